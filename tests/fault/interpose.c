/* interpose.c: makes the n-th call of a kind fail, or sends a signal at it. run.py loads it into
 * cvtex with LD_PRELOAD.
 *
 * FAULT_KIND    what is counted: a name of `kinds`. Calls begin to count when this file is loaded.
 * FAULT_AT      the number of the call that fails; 0 or not set: none
 * FAULT_ALWAYS  set: all calls after it fail, too
 * FAULT_SIGNAL  set: a signal of this number is sent instead, and the call is made
 * FAULT_SPARED  set: errno says that the call has failed, but it has not
 * FAULT_EXCEPT  names of libraries between colons, as in ":libexpat:": their own calls do not count
 * FAULT_COUNT   a file; at the end of the process it gets the number of calls
 *
 * A call of the C library inside itself cannot be stood in for. So functions such as fopen are
 * here, too, which open and read in one. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum kind { MEMORY, OPEN, READ, MAP, WRITE, CLOSE, RENAME, MODE, STAT, KINDS };

static const struct {
    const char *name;
    int error;
} kinds[KINDS] = {
    [MEMORY] = {"memory", ENOMEM}, [OPEN] = {"open", EMFILE},     [READ] = {"read", EIO},
    [MAP] = {"map", ENOMEM},       [WRITE] = {"write", ENOSPC},   [CLOSE] = {"close", EIO},
    [RENAME] = {"rename", EACCES}, [MODE] = {"mode", EPERM},      [STAT] = {"stat", EACCES},
};

static int chosen = -1, counted = -1, sent;
static long at, calls;
static int always, spared;
static const char *except;

/* True if the code at `caller` belongs to a library that is left out. */
static int is_excepted(const void *caller)
{
    Dl_info library;
    char name[128];
    if (!except || !dladdr(caller, &library) || !library.dli_fname)
        return 0;
    const char *slash = strrchr(library.dli_fname, '/');
    const char *file = slash ? slash + 1 : library.dli_fname;
    snprintf(name, sizeof name, ":%.*s:", (int)strcspn(file, "."), file);
    return strstr(except, name) != NULL;
}

/* True if this call has to fail; errno is then set. */
#define fails(kind) is_failing((kind), __builtin_return_address(0))
static int is_failing(enum kind kind, const void *caller)
{
    if ((int)kind != chosen || is_excepted(caller))
        return 0;
    long n = __atomic_add_fetch(&calls, 1, __ATOMIC_RELAXED);
    if (!at || (always ? n < at : n != at))
        return 0;
    if (sent) {
        kill(getpid(), sent);
        return 0;
    }
    errno = kinds[kind].error;
    return !spared;
}

static long number_of(const char *name)
{
    const char *text = getenv(name);
    return text ? atol(text) : 0;
}

__attribute__((constructor)) static void begin(void)
{
    const char *kind = getenv("FAULT_KIND"), *path = getenv("FAULT_COUNT");
    /* It is opened now: later the program has shut itself in. */
    counted = path ? (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600) : -1;
    at = number_of("FAULT_AT");
    always = getenv("FAULT_ALWAYS") != NULL;
    except = getenv("FAULT_EXCEPT");
    spared = getenv("FAULT_SPARED") != NULL;
    sent = (int)number_of("FAULT_SIGNAL");
    for (int i = 0; kind && i < KINDS; i++)
        if (strcmp(kind, kinds[i].name) == 0)
            chosen = i;
}

__attribute__((destructor)) static void end(void)
{
    char text[32];
    int n = snprintf(text, sizeof text, "%ld\n", calls);
    chosen = -1;
    if (counted >= 0 && syscall(SYS_write, counted, text, n) == n)
        syscall(SYS_close, counted);
}

/* ---- memory. With sanitizers it comes from theirs. */

void *__libc_malloc(size_t n);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t n);
void *__libc_memalign(size_t alignment, size_t n);
__attribute__((weak)) void *__interceptor_malloc(size_t n);
__attribute__((weak)) void *__interceptor_calloc(size_t n, size_t size);
__attribute__((weak)) void *__interceptor_realloc(void *p, size_t n);
__attribute__((weak)) void *__interceptor_memalign(size_t alignment, size_t n);

void *malloc(size_t n)
{
    if (fails(MEMORY))
        return NULL;
    return __interceptor_malloc ? __interceptor_malloc(n) : __libc_malloc(n);
}

void *calloc(size_t n, size_t size)
{
    if (fails(MEMORY))
        return NULL;
    return __interceptor_calloc ? __interceptor_calloc(n, size) : __libc_calloc(n, size);
}

void *realloc(void *p, size_t n)
{
    if (fails(MEMORY))
        return NULL;
    return __interceptor_realloc ? __interceptor_realloc(p, n) : __libc_realloc(p, n);
}

void *memalign(size_t alignment, size_t n)
{
    if (fails(MEMORY))
        return NULL;
    return __interceptor_memalign ? __interceptor_memalign(alignment, n)
                                  : __libc_memalign(alignment, n);
}

void *aligned_alloc(size_t alignment, size_t n)
{
    return memalign(alignment, n);
}

int posix_memalign(void **p, size_t alignment, size_t n)
{
    void *got = memalign(alignment, n);
    if (!got)
        return ENOMEM;
    *p = got;
    return 0;
}

/* ---- files. The next definition of a function is that of the C library. */

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* Defines a function that fails by returning `failed`, or calls the next one. */
#define STAND_IN(kind, failed, T, name, parameters, arguments) \
    T name parameters;                                         \
    T name parameters                                          \
    {                                                          \
        return fails(kind) ? failed : NEXT(name) arguments;    \
    }

#define OPENING(name)                                          \
    int name(const char *path, int flags, ...)                 \
    {                                                          \
        va_list rest;                                          \
        va_start(rest, flags);                                 \
        mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
        va_end(rest);                                          \
        return fails(OPEN) ? -1 : NEXT(name)(path, flags, mode); \
    }
#define OPENING_AT(name)                                       \
    int name(int folder, const char *path, int flags, ...)     \
    {                                                          \
        va_list rest;                                          \
        va_start(rest, flags);                                 \
        mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
        va_end(rest);                                          \
        return fails(OPEN) ? -1 : NEXT(name)(folder, path, flags, mode); \
    }
OPENING(open)
OPENING(open64)
OPENING_AT(openat)
OPENING_AT(openat64)
STAND_IN(OPEN, NULL, FILE *, fopen, (const char *path, const char *how), (path, how))
STAND_IN(OPEN, NULL, FILE *, fopen64, (const char *path, const char *how), (path, how))
STAND_IN(OPEN, NULL, DIR *, opendir, (const char *path), (path))
STAND_IN(OPEN, NULL, DIR *, fdopendir, (int fd), (fd))
STAND_IN(OPEN, -1, int, mkstemp, (char *path), (path))
STAND_IN(OPEN, -1, int, mkstemp64, (char *path), (path))
STAND_IN(OPEN, -1, int, mkostemp, (char *path, int flags), (path, flags))
STAND_IN(OPEN, -1, int, mkostemp64, (char *path, int flags), (path, flags))

STAND_IN(READ, -1, ssize_t, read, (int fd, void *to, size_t n), (fd, to, n))
STAND_IN(READ, -1, ssize_t, pread, (int fd, void *to, size_t n, off_t from), (fd, to, n, from))
STAND_IN(READ, 0, size_t, fread, (void *to, size_t size, size_t n, FILE *f), (to, size, n, f))
STAND_IN(READ, NULL, struct dirent *, readdir, (DIR *folder), (folder))
STAND_IN(READ, NULL, struct dirent64 *, readdir64, (DIR *folder), (folder))

STAND_IN(MAP, MAP_FAILED, void *, mmap, (void *p, size_t n, int prot, int flags, int fd, off_t from),
         (p, n, prot, flags, fd, from))
STAND_IN(MAP, MAP_FAILED, void *, mmap64,
         (void *p, size_t n, int prot, int flags, int fd, off64_t from),
         (p, n, prot, flags, fd, from))

STAND_IN(WRITE, -1, ssize_t, write, (int fd, const void *from, size_t n), (fd, from, n))
STAND_IN(WRITE, -1, ssize_t, pwrite, (int fd, const void *from, size_t n, off_t to),
         (fd, from, n, to))
STAND_IN(WRITE, 0, size_t, fwrite, (const void *from, size_t size, size_t n, FILE *f),
         (from, size, n, f))
STAND_IN(WRITE, EOF, int, fputs, (const char *text, FILE *f), (text, f))
STAND_IN(WRITE, EOF, int, puts, (const char *text), (text))
STAND_IN(WRITE, EOF, int, fflush, (FILE *f), (f))
STAND_IN(WRITE, -1, int, fsync, (int fd), (fd))
STAND_IN(WRITE, -1, int, fdatasync, (int fd), (fd))
STAND_IN(WRITE, -1, int, ftruncate, (int fd, off_t n), (fd, n))
STAND_IN(WRITE, -1, int, mkdir, (const char *path, mode_t mode), (path, mode))

/* A close that fails has closed: so it does on Linux. */
int close(int fd)
{
    int failed = fails(CLOSE), closed = NEXT(close)(fd);
    if (failed)
        errno = kinds[CLOSE].error;
    return failed ? -1 : closed;
}

STAND_IN(RENAME, -1, int, rename, (const char *from, const char *to), (from, to))
STAND_IN(RENAME, -1, int, renameat, (int a, const char *from, int b, const char *to),
         (a, from, b, to))
STAND_IN(RENAME, -1, int, renameat2,
         (int a, const char *from, int b, const char *to, unsigned flags), (a, from, b, to, flags))
STAND_IN(RENAME, -1, int, linkat, (int a, const char *from, int b, const char *to, int flags),
         (a, from, b, to, flags))

STAND_IN(MODE, -1, int, fchmod, (int fd, mode_t mode), (fd, mode))

STAND_IN(STAT, -1, int, stat, (const char *path, struct stat *st), (path, st))
STAND_IN(STAT, -1, int, lstat, (const char *path, struct stat *st), (path, st))
STAND_IN(STAT, -1, int, fstat, (int fd, struct stat *st), (fd, st))
STAND_IN(STAT, -1, int, fstatat, (int a, const char *path, struct stat *st, int flags),
         (a, path, st, flags))
STAND_IN(STAT, -1, int, access, (const char *path, int how), (path, how))
STAND_IN(STAT, NULL, char *, realpath, (const char *path, char *to), (path, to))

/* Calls without a function of their own in the C library: openat2. */
long syscall(long which, ...)
{
    va_list rest;
    long a[6];
    va_start(rest, which);
    for (int i = 0; i < 6; i++)
        a[i] = va_arg(rest, long);
    va_end(rest);
#ifdef SYS_openat2
    if (which == SYS_openat2 && fails(OPEN))
        return -1;
#endif
    return NEXT(syscall)(which, a[0], a[1], a[2], a[3], a[4], a[5]);
}
