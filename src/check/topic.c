/* topic.c: asks the tables of keys and of rules for a name. */
#include "check/topic.h"

#include "check/check.h"
#include "style/catalogue.h"
#include "style/reference.h"

struct str topic_text(struct binder *b, struct str name)
{
    const struct node *base = catalogue_tree(b, STR("styles/base.yaml"));
    const struct node *english = catalogue_tree(b, STR("styles/locales/en.yaml"));
    struct str keys = reference_topic(b->a, base, english, name), rules = check_topic(b->a, name);
    const char *between = name.p && keys.n && rules.n ? "\n" : "";
    struct buf out = {.a = b->a};
    buf_printf(&out, "%.*s%s%.*s", STRF(keys), between, STRF(rules));
    return buf_end(&out);
}
