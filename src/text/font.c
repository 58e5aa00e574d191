/* font.c: opens font files, and keeps the faces from run to run. */
#include "text/font_internal.h"

#include <hb-ot.h>

#include "text/sfnt.h"

struct fonts *fonts_new(struct arena *a)
{
    struct fonts *f = arena_new_of(a, struct fonts);
    f->kept = a;
    return f;
}

bool fonts_start(struct fonts *f, struct arena *a, struct diag *d, struct files *files)
{
    f->a = a;
    f->d = d;
    f->b = (struct binder){.a = a, .d = d};
    f->files = files;
    f->run++;
    f->open.n = f->passed.n = 0;
    f->missing = (struct codes){0};
    memset(&f->taken, 0, sizeof f->taken); /* they were on the arena of the run before */
    memset(&f->refused, 0, sizeof f->refused);
    f->families.n = 0;
    f->lent_asked = false;
    if (f->indexed) {
        files_note_all(files, &f->questions);
        return true;
    }
    size_t from = files->record.n, errors = d->count[DIAG_ERROR];
    f->indexed = fonts_index_read(f) && d->count[DIAG_ERROR] == errors;
    f->questions = files_since(files, f->kept, from);
    return f->indexed;
}

/* True if an earlier face has the same bytes. */
static bool is_shared(const struct fonts *f, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (f->faces.at[k]->bytes.p == f->faces.at[i]->bytes.p)
            return true;
    return false;
}

bool fonts_keep(const struct fonts *f)
{
    enum { FACES = 64, BYTES = 64 << 20 }; /* without the fonts that come with cvtex */
    size_t n = 0, bytes = 0;
    bool stale = false;
    for (size_t i = 0; i < f->faces.n; i++) {
        const struct kept_face *k = f->faces.at[i];
        n += k->kind != CVTEX_DATA;
        bytes += k->kind != CVTEX_DATA && !is_shared(f, i) ? k->bytes.n : 0;
        stale |= k->stale;
    }
    return f->indexed && !stale && n <= FACES && bytes <= BYTES;
}

static int metric(hb_font_t *font, hb_ot_metrics_tag_t tag)
{
    hb_position_t v = 0;
    hb_ot_metrics_get_position_with_fallback(font, tag, &v);
    return v;
}

static void metrics_read(struct face *face)
{
    hb_font_extents_t e;
    hb_font_get_h_extents(face->font, &e);
    face->ascender = e.ascender;
    face->descender = e.descender;
    face->cap_height = metric(face->font, HB_OT_METRICS_TAG_CAP_HEIGHT);
    face->x_height = metric(face->font, HB_OT_METRICS_TAG_X_HEIGHT);
    face->italic_angle = (int)(hb_style_get_value(face->font, HB_STYLE_TAG_SLANT_ANGLE) * 100.0f);
    face->space_glyph = face_glyph(face, ' ');
    face->space = face->space_glyph ? face_advance(face, face->space_glyph) : (int)face->upem / 4;
}

bool fonts_has_feature(const struct face *face, hb_tag_t table, hb_tag_t feature)
{
    hb_tag_t tags[64];
    for (unsigned start = 0, n = 64; n == 64; start += n) {
        hb_ot_layout_table_get_feature_tags(face->hb, table, start, &n, tags);
        for (unsigned i = 0; i < n; i++)
            if (tags[i] == feature)
                return true;
    }
    return false;
}

static void face_close(void *face)
{
    struct kept_face *k = face;
    hb_font_destroy(k->face.font);
    hb_face_destroy(k->face.hb);
}

static void describe(struct fonts *f, struct face *face)
{
    char name[128];
    unsigned size = sizeof name;
    hb_ot_name_get_utf8(face->hb, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, name);
    face->postscript_name = str_copy(f->kept, (struct str){name, size});
    for (unsigned i = 0; i < face->n_axes; i++) { /* Adobe Technical Note 5902: names of instances */
        char tag[5] = {0};
        hb_tag_to_string(face->axes[i].tag, tag);
        if (i == 0 || face->axes[i].value != 0)
            face->postscript_name = str_printf(f->kept, "%.*s_%d%s", STRF(face->postscript_name),
                                               (int)face->axes[i].value, tag);
    }
    face->small_caps = fonts_has_feature(face, HB_OT_TAG_GSUB, HB_TAG('s', 'm', 'c', 'p'));
    face->math = hb_ot_math_has_data(face->hb);
    face->upem = hb_face_get_upem(face->hb);
    metrics_read(face);
}

static unsigned table_length(hb_face_t *hb, hb_tag_t tag)
{
    hb_blob_t *table = hb_face_reference_table(hb, tag);
    unsigned n = hb_blob_get_length(table);
    hb_blob_destroy(table);
    return n;
}

/* Reports that a file can't be used: once, if it is passed over. A file that the system failed to read
 * is never passed over: in the next run it may be there, and the pages would be different. */
static void cannot_use(struct fonts *f, const struct wanted *w, const struct answer *file,
                       const char *fault)
{
    for (size_t i = 0; i < f->passed.n && w->optional; i++)
        if (str_eq(f->passed.at[i], file->shown))
            return;
    const char *shown = str_c(f->a, file->shown);
    if (w->optional && !file->failed) {
        *vec_push(f->kept, &f->passed) = str_of(shown);
        diag_report(f->d, DIAG_CODE_FONT_PASSED, w->pos, shown, fault);
    } else {
        diag_report(f->d, DIAG_CODE_BAD_FONT, w->pos, shown, fault);
    }
}

/* Pins an axis, if the font has it. */
static void pin(struct face *face, hb_tag_t axis, float value)
{
    hb_ot_var_axis_info_t info;
    if (!hb_ot_var_find_axis_info(face->hb, axis, &info))
        return;
    value = value < info.min_value ? info.min_value : value > info.max_value ? info.max_value : value;
    face->axes[face->n_axes++] = (hb_variation_t){axis, value};
}

/* A variable font is used at one place of its axes: those of weight and slope where the text wants it,
 * all others where they are if nothing is said. */
static void pin_axes(struct face *face, int weight, bool italic)
{
    enum { LEAN = -12 }; /* degrees; fonts whose own slant is less have less */
    face->variable = table_length(face->hb, HB_TAG('f', 'v', 'a', 'r')) > 0;
    if (!face->variable)
        return;
    pin(face, HB_OT_TAG_VAR_AXIS_WEIGHT, (float)weight);
    pin(face, HB_OT_TAG_VAR_AXIS_ITALIC, italic);
    if (!face->n_axes || face->axes[face->n_axes - 1].tag != HB_OT_TAG_VAR_AXIS_ITALIC)
        pin(face, HB_OT_TAG_VAR_AXIS_SLANT, italic ? LEAN : 0);
}

/* True if the face, when it is variable, is pinned where these arguments would pin it. */
static bool is_pinned(const struct face *face, int weight, bool italic)
{
    struct face other = {.hb = face->hb};
    if (face->variable)
        pin_axes(&other, weight, italic);
    bool same = other.n_axes == face->n_axes;
    for (unsigned i = 0; i < face->n_axes && same; i++)
        same = other.axes[i].value == face->axes[i].value;
    return same;
}

/* Creates HarfBuzz's objects. False: it finds nothing in the font. The functions that it looks up
 * glyphs with are made once in a process; if there was no memory for them, no font has metrics. */
static bool face_create(struct kept_face *k, const struct wanted *w)
{
    hb_font_extents_t e;
    hb_blob_t *blob = hb_blob_create(k->bytes.p, (unsigned)k->bytes.n, HB_MEMORY_MODE_READONLY, NULL,
                                     NULL);
    k->face.hb = hb_face_create(blob, (unsigned)k->number);
    hb_blob_destroy(blob);
    k->face.font = hb_font_create(k->face.hb);
    pin_axes(&k->face, w->weight, w->italic);
    if (k->face.variable)
        hb_font_set_variations(k->face.font, k->face.axes, k->face.n_axes);
    k->face.cff = table_length(k->face.hb, HB_TAG('C', 'F', 'F', ' ')) > 0;
    return hb_face_get_glyph_count(k->face.hb) > 0 && hb_font_get_h_extents(k->face.font, &e);
}

/* Opens a face in `file`, whose bytes it takes over. NULL after an error (reported). */
static struct kept_face *face_open(struct fonts *f, const struct wanted *w, struct answer *file)
{
    const char *fault = file->fault ? file->fault : sfnt_fault(file->bytes, w->number);
    if (fault) {
        cannot_use(f, w, file, fault);
        return NULL;
    }
    struct kept_face *k = arena_new_of(f->kept, struct kept_face);
    if (file->owner) /* else another face keeps it */
        file_keep(f->kept, file);
    arena_hold(f->kept, face_close, k);
    k->bytes = file->bytes;
    k->number = w->number;
    bool good = face_create(k, w);
    arena_check(f->kept);
    if (!good) {
        cannot_use(f, w, file, "its tables can't be read");
        return NULL;
    }
    k->kind = w->kind;
    k->base = str_copy(f->kept, w->base);
    k->name = str_copy(f->kept, w->name);
    k->candidate = w->candidate;
    k->face.index = (int)f->faces.n;
    k->face.file = str_copy(f->kept, file->shown);
    describe(f, &k->face);
    arena_check(f->kept);
    *vec_push(f->kept, &f->faces) = k;
    return k;
}

struct face *fonts_use(struct fonts *f, struct kept_face *k)
{
    if (k && k->run != f->run) {
        k->run = f->run;
        *vec_push(f->kept, &f->open) = &k->face;
        files_note(f->files, k->kind, k->base, k->name, CVTEX_FOUND);
    }
    return k ? &k->face : NULL;
}

static bool is_file_of(const struct kept_face *k, const struct wanted *w)
{
    return k->kind == w->kind && !k->candidate && !k->stale && str_eq(k->name, w->name) &&
           str_eq(k->base, w->base);
}

static struct kept_face *kept_find(const struct fonts *f, const struct wanted *w)
{
    for (size_t i = 0; i < f->faces.n; i++) {
        struct kept_face *k = f->faces.at[i];
        if (is_file_of(k, w) && k->number == w->number && is_pinned(&k->face, w->weight, w->italic))
            return k;
    }
    return NULL;
}

/* The bytes of a font file of the system from which another face is open; p NULL: there is none. */
static struct str shared_bytes(const struct fonts *f, const struct wanted *w)
{
    for (size_t i = 0; w->kind == CVTEX_SYSTEM_FONT && i < f->faces.n; i++)
        if (is_file_of(f->faces.at[i], w))
            return f->faces.at[i]->bytes;
    return (struct str){0};
}

struct face *fonts_read(struct fonts *f, const struct wanted *w)
{
    struct kept_face *k = w->candidate ? NULL : kept_find(f, w);
    if (k && (w->kind != CVTEX_FONT || k->run == f->run))
        return fonts_use(f, k);
    struct answer file = {.bytes = shared_bytes(f, w), .shown = w->name};
    if (!file.bytes.p)
        file = files_read(f->files, w->kind, w->base, w->name);
    if (k && str_eq(k->bytes, file.bytes))
        return fonts_use(f, k);
    if (k)
        k->stale = true;
    return fonts_use(f, face_open(f, w, &file));
}
