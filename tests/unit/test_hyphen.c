/* test_hyphen.c: where words are divided, compared with known divisions and with a second, simple
 * implementation that reads the pattern files itself.
 *
 *     test_hyphen FILE...     the files of "en", in the same order as for hyphen_compile */
#include <stdlib.h>
#include <string.h>

#include "text/hyphen.h"
#include "text/hyphen_table.h"
#include "unit.h"

static const struct hyphens none;

enum { LEFT = 2, RIGHT = 3, LONG = 1 << 20 };

/* ---- the second implementation: each pattern looked for everywhere in the word ---- */

struct pattern {
    char letters[64];
    char levels[65];
};

static struct pattern *patterns;
static size_t pattern_count;
static char (*spelt)[64]; /* "as-so-ciate" */
static size_t spelt_count;

static void add_pattern(const char *word)
{
    patterns = realloc(patterns, (pattern_count + 1) * sizeof *patterns);
    struct pattern *p = &patterns[pattern_count++];
    memset(p, 0, sizeof *p);
    for (size_t n = 0; *word; word++)
        if (*word >= '0' && *word <= '9')
            p->levels[n] = (char)(*word - '0');
        else
            p->letters[n++] = *word;
}

static void add_spelt(const char *word)
{
    spelt = realloc(spelt, (spelt_count + 1) * sizeof *spelt);
    char *to = spelt[spelt_count++];
    memset(to, 0, sizeof *spelt);
    for (; *word; word++)
        *to++ = (char)(*word >= 'A' && *word <= 'Z' ? *word + 32 : *word);
}

static bool read_patterns(const char *path)
{
    FILE *f = fopen(path, "r");
    if (!f)
        return false;
    char line[1024];
    void (*add)(const char *) = NULL;
    while (fgets(line, sizeof line, f)) {
        line[strcspn(line, "%")] = 0;
        for (char *w = strtok(line, " \t\r\n"); w; w = strtok(NULL, " \t\r\n")) {
            if (!strcmp(w, "\\patterns{")) {
                add = add_pattern;
                continue;
            }
            if (!strcmp(w, "\\hyphenation{")) {
                add = add_spelt;
                continue;
            }
            size_t n = strcspn(w, "}");
            bool closed = w[n];
            w[n] = 0;
            if (add && n)
                add(w);
            if (closed)
                add = NULL;
        }
    }
    fclose(f);
    return true;
}

static bool is_spelt(const char *division, const char *word)
{
    for (; *division; division++)
        if (*division != '-' && *division != *word++)
            return false;
    return !*word;
}

/* `word` in small letters of ASCII; the division with hyphens goes to `out`. */
static void divide_plainly(const char *word, char *out)
{
    char dotted[256];
    char levels[256] = {0};
    size_t n = strlen(word);
    snprintf(dotted, sizeof dotted, ".%s.", word);
    for (size_t i = 0; i < pattern_count; i++) {
        const char *at = dotted;
        while ((at = strstr(at, patterns[i].letters))) {
            for (size_t k = 0; k <= strlen(patterns[i].letters); k++)
                if (levels[at - dotted + (long)k] < patterns[i].levels[k])
                    levels[at - dotted + (long)k] = patterns[i].levels[k];
            at++;
        }
    }
    for (size_t i = 0; i < spelt_count; i++)
        if (is_spelt(spelt[i], word)) {
            memset(levels, 0, sizeof levels);
            size_t k = 1;
            for (const char *c = spelt[i]; *c; c++)
                if (*c == '-')
                    levels[k] = 1;
                else
                    k++;
        }
    for (size_t i = 0; i < n; i++) {
        if (i >= LEFT && i + RIGHT <= n && levels[i + 1] % 2)
            *out++ = '-';
        *out++ = word[i];
    }
    *out = 0;
}

/* ---- what is tested ---- */

/* The division with '-' at its points. `points` lies in memory of just its size, so that a
 * sanitizer sees a step beyond it. */
static const char *divide(const struct hyphen_patterns *p, const char *word)
{
    static char out[1024];
    size_t n = strlen(word), count = 0, k = 0;
    bool *points = malloc(n ? n : 1);
    size_t told = hyphen_points(p, (struct str){word, n}, points);
    for (size_t i = 0; i < n; i++) {
        if (points[i]) {
            out[k++] = '-';
            count++;
        }
        out[k++] = word[i];
    }
    out[k] = 0;
    free(points);
    CHECK_EQ(told, count);
    return out;
}

static void check_division(const struct hyphen_patterns *p, const char *word, const char *expected)
{
    const char *got = divide(p, word);
    if (!CHECK(strcmp(got, expected) == 0))
        fprintf(stderr, "    %s, not %s\n", got, expected);
}

/* Takes the expected division, whose hyphens are not in the word. */
static void check_word(const struct hyphen_patterns *p, const char *expected)
{
    char word[256];
    size_t n = 0;
    for (const char *c = expected; *c; c++)
        if (*c != '-')
            word[n++] = *c;
    word[n] = 0;
    check_division(p, word, expected);
}

static void test_find(void)
{
    const struct hyphen_patterns *en = hyphen_find(&none, STR("en")), *gb = hyphen_find(&none, STR("en-GB"));
    CHECK(en != NULL);
    CHECK(gb != NULL && gb != en);
    CHECK(hyphen_find(&none, STR("en-US")) == en);
    CHECK(hyphen_find(&none, STR("EN")) == en);
    CHECK(hyphen_find(&none, STR("en-US-x-private")) == en);
    CHECK(hyphen_find(&none, STR("en-gb-oxendict")) == gb);
    CHECK(hyphen_find(&none, STR("nb")) && hyphen_find(&none, STR("no")) == hyphen_find(&none, STR("nb")));
    CHECK(hyphen_find(&none, STR("nn-NO")) == hyphen_find(&none, STR("nb")));
    CHECK(hyphen_find(&none, STR("")) == NULL);
    CHECK(hyphen_find(&none, STR("-")) == NULL);
    CHECK(hyphen_find(&none, STR("e")) == NULL);
    CHECK(hyphen_find(&none, STR("eng")) == NULL);
    CHECK(hyphen_find(&none, STR("tlh")) == NULL);
}

/* How many bytes of a table a run maps. */
static size_t table_size(const struct hyphen_patterns *p)
{
    return p->cell_count * (sizeof *p->symbols + sizeof *p->values) + p->level_count +
           p->both_count * sizeof *p->both + p->letter_count * sizeof *p->letters;
}

static void test_sizes(void)
{
    size_t most = 0;
    const char *tag = "";
    for (size_t i = 0; i < hyphen_table_count; i++)
        if (table_size(&hyphen_tables[i]) > most) {
            most = table_size(&hyphen_tables[i]);
            tag = hyphen_tables[i].tag;
        }
    fprintf(stderr, "the largest table is that of %s: %zu bytes\n", tag, most);
    CHECK(hyphen_table_count > 20 && most > 100 * 1000 && most < 300 * 1000);
}

static void test_known(const struct hyphen_patterns *en)
{
    static const char *const words[] = {
        /* Of the TeXbook's appendix H, with the a that Kuiken's patterns add to "hy-phen-ation",
         * and its exceptions. */
        "hy-phen-a-tion", "con-cate-na-tion", "su-per-cal-ifrag-ilis-tic-ex-pi-ali-do-cious",
        "as-so-ciate", "as-so-ciates", "dec-li-na-tion", "oblig-a-tory", "phil-an-thropic",
        "present", "presents", "project", "projects", "re-cog-ni-zance", "ref-or-ma-tion",
        "ret-ri-bu-tion", "ta-ble",
        /* Of the exception log; the first replaces Knuth's "reci-procity", and its "i-ty" goes
         * against the three letters at the end. */
        "rec-i-proc-ity", "analy-sis", "man-u-script", "Gauss-ian", "Rie-mann-ian",
        /* What a CV is made of. */
        "al-go-rithm", "uni-ver-sity", "ma-chine", "learn-ing", "op-ti-miza-tion",
        "net-works", "re-search", "pro-fes-sor", "en-gi-neer-ing", "ex-pe-ri-ence",
        "com-puter", "sci-ence", "pub-li-ca-tions", "de-vel-op-ment",
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        check_word(en, words[i]);
}

static void test_british(const struct hyphen_patterns *gb)
{
    check_word(gb, "uni-ver-sity");
    check_word(gb, "how-ever");
    check_word(gb, "ma-nu-script");
    check_word(gb, "al-gorithm");
}

static void test_parts(const struct hyphen_patterns *en)
{
    check_division(en, "HYPHENATION", "HYPHENATION");
    check_division(en, "Hyphenation", "Hy-phen-a-tion");
    check_division(en, "(hyphenation),", "(hy-phen-a-tion),");
    check_division(en, "“hyphenation.”", "“hy-phen-a-tion.”");
    check_division(en, "hyphenation...", "hy-phen-a-tion...");
    check_division(en, "Anti-Gaussian", "Anti-Gauss-ian");
    check_division(en, "hyphenation-concatenation", "hy-phen-a-tion-con-cate-na-tion");
    check_division(en, "hyphenation—concatenation", "hy-phen-a-tion—con-cate-na-tion");
    check_division(en, "input/concatenation", "in-put/con-cate-na-tion");
    check_division(en, "university’s", "uni-ver-sity’s");
    check_division(en, "université", "uni-ver-sité");
    check_division(en, "universite\xCC\x81", "uni-ver-site\xCC\x81");
    check_division(en, "hy\xCC\x88phena\xCC\x8A\xCC\xA3tion",
                   "hy\xCC\x88-phen-a\xCC\x8A\xCC\xA3-tion");
    check_division(en, "Øhyphenation", "Øhy-phen-ation");
    check_division(en, "Wałęsaology", "Wałę-saol-ogy");
    check_division(en, "Øanalysis", "Øanaly-sis");
}

static void test_undivided(const struct hyphen_patterns *en)
{
    static const char *const words[] = {
        "", "a", "C++", "C#", "PyTorch", "HAWQ", "NR-IQA", "TensorFlow", "JavaScript", "LaTeX",
        "Mask2Former", "transformer2", "hyphenation_concatenation",
        "someone@university.edu", "https://university.edu/concatenation", "(www.university.edu)",
        "university.edu", "hy\u00ADphenation", "concatenation٣", "机器学习", "машинное", "-----",
        ".", "..", "'", "strengths", "through", "ach-", "ach",
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        check_division(en, words[i], words[i]);
    /* Only the side with the digit is kept whole. */
    check_division(en, "hyphenation²concatena1tion", "hy-phen-a-tion²concatena1tion");
    check_division(en, "GPT-4-generation", "GPT-4-gen-er-a-tion");
}

static void check_same(const struct hyphen_patterns *en, const char *word)
{
    char expected[512];
    divide_plainly(word, expected);
    check_division(en, word, expected);
}

/* Words pieced together from the letters of patterns, so that many patterns meet; then the words
 * that are spelt out, whole and with a letter more; then letters at random. */
static void test_sample(const struct hyphen_patterns *en)
{
    uint64_t seed = 4;
    for (int i = 0; i < 3000; i++) {
        char word[256] = "";
        for (int64_t k = unit_random_in(&seed, 1, 4); k; k--) {
            const char *l = patterns[unit_random(&seed) % pattern_count].letters;
            size_t n = strlen(word);
            for (; *l; l++)
                if (*l != '.')
                    word[n++] = *l;
            word[n] = 0;
        }
        check_same(en, word);
    }
    for (size_t i = 0; i < spelt_count; i++) {
        char word[80];
        size_t n = 0;
        for (const char *c = spelt[i]; *c; c++)
            if (*c != '-')
                word[n++] = *c;
        word[n] = 0;
        check_same(en, word);
        if (i % 8)
            continue;
        word[n++] = 's';
        word[n] = 0;
        check_same(en, word);
    }
    for (int i = 0; i < 500; i++) {
        char word[40] = "";
        size_t n = (size_t)unit_random_in(&seed, 1, 39);
        for (size_t k = 0; k < n; k++)
            word[k] = (char)unit_random_in(&seed, 'a', 'z');
        check_same(en, word);
    }
}

static bool is_small(char c)
{
    return c >= 'a' && c <= 'z';
}

/* Bytes of every kind: nothing is touched beyond the word, and no point stands inside a character
 * or where a run of letters has too few on a side. */
static void test_any_bytes(const struct hyphen_patterns *en)
{
    static const char *const pieces[] = {
        "hyphenation", "con", "ach", "a", "é", "e\xCC\x81", "ß", "Ø", "習", "A", "1", "-", ".",
        "'", "_", "\xFF", "\xC3", "\xE2\x80", "\xF0\x9F\x98\x80", "\xC2\xAD", "\xE2\x80\x8D",
        "\xED\xA0\x80",
    };
    uint64_t seed = 5;
    for (int i = 0; i < 20000; i++) {
        char word[256];
        size_t n = 0;
        for (int64_t k = unit_random_in(&seed, 0, 12); k; k--) {
            const char *piece = pieces[unit_random(&seed) % (sizeof pieces / sizeof *pieces)];
            memcpy(word + n, piece, strlen(piece));
            n += strlen(piece);
        }
        char *exact = malloc(n ? n : 1);
        bool *points = malloc(n ? n : 1);
        memcpy(exact, word, n);
        memset(points, 1, n);
        size_t told = hyphen_points(en, (struct str){exact, n}, points), count = 0;
        bool sound = true;
        for (size_t k = 0; k < n; k++) {
            const unsigned char *raw = (const unsigned char *)points;
            sound = sound && raw[k] <= 1;
            if (raw[k] != 1)
                continue;
            count++;
            sound = sound && k >= LEFT && k + RIGHT <= n;
            sound = sound && ((unsigned char)exact[k] & 0xC0) != 0x80;
            if (sound && is_small(exact[k]))
                sound = is_small(exact[k - 1]) || ((unsigned char)exact[k - 1] & 0x80);
        }
        CHECK(sound);
        CHECK_EQ(told, count);
        free(exact);
        free(points);
    }
}

/* A word of a megabyte takes some hundredths of a second; the limit leaves room for slow machines
 * and sanitizers. Were the time
 * quadratic, it would be hours. */
static void test_long(const struct hyphen_patterns *en)
{
    static const char *const pieces[] = {
        "hyphenation", "a", "\xCC\x81", ".", "a.", "\xFF", "1", "習",
    };
    char *word = malloc(LONG + 16);
    bool *points = malloc(LONG + 16);
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        size_t n = 0, m = strlen(pieces[i]);
        for (; n < LONG; n += m)
            memcpy(word + n, pieces[i], m);
        double before = unit_ms();
        size_t count = hyphen_points(en, (struct str){word, n}, points);
        double took = unit_ms() - before;
        fprintf(stderr, "1 MB of '%s': %zu points in %.1f ms\n", pieces[i], count, took);
        CHECK(took < 5000);
        CHECK(i == 0 ? count > LONG / 11 : count == 0);
    }
    /* A letter with a megabyte of accents is still one letter. */
    memcpy(word, "hyphenatio", 10);
    size_t n = 10;
    for (; n < LONG; n += 2)
        memcpy(word + n, "\xCC\x81", 2);
    word[n++] = 'n';
    CHECK_EQ(hyphen_points(en, (struct str){word, n}, points), 3);
    CHECK(points[2] && points[6] && points[7]);
    free(word);
    free(points);
}

static void print_speed(const struct hyphen_patterns *en)
{
    bool points[16];
    size_t count = 0;
    double before = unit_ms();
    for (int i = 0; i < 100000; i++)
        count += hyphen_points(en, STR("scientific"), points);
    fprintf(stderr, "a word of ten letters: %.0f ns (%zu points)\n", (unit_ms() - before) * 10,
            count / 100000);
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        CHECK(read_patterns(argv[i]));
    const struct hyphen_patterns *en = hyphen_find(&none, STR("en")), *gb = hyphen_find(&none, STR("en-GB"));
    test_find();
    test_sizes();
    if (CHECK(pattern_count > 4000 && spelt_count > 10) && en && gb) {
        test_known(en);
        test_british(gb);
        test_parts(en);
        test_undivided(en);
        test_sample(en);
        test_any_bytes(en);
        test_long(en);
        print_speed(en);
    }
    free(patterns);
    free(spelt);
    return unit_result();
}
