/* mapped.h: pages of memory, taken and given back many at a time. */
#ifndef BASE_MAPPED_H
#define BASE_MAPPED_H

#include <stddef.h>

/* Gives the pages of code and constant tables back to the kernel, of the program or library that
 * `inside` is part of. What is needed again is read again, from the memory that the kernel keeps files
 * in. For a run that is done with most of its code. Does nothing where the system cannot tell. */
void mapped_give_back(const void *inside);

/* Takes the pages of fresh memory that is about to be written to, all at once: the first touch of each
 * page costs far more. Does nothing where the system cannot do it. */
void mapped_take(void *p, size_t n);

#endif
