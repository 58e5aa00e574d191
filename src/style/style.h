/* style.h: styles/NAME.yaml and what it extends -> one struct that says how everything looks.
 *
 * C knows no style, font, colour or length: it knows the keys of this language. Every default
 * stands in styles/base.yaml. The cascade: base, the chain of `extends`, the style, the
 * document's own `style:`. Vertical measures run from baseline to baseline. */
#ifndef STYLE_STYLE_H
#define STYLE_STYLE_H

#include "base/color.h"
#include "base/dim.h"
#include "load/node.h"
#include "style/template.h"

struct bind_table;

enum align { ALIGN_JUSTIFY, ALIGN_LEFT, ALIGN_BALANCE, ALIGN_CENTER, ALIGN_RIGHT, ALIGN_SPREAD };
enum small_caps { SMALL_CAPS_NO, SMALL_CAPS_YES, SMALL_CAPS_ALL }; /* all: for capitals too */
enum letter_case { CASE_AS_TYPED, CASE_UPPER, CASE_LOWER };
enum figures { FIGURES_DEFAULT, FIGURES_LINING, FIGURES_OLDSTYLE };
enum font_flag { FLAG_NO, FLAG_YES, FLAG_UNSET = -1 };
/* How far something reaches across: the text, the text with the column of leads, the page (or
 * the background of a side column). */
enum reach { REACH_TEXT, REACH_COLUMN, REACH_PAGE };

/* A colour as it was named. */
struct paint {
    struct markup name; /* text.p NULL: none */
    color color;
};

/* One of the style's fonts: what it changes in the type that it is used in. -1, unit NONE or p NULL:
 * nothing. */
struct fontstyle {
    struct str name;
    struct pos pos;
    struct markup family;
    struct paint color;
    struct dim size, leading, tracking;
    int weight, italic, align, hyphenate, letter_case, small_caps, figures, tabular, underline;
};

enum rule_place { RULE_BELOW, RULE_ABOVE, RULE_AFTER, RULE_BEFORE, RULE_SIDES, RULE_LABEL_COLUMN };

/* One stroke beside a row, or a row of dots. */
struct rule {
    int place;
    length thickness;      /* or the dots' diameter */
    struct dim gap;        /* below, above: from the baseline to the stroke's middle; otherwise: from the
                              text to the stroke */
    struct dim raise;      /* after, before, sides, label column: of its middle over the baseline */
    length width;          /* 0: all there is */
    length pitch;          /* from dot to dot; 0: a stroke */
    int reach;
    struct paint color;
};

enum box_from { BOX_FROM_ROW, BOX_FROM_TOP };

/* What stands behind or around text. */
struct box {
    struct paint background, border;
    length thickness; /* of the border */
    struct dim padding, padding_y; /* left and right; above capitals and below the baseline */
    length radius;    /* of its corners */
    int reach, from;
};

/* The column before an entry that holds its number or date. */
struct label_style {
    struct template text; /* no parts: there is no such column */
    const struct fontstyle *font;
    length width, gap;
    length max; /* it grows to its widest text, up to this; 0: as far as a label needs */
    int align;
    bool shared; /* it stands in the column that all of the page shares */
};

enum layout { LAYOUT_LINE, LAYOUT_LINES, LAYOUT_COLUMNS };
enum place { PLACE_ABOVE, PLACE_LABEL_COLUMN };
enum valign { VALIGN_BASELINE, VALIGN_TOP, VALIGN_MIDDLE, VALIGN_BOTTOM };
enum image_shape { SHAPE_SQUARE, SHAPE_ROUNDED, SHAPE_CIRCLE };

struct image_style {
    length width, height; /* 0: follows from the other */
    length radius;        /* of rounded corners */
    int shape;
};

enum { CELLS_MAX = 4, ITEMS_MAX = 8 };

/* How items stand in running lines, where a row does not say. */
struct item_style {
    struct markup separator;
    length separator_gap, icon_gap, icon_width;
};

/* Rows side by side with others. */
struct stack;

/* One row: cells on one baseline, items in running lines or columns, an image, stacks of rows
 * side by side, or a section with a title of its own. */
struct row {
    struct pos pos;
    struct template cells[CELLS_MAX];
    size_t n_cells;
    struct dim widths[CELLS_MAX]; /* of columns; unit NONE: what is left */
    int aligns[CELLS_MAX];        /* of such columns; -1: as the row */
    bool columns;                 /* the cells are such columns, all from the left */
    struct dim gap;               /* between them */
    enum field only;   /* the one cell is this field and nothing else; FIELD_COUNT: it is not */
    const struct fontstyle *font;
    int align;         /* -1: as the font says */
    int reach;         /* of rows of the header */
    length indent;     /* of all its lines */
    length hang;       /* of its second line and those that follow */
    struct dim before; /* unit NONE: the font's leading */
    struct dim after;  /* to what follows, over its `before`; unit NONE: that decides */
    struct dim first;  /* a sub-title's `before` right below a section's title */
    VEC(struct rule) rules;
    struct box box;
    /* items */
    enum field items[ITEMS_MAX];
    size_t n_items;
    int layout;
    int n_columns;
    struct markup separator; /* between the items of a list */
    length separator_gap;    /* on either side of it */
    length icon_gap;         /* between an icon and its text */
    length icon_width;       /* of the column that icons are centred in; 0: their own */
    int icons;               /* -1: as the style says */
    struct box tag;          /* around each item */
    struct image_style image;
    VEC(struct stack) stacks;
    int valign;             /* how stacks stand beside each other */
    /* a section: its key, and rows as its body */
    struct markup section;
    VEC(struct row) rows;
    /* a title */
    int place;
    int initials;                      /* so many first letters ... */
    const struct fontstyle *first_letters_font;  /* ... are in this font; NULL: none */
};

struct stack {
    struct dim width; /* unit NONE: what is left; unit EM of 1: its own, natural width */
    bool natural;
    VEC(struct row) rows;
};

/* A line that leads from entry to entry, with a dot for each. */
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
    struct rule divider; /* between entries; thickness 0: none */
    length indent;
    struct dim width;  /* at most; unit NONE: all there is */
    int align;         /* of what is narrower than there is room: left, center, right */
    struct dim before; /* to the entry above */
    struct dim loose;  /* the same where it or the one above has several rows; unit NONE: as `before` */
    struct dim first;  /* right below a title; unit NONE: as the title says */
    int keep;          /* up to this many lines stay on one page */
    VEC(enum field) omit; /* fields that it leaves out, and says so */
};

/* The items of a list, at one depth. */
struct list_level {
    struct markup glyph;
    length indent; /* from the left edge of what the list belongs to, to the glyph */
    length text;   /* from there to the items' text */
    struct dim raise; /* of the glyph over the baseline */
    length hang;      /* of the second line and those that follow */
    struct dim before, first;
    const struct fontstyle *font;
};

/* How authors are listed. */
enum name_form { NAME_AS_WRITTEN, NAME_FULL, NAME_INITIALS, NAME_FAMILY_FIRST };

enum mark_place { MARKS_AUTO, MARKS_RAISED, MARKS_LEVEL };

struct author_style {
    int form;
    int marks; /* auto: raised, but for a star, which stands high by itself */
    struct markup separator, last; /* before the last; text.p NULL: as before the others */
    int max;   /* more authors than this are cut; 0: none are */
    int first; /* of those, so many stay, and oneself */
};

/* A role that an author can have. */
struct author_role {
    struct str name;
    struct markup typed; /* the sign that says it behind a name in the document */
    struct markup mark;  /* the sign that is set; empty: none */
    struct markup legend; /* what it means; text.p NULL: the locale says */
    struct markup type;  /* the name of a font for the author's name; text.p NULL: none */
};

enum footer_on { FOOTER_ALL, FOOTER_SEVERAL, FOOTER_LATER, FOOTER_NONE };

/* Rows at the foot or the head of pages. */
struct footer {
    VEC(struct row) rows;
    int on;
    length baseline; /* of the last above the page's foot, of the first below its head */
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
    bool right, first; /* it stands at the right; it is read before the text */
    int pages;         /* which have it (enum side_pages) */
    length margin;     /* left and right of the text on pages without it */
    struct paint background;
    VEC(struct str) sections; /* keys of sections that stand there */
    VEC(struct row) header;
    struct style *style; /* how it looks: this style with what `style:` changes */
};

/* What may be changed to fit pages, in 1/1000 of what the style says: least and most. */
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
    length first_top, first_bottom; /* of the first page; -1: as the others */
    int two_sided;                /* left and right change places on even pages */
    struct paint background;          /* of the page */
    length grid;                  /* baselines of text stand on multiples of it; 0: no grid */
    struct label_style label_column; /* that all of the page shares; its text is empty */
    struct side side;
    VEC(struct fontstyle *) fonts;
    VEC(struct row) header;
    int header_reach;
    struct row section, subsection;
    struct dim paragraph_before; /* from one paragraph of a text to the next */
    VEC(struct entry_style) entries;
    VEC(struct list_level) lists;
    struct footer footer, head;
    VEC(struct row) end;    /* at the foot of the last page's text */
    struct author_style authors;
    VEC(struct author_role) author_roles;
    struct row section_end; /* below a section; no cells: nothing */
    struct markup date_day, date_month, date_year; /* forms of a date */
    struct markup date_dash;
    struct level_style level;
    struct item_style items;
    struct fit_style fit;
    int icons;         /* whether they are set */
    int network_names; /* networks are shown by one's name there; otherwise by their address */
    int print_links;   /* addresses of links are set behind them */
};

/* The tree of a style: a name, a file ("./mine.yaml"), a folder ("./mine/", which holds
 * style.yaml) or a mapping with `extends`, laid over all that it extends. `folder`: "." for
 * styles, or "locales". NULL after reporting. */
struct node *cascade_read(struct binder *b, const char *folder, const struct node *n,
                          struct str *name);
/* The built-in styles by name, each with what its first comment says of it. */
struct style_notice {
    struct str name, notice;
};

typedef VEC(struct style_notice) style_notices;

/* False, after reporting, when they cannot be read. */
bool cascade_list(struct binder *b, style_notices *to);
/* The text of a built-in style's file, or of one's own; p NULL after reporting. */
struct str cascade_text(struct binder *b, struct str name);
/* What a style may hold. */
extern const struct bind_table style_table;

/* False when anything was wrong (reported). */
bool style_read(struct binder *b, struct node *tree, struct style *to);

const struct fontstyle *style_font(const struct style *s, struct str name);
/* The style of a kind of entry, or NULL. */
const struct entry_style *style_entry(const struct style *s, const char *kind);
/* Whether a section of this key stands in the side column. */
bool style_aside(const struct style *s, struct str key);

#endif
