/* shape.c: HarfBuzz and a table of the texts it has shaped. */
#include "text/shape.h"

#include <utf8proc.h>

#include "base/slots.h"

enum feature_bits {
    NO_LIGATURES = 1,
    LINING = 2,
    OLDSTYLE = 4,
    TABULAR = 8,
    SMALL_CAPS = 16,
    CAPITALS = 32, /* no feature: small letters are shaped as capitals, */
    SMALL = 64,    /* capitals as small letters; both are read as they were typed */
    PROPORTIONAL = 128,
};

struct slot {
    uint64_t hash; /* 0: free */
    unsigned features;
    hb_language_t lang;
    struct shaped *word;
};

/* A glyph of a whole run, and whether the run may be cut before it. */
struct run_glyph {
    struct shaped_glyph glyph;
    bool safe;
};

struct shaper {
    struct arena *a;
    hb_buffer_t *buffer;
    hb_language_t lang;
    /* the run that was shaped last */
    struct buf whole_text;
    const struct face *whole_face;
    unsigned whole_features;
    hb_language_t whole_lang;
    VEC(struct run_glyph) glyphs;
    bool cuttable; /* parts can be cut out of it */
    struct slot *slots;
    size_t size, used; /* size: a power of two */
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
    s->a = s->whole_text.a = a;
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
    if (type->small_caps == SMALL_CAPS_ALL && type->face->small_caps)
        return SMALL;
    return type->letter_case == CASE_UPPER ? CAPITALS : type->letter_case == CASE_LOWER ? SMALL : 0;
}

size_t shape_forms(const struct type *type, int32_t code, int32_t to[2])
{
    unsigned bits = case_of(type);
    int32_t form = bits & CAPITALS ? utf8proc_toupper(code) : bits & SMALL ? utf8proc_tolower(code) : code;
    bool sharp = bits & CAPITALS && code == 0xDF; /* ß; its own capital is in few fonts */
    to[0] = sharp ? 'S' : form;
    to[1] = 'S';
    return sharp ? 2 : 1;
}

static unsigned features_of(const struct type *type)
{
    return (type->tracking ? NO_LIGATURES : 0) | (type->figures == FIGURES_LINING ? LINING : 0) |
           (type->figures == FIGURES_OLDSTYLE ? OLDSTYLE : 0) | (type->tabular == FLAG_YES ? TABULAR : 0) |
           (type->tabular == FLAG_NO ? PROPORTIONAL : 0) |
           (type->small_caps && type->face->small_caps ? SMALL_CAPS : 0) |
           case_of(type);
}

static unsigned features_list(unsigned bits, hb_feature_t *list)
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
    unsigned n = 0;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (bits & all[i].bit)
            list[n++] = (hb_feature_t){all[i].tag, all[i].value, HB_FEATURE_GLOBAL_START,
                                       HB_FEATURE_GLOBAL_END};
    return n;
}

/* What decides how a text is shaped, besides its letters. */
struct form {
    const struct type *type;
    unsigned features;
    hb_language_t lang;
};

/* A letter whose other form is in no font stays as it was typed. */
static void add_text(hb_buffer_t *buffer, const struct form *f, struct str text)
{
    if (!(f->features & (CAPITALS | SMALL))) {
        hb_buffer_add_utf8(buffer, text.p, (int)text.n, 0, (int)text.n);
        return;
    }
    for (size_t i = 0, n; i < text.n; i += n) {
        int32_t code = utf8_at(text, i, &n), forms[2];
        size_t n_forms = shape_forms(f->type, code, forms);
        forms[0] = face_glyph(f->type->face, forms[0]) ? forms[0] : code;
        for (size_t k = 0; k < n_forms; k++)
            hb_buffer_add(buffer, (hb_codepoint_t)forms[k], (unsigned)i);
    }
    hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
}

/* Puts the glyphs of a text into the buffer. False: it runs from right to left. */
static bool fill_buffer(struct shaper *s, const struct form *f, struct str text)
{
    hb_feature_t features[8];
    unsigned n_features = features_list(f->features, features);
    hb_buffer_clear_contents(s->buffer);
    add_text(s->buffer, f, text);
    hb_buffer_guess_segment_properties(s->buffer);
    hb_buffer_set_language(s->buffer, f->lang);
    bool good = hb_shape_full(f->type->face->font, s->buffer, features, n_features, NULL);
    bool stand_in = f->type->face->font == hb_font_get_empty(); /* nothing can be shaped with it */
    if ((!good && !stand_in) || !hb_buffer_allocation_successful(s->buffer))
        arena_fail(s->a);
    arena_check(s->a); /* tables of the face that are read at first use do not tell */
    if (HB_DIRECTION_IS_FORWARD(hb_buffer_get_direction(s->buffer)))
        return true;
    hb_buffer_reverse_clusters(s->buffer);
    return false;
}

static struct shaped_glyph glyph_of(const hb_glyph_info_t *info, const hb_glyph_position_t *pos)
{
    return (struct shaped_glyph){info->codepoint, info->cluster, pos->x_advance, pos->x_offset,
                                 pos->y_offset};
}

static struct shaped *shaped_new(struct shaper *s, const struct form *f, struct str text, size_t n)
{
    struct shaped *w = arena_new_of(s->a, struct shaped);
    w->text = str_copy(s->a, text);
    w->face = f->type->face;
    w->n = n;
    w->glyphs = arena_array_of(s->a, struct shaped_glyph, n);
    return w;
}

static void shaped_add(struct shaped *w, size_t i, struct shaped_glyph g)
{
    w->glyphs[i] = g;
    w->advance += g.advance;
}

static struct shaped *shape(struct shaper *s, const struct form *f, struct str text)
{
    unsigned n;
    fill_buffer(s, f, text);
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(s->buffer, &n);
    const hb_glyph_position_t *pos = hb_buffer_get_glyph_positions(s->buffer, &n);
    struct shaped *w = shaped_new(s, f, text, n);
    for (unsigned i = 0; i < n; i++)
        shaped_add(w, i, glyph_of(&info[i], &pos[i]));
    return w;
}

/* ---- runs */

/* HarfBuzz takes a text for one script. A run of Latin letters and common signs is one. Others are
 * shaped word by word until text is itemised by script. */
static bool is_one_script(struct str text)
{
    for (size_t i = 0, n; i < text.n; i += n) {
        int32_t c = utf8_at(text, i, &n);
        if (c >= 0x250 && !(c >= 0x2000 && c < 0x20D0))
            return false;
    }
    return true;
}

/* Shapes a whole run, or finds that it was the last one. */
static void shape_whole(struct shaper *s, const struct form *f, struct str text)
{
    bool same = str_eq(buf_str(&s->whole_text), text) && s->whole_face == f->type->face && s->whole_features == f->features &&
                s->whole_lang == f->lang;
    unsigned n;
    if (same)
        return;
    s->whole_text.n = 0;
    buf_add(&s->whole_text, text);
    s->whole_face = f->type->face;
    s->whole_features = f->features;
    s->whole_lang = f->lang;
    s->glyphs.n = 0;
    s->cuttable = is_one_script(text) && fill_buffer(s, f, text);
    if (!s->cuttable)
        return;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(s->buffer, &n);
    const hb_glyph_position_t *pos = hb_buffer_get_glyph_positions(s->buffer, &n);
    for (unsigned i = 0; i < n; i++) {
        bool unsafe = hb_glyph_info_get_glyph_flags(&info[i]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK;
        *vec_push(s->a, &s->glyphs) = (struct run_glyph){glyph_of(&info[i], &pos[i]), !unsafe};
    }
}

/* The first glyph that shows byte `at` of the run or one behind it. */
static size_t glyph_at(const struct shaper *s, size_t at)
{
    size_t low = 0, high = s->glyphs.n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (s->glyphs.at[middle].glyph.cluster < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Whether the run can be cut before byte `at`, which glyph `i` is the first to show. */
static bool can_cut(const struct shaper *s, size_t at, size_t i)
{
    if (at == 0 || at == s->whole_text.n)
        return true;
    return i < s->glyphs.n && s->glyphs.at[i].safe && s->glyphs.at[i].glyph.cluster == at;
}

/* Bytes [from, to) of the run that was shaped last; NULL: a cut there is not safe. */
static struct shaped *cut_out(struct shaper *s, const struct form *f, size_t from, size_t to)
{
    size_t first = glyph_at(s, from), end = glyph_at(s, to);
    if (!s->cuttable || !can_cut(s, from, first) || !can_cut(s, to, end))
        return NULL;
    struct shaped *w = shaped_new(s, f, str_sub(buf_str(&s->whole_text), from, to),
                                  end - first);
    for (size_t i = first; i < end; i++) {
        struct shaped_glyph g = s->glyphs.at[i].glyph;
        g.cluster -= (uint32_t)from;
        shaped_add(w, i - first, g);
    }
    return w;
}

/* ---- what is kept */

static uint64_t hash(const struct face *face, unsigned features, struct str text)
{
    uint64_t h = 1469598103934665603u ^ (uint64_t)face->index << 32 ^ features; /* FNV-1a */
    for (size_t i = 0; i < text.n; i++)
        h = (h ^ (unsigned char)text.p[i]) * 1099511628211u;
    h ^= h >> 29;
    return h + !h;
}

const struct shaped *shape_part(struct shaper *s, const struct shape_run *run, size_t from,
                                size_t to)
{
    const struct type *type = run->type;
    struct form f = {type, features_of(type), s->lang};
    struct str text = str_sub(run->text, from, to);
    if (type->lang.n)
        f.lang = hb_language_from_string(type->lang.p, (int)type->lang.n);
    uint64_t h = hash(type->face, f.features, text);
    size_t at = h & (s->size - 1);
    for (; s->slots[at].hash; at = (at + 1) & (s->size - 1))
        if (s->slots[at].hash == h && s->slots[at].features == f.features &&
            s->slots[at].lang == f.lang && s->slots[at].word->face == type->face &&
            str_eq(s->slots[at].word->text, text))
            return s->slots[at].word;
    struct shaped *w = NULL;
    if (text.n < run->text.n) {
        shape_whole(s, &f, run->text);
        w = cut_out(s, &f, from, to);
    }
    if (!w)
        w = shape(s, &f, text);
    s->slots[at] = (struct slot){h, f.features, f.lang, w};
    if (++s->used * 2 > s->size)
        s->slots = slots_doubled(s->a, s->slots, &s->size, sizeof *s->slots);
    return w;
}

const struct shaped *shape_text(struct shaper *s, const struct type *type, struct str text)
{
    struct shape_run run = {type, text};
    return shape_part(s, &run, 0, text.n);
}

length shaped_scale(const struct type *type, int units)
{
    return length_scale(type->size, units, type->face->upem);
}

length shaped_width(const struct shaped *w, const struct type *type)
{
    return length_scale(type->size, w->advance, w->face->upem) + type->tracking * (length)w->n;
}

void shaped_advances(const struct shaped *w, const struct type *type, length *at)
{
    int64_t units = 0;
    for (size_t i = 0, k; i < w->n; i = k) {
        int64_t advance = 0;
        for (k = i; k < w->n && w->glyphs[k].cluster == w->glyphs[i].cluster; k++)
            advance += w->glyphs[k].advance;
        size_t start = i ? w->glyphs[i].cluster : 0;
        size_t end = k < w->n ? w->glyphs[k].cluster : w->text.n;
        for (size_t b = start; b < end; b++) {
            int64_t share = advance * (int64_t)(b - start) / (int64_t)(end - start);
            at[b] = length_scale(type->size, units + share, w->face->upem) +
                    type->tracking * (length)i;
        }
        units += advance;
    }
    at[w->text.n] = length_scale(type->size, units, w->face->upem) + type->tracking * (length)w->n;
}
