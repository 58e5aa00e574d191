/* bind_hint.c: guesses what the user meant by an unknown key. */
#include "load/bind.h"

bool bind_nested(const struct bind_key *k)
{
    return k->map && k->type != BIND_ENUM;
}

/* True if both are the same key: "startDate", "start-date" and "Start date" are start_date. */
static bool same_letters(struct str x, struct str y)
{
    size_t i = 0, k = 0;
    for (;;) {
        while (i < x.n && strchr("_- ", x.p[i]))
            i++;
        while (k < y.n && strchr("_- ", y.p[k]))
            k++;
        if (i == x.n || k == y.n)
            return i == x.n && k == y.n;
        if (!str_eq_nocase(str_sub(x, i, i + 1), str_sub(y, k, k + 1)))
            return false;
        i++, k++;
    }
}

/* True if `word` is one of the words in `also`. */
static bool is_also(const char *also, struct str word)
{
    struct str s = str_of(also ? also : "");
    while (s.n) {
        size_t end = str_find(s, ',');
        if (same_letters(str_trim(str_sub(s, 0, end)), word))
            return true;
        s = str_sub(s, end + (end < s.n), s.n);
    }
    return false;
}

/* The key that other tools call `word`, or NULL. */
static const struct bind_key *foreign(const struct bind_table *table, struct str word)
{
    for (size_t i = 0; i < table->n; i++)
        if (table->keys[i].type != BIND_MADE &&
            (is_also(table->keys[i].also, word) || same_letters(str_of(table->keys[i].name), word)))
            return &table->keys[i];
    return NULL;
}

const char *bind_meant(const struct bind_table *table, struct str word)
{
    const struct bind_key *k = foreign(table, word);
    return k ? k->name : NULL;
}

const struct bind_key *bind_foreign(const struct bind_table *table, struct str key)
{
    return foreign(table, key);
}

bool bind_near(const struct bind_table *table, struct str key)
{
    bool near = foreign(table, key) != NULL;
    for (size_t i = 0; i < table->n; i++)
        near |= str_distance(key, str_of(table->keys[i].name), 1) <= 1;
    return near;
}

/* ---- a key in the wrong mapping */

/* Searches all tables for a key. */
struct search {
    struct binder *b;
    struct str word;
    bool also; /* search for the names that other tools use */
    VEC(const struct bind_table *) seen;
    VEC(const struct bind_table *) again; /* tables that more than one path leads to */
    VEC(const struct bind_table *) way;   /* from the root to the current table */
    VEC(const struct bind_table *) found_way;
    const struct bind_table *found;       /* the last table that has the key */
    const struct bind_key *key;
    struct str path; /* of that table */
    bool several;    /* more than one table has the key */
};

static bool seen_before(struct search *s, const struct bind_table *table)
{
    for (size_t i = 0; i < s->seen.n; i++)
        if (s->seen.at[i] == table) {
            *vec_push(s->b->a, &s->again) = table;
            return true;
        }
    *vec_push(s->b->a, &s->seen) = table;
    return false;
}

static void search_table(struct search *s, const struct bind_table *table, struct str path)
{
    if (seen_before(s, table))
        return;
    *vec_push(s->b->a, &s->way) = table;
    const struct bind_key *k = s->also ? foreign(table, s->word) : bind_find(table, s->word);
    if (k && k->type != BIND_MADE) {
        s->several |= s->found != NULL;
        s->found = table;
        s->key = k;
        s->path = path;
        s->found_way.n = 0;
        for (size_t i = 0; i < s->way.n; i++)
            *vec_push(s->b->a, &s->found_way) = s->way.at[i];
    }
    for (size_t i = 0; i < table->n; i++) {
        const struct bind_key *under = &table->keys[i];
        if (bind_nested(under))
            search_table(s, under->map, str_printf(s->b->a, "%.*s%s%s:", STRF(path),
                                                   path.n ? " " : "", under->name));
    }
    s->way.n--;
}

/* True if only one path leads to the table that was found. */
static bool one_path(const struct search *s)
{
    for (size_t i = 0; i < s->again.n; i++)
        for (size_t k = 0; k < s->found_way.n; k++)
            if (s->again.at[i] == s->found_way.at[k])
                return false;
    return s->path.n > 0;
}

/* " ('margins' belongs under 'style: page:')", or "" if more than one place is possible. A name
 * from other tools is only used if a single path leads to its table. */
static const char *elsewhere(struct binder *b, struct str word, bool also)
{
    struct search s = {.b = b, .word = word, .also = also};
    for (const struct bind_root *r = b->roots; r && r->table; r++)
        search_table(&s, r->table, str_of(r->path));
    bool clear = s.found && !s.several && (one_path(&s) || !also);
    if (!clear)
        return "";
    if (one_path(&s))
        return diag_hint(b->d, str_printf(b->a, " ('%s' belongs under '%.*s')", s.key->name,
                                          STRF(s.path)));
    return diag_hint(b->d, str_printf(b->a, " ('%s' belongs in %s)", s.key->name, s.found->what));
}

/* The hint of the table for a word that is no key of it; NULL: none. */
static const char *slip_of(const struct bind_table *table, const struct pair *p)
{
    bool list = p->value && p->value->kind == NODE_LIST;
    for (const struct bind_slip *s = table->slips; s && s->words; s++)
        if (is_also(s->words, p->key) || (list && str_eq(str_of(s->words), STR(BIND_ANY_LIST))))
            return s->hint;
    return NULL;
}

/* The names of the table's keys that a document may write. */
static const char **names_of(struct binder *b, const struct bind_table *table, size_t *n)
{
    const char **names = arena_array_of(b->a, const char *, table->n + 1);
    *n = 0;
    for (size_t i = 0; i < table->n; i++)
        if (table->keys[i].type != BIND_MADE)
            names[(*n)++] = table->keys[i].name;
    return names;
}

bool bind_is_slip(const struct pair *p, const struct bind_table *table)
{
    bool slip = foreign(table, p->key) || slip_of(table, p);
    for (size_t i = 0; i < table->n && !slip; i++)
        slip = table->keys[i].type != BIND_MADE && str_is_slip(p->key, str_of(table->keys[i].name));
    return slip;
}

void bind_unknown(struct binder *b, const struct pair *p, const struct bind_table *table)
{
    const char *told = slip_of(table, p);
    size_t colon = str_find(p->key, ':');
    if (colon < p->key.n && bind_find(table, str_sub(p->key, 0, colon)))
        told = " (a blank is missing behind ':')";
    if (str_starts(p->key, STR("\xC2\xA0")) || str_starts(p->key, STR("\xE3\x80\x80"))) {
        told = " (it is indented by a sign that is no blank: type blanks)";
        colon = 0;
    }
    if (told && (colon < p->key.n || !bind_near(table, p->key))) {
        diag_report(b->d, DIAG_CODE_UNKNOWN_KEY, p->pos, STRF(p->key), table->what,
                    diag_hint(b->d, str_of(told)));
        return;
    }
    size_t n;
    const char **names = names_of(b, table, &n);
    const struct bind_key *meant = foreign(table, p->key);
    if (meant) { /* let diag_suggest find this key, to have the words in one place */
        names[0] = meant->name;
        n = 1;
    }
    const char *hint = "";
    /* A typing mistake, or a text, since no key has capitals: no other mapping is searched. */
    bool slip = meant || (p->key.n && *p->key.p >= 'A' && *p->key.p <= 'Z');
    for (size_t i = 0; i < n; i++)
        slip |= str_distance(p->key, str_of(names[i]), 1) <= 1;
    if (!slip)
        hint = elsewhere(b, p->key, false);
    if (!slip && !*hint)
        hint = elsewhere(b, p->key, true);
    if (!*hint)
        hint = diag_suggest(b->d, meant ? str_of(meant->name) : p->key, names, n);
    diag_report(b->d, DIAG_CODE_UNKNOWN_KEY, p->pos, STRF(p->key), table->what, hint);
}
