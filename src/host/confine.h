/* confine.h: opens files that lie beneath allowed folders, and no others.
 *
 * A path is only a name: whatever links and ".." it has, the file is opened from the folder that
 * was allowed, one name after another, and no link is followed on the way. So a link that changes
 * while the program runs leads nowhere. */
#ifndef HOST_CONFINE_H
#define HOST_CONFINE_H

#include <stddef.h>

/* An allowed folder, or one allowed file in it. */
struct confine_root {
    int fd;      /* of the folder */
    char *given; /* the path as it was given, without slashes at the end; "": the current folder */
    char *real;  /* the folder's path without links */
    char *file;  /* the only name that is allowed in it; NULL: all that is below */
};

struct confine {
    struct confine_root *roots;
    size_t n;
};

/* Why a file is not opened; other reasons are an errno, which is positive. */
enum {
    CONFINE_OUTSIDE = -1, /* it is beneath no root */
    CONFINE_LEADS_OUT = -2, /* its name is beneath a root, but a link in it leads out or nowhere */
    CONFINE_HIDDEN = -3, /* a name below the root begins with '.' */
    CONFINE_SPECIAL = -4, /* it is a device, a pipe, a socket or a file of the kernel, as in /proc */
};

/* Allows a folder and what is below it, or a file. Links are resolved now. Returns 0 or an
 * errno. */
int confine_add(struct confine *c, const char *path);
/* Allows the folder of the file at `path`, unless it is the root of all folders. */
int confine_add_beside(struct confine *c, const char *path);
void confine_close(struct confine *c);

/* Opens `path` for reading and sets *fd; `flags` are added, such as O_DIRECTORY. Never waits.
 * Returns 0, an errno or a reason from above. confine_check was not called yet. */
int confine_open(const struct confine *c, const char *path, int flags, int *fd);
/* 0 if `fd` is a regular file, and one of a disk; EISDIR, CONFINE_SPECIAL or another errno if not. */
int confine_check(int fd);

#endif
