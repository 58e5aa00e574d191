/* linebreak_class.h: a character -> its line breaking class (UAX #14), by a table of two stages.
 *
 * The build makes the table from text/unicode/ (linebreak_compile.c). It is read only where a text has
 * characters: English reads one block of it. */
#ifndef TEXT_LINEBREAK_CLASS_H
#define TEXT_LINEBREAK_CLASS_H

#include <stdint.h>

/* The classes that the data name. What they say of letters alone is resolved when the table is made: AI,
 * SG and XX are AL, SA is CM for marks and AL for letters (rule LB1). */
#define LINEBREAK_CLASSES(X)                                                                             \
    X(AL) X(B2) X(BA) X(BB) X(BK) X(CB) X(CJ) X(CL) X(CM) X(CP) X(CR) X(EB) X(EM) X(EX) X(GL) X(H2)      \
    X(H3) X(HL) X(HY) X(ID) X(IN) X(IS) X(JL) X(JT) X(JV) X(LF) X(NL) X(NS) X(NU) X(OP) X(PO) X(PR)      \
    X(QU) X(RI) X(SP) X(SY) X(WJ) X(ZW) X(ZWJ)

enum linebreak_class {
#define X(name) LB_##name,
    LINEBREAK_CLASSES(X)
#undef X
    LB_OP_EAST, /* OP and CP that are as wide as an ideograph (rule LB30) */
    LB_CP_EAST,
    LB_ID_FREE, /* ID where an emoji may be assigned one day (rule LB30b) */
    LB_NONE,    /* before the text */
};

enum { LINEBREAK_BLOCK = 128, LINEBREAK_CODES = 0x110000 };

extern const uint8_t linebreak_stage[LINEBREAK_CODES / LINEBREAK_BLOCK];
extern const uint8_t linebreak_blocks[][LINEBREAK_BLOCK];

/* The class of a code point from 0 to 0x10FFFF. */
static inline enum linebreak_class linebreak_class(int32_t code)
{
    return linebreak_blocks[linebreak_stage[code / LINEBREAK_BLOCK]][code % LINEBREAK_BLOCK];
}

#endif
