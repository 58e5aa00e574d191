/* anchors.c: positions of the targets of links -> destinations. */
#include "pages/pages.h"

static bool leads_nowhere(const struct pages *p, const struct item *it)
{
    const struct targets *targets = &p->content->targets;
    if (it->kind != ITEM_LINK || !str_starts(it->link.uri, STR("#")))
        return false;
    const struct target *t = targets_find(targets, str_sub(it->link.uri, 1, it->link.uri.n));
    return !t || !p->targets[t - targets->all.at].placed;
}

/* Makes links to targets that were not printed plain text. */
static void drop_links(struct pages *p)
{
    struct display *d = p->display;
    for (size_t i = 0; i < d->pages.n; i++) {
        struct page *page = &d->pages.at[i];
        size_t kept = 0;
        for (size_t k = 0; k < page->items.n; k++) {
            const struct item *it = &page->items.at[k];
            if (!leads_nowhere(p, it))
                page->items.at[kept++] = *it;
            else if (it->element != NO_ELEMENT)
                d->elements.at[it->element].type = ELEMENT_SPAN;
        }
        page->items.n = kept;
    }
}

void anchors_finish(struct pages *p)
{
    const struct targets *targets = &p->content->targets;
    bool lost = false;
    for (size_t i = 0; i < targets->all.n; i++) {
        const struct placed_target *at = &p->targets[i];
        const struct target *t = &targets->all.at[i];
        if (at->placed && (t->linked || !t->entry))
            *vec_push(p->a, &p->display->dests) = (struct dest){t->name, at->page, at->x, at->y};
        if (at->placed || !t->linked)
            continue;
        struct str uri = str_printf(p->a, "#%.*s", STRF(t->name));
        diag_report(p->d, DIAG_CODE_BAD_LINK, t->from, STRF(uri),
                    "what it links to is not printed");
        lost = true;
    }
    if (lost)
        drop_links(p);
}
