/* system_fonts.c: fontconfig, opened on demand. */
#include "text/system_fonts.h"

#include <dlfcn.h>
#include <fontconfig/fontconfig.h>

#define CALLS(X)              \
    X(FcInitLoadConfigAndFonts) \
    X(FcPatternCreate)        \
    X(FcPatternAddString)     \
    X(FcPatternAddInteger)    \
    X(FcPatternAddBool)       \
    X(FcPatternAddCharSet)    \
    X(FcCharSetCreate)        \
    X(FcCharSetAddChar)       \
    X(FcCharSetHasChar)       \
    X(FcConfigSubstitute)     \
    X(FcDefaultSubstitute)    \
    X(FcFontMatch)            \
    X(FcPatternGetString)     \
    X(FcPatternGetInteger)    \
    X(FcPatternGetCharSet)    \
    X(FcPatternDestroy)       \
    X(FcCharSetDestroy)

static struct {
    bool tried;
    FcConfig *config;
#define X(name) __typeof__(&name) name;
    CALLS(X)
#undef X
} fc;

static bool open_fontconfig(void)
{
    if (fc.tried)
        return fc.config != NULL;
    fc.tried = true;
    void *library = dlopen("libfontconfig.so.1", RTLD_NOW | RTLD_LOCAL);
    if (!library)
        return false;
#define X(name)                                                    \
    *(void **)&fc.name = dlsym(library, #name);                    \
    if (!fc.name)                                                  \
        return false;
    CALLS(X)
#undef X
    fc.config = fc.FcInitLoadConfigAndFonts();
    return fc.config != NULL;
}

/* CSS weights to fontconfig's. */
static int fc_weight(int weight)
{
    static const struct {
        int css, fc;
    } steps[] = {{150, FC_WEIGHT_THIN},    {250, FC_WEIGHT_EXTRALIGHT}, {350, FC_WEIGHT_LIGHT},
                 {450, FC_WEIGHT_REGULAR}, {550, FC_WEIGHT_MEDIUM},     {650, FC_WEIGHT_SEMIBOLD},
                 {750, FC_WEIGHT_BOLD},    {850, FC_WEIGHT_EXTRABOLD}};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (weight < steps[i].css)
            return steps[i].fc;
    return FC_WEIGHT_BLACK;
}

static bool result_fits(FcPattern *match, struct str family, int32_t c)
{
    FcChar8 *name;
    FcCharSet *has;
    if (c > 0)
        return fc.FcPatternGetCharSet(match, FC_CHARSET, 0, &has) == FcResultMatch &&
               fc.FcCharSetHasChar(has, (FcChar32)c);
    for (int i = 0; fc.FcPatternGetString(match, FC_FAMILY, i, &name) == FcResultMatch; i++)
        if (str_eq_nocase(family, str_of((const char *)name)))
            return true;
    return false;
}

bool system_font_find(struct arena *a, struct str family, int32_t c, int weight, bool italic,
                      struct system_font *to)
{
    if (!open_fontconfig())
        return false;
    FcPattern *ask = fc.FcPatternCreate();
    FcCharSet *set = NULL;
    if (family.n)
        fc.FcPatternAddString(ask, FC_FAMILY, (const FcChar8 *)str_c(a, family));
    fc.FcPatternAddInteger(ask, FC_WEIGHT, fc_weight(weight));
    fc.FcPatternAddInteger(ask, FC_SLANT, italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
    fc.FcPatternAddBool(ask, FC_SCALABLE, FcTrue);
    if (c > 0) {
        set = fc.FcCharSetCreate();
        fc.FcCharSetAddChar(set, (FcChar32)c);
        fc.FcPatternAddCharSet(ask, FC_CHARSET, set);
    }
    fc.FcConfigSubstitute(fc.config, ask, FcMatchPattern);
    fc.FcDefaultSubstitute(ask);
    FcResult result;
    FcPattern *match = fc.FcFontMatch(fc.config, ask, &result);
    FcChar8 *file, *name;
    bool found = match && result_fits(match, family, c) &&
                 fc.FcPatternGetString(match, FC_FILE, 0, &file) == FcResultMatch;
    if (found) {
        to->path = str_copy(a, str_of((const char *)file));
        to->path = (struct str){str_c(a, to->path), to->path.n};
        to->family = fc.FcPatternGetString(match, FC_FAMILY, 0, &name) == FcResultMatch
                         ? str_copy(a, str_of((const char *)name))
                         : family;
        if (fc.FcPatternGetInteger(match, FC_INDEX, 0, &to->face_index) != FcResultMatch)
            to->face_index = 0;
    }
    if (match)
        fc.FcPatternDestroy(match);
    if (set)
        fc.FcCharSetDestroy(set);
    fc.FcPatternDestroy(ask);
    return found;
}
