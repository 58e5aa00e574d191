/* jobs.c: a process for each document, some at once; what they print comes in the order of the command line.
 *
 * Processes keep documents apart: each has its own limits, its own folders that it may read and its own sandbox, and
 * a crash takes one document only. A process has ended before the next one starts, so the memory depends on how many
 * run at once. */
#define _GNU_SOURCE
#include "jobs.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "outputs.h"
#include "progress.h"
#include "report.h"
#include "told.h"
#ifdef __linux__
#include <sys/prctl.h>
#endif

/* What a process prints; it is kept until those before it have printed theirs. */
struct printed {
    int fd; /* of the file that it goes to; -1: it was read */
    char *bytes;
    size_t n;
};

struct job {
    pid_t pid;             /* 0: it does not run */
    struct printed out, err;
    enum status status;
    bool ended;
};

struct jobs {
    const struct command *c;
    struct job *at; /* one for each document */
    size_t n, started, ended, shown;
    bool plan;      /* the processes only tell where their outputs would go */
    char *lines;    /* what was told, in a form that is data */
    size_t n_lines;
    struct outputs *outputs; /* the places that they told */
};

/* The processes that run. The handler of signals ends them. */
static struct {
    pid_t *volatile at;
    volatile size_t n;
    volatile sig_atomic_t number; /* the signal that came; 0: none */
} running;

static const int ending[] = {SIGINT, SIGTERM, SIGHUP};
enum { N_ENDING = sizeof ending / sizeof *ending };

static void end_all(int number)
{
    running.number = number;
    for (size_t i = 0; i < running.n; i++)
        if (running.at[i] > 0)
            kill(running.at[i], SIGTERM);
}

/* Sets the handler for the signals that are not ignored; or lets them have their usual effect again. */
static void handle(void (*handler)(int))
{
    struct sigaction action = {.sa_handler = handler}, old;
    for (int i = 0; i < N_ENDING; i++)
        if (sigaction(ending[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN)
            sigaction(ending[i], &action, NULL);
}

static void hold(sigset_t *old)
{
    sigset_t set;
    sigemptyset(&set);
    for (int i = 0; i < N_ENDING; i++)
        sigaddset(&set, ending[i]);
    sigprocmask(SIG_BLOCK, &set, old);
}

static size_t processors(void)
{
#ifdef __linux__
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) == 0 && CPU_COUNT(&set) > 0)
        return (size_t)CPU_COUNT(&set);
#endif
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n > 0 ? (size_t)n : 1;
}

/* ---- what processes print */

static int printed_open(void)
{
#ifdef MFD_CLOEXEC
    int fd = memfd_create("cvtex", MFD_CLOEXEC);
    if (fd >= 0)
        return fd;
#endif
    FILE *f = tmpfile();
    int copy = f ? dup(fileno(f)) : -1;
    if (f)
        fclose(f);
    return copy;
}

/* Reads what was printed. What there is no memory for is lost; the status tells of the mistakes. */
static void printed_read(struct printed *p)
{
    off_t size = lseek(p->fd, 0, SEEK_END);
    p->bytes = size > 0 ? malloc((size_t)size) : NULL;
    ssize_t n = p->bytes ? pread(p->fd, p->bytes, (size_t)size, 0) : 0;
    p->n = n > 0 ? (size_t)n : 0;
    close(p->fd);
    p->fd = -1;
}

static void add_lines(struct jobs *j, const struct printed *p)
{
    char *more = realloc(j->lines, j->n_lines + p->n + 1);
    if (!more)
        return;
    j->lines = more;
    if (p->n)
        memcpy(more + j->n_lines, p->bytes, p->n);
    j->n_lines += p->n;
    more[j->n_lines] = 0;
}

static const char *document(const struct command *c, size_t i)
{
    return i ? c->further[i - 1] : c->input;
}

/* Passes on what the process for a document has printed. */
static void show(struct jobs *j, struct job *job)
{
    bool data = report_is_data((enum report_form)j->c->form), out = told_to(j->c) == stdout;
    progress_hide();
    if (j->plan) {
        outputs_add(j->outputs, j->shown, job->out.bytes, job->out.n);
    } else {
        if (data)
            add_lines(j, out ? &job->out : &job->err);
        if (job->out.n && (!data || !out))
            fwrite(job->out.bytes, 1, job->out.n, stdout);
        if (job->err.n && (!data || out))
            fwrite(job->err.bytes, 1, job->err.n, stderr);
        fflush(stdout);
        fflush(stderr);
    }
    free(job->out.bytes);
    free(job->err.bytes);
    job->out.bytes = job->err.bytes = NULL;
}

/* ---- processes */

/* The process of a document. */
static void child(const struct jobs *j, size_t i, const sigset_t *mask)
{
    struct command own = *j->c;
    own.input = document(j->c, i);
    own.n_further = 0;
    own.part = true;
    own.plan = j->plan;
    handle(SIG_DFL);
    sigprocmask(SIG_SETMASK, mask, NULL);
    dup2(j->at[i].out.fd, STDOUT_FILENO);
    dup2(j->at[i].err.fd, STDERR_FILENO);
    exit(run_command(&own));
}

/* Starts the process for the next document. *free: where it has its place among those that run. */
static enum status start(struct jobs *j, pid_t *place)
{
    struct job *job = &j->at[j->started];
    sigset_t old;
    job->out.fd = printed_open();
    job->err.fd = printed_open();
    if (job->out.fd < 0 || job->err.fd < 0)
        return output_error("cannot start another process", "", strerror(errno));
    hold(&old);
    pid_t parent = getpid();
    job->pid = fork();
    if (job->pid == 0) {
#ifdef __linux__
        prctl(PR_SET_PDEATHSIG, SIGTERM);
#endif
        if (getppid() != parent)
            _exit(STATUS_SYSTEM);
        child(j, j->started, &old);
    }
    *place = job->pid;
    sigprocmask(SIG_SETMASK, &old, NULL);
    if (job->pid < 0)
        return output_error("cannot start another process", "", strerror(errno));
    j->started++;
    return STATUS_WRITTEN;
}

/* Takes in that a process has ended. */
static void ended(struct jobs *j, size_t i, int how)
{
    struct job *job = &j->at[i];
    job->ended = true;
    job->status = WIFEXITED(how) ? (enum status)WEXITSTATUS(how) : STATUS_SYSTEM;
    if (!WIFEXITED(how) && !running.number)
        dprintf(job->err.fd, "cvtex: error: %s: the process was ended by signal %d\n", document(j->c, i), WTERMSIG(how));
    printed_read(&job->out);
    printed_read(&job->err);
    j->ended++;
    progress_count(j->ended);
    for (; j->shown < j->n && j->at[j->shown].ended; j->shown++)
        show(j, &j->at[j->shown]);
}

/* Waits until one process ends. */
static void wait_for_one(struct jobs *j)
{
    int how;
    pid_t pid = waitpid(-1, &how, 0);
    for (size_t i = 0; pid > 0 && i < j->started; i++) {
        if (j->at[i].pid != pid || j->at[i].ended)
            continue;
        for (size_t k = 0; k < running.n; k++)
            if (running.at[k] == pid)
                running.at[k] = 0;
        ended(j, i, how);
        return;
    }
}

/* Runs all, and returns the worst status. */
static enum status run_all(struct jobs *j)
{
    enum status worst = STATUS_WRITTEN;
    while (j->ended < j->started || (j->started < j->n && !running.number && worst != STATUS_USAGE)) {
        size_t k = 0;
        while (k < running.n && running.at[k])
            k++;
        bool room = k < running.n && j->started < j->n && !running.number;
        if (room && start(j, &running.at[k]) != STATUS_WRITTEN) {
            running.at[k] = 0;
            worst = STATUS_SYSTEM;
            j->n = j->started; /* the others are left out, which was told */
        } else if (!room) {
            wait_for_one(j);
        }
    }
    for (size_t i = 0; i < j->started; i++)
        worst = j->at[i].status > worst ? j->at[i].status : worst;
    return worst;
}

/* One process for each document; with `outputs`, they only tell where their outputs would go. */
static enum status run_jobs(const struct command *c, struct outputs *outputs, size_t *good)
{
    struct jobs j = {.c = c, .n = c->n_further + 1, .plan = outputs != NULL, .outputs = outputs};
    j.at = calloc(j.n, sizeof *j.at);
    if (!j.at)
        return output_error("", "", strerror(ENOMEM));
    enum status status = run_all(&j);
    for (size_t i = 0; i < j.started; i++)
        *good += j.at[i].status == STATUS_WRITTEN;
    if (!outputs && !running.number && report_is_data((enum report_form)c->form))
        report_close(told_to(c), (enum report_form)c->form, j.lines ? j.lines : "");
    free(j.lines);
    free(j.at);
    return status;
}

/* ---- where outputs go */

/* Finds out where all outputs would go, and refuses those that would replace each other. */
static enum status plan(const struct command *c)
{
    struct outputs outputs = {0};
    size_t good = 0;
    enum status status = STATUS_WRITTEN;
    if (c->to == CVTEX_CHECK)
        return status;
    for (size_t i = 0; i <= c->n_further && status == STATUS_WRITTEN; i++)
        status = outputs_of(&outputs, c, document(c, i), i);
    if (status == STATUS_WRITTEN && outputs.open) /* only runs tell; what is wrong with them is told later */
        run_jobs(c, &outputs, &good);
    if (status == STATUS_WRITTEN && !running.number)
        status = outputs_judge(&outputs, c);
    outputs_free(&outputs);
    return status;
}

static enum status run_planned(const struct command *c)
{
    size_t good = 0, all = c->n_further + 1;
    enum status status = plan(c);
    bool made = false;
    if (status != STATUS_WRITTEN || running.number)
        return status;
    if (output_is_folder(c->output)) {
        made = mkdir(c->output, 0777) == 0;
        if (!made && errno != EEXIST)
            return output_error("cannot make the folder ", c->output, strerror(errno));
    }
    progress_start_many(all);
    status = run_jobs(c, NULL, &good);
    progress_end();
    if (made && !good)
        rmdir(c->output); /* if it is empty */
    if (good < all && c->to != CVTEX_CHECK && !report_is_data((enum report_form)c->form) && !running.number)
        fprintf(stderr, "cvtex: %zu of %zu documents were written without mistakes\n", good, all);
    return status;
}

enum status jobs_run(const struct command *c)
{
    running.n = c->jobs < 0 ? processors() : c->jobs ? (size_t)c->jobs : 1;
    running.at = calloc(running.n, sizeof *running.at);
    if (!running.at)
        return output_error("", "", strerror(ENOMEM));
    fflush(NULL); /* so that no process prints it again */
    handle(end_all);
    enum status status = run_planned(c);
    handle(SIG_DFL);
    running.n = 0;
    free(running.at);
    if (running.number)
        raise(running.number);
    return status;
}
