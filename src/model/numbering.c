/* numbering.c: labels of entries. */
#include "model/numbering.h"

#include "model/locale.h"

static const char *const order_names[] = {"ascending", "descending", NULL};
static const char *const restart_names[] = {"group", "section", NULL};

#define NUMBER(key, type, member, doc, of, ...) \
    BIND_KEY_OF(key, type, numbering, member, doc, of, __VA_ARGS__)
static const struct bind_key numbering_keys[] = {
    NUMBER("label", BIND_WORD, label, "Form of the labels: text around {n}; none: no labels.", NULL,
           .example = "\"{n}.\"", .also = "format, form, style",
           .takes = "text with {n}, or none"),
    NUMBER("order", BIND_ENUM, order, "Direction of the numbers.", order_names,
           .example = "descending", .initial = "ascending", .also = "direction, sort"),
    NUMBER("stable", BIND_BOOL, stable,
           "yes: works keep the number that they have in the whole list.", NULL,
           .example = "yes", .initial = "no", .also = "fixed, keep"),
    NUMBER("restart", BIND_ENUM, restart, "Where numbers start again.", restart_names,
           .example = "section", .initial = "group", .also = "reset, within"),
};
const struct bind_table numbering_table = BIND_TABLE(numbering_keys, "'numbering'");

struct numbering numbering_read(struct cv_reader *r, const struct node *n)
{
    struct numbering k = {.all = n && n->kind != NODE_NULL};
    bool yes = n && n->kind == NODE_SCALAR && (str_eq(n->text, STR("yes")) || str_eq(n->text, STR("true")));
    if (n && n->kind == NODE_SCALAR)
        k.label = (struct markup){n->text, n->pos};
    for (int i = 0; k.label.text.p && order_names[i]; i++)
        if (str_eq(k.label.text, str_of(order_names[i]))) {
            k.order = i;
            yes = true;
        }
    if (yes)
        k.label = (struct markup){{NULL, 0}, n->pos}; /* in the usual form */
    if (n && n->kind != NODE_SCALAR)
        r->good &= bind_map(r->b, n, &numbering_table, &k);
    static const char *const none[] = {"none", "no", "off", "false"};
    for (size_t i = 0; i < 4; i++)
        if (str_eq_nocase(k.label.text, str_of(none[i])))
            k.label.text = STR("none");
    bool form = str_eq(k.label.text, STR("none"));
    for (size_t i = 0; i < k.label.text.n && !form; i++)
        form = str_starts(str_sub(k.label.text, i, k.label.text.n), STR("{n}"));
    if (k.label.text.p && !form) {
        diag_report(r->b->d, DIAG_CODE_BAD_VALUE, k.label.pos, "label", STRF(k.label.text),
                    "a form that contains {n}, yes, descending or none");
        r->good = false;
    }
    return k;
}

static bool is_numbered(const struct numbering *k, const struct entry *e)
{
    return k->all || entry_value(e, FIELD_TITLE);
}

void numbering_apply(struct cv_reader *r, struct section *s, struct numbering k)
{
    s->label = k.label;
    s->unlabelled = str_eq(k.label.text, STR("none"));
    k.all &= !s->unlabelled;
    size_t all = 0, count = 0;
    for (size_t i = 0; i < s->groups.n; i++)
        for (size_t j = 0; j < s->groups.at[i].entries.n; j++)
            all += is_numbered(&k, s->groups.at[i].entries.at[j]);
    for (size_t i = 0; i < s->groups.n; i++) {
        const struct group *g = &s->groups.at[i];
        size_t most = 0;
        for (size_t j = 0; j < g->entries.n; j++)
            most += is_numbered(&k, g->entries.at[j]);
        if (k.restart == 0) {
            count = 0;
            all = most;
        }
        for (size_t j = 0; j < g->entries.n; j++) {
            struct entry *e = g->entries.at[j];
            if (!is_numbered(&k, e))
                continue;
            size_t number = k.order ? all - count : count + 1;
            count++;
            if (e->label.p) /* it is in another group too, with another label */
                e = g->entries.at[j] = arena_copy(r->b->a, e, sizeof *e);
            e->label = str_printf(r->b->a, "%.*s%.*s", STRF(g->prefix),
                                  STRF(locale_number(r->b->a, r->locale, (int64_t)number, 1)));
        }
    }
}
