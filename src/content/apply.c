/* apply.c: templates, their optional parts and choices. */
#include "content/resolve.h"
#include "model/name.h"
#include "model/work.h"

/* Space between an icon in a template and the text after it [1/100 em]. */
enum { ICON_GAP = 35 };

/* True if every field directly inside has a value. */
static bool all_there(struct resolver *r, const struct scope *s, const struct part *p, size_t n)
{
    bool all = true;
    for (size_t i = 0; i < n; i++) {
        if (p[i].kind == PART_FIELD) {
            all &= fields_has(r, s, p[i].field);
        } else if (p[i].kind == PART_EXTRA) {
            all &= fields_extra(s, p[i].text) != NULL;
        } else if (p[i].kind != PART_TEXT && p[i].kind != PART_OPTIONAL &&
                   p[i].kind != PART_CHOICE) {
            all &= all_there(r, s, p[i].parts.at, p[i].parts.n);
        }
    }
    return all;
}

static bool has_fields(const struct part *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (p[i].kind == PART_FIELD || p[i].kind == PART_EXTRA || has_fields(p[i].parts.at, p[i].parts.n))
            return true;
    return false;
}

static bool any_there(struct resolver *r, const struct scope *s, const struct part *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (p[i].kind == PART_FIELD   ? fields_has(r, s, p[i].field)
            : p[i].kind == PART_EXTRA ? fields_extra(s, p[i].text) != NULL
                                      : any_there(r, s, p[i].parts.at, p[i].parts.n))
            return true;
    return false;
}

bool apply_has(struct resolver *r, const struct scope *s, const struct row *row)
{
    bool fields = false, any = false;
    for (size_t i = 0; i < row->n_cells; i++) {
        fields |= has_fields(row->cells[i].parts.at, row->cells[i].parts.n);
        any |= any_there(r, s, row->cells[i].parts.at, row->cells[i].parts.n);
    }
    return any || !fields;
}

/* True if an optional part is printed: every field directly inside has a value, and if it has only
 * nested optional parts or choices, one of their fields has a value. */
static bool is_set(struct resolver *r, const struct scope *s, const struct part *p)
{
    return all_there(r, s, p->parts.at, p->parts.n) &&
           (!has_fields(p->parts.at, p->parts.n) || any_there(r, s, p->parts.at, p->parts.n));
}

/* True for a sign that joins the text before it to the text after it, so it cannot come first. */
static bool joins(char c)
{
    return strchr(" ,.;:", c) != NULL;
}

/* The text without a no-break space at its end, as French has it inside of quotation marks. */
static struct str without_space(struct str s)
{
    size_t n = str_ends(s, STR("\xC2\xA0")) ? 2 : str_ends(s, STR("\xE2\x80\xAF")) ? 3 : 0;
    return str_sub(s, 0, s.n - n);
}

/* The text without the ends of isolated values at its end. */
static struct str without_isolates(struct str s)
{
    while (str_ends(s, STR("\xE2\x81\xA9")))
        s.n -= 3;
    return s;
}

/* True if a stop or comma after this text would be doubled: the text ends with one already, perhaps
 * inside quotation marks. */
static bool ends_sentence(const struct locale *l, struct str text, char next)
{
    static const char *const wide[] = {"。", "．", "！", "？", "؟", "۔", "।"};
    struct str outer = l->quote_close.text, inner = l->inner_close.text;
    const struct str quotes[] = {outer, inner, STR("\""), outer};
    bool quoted = false;
    text = without_isolates(text);
    for (size_t i = 0; i < 4; i++) /* one kind of quotes may end inside the other */
        if (quotes[i].n && str_ends(text, quotes[i])) {
            text = without_space(str_sub(text, 0, text.n - quotes[i].n));
            quoted = true;
        }
    for (size_t i = 0; i < sizeof wide / sizeof *wide && text.n && (text.p[text.n - 1] & 0x80); i++)
        if (str_ends(text, str_of(wide[i])))
            return true;
    if (next == '.' && str_ends(text, STR("\xE2\x80\xA6")))
        return true;
    char last = text.n ? text.p[text.n - 1] : 'x';
    return next == '.' || quoted ? strchr(".!?", last) || (quoted && last == ',') : false;
}

/* True for what people write in sentences, rather than names and short forms. */
static bool is_title(enum field f)
{
    return f == FIELD_ITEM || f == FIELD_NAME || f == FIELD_TITLE || f == FIELD_COURSE || f == FIELD_THESIS ||
           f == FIELD_EVENT;
}

/* True if a comma after this text would follow the question or call that it ends in: "Why?, Essay Club". The name of
 * a firm or a program may end so, and keeps its comma. */
static bool ends_question(enum field f, struct str text)
{
    text = without_isolates(text);
    return is_title(f) && (str_ends(text, STR("?")) || str_ends(text, STR("!")));
}

/* True if a colon after this text would be doubled, or follow a question: "Languages:", "Why me?". */
static bool ends_label(struct str text)
{
    static const char *const signs[] = {":", "：", "?", "!", "？", "！", "؟"};
    text = without_isolates(text);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (str_ends(text, str_of(signs[i])))
            return true;
    return false;
}

/* Takes off the stop behind a closing quote, where a comma follows: « Title », submitted. */
static void drop_stop(const struct locale *l, struct rich *to)
{
    struct str text = buf_str(&to->text), before = str_sub(text, 0, text.n - (text.n > 0));
    struct span *last = to->spans.n ? &to->spans.at[to->spans.n - 1] : NULL;
    bool quoted = (l->quote_close.text.n && str_ends(before, l->quote_close.text)) ||
                  (l->inner_close.text.n && str_ends(before, l->inner_close.text));
    if (!quoted || l->punctuation_in_quotes || !str_ends(text, STR(".")) || last->end == last->start)
        return;
    to->text.n--;
    last->end--;
}

/* How many small letters end before byte `at`. */
static size_t small_before(struct str s, size_t at)
{
    size_t n = 0;
    while (n < at && s.p[at - n - 1] >= 'a' && s.p[at - n - 1] <= 'z')
        n++;
    return n;
}

/* True if a value that ends in a stop ends a sentence so, rather than an abbreviation: behind a year, or where it has no
 * other stop, behind a long word ("Merit Student of the University.") or a letter ("Proceedings of the Society A."). */
static bool ends_in_sentence(struct str s, enum field f)
{
    enum { LEAST_TITLE = 5, LEAST_OTHER = 7, YEAR = 4 };
    size_t at = s.n - 1, letters = small_before(s, at), digits = 0;
    while (digits < at && s.p[at - digits - 1] >= '0' && s.p[at - digits - 1] <= '9')
        digits++;
    if (digits == YEAR || str_find(s, '.') < at)
        return digits == YEAR;
    bool capital = at > letters + 1 && s.p[at - letters - 1] >= 'A' && s.p[at - letters - 1] <= 'Z';
    return capital && !letters ? s.p[at - 2] == ' ' && small_before(s, at - 2) >= LEAST_TITLE
                               : letters + capital >= (is_title(f) ? LEAST_TITLE : LEAST_OTHER);
}

/* Takes off a typed stop where the style goes on, before a comma or a sign between two values ("University., 2023"), or
 * before a bracket that it closes: "(Best paper)". One behind a short word or a capital may be that of an abbreviation. */
static void drop_typed_stop(enum field f, struct rich *to, bool bracket)
{
    enum { LEAST_WORD = 5 };
    struct str text = buf_str(&to->text);
    struct span *last = to->spans.n ? &to->spans.at[to->spans.n - 1] : NULL;
    size_t stop = str_ends(text, STR("。")) ? strlen("。") : str_ends(text, STR("."));
    if (!stop || last->end != text.n || last->end - last->start <= stop)
        return;
    struct str value = str_sub(text, last->start, text.n);
    bool drops = bracket ? stop > 1 || small_before(text, text.n - stop) >= LEAST_WORD
                         : stop == 1 && last->kind == SPAN_TEXT && ends_in_sentence(value, f);
    if (!drops)
        return;
    to->text.n -= stop;
    last->end -= (uint32_t)stop;
}

/* True if the text ends in a closing inner quote. That may look like an apostrophe: “the dogs’”. */
static bool ends_inner(const struct locale *l, struct str s)
{
    struct str open = l->inner_open.text;
    return l->inner_close.text.n && str_ends(s, l->inner_close.text) && open.n && str_find_str(s, open) < s.n;
}

/* Puts a comma or stop before the closing quotes at the end of the text, as American English has it:
 * “Title,” and not “Title”,. False if no quote is there. */
static bool put_inside(const struct locale *l, char sign, struct rich *to)
{
    struct str outer = l->quote_close.text, text = buf_str(&to->text);
    struct str before = outer.n && str_ends(text, outer) ? str_sub(text, 0, text.n - outer.n) : text;
    size_t quotes = text.n - before.n + (ends_inner(l, before) ? l->inner_close.text.n : 0);
    if (!l->punctuation_in_quotes || !quotes)
        return false;
    buf_char(&to->text, sign);
    size_t at = to->text.n - 1 - quotes;
    memmove(to->text.p + at + 1, to->text.p + at, quotes);
    to->text.p[at] = sign;
    for (size_t i = to->spans.n; i > 0 && to->spans.at[i - 1].end > at; i--) {
        to->spans.at[i - 1].end++;
        to->spans.at[i - 1].start += to->spans.at[i - 1].start > at;
    }
    return true;
}

/* Closes the gap that fields without a value leave between two texts of a template: where the one before ends in a
 * space, a sign that joins has nothing to join. "{authors}. {title}. {source}" without a title has one stop, and
 * "{role} {note}, {company}" without a note no space before its comma. */
static struct str close_gap(struct str s, struct rich *to)
{
    struct str text = buf_str(&to->text);
    struct span *last = to->spans.n ? &to->spans.at[to->spans.n - 1] : NULL;
    if (!s.n || s.p[0] == ' ' || !joins(s.p[0]) || !text.n || text.p[text.n - 1] != ' ' || last->end != text.n)
        return s;
    if (last->kind == SPAN_SEPARATOR || (text.n > 1 && joins(text.p[text.n - 2]))) {
        while (s.n && joins(s.p[0]))
            s = str_sub(s, 1, s.n);
    } else if (last->end > last->start) {
        to->text.n--;
        last->end--;
    }
    return s;
}

/* The locale inside of a quotation of the style: a title's own quotes are inner ones there. */
static const struct locale *quoted_locale(struct resolver *r)
{
    struct locale *l = arena_new_of(r->a, struct locale);
    *l = *r->locale;
    l->quote_open = r->locale->inner_open;
    l->quote_close = r->locale->inner_close;
    return l;
}

/* Turns typed quotation marks of the language into inner ones, and inner ones inside them into outer ones: a title's
 * “quotes” are ‘quotes’ within quotes of the style. Marks of other lengths stay as they are typed. */
static void nest_quotes(const struct locale *l, size_t from, struct rich *to)
{
    struct str open = l->quote_open.text, close = l->quote_close.text;
    struct str in = l->inner_open.text, out = l->inner_close.text, text = buf_str(&to->text);
    size_t outer = 0, inner = 0;
    if (!open.n || open.n != in.n || close.n != out.n || str_eq(open, close))
        return;
    for (size_t i = from; i < text.n; i++) { /* behind letters of English or German no mark opens */
        struct str rest = str_sub(text, i, text.n), mark = {0};
        bool starts = i == from || strchr(" ([-", text.p[i - 1]) || (unsigned char)text.p[i - 1] >= 0x80;
        if (starts && str_starts(rest, open) && ++outer)
            mark = in;
        else if (str_starts(rest, close) && outer && outer--)
            mark = out;
        else if (starts && str_starts(rest, in) && outer && ++inner)
            mark = open;
        else if (str_starts(rest, out) && inner && inner--)
            mark = close;
        if (mark.n) {
            memcpy(to->text.p + i, mark.p, mark.n);
            i += mark.n - 1;
        }
    }
}

static bool is_of_type(const struct scope *s, struct str type)
{
    return s->entry && str_eq(work_type(s->entry), type);
}

/* Whether a field is the title of a journal or book. A venue may be a conference, which is no title. */
static bool is_source_title(const struct scope *s, enum field f)
{
    bool book = is_of_type(s, STR("book")) || is_of_type(s, STR("incollection")) || is_of_type(s, STR("inbook"));
    return f == FIELD_JOURNAL || f == FIELD_MAIN_TITLE || (book && (f == FIELD_VENUE || f == FIELD_TITLE));
}

/* The language's marks around the title of a source in letters that have no italics: 《学报》. One that begins with a mark of
 * its own is left as it is. */
static void mark_title(struct resolver *r, size_t from, struct rich *to)
{
    struct str title = str_sub(buf_str(&to->text), from, to->text.n);
    size_t n;
    int32_t first = title.n ? utf8_at(title, 0, &n) : 0;
    bool latin = (first >= '0' && first <= '9') || ((first | 0x20) >= 'a' && (first | 0x20) <= 'z');
    if (name_has_east(title) && (latin || east_is_letter(first)))
        rich_enclose(to, r->a, from, r->locale->title_open.text, r->locale->title_close.text);
}

static void set_field(struct resolver *r, const struct scope *s, enum field f, const struct charstyle *style,
                      struct rich *to)
{
    const struct locale *outer = r->locale;
    if (!fields_has(r, s, f))
        return;
    if (r->quoted)
        resolve_locale(r, quoted_locale(r));
    if (f == FIELD_TITLE && is_of_type(s, STR("book")))
        style = resolve_style(r, style, "book");
    size_t from = to->text.n;
    fields_set(r, s, f, style, to);
    if (r->quoted)
        nest_quotes(outer, from, to);
    resolve_locale(r, outer);
    if (outer->title_open.text.n + outer->title_close.text.n && is_source_title(s, f) &&
        (f != FIELD_TITLE || charstyle_is_italic(style)))
        mark_title(r, from, to);
}

/* True for " | ", " · " and " • ": signs between items, not printed where a line breaks. */
static bool is_separator(struct str s)
{
    static const char *const signs[] = {"|", "\xC2\xB7", "\xE2\x80\xA2"};
    struct str sign = str_trim(s);
    for (size_t i = 0; i < 3; i++)
        if (str_eq(sign, str_of(signs[i])))
            return s.p[0] == ' ' && s.p[s.n - 1] == ' ';
    return false;
}

/* The style's own quotation marks in turn, whatever marks are in the values between them. */
static struct str own_quotes(const struct resolver *r, struct str s)
{
    struct buf b = {.a = r->a};
    bool quoted = r->quoted;
    if (str_find(s, '"') == s.n || !r->locale->quote_open.text.n || !r->locale->quote_close.text.n)
        return s;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] != '"') {
            buf_char(&b, s.p[i]);
            continue;
        }
        buf_add(&b, quoted ? r->locale->quote_close.text : r->locale->quote_open.text);
        quoted = !quoted;
    }
    return buf_end(&b);
}

static void set_literal(struct resolver *r, const struct template *t, struct str s,
                        const struct charstyle *style, struct rich *to)
{
    struct pen pen = resolve_pen(r, style, t->pos);
    if (s.n > 2 && is_separator(s)) {
        bool again = to->spans.n && to->spans.at[to->spans.n - 1].kind == SPAN_SEPARATOR;
        if (to->text.n && !again)
            drop_typed_stop(r->printed, to, false);
        if (to->text.n && !again)
            rich_separator(to, &pen, locale_separator(r->a, r->locale, s), (struct dim){0}, true); /* readers get its spaces */
        return;
    }
    if (r->locale->signs.slash.text.n && str_eq(str_trim(s), STR("/")))
        s = r->locale->signs.slash.text;
    bool quotes = s.n > 1 && s.p[1] == '"' && (s.p[0] == '.' || s.p[0] == ',');
    if (quotes && !r->locale->punctuation_in_quotes) {
        set_literal(r, t, STR("\""), style, to);
        s = str_printf(r->a, "%c%.*s", s.p[0], STRF(str_sub(s, 2, s.n)));
    }
    if (to->text.n == r->begin)
        while (s.n && joins(s.p[0]))
            s = str_sub(s, 1, s.n);
    s = close_gap(s, to);
    if (s.n && s.p[0] == ',')
        drop_stop(r->locale, to);
    if (s.n && (s.p[0] == ',' || s.p[0] == ')'))
        drop_typed_stop(r->printed, to, s.p[0] == ')');
    struct str text = buf_str(&to->text);
    if (s.n && s.p[0] == ':' && ends_label(text))
        s = str_sub(s, 1, s.n);
    bool sign = s.n && (s.p[0] == '.' || s.p[0] == ',');
    if (sign && (ends_sentence(r->locale, text, s.p[0]) || (s.p[0] == ',' && ends_question(r->printed, text))))
        s = str_sub(s, 1, s.n);
    else if (sign && put_inside(r->locale, s.p[0], to))
        s = str_sub(s, 1, s.n);
    rich_text(to, &pen, own_quotes(r, locale_signed(r->a, r->locale, s, buf_str(&to->text))));
}

void apply_sign(struct resolver *r, struct str sign, struct pos pos, const struct charstyle *style,
                struct rich *to)
{
    struct template none = {.pos = pos};
    set_literal(r, &none, sign, style, to);
}

static void set_word(struct resolver *r, const struct template *t, struct str word,
                     const struct charstyle *style, struct rich *to)
{
    const struct node *words = node_find(r->locale->words, word) ? r->locale->words
                                                                 : r->locale->sections;
    struct pen pen = resolve_pen(r, style, t->pos);
    if (!node_find(words, word)) {
        size_t n = words ? words->pairs.n : 0;
        const char **names = arena_array_of(r->a, const char *, n + 1);
        for (size_t i = 0; i < n; i++)
            names[i] = str_c(r->a, words->pairs.at[i].key);
        diag_report(r->d, DIAG_CODE_UNKNOWN_WORD, t->pos, STRF(word),
                    diag_suggest(r->d, word, names, n));
    }
    terms_words(r, locale_word(words, word), &pen, to);
}

static void set_icon(struct resolver *r, const struct template *t, struct str name,
                     const struct charstyle *style, struct rich *to)
{
    struct pen pen = resolve_pen(r, style, t->pos);
    if (r->style->icons)
        rich_icon(to, &pen, name, true, 0, (struct dim){ICON_GAP * PT / 100, DIM_EM});
}

static void set_parts(struct resolver *r, const struct scope *s, const struct template *t,
                      const struct part *p, size_t n, const struct charstyle *style, struct rich *to);

/* For marking all fields of a choice as used: the alternatives that the style does not take are
 * left out on purpose. */
struct alternative {
    struct resolver *r;
    const struct scope *s;
};

static void use_field(void *user, enum field f)
{
    struct alternative *a = user;
    fields_use(a->r, a->s, f);
}

/* Appends the first alternative whose fields all have values. */
static void set_choice(struct resolver *r, const struct scope *s, const struct template *t,
                       const struct part *choice, const struct charstyle *style, struct rich *to)
{
    for (size_t i = 0; i < choice->parts.n; i++) {
        const struct part *p = &choice->parts.at[i];
        if (!is_set(r, s, p))
            continue;
        struct alternative all = {r, s};
        struct template others = {.pos = t->pos};
        others.parts.at = choice->parts.at;
        others.parts.n = choice->parts.n;
        template_fields(&others, use_field, &all);
        set_parts(r, s, t, p->parts.at, p->parts.n, style, to);
        return;
    }
}

/* The text of part `i`, without the space that parts it from a word of the locale in ideographs: 载何如. */
static struct str behind_word(const struct part *p, size_t i, const struct rich *to)
{
    struct str text = p[i].text, before = buf_str(&to->text);
    size_t at = before.n, n;
    while (at && ((unsigned char)before.p[--at] & 0xC0) == 0x80)
        ;
    bool word = i && p[i - 1].kind == PART_WORD && before.n && text.n && text.p[0] == ' ';
    int32_t last = word ? utf8_at(before, at, &n) : 0;
    return east_is_letter(last) && !east_is_hangul(last) ? str_sub(text, 1, text.n) : text;
}

static void set_parts(struct resolver *r, const struct scope *s, const struct template *t,
                      const struct part *p, size_t n, const struct charstyle *style, struct rich *to)
{
    struct charstyles *styles = &r->to->inliner.styles;
    for (size_t i = 0; i < n; i++) {
        const struct charstyle *inner = style;
        size_t from = to->text.n;
        switch (p[i].kind) {
        case PART_TEXT:
            set_literal(r, t, behind_word(p, i, to), style, to);
            for (size_t k = 0; k < p[i].text.n; k++)
                r->quoted ^= p[i].text.p[k] == '"';
            continue;
        case PART_WORD:
            set_word(r, t, p[i].text, style, to);
            continue;
        case PART_ICON:
            set_icon(r, t, p[i].text, style, to);
            continue;
        case PART_TERM:
            if (all_there(r, s, p[i].parts.at, p[i].parts.n)) {
                terms_set(r, s, &p[i], t->pos, style, to);
                resolve_isolate(r, to, from, BIDI_OWN);
                phrases_note(r, s, t, p[i].parts.at[0].field, from, to);
            }
            naming_see(r, p[i].parts.at[0].field, from, to);
            continue;
        case PART_FIELD:
            set_field(r, s, p[i].field, style, to);
            if (from == 0 && p[i].field == FIELD_NOTE && s->entry)
                more_capitalise(r, FIELD_NOTE, to);
            phrases_note(r, s, t, p[i].field, from, to);
            naming_see(r, p[i].field, from, to);
            continue;
        case PART_EXTRA:
            fields_set_extra(r, s, p[i].text, style, to);
            continue;
        case PART_OPTIONAL:
            if (!is_set(r, s, &p[i]))
                continue;
            break;
        case PART_CHOICE:
            set_choice(r, s, t, &p[i], style, to);
            continue;
        case PART_BOLD:
            inner = charstyle_add(styles, style, CHARSTYLE_BOLD);
            break;
        case PART_ITALIC:
            inner = charstyle_add(styles, style, CHARSTYLE_SLANT);
            break;
        case PART_FONT:
            inner = charstyle_font(styles, style, p[i].font);
            break;
        }
        set_parts(r, s, t, p[i].parts.at, p[i].parts.n, inner, to);
    }
}

bool apply_any(struct resolver *r, const struct scope *s, const struct template *t)
{
    return any_there(r, s, t->parts.at, t->parts.n);
}

void apply_inside(struct resolver *r, const struct scope *s, const struct template *t,
                  const struct charstyle *style, struct rich *to)
{
    size_t begin = r->begin;
    bool in_source = r->in_source;
    r->begin = to->text.n;
    r->in_source = true;
    set_parts(r, s, t, t->parts.at, t->parts.n, style, to);
    r->begin = begin;
    r->in_source = in_source;
}

void apply_then(struct resolver *r, const struct scope *s, const struct template *t,
                const struct charstyle *style, struct rich *to)
{
    struct rich more = {0};
    apply_template(r, s, t, style, &more);
    set_literal(r, t, STR(". "), style, to);
    rich_append(to, &more, r->a);
}

void apply_template(struct resolver *r, const struct scope *s, const struct template *t,
                   const struct charstyle *style, struct rich *to)
{
    if (has_fields(t->parts.at, t->parts.n) && !any_there(r, s, t->parts.at, t->parts.n))
        return;
    size_t begin = r->begin;
    bool quoted = r->quoted, in_source = r->in_source;
    r->begin = 0;
    r->quoted = r->in_source = false;
    set_parts(r, s, t, t->parts.at, t->parts.n, style, to);
    r->begin = begin;
    r->quoted = quoted;
    r->in_source = in_source;
    rich_trim(to);
}
