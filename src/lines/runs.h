/* runs.h: the run of glyphs and the link of a line that are open, and how they end among the items of the line.
 *
 * Words and spaces that follow each other in one type and one element are one run. */
#ifndef LINES_RUNS_H
#define LINES_RUNS_H

#include "lines/writer.h"

/* What follows is in this type, and belongs to the span's element. */
void runs_open(struct line_writer *w, const struct typed_span *span, const struct type *type);
/* What follows is in another run. */
void runs_close(struct line_writer *w);
/* What follows is in this span: in its link, if it has one. */
void runs_enter(struct line_writer *w, const struct typed_span *span);
void runs_close_link(struct line_writer *w);

/* Begins a word or space of a run; `width` is its own. */
void runs_part(struct line_writer *w, length width);
/* A glyph, away from the pen by (dx, dy). It says the text from here on. */
void runs_glyph(struct line_writer *w, uint32_t id, length dx, length dy);
/* A word and its text. */
void runs_word(struct line_writer *w, const struct shaped *word);
/* The hyphen of a divided word, which is read as a soft one, unlike a hyphen of the text. */
void runs_hyphen(struct line_writer *w);

#endif
