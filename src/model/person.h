/* person.h: whether a name among authors can be the name of a certain person.
 *
 * In go the parts of names (name.h), out comes how well they agree. Nothing is owned here but the
 * spellings of the person, which are on the arena. */
#ifndef MODEL_PERSON_H
#define MODEL_PERSON_H

#include "model/name.h"

/* All spellings of one person's name. */
struct own_name;
struct person {
    VEC(struct own_name *) names;
};

/* How well a name agrees with a person's. In a list only those who agree best are the person. */
enum agreement {
    PERSON_OTHER,
    PERSON_LOOSE,  /* only if there are initials that the person does not give: "M. A. Doe" */
    PERSON_TURNED, /* if the order of its words is not the usual one: "Li Wei" for "Wei Li" */
    PERSON_SAME,
};

/* Adds a spelling. */
void person_add(struct arena *a, struct person *p, const struct name *n);
/* The same for a text, which is parsed. */
void person_add_text(struct arena *a, struct person *p, struct str name);
/* The family names must be the same as a whole, also in "ue" for "ü" and without hyphens. The given
 * names may be initials, and middle names may be missing. Where the source says which part is the
 * family name, no other part is tried. */
enum agreement person_match(struct arena *scratch, const struct person *p, const struct name *n);
/* True if the text can be that person's name, in any order. */
bool person_is(struct arena *scratch, const struct person *p, struct str name);
/* How far a name is from the nearest spelling; less is nearer. */
size_t person_distance(struct arena *scratch, const struct person *p, const struct name *n);

#endif
