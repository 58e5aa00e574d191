/* cvtex.h: typeset a CV: the whole public interface of libcvtex.
 *
 * A session caches what many documents share: styles, locales, fonts, shaped words, font subsets. A
 * run turns one document, given as bytes, into one output, returned as bytes. If a run needs other
 * files, it asks the host through one function. The library itself opens no file, prints nothing,
 * ends no process and changes nothing global.
 *
 * - Threads: sessions are independent; each may run in its own thread. One thread at a time may use
 *   a session.
 * - Runs are independent: the same job with the same answers from the host gives the same bytes and
 *   the same diagnostics, whatever ran before in the session.
 * - Strings are UTF-8 and end with a zero byte. The library borrows `const` pointers in arguments
 *   for the time of the call. How results are released is said at each function.
 * - Later versions only add members at the end of a struct. So a host fills an input struct with
 *   zeros, sets `size` to its sizeof, then the members it needs. Zero always means the default.
 *
 * cvtex(3) shows how to build with it. */
#ifndef CVTEX_H
#define CVTEX_H

#include <stddef.h>
#include <stdint.h>

#define CVTEX_VERSION "1.0.0"

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

/* The version of the library in use, in the form of CVTEX_VERSION. */
CVTEX_API const char *cvtex_version(void);

/* ---- questions of a run to the host */

/* `kind` of a question. */
enum {
    CVTEX_STYLE_FILE = 1,   /* a style, named by its path in the document or in another style */
    CVTEX_LOCALE_FILE = 2,  /* a locale, named in the same way */
    CVTEX_BIBLIOGRAPHY = 3, /* .bib, .json (CSL) or .yaml */
    CVTEX_PICTURE = 4,      /* JPEG or PNG */
    CVTEX_FONT = 5,         /* a font file from a CVTEX_FONT_LIST */
    CVTEX_FONT_LIST = 6,    /* names of the files in a folder of fonts (see `bytes` below) */
    CVTEX_SYSTEM_FONT = 7,  /* a font file that find_font found */
    CVTEX_DATA = 8,         /* a file that comes with cvtex: "styles/plain.yaml", "fonts/..." */
    CVTEX_DATA_LIST = 9,    /* names of the files in a folder that comes with cvtex */
    CVTEX_INCLUDE = 10,     /* a part of the document, named by its path after "!include" */
};

struct cvtex_question {
    int32_t kind;
    const char *base; /* the file that asks for it; "": the job or the library asks */
    const char *name; /* the name as written in `base` */
    const char *path; /* `name` joined to the folder of `base`; the separator is '/' */
    uint64_t most;    /* no file with more bytes is used: of a larger one, `most` + 1 bytes are enough */
};

/* `status` of an answer. */
enum {
    CVTEX_FOUND = 1,
    CVTEX_ABSENT = 0,
    CVTEX_FORBIDDEN = 2,
    CVTEX_FAILED = 3, /* it may be there, but the system can't read it: no file handles, a bad disk */
};

struct cvtex_answer {
    int32_t status;
    const char *bytes; /* if found; for a list: file names, each with a zero byte at its end */
    size_t n_bytes;
    const char *shown; /* the name for messages; NULL: the question's path */
    const char *why;   /* if not found, the reason in words; NULL: the status says it. The library
                          copies both strings. */
    void (*release)(void *token); /* called once when the bytes are no longer needed: at the end of
                                     the run; for data and fonts at the latest when the session
                                     closes. NULL: the bytes stay valid as long as the session */
    void *token;
};

/* Answers a question; *answer is all zero before. The function must return (no longjmp, no
 * exception) and must not use the session. Each run asks again for the files it needs, except for
 * CVTEX_DATA and CVTEX_SYSTEM_FONT: their bytes may be kept until the session closes. */
typedef void cvtex_read_fn(void *user, const struct cvtex_question *question,
                           struct cvtex_answer *answer);

/* ---- files of the disk */

/* A ready read function for files on the disk, confined to what the host allows. A document, and
 * what it names, may come from a stranger: see SECURITY.md. */
struct cvtex_disk_config {
    size_t size;        /* sizeof(struct cvtex_disk_config) */
    const char *data;   /* the folder that has styles/ and fonts/ (share/cvtex when installed); NULL:
                           there is none */
    const char *option; /* how a user allows another file, for messages: "--allow"; NULL: not said */
    int32_t map;        /* 1: fonts in `data` and of the system are mapped, not read, which takes less memory. If such
                           a file is cut off during the run, the process gets SIGBUS, which the host
                           must handle */
};

/* Opens a reader that may read the files in `data`, the files of the system's fonts, and what
 * cvtex_disk_allow names; nothing else. Pass it as read_user, with cvtex_disk_read as `read`. NULL:
 * no memory, or `size` is not set. It serves one session at a time; close it after the session. */
struct cvtex_disk;
CVTEX_API struct cvtex_disk *cvtex_disk_open(const struct cvtex_disk_config *config);
CVTEX_API void cvtex_disk_close(struct cvtex_disk *disk);
/* Allows a file, or a folder and all below it. Paths are relative to the current folder. Links
 * are followed only if they lead to something that is allowed. Hidden files below (a name that
 * begins with '.') must be allowed themselves. What is not a regular file, or belongs to a file
 * system of the kernel such as /proc, is never read. Returns 0 or an errno. */
CVTEX_API int32_t cvtex_disk_allow(struct cvtex_disk *disk, const char *path);
/* Allows the folder of a file and all below it; usually that of the document, by its name. The root
 * of all folders is not allowed in this way. A file that the job itself names (`style`, `sets`) is
 * read as such, and its folder is allowed. */
CVTEX_API int32_t cvtex_disk_allow_beside(struct cvtex_disk *disk, const char *path);
CVTEX_API void cvtex_disk_read(void *disk, const struct cvtex_question *question,
                               struct cvtex_answer *answer);
/* Returns non-zero if the file at `path` is one that was read, also under another name. */
CVTEX_API int32_t cvtex_disk_has_read(const struct cvtex_disk *disk, const char *path);

/* A read function without confinement, for documents that the host trusts: it reads every regular
 * file that the process may read. `data` is a const char *: the folder as above. */
CVTEX_API void cvtex_read_disk(void *data, const struct cvtex_question *question,
                               struct cvtex_answer *answer);

/* ---- fonts of the system */

struct cvtex_font_wanted {
    const char *family; /* only this family; NULL: any family that has the character */
    int32_t character;  /* a code point; 0: any */
    int32_t weight;     /* 100 to 900 */
    int32_t italic;     /* 0 or 1 */
    /* What the font is to set; a host may leave out what it can't look for. */
    const char *text;     /* a font without one of these characters is not used; NULL: not known */
    const char *language; /* of the text, BCP 47, "zh-Hant": one character may have other forms in
                             other languages; NULL: not known */
    const char *script;   /* ISO 15924, "Hant" is "Hani"; NULL: not known, or signs of no script */
    int32_t look;         /* CVTEX_SERIF, CVTEX_SANS, CVTEX_MONO: the font it stands beside; 0: any */
};

/* `look` of a font. */
enum { CVTEX_SERIF = 1, CVTEX_SANS = 2, CVTEX_MONO = 3 };

struct cvtex_font_found {
    const char *family, *path; /* valid until the next call; CVTEX_SYSTEM_FONT asks for the path */
    int32_t face;              /* its number in a font collection */
};

/* Finds a font of the system. Returns non-zero if it filled *found with a TrueType or CFF font. */
typedef int32_t cvtex_find_font_fn(void *user, const struct cvtex_font_wanted *wanted,
                                   struct cvtex_font_found *found);

/* A font that a style may name by its family. */
struct cvtex_font_listed {
    const char *family, *path; /* valid during the call */
    int32_t weight, heaviest;  /* from 100 to 900; they differ in a variable font */
    int32_t italic;            /* 0 or 1 */
};

/* Calls `each` with `to` for every font that find_font with the same user could find by its family. */
typedef void cvtex_list_fonts_fn(void *user, void (*each)(void *to, const struct cvtex_font_listed *font), void *to);

/* A ready find_font function that asks fontconfig. fontconfig is loaded at the first question. Open
 * returns NULL if there is no memory; pass its result as find_font_user. It serves one session at a
 * time; close it after the session. */
struct cvtex_system_fonts;
CVTEX_API struct cvtex_system_fonts *cvtex_system_fonts_open(void);
CVTEX_API int32_t cvtex_find_system_font(void *user, const struct cvtex_font_wanted *wanted,
                                         struct cvtex_font_found *found);
/* A ready list_fonts function, with the same user. */
CVTEX_API void cvtex_list_system_fonts(void *user, void (*each)(void *to, const struct cvtex_font_listed *font),
                                       void *to);
/* Adds the fonts in a folder and below it, for the questions that follow. Returns 0 or an errno; ENOTSUP: there
 * is no fontconfig. */
CVTEX_API int32_t cvtex_system_fonts_add(struct cvtex_system_fonts *fonts, const char *folder);
/* A folder of fonts that fontconfig's configuration names and this user may read, but this process may not, since
 * it shut itself in. NULL: there is none, or fontconfig was not asked for fonts. Valid until the next call. */
CVTEX_API const char *cvtex_system_fonts_refused(struct cvtex_system_fonts *fonts);
CVTEX_API void cvtex_system_fonts_close(struct cvtex_system_fonts *fonts);

/* ---- sessions */

struct cvtex_config {
    size_t size;                   /* sizeof(struct cvtex_config) */
    cvtex_read_fn *read;           /* NULL: every file is absent */
    void *read_user;
    cvtex_find_font_fn *find_font; /* NULL: only fonts from `read` are used */
    void *find_font_user;
    uint64_t memory_limit;         /* bytes for the session and its running job, not counting the
                                      memory of other libraries; 0: no limit */
    int32_t once;                  /* there will be one run: what only a second one
                                      could use is not kept */
    cvtex_list_fonts_fn *list_fonts; /* for CVTEX_FONTS, with find_font_user; NULL: none are listed */
};

struct cvtex_session;

/* Opens a session. NULL: no memory, or `size` is not set. The functions and their user data must
 * stay valid until close. */
CVTEX_API struct cvtex_session *cvtex_open(const struct cvtex_config *config);
/* Closes a session; NULL is allowed. Results stay valid. */
CVTEX_API void cvtex_close(struct cvtex_session *session);

/* ---- runs */

/* `output` of a job. */
enum {
    CVTEX_PDF = 0,
    CVTEX_TRACE = 1,          /* positions of everything on the pages, and the structure, as text */
    CVTEX_TEXT = 2,           /* the words of the document as plain text */
    CVTEX_CONTENT = 3,        /* the resolved document: texts, their styles and elements */
    CVTEX_NODES = 4,          /* the document as it was read: a tree with positions */
    CVTEX_STYLE_TREE = 5,     /* the style merged with the styles it extends, as a tree */
    CVTEX_CHECK = 6,          /* empty output; reports what looks wrong, but for what the document
                                 silences, and with `ats` what programs that read CVs will not find */
    /* these need no document: */
    CVTEX_STYLES = 7,         /* the built-in styles and what each is for */
    CVTEX_STYLE_SOURCE = 8,   /* the text of the style that `style` names, to copy and change */
    CVTEX_STYLE_KEYS = 9,     /* all keys of styles, as Markdown */
    CVTEX_DOCUMENT_KEYS = 10, /* all keys of documents, as Markdown */
    CVTEX_LOCALE_KEYS = 11,   /* all keys of locales, as Markdown */
    CVTEX_LOCALES = 12,       /* the built-in locales: their tags and names */
    CVTEX_LOCALE_SOURCE = 13, /* the text of the locale that `style` names, to copy and change */
    CVTEX_DOCUMENT_SCHEMA = 14, /* JSON Schema (2020-12) of documents */
    CVTEX_STYLE_SCHEMA = 15,    /* the same of styles */
    CVTEX_LOCALE_SCHEMA = 16,   /* and of locales */
    CVTEX_RULES = 17,         /* the rules of CVTEX_CHECK, as Markdown */
    CVTEX_CONVERT = 18,       /* the document, a file of another tool, as YAML of this one */
    CVTEX_FONTS = 20,         /* the families that styles may name, with their faces */
    CVTEX_ICONS = 21,         /* the names of icons */
    CVTEX_TOPIC = 22,         /* what is known of the key, kind of entry or limit that `only` names, as plain text;
                                 without `only`, all their names, one a line */
    /* this needs a document again: */
    CVTEX_VARIANTS = 19,      /* the names of the document's variants, one a line */
};

/* A document that is laid over another: its mappings change those of the other key by key, and its
 * other values replace them. */
struct cvtex_input {
    size_t size;      /* sizeof(struct cvtex_input) */
    const char *name; /* as in a job; NULL: "over.yaml" */
    const char *bytes;
    size_t n_bytes;
};

struct cvtex_job {
    size_t size;        /* sizeof(struct cvtex_job) */
    const char *name;   /* the document's name, any text: messages show it, and paths in the
                           document are relative to its folder; NULL: "cv.yaml" */
    const char *bytes;  /* the document, YAML */
    size_t n_bytes;
    int32_t output;
    const char *style;  /* name or path of a style, replaces the document's; NULL: the document's */
    const char *const *sets; /* changes to the document, each "path.to.key=value", then NULL;
                                or NULL */
    const char *only;   /* "letter", or the key of the only section to print; NULL: all */
    int32_t pages;      /* number of pages to fit on; 0: as the document says */
    int32_t embed;      /* 1: the PDF carries its sources; 0: as the document says */
    int32_t dated;      /* 1: the PDF has `date` as its date */
    int64_t date;       /* today, in seconds since 1970, UTC */
    const char *const *limits; /* what the run may use at most, each "name=N", then NULL; or NULL:
                                  the defaults. cvtex(3) lists the names */
    int32_t ats;        /* 1: CVTEX_CHECK also reads the finished pages back */
    const struct cvtex_input *const *over; /* what is laid over the document, in order, then NULL; or
                                              NULL */
    const char *from;   /* the tool whose file it is: "jsonresume", "yamlresume", "rendercv"; NULL: its keys
                           tell */
    int32_t keep_going; /* 1: values and entries with mistakes are left out, each told as an error; there is
                           output if the rest is sound */
    const char *variant; /* name of one of the document's variants; NULL: the document as it is */
    int32_t public_only; /* 1: what is marked as private is in no part of the output */
    const struct cvtex_input *settings; /* what holds for all documents of a folder, laid under the document: its
                                           style, locale, pages, balance, hyphenation, check; NULL: none */
};

/* `level` of a diagnostic. */
enum {
    CVTEX_NOTE = 0,    /* good to know; the output is as requested */
    CVTEX_WARNING = 1, /* something was replaced or left out */
    CVTEX_ERROR = 2,   /* there is no output; with `keep_going`, something was left out */
};

struct cvtex_diagnostic {
    int32_t level;
    const char *code;        /* "unknown-key": does not change when messages are reworded */
    const char *file;        /* the file's name; NULL: it is about no file */
    uint32_t line, column;   /* from 1, columns in code points; 0, 0: the whole file */
    uint32_t length;         /* length of the wrong text in code points; 0: not known */
    const char *message;     /* one line, without the hint */
    const char *hint;        /* "did you mean 'company'?"; NULL: none */
    size_t hint_at;          /* byte offset in `message` where cvtex_text puts the hint */
    const char *replacement; /* suggested text in place of the wrong text; NULL: none */
    const char *excerpt;     /* the line of the source, perhaps cut on both sides; NULL: none */
    uint32_t blanks;         /* terminal columns in the excerpt before the wrong text */
    uint32_t replace_column, replace_length; /* what `replacement` replaces, in `line`, in code points;
                                                0, 0: it is not known where that stands */
    int32_t safe;            /* 1: there is no doubt that the replacement was meant: a key or word of the
                                program with one wrong letter, or what another tool calls it */
    const char *rule;        /* CVTEX_CHECK: the name by which a document silences it; NULL: not */
};

/* A question of a run and its answer's status. Questions answered from the session's cache are
 * included. */
struct cvtex_asked {
    struct cvtex_question question;
    int32_t status;
};

struct cvtex_result {
    const char *bytes;  /* NULL: there is no output */
    size_t n_bytes;
    size_t notes, warnings, errors; /* how many there are of each level */
    size_t n_diagnostics; /* at most 1000, then at most 100 errors; more are only counted above */
    const struct cvtex_diagnostic *const *diagnostics; /* by place: those of the document, then of each
                                                          other file; none twice */
    size_t n_asked;
    const struct cvtex_asked *const *asked; /* in the order they were asked, each once */
    size_t pages;       /* how many the document has; 0: they were not made */
    const char *style, *locale; /* the name or path of the style, and the tag of the language; NULL: they were not
                                   read, or have none */
};

/* What a limit is after `limits`, as in a job: so that a host need not read a document that a run
 * would refuse. 0: there is no limit `name`. */
CVTEX_API uint64_t cvtex_limit(const char *const *limits, const char *name);
/* Runs a job. Never returns NULL. Release the result with cvtex_free. If memory runs out, the
 * result has one error, "out-of-memory", and the session continues with empty caches. */
CVTEX_API const struct cvtex_result *cvtex_run(struct cvtex_session *session,
                                               const struct cvtex_job *job);
/* Releases a result, before or after the session is closed. NULL is allowed. */
CVTEX_API void cvtex_free(const struct cvtex_result *result);

/* Writes "file:line:column: error: message", then the excerpt and a caret, with a line feed at the
 * end. Writes at most `room` bytes; the last one is zero. Returns the length of the whole text,
 * without the zero byte. */
CVTEX_API size_t cvtex_text(const struct cvtex_diagnostic *diagnostic, char *to, size_t room);

/* Writes `text` with the characters that would control a terminal spelled out: "<U+202E>". For names
 * of files in a host's own messages; cvtex_text, messages and excerpts do it already, `file` does
 * not. `room` and the returned length are as for cvtex_text. */
CVTEX_API size_t cvtex_visible(const char *text, char *to, size_t room);

/* ---- what a PDF carries */

/* A file that a PDF carries. */
struct cvtex_file {
    const char *name; /* a safe file name: no path, no hidden file */
    const char *bytes;
    size_t n_bytes;
    int32_t document; /* 1: this is the document that the PDF was made from */
};

struct cvtex_files {
    size_t n;
    const struct cvtex_file *const *at;
    const char *fault; /* the reason why there are no files, in words; NULL: no fault */
};

/* Extracts the files that cvtex attached to a PDF, even if other programs have rewritten the PDF
 * since. Never returns NULL. Release the result with cvtex_files_free, and the PDF only after that.
 * If there is no fault, one of the files is the document: the first, if several PDFs were joined. */
CVTEX_API const struct cvtex_files *cvtex_extract(const char *pdf, size_t n);
CVTEX_API void cvtex_files_free(const struct cvtex_files *files);

#ifdef __cplusplus
}
#endif

#endif
