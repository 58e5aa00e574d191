/* environment.c: reads variables of the environment, and where the program is. */
#define _GNU_SOURCE /* strdup, readlink */
#include "environment.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "output.h"

char *environment_data(void)
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

bool environment_date(struct cvtex_job *job)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    char *end;
    job->date = (int64_t)time(NULL);
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
    job->date = v;
    job->dated = 1;
    return true;
}
