/* diag.h: diagnostics: messages about the input, each with its place in a file.
 *
 * Each run has its own struct diag; nothing is global. DIAGNOSTICS gives each kind of mistake a
 * code, a level and a text. The text of a warning says what the program did instead. */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/arena.h"
#include "base/str.h"

/* A file that was read. Its text is kept so that messages can show its lines. */
struct source {
    struct str name; /* as the user wrote it */
    struct str text;
    bool of_job;     /* no file: a text of the job, such as that of --set. Paths in it are the job's */
    bool of_library; /* a bibliography: what cannot be set in it is replaced */
    bool of_style;   /* a style or locale: its words stand around those of the document */
    struct source_index *index; /* NULL: places are searched from the start of the text */
};

/* An index of places, for a source that may be large. It is made when the first place is looked
 * up. */
struct source_index *source_index(struct arena *a);

/* A place in a source. Line 0 means the whole file. */
struct pos {
    const struct source *source; /* NULL: no file */
    uint32_t line, col;          /* from 1; columns count code points */
};

enum diag_level {
    DIAG_NOTE,    /* worth knowing; the pages are as the user asked */
    DIAG_WARNING, /* something was replaced or left out; the text says what */
    DIAG_ERROR,   /* the run continues only to find more mistakes; no output is written */
};

/* Code, level, text for printf. The compiler checks the arguments of diag_report against the
 * text. */
#define DIAGNOSTICS(X)                                                                           \
    X(CANNOT_READ, ERROR, "cannot read: %s")                                                     \
    X(OUT_OF_LIMITS, ERROR, "%s")                                                                \
    X(LIMIT, ERROR, "this is over the limit '%s': at most %llu %s")                             \
    X(BAD_LIMIT, ERROR, "the limit '%s' must be a whole number from 1 to %llu, not '%.*s'")     \
    X(UNKNOWN_LIMIT, ERROR, "no limit has the name '%.*s'%s")                                   \
    X(PDF_FAILED, ERROR, "cannot make the PDF: %s")                                              \
    X(EMBED_FORBIDDEN, ERROR,                                                                    \
      "PDF/A-2 forbids attachments; with 'embed' use the standard a-3a or none")                 \
    X(ATTACHED_AS, NOTE,                                                                         \
      "'%.*s' is attached as '%.*s', not under the path that the document gives")                \
    X(BAD_UTF8, ERROR, "not UTF-8: byte 0x%02X; save the file as UTF-8")                         \
    X(BAD_YAML, ERROR, "not valid YAML: %s%s")                                                   \
    X(BAD_JSON, ERROR, "not valid JSON: %s")                                                     \
    X(COMMENT_COLOR, ERROR,                                                                      \
      "this color needs quotes: YAML reads everything after '#' as a comment")                   \
    X(SIGN_COMMENT, WARNING,                                                                     \
      "YAML reads '%.*s' as a comment: left out; a text with ' #' in it needs quotes")            \
    X(ESCAPED, WARNING,                                                                          \
      "'%.*s' loses its start: between double quotes '\\%c' is a sign of YAML; single quotes keep it") \
    X(DASH, WARNING, "'%.*s' is no item of a list: that needs a blank behind the '-'")            \
    X(NO_DASHES, NOTE, "these lines are one item; in a list, each item begins with '- '")        \
    X(EMPTY_ITEM, NOTE, "this item of a list is empty: left out")                                \
    X(EMPTY_KEY, WARNING, "'%.*s' is empty: is what belongs to it indented further?")            \
    X(KEY_AS_TITLE, WARNING, "'%.*s' becomes the title of a section; as a key it belongs %s")    \
    X(TAG, WARNING, "the tag '%s%.*s' has no effect; a text that starts with '!' needs quotes")  \
    X(ANCHOR, WARNING,                                                                           \
      "'&%.*s' is a name that nothing refers to: left out; a text that starts with '&' needs "   \
      "quotes")                                                                                  \
    X(NOT_A_CV, ERROR, "not a CV: no line has a key of one, such as 'cv:'%s")                    \
    X(READ_AS, NOTE, "read as %s%s")                                                              \
    X(PHOTO_ADDRESS, NOTE, "the picture is an address on the web, which is not opened: save it beside the file")\
    X(LEFT_FILE, WARNING, "cannot read: %s: left out")                                            \
    X(UNKNOWN_TOOL, ERROR,                                                                       \
      "no files of '%.*s' can be read: it is rendercv, jsonresume or yamlresume")                  \
    X(NATIVE, ERROR, "this is a document of cvtex already, or of no tool that is known: there is nothing to convert") \
    X(EMPTY_INPUT, ERROR, "the file is empty; a CV starts with 'cv:'")                           \
    X(NEWER_FORMAT, ERROR,                                                                       \
      "'%.*s' is a newer format than this cvtex reads (up to %d): a newer cvtex is needed")       \
    X(DUPLICATE_KEY, ERROR, "duplicate key '%.*s' (first used on line %u)")                      \
    X(UNKNOWN_KEY, ERROR, "unknown key '%.*s' in %s%s")                                          \
    X(NO_SETTING, ERROR,                                                                         \
      "'%.*s' cannot stand in a settings file%s: it may have style, locale, pages, balance, "    \
      "hyphenation, check and format")                                                           \
    X(COMPUTED_KEY, ERROR, "'%.*s' is computed and cannot be set%s")                               \
    X(BIB_TYPE, WARNING, "unknown type '@%.*s': treated like any other work")                    \
    X(BIB_FIELDS, NOTE, "fields that have no place in a CV are left out: %s")                    \
    X(UNKNOWN_WORK, ERROR, "no work in the bibliography has the key '%.*s'%s")                   \
    X(LOCALE_LIKELY, NOTE,                                                                       \
      "the text is in %s letters, but dates and other words are English: write 'locale: %s'")    \
    X(LOCALE_INCOMPLETE, WARNING,                                                                \
      "this locale has no %.*s%s: English stands in for it (see 'cvtex locale', 'extends')")     \
    X(ROLE_UNMARKED, WARNING, "the style has no mark for the role '%.*s': left out")             \
    X(ROLE_OF_NOBODY, WARNING, "the person named under '%.*s' is not among the authors: left out") \
    X(NOTHING_SELECTED, WARNING, "no works match this 'select': left out")                       \
    X(EMPTY_SECTION, WARNING, "section '%.*s' is empty: left out%s")                               \
    X(WRONG_TYPE, ERROR, "%s must be %s, not %s")                                                \
    X(NO_NAME, WARNING, "nobody's name: the CV is set without one")                              \
    X(MISSING_KEY, ERROR, "%s needs the key '%s'")                                               \
    X(BAD_VALUE, ERROR, "%s: '%.*s' is not %s")                                                  \
    X(BAD_LENGTH, ERROR, "the %s of font '%.*s' cannot be %s%s")                                 \
    X(NO_ROOM, ERROR, "the margins leave less than an inch of the page's %s")                    \
    X(NARROW, ERROR, "column too narrow for text: %s pt")                                        \
    X(BAD_DATE, ERROR, "impossible date '%.*s': %s")                                             \
    X(AMBIGUOUS_DATE, ERROR,                                                                     \
      "the date '%.*s' can be %04d-%02d-%02d or %04d-%02d-%02d: write the one that is meant")    \
    X(DATE_UNREAD, WARNING, "cannot understand the date '%.*s': printed as it is, and not sorted by") \
    X(DATE_OTHER_CALENDAR, WARNING,                                                              \
      "the date '%.*s' is read as Gregorian, of the year %d; one of the Persian or Islamic calendar is "      \
      "written in 'date', with its month in words")                                               \
    X(DATE_TWICE, ERROR, "'date' and '%s' in one entry: the date is either a day or a range")      \
    X(END_BEFORE_START, ERROR, "end_date '%.*s' is before start_date '%.*s'")                    \
    X(UNKNOWN_ENTRY, ERROR, "can't tell what kind of entry this is; add one of %s%s")              \
    X(UNKNOWN_SECTION, ERROR, "no section is called '%.*s'%s")                                   \
    X(UNKNOWN_VARIANT, ERROR, "no variant is called '%.*s'%s")                                   \
    X(VARIANT_CYCLE, ERROR, "variant '%.*s' extends itself")                                     \
    X(VARIANT_NAME, ERROR,                                                                       \
      "'%.*s' cannot be the name of a variant: it is part of file names (letters, digits, '-')")   \
    X(UNKNOWN_LIST, ERROR, "no section or list is called '%.*s'%s")                              \
    X(UNUSED_TAG, WARNING, "nothing in the document has the tag '%.*s'%s")                       \
    X(NOTHING_LEFT, NOTE, "nothing is left of section '%.*s' %s: left out")                      \
    X(UNKNOWN_PRIVATE, ERROR, "nothing is called '%.*s' that could be private%s")                \
    X(LANGUAGE_MISSING, WARNING, "no text in '%.*s' here: the one in '%.*s' stands in")           \
    X(UNKNOWN_STYLE, ERROR, "unknown style '%.*s'%s")                                            \
    X(UNKNOWN_LOOK, ERROR, "the style has no look '%.*s'%s; it has: %s")                         \
    X(UNKNOWN_LOCALE, ERROR, "unknown locale '%.*s'%s")                                          \
    X(UNKNOWN_FONT, ERROR, "unknown font family '%.*s'%s; bundled are %s")                       \
    X(UNKNOWN_FONT_NAME, ERROR,                                                                  \
      "no font is called '%.*s' under 'fonts'%s")                                                \
    X(UNKNOWN_COLOR, ERROR,                                                                      \
      "unknown color '%.*s'%s; use a name from 'colors', \"#rrggbb\", or a tint such as "        \
      "'accent 40%%'")                                                                           \
    X(BAD_IMAGE, ERROR, "cannot use '%.*s' as a picture: %s")                                    \
    X(CONTRAST, NOTE,                                                                            \
      "#%06X on #%06X ('%.*s') has a contrast of %d.%d; less than %s is hard to read")           \
    X(UNKNOWN_FIELD, ERROR, "unknown field '{%.*s}' in a template%s")                            \
    X(FORM_LACKS, WARNING, "'%.*s' has no {%s}: what belongs there is not printed")               \
    X(UNKNOWN_ICON, ERROR, "unknown icon '%.*s'%s")                                              \
    X(BAD_TEMPLATE, ERROR, "bad template: %s")                                                   \
    X(NO_ITEM, ERROR, "'%.*s' has %zu item%s, counted from [0]: there is no [%zu]")                \
    X(INCLUDE_CYCLE, ERROR, "'%.*s' includes itself: %.*s")                                       \
    X(EXTENDS_CYCLE, ERROR, "style '%.*s' extends itself")                                       \
    X(BAD_FONT, ERROR, "cannot use '%s' as a font: %s")                                          \
    X(FONT_PASSED, WARNING, "cannot use '%s' as a font: %s; it is passed over")                  \
    X(NO_GLYPH, ERROR, "no font has a glyph for U+%04X '%.*s'%s")                                \
    X(GLYPH_REPLACED, WARNING,                                                                   \
      "no font has a glyph for U+%04X '%.*s': '%s' stands in its place%s")                       \
    X(PRIVATE_USE, WARNING,                                                                      \
      "U+%04X is a private-use character: programs that read the PDF find nothing there")        \
    X(NO_BIDI, ERROR, "right-to-left text needs the library FriBidi, which is not installed")    \
    X(NO_WORDS, NOTE,                                                                            \
      "no list of words is known for '%.*s...': put U+200B (zero-width space) between words, "   \
      "so that lines can end there")                                                             \
    X(FONT_FALLBACK, NOTE, "'%.*s' is not in font '%s'; using '%s' for it and similar characters") \
    X(FONT_SCRIPT, NOTE,                                                                         \
      "font '%s' lacks letters of the script %s; using '%s'%s (to choose: 'family: [%s, ...]')")  \
    X(FIELD_UNUSED, WARNING,                                                                     \
      "style '%.*s' has no place for '%s' in an entry of kind '%s': left out%s")                 \
    X(TOO_LONG_LOSES, WARNING, "no row of this 'too_long' has {%s}: a row that is too long loses it")   \
    X(EXTRA_UNUSED, WARNING,                                                                     \
      "'%.*s' is no field of entries, and style '%.*s' has no {%.*s}: left out ('note' shows any text)")                   \
    X(UNKNOWN_WORD, WARNING, "the locale has no word '%.*s'%s: printed as it is")                \
    X(UNKNOWN_TERM, WARNING,                                                                     \
      "the locale has no term '%.*s'%s: its values are printed without words")                   \
    X(FOOT_IN_TEXT, NOTE,                                                                        \
      "the %s is too close to the text: its baseline is %s pt from the edge of the page, the "   \
      "margin is %s pt")                                                                         \
    X(CV_UNUSED, WARNING, "style '%.*s' has no place for '%s': left out")                        \
    X(CV_UNSHOWN, NOTE, "style '%.*s' does not show '%s'")                                       \
    X(BAD_LINK, WARNING, "cannot link to '%.*s' (%s): printed as plain text")                    \
    X(UNKNOWN_TARGET, WARNING, "nothing in the document is named '%.*s'%s: printed as plain text") \
    X(MARKUP_AS_TEXT, WARNING, "cannot understand %s '%.*s': printed as plain text")             \
    X(FORMULA_AS_TEXT, WARNING, "cannot set '%.*s' in the formula '%.*s': printed as plain text")  \
    X(OVERFULL, WARNING, "'%.*s' is %s pt wider than its line: broken between letters")          \
    X(PARTED, WARNING, "'%.*s' is wider than its line: broken where its script, font or link changes") \
    X(TOO_WIDE, WARNING, "line is %s pt too wide and runs into the margin")                      \
    X(TOO_TALL, WARNING, "page %zu overflows by %s pt")                                          \
    X(OVERLAP, WARNING, "page %zu: '%.*s' is printed over '%.*s'")                               \
    X(FITTED, NOTE, "fitted to %d page%s, the last one %d %% full: %s")                          \
    X(LAST_PAGE, NOTE, "page %zu, the last one, is only %d %% full%s")                           \
    X(TOO_LONG, WARNING,                                                                         \
      "does not fit on %d page%s: %zu lines are left for %s, even with all changes that "        \
      "the style allows (%s)")                                                                   \
    X(TOO_SHORT, WARNING,                                                                        \
      "cannot fill %d page%s within what the style allows (only %zu, the last one %d %% "        \
      "full): left as it is")                                                                    \
    X(BIB_BROKEN, WARNING, "%.*s is left out: %.*s")                                             \
    X(BIB_MENDED, WARNING, "%.*s: %s: repaired")                                                 \
    X(BIB_DUPLICATE, WARNING, "duplicate %s '%.*s' (first used on line %u): left out")           \
    X(BIB_TWICE, WARNING, "'%.*s' stands twice in this list: its works are used once")           \
    X(BIB_UNDEFINED, WARNING, "no @string defines '%.*s': used as text")                         \
    X(BIB_AS_TEXT, WARNING, "'%.*s' is printed as a text; '{from: %.*s}' prints its works")      \
    X(BIB_BYTE, WARNING, "byte 0x%02X %s")                                                       \
    X(BIB_PARENT, WARNING, "'%.*s' inherits nothing from '%.*s': %s")                            \
    X(BIB_NAMES, WARNING, "'%.*s' has more than two commas: read as names separated by commas")  \
    X(NAMES_IN_ONE, WARNING,                                                                     \
      "'%.*s' may be two names: read as one, 'Family, Given'; write each in an item of its own")  \
    X(NOBODY_SELF, WARNING,                                                                      \
      "nobody among the authors of this list is '%.*s'; the nearest is '%.*s' (add spellings "   \
      "under 'me', or say 'self: no' if it's meant)")                                            \
    X(LINT_ID, WARNING, "'%.*s' is not %s")                                                      \
    X(LINT_SELF, NOTE, "your name is not among these authors (add other spellings under 'me:')") \
    X(LINT_EQUAL, WARNING, "only one author is marked as equal")                                 \
    X(LINT_EQUAL_LAST, WARNING,                                                                  \
      "the marks of equals skip the first author and sit on the last: are they shifted?")        \
    X(LINT_MARK, NOTE, "nothing in this section says what the mark '%.*s' means")                \
    X(LINT_FUTURE, WARNING, "the year %d is in the future")                                      \
    X(LINT_MISSING, NOTE, "this work has no %s")                                                 \
    X(LINT_HTTP, NOTE, "'%.*s' is not encrypted: https may work too")                             \
    X(LINT_TWIN, WARNING, "has the same %s as the work at %.*s:%u")                              \
    X(LINT_PLACEHOLDER, WARNING, "'%.*s' is a placeholder: write what is meant, or take it out")   \
    X(LINT_EXAMPLE, WARNING, "'%.*s' is there for examples and belongs to nobody")                \
    X(LINT_EMAIL, WARNING, "'%.*s' is not an email address: %s%s")                                \
    X(LINT_URL, WARNING, "'%.*s' is not a web address: %s%s")                                     \
    X(LINT_PHONE, WARNING, "'%.*s' is not a phone number: %s")                                    \
    X(LINT_ENCODING, WARNING, "'%.*s' is UTF-8 that was read as something else: is this text right?") \
    X(LINT_SPACED, WARNING,                                                                      \
      "'%.*s' is read letter by letter: write it as a word (a font's 'tracking' spaces its letters)") \
    X(LINT_SCRIPT, NOTE, "'%.*s' is in %s letters, but the locale is '%.*s'")                     \
    X(LINT_EMPTY, NOTE, "'%.*s' is empty: fill it in, or take it out")                            \
    X(LINT_DUPLICATE, NOTE, "%s stands there twice, first in line %u")                            \
    X(LINT_PRECISION, NOTE, "'%.*s' has no month, but other dates of this section have one")      \
    X(LINT_GAP, NOTE, "%d months without a job or degree come before this, from %04d-%02d on")    \
    X(LINT_JOB_OVERLAP, NOTE, "%d month%s at the same time as the job of line %u")                \
    X(LINT_LONG_LINES, NOTE,                                                                      \
      "full lines of text have about %d letters, and some 95 are many: larger type or wider "     \
      "margins are easier to read")                                                              \
    X(LINT_SPELLING, NOTE, "no author in this CV is '%.*s'")                                      \
    X(UNKNOWN_RULE, WARNING, "check has no rule '%.*s'%s")                                        \
    X(RULE_UNUSED, NOTE, "'%.*s' silences nothing here%s")                                        \
    X(BAD_PATTERNS, WARNING, "cannot use these hyphenation patterns: %s")                            \
    X(ATS_NAME, NOTE, "programs that read %s do not find the name '%.*s'")                       \
    X(ATS_NAME_BESIDE, NOTE,                                                                     \
      "programs that read %s do not take this for the name: '%.*s' is on its line")              \
    X(ATS_MISSING, NOTE, "programs that read %s do not find '%.*s' in one line")                 \
    X(ATS_BELOW, NOTE, "programs that read %s find %s below the heading '%.*s'")                 \
    X(ATS_LACKS, NOTE, "this %s has no %s, which programs that read CVs look for")               \
    X(ATS_DATES, NOTE, "programs that read CVs find no year in '%.*s'")                          \
    X(ATS_HEADING, NOTE, "programs that read CVs do not know the heading '%.*s'%s")              \
    X(ATS_BESIDE, NOTE,                                                                          \
      "programs that read %s do not see the heading '%.*s': '%.*s' is on its line")              \
    X(ATS_BROKEN, NOTE, "programs that read %s do not find the %s of this %s in one piece")      \
    X(ATS_AWAY, NOTE,                                                                            \
      "programs that read %s find the %s of this %s away from its %s (the style submission keeps " \
      "them together)")                                                                          \
    X(ATS_JOINED, NOTE,                                                                          \
      "programs that read %s take the %s of this %s and '%.*s' beside it for one text")          \
    X(ATS_UNDER, NOTE, "programs that read %s find this %s under the heading '%.*s'")            \
    X(UNKNOWN_HYPHENATION, NOTE, "no hyphenation patterns for '%.*s': words are not hyphenated")

#define X(code, level, text) DIAG_CODE_##code,
enum diag_code { DIAGNOSTICS(X) };
#undef X
#define X(code, level, text) static const char DIAG_TEXT_DIAG_CODE_##code[] = text;
DIAGNOSTICS(X)
#undef X

struct diagnostic {
    enum diag_code code;
    enum diag_level level;
    struct pos pos;
    struct str message;     /* one line */
    size_t hint_at, hint_n; /* the hint in the message: its start and length; 0, 0: no hint */
    struct str replacement; /* suggested for the text at `pos`; empty: no suggestion */
    bool safe;              /* it is beyond doubt, and a word of the program */
    struct str rule;        /* the name by which it can be silenced; empty: it cannot be now */
};

/* Called for each diagnostic when it is found. `d` and its texts are valid only during the call. */
typedef void diag_fn(void *user, const struct diagnostic *d);

struct limits;

enum { DIAG_SAID = 24 };

struct diag {
    struct arena *arena;
    struct limits *limits; /* of the run (limit.h); NULL: the defaults */
    diag_fn *report;
    void *user;
    size_t count[DIAG_ERROR + 1];
    struct str suggested;  /* the hint for the next report, as it stands in the message */
    struct str suggestion; /* the replacement in that hint */
    bool beyond_doubt;     /* only one candidate was near, and by a letter or two */
    bool doubles;          /* duplicate keys are told no more: they are left out anyway */
    size_t compared;       /* how many words have been compared for hints */
    /* While a tree is read a second time, the first DIAG_SAID things are said once. */
    bool once;
    size_t said;
    struct {
        enum diag_code code;
        struct pos pos;
        uint32_t message; /* a hash */
    } before[DIAG_SAID];
};

/* The text of the source from `p` to its end; empty if there is no source. */
struct str pos_text(struct pos p);
/* The place of the first `needle` at or soon after `p`, in whatever normal form; `p` itself if it is not
 * found. */
struct pos pos_of_text(struct pos p, struct str needle);

/* Reports a diagnostic: diag_report(d, code, pos, arguments of the text). `code` must be a literal
 * DIAG_CODE_X, because the macro makes the name of the text from it. */
#define diag_report(d, code, ...) diag_send((d), code, DIAG_TEXT_##code, __VA_ARGS__)
void diag_send(struct diag *d, enum diag_code code, const char *format, struct pos pos, ...)
    __attribute__((format(printf, 3, 5)));
/* With `once`, what is said again of the same place is neither reported nor counted from now on. Returns
 * what held before; setting that again ends it. */
bool diag_once(struct diag *d, bool once);
/* "unknown-key" for DIAG_CODE_UNKNOWN_KEY. */
struct str diag_code_name(struct arena *a, enum diag_code code);
/* The name by which a document silences it: that of the code without "lint-". */
struct str diag_rule_name(struct arena *a, enum diag_code code);
/* True if the name is that of a note or warning; *code: which. With or without "lint-". */
bool diag_rule_find(struct arena *a, struct str name, enum diag_code *code);
/* " (did you mean 'gap'?)" for a name that is none. */
const char *diag_rule_suggest(struct diag *d, struct str name);
/* Reports a diagnostic again to `to`, with another level. */
void diag_pass(struct diag *to, const struct diagnostic *d, enum diag_level level);
/* "file:line:col: error: message", then the source line with a caret under the column. Wide
 * characters are allowed for. */
struct str diag_text(struct arena *a, const struct diagnostic *d);
/* How many code points at the diagnostic's place it is about; 0: not known. *quoted: the first and the last
 * of them are quotes. */
uint32_t diag_marked(const struct diagnostic *d, bool *quoted);
/* The source line to print below the message. A long line is cut around the place. *blanks: how
 * many spaces come before the caret. Empty if there is no place. */
struct str diag_excerpt(struct arena *a, struct pos p, uint32_t *blanks);
/* Takes a hint such as " (it belongs under 'page')" and returns it as an argument for the next
 * report, which must contain it. */
const char *diag_hint(struct diag *d, struct str hint);
/* " (did you mean 'x'?)" with the candidate nearest to `word`, or "" if none is near. An argument
 * for the next report. */
const char *diag_suggest(struct diag *d, struct str word, const char *const *candidates,
                         size_t n);

#endif
