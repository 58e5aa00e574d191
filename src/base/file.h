/* file.h: whole files in, whole files out. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

/* Reads all of `path`, or standard input for "-". Returns 0 or an errno (EISDIR for a folder). */
int file_read(struct arena *a, const char *path, struct str *text);
bool file_exists(const char *path);
/* Maps a file that is only read; the mapping lasts until the process ends. 0 or an errno. */
int file_map(const char *path, struct str *bytes);
/* Writes all of `bytes` to `path`, or to standard output for "-". A file appears whole or not at
 * all: it is written beside its target, then renamed over it, so that what stood there stays
 * untouched when anything fails. It is not synced to the disk: that can cost a hundred times the
 * whole run, and a lost output is made again. Devices and pipes are written straight. 0 or an
 * errno. */
int file_write(struct arena *a, const char *path, struct str bytes);
/* `folder`/`name`; `name` itself in the folder ".". */
char *file_join(struct arena *a, struct str folder, struct str name);
/* A path that a source names, from where that is; `path` itself when it is absolute or there is no
 * source. */
char *file_beside(struct arena *a, const struct source *source, struct str path);
/* The part of a path before its last '/', "." when there is none. */
struct str file_folder(struct str path);
/* Whether a character may stand in the name of a file that comes from elsewhere, `first` in it or
 * not: no part of a path, no drive, nothing that hides it, that an option begins with or that a
 * terminal obeys. */
bool file_name_takes(int32_t c, bool first);

#endif
