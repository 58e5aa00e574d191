/* target_document.c: a document. It may use a bibliography and a picture. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    const struct fuzz_file files[] = {
        {"refs.bib", fuzz_source("tests/fuzz/parts/refs.bib")},
        {"refs.json", fuzz_source("tests/fuzz/parts/refs.json")},
        {"works.yaml", fuzz_source("tests/fuzz/parts/works.yaml")},
        {"photo.png", fuzz_source("tests/golden/trace/parts/photo.png")},
    };
    struct str document = {(const char *)data, n};
    if (fuzz_run(document, CVTEX_CONTENT, files, 4) && n % 4 == 0)
        fuzz_run(document, CVTEX_TEXT, files, 4);
    if (n % 16 == 1)
        fuzz_run(document, CVTEX_NODES, files, 4);
    return 0;
}
