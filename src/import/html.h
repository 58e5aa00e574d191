/* html.h: HTML in a text of another tool's file -> Markdown.
 *
 * In: a text in which people may have written tags of paragraphs, lists, links and headings. Out: the same
 * with Markdown in their place, on the arena, or the text itself if it has none. Tags that our texts know
 * (bold, italic, raised, lowered, line breaks) stay. */
#ifndef IMPORT_HTML_H
#define IMPORT_HTML_H

#include "base/str.h"

/* `block`: the text may have paragraphs and lists; else all is put in one line. */
struct str html_markdown(struct arena *a, struct str text, bool block);

#endif
