/* test_term.c: what a value says of the words that the locale would add, and the forms of numbers. */
#include <string.h>

#include "model/term.h"
#include "sink.h"
#include "unit.h"

static struct sink sink;
static struct locale_terms terms;
static struct locale locale;

static const char text[] =
    "said: {volume: [vol, volume, 卷, 제, 권, เล่ม], edition: [ed, edition, 版], version: [v, version], collaboration: "
    "[collaboration, kollaboration]}\n"
    "complete: {collaboration: [consortium, group, 合作组], chapter: [appendix, 附录, 序]}\n"
    "plurals: {one: i = 1 and v = 0}\n"
    "ordinals: {one: n % 10 = 1 and n % 100 != 11, two: n % 10 = 2 and n % 100 != 12}\n"
    "ordinal: {one: \"{n}st\", two: \"{n}nd\", other: \"{n}th\"}\n"
    "ordinal_words: [first, [second, zweite], dritte]\n"
    "citations: {one: \"{n} citation\", other: \"{n} citations\"}\n";

static void terms_open(void)
{
    static struct source s = {.text = {text, sizeof text - 1}};
    struct node *n = yaml_parse(sink.arena, &sink.diag, &s);
    terms.said = node_find(n, STR("said"));
    terms.complete = node_find(n, STR("complete"));
    terms.plurals = node_find(n, STR("plurals"));
    terms.ordinals = node_find(n, STR("ordinals"));
    terms.ordinal = node_find(n, STR("ordinal"));
    terms.ordinal_words = node_find(n, STR("ordinal_words"));
    locale.terms = terms;
    CHECK(str_eq(term_number(sink.arena, &locale, node_find(n, STR("citations")), STR("1")),
                 STR("1 citation")));
    CHECK(str_eq(term_number(sink.arena, &locale, node_find(n, STR("citations")), STR("1000")),
                 STR("1000 citations")));
    CHECK(str_eq(term_number(sink.arena, &locale, NULL, STR("7")), STR("7")));
}

static const struct {
    const char *field, *value, *bare;
} bare[] = {
    {"volume", "4", "4"},           {"volume", "Vol. 4", "4"},      {"volume", "vol 4", "4"},
    {"volume", "VOLUME IV", "IV"},  {"volume", "4A", "4A"},         {"volume", "Volume", "Volume"},
    {"volume", "Vol.", "Vol."},     {"volume", "volumes 3", "volumes 3"}, {"volume", " 12 ", "12"},
    {"volume", "", ""},             {"volume", "V", "V"},           {"volume", "4 vol.", "4"},
    {"edition", "2nd ed.", "2nd"},  {"edition", "Second Edition", "Second"}, {"edition", "2", "2"},
    {"edition", "2nd edition", "2nd"}, {"edition", "Edited anew", "Edited anew"},
    {"edition", "edition 3", "3"},
    {"version", "v1.2", "1.2"},     {"version", "Version 3", "3"},  {"version", "1.2-v2", "1.2-v2"},
    {"version", "2024a", "2024a"},
    {"collaboration", "EXC Collaboration", "EXC"}, {"collaboration", "EXC-Kollaboration", "EXC"},
    {"collaboration", "The EXC Collaboration", "The EXC"},
    {"collaboration", "Collaboration", "Collaboration"},
    {"edition", "修订版", "修订"}, {"edition", "第2版", "第2"}, {"edition", "版", "版"},
    {"volume", "卷四", "四"},        {"volume", "4권", "4"},          {"volume", "เล่มสาม", "สาม"},
    {"pages", "p. 3", "p. 3"}, /* no words are known for it */
};

static const struct {
    const char *value, *ordinal; /* NULL: no number */
} ordinals[] = {
    {"1", "1st"},   {"2", "2nd"},    {"3", "3th"}, {"11", "11th"}, {"21", "21st"},  {"2nd", "2nd"},
    {"2.", "2nd"},  {"1e", "1st"},   {"2\xC2\xBA", "2nd"}, {"Second", "2nd"}, {"FIRST", "1st"},
    {"zweite", "2nd"}, {"Dritte", "3th"}, {"fourth", NULL}, {"Revised", NULL}, {"2nd revised", NULL},
    {"", NULL},     {"0", NULL},     {"2020-1", NULL}, {"1.5", NULL},
};

static const struct {
    const char *value, *count;
} counts[] = {
    {"A. Able, Jr.", "1"}, {"Prof. A. Able, PhD, MD", "1"}, {"A. Able, Jr., B. Bee", "2"}, {"II, III", "2"},
    {"7", "1"},     {"1-10", "2"},   {"1\xE2\x80\x93" "10", "2"}, {"1--10", "2"}, {"xii-xx", "2"},
    {"3, 5", "2"},  {"S1-S10", "2"}, {"A-3", "1"},   {"TR-5", "1"}, {"e123", "1"}, {"1 and 2", "2"},
    {"-3", "1"},    {"3-", "1"},     {"", "1"},      {"2 & 3", "2"},
    {"EX-22-017", "1"}, {"3-1-3-8", "2"}, {"3-1--3-8", "2"}, {"2020-AB-12-C", "1"},
};

/* Digits and the sign before a fraction, and signs in texts of styles. */
static void signs(void)
{
    struct arena *a = sink.arena;
    struct locale l = {.digits.text = STR("\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669"),
                       .decimal.text = STR(",")};
    CHECK(str_eq(locale_number(a, &l, 2021, 1), STR("\u0662\u0660\u0662\u0661")));
    CHECK(str_eq(locale_number(a, &l, 5, 2), STR("\u0660\u0665")));
    CHECK(str_eq(locale_digits(a, &l, STR("1.5 a.")), STR("\u0661,\u0665 a.")));
    CHECK(str_eq(locale_signed(a, &l, STR(", ("), STR("")), STR(", (")));
    struct locale zh = {.has_signs = true,
                        .signs = {.comma.text = STR("\uFF0C"), .colon.text = STR("\uFF1A"),
                                  .stop.text = STR("\u3002"), .open.text = STR("\uFF08"),
                                  .close.text = STR("\uFF09")}};
    static const struct {
        const char *text, *before, *signs;
    } all[] = {
        {", ", "\u5F20", "\uFF0C"},     {" (", "\u5F20", "\uFF08"},   {")", "\uFF08\u5F20", "\uFF09"},
        {")", "\uFF08THU", "\uFF09"},    {")", "(\u5F20", ")"},        {", ", "Zhang", ", "},
        {" (", "Zhang", " ("},           {". ", "\u5F20 12", "\u3002"}, {".", "", "\u3002"},
        {" ", "\uFF09", ""},             {" \u00B7 ", "\u5F20", " \u00B7 "}, {": ", "", "\uFF1A"},
        {"3.5", "\u5F20", "3.5"},
        {". ", "Acta 5\u20137", ". "},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        struct str got = locale_signed(a, &zh, str_of(all[i].text), str_of(all[i].before));
        if (!CHECK(str_eq(got, str_of(all[i].signs))))
            fprintf(stderr, "    '%s' behind '%s': '%.*s'\n", all[i].text, all[i].before, STRF(got));
    }
}

int main(void)
{
    sink_open(&sink);
    terms_open();
    signs();
    for (size_t i = 0; i < sizeof bare / sizeof *bare; i++) {
        struct str got = term_bare(&terms, str_of(bare[i].field), str_of(bare[i].value));
        if (!CHECK(str_eq(got, str_of(bare[i].bare))))
            fprintf(stderr, "    %s '%s': '%.*s'\n", bare[i].field, bare[i].value, STRF(got));
    }
    for (size_t i = 0; i < sizeof ordinals / sizeof *ordinals; i++) {
        struct str got = term_ordinal(sink.arena, &locale, str_of(ordinals[i].value));
        if (!CHECK(ordinals[i].ordinal ? str_eq(got, str_of(ordinals[i].ordinal)) : !got.p))
            fprintf(stderr, "    '%s': '%.*s'\n", ordinals[i].value, STRF(got));
    }
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        struct str got = term_count(str_of(counts[i].value), STR(" and "));
        if (!CHECK(str_eq(got, str_of(counts[i].count))))
            fprintf(stderr, "    '%s': %.*s\n", counts[i].value, STRF(got));
    }
    CHECK(term_is_complete(&terms, STR("collaboration"), STR("EXC Consortium")));
    CHECK(term_is_complete(&terms, STR("chapter"), STR("APPENDIX B")));
    CHECK(term_is_complete(&terms, STR("chapter"), STR("附录B")));
    CHECK(term_is_complete(&terms, STR("collaboration"), STR("EXC合作组")));
    CHECK(!term_is_complete(&terms, STR("collaboration"), STR("EXC")));
    CHECK(!term_is_complete(&terms, STR("collaboration"), STR("Grouping")));
    CHECK(!term_is_complete(&terms, STR("volume"), STR("group")));
    sink_close(&sink);
    return unit_result();
}
