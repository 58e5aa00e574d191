/* settable.c: replaces what cannot be set in bibliographies: one work is no reason to set none. */
#include "lines/settable.h"

/* What stands in place of a character of a bibliography that cannot be set. A bundled font has it. */
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
    diag_report(s->d, DIAG_CODE_GLYPH_REPLACED, pos, (unsigned)code, STRF(shown), REPLACEMENT);
}

static bool can_set(struct lines *s, const struct typed_span *span, int32_t code)
{
    return code < 0x80 || is_shapeless(code, 0) ||
           (is_extension(code) && !is_mark(code)) || face_glyph(span->type->face, code) ||
           fonts_fallback(s->types.fonts, span->type->face,
                          span->type->lang.n ? span->type->lang : s->lang, code);
}

struct str settable_text(struct lines *s, const struct typed_span *span, struct str text,
                         unsigned char **cuts, bool *once)
{
    bool library = span->pos.source && span->pos.source->of_library, after = false;
    size_t i = 0, n;
    for (; library && i < text.n && can_set(s, span, utf8_at(text, i, &n)); i += n)
        ;
    if (!library || i == text.n)
        return text;
    struct buf b = {.a = s->scratch};
    unsigned char *places = arena_array_of(s->scratch, unsigned char, 3 * text.n + 1);
    for (i = 0; i < text.n; i += n) {
        int32_t code = utf8_at(text, i, &n);
        bool sound = can_set(s, span, code);
        if (after && is_mark(code))
            continue;
        after = !sound;
        places[b.n] = (*cuts)[i];
        if (!sound)
            report_replaced(s, span, str_sub(text, i, i + n), code);
        buf_add(&b, sound ? str_sub(text, i, i + n) : STR(REPLACEMENT));
    }
    *cuts = places;
    *once = true;
    return buf_str(&b);
}
