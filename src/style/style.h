/* style.h: styles/NAME.yaml and what it extends -> one struct that says how everything looks.
 *
 * C knows no style, font, colour or length: it knows the keys of this language. Every default
 * stands in styles/base.yaml. The cascade: base, the chain of `extends`, the style, the
 * document's own `style:`. Vertical measures run from baseline to baseline. */
#ifndef STYLE_STYLE_H
#define STYLE_STYLE_H

#include "base/color.h"
#include "style/template.h"

enum align { ALIGN_JUSTIFY, ALIGN_LEFT, ALIGN_BALANCE, ALIGN_CENTER, ALIGN_RIGHT };
enum letter_case { CASE_AS_TYPED, CASE_UPPER, CASE_LOWER };
enum figures { FIGURES_DEFAULT, FIGURES_LINING, FIGURES_OLDSTYLE };
enum role_flag { FLAG_NO, FLAG_YES, FLAG_UNSET = -1 };

/* A typographic role: what it changes in the type that it is used in. -1, unit NONE or p NULL:
 * nothing. */
struct role {
    struct str name;
    struct pos pos;
    struct markup family, color_name;
    struct dim size, leading, tracking;
    int weight, italic, align, hyphenate, letter_case, small_caps, figures, tabular, underline;
    bool has_color;
    color color;
};

/* One stroke below a row, as wide as the row. */
struct rule {
    length thickness; /* 0: none */
    length gap;       /* from the row's last baseline down to the stroke's middle */
    struct markup color_name;
    color color;
};

/* A row of dots from the end of a row's text to the right edge. */
struct leader {
    length pitch; /* 0: none */
    length diameter, gap;
    struct markup color_name;
    color color;
};

/* The column before an entry that holds its number. */
struct lead {
    struct template text; /* no parts: there is no such column */
    length width, gap;
    int align;
};

/* One row: cells on one baseline, or the items of a list in running lines. */
struct row {
    struct template cells[3];
    size_t n_cells;
    enum field only;   /* the one cell is this field and nothing else; FIELD_COUNT: it is not */
    const struct role *role;
    struct dim before; /* unit NONE: the role's leading */
    struct dim after;  /* to what follows, over its `before`; unit NONE: that decides */
    struct dim first;  /* a sub-title's `before` right below a section's title */
    struct markup separator; /* between the items of a list */
    length separator_gap;    /* on either side of it */
    length icon_gap;         /* between an icon and its text */
    struct rule rule;
    struct leader leader;
};

struct entry_style {
    struct str kind;
    VEC(struct row) rows;
    struct lead lead;
    struct dim before; /* to the entry above */
    int keep;          /* up to this many lines stay on one page */
};

/* The items of a list, at one depth. */
struct list_level {
    struct markup glyph;
    length indent; /* from the left edge of what the list belongs to, to the glyph */
    length text;   /* from there to the items' text */
    struct dim before;
    const struct role *role;
};

/* How authors are listed. */
enum name_form { NAME_AS_WRITTEN, NAME_FULL, NAME_INITIALS, NAME_FAMILY_FIRST };

struct author_style {
    int form;
    struct markup separator, last; /* before the last; text.p NULL: as before the others */
    int max;   /* more authors than this are cut; 0: none are */
    int first; /* of those, so many stay, and oneself */
};

/* A role that an author can have. */
struct role_style {
    struct str name;
    struct markup typed; /* the sign that says it behind a name in the document */
    struct markup mark;  /* the sign that is set; empty: none */
    struct markup legend; /* what it means; text.p NULL: the locale says */
    struct markup type;  /* a typographic role for the name; text.p NULL: none */
};

enum footer_on { FOOTER_ALL, FOOTER_SEVERAL, FOOTER_LATER };

struct footer {
    struct row row; /* no cells: no footer */
    int on;
    length baseline; /* above the page's foot */
};

struct style {
    struct str name;
    const struct node *tree;      /* as merged from the cascade */
    length width, height;         /* of the page */
    length left, right, top, bottom;
    VEC(struct role *) roles;
    VEC(struct row) header;
    struct row section, subsection;
    struct dim paragraph_before; /* from one paragraph of a text to the next */
    VEC(struct entry_style) entries;
    VEC(struct list_level) lists;
    struct footer footer;
    struct author_style authors;
    VEC(struct role_style) author_roles;
    struct row section_end; /* below a section; no cells: nothing */
    struct markup date_day, date_month, date_year; /* forms of a date */
    struct markup date_dash;
    int icons; /* whether they are set */
};

/* Where styles and locales are looked for. */
struct style_places {
    struct str styles;   /* the folder of the built-in ones */
    struct str document; /* the folder that "./mine.yaml" starts from */
};

/* The tree of a style: a name, a file ("./mine.yaml") or a mapping with `extends`, laid over all
 * that it extends; `folder` is "." for styles or "locales". NULL after reporting. */
struct node *cascade_read(struct binder *b, const struct style_places *places, const char *folder,
                          const struct node *n, struct str *name);
/* False when anything was wrong (reported). */
bool style_read(struct binder *b, struct node *tree, struct style *to);

const struct role *style_role(const struct style *s, struct str name);
/* The style of a kind of entry, or NULL. */
const struct entry_style *style_entry(const struct style *s, const char *kind);

#endif
