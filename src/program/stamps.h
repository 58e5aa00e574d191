/* stamps.h: the files that runs have read, and what each looked like before that: so it shows which have changed
 * since. A file that was looked for and not found is one of them. */
#ifndef STAMPS_H
#define STAMPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What tells one version of a file from another. All zero: there is no file. */
struct stamp {
    uint64_t device, file, size, mode;
    int64_t time;   /* of its last change [ns] */
    int64_t looked; /* when this was seen, by the same clock */
};

struct stamps_file {
    char *path;
    struct stamp stamp;
    bool kept;  /* it is read once for many runs */
    bool fresh; /* it was read in this run, or kept */
};

struct stamps {
    struct stamps_file *at;
    size_t n, room;
};

/* Begins a run: the files that it does not note are forgotten at its end, but for those that are kept. `all`: those
 * too, since nothing is kept any more. */
void stamps_begin(struct stamps *s, bool all);
void stamps_end(struct stamps *s);
/* Notes a file, before it is read. False: no memory. */
bool stamps_note(struct stamps *s, const char *path, bool kept);
void stamps_free(struct stamps *s);

/* What has changed since it was noted. */
struct stamps_change {
    bool any, kept, gone; /* a file; one that is kept; one that was there and is not */
};
/* Looks at all files. A change within the clock's step before a file was noted cannot be told from none: it counts
 * as one if something was `heard` of a file. */
struct stamps_change stamps_look(const struct stamps *s, bool heard);
/* True if `name` is part of a path, so that what happens to it may matter. */
bool stamps_has(const struct stamps *s, const char *name);

#endif
