/* replay.c: runs a target over files and the files of folders, without libFuzzer.
 *
 *     replay_TARGET PATH...
 *
 * Every compiler can build it, so that all builds try again what the fuzzer once found. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "fuzz.h"

static size_t tried;

static void try_file(const char *path, size_t n)
{
    FILE *f = fopen(path, "rb");
    uint8_t *bytes = malloc(n ? n : 1); /* no byte more, so that a sanitizer sees a read behind it */
    if (!f || !bytes || fread(bytes, 1, n, f) != n)
        fuzz_wrong("%s cannot be read", path);
    fclose(f);
    if (getenv("CVTEX_FUZZ_VERBOSE"))
        fprintf(stderr, "%s\n", path);
    LLVMFuzzerTestOneInput(bytes, n);
    free(bytes);
    tried++;
}

static void try_path(const char *path)
{
    struct stat st;
    if (stat(path, &st) != 0)
        fuzz_wrong("%s cannot be read", path);
    if (!S_ISDIR(st.st_mode)) {
        try_file(path, (size_t)st.st_size);
        return;
    }
    struct dirent **names;
    int n = scandir(path, &names, NULL, alphasort);
    for (int i = 0; i < n; i++) {
        char inside[4096];
        snprintf(inside, sizeof inside, "%s/%s", path, names[i]->d_name);
        if (names[i]->d_name[0] != '.')
            try_path(inside);
        free(names[i]);
    }
    if (n >= 0)
        free(names);
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        try_path(argv[i]);
    printf("%zu inputs\n", tried);
    return tried == 0;
}
