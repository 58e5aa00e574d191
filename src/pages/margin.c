/* margin.c: heads and feet of pages. Their page numbers are known only when pages are finished. */
#include "pages/pages.h"

static bool is_on(const struct footer *f, size_t page, size_t pages)
{
    if (!f->rows.n || f->on == FOOTER_NONE)
        return false;
    return f->on == FOOTER_ALL || (f->on == FOOTER_SEVERAL ? pages > 1 : page > 0);
}

/* The title of the section at the top of a page, or else of the first that begins on the page. */
static struct str running(const struct pages *p, size_t page)
{
    struct str title = {0};
    length top = page == 0 && p->style->first_top >= 0 ? p->style->first_top : p->top;
    for (size_t i = 0; i < p->display->bookmarks.n; i++) {
        const struct bookmark *b = &p->display->bookmarks.at[i];
        bool begins = b->page == page && (!title.p || b->y <= top + PT);
        if (b->level == 1 && (b->page < page || begins))
            title = b->title;
    }
    return title;
}

/* ---- filling in */

/* Makes an element for each link of this page's head or foot. */
static void add_links(struct pages *p, struct rich *r)
{
    r->links_from = (uint32_t)p->display->elements.n;
    for (size_t i = 0; i < r->links.n; i++)
        vec_push(p->a, &p->display->elements)->type = ELEMENT_LINK;
    for (size_t i = 0; i < r->spans.n; i++)
        if (r->spans.at[i].link)
            r->spans.at[i].element = r->links_from + r->spans.at[i].link - 1;
}

static struct blocks filled(struct pages *p, const struct blocks *blocks, const struct str late[3]);

/* Fills in the page's numbers and titles. The block belongs to no element. */
static void fill(struct pages *p, struct block *b, const struct str late[3])
{
    b->element = NO_ELEMENT;
    if (b->kind == BLOCK_TEXT) {
        struct rich *cells = arena_array_of(p->scratch, struct rich, b->text.n + 1);
        for (size_t i = 0; i < b->text.n; i++) {
            cells[i] = rich_filled(p->scratch, &b->text.cells[i], late);
            add_links(p, &cells[i]);
        }
        b->text.cells = cells;
    } else if (b->kind == BLOCK_STACKS) {
        struct blocks *stacks = arena_array_of(p->scratch, struct blocks, b->stacks.n);
        for (size_t i = 0; i < b->stacks.n; i++)
            stacks[i] = filled(p, &b->stacks.at[i], late);
        b->stacks.at = stacks;
    }
}

static struct blocks filled(struct pages *p, const struct blocks *blocks, const struct str late[3])
{
    struct blocks to = {0};
    for (size_t i = 0; i < blocks->list.n; i++) {
        struct block *b = vec_push(p->scratch, &to.list);
        *b = blocks->list.at[i];
        fill(p, b, late);
    }
    return to;
}

/* Exchanges the first and the last cell, for even pages of a two-sided document. */
static void turn(struct pages *p, struct block *b)
{
    size_t n = b->kind == BLOCK_TEXT ? b->text.n : 0;
    if (n < 2)
        return;
    struct rich *cells = arena_copy(p->scratch, b->text.cells, n * sizeof *cells);
    struct rich first = cells[0];
    cells[0] = cells[n - 1];
    cells[n - 1] = first;
    b->text.cells = cells;
}

/* ---- placing */

/* A head or foot is as wide as the header or as the text of its page. */
static const struct frame *frame_of(const struct pages *p, size_t page)
{
    bool bare = p->style->side.width && page >= p->side_pages;
    return &p->frames[bare                                   ? AREA_BARE
                      : p->style->header_reach == REACH_PAGE ? AREA_HEADER
                                                             : AREA_MAIN];
}

static void place(struct pages *p, const struct footer *f, const struct blocks *blocks, size_t page,
                  bool head)
{
    struct room room = {.frame = frame_of(p, page)};
    struct flow flow = {.after = -1};
    lines_blocks(p->lines, blocks, &room, &flow);
    /* The style gives the baseline of the first line of a head and of the last line of a foot. */
    length baseline = pages_share(f->baseline, p->fit.margins), y = baseline;
    if (!head) {
        y = p->style->height - baseline - (flow.lines.n ? flow.lines.at[flow.lines.n - 1].depth : 0);
        for (size_t i = 1; i < flow.lines.n; i++)
            y -= flow.lines.at[i].skip;
    }
    waiting_lines waiting = {0};
    for (size_t i = 0; i < flow.lines.n; i++) {
        y += i ? flow.lines.at[i].skip : 0;
        place_line_read(p, &waiting, &flow.lines.at[i], i, i + 1 == flow.lines.n, page, y);
    }
}

static void margin(struct pages *p, const struct footer *f, const struct blocks rows[2],
                   size_t page, bool head)
{
    struct str late[3];
    if (!is_on(f, page, p->n))
        return;
    const struct locale *l = p->content->locale;
    late[LATE_PAGE] = locale_number(p->scratch, l, (int64_t)page + 1, 1);
    late[LATE_PAGE_COUNT] = locale_number(p->scratch, l, (int64_t)p->n, 1);
    late[LATE_SECTION] = running(p, page);
    struct blocks blocks = filled(p, &rows[late[LATE_SECTION].n > 0], late);
    for (size_t i = 0; i < blocks.list.n && p->style->two_sided && page % 2; i++)
        turn(p, &blocks.list.at[i]);
    place(p, f, &blocks, page, head);
}

void margin_place(struct pages *p, size_t page)
{
    margin(p, &p->style->head, p->blocks->head, page, true);
    margin(p, &p->style->footer, p->blocks->foot, page, false);
}

void margin_tell(const struct pages *p)
{
    const struct markup *updated = &p->content->cv->updated.text;
    bool unshown = (p->content->head.dated && !is_on(&p->style->head, 0, p->n)) ||
                   (p->content->foot.dated && !is_on(&p->style->footer, 0, p->n));
    if (p->n == 1 && unshown && str_trim(updated->text).n)
        diag_report(p->d, DIAG_CODE_CV_UNSHOWN, updated->pos, STRF(p->style->name), field_key(FIELD_UPDATED));
}
