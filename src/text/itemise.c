/* itemise.c: scripts by HarfBuzz's data. */
#include "text/itemise.h"

#include <utf8proc.h>

#include "base/arena.h"
#include "base/east.h"

/* ---- plain texts */

/* A character of two or three bytes at `at`, the first of which is C9 or more: whether it is Latin, a
 * common sign or a mark of Latin text. */
static bool is_plain_at(const unsigned char *at, size_t n)
{
    unsigned first = at[0], second = n > 1 ? at[1] : 0, third = n > 2 ? at[2] : 0;
    if (first < 0xCD)
        return first != 0xCB || second < 0xAA || second > 0xAB; /* U+02EA and U+02EB are Bopomofo */
    if (first == 0xCD)
        return second < 0xB0; /* U+0300 to U+036F */
    if (first == 0xE1)
        return second >= 0xB8 && second <= 0xBB; /* U+1E00 to U+1EFF */
    if (first == 0xE2 && second == 0x80)
        return third < 0x8E || (third > 0x8F && third < 0xAA) || third > 0xAE; /* no signs of direction */
    if (first == 0xE2 && second == 0x81)
        return third < 0xA6 || third > 0xA9;
    if (first == 0xEF)
        return second == 0xBF && third == 0xBC; /* U+FFFC stands for icons */
    return first == 0xE2 && second >= 0x82 && second <= 0x8F && !(second == 0x84 && third == 0xA6);
}

bool itemise_is_plain(struct str text)
{
    const unsigned char *s = (const unsigned char *)text.p;
    for (size_t i = 0; (i = utf8_past_ascii(text, i)) < text.n;)
        for (size_t end = text.n - i < 8 ? text.n : i + 8; i < end; i++)
            if (s[i] >= 0xC9 && !is_plain_at(s + i, text.n - i))
                return false;
    return true;
}

/* ---- scripts */

/* Signs that Unicode gives to several scripts: the one that they take beside text of none of them. */
static const struct {
    int32_t first, last;
    hb_script_t script;
} natural[] = {
    {0x0600, 0x06FF, HB_SCRIPT_ARABIC},  {0x0964, 0x0965, HB_SCRIPT_DEVANAGARI},
    {0x3000, 0x303F, HB_SCRIPT_HAN},     {0x3099, 0x30FF, HB_SCRIPT_HAN},
    {0x3190, 0x33FF, HB_SCRIPT_HAN},     {0xFE30, 0xFE4F, HB_SCRIPT_HAN},
    {0xFF01, 0xFFE6, HB_SCRIPT_HAN},
};

/* Han, kana and Bopomofo are written together and shaped alike. */
static hb_script_t merged(hb_script_t script)
{
    return script == HB_SCRIPT_HIRAGANA || script == HB_SCRIPT_KATAKANA || script == HB_SCRIPT_BOPOMOFO
               ? HB_SCRIPT_HAN
               : script;
}

/* Whether a sign whose natural script is this can be part of text in that. */
static bool goes_with(hb_script_t nature, hb_script_t script)
{
    switch (nature) {
    case HB_SCRIPT_ARABIC:
        return script == HB_SCRIPT_ARABIC || script == HB_SCRIPT_SYRIAC || script == HB_SCRIPT_THAANA ||
               script == HB_SCRIPT_NKO || script == HB_SCRIPT_HANIFI_ROHINGYA;
    case HB_SCRIPT_HAN:
        return script == HB_SCRIPT_HAN || script == HB_SCRIPT_HANGUL || script == HB_SCRIPT_YI;
    default: /* the signs of Devanagari are those of all scripts of India */
        return script != HB_SCRIPT_LATIN;
    }
}

hb_script_t itemise_nature(int32_t code)
{
    for (size_t i = 0; i < sizeof natural / sizeof *natural && code >= natural[i].first; i++)
        if (code <= natural[i].last)
            return natural[i].script;
    return HB_SCRIPT_COMMON;
}

hb_script_t itemise_script(int32_t code)
{
    hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), (hb_codepoint_t)code);
    hb_script_t nature = itemise_nature(code);
    bool own = script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED;
    return merged(own || nature == HB_SCRIPT_COMMON ? script : nature);
}

static bool is_mark(int32_t code)
{
    utf8proc_category_t k = utf8proc_category(code);
    return k == UTF8PROC_CATEGORY_MN || k == UTF8PROC_CATEGORY_MC || k == UTF8PROC_CATEGORY_ME;
}

/* Brackets in pairs that text has, by their opening one. */
static int32_t closing_of(int32_t open)
{
    static const int32_t pairs[][2] = {
        {'(', ')'},       {'[', ']'},       {'{', '}'},       {0xAB, 0xBB},     {0x2018, 0x2019},
        {0x201C, 0x201D}, {0x2039, 0x203A}, {0x2329, 0x232A}, {0x27E8, 0x27E9}, {0x3008, 0x3009},
        {0x300A, 0x300B}, {0x300C, 0x300D}, {0x300E, 0x300F}, {0x3010, 0x3011}, {0x3014, 0x3015},
        {0x3016, 0x3017}, {0x3018, 0x3019}, {0x301A, 0x301B}, {0xFF08, 0xFF09}, {0xFF3B, 0xFF3D},
        {0xFF5B, 0xFF5D}, {0xFF62, 0xFF63},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (pairs[i][0] == open)
            return pairs[i][1];
    return 0;
}

/* Brackets that are open, the last ones: deeper text forgets the first. A power of two. */
enum { DEEPEST = 32 };

struct script_finder {
    hb_unicode_funcs_t *unicode;
    hb_script_t script; /* of the text so far; COMMON: it has none yet */
    struct {
        int32_t closing;
        hb_script_t script;
    } open[DEEPEST];
    size_t depth;
};

/* The script of a closing bracket's opening one; COMMON: it is none, or closes nothing. */
static hb_script_t closed(struct script_finder *f, int32_t code)
{
    size_t least = f->depth > DEEPEST ? f->depth - DEEPEST : 0;
    for (size_t i = f->depth; i > least; i--)
        if (f->open[(i - 1) % DEEPEST].closing == code) {
            f->depth = i - 1;
            return f->open[f->depth % DEEPEST].script;
        }
    return HB_SCRIPT_COMMON;
}

/* The script of the next character; COMMON at the start of a text. */
static hb_script_t script_of(struct script_finder *f, int32_t code)
{
    hb_script_t script = merged(hb_unicode_script(f->unicode, (hb_codepoint_t)code));
    if (script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED && script != HB_SCRIPT_UNKNOWN) {
        if (f->script == HB_SCRIPT_COMMON || !is_mark(code))
            f->script = script;
        return f->script;
    }
    hb_script_t nature = script == HB_SCRIPT_COMMON ? itemise_nature(code) : HB_SCRIPT_COMMON;
    hb_script_t of_pair = script == HB_SCRIPT_COMMON ? closed(f, code) : HB_SCRIPT_COMMON;
    if (of_pair != HB_SCRIPT_COMMON)
        f->script = of_pair;
    else if (nature != HB_SCRIPT_COMMON && !goes_with(nature, f->script))
        f->script = nature;
    int32_t closing = script == HB_SCRIPT_COMMON ? closing_of(code) : 0;
    if (closing) {
        f->open[f->depth % DEEPEST].closing = closing;
        f->open[f->depth++ % DEEPEST].script = f->script;
    }
    return f->script;
}

/* ---- languages */

/* Which scripts of East Asia a text has besides Han: they tell its language. */
struct east {
    bool kana, hangul, bopomofo;
};

static void note_east(struct east *e, int32_t code)
{
    e->kana |= east_is_kana(code);
    e->hangul |= east_is_hangul(code);
    e->bopomofo |= code >= 0x3105 && code <= 0x312F;
}

static bool speaks(struct str lang, const char *primary)
{
    size_t n = strlen(primary);
    return lang.n >= n && str_eq_nocase(str_sub(lang, 0, n), (struct str){primary, n}) &&
           (lang.n == n || lang.p[n] == '-');
}

/* The language of text in that script amid text in `lang`. Han has a form for each language. */
static struct str lang_of(hb_script_t script, struct str lang, const struct east *e,
                          const struct itemise_han *han)
{
    static const char *const east[] = {"zh", "ja", "ko", "yue", "nan", "hak", "wuu", "cmn", "lzh", "vi"};
    if (script == HB_SCRIPT_HANGUL)
        return speaks(lang, "ko") ? lang : STR("ko");
    if (script != HB_SCRIPT_HAN)
        return lang;
    for (size_t i = 0; i < sizeof east / sizeof *east; i++)
        if (speaks(lang, east[i]))
            return lang;
    return e->kana       ? STR("ja")
           : e->hangul   ? STR("ko")
           : e->bopomofo ? STR("zh-Hant")
           : han         ? han->language(han->user)
                         : STR("zh");
}

/* ---- items */

typedef VEC(struct text_item) item_list;

static void add_item(struct arena *a, item_list *list, struct text_item item)
{
    struct text_item *last = list->n ? &list->at[list->n - 1] : NULL;
    if (last && last->script == item.script && last->level == item.level && str_eq(last->lang, item.lang))
        last->end = item.end;
    else
        *vec_push(a, list) = item;
}

/* Items of scripts, levels and the languages of the parts; signs at the start have no script. */
static struct east find_items(struct arena *a, struct str text, const struct itemise_part *parts,
                              size_t n_parts, const uint8_t *levels, item_list *to)
{
    struct script_finder f = {hb_unicode_funcs_get_default(), HB_SCRIPT_COMMON, {{0}}, 0};
    struct east e = {0};
    size_t part = 0, n;
    for (size_t i = 0; i < text.n; i += n) {
        int32_t code = utf8_at(text, i, &n);
        while (part < n_parts && parts[part].end <= i)
            part++;
        note_east(&e, code);
        add_item(a, to, (struct text_item){(uint32_t)i, (uint32_t)(i + n), script_of(&f, code),
                                           levels ? levels[i] : 0,
                                           part < n_parts ? parts[part].lang : STR("")});
    }
    return e;
}

struct text_items itemise(struct arena *a, struct str text, const struct itemise_part *parts,
                          size_t n_parts, const uint8_t *levels, const struct itemise_han *han)
{
    if (!levels && itemise_is_plain(text))
        return (struct text_items){0};
    item_list found = {0}, to = {0};
    struct east e = find_items(a, text, parts, n_parts, levels, &found);
    size_t first = 0; /* with a script */
    while (first < found.n && found.at[first].script == HB_SCRIPT_COMMON)
        first++;
    hb_script_t leading = first < found.n ? found.at[first].script : HB_SCRIPT_LATIN;
    bool plain = true;
    for (size_t i = 0; i < found.n; i++) {
        struct text_item item = found.at[i];
        item.script = i < first ? leading : item.script;
        item.lang = lang_of(item.script, item.lang, &e, han);
        plain &= item.script == HB_SCRIPT_LATIN && !item.level;
        add_item(a, &to, item);
    }
    return plain ? (struct text_items){0} : (struct text_items){to.at, to.n};
}
