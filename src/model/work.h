/* work.h: publications: which are shown and in what order, and facts about one. */
#ifndef MODEL_WORK_H
#define MODEL_WORK_H

#include "model/cv.h"

struct years {
    int from, to; /* 0: no limit */
};

/* The conditions of a `select`. A work must meet all that are given. */
struct condition {
    VEC(struct str) types, keywords, statuses, venues, keys, authors;
    VEC(int) positions;     /* indices into position_names */
    VEC(struct years) years;
    int selected;           /* 1 or 0: marked as selected or not; -1: does not matter */
    VEC(struct condition *) all, any, none;
    struct pos pos;
};

/* The keys of `select`, for the reference pages. */
extern const struct bind_table work_select_table;

/* One key to sort by. BY_YEAR has no name in documents: groups of years are in this order. */
struct order {
    enum { BY_DATE, BY_TITLE, BY_AUTHOR, BY_VENUE, BY_TYPE, BY_KEY, BY_CITATIONS, BY_STATUS, BY_YEAR } by;
    bool descending;
};

/* Reads the mapping under `select`. NULL after reporting. */
struct condition *condition_read(struct binder *b, const struct node *n);
/* True if the work meets the conditions. */
bool condition_holds(struct arena *scratch, const struct condition *c, const struct entry *e);
/* Appends sort keys to `to`, at most `most`; *n_to counts them. False after reporting. */
bool order_read(struct binder *b, const struct node *n, struct order *to, size_t *n_to,
                size_t most);
/* Sorts by the first key, then by the second and so on. Equal works keep their order. */
void works_sort(struct arena *a, struct entry **works, size_t n, const struct order *orders,
                size_t n_orders);

/* The web address that FIELD_DOI, FIELD_ARXIV or FIELD_URL leads to: from "10.1000/182" or
 * "doi:10.1000/182" that of the resolver. p NULL: the field is empty. */
struct str work_uri_of(struct arena *a, const struct entry *e, enum field f);
/* The web address of a work: its URL, else from its DOI, else from its arXiv identifier. A URL on http
 * comes after the DOI; one that links may not lead to comes last. p NULL: it has none. */
struct str work_uri(struct arena *a, const struct entry *e);
/* The field that this address comes from, or FIELD_COUNT. */
enum field work_target(struct arena *a, const struct entry *e);
/* True if links may lead to the work's URL, and it is another address than work_uri's. */
bool work_has_second_url(struct arena *a, const struct entry *e);
/* The year of a work; 0: unknown. */
int work_year(const struct entry *e);
/* True if the work is marked as selected. */
bool work_selected(const struct entry *e);
struct str work_type(const struct entry *e);
/* The position of the CV's person among the authors, from 1; 0: not an author. *count: the number
 * of authors, without "and others". */
size_t work_self(const struct entry *e, size_t *count);

/* biblatex's words for states (manual, 4.9.2.11), and spellings of ours, as the vocabulary of documents;
 * others as they are. */
struct str work_state(struct str s);

#endif
