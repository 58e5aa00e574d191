/* catalogue_fonts.c: lists the families that styles may name, and the icons. */
#include <stdlib.h>

#include "base/visible.h"
#include "style/catalogue.h"

enum { WEIGHTS = 9 }; /* 100 to 900 */

/* A family with what is known of its faces. */
struct family {
    struct str name, from; /* the folder of its files */
    uint32_t faces;        /* a bit for each weight, upright ones from bit 0, italic ones from bit WEIGHTS on */
};

struct list {
    struct arena *a;
    VEC(struct family) families;
};

static int step(int weight)
{
    int i = (weight + 50) / 100 - 1;
    return i < 0 ? 0 : i < WEIGHTS ? i : WEIGHTS - 1;
}

static uint32_t faces(int lightest, int heaviest, bool italic)
{
    uint32_t all = 0;
    for (int i = step(lightest); i <= step(heaviest); i++)
        all |= 1U << (i + (italic ? WEIGHTS : 0));
    return all;
}

/* "400 700, italic 400" */
static struct str weights(struct arena *a, uint32_t of)
{
    struct buf b = {.a = a};
    for (int i = 0; i < 2 * WEIGHTS; i++) {
        bool first = !b.n || (i >= WEIGHTS && !(of >> WEIGHTS & ((1U << (i - WEIGHTS)) - 1)));
        if (of >> i & 1)
            buf_printf(&b, "%s%s%d", !b.n ? "" : first ? ", " : " ", first && i >= WEIGHTS ? "italic " : "",
                       100 * (i % WEIGHTS + 1));
    }
    return buf_str(&b);
}

static size_t columns(struct str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
    return n;
}

static void put_family(struct buf *to, const struct family *f)
{
    enum { NAME = 32, FACES = 40 }; /* width of the first two columns [characters] */
    struct str of = weights(to->a, f->faces);
    size_t wide = columns(f->name);
    buf_printf(to, "%.*s%*s%-*.*s %.*s\n", STRF(f->name), wide < NAME ? (int)(NAME - wide) : 1, "", FACES, STRF(of),
               STRF(f->from));
}

static int node_number(const struct node *face, struct str key, int otherwise)
{
    const struct node *n = node_find(face, key);
    return n ? atoi(n->text.p) : otherwise;
}

static void put_own(struct buf *to, struct str name, const struct node *list)
{
    struct family f = {.name = name, .from = STR("comes with cvtex")};
    for (size_t i = 0; i < list->items.n; i++) {
        const struct node *one = list->items.at[i], *italic = node_find(one, STR("italic"));
        int weight = node_number(one, STR("weight"), 400);
        f.faces |= faces(weight, weight, italic && str_eq(italic->text, STR("true")));
    }
    put_family(to, &f);
}

static void add(void *to, const struct cvtex_font_listed *font)
{
    struct list *list = to;
    struct family *f = vec_push(list->a, &list->families);
    *f = (struct family){.name = str_printf(list->a, "%s", font->family),
                         .from = str_printf(list->a, "%.*s", STRF(file_folder(str_of(font->path)))),
                         .faces = faces(font->weight, font->heaviest, font->italic)};
}

static int by_name(const void *x, const void *y)
{
    const struct family *a = x, *b = y;
    int order = strcmp(a->name.p, b->name.p);
    return order ? order : strcmp(a->from.p, b->from.p);
}

/* What a file says of itself may have anything in it. */
static struct str shown(struct arena *a, struct str s)
{
    struct buf b = {.a = a};
    for (size_t i = 0, n; i < s.n; i += n) {
        char to[VISIBLE_MOST];
        size_t wide = visible_at(s, i, &n, to);
        buf_add(&b, (struct str){to, wide});
    }
    return buf_str(&b);
}

static void put_system(struct buf *to, struct files *files)
{
    struct list list = {.a = to->a};
    if (files->list_fonts)
        files->list_fonts(files->find_font_user, add, &list);
    if (list.families.n)
        qsort(list.families.at, list.families.n, sizeof *list.families.at, by_name);
    for (size_t i = 0; i < list.families.n;) {
        struct family all = list.families.at[i];
        for (; i < list.families.n && str_eq(list.families.at[i].name, all.name); i++)
            all.faces |= list.families.at[i].faces;
        all.name = shown(to->a, all.name);
        all.from = shown(to->a, all.from);
        put_family(to, &all);
    }
}

struct str catalogue_fonts(struct binder *b)
{
    struct buf out = {.a = b->a};
    const struct node *index = catalogue_tree(b, STR("fonts/index.yaml"));
    const struct node *families = index ? node_find(index, STR("families")) : NULL;
    if (!families)
        return (struct str){0};
    for (size_t i = 0; i < families->pairs.n; i++)
        put_own(&out, families->pairs.at[i].key, families->pairs.at[i].value);
    put_system(&out, b->files);
    return buf_end(&out);
}

/* True if both names are of one icon. */
static bool is_same(const struct node *x, const struct node *y)
{
    const struct node *a = node_find(x, STR("code")), *b = node_find(y, STR("code"));
    const struct node *in = node_find(x, STR("file")), *of = node_find(y, STR("file"));
    return a && b && in && of && str_eq(a->text, b->text) && str_eq(in->text, of->text);
}

struct str catalogue_icons(struct binder *b)
{
    struct buf out = {.a = b->a};
    const struct node *index = catalogue_tree(b, STR("fonts/index.yaml"));
    const struct node *icons = index ? node_find(index, STR("icons")) : NULL;
    for (size_t i = 0; icons && i < icons->pairs.n; i++) {
        const struct pair *at = icons->pairs.at;
        size_t first = 0;
        while (!is_same(at[first].value, at[i].value) && first < i)
            first++;
        if (first < i) /* it stands beside that */
            continue;
        buf_printf(&out, "%.*s", STRF(at[i].key));
        for (size_t k = i + 1; k < icons->pairs.n; k++)
            if (is_same(at[i].value, at[k].value))
                buf_printf(&out, ", %.*s", STRF(at[k].key));
        buf_char(&out, '\n');
    }
    return icons ? buf_end(&out) : (struct str){0};
}
