/* scripts.h: scripts of a formula that stand above each other (text/formula.h), or far from what is before them: how
 * programs read them.
 *
 * Readers find a word's letters from left to right and begin a new line where the next ones stand farther left. So the
 * wider script is read with the text of the other one, and the other one is silent and comes at the end of the line.
 * They also take a script of a raised script for a line of its own, and a lowered one beside a raised one: what is before
 * it is read with its text. */
#ifndef LINES_SCRIPTS_H
#define LINES_SCRIPTS_H

#include "lines/writer.h"

/* The lowered script is written, and the pen is back at `start`, where it began. No run is open. */
void scripts_raise(struct line_writer *w, length start);
/* The raised one is written too. */
void scripts_end(struct line_writer *w);
/* A run of a formula is written. */
void scripts_far(struct line_writer *w);
/* The line is written. */
void scripts_finish(struct line_writer *w);

#endif
