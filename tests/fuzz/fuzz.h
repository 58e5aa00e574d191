/* fuzz.h: what the targets of the fuzzer share: a host that answers from memory, and what must be
 * true after every run, whatever was read.
 *
 * A target is a file target_NAME.c with the function that libFuzzer calls. It hands its bytes to
 * cvtex.h, or to one reader inside the library. It must not write to the disk, and it ends the
 * process with fuzz_wrong when a rule is broken. The session lasts as long as the process. */
#ifndef FUZZ_H
#define FUZZ_H

#include <cvtex.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* A file that a run may ask for, by the name in the document. */
struct fuzz_file {
    const char *name;
    struct str bytes;
};

/* A file of the source tree. It is read once and stays. Ends the process if it is missing. */
struct str fuzz_source(const char *path);

/* Runs a document with these files, checks the result, and frees it. The first lines
 * of the document may change the job: "# set PATH=VALUE", "# only SECTION", "# dated SECONDS". Returns 1
 * if there was an output. */
int fuzz_run(struct str document, int32_t output, const struct fuzz_file *files, size_t n);

/* Calls a reader with an arena and a sink for diagnostics. */
typedef void fuzz_reader(struct arena *a, struct diag *d, struct str bytes);
void fuzz_read(fuzz_reader *reader, const uint8_t *data, size_t n);

/* `s` in double quotes as YAML reads it. Bytes that are not UTF-8 are left as they are. */
struct str fuzz_quoted(struct arena *a, struct str s);
/* Takes a line off the front of *rest; false at the end. */
bool fuzz_line(struct str *rest, struct str *line);

/* Ends the process: a rule is broken. */
_Noreturn void fuzz_wrong(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
