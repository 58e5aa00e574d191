/* disk.c: a host's answers out of the file system. Only a program that wants it calls this. */
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

/* One block: the token, then the path that was read, then its bytes unless they are mapped. */
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

static void refuse(struct cvtex_answer *answer, int error)
{
    answer->status = error == EACCES || error == EPERM ? CVTEX_FORBIDDEN : CVTEX_ABSENT;
    answer->why = strerror(error);
}

/* What comes with cvtex is replaced as a whole when it is installed anew, so its fonts are mapped,
 * and what is not used of them is never read. Any other file may be cut short while it is mapped,
 * which would end the process: it is copied. Returns 0 or an errno. */
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

/* Makes `more` bytes of room behind the first `n`; false without memory. */
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

/* The names of a folder's files, each ended by a zero byte. */
static int list(struct token **t, struct cvtex_answer *answer)
{
    size_t head = sizeof **t + strlen((*t)->path) + 1, n = 0, cap = 0;
    DIR *dir = opendir((*t)->path);
    if (!dir)
        return errno;
    int error = 0;
    for (struct dirent *e; !error && (e = readdir(dir));) {
        size_t size = strlen(e->d_name) + 1;
        if (grow(t, head, n, &cap, size))
            memcpy((char *)*t + head + n, e->d_name, size);
        else
            error = ENOMEM;
        n += size;
    }
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
        return; /* it is absent */
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
