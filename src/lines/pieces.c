/* pieces.c: rich text -> boxes, glue and penalties. */
#include <utf8proc.h>

#include "base/limit.h"
#include "lines/paragraph.h"
#include "lines/settable.h"

/* What a break costs, on TeX's scale of penalties. */
enum {
    HYPHEN_JUSTIFIED = 50, /* plain TeX's \hyphenpenalty and \exhyphenpenalty */
    HYPHEN_NAME = 250,     /* in a word with a capital: it may be a name */
    HYPHEN_RAGGED = 500,   /* a ragged edge has no need of hyphens */
    COMPOUND_NAME = 300,   /* behind the hyphen of NR-IQA or 2-Bit */
    COMPOUND_RAGGED = 150, /* behind a hyphen that is there anyway */
    COMPOUND_HEAD = 500,   /* the same where words are not divided: titles, names */
    AFTER_INITIAL = 3000,  /* M. | Mahoney */
    AFTER_LETTER = 300,    /* A | hybrid */
    INSIDE_NAME = 1000,    /* Anna | Beispiel */
    AT_SEPARATOR = -300,   /* between items, rather than inside of one */
    BEFORE_UNIT = 300,     /* 400 | Gb */
    BEFORE_NUMBER = 100,   /* Math | 16A */
    BEFORE_ISSUE = 1000,    /* 31 | (2) */
    BETWEEN_LETTERS = 9000 /* of a word wider than any line */
};

struct cutter {
    struct lines *s;
    const struct typed *r;
    const struct type *type; /* of the paragraph: its alignment decides the costs */
    length widest;
    const bool *breaks; /* for each byte, whether a line may end after it */
    enum wrap wrap; /* of the span that is cut */
    bool once;      /* struct pieces */
    struct shape_run run; /* its text */
    size_t run_at;  /* where the word that is cut stands in it; SIZE_MAX: it is no part of it */
    VEC(struct totalfit_item) items;
    VEC(struct piece) pieces;
};

static void add(struct cutter *c, struct totalfit_item item, struct piece piece)
{
    *vec_push(c->s->scratch, &c->items) = item;
    *vec_push(c->s->scratch, &c->pieces) = piece;
}

static void add_penalty(struct cutter *c, int penalty)
{
    add(c, (struct totalfit_item){.kind = TOTALFIT_PENALTY, .penalty = penalty},
        (struct piece){.kind = PIECE_PLACE});
}

static bool breaks_behind(const struct cutter *c, size_t byte)
{
    return c->breaks[byte];
}

/* ---- words */

static int32_t code_before(struct str s, size_t at)
{
    if (!at)
        return 0;
    while (--at > 0 && (s.p[at] & 0xC0) == 0x80)
        ;
    return utf8_at(s, at, &(size_t){0});
}

void pieces_report_missing(struct lines *s, const struct typed_span *span, int32_t code)
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
        pieces_report_missing(c->s, span, code);
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

/* Where the word may be broken: behind byte i of it with `hyphen` or without. */
enum cut { CUT_NONE, CUT_PLAIN, CUT_COMPOUND, CUT_HYPHEN, CUT_NAME, CUT_LETTERS };

static int cut_penalty(const struct cutter *c, enum cut cut)
{
    bool justified = c->type->align == ALIGN_JUSTIFY;
    if (cut == CUT_LETTERS)
        return BETWEEN_LETTERS;
    if (cut == CUT_HYPHEN || cut == CUT_NAME)
        return !justified ? HYPHEN_RAGGED : cut == CUT_NAME ? HYPHEN_NAME : HYPHEN_JUSTIFIED;
    if (cut == CUT_COMPOUND)
        return c->type->hyphenate ? COMPOUND_NAME : COMPOUND_HEAD;
    return !c->type->hyphenate ? COMPOUND_HEAD : justified ? HYPHEN_JUSTIFIED : COMPOUND_RAGGED;
}

static void report_letters(struct cutter *c, const struct typed_span *span, struct str text,
                           length over)
{
    struct buf points = {.a = c->s->scratch};
    if (c->s->measuring)
        return;
    length_print(&points, over, 1);
    struct str shown = str_sub(text, 0, text.n < 40 ? text.n : 40);
    while (shown.n && (shown.p[shown.n - 1] & 0x80))
        shown.n--;
    diag_report(c->s->d, DIAG_CODE_OVERFULL, pos_of_text(span->pos, shown), STRF(shown),
                str_c(c->s->scratch, buf_str(&points)));
}

/* Cuts a word that is too wide between letters where `cuts` has no place in what fills a line. Whether
 * that was needed. */
static bool cut_letters(struct cutter *c, const struct shaped *w, const struct type *type,
                        unsigned char *cuts)
{
    struct str text = w->text;
    length *at = arena_array_of(c->s->scratch, length, text.n + 1);
    bool any = false;
    shaped_advances(w, type, at);
    for (size_t i = 1, last_cut = 0, next = 0; i < text.n; i++) {
        if (cuts[i] != CUT_NONE) {
            last_cut = i;
            continue;
        }
        if ((text.p[i] & 0xC0) == 0x80 || is_extension(utf8_at(text, i, &(size_t){0})))
            continue;
        /* How far the part without a place to break reaches. It never reaches less far than the
         * part before it. */
        next = next > i ? next : i;
        while (next < text.n && cuts[next] == CUT_NONE &&
               at[next] - at[last_cut] <= c->widest)
            next++;
        if (at[next] - at[last_cut] > c->widest)
            cuts[i] = CUT_LETTERS, any = true;
    }
    return any;
}

/* Boxes of one shaped word, cut where `cuts` says. */
static void add_shaped(struct cutter *c, const struct typed_span *span, const struct type *type,
                       const struct shaped *w, unsigned char *cuts)
{
    struct str text = w->text;
    struct piece piece = {.kind = PIECE_WORD, .span = span, .type = type, .word = w};
    length width = shaped_width(w, type);
    piece.in_letters = width > c->widest && c->widest > 0 && cut_letters(c, w, type, cuts);
    for (size_t i = 1; i <= text.n; i++) {
        enum cut cut = i < text.n ? cuts[i] : CUT_NONE;
        if (cut == CUT_NONE && i < text.n)
            continue;
        bool hyphen = cut == CUT_HYPHEN || cut == CUT_NAME;
        piece.to = (uint32_t)i;
        add(c, (struct totalfit_item){.kind = TOTALFIT_BOX}, piece);
        piece.from = (uint32_t)i;
        if (i < text.n)
            add(c, (struct totalfit_item){.kind = TOTALFIT_PENALTY, .flagged = hyphen,
                                          .penalty = cut_penalty(c, cut)},
                (struct piece){.kind = hyphen ? PIECE_HYPHEN : PIECE_PLACE, .span = span,
                               .type = type, .in_letters = piece.in_letters});
    }
    c->once |= piece.in_letters;
    if (piece.in_letters)
        report_letters(c, span, text, width - c->widest);
}

static void add_word(struct cutter *c, const struct typed_span *span, const struct type *type,
                     struct str text, unsigned char *cuts)
{
    add_shaped(c, span, type, shape_text(c->s->shaper, type, text), cuts);
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
            add_penalty(c, cut_penalty(c, CUT_PLAIN));
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
        add_penalty(c, 0);
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

/* A word in the faces that have its characters. */
static void add_faces(struct cutter *c, const struct typed_span *span, struct str text,
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
        add_shaped(c, span, span->type, w, cuts);
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

/* A break before byte i of the word, behind a sign that is there anyway. */
static enum cut compound(struct str word, size_t i)
{
    char before = i > 1 ? word.p[i - 2] : ' ', after = word.p[i];
    bool name = (after >= 'A' && after <= 'Z') || (before >= '0' && before <= '9');
    return word.p[i - 1] == '-' && name ? CUT_COMPOUND : CUT_PLAIN;
}

static void report_left(struct cutter *c, const struct typed_span *span, struct str shown)
{
    c->once = true;
    if (c->s->reported.left || c->s->measuring)
        return;
    diag_report(c->s->d, DIAG_CODE_RIGHT_TO_LEFT, pos_of_text(span->pos, shown), STRF(shown));
    c->s->reported.left = true;
}

static void report_private(struct cutter *c, const struct typed_span *span, struct str shown)
{
    size_t n;
    c->once = true;
    if (c->s->reported.private || c->s->measuring)
        return;
    diag_report(c->s->d, DIAG_CODE_PRIVATE_USE, pos_of_text(span->pos, shown),
                (unsigned)utf8_at(shown, 0, &n));
    c->s->reported.private = true;
}

/* What is set of a word. `run_at`: see struct cutter. */
static void add_kept(struct cutter *c, const struct typed_span *span, struct str kept, size_t run_at,
                     unsigned char *cuts)
{
    cuts[kept.n] = CUT_NONE;
    c->run_at = run_at;
    if (kept.n)
        add_faces(c, span, kept, cuts);
}

/* Soft hyphens say where the word may be divided; they and other signs without a shape are not set
 * themselves. */
static void add_shapely(struct cutter *c, const struct typed_span *span, struct str text, size_t from,
                        unsigned char *cuts)
{
    struct str written = text;
    text = settable_text(c->s, span, text, &cuts, &c->once);
    char *kept = arena_alloc(c->s->scratch, text.n + 1);
    size_t n = 0, bytes;
    for (size_t i = 0; i < text.n; i += bytes) {
        int32_t code = utf8_at(text, i, &bytes);
        size_t end = i + bytes;
        if (code == 0xAD && end < text.n)
            cuts[end] = c->wrap == WRAP_NOWHERE ? CUT_NONE : CUT_HYPHEN;
        if (is_shapeless(code, code_before(text, i)))
            continue;
        if (utf8_is_private(code))
            report_private(c, span, str_sub(text, i, end));
        if (runs_left(code))
            report_left(c, span, str_sub(text, i, end));
        memmove(cuts + n, cuts + i, bytes);
        memcpy(kept + n, text.p + i, bytes);
        n += bytes;
    }
    add_kept(c, span, (struct str){kept, n},
             n == text.n && text.p == written.p ? from - span->start : SIZE_MAX, cuts);
}

static void add_text(struct cutter *c, const struct typed_span *span, size_t from, size_t to)
{
    struct arena *scratch = c->s->scratch;
    struct str text = str_sub(c->r->text, from, to);
    unsigned char *cuts = arena_array_of(scratch, unsigned char, text.n + 1);
    bool *points = arena_array_of(scratch, bool, text.n + 1);
    const struct hyphen_patterns *patterns =
        span->type->lang.n ? hyphen_find(c->s->hyphens, span->type->lang) : c->s->patterns;
    if (c->type->hyphenate && !c->s->hyphenation->off && c->wrap != WRAP_NOWHERE) {
        if (patterns)
            hyphen_points(patterns, text, points);
        hyphenation_apply(c->s->hyphenation, scratch, text, points);
    }
    bool name = false, other = false; /* a capital; what is not ASCII */
    for (size_t i = 0; i < text.n; i++) {
        name |= text.p[i] >= 'A' && text.p[i] <= 'Z';
        other |= (unsigned char)text.p[i] >= 0x80;
    }
    for (size_t i = 1; i < text.n; i++)
        cuts[i] = c->wrap == WRAP_NOWHERE                      ? CUT_NONE
                  : breaks_behind(c, from + i - 1) ? compound(text, i)
                  : !points[i]                     ? CUT_NONE
                  : name                           ? CUT_NAME
                                                   : CUT_HYPHEN;
    if (!other)
        add_kept(c, span, text, from - span->start, cuts);
    else
        add_shapely(c, span, text, from, cuts);
}

/* ---- spaces */

static bool is_capital(int32_t c)
{
    return utf8proc_category(c) == UTF8PROC_CATEGORY_LU;
}

static bool is_digit(int32_t c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(int32_t c)
{
    utf8proc_category_t k = utf8proc_category(c);
    return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_LO;
}

/* A sign that stands alone between what it joins: it ends a line rather than begins one. */
static bool is_joint(struct str s, size_t at)
{
    size_t n, more;
    int32_t c = at < s.n ? utf8_at(s, at, &n) : 0;
    bool sign = c == 0xB7 || c == 0x2022 || c == '|' || c == 0x2013 || c == 0x2014 || c == '/';
    return sign && at + n < s.n && utf8_at(s, at + n, &more) == ' ';
}

/* What a break at the space [from, to) costs. */
static int space_penalty(const struct cutter *c, size_t from, size_t to)
{
    struct str s = c->r->text;
    int32_t last = code_before(s, from), after = utf8_at(s, to, &(size_t){0});
    size_t at = from;
    bool stop = last == '.';
    if (stop)
        at--;
    int32_t letter = code_before(s, at);
    if (is_capital(letter)) {
        size_t one = at;
        while (--one > 0 && (s.p[one] & 0xC0) == 0x80)
            ;
        int32_t before = code_before(s, one);
        if (before == 0 || before == ' ' || before == '(' || before == 0xA0 || before == '\n' ||
            before == '-' || before == '.')
            return stop ? AFTER_INITIAL : AFTER_LETTER;
    }
    if (is_joint(s, to))
        return TOTALFIT_NEVER;
    if (is_digit(last) && after == '(')
        return BEFORE_ISSUE;
    if (is_digit(last) && is_letter(after)) {
        size_t end = to, n, letters = 0;
        while (end < s.n && is_letter(utf8_at(s, end, &n)))
            end += n, letters++;
        return letters <= 3 && (end == s.n || s.p[end] != '-') ? BEFORE_UNIT : 0;
    }
    return is_digit(after) && is_letter(last) ? BEFORE_NUMBER : 0;
}

static void add_space(struct cutter *c, const struct typed_span *span, size_t from, size_t to, int code)
{
    bool range = (code == 0x2009 || code == ' ') &&
                 code_before(c->r->text, from) == 0x2013;
    bool breaks = (code == ' ' || range) && c->wrap != WRAP_NOWHERE && to < c->r->text.n &&
                  breaks_behind(c, to - 1);
    int penalty = breaks ? space_penalty(c, from, to) : TOTALFIT_NEVER;
    if (c->wrap == WRAP_BETWEEN_NAMES && penalty < INSIDE_NAME && !range)
        penalty = INSIDE_NAME;
    if (penalty)
        add_penalty(c, TOTALFIT_NEVER);
    if (penalty && penalty < TOTALFIT_NEVER) {
        /* A break that costs: at the penalty, where the glue behind it is dropped. */
        c->items.at[c->items.n - 1].penalty = penalty;
    }
    add(c, (struct totalfit_item){.kind = TOTALFIT_GLUE},
        (struct piece){.kind = PIECE_SPACE, .span = span, .type = span->type,
                       .from = (uint32_t)from, .to = (uint32_t)to});
}

/* ---- spans */

/* A space of any kind at `i`: its code and length, or 0. */
static int32_t space_at(struct str s, size_t i, size_t *n)
{
    int32_t c = utf8_at(s, i, n);
    return c == ' ' || c == 0xA0 || c == 0x2009 || c == 0x202F ? c : 0;
}

length pieces_span_width(struct lines *s, const struct typed *r, const struct typed_span *span)
{
    struct shape_run run = {span->type, str_sub(r->text, span->start, span->end)};
    length sum = 0;
    size_t n, end;
    for (size_t i = span->start; i < span->end; i = end) {
        bool space = space_at(r->text, i, &n);
        for (end = i + n; end < span->end && !space_at(r->text, end, &n) && !space;)
            end += n;
        sum += space ? shaped_scale(span->type, span->type->face->space)
                     : shaped_width(shape_part(s->shaper, &run, i - span->start,
                                               end - span->start),
                                    span->type);
    }
    return sum;
}

static void text_span(struct cutter *c, const struct typed_span *span)
{
    c->wrap = span->wrap;
    c->run = (struct shape_run){span->type, str_sub(c->r->text, span->start, span->end)};
    if (c->wrap == WRAP_NOWHERE && pieces_span_width(c->s, c->r, span) > c->widest) {
        c->wrap = WRAP_BETWEEN_NAMES; /* better broken than beyond the edge */
        c->once = true;
    }
    struct str all = c->r->text;
    size_t n, end;
    for (size_t i = span->start; i < span->end; i = end) {
        int32_t space = space_at(all, i, &n);
        end = i + n;
        if (space) {
            while (space == ' ' && end < span->end && all.p[end] == ' ')
                end++;
            add_space(c, span, i, end, space);
            continue;
        }
        while (end < span->end && !space_at(all, end, &n))
            end += n;
        /* Where the text goes on in another type, a break is a break there too. */
        bool runs_on = i == span->start && i > 0 && !space_at(all, i - 1, &n);
        if (runs_on && breaks_behind(c, i - 1) && c->wrap != WRAP_NOWHERE)
            add_penalty(c, cut_penalty(c, CUT_PLAIN));
        add_text(c, span, i, end);
    }
}

static void add_box(struct cutter *c, const struct typed_span *span, enum piece_kind kind)
{
    add(c, (struct totalfit_item){.kind = TOTALFIT_BOX},
        (struct piece){.kind = kind, .span = span, .type = span->type});
}

/* A sign is set in one face, another one where the type's own lacks some of it. */
static const struct type *sign_type(struct cutter *c, const struct typed_span *span, struct str sign)
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

static void separator_span(struct cutter *c, const struct typed_span *span)
{
    struct str sign = str_sub(c->r->text, span->start, span->end);
    const struct type *type = sign_type(c, span, sign);
    const struct shaped *w = shape_text(c->s->shaper, type, sign);
    add_penalty(c, AT_SEPARATOR);
    add(c, (struct totalfit_item){.kind = TOTALFIT_GLUE},
        (struct piece){.kind = PIECE_SEPARATOR, .span = span, .type = type, .word = w});
}

/* Counts the characters of a text that is set. False: there are too many. */
static bool count_text(struct lines *s, const struct typed *r)
{
    uint64_t n = 0;
    if (s->measuring || !r->n)
        return true;
    for (size_t i = 0; i < r->text.n; i++)
        n += (r->text.p[i] & 0xC0) != 0x80;
    return limit_take(s->d, LIMIT_GLYPHS, n, r->spans[0].pos);
}

struct pieces pieces_of(struct lines *s, const struct typed *r, const struct type *type,
                        length widest)
{
    struct cutter c = {.s = s, .r = r, .type = type, .widest = widest};
    if (!count_text(s, r))
        return (struct pieces){0};
    c.breaks = opportunities_of(s->opportunities, r->text, s->lang);
    for (size_t i = 0; i < r->n; i++) {
        const struct typed_span *span = &r->spans[i];
        if (span->kind == SPAN_TEXT)
            text_span(&c, span);
        else if (span->kind == SPAN_ICON)
            add_box(&c, span, PIECE_ICON);
        else if (span->kind == SPAN_SEPARATOR)
            separator_span(&c, span);
        else if (span->kind == SPAN_PAD)
            add_box(&c, span, PIECE_PAD);
        else if (span->kind == SPAN_LEVEL)
            add_box(&c, span, PIECE_LEVEL);
        else
            add_penalty(&c, TOTALFIT_FORCE);
    }
    return (struct pieces){c.items.at, c.pieces.at, c.items.n, c.once};
}
