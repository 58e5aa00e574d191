/* resolve.h: what the parts of content/ share: the state of resolving, and where fields are looked
 * up. */
#ifndef CONTENT_RESOLVE_H
#define CONTENT_RESOLVE_H

#include "content/content.h"

/* Where a template's fields are looked up: the innermost that is there. */
struct scope {
    const struct section *section;
    const struct group *group;
    const struct entry *entry;
    bool letter;  /* what only a CV has is left out */
    bool margin;  /* at the head or foot of a page, which knows its number */
    bool running; /* and the title of its section */
};

/* A picture that was read, so that it is read once. */
struct picture_read {
    struct str file;
    const struct image *image; /* NULL: it could not be */
};

/* What is reported once for a kind of entry. */
struct left_out {
    const char *kind;
    enum field field;
};

struct resolver {
    struct arena *a;
    struct diag *d;
    struct files *files; /* that pictures are read from */
    const struct cv *cv;
    const struct locale *locale;
    const struct style *page;  /* the style of the page */
    const struct style *style; /* of the area that is being filled */
    enum area area;
    int stacked;               /* rows are made that stand beside others */
    struct content *to;
    uint32_t parent;           /* element that new ones go under */
    uint32_t list;             /* the list that the entry above belongs to; NO_ELEMENT: none */
    bool apart;                /* what is resolved now is content of nothing */
    bool titled;               /* the document has its H1 */
    struct str prefix;         /* stands before the text of the next row: a label without a column */
    struct pos prefix_pos;
    struct content_column *labels;        /* of the section */
    struct content_column **dates[AREAS]; /* for each kind that the area's style sets */
    VEC(struct picture_read) pictures;
    VEC(struct str) roles;     /* of authors that the style does not know: reported */
    /* accounting */
    struct table used;         /* values that are set, by their addresses */
    bool cv_used[FIELD_COUNT];
    bool *contacts_used;
    VEC(struct left_out) left_out;
};

/* ---- resolve.c */

uint32_t resolve_element(struct resolver *r, enum element_type type, uint32_t parent);
/* A font of the area's style, by its name, laid over another style; that itself where there is no
 * such font. */
const struct charstyle *resolve_style(struct resolver *r, const struct charstyle *outer,
                                      const char *name);
/* The style of a row's text: a font laid over the style's text. */
const struct charstyle *resolve_root(struct resolver *r, const struct fontstyle *font);
struct pen resolve_pen(const struct resolver *r, const struct charstyle *style, struct pos pos);
/* Appends a value. */
void resolve_set(struct resolver *r, struct rich *to, struct markup m, const struct charstyle *style,
                 enum wrap wrap);
/* Appends a value that leads to `uri`; p NULL: nowhere. `linked`: the style it takes then. */
void resolve_linked(struct resolver *r, struct rich *to, struct markup m, struct str uri,
                    const struct charstyle *style, const struct charstyle *linked);
/* Adds a name that links lead to. */
void resolve_target(struct resolver *r, const struct target *t, struct content_target **to);
/* The text is whole: its links, and parts in other languages, get elements of their own. */
void resolve_finish(struct resolver *r, struct rich *text, uint32_t element);

/* ---- fields.c: the values of fields */

/* Whether a field has a value in the scope. */
bool fields_has(struct resolver *r, const struct scope *s, enum field f);
/* The one text of a field, or NULL: one that may hold several paragraphs. */
const struct markup *fields_text(const struct resolver *r, const struct scope *s, enum field f);
/* Whether it is one of the ways to reach the person that the field stands for. */
bool fields_is_contact(enum field f, const struct contact *c);
/* The field's value, and what it leads to, is on the page or meant not to be. */
void fields_use(struct resolver *r, const struct scope *s, enum field f);
/* Appends the value of a field, which is there, as templates set it. */
void fields_set(struct resolver *r, const struct scope *s, enum field f,
                const struct charstyle *style, struct rich *to);
/* The picture that a field of the scope names, or NULL; `alt`: what it shows. */
const struct image *fields_picture(struct resolver *r, const struct scope *s, enum field f,
                                   struct str *alt);
/* The form with the number in place of its "{n}". */
struct str fields_number(struct arena *a, struct str form, struct str number);

/* ---- dates.c */

struct str dates_one(const struct resolver *r, const struct date *d);
/* "Sep. 2016 – May 2021". */
struct str dates_range(const struct resolver *r, const struct entry *e);

/* ---- people.c: authors */

/* A list of authors as the style lists them: with marks, oneself set off, perhaps cut. */
void people_set(struct resolver *r, const struct value *v, const struct charstyle *style,
                struct rich *to);
/* What the marks mean that occur in the scope's section, or in all of the document. */
bool people_have_legend(const struct resolver *r, const struct scope *s);
void people_legend(struct resolver *r, const struct scope *s, const struct charstyle *style,
                   struct rich *to);
/* Reports roles of the entry's authors that the style does not know, once each. */
void people_check_roles(struct resolver *r, const struct entry *e);

/* ---- items.c: fields that are lists, item by item */

/* How many items the row's fields have. */
size_t items_count(struct resolver *r, const struct scope *s, const struct row *row);
/* Appends item `i` with its icon and box, as the row says. */
void items_set(struct resolver *r, const struct scope *s, const struct row *row, size_t i,
               const struct charstyle *style, struct rich *to);
/* Appends all in running lines. */
void items_run(struct resolver *r, const struct scope *s, const struct row *row,
               const struct charstyle *style, struct rich *to);
/* Appends one way to reach the person: text, icon as the row says (NULL: none), link. */
void items_contact(struct resolver *r, const struct contact *c, const struct row *row,
                   const struct charstyle *style, struct rich *to);

/* ---- apply.c: templates */

/* False for a row that has fields of which none is there. */
bool apply_has(struct resolver *r, const struct scope *s, const struct row *row);
/* Appends the template. Nothing at all when it has fields and none of them is there. Punctuation
 * of the template that would stand at the very start, or twice, is left out. */
void apply_template(struct resolver *r, const struct scope *s, const struct template *t,
                    const struct charstyle *style, struct rich *to);

/* ---- rows.c: rows of the style */

/* Resolves a row, and appends what it has become; false when all of it is empty. `parent`: what its
 * elements go under. */
bool rows_add(struct resolver *r, const struct row *row, struct scope *s, uint32_t parent,
              content_rows *to);
/* The cells of a row of text, whose links have no elements yet; false when all are empty. */
bool rows_cells(struct resolver *r, const struct row *row, const struct scope *s,
                const struct charstyle *style, struct rich **cells, size_t *n);
/* The paragraphs of a text, which blank lines part. */
void rows_paragraphs(struct resolver *r, struct markup m, const struct charstyle *style,
                     uint32_t parent, content_paragraphs *to);
void rows_list(struct resolver *r, const struct point *p, size_t n, size_t depth,
               const struct fontstyle *font, uint32_t parent, struct content_list *to);

/* ---- sections.c: titles, sections and the document */

/* The title of a section or sub-section; style NULL in *to when there is none. */
void sections_heading(struct resolver *r, struct scope *s, const struct row *row,
                      const struct markup *title, int level, bool directly,
                      struct content_heading *to);
/* Whether there is a column that the page shares here: not in side columns, nor in stacks. */
bool sections_have_column(const struct resolver *r);

/* ---- entries.c */

struct content_entry *entries_resolve(struct resolver *r, struct scope *s, const struct entry *e);

/* ---- account.c: every value that was read is set, or told */

/* The value is on the page. */
void account_use(struct resolver *r, const struct value *v);
/* So is a text of the section's own: its note, or what stands at its title's end. */
void account_use_section(struct resolver *r, const struct section *s, enum field f);
/* Reports what the entry holds and the style leaves out, once for a kind and a field. */
void account_entry(struct resolver *r, const struct entry *e, const struct entry_style *es);
/* The same for a section's own texts, and for what stands under `cv`. */
void account_section(struct resolver *r, const struct section *s);
void account_cv(struct resolver *r);

#endif
