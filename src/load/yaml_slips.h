/* yaml_slips.h: what YAML takes for something else than the user meant.
 *
 * In: the text of a YAML or JSON file, before it is parsed. Out: the places of signs '#' that start
 * a comment but look like text, and the text with escapes that libyaml cannot read written
 * otherwise, and with stars that start a plain text. All is on the arena. It knows no keys and no
 * documents. */
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

/* YAML reads "*name" as an alias, but in "- **Go**, Rust" or "- *A Book*" people mean Markdown. Returns the
 * text with SLIPS_STAR for each star that starts such a text; the same text if it has none. A star is left
 * alone before the name of an anchor of the file; and where the file has anchors, before a single word
 * that ends the line, since that is more likely a slip in the name. */
#define SLIPS_STAR "\xEF\xB7\x90" /* U+FDD0, which is no character and in no text */
struct str slips_stars(struct arena *a, struct str text);
/* A text of the tree as it was typed. */
struct str slips_starred(struct arena *a, struct str s);

/* True if a text that begins with '-' stands where an item of a list would, with a word right behind. */
bool slips_dash(struct pos at);

#endif
