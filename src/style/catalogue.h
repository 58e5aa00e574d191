/* catalogue.h: lists for users: the built-in styles, and all keys and names that styles can use. */
#ifndef STYLE_CATALOGUE_H
#define STYLE_CATALOGUE_H

#include "load/bind.h"

/* One entry for each built-in style: its name, then what it looks like. p NULL after an error
 * (reported). */
struct str catalogue_styles(struct binder *b);
/* The tree of one of the program's own files, "styles/base.yaml"; NULL after an error (reported). */
struct node *catalogue_tree(struct binder *b, struct str name);
/* All keys of styles, then the names of font families, icons and words, as Markdown. A file that
 * cannot be read is reported and left out. */
struct str catalogue_style_keys(struct binder *b);
/* All keys of locales, as Markdown. Errors as above. */
struct str catalogue_locale_keys(struct binder *b);
/* One line for each family that a style may name: its weights, and where it comes from. The same for each icon:
 * all its names. p NULL after an error (reported). */
struct str catalogue_fonts(struct binder *b);
struct str catalogue_icons(struct binder *b);
/* One line for each built-in locale: its tag, its name in English and in its language. p NULL after an
 * error (reported). */
struct str catalogue_locales(struct binder *b);
/* The text of a locale; of one that extends others, with all that it has from them. Errors as above. */
struct str catalogue_locale(struct binder *b, struct str name);

#endif
