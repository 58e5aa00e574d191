/* test_str.c: views, UTF-8, distances, buffers and printed lengths. */
#include <string.h>

#include "base/length.h"
#include "base/str.h"
#include "unit.h"

static struct arena *arena;

static bool is(struct str s, const char *c)
{
    if (str_eq(s, str_of(c)))
        return true;
    fprintf(stderr, "    '%.*s' is not '%s'\n", STRF(s), c);
    return false;
}

static void test_views(void)
{
    CHECK_EQ(str_of(NULL).n, 0);
    CHECK(str_eq(str_of(NULL), STR("")));
    CHECK(!str_eq(STR("a"), STR("ab")));
    CHECK(!str_eq(STR("a"), STR("A")));
    CHECK(str_eq_nocase(STR("ORCID"), STR("orcid")));
    CHECK(!str_eq_nocase(STR("É"), STR("é"))); /* ASCII only */
    CHECK(str_starts(STR("cv.yaml"), STR("cv")) && str_starts(STR("cv"), STR("")));
    CHECK(!str_starts(STR("c"), STR("cv")));
    CHECK(str_ends(STR("cv.yaml"), STR(".yaml")) && !str_ends(STR("yaml"), STR(".yaml")));
    CHECK(is(str_trim(STR(" \t\r\n a b \v\f")), "a b"));
    CHECK(is(str_trim(STR(" \n ")), ""));
    CHECK(is(str_trim(STR("\xC2\xA0x")), "\xC2\xA0x")); /* a no-break space is no white space */
    CHECK_EQ(str_find(STR("a=b=c"), '='), 1);
    CHECK_EQ(str_find(STR("abc"), '='), 3);
    CHECK_EQ(str_find(str_of(NULL), '='), 0);
    char *c = str_c(arena, str_sub(STR("hello"), 1, 3));
    CHECK(strcmp(c, "el") == 0);
    CHECK(is(str_printf(arena, "%d-%.*s", 7, STRF(STR("x"))), "7-x"));
    char letters[] = "abc";
    struct str copy = str_copy(arena, str_of(letters));
    letters[0] = 'z';
    CHECK(is(copy, "abc"));
}

static void check_code(struct str s, int32_t code, size_t bytes)
{
    size_t n;
    CHECK_EQ(utf8_at(s, 0, &n), code);
    CHECK_EQ(n, bytes);
}

static void test_utf8(void)
{
    static const int32_t codes[] = {1,      0x7F,   0x80,   0x7FF,  0x800,    0xD7FF,
                                    0xE000, 0xFFFD, 0xFFFF, 0x10000, 0x10FFFF};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        char bytes[4];
        struct str s = {bytes, utf8_put(bytes, codes[i])};
        check_code(s, codes[i], s.n);
        CHECK_EQ(utf8_invalid(s), s.n);
        for (size_t cut = 1; cut < s.n; cut++) /* every beginning of it is broken */
            CHECK_EQ(utf8_invalid(str_sub(s, 0, cut)), 0);
    }
    check_code(STR(""), 0, 0);
    check_code(STR("\0x"), 0, 1);
    check_code(STR("\x80"), 0xFFFD, 1);         /* a continuation */
    check_code(STR("\xC0\x80"), 0xFFFD, 1);     /* too long a form of U+0000 */
    check_code(STR("\xC1\xBF"), 0xFFFD, 1);
    check_code(STR("\xE0\x9F\xBF"), 0xFFFD, 1); /* of U+07FF */
    check_code(STR("\xF0\x8F\xBF\xBF"), 0xFFFD, 1);
    check_code(STR("\xED\xA0\x80"), 0xFFFD, 1); /* a surrogate */
    check_code(STR("\xF4\x90\x80\x80"), 0xFFFD, 1); /* beyond U+10FFFF */
    check_code(STR("\xF8\x88\x80\x80\x80"), 0xFFFD, 1);
    check_code(STR("\xE2\x82" "a"), 0xFFFD, 1);
    CHECK_EQ(utf8_invalid(STR("abc\xFFxyz")), 3);
    CHECK_EQ(utf8_invalid(STR("姚\xE5\xA7")), 3);
    CHECK_EQ(utf8_invalid(STR("a\xEF\xBF\xBD")), 4); /* U+FFFD itself is fine */
    CHECK_EQ(utf8_invalid(STR("")), 0);
}

static void test_distance(void)
{
    CHECK_EQ(str_distance(STR("company"), STR("company"), 3), 0);
    CHECK_EQ(str_distance(STR("comapny"), STR("company"), 3), 1); /* neighbours swapped */
    CHECK_EQ(str_distance(STR("compny"), STR("company"), 3), 1);
    CHECK_EQ(str_distance(STR("companny"), STR("company"), 3), 1);
    CHECK_EQ(str_distance(STR("Company"), STR("company"), 3), 0); /* case is no edit */
    CHECK_EQ(str_distance(STR("cmpanyy"), STR("company"), 3), 2);
    CHECK_EQ(str_distance(STR(""), STR("abc"), 3), 3);
    CHECK_EQ(str_distance(STR("abc"), STR(""), 2), 3); /* limit + 1 */
    CHECK_EQ(str_distance(STR("kitten"), STR("sitting"), 5), 3);
    CHECK_EQ(str_distance(STR("kitten"), STR("sitting"), 1), 2);
    static char wide[65];
    memset(wide, 'a', sizeof wide);
    struct str longest = {wide, 64}, longer = {wide, 65};
    CHECK_EQ(str_distance(longest, longest, 3), 0);
    CHECK_EQ(str_distance(longer, longer, 3), 4); /* too long for a misspelling */
}

static void test_search(void)
{
    static const struct {
        const char *name;
        int value;
    } rows[] = {{"A", 1}, {"AB", 2}, {"B", 3}, {"a", 4}, {"ab", 5}, {"ä", 6}};
    for (size_t n = 0; n <= sizeof rows / sizeof *rows; n++)
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            const void *row = str_search(str_of(rows[i].name), rows, n, sizeof *rows);
            CHECK(row == (i < n ? (const void *)&rows[i] : NULL));
        }
    CHECK(!str_search(STR(""), rows, 6, sizeof *rows));
    CHECK(!str_search(STR("ABC"), rows, 6, sizeof *rows));
    CHECK(!str_search(STR("aa"), rows, 6, sizeof *rows));
}

static void test_buf(void)
{
    struct buf b = {.a = arena};
    CHECK_EQ(buf_str(&b).n, 0);
    buf_add(&b, STR(""));
    buf_char(&b, 'a');
    buf_code(&b, 0x59DA);
    buf_printf(&b, "%s%03d", "-", 7);
    buf_add(&b, str_of(NULL));
    CHECK(is(buf_str(&b), "a姚-007"));
    struct buf big = {.a = arena};
    uint64_t sum = 0, got = 0;
    for (int i = 0; i < 100000; i++) {
        buf_printf(&big, "%c", 'a' + i % 26);
        sum += (uint64_t)(i % 7 + 1) * (uint64_t)('a' + i % 26);
    }
    CHECK_EQ(big.n, 100000);
    for (size_t i = 0; i < big.n; i++)
        got += (uint64_t)(i % 7 + 1) * (unsigned char)big.p[i];
    CHECK(sum == got);
    struct str all = buf_str(&big);
    struct buf twice = {.a = arena};
    buf_add(&twice, all); /* more at once than the buffer has ever had room for */
    buf_add(&twice, all);
    CHECK(twice.n == 200000 && memcmp(twice.p + 100000, all.p, 100000) == 0);
}

static const char *printed(length l, int decimals)
{
    struct buf b = {.a = arena};
    length_print(&b, l, decimals);
    return str_c(arena, buf_str(&b));
}

static void check_print(length l, int decimals, const char *text)
{
    const char *p = printed(l, decimals);
    if (!CHECK(strcmp(p, text) == 0))
        fprintf(stderr, "    %" PRId64 " came out as %s, not %s\n", l, p, text);
}

static void test_lengths(void)
{
    check_print(0, 3, "0");
    check_print(12 * PT + PT / 2, 3, "12.5");
    check_print(-PT / 4, 3, "-0.25");
    check_print(3 * PT, 0, "3");
    check_print(PT / 3, 3, "0.333");
    check_print(2 * PT / 3, 3, "0.667");
    check_print(PT * 5 / 100, 3, "0.05"); /* zeros behind the point stay */
    check_print(PT * 999995 / 1000000, 3, "1"); /* carries */
    check_print(-PT * 999995 / 1000000, 3, "-1");
    check_print(1, 3, "0"); /* and no "-0" */
    check_print(-1, 3, "0");
    check_print(1, 5, "0.00002");
    check_print(INT64_C(1) << 60, 0, "17592186044416");
    CHECK_EQ(length_scale(7, 1, 2), 4); /* halves away from zero */
    CHECK_EQ(length_scale(-7, 1, 2), -4);
    CHECK_EQ(length_scale(5, 1, 3), 2);
    CHECK_EQ(length_scale(-4, 1, 3), -1);
    CHECK_EQ(length_scale(INT64_C(1) << 50, INT64_C(1) << 40, INT64_C(1) << 40), INT64_C(1) << 50);
    CHECK_EQ(length_max(-3, 2), 2);
    CHECK_EQ(length_min(-3, 2), -3);
}

int main(void)
{
    arena = arena_new();
    test_views();
    test_utf8();
    test_distance();
    test_search();
    test_buf();
    test_lengths();
    arena_free(arena);
    return unit_result();
}
