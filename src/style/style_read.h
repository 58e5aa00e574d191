/* style_read.h: shared by the files that read a style (style.c, style_keys.c, style_type.c, style_row.c,
 * style_entry.c, style_sources.c). */
#ifndef STYLE_STYLE_READ_H
#define STYLE_STYLE_READ_H

#include "load/bind.h"
#include "model/locale.h"
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
/* A nested table that fills the same struct as the table around it. */
#define SUB(key, doc, table, ...) {key, BIND_MAP, 0, doc, {table}, __VA_ARGS__}

extern const char *const style_align_names[];
extern const struct bind_table style_font_table, style_row_table, style_rule_table;
extern const struct bind_table style_entry_table, style_level_table, style_box_table;

/* Errors are reported and set r->good to false. */

/* Reports that the value of `what` is not what it must be. Returns false. */
bool style_wrong(struct style_reader *r, const struct node *n, const char *what, const char *must);
void style_out_of_limits(struct style_reader *r, const struct node *n, const char *what);

/* Takes `palette` for all colour names that follow. Its colours may name each other. */
void style_palette(struct style_reader *r, const struct node *palette);
/* Finds the colour of p->name: "#rrggbb", or a name of the palette. No name and "none" are no
 * colour. */
void style_paint(struct style_reader *r, struct paint *p);
/* Reads all fonts from the mapping under `fonts`. */
void style_fonts(struct style_reader *r, const struct node *fonts);
/* The font called `name`, or `otherwise` if no name is given. NULL after an error. */
const struct fontstyle *style_font_of(struct style_reader *r, struct markup name, struct str otherwise);

/* Reads a row: a template, a list of cells, or a mapping. If it names no font, it gets the font
 * 'cells' when it has several cells without widths, else 'text'. */
void style_row(struct style_reader *r, const struct node *n, struct row *to);
/* Appends a list of rows to `to`, a VEC(struct row). `what` names the list in messages. */
void style_rows(struct style_reader *r, const struct node *n, const char *what, void *to);

/* ---- style_faults.c */

/* Reports each field of a row that no field of ours is: no entry is there to have it. False then. */
bool style_row_owns_nothing(struct style_reader *r, const struct row *row);
/* Warns of each field that the row has and the rows of its `too_long` lack. */
void style_row_loses(struct style_reader *r, const struct row *row);
/* Reads the templates of sources, by type of work. */
void style_sources(struct style_reader *r, const struct node *n);
/* Reads a template. */
void style_template(struct style_reader *r, const struct node *n, struct template *to);
void style_entries(struct style_reader *r, const struct node *n);
/* Reads the looks that are no part of the program, so that what is wrong in them is told. */
void style_looks_check(struct style_reader *r, const struct node *looks);
void style_lists(struct style_reader *r, const struct node *n);

#endif
