/* plain.h: values of a CV -> plain text: without markup and fonts, with typographic signs. */
#ifndef EXPORT_PLAIN_H
#define EXPORT_PLAIN_H

#include "content/content.h"

struct plain {
    struct arena *a;
    const struct cv *cv;
    struct inliner *inliner; /* of the content, so that values are not parsed again */
    struct diag quiet;       /* swallows reports: the content reported these mistakes already */
};

/* All functions return an empty text if the CV does not have the value. */

/* Prepares `p`, which must not move from then on: the inliner of `content` reports to it. */
void plain_start(struct plain *p, struct arena *a, struct content *content);
/* The paragraphs of a text, with empty lines between them. */
struct str plain_text(struct plain *p, struct markup m);
/* The same, but line breaks are kept. */
struct str plain_lines(struct plain *p, struct markup m);
/* The text of a field. */
struct str plain_field(struct plain *p, const struct entry *e, enum field f);
/* An item of a list with its label: "Keywords: a, b". */
struct str plain_point(struct plain *p, const struct point *point);
/* A date as 2016, 2016-09 or 2016-09-01; empty if it is not a day, a month or a year. */
struct str plain_day(struct plain *p, const struct entry *e, enum field f);
/* The date of a work, or else its year. */
struct str plain_work_day(struct plain *p, const struct entry *e);
/* The address `uri` in the form for links; empty if links to it are not allowed. */
struct str plain_link(struct plain *p, struct str uri);
/* The address of an entry: its own, else of its DOI, else at arXiv, else the first link in `f`. */
struct str plain_uri(struct plain *p, const struct entry *e, enum field f);
/* The address of the DOI of an entry. */
struct str plain_doi(struct plain *p, const struct entry *e);
/* The address of the first contact of this kind, without `scheme` at the start. */
struct str plain_contact_uri(struct plain *p, enum contact_kind kind, const char *scheme);
/* The text of the first contact of this kind. */
struct str plain_contact(struct plain *p, enum contact_kind kind);
/* The headline, if it says what the person is; empty if it only names the document ("CV"). */
struct str plain_headline(struct plain *p);
/* True if the key of a section, in small letters, contains one of the words. NULL ends `words`. */
bool plain_section_is(struct plain *p, const struct section *s, const char *const *words);

#endif
