/* resume.h: what files of JSON Resume and of YAMLResume have in common: the sections and their entries.
 *
 * In: mappings of such a file. Out: nodes of a document, added to `cv` and `sections`. Keys that the schema
 * does not have are content, too: they become lines of their entry, with the key as label. Only what says how
 * something looks is left over. */
#ifndef IMPORT_RESUME_H
#define IMPORT_RESUME_H

#include "import/take.h"

struct resume {
    struct import *i;
    struct node *cv, *sections, *contact, *networks;
    bool english; /* words around the person's are English: countries are named */
    struct str language;      /* whose words replace those that the tool has for degrees and levels; n 0: none */
    const struct node *words; /* these words, once they were needed */
};

/* Begins a document at this place. The mapping `cv` is to be put under "cv" by the caller. */
void resume_start(struct resume *r, struct import *i, struct pos pos);
/* Reads name, headline, summary and ways to reach the person. `place` and `profiles` may stand elsewhere in
 * the file; NULL: in `basics`. */
void resume_basics(struct resume *r, const struct node *basics, struct node *place, struct node *profiles);
/* Reads the value of a key of the file as a section. `title`: what it is called; p NULL: as usual. */
void resume_section(struct resume *r, const struct pair *p, struct str title);
/* Ends the document: puts contacts and sections into `cv`. */
void resume_end(struct resume *r);

/* ---- resume_value.c: values */

/* The texts of a value in one: those of a list or mapping with ", " between. If `block`, they are paragraphs,
 * and paragraphs and lists in them stay. NULL if it says nothing: "-" and "null" do not. */
struct node *resume_text(struct resume *r, const struct node *n, bool block);
/* Takes a text under the first of the keys "a, b" that has one, and puts it under `to`. */
struct node *resume_put(struct resume *r, const struct node *from, const char *keys, struct node *to,
                        const char *field);
/* Adds a text to a field that may have one, with `between`. Does nothing if `more` is NULL. */
void resume_more(struct resume *r, struct node *to, const char *field, const char *between, struct node *more);
/* Puts what the tool prints in the file's language in place of one of its words. `of`: "degree", "level" or
 * "fluency". */
void resume_translate(struct resume *r, const char *of, struct node *text);
/* Takes the dates of an entry. What cannot be a date becomes a text in its place. */
void resume_dates(struct resume *r, const struct node *from, struct node *to);
/* Takes the date of birth and puts it under `birthdate`, if it is a date. */
void resume_birth(struct resume *r, const struct node *from, struct node *to);
/* An address: a mapping with its parts, or a text. NULL if it says nothing. */
struct node *resume_place(struct resume *r, const struct node *n);
/* "employmentType" -> "Employment type". */
struct str resume_label(struct arena *a, struct str key);
/* True for addresses on the web and of mail. */
bool resume_is_address(struct str s);
/* True for a key that says how something looks, or what a program calls it: "color", "id". */
bool resume_is_design(struct str key);

/* ---- resume_entry.c: entries */

/* Reads one item of the section that a key of the file names, and adds it to the list of entries. */
void resume_entry(struct resume *r, struct str key, const struct node *n, struct node *entries);
/* The key of our section for a key of the file. */
struct str resume_section_key(struct str key);

#endif
