/* test_marks.c: long rows of combining marks are sorted as utf8proc sorts them. */
#include <stdlib.h>
#include <utf8proc.h>

#include "base/codes.h"
#include "base/marks.h"
#include "unit.h"

static struct arena *arena;

/* Canonical composition by utf8proc alone. */
static struct str composed(struct str s)
{
    utf8proc_uint8_t *to = NULL;
    utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)s.p, (utf8proc_ssize_t)s.n, &to,
                                      UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    struct str copy = str_copy(arena, (struct str){(const char *)to, n > 0 ? (size_t)n : 0});
    free(to);
    return copy;
}

static unsigned next_random(unsigned *seed)
{
    *seed = *seed * 1103515245 + 12345;
    return *seed >> 16;
}

/* Marks of several classes, two that decompose, one of class 0, letters. */
static void test_rows(void)
{
    static const int32_t codes[] = {0x301, 0x323, 0x300, 0x327, 0x345, 0x344, 0xF73, 0x34F,
                                    0x5B0, 0x301, 0x323, 'a',   0xE9,  0x301, 0x323};
    unsigned seed = 1, changed = 0;
    for (int round = 0; round < 300; round++) {
        struct buf b = {.a = arena};
        size_t n = next_random(&seed) % 200, kinds = round % 2 ? 11 : 15;
        for (size_t i = 0; i < n; i++)
            buf_code(&b, codes[next_random(&seed) % kinds]);
        struct str text = n ? buf_str(&b) : STR(""), sorted = marks_sorted(arena, text);
        changed += !str_eq(sorted, text);
        CHECK(str_eq(composed(sorted), composed(text)));
    }
    CHECK(changed > 50);
}

static void test_short(void)
{
    struct str text = STR("Zoe\xCC\x88 and a row: a\xCC\x81\xCC\xA3");
    CHECK(marks_sorted(arena, text).p == text.p);
}

static void test_codes(void)
{
    struct codes set = {0};
    static const int32_t codes[] = {0, 1, 63, 64, 255, 256, 0xFFFF, 0x10FFFF};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        CHECK(!codes_has(&set, codes[i]));
        CHECK(codes_add(arena, &set, codes[i]));
        CHECK(codes_has(&set, codes[i]));
        CHECK(!codes_add(arena, &set, codes[i]));
    }
    CHECK(!codes_has(&set, 2) && !codes_has(&set, 257) && !codes_has(&set, 0x10FFFE));
    CHECK(!codes_add(arena, &set, 0x110000) && !codes_has(&set, -1));
}

int main(void)
{
    arena = arena_new();
    test_rows();
    test_short();
    test_codes();
    arena_free(arena);
    return unit_result();
}
