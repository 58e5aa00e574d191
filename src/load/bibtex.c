/* bibtex.c: a small reader of .bib files that continues after mistakes.
 *
 * Why not libbtparse? We tested version 0.89. It keeps its state in globals (two threads end in
 * exit(1) within 20,000 entries), gives the line where a value ends instead of where it starts,
 * aborts on a NUL byte, and loses all entries after a missing brace. */
#include "load/bibtex.h"

#include "base/limit.h"
#include "base/table.h"
#include "load/bibparent.h"

/* The most fields of one entry. biblatex knows 130. The limit keeps the search for duplicates fast,
 * which compares every pair of fields. */
#define FIELDS_MAX 256
/* How much text '#' may join in one file [bytes]. It stops @strings that double each other. */
#define JOINED_MAX ((size_t)16 << 20)

/* The last place that was computed. pos_at counts on from here. */
struct place {
    size_t at;
    uint32_t line, col;
};

struct reader {
    struct arena *a;
    struct diag *d;
    const struct source *source;
    struct str text;
    bool clean;        /* all of it is UTF-8 without NUL */
    bool comment_open; /* some @comment was never closed: from now on an entry ends them too */
    size_t at;
    struct place mark;
    struct buf lower;            /* scratch space of name_of */
    struct table names;          /* one copy of each name, so that pointers can be compared */
    struct table macros;         /* @string name -> struct str * */
    struct table keys;           /* citation key -> struct node *, its entry */
    struct node *list;
    VEC(struct pair) pairs;      /* of the current entry */
    struct str month, key, sortkey, entrytype; /* from `names` */
    size_t joined;
};

/* The current entry, @string or @preamble, for messages. */
struct body {
    struct pos pos;
    struct str type, key;
    char close;
};

/* ---- places and tables */

/* The place of byte `at`. Takes linear time in total if calls go in the order of the file. */
static struct pos pos_at(struct reader *r, size_t at)
{
    if (at < r->mark.at)
        r->mark = (struct place){0, 1, 1};
    size_t n;
    for (size_t i = r->mark.at; i < at; i += n) {
        int32_t c = (unsigned char)r->text.p[i];
        n = 1;
        if (c >= 0x80)
            c = utf8_at(r->text, i, &n);
        bool first_half = c == '\r' && i + 1 < r->text.n && r->text.p[i + 1] == '\n';
        if (c == '\n' || (c == '\r' && !first_half) || c == 0x85 || c == 0x2028 || c == 0x2029)
            r->mark.line++, r->mark.col = 1; /* the line breaks of diag.c */
        else
            r->mark.col++;
    }
    r->mark.at = at;
    return (struct pos){r->source, r->mark.line, r->mark.col};
}

/* ---- characters */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* True for characters of names of types, fields and @strings, as in BibTeX. */
static bool is_name(char c)
{
    return (unsigned char)c > ' ' && c != 0x7F && !strchr("\"#%'(),={}", c);
}

static char peek(const struct reader *r)
{
    return r->at < r->text.n ? r->text.p[r->at] : 0;
}

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

/* Skips white space and, like biber, the rest of a line after '%'. */
static void skip_space(struct reader *r)
{
    for (bool hidden = false; r->at < r->text.n; r->at++) {
        hidden = (hidden || peek(r) == '%') && !is_line_end(peek(r));
        if (!hidden && !is_space(peek(r)))
            return;
    }
}

/* True if "@word{" or "@word(" is at `i` and only blanks come before it in its line. */
static bool head_at(const struct reader *r, size_t i)
{
    struct str t = r->text;
    size_t k = i;
    while (k > 0 && is_blank(t.p[k - 1]))
        k--;
    if (t.p[i] != '@' || (k > 0 && !is_line_end(t.p[k - 1])))
        return false;
    for (k = i + 1; k < t.n && is_letter(t.p[k]); k++)
        ;
    bool word = k > i + 1;
    while (k < t.n && is_blank(t.p[k]))
        k++;
    return word && k < t.n && (t.p[k] == '{' || t.p[k] == '(');
}

/* Moves to the next "@word{" at the start of a line, or to the end. */
static void recover(struct reader *r)
{
    while (r->at < r->text.n) {
        r->at += str_find(str_sub(r->text, r->at, r->text.n), '@');
        if (r->at < r->text.n && head_at(r, r->at))
            return;
        r->at += r->at < r->text.n;
    }
}

/* ---- bytes */

/* Decodes a byte of Windows-1252. It has printable characters where Latin-1 has control
 * characters. */
static int32_t latin1(unsigned char c)
{
    static const uint16_t table[32] = {
        0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160,
        0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E, 0x178};
    return c >= 0x80 && c < 0xA0 ? table[c - 0x80] : c;
}

/* Makes a part of the file valid UTF-8. Bad bytes are decoded one by one, because a file may mix
 * encodings. The first NUL and the first other bad byte are reported. */
static struct str decoded(struct reader *r, struct str s)
{
    if (r->clean || (utf8_invalid(s) == s.n && str_find(s, 0) == s.n))
        return s;
    struct buf b = {.a = r->a};
    bool zero = false, bad = false;
    for (size_t i = 0, n; i < s.n; i += n) {
        int32_t c = utf8_at(s, i, &n);
        unsigned char byte = (unsigned char)s.p[i];
        bool *seen = c == 0 ? &zero : c == 0xFFFD && n == 1 ? &bad : NULL;
        if (seen && !*seen)
            diag_report(r->d, DIAG_CODE_BIB_BYTE, pos_at(r, (size_t)(s.p - r->text.p) + i), byte,
                        c ? "is not UTF-8: read as Latin-1" : "is not text: read as a space");
        if (seen)
            *seen = true;
        buf_code(&b, c == 0 ? ' ' : seen ? latin1(byte) : c);
    }
    return buf_end(&b);
}

/* `s` in lower case. The same name always gives the same pointer. */
static struct str name_of(struct reader *r, struct str s)
{
    r->lower.n = 0;
    for (size_t i = 0; i < s.n; i++)
        buf_char(&r->lower, s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] | 0x20) : s.p[i]);
    struct str *known = table_find(&r->names, buf_str(&r->lower));
    if (known)
        return *known;
    known = arena_new_of(r->a, struct str);
    *known = str_copy(r->a, buf_str(&r->lower));
    table_set(r->a, &r->names, *known, known);
    return *known;
}

/* Reads the name at the cursor; empty if there is none. */
static struct str name_at(struct reader *r)
{
    size_t from = r->at;
    while (r->at < r->text.n && is_name(peek(r)))
        r->at++;
    return str_sub(r->text, from, r->at);
}

/* ---- values */

static struct str called(struct reader *r, const struct body *b)
{
    return b->key.n ? str_printf(r->a, "entry '%.*s'", STRF(b->key))
                    : str_printf(r->a, "@%.*s", STRF(b->type));
}

/* Reports that the current entry is left out, moves to the next one and returns false. */
static bool broken(struct reader *r, const struct body *b, struct str why)
{
    struct str what = called(r, b);
    diag_report(r->d, DIAG_CODE_BIB_BROKEN, b->pos, STRF(what), STRF(why));
    recover(r);
    return false;
}

static void mended(struct reader *r, const struct body *b, size_t at, const char *what)
{
    struct str in = called(r, b);
    diag_report(r->d, DIAG_CODE_BIB_MENDED, pos_at(r, at), STRF(in), what);
}

/* Moves from an opening brace or quote to the matching closing one. False if there is none; the
 * cursor is then at the character that ended the search. */
static bool to_end(struct reader *r, bool heads)
{
    char open = peek(r);
    size_t depth = 0;
    while (++r->at < r->text.n) {
        char c = peek(r);
        if (c == '{')
            depth++;
        else if (c == '}' && depth == 0)
            return open == '{';
        else if (c == '}')
            depth--;
        else if (c == '"' && open == '"' && depth == 0)
            return true;
        else if (c == '@' && heads && head_at(r, r->at))
            return false;
    }
    return false;
}

struct term {
    struct str text;
    struct pos pos;
    int month; /* 1 to 12 for jan ... dec, else 0 */
};

static const char *const months[] = {"January", "February", "March", "April", "May", "June", "July",
                                     "August", "September", "October", "November", "December"};

static int month_of(struct str s)
{
    for (int i = 0; s.n == 3 && i < 12; i++)
        if (str_eq_nocase(s, (struct str){months[i], 3}))
            return i + 1;
    return 0;
}

static bool word(struct reader *r, const struct body *b, struct term *t)
{
    size_t from = r->at;
    struct str s = name_at(r);
    if (s.n == 0)
        return broken(r, b, r->at < r->text.n ? STR("a value is missing")
                                              : STR("the file ends inside it"));
    t->pos = pos_at(r, from);
    t->text = decoded(r, s);
    if (s.p[0] >= '0' && s.p[0] <= '9')
        return true;
    struct str lower = name_of(r, s);
    const struct str *macro = table_find(&r->macros, lower);
    if (macro) {
        t->text = *macro;
    } else if ((t->month = month_of(lower))) {
        t->text = str_of(months[t->month - 1]);
    } else {
        diag_report(r->d, DIAG_CODE_BIB_UNDEFINED, t->pos, STRF(s));
    }
    return true;
}

static bool term(struct reader *r, const struct body *b, struct str field, struct term *t)
{
    char open = peek(r);
    if (open != '{' && open != '"')
        return word(r, b, t);
    size_t from = r->at;
    t->pos = pos_at(r, from);
    if (!to_end(r, true))
        return broken(r, b, str_printf(r->a, "%s is missing at the end of the value of '%.*s' "
                                             "in line %u",
                                       open == '{' ? "'}'" : "'\"'", STRF(field), t->pos.line));
    struct str s = str_sub(r->text, from + 1, r->at++);
    while (++from < r->at - 1 && is_space(r->text.p[from]))
        ;
    t->pos = pos_at(r, from);
    t->text = decoded(r, s);
    return true;
}

static struct node *text_node(struct reader *r, struct str text, struct pos pos)
{
    struct node *n = arena_new_of(r->a, struct node);
    *n = (struct node){.kind = NODE_SCALAR, .quoted = true, .pos = pos, .text = text, .weight = 1};
    return n;
}

/* Reads a value: one or more terms joined by '#'. NULL after broken(). */
static struct node *value(struct reader *r, const struct body *b, struct str field)
{
    struct term first = {0}, t = {0};
    struct buf joined = {.a = r->a};
    skip_space(r);
    if (!term(r, b, field, &first))
        return NULL;
    struct str text = first.text;
    for (skip_space(r); peek(r) == '#'; skip_space(r)) {
        r->at++;
        skip_space(r);
        if (!term(r, b, field, &t))
            return NULL;
        if (r->joined + first.text.n + t.text.n > JOINED_MAX) {
            broken(r, b, STR("the texts joined with '#' in this file are too long"));
            return NULL;
        }
        r->joined += first.text.n + t.text.n;
        buf_add(&joined, first.text);
        buf_add(&joined, t.text);
        text = buf_end(&joined);
        first = (struct term){.pos = first.pos};
    }
    if (first.month && field.p == r->month.p)
        text = str_printf(r->a, "%d", first.month);
    text = str_trim(text);
    return text_node(r, text.n ? text : STR(""), first.pos);
}

/* ---- entries */

static void left_out(struct reader *r, struct str name, struct pos pos, const char *why)
{
    struct str what = str_printf(r->a, "field '%.*s'", STRF(name));
    diag_report(r->d, DIAG_CODE_BIB_BROKEN, pos, STRF(what), (int)strlen(why), why);
}

static void field_add(struct reader *r, struct str name, struct pos pos, struct node *v)
{
    if (name.p == r->key.p)
        name = r->sortkey;
    for (size_t i = 0; i < r->pairs.n; i++)
        if (r->pairs.at[i].key.p == name.p) {
            diag_report(r->d, DIAG_CODE_BIB_DUPLICATE, pos, "field", STRF(name),
                        r->pairs.at[i].pos.line);
            return;
        }
    if (r->pairs.n == FIELDS_MAX)
        left_out(r, name, pos, "the entry has too many fields");
    else
        *vec_push(r->a, &r->pairs) = (struct pair){name, pos, v};
}

/* Reads "name = value". False after broken(). */
static bool field(struct reader *r, const struct body *b)
{
    size_t from = r->at;
    struct str written = head_at(r, from) ? STR("") : name_at(r);
    if (r->at == r->text.n || (!written.n && head_at(r, from)))
        return broken(r, b, str_printf(r->a, "a '%c' is missing at its end", b->close));
    struct pos pos = pos_at(r, from);
    if (!written.n)
        return broken(r, b, str_printf(r->a, peek(r) > ' ' && peek(r) < 0x7F
                                                 ? "found '%c' in line %u instead of a field"
                                                 : "found 0x%02X in line %u instead of a field",
                                       peek(r), pos.line));
    struct str name = name_of(r, decoded(r, written));
    skip_space(r);
    char c = peek(r);
    if (c == '{' || c == '"')
        mended(r, b, r->at, "'=' is missing before this value");
    else if (c != '=' && c != ',' && c != b->close)
        return broken(r, b, str_printf(r->a, "'=' is missing after '%.*s' in line %u", STRF(name),
                                       pos.line));
    if (c == '=') {
        r->at++;
        skip_space(r);
    }
    if (peek(r) == ',' || peek(r) == b->close) {
        left_out(r, name, pos, "it has no value");
        return true;
    }
    struct node *v = value(r, b, name);
    if (v)
        field_add(r, name, pos, v);
    return v != NULL;
}

/* True if more fields follow the closing brace at the cursor: ", name =". */
static bool closed_early(const struct reader *r)
{
    struct reader ahead = *r;
    ahead.at++;
    skip_space(&ahead);
    if (peek(&ahead) != ',')
        return false;
    ahead.at++;
    skip_space(&ahead);
    bool word = is_letter(peek(&ahead)) && name_at(&ahead).n > 0;
    skip_space(&ahead);
    return word && peek(&ahead) == '=';
}

/* Reads fields into r->pairs, up to the closing brace or parenthesis. False after broken(). */
static bool fields(struct reader *r, const struct body *b)
{
    bool comma = true;
    for (;;) {
        skip_space(r);
        size_t from = r->at;
        char c = peek(r);
        if (c == b->close && !closed_early(r)) {
            r->at++;
            return true;
        }
        if (c == b->close)
            mended(r, b, from, "it goes on after this brace, so the brace is ignored");
        if (c == b->close || c == ',') {
            r->at++;
            comma = true;
            continue;
        }
        if (!comma && r->at < r->text.n && is_name(c) && !head_at(r, from))
            mended(r, b, from, "',' is missing before this field");
        if (!field(r, b))
            return false;
        comma = false;
    }
}

static bool is_key(const struct reader *r, const struct body *b)
{
    char c = peek(r);
    return r->at < r->text.n && !is_space(c) && (!c || !strchr("{}\",=", c)) && c != b->close;
}

/* Reads the citation key and the comma after it. A key may contain blanks, unlike in BibTeX. */
static bool citation_key(struct reader *r, struct body *b, struct pos *pos)
{
    skip_space(r);
    size_t from = r->at, end = from, last = from, before = from;
    *pos = pos_at(r, from);
    while (is_key(r, b) && !head_at(r, r->at)) {
        last = r->at;
        before = end;
        while (is_key(r, b))
            r->at++;
        end = r->at;
        skip_space(r);
    }
    char c = peek(r);
    bool field_first = c == '=' && end > from; /* the last word is the name of a field */
    b->key = decoded(r, str_sub(r->text, from, field_first ? before : end));
    if (c != ',' && c != b->close && !field_first)
        return broken(r, b, STR("no ',' follows its citation key"));
    if (field_first) {
        r->at = last;
        mended(r, b, last,
               b->key.n ? "',' is missing before this field" : "it has no citation key");
    }
    r->at += c == ',';
    return true;
}

static void entry(struct reader *r, struct body *b, struct pos type_pos)
{
    struct pos key_pos;
    if (!citation_key(r, b, &key_pos))
        return;
    r->pairs.n = 0;
    field_add(r, r->entrytype, type_pos, text_node(r, b->type, type_pos));
    *vec_push(r->a, &r->pairs) = (struct pair){r->key, key_pos, text_node(r, b->key, key_pos)};
    if (!fields(r, b))
        return;
    const struct node *same = b->key.n ? table_find(&r->keys, b->key) : NULL;
    if (same) {
        diag_report(r->d, DIAG_CODE_BIB_DUPLICATE, b->pos, "entry", STRF(b->key), same->pos.line);
        return;
    }
    if (!limit_take(r->d, LIMIT_WORKS, 1, b->pos)) {
        r->at = r->text.n;
        return;
    }
    struct node *n = arena_new_of(r->a, struct node);
    n->kind = NODE_MAP;
    n->pos = b->pos;
    n->pairs.n = n->pairs.cap = r->pairs.n;
    n->pairs.at = arena_copy(r->a, r->pairs.at, r->pairs.n * sizeof *r->pairs.at);
    *vec_push(r->a, &r->list->items) = n;
    if (b->key.n)
        table_set(r->a, &r->keys, b->key, n);
}

static void strings(struct reader *r, const struct body *b)
{
    r->pairs.n = 0;
    if (!fields(r, b))
        return;
    for (size_t i = 0; i < r->pairs.n; i++) {
        struct str *text = arena_new_of(r->a, struct str);
        *text = str_copy(r->a, r->pairs.at[i].value->text); /* not a view of the source */
        table_set(r->a, &r->macros, r->pairs.at[i].key, text);
    }
}

static void preamble(struct reader *r, const struct body *b)
{
    if (!value(r, b, STR("@preamble")))
        return;
    skip_space(r);
    if (peek(r) == b->close)
        r->at++;
    else
        broken(r, b, str_printf(r->a, "a '%c' is missing at its end", b->close));
}

/* Skips a @comment like biber. BibTeX reads the entries inside one; we only do if it is not
 * closed. */
static void comment(struct reader *r)
{
    size_t from = r->at;
    if (peek(r) != '{' || to_end(r, r->comment_open)) {
        r->at++;
        return;
    }
    r->comment_open = true;
    r->at = from + 1;
}

/* Reads what follows an '@'. If it is not an entry, it is text between entries and ignored. */
static void object(struct reader *r)
{
    struct body b = {.close = '}'};
    size_t from = r->at++;
    struct str type = name_at(r);
    skip_space(r);
    bool head = head_at(r, from);
    if (!type.n || (peek(r) != '{' && !head))
        return;
    b.pos = pos_at(r, from);
    b.type = name_of(r, decoded(r, type));
    if (str_eq(b.type, STR("comment"))) {
        comment(r);
        return;
    }
    struct pos type_pos = pos_at(r, from + 1);
    if (peek(r) == '(')
        b.close = ')';
    r->at++;
    if (str_eq(b.type, STR("string")))
        strings(r, &b);
    else if (str_eq(b.type, STR("preamble")))
        preamble(r, &b);
    else
        entry(r, &b, type_pos);
}

/* ---- the file */

static void objects(struct reader *r)
{
    while (r->at < r->text.n) {
        skip_space(r);
        if (peek(r) == '@')
            object(r);
        else
            r->at++;
    }
}

struct node *bibtex_parse(struct arena *a, struct diag *d, const struct source *source)
{
    struct reader r = {.a = a, .d = d, .source = source, .text = source->text,
                       .mark = {0, 1, 1}, .lower = {.a = a}};
    struct node *list = r.list = arena_new_of(a, struct node);
    *list = (struct node){.kind = NODE_LIST, .pos = {source, 1, 1}};
    if (str_starts(r.text, STR("\xEF\xBB\xBF"))) /* the byte order mark */
        r.text = str_sub(r.text, 3, r.text.n);
    r.clean = utf8_invalid(r.text) == r.text.n && str_find(r.text, 0) == r.text.n;
    r.month = name_of(&r, STR("month"));
    r.key = name_of(&r, STR("key"));
    r.sortkey = name_of(&r, STR("sortkey"));
    r.entrytype = name_of(&r, STR("entrytype"));
    if (str_starts(r.text, STR("\xFF\xFE")) || str_starts(r.text, STR("\xFE\xFF")))
        diag_report(d, DIAG_CODE_BIB_BYTE, list->pos, (unsigned char)r.text.p[0],
                    "shows that the file is UTF-16: no entries are found in it");
    objects(&r);
    bibparent_resolve(a, d, list);
    return list;
}
