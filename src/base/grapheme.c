/* grapheme.c: clusters by utf8proc. */
#include "base/grapheme.h"

#include <utf8proc.h>

/* Longer clusters are divided: no letter has so many signs, and a row of marks without an end would make
 * each question about the text as long as the text. [characters] */
enum { LONGEST = 64 };

bool grapheme_is_letter(int32_t c)
{
    utf8proc_category_t k = utf8proc_category(c);
    return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_LO;
}

/* A virama, after which the next letter of its script is written as one with the letter before: in
 * scripts where that is the rule (Tamil, which shows the sign, is not one of them). */
static bool joins_letters(int32_t c)
{
    static const int32_t signs[] = {0x94D,  0x9CD,  0xA4D,  0xACD,   0xB4D,   0xC4D,   0xCCD,
                                    0xD4D,  0x1039, 0x17D2, 0x1A60,  0x1B44,  0xA9C0,  0xAAF6,
                                    0x11133, 0x110B9, 0x111C0};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (signs[i] == c)
            return true;
    return false;
}

/* A vowel that is written before the letter after which it is spoken. */
static bool stands_before(int32_t c)
{
    return (c >= 0xE40 && c <= 0xE44) || (c >= 0xEC0 && c <= 0xEC4);
}

/* What the last characters of a cluster say of the next one. */
struct joint {
    int32_t last;
    bool joined; /* a virama stands at the end, perhaps with marks and a joiner behind it */
};

static bool goes_on(struct joint *j, int32_t next, utf8proc_int32_t *state)
{
    bool breaks = utf8proc_grapheme_break_stateful(j->last, next, state);
    bool tied = grapheme_is_letter(next) && (j->joined || stands_before(j->last)) && next >= 0x900;
    bool silent = next == 0x200D || utf8proc_get_property(next)->combining_class;
    j->joined = joins_letters(next) || (next == 0x200D && j->last == 0xDCA) || (j->joined && silent);
    j->last = next;
    return !breaks || tied || utf8proc_category(next) == UTF8PROC_CATEGORY_MC;
}

size_t grapheme_next(struct str s, size_t i)
{
    utf8proc_int32_t state = 0;
    size_t n;
    struct joint j = {utf8_at(s, i, &n), false};
    i += n;
    for (size_t k = 1; i < s.n && k < LONGEST; k++) {
        int32_t next = utf8_at(s, i, &n);
        if (!goes_on(&j, next, &state))
            break;
        i += n;
    }
    return i;
}

struct str grapheme_shortened(struct str s, size_t most)
{
    size_t end = 0, next = 0;
    while (next < s.n && next <= most) {
        end = next;
        next = grapheme_end(s, next);
    }
    return str_sub(s, 0, next <= most ? next : end);
}
