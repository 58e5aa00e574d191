/* target_pdf.c: a document and its files, the whole way to a PDF. The files stand one after the
 * other, each after a line "%%% NAME"; the first one is the document. */
#include "fuzz.h"

#define FILES_MOST 8

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct fuzz_file files[FILES_MOST + 1] = {
        {"photo.png", fuzz_source("tests/golden/trace/parts/photo.png")}};
    static const char *const names[] = {"style.yaml", "locale.yaml", "refs.bib", "refs.json", "picture",
                                        "system.otf"};
    struct str rest = {(const char *)data, n}, document = {rest.p, 0}, *part = &document, line;
    size_t n_files = 1;
    while (fuzz_line(&rest, &line)) {
        if (str_starts(line, STR("%%% ")) && n_files < FILES_MOST) {
            struct str name = str_sub(line, 4, line.n);
            for (size_t i = 0; i < sizeof names / sizeof *names; i++)
                if (str_eq(name, str_of(names[i])))
                    files[n_files].name = names[i];
            if (!files[n_files].name)
                return 0;
            part = &files[n_files++].bytes;
            part->p = rest.p;
        } else {
            part->n = (size_t)(rest.p - part->p);
        }
    }
    fuzz_run(document, CVTEX_PDF, files, n_files);
    return 0;
}
