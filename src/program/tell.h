/* tell.h: what --verbose tells. */
#ifndef TELL_H
#define TELL_H

#include <time.h>

#include "cvtex.h"

/* Tells on standard error what a run used that has written its output to `path` (NULL: it has none), and how long
 * that took since `start`. */
void tell_run(const char *path, const struct cvtex_result *result, const struct timespec *start);

#endif
