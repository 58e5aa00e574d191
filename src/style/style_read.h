/* style_read.h: what the parts of reading a style share. */
#ifndef STYLE_STYLE_READ_H
#define STYLE_STYLE_READ_H

#include "load/bind.h"
#include "style/style.h"

struct style_reader {
    struct binder *b;
    struct style *s;
    const struct node *palette;
    bool good;
};

#define KEY BIND_KEY
#define KEY_OF BIND_KEY_OF
#define TABLE BIND_TABLE
/* A table that fills the same struct as the one that it stands in. */
#define SUB(key, doc, table, ...) {key, BIND_MAP, 0, doc, {table}, __VA_ARGS__}

extern const char *const style_align_names[];
extern const struct bind_table style_font_table, style_row_table, style_rule_table;
extern const struct bind_table style_entry_table, style_level_table, style_box_table;

/* What the names of colours stand for; a colour of the palette may name another. */
void style_palette(struct style_reader *r, const struct node *palette);
/* A palette's name or "#rrggbb"; nothing for no name and for "none". */
void style_paint(struct style_reader *r, struct paint *p);
/* The roles, from the mapping under `fonts`. */
void style_fonts(struct style_reader *r, const struct node *fonts);
/* The font of this name, or the other one; NULL after reporting. */
const struct fontstyle *style_font_of(struct style_reader *r, struct markup name, struct str otherwise);

void style_template(struct style_reader *r, const struct node *n, struct template *to);
/* A template, a list of cells, or a mapping. Rows of several cells are heads unless they say. */
void style_row(struct style_reader *r, const struct node *n, struct row *to);
/* A list of rows; `to` is a VEC(struct row). */
void style_rows(struct style_reader *r, const struct node *n, const char *what, void *to);
void style_entries(struct style_reader *r, const struct node *n);
void style_lists(struct style_reader *r, const struct node *n);

#endif
