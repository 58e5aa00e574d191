/* inline_icon.c: "{icon:github}" in texts. */
#include "text/inline.h"

static const struct str begins = {"{icon:", 6};

bool inline_icons_in(struct str text)
{
    return str_find(text, '{') < text.n && str_find_str(text, begins) < text.n;
}

size_t inline_icon_find(struct str text, size_t *n)
{
    for (size_t at = 0; at < text.n; at++) {
        struct str rest = str_sub(text, at, text.n);
        size_t end = str_starts(rest, begins) ? str_find(rest, '}') : rest.n;
        *n = end + 1;
        if (end < rest.n && str_trim(str_sub(rest, begins.n, end)).n)
            return at;
    }
    return text.n;
}

struct str inline_icon_name(struct arena *a, struct str typed)
{
    return str_lower(a, str_trim(str_sub(typed, begins.n, typed.n - 1)));
}

/* True if the words of the value, or of the link, say what the icon shows. The words are kept for the next
 * icon among them. */
static bool is_said(struct inliner *in, const struct inline_text *t, uint32_t link, struct str name)
{
    if (in->beside.text != t || in->beside.link != link) {
        struct buf all = {.a = in->a};
        for (size_t i = 0; i < t->runs.n; i++)
            if (!t->runs.at[i].icon.n && (!link || t->runs.at[i].link == link))
                buf_add(&all, t->runs.at[i].text);
        in->beside.text = t;
        in->beside.link = link;
        in->beside.words = str_lower(in->a, buf_str(&all));
    }
    return str_find_str(in->beside.words, name) < in->beside.words.n;
}

void inline_icon_set(struct inliner *in, struct rich *to, const struct inline_text *t, const struct inline_run *r,
                     const struct pen *pen)
{
    struct pen own = *pen;
    own.pos = pos_of_text(t->pos, r->icon);
    struct str name = inline_icon_name(in->a, r->icon);
    rich_icon(to, &own, name, true, 0, (struct dim){0});
    if (!is_said(in, t, r->link, name))
        to->spans.at[to->spans.n - 1].says = name;
}
