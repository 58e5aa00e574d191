/* target_bib.c: a .bib file that a section is made from. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    const struct fuzz_file files[] = {{"refs.bib", {(const char *)data, n}}};
    struct str document = STR("cv:\n  name: Robin Example\n  sections:\n"
                              "    Papers: {from: refs.bib, group: type, sort: -date}\n");
    /* CHECK also looks for what is odd in the works. It sets the pages: that takes longer. */
    fuzz_run(document, n % 8 ? CVTEX_CONTENT : CVTEX_CHECK, files, 1);
    return 0;
}
