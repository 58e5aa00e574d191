/* test_bidi.c: UAX #9 as Unicode tests it. Arguments: BidiTest.txt and BidiCharacterTest.txt; without
 * them, only what is asked of texts and lines. */
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/arena.h"
#include "text/bidi.h"
#include "unit.h"

enum { MOST = 512, HIDDEN = 255 };

/* A line of a test: characters, what their levels must be, and their order. */
struct expected {
    int32_t codes[MOST];
    uint8_t levels[MOST]; /* HIDDEN: the algorithm removes it */
    size_t order[MOST];
    size_t n, n_levels, n_order;
};

/* A character of each class, in the names of BidiTest.txt. */
static const struct {
    const char *name;
    int32_t code;
} classes[] = {
    {"L", 'a'},      {"R", 0x5D0},     {"AL", 0x627},    {"EN", '1'},      {"ES", '+'},      {"ET", '$'},
    {"AN", 0x661},   {"CS", ','},      {"NSM", 0x300},   {"BN", 0xAD},     {"B", 0x2029},    {"S", '\t'},
    {"WS", ' '},     {"ON", '!'},      {"LRE", 0x202A},  {"RLE", 0x202B},  {"LRO", 0x202D},  {"RLO", 0x202E},
    {"PDF", 0x202C}, {"LRI", 0x2066},  {"RLI", 0x2067},  {"FSI", 0x2068},  {"PDI", 0x2069},
};

static const struct bidi *bidi;
static struct arena *scratch;

/* Rules P2 and P3. */
static bool first_strong_is_left(const int32_t *codes, size_t n)
{
    int depth = 0;
    for (size_t i = 0; i < n; i++) {
        if (codes[i] >= 0x2066 && codes[i] <= 0x2068)
            depth++;
        else if (codes[i] == 0x2069)
            depth -= depth > 0;
        else if (!depth && bidi_runs_left(codes[i]))
            return true;
        else if (!depth && utf8proc_get_property(codes[i])->bidi_class == UTF8PROC_BIDI_CLASS_L)
            return false;
    }
    return false;
}

static bool compare(const struct expected *e, bool leftward)
{
    struct buf b = {.a = scratch};
    size_t at[MOST + 1], order[MOST], kept[MOST], n = 0;
    uint8_t levels[MOST];
    bool same = true;
    for (size_t i = 0; i < e->n; i++) {
        at[i] = b.n;
        buf_code(&b, e->codes[i]);
    }
    uint8_t *level = bidi_levels(bidi, scratch, buf_str(&b), leftward);
    for (size_t i = 0; i < e->n; i++) {
        if (e->levels[i] == HIDDEN)
            continue;
        same &= level[at[i]] == e->levels[i];
        kept[n] = i;
        levels[n++] = level[at[i]];
    }
    bidi_order(levels, n, order);
    same &= n == e->n_order;
    for (size_t i = 0; i < n && same; i++)
        same &= kept[order[i]] == e->order[i];
    arena_reset(scratch);
    return same;
}

static void read_levels(const char *s, struct expected *e)
{
    for (e->n_levels = 0;; e->n_levels++) {
        s += strspn(s, " \t");
        if (!*s || *s == ';' || *s == '\n')
            break;
        char *end = (char *)s + 1;
        e->levels[e->n_levels] = *s == 'x' ? HIDDEN : (uint8_t)strtol(s, &end, 10);
        s = end;
    }
}

static void read_order(const char *s, struct expected *e)
{
    for (e->n_order = 0;; e->n_order++) {
        s += strspn(s, " \t");
        if (!*s || *s == '\n')
            break;
        char *end;
        e->order[e->n_order] = (size_t)strtol(s, &end, 10);
        s = end;
    }
}

static int32_t code_of(const char *name, size_t n)
{
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (strlen(classes[i].name) == n && memcmp(classes[i].name, name, n) == 0)
            return classes[i].code;
    return -1;
}

/* Reports the first mistakes. */
static void told(bool good, const char *line, bool leftward, long *failed)
{
    if (!good && (*failed)++ < 5)
        fprintf(stderr, "%s: %s", leftward ? "right to left" : "left to right", line);
}

static void test_classes(const char *path)
{
    static char line[4096];
    static struct expected e;
    long cases = 0, failed = 0;
    FILE *f = fopen(path, "r");
    if (!CHECK(f))
        return;
    while (fgets(line, sizeof line, f)) {
        if (strncmp(line, "@Levels:", 8) == 0)
            read_levels(line + 8, &e);
        else if (strncmp(line, "@Reorder:", 9) == 0)
            read_order(line + 9, &e);
        if (*line == '#' || *line == '@' || *line == '\n')
            continue;
        const char *s = line;
        for (e.n = 0; *s != ';'; e.n++) {
            size_t n = strcspn(s, " ;");
            e.codes[e.n] = code_of(s, n);
            s += n;
            s += strspn(s, " ");
        }
        int directions = atoi(s + 1); /* 1: the text's own, 2: to the right, 4: to the left */
        for (int way = 1; way <= 4; way *= 2) {
            bool leftward = way == 1 ? first_strong_is_left(e.codes, e.n) : way == 4;
            if (directions & way)
                cases++, told(e.n == e.n_levels && compare(&e, leftward), line, leftward, &failed);
        }
    }
    fclose(f);
    printf("%s: %ld cases\n", path, cases);
    CHECK(cases > 700000);
    CHECK_EQ(failed, 0);
}

static void test_characters(const char *path)
{
    static char line[65536];
    static struct expected e;
    long cases = 0, failed = 0;
    FILE *f = fopen(path, "r");
    if (!CHECK(f))
        return;
    while (fgets(line, sizeof line, f)) {
        char *end = line;
        if (*line == '#' || *line == '\n')
            continue;
        for (e.n = 0; *end != ';'; e.n++) {
            e.codes[e.n] = (int32_t)strtol(end, &end, 16);
            end += strspn(end, " ");
        }
        char *resolved = strchr(end + 1, ';'); /* behind the direction that was asked for */
        bool leftward = atoi(resolved + 1);
        char *levels = strchr(resolved + 1, ';');
        read_levels(levels + 1, &e);
        read_order(strchr(levels + 1, ';') + 1, &e);
        cases++;
        told(e.n == e.n_levels && compare(&e, leftward), line, leftward, &failed);
    }
    fclose(f);
    printf("%s: %ld cases\n", path, cases);
    CHECK(cases > 90000);
    CHECK_EQ(failed, 0);
}

/* ---- our own */

static void test_needed(void)
{
    CHECK(!bidi_needed(STR("")));
    CHECK(!bidi_needed(STR("A line of letters that are all ASCII, 1234567890.")));
    CHECK(!bidi_needed(STR("Zoë — “Ελλάδα”, Россия, 中文, हिन्दी, \xF0\x9F\x98\x80, \xE2\x81\xA6" "a\xE2\x81\xA9")));
    CHECK(bidi_needed(STR("A long line of letters in English, and then \xD7\x90")));
    CHECK(bidi_needed(STR("\xD8\xA7")));
    CHECK(bidi_needed(STR("\xD9\xA1")));         /* an Arabic digit */
    CHECK(bidi_needed(STR("a\xE2\x80\x8F")));    /* a mark that runs to the left */
    CHECK(bidi_needed(STR("\xEF\xAC\x9D")));     /* a presentation form */
    CHECK(bidi_needed(STR("\xF0\x9E\xA4\x80"))); /* Adlam */
}

static void test_own(void)
{
    CHECK_EQ(bidi_own(STR("12 (3)")), BIDI_NEITHER);
    CHECK_EQ(bidi_own(STR("Python")), BIDI_OWN_RIGHTWARD);
    CHECK_EQ(bidi_own(STR("שלום")), BIDI_OWN_LEFTWARD);
    CHECK_EQ(bidi_own(STR("3. שלום C")), BIDI_OWN_LEFTWARD);
    CHECK_EQ(bidi_own(STR("C שלום רב")), BIDI_NEITHER); /* it begins in one and is mostly in the other */
    CHECK_EQ(bidi_own(STR("Hello, world: שלום")), BIDI_OWN_RIGHTWARD);
    CHECK_EQ(bidi_own(STR("עברית, English")), BIDI_NEITHER); /* five letters and seven */
    CHECK_EQ(bidi_own(STR("aaaa בב")), BIDI_OWN_RIGHTWARD);
    CHECK_EQ(bidi_own(STR("aaaa בבב")), BIDI_NEITHER);
    CHECK_EQ(bidi_own(STR("Python וC++ וJulia")), BIDI_NEITHER); /* a word is of its first letter */
    CHECK_EQ(bidi_own(STR("וC++ וJulia")), BIDI_OWN_LEFTWARD);
}

static void test_lines(void)
{
    struct str text = STR("a שב\nגד e");
    uint8_t *level = bidi_levels(bidi, scratch, text, false);
    CHECK_EQ(level[0], 0);
    CHECK_EQ(level[2], 1);
    CHECK_EQ(level[6], 0); /* the line feed ends a paragraph */
    CHECK_EQ(level[7], 1);
    CHECK_EQ(level[12], 0);
    size_t order[5];
    bidi_order((const uint8_t[]){1, 2, 1, 0, 1}, 5, order);
    CHECK_EQ(order[0], 2);
    CHECK_EQ(order[1], 1);
    CHECK_EQ(order[2], 0);
    CHECK_EQ(order[3], 3);
    bidi_order((const uint8_t[]){0, 2, 0}, 3, order); /* nothing runs to the left */
    CHECK_EQ(order[0], 0);
    CHECK_EQ(order[2], 2);
    arena_reset(scratch);
}

static void test_names(void)
{
    struct str text = STR("ג C++ ג C# ג a+b ג 1+");
    uint8_t *level = bidi_levels(bidi, scratch, text, true);
    CHECK_EQ(level[4], 1);
    bidi_keep_names(text, level);
    CHECK_EQ(level[3], 2);
    CHECK_EQ(level[4], 2);
    CHECK_EQ(level[5], 2);
    CHECK_EQ(level[6], 1); /* the space */
    CHECK_EQ(level[11], 2);
    CHECK_EQ(level[17], 2); /* as it was: between letters */
    CHECK_EQ(level[24], 1); /* as it was: behind a digit */
    arena_reset(scratch);
}

/* The levels of a text behind a letter that runs to the left, from its third byte on, as figures. */
static bool kept(const char *text, const char *levels)
{
    struct str s = str_of(text);
    uint8_t *level = bidi_levels(bidi, scratch, s, true);
    bool good = true;
    bidi_keep_names(s, level);
    bidi_keep_numbers(s, level);
    for (size_t i = 0; i < s.n; i++)
        good = good && level[i] == levels[i] - '0';
    if (!good)
        fprintf(stderr, "    '%s' has the levels ", text);
    for (size_t i = 0; i < s.n && !good; i++)
        fputc('0' + level[i], stderr);
    arena_reset(scratch);
    return good;
}

static void test_signs_and_numbers(void)
{
    CHECK(kept("ع 5 °C", "1112" "1222"));
    CHECK(kept("ع .NET ع -O3", "111" "2222" "1" "11" "1" "222"));
    CHECK(kept("ع و@a عع/ab", "111" "11" "22" "1" "1111" "1" "22"));
    CHECK(kept("ع +49 (0)3 12-34", "111" "22222222222222"));
    CHECK(kept("ع 0000-0002-1825-009X", "111" "2222222222222222222"));
    CHECK(kept("ع 555-0100", "111" "22222222"));
    CHECK(kept("ع 1999-2003", "111" "222212222"));
    CHECK(kept("ع 12-14", "111" "22122"));
}

static void test_brackets(void)
{
    struct str text = STR("[1] ג 3(4) (5), (ג) (6");
    uint8_t *level = bidi_levels(bidi, scratch, text, true);
    CHECK_EQ(level[0], 1);
    bidi_keep_brackets(text, level);
    CHECK_EQ(level[0], 2);
    CHECK_EQ(level[2], 2);
    CHECK_EQ(level[3], 1);  /* the space */
    CHECK_EQ(level[8], 1);  /* as it was: "3" would stand left of it */
    CHECK_EQ(level[12], 2);
    CHECK_EQ(level[14], 2);
    CHECK_EQ(level[15], 1); /* the comma */
    CHECK_EQ(level[17], 1); /* as it was: around a letter */
    CHECK_EQ(level[22], 1); /* as it was: not closed */
    arena_reset(scratch);
}

int main(int argc, char **argv)
{
    struct memory memory = {0};
    scratch = arena_open(&memory);
    bidi = bidi_open(scratch);
    if (!CHECK(bidi))
        return unit_result();
    scratch = arena_beside(scratch);
    test_needed();
    test_own();
    test_lines();
    test_names();
    test_signs_and_numbers();
    test_brackets();
    if (argc == 3) {
        test_classes(argv[1]);
        test_characters(argv[2]);
    }
    return unit_result();
}
