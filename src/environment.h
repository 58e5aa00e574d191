/* environment.h: what the program takes from where it runs. */
#ifndef ENVIRONMENT_H
#define ENVIRONMENT_H

#include <stdbool.h>

#include "cvtex.h"

/* The folder of styles/ and fonts/: CVTEX_DATA, else in a single file "", else ../share/cvtex from the
 * program, else the folder where it was built. The caller frees it; NULL: no memory. */
char *environment_data(void);
/* Sets the job's date: that of SOURCE_DATE_EPOCH, else today. False if a warning was given. */
bool environment_date(struct cvtex_job *job);

#endif
