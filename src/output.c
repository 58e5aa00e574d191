/* output.c: reads files, and writes them completely or not at all. */
#define _GNU_SOURCE
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int read_all(int fd, char **bytes, size_t *n)
{
    struct stat st;
    size_t cap = fstat(fd, &st) == 0 && S_ISREG(st.st_mode) ? (size_t)st.st_size + 1 : 65536;
    char *p = malloc(cap);
    int error = p ? 0 : ENOMEM;
    *n = 0;
    while (!error) {
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

int output_read(const char *path, char **bytes, size_t *n)
{
    if (strcmp(path, "-") == 0)
        return read_all(STDIN_FILENO, bytes, n);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return errno;
    int error = read_all(fd, bytes, n);
    close(fd);
    return error;
}

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

/* The temporary file's name: "a/.cvtex-XXXXXX" for "a/cv.pdf". NULL: no memory. */
static char *part_name(const char *target)
{
    static const char name[] = ".cvtex-XXXXXX";
    const char *slash = strrchr(target, '/');
    size_t folder = slash ? (size_t)(slash - target) + 1 : 0;
    char *part = malloc(folder + sizeof name);
    if (part) {
        memcpy(part, target, folder);
        memcpy(part + folder, name, sizeof name);
    }
    return part;
}

static int write_part(char *part, const char *target, const struct stat *old, const char *bytes,
                      size_t n)
{
    int fd = mkostemp(part, O_CLOEXEC);
    if (fd < 0)
        return errno;
    mode_t mask = umask(0);
    umask(mask);
    int error = write_all(fd, bytes, n);
    if (!error && fchmod(fd, old ? old->st_mode & 07777 : 0666 & ~mask) != 0)
        error = errno;
    if (close(fd) != 0 && !error)
        error = errno;
    if (!error && rename(part, target) != 0)
        error = errno;
    if (error)
        unlink(part);
    return error;
}

static int write_beside(const char *path, const struct stat *old, const char *bytes, size_t n)
{
    char *real = old ? realpath(path, NULL) : NULL; /* writes through symbolic links */
    const char *target = real ? real : path;
    char *part = part_name(target);
    int error = part ? write_part(part, target, old, bytes, n) : ENOMEM;
    free(part);
    free(real);
    return error;
}

int output_write(const char *path, const char *bytes, size_t n)
{
    if (strcmp(path, "-") == 0)
        return write_all(STDOUT_FILENO, bytes, n);
    struct stat old;
    bool stands = stat(path, &old) == 0;
    if (stands && S_ISDIR(old.st_mode))
        return EISDIR;
    bool dangling = !stands && lstat(path, &old) == 0; /* a link to no file */
    if (!dangling && (!stands || S_ISREG(old.st_mode))) {
        if (stands && access(path, W_OK) != 0) /* rename would replace even a read-only file */
            return errno;
        return write_beside(path, stands ? &old : NULL, bytes, n);
    }
    int fd = open(path, O_WRONLY | O_CLOEXEC | (dangling ? O_CREAT : 0), 0666);
    if (fd < 0)
        return errno;
    int error = write_all(fd, bytes, n);
    if (close(fd) != 0 && !error)
        error = errno;
    return error;
}

bool output_same(const char *path, const char *other)
{
    struct stat a, b;
    return stat(path, &a) == 0 && stat(other, &b) == 0 && S_ISREG(a.st_mode) &&
           a.st_dev == b.st_dev && a.st_ino == b.st_ino;
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
