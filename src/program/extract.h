/* extract.h: 'cvtex extract': the files that a PDF carries. */
#ifndef EXTRACT_H
#define EXTRACT_H

#include "output.h"

/* Writes the document that the PDF `input` carries to `to`, or all files if `to` is a folder; "-"
 * is standard input or output. Reports errors. */
enum status extract(const char *input, const char *to);

#endif
