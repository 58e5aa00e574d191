/* bind.c: reads mappings by tables of keys. */
#include "load/bind.h"

/* The longest length that is accepted. The largest page of a PDF is 14,400 pt. */
#define POINTS_MAX 20000

void bind_own(struct binder *b, int kind, struct str path, struct str bytes)
{
    for (size_t i = 0; i < b->own.n; i++)
        if (str_eq(b->own.at[i].path, path))
            return;
    *vec_push(b->a, &b->own) = (struct own_file){kind, path, bytes};
}

void bind_wrong(struct binder *b, const struct node *n, const char *what, const char *must)
{
    diag_report(b->d, DIAG_CODE_WRONG_TYPE, n->pos, what, must, node_kind_name(n));
}

bool bind_braces(struct binder *b, struct markup text, const char *const *names, size_t n)
{
    struct str s = text.text;
    bool good = true;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] != '{')
            continue;
        struct str rest = str_sub(s, i + 1, s.n);
        struct str key = str_sub(rest, 0, str_find(rest, '}'));
        bool known = false;
        for (size_t k = 0; k < n && !known; k++)
            known = key.n < rest.n && str_eq(key, str_of(names[k]));
        if (known)
            continue;
        diag_report(b->d, DIAG_CODE_UNKNOWN_FIELD, pos_of_text(text.pos, key), STRF(key),
                    diag_suggest(b->d, key, names, n));
        good = false;
    }
    return good;
}

void bind_brace_needed(struct binder *b, struct markup text, const char *name)
{
    struct str braced = str_printf(b->a, "{%s}", name);
    if (text.text.n && str_find_str(text.text, braced) == text.text.n)
        diag_report(b->d, DIAG_CODE_FORM_LACKS, text.pos, STRF(text.text), name);
}

/* Looks at the keys from number `from` on first, then at those before. */
static const struct bind_key *find_from(const struct bind_table *table, struct str name, size_t from)
{
    char first = name.n ? *name.p : 0; /* few have the same */
    size_t i = from;
    for (size_t left = table->n; left; left--, i++) {
        i = i < table->n ? i : 0;
        if (*table->keys[i].name == first && str_eq(name, str_of(table->keys[i].name)))
            return &table->keys[i];
    }
    return NULL;
}

const struct bind_key *bind_find(const struct bind_table *table, struct str name)
{
    return find_from(table, name, 0);
}

/* "a text, such as 'Engineer, Writer'" for a list or mapping that stands where a text should; or how to
 * type what YAML has taken for one. */
static const char *text_instead(struct binder *b, const struct node *n, const char *what)
{
    enum { MOST = 60 };
    struct str typed = pos_text(n->pos);
    struct buf joined = {.a = b->a};
    char first = typed.n ? *typed.p : 0;
    size_t count = n->kind == NODE_LIST ? n->items.n : n->pairs.n;
    bool plain = count > 1;
    for (size_t i = 0; i < count && plain; i++) {
        const struct node *one = n->kind == NODE_LIST ? n->items.at[i] : n->pairs.at[i].value;
        plain = one->kind == NODE_SCALAR && one->text.n && joined.n + one->text.n < MOST;
        if (plain)
            buf_printf(&joined, "%s%.*s", !i ? "" : strcmp(what, "name") == 0 ? " " : ", ", STRF(one->text));
    }
    if (plain)
        return str_c(b->a, str_printf(b->a, "a text, such as '%.*s'", STRF(buf_str(&joined))));
    return first == '['          ? "a text (one that starts with '[' needs quotes)"
           : first == '{'        ? "a text (one that starts with '{' needs quotes)"
           : n->kind == NODE_MAP ? "a text (one with ': ' in it needs quotes)"
                                 : "a text";
}

bool bind_word(struct binder *b, const struct node *n, struct markup *to, const char *what)
{
    if (n->kind == NODE_NULL) {
        *to = (struct markup){{NULL, 0}, n->pos};
        return true;
    }
    if (n->kind != NODE_SCALAR) {
        bind_wrong(b, n, what, text_instead(b, n, what));
        return false;
    }
    *to = (struct markup){n->text, n->pos};
    return true;
}

static bool bad_value(struct binder *b, const struct node *n, const char *what, const char *must)
{
    if (n->kind != NODE_SCALAR)
        bind_wrong(b, n, what, must);
    else
        diag_report(b->d, DIAG_CODE_BAD_VALUE, n->pos, what, STRF(n->text), must);
    return false;
}

/* Reads a number such as "-12.5" from the start of *s, in 1/65536. False if there is none or it is
 * larger than POINTS_MAX. */
static bool number(struct str *s, int64_t *value)
{
    bool minus = s->n && s->p[0] == '-', any = false;
    size_t i = minus;
    int64_t whole = 0, part = 0, unit = 1;
    for (; i < s->n && s->p[i] >= '0' && s->p[i] <= '9'; i++, any = true)
        if ((whole = whole * 10 + (s->p[i] - '0')) > POINTS_MAX)
            return false;
    if (i < s->n && s->p[i] == '.')
        for (i++; i < s->n && s->p[i] >= '0' && s->p[i] <= '9'; i++, any = true)
            if (unit < 1000000) {
                part = part * 10 + (s->p[i] - '0');
                unit *= 10;
            }
    *value = (whole * PT + part * PT / unit) * (minus ? -1 : 1);
    *s = str_sub(*s, i, s->n);
    return any;
}

static bool dim_read(struct binder *b, const struct node *n, struct dim *to, const char *what,
                     bool negative)
{
    static const struct {
        const char *name;
        int unit;
        int64_t times, over; /* in points */
    } units[] = {
        {"pt", DIM_PT, 1, 1},   {"mm", DIM_PT, 7200, 2540}, {"cm", DIM_PT, 72000, 2540},
        {"in", DIM_PT, 72, 1},  {"em", DIM_EM, 1, 1},       {"lh", DIM_LH, 1, 1},
    };
    static const char must[] = "a length such as 10.5pt, 21mm, 2cm, 1in, 1.2em or 2lh";
    int64_t value;
    struct str s = n->kind == NODE_SCALAR ? n->text : (struct str){0};
    if (!number(&s, &value))
        return bad_value(b, n, what, must);
    s = str_trim(s);
    if (value < 0 && !negative)
        return bad_value(b, n, what, "a length of 0 or more");
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (str_eq(s, str_of(units[i].name))) {
            to->value = length_scale(value, units[i].times, units[i].over);
            to->unit = units[i].unit;
            return true;
        }
    if (s.n == 0 && value == 0) {
        *to = (struct dim){0, DIM_PT};
        return true;
    }
    return bad_value(b, n, what,
                     s.n ? must : "a length: it needs a unit (pt, mm, cm, in, em or lh)");
}

bool bind_dim(struct binder *b, const struct node *n, struct dim *to, const char *what)
{
    return dim_read(b, n, to, what, false);
}

static int digit_of(char c, bool hex)
{
    return c >= '0' && c <= '9'          ? c - '0'
           : hex && c >= 'a' && c <= 'f' ? c - 'a' + 10
           : hex && c >= 'A' && c <= 'F' ? c - 'A' + 10
                                         : -1;
}

bool bind_int(struct binder *b, const struct node *n, int *to, const char *what)
{
    enum { MOST = 999999999 };
    struct str s = n->text;
    bool hex = str_starts(s, STR("0x")) && s.n > 2, large = false;
    int64_t value = 0;
    if (n->kind != NODE_SCALAR || s.n == 0)
        return bad_value(b, n, what, "a whole number");
    for (size_t i = hex ? 2 : 0; i < s.n; i++) {
        int digit = digit_of(s.p[i], hex);
        if (digit < 0)
            return bad_value(b, n, what, "a whole number");
        value = value * (hex ? 16 : 10) + digit;
        large |= value > MOST;
        value = large ? MOST : value;
    }
    if (large)
        return bad_value(b, n, what, "a whole number of at most 999999999");
    *to = (int)value;
    return true;
}

bool bind_bool(struct binder *b, const struct node *n, int *to, const char *what)
{
    static const char *const yes[] = {"true", "yes", "on"}, *const no[] = {"false", "no", "off"};
    for (int i = 0; i < 3 && n->kind == NODE_SCALAR; i++) {
        if (str_eq_nocase(n->text, str_of(yes[i])))
            return *to = 1, true;
        if (str_eq_nocase(n->text, str_of(no[i])))
            return *to = 0, true;
    }
    return bad_value(b, n, what, "yes or no");
}

bool bind_format(struct binder *b, const struct node *tree)
{
    const struct node *n = node_find(tree, STR("format"));
    int format;
    if (!n || n->kind == NODE_NULL || !bind_int(b, n, &format, "format"))
        return true;
    if (!format)
        return bad_value(b, n, "format", "a version of the format: the first is 1"), true;
    if (format <= BIND_FORMAT)
        return true;
    diag_report(b->d, DIAG_CODE_NEWER_FORMAT, n->pos, STRF(n->text), BIND_FORMAT);
    return false;
}

static bool bind_enum(struct binder *b, const struct node *n, const struct bind_key *k, int *to)
{
    struct buf must = {.a = b->a};
    size_t n_names = 0;
    for (int i = 0; k->names[i]; i++) {
        if (n->kind == NODE_SCALAR && str_eq(n->text, str_of(k->names[i])))
            return *to = i, true;
        buf_printf(&must, "%s%s", i ? ", " : "one of ", k->names[i]);
        n_names++;
    }
    if (n->kind == NODE_SCALAR)
        buf_add(&must, str_of(diag_suggest(b->d, n->text, k->names, n_names)));
    return bad_value(b, n, k->name, str_c(b->a, buf_str(&must)));
}

static bool bind_value(struct binder *b, const struct node *n, const struct bind_key *k, void *at)
{
    struct dim dim;
    switch (k->type) {
    case BIND_MARKUP:
    case BIND_WORD:
    case BIND_COLOR:
        return bind_word(b, n, at, k->name);
    case BIND_DIM:
        return dim_read(b, n, at, k->name, false);
    case BIND_SIGNED:
        return dim_read(b, n, at, k->name, true);
    case BIND_LENGTH:
        if (!dim_read(b, n, &dim, k->name, false))
            return false;
        if (dim.unit != DIM_PT)
            return bad_value(b, n, k->name, "a length in pt, mm, cm or in");
        *(length *)at = dim.value;
        return true;
    case BIND_INT:
        return bind_int(b, n, at, k->name);
    case BIND_BOOL:
        return bind_bool(b, n, at, k->name);
    case BIND_ENUM:
        return bind_enum(b, n, k, at);
    case BIND_NODE:
    case BIND_LIST:
    case BIND_SOME:
    case BIND_NAMED:
        *(const struct node **)at = n;
        return true;
    case BIND_MAP:
        if (n->kind == NODE_LIST || (n->kind == NODE_SCALAR && !str_eq(n->text, STR("none")))) {
            bind_wrong(b, n, str_c(b->a, str_printf(b->a, "'%s'", k->name)),
                       str_c(b->a, str_printf(b->a, "a mapping, such as %s", k->example)));
            return false;
        }
        return bind_map(b, n, k->map, at);
    case BIND_MADE:
        break;
    }
    return false;
}

bool bind_map(struct binder *b, const struct node *n, const struct bind_table *table, void *to)
{
    if (n->kind == NODE_NULL || (n->kind == NODE_SCALAR && str_eq(n->text, STR("none"))))
        return true; /* "none" removes what is inherited */
    if (n->kind != NODE_MAP) {
        bind_wrong(b, n, table->what, "a mapping");
        return false;
    }
    bool good = true;
    size_t next = 0; /* mappings often have their keys in the order of the table */
    for (size_t i = 0; i < n->pairs.n; i++) {
        const struct pair *p = &n->pairs.at[i];
        const struct bind_key *k = find_from(table, p->key, next);
        if (k) {
            next = (size_t)(k - table->keys) + 1;
            good &= bind_value(b, p->value, k, (char *)to + k->offset);
            continue;
        }
        bind_unknown(b, p, table);
        good = false;
    }
    return good;
}
