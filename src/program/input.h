/* input.h: the documents that the command line names, and the names of outputs made from theirs.
 * Strings end with a zero byte. */
#ifndef INPUT_H
#define INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

#include "output.h"

/* A document of the command line. */
struct input {
    const char *path; /* "-": standard input */
    char *bytes;      /* the owner frees them */
    size_t n;
    struct stat st;   /* what was read; all zero before */
    bool placed;      /* it is a file in a folder. Standard input and pipes are not, as in 'cvtex <(...)':
                         their paths start at the current folder */
};

/* Reads the document at in->path, or says why that fails. Of one with more than `most` bytes it reads
 * `most` + 1. */
enum status input_read(struct input *in, uint64_t most);
/* Its name for messages. */
const char *input_name(const struct input *in);

/* "dir/cv.yaml" -> "dir/cv.pdf", or "dir/cv-{variant}.pdf". The caller frees it; NULL: no memory. */
char *input_output(const char *path, bool variant);
/* The path with the name of the document, without folder and ".yaml", for "{name}" and the variant for
 * "{variant}"; `variant` NULL: that stays. The caller frees it; NULL: no memory. */
char *input_fill(const char *pattern, const char *path, const char *variant);
/* A path in the folder that all paths of the pattern are in, or below. The caller frees it. */
char *input_folder(const char *pattern);

#endif
