/* work.h: publications as data: who did what, which of them are shown, in what order, under which
 * label. */
#ifndef MODEL_WORK_H
#define MODEL_WORK_H

#include "model/cv.h"

struct years {
    int from, to; /* 0: open */
};

/* What a query asks of a work. Every part that is given must hold. */
struct condition {
    VEC(struct str) types, keywords, statuses, venues, keys, authors;
    VEC(int) positions;     /* indices into position_names */
    VEC(struct years) years;
    int selected;           /* -1: either */
    VEC(struct condition *) all, any, none;
    struct pos pos;
};

/* The keys of `select`, for the reference. */
extern const struct bind_table work_select_table;

/* A key to sort by. */
struct order {
    enum { BY_DATE, BY_TITLE, BY_AUTHOR, BY_VENUE, BY_TYPE, BY_KEY, BY_CITATIONS, BY_STATUS } by;
    bool descending;
};

/* Reads what stands under `select`; NULL after reporting. */
struct condition *condition_read(struct binder *b, const struct node *n);
bool condition_holds(struct arena *scratch, const struct condition *c, const struct entry *e);
bool order_read(struct binder *b, const struct node *n, struct order *to, size_t *n_to, size_t most);
/* Sorts stably by the first key, then the second ... */
void works_sort(struct arena *a, struct entry **works, size_t n, const struct order *orders,
                size_t n_orders);

/* Where the identifier in FIELD_DOI or FIELD_ARXIV leads: of "10.1000/182" and "doi:10.1000/182" the
 * address, an address itself; p NULL: there is none. */
struct str work_id_uri(struct arena *a, const struct entry *e, enum field f);
/* Where a work leads: to its address, else by its DOI, else to arXiv; p NULL: nowhere. */
struct str work_uri(struct arena *a, const struct entry *e);
/* The field that says so; FIELD_COUNT: none. */
enum field work_target(const struct entry *e);
/* The year of a work, 0 when it has none. */
int work_year(const struct entry *e);
/* Whether it is marked as one to show where few are shown. */
bool work_selected(const struct entry *e);
struct str work_type(const struct entry *e);
/* The place of oneself among the authors from 1, 0 when one is not there; *count: how many. */
size_t work_self(const struct entry *e, size_t *count);

#endif
