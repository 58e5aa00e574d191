/* setup.c: environment, clock and signals. */
#define _GNU_SOURCE /* strdup */
#include "setup.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "inside.h"
#include "output.h"

char *setup_data(void)
{
    const char *said = getenv("CVTEX_DATA");
    if (said && *said)
        return strdup(said);
#ifdef CVTEX_SINGLE_FILE
    return strdup("");
#else
    char self[4096];
    ssize_t n = readlink("/proc/self/exe", self, sizeof self - 64);
    if (n > 0) {
        while (n > 0 && self[n - 1] != '/')
            n--;
        memcpy(self + n, "../share/cvtex", 15);
        memcpy(self + n + 14, "/fonts/index.yaml", 18);
        bool there = access(self, R_OK) == 0;
        self[n + 14] = 0;
        if (there)
            return strdup(self);
    }
    return strdup(CVTEX_DATA_FOLDER);
#endif
}

cvtex_read_fn *setup_read(const char *data)
{
#ifdef CVTEX_SINGLE_FILE
    return *data ? cvtex_disk_read : inside_read;
#else
    (void)data;
    return cvtex_disk_read;
#endif
}

bool setup_date(int64_t *date, int32_t *dated)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    char *end;
    *date = (int64_t)time(NULL);
    if (!epoch || !*epoch)
        return true;
    errno = 0;
    long long v = strtoll(epoch, &end, 10);
    if (errno || *end || v < 0 || v > 253402300799) { /* the last second of the year 9999 */
        fputs("cvtex: warning: SOURCE_DATE_EPOCH '", stderr);
        output_say(epoch);
        fputs("' is ignored: not a time\n", stderr);
        return false;
    }
    *date = v;
    *dated = 1;
    return true;
}

/* A mapped font or library was cut off while it was in use. */
static void cut_off(int number, siginfo_t *info, void *context)
{
    static const char text[] = "cvtex: error: a file that is in use was cut off\n";
    (void)number, (void)context;
    if (info->si_code != BUS_ADRERR)
        return; /* a fault of the program: it is met again, and ends it */
    output_abandon();
    (void)!write(STDERR_FILENO, text, sizeof text - 1);
    _exit(STATUS_SYSTEM);
}

void setup_signals(void)
{
    /* A closed pipe and the limit on file size are reported like other errors of writing. */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    struct sigaction bus = {.sa_sigaction = cut_off, .sa_flags = (int)(SA_SIGINFO | SA_RESETHAND)};
    sigaction(SIGBUS, &bus, NULL);
}
