/* reading.c: words, and readings by the order of the file and by rows. */
#include "readback/reading.h"

#include "text/bidi.h"

#include <stdlib.h>
#include <utf8proc.h>

struct reading_writer {
    struct arena *a;
    struct reading *to;
    struct buf word;       /* the word that is being read */
    uint32_t element;      /* of that word */
    enum reading_gap gap;  /* before it */
    bool lined;            /* the line has something */
};

/* ---- words */

static void end_word(struct reading_writer *w)
{
    if (!w->word.n)
        return;
    struct reading_word *x = vec_push(w->a, &w->to->words);
    x->raw = str_copy(w->a, buf_str(&w->word));
    x->folded = utf8_map(w->a, x->raw, UTF8PROC_CASEFOLD | UTF8PROC_COMPAT | UTF8PROC_COMPOSE);
    if (!x->folded.p)
        x->folded = x->raw;
    x->element = w->element;
    x->line = w->to->lines ? w->to->lines - 1 : 0;
    x->before = w->gap;
    w->word.n = 0;
    w->gap = GAP_SPACE;
}

static void widen(struct reading_writer *w, enum reading_gap gap)
{
    end_word(w);
    if (gap > w->gap)
        w->gap = gap;
}

/* Signs that part the fields of a line: a stop only before a space ("Ph.D." is no two fields). */
static bool parts_fields(int32_t c, int32_t next)
{
    static const int32_t signs[] = {',', ';', ':', '|', '(', ')', '[', ']', 0xB7, 0x2022, 0x2013,
                                    0x2014, 0x2027, 0x25CF, 0x25AA, 0x25E6, 0x2219};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (c == signs[i])
            return true;
    return (c == '.' || c == '-' || c == '/') && next == ' ';
}

/* Signs that only control line breaks, which belong to the word around them. */
static bool is_invisible(int32_t c)
{
    return c == 0xAD || c == 0x200B || c == 0x2060 || c == 0x200C || c == 0x200D || bidi_is_sign(c);
}

static bool is_letter(int32_t c)
{
    utf8proc_category_t k = utf8proc_category(c);
    return (k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_ME) ||
           (k >= UTF8PROC_CATEGORY_ND && k <= UTF8PROC_CATEGORY_NO);
}

static void read_text(struct reading_writer *w, struct str text, uint32_t element)
{
    size_t n, more;
    for (size_t i = 0; i < text.n; i += n) {
        int32_t c = utf8_at(text, i, &n);
        if (utf8_is_private(c) || is_invisible(c))
            continue;
        if (is_letter(c)) {
            if (!w->word.n)
                w->element = element;
            buf_add(&w->word, str_sub(text, i, i + n));
        } else {
            widen(w, parts_fields(c, utf8_at(text, i + n, &more)) ? GAP_SIGN : GAP_SPACE);
        }
    }
}

void reading_of_text(struct arena *a, struct str text, struct reading *to)
{
    struct reading_writer w = {.a = a, .to = to, .word = {.a = a}, .gap = GAP_LINE};
    read_text(&w, text, NO_ELEMENT);
    end_word(&w);
}

/* ---- lines */

void reading_line(struct reading_writer *w)
{
    widen(w, GAP_LINE);
    w->to->lines += w->lined;
    w->lined = false;
}

void reading_strip(struct reading_writer *w, const struct strip *s, bool space, bool wide)
{
    if (!w->to->lines)
        w->to->lines = 1;
    if (space)
        widen(w, wide ? GAP_WIDE : GAP_SPACE);
    if (strip_is_white(s))
        widen(w, GAP_WIDE);
    else
        read_text(w, s->text, s->item->element);
    w->lined = true;
}

/* Poppler (TextOutputDev.cc, minWordSpacing) and pdfminer (word_margin) see a space in a gap of 0.15
 * and 0.1 of the size. */
bool reading_apart(const struct strip *before, const struct strip *s)
{
    length size = length_min(before->item->run.size, s->item->run.size);
    return s->left - before->right > size / 8;
}

/* Poppler takes texts for parts of one line if their baselines differ by less than half of the size
 * (maxIntraLineDelta), so that raised signs stay in it. If one is far larger, it does not belong to
 * the lines beside it, unless it stands on their baseline. */
static bool on_line(const struct strip *before, const struct strip *s)
{
    length size = length_min(before->item->run.size, s->item->run.size);
    length larger = length_max(before->item->run.size, s->item->run.size);
    length by = s->baseline - before->baseline;
    return (by < 0 ? -by : by) < (larger > size * 3 / 2 ? size / 5 : size / 2);
}

/* Where pages run to the left, programs go along lines from right to left: to them, left is right. */
static void mirror(struct strip *s, length edges)
{
    length left = edges - s->right, first = s->first;
    s->right = edges - s->left;
    s->left = left;
    s->first = s->last;
    s->last = first;
}

static struct strip strip_of(const struct item *it, size_t index)
{
    size_t n = it->run.n;
    const struct glyph *g = it->run.glyphs;
    struct str text = it->run.has_actual ? it->run.actual : it->run.text;
    struct strip s = {it, text, index, it->x, it->x + it->run.advance, it->y, 0, 0};
    s.first = n > 1 ? g[1].x - g[0].x : it->run.advance;
    s.last = n ? it->run.advance - g[n - 1].x : 0;
    return s;
}

/* The white behind a text: a space as wide as all of it, but for a little on both sides. */
static struct strip white_of(const struct item *it, size_t index)
{
    length off = it->run.size / 4, left = it->x + it->run.white_x + off;
    length width = length_max(it->run.white - 2 * off, 0);
    return (struct strip){it, STR("  "), index, left, left + width, it->y, width, width};
}

bool strip_is_white(const struct strip *s)
{
    return s->text.n == 2 && str_eq(s->text, STR("  "));
}

static void collect(struct arena *a, const struct page *page, bool leftward, strips *to)
{
    to->n = 0;
    for (size_t i = 0; i < page->items.n; i++) {
        const struct item *it = &page->items.at[i];
        if (it->kind == ITEM_GLYPHS && it->run.n)
            *vec_push(a, to) = strip_of(it, i);
        if (it->kind == ITEM_GLYPHS && it->run.n && it->run.white > 0)
            *vec_push(a, to) = white_of(it, i);
    }
    for (size_t i = 0; i < to->n && leftward; i++)
        mirror(&to->at[i], page->width);
}

/* A text goes on in its line if it stands on it and not left of the text before, as in Poppler's
 * -raw (minDupBreakOverlap). */
static void read_order(const strips *page, struct reading_writer *w)
{
    for (size_t i = 0; i < page->n; i++) {
        const struct strip *s = &page->at[i], *before = i ? s - 1 : NULL;
        bool goes_on = before && on_line(before, s) &&
                       s->left > before->right - s->item->run.size / 5;
        if (!goes_on)
            reading_line(w);
        reading_strip(w, s, goes_on && reading_apart(before, s), false);
    }
}

static int by_baseline(const void *a, const void *b)
{
    const struct strip *x = a, *y = b;
    if (x->baseline != y->baseline)
        return x->baseline < y->baseline ? -1 : 1;
    return x->index < y->index ? -1 : x->index > y->index;
}

static int by_left(const void *a, const void *b)
{
    const struct strip *x = a, *y = b;
    if (x->left != y->left)
        return x->left < y->left ? -1 : 1;
    return x->index < y->index ? -1 : x->index > y->index;
}

/* A gap of two characters or more becomes two spaces or more, which programs take for a border; a
 * character is about half as wide as its size. */
static bool is_wide(const struct strip *before, const struct strip *s)
{
    length size = length_max(before->item->run.size, s->item->run.size);
    return s->left - before->right > size * 3 / 4;
}

static void read_rows(struct arena *a, const strips *page, struct reading_writer *w)
{
    struct strip *all = arena_copy(a, page->at, page->n * sizeof *all);
    qsort(all, page->n, sizeof *all, by_baseline);
    for (size_t i = 0, end; i < page->n; i = end) {
        for (end = i + 1; end < page->n && on_line(&all[i], &all[end]);)
            end++;
        qsort(all + i, end - i, sizeof *all, by_left);
        reading_line(w);
        for (size_t k = i; k < end; k++) {
            const struct strip *before = k > i ? &all[k - 1] : NULL;
            reading_strip(w, &all[k], before && reading_apart(before, &all[k]),
                          before && is_wide(before, &all[k]));
        }
    }
}

void reading_make(struct arena *a, const struct display *d, enum reading_kind kind,
                  struct reading *to)
{
    struct reading_writer w = {.a = a, .to = to, .word = {.a = a}, .gap = GAP_LINE};
    strips page = {0};
    to->kind = kind;
    for (size_t p = 0; p < d->pages.n; p++) {
        collect(a, &d->pages.at[p], d->leftward, &page);
        if (!page.n)
            continue;
        if (kind == READING_ORDER)
            read_order(&page, &w);
        else if (kind == READING_ROWS)
            read_rows(a, &page, &w);
        else
            blocks_read(a, &page, &w);
    }
    end_word(&w);
}
