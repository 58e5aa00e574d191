/* bound.c: how even could the lines of these paragraphs be at best, and how even are ours?
 *
 *     bound FOLDER TEXT FONT WIDTH HYPHENS ROW [SD LOOSEST]
 *
 * FOLDER holds fonts/ and styles/; TEXT has a paragraph on each line; WIDTH is in points. All
 * sequences of breaks are searched in which no line is overfull, no last line is a lone short word,
 * at most HYPHENS lines of all the paragraphs end inside a word or an address, at most ROW of these follow
 * another, no paragraph takes more lines than ours does, and none ends inside what holds together. Boxes,
 * glue and places to break are those that the breaker sees, and so is what a line may do: glue shrinks, text
 * expands, signs protrude.
 *
 * Printed are, of our lines and as bounds: the standard deviation of the space between words over
 * all justified lines, as a share of the natural one, and that of the loosest line. The two bounds are
 * each for itself: no sequence need have both, and the mean of the first may be any. If there might be more lines,
 * the least deviation at narrow measures would be that of spaces which are nearly twice as wide in all of them. A
 * line is not loose up to the natural space, so the second is never below 1. With SD and LOOSEST: fails if ours is
 * further away.
 *
 * The sum of (x - m)^2 - v over the lines is least, for the right m and v, where the standard
 * deviation is: v is then its square (Dinkelbach, "On Nonlinear Fractional Programming", 1967), and m
 * the mean. Paragraphs are searched one by one for each number of hyphens, and added up. */
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disk.h"
#include "lines/cuts.h"
#include "lines/measure.h"
#include "sink.h"
#include "unit.h"

enum { MOST_PARAGRAPHS = 32, MOST_HYPHENS = 40, MOST_ROW = 8, MOST_EXTRA = 2 };

/* Places with such a price part what readers take for one thing: names of few words, volumes from pages, the
 * labels of an address. */
enum { HOLDS_TOGETHER = 2000 };

/* A line from one break to another. */
struct trial {
    double least, most; /* what its spaces can be, as a share of the natural one */
    bool last;
};

/* A place where a line may end, and the next one start. */
struct line_end {
    size_t to, from; /* the item that the line ends at, and the one that the next starts at */
    bool hyphen;     /* it ends in a hyphen that is not in the text, or inside an address */
    bool dash;       /* or in a hyphen or dash that is */
};

struct paragraph {
    const struct pieces *pieces;
    const struct totalfit_line *lines; /* ours */
    size_t n_lines;
    length width;
    int expansion; /* [1/1000] */
    struct line_end *at;
    size_t n;
    length *text, *space, *shrink; /* sums of the items before each */
    int *rest;                     /* how many lines there are at least from each place to the end */
    int extra;                     /* how many more than that from the start ours are */
};

/* What the lines of a paragraph may count up to. */
struct limits {
    int hyphens, row;
};

/* Least sums for each number of hyphens and of hyphens in a row; HUGE_VAL: there are none. */
struct sums {
    double at[MOST_HYPHENS + 1][MOST_ROW + 1];
};

#define STATES ((size_t)2 * (MOST_HYPHENS + 1) * (MOST_ROW + 1))
#define SLOTS ((MOST_EXTRA + 1) * STATES)

static struct sink sink;
static struct charstyles styles;
static struct style style;
static struct fontstyle text;
static const struct locale locale;
static const struct content content = {.locale = &locale};
static struct hyphens hyphens;
static const struct hyphenation hyphenation;

/* The sums before each item. */
static void sum_up(struct paragraph *p)
{
    size_t n = p->pieces->n;
    p->text = arena_array_of(sink.arena, length, n + 1);
    p->space = arena_array_of(sink.arena, length, n + 1);
    p->shrink = arena_array_of(sink.arena, length, n + 1);
    for (size_t i = 0; i < n; i++) {
        const struct totalfit_item *it = &p->pieces->items[i];
        bool space = it->kind == TOTALFIT_GLUE && it->stretch > 0;
        p->text[i + 1] = p->text[i] + (space || it->kind == TOTALFIT_PENALTY ? 0 : it->width);
        p->space[i + 1] = p->space[i] + (space ? it->width : 0);
        p->shrink[i + 1] = p->shrink[i] + (space ? it->shrink : 0);
    }
}

static bool ends_in_dash(const struct pieces *ps, size_t at)
{
    while (at > 0 && ps->pieces[at - 1].kind != PIECE_WORD)
        at--;
    const struct piece *p = at ? &ps->pieces[at - 1] : NULL;
    const char *end = p ? p->word->text.p + p->to : NULL;
    return p && p->to > p->from && (end[-1] == '-' || (p->to - p->from >= 3 && !memcmp(end - 3, "–", 3)));
}

/* Whether a line that ends there divides an address. */
static bool divides_address(const struct pieces *ps, size_t at)
{
    bool inside = at > 0 && at + 1 < ps->n && ps->pieces[at].kind == PIECE_PLACE && ps->pieces[at - 1].kind == PIECE_WORD &&
                  ps->pieces[at + 1].kind == PIECE_WORD && ps->pieces[at + 1].from > 0;
    return inside && (unsigned char)ps->pieces[at - 1].word->text.p[ps->pieces[at - 1].to - 1] < 0x80 &&
           !ends_in_dash(ps, at);
}

/* All places where a line may end; the first is the start, the last the end. */
static void find_places(struct paragraph *p)
{
    const struct pieces *ps = p->pieces;
    p->at = arena_array_of(sink.arena, struct line_end, ps->n + 2);
    p->at[p->n++] = (struct line_end){0};
    for (size_t i = 0; i < ps->n; i++) {
        const struct totalfit_item *it = &ps->items[i];
        bool legal = it->kind == TOTALFIT_GLUE ? i && ps->items[i - 1].kind == TOTALFIT_BOX
                                               : it->kind == TOTALFIT_PENALTY && it->penalty < HOLDS_TOGETHER;
        size_t from = i + 1;
        while (from < ps->n && ps->items[from].kind != TOTALFIT_BOX)
            from++;
        if (legal && from < ps->n)
            p->at[p->n++] = (struct line_end){i, from, ps->pieces[i].kind == PIECE_HYPHEN || divides_address(ps, i),
                                              ps->pieces[i].kind != PIECE_HYPHEN && ends_in_dash(ps, i)};
    }
    p->at[p->n++] = (struct line_end){.to = ps->n};
}

/* A last line that is a part of a word, or one short word, is not to be. */
static bool is_runt(const struct paragraph *p, size_t i)
{
    enum { SHORT = 8 };
    const struct line_end *from = &p->at[i];
    size_t letters = 0;
    for (size_t k = from->from; k < p->pieces->n; k++) {
        if (p->pieces->pieces[k].kind == PIECE_SPACE)
            return false;
        if (p->pieces->pieces[k].kind == PIECE_WORD)
            letters += p->pieces->pieces[k].to - p->pieces->pieces[k].from;
    }
    return i && (from->hyphen || letters <= SHORT);
}

/* What a line from place i to place j can be. False: it has too much, and so have those to later places. */
static bool trial_of(const struct paragraph *p, size_t i, size_t j, struct trial *t)
{
    const struct totalfit_item *items = p->pieces->items;
    size_t from = p->at[i].from, to = p->at[j].to, last = to;
    while (last > from && items[last - 1].kind != TOTALFIT_BOX)
        last--;
    double least = 1 - p->expansion / 1000.0, most = 1 + p->expansion / 1000.0;
    double space = (double)(p->space[last] - p->space[from]), shrink = (double)(p->shrink[last] - p->shrink[from]);
    double whole = (double)(p->text[last] - p->text[from]), out = (double)items[from].front;
    bool fits = least * (whole - (double)(out + items[last - 1].back) + space - shrink) <= (double)p->width;
    if (j + 1 < p->n && items[to].kind == TOTALFIT_PENALTY && items[to].width)
        whole += (double)(items[to].width - items[to].back);
    else
        whole -= (double)items[last - 1].back;
    whole -= out;
    t->last = j + 1 == p->n;
    t->least = (double)p->width < least * (whole + space - shrink) || (t->last && is_runt(p, i)) ? 1 : 0;
    t->most = 0;
    if (t->least > 0)
        return fits;
    if (t->last) {
        t->most = 1;
        return fits;
    }
    if (space <= 0) {
        t->least = 1;
        return fits;
    }
    t->least = fmax(((double)p->width - most * whole) / space, least * (1 - shrink / space));
    t->most = ((double)p->width - least * whole) / space;
    double wide = most * (1 + WIDE_SPACES / 200.0); /* spaces stretch by a half */
    if (t->least > wide && p->expansion)
        t->least = fmax(wide, ((double)p->width - (most + LAST_RESORT / 1000.0) * whole) / space);
    return fits;
}

static void count_lines(struct paragraph *p)
{
    p->rest = arena_array_of(sink.arena, int, p->n);
    for (size_t i = p->n - 1; i-- > 0;) {
        struct trial t;
        p->rest[i] = INT_MAX / 2;
        for (size_t j = i + 1; j < p->n && trial_of(p, i, j, &t); j++)
            if (t.least <= t.most && p->rest[j] < p->rest[i])
                p->rest[i] = p->rest[j] + 1;
    }
    p->extra = (int)p->n_lines - p->rest[0];
}

static size_t slot(bool hyphen, int count, int row)
{
    return ((size_t)hyphen * (MOST_HYPHENS + 1) + (size_t)count) * (MOST_ROW + 1) + (size_t)row;
}

static double cost(const struct trial *t, double mean, double variance)
{
    double x = mean < t->least ? t->least : mean > t->most ? t->most : mean;
    return (x - mean) * (x - mean) - variance;
}

/* Goes on from break i, which was come to with `from`, to break j. */
static void step(const struct line_end *to, const struct limits *max, double price, bool last,
                 const double *from, double *at)
{
    for (int hyphen = 0; hyphen < 2; hyphen++)
        for (int h = 0; h + to->hyphen <= max->hyphens; h++)
            for (int row = 0; row <= max->row; row++) {
                double sum = from[slot(hyphen, h, row)];
                bool ends = !last && (to->hyphen || to->dash);
                int in_row = row + (hyphen && ends);
                if (sum == HUGE_VAL || in_row > max->row)
                    continue;
                double *best = &at[slot(ends, h + to->hyphen, in_row)];
                if (sum + price < *best)
                    *best = sum + price;
            }
}

/* The least sums of a paragraph; of lines whose spaces are at most `loosest`. */
static struct sums search(const struct paragraph *p, const struct limits *max, double mean,
                          double variance, double loosest)
{
    double *best = malloc(p->n * SLOTS * sizeof *best);
    struct sums s;
    if (!best)
        abort();
    for (size_t i = 0; i < p->n * SLOTS; i++)
        best[i] = HUGE_VAL;
    best[slot(false, 0, 0)] = 0;
    for (size_t i = 0; i + 1 < p->n; i++)
        for (size_t j = i + 1; j < p->n; j++) {
            struct trial t;
            if (!trial_of(p, i, j, &t))
                break;
            if (t.least > t.most || t.least > loosest)
                continue;
            double price = t.last ? 0 : cost(&t, mean, variance);
            int more = p->rest[j] + 1 - p->rest[i]; /* lines than the fewest from there */
            for (int e = 0; e + more <= p->extra; e++)
                step(&p->at[j], max, price, t.last, &best[i * SLOTS + (size_t)e * STATES],
                     &best[j * SLOTS + (size_t)(e + more) * STATES]);
        }
    for (int h = 0; h <= MOST_HYPHENS; h++)
        for (int row = 0; row <= MOST_ROW; row++) {
            s.at[h][row] = HUGE_VAL;
            for (int e = 0; e <= p->extra; e++)
                s.at[h][row] = fmin(s.at[h][row],
                                    best[(p->n - 1) * SLOTS + (size_t)e * STATES + slot(false, h, row)]);
        }
    free(best);
    return s;
}

/* Adds the sums of one more paragraph. */
static struct sums add(const struct sums *a, const struct sums *b, const struct limits *max)
{
    struct sums s;
    for (int h = 0; h <= MOST_HYPHENS; h++)
        for (int row = 0; row <= MOST_ROW; row++)
            s.at[h][row] = HUGE_VAL;
    for (int h = 0; h <= max->hyphens; h++)
        for (int row = 0; row <= max->row; row++)
            for (int g = 0; a->at[h][row] < HUGE_VAL && h + g <= max->hyphens; g++)
                for (int q = 0; row + q <= max->row; q++)
                    s.at[h + g][row + q] = fmin(s.at[h + g][row + q], a->at[h][row] + b->at[g][q]);
    return s;
}

static double least(const struct paragraph *p, size_t n, const struct limits *max, double mean,
                    double variance, double loosest)
{
    struct sums sum = search(&p[0], max, mean, variance, loosest);
    double best = HUGE_VAL;
    for (size_t i = 1; i < n; i++) {
        struct sums next = search(&p[i], max, mean, variance, loosest);
        sum = add(&sum, &next, max);
    }
    for (int h = 0; h <= max->hyphens; h++)
        for (int row = 0; row <= max->row; row++)
            best = fmin(best, sum.at[h][row]);
    return best;
}

/* Means are tried in steps of 0.02: what that misses is 0.0001 of the variance. */
static double least_deviation(const struct paragraph *p, size_t n, const struct limits *max)
{
    enum { MEANS = 60 };
    bool out[MEANS] = {false};
    double from = 0, to = 1;
    for (int k = 0; k < 14; k++) {
        double variance = (from + to) / 2 * (from + to) / 2;
        bool good[MEANS], some = false;
        for (int i = 0; i < MEANS; i++) {
            good[i] = !out[i] && least(p, n, max, 0.7 + 0.02 * i, variance, HUGE_VAL) < 0;
            some |= good[i];
        }
        for (int i = 0; some && i < MEANS; i++) /* what is not below this is not below less */
            out[i] = !good[i];
        if (some)
            to = (from + to) / 2;
        else
            from = (from + to) / 2;
    }
    return to;
}

static double least_loosest(const struct paragraph *p, size_t n, const struct limits *max)
{
    double from = 0, to = 20;
    for (int k = 0; k < 14; k++) {
        double half = (from + to) / 2;
        if (least(p, n, max, 1, 0, half) < HUGE_VAL)
            to = half;
        else
            from = half;
    }
    return to;
}

/* Ours: the deviation and the loosest line. */
struct ours {
    double deviation, loosest;
    int lines, hyphens, row, overfull, runts;
};

static void add_line(struct lines *s, const struct paragraph *p, const struct totalfit_line *l, double *sum, double *squares,
                     struct ours *f)
{
    double space = (double)(p->space[l->to] - p->space[l->from]);
    struct measure m = measure_line(s, p->pieces, l);
    m.expansion = p->expansion;
    m.resort = LAST_RESORT;
    int expansion = measure_expansion(&m, p->width, true, false, 0);
    length room = length_scale(p->width, 1000, 1000 + expansion);
    struct glue_set g = measure_glue(&m, room, true, false);
    double x = space > 0 ? (1 + expansion / 1000.0) * (1 + (double)g.delta / space) : 0;
    if (space <= 0)
        return;
    f->lines++;
    *sum += x;
    *squares += x * x;
    f->loosest = fmax(f->loosest, x);
}

/* Whether our last line is one. */
static bool ends_in_runt(const struct paragraph *p)
{
    size_t i = 0;
    while (i + 1 < p->n && p->at[i].from < p->lines[p->n_lines - 1].from)
        i++;
    return is_runt(p, i);
}

static struct ours measure(struct lines *s, const struct paragraph *p, size_t n)
{
    struct ours f = {0};
    double sum = 0, squares = 0;
    for (size_t i = 0; i < n; i++) {
        bool before = false;
        f.runts += ends_in_runt(&p[i]);
        for (size_t k = 0; k < p[i].n_lines; k++) {
            const struct totalfit_line *l = &p[i].lines[k];
            bool last = k + 1 == p[i].n_lines;
            bool hyphen = !last && (l->hyphenated || ends_in_dash(p[i].pieces, l->to) || divides_address(p[i].pieces, l->to));
            f.hyphens += measure_adds_hyphen(p[i].pieces, l) || (!last && divides_address(p[i].pieces, l->to));
            f.row += before && hyphen;
            f.overfull += l->overfull;
            before = hyphen;
            if (!last)
                add_line(s, &p[i], l, &sum, &squares, &f);
        }
    }
    double mean = f.lines ? sum / f.lines : 0;
    f.deviation = f.lines ? sqrt(fmax(0, squares / f.lines - mean * mean)) : 0;
    return f;
}

static void font_set(const char *family)
{
    text = (struct fontstyle){.name = STR("text"), .weight = -1, .bold_weight = -1, .letter_case = CASE_AS_TYPED};
    text.italic = text.underline = text.figures = text.tabular = text.small_caps = FLAG_UNSET;
    text.expansion = 30; /* that of styles/base.yaml */
    text.protrusion = true;
    text.align = ALIGN_JUSTIFY;
    text.hyphenate = true;
    text.family = (struct markup){str_of(family), {0}};
    text.size = (struct dim){10 * PT, DIM_PT};
    text.leading = (struct dim){12 * PT, DIM_PT};
    *vec_push(sink.arena, &style.fonts) = &text;
}

/* Sets a paragraph as a document would, and takes its pieces. */
static struct paragraph paragraph_of(struct lines *s, struct str line, length width)
{
    struct rich *r = arena_new_of(sink.arena, struct rich);
    struct pen pen = {.a = sink.arena, .locale = &locale, .style = charstyle_root(&styles, &style)};
    rich_text(r, &pen, line);
    const struct type *type = type_of(&s->types, r->spans.at[0].style);
    paragraph_set(s, r, type, width, 0);
    struct cut *cut = cut_find(s, r, type);
    struct broken *b = cut_broken(s, cut, type, width, 0);
    struct paragraph p = {.pieces = &cut->pieces, .lines = b->lines, .n_lines = b->n, .width = width,
                          .expansion = pieces_expansion(&cut->pieces, type)};
    sum_up(&p);
    find_places(&p);
    count_lines(&p);
    return p;
}

static size_t read_paragraphs(struct lines *s, const char *path, length width, struct paragraph *p)
{
    static char line[8192];
    size_t n = 0;
    FILE *f = fopen(path, "r");
    while (f && n < MOST_PARAGRAPHS && fgets(line, sizeof line, f))
        if (line[strspn(line, " \n")]) {
            line[strcspn(line, "\n")] = 0;
            p[n++] = paragraph_of(s, str_copy(sink.arena, str_of(line)), width);
        }
    if (f)
        fclose(f);
    return n;
}

/* How far ours are from the bounds. */
static void compare(struct lines *s, char **argv, int argc)
{
    static struct paragraph p[MOST_PARAGRAPHS];
    struct limits max = {atoi(argv[5]), atoi(argv[6])};
    size_t n = read_paragraphs(s, argv[2], (length)(atof(argv[4]) * PT), p);
    struct ours f = measure(s, p, n);
    for (size_t i = 0; i < n; i++)
        if (!CHECK(p[i].extra >= 0) || !CHECK(p[i].extra <= MOST_EXTRA))
            return;
    if (!CHECK(n) || !CHECK(max.hyphens <= MOST_HYPHENS) || !CHECK(max.row <= MOST_ROW))
        return;
    double deviation = least_deviation(p, n, &max), loosest = fmax(1, least_loosest(p, n, &max));
    printf("%-20s %s pt: sd %.3f (least %.3f), loosest %.2f (least %.2f), %d lines, hyphens %d of %d, in a row %d of %d\n",
           argv[3], argv[4], f.deviation, deviation, f.loosest, loosest, f.lines, f.hyphens, max.hyphens, f.row, max.row);
    CHECK_EQ(f.overfull, 0);
    CHECK_EQ(f.runts, 0);
    if (argc < 9)
        return;
    CHECK(f.hyphens <= max.hyphens);
    CHECK(f.row <= max.row);
    CHECK(f.deviation <= deviation + atof(argv[7]));
    CHECK(f.loosest <= loosest + atof(argv[8]));
}

int main(int argc, char **argv)
{
    if (argc < 7) {
        fprintf(stderr, "usage: bound FOLDER TEXT FONT WIDTH HYPHENS ROW [SD LOOSEST]\n");
        return 2;
    }
    sink_open(&sink);
    font_set(argv[3]);
    charstyles_open(&styles, sink.arena);
    struct arena *kept = arena_new();
    struct files files = disk_files(sink.arena, argv[1]);
    struct fonts *fonts = fonts_new(kept);
    struct shaper *shaper = shaper_new(kept);
    shaper_start(shaper, STR("en"));
    if (CHECK(fonts_start(fonts, sink.arena, &sink.diag, &files))) {
        struct lines s = {.a = sink.arena, .content = &content, .rules = linebreak_rules(STR("en")), .set = arena_new(), .scratch = arena_new(), .d = &sink.diag,
                          .shaper = shaper, .opportunities = opportunities_new(kept), .hyphens = &hyphens,
                          .patterns = hyphen_find(&hyphens, STR("en")), .hyphenation = &hyphenation, .lang = STR("en"),
                          .cuts = cuts_new(sink.arena)};
        s.types = (struct types){.a = s.set, .fonts = fonts, .size = 1000};
        cuts_start(s.cuts);
        compare(&s, argv, argc);
        cuts_free(s.cuts);
        arena_free(s.set);
        arena_free(s.scratch);
    }
    arena_free(kept);
    sink_close(&sink);
    return unit_result();
}
