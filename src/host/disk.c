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
#include "host/confine.h"

struct identity {
    dev_t device;
    ino_t file;
};

struct cvtex_disk {
    char *data, *option;
    bool map, confined;
    struct confine allowed;
    struct identity *read; /* the files that were read, each once */
    size_t n_read, cap_read;
    char *why; /* the last reason, in words */
};

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

/* Maps a file. Returns 0 or an errno. */
static int map(struct token *t, int fd, size_t size, struct cvtex_answer *answer)
{
    if (!size)
        return 0;
    void *p = mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (p == MAP_FAILED)
        return errno;
    answer->bytes = t->mapped = p;
    answer->n_bytes = t->n_mapped = size;
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

/* Reads a file of st->st_size bytes into memory; of one that is larger than `most`, a part that is
 * larger too. Returns 0 or an errno. */
static int copy(struct token **t, int fd, const struct stat *st, uint64_t most,
                struct cvtex_answer *answer)
{
    size_t head = sizeof **t + strlen((*t)->path) + 1, n = 0, cap = 0;
    uint64_t size = S_ISREG(st->st_mode) ? (uint64_t)st->st_size : 65535;
    size_t step = (size_t)(size < most ? size : most) + 1;
    while (n <= most) {
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

/* Lists the names of the files in the folder `fd`, which it closes, with a zero byte after each.
 * Returns 0 or an errno. */
static int list(struct token **t, int fd, struct cvtex_answer *answer)
{
    size_t head = sizeof **t + strlen((*t)->path) + 1, n = 0, cap = 0;
    DIR *dir = fdopendir(fd);
    if (!dir) {
        int error = errno;
        close(fd);
        return error;
    }
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
    return dot && (strcmp(dot, ".otf") == 0 || strcmp(dot, ".ttf") == 0 || strcmp(dot, ".ttc") == 0);
}

static bool is_data(int32_t kind)
{
    return kind == CVTEX_DATA || kind == CVTEX_DATA_LIST;
}

/* Notes which file was read. False if there is no memory. */
static bool note(struct cvtex_disk *d, const struct stat *st)
{
    for (size_t i = 0; i < d->n_read; i++)
        if (d->read[i].device == st->st_dev && d->read[i].file == st->st_ino)
            return true;
    if (d->n_read == d->cap_read) {
        size_t cap = d->cap_read ? 2 * d->cap_read : 16;
        struct identity *more = realloc(d->read, cap * sizeof *more);
        if (!more)
            return false;
        d->read = more;
        d->cap_read = cap;
    }
    d->read[d->n_read++] = (struct identity){st->st_dev, st->st_ino};
    return true;
}

/* True if the job names the file, and not a document or a style. */
static bool of_job(const struct cvtex_question *q)
{
    return !*q->base && (q->kind == CVTEX_STYLE_FILE || q->kind == CVTEX_LOCALE_FILE ||
                         q->kind == CVTEX_PICTURE || q->kind == CVTEX_BIBLIOGRAPHY);
}

/* Opens the file of a question. What the job itself names may be anything that can be read; what a
 * document names is confined. */
static int open_file(const struct cvtex_disk *d, const struct cvtex_question *q, const char *path,
                     int *fd)
{
    bool folder = q->kind == CVTEX_DATA_LIST || q->kind == CVTEX_FONT_LIST;
    bool own = of_job(q);
    bool program = is_data(q->kind) || q->kind == CVTEX_SYSTEM_FONT;
    int flags = folder ? O_DIRECTORY : 0, error = 0;
    if (d->confined && !own && !program) {
        error = confine_open(&d->allowed, path, flags, fd);
    } else {
        flags |= O_RDONLY | O_CLOEXEC | O_NOCTTY | (own ? 0 : O_NONBLOCK);
        *fd = open(path, flags);
        error = *fd < 0 ? errno : 0;
    }
    if (!error && !folder && !own && (error = confine_check(*fd)) != 0)
        close(*fd);
    return error == ENXIO ? CONFINE_SPECIAL : error; /* a socket */
}

/* Returns 0, an errno or a reason of confine.h. */
static int answer_with(struct cvtex_disk *d, struct token **t, const struct cvtex_question *q,
                       struct cvtex_answer *answer)
{
    struct stat st;
    int fd, error = open_file(d, q, (*t)->path, &fd);
    if (error)
        return error;
    if (q->kind == CVTEX_DATA_LIST || q->kind == CVTEX_FONT_LIST)
        return list(t, fd, answer);
    if (fstat(fd, &st) != 0)
        error = errno;
    else if (!note(d, &st))
        error = ENOMEM;
    else if (S_ISREG(st.st_mode) && of_job(q) && d->confined) /* a style has its fonts beside it */
        error = confine_add_beside(&d->allowed, (*t)->path);
    bool program = q->kind == CVTEX_DATA || q->kind == CVTEX_SYSTEM_FONT;
    if (!error && d->map && program && is_font((*t)->path))
        error = map(*t, fd, (size_t)st.st_size, answer);
    else if (!error)
        error = copy(t, fd, &st, q->most, answer);
    close(fd);
    return error;
}

/* True if a name of the program's own files stays in their folder. */
static bool stays(const char *name)
{
    return *name != '/' && strncmp(name, "../", 3) != 0 && !strstr(name, "/../");
}

/* ---- reasons in words */

static const char *reason_text(int reason)
{
    switch (reason) {
    case CONFINE_LEADS_OUT:
        return "it is a link that leads out of the folders that may be read, or to nothing";
    case CONFINE_HIDDEN:
        return "hidden files are not read";
    case CONFINE_SPECIAL:
        return "it is not a regular file";
    default:
        return "it is outside the document's folder";
    }
}

static int32_t status_of(int reason)
{
    switch (reason) {
    case EACCES:
    case EPERM:
        return CVTEX_FORBIDDEN;
    case EMFILE:
    case ENFILE:
    case ENOMEM:
    case EIO:
        return CVTEX_FAILED;
    default:
        return reason < 0 ? CVTEX_FORBIDDEN : CVTEX_ABSENT;
    }
}

static void refuse(struct cvtex_disk *d, const char *path, int reason, struct cvtex_answer *answer)
{
    bool allowable = reason < 0 && reason != CONFINE_SPECIAL && d->option;
    const char *text = reason < 0 ? reason_text(reason) : strerror(reason);
    answer->status = status_of(reason);
    answer->why = text;
    answer->bytes = NULL;
    answer->n_bytes = 0;
    if (reason == ENOMEM) /* the library asks errno for this */
        errno = ENOMEM;
    if (!allowable)
        return;
    size_t room = strlen(text) + strlen(d->option) + strlen(path) + sizeof "; ' ' allows it";
    free(d->why);
    d->why = malloc(room);
    if (d->why) {
        snprintf(d->why, room, "%s; '%s %s' allows it", text, d->option, path);
        answer->why = d->why;
    }
}

/* ---- the interface */

static void read_file(struct cvtex_disk *d, const struct cvtex_question *q,
                      struct cvtex_answer *answer)
{
    const char *folder = is_data(q->kind) && d->data ? d->data : "", *slash = *folder ? "/" : "";
    size_t room = strlen(folder) + 1 + strlen(q->path) + 1;
    if (is_data(q->kind) && !d->data)
        return; /* the answer stays "absent" */
    struct token *t = calloc(1, sizeof *t + room);
    if (!t) {
        refuse(d, q->path, ENOMEM, answer);
        return;
    }
    snprintf(t->path, room, "%s%s%s", folder, slash, q->path);
    bool inside = !is_data(q->kind) || stays(q->path);
    int error = inside ? answer_with(d, &t, q, answer) : ENOENT;
    answer->shown = t->path;
    answer->release = token_free;
    answer->token = t;
    if (error)
        refuse(d, q->path, error, answer);
    else
        answer->status = CVTEX_FOUND;
}

void cvtex_read_disk(void *data, const struct cvtex_question *question, struct cvtex_answer *answer)
{
    struct cvtex_disk d = {.data = data};
    read_file(&d, question, answer);
    free(d.read);
}

struct cvtex_disk *cvtex_disk_open(const struct cvtex_disk_config *config)
{
    struct cvtex_disk_config c = {0};
    if (config->size < offsetof(struct cvtex_disk_config, data))
        return NULL;
    memcpy(&c, config, config->size < sizeof c ? config->size : sizeof c);
    struct cvtex_disk *d = calloc(1, sizeof *d);
    if (!d)
        return NULL;
    *d = (struct cvtex_disk){.confined = true, .map = c.map != 0};
    if ((c.data && !(d->data = strdup(c.data))) || (c.option && !(d->option = strdup(c.option)))) {
        cvtex_disk_close(d);
        return NULL;
    }
    return d;
}

void cvtex_disk_close(struct cvtex_disk *d)
{
    if (!d)
        return;
    confine_close(&d->allowed);
    free(d->data);
    free(d->option);
    free(d->read);
    free(d->why);
    free(d);
}

int32_t cvtex_disk_allow(struct cvtex_disk *d, const char *path)
{
    return confine_add(&d->allowed, path);
}

int32_t cvtex_disk_allow_beside(struct cvtex_disk *d, const char *path)
{
    return confine_add_beside(&d->allowed, path);
}

void cvtex_disk_read(void *disk, const struct cvtex_question *question, struct cvtex_answer *answer)
{
    read_file(disk, question, answer);
}

int32_t cvtex_disk_has_read(const struct cvtex_disk *d, const char *path)
{
    struct stat st;
    if (stat(path, &st) != 0)
        return 0;
    for (size_t i = 0; i < d->n_read; i++)
        if (d->read[i].device == st.st_dev && d->read[i].file == st.st_ino)
            return 1;
    return 0;
}
