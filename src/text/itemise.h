/* itemise.h: a paragraph's text -> items: parts of one script, one language and one direction.
 *
 * Scripts are those of UAX #24. Characters of no script of their own (spaces, digits, signs, marks) take
 * that of the text before them, or at the start, of the text behind them; a closing bracket takes that of
 * its opening one. Han and kana are one item. No grapheme cluster is divided between scripts.
 *
 * It knows nothing of fonts and types. A text of Latin letters and common signs alone, which runs to the
 * right, costs no memory: it has no items. */
#ifndef TEXT_ITEMISE_H
#define TEXT_ITEMISE_H

#include <hb.h>

#include "base/str.h"

/* A part of the text in one language. Parts follow each other and cover the text. */
struct itemise_part {
    size_t end;
    struct str lang; /* BCP 47 */
};

/* What tells the language of Han amid text in another language, where the text itself has no kana, Hangul or
 * Bopomofo: asked once it is needed. */
struct itemise_han {
    struct str (*language)(void *user);
    void *user;
};

struct text_item {
    uint32_t start, end; /* bytes of the text */
    hb_script_t script;  /* never Common, Inherited or Unknown; of Han with kana: Han */
    uint8_t level;       /* of the bidirectional text: odd runs from right to left */
    struct str lang;     /* BCP 47, that writes the script as far as that can be known */
};

/* Items follow each other and cover the text. n 0: all of it is Latin, in the languages of its parts. */
struct text_items {
    const struct text_item *at;
    size_t n;
};

/* `levels`: for each byte (UAX #9); NULL: all are 0. `han`: NULL: Chinese. The items are on the arena. */
struct text_items itemise(struct arena *a, struct str text, const struct itemise_part *parts,
                          size_t n_parts, const uint8_t *levels, const struct itemise_han *han);
/* The script of a character, with kana as Han; of signs and marks of several scripts, that of most texts that have
 * them. */
hb_script_t itemise_script(int32_t code);
/* Whether the text has Latin letters, common signs and their marks alone, none of which changes the
 * direction. Items can then be left out. */
bool itemise_is_plain(struct str text);
/* The script whose texts have the sign, if they are those of one script or its neighbours: that of "،" is Arabic.
 * HB_SCRIPT_COMMON: any. */
hb_script_t itemise_nature(int32_t code);

#endif
