/* output.h: reads and writes whole files; what the program says of them. Strings end with a zero
 * byte. */
#ifndef OUTPUT_H
#define OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

/* The exit status of the program. A signal gives 128 + its number. */
enum status {
    STATUS_WRITTEN = 0,  /* the output was written */
    STATUS_MISTAKES = 1, /* mistakes in the input; with --strict also warnings */
    STATUS_USAGE = 2,    /* a wrong command line */
    STATUS_SYSTEM = 3,   /* files that cannot be read or written; no memory */
};

/* Prints "cvtex: error: WHAT PATH: WHY"; returns STATUS_SYSTEM. Signs that would control the
 * terminal are made visible. `path` may be empty. */
enum status output_error(const char *what, const char *path, const char *why);
/* Prints a text as it is, but with such signs made visible. */
void output_say(const char *text);

/* Reads all of `path`; "-" is standard input. Of a file with more than `most` bytes it reads `most` + 1.
 * Returns 0 and *bytes, which the caller frees, or an errno (EISDIR for a folder). *st is what was
 * read. */
int output_read(const char *path, uint64_t most, char **bytes, size_t *n, struct stat *st);

/* The same of a file that may not be a link (ELOOP) or anything else than a regular file (EINVAL). */
int output_read_own(const char *path, uint64_t most, char **bytes, size_t *n, struct stat *st);
/* True if the file at `path` has just these bytes. */
bool output_equals(const char *path, const char *bytes, size_t n);

/* Writes all of `bytes` to `path`; "-" is standard output. Returns 0 or an errno. A file is written
 * completely or not at all: the bytes go to a temporary file beside it, which is then renamed. So
 * the old file stays as it was if anything fails, and SIGINT, SIGTERM and SIGHUP remove the temporary
 * file. Where the kernel can do that, it has no name before it is complete, and SIGKILL removes it, too.
 * The file is not synced to the disk: that can take a hundred times as long as the whole run,
 * and a lost output can be made again. Devices and pipes are written directly. */
int output_write(const char *path, const char *bytes, size_t n);

/* Several files that are written together. Each is staged as a temporary file; then all are put in
 * place, or after a failure or a signal none of them is there. No other file is replaced: EEXIST if
 * there is one. One set at a time. */
int output_stage(const char *path, const char *bytes, size_t n);
/* Notes a folder that was made for the set, to be removed with it. Returns 0 or an errno. */
int output_stage_folder(const char *path);
/* Puts all in place. Returns 0, or an errno and in *path the file that could not be put there. */
int output_commit(const char **path);
/* Removes all that was staged and not committed. Async-signal-safe. */
void output_abandon(void);

/* True if `path` is said to be a folder, as "out/" is. NULL is none. */
bool output_is_folder(const char *path);
/* True if `path` is the file of `st`, a regular one; "-" is standard output. */
bool output_same(const char *path, const struct stat *st);
/* True if a PDF must not replace the file at `path`: it is a regular file, not empty and not a
 * PDF. */
bool output_keeps(const char *path);

#endif
