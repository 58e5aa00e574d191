/* faces.h: which faces set a word: that of its type, and others for the characters that it lacks.
 *
 * What another face stands in for, and what no face has, is reported. */
#ifndef LINES_FACES_H
#define LINES_FACES_H

#include "lines/cutter.h"

/* Appends a word in the faces that have its characters. `cuts` (enum word_cut) has a byte for each byte of the
 * text and one for its end. */
void faces_word(struct cutter *c, const struct typed_span *span, struct str text, unsigned char *cuts);
/* The type of a sign, which is set in one face: another one where the type's own lacks some of it. */
const struct type *faces_sign(struct cutter *c, const struct typed_span *span, struct str sign);
/* An error: no font has the character. Each is told once, and one of a value: the others are mostly
 * of the same script. */
void faces_report_missing(struct lines *s, const struct typed_span *span, int32_t code);

#endif
