/* test_figures.c: figures among capitals. */
#include "text/figures.h"
#include "unit.h"

/* A text, and its figures that stand among capitals. */
static const struct {
    const char *text, *found;
} cases[] = {
    {"C1", "1"},
    {"verhandlungssicher (C1)", "1"},
    {"HAWQ-V3: a 2-Bit network of 2020", "3"},
    {"ANODEV2, COVID-19 and GPT-4 in 1996", "2 19 4"},
    {"Proc. NeurIPS2020, ICML 2021", "2020"},
    {"Math 16A, Gate 7", "16"},
    {"3D, 2nd, 4K60", "3 4 60"},
    {"É1 и Я2, Ω\xCC\x81" "3", "1 2 3"},
    {"MP3-7 22 B", "3 7"},
    {"10 Million, 18 %, §5", ""},
    {"东京2020", ""},
    {"12", ""},
    {"", ""},
    {"A", ""},
    {"-1-", ""},
    {"\xFF" "1\xC3", ""},
};

int main(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char found[64] = "";
        struct figures_walk w = {.text = str_of(cases[i].text)};
        while (figures_next(&w))
            snprintf(found + strlen(found), sizeof found - strlen(found), "%s%.*s", *found ? " " : "",
                     STRF(str_sub(w.text, w.from, w.to)));
        if (!CHECK(strcmp(found, cases[i].found) == 0))
            fprintf(stderr, "    %s: '%s', not '%s'\n", cases[i].text, found, cases[i].found);
    }
    return unit_result();
}
