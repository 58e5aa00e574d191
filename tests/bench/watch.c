/* watch.c: how long 'cvtex watch' takes from a saved edit to the new PDF on the disk.
 *
 * usage: bench_watch CVTEX CV.yaml N [OPTION...]
 *
 * Copies the document into a folder of its own, watches it, and changes one word of it N times: by turns it writes
 * into the file, and renames a new one over it, as editors do. A time runs from before the save to the moment when
 * the PDF has its name. Prints the median, the least and the longest [ms]. It waits by inotify, so that it takes no
 * processor from the program. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1000 + (double)t.tv_nsec / 1000000;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static char *read_file(const char *path, size_t *n)
{
    FILE *f = fopen(path, "rb");
    char *bytes = f ? malloc(1 << 20) : NULL;
    if (!bytes)
        return NULL;
    *n = fread(bytes, 1, 1 << 20, f);
    fclose(f);
    return bytes;
}

static void save(const char *bytes, size_t n, bool rename_it)
{
    const char *path = rename_it ? "cv.yaml.new" : "cv.yaml";
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd < 0 || write(fd, bytes, n) != (ssize_t)n || close(fd) != 0 || (rename_it && rename(path, "cv.yaml") != 0))
        exit(2);
}

/* Waits until cv.pdf gets its name; false after ten seconds. */
static bool wait_for_pdf(int fd)
{
    _Alignas(struct inotify_event) char events[4096];
    struct pollfd p = {.fd = fd, .events = POLLIN};
    for (;;) {
        if (poll(&p, 1, 10000) <= 0)
            return false;
        ssize_t n = read(fd, events, sizeof events);
        for (char *at = events; n > 0 && at < events + n;) {
            const struct inotify_event *e = (const struct inotify_event *)(void *)at;
            if (e->len && strcmp(e->name, "cv.pdf") == 0)
                return true;
            at += sizeof *e + e->len;
        }
    }
}

static pid_t start(char **argv, int argc)
{
    char **own = calloc((size_t)argc + 5, sizeof *own);
    int n = 0;
    own[n++] = argv[1];
    own[n++] = "watch";
    own[n++] = "cv.yaml";
    for (int i = 4; i < argc; i++)
        own[n++] = argv[i];
    pid_t pid = fork();
    if (pid == 0) {
        int null = open("/dev/null", O_WRONLY);
        dup2(null, 1);
        dup2(null, 2);
        execv(argv[1], own);
        _exit(127);
    }
    free(own);
    return pid;
}

int main(int argc, char **argv)
{
    char folder[] = "/tmp/cvtex-watch-XXXXXX";
    size_t n = 0, times = argc > 3 ? strtoul(argv[3], NULL, 10) : 0;
    char *program = argc > 3 ? realpath(argv[1], NULL) : NULL, *bytes = program ? read_file(argv[2], &n) : NULL;
    char *word = bytes ? memmem(bytes, n, "Efficient", 9) : NULL;
    double *took = calloc(times + 1, sizeof *took);
    if (!word || !times || !took || !mkdtemp(folder) || chdir(folder) != 0) {
        fputs("usage: bench_watch CVTEX CV.yaml N [OPTION...]; the document has the word Efficient\n", stderr);
        return 2;
    }
    argv[1] = program;
    save(bytes, n, false);
    int fd = inotify_init1(IN_CLOEXEC);
    inotify_add_watch(fd, ".", IN_MOVED_TO);
    pid_t pid = start(argv, argc);
    bool good = wait_for_pdf(fd);
    for (size_t i = 0; i < times && good; i++) {
        char number[10];
        usleep(150000); /* people are not faster; what follows a run at once is joined */
        snprintf(number, sizeof number, "word%05u", (unsigned)(i % 100000));
        memcpy(word, number, 9);
        double before = now();
        save(bytes, n, i % 2);
        good = wait_for_pdf(fd);
        took[i] = now() - before;
    }
    kill(pid, SIGTERM);
    waitpid(pid, NULL, 0);
    unlink("cv.pdf");
    unlink("cv.yaml");
    if (chdir("/") == 0)
        rmdir(folder);
    if (!good)
        return 1;
    qsort(took, times, sizeof *took, compare);
    printf("%.1f %.1f %.1f\n", took[times / 2], took[0], took[times - 1]);
    free(took);
    free(bytes);
    free(program);
    return 0;
}
