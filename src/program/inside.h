/* inside.h: the files that come with cvtex, in a program that is a single file (SINGLE_FILE). */
#ifndef INSIDE_H
#define INSIDE_H

#include <stdio.h>

#include "cvtex.h"

/* Answers questions for CVTEX_DATA and CVTEX_DATA_LIST from the program itself, and all others from the disk
 * (cvtex_disk_read with the same `user`). */
void inside_read(void *user, const struct cvtex_question *question, struct cvtex_answer *answer);
/* Prints what is inside, and the licences of it. Returns 0, or non-zero if it could not be written. */
int inside_tell(FILE *to);

#endif
