/* inline.h: Markdown inside a value -> stretches of text, and those -> rich text.
 *
 * Emphasis, links, code, escapes and entities are CommonMark's, by md4c; beyond it <sup>, <sub>,
 * <br> and simple $...$ with raised or lowered signs. Blocks are not: a value is a paragraph, so
 * "1. FC" or "# 3" stay what they are.
 *
 * A value is parsed once in a run, wherever and how often it is set: its styles begin with
 * "whatever is around". */
#ifndef TEXT_INLINE_H
#define TEXT_INLINE_H

#include "model/target.h"
#include "text/rich.h"

/* Text of one style, or a line break. */
struct inline_run {
    struct str text;               /* p NULL: a break */
    const struct charstyle *style; /* begins with CHARSTYLE_AROUND */
    uint32_t link;                 /* index into links + 1; 0: none */
    bool verbatim;
};

/* A value that was parsed. */
struct inline_text {
    struct pos pos;
    VEC(struct inline_run) runs;
    VEC(struct str) links; /* URIs */
};

/* What values are parsed with, and all that were. */
struct inliner {
    struct arena *a;
    struct diag *d;
    const struct locale *locale;
    const struct cv *cv; /* whose works "{count}" counts; NULL: braces are text */
    struct targets *targets; /* what "#NAME" may lead to, marked as linked then; NULL: nothing */
    struct charstyles styles;
    struct table parsed; /* by the place of their bytes */
};

void inline_open(struct inliner *in, struct arena *a, struct diag *d, const struct locale *locale,
                 const struct cv *cv, struct targets *targets);
/* Parses a value, or finds it among those that were; it is known by where its bytes are. What is not
 * understood is text, and reported. */
const struct inline_text *inline_parse(struct inliner *in, struct markup m);

/* How a value is set. */
struct inline_use {
    const struct style *look;      /* whose roles links and code take */
    const struct charstyle *style; /* of the text */
    uint32_t link;                 /* what it leads to as a whole (rich_link), or 0 */
    enum wrap wrap;
};

/* Appends a value. */
void inline_set(struct inliner *in, struct rich *to, struct markup m, const struct inline_use *use);
/* Where the style prints addresses, appends that of a link whose text, from byte `from` on, does not
 * say it. `pen`: of the link. */
void inline_address(const struct inliner *in, const struct style *look, struct rich *to,
                    const struct pen *pen, struct str uri, size_t from);
/* Cuts the first paragraph, which a blank line ends, off the front of a value. Each paragraph is parsed
 * by itself. */
struct markup inline_paragraph(struct markup *m);
/* The plain text of a paragraph, without its markup. */
struct str inline_plain(struct inliner *in, struct markup m);
/* A URI that can be written into a file: reserved and non-ASCII bytes escaped; or "#NAME" of a
 * target, as it is. p NULL, after reporting, for one whose scheme is not https, mailto or tel, and
 * for a name that nothing has. */
struct str inline_uri(const struct inliner *in, struct str uri, struct pos pos);

#endif
