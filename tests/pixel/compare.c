/* compare.c: compares a rendered page with a picture of how it should look.
 *
 *   compare GOT.pgm REFERENCE.png BAD.png    SAME or GOOD: 0; BAD: 1, and BAD.png shows why: the
 *                                            reference, the page, and both with the difference
 *                                            (red: ink that is new, blue: ink that is gone)
 *   compare --keep GOT.pgm REFERENCE.png     makes the reference; the same page gives the same bytes
 *   compare --shrink FACTOR GOT.ppm OUT.png  a small picture in few colours, for the manual
 *
 * Exit status 2: a file cannot be read or written.
 *
 * Pages come at FINE times the resolution of their references, and each FINE x FINE pixels become
 * their mean. That is what makes a renderer's anti-aliasing matter little: here every edge has
 * FINE * FINE levels, whether the renderer smooths or not, and where it rounds a stroke to whole
 * pixels these are small. References have LEVELS greys, which halves their size; SAME means equal
 * after that rounding.
 *
 * What remains is measured as the mean of (got - reference), black to white being 255, over windows
 * of several shapes, each at every place. Noise has both signs and cancels out in a window; what was
 * moved, lost or coloured does not. The largest mean of each shape has a limit. Largest found, on
 * three pages of each style (-aa no and -aaVector no are options of pdftoppm):
 *
 *            limit | -aa no  -aaVector no  mutool | smallest of what must be found
 *   spot        30 |     15            22      18 | 51 a word, 56 a bullet lost; a digit: 30 to 49
 *   stroke      32 |      8            11      22 | 37 a rule of 0.6 pt in a tint, moved by 1 pt
 *   band        13 |      5             8      10 | 15 titles in another colour, 71 a line lost
 *   patch        7 |      3             3       4 | a ground lighter or darker by 12
 *
 * A single letter changed is not always found (18 to 44 at a spot), nor a comma: words are for the
 * tests of text. Colours of one lightness are one grey. */
#include <png.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FINE = 10, LEVELS = 32, SAME = 0, GOOD, BAD, WRONG };

static const struct window {
    const char *name;
    int width, height;
    double limit;
} windows[] = {
    {"spot", 3, 3, 30},       {"stroke", 41, 1, 32},         {"upright stroke", 1, 41, 32},
    {"band", 41, 3, 13},      {"upright band", 3, 41, 13},   {"patch", 25, 25, 7},
};
enum { WINDOWS = sizeof windows / sizeof *windows };

struct page {
    int width, height, channels;
    unsigned char *p;
};

struct difference {
    int verdict;
    double largest[WINDOWS];
    int pixels;                   /* that differ, in windows over their limit */
    int left, top, right, bottom; /* the box around them; right and bottom are outside */
    unsigned char *over;          /* for each pixel: whether it is in such a window */
};

static void *take(size_t n, size_t size)
{
    void *p = calloc(n ? n : 1, size);
    if (!p) {
        fputs("compare: no memory\n", stderr);
        exit(2);
    }
    return p;
}

static bool complain(const char *file, const char *what)
{
    fprintf(stderr, "compare: %s: %s\n", file, what);
    return false;
}

static bool number(FILE *f, int *n)
{
    int c;
    while ((c = getc(f)) == '#' || c == ' ' || c == '\n' || c == '\t' || c == '\r')
        while (c == '#' && (c = getc(f)) != '\n' && c != EOF)
            c = '#';
    ungetc(c, f);
    return fscanf(f, "%9d", n) == 1;
}

/* Reads a PGM or PPM (P5, P6), each `factor` x `factor` pixels as their mean; white is beyond the
 * edges. */
static bool read_page(const char *file, int factor, struct page *page)
{
    FILE *f = fopen(file, "rb");
    if (!f)
        return complain(file, "cannot be opened");
    int width = 0, height = 0, most = 0, kind = getc(f) == 'P' ? getc(f) : 0;
    bool good = (kind == '5' || kind == '6') && number(f, &width) && number(f, &height) &&
                number(f, &most) && getc(f) != EOF && most == 255 && width > 0 && height > 0 &&
                width < 32768 && height < 32768;
    if (!good) {
        fclose(f);
        return complain(file, "is no picture in P5 or P6");
    }
    int channels = kind == '6' ? 3 : 1, w = (width + factor - 1) / factor;
    *page = (struct page){w, (height + factor - 1) / factor, channels, NULL};
    size_t row = (size_t)w * (size_t)channels;
    page->p = take((size_t)page->height * row, 1);
    unsigned *sum = take(row, sizeof *sum);
    unsigned char *line = take((size_t)width * (size_t)channels, 1);
    unsigned area = (unsigned)(factor * factor);
    for (int y = 0; y < page->height; y++) {
        for (size_t i = 0; i < row; i++)
            sum[i] = 255 * area;
        for (int k = 0; k < factor && y * factor + k < height; k++) {
            good = good && fread(line, (size_t)channels, (size_t)width, f) == (size_t)width;
            for (int x = 0; x < width; x++)
                for (int c = 0; c < channels; c++)
                    sum[x / factor * channels + c] -= 255u - line[x * channels + c];
        }
        for (size_t i = 0; i < row; i++)
            page->p[(size_t)y * row + i] = (unsigned char)((sum[i] + area / 2) / area);
    }
    free(line);
    free(sum);
    fclose(f);
    if (!good)
        free(page->p), page->p = NULL;
    return good || complain(file, "ends too early");
}

static bool read_reference(const char *file, struct page *page)
{
    png_image image = {.version = PNG_IMAGE_VERSION};
    if (!png_image_begin_read_from_file(&image, file))
        return complain(file, image.message);
    image.format = PNG_FORMAT_GRAY;
    *page = (struct page){(int)image.width, (int)image.height, 1, take(PNG_IMAGE_SIZE(image), 1)};
    if (png_image_finish_read(&image, NULL, page->p, 0, NULL))
        return true;
    free(page->p);
    page->p = NULL;
    return complain(file, image.message);
}

/* Writes a PNG; with a palette, a byte of the page is its index. */
static bool write_png(const char *file, const struct page *page, png_color *palette, int colors)
{
    FILE *f = fopen(file, "wb");
    if (!f)
        return complain(file, "cannot be written");
    png_struct *png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_info *info = png ? png_create_info_struct(png) : NULL;
    if (!info || setjmp(png_jmpbuf(png))) {
        png_destroy_write_struct(&png, &info);
        fclose(f);
        return complain(file, "cannot be written");
    }
    png_init_io(png, f);
    png_set_compression_level(png, 9);
    png_set_compression_mem_level(png, 9);
    png_set_filter(png, 0, PNG_FILTER_NONE); /* these two are smallest for text in few levels */
    png_set_compression_strategy(png, 1); /* Z_FILTERED */
    png_set_IHDR(png, info, (png_uint_32)page->width, (png_uint_32)page->height, 8,
        palette              ? PNG_COLOR_TYPE_PALETTE
        : page->channels > 1 ? PNG_COLOR_TYPE_RGB
                             : PNG_COLOR_TYPE_GRAY,
        PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    if (palette)
        png_set_PLTE(png, info, palette, colors);
    png_write_info(png, info);
    for (int y = 0; y < page->height; y++)
        png_write_row(png, page->p + (size_t)y * (size_t)(page->width * page->channels));
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    return fclose(f) == 0 || complain(file, "cannot be written");
}

static unsigned char rounded(unsigned char grey)
{
    int level = (grey * (LEVELS - 1) + 127) / 255;
    return (unsigned char)(level * 255 / (LEVELS - 1));
}

/* The page as its reference has it. */
static struct page round_page(const struct page *page)
{
    struct page r = *page;
    size_t n = (size_t)page->width * (size_t)page->height;
    r.p = take(n, 1);
    for (size_t i = 0; i < n; i++)
        r.p[i] = rounded(page->p[i]);
    return r;
}

/* Marks what differs more than noise, as the comment at the top says. Both are of one size. */
static struct difference measure(const struct page *got, const struct page *reference)
{
    struct difference d = {.verdict = SAME, .left = got->width, .top = got->height};
    size_t width = (size_t)got->width, height = (size_t)got->height, row = width + 1;
    d.over = take(width * height, 1);
    int64_t *sum = take(row * (height + 1), sizeof *sum); /* of all that is above and to the left */
    for (size_t y = 0; y < height; y++) {
        int64_t line = 0;
        for (size_t x = 0; x < width; x++) {
            size_t i = y * width + x;
            if (rounded(got->p[i]) != reference->p[i])
                d.verdict = GOOD;
            line += got->p[i] - reference->p[i];
            sum[(y + 1) * row + x + 1] = sum[y * row + x + 1] + line;
        }
    }
    for (int k = 0; k < WINDOWS; k++) {
        const struct window *o = &windows[k];
        size_t w = (size_t)o->width < width ? (size_t)o->width : width;
        size_t h = (size_t)o->height < height ? (size_t)o->height : height;
        double area = (double)(o->width * o->height);
        for (size_t y = 0; y + h <= height; y++)
            for (size_t x = 0; x + w <= width; x++) {
                int64_t s = sum[(y + h) * row + x + w] - sum[y * row + x + w] -
                            sum[(y + h) * row + x] + sum[y * row + x];
                double mean = (double)(s < 0 ? -s : s) / area;
                if (mean > d.largest[k])
                    d.largest[k] = mean;
                if (mean > o->limit && d.verdict != SAME)
                    for (size_t j = y; j < y + h; j++)
                        memset(d.over + j * width + x, 1, w);
            }
    }
    free(sum);
    for (int y = 0; y < got->height; y++)
        for (int x = 0; x < got->width; x++) {
            size_t i = (size_t)y * width + (size_t)x;
            if (!d.over[i])
                continue;
            d.verdict = BAD;
            if (abs(got->p[i] - reference->p[i]) <= 255 / LEVELS)
                continue;
            d.pixels++;
            d.left = x < d.left ? x : d.left;
            d.right = x + 1 > d.right ? x + 1 : d.right;
            d.top = y < d.top ? y : d.top;
            d.bottom = y + 1 > d.bottom ? y + 1 : d.bottom;
        }
    return d;
}

static unsigned char at(const struct page *page, int x, int y)
{
    return x < page->width && y < page->height ? page->p[(size_t)y * (size_t)page->width + (size_t)x]
                                               : 255;
}

/* Reference | page | difference: the page pale, what was not noise in full colour. */
static bool write_bad(const char *file, const struct page *reference, const struct page *got,
    const unsigned char *over)
{
    enum { GAP = 6 };
    int w = got->width > reference->width ? got->width : reference->width;
    int h = got->height > reference->height ? got->height : reference->height;
    struct page three = {3 * w + 2 * GAP, h, 3, take((size_t)(3 * w + 2 * GAP) * (size_t)h, 3)};
    memset(three.p, 96, (size_t)three.width * (size_t)h * 3);
    for (int y = 0; y < h; y++)
        for (int x = 0; x < w; x++) {
            unsigned char *p = three.p + ((size_t)y * (size_t)three.width + (size_t)x) * 3;
            unsigned char a = at(reference, x, y), b = at(got, x, y);
            memset(p, a, 3);
            memset(p + 3 * (w + GAP), b, 3);
            p += 2 * 3 * (w + GAP);
            bool marked = !over || over[(size_t)y * (size_t)w + (size_t)x];
            int more = marked && b < a ? a - b : 0, less = marked && a < b ? b - a : 0;
            int pale = 255 - (255 - (a > b ? a : b)) / 4;
            int red = 2 * more, blue = 2 * less, all = red + blue < pale ? red + blue : pale;
            p[0] = (unsigned char)(more ? pale : pale - all);
            p[1] = (unsigned char)(pale - all);
            p[2] = (unsigned char)(less ? pale : pale - all);
        }
    bool good = write_png(file, &three, NULL, 0);
    free(three.p);
    return good;
}

static int compare(const struct page *got, const struct page *reference, const char *bad_file)
{
    if (got->width != reference->width || got->height != reference->height) {
        printf("BAD: the page has %dx%d pixels, its reference %dx%d; see %s\n", got->width,
            got->height, reference->width, reference->height, bad_file);
        return write_bad(bad_file, reference, got, NULL) ? BAD : WRONG;
    }
    struct difference d = measure(got, reference);
    int verdict = d.verdict;
    printf(verdict == SAME ? "SAME" : verdict == GOOD ? "GOOD:" : "BAD:");
    if (verdict == BAD)
        printf(" %d pixels differ between %d,%d and %d,%d;", d.pixels, d.left, d.top, d.right,
            d.bottom);
    for (int k = 0; verdict != SAME && k < WINDOWS; k++)
        if (verdict == GOOD || d.largest[k] > windows[k].limit)
            printf("%s %s %.1f of %.0f", verdict == GOOD && k ? "," : "", windows[k].name,
                d.largest[k], windows[k].limit);
    if (verdict == BAD) {
        printf("; see %s", bad_file);
        if (!write_bad(bad_file, reference, got, d.over))
            verdict = WRONG;
    }
    putchar('\n');
    free(d.over);
    return verdict;
}

/* Compares with the reference or, without a name for a picture of what is bad, makes it. */
static int compare_files(const char *got_file, const char *reference_file, const char *bad_file)
{
    struct page got = {0}, reference = {0};
    int verdict = WRONG;
    if (!read_page(got_file, FINE, &got)) {
    } else if (got.channels != 1) {
        complain(got_file, "is not grey");
    } else if (!bad_file) {
        reference = round_page(&got);
        verdict = write_png(reference_file, &reference, NULL, 0) ? SAME : WRONG;
    } else if (read_reference(reference_file, &reference)) {
        verdict = compare(&got, &reference, bad_file);
    }
    free(got.p);
    free(reference.p);
    return verdict;
}

/* ---- few colours: those that most pixels have, and the nearest of them for all others ---- */

enum { COLORS = 64, BITS = 5 };

struct cell { /* colours that share their first BITS bits */
    uint32_t count, number, sum[3];
};

static int by_count(const void *a, const void *b)
{
    const struct cell *p = a, *q = b;
    return p->count != q->count ? (p->count < q->count ? 1 : -1) : p->number < q->number ? -1 : 1;
}

static uint32_t cell_of(const unsigned char *p)
{
    uint32_t n = 0;
    for (int c = 0; c < 3; c++)
        n = n << BITS | (uint32_t)p[c] >> (8 - BITS);
    return n;
}

static int shrink(int factor, const char *got_file, const char *out)
{
    enum { CELLS = 1 << 3 * BITS };
    struct page got;
    if (factor < 1 || factor > 64)
        return complain("FACTOR", "must be from 1 to 64"), WRONG;
    if (!read_page(got_file, factor, &got))
        return WRONG;
    if (got.channels != 3) {
        free(got.p);
        return complain(got_file, "is not in colour"), WRONG;
    }
    size_t n = (size_t)got.width * (size_t)got.height;
    struct cell *cells = take(CELLS, sizeof *cells);
    for (uint32_t i = 0; i < CELLS; i++)
        cells[i].number = i;
    for (size_t i = 0; i < n; i++) {
        struct cell *cell = &cells[cell_of(got.p + 3 * i)];
        cell->count++;
        for (int c = 0; c < 3; c++)
            cell->sum[c] += got.p[3 * i + (size_t)c];
    }
    qsort(cells, CELLS, sizeof *cells, by_count);
    png_color palette[COLORS];
    unsigned char *nearest = take(CELLS, 1);
    int colors = 0;
    for (; colors < COLORS && cells[colors].count; colors++) {
        const struct cell *cell = &cells[colors];
        png_color *to = &palette[colors];
        to->red = (png_byte)((cell->sum[0] + cell->count / 2) / cell->count);
        to->green = (png_byte)((cell->sum[1] + cell->count / 2) / cell->count);
        to->blue = (png_byte)((cell->sum[2] + cell->count / 2) / cell->count);
        nearest[cell->number] = (unsigned char)colors;
    }
    for (int i = colors; i < CELLS && cells[i].count; i++) {
        const struct cell *cell = &cells[i];
        int best = 3 * 256 * 256;
        for (int k = 0; k < colors; k++) {
            int r = (int)(cell->sum[0] / cell->count) - palette[k].red;
            int g = (int)(cell->sum[1] / cell->count) - palette[k].green;
            int b = (int)(cell->sum[2] / cell->count) - palette[k].blue;
            if (r * r + g * g + b * b < best)
                best = r * r + g * g + b * b, nearest[cell->number] = (unsigned char)k;
        }
    }
    struct page small = {got.width, got.height, 1, take(n, 1)};
    for (size_t i = 0; i < n; i++)
        small.p[i] = nearest[cell_of(got.p + 3 * i)];
    bool good = write_png(out, &small, palette, colors);
    free(cells);
    free(nearest);
    free(got.p);
    free(small.p);
    return good ? SAME : WRONG;
}

int main(int argc, char **argv)
{
    int verdict = WRONG;
    if (argc == 4 && strcmp(argv[1], "--keep") == 0)
        verdict = compare_files(argv[2], argv[3], NULL);
    else if (argc == 5 && strcmp(argv[1], "--shrink") == 0)
        verdict = shrink(atoi(argv[2]), argv[3], argv[4]);
    else if (argc == 4 && argv[1][0] != '-')
        verdict = compare_files(argv[1], argv[2], argv[3]);
    else
        fputs("usage: compare [--keep|--shrink FACTOR] ..., see compare.c\n", stderr);
    return verdict == WRONG ? 2 : verdict == BAD;
}
