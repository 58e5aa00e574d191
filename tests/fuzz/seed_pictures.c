/* seed_pictures.c: writes a small picture of each kind into a folder.
 *
 *     seed_pictures FOLDER */
#include <stdio.h>

#include "../unit/picture.h"

static int written;

static int keep(const char *folder, struct str bytes)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/picture-%02d", folder, written++);
    FILE *f = fopen(path, "wb");
    return f && fwrite(bytes.p, 1, bytes.n, f) == bytes.n && fclose(f) == 0;
}

static unsigned some(const struct picture *p, int x, int y, int c)
{
    unsigned most = p->depth ? (1u << p->depth) - 1 : 255;
    return (unsigned)(x * 37 + y * 61 + c * 90) & most;
}

static int write_pngs(struct arena *a, const char *folder)
{
    static const int types[] = {PNG_COLOR_TYPE_GRAY, PNG_COLOR_TYPE_RGB, PNG_COLOR_TYPE_PALETTE,
                                PNG_COLOR_TYPE_GRAY_ALPHA, PNG_COLOR_TYPE_RGB_ALPHA};
    int good = 1;
    for (size_t t = 0; t < sizeof types / sizeof *types; t++) {
        for (int depth = 1; depth <= 16; depth *= 2) {
            int type = types[t];
            if (type == PNG_COLOR_TYPE_PALETTE ? depth > 8 : type != PNG_COLOR_TYPE_GRAY && depth < 8)
                continue;
            bool alpha = type == PNG_COLOR_TYPE_GRAY_ALPHA || type == PNG_COLOR_TYPE_RGB_ALPHA;
            struct picture p = {.width = 9, .height = 7, .sample = some, .type = type, .depth = depth,
                                .interlaced = depth % 3 == 1, .clear = !alpha && depth > 1};
            good &= keep(folder, picture_png(a, &p));
        }
    }
    return good;
}

static int write_jpegs(struct arena *a, const char *folder)
{
    static const struct picture kinds[] = {
        {.given = JCS_RGB},
        {.given = JCS_GRAYSCALE, .space = JCS_GRAYSCALE},
        {.given = JCS_RGB, .space = JCS_RGB},
        {.given = JCS_CMYK, .space = JCS_CMYK},
        {.given = JCS_CMYK, .space = JCS_YCCK},
        {.given = JCS_RGB, .progressive = true, .orientation = 6},
        {.given = JCS_RGB, .subsampled = true, .orientation = 3, .little = true},
        {.given = JCS_RGB, .no_adobe = true, .orientation = 8, .secret = "x"},
        {.given = JCS_RGB, .arithmetic = true},
    };
    int good = 1;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct picture p = kinds[i];
        p.width = 40;
        p.height = 30;
        p.sample = some;
        good &= keep(folder, picture_jpeg(a, &p));
    }
    return good;
}

int main(int argc, char **argv)
{
    struct arena *a = arena_new();
    int good = argc == 2 && write_pngs(a, argv[1]) && write_jpegs(a, argv[1]);
    arena_free(a);
    return !good;
}
