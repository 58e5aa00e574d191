/* session.h: caches that runs share, each with a limit.
 *
 * Any of it may be freed between runs; the next run makes again what it needs. So the caches never
 * change an output, and when memory runs out only time is lost. */
#ifndef SESSION_H
#define SESSION_H

#include "content/content.h"
#include "model/cv.h"
#include "pdf/pdf.h"
#include "style/style.h"
#include "text/hyphen.h"
#include "text/opportunities.h"
#include "text/shape.h"

struct kept_look;

/* What grows from run to run, and is freed as a whole. */
struct cache {
    struct arena *a; /* NULL: nothing is cached */
    size_t first;    /* what it took after its first run [bytes] */
};

struct cvtex_session {
    struct memory memory;
    struct files host; /* the host's functions; each run has its own copy */
    struct cache text, pdf; /* shaped words and break opportunities; subsets and streams */
    struct arena *font_arena; /* NULL: no fonts are cached */
    struct shaper *shaper;
    struct opportunities *opportunities;
    struct subsets *subsets;
    struct fonts *fonts;
    struct kept_look *looks; /* cached styles and locales, the newest first */
    struct kept_look *loose; /* styles and locales of this run that are not cached */
    size_t n_looks;
    struct arena *hyphen_arena; /* NULL: no patterns were read */
    struct hyphens hyphens;
    bool once; /* nothing is cached that only a second run could use */
};

/* Prepares fonts, shaper and subsets for a run; false after reporting. */
bool session_fonts(struct cvtex_session *s, struct arena *a, struct diag *d, struct files *files);
/* Reads the hyphenation patterns of a language that the program has none for, if the host has them. It takes some
 * 1 MB while it does: best done while little else is in memory. */
void session_hyphens(struct cvtex_session *s, struct diag *d, struct files *files, struct str lang);
/* The same for all languages that texts of the document are in. */
void session_hyphens_within(struct cvtex_session *s, struct diag *d, struct files *files,
                            const struct content *content);
/* The style or locale that `n` names or contains. A built-in one comes from the cache if it was
 * read before without diagnostics. NULL after reporting. */
const struct style *session_style(struct cvtex_session *s, struct binder *b, const struct node *n);
const struct locale *session_locale(struct cvtex_session *s, struct binder *b,
                                    const struct node *n);
/* Call after layout, if no more text will be shaped in this session: frees what was cached for that. */
void session_layout_done(struct cvtex_session *s);
/* Call after a run: frees the caches that are over their limit. */
void session_trim(struct cvtex_session *s);
/* Frees everything, also after a run that was stopped halfway. */
void session_forget(struct cvtex_session *s);

#endif
