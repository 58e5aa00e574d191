/* cvtex.h: typeset a CV: the whole public interface.
 *
 * A run reads one document and makes one output in memory; what to do with mistakes and where the
 * bytes go is the caller's. Nothing is global, so runs in different threads do not meet. */
#ifndef CVTEX_H
#define CVTEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CVTEX_VERSION "0.1.0"

enum cvtex_level { CVTEX_NOTE, CVTEX_WARNING, CVTEX_ERROR };

/* `text` is complete: place, level, message, source line and caret, ended by a line feed. It dies
 * when the call returns. */
typedef void cvtex_report_fn(void *user, enum cvtex_level level, const char *text);

enum cvtex_output {
    CVTEX_PDF,
    CVTEX_TRACE, /* what stands where, and the structure, as stable text */
    CVTEX_TEXT,  /* what a reader of the text gets */
    CVTEX_NODES, /* the document's tree with positions */
    CVTEX_STYLE, /* the style with all that it extends, as a tree */
    CVTEX_STYLES,       /* the built-in styles and what each is for; no document is read */
    CVTEX_STYLE_FILE,   /* the file of the style that `input` names, to copy */
    CVTEX_STYLE_KEYS,   /* all keys of styles, as Markdown */
    CVTEX_DOCUMENT_KEYS, /* all keys of documents, as Markdown */
    CVTEX_LOCALE_KEYS,  /* all keys of locales, as Markdown */
    CVTEX_CHECK, /* nothing: what looks wrong is reported, the year being that of `date` */
};

struct cvtex_options {
    const char *input;       /* a path, or "-" for standard input */
    const char *style;       /* a style's name or file, over the document's; NULL: as it says */
    const char *const *sets; /* "path.to.key=value" laid over the document, ended by NULL; or NULL */
    const char *only;        /* the key of the one section to set, or "letter"; NULL: all */
    int pages;               /* to fit on, over the document's; 0: as it says */
    const char *data;        /* the folder that holds styles/ and fonts/ */
    enum cvtex_output output;
    bool embed;              /* the PDF carries what it is made from, also where the document says no */
    bool dated;              /* whether the PDF says when it was made: at `date` */
    int64_t date;            /* seconds since 1970, UTC: what "today" is */
    cvtex_report_fn *report; /* NULL: mistakes are only counted */
    void *user;
};

struct cvtex_result {
    char *bytes; /* NULL when there were errors; cvtex_free releases it */
    size_t size;
    size_t notes, warnings, errors;
};

/* Always fills *result. True when there is an output. */
bool cvtex_run(const struct cvtex_options *options, struct cvtex_result *result);
void cvtex_free(struct cvtex_result *result);

/* A file that a PDF carries. */
struct cvtex_file {
    const char *name; /* UTF-8; never a path, nor one of a hidden file */
    const char *bytes;
    size_t size;
    bool document; /* what the PDF was typeset from */
};

struct cvtex_files {
    const struct cvtex_file *at;
    size_t n;
    const char *fault; /* why there are none, in words; NULL: nothing */
    void *memory;      /* of all the above */
};

/* What cvtex attached to a PDF, also after other programs have rewritten it. Always fills *files;
 * true when there is a document among them. */
bool cvtex_extract(const char *pdf, size_t size, struct cvtex_files *files);
void cvtex_files_free(struct cvtex_files *files);

#endif
