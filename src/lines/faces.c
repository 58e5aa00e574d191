/* faces.c: words -> parts of one face each. */
#include "lines/faces.h"

#include <string.h>
#include <utf8proc.h>

#include "base/grapheme.h"
#include "lines/settable.h"
#include "text/bidi.h"
#include "text/font_package.h"
#include "text/font_script.h"

static bool is_picture(int32_t code)
{
    return utf8proc_get_property(code)->boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

/* Whether a cluster is a picture that several characters make together: a flag, a family, a person with a
 * skin. Its parts beside each other would say something else. */
static bool is_made_up(struct str cluster)
{
    size_t n, more, flags = 0, pictures = 0, skins = 0;
    for (size_t i = 0; i < cluster.n; i += n) {
        int32_t code = utf8_at(cluster, i, &n);
        flags += code >= 0x1F1E6 && code <= 0x1F1FF;
        skins += code >= 0x1F3FB && code <= 0x1F3FF && i;
        pictures += is_picture(code);
    }
    return flags > 1 || pictures > 1 || (skins && is_picture(utf8_at(cluster, 0, &more)));
}

const char *faces_advice(struct lines *s, int32_t code)
{
    const char *package = font_package(code);
    return package ? str_c(s->a, str_printf(s->a, "; Debian's package %s has fonts for such text", package)) : "";
}

/* Whether it was told of another character of this script that no font has it: who has no font for a whole text
 * needs to hear it once, not at each of its words. Of scripts that bundled fonts have, only rare characters
 * are missing, and each is told. */
static bool is_told(struct lines *s, int32_t code)
{
    static const hb_script_t each[] = {HB_SCRIPT_COMMON, HB_SCRIPT_INHERITED, HB_SCRIPT_UNKNOWN,
                                       HB_SCRIPT_LATIN,  HB_SCRIPT_GREEK,     HB_SCRIPT_CYRILLIC};
    hb_script_t script = itemise_script(code);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        if (script == each[i])
            return false;
    for (size_t i = 0; i < s->reported.scripts.n; i++)
        if (s->reported.scripts.at[i] == script)
            return true;
    *vec_push(s->a, &s->reported.scripts) = script;
    return false;
}

void faces_report_missing(struct lines *s, const struct typed_span *span, struct str cluster)
{
    struct pos *last = &s->reported.missing_pos;
    int32_t code = utf8_at(cluster, 0, &(size_t){0});
    if (s->measuring || !codes_add(s->a, &s->reported.missing, code))
        return;
    bool same = last->source == span->pos.source && last->line == span->pos.line &&
                last->col == span->pos.col;
    if (same && span->pos.source)
        return;
    if (is_told(s, code))
        return;
    *last = span->pos;
    diag_report(s->d, DIAG_CODE_NO_GLYPH, pos_of_text(span->pos, cluster), (unsigned)code, STRF(cluster),
                is_made_up(cluster) ? "" : faces_advice(s, code));
}

/* Whether a character is one of those that fonts for a script are made for, not a sign of all scripts. */
static bool is_of_script(int32_t code)
{
    return code >= 0x250 && (utf8proc_category(code) <= UTF8PROC_CATEGORY_ME || code >= 0x2E80) &&
           utf8proc_category(code) != UTF8PROC_CATEGORY_CN;
}

/* Once for each font. Nothing is said of one that stands beside the type's own as designed. */
static void report_fallback(struct cutter *c, const struct typed_span *span, const struct type *other,
                            struct str cluster)
{
    const struct font_script *script = font_script(c->run.script);
    const char *own = str_c(c->s->a, span->type->family.text), *family = str_c(c->s->a, other->face->family);
    if (other->reason <= FONTS_COMPANION)
        return;
    c->once = true;
    if (c->s->measuring)
        return;
    for (size_t i = 0; i < c->s->reported.fallen.n; i++)
        if (str_eq(c->s->reported.fallen.at[i]->family, other->face->family))
            return;
    *vec_push(c->s->a, &c->s->reported.fallen) = other->face;
    struct pos pos = pos_of_text(span->pos, cluster);
    if (script && is_of_script(utf8_at(cluster, 0, &(size_t){0})))
        diag_report(c->s->d, DIAG_CODE_FONT_SCRIPT, pos, own, script->name, family,
                    other->reason == FONTS_SYSTEM ? ", a font of the system" : "", own);
    else
        diag_report(c->s->d, DIAG_CODE_FONT_FALLBACK, pos, STRF(cluster), own, family);
}

/* ---- what a face can set */

static bool has_form(const struct face *face, const struct type *type, int32_t code)
{
    int32_t forms[CASING_MOST];
    size_t n = shape_forms(type, code, forms);
    for (size_t i = 0; i < n; i++)
        if (!face_glyph(face, forms[i]))
            return false;
    return true;
}

/* Whether the face has a glyph for each character of a cluster that shows something. */
static bool has_all(const struct face *face, const struct type *type, struct str cluster)
{
    bool all = true;
    for (size_t i = 0, n; i < cluster.n && all; i += n) {
        int32_t code = utf8_at(cluster, i, &n);
        all = has_form(face, type, code) || (is_extension(code) && !is_mark(code));
    }
    return all;
}

/* Whether a cluster is one glyph in the face of the type. */
static bool is_one(struct shaper *shaper, const struct type *type, struct str cluster)
{
    const struct shaped *w = shape_text(shaper, type, cluster);
    size_t shown = 0;
    for (size_t i = 0; i < w->n; i++)
        shown += w->glyphs[i].advance > 0;
    return shown == 1;
}

/* The type with that face, as text of the item is set in it. */
static const struct type *type_in(struct cutter *c, const struct type *type, struct face *face)
{
    const struct type *in = face == type->face           ? type
                            : face == c->item_type->face ? c->item_type
                                                         : type_face(&c->s->types, type, face);
    if (!in->tracking || !shape_is_joined(c->run.script))
        return in; /* white between joined letters would tear them apart */
    struct type closed = *in;
    closed.tracking = 0;
    return arena_copy(c->s->types.a, &closed, sizeof closed);
}

static bool sets(struct cutter *c, const struct type *type, struct face *face, struct str cluster)
{
    return has_all(face, type, cluster) && !(type->formula && fonts_leaves_marks(face, cluster)) &&
           (cluster.n < 5 || !is_made_up(cluster) ||
            is_one(c->s->shaper, type_in(c, type, face), cluster));
}

/* ---- the faces of an item */

/* A text in the letters that are shown. */
static struct str in_forms(struct arena *a, const struct type *type, struct str text)
{
    struct buf b = {.a = a};
    int32_t forms[CASING_MOST];
    if (type->letter_case == CASE_AS_TYPED && type->small_caps != SMALL_CAPS_ALL)
        return text;
    for (size_t i = 0, n; i < text.n; i += n) {
        size_t n_forms = shape_forms(type, utf8_at(text, i, &n), forms);
        for (size_t k = 0; k < n_forms; k++)
            buf_code(&b, forms[k]);
    }
    return buf_str(&b);
}

/* The type that sets a text of the item; NULL: no one font has all of it. */
static const struct type *type_of_part(struct cutter *c, const struct type *type, struct str text)
{
    int32_t code = utf8_at(text, 0, &(size_t){0});
    bool sign = !is_of_script(code) && itemise_nature(code) != c->run.script &&
                grapheme_end(text, 0) == text.n && text.n < c->run.text.n;
    struct fonts_text t = {sign ? HB_SCRIPT_COMMON : c->run.script, c->run.lang, in_forms(c->s->scratch, type, text)};
    return type_for(&c->s->types, type, &t);
}

/* The face that sets the cluster, perhaps decomposed; NULL: none does. */
static struct face *search(struct cutter *c, const struct typed_span *span, struct str cluster)
{
    const struct type *other = type_of_part(c, span->type, cluster);
    if (!other || (is_made_up(cluster) && !is_one(c->s->shaper, other, cluster)))
        return NULL;
    if (other->face != span->type->face)
        report_fallback(c, span, other, cluster);
    return other->face;
}

bool faces_can_set(struct lines *s, const struct typed_span *span, struct str cluster)
{
    int32_t code = utf8_at(cluster, 0, &(size_t){0});
    struct str lang = span->type->lang.n ? span->type->lang : s->lang;
    struct fonts_text t = {HB_SCRIPT_COMMON, lang, in_forms(s->scratch, span->type, cluster)};
    if (is_of_script(code))
        t.script = hb_unicode_script(hb_unicode_funcs_get_default(), (hb_codepoint_t)code);
    if (has_all(span->type->face, span->type, cluster) && !is_made_up(cluster))
        return true;
    const struct type *type = type_for(&s->types, span->type, &t);
    return type && (!is_made_up(cluster) || is_one(s->shaper, type, cluster));
}

/* The item without signs that belong to no script and that the type lacks: each of them gets a face of its own,
 * and none decides which one sets the letters. */
static struct str letters_of(struct cutter *c, const struct type *type)
{
    hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
    struct str text = c->run.text;
    struct buf kept = {.a = c->s->scratch};
    size_t n, from = 0;
    for (size_t i = 0; i < text.n; i += n) {
        int32_t code = utf8_at(text, i, &n);
        if (code < 0x80 || is_of_script(code) || hb_unicode_script(unicode, (hb_codepoint_t)code) == c->run.script ||
            itemise_nature(code) == c->run.script || face_glyph(type->face, code))
            continue;
        buf_add(&kept, str_sub(text, from, i));
        from = i + n;
    }
    if (!from)
        return text;
    buf_add(&kept, str_sub(text, from, text.n));
    return kept.n ? buf_end(&kept) : text;
}

static bool has_letters(struct str text)
{
    bool any = false;
    for (size_t i = 0, n; i < text.n && !any; i += n)
        any = is_of_script(utf8_at(text, i, &n));
    return any;
}

/* The type for signs that stand alone between texts that run to the left: that of the first letter of the
 * paragraph that does so. So they look like those beside letters, and readers take them for parts of their
 * words. */
static const struct type *type_of_signs(struct cutter *c, const struct type *type)
{
    struct str text = c->r->text;
    size_t at = 0, n = 0;
    while (at < text.n && !bidi_runs_left(utf8_at(text, at, &n)))
        at += n;
    if (at >= text.n)
        return type;
    hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), (hb_codepoint_t)utf8_at(text, at, &n));
    struct fonts_text t = {script, c->run.lang, str_sub(text, at, at + n)};
    const struct type *found = type_for(&c->s->types, type, &t);
    return found ? found : type;
}

/* The face for all of the item, or if no font has all of it, that of the first cluster that one has. */
static void start_item(struct cutter *c, const struct typed_span *span)
{
    struct str text = c->run.text, first = {0};
    c->item_face = span->type->face;
    c->item_type = span->type;
    if (c->run.leftward && !has_letters(text)) {
        c->item_type = type_of_signs(c, span->type);
        c->item_face = c->item_type->face;
        return;
    }
    if (c->run.script == HB_SCRIPT_LATIN)
        return;
    const struct type *type = type_of_part(c, span->type, letters_of(c, span->type));
    for (size_t i = 0, end; i < text.n && (!type || !first.n); i = end) {
        end = grapheme_end(text, i);
        if (!is_of_script(utf8_at(text, i, &(size_t){0})))
            continue;
        first = str_sub(text, i, end);
        type = type ? type : type_of_part(c, span->type, first);
    }
    if (!type || type == span->type)
        return;
    if (!first.n) /* figures of the script alone */
        first = str_sub(text, 0, grapheme_end(text, 0));
    report_fallback(c, span, type, first);
    c->item_face = type->face;
    c->item_type = type;
}

/* Quotation marks, dashes and dots that are as wide as Han in Chinese and Japanese fonts. */
static bool is_wide_sign(const struct cutter *c, int32_t code)
{
    bool sign = code == 0x2014 || code == 0x2018 || code == 0x2019 || code == 0x201C || code == 0x201D ||
                code == 0x2026 || code == 0xB7;
    return sign && c->run.script == HB_SCRIPT_HAN && !str_starts(c->run.lang, STR("ko"));
}

/* Whether it is a stop of Latin text close behind a wide bracket (cjk.c). In another face, mutool would find a space
 * before it. */
static bool is_behind_bracket(const struct cutter *c, struct str cluster)
{
    uintptr_t from = (uintptr_t)c->r->text.p, at = (uintptr_t)cluster.p;
    bool stop = cluster.n == 1 && strchr(",.;:!?)]}", *cluster.p);
    if (!stop || at <= from || at >= from + c->r->text.n)
        return false;
    int32_t before = cutter_before(c->r->text, at - from);
    return before >= 0x3008 && before <= 0x301F && utf8proc_category(before) == UTF8PROC_CATEGORY_PE;
}

/* The face for a cluster: that of the item for what its script has, the type's own for signs of all
 * scripts, that of the cluster before, else another. NULL: none sets all of it. */
static struct face *face_for(struct cutter *c, const struct typed_span *span, struct face *before,
                             struct str cluster)
{
    const struct type *type = span->type;
    int32_t code = utf8_at(cluster, 0, &(size_t){0});
    bool by_script = c->run.leftward || is_of_script(code) || is_wide_sign(c, code) ||
                     is_behind_bracket(c, cluster);
    struct face *faces[] = {by_script ? c->item_face : type->face, type->face, before, c->item_face};
    for (size_t i = 0; i < sizeof faces / sizeof *faces; i++)
        if (faces[i] && sets(c, type, faces[i], cluster))
            return faces[i];
    return search(c, span, cluster);
}

/* ---- parts of words */

/* What stands between letters that are joined: marks, joiners, and the signs around links that keep texts apart in
 * their directions. */
static bool is_between(int32_t code)
{
    return is_mark(code) || code == 0x200D || bidi_is_sign(code);
}

/* Says with which letters a part of the paragraph may be joined, which may be a link or bold: it begins at byte
 * `from`, and its last character at `last`. */
static void join(const struct cutter *c, size_t from, size_t last, struct shape_run *run)
{
    struct str text = c->r->text;
    hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
    int32_t before = 0, after = 0;
    size_t n, to = last + 1;
    while (to < text.n && (text.p[to] & 0xC0) == 0x80)
        to++;
    while (from > 0 && (!before || is_between(before))) {
        while (--from > 0 && (text.p[from] & 0xC0) == 0x80)
            ;
        before = utf8_at(text, from, &n);
    }
    for (; to < text.n && (!after || bidi_is_sign(after)); to += n)
        after = utf8_at(text, to, &n);
    run->before = hb_unicode_script(unicode, (hb_codepoint_t)before) == run->script ? before : 0;
    run->after = hb_unicode_script(unicode, (hb_codepoint_t)after) == run->script ? after : 0;
}

/* A text that is no part of the run, as text of the same item. */
static const struct shaped *shape_alone(struct cutter *c, const struct type *type, struct str text)
{
    struct shape_run run = c->run;
    run.type = type;
    run.text = text;
    bool all = text.p == c->part.text.p && text.n == c->part.text.n;
    run.before = all ? c->part.before : 0;
    run.after = all ? c->part.after : 0;
    run.number = 0;
    return shape_part(c->s->shaper, &run, 0, text.n);
}

/* Tells of a character whose glyph the face does not have after all, as where shaping composed it. What is set in
 * one face is shaped before it is taken (is_whole); all else comes through here. */
static void check_glyphs(struct cutter *c, const struct typed_span *span, const struct shaped *w)
{
    for (size_t i = 0; i < w->n; i++)
        if (!w->glyphs[i].id)
            faces_report_missing(c->s, span, str_sub(w->text, w->glyphs[i].cluster,
                                                     grapheme_end(w->text, w->glyphs[i].cluster)));
}

static void add_word(struct cutter *c, const struct typed_span *span, const struct type *type,
                     struct str text, size_t run_at, unsigned char *cuts)
{
    bool of_run = type->face == span->type->face || type->face == c->item_face;
    struct shape_run run = c->run;
    run.type = type;
    const struct shaped *w = of_run && run_at < SIZE_MAX ? shape_part(c->s->shaper, &run, run_at, run_at + text.n)
                                                         : shape_alone(c, type, text);
    check_glyphs(c, span, w);
    cutter_word(c, span, type, w, cuts);
}

static bool is_small(int32_t code)
{
    return utf8proc_category(code) == UTF8PROC_CATEGORY_LL;
}

/* Whether a letter becomes a small capital. */
static bool lessened(const struct type *type, int32_t code)
{
    int32_t forms[CASING_MOST] = {0};
    if (type->dotted)
        return code == 'i';
    shape_forms(type, code, forms);
    code = forms[0];
    bool all = type->small_caps == SMALL_CAPS_ALL;
    return is_small(code) || (all && utf8proc_category(code) == UTF8PROC_CATEGORY_LU);
}

/* Whether letters of a word become lesser capitals: the face has no small capitals for some of its run. Beside words
 * in true ones, a word in lesser ones would look like a fault. */
static bool needs_lesser(struct cutter *c, const struct type *type, struct str text)
{
    if (type->dotted || !type->small_caps)
        return type->dotted && str_find(text, 'i') < text.n;
    if (c->capitals.run != c->run.number || c->capitals.type != type) {
        struct str shown = shape_shown(c->s->scratch, type, c->run.text);
        bool lesser = !fonts_small_caps(c->s->types.fonts, type->face, shown);
        c->capitals = (struct cutter_capitals){c->run.number, type, lesser};
    }
    return c->capitals.lesser;
}

/* A word in small capitals of a face that has none: its small letters as lesser capitals. */
static void add_small_caps(struct cutter *c, const struct typed_span *span, const struct type *type,
                           struct str text, unsigned char *cuts)
{
    const struct type *lesser = type_lesser_capitals(&c->s->types, type);
    size_t start = 0, n, end;
    for (size_t i = 0; i < text.n; i = end) {
        bool small = lessened(type, utf8_at(text, i, &n));
        for (end = grapheme_end(text, i); end < text.n; end = grapheme_end(text, end))
            if (lessened(type, utf8_at(text, end, &n)) != small)
                break;
        add_word(c, span, small ? lesser : type, str_sub(text, start, end), SIZE_MAX, cuts + start);
        if (end < text.n && cuts[end] == CUT_PLAIN)
            cutter_penalty(c, cutter_cost(c, CUT_PLAIN, false));
        start = end;
    }
}

/* Bytes [from, to) of a part of a word. `run_at`: where the part begins in its run; SIZE_MAX: it is no
 * part of it. */
static void add_face(struct cutter *c, const struct typed_span *span, struct face *face, struct str part,
                     size_t from, size_t to, size_t run_at, unsigned char *cuts)
{
    const struct type *type = type_in(c, span->type, face);
    struct str text = str_sub(part, from, to);
    if (needs_lesser(c, type, text))
        add_small_caps(c, span, type, text, cuts + from);
    else
        add_word(c, span, type, text, run_at == SIZE_MAX ? SIZE_MAX : run_at + from, cuts + from);
    if (to < part.n && (cuts[to] == CUT_PLAIN || cuts[to] == CUT_COMPOUND))
        cutter_penalty(c, 0);
}

/* Whether the face has all forms of the letters. */
static bool has_forms(const struct type *type, struct str text)
{
    for (size_t i = 0, n; i < text.n; i += n)
        if (!has_form(type->face, type, utf8_at(text, i, &n)))
            return false;
    return true;
}

/* Whether the face of the type has all glyphs of a text that was shaped with it. */
static inline bool is_whole(const struct type *type, const struct shaped *w)
{
    for (size_t i = 0; i < w->n; i++)
        if (!w->glyphs[i].id)
            return false;
    return type->letter_case == CASE_AS_TYPED || has_forms(type, w->text);
}

/* A cluster that no face has all of: its base, and each mark that the base's face lacks, in whatever face
 * has them. What none has is reported. */
static void add_torn(struct cutter *c, const struct typed_span *span, struct face *before, struct str part,
                     size_t from, size_t to, unsigned char *cuts)
{
    struct face *face = NULL;
    size_t start = from, n;
    c->once = true;
    if (is_made_up(str_sub(part, from, to)))
        faces_report_missing(c->s, span, str_sub(part, from, to));
    for (size_t i = from; i < to; i += n) {
        int32_t code = utf8_at(part, i, &n);
        struct str one = str_sub(part, i, i + n);
        struct face *next = face;
        if (!face || (!has_form(face, span->type, code) && (is_mark(code) || !is_extension(code))))
            next = face_for(c, span, before, one);
        if (!next) {
            faces_report_missing(c->s, span, one);
            next = face ? face : span->type->face;
        }
        if (face && next != face) {
            add_face(c, span, face, part, start, i, SIZE_MAX, cuts);
            start = i;
        }
        face = next;
    }
    add_face(c, span, face, part, start, to, SIZE_MAX, cuts);
}

/* A part of a word, of one item, in the faces that have its characters. */
static void add_mixed(struct cutter *c, const struct typed_span *span, struct str part, size_t run_at,
                      unsigned char *cuts)
{
    struct face *face = NULL; /* of the clusters since `start` */
    size_t start = 0;
    for (size_t i = 0, end; i < part.n; i = end) {
        end = grapheme_end(part, i);
        struct face *next = face_for(c, span, face, str_sub(part, i, end));
        if (next == face && next)
            continue;
        if (face)
            add_face(c, span, face, part, start, i, run_at, cuts);
        if (!next)
            add_torn(c, span, face, part, i, end, cuts);
        face = next;
        start = next ? i : end;
    }
    if (face)
        add_face(c, span, face, part, start, part.n, run_at, cuts);
}

static inline void add_part(struct cutter *c, const struct typed_span *span, struct str part, size_t run_at,
                     unsigned char *cuts)
{
    const struct type *type = span->type;
    if (c->item_face != type->face || (type->tracking && shape_is_joined(c->run.script))) {
        add_mixed(c, span, part, run_at, cuts);
        return;
    }
    const struct shaped *w = run_at < SIZE_MAX
                                 ? shape_part(c->s->shaper, &c->run, run_at, run_at + part.n)
                                 : shape_alone(c, type, part);
    if (!is_whole(type, w) || (type->formula && fonts_leaves_marks(type->face, part)))
        add_mixed(c, span, part, run_at, cuts);
    else if (needs_lesser(c, type, part))
        add_small_caps(c, span, type, part, cuts);
    else
        cutter_word(c, span, type, w, cuts);
}

/* The script, language and direction of byte `at` of the text from now on. */
static void enter_item(struct cutter *c, const struct typed_span *span, size_t at)
{
    const struct text_item *item = c->item;
    while (item->end <= at)
        item++;
    if (item == c->item && c->item_face)
        return;
    size_t start = item->start > span->start ? item->start : span->start;
    c->item = item;
    c->run_start = start;
    c->run = (struct shape_run){
        .type = span->type,
        .text = str_sub(c->r->text, start, item->end < span->end ? item->end : span->end),
        .script = item->script,
        .leftward = item->level & 1,
        .lang = item->lang,
        .number = shaper_number(c->s->shaper),
    };
    if (shape_is_joined(item->script))
        join(c, start, start + c->run.text.n - 1, &c->run);
    start_item(c, span);
}

void faces_start(struct cutter *c, const struct typed_span *span)
{
    c->item_face = c->scripts.n ? NULL : span->type->face;
    c->item_type = span->type;
    c->run_start = span->start;
    c->run = (struct shape_run){.type = span->type, .script = HB_SCRIPT_LATIN,
                                .text = str_sub(c->r->text, span->start, span->end),
                                .number = shaper_number(c->s->shaper)};
}

void faces_word(struct cutter *c, const struct typed_span *span, const struct set_word *w,
                unsigned char *cuts)
{
    struct str text = w->text;
    c->word_at = w->at;
    if (!c->scripts.n)
        add_part(c, span, text, w->altered ? SIZE_MAX : w->at - c->run_start, cuts);
    for (size_t from = 0, to; from < text.n && c->scripts.n; from = to) {
        enter_item(c, span, w->origin ? w->origin[from] : w->at + from);
        for (to = from + 1; to < text.n && (w->origin ? w->origin[to] : w->at + to) < c->item->end; to++)
            ;
        c->part = c->run;
        c->part.text = str_sub(text, from, to);
        if (shape_is_joined(c->run.script))
            join(c, w->origin ? w->origin[from] : w->at + from, w->origin ? w->origin[to - 1] : w->at + to - 1,
                 &c->part);
        add_part(c, span, c->part.text, w->altered ? SIZE_MAX : w->at + from - c->run_start, cuts + from);
        if (to < text.n && (cuts[to] == CUT_PLAIN || cuts[to] == CUT_COMPOUND))
            cutter_penalty(c, 0);
    }
}

const struct type *faces_sign(struct cutter *c, const struct typed_span *span, struct str sign)
{
    struct face *face = span->type->face;
    for (size_t i = 0, end; i < sign.n; i = end) {
        end = grapheme_end(sign, i);
        struct str cluster = str_sub(sign, i, end);
        if (sets(c, span->type, face, cluster))
            continue;
        struct face *other = search(c, span, cluster);
        if (!other)
            faces_report_missing(c->s, span, cluster);
        face = other ? other : face;
    }
    return type_in(c, span->type, face);
}
