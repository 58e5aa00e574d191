/* outputs.h: the files that the outputs of many documents would become: no two may be the same one. */
#ifndef OUTPUTS_H
#define OUTPUTS_H

#include "run.h"

struct outputs_one {
    char *path, *key; /* the key is the same for the same file */
    size_t document;  /* its number on the command line */
};

struct outputs {
    struct outputs_one *at;
    size_t n;
    bool open; /* some paths are only known when the documents were read */
};

/* Adds the output of the document at `path`, or notes that only its run tells it. */
enum status outputs_of(struct outputs *o, const struct command *c, const char *path, size_t document);
/* Adds paths that a run told: each ends with a zero byte. */
void outputs_add(struct outputs *o, size_t document, const char *paths, size_t n);
/* STATUS_WRITTEN if no output replaces another one, or a document. */
enum status outputs_judge(struct outputs *o, const struct command *c);
void outputs_free(struct outputs *o);

#endif
