/* test_rich.c: quotes, dashes and white space when text is written; the spans over it. */
#include "text/rich.h"
#include "unit.h"

static struct arena *arena;

/* Signs that tell apart what opens, closes and elides. */
static const struct locale locale = {
    .quote_open = {STR("«"), {0}},  .quote_close = {STR("»"), {0}}, .inner_open = {STR("‹"), {0}},
    .inner_close = {STR("›"), {0}}, .apostrophe = {STR("’"), {0}},
};
static const struct charstyle plain, changed;

/* One buffer, spans in order and without gaps. */
static bool sound(const struct rich *r)
{
    size_t at = 0;
    for (size_t i = 0; i < r->spans.n; i++) {
        if (r->spans.at[i].start != at || r->spans.at[i].end <= at)
            return false;
        at = r->spans.at[i].end;
    }
    return at == r->text.n;
}

/* Inner marks as the outer ones, as French has them. */
static const struct locale alike = {
    .quote_open = {STR("«"), {0}},  .quote_close = {STR("»"), {0}}, .inner_open = {STR("«"), {0}},
    .inner_close = {STR("»"), {0}}, .apostrophe = {STR("’"), {0}},
};

/* Words that no line ends with, as in Polish. */
static const struct locale tied = {
    .quote_open = {STR("„"), {0}},  .quote_close = {STR("”"), {0}}, .inner_open = {STR("«"), {0}},
    .inner_close = {STR("»"), {0}}, .apostrophe = {STR("’"), {0}},  .tied_words = {STR("w z ze в и"), {0}},
};

static void check_in(const struct locale *l, bool verbatim, const char *in, const char *out)
{
    struct rich r = {0};
    struct pen pen = {.a = arena, .locale = l, .style = &plain, .verbatim = verbatim};
    rich_text(&r, &pen, str_of(in));
    if (!CHECK(str_eq(buf_str(&r.text), str_of(out)) && sound(&r)))
        fprintf(stderr, "    '%s' became '%.*s', not '%s'\n", in, STRF(buf_str(&r.text)), out);
}

static void check_text(bool verbatim, const char *in, const char *out)
{
    check_in(&locale, verbatim, in, out);
}

static const struct {
    const char *in, *out;
} cases[] = {
    /* quotes */
    {"\"Hi\"", "«Hi»"},
    {"say \"hi\", then", "say «hi», then"},
    {"(\"hi\")", "(«hi»)"},
    {"\"hi.\" \"ho\"", "«hi.» «ho»"},
    {"\"'in' out\"", "«‹in› out»"},
    {"\"out 'in'\"", "«out ‹in›»"},
    {"—\"hi\"", "—«hi»"},
    {"d'\"ordre\" et l'\"un\"", "d’«ordre» et l’«un»"}, /* an elision, not the end of a quotation */
    {"she said \"no, 'I'\"", "she said «no, ‹I›»"},
    {"don't", "don’t"},
    {"students' work", "students’ work"},
    {"FAST'25", "FAST’25"},
    {"the '90s", "the ’90s"},
    {"Gerard 't Hooft in 's-Hertogenbosch", "Gerard ’t Hooft in ’s-Hertogenbosch"},
    {"rock 'n' roll, drum 'n bass, 'Twas 'em.", "rock ’n’ roll, drum ’n bass, ’Twas ’em."},
    {"the letters 's' and 't', 'n/a', 'T' and 'S.'", "the letters ‹s› and ‹t›, ‹n/a›, ‹T› and ‹S.›"},
    {"'twice' and 'some'", "‹twice› and ‹some›"},
    {"O'Neill's", "O’Neill’s"},
    {"already “curly” ‘signs’", "already “curly” ‘signs’"},
    {"6'2\", 27\", 5' and a 32\" display", "6'2\", 27\", 5' and a 32\" display"},
    {"\"of 1999\" and \"of '99\", 1990's", "«of 1999» and «of ’99», 1990’s"},
    /* dashes and dots */
    {"492-503", "492-503"},
    {"492-503 words", "492–503 words"},
    {"555-1234", "555-1234"},
    {"10.1000/182-190", "10.1000/182-190"},
    {"492--503", "492–503"},
    {"so --- or", "so — or"},
    {"----", "----"},
    {"a - b", "a - b"},
    {"wait...", "wait…"},
    {"a..b", "a..b"},
    {"a....b", "a....b"},
    {".5", ".5"},
    {"--...---", "–…—"},
    /* white space */
    {"a  b\t\tc\nd", "a b c d"},
    {"a\xC2\xA0\xC2\xA0" "b", "a\xC2\xA0\xC2\xA0" "b"}, /* no-break spaces are kept */
    {"a\x01" "b\x7F" "c", "a b c"},
    {"", ""},
    /* everything else stays */
    {"C++ C# 50% {x} <y> *z*", "C++ C# 50% {x} <y> *z*"},
    {"姚 é \xF0\x9F\x8E\x93", "姚 é \xF0\x9F\x8E\x93"},
};

static void test_text(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_text(false, cases[i].in, cases[i].out);
    check_text(true, "\"a\"  --b ... don't", "\"a\"  --b ... don't");
    check_text(false, "ﬁ \"q\"", "fi «q»"); /* the font makes its own ligatures */
    check_in(&alike, false, "\"une 'petite' erreur\"", "«une «petite» erreur»");
    check_in(&alike, false, "'Un 'mot' d'un livre'", "«Un «mot» d’un livre»");
    check_in(&tied, false, "w  domu i z\nnim", "w\xC2\xA0" "domu i z\xC2\xA0" "nim");
    check_in(&tied, false, "\"W domu\" ze mną", "„W\xC2\xA0" "domu” ze\xC2\xA0" "mną");
    check_in(&tied, false, "В доме и О нас", "В\xC2\xA0доме и\xC2\xA0О нас");
    check_in(&tied, false, "ów dom, paw jest, w. x", "ów dom, paw jest, w. x");
    check_in(&tied, true, "w domu", "w domu");
    check_in(&alike, false, "l'idée d'\"un\" an '68", "l’idée d’«un» an ’68");
}

static void test_quotes_across_spans(void)
{
    struct rich r = {0};
    struct pen one = {.a = arena, .locale = &locale, .style = &plain};
    struct pen two = {.a = arena, .locale = &locale, .style = &changed};
    rich_text(&r, &one, STR("\""));
    rich_text(&r, &two, STR("bold"));
    rich_text(&r, &one, STR("\" and "));
    rich_text(&r, &one, STR(" more"));
    CHECK(str_eq(buf_str(&r.text), STR("«bold» and more"))); /* spaces collapse across calls */
    CHECK(sound(&r));
    CHECK_EQ(r.spans.n, 3);
}

static void test_spans(void)
{
    struct rich r = {0};
    struct pen pen = {.a = arena, .locale = &locale, .style = &plain};
    rich_text(&r, &pen, STR("a"));
    rich_text(&r, &pen, STR("b"));
    CHECK_EQ(r.spans.n, 1);
    pen.link = rich_link(&r, arena, STR("https://example.org"));
    CHECK_EQ(pen.link, 1);
    rich_text(&r, &pen, STR("c"));
    CHECK_EQ(r.spans.n, 2);
    pen.link = rich_link(&r, arena, STR("https://example.org")); /* another link to one place */
    rich_text(&r, &pen, STR("d"));
    CHECK_EQ(r.spans.n, 3);
    pen.link = 0;
    pen.wrap = WRAP_NOWHERE;
    rich_text(&r, &pen, STR("e "));
    CHECK_EQ(r.spans.n, 4);
    rich_separator(&r, &pen, STR("|"), (struct dim){6 * PT, DIM_PT}, false);
    rich_icon(&r, &pen, STR("email"), true, 0, (struct dim){3 * PT, DIM_PT});
    rich_break(&r, &pen);
    rich_text(&r, &pen, STR("  f  ")); /* nothing stands between a break and its text */
    CHECK(sound(&r));
    CHECK(str_eq(buf_str(&r.text), STR("abcde |\xEF\xBF\xBC\nf ")));
    CHECK_EQ(r.spans.at[4].kind, SPAN_SEPARATOR);
    CHECK_EQ(r.spans.at[4].gap.value, 6 * PT);
    CHECK_EQ(r.spans.at[5].kind, SPAN_ICON);
    CHECK(str_eq(r.spans.at[5].name, STR("email")));
    CHECK_EQ(r.spans.at[6].kind, SPAN_BREAK);
    rich_trim(&r);
    CHECK(str_ends(buf_str(&r.text), STR("\nf")) && sound(&r));
}

static void test_trim(void)
{
    struct rich r = {0};
    struct pen pen = {.a = arena, .locale = &locale, .style = &plain};
    rich_trim(&r);
    rich_text(&r, &pen, STR("a"));
    pen.link = 9;
    rich_text(&r, &pen, STR(" "));
    CHECK_EQ(r.spans.n, 2);
    rich_trim(&r); /* a span that was all space goes with it */
    CHECK(r.spans.n == 1 && r.text.n == 1 && sound(&r));
    struct rich blank = {0};
    rich_text(&blank, &pen, STR("   "));
    rich_trim(&blank);
    CHECK(blank.text.n == 0 && blank.spans.n == 0);
}

/* Where the first letters of another style end; 0: there are none. */
static size_t initials_of(const char *text, int letters)
{
    struct rich r = {0};
    struct pen pen = {.a = arena, .locale = &locale, .style = &plain};
    rich_text(&r, &pen, str_of(text));
    rich_initials(&r, arena, letters, &changed);
    CHECK(sound(&r) && str_eq(buf_str(&r.text), str_of(text)));
    bool other = r.spans.n && r.spans.at[0].style == &changed;
    CHECK_EQ(r.spans.n, *text ? 1 + other : 0);
    return other ? r.spans.at[0].end : 0;
}

static void test_initials(void)
{
    CHECK_EQ(initials_of("Education", 3), 3);
    CHECK_EQ(initials_of("Education and more", 1), 1);
    CHECK_EQ(initials_of("Éloges", 3), 4); /* bytes */
    CHECK_EQ(initials_of("Éloges", 1), 2);
    CHECK_EQ(initials_of("Education", 0), 0);
    CHECK_EQ(initials_of("Education", 9), 0); /* nothing would be left */
    CHECK_EQ(initials_of("Arts", 3), 0);      /* too short */
    CHECK_EQ(initials_of("Arts and more", 3), 3);
    CHECK_EQ(initials_of("By venue", 3), 2); /* "By v" would be no word */
    CHECK_EQ(initials_of(" A venue", 3), 2);
    CHECK_EQ(initials_of("Образование", 3), 6);
    CHECK_EQ(initials_of("Γλώσσες", 3), 6);
    CHECK_EQ(initials_of("О\xCC\x81браз", 3), 8); /* no accent is parted from its letter */
    CHECK_EQ(initials_of("Կրթություն", 3), 6);
    CHECK_EQ(initials_of("განათლება", 3), 9);
    CHECK_EQ(initials_of("Đề tài khoa học", 3), 5); /* the first word */
    CHECK_EQ(initials_of("שלום עולם", 3), 0);
    CHECK_EQ(initials_of("التعليم", 3), 0);
    CHECK_EQ(initials_of("शिक्षा शिक्षा", 3), 0);
    CHECK_EQ(initials_of("学歴学歴学歴", 3), 0);
    CHECK_EQ(initials_of("О\xC2\xA0себе", 3), 2);
    CHECK_EQ(initials_of("", 3), 0);
}

/* What a page knows takes the place of what stood for it. */
static void test_late(void)
{
    struct rich r = {0};
    struct pen pen = {.a = arena, .locale = &locale, .style = &plain};
    const struct str late[] = {STR("12"), STR("40"), STR("Works")};
    rich_text(&r, &pen, STR("p. "));
    rich_late(&r, &pen, LATE_PAGE);
    rich_text(&r, &pen, STR(" of "));
    rich_late(&r, &pen, LATE_PAGE_COUNT);
    rich_text(&r, &pen, STR(": "));
    rich_late(&r, &pen, LATE_SECTION);
    struct rich to = rich_filled(arena, &r, late);
    CHECK(str_eq(buf_str(&to.text), STR("p. 12 of 40: Works")) && sound(&to));
    CHECK_EQ(to.spans.n, r.spans.n);
    CHECK_EQ(to.spans.at[1].kind, SPAN_TEXT);
}

/* Marks at the start of a text that is appended with the same pen or another one; `cut`: where the second span
 * begins then, 0: there is none. */
static const struct {
    const char *before, *after, *out;
    size_t cut;
} seams[] = {
    {"e", "\xCC\x81" "a", "éa", 2},
    {"e", "\xCC\x81", "é", 0},
    {"xe\xCC\xA3", "\xCC\x82y", "xệy", 4},
    {"\xE1\x84\x92\xE1\x85\xA1", "\xE1\x86\xAB.", "한.", 3}, /* syllables of Hangul */
    {"क", "ि ब", "कि ब", 6},                                    /* nothing to compose */
    {"q", "\xCC\x81\xCC\x82", "q\xCC\x81\xCC\x82", 0},
    {"e", "b\xCC\x81", "eb\xCC\x81", 1},
    {"", "\xCC\x81" "a", "\xCC\x81" "a", 0},
};

static void test_seams(void)
{
    for (size_t i = 0; i < sizeof seams / sizeof *seams; i++)
        for (int other = 0; other < 2; other++) {
            struct rich r = {0};
            struct pen pen = {.a = arena, .locale = &locale, .style = &plain};
            rich_text(&r, &pen, str_of(seams[i].before));
            size_t at = r.text.n;
            pen.style = other ? &changed : &plain;
            rich_text(&r, &pen, str_of(seams[i].after));
            rich_join_marks(&r, at);
            size_t n = other && seams[i].cut ? 2 : 1;
            if (!CHECK(str_eq(buf_str(&r.text), str_of(seams[i].out)) && sound(&r) && r.spans.n == n))
                fprintf(stderr, "    %zu, %d: '%.*s'\n", i, other, STRF(buf_str(&r.text)));
            CHECK(n == 1 || r.spans.at[1].start == seams[i].cut);
        }
}

int main(void)
{
    arena = arena_new();
    test_seams();
    test_late();
    test_initials();
    test_text();
    test_quotes_across_spans();
    test_spans();
    test_trim();
    arena_free(arena);
    return unit_result();
}
