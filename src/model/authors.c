/* authors.c: reads authors, written as a list or as one text. */
#include "model/cv.h"

#include "load/bind.h"

static void add(struct binder *b, const struct person *self, struct value *to, struct str name,
                struct str joint, struct pos pos)
{
    struct author *author = vec_push(b->a, &to->authors);
    author->marks = name_cut_marks(&name);
    name = name_without_number(name);
    author->others = str_eq_nocase(name, STR("others")) || str_eq_nocase(name, STR("et al."));
    author->name = (struct markup){name, pos};
    author->joint = joint;
    author->self = person_is(b->a, self, name);
}

/* The length of the separator at the start of `s`, such as ", and " or "; "; 0 if there is none. */
static size_t joint_at(struct str s)
{
    static const char *const joints[] = {", and ", ", & ", " and ", " & ", "; ", ", "};
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        if (str_starts(s, str_of(joints[i])))
            return strlen(joints[i]);
    return 0;
}

/* Splits "A. Able, B. Bee*, and C. Sea" at its separators and keeps them as written. */
static void split(struct binder *b, const struct person *self, struct markup all, struct value *to)
{
    struct str s = str_trim(all.text), joint = {0};
    size_t start = 0;
    for (size_t i = 0; i < s.n;) {
        size_t n = joint_at(str_sub(s, i, s.n));
        if (n == 0) {
            i++;
            continue;
        }
        if (i > start)
            add(b, self, to, str_sub(s, start, i), joint, all.pos);
        joint = str_sub(s, i, i + n);
        start = i += n;
    }
    if (start < s.n)
        add(b, self, to, str_sub(s, start, s.n), joint, all.pos);
}

struct author_keys {
    struct markup name, given, family;
    int others;
    const struct node *roles;
};

#define KEY(key, type, member, doc, ...) BIND_KEY(key, type, author_keys, member, doc, __VA_ARGS__)
static const struct bind_key author_keys[] = {
    KEY("name", BIND_WORD, name, "Name as it is written.",
        .example = "Robin Example", .also = "full_name, literal"),
    KEY("given", BIND_WORD, given, "Given names; with 'family', in place of 'name'.",
        .example = "Robin", .also = "first, first_name, given_name, firstname"),
    KEY("family", BIND_WORD, family, "Family name, or the whole name of a group.",
        .example = "Example", .also = "last, last_name, surname, family_name, lastname"),
    KEY("roles", BIND_NODE, roles, "Role of this author: equal, corresponding ...",
        .example = "[equal, corresponding]", .also = "role, annotation, marks",
        .takes = "a role, or a list"),
    KEY("others", BIND_BOOL, others, "yes: stands for authors who are not named.",
        .example = "yes", .initial = "no", .also = "et_al, more"),
};
const struct bind_table cv_author_table = BIND_TABLE(author_keys, "an author");

static bool roles_read(struct binder *b, const struct node *n, struct author *to)
{
    struct markup role;
    bool good = true;
    for (size_t i = 0; i < n->items.n; i++)
        good &= roles_read(b, n->items.at[i], to);
    if (n->kind == NODE_LIST)
        return good;
    if (!bind_word(b, n, &role, "a role"))
        return false;
    if (role.text.n)
        *vec_push(b->a, &to->roles) = role.text;
    return good;
}

static bool author_map(struct binder *b, const struct person *self, const struct node *n,
                       struct value *to)
{
    struct author_keys k = {0};
    if (!bind_map(b, n, &cv_author_table, &k))
        return false;
    struct str name = k.name.text;
    if (!name.p && k.family.text.p)
        name = k.given.text.n ? str_printf(b->a, "%.*s %.*s", STRF(k.given.text),
                                           STRF(k.family.text))
                              : k.family.text;
    if (!name.p && k.others <= 0) {
        diag_report(b->d, DIAG_CODE_MISSING_KEY, n->pos, cv_author_table.what, "name");
        return false;
    }
    add(b, self, to, name.p ? name : STR(""), (struct str){0}, n->pos);
    struct author *author = &to->authors.at[to->authors.n - 1];
    author->given = k.given.text;
    author->family = k.family.text;
    author->others = k.others > 0;
    return k.roles ? roles_read(b, k.roles, author) : true;
}

bool authors_read(struct binder *b, const struct node *n, const struct person *self,
                  struct value *to)
{
    bool good = true;
    struct markup name;
    if (n->kind == NODE_SCALAR) {
        split(b, self, (struct markup){n->text, n->pos}, to);
        return true;
    }
    if (n->kind != NODE_LIST) {
        bind_wrong(b, n, "authors", "a list of names or a text");
        return false;
    }
    vec_room(b->a, &to->authors, n->items.n);
    for (size_t i = 0; i < n->items.n; i++) {
        if (n->items.at[i]->kind == NODE_MAP)
            good &= author_map(b, self, n->items.at[i], to);
        else if (!bind_word(b, n->items.at[i], &name, "an author"))
            good = false;
        else if (str_trim(name.text).n)
            add(b, self, to, name.text, (struct str){0}, name.pos);
    }
    return good;
}
