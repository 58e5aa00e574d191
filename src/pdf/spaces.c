/* spaces.c: words that end where a line or a column does. */
#include "pdf/spaces.h"

/* Two runs on one row are apart when the white between them is this part of the size: the
 * narrowest word space of justified text. */
#define APART(size) ((size) * 15 / 100)
/* Baselines that differ by less belong to one line, of which a part is raised. */
#define RAISED(size) ((size) * 7 / 10)

static bool is_text(const struct item *it)
{
    return it->kind == ITEM_GLYPHS && it->run.n && it->element != NO_ELEMENT;
}

/* The text that follows on this page or a later one; NULL: none. */
static const struct item *next_text(const struct pdf *p, size_t *page, size_t i)
{
    const struct display *d = p->display;
    for (i++; *page < d->pages.n; ++*page, i = 0)
        for (; i < d->pages.at[*page].items.n; i++)
            if (is_text(&d->pages.at[*page].items.at[i]))
                return &d->pages.at[*page].items.at[i];
    return NULL;
}

/* The element that an element stands within a line of. */
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

/* A line may end behind a hyphen, a dash or a slash without there having been a space, unless one
 * stands before it, too. */
static bool ends_inside_word(struct str s)
{
    static const struct str signs[] = {STR("-"), STR("/"), STR("\xC2\xAD"), STR("\xE2\x80\x90"),
                                       STR("\xE2\x80\x93"), STR("\xE2\x80\x94")};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (str_ends(s, signs[i]))
            return s.n == signs[i].n || s.p[s.n - signs[i].n - 1] != ' ';
    return false;
}

bool spaces_wanted(const struct pdf *p, size_t page, size_t i)
{
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
    length down = next->y - it->y, gap = next->x - it->x - it->run.advance;
    bool other_line = on != page || down > RAISED(size) || down < -RAISED(size) || gap < -size;
    if (other_line) /* blocks end at the ends of lines without one */
        return block_of(p, it->element) == block_of(p, next->element) &&
               !ends_inside_word(it->run.text);
    return gap > APART(size);
}
