/* element.h: the structure of a document: what its parts mean, for readers that do not see it. */
#ifndef DISPLAY_ELEMENT_H
#define DISPLAY_ELEMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* The meaning of an element. display.c has the names for pdf/ and trace. */
enum element_type {
    ELEMENT_DOCUMENT,
    ELEMENT_SECTION,    /* Sect */
    ELEMENT_TITLE,      /* H1: the name */
    ELEMENT_HEADING,    /* H2: a section's title */
    ELEMENT_SUBHEADING, /* H3: a subsection's title, or the name of an entry below an H2 */
    ELEMENT_HEADING4,   /* H4, H5, H6: names of entries further down */
    ELEMENT_HEADING5,
    ELEMENT_HEADING6,
    ELEMENT_GROUP,      /* Div: an entry with its date in a column */
    ELEMENT_PARAGRAPH,
    ELEMENT_LIST,
    ELEMENT_ITEM,
    ELEMENT_LABEL,
    ELEMENT_BODY,
    ELEMENT_LINK,
    ELEMENT_SPAN,
    ELEMENT_FIGURE,
    ELEMENT_FORMULA,
    ELEMENT_TABLE,
    ELEMENT_TABLE_ROW,
    ELEMENT_TABLE_HEAD, /* TH: names its column or row */
    ELEMENT_TABLE_CELL,
};

struct element {
    enum element_type type;
    bool names;        /* it is a heading that names an entry; a page may end below it */
    bool of_row;       /* it is a cell that names its row */
    bool turned;       /* its text runs the other way than the document */
    uint32_t parent;   /* index of the element around it; that of the document is 0, itself */
    struct str title;  /* of a section; else empty */
    struct str lang;   /* empty: the parent's */
    struct str alt;    /* text that replaces a figure; the source of a formula */
};

#define NO_ELEMENT UINT32_MAX

/* Parents before children; [0] is the document. */
typedef VEC(struct element) element_list;

#endif
