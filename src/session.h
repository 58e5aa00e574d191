/* session.h: what runs share, each within a bound.
 *
 * All of it may go at any time between runs: the next run makes anew what it needs. So a run never
 * looks different for what was kept, and memory that ran out costs no more than time. */
#ifndef SESSION_H
#define SESSION_H

#include "model/cv.h"
#include "pdf/pdf.h"
#include "style/style.h"
#include "text/opportunities.h"
#include "text/shape.h"

struct kept_look;

struct cvtex_session {
    struct memory memory;
    struct files host; /* its functions; each run has its own copy */
    struct arena *text_arena, *subset_arena, *font_arena; /* NULL: none is kept */
    struct shaper *shaper;
    struct opportunities *opportunities;
    struct subsets *subsets;
    struct fonts *fonts;
    struct kept_look *looks; /* styles and locales, the last used first */
    struct kept_look *loose; /* those of this run that are not kept */
    size_t n_looks;
};

/* Fonts, shaper and subsets for a run; false after reporting. */
bool session_fonts(struct cvtex_session *s, struct arena *a, struct diag *d, struct files *files);
/* The style, or locale, that `n` names or is: the one that is kept, where the name is that of a
 * built-in one that was read without a word, else read anew. NULL after reporting. */
const struct style *session_style(struct cvtex_session *s, struct binder *b, const struct node *n);
const struct locale *session_locale(struct cvtex_session *s, struct binder *b,
                                    const struct node *n);
/* After a run: lets go what is beyond its bound. */
void session_trim(struct cvtex_session *s);
/* Lets everything go, also when a run ended in its midst. */
void session_forget(struct cvtex_session *s);

#endif
