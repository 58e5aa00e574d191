/* check.h: a CV that can be typeset -> notes and warnings on what looks wrong in it (`cvtex check`).
 *
 * Each rule is a line of the table in rules.c. Its name is the name of its diagnostic, without
 * "lint-". Rules only look: nothing is changed, and no other run pays for them.
 *
 * What a run of check says is held back until its end, and then silenced where the document says so:
 * by name under `check: {ignore: ...}`, or in a comment on the line, "# cvtex: ignore NAME". */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "content/content.h"
#include "display/display.h"
#include "model/document.h"

/* What the rules look at. */
struct check {
    struct arena *a;
    struct diag *d;
    const struct document *document;
    const struct content *content;   /* with the CV and the locale */
    const struct display *display;
    int64_t now;                     /* seconds since 1970 */
};

/* Runs all rules. */
void check_run(const struct check *c);
/* The rules as a table of Markdown. */
struct str check_rules(struct arena *a);
/* What the rule `name` finds, as plain text, or nothing; `name` p NULL: the names of all, one a line. */
struct str check_topic(struct arena *a, struct str name);

/* ---- what is held back */

struct check_held {
    struct diag *d;         /* counts what is said */
    diag_fn *report;        /* gets what is not silenced */
    void *user;
    const struct node *ignore; /* the names under `check: {ignore: ...}`; NULL: none */
    const struct source *source; /* the document, for its comments */
    bool ats;               /* the pages were read back */
    VEC(struct diagnostic) all;
};

/* A diag_fn; `held` is a struct check_held. */
void check_hold(void *held, const struct diagnostic *d);
/* Reports what is not silenced, with the name that silences it, and what silences nothing. */
void check_release(struct check_held *h);

/* ---- the rules, for rules.c */

/* One text of the document. */
struct check_text {
    struct str text;  /* without blanks around it */
    struct str key;   /* the nearest key above it */
    struct pos pos;
};

/* Names of the files: texts.c, placeholder.c, address.c, entries.c, jobs.c, whole.c. */
void check_placeholder(const struct check *c, const struct check_text *t);
void check_example(const struct check *c, const struct check_text *t);
void check_encoding(const struct check *c, const struct check_text *t);
void check_spaced(const struct check *c, const struct check_text *t);
void check_script(const struct check *c, const struct check_text *t);
void check_email(const struct check *c, const struct check_text *t);
void check_url(const struct check *c, const struct check_text *t);
void check_phone(const struct check *c, const struct check_text *t);
void check_empty(const struct check *c, const struct pair *p);
void check_precision(const struct check *c, const struct section *s);
void check_duplicate(const struct check *c);
void check_gap(const struct check *c);
void check_job_overlap(const struct check *c);
void check_long_lines(const struct check *c);
void check_spelling(const struct check *c);

#endif
