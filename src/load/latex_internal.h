/* latex_internal.h: shared by the two stages of latex_markup.
 *
 * latex.c turns LaTeX into a draft. A draft is UTF-8 text; control characters in it mark where
 * emphasis, links and formulas start and end, properly nested. latex_write.c turns a draft into
 * markup. It needs the draft because escapes depend on the characters before and after. */
#ifndef LOAD_LATEX_INTERNAL_H
#define LOAD_LATEX_INTERNAL_H

#include "base/diag.h"
#include "load/latex_command.h"

/* A mark with the value m is closed by m + 1. */
enum mark {
    MARK_EM = 1,
    MARK_STRONG = 3,
    MARK_SUP = 5,
    MARK_SUB = 7,
    MARK_CODE = 9,
    MARK_MATH = 11, /* around the source of a formula */
    MARK_LINK = 13, /* LINK label LINK_URI uri LINK_END; links are not nested */
    MARK_LINK_END = 14,
    MARK_LINK_URI = 15,
    MARK_URL = 17, /* a URI that is its own label */
    MARK_PAR = 19, /* a blank line; it has no closing mark */
    /* The following are never in a draft. latex.c keeps them for the end of a group: */
    MARK_QUOTE = 21, /* ” */
};

/* The journal that a command of ADS stands for, such as \apj, or NULL. */
const char *latex_journal(struct str name);
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
