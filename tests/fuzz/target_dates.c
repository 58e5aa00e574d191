/* target_dates.c: dates, one a line, in each place that takes one: first where any text may stand,
 * then where only dates may. */
#include "fuzz.h"

#define HEAD "cv:\n  name: Robin Example\n  sections:\n    s:\n      - {item: One}\n"

static void run_any(struct arena *a, struct str bytes)
{
    struct buf b = {.a = a};
    struct str line = {0};
    buf_printf(&b, HEAD);
    for (size_t i = 0; fuzz_line(&bytes, &line); i++)
        buf_printf(&b, "      - {%s, date: %.*s}\n",
                   i % 3 == 0 ? "item: Two" : i % 3 == 1 ? "title: Three, authors: A" : "course: Four",
                   STRF(fuzz_quoted(a, line)));
    buf_printf(&b, "    t:\n      sort: -date\n      group: year\n      entries:\n        - title: Five\n"
                   "          date: %.*s\n", STRF(fuzz_quoted(a, line)));
    fuzz_run(buf_str(&b), CVTEX_CONTENT, NULL, 0);
}

static void run_strict(struct arena *a, struct str bytes)
{
    struct buf b = {.a = a};
    struct str line, last = STR("2000");
    buf_printf(&b, HEAD);
    for (size_t i = 0; fuzz_line(&bytes, &line); i++) {
        struct str s = fuzz_quoted(a, line), before = fuzz_quoted(a, last);
        if (i % 2 == 0)
            buf_printf(&b, "      - {item: Two, start_date: %.*s}\n", STRF(s));
        else
            buf_printf(&b, "      - {item: Three, start_date: %.*s, end_date: %.*s}\n", STRF(before), STRF(s));
        last = line;
    }
    struct str s = fuzz_quoted(a, last);
    buf_printf(&b, "    t: [{title: Five, authors: A, year: %.*s}]\n  updated: %.*s\n", STRF(s), STRF(s));
    buf_printf(&b, "letter: {opening: Dear, paragraphs: [Text], closing: Yours, date: %.*s}\n", STRF(s));
    fuzz_run(buf_str(&b), CVTEX_CONTENT, NULL, 0);
}

static void dates(struct arena *a, struct diag *d, struct str bytes)
{
    (void)d;
    run_any(a, bytes);
    run_strict(a, bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    fuzz_read(dates, data, n);
    return 0;
}
