/* ats.h: reports what programs that read CVs will not find in the finished pages.
 *
 * Such programs (applicant tracking systems) extract the text of a PDF and look in it for the name,
 * ways to reach the person, and for jobs and degrees under headings that they know. The pages are
 * read back in each way that texts are extracted (reading.h), and each thing that the CV has
 * (wanted.h) is looked for. */
#ifndef READBACK_ATS_H
#define READBACK_ATS_H

#include "readback/wanted.h"

/* Reports notes for all that is not found or not told apart. `english`: headings that are known in
 * it count too. */
void ats_check(struct arena *a, struct diag *d, struct content *c, const struct display *display,
               const struct locale *english);

/* ---- shared by the files of the check */

#define NOT_FOUND SIZE_MAX

/* Where one reading has the things of the document. */
struct ats_reading {
    struct reading of;
    size_t *sorted, *start; /* the words of thing t: sorted[start[t]] to sorted[start[t + 1] - 1] */
    size_t *headings;       /* of each section: the first word of its heading if that has a line of
                               its own, else NOT_FOUND */
};

struct ats {
    struct arena *a;
    struct diag *d;
    struct wanted wanted;
    const struct locale *english;
    struct ats_reading readings[READINGS];
};

/* Which readings a note is about: 1 << kind for each. */
typedef unsigned reading_set;

/* "line by line or block by block" */
const char *ats_ways(const struct ats *x, reading_set set);
/* The first word of a text in the words of a thing, where nothing else is between them. */
size_t ats_find(const struct ats *x, const struct ats_reading *r, uint32_t thing,
                const struct reading *words);
/* The same in all words, in one line. */
size_t ats_find_anywhere(const struct ats_reading *r, const struct reading *words);
/* True if `n` words stand in one line. */
bool ats_in_line(const struct ats_reading *r, size_t at, size_t n);
/* The first word of what is beside the `n` words from `at` on the same line; NOT_FOUND: they have it
 * for themselves. */
size_t ats_beside(const struct ats_reading *r, size_t at, size_t n);
/* What is read there, as one text: up to `most` words of its line. */
struct str ats_shown(const struct ats *x, const struct ats_reading *r, size_t at, size_t most);
/* The section whose heading comes last before a word; SIZE_MAX: none. */
size_t ats_section_at(const struct ats_reading *r, const struct ats *x, size_t word);
/* True if the title is one that programs know; `under`: in this list alone. */
bool ats_is_known(const struct ats *x, const struct reading *title, struct str under);

void ats_check_header(struct ats *x);                 /* ats_header.c */
void ats_check_entry(struct ats *x, const struct wanted_entry *e); /* ats_entry.c */

#endif
