/* target_locale.c: a locale, for a document that has something of everything. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    const struct fuzz_file files[] = {
        {"locale.yaml", {(const char *)data, n}},
        {"style.yaml", STR("extends: plain\n")},
        {"photo.png", fuzz_source("tests/golden/trace/parts/photo.png")},
    };
    fuzz_run(fuzz_source("tests/fuzz/parts/whole.yaml"), CVTEX_CONTENT, files, 3);
    return 0;
}
