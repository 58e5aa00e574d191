/* test_itemise.c: parts of one script, direction and language. */
#include "text/itemise.h"
#include "unit.h"

static struct arena *arena;

/* The items as text: "Latn en:Mixed |Deva en:...|". "" where there are none. */
static struct str shown(struct str text, const struct itemise_part *parts, size_t n, const uint8_t *levels)
{
    struct buf b = {.a = arena};
    struct text_items items = itemise(arena, text, parts, n, levels, NULL);
    size_t end = 0;
    for (size_t i = 0; i < items.n; i++) {
        char tag[4];
        hb_tag_to_string(items.at[i].script, tag);
        CHECK_EQ(items.at[i].start, end);
        end = items.at[i].end;
        buf_printf(&b, "%.4s%s %.*s:%.*s|", tag, items.at[i].level & 1 ? "<" : "", STRF(items.at[i].lang),
                   STRF(str_sub(text, items.at[i].start, end)));
    }
    CHECK(!items.n || end == text.n);
    return buf_str(&b);
}

static const struct {
    const char *lang, *text, *items;
} cases[] = {
    /* Latin alone has no items. */
    {"en", "Plain text, 2019-2021 (A.B.) -- \"x\"", ""},
    {"de", "Größe — „Zitat“ … € ’ ß\xCC\x88 ſ", ""},
    {"vi", "Nguyễn Văn Đức", ""},
    {"en", "H\xE2\x82\x82O, ½, 10 °C, a\xE2\x81\xA0z, \xEF\xBF\xBC", ""},
    {"en", "→ ∑ ✓ ℓ", ""},
    {"el", "2019-2021, 12", ""},
    /* signs take the script of what is before them, or at the start, behind them */
    {"el", "(Αθήνα) 2019, Ελλάδα.", "Grek el:(Αθήνα) 2019, Ελλάδα.|"},
    {"hi", "Mixed संगणक विज्ञान ABC 12", "Latn hi:Mixed |Deva hi:संगणक विज्ञान |Latn hi:ABC 12|"},
    {"ru", "2019: Москва, MIT", "Cyrl ru:2019: Москва, |Latn ru:MIT|"},
    {"th", "ภาษา C++ และ", "Thai th:ภาษา |Latn th:C++ |Thai th:และ|"},
    {"hi", "वह। वे॥", "Deva hi:वह। वे॥|"},
    {"bn", "সে। PhD।", "Beng bn:সে। |Latn bn:PhD|Deva bn:।|"},
    {"km", "ភ្នំពេញ 12", "Khmr km:ភ្នំពេញ 12|"},
    /* a closing bracket takes that of the opening one */
    {"ru", "Иван (Ivan) Петров", "Cyrl ru:Иван (|Latn ru:Ivan|Cyrl ru:) Петров|"},
    {"en", "Moscow (Москва) x", "Latn en:Moscow (|Cyrl en:Москва|Latn en:) x|"},
    {"el", "α [b (γ) d] ε", "Grek el:α [|Latn el:b (|Grek el:γ|Latn el:) d|Grek el:] ε|"},
    {"en", "a) Москва (b", "Latn en:a) |Cyrl en:Москва (|Latn en:b|"},
    {"ru", "«Nature» и", "Latn ru:«Nature» |Cyrl ru:и|"},
    /* marks stay with their letter, whatever their script */
    {"ru", "а\xCC\x81б", "Cyrl ru:а\xCC\x81б|"},
    {"en", "x\xE0\xA4\xBC y", ""},
    {"en", "\xE2\x97\x8C\xE0\xA4\xBE", "Deva en:\xE2\x97\x8C\xE0\xA4\xBE|"},
    /* Han with kana, Hangul and Bopomofo, and the languages they tell */
    {"en", "プログラミング言語の研究", "Hani ja:プログラミング言語の研究|"},
    {"ja", "「東京」、大学", "Hani ja:「東京」、大学|"},
    {"en", "Tokyo「東京」x", "Latn en:Tokyo|Hani zh:「東京」|Latn en:x|"},
    {"en", "Wang (王小明)", "Latn en:Wang (|Hani zh:王小明|Latn en:)|"},
    {"zh-Hant", "王小明 (Wang)", "Hani zh-Hant:王小明 (|Latn zh-Hant:Wang|Hani zh-Hant:)|"},
    {"en", "김철수 (金哲洙)", "Hang ko:김철수 (|Hani ko:金哲洙|Hang ko:)|"},
    {"en", "注音ㄅㄆ", "Hani zh-Hant:注音ㄅㄆ|"},
    {"ko", "한글、「가」", "Hang ko:한글、「가」|"},
    {"zh", "，Ａ", "Hani zh:，|Latn zh:Ａ|"},
    {"yue", "香港", "Hani yue:香港|"},
    {"zho", "香港", "Hani zh:香港|"},
    /* Arabic signs beside text that is none */
    {"ar", "abc، محمد؟", "Latn ar:abc|Arab ar:، محمد؟|"},
    {"fa", "۱۲ نفر", "Arab fa:۱۲ نفر|"},
    /* pictures are signs */
    {"en", "CS 🧑\xE2\x80\x8D💻 🇳🇴", ""},
    {"hi", "राम 🚀", "Deva hi:राम 🚀|"},
};

static void check(size_t i)
{
    struct str text = str_of(cases[i].text);
    struct itemise_part part = {text.n, str_of(cases[i].lang)};
    struct str is = shown(text, &part, 1, NULL);
    if (!CHECK(str_eq(is, str_of(cases[i].items))))
        fprintf(stderr, "    %.*s\n    %s\n", STRF(is), cases[i].items);
}

static void test_levels(void)
{
    struct str text = STR("ab אב 12");
    uint8_t levels[11] = {0, 0, 0, 1, 1, 1, 1, 0, 2, 2};
    struct itemise_part parts[] = {{3, STR("en")}, {text.n, STR("he")}};
    struct str is = shown(text, parts, 2, levels);
    if (!CHECK(str_eq(is, STR("Latn en:ab |Hebr< he:אב|Hebr he: |Hebr he:12|"))))
        fprintf(stderr, "    %.*s\n", STRF(is));
    /* Latin that is made to run to the left has items too. */
    uint8_t left[2] = {1, 1};
    struct itemise_part part = {2, STR("en")};
    CHECK(str_eq(shown(STR("ab"), &part, 1, left), STR("Latn< en:ab|")));
    CHECK(str_eq(shown(STR(""), &part, 1, NULL), STR("")));
}

/* Deep brackets are forgotten, and cost no more. */
static void test_deep(void)
{
    struct buf b = {.a = arena};
    buf_add(&b, STR("я"));
    for (int i = 0; i < 5000; i++)
        buf_add(&b, STR("(x"));
    for (int i = 0; i < 5000; i++)
        buf_add(&b, STR("ю)"));
    struct itemise_part part = {b.n, STR("ru")};
    struct text_items items = itemise(arena, buf_str(&b), &part, 1, NULL, NULL);
    CHECK(items.n > 2);
}

static struct str japanese(void *asked)
{
    ++*(int *)asked;
    return STR("ja");
}

/* What the document tells of Han counts only where its text tells nothing. */
static void test_han(void)
{
    static const struct { const char *lang, *text; int asked; hb_script_t script; const char *is; } of[] = {
        {"en", "東京", 1, HB_SCRIPT_HAN, "ja"},    {"zh-Hant", "東京", 0, HB_SCRIPT_HAN, "zh-Hant"},
        {"en", "東京시", 0, HB_SCRIPT_HAN, "ko"},  {"en", "ㄅ東", 0, HB_SCRIPT_HAN, "zh-Hant"},
        {"en", "я", 0, HB_SCRIPT_CYRILLIC, "en"},
    };
    for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
        int asked = 0;
        struct itemise_han han = {japanese, &asked};
        struct itemise_part part = {strlen(of[i].text), str_of(of[i].lang)};
        struct text_items items = itemise(arena, str_of(of[i].text), &part, 1, NULL, &han);
        CHECK(items.n && items.at[0].script == of[i].script && str_eq(items.at[0].lang, str_of(of[i].is)));
        CHECK_EQ(asked, of[i].asked);
    }
}

static void test_plain(void)
{
    CHECK(itemise_is_plain(STR("")));
    CHECK(itemise_is_plain(STR("eight by")));
    CHECK(itemise_is_plain(STR("eight bytes and more ü ₂ ḿ")));
    CHECK(!itemise_is_plain(STR("eight bytes, я")));
    CHECK(!itemise_is_plain(STR("a\xE2\x80\x8F")));     /* right-to-left mark */
    CHECK(!itemise_is_plain(STR("a\xE2\x80\xAE")));     /* override */
    CHECK(!itemise_is_plain(STR("a\xE2\x81\xA7x")));    /* isolate */
    CHECK(itemise_is_plain(STR("a\xE2\x81\xAAx")));
    CHECK(!itemise_is_plain(STR("Ͱ")) && !itemise_is_plain(STR("ἀ")) && !itemise_is_plain(STR("Ω")));
}

static void test_nature(void)
{
    CHECK(itemise_nature(0x060C) == HB_SCRIPT_ARABIC && itemise_nature(0x3001) == HB_SCRIPT_HAN);
    CHECK(itemise_nature(',') == HB_SCRIPT_COMMON && itemise_nature(0x2019) == HB_SCRIPT_COMMON);
}

int main(void)
{
    arena = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check(i);
    test_levels();
    test_deep();
    test_han();
    test_plain();
    test_nature();
    arena_free(arena);
    return unit_result();
}
