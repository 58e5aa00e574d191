/* alias.c: folds names of locales, when cvtex is built and when it runs. */
#include "load/alias.h"

#include <utf8proc.h>

struct str alias_fold(struct arena *a, struct str name)
{
    struct str folded = str_lower(a, str_trim(name));
    bool ascii = true;
    for (size_t i = 0; i < folded.n; i++)
        ascii &= (unsigned char)folded.p[i] < 0x80;
    if (!ascii)
        folded = utf8_map(a, folded, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                                         UTF8PROC_STRIPMARK);
    folded = str_copy(a, folded.p ? folded : name);
    for (size_t i = 0; i < folded.n; i++)
        if (folded.p[i] == '_' || folded.p[i] == ' ')
            ((char *)folded.p)[i] = '-';
    return folded;
}
