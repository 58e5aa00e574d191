/* order.c: places of the parts of a line. */
#include "lines/order.h"

/* Where a part was set, and where it stands. */
struct line_place {
    length from, to; /* as it was set */
    length x;        /* where its start stands */
    bool turned;     /* its start is on its right */
};

/* What is at [from, to) of a part, as it stands. */
static void place_part(const struct line_place *p, length from, length to, length *left, length *right)
{
    length a = p->turned ? p->x + p->to - to : p->x + from - p->from;
    *left = length_min(*left, a);
    *right = length_max(*right, a + to - from);
}

/* The first part that ends behind x. */
static size_t part_at(const struct line_place *places, size_t n, length x)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (places[middle].to > x)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* Moves an item with the parts that it belongs to; one that covers several covers them still. */
static void place_item(struct item *it, const struct line_place *places, size_t n)
{
    length from = it->x, to = from + item_width(it), left = INT64_MAX, right = INT64_MIN;
    size_t first = part_at(places, n, from);
    if (from == to) /* perhaps at the end of the line */
        place_part(&places[first < n ? first : n - 1], from, to, &left, &right);
    for (size_t i = first; i < n && places[i].from < to; i++)
        place_part(&places[i], length_max(from, places[i].from), length_min(to, places[i].to), &left, &right);
    if (left == INT64_MAX)
        return;
    it->x = left;
    if (it->kind == ITEM_LINK)
        it->link.width = right - left;
    else if (it->kind == ITEM_BOX)
        it->box.width = right - left;
}

void order_line(struct arena *scratch, struct set_line *line, const line_parts *parts, uint8_t base)
{
    size_t n = parts->n, *order = arena_array_of(scratch, size_t, n + 1);
    struct line_place *places = arena_array_of(scratch, struct line_place, n + 1);
    uint8_t *levels = arena_array_of(scratch, uint8_t, n + 1);
    length x = 0;
    for (size_t i = 0; i < n; i++) /* as if the paragraph ran to the right */
        levels[i] = parts->at[i].level > base ? parts->at[i].level - base : 0;
    bidi_order(levels, n, order);
    for (size_t i = 0; i < n; i++) {
        struct line_place *p = &places[order[i]];
        p->from = parts->at[order[i]].x;
        p->to = order[i] + 1 < n ? parts->at[order[i] + 1].x : line->width;
        p->turned = levels[order[i]] & 1;
        p->x = x;
        x += p->to - p->from;
    }
    for (size_t i = 0; i < line->items.n; i++)
        place_item(&line->items.at[i], places, n);
}

void order_turn(struct set_lines *set, length width, bool change)
{
    for (size_t i = 0; i < set->n; i++) {
        struct set_line *line = &set->at[i];
        if (!line->items.n)
            continue;
        length left = INT64_MAX, right = 0;
        for (size_t k = 0; k < line->items.n; k++) {
            left = length_min(left, line->items.at[k].x);
            right = length_max(right, line->items.at[k].x + item_width(&line->items.at[k]));
        }
        for (size_t k = 0; k < line->items.n; k++)
            item_mirror(&line->items.at[k], change ? width : left + right);
        if (change)
            line->width = width - left;
    }
}
