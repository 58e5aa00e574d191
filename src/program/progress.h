/* progress.h: says on a terminal what takes long, and removes that line again. */
#ifndef PROGRESS_H
#define PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

/* Begins something that may take long. After half a second there is a line on standard error: "cv.yaml ... 2 s".
 * Nothing happens where that is no terminal. */
void progress_start(const char *what);
/* Begins a number of things: "37 of 200". progress_count says how many are done. */
void progress_start_many(size_t all);
void progress_count(size_t done);
/* Removes the line for something else, until there is news. */
void progress_hide(void);
/* Removes the line. It must be called before anything else is printed. */
void progress_end(void);

#endif
