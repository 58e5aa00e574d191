/* ats.c: finds things in readings, and checks the headings. */
#include "readback/ats.h"

/* ---- finding */

const char *ats_ways(const struct ats *x, reading_set set)
{
    static const char *const names[READINGS] = {"in the order of the file", "line by line",
                                                "block by block"};
    struct buf b = {.a = x->a};
    if (set == (1u << READINGS) - 1)
        return "in any order";
    for (int i = 0; i < READINGS; i++)
        if (set & 1u << i)
            buf_printf(&b, "%s%s", b.n ? " or " : "", names[i]);
    return str_c(x->a, buf_str(&b));
}

/* True if the words stand at `at`, one after the other. */
static bool stand_at(const struct reading *r, size_t at, const struct reading *words)
{
    if (r->words.n - at < words->words.n)
        return false;
    for (size_t i = 0; i < words->words.n; i++)
        if (!str_eq(r->words.at[at + i].folded, words->words.at[i].folded))
            return false;
    return true;
}

static uint32_t thing_at(const struct ats *x, const struct ats_reading *r, size_t word)
{
    uint32_t element = r->of.words.at[word].element;
    return element < x->wanted.n_elements ? x->wanted.things[element] : THING_NONE;
}

size_t ats_find(const struct ats *x, const struct ats_reading *r, uint32_t thing,
                const struct reading *words)
{
    size_t n = words->words.n;
    for (size_t i = r->start[thing]; n && i < r->start[thing + 1]; i++) {
        size_t at = r->sorted[i];
        if (stand_at(&r->of, at, words) && thing_at(x, r, at + n - 1) == thing)
            return at;
    }
    return NOT_FOUND;
}

size_t ats_find_anywhere(const struct ats_reading *r, const struct reading *words)
{
    size_t n = words->words.n;
    for (size_t at = 0; n && at + n <= r->of.words.n; at++)
        if (stand_at(&r->of, at, words) && ats_in_line(r, at, n))
            return at;
    return NOT_FOUND;
}

bool ats_in_line(const struct ats_reading *r, size_t at, size_t n)
{
    return r->of.words.at[at].line == r->of.words.at[at + n - 1].line;
}

size_t ats_beside(const struct ats_reading *r, size_t at, size_t n)
{
    const struct reading_word *w = r->of.words.at;
    if (at + n < r->of.words.n && w[at + n].before != GAP_LINE)
        return at + n;
    if (w[at].before == GAP_LINE)
        return NOT_FOUND;
    while (w[--at].before == GAP_SPACE || w[at].before == GAP_SIGN)
        ;
    return at;
}

struct str ats_shown(const struct ats *x, const struct ats_reading *r, size_t at, size_t most)
{
    struct buf b = {.a = x->a};
    uint32_t line = r->of.words.at[at].line;
    for (size_t i = at; i < r->of.words.n && i < at + most; i++) {
        const struct reading_word *w = &r->of.words.at[i];
        if (w->line != line || (i > at && w->before == GAP_WIDE))
            break;
        if (i > at)
            buf_char(&b, ' ');
        buf_add(&b, w->raw);
    }
    return buf_str(&b);
}

size_t ats_section_at(const struct ats_reading *r, const struct ats *x, size_t word)
{
    size_t best = SIZE_MAX;
    for (size_t s = 0; s < x->wanted.sections.n; s++)
        if (r->headings[s] != NOT_FOUND && r->headings[s] < word &&
            (best == SIZE_MAX || r->headings[s] > r->headings[best]))
            best = s;
    return best;
}

/* ---- readings */

/* Sorts the words by their thing, and keeps their order. */
static void sort_words(const struct ats *x, struct ats_reading *r)
{
    size_t n = x->wanted.n_things;
    r->start = arena_array_of(x->a, size_t, n + 2);
    r->sorted = arena_array_of(x->a, size_t, r->of.words.n + 1);
    for (size_t i = 0; i < r->of.words.n; i++)
        r->start[thing_at(x, r, i) + 2]++;
    for (size_t t = 2; t < n + 2; t++)
        r->start[t] += r->start[t - 1];
    for (size_t i = 0; i < r->of.words.n; i++)
        r->sorted[r->start[thing_at(x, r, i) + 1]++] = i;
}

static void find_headings(const struct ats *x, struct ats_reading *r)
{
    r->headings = arena_array_of(x->a, size_t, x->wanted.sections.n + 1);
    for (size_t s = 0; s < x->wanted.sections.n; s++) {
        const struct wanted_section *section = &x->wanted.sections.at[s];
        size_t at = ats_find(x, r, section->heading, &section->title.words);
        size_t n = section->title.words.words.n;
        bool own = at != NOT_FOUND && ats_in_line(r, at, n) && ats_beside(r, at, n) == NOT_FOUND;
        r->headings[s] = own ? at : NOT_FOUND;
    }
}

/* ---- headings */

static bool same_words(const struct reading *a, const struct reading *b)
{
    return a->words.n == b->words.n && stand_at(a, 0, b);
}

/* Takes the first of some titles with commas between. Empty: there are no more. */
static struct str next_title(struct str *rest)
{
    size_t end = str_find(*rest, ',');
    struct str one = str_trim(str_sub(*rest, 0, end));
    *rest = str_sub(*rest, end + (end < rest->n), rest->n);
    return one;
}

static bool is_in(const struct ats *x, const struct locale *l, const struct reading *title,
                  struct str under)
{
    const struct node *lists = l ? l->known_headings : NULL;
    for (size_t i = 0; lists && i < lists->pairs.n; i++) {
        const struct node *list = lists->pairs.at[i].value;
        if (under.n && !str_eq(under, lists->pairs.at[i].key))
            continue;
        for (struct str rest = list->text, one; (one = next_title(&rest)).n;) {
            struct reading known = {0};
            reading_of_text(x->a, one, &known);
            if (same_words(title, &known))
                return true;
        }
    }
    return false;
}

bool ats_is_known(const struct ats *x, const struct reading *title, struct str under)
{
    return is_in(x, x->wanted.content->locale, title, under) || is_in(x, x->english, title, under);
}

/* " (they know 'Experience')", for a section with jobs or degrees. */
static const char *known_instead(const struct ats *x, const struct wanted_section *s)
{
    const struct node *lists = x->wanted.content->locale->known_headings;
    const struct node *list = node_find(lists, s->jobs ? STR("experience") : STR("education"));
    struct str titles = list ? list->text : STR(""), first = next_title(&titles);
    if ((!s->jobs && !s->degrees) || !first.n)
        return "";
    return diag_hint(x->d, str_printf(x->a, " (they know '%.*s')", STRF(first)));
}

static void check_heading(const struct ats *x, size_t index)
{
    const struct wanted_section *s = &x->wanted.sections.at[index];
    reading_set beside = 0, missing = 0;
    struct str other = {0};
    for (int i = 0; i < READINGS; i++) {
        const struct ats_reading *r = &x->readings[i];
        size_t n = s->title.words.words.n;
        size_t at = ats_find(x, r, s->heading, &s->title.words);
        bool whole = at != NOT_FOUND && ats_in_line(r, at, n);
        size_t by = whole ? ats_beside(r, at, n) : NOT_FOUND;
        missing |= (unsigned)!whole << i;
        if (by == NOT_FOUND)
            continue;
        beside |= 1u << i;
        other = ats_shown(x, r, by, 4);
    }
    if (missing)
        diag_report(x->d, DIAG_CODE_ATS_MISSING, s->title.pos, ats_ways(x, missing),
                    STRF(s->title.text));
    if (s->source && !ats_is_known(x, &s->title.words, (struct str){0}))
        diag_report(x->d, DIAG_CODE_ATS_HEADING, s->title.pos, STRF(s->title.text),
                    known_instead(x, s));
    if (beside)
        diag_report(x->d, DIAG_CODE_ATS_BESIDE, s->title.pos, ats_ways(x, beside),
                    STRF(s->title.text), STRF(other));
}

void ats_check(struct arena *a, struct diag *d, struct content *c, const struct display *display,
               const struct locale *english)
{
    struct ats x = {.a = a, .d = d, .english = english};
    wanted_collect(a, c, display, &x.wanted);
    for (int i = 0; i < READINGS; i++) {
        reading_make(a, display, (enum reading_kind)i, &x.readings[i].of);
        sort_words(&x, &x.readings[i]);
        find_headings(&x, &x.readings[i]);
    }
    ats_check_header(&x);
    size_t e = 0;
    for (size_t s = 0; s < x.wanted.sections.n; s++) {
        if (x.wanted.sections.at[s].title.words.words.n)
            check_heading(&x, s);
        for (; e < x.wanted.entries.n && x.wanted.entries.at[e].section == s; e++)
            ats_check_entry(&x, &x.wanted.entries.at[e]);
    }
}
