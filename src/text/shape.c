/* shape.c: HarfBuzz and a table of the texts it has shaped. */
#include "text/shape.h"

#include <hb-ot.h>
#include <utf8proc.h>

#include "base/grapheme.h"
#include "base/slots.h"
#include "text/figures.h"

enum feature_bits {
    NO_LIGATURES = 1,
    LINING = 2,
    OLDSTYLE = 4,
    TABULAR = 8,
    SMALL_CAPS = 16,
    CAPITALS = 32, /* no feature: small letters are shaped as capitals, */
    SMALL = 64,    /* capitals as small letters; both are read as they were typed */
    PROPORTIONAL = 128,
    LEFTWARD = 256, /* no feature: the direction */
    LETTERS = 512,  /* no feature: letters of a font for mathematics; the next bits are its alphabet, and whether */
    LETTERS_BOLD = 1024,   /* they are bold */
    LETTERS_ITALIC = 2048, /* or italic */
    LETTERS_FIRST = 4096,
};

struct slot {
    uint64_t hash; /* 0: free */
    unsigned features;
    hb_script_t script; /* as it was asked for */
    hb_language_t lang;
    int32_t before, after;
    struct shaped *word;
};

/* What decides how a text is shaped, besides its letters and the face. */
struct form {
    unsigned features;
    hb_script_t script;
    hb_language_t lang;
    int32_t before, after; /* letters beside it; 0: none */
};

/* A glyph of a whole run, and whether the run may be cut before it. */
struct run_glyph {
    struct shaped_glyph glyph;
    bool safe;
};

/* A run that was shaped as a whole. */
struct whole {
    struct buf text;
    const struct face *face; /* NULL: there is none yet */
    struct form form;
    uint64_t number; /* of the run that had this text last */
    VEC(struct run_glyph) glyphs;
};

struct shaper {
    struct arena *a;
    hb_buffer_t *buffer;
    VEC(hb_feature_t) features; /* of the text that is shaped */
    hb_language_t lang;
    struct whole wholes[2]; /* a run in its own face, and in that of its script */
    size_t whole;           /* the one that was used last */
    uint64_t numbers;       /* that were given out */
    struct slot *slots;
    size_t size, used; /* size: a power of two */
    struct buf pair;   /* of letters that meet */
    struct buf around; /* a text between others */
};

static void buffer_close(void *buffer)
{
    hb_buffer_destroy(buffer);
}

/* HarfBuzz makes its tables of Unicode once in a process. If it got no memory for them then, it goes
 * on without, in all runs after that. */
static bool has_unicode(const hb_buffer_t *buffer)
{
    hb_unicode_funcs_t *unicode = hb_buffer_get_unicode_funcs(buffer);
    return hb_unicode_general_category(unicode, 'A') == HB_UNICODE_GENERAL_CATEGORY_UPPERCASE_LETTER;
}

struct shaper *shaper_new(struct arena *a)
{
    struct shaper *s = arena_new_of(a, struct shaper);
    s->a = s->wholes[0].text.a = s->wholes[1].text.a = s->pair.a = s->around.a = a;
    s->buffer = hb_buffer_create();
    arena_hold(a, buffer_close, s->buffer);
    if (!hb_buffer_allocation_successful(s->buffer) || !has_unicode(s->buffer))
        arena_fail(a);
    s->size = 512;
    s->slots = arena_array_of(a, struct slot, s->size);
    return s;
}

void shaper_start(struct shaper *s, struct str lang)
{
    s->lang = hb_language_from_string(lang.p, (int)lang.n);
}

/* Small capitals of all letters are made from small letters, whatever else the type asks for. */
static unsigned case_of(const struct type *type)
{
    if (type->formula && type->face->math)
        return LETTERS | (type->weight >= 600 ? LETTERS_BOLD : 0) | (type->italic ? LETTERS_ITALIC : 0) |
               type->alphabet * LETTERS_FIRST;
    if (type->small_caps == SMALL_CAPS_ALL && type->face->small_caps)
        return SMALL;
    return type->letter_case == CASE_UPPER ? CAPITALS : type->letter_case == CASE_LOWER ? SMALL : 0;
}

/* A letter of the font for mathematics, which has accents, but no letters with them. */
static size_t forms_of_formula(const struct type *type, int32_t code, int32_t to[CASING_MOST])
{
    bool bold = case_of(type) & LETTERS_BOLD, italic = case_of(type) & LETTERS_ITALIC;
    hb_codepoint_t letter, mark;
    if (code >= 0xC0 && hb_unicode_decompose(hb_unicode_funcs_get_default(), (hb_codepoint_t)code, &letter, &mark) &&
        mark) {
        to[0] = alphabet_letter((int32_t)letter, type->alphabet, bold, italic);
        to[1] = (int32_t)mark;
        if (to[0] != (int32_t)letter)
            return 2;
    }
    to[0] = alphabet_letter(code, type->alphabet, bold, italic);
    return 1;
}

static bool is_greek(int32_t code)
{
    return (code >= 0x370 && code < 0x400) || (code >= 0x1F00 && code < 0x2000);
}

/* Whether a character has another case. */
static bool has_case(int32_t code)
{
    utf8proc_category_t k = utf8proc_category(code);
    return k == UTF8PROC_CATEGORY_LL || k == UTF8PROC_CATEGORY_LU;
}

/* The forms of the character at byte `at`: what stands beside it may change its capital. Letters that share a capital
 * share the small one: ς has that of σ, ſ that of s, and Greek letters lose their accents, as the capitals before them
 * do. */
static size_t forms_at(const struct type *type, struct str text, size_t at, int32_t code, int32_t to[CASING_MOST])
{
    unsigned bits = case_of(type);
    if (bits & CAPITALS)
        return casing_upper_at(type->casing, text, at, to);
    bool dots = code == 0x390 || code == 0x3B0; /* ΐ and ΰ: fonts know how they lose the accent */
    if (type->small_caps && code >= 0x80 && has_case(code) && (bits & SMALL || !dots) &&
        (casing_upper_at(type->casing, text, at, to) == 1 || is_greek(code))) {
        bool capital = utf8proc_category(code) == UTF8PROC_CATEGORY_LU && !(bits & SMALL);
        return capital ? 1 : casing_lower(type->casing, to[0], to);
    }
    return shape_forms(type, code, to);
}

struct str shape_shown(struct arena *a, const struct type *type, struct str text)
{
    struct buf b = {.a = a};
    for (size_t i = 0, n; i < text.n; i += n) {
        int32_t code = utf8_at(text, i, &n), forms[CASING_MOST];
        size_t n_forms = forms_at(type, text, i, code, forms);
        for (size_t k = 0; k < n_forms; k++)
            buf_code(&b, forms[k]);
    }
    return buf_str(&b);
}

size_t shape_forms(const struct type *type, int32_t code, int32_t to[CASING_MOST])
{
    unsigned bits = case_of(type);
    if (bits & LETTERS)
        return forms_of_formula(type, code, to);
    if (bits & CAPITALS)
        return casing_upper(type->casing, code, to);
    if (bits & SMALL && is_greek(code) && type->small_caps) { /* they have no accents, as capitals have none */
        casing_upper(type->casing, code, to);
        code = to[0];
    }
    if (bits & SMALL)
        return casing_lower(type->casing, code, to);
    to[0] = code;
    return 1;
}

static unsigned features_of(const struct type *type)
{
    return (type->tracking ? NO_LIGATURES : 0) | (type->figures == FIGURES_LINING ? LINING : 0) |
           (type->figures == FIGURES_OLDSTYLE ? OLDSTYLE : 0) | (type->tabular == FLAG_YES ? TABULAR : 0) |
           (type->tabular == FLAG_NO ? PROPORTIONAL : 0) |
           (type->small_caps && type->face->small_caps ? SMALL_CAPS : 0) |
           case_of(type);
}

/* Leaves out the kerning of two letters wherever a text has them. */
static void unkern(struct shaper *s, struct str pair, struct str text)
{
    for (size_t at = 0; pair.n && (at += str_find_str(str_sub(text, at, text.n), pair)) < text.n; at += pair.n)
        *vec_push(s->a, &s->features) =
            (hb_feature_t){HB_TAG('k', 'e', 'r', 'n'), 0, (unsigned)at, (unsigned)(at + pair.n)};
}

/* The features of a text. Figures among capitals are lining ones. */
static void list_features(struct shaper *s, unsigned bits, struct str text)
{
    static const struct {
        unsigned bit;
        hb_tag_t tag;
        uint32_t value;
    } all[] = {
        {NO_LIGATURES, HB_TAG('l', 'i', 'g', 'a'), 0}, {NO_LIGATURES, HB_TAG('c', 'l', 'i', 'g'), 0},
        {LINING, HB_TAG('l', 'n', 'u', 'm'), 1},       {OLDSTYLE, HB_TAG('o', 'n', 'u', 'm'), 1},
        {TABULAR, HB_TAG('t', 'n', 'u', 'm'), 1},      {SMALL_CAPS, HB_TAG('s', 'm', 'c', 'p'), 1},
        {PROPORTIONAL, HB_TAG('p', 'n', 'u', 'm'), 1},
    };
    s->features.n = 0;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (bits & all[i].bit)
            *vec_push(s->a, &s->features) =
                (hb_feature_t){all[i].tag, all[i].value, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
    struct figures_walk w = {.text = text};
    while (bits & OLDSTYLE && !(bits & SMALL) && figures_next(&w)) {
        *vec_push(s->a, &s->features) = (hb_feature_t){HB_TAG('o', 'n', 'u', 'm'), 0, (unsigned)w.from, (unsigned)w.to};
        *vec_push(s->a, &s->features) = (hb_feature_t){HB_TAG('l', 'n', 'u', 'm'), 1, (unsigned)w.from, (unsigned)w.to};
    }
}

/* A text between letters with which it may be joined. */
static void add_between(struct shaper *s, const struct form *f, struct str text)
{
    size_t at;
    unsigned n;
    s->around.n = 0;
    if (f->before)
        buf_code(&s->around, f->before);
    at = s->around.n;
    buf_add(&s->around, text);
    if (f->after)
        buf_code(&s->around, f->after);
    hb_buffer_add_utf8(s->buffer, s->around.p, (int)s->around.n, (unsigned)at, (int)text.n);
    hb_glyph_info_t *info = hb_buffer_get_glyph_infos(s->buffer, &n);
    for (unsigned i = 0; i < n; i++)
        info[i].cluster -= (uint32_t)at;
}

/* A letter whose other form is in no font stays as it was typed. */
static void add_text(struct shaper *s, const struct type *type, const struct form *f, struct str text)
{
    unsigned features = f->features;
    hb_buffer_t *buffer = s->buffer;
    if (f->before || f->after) {
        add_between(s, f, text);
        return;
    }
    if (!(features & (CAPITALS | SMALL | LETTERS | SMALL_CAPS))) {
        hb_buffer_add_utf8(buffer, text.p, (int)text.n, 0, (int)text.n);
        return;
    }
    for (size_t i = 0, n; i < text.n; i += n) {
        int32_t code = utf8_at(text, i, &n), forms[CASING_MOST] = {0};
        size_t n_forms = forms_at(type, text, i, code, forms);
        forms[0] = face_glyph(type->face, forms[0]) ? forms[0] : code;
        for (size_t k = 0; k < n_forms; k++)
            hb_buffer_add(buffer, (hb_codepoint_t)forms[k], (unsigned)i);
    }
    hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
}

static void say_segment(hb_buffer_t *buffer, const struct form *f)
{
    if (f->script == HB_SCRIPT_INVALID) {
        hb_buffer_guess_segment_properties(buffer);
    } else {
        hb_buffer_set_script(buffer, f->script);
        hb_buffer_set_direction(buffer, f->features & LEFTWARD ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    }
    hb_buffer_set_language(buffer, f->lang);
}

/* Puts the marks of a formula where the font for mathematics says that accents stand: over the middle of the
 * slanted letter, and above it. */
static void place_accents(hb_font_t *font, hb_buffer_t *buffer)
{
    unsigned n;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &n);
    hb_glyph_position_t *pos = hb_buffer_get_glyph_positions(buffer, &n);
    hb_position_t height = hb_ot_math_get_constant(font, HB_OT_MATH_CONSTANT_ACCENT_BASE_HEIGHT);
    for (unsigned i = 1; i < n; i++) {
        hb_codepoint_t letter = info[i - 1].codepoint, mark = info[i].codepoint;
        hb_glyph_extents_t e;
        if (pos[i].x_advance || info[i].cluster != info[i - 1].cluster || !pos[i - 1].x_advance ||
            !hb_font_get_glyph_extents(font, letter, &e))
            continue;
        pos[i].x_offset = hb_ot_math_get_glyph_top_accent_attachment(font, letter) - pos[i - 1].x_advance -
                          hb_ot_math_get_glyph_top_accent_attachment(font, mark);
        pos[i].y_offset = e.y_bearing > height ? e.y_bearing - height : 0;
    }
}

/* Puts the glyphs of a text into the buffer, from left to right. */
static void fill_buffer(struct shaper *s, const struct type *type, const struct form *f, struct str text)
{
    hb_font_t *font = type->face->font;
    list_features(s, f->features, text);
    unkern(s, type->face->unkerned, text);
    hb_buffer_clear_contents(s->buffer);
    add_text(s, type, f, text);
    say_segment(s->buffer, f);
    /* Else a joiner or variation selector is a space of no width, over which readers find no real one. In text that
     * runs to the left it would be a part of the letter behind it, and pdf.js would lose both. */
    bool leftward = hb_buffer_get_direction(s->buffer) == HB_DIRECTION_RTL;
    hb_buffer_set_flags(s->buffer, leftward ? HB_BUFFER_FLAG_DEFAULT : HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    bool good = hb_shape_full(font, s->buffer, s->features.at, (unsigned)s->features.n, NULL);
    bool stand_in = font == hb_font_get_empty(); /* nothing can be shaped with it */
    if ((!good && !stand_in) || !hb_buffer_allocation_successful(s->buffer))
        arena_fail(s->a);
    if (f->features & LETTERS)
        place_accents(font, s->buffer);
    arena_check(s->a); /* tables of the face that are read at first use do not tell */
}

static struct shaped_glyph glyph_of(const hb_glyph_info_t *info, const hb_glyph_position_t *pos)
{
    return (struct shaped_glyph){info->codepoint, info->cluster, pos->x_advance, pos->x_offset,
                                 pos->y_offset};
}

static struct shaped *shaped_new(struct shaper *s, const struct face *face, const struct form *f,
                                 struct str text, size_t n)
{
    struct shaped *w = arena_new_of(s->a, struct shaped);
    w->text = str_copy(s->a, text);
    w->face = face;
    w->script = f->script;
    w->lang = f->lang;
    w->before = f->before;
    w->after = f->after;
    w->leftward = f->features & LEFTWARD;
    w->n = n;
    w->glyphs = arena_array_of(s->a, struct shaped_glyph, n);
    return w;
}

static void shaped_add(struct shaped *w, size_t i, struct shaped_glyph g)
{
    w->glyphs[i] = g;
    w->advance += g.advance;
}

static struct shaped *shape(struct shaper *s, const struct type *type, const struct form *f,
                            struct str text)
{
    unsigned n;
    fill_buffer(s, type, f, text);
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(s->buffer, &n);
    const hb_glyph_position_t *pos = hb_buffer_get_glyph_positions(s->buffer, &n);
    struct shaped *w = shaped_new(s, type->face, f, text, n);
    w->leftward = HB_DIRECTION_IS_BACKWARD(hb_buffer_get_direction(s->buffer));
    for (unsigned i = 0; i < n; i++)
        shaped_add(w, i, glyph_of(&info[i], &pos[i]));
    return w;
}

/* ---- runs */

static bool same_form(const struct form *a, const struct form *b)
{
    return a->features == b->features && a->script == b->script && a->lang == b->lang &&
           a->before == b->before && a->after == b->after;
}

uint64_t shaper_number(struct shaper *s)
{
    return ++s->numbers;
}

/* Shapes a whole run, or finds that it was one of the last two. */
static const struct whole *shape_whole(struct shaper *s, const struct form *f, const struct shape_run *run)
{
    const struct type *type = run->type;
    struct str text = run->text;
    unsigned n;
    for (size_t i = 0; i < 2; i++, s->whole ^= 1) {
        struct whole *w = &s->wholes[s->whole];
        bool same = run->number && w->number == run->number;
        if (w->face != type->face || !same_form(&w->form, f) || !(same || str_eq(buf_str(&w->text), text)))
            continue;
        w->number = run->number;
        return w;
    }
    struct whole *w = &s->wholes[s->whole ^= 1];
    w->text.n = w->glyphs.n = 0;
    buf_add(&w->text, text);
    w->face = type->face;
    w->form = *f;
    w->number = run->number;
    fill_buffer(s, type, f, text);
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(s->buffer, &n);
    const hb_glyph_position_t *pos = hb_buffer_get_glyph_positions(s->buffer, &n);
    for (unsigned i = 0; i < n; i++) {
        bool unsafe = hb_glyph_info_get_glyph_flags(&info[i]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK;
        *vec_push(s->a, &w->glyphs) = (struct run_glyph){glyph_of(&info[i], &pos[i]), !unsafe};
    }
    return w;
}

/* The glyphs of a run that show bytes before `at`: their number. They are the first ones, or the last
 * ones of a run that runs leftward. */
static size_t glyphs_before(const struct whole *run, size_t at)
{
    bool leftward = run->form.features & LEFTWARD;
    size_t low = 0, high = run->glyphs.n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        size_t glyph = leftward ? run->glyphs.n - 1 - middle : middle;
        if (run->glyphs.at[glyph].glyph.cluster < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Whether the run can be cut before byte `at`, before which `n` glyphs are read. */
static bool can_cut(const struct whole *run, size_t at, size_t n)
{
    if (at == 0 || at == run->text.n)
        return true;
    if (n >= run->glyphs.n)
        return false;
    bool leftward = run->form.features & LEFTWARD;
    const struct run_glyph *first = &run->glyphs.at[leftward ? run->glyphs.n - 1 - n : n];
    return first->safe && first->glyph.cluster == at;
}

/* Bytes [from, to) of a run; NULL: a cut there is not safe. */
static struct shaped *cut_out(struct shaper *s, const struct whole *run, size_t from, size_t to)
{
    size_t before = glyphs_before(run, from), end = glyphs_before(run, to);
    if (!can_cut(run, from, before) || !can_cut(run, to, end))
        return NULL;
    struct form f = run->form;
    f.before = from ? 0 : f.before;
    f.after = to < run->text.n ? 0 : f.after;
    struct shaped *w = shaped_new(s, run->face, &f, str_sub(buf_str(&run->text), from, to), end - before);
    size_t first = w->leftward ? run->glyphs.n - end : before;
    for (size_t i = 0; i < w->n; i++) {
        struct shaped_glyph g = run->glyphs.at[first + i].glyph;
        g.cluster -= (uint32_t)from;
        shaped_add(w, i, g);
    }
    return w;
}

/* ---- what is kept */

/* The bytes of a short text as a number: those of the start and the end. */
static inline uint64_t short_bytes(const char *p, size_t n)
{
    uint32_t first = 0, last = 0;
    if (n >= 4) {
        memcpy(&first, p, 4);
        memcpy(&last, p + n - 4, 4);
    } else if (n) {
        first = (unsigned char)p[0];
        last = (unsigned char)p[n / 2] | (uint32_t)(unsigned char)p[n - 1] << 8;
    }
    return first | (uint64_t)last << 32;
}

/* Of most words: two multiplications by 2^64 / the golden ratio, which is odd. */
static uint64_t hash(const struct face *face, unsigned features, struct str text)
{
    const uint64_t golden = 0x9E3779B97F4A7C15u;
    uint64_t h = (uint64_t)face->index << 32 ^ (uint64_t)features << 16 ^ text.n, eight;
    size_t i = 0;
    for (; text.n - i > 8; i += 8) {
        memcpy(&eight, text.p + i, 8);
        h = (h ^ eight) * golden;
        h ^= h >> 32;
    }
    h = (h ^ short_bytes(text.p + i, text.n - i)) * golden;
    h ^= h >> 32;
    return h + !h;
}

/* Whether a kept text was shaped so. */
static inline bool is_kept(const struct slot *k, const struct type *type, const struct form *f, struct str text)
{
    return k->features == f->features && k->script == f->script && k->lang == f->lang &&
           k->before == f->before && k->after == f->after && k->word->face == type->face &&
           str_eq(k->word->text, text);
}

/* Bytes [from, to) of a run, a kept text or a new one. `whole`: the form of the run. */
static inline const struct shaped *part(struct shaper *s, const struct form *whole, const struct shape_run *run,
                                        size_t from, size_t to)
{
    const struct type *type = run->type;
    struct str text = str_sub(run->text, from, to);
    struct form f = *whole;
    f.before = from ? 0 : f.before;
    f.after = to < run->text.n ? 0 : f.after;
    uint64_t h = hash(type->face, f.features, text);
    size_t at = h & (s->size - 1);
    for (; s->slots[at].hash; at = (at + 1) & (s->size - 1))
        if (s->slots[at].hash == h && is_kept(&s->slots[at], type, &f, text))
            return s->slots[at].word;
    struct shaped *w = NULL;
    if (text.n < run->text.n && f.script != HB_SCRIPT_INVALID)
        w = cut_out(s, shape_whole(s, whole, run), from, to);
    if (!w)
        w = shape(s, type, &f, text);
    s->slots[at] = (struct slot){h, f.features, f.script, f.lang, f.before, f.after, w};
    if (++s->used * 2 > s->size)
        s->slots = slots_doubled(s->a, s->slots, &s->size, sizeof *s->slots);
    return w;
}

/* In small capitals, German is shaped as a language without letters of its own: the f that EB Garamond has
 * for German has no small capital. */
static hb_language_t language_of(hb_language_t lang, unsigned features)
{
    const char *tag = features & SMALL_CAPS ? hb_language_to_string(lang) : NULL;
    bool german = tag && tag[0] == 'd' && tag[1] == 'e' && (!tag[2] || tag[2] == '-');
    return german ? HB_LANGUAGE_INVALID : lang;
}

const struct shaped *shape_part(struct shaper *s, const struct shape_run *run, size_t from,
                                size_t to)
{
    const struct type *type = run->type;
    struct form f = {features_of(type) | (run->leftward ? LEFTWARD : 0), run->script, s->lang, run->before,
                     run->after};
    struct str lang = run->lang.n ? run->lang : type->lang;
    if (lang.n)
        f.lang = hb_language_from_string(lang.p, (int)lang.n);
    f.lang = language_of(f.lang, f.features);
    return part(s, &f, run, from, to);
}

const struct shaped *shape_again(struct shaper *s, const struct type *type, const struct shaped *w,
                                 size_t from, size_t to)
{
    struct form f = {features_of(type) | (w->leftward ? LEFTWARD : 0), w->script, w->lang, from ? 0 : w->before,
                     to < w->text.n ? 0 : w->after};
    struct shape_run run = {.type = type, .text = str_sub(w->text, from, to)};
    return part(s, &f, &run, 0, run.text.n);
}

const struct shaped *shape_text(struct shaper *s, const struct type *type, struct str text)
{
    struct shape_run run = {.type = type, .text = text};
    return shape_part(s, &run, 0, text.n);
}

/* ---- texts that meet */

bool shape_is_joined(hb_script_t script)
{
    static const hb_script_t joined[] = {
        HB_SCRIPT_ARABIC,   HB_SCRIPT_SYRIAC, HB_SCRIPT_DEVANAGARI, HB_SCRIPT_BENGALI, HB_SCRIPT_GURMUKHI,
        HB_SCRIPT_MANDAIC,  HB_SCRIPT_NKO,    HB_SCRIPT_MONGOLIAN,  HB_SCRIPT_ADLAM,   HB_SCRIPT_KAITHI,
        HB_SCRIPT_PHAGS_PA, HB_SCRIPT_MODI,   HB_SCRIPT_HANIFI_ROHINGYA,
    };
    for (size_t i = 0; i < sizeof joined / sizeof *joined; i++)
        if (joined[i] == script)
            return true;
    return false;
}

/* The letter that is read last, with its marks. */
static struct str last_letter(const struct shaped *w)
{
    size_t n = w->text.n, from = w->n ? w->glyphs[w->leftward ? 0 : w->n - 1].cluster : 0;
    bool plain = n && (unsigned char)w->text.p[n - 1] < 0x80; /* perhaps the end of a ligature */
    return str_sub(w->text, plain ? n - 1 : from, n);
}

/* Whether a glyph of the text belongs to bytes on both sides of `at`. */
static bool is_joined_at(const struct shaped *w, size_t at)
{
    for (size_t i = 0; i < w->n; i++)
        if (w->glyphs[i].cluster == at)
            return false;
    return true;
}

int shape_kern(struct shaper *s, const struct type *type, const struct shaped *before,
               const struct shaped *after)
{
    struct form f = {features_of(type) | (before->leftward ? LEFTWARD : 0), before->script, before->lang, 0, 0};
    struct str first = last_letter(before);
    int64_t kern = 0;
    s->pair.n = 0;
    buf_add(&s->pair, first);
    buf_add(&s->pair, str_sub(after->text, 0, grapheme_end(after->text, 0)));
    struct shape_run run = {.type = type, .text = buf_str(&s->pair)};
    const struct shaped *w = part(s, &f, &run, 0, run.text.n);
    if (is_joined_at(w, first.n)) {
        f.features |= NO_LIGATURES;
        w = part(s, &f, &run, 0, run.text.n);
    }
    for (size_t i = 0; i < w->n; i++) /* marks have no advance */
        kern += w->glyphs[i].advance ? w->glyphs[i].advance - face_advance(type->face, w->glyphs[i].id) : 0;
    return (int)kern;
}
