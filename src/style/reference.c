/* reference.c: walking the tables of keys. */
#include "style/reference.h"

#include "model/cv.h"
#include "style/style_read.h"

struct writer {
    struct buf b;
    VEC(const struct bind_table *) tables; /* written, or to be */
};

/* "a role in 'fonts'" -> "role in `fonts`" */
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

/* As GitHub makes anchors of headings. */
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

static void put_value(struct writer *w, const struct bind_key *k)
{
    static const char *const words[] = {
        [BIND_MARKUP] = "text",
        [BIND_WORD] = "word",
        [BIND_DIM] = "length",
        [BIND_SIGNED] = "length, also negative",
        [BIND_LENGTH] = "length, not in em or lh",
        [BIND_INT] = "number",
        [BIND_BOOL] = "yes or no",
        [BIND_ENUM] = "",
        [BIND_NODE] = "see there",
        [BIND_MAP] = "",
    };
    bool nested = k->type == BIND_MAP || (k->type == BIND_NODE && k->map);
    if (nested) {
        bool known = false;
        for (size_t i = 0; i < w->tables.n; i++)
            known |= w->tables.at[i] == k->map;
        if (!known)
            *vec_push(w->b.a, &w->tables) = k->map;
        put_link(w, k->map);
        return;
    }
    buf_add(&w->b, str_of(words[k->type]));
    for (int i = 0; k->type == BIND_ENUM && k->names[i]; i++)
        buf_printf(&w->b, "%s`%s`", i ? ", " : "", k->names[i]);
}

static void put_table(struct writer *w, const struct bind_table *t)
{
    buf_add(&w->b, STR("\n### "));
    put_title(&w->b, t);
    buf_add(&w->b, STR("\n\n| key | value | |\n|---|---|---|\n"));
    for (size_t i = 0; i < t->n; i++) {
        buf_printf(&w->b, "| `%s` | ", t->keys[i].name);
        put_value(w, &t->keys[i]);
        buf_printf(&w->b, " | %s |\n", t->keys[i].doc);
    }
}

static void put_tables(struct writer *w, const struct bind_table *first)
{
    *vec_push(w->b.a, &w->tables) = first;
    for (size_t i = 0; i < w->tables.n; i++)
        put_table(w, w->tables.at[i]);
}

static void put_fields(struct writer *w)
{
    static const char *const holds[] = {
        [FIELD_HOLDS_TEXT] = "text",        [FIELD_HOLDS_DATE] = "date",
        [FIELD_HOLDS_AUTHORS] = "names",    [FIELD_HOLDS_LINKS] = "links",
        [FIELD_HOLDS_LIST] = "list",        [FIELD_HOLDS_ENTRIES] = "entries",
        [FIELD_HOLDS_STATUS] = "status",    [FIELD_HOLDS_WORD] = "word",
        [FIELD_HOLDS_WORDS] = "words",      [FIELD_HOLDS_ROLES] = "names by role",
        [FIELD_HOLDS_PART] = "computed",    [FIELD_HOLDS_CONTACTS] = "computed",
        [FIELD_HOLDS_PICTURE] = "computed", [FIELD_HOLDS_DATES] = "computed",
        [FIELD_HOLDS_NUMBER] = "computed",  [FIELD_HOLDS_LEGEND] = "computed",
        [FIELD_HOLDS_LATE] = "computed",
    };
    static const struct {
        const char *key, *doc;
    } docs[] = {
#define X(id, key, what, doc) {key, doc},
        FIELDS(X)
#undef X
    };
    buf_add(&w->b, STR("\n### fields\n\n| key | value | |\n|---|---|---|\n"));
    for (int i = 0; i < FIELD_COUNT; i++)
        buf_printf(&w->b, "| `%s` | %s | %s |\n", docs[i].key,
                   holds[field_holds((enum field)i)], docs[i].doc);
}

struct str reference_document(struct arena *a, const struct bind_table *document)
{
    struct writer w = {.b = {.a = a}};
    put_tables(&w, document);
    put_fields(&w);
    return buf_str(&w.b);
}

struct str reference_style(struct arena *a)
{
    struct writer w = {.b = {.a = a}};
    put_tables(&w, &style_table);
    put_fields(&w);
    return buf_str(&w.b);
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
