/* schema.c: walks through the tables of keys and writes each as a definition of JSON Schema. */
#include "export/schema.h"

#include "export/json.h"
#include "model/cv.h"
#include "model/document.h"
#include "model/locale.h"
#include "style/catalogue.h"
#include "style/style.h"

/* A table that becomes a definition. */
struct definition {
    const struct bind_table *table;
    const struct node *defaults; /* the mapping with its defaults, from a file of cvtex; or NULL */
    struct str name;             /* under '$defs' */
};

struct writer {
    struct json j;
    struct binder *b;
    struct arena *a;
    VEC(struct definition) parts;
};

/* ---- finding all tables */

/* "the 'dates' of a locale" -> "dates_of_a_locale" */
static struct str name_of(struct arena *a, const struct bind_table *t)
{
    static const char *const articles[] = {"a ", "an ", "the "};
    struct buf name = {.a = a};
    struct str s = str_of(t->what);
    for (size_t i = 0; i < 3; i++)
        if (str_starts(s, str_of(articles[i])))
            s = str_sub(s, strlen(articles[i]), s.n);
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] != '\'')
            buf_char(&name, s.p[i] == ' ' ? '_' : s.p[i]);
    return buf_end(&name);
}

static void part_add(struct writer *w, const struct bind_table *t, const struct node *defaults)
{
    for (size_t i = 0; i < w->parts.n; i++)
        if (w->parts.at[i].table == t)
            return;
    *vec_push(w->a, &w->parts) = (struct definition){t, defaults, name_of(w->a, t)};
}

/* The mapping with the defaults for the table under a key; NULL: there is none. */
static const struct node *defaults_of(const struct bind_key *k, const struct node *n)
{
    const struct node *under = n ? node_find(n, str_of(k->name)) : NULL;
    if (k->type == BIND_NAMED)
        return under ? node_find(under, STR("default")) : NULL;
    return k->type == BIND_MAP || k->type == BIND_NODE ? under : NULL;
}

/* Adds the tables under the keys of all tables that were added. */
static void parts_find(struct writer *w)
{
    for (size_t i = 0; i < w->parts.n; i++) {
        struct definition part = w->parts.at[i];
        for (size_t k = 0; k < part.table->n; k++) {
            const struct bind_key *key = &part.table->keys[k];
            if (bind_nested(key))
                part_add(w, key->map, defaults_of(key, part.defaults));
        }
    }
}

/* ---- values */

static void put_ref(struct writer *w, struct str name)
{
    json_text(&w->j, "$ref", str_printf(w->a, "#/$defs/%.*s", STRF(name)));
}

static bool is_word(struct str s, const char *word)
{
    return str_eq(s, str_of(word));
}

/* True if a plain text is a number of YAML 1.2 that JSON writes in the same way. */
static bool is_number(struct str s)
{
    size_t i = s.n && *s.p == '-', start = i, point = 0;
    for (; i < s.n; i++) {
        point += s.p[i] == '.';
        if (s.p[i] != '.' && (s.p[i] < '0' || s.p[i] > '9'))
            return false;
    }
    bool zeros = s.n > start + 1 && s.p[start] == '0' && s.p[start + 1] != '.';
    return s.n > start && s.n < 16 && point <= 1 && !zeros && s.p[start] != '.' && s.p[s.n - 1] != '.';
}

/* Writes a tree as JSON, as other programs read it from YAML. */
static void put_node(struct writer *w, const char *key, const struct node *n)
{
    bool plain = n->kind == NODE_SCALAR && !n->quoted;
    if (n->kind == NODE_NULL || (plain && is_word(n->text, "~")))
        json_raw(&w->j, key, STR("null"));
    else if (plain && (is_word(n->text, "true") || is_word(n->text, "false") || is_number(n->text)))
        json_raw(&w->j, key, n->text);
    else if (n->kind == NODE_SCALAR && !n->text.n)
        json_raw(&w->j, key, STR("\"\""));
    else if (n->kind == NODE_SCALAR)
        json_text(&w->j, key, n->text);
    if (n->kind < NODE_LIST)
        return;
    json_open(&w->j, key, n->kind == NODE_LIST ? '[' : '{');
    for (size_t i = 0; i < n->items.n; i++)
        put_node(w, NULL, n->items.at[i]);
    for (size_t i = 0; i < n->pairs.n; i++)
        put_node(w, str_c(w->a, n->pairs.at[i].key), n->pairs.at[i].value);
    json_close(&w->j, n->kind == NODE_LIST ? ']' : '}');
}

/* The tree of a value that a table gives as YAML; NULL: there is none. */
static const struct node *value_tree(struct writer *w, const char *yaml)
{
    struct source *s = arena_new_of(w->a, struct source);
    *s = (struct source){.name = STR("a table of keys"), .text = str_of(yaml)};
    return yaml ? yaml_parse(w->a, w->b->d, s) : NULL;
}

/* ---- what a key may hold */

/* True if a field that decides the kind is a heading: a list there is a bracket that was meant. */
static bool is_heading(enum field f)
{
    bool decides = false;
    for (size_t i = 0; i < FIELD_KINDS; i++)
        decides |= field_kinds[i].decides == f;
    return decides && f != FIELD_TEXT && f != FIELD_SUMMARY && f != FIELD_ABSTRACT;
}

/* The type of a field of an entry; a field without a value is left out. */
static const char *type_of_field(enum field f)
{
    switch (field_holds(f)) {
    case FIELD_HOLDS_TEXT:
        return is_heading(f) ? "text" : "joined_texts";
    case FIELD_HOLDS_DATE:
        return "date";
    case FIELD_HOLDS_AUTHORS:
        return "names";
    case FIELD_HOLDS_CREDITS:
        return "credits";
    case FIELD_HOLDS_TABLE:
        return "table_of_entry";
    case FIELD_HOLDS_LINKS:
        return "links";
    case FIELD_HOLDS_LIST:
        return "points";
    case FIELD_HOLDS_ENTRIES:
        return "entry_list";
    case FIELD_HOLDS_WORDS:
    case FIELD_HOLDS_ROLES:
        return "texts";
    default:
        return "text";
    }
}

/* The type of one value of the key. *whole: it includes what the table of the key says. NULL: that table
 * alone says it. */
static const char *type_of(const struct bind_key *k, const struct bind_table *in, bool *whole)
{
    static const char *const types[BIND_MADE + 1] = {
        [BIND_MARKUP] = "text",      [BIND_WORD] = "text",      [BIND_COLOR] = "color",
        [BIND_DIM] = "length",       [BIND_SIGNED] = "signed_length", [BIND_LENGTH] = "absolute_length",
        [BIND_INT] = "whole_number", [BIND_BOOL] = "yes_or_no",
    };
    const char *own = schema_type_of_key(in->what, k->name);
    *whole = own != NULL;
    if (own)
        return own;
    if (in == &field_table)
        return type_of_field((enum field)(k - in->keys));
    const char *said = schema_type_of(k->takes, whole);
    bool row = bind_nested(k) && strcmp(k->map->what, "a row") == 0; /* which need not be a mapping */
    return said ? said : row ? "cells" : types[k->type];
}

static void put_choice(struct writer *w, struct str name)
{
    json_open(&w->j, NULL, '{');
    put_ref(w, name);
    json_close(&w->j, '}');
}

/* Writes what one value of the key is. */
static void put_one(struct writer *w, const struct bind_key *k, const struct bind_table *in)
{
    bool whole, nested = bind_nested(k);
    const char *type = type_of(k, in, &whole);
    if (type && strcmp(type, "text") == 0 && (!nested || whole)) {
        put_ref(w, STR("text")); /* which may be in several languages */
        return;
    }
    json_open(&w->j, "anyOf", '[');
    if (type || !nested || whole)
        put_choice(w, str_of(type ? type : "unknown"));
    if (nested && !whole)
        put_choice(w, name_of(w->a, k->map));
    if (!type && nested)
        put_choice(w, STR("none"));
    put_choice(w, STR("in_languages"));
    json_close(&w->j, ']');
}

static void put_enum(struct writer *w, const struct bind_key *k)
{
    json_open(&w->j, "anyOf", '[');
    json_open(&w->j, NULL, '{');
    json_open(&w->j, "enum", '[');
    for (int i = 0; k->names[i]; i++)
        json_text(&w->j, NULL, str_of(k->names[i]));
    json_close(&w->j, ']');
    json_close(&w->j, '}');
    put_choice(w, STR("in_languages"));
    json_close(&w->j, ']');
}

/* Writes a list of such values, or with `some` one of them. */
static void put_list(struct writer *w, const struct bind_key *k, const struct bind_table *in, bool some)
{
    json_open(&w->j, "anyOf", '[');
    if (some) {
        json_open(&w->j, NULL, '{');
        put_one(w, k, in);
        json_close(&w->j, '}');
    } else {
        put_choice(w, STR("nothing"));
    }
    json_open(&w->j, NULL, '{');
    json_text(&w->j, "type", STR("array"));
    json_open(&w->j, "items", '{');
    put_one(w, k, in);
    json_close(&w->j, '}');
    json_close(&w->j, '}');
    put_choice(w, STR("in_languages"));
    json_close(&w->j, ']');
}

static void put_value(struct writer *w, const struct bind_key *k, const struct bind_table *in)
{
    if (schema_type_of_key(in->what, k->name)) {
        put_one(w, k, in);
        return;
    }
    switch (k->type) {
    case BIND_ENUM:
        put_enum(w, k);
        break;
    case BIND_LIST:
    case BIND_SOME:
        put_list(w, k, in, k->type == BIND_SOME);
        break;
    case BIND_NAMED:
        json_raw(&w->j, "type", STR("[\"object\", \"null\"]"));
        if (schema_names_of(in->what, k->name))
            json_raw(&w->j, "propertyNames", str_printf(w->a, "{\"$ref\": \"#/$defs/%s\"}",
                                                        schema_names_of(in->what, k->name)));
        json_open(&w->j, "additionalProperties", '{');
        put_one(w, k, in);
        json_close(&w->j, '}');
        break;
    default:
        put_one(w, k, in);
        break;
    }
}

/* ---- keys */

/* "start_date" -> "Start date" */
static struct str title_of(struct arena *a, struct str key)
{
    char *title = str_c(a, key);
    for (size_t i = 0; i < key.n; i++)
        title[i] = title[i] == '_' ? ' ' : title[i];
    if (*title >= 'a' && *title <= 'z')
        *title += 'A' - 'a';
    return (struct str){title, key.n};
}

static void put_words(struct writer *w, const struct bind_key *k)
{
    struct buf doc = {.a = w->a};
    buf_add(&doc, str_of(k->doc));
    if (k->otherwise)
        buf_printf(&doc, " Default: %s.", k->otherwise);
    if (k->also)
        buf_printf(&doc, " Elsewhere: %s.", k->also);
    if (k->since)
        buf_printf(&doc, " Since cvtex %s.", k->since);
    json_text(&w->j, "title", title_of(w->a, str_of(k->name)));
    json_text(&w->j, "description", buf_str(&doc));
}

/* A default that is a table of its own stands at the keys of that table. */
static const struct node *default_of(struct writer *w, const struct bind_key *k, const struct node *defaults)
{
    const struct node *n = defaults ? node_find(defaults, str_of(k->name)) : NULL;
    if (k->initial)
        return value_tree(w, k->initial);
    return n && (n->kind == NODE_SCALAR || !bind_nested(k)) && !k->otherwise && n->weight < 24 ? n : NULL;
}

static void put_key(struct writer *w, const struct bind_key *k, const struct definition *part)
{
    const struct node *initial = default_of(w, k, part->defaults), *example = value_tree(w, k->example);
    json_open(&w->j, k->name, '{');
    put_words(w, k);
    put_value(w, k, part->table);
    if (initial)
        put_node(w, "default", initial);
    if (example) {
        json_open(&w->j, "examples", '[');
        put_node(w, NULL, example);
        json_close(&w->j, ']');
    }
    json_close(&w->j, '}');
}

/* ---- definitions */

/* An entry has a field that decides its kind; a work may have it in the bibliography. */
static void put_deciding(struct writer *w)
{
    json_open(&w->j, "fields_that_decide", '{');
    json_open(&w->j, "anyOf", '[');
    json_raw(&w->j, NULL, STR("{\"required\": [\"key\"]}"));
    json_raw(&w->j, NULL, STR("{\"required\": [\"kind\"]}"));
    for (size_t i = 0; i < FIELD_KINDS; i++) {
        const char *key = field_key(field_kinds[i].decides);
        json_raw(&w->j, NULL, str_printf(w->a, "{\"required\": [\"%s\"], \"properties\": {\"%s\": {\"not\": "
                                               "{\"type\": \"null\"}}}}", key, key));
    }
    json_close(&w->j, ']');
    json_close(&w->j, '}');
}

/* The keys of a document and of its CV, which a variant may change in part. */
static void put_keys_to_change(struct writer *w)
{
    const struct bind_table *const tables[] = {&document_table, &cv_table};
    for (size_t t = 0; t < 2; t++)
        for (size_t i = 0; i < tables[t]->n; i++) {
            const struct bind_key *k = &tables[t]->keys[i];
            if (k->type == BIND_MADE || k->map == &variant_table || bind_find(&variant_table, str_of(k->name)) ||
                (t && bind_find(&document_table, str_of(k->name))))
                continue;
            json_open(&w->j, k->name, '{');
            put_words(w, k);
            if (!bind_nested(k) || k->type == BIND_LIST || k->type == BIND_SOME || !schema_needs(k->map->what))
                put_value(w, k, tables[t]);
            json_close(&w->j, '}');
        }
}

/* Adds the pattern of the words that differ from `word` in one letter, or in the order of two; and `word`.
 * Words of up to five letters begin with the same one, as in str_is_slip. */
static void add_near(struct buf *to, struct str word)
{
    enum { SHORT = 5 };
    for (size_t i = 0; i < word.n; i++) {
        struct str rest = str_sub(word, i, word.n), behind = str_sub(word, i + 1, word.n);
        buf_char(to, '(');
        if (i > 0 || word.n > SHORT + 1)
            buf_printf(to, "%.*s|", STRF(behind));
        if (i > 0 || word.n > SHORT)
            buf_printf(to, ".%.*s|", STRF(behind));
        if (i > 0 || word.n >= SHORT)
            buf_printf(to, ".%.*s|", STRF(rest));
        if (behind.n)
            buf_printf(to, "%c%c%.*s|", *behind.p, *rest.p, STRF(str_sub(behind, 1, behind.n)));
        buf_char(to, *rest.p);
    }
    buf_char(to, '.');
    for (size_t i = 0; i < word.n; i++)
        buf_char(to, ')');
}

/* Adds the names in a list with commas that are plain words; "start_date" is also "startDate". */
static void add_names(struct buf *to, const char *list)
{
    struct str all = str_of(list ? list : "");
    while (all.n) {
        size_t end = str_find(all, ',');
        struct str name = str_trim(str_sub(all, 0, end));
        bool plain = name.n > 0;
        for (size_t i = 0; i < name.n; i++)
            plain &= name.p[i] == '_' || (name.p[i] >= '0' && name.p[i] <= '9') ||
                     ((name.p[i] | 0x20) >= 'a' && (name.p[i] | 0x20) <= 'z');
        for (size_t i = 0; plain && i < name.n; i++)
            if (name.p[i] == '_')
                buf_add(to, STR("[_-]?"));
            else if (name.p[i] >= 'a' && (i == 0 || name.p[i - 1] == '_'))
                buf_printf(to, "[%c%c]", name.p[i] - 32, name.p[i]);
            else
                buf_char(to, name.p[i]);
        if (plain)
            buf_char(to, '|');
        all = str_sub(all, end + (end < all.n), all.n);
    }
}

/* What no field of the user's own is called: what is near to a field of cvtex, or is a key elsewhere. */
static void put_slips_of_fields(struct writer *w)
{
    const struct bind_table *const others[] = {&document_table, &cv_table};
    struct buf pattern = {.a = w->a};
    buf_add(&pattern, STR("^[0-9-]|[ .:{}\\[\\]<>|*]|^("));
    for (size_t t = 0; t < 2; t++)
        for (size_t i = 0; i < others[t]->n; i++)
            if (!bind_find(&locale_personal_table, str_of(others[t]->keys[i].name)))
                add_names(&pattern, others[t]->keys[i].name);
    for (size_t i = 0; i < field_table.n; i++) {
        const struct bind_key *k = &field_table.keys[i];
        add_names(&pattern, k->type == BIND_MADE ? NULL : k->also);
        add_near(&pattern, str_of(k->name));
        buf_char(&pattern, '|');
    }
    buf_add(&pattern, STR("dates)$"));
    json_open(&w->j, "slip_of_field", '{');
    json_text(&w->j, "pattern", buf_str(&pattern));
    json_close(&w->j, '}');
}

/* Writes members that are typed with ' in place of ". */
static void put_members(struct writer *w, const char *typed)
{
    char *text = str_c(w->a, str_of(typed));
    size_t n = strlen(text);
    for (size_t i = 0; i < n; i++)
        text[i] = text[i] == '\'' ? '"' : text[i];
    json_members(&w->j, (struct str){text, n});
}

static void put_part(struct writer *w, const struct definition *part, const char *name)
{
    json_open(&w->j, name, '{');
    json_text(&w->j, "title", title_of(w->a, part->name));
    json_text(&w->j, "type", STR("object"));
    json_open(&w->j, "properties", '{');
    for (size_t i = 0; i < part->table->n; i++)
        if (part->table->keys[i].type != BIND_MADE)
            put_key(w, &part->table->keys[i], part);
        else if (part->table == &field_table)
            json_raw(&w->j, part->table->keys[i].name, STR("false"));
    if (part->table == &variant_table)
        put_keys_to_change(w);
    json_close(&w->j, '}');
    if (part->table == &field_table)
        put_members(w, "'propertyNames': {'anyOf': [{'$ref': '#/$defs/field'}, "
                       "{'not': {'$ref': '#/$defs/slip_of_field'}}]}, "
                       "'additionalProperties': {'$ref': '#/$defs/joined_texts'}");
    else
        json_raw(&w->j, "additionalProperties", STR("false"));
    if (schema_needs(part->table->what))
        put_members(w, schema_needs(part->table->what));
    json_close(&w->j, '}');
}

static void put_names(struct writer *w)
{
    json_open(&w->j, "field", '{');
    json_open(&w->j, "enum", '[');
    for (int i = 0; i < FIELD_COUNT; i++)
        json_text(&w->j, NULL, str_of(field_keys[i]));
    json_close(&w->j, ']');
    json_close(&w->j, '}');
    json_open(&w->j, "kind", '{');
    json_open(&w->j, "enum", '[');
    json_text(&w->j, NULL, STR("default"));
    for (size_t i = 0; i < FIELD_KINDS; i++) {
        bool twice = false;
        for (size_t k = 0; k < i; k++)
            twice |= strcmp(field_kinds[k].name, field_kinds[i].name) == 0;
        if (!twice)
            json_text(&w->j, NULL, str_of(field_kinds[i].name));
    }
    json_close(&w->j, ']');
    json_close(&w->j, '}');
}

/* Writes the types that something refers to, and those that these refer to. */
static void put_types(struct writer *w)
{
    bool *written = arena_array_of(w->a, bool, schema_n_types), more = true;
    while (more) {
        more = false;
        for (size_t i = 0; i < schema_n_types; i++) {
            struct str ref = str_printf(w->a, "#/$defs/%s\"", schema_types[i].name), text = buf_str(&w->j.b);
            if (written[i] || str_find_str(text, ref) == text.n)
                continue;
            json_open(&w->j, schema_types[i].name, '{');
            put_members(w, schema_types[i].json);
            json_close(&w->j, '}');
            written[i] = more = true;
        }
    }
}

static void put_definitions(struct writer *w)
{
    json_open(&w->j, "$defs", '{');
    for (size_t i = 0; i < w->parts.n; i++) {
        const struct definition *part = &w->parts.at[i];
        put_part(w, part, part->table == &field_table ? "fields_of_entry" : str_c(w->a, part->name));
    }
    put_names(w);
    put_deciding(w);
    put_slips_of_fields(w);
    put_types(w);
    json_close(&w->j, '}');
}

struct str schema_write(struct binder *b, enum schema_of what)
{
    const struct node *base = catalogue_tree(b, STR("styles/base.yaml"));
    const struct node *english = catalogue_tree(b, STR("styles/locales/en.yaml"));
    static const char *const names[] = {"document", "style", "locale"};
    static const char *const titles[] = {"A CV for cvtex", "A style of cvtex", "A locale of cvtex"};
    struct writer w = {.j.b.a = b->a, .b = b, .a = b->a};
    if (what == SCHEMA_DOCUMENT)
        part_add(&w, &document_table, NULL);
    if (what != SCHEMA_LOCALE)
        part_add(&w, &style_table, base);
    if (what != SCHEMA_STYLE)
        part_add(&w, &locale_table, english);
    if (what == SCHEMA_DOCUMENT)
        part_add(&w, &cv_author_table, NULL);
    parts_find(&w);
    json_open(&w.j, NULL, '{');
    json_text(&w.j, "$schema", STR("https://json-schema.org/draft/2020-12/schema"));
    json_text(&w.j, "$id", str_printf(b->a, "urn:cvtex:%s:%d", names[what], BIND_FORMAT));
    json_text(&w.j, "title", str_of(titles[what]));
    put_ref(&w, str_of(names[what]));
    put_definitions(&w);
    json_close(&w.j, '}');
    return buf_end(&w.j.b);
}
