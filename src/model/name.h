/* name.h: names of people as a structure: read from a text, printed in several forms.
 *
 * A source that knows the parts (.bib, CSL-JSON, a mapping) fills the structure. A text is parsed
 * once. From then on only the parts count: for initials, for sorting, and for finding oneself
 * (person.h). The parts view the text they came from, or are on the arena. They may have markup. */
#ifndef MODEL_NAME_H
#define MODEL_NAME_H

#include "base/str.h"

/* Parts that a name does not have are empty. */
struct name {
    struct str title;    /* before the name: "Dr.", "Prof. Dr." */
    struct str given;    /* as the source has them: "Jean-Pierre", "Yu. E.", "JA" */
    struct str nickname; /* in brackets or quotes: "Bob" */
    struct str dropping; /* a particle that sorting and citing drop: "de" in "Regina de Oliveira" */
    struct str particle; /* one that belongs to the family name: "van der" */
    struct str family;   /* a single name is a family name */
    struct str suffix;   /* "Jr.", "III" */
    struct str degrees;  /* behind the name: "PhD" */
    struct str script;   /* the name in another script: "张伟" */
    struct str literal;  /* the name of a group, never taken apart; then the other parts are empty */
    bool told;           /* the source says which part is the family name; else it is a guess */
    bool turned;         /* the family name was written first, without a comma */
};

/* ---- name.c, name_words.c: texts -> parts */

/* Takes a name apart: "Jane Doe", "Doe, Jane", "Smith, Jr., John", "Dr. Jane Doe, PhD", "Fuller ME",
 * "Wei Zhang (张伟)", "CMS Collaboration". The text has no marks (name_marks.c). */
void name_parse(struct arena *a, struct str text, struct name *to);
/* Looks for titles, suffixes, degrees, nicknames and particles that the source left in the given
 * and family names. */
void name_refine(struct arena *a, struct name *n);
/* Splits a name as it is printed in a header: the family name goes from its particle to the end,
 * with all that is behind it. Of a name that starts with the family name, all is family name. */
void name_split(struct arena *a, struct str text, struct str *given, struct str *family);

/* The same for a language that writes the family name first: "Dr. Kovács Anna" -> "Dr. Kovács", "Anna". */
void name_split_turned(struct str text, struct str *family, struct str *given);

/* True if the text is the name of a group, such as "CMS Collaboration". */
bool name_is_group(struct str s);
/* True if the text is only "Jr.", "III" or the like; or only a degree. `sure`: one that cannot be
 * initials, as "MD" can. */
bool name_is_suffix(struct str s);
bool name_is_degree(struct str s, bool sure);
/* True for words such as "Dr." before a name. */
bool name_is_title(struct str word);
/* True for "van", "de la" and the like, in any case of letters. */
bool name_is_particle(struct str word);
/* True for the usual family names of Spain and Latin America, where people have two. */
bool name_is_spanish(struct str word);
/* True for family names of East Asia that are written first, as in "Kim Min-Jae" and "Nguyen Van
 * Anh"; `next` is the word behind it. */
bool name_is_first(struct str family, struct str next, size_t words);
/* True for initials only: "J. A.", "J.-P.", "JA". */
bool name_is_initials(struct str s);
/* True if the text is in a script of China, Japan or Korea, and not Latin. */
bool name_is_east(struct str s);
/* A number for the script of the first letter, to compare two; 0: there is no letter. Latin is 1,
 * Greek and Cyrillic are 2, all of China, Japan and Korea 3. */
int name_script(struct str s);
/* True if it has letters of such a script. */
bool name_has_east(struct str s);
/* True if a word starts with a letter in lower case; an apostrophe may be before it. */
bool name_is_lower(struct str word);
/* Takes the next word, up to a blank, off *s; an empty one at the end. */
struct str name_word(struct str *s);
/* "et al.", "others" and the like. */
bool name_is_others(struct str s);
/* The name without "et al." at its end; *others: whether it was there. */
struct str name_without_others(struct str s, bool *others);
/* The name of an editor or translator without the word for it: "E. Ed (ed.)", "E. Ed, F. Fo, eds.". */
struct str name_without_credit(struct str s);
/* The name without the four digits that DBLP adds for people with the same name: "Sehoon Kim
 * 0001". */
struct str name_without_number(struct str name);

/* ---- name_form.c: parts -> texts */

/* "Ludwig van Beethoven Jr.". Titles and degrees are not printed. */
struct str name_full(struct arena *a, const struct name *n);
/* "L. van Beethoven Jr.". */
struct str name_initials(struct arena *a, const struct name *n);
/* "Kovács Anna" or "Kovács A.": the same for a language that writes the family name first. */
struct str name_turned(struct arena *a, const struct name *n, bool initials);
/* "van Beethoven, L., Jr.". */
struct str name_family_first(struct arena *a, const struct name *n);
/* The same with all that is around it, for a header: "Dr. Jane Doe, PhD (张伟)". */
struct str name_display(struct arena *a, const struct name *n);
/* What names are sorted by: the family name without particles, then the given names. */
struct str name_sort_key(struct arena *a, const struct name *n);

/* ---- name_marks.c */

/* A name as it is written among authors: with marks behind it, perhaps in a link or in bold. */
struct name_written {
    struct str name;          /* the rest */
    struct str before, after; /* markup around it: "[" and "](https://...)" */
    struct str marks;         /* "*†1": signs of roles and numbers, in their order */
};

/* Cuts marks off: *, †, ‡, §, ¶, #, also raised (<sup>1</sup>, $^*$, ¹), within a link, and behind
 * the part before a comma. */
void name_marks(struct arena *a, struct str written, struct name_written *to);

/* ---- authors_split.c: several names in one text */

/* A name in a text, and the separator before it as it is written; joint.p NULL: it is the first. */
struct name_piece {
    struct str name, joint;
};
typedef VEC(struct name_piece) name_pieces;

/* Takes a text of names apart at commas, semicolons, "and" and "&". "Able, A., & Yao, Z." are two.
 * `item`: the text is one item of a list, so it is only cut where it cannot be a single name;
 * *doubt is set if it may be two names all the same. */
void names_split(struct arena *a, struct str text, bool item, name_pieces *to, bool *doubt);
/* True if "and" or the like stands between words of the text. */
bool names_joined(struct str text);

/* ---- name_fold.c: for comparing */

enum { NAME_WORDS = 12, NAME_LETTERS = 160 };

/* A name's words as they are compared: in lower case, without accents, "ł" as "l". A letter that
 * some write as two, as ü, is followed by a sign for the other one, which may be missing. */
struct name_folded {
    struct name_unit {
        uint8_t from, n;
        bool short_form; /* a full stop follows, or it is one letter: "Yu.", "J" */
        bool joined;     /* a hyphen was before it: "Pierre" in "Jean-Pierre" */
        bool capitals;   /* two to four capital letters: perhaps initials */
    } at[NAME_WORDS];
    size_t n, letters;
    char text[NAME_LETTERS];
};

/* Appends the words of `s`; what is too much is left out. */
void name_fold(struct str s, struct name_folded *to);
/* True if the two texts, of names that were folded, are the same; or if the first starts the other. */
bool name_alike(const char *x, size_t n, const char *y, size_t m);
bool name_starts(const char *x, size_t n, const char *y, size_t m);

#endif
