/* fill.h: a template and the values around it -> rich text. */
#ifndef LAYOUT_FILL_H
#define LAYOUT_FILL_H

#include "layout/block.h"
#include "text/inline.h"

/* Where a template's fields are looked up: the innermost that is there. */
struct scope {
    const struct cv *cv;
    const struct section *section;
    const struct group *group;
    const struct entry *entry;
    int page, pages; /* 0: not known */
    bool letter;     /* what only a CV has is left out */
    const struct markup *running; /* the title of the page's section; NULL: not known */
    const struct style *style;
};

/* A picture that was read, so that it is read once. */
struct picture_read {
    struct str file;
    const struct image *image; /* NULL: it could not be */
};

typedef VEC(struct picture_read) pictures;

struct filler {
    struct arena *a;
    struct arena *keep; /* for what outlives a block */
    struct diag *d;
    const struct style *style;
    const struct types *types;
    const struct locale *locale;
    struct inliner inliner;
    pictures *pictures;
    struct files *files; /* that pictures are read from */
};

/* Whether a field has a value in the scope. */
bool fill_has(const struct scope *s, enum field f);
/* The one text of a field, or NULL: a markup field that may hold several paragraphs. */
const struct markup *fill_text(const struct scope *s, enum field f);
/* Appends the value of a field, which is there, as templates set it. */
void fill_field(const struct filler *f, const struct scope *s, enum field field,
                const struct type *type, struct rich *to);
/* False for a row that has fields of which none is there. */
bool fill_has_row(const struct scope *s, const struct row *row);
/* Appends the template. Nothing at all when it has fields and none of them is there. Punctuation
 * of the template that would stand at the very start, or twice, is left out. */
void fill_template(const struct filler *f, const struct scope *s, const struct template *t,
                   const struct type *type, struct rich *to);
/* How many items the row's fields have. */
size_t items_count(const struct scope *s, const struct row *row);
/* Appends item `i` with its icon and box, as the row says. */
void items_set(const struct filler *f, const struct scope *s, const struct row *row, size_t i,
               const struct type *type, struct rich *to);
/* Appends all in running lines. */
void items_run(const struct filler *f, const struct scope *s, const struct row *row,
               const struct type *type, struct rich *to);
/* Appends one way to reach the person: text, icon as the row says (NULL: none), link. */
void items_contact(const struct filler *f, const struct contact *c, const struct row *row,
                   const struct type *type, struct rich *to);
/* The picture that a field of the scope names, or NULL; `alt`: what it shows. */
const struct image *fill_picture(const struct filler *f, const struct scope *s, enum field field,
                                 struct str *alt);
/* Appends a text of the user's; `uri` p NULL: it leads nowhere. */
void fill_linked(const struct filler *f, struct markup label, struct str uri,
                 const struct type *type, const struct type *linked, struct rich *to);
/* The type of a role of 'fonts' laid over another; that itself where there is no such role. */
const struct type *fill_role(const struct filler *f, const struct type *type, const char *name);
struct pen fill_pen(const struct filler *f, const struct type *type, struct pos pos);
/* A list of authors as the style lists them: with marks, oneself set off, perhaps cut. */
void fill_authors(const struct filler *f, const struct value *v, const struct type *type,
                  struct rich *to);
/* Reports roles of the entry's authors that the style does not know, once each: `names` is the list
 * of those that were. */
void fill_check_roles(const struct filler *f, const struct entry *e, void *names);
/* The form with the number in place of its "{n}". */
struct str fill_number(struct arena *a, struct str form, struct str number);
/* What the marks mean that occur in the scope's section, or on all pages. */
bool fill_has_legend(const struct scope *s);
void fill_legend(const struct filler *f, const struct scope *s, const struct type *type,
                 struct rich *to);
/* "Sep. 2016 – May 2021". */
struct str fill_dates(const struct filler *f, const struct entry *e);

#endif
