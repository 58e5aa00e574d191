/* term.h: values within the words of a locale: volume "4" -> "vol. 4".
 *
 * In go the locale's terms as read and a value as it was written; out comes the value without the
 * words that the term adds, and the form for it. It knows no style and prints nothing; texts are on
 * the caller's arena. */
#ifndef MODEL_TERM_H
#define MODEL_TERM_H

#include "model/locale.h"

/* False, after reporting, if a form has other names in braces than those of its fields, a category
 * or rule is wrong, or a list of words is none. */
bool term_check(struct binder *b, const struct locale_terms *t);
/* The same for one form around {n}. */
bool term_check_number(struct binder *b, const struct node *form, const char *what);

/* The value without a word in front or behind that the term adds by itself: "Vol. 4" -> "4". */
struct str term_bare(const struct locale_terms *t, struct str field, struct str value);
/* True if a word in the value makes it complete: "Encode Consortium" is no "collaboration". */
bool term_is_complete(const struct locale_terms *t, struct str field, struct str value);
/* How many things the value names, as a number: "2" for "1-10", "3, 5" or "3 and 5", else "1". `two`
 * is what the locale has between two things: " and ". */
struct str term_count(struct str value, struct str two);
/* The number that a value begins with: "3" for "3 vols."; "2" if there is none. */
struct str term_amount(struct str value);
/* The form for a number: "{n} citations" -> "12 citations". */
struct str term_number(struct arena *a, const struct locale *l, const struct node *form,
                       struct str number);
/* "2", "2nd" and "Second" -> "2nd". p NULL: the value is no number. */
struct str term_ordinal(struct arena *a, const struct locale *l, struct str value);

#endif
