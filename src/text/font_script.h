/* font_script.h: what a font must have to be one of a script, and which languages are written in it. */
#ifndef TEXT_FONT_SCRIPT_H
#define TEXT_FONT_SCRIPT_H

#include <hb.h>

#include "base/str.h"

struct font_script {
    hb_script_t script;
    const char *name;      /* in messages and in fonts/index.yaml */
    const char *language;  /* that its texts are most often in, if nothing else is known */
    const char *languages; /* that are written in it, with a blank around each */
    struct str alphabet;   /* letters that tell whether a font has the script in full */
};

/* NULL: nothing is known of the script, or it is Latin or none. */
const struct font_script *font_script(hb_script_t script);
/* The same by a language that is written in the script. */
const struct font_script *font_script_of_language(struct str lang);
/* The language of a text, BCP 47: `lang` if it is written in the script, else the usual one. */
struct str font_script_language(const struct font_script *s, struct str lang);
/* True if `lang` is a language that is written in the script. */
bool font_script_is_of(const struct font_script *s, struct str lang);
/* Under what name the index lists families of the system for such text: the script's, but for what is
 * written in East Asia the language's, "zh-Hans", "zh-Hant", "zh-HK", "ja" or "ko". */
const char *font_script_key(const struct font_script *s, struct str lang);
/* The letters that a font must have, so that texts of the language are set in it. */
struct str font_script_alphabet(const struct font_script *s, struct str lang);

/* Whether a language is written with small letters and capitals; true of one that is not known. */
bool font_script_has_case(struct str lang);
/* Whether letters of a language bear marks on each other, so that they are as high as their line is apart. */
bool font_script_is_tall(struct str lang);
/* Whether fonts for a language have italics; true of one that is not known. */
bool font_script_has_italics(struct str lang);

#endif
