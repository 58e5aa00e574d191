/* latex_texer.h: the state of latex.c while it turns LaTeX into a draft, for the parts of it that have
 * files of their own: latex_text.c reads characters, quotation marks and tags. */
#ifndef LOAD_LATEX_TEXER_H
#define LOAD_LATEX_TEXER_H

#include "load/latex_internal.h"

/* How deeply groups and marks may be nested. Deeper braces are ignored. text/inline.c stops at 32
 * too. */
enum { DEPTH_MAX = 32, ENDS_MAX = 48, ONCE_MAX = 4, PENDING_MAX = 4, REPORTED_MAX = 8 };
/* How far to look ahead [bytes]: RAW_MAX for a URI (all browsers accept this length), OPTION_MAX for
 * "[...]". The limits keep the time linear for a megabyte of opening braces. */
enum { RAW_MAX = 2048, OPTION_MAX = 256 };

struct texer {
    struct arena *a;
    struct diag *d;
    struct str s;
    struct pos pos;
    size_t i;
    struct buf out;
    int groups[DEPTH_MAX]; /* `ends_n` when each was opened */
    int depth;
    size_t beyond; /* open braces that were ignored because they are too deep */
    char ends[ENDS_MAX];
    int ends_n;
    char once[ONCE_MAX];
    int once_n;
    const struct command *accents[PENDING_MAX];
    int accents_n;
    bool unclosed[2];  /* no more \) or \] follows */
    bool inner;        /* a single quote is open */
    bool paired;       /* it was opened by ', not by ` */
    bool plain;        /* not LaTeX: only formulas, tags and entities have a meaning */
    bool in_link;
    struct str uri;
    struct str reported[REPORTED_MAX];
    int reported_n;
};

static inline char at(const struct texer *t, size_t i)
{
    return i < t->s.n ? t->s.p[i] : 0;
}

static inline bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline void skip_blanks(struct texer *t)
{
    while (t->i < t->s.n && is_blank(t->s.p[t->i]))
        t->i++;
}

/* Writes a character, with the accents that wait for it. */
void texer_put(struct texer *t, int32_t c);
void texer_put_text(struct texer *t, struct str s);
/* Opens a mark up to the end of the group; closes the one that was opened last in this group. */
void texer_open(struct texer *t, char mark);
void texer_close(struct texer *t, char mark);
/* Writes an accent that waits for a letter, and closes what waits for an argument. */
void texer_settle(struct texer *t);
/* Reports, once for each name, that the text from byte `from` to the cursor is printed as it is. */
void texer_report(struct texer *t, size_t from, const char *what);

/* latex_text.c: handles the sign at the cursor. */
void latex_text_quote(struct texer *t);
void latex_text_character(struct texer *t);
/* Handles the tag or entity at the cursor; false if there is none. */
bool latex_text_tag(struct texer *t);

#endif
