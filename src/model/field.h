/* field.h: the one table of names that documents write and templates set.
 *
 * A name means the same wherever it stands, so an entry is a few fields and its kind follows
 * from the field that only this kind has. To add a field: one line here; to add a kind of entry:
 * one line in KINDS and a template in the styles. */
#ifndef MODEL_FIELD_H
#define MODEL_FIELD_H

#include <stdbool.h>

#include "base/str.h"

/* What a field holds:
 *   TEXT     a text with markup
 *   DATE     a date (date.h)
 *   AUTHORS  names with marks
 *   LINKS    labels with or without a target
 *   LIST     texts, each perhaps with a list below it
 *   ENTRIES  entries within an entry
 *   STATUS   a word of the vocabulary of states, or any text
 *   WORD     a name that is not set but looked at
 *   WORDS    several of them
 *   ROLES    names of authors
 * and what cannot be written, since it is computed for templates:
 *   PART     a part of the person's name
 *   CONTACTS ways to reach the person
 *   PICTURE  the portrait
 *   DATES    a date, or start and end
 *   NUMBER   the label of a work
 *   LEGEND   what the marks behind authors mean
 *   LATE     what only a finished page knows */

/* identifier, key, what it holds, documentation */
#define FIELDS(X)                                                                                \
    X(NAME, "name", TEXT, "The person's name; in an entry, what the entry is about.")            \
    X(GIVEN, "given", PART, "The given names of the person.")                                    \
    X(FAMILY, "family", PART, "The family name of the person; the whole name where there is one only.")\
    X(HEADLINE, "headline", TEXT, "What stands beside or below the name.")                       \
    X(LOCATION, "location", TEXT, "A place.")                                                    \
    X(EMAIL, "email", TEXT, "An address for letters by wire.")                                   \
    X(PHONE, "phone", TEXT, "A number.")                                                         \
    X(WEBSITE, "website", TEXT, "A web page.")                                                   \
    X(NETWORKS, "networks", CONTACTS, "One's pages in networks, in the file's order.")               \
    X(OTHER_CONTACTS, "other_contacts", CONTACTS, "The ways to reach one that stand under 'contact'.")\
    X(CONTACT, "contact", CONTACTS, "Email, phone, website and networks, in the file's order.")      \
    X(PHOTO, "photo", PICTURE, "The portrait.")                                                     \
    X(CONSENT, "consent", TEXT, "A line of consent to the use of the data.")                     \
    X(UPDATED, "updated", DATE, "When the document was changed last.")                           \
    X(TITLE, "title", TEXT, "The title of a work, of a section or of a sub-section.")            \
    X(NOTE, "note", TEXT, "A remark: beside a section's title, behind a work's venue.")          \
    X(ASIDE, "aside", TEXT, "What stands at the right end of a section's title.")                \
    X(INSTITUTION, "institution", TEXT, "A school or university.")                               \
    X(DEPARTMENT, "department", TEXT, "A part of the institution or company.")                   \
    X(DEGREE, "degree", TEXT, "The degree, as it is to be set.")                                 \
    X(AREA, "area", TEXT, "The field of study.")                                                 \
    X(COMPANY, "company", TEXT, "An employer, laboratory or organisation.")                      \
    X(POSITION, "position", TEXT, "What one was there.")                                         \
    X(COURSE, "course", TEXT, "A course taught.")                                                \
    X(ROLE, "role", TEXT, "What one did in it.")                                                 \
    X(TOOLS, "tools", TEXT, "What a project is made with.")                                      \
    X(AUTHORS, "authors", AUTHORS, "A list of names, or one text; marks such as * behind them.") \
    X(JOURNAL, "journal", TEXT, "The journal that a work appeared in.")                          \
    X(VENUE, "venue", TEXT, "Conference, workshop or other place of a work.")                    \
    X(VENUE_SHORT, "venue_short", TEXT, "Its short name.")                                       \
    X(VOLUME, "volume", TEXT, "Of a journal or series.")                                         \
    X(NUMBER, "number", TEXT, "Of a journal's issue or of a report.")                            \
    X(PAGES, "pages", TEXT, "Pages, or the number of the article.")                              \
    X(YEAR, "year", DATE, "The year of a work.")                                                 \
    X(PUBLISHER, "publisher", TEXT, "Who published it.")                                         \
    X(SERIES, "series", TEXT, "The series that it is part of.")                                  \
    X(EDITION, "edition", TEXT, "Which edition.")                                                \
    X(STATUS, "status", STATUS, "in preparation, submitted, under review, accepted ...")         \
    X(AWARD, "award", TEXT, "A prize that the work won.")                                        \
    X(ABSTRACT, "abstract", TEXT, "Its abstract; a style may leave it out.")                     \
    X(CITATIONS, "citations", TEXT, "How often it was cited.")                                   \
    X(TYPE, "type", WORD, "article, inproceedings, book ...")                                    \
    X(KEY, "key", WORD, "The key of a work in the bibliography.")                                \
    X(KEYWORDS, "keywords", WORDS, "Words to select works by.")                                  \
    X(TAGS, "tags", WORDS, "The same.")                                                          \
    X(SELECTED, "selected", WORD, "true: one of the works to show where few are shown.")         \
    X(ROLES, "roles", ROLES, "Roles and who has them: {equal: [A. Able, B. Bee]}.")              \
    X(EQUAL, "equal", ROLES, "Who contributed equally.")                                         \
    X(SENIOR, "senior", ROLES, "Who led the work equally.")                                      \
    X(CORRESPONDING, "corresponding", ROLES, "Who answers letters.")                             \
    X(MENTEE, "mentee", ROLES, "Whom one advised.")                                              \
    X(DOI, "doi", TEXT, "A digital object identifier: becomes a link.")                          \
    X(ARXIV, "arxiv", TEXT, "An arXiv identifier: becomes a link.")                              \
    X(URL, "url", TEXT, "A web address that the title leads to.")                                \
    X(LINKS, "links", LINKS, "Labels, or a mapping of labels to addresses.")                     \
    X(LABEL, "label", TEXT, "The key of a line of details.")                                     \
    X(DETAILS, "details", TEXT, "What belongs to the label.")                                    \
    X(LEVEL, "level", WORD, "How well one knows it, as a number: dots show it.")                 \
    X(ITEM, "item", TEXT, "A one-line entry, with a date at its right.")                         \
    X(GIVER, "giver", TEXT, "Who gave an award or a grant.")                                     \
    X(AMOUNT, "amount", TEXT, "How much a grant is.")                                            \
    X(BULLET, "bullet", TEXT, "An entry that is one item of a list.")                            \
    X(TEXT, "text", TEXT, "A paragraph.")                                                        \
    X(SUMMARY, "summary", TEXT, "A paragraph below the entry's head.")                           \
    X(HIGHLIGHTS, "highlights", LIST, "Items below the entry's head; a list in a list nests.")   \
    X(RECIPIENT, "recipient", TEXT, "Who a letter goes to: a line each.")                        \
    X(SUBJECT, "subject", TEXT, "What a letter is about.")                                       \
    X(OPENING, "opening", TEXT, "How a letter begins: Dear ...")                                 \
    X(PARAGRAPHS, "paragraphs", LIST, "What a letter says.")                                     \
    X(CLOSING, "closing", TEXT, "How it ends: Yours sincerely,")                                 \
    X(SIGNATURE, "signature", WORD, "A picture of the signature.")                               \
    X(ENCLOSURES, "enclosures", TEXT, "What comes with a letter.")                               \
    X(ENTRIES, "entries", ENTRIES, "Entries below this one.")                                    \
    X(BREAK, "break", WORD, "Before it: 'always' a new page, 'avoid' none, or 'auto'.")          \
    X(KEEP, "keep", WORD, "yes: it stays whole on one page.")                                    \
    X(DATE, "date", DATE, "A date, or any text in place of one.")                                \
    X(START_DATE, "start_date", DATE, "2016, 2016-09 or 2016-09-01.")                            \
    X(END_DATE, "end_date", DATE, "The same, or 'present'.")                                     \
    X(DATES, "dates", DATES, "date, or start_date to end_date, as the style writes them.")        \
    X(N, "n", NUMBER, "The label of a publication: its number, with the prefix of its group.")     \
    X(LEGEND, "legend", LEGEND, "What the marks behind authors mean: those that occur.")           \
    X(SECTION, "section", LATE, "The title of the section that a page begins in.")               \
    X(PAGE, "page", LATE, "The number of this page.")                                            \
    X(PAGE_COUNT, "page_count", LATE, "The number of pages.")

enum field {
#define X(id, key, holds, doc) FIELD_##id,
    FIELDS(X)
#undef X
        FIELD_COUNT
};

enum field_holds {
    FIELD_HOLDS_TEXT,
    FIELD_HOLDS_DATE,
    FIELD_HOLDS_AUTHORS,
    FIELD_HOLDS_LINKS,
    FIELD_HOLDS_LIST,
    FIELD_HOLDS_ENTRIES,
    FIELD_HOLDS_STATUS,
    FIELD_HOLDS_WORD,
    FIELD_HOLDS_WORDS,
    FIELD_HOLDS_ROLES,
    FIELD_HOLDS_PART, /* from here on: computed */
    FIELD_HOLDS_CONTACTS,
    FIELD_HOLDS_PICTURE,
    FIELD_HOLDS_DATES,
    FIELD_HOLDS_NUMBER,
    FIELD_HOLDS_LEGEND,
    FIELD_HOLDS_LATE,
};

/* kind, the field that tells it: the first of these that an entry has decides */
#define KINDS(X)                       \
    X("letter", OPENING)               \
    X("publication", AUTHORS)          \
    X("teaching", COURSE)              \
    X("education", INSTITUTION)        \
    X("experience", COMPANY)           \
    X("publication", TITLE)            \
    X("level", LEVEL)                  \
    X("details", LABEL)                \
    X("item", ITEM)                    \
    X("bullet", BULLET)                \
    X("normal", NAME)                  \
    X("text", TEXT)

const char *field_key(enum field f);
enum field_holds field_holds(enum field f);
/* Whether it is computed, and cannot be written. */
static inline bool field_is_computed(enum field f)
{
    return field_holds(f) >= FIELD_HOLDS_PART;
}

/* FIELD_COUNT when there is none of this name. */
enum field field_find(struct str key);
/* All keys, for "did you mean"; FIELD_COUNT of them. */
extern const char *const field_keys[];

#endif
