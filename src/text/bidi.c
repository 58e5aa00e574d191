/* bidi.c: FriBidi, and what it is told about characters. */
#include "text/bidi.h"

#include <fribidi.h>
#include <utf8proc.h>

#include "base/late.h"

/* Its major version is in the name, so that another binary interface is never met. */
#define LIBRARY "libfribidi.so.0"

#define CALLS(X)                 \
    X(fribidi_get_bracket_types) \
    X(fribidi_get_par_embedding_levels_ex)

struct bidi {
    void *library;
#define X(name) __typeof__(&name) name;
    CALLS(X)
#undef X
};

/* ---- characters */

/* Blocks that are kept for scripts that run to the left (DerivedBidiClass.txt). */
static bool kept_for_left(int32_t c)
{
    return (c >= 0x590 && c < 0x900) || (c >= 0xFB1D && c < 0xFE00) || (c >= 0xFE70 && c < 0xFEFF) ||
           (c >= 0x10800 && c < 0x11000) || (c >= 0x1E800 && c < 0x1F000);
}

static utf8proc_propval_t class_of(int32_t code)
{
    const utf8proc_property_t *p = utf8proc_get_property(code);
    if (p->category == UTF8PROC_CATEGORY_CN && !p->bidi_class)
        return kept_for_left(code) ? UTF8PROC_BIDI_CLASS_R : UTF8PROC_BIDI_CLASS_L;
    return p->bidi_class ? p->bidi_class : UTF8PROC_BIDI_CLASS_L;
}

bool bidi_runs_left(int32_t code)
{
    utf8proc_propval_t k = code < 0x590 ? UTF8PROC_BIDI_CLASS_L : class_of(code);
    return k == UTF8PROC_BIDI_CLASS_R || k == UTF8PROC_BIDI_CLASS_AL;
}

bool bidi_is_neutral(int32_t code)
{
    return class_of(code) == UTF8PROC_BIDI_CLASS_ON;
}

bool bidi_is_separator(int32_t code)
{
    return class_of(code) == UTF8PROC_BIDI_CLASS_CS;
}

bool bidi_is_arabic_figure(int32_t code)
{
    return code >= 0x590 && class_of(code) == UTF8PROC_BIDI_CLASS_AN;
}

bool bidi_is_numeric(int32_t code)
{
    utf8proc_propval_t k = code == 0xA0 ? UTF8PROC_BIDI_CLASS_WS : class_of(code); /* a space, not CS */
    return k == UTF8PROC_BIDI_CLASS_EN || k == UTF8PROC_BIDI_CLASS_AN || k == UTF8PROC_BIDI_CLASS_ES ||
           k == UTF8PROC_BIDI_CLASS_ET || k == UTF8PROC_BIDI_CLASS_CS;
}

/* Of a character, or sign, that a text which runs to the right does not have. */
static bool is_leftward(utf8proc_propval_t k)
{
    return k == UTF8PROC_BIDI_CLASS_R || k == UTF8PROC_BIDI_CLASS_AL || k == UTF8PROC_BIDI_CLASS_AN ||
           k == UTF8PROC_BIDI_CLASS_RLE || k == UTF8PROC_BIDI_CLASS_RLO || k == UTF8PROC_BIDI_CLASS_RLI;
}

/* Whether a character of three bytes, the first of which is E2, is a sign that runs to the left: U+200F,
 * U+202B, U+202E or U+2067. */
static bool is_sign_at(const unsigned char *at, size_t n)
{
    return n > 2 && ((at[1] == 0x80 && (at[2] == 0x8F || at[2] == 0xAB || at[2] == 0xAE)) ||
                     (at[1] == 0x81 && at[2] == 0xA7));
}

/* The same of any character that begins at `i`. */
static bool is_leftward_at(struct str text, size_t i)
{
    const unsigned char *s = (const unsigned char *)text.p + i;
    size_t n;
    if (*s == 0xE2)
        return is_sign_at(s, text.n - i);
    /* By their first bytes, only these may be: U+0580 to U+0FFF, U+F000 and above. */
    return (*s <= 0xE0 || *s == 0xEF || *s == 0xF0) && is_leftward(class_of(utf8_at(text, i, &n)));
}

static bool has_leftward(struct str text, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if ((unsigned char)text.p[i] >= 0xD6 && is_leftward_at(text, i))
            return true;
    return false;
}

bool bidi_needed(struct str text)
{
    uint64_t eight;
    if (text.n < sizeof eight)
        return has_leftward(text, 0, text.n);
    for (size_t i = 0; i < text.n; i += sizeof eight) {
        size_t at = i + sizeof eight <= text.n ? i : text.n - sizeof eight;
        memcpy(&eight, text.p + at, sizeof eight);
        if ((eight & 0x8080808080808080u) && has_leftward(text, at, at + sizeof eight))
            return true;
    }
    return false;
}

struct str bidi_bare(struct arena *a, struct str text)
{
    struct buf b = {.a = a};
    for (size_t i = 0, n; i < text.n; i += n)
        if (!bidi_is_sign(utf8_at(text, i, &n)))
            buf_add(&b, str_sub(text, i, i + n));
    return buf_end(&b);
}

enum bidi_own bidi_own(struct str text)
{
    size_t left = 0, right = 0, n;
    enum bidi_own first = BIDI_NEITHER, word = BIDI_NEITHER;
    for (size_t i = 0; i < text.n; i += n) {
        int32_t code = utf8_at(text, i, &n);
        word = code == ' ' ? BIDI_NEITHER : word;
        bool to_left = bidi_runs_left(code);
        if (bidi_is_sign(code) || (!to_left && class_of(code) != UTF8PROC_BIDI_CLASS_L))
            continue;
        if (word == BIDI_NEITHER)
            word = to_left ? BIDI_OWN_LEFTWARD : BIDI_OWN_RIGHTWARD;
        left += word == BIDI_OWN_LEFTWARD;
        right += word == BIDI_OWN_RIGHTWARD;
        first = first == BIDI_NEITHER ? word : first;
    }
    size_t most = first == BIDI_OWN_LEFTWARD ? left : right;
    return most * 3 >= (left + right) * 2 ? first : BIDI_NEITHER;
}

static FriBidiCharType type_of_class(utf8proc_propval_t k)
{
    static const FriBidiCharType types[] = {
        [UTF8PROC_BIDI_CLASS_L] = FRIBIDI_TYPE_LTR,   [UTF8PROC_BIDI_CLASS_LRE] = FRIBIDI_TYPE_LRE,
        [UTF8PROC_BIDI_CLASS_LRO] = FRIBIDI_TYPE_LRO, [UTF8PROC_BIDI_CLASS_R] = FRIBIDI_TYPE_RTL,
        [UTF8PROC_BIDI_CLASS_AL] = FRIBIDI_TYPE_AL,   [UTF8PROC_BIDI_CLASS_RLE] = FRIBIDI_TYPE_RLE,
        [UTF8PROC_BIDI_CLASS_RLO] = FRIBIDI_TYPE_RLO, [UTF8PROC_BIDI_CLASS_PDF] = FRIBIDI_TYPE_PDF,
        [UTF8PROC_BIDI_CLASS_EN] = FRIBIDI_TYPE_EN,   [UTF8PROC_BIDI_CLASS_ES] = FRIBIDI_TYPE_ES,
        [UTF8PROC_BIDI_CLASS_ET] = FRIBIDI_TYPE_ET,   [UTF8PROC_BIDI_CLASS_AN] = FRIBIDI_TYPE_AN,
        [UTF8PROC_BIDI_CLASS_CS] = FRIBIDI_TYPE_CS,   [UTF8PROC_BIDI_CLASS_NSM] = FRIBIDI_TYPE_NSM,
        [UTF8PROC_BIDI_CLASS_BN] = FRIBIDI_TYPE_BN,   [UTF8PROC_BIDI_CLASS_B] = FRIBIDI_TYPE_BS,
        [UTF8PROC_BIDI_CLASS_S] = FRIBIDI_TYPE_SS,    [UTF8PROC_BIDI_CLASS_WS] = FRIBIDI_TYPE_WS,
        [UTF8PROC_BIDI_CLASS_ON] = FRIBIDI_TYPE_ON,   [UTF8PROC_BIDI_CLASS_LRI] = FRIBIDI_TYPE_LRI,
        [UTF8PROC_BIDI_CLASS_RLI] = FRIBIDI_TYPE_RLI, [UTF8PROC_BIDI_CLASS_FSI] = FRIBIDI_TYPE_FSI,
        [UTF8PROC_BIDI_CLASS_PDI] = FRIBIDI_TYPE_PDI,
    };
    return types[k];
}

/* ---- levels */

const struct bidi *bidi_open(struct arena *a)
{
    struct bidi *b = arena_new_of(a, struct bidi);
    bool all = (b->library = late_open(LIBRARY)) != NULL;
    if (b->library)
        arena_hold(a, late_close, b->library);
#define X(name) \
    if (all)    \
        all = (*(void **)&b->name = LATE_FIND(b->library, name)) != NULL;
    CALLS(X)
#undef X
    if (!all)
        arena_check(a); /* memory may have run out */
    return all ? b : NULL;
}

/* The characters of a paragraph. */
struct characters {
    FriBidiChar *codes;
    FriBidiCharType *types;
    FriBidiLevel *levels;
    FriBidiBracketType *brackets;
    size_t *at; /* where each begins */
    size_t n;
};

/* Room for the characters of a text. */
static struct characters characters_of(struct arena *a, struct str text)
{
    size_t n = text.n + 1;
    return (struct characters){arena_array_of(a, FriBidiChar, n), arena_array_of(a, FriBidiCharType, n),
                               arena_array_of(a, FriBidiLevel, n),
                               arena_array_of(a, FriBidiBracketType, n), arena_array_of(a, size_t, n), 0};
}

/* The levels of one paragraph: bytes [from, to) of the text. */
static void paragraph_levels(const struct bidi *b, struct arena *a, struct str text, size_t from,
                             size_t to, bool leftward, struct characters *c, uint8_t *level)
{
    FriBidiParType base = leftward ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
    c->n = 0;
    for (size_t i = from, n; i < to; i += n) {
        int32_t code = utf8_at(text, i, &n);
        c->codes[c->n] = (FriBidiChar)code;
        c->types[c->n] = type_of_class(class_of(code));
        c->at[c->n++] = i;
    }
    if (!c->n)
        return;
    c->at[c->n] = to;
    b->fribidi_get_bracket_types(c->codes, (FriBidiStrIndex)c->n, c->types, c->brackets);
    if (!b->fribidi_get_par_embedding_levels_ex(c->types, c->brackets, (FriBidiStrIndex)c->n, &base,
                                                c->levels))
        arena_fail(a);
    for (size_t i = 0; i < c->n; i++)
        memset(level + c->at[i], c->levels[i], c->at[i + 1] - c->at[i]);
}

uint8_t *bidi_levels(const struct bidi *b, struct arena *a, struct str text, bool leftward)
{
    uint8_t *level = arena_array_of(a, uint8_t, text.n + 1);
    struct characters c = characters_of(a, text);
    for (size_t from = 0, to; from < text.n; from = to) {
        to = from + str_find(str_sub(text, from, text.n), '\n');
        to += to < text.n;
        paragraph_levels(b, a, text, from, to, leftward, &c, level);
    }
    return level;
}

static bool is_latin(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool is_figure(char c)
{
    return c >= '0' && c <= '9';
}

/* True if the sign at `i` begins a word that is Latin but for it, perhaps behind a word of one letter: ".NET". */
static bool begins_latin(struct str text, size_t i, size_t n)
{
    if (i + n >= text.n || !is_latin(text.p[i + n]))
        return false;
    if (n > 1 || !i || strchr(" (\n\"-", text.p[i - 1])) /* n > 1: a degree */
        return true;
    return text.p[i] != '-' && i > 2 && text.p[i - 3] == ' ' && (unsigned char)text.p[i - 1] >= 0x80;
}

void bidi_keep_names(struct str text, uint8_t *level)
{
    for (size_t i = 0, end; i < text.n; i = end) {
        size_t sign = str_starts(str_sub(text, i, text.n), STR("°")) ? 2 : strchr(".@#~-$\\/_", text.p[i]) != NULL;
        end = i + 1;
        if (sign && begins_latin(text, i, sign) && !(level[i + sign] & 1))
            memset(level + i, level[i + sign], sign);
        if (!i || (text.p[i] != '+' && text.p[i] != '#') || !is_latin(text.p[i - 1]))
            continue;
        while (end < text.n && text.p[end] == text.p[i])
            end++;
        bool inside = end < text.n && (is_latin(text.p[end]) || is_figure(text.p[end]));
        for (size_t k = i; k < end && !inside; k++)
            level[k] = level[i - 1];
    }
}

/* Where the number that begins at `i` ends: behind its last figure. *groups: how many groups of figures it has; *zero:
 * one of them begins with 0. Hyphens and, with `spaced`, spaces, brackets and stops part them. */
static size_t number_end(struct str text, size_t i, bool spaced, size_t *groups, size_t *figures, bool *zero)
{
    size_t end = i, blanks = 0;
    *groups = *figures = 0;
    *zero = false;
    for (size_t k = i; k < text.n; k++) {
        char c = text.p[k];
        if (is_figure(c) || (c == 'X' && end == k && *groups > 2)) { /* ORCID */
            *groups += end != k || k == i;
            *zero |= (end != k || k == i) && c == '0';
            *figures += 1;
            blanks = 0;
            end = k + 1;
        } else if (c != '-' && !(k == i && c == '+') && !(spaced && strchr(" ()./", c))) {
            break;
        } else if (c == ' ' && ++blanks > 1) {
            break;
        }
    }
    return end;
}

void bidi_keep_numbers(struct str text, uint8_t *level)
{
    enum { SHORTEST = 7, GROUPS = 3 };
    for (size_t i = 0, end; i < text.n; i = end) {
        size_t groups, figures;
        bool zero, plus = text.p[i] == '+' && i + 1 < text.n && is_figure(text.p[i + 1]);
        end = i + 1;
        if ((!plus && !is_figure(text.p[i])) || (i && is_latin(text.p[i - 1])))
            continue;
        size_t last = number_end(text, i, plus, &groups, &figures, &zero);
        end = last > end ? last : end;
        uint8_t own = level[i + plus];
        bool number = plus || groups >= GROUPS || (groups > 1 && zero); /* not "1999-2003" */
        if (figures >= SHORTEST && number && !(own & 1))
            memset(level + i, own, last - i);
    }
}

/* What a pair of brackets may hold that is kept with them [bytes]. */
#define KEPT 32

void bidi_keep_brackets(struct str text, uint8_t *level)
{
    for (size_t i = 0, end; i + 2 < text.n; i++) {
        char close = text.p[i] == '(' ? ')' : text.p[i] == '[' ? ']' : 0;
        uint8_t inside = level[i] + 1;
        if (!close || !(level[i] & 1) || (i && level[i - 1] == inside))
            continue;
        size_t n;
        for (end = i + 1; end < text.n && end < i + KEPT && level[end] == inside; end += n)
            if (!bidi_is_numeric(utf8_at(text, end, &n)))
                break;
        if (end == i + 1 || end >= text.n || text.p[end] != close || level[end] != level[i])
            continue;
        if (end + 1 == text.n || level[end + 1] != inside)
            level[i] = level[end] = inside;
    }
}

/* ---- lines */

void bidi_order(const uint8_t *levels, size_t n, size_t *order)
{
    uint8_t highest = 0, lowest = 255;
    for (size_t i = 0; i < n; i++) {
        order[i] = i;
        highest = levels[i] > highest ? levels[i] : highest;
        lowest = (levels[i] & 1) && levels[i] < lowest ? levels[i] : lowest;
    }
    for (int level = highest; level >= lowest; level--)
        for (size_t i = 0, end; i < n; i = end + 1) {
            for (end = i; end < n && levels[order[end]] >= level; end++)
                ;
            for (size_t left = i, right = end; left + 1 < right; left++) {
                size_t other = order[--right];
                order[right] = order[left];
                order[left] = other;
            }
        }
}
