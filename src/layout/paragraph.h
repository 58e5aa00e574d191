/* paragraph.h: rich text and the widths it may fill -> lines of display items.
 *
 * Between the two stands the pure breaker (linebreak.h): rich text becomes boxes, glue and
 * penalties, the chosen lines become glyph runs, icons and links whose x counts from the left
 * edge of the paragraph and whose y counts from the line's baseline. */
#ifndef LAYOUT_PARAGRAPH_H
#define LAYOUT_PARAGRAPH_H

#include "display/display.h"
#include "layout/linebreak.h"
#include "text/hyphen.h"
#include "text/inline.h"
#include "text/shape.h"

/* What is reported once a run. */
struct told {
    VEC(int32_t) missing; /* characters that no font has */
    struct pos missing_pos;
    VEC(const struct face *) fallen; /* faces that stood in for others */
    bool left;                       /* that right-to-left text cannot be set */
    bool private;                    /* that there are private characters */
};

/* What every paragraph of a run shares. */
struct setter {
    struct arena *a;       /* for glyphs and texts, which pages keep */
    struct arena *lines;   /* for lines and their items, until they are placed */
    struct arena *scratch; /* reset after each paragraph */
    struct diag *d;
    struct shaper *shaper;
    const struct types *types;
    const struct hyphen_patterns *patterns; /* NULL: words are not divided */
    struct str lang;
    struct display *display; /* elements of links are added to it */
    bool read_whole;         /* the word that is being divided is read with its first part */
    struct told told;
};

struct set_line {
    length width; /* from the left edge to the end of the last glyph */
    VEC(struct item) items;
};

struct set_lines {
    struct set_line *at;
    size_t n;
};

/* One piece of a paragraph: parallel to the breaker's items. */
enum piece_kind {
    PIECE_WORD,
    PIECE_SPACE,
    PIECE_HYPHEN,
    PIECE_PLACE,
    PIECE_ICON,
    PIECE_SEPARATOR,
    PIECE_PAD,
    PIECE_LEVEL,
};

struct piece {
    enum piece_kind kind;
    const struct span *span;
    const struct type *type;
    const struct shaped *word; /* PIECE_WORD: bytes [from, to) of it; a separator's sign */
    size_t from, to;
    bool in_letters; /* the word is so wide that it may break between letters */
};

struct pieces {
    struct linebreak_item *items;
    struct piece *pieces; /* as many */
    size_t n;
};

/* How large an icon is beside type of this size: its ink is as high as the text's. */
static inline length icon_size(length em)
{
    return em * 88 / 100;
}

/* Cuts rich text into pieces, on the scratch arena. `widest`: of the lines; what is wider is cut
 * between letters. */
struct pieces pieces_of(struct setter *s, const struct rich *r, const struct type *type,
                        length widest);

/* Sets the text in lines of that width, all but the first indented by `hang`, aligned and
 * hyphenated as `type` says. `element`: what the text is content of. */
struct set_lines paragraph_set(struct setter *s, const struct rich *r, const struct type *type,
                               length width, length hang, uint32_t element);
/* The width of the widest part that no line break divides. */
length paragraph_least(struct setter *s, const struct rich *r, const struct type *type);
/* The width of the text on one line. */
length paragraph_natural(struct setter *s, const struct rich *r, const struct type *type);

#endif
