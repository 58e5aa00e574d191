/* trace.c: a display -> text, for goldens: one item on each line, lengths in points.
 *
 *   page 1 595.276 841.89
 *     text X Y "TEXT" FACE SIZE #COLOR in ELEMENT [leftward] width W [expanded E%] at X X ... [actual "TEXT"]
 *     rule X Y WIDTH HEIGHT #COLOR in -
 *     dots X Y WIDTH pitch P diameter D #COLOR in -
 *     icon X Y "NAME" FACE SIZE #COLOR in -
 *     link X Y WIDTH HEIGHT -> "URI" "TEXT" in ELEMENT
 *     image X Y WIDTH HEIGHT "FILE" PIXELSxPIXELS radius R in ELEMENT
 *     box X Y WIDTH HEIGHT radius R [stroke S] #COLOR in -
 *   bookmark LEVEL page P Y "TITLE"
 *   dest "NAME" page P Y
 *   element NUMBER ROLE ...
 *
 * "at" gives the start of each word, from the origin of the run; leftward, its left end, from the left. So changes of shaping or spacing
 * show, without a line for every glyph. "raised" gives the height of glyphs off the baseline. */
#include "display/display.h"

enum { DECIMALS = 3 };

static void put(struct buf *b, const char *text)
{
    buf_add(b, str_of(text));
}

static void put_length(struct buf *b, length l)
{
    buf_char(b, ' ');
    length_print(b, l, DECIMALS);
}

static void put_quoted(struct buf *b, struct str s)
{
    put(b, " \"");
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c == '"' || c == '\\')
            buf_printf(b, "\\%c", c);
        else if (c < ' ' || c == 0x7F)
            buf_printf(b, "\\x%02X", c);
        else
            buf_char(b, (char)c);
    }
    buf_char(b, '"');
}

static void put_face(struct buf *b, const struct face *f, length size)
{
    buf_char(b, ' ');
    buf_add(b, f->postscript_name);
    put_length(b, size);
}

static void put_element(struct buf *b, uint32_t element)
{
    if (element == NO_ELEMENT)
        put(b, " in -");
    else
        buf_printf(b, " in %u", (unsigned)element);
}

static bool is_space(const struct item *it, size_t glyph)
{
    size_t at = it->run.glyphs[glyph].cluster;
    return at < it->run.text.n && it->run.text.p[at] == ' ';
}

static void put_run(struct buf *b, const struct item *it)
{
    const struct glyph *g = it->run.glyphs;
    put_quoted(b, it->run.text);
    put_face(b, it->run.face, it->run.size);
    buf_printf(b, " #%06X", (unsigned)it->color);
    put_element(b, it->element);
    put(b, it->run.leftward ? " leftward" : "");
    put(b, it->run.hidden ? " hidden width" : " width");
    put_length(b, it->run.advance);
    if (it->run.expansion) {
        put(b, " expanded");
        put_length(b, it->run.expansion * PT / 10);
        put(b, "%");
    }
    put(b, " at");
    for (size_t i = 0; i < it->run.n; i++)
        if (!is_space(it, i) && (i == 0 || is_space(it, i - 1)))
            put_length(b, g[i].x);
    for (size_t i = 0; i < it->run.n; i++)
        if (g[i].y && (i == 0 || g[i].y != g[i - 1].y)) {
            put(b, " raised");
            put_length(b, -g[i].y);
        }
    if (it->run.has_actual) {
        put(b, " actual");
        put_quoted(b, it->run.actual);
    }
}

static void put_named(struct buf *b, const char *name, length l)
{
    put(b, name);
    put_length(b, l);
}

/* Writes a picture; its file without the folder, which is different on each machine. */
static void put_image(struct buf *b, const struct item *it)
{
    struct str file = it->image.image->path;
    for (size_t i = file.n; i > 0; i--)
        if (file.p[i - 1] == '/') {
            file = str_sub(file, i, file.n);
            break;
        }
    put_length(b, it->image.width);
    put_length(b, it->image.height);
    put_quoted(b, file);
    buf_printf(b, " %dx%d", it->image.image->width, it->image.image->height);
    put_named(b, " radius", it->image.radius);
}

static void put_box(struct buf *b, const struct item *it)
{
    put_length(b, it->box.width);
    put_length(b, it->box.height);
    put_named(b, " radius", it->box.radius);
    if (it->box.stroke)
        put_named(b, " stroke", it->box.stroke);
}

static void put_item(struct buf *b, const struct item *it)
{
    static const char *const kinds[] = {
        [ITEM_GLYPHS] = "  text", [ITEM_RULE] = "  rule", [ITEM_DOTS] = "  dots",
        [ITEM_ICON] = "  icon",   [ITEM_LINK] = "  link", [ITEM_IMAGE] = "  image",
        [ITEM_BOX] = "  box",
    };
    put(b, kinds[it->kind]);
    put_length(b, it->x);
    put_length(b, it->y);
    switch (it->kind) {
    case ITEM_GLYPHS:
        put_run(b, it);
        buf_char(b, '\n');
        return;
    case ITEM_RULE:
        put_length(b, it->rule.width);
        put_length(b, it->rule.height);
        break;
    case ITEM_DOTS:
        put_length(b, it->dots.width);
        put_named(b, " pitch", it->dots.pitch);
        put_named(b, " diameter", it->dots.diameter);
        break;
    case ITEM_ICON:
        put_quoted(b, it->icon.name);
        put_face(b, it->icon.face, it->icon.size);
        break;
    case ITEM_LINK:
        put_length(b, it->link.width);
        put_length(b, it->link.height);
        put(b, " ->");
        put_quoted(b, it->link.uri);
        put_quoted(b, it->link.text);
        break;
    case ITEM_IMAGE:
        put_image(b, it);
        break;
    case ITEM_BOX:
        put_box(b, it);
        break;
    }
    if (it->kind != ITEM_LINK && it->kind != ITEM_IMAGE)
        buf_printf(b, " #%06X", (unsigned)it->color);
    put_element(b, it->element);
    buf_char(b, '\n');
}

/* Writes the tree of elements. kid[e] is the first kid of e, and next[e] is the kid after e of the
 * same parent; 0: none. */
static void put_elements(struct buf *b, const struct display *d)
{
    size_t *depth = arena_array_of(b->a, size_t, d->elements.n);
    uint32_t *kid = arena_array_of(b->a, uint32_t, d->elements.n);
    uint32_t *next = arena_array_of(b->a, uint32_t, d->elements.n);
    for (size_t i = d->elements.n; i-- > 1;) {
        uint32_t parent = d->elements.at[i].parent;
        next[i] = kid[parent];
        kid[parent] = (uint32_t)i;
    }
    for (uint32_t i = 0; d->elements.n;) {
        const struct element *e = &d->elements.at[i];
        for (size_t k = 0; k < depth[i]; k++)
            put(b, "  ");
        buf_printf(b, "element %u %s", (unsigned)i, element_name(e->type));
        if (e->title.n)
            put_quoted(b, e->title);
        if (e->turned)
            put(b, " turned");
        if (e->lang.n) {
            put(b, " lang");
            put_quoted(b, e->lang);
        }
        if (e->alt.n) {
            put(b, " alt");
            put_quoted(b, e->alt);
        }
        buf_char(b, '\n');
        if (kid[i]) {
            depth[kid[i]] = depth[i] + 1;
            i = kid[i];
            continue;
        }
        while (i && !next[i])
            i = d->elements.at[i].parent;
        if (!i)
            break;
        depth[next[i]] = depth[i];
        i = next[i];
    }
}

struct str display_trace(struct arena *a, const struct display *d)
{
    struct buf b = {.a = a};
    put(&b, "title");
    put_quoted(&b, d->title);
    put(&b, " author");
    put_quoted(&b, d->author);
    put(&b, " subject");
    put_quoted(&b, d->subject);
    put(&b, " keywords");
    put_quoted(&b, d->keywords);
    put(&b, " lang");
    put_quoted(&b, d->lang);
    buf_char(&b, '\n');
    for (size_t i = 0; i < d->pages.n; i++) {
        buf_printf(&b, "page %zu", i + 1);
        put_length(&b, d->pages.at[i].width);
        put_length(&b, d->pages.at[i].height);
        buf_char(&b, '\n');
        for (size_t k = 0; k < d->pages.at[i].items.n; k++)
            put_item(&b, &d->pages.at[i].items.at[k]);
    }
    for (size_t i = 0; i < d->bookmarks.n; i++) {
        const struct bookmark *m = &d->bookmarks.at[i];
        buf_printf(&b, "bookmark %d page %zu", m->level, m->page + 1);
        put_length(&b, m->y);
        put_quoted(&b, m->title);
        buf_char(&b, '\n');
    }
    for (size_t i = 0; i < d->dests.n; i++) {
        put(&b, "dest");
        put_quoted(&b, d->dests.at[i].name);
        buf_printf(&b, " page %zu", d->dests.at[i].page + 1);
        put_length(&b, d->dests.at[i].y);
        buf_char(&b, '\n');
    }
    put_elements(&b, d);
    return buf_end(&b);
}
