/* progress.c: a line on the terminal, written when a timer's signal comes, so that short work costs nothing. */
#define _GNU_SOURCE
#include "progress.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#include "cvtex.h"

enum { WAIT = 500 * 1000 }; /* [us] */

/* What the signal's handler prints. It is changed only while there is no timer. */
static struct {
    char text[100];
    volatile sig_atomic_t done, ticks, shown, on;
    int all; /* 0: it is one thing */
} line;

/* Appends a number; async-signal-safe. */
static size_t put_number(char *to, unsigned n)
{
    size_t digits = 1;
    for (unsigned rest = n; rest > 9; rest /= 10)
        digits++;
    for (size_t i = digits; i-- > 0; n /= 10)
        to[i] = (char)('0' + n % 10);
    return digits;
}

static void show(void)
{
    char out[sizeof line.text + 60] = "\r";
    size_t n = 1, length = strlen(line.text);
    if (line.all) {
        n += put_number(out + n, (unsigned)line.done);
        memcpy(out + n, " of ", 4);
        n += 4 + put_number(out + n + 4, (unsigned)line.all);
    } else {
        memcpy(out + n, line.text, length);
        n += length;
        memcpy(out + n, " ... ", 5);
        n += 5 + put_number(out + n + 5, (unsigned)line.ticks / 2);
        memcpy(out + n, " s", 2);
        n += 2;
    }
    memcpy(out + n, "\033[K", 3);
    line.shown = 1;
    (void)!write(STDERR_FILENO, out, n + 3);
}

static void tick(int number)
{
    (void)number;
    line.ticks = line.ticks + 1;
    if (line.all || line.ticks % 2 == 0 || !line.shown)
        show();
}

static void start(void)
{
    struct sigaction on = {.sa_handler = tick, .sa_flags = SA_RESTART};
    struct itimerval every = {{0, WAIT}, {0, WAIT}};
    line.ticks = line.shown = line.done = 0;
    line.on = 1;
    sigaction(SIGALRM, &on, NULL);
    setitimer(ITIMER_REAL, &every, NULL);
}

void progress_start(const char *what)
{
    if (!isatty(STDERR_FILENO))
        return;
    cvtex_visible(what, line.text, sizeof line.text);
    line.all = 0;
    start();
}

void progress_start_many(size_t all)
{
    if (!isatty(STDERR_FILENO))
        return;
    line.all = (int)all;
    start();
}

void progress_count(size_t done)
{
    line.done = (sig_atomic_t)done;
    if (line.on && line.shown)
        show();
}

void progress_hide(void)
{
    if (line.on && line.shown)
        (void)!write(STDERR_FILENO, "\r\033[K", 4);
    line.shown = 0;
}

void progress_end(void)
{
    struct itimerval none = {{0, 0}, {0, 0}};
    if (!line.on)
        return;
    setitimer(ITIMER_REAL, &none, NULL);
    progress_hide();
    line.on = 0;
}
