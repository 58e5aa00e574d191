/* warm.c: the cost of changing one word in a session that has typeset the document before.
 *
 * usage: warm FOLDER new|same|runs N|process N|session N      with styles/, fonts/ and examples/
 *
 * new: the new word has a glyph that the document did not have; same: it has none. Under "valgrind
 * --tool=callgrind --toggle-collect=warm_run" only the second run is counted. runs: makes N runs
 * over 100 documents and prints the resident memory. process and session: makes N runs, each with
 * another word changed, and prints the median and the least time of one [ms]. process opens a new
 * session for each run, so that nothing is kept; session is one session. */
#define _GNU_SOURCE /* memmem */
#include <time.h>

#include "../library/host.h"

/* A separate function, so that counting can begin and end with it. */
__attribute__((noinline)) size_t warm_run(struct cvtex_session *s, const struct cvtex_job *job);
__attribute__((noinline)) size_t warm_run(struct cvtex_session *s, const struct cvtex_job *job)
{
    const struct cvtex_result *r = cvtex_run(s, job);
    size_t n = r->n_bytes;
    cvtex_free(r);
    return n;
}

static int once(const char *kind)
{
    struct host_document d = host_read("zhewei-yao.yaml");
    struct cvtex_session *s = host_open(0);
    struct cvtex_job job = host_job(&d, NULL);
    const struct cvtex_result *first = cvtex_run(s, &job);
    char *word = memmem(d.bytes, d.n, "Efficient", 9);
    if (!first->bytes || !word)
        return 1;
    memcpy(word, strcmp(kind, "new") == 0 ? "Effici\xC3\x9Et" : "Efficeint", 9);
    cvtex_free(first);
    printf("%zu bytes\n", warm_run(s, &job));
    cvtex_close(s);
    free(d.bytes);
    return 0;
}

/* Resident memory now, and the most there was so far. */
static void print_memory(long n_runs)
{
    char line[300];
    long now = 0, most = 0;
    FILE *f = fopen("/proc/self/status", "r");
    while (f && fgets(line, sizeof line, f)) {
        now = strncmp(line, "VmRSS:", 6) == 0 ? strtol(line + 6, NULL, 10) : now;
        most = strncmp(line, "VmHWM:", 6) == 0 ? strtol(line + 6, NULL, 10) : most;
    }
    if (f)
        fclose(f);
    printf("%ld runs: %ld kB resident, %ld kB at most\n", n_runs, now, most);
}

static int runs(long n)
{
    static const char *const styles[] = {NULL, "plain", "sidebar", "awesome", "swiss"};
    struct host_document d = host_read("zhewei-yao.yaml");
    struct cvtex_session *s = host_open(0);
    struct cvtex_job job = host_job(&d, NULL);
    char *word = memmem(d.bytes, d.n, "Efficient", 9);
    for (long i = 0; i < n && word; i++) {
        char number[10];
        snprintf(number, sizeof number, "word%05ld", i % 20);
        memcpy(word, number, 9);
        job.style = styles[(i + i / 20) % 5];
        if (!warm_run(s, &job))
            return 1;
        if (i + 1 == 10 || i + 1 == 100 || i + 1 == n)
            print_memory(i + 1);
    }
    cvtex_close(s);
    free(d.bytes);
    return 0;
}

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

static int times(bool fresh, size_t n)
{
    struct host_document d = host_read("zhewei-yao.yaml");
    struct cvtex_session *s = host_open(0);
    struct cvtex_job job = host_job(&d, NULL);
    char *word = memmem(d.bytes, d.n, "Efficient", 9);
    double *took = calloc(n + 1, sizeof *took);
    for (size_t i = 0; i <= n && word && took; i++) {
        char number[10];
        snprintf(number, sizeof number, "word%05u", (unsigned)(i % 100000));
        memcpy(word, number, 9);
        double start = now();
        if (fresh) {
            cvtex_close(s);
            s = host_open(0);
        }
        if (!warm_run(s, &job))
            return 1;
        took[i] = now() - start;
    }
    cvtex_close(s);
    free(d.bytes);
    if (!word || !took)
        return 1;
    qsort(took + 1, n, sizeof *took, compare); /* without the first, which is cold */
    printf("%.1f %.1f\n", took[1 + n / 2], took[1]);
    free(took);
    return 0;
}

int main(int argc, char **argv)
{
    host_data = argc > 1 ? argv[1] : ".";
    if (argc > 3 && strcmp(argv[2], "runs") != 0)
        return times(strcmp(argv[2], "process") == 0, strtoul(argv[3], NULL, 10));
    if (argc > 3 && strcmp(argv[2], "runs") == 0)
        return runs(strtol(argv[3], NULL, 10));
    return once(argc > 2 ? argv[2] : "same");
}
