/* element.h: the structure of a document: what its parts mean, for those who don't see it. */
#ifndef DISPLAY_ELEMENT_H
#define DISPLAY_ELEMENT_H

#include <stdint.h>

#include "base/str.h"

/* What an element means; the names that pdf/ and trace use stand in display.c. */
enum element_type {
    ELEMENT_DOCUMENT,
    ELEMENT_SECTION,    /* Sect */
    ELEMENT_TITLE,      /* H1: the name */
    ELEMENT_HEADING,    /* H2: a section's title */
    ELEMENT_SUBHEADING, /* H3 */
    ELEMENT_PARAGRAPH,
    ELEMENT_LIST,
    ELEMENT_ITEM,
    ELEMENT_LABEL,
    ELEMENT_BODY,
    ELEMENT_LINK,
    ELEMENT_SPAN,
    ELEMENT_FIGURE,
};

struct element {
    enum element_type type;
    uint32_t parent;   /* index; the document's own is 0 */
    struct str title;  /* of a section; else empty */
    struct str lang;   /* empty: the parent's */
    struct str alt;    /* text in place of a figure */
};

#define NO_ELEMENT UINT32_MAX

/* Parents before children; [0] is the document. */
typedef VEC(struct element) element_list;

#endif
