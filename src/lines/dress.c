/* dress.c: giving text its types. */
#include "lines/dress.h"

#include <utf8proc.h>

#include "base/east.h"
#include "base/grapheme.h"
#include "lines/cjk.h"

/* An icon that was looked up. */
struct icon {
    struct face *face; /* NULL: there is none */
    uint32_t glyph;
    bool reported;
};

static struct icon *icon_of(struct lines *s, const struct span *span)
{
    struct icon *i = table_find(&s->icons, span->name);
    if (!i) {
        i = arena_new_of(s->a, struct icon);
        i->face = fonts_icon(s->types.fonts, span->name, &i->glyph);
        table_set(s->a, &s->icons, span->name, i);
    }
    if (!i->face && span->named && !i->reported) {
        fonts_icon_report(s->types.fonts, (struct markup){span->name, span->pos});
        i->reported = true;
    }
    return i;
}

static bool joins(const struct typed_span *last, const struct typed_span *next)
{
    return last->kind == SPAN_TEXT && next->kind == SPAN_TEXT && last->link == next->link &&
           last->wrap == next->wrap && last->element == next->element && !last->gap && !next->gap &&
           !(last->stack | next->stack) &&
           (last->type == next->type || memcmp(last->type, next->type, sizeof *next->type) == 0);
}

/* Whether a text that runs to the left, or signs in a document that does, is upright though its style is italic. */
static bool is_leftward(const struct lines *s, struct str text)
{
    if (!s->mixed || (!s->leftward && !bidi_needed(text)))
        return false;
    enum bidi_own own = bidi_own(text);
    return own == BIDI_OWN_LEFTWARD || (s->leftward && own == BIDI_NEITHER);
}

/* Whether it is a letter of a script whose fonts have no italics: of East Asia, of India and its neighbours but for
 * Thailand, of Ethiopia and Georgia. */
static bool is_unslanted(const struct type *type, int32_t code)
{
    bool thai = code >= 0xE00 && code < 0xE80;
    bool southern = (code >= 0x900 && code < 0x1100 && !thai) || (code >= 0x1200 && code < 0x13A0) ||
                    (code >= 0x1780 && code < 0x18B0);
    return cjk_is_letter(code) || (southern && !face_glyph(type->face, code));
}

/* Whether a text is upright for its letters, or, as it has none, with the others of its document. */
static bool is_upright(const struct lines *s, const struct type *type, struct str text)
{
    bool letters = false;
    size_t n;
    for (size_t i = 0; i < text.n; i++)
        if ((unsigned char)text.p[i] >= 0xE0 && is_unslanted(type, utf8_at(text, i, &n)))
            return true;
    if (!s->upright || type->lang.n)
        return false;
    for (size_t i = 0; i < text.n && !letters; i += n)
        letters = grapheme_is_letter(utf8_at(text, i, &n));
    return !letters;
}

/* The type of a text that is set upright in an italic style; `type` where it is not. What the text itself
 * emphasises is bold in Chinese, Japanese, Korean, Hindi: a slanted ideograph looks like a mistake, and dots above
 * letters need room between lines and are lost when text is copied. Where only the style is italic, as in
 * names of journals, it is upright and as heavy as it was. */
static const struct type *upright_of(struct lines *s, const struct type *type, struct str text)
{
    if (!type->italic && !type->emphasis)
        return type;
    if (is_upright(s, type, text))
        return type_upright(&s->types, type, type->emphasis);
    return type->italic && is_leftward(s, text) ? type_upright(&s->types, type, false) : type;
}

/* Whether there are letters, and none of them has a capital. */
static bool is_caseless(struct str text)
{
    bool any = false;
    for (size_t i = 0, n; i < text.n; i += n) {
        utf8proc_category_t k = utf8proc_category(utf8_at(text, i, &n));
        if (k == UTF8PROC_CATEGORY_LU || k == UTF8PROC_CATEGORY_LL)
            return false;
        any |= k == UTF8PROC_CATEGORY_LO;
    }
    return any;
}

/* The type of a text that only small capitals would set apart from what is around it: bold in scripts that have
 * none. */
static const struct type *caseless_of(struct lines *s, const struct type *type, struct str text)
{
    if (!type->small_caps || type->weight >= type->bold_weight || !is_caseless(text))
        return type;
    const struct type *around = type_of(&s->types, s->content->text);
    bool alone = type->size == around->size && type->color == around->color && type->italic == around->italic &&
                 type->weight == around->weight;
    return alone ? type_bold(&s->types, type) : type;
}

static struct typed_span typed_of(struct lines *s, const struct rich *r, const struct span *from)
{
    const struct type *type = type_of(&s->types, from->style);
    struct str text = str_sub(buf_str(&r->text), from->start, from->end);
    type = caseless_of(s, upright_of(s, type, text), text);
    struct typed_span to = {.kind = from->kind, .type = type, .link = from->link,
                            .element = from->element, .wrap = from->wrap, .name = from->name, .says = from->says,
                            .gap = type_dim(type, from->gap, 0), .width = from->width,
                            .box = from->box, .opens = from->opens, .dots = from->dots,
                            .level = from->level, .stack = from->stack, .pos = from->pos};
    if (from->kind == SPAN_ICON) {
        const struct icon *i = icon_of(s, from);
        to.icon = i->face;
        to.glyph = i->glyph;
    }
    return to;
}

/* The bytes of combining marks and vowel signs at the start of a span: they stand at the letter before it. */
static size_t marks_at(struct str s)
{
    size_t at = 0, n;
    while (at < s.n && (unsigned char)s.p[at] >= 0xCC) { /* U+0300 is the first one */
        utf8proc_category_t k = utf8proc_category(utf8_at(s, at, &n));
        if (k != UTF8PROC_CATEGORY_MN && k != UTF8PROC_CATEGORY_MC && k != UTF8PROC_CATEGORY_ME)
            break;
        at += n;
    }
    return at;
}

struct typed dress(struct lines *s, const struct rich *r)
{
    struct buf text = {.a = s->scratch};
    struct typed to = {.way = r->way, .stays = r->stays, .links = r->links.at, .n_links = r->links.n, .links_from = r->links_from};
    to.spans = arena_array_of(s->scratch, struct typed_span, r->spans.n + 1);
    to.fates = arena_array_of(s->scratch, uint8_t, r->spans.n + 1);
    for (size_t i = 0; i < r->spans.n; i++) {
        const struct span *from = &r->spans.at[i];
        struct str bytes = str_sub(buf_str(&r->text), from->start, from->end);
        struct typed_span next = typed_of(s, r, from);
        struct typed_span *last = to.n ? &to.spans[to.n - 1] : NULL;
        if (from->kind == SPAN_ICON && !next.icon)
            continue;
        next.start = text.n;
        if (last && last->kind == SPAN_TEXT && from->kind == SPAN_TEXT)
            last->end = next.start += marks_at(bytes);
        buf_add(&text, bytes);
        next.end = text.n;
        bool joined = last && joins(last, &next);
        to.fates[i] = joined ? FATE_JOINED : FATE_SPAN;
        if (joined)
            last->end = next.end;
        else
            to.spans[to.n++] = next;
    }
    to.text = buf_end(&text);
    to.phrases = r->phrases.at;
    to.n_phrases = to.text.n == r->text.n ? r->phrases.n : 0;
    return to;
}

bool dress_again(struct lines *s, const struct rich *r, struct typed *t)
{
    struct typed_span *last = NULL;
    for (size_t i = 0; i < r->spans.n; i++) {
        if (t->fates[i] == FATE_LEFT_OUT)
            continue;
        struct typed_span next = typed_of(s, r, &r->spans.at[i]);
        if ((last && joins(last, &next)) != (t->fates[i] == FATE_JOINED))
            return false;
        if (t->fates[i] == FATE_JOINED)
            continue;
        last = last ? last + 1 : t->spans;
        next.start = last->start;
        next.end = last->end;
        *last = next;
    }
    return true;
}

const struct link_text *dress_links(struct lines *s, const struct typed *t)
{
    struct link_text *links = arena_array_of(s->scratch, struct link_text, t->n_links + 1);
    for (size_t i = 0; i < t->n; i++) {
        const struct typed_span *span = &t->spans[i];
        struct link_text *link = span->link ? &links[span->link - 1] : NULL;
        if (link && !link->to)
            link->from = span->start;
        if (link)
            link->to = span->end;
    }
    return links;
}
