/* hyphen.c: Liang's algorithm in one pass over a word, whatever its length. */
#include "text/hyphen.h"

#include <utf8proc.h>

#include "base/marks.h"
#include "text/hyphen_read.h"

#define SOFT_HYPHEN 0xAD

/* A letter with its marks is looked at as a whole up to this size; further marks still belong to
 * it. The longest letter of hyph-utf8 beyond one code point takes 6 bytes. */
#define UNIT_BYTES 32

_Static_assert(sizeof(bool) == 1, "levels are kept where the points go");

/* True for Norwegian without its form, and for Nynorsk: hyph-utf8 has the same patterns for them as for Bokmål. */
static bool is_norwegian(struct str lang)
{
    struct str language = str_sub(lang, 0, str_find(lang, '-'));
    return str_eq_nocase(language, STR("no")) || str_eq_nocase(language, STR("nn"));
}

const struct hyphen_patterns *hyphen_find(const struct hyphens *read, struct str lang)
{
    if (is_norwegian(lang))
        lang = STR("nb");
    while (lang.n) {
        for (size_t i = 0; i < hyphen_table_count; i++)
            if (str_eq_nocase(lang, str_of(hyphen_tables[i].tag)))
                return &hyphen_tables[i];
        for (size_t i = 0; i < read->read.n; i++)
            if (str_eq_nocase(lang, str_of(read->read.at[i]->tag)))
                return read->read.at[i];
        do
            lang.n--;
        while (lang.n && lang.p[lang.n] != '-');
    }
    return NULL;
}

struct str hyphen_tag(const struct hyphen_patterns *p)
{
    return str_of(p->tag);
}

bool hyphen_add(struct arena *a, struct hyphens *to, struct str tag, struct str text,
                struct hyphen_fault *fault)
{
    struct arena *scratch = arena_beside(a);
    struct hyphen_source source = {0};
    struct hyphen_patterns *made = NULL;
    if (hyphen_read(scratch, text, &source, fault))
        made = hyphen_make(a, scratch, &source, fault);
    arena_free(scratch);
    if (!made)
        return false;
    made->tag = str_c(a, tag);
    *vec_push(a, &to->read) = made;
    return true;
}

/* Symbol of a lower-case character, 0 when the patterns don't have it. */
static uint8_t symbol_of(const struct hyphen_patterns *p, int32_t code)
{
    if (code < 128)
        return code < 0 ? 0 : p->ascii[code];
    size_t from = 0, to = p->letter_count;
    while (from < to) {
        size_t mid = (from + to) / 2;
        if (p->letters[mid].code == (uint32_t)code)
            return p->letters[mid].symbol;
        if (p->letters[mid].code < (uint32_t)code)
            from = mid + 1;
        else
            to = mid;
    }
    return 0;
}

/* Symbol of a letter with marks, given as its bytes: of the two as one character, else of the
 * letter without any mark. */
static uint8_t symbol_of_marked(const struct hyphen_patterns *p, struct str s)
{
    int32_t codes[UNIT_BYTES * 4]; /* no character decomposes into more than 4 */
    const utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
    utf8proc_ssize_t n = utf8proc_decompose((const utf8proc_uint8_t *)s.p, (utf8proc_ssize_t)s.n,
                                            codes, UNIT_BYTES * 4, options);
    if (n < 1 || n > UNIT_BYTES * 4)
        return 0;
    int32_t base = codes[0];
    utf8proc_normalize_utf32(codes, n, options);
    uint8_t symbol = symbol_of(p, utf8proc_tolower(codes[0]));
    return symbol ? symbol : symbol_of(p, utf8proc_tolower(base));
}

enum unit_kind {
    UNIT_BETWEEN, /* stands between words */
    UNIT_LETTER,  /* has a symbol, or 0: a capital or small letter that no pattern has */
    UNIT_FOREIGN, /* any other letter, and a mark alone */
    UNIT_BAR,     /* forbids to divide the piece it stands in */
};

/* A character as the patterns see it: with the marks that follow. */
struct unit {
    enum unit_kind kind;
    uint8_t symbol;
    bool capital;
    size_t end; /* of its bytes in the word */
};

/* A mark, or one of the two joiners, which shape the letter before them. */
static bool goes_with_letter(int32_t c)
{
    return marks_is_mark(c) || c == 0x200C || c == 0x200D;
}

static struct unit unit_of_ascii(const struct hyphen_patterns *p, unsigned char c, size_t end)
{
    struct unit u = {.end = end, .capital = c >= 'A' && c <= 'Z'};
    u.symbol = p->ascii[u.capital ? c + ('a' - 'A') : c];
    if (u.symbol || u.capital || (c >= 'a' && c <= 'z'))
        u.kind = UNIT_LETTER;
    else if ((c >= '0' && c <= '9') || c == '_')
        u.kind = UNIT_BAR;
    return u;
}

static enum unit_kind kind_of(int32_t c)
{
    switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
        return UNIT_LETTER;
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        return UNIT_FOREIGN;
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
        return UNIT_BAR;
    default:
        return c == SOFT_HYPHEN ? UNIT_BAR : UNIT_BETWEEN;
    }
}

static bool ascii_at(struct str s, size_t i)
{
    return i >= s.n || (unsigned char)s.p[i] < 0x80;
}

/* The unit at byte i < word.n. */
static struct unit unit_at(const struct hyphen_patterns *p, struct str word, size_t i)
{
    if (ascii_at(word, i) && ascii_at(word, i + 1))
        return unit_of_ascii(p, (unsigned char)word.p[i], i + 1);
    size_t n;
    int32_t c = utf8_at(word, i, &n);
    int32_t lower = utf8proc_tolower(c);
    size_t end = i + n, seen = end;
    bool marked = false;
    while (end < word.n) {
        int32_t mark = utf8_at(word, end, &n);
        if (!goes_with_letter(mark) || symbol_of(p, mark))
            break;
        marked = true;
        end += n;
        if (end - i <= UNIT_BYTES)
            seen = end;
    }
    struct unit u = {.kind = c < 128 ? unit_of_ascii(p, (unsigned char)c, end).kind : kind_of(c),
                     .capital = lower != c,
                     .end = end};
    if (!marked)
        u.symbol = symbol_of(p, lower);
    if (!u.symbol && (u.kind == UNIT_LETTER || u.kind == UNIT_FOREIGN))
        u.symbol = symbol_of_marked(p, str_sub(word, i, seen));
    if (u.symbol)
        u.kind = UNIT_LETTER;
    return u;
}

/* The run of letters that is being divided. */
struct run {
    const struct hyphen_patterns *p;
    size_t word_n;
    unsigned char *levels; /* the highest level met before each byte of the word */
    uint32_t nodes[64];    /* where the patterns stand that began at an earlier symbol */
    size_t node_count;
    size_t at[64]; /* byte before which symbol k stands, at [k % 64] */
    size_t symbols;
};

/* A pattern has matched whose last symbol is the one before symbol `k`. */
static void raise_levels(struct run *r, size_t k, uint32_t op)
{
    const uint8_t *l = r->p->levels + op;
    for (size_t n = *l++; n; n--, l++) {
        k -= *l >> 4;
        size_t at = r->at[k % 64];
        unsigned char level = *l & 15;
        if (at < r->word_n && r->levels[at] < level)
            r->levels[at] = level;
    }
}

/* The next symbol, which has the bytes from..to of the word; 0: a letter that ends all patterns. */
static void feed(struct run *r, uint8_t symbol, size_t from, size_t to)
{
    const struct hyphen_patterns *p = r->p;
    size_t k = r->symbols++;
    r->at[k % 64] = from;
    r->at[(k + 1) % 64] = to;
    if (!symbol) {
        r->node_count = 0;
        return;
    }
    const uint8_t *symbols = p->symbols;
    const uint16_t *values = p->values;
    uint32_t leaves = (uint32_t)p->level_count, bases = leaves + (uint32_t)p->both_count;
    r->nodes[r->node_count] = p->root;
    size_t kept = 0;
    for (uint32_t *node = r->nodes, *end = node + r->node_count; node <= end; node++) {
        size_t at = *node + symbol;
        if (symbols[at] != symbol)
            continue;
        uint32_t value = values[at];
        if (value >= bases) {
            r->nodes[kept++] = (value - bases) << p->shift;
            continue;
        }
        if (value >= leaves) {
            r->nodes[kept++] = p->both[value - leaves].base;
            value = p->both[value - leaves].op;
        }
        raise_levels(r, k + 1, value);
    }
    r->node_count = kept;
}

/* Divides the run of letters that begins at byte *i; *i moves behind it. Returns how many points
 * it has. */
static size_t divide_run(const struct hyphen_patterns *p, struct str word, size_t *i, bool *points)
{
    struct run r = {.p = p, .word_n = word.n};
    r.levels = (unsigned char *)points;
    size_t start = *i, end = *i, letters = 0, first = word.n, count = 0;
    feed(&r, HYPHEN_EDGE, start, start);
    while (end < word.n) {
        struct unit u = unit_at(p, word, end);
        if (u.kind != UNIT_LETTER)
            break;
        if (letters++ == p->left)
            first = end;
        feed(&r, u.symbol, end, u.end);
        end = u.end;
    }
    feed(&r, HYPHEN_EDGE, end, end);
    /* Letter k is symbol k + 1, after the edge. No point may stand before `first` > 0 or after
     * `last`; for a short run there is nothing between them. */
    size_t last = letters >= (size_t)p->left + p->right ? r.at[(letters - p->right + 1) % 64] : 0;
    /* A pattern may have put a level at the end of the run, too: it goes with the rest. */
    for (size_t k = start; k <= end && k < word.n; k++) {
        points[k] = k >= first && k <= last && (r.levels[k] & 1);
        count += points[k];
    }
    *i = end;
    return count;
}

/* The end of what stands together at byte i, white space and most punctuation being between such
 * pieces. *divide: none of it forbids that. */
static size_t piece_end(const struct hyphen_patterns *p, struct str word, size_t i, bool *divide)
{
    size_t start = i;
    *divide = true;
    while (i < word.n) {
        struct unit u = unit_at(p, word, i);
        if (word.p[i] == '.' && i > start && i + 1 < word.n &&
            unit_at(p, word, i + 1).kind != UNIT_BETWEEN)
            u.kind = UNIT_BAR;
        if (u.kind == UNIT_BETWEEN)
            break;
        if (u.kind == UNIT_BAR || (u.capital && i > start))
            *divide = false;
        i = u.end;
    }
    return i;
}

static bool is_plain_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool hyphen_is_address(struct str word)
{
    bool slashes = word.n > 3 && (word.p[0] == '/' || str_starts(word, STR("10."))); /* a path, a DOI */
    for (size_t i = 0; i < word.n; i++) {
        struct str rest = str_sub(word, i, word.n);
        bool inside = i > 1 && i + 1 < word.n && is_plain_letter(word.p[i + 1]);
        if (inside && ((word.p[i] == '/' && slashes) || word.p[i] == '\\' ||
                       (word.p[i] == '_' && is_plain_letter(word.p[i - 1]))))
            return true;
        if (word.p[i] == '@' || (word.p[i] == ':' && str_starts(rest, STR("://"))) ||
            (word.p[i] == 'w' && str_starts(rest, STR("www."))))
            return true;
    }
    return false;
}

size_t hyphen_points(const struct hyphen_patterns *p, struct str word, bool *points)
{
    size_t count = 0, i = 0;
    for (size_t k = 0; k < word.n; k++)
        points[k] = false;
    if (hyphen_is_address(word))
        return 0;
    while (i < word.n) {
        bool divide;
        size_t end = piece_end(p, word, i, &divide);
        if (end == i) {
            i = unit_at(p, word, i).end;
            continue;
        }
        while (divide && i < end) {
            struct unit u = unit_at(p, word, i);
            if (u.kind == UNIT_LETTER)
                count += divide_run(p, word, &i, points);
            else
                i = u.end;
        }
        i = end;
    }
    return count;
}
