/* extraction.c: what a PDF carries: cvtex_extract of cvtex.h. */
#include "cvtex.h"

#include "base/str.h"
#include "pdf/extract.h"

struct extraction {
    struct cvtex_files files; /* must be first: the host has its address */
    struct arena *a;
};

struct extracting {
    struct memory memory;
    struct str pdf;
    struct extraction *made;
};

static void extract_whole(void *user)
{
    struct extracting *e = user;
    memory_watch();
    struct arena *a = arena_open(&e->memory);
    struct extraction *x = arena_new_of(a, struct extraction);
    extracted list = {0};
    x->a = a;
    x->files.fault = extract_files(a, e->pdf, &list);
    arena_check(a);
    const struct cvtex_file **at = arena_array_of(a, const struct cvtex_file *, list.n + 1);
    for (size_t i = 0; i < list.n; i++) {
        struct cvtex_file *file = arena_new_of(a, struct cvtex_file);
        *file = (struct cvtex_file){str_c(a, list.at[i].name), list.at[i].bytes.p,
                                    list.at[i].bytes.n, list.at[i].document};
        at[i] = file;
    }
    x->files.at = at;
    x->files.n = x->files.fault ? 0 : list.n;
    arena_give(a);
    e->made = x;
}

const struct cvtex_files *cvtex_extract(const char *pdf, size_t n)
{
    static const struct extraction none = {.files = {.fault = "out of memory"}};
    struct extracting e = {.pdf = {pdf, n}};
    for (int tries = 0; tries < 2; tries++) {
        if (memory_run(&e.memory, extract_whole, &e))
            return &e.made->files;
        memory_free(&e.memory);
        if (!e.memory.doubtful)
            break;
    }
    return &none.files;
}

void cvtex_files_free(const struct cvtex_files *files)
{
    if (files)
        arena_free(((const struct extraction *)files)->a);
}
