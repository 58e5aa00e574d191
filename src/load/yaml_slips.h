/* yaml_slips.h: what YAML takes for something else than the user meant.
 *
 * In: the text of a YAML or JSON file, before it is parsed. Out: the places of signs '#' that start
 * a comment but look like text, and the text with escapes that libyaml cannot read written
 * otherwise. All is on the arena. It knows no keys and no documents. */
#ifndef LOAD_YAML_SLIPS_H
#define LOAD_YAML_SLIPS_H

#include "base/diag.h"

/* A place in a file: lines and columns from 1. */
struct place {
    uint32_t line, col;
};

typedef VEC(struct place) places;

/* The places of each '#' behind a blank and directly before a letter, digit or comma: "Employee #4".
 * People put a blank behind the sign of a comment. */
places slips_signs(struct arena *a, struct str text);
/* The sign that cuts off a text that ends at `end`; NULL if there is none. */
const struct place *slips_after(const places *signs, struct pos end);

/* JSON writes characters beyond U+FFFF as two escapes: "\ud83d\ude00". Returns the text with one
 * escape for each pair, "\U0001f600", and the places behind them in *moved; the same text if it has
 * none. The new escape is shorter by SLIPS_SHORTER. */
enum { SLIPS_SHORTER = 2 };
struct str slips_pairs(struct arena *a, struct str text, places *moved);
/* The column in the file of a column in the new text. */
uint32_t slips_col(const places *moved, struct place p);

/* True if a text that begins with '-' stands where an item of a list would, with a word right behind. */
bool slips_dash(struct pos at);

#endif
