/* date_tokens.h: the tokens of a date: "3. Mai 2016" -> N . M Y. Only date.c and date_tokens.c use it. */
#ifndef MODEL_DATE_TOKENS_H
#define MODEL_DATE_TOKENS_H

#include "load/bind.h"
#include "model/date.h"

enum { TOKENS_MAX = 16 };

/* Kinds of tokens: Y four digits, N one or two, M a month, S a season, W another word that dates have,
 * I a word that says nothing, X anything else; a sign is its own kind. */
struct date_token {
    char kind;
    bool gap;  /* white space before it */
    int value; /* of Y and N; of M, S and W the meaning */
};

struct date_reader {
    struct binder *b;
    const struct locale *l;
    struct date_token tokens[TOKENS_MAX];
    size_t n;
    bool between;               /* "2021年5月": a word stands between two numbers, as a stop would */
    bool ignored;               /* a word that says nothing came last */
    bool led;                   /* one stands before all else: "tháng 9 2021" */
    const char *problem;        /* of a date that does not exist */
    struct day reading, other;  /* the two readings of 05/06/2020; year 0: there is one */
};

/* Cuts `s` into tokens; false if there are too many. Commas, and stops behind words, are left out. */
bool date_cut(struct date_reader *r, struct str s);
/* The bytes of the letters at the start of `s`. */
size_t date_word_length(struct str s);

#endif
