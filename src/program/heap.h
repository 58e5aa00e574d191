/* heap.h: how the program gets its memory from the system. Programs' code: a library leaves the heap
 * to its host. */
#ifndef HEAP_H
#define HEAP_H

/* Before the first run: asks for large pages. It cannot fail; at worst, memory comes as it always does. */
void heap_prepare(void);

#endif
