/* near.c: finds, among many texts, those that are almost the same.
 *
 * A text is cut into one part more than edits are allowed. Of a text that is near to it, at least one part is as it
 * was, and stands at most so many letters away. So the parts of all texts are kept in a table, and each text is
 * compared with those that have one of its parts. */
#include "model/near.h"

#include <stdlib.h>

enum { PARTS = NEAR_EDITS + 1, MOST = 24 }; /* [texts] compared for one part */

typedef VEC(size_t) numbers;

/* Part number `part` of a text of `length` bytes: from where to where. */
static size_t part_start(size_t length, int part)
{
    return length * (size_t)part / PARTS;
}

/* The key of a part in the table, which holds until the next call. */
static struct str key_of(struct near *in, struct str bytes, size_t length, int part, struct str same)
{
    const unsigned char head[] = {(unsigned char)(part + 1), (unsigned char)(length >> 8), (unsigned char)length};
    in->key.n = 0;
    buf_add(&in->key, (struct str){(const char *)head, sizeof head});
    buf_add(&in->key, bytes);
    buf_add(&in->key, same);
    return buf_str(&in->key);
}

static void count_letters(struct near_text *t)
{
    for (size_t i = 0; i < t->text.n; i++)
        t->count[(unsigned char)t->text.p[i] % NEAR_LETTERS]++;
}

/* A quick test that saves comparing most pairs. One edit changes at most two counts of letters. */
static bool may_be_near(const struct near_text *x, const struct near_text *y)
{
    int apart = 0;
    for (size_t i = 0; i < NEAR_LETTERS; i++)
        apart += abs(x->count[i] - y->count[i]);
    return apart <= 2 * NEAR_EDITS;
}

static bool is_near(const struct near_text *x, const struct near_text *y)
{
    return str_eq(x->same, y->same) && x->text.n <= y->text.n + NEAR_EDITS && y->text.n <= x->text.n + NEAR_EDITS && may_be_near(x, y) &&
           str_distance(x->text, y->text, NEAR_EDITS) <= NEAR_EDITS;
}

/* The first text with this part that is near, if it comes before `best`. */
static size_t first_of(const struct near *in, const numbers *list, const struct near_text *to, size_t best)
{
    for (size_t i = 0; list && i < list->n && list->at[i] < best; i++)
        if (is_near(to, &in->texts.at[list->at[i]]))
            return list->at[i];
    return best;
}

/* The first near text of this length. */
static size_t first_long(struct near *in, const struct near_text *to, size_t length, size_t best)
{
    for (int part = 0; part < PARTS; part++) {
        size_t from = part_start(length, part), n = part_start(length, part + 1) - from;
        for (size_t at = from > NEAR_EDITS ? from - NEAR_EDITS : 0; at <= from + NEAR_EDITS && at + n <= to->text.n; at++) {
            struct str key = key_of(in, str_sub(to->text, at, at + n), length, part, to->same);
            best = first_of(in, table_find(&in->parts, key), to, best);
        }
    }
    return best;
}

static void keep(struct near *in, const struct near_text *text, size_t number)
{
    for (int part = 0; part < PARTS; part++) {
        struct str bytes = str_sub(text->text, part_start(text->text.n, part), part_start(text->text.n, part + 1));
        struct str key = key_of(in, bytes, text->text.n, part, text->same);
        numbers *list = table_find(&in->parts, key);
        if (!list)
            table_set(in->a, &in->parts, str_copy(in->a, key), list = arena_new_of(in->a, numbers));
        if (list->n < MOST)
            *vec_push(in->a, list) = number;
    }
}

size_t near_add(struct near *to, struct str text, struct str same)
{
    struct near_text *one = vec_push(to->a, &to->texts);
    size_t best = NEAR_NONE;
    *one = (struct near_text){.text = text, .same = same};
    count_letters(one);
    if (text.n <= NEAR_SHORT)
        return best;
    to->key.a = to->a;
    for (size_t length = text.n - NEAR_EDITS; length <= text.n + NEAR_EDITS; length++)
        if (to->lengths[length % NEAR_LENGTHS])
            best = first_long(to, one, length, best);
    to->lengths[text.n % NEAR_LENGTHS] = true;
    keep(to, one, to->texts.n - 1);
    return best;
}
