/* help.h: the table of options -> help for people. */
#ifndef HELP_H
#define HELP_H

#include <stdio.h>

#include "options.h"

/* Writes what the program can do or, of a command, what it does and its options. */
void help_verb(FILE *to, enum options_verb verb);

/* Writes what there is to say of a topic; NULL: which topics there are, "topics": all their names. STATUS_USAGE:
 * there is none of this name, which was said. */
enum status help_topic(FILE *to, const char *topic);

#endif
