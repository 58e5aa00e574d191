/* paragraph.h: rich text and the widths it may fill -> lines of display items.
 *
 * Between the two stands the pure breaker (totalfit.h): rich text becomes boxes, glue and
 * penalties, the chosen lines become glyph runs, icons and links whose x counts from the left
 * edge of the paragraph and whose y counts from the line's baseline. */
#ifndef LINES_PARAGRAPH_H
#define LINES_PARAGRAPH_H

#include "lines/dress.h"
#include "lines/totalfit.h"

struct set_line {
    length width; /* from the left edge to the end of the last glyph */
    bool divided; /* its last word goes on in the next line */
    VEC(struct item) items;
};

struct set_lines {
    struct set_line *at;
    size_t n;
    bool turned; /* they begin at the other edge than the document's text */
};

/* One piece of a paragraph: parallel to the breaker's items. */
enum piece_kind {
    PIECE_WORD,
    PIECE_SPACE,
    PIECE_HYPHEN,
    PIECE_PLACE,
    PIECE_ICON,
    PIECE_SEPARATOR,
    PIECE_SIGN,  /* its sign, at the end of a line */
    PIECE_PAD,
    PIECE_LEVEL,
    PIECE_WHITE, /* beside a wide character (cjk.h) */
    PIECE_SEAM,  /* between two words without a space (seams.h) */
    PIECE_SHIFT, /* the pen moves, for scripts of a formula that stand above each other */
};

struct piece {
    uint8_t kind;    /* enum piece_kind */
    bool in_letters; /* the word is so wide that it may break between letters */
    uint8_t wide;    /* PIECE_WHITE: which sides are wide: 1, before it; 2, behind it; 4, it keeps a Latin
                        letter off an ideograph; 8, it is between words of a script without spaces. PIECE_SPACE: 8, it ends a phrase of such a script.
                        PIECE_PLACE: it is between words that have no space. PIECE_SHIFT: 1, back to where the
                        lowered script begins; 0, to the farther end */
    uint8_t front : 4, back : 4; /* quarters of an em that the box is narrower than its glyphs;
                                    PIECE_WHITE: that those beside it are */
    uint8_t level;   /* of its text (bidi.h) */
    uint32_t from, to; /* PIECE_WORD: bytes [from, to) of the word; PIECE_SPACE: of the text;
                          PIECE_WHITE: its width, and what it gives, in 1/1000 em;
                          PIECE_SEAM: its width, which may be less than 0; PIECE_SHIFT: `to` pieces before it the
                          lowered script begins, or the shift back stands; the raised one begins so far behind that */
    const struct typed_span *span;
    const struct type *type;
    const struct shaped *word; /* PIECE_WORD, of which this is a part; the sign of a separator */
};

struct pieces {
    struct totalfit_item *items;
    struct piece *pieces; /* as many */
    size_t n;
    bool leveled;  /* some of it runs another way than the paragraph */
    bool leftward; /* the direction of the paragraph */
    bool rigid;    /* in a script whose lines are filled in another way: nothing expands or protrudes */
    bool words;    /* there is white between words of a script without spaces (cjk.h) */
    bool once; /* they are for these types and this width only, or there was something to report */
};

/* How much wider or narrower the lines may be made [1/1000]. */
static inline int pieces_expansion(const struct pieces *ps, const struct type *type)
{
    return (type->align == ALIGN_JUSTIFY || type->align == ALIGN_EVEN) && !ps->rigid ? type->expansion : 0;
}

/* How large an icon is beside type of this size: its ink is as high as the text's. */
static inline length icon_size(length em)
{
    return em * 88 / 100;
}

/* Cuts text into pieces, on the scratch arena, that have no widths yet. `type`: of the paragraph;
 * `widest`: of the lines; what is wider is cut between letters. */
struct pieces pieces_of(struct lines *s, const struct typed *r, const struct type *type,
                        length widest);
/* The width of a span of text on one line. */
length pieces_span_width(struct lines *s, const struct typed *r, const struct typed_span *span);
/* Gives the pieces the widths that they have in their types (widths.c). Returns that of the widest
 * word. */
length pieces_measure(struct lines *s, const struct typed *r, const struct pieces *ps,
                      const struct type *type);

/* Sets the text in lines of that width, all but the first indented by `hang`, aligned and
 * hyphenated as `type` says. */
struct set_lines paragraph_set(struct lines *s, const struct rich *r, const struct type *type,
                               length width, length hang);
/* The width of the widest part that no line break divides. */
length paragraph_least(struct lines *s, const struct rich *r, const struct type *type);
/* The width of the text on one line. */
length paragraph_natural(struct lines *s, const struct rich *r, const struct type *type);

#endif
