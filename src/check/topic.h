/* topic.h: a name -> what all tables of the library say of it. */
#ifndef CHECK_TOPIC_H
#define CHECK_TOPIC_H

#include "load/bind.h"

/* What is known of the key, kind of entry, limit or rule of this name, as plain text; `name` p NULL: all their
 * names, one a line. A file of the program that cannot be read is reported and left out. */
struct str topic_text(struct binder *b, struct str name);

#endif
