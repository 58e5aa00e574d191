/* visible.h: text for a terminal or a log: characters that would control it are spelled out.
 *
 * A message quotes names of files and words of documents. In them a control character (C0, C1) could
 * move the cursor or change colors, and a direction mark could show letters in another order. Such a
 * character is written as "<U+202E>". */
#ifndef BASE_VISIBLE_H
#define BASE_VISIBLE_H

#include "base/str.h"

/* The most bytes that one character becomes: "<U+10FFFF>". */
enum { VISIBLE_MOST = 10 };

/* Writes what stands for the character at byte i, and returns how many bytes that is. *n: how many
 * bytes the character has. Bytes that are not UTF-8 become U+FFFD. */
size_t visible_at(struct str s, size_t i, size_t *n, char *to);

#endif
