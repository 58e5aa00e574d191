/* test_diag.c: position, excerpt and caret of a diagnostic; suggestions. */
#include <string.h>

#include "sink.h"
#include "unit.h"

static struct arena *arena;

/* The text of a mistake at line:col of `text`. */
static const char *shown(const char *text, uint32_t line, uint32_t col)
{
    struct source *s = arena_new_of(arena, struct source);
    *s = (struct source){.name = STR("cv.yaml"), .text = str_of(text)};
    struct diagnostic d = {.level = DIAG_ERROR, .pos = {s, line, col}, .message = STR("wrong")};
    return str_c(arena, diag_text(arena, &d));
}

static void check_shown(const char *text, uint32_t line, uint32_t col, const char *want)
{
    const char *got = shown(text, line, col);
    if (!CHECK(strcmp(got, want) == 0))
        fprintf(stderr, "    got:\n%s    not:\n%s", got, want);
}

static void test_places(void)
{
    check_shown("a: b\nc: d\n", 2, 4, "cv.yaml:2:4: error: wrong\n    c: d\n       ^\n");
    check_shown("a: b\r\nc: d\r\n", 1, 4, "cv.yaml:1:4: error: wrong\n    a: b\n       ^\n");
    check_shown("a: b", 1, 5, "cv.yaml:1:5: error: wrong\n    a: b\n        ^\n");
    check_shown("a: b", 1, 99, "cv.yaml:1:99: error: wrong\n    a: b\n        ^\n");
    check_shown("a: b", 7, 1, "cv.yaml:7:1: error: wrong\n    \n    ^\n");
    check_shown("a: b", 0, 0, "cv.yaml: error: wrong\n"); /* the file as a whole */
    check_shown("", 1, 1, "cv.yaml:1:1: error: wrong\n");
    struct diagnostic d = {.level = DIAG_NOTE, .message = STR("right")};
    CHECK(str_eq(diag_text(arena, &d), STR("cvtex: note: right\n")));
}

static void test_carets(void)
{
    /* two columns for what is wide, none for marks, one for a tab, which is shown as a space */
    check_shown("姚哲: x", 1, 5, "cv.yaml:1:5: error: wrong\n    姚哲: x\n          ^\n");
    check_shown("e\xCC\x81: x", 1, 5, "cv.yaml:1:5: error: wrong\n    e\xCC\x81: x\n       ^\n");
    check_shown("\ta: x", 1, 5, "cv.yaml:1:5: error: wrong\n     a: x\n        ^\n");
    check_shown("a\x1B[31m: x", 1, 9,
                "cv.yaml:1:9: error: wrong\n    a\xEF\xBF\xBD[31m: x\n            ^\n");
}

/* An index finds the same places as a search from the start: line breaks of each kind, characters
 * of each length, bytes that are not UTF-8. */
static void test_index(void)
{
    static const char *const parts[] = {"a", "é", "姚", "\n", "\r\n", "\r", "\xE2\x80\xA8", "\xC2\x85",
                                        "\xFF", "\xF0\x9F\x98\x80", "word word word word"};
    struct buf b = {.a = arena};
    unsigned seed = 7;
    for (int i = 0; i < 9000; i++) {
        seed = seed * 1103515245 + 12345;
        unsigned n = sizeof parts / sizeof *parts; /* some lines are longer than the index's steps */
        bool wide = i > 4000 && i < 7000;
        buf_add(&b, str_of(parts[wide ? (seed >> 16) % 3 : (seed >> 16) % n]));
    }
    struct source plain = {.text = buf_str(&b)}, indexed = plain;
    indexed.index = source_index(arena);
    for (uint32_t line = 1; line < 3000; line += 7)
        for (uint32_t col = 1; col < 4000; col = col * 3 + 1)
            if (!CHECK(pos_text((struct pos){&plain, line, col}).n ==
                       pos_text((struct pos){&indexed, line, col}).n))
                return;
}

/* Of a long line the part around the place is shown. */
static void test_long_line(void)
{
    char text[1001] = {0};
    memset(text, 'x', 1000);
    text[499] = 'Y';
    const char *got = shown(text, 1, 500);
    const char *line = strchr(got, '\n') + 1, *caret = strchr(line, '\n') + 1;
    CHECK(strncmp(line, "    ...xxx", 10) == 0);
    CHECK(caret - line < 120);
    const char *sign = strchr(caret, '^');
    CHECK(sign && line[sign - caret] == 'Y');
    for (int i = 0; i < 333; i++)
        memcpy(text + 3 * i, "姚", 3);
    text[999] = 0;
    got = shown(text, 1, 150);
    CHECK_EQ(utf8_invalid(str_of(got)), strlen(got)); /* not cut inside a character */
    got = shown(text, 1, 1);
    CHECK_EQ(utf8_invalid(str_of(got)), strlen(got));
}

static void test_suggestions(void)
{
    static const char *const keys[] = {"company", "course", "date", "doi", "note", "name"};
    static const struct {
        const char *word, *meant;
    } cases[] = {{"comapny", " (did you mean 'company'?)"},
                 {"Company", " (did you mean 'company'?)"},
                 {"nmae", " (did you mean 'name'?)"},
                 {"dio", " (did you mean 'doi'?)"},
                 {"employer", ""},
                 {"xyz", ""},
                 {"", ""}};
    struct diag d = {.arena = arena};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *got = diag_suggest(&d, str_of(cases[i].word), keys, 6);
        if (!CHECK(strcmp(got, cases[i].meant) == 0))
            fprintf(stderr, "    '%s' got '%s'\n", cases[i].word, got);
    }
    CHECK(strcmp(diag_suggest(&d, STR("name"), keys, 0), "") == 0);
}

/* Whatever a document holds, a message is one line of UTF-8. */
static void test_messages(void)
{
    struct sink sink;
    sink_open(&sink);
    for (int lead = 0; lead < 3; lead++) { /* cut at each place of a character */
        struct buf wide = {.a = arena};
        for (int i = 0; i < lead; i++)
            buf_char(&wide, 'a');
        for (int i = 0; i < 2000; i++)
            buf_add(&wide, STR("姚"));
        diag_report(&sink.diag, DIAG_CODE_UNKNOWN_STYLE, (struct pos){0}, STRF(buf_str(&wide)),
                    "");
        CHECK(sink.message.n < 1100);
        CHECK_EQ(utf8_invalid(sink.message), sink.message.n);
    }
    diag_report(&sink.diag, DIAG_CODE_UNKNOWN_STYLE, (struct pos){0}, STRF(STR("a\nb\x1B[31m")),
                "");
    bool control = false;
    for (size_t i = 0; i < sink.message.n; i++)
        control |= (unsigned char)sink.message.p[i] < ' ';
    CHECK(!control);
    CHECK_EQ(sink.diag.count[DIAG_ERROR], 4);
    CHECK_EQ(sink.diag.count[DIAG_WARNING], 0);
    sink_close(&sink);
}

int main(void)
{
    arena = arena_new();
    test_places();
    test_carets();
    test_index();
    test_long_line();
    test_suggestions();
    test_messages();
    arena_free(arena);
    return unit_result();
}
