/* style.h: styles/NAME.yaml and the styles that it extends -> one struct that says how everything
 * looks.
 *
 * The C code contains no style, font, colour or length. It only knows the keys of a style; all
 * defaults are in styles/base.yaml. The cascade is: base, the chain of `extends`, the style, the
 * document's own `style:`; later values win. Vertical distances are from baseline to baseline. */
#ifndef STYLE_STYLE_H
#define STYLE_STYLE_H

#include "base/color.h"
#include "base/dim.h"
#include "load/node.h"
#include "style/template.h"

struct bind_table;

/* The first three are those of running text: its lines start at one edge, and hold as much as they can. */
enum align { ALIGN_JUSTIFY, ALIGN_EVEN, ALIGN_LEFT, ALIGN_BALANCE, ALIGN_CENTER, ALIGN_RIGHT, ALIGN_SPREAD };
enum small_caps { SMALL_CAPS_NO, SMALL_CAPS_YES, SMALL_CAPS_ALL }; /* all: for capitals too */
enum letter_case { CASE_AS_TYPED, CASE_UPPER, CASE_LOWER };
enum figures { FIGURES_DEFAULT, FIGURES_LINING, FIGURES_OLDSTYLE };
enum font_flag { FLAG_NO, FLAG_YES, FLAG_UNSET = -1 };
/* How wide something is: as the text, as the text and the label column, or as the page (in a side
 * column: as its background). */
enum reach { REACH_TEXT, REACH_COLUMN, REACH_PAGE };

/* A colour and the name that the style gives it. */
struct paint {
    struct markup name; /* text.p NULL: none */
    color color;
};

/* The weight of a font that is as bold as its surroundings have it (`bold_weight`). */
enum { WEIGHT_BOLD = 0 };

/* A font of the style: its changes to the text around it. A member that is -1, of unit NONE or
 * with p NULL changes nothing. */
struct fontstyle {
    struct str name;
    struct pos pos;
    struct markup family;
    const struct markup *companions; /* further families, for what `family` lacks */
    size_t n_companions;
    struct paint color;
    struct dim size, leading, tracking, han_latin_space, sentence_space;
    int weight, bold_weight, italic, align, hyphenate, letter_case, small_caps, figures, tabular, underline;
    int protrusion;
    int expansion; /* how far letters may be made wider or narrower [1/1000] */
};

enum rule_place { RULE_BELOW, RULE_ABOVE, RULE_AFTER, RULE_BEFORE, RULE_SIDES, RULE_LABEL_COLUMN };

/* A line at a row: solid, or a row of dots. */
struct rule {
    int place;
    length thickness;      /* of the line; diameter of the dots */
    struct dim gap;        /* below, above: from the baseline to the middle of the line;
                              other places: from the text to the line */
    struct dim raise;      /* other places: from the baseline up to the middle of the line */
    length width;          /* 0: all the room */
    length pitch;          /* from dot to dot; 0: a solid line */
    int reach;
    struct paint color;
};

enum box_from { BOX_FROM_ROW, BOX_FROM_TOP };

/* A background behind a text and a border around it. */
struct box {
    struct paint background, border;
    length thickness; /* of the border */
    struct dim padding, padding_y; /* left and right; above capitals and below the baseline */
    length radius;    /* of the corners */
    int reach, from;
};

/* The column before an entry, for its number or date. */
struct label_style {
    struct template text; /* without parts, the entry has no such column */
    const struct fontstyle *font;
    length width, gap;
    length max; /* maximum width; the column grows to its widest label up to this (0: no maximum) */
    int align;
    bool shared; /* true: labels stand in the label column of the page */
};

enum layout { LAYOUT_LINE, LAYOUT_LINES, LAYOUT_COLUMNS };
enum place { PLACE_ABOVE, PLACE_LABEL_COLUMN, PLACE_LABEL_COLUMN_ABOVE };
enum valign { VALIGN_BASELINE, VALIGN_TOP, VALIGN_MIDDLE, VALIGN_BOTTOM };
enum image_shape { SHAPE_SQUARE, SHAPE_ROUNDED, SHAPE_CIRCLE };

struct image_style {
    length width, height; /* 0: computed from the other */
    length radius;        /* of rounded corners */
    int shape;
};

enum { CELLS_MAX = 4, ITEMS_MAX = 8 };

/* How items in running lines look, unless the row says otherwise. */
struct item_style {
    struct markup separator;
    length separator_gap, icon_gap, icon_width;
};

struct stack;

/* One row. It consists of cells on one baseline, of items in running lines or columns, of an image,
 * of stacks side by side, or of a whole section with its title. */
struct row {
    struct pos pos;
    struct template cells[CELLS_MAX];
    size_t n_cells;
    struct dim widths[CELLS_MAX]; /* of columns; unit NONE: the room that is left */
    int aligns[CELLS_MAX];        /* of columns; -1: as the row */
    bool columns;                 /* true: cells are columns from the left, with `widths` */
    struct dim gap;               /* between columns or stacks */
    enum field only;   /* set if the row has one cell with just this field; else FIELD_COUNT */
    const struct fontstyle *font;
    int align;         /* -1: as the font says */
    int reach;         /* in the header */
    length indent;     /* of all lines, */
    length indent_end; /* and at their end */
    length hang;       /* of the second line and the following ones */
    struct dim before; /* from the row above; unit NONE: the font's leading */
    struct dim after;  /* to the next row, whose `before` it replaces; unit NONE: it does not */
    struct dim first;  /* of a subsection's title: its `before` right below the section's title */
    VEC(struct rule) rules;
    struct box box;
    /* items */
    enum field items[ITEMS_MAX];
    size_t n_items;
    int layout;
    int n_columns;
    struct markup separator; /* between the items of a list */
    length separator_gap;    /* on both sides of the separator */
    length icon_gap;         /* between an icon and its text */
    length icon_width;       /* of the column in which icons are centred; 0: each icon's own */
    int icons;               /* true: items have icons; -1: as the style says */
    struct box tag;          /* around each item */
    struct image_style image;
    VEC(struct stack) stacks;
    int valign;             /* which parts of the stacks are at one height */
    /* a section: its key, and the rows in it */
    struct markup section;
    VEC(struct row) rows;
    VEC(struct row) too_long; /* in place of cells that are too long for one line */
    /* a title */
    int place;
    int initials;                               /* this many first letters ... */
    const struct fontstyle *first_letters_font; /* ... are in this font; NULL: none */
};

/* Rows above each other, side by side with other stacks. */
struct stack {
    struct dim width; /* unit NONE: the room that is left */
    bool natural;     /* true: as wide as its text, whatever `width` says */
    VEC(struct row) rows;
};

/* A line beside the entries, with a dot at each. */
struct timeline {
    length thickness; /* 0: none */
    length dot;       /* its diameter; 0: none */
    length gap;       /* from the line to the text */
    struct paint color, dot_color;
};

struct entry_style {
    struct str kind;
    VEC(struct row) rows;
    struct label_style label;
    struct timeline timeline;
    struct rule divider; /* between entries; thickness 0: none; gap NONE: in the middle */
    length indent;
    struct dim width;  /* maximum; unit NONE: all the room */
    int align;         /* of an entry that is narrower than the room: left, center or right */
    struct dim before; /* from the entry above */
    struct dim loose;  /* the same if this or the entry above has several rows; NONE: `before` */
    struct dim first;  /* the same right below a title; unit NONE: as the title says */
    int keep;          /* an entry of up to this many lines stays on one page */
    const struct entry_style *like; /* whose column of dates it shares: the kind as which it stands in a look, or
                                       what it is a copy of; NULL: it has its own */
    VEC(enum field) omit; /* fields that the style leaves out on purpose, so without a report */
    bool later[FIELD_COUNT]; /* fields that come behind {more} in the rows */
};

/* The items of a list, at one depth. */
struct list_level {
    struct markup glyph;
    length indent; /* from the left edge of the list's surroundings to the glyph */
    length text;   /* from the glyph to the text of the items */
    struct dim raise; /* from the baseline up to the glyph */
    length hang;      /* of the second line and the following ones */
    struct dim before, first;
    const struct fontstyle *font;
};

/* The room for the logo of an entry, which keeps its shape in it; and the gap to the text. */
struct logo_style {
    int show;
    length width, height, gap;
};

/* How tables look. */
struct table_style {
    struct dim before; /* from the baseline above to that of the first row */
    struct dim row;    /* from row to row */
    struct dim gap;    /* between columns */
    struct rule rule;  /* below the names of columns; thickness 0: none */
};

/* How authors are listed. */
enum name_form { NAME_AS_WRITTEN, NAME_FULL, NAME_INITIALS, NAME_FAMILY_FIRST };

enum months { MONTHS_SHORT, MONTHS_BARE, MONTHS_FULL, MONTHS_NUMBER, MONTHS_NONE };

enum mark_place { MARKS_AUTO, MARKS_RAISED, MARKS_LEVEL };

struct author_style {
    int form;
    int marks; /* auto: raised, except a star, which is high by itself */
    struct markup separator, last; /* `last` is before the last author; text.p NULL: `separator` */
    int max;   /* a longer list is cut; 0: no list is */
    int first; /* a cut list keeps this many authors, and the person whose CV it is */
};

/* A role that an author can have. */
struct author_role {
    struct str name;
    struct markup typed; /* the sign after a name in the document */
    struct markup mark;  /* the sign that is printed; empty: none */
    struct markup legend; /* what the mark means; text.p NULL: the locale says it */
    struct markup type;  /* name of the font for the author's name; text.p NULL: no change */
};

/* How works of a type say where they appeared. */
struct source_style {
    struct str type;
    const struct node *text; /* a template, read when a work needs it */
};

enum footer_on { FOOTER_ALL, FOOTER_SEVERAL, FOOTER_LATER, FOOTER_NONE };

/* Rows at the foot or the head of pages. */
struct footer {
    VEC(struct row) rows;
    int on;
    length baseline; /* distances: last line to the foot of the page, first line to the head */
};

/* Dots that show a level. */
struct level_style {
    int count; /* 0: levels are not drawn */
    length diameter, gap;
    struct paint on, off;
};

enum side_pages { SIDE_ALL, SIDE_NEEDED };

/* A column beside the text, with sections of its own. */
struct side {
    length width; /* 0: none */
    length gap;   /* between its text and the other */
    length padding; /* between its text and the edge of its background */
    bool right;     /* true: it is on the right */
    bool first;     /* true: readers get it before the text */
    int pages;      /* which pages have it (enum side_pages) */
    length margin;  /* left and right of the text on pages without it */
    struct paint background;
    VEC(struct str) sections; /* keys of the sections in it */
    VEC(struct row) header;
    struct style *style; /* the style with the changes from `side_column: style:` */
    const struct style *unused; /* without the column, for documents that have no section in it, or NULL */
};

/* How far a measure may change to fill the pages, in 1/1000 of its value in the style. */
struct fit_range {
    int least, most;
};

struct fit_style {
    struct fit_range spacing, leading, size, margins;
};

struct style {
    struct str name;
    const struct node *tree;      /* as merged from the cascade */
    length width, height;         /* of the page */
    length left, right, top, bottom;
    length first_top, first_bottom; /* of the first page; -1: as on the other pages */
    int two_sided;                /* true: even pages have left and right exchanged */
    struct paint background;      /* of the page */
    length grid;                  /* baselines of text stand on multiples of it; 0: no grid */
    struct label_style label_column; /* of the page, for all entries without their own; no text */
    struct side side;
    VEC(struct fontstyle *) fonts;
    VEC(struct row) header;
    int header_reach;
    struct row section, subsection;
    struct dim paragraph_before; /* between two paragraphs of one text */
    VEC(struct entry_style) entries;
    VEC(struct list_level) lists;
    struct footer footer, head;
    VEC(struct row) end;    /* at the foot of the text on the last page */
    struct author_style authors;
    VEC(struct author_role) author_roles;
    VEC(struct source_style) sources;
    struct row section_end; /* below each section; without cells: nothing */
    struct markup date_day, date_month, date_year; /* forms of dates with a day, a month, a year */
    struct markup date_dash;
    bool any_paper;  /* the size is the locale's, */
    struct markup english_size; /* or, for English without a region, this; text.p NULL: a4 */
    int durations;   /* true: dates from start to end say how long that was */
    int date_months; /* how the locale's forms name months, where there is no form above */
    struct level_style level;
    const struct node *looks; /* mappings of kinds to other entries, by their names; NULL: none */
    struct table_style table;
    int photos; /* true: the portrait is printed */
    struct logo_style logo;
    struct item_style items;
    struct fit_style fit;
    int icons;         /* true: icons are printed */
    int network_names; /* true: of a network, the user's name there is printed, else the address */
    int print_links;   /* true: the address of a link is printed after it */
};

/* The style on the locale's paper, if it leaves that to the locale. `paper` is empty where it is a4, or where
 * `language`, a tag, does not say. */
const struct style *style_on_paper(struct arena *a, const struct style *s, struct str paper, struct str language);
/* The merged tree of a style or a locale. `n` is the name of a built-in one, a file
 * ("./mine.yaml"), a folder with a style.yaml ("./mine/"), or a mapping that may have `extends`.
 * *name becomes the name that `n` starts from. `folder` is "." for styles, "locales" for locales.
 * NULL after an error (reported). */
struct node *cascade_read(struct binder *b, const char *folder, const struct node *n,
                          struct str *name);
/* A built-in style: its name, and the comment at the start of its file. */
struct style_notice {
    struct str name, notice;
};

typedef VEC(struct style_notice) style_notices;

/* Lists the built-in styles in `to`, sorted by name. False if one cannot be read (reported). */
bool cascade_list(struct binder *b, style_notices *to);
/* The names of the built-in locales, sorted. False after an error (reported). */
bool cascade_locales(struct binder *b, struct str **names, size_t *n);
/* The text of the file of a style or locale, a built-in one or the user's own. p NULL after an error
 * (reported). */
struct str cascade_text(struct binder *b, const char *folder, struct str name);
/* All keys of a style. */
extern const struct bind_table style_table;

/* Reads the merged tree of a style. False if anything in it is wrong (reported). */
bool style_read(struct binder *b, struct node *tree, struct style *to);

/* The font of this name, or NULL. */
const struct fontstyle *style_font(const struct style *s, struct str name);
/* The same style with the entries of a look. NULL after reporting that it has none of this name, and which it has. */
const struct style *style_look(struct arena *a, struct diag *d, const struct style *s, struct markup name);
/* The style of a kind of entry, or NULL. */
const struct entry_style *style_entry(const struct style *s, const char *kind);
/* How works of this type say where they appeared; else as the style says it of works of a like type,
 * or of all. NULL: it says nothing. */
const struct source_style *style_source(const struct style *s, struct str type);
/* Reads its template. It was checked with the style, so nothing is reported. */
void style_source_read(struct arena *a, struct diag *d, const struct style *s,
                       const struct source_style *source, struct template *to);

#endif
