/* icons.c: the outlines that HarfBuzz has of glyphs -> paths. */
#include "pdf/icons.h"

#include "pdf/leftward.h"

/* The dictionary and the cross-reference of a form take about this many bytes in the file. */
#define FORM_COST 90

struct icon {
    const struct face *face;
    uint32_t glyph;
    size_t count;
    struct str path;     /* in font units */
    struct object *form; /* NULL: the path is written each time */
};

struct icons {
    VEC(struct icon) at;
};

struct pen {
    struct buf *b;
    int x, y;             /* current point, in font units */
    int start_x, start_y; /* of the contour */
    size_t closing;       /* place in `b` of the last line, if it goes to the start; else 0 */
    bool after_line;      /* true: the last operator is a line */
    int from_x, from_y;   /* where that line starts */
    size_t line;          /* its place in `b` */
    bool exhausted;       /* true: memory ran out */
};

static int unit(float v)
{
    return (int)(v < 0 ? v - .5f : v + .5f);
}

struct points {
    struct buf *to;
    const int *v;
    int n;
    const char *operation;
};

static void put_points(void *user)
{
    struct points *p = user;
    for (int i = 0; i < p->n; i++) {
        if (i)
            buf_char(p->to, ' ');
        write_int(p->to, p->v[i]);
    }
    write_raw(p->to, p->operation);
}

/* Writes points and an operator. HarfBuzz calls the callers and cannot be stopped, so arena_guard
 * catches the jump if memory runs out (arena.h). */
static void write_points(struct pen *pen, const int *v, int n, const char *operation)
{
    struct points points = {pen->b, v, n, operation};
    pen->exhausted |= !arena_guard(pen->b->a, put_points, &points);
    pen->x = v[n - 2];
    pen->y = v[n - 1];
    pen->closing = 0;
    pen->after_line = false;
}

/* Ends a contour. A last line to its start is removed, since filling closes every contour. */
static void end_contour(struct pen *pen)
{
    if (pen->closing)
        pen->b->n = pen->closing;
    pen->closing = 0;
}

static void move_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y,
                    void *user)
{
    struct pen *pen = data;
    (void)funcs, (void)state, (void)user;
    end_contour(pen);
    pen->start_x = unit(x);
    pen->start_y = unit(y);
    write_points(pen, (int[]){pen->start_x, pen->start_y}, 2, " m\n");
}

static void line_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y,
                    void *user)
{
    struct pen *pen = data;
    int to[] = {unit(x), unit(y)};
    size_t before = pen->b->n;
    (void)funcs, (void)state, (void)user;
    if (to[0] == pen->x && to[1] == pen->y)
        return;
    if (pen->after_line && to[0] == pen->from_x && to[1] == pen->from_y) { /* goes straight back */
        pen->b->n = pen->line;
        pen->x = to[0];
        pen->y = to[1];
        pen->closing = 0;
        pen->after_line = false;
        return;
    }
    pen->from_x = pen->x;
    pen->from_y = pen->y;
    write_points(pen, to, 2, " l\n");
    pen->after_line = true;
    pen->line = before;
    if (to[0] == pen->start_x && to[1] == pen->start_y)
        pen->closing = before;
}

static void cubic_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float ax,
                     float ay, float bx, float by, float x, float y, void *user)
{
    struct pen *pen = data;
    int v[] = {unit(ax), unit(ay), unit(bx), unit(by), unit(x), unit(y)};
    (void)funcs, (void)state, (void)user;
    if (v[0] == pen->x && v[1] == pen->y)
        write_points(pen, v + 2, 4, " v\n");
    else if (v[2] == v[4] && v[3] == v[5])
        write_points(pen, (int[]){v[0], v[1], v[4], v[5]}, 4, " y\n");
    else
        write_points(pen, v, 6, " c\n");
}

static struct str outline(struct pdf *p, const struct face *face, uint32_t glyph)
{
    struct buf b = {.a = p->arena};
    struct pen pen = {.b = &b};
    hb_draw_funcs_t *funcs = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(funcs, move_to, NULL, NULL);
    hb_draw_funcs_set_line_to_func(funcs, line_to, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(funcs, cubic_to, NULL, NULL);
#if HB_VERSION_ATLEAST(7, 0, 0)
    hb_font_draw_glyph(face->font, glyph, funcs, &pen);
#else
    hb_font_get_glyph_shape(face->font, glyph, funcs, &pen);
#endif
    hb_draw_funcs_destroy(funcs);
    if (pen.exhausted)
        arena_fail(p->arena);
    arena_check(p->arena);
    end_contour(&pen);
    return buf_end(&b);
}

static struct icon *find(const struct pdf *p, const struct item *item)
{
    for (size_t i = 0; i < p->icons->at.n; i++)
        if (p->icons->at.at[i].face == item->icon.face &&
            p->icons->at.at[i].glyph == item->icon.glyph)
            return &p->icons->at.at[i];
    return NULL;
}

static void count(struct pdf *p, const struct item *item)
{
    struct icon *icon = find(p, item);
    if (!icon) {
        icon = vec_push(p->arena, &p->icons->at);
        icon->face = item->icon.face;
        icon->glyph = item->icon.glyph;
        icon->path = outline(p, icon->face, icon->glyph);
    }
    icon->count++;
}

static void make_form(struct pdf *p, struct icon *icon)
{
    const struct face *face = icon->face;
    struct buf b = {.a = p->arena}, path = {.a = p->arena};
    hb_glyph_extents_t box = {0};
    hb_font_get_glyph_extents(face->font, icon->glyph, &box);
    buf_add(&path, icon->path);
    buf_char(&path, 'f');
    write_raw(&b, "/Type/XObject/Subtype/Form/BBox[");
    int corners[] = {box.x_bearing - 1, box.y_bearing + box.height - 1,
                     box.x_bearing + box.width + 1, box.y_bearing + 1};
    for (int i = 0; i < 4; i++) {
        if (i)
            buf_char(&b, ' ');
        write_int(&b, corners[i]);
    }
    buf_char(&b, ']');
    icon->form = object_new(p);
    icon->form->body = buf_end(&b);
    object_stream(p, icon->form, buf_str(&path));
}

static void count_drawn(struct pdf *p, const struct item *run)
{
    size_t n;
    struct item *drawn = leftward_drawn(p->arena, run, &n);
    for (size_t i = 0; i < n; i++)
        count(p, &drawn[i]);
}

void icons_collect(struct pdf *p)
{
    const struct display *d = p->display;
    p->icons = arena_new_of(p->arena, struct icons);
    for (size_t i = 0; i < d->pages.n; i++)
        for (size_t k = 0; k < d->pages.at[i].items.n; k++) {
            const struct item *it = &d->pages.at[i].items.at[k];
            if (it->kind == ITEM_ICON)
                count(p, it);
            else if (it->kind == ITEM_GLYPHS && it->run.leftward)
                count_drawn(p, it);
        }
    for (size_t i = 0; i < p->icons->at.n; i++) {
        struct icon *icon = &p->icons->at.at[i];
        if (icon->count > 2 && icon->path.n * (icon->count - 1) > FORM_COST)
            make_form(p, icon);
    }
}

void icons_draw(struct pdf *p, struct buf *b, const struct item *item, int64_t x, int64_t y)
{
    const struct icon *icon = find(p, item);
    if (!icon || !icon->path.n)
        return;
    int64_t scale = length_scale(item->icon.size, 1000000, PT * (int64_t)icon->face->upem);
    write_raw(b, "q ");
    write_fixed(b, scale, 6);
    write_raw(b, " 0 0 ");
    write_fixed(b, scale, 6);
    buf_char(b, ' ');
    write_fixed(b, x, 2);
    buf_char(b, ' ');
    write_fixed(b, y, 2);
    write_raw(b, " cm\n");
    if (icon->form) {
        write_raw(b, "/I");
        write_int(b, icon - p->icons->at.at);
        write_raw(b, " Do");
    } else {
        buf_add(b, icon->path);
        buf_char(b, 'f');
    }
    write_raw(b, " Q\n");
}

void icons_resources(const struct pdf *p, struct buf *b)
{
    for (size_t i = 0; i < p->icons->at.n; i++) {
        if (!p->icons->at.at[i].form)
            continue;
        write_raw(b, "/I");
        write_int(b, (int64_t)i);
        buf_char(b, ' ');
        write_ref(b, p->icons->at.at[i].form->id);
    }
}
