/* target_inline.c: the text of a value, with its markup, in each kind of place. */
#include "fuzz.h"

static void texts(struct arena *a, struct diag *d, struct str bytes)
{
    (void)d;
    struct buf b = {.a = a};
    struct str s = fuzz_quoted(a, bytes);
    buf_printf(&b, "cv:\n  name: Robin Example\n  summary: %.*s\n  sections:\n", STRF(s));
    buf_printf(&b, "    s:\n      - %.*s\n      - bullet: %.*s\n", STRF(s), STRF(s));
    buf_printf(&b, "    t:\n      - {title: %.*s, authors: %.*s, year: 2020}\n", STRF(s), STRF(s));
    struct str document = buf_str(&b);
    if (fuzz_run(document, CVTEX_CONTENT, NULL, 0) && bytes.n % 8 == 0)
        fuzz_run(document, CVTEX_TRACE, NULL, 0); /* its characters, words and lines */
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    fuzz_read(texts, data, n);
    return 0;
}
