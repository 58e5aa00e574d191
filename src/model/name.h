/* name.h: people's names: the marks behind them, and which of them is oneself. */
#ifndef MODEL_NAME_H
#define MODEL_NAME_H

#include "base/str.h"

/* Cuts the marks of a role (*, †, ‡, §, ¶, # and raised digits written as Markdown is not one)
 * off the end of a name; returns them, perhaps empty. */
struct str name_cut_marks(struct str *name);

/* Without the four digits that DBLP tells namesakes apart by: "Sehoon Kim 0001". */
struct str name_without_number(struct str name);

/* Given and family names of "Ludwig van Beethoven" or "van Beethoven, Ludwig": the family starts at
 * the first small word behind the given names, else at the last word. One word is a family name. */
void name_split(struct str name, struct str *given, struct str *family);

/* The spellings that stand for one person. */
struct person {
    VEC(struct str *) names; /* each: folded words, given names first, ended by an empty one */
};

/* Adds a spelling, such as "Zhewei Yao", "Yao, Zhewei" or "M. W. Mahoney". */
void person_add(struct arena *a, struct person *p, struct str name);
/* Whether `name`, in full, with initials, family first, with or without middle names, accents or
 * full stops, can be that person: "Z. Yao", "Z Yao", "Yao Z.", "Yao, Zhewei". */
bool person_is(struct arena *scratch, const struct person *p, struct str name);

#endif
