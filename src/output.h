/* output.h: reads and writes whole files. Strings end with a zero byte. */
#ifndef OUTPUT_H
#define OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

/* Reads all of `path`; "-" is standard input. Returns 0 and *bytes, which the caller frees, or an
 * errno (EISDIR for a folder). */
int output_read(const char *path, char **bytes, size_t *n);
/* Writes all of `bytes` to `path`; "-" is standard output. Returns 0 or an errno. A file is written
 * completely or not at all: the bytes go to a temporary file beside it, which is then renamed. So
 * the old file stays as it was if anything fails. The file is not synced to the disk: that can take
 * a hundred times as long as the whole run, and a lost output can be made again. Devices and pipes
 * are written directly. */
int output_write(const char *path, const char *bytes, size_t n);
/* True if both are the same regular file. */
bool output_same(const char *path, const char *other);
/* True if a PDF must not replace the file at `path`: it is a regular file, not empty and not a
 * PDF. */
bool output_keeps(const char *path);

#endif
