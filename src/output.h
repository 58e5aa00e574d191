/* output.h: whole files into the program, whole files out of it. Strings end with a zero byte. */
#ifndef OUTPUT_H
#define OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

/* Reads all of `path`, or standard input for "-". 0 and *bytes, to be freed, or an errno (EISDIR for
 * a folder). */
int output_read(const char *path, char **bytes, size_t *n);
/* Writes all of `bytes` to `path`, or to standard output for "-". A file appears whole or not at
 * all: it is written beside its target, then renamed over it, so that what stood there stays
 * untouched when anything fails. It is not synced to the disk: that can cost a hundred times the
 * whole run, and a lost output is made again. Devices and pipes are written straight. 0 or an
 * errno. */
int output_write(const char *path, const char *bytes, size_t n);
/* True if both are the same file, and a regular one. */
bool output_same(const char *path, const char *other);
/* True if a PDF must not replace what stands at `path`: a regular file that holds something, but no
 * PDF. */
bool output_keeps(const char *path);

#endif
