/* latex.h: LaTeX inside a value of a .bib file -> the CV's own markup, and lists of names.
 *
 * The markup is what text/inline.h reads: *emphasis*, **bold**, `code`, links, <sup>, <sub>,
 * $formulas$ of letters with raised or lowered parts, and '\' before signs that would mean
 * something there. Everything lives on the arena; where nothing had to be changed, it views the
 * value. */
#ifndef LOAD_LATEX_H
#define LOAD_LATEX_H

#include "base/diag.h"

/* `value` stood at `pos`. Accents and signs become Unicode (NFC), braces vanish, white space
 * becomes single blanks. "--" and straight quotation marks stay: the inline stage knows what they
 * stand for. A command that isn't known is set as it was written, what it is applied to as markup,
 * and reported at its place, once for each name. Bad input of any kind gives some text. */
struct str latex_markup(struct arena *a, struct diag *d, struct str value, struct pos pos);

/* A person or a body; its parts are markup, empty when missing (p never NULL). */
struct latex_name {
    struct str given, particle, family, suffix; /* "Ludwig", "van", "Beethoven", "Jr." */
    struct pos pos;
    bool corporate; /* a body, whose name was one group in braces: stands in `family` */
    bool others;    /* "and others": no name */
};

struct latex_names {
    VEC(struct latex_name) names;
};

/* Divides an author or editor field at "and" outside of braces, each name by BibTeX's rules
 * ("First von Last", "von Last, First", "von Last, Jr, First") or biblatex's ("family=..,
 * given=.."). Beyond them, "Guy L. Steele Jr." has a suffix, and the number that DBLP puts behind a
 * name ("Sehoon Kim 0001") is left out. A name with more than two commas is taken for a list
 * divided by commas, and reported. */
struct latex_names latex_names(struct arena *a, struct diag *d, struct str value, struct pos pos);

#endif
