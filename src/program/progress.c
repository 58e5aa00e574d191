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

/* Text that is written at once. Nothing here may be used that a signal could have interrupted. */
struct out {
    char text[sizeof line.text + 60];
    size_t n;
};

static void put(struct out *to, const char *text)
{
    while (*text && to->n < sizeof to->text)
        to->text[to->n++] = *text++;
}

static void put_number(struct out *to, unsigned n)
{
    char digits[12], *at = digits + sizeof digits - 1;
    *at = 0;
    do
        *--at = (char)('0' + n % 10);
    while (n /= 10);
    put(to, at);
}

static void show(void)
{
    struct out to = {.n = 0};
    put(&to, "\r");
    if (line.all) {
        put_number(&to, (unsigned)line.done);
        put(&to, " of ");
        put_number(&to, (unsigned)line.all);
    } else {
        put(&to, line.text);
        put(&to, " ... ");
        put_number(&to, (unsigned)line.ticks / 2);
        put(&to, " s");
    }
    put(&to, "\033[K");
    line.shown = 1;
    (void)!write(STDERR_FILENO, to.text, to.n);
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
