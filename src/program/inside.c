/* inside.c: finds files inside the program. cmake/single_file.cmake writes their bytes and their table. */
#include "inside.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Offsets from inside_start rather than addresses: those would have to be set whenever the program starts. */
struct inside_file {
    uint32_t name, bytes, n;
};

extern const char inside_start[];
extern const struct inside_file inside_files[]; /* sorted by name */
extern const uint32_t inside_count;

static const char *name_of(size_t i)
{
    return inside_start + inside_files[i].name;
}

/* The first file whose name is not before `name`. */
static size_t first_from(const char *name)
{
    size_t from = 0, to = inside_count;
    while (from < to) {
        size_t mid = from + (to - from) / 2;
        if (strcmp(name_of(mid), name) < 0)
            from = mid + 1;
        else
            to = mid;
    }
    return from;
}

/* The bytes of a file, not ended by a zero byte; NULL: there is none of this name. */
static const char *find(const char *name, size_t *n)
{
    size_t i = first_from(name);
    if (i == inside_count || strcmp(name_of(i), name) != 0)
        return NULL;
    *n = inside_files[i].n;
    return inside_start + inside_files[i].bytes;
}

/* The names of the files in a folder, not those in folders below it, with a zero byte after each. */
static bool list(const char *folder, struct cvtex_answer *answer)
{
    size_t length = strlen(folder), n = 0, i = first_from(folder);
    char *names = NULL;
    for (; i < inside_count && strncmp(name_of(i), folder, length) == 0; i++) {
        const char *rest = name_of(i) + length;
        if (*rest != '/' || strchr(rest + 1, '/'))
            continue;
        size_t more = strlen(rest + 1) + 1;
        char *grown = realloc(names, n + more);
        if (!grown) {
            free(names);
            answer->status = CVTEX_FAILED;
            return true;
        }
        names = grown;
        memcpy(names + n, rest + 1, more);
        n += more;
    }
    answer->bytes = answer->token = names;
    answer->n_bytes = n;
    answer->release = free;
    return names != NULL;
}

void inside_read(void *user, const struct cvtex_question *question, struct cvtex_answer *answer)
{
    bool found;
    if (question->kind == CVTEX_DATA) {
        answer->bytes = find(question->path, &answer->n_bytes);
        found = answer->bytes != NULL;
    } else if (question->kind == CVTEX_DATA_LIST) {
        found = list(question->path, answer);
    } else {
        cvtex_disk_read(user, question, answer);
        return;
    }
    if (found && !answer->status)
        answer->status = CVTEX_FOUND;
}

/* ---- what is inside */

static bool ends(const char *name, const char *end)
{
    size_t n = strlen(name), m = strlen(end);
    return n >= m && strcmp(name + n - m, end) == 0;
}

/* True if the file is the licence of something. */
static bool is_licence(const char *name)
{
    static const char *const starts[] = {"LICENSE", "OFL", "COPY", "GUST", "ORIGIN", "AUTHORS"};
    const char *slash = strrchr(name, '/'), *last = slash ? slash + 1 : name;
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (strncmp(last, starts[i], strlen(starts[i])) == 0)
            return true;
    return strncmp(name, "notices/", 8) == 0;
}

int inside_tell(FILE *to)
{
    size_t fonts = 0;
    for (size_t i = 0; i < inside_count; i++)
        fonts += ends(name_of(i), ".otf") || ends(name_of(i), ".ttf");
    fprintf(to, "In this file: all styles and locales, %zu fonts, and the libraries named below.\n"
                "Not in it: fonts of the system (--fonts FOLDER adds some), and hyphenation for Czech,\n"
                "Indonesian, Latvian, Romanian and Slovak, whose licence does not allow it.\n", fonts);
    for (size_t i = 0; i < inside_count; i++)
        if (is_licence(name_of(i))) {
            fprintf(to, "\n==== %s\n\n", name_of(i));
            fwrite(inside_start + inside_files[i].bytes, 1, inside_files[i].n, to);
        }
    return fflush(to) != 0 || ferror(to);
}
