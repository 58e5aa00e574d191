/* catalogue.h: what there is to choose from: the built-in styles, and the names that a style takes. */
#ifndef STYLE_CATALOGUE_H
#define STYLE_CATALOGUE_H

#include "load/bind.h"

/* A line for each built-in style, its name first; p NULL after reporting. */
struct str catalogue_styles(struct binder *b);
/* All keys of styles, then the names of families, icons and words, as Markdown. What cannot be read is
 * reported. */
struct str catalogue_style_keys(struct binder *b);
/* All keys of locales, as Markdown. */
struct str catalogue_locale_keys(struct binder *b);

#endif
