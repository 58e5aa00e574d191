/* wanted.h: what a program that reads CVs looks for in this one, and which texts of the pages show it.
 *
 * Made from the resolved document; it lives on the arena. Whatever prints a part of the CV is a
 * "thing" with a number: the header, the rows of an entry, the texts below these rows, a heading. */
#ifndef READBACK_WANTED_H
#define READBACK_WANTED_H

#include "content/content.h"
#include "readback/reading.h"

/* Numbers of things: these, then those of sections and entries. The name is the row that is the
 * document's title. */
enum { THING_NONE, THING_HEADER, THING_NAME, THING_FIRST };

/* A text that must be found. */
struct wanted_text {
    const char *what; /* "employer" */
    struct str text;  /* n 0: the CV does not have it */
    struct reading words;
    struct pos pos;
};

/* The parts of a job or degree. */
enum wanted_part { WANTED_PLACE, WANTED_TITLE, WANTED_DATES, WANTED_PARTS };

struct wanted_section {
    const struct section *source;  /* NULL: the style makes it */
    struct wanted_text title;      /* text.n 0: none is printed */
    uint32_t heading;              /* the thing that is its title */
    bool jobs, degrees; /* it has some */
};

struct wanted_entry {
    const char *what; /* "job" or "entry" */
    size_t section;   /* its index */
    struct pos pos;
    struct wanted_text parts[WANTED_PARTS];
    uint32_t rows;    /* the thing that has its rows; what stands below them is the next number */
};

struct wanted {
    struct arena *a;
    struct content *content; /* its parser of values keeps what it parses */
    bool header;       /* there is one */
    uint32_t *things;  /* of each element: the number of the thing that it is part of */
    size_t n_elements;
    uint32_t n_things;
    VEC(struct wanted_section) sections;
    VEC(struct wanted_entry) entries;
};

void wanted_collect(struct arena *a, struct content *c, const struct display *d,
                    struct wanted *to);
/* A text as it is looked for; its markup is taken off. */
struct wanted_text wanted_text(const struct wanted *w, const char *what, struct markup m);

#endif
