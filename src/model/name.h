/* name.h: names of people: splits them, cuts marks off, and finds the person of the CV. */
#ifndef MODEL_NAME_H
#define MODEL_NAME_H

#include "base/str.h"

/* Cuts marks (*, †, ‡, §, ¶, #) off the end of a name and returns them; empty if there are none. */
struct str name_cut_marks(struct str *name);

/* The name without the four digits that DBLP adds for people with the same name: "Sehoon Kim
 * 0001". */
struct str name_without_number(struct str name);

/* Splits "Ludwig van Beethoven" or "van Beethoven, Ludwig". The family name starts at the first
 * word in lower case that is not the first word, else at the last word. A single word is a family
 * name. */
void name_split(struct str name, struct str *given, struct str *family);

/* All spellings of one person's name. */
struct person {
    VEC(struct str *) names; /* each: folded words, the family name last, then an empty word */
};

/* Adds a spelling, such as "Zhewei Yao", "Yao, Zhewei" or "M. W. Mahoney". */
void person_add(struct arena *a, struct person *p, struct str name);
/* True if `name` can be that person. It may have initials, the family name first, and lack middle
 * names, accents or full stops: "Z. Yao", "Z Yao", "Yao Z.", "Yao, Zhewei". */
bool person_is(struct arena *scratch, const struct person *p, struct str name);

#endif
