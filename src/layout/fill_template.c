/* fill_template.c: templates, their optional parts and choices. */
#include "layout/fill.h"

/* Whether every field directly inside is there. */
static bool all_there(const struct scope *s, const struct part *p, size_t n)
{
    bool all = true;
    for (size_t i = 0; i < n; i++) {
        if (p[i].kind == PART_FIELD) {
            all &= fill_has(s, p[i].field);
        } else if (p[i].kind != PART_TEXT && p[i].kind != PART_OPTIONAL &&
                   p[i].kind != PART_CHOICE) {
            all &= all_there(s, p[i].parts.at, p[i].parts.n);
        }
    }
    return all;
}

static bool has_fields(const struct part *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (p[i].kind == PART_FIELD || has_fields(p[i].parts.at, p[i].parts.n))
            return true;
    return false;
}

static bool any_there(const struct scope *s, const struct part *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (p[i].kind == PART_FIELD ? fill_has(s, p[i].field)
                                    : any_there(s, p[i].parts.at, p[i].parts.n))
            return true;
    return false;
}

bool fill_has_row(const struct scope *s, const struct row *row)
{
    bool fields = false, any = false;
    for (size_t i = 0; i < row->n_cells; i++) {
        fields |= has_fields(row->cells[i].parts.at, row->cells[i].parts.n);
        any |= any_there(s, row->cells[i].parts.at, row->cells[i].parts.n);
    }
    return any || !fields;
}

/* Whether an optional part is set: what is directly inside is there, and of a part that has further
 * parts only, something. */
static bool is_set(const struct scope *s, const struct part *p)
{
    return all_there(s, p->parts.at, p->parts.n) &&
           (!has_fields(p->parts.at, p->parts.n) || any_there(s, p->parts.at, p->parts.n));
}

/* Signs that join what stands before them to what follows: senseless with nothing before. */
static bool joins(char c)
{
    return strchr(" ,.;:", c) != NULL;
}

/* Whether a stop or comma behind this text would be one too many: behind another, also one inside of
 * quotation marks. */
static bool ends_sentence(struct str text, char next)
{
    static const char *const quotes[] = {"\xE2\x80\x9D", "\xE2\x80\x99", "\"", "\xE2\x80\x9D"};
    bool quoted = false;
    for (size_t i = 0; i < 4; i++) /* one kind within the other too */
        if (str_ends(text, str_of(quotes[i]))) {
            text = str_sub(text, 0, text.n - strlen(quotes[i]));
            quoted = true;
        }
    if (next == '.' && str_ends(text, STR("\xE2\x80\xA6")))
        return true;
    char last = text.n ? text.p[text.n - 1] : 'x';
    return next == '.' || quoted ? strchr(".!?", last) || (quoted && last == ',') : false;
}

/* " | ", " · " or " • ": signs between what they join, which vanish where a line breaks. */
static bool is_separator(struct str s)
{
    static const char *const signs[] = {"|", "\xC2\xB7", "\xE2\x80\xA2"};
    struct str sign = str_trim(s);
    for (size_t i = 0; i < 3; i++)
        if (str_eq(sign, str_of(signs[i])))
            return s.p[0] == ' ' && s.p[s.n - 1] == ' ';
    return false;
}

static void set_literal(const struct filler *f, const struct template *t, struct str s,
                        const struct type *type, struct rich *to)
{
    struct pen pen = fill_pen(f, type, t->pos);
    if (s.n > 2 && is_separator(s)) {
        bool again = to->spans.n && to->spans.at[to->spans.n - 1].kind == SPAN_SEPARATOR;
        if (to->text.n && !again)
            rich_separator(to, &pen, s, 0); /* with its spaces, so that readers see them */
        return;
    }
    if (to->text.n == 0)
        while (s.n && joins(s.p[0]))
            s = str_sub(s, 1, s.n);
    if (s.n && (s.p[0] == '.' || s.p[0] == ',') && ends_sentence(buf_str(&to->text), s.p[0]))
        s = str_sub(s, 1, s.n);
    rich_text(to, &pen, s);
}

static void set_word(const struct filler *f, const struct template *t, struct str word,
                     const struct type *type, struct rich *to)
{
    const struct node *words = node_find(f->locale->words, word) ? f->locale->words
                                                                 : f->locale->sections;
    struct pen pen = fill_pen(f, type, t->pos);
    if (!node_find(words, word)) {
        size_t n = words ? words->pairs.n : 0;
        const char **names = arena_array_of(f->a, const char *, n + 1);
        for (size_t i = 0; i < n; i++)
            names[i] = str_c(f->a, words->pairs.at[i].key);
        diag_report(f->d, DIAG_CODE_UNKNOWN_WORD, t->pos, STRF(word),
                    diag_suggest(f->d, word, names, n));
    }
    rich_text(to, &pen, locale_word(words, word));
}

static void set_icon(const struct filler *f, const struct template *t, struct str name,
                     const struct type *type, struct rich *to)
{
    struct pen pen = fill_pen(f, type, t->pos);
    uint32_t glyph;
    struct face *face = f->style->icons ? fonts_icon(f->types->fonts, name, &glyph) : NULL;
    if (face)
        rich_icon(to, &pen, face, glyph, name, 0, type->size * 35 / 100);
    else if (f->style->icons)
        fonts_icon_report(f->types->fonts, (struct markup){name, t->pos});
}

static void set_parts(const struct filler *f, const struct scope *s, const struct template *t,
                      const struct part *p, size_t n, const struct type *type, struct rich *to);

/* The first of the alternatives of which every field is there. */
static void set_choice(const struct filler *f, const struct scope *s, const struct template *t,
                       const struct part *choice, const struct type *type, struct rich *to)
{
    for (size_t i = 0; i < choice->parts.n; i++) {
        const struct part *p = &choice->parts.at[i];
        if (is_set(s, p)) {
            set_parts(f, s, t, p->parts.at, p->parts.n, type, to);
            return;
        }
    }
}

static void set_parts(const struct filler *f, const struct scope *s, const struct template *t,
                      const struct part *p, size_t n, const struct type *type, struct rich *to)
{
    for (size_t i = 0; i < n; i++) {
        const struct type *inner = type;
        switch (p[i].kind) {
        case PART_TEXT:
            set_literal(f, t, p[i].text, type, to);
            continue;
        case PART_WORD:
            set_word(f, t, p[i].text, type, to);
            continue;
        case PART_ICON:
            set_icon(f, t, p[i].text, type, to);
            continue;
        case PART_FIELD:
            if (fill_has(s, p[i].field))
                fill_field(f, s, p[i].field, type, to);
            continue;
        case PART_OPTIONAL:
            if (!is_set(s, &p[i]))
                continue;
            break;
        case PART_CHOICE:
            set_choice(f, s, t, &p[i], type, to);
            continue;
        case PART_BOLD:
            inner = type_bold(f->types, type);
            break;
        case PART_ITALIC:
            inner = type_emphasis(f->types, type);
            break;
        case PART_ROLE:
            inner = type_role(f->types, type, p[i].role);
            break;
        }
        set_parts(f, s, t, p[i].parts.at, p[i].parts.n, inner ? inner : type, to);
    }
}

void fill_template(const struct filler *f, const struct scope *s, const struct template *t,
                   const struct type *type, struct rich *to)
{
    if (has_fields(t->parts.at, t->parts.n) && !any_there(s, t->parts.at, t->parts.n))
        return;
    set_parts(f, s, t, t->parts.at, t->parts.n, type, to);
    rich_trim(to);
}
