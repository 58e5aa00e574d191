/* compose_logo.c: logos of entries, small beside their headings. */
#include "compose/compose.h"

size_t compose_heading_rows(const struct content_entry *e)
{
    size_t n = 0;
    while (n < e->rows.n && e->rows.at[n].kind == CONTENT_CELLS)
        n++;
    return n;
}

/* The size of a logo: as large as it may be in its room, in its own shape. */
static struct image_style *fitted(struct composer *c, const struct image *image)
{
    const struct logo_style *room = &c->style->logo;
    struct image_style *to = arena_new_of(c->a, struct image_style);
    to->width = room->width;
    to->height = length_scale(room->width, image->height, image->width);
    if (to->height > room->height) {
        to->height = room->height;
        to->width = length_scale(room->height, image->width, image->height);
    }
    return to;
}

static void picture(struct composer *c, const struct content_entry *e, struct blocks *to)
{
    struct block b = compose_block(c, c->text, (struct distance){0}, e->logo_element);
    b.kind = BLOCK_PICTURE;
    b.align = ALIGN_CENTER;
    b.picture.image = e->logo;
    b.picture.style = fitted(c, e->logo);
    *vec_push(c->a, &to->list) = b;
}

void compose_logo(struct composer *c, const struct content_entry *e)
{
    const struct logo_style *room = &c->style->logo;
    struct block b = compose_block(c, c->text, compose_distance((struct dim){0}, c->text), NO_ELEMENT);
    struct block title = c->title;
    struct blocks *to = c->to;
    const struct inset *inset = c->inset;
    struct stack *stacks = arena_array_of(c->a, struct stack, 2);
    stacks[0].width = (struct dim){room->width, DIM_PT};
    b.kind = BLOCK_STACKS;
    b.sticky = true;
    b.stacks.n = 2;
    b.stacks.at = arena_array_of(c->a, struct blocks, 2);
    b.stacks.styles = stacks;
    b.stacks.gap = (struct distance){{room->gap, DIM_PT}, c->text};
    b.stacks.main = 1;
    b.stacks.valign = VALIGN_MIDDLE;
    c->title = (struct block){0};
    c->stacked++;
    compose_inset(c, INSET_STACK, (struct distance){0});
    picture(c, e, &b.stacks.at[0]);
    c->to = &b.stacks.at[1];
    for (size_t i = 0; i < compose_heading_rows(e); i++)
        compose_row(c, &e->rows.at[i]);
    c->stacked--;
    c->to = to;
    c->inset = inset;
    c->title = title;
    compose_push(c, &b);
}

void compose_logo_room(struct composer *c)
{
    struct distance in = {{c->style->logo.width + c->style->logo.gap, DIM_PT}, c->text};
    compose_inset(c, INSET_START, in);
}
