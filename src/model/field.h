/* field.h: the table of all fields that documents write and templates print.
 *
 * A field means the same in all entries. So an entry is just a set of fields, and one of them
 * decides its kind. To add a field, add one line here. To add a kind of entry, add one line to
 * KINDS and a template to the styles. */
#ifndef MODEL_FIELD_H
#define MODEL_FIELD_H

#include <stdbool.h>

#include "base/str.h"

struct bind_table;

/* What a field holds:
 *   TEXT     a text with markup
 *   DATE     a date (date.h)
 *   AUTHORS  names with marks
 *   LINKS    labels with or without a target
 *   LIST     texts, each perhaps with a list below it
 *   ENTRIES  entries within an entry
 *   STATUS   a word of the vocabulary of states, or any text
 *   GENRE    a word of the vocabulary of genres, or any text; if there is none, the work's type
 *   WORD     a word that the program uses, not text to print
 *   WORDS    several such words
 *   ROLES    names of authors who have a role
 *   CREDITS  names of people by what they did, which is the user's own words
 *   TABLE    rows of cells
 * The following are computed for templates; documents cannot set them:
 *   PART     a part of the person's name
 *   CONTACTS ways to reach the person
 *   PICTURE  the portrait
 *   DATES    a date, or start and end; or the time between them
 *   NUMBER   the label of a work
 *   SOURCE   where a work appeared, as the style says it of works of its type
 *   LEGEND   what the marks behind authors mean
 *   MORE     what no row of the style prints
 *   LATE     what is only known when the pages are finished */

/* identifier, key, what it holds, documentation, example, names in other tools */
#define FIELDS(X)                                                                                 \
    X(NAME, "name", TEXT, "Name of the person; in an entry, what the entry is about.",            \
      "Example Compiler", "fullName, full_name, person")                                          \
    X(GIVEN, "given", PART, "Given names of the person.",                                         \
      NULL, NULL)                                                                                 \
    X(FAMILY, "family", PART, "Family name of the person; the whole name if there is only one.",  \
      NULL, NULL)                                                                                 \
    X(NAME_PARTS, "name_parts", PART,                                                             \
      "The name in the order of the language, in the fonts 'given-name' and 'family-name'.",      \
      NULL, NULL)                                                                                 \
    X(HEADLINE, "headline", TEXT, "Short line beside or below the name.",                         \
      "Curriculum Vitae", "tagline, jobline, subtitle")                                           \
    X(LOCATION, "location", TEXT, "Place.",                                                       \
      "Exampleton", "place, city, address, region")                                               \
    X(EMAIL, "email", TEXT, "Email address.",                                                     \
      "robin@example.org", "mail, e-mail, emailAddress")                                          \
    X(PHONE, "phone", TEXT, "Phone number.",                                                      \
      "+1 555 0100", "tel, telephone, mobile")                                                    \
    X(WEBSITE, "website", TEXT, "Web page.",                                                      \
      "https://robin.example.org", "homepage, site, web")                                         \
    X(NETWORKS, "networks", CONTACTS,                                                             \
      "The person's pages on networks, in the order of the document.",                            \
      NULL, NULL)                                                                                 \
    X(OTHER_CONTACTS, "other_contacts", CONTACTS, "The items of 'contact'.",                      \
      NULL, NULL)                                                                                 \
    X(CONTACT, "contact", CONTACTS,                                                               \
      "Email, phone, website and networks, in the order of the document.",                        \
      NULL, NULL)                                                                                 \
    X(PHOTO, "photo", PICTURE, "Portrait.",                                                       \
      NULL, NULL)                                                                                 \
    X(CONSENT, "consent", TEXT, "Line that permits the use of the data.",                         \
      "I agree that my data are processed.", "gdpr, privacy")                                     \
    X(UPDATED, "updated", DATE, "Date of the last change of the document.",                       \
      "2024-06-01", "lastModified, last_updated")                                                 \
    X(TITLE, "title", TEXT, "Title of a work, a section or a sub-section.",                       \
      "On Examples", "work_title, heading_text")                                                  \
    X(NOTE, "note", TEXT, "Remark: beside a section's title, after a work's venue.",              \
      "Oral", "remark, comment, annotation")                                                      \
    X(ASIDE, "aside", TEXT, "Text beside or below a section's title.",                            \
      "\"[All works](https://example.org/works)\"", NULL)                                         \
    X(INSTITUTION, "institution", TEXT, "School or university.",                                  \
      "University of Exampleton", "school, university, college, studyInstitution")                \
    X(DEPARTMENT, "department", TEXT, "Part of the institution or company.",                      \
      "Department of Mathematics", "faculty, division, unit, team")                               \
    X(DEGREE, "degree", TEXT, "Degree, as it is to be printed.",                                  \
      "Ph.D.", "studyType, study_type, qualification")                                            \
    X(AREA, "area", TEXT, "Field of study.",                                                      \
      "Applied Mathematics", "major, field, subject_area, discipline")                            \
    X(COMPANY, "company", TEXT, "Employer, laboratory or organization.",                          \
      "Example Laboratory", "employer, organization, organisation, workplace")                    \
    X(POSITION, "position", TEXT, "Job or post held there.",                                      \
      "Engineer", "job, job_title, jobtitle, post")                                               \
    X(COURSE, "course", TEXT, "Course taught.",                                                   \
      "Introduction to Examples", "class, lecture, module")                                       \
    X(ROLE, "role", TEXT, "What the person did in it.",                                           \
      "Instructor", "function, duty, capacity")                                                   \
    X(ADVISOR, "advisor", TEXT, "Who advised the student.",                                       \
      "A. Able", "adviser, doctoral_advisor, thesis_advisor")                                     \
    X(CO_ADVISOR, "co_advisor", TEXT, "Second advisor.",                                          \
      "B. Bee", "coadvisor, co_adviser, second_advisor")                                          \
    X(SUPERVISOR, "supervisor", TEXT, "Who supervised the work.",                                 \
      "A. Able", "supervised_by, mentor")                                                         \
    X(CO_SUPERVISOR, "co_supervisor", TEXT, "Second supervisor.",                                 \
      "B. Bee", "cosupervisor")                                                                   \
    X(COMMITTEE, "committee", TEXT, "Members of a committee, such as that of a thesis.",          \
      "A. Able, B. Bee", "committee_members, examiners, jury")                                    \
    X(INSTRUCTOR, "instructor", TEXT, "Who gave the course or class.",                            \
      "A. Able", "teacher, lecturer, professor")                                                  \
    X(DIRECTOR, "director", TEXT, "Who directed it.",                                             \
      "A. Able", "directed_by")                                                                   \
    X(CONDUCTOR, "conductor", TEXT, "Who conducted it.",                                          \
      "A. Able", "conducted_by")                                                                  \
    X(CURATOR, "curator", TEXT, "Who curated it.",                                                \
      "A. Able", "curated_by")                                                                    \
    X(INVESTIGATOR, "investigator", TEXT, "Who leads the project, if that is another.",           \
      "A. Able", "pi, principal_investigator")                                                    \
    X(CO_INVESTIGATORS, "co_investigators", TEXT, "Who leads the project together with the person.",\
      "[A. Able, B. Bee]", "copi, co_pi, co_investigator")                                        \
    X(COLLABORATORS, "collaborators", TEXT, "With whom it was made.",                             \
      "[A. Able, B. Bee]", "with, together_with, partners")                                       \
    X(PEOPLE, "people", CREDITS, "Other people by what they did, in your own words.",             \
      "{Set design: A. Able}", "credits, cast, team_members, crew")                               \
    X(HONORS, "honors", TEXT, "Honors of a degree.",                                              \
      "summa cum laude", "honours, latin_honors, classification")                                 \
    X(THESIS, "thesis", TEXT, "Title of a thesis.",                                               \
      "On Examples", "thesis_title, dissertation")                                                \
    X(GPA, "gpa", TEXT, "Average of the grades.",                                                 \
      "3.9/4.0", "cgpa")                                                                          \
    X(SCORE, "score", TEXT, "Grade or result.",                                                   \
      "110 of 120", "grade, mark, result")                                                        \
    X(COURSES, "courses", TEXT, "Courses attended.",                                              \
      "[Algebra, Topology]", "coursework, relevant_courses")                                      \
    X(EVALUATION, "evaluation", TEXT, "What students said of a course.",                          \
      "4.8 of 5", "ratings, feedback, student_evaluation")                                        \
    X(EVENT, "event", TEXT, "Meeting, festival or other occasion.",                               \
      "Example Week", "meeting, occasion, festival, eventtitle")                                  \
    X(INVITED, "invited", WORD, "yes: an invited talk.",                                          \
      "yes", "is_invited")                                                                        \
    X(EXPIRES, "expires", DATE, "Until when it is valid.",                                        \
      "2027-05", "valid_until, expiry, expiration, expiration_date")                              \
    X(TOOLS, "tools", TEXT, "What a project is made with.",                                       \
      "C, Python", "technologies, tech, stack, tech_stack, medium")                                       \
    X(AUTHORS, "authors", AUTHORS, "List of names, or one text; marks such as * follow a name.",  \
      "[R. Example*, S. Third]", "author, writers, by")                                           \
    X(EDITORS, "editors", AUTHORS, "Editors of the work, or of the book that it is in.",          \
      "[S. Third]", "editor, edited_by")                                                          \
    X(TRANSLATORS, "translators", AUTHORS, "Translators of the work.",                            \
      "[S. Third]", "translator, translated_by")                                                  \
    X(COLLABORATION, "collaboration", TEXT, "Group that the authors write for.",                  \
      "EXC", "consortium, group")                                                                 \
    X(REVIEWED, "reviewed", TEXT, "Title of the work that a review is about.",                    \
      "A Book of Examples", "reviewed_title")                                                     \
    X(JOURNAL, "journal", TEXT, "Journal that the work appeared in.",                             \
      "Journal of Examples", "periodical, journaltitle")                                          \
    X(VENUE, "venue", TEXT, "Conference, workshop or other place of a work.",                     \
      "Proc. EXC 2021", "conference, booktitle, proceedings")                              \
    X(VENUE_SHORT, "venue_short", TEXT, "Short name of the venue.",                               \
      "EXC", "acronym, conference_short, shortjournal")                                           \
    X(VOLUME, "volume", TEXT, "Volume of a journal or series.",                                   \
      "12", "vol")                                                                                \
    X(NUMBER, "number", TEXT, "Number of the issue or report.",                                   \
      "3", "issue, no")                                                                           \
    X(PAGES, "pages", TEXT, "Pages, or the number of the article.",                               \
      "1--10", "pp, page_range")                                                                  \
    X(YEAR, "year", DATE, "Year of a work.",                                                      \
      "2021", NULL)                                                                               \
    X(PUBLISHER, "publisher", TEXT, "Publisher.",                                                 \
      "Example Press", "press")                                                                   \
    X(SERIES, "series", TEXT, "Series that the work is part of.",                                 \
      "Lecture Notes in Examples", "collection")                                                  \
    X(EDITION, "edition", TEXT, "Edition.",                                                       \
      "2nd ed.", NULL)                                                                            \
    X(VOLUMES, "volumes", TEXT, "How many volumes the work has.",                                 \
      "3", "number_of_volumes, volume_count")                                                     \
    X(PAGE_TOTAL, "page_total", TEXT, "How many pages the work has.",                             \
      "412", "pagetotal, number_of_pages, total_pages, num_pages")                                \
    X(MAIN_TITLE, "main_title", TEXT, "Title of a work of several volumes, if 'title' is that of one.",\
      "Collected Examples", "maintitle, set_title")                                               \
    X(CHAPTER, "chapter", TEXT, "Number of the chapter.",                                         \
      "3", "chapter_number")                                                                      \
    X(VERSION, "version", TEXT, "Version of a program or data set.",                              \
      "1.2", "release, revision")                                                                 \
    X(GENRE, "genre", GENRE, "What the work is: phdthesis, techreport, software ..., or any text; usually its type says it.",\
      "phdthesis", "work_kind, thesis_type, report_type")                                         \
    X(STATUS, "status", STATUS,                                                                   \
      "State of a work: in preparation, submitted, under review, accepted ...",                   \
      "under review", "pubstate, state")                                                          \
    X(AWARD, "award", TEXT, "Prize that the work won.",                                           \
      "Best Paper", "prize, honor")                                                  \
    X(ABSTRACT, "abstract", TEXT, "Abstract of the work; a style may leave it out.",              \
      "We give an example.", NULL)                                                                \
    X(CITATIONS, "citations", TEXT, "How often the work was cited.",                              \
      "42", "cited_by, citation_count")                                                           \
    X(TYPE, "type", WORD, "Type of the work: article, inproceedings, book ...",                   \
      "article", "entrytype, publication_type")                                                   \
    X(KEY, "key", WORD, "Key of the work in the bibliography.",                                   \
      "example2021", "citekey, cite_key, bibkey, id")                                             \
    X(KEYWORDS, "keywords", WORDS, "Words to select works by.",                                   \
      "[examples, tests]", "topics")                                                              \
    X(TAGS, "tags", WORDS, "The same as keywords; variants choose by them.",                                               \
      "[selected]", "categories")                                                                 \
    X(PRIVATE, "private", WORDS, "yes: --public leaves the entry out; a list: these of its fields.",  \
      "yes", "confidential, hidden")                                                              \
    X(SELECTED, "selected", WORD, "yes: the work is one of the selected works.",                  \
      "yes", "featured, highlighted")                                                             \
    X(ROLES, "roles", ROLES, "Roles of authors, each with the names of those who have it.",       \
      "{equal: [R. Example]}", "author_roles, contributions")                                     \
    X(EQUAL, "equal", ROLES, "Authors who contributed equally.",                                  \
      "[R. Example]", "equal_contribution, cofirst")                                              \
    X(SENIOR, "senior", ROLES, "Authors who led the work equally.",                               \
      "[S. Third]", "equal_senior, cosenior, lead_authors")                                       \
    X(CORRESPONDING, "corresponding", ROLES, "Authors to write to about the work.",               \
      "[R. Example]", "corresponding_author")                                                     \
    X(MENTEE, "mentee", ROLES, "Authors whom the person advised.",                                \
      "[S. Third]", "mentees, advisees, advised")                                                 \
    X(PRESENTER, "presenter", ROLES, "Authors who gave the talk, or stood at the poster.",        \
      "[R. Example]", "presenters, presenting_author, presented_by")                              \
    X(DOI, "doi", TEXT, "Digital object identifier; becomes a link.",                             \
      "10.1000/182", NULL)                                                                        \
    X(ARXIV, "arxiv", TEXT, "arXiv identifier; becomes a link.",                                  \
      "\"2101.08940\"", "eprint, arxiv_id")                                                       \
    X(URL, "url", TEXT, "Web address that the title links to, or what else an entry is about.",                                   \
      "https://example.org/paper", "link, href, uri")                                             \
    X(LINKS, "links", LINKS, "Labels, or a mapping of labels to web addresses.",                  \
      "{code: \"https://example.org/code\"}", "urls, resources")                                  \
    X(LABEL, "label", TEXT, "Label of a line of details, printed before them.",                   \
      "Programming Languages", "skill, category, heading")                                        \
    X(DETAILS, "details", TEXT, "Text after the label.",                                          \
      "C, Python", "values, skills_list")                                                         \
    X(LEVEL, "level", WORD, "How well the person knows it: 0 to 9, which a style may show as dots, or words.",  \
      "4", "proficiency, fluency, rating, mastery")                                               \
    X(ITEM, "item", TEXT, "Entry of one line, with a date on the right.",                         \
      "Best Example Award", "honour, oneline, one_line")                                          \
    X(GIVER, "giver", TEXT, "Who gave the award or grant.",                                       \
      "Society of Examples", "awarder, issuer, sponsor, funder")                                  \
    X(AMOUNT, "amount", TEXT, "Amount of a grant.",                                               \
      "10,000 EUR", "funding, value, sum")                                                        \
    X(BULLET, "bullet", TEXT, "Entry that is one item of a list.",                                \
      "Reviewer for EXC", NULL)                                                                   \
    X(TEXT, "text", TEXT, "Paragraph.",                                                           \
      "I make examples.", "paragraph, content, body")                                             \
    X(LINES, "lines", TEXT, "Verse or address, whose lines stay lines; a text, or a list of lines.",        \
      "[Roses are red, violets are blue]", "verse, poem, stanza")                                 \
    X(LOGO, "logo", WORD, "Path of a JPEG or PNG, shown small beside the entry's name.",            \
      "works.png", "image, picture, icon")                                                        \
    X(TABLE, "table", TABLE, "Small table: a list of rows, or lines of Markdown with pipes.",     \
      "[[Year, Talks], [2020, 3]]", "grid, tabular, matrix")                                      \
    X(HEADER, "header", WORD, "yes: the first row of the table names the columns.",               \
      "yes", "head, header_row")                                                                  \
    X(ALIGN, "align", WORDS, "Alignments of the table's columns: auto, left, center, right.",     \
      "[left, right]", "aligns, alignment")                                                       \
    X(LEVELS, "levels", TABLE,                                                                    \
      "Levels of languages, A1 to C2, as a table: a mapping of each language to its skills.",     \
      "{French: {listening: B2, reading: C1}}", "cefr, language_levels")                          \
    X(SUMMARY, "summary", TEXT, "Paragraph below the first lines of the entry.",                  \
      "A group of ten.", "description, about, objective")                                         \
    X(HIGHLIGHTS, "highlights", LIST, "List below the entry; a list in a list is indented.",      \
      "[Made examples, Made tests]", "bullets, responsibilities, achievements, points, duties")   \
    X(RECIPIENT, "recipient", TEXT, "Name and address that a letter goes to, line by line.",      \
      "\"Dr. Kim Sample\"", "to, addressee")                                                      \
    X(SUBJECT, "subject", TEXT, "Subject of a letter.",                                           \
      "Typesetter", "regarding, re")                                                              \
    X(OPENING, "opening", TEXT, "First line of a letter.",                                        \
      "Dear Dr. Sample,", "salutation, greeting, dear")                                           \
    X(PARAGRAPHS, "paragraphs", LIST, "Text of a letter, one item for each paragraph.",           \
      "[I make examples.]", "letter_body")                                                        \
    X(CLOSING, "closing", TEXT, "Last line of a letter, before the name.",                        \
      "Yours sincerely,", "valediction, complimentary_close")                                     \
    X(SIGNATURE, "signature", WORD, "Picture of the signature.",                                  \
      "signature.png", "sign, signature_image")                                                   \
    X(ENCLOSURES, "enclosures", TEXT, "What comes with a letter.",                                \
      "Curriculum vitae", "attachments, encl, enclosed")                                          \
    X(ENTRIES, "entries", ENTRIES, "Entries below this one.",                                     \
      "[{label: Part, details: One}]", "children, subentries")                         \
    X(POSITIONS, "positions", ENTRIES, "Positions held there, one after the other; the same as entries.",\
      "[{position: Engineer, date: 2019}]", "roles_held, jobs")                                   \
    X(DEGREES, "degrees", ENTRIES, "Degrees received there; the same as entries.",                \
      "[{degree: Ph.D., date: 2019}]", "qualifications")                                          \
    X(KIND, "kind", WORD, "What the entry is, if its fields do not say it: a kind of entries.",   \
      "item", "entry_type, entry_kind")                                                           \
    X(BREAK, "break", WORD, "Page break before it: always, avoid or auto.",                       \
      "avoid", "pagebreak, newpage, page_break, clearpage")                                       \
    X(KEEP, "keep", WORD, "yes: it stays whole on one page.",                                     \
      "yes", "keep_together, nobreak, samepage")                                                  \
    X(DATE, "date", DATE, "Date, or any text in place of one.",                                   \
      "2019", "when, datum, releaseDate, issued, awarded_on")                                            \
    X(START_DATE, "start_date", DATE, "First day, month or year: 2016, 2016-09 or 2016-09-01.",   \
      "2016-09", "startDate, from, start, begin, since")                                          \
    X(END_DATE, "end_date", DATE, "Last day, month or year, or 'present'.",                       \
      "present", "endDate, until, end, to_date, graduation, graduation_date")                                                  \
    X(DATES, "dates", DATES, "date, or start_date to end_date, as the style writes them.",        \
      NULL, NULL)                                                                                 \
    X(DURATION, "duration", DATES, "How long it lasted, in years and months.",                    \
      NULL, NULL)                                                                                 \
    X(N, "n", NUMBER, "Label of a publication: its number, after the prefix of its group.",       \
      NULL, NULL)                                                                                 \
    X(SOURCE, "source", SOURCE, "Where a work appeared, as the style's 'sources' say it.",        \
      NULL, NULL)                                                                                 \
    X(LEGEND, "legend", LEGEND, "What the marks after authors mean, for those marks that occur.", \
      NULL, NULL)                                                                                 \
    X(MORE, "more", MORE, "What no row prints: each value with its word, behind a comma or, with a label, a stop.", \
      NULL, NULL)                                                                                 \
    X(AWARDED, "awarded", NOTHING, "Prints nothing: it is there where most items of the list have a giver.",  \
      NULL, NULL)                                                                                 \
    X(SECTION, "section", LATE, "Title of the section that a page begins in.",                    \
      NULL, NULL)                                                                                 \
    X(PAGE, "page", LATE, "Number of this page.",                                                 \
      NULL, NULL)                                                                                 \
    X(PAGE_COUNT, "page_count", LATE, "Number of pages.",                                         \
      NULL, NULL)

enum field {
#define X(id, key, holds, doc, example, also) FIELD_##id,
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
    FIELD_HOLDS_GENRE,
    FIELD_HOLDS_WORD,
    FIELD_HOLDS_WORDS,
    FIELD_HOLDS_ROLES,
    FIELD_HOLDS_CREDITS,
    FIELD_HOLDS_TABLE,
    FIELD_HOLDS_PART, /* this and all that follow are computed */
    FIELD_HOLDS_CONTACTS,
    FIELD_HOLDS_PICTURE,
    FIELD_HOLDS_DATES,
    FIELD_HOLDS_NUMBER,
    FIELD_HOLDS_SOURCE,
    FIELD_HOLDS_LEGEND,
    FIELD_HOLDS_MORE,
    FIELD_HOLDS_NOTHING,
    FIELD_HOLDS_LATE,
};

/* kind, the field that decides it, its usual fields. If an entry has several deciding fields, the
 * first line here wins. */
#define KINDS_ALONE(X)                                                                                  \
    X("letter", OPENING,                                                                          \
      "recipient, date, subject, opening, paragraphs, closing, signature, enclosures")            \
    X("publication", AUTHORS, "title, authors, venue, journal, year, links")                      \
    X("teaching", COURSE, "course, institution, role, start_date, end_date, highlights")          \
    X("normal", NAME, "name, tools, location, date, links, summary, highlights")                  \
    X("item", ITEM, "item, date, giver, location")                                                \
    X("bullet", BULLET, "bullet")                                                                 \
    X("education", INSTITUTION,                                                                   \
      "institution, degree, area, location, start_date, end_date, highlights")                    \
    X("experience", COMPANY, "company, position, location, start_date, end_date, highlights")     \
    X("publication", TITLE, "title, authors, venue, journal, year, links")                        \
    X("table", TABLE, "name, date, summary, table, header, align")                               \
    X("table", LEVELS, "levels")                                                                  \
    X("level", LEVEL, "label, level, details")                                                    \
    X("details", LABEL, "label, details, entries, highlights")                                    \
    X("text", TEXT, "text")                                                                       \
    X("text", LINES, "lines")
/* The same where none of those fields is there: what is left may still say enough. An item's text is then
 * that field's. An employer or a school with posts is an organization. */
#define KINDS_BESIDES(X)                                                                          \
    X("post", POSITION, "position, location, start_date, end_date, highlights")                   \
    X("post", DEGREE, "degree, area, start_date, end_date, highlights")                           \
    X("post", AREA, "degree, area, start_date, end_date, highlights")                             \
    X("item", ROLE, "item, date, giver, location")                                                \
    X("item", AWARD, "item, date, giver, location")                                               \
    X("item", EVENT, "item, date, giver, location")                                               \
    X("item", VENUE, "item, date, giver, location")                                               \
    X("item", THESIS, "item, date, giver, location")                                              \
    X("organization", POSITIONS, "company, institution, positions, location")
#define KINDS(X) KINDS_ALONE(X) KINDS_BESIDES(X)

const char *field_key(enum field f);
enum field_holds field_holds(enum field f);
/* True if the field is computed and a document cannot set it. */
static inline bool field_is_computed(enum field f)
{
    return field_holds(f) >= FIELD_HOLDS_PART;
}

/* The field of this name, or FIELD_COUNT. */
enum field field_find(struct str key);
/* The keys of all FIELD_COUNT fields, for "did you mean". */
extern const char *const field_keys[];
/* The fields as a table of keys that an entry may have. */
extern const struct bind_table field_table;

/* A kind of entry. */
struct field_kind {
    const char *name;
    enum field decides; /* an entry with this field has this kind, unless an earlier kind matches */
    const char *usual;  /* the fields that such entries usually have: "company, position" */
};

#define X(kind, field, usual) +1
enum { FIELD_KINDS_ALONE = 0 KINDS_ALONE(X), FIELD_KINDS = 0 KINDS(X) };
#undef X
extern const struct field_kind field_kinds[FIELD_KINDS];

#endif
