/* fit.h: how much to change spacing, leading, size and margins so that the text fills its pages.
 *
 * Pure: it sees what a setting measures, never what is set. Two costs are told apart: breaking
 * lines into pages anew, which is cheap, and setting the lines anew. */
#ifndef PAGES_FIT_H
#define PAGES_FIT_H

#include <stdbool.h>
#include <stddef.h>

#include "style/style.h"

/* In 1/1000 of what the style says. */
struct fit_setting {
    int spacing, leading; /* need new pages only */
    int size, margins;    /* need new lines */
};

struct fit_measure {
    size_t pages;
    int fill;      /* how much of the last page is used [1/1000] */
    size_t beyond; /* lines that stand on pages beyond those that are wanted */
};

struct fit_job {
    const struct fit_style *bounds;
    size_t wanted; /* pages */
    void *user;
    /* Sets all lines in this size and these margins. */
    void (*set)(void *user, const struct fit_setting *s);
    /* Breaks the lines that were set last into pages. */
    struct fit_measure (*measure)(void *user, const struct fit_setting *s);
    /* The area that text has on a page with these margins, of that at 1000 [1/1000]. */
    int (*room)(void *user, int margins);
    bool most; /* fewer pages, or emptier ones, are as good */
};

enum fit_end { FIT_AS_IT_IS, FIT_CHANGED, FIT_TOO_LONG, FIT_TOO_SHORT };

/* Lines are set at 1000 when this is called, and anyhow when it returns. Least is changed first: spacing,
 * then leading, then size, then margins. What cannot be reached within the bounds leaves a text that
 * is too short as it is, and a text that is too long as tight as it may be. Lines are set six times at
 * most when the text is too long, five times when it is too short; not at all when it is far too
 * short. */
enum fit_end fit_run(const struct fit_job *job, struct fit_setting *to, struct fit_measure *measure);

/* Finds the least change of spacing alone that fills the pages that are wanted, where the text takes more as it is,
 * within what no reader sees. True if there is one; otherwise *to and *measure have no meaning. A grid may have no
 * step between too much and far too little: that is none. Lines are not set anew; what was measured last is *to. */
bool fit_take_in(const struct fit_job *job, struct fit_setting *to, struct fit_measure *measure);

/* Whether the least spacing and leading bring a text that is too long onto the pages that are wanted. Lines are not set
 * anew. */
bool fit_is_easy(const struct fit_job *job);

#endif
