/* test_plural.c: rules of plurals, as CLDR has them for several languages, and what is no rule. */
#include <string.h>

#include "model/plural.h"
#include "sink.h"
#include "unit.h"

static struct sink sink;

/* Languages and their rules. */
static const char text[] =
    "english: {one: i = 1 and v = 0}\n"
    "french: {one: \"i = 0,1\", many: \"e = 0 and i != 0 and i % 1000000 = 0 and v = 0 or e != 0..5\"}\n"
    "polish: {one: i = 1 and v = 0, few: \"v = 0 and i % 10 = 2..4 and i % 100 != 12..14\", many: \"v = 0 "
    "and i != 1 and i % 10 = 0..1 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 12..14\"}\n"
    "arabic: {zero: n = 0, one: n = 1, two: n = 2, few: n % 100 = 3..10, many: n % 100 = 11..99}\n"
    "latvian: {zero: \"n % 10 = 0 or n % 100 = 11..19 or v = 2 and f % 100 = 11..19\", one: \"n % 10 = 1 "
    "and n % 100 != 11 or v = 2 and f % 10 = 1 and f % 100 != 11 or v != 2 and f % 10 = 1\"}\n"
    "danish: {one: \"n = 1 or t != 0 and i = 0,1 @integer 1 @decimal 0.1~1.6\"}\n"
    "ordinals: {one: n % 10 = 1 and n % 100 != 11, two: n % 10 = 2 and n % 100 != 12, few: n % 10 = 3 and "
    "n % 100 != 13}\n"
    "japanese: {}\n";

static const struct {
    const char *language, *number, *category;
} cases[] = {
    {"english", "1", "one"},    {"english", "0", "other"},   {"english", "2", "other"},
    {"english", "1.0", "other"}, {"english", "11", "other"},
    {"french", "0", "one"},     {"french", "1", "one"},      {"french", "1.5", "one"},
    {"french", "2", "other"},   {"french", "1000000", "many"},
    {"polish", "1", "one"},     {"polish", "2", "few"},      {"polish", "5", "many"},
    {"polish", "12", "many"},   {"polish", "22", "few"},     {"polish", "25", "many"},
    {"polish", "101", "many"},  {"polish", "1.5", "other"},  {"polish", "112", "many"},
    {"arabic", "0", "zero"},    {"arabic", "1", "one"},      {"arabic", "2", "two"},
    {"arabic", "3", "few"},     {"arabic", "10", "few"},     {"arabic", "11", "many"},
    {"arabic", "100", "other"}, {"arabic", "103", "few"},    {"arabic", "2.5", "other"},
    {"latvian", "0", "zero"},   {"latvian", "11", "zero"},   {"latvian", "1", "one"},
    {"latvian", "21", "one"},   {"latvian", "2", "other"},   {"latvian", "0.11", "zero"},
    {"latvian", "0.21", "one"}, {"latvian", "10.1", "one"},
    {"danish", "1", "one"},     {"danish", "0.5", "one"},    {"danish", "1.0", "one"},
    {"danish", "2.1", "other"}, {"danish", "0", "other"},
    {"ordinals", "1", "one"},   {"ordinals", "2", "two"},    {"ordinals", "3", "few"},
    {"ordinals", "4", "other"}, {"ordinals", "11", "other"}, {"ordinals", "12", "other"},
    {"ordinals", "13", "other"}, {"ordinals", "21", "one"},  {"ordinals", "112", "other"},
    {"ordinals", "122", "two"},
    {"japanese", "1", "other"}, {"japanese", "2", "other"},  {"nothing", "1", "other"},
    {"english", "", "other"},   {"english", "many", "other"},
    {"english", "99999999999999999999999999", "other"},
};

static const char *const good_rules[] = {
    "n = 1", "i=1", " n % 10 = 2..4,6 ", "n != 1 or v = 0 and f = 0", "e = 0", "c != 0..5", "n = 1 @integer 1",
    "w = 0", "n % 1000000 = 0",
};

static const char *const bad_rules[] = {
    "", "n", "n =", "one", "n = 1 and", "n = 1 or", "n = a", "x = 1", "n % = 1", "n % 0 = 1", "n = 1..",
    "n = 1,", "n = 1 n = 2", "n < 2", "n == 1", "= 1", "n = 1 and or n = 2", "n = -1", "nn = 1",
};

static void test_forms(const struct node *rules)
{
    static const char words[] = "forms: {one: \"{n} page\", other: \"{n} pages\"}\nonly: {few: x}\nplain: text\n";
    static struct source s = {.text = {words, sizeof words - 1}};
    struct node *n = yaml_parse(sink.arena, &sink.diag, &s);
    const struct node *forms = node_find(n, STR("forms")), *plain = node_find(n, STR("plain"));
    const struct node *english = node_find(rules, STR("english"));
    CHECK(str_eq(plural_form(english, forms, STR("1")), STR("{n} page")));
    CHECK(str_eq(plural_form(english, forms, STR("3")), STR("{n} pages")));
    CHECK(str_eq(plural_form(node_find(rules, STR("polish")), forms, STR("2")), STR("{n} pages")));
    CHECK(str_eq(plural_form(english, plain, STR("2")), STR("text")));
    CHECK(!plural_form(english, NULL, STR("2")).p);
    CHECK(!plural_form(english, node_find(n, STR("only")), STR("1")).p);
}

int main(void)
{
    sink_open(&sink);
    static struct source s = {.text = {text, sizeof text - 1}};
    struct node *rules = yaml_parse(sink.arena, &sink.diag, &s);
    CHECK_EQ(sink.reports, 0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct node *of = node_find(rules, str_of(cases[i].language));
        struct str got = plural_category(of, str_of(cases[i].number));
        if (!CHECK(str_eq(got, str_of(cases[i].category))))
            fprintf(stderr, "    %s %s: %.*s\n", cases[i].language, cases[i].number, STRF(got));
    }
    for (size_t i = 0; i < rules->pairs.n; i++)
        for (size_t k = 0; k < rules->pairs.at[i].value->pairs.n; k++)
            CHECK(plural_is_rule(rules->pairs.at[i].value->pairs.at[k].value->text));
    for (size_t i = 0; i < sizeof good_rules / sizeof *good_rules; i++)
        if (!CHECK(plural_is_rule(str_of(good_rules[i]))))
            fprintf(stderr, "    '%s'\n", good_rules[i]);
    for (size_t i = 0; i < sizeof bad_rules / sizeof *bad_rules; i++) {
        if (!CHECK(!plural_is_rule(str_of(bad_rules[i]))))
            fprintf(stderr, "    '%s'\n", bad_rules[i]);
        CHECK(!plural_holds(str_of(bad_rules[i]), STR("1")));
    }
    CHECK(plural_is_category(STR("few")) && !plural_is_category(STR("some")));
    test_forms(rules);
    sink_close(&sink);
    return unit_result();
}
