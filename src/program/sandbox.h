/* sandbox.h: the program shuts itself in: a wall of the kernel behind the program's own checks.
 *
 * Landlock limits the files, seccomp the system calls. Both hold for the rest of the process and
 * cannot be taken back, so only a program may call this, never the library. A kernel that has one
 * of them or none is no error. */
#ifndef SANDBOX_H
#define SANDBOX_H

#include <stdbool.h>
#include <stdint.h>

/* Sanitizers look into their own process at its end: they start a process and read /proc. A program with them
 * shuts itself in only where it is asked to. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANDBOX_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || \
    __has_feature(memory_sanitizer)
#define SANDBOX_SANITIZED 1
#endif
#endif
#ifndef SANDBOX_SANITIZED
#define SANDBOX_SANITIZED 0
#endif
#ifndef SANDBOX_USUAL /* tests/coverage.sh: what counts lines writes files at the end */
#define SANDBOX_USUAL !SANDBOX_SANITIZED
#endif

/* What may be used, which grows until the process is shut in. */
struct sandbox {
    int rules;       /* landlock's; -1: this kernel has none */
    int error;       /* 0, or the errno of what could not be added */
    uint64_t rights; /* that this kernel knows */
};

enum sandbox_walls {
    SANDBOX_FILES = 1, /* only what was added */
    SANDBOX_CALLS = 2, /* no network, no other programs, no looking into other processes */
    SANDBOX_ALL = 3,
};

void sandbox_open(struct sandbox *s);
/* Adds a file, or a folder with all below, to what may be read. What is not there, NULL or "" is passed over. */
void sandbox_read(struct sandbox *s, const char *path);
/* What may be done besides in the folder of an output. */
enum sandbox_also {
    SANDBOX_READ = 1,    /* any file there may be read, not only the one that stands at the path */
    SANDBOX_FOLDERS = 2, /* folders may be made */
};

/* Adds what must be writable so that a file can be written to `path`: sandbox_folder(path). "-": nothing. `also`:
 * of enum sandbox_also, or 0. */
void sandbox_write(struct sandbox *s, const char *path, unsigned also);
/* Adds what must be writable so that an empty `folder` can be removed. */
void sandbox_unmake(struct sandbox *s, const char *folder);
/* Shuts the process in, and frees what `s` holds. *walls: those that stand now. Returns 0 or an errno: something
 * could not be added, and no wall stands. What is refused afterwards fails with EACCES (files), EPERM
 * (calls) or ENOSYS (calls newer than this program). */
int sandbox_enter(struct sandbox *s, unsigned *walls);

/* The folder of `path`, or the one that a link leads to, or `path` itself if it is a folder or a device. NULL
 * for "-", standard output, and without memory. The caller frees it. */
char *sandbox_folder(const char *path);
/* The folder that `path` is named in, or `path` itself if it is a folder. Of "/", where all files are, it makes
 * "", which adds nothing. NULL: no memory. The caller frees it. */
char *sandbox_beside(const char *path);

#endif
