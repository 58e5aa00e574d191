/* target_dates.c: dates, one a line, in each place that takes one. */
#include "fuzz.h"

static void dates(struct arena *a, struct diag *d, struct str bytes)
{
    struct buf b = {.a = a};
    struct str line, last = STR("2000");
    (void)d;
    buf_printf(&b, "cv:\n  name: Robin Example\n  sections:\n    s:\n      - {item: One}\n");
    for (size_t i = 0; fuzz_line(&bytes, &line); i++) {
        struct str s = fuzz_quoted(a, line);
        if (i % 4 == 0)
            buf_printf(&b, "      - {item: Two, date: %.*s}\n", STRF(s));
        else if (i % 4 == 1)
            buf_printf(&b, "      - {item: Three, start_date: %.*s}\n", STRF(s));
        else if (i % 4 == 2)
            buf_printf(&b, "      - {item: Four, start_date: %.*s, end_date: %.*s}\n",
                       STRF(fuzz_quoted(a, last)), STRF(s));
        else
            buf_printf(&b, "      - {title: Five, authors: A. Bee, date: %.*s}\n", STRF(s));
        last = line;
    }
    struct str s = fuzz_quoted(a, last);
    buf_printf(&b, "    t: {sort: newest, group: year, entries: [{title: Six, date: %.*s}]}\n", STRF(s));
    buf_printf(&b, "  updated: %.*s\nletter: {body: Text, date: %.*s}\n", STRF(s), STRF(s));
    struct str document = buf_str(&b);
    fuzz_run(document, CVTEX_CONTENT, NULL, 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    fuzz_read(dates, data, n);
    return 0;
}
