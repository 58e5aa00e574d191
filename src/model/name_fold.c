/* name_fold.c: names in the form in which they are compared. */
#include "model/name.h"

#include <utf8proc.h>

/* Signs for a letter that may follow: "ü" is "u" or "ue", "å" is "a" or "aa". */
enum { MAYBE_E = 1, MAYBE_A = 2, TRIES = 40 };

static bool is_mark(char c)
{
    return c == MAYBE_E || c == MAYBE_A;
}

/* Letters that Unicode does not take apart. */
static const struct {
    int32_t c;
    const char *folded;
} letters[] = {
    {0x00C6, "ae"}, {0x00E6, "ae"}, {0x0152, "oe"}, {0x0153, "oe"}, {0x00DF, "ss"}, {0x1E9E, "ss"},
    {0x00D8, "o\1"}, {0x00F8, "o\1"}, {0x0141, "l"}, {0x0142, "l"}, {0x0110, "d"}, {0x0111, "d"},
    {0x00D0, "d"}, {0x00F0, "d"}, {0x00DE, "th"}, {0x00FE, "th"}, {0x0130, "i"}, {0x0131, "i"},
    {0x0126, "h"}, {0x0127, "h"}, {0x014A, "ng"}, {0x014B, "ng"}, {0x0166, "t"}, {0x0167, "t"},
    {0x00C4, "a\1"}, {0x00E4, "a\1"}, {0x00D6, "o\1"}, {0x00F6, "o\1"}, {0x00DC, "u\1"},
    {0x00FC, "u\1"}, {0x00C5, "a\2"}, {0x00E5, "a\2"}, {0x01A0, "o"}, {0x01A1, "o"},
    {0x01AF, "u"}, {0x01B0, "u"}, {0x0197, "i"}, {0x0268, "i"}, {0x018F, "a"}, {0x0259, "a"},
};

struct folding {
    struct name_folded *to;
    struct name_unit unit; /* the current word; n 0: none has begun */
    size_t capitals, others;
    bool hyphen;
};

static void put(struct folding *f, const char *p, size_t n)
{
    if (f->to->letters + n > NAME_LETTERS || f->to->n == NAME_WORDS)
        return;
    if (!f->unit.n)
        f->unit = (struct name_unit){.from = (uint8_t)f->to->letters, .joined = f->hyphen};
    memcpy(f->to->text + f->to->letters, p, n);
    f->to->letters += n;
    f->unit.n = (uint8_t)(f->unit.n + n);
}

static void end(struct folding *f, bool stop)
{
    size_t n = f->capitals + f->others;
    if (f->unit.n) {
        f->unit.short_form = stop || n == 1;
        f->unit.capitals = !f->others && n >= 2 && n <= 4;
        f->to->at[f->to->n++] = f->unit;
    }
    f->unit.n = 0;
    f->capitals = f->others = 0;
    f->hyphen = false;
}

/* A combining accent over the letter before it. */
static void accent(struct folding *f, int32_t c)
{
    char last = f->unit.n ? f->to->text[f->to->letters - 1] : 0;
    if (c == 0x0308 && (last == 'a' || last == 'o' || last == 'u'))
        put(f, "\1", 1);
    if (c == 0x030A && last == 'a')
        put(f, "\2", 1);
}

static bool is_apostrophe(int32_t c)
{
    return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0x02BB || c == 0x02BE ||
           c == 0x02BF || c == '`' || c == 0xB4 || c == 0xB7 || c == '\\' || c == 0xAD ||
           c == 0x200B || c == 0x200C || c == 0x200D;
}

static void letter(struct folding *f, int32_t c)
{
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (letters[i].c == c) {
            put(f, letters[i].folded, strlen(letters[i].folded));
            return;
        }
    int32_t parts[8];
    int boundary = 0;
    utf8proc_ssize_t n = utf8proc_decompose_char(
        c, parts, 8, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD, &boundary);
    for (utf8proc_ssize_t i = 0; i < n && i < 8; i++) {
        char bytes[4];
        if (parts[i] < 0x0300 || parts[i] > 0x036F)
            put(f, bytes, utf8_put(bytes, parts[i]));
    }
}

static void fold_one(struct folding *f, int32_t c)
{
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
        bool upper = c <= 'Z';
        char lower = (char)(upper ? c + ('a' - 'A') : c);
        put(f, &lower, 1);
        *(upper ? &f->capitals : &f->others) += 1;
    } else if (c == '-' || c == 0x2010 || c == 0x2011 || c == 0x2013) {
        end(f, false);
        f->hyphen = f->to->n > 0;
    } else if (c == '.') {
        end(f, true);
    } else if (is_apostrophe(c)) {
        return;
    } else if (c < 0x80) {
        end(f, false);
    } else if (c >= 0x0300 && c <= 0x036F) {
        accent(f, c);
    } else {
        utf8proc_category_t k = utf8proc_category(c);
        if (k < UTF8PROC_CATEGORY_LU || k > UTF8PROC_CATEGORY_ME) {
            end(f, false);
            return;
        }
        letter(f, c);
        if (k < UTF8PROC_CATEGORY_MN)
            *(k == UTF8PROC_CATEGORY_LU ? &f->capitals : &f->others) += 1;
    }
}

void name_fold(struct str s, struct name_folded *to)
{
    struct folding f = {.to = to};
    for (size_t i = 0, n; i < s.n; i += n) {
        int32_t c = utf8_at(s, i, &n);
        bool stop_hyphen = c == '-' && i && s.p[i - 1] == '.'; /* "J.-P." */
        fold_one(&f, c);
        f.hyphen |= stop_hyphen && to->n;
    }
    end(&f, false);
}

/* Compares letter by letter. `whole`: the other text must end, too. A letter that may follow is
 * taken if it is there. If that leads nowhere it is passed over, in names of up to `tries` such
 * letters: more would cost too much. */
static bool compare(const char *x, size_t n, const char *y, size_t m, bool whole, int *tries)
{
    size_t i = 0, k = 0;
    while (i < n) {
        bool mark_x = is_mark(x[i]), mark_y = k < m && is_mark(y[k]);
        if (mark_x && mark_y && x[i] == y[k]) {
            i++, k++;
            continue;
        }
        if (mark_x || mark_y) {
            char may = (mark_x ? x[i] : y[k]) == MAYBE_E ? 'e' : 'a';
            bool there = mark_x ? k < m && y[k] == may : x[i] == may;
            if (there && (*tries)-- > 0 &&
                compare(x + i + 1, n - i - 1, y + k + 1, m - k - 1, whole, tries))
                return true;
            i += mark_x;
            k += !mark_x;
            continue;
        }
        if (k == m || x[i] != y[k])
            return false;
        i++, k++;
    }
    while (whole && k < m && is_mark(y[k]))
        k++;
    return !whole || k == m;
}

bool name_alike(const char *x, size_t n, const char *y, size_t m)
{
    int tries = TRIES;
    return compare(x, n, y, m, true, &tries);
}

bool name_starts(const char *x, size_t n, const char *y, size_t m)
{
    int tries = TRIES;
    return n > 0 && compare(x, n, y, m, false, &tries);
}
