/* mapped.h: the pages of the program itself. */
#ifndef BASE_MAPPED_H
#define BASE_MAPPED_H

/* Gives the pages of code and constant tables back to the kernel, of the program or library that
 * `inside` is part of. What is needed again is read again, from the memory that the kernel keeps files
 * in. For a run that is done with most of its code. Does nothing where the system cannot tell. */
void mapped_give_back(const void *inside);

#endif
