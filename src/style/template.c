/* template.c: reads templates by recursive descent. */
#include "style/template.h"

#include "load/bind.h"

enum { DEPTH_MAX = 16 };

typedef VEC(struct part) parts;

struct reader {
    struct binder *b;
    struct markup text;
    size_t at;
    font_find_fn *find;
    const void *user;
    struct buf literal; /* plain text that is not yet a part */
    int bold;           /* how many bold parts are open */
    bool bar;           /* true: the last part ended at "||" */
    bool good;
};

static void wrong(struct reader *r, const char *what)
{
    if (r->good)
        diag_report(r->b->d, DIAG_CODE_BAD_TEMPLATE, r->text.pos, what);
    r->good = false;
}

static void flush(struct reader *r, parts *to)
{
    if (r->literal.n) {
        struct part *p = vec_push(r->b->a, to);
        p->kind = PART_TEXT;
        p->text = str_copy(r->b->a, buf_str(&r->literal));
        r->literal.n = 0;
    }
}

static struct str rest(const struct reader *r)
{
    return str_sub(r->text.text, r->at, r->text.text.n);
}

static bool ahead(struct reader *r, struct str s)
{
    if (!str_starts(rest(r), s))
        return false;
    r->at += s.n;
    return true;
}

/* True if a field that is none of ours may be one of the document's own: no misspelt one. */
static bool is_extra(struct str key)
{
    bool plain = key.n > 0;
    for (size_t i = 0; i < key.n; i++)
        plain &= strchr(" .:-", key.p[i]) == NULL;
    struct pair p = {.key = key};
    plain &= !bind_is_slip(&p, &field_table);
    for (size_t f = 0; f < FIELD_COUNT && plain; f++)
        plain = !str_is_slip(key, str_of(field_keys[f]));
    return plain;
}

/* Adds the field of this name. False after reporting that there is none. `own`: it may be the document's. */
static bool named_field(struct reader *r, struct str key, bool own, parts *to)
{
    enum field f = field_find(key);
    if (f == FIELD_COUNT && own && is_extra(key)) {
        struct part *p = vec_push(r->b->a, to);
        p->kind = PART_EXTRA;
        p->text = key;
        return true;
    }
    if (f == FIELD_COUNT) {
        const char *meant = bind_meant(&field_table, key); /* "employer" */
        diag_report(r->b->d, DIAG_CODE_UNKNOWN_FIELD, pos_of_text(r->text.pos, key), STRF(key),
                    meant ? diag_suggest(r->b->d, str_of(meant), &meant, 1)
                          : diag_suggest(r->b->d, key, field_keys, FIELD_COUNT));
        return r->good = false;
    }
    struct part *p = vec_push(r->b->a, to);
    p->kind = PART_FIELD;
    p->field = f;
    return true;
}

/* "volume" or "volume.series": the name of a term, which is that of its fields. */
static void term(struct reader *r, struct str name, parts *to)
{
    struct part p = {.kind = PART_TERM, .text = name};
    parts inside = {0};
    for (size_t i = 0; i <= name.n;) {
        struct str more = str_sub(name, i, name.n);
        struct str key = str_sub(more, 0, str_find(more, '.'));
        if (!named_field(r, key, false, &inside))
            return;
        i += key.n + 1;
    }
    p.parts.at = inside.at;
    p.parts.n = inside.n;
    *vec_push(r->b->a, to) = p;
}

static void field(struct reader *r, parts *to)
{
    struct str s = rest(r);
    size_t end = str_find(s, '}');
    if (end == s.n) {
        wrong(r, "'{' without '}'");
        r->at = r->text.text.n;
        return;
    }
    struct str key = str_sub(s, 1, end);
    r->at += end + 1;
    if (str_starts(key, STR("term:"))) {
        term(r, str_sub(key, 5, key.n), to);
        return;
    }
    bool word = str_starts(key, STR("word:")), icon = str_starts(key, STR("icon:"));
    if (word || icon) {
        struct part *named = vec_push(r->b->a, to);
        named->kind = word ? PART_WORD : PART_ICON;
        named->text = str_sub(key, 5, key.n);
        return;
    }
    named_field(r, key, true, to);
}

static void parts_read(struct reader *r, parts *to, struct str end, int depth);

/* True if two stars inside *italic* begin **bold**. Otherwise the first star ends the italic. */
static bool opens_bold(const struct reader *r, struct str end)
{
    return str_eq(end, STR("*")) && !r->bold && str_starts(rest(r), STR("**")) &&
           !str_starts(rest(r), STR("***"));
}

static void nested(struct reader *r, parts *to, enum part_kind kind, struct str end, int depth)
{
    struct part p = {.kind = kind};
    parts inside = {0};
    r->bold += kind == PART_BOLD;
    parts_read(r, &inside, end, depth + 1);
    r->bold -= kind == PART_BOLD;
    p.parts.at = inside.at;
    p.parts.n = inside.n;
    *vec_push(r->b->a, to) = p;
}

static void tagged(struct reader *r, parts *to, int depth)
{
    struct str s = rest(r);
    size_t end = str_find(s, '>');
    struct str name = str_sub(s, 1, end < s.n ? end : s.n);
    if (end == s.n) {
        wrong(r, "'<' without '>'");
        r->at = r->text.text.n;
        return;
    }
    if (str_starts(name, STR("/"))) {
        wrong(r, str_c(r->b->a, str_printf(r->b->a, "'<%.*s>' closes a font that is not open",
                                           STRF(name))));
        r->at = r->text.text.n;
        return;
    }
    r->at += end + 1;
    struct str close = str_printf(r->b->a, "</%.*s>", STRF(name));
    nested(r, to, PART_FONT, close, depth);
    struct part *p = &to->at[to->n - 1];
    p->font = r->find(r->user, name);
    if (!p->font) {
        diag_report(r->b->d, DIAG_CODE_UNKNOWN_FONT_NAME, pos_of_text(r->text.pos, name), STRF(name), "");
        r->good = false;
    }
}

/* "[ ... || ... ]": one optional part, or a choice of several. */
static void optional(struct reader *r, parts *to, int depth)
{
    struct part choice = {.kind = PART_CHOICE};
    parts all = {0};
    for (bool more = true; more;) {
        parts inside = {0};
        r->bar = false;
        parts_read(r, &inside, STR("]"), depth + 1);
        more = r->bar;
        struct part *p = vec_push(r->b->a, &all);
        p->kind = PART_OPTIONAL;
        p->parts.at = inside.at;
        p->parts.n = inside.n;
    }
    r->bar = false;
    choice.parts.at = all.at;
    choice.parts.n = all.n;
    *vec_push(r->b->a, to) = all.n == 1 ? all.at[0] : choice;
}

/* True for characters that may begin something else than literal text. */
static inline bool is_sign(char c)
{
    return c == '{' || c == '[' || c == ']' || c == '*' || c == '<' || c == '|' || c == '\\';
}

/* Reads parts up to `end`. If `end` is empty, reads to the end of the text. */
static void parts_read(struct reader *r, parts *to, struct str end, int depth)
{
    if (depth > DEPTH_MAX) {
        wrong(r, "nested too deeply");
        r->at = r->text.text.n;
    }
    while (r->at < r->text.text.n) {
        char c = r->text.text.p[r->at];
        if (!is_sign(c)) { /* no `end` begins with another one */
            buf_char(&r->literal, c);
            r->at++;
            continue;
        }
        bool closes = end.n && str_starts(rest(r), end) && !opens_bold(r, end);
        bool bar = str_eq(end, STR("]")) && str_starts(rest(r), STR("||"));
        if (!closes && !bar && c != '{' && c != '[' && c != ']' && c != '*' && c != '<') {
            r->at += c == '\\' && r->at + 1 < r->text.text.n;
            buf_char(&r->literal, r->text.text.p[r->at++]);
            continue;
        }
        flush(r, to);
        if (closes || bar) {
            r->at += bar ? 2 : end.n;
            r->bar = bar;
            return;
        }
        if (c == '{')
            field(r, to);
        else if (ahead(r, STR("[")))
            optional(r, to, depth);
        else if (ahead(r, STR("**")))
            nested(r, to, PART_BOLD, STR("**"), depth);
        else if (ahead(r, STR("*")))
            nested(r, to, PART_ITALIC, STR("*"), depth);
        else if (c == '<')
            tagged(r, to, depth);
        else {
            wrong(r, "']' without '['");
            r->at++;
        }
    }
    flush(r, to);
    if (end.n)
        wrong(r, str_c(r->b->a, str_printf(r->b->a, "'%.*s' is missing", STRF(end))));
}

bool template_read(struct binder *b, struct markup text, font_find_fn *find, const void *user,
                   struct template *to)
{
    struct reader r = {.b = b, .text = text, .find = find, .user = user, .good = true};
    parts all = {0};
    r.literal.a = b->a;
    parts_read(&r, &all, (struct str){0}, 0);
    to->parts.at = all.at;
    to->parts.n = all.n;
    to->pos = text.pos;
    return r.good;
}

static void parts_fields(const struct part *p, size_t n, void (*see)(void *, enum field),
                         void *user)
{
    for (size_t i = 0; i < n; i++) {
        if (p[i].kind == PART_FIELD)
            see(user, p[i].field);
        parts_fields(p[i].parts.at, p[i].parts.n, see, user);
    }
}

void template_fields(const struct template *t, void (*see)(void *user, enum field f), void *user)
{
    parts_fields(t->parts.at, t->parts.n, see, user);
}
