/* contrast.c: compares the colours of text with the backgrounds below it. */
#include "pages/contrast.h"

#include <utf8proc.h>

/* WCAG level AA: 4.5; for large type (18 pt, or 14 pt bold) 3 [1/100]. */
enum { CONTRAST_TEXT = 450, CONTRAST_LARGE = 300 };

struct pair_of_colors {
    color text, background;
};

/* The filled shapes of a page, by the height at which they stand: shape for shape, text for text
 * would be too much work on a page of thousands. */
enum { BANDS = 128 };

struct shapes {
    struct arena *a;
    length height; /* of a band */
    VEC(const struct item *) bands[BANDS];
};

static size_t band_of(const struct shapes *s, length y)
{
    length band = y / s->height;
    return band < 0 ? 0 : band < BANDS ? (size_t)band : BANDS - 1;
}

/* Adds an item if it is a filled shape. */
static void add_shape(struct shapes *s, const struct item *it)
{
    bool box = it->kind == ITEM_BOX && !it->box.stroke;
    if (it->kind != ITEM_RULE && !box)
        return;
    length bottom = it->y + (box ? it->box.height : it->rule.height);
    for (size_t i = band_of(s, it->y); i <= band_of(s, bottom); i++)
        *vec_push(s->a, &s->bands[i]) = it;
}

/* The background at a point: the last shape that covers it. */
static color background_at(const struct shapes *s, length x, length y)
{
    size_t band = band_of(s, y);
    for (size_t i = s->bands[band].n; i-- > 0;) {
        const struct item *it = s->bands[band].at[i];
        bool box = it->kind == ITEM_BOX;
        length width = box ? it->box.width : it->rule.width;
        length height = box ? it->box.height : it->rule.height;
        if (x >= it->x && x <= it->x + width && y >= it->y && y <= it->y + height)
            return it->color;
    }
    return COLOR_WHITE;
}

/* The position of the colour in the style; line 0 if it is not there. */
static struct pos pos_of_color(const struct style *s, color c)
{
    for (size_t i = 0; i < s->fonts.n; i++)
        if (s->fonts.at[i]->color.name.text.p && s->fonts.at[i]->color.color == c)
            return s->fonts.at[i]->color.name.pos;
    return s->side.style ? pos_of_color(s->side.style, c) : (struct pos){0};
}

/* True if the text has a letter or digit. Signs between words are only decoration. */
static bool is_read(struct str text)
{
    size_t n;
    for (size_t i = 0; i < text.n; i += n) {
        utf8proc_category_t k = utf8proc_category(utf8_at(text, i, &n));
        if ((k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_LO) || k == UTF8PROC_CATEGORY_ND)
            return true;
    }
    return false;
}

static void check_run(struct diag *d, const struct style *style, const struct item *it,
                      color background)
{
    bool bold = it->run.face->weight >= 600;
    bool large = it->run.size >= 18 * PT || (bold && it->run.size >= 14 * PT);
    int got = color_contrast(it->color, background);
    struct str text = str_trim(it->run.text);
    if (!is_read(text) || got >= (large ? CONTRAST_LARGE : CONTRAST_TEXT))
        return;
    diag_report(d, DIAG_CODE_CONTRAST, pos_of_color(style, it->color), (unsigned)it->color,
                (unsigned)background, STRF(text), got / 100, got / 10 % 10, large ? "3" : "4.5");
}

void contrast_check(struct arena *a, struct diag *d, const struct style *style,
                    const struct display *display)
{
    VEC(struct pair_of_colors) seen = {0};
    struct shapes *shapes = arena_new_of(a, struct shapes);
    shapes->a = a;
    for (size_t p = 0; p < display->pages.n; p++) {
        const struct page *page = &display->pages.at[p];
        shapes->height = length_max(page->height / BANDS, 1);
        for (size_t i = 0; i < BANDS; i++)
            shapes->bands[i].n = 0;
        for (size_t i = 0; i < page->items.n; i++) {
            const struct item *it = &page->items.at[i];
            if (it->kind != ITEM_GLYPHS) {
                add_shape(shapes, it);
                continue;
            }
            color background = background_at(shapes, it->x + it->run.advance / 2, it->y - it->run.size / 4);
            bool known = it->color == COLOR_BLACK && background == COLOR_WHITE;
            for (size_t k = 0; k < seen.n && !known; k++)
                known = seen.at[k].text == it->color && seen.at[k].background == background;
            if (known)
                continue;
            *vec_push(a, &seen) = (struct pair_of_colors){it->color, background};
            check_run(d, style, it, background);
        }
    }
}
