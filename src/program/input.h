/* input.h: the documents that the command line names, and the names of outputs made from theirs.
 * Strings end with a zero byte. */
#ifndef INPUT_H
#define INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

#include "output.h"
#include "run.h"

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
/* Reads the settings (".cvtex") beside the document at `path`. They may come from a stranger: no link is followed, and
 * no long file read. STATUS_WRITTEN without bytes: there are none. */
enum status input_settings(struct input *in, const char *path, char **name);
/* Its name for messages. */
const char *input_name(const struct input *in);

/* "dir/cv.yaml" -> "dir/cv.pdf", or "dir/cv-{variant}.pdf". The caller frees it; NULL: no memory. */
char *input_output(const char *path, bool variant);
/* The path with the name of the document, without folder and ".yaml", for "{name}" and the variant for
 * "{variant}"; `variant` NULL: that stays. The caller frees it; NULL: no memory. */
char *input_fill(const char *pattern, const char *path, const char *variant);
/* The path with what the run found for "{variant}", "{style}" and "{locale}"; what is NULL stays. The caller frees it;
 * NULL: no memory. */
char *input_fill_looks(const char *pattern, const char *variant, const char *style, const char *locale);
/* True if only the run tells what the path is. */
bool input_has_looks(const char *pattern);
/* Where the output of a command goes whose last document is `last` (NULL: it has none), perhaps with "{variant}" in
 * it. The PDF of cv.yaml is cv.pdf. Other formats, and the PDF of what has no folder, go to standard output. The
 * caller frees it; NULL: no memory. */
char *input_output_of(const struct command *c, const struct input *last);
/* A path in the folder that all paths of the pattern are in, or below. The caller frees it. */
char *input_folder(const char *pattern);

#endif
