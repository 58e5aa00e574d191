/* test_spoken.c: which mappings are one text in several languages, and which of the texts is taken. */
#include "load/node.h"
#include "sink.h"
#include "unit.h"
#include "variant/languages.h"

static const struct {
    const char *value, *wanted;
    const char *taken; /* NULL: it is no text in languages */
    size_t reports;
} cases[] = {
    {"{en: one, de: eins}", "en", "one", 0},
    {"{en: one, de: eins}", "de", "eins", 0},
    {"{en: one, de: eins}", "de-AT", "eins", 0},
    {"{de-CH: zwei, de: eins}", "de-AT", "eins", 0},
    {"{en: one, de-CH: eins}", "de", "eins", 0},
    {"{en-GB: colour, en-US: color}", "en-US", "color", 0},
    {"{en_GB: colour, en_US: color}", "en-GB", "colour", 0},
    {"{en: one, de: eins}", "fr", "one", 1},
    {"{en: null, de: eins, fr: un}", "en", "eins", 1},
    {"{en: \"\", de: eins}", "en", "", 0},
    {"{zh: s, zh-Hant: t}", "zh-Hant", "t", 0},
    {"{zh: s, zh-TW: t}", "zh-Hans", "s", 0},
    {"{en: e, zh-CN: s}", "zh-Hant", "s", 1},
    {"{sr-Latn: l, sr: c, en: e}", "en", "e", 0},
    {"{gsw-CH: g, en: e}", "gsw-CH", "g", 0},
    {"{en: e}", "en", "e", 0},
    {"{en: e}", "de", "e", 1},
    {"{es-419: a, en: e}", "es-MX", "a", 0},
    {"{de-1996: n, en: e}", "de-1996", "n", 0},
    {"{pdf: a, doi: b}", "en", NULL, 0},
    {"{pdf: a, en: b}", "en", NULL, 0},
    {"{code: a, en: b}", "en", NULL, 0},
    {"{En: a, De: b}", "en", NULL, 0},
    {"{id: a}", "en", NULL, 0},
    {"{no: a}", "en", NULL, 0},
    {"{id: a, en: b}", "id", "a", 0},
    {"{xx: a, yy: b}", "en", NULL, 0},
    {"{e: a, en: b}", "en", NULL, 0},
    {"{en-: a}", "en", NULL, 0},
    {"{one: a, other: b}", "en", NULL, 0},
    {"{}", "en", NULL, 0},
};

int main(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sink sink;
        sink_open(&sink);
        struct binder b = {.a = sink.arena, .d = &sink.diag};
        struct source s = {.text = str_printf(sink.arena, "a: %s\n", cases[i].value)};
        const struct node *tree = yaml_parse(sink.arena, &sink.diag, &s);
        const struct node *taken = node_find(languages_choose(&b, tree, str_of(cases[i].wanted)), STR("a"));
        bool right = cases[i].taken ? taken->kind == NODE_SCALAR && str_eq(taken->text, str_of(cases[i].taken))
                                    : taken->kind == NODE_MAP;
        if (!CHECK(right && sink.reports == cases[i].reports))
            fprintf(stderr, "    %s in %s\n", cases[i].value, cases[i].wanted);
        sink_close(&sink);
    }
    return unit_result();
}
