/* plural.h: which form a language takes for a number: "1 author", "2 authors", "2nd", "3rd".
 *
 * In goes a rule of Unicode's CLDR, such as "n % 10 = 1 and n % 100 != 11" (UTS #35, part 3,
 * section 5), and a number as text; out comes a category ("one", "other") or the form that a locale
 * has for it. Nothing is allocated; it knows no language. */
#ifndef MODEL_PLURAL_H
#define MODEL_PLURAL_H

#include "load/node.h"

struct binder;

/* True if the text is a rule. */
bool plural_is_rule(struct str rule);
/* True if the number, such as "12" or "1.50", meets the rule. */
bool plural_holds(struct str rule, struct str number);
/* True if the name is a category: zero, one, two, few, many or other. */
bool plural_is_category(struct str name);
/* The first category in the mapping of rules that the number meets; "other" if there is none. */
struct str plural_category(const struct node *rules, struct str number);
/* The form for a number: `forms` is a text, or a mapping from categories to texts. p NULL: `forms`
 * has none. */
struct str plural_form(const struct node *rules, const struct node *forms, struct str number);

/* False, after reporting, if something under a locale's `plurals` or `ordinals` is no rule. */
bool plural_check_rules(struct binder *b, const struct node *rules, const char *what);

#endif
