/* tell.h: what --verbose and watch tell of a run. */
#ifndef TELL_H
#define TELL_H

#include <time.h>

#include "cvtex.h"

/* Tells on standard error what a run used that has written its output to `path` (NULL: it has none), and how long
 * that took since `start`. `settings`: the path of the file with settings; NULL: there is none. */
void tell_run(const char *path, const char *settings, const struct cvtex_result *result, const struct timespec *start);
/* The same on standard output, as one line: "cv.pdf, 2 pages, 4.1 ms". */
void tell_briefly(const char *path, const struct cvtex_result *result, const struct timespec *start);
/* Takes what was told from a terminal: something else comes in its place. */
void tell_anew(void);
/* Tells that there are no mistakes any more, where what was told of them still stands. */
void tell_mended(void);

#endif
