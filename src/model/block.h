/* block.h: the paragraphs and lists of a text of several lines.
 *
 * In: a text whose line ends are kept (a block of YAML, "summary: |"), or the node of a text whose
 * lines YAML has joined. Out: its pieces in order, on the arena. It knows no styles. */
#ifndef MODEL_BLOCK_H
#define MODEL_BLOCK_H

#include "model/cv.h"

typedef VEC(struct point) block_points;

struct grid;

enum block_kind { BLOCK_END, BLOCK_TEXT, BLOCK_LIST, BLOCK_TABLE };

/* Takes the next piece from the start of *rest: paragraphs, with blank lines between them, into
 * *text; or a list into *list. Its items begin with "- ", "* ", "+ " or a bullet; or with numbers, "1. " or
 * "1) ", if the next one follows, or is 1 again: "2. May" in a text is none. Lines with pipes below such dashes
 * as "|---|" are a table, which goes into *table; NULL: they are text. */
enum block_kind block_next(struct arena *a, struct markup *rest, struct markup *text,
                           block_points *list, struct grid **table);
/* True if the text has a list: a look without the work. */
bool block_has_list(struct str text);
/* True if it has a list or a table. */
bool block_has_parts(struct str text);
/* The text of a node, with the line ends before "- " and "1. " that YAML has replaced by blanks. In quotes on
 * one line, "\n" ends a line: two blanks stand before it, as in Markdown. */
struct str block_lines(struct arena *a, const struct node *n);
/* The text with two blanks before each end of a line that does not end a paragraph, which make it one of the page. */
struct str block_kept(struct arena *a, struct str text);
/* Reads a text whose lines stay lines, or a list of lines. False after reporting. */
bool block_lines_read(struct binder *b, const struct node *n, struct markup *to);

/* True if a text without quotes has a line of its own and goes on in the next, in short lines: where a
 * list is meant, each lacks its "- ". */
bool block_lacks_dashes(const struct node *n);

#endif
