/* latex_internal.h: between the stages of latex_markup.
 *
 * latex.c reads LaTeX and writes a draft: UTF-8 in which control characters mark where emphasis,
 * links and formulas start and end, properly nested. latex_write.c turns a draft into markup,
 * where what surrounds a sign decides how it must be written. */
#ifndef LOAD_LATEX_INTERNAL_H
#define LOAD_LATEX_INTERNAL_H

#include "base/diag.h"

/* The end of a mark is the mark + 1. */
enum mark {
    MARK_EM = 1,
    MARK_STRONG = 3,
    MARK_SUP = 5,
    MARK_SUB = 7,
    MARK_CODE = 9,
    MARK_MATH = 11, /* around everything between dollars; nothing of it inside itself */
    MARK_LINK = 13, /* LINK label LINK_URI uri LINK_END; no links inside */
    MARK_LINK_END = 14,
    MARK_LINK_URI = 15,
    MARK_URL = 17, /* a URI that is its own label */
    MARK_PAR = 19, /* alone: a blank line */
    /* never in a draft, only among what ends a group: */
    MARK_SLASH = 20, /* of a fraction, whose denominator follows */
    MARK_QUOTE = 21, /* ” */
};

enum command_kind {
    SIGN,      /* stands for `text` */
    OPERATOR,  /* the same; blanks behind it count in a formula */
    ACCENT,    /* `text`: the combining sign, then what stands for it alone */
    WRAP,      /* marks its argument with text[0] */
    DECLARE,   /* marks the rest of its group */
    ARGUMENT,  /* its argument stays as it is */
    TEXT,      /* the same, and is no formula */
    NOTHING,   /* without effect here */
    DROP,      /* goes with its argument */
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

/* The command \NAME, or NULL. */
const struct command *latex_command(struct str name);
/* The accent \' and its like, or NULL. */
const struct command *latex_accent(char c);
/* Whether a value is its own markup: ASCII without signs of LaTeX or markup, single blanks. */
bool latex_is_plain(struct str value);
struct str latex_write(struct arena *a, struct str draft);
/* The place of `at`, a part of `value` that stood at `pos`; `pos` itself where the value was put
 * together and stands nowhere. */
struct pos latex_place(struct str value, struct pos pos, const char *at);

#endif
