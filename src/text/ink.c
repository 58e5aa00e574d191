/* ink.c: outlines of glyphs -> how far they reach at each height. */
#include "text/ink.h"

#include "text/shape.h"

/* Points of a curve that are looked at: nearer to each other than a band is high. */
#define STEPS 12

struct outline {
    struct ink *ink;
    int upem;
    int x, y; /* of the pen */
};

static void note(struct outline *o, int64_t x, int64_t y)
{
    int64_t unit = o->upem > INK_UNIT ? o->upem / INK_UNIT : 1, band = INK_FOOT + (y < 0 ? (y + 1) / unit - 1 : y / unit);
    size_t i = (size_t)(band < 0 ? 0 : band >= INK_BANDS ? INK_BANDS - 1 : band);
    o->ink->left[i] = x < o->ink->left[i] ? (int)x : o->ink->left[i];
    o->ink->right[i] = x > o->ink->right[i] ? (int)x : o->ink->right[i];
}

/* Broken fonts have points far out. */
static int whole(float v)
{
    const float most = 1e6f;
    v = v > most ? most : v > -most ? v : -most;
    return (int)(v < 0 ? v - .5f : v + .5f);
}

static void move_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y, void *user)
{
    struct outline *o = data;
    (void)funcs, (void)state, (void)user;
    o->x = whole(x);
    o->y = whole(y);
}

static void line_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y, void *user)
{
    struct outline *o = data;
    int64_t to_x = whole(x), to_y = whole(y), high = to_y - o->y;
    int64_t n = (high < 0 ? -high : high) * 2 * INK_UNIT / o->upem + 1;
    (void)funcs, (void)state, (void)user;
    for (int64_t i = 0; i <= n && n < INT16_MAX; i++)
        note(o, o->x + (to_x - o->x) * i / n, o->y + high * i / n);
    o->x = (int)to_x;
    o->y = (int)to_y;
}

static void cubic_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float ax, float ay, float bx,
                     float by, float x, float y, void *user)
{
    struct outline *o = data;
    int64_t px[] = {o->x, whole(ax), whole(bx), whole(x)}, py[] = {o->y, whole(ay), whole(by), whole(y)};
    (void)funcs, (void)state, (void)user;
    for (int64_t t = 0, u = STEPS; u >= 0; t++, u--) { /* Bernstein's form */
        int64_t of[] = {u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t}, sx = 0, sy = 0;
        for (size_t k = 0; k < 4; k++) {
            sx += px[k] * of[k];
            sy += py[k] * of[k];
        }
        note(o, sx / (STEPS * STEPS * STEPS), sy / (STEPS * STEPS * STEPS));
    }
    o->x = (int)px[3];
    o->y = (int)py[3];
}

static void draw(const struct face *face, uint32_t glyph, struct outline *to)
{
    hb_draw_funcs_t *funcs = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(funcs, move_to, NULL, NULL);
    hb_draw_funcs_set_line_to_func(funcs, line_to, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(funcs, cubic_to, NULL, NULL);
#if HB_VERSION_ATLEAST(7, 0, 0)
    hb_font_draw_glyph(face->font, glyph, funcs, to);
#else
    hb_font_get_glyph_shape(face->font, glyph, funcs, to);
#endif
    hb_draw_funcs_destroy(funcs);
}

/* Its place in `known`, which grows. */
static size_t ink_of(struct arena *a, inks *known, const struct face *face, uint32_t glyph)
{
    for (size_t i = 0; i < known->n; i++)
        if (known->at[i].glyph == glyph && known->at[i].face == face)
            return i;
    struct ink *ink = vec_push(a, known);
    *ink = (struct ink){.face = face, .glyph = glyph};
    for (size_t i = 0; i < INK_BANDS; i++) {
        ink->left[i] = INT32_MAX;
        ink->right[i] = INT32_MIN;
    }
    struct outline o = {ink, (int)face->upem, 0, 0};
    draw(face, glyph, &o);
    arena_check(a); /* tables of the face that could not be read do not tell */
    return known->n - 1;
}

/* The band of `to` that is as high as the middle of band `i` of `from`. */
static int64_t same_height(const struct type *from, int64_t i, const struct type *to)
{
    length y = (2 * (i - INK_FOOT) + 1) * from->size + 2 * INK_UNIT * (from->raise - to->raise);
    length unit = 2 * to->size;
    return INK_FOOT + (y < 0 ? (y + 1) / unit - 1 : y / unit);
}

/* What `apart` is at these bands of two glyphs; INT64_MAX: one of them has none. */
static length apart_at(const struct ink *left, int64_t of, const struct ink *right, int64_t at, struct ink_glyph before,
                       struct ink_glyph after)
{
    int advance = face_advance(before.type->face, before.glyph);
    if (of < 0 || of >= INK_BANDS || at < 0 || at >= INK_BANDS || left->left[of] > left->right[of] ||
        right->left[at] > right->right[at])
        return INT64_MAX;
    return shaped_scale(after.type, right->left[at]) + shaped_scale(before.type, advance - left->right[of]);
}

length ink_apart(struct arena *a, inks *known, struct ink_glyph before, struct ink_glyph after)
{
    size_t first = ink_of(a, known, before.type->face, before.glyph);
    size_t second = ink_of(a, known, after.type->face, after.glyph);
    const struct ink *left = &known->at[first], *right = &known->at[second];
    length least = INT64_MAX;
    if (before.type->size <= 0 || after.type->size <= 0)
        return least;
    /* No band of the smaller glyph is passed over, and a raised script keeps off what is just above and below it. */
    bool fine = after.type->size < before.type->size;
    int64_t near = before.type->raise != after.type->raise && length_max(before.type->raise, after.type->raise) > 0;
    for (int64_t i = 0; i < INK_BANDS; i++) {
        int64_t other = fine ? same_height(after.type, i, before.type) : same_height(before.type, i, after.type);
        for (int64_t k = other - near; k <= other + near; k++)
            least = length_min(least, apart_at(left, fine ? k : i, right, fine ? i : k, before, after));
    }
    return least;
}

/* The band that is so deep below the baseline. */
static int64_t band_of_depth(length size, length depth)
{
    return INK_FOOT - 1 - depth * INK_UNIT / size;
}

bool ink_below(struct arena *a, inks *known, struct ink_glyph g, length from, length to, length *left, length *right)
{
    size_t of = ink_of(a, known, g.type->face, g.glyph);
    int least = INT32_MAX, most = INT32_MIN;
    if (g.type->size <= 0)
        return false;
    for (int64_t i = band_of_depth(g.type->size, to); i <= band_of_depth(g.type->size, from); i++) {
        if (i < 0 || i >= INK_BANDS)
            continue;
        least = known->at[of].left[i] < least ? known->at[of].left[i] : least;
        most = known->at[of].right[i] > most ? known->at[of].right[i] : most;
    }
    if (least > most)
        return false;
    *left = shaped_scale(g.type, least);
    *right = shaped_scale(g.type, most);
    return true;
}
