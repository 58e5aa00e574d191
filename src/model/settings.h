/* settings.h: a settings file (".cvtex"): keys of documents that hold for all documents of a folder.
 *
 * It may come from a stranger. So it says how documents look and are checked, and nothing of what they say, of what
 * may be read, or of what is written. */
#ifndef MODEL_SETTINGS_H
#define MODEL_SETTINGS_H

#include "load/bind.h"

/* The document's tree laid over the settings: what it says itself wins. Where the settings name a style or locale,
 * a mapping in the document changes that one. NULL after reporting. */
struct node *settings_under(struct binder *b, const struct source *settings, struct node *document);

#endif
