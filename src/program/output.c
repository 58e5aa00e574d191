/* output.c: reads files, and writes them completely or not at all. */
#define _GNU_SOURCE
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cvtex.h"

/* ---- messages */

void output_say(const char *text)
{
    size_t n = cvtex_visible(text, NULL, 0);
    char *shown = malloc(n + 1);
    if (shown) {
        cvtex_visible(text, shown, n + 1);
        fputs(shown, stderr);
    }
    free(shown);
}

enum status output_error(const char *what, const char *path, const char *why)
{
    fprintf(stderr, "cvtex: error: %s", what);
    output_say(path);
    fprintf(stderr, "%s%s\n", *path ? ": " : "", why);
    return STATUS_SYSTEM;
}

/* ---- reading */

static int read_all(int fd, uint64_t most, char **bytes, size_t *n, struct stat *st)
{
    if (fstat(fd, st) != 0)
        return errno;
    uint64_t size = S_ISREG(st->st_mode) ? (uint64_t)st->st_size : 65535;
    size_t cap = (size_t)(size < most ? size : most) + 1;
    char *p = malloc(cap);
    int error = p ? 0 : ENOMEM;
    *n = 0;
    while (!error && *n <= most) {
        char *more = *n == cap ? realloc(p, cap * 2) : p;
        if (!more) {
            error = ENOMEM;
            break;
        }
        cap = *n == cap ? cap * 2 : cap;
        p = more;
        ssize_t got = read(fd, p + *n, cap - *n);
        if (got == 0)
            break;
        if (got > 0)
            *n += (size_t)got;
        else if (errno != EINTR)
            error = errno;
    }
    if (error)
        free(p);
    else
        *bytes = p;
    return error;
}

int output_read(const char *path, uint64_t most, char **bytes, size_t *n, struct stat *st)
{
    if (strcmp(path, "-") == 0)
        return read_all(STDIN_FILENO, most, bytes, n, st);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return errno;
    int error = read_all(fd, most, bytes, n, st);
    close(fd);
    return error;
}

int output_read_own(const char *path, uint64_t most, char **bytes, size_t *n, struct stat *st)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
    if (fd < 0)
        return errno;
    int error = fstat(fd, st) != 0 ? errno : S_ISREG(st->st_mode) ? read_all(fd, most, bytes, n, st) : EINVAL;
    close(fd);
    return error;
}

bool output_equals(const char *path, const char *bytes, size_t n)
{
    struct stat st;
    char *old = NULL;
    size_t length = 0;
    if (stat(path, &st) != 0 || !S_ISREG(st.st_mode) || (uint64_t)st.st_size != n ||
        output_read(path, n, &old, &length, &st) != 0)
        return false;
    bool same = length == n && memcmp(old, bytes, n) == 0;
    free(old);
    return same;
}

/* ---- writing */

static int write_all(int fd, const char *bytes, size_t n)
{
    while (n) {
        ssize_t put = write(fd, bytes, n);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return errno;
        bytes += put;
        n -= (size_t)put;
    }
    return 0;
}

/* A file that is written under a temporary name first. */
struct staged {
    char *part;   /* the temporary file; NULL: `target` is a folder that was made */
    char *target;
    bool fresh;   /* nothing may stand at `target`: it is of a set */
    bool there;   /* of a set, and put in place */
};

/* What must be removed when the run ends early. The handler of signals reads it; while it is
 * changed, these signals wait. */
static struct {
    struct staged *list;
    size_t n;
    bool watched; /* the handler is set */
} stage;

void output_abandon(void)
{
    for (size_t i = stage.n; i-- > 0;) {
        const struct staged *s = &stage.list[i];
        if (!s->part)
            rmdir(s->target);
        else
            unlink(s->there ? s->target : s->part);
    }
    stage.n = 0;
}

/* The handler is gone when it is called, so that the signal then ends the program as usual. */
static void end_early(int number)
{
    output_abandon();
    raise(number);
}

static const int watched[] = {SIGINT, SIGTERM, SIGHUP};
enum { N_WATCHED = sizeof watched / sizeof *watched };

static void watch(void)
{
    struct sigaction end = {.sa_handler = end_early, .sa_flags = (int)SA_RESETHAND}, old;
    for (int i = 0; i < N_WATCHED; i++)
        sigaddset(&end.sa_mask, watched[i]);
    for (int i = 0; i < N_WATCHED; i++)
        if (sigaction(watched[i], NULL, &old) == 0 && old.sa_handler == SIG_DFL)
            sigaction(watched[i], &end, NULL); /* an ignored signal stays ignored */
    stage.watched = true;
}

/* Holds the signals back. *old is for sigprocmask, to let them come again. */
static void hold(sigset_t *old)
{
    sigset_t set;
    sigemptyset(&set);
    for (int i = 0; i < N_WATCHED; i++)
        sigaddset(&set, watched[i]);
    sigprocmask(SIG_BLOCK, &set, old);
    if (!stage.watched)
        watch();
}

/* Makes room for one more; false if there is no memory. Signals are held. */
static bool stage_room(void)
{
    struct staged *list = realloc(stage.list, (stage.n + 1) * sizeof *list);
    stage.list = list ? list : stage.list;
    return list;
}

/* How many bytes of a path name its folder, with the slash. */
static size_t folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? (size_t)(slash - path) + 1 : 0;
}

/* The path of `name` in the folder of `target`. NULL: no memory. */
static char *beside(const char *target, const char *name)
{
    size_t folder = folder_length(target), n = strlen(name) + 1;
    char *path = malloc(folder + n);
    if (path) {
        memcpy(path, target, folder);
        memcpy(path + folder, name, n);
    }
    return path;
}

/* Gives the file `fd`, which has no name yet, the name `path`. It replaces nothing. */
static int name_file(int fd, const char *path)
{
    char open_file[40];
    snprintf(open_file, sizeof open_file, "/proc/self/fd/%d", fd);
    return linkat(AT_FDCWD, open_file, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0 ? 0 : errno;
}

/* Adds a temporary file for `target` to the stage, with this name in the same folder. *fd: the file
 * that gets the name; or -1: it is made, and *fd is set. Returns 0 or an errno. */
static int part_add(const char *target, const char *name, bool fresh, int *fd)
{
    struct staged one = {beside(target, name), strdup(target), fresh, false};
    sigset_t old;
    hold(&old);
    int error = one.part && one.target && stage_room() ? 0 : ENOMEM;
    if (!error && *fd >= 0)
        error = name_file(*fd, one.part);
    else if (!error && (*fd = open(one.part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)) < 0)
        error = errno;
    if (!error)
        stage.list[stage.n++] = one;
    sigprocmask(SIG_SETMASK, &old, NULL);
    if (error) {
        free(one.part);
        free(one.target);
    }
    return error;
}

/* Adds a new temporary file for `target` under a name that is free. mkstemp would open it for reading too,
 * which the sandbox does not allow. */
static int part_add_new(const char *target, bool fresh, int *fd)
{
    enum { NAMES_MOST = 1000 }; /* of processes of the same number that ended by force */
    char name[48];
    int error = EEXIST;
    for (unsigned i = 0; i < NAMES_MOST && error == EEXIST; i++) {
        snprintf(name, sizeof name, ".cvtex-%ld-%u", (long)getpid(), i);
        error = part_add(target, name, fresh, fd);
    }
    return error;
}

/* What a temporary file is filled with. */
struct filling {
    const char *bytes;
    size_t n;
    mode_t mode;
};

static int fill(int fd, const struct filling *with)
{
    int error = write_all(fd, with->bytes, with->n);
    return error ? error : fchmod(fd, with->mode) == 0 ? 0 : errno;
}

/* Writes a file that has a name only when it is complete: the kernel removes it however the program
 * ends. *fd is -1 where the kernel or the file system cannot do that. */
static int part_write_unnamed(const char *target, bool fresh, const struct filling *with, int *fd)
{
    char *folder = beside(target, "."), name[40];
    struct stat st;
    *fd = folder ? open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600) : -1;
    free(folder);
    if (*fd < 0)
        return 0;
    int error = fill(*fd, with);
    if (error)
        return error;
    bool is = fstat(*fd, &st) == 0;
    /* Of the files of a folder, no two have the same number. */
    snprintf(name, sizeof name, ".cvtex-%llu", is ? (unsigned long long)st.st_ino : 0);
    if (!is || part_add(target, name, fresh, fd) != 0) { /* without /proc, for example */
        close(*fd);
        *fd = -1;
    }
    return 0;
}

/* Writes a temporary file for `target`; `replaced`: the file that stands there, or NULL. */
static int part_write(const char *target, const struct stat *replaced, bool fresh,
                      const char *bytes, size_t n)
{
    mode_t mask = umask(0);
    umask(mask);
    const struct filling with = {bytes, n, replaced ? replaced->st_mode & 07777 : 0666 & ~mask};
    int fd, error = part_write_unnamed(target, fresh, &with, &fd);
    if (fd < 0) {
        error = part_add_new(target, fresh, &fd);
        if (error)
            return error;
        error = fill(fd, &with);
    }
    if (close(fd) != 0 && !error)
        error = errno;
    return error;
}

int output_stage(const char *path, const char *bytes, size_t n)
{
    return part_write(path, NULL, true, bytes, n);
}

int output_stage_folder(const char *path)
{
    struct staged one = {.target = strdup(path)};
    sigset_t old;
    hold(&old);
    int error = one.target && stage_room() ? 0 : ENOMEM;
    if (!error && mkdir(path, 0777) != 0)
        error = errno;
    if (!error)
        stage.list[stage.n++] = one;
    sigprocmask(SIG_SETMASK, &old, NULL);
    if (error)
        free(one.target);
    return error;
}

/* Renames a file, but replaces none. */
static int rename_fresh(const char *from, const char *to)
{
    if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS)
        return errno;
    /* The file system cannot do that. */
    if (link(from, to) == 0)
        return unlink(from) == 0 ? 0 : errno;
    if (errno != EPERM && errno != EOPNOTSUPP)
        return errno;
    struct stat st;
    if (lstat(to, &st) == 0)
        return EEXIST;
    return rename(from, to) == 0 ? 0 : errno;
}

int output_commit(const char **path)
{
    int error = 0;
    sigset_t old;
    hold(&old);
    for (size_t i = 0; i < stage.n && !error; i++) {
        struct staged *s = &stage.list[i];
        if (!s->part)
            continue;
        error = s->fresh ? rename_fresh(s->part, s->target)
                         : rename(s->part, s->target) == 0 ? 0 : errno;
        s->there = !error;
        *path = s->target;
    }
    if (error) /* the strings live until the program ends, for *path */
        output_abandon();
    for (size_t i = 0; i < stage.n; i++) {
        free(stage.list[i].part);
        free(stage.list[i].target);
    }
    stage.n = 0;
    sigprocmask(SIG_SETMASK, &old, NULL);
    return error;
}

/* The file that `path` leads to through links, which need not exist. NULL: no memory, or a circle;
 * errno tells. The caller frees it. */
static char *target_of(const char *path)
{
    enum { LINKS_MOST = 40 }; /* as in the kernel */
    char *at = strdup(path), to[PATH_MAX];
    for (int i = 0; at && i < LINKS_MOST; i++) {
        ssize_t n = readlink(at, to, sizeof to - 1);
        if (n < 0)
            return at;
        to[n] = 0;
        const char *slash = to[0] == '/' ? NULL : strrchr(at, '/');
        size_t folder = slash ? (size_t)(slash - at) + 1 : 0;
        char *next = malloc(folder + (size_t)n + 1);
        if (next) {
            memcpy(next, at, folder);
            memcpy(next + folder, to, (size_t)n + 1);
        }
        free(at);
        at = next;
    }
    if (at)
        errno = ELOOP;
    free(at);
    return NULL;
}

static int write_beside(const char *path, const struct stat *replaced, const char *bytes, size_t n)
{
    const char *failed;
    char *target = target_of(path);
    int error = target ? part_write(target, replaced, false, bytes, n) : errno;
    if (error)
        output_abandon();
    else
        error = output_commit(&failed);
    free(target);
    return error;
}

int output_write(const char *path, const char *bytes, size_t n)
{
    struct stat old;
    if (strcmp(path, "-") == 0)
        return write_all(STDOUT_FILENO, bytes, n);
    bool stands = stat(path, &old) == 0;
    if (stands && S_ISDIR(old.st_mode))
        return EISDIR;
    if (!stands || S_ISREG(old.st_mode)) {
        if (stands && access(path, W_OK) != 0) /* rename would replace even a read-only file */
            return errno;
        return write_beside(path, stands ? &old : NULL, bytes, n);
    }
    int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return errno;
    int error = write_all(fd, bytes, n);
    if (close(fd) != 0 && !error)
        error = errno;
    return error;
}

bool output_is_folder(const char *path)
{
    return path && *path && path[strlen(path) - 1] == '/';
}

bool output_same(const char *path, const struct stat *st)
{
    struct stat one;
    bool there = strcmp(path, "-") == 0 ? fstat(STDOUT_FILENO, &one) == 0 : stat(path, &one) == 0;
    return there && S_ISREG(one.st_mode) && one.st_dev == st->st_dev && one.st_ino == st->st_ino;
}

bool output_keeps(const char *path)
{
    static const char start[] = "%PDF-";
    char bytes[sizeof start - 1];
    struct stat st;
    if (strcmp(path, "-") == 0 || stat(path, &st) != 0 || !S_ISREG(st.st_mode) || !st.st_size)
        return false;
    FILE *f = fopen(path, "rb");
    if (!f)
        return false; /* writing will say why */
    size_t n = fread(bytes, 1, sizeof bytes, f);
    fclose(f);
    return n < sizeof bytes || memcmp(bytes, start, sizeof bytes) != 0;
}
