/* bibscan.h: the state of bibtex.c, and its cursor over the bytes of the file: places, names, bytes
 * that are not UTF-8. It knows no entries. */
#ifndef LOAD_BIBSCAN_H
#define LOAD_BIBSCAN_H

#include "base/table.h"
#include "load/bibmacro.h"
#include "load/node.h"

/* The last place that was computed. bibscan_pos counts on from here. */
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
    struct buf lower;            /* scratch space of bibscan_interned */
    struct table names;          /* one copy of each name, so that pointers can be compared */
    struct table macros;         /* @string name -> struct str * */
    struct table keys;           /* citation key -> struct node *, its entry */
    struct node *list;
    VEC(struct pair) pairs;      /* of the current entry */
    struct str month, key, sortkey, entrytype; /* from `names` */
    size_t joined;
    struct bibmacros *defined; /* by @preamble and fields; NULL: nothing can be */
};

/* The current entry, @string or @preamble, for messages. */
struct body {
    struct pos pos;
    struct str type, key;
    char close;
    bool joins; /* its texts are parts of others: their blanks count */
};

static inline bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* True for characters of names of types, fields and @strings, as in BibTeX. */
static inline bool is_name(char c)
{
    return (unsigned char)c > ' ' && c != 0x7F && !strchr("\"#%'(),={}", c);
}

static inline char peek(const struct reader *r)
{
    return r->at < r->text.n ? r->text.p[r->at] : 0;
}

/* The place of byte `at`. Takes linear time in total if calls go in the order of the file. */
struct pos bibscan_pos(struct reader *r, size_t at);
/* Skips white space and, like biber, the rest of a line after '%'. */
void bibscan_space(struct reader *r);
/* True if "@word{" or "@word(" is at `i` and only blanks come before it in its line. */
bool bibscan_is_head(const struct reader *r, size_t i);
/* Moves to the next "@word{" at the start of a line, or to the end. */
void bibscan_recover(struct reader *r);
/* Makes a part of the file valid UTF-8. Bad bytes are decoded one by one, because a file may mix
 * encodings. The first NUL and the first other bad byte are reported. */
struct str bibscan_decoded(struct reader *r, struct str s);
/* `s` in lower case. The same name always gives the same pointer. */
struct str bibscan_interned(struct reader *r, struct str s);
/* Reads the name at the cursor; empty if there is none. */
struct str bibscan_name(struct reader *r);

#endif
