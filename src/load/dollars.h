/* dollars.h: which dollars of a text are around a formula, and which are money.
 *
 * The rules are Pandoc's: behind the first dollar and before the second one stands no blank, behind the
 * second one no figure, unless the formula is a sign or has a command ("$<$5", "$\sim$5"). And what stands
 * between them may not read as words or amounts. A dollar behind '\' is one. $`...`$ is a formula wherever it
 * stands. */
#ifndef LOAD_DOLLARS_H
#define LOAD_DOLLARS_H

#include "base/str.h"

/* How far a formula may reach [bytes]. It keeps the time linear. */
enum { DOLLARS_MOST = 2000 };

/* Behind the formula that begins with the dollar at byte `i`; 0: none does. *source: what is between. */
size_t dollars_end(struct str s, size_t i, struct str *source);
/* True for "5 and ", which LaTeX would set as a formula between dollars that were meant for money. */
bool dollars_are_money(struct str f);

#endif
