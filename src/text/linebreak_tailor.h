/* linebreak_tailor.h: what a language makes of the class of a character (linebreak.h). */
#ifndef TEXT_LINEBREAK_TAILOR_H
#define TEXT_LINEBREAK_TAILOR_H

#include "text/linebreak.h"
#include "text/linebreak_class.h"

/* The class of the character `code`, which is not ASCII and stands at byte `at` of the text. */
enum linebreak_class linebreak_tailored(struct str text, size_t at, int32_t code,
                                        struct linebreak_rules rules);

#endif
