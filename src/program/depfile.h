/* depfile.h: what outputs were made from, as a rule for make (and ninja), as compilers write with -MMD -MP. */
#ifndef DEPFILE_H
#define DEPFILE_H

#include <stdbool.h>
#include <stddef.h>

#include "cvtex.h"
#include "output.h"

/* Names of outputs and of files that were read, each once. */
struct depfile {
    char **targets, **files;
    size_t n_targets, n_files;
};

/* False: no memory. The first file is the document. */
bool depfile_target(struct depfile *d, const char *path);
bool depfile_file(struct depfile *d, const char *path);
/* Adds the files that a run has read. What comes with the program is not among them, as compilers leave out headers of
 * the system, unless `data` (NULL: none) is the user's own folder of it; nor are fonts of the system, but for those in
 * the folders `fonts`. */
bool depfile_asked(struct depfile *d, const struct cvtex_result *result, const char *data, const char *const *fonts,
                   size_t n_fonts);
/* Writes the rule to `path`. It replaces only a rule for the same output, unless by `force`, and no file that was
 * read. */
enum status depfile_write(const struct depfile *d, const char *path, const struct cvtex_disk *disk, bool force);
void depfile_free(struct depfile *d);

#endif
