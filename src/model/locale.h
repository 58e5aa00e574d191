/* locale.h: every word and sign that a language needs, from styles/locales/. */
#ifndef MODEL_LOCALE_H
#define MODEL_LOCALE_H

#include "load/bind.h"

struct locale {
    struct markup language; /* BCP 47 */
    struct str months[12];  /* short, as in "Sep. 2016" */
    struct str month_names[12];
    struct markup present;
    /* Opening and closing quotes, outer and inner, and the apostrophe. */
    struct markup quote_open, quote_close, inner_open, inner_close, apostrophe;
    const struct node *sections; /* key of a known section -> its title */
};

/* Reads a locale's tree; false when something was wrong (reported). */
bool locale_read(struct binder *b, const struct node *n, struct locale *to);
/* The title of a known section, or p NULL. */
struct str locale_section(const struct locale *l, struct str key);

#endif
