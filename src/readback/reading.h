/* reading.h: finished pages -> the words that programs which extract text get from them.
 *
 * A PDF says what each glyph is read as and where it stands. Programs put the words in an order of
 * their own; a reading is one of these orders. The display list has the same texts in the same order
 * as the PDF that is made from it. A reading knows nothing of CVs. */
#ifndef READBACK_READING_H
#define READBACK_READING_H

#include "display/display.h"

enum reading_kind {
    READING_ORDER,  /* as the texts follow each other in the file: pypdf, PDFium, pdftotext -raw */
    READING_ROWS,   /* each line across the whole page: pdftotext -layout */
    READING_BLOCKS, /* one block of near lines after the other: pdfminer */
    READINGS
};

/* What stands between a word and the one before it. */
enum reading_gap {
    GAP_SPACE, /* a space, or a sign inside words such as an apostrophe */
    GAP_SIGN,  /* a comma, a bar, a dash or another sign between parts of a line */
    GAP_WIDE,  /* so much white that programs take it for a border of columns */
    GAP_LINE,  /* a new line */
};

struct reading_word {
    struct str folded;  /* letters and digits alone, without case */
    struct str raw;     /* the same as it is read */
    uint32_t element;   /* of the text where it begins (display.h) */
    uint32_t line;      /* number of its line in the reading */
    enum reading_gap before;
};

struct reading {
    enum reading_kind kind;
    VEC(struct reading_word) words;
    uint32_t lines;
};

/* Reads all pages. */
void reading_make(struct arena *a, const struct display *d, enum reading_kind kind,
                  struct reading *to);
/* Splits a text in the same way. */
void reading_of_text(struct arena *a, struct str text, struct reading *to);

/* ---- shared by the files of readings */

/* A text on a page, or the white behind it that the PDF has as a wide space (`white` in display.h). */
struct strip {
    const struct item *item;
    struct str text; /* as it is read; of the white, two spaces */
    size_t index; /* in the page */
    length left, right, baseline;
    length first, last; /* the widths of its first and last character */
};
typedef VEC(struct strip) strips;

/* Writes the strips of a page into lines, as a reading orders them. */
struct reading_writer;
/* Begins a new line. */
void reading_line(struct reading_writer *w);
/* Appends a strip to the line, after this gap. */
void reading_strip(struct reading_writer *w, const struct strip *s, bool space, bool wide);
/* True for white. */
bool strip_is_white(const struct strip *s);
/* True if there is a space between two strips of a line. */
bool reading_apart(const struct strip *before, const struct strip *s);

/* Orders the strips of a page, which are in the order of the file, by blocks (blocks.c). */
void blocks_read(struct arena *a, const strips *page, struct reading_writer *w);

#endif
