/* target_font.c: a font in all roles of a style, up to the PDF. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    const struct fuzz_file files[] = {
        {"fonts/fuzzed.otf", {(const char *)data, n}},
        {"fonts", STR("fuzzed.otf\0")},
        {"photo.png", fuzz_source("tests/golden/trace/parts/photo.png")},
    };
    fuzz_run(fuzz_source("tests/fuzz/parts/with-font.yaml"), CVTEX_PDF, files, 3);
    return 0;
}
