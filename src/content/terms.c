/* terms.c: values within words of the locale: "vol. 4 of LNCS", "2nd ed.", "E. Ed (ed.)". */
#include "model/term.h"

#include "base/casing.h"
#include "base/grapheme.h"
#include "content/resolve.h"
#include "model/plural.h"

/* ---- words */

/* True if a sentence or a line of its own begins there; asked only where a source begins. Before a sentence there is a
 * stop and a space, perhaps with a quotation mark between. */
static bool begins_sentence(const struct resolver *r, const struct rich *to)
{
    const struct str quotes[] = {r->locale->quote_close.text, r->locale->inner_close.text, STR("\"")};
    struct str s = buf_str(&to->text), t = str_trim(s);
    if (!s.n)
        return true;
    if (!t.n || t.p + t.n == s.p + s.n)
        return false;
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
        if (str_ends(t, quotes[i]))
            t = str_sub(t, 0, t.n - quotes[i].n);
    return t.n && strchr(".!?", t.p[t.n - 1]);
}

void terms_words(struct resolver *r, struct str words, const struct pen *pen, struct rich *to)
{
    if (words.n && r->in_source && r->begin == to->text.n && begins_sentence(r, to)) {
        struct buf b = {.a = r->a};
        casing_capitalise(casing_of(r->locale->language.text), words, &b);
        words = buf_end(&b);
    }
    rich_text(to, pen, words);
}

/* ---- values */

static const struct markup *text_of(const struct resolver *r, const struct scope *s, enum field f)
{
    return field_holds(f) == FIELD_HOLDS_TEXT ? fields_text(r, s, f) : NULL;
}

/* How many things the field names: editors, pages. */
static struct str count_of(const struct resolver *r, const struct scope *s, enum field f)
{
    const struct value *v = s->entry ? entry_value(s->entry, f) : NULL;
    const struct markup *m = text_of(r, s, f);
    bool others;
    if (m && (f == FIELD_VOLUMES || f == FIELD_PAGE_TOTAL))
        return term_amount(m->text);
    if (!v || field_holds(f) != FIELD_HOLDS_AUTHORS)
        return m ? term_count(m->text, r->locale->lists.two.text) : STR("1");
    size_t n = people_count(v, &others);
    return str_printf(r->a, "%zu", n + others);
}

/* The field whose words a value may have itself: "3 vols." has those of "vol. 3". */
static enum field said_as(enum field f)
{
    return f == FIELD_VOLUMES ? FIELD_VOLUME : f == FIELD_PAGE_TOTAL ? FIELD_PAGES : f;
}

/* Appends the value of a field without the words that its term adds. */
static void set_value(struct resolver *r, const struct scope *s, enum field f,
                      const struct charstyle *style, struct rich *to)
{
    const struct locale_terms *terms = &r->locale->terms;
    const struct markup *m = text_of(r, s, f);
    if (!m || (s->entry && f == entry_heading(s->entry))) {
        fields_set(r, s, f, style, to);
        return;
    }
    struct markup bare = {term_bare(terms, str_of(field_key(said_as(f))), m->text), m->pos};
    struct str ordinal = f == FIELD_EDITION ? term_ordinal(r->a, r->locale, bare.text) : (struct str){0};
    bare.text = ordinal.p ? ordinal : fields_numbers(r, f, bare.text);
    fields_use(r, s, f);
    r->exact = true;
    phrases_set(r, f, bare, style, to);
    r->printed = f;
    r->exact = false;
}

static bool is_hebrew(int32_t c)
{
    return c >= 0x5D0 && c <= 0x5EA;
}

/* True for a prefix of Hebrew before words of other letters, to which a maqaf joins it: "ב־Computer Science". */
static bool wants_maqaf(struct str words, const struct markup *value)
{
    size_t n, at = words.n >= 2 ? words.n - 2 : words.n;
    if (!value || at == words.n || !is_hebrew(utf8_at(words, at, &n)))
        return false;
    for (size_t i = 0; i < value->text.n; i += n) {
        int32_t c = utf8_at(value->text, i, &n);
        if (c >= 0xC0 || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'))
            return !is_hebrew(c);
    }
    return false;
}

/* True if a value begins with the label that the form puts before it: "Advisor: B. Bee" within "Advisor: {advisor}". */
static bool has_label(struct str words, const struct markup *value)
{
    struct str label = str_sub(words, 0, str_find(words, ':'));
    if (!value || label.n == words.n || !label.n || value->text.n <= label.n)
        return false;
    return str_eq_nocase(str_sub(value->text, 0, label.n), label) && strchr(": ", value->text.p[label.n]);
}

/* Appends a form: words, and values in place of "{field}". */
static void set_form(struct resolver *r, const struct scope *s, struct str form,
                     const struct pen *pen, struct rich *to)
{
    for (size_t i = 0; i < form.n;) {
        struct str rest = str_sub(form, i, form.n);
        size_t open = str_find(rest, '{'), close = str_find(rest, '}');
        struct str words = str_sub(rest, 0, open);
        enum field of = open < close && close < rest.n ? field_find(str_sub(rest, open + 1, close)) : FIELD_COUNT;
        if (i == 0 && of != FIELD_COUNT && has_label(words, text_of(r, s, of)))
            words.n = 0;
        if (words.n && i == 0)
            terms_words(r, words, pen, to);
        else if (words.n)
            rich_text(to, pen, words);
        if (open == rest.n || close < open)
            return;
        if (of != FIELD_COUNT && wants_maqaf(words, text_of(r, s, of)))
            rich_text(to, pen, STR("־"));
        if (of != FIELD_COUNT)
            set_value(r, s, of, pen->style, to);
        i += close + (close < rest.n);
    }
}

/* ---- terms */

static void unknown(struct resolver *r, struct str name, struct pos pos)
{
    const struct node *forms = r->locale->terms.forms;
    size_t n = forms ? forms->pairs.n : 0;
    const char **names = arena_array_of(r->a, const char *, n + 1);
    for (size_t i = 0; i < n; i++)
        names[i] = str_c(r->a, forms->pairs.at[i].key);
    for (size_t i = 0; i < r->terms.n; i++)
        if (str_eq(r->terms.at[i], name))
            return;
    *vec_push(r->a, &r->terms) = name;
    diag_report(r->d, DIAG_CODE_UNKNOWN_TERM, pos, STRF(name), diag_suggest(r->d, name, names, n));
}

static void set_plain(struct resolver *r, const struct scope *s, const struct part *fields, size_t n,
                      const struct pen *pen, struct rich *to)
{
    for (size_t i = 0; i < n; i++) {
        if (i)
            rich_text(to, pen, STR(" "));
        fields_set(r, s, fields[i].field, pen->style, to);
    }
}

static bool ends_with(const struct markup *whole, const struct markup *part)
{
    return whole && part && part->text.n && whole->text.n > part->text.n &&
           str_eq_nocase(str_sub(whole->text, whole->text.n - part->text.n, whole->text.n), part->text);
}

/* True if pages are the number of an article, "e1234" or "Article 23", which takes no "p.". */
static bool is_article(const struct markup *pages)
{
    bool digits = false, range = false;
    for (size_t i = 0; i < pages->text.n; i++) {
        digits |= pages->text.p[i] >= '0' && pages->text.p[i] <= '9';
        range |= pages->text.p[i] == '-' || pages->text.p[i] == '\xE2'; /* of "–" */
    }
    return digits && !range && pages->text.n && grapheme_is_letter(utf8_at(pages->text, 0, &(size_t){0}));
}

static void set_term(struct resolver *r, const struct scope *s, struct str name,
                     const struct part *fields, size_t n, struct pos pos,
                     const struct charstyle *style, struct rich *to)
{
    struct pen pen = resolve_pen(r, style, pos);
    const struct locale_terms *terms = &r->locale->terms;
    const struct node *forms = node_find(terms->forms, name);
    const struct markup *m = text_of(r, s, fields[0].field);
    struct str form = plural_form(terms->plurals, forms, count_of(r, s, fields[0].field));
    if (!forms)
        unknown(r, name, pos);
    if (fields[0].field == FIELD_GENRE && n == 2 && fields[1].field == FIELD_NUMBER &&
        sources_number_says_genre(r, s->entry)) {
        fields_use(r, s, FIELD_GENRE);
        fields_set(r, s, FIELD_NUMBER, style, to);
        return;
    }
    if (fields[0].field == FIELD_DEGREE && n == 2 && ends_with(m, text_of(r, s, fields[1].field))) {
        fields_use(r, s, fields[1].field); /* "Ph.D. in Mathematics" */
        fields_set(r, s, FIELD_DEGREE, style, to);
        return;
    }
    bool bare = m && fields[0].field == FIELD_PAGES && is_article(m);
    if (!form.p || bare || (m && term_is_complete(terms, str_of(field_key(fields[0].field)), m->text)))
        set_plain(r, s, fields, n, &pen, to);
    else
        set_form(r, s, form, &pen, to);
}

bool terms_is_label(const struct resolver *r, enum field f)
{
    const struct node *n = node_find(r->locale->terms.forms, str_of(field_key(f)));
    struct str form = !n ? (struct str){0} : n->pairs.n ? n->pairs.at[0].value->text : n->text;
    return str_find(form, ':') < form.n || str_find_str(form, STR("：")) < form.n;
}

void terms_set(struct resolver *r, const struct scope *s, const struct part *term, struct pos pos,
               const struct charstyle *style, struct rich *to)
{
    set_term(r, s, term->text, term->parts.at, term->parts.n, pos, style, to);
}

/* True if the entry is about a doctor's degree, whose thesis has a name of its own in many languages. */
static bool is_doctoral(const struct entry *e)
{
    static const char *const words[] = {"ph.d", "phd", "dphil", "d.phil", "doct", "dokt", "dr.", "toht",
                                        "\xD0\xB4\xD0\xBE\xD0\xBA\xD1\x82" /* докт */};
    const struct value *v = entry_value(e, FIELD_DEGREE);
    for (size_t i = 0; v && i < v->text.text.n; i++)
        for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
            struct str word = str_of(words[k]), rest = str_sub(v->text.text, i, v->text.text.n);
            if (rest.n >= word.n && str_eq_nocase(str_sub(rest, 0, word.n), word))
                return true;
        }
    return false;
}

void terms_set_field(struct resolver *r, const struct scope *s, enum field f, struct pos pos,
                     const struct charstyle *style, struct rich *to)
{
    struct part field = {.kind = PART_FIELD, .field = f};
    struct str name = str_of(field_key(f)), doctoral = STR("doctoral_thesis");
    if (f == FIELD_THESIS && node_find(r->locale->terms.forms, doctoral) && is_doctoral(s->entry))
        name = doctoral;
    set_term(r, s, name, &field, 1, pos, style, to);
}
