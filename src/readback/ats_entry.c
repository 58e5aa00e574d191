/* ats_entry.c: checks a job or degree. */
#include "readback/ats.h"

/* A note is about some parts of an entry: 1 << part for each. */
typedef unsigned part_set;
enum { PART_SETS = 1 << WANTED_PARTS };

/* What is wrong in which readings. */
struct findings {
    reading_set broken[PART_SETS], away[PART_SETS];
    reading_set joined[WANTED_PARTS], under;
    struct str beside[WANTED_PARTS], heading; /* of the last such reading */
};

static uint32_t thing_of(const struct ats *x, const struct reading_word *w)
{
    return w->element < x->wanted.n_elements ? x->wanted.things[w->element] : THING_NONE;
}

/* True if a text of something else is between two texts of the entry. What belongs to nothing, such
 * as a page number, does not part them. */
static bool parted(const struct ats *x, const struct ats_reading *r, const struct wanted_entry *e,
                   size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        uint32_t thing = thing_of(x, &r->of.words.at[i]);
        if (thing != e->rows && thing != THING_NONE)
            return true;
    }
    return false;
}

static size_t words_of(const struct wanted_entry *e, int part)
{
    return e->parts[part].words.words.n;
}

static part_set find_away(const struct ats *x, const struct ats_reading *r,
                          const struct wanted_entry *e, const size_t at[WANTED_PARTS])
{
    part_set away = 0;
    size_t anchor = at[WANTED_PLACE];
    for (int i = WANTED_TITLE; i < WANTED_PARTS && anchor != NOT_FOUND; i++)
        if (at[i] != NOT_FOUND && parted(x, r, e, at[i] < anchor ? at[i] : anchor,
                                         at[i] < anchor ? anchor : at[i]))
            away |= 1u << i;
    return away;
}

/* A word that only a space parts from the text, and that is no part of the dates: they have a form of
 * their own, by which programs know them. NOT_FOUND: none. */
static size_t joined_to(const struct ats_reading *r, const struct wanted_entry *e, int part,
                        const size_t at[WANTED_PARTS])
{
    const struct reading_word *w = r->of.words.at;
    size_t start = at[part], end = start + words_of(e, part);
    size_t dates = at[WANTED_DATES], behind = dates + words_of(e, WANTED_DATES);
    bool dated = dates != NOT_FOUND;
    if (start && w[start].before == GAP_SPACE && !(dated && start == behind))
        return start - 1;
    bool open = part == WANTED_TITLE && strcmp(e->parts[part].what, "degree") == 0; /* "B.Sc. in Examples" */
    if (end < r->of.words.n && w[end].before == GAP_SPACE && !(dated && end == dates) && !open)
        return end;
    return NOT_FOUND;
}

static void look(const struct ats *x, const struct wanted_entry *e, int kind, struct findings *f)
{
    const struct ats_reading *r = &x->readings[kind];
    reading_set here = 1u << kind;
    size_t at[WANTED_PARTS];
    part_set broken = 0;
    for (int i = 0; i < WANTED_PARTS; i++) {
        at[i] = ats_find(x, r, e->rows, &e->parts[i].words);
        /* Programs take the parts of a job from its lines: a part over two lines is two. */
        if (words_of(e, i) && (at[i] == NOT_FOUND || !ats_in_line(r, at[i], words_of(e, i))))
            broken |= 1u << i;
    }
    f->broken[broken] |= here;
    f->away[find_away(x, r, e, at)] |= here;
    for (int i = 0; i < WANTED_DATES; i++) {
        size_t by = at[i] == NOT_FOUND ? NOT_FOUND : joined_to(r, e, i, at);
        if (by == NOT_FOUND)
            continue;
        f->joined[i] |= here;
        f->beside[i] = ats_shown(x, r, by, 1);
    }
    size_t place = at[WANTED_PLACE], own = r->headings[e->section];
    if (place == NOT_FOUND || own == NOT_FOUND)
        return;
    size_t section = ats_section_at(r, x, place);
    if (section == e->section)
        return;
    f->under |= here;
    f->heading = section == SIZE_MAX ? STR("") : x->wanted.sections.at[section].title.text;
}

/* "title and dates" */
static const char *parts_text(const struct ats *x, const struct wanted_entry *e, part_set set)
{
    struct buf b = {.a = x->a};
    for (int i = 0; i < WANTED_PARTS; i++)
        if (set & 1u << i)
            buf_printf(&b, "%s%s", !b.n ? "" : set >> (i + 1) ? ", " : " and ", e->parts[i].what);
    return str_c(x->a, buf_str(&b));
}

/* The place of the first part of a set. */
static struct pos place_of(const struct wanted_entry *e, part_set set)
{
    int i = 0;
    while (!(set & 1u << i))
        i++;
    return e->parts[i].pos;
}

static bool has_year(struct str s)
{
    size_t digits = 0;
    for (size_t i = 0; i < s.n && digits < 4; i++)
        digits = s.p[i] >= '0' && s.p[i] <= '9' ? digits + 1 : 0;
    return digits == 4;
}

static void check_said(const struct ats *x, const struct wanted_entry *e)
{
    const struct wanted_text *dates = &e->parts[WANTED_DATES];
    for (int i = WANTED_TITLE; i < WANTED_PARTS; i++)
        if (!words_of(e, i))
            diag_report(x->d, DIAG_CODE_ATS_LACKS, e->pos, e->what, e->parts[i].what);
    if (dates->words.words.n && !has_year(dates->text))
        diag_report(x->d, DIAG_CODE_ATS_DATES, dates->pos, STRF(dates->text));
}

void ats_check_entry(struct ats *x, const struct wanted_entry *e)
{
    struct findings f = {0};
    for (int i = 0; i < READINGS; i++)
        look(x, e, i, &f);
    check_said(x, e);
    for (part_set s = 1; s < PART_SETS; s++) {
        if (f.broken[s])
            diag_report(x->d, DIAG_CODE_ATS_BROKEN, place_of(e, s), ats_ways(x, f.broken[s]),
                        parts_text(x, e, s), e->what);
        if (f.away[s])
            diag_report(x->d, DIAG_CODE_ATS_AWAY, place_of(e, s), ats_ways(x, f.away[s]),
                        parts_text(x, e, s), e->what, e->parts[WANTED_PLACE].what);
    }
    for (int i = 0; i < WANTED_DATES; i++)
        if (f.joined[i])
            diag_report(x->d, DIAG_CODE_ATS_JOINED, e->parts[i].pos, ats_ways(x, f.joined[i]),
                        e->parts[i].what, e->what, STRF(f.beside[i]));
    if (f.under)
        diag_report(x->d, DIAG_CODE_ATS_UNDER, e->pos, ats_ways(x, f.under), e->what,
                    STRF(f.heading));
}
