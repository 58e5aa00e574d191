/* file.c: reading, mapping and atomic writing. */
#define _GNU_SOURCE
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static int read_all(struct arena *a, int fd, struct str *text)
{
    struct buf b = {.a = a};
    struct stat st;
    size_t guess = fstat(fd, &st) == 0 && S_ISREG(st.st_mode) ? (size_t)st.st_size + 1 : 65536;
    b.cap = guess;
    b.p = arena_alloc(a, guess);
    for (;;) {
        if (b.n == b.cap) {
            char *p = arena_alloc(a, b.cap * 2);
            memcpy(p, b.p, b.n);
            b.p = p;
            b.cap *= 2;
        }
        ssize_t got = read(fd, b.p + b.n, b.cap - b.n);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return errno;
        if (got == 0)
            break;
        b.n += (size_t)got;
    }
    *text = buf_str(&b);
    return 0;
}

int file_read(struct arena *a, const char *path, struct str *text)
{
    if (strcmp(path, "-") == 0)
        return read_all(a, STDIN_FILENO, text);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return errno;
    int error = read_all(a, fd, text);
    close(fd);
    return error;
}

bool file_exists(const char *path)
{
    return access(path, R_OK) == 0;
}

int file_map(const char *path, struct str *bytes)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return errno;
    struct stat st;
    int error = 0;
    void *p = NULL;
    if (fstat(fd, &st) != 0)
        error = errno;
    else if (!S_ISREG(st.st_mode))
        error = S_ISDIR(st.st_mode) ? EISDIR : EINVAL;
    else if (st.st_size == 0)
        error = ENODATA;
    else if ((p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0)) == MAP_FAILED)
        error = errno;
    close(fd);
    if (!error)
        *bytes = (struct str){p, (size_t)st.st_size};
    return error;
}

static int write_all(int fd, struct str bytes)
{
    while (bytes.n) {
        ssize_t put = write(fd, bytes.p, bytes.n);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return errno;
        bytes.p += put;
        bytes.n -= (size_t)put;
    }
    return 0;
}

static int write_beside(struct arena *a, const char *path, const struct stat *old, struct str bytes)
{
    char *real = old ? realpath(path, NULL) : NULL; /* a link stays a link */
    struct str target = str_copy(a, str_of(real ? real : path));
    free(real);
    char *part = file_join(a, file_folder(target), STR(".cvtex-XXXXXX"));
    int fd = mkostemp(part, O_CLOEXEC);
    if (fd < 0)
        return errno;
    mode_t mask = umask(0);
    umask(mask);
    int error = write_all(fd, bytes);
    if (!error && fchmod(fd, old ? old->st_mode & 07777 : 0666 & ~mask) != 0)
        error = errno;
    if (close(fd) != 0 && !error)
        error = errno;
    if (!error && rename(part, str_c(a, target)) != 0)
        error = errno;
    if (error)
        unlink(part);
    return error;
}

int file_write(struct arena *a, const char *path, struct str bytes)
{
    if (strcmp(path, "-") == 0)
        return write_all(STDOUT_FILENO, bytes);
    struct stat old;
    bool stands = stat(path, &old) == 0;
    if (stands && S_ISDIR(old.st_mode))
        return EISDIR;
    bool dangling = !stands && lstat(path, &old) == 0; /* a link: what it names is made */
    if (!dangling && (!stands || S_ISREG(old.st_mode))) {
        if (stands && access(path, W_OK) != 0) /* rename would replace a file kept read-only */
            return errno;
        return write_beside(a, path, stands ? &old : NULL, bytes);
    }
    int fd = open(path, O_WRONLY | O_CLOEXEC | (dangling ? O_CREAT : 0), 0666);
    if (fd < 0)
        return errno;
    int error = write_all(fd, bytes);
    if (close(fd) != 0 && !error)
        error = errno;
    return error;
}

char *file_join(struct arena *a, struct str folder, struct str name)
{
    if (str_eq(folder, STR(".")))
        return str_c(a, name);
    return str_c(a, str_printf(a, "%.*s/%.*s", STRF(folder), STRF(name)));
}

struct str file_folder(struct str path)
{
    for (size_t i = path.n; i > 0; i--)
        if (path.p[i - 1] == '/')
            return str_sub(path, 0, i > 1 ? i - 1 : 1);
    return STR(".");
}

char *file_beside(struct arena *a, const struct source *source, struct str path)
{
    bool as_it_is = !source || str_starts(path, STR("/"));
    return as_it_is ? str_c(a, path) : file_join(a, file_folder(source->name), path);
}

bool file_name_takes(int32_t c, bool first)
{
    bool obeyed = c < ' ' || (c >= 0x7F && c < 0xA0), path = c == '/' || c == '\\' || c == ':';
    return !obeyed && !path && !(first && (c == '.' || c == '-'));
}
