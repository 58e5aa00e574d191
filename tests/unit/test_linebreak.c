/* test_linebreak.c: Unicode's own tests of line breaking, and what languages change. */
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "text/linebreak.h"
#include "unit.h"

/* One line of LineBreakTest.txt: "× 0023 × 0020 ÷ 0023 ÷". */
static bool holds(struct arena *a, const char *line)
{
    struct buf text = {.a = a};
    bool wanted[256] = {0}, *at = arena_array_of(a, bool, 256);
    bool first = true;
    for (const char *p = line; *p && *p != '#';) {
        if (*p == ' ' || *p == '\t' || *p == '\n') {
            p++;
        } else if (!strncmp(p, "÷", 2) || !strncmp(p, "×", 2)) {
            if (!first)
                wanted[text.n - 1] = (unsigned char)p[1] == 0xB7;
            first = false;
            p += 2;
        } else {
            char *end;
            buf_code(&text, (int32_t)strtol(p, &end, 16));
            p = end;
        }
    }
    wanted[text.n - 1] = false; /* the end */
    linebreak_find(buf_str(&text), linebreak_rules(STR("")), at);
    /* A line break that the text itself has is told apart: no line may end there, it does. */
    for (size_t i = 0; i + 1 < text.n; i++) {
        size_t n, start = i;
        while (start && (text.p[start] & 0xC0) == 0x80)
            start--;
        int32_t c = utf8_at(buf_str(&text), start, &n);
        bool ends = (c >= 0xA && c <= 0xD) || c == 0x85 || c == 0x2028 || c == 0x2029;
        if (wanted[i] != at[i] && !(wanted[i] && ends))
            return false;
    }
    return true;
}

static void test_unicode(const char *path)
{
    char line[4096];
    FILE *f = fopen(path, "rb");
    size_t n = 0, failed = 0;
    if (!f) {
        fprintf(stderr, "%s is not there (Debian: unicode-data): Unicode's tests are skipped\n", path);
        exit(77);
    }
    while (fgets(line, sizeof line, f)) {
        struct arena *a = arena_new();
        if (*line != '#' && *line != '\n' && ++n && !holds(a, line) && failed++ < 40)
            fprintf(stderr, "%s", line);
        arena_free(a);
    }
    fclose(f);
    CHECK(n > 7000);
    CHECK_EQ(failed, 0);
}

/* The text with | at each place where a line may end. */
static struct str shown(struct arena *a, const char *text, const char *lang)
{
    struct str s = str_of(text);
    bool *at = arena_array_of(a, bool, s.n + 1);
    struct buf b = {.a = a};
    linebreak_find(s, linebreak_rules(str_of(lang)), at);
    for (size_t i = 0; i < s.n; i++) {
        buf_char(&b, s.p[i]);
        if (at[i])
            buf_char(&b, '|');
    }
    return buf_str(&b);
}

static const struct {
    const char *lang, *wanted;
} CASES[] = {
    /* What no text of Unicode's has. */
    {"", "\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA|\xF0\x9F\x87\xAB\xF0\x9F\x87\xB7|\xF0\x9F\x87\xA9"}, /* flags */
    {"", "\xEF\xBF\xBF\xEF\xBF\xBE|\xE4\xBD\xA0"}, /* noncharacters */
    {"", "\xFF\xFE\x80 |a"},                         /* not UTF-8 */
    {"en", "state-|of-|the-|art |(3.5 |GHz), |and/|or"},
    {"en", "$(12.50) |12,50% |1/2 |10:30 |pp. |3-5"},
    {"en", "don\u2019t |\u201Csay |so\u201D (now)"},
    {"el", "\u00ABλόγος\u00BB"},
    /* Chinese */
    {"zh", "他|说：|“你|好。”|再|见！"},
    {"zh", "“博|士”|与|《机|器|学|习》、|《图|论》|（第|二|版）"},
    {"zh", "Bachelor’s |of |“Arts”"},
    {"zh-Hant", "獲|「優|秀|論|文|獎」；|任|職|於|台|北……"},
    {"zh", "增|长|30%，|共|￥1,200|元"},
    {"zh", "2016|年|7|月|——|今"},
    {"en", "他|说：“你|好。”再|见！"}, /* quotes of unknown sides */
    /* Japanese: small kana, long vowels, repeated characters, middle dots */
    {"ja", "ショッ|ピ|ン|グ、|カー|ド"},
    {"ja-u-lb-normal", "シ|ョ|ッ|ピ|ン|グ、|カ|ー|ド"},
    {"JA-JP-u-ca-japanese-lb-loose", "シ|ョ|ッ|ピ|ン|グ、|カ|ー|ド"},
    {"ja", "人々|が、|佐々|木|さ|ん・|田|中|さ|ん"},
    {"ja-u-lb-normal", "人々|が、|佐々|木|さ|ん・|田|中"},
    {"ja-u-lb-loose", "人|々|が、|佐|々|木|さ|ん|・|田|中"},
    {"ja-u-lb-loose", "え|！|約|50|％"},
    {"ja", "え！|約|50％"},
    {"ja", "「東|京」|（『大|学』）。|「あ」"},
    {"ja-x-u-lb-loose", "佐々|木"},
    {"ja-u-lb", "佐々|木"},
    {"de-u-lb-loose", "a！|b"},
    /* Hangul: by syllables, which the lines' own prices keep together */
    {"ko", "서|울|대|학|교 |컴|퓨|터"},
};

static void test_languages(void)
{
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct buf plain = {.a = a};
        for (const char *p = CASES[i].wanted; *p; p++)
            if (*p != '|')
                buf_char(&plain, *p);
        buf_char(&plain, 0);
        struct str is = shown(a, plain.p, CASES[i].lang);
        if (!CHECK(str_eq(is, str_of(CASES[i].wanted))))
            fprintf(stderr, "    %s: wanted %s\n    but is %.*s\n", CASES[i].lang, CASES[i].wanted, STRF(is));
    }
    arena_free(a);
}

int main(int argc, char **argv)
{
    test_languages();
    if (argc > 1)
        test_unicode(argv[1]);
    return unit_result();
}
