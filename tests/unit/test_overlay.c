/* test_overlay.c: paths of --set and of private things. */
#include "load/overlay.h"
#include "sink.h"
#include "unit.h"

/* The steps as text: "key|[0]|..."; "-": the path is none. */
static struct str steps(struct arena *a, const char *path)
{
    overlay_steps to = {0};
    struct buf b = {.a = a};
    if (!overlay_path(a, str_of(path), &to))
        return STR("-");
    for (size_t i = 0; i < to.n; i++) {
        if (i)
            buf_char(&b, '|');
        if (to.at[i].key.p)
            buf_add(&b, to.at[i].key);
        else
            buf_printf(&b, "[%zu]", to.at[i].item);
    }
    return buf_str(&b);
}

int main(void)
{
    static const char *const cases[][2] = {
        {"cv", "cv"},
        {"cv.name", "cv|name"},
        {"cv.sections.Work[0].company", "cv|sections|Work|[0]|company"},
        {"a[0][12]", "a|[0]|[12]"},
        {"a.\"b.c[1]\"[2]", "a|b.c[1]|[2]"},
        {"\"A B\".c", "A B|c"},
        {"Teaching & Talks[3]", "Teaching & Talks|[3]"},
        {"é.ß[7]", "é|ß|[7]"},
        {"a..b", "a||b"},
        {"", "-"},
        {"[0]", "-"},
        {"a[", "-"},
        {"a[]", "-"},
        {"a[-1]", "-"},
        {"a[1", "-"},
        {"a[1]b", "-"},
        {"a[1x]", "-"},
        {"a[99999999999]", "-"},
        {"a.", "-"},
        {"\"a", "-"},
        {"\"\"", "-"},
        {"\"a\"b", "-"},
    };
    struct sink sink;
    sink_open(&sink);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (!CHECK(str_eq(steps(sink.arena, cases[i][0]), str_of(cases[i][1]))))
            fprintf(stderr, "    %s\n", cases[i][0]);
    sink_close(&sink);
    return unit_result();
}
