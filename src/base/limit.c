/* limit.c: counts what a run uses. */
#include "base/limit.h"

static const struct {
    const char *name;
    uint64_t most, ceiling;
    const char *what;
} table[] = {
#define X(code, name, most, ceiling, what) {name, most, ceiling, what},
    LIMITS(X)
#undef X
};

void limits_start(struct limits *l)
{
    *l = (struct limits){0};
    for (size_t i = 0; i < LIMIT_COUNT; i++)
        l->most[i] = table[i].most;
}

/* Reads "4000", "4k", "4M" or "4G"; false if it is none of these, or 0. */
static bool read_number(struct str s, uint64_t *to)
{
    uint64_t n = 0, times = 1;
    if (s.n && (s.p[s.n - 1] == 'k' || s.p[s.n - 1] == 'M' || s.p[s.n - 1] == 'G')) {
        char unit = s.p[s.n - 1];
        times = unit == 'k' ? 1000 : unit == 'M' ? 1000000 : 1000000000;
        s.n--;
    }
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9' || i == 12)
            return false;
        n = n * 10 + (uint64_t)(s.p[i] - '0');
    }
    if (n)
        *to = n * times;
    return n > 0;
}

static bool set(struct diag *d, struct limits *l, struct str setting)
{
    const char *names[LIMIT_COUNT];
    size_t cut = str_find(setting, '=');
    struct str name = str_sub(setting, 0, cut);
    struct str value = cut < setting.n ? str_sub(setting, cut + 1, setting.n) : STR("");
    for (size_t i = 0; i < LIMIT_COUNT; i++) {
        names[i] = table[i].name;
        if (!str_eq(name, str_of(table[i].name)))
            continue;
        if (read_number(value, &l->most[i]) && l->most[i] <= table[i].ceiling)
            return true;
        diag_report(d, DIAG_CODE_BAD_LIMIT, (struct pos){0}, table[i].name,
                    (unsigned long long)table[i].ceiling, STRF(value));
        return false;
    }
    diag_report(d, DIAG_CODE_UNKNOWN_LIMIT, (struct pos){0}, STRF(name),
                diag_suggest(d, name, names, LIMIT_COUNT));
    return false;
}

bool limits_set(struct diag *d, struct limits *l, const char *const *settings)
{
    bool good = true;
    for (; settings && *settings; settings++)
        good &= set(d, l, str_of(*settings));
    return good;
}

uint64_t limit_after(const char *const *settings, struct str name)
{
    uint64_t most = 0;
    for (size_t i = 0; i < LIMIT_COUNT; i++)
        most = str_eq(name, str_of(table[i].name)) ? table[i].most : most;
    for (; settings && *settings; settings++) {
        struct str setting = str_of(*settings);
        size_t cut = str_find(setting, '=');
        if (cut < setting.n && str_eq(name, str_sub(setting, 0, cut)))
            read_number(str_sub(setting, cut + 1, setting.n), &most);
    }
    return most;
}

uint64_t limit_most(const struct diag *d, enum limit limit)
{
    return d->limits ? d->limits->most[limit] : table[limit].most;
}

bool limit_holds(struct diag *d, enum limit limit, uint64_t n, struct pos pos)
{
    uint64_t most = limit_most(d, limit);
    if (n <= most)
        return true;
    if (!limit_passed(d, limit))
        diag_report(d, DIAG_CODE_LIMIT, pos, table[limit].name, (unsigned long long)most,
                    table[limit].what);
    if (d->limits)
        d->limits->passed[limit] = true;
    return false;
}

bool limit_take(struct diag *d, enum limit limit, uint64_t more, struct pos pos)
{
    if (!d->limits)
        return limit_holds(d, limit, more, pos);
    d->limits->used[limit] += more;
    return limit_holds(d, limit, d->limits->used[limit], pos);
}

void limit_again(struct diag *d, enum limit limit)
{
    if (d->limits)
        d->limits->used[limit] = d->limits->passed[limit] = 0;
}

bool limit_passed(const struct diag *d, enum limit limit)
{
    return d->limits && d->limits->passed[limit];
}
