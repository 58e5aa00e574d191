/* cvtex.h: typeset a CV: the whole public interface of libcvtex.
 *
 * A session keeps what many documents share: styles, locales, fonts, shaped words, font subsets. A
 * run in it turns one document, given as bytes, into one output, given back as bytes. What a run
 * needs beyond that it asks of the host by one function, and nothing else is read: the library opens
 * no file, prints nothing, ends no process and changes nothing global.
 *
 * - Threads: sessions are independent, and each may be used in a thread of its own. One session is
 *   for one thread at a time.
 * - Runs are independent: the same job with the same answers of the host gives the same bytes and
 *   the same diagnostics, whatever ran before in the session.
 * - Strings are UTF-8 and end with a zero byte. `const` pointers that go in are borrowed for the
 *   call. Whoever made a thing says below how it is released.
 * - Later versions only add members at the end of a struct. So a host fills a struct that goes in
 *   with zeros, sets `size` to its sizeof, then what it needs; zero always means the default.
 *
 * cvtex(3) shows how to build with it. */
#ifndef CVTEX_H
#define CVTEX_H

#include <stddef.h>
#include <stdint.h>

#define CVTEX_VERSION "0.1.0"

#ifndef CVTEX_API
#if defined(__GNUC__)
#define CVTEX_API __attribute__((visibility("default")))
#else
#define CVTEX_API
#endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* The version of the library itself, as CVTEX_VERSION. */
CVTEX_API const char *cvtex_version(void);

/* ---- what a run asks for */

/* `kind` of a question. */
enum {
    CVTEX_STYLE_FILE = 1,   /* a style that the document or another style names by a path */
    CVTEX_LOCALE_FILE = 2,  /* the same for a locale */
    CVTEX_BIBLIOGRAPHY = 3, /* .bib, .json (CSL) or .yaml */
    CVTEX_PICTURE = 4,      /* JPEG or PNG */
    CVTEX_FONT = 5,         /* a font file of a list of fonts */
    CVTEX_FONT_LIST = 6,    /* the files of a folder in which fonts may stand; a list, see below */
    CVTEX_SYSTEM_FONT = 7,  /* a font file that the host's find_font named */
    CVTEX_DATA = 8,         /* a file that comes with cvtex: "styles/plain.yaml", "fonts/..." */
    CVTEX_DATA_LIST = 9,    /* the files of a folder that comes with cvtex; a list, see below */
};

struct cvtex_question {
    int32_t kind;
    const char *base; /* the name of the file that names it; "": the job or the library does */
    const char *name; /* as it is written there */
    const char *path; /* `name` as seen from where `base` is; '/' divides folders */
};

/* `status` of an answer. */
enum {
    CVTEX_FOUND = 1,
    CVTEX_ABSENT = 0,
    CVTEX_FORBIDDEN = 2,
};

struct cvtex_answer {
    int32_t status;
    const char *bytes; /* when found; a list is names, each ended by a zero byte */
    size_t n_bytes;
    const char *shown; /* what messages call it; NULL: the question's path */
    const char *why;   /* when not found, in words; NULL: by the status. Both strings are copied. */
    void (*release)(void *token); /* called once when the bytes are no longer needed: at the end of
                                     the run, of data and fonts at the end of the session at latest;
                                     NULL: they stay valid as long as the session */
    void *token;
};

/* Answers a question; *answer is all zero before. It must return (no longjmp, no exception), and
 * must not use the session. The library asks for the same thing again in each run, but for
 * CVTEX_DATA and CVTEX_SYSTEM_FONT, whose bytes may be kept for the session. */
typedef void cvtex_read_fn(void *user, const struct cvtex_question *question,
                           struct cvtex_answer *answer);

/* The helper that reads files of the disk. `data` is a const char *: the folder with styles/ and
 * fonts/ (of an installed cvtex, share/cvtex); NULL: there is none. Paths start from the current
 * folder. Its bytes have to be released. */
CVTEX_API void cvtex_read_disk(void *data, const struct cvtex_question *question,
                               struct cvtex_answer *answer);

/* ---- fonts of the system */

struct cvtex_font_wanted {
    const char *family; /* just this one; NULL: any that has the character */
    int32_t character;  /* a code point; 0: any */
    int32_t weight;     /* 100 to 900 */
    int32_t italic;     /* 0 or 1 */
};

struct cvtex_font_found {
    const char *family, *path; /* valid until the next question; path is asked for later */
    int32_t face;              /* its number in a collection */
};

/* Non-zero: *found is filled, a TrueType or CFF font. */
typedef int32_t cvtex_find_font_fn(void *user, const struct cvtex_font_wanted *wanted,
                                   struct cvtex_font_found *found);

/* The helper that asks fontconfig, which is loaded by the first question. NULL: no memory. It serves
 * one session at a time and is closed after that. `user` of cvtex_find_system_font is what open
 * returned. */
struct cvtex_system_fonts;
CVTEX_API struct cvtex_system_fonts *cvtex_system_fonts_open(void);
CVTEX_API int32_t cvtex_find_system_font(void *user, const struct cvtex_font_wanted *wanted,
                                         struct cvtex_font_found *found);
CVTEX_API void cvtex_system_fonts_close(struct cvtex_system_fonts *fonts);

/* ---- sessions */

struct cvtex_config {
    size_t size;                   /* sizeof(struct cvtex_config) */
    cvtex_read_fn *read;           /* NULL: every file is absent */
    void *read_user;
    cvtex_find_font_fn *find_font; /* NULL: there are only fonts that read has */
    void *find_font_user;
    uint64_t memory_limit;         /* bytes that the session may take, a running job with it, but for
                                      what the libraries below take; 0: no limit */
};

struct cvtex_session;

/* NULL: no memory, or `size` is not set. Functions and their data have to last until close. */
CVTEX_API struct cvtex_session *cvtex_open(const struct cvtex_config *config);
/* Also of NULL. Results stay valid. */
CVTEX_API void cvtex_close(struct cvtex_session *session);

/* ---- runs */

/* `output` of a job. */
enum {
    CVTEX_PDF = 0,
    CVTEX_TRACE = 1,          /* what stands where, and the structure, as stable text */
    CVTEX_TEXT = 2,           /* what the document says, in lines of plain text */
    CVTEX_CONTENT = 3,        /* the resolved document: texts, their styles and elements */
    CVTEX_NODES = 4,          /* the document's tree with positions */
    CVTEX_STYLE_TREE = 5,     /* the style with all that it extends, as a tree */
    CVTEX_CHECK = 6,          /* no bytes: what looks wrong in the publications is reported */
    CVTEX_STYLES = 7,         /* the built-in styles and what each is for; no document is needed */
    CVTEX_STYLE_SOURCE = 8,   /* the file of the style that `style` names, to copy; the same */
    CVTEX_STYLE_KEYS = 9,     /* all keys of styles, as Markdown; the same */
    CVTEX_DOCUMENT_KEYS = 10, /* all keys of documents, as Markdown; the same */
    CVTEX_LOCALE_KEYS = 11,   /* all keys of locales, as Markdown; the same */
};

struct cvtex_job {
    size_t size;        /* sizeof(struct cvtex_job) */
    const char *name;   /* the document's: messages show it, and what it names is looked for from
                           where it is. Any text; NULL: "cv.yaml" */
    const char *bytes;  /* the document, YAML */
    size_t n_bytes;
    int32_t output;
    const char *style;  /* a style's name or path, over the document's; NULL: as that says */
    const char *const *sets; /* "path.to.key=value" laid over the document, ended by NULL; or NULL */
    const char *only;   /* the key of the one section to set, or "letter"; NULL: all */
    int32_t pages;      /* to fit on, over the document's; 0: as that says */
    int32_t embed;      /* 1: the PDF carries its sources, also where the document doesn't say so */
    int32_t dated;      /* 1: the PDF says that it was made at `date` */
    int64_t date;       /* seconds since 1970, UTC: what "today" is */
};

/* `level` of a diagnostic. */
enum {
    CVTEX_NOTE = 0,    /* worth knowing; the output is as asked */
    CVTEX_WARNING = 1, /* something was replaced or left out */
    CVTEX_ERROR = 2,   /* there is no output */
};

struct cvtex_diagnostic {
    int32_t level;
    const char *code;        /* "unknown-key": stays when words change */
    const char *file;        /* its name; NULL: none is meant */
    uint32_t line, column;   /* from 1, columns in code points; 0, 0: the file as a whole */
    uint32_t length;         /* of the text that is meant, in code points; 0: not known */
    const char *message;     /* one line, without the hint */
    const char *hint;        /* "did you mean 'company'?"; NULL: none */
    size_t hint_at;          /* where in `message` the familiar text puts it, in bytes */
    const char *replacement; /* what may stand in place of the text that is meant; NULL: not known */
    const char *excerpt;     /* the line of the source, cut around the place; NULL: none */
    uint32_t blanks;         /* columns of a terminal before its place in the excerpt */
};

/* A question of a run and how it was answered, also those that the session answered itself. */
struct cvtex_asked {
    struct cvtex_question question;
    int32_t status;
};

struct cvtex_result {
    const char *bytes;  /* NULL: there is no output */
    size_t n_bytes;
    size_t notes, warnings, errors; /* all of them */
    size_t n_diagnostics; /* the first 1000 */
    const struct cvtex_diagnostic *const *diagnostics; /* in the order of finding */
    size_t n_asked;
    const struct cvtex_asked *const *asked; /* in the order of asking, each once */
};

/* Runs a job. Never NULL; to be released with cvtex_free. Without memory the result has one error,
 * "out-of-memory", and the session starts anew with the next run. */
CVTEX_API const struct cvtex_result *cvtex_run(struct cvtex_session *session,
                                               const struct cvtex_job *job);
/* Also of NULL; before or after the session is closed. */
CVTEX_API void cvtex_free(const struct cvtex_result *result);

/* "file:line:column: error: message", then the excerpt and a caret, ended by a line feed. Writes at
 * most `room` bytes, the last of them zero, and returns how many the whole text has without that. */
CVTEX_API size_t cvtex_text(const struct cvtex_diagnostic *diagnostic, char *to, size_t room);

/* ---- what a PDF carries */

/* A file that a PDF carries. */
struct cvtex_file {
    const char *name; /* never a path, nor one of a hidden file */
    const char *bytes;
    size_t n_bytes;
    int32_t document; /* 1: what the PDF was typeset from */
};

struct cvtex_files {
    size_t n;
    const struct cvtex_file *const *at;
    const char *fault; /* why there are none, in words; NULL: nothing */
};

/* What cvtex attached to a PDF, also after other programs have rewritten it. Never NULL; to be
 * released with cvtex_files_free, and the PDF not before. Where nothing is wrong there is a document
 * among them. */
CVTEX_API const struct cvtex_files *cvtex_extract(const char *pdf, size_t n);
CVTEX_API void cvtex_files_free(const struct cvtex_files *files);

#ifdef __cplusplus
}
#endif

#endif
