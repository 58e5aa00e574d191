/* file.h: libharu's objects -> the bytes of a file with object and cross-reference streams. */
#ifndef PDF_FILE_H
#define PDF_FILE_H

#include "pdf/object.h"

/* The bytes of the file; empty after a failure. */
struct str file_make(struct pdf *p);

#endif
