/* test_pdf.c: display lists made by hand -> PDF, checked by qpdf, poppler and mutool if installed.
 *
 * usage: test_pdf [FOLDER OF FONTS] [FOLDER FOR THE FILES] */
#include <stdlib.h>
#include <string.h>

#include "../unit/unit.h"
#include "../unit/disk.h"
#include "pdf/pdf.h"
#include "sample.h"

#define A4_WIDTH (595276 * PT / 1000)
#define A4_HEIGHT (841890 * PT / 1000)
#define ACCENT 0x3873B3

static const char *fonts = "fonts", *out = "/tmp";

static void print_diagnostic(void *user, const struct diagnostic *d)
{
    (void)user;
    fprintf(stderr, "%.*s\n", STRF(d->message));
}

static struct face *face(struct sample *s, const char *name)
{
    return sample_face(s, file_join(s->arena, str_of(fonts), str_of(name)));
}

static bool write_pdf(struct sample *s, struct str *bytes)
{
    struct diag d = {.arena = s->arena, .report = print_diagnostic};
    struct pdf_options options = {.dated = true, .date = 1735689599, .producer = STR("cvtex (test)")};
    return pdf_write(s->arena, &d, &s->display, &options, bytes);
}

static char *save(struct sample *s, const char *name, struct str bytes)
{
    char *path = file_join(s->arena, str_of(out), str_of(name));
    CHECK(disk_write(path, bytes));
    return path;
}

static char *run(struct sample *s, const char *program, const char *arguments, const char *path)
{
    return sample_output(s->arena, program,
                         str_c(s->arena, str_printf(s->arena, "%s %s %s 2>&1", program, arguments,
                                                    path)));
}

static bool has(const char *text, const char *part)
{
    if (strstr(text, part))
        return true;
    fprintf(stderr, "    '%s' is not in:\n%s\n", part, text);
    return false;
}

static void head(struct sample *s, struct face *bold, struct face *regular, struct face *icons,
                 uint32_t *section)
{
    struct display *d = &s->display;
    uint32_t document = sample_element(s, ELEMENT_DOCUMENT, 0);
    uint32_t title = sample_element(s, ELEMENT_TITLE, document);
    sample_page(s, A4_WIDTH, A4_HEIGHT);
    sample_text(s, title, bold, 24 * PT, 60 * PT, 80 * PT, 0, "Zoë “Ada” Ångström")->color =
        ACCENT;
    uint32_t contact = sample_element(s, ELEMENT_PARAGRAPH, document);
    if (icons) {
        struct item *it = sample_item(s, ITEM_ICON, NO_ELEMENT, 60 * PT, 100 * PT);
        it->icon.face = icons;
        it->icon.size = 10 * PT;
        hb_font_get_nominal_glyph(icons->font, 0xF0E0, &it->icon.glyph);
        it->icon.name = STR("envelope");
    }
    uint32_t link = sample_element(s, ELEMENT_LINK, contact);
    struct item *mail = sample_text(s, link, regular, 10 * PT, 74 * PT, 100 * PT, 0,
                                    "ada@example.org");
    sample_link(s, link, mail, "mailto:ada@example.org");
    *section = sample_element(s, ELEMENT_SECTION, document);
    d->elements.at[*section].title = STR("Work");
    uint32_t heading = sample_element(s, ELEMENT_HEADING, *section);
    sample_text(s, heading, bold, 14 * PT, 60 * PT, 130 * PT, 0, "Work")->color = ACCENT;
    struct item *rule = sample_item(s, ITEM_RULE, NO_ELEMENT, 60 * PT, 134 * PT);
    rule->rule.width = 475 * PT;
    rule->rule.height = PT * 4 / 10;
    rule->color = ACCENT;
    struct item *dots = sample_item(s, ITEM_DOTS, NO_ELEMENT, 110 * PT, 130 * PT);
    dots->dots.width = 425 * PT;
    dots->dots.pitch = 4 * PT;
    dots->dots.diameter = PT;
    dots->color = ACCENT;
    sample_bookmark(s, 1, 116 * PT, "Work");
    sample_bookmark(s, 2, 150 * PT, "Zoë’s 𝔸𝕊");
    d->title = STR("Zoë “Ada” – 𝒞𝒱 (résumé)");
    d->author = STR("Zoë Ångström");
    d->keywords = STR("a & b <c>");
    d->lang = STR("en");
}

static void body(struct sample *s, struct face *regular, struct face *italic, struct face *icons,
                 uint32_t section)
{
    uint32_t p = sample_element(s, ELEMENT_PARAGRAPH, section);
    sample_text(s, p, regular, PT * 21 / 2, 60 * PT, 160 * PT, 410 * PT,
                "An efficient office with (parentheses) and a back\\slash, far AWAY To Ve: a hy-")
        ->run.text.n--;
    struct item *hyphen = &s->display.pages.at[0].items.at[s->display.pages.at[0].items.n - 1];
    size_t last = --hyphen->run.n; /* the hyphen is a run of its own, read as nothing */
    struct glyph *g = arena_copy(s->arena, &hyphen->run.glyphs[last], sizeof *g);
    struct item one = *hyphen, *tail = sample_item(s, ITEM_GLYPHS, p, one.x + g->x, one.y);
    *tail = (struct item){.kind = ITEM_GLYPHS, .element = p, .x = one.x + g->x, .y = one.y};
    *g = (struct glyph){.id = g->id};
    tail->run.face = one.run.face;
    tail->run.size = one.run.size;
    tail->run.glyphs = g;
    tail->run.n = 1;
    tail->run.text = STR("-");
    tail->run.has_actual = true;
    sample_text(s, p, regular, PT * 21 / 2, 60 * PT, 174 * PT, 0, "phenated word, ");
    sample_text(s, p, italic, PT * 21 / 2, 60 * PT + 75 * PT, 174 * PT, 0, "Italic À la carte");
    sample_text(s, p, regular, PT * 7, 60 * PT + 160 * PT, 170 * PT, 0, "*raised");
    uint32_t list = sample_element(s, ELEMENT_LIST, section);
    for (int i = 0; i < 5; i++) {
        uint32_t item = sample_element(s, ELEMENT_ITEM, list);
        uint32_t text = sample_element(s, ELEMENT_BODY, item);
        struct item *it = sample_item(s, ITEM_ICON, NO_ELEMENT, 60 * PT, (200 + 14 * i) * PT);
        it->icon.face = icons;
        it->icon.size = 6 * PT;
        hb_font_get_nominal_glyph(icons->font, 0xF111, &it->icon.glyph);
        it->icon.name = STR("circle");
        it->color = ACCENT;
        sample_text(s, text, regular, 10 * PT, 72 * PT, (200 + 14 * i) * PT, 0, "Item of a list");
    }
}

static bool build(struct sample *s)
{
    s->arena = arena_new();
    s->display.arena = s->arena;
    struct face *bold = face(s, "latin-modern/lmroman12-bold.otf");
    struct face *regular = face(s, "latin-modern/lmroman10-regular.otf");
    struct face *italic = face(s, "tex-gyre/texgyretermes-italic.otf");
    struct face *icons = face(s, "font-awesome/fa-solid-900.ttf");
    struct face *dejavu = sample_face(s, "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf");
    uint32_t section;
    if (!bold || !regular || !italic || !icons)
        return false;
    head(s, bold, regular, icons, &section);
    body(s, regular, italic, icons, section);
    sample_page(s, A4_WIDTH, A4_HEIGHT);
    uint32_t p = sample_element(s, ELEMENT_PARAGRAPH, section);
    sample_text(s, p, dejavu ? dejavu : regular, 10 * PT, 60 * PT, 80 * PT, 365 * PT,
                "The second page: affluent, Ünïcode, offices and “quotes” – dashes too.");
    struct item *cut = sample_text(s, p, regular, 10 * PT, 60 * PT, 92 * PT, 0, "divi-");
    cut->run.has_actual = true;
    cut->run.actual = STR("division");
    sample_text(s, p, regular, 10 * PT, 60 * PT, 104 * PT, 0, "sion")->run.has_actual = true;
    sample_text(s, p, regular, 10 * PT, 90 * PT, 104 * PT, 0, "cafe\xCC\x81 x\xCC\x83");
    sample_text(s, NO_ELEMENT, regular, 9 * PT, 500 * PT, 800 * PT, 0, "2/2");
    return true;
}

static void check_text(struct sample *s, const char *path)
{
    char *raw = sample_output(s->arena, "pdftotext",
                              str_c(s->arena, str_printf(s->arena, "pdftotext -raw %s -", path)));
    if (raw) {
        CHECK(has(raw, "Zoë “Ada” Ångström"));
        CHECK(has(raw, "An efficient office with (parentheses) and a back\\slash, far AWAY To Ve"));
        CHECK(has(raw, "phenated word"));
        CHECK(!strstr(raw, "hy-"));
        CHECK(has(raw, "Italic À la carte"));
        CHECK(has(raw, "affluent, Ünïcode, offices and “quotes” – dashes too."));
        CHECK(has(raw, "\ndivision\n"));
        CHECK(has(raw, " cafe\xCC\x81 x\xCC\x83\n"));
        CHECK(!strstr(raw, "\xEF\x83\xA0")); /* U+F0E0, the icon */
    }
    char *fitz = sample_output(s->arena, "mutool",
                               str_c(s->arena, str_printf(s->arena, "mutool draw -F txt %s",
                                                          path)));
    if (fitz) {
        CHECK(has(fitz, "An efficient office with (parentheses)"));
        CHECK(has(fitz, "Ünïcode"));
    }
}

static void check_fonts(struct sample *s, const char *path)
{
    char *list = run(s, "pdffonts", "", path);
    if (!list)
        return;
    int rows = 0;
    for (char *line = strstr(list, "+"); line; line = strstr(line + 1, "+")) {
        rows++;
        CHECK(strstr(line, "yes yes yes") != NULL);
    }
    CHECK_EQ(rows, s->n_faces - 1); /* the icons are no font */
    CHECK(has(list, "+LMRoman10-Regular             Type 1C           Builtin "));
    CHECK(s->n_faces == 4 || has(list, " TrueType "));
}

/* More letters than a simple font has codes; another font has few of them. */
static void check_many_letters(void)
{
    struct sample s = {.arena = arena_new()};
    s.display.arena = s.arena;
    struct face *large = face(&s, "eb-garamond/EBGaramond-Regular.otf");
    struct face *truetype = face(&s, "roboto/Roboto_400Regular.ttf");
    struct face *small = face(&s, "latin-modern/lmroman10-regular.otf");
    CHECK(large && truetype && small);
    if (!large || !truetype || !small)
        return;
    uint32_t document = sample_element(&s, ELEMENT_DOCUMENT, 0);
    uint32_t p = sample_element(&s, ELEMENT_PARAGRAPH, document);
    struct buf all = {.a = s.arena};
    sample_page(&s, A4_WIDTH, A4_HEIGHT);
    for (int row = 0; row < 16; row++) { /* of Latin and Cyrillic */
        struct buf b = {.a = s.arena};
        for (int i = 0; i < 24; i++)
            buf_code(&b, row < 6 ? 0xC0 + 24 * row + i : 0x400 + 24 * (row - 6) % 240 + i);
        for (int i = 0; i < 2; i++) {
            sample_text(&s, p, i ? truetype : large, 10 * PT, 60 * PT, (80 + 40 * row + 20 * i) * PT, 0,
                        str_c(s.arena, buf_str(&b)));
            buf_add(&all, buf_str(&b));
            buf_char(&all, '\n');
        }
    }
    sample_text(&s, p, small, 10 * PT, 60 * PT, 750 * PT, 0, "few offices");
    struct str bytes = STR("");
    CHECK(write_pdf(&s, &bytes));
    char *path = save(&s, "test_letters.pdf", bytes);
    char *list = run(&s, "pdffonts", "", path);
    if (list) {
        CHECK(has(list, "+EBGaramond-Regular            CID Type 0C       Identity-H       yes yes yes"));
        CHECK(has(list, "+Roboto-Regular                CID TrueType      Identity-H       yes yes yes"));
        CHECK(has(list, "+LMRoman10-Regular             Type 1C           Builtin          yes yes yes"));
    }
    char *raw = sample_output(s.arena, "pdftotext",
                              str_c(s.arena, str_printf(s.arena, "pdftotext -raw %s -", path)));
    if (raw) {
        CHECK(has(raw, str_c(s.arena, buf_str(&all))));
        CHECK(has(raw, "few offices"));
    }
    sample_free(&s);
}

/* Glyphs that show one text here and another there, in a TrueType font, in one with codes of one
 * byte, and in one with too many letters for that: a reader that heeds no ActualText is told. */
static void check_texts_of_glyphs(void)
{
    struct sample s = {.arena = arena_new()};
    s.display.arena = s.arena;
    static const char *const names[] = {"roboto/Roboto_400Regular.ttf",
                                        "latin-modern/lmroman10-regular.otf",
                                        "eb-garamond/EBGaramond-Regular.otf"};
    uint32_t document = sample_element(&s, ELEMENT_DOCUMENT, 0);
    sample_page(&s, A4_WIDTH, A4_HEIGHT);
    for (int i = 0; i < 3; i++) {
        struct face *f = face(&s, names[i]);
        uint32_t p = sample_element(&s, ELEMENT_PARAGRAPH, document);
        length y = (80 + 100 * i) * PT;
        CHECK(f);
        if (!f)
            return;
        sample_text(&s, p, f, 10 * PT, 60 * PT, y, 0, "SMALL well-known");
        sample_text(&s, p, f, 10 * PT, 60 * PT, y + 20 * PT, 0, "SMALL")->run.text = STR("small");
        struct item *cut = sample_text(&s, p, f, 10 * PT, 60 * PT, y + 40 * PT, 0, "divi-");
        cut->run.text = STR("divi\xC2\xAD");
        cut = sample_text(&s, p, f, 10 * PT, 60 * PT, y + 60 * PT, 0, "in-");
        cut->run.text = STR("in\xC2\xAD");
        cut->run.has_actual = true;
        cut->run.actual = STR("internationally,");
        for (int row = 0; i == 2 && row < 10; row++) {
            struct buf b = {.a = s.arena};
            for (int k = 0; k < 24; k++)
                buf_code(&b, 0x400 + 24 * row + k);
            sample_text(&s, p, f, 10 * PT, 60 * PT, y + (80 + 20 * row) * PT, 0,
                        str_c(s.arena, buf_str(&b)));
        }
    }
    struct str bytes = STR("");
    CHECK(write_pdf(&s, &bytes));
    char *path = save(&s, "test_texts.pdf", bytes);
    char *list = run(&s, "pdffonts", "", path);
    if (list) {
        CHECK(has(list, "+Roboto-Regular                TrueType          "));
        CHECK(has(list, "Type 1C           Builtin          yes yes yes"));
        CHECK(has(list, "CID Type 0C       Identity-H       yes yes yes"));
    }
    char *text = sample_output(s.arena, "mutool",
                               str_c(s.arena, str_printf(s.arena, "mutool draw -q -F txt %s", path)));
    static const char *const want[] = {"SMALL well-known", "small", "divi\xC2\xAD",
                                       "internationally,"};
    for (int i = 0; text && i < 12; i++) {
        text = strstr(text, want[i % 4]);
        CHECK(text != NULL);
    }
    sample_free(&s);
}

static void check_document(struct sample *s, const char *path)
{
    char *info = run(s, "pdfinfo", "", path);
    if (info) {
        CHECK(has(info, "Zoë “Ada” – 𝒞𝒱 (résumé)"));
        CHECK(has(info, "Tagged:          yes"));
        CHECK(has(info, "PDF version:     1.7"));
        CHECK(has(info, "Pages:           2"));
    }
    char *tree = run(s, "pdfinfo", "-struct-text", path);
    if (tree) {
        CHECK(has(tree, "H1 (block)\n    \"Zoë “Ada” Ångström\""));
        CHECK(has(tree, "Link"));
        CHECK(has(tree, "\"Item of a list\""));
        CHECK(has(tree, "Italic À la carte\"\n      \"  \"\n      \"*raised")); /* far apart on one row */
        CHECK(has(tree, "– dashes too. \"\n"));           /* and at the end of a line */
        CHECK(has(tree, "a hy\"\n      \"\xE2\x80\x8B\"\n      \"phen")); /* but not within a word */
        CHECK(!strstr(tree, "2/2"));
    }
    char *outline = run(s, "mutool", "show", str_c(s->arena, str_printf(s->arena, "%s outline",
                                                                       path)));
    if (outline)
        CHECK(has(outline, "\"Zoë’s 𝔸𝕊\""));
    char *links = run(s, "mutool", "show", str_c(s->arena, str_printf(s->arena,
                                                 "%s pages/1/Annots/1/A/URI", path)));
    if (links)
        CHECK(has(links, "(mailto:ada@example.org)"));
    char *checked = run(s, "qpdf", "--check", path);
    if (checked) {
        CHECK(has(checked, "No syntax or stream encoding errors found"));
        CHECK(has(checked, "status 0"));
    }
}

/* Nothing that a display may wrongly hold brings the writer down. */
static void check_refusals(void)
{
    struct sample s = {.arena = arena_new()};
    struct str bytes;
    CHECK(!write_pdf(&s, &bytes)); /* no page */
    sample_page(&s, A4_WIDTH, A4_HEIGHT);
    CHECK(write_pdf(&s, &bytes)); /* an empty one, without any structure */
    char *path = save(&s, "test_empty.pdf", bytes);
    char *checked = run(&s, "qpdf", "--check", path);
    CHECK(!checked || has(checked, "status 0"));
    sample_item(&s, ITEM_RULE, 5, 0, 0);
    CHECK(!write_pdf(&s, &bytes)); /* an element that isn't there */
    s.display.pages.at[0].items.at[0].element = NO_ELEMENT;
    CHECK(write_pdf(&s, &bytes));
    s.display.pages.at[0].width = PT;
    CHECK(!write_pdf(&s, &bytes));
    s.display.pages.at[0].width = A4_WIDTH;
    sample_bookmark(&s, 1, 0, "nowhere");
    s.display.bookmarks.at[0].page = 7;
    CHECK(!write_pdf(&s, &bytes));
    s.display.bookmarks.n = 0;
    sample_item(&s, ITEM_LINK, NO_ELEMENT, 0, 0)->link.uri = STR("#there");
    CHECK(!write_pdf(&s, &bytes)); /* a destination that isn't there */
    sample_dest(&s, 0, 0, "there");
    CHECK(write_pdf(&s, &bytes));
    s.display.dests.at[0].page = 7;
    CHECK(!write_pdf(&s, &bytes));
    sample_free(&s);
}

static void check_trace(struct sample *s)
{
    char *text = str_c(s->arena, display_trace(s->arena, &s->display));
    CHECK(has(text, "page 1 595.276 841.89\n"));
    CHECK(has(text, "  text 60 80 \"Zoë “Ada” Ångström\" LMRoman12-Bold 24 #3873B3 in 1 "));
    CHECK(has(text, "  rule 60 134 475 0.4 #3873B3 in -\n"));
    CHECK(has(text, " -> \"mailto:ada@example.org\" \"ada@example.org\" in 3\n"));
    CHECK(has(text, "back\\\\slash"));
    CHECK(has(text, " actual \"\"\n"));
    CHECK(has(text, "bookmark 2 page 1 150 \"Zoë’s 𝔸𝕊\"\n"));
    CHECK(has(text, "element 0 Document\n  element 1 H1\n"));
    CHECK(has(text, "  element 4 Sect \"Work\"\n    element 5 H2\n"));
}

/* Equal kerns and equal spaces are equal numbers, though the spaces are no whole number of 1/1000 em. */
static void check_adjustments(void)
{
    struct sample s = {.arena = arena_new()};
    s.display.arena = s.arena;
    struct face *f = face(&s, "latin-modern/lmroman10-regular.otf");
    if (!CHECK(f != NULL))
        return;
    static const char text[] = "To To To To";
    sample_page(&s, A4_WIDTH, A4_HEIGHT);
    uint32_t p = sample_element(&s, ELEMENT_PARAGRAPH, sample_element(&s, ELEMENT_DOCUMENT, 0));
    length natural = sample_text(&s, p, f, 10 * PT, 60 * PT, 80 * PT, 0, text)->run.advance;
    sample_text(&s, p, f, 10 * PT, 60 * PT, 100 * PT, natural + 3 * PT * 124 / 1000, text); /* 12.4/1000 em */
    struct str bytes = STR("");
    CHECK(write_pdf(&s, &bytes));
    char *content = run(&s, "mutool", "show -b", str_c(s.arena, str_printf(s.arena, "%s pages/1/Contents",
                        save(&s, "test_adjustments.pdf", bytes))));
    if (content)
        CHECK(has(content, "[(T)83(o )-12(T)83(o )-12(T)83(o )-12(T)83(o)]TJ"));
    sample_free(&s);
}

int main(int argc, char **argv)
{
    struct sample one = {0}, two = {0};
    struct str first = STR(""), second = STR("");
    fonts = argc > 1 ? argv[1] : fonts;
    out = argc > 2 ? argv[2] : out;
    if (build(&one) && build(&two)) {
        CHECK(write_pdf(&one, &first));
        CHECK(write_pdf(&two, &second));
        CHECK(str_eq(first, second));
        if (first.n) {
            char *path = save(&one, "test_pdf.pdf", first);
            check_text(&one, path);
            check_fonts(&one, path);
            check_document(&one, path);
        }
        check_trace(&one);
        sample_free(&two);
        sample_free(&one);
    } else {
        CHECK(!"the bundled fonts are not where they are looked for");
    }
    check_many_letters();
    check_texts_of_glyphs();
    check_adjustments();
    check_refusals();
    return unit_result();
}
