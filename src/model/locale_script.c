/* locale_script.c: in which direction a language is written. */
#include "model/locale.h"

/* Languages whose usual script runs to the left (CLDR, likelySubtags), with their older tags. */
static const char languages[] = "ar arc arz ary aeb apc acm ajp ars ckb dv fa glk he iw ji ks lrc mzn nqo pnb prs ps "
                                "rhg sd sdh skr syr ug ur uz-AF yi az-IR ku-IR ku-IQ pa-PK ks-PK tg-PK";
/* Scripts that run to the left (ISO 15924). */
static const char scripts[] = "adlm arab aran hebr mand mend nkoo rohg samr sogd syrc thaa yezi";

/* True if a list of words has this one, whatever their case. */
static bool lists(const char *list, struct str word)
{
    struct str all = str_of(list);
    for (size_t from = 0, n; from < all.n; from += n + 1) {
        n = str_find(str_sub(all, from, all.n), ' ');
        if (str_eq_nocase(str_sub(all, from, from + n), word))
            return true;
    }
    return false;
}

bool locale_runs_left(struct str tag)
{
    size_t first = str_find(tag, '-');
    if (str_eq(tag, STR("en")))
        return false;
    struct str rest = str_sub(tag, first + (first < tag.n), tag.n);
    struct str second = str_sub(rest, 0, str_find(rest, '-'));
    if (second.n == 4)
        return lists(scripts, second);
    return lists(languages, str_sub(tag, 0, first)) ||
           (second.n == 2 && lists(languages, str_sub(tag, 0, first + 1 + second.n)));
}
