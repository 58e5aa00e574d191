/* latex_internal.h: shared by the two stages of latex_markup.
 *
 * latex.c turns LaTeX into a draft. A draft is UTF-8 text; control characters in it mark where
 * emphasis, links and formulas start and end, properly nested. latex_write.c turns a draft into
 * markup. It needs the draft because escapes depend on the characters before and after. */
#ifndef LOAD_LATEX_INTERNAL_H
#define LOAD_LATEX_INTERNAL_H

#include "base/diag.h"

/* A mark with the value m is closed by m + 1. */
enum mark {
    MARK_EM = 1,
    MARK_STRONG = 3,
    MARK_SUP = 5,
    MARK_SUB = 7,
    MARK_CODE = 9,
    MARK_MATH = 11, /* around a formula; formulas are not nested */
    MARK_LINK = 13, /* LINK label LINK_URI uri LINK_END; links are not nested */
    MARK_LINK_END = 14,
    MARK_LINK_URI = 15,
    MARK_URL = 17, /* a URI that is its own label */
    MARK_PAR = 19, /* a blank line; it has no closing mark */
    /* The following are never in a draft. latex.c keeps them for the end of a group: */
    MARK_SLASH = 20, /* '/' of a fraction; the denominator follows */
    MARK_QUOTE = 21, /* ” */
};

enum command_kind {
    SIGN,      /* is replaced by `text` */
    OPERATOR,  /* the same; in a formula, blanks after it may be kept */
    ACCENT,    /* `text`: the combining character, then the accent for use without a letter */
    WRAP,      /* puts the mark text[0] around its argument */
    DECLARE,   /* puts the mark text[0] around the rest of its group */
    ARGUMENT,  /* is removed; its argument stays */
    TEXT,      /* the same; its argument is text, even in a formula */
    NOTHING,   /* is removed */
    DROP,      /* is removed with its argument */
    SECOND,    /* is removed with its first argument; its second one stays */
    SPACE,
    PAR,
    MATH,
    URL,
    HREF,
    FRACTION,
    ROOT,
    DELIMITER, /* \left, \right */
    QUOTE,
};

struct command {
    const char *name;
    enum command_kind kind;
    const char *text;
};

/* The command \name, or NULL. */
const struct command *latex_command(struct str name);
/* The journal that a command of ADS stands for, such as \apj, or NULL. */
const char *latex_journal(struct str name);
/* The accent for a command of one character such as \', or NULL. */
const struct command *latex_accent(char c);
/* True if a value needs no conversion: ASCII with single blanks and without special characters of
 * LaTeX or markup. */
bool latex_is_plain(struct str value);
/* Behind the brace that closes the group at byte `i`; 0: none within `most` bytes. */
size_t latex_group_end(struct str s, size_t i, size_t most);
/* Turns a draft into markup. */
struct str latex_write(struct arena *a, struct str draft);
/* The place of `at`, which points into `value`; `value` is at `pos`. Returns `pos` if the value is
 * not a part of the source, for example when '#' joined it. */
struct pos latex_place(struct str value, struct pos pos, const char *at);

#endif
