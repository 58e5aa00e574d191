/* system_fonts.c: fontconfig, opened on demand. */
#include "text/system_fonts.h"

#include <dlfcn.h>
#include <fontconfig/fontconfig.h>

#define CALLS(X)                \
    X(FcInitLoadConfigAndFonts) \
    X(FcConfigDestroy)          \
    X(FcPatternCreate)          \
    X(FcPatternAddString)       \
    X(FcPatternAddInteger)      \
    X(FcPatternAddBool)         \
    X(FcPatternAddCharSet)      \
    X(FcCharSetCreate)          \
    X(FcCharSetAddChar)         \
    X(FcCharSetHasChar)         \
    X(FcConfigSubstitute)       \
    X(FcDefaultSubstitute)      \
    X(FcFontMatch)              \
    X(FcPatternGetString)       \
    X(FcPatternGetInteger)      \
    X(FcPatternGetCharSet)      \
    X(FcPatternDestroy)         \
    X(FcCharSetDestroy)

struct system_fonts {
    void *library;
    FcConfig *config;
#define X(name) __typeof__(&name) name;
    CALLS(X)
#undef X
};

struct system_fonts *system_fonts_open(struct arena *a)
{
    struct system_fonts *s = arena_new_of(a, struct system_fonts);
    bool all = (s->library = dlopen("libfontconfig.so.1", RTLD_NOW | RTLD_LOCAL)) != NULL;
#define X(name) \
    if (all)    \
        all = (*(void **)&s->name = dlsym(s->library, #name)) != NULL;
    CALLS(X)
#undef X
    if (all && (s->config = s->FcInitLoadConfigAndFonts()))
        return s;
    if (s->library)
        dlclose(s->library);
    return NULL;
}

void system_fonts_close(struct system_fonts *s)
{
    if (s) /* the library stays: it has things of its own that it never gives back */
        s->FcConfigDestroy(s->config);
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

static bool result_fits(const struct system_fonts *s, FcPattern *match, const char *format,
                        struct str family, int32_t c)
{
    FcChar8 *own;
    if (s->FcPatternGetString(match, FC_FONTFORMAT, 0, &own) != FcResultMatch ||
        !str_eq(str_of((const char *)own), str_of(format)))
        return false;
    FcChar8 *name;
    FcCharSet *has;
    if (c > 0)
        return s->FcPatternGetCharSet(match, FC_CHARSET, 0, &has) == FcResultMatch &&
               s->FcCharSetHasChar(has, (FcChar32)c);
    for (int i = 0; s->FcPatternGetString(match, FC_FAMILY, i, &name) == FcResultMatch; i++)
        if (str_eq_nocase(family, str_of((const char *)name)))
            return true;
    return false;
}

/* One of `format`, which is "TrueType" or "CFF": fontconfig knows fonts without outlines too. */
static bool find(struct system_fonts *s, struct arena *a, const char *format, struct str family,
                 int32_t c, int weight, bool italic, struct system_font *to)
{
    FcPattern *ask = s->FcPatternCreate();
    FcCharSet *set = NULL;
    if (family.n)
        s->FcPatternAddString(ask, FC_FAMILY, (const FcChar8 *)str_c(a, family));
    s->FcPatternAddString(ask, FC_FONTFORMAT, (const FcChar8 *)format);
    s->FcPatternAddInteger(ask, FC_WEIGHT, fc_weight(weight));
    s->FcPatternAddInteger(ask, FC_SLANT, italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
    s->FcPatternAddBool(ask, FC_SCALABLE, FcTrue);
    if (c > 0) {
        set = s->FcCharSetCreate();
        s->FcCharSetAddChar(set, (FcChar32)c);
        s->FcPatternAddCharSet(ask, FC_CHARSET, set);
    }
    s->FcConfigSubstitute(s->config, ask, FcMatchPattern);
    s->FcDefaultSubstitute(ask);
    FcResult result;
    FcPattern *match = s->FcFontMatch(s->config, ask, &result);
    FcChar8 *file, *name;
    bool found = match && result_fits(s, match, format, family, c) &&
                 s->FcPatternGetString(match, FC_FILE, 0, &file) == FcResultMatch;
    if (found) {
        to->path = str_copy(a, str_of((const char *)file));
        to->path = (struct str){str_c(a, to->path), to->path.n};
        to->family = s->FcPatternGetString(match, FC_FAMILY, 0, &name) == FcResultMatch
                         ? str_copy(a, str_of((const char *)name))
                         : family;
        if (s->FcPatternGetInteger(match, FC_INDEX, 0, &to->face_index) != FcResultMatch)
            to->face_index = 0;
    }
    if (match)
        s->FcPatternDestroy(match);
    if (set)
        s->FcCharSetDestroy(set);
    s->FcPatternDestroy(ask);
    return found;
}

bool system_fonts_find(struct system_fonts *s, struct arena *a, struct str family, int32_t c,
                       int weight, bool italic, struct system_font *to)
{
    return s && (find(s, a, "TrueType", family, c, weight, italic, to) ||
                 find(s, a, "CFF", family, c, weight, italic, to));
}
