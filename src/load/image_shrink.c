/* image_shrink.c: scales a picture down by averaging areas.
 *
 * An old pixel counts as to_width x to_height small squares, and a new pixel as from_width x
 * from_height. So every overlap is an integer. Colors are weighted by alpha, so that transparent
 * pixels do not tint their neighbors. The largest sum is below 2^46, when 30,000 x 30,000 pixels
 * become one. */
#include "load/image_internal.h"

void shrink_open(struct shrink *s, struct arena *a, int components, int from_width,
                 int from_height, int to_width, int to_height)
{
    size_t n = (size_t)to_width;
    *s = (struct shrink){.from_width = from_width, .from_height = from_height,
                         .to_width = to_width, .to_height = to_height,
                         .components = components, .room = from_height};
    s->line = arena_array_of(a, uint64_t, n * (size_t)(components + 1));
    s->sum = arena_array_of(a, uint64_t, n * (size_t)(components + 1));
    s->row = arena_alloc(a, n * (size_t)components);
    s->alpha = arena_alloc(a, n);
}

static void add_pixel(uint64_t *to, const unsigned char *p, int components, uint64_t weight)
{
    for (int c = 0; c < components; c++)
        to[c] += p[c] * weight;
    to[components] += weight;
}

/* Adds up the pixels of a row for the new columns. */
static void sum_line(struct shrink *s, const unsigned char *row, const unsigned char *alpha)
{
    int n = s->components, room = s->from_width;
    uint64_t *to = s->line;
    memset(to, 0, (size_t)s->to_width * (size_t)(n + 1) * sizeof *to);
    for (int x = 0; x < s->from_width; x++, row += n) {
        uint64_t a = alpha ? alpha[x] : 255;
        int part = s->to_width < room ? s->to_width : room;
        add_pixel(to, row, n, a * (uint64_t)part);
        room -= part;
        if (!room) {
            to += n + 1;
            room = s->from_width;
        }
        if (part < s->to_width) {
            add_pixel(to, row, n, a * (uint64_t)(s->to_width - part));
            room -= s->to_width - part;
        }
    }
}

static void add_line(struct shrink *s, int weight)
{
    size_t n = (size_t)s->to_width * (size_t)(s->components + 1);
    for (size_t i = 0; i < n; i++)
        s->sum[i] += s->line[i] * (uint64_t)weight;
}

static void end_row(struct shrink *s)
{
    uint64_t area = (uint64_t)s->from_width * (uint64_t)s->from_height;
    uint64_t *sum = s->sum;
    unsigned char *to = s->row;
    for (int x = 0; x < s->to_width; x++, sum += s->components + 1) {
        uint64_t alpha = sum[s->components];
        for (int c = 0; c < s->components; c++)
            *to++ = alpha ? (unsigned char)((sum[c] + alpha / 2) / alpha) : 0;
        s->alpha[x] = (unsigned char)((alpha + area / 2) / area);
    }
    memset(s->sum, 0, (size_t)s->to_width * (size_t)(s->components + 1) * sizeof *s->sum);
    s->room = s->from_height;
}

bool shrink_row(struct shrink *s, const unsigned char *row, const unsigned char *alpha)
{
    int part = s->to_height < s->room ? s->to_height : s->room;
    sum_line(s, row, alpha);
    add_line(s, part);
    s->room -= part;
    if (s->room)
        return false;
    end_row(s);
    add_line(s, s->to_height - part);
    s->room -= s->to_height - part;
    return true;
}
