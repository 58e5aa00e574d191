/* authors.c: lists of people, written as a list or as one text. */
#include "model/cv.h"

static void add(struct binder *b, const struct person *self, struct value *to, struct str name,
                struct str joint, struct pos pos)
{
    struct author *author = vec_push(b->a, &to->authors);
    author->marks = name_cut_marks(&name);
    author->name = (struct markup){name, pos};
    author->joint = joint;
    author->self = person_is(b->a, self, name);
}

/* Length of the joint at the front of `s`: ", and ", ", & ", " and ", "; " or ", ". */
static size_t joint_at(struct str s)
{
    static const char *const joints[] = {", and ", ", & ", " and ", " & ", "; ", ", "};
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        if (str_starts(s, str_of(joints[i])))
            return strlen(joints[i]);
    return 0;
}

/* "A. Able, B. Bee*, and C. Sea": cut at its joints, which are kept as they were written. */
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
    for (size_t i = 0; i < n->items.n; i++) {
        if (!bind_word(b, n->items.at[i], &name, "an author"))
            good = false;
        else if (str_trim(name.text).n)
            add(b, self, to, name.text, (struct str){0}, name.pos);
    }
    return good;
}
