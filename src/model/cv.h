/* cv.h: the CV as plain structs: what it says, not how it looks. Read this first.
 *
 * It is made from the document's tree and then never changed. Texts still have their markup and
 * their place in the file; nothing is formatted yet. Everything is on the run's arena. */
#ifndef MODEL_CV_H
#define MODEL_CV_H

#include "base/table.h"
#include "model/date.h"
#include "model/field.h"
#include "model/locale.h"
#include "model/person.h"

/* One item of a list. If there is a label, it is printed before the text ("Keywords: ..."). A number is
 * printed in place of the bullet. */
struct point {
    struct markup label, text;
    struct str number; /* "1." */
    VEC(struct point) below;
};

struct author {
    struct markup name;       /* as written, without marks and the markup around it */
    struct name parts;        /* the same, taken apart */
    struct str before, after; /* markup around it: a link or emphasis */
    struct str marks;         /* such as "*", written after the name */
    struct str joint; /* the separator before the name if the authors are one text; p NULL: none */
    VEC(struct str) roles; /* names of roles */
    bool self;   /* the author is the person of the CV */
    bool others; /* "and others": not a person */
};

/* A role, and the people who have it. */
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
struct grid; /* grid.h */

/* One field of an entry. field_holds(field) says which member of the union is used. */
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
        struct grid *table;
    };
};

/* Whether there is a page break before something. */
enum breaks { BREAK_AUTO, BREAK_AVOID, BREAK_ALWAYS };

/* A field that is the user's own. */
struct extra {
    struct str key;
    struct markup text;
};

struct entry {
    const char *kind;
    struct pos pos;
    VEC(struct value) values;
    VEC(struct extra) extras;
    struct str key;   /* of a work in a bibliography */
    struct str label; /* of a publication: the prefix of its group and a number; p NULL: none */
    int breaks, keep; /* as in struct section */
    bool by_others;   /* as in struct group */
};

/* Entries under one subtitle. A section without sub-sections has one group without a title. */
struct group {
    struct markup title;
    struct str prefix; /* of its labels */
    int limit;         /* the most works to show, if labels are stable; 0: no limit */
    int columns;       /* as those of a section; 0: as the section has it */
    struct markup look; /* the same */
    bool by_others;    /* nobody in it is expected to be the person of the CV */
    VEC(struct entry *) entries;
};

struct section {
    struct str key; /* as written in the document */
    struct markup title, note, aside;
    int breaks;  /* enum breaks: page break before it */
    int keep;    /* 1: do not break it across pages */
    int beside;  /* 1: put it next to the previous section */
    int column;  /* enum column; COLUMN_AUTO: the style decides */
    int columns; /* in how many its entries stand side by side */
    struct markup look; /* of its entries, by a name of the style; text.p NULL: the usual one */
    struct markup label; /* the form of its labels, "[{n}]"; text.p NULL: the style decides */
    int durations;       /* 1 or 0: its dates say how long something lasted, or not; -1: the style decides */
    bool unlabelled;     /* no labels, even if the style has some */
    bool by_others;      /* as in its groups, for all */
    VEC(struct group) groups;
};

enum { SECTION_COLUMNS_MAX = 4 };

/* Full: over both columns. */
enum column { COLUMN_AUTO, COLUMN_MAIN, COLUMN_SIDE, COLUMN_FULL };

enum contact_kind { CONTACT_EMAIL, CONTACT_PHONE, CONTACT_WEBSITE, CONTACT_NETWORK, CONTACT_OTHER };

/* A way to reach the person. */
struct contact {
    enum contact_kind kind;
    struct markup icon; /* its name; text.p NULL: none; pos is empty if the user did not name it */
    struct markup text;
    struct str network;    /* name of the network as written; p NULL: none */
    bool labelled;         /* the user gave `text` as a label */
    struct markup address; /* of a page in a network, in readable form; text.p NULL: none */
    struct str uri; /* where the whole text links to; p NULL: nowhere */
    const char *fact; /* the key of what the person says about themselves, "birthdate"; NULL: another contact */
    struct str form;  /* of a fact: words of the locale around {value}; p NULL: none */
    struct date date; /* of a fact, in place of `text`; DATE_NONE: it has none */
};

/* A picture in a separate file. */
struct picture {
    struct markup file; /* text.p NULL: none */
    struct str alt;     /* a description for those who cannot see it; p NULL: not said */
};

struct cv {
    struct markup name, given, family; /* the whole name, and its two parts in a header */
    int64_t now;                       /* seconds since 1970: the day for "present" */
    struct name parts;                 /* the same, taken apart */
    struct markup headline, location, summary, consent;
    struct picture photo;
    struct date updated;
    struct entry *letter; /* NULL: none */
    VEC(struct contact) contacts;
    struct person self;
    VEC(struct section) sections;
};

struct library; /* library.h */

/* Reads the mapping under `cv:`. "today" means the day of `now`, in seconds since 1970. False if
 * anything was wrong; all mistakes are reported. */
bool cv_read(struct binder *b, const struct node *n, const struct locale *l, struct library *lib,
             int64_t now, struct cv *to);

/* The keys under `cv` and in the mappings below it, for the reference pages. */
extern const struct bind_table cv_table, cv_section_table, cv_network_table, cv_contact_table;
extern const struct bind_table cv_author_table, cv_name_table;

/* Shared by the functions that read the parts of a CV. */
struct cv_reader {
    struct binder *b;
    const struct locale *locale;
    struct library *books;
    struct cv *cv;
    bool good;
    int64_t now;
    const char *kind;      /* of the entries of the section; NULL: their fields decide */
    bool from_file;        /* the entry comes from a bibliography: do not look its key up */
    struct diag *hard;     /* gets errors in bibliographies as warnings */
    struct table told;     /* places in bibliographies that were reported */
};

/* Reads one entry. NULL if `n` is null, or after reporting a mistake. */
struct entry *entry_read(struct cv_reader *r, const struct node *n);
/* Reads people by role, `roles` or one role's field; and `people`. */
void entry_roles(struct cv_reader *r, const struct node *n, enum field f, struct value *to);
void entry_credits(struct cv_reader *r, const struct node *n, struct value *to);
/* Gives the authors of a work the roles that its other fields assign to them. */
void entry_roles_assign(struct cv_reader *r, struct entry *e);
/* Finds out what kind the entry is, once its fields are read; reports if they don't say it. `known`: all of
 * its keys are known. */
void entry_settle(struct cv_reader *r, struct entry *e, bool known);
/* Reads the name of a kind. False after reporting. */
bool entry_kind_read(struct cv_reader *r, const struct markup *m, const char **to);
/* Reads the mapping under `letter:` into cv->letter. */
bool letter_read(struct binder *b, const struct node *n, const struct locale *l, int64_t now,
                 struct cv *to);
/* Reads "auto", "avoid" or "always" as enum breaks. False after reporting. */
bool breaks_read(struct binder *b, const struct markup *m, int *to);
/* Reads one section with its groups and adds it to the CV. */
void section_read(struct cv_reader *r, const struct pair *p);

/* The value of a field, or NULL. */
/* The field that the entry's 'url' links: a work's title, a company, the name of a project.
 * FIELD_COUNT: none, it is a text. */
enum field entry_heading(const struct entry *e);
const struct value *entry_value(const struct entry *e, enum field f);

/* Reads people: a text, or a list of texts and mappings. Adds them to to->authors, and marks whoever
 * agrees best with `self`. Editors lose their word,
 * "(eds.)", which is printed by itself. False after reporting. */
bool names_read(struct binder *b, const struct node *n, enum field f, const struct person *self,
                struct value *to);
/* Reads one name, a text or a mapping: as it is written, and its parts. False after reporting. */
bool name_read(struct binder *b, const struct node *n, struct markup *text, struct name *to);
/* Reads one key with contacts, such as `email`, and adds them to the CV. */
bool contacts_read(struct binder *b, const struct pair *p, struct cv *to);
/* Reads one key with what the person says about themselves, such as `nationality`, as a contact. */
bool personal_read(struct binder *b, const struct locale *l, const struct pair *p, struct cv *to);

#endif
