/* disk.c: answers the library's questions from the file system, for hosts that choose this. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cvtex.h"

/* One block of memory: the token, then the path, then the bytes of the file unless they are
 * mapped. */
struct token {
    void *mapped;
    size_t n_mapped;
    char path[];
};

static void token_free(void *token)
{
    struct token *t = token;
    if (t->mapped)
        munmap(t->mapped, t->n_mapped);
    free(t);
}

static int32_t status_of(int error)
{
    switch (error) {
    case EACCES:
    case EPERM:
        return CVTEX_FORBIDDEN;
    case EMFILE:
    case ENFILE:
    case ENOMEM:
    case EIO:
        return CVTEX_FAILED;
    default:
        return CVTEX_ABSENT;
    }
}

static void refuse(struct cvtex_answer *answer, int error)
{
    answer->status = status_of(error);
    answer->why = strerror(error);
    if (error == ENOMEM) /* the library asks errno for this */
        errno = ENOMEM;
}

/* Maps a file. Returns 0 or an errno. Only fonts that come with cvtex are mapped: unused parts are
 * then never read, and a new installation replaces the files instead of changing them. Any other
 * file is copied, because a mapped file that becomes shorter would crash the process. */
static int map(struct token *t, int fd, struct cvtex_answer *answer)
{
    struct stat st;
    if (fstat(fd, &st) != 0)
        return errno;
    if (!S_ISREG(st.st_mode))
        return S_ISDIR(st.st_mode) ? EISDIR : EINVAL;
    if (!st.st_size)
        return 0;
    void *p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (p == MAP_FAILED)
        return errno;
    answer->bytes = t->mapped = p;
    answer->n_bytes = t->n_mapped = (size_t)st.st_size;
    return 0;
}

/* Makes room for `more` bytes after the first `n` of the file. False if there is no memory. `head`
 * is the size of token and path, *cap the room for the file. */
static bool grow(struct token **t, size_t head, size_t n, size_t *cap, size_t more)
{
    if (*cap - n >= more)
        return true;
    size_t wanted = (*cap > SIZE_MAX / 4 ? n : *cap * 2) + more;
    struct token *grown = realloc(*t, head + wanted);
    if (!grown)
        return false;
    *t = grown;
    *cap = wanted;
    return true;
}

/* Reads a file into memory. Returns 0 or an errno. */
static int copy(struct token **t, int fd, struct cvtex_answer *answer)
{
    struct stat st;
    size_t head = sizeof **t + strlen((*t)->path) + 1, n = 0, cap = 0;
    size_t step = fstat(fd, &st) == 0 && S_ISREG(st.st_mode) ? (size_t)st.st_size + 1 : 65536;
    for (;;) {
        if (!grow(t, head, n, &cap, n < cap ? 1 : step))
            return ENOMEM;
        ssize_t got = read(fd, (char *)*t + head + n, cap - n);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return errno;
        if (got == 0)
            break;
        n += (size_t)got;
    }
    answer->bytes = (char *)*t + head;
    answer->n_bytes = n;
    return 0;
}

/* Lists the names of the files in a folder, with a zero byte after each. Returns 0 or an errno. */
static int list(struct token **t, struct cvtex_answer *answer)
{
    size_t head = sizeof **t + strlen((*t)->path) + 1, n = 0, cap = 0;
    DIR *dir = opendir((*t)->path);
    if (!dir)
        return errno;
    int error = 0;
    for (struct dirent *e; errno = 0, !error && (e = readdir(dir));) {
        size_t size = strlen(e->d_name) + 1;
        if (grow(t, head, n, &cap, size))
            memcpy((char *)*t + head + n, e->d_name, size);
        else
            error = ENOMEM;
        n += size;
    }
    if (!error)
        error = errno; /* readdir sets it if the end is not the end */
    closedir(dir);
    answer->bytes = n ? (char *)*t + head : "";
    answer->n_bytes = n;
    return error;
}

static bool is_font(const char *path)
{
    const char *dot = strrchr(path, '.');
    return dot && (strcmp(dot, ".otf") == 0 || strcmp(dot, ".ttf") == 0);
}

static int answer_with(struct token **t, int32_t kind, struct cvtex_answer *answer)
{
    if (kind == CVTEX_DATA_LIST || kind == CVTEX_FONT_LIST)
        return list(t, answer);
    int fd = open((*t)->path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return errno;
    int error = kind == CVTEX_DATA && is_font((*t)->path) ? map(*t, fd, answer)
                                                          : copy(t, fd, answer);
    close(fd);
    return error;
}

void cvtex_read_disk(void *data, const struct cvtex_question *question, struct cvtex_answer *answer)
{
    bool own = question->kind == CVTEX_DATA || question->kind == CVTEX_DATA_LIST;
    const char *folder = own && data ? data : "", *slash = *folder ? "/" : "";
    size_t room = strlen(folder) + 1 + strlen(question->path) + 1;
    if (own && !data)
        return; /* the answer stays "absent" */
    struct token *t = calloc(1, sizeof *t + room);
    if (!t) {
        refuse(answer, ENOMEM);
        return;
    }
    snprintf(t->path, room, "%s%s%s", folder, slash, question->path);
    int error = answer_with(&t, question->kind, answer);
    answer->shown = t->path;
    answer->release = token_free;
    answer->token = t;
    if (error) {
        answer->bytes = NULL;
        answer->n_bytes = 0;
        refuse(answer, error);
    } else {
        answer->status = CVTEX_FOUND;
    }
}
