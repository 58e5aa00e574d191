/* cutter.h: a paragraph that is being cut into boxes, glue and penalties: what pieces.c (where it is
 * cut) and faces.c (which faces set it) share.
 *
 * All that is made lives on the arena `scratch`. */
#ifndef LINES_CUTTER_H
#define LINES_CUTTER_H

#include <utf8proc.h>

#include "lines/paragraph.h"
#include "text/formula.h"
#include "text/itemise.h"

/* What a break costs, on TeX's scale of penalties. White at the end of a ragged line costs 2012 at most (demerits.c):
 * what is dearer there never fills a line: it is done where lines cannot end otherwise, or to spare what is dearer still. */
enum {
    HYPHEN_JUSTIFIED = 220, /* as much as spaces of 1.25 times their width */
    HYPHEN_TWO = 60,        /* more, behind two letters: re-duced */
    HYPHEN_RAGGED = 800,   /* a ragged edge has no need of hyphens: worth white of two fifths of the measure */
    HYPHEN_VALUE = 3200,   /* of a few words there, such as an institution: they are parted at spaces */
    COMPOUND_NAME = 500,   /* behind the hyphen of NR-IQA or 2-Bit, the dash of Lotka–Volterra */
    COMPOUND_JUSTIFIED = 160, /* behind a hyphen that is there anyway, or inside an address */
    COMPOUND_RAGGED = 300, /* the same in ragged text: worth white of a sixth of the measure */
    COMPOUND_HEAD = 500,   /* the same where words are not divided: titles, names */
    AFTER_INITIAL = 3000,  /* M. | Mahoney */
    AFTER_LETTER = 300,    /* A | hybrid */
    INSIDE_PERSON = 2800,  /* Anna | Beispiel, of a person: dearer than a line more */
    HYPHEN_PERSON = 4500,  /* Eve Lune-|Bleue: dearer than at the space */
    INSIDE_NAME = 1000,    /* of others: Prize for the | Best Paper: worth white of half of the measure */
    AFTER_LABEL = 1700,    /* Advisor: | Jo Third, В кн.: | И. Образцов, in ragged text: dearer than to divide the value */
    INSIDE_DATE = 5000,    /* – Aug | 2018, where the range can break behind its dash */
    AT_SEPARATOR = -300,   /* between items, rather than inside of one */
    BEFORE_UNIT = 300,     /* 400 | Gb, Sec. | 3, Theorem | 5, Prof. | Kurt Keutzer */
    BEFORE_NUMBER = 100,   /* since | 2019 */
    BEFORE_ISSUE = 2500,    /* 31 | (2): dearer than to divide a phrase */
    BEFORE_BRACKET = 100,   /* large language models | (LLM), and other words in brackets in justified running text */
    AFTER_RELATION = 500,   /* plain TeX's \relpenalty */
    AFTER_OPERATOR = 700,   /* and its \binoppenalty */
    HELD = 5000,            /* Proc. | ICML, Proc. ICML | (Oral), vol. | 4, 8–|11: one thing */
    INSIDE_PHRASE = 2000,   /* of few words: ICML | Conference; name@|example|.org */
    INSIDE_BALANCED = 500,  /* of more words in a balanced text: a fourth of what a line is worth (demerits.c) */
    INSIDE_RAGGED = 1500,   /* of some words in ragged text: University of | Silberwald: worth three fourths of the measure */
    INSIDE_SOURCE = 2000,   /* of a journal there: Review of Speculative | Numerics */
    AFTER_LITTLE = 450,     /* von | Hohenstein, of | Silberwald, in a balanced text: worth half of the measure */
    INSIDE_SENSE = 280,     /* elsewhere in it but behind a comma or colon: worth a third of the measure */
    INSIDE_ADDRESS = 5000,  /* in ragged text, if it fits a line of its own: ada@|example.org */
    BEFORE_NUMBERS = 3000,  /* Journal of Examples | 4, 1–20 */
    BEFORE_LINKS = 7000,    /* Proc. EXC 2021. | arXiv, code, and arXiv, | code: dearer than any white */
    BEFORE_PART = -450,     /* of a reference in ragged text: Anna Beispiel. | Title. | Journal: worth a fourth of the measure */
    BEFORE_LAST = 1000,     /* the last word of a paragraph, or its last short phrase */
    RAGGED_LAST = 2700,     /* the same in ragged text: dearer than any white */
    LISTED_LAST = 8000,     /* the same of the last of items with signs between them: dearer than a unit or phrase divided */
    BETWEEN_SYLLABLES = 3000, /* 대학 | 교 */
    BETWEEN_WORDS = 30,       /* of Thai: phrases end at spaces, and lines rather there */
    BETWEEN_LETTERS = 9000 /* of a word wider than any line */
};

/* Whether the small letters of a run become lesser capitals in a type. */
struct cutter_capitals {
    uint64_t run; /* its number; 0: none was asked for yet */
    const struct type *type;
    bool lesser;
};

struct cutter {
    struct lines *s;
    const struct typed *r;
    const struct type *type; /* of the paragraph: its alignment decides the costs */
    length widest;
    const bool *breaks; /* for each byte, whether a line may end after it */
    unsigned special;   /* what lines of the paragraph need: LINEBREAK_EAST and others */
    enum wrap wrap; /* of the span that is cut */
    bool forced;    /* it fits no line, so that it is broken although it should not be */
    bool ranged;    /* it is a range of dates, wider than a line */
    bool words, once; /* struct pieces */
    size_t phrase;  /* of the text: the first that does not end before what is cut */
    size_t in_phrase; /* how many words that phrase has; 0: not counted */
    size_t last;    /* where the last word of the text begins; SIZE_MAX: it is long */
    bool in_last;   /* that word is cut now */
    size_t white;   /* before what is appended now (cjk.h); SIZE_MAX: none */
    bool leftward;  /* the direction of the paragraph */
    const uint8_t *levels; /* for each byte (bidi.h); NULL: all are 0 */
    struct text_items scripts;    /* of the text; none: all of it is Latin */
    const struct text_item *item; /* that is cut */
    struct shape_run run;         /* what of the span is in the item, in the type of the span */
    size_t word_at;               /* where the word begins in the text */
    size_t parted;                /* how far a report of words that were parted reaches */
    size_t run_start;             /* where that stands in the text */
    size_t stacks[FORMULA_DEEPEST]; /* the pieces that the open stacks of scripts begin with, or their shifts back */
    size_t n_stacks;
    struct shape_run part;        /* what of a word is in the item */
    struct face *item_face;       /* for the script of the item; NULL: it is not known yet */
    const struct type *item_type; /* with that face */
    struct cutter_capitals capitals; /* of the run that was asked for last */
    VEC(struct totalfit_item) items;
    VEC(struct piece) pieces;
};

/* Where the word may be broken: behind byte i of it with `hyphen` or without. */
enum word_cut { CUT_NONE, CUT_PLAIN, CUT_COMPOUND, CUT_HELD, CUT_ADDRESS, CUT_HYPHEN, CUT_LETTERS, CUT_SYLLABLE, CUT_WORDS };

/* The level of a byte of the text. */
static inline uint8_t cutter_level(const struct cutter *c, size_t at)
{
    return c->levels ? c->levels[at] : 0;
}

/* The character before byte `at`; 0: there is none. */
static inline int32_t cutter_before(struct str s, size_t at)
{
    if (!at)
        return 0;
    while (--at > 0 && (s.p[at] & 0xC0) == 0x80)
        ;
    return utf8_at(s, at, &(size_t){0});
}

/* The word that ends before byte `at`. */
static inline struct str cutter_word_before(struct str s, size_t at)
{
    size_t from = at;
    for (; from > 0; from--) {
        char c = s.p[from - 1];
        if (c == ' ' || c == '(' || c == '\n' || (c == '\xA0' && from > 1 && s.p[from - 2] == '\xC2'))
            break;
    }
    return str_sub(s, from, at);
}

static inline bool cutter_is_capital(int32_t c)
{
    return c < 0x80 ? c >= 'A' && c <= 'Z' : utf8proc_category(c) == UTF8PROC_CATEGORY_LU;
}

/* Appends a piece, and the item that the breaker sees of it. */
void cutter_add(struct cutter *c, struct totalfit_item item, struct piece piece);
/* Appends a place to break at this price. */
void cutter_penalty(struct cutter *c, int penalty);
/* What a break at such a place of a word costs. `wide`: the word fits no line. */
int cutter_cost(const struct cutter *c, enum word_cut cut, bool wide);
/* Where the last word of a text begins, if a line of it alone would look like a leftover; else SIZE_MAX. */
size_t spaces_last(struct str text);
/* Whether the space [from, to) of the text stands between two sentences. */
bool spaces_ends_sentence(struct str text, size_t from, size_t to);
/* What a break at the space [from, to) of the text costs (spaces.c). */
int spaces_price(struct cutter *c, size_t from, size_t to);
/* The same, by the signs beside it alone (held.c). */
int held_price(const struct cutter *c, size_t from, size_t to);
/* What a break at a separator costs. Contacts are rows: their last one is better not alone. */
int spaces_separator(struct cutter *c, const struct typed_span *span);
/* Whether the text at this byte is a name, a label or a value of one word, such as a place: no such word is divided. */
bool spaces_in_name(struct cutter *c, size_t at);
/* Whether a label ends before byte `at`: "Co-advisor:". */
bool spaces_ends_label(const struct cutter *c, size_t at);
/* Whether byte `at` is in a short phrase, as a place or a chapter is. */
bool spaces_in_short(const struct cutter *c, size_t at);
/* Whether it is in a name or a label, or in ragged text a value of some words, such as an institution: no hyphen of its own divides it. */
bool spaces_in_value(struct cutter *c, size_t at);
/* Appends the boxes of one shaped word, cut where `cuts` (enum word_cut, for each byte) says. Where it is wider
 * than any line, it is cut between letters too, and this is reported. */
void cutter_word(struct cutter *c, const struct typed_span *span, const struct type *type,
                 const struct shaped *w, unsigned char *cuts);

#endif
