/* watch.c: waits for changes of files by inotify; where there is none, or it does not tell, by looking at them.
 *
 * Folders are watched, not files: many editors write a new file and give it the old one's name. What was heard of a
 * folder is only a reason to look: the stamps of the files decide whether there is anything to do. */
#define _GNU_SOURCE
#include "watch.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/inotify.h>
#endif

enum {
    LOOK_OFTEN = 100, /* without inotify [ms] */
    /* With it: a mounted folder of another machine, for example, tells nothing. */
    LOOK_SELDOM = 1000,
    QUIET = 20,      /* further changes are waited for until there was none for so long */
    TOGETHER = 300,  /* but no longer than this */
    AFTER_RUN = 50,  /* a change within this time follows the one that started the run */
    COMES_BACK = 60, /* some editors remove a file before they write it anew */
};

static long milliseconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* What waits. */
struct ear {
    const struct stamps *files;
    int fd; /* of inotify; -1: there is none */
};

#ifdef __linux__
static int ear_open(void)
{
    return inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
}

/* Watches a folder, or the nearest one above it that is there. */
static void watch_folder(const struct ear *e, const char *folder)
{
    /* Not IN_MODIFY: a file that is being written is not yet to be read. */
    const uint32_t mask = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE |
                          IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;
    char path[PATH_MAX];
    size_t n = strlen(folder) + 1;
    if (n > sizeof path)
        return;
    memcpy(path, folder, n);
    while (inotify_add_watch(e->fd, *path ? path : ".", mask) < 0 && (errno == ENOENT || errno == ENOTDIR)) {
        char *slash = strrchr(path, '/');
        if (!*path || strcmp(path, "/") == 0)
            return;
        path[!slash ? 0 : slash == path ? 1 : slash - path] = 0;
    }
}

/* Watches the folder that the file at `path` is in. */
static void watch_beside(const struct ear *e, const char *path)
{
    const char *slash = strrchr(path, '/');
    char *folder = slash ? strndup(path, slash == path ? 1 : (size_t)(slash - path)) : strdup("");
    if (folder)
        watch_folder(e, folder);
    free(folder);
}

/* Watches the folders of all files: where their names stand, and where links lead. A folder that is watched already
 * stays so. */
static void ear_open_folders(const struct ear *e)
{
    struct stat st;
    for (size_t i = 0; e->fd >= 0 && i < e->files->n; i++) {
        const char *path = e->files->at[i].path;
        char *real = realpath(path, NULL);
        watch_beside(e, path);
        if (real && strcmp(real, path) != 0)
            watch_beside(e, real);
        if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
            watch_folder(e, path);
        free(real);
    }
}

/* Takes in what was heard. True if it may be of one of the files. *begun: one was made, but not yet written. */
static bool ear_take(const struct ear *e, bool *begun)
{
    _Alignas(struct inotify_event) char events[16 << 10];
    const uint32_t all = IN_Q_OVERFLOW | IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT;
    bool heard = false;
    ssize_t n;
    while (e->fd >= 0 && (n = read(e->fd, events, sizeof events)) > 0)
        for (char *p = events; p < events + n;) {
            const struct inotify_event *event = (const struct inotify_event *)(void *)p;
            bool named = event->len && stamps_has(e->files, event->name), made = named && event->mask & IN_CREATE;
            p += sizeof *event + event->len;
            *begun |= made;
            heard |= (named && !made) || event->mask & all;
        }
    return heard;
}
#else
static int ear_open(void)
{
    return -1;
}

static void ear_open_folders(const struct ear *e)
{
    (void)e;
}

static bool ear_take(const struct ear *e, bool *begun)
{
    (void)e, (void)begun;
    return false;
}
#endif

/* Waits until something is heard, at most so long [ms]. */
static void ear_wait(const struct ear *e, long most)
{
    struct pollfd fd = {.fd = e->fd, .events = POLLIN};
    if (most > 0)
        poll(&fd, e->fd >= 0, (int)most);
}

/* Looks whether files have changed, after `most` ms at the latest, or as soon as something is heard of one. */
static struct stamps_change listen(const struct ear *e, long most)
{
    long end = milliseconds() + most;
    for (;;) {
        bool begun = false;
        ear_wait(e, end - milliseconds());
        bool heard = ear_take(e, &begun);
        long now = milliseconds();
        if (begun && end > now + QUIET) /* a link is complete at once; a file is heard of when it was written */
            end = now + QUIET;
        if (!heard && now < end)
            continue;
        struct stamps_change c = stamps_look(e->files, heard);
        if (c.any || now >= end)
            return c;
    }
}

/* Waits until nothing more is heard of the files, but not for long. */
static void join(const struct ear *e)
{
    bool begun = false;
    long end = milliseconds() + TOGETHER;
    do
        ear_wait(e, QUIET);
    while (ear_take(e, &begun) && milliseconds() < end);
}

/* Waits for a change. True: one of those files that are read once for many runs. `last`: when the last run ended. */
static bool change(const struct ear *e, long last)
{
    struct stamps_change c = stamps_look(e->files, false);
    while (!c.any)
        c = listen(e, e->fd >= 0 ? LOOK_SELDOM : LOOK_OFTEN);
    for (long end = milliseconds() + COMES_BACK; c.gone && milliseconds() < end;)
        c = listen(e, end - milliseconds());
    if (milliseconds() - last < AFTER_RUN)
        join(e);
    return c.kept | stamps_look(e->files, false).kept;
}

void watch_run(const struct watch *w)
{
    struct ear e = {w->files, ear_open()};
    for (;;) {
        long last = milliseconds();
        ear_open_folders(&e);
        w->again(w->user, change(&e, last));
    }
}
