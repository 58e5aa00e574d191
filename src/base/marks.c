/* marks.c: sorts rows of combining marks by their class. The sort keeps the order inside a class. */
#include "base/marks.h"

#include <utf8proc.h>

/* More marks than this in a row are sorted: the bound of the stream-safe text format (UAX #15). */
enum { LONG = 30, CLASSES = 256 };

bool marks_is_mark(int32_t c)
{
    utf8proc_category_t k = utf8proc_category(c);
    return k == UTF8PROC_CATEGORY_MN || k == UTF8PROC_CATEGORY_MC || k == UTF8PROC_CATEGORY_ME;
}

/* The end of the row of marks at `from`; *n is how many there are. */
static size_t row_end(struct str s, size_t from, size_t *n)
{
    size_t at = from, bytes;
    for (*n = 0; at < s.n && (unsigned char)s.p[at] >= 0x80; at += bytes, ++*n)
        if (!marks_is_mark(utf8_at(s, at, &bytes)))
            break;
    return at;
}

typedef VEC(int32_t) code_list;

static void decompose(struct arena *a, struct str row, code_list *to)
{
    enum { ROOM = 32 }; /* no decomposition has more than 18 characters */
    int32_t codes[ROOM];
    size_t n;
    for (size_t i = 0; i < row.n; i += n) {
        int32_t c = utf8_at(row, i, &n);
        utf8proc_ssize_t count = utf8proc_decompose_char(
            c, codes, ROOM, UTF8PROC_DECOMPOSE | UTF8PROC_STABLE, NULL);
        for (utf8proc_ssize_t k = 0; k < count && k < ROOM; k++)
            *vec_push(a, to) = codes[k];
    }
}

static int class_of(int32_t c)
{
    return utf8proc_get_property(c)->combining_class;
}

/* Writes marks [from, to) of the list, none of class 0, sorted by class. */
static void put_sorted(struct buf *b, const code_list *list, size_t from, size_t to)
{
    size_t starts[CLASSES + 1] = {0};
    int32_t *sorted = arena_array_of(b->a, int32_t, to - from);
    for (size_t i = from; i < to; i++)
        starts[class_of(list->at[i]) + 1]++;
    for (int k = 0; k < CLASSES; k++)
        starts[k + 1] += starts[k];
    for (size_t i = from; i < to; i++)
        sorted[starts[class_of(list->at[i])]++] = list->at[i];
    for (size_t i = 0; i < to - from; i++)
        buf_code(b, sorted[i]);
}

static void put_row(struct buf *b, struct str row)
{
    code_list list = {0};
    decompose(b->a, row, &list);
    for (size_t i = 0, end; i < list.n; i = end) {
        for (end = i; end < list.n && class_of(list.at[end]); end++)
            ;
        if (end > i)
            put_sorted(b, &list, i, end);
        else
            buf_code(b, list.at[end++]); /* a mark of class 0 keeps its place */
    }
}

struct str marks_sorted(struct arena *a, struct str s)
{
    struct buf b = {.a = a};
    size_t done = 0, n;
    for (size_t i = 0; i < s.n;) {
        size_t end = row_end(s, i, &n);
        if (n > LONG) {
            buf_add(&b, str_sub(s, done, i));
            put_row(&b, str_sub(s, i, end));
            done = end;
        }
        i = end > i ? end : i + 1;
    }
    if (!done)
        return s;
    buf_add(&b, str_sub(s, done, s.n));
    return buf_end(&b);
}
