/* rendercv_entry.c: sections and entries of RenderCV's files. */
#include "import/rendercv.h"
#include "model/field.h"
#include "model/name.h"

/* ---- entries */

/* Keys that say when, what else is done with the entry and what no page shows. */
static bool is_handled(struct str key)
{
    static const char *const keys[] = {"date", "start_date", "end_date", "doi", "url", "tags"};
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
        if (str_eq(key, str_of(keys[k])))
            return true;
    return false;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* RenderCV reads 2019, 2019-05 and 2019-05-17 as dates, and prints others as they are: "2019/20", "05/06/2020".
 * A stroke with a backslash makes no date of these here. */
static struct node *as_typed(struct rendercv *r, struct node *n)
{
    struct buf out = {.a = r->a};
    struct str s = n->kind == NODE_SCALAR ? n->text : STR("");
    bool changed = false;
    for (size_t i = 0; i < s.n; i++) {
        bool stroke = s.p[i] == '/' && i && i + 1 < s.n && is_digit(s.p[i - 1]) && is_digit(s.p[i + 1]);
        if (stroke)
            buf_char(&out, '\\');
        buf_char(&out, s.p[i]);
        changed |= stroke;
    }
    return changed ? import_text(r->i, buf_end(&out), n->pos) : n;
}

/* A date over start and end; an end alone is a date; a start alone goes on. */
static void put_dates(struct rendercv *r, const struct node *from, struct node *to)
{
    struct node *date = import_take(r->i, from, "date");
    struct node *start = import_take(r->i, from, "start_date");
    struct node *end = import_take(r->i, from, "end_date");
    if (date || (end && !start)) {
        import_put(r->i, to, "date", date ? as_typed(r, date) : end);
    } else if (start) {
        import_put(r->i, to, "start_date", start);
        import_put(r->i, to, "end_date", end ? end : import_text(r->i, STR("present"), start->pos));
    }
}

/* The web address as it is printed: without its scheme and a slash at the end. */
static struct str readable(struct str url)
{
    size_t at = str_find_str(url, STR("://"));
    struct str s = at < url.n ? str_sub(url, at + 3, url.n) : url;
    return str_ends(s, STR("/")) ? str_sub(s, 0, s.n - 1) : s;
}

/* The DOI of a work over its address. RenderCV prints it, as the text of a link. */
static void put_address(struct rendercv *r, const struct node *from, struct node *to)
{
    struct node *doi = import_take(r->i, from, "doi"), *url = import_take(r->i, from, "url");
    struct node *shown = doi ? doi : url, *links = shown ? import_map(r->i, shown->pos) : NULL;
    bool work = node_find(to, STR("title")) || node_find(to, STR("authors"));
    import_put(r->i, to, "doi", doi);
    import_put(r->i, to, "url", doi ? NULL : url);
    if (!shown || !work || node_find(to, STR("links")))
        return;
    struct str address = doi && str_find_str(doi->text, STR("://")) == doi->text.n
                             ? str_printf(r->a, "https://doi.org/%.*s", STRF(doi->text)) : shown->text;
    import_put_str(r->i, links, readable(shown->text), shown->pos,
                   import_text(r->i, address, shown->pos));
    import_put(r->i, to, "links", links);
}

/* Where " - " stands from byte `from` on, but between figures: "10 - 15". */
static size_t point_after(struct str s, size_t from)
{
    for (;;) {
        size_t at = from + str_find_str(str_sub(s, from, s.n), STR(" - "));
        if (at == s.n || !at || at + 3 == s.n || !is_digit(s.p[at - 1]) || !is_digit(s.p[at + 3]))
            return at;
        from = at + 3;
    }
}

/* " - " in an item of a list starts an item below it. */
static struct node *with_points(struct rendercv *r, struct node *n)
{
    struct str s = n->text;
    struct buf out = {.a = r->a};
    if (n->kind != NODE_SCALAR || str_find(s, '\n') < str_trim(s).n || point_after(s, 0) == s.n)
        return n;
    for (size_t at; (at = point_after(s, 0)) < s.n; s = str_sub(s, at + 3, s.n))
        buf_printf(&out, "%.*s\n- ", STRF(str_sub(s, 0, at)));
    buf_add(&out, s);
    return import_text(r->i, buf_end(&out), n->pos);
}

/* A list whose items are texts, some perhaps as {content: ...}. */
static struct node *texts(struct rendercv *r, struct node *n)
{
    struct node *list = import_list(r->i, n->pos);
    if (n->kind == NODE_SCALAR)
        import_push(r->i, list, rendercv_text(r, n, true));
    for (size_t k = 0; k < n->items.n; k++) {
        struct node *item = n->items.at[k];
        if (item->kind == NODE_MAP) {
            struct node *content = import_take(r->i, item, "content");
            import_used_below(r->i, item); /* else a text with a colon, as in a document */
            item = content ? content : item;
        }
        if (item->kind == NODE_LIST)
            import_push(r->i, list, texts(r, item));
        else if (!import_absent(item))
            import_push(r->i, list, rendercv_text(r, with_points(r, item), true));
    }
    return list;
}

/* A value as text: "3.9", "A, B". p NULL: it is a mapping. */
static struct str plain(struct rendercv *r, const struct node *n)
{
    struct buf out = {.a = r->a};
    if (n->kind == NODE_MAP)
        return (struct str){0};
    if (n->kind == NODE_SCALAR)
        return n->text;
    for (size_t k = 0; k < n->items.n; k++)
        buf_printf(&out, "%s%.*s", k ? ", " : "", STRF(plain(r, n->items.at[k])));
    return buf_end(&out);
}

/* What the entry says under a key that entries of ours do not have: a line of its own behind the summary. */
static void put_extra(struct rendercv *r, const struct pair *p, struct buf *more)
{
    struct str value = plain(r, p->value);
    if (!value.p)
        return; /* import_left tells what is below it */
    buf_printf(more, "%s%.*s: %.*s", more->n ? "<br>\n" : "", STRF(rendercv_title(r, p->key)), STRF(value));
}

/* Posts at one employer, whose names are those of the posts. */
static struct node *positions(struct rendercv *r, struct node *list)
{
    struct node *to = import_list(r->i, list->pos);
    for (size_t k = 0; k < list->items.n; k++) {
        struct node *post = rendercv_entry(r, list->items.at[k]);
        for (size_t n = 0; n < post->pairs.n; n++)
            if (str_eq(post->pairs.at[n].key, STR("name")) && !import_get(post, "position"))
                post->pairs.at[n].key = str_of("position");
        import_push(r->i, to, post);
    }
    return to;
}

static void put_value(struct rendercv *r, const struct pair *p, struct node *to, struct buf *more)
{
    enum field f = field_find(p->key);
    bool ours = f < FIELD_COUNT && !field_is_computed(f);
    const char *own = !ours && p->value->kind == NODE_SCALAR ? rendercv_own(r, p->key) : NULL;
    import_used(r->i, p);
    if (str_eq(p->key, STR("positions")) && p->value->kind == NODE_LIST)
        import_put(r->i, to, "positions", positions(r, p->value));
    else if (f == FIELD_HIGHLIGHTS)
        import_put(r->i, to, "highlights", texts(r, p->value));
    else if (ours && p->value->kind == NODE_SCALAR && field_holds(f) == FIELD_HOLDS_TEXT)
        import_put_str(r->i, to, p->key, p->pos, rendercv_text(r, p->value, f == FIELD_SUMMARY));
    else if (ours && p->value->kind == NODE_LIST && field_holds(f) == FIELD_HOLDS_TEXT)
        import_put_str(r->i, to, p->key, p->pos, import_text(r->i, plain(r, p->value), p->value->pos));
    else if (own && !import_get(to, own))
        import_put_str(r->i, to, str_of(own), p->pos, rendercv_text(r, p->value, false));
    else if (ours && field_holds(f) != FIELD_HOLDS_WORD)
        import_put_str(r->i, to, p->key, p->pos, p->value);
    else
        put_extra(r, p, more);
}

/* True if one of our kinds has a field of the entry as its sign. */
static bool has_kind(const struct node *entry)
{
    for (size_t k = 0; k < FIELD_KINDS; k++)
        if (node_find(entry, str_of(field_key(field_kinds[k].decides))))
            return true;
    return false;
}

/* An entry that lacks what RenderCV wants, such as a job without a company: its first value is what it is
 * about. */
static void give_kind(struct node *to)
{
    static const char *const about[] = {"position", "degree", "area", "details", "journal", "summary"};
    for (size_t k = 0; k < sizeof about / sizeof *about; k++)
        for (size_t n = 0; n < to->pairs.n; n++)
            if (str_eq(to->pairs.at[n].key, str_of(about[k]))) {
                to->pairs.at[n].key = str_of("name");
                return;
            }
}

struct node *rendercv_entry(struct rendercv *r, struct node *entry)
{
    if (entry->kind == NODE_SCALAR)
        return rendercv_text(r, entry, true);
    if (entry->kind != NODE_MAP)
        return entry;
    struct node *to = import_map(r->i, entry->pos);
    struct buf more = {.a = r->a};
    for (size_t k = 0; k < entry->pairs.n; k++) {
        const struct pair *p = &entry->pairs.at[k];
        if (!import_absent(p->value) && !is_handled(p->key))
            put_value(r, p, to, &more);
    }
    import_take(r->i, entry, "tags"); /* they choose entries */
    put_dates(r, entry, to);
    put_address(r, entry, to);
    if (more.n) {
        struct pair *summary = NULL;
        for (size_t k = 0; k < to->pairs.n; k++)
            if (str_eq(to->pairs.at[k].key, STR("summary")))
                summary = &to->pairs.at[k];
        if (summary)
            summary->value = import_text(r->i, str_printf(r->a, "%.*s<br>\n%.*s", STRF(str_trim(summary->value->text)),
                                                          STRF(buf_str(&more))), summary->value->pos);
        else
            import_put(r->i, to, "summary", import_text(r->i, buf_str(&more), entry->pos));
    }
    if (!has_kind(to))
        give_kind(to);
    return to;
}

/* ---- numbered entries */

/* The text of a numbered entry, and whether numbers go down. NULL: it is another entry. */
static struct node *numbered(struct rendercv *r, const struct node *entry, bool *down)
{
    struct node *reversed = import_take(r->i, entry, "reversed_number");
    bool only = entry->kind == NODE_MAP && entry->pairs.n == 1;
    *down = reversed != NULL;
    return reversed ? reversed : only ? import_take(r->i, entry, "number") : NULL;
}

/* Appends entry k with its number. Numbers that go up are a list of Markdown with the entries before it. */
static void push_numbered(struct rendercv *r, const struct node *list, size_t k, struct node *text, bool down,
                          struct node *to)
{
    struct str s = rendercv_text(r, text, false)->text;
    struct node *last = k && to->items.n ? to->items.at[to->items.n - 1] : NULL;
    bool other;
    if (down) {
        import_push(r->i, to, import_text(r->i, str_printf(r->a, "%zu. %.*s", list->items.n - k, STRF(s)), text->pos));
    } else if (last && numbered(r, list->items.at[k - 1], &other) && !other) {
        import_append(r->i, last, "\n", str_printf(r->a, "%zu. %.*s", k + 1, STRF(s)));
    } else {
        import_push(r->i, to, import_text(r->i, str_printf(r->a, "1. %.*s", STRF(s)), text->pos));
    }
}

/* ---- sections */

static struct node *entries(struct rendercv *r, struct node *list)
{
    struct node *to = import_list(r->i, list->pos);
    bool down;
    if (list->kind == NODE_MAP || list->kind == NODE_SCALAR)
        import_push(r->i, to, rendercv_entry(r, list));
    for (size_t k = 0; k < list->items.n; k++) {
        struct node *entry = list->items.at[k], *text = numbered(r, entry, &down);
        if (text)
            push_numbered(r, list, k, text, down, to);
        else if (!import_absent(entry))
            import_push(r->i, to, rendercv_entry(r, entry));
    }
    return to;
}

/* True if the mapping has lists of entries under titles. */
static bool has_parts(const struct node *n)
{
    bool all = n->kind == NODE_MAP && n->pairs.n;
    for (size_t k = 0; k < n->pairs.n; k++) {
        const struct node *v = n->pairs.at[k].value;
        all &= v->kind == NODE_LIST && v->items.n && !str_eq(n->pairs.at[k].key, STR("highlights"));
    }
    return all;
}

static struct node *parts(struct rendercv *r, const struct node *n)
{
    struct node *groups = import_map(r->i, n->pos);
    for (size_t k = 0; k < n->pairs.n; k++) {
        const struct pair *p = &n->pairs.at[k];
        import_used(r->i, p);
        import_put_str(r->i, groups, rendercv_title(r, p->key), p->pos, entries(r, p->value));
    }
    return groups;
}

/* True if the key is one of the list, whatever their case, blanks and underscores. */
static bool is_listed(struct rendercv *r, const struct node *list, struct str key)
{
    bool found = false;
    for (size_t k = 0; list && !found && k < list->items.n; k++) {
        struct str a = str_lower(r->a, key), b = str_lower(r->a, list->items.at[k]->text);
        found = a.n == b.n;
        for (size_t i = 0; found && i < a.n; i++)
            found = a.p[i] == b.p[i] || (strchr(" _", a.p[i]) && strchr(" _", b.p[i]));
    }
    return found;
}

/* The sections whose entries say how long they lasted. NULL: none. */
static const struct node *with_spans(struct rendercv *r)
{
    const struct node *sections = node_find(r->design, STR("sections"));
    const struct node *entries = node_find(r->design, STR("entries"));
    const struct node *list = import_take(r->i, sections, "show_time_spans_in");
    list = list ? list : import_take(r->i, entries, "show_time_spans_in");
    return list ? list : import_take_any(r->i, r->design, "show_timespan_in, show_time_spans_in");
}

/* True if a name has a mark, "Robin Example†". RenderCV does not say what marks mean, so neither does a legend. */
static bool has_marks(struct rendercv *r, const struct node *entries)
{
    for (size_t k = 0; k < entries->items.n; k++) {
        const struct node *authors = node_find(entries->items.at[k], STR("authors"));
        for (size_t n = 0; authors && n < authors->items.n; n++) {
            struct name_written w = {0};
            if (authors->items.at[n]->kind == NODE_SCALAR)
                name_marks(r->a, authors->items.at[n]->text, &w);
            if (w.marks.n)
                return true;
        }
    }
    return false;
}

struct node *rendercv_sections(struct rendercv *r, const struct node *sections)
{
    struct node *to = sections ? import_map(r->i, sections->pos) : NULL;
    const struct node *spans = with_spans(r);
    for (size_t k = 0; sections && k < sections->pairs.n; k++) {
        const struct pair *p = &sections->pairs.at[k];
        import_used(r->i, p);
        if (import_absent(p->value))
            continue;
        struct str title = rendercv_title(r, p->key);
        bool divided = has_parts(p->value), lasting = is_listed(r, spans, p->key);
        struct node *inside = divided ? parts(r, p->value) : entries(r, p->value), *section = inside;
        bool marked = !divided && has_marks(r, inside);
        if (divided || lasting || marked || !str_eq(title, p->key)) {
            section = import_map(r->i, p->pos);
            import_put(r->i, section, "title", import_text(r->i, title, p->pos));
            import_put(r->i, section, "note", marked ? import_text(r->i, STR(""), p->pos) : NULL);
            import_put(r->i, section, divided ? "groups" : "entries", inside);
            import_put(r->i, section, "durations", lasting ? import_text(r->i, STR("yes"), p->pos) : NULL);
        }
        import_put_str(r->i, to, p->key, p->pos, section);
    }
    return to;
}
