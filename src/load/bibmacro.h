/* bibmacro.h: commands that a .bib file defines itself: \newcommand, \renewcommand, \providecommand,
 * \DeclareRobustCommand and \def, in its @preamble or in a field of an entry.
 *
 * In: texts with definitions, and the entries of the file. Out: the entries with their commands replaced,
 * on the arena. A text in which nothing is replaced is not changed. */
#ifndef LOAD_BIBMACRO_H
#define LOAD_BIBMACRO_H

#include "load/node.h"

struct bibmacros;

/* True if the text may define commands. */
bool bibmacros_in(struct str text);
struct bibmacros *bibmacros_new(struct arena *a);
/* Reads the definitions in a @preamble. */
void bibmacros_define(struct bibmacros *m, struct str preamble);
/* Replaces commands in the fields of an entry. A definition in a field holds for this entry. */
void bibmacros_expand(struct bibmacros *m, const struct node *entry);

#endif
