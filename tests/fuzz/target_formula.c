/* target_formula.c: formulas between dollars, as LaTeX and as MathML, and which dollars are money. */
#include "fuzz.h"
#include "load/dollars.h"
#include "load/tags.h"
#include "text/formula.h"

static void check(struct str s)
{
    if (s.n && (!s.p || utf8_invalid(s) != s.n))
        fuzz_wrong("the result is not UTF-8");
}

static void read(struct arena *a, struct str source)
{
    struct formula f;
    struct str unread;
    bool good = formula_read(a, source, &f, &unread);
    if (!good && source.n && (!unread.p || unread.n > source.n))
        fuzz_wrong("nothing is told");
    for (size_t i = 0; good && i < f.parts.n; i++) {
        check(f.parts.at[i].text);
        if (f.parts.at[i].gap && !str_eq(f.parts.at[i].text, STR(" ")))
            fuzz_wrong("a space has letters");
    }
    check(formula_plain(a, source));
}

static void formulas(struct arena *a, struct diag *d, struct str bytes)
{
    struct buf b = {.a = a};
    struct str source;
    (void)d;
    if (utf8_invalid(bytes) != bytes.n)
        return; /* texts are UTF-8 */
    read(a, bytes);
    for (size_t i = 0, end; i < bytes.n; i = end ? end : i + 1) {
        end = bytes.p[i] == '$' ? dollars_end(bytes, i, &source) : 0;
        if (end && (end <= i || end > bytes.n || source.p < bytes.p + i || source.p + source.n > bytes.p + end))
            fuzz_wrong("a formula is beyond its text");
        if (end)
            read(a, source);
    }
    tag_formula(&b, bytes);
    check(buf_str(&b));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    fuzz_read(formulas, data, n);
    return 0;
}
