/* locale.h: every word and sign that a language needs, from styles/locales/. */
#ifndef MODEL_LOCALE_H
#define MODEL_LOCALE_H

#include "base/markup.h"
#include "load/node.h"

struct binder;
struct bind_table;

struct locale {
    struct markup language; /* BCP 47 */
    struct str months[12];  /* short, as in "Sep. 2016" */
    struct str month_names[12];
    struct markup present;
    /* Opening and closing quotes, outer and inner, and the apostrophe. */
    struct markup quote_open, quote_close, inner_open, inner_close, apostrophe;
    const struct node *sections; /* key of a known section -> its title */
    const struct node *words;    /* of templates: {word:last_updated} */
    const struct node *types;    /* type of a work -> title of a group of such */
    const struct node *statuses; /* status of a work -> as it is set */
    const struct node *roles;    /* role of an author -> what its mark means */
    struct markup et_al, authors_count, citations; /* "et al.", "{n} authors", ... */
    struct markup undated, others;      /* titles of groups */
};

/* What a locale may hold. */
extern const struct bind_table locale_table;

/* Whether it has the form of a BCP 47 tag (RFC 5646, 2.1): subtags of one to eight letters and
 * digits, the first of two letters or more. */
bool locale_is_language(struct str tag);
/* Reads a locale's tree; false when something was wrong (reported). */
bool locale_read(struct binder *b, const struct node *n, struct locale *to);
/* What one of the locale's mappings says for a key; the key itself where it says nothing. */
struct str locale_word(const struct node *words, struct str key);

#endif
