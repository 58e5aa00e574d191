/* spaces.c: finds words at the end of a line or a column that need a space after them. */
#include "pdf/spaces.h"

/* Two runs on one line are apart if the white between them is larger than this part of their size,
 * which is the narrowest word space of justified text. */
#define APART(size) ((size) * 15 / 100)
/* Runs whose baselines differ by less are on one line; one of them is raised. */
#define RAISED(size) ((size) * 7 / 10)

static bool is_text(const struct item *it)
{
    return it->kind == ITEM_GLYPHS && it->run.n && it->element != NO_ELEMENT;
}

/* The next run of text after item `i`, on page *page or a later one; *page becomes its page. NULL:
 * there is none. */
static const struct item *next_text(const struct pdf *p, size_t *page, size_t i)
{
    const struct display *d = p->display;
    for (i++; *page < d->pages.n; ++*page, i = 0)
        for (; i < d->pages.at[*page].items.n; i++)
            if (is_text(&d->pages.at[*page].items.at[i]))
                return &d->pages.at[*page].items.at[i];
    return NULL;
}

/* The nearest element around an element, or itself, that is not part of a line (a link, a span). */
static uint32_t block_of(const struct pdf *p, uint32_t element)
{
    const struct element *e = p->display->elements.at;
    while (element && (e[element].type == ELEMENT_LINK || e[element].type == ELEMENT_SPAN))
        element = e[element].parent;
    return element;
}

static struct str read_text(const struct item *it)
{
    return it->run.has_actual ? it->run.actual : it->run.text;
}

/* True if a text ends with a hyphen, a dash or a slash that has no space before it. A line can end
 * there although there is no space. */
static bool ends_inside_word(struct str s)
{
    static const struct str signs[] = {STR("-"), STR("/"), STR("\xC2\xAD"), STR("\xE2\x80\x90"),
                                       STR("\xE2\x80\x93"), STR("\xE2\x80\x94")};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (str_ends(s, signs[i]))
            return s.n == signs[i].n || s.p[s.n - signs[i].n - 1] != ' ';
    return false;
}

/* How far two texts of a line are apart. In a line that is read from right to left, the second one
 * stands left of the first. */
static length between(const struct pdf *p, const struct item *it, const struct item *next)
{
    length right = next->x - it->x - it->run.advance, left = it->x - next->x - next->run.advance;
    bool leftward = p->display->leftward || it->run.leftward || next->run.leftward;
    return leftward ? length_max(left, right) : right;
}

bool spaces_wanted(const struct pdf *p, size_t page, size_t i, length *gap)
{
    *gap = 0;
    const struct item *it = &p->display->pages.at[page].items.at[i];
    size_t on = page;
    const struct item *next = is_text(it) ? next_text(p, &on, i) : NULL;
    if (!next)
        return false;
    if (str_ends(read_text(it), STR(" ")) || str_starts(read_text(next), STR(" ")))
        return false;
    if (next->run.has_actual && !next->run.actual.n) /* the rest of a divided word */
        return false;
    length size = length_max(it->run.size, next->run.size);
    length down = next->y - it->y, apart = between(p, it, next);
    bool up = on == page && down < -RAISED(size);
    bool other_line = on != page || down > RAISED(size) || up || apart < -size;
    bool same_block = block_of(p, it->element) == block_of(p, next->element);
    if (other_line) /* no space is needed after the last line of a block, unless the next is beside it */
        return (up || same_block) && !ends_inside_word(it->run.text);
    enum element_type type = p->display->elements.at[block_of(p, it->element)].type;
    bool heading = type == ELEMENT_HEADING || type == ELEMENT_SUBHEADING; /* what is beside it is another text */
    *gap = same_block && !heading ? apart : 0;
    if (next->x < it->x && *gap > 0)
        *gap = -*gap;
    bool mark = !same_block && p->display->elements.at[block_of(p, it->element)].type == ELEMENT_LABEL;
    if (mark && apart <= APART(size)) /* what a list's mark stands before may begin nearer to it */
        *gap = apart;
    return apart > (mark ? 0 : APART(size));
}
