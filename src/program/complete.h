/* complete.h: the table of options -> completions for shells. */
#ifndef COMPLETE_H
#define COMPLETE_H

#include <stdio.h>

enum complete_shell { COMPLETE_BASH, COMPLETE_ZSH, COMPLETE_FISH };

/* Writes the script by which a shell completes words behind "cvtex". It asks the program for the names of styles,
 * locales and topics when they are wanted. */
void complete_write(FILE *to, enum complete_shell shell);

#endif
