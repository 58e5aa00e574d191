/* target_style.c: a style, for a document that has something of everything. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    const struct fuzz_file files[] = {
        {"style.yaml", {(const char *)data, n}},
        {"locale.yaml", fuzz_source("styles/locales/en.yaml")},
        {"photo.png", fuzz_source("tests/golden/trace/parts/photo.png")},
    };
    struct str document = fuzz_source("tests/fuzz/parts/whole.yaml");
    if (fuzz_run(document, CVTEX_TRACE, files, 3) && n % 8 == 0)
        fuzz_run(document, CVTEX_STYLE_TREE, files, 3);
    return 0;
}
