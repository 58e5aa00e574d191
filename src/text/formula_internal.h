/* formula_internal.h: shared by the files that read formulas: formula.c goes through groups and scripts,
 * formula_command.c reads commands, formula_write.c writes parts. */
#ifndef TEXT_FORMULA_INTERNAL_H
#define TEXT_FORMULA_INTERNAL_H

#include "text/formula.h"
#include "text/formula_class.h"

/* How letters look: as TeX has them in formulas, or as a command asks for. */
enum formula_shape { SHAPE_USUAL, SHAPE_UPRIGHT, SHAPE_ITALIC };

struct formula_look {
    enum formula_shape shape;
    enum alphabet alphabet;
    bool bold;
};

struct formula_parser {
    struct arena *a;
    struct str s;
    size_t i;
    struct formula *to;
    struct formula_look look;
    struct formula_style place; /* scripts and stroke of what is written now */
    int nested; /* braces; */
    int around; /* those around the whole formula */
    bool apart; /* the next part is not joined to the last one */
    struct str unread; /* p NULL: all could be read so far */
};

/* What stands in one pair of braces, or in the whole formula. */
struct formula_list {
    enum formula_class last;
    size_t gap;   /* the space before the last sign, which is binary if something follows */
    size_t atoms; /* how many it has; figures in a row are one */
    bool figures; /* the last one is a figure */
    int open;     /* brackets that are not closed yet */
    bool signs;   /* operators or relations are among them, outside of brackets */
    bool sign;    /* the last one is a sign before its number: −1 */
    bool slash;   /* a fraction without brackets is among them; */
    size_t over, end; /* its parts, if it is the last one: what follows puts them in brackets. over is SIZE_MAX: it is not */
};

static inline struct formula_list formula_list_new(void)
{
    return (struct formula_list){.last = CLASS_NONE, .gap = SIZE_MAX, .over = SIZE_MAX};
}

static inline char at(const struct formula_parser *p, size_t i)
{
    return i < p->s.n ? p->s.p[i] : 0;
}

static inline bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline void skip_blanks(struct formula_parser *p)
{
    while (p->i < p->s.n && is_blank(p->s.p[p->i]))
        p->i++;
}

/* ---- formula.c */

/* Bytes [from, to) of the source can't be read. False, for the caller to return. */
bool formula_fail(struct formula_parser *p, size_t from, size_t to);
/* Reads a group in braces, or one atom without scripts; *l: what it holds. */
bool formula_argument(struct formula_parser *p, struct formula_list *l);
/* Reads an argument in square brackets as a script. */
bool formula_option(struct formula_parser *p, int direction);
/* A character that stands for itself. */
void formula_character(struct formula_parser *p, struct formula_list *l, int32_t c);

/* ---- formula_command.c */

/* Reads the command at the cursor, with its arguments. */
bool formula_command(struct formula_parser *p, struct formula_list *l);

/* ---- formula_write.c */

/* Begins an atom: writes the space before it. */
void formula_begin(struct formula_parser *p, struct formula_list *l, enum formula_class class);
void formula_list_end(struct formula_parser *p, struct formula_list *l);
void formula_put_styled(struct formula_parser *p, struct str text, const struct formula_style *style);
/* Writes upright text. */
void formula_put(struct formula_parser *p, struct str text);
void formula_put_code(struct formula_parser *p, int32_t c);
/* Writes a character in the look of now. */
void formula_put_letter(struct formula_parser *p, int32_t c);
/* Writes a space. One beside another makes that wider. */
void formula_put_gap(struct formula_parser *p, int width, enum formula_break breaks);
/* Puts the parts from `from` on in brackets. */
void formula_put_brackets(struct formula_parser *p, size_t from);
/* The same for a fraction that ends the list so far, since a script or factor follows it: (d/dx)f, (a/b)². */
void formula_close_fraction(struct formula_parser *p, struct formula_list *l);
/* True if the parts from `from` on are one letter or sign. */
bool formula_is_one(const struct formula_parser *p, size_t from);
/* Moves the parts from `second` on before those from `first` on. */
void formula_turn(struct formula_parser *p, size_t first, size_t second);

#endif
