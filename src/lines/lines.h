/* lines.h: blocks -> one long column of lines, each below the one before.
 *
 * Here types get their sizes, columns their widths and texts their lines; on which page a line
 * stands comes later. Blocks are not changed, so the same blocks are set again for each size and
 * margin that fitting tries. Measuring changes and reports nothing. */
#ifndef LINES_LINES_H
#define LINES_LINES_H

#include "base/codes.h"
#include "compose/compose.h"
#include "display/display.h"
#include "model/grid.h"
#include "model/hyphenation.h"
#include "text/bidi.h"
#include "text/opportunities.h"
#include "text/hyphen.h"
#include "text/ink.h"
#include "text/shape.h"
#include "text/type.h"

/* How far things reach across in one of the areas, from the page's left edge. */
struct frame {
    length x, width;               /* the text */
    length column_x, column_width; /* with the label column */
    length page_x, page_width;     /* to the page's edges, or those of a side column's background */
};

/* Where blocks stand: in a frame, and there perhaps in a stack. */
struct room {
    const struct frame *frame;
    length stack_x, stack_width;
};

/* A block's place across the page. */
struct across {
    length x, width;
};

/* What is reported once for the lines of a document. */
struct reported {
    struct codes missing; /* characters that no font has */
    struct pos missing_pos;
    VEC(uint32_t) scripts; /* for which that was told, as tags of HarfBuzz */
    VEC(const struct face *) fallen; /* faces that stood in for others */
    struct table replaced; /* places of values of bibliographies where characters were replaced */
    bool left;    /* there is no FriBidi */
    bool private; /* there are private characters */
    bool narrow;  /* there is no room for text */
    bool words;   /* words of a script without spaces are not known */
};

/* The columns of the table that is being set, and the row that names them. */
struct table_widths {
    const struct content_table *of; /* NULL: none yet */
    length width;                   /* of the room that the columns are for */
    length gap;                     /* between them */
    bool stacked; /* there is no room for columns: the cells of a row stand below each other */
    length columns[GRID_COLUMNS_MAX];
    const struct content_table *headed; /* the table that the header is of */
    VEC(struct item) header;            /* as it is shown again on later pages */
    length top, depth;                  /* of it, as in struct line */
};

/* What all lines of a document share, for one size and one pair of margins. */
struct lines {
    struct arena *a;       /* for glyphs and texts, which pages keep */
    struct arena *set;     /* for lines and their items, until they are set anew */
    struct arena *scratch; /* reset after each paragraph */
    struct diag *d;
    const struct content *content;
    struct shaper *shaper;
    struct opportunities *opportunities;
    struct types types;
    const struct hyphens *hyphens;           /* patterns that were read */
    const struct hyphen_patterns *patterns; /* of the document's language; NULL: none */
    const struct hyphenation *hyphenation;  /* what the document says of it */
    struct str lang;
    struct linebreak_rules rules; /* of that language */
    struct str han;        /* the language of Han without one; empty: not looked for yet */
    bool leftward;         /* the document's text runs from right to left; */
    bool mixed;            /* or some of its values do */
    bool upright;          /* the fonts of its language have no italics */
    bool tall;             /* its letters bear marks on each other */
    const struct bidi *bidi; /* NULL: no text needed it yet, */
    bool bidi_absent;        /* or it could not be opened */
    struct table icons;    /* that were looked up */
    inks inks;             /* glyphs that were looked at */
    length *label_widths;  /* of the widest text of each label column, by its index */
    length shared_width;   /* of the label column that the page shares */
    bool read_whole;       /* the word that is being divided is read with its first part */
    struct table_widths table;
    int measuring;         /* nothing is reported now */
    bool draft;            /* only heights matter: lines hold a sign of where they start */
    struct cuts *cuts;     /* texts for which lines will be set again (cuts.h); NULL: none */
    struct reported reported;
};

/* What links lead to: where it stands, from the line's baseline. */
struct anchor {
    const struct target *target;
    struct anchor *next;
    length x, y;
};

typedef VEC(struct item) item_list;

/* A line of the column, or several that no page break divides: items whose x counts from the
 * page's left edge and whose y counts from the line's baseline. */
struct line {
    length skip;    /* from the baseline above */
    length leading; /* of its type: what `skip` is beyond it is space ... */
    length solid;   /* ... but for this much, which is taken by what hangs down or stands up */
    length top;     /* from the top margin to the baseline at a page's start */
    length stands;  /* how far it stands up beyond its first text, for the line above */
    length depth;   /* below the baseline, that must be on the page */
    int penalty;    /* of a page break before it (pagebreak.h) */
    bool snaps;     /* its baseline stands on the grid */
    bool divided;   /* its last word goes on in the next line */
    bool parts;     /* it begins an entry, and another one is above */
    bool title;     /* it begins a title above its text */
    bool sinks;     /* it and what follows stand at the foot of the last page */
    VEC(struct item) items;
    VEC(struct item) joints; /* drawn unless it starts a page */
    VEC(struct item) resumes; /* drawn if it does */
    item_list later[CELLS_MAX - 1]; /* of further cells: read behind the first, which ends ... */
    size_t until;            /* ... so many lines below */
    const struct box *banner; /* whose background reaches from the page's top edge ... */
    length banner_end;        /* ... to here; NULL: none */
    VEC(struct block_mark) marks;
    struct anchor *anchors;
    const struct timeline *timeline;
    length timeline_x;
};

/* The lines of one block, and what pricing needs to know of it. */
struct extent {
    size_t first, n;
    uint32_t entry, whole;
    int keep, breaks;
    bool sticky, heading;
    bool titled; /* a title stands beside it */
};

/* A column of lines. Zeroed but for `after`, it is empty. */
struct flow {
    VEC(struct line) lines;
    VEC(struct extent) extents;
    length after;    /* what the last block asks for below it; -1: nothing */
    length below;    /* how far the last line reaches below its baseline, for what follows */
    length apart;    /* the least distance of what follows */
    length stroke;   /* how far below its baseline a stroke of the last block is; 0: none */
    length sunk;    /* how much lower that stands than the style says, off deep letters: what follows moves with it */
    length y;        /* of the last baseline, if there were no pages */
    length label_end; /* of the last line in a label column, */
    length label_x, label_right; /* which reaches from here to here */
    length limit;    /* stacks that may be split are when they are higher than this */
};

/* Begins with the text in 1/1000 of its size, and measures the label columns. What was set before
 * is forgotten. */
void lines_start(struct lines *s, int size);
/* Whether a row is set as it is, or as the rows in its place. */
enum form {
    FORM_OPEN, /* as it is, if it fits on one line */
    FORM_OWN,
    FORM_OTHER,
};
/* Appends the lines of one block, without penalties. */
void lines_block(struct lines *s, const struct block *b, enum form form, const struct room *room, struct flow *to);
/* Forms of a list's rows, by index, as far as they are chosen. Zeroed, none is. */
struct forms {
    uint8_t *at;
};
/* The form that the block at `i` and all like it take. Rows of entries may have other rows for where they are too long;
 * where one of a kind needs these, so do all of that kind from title to title. */
enum form lines_form(struct lines *s, const struct blocks *of, size_t i, const struct room *room, struct forms *forms);
/* Appends the lines of all blocks of a list. */
void lines_blocks(struct lines *s, const struct blocks *blocks, const struct room *room, struct flow *to);

/* Lines whose right cells wait until the left one has been read. */
struct waiting_line {
    item_list items; /* that are read now */
    size_t cell;
    length y;
    size_t due; /* the line with which the left cell ends */
};
typedef VEC(struct waiting_line) waiting_lines;

/* Notes that line `i` stands at y. Returns of how many, w->at[0..], the right cells are to be read
 * now; they wait no more. */
size_t lines_wait(struct arena *a, waiting_lines *w, const struct line *line, size_t i, length y,
                  bool last);

#endif
