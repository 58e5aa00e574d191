/* rich_edit.c: changes rich text that was written. */
#include <utf8proc.h>

#include "base/grapheme.h"
#include "text/formula.h"
#include "text/rich.h"
#include "text/shape.h"

static bool is_mark_at(struct str s, size_t i, size_t *n)
{
    int32_t c = utf8_at(s, i, n);
    utf8proc_category_t k = utf8proc_category(c);
    bool jamo = c >= 0x1160 && c <= 0x11FF; /* the rest of a syllable of Hangul */
    return jamo || k == UTF8PROC_CATEGORY_MN || k == UTF8PROC_CATEGORY_MC || k == UTF8PROC_CATEGORY_ME;
}

/* How far the letter of a mark is sought [bytes]; it has a few marks at most. It keeps the time linear. */
enum { MARKS_MOST = 100 };

void rich_join_marks(struct rich *r, size_t at)
{
    struct str text = buf_str(&r->text);
    size_t start = at, end = at, n, first = r->spans.n;
    while (end < text.n && is_mark_at(text, end, &n))
        end += n;
    while (first && r->spans.at[first - 1].start >= at)
        first--;
    if (end == at || !first || r->spans.at[first - 1].kind != SPAN_TEXT)
        return;
    do
        while (--start > r->spans.at[first - 1].start && (text.p[start] & 0xC0) == 0x80)
            ;
    while (start > r->spans.at[first - 1].start && at - start < MARKS_MOST && is_mark_at(text, start, &n));
    struct str rest = str_copy(r->text.a, str_sub(text, end, text.n));
    struct str letter = utf8_composed(r->text.a, str_copy(r->text.a, str_sub(text, start, end)));
    r->text.n = start;
    buf_add(&r->text, letter);
    buf_add(&r->text, rest);
    for (size_t i = first; i < r->spans.n; i++) {
        struct span *s = &r->spans.at[i];
        s->start = (s->start > end ? s->start : end) - end + start + letter.n;
        s->end = (s->end > end ? s->end : end) - end + start + letter.n;
    }
    r->spans.at[first - 1].end = first < r->spans.n ? start + letter.n : r->text.n;
    while (first < r->spans.n && r->spans.at[r->spans.n - 1].start == r->text.n)
        r->spans.n--;
}

/* Whether a letter stands by itself, so that it may look other than the next: letters of scripts with capitals, but for
 * those that are joined; no ideographs. */
static bool is_separate(int32_t c)
{
    utf8proc_category_t k = utf8proc_category(c);
    return c < 0x250 || ((k == UTF8PROC_CATEGORY_LU || k == UTF8PROC_CATEGORY_LL) &&
                         !shape_is_joined(hb_unicode_script(hb_unicode_funcs_get_default(), (hb_codepoint_t)c)));
}

/* Titles of fewer letters look odd in two fonts. */
enum { INITIALS_LEAST = 5 };

void rich_initials(struct rich *r, struct arena *a, int letters, const struct charstyle *style)
{
    struct str s = buf_str(&r->text);
    size_t cut = 0, n;
    if (!r->spans.n || r->spans.at[0].kind != SPAN_TEXT || letters <= 0)
        return;
    struct span first = r->spans.at[0];
    int count = 0;
    for (size_t i = first.start; i < first.end; i += n) {
        int32_t c = utf8_at(s, i, &n);
        if ((c == ' ' || c == 0xA0) && count && letters > count)
            letters = count;
        if (!grapheme_is_letter(c))
            continue;
        if (!is_separate(c))
            return;
        cut = count++ < letters ? grapheme_end(s, i) : cut;
    }
    if (count < INITIALS_LEAST || cut == first.end)
        return;
    vec_push(a, &r->spans);
    memmove(r->spans.at + 1, r->spans.at, (r->spans.n - 1) * sizeof first);
    r->spans.at[0].end = r->spans.at[1].start = cut;
    r->spans.at[0].style = style;
}

void rich_phrase(struct rich *r, struct arena *a, size_t from, enum phrase_kind kind)
{
    if (r->text.n > from)
        *vec_push(a, &r->phrases) = (struct phrase){kind, (uint32_t)from, (uint32_t)r->text.n};
}

/* Inserts a sign into a span of text. */
static void insert(struct rich *r, size_t span, size_t at, int32_t code)
{
    char bytes[4];
    size_t n = utf8_put(bytes, code);
    buf_room(&r->text, n);
    memmove(r->text.p + at + n, r->text.p + at, r->text.n - at);
    memcpy(r->text.p + at, bytes, n);
    r->text.n += n;
    r->spans.at[span].end += n;
    for (size_t i = span + 1; i < r->spans.n; i++) {
        r->spans.at[i].start += n;
        r->spans.at[i].end += n;
    }
    for (size_t i = 0; i < r->phrases.n; i++) {
        struct phrase *p = &r->phrases.at[i];
        p->start += p->start >= at ? n : 0;
        p->end += p->end > at ? n : 0;
    }
}

void rich_isolate(struct rich *r, struct arena *a, size_t from, enum bidi_sign sign)
{
    size_t first = 0, last = r->spans.n;
    r->text.a = a;
    while (first < r->spans.n && (r->spans.at[first].kind != SPAN_TEXT || r->spans.at[first].end <= from))
        first++;
    while (last > first && r->spans.at[last - 1].kind != SPAN_TEXT)
        last--;
    if (last == first)
        return;
    size_t at = r->spans.at[first].start > from ? r->spans.at[first].start : from;
    insert(r, first, at, sign);
    insert(r, last - 1, r->spans.at[last - 1].end, BIDI_END);
}

void rich_enclose(struct rich *r, struct arena *a, size_t from, struct str open, struct str close)
{
    size_t first = 0, n;
    while (first < r->spans.n && (r->spans.at[first].kind != SPAN_TEXT || r->spans.at[first].end <= from))
        first++;
    if (first == r->spans.n || r->spans.at[r->spans.n - 1].kind != SPAN_TEXT)
        return;
    r->text.a = a;
    for (size_t i = 0; i < open.n; i += n)
        insert(r, first, from + i, utf8_at(open, i, &n));
    for (size_t i = 0; i < close.n; i += n)
        insert(r, r->spans.n - 1, r->text.n, utf8_at(close, i, &n));
}

void rich_cut(struct rich *r, struct arena *a, size_t at)
{
    size_t i = 0;
    while (i < r->spans.n && r->spans.at[i].end <= at)
        i++;
    if (i == r->spans.n || r->spans.at[i].start >= at)
        return;
    vec_push(a, &r->spans);
    memmove(r->spans.at + i + 1, r->spans.at + i, (r->spans.n - 1 - i) * sizeof *r->spans.at);
    r->spans.at[i].end = r->spans.at[i + 1].start = (uint32_t)at;
    r->spans.at[i].stack &= FORMULA_LOWERED_ALL | FORMULA_RAISED;
    r->spans.at[i + 1].stack &= FORMULA_STACKED_ALL;
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
    for (size_t i = 0; i < more->phrases.n; i++) {
        struct phrase *p = vec_push(a, &r->phrases);
        *p = more->phrases.at[i];
        p->start += at;
        p->end += at;
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

struct rich rich_filled(struct arena *a, const struct rich *r, const struct str late[3])
{
    struct rich to = {.text = {.a = a}, .links_from = r->links_from};
    for (size_t i = 0; i < r->links.n; i++)
        *vec_push(a, &to.links) = r->links.at[i];
    for (size_t i = 0; i < r->spans.n; i++) {
        const struct span *from = &r->spans.at[i];
        struct span *s = vec_push(a, &to.spans);
        *s = *from;
        s->start = to.text.n;
        if (from->kind == SPAN_LATE)
            s->kind = SPAN_TEXT;
        buf_add(&to.text, from->kind == SPAN_LATE
                              ? late[from->late]
                              : str_sub(buf_str(&r->text), from->start, from->end));
        s->end = to.text.n;
    }
    return to;
}
