/* pieces.c: rich text -> boxes, glue and penalties. */
#include <utf8proc.h>

#include "base/grapheme.h"
#include "base/limit.h"
#include "lines/cjk.h"
#include "lines/faces.h"
#include "lines/settable.h"
#include "text/language.h"
#include "text/linebreak.h"

/* Shorter addresses are not divided at their stops. */
enum { ADDRESS_LEAST = 20 };

static bool breaks_behind(const struct cutter *c, size_t byte)
{
    return c->breaks[byte];
}

/* ---- words */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* True if all letters from byte i on are what a number ends in: "3-е", "20-ти", "3-D", "16-bit". */
static bool is_ending(struct str word, size_t i)
{
    enum { ENDING_MOST = 3 };
    size_t n, letters = 0;
    for (; i < word.n && letters <= ENDING_MOST && grapheme_is_letter(utf8_at(word, i, &n)); i += n)
        letters++;
    return letters && letters <= ENDING_MOST;
}

/* True if the dash before byte i stands between figures, of any script. */
static bool joins_figures(struct str word, size_t i)
{
    size_t dash = i < 3 ? 0 : i - 3, at = dash;
    while (at && ((unsigned char)word.p[--at] & 0xC0) == 0x80)
        ;
    return dash && str_ends(str_sub(word, 0, i), STR("\xE2\x80\x93")) &&
           utf8proc_category(utf8_at(word, at, &(size_t){0})) == UTF8PROC_CATEGORY_ND &&
           utf8proc_category(utf8_at(word, i, &(size_t){0})) == UTF8PROC_CATEGORY_ND;
}

/* True if the dash before byte i stands between two names: "Lotka–Volterra", "Birch–Swinnerton-Dyer". */
static bool joins_names(struct str word, size_t i)
{
    size_t dash = i < 3 ? 0 : i - 3, from = dash;
    while (from && grapheme_is_letter(cutter_before(word, from)))
        while (--from && ((unsigned char)word.p[from] & 0xC0) == 0x80)
            ;
    return from < dash && str_ends(str_sub(word, 0, i), STR("\xE2\x80\x93")) &&
           cutter_is_capital(utf8_at(word, from, &(size_t){0})) && cutter_is_capital(utf8_at(word, i, &(size_t){0}));
}

/* How many letters are at the shorter side of the slash before byte `i` of "TCP/IP", "and/or", "I/O", if it is the only
 * one; 0: it is another sign, or that of an address. */
static size_t beside_slash(struct str word, size_t i)
{
    size_t before = 0, after = 0;
    if (word.p[i - 1] != '/' || str_find(word, '/') != i - 1 || str_find(str_sub(word, i, word.n), '/') < word.n - i)
        return 0;
    for (size_t k = 0; k + 1 < word.n; k++)
        if (strchr(".:@_~?=", word.p[k]))
            return 0;
    while (before + 1 < i && !strchr("([\"", word.p[i - 2 - before]))
        before++;
    while (i + after < word.n && !strchr(")],;.!?\"", word.p[i + after]))
        after++;
    return before < after ? before : after;
}

/* True if one letter stands before the hyphen at byte `at` of the text, whatever font it is in: x-ray, (α-Fe. */
static bool follows_letter(struct str s, size_t at)
{
    size_t letters = 0;
    while (at > 0 && letters < 2) {
        while (at-- > 1 && (s.p[at] & 0xC0) == 0x80)
            ;
        utf8proc_category_t k = utf8proc_category(utf8_at(s, at, &(size_t){0}));
        bool mark = k == UTF8PROC_CATEGORY_MN;
        if (!mark && (k < UTF8PROC_CATEGORY_LU || k > UTF8PROC_CATEGORY_LO))
            return letters == 1 && (k == UTF8PROC_CATEGORY_ZS || k == UTF8PROC_CATEGORY_PS ||
                                    k == UTF8PROC_CATEGORY_PI || k == UTF8PROC_CATEGORY_CC);
        letters += !mark;
    }
    return letters == 1;
}

/* True if a hyphen, a capital and a number end the name, which could be parted before byte i: HAWQ-V2. */
static bool is_version(struct str word, size_t i)
{
    size_t digits = i + 1;
    if (word.p[i - 1] != '-' || word.p[i] < 'A' || word.p[i] > 'Z')
        return false;
    while (++i < word.n && is_digit(word.p[i]))
        ;
    return i > digits && (i == word.n || strchr(":;,.!?)]\"", word.p[i]));
}

/* A break before byte i of the word, behind a sign that is there anyway. Persons have no hyphen to spare. */
static enum word_cut compound(struct cutter *c, size_t from, struct str word, size_t i)
{
    char before = i > 1 ? word.p[i - 2] : ' ', after = word.p[i];
    bool whole = (i == 2 && !is_digit(before)) || before == '.' || (is_digit(before) && is_ending(word, i));
    if (word.p[i - 1] == '-' && (whole || follows_letter(c->r->text, from + i - 1))) /* x-ray, A.-M. */
        return CUT_NONE;
    bool name = (after >= 'A' && after <= 'Z') || is_digit(before);
    size_t beside = beside_slash(word, i);
    if (joins_figures(word, i) || is_version(word, i))
        return CUT_HELD;
    if (is_digit(after) && (word.p[i - 1] == ':' || word.p[i - 1] == '.')) /* arXiv:2011.10680 */
        return CUT_HELD;
    if (beside && beside <= 3)
        return beside == 1 ? CUT_NONE : CUT_HELD; /* km/h, TCP/IP */
    if (word.p[i - 1] == '+' && after == '+')
        return CUT_NONE;
    if (word.p[i - 1] == '-' && (c->forced || spaces_in_value(c, from)))
        return CUT_HELD;
    if (joins_names(word, i) || (word.p[i - 1] == '-' && spaces_ends_label(c, from + word.n)))
        return c->type->align == ALIGN_JUSTIFY ? CUT_COMPOUND : CUT_HELD; /* ragged lines can end before them */
    return word.p[i - 1] == '-' && name ? CUT_COMPOUND : CUT_PLAIN;
}

/* Adds the places in an address that show that it goes on: behind an "@", before a stop, a question mark
 * and the like. That behind a slash is one of any word; it is better than one behind a hyphen, of which readers ask
 * whose it is. */
static void cut_address(struct str word, unsigned char *cuts)
{
    for (size_t i = 2; i + 2 < word.n; i++) {
        if (cuts[i] == CUT_PLAIN && word.p[i - 1] == '-')
            cuts[i] = CUT_COMPOUND;
        else if (cuts[i] == CUT_HELD && word.p[i - 1] == '.') /* it would end a sentence */
            cuts[i] = CUT_NONE;
        else if (cuts[i] == CUT_NONE && word.p[i - 1] != '/' &&
                 (strchr(".?#&=_", word.p[i]) || word.p[i - 1] == '@' || word.p[i - 1] == '\\'))
            cuts[i] = CUT_ADDRESS;
    }
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

static void add_kept(struct cutter *c, const struct typed_span *span, const struct set_word *kept,
                     unsigned char *cuts)
{
    cuts[kept->text.n] = CUT_NONE;
    if (kept->text.n)
        faces_word(c, span, kept, cuts);
}

/* Soft hyphens say where the word may be divided; they and other signs without a shape are not set
 * themselves. */
static void add_shapely(struct cutter *c, const struct typed_span *span, struct str text, size_t from,
                        unsigned char *cuts)
{
    struct str written = text;
    text = settable_text(c->s, span, text, &cuts, &c->once);
    bool replaced = text.p != written.p;
    char *kept = arena_alloc(c->s->scratch, text.n + 1);
    uint32_t *origin = c->scripts.n ? arena_array_of(c->s->scratch, uint32_t, text.n + 1) : NULL;
    size_t n = 0, bytes;
    for (size_t i = 0; i < text.n; i += bytes) {
        int32_t code = utf8_at(text, i, &bytes);
        size_t end = i + bytes;
        if (code == 0xAD && end < text.n)
            cuts[end] = c->wrap == WRAP_NOWHERE ? CUT_NONE : CUT_HYPHEN;
        if (is_shapeless(code, cutter_before(text, i)))
            continue;
        if (utf8_is_private(code))
            report_private(c, span, str_sub(text, i, end));
        memmove(cuts + n, cuts + i, bytes);
        memcpy(kept + n, text.p + i, bytes);
        for (size_t k = n; origin && k < n + bytes; k++)
            origin[k] = (uint32_t)(replaced ? from : from + i);
        n += bytes;
    }
    struct set_word word = {{kept, n}, from, replaced || n < text.n, NULL};
    word.origin = word.altered ? origin : NULL;
    add_kept(c, span, &word, cuts);
}

static void add_text(struct cutter *c, const struct typed_span *span, size_t from, size_t to)
{
    struct arena *scratch = c->s->scratch;
    struct str text = str_sub(c->r->text, from, to);
    unsigned char *cuts = arena_array_of(scratch, unsigned char, text.n + 1);
    bool *points = arena_array_of(scratch, bool, text.n + 1);
    const struct hyphen_patterns *patterns =
        span->type->lang.n ? hyphen_find(c->s->hyphens, span->type->lang) : c->s->patterns;
    if (c->type->hyphenate && !c->s->hyphenation->off && c->wrap != WRAP_NOWHERE && !c->forced &&
        !spaces_in_name(c, from)) {
        if (patterns)
            hyphen_points(patterns, text, points);
        hyphenation_apply(c->s->hyphenation, scratch, text, points);
    }
    c->in_last = from >= c->last;
    bool other = false; /* what is not ASCII */
    for (size_t i = 0; i < text.n && !other; i++)
        other = (unsigned char)text.p[i] >= 0x80;
    for (size_t i = 1; i < text.n; i++)
        cuts[i] = c->wrap == WRAP_NOWHERE                      ? CUT_NONE
                  : breaks_behind(c, from + i - 1) ? compound(c, from, text, i)
                  : c->ranged && text.p[i - 1] == '~' ? CUT_WORDS
                  : points[i]                         ? CUT_HYPHEN
                                                      : CUT_NONE;
    if (text.n >= ADDRESS_LEAST && c->wrap != WRAP_NOWHERE && hyphen_is_address(text))
        cut_address(text, cuts);
    if (c->special && other)
        cjk_cuts(text, cuts);
    if (!other)
        add_kept(c, span, &(struct set_word){.text = text, .at = from}, cuts);
    else
        add_shapely(c, span, text, from, cuts);
}

/* ---- spaces */

static void add_space(struct cutter *c, const struct typed_span *span, size_t from, size_t to, int code)
{
    int32_t dash = cutter_before(c->r->text, from); /* Korean has a tilde */
    bool range = (code == 0x2009 || code == ' ') && (dash == 0x2013 || dash == '~');
    bool breaks = (code == ' ' || range) && c->wrap != WRAP_NOWHERE && to < c->r->text.n &&
                  breaks_behind(c, to - 1);
    int penalty = !breaks                          ? TOTALFIT_NEVER
                  : c->wrap == WRAP_AFTER_RELATION ? AFTER_RELATION
                  : c->wrap == WRAP_AFTER_OPERATOR ? AFTER_OPERATOR
                  : c->wrap == WRAP_AT_WORST       ? HELD
                                                   : spaces_price(c, from, to);
    /* Between the parts of an address. */
    bool comma = c->forced && !c->ranged && from > 0 && c->r->text.p[from - 1] == ',';
    if (c->wrap == WRAP_BETWEEN_NAMES && breaks && !range && !comma) {
        int inside = c->ranged ? INSIDE_DATE : spaces_in_name(c, from) ? INSIDE_PERSON : INSIDE_NAME;
        if (penalty < TOTALFIT_NEVER && c->forced) { /* "born on 7 March 1988 | in", rather than before the year */
            int sum = penalty + inside;
            penalty = sum < TOTALFIT_NEVER ? sum : TOTALFIT_NEVER - 1;
        } else {
            penalty = inside > penalty ? inside : penalty;
        }
    }
    if (penalty)
        cutter_penalty(c, TOTALFIT_NEVER);
    if (penalty && penalty < TOTALFIT_NEVER) {
        /* A break that costs: at the penalty, where the glue behind it is dropped. */
        c->items.at[c->items.n - 1].penalty = penalty;
    }
    cutter_add(c, (struct totalfit_item){.kind = TOTALFIT_GLUE},
        (struct piece){.kind = PIECE_SPACE, .level = cutter_level(c, from),
                       .wide = c->special && cjk_space_of_phrase(c, from) ? 8 : 0, .span = span, .type = span->type,
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
    struct shape_run run = {.type = span->type, .text = str_sub(r->text, span->start, span->end)};
    length sum = 0;
    size_t n, end;
    run.script = itemise_is_plain(run.text) ? HB_SCRIPT_LATIN : HB_SCRIPT_INVALID;
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

/* A text without spaces that may have wide characters, or words. */
static void add_wide(struct cutter *c, const struct typed_span *span, size_t from, size_t to)
{
    for (size_t i = from, end; i < to; i = end) {
        end = cjk_part(c, i, to);
        cjk_begin(c, i);
        bool runs_on = c->white == SIZE_MAX && i == span->start && i > 0;
        if (runs_on && breaks_behind(c, i - 1) && c->wrap != WRAP_NOWHERE && c->r->text.p[i - 1] != ' ')
            cutter_penalty(c, cutter_cost(c, CUT_PLAIN, false));
        add_text(c, span, i, end);
        cjk_end(c, i);
    }
}

static void cut_span(struct cutter *c, const struct typed_span *span)
{
    faces_start(c, span);
    struct str all = c->r->text;
    size_t n, end;
    for (size_t i = span->start; i < span->end; i = end) {
        int32_t space = space_at(all, i, &n);
        end = i + n;
        if (space) {
            if (c->special & LINEBREAK_EAST)
                cjk_space(c);
            while (space == ' ' && end < span->end && all.p[end] == ' ')
                end++;
            add_space(c, span, i, end, space);
            continue;
        }
        while (end < span->end && !space_at(all, end, &n))
            end += n;
        if (c->special & LINEBREAK_EAST || cjk_white_between_words(c)) {
            add_wide(c, span, i, end);
            continue;
        }
        /* Where the text goes on in another type, a break is a break there too. */
        bool runs_on = i == span->start && i > 0 && !space_at(all, i - 1, &n);
        if (runs_on && breaks_behind(c, i - 1) && c->wrap != WRAP_NOWHERE)
            cutter_penalty(c, cutter_cost(c, CUT_PLAIN, false));
        add_text(c, span, i, end);
    }
}

/* How wide the pieces are from the n-th on, with all faces that set them. */
static length width_from(struct cutter *c, size_t n)
{
    size_t from = n;
    if (n < c->pieces.n && c->pieces.at[n].kind == PIECE_SEAM) /* with the word before it, from its first part on */
        while (from && (c->pieces.at[--from].kind != PIECE_WORD || c->pieces.at[from].from))
            ;
    struct pieces tail = {.items = c->items.at + from, .pieces = c->pieces.at + from, .n = c->pieces.n - from};
    length sum = 0;
    pieces_measure(c->s, c->r, &tail, c->type);
    for (size_t i = n - from; i < tail.n; i++)
        sum += tail.items[i].kind == TOTALFIT_PENALTY ? 0 : tail.items[i].width;
    return sum;
}

/* Whether a text that is too wide is a range of dates: it has their dash. */
static bool is_range(const struct cutter *c, const struct typed_span *span)
{
    struct str text = str_sub(c->r->text, span->start, span->end);
    return str_find_str(text, STR("\xE2\x80\x93 ")) < text.n ||
           str_find_str(text, STR("\xE2\x80\x93\xE2\x80\x89")) < text.n || /* with a thin space */
           (c->special & LINEBREAK_EAST && cjk_has_range(text));
}

/* Whether a piece from the n-th on is set in another face than the span's, in which its width was measured. */
static bool has_other_face(const struct cutter *c, const struct typed_span *span, size_t n)
{
    bool other = false;
    for (size_t i = n; i < c->pieces.n && !other; i++)
        other = c->pieces.at[i].kind == PIECE_WORD && c->pieces.at[i].word->face != span->type->face;
    return other;
}

/* What must not be broken is all the same where it would reach beyond the edge. */
static void text_span(struct cutter *c, const struct typed_span *span)
{
    size_t before = c->pieces.n;
    const struct text_item *item = c->item;
    c->wrap = span->wrap;
    c->ranged = c->forced = false;
    if (c->wrap == WRAP_NOWHERE && pieces_span_width(c->s, c->r, span) > c->widest) {
        c->wrap = WRAP_BETWEEN_NAMES;
        c->once = c->forced = true;
        c->ranged = is_range(c, span);
    }
    cut_span(c, span);
    if (c->wrap != WRAP_NOWHERE || !(c->special || has_other_face(c, span, before)) ||
        width_from(c, before) <= c->widest)
        return;
    c->pieces.n = c->items.n = before;
    c->item = item;
    c->wrap = WRAP_BETWEEN_NAMES;
    c->once = c->forced = true;
    c->ranged = is_range(c, span);
    cut_span(c, span);
}

/* Moves the pen for the innermost stack of scripts: back, or to its end. */
static void shift(struct cutter *c, const struct typed_span *span, bool back)
{
    size_t *from = &c->stacks[c->n_stacks - 1], at = c->pieces.n;
    struct piece piece = {.kind = PIECE_SHIFT, .wide = back, .level = at ? c->pieces.at[at - 1].level : 0,
                          .to = (uint32_t)(at - *from), .span = span, .type = span->type};
    cutter_add(c, (struct totalfit_item){.kind = TOTALFIT_BOX}, piece);
    *from = at;
    c->n_stacks -= !back;
}

/* A part of a formula that begins or ends scripts which stand above each other. */
static void stacked_span(struct cutter *c, const struct typed_span *span)
{
    if (span->stack & FORMULA_RAISED && c->n_stacks)
        shift(c, span, true);
    for (int n = span->stack & FORMULA_LOWERED_ALL; n > 0 && c->n_stacks < FORMULA_DEEPEST; n--)
        c->stacks[c->n_stacks++] = c->pieces.n;
    text_span(c, span);
    for (int n = span->stack & FORMULA_STACKED_ALL; n > 0 && c->n_stacks; n -= FORMULA_STACKED)
        shift(c, span, false);
}

static void add_box(struct cutter *c, const struct typed_span *span, enum piece_kind kind)
{
    cutter_add(c, (struct totalfit_item){.kind = TOTALFIT_BOX},
        (struct piece){.kind = kind, .level = cutter_level(c, span->start), .span = span, .type = span->type});
}

/* Where lines are centred, and between items, it is seen where one ends. Between parts of a text the sign ends the
 * line: "JMLR • | Machine Learning". */
static void separator_span(struct cutter *c, const struct typed_span *span)
{
    struct str sign = str_sub(c->r->text, span->start, span->end), bare = sign;
    const struct type *type = faces_sign(c, span, sign);
    uint8_t level = cutter_level(c, span->start);
    struct shape_run run = {.type = type, .text = sign, .leftward = true, .script = HB_SCRIPT_COMMON};
    const struct shaped *w = level & 1 ? shape_part(c->s->shaper, &run, 0, sign.n)
                                       : shape_text(c->s->shaper, type, sign);
    struct totalfit_item place = {.kind = TOTALFIT_PENALTY, .penalty = spaces_separator(c, span)};
    struct piece end = {.kind = PIECE_PLACE};
    while (bare.n && bare.p[bare.n - 1] == ' ')
        bare.n--;
    if (span->opens && bare.n && c->type->align <= ALIGN_LEFT)
        end = (struct piece){.kind = PIECE_SIGN, .level = level, .span = span, .type = type,
                             .word = shape_text(c->s->shaper, type, bare)};
    if (c->special & LINEBREAK_EAST)
        cjk_space(c);
    cutter_add(c, place, end);
    cutter_add(c, (struct totalfit_item){.kind = TOTALFIT_GLUE},
        (struct piece){.kind = PIECE_SEPARATOR, .level = level, .span = span, .type = type, .word = w});
}

/* Counts the characters of a text that is set. False: there are too many. */
static bool count_text(struct lines *s, const struct typed *r)
{
    if (s->measuring || !r->n)
        return true;
    return limit_take(s->d, LIMIT_GLYPHS, utf8_length(r->text), r->spans[0].pos);
}

/* The direction of a paragraph. */
static bool runs_leftward(const struct lines *s, const struct typed *r)
{
    enum bidi_own own = r->way == WAY_OWN ? bidi_own(r->text) : BIDI_NEITHER;
    if (r->way == WAY_RIGHTWARD || r->way == WAY_LEFTWARD)
        return r->way == WAY_LEFTWARD;
    return own == BIDI_NEITHER ? s->leftward : own == BIDI_OWN_LEFTWARD;
}

/* The levels of the text (bidi.h); NULL: all of it runs as a document that runs to the right. */
static const uint8_t *levels_of(struct cutter *c)
{
    struct lines *s = c->s;
    if (!s->leftward && (itemise_is_plain(c->r->text) || !bidi_needed(c->r->text)))
        return NULL;
    if (!s->bidi && !s->bidi_absent)
        s->bidi_absent = !(s->bidi = bidi_open(s->a));
    if (!s->bidi && !s->reported.left && !s->measuring)
        diag_report(s->d, DIAG_CODE_NO_BIDI, c->r->n ? c->r->spans[0].pos : (struct pos){0});
    s->reported.left |= !s->bidi && !s->measuring;
    c->leftward = runs_leftward(s, c->r);
    if (!s->bidi)
        return NULL;
    uint8_t *levels = bidi_levels(s->bidi, s->scratch, c->r->text, c->leftward);
    bidi_keep_names(c->r->text, levels);
    bidi_keep_numbers(c->r->text, levels);
    bidi_keep_brackets(c->r->text, levels);
    return levels;
}

/* The language of Han of which the paragraph does not tell it: that of the document's values. */
static struct str language_of_document(void *lines)
{
    struct lines *s = lines;
    if (!s->han.n) {
        struct language_letters letters = {0};
        language_count_values(&letters, &s->content->inliner);
        s->han = str_of(language_of_han(&letters));
    }
    return s->han;
}

/* The scripts, languages and directions of the text. */
static struct text_items items_of(struct lines *s, const struct typed *r, const uint8_t *levels)
{
    if (!levels && itemise_is_plain(r->text))
        return (struct text_items){0};
    struct itemise_part *parts = arena_array_of(s->scratch, struct itemise_part, r->n);
    for (size_t i = 0; i < r->n; i++) {
        struct str lang = r->spans[i].type->lang;
        parts[i] = (struct itemise_part){r->spans[i].end, lang.n ? lang : s->lang};
    }
    struct itemise_han han = {language_of_document, s};
    return itemise(s->scratch, r->text, parts, r->n, levels, &han);
}

/* A text in a script without spaces, whose words are not known, and which does not mark them. */
static void report_wordless(struct cutter *c)
{
    struct str text = c->r->text;
    size_t i = 0, n, end;
    if (c->s->reported.words || c->s->measuring || !c->r->n)
        return;
    while (i < text.n && linebreak_spaced(utf8_at(text, i, &n)))
        i += n;
    enum { ENOUGH = 5 };
    end = i;
    for (int k = 0; k < ENOUGH && end < text.n && !linebreak_spaced(utf8_at(text, end, &n)); k++)
        end = grapheme_end(text, end);
    const struct typed_span *span = c->r->spans;
    while (span + 1 < c->r->spans + c->r->n && span->end <= i)
        span++;
    struct str shown = str_sub(text, i, end);
    diag_report(c->s->d, DIAG_CODE_NO_WORDS, pos_of_text(span->pos, shown), STRF(shown));
    c->s->reported.words = c->once = true;
}

/* Where lines may end, when parts of the text are in other languages than the document: each part as its own
 * language has it. */
static const bool *breaks_of_parts(struct lines *s, const struct typed *r, const bool *at)
{
    const bool *by_rules[LINEBREAK_RULES] = {0};
    bool *own = NULL;
    by_rules[linebreak_rules_number(s->rules)] = at;
    for (size_t i = 0; i < r->n; i++) {
        const struct typed_span *span = &r->spans[i];
        if (!span->type->lang.n)
            continue;
        struct linebreak_rules rules = linebreak_rules(span->type->lang);
        const bool **of_rules = &by_rules[linebreak_rules_number(rules)];
        if (*of_rules == at)
            continue;
        if (!*of_rules)
            *of_rules = opportunities_of(s->opportunities, r->text, rules).at;
        if (!own)
            own = arena_copy(s->scratch, at, r->text.n * sizeof *at);
        memcpy(own + span->start, *of_rules + span->start, (span->end - span->start) * sizeof *own);
    }
    return own ? own : at;
}

struct pieces pieces_of(struct lines *s, const struct typed *r, const struct type *type,
                        length widest)
{
    struct cutter c = {.s = s, .r = r, .type = type, .widest = widest};
    if (!count_text(s, r))
        return (struct pieces){0};
    c.levels = levels_of(&c);
    c.scripts = items_of(s, r, c.levels);
    c.item = c.scripts.at;
    struct opportunities_found found = opportunities_of(s->opportunities, r->text, s->rules);
    c.breaks = found.at;
    c.special = found.scripts;
    if (c.special & LINEBREAK_EAST)
        c.breaks = breaks_of_parts(s, r, c.breaks);
    if (c.special & LINEBREAK_WORDLESS)
        report_wordless(&c);
    c.last = spaces_last(r->text);
    for (size_t i = 0; i < r->n; i++) {
        const struct typed_span *span = &r->spans[i];
        if (span->kind == SPAN_TEXT && span->stack)
            stacked_span(&c, span);
        else if (span->kind == SPAN_TEXT)
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
            cutter_penalty(&c, TOTALFIT_FORCE);
    }
    return (struct pieces){c.items.at, c.pieces.at, c.items.n, c.levels != NULL, c.leftward,
                           c.levels || c.special, c.words, c.once};
}
