/* target_font.c: a font, beside the document and of the system, in all roles of a style, up to the
 * PDF. Bytes that start like a bare CFF table go to its reader alone: what hb-subset makes of a font
 * is always sound. */
#include "fuzz.h"

#include "pdf/fonts_internal.h"

static void read_cff(struct arena *a, struct diag *d, struct str cff)
{
    enum { MOST = 300 };
    uint8_t codes[MOST];
    uint32_t glyphs[MOST];
    bool broken = false;
    (void)d;
    uint16_t *cids = cff_cids(a, cff, 40, &broken);
    if (cids && broken)
        fuzz_wrong("CIDs of a broken table");
    for (uint32_t i = 0; i < MOST; i++) {
        codes[i] = (uint8_t)i;
        glyphs[i] = i % 7; /* each comes several times */
    }
    for (size_t n = 1; n <= MOST; n = n * 3 + 1) {
        struct str made = cff_rebuild(a, cff, NULL, glyphs, n);
        if (made.n && (cff_cids(a, made, n, &broken) || broken))
            fuzz_wrong("a table that was made is broken");
        cff_rebuild(a, cff, codes, glyphs, n);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    const struct str bytes = {(const char *)data, n};
    const struct fuzz_file files[] = {
        {"fonts/fuzzed.otf", bytes},
        {"fonts", STR("fuzzed.otf\0")},
        {"system.otf", bytes},
        {"photo.png", fuzz_source("tests/golden/trace/parts/photo.png")},
    };
    if (str_starts(bytes, (struct str){"\1\0\4", 3}))
        fuzz_read(read_cff, data, n);
    else
        fuzz_run(fuzz_source("tests/fuzz/parts/with-font.yaml"), CVTEX_PDF, files, 4);
    return 0;
}
