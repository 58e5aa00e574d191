/* faces.c: words -> parts of one face each. */
#include "lines/faces.h"

#include <utf8proc.h>

#include "lines/settable.h"

void faces_report_missing(struct lines *s, const struct typed_span *span, int32_t code)
{
    char bytes[4];
    struct pos *last = &s->reported.missing_pos;
    if (s->measuring || !codes_add(s->a, &s->reported.missing, code))
        return;
    bool same = last->source == span->pos.source && last->line == span->pos.line &&
                last->col == span->pos.col;
    if (same && span->pos.source)
        return;
    *last = span->pos;
    struct str shown = {bytes, utf8_put(bytes, code)};
    diag_report(s->d, DIAG_CODE_NO_GLYPH, pos_of_text(span->pos, shown), (unsigned)code,
                STRF(shown));
}

static void report_fallback(struct cutter *c, const struct typed_span *span, const struct type *type,
                            const struct face *other, int32_t code)
{
    char bytes[4];
    c->once = true;
    if (c->s->measuring)
        return;
    for (size_t i = 0; i < c->s->reported.fallen.n; i++)
        if (str_eq(c->s->reported.fallen.at[i]->family, other->family))
            return;
    *vec_push(c->s->a, &c->s->reported.fallen) = other;
    struct str shown = {bytes, utf8_put(bytes, code)};
    diag_report(c->s->d, DIAG_CODE_FONT_FALLBACK, pos_of_text(span->pos, shown), STRF(shown),
                str_c(c->s->a, type->family.text), str_c(c->s->a, other->family));
}

static bool has_form(const struct face *face, const struct type *type, int32_t code)
{
    int32_t forms[2];
    shape_forms(type, code, forms);
    return face_glyph(face, forms[0]);
}

/* The face for a character: the type's own, else that of the character before, else another. */
static struct face *face_for(struct cutter *c, const struct typed_span *span, struct face *before,
                             int32_t code)
{
    const struct type *type = span->type;
    int32_t forms[2];
    if (has_form(type->face, type, code))
        return type->face;
    if (before && has_form(before, type, code))
        return before;
    shape_forms(type, code, forms);
    struct face *other = fonts_fallback(c->s->types.fonts, type->face, forms[0]);
    if (other)
        report_fallback(c, span, type, other, code);
    else if (!face_glyph(type->face, code))
        faces_report_missing(c->s, span, code);
    c->once |= !other;
    return other ? other : type->face;
}

/* Whether the face can set the mark upon the base: by its own glyph or as one character. */
static bool has_mark(const struct face *face, int32_t base, int32_t mark)
{
    int32_t both[2] = {base, mark};
    utf8proc_ssize_t n = utf8proc_normalize_utf32(both, 2, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    return face_glyph(face, mark) || (n == 1 && face_glyph(face, both[0]));
}

static void add_word(struct cutter *c, const struct typed_span *span, const struct type *type,
                     struct str text, unsigned char *cuts)
{
    cutter_word(c, span, type, shape_text(c->s->shaper, type, text), cuts);
}

static bool is_small(int32_t code)
{
    return utf8proc_category(code) == UTF8PROC_CATEGORY_LL;
}

/* Whether a letter becomes a small capital. */
static bool lessened(const struct type *type, int32_t code)
{
    int32_t forms[2];
    shape_forms(type, code, forms);
    code = forms[0];
    bool all = type->small_caps == SMALL_CAPS_ALL;
    return is_small(code) || (all && utf8proc_category(code) == UTF8PROC_CATEGORY_LU);
}

/* A word in small capitals of a face that has none: its small letters as lesser capitals. */
static void add_small_caps(struct cutter *c, const struct typed_span *span, const struct type *type,
                           struct str text, unsigned char *cuts)
{
    const struct type *lesser = type_lesser_capitals(&c->s->types, type);
    size_t start = 0, n, end;
    for (size_t i = 0; i < text.n; i = end) {
        bool small = lessened(type, utf8_at(text, i, &n));
        for (end = i + n; end < text.n; end += n) {
            int32_t code = utf8_at(text, end, &n);
            if (lessened(type, code) != small && !is_extension(code))
                break;
        }
        add_word(c, span, small ? lesser : type, str_sub(text, start, end), cuts + start);
        if (end < text.n && cuts[end] == CUT_PLAIN)
            cutter_penalty(c, cutter_cost(c, CUT_PLAIN));
        start = end;
    }
}

/* A part of a word in one face. */
static void add_face(struct cutter *c, const struct typed_span *span, struct face *face, struct str text,
                     unsigned char *cuts)
{
    const struct type *type =
        face == span->type->face ? span->type : type_face(&c->s->types, span->type, face);
    if (type->small_caps && !face->small_caps)
        add_small_caps(c, span, type, text, cuts);
    else
        add_word(c, span, type, text, cuts);
    if (cuts[text.n] == CUT_PLAIN || cuts[text.n] == CUT_COMPOUND)
        cutter_penalty(c, 0);
}

/* Whether the face of the type has all glyphs of a text that was shaped with it. */
static bool is_whole(const struct type *type, const struct shaped *w)
{
    bool whole = true;
    for (size_t i = 0; i < w->n && whole; i++)
        whole = w->glyphs[i].id != 0;
    for (size_t i = 0, n; type->letter_case != CASE_AS_TYPED && i < w->text.n && whole; i += n)
        whole = has_form(type->face, type, utf8_at(w->text, i, &n));
    return whole;
}

void faces_word(struct cutter *c, const struct typed_span *span, struct str text,
                      unsigned char *cuts)
{
    bool is_part = c->run_at < SIZE_MAX;
    const struct shaped *w =
        is_part ? shape_part(c->s->shaper, &c->run, c->run_at, c->run_at + text.n)
                : shape_text(c->s->shaper, span->type, text);
    bool whole = is_whole(span->type, w);
    if (whole && span->type->small_caps && !span->type->face->small_caps)
        add_small_caps(c, span, span->type, text, cuts);
    else if (whole)
        cutter_word(c, span, span->type, w, cuts);
    if (whole)
        return;
    struct face *face = NULL;
    int32_t base = 0;
    size_t start = 0, base_at = 0, n;
    for (size_t i = 0; i <= text.n; i += n) {
        int32_t code = utf8_at(text, i, &n);
        struct face *next = NULL;
        size_t from = i; /* where the next face starts */
        if (i < text.n && is_mark(code) && face && !has_mark(face, base, code)) {
            next = face_for(c, span, face, code);
            from = next != face && face_glyph(next, base) ? base_at : i;
        } else if (i < text.n && is_extension(code) && (face || !is_mark(code))) {
            next = face ? face : span->type->face;
        } else if (i < text.n) {
            next = face_for(c, span, face, code);
            base = code;
            base_at = i;
        }
        if (next != face && from > start)
            add_face(c, span, face, str_sub(text, start, from), cuts + start);
        start = next != face ? from : start;
        face = next;
        if (i == text.n)
            break;
    }
}

const struct type *faces_sign(struct cutter *c, const struct typed_span *span, struct str sign)
{
    struct face *face = span->type->face;
    size_t n;
    for (size_t i = 0; i < sign.n; i += n) {
        int32_t code = utf8_at(sign, i, &n);
        if (!is_extension(code) && !face_glyph(face, code))
            face = face_for(c, span, face, code);
    }
    return face == span->type->face ? span->type : type_face(&c->s->types, span->type, face);
}
