/* anchor.c: targets of links -> destinations on pages. */
#include "layout/anchor.h"

void anchors_open(struct anchors *s, struct arena *a, const struct cv *cv)
{
    targets_collect(a, cv, &s->targets);
    s->at = arena_array_of(a, struct anchor, s->targets.all.n);
}

void anchors_reset(struct anchors *s)
{
    s->waiting = NULL;
    for (size_t i = 0; i < s->targets.all.n; i++)
        s->at[i] = (struct anchor){.target = &s->targets.all.at[i]};
}

static void await(struct anchors *s, struct anchor *a)
{
    if (a->taken)
        return;
    a->taken = true;
    anchors_join(&s->waiting, a, 0);
}

void anchors_section(struct anchors *s, const struct cv *cv, const struct section *section)
{
    await(s, &s->at[section - cv->sections.at]);
}

void anchors_entry(struct anchors *s, const struct entry *e)
{
    const struct str names[] = {e->label, e->key};
    for (size_t i = 0; i < 2; i++) {
        const struct target *t = names[i].n ? targets_find(&s->targets, names[i]) : NULL;
        if (t && t->entry == e)
            await(s, &s->at[t - s->targets.all.at]);
    }
}

struct anchor *anchors_take(struct anchors *s)
{
    struct anchor *all = s->waiting;
    s->waiting = NULL;
    return all;
}

void anchors_join(struct anchor **to, struct anchor *more, length dy)
{
    while (*to)
        to = &(*to)->next;
    *to = more;
    for (; more; more = more->next)
        more->y += dy;
}

static bool leads_nowhere(const struct anchors *s, const struct item *it)
{
    if (it->kind != ITEM_LINK || !str_starts(it->link.uri, STR("#")))
        return false;
    const struct target *t = targets_find(&s->targets, str_sub(it->link.uri, 1, it->link.uri.n));
    return !t || !s->at[t - s->targets.all.at].placed;
}

/* Links to what was not set become text. */
static void drop_links(const struct anchors *s, struct display *d)
{
    for (size_t i = 0; i < d->pages.n; i++) {
        struct page *page = &d->pages.at[i];
        size_t kept = 0;
        for (size_t k = 0; k < page->items.n; k++) {
            const struct item *it = &page->items.at[k];
            if (!leads_nowhere(s, it))
                page->items.at[kept++] = *it;
            else if (it->element != NO_ELEMENT)
                d->elements.at[it->element].role = ROLE_SPAN;
        }
        page->items.n = kept;
    }
}

void anchors_finish(const struct anchors *s, struct diag *d, struct display *to)
{
    bool lost = false;
    for (size_t i = 0; i < s->targets.all.n; i++) {
        const struct anchor *a = &s->at[i];
        const struct target *t = a->target;
        if (a->placed && (t->linked || !t->entry))
            *vec_push(to->arena, &to->dests) = (struct dest){t->name, a->page, a->x, a->y};
        if (a->placed || !t->linked)
            continue;
        struct str uri = str_printf(to->arena, "#%.*s", STRF(t->name));
        diag_report(d, DIAG_CODE_BAD_LINK, t->from, STRF(uri), "what it leads to is not set");
        lost = true;
    }
    if (lost)
        drop_links(s, to);
}
