/* faces.h: which faces set a word: that of its type, and others for the characters that it lacks.
 *
 * What another face stands in for, and what no face has, is reported. */
#ifndef LINES_FACES_H
#define LINES_FACES_H

#include "lines/cutter.h"

/* What is set of a word. */
struct set_word {
    struct str text;
    size_t at;              /* where it begins in the text of the paragraph */
    bool altered;           /* some of what stands there is not set, or is replaced */
    const uint32_t *origin; /* where each byte stands there; NULL: they follow each other */
};

/* Begins a span. */
void faces_start(struct cutter *c, const struct typed_span *span);
/* Appends a word in the faces that have its characters. `cuts` (enum word_cut) has a byte for each byte of
 * the text and one for its end. */
void faces_word(struct cutter *c, const struct typed_span *span, const struct set_word *w,
                unsigned char *cuts);
/* The type of a sign, which is set in one face: another one where the type's own lacks some of it. */
const struct type *faces_sign(struct cutter *c, const struct typed_span *span, struct str sign);
/* Whether some face sets all of a cluster. */
bool faces_can_set(struct lines *s, const struct typed_span *span, struct str cluster);
/* Where fonts for a character can be had, as the end of a sentence, perhaps empty. */
const char *faces_advice(struct lines *s, int32_t code);
/* An error: no font has all of the cluster. Each is told once, by its first character, and one of a value:
 * the others are mostly of the same script. */
void faces_report_missing(struct lines *s, const struct typed_span *span, struct str cluster);

#endif
