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
    if (single)
        import_put(r->i, forms, "one", import_text(r->i, str_printf(r->a, "{n} %.*s", STRF(single->text)), single->pos));
    struct node *last = plural ? plural : single;
    import_put(r->i, forms, "other", import_text(r->i, str_printf(r->a, "{n} %.*s", STRF(last->text)), last->pos));
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

static void put_phrase(struct rendercv *r, const struct node *from, struct node *to)
{
    const struct node *phrases = import_take(r->i, from, "phrases");
    struct node *phrase = import_take(r->i, phrases, "degree_with_area");
    if (!phrase || str_find_str(phrase->text, STR("DEGREE")) == phrase->text.n ||
        str_find_str(phrase->text, STR("AREA")) == phrase->text.n)
        return;
    struct node *terms = import_map(r->i, phrase->pos);
    import_put(r->i, terms, "degree.area", import_text(r->i, with_fields(r, phrase->text), phrase->pos));
    import_put(r->i, to, "terms", terms);
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
    put_phrase(r, from, to);
    return to->pairs.n ? to : NULL;
}
