/* test_grapheme.c: what readers see as one letter is never divided. */
#include "base/grapheme.h"
#include "unit.h"

/* Texts with a bar at each place where they may be divided. */
static const char *const texts[] = {
    /* letters and marks */
    "a|b|c", "é|t|é", "e\xCC\x81|t", "o\xCC\x82\xCC\xA3|n", "q\xCC\x83", "ñ|a", "\xCC\x81|a", "А\xCC\x81|н",
    "ш|ы", "א\xD6\xB8|ב\xD6\xBC\xD6\xB7", "م\xD9\x8E|ح\xD9\x8F",
    /* conjuncts */
    "क्ष|त्रि|य", "श्री|म|ती", "स्त्री", "ज्ञा|न", "र्क", "वि|द्या", "প্র|ক|ল্প", "ક્ષ|મા", "ଶ୍ରୀ", "శ్రీ|ను",
    "ಕ್ರ|ಮ", "സ്ത്രീ", "ක්\xE2\x80\x8Dර|ම", "ស្ត្រី", "ភ្នំ|ពេ|ញ", "မြ|န်|မာ", "ဗု|ဒ္ဓ", "ꦱ꧀ꦏ",
    "க|க்|க", "த|மி|ழ்",
    /* Thai and Lao */
    "เก|ษ|ม", "แม่", "โต", "ใจ|ดี", "ไท|ย", "น้ำ", "กุ้|ง", "ปู่", "ເມື|ອ|ງ", "ໄຊ", "ที่|นี่",
    /* Hangul */
    "김|철|수", "한|국", "\xE1\x84\x80\xE1\x85\xA1|\xE1\x84\x82\xE1\x85\xA1", "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB",
    "가\xE1\x86\xA8|a",
    /* pictures */
    "👩\xE2\x80\x8D🔬|x", "👨\xE2\x80\x8D👩\xE2\x80\x8D👧|👦", "👩🏽\xE2\x80\x8D🔬", "🧑🏿|🧑", "🏳\xEF\xB8\x8F\xE2\x80\x8D🌈", "❤\xEF\xB8\x8F|a",
    "5\xEF\xB8\x8F\xE2\x83\xA3|6", "👍🏻|👍", "👨\xE2\x80\x8D💻|👩\xE2\x80\x8D💻", "🤷\xE2\x80\x8D♀\xEF\xB8\x8F",
    /* flags */
    "🇳🇴|🇩🇪", "🇳🇴|🇩", "a|🇫🇷|b", "🇯🇵|🇯🇵|🇯🇵", "🇪🇺",
    /* Han with a selector, kana with a mark */
    "葛\xF3\xA0\x84\x80|城", "か\xE3\x82\x99|き",
};

static void check(const char *marked)
{
    char plain[256];
    size_t n = 0, bars[64], n_bars = 0;
    for (const char *c = marked; *c; c++) {
        if (*c == '|')
            bars[n_bars++] = n;
        else
            plain[n++] = *c;
    }
    bars[n_bars] = n;
    struct str s = {plain, n};
    size_t at = 0;
    for (size_t i = 0; i <= n_bars; i++) {
        at = grapheme_end(s, at);
        if (!CHECK(at == bars[i])) {
            fprintf(stderr, "    %s: %zu, not %zu\n", marked, at, bars[i]);
            return;
        }
    }
}

int main(void)
{
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        check(texts[i]);
    struct str s = STR("ab👨‍👩‍👧c");
    CHECK_EQ(grapheme_shortened(s, 3).n, 2);
    CHECK_EQ(grapheme_shortened(s, 2).n, 2);
    CHECK_EQ(grapheme_shortened(s, 1).n, 1);
    CHECK_EQ(grapheme_shortened(s, 0).n, 0);
    CHECK_EQ(grapheme_shortened(s, 99).n, s.n);
    CHECK_EQ(grapheme_shortened(STR(""), 3).n, 0);
    /* A row of marks without an end is divided: each question stays short. */
    char long_row[1 + 2 * 1000] = "a";
    for (size_t i = 0; i < 1000; i++)
        memcpy(long_row + 1 + 2 * i, "\xCC\x81", 2);
    CHECK(grapheme_end((struct str){long_row, sizeof long_row}, 0) < 200);
    return unit_result();
}
