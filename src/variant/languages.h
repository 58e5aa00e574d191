/* languages.h: texts that stand in a document in several languages: {en: One, de: Eins}.
 *
 * In: a tree, and the language of its locale. Out: the tree with one of the texts in place of each such
 * mapping. Any value may be in several languages, not texts alone. */
#ifndef VARIANT_LANGUAGES_H
#define VARIANT_LANGUAGES_H

#include "load/bind.h"

/* A mapping is a text in languages if all its keys are tags such as "en", "de-CH" or "zh-Hant" and one of
 * them is of a language that cvtex has a locale for. The text in `wanted` or in the same language is
 * taken; if there is none the first one, which is reported. `locale` and `variants`
 * are left as they are. */
const struct node *languages_choose(struct binder *b, const struct node *tree, struct str wanted);

#endif
