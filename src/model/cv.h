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
    struct markup name;
    struct str marks; /* as written behind the name */
    struct str joint; /* what stood before the name in a list written as one text; p NULL: none */
    bool self;
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
    };
};

struct entry {
    const char *kind;
    struct pos pos;
    VEC(struct value) values;
    int number; /* of a publication in its group, from 1; else 0 */
};

/* Entries under one sub-title; a section without sub-sections has one group without a title. */
struct group {
    struct markup title;
    VEC(struct entry *) entries;
};

struct section {
    struct markup title, note, aside;
    VEC(struct group) groups;
};

/* A way to reach the person. */
struct contact {
    struct markup icon; /* its name; text.p NULL: none; without a place: not named by the user */
    struct markup text;
    struct str uri; /* p NULL: the text is no link as a whole */
};

struct cv {
    struct markup name, headline, location, summary;
    VEC(struct contact) contacts;
    struct person self;
    VEC(struct section) sections;
};

/* Reads the mapping under `cv:`. False when anything was wrong; everything wrong is reported. */
bool cv_read(struct binder *b, const struct node *n, const struct locale *l, struct cv *to);

/* The value of a field, or NULL. */
const struct value *entry_value(const struct entry *e, enum field f);

/* Reads what stands under a key that lists people; `self` tells which of them is oneself. */
bool authors_read(struct binder *b, const struct node *n, const struct person *self,
                  struct value *to);
bool contacts_read(struct binder *b, const struct pair *p, struct cv *to);

#endif
