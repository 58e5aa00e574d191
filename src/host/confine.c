/* confine.c: opens files beneath allowed folders, and no others. */
#define _GNU_SOURCE
#include "host/confine.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>
#if __has_include(<linux/openat2.h>)
#include <linux/openat2.h>
#endif

/* ---- roots */

/* Splits `real` into the folder and the name of a file in it. */
static int split_file(struct confine_root *r)
{
    char *slash = strrchr(r->real, '/');
    r->file = strdup(slash + 1);
    slash[slash == r->real] = 0;
    return r->file ? 0 : ENOMEM;
}

static void root_close(struct confine_root *r)
{
    if (r->fd >= 0)
        close(r->fd);
    free(r->given);
    free(r->real);
    free(r->file);
}

static int root_open(struct confine_root *r, const char *path)
{
    struct stat st;
    size_t n = strlen(path);
    while (n > 1 && path[n - 1] == '/')
        n--;
    r->fd = -1;
    r->given = strcmp(path, ".") == 0 ? strdup("") : strndup(path, n);
    r->real = realpath(path, NULL);
    if (!r->given || !r->real)
        return r->given ? errno : ENOMEM;
    if (stat(r->real, &st) != 0)
        return errno;
    int error = S_ISDIR(st.st_mode) ? 0 : split_file(r);
    if (!error && (r->fd = open(r->real, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)) < 0)
        error = errno;
    return error;
}

int confine_add_beside(struct confine *c, const char *path)
{
    const char *slash = strrchr(path, '/');
    char *folder = slash ? strndup(path, slash == path ? 1 : (size_t)(slash - path)) : strdup(".");
    char *real = folder ? realpath(folder, NULL) : NULL;
    int error = !folder ? ENOMEM : !real ? errno : 0;
    if (!error && strcmp(real, "/") != 0)
        error = confine_add(c, folder);
    free(folder);
    free(real);
    return error;
}

static bool has_root(const struct confine *c, const struct confine_root *r)
{
    for (size_t i = 0; i < c->n; i++) {
        const struct confine_root *x = &c->roots[i];
        bool same_file = !x->file || !r->file ? x->file == r->file : strcmp(x->file, r->file) == 0;
        if (same_file && strcmp(x->real, r->real) == 0 && strcmp(x->given, r->given) == 0)
            return true;
    }
    return false;
}

int confine_add(struct confine *c, const char *path)
{
    struct confine_root *roots = realloc(c->roots, (c->n + 1) * sizeof *roots);
    if (!roots)
        return ENOMEM;
    c->roots = roots;
    struct confine_root *r = &roots[c->n];
    *r = (struct confine_root){.fd = -1};
    int error = root_open(r, path);
    if (error || has_root(c, r))
        root_close(r);
    else
        c->n++;
    return error;
}

void confine_close(struct confine *c)
{
    for (size_t i = 0; i < c->n; i++)
        root_close(&c->roots[i]);
    free(c->roots);
    *c = (struct confine){0};
}

/* ---- opening */

/* The part of `path` below `folder`; NULL if it is not below. "" stands for the current folder. */
static const char *below(const char *folder, const char *path)
{
    size_t n = strlen(folder);
    if (n == 0)
        return *path && *path != '/' ? path : NULL;
    if (strncmp(folder, path, n) != 0 || (folder[n - 1] != '/' && path[n] && path[n] != '/'))
        return NULL;
    for (path += n; *path == '/'; path++)
        ;
    return *path ? path : ".";
}

/* What the names in a path are, at worst. */
enum names { NAMES_PLAIN, NAMES_HIDDEN, NAMES_UP };

static enum names names_of(const char *path)
{
    enum names worst = NAMES_PLAIN;
    for (const char *p = path; *p;) {
        size_t n = strcspn(p, "/");
        bool up = n == 2 && p[0] == '.' && p[1] == '.', here = n == 1 && *p == '.';
        enum names one = up ? NAMES_UP : *p == '.' && !here ? NAMES_HIDDEN : NAMES_PLAIN;
        worst = one > worst ? one : worst;
        p += n + strspn(p + n, "/");
    }
    return worst;
}

/* Opens `path` name by name, for kernels without openat2. */
static int walk(int folder, const char *path, int flags, int *fd)
{
    char name[NAME_MAX + 1];
    int at = folder, error = 0;
    for (bool last = false; !last && !error;) {
        size_t n = strcspn(path, "/");
        const char *rest = path + n + strspn(path + n, "/");
        last = !*rest;
        if (n > NAME_MAX) {
            error = ENAMETOOLONG;
            break;
        }
        memcpy(name, path, n);
        name[n] = 0;
        int next = openat(at, name, O_NOFOLLOW | O_CLOEXEC | (last ? flags : O_PATH | O_DIRECTORY));
        error = next < 0 ? errno : 0;
        if (at != folder)
            close(at);
        at = next;
        path = rest;
    }
    *fd = at;
    return error;
}

/* Opens what is at `path` below the folder. No link is followed: ELOOP (or ENOTDIR) if there is
 * one. `path` has no "..". */
static int open_below(int folder, const char *path, int flags, int *fd)
{
    flags |= flags & O_PATH ? O_CLOEXEC : O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
#ifdef RESOLVE_BENEATH
    struct open_how how = {.flags = (uint64_t)flags,
                           .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS};
    long got = syscall(SYS_openat2, folder, path, &how, sizeof how);
    if (got >= 0) {
        *fd = (int)got;
        return 0;
    }
    /* A filter of system calls that does not know this one may forbid it. */
    if (errno != ENOSYS && errno != EPERM)
        return errno;
#endif
    return walk(folder, path, flags, fd);
}

/* Opens a path without links from the root that it is beneath. */
static int open_real(const struct confine *c, const char *real, int flags, int *fd)
{
    int reason = CONFINE_OUTSIDE;
    for (size_t i = 0; i < c->n; i++) {
        const struct confine_root *r = &c->roots[i];
        const char *rest = below(r->real, real);
        if (!rest || (r->file && strcmp(rest, r->file) != 0))
            continue;
        if (r->file || names_of(rest) == NAMES_PLAIN)
            return open_below(r->fd, rest, flags, fd);
        reason = CONFINE_HIDDEN;
    }
    return reason;
}

/* The reason why `path`, which does not exist, is not opened: nothing is told of what exists
 * outside. */
static int absent(const struct confine *c, const char *path, int error)
{
    char *folder = strdup(path), *real = NULL;
    int fd = -1, reason = ENOMEM;
    if (folder) {
        char *slash = strrchr(folder, '/');
        if (slash)
            slash[slash == folder] = 0;
        real = realpath(slash ? folder : ".", NULL);
        reason = real ? open_real(c, real, O_PATH | O_DIRECTORY, &fd) : CONFINE_OUTSIDE;
    }
    if (fd >= 0)
        close(fd);
    free(folder);
    free(real);
    return reason == 0 ? error : reason;
}

/* True for the usual places of devices and of files of the kernel. They cannot be allowed, so that
 * no message may propose it. */
static bool is_of_kernel(const char *real)
{
    return below("/proc", real) || below("/sys", real) || below("/dev", real);
}

int confine_open(const struct confine *c, const char *path, int flags, int *fd)
{
    bool named = false, link = false; /* the name, as it is written, is below a root; has links */
    for (size_t i = 0; i < c->n; i++) {
        const struct confine_root *r = &c->roots[i];
        const char *rest = r->file ? NULL : below(r->given, path);
        enum names names = rest ? names_of(rest) : NAMES_UP;
        if (names == NAMES_UP)
            continue;
        named = true;
        int error = names == NAMES_PLAIN ? open_below(r->fd, rest, flags, fd) : ENOTDIR;
        if (error != ELOOP && error != ENOTDIR)
            return error;
        link |= error == ELOOP;
    }
    if (!*path)
        return ENOENT;
    char *real = realpath(path, NULL);
    if (!real)
        return link ? CONFINE_LEADS_OUT : named ? errno : absent(c, path, errno);
    int error = open_real(c, real, flags, fd);
    if (error == CONFINE_OUTSIDE)
        error = is_of_kernel(real) ? CONFINE_SPECIAL : named ? CONFINE_LEADS_OUT : error;
    free(real);
    return error;
}

int confine_check(int fd)
{
    /* File systems of the kernel, whose files look like regular ones: proc, sysfs, cgroup (1 and 2),
     * debugfs, tracefs, securityfs, configfs, bpf. The numbers stand in linux/magic.h. */
    static const unsigned long kernel[] = {0x9FA0,     0x62656572, 0x27E0EB,   0x63677270, 0x64626720,
                                           0x74726163, 0x73636673, 0x62656570, 0xCAFE4A11};
    struct stat st;
    struct statfs fs;
    if (fstat(fd, &st) != 0)
        return errno;
    if (!S_ISREG(st.st_mode))
        return S_ISDIR(st.st_mode) ? EISDIR : CONFINE_SPECIAL;
    if (fstatfs(fd, &fs) != 0)
        return errno;
    for (size_t i = 0; i < sizeof kernel / sizeof *kernel; i++)
        if ((unsigned long)fs.f_type == kernel[i])
            return CONFINE_SPECIAL;
    return 0;
}
