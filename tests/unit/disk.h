/* disk.h: files for tests of parts: read, written, and asked for as a program's would be. */
#ifndef UNIT_DISK_H
#define UNIT_DISK_H

#include <stdio.h>

#include "base/file.h"

/* The host's functions with the disk behind them; `data`: the folder with styles/ and fonts/. */
static inline struct files disk_files(struct arena *a, const char *data)
{
    return (struct files){.a = a, .read = cvtex_read_disk, .read_user = (void *)data};
}

/* False when it cannot be read. */
static inline bool disk_read(struct arena *a, const char *path, struct str *bytes)
{
    struct files files = disk_files(a, NULL);
    struct answer file = files_read(&files, CVTEX_PICTURE, (struct str){0}, str_of(path));
    *bytes = file.bytes;
    return !file.fault;
}

static inline bool disk_write(const char *path, struct str bytes)
{
    FILE *f = fopen(path, "wb");
    bool good = f && fwrite(bytes.p, 1, bytes.n, f) == bytes.n;
    return f && fclose(f) == 0 && good;
}

#endif
