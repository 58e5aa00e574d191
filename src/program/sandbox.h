/* sandbox.h: the program shuts itself in: a wall of the kernel behind the program's own checks.
 *
 * Landlock limits the files, seccomp the system calls. Both hold for the rest of the process and
 * cannot be taken back, so only a program may call this, never the library. A kernel that has one
 * of them or none is no error. */
#ifndef SANDBOX_H
#define SANDBOX_H

#include <stddef.h>

struct sandbox {
    const char *const *readable; /* files, and folders with all below; what does not exist, or is
                                    NULL, is passed over */
    size_t n_readable;
    const char *writable; /* a folder, or a file that stands there; NULL: nothing is written */
};

enum sandbox_walls {
    SANDBOX_FILES = 1, /* only files of the lists, of the system's libraries and of fontconfig */
    SANDBOX_CALLS = 2, /* no network, no other programs, no looking into other processes */
    SANDBOX_ALL = 3,
};

/* Shuts the process in. Returns which walls stand now. What is refused afterwards fails with EACCES
 * (files), EPERM (calls) or ENOSYS (calls newer than this program). */
unsigned sandbox_enter(const struct sandbox *what);

/* What must be writable so that `path` can be written: its folder, or the one that a link leads to,
 * or itself if it is a folder or a device. NULL for "-", standard output, and without memory. The
 * caller frees it. */
char *sandbox_folder(const char *path);

#endif
