/* system_fonts.c: finds fonts of the system with fontconfig, for hosts that choose this.
 *
 * Fontconfig is loaded only when the first font is needed. If it were linked, every run would load
 * it and read its caches, which takes more time than all the typesetting. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <fontconfig/fontconfig.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/late.h"
#include "cvtex.h"

#define CALLS(X)                \
    X(FcInitLoadConfigAndFonts) \
    X(FcConfigCreate)           \
    X(FcConfigAppFontAddDir)    \
    X(FcConfigDestroy)          \
    X(FcConfigGetFontDirs)      \
    X(FcStrListNext)            \
    X(FcStrListDone)            \
    X(FcPatternCreate)          \
    X(FcPatternAddString)       \
    X(FcPatternAddInteger)      \
    X(FcPatternAddBool)         \
    X(FcPatternAddCharSet)      \
    X(FcPatternAddLangSet)      \
    X(FcLangSetCreate)          \
    X(FcLangSetAdd)             \
    X(FcLangSetDestroy)         \
    X(FcUtf8ToUcs4)             \
    X(FcPatternGetBool)         \
    X(FcCharSetCreate)          \
    X(FcCharSetAddChar)         \
    X(FcCharSetMerge)           \
    X(FcCharSetIsSubset)        \
    X(FcConfigGetFonts)         \
    X(FcConfigSubstitute)       \
    X(FcDefaultSubstitute)      \
    X(FcFontMatch)              \
    X(FcPatternGetString)       \
    X(FcPatternGetInteger)      \
    X(FcPatternGetCharSet)      \
    X(FcPatternGetRange)        \
    X(FcRangeGetDouble)         \
    X(FcPatternDestroy)         \
    X(FcCharSetDestroy)

/* After so many characters without a font, those of all fonts are collected. A CV without rare
 * characters never needs that. */
enum { MISSES = 4 };

struct cvtex_system_fonts {
    void *library;
    bool tried;
    FcConfig *config; /* NULL: there is no fontconfig */
    char *path, *family; /* the last answer, which the caller may still use; NULL: none */
    char *refused;       /* the same of cvtex_system_fonts_refused */
    int misses;       /* how many characters were not found */
    FcCharSet *all;   /* the characters of all fonts with outlines; NULL: not collected */
#define X(name) __typeof__(&name) name;
    CALLS(X)
#undef X
};

/* What is known without folders of the caller: the fonts of the system. A program of a single file behaves
 * the same on every machine, so it knows none. */
static FcConfig *first_config(struct cvtex_system_fonts *s)
{
#ifdef CVTEX_SINGLE_FILE
    return s->FcConfigCreate();
#else
    return s->FcInitLoadConfigAndFonts();
#endif
}

static void load(struct cvtex_system_fonts *s)
{
    bool all = (s->library = late_open("libfontconfig.so.1")) != NULL;
#define X(name) \
    if (all)    \
        all = (*(void **)&s->name = LATE_FIND(s->library, name)) != NULL;
    CALLS(X)
#undef X
    s->tried = true;
    if (all)
        s->config = first_config(s);
}

struct cvtex_system_fonts *cvtex_system_fonts_open(void)
{
    return calloc(1, sizeof(struct cvtex_system_fonts));
}

int32_t cvtex_system_fonts_add(struct cvtex_system_fonts *s, const char *folder)
{
    struct stat st;
    if (stat(folder, &st) != 0)
        return errno;
    if (!S_ISDIR(st.st_mode))
        return ENOTDIR;
    if (!s->tried)
        load(s);
    if (!s->config)
        return ENOTSUP;
    return s->FcConfigAppFontAddDir(s->config, (const FcChar8 *)folder) ? 0 : ENOMEM;
}

static void forget(struct cvtex_system_fonts *s)
{
    free(s->path);
    free(s->family);
    s->path = s->family = NULL;
}

void cvtex_system_fonts_close(struct cvtex_system_fonts *s)
{
    if (!s)
        return;
    forget(s);
    free(s->refused);
    if (s->all)
        s->FcCharSetDestroy(s->all);
    if (s->config) /* the library stays loaded: it never frees some of its own memory */
        s->FcConfigDestroy(s->config);
    free(s);
}

/* access() knows permissions alone, so it differs from open() where the kernel keeps this process out. */
static bool is_refused(const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0)
        close(fd);
    return fd < 0 && errno == EACCES && access(folder, R_OK) == 0;
}

const char *cvtex_system_fonts_refused(struct cvtex_system_fonts *s)
{
    FcStrList *folders = s->config ? s->FcConfigGetFontDirs(s->config) : NULL;
    free(s->refused);
    s->refused = NULL;
    for (const char *folder; folders && !s->refused && (folder = (const char *)s->FcStrListNext(folders));)
        if (is_refused(folder))
            s->refused = strdup(folder);
    if (folders)
        s->FcStrListDone(folders);
    return s->refused;
}

/* The weights of fontconfig, from 100 to 900 in CSS. */
static const int weights[] = {FC_WEIGHT_THIN,     FC_WEIGHT_EXTRALIGHT, FC_WEIGHT_LIGHT,
                              FC_WEIGHT_REGULAR,  FC_WEIGHT_MEDIUM,     FC_WEIGHT_SEMIBOLD,
                              FC_WEIGHT_BOLD,     FC_WEIGHT_EXTRABOLD,  FC_WEIGHT_BLACK};
enum { WEIGHTS = sizeof weights / sizeof *weights };

/* The weight of CSS as a weight of fontconfig. */
static int fc_weight(int weight)
{
    int i = (weight + 50) / 100 - 1;
    return weights[i < 0 ? 0 : i < WEIGHTS ? i : WEIGHTS - 1];
}

/* The other way round, to the nearest hundred. */
static int32_t css_weight(double fc)
{
    int nearest = 0;
    for (int i = 1; i < WEIGHTS; i++)
        if (fc * 2 >= weights[i - 1] + weights[i])
            nearest = i;
    return 100 * (nearest + 1);
}

/* A language of BCP 47 as fontconfig spells it; Chinese has no language of its own there, but one for
 * each place. */
static const char *fc_language(const char *language, char to[16])
{
    size_t n = 0;
    if (strncasecmp(language, "zh", 2) == 0 && (!language[2] || language[2] == '-')) {
        bool hong_kong = strstr(language, "-HK") || strstr(language, "-MO");
        bool taiwan = strstr(language, "-Hant") || strstr(language, "-TW");
        return hong_kong ? "zh-hk" : taiwan ? "zh-tw" : "zh-cn";
    }
    for (; language[n] && language[n] != '-' && n < 15; n++)
        to[n] = language[n];
    to[n] = 0;
    return to;
}

/* All characters that the font must have; NULL: none is asked for, or there is no memory. The caller
 * destroys it. */
static FcCharSet *wanted_characters(struct cvtex_system_fonts *s, const struct cvtex_font_wanted *wanted)
{
    const FcChar8 *text = (const FcChar8 *)(wanted->text ? wanted->text : "");
    bool any = wanted->character > 0 || *text;
    FcCharSet *set = any ? s->FcCharSetCreate() : NULL;
    if (set && wanted->character > 0)
        s->FcCharSetAddChar(set, (FcChar32)wanted->character);
    for (FcChar32 c; set && *text;) {
        int n = s->FcUtf8ToUcs4(text, &c, (int)strlen((const char *)text));
        if (n <= 0)
            break;
        s->FcCharSetAddChar(set, c);
        text += n;
    }
    return set;
}

static bool has_all(const struct cvtex_system_fonts *s, FcPattern *match, FcCharSet *characters)
{
    FcCharSet *has;
    return !characters || (s->FcPatternGetCharSet(match, FC_CHARSET, 0, &has) == FcResultMatch &&
                           s->FcCharSetIsSubset(characters, has));
}

static bool is_family(const struct cvtex_system_fonts *s, FcPattern *match, const char *family)
{
    FcChar8 *name;
    for (int i = 0; s->FcPatternGetString(match, FC_FAMILY, i, &name) == FcResultMatch; i++)
        if (strcasecmp(family, (const char *)name) == 0)
            return true;
    return false;
}

/* Fontconfig also has Type 1 fonts, and fonts of pixels. */
static bool is_usable(const FcChar8 *format)
{
    return strcmp((const char *)format, "TrueType") == 0 || strcmp((const char *)format, "CFF") == 0;
}

/* True if `match` is what was asked for: fontconfig always returns some font. A font whose glyphs are
 * pictures or layers of colors has no outlines to embed. */
static bool result_fits(const struct cvtex_system_fonts *s, FcPattern *match,
                        const struct cvtex_font_wanted *wanted, FcCharSet *characters)
{
    FcChar8 *own;
    FcBool color = FcFalse;
    if (s->FcPatternGetString(match, FC_FONTFORMAT, 0, &own) != FcResultMatch || !is_usable(own))
        return false;
    if (s->FcPatternGetBool(match, FC_COLOR, 0, &color) == FcResultMatch && color && !wanted->family)
        return false;
    if (wanted->family ? !is_family(s, match, wanted->family) : !characters)
        return false;
    return has_all(s, match, characters);
}

/* What fontconfig may be asked for besides. It puts both before the characters. */
struct attempt {
    const char *format; /* NULL: any */
    bool variable;      /* true: a variable font is as good as others */
};

static FcPattern *pattern(struct cvtex_system_fonts *s, const struct attempt *attempt,
                          const struct cvtex_font_wanted *wanted, FcCharSet *characters)
{
    static const char *const looks[] = {NULL, "serif", "sans-serif", "monospace"};
    FcPattern *ask = s->FcPatternCreate();
    char language[16];
    if (!ask)
        return NULL;
    if (wanted->family)
        s->FcPatternAddString(ask, FC_FAMILY, (const FcChar8 *)wanted->family);
    else if (wanted->look > 0 && wanted->look <= CVTEX_MONO)
        s->FcPatternAddString(ask, FC_FAMILY, (const FcChar8 *)looks[wanted->look]);
    if (attempt->format)
        s->FcPatternAddString(ask, FC_FONTFORMAT, (const FcChar8 *)attempt->format);
    s->FcPatternAddInteger(ask, FC_WEIGHT, fc_weight(wanted->weight));
    s->FcPatternAddInteger(ask, FC_SLANT, wanted->italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
    s->FcPatternAddBool(ask, FC_SCALABLE, FcTrue);
    s->FcPatternAddBool(ask, FC_COLOR, FcFalse);
    if (!attempt->variable)
        s->FcPatternAddBool(ask, FC_VARIABLE, FcFalse);
    if (characters)
        s->FcPatternAddCharSet(ask, FC_CHARSET, characters);
    FcLangSet *languages = wanted->language ? s->FcLangSetCreate() : NULL;
    if (languages) {
        s->FcLangSetAdd(languages, (const FcChar8 *)fc_language(wanted->language, language));
        s->FcPatternAddLangSet(ask, FC_LANG, languages);
        s->FcLangSetDestroy(languages);
    }
    return ask;
}

/* Takes over what the match says, if it is what was asked for. */
static bool take(struct cvtex_system_fonts *s, FcPattern *match, const struct cvtex_font_wanted *wanted,
                 FcCharSet *characters, struct cvtex_font_found *found)
{
    FcChar8 *file, *name;
    forget(s);
    if (!match || !result_fits(s, match, wanted, characters) ||
        s->FcPatternGetString(match, FC_FILE, 0, &file) != FcResultMatch)
        return false;
    bool named = s->FcPatternGetString(match, FC_FAMILY, 0, &name) == FcResultMatch;
    s->path = strdup((const char *)file);
    s->family = strdup(named ? (const char *)name : wanted->family ? wanted->family : "");
    found->path = s->path;
    found->family = s->family;
    found->face = 0;
    s->FcPatternGetInteger(match, FC_INDEX, 0, &found->face);
    return s->path && s->family;
}

static bool find(struct cvtex_system_fonts *s, const struct attempt *attempt,
                 const struct cvtex_font_wanted *wanted, FcCharSet *characters,
                 struct cvtex_font_found *found)
{
    FcPattern *ask = pattern(s, attempt, wanted, characters);
    FcResult result;
    if (!ask)
        return false;
    s->FcConfigSubstitute(s->config, ask, FcMatchPattern);
    s->FcDefaultSubstitute(ask);
    FcPattern *match = s->FcFontMatch(s->config, ask, &result);
    bool good = take(s, match, wanted, characters, found);
    s->FcPatternDestroy(ask);
    if (match)
        s->FcPatternDestroy(match);
    return good;
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
                            is_usable(format);
            if (outlines && s->FcPatternGetCharSet(font, FC_CHARSET, 0, &has) == FcResultMatch)
                good = s->FcCharSetMerge(s->all, has, NULL);
        }
    if (!good && s->all) { /* no memory: every question goes to fontconfig */
        s->FcCharSetDestroy(s->all);
        s->all = NULL;
    }
}

/* True if a character is in no font. A question to fontconfig goes through all fonts, so the answers to
 * many are found in one set. */
static bool is_nowhere(struct cvtex_system_fonts *s, FcCharSet *characters)
{
    if (!characters || s->misses < MISSES)
        return false;
    if (s->misses == MISSES)
        collect(s);
    s->misses = MISSES + 1; /* it is collected */
    return s->all && !s->FcCharSetIsSubset(characters, s->all);
}

int32_t cvtex_find_system_font(void *user, const struct cvtex_font_wanted *wanted,
                               struct cvtex_font_found *found)
{
    struct cvtex_system_fonts *s = user;
    if (!s->tried)
        load(s);
    if (!s->config)
        return 0;
    static const struct attempt attempts[] = {
        {NULL, false}, {"TrueType", false}, {"CFF", false}, {NULL, true}};
    FcCharSet *characters = wanted_characters(s, wanted);
    bool good = false, nowhere = is_nowhere(s, characters);
    for (size_t i = 0; i < sizeof attempts / sizeof *attempts && !good && !nowhere; i++)
        good = find(s, &attempts[i], wanted, characters, found);
    if (!good && characters && !wanted->family && s->misses < MISSES)
        s->misses++;
    if (characters)
        s->FcCharSetDestroy(characters);
    return good;
}

/* ---- a list */

/* The weights of a font; a variable one has a range of them. */
static void weights_of(const struct cvtex_system_fonts *s, FcPattern *font, struct cvtex_font_listed *to)
{
    int weight = FC_WEIGHT_REGULAR;
    double from = weight, most = weight;
    FcRange *range;
    if (s->FcPatternGetInteger(font, FC_WEIGHT, 0, &weight) == FcResultMatch)
        from = most = weight;
    else if (s->FcPatternGetRange(font, FC_WEIGHT, 0, &range) == FcResultMatch)
        s->FcRangeGetDouble(range, &from, &most);
    to->weight = css_weight(from);
    to->heaviest = css_weight(most);
}

/* Tells of a font under each of its families. */
static void list_one(const struct cvtex_system_fonts *s, FcPattern *font,
                     void (*each)(void *to, const struct cvtex_font_listed *font), void *to)
{
    FcChar8 *format, *file, *family;
    int slant = FC_SLANT_ROMAN;
    struct cvtex_font_listed one = {0};
    s->FcPatternGetInteger(font, FC_SLANT, 0, &slant);
    if (s->FcPatternGetString(font, FC_FONTFORMAT, 0, &format) != FcResultMatch || !is_usable(format) ||
        s->FcPatternGetString(font, FC_FILE, 0, &file) != FcResultMatch)
        return;
    one.path = (const char *)file;
    one.italic = slant != FC_SLANT_ROMAN;
    weights_of(s, font, &one);
    for (int i = 0; s->FcPatternGetString(font, FC_FAMILY, i, &family) == FcResultMatch; i++) {
        one.family = (const char *)family;
        each(to, &one);
    }
}

void cvtex_list_system_fonts(void *user, void (*each)(void *to, const struct cvtex_font_listed *font), void *to)
{
    struct cvtex_system_fonts *s = user;
    if (!s->tried)
        load(s);
    if (!s->config)
        return;
    FcFontSet *sets[] = {s->FcConfigGetFonts(s->config, FcSetSystem),
                         s->FcConfigGetFonts(s->config, FcSetApplication)};
    for (size_t i = 0; i < 2; i++)
        for (int k = 0; sets[i] && k < sets[i]->nfont; k++)
            list_one(s, sets[i]->fonts[k], each, to);
}
