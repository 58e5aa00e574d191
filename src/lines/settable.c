/* settable.c: replaces what cannot be set in bibliographies, since one work is no reason to set none; and
 * pictures such as emoji, which say little and which few fonts have. */
#include "lines/settable.h"

#include <string.h>
#include <utf8proc.h>

#include "base/grapheme.h"
#include "lines/faces.h"

/* What stands in place of a character that cannot be set. A bundled font has it. */
#define REPLACEMENT "□"

/* Each value once. */
static void report_replaced(struct lines *s, const struct typed_span *span, struct str shown, int32_t code)
{
    struct pos pos = {span->pos.source, span->pos.line, span->pos.col};
    struct str key = {(const char *)&pos, sizeof pos};
    if (s->measuring || table_find(&s->reported.replaced, key))
        return;
    table_set(s->a, &s->reported.replaced, str_copy(s->a, key), s);
    pos = pos_of_text(pos, shown);
    size_t first = 0; /* a font may lack one of several signs, but have what they make together */
    utf8_at(shown, 0, &first);
    diag_report(s->d, DIAG_CODE_GLYPH_REPLACED, pos, (unsigned)code, STRF(shown), REPLACEMENT,
                first < shown.n ? "" : faces_advice(s, code));
}

/* The cluster at byte i of the text, which ends at *end: whether all of it is set, or is nothing to see. */
static bool can_set(struct lines *s, const struct typed_span *span, struct str text, size_t i, size_t *end)
{
    int32_t code = utf8_at(text, i, &(size_t){0});
    *end = grapheme_end(text, i);
    return (code < 0x80 && *end == i + 1) || is_shapeless(code, 0) || (is_extension(code) && !is_mark(code)) ||
           faces_can_set(s, span, str_sub(text, i, *end));
}

/* True for emoji and other pictures: ✅, what stands beyond the first plane, and keycaps. */
static bool is_picture(struct str cluster)
{
    int32_t code = utf8_at(cluster, 0, &(size_t){0});
    return str_ends(cluster, STR("\u20E3")) || (code >= 0x1F000 && code <= 0x1FAFF) ||
           (code >= 0x231A && code < 0x3000 &&
            utf8proc_get_property(code)->boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC);
}

/* True if the text may have characters that are replaced: all are in bibliographies. */
static bool may_lack(struct str text, bool library)
{
    const char *p = text.p, *end = text.p + text.n;
    if (library || (text.n && memchr(p, 0xF0, text.n)))
        return true;
    while (p < end && (p = memchr(p, 0xE2, (size_t)(end - p))) && ++p < end)
        if ((unsigned char)*p >= 0x8C || (unsigned char)*p == 0x83) /* U+2300 and on, or U+20E3 */
            return true;
    return false;
}

struct str settable_text(struct lines *s, const struct typed_span *span, struct str text,
                         unsigned char **cuts, bool *once)
{
    bool library = span->pos.source && span->pos.source->of_library;
    bool lacks = false;
    size_t i = 0, end;
    for (; may_lack(text, library) && i < text.n && !lacks; i = end)
        lacks = !can_set(s, span, text, i, &end) && (library || is_picture(str_sub(text, i, end)));
    if (!lacks)
        return text;
    struct buf b = {.a = s->scratch};
    unsigned char *places = arena_array_of(s->scratch, unsigned char, 3 * text.n + 1);
    for (i = 0; i < text.n; i = end) {
        bool set = can_set(s, span, text, i, &end);
        struct str cluster = str_sub(text, i, end);
        bool sound = set || !(library || is_picture(cluster));
        memcpy(places + b.n, *cuts + i, sound ? cluster.n : 1);
        if (!sound)
            report_replaced(s, span, cluster, utf8_at(text, i, &(size_t){0}));
        buf_add(&b, sound ? cluster : STR(REPLACEMENT));
    }
    *cuts = places;
    *once = true;
    return buf_str(&b);
}

struct str settable_readable(struct arena *a, struct str s)
{
    struct buf b = {.a = a};
    for (size_t i = 0, n; i < s.n; i += n) {
        int32_t code = utf8_at(s, i, &n);
        if (code != 0xAD && code != 0x200B && code != 0x2060 && code != 0xFEFF &&
            code != 0xFFFC && !bidi_is_sign(code) && !utf8_is_private(code))
            buf_add(&b, str_sub(s, i, i + n));
    }
    return b.n ? buf_end(&b) : STR("");
}
