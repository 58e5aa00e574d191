/* resolve.c: used by all files of content/: elements, styles, pens, values. */
#include "content/resolve.h"

#include "model/postal.h"

uint32_t resolve_element(struct resolver *r, enum element_type type, uint32_t parent)
{
    if (r->apart)
        return NO_ELEMENT;
    uint32_t id = (uint32_t)r->to->elements.n;
    struct element *e = vec_push(r->a, &r->to->elements);
    e->type = type;
    e->parent = parent;
    return id;
}

const struct charstyle *resolve_style(struct resolver *r, const struct charstyle *outer,
                                      const char *name)
{
    return charstyle_font(&r->to->inliner.styles, outer, style_font(r->style, str_of(name)));
}

const struct charstyle *resolve_root(struct resolver *r, const struct fontstyle *font)
{
    struct charstyles *styles = &r->to->inliner.styles;
    return charstyle_font(styles, charstyle_root(styles, r->style), font);
}

struct pen resolve_pen(const struct resolver *r, const struct charstyle *style, struct pos pos)
{
    return (struct pen){.a = r->a, .locale = r->locale, .style = style, .pos = pos};
}

void resolve_set(struct resolver *r, struct rich *to, struct markup m, const struct charstyle *style,
                 enum wrap wrap)
{
    struct inline_use use = {r->style, style, 0, wrap, r->exact};
    inline_set(&r->to->inliner, to, m, &use);
}

void resolve_linked(struct resolver *r, struct rich *to, struct markup m, struct str uri,
                    const struct charstyle *style, const struct charstyle *linked)
{
    struct str sound = uri.p ? inline_uri(&r->to->inliner, uri, m.pos) : (struct str){0};
    uint32_t link = sound.p ? rich_link(to, r->a, sound) : 0;
    size_t from = to->text.n;
    struct inline_use use = {r->style, link ? linked : style, link, WRAP_ANYWHERE, r->exact};
    inline_set(&r->to->inliner, to, m, &use);
    if (link) {
        struct pen pen = resolve_pen(r, linked, m.pos);
        pen.link = link;
        inline_address(&r->to->inliner, r->style, to, &pen, sound, from);
    }
}

void resolve_text(struct resolver *r, struct rich *to, struct markup m, const struct charstyle *style)
{
    const char *role = style_font(r->style, STR("title-link")) ? "title-link" : "link";
    resolve_linked(r, to, m, r->linked, style, r->linked.n ? resolve_style(r, style, role) : style);
}

void resolve_isolate_mixed(const struct resolver *r, struct rich *to, size_t from, enum bidi_sign sign)
{
    struct str value = str_sub(buf_str(&to->text), from, to->text.n);
    if (!r->to->leftward && !bidi_needed(value))
        return;
    /* The algorithm does not look into values inside of this one for its first letter. */
    enum bidi_own own = sign == BIDI_OWN ? bidi_own(value) : BIDI_NEITHER;
    bool mixed = sign == BIDI_OWN && own == BIDI_NEITHER && bidi_needed(value); /* it runs as the document does */
    if (own == BIDI_OWN_LEFTWARD || (mixed && r->to->leftward))
        sign = BIDI_LEFTWARD;
    rich_isolate(to, r->a, from, sign);
}

void resolve_turn(const struct resolver *r, uint32_t element, enum bidi_own own)
{
    if (element != NO_ELEMENT && element && own != BIDI_NEITHER)
        r->to->elements.at[element].turned = (own == BIDI_OWN_LEFTWARD) != r->to->leftward;
}

void resolve_tie(const struct resolver *r, struct rich *to, size_t from, size_t end, enum wrap wrap)
{
    rich_cut(to, r->a, from);
    rich_cut(to, r->a, end);
    for (size_t i = 0; i < to->spans.n; i++)
        if (to->spans.at[i].kind == SPAN_TEXT && to->spans.at[i].start >= from && to->spans.at[i].end <= end)
            to->spans.at[i].wrap = wrap;
}

void resolve_tie_address(const struct resolver *r, struct rich *to, size_t from)
{
    struct postal_tie ties[POSTAL_WORDS];
    struct str text = str_copy(r->a, buf_str(&to->text));
    for (size_t at = from, end; at < text.n; at = end + 1) {
        end = at + str_find(str_sub(text, at, text.n), '\n');
        size_t n = postal_ties(str_sub(text, at, end), ties);
        for (size_t i = 0; i < n; i++)
            resolve_tie(r, to, at + ties[i].from, at + ties[i].end, WRAP_NOWHERE);
    }
}

/* True if a name ends before the space at `at`: by a comma, or where "and" begins. */
static bool ends_name(const struct resolver *r, struct str s, size_t at)
{
    struct str rest = str_sub(s, at, s.n), and = r->locale->lists.two.text;
    return strchr(",;:", s.p[at - 1]) || (and.n && str_starts(rest, and)) || str_starts(rest, STR(" & "));
}

void resolve_tie_names(const struct resolver *r, struct rich *to, size_t from)
{
    struct str s = str_copy(r->a, buf_str(&to->text));
    for (size_t at = from + 1, name = from; at <= s.n; at++) {
        if (at < s.n && (s.p[at] != ' ' || !ends_name(r, s, at)))
            continue;
        resolve_tie(r, to, name, at, WRAP_BETWEEN_NAMES);
        name = at + 1;
    }
}

void resolve_sign(struct resolver *r, struct str sign, const struct charstyle *style, struct pos pos,
                  struct rich *to)
{
    struct pen pen = resolve_pen(r, style, pos);
    rich_text(to, &pen, locale_signed(r->a, r->locale, sign, buf_str(&to->text)));
}

void resolve_finish(struct resolver *r, struct rich *text, uint32_t element)
{
    resolve_finish_parts(r, text, 0, SIZE_MAX, element, element);
}

/* The element of a span in another language, or of a part of a formula, inside the one that it has.
 * `before`: the span before it, perhaps of the same; NULL: none is. */
static void own_element(struct resolver *r, struct span *span, const struct span *before)
{
    struct str lang = span->style->lang;
    bool formula = span->kind == SPAN_TEXT && span->says.n;
    bool beside = before && before->link == span->link && before->style->lang.p == lang.p;
    bool in_formula = before && before->kind == SPAN_TEXT && before->says.n;
    if (formula && beside && before->says.p == span->says.p) {
        span->element = before->element;
        return;
    }
    if (lang.n && beside && (!in_formula || !formula)) {
        uint32_t inner = before->element;
        span->element = in_formula ? r->to->elements.at[inner].parent : inner;
    } else if (lang.n) {
        span->element = resolve_element(r, ELEMENT_SPAN, span->element);
        r->to->elements.at[span->element].lang = lang;
    }
    if (formula) {
        span->element = resolve_element(r, ELEMENT_FORMULA, span->element);
        r->to->elements.at[span->element].alt = span->says;
    }
}

void resolve_finish_parts(struct resolver *r, struct rich *text, size_t from, size_t to,
                          uint32_t inside, uint32_t outside)
{
    if (text->way == WAY_OWN && r->to->inliner.mixed)
        resolve_turn(r, inside, bidi_own(buf_str(&text->text)));
    uint32_t links = (uint32_t)r->to->elements.n; /* for heads and feet, each page makes its own */
    text->links_from = r->apart ? NO_ELEMENT : links;
    for (size_t i = 0; i < text->links.n; i++)
        resolve_element(r, ELEMENT_LINK, inside == NO_ELEMENT ? 0 : inside);
    for (size_t i = 0; i < text->spans.n; i++) {
        struct span *span = &text->spans.at[i];
        uint32_t element = span->start >= from && span->start < to ? inside : outside;
        if (span->link && element == outside && outside != NO_ELEMENT)
            r->to->elements.at[links + span->link - 1].parent = outside;
        span->element = span->link && !r->apart ? links + span->link - 1 : element;
        if (span->element != NO_ELEMENT && (span->style->lang.n || span->says.n))
            own_element(r, span, i ? span - 1 : NULL);
    }
}

void resolve_target(struct resolver *r, const struct target *t, struct content_target **to)
{
    struct content_target *c = arena_new_of(r->a, struct content_target);
    c->target = t;
    while (*to)
        to = &(*to)->next;
    *to = c;
}
