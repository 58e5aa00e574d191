/* target_picture.c: a JPEG or PNG, made ready for a small and for a large place. */
#include "fuzz.h"
#include "load/image.h"

static void check(const struct image *i)
{
    if (i->width <= 0 || i->height <= 0 || (i->components != 1 && i->components != 3))
        fuzz_wrong("a picture of %d x %d pixels with %d components", i->width, i->height,
                   i->components);
    size_t pixels = (size_t)i->width * (size_t)i->height;
    if (!i->jpeg && i->data.n != pixels * (size_t)i->components)
        fuzz_wrong("the samples do not match the size");
    if (i->alpha.n && i->alpha.n != pixels)
        fuzz_wrong("the transparency does not match the size");
}

static void picture(struct arena *a, struct diag *d, struct str bytes)
{
    const struct image *i = image_decode(a, d, STR("photo"), bytes, (struct pos){0});
    struct image fitted;
    if (!i != (d->count[DIAG_ERROR] > 0))
        fuzz_wrong("%s picture and %zu errors", i ? "a" : "no", d->count[DIAG_ERROR]);
    if (!i)
        return;
    check(i);
    if (image_fit(a, i, 20, 20, &fitted))
        check(&fitted);
    if (image_fit(a, i, 1000, 1000, &fitted))
        check(&fitted);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    fuzz_read(picture, data, n);
    return 0;
}
