/* bibtex.c: a small reader of .bib files that continues after mistakes.
 *
 * Why not libbtparse? We tested version 0.89. It keeps its state in globals (two threads end in
 * exit(1) within 20,000 entries), gives the line where a value ends instead of where it starts,
 * aborts on a NUL byte, and loses all entries after a missing brace. */
#include "load/bibtex.h"

#include "base/limit.h"
#include "load/bibmacro.h"
#include "load/bibparent.h"
#include "load/bibscan.h"

/* The most fields of one entry. biblatex knows 130. The limit keeps the search for duplicates fast,
 * which compares every pair of fields. */
#define FIELDS_MAX 256
/* How much text '#' may join in one file [bytes]. It stops @strings that double each other. */
#define JOINED_MAX ((size_t)16 << 20)

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
    bibscan_recover(r);
    return false;
}

static void mended(struct reader *r, const struct body *b, size_t at, const char *what)
{
    struct str in = called(r, b);
    diag_report(r->d, DIAG_CODE_BIB_MENDED, bibscan_pos(r, at), STRF(in), what);
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
        else if (c == '@' && heads && bibscan_is_head(r, r->at))
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

/* "sep"; people also write "sept" and "september", which BibTeX does not define. */
static int month_of(struct str s)
{
    for (int i = 0; s.n >= 3 && i < 12; i++)
        if (str_eq_nocase(s, str_sub(str_of(months[i]), 0, s.n)))
            return i + 1;
    return 0;
}

static bool word(struct reader *r, const struct body *b, struct term *t)
{
    size_t from = r->at;
    struct str s = bibscan_name(r);
    if (s.n == 0)
        return broken(r, b, r->at < r->text.n ? STR("a value is missing")
                                              : STR("the file ends inside it"));
    t->pos = bibscan_pos(r, from);
    t->text = bibscan_decoded(r, s);
    if (s.p[0] >= '0' && s.p[0] <= '9')
        return true;
    struct str lower = bibscan_interned(r, s);
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
    t->pos = bibscan_pos(r, from);
    if (!to_end(r, true))
        return broken(r, b, str_printf(r->a, "%s is missing at the end of the value of '%.*s' "
                                             "in line %u",
                                       open == '{' ? "'}'" : "'\"'", STRF(field), t->pos.line));
    struct str s = str_sub(r->text, from + 1, r->at++);
    while (++from < r->at - 1 && is_space(r->text.p[from]))
        ;
    t->pos = bibscan_pos(r, from);
    t->text = bibscan_decoded(r, s);
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
    bibscan_space(r);
    if (!term(r, b, field, &first))
        return NULL;
    struct str text = first.text;
    for (bibscan_space(r); peek(r) == '#'; bibscan_space(r)) {
        r->at++;
        bibscan_space(r);
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
    if (!b->joins)
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
    struct str written = bibscan_is_head(r, from) ? STR("") : bibscan_name(r);
    if (r->at == r->text.n || (!written.n && bibscan_is_head(r, from)))
        return broken(r, b, str_printf(r->a, "a '%c' is missing at its end", b->close));
    struct pos pos = bibscan_pos(r, from);
    if (!written.n)
        return broken(r, b, str_printf(r->a, peek(r) > ' ' && peek(r) < 0x7F
                                                 ? "found '%c' in line %u instead of a field"
                                                 : "found 0x%02X in line %u instead of a field",
                                       peek(r), pos.line));
    struct str name = bibscan_interned(r, bibscan_decoded(r, written));
    bibscan_space(r);
    char c = peek(r);
    if (c == '{' || c == '"')
        mended(r, b, r->at, "'=' is missing before this value");
    else if (c != '=' && c != ',' && c != b->close)
        return broken(r, b, str_printf(r->a, "'=' is missing after '%.*s' in line %u", STRF(name),
                                       pos.line));
    if (c == '=') {
        r->at++;
        bibscan_space(r);
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
    bibscan_space(&ahead);
    if (peek(&ahead) != ',')
        return false;
    ahead.at++;
    bibscan_space(&ahead);
    bool word = is_letter(peek(&ahead)) && bibscan_name(&ahead).n > 0;
    bibscan_space(&ahead);
    return word && peek(&ahead) == '=';
}

/* Reads fields into r->pairs, up to the closing brace or parenthesis. False after broken(). */
static bool fields(struct reader *r, const struct body *b)
{
    bool comma = true;
    for (;;) {
        bibscan_space(r);
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
        if (!comma && r->at < r->text.n && is_name(c) && !bibscan_is_head(r, from))
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
    bibscan_space(r);
    size_t from = r->at, end = from, last = from, before = from;
    *pos = bibscan_pos(r, from);
    while (is_key(r, b) && !bibscan_is_head(r, r->at)) {
        last = r->at;
        before = end;
        while (is_key(r, b))
            r->at++;
        end = r->at;
        bibscan_space(r);
    }
    char c = peek(r);
    bool field_first = c == '=' && end > from; /* the last word is the name of a field */
    b->key = bibscan_decoded(r, str_sub(r->text, from, field_first ? before : end));
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

static void strings(struct reader *r, struct body *b)
{
    r->pairs.n = 0;
    b->joins = true;
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
    const struct node *text = value(r, b, STR("@preamble"));
    if (!text)
        return;
    if (r->defined)
        bibmacros_define(r->defined, text->text);
    bibscan_space(r);
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
    struct str type = bibscan_name(r);
    bibscan_space(r);
    bool head = bibscan_is_head(r, from);
    if (!type.n || (peek(r) != '{' && !head))
        return;
    b.pos = bibscan_pos(r, from);
    b.type = bibscan_interned(r, bibscan_decoded(r, type));
    if (str_eq(b.type, STR("comment"))) {
        comment(r);
        return;
    }
    struct pos type_pos = bibscan_pos(r, from + 1);
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
        bibscan_space(r);
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
    r.month = bibscan_interned(&r, STR("month"));
    r.key = bibscan_interned(&r, STR("key"));
    r.sortkey = bibscan_interned(&r, STR("sortkey"));
    r.entrytype = bibscan_interned(&r, STR("entrytype"));
    if (str_starts(r.text, STR("\xFF\xFE")) || str_starts(r.text, STR("\xFE\xFF")))
        diag_report(d, DIAG_CODE_BIB_BYTE, list->pos, (unsigned char)r.text.p[0],
                    "shows that the file is UTF-16: no entries are found in it");
    if (bibmacros_in(r.text))
        r.defined = bibmacros_new(a);
    objects(&r);
    for (size_t i = 0; r.defined && i < list->items.n; i++)
        bibmacros_expand(r.defined, list->items.at[i]);
    bibparent_resolve(a, d, list);
    return list;
}
