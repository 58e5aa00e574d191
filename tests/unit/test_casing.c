/* test_casing.c: capitals and small letters as languages write them. */
#include "base/casing.h"
#include "unit.h"

static struct arena *arena;

static const struct {
    const char *lang, *typed, *upper;
} uppers[] = {
    {"en", "title i ı", "TITLE I I"},
    {"tr", "iş ışık", "İŞ IŞIK"},
    {"az-Latn", "işçi", "İŞÇİ"},
    {"de", "Straße weiß", "STRASSE WEISS"},
    {"el", "Εκπαίδευση άέήίόύώ", "ΕΚΠΑΙΔΕΥΣΗ ΑΕΗΙΟΥΩ"},
    {"el", "Μάιος πλάι ρολόι άυλος, ΜΆΙΟΣ", "ΜΑΪΟΣ ΠΛΑΪ ΡΟΛΟΪ ΑΫΛΟΣ, ΜΑΪΟΣ"},
    {"el", "είναι προϊόν εύκολο νέοι ίιδ", "ΕΙΝΑΙ ΠΡΟΪΟΝ ΕΥΚΟΛΟ ΝΕΟΙ ΙΪΔ"},
    {"el", "ναι ή όχι, ή (ή) αυτή ήταν", "ΝΑΙ Ή ΟΧΙ, Ή (Ή) ΑΥΤΗ ΗΤΑΝ"},
    {"en", "ή άι", "Ή ΑΪ"},
    {"ga", "an tAire nÉireann hÉireann bPáirc i mBaile bhFear gCéad", "AN tAIRE nÉIREANN hÉIREANN bPÁIRC I mBAILE bhFEAR gCÉAD"},
    {"ga", "an t-uisce n-aois hata bean-tí an", "AN t-UISCE n-AOIS HATA BEAN-TÍ AN"},
    {"en", "an tAireach", "AN TAIREACH"},
    {"en", "PhD in iOS, BSc, mRNA-based APIs", "PhD IN iOS, BSc, mRNA-BASED APIs"},
    {"en", "GitHub PyTorch McKay A.Able LATEX a B", "GITHUB PYTORCH MCKAY A.ABLE LATEX A B"},
    {"en", "Ph.D. in X, M.Sc., B.Eng. (D.Phil.) i.e. U.S. Ph.Dr", "Ph.D. IN X, M.Sc., B.Eng. (D.Phil.) I.E. U.S. PH.DR"},
    {"de", "Beispiel GmbH", "BEISPIEL GmbH"},
    {"ru", "кВт и МВт", "кВт И МВт"},
    {"ga", "PhD, an tAire", "PhD, AN tAIRE"},
    {"el", "ϊ ΐ ϋ ΰ ς", "Ϊ Ϊ Ϋ Ϋ Σ"},
    {"el", "ᾠδή ἄνθρωπος ᾳ", "ΩΙΔΗ ΑΝΘΡΩΠΟΣ ΑΙ"},
    {"nl", "ijs", "IJS"},
    {"lt", "ąčęėįšųūž", "ĄČĘĖĮŠŲŪŽ"},
    {"lt", "ji̇̀ i̇́ i̇̃ į̇́", "JI\xCC\x80 I\xCC\x81 I\xCC\x83 Į\xCC\x81"},
    {"en", "i\xCC\x87", "I\xCC\x87"},
    {"de", "STRAẞE", "STRAẞE"},
    {"hy", "և", "ԵՎ"},
    {"hyw", "և", "ԵՒ"},
    {"ru", "ёж", "ЁЖ"},
    {"vi", "nguyễn", "NGUYỄN"},
    {"af", "ŉ", "ʼN"},
    {"zh", "中文 1", "中文 1"},
};

static const struct {
    const char *lang, *typed, *capital;
} capitals[] = {
    {"en", "in press", "In press"}, {"nl", "ijs", "IJs"},       {"nl", "in", "In"},
    {"tr", "iyi", "İyi"},           {"tr", "ışık", "Işık"},     {"de", "über", "Über"},
    {"el", "έργο", "Έργο"},         {"hr", "ǆep", "ǅep"},       {"en", "", ""},
    {"sv", "å", "Å"},               {"he", "שלום", "שלום"},     {"en", "ßa", "Ssa"},
    {"hy", "ևս", "Եվս"},
};

static const struct {
    const char *lang, *typed, *lower;
} lowers[] = {
    {"tr", "İŞ IŞIK", "iş ışık"},
    {"en", "I\xC3\x8CÍĨ", "iìíĩ"},
    {"el", "Δ", "δ"},
    {"lt", "ÌÍĨIJĮĖ", "i\xCC\x87\xCC\x80i\xCC\x87\xCC\x81i\xCC\x87\xCC\x83ijįė"},
    {"de", "ẞ", "ß"},
};

static void check(struct str is, const char *want)
{
    if (!CHECK(str_eq(is, str_of(want))))
        fprintf(stderr, "    %.*s, not %s\n", STRF(is), want);
}

int main(void)
{
    arena = arena_new();
    for (size_t i = 0; i < sizeof uppers / sizeof *uppers; i++) {
        struct buf b = {.a = arena};
        struct str s = str_of(uppers[i].typed);
        for (size_t at = 0, n; at < s.n; at += n) {
            int32_t to[CASING_MOST];
            utf8_at(s, at, &n);
            size_t count = casing_upper_at(casing_of(str_of(uppers[i].lang)), s, at, to);
            for (size_t k = 0; k < count; k++)
                buf_code(&b, to[k]);
        }
        check(buf_str(&b), uppers[i].upper);
    }
    for (size_t i = 0; i < sizeof capitals / sizeof *capitals; i++) {
        struct buf b = {.a = arena};
        casing_capitalise(casing_of(str_of(capitals[i].lang)), str_of(capitals[i].typed), &b);
        check(buf_str(&b), capitals[i].capital);
    }
    for (size_t i = 0; i < sizeof lowers / sizeof *lowers; i++) {
        struct buf b = {.a = arena};
        struct str s = str_of(lowers[i].typed);
        for (size_t at = 0, n; at < s.n; at += n) {
            int32_t to[CASING_MOST];
            size_t count = casing_lower(casing_of(str_of(lowers[i].lang)), utf8_at(s, at, &n), to);
            for (size_t k = 0; k < count; k++)
                buf_code(&b, to[k]);
        }
        check(buf_str(&b), lowers[i].lower);
    }
    arena_free(arena);
    return unit_result();
}
