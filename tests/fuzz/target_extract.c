/* target_extract.c: a PDF that files are taken out of. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    const struct cvtex_files *files = cvtex_extract((const char *)data, n);
    size_t documents = 0;
    unsigned sum = 0;
    if ((files->fault == NULL) != (files->n > 0))
        fuzz_wrong("%zu files, and %s fault", files->n, files->fault ? "a" : "no");
    for (size_t i = 0; i < files->n; i++) {
        const struct cvtex_file *file = files->at[i];
        documents += file->document == 1;
        if (!file->name[0] || file->name[0] == '.' || file->name[0] == '-' ||
            strpbrk(file->name, "/\\:"))
            fuzz_wrong("'%s' is not a safe name", file->name);
        for (size_t k = 0; k < file->n_bytes; k++)
            sum += (unsigned char)file->bytes[k]; /* every byte can be read */
    }
    if (files->n && documents != 1)
        fuzz_wrong("%zu of %zu files are the document; sum %u", documents, files->n, sum);
    cvtex_files_free(files);
    return 0;
}
