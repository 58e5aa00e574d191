/* target_latex.c: the LaTeX of a value of a .bib file, as a text, an address and a list of names; and
 * LaTeX and tags in other texts. */
#include "fuzz.h"
#include "load/latex.h"

static void check(struct str s)
{
    if (s.n && (!s.p || utf8_invalid(s) != s.n))
        fuzz_wrong("the result is not UTF-8");
}

static void latex(struct arena *a, struct diag *d, struct str bytes)
{
    const struct source source = {.name = STR("refs.bib"), .text = bytes};
    const struct pos pos = {&source, 1, 1};
    if (utf8_invalid(bytes) != bytes.n)
        return; /* bibtex.h makes UTF-8 of what is none */
    check(latex_markup(a, d, bytes, pos));
    check(latex_plain_markup(a, d, bytes, pos));
    check(latex_in_markup(a, d, bytes, pos));
    check(latex_address(a, bytes));
    struct latex_names names = latex_names(a, d, bytes, pos);
    for (size_t i = 0; i < names.names.n; i++) {
        const struct latex_name *name = &names.names.at[i];
        check(name->given);
        check(name->particle);
        check(name->family);
        check(name->suffix);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    fuzz_read(latex, data, n);
    return 0;
}
