/* system_fonts.c: finds fonts of the system with fontconfig, for hosts that choose this.
 *
 * Fontconfig is loaded only when the first font is needed. If it were linked, every run would load
 * it and read its caches, which takes more time than all the typesetting. */
#include <dlfcn.h>
#include <fontconfig/fontconfig.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cvtex.h"

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
    X(FcCharSetMerge)           \
    X(FcConfigGetFonts)         \
    X(FcConfigSubstitute)       \
    X(FcDefaultSubstitute)      \
    X(FcFontMatch)              \
    X(FcPatternGetString)       \
    X(FcPatternGetInteger)      \
    X(FcPatternGetCharSet)      \
    X(FcPatternDestroy)         \
    X(FcCharSetDestroy)

/* After so many characters without a font, those of all fonts are collected. A CV without rare
 * characters never needs that. */
enum { MISSES = 4 };

struct cvtex_system_fonts {
    void *library;
    bool tried;
    FcConfig *config; /* NULL: there is no fontconfig */
    FcPattern *match; /* the last answer; the caller may still use its strings */
    int misses;       /* how many characters were not found */
    FcCharSet *all;   /* the characters of all fonts with outlines; NULL: not collected */
#define X(name) __typeof__(&name) name;
    CALLS(X)
#undef X
};

static void load(struct cvtex_system_fonts *s)
{
    bool all = (s->library = dlopen("libfontconfig.so.1", RTLD_NOW | RTLD_LOCAL)) != NULL;
#define X(name) \
    if (all)    \
        all = (*(void **)&s->name = dlsym(s->library, #name)) != NULL;
    CALLS(X)
#undef X
    if (all)
        s->config = s->FcInitLoadConfigAndFonts();
}

struct cvtex_system_fonts *cvtex_system_fonts_open(void)
{
    return calloc(1, sizeof(struct cvtex_system_fonts));
}

static void forget(struct cvtex_system_fonts *s)
{
    if (s->match)
        s->FcPatternDestroy(s->match);
    s->match = NULL;
}

void cvtex_system_fonts_close(struct cvtex_system_fonts *s)
{
    if (!s)
        return;
    forget(s);
    if (s->all)
        s->FcCharSetDestroy(s->all);
    if (s->config) /* the library stays loaded: it never frees some of its own memory */
        s->FcConfigDestroy(s->config);
    free(s);
}

/* The weight of CSS as a weight of fontconfig. */
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

/* True if `match` is what was asked for: fontconfig always returns some font. */
static bool result_fits(const struct cvtex_system_fonts *s, FcPattern *match, const char *format,
                        const struct cvtex_font_wanted *wanted)
{
    FcChar8 *own, *name;
    FcCharSet *has;
    if (s->FcPatternGetString(match, FC_FONTFORMAT, 0, &own) != FcResultMatch ||
        strcmp((const char *)own, format) != 0)
        return false;
    if (wanted->character > 0)
        return s->FcPatternGetCharSet(match, FC_CHARSET, 0, &has) == FcResultMatch &&
               s->FcCharSetHasChar(has, (FcChar32)wanted->character);
    for (int i = 0; s->FcPatternGetString(match, FC_FAMILY, i, &name) == FcResultMatch; i++)
        if (strcasecmp(wanted->family ? wanted->family : "", (const char *)name) == 0)
            return true;
    return false;
}

static FcPattern *pattern(struct cvtex_system_fonts *s, const char *format,
                          const struct cvtex_font_wanted *wanted)
{
    FcPattern *ask = s->FcPatternCreate();
    if (!ask)
        return NULL;
    if (wanted->family)
        s->FcPatternAddString(ask, FC_FAMILY, (const FcChar8 *)wanted->family);
    s->FcPatternAddString(ask, FC_FONTFORMAT, (const FcChar8 *)format);
    s->FcPatternAddInteger(ask, FC_WEIGHT, fc_weight(wanted->weight));
    s->FcPatternAddInteger(ask, FC_SLANT, wanted->italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
    s->FcPatternAddBool(ask, FC_SCALABLE, FcTrue);
    FcCharSet *set = wanted->character > 0 ? s->FcCharSetCreate() : NULL;
    if (set) {
        s->FcCharSetAddChar(set, (FcChar32)wanted->character);
        s->FcPatternAddCharSet(ask, FC_CHARSET, set);
        s->FcCharSetDestroy(set);
    }
    return ask;
}

/* Looks for a font of a format, "TrueType" or "CFF": fontconfig also has fonts without outlines. */
static bool find(struct cvtex_system_fonts *s, const char *format,
                 const struct cvtex_font_wanted *wanted, struct cvtex_font_found *found)
{
    FcPattern *ask = pattern(s, format, wanted);
    FcResult result;
    FcChar8 *file, *name;
    forget(s);
    if (!ask)
        return false;
    s->FcConfigSubstitute(s->config, ask, FcMatchPattern);
    s->FcDefaultSubstitute(ask);
    s->match = s->FcFontMatch(s->config, ask, &result);
    s->FcPatternDestroy(ask);
    if (!s->match || !result_fits(s, s->match, format, wanted) ||
        s->FcPatternGetString(s->match, FC_FILE, 0, &file) != FcResultMatch)
        return false;
    bool named = s->FcPatternGetString(s->match, FC_FAMILY, 0, &name) == FcResultMatch;
    int face = 0;
    if (s->FcPatternGetInteger(s->match, FC_INDEX, 0, &face) != FcResultMatch)
        face = 0;
    found->path = (const char *)file;
    found->family = named ? (const char *)name : wanted->family ? wanted->family : "";
    found->face = face;
    return true;
}

/* Collects the characters of all fonts that find() accepts. */
static void collect(struct cvtex_system_fonts *s)
{
    FcFontSet *sets[] = {s->FcConfigGetFonts(s->config, FcSetSystem),
                         s->FcConfigGetFonts(s->config, FcSetApplication)};
    FcChar8 *format;
    FcCharSet *has;
    s->all = s->FcCharSetCreate();
    bool good = s->all != NULL;
    for (size_t i = 0; i < 2; i++)
        for (int k = 0; good && sets[i] && k < sets[i]->nfont; k++) {
            FcPattern *font = sets[i]->fonts[k];
            bool outlines = s->FcPatternGetString(font, FC_FONTFORMAT, 0, &format) == FcResultMatch &&
                            (strcmp((const char *)format, "TrueType") == 0 ||
                             strcmp((const char *)format, "CFF") == 0);
            if (outlines && s->FcPatternGetCharSet(font, FC_CHARSET, 0, &has) == FcResultMatch)
                good = s->FcCharSetMerge(s->all, has, NULL);
        }
    if (!good && s->all) { /* no memory: every question goes to fontconfig */
        s->FcCharSetDestroy(s->all);
        s->all = NULL;
    }
}

/* True if no font has the character. A question to fontconfig goes through all fonts, so the
 * answers to many are found in one set. */
static bool is_nowhere(struct cvtex_system_fonts *s, int32_t c)
{
    if (c <= 0 || s->misses < MISSES)
        return false;
    if (s->misses == MISSES)
        collect(s);
    s->misses = MISSES + 1; /* it is collected */
    return s->all && !s->FcCharSetHasChar(s->all, (FcChar32)c);
}

int32_t cvtex_find_system_font(void *user, const struct cvtex_font_wanted *wanted,
                               struct cvtex_font_found *found)
{
    struct cvtex_system_fonts *s = user;
    if (!s->tried)
        load(s);
    s->tried = true;
    if (!s->config || is_nowhere(s, wanted->character))
        return 0;
    bool good = find(s, "TrueType", wanted, found) || find(s, "CFF", wanted, found);
    if (!good && wanted->character > 0 && s->misses < MISSES)
        s->misses++;
    return good;
}
