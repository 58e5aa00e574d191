/* blocks.c: a page as pdfminer reads it: lines, blocks of near lines, and these from the top left to
 * the bottom right, near ones together.
 *
 * What is known of its method, "layout analysis" with the LAParams that it has by itself, is in its
 * documentation (topic/converting_pdf_to_text) and in pdfminer/layout.py. Here a strip stands for the
 * characters of a text, since inside one there are no gaps. */
#include "readback/reading.h"

#include <stdlib.h>

/* LAParams: a text belongs to the line of the text before if it is nearer than two characters
 * (char_margin) and half of the lower one overlaps (line_overlap); lines are near if they are apart
 * by less than half a height (line_margin). boxes_flow 0.5: x counts half, y one and a half. */
#define CHAR_MARGIN 2
#define HALVES 2

/* Coordinates are so coarse that areas fit into 64 bits. The unit is 1/256 pt. */
#define COARSE 256

/* If a page has more blocks, pairs of them take too long: they are read from top to bottom. */
enum { BLOCKS_MOST = 250 };

struct area {
    int64_t left, right, top, bottom;
};

struct text_line {
    struct area area;
    size_t start, end; /* strips */
    size_t block;      /* a line of the same block; itself: the first that stands for all */
};

/* A block, or two groups of blocks that are read one after the other. */
struct group {
    struct area area;
    size_t line;            /* the line that stands for a block */
    size_t first, second;   /* groups; 0, 0: a block */
    bool merged;            /* it is part of another group */
};

struct couple {
    bool late; /* something stands between the two */
    int64_t distance;
    size_t a, b;
};

struct analysis {
    struct arena *a;
    const strips *page;
    struct reading_writer *w;
    VEC(struct text_line) lines;
    VEC(struct group) groups;
    VEC(struct couple) heap;
};

static struct area area_of(const struct strip *s)
{
    length size = s->item->run.size;
    return (struct area){s->left / COARSE, s->right / COARSE, (s->baseline - size * 4 / 5) / COARSE,
                         (s->baseline + size / 5) / COARSE};
}

static struct area around(struct area a, struct area b)
{
    return (struct area){a.left < b.left ? a.left : b.left, a.right > b.right ? a.right : b.right,
                         a.top < b.top ? a.top : b.top, a.bottom > b.bottom ? a.bottom : b.bottom};
}

static bool meet(struct area a, struct area b)
{
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

static int64_t height(struct area a)
{
    return a.bottom - a.top;
}

static int64_t size_of(struct area a)
{
    return (a.right - a.left) * height(a);
}

/* ---- lines */

static bool joins(const struct strip *before, const struct strip *s)
{
    struct area a = area_of(before), b = area_of(s);
    int64_t overlap = (a.bottom < b.bottom ? a.bottom : b.bottom) - (a.top > b.top ? a.top : b.top);
    int64_t low = height(a) < height(b) ? height(a) : height(b);
    length gap = s->left > before->right ? s->left - before->right
                 : before->left > s->right ? before->left - s->right
                                           : 0;
    return overlap * HALVES > low && gap < length_max(before->last, s->first) * CHAR_MARGIN;
}

static bool is_blank(struct str s)
{
    return str_trim(s).n == 0;
}

static void find_lines(struct analysis *x)
{
    const struct strip *at = x->page->at;
    for (size_t i = 0; i < x->page->n; i++) {
        struct text_line *last = x->lines.n ? &x->lines.at[x->lines.n - 1] : NULL;
        if (last && last->end == i && joins(&at[i - 1], &at[i])) {
            last->area = around(last->area, area_of(&at[i]));
            last->end = i + 1;
        } else if (!is_blank(at[i].text)) {
            struct text_line *line = vec_push(x->a, &x->lines);
            *line = (struct text_line){area_of(&at[i]), i, i + 1, x->lines.n - 1};
        }
    }
}

/* ---- blocks */

static size_t block_of(struct analysis *x, size_t line)
{
    struct text_line *at = x->lines.at;
    while (at[line].block != line)
        line = at[line].block = at[at[line].block].block;
    return line;
}

static int64_t apart(int64_t a, int64_t b)
{
    return a < b ? b - a : a - b;
}

/* Near lines of one height that share an edge or the middle belong to one block. */
static bool are_near(const struct text_line *a, const struct text_line *b)
{
    int64_t near = height(a->area) / HALVES;
    struct area reach = a->area;
    reach.top -= near;
    reach.bottom += near;
    return meet(reach, b->area) && apart(height(a->area), height(b->area)) <= near &&
           (apart(a->area.left, b->area.left) <= near ||
            apart(a->area.right, b->area.right) <= near ||
            apart(a->area.left + a->area.right, b->area.left + b->area.right) <= near * 2);
}

static void find_blocks(struct analysis *x)
{
    struct text_line *at = x->lines.at;
    size_t *group = arena_array_of(x->a, size_t, x->lines.n + 1);
    for (size_t i = 0; i < x->lines.n; i++)
        for (size_t k = 0; k < x->lines.n; k++)
            if (k != i && are_near(&at[i], &at[k])) {
                size_t b = block_of(x, k), c = block_of(x, i);
                at[b > c ? b : c].block = b > c ? c : b;
            }
    vec_push(x->a, &x->groups); /* number 0 is nobody */
    for (size_t i = 0; i < x->lines.n; i++) {
        size_t first = block_of(x, i);
        if (first == i) {
            group[i] = x->groups.n;
            *vec_push(x->a, &x->groups) = (struct group){.area = at[i].area, .line = i};
        } else {
            struct group *g = &x->groups.at[group[first]];
            g->area = around(g->area, at[i].area);
        }
    }
}

/* ---- groups of blocks */

static bool sooner(const struct couple *a, const struct couple *b)
{
    if (a->late != b->late)
        return b->late;
    if (a->distance != b->distance)
        return a->distance < b->distance;
    return a->a != b->a ? a->a < b->a : a->b < b->b;
}

static void heap_add(struct analysis *x, struct couple p)
{
    size_t i = x->heap.n;
    *vec_push(x->a, &x->heap) = p;
    for (; i && sooner(&p, &x->heap.at[(i - 1) / 2]); i = (i - 1) / 2)
        x->heap.at[i] = x->heap.at[(i - 1) / 2];
    x->heap.at[i] = p;
}

static struct couple heap_take(struct analysis *x)
{
    struct couple *at = x->heap.at, top = at[0], last = at[--x->heap.n];
    size_t i = 0, n = x->heap.n;
    for (size_t k; (k = 2 * i + 1) < n; i = k) {
        k += k + 1 < n && sooner(&at[k + 1], &at[k]);
        if (!sooner(&at[k], &last))
            break;
        at[i] = at[k];
    }
    at[i] = last;
    return top;
}

/* The white that two groups would enclose together: the nearest are read together. */
static void add_pair(struct analysis *x, size_t a, size_t b)
{
    struct area one = x->groups.at[a].area, two = x->groups.at[b].area;
    heap_add(x, (struct couple){false, size_of(around(one, two)) - size_of(one) - size_of(two), a, b});
}

static bool between(const struct analysis *x, size_t a, size_t b)
{
    struct area both = around(x->groups.at[a].area, x->groups.at[b].area);
    for (size_t i = 1; i < x->groups.n; i++)
        if (i != a && i != b && !x->groups.at[i].merged && meet(both, x->groups.at[i].area))
            return true;
    return false;
}

/* x counts a third of y, and both edges count for y. */
static int64_t place_of(struct area a)
{
    return a.left + 3 * (a.top + a.bottom);
}

static void merge(struct analysis *x, size_t a, size_t b)
{
    size_t made = x->groups.n;
    struct group g = {.area = around(x->groups.at[a].area, x->groups.at[b].area)};
    bool swap = place_of(x->groups.at[b].area) < place_of(x->groups.at[a].area);
    g.first = swap ? b : a;
    g.second = swap ? a : b;
    *vec_push(x->a, &x->groups) = g;
    x->groups.at[a].merged = x->groups.at[b].merged = true;
    for (size_t i = 1; i < made; i++)
        if (!x->groups.at[i].merged)
            add_pair(x, i, made);
}

static void find_groups(struct analysis *x)
{
    size_t n = x->groups.n;
    for (size_t a = 1; a < n; a++)
        for (size_t b = a + 1; b < n; b++)
            add_pair(x, a, b);
    while (x->heap.n) {
        struct couple p = heap_take(x);
        if (x->groups.at[p.a].merged || x->groups.at[p.b].merged)
            continue;
        if (!p.late && between(x, p.a, p.b)) {
            p.late = true;
            heap_add(x, p);
        } else {
            merge(x, p.a, p.b);
        }
    }
}

/* ---- reading */

static int by_top(const void *a, const void *b)
{
    const struct text_line *x = a, *y = b;
    if (x->area.top != y->area.top)
        return x->area.top < y->area.top ? -1 : 1;
    return x->start < y->start ? -1 : x->start > y->start;
}

static void read_block(struct analysis *x, size_t first)
{
    VEC(struct text_line) own = {0};
    for (size_t i = first; i < x->lines.n; i++)
        if (block_of(x, i) == first)
            *vec_push(x->a, &own) = x->lines.at[i];
    qsort(own.at, own.n, sizeof *own.at, by_top);
    for (size_t i = 0; i < own.n; i++) {
        reading_line(x->w);
        for (size_t k = own.at[i].start; k < own.at[i].end; k++) {
            const struct strip *s = &x->page->at[k];
            reading_strip(x->w, s, k > own.at[i].start && reading_apart(s - 1, s), false);
        }
    }
}

/* Reads groups from the top; what is below waits in `left`. */
static void read_groups(struct analysis *x, size_t top)
{
    VEC(size_t) left = {0};
    *vec_push(x->a, &left) = top;
    while (left.n) {
        const struct group *g = &x->groups.at[left.at[--left.n]];
        if (!g->first) {
            read_block(x, g->line);
            continue;
        }
        *vec_push(x->a, &left) = g->second;
        *vec_push(x->a, &left) = g->first;
    }
}

static int by_place(const void *a, const void *b)
{
    const struct group *x = a, *y = b;
    if (place_of(x->area) != place_of(y->area))
        return place_of(x->area) < place_of(y->area) ? -1 : 1;
    return x->line < y->line ? -1 : x->line > y->line;
}

void blocks_read(struct arena *a, const strips *page, struct reading_writer *w)
{
    struct analysis x = {.a = a, .page = page, .w = w};
    find_lines(&x);
    if (!x.lines.n)
        return;
    find_blocks(&x);
    if (x.groups.n > BLOCKS_MOST) {
        qsort(x.groups.at + 1, x.groups.n - 1, sizeof *x.groups.at, by_place);
        for (size_t i = 1; i < x.groups.n; i++)
            read_block(&x, x.groups.at[i].line);
        return;
    }
    find_groups(&x);
    read_groups(&x, x.groups.n - 1);
}
