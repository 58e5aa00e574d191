/* setup.h: what the program finds in its surroundings, and how it meets signals. */
#ifndef SETUP_H
#define SETUP_H

#include <stdbool.h>
#include <stdint.h>

#include "cvtex.h"

/* The folder of styles/ and fonts/: CVTEX_DATA, else in a single file "", else ../share/cvtex from the
 * program, else the folder where it was built. The caller frees it; NULL: no memory. */
char *setup_data(void);
/* What reads files for the library, with a struct cvtex_disk as its user; `data` as above. */
cvtex_read_fn *setup_read(const char *data);
/* The date of a job: that of SOURCE_DATE_EPOCH, which sets *dated, else today. False if a warning was
 * given. */
bool setup_date(int64_t *date, int32_t *dated);
void setup_signals(void);

#endif
