/* cv.h: the CV as plain structs: what it says, not how it looks. Read this first.
 *
 * Made from the document's tree, then const. Texts keep their markup and the place where they
 * stood; nothing is set or formatted yet. Everything lives on the run's arena. */
#ifndef MODEL_CV_H
#define MODEL_CV_H

#include "model/date.h"
#include "model/field.h"
#include "model/locale.h"
#include "model/name.h"

/* One item of a list; `label` is set before the text ("Keywords: ..."), when there is one. */
struct point {
    struct markup label, text;
    VEC(struct point) below;
};

struct author {
    struct markup name;      /* as written */
    struct str given, family; /* where the source tells them apart; family.p NULL: it doesn't */
    struct str marks;        /* as written behind the name */
    struct str joint; /* what stood before the name in a list written as one text; p NULL: none */
    VEC(struct str) roles; /* by name */
    bool self;
    bool others; /* "and others": no person */
};

/* A role, and who has it. */
struct role_holders {
    struct str role;
    VEC(struct markup) names; /* as written */
    VEC(struct person *) people;
};

struct link {
    struct markup label;
    struct str uri; /* p NULL: a label without a target */
};

struct entry;

/* One field of an entry; field_holds(field) tells which of the members it has. */
struct value {
    enum field field;
    struct pos pos;
    union {
        struct markup text;
        struct date date;
        VEC(struct point) points;
        VEC(struct author) authors;
        VEC(struct link) links;
        VEC(struct entry *) entries;
        VEC(struct str) words;
        VEC(struct role_holders) roles;
    };
};

/* Where a page may end before something. */
enum breaks { BREAK_AUTO, BREAK_AVOID, BREAK_ALWAYS };

struct entry {
    const char *kind;
    struct pos pos;
    VEC(struct value) values;
    struct str key;   /* of a work in a bibliography */
    struct str label; /* of a publication: its number with the prefix of its group; p NULL: none */
    int breaks, keep; /* as of a section */
};

/* Entries under one sub-title; a section without sub-sections has one group without a title. */
struct group {
    struct markup title;
    struct str prefix; /* of its labels */
    int limit;         /* of works that are shown with stable labels; 0: none */
    VEC(struct entry *) entries;
};

struct section {
    struct str key; /* as it stands in the document */
    struct markup title, note, aside;
    int breaks;  /* before it */
    int keep;    /* it stays whole on one page */
    int beside;  /* it stands beside the section before it */
    int column;  /* COLUMN_AUTO: as the style says */
    struct markup label; /* the form of its labels, "[{n}]"; text.p NULL: the style's */
    bool unlabelled;     /* no labels, whatever the style says */
    VEC(struct group) groups;
};

enum column { COLUMN_AUTO, COLUMN_MAIN, COLUMN_SIDE };

enum contact_kind { CONTACT_EMAIL, CONTACT_PHONE, CONTACT_WEBSITE, CONTACT_NETWORK, CONTACT_OTHER };

/* A way to reach the person. */
struct contact {
    enum contact_kind kind;
    struct markup icon; /* its name; text.p NULL: none; without a place: not named by the user */
    struct markup text;
    struct str network;    /* its name as it is written; p NULL: none */
    bool labelled;         /* the text is the user's own */
    struct markup address; /* of a page in a network, as people read it; text.p NULL: none */
    struct str uri; /* p NULL: the text is no link as a whole */
};

/* A picture in a file of its own. */
struct picture {
    struct markup file; /* text.p NULL: none */
    struct str alt;     /* what it shows, in words */
};

struct cv {
    struct markup name, given, family; /* the name, and its parts */
    struct markup headline, location, summary, consent;
    struct picture photo;
    struct date updated;
    struct entry *letter; /* NULL: none */
    VEC(struct contact) contacts;
    struct person self;
    VEC(struct section) sections;
};

struct library; /* library.h */

/* Reads the mapping under `cv:`. `now`: seconds since 1970, the day that "today" means. False when
 * anything was wrong; everything wrong is reported. */
bool cv_read(struct binder *b, const struct node *n, const struct locale *l, struct library *lib,
             int64_t now, struct cv *to);

/* The keys of what stands under `cv`, and of sections, for the reference. */
extern const struct bind_table cv_table, cv_section_table, cv_network_table, cv_contact_table;
extern const struct bind_table cv_author_table;

/* What reading the parts of a CV shares. */
struct cv_reader {
    struct binder *b;
    const struct locale *locale;
    struct library *books;
    struct cv *cv;
    bool good;
    int64_t now;
    bool from_file;        /* the entry comes from a bibliography: its key names itself */
    struct diag *hard;     /* where softened reports go */
    VEC(struct pos) told;  /* what was reported of bibliographies */
};

/* One entry; NULL for nothing, or after reporting. */
struct entry *entry_read(struct cv_reader *r, const struct node *n);
/* Reads the mapping under `letter:` into cv->letter. */
bool letter_read(struct binder *b, const struct node *n, const struct locale *l, int64_t now,
                 struct cv *to);
/* "auto", "avoid", "always" -> enum breaks; false after reporting. */
bool breaks_read(struct binder *b, const struct markup *m, int *to);
/* One section, with its groups; adds it to the CV. */
void section_read(struct cv_reader *r, const struct pair *p);

/* The value of a field, or NULL. */
const struct value *entry_value(const struct entry *e, enum field f);

/* Reads what stands under a key that lists people; `self` tells which of them is oneself. */
bool authors_read(struct binder *b, const struct node *n, const struct person *self,
                  struct value *to);
bool contacts_read(struct binder *b, const struct pair *p, struct cv *to);

#endif
