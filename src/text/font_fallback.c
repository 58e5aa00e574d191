/* font_fallback.c: which font sets what a family lacks. */
#include "text/font_internal.h"
#include "text/font_script.h"

#include <hb-ot.h>
#include <utf8proc.h>

/* ---- what a face has */

static hb_unicode_general_category_t category(int32_t c)
{
    return hb_unicode_general_category(hb_unicode_funcs_get_default(), (hb_codepoint_t)c);
}

static bool is_letter(int32_t c)
{
    hb_unicode_general_category_t k = category(c);
    return k >= HB_UNICODE_GENERAL_CATEGORY_LOWERCASE_LETTER &&
           k <= HB_UNICODE_GENERAL_CATEGORY_UPPERCASE_LETTER;
}

/* Blanks, and what only says how others are shaped. */
static bool is_unseen(int32_t c)
{
    switch (category(c)) {
    case HB_UNICODE_GENERAL_CATEGORY_SPACE_SEPARATOR:
    case HB_UNICODE_GENERAL_CATEGORY_CONTROL:
    case HB_UNICODE_GENERAL_CATEGORY_FORMAT:
        return true;
    default:
        return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) || c == 0x34F;
    }
}

/* True if the face puts marks on letters by itself; HarfBuzz would only guess the places. */
static bool has_marks(struct face *face)
{
    if (!face->marks)
        face->marks = 1 + (face->math || fonts_has_feature(face, HB_OT_TAG_GPOS, HB_TAG('m', 'a', 'r', 'k')));
    return face->marks > 1;
}

/* A character that follows `before`, by its own glyph, composed with the one before, or decomposed;
 * HarfBuzz does both. Greek has marks before its capitals, which only whole glyphs show. */
static bool has_character(struct face *face, int32_t before, int32_t c)
{
    hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
    hb_codepoint_t a, b;
    if (face_glyph(face, c))
        return true;
    if (before && hb_unicode_compose(unicode, (hb_codepoint_t)before, (hb_codepoint_t)c, &a) &&
        face_glyph(face, (int32_t)a))
        return true;
    return hb_unicode_script(unicode, (hb_codepoint_t)c) != HB_SCRIPT_GREEK &&
           hb_unicode_decompose(unicode, (hb_codepoint_t)c, &a, &b) &&
           (!b || (face_glyph(face, (int32_t)b) && has_marks(face))) && has_character(face, 0, (int32_t)a);
}

/* Whether the face has a text, but perhaps not the signs of no script that `own` has. */
static bool has_text(struct face *face, const struct face *own, struct str text)
{
    hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
    int32_t before = 0;
    for (size_t i = 0, n; i < text.n; i += n) {
        int32_t c = utf8_at(text, i, &n);
        bool common = hb_unicode_script(unicode, (hb_codepoint_t)c) == HB_SCRIPT_COMMON;
        if (!is_unseen(c) && !has_character(face, before, c) && !(common && face_glyph(own, c)))
            return false;
        before = c;
    }
    return true;
}

/* True if one of the lookups replaces the glyph. */
static bool is_replaced(const struct face *face, hb_set_t *lookups, hb_codepoint_t glyph)
{
    hb_codepoint_t lookup = HB_SET_VALUE_INVALID;
    while (hb_set_next(lookups, &lookup))
        if (hb_ot_layout_lookup_would_substitute(face->hb, lookup, &glyph, 1, false))
            return true;
    return false;
}

bool fonts_is_small_caps(struct fonts *f, const struct face *face)
{
    return fonts_index_small_caps(f, face->family);
}

bool fonts_small_caps(struct fonts *f, struct face *face, struct str text)
{
    static const hb_tag_t features[] = {HB_TAG('s', 'm', 'c', 'p'), HB_TAG_NONE};
    size_t ascii = 0;
    while (ascii < text.n && (unsigned char)text.p[ascii] < 0x80)
        ascii++;
    if (!face->small_caps || ascii == text.n)
        return face->small_caps;
    hb_set_t *lookups = hb_set_create();
    hb_ot_layout_collect_lookups(face->hb, HB_OT_TAG_GSUB, NULL, NULL, features, lookups);
    bool all = true;
    for (size_t i = ascii, n; i < text.n && all; i += n) {
        int32_t c = utf8proc_tolower(utf8_at(text, i, &n));
        if (category(c) == HB_UNICODE_GENERAL_CATEGORY_LOWERCASE_LETTER && face_glyph(face, c))
            all = is_replaced(face, lookups, face_glyph(face, c));
    }
    hb_set_destroy(lookups);
    arena_check(f->kept); /* HarfBuzz says nothing of tables that it could not read */
    return all;
}

/* Whether text of the script is set in the own face, if that has this one text. */
static bool is_of_own(const struct fonts_like *like, const struct fonts_text *t)
{
    const struct font_script *s = font_script(t->script);
    size_t letters = 0;
    if (!s || !s->alphabet.n || has_text((struct face *)like->own, like->own, font_script_alphabet(s, t->lang)))
        return true;
    for (size_t i = 0, n; i < t->text.n; i += n)
        letters += is_letter(utf8_at(t->text, i, &n));
    return letters < 2 && !font_script_is_of(s, t->lang);
}

/* ---- with serifs or without */

/* What a face of a family that the index does not know looks like, by its PANOSE numbers or its name. */
static enum font_look look_of(const struct face *face)
{
    hb_blob_t *os2 = hb_face_reference_table(face->hb, HB_TAG('O', 'S', '/', '2'));
    unsigned n;
    const unsigned char *b = (const unsigned char *)hb_blob_get_data(os2, &n);
    enum { PANOSE = 32, TEXT = 2, MONOSPACED = 9, SANS = 11 };
    int kind = n >= PANOSE + 10 ? b[PANOSE] : 0, serif = kind ? b[PANOSE + 1] : 0;
    int proportion = kind ? b[PANOSE + 3] : 0;
    hb_blob_destroy(os2);
    if (str_find_str(face->family, STR("Mono")) < face->family.n || (kind == TEXT && proportion == MONOSPACED))
        return FONT_MONO;
    if (kind == TEXT && serif > 1)
        return serif >= SANS ? FONT_SANS : FONT_SERIF;
    return str_find_str(face->family, STR("Sans")) < face->family.n ? FONT_SANS : FONT_SERIF;
}

static enum font_look look(struct fonts *f, const struct face *face)
{
    enum font_look known = fonts_index_look(f, face->family);
    return known ? known : look_of(face);
}

/* ---- the system */

/* A question to the host for text of a script. */
struct system_ask {
    const struct fonts_like *like;
    const struct fonts_text *text;
    const struct font_script *script;
    struct str lang;
    enum font_look look;
    const char *needed; /* the letters and marks of the text, each once: what the font must have */
};

static const char *needed(struct fonts *f, const struct system_ask *ask)
{
    struct buf b = {.a = f->a};
    struct codes seen = {0};
    struct str text = ask->text->text;
    for (size_t i = 0, n; i < text.n; i += n) {
        int32_t c = utf8_at(text, i, &n);
        if (!is_unseen(c) && (ask->text->script == HB_SCRIPT_COMMON || !face_glyph(ask->like->own, c)) &&
            codes_add(f->a, &seen, c))
            buf_add(&b, str_sub(text, i, i + n));
    }
    return str_c(f->a, buf_str(&b));
}

/* A face of the system that has the text; NULL: there is none. `family`: only this one. */
static struct face *ask_system(struct fonts *f, const struct system_ask *ask, struct str family)
{
    char tag[5] = {0};
    size_t n;
    hb_tag_to_string(hb_script_to_iso15924_tag(ask->text->script), tag);
    struct cvtex_font_wanted wanted = {
        .family = family.n ? str_c(f->a, family) : NULL,
        .character = utf8_at(str_of(ask->needed), 0, &n),
        .weight = ask->like->weight,
        .italic = ask->like->italic,
        .language = ask->lang.n ? str_c(f->a, ask->lang) : NULL,
        .script = ask->script ? tag : NULL,
        .text = ask->needed,
        .look = (int32_t)ask->look,
    };
    struct system_font s;
    if (!fonts_system_find(f, &wanted, &s))
        return NULL;
    struct face *face = fonts_system_face(f, &s, ask->like->weight, ask->like->italic, NULL);
    return face && has_text(face, ask->like->own, ask->text->text) ? face : NULL;
}

static bool same_question(const struct font_taken *k, const struct system_ask *ask)
{
    return k->script == ask->text->script && k->weight == ask->like->weight &&
           k->italic == ask->like->italic && k->look == ask->look && str_eq(k->lang, ask->lang);
}

/* True if a character of the text is in no font, as was found before. */
static bool is_missing(const struct fonts *f, struct str text)
{
    for (size_t i = 0, n; i < text.n; i += n)
        if (codes_has(&f->missing, utf8_at(text, i, &n)))
            return true;
    return false;
}

/* Questions that are remembered: each text is compared with all of them. */
enum { REFUSED_MOST = 100 };

/* Whether some of these characters were asked for before, and no font has them all. */
static bool is_refused(const struct fonts *f, const struct system_ask *ask)
{
    struct str text = str_of(ask->needed);
    bool refused = false;
    for (size_t i = 0; i < f->refused.n && !refused; i++) {
        struct str other = f->refused.at[i].text;
        refused = other.n <= text.n && same_question(&f->refused.at[i].question, ask);
        for (size_t at = 0, n; refused && at < other.n; at += n) {
            utf8_at(other, at, &n);
            refused = str_find_str(text, str_sub(other, at, at + n)) < text.n;
        }
    }
    return refused;
}

/* Families of the system that the index prefers for a script. */
static struct face *preferred(struct fonts *f, const struct system_ask *ask)
{
    struct face *face = NULL;
    struct str name = {0};
    for (size_t i = 0; ask->script && !face; i++) {
        name = fonts_index_system(f, font_script_key(ask->script, ask->lang), ask->look, i);
        if (!name.n)
            break;
        face = ask_system(f, ask, name);
    }
    return face;
}

static struct face *system_for(struct fonts *f, const struct fonts_like *like, const struct fonts_text *t)
{
    size_t n, first;
    struct fonts_like light = *like;
    if (str_ends(t->text, STR("\u20E3"))) { /* a keycap: bold fonts have it in two parts, beside each other */
        light.weight = 400;
        light.italic = false;
        like = &light;
    }
    struct system_ask ask = {like, t, font_script(t->script), t->lang, look(f, like->own), NULL};
    ask.lang = font_script_language(ask.script, t->lang);
    if (is_missing(f, t->text))
        return NULL;
    for (size_t i = 0; i < f->taken.n; i++)
        if (same_question(&f->taken.at[i], &ask) && has_text(f->taken.at[i].face, like->own, t->text))
            return f->taken.at[i].face;
    ask.needed = needed(f, &ask);
    if (is_refused(f, &ask))
        return NULL;
    struct face *face = preferred(f, &ask);
    if (!face)
        face = ask_system(f, &ask, (struct str){0});
    struct font_taken answer = {t->script, str_copy(f->a, ask.lang), ask.look, like->weight, like->italic, face};
    if (face)
        *vec_push(f->a, &f->taken) = answer;
    else if (f->refused.n < REFUSED_MOST)
        *vec_push(f->a, &f->refused) = (struct font_refused){answer, str_of(ask.needed)};
    int32_t c = utf8_at(t->text, 0, &first);
    if (!face && (first == t->text.n || !utf8_at(t->text, first, &n)))
        codes_add(f->a, &f->missing, c);
    return face;
}

/* ---- choosing */

/* The scale at which small letters of both fonts look as large. Of scripts whose letters have no such
 * height it is as the fonts were drawn. [1/1000] */
static int scale_for(const struct face *own, const struct face *face, hb_script_t script)
{
    enum { NEAR = 50, LEAST = 800, MOST = 1250 }; /* less is hardly seen; more would be another text size */
    hb_glyph_extents_t x, other;
    int32_t letter = script == HB_SCRIPT_GREEK ? 0x3BD : script == HB_SCRIPT_CYRILLIC ? 0x445 : 0;
    if (letter && face_glyph(face, 'x'))
        letter = 'x';
    if (!letter || !hb_font_get_glyph_extents(own->font, face_glyph(own, 'x'), &x) ||
        !hb_font_get_glyph_extents(face->font, face_glyph(face, letter), &other) ||
        other.y_bearing <= 0)
        return 1000;
    int64_t scale = (int64_t)x.y_bearing * face->upem * 1000 / ((int64_t)other.y_bearing * own->upem);
    if (scale > 1000 - NEAR && scale < 1000 + NEAR)
        return 1000;
    return (int)(scale < LEAST ? LEAST : scale > MOST ? MOST : scale);
}

/* The face of a bundled family, if it has the text. */
static struct face *from(struct fonts *f, struct str family, const struct fonts_like *like, length size,
                         const struct fonts_text *t)
{
    struct family *other = fonts_index_family(f, family);
    struct face *face = other ? fonts_nearest(f, other, like->weight, like->italic, size) : NULL;
    return face && has_text(face, like->own, t->text) ? face : NULL;
}

/* False for signs, which belong to no script. */
static bool has_letters(const struct fonts_text *t)
{
    return t->script == HB_SCRIPT_LATIN || font_script(t->script);
}

static struct face *companion(struct fonts *f, const struct fonts_like *like, const struct fonts_text *t)
{
    struct face *face = NULL;
    struct str name;
    for (size_t i = 0; i < like->n_companions; i++) {
        face = fonts_face(f, like->companions[i], like->weight, like->italic, like->size);
        if (has_text(face, like->own, t->text))
            return face;
    }
    if (!has_letters(t))
        return NULL;
    face = NULL;
    for (size_t i = 0; !face && (name = fonts_index_companion(f, like->own->family, i)).n; i++)
        face = from(f, name, like, like->size, t);
    return face;
}

/* A bundled family. For letters, those that look like the own one come first; for signs, the order of
 * the index decides. */
static struct face *bundled(struct fonts *f, const struct fonts_like *like, const struct fonts_text *t)
{
    enum font_look own = has_letters(t) ? look(f, like->own) : FONT_ANY;
    struct face *face = NULL;
    struct str name;
    for (int pass = own == FONT_ANY; pass < 2 && !face; pass++)
        for (size_t i = 0; !face && (name = fonts_index_fallback(f, i)).n; i++)
            if (own == FONT_ANY || (fonts_index_look(f, name) == own) == (pass == 0))
                face = from(f, name, like, 0, t);
    return face;
}

struct markup fonts_formula_family(struct fonts *f)
{
    return (struct markup){.text = fonts_index_formula(f)};
}

struct face *fonts_formula(struct fonts *f)
{
    struct family *family = fonts_index_family(f, fonts_index_formula(f));
    return family ? fonts_nearest(f, family, 400, false, 0) : NULL;
}

/* The font for mathematics, if it has a part of a formula. */
static struct face *for_formula(struct fonts *f, const struct fonts_like *like, const struct fonts_text *t)
{
    struct face *face = fonts_formula(f);
    return face && has_text(face, like->own, t->text) ? face : NULL;
}

/* True if the n-th of shaped glyphs is a mark that does not stand above its letter: no anchor holds it, or one
 * that is not for this letter. */
static bool is_left(const struct face *face, const hb_glyph_info_t *info, const hb_glyph_position_t *pos, unsigned n)
{
    hb_glyph_extents_t letter, mark;
    hb_codepoint_t code = info[n].codepoint;
    if (pos[n].x_advance || !hb_font_get_glyph_extents(face->font, info[n - 1].codepoint, &letter) ||
        !hb_font_get_glyph_extents(face->font, code, &mark))
        return true;
    hb_position_t bottom = mark.y_bearing + mark.height + pos[n].y_offset;
    return bottom + (int)face->upem / 20 < letter.y_bearing || (!pos[n].x_offset && !pos[n].y_offset);
}

bool fonts_leaves_marks(struct face *face, struct str text)
{
    bool marks = false, left = false; /* marks: written so, or of a letter that has no glyph with its mark */
    unsigned count;
    for (size_t i = 0, n; i < text.n; i += n) {
        int32_t c = utf8_at(text, i, &n);
        marks |= c >= 0xC0 && (category(c) == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK || !face_glyph(face, c));
    }
    if (!marks || face->math)
        return false;
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, text.p, (int)text.n, 0, (int)text.n);
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(face->font, buffer, NULL, 0);
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *pos = hb_buffer_get_glyph_positions(buffer, &count);
    for (unsigned i = 1; i < count && !left; i++)
        left = info[i].cluster == info[i - 1].cluster && is_left(face, info, pos, i);
    hb_buffer_destroy(buffer);
    return left;
}

struct fonts_choice fonts_for(struct fonts *f, const struct fonts_like *like, const struct fonts_text *t)
{
    struct fonts_choice c = {.face = (struct face *)like->own, .reason = FONTS_OWN, .scale = 1000};
    bool has = has_text(c.face, like->own, t->text) && !(like->formula && fonts_leaves_marks(c.face, t->text));
    if (has && (like->formula || is_of_own(like, t)))
        return c;
    c.reason = FONTS_COMPANION;
    c.face = like->formula ? for_formula(f, like, t) : NULL;
    if (!c.face)
        c.face = companion(f, like, t);
    if (!c.face && has)
        return (struct fonts_choice){.face = (struct face *)like->own, .reason = FONTS_OWN, .scale = 1000};
    if (!c.face) {
        c.reason = FONTS_BUNDLED;
        c.face = bundled(f, like, t);
    }
    if (!c.face) {
        c.reason = FONTS_SYSTEM;
        c.face = system_for(f, like, t);
    }
    c.small_caps = fonts_index_small_caps(f, like->own->family);
    if (c.face && !c.small_caps) /* else small letters have another height */
        c.scale = scale_for(like->own, c.face, t->script);
    arena_check(f->kept);
    return c;
}
