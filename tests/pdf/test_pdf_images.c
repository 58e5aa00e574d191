/* test_pdf_images.c: pages with pictures and boxes, checked by qpdf and in pages drawn by poppler.
 *
 * usage: test_pdf_images [FOLDER OF FONTS] [FOLDER FOR THE FILES] */
#include <stdlib.h>
#include <string.h>

#include "../unit/picture.h"
#include "../unit/unit.h"
#include "../unit/disk.h"
#include "pdf/pdf.h"
#include "sample.h"

#define SIDE 400 /* width and height of pages in points, and of poppler's pictures in pixels */

static const char *fonts = "fonts", *out = "/tmp";

static void print_diagnostic(void *user, const struct diagnostic *d)
{
    (void)user;
    fprintf(stderr, "%.*s\n", STRF(d->message));
}

static const uint32_t quarters[2][2] = {{0xD02030, 0x20C040}, {0x2040D0, 0xF0C020}};

/* The quarters as they are to be seen, stored as an orientation says. */
static unsigned turned(const struct picture *p, int x, int y, int c)
{
    int right = p->width - 1 - x, below = p->height - 1 - y;
    const int seen[8][2] = {{x, y}, {right, y}, {right, below}, {x, below},
                            {y, x}, {below, x}, {below, right}, {y, right}};
    int o = p->orientation ? p->orientation : 1;
    int width = o > 4 ? p->height : p->width, height = o > 4 ? p->width : p->height;
    const int *at = seen[o - 1];
    if (c == 3) /* no black, as Adobe writes it */
        return 255;
    return quarters[at[1] * 2 >= height][at[0] * 2 >= width] >> (16 - 8 * c) & 255;
}

/* Blue that is clear above a line through the middle. */
static unsigned veil(const struct picture *p, int x, int y, int c)
{
    (void)x;
    return c == 2 || (c == 3 && 2 * y >= p->height) ? 255 : 0;
}

static unsigned ramp(const struct picture *p, int x, int y, int c)
{
    (void)c;
    return (unsigned)(x * 200 / p->width + y * 50 / p->height);
}

static const struct image *decode(struct sample *s, struct str bytes, const char *path)
{
    struct diag d = {.arena = s->arena, .report = print_diagnostic};
    return image_decode(s->arena, &d, str_of(path), bytes, (struct pos){0});
}

static void put_image(struct sample *s, uint32_t element, const struct image *image, int x, int y,
                      int width, int height, int radius)
{
    struct item *it = sample_item(s, ITEM_IMAGE, element, x * PT, y * PT);
    it->image.width = width * PT;
    it->image.height = height * PT;
    it->image.radius = radius * PT;
    it->image.image = image;
}

static void put_box(struct sample *s, int x, int y, int width, int height, int radius, int stroke,
                    color fill)
{
    struct item *it = sample_item(s, ITEM_BOX, NO_ELEMENT, x * PT, y * PT);
    it->color = fill;
    it->box.width = width * PT;
    it->box.height = height * PT;
    it->box.radius = radius * PT;
    it->box.stroke = stroke * PT;
}

static uint32_t put_figure(struct sample *s, const char *alt)
{
    uint32_t e = sample_element(s, ELEMENT_FIGURE, 0);
    s->display.elements.at[e].alt = str_of(alt);
    return e;
}

/* Eight photos of 80 x 60, which all have to look the same. */
static void put_orientations(struct sample *s)
{
    for (int i = 0; i < 8; i++) {
        bool on_side = i >= 4;
        struct picture p = {.width = on_side ? 60 : 80, .height = on_side ? 80 : 60,
                            .sample = turned, .orientation = i + 1};
        put_image(s, put_figure(s, "A photo"), decode(s, picture_jpeg(s->arena, &p), "a/b.jpg"),
                  10 + 95 * (i % 4), 10 + 70 * (i / 4), 80, 60, 0);
    }
}

static void put_others(struct sample *s)
{
    struct picture p = {.width = 1000, .height = 1000, .sample = turned};
    struct picture clear = {.width = 90, .height = 60, .sample = veil, .depth = 8,
                            .type = PNG_COLOR_TYPE_RGB_ALPHA};
    struct picture grey = {.width = 90, .height = 60, .sample = ramp, .depth = 8};
    struct picture cmyk = {.width = 80, .height = 60, .given = JCS_CMYK, .sample = turned};
    const struct image *photo = decode(s, picture_jpeg(s->arena, &p), "photo.jpg");
    put_image(s, put_figure(s, "A circle"), photo, 10, 160, 80, 80, 40);
    put_image(s, put_figure(s, "Round corners"), photo, 105, 160, 80, 80, 12);
    put_box(s, 200, 160, 90, 60, 0, 0, 0xFFFF00);
    put_image(s, put_figure(s, "A veil"), decode(s, picture_png(s->arena, &clear), "veil.png"),
              200, 160, 90, 60, 0);
    put_image(s, NO_ELEMENT, decode(s, picture_png(s->arena, &grey), "grey.png"), 300, 160, 90,
              60, 5);
    put_image(s, NO_ELEMENT, decode(s, picture_jpeg(s->arena, &cmyk), "ink.jpg"), 300, 300, 80,
              60, 0);
    sample_page(s, SIDE * PT, SIDE * PT);
    put_image(s, NO_ELEMENT, photo, 10, 10, 100, 100, 50); /* the same object */
}

static void put_boxes(struct sample *s)
{
    struct item *dots = sample_item(s, ITEM_DOTS, NO_ELEMENT, 10 * PT, 260 * PT);
    dots->dots.width = 200 * PT;
    dots->dots.pitch = 4 * PT;
    dots->dots.diameter = PT;
    put_box(s, 10, 270, 60, 40, 0, 0, 0x00FF00);
    put_box(s, 80, 270, 60, 40, 10, 0, 0xFF0000);
    put_box(s, 150, 270, 60, 40, 10, 4, 0x0000FF);
    put_box(s, 220, 270, 60, 40, 0, 4, 0x808080);
    put_box(s, 10, 320, 60, 60, 30, 2, 0xFF00FF);
    put_box(s, 80, 320, 60, 40, 10, 30, 0x00FFFF); /* a line that leaves nothing within */
    dots = sample_item(s, ITEM_DOTS, NO_ELEMENT, 10 * PT, 390 * PT);
    dots->dots.width = 200 * PT;
    dots->dots.pitch = 4 * PT;
    dots->dots.diameter = PT;
}

static bool build(struct sample *s)
{
    s->arena = arena_new();
    s->display.title = s->display.author = s->display.lang = STR("en");
    struct face *face = sample_face(s, file_join(s->arena, str_of(fonts),
                                                 STR("latin-modern/lmroman10-regular.otf")));
    if (!face)
        return false;
    sample_element(s, ELEMENT_DOCUMENT, 0);
    sample_page(s, SIDE * PT, SIDE * PT);
    uint32_t p = sample_element(s, ELEMENT_PARAGRAPH, 0);
    sample_text(s, p, face, 10 * PT, 150 * PT, 330 * PT, 0, "Text before");
    put_orientations(s);
    put_boxes(s);
    sample_text(s, p, face, 10 * PT, 150 * PT, 345 * PT, 0, "and behind the pictures");
    put_others(s);
    return true;
}

static bool write_pdf(struct sample *s, struct str *bytes)
{
    struct diag d = {.arena = s->arena, .report = print_diagnostic};
    struct pdf_options options = {.producer = STR("cvtex (test)")};
    return pdf_write(s->arena, &d, &s->display, &options, bytes);
}

static struct str page_pixels;

/* Whether poppler drew nearly this colour there. */
static bool shows(int x, int y, uint32_t want)
{
    const unsigned char *p = (const unsigned char *)page_pixels.p + 3 * (y * SIDE + x);
    bool near = true;
    for (int c = 0; c < 3; c++)
        near = near && abs(p[c] - (int)(want >> (16 - 8 * c) & 255)) <= 12;
    if (!near)
        fprintf(stderr, "    (%d, %d) is %02X%02X%02X, not %06X\n", x, y, p[0], p[1], p[2],
                (unsigned)want);
    return near;
}

static bool draw(struct sample *s, const char *path, int page)
{
    char *command = str_c(s->arena, str_printf(s->arena, "pdftoppm -r 72 -f %d -singlefile %s %s",
                                               page, path, path));
    char *said = sample_output(s->arena, "pdftoppm", command);
    struct str bytes, head = STR("P6\n400 400\n255\n");
    if (!said)
        return false;
    CHECK(strcmp(said, "\nstatus 0") == 0);
    if (!CHECK(disk_read(s->arena, str_c(s->arena, str_printf(s->arena, "%s.ppm", path)), &bytes) &&
               str_starts(bytes, head) && bytes.n == head.n + 3 * SIDE * SIDE))
        return false;
    page_pixels = str_sub(bytes, head.n, bytes.n);
    return true;
}

static void check_quarters(int x, int y, int width, int height)
{
    for (int i = 0; i < 4; i++)
        CHECK(shows(x + width / 4 + (i & 1) * width / 2, y + height / 4 + (i >> 1) * height / 2,
                    quarters[i >> 1][i & 1]));
}

static void check_drawn(struct sample *s, const char *path)
{
    if (!draw(s, path, 1))
        return;
    for (int i = 0; i < 8; i++)
        check_quarters(10 + 95 * (i % 4), 10 + 70 * (i / 4), 80, 60);
    check_quarters(10, 160, 80, 80);
    CHECK(shows(14, 164, 0xFFFFFF) && shows(45, 163, 0xD02030));
    CHECK(shows(20, 168, 0xFFFFFF) && shows(25, 175, 0xD02030)); /* on both sides of the circle */
    CHECK(shows(79, 229, 0xFFFFFF) && shows(74, 224, 0xF0C020));
    check_quarters(105, 160, 80, 80);
    CHECK(shows(106, 161, 0xFFFFFF) && shows(111, 166, 0xD02030));
    CHECK(shows(240, 175, 0xFFFF00) && shows(240, 205, 0x0000FF));
    CHECK(shows(320, 170, 0x343434) && shows(300, 160, 0xFFFFFF));
    check_quarters(300, 300, 80, 60);
    CHECK(shows(11, 271, 0x00FF00) && shows(81, 271, 0xFFFFFF) && shows(110, 290, 0xFF0000));
    CHECK(shows(180, 290, 0xFFFFFF) && shows(180, 271, 0x0000FF) && shows(180, 268, 0xFFFFFF));
    CHECK(shows(221, 271, 0x808080) && shows(250, 290, 0xFFFFFF) && shows(278, 308, 0x808080));
    CHECK(shows(40, 350, 0xFFFFFF) && shows(110, 340, 0x00FFFF) && shows(138, 340, 0x00FFFF));
    if (draw(s, path, 2))
        check_quarters(10, 10, 100, 100);
}

static void check_document(struct sample *s, const char *path)
{
    struct arena *a = s->arena;
    char *checked = sample_output(a, "qpdf", str_c(a, str_printf(a, "qpdf --check %s", path)));
    CHECK(!checked || strstr(checked, "No syntax or stream encoding errors found"));
    char *list = sample_output(a, "pdfimages", str_c(a, str_printf(a, "pdfimages -list %s", path)));
    size_t photos = 0;
    for (char *at = list; at && (at = strstr(at, " 417   417 ")); at++) /* 100 pt at 300 an inch */
        photos++;
    CHECK(!list || (photos == 3 && strstr(list, "smask") && strstr(list, "gray")));
    char *tree = sample_output(a, "qpdf", str_c(a, str_printf(
                                                   a, "qpdf --qdf %s - | tr -s '\\000\\n ' ' '",
                                                   path)));
    if (tree) {
        CHECK(strstr(tree, "/Alt (Round corners)") != NULL);
        CHECK(strstr(tree, "/BBox [ 105 160 185 240 ]") != NULL);
    }
}

static void check_trace(struct sample *s)
{
    char *text = str_c(s->arena, display_trace(s->arena, &s->display));
    CHECK(strstr(text, "  image 10 10 80 60 \"b.jpg\" 80x60 radius 0 in 2\n") != NULL);
    CHECK(strstr(text, "  image 10 160 80 80 \"photo.jpg\" 1000x1000 radius 40 in 10\n") != NULL);
    CHECK(strstr(text, "  box 80 270 60 40 radius 10 #FF0000 in -\n") != NULL);
    CHECK(strstr(text, "  box 150 270 60 40 radius 10 stroke 4 #0000FF in -\n") != NULL);
    CHECK(display_check(s->arena, &s->display).n == 0);
    put_box(s, 390, 10, 11, 5, 0, 0, 0);
    CHECK(display_check(s->arena, &s->display).n > 0);
    s->display.pages.at[1].items.n--;
    put_image(s, NO_ELEMENT, s->display.pages.at[1].items.at[0].image.image, 10, 350, 20, 51, 0);
    CHECK(display_check(s->arena, &s->display).n > 0);
}

int main(int argc, char **argv)
{
    struct sample one = {0}, two = {0};
    struct str first = STR(""), second = STR("");
    fonts = argc > 1 ? argv[1] : fonts;
    out = argc > 2 ? argv[2] : out;
    if (!CHECK(build(&one) && build(&two)))
        return unit_result();
    CHECK(write_pdf(&one, &first));
    CHECK(write_pdf(&two, &second));
    CHECK(str_eq(first, second));
    char *path = file_join(one.arena, str_of(out), STR("test_pdf_images.pdf"));
    CHECK(disk_write(path, first));
    check_document(&one, path);
    check_drawn(&one, path);
    check_trace(&one);
    sample_item(&one, ITEM_IMAGE, NO_ELEMENT, 0, 0);
    CHECK(!write_pdf(&one, &first)); /* a picture that isn't there */
    sample_free(&two);
    sample_free(&one);
    return unit_result();
}
