/* target_csl.c: a bibliography in CSL-JSON that a section is made from. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    const struct fuzz_file files[] = {{"refs.json", {(const char *)data, n}}};
    struct str document = STR("cv:\n  name: Robin Example\n  sections:\n"
                              "    Papers: {from: refs.json, group: year}\n");
    fuzz_run(document, n % 8 ? CVTEX_CONTENT : CVTEX_CHECK, files, 1);
    return 0;
}
