/* cutter.c: shaped words -> boxes and penalties. */
#include "lines/cutter.h"

#include <utf8proc.h>

#include "base/grapheme.h"
#include "lines/seams.h"

void cutter_add(struct cutter *c, struct totalfit_item item, struct piece piece)
{
    *vec_push(c->s->scratch, &c->items) = item;
    *vec_push(c->s->scratch, &c->pieces) = piece;
}

void cutter_penalty(struct cutter *c, int penalty)
{
    struct totalfit_item item = {.kind = TOTALFIT_PENALTY, .penalty = penalty};
    struct piece place = {.kind = PIECE_PLACE};
    cutter_add(c, item, place);
}

static int cost_of(const struct cutter *c, enum word_cut cut, bool wide)
{
    bool justified = c->type->align == ALIGN_JUSTIFY;
    if (cut == CUT_LETTERS)
        return BETWEEN_LETTERS;
    if (cut == CUT_HELD)
        return c->wrap == WRAP_BETWEEN_NAMES ? HYPHEN_PERSON : HELD;
    if (cut == CUT_ADDRESS)
        return justified || wide ? INSIDE_PHRASE : INSIDE_ADDRESS;
    if (cut == CUT_SYLLABLE)
        return BETWEEN_SYLLABLES;
    if (cut == CUT_WORDS && c->wrap == WRAP_BETWEEN_NAMES)
        return INSIDE_NAME;
    if (cut == CUT_WORDS && spaces_in_short(c, c->word_at))
        return justified ? COMPOUND_NAME : INSIDE_PHRASE;
    if (cut == CUT_WORDS)
        return BETWEEN_WORDS;
    if (cut == CUT_HYPHEN)
        return justified                        ? HYPHEN_JUSTIFIED
               : spaces_in_short(c, c->word_at) ? HYPHEN_VALUE
                                                : HYPHEN_RAGGED;
    if (cut == CUT_COMPOUND)
        return COMPOUND_NAME;
    return !c->type->hyphenate ? COMPOUND_HEAD : justified ? COMPOUND_JUSTIFIED : COMPOUND_RAGGED;
}

int cutter_cost(const struct cutter *c, enum word_cut cut, bool wide)
{
    int cost = cost_of(c, cut, wide);
    return c->in_last && cost < BEFORE_LAST && cut != CUT_WORDS ? BEFORE_LAST : cost;
}

static void report_letters(struct cutter *c, const struct typed_span *span, struct str text,
                           length over)
{
    struct buf points = {.a = c->s->scratch};
    if (c->s->measuring)
        return;
    length_print(&points, over, 1);
    struct str shown = grapheme_shortened(text, 40);
    diag_report(c->s->d, DIAG_CODE_OVERFULL, pos_of_text(span->pos, shown), STRF(shown),
                str_c(c->s->scratch, buf_str(&points)));
}

/* The text without spaces around the word, once. */
static void report_parted(struct cutter *c, const struct typed_span *span)
{
    struct str text = c->r->text;
    size_t from = c->word_at, to = from;
    if (c->s->measuring || from < c->parted)
        return;
    while (from > 0 && text.p[from - 1] != ' ' && text.p[from - 1] != '\n')
        from--;
    while (to < text.n && text.p[to] != ' ' && text.p[to] != '\n')
        to++;
    struct str shown = grapheme_shortened(str_sub(text, from, to), 40);
    diag_report(c->s->d, DIAG_CODE_PARTED, span->pos, STRF(shown)); /* it is not written in one piece */
    c->parted = to;
}

/* Divides a word that is too wide as its language does, be it a name or in a text that has no hyphens else; but not
 * between places to break that are near enough. */
static void cut_syllables(struct cutter *c, const struct typed_span *span, const struct type *type,
                          const struct shaped *w, unsigned char *cuts)
{
    struct str text = w->text;
    const struct hyphen_patterns *patterns =
        span->type->lang.n ? hyphen_find(c->s->hyphens, span->type->lang) : c->s->patterns;
    if (!patterns || c->s->hyphenation->off || hyphen_is_address(text))
        return;
    bool *points = arena_array_of(c->s->scratch, bool, text.n + 1);
    length *at = arena_array_of(c->s->scratch, length, text.n + 1);
    hyphen_points(patterns, text, points);
    shaped_advances(w, type, at);
    for (size_t from = 0, to; from < text.n; from = to) {
        for (to = from + 1; to < text.n && cuts[to] == CUT_NONE;)
            to++;
        for (size_t i = from + 1; i < to && at[to] - at[from] > c->widest; i++)
            if (points[i])
                cuts[i] = CUT_HYPHEN;
    }
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
    size_t last_cut = 0, next = 0;
    for (size_t i = grapheme_end(text, 0); i < text.n; i = grapheme_end(text, i)) {
        if (cuts[i] != CUT_NONE) {
            last_cut = i;
            continue;
        }
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

/* How wide bytes [from, to) of a word are. */
static length width_of(struct cutter *c, const struct type *type, const struct shaped *w, size_t from, size_t to)
{
    if (!from && to == w->text.n)
        return shaped_width(w, type);
    length *at = arena_array_of(c->s->scratch, length, w->text.n + 1);
    shaped_advances(w, type, at);
    return at[to] - at[from];
}

/* The width of the words, mostly none, that no place to break parts from the next one; it may be more than a
 * line's. */
static length open_width(struct cutter *c)
{
    length sum = 0;
    for (size_t i = c->pieces.n; i-- > 0 && sum <= c->widest;) {
        const struct piece *p = &c->pieces.at[i];
        if (p->kind == PIECE_WORD)
            sum += width_of(c, p->type, p->word, p->from, p->to);
        else if (p->kind != PIECE_SEAM)
            break;
    }
    return sum;
}

/* Whether a line may begin with a word before which there is no space, if it must: no sign, and nothing raised. */
static bool may_begin(const struct piece *before, const struct type *type, const struct shaped *w)
{
    size_t from = before->to;
    while (from > before->from && (before->word->text.p[--from] & 0xC0) == 0x80)
        ;
    utf8proc_category_t first = utf8proc_category(utf8_at(w->text, 0, &(size_t){0}));
    utf8proc_category_t last = utf8proc_category(utf8_at(before->word->text, from, &(size_t){0}));
    bool letter = first >= UTF8PROC_CATEGORY_LU && first <= UTF8PROC_CATEGORY_LO;
    return (letter || first == UTF8PROC_CATEGORY_ND) && last != UTF8PROC_CATEGORY_PS &&
           last != UTF8PROC_CATEGORY_PI && (type->raise == before->type->raise || (type->formula && !type->raise));
}

/* Lets a line end before a word that begins without a space, where it would be too wide with what is before it:
 * a long text in several scripts, fonts or links. */
static bool part_words(struct cutter *c, const struct type *type, const struct shaped *w, const unsigned char *cuts)
{
    const struct piece *last = c->pieces.n ? &c->pieces.at[c->pieces.n - 1] : NULL;
    bool follows = last && last->kind == PIECE_WORD && w->text.n && may_begin(last, type, w);
    length before = follows ? open_width(c) : 0;
    size_t to = 1;
    if (!follows)
        return false;
    while (to < w->text.n && cuts[to] == CUT_NONE)
        to++;
    if (before + width_of(c, type, w, 0, to) <= c->widest)
        return false;
    cutter_penalty(c, BETWEEN_LETTERS);
    return true;
}

/* Where a word follows another one without a space, what kerning asks for stands between them: behind a place
 * to break, as white, so that it goes where the line ends. */
static void add_seam(struct cutter *c, const struct typed_span *span, const struct piece *word)
{
    size_t n = c->pieces.n;
    bool place = n > 1 && c->pieces.at[n - 1].kind == PIECE_PLACE && c->items.at[n - 1].penalty > TOTALFIT_FORCE;
    const struct piece *before = n > place ? &c->pieces.at[n - 1 - place] : NULL;
    if (!before || before->kind != PIECE_WORD || !seam_matters(before, word))
        return;
    struct totalfit_item item = {.kind = place ? TOTALFIT_GLUE : TOTALFIT_BOX};
    struct piece piece = {.kind = PIECE_SEAM, .level = word->level, .span = span, .type = span->type};
    cutter_add(c, item, piece);
}

/* Whether it looks like a hyphen at the end of a line. */
static bool is_dash(int32_t code)
{
    return code == '-' || code == 0x2010 || code == 0x2013;
}

void cutter_word(struct cutter *c, const struct typed_span *span, const struct type *type,
                       const struct shaped *w, unsigned char *cuts)
{
    struct str text = w->text;
    struct piece piece = {.kind = PIECE_WORD, .level = c->levels && c->item ? c->item->level : 0, .span = span, .type = type, .word = w};
    length width = shaped_width(w, type);
    if (width > c->widest && c->widest > 0) {
        cut_syllables(c, span, type, w, cuts);
        piece.in_letters = cut_letters(c, w, type, cuts);
    }
    bool parted = c->widest > 0 && part_words(c, type, w, cuts);
    add_seam(c, span, &piece);
    for (size_t i = 1; i <= text.n; i++) {
        enum word_cut cut = i < text.n ? cuts[i] : CUT_NONE;
        if (cut == CUT_NONE && i < text.n)
            continue;
        bool hyphen = cut == CUT_HYPHEN, shown = i < text.n && is_dash(cutter_before(text, i));
        int more = hyphen && utf8_length(str_sub(text, 0, i)) <= 2 ? HYPHEN_TWO : 0;
        piece.to = (uint32_t)i;
        cutter_add(c, (struct totalfit_item){.kind = TOTALFIT_BOX}, piece);
        piece.from = (uint32_t)i;
        if (i < text.n)
            cutter_add(c, (struct totalfit_item){.kind = TOTALFIT_PENALTY, .flagged = hyphen || shown,
                                          .penalty = cutter_cost(c, cut, width > c->widest) + more},
                (struct piece){.kind = hyphen ? PIECE_HYPHEN : PIECE_PLACE, .span = span,
                               .type = type, .in_letters = piece.in_letters,
                               .wide = cut == CUT_WORDS});
    }
    c->once |= piece.in_letters || parted;
    if (parted)
        report_parted(c, span);
    else if (piece.in_letters)
        report_letters(c, span, text, width - c->widest);
}
