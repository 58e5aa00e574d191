/* price.c: sets the price of a page break before each line. */
#include "pages/pages.h"

/* Prices of page breaks. A price of 100 counts as much as leaving 15 % of a page empty. */
enum {
    HEAD_MOST = 6,       /* a sticky row of at most this many lines is a head and stays whole */
    BETWEEN_LINES = 90,  /* inside a paragraph of four lines or more */
    AFTER_HYPHEN = 100,  /* more, where its word goes on on the next page: TeX's \brokenpenalty */
    BETWEEN_ITEMS = 45,  /* inside an entry: rather than leave four lines of a page white */
    LONE_END = 500,      /* the last line of a section is alone on the next page */
};

static void price_paragraph(struct line *lines, const struct extent *e)
{
    bool head = e->sticky && e->n <= HEAD_MOST;
    for (size_t k = 1; k < e->n; k++) /* no first or last line alone on a page */
        lines[e->first + k].penalty = head || k == 1 || k + 1 == e->n     ? PAGEBREAK_NEVER
                                      : lines[e->first + k - 1].divided ? BETWEEN_LINES + AFTER_HYPHEN
                                                                        : BETWEEN_LINES;
}

/* An entry of more than `keep` lines may break, but not inside its head, not before the two lines
 * after the head, and not before its last line. */
static void price_entry(struct line *lines, size_t first, size_t n, size_t head, int keep)
{
    for (size_t k = 1; k < n; k++) {
        int *penalty = &lines[first + k].penalty;
        if (n <= (size_t)keep || k < head + 2 || k + 1 == n)
            *penalty = PAGEBREAK_NEVER;
        else if (*penalty == 0)
            *penalty = BETWEEN_ITEMS;
    }
}

static void price_entries(struct line *lines, const struct extent *e, size_t n)
{
    for (size_t i = 0, k; i < n; i = k) {
        size_t count = 0, head = 0;
        bool in_head = true;
        for (k = i; k < n && e[k].entry == e[i].entry; k++) {
            in_head = in_head && e[k].sticky && e[k].n <= HEAD_MOST;
            head += in_head ? e[k].n : 0;
            count += e[k].n;
            if (!e[k].entry) {
                k++;
                break;
            }
        }
        if (e[i].entry)
            price_entry(lines, e[i].first, count, head, e[i].keep);
    }
}

/* True if a section or subsection begins here, with a title above or beside its text. */
static bool begins(const struct extent *e)
{
    return e->heading || e->titled;
}

/* A heading stays on one page with the next two lines; a section's last line is not left alone. */
static void price_headings(struct line *lines, const struct extent *e, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t end = e[i].first + e[i].n;
        if (e[i].sticky && i + 1 < n)
            lines[end].penalty = PAGEBREAK_NEVER;
        bool last = i + 1 == n || begins(&e[i + 1]);
        if (!begins(&e[i]) || i + 1 == n)
            continue;
        size_t to = e[i].heading ? end + 1 : e[i].first + 1; /* the second line after the heading */
        bool more = to < e[n - 1].first + e[n - 1].n && (!last || to < end);
        for (size_t k = i + 1; k < n && more && e[k].first <= to; k++)
            if (e[k].first == to && begins(&e[k]))
                more = false;
        if (more)
            lines[to].penalty = PAGEBREAK_NEVER;
    }
    for (size_t i = 1; i < n; i++) {
        bool ends = i + 1 == n || begins(&e[i + 1]);
        if (ends && !begins(&e[i]) && e[i].n == 1 && lines[e[i].first].penalty == 0)
            lines[e[i].first].penalty = LONE_END;
    }
}

/* Requests of the document: start a page here, start none here, keep on one page. */
static void price_requests(struct line *lines, const struct extent *e, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        int *penalty = &lines[e[i].first].penalty;
        for (size_t k = i ? 0 : 1; e[i].whole && k < e[i].n; k++)
            if (k || e[i - 1].whole == e[i].whole)
                lines[e[i].first + k].penalty = PAGEBREAK_NEVER;
        if (e[i].breaks == BREAK_ALWAYS) {
            size_t k = i; /* break before the titles above it */
            while (k && e[k - 1].heading)
                k--;
            lines[e[k].first].penalty = PAGEBREAK_FORCE;
        }
        if (e[i].breaks == BREAK_AVOID)
            *penalty = PAGEBREAK_NEVER;
    }
}

void price_lines(struct flow *f)
{
    for (size_t i = 0; i < f->extents.n; i++)
        price_paragraph(f->lines.at, &f->extents.at[i]);
    price_entries(f->lines.at, f->extents.at, f->extents.n);
    price_headings(f->lines.at, f->extents.at, f->extents.n);
    price_requests(f->lines.at, f->extents.at, f->extents.n);
}
