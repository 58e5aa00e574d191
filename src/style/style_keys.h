/* style_keys.h: what the tables of keys fill in, before style.c makes a style of it. The nodes belong to
 * the tree that is read. */
#ifndef STYLE_STYLE_KEYS_H
#define STYLE_STYLE_KEYS_H

#include "style/style_read.h"

struct footer_keys {
    int on;
    length baseline;
    const struct node *row, *rows;
};

struct side_keys {
    struct side side;
    int place, read;
    const struct node *sections, *header, *style, *unused;
};

struct fit_keys {
    const struct node *spacing, *leading, *size, *margins;
};

struct top {
    struct style style;
    struct markup extends;
    int format;
    struct side_keys side;
    struct fit_keys fit;
    struct footer_keys page_footer, page_header;
    const struct node *size, *margins, *colors, *fonts, *header, *section, *subsection, *entries, *lists;
    const struct node *roles, *sources, *section_end, *end;
};

extern const struct bind_table style_margin_table, style_author_role_table;

#endif
