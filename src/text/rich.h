/* rich.h: text with its character styles, links and objects. Nothing is measured yet.
 *
 * It is one UTF-8 buffer and a list of spans that cover it in order, without gaps. Templates and
 * inline markup write it; paragraphs read it. */
#ifndef TEXT_RICH_H
#define TEXT_RICH_H

#include "model/cv.h"
#include "text/bidi.h"
#include "text/charstyle.h"

/* Where lines may break at the spaces of a text: anywhere; better between names than inside a
 * name; nowhere. */
enum wrap {
    WRAP_ANYWHERE,
    WRAP_BETWEEN_NAMES,
    WRAP_NOWHERE,
    WRAP_AFTER_RELATION, /* the space behind a relation of a long formula, behind an operator, or another one: */
    WRAP_AFTER_OPERATOR, /* at a price */
    WRAP_AT_WORST,
};

enum span_kind {
    SPAN_TEXT,
    SPAN_ICON,      /* an icon; its text is U+FFFC */
    SPAN_SEPARATOR, /* a sign between items; not always printed where a line breaks */
    SPAN_BREAK,     /* ends the line; its text is U+000A */
    SPAN_PAD,       /* the start or end of a box around a word; its text is U+2060 */
    SPAN_LEVEL,     /* a row of dots, `level` of them filled; its text is U+FFFC */
    SPAN_LATE,      /* a text that is known only when pages are finished; its text is U+FFFC */
};

enum late { LATE_PAGE, LATE_PAGE_COUNT, LATE_SECTION };

struct span {
    enum span_kind kind : 8;
    enum wrap wrap : 8;
    enum late late : 7;
    uint8_t stack : 7;   /* enum formula_stack */
    bool named : 1;      /* the user chose the icon: an unknown name is reported */
    bool opens : 1;      /* the pad starts the box; the sign of the separator is printed at the end of a line */
    uint32_t start, end; /* byte offsets in the text */
    uint32_t link;       /* index into links + 1; 0: none */
    uint32_t element;    /* the element that it belongs to (display.h) */
    int level;
    const struct charstyle *style;
    struct str name;  /* an icon's name */
    struct str says;  /* what an icon or a level tells readers who do not see it; of a text, the source of
                         the formula that it is a part of; n 0: nothing */
    struct dim gap;   /* space after an icon; on each side of a separator; a pad's width; of a text, which
                         is a space then, its width */
    length width;     /* the icon is centred in a column this wide; 0: its own width */
    const struct box *box; /* a pad's box; NULL: the pad is empty space */
    const struct level_style *dots;
    struct pos pos;   /* position of the value that the span comes from */
};

/* What a field gave to a text that several fields make: lines rather end between phrases than in short
 * ones. */
enum phrase_kind {
    PHRASE_TEXT,
    PHRASE_TITLE,  /* of a work */
    PHRASE_SOURCE, /* where it appeared: its first word may be an abbreviation */
    PHRASE_NUMBER, /* volume, pages, dates: what belongs to the phrase before it */
    PHRASE_LINKS,
    PHRASE_PEOPLE, /* their names are not divided */
    PHRASE_LABEL,  /* of a line of details; nor is it */
};

struct phrase {
    enum phrase_kind kind;
    uint32_t start, end; /* byte offsets in the text */
};

/* Which direction a text has: that of the document; its own, if it has one (bidi_own); or one that it has
 * as part of something. Lines begin at the edge of their direction, but for a single one that is in its
 * own. */
enum way { WAY_DOCUMENT, WAY_OWN, WAY_RIGHTWARD, WAY_LEFTWARD };

struct rich {
    struct buf text;
    enum way way : 8;
    bool stays; /* its lines begin where those of the document do, whatever its direction */
    VEC(struct span) spans;
    VEC(struct phrase) phrases; /* in order; none: lines may end anywhere alike */
    VEC(struct str) links; /* URIs */
    uint32_t links_from;   /* element of the first link; the other links have the next numbers */
};

/* The properties that new spans get. */
struct pen {
    struct arena *a;
    const struct locale *locale;
    const struct charstyle *style;
    uint32_t link;
    enum wrap wrap;
    struct pos pos;
    bool exact;    /* a hyphen between numbers stays one */
    bool verbatim; /* spaces and signs stay as typed, as in code */
    bool spaced;   /* the language's spaces beside signs are there already */
    struct str formula; /* n 0: the text is no part of one */
    struct dim gap;     /* the text is a space of this width; no unit: it is not */
    uint8_t stack;      /* enum formula_stack */
};

/* Appends text, in the normal form C. White space becomes single spaces; straight quotes, "--", "---" and
 * "..." become typographic signs; signs get the spaces that the language has beside them. */
void rich_text(struct rich *r, const struct pen *pen, struct str s);
/* Gives marks at byte `at` of the text to the letter before them and its span, in the normal form C: they were
 * appended behind it with another pen. */
void rich_join_marks(struct rich *r, size_t at);
void rich_break(struct rich *r, const struct pen *pen);
/* Appends an icon, centred in a column of `width`; 0: as wide as the icon is. */
void rich_icon(struct rich *r, const struct pen *pen, struct str name, bool named, length width,
               struct dim gap);
/* Appends the start (`opens`) or the end of a box around text. */
void rich_pad(struct rich *r, const struct pen *pen, const struct box *box, bool opens);
/* Appends empty space. */
void rich_space(struct rich *r, const struct pen *pen, length width);
void rich_level(struct rich *r, const struct pen *pen, const struct level_style *dots, int level,
                struct str says);
void rich_late(struct rich *r, const struct pen *pen, enum late what);
/* Gives the first `letters` letters another style, at most those of the first word. Short titles, and
 * titles with letters that are joined, or have no capitals, do not change. */
void rich_initials(struct rich *r, struct arena *a, int letters, const struct charstyle *style);
/* Puts marks around what the text has from byte `from` on. */
void rich_enclose(struct rich *r, struct arena *a, size_t from, struct str open, struct str close);
/* Appends a sign between items. `ends`: it is printed where a line ends, unless lines are centred. */
void rich_separator(struct rich *r, const struct pen *pen, struct str sign, struct dim gap, bool ends);
static inline enum way rich_way(enum bidi_own own)
{
    return own == BIDI_NEITHER ? WAY_DOCUMENT : own == BIDI_OWN_LEFTWARD ? WAY_LEFTWARD : WAY_RIGHTWARD;
}
/* Adds a link and returns its number for `link` of a pen. */
uint32_t rich_link(struct rich *r, struct arena *a, struct str uri);
/* Makes what the text has from byte `from` on a phrase. */
void rich_phrase(struct rich *r, struct arena *a, size_t from, enum phrase_kind kind);
/* Appends a copy of another text. */
void rich_append(struct rich *r, const struct rich *more, struct arena *a);
/* Isolates what the text has from byte `from` on, so that its direction and that of what is beside it
 * do not mix: a sign at its start, BIDI_END at its end. */
void rich_isolate(struct rich *r, struct arena *a, size_t from, enum bidi_sign sign);
/* Makes a span begin at byte `at`. */
void rich_cut(struct rich *r, struct arena *a, size_t at);
/* Removes spaces and separators at the end. */
void rich_trim(struct rich *r);
/* A copy of the text in which `late` replaces the spans of SPAN_LATE. */
struct rich rich_filled(struct arena *a, const struct rich *r, const struct str late[3]);

#endif
