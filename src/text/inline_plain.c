/* inline_plain.c: values as text without type: what a reader hears, and what other formats get. */
#include "text/formula.h"
#include "text/inline.h"

/* A value alone. */
static struct rich alone(struct inliner *in, struct markup m)
{
    static const struct style none; /* it has no fonts */
    struct rich r = {0};
    struct inline_use use = {&none, charstyle_around(&in->styles), 0, WRAP_ANYWHERE, false};
    inline_set(in, &r, m, &use);
    rich_trim(&r);
    return r;
}

/* Puts what icons say in their places. */
static void say_icons(struct arena *a, struct rich *r)
{
    struct buf all = {.a = a};
    for (size_t i = 0; i < r->spans.n; i++) {
        const struct span *s = &r->spans.at[i];
        buf_add(&all, s->kind == SPAN_ICON ? s->says : str_sub(buf_str(&r->text), s->start, s->end));
    }
    r->text = all;
}

struct str inline_as_read(struct inliner *in, struct markup m)
{
    struct rich r = alone(in, m);
    if (inline_icons_in(m.text))
        say_icons(in->a, &r);
    return in->mixed ? bidi_bare(in->a, buf_str(&r.text)) : buf_end(&r.text);
}

/* The direction of the one script that a style is in; 0: it is in none, or in several. Only so many styles around a
 * text are looked at, so that the time is linear. */
static int script_of(const struct charstyle *style)
{
    enum { LOOKED_AT = 16 };
    int direction = 0;
    for (int i = 0; style && i < LOOKED_AT; i++, style = style->outer)
        if (style->change == CHARSTYLE_SCRIPT) {
            if (direction)
                return 0;
            direction = style->direction;
        }
    return direction;
}

struct str inline_plain(struct inliner *in, struct markup m)
{
    struct rich r = alone(in, m);
    struct buf b = {.a = in->a};
    bool formulas = inline_icons_in(m.text);
    for (size_t i = 0; i < r.spans.n; i++)
        formulas |= r.spans.at[i].says.n > 0 || script_of(r.spans.at[i].style);
    for (size_t i = 0; formulas && i < r.spans.n; i++)
        buf_add(&b, inline_span_plain(in->a, &r, i));
    struct str text = formulas ? buf_end(&b) : buf_end(&r.text);
    return in->mixed ? bidi_bare(in->a, text) : text;
}

struct str inline_span_plain(struct arena *a, const struct rich *r, size_t span)
{
    const struct span *s = &r->spans.at[span], *before = span ? s - 1 : NULL;
    if (s->kind == SPAN_ICON)
        return s->says;
    if (s->kind != SPAN_TEXT || !s->says.n) {
        struct str text = str_sub(buf_str(&r->text), s->start, s->end);
        int direction = s->kind == SPAN_TEXT ? script_of(s->style) : 0;
        return direction ? formula_script(a, text, direction) : text;
    }
    bool same = before && before->kind == SPAN_TEXT && before->says.p == s->says.p;
    return same ? STR("") : formula_plain(a, s->says);
}
