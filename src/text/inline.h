/* inline.h: the Markdown of a value -> runs of text; these -> rich text.
 *
 * Emphasis, links, code, escapes and entities are those of CommonMark, parsed by md4c. In addition
 * there are <sup>, <sub>, <br>, <span lang="...">, icons {icon:...} and formulas $...$ (load/dollars.h, text/formula.h). There is no block markup: a value is one paragraph, so "1. FC" and "# 3" stay as typed.
 *
 * Each value is parsed once in a run, even if it is printed in several places. So its styles begin
 * with CHARSTYLE_AROUND, in place of the style that is around it later. */
#ifndef TEXT_INLINE_H
#define TEXT_INLINE_H

#include "model/target.h"
#include "text/formula.h"
#include "text/rich.h"

/* Text of one style, an icon, or a line break. */
struct inline_run {
    struct str text;               /* p NULL: a break, or an icon */
    struct str icon;               /* as it was typed; n 0: it is none */
    const struct charstyle *style; /* begins with CHARSTYLE_AROUND */
    uint32_t link;                 /* index into links + 1; 0: none */
    bool verbatim;
    uint8_t gap;                   /* a space of a formula [1/18 em]; 0: it is none */
    uint8_t wrap;                  /* enum wrap; WRAP_ANYWHERE: that of the text around it */
    uint8_t stack;                 /* enum formula_stack */
    struct str formula;            /* the formula that it is a part of, without dollars; n 0: none */
};

/* A parsed value. */
struct inline_text {
    struct pos pos;
    VEC(struct inline_run) runs;
    VEC(struct str) links; /* URIs */
};

/* A formula of a value. */
struct inline_formula {
    struct str source; /* with its dollars, */
    struct str inner;  /* and without */
    struct formula read;
    bool good; /* false: the source is printed as it is */
};

struct inline_formulas {
    VEC(struct inline_formula) formulas;
};

/* What the parser needs, and all parsed values. */
struct inliner {
    struct arena *a;
    struct diag *d;
    const struct locale *locale;
    bool leftward; /* the document runs to the left: values and links in it are isolated */
    bool mixed;    /* it does, or some value that was parsed has letters that do */
    const struct cv *cv; /* "{count}" counts its works; NULL: braces are text */
    struct targets *targets; /* "#NAME" links to one of these and marks it; NULL: no such links */
    struct charstyles styles;
    VEC(struct markup) unencrypted; /* addresses on http */
    struct table parsed; /* keys: address and length of the values' bytes */
    struct {
        const struct inline_text *text;
        uint32_t link;
        struct str words; /* in lower case */
    } beside; /* the words beside the last icon */
};

void inline_open(struct inliner *in, struct arena *a, struct diag *d, const struct locale *locale,
                 const struct cv *cv, struct targets *targets);
/* Parses a value, or returns the result of an earlier call for the same bytes at the same address.
 * Markup that is not supported is reported and stays text. */
const struct inline_text *inline_parse(struct inliner *in, struct markup m);

/* How a value is printed. */
struct inline_use {
    const struct style *look;      /* has the fonts "link" and "code" */
    const struct charstyle *style; /* the style of the text */
    uint32_t link;                 /* the whole value is this link (rich_link); 0: it is none */
    enum wrap wrap;
    bool exact;                    /* numbers stay as typed: addresses, identifiers */
};

/* Appends a value. */
void inline_set(struct inliner *in, struct rich *to, struct markup m, const struct inline_use *use);
/* Appends the address of a link if the style prints addresses and the link's text, which starts at
 * byte `from`, does not contain it. `pen`: the pen of the link. */
void inline_address(const struct inliner *in, const struct style *look, struct rich *to,
                    const struct pen *pen, struct str uri, size_t from);
/* The first bare e-mail address in a text: where it begins, or the end; *n: its bytes. */
size_t inline_mail_find(struct str text, size_t *n);
/* Removes the first paragraph from *m and returns it. A blank line ends a paragraph. Each paragraph
 * is parsed separately. */
struct markup inline_paragraph(struct markup *m);
/* The plain text of a paragraph, without its markup; formulas as formula_plain has them. */
struct str inline_plain(struct inliner *in, struct markup m);
/* The same as programs read it from a page, where what is raised or lowered has no signs of that. */
struct str inline_as_read(struct inliner *in, struct markup m);
/* What plain text has for a span of text: for a formula, all of it at its first span, and nothing at others. */
struct str inline_span_plain(struct arena *a, const struct rich *r, size_t span);
/* A URI for a file: bytes that are not ASCII or not allowed in a URI are escaped. "#NAME" of a
 * target does not change. p NULL after reporting: links may not lead there (model/address.h), or no
 * target has this name. */
struct str inline_uri(struct inliner *in, struct str uri, struct pos pos);

/* inline_formula.c, for inline.c. Formulas are taken out of a text before Markdown is read, because their
 * signs mean other things there. */

/* The text with a mark of control characters in place of each formula. What cannot be read is reported. */
struct str inline_formulas_out(struct inliner *in, struct str text, struct pos pos, struct inline_formulas *to);
/* The first mark in a text: where it begins; the end if there is none. *n: its bytes; *number: its formula. */
size_t inline_formulas_find(struct str text, size_t *n, size_t *number);
/* A text with the sources of formulas in place of their marks. */
struct str inline_formulas_back(struct arena *a, const struct inline_formulas *f, struct str text);
/* Adds the runs of a formula. */
void inline_formulas_add(struct inliner *in, struct inline_text *to, const struct inline_formula *f,
                         const struct charstyle *style, uint32_t link);
/* Behind run `i` of a value: if it ends a formula, whose text begins at byte `from`, and the text beside that may run to
 * the left, the formula is isolated, and runs to the right. */
void inline_formulas_isolate(const struct inliner *in, struct rich *to, const struct inline_text *t, size_t i,
                             size_t from);

/* inline_icon.c, for inline.c. */

/* True if the text may have icons: a look without the work. */
bool inline_icons_in(struct str text);
/* The first icon in a text: where it begins, or the end; *n: its bytes. */
size_t inline_icon_find(struct str text, size_t *n);
/* The name of an icon that was typed. */
struct str inline_icon_name(struct arena *a, struct str typed);
/* Appends an icon. Readers who do not see it get its name, unless the words beside it say so. */
void inline_icon_set(struct inliner *in, struct rich *to, const struct inline_text *t, const struct inline_run *r,
                     const struct pen *pen);

/* Notes, for `check`, which addresses are not encrypted. */
void inline_check(const struct inliner *in);

#endif
