/* test_name.c: marks after a name, and which spellings mean the same person. */
#include <string.h>

#include "model/name.h"
#include "unit.h"

static struct arena *arena;

static const struct {
    const char *written, *name, *marks;
} cuts[] = {
    {"Z. Yao", "Z. Yao", ""},
    {"Z. Yao*", "Z. Yao", "*"},
    {"Z. Yao *", "Z. Yao", "*"},
    {" Z. Yao* ", "Z. Yao", "*"},
    {"Z. Yao\\*", "Z. Yao", "\\*"}, /* Markdown's way to write a star */
    {"Z. Yao*†", "Z. Yao", "*†"},
    {"Z. Yao‡§¶#", "Z. Yao", "‡§¶#"},
    {"Z. Yao†*", "Z. Yao", "†*"},
    {"**Z. Yao**", "**Z. Yao**", ""}, /* emphasis is no mark */
    {"J. Sartre1", "J. Sartre1", ""},
    {"C# Person", "C# Person", ""}, /* only at the end */
    {"*", "", "*"},
    {"", "", ""},
};

static void test_marks(void)
{
    for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++) {
        struct str name = str_of(cuts[i].written), marks = name_cut_marks(&name);
        if (!CHECK(str_eq(name, str_of(cuts[i].name)) && str_eq(marks, str_of(cuts[i].marks))))
            fprintf(stderr, "    '%s' was cut into '%.*s' and '%.*s'\n", cuts[i].written,
                    STRF(name), STRF(marks));
    }
}

/* Whom the spellings name; those behind NULL are others. */
static const struct {
    const char *own;
    const char *spellings[20];
} people[] = {
    {"Zhewei Yao",
     {"Zhewei Yao", "Z. Yao", "Z Yao", "z. yao", "Yao Z.", "Yao Z", "Yao, Zhewei", "Yao, Z.",
      "ZHEWEI YAO", "Zhéwěi Yáo", "**Zhewei Yao**", "Zhewei  Yao", "Z.Yao", NULL, "Y. Zhang",
      "Zheng Yao", "Zhe Yao", "Yao", "Z.", ""}},
    {"Zhewei Yao",
     {NULL, "A. Yao", "Zhewei Yang", "Zhewei", "Yao Yao", "Z. Dong", "Z. Yaodong", "...",
      "Yao Zheng"}},
    {"Yao, Zhewei", {"Z. Yao", "Zhewei Yao", "Yao, Z", NULL, "Y. Zhewei"}},
    {"M. W. Mahoney",
     {"M. W. Mahoney", "M. Mahoney", "Michael W. Mahoney", "Michael Mahoney", "Mahoney, M. W.",
      "Mahoney MW.", NULL, "W. Mahoney", "M. X. Mahoney", "N. W. Mahoney", "M. W. Maloney"}},
    {"Michael William Mahoney",
     {"M. W. Mahoney", "M. Mahoney", "Michael Mahoney", "M. William Mahoney", NULL,
      "W. Mahoney", "William Mahoney", "M. W. X. Mahoney", "M. J. Mahoney"}},
    {"Jean-Luc Picard",
     {"J.-L. Picard", "J. Picard", "J-L Picard", "Jean Luc Picard", "Picard J.-L.", NULL,
      "L. Picard"}},
    {"Plato", {"Plato", "PLATO", "Plátō", NULL, "A. Plato", "Plat", "Platon"}},
    {"Anna Groß", {"A. Groß", "A. GROSS", "Anna Gross", NULL, "A. Gros"}},
    {"姚 哲维", {"姚 哲维", NULL, "姚 明"}},
    {"Øyvind Ås", {"Ø. Ås", "Ø. As", NULL, "O. As"}},
    {"", {NULL, "", "A. Person"}},
};

static void check_people(void)
{
    for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
        struct person p = {0};
        bool own = true;
        person_add(arena, &p, str_of(people[i].own));
        for (size_t k = 0; k < sizeof people[i].spellings / sizeof *people[i].spellings; k++) {
            const char *name = people[i].spellings[k];
            if (!name && !own)
                break;
            if (!name) {
                own = false;
                continue;
            }
            if (!CHECK(person_is(arena, &p, str_of(name)) == own))
                fprintf(stderr, "    '%s' %s '%s'\n", name, own ? "is" : "is not", people[i].own);
        }
    }
}

static void test_several(void)
{
    struct person p = {0};
    CHECK(!person_is(arena, &p, STR("Z. Yao")));
    person_add(arena, &p, STR("Zhewei Yao"));
    person_add(arena, &p, STR("Z. Smith"));
    CHECK(person_is(arena, &p, STR("Zhewei Yao")));
    CHECK(person_is(arena, &p, STR("Zoe Smith")));
    CHECK(!person_is(arena, &p, STR("Y. Smith")));
}

static void test_any_bytes(void)
{
    struct person p = {0};
    uint64_t state = 1;
    person_add(arena, &p, STR("Zhewei Yao"));
    person_add(arena, &p, STR("\xFF\xFE")); /* not UTF-8: ignored */
    person_add(arena, &p, STR("a b c d e f g h i j k l m n o p")); /* more words than are kept */
    CHECK(!person_is(arena, &p, STR("\xFF\xFE")));
    for (int i = 0; i < 2000; i++) {
        char name[24];
        size_t n = (size_t)unit_random_in(&state, 0, sizeof name);
        for (size_t k = 0; k < n; k++)
            name[k] = (char)unit_random_in(&state, 1, 255);
        struct str s = {name, n};
        struct str marks = name_cut_marks(&s);
        if (person_is(arena, &p, s) || marks.n > n)
            CHECK(!"a random name is a person");
    }
}

static const struct {
    const char *name, *given, *family;
} splits[] = {
    {"Ada Lovelace", "Ada", "Lovelace"},
    {"  Ada   Lovelace ", "Ada", "Lovelace"},
    {"Ada King Lovelace", "Ada King", "Lovelace"},
    {"A. K. Lovelace", "A. K.", "Lovelace"},
    {"Ludwig van Beethoven", "Ludwig", "van Beethoven"},
    {"Maria de la Cruz Santos", "Maria", "de la Cruz Santos"}, /* from the first small word on */
    {"van Beethoven, Ludwig", "Ludwig", "van Beethoven"},
    {"Lovelace, Ada", "Ada", "Lovelace"},
    {"Jean-Luc Picard", "Jean-Luc", "Picard"},
    {"Plato", "", "Plato"},
    {"", "", ""},
};

static void test_split(void)
{
    for (size_t i = 0; i < sizeof splits / sizeof *splits; i++) {
        struct str given, family;
        name_split(str_of(splits[i].name), &given, &family);
        if (!CHECK(str_eq(given, str_of(splits[i].given)) && str_eq(family, str_of(splits[i].family))))
            fprintf(stderr, "    '%s' was split into '%.*s' and '%.*s'\n", splits[i].name, STRF(given),
                    STRF(family));
    }
}

int main(void)
{
    arena = arena_new();
    test_split();
    test_marks();
    check_people();
    test_several();
    test_any_bytes();
    arena_free(arena);
    return unit_result();
}
