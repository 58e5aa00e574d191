/* stamps.c: notes files, and finds those that have changed. */
#define _GNU_SOURCE /* strdup */
#include "stamps.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

/* Kernels give files the time of their last tick, which is up to this old [ns]; some file systems count in larger
 * steps, but their folders tell of changes. */
enum { TICK = 20 * 1000 * 1000 };

static int64_t nanoseconds(struct timespec t)
{
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static struct stamp look_at(const char *path)
{
    struct stat st;
    struct timespec now;
    struct stamp s = {0};
    if (stat(path, &st) != 0)
        return s;
    clock_gettime(CLOCK_REALTIME, &now);
    s.device = (uint64_t)st.st_dev;
    s.file = (uint64_t)st.st_ino;
    s.size = (uint64_t)st.st_size;
    s.mode = (uint64_t)st.st_mode; /* one that could not be read */
#ifdef __APPLE__
    s.time = nanoseconds(st.st_mtimespec);
#else
    s.time = nanoseconds(st.st_mtim);
#endif
    s.looked = nanoseconds(now);
    return s;
}

static bool same(const struct stamp *x, const struct stamp *y)
{
    return x->device == y->device && x->file == y->file && x->size == y->size && x->mode == y->mode &&
           x->time == y->time;
}

void stamps_begin(struct stamps *s, bool all)
{
    for (size_t i = 0; i < s->n; i++)
        s->at[i].fresh = s->at[i].kept && !all;
}

void stamps_end(struct stamps *s)
{
    size_t n = 0;
    for (size_t i = 0; i < s->n; i++)
        if (s->at[i].fresh)
            s->at[n++] = s->at[i];
        else
            free(s->at[i].path);
    s->n = n;
}

bool stamps_note(struct stamps *s, const char *path, bool kept)
{
    size_t i = 0;
    while (i < s->n && strcmp(s->at[i].path, path) != 0)
        i++;
    if (i < s->n && s->at[i].fresh)
        return true; /* the first look was before the first reading */
    if (i == s->room) {
        size_t room = s->room ? 2 * s->room : 32;
        struct stamps_file *more = realloc(s->at, room * sizeof *more);
        if (!more)
            return false;
        s->at = more;
        s->room = room;
    }
    if (i == s->n) {
        char *own = strdup(path);
        if (!own)
            return false;
        s->at[s->n++] = (struct stamps_file){.path = own};
    }
    s->at[i].stamp = look_at(path);
    s->at[i].kept = kept;
    s->at[i].fresh = true;
    return true;
}

void stamps_free(struct stamps *s)
{
    for (size_t i = 0; i < s->n; i++)
        free(s->at[i].path);
    free(s->at);
    *s = (struct stamps){0};
}

struct stamps_change stamps_look(const struct stamps *s, bool heard)
{
    struct stamps_change c = {0};
    for (size_t i = 0; i < s->n; i++) {
        const struct stamps_file *f = &s->at[i];
        struct stamp now = look_at(f->path);
        bool unsure = heard && f->stamp.time > f->stamp.looked - TICK;
        if (same(&f->stamp, &now) && !unsure)
            continue;
        c.any = true;
        c.kept |= f->kept;
        c.gone |= f->stamp.file && !now.file;
    }
    return c;
}

bool stamps_has(const struct stamps *s, const char *name)
{
    size_t n = strlen(name);
    for (size_t i = 0; i < s->n; i++)
        for (const char *p = s->at[i].path; *p;) {
            size_t part = strcspn(p, "/");
            if (part == n && memcmp(p, name, n) == 0)
                return true;
            p += part + strspn(p + part, "/");
        }
    return false;
}
