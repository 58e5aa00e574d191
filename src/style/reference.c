/* reference.c: walks through the tables of keys and writes each as a table of Markdown. */
#include "style/reference.h"

#include "base/limit.h"
#include "model/cv.h"
#include "model/document.h"
#include "style/style.h"

const struct bind_root reference_roots[] = {
    {"", &document_table},        {"style:", &style_table}, {"locale:", &locale_table},
    {"authors:", &cv_author_table}, {NULL, NULL},
};

/* A table to write. */
struct page_part {
    const struct bind_table *table;
    const struct node *node; /* the mapping with its defaults, from a file of cvtex; or NULL */
    VEC(struct str) places;  /* where users may write these keys: "style: page:" */
};

struct writer {
    struct buf b;
    VEC(struct page_part) parts;
};

/* ---- finding all tables */

static void find_part(struct writer *w, const struct bind_table *t, const struct node *node,
                      struct str place)
{
    struct page_part *part = NULL;
    for (size_t i = 0; i < w->parts.n && !part; i++)
        if (w->parts.at[i].table == t)
            part = &w->parts.at[i];
    if (!part) {
        part = vec_push(w->b.a, &w->parts);
        *part = (struct page_part){.table = t, .node = node};
    }
    if (place.n)
        *vec_push(w->b.a, &part->places) = place;
}

/* The mapping with the defaults for the table under a key; NULL: there is none. */
static const struct node *defaults_of(const struct bind_key *k, const struct node *n)
{
    const struct node *under = n ? node_find(n, str_of(k->name)) : NULL;
    if (k->type == BIND_NAMED)
        return under ? node_find(under, STR("default")) : NULL;
    return k->type == BIND_MAP || k->type == BIND_NODE ? under : NULL;
}

/* Finds the table `first` and all tables under its keys. Each is listed once, the nearest first. */
static void find_parts(struct writer *w, const struct bind_table *first, const struct node *node,
                       const char *path)
{
    find_part(w, first, node, str_of(path));
    for (size_t i = 0; i < w->parts.n; i++) {
        struct page_part part = w->parts.at[i];
        struct str above = part.places.n ? part.places.at[0] : STR("");
        for (size_t k = 0; k < part.table->n; k++) {
            const struct bind_key *key = &part.table->keys[k];
            if (bind_nested(key))
                find_part(w, key->map, defaults_of(key, part.node),
                          str_printf(w->b.a, "%.*s%s%s:%s", STRF(above), above.n ? " " : "",
                                     key->name, key->type == BIND_NAMED ? " NAME:" : ""));
        }
    }
}

/* ---- writing a table */

/* "a font in 'fonts'" -> "font in `fonts`" */
static void put_title(struct buf *b, const struct bind_table *t)
{
    struct str s = str_of(t->what);
    for (size_t i = 0; i < 3; i++) {
        static const char *const articles[] = {"a ", "an ", "the "};
        size_t n = strlen(articles[i]);
        if (str_starts(s, str_of(articles[i])))
            s = str_sub(s, n, s.n);
    }
    for (size_t i = 0; i < s.n; i++)
        buf_char(b, s.p[i] == '\'' ? '`' : s.p[i]);
}

/* A link to the heading of a table. The anchor is what GitHub makes of the heading. */
static void put_link(struct writer *w, const struct bind_table *t)
{
    struct buf title = {.a = w->b.a};
    put_title(&title, t);
    buf_printf(&w->b, "[%.*s](#", STRF(buf_str(&title)));
    for (size_t i = 0; i < title.n; i++)
        if (title.p[i] != '`')
            buf_char(&w->b, title.p[i] == ' ' ? '-' : title.p[i]);
    buf_char(&w->b, ')');
}

/* Code in a cell of a table; there, '|' needs a backslash. */
static void put_code(struct buf *b, struct str s)
{
    buf_char(b, '`');
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '|')
            buf_char(b, '\\');
        buf_char(b, s.p[i]);
    }
    buf_char(b, '`');
}

static void put_value(struct writer *w, const struct bind_key *k)
{
    static const char *const words[] = {
        [BIND_MARKUP] = "text",
        [BIND_WORD] = "word",
        [BIND_COLOR] = "color",
        [BIND_DIM] = "length",
        [BIND_SIGNED] = "length, also negative",
        [BIND_LENGTH] = "length, not in em or lh",
        [BIND_INT] = "number",
        [BIND_BOOL] = "yes or no",
        [BIND_MADE] = "computed",
    };
    const char *before = k->type == BIND_NAMED  ? "your own names, each with "
                         : k->type == BIND_LIST ? "list of "
                                                : "";
    bool nested = bind_nested(k);
    buf_add(&w->b, str_of(before));
    if (k->takes)
        buf_printf(&w->b, "%s%s", k->takes, nested ? " " : "");
    else if (k->type == BIND_ENUM)
        for (int i = 0; k->names[i]; i++)
            buf_printf(&w->b, "%s`%s`", i ? ", " : "", k->names[i]);
    else if (words[k->type])
        buf_add(&w->b, str_of(words[k->type]));
    if (nested)
        put_link(w, k->map);
    if (k->type == BIND_SOME)
        buf_add(&w->b, STR(" or a list of them"));
}

/* A tree in one line of YAML. */
static void put_flow(struct buf *b, const struct node *n)
{
    if (n->kind == NODE_SCALAR)
        buf_printf(b, n->quoted ? "\"%.*s\"" : "%.*s", STRF(n->text));
    if (n->kind == NODE_LIST)
        buf_char(b, '[');
    for (size_t i = 0; i < n->items.n; i++) {
        buf_add(b, i ? STR(", ") : STR(""));
        put_flow(b, n->items.at[i]);
    }
    if (n->kind == NODE_LIST)
        buf_char(b, ']');
    if (n->kind == NODE_MAP)
        buf_char(b, '{');
    for (size_t i = 0; i < n->pairs.n; i++) {
        buf_printf(b, "%s%.*s: ", i ? ", " : "", STRF(n->pairs.at[i].key));
        put_flow(b, n->pairs.at[i].value);
    }
    if (n->kind == NODE_MAP)
        buf_char(b, '}');
}

static void put_default(struct writer *w, const struct bind_key *k, const struct node *node)
{
    enum { LONG = 64 };
    const struct node *n = node ? node_find(node, str_of(k->name)) : NULL;
    struct buf flow = {.a = w->b.a};
    if (n)
        put_flow(&flow, n);
    if (k->otherwise)
        buf_add(&w->b, str_of(k->otherwise));
    else if (k->initial)
        put_code(&w->b, str_of(k->initial));
    else if (flow.n > LONG || (n && bind_nested(k) && k->type != BIND_NODE))
        buf_add(&w->b, STR("see there"));
    else if (flow.n)
        put_code(&w->b, buf_str(&flow));
}

static void put_part(struct writer *w, const struct page_part *part)
{
    enum { SHOWN = 4 };
    buf_add(&w->b, STR("\n### "));
    put_title(&w->b, part->table);
    buf_add(&w->b, STR("\n\n"));
    for (size_t i = 0; i < part->places.n && i < SHOWN; i++) {
        buf_add(&w->b, i ? STR(", ") : STR("Under "));
        put_code(&w->b, part->places.at[i]);
    }
    if (part->places.n)
        buf_add(&w->b, part->places.n > SHOWN ? STR(" and others.\n\n") : STR(".\n\n"));
    buf_add(&w->b, STR("| key | value | meaning | default | example |\n|---|---|---|---|---|\n"));
    for (size_t i = 0; i < part->table->n; i++) {
        const struct bind_key *k = &part->table->keys[i];
        if (k->type == BIND_MADE)
            continue;
        buf_printf(&w->b, "| `%s` | ", k->name);
        put_value(w, k);
        buf_printf(&w->b, " | %s", k->doc);
        if (k->since)
            buf_printf(&w->b, " Since cvtex %s.", k->since);
        buf_add(&w->b, STR(" | "));
        put_default(w, k, part->node);
        buf_add(&w->b, STR(" | "));
        put_code(&w->b, str_of(k->example));
        buf_add(&w->b, STR(" |\n"));
    }
}

static void put_parts(struct writer *w)
{
    for (size_t i = 0; i < w->parts.n; i++)
        put_part(w, &w->parts.at[i]);
}

/* ---- pages */

/* The fields that decide the kind of an entry, and the usual fields of each kind. */
static void put_kinds(struct writer *w)
{
    buf_add(&w->b, STR("\n### kinds of entries\n\nThe first of these fields that an entry has decides "
                       "its kind.\n\n| field | kind | usual fields |\n|---|---|---|\n"));
    for (size_t i = 0; i < FIELD_KINDS; i++) {
        struct str usual = str_of(field_kinds[i].usual);
        buf_printf(&w->b, "| `%s` | %s | ", field_key(field_kinds[i].decides), field_kinds[i].name);
        while (usual.n) {
            size_t end = str_find(usual, ',');
            put_code(&w->b, str_trim(str_sub(usual, 0, end)));
            usual = str_sub(usual, end + (end < usual.n), usual.n);
            buf_add(&w->b, usual.n ? STR(", ") : STR(" |\n"));
        }
    }
}

static void put_fields(struct writer *w)
{
    buf_add(&w->b, STR("\n### fields of templates\n\n| field | meaning |\n|---|---|\n"));
    for (size_t i = 0; i < field_table.n; i++)
        buf_printf(&w->b, "| `{%s}` | %s |\n", field_table.keys[i].name, field_table.keys[i].doc);
}

struct str reference_document(struct arena *a)
{
    struct writer w = {.b = {.a = a}};
    find_parts(&w, &document_table, NULL, "");
    find_part(&w, &cv_author_table, NULL, STR("authors:"));
    put_parts(&w);
    put_kinds(&w);
    return buf_str(&w.b);
}

struct str reference_style(struct arena *a, const struct node *base)
{
    struct writer w = {.b = {.a = a}};
    find_parts(&w, &style_table, base, "style:");
    put_parts(&w);
    put_fields(&w);
    return buf_str(&w.b);
}

struct str reference_locale(struct arena *a, const struct node *english)
{
    struct writer w = {.b = {.a = a}};
    find_parts(&w, &locale_table, english, "locale:");
    put_parts(&w);
    return buf_str(&w.b);
}

/* ---- one name */

/* Markdown as this file writes it -> the same without marks: "[`cv`](#cv)" -> "cv". */
static void put_unmarked(struct buf *to, struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == ']' && i + 2 < s.n && s.p[i + 1] == '(' && s.p[i + 2] == '#') {
            while (s.p[i] != ')')
                i++;
        } else if (s.p[i] == '\\' && i + 1 < s.n && s.p[i + 1] == '|') {
            continue;
        } else if (s.p[i] != '`' && !(s.p[i] == '[' && str_find_str(str_sub(s, i, s.n), STR("](#")) < s.n - i)) {
            buf_char(to, s.p[i]);
        }
    }
}

/* A line of what is told of a key, if there is anything in `from`. */
static void put_told(struct buf *to, const char *what, struct str from)
{
    if (!from.n)
        return;
    buf_printf(to, "    %s: ", what);
    put_unmarked(to, from);
    buf_char(to, '\n');
}

/* What is told of a key in one of the tables. */
static void put_key(struct buf *to, const struct page_part *part, const struct bind_key *k)
{
    struct writer value = {.b = {.a = to->a}}, otherwise = {.b = {.a = to->a}};
    bool anywhere = strcmp(part->table->what, "an entry") == 0; /* below sections of any name */
    struct str place = part->places.n && !anywhere ? part->places.at[0] : STR("");
    put_value(&value, k);
    put_default(&otherwise, k, part->node);
    buf_printf(to, "%s%s, a key of %s%s%.*s%s\n    ", to->n ? "\n" : "", k->name, part->table->what, place.n ? " (" : "",
               STRF(place), place.n ? ")" : "");
    put_unmarked(to, str_of(k->doc));
    buf_char(to, '\n');
    put_told(to, "value", buf_str(&value.b));
    put_told(to, "default", buf_str(&otherwise.b));
    put_told(to, "example", str_printf(to->a, "%s: %s", k->name, k->example));
    put_told(to, "other tools call it", str_of(k->also));
}

static void put_kind(struct buf *to, const struct field_kind *kind)
{
    buf_printf(to, "%s%s, a kind of entry\n    An entry is of this kind if '%s' is the first of the deciding fields that it has.\n"
                   "    usual fields: %s\n", to->n ? "\n" : "", kind->name, field_key(kind->decides), kind->usual);
}

static void put_limit(struct buf *to, struct str name)
{
    static const struct {
        const char *name, *what;
    } limits[] = {
#define X(code, word, most, ceiling, what) {word, what},
        LIMITS(X)
#undef X
    };
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        if (!name.p)
            buf_printf(to, "%s\n", limits[i].name);
        else if (str_eq(name, STR("limits")) || str_eq(name, str_of(limits[i].name)))
            buf_printf(to, "%s%s, a limit of a run (--limit)\n    at most %llu %s\n", to->n ? "\n" : "", limits[i].name,
                       (unsigned long long)limit_after(NULL, str_of(limits[i].name)), limits[i].what);
}

/* The same for all parts of a page; `name` p NULL: the names alone. */
static void put_named(struct buf *to, const struct writer *w, struct str name)
{
    for (size_t i = 0; i < w->parts.n; i++)
        for (size_t k = 0; k < w->parts.at[i].table->n; k++) {
            const struct bind_key *key = &w->parts.at[i].table->keys[k];
            if (key->type == BIND_MADE)
                continue;
            if (!name.p)
                buf_printf(to, "%s\n", key->name);
            else if (str_eq(name, str_of(key->name)))
                put_key(to, &w->parts.at[i], key);
        }
}

struct str reference_topic(struct arena *a, const struct node *base, const struct node *english, struct str name)
{
    struct buf out = {.a = a};
    struct writer document = {.b = {.a = a}}, style = {.b = {.a = a}}, locale = {.b = {.a = a}};
    find_parts(&document, &document_table, NULL, "");
    find_part(&document, &cv_author_table, NULL, STR("authors:"));
    find_parts(&style, &style_table, base, "style:");
    find_parts(&locale, &locale_table, english, "locale:");
    put_named(&out, &document, name);
    put_named(&out, &style, name);
    put_named(&out, &locale, name);
    for (size_t i = 0; i < FIELD_KINDS; i++)
        if (!name.p)
            buf_printf(&out, "%s\n", field_kinds[i].name);
        else if (str_eq(name, str_of(field_kinds[i].name)) || str_eq(name, STR("kinds")))
            put_kind(&out, &field_kinds[i]);
    put_limit(&out, name);
    return buf_end(&out);
}

void reference_names(struct buf *to, const char *heading, const struct node *names)
{
    buf_printf(to, "\n### %s\n\n", heading);
    size_t column = 0;
    for (size_t i = 0; names && i < names->pairs.n; i++) {
        struct str name = names->pairs.at[i].key;
        bool last = i + 1 == names->pairs.n;
        if (column && column + name.n > 90) {
            buf_char(to, '\n');
            column = 0;
        }
        buf_printf(to, "%s`%.*s`%s", column ? " " : "", STRF(name), last ? "" : ",");
        column += name.n + 4;
    }
    buf_char(to, '\n');
}
