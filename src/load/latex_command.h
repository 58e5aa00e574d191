/* latex_command.h: the known commands of LaTeX, and what each stands for. */
#ifndef LOAD_LATEX_COMMAND_H
#define LOAD_LATEX_COMMAND_H

#include "base/str.h"

enum command_kind {
    SIGN,      /* is replaced by `text` */
    FUNCTION,  /* the same; in a formula, a function such as log */
    ACCENT,    /* `text`: the combining character, then the accent for use without a letter */
    WRAP,      /* puts the mark text[0] around its argument */
    DECLARE,   /* puts the mark text[0] around the rest of its group */
    ARGUMENT,  /* is removed; its argument stays */
    NOTHING,   /* is removed */
    DROP,      /* is removed with its argument */
    SECOND,    /* is removed with its first argument; its second one stays */
    SPACE,
    PAR,
    MATH,      /* its argument is a formula */
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
/* The accent for a command of one character such as \', or NULL. */
const struct command *latex_accent(char c);

#endif
