/* content.h: the resolved document: everything that is printed, in reading order, as final text.
 *
 * It is made of a CV, a style and a locale. Templates are applied; authors have their marks, works
 * their labels, dates their form; the markup of each value has been parsed once. Every text knows
 * its element, its links, its language and its position in the source. The style gives words, order
 * and character styles; no length and no font is known here. Later stages do not look at the CV
 * again. Everything lives on the run's arena and is const once it is made. */
#ifndef CONTENT_CONTENT_H
#define CONTENT_CONTENT_H

#include "display/element.h"
#include "load/image.h"
#include "text/inline.h"

/* The columns of a page: main text; side column; a header over both; the main text of pages that
 * have no side column; what stands below both, where they end. */
enum area { AREA_MAIN, AREA_SIDE, AREA_HEADER, AREA_BARE, AREA_FOOT, AREAS };

/* A section or work that links can lead to. */
struct content_target {
    const struct target *target;
    struct content_target *next; /* next target of the same section or entry */
};

/* A column for labels or dates, as wide as its texts need. */
struct content_column {
    size_t index; /* in the document's list of columns */
    const struct label_style *style;
    bool shared; /* the one column that the whole page shares */
    bool label;  /* has the numbers of a list, not dates */
    bool stacked; /* its entries stand beside others, so that it is not at the edge of the text */
    bool works;  /* of works, whose texts fill their lines */
    enum area area;
    VEC(const struct content_label *) labels;
};

/* The text in such a column, beside an entry. */
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
    size_t digits; /* of its numbers; 0: it has bullets */
    VEC(struct content_item) items;
};

struct content_item {
    struct rich glyph; /* the bullet, or a number */
    const struct charstyle *glyph_style;
    uint32_t glyph_element, element; /* label and body of the item */
    struct rich text;
    content_paragraphs more; /* the paragraphs after the first */
    struct content_list below; /* the list inside this item */
};

struct content_cell {
    struct rich text;
    struct rich below; /* the same for a table without room for columns, where names of rows head what is below
                          them, and those of columns stand before it; else empty */
    uint32_t element;
};

struct content_table {
    const struct table_style *style;
    const struct charstyle *text, *head; /* of its cells, and of those that name columns */
    uint32_t element;
    size_t rows, columns;
    bool header; /* the first row names the columns */
    enum align *aligns;
    struct content_cell *cells; /* row after row */
};

/* One stack of rows; stacks stand side by side. */
struct content_stack {
    content_rows rows;
};

struct content_section;
struct content_entry;

enum content_kind {
    CONTENT_CELLS,      /* texts on one baseline */
    CONTENT_PARAGRAPHS, /* one text below the other */
    CONTENT_ITEMS,      /* rows of cells, each with one or more items */
    CONTENT_LIST,
    CONTENT_PICTURE,
    CONTENT_STACKS,
    CONTENT_TABLE,
    CONTENT_SECTION,    /* a section that the style makes from fields of the header */
    CONTENT_ENTRIES,    /* entries inside an entry */
};

/* A row of the style, filled with content. */
struct content_row {
    enum content_kind kind;
    const struct row *style; /* NULL: the style has no row for these texts */
    const struct charstyle *text;
    uint32_t element; /* for cells and pictures */
    bool continues;   /* paragraphs of a text that began in the row before */
    union {
        struct {
            struct rich *at;
            size_t n;
            content_rows too_long; /* rows for where they do not fit on one line */
        } cells;
        content_paragraphs paragraphs;
        struct {
            struct content_row *rows; /* of kind CONTENT_CELLS */
            size_t n;
            bool icons; /* icons are printed */
        } items;
        struct content_list list;
        const struct image *image;
        const struct content_table *table;
        struct content_stack *stacks; /* as many as style->stacks.n */
        struct content_section *section;
        struct {
            struct content_entry **at;
            size_t n;
        } entries;
    };
};

/* The title of a section or subsection. Style NULL: no title. */
struct content_heading {
    const struct row *style;
    const struct charstyle *text;
    struct rich *cells;
    size_t n_cells;
    uint32_t element;
    int level;
    bool directly;     /* comes right after a section's title */
    bool in_labels;    /* stands in the column that the page shares */
    struct str title;  /* plain text of the title, for the bookmark */
    content_rows rows; /* rows below the title */
};

struct content_entry {
    const struct entry *source;
    const struct entry_style *style;
    struct content_label *label;         /* NULL: none */
    const struct content_column *column; /* the label's column, even if it is empty; NULL: none */
    content_rows rows;
    const struct image *logo; /* NULL: none */
    uint32_t logo_element;
    bool beside_logos;        /* other entries of its group have one */
    struct content_target *targets;
};

struct content_group {
    struct content_heading heading;
    VEC(struct content_entry *) entries;
    size_t columns; /* they stand side by side in so many; 0, 1: below each other */
    bool indented;  /* what follows the group is not below its title */
    int breaks, keep; /* as in struct entry, whose label is the title */
};

struct content_section {
    const struct section *source; /* NULL: the style makes this section */
    uint32_t element;
    struct content_heading heading;
    VEC(struct content_group) groups;
    content_rows rows; /* for a section that the style makes */
    content_rows end;  /* rows after the section */
    struct content_target *targets;
};

enum content_place { CONTENT_HEADER, CONTENT_LETTER, CONTENT_SECTIONS, CONTENT_END };

/* A part of the document, in one column. */
struct content_part {
    enum content_place place;
    enum area area;
    const struct style *style; /* the style of the area */
    const struct charstyle *text; /* the character style of its text */
    bool new_page;             /* starts a new page */
    content_rows rows;         /* for a header or the end */
    struct content_entry *letter;
    VEC(struct content_section *) sections; /* if several, they stand side by side */
};

/* Rows at the head or foot of pages. */
struct content_margin {
    content_rows rows[2]; /* for pages [0] without, [1] with a section title to show */
    bool dated;           /* true: of all places, it alone has the date of the last change */
};

struct content {
    struct arena *a;
    const struct cv *cv;
    const struct locale *locale;
    bool leftward; /* its language runs from right to left */
    const struct style *style;
    struct inliner inliner; /* keeps all parsed values */
    struct targets targets;
    element_list elements;
    VEC(struct content_part) parts;
    VEC(struct content_column *) columns;
    struct content_column *shared; /* the column that the whole page shares; NULL: none */
    struct content_margin head, foot;
    const struct charstyle *text; /* the character style of the style's text */
    struct str title, author, subject;
    VEC(const struct section *) legends; /* sections whose marks are explained; NULL: all are */
};

/* Resolves the document. `files` reads pictures. `only`: "letter" or the key of the only section to
 * print; p NULL: everything. Mistakes, and fields that the style leaves out, are reported; `to` is
 * complete even then. */
void content_resolve(struct arena *a, struct diag *d, struct files *files, const struct cv *cv,
                     const struct style *style, const struct locale *locale, struct str only,
                     struct content *to);

/* The dates of an entry as the style writes them: those of a `date` that is a text, with its markup. */
struct str content_dates(const struct content *c, const struct style *style, const struct entry *e);

/* Reports marks of authors that neither a legend nor the note of their section explains. */
void content_check_marks(struct arena *a, struct diag *d, const struct content *c);

/* The document as text for goldens: structure, texts, styles and elements, one item per line. */
struct str content_trace(struct arena *a, const struct content *c);

/* The words of the document as lines of plain text. */
struct str content_text(struct arena *a, const struct content *c);

#endif
