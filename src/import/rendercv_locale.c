/* rendercv_locale.c: the locale of RenderCV. Its 'months' is the word for several months; the lists of names
 * of months have names of their own. */
#include "import/rendercv.h"

/* "2 years 3 months" by the words for one and for several. */
static void put_duration(struct rendercv *r, const struct node *from, const char *one, const char *more,
                         struct node *to)
{
    struct node *single = import_take(r->i, from, one), *plural = import_take(r->i, from, more);
    if (!single && !plural)
        return;
    struct node *forms = import_map(r->i, (single ? single : plural)->pos);
    struct node *words[] = {single, plural ? plural : single};
    for (int k = 0; k < 2; k++)
        if (words[k])
            import_put(r->i, forms, k ? "other" : "one",
                       import_text(r->i, str_printf(r->a, "{n} %.*s", STRF(words[k]->text)), words[k]->pos));
    import_put(r->i, to, more, forms);
}

/* A list of the twelve months; other lists are no names of months. */
static void put_months(struct rendercv *r, const struct node *from, const char *keys, const char *ours, struct node *to)
{
    struct node *list = import_take_any(r->i, from, keys);
    if (list && list->kind == NODE_LIST && list->items.n == 12)
        import_put(r->i, to, ours, list);
}

/* "DEGREE in AREA" in the language. */
static struct str with_fields(struct rendercv *r, struct str s)
{
    struct buf out = {.a = r->a};
    for (size_t i = 0; i < s.n;) {
        struct str rest = str_sub(s, i, s.n);
        bool degree = str_starts(rest, STR("DEGREE")), area = str_starts(rest, STR("AREA"));
        if (degree || area)
            buf_add(&out, degree ? STR("{degree}") : STR("{area}"));
        else
            buf_char(&out, s.p[i]);
        i += degree ? 6 : area ? 4 : 1;
    }
    return buf_end(&out);
}

static void put_phrase(struct rendercv *r, const struct node *from, struct node *terms)
{
    const struct node *phrases = import_take(r->i, from, "phrases");
    struct node *phrase = import_take(r->i, phrases, "degree_with_area");
    if (phrase && str_find_str(phrase->text, STR("DEGREE")) < phrase->text.n &&
        str_find_str(phrase->text, STR("AREA")) < phrase->text.n)
        import_put(r->i, terms, "degree.area", import_text(r->i, with_fields(r, phrase->text), phrase->pos));
}

/* The words before the date of the last change: "Last updated in", or before "Last updated in TODAY". */
static void put_updated(struct rendercv *r, const struct node *from, struct node *terms)
{
    struct node *words = import_take(r->i, from, "last_updated"), *older = import_take(r->i, from, "last_updated_date_template");
    struct str today = STR("TODAY");
    if (words) {
        import_put(r->i, terms, "updated",
                   import_text(r->i, str_printf(r->a, "%.*s {updated}", STRF(str_trim(words->text))), words->pos));
    } else if (older) {
        size_t at = str_find_str(older->text, today);
        if (at < older->text.n)
            import_put(r->i, terms, "updated",
                       import_text(r->i, str_printf(r->a, "%.*s{updated}%.*s", STRF(str_sub(older->text, 0, at)),
                                                    STRF(str_sub(older->text, at + today.n, older->text.n))), older->pos));
    }
}

/* The language by the name that RenderCV has for it: "mandarin_chinese". */
static struct node *language(struct rendercv *r, struct node *n)
{
    const struct node *ours = n ? node_find(node_find(r->data, STR("languages")), str_lower(r->a, n->text)) : NULL;
    return ours ? import_text(r->i, ours->text, n->pos) : n;
}

struct node *rendercv_locale(struct rendercv *r)
{
    const struct node *from = r->locale;
    struct node *to = from ? import_map(r->i, from->pos) : NULL;
    if (!from || from->kind != NODE_MAP)
        return NULL;
    import_put(r->i, to, "language", language(r, import_take(r->i, from, "language")));
    put_months(r, from, "month_abbreviations, abbreviations_for_months", "months", to);
    put_months(r, from, "month_names, full_names_of_months", "month_names", to);
    import_put(r->i, to, "present", import_take(r->i, from, "present"));
    struct node *durations = import_map(r->i, from->pos);
    put_duration(r, from, "year", "years", durations);
    put_duration(r, from, "month", "months", durations);
    import_put(r->i, to, "durations", durations->pairs.n ? durations : NULL);
    struct node *terms = import_map(r->i, from->pos);
    put_phrase(r, from, terms);
    if (r->noted)
        put_updated(r, from, terms);
    import_put(r->i, to, "terms", terms->pairs.n ? terms : NULL);
    return to->pairs.n ? to : NULL;
}
