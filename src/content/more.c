/* more.c: the values that no row of the style prints, each with its word: so that none is lost because an
 * entry is of another kind than the style thought of. */
#include "base/casing.h"
#include "content/resolve.h"

/* The field that prints the value of `f` where no row of its own does. */
static enum field printed_as(const struct scope *s, enum field f)
{
    bool authors = f == FIELD_EDITORS && !sources_have_people(s->entry, f);
    bool link = f == FIELD_URL || f == FIELD_DOI || f == FIELD_ARXIV;
    bool date = f == FIELD_DATE || f == FIELD_START_DATE || f == FIELD_END_DATE;
    return authors ? FIELD_AUTHORS : link ? FIELD_LINKS : date ? FIELD_DATES : f;
}

static bool is_listed(const struct more *m, enum field f)
{
    for (size_t i = 0; i < m->fields.n; i++)
        if (m->fields.at[i] == f)
            return true;
    return false;
}

static void list(struct resolver *r, const struct scope *s)
{
    struct more *m = &r->more;
    m->listed = true;
    for (size_t i = 0; m->style && i < s->entry->values.n; i++) {
        const struct value *v = &s->entry->values.at[i];
        enum field f = printed_as(s, v->field);
        bool later = m->style->later[v->field] || m->style->later[f];
        if (later || m->shown[v->field] || is_listed(m, f) || !account_wants(m->style, v))
            continue;
        bool apart = v->field == FIELD_SIGNATURE || field_holds(f) == FIELD_HOLDS_TABLE;
        if (!apart && fields_has(r, s, f))
            *vec_push(r->a, &m->fields) = f;
    }
}

bool more_has(struct resolver *r, const struct scope *s)
{
    if (!r->more.listed)
        list(r, s);
    return r->more.fields.n > 0;
}

/* Appends the comma or stop before a value. */
static void separate(struct resolver *r, const struct scope *s, bool label, const struct charstyle *style,
                     struct rich *to)
{
    struct str text = buf_str(&to->text);
    bool labelled = str_ends(text, STR(":")) || str_ends(text, STR("："));
    if (to->text.n > r->begin && !str_ends(text, STR(" ")))
        apply_sign(r, labelled ? STR(" ") : label ? STR(". ") : STR(", "), s->entry->pos, style, to);
}

/* Appends one value; a degree with its area. */
static void set_one(struct resolver *r, const struct scope *s, enum field f, const struct charstyle *style,
                    struct rich *to)
{
    static const struct part both[] = {{.kind = PART_FIELD, .field = FIELD_DEGREE},
                                       {.kind = PART_FIELD, .field = FIELD_AREA}};
    struct part term = {.kind = PART_TERM, .text = STR("degree.area")};
    size_t from = to->text.n;
    if (f == FIELD_DEGREE && is_listed(&r->more, FIELD_AREA)) {
        term.parts.at = (struct part *)both;
        term.parts.n = 2;
        terms_set(r, s, &term, s->entry->pos, style, to);
        resolve_isolate(r, to, from, BIDI_OWN);
    } else if (f != FIELD_AREA && node_find(r->locale->terms.forms, str_of(field_key(f)))) {
        terms_set_field(r, s, f, s->entry->pos, style, to);
        resolve_isolate(r, to, from, BIDI_OWN);
    } else {
        fields_set(r, s, f, style, to);
    }
}

/* The length of a text's first word if it has only small letters, and no sign but a comma or a stop at its end; or 0:
 * "iOS", "robin@example.org" and "x86" stay as they are. */
static size_t small_word(const struct resolver *r, struct str text)
{
    enum casing casing = casing_of(r->locale->language.text);
    size_t at = 0, n;
    for (; at < text.n && !strchr(" ,.:", text.p[at]); at += n) {
        int32_t code = utf8_at(text, at, &n), upper[CASING_MOST];
        if (casing_upper(casing, code, upper) == 1 && upper[0] == code)
            return 0;
    }
    bool ends = at == text.n || text.p[at] == ' ' || at + 1 == text.n || text.p[at + 1] == ' ' ||
                str_starts(str_sub(text, at + 1, text.n), STR("\xC2\xA0"));
    return ends ? at : 0;
}

void more_capitalise(const struct resolver *r, enum field first, struct rich *to)
{
    struct str text = buf_str(&to->text);
    static const enum field names[] = {FIELD_TOOLS,    FIELD_KEYWORDS,    FIELD_GIVER,   FIELD_COMPANY, FIELD_LINKS,
                                       FIELD_LOCATION, FIELD_INSTITUTION, FIELD_JOURNAL, FIELD_VENUE,   FIELD_EVENT};
    size_t n;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (first == names[i])
            return;
    if (!small_word(r, text))
        return;
    int32_t code = utf8_at(text, 0, &n), upper[CASING_MOST];
    size_t count = casing_upper(casing_of(r->locale->language.text), code, upper);
    char letter[4];
    if (count == 1 && utf8_put(letter, upper[0]) == n)
        memcpy(to->text.p, letter, n);
}

enum turn { PLAIN, DATED, ENDING, LABELLED, TURNS };

static enum turn turn_of(const struct resolver *r, enum field f)
{
    if (f == FIELD_PEOPLE || terms_is_label(r, f))
        return LABELLED;
    return f == FIELD_DATES ? DATED : f == FIELD_EXPIRES ? ENDING : PLAIN;
}

/* Dates come behind what else needs no label, and labels last: "Ph.D., with distinction, 2021. Advisor: A. Able". */
void more_set(struct resolver *r, const struct scope *s, const struct charstyle *style, struct rich *to)
{
    const struct more *m = &r->more;
    bool begins = !to->text.n;
    for (size_t i = 0; i < TURNS * m->fields.n; i++) {
        enum field f = m->fields.at[i % m->fields.n];
        enum turn turn = turn_of(r, f);
        if (turn != i / m->fields.n || (f == FIELD_AREA && is_listed(m, FIELD_DEGREE)))
            continue;
        separate(r, s, turn == LABELLED, style, to);
        size_t from = to->text.n;
        set_one(r, s, f, style, to);
        rich_phrase(to, r->a, from, PHRASE_TEXT);
        if (begins && to->text.n)
            more_capitalise(r, f, to);
        begins &= !to->text.n;
    }
}
