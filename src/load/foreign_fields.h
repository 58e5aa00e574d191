/* foreign_fields.h: which fields and types of BibTeX, BibLaTeX and CSL-JSON a document has a word
 * for, and which are never meant for a page. Tables only. */
#ifndef LOAD_FOREIGN_FIELDS_H
#define LOAD_FOREIGN_FIELDS_H

#include "base/str.h"

/* A field and its key in a document. How its value is taken:
 *   m  it is LaTeX, or HTML in CSL-JSON, and becomes markup
 *   w  it is used as it is
 *   s  as m; a subtitle: it follows the text that is there after ": "
 *   p  as m; a part: it follows the number that is there after "."
 *   n  as m; a list of names without structure: "and" between them becomes a comma */
struct foreign_field {
    const char *field, *key;
    char how;
};

/* Both end with a field that is NULL. */
extern const struct foreign_field foreign_bibtex_fields[], foreign_csl_fields[];

/* Lists of people, and their keys; `roles`: the field with annotations, or NULL. */
struct foreign_people {
    const char *field, *key, *roles;
};
extern const struct foreign_people foreign_bibtex_people[], foreign_csl_people[];

/* True for fields that programs keep for themselves, and for those that are about the entry, not
 * the work: file, timestamp, owner ... */
bool foreign_is_private(struct str field);
/* True if BibTeX or BibLaTeX has entries of this type, or people use it for other works. */
bool foreign_is_bibtex_type(struct str type);
/* The type of BibLaTeX for a type of CSL. */
struct str foreign_csl_type(struct str type);

#endif
