/* test_pdf_extract.c: files attached to a PDF are extracted, and a broken PDF does no harm.
 *
 * usage: test_pdf_extract [FOLDER OF FONTS] */
#include <stdlib.h>

#include "../unit/sink.h"
#include "../unit/unit.h"
#include "base/file.h"
#include "pdf/extract.h"
#include "pdf/pdf.h"
#include "pdf/scan.h"
#include "sample.h"

static struct sink sink;

static struct str file_of(const extracted *list, const char *name)
{
    for (size_t i = 0; i < list->n; i++)
        if (str_eq(list->at[i].name, str_of(name)))
            return list->at[i].bytes;
    return (struct str){0};
}

/* ---- syntax */

static void test_scan(void)
{
    static const struct {
        const char *dict, *key, *value; /* value NULL: none */
    } cases[] = {
        {"<</A 1/B 2>>", "/B", "2"},
        {"<</A 12 0 R/B 2>>", "/A", "12 0 R"},
        {"<</A<</B 1>>/B[<</B 3>>]>>", "/B", "[<</B 3>>]"},
        {"<</A(/B \\) (x) >>)/B/C>>", "/B", "/C"},
        {"<</A/B/B/C>>", "/B", "/C"},
        {"<</A<2F42>%/B 7\n/B 8>>", "/B", "8"},
        {"<</BB 1>>", "/B", NULL},
        {"<<", "/B", NULL},
        {"<</B", "/B", ""},
        {"<</A[[[[(", "/B", NULL},
        {"<<>>", "/B", NULL},
        {"<</A]]>>", "/B", NULL},
    };
    static const struct {
        const char *in, *out;
    } strings[] = {
        {"(a\\(b\\)\\\\)", "a(b)\\"}, {"(\\101\\n\\\nx\\q)", "A\nxq"}, {"<61 6 2 7>", "abp"},
        {"((a)(b))", "(a)(b)"},       {"()", ""},                       {" ( a ) ", " a "},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str v = scan_key(str_of(cases[i].dict), cases[i].key);
        if (!CHECK(cases[i].value ? str_eq(str_trim(v), str_of(cases[i].value)) : !str_trim(v).n))
            fprintf(stderr, "    %s: '%.*s'\n", cases[i].dict, STRF(v));
    }
    for (size_t i = 0; i < sizeof strings / sizeof *strings; i++)
        CHECK(str_eq(scan_string(sink.arena, str_of(strings[i].in)), str_of(strings[i].out)));
    CHECK(!scan_string(sink.arena, STR("/name")).p && !scan_string(sink.arena, STR("(open")).p);
    size_t n;
    CHECK(scan_number(STR(" 12 "), &n) && n == 12);
    CHECK(!scan_number(STR("12 0 R"), &n) && !scan_number(STR(""), &n) &&
          !scan_number(STR("-1"), &n) && !scan_number(STR("99999999999999999999"), &n));
}

/* ---- hand-made files */

/* A PDF of one attached stream. */
static const char *fault_of(const char *dict, struct str data, extracted *list)
{
    struct buf b = {.a = sink.arena};
    buf_printf(&b, "%%PDF-1.7\n1 0 obj\n<</Type/EmbeddedFile %s>>stream\n", dict);
    buf_add(&b, data);
    buf_add(&b, STR("\nendstream\nendobj\n7 0 obj\n5\nendobj\n"));
    *list = (extracted){0};
    return extract_files(sink.arena, buf_str(&b), list);
}

static void test_names(void)
{
    static const char *const bad[] = {"../x", "a/b", "/etc/passwd", "..", ".profile", "a\\\\b", "",
                                      "a\\nb", "c:x", "-", "\\377"};
    extracted list;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char *dict = str_c(sink.arena, str_printf(sink.arena, "/CvtexName(%s)/CvtexDocument true"
                                                              "/Length 5", bad[i]));
        const char *fault = fault_of(dict, STR("hello"), &list);
        CHECK(fault && strstr(fault, "not safe"));
    }
    CHECK(!fault_of("/CvtexName(\\305sk.yaml)/CvtexDocument true/Length 5", STR("hello"), &list) ||
          list.n == 0); /* Latin-1 is no UTF-8 */
}

static void test_lengths(void)
{
    static const char *const lengths[] = {"/Length 5", "/Length 7 0 R", "/Length 8 0 R", "/Length 999",
                                          "/Length 3", "", "/Length/x"};
    extracted list;
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        char *dict = str_c(sink.arena, str_printf(sink.arena, "/CvtexName(a)/CvtexDocument true%s",
                                                  lengths[i]));
        CHECK(!fault_of(dict, STR("hello"), &list));
        CHECK(str_eq(file_of(&list, "a"), STR("hello")));
    }
    CHECK(fault_of("/CvtexName(a)/Length 5", STR("hello"), &list) != NULL); /* no document */
    CHECK(fault_of("/CvtexName(a)/CvtexDocument true/Filter/LZWDecode", STR("x"), &list) != NULL);
    CHECK(fault_of("/CvtexName(a)/CvtexDocument true/Filter/FlateDecode", STR("x"), &list) != NULL);
    list = (extracted){0};
    CHECK(extract_files(sink.arena, STR(""), &list) && extract_files(sink.arena, STR("%PDF-"), &list));
}

/* ---- what the writer makes */

static struct str written(const char *fonts, const attachments *files, bool dated)
{
    struct arena *a = arena_new();
    struct sample s = {.arena = a, .display = {.arena = a, .lang = STR("en")}};
    struct face *face = sample_face(&s, file_join(s.arena, str_of(fonts),
                                                  STR("latin-modern/lmroman10-regular.otf")));
    struct pdf_options options = {.standard = PDF_A3A, .attached = files, .producer = STR("test"),
                                  .dated = dated};
    struct str bytes = STR("");
    sample_page(&s, 200 * PT, 200 * PT);
    uint32_t whole = sample_element(&s, ELEMENT_DOCUMENT, 0);
    sample_text(&s, sample_element(&s, ELEMENT_PARAGRAPH, whole), face, 10 * PT, 20 * PT, 40 * PT, 0, "x");
    CHECK(pdf_write(a, &sink.diag, &s.display, &options, &bytes));
    bytes = str_copy(sink.arena, bytes);
    sample_free(&s);
    return bytes;
}

static void test_round_trip(const char *fonts)
{
    attachments files = {0};
    extracted list = {0};
    char noise[4096];
    uint64_t seed = 1;
    for (size_t i = 0; i < sizeof noise; i++)
        noise[i] = (char)unit_random(&seed);
    *vec_push(sink.arena, &files) = (struct attachment){
        .name = STR("z (1).yaml"), .bytes = STR("cv: {name: A}\n1 0 obj <</Type/EmbeddedFile>>"
                                                "stream endstream\n%%EOF"),
        .mime = "application/yaml", .relation = "Source", .description = "d", .document = true};
    *vec_push(sink.arena, &files) = (struct attachment){
        .name = STR("姚🎓.bib"), .bytes = {noise, sizeof noise}, .mime = "application/x-bibtex",
        .relation = "Source", .description = "d"};
    *vec_push(sink.arena, &files) = (struct attachment){
        .name = STR("empty"), .bytes = STR(""), .mime = "a/b", .relation = "Data", .description = ""};
    for (int dated = 0; dated < 2; dated++) {
        struct str pdf = written(fonts, &files, dated);
        list.n = 0;
        const char *fault = extract_files(sink.arena, pdf, &list);
        CHECK(!fault);
        CHECK_EQ(list.n, 3);
        for (size_t i = 0; i < files.n; i++)
            CHECK(str_eq(file_of(&list, str_c(sink.arena, files.at[i].name)), files.at[i].bytes));
        CHECK((scan_find(pdf, 0, "/Params") < pdf.n) == dated);
    }
    CHECK_EQ(sink.reports, 0);
}

/* Bytes changed at random, ends cut off: an answer each time, and no more than there is. */
static void test_broken(const char *fonts)
{
    attachments files = {0};
    uint64_t seed = 7;
    *vec_push(sink.arena, &files) = (struct attachment){
        .name = STR("cv.yaml"), .bytes = STR("cv: {name: A}\n# a a a a a a a a a a a a a a a a a a\n"),
        .mime = "application/yaml", .relation = "Source", .description = "d", .document = true};
    struct str pdf = written(fonts, &files, true);
    size_t at = scan_find(pdf, 0, "/EmbeddedFile"), refused = 0;
    for (int round = 0; round < 20000; round++) {
        struct arena *a = arena_new();
        extracted list = {0};
        size_t n = round % 5 == 0 ? (size_t)unit_random_in(&seed, 0, (int64_t)pdf.n) : pdf.n;
        char *bytes = malloc(n + 1); /* of just this size, so that reading behind it is seen */
        memcpy(bytes, pdf.p, n);
        for (int k = 0; n && k < 1 + round % 4; k++) {
            size_t where = round % 2 ? at - 20 + (size_t)unit_random_in(&seed, 0, 300)
                                     : (size_t)unit_random_in(&seed, 0, (int64_t)n - 1);
            if (where < n)
                bytes[where] = round % 3 ? (char)unit_random(&seed) : "<>[]()/% 0R"[unit_random(&seed) % 11];
        }
        char *exact = realloc(bytes, n ? n : 1);
        refused += extract_files(a, (struct str){exact, n}, &list) != NULL;
        free(exact);
        arena_free(a);
    }
    CHECK(refused > 1000 && refused < 20000);
}

int main(int argc, char **argv)
{
    const char *fonts = argc > 1 ? argv[1] : "fonts";
    sink_open(&sink);
    test_scan();
    test_names();
    test_lengths();
    test_round_trip(fonts);
    test_broken(fonts);
    sink_close(&sink);
    return unit_result();
}
