/* cjk.h: Chinese and Japanese in lines: the white between characters that are as wide as the em.
 *
 * Such characters stand one by one: each is a word of its own, and what is between two of them is glue.
 *
 * - Between ideographs it is nothing that may stretch a little: lines are justified to the character.
 * - The white of a punctuation mark (half of its em, a quarter at each side where it stands in the middle)
 *   is glue, and the mark's box is what remains: the white goes at the edges of lines by itself, and two
 *   marks in a row have half an em between them at most. How much of a glyph is white is measured: fonts
 *   for Japan, for mainland China and for Taiwan differ. It shrinks before anything else does.
 * - Between an ideograph and a Latin letter or digit there is a quarter of an em, unless the author typed
 *   a space or there is punctuation.
 *
 * Hangul is text with spaces between words. Its syllables are parted only where lines would be very bad.
 *
 * Thai has spaces between phrases, and few lines have one. Where its lines are justified, there is white between
 * words too, that is nothing and may stretch a little, as XeTeX's users have it. A line for which that is too
 * little is left ragged (measure_glue). The same is done at zero-width spaces of Lao, Khmer and Burmese.
 *
 * Only paragraphs with such characters come here (LINEBREAK_EAST, LINEBREAK_THAI, LINEBREAK_MARKED). */
#ifndef LINES_CJK_H
#define LINES_CJK_H

#include "lines/cutter.h"

/* Whether a character is an ideograph, kana or Hangul. */
bool cjk_is_letter(int32_t code);
/* Whether a text has the dash of a range of dates, as languages of East Asia write it. */
bool cjk_has_range(struct str text);
/* Whether words of the span that is cut, in a script without spaces, have white between them. */
bool cjk_white_between_words(const struct cutter *c);
/* Whether a space behind such words, before byte `at`, ends a phrase. */
bool cjk_space_of_phrase(const struct cutter *c, size_t at);
/* The end of the part that begins at byte `i` of a text without spaces, [i, to): one wide character with
 * what belongs to it, or all up to the next, or one word that has white behind it. */
size_t cjk_part(const struct cutter *c, size_t i, size_t to);
/* Appends the white between what stands before byte `at` of the paragraph's text and the part [at, to), which is
 * appended next; cjk_end is told when it has been. */
void cjk_begin(struct cutter *c, size_t at);
void cjk_end(struct cutter *c, size_t at);
/* A typed space or a separator follows. */
void cjk_space(struct cutter *c);
/* Gives places to break inside a text without spaces their kinds: beside a syllable of Hangul, behind a word of
 * Thai or a zero-width space. `cuts`: as in cutter_word. */
void cjk_cuts(struct str word, unsigned char *cuts);
/* Gives such a white the width that it has in its type. `of`: the paragraph's. */
void cjk_measure(const struct piece *white, const struct type *of, struct totalfit_item *glue);
/* How white is written so that readers find no space in it, and no end of a line where glyphs overlap by their
 * white: glyphs without ink, which are read as nothing, stand in it. */
struct cjk_gap {
    bool joined;    /* its run is read as one */
    uint32_t glyph;
    size_t n;
    length at[8];   /* where they stand */
};

/* Readers take more for a space [1/1000 em]: pdf.js more than 102, Poppler and MuPDF more than 150.
 * Poppler takes letters that overlap by more for another line. */
#define CJK_MOST_APART 100

/* Of a white that is set from x on, this wide. `type` is that of the glyphs; `behind`: of what stands before it. */
struct cjk_gap cjk_gap(const struct piece *white, const struct type *type, bool behind, length x, length width);
/* A glyph without ink that can be read as nothing; 0: there is none. */
uint32_t cjk_silent(const struct face *face);
/* By how much a piece is narrower than its glyphs, before and behind them. */
static inline length cjk_front(const struct piece *p)
{
    return p->front ? p->type->size * p->front / 4 : 0;
}

static inline length cjk_back(const struct piece *p)
{
    return p->back ? p->type->size * p->back / 4 : 0;
}

#endif
