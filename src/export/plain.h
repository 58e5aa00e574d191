/* plain.h: what a CV says, without markup and fonts, with typographic signs. */
#ifndef EXPORT_PLAIN_H
#define EXPORT_PLAIN_H

#include "content/content.h"

struct plain {
    struct arena *a;
    const struct cv *cv;
    struct inliner *inliner; /* the document's: with all values that were parsed */
    struct diag quiet;       /* what is wrong was said when it was set */
};

/* `p` must stay where it is, and the content's reports go to it from now on. */
void plain_start(struct plain *p, struct arena *a, struct content *content);
/* Its paragraphs, with empty lines between them; empty for a text that isn't there. */
struct str plain_text(struct plain *p, struct markup m);
/* The same, but lines stay lines. */
struct str plain_lines(struct plain *p, struct markup m);
/* The text of a field that holds one; empty where the entry has none. */
struct str plain_field(struct plain *p, const struct entry *e, enum field f);
/* An item of a list with its label: "Keywords: a, b". */
struct str plain_point(struct plain *p, const struct point *point);
/* 2016, 2016-09 or 2016-09-01; empty for what is no day, month or year. */
struct str plain_day(struct plain *p, const struct entry *e, enum field f);
/* The day of a work: its date, else its year. */
struct str plain_work_day(struct plain *p, const struct entry *e);
/* An address as it may stand in a link; empty for one that none leads to. */
struct str plain_link(struct plain *p, struct str uri);
/* Where an entry leads to: its address, else its DOI, else arXiv, else what `f` links to. */
struct str plain_uri(struct plain *p, const struct entry *e, enum field f);
/* The address of the DOI; empty without one. */
struct str plain_doi(struct plain *p, const struct entry *e);
/* Where the first contact of that kind leads, without `scheme`; empty when there is none. */
struct str plain_contact_uri(struct plain *p, enum contact_kind kind, const char *scheme);
/* Its text. */
struct str plain_contact(struct plain *p, enum contact_kind kind);
/* What the person is, unless the headline only names the document. */
struct str plain_headline(struct plain *p);
/* Whether the key of a section, in small letters, has one of the words in it; ended by NULL. */
bool plain_section_is(struct plain *p, const struct section *s, const char *const *words);

#endif
