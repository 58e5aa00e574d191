/* inline.h: Markdown inside a value -> rich text.
 *
 * Emphasis, links, code, escapes and entities are CommonMark's, by md4c; beyond it <sup>, <sub>,
 * <br> and simple $...$ with raised or lowered signs. Blocks are not: a value is a paragraph, so
 * "1. FC" or "# 3" stay what they are. */
#ifndef TEXT_INLINE_H
#define TEXT_INLINE_H

#include "model/target.h"
#include "text/rich.h"

struct inliner {
    struct arena *a;
    struct diag *d;
    const struct types *types; /* NULL: emphasis and links keep the type around them */
    const struct locale *locale;
    const struct cv *cv; /* whose works "{count}" counts; NULL: braces are text */
    struct targets *targets; /* what "#NAME" may lead to, marked as linked then; NULL: nothing */
};

/* Appends `m` in `type`. `link`: what it leads to as a whole (rich_link), or 0. What is not understood is set as text and reported. */
void inline_set(const struct inliner *in, struct rich *to, struct markup m,
                const struct type *type, uint32_t link, enum hold hold);
/* Where the style prints addresses, appends that of a link whose text, from byte `from` on, does not
 * say it. `pen`: of the link. */
void inline_address(const struct inliner *in, struct rich *to, const struct pen *pen,
                    struct str uri, size_t from);
/* The plain text of a value, without its markup. `type` NULL: as it is typed. */
struct str inline_plain(const struct inliner *in, struct markup m, const struct type *type);
/* A URI that can be written into a file: reserved and non-ASCII bytes escaped; or "#NAME" of a
 * target, as it is. p NULL, after reporting, for one whose scheme is not https, mailto or tel, and
 * for a name that nothing has. */
struct str inline_uri(const struct inliner *in, struct str uri, struct pos pos);

#endif
