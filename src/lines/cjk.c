/* cjk.c: the white beside wide characters, as glue. */
#include "lines/cjk.h"

#include <string.h>
#include <utf8proc.h>

#include "base/east.h"
#include "lines/settable.h"
#include "text/linebreak.h"
#include "text/thai.h"

/* All in 1/1000 em. */
enum {
    QUARTER = 250,
    HAN_STRETCH = 80,  /* between two ideographs: a line of 20 of them stretches by one and a half */
    WORD_STRETCH = 40, /* between two words of Thai: pdf.js adds up two such whites beside some short words */
    LIKE_ALL = 950,    /* a glyph this wide fills the em */
    MOST_OVER = 90,    /* Poppler takes runs that overlap by more for two lines */
    HALF_WHITE = 450,  /* white of this much is half of the em, */
    SOME_WHITE = 200,  /* of this much a quarter: a comma in the middle has a third at each side */
};

/* Between an ideograph and a letter: a quarter of an em by JLREQ and CLREQ, if the style says nothing,
 * which may become an eighth or three of them. */
#define HAN_LATIN_SPACE(em) ((em) / 4)
#define LATIN_GIVES 2

/* What a break costs. */
enum {
    BEFORE_COUNTER = 1200, /* 5 | 年, 第 | 5: in a narrow column a line is rather a half empty */
};

static bool is_quote(int32_t code)
{
    return code >= 0x2018 && code <= 0x201D;
}

/* What may be as wide as the em. */
static bool fills(int32_t code)
{
    return east_is_wide(code) || is_quote(code);
}

/* The last character before byte `at` that is no mark upon another. */
static int32_t base_before(struct str s, size_t at)
{
    int32_t code = 0;
    while (at > 0) {
        while (--at > 0 && (s.p[at] & 0xC0) == 0x80)
            ;
        code = utf8_at(s, at, &(size_t){0});
        if (!is_extension(code))
            break;
    }
    return code;
}

/* The same, of C++ and C#, which count as words, the letter. */
static int32_t letter_before(struct str s, size_t at)
{
    int32_t code = base_before(s, at);
    while (at > 1 && (s.p[at - 1] == '+' || s.p[at - 1] == '#'))
        at--;
    bool letter = at && ((s.p[at - 1] >= 'A' && s.p[at - 1] <= 'Z') || (s.p[at - 1] >= 'a' && s.p[at - 1] <= 'z'));
    return letter ? s.p[at - 1] : code;
}

/* Whether the character at `at` stands by itself: it is wide, or a quotation mark beside a wide one, which
 * fonts have in either width. */
static bool stands_alone(struct str text, size_t at)
{
    size_t n;
    int32_t code = utf8_at(text, at, &n);
    return east_is_wide(code) || (is_quote(code) && (east_is_wide(base_before(text, at)) ||
                                                east_is_wide(utf8_at(text, at + n, &(size_t){0}))));
}

/* Whether words meet between these: of Thai, or at a zero-width space of Lao, Khmer or Burmese. */
static bool words_meet(int32_t before, int32_t after)
{
    return thai_is(before) || (before == 0x200B && !linebreak_spaced(after));
}

bool cjk_white_between_words(const struct cutter *c)
{
    return c->type->align == ALIGN_JUSTIFY && c->wrap != WRAP_NOWHERE &&
           c->special & (LINEBREAK_THAI | LINEBREAK_MARKED);
}

bool cjk_space_of_phrase(const struct cutter *c, size_t at)
{
    return cjk_white_between_words(c) && thai_is(base_before(c->r->text, at));
}

/* Whether a word ends before byte `at` that has white behind it. */
static bool ends_word(const struct cutter *c, size_t at)
{
    struct str text = c->r->text;
    size_t before = at, n;
    if (!cjk_white_between_words(c) || !c->breaks[at - 1])
        return false;
    while (--before > 0 && (text.p[before] & 0xC0) == 0x80)
        ;
    return words_meet(utf8_at(text, before, &n), utf8_at(text, at, &n));
}

size_t cjk_part(const struct cutter *c, size_t i, size_t to)
{
    struct str text = c->r->text;
    size_t n, end;
    bool alone = stands_alone(text, i);
    utf8_at(text, i, &n);
    for (end = i + n; end < to; end += n)
        if (!is_extension(utf8_at(text, end, &n)) && (alone || stands_alone(text, end) || ends_word(c, end)))
            break;
    return end;
}

/* Punctuation that has white as a part of its em. */
static bool is_punctuation(int32_t code)
{
    static const int32_t FORMS[] = {0xFF01, 0xFF08, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F,
                                    0xFF3B, 0xFF3D, 0xFF5B, 0xFF5D, 0xFF5F, 0xFF60, 0x30FB, 0x3001, 0x3002};
    if ((code >= 0x3008 && code <= 0x301F && code != 0x3012 && code != 0x3013 && code != 0x301C) ||
        is_quote(code))
        return true;
    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++)
        if (code == FORMS[i])
            return true;
    return false;
}

/* A letter of Latin, Greek or Cyrillic, or a digit: what keeps off an ideograph. */
static bool is_alphabetic(int32_t code)
{
    utf8proc_category_t k = utf8proc_category(code);
    return code < 0x1100 && (k <= UTF8PROC_CATEGORY_LO || k == UTF8PROC_CATEGORY_ND) &&
           k != UTF8PROC_CATEGORY_CN;
}

/* An ideograph, kana or a sign like 々: a letter that is wide. */
static bool is_ideograph(int32_t code)
{
    utf8proc_category_t k = utf8proc_category(code);
    return east_is_wide(code) && (k == UTF8PROC_CATEGORY_LO || k == UTF8PROC_CATEGORY_LM ||
                             k == UTF8PROC_CATEGORY_NL || k == UTF8PROC_CATEGORY_SO);
}

bool cjk_is_letter(int32_t code)
{
    return is_ideograph(code) || east_is_hangul(code);
}

static uint8_t quarters(int white)
{
    return white >= HALF_WHITE ? 2 : white >= SOME_WHITE ? 1 : 0;
}

/* Takes the white of a punctuation mark out of its box. */
static void trim(struct piece *p, int32_t code)
{
    /* Amid text that runs left, what begins a line in reading stands within it. */
    if (p->level || p->kind != PIECE_WORD || !p->word || p->word->n != 1 || !is_punctuation(code))
        return;
    hb_glyph_extents_t ink;
    const struct face *face = p->type->face;
    const struct shaped_glyph *g = &p->word->glyphs[0];
    if (g->advance * 1000LL < LIKE_ALL * (int64_t)face->upem || !g->id ||
        !hb_font_get_glyph_extents(face->font, g->id, &ink))
        return;
    int64_t unit = face->upem, left = ink.x_bearing + g->dx, right = g->advance - left - ink.width;
    p->front = quarters((int)(left * 1000 / unit));
    p->back = quarters((int)(right * 1000 / unit));
    bool stops = code == 0xFF01 || code == 0xFF1F; /* in the middle they are whole */
    if (stops && p->front)
        p->front = p->back = 0;
}

/* What is known of a side of the white: the character and the quarters of white that it has there. */
struct white_side {
    int32_t code;
    int white;
};

static uint32_t gives(int stretch, int shrink)
{
    return (uint32_t)stretch << 16 | (uint32_t)shrink;
}

/* A stop or bracket of Latin text, which keeps to what is before it. */
static bool is_narrow_stop(int32_t c)
{
    return c > 0 && c < 0x80 && strchr(",.;:!?)]}", (int)c);
}

/* The white between two characters. Numbers are kept in 1/1000 em: types change their size. `apart`: they are in runs
 * of their own. `close`: brackets have none here. */
static void set_white(struct piece *p, struct white_side a, struct white_side b, bool close, bool apart)
{
    bool both = is_punctuation(a.code) && is_punctuation(b.code);
    if (p->wide & 8) {
        p->to = gives(WORD_STRETCH, 0);
        return;
    }
    bool meet = is_ideograph(a.code) ? is_alphabetic(b.code) : is_ideograph(b.code) && is_alphabetic(a.code);
    int most = a.white > b.white ? a.white : b.white;
    bool none = (both && !(a.white && b.white)) || close;
    int white = !none ? most * QUARTER : apart && most ? most * QUARTER - MOST_OVER : 0, shrink = white / 2;
    if (apart && shrink > MOST_OVER)
        shrink = none ? 0 : MOST_OVER;
    p->from = (uint32_t)white;
    p->to = gives(0, shrink);
    if (meet)
        p->wide |= 4;
    else if (is_ideograph(a.code) && is_ideograph(b.code))
        p->to = gives(HAN_STRETCH, 0);
}

static bool is_range_dash(int32_t c)
{
    return c == 0x2013 || c == 0x2014 || c == 0x301C || c == 0xFF5E;
}

bool cjk_has_range(struct str text)
{
    bool has = false;
    for (size_t i = 0, n; i < text.n && !has; i += n) {
        int32_t c = utf8_at(text, i, &n);
        has = c == '~' || (is_range_dash(c) && c != 0x2013);
    }
    return has;
}

/* 0 to 9, also as wide as Han; and 一 to 九, 十, 百 and so on, which count in some places only. */
static bool is_digit(int32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

static bool is_numeral(int32_t c)
{
    static const int32_t NUMERALS[] = {0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B,
                                       0x4E5D, 0x5341, 0x767E, 0x5343, 0x4E07, 0x842C, 0x4EBF, 0x5104};
    for (size_t i = 0; i < sizeof NUMERALS / sizeof *NUMERALS; i++)
        if (NUMERALS[i] == c)
            return true;
    return false;
}

/* What is counted so often that a numeral before it is a number (years, people, parts of books). */
static bool is_counter(int32_t c)
{
    static const char counters[] = "年月日人名件回歳岁社冊册点位号號章節节頁页巻卷期項项個个所時时分秒週周間间円元度次届"
                                   "屆篇種种級级階層层門门科本台部枚";
    for (size_t i = 0, n; i + 1 < sizeof counters; i += n)
        if (utf8_at((struct str){counters, sizeof counters - 1}, i, &n) == c)
            return true;
    return false;
}

/* Whether a number goes on between these, or its counter follows, or what makes it an ordinal is before it. */
static bool counts(int32_t before, int32_t after)
{
    if (before == 0x7B2C) /* 第 */
        return is_digit(after) || is_numeral(after);
    return is_digit(before) ? is_ideograph(after)
                            : is_numeral(before) && (is_numeral(after) || is_counter(after));
}

static bool is_letter(int32_t code)
{
    utf8proc_category_t k = utf8proc_category(code);
    return k <= UTF8PROC_CATEGORY_LO || k == UTF8PROC_CATEGORY_ND;
}

/* Whether a break before byte `at` would divide what is not much more than a word of Han, with a short last line behind
 * it: 出版 | 社，2021年. Justified lines have no white to spare; only single characters are held there. */
static bool is_last(const struct cutter *c, size_t at, int32_t before)
{
    enum { SHORT = 32 }; /* ten characters */
    size_t most = c->type->align == ALIGN_JUSTIFY ? 1 : 4, letters = 0, n, to = c->r->text.n;
    if (to - at >= SHORT || !is_letter(before))
        return false;
    bool number = false; /* counts as one letter */
    for (; at < to && letters <= most; at += n) {
        int32_t code = utf8_at(c->r->text, at, &n);
        if (!is_letter(code))
            break;
        letters += !number || !is_digit(code);
        number = is_digit(code);
    }
    return letters && letters <= most;
}

static int price(const struct cutter *c, size_t at, int32_t before, int32_t after, bool words)
{
    if (c->wrap == WRAP_NOWHERE || !c->breaks[at - 1])
        return TOTALFIT_NEVER;
    if (words)
        return cutter_cost(c, CUT_WORDS, false);
    if (is_digit(before) && is_digit(after))
        return INSIDE_NAME;
    if (east_is_hangul(before) || east_is_hangul(after))
        return BETWEEN_SYLLABLES; /* 〉|을 */
    if (is_digit(before) && after == 0xFF08 && is_digit(utf8_at(c->r->text, at + 3, &(size_t){0})))
        return BEFORE_ISSUE; /* 31 |（2） */
    if (c->wrap == WRAP_BETWEEN_NAMES) { /* 9月～ | 5月, and rather 2023年 | 10月 than 10 | 月 */
        int inside = c->ranged ? INSIDE_DATE : INSIDE_NAME;
        return is_range_dash(before) ? 0 : counts(before, after) ? INSIDE_DATE + INSIDE_NAME : inside;
    }
    if (is_last(c, at, before))
        return BEFORE_LAST;
    return counts(before, after) ? BEFORE_COUNTER : 0;
}

void cjk_begin(struct cutter *c, size_t at)
{
    struct str text = c->r->text;
    int32_t before = base_before(text, at), after = utf8_at(text, at, &(size_t){0});
    size_t last = c->pieces.n;
    c->white = SIZE_MAX;
    if (!last || c->pieces.at[last - 1].kind != PIECE_WORD)
        return;
    bool words = ends_word(c, at);
    if (!words && !fills(before) && !fills(after))
        return;
    const struct piece *word = &c->pieces.at[last - 1];
    int cost = price(c, at, before, after, words);
    if (cost)
        cutter_penalty(c, cost);
    c->white = c->pieces.n;
    c->words |= words;
    struct totalfit_item glue = {.kind = TOTALFIT_GLUE};
    struct piece white = {.kind = PIECE_WHITE, .span = word->span, .type = word->type, .level = word->level,
                          .wide = words ? 8 | 3 : fills(before) | fills(after) << 1, .back = word->back};
    cutter_add(c, glue, white);
}

/* What no white stands before: a space or a separator keeps a mark at its distance, for readers would take the
 * mark for one of another line, or find no space, where it came nearer. */
static void first(struct cutter *c, int32_t code)
{
    size_t n = c->pieces.n;
    if (!n || !fills(code))
        return;
    trim(&c->pieces.at[n - 1], code);
    if (n > 1 && (c->pieces.at[n - 2].kind == PIECE_SPACE || c->pieces.at[n - 2].kind == PIECE_SEPARATOR))
        c->pieces.at[n - 1].front = 0;
}

void cjk_space(struct cutter *c)
{
    if (c->pieces.n)
        c->pieces.at[c->pieces.n - 1].back = 0;
}

void cjk_end(struct cutter *c, size_t at)
{
    struct str text = c->r->text;
    int32_t code = utf8_at(text, at, &(size_t){0});
    if (c->white == SIZE_MAX) {
        first(c, code);
        return;
    }
    if (c->white + 1 == c->pieces.n) { /* nothing is set of it */
        c->pieces.n = c->items.n = c->white;
        return;
    }
    struct piece *white = &c->pieces.at[c->white], *next = white + 1, *last = white - 1;
    if (last->kind != PIECE_WORD)
        last--; /* the price of the break stands between */
    if (fills(code))
        trim(next, code);
    white->front = next->front;
    if (next->type->face != last->type->face && white->wide & 1) /* runs of their own */
        white->wide = 1;
    if (!(white->wide & 1)) {
        white->span = next->span;
        white->type = next->type;
        white->level = next->level;
    }
    /* In Korean brackets have no white, and before stops of Latin text in any language. Beside another face they keep
     * it: readers would find the end of a line. */
    bool apart = next->type->face != last->type->face || next->span->link != last->span->link;
    bool close = !apart && (str_starts(c->run.lang, STR("ko")) || is_narrow_stop(code));
    set_white(white, (struct white_side){letter_before(text, at), last->back}, (struct white_side){code, next->front}, close,
              apart);
}

void cjk_cuts(struct str word, unsigned char *cuts)
{
    int32_t before = 0;
    for (size_t i = 0, n; i < word.n; i += n) {
        int32_t code = utf8_at(word, i, &n);
        if (cuts[i] == CUT_PLAIN && (east_is_hangul(code) || east_is_hangul(before)))
            cuts[i] = CUT_SYLLABLE;
        else if (cuts[i] == CUT_PLAIN && words_meet(before, code))
            cuts[i] = CUT_WORDS;
        before = code;
    }
}

void cjk_measure(const struct piece *white, const struct type *of, struct totalfit_item *glue)
{
    length em = white->type->size, space = white->type->han_latin_space;
    if (white->wide & 4) {
        glue->width = space < 0 ? HAN_LATIN_SPACE(em) : space;
        glue->shrink = glue->width / LATIN_GIVES;
        glue->stretch = of->align == ALIGN_SPREAD ? 0 : glue->width / LATIN_GIVES;
        return;
    }
    glue->width = em * white->from / 1000;
    glue->stretch = of->align == ALIGN_SPREAD ? 0 : em * (white->to >> 16) / 1000;
    glue->shrink = em * (white->to & 0xFFFF) / 1000;
}

/* ---- reading */

/* A glyph of a CID-keyed font can be read as one thing only,
 * so that it is no space that texts use, if the font has another. */
uint32_t cjk_silent(const struct face *face)
{
    static const int32_t BLANK[] = {0x2002, 0x2003, 0x3000};
    for (size_t i = 0; face->cff && i < sizeof BLANK / sizeof *BLANK; i++)
        if (face_glyph(face, BLANK[i]))
            return face_glyph(face, BLANK[i]);
    return face->space_glyph;
}

struct cjk_gap cjk_gap(const struct piece *white, const struct type *type, bool behind, length x, length width)
{
    length most = type->size * CJK_MOST_APART / 1000;
    length from = x + cjk_back(white), to = x + width - cjk_front(white); /* as readers see it */
    struct cjk_gap gap = {.joined = from - to > most || to - from > most};
    if (!gap.joined || white->level & 1)
        return (struct cjk_gap){0};
    gap.glyph = cjk_silent(type->face);
    length wide = gap.glyph ? shaped_scale(type, face_advance(type->face, gap.glyph)) : 0;
    while (wide > 0 && to - from > most && gap.n < sizeof gap.at / sizeof *gap.at) {
        length at = behind && to - from < wide ? to - wide : from;
        gap.at[gap.n++] = at;
        from = at + wide;
    }
    return gap;
}
