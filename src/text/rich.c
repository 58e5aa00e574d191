/* rich.c: writing rich text. */
#include "text/rich.h"

#include <utf8proc.h>

static struct span *span_for(struct rich *r, const struct pen *pen, enum span_kind kind)
{
    struct span *last = r->spans.n ? &r->spans.at[r->spans.n - 1] : NULL;
    if (last && kind == SPAN_TEXT && last->kind == SPAN_TEXT && last->link == pen->link &&
        last->hold == pen->hold &&
        (last->type == pen->type || memcmp(last->type, pen->type, sizeof *pen->type) == 0))
        return last;
    struct span *s = vec_push(pen->a, &r->spans);
    s->kind = kind;
    s->start = s->end = r->text.n;
    s->type = pen->type;
    s->link = pen->link;
    s->hold = pen->hold;
    s->pos = pen->pos;
    r->text.a = pen->a;
    return s;
}

static void put(struct rich *r, const struct pen *pen, int32_t c)
{
    if (pen->type->letter_case == CASE_UPPER && c == 0xDF) { /* ß has no capital in most fonts */
        buf_add(&r->text, STR("SS"));
        return;
    }
    static const char *const ligatures[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
    if (c >= 0xFB00 && c <= 0xFB06) { /* typed as ligatures: the font makes its own */
        for (const char *p = ligatures[c - 0xFB00]; *p; p++)
            put(r, pen, *p);
        return;
    }
    if (pen->type->letter_case == CASE_UPPER)
        c = utf8proc_toupper(c);
    else if (pen->type->letter_case == CASE_LOWER)
        c = utf8proc_tolower(c);
    buf_code(&r->text, c);
}

static int32_t last_code(const struct rich *r)
{
    size_t n, at = r->text.n;
    if (!at)
        return 0;
    while (--at > 0 && (r->text.p[at] & 0xC0) == 0x80)
        ;
    return utf8_at(buf_str(&r->text), at, &n);
}

/* Whether a quotation mark behind `before` opens. */
static bool opens(int32_t before)
{
    static const int32_t signs[] = {0, ' ', '(', '[', '{', '/', '\n', 0xA0, 0x2013, 0x2014,
                                    0x2018, 0x201C, 0x201E, 0xAB, 0x2039};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (before == signs[i])
            return true;
    return false;
}

/* Whether an inner quotation has been opened and not closed. */
static bool inner_is_open(const struct rich *r, const struct locale *l)
{
    struct str open = l->inner_open.text, close = l->inner_close.text, s = buf_str(&r->text);
    for (size_t i = s.n; i-- > 0;) {
        struct str rest = str_sub(s, i, s.n);
        if (open.n && str_starts(rest, open))
            return true;
        if (close.n && str_starts(rest, close) && !str_eq(close, l->apostrophe.text))
            return false;
    }
    return false;
}

static struct str quote(const struct rich *r, const struct locale *l, char sign, int32_t after)
{
    bool open = opens(last_code(r));
    if (sign == '"')
        return open ? l->quote_open.text : l->quote_close.text;
    if (open && !(after >= '0' && after <= '9')) /* '90s is no quotation */
        return l->inner_open.text;
    utf8proc_category_t k = utf8proc_category(after);
    bool letter = after && k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_LO;
    return !letter && inner_is_open(r, l) ? l->inner_close.text : l->apostrophe.text;
}

/* How many of the same sign stand at `i`; what they are together goes to *c, 0: themselves. */
static size_t joined(struct str s, size_t i, int32_t *c)
{
    size_t n = 1;
    while (i + n < s.n && s.p[i + n] == s.p[i])
        n++;
    *c = s.p[i] == '-' ? (n == 2 ? 0x2013 : n == 3 ? 0x2014 : 0) : n == 3 ? 0x2026 : 0;
    return n;
}

void rich_text(struct rich *r, const struct pen *pen, struct str s)
{
    struct span *span = NULL;
    size_t n, more;
    for (size_t i = 0; i < s.n; i += n) {
        int32_t sign, c = utf8_at(s, i, &n);
        bool space = c == ' ' || (c >= '\t' && c <= '\r');
        if (c < 0x20 || (c >= 0x7F && c < 0xA0)) /* no control character reaches a font */
            c = ' ';
        if (space && !pen->verbatim && (last_code(r) == ' ' || last_code(r) == '\n'))
            continue;
        if (!span)
            span = span_for(r, pen, SPAN_TEXT);
        if (!pen->verbatim && (c == '"' || c == '\''))
            buf_add(&r->text, quote(r, pen->locale, (char)c, utf8_at(s, i + n, &more)));
        else if (!pen->verbatim && (c == '-' || c == '.')) {
            n = joined(s, i, &sign);
            if (sign)
                buf_code(&r->text, sign);
            else
                buf_add(&r->text, str_sub(s, i, i + n));
        } else
            put(r, pen, c);
        span->end = r->text.n;
    }
}

void rich_break(struct rich *r, const struct pen *pen)
{
    struct span *s = span_for(r, pen, SPAN_BREAK);
    buf_char(&r->text, '\n');
    s->end = r->text.n;
}

void rich_icon(struct rich *r, const struct pen *pen, struct face *face, uint32_t glyph,
               struct str name, length width, length gap)
{
    struct span *s = span_for(r, pen, SPAN_ICON);
    buf_code(&r->text, 0xFFFC);
    s->end = r->text.n;
    s->icon = face;
    s->glyph = glyph;
    s->name = name;
    s->width = width;
    s->gap = gap;
}

void rich_pad(struct rich *r, const struct pen *pen, const struct box *box, bool opens)
{
    struct span *s = span_for(r, pen, SPAN_PAD);
    buf_code(&r->text, 0x2060);
    s->end = r->text.n;
    s->gap = dim_length(box->padding, pen->type->size, pen->type->leading);
    s->box = box;
    s->opens = opens;
}

void rich_space(struct rich *r, const struct pen *pen, length width)
{
    static const struct box nothing;
    rich_pad(r, pen, &nothing, true);
    r->spans.at[r->spans.n - 1].gap = width;
}

void rich_level(struct rich *r, const struct pen *pen, const struct level_style *dots, int level)
{
    struct span *s = span_for(r, pen, SPAN_LEVEL);
    buf_code(&r->text, 0xFFFC);
    s->end = r->text.n;
    s->dots = dots;
    s->level = level;
}

/* Titles of this many letters look odd in two kinds. */
enum { INITIALS_LEAST = 5 };

void rich_initials(struct rich *r, struct arena *a, int letters, const struct type *type)
{
    struct str s = buf_str(&r->text);
    size_t cut = 0, n;
    if (!r->spans.n || r->spans.at[0].kind != SPAN_TEXT || letters <= 0)
        return;
    struct span first = r->spans.at[0];
    int count = 0;
    for (size_t i = first.start; i < first.end; i += n) {
        int32_t c = utf8_at(s, i, &n);
        utf8proc_category_t k = utf8proc_category(c);
        if (k < UTF8PROC_CATEGORY_LU || k > UTF8PROC_CATEGORY_LO)
            continue;
        if (c >= 0x250)
            return;
        cut = count++ < letters ? i + n : cut;
    }
    if (count < INITIALS_LEAST || cut == first.end)
        return;
    vec_push(a, &r->spans);
    memmove(r->spans.at + 1, r->spans.at, (r->spans.n - 1) * sizeof first);
    r->spans.at[0].end = r->spans.at[1].start = cut;
    r->spans.at[0].type = type;
}

void rich_separator(struct rich *r, const struct pen *pen, struct str sign, length gap)
{
    struct span *s = span_for(r, pen, SPAN_SEPARATOR);
    buf_add(&r->text, sign);
    s->end = r->text.n;
    s->gap = gap;
}

uint32_t rich_link(struct rich *r, struct arena *a, struct str uri)
{
    *vec_push(a, &r->links) = uri;
    return (uint32_t)r->links.n;
}

void rich_append(struct rich *r, const struct rich *more, struct arena *a)
{
    size_t at = r->text.n, links = r->links.n;
    buf_add(&r->text, buf_str(&more->text));
    for (size_t i = 0; i < more->spans.n; i++) {
        struct span *s = vec_push(a, &r->spans);
        *s = more->spans.at[i];
        s->start += at;
        s->end += at;
        s->link += s->link ? (uint32_t)links : 0;
    }
    for (size_t i = 0; i < more->links.n; i++)
        *vec_push(a, &r->links) = more->links.at[i];
}

void rich_trim(struct rich *r)
{
    while (r->spans.n && r->spans.at[r->spans.n - 1].kind == SPAN_SEPARATOR)
        r->text.n = r->spans.at[--r->spans.n].start;
    while (r->spans.n && r->text.n && r->text.p[r->text.n - 1] == ' ' &&
           r->spans.at[r->spans.n - 1].kind == SPAN_TEXT) {
        struct span *s = &r->spans.at[r->spans.n - 1];
        r->text.n--;
        if (--s->end == s->start)
            r->spans.n--;
    }
}
