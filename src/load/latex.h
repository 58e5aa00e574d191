/* latex.h: LaTeX in a value of a .bib file -> the CV's own markup, and lists of names.
 *
 * The markup is what text/inline.h reads: *emphasis*, **bold**, `code`, links, <sup>, <sub>,
 * $formulas$, whose source does not change, and '\' before characters that would be read as markup. Results are on the arena, or view the value if nothing had to be changed. */
#ifndef LOAD_LATEX_H
#define LOAD_LATEX_H

#include "base/diag.h"

/* Converts `value`, which is at `pos`. Accents and signs become Unicode (NFC), braces are removed,
 * white space becomes single blanks. "--" and straight quotes are kept for text/inline.h. An
 * unknown command is reported, once for each name; its name is printed as text and its argument is
 * converted. So are tags; those of HTML, JATS and MathML (tags.h) and entities become markup and text.
 * Any input gives some text. */
struct str latex_markup(struct arena *a, struct diag *d, struct str value, struct pos pos);

/* The same for a text that is not LaTeX: only formulas "$x^2$", tags and entities have a meaning in it. */
struct str latex_plain_markup(struct arena *a, struct diag *d, struct str value, struct pos pos);

/* LaTeX inside of `markup`, a text of a document: known commands and accents become what latex_markup
 * makes of them. The rest, formulas, escapes and code too, stays as it is. */
struct str latex_in_markup(struct arena *a, struct diag *d, struct str markup, struct pos pos);

/* Behind the code, tag or formula at byte `i`, where other rules hold than in the text; `i`: there is none. */
size_t latex_skipped(struct str s, size_t i);

/* An address from a field: without escapes, \url{}, angle brackets and white space. */
struct str latex_address(struct arena *a, struct str value);

/* A person or an organization. The parts are markup; a missing part is empty (p is never NULL). */
struct latex_name {
    struct str given, particle, family, suffix; /* "Ludwig", "van", "Beethoven", "Jr." */
    struct pos pos;
    bool corporate; /* an organization: its name was in braces and is now in `family` */
    bool others;    /* "and others": not a name */
    bool guessed;   /* without a comma, so that the family name may be another word */
    bool turned;    /* written as "Fuller ME" */
};

struct latex_names {
    VEC(struct latex_name) names;
};

/* Splits an author or editor field at "and" outside of braces, and each name by the rules of BibTeX
 * ("First von Last", "von Last, First", "von Last, Jr, First") or biblatex ("family=.., given=..").
 * More is read than BibTeX reads: "Guy L. Steele Jr." and "Steele, Guy L., Jr." have a suffix,
 * "Fuller ME" starts with the family name, "et al." means others, and the number that DBLP adds to a
 * name ("Sehoon Kim 0001") is left out. A name with more than two commas is read as a list separated by
 * commas, and reported. */
struct latex_names latex_names(struct arena *a, struct diag *d, struct str value, struct pos pos);

#endif
