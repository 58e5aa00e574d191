/* target.c: collects and finds the names that links can lead to. */
#include "model/target.h"

#include <utf8proc.h>

/* How many names are compared with a misspelled one. */
#define COMPARED_MOST 1000

struct target *targets_find(const struct targets *t, struct str name)
{
    uintptr_t place = (uintptr_t)table_find(&t->places, name);
    return place ? &t->all.at[place - 1] : NULL;
}

static void add(struct arena *a, struct targets *t, struct str name, const struct entry *e)
{
    if (!name.n || targets_find(t, name))
        return;
    *vec_push(a, &t->all) = (struct target){.name = name, .entry = e};
    table_set(a, &t->places, name, (void *)(uintptr_t)t->all.n);
}

/* ---- names */

static struct str section_name(struct arena *a, struct str key)
{
    struct buf b = {.a = a};
    size_t n;
    key = str_trim(key);
    for (size_t i = 0; i < key.n; i += n) {
        int32_t c = utf8_at(key, i, &n);
        bool blank = c == ' ' || (c >= '\t' && c <= '\r');
        if (!blank)
            buf_code(&b, utf8proc_tolower(c));
        else if (b.p[b.n - 1] != '-')
            buf_char(&b, '-');
    }
    return b.n ? buf_end(&b) : STR("section");
}

static void add_section(struct arena *a, struct targets *t, const struct section *s,
                        struct table *numbers)
{
    struct str base = section_name(a, s->key), name = base;
    uintptr_t n = (uintptr_t)table_find(numbers, base);
    if (n || targets_find(t, name))
        for (n = n ? n + 1 : 2;; n++) {
            name = str_printf(a, "%.*s-%zu", STRF(base), (size_t)n);
            if (!targets_find(t, name))
                break;
        }
    else
        n = 1;
    add(a, t, name, NULL);
    table_set(a, numbers, base, (void *)n);
}

static void add_works(struct arena *a, struct targets *t, const struct section *s)
{
    for (size_t i = 0; i < s->groups.n; i++)
        for (size_t k = 0; k < s->groups.at[i].entries.n; k++) {
            const struct entry *e = s->groups.at[i].entries.at[k];
            if (e->label.p && !s->unlabelled)
                add(a, t, e->label, e);
            add(a, t, e->key, e);
        }
}

void targets_collect(struct arena *a, const struct cv *cv, struct targets *to)
{
    struct table numbers = {0}; /* name without a number -> the last number that it got */
    *to = (struct targets){0};
    for (size_t i = 0; i < cv->sections.n; i++)
        add_section(a, to, &cv->sections.at[i], &numbers);
    for (size_t i = 0; i < cv->sections.n; i++)
        add_works(a, to, &cv->sections.at[i]);
}

const char *targets_suggest(struct diag *d, const struct targets *t, struct str name)
{
    const char *names[COMPARED_MOST];
    size_t n = t->all.n < COMPARED_MOST ? t->all.n : COMPARED_MOST;
    for (size_t i = 0; i < n; i++)
        names[i] = str_c(d->arena, t->all.at[i].name);
    return diag_suggest(d, name, names, n);
}
