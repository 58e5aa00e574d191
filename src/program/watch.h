/* watch.h: calls a function again whenever one of the files that it has read changes. */
#ifndef WATCH_H
#define WATCH_H

#include <stdbool.h>

#include "stamps.h"

struct watch {
    struct stamps *files; /* the files of the last run */
    /* Makes the next run, which notes its files in `files`. `kept`: one of those has changed that are read once for
     * many runs. */
    void (*again)(void *user, bool kept);
    void *user;
};

/* Never returns; a signal ends the program. The first change starts a run at once; what changes while it runs, or
 * right after, comes together in the next one. */
void watch_run(const struct watch *w);

#endif
