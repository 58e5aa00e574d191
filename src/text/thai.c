/* thai.c: the cheapest way through a stretch of Thai, from word to word. */
#include "text/thai.h"

/* What a word costs, and each character that is in none. Two words are dearer than one, and all words that
 * there are cheaper than a character without a word. A word of a single consonant is mostly a part of
 * what the list lacks. */
enum { WORD = 10, LONE = 60, UNKNOWN = 100 };

/* Where a word stands; n 0: a free slot. */
struct slot {
    const char *p;
    uint32_t n;
};

struct thai_words {
    struct slot *slots;
    size_t size; /* a power of two */
    size_t longest; /* [bytes] */
};

static const char *const FILES[] = {
    "city", "collection", "common", "country",     "currency", "district", "geo",   "history",
    "ict",  "lang-ethnic", "proper", "science", "slang",    "spell",    "std", "std-compound",
};
enum { FILE_COUNT = sizeof FILES / sizeof *FILES };

/* FNV-1a */
static uint64_t hashed(uint64_t h, char byte)
{
    return (h ^ (unsigned char)byte) * 1099511628211u;
}

static const uint64_t BEGIN = 1469598103934665603u;

static struct slot *slot_of(const struct thai_words *w, uint64_t h, struct str word)
{
    size_t at = (h ^ h >> 29) & (w->size - 1);
    while (w->slots[at].n && (w->slots[at].n != word.n || memcmp(w->slots[at].p, word.p, word.n) != 0))
        at = (at + 1) & (w->size - 1);
    return &w->slots[at];
}

static void add_line(struct thai_words *w, struct str line)
{
    uint64_t h = BEGIN;
    line = str_trim(line);
    for (size_t i = 0; i < line.n; i++)
        h = hashed(h, line.p[i]);
    if (!line.n || line.n > UINT16_MAX)
        return;
    *slot_of(w, h, line) = (struct slot){line.p, (uint32_t)line.n};
    if (line.n > w->longest)
        w->longest = line.n;
}

struct thai_words *thai_words_of(struct arena *a, const struct str *texts, size_t n)
{
    struct thai_words *w = arena_new_of(a, struct thai_words);
    size_t lines = n;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < texts[i].n; k++)
            lines += texts[i].p[k] == '\n';
    for (w->size = 64; w->size < 2 * lines;)
        w->size *= 2;
    w->slots = arena_array_of(a, struct slot, w->size);
    for (size_t i = 0; i < n; i++)
        for (size_t from = 0, to; from < texts[i].n; from = to + 1) {
            to = from + str_find(str_sub(texts[i], from, texts[i].n), '\n');
            add_line(w, str_sub(texts[i], from, to));
        }
    return w;
}

struct thai_words *thai_words_read(struct arena *a, struct files *files)
{
    struct str texts[FILE_COUNT];
    size_t n = 0;
    for (size_t i = 0; i < FILE_COUNT; i++) {
        struct str name = str_printf(files->a, "styles/words/tdict-%s.txt", FILES[i]);
        struct answer file = files_read(files, CVTEX_DATA, (struct str){0}, name);
        if (!file.bytes.p)
            continue;
        file_keep(a, &file);
        texts[n++] = file.bytes;
    }
    return n ? thai_words_of(a, texts, n) : NULL;
}

/* ---- the way through a stretch */

/* Every character of the Thai block has three bytes. */
enum { BYTES = 3 };

static int32_t code_at(struct str s, size_t i)
{
    size_t n;
    return i < s.n ? utf8_at(s, i, &n) : 0;
}

/* A vowel that is written before its consonant. */
static bool leads(int32_t c)
{
    return c >= 0x0E40 && c <= 0x0E44;
}

/* A vowel, mark or sign that belongs to what is before it: also the signs of repetition and abbreviation. */
static bool follows(int32_t c)
{
    return (c >= 0x0E2F && c <= 0x0E3A) || (c >= 0x0E45 && c <= 0x0E4E);
}

static bool is_digit(int32_t c)
{
    return c >= 0x0E50 && c <= 0x0E59;
}

/* Whether a word may begin at byte `i` of the stretch. */
static bool may_begin(struct str s, size_t i)
{
    if (i == 0 || i == s.n)
        return true;
    int32_t before = code_at(s, i - BYTES), c = code_at(s, i), after = code_at(s, i + BYTES);
    if (leads(before) || follows(c) || (is_digit(before) && is_digit(c)))
        return false;
    /* A short a within a syllable needs a consonant behind it, and one that is silenced is no syllable. */
    return before != 0x0E31 && after != 0x0E4C;
}

struct way {
    uint32_t cost;
    uint32_t from; /* the byte where the last word began */
    bool known;    /* it is of the list */
};

static void offer(struct way *to, uint32_t cost, size_t from, bool known)
{
    if (to->cost < cost) /* of two ways that cost the same, the one with the longer words first */
        return;
    *to = (struct way){cost, (uint32_t)from, known};
}

/* Offers all words of the list that begin at `i`, and one unknown character. */
static void offer_words(const struct thai_words *w, struct str s, size_t i, struct way *ways)
{
    uint64_t h = BEGIN;
    size_t most = i + w->longest < s.n ? i + w->longest : s.n, next = i + BYTES;
    for (size_t k = i; k + BYTES <= most; k += BYTES) {
        for (size_t b = 0; b < BYTES; b++)
            h = hashed(h, s.p[k + b]);
        size_t end = k + BYTES;
        if (may_begin(s, end) && slot_of(w, h, str_sub(s, i, end))->n)
            offer(&ways[end], ways[i].cost + (end - i == BYTES ? LONE : WORD), i, true);
    }
    while (!may_begin(s, next))
        next += BYTES;
    uint32_t price = is_digit(code_at(s, i)) ? WORD : UNKNOWN * (uint32_t)((next - i) / BYTES);
    offer(&ways[next], ways[i].cost + price, i, false);
}

/* The signs ๆ and ฯ are not of the list, and go with the word before them: a stretch in which they stand is
 * searched in parts. */
static bool is_sign(int32_t c)
{
    return c == 0x0E46 || c == 0x0E2F;
}

static void find_part(const struct thai_words *w, struct arena *scratch, struct str s, bool *at)
{
    struct way *ways = arena_array_of(scratch, struct way, s.n + 1);
    for (size_t i = 1; i <= s.n; i++)
        ways[i].cost = UINT32_MAX;
    for (size_t i = 0; i < s.n; i += BYTES)
        if (ways[i].cost < UINT32_MAX)
            offer_words(w, s, i, ways);
    for (size_t end = s.n; end; end = ways[end].from) {
        size_t from = ways[end].from;
        bool joined = from && !ways[end].known && !ways[from].known; /* one unknown word */
        if (from && !joined)
            at[from - 1] = true;
    }
}

static void find_stretch(const struct thai_words *w, struct arena *scratch, struct str s, bool *at)
{
    for (size_t from = 0, end; from < s.n; from = end) {
        for (end = from; end < s.n && !is_sign(code_at(s, end)); end += BYTES)
            ;
        if (end > from)
            find_part(w, scratch, str_sub(s, from, end), at + from);
        while (end < s.n && (is_sign(code_at(s, end)) || (end > from && follows(code_at(s, end)))))
            end += BYTES;
        bool abbreviated = end < s.n && end >= BYTES && code_at(s, end - BYTES) == 0x0E2F;
        bool etc = abbreviated && code_at(s, end) == 0x0E25 && code_at(s, end + BYTES) == 0x0E2F; /* ฯลฯ */
        if (etc)
            end += 2 * BYTES;
        if (end < s.n)
            at[end - 1] = true;
    }
}

void thai_find(const struct thai_words *words, struct arena *scratch, struct str text, bool *at)
{
    for (size_t i = 0, n; i < text.n; i += n) {
        size_t end = i, more;
        while (thai_is(utf8_at(text, end, &more)))
            end += more;
        utf8_at(text, i, &n);
        if (end == i)
            continue;
        find_stretch(words, scratch, str_sub(text, i, end), at + i);
        n = end - i;
    }
}
