/* bidi.h: which way the parts of a text run, by the Unicode Bidirectional Algorithm (UAX #9).
 *
 * In: a paragraph and the direction that it has. Out: the embedding level of each byte: even, the
 * text runs to the right; odd, to the left. For a line of it: the order in which its parts stand.
 *
 * FriBidi, which does the algorithm, is opened by the first text that needs it. The classes of
 * characters come from utf8proc, so that pages are the same with any FriBidi. */
#ifndef TEXT_BIDI_H
#define TEXT_BIDI_H

#include "base/str.h"

/* Signs that isolate a part of a text from what is beside it, up to BIDI_END. */
enum bidi_sign {
    BIDI_RIGHTWARD = 0x2066, /* left-to-right isolate */
    BIDI_LEFTWARD = 0x2067,  /* right-to-left isolate */
    BIDI_OWN = 0x2068,       /* first strong isolate */
    BIDI_END = 0x2069,       /* pop directional isolate */
};

/* True for signs that only order a text: marks, embeddings, overrides and isolates. Nothing is set
 * for them. */
static inline bool bidi_is_sign(int32_t code)
{
    return code == 0x061C || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069);
}

/* True if some of the text runs to the left, or says so. A text of which this is false needs nothing
 * of this file where text runs to the right. */
bool bidi_needed(struct str text);
/* True if a character is a letter that runs to the left. */
bool bidi_runs_left(int32_t code);
/* True if a character is a sign of no direction, as brackets and marks of quotation are. */
bool bidi_is_neutral(int32_t code);
/* True if a character stands between figures and has no direction, as "," and ":". */
bool bidi_is_separator(int32_t code);
/* True if a character is a figure of Arabic, but not of Persian. */
bool bidi_is_arabic_figure(int32_t code);
/* True if a character is a figure or a sign that goes with figures, as "." and "," do. */
bool bidi_is_numeric(int32_t code);

/* A text without such signs. */
struct str bidi_bare(struct arena *a, struct str text);

/* The direction of a text by itself: that of its first letter, if two thirds of its letters have it
 * too. All letters of a word count as its first one: "and" may be a letter before a name. */
enum bidi_own { BIDI_NEITHER, BIDI_OWN_RIGHTWARD, BIDI_OWN_LEFTWARD };
enum bidi_own bidi_own(struct str text);

struct bidi;

/* FriBidi, opened; it lasts as long as `a`. NULL: the system has none. */
const struct bidi *bidi_open(struct arena *a);
/* The level of each byte, of text.n, on `a`; white at the end has that of the paragraph (rule L1).
 * `leftward`: the direction of the paragraph. A line feed in it begins another one. */
uint8_t *bidi_levels(const struct bidi *b, struct arena *a, struct str text, bool leftward);
/* Keeps plus signs and number signs behind Latin letters with these, and signs before them: C++, C#, .NET, @name, -O3,
 * °C. The algorithm would move such signs to the other side in text that runs to the left. */
void bidi_keep_names(struct str text, uint8_t *level);
/* Keeps the groups of telephone numbers and of other long numbers in their order, which the algorithm would turn:
 * "+49 (0)30 123-456", "0000-0002-1825-0097". */
void bidi_keep_numbers(struct str text, uint8_t *level);
/* Lets brackets around figures alone, as in "[1]", run with them. They look the same: a bracket that runs to the left
 * is shown as its other half. But such a text then stands as it is read, and programs find it whole. */
void bidi_keep_brackets(struct str text, uint8_t *level);
/* order[i], of n: which of the parts of a line, of these levels, stands at place i from the left
 * (rule L2). */
void bidi_order(const uint8_t *levels, size_t n, size_t *order);

#endif
