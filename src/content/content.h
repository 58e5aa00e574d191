/* content.h: the resolved document: all that is set, in reading order, every word written out.
 *
 * Made of a CV, a style and a locale: templates are applied, authors have their marks, works their
 * labels, dates their form; each value's markup was parsed once. Every text knows its element, its
 * links, its language and where it stood in the source. Of the style it takes words, order and
 * character styles; it knows no length and no font. Nothing behind it looks at the CV again.
 * Everything lives on the run's arena, and is const once it is made. */
#ifndef CONTENT_CONTENT_H
#define CONTENT_CONTENT_H

#include "display/element.h"
#include "load/image.h"
#include "text/inline.h"

/* The columns of a page: text, side, a header over both, and the text of pages without the side. */
enum area { AREA_MAIN, AREA_SIDE, AREA_HEADER, AREA_BARE, AREAS };

/* What links lead to: a section, or a work; and how its name came to be known. */
struct content_target {
    const struct target *target;
    struct content_target *next; /* of the same section or entry */
};

/* A column for labels or dates, as wide as its texts need. */
struct content_column {
    size_t index; /* among the document's columns */
    const struct label_style *style;
    bool shared; /* all of the page shares it */
    bool label;  /* it holds numbers of a list, not dates */
    VEC(const struct content_label *) labels;
};

/* What stands in such a column beside an entry. */
struct content_label {
    struct rich text;
    const struct charstyle *style;
    uint32_t element;
};

struct content_row;
typedef VEC(struct content_row) content_rows;

/* One paragraph of a text. */
struct content_paragraph {
    struct rich text;
    uint32_t element;
};
typedef VEC(struct content_paragraph) content_paragraphs;

struct content_item;

struct content_list {
    const struct list_level *level;
    const struct charstyle *style;
    VEC(struct content_item) items;
};

struct content_item {
    struct rich glyph; /* the bullet */
    const struct charstyle *glyph_style;
    uint32_t glyph_element, element; /* label and body of the item */
    struct rich text;
    content_paragraphs more; /* that follow the first */
    struct content_list below;
};

/* Rows side by side with others. */
struct content_stack {
    content_rows rows;
};

struct content_section;
struct content_entry;

enum content_kind {
    CONTENT_CELLS,      /* texts on one baseline */
    CONTENT_PARAGRAPHS, /* one text below the other */
    CONTENT_ITEMS,      /* a row of cells for each few items */
    CONTENT_LIST,
    CONTENT_PICTURE,
    CONTENT_STACKS,
    CONTENT_SECTION,    /* one that the style makes of what the header has */
    CONTENT_ENTRIES,    /* entries within an entry */
};

/* What a row of the style has become. */
struct content_row {
    enum content_kind kind;
    const struct row *style; /* NULL: texts that follow no row */
    const struct charstyle *text;
    uint32_t element; /* of cells and pictures */
    union {
        struct {
            struct rich *at;
            size_t n;
        } cells;
        content_paragraphs paragraphs;
        struct {
            struct content_row *rows; /* of kind CONTENT_CELLS */
            size_t n;
            bool icons; /* they are set */
        } items;
        struct content_list list;
        const struct image *image;
        struct content_stack *stacks; /* as many as the style's row has */
        struct content_section *section;
        struct {
            struct content_entry **at;
            size_t n;
        } entries;
    };
};

/* The title of a section or sub-section; style NULL: there is none. */
struct content_heading {
    const struct row *style;
    const struct charstyle *text;
    struct rich *cells;
    size_t n_cells;
    uint32_t element;
    int level;
    bool directly;     /* right below a section's title */
    bool in_labels;    /* it stands in the column that the page shares */
    struct str title;  /* as it was typed, for the bookmark */
    content_rows rows; /* below the title */
};

struct content_entry {
    const struct entry *source;
    const struct entry_style *style;
    struct content_label *label;         /* NULL: none */
    const struct content_column *column; /* that the label stands in, or would; NULL: none */
    content_rows rows;
    struct content_target *targets;
};

struct content_group {
    struct content_heading heading;
    VEC(struct content_entry *) entries;
};

struct content_section {
    const struct section *source; /* NULL: the style makes it */
    uint32_t element;
    struct content_heading heading;
    VEC(struct content_group) groups;
    content_rows rows; /* of a section that the style makes */
    content_rows end;  /* below it */
    struct content_target *targets;
};

enum content_place { CONTENT_HEADER, CONTENT_LETTER, CONTENT_SECTIONS, CONTENT_END };

/* A part of the document, in one column. */
struct content_part {
    enum content_place place;
    enum area area;
    const struct style *style; /* that of the area */
    const struct charstyle *text; /* and its text */
    bool new_page;             /* it begins one */
    content_rows rows;         /* of a header or the end */
    struct content_entry *letter;
    VEC(struct content_section *) sections; /* several stand side by side */
};

/* Rows at the head or foot of pages: of those that know the title of a section, and of those that
 * don't. */
struct content_margin {
    content_rows rows[2];
};

struct content {
    struct arena *a;
    const struct cv *cv;
    const struct locale *locale;
    const struct style *style;
    struct inliner inliner; /* with all values that were parsed */
    struct targets targets;
    element_list elements;
    VEC(struct content_part) parts;
    VEC(struct content_column *) columns;
    struct content_column *shared; /* the column that the page shares; NULL: none */
    struct content_margin head, foot;
    const struct charstyle *text; /* of the style's text */
    struct str title, author, subject;
};

/* Resolves the document. `files`: that pictures are read from; `only`: the key of the one section to
 * be set, "letter", or p NULL: all. What is wrong, and what the style leaves out, is reported; `to` is
 * whole all the same. */
void content_resolve(struct arena *a, struct diag *d, struct files *files, const struct cv *cv,
                     const struct style *style, const struct locale *locale, struct str only,
                     struct content *to);

/* The document as text: structure, texts, styles and elements, one thing a line, for goldens. */
struct str content_trace(struct arena *a, const struct content *c);

/* What it says, in lines of plain text. */
struct str content_text(struct arena *a, const struct content *c);

#endif
