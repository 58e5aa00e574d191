/* test_person.c: which spellings among authors are the person of the CV. */
#include <string.h>

#include "model/person.h"
#include "unit.h"

static struct arena *arena;

/* Whom the spellings name; those behind NULL are others. */
static const struct {
    const char *own;
    const char *spellings[40];
} people[] = {
    {"Zhewei Yao",
     {"Zhewei Yao", "Z. Yao", "Z Yao", "z. yao", "Yao Z.", "Yao Z", "Yao, Zhewei", "Yao, Z.",
      "ZHEWEI YAO", "Zhéwěi Yáo", "**Zhewei Yao**", "Zhewei  Yao", "Z.Yao", "Zhe-Wei Yao",
      "Yao ZW", "Z.-W. Yao", "Z. W. Yao", "ZW Yao", "Zhe Wei Yao", "Yao, Z.-W.", "Yao Zhewei",
      "Z. Yao<sup>1</sup>", "[Z. Yao](https://example.org)", "Z. Yao*", "Z. Yao$^{1}$",
      "Dr. Zhewei Yao", "Z. Yao, PhD", "Zhewei YAO", "YAO Zhewei", NULL, "Y. Zhang", "Zheng Yao",
      "Zhe Yao", "Yao", "Z.", ""}},
    {"Zhewei Yao",
     {NULL, "A. Yao", "Zhewei Yang", "Zhewei", "Yao Yao", "Z. Dong", "Z. Yaodong", "...",
      "Yao Zheng", "Z. Q. Yao", "Zhewei, Yao", "Yao ZQ", "Z. Li-Yao", "Zhewen Yao"}},
    {"Yao, Zhewei", {"Z. Yao", "Zhewei Yao", "Yao, Z", NULL, "Y. Zhewei"}},
    {"M. W. Mahoney",
     {"M. W. Mahoney", "M. Mahoney", "Michael W. Mahoney", "Michael Mahoney", "Mahoney, M. W.",
      "Mahoney MW.", "MW Mahoney", NULL, "W. Mahoney", "M. X. Mahoney", "N. W. Mahoney",
      "M. W. Maloney"}},
    {"Michael William Mahoney",
     {"M. W. Mahoney", "M. Mahoney", "Michael Mahoney", "M. William Mahoney", "Mahoney MW", NULL,
      "W. Mahoney", "William Mahoney", "M. W. X. Mahoney", "M. J. Mahoney"}},
    {"Jean-Luc Picard",
     {"J.-L. Picard", "J. Picard", "J-L Picard", "Jean Luc Picard", "Picard J.-L.", "JL Picard",
      "Picard JL", "Jeanluc Picard", NULL, "L. Picard", "Jean-Paul Picard", "J.-P. Picard"}},
    {"Plato", {"Plato", "PLATO", "Plátō", NULL, "A. Plato", "Plat", "Platon"}},
    {"Anna Groß", {"A. Groß", "A. GROSS", "Anna Gross", NULL, "A. Gros"}},
    {"姚 哲维", {"姚 哲维", "姚哲维", NULL, "姚 明"}},
    {"Øyvind Ås", {"Ø. Ås", "Ø. As", "O. As", "Oyvind Aas", "O. Aas", NULL, "O. Os"}},
    {"", {NULL, "", "A. Person"}},
    {"Mark E. Fuller",
     {"Fuller ME", "ME Fuller", "Fuller, ME", "Fuller, M. E.", "Fuller M", "M.E. Fuller",
      "Mark Fuller", "Fuller, Mark E", "M Fuller", NULL, "Fuller MD", "Fuller E", "Fullerton ME"}},
    {"Anna van der Berg",
     {"van der Berg A", "A. van der Berg", "van der Berg, A.", "Van der Berg A", "Vanderberg A",
      "Berg, Anna van der", "Anna Van Der Berg", NULL, "A. Berg", "A. van den Berg", "Berg A",
      "A. der Berg"}},
    {"Anna García-López",
     {"García-López A.", "A. Garcia Lopez", "Garcia-Lopez, A", "García‐López A", NULL, "A. López",
      "A. García", "López, A."}},
    {"Łukasz Wójcik", {"L. Wojcik", "Ł. Wójcik", "Wojcik L", "Lukasz Wojcik", NULL, "L. Wojcicki"}},
    {"Søren Sørensen", {"S. Sorensen", "S. Sørensen", "Soeren Soerensen", "Sorensen S", NULL, "S. Sorenson"}},
    {"Ayşe Yıldız", {"A. Yildiz", "A. Yıldız", "Yildiz A", NULL, "A. Yilmaz"}},
    {"Đorđe Đoković", {"D. Dokovic", "Dorde Dokovic", NULL, "D. Djordjevic"}},
    {"Jörg Müller",
     {"J. Mueller", "J. Muller", "Joerg Mueller", "Müller J", "Mueller, Jörg", NULL, "J. Moller",
      "J. Muellner"}},
    {"Joerg Mueller", {"J. Müller", "Jörg Müller", NULL, "J. Möller"}},
    {"Mu\xCC\x88ller, Jo\xCC\x88rg", {"J. Müller", "Joerg Mueller", NULL, "J. Miller"}},
    {"Jun Sun", {"J. Sun", NULL, "J. Suen"}},
    {"Jane Doe, PhD", {"J. Doe", "Jane Doe", "Doe J", "Jane Doe, M.D.", NULL, "P. Doe", "J. PhD"}},
    {"Dr. Jane Doe", {"J. Doe", "Jane Doe", "Doe, J.", NULL, "D. Doe", "Dr. John Doe"}},
    {"Prof. Dr.-Ing. Jane Doe", {"J. Doe", "Doe J", NULL, "D. Doe"}},
    {"Robin Q. Sample, Ph.D.", {"Robin Sample", "R. Q. Sample", "Sample RQ", "Sample, Robin Q.", NULL, "Q. Sample"}},
    {"Wei Zhang (张伟)",
     {"Wei Zhang", "张伟", "张 伟", "W. Zhang", "Zhang W", "Wei Zhang (张伟)", "张伟 (Wei Zhang)",
      "Wei Zhang 张伟", NULL, "Wei Zhang (张薇)", "李娜", "Na Li (李娜)", "张薇"}},
    {"王小明 (Wang Xiaoming)",
     {"王小明", "Xiaoming Wang", "X. Wang", "Wang X", "Wang, Xiaoming", "Xiao-Ming Wang", NULL,
      "王明", "X. Ming", "M. Wang"}},
    {"Min-Jae Kim", {"Minjae Kim", "M.-J. Kim", "MJ Kim", "Kim MJ", "Min Jae Kim", "M. Kim", "Kim Min-Jae", NULL, "J. Kim", "Min-Ji Kim"}},
    {"Minjae Kim", {"Min-Jae Kim", "M.-J. Kim", "Kim MJ", NULL, "Minji Kim"}},
    {"Maria García-López", {"M. García-López", NULL, "M. López", "M. Garcia"}},
    {"Maria Lopez", {"M. López", NULL, "M. García-López", "M. García López", "Maria Garcia Lopez"}},
    {"Mary-Jane O'Brien-Smith",
     {"M.-J. O'Brien-Smith", "MJ O'Brien Smith", "Mary-Jane O’Brien-Smith", "OBrien-Smith MJ", NULL,
      "Mary Smith", "M. O'Brien", "M. Brien-Smith"}},
    {"Mary Smith", {"M. Smith", "Mary Smith", NULL, "Mary O'Brien-Smith", "M. Smith-Jones", "M. Smith Jones"}},
    {"Seán O'Neill", {"S. O'Neill", "S. O’Neill", "O'Neill S", "S. ONeill", "O Neill S", "S. Ó Néill", NULL, "S. Neill"}},
    {"Margaret O'Neill", {"O'Neill M", "O'Neill MA", "M. O'Neill", NULL, "J. O'Neill", "Neill M"}},
    {"Iñaki Fernández Gómez",
     {"I. Fernández", "I. Fernández Gómez", "I. Fernandez-Gomez", "Fernández Gómez, Iñaki",
      "Fernández I", "Fernández, I.", NULL, "I. Gómez", "Gómez, I.", "I. F. Gómez Ruiz"}},
    {"John Smith Jr.", {"J. Smith", "J. Smith Jr.", "Smith, Jr., John", "Smith J Jr", NULL, "J. Smith Sr.", "J. Smith III"}},
    {"Robert (Bob) Smith", {"R. Smith", "B. Smith", "Bob Smith", "Robert Smith", NULL, "T. Smith"}},
    {"William \"Bill\" Gates", {"W. Gates", "Bill Gates", NULL, "H. Gates"}},
    {"Yuri E. Lozovik", {"Yu. E. Lozovik", "Yu.E. Lozovik", "Y. Lozovik", "Lozovik YE", NULL, "Ya. Lozovik", "E. Lozovik"}},
    {"Regina de Oliveira", {"R. de Oliveira", "de Oliveira R", "Oliveira, Regina de", NULL, "R. Souza"}},
    {"Ludwig van Beethoven", {"L. van Beethoven", "van Beethoven L", "Beethoven, Ludwig van", NULL, "L. Bach"}},
    {"José Ortega y Gasset", {"J. Ortega y Gasset", "Ortega y Gasset, J.", NULL, "J. Gasset"}},
    {"Chih-Jen Lin", {"C.-J. Lin", "Chih-jen Lin", "Lin CJ", "Chihjen Lin", NULL, "J. Lin"}},
    {"Wei Li", {"Li, Wei", "W. Li", "Li W", "Li Wei", NULL, "Wei, Li", "L. Wei", "Wei L"}},
    {"Ada Lovelace", {"A. Lovelace", "A. K. Lovelace", "Lovelace AK", NULL, "K. Lovelace", "Ada King Lovelace"}},
    {"김민재", {"김민재", "김 민재", NULL, "김민지"}},
    {"Иван Петров", {"И. Петров", "Петров И.", "Петров, Иван", NULL, "А. Петров"}},
    {"Bob Smith", {"Robert (Bob) Smith", NULL, "Robert (Rob) Smith"}},
    {"Ivan Petrov (Иван Петров)", {"И. Петров", "I. Petrov", "Petrov I", "Петров И.", NULL, "П. Иванов"}},
    {"Иван Петров", {"I. Petrov (Иван Петров)", NULL, "I. Petrov"}},
    {"Jane Doe (she/her)", {"J. Doe", NULL, "S. Doe", "Sherry Doe"}},
    {"Nguyễn Văn Anh", {"V. A. Nguyen", "Nguyen VA", "Nguyen, Van Anh", "Van Anh Nguyen", NULL, "T. Nguyen"}},
    {"Kim Min-Jae", {"Kim, Min-Jae", "M.-J. Kim", "Kim MJ", "Minjae Kim", NULL, "Min, Kim", "S.-J. Kim"}},
    {"CMS Collaboration", {"CMS Collaboration", NULL, "C. Collaboration"}},
};

static void check_people(void)
{
    for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
        struct person p = {0};
        bool own = true;
        person_add_text(arena, &p, str_of(people[i].own));
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
    person_add_text(arena, &p, STR("Zhewei Yao"));
    person_add_text(arena, &p, STR("Z. Smith"));
    CHECK(person_is(arena, &p, STR("Zhewei Yao")));
    CHECK(person_is(arena, &p, STR("Zoe Smith")));
    CHECK(!person_is(arena, &p, STR("Y. Smith")));
}

static enum agreement agreement_of(const char *own, const char *name)
{
    struct person p = {0};
    struct name n;
    person_add_text(arena, &p, str_of(own));
    name_parse(arena, str_of(name), &n);
    return person_match(arena, &p, &n);
}

static void test_agreement(void)
{
    CHECK(agreement_of("Wei Li", "Wei Li") == PERSON_SAME);
    CHECK(agreement_of("Wei Li", "Li W") == PERSON_SAME);
    CHECK(agreement_of("Wei Li", "Li Wei") == PERSON_TURNED);
    CHECK(agreement_of("Wei Li", "Wei, Li") == PERSON_OTHER);
    CHECK(agreement_of("Jane Doe", "J. A. Doe") == PERSON_LOOSE);
    CHECK(agreement_of("Jane Doe", "J. Doe Jr.") == PERSON_LOOSE);
    CHECK(agreement_of("Jane Doe", "A. Doe") == PERSON_OTHER);
}

static void test_distance(void)
{
    struct person p = {0};
    struct name near, far, group;
    person_add_text(arena, &p, STR("Jane Doe"));
    name_parse(arena, STR("Jan Doe"), &near);
    name_parse(arena, STR("Mary Able"), &far);
    name_parse(arena, STR("CMS Collaboration"), &group);
    CHECK(person_distance(arena, &p, &near) < person_distance(arena, &p, &far));
    CHECK(person_distance(arena, &p, &near) < person_distance(arena, &p, &group));
}

static void test_any_bytes(void)
{
    struct person p = {0};
    uint64_t state = 1;
    person_add_text(arena, &p, STR("Zhewei Yao"));
    person_add_text(arena, &p, STR("\xFF\xFE")); /* not UTF-8: ignored */
    person_add_text(arena, &p, STR("a b c d e f g h i j k l m n o p")); /* more words than are kept */
    CHECK(!person_is(arena, &p, STR("\xFF\xFE")));
    for (int i = 0; i < 2000; i++) {
        char name[24];
        size_t n = (size_t)unit_random_in(&state, 0, sizeof name);
        for (size_t k = 0; k < n; k++)
            name[k] = (char)unit_random_in(&state, 1, 127);
        if (person_is(arena, &p, (struct str){name, n}))
            CHECK(!"a random name is a person");
    }
}

int main(void)
{
    arena = arena_new();
    check_people();
    test_several();
    test_agreement();
    test_distance();
    test_any_bytes();
    arena_free(arena);
    return unit_result();
}
