/* font.c: reads the index of bundled fonts, opens faces, and chooses among them. */
#include "text/font.h"

#include <stdlib.h>

#include <hb-ot.h>

#include "base/codes.h"
#include "load/bind.h"
#include "load/prepared.h"
#include "text/sfnt.h"

/* A face that a family offers. */
struct candidate {
    struct str file;
    int weight, italic;
    int size;          /* optical size in points; 0: for any size */
    struct face *face; /* the first member of a kept_face; NULL: not opened yet */
    uint64_t broken;   /* the last run in which the file could not be used */
};

struct family {
    struct str name;
    bool system;
    struct pos pos;
    VEC(struct candidate) faces;
};

/* A face that is kept, and the question to the host whose answer it is. */
struct kept_face {
    struct face face;
    int32_t kind;
    struct str base, name;   /* of the question */
    int number;              /* of the face in its file */
    struct str bytes;
    bool candidate;          /* true: it belongs to a bundled family, which finds it */
    bool stale;              /* true: its file has changed since it was read */
    uint64_t run;            /* the last run that used it */
};

struct fonts {
    struct arena *kept; /* lasts as long as the fonts */
    /* Of one run: */
    struct arena *a;
    struct diag *d;
    struct binder b;
    struct files *files;
    uint64_t run;
    VEC(struct face *) open; /* faces in use, in the order of first use */
    struct codes missing;    /* characters that no font of the system has */
    VEC(struct str) passed;  /* files that can't be used, each reported once */
    /* Of all runs: */
    bool indexed;
    asked_list questions; /* asked while the index was read */
    VEC(struct family *) families; /* bundled families, then those of the run */
    size_t n_bundled;
    VEC(struct str) fallback; /* names of bundled families that lend characters to others */
    const struct node *icons;
    VEC(struct kept_face *) faces;
    struct face *stand_in; /* used in place of missing faces; NULL: not needed yet */
};

struct candidate_keys {
    struct markup file;
    int weight, italic, size;
};

#define KEY(key, type, T, member, doc) BIND_KEY(key, type, T, member, doc, .example = NULL)
static const struct bind_key candidate_keys[] = {
    KEY("file", BIND_WORD, candidate_keys, file, "The file, from this folder."),
    KEY("weight", BIND_INT, candidate_keys, weight, "100 to 900."),
    KEY("italic", BIND_BOOL, candidate_keys, italic, "Italic or oblique."),
    KEY("size", BIND_INT, candidate_keys, size, "The size in points it was drawn for."),
};
static const struct bind_table candidate_table =
    BIND_TABLE(candidate_keys, "a face of a family");

static void family_read(struct fonts *f, struct binder *b, const struct pair *p)
{
    struct family *family = arena_new_of(f->kept, struct family);
    family->name = p->key;
    for (size_t i = 0; i < p->value->items.n; i++) {
        struct candidate_keys k = {.weight = 400};
        bind_map(b, p->value->items.at[i], &candidate_table, &k);
        *vec_push(f->kept, &family->faces) =
            (struct candidate){.file = k.file.text, .weight = k.weight, .italic = k.italic,
                               .size = k.size};
    }
    *vec_push(f->kept, &f->families) = family;
}

/* False after an error (reported). */
static bool index_read(struct fonts *f)
{
    struct binder b = {.a = f->kept, .d = f->d};
    struct source *s = arena_new_of(f->kept, struct source);
    struct answer file = files_read(f->files, CVTEX_DATA, (struct str){0}, STR("fonts/index.yaml"));
    file_keep(f->kept, &file);
    *s = (struct source){.name = file.shown, .text = file.bytes};
    if (file.fault) {
        diag_report(f->d, DIAG_CODE_CANNOT_READ, (struct pos){s, 0, 0}, file.fault);
        return false;
    }
    const struct node *n = prepared_parse(f->kept, f->d, s);
    if (!n)
        return false;
    const struct node *families = node_find(n, STR("families"));
    const struct node *fallback = node_find(n, STR("fallback"));
    f->icons = node_find(n, STR("icons"));
    if (!families) {
        diag_report(f->d, DIAG_CODE_MISSING_KEY, n->pos, "the index of fonts", "families");
        return false;
    }
    for (size_t i = 0; families && i < families->pairs.n; i++)
        family_read(f, &b, &families->pairs.at[i]);
    for (size_t i = 0; fallback && i < fallback->items.n; i++)
        *vec_push(f->kept, &f->fallback) = fallback->items.at[i]->text;
    f->n_bundled = f->families.n;
    return true;
}

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
    f->families.n = f->n_bundled;
    if (f->indexed) {
        files_note_all(files, &f->questions);
        return true;
    }
    size_t from = files->record.n, errors = d->count[DIAG_ERROR];
    f->indexed = index_read(f) && d->count[DIAG_ERROR] == errors;
    f->questions = files_since(files, f->kept, from);
    return f->indexed;
}

bool fonts_keep(const struct fonts *f)
{
    enum { FACES = 64, BYTES = 64 << 20 }; /* without the fonts that come with cvtex */
    size_t n = 0, bytes = 0;
    bool stale = false;
    for (size_t i = 0; i < f->faces.n; i++) {
        const struct kept_face *k = f->faces.at[i];
        n += k->kind != CVTEX_DATA;
        bytes += k->kind != CVTEX_DATA ? k->bytes.n : 0;
        stale |= k->stale;
    }
    return f->indexed && !stale && n <= FACES && bytes <= BYTES;
}

/* ---- opening */

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

static bool has_feature(hb_face_t *hb, hb_tag_t feature)
{
    hb_tag_t tags[64];
    for (unsigned start = 0, n = 64; n == 64; start += n) {
        hb_ot_layout_table_get_feature_tags(hb, HB_OT_TAG_GSUB, start, &n, tags);
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
    face->small_caps = has_feature(face->hb, HB_TAG('s', 'm', 'c', 'p'));
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

/* A face to find or to open. */
struct wanted {
    int32_t kind;
    struct str base, name; /* of the question to the host */
    int number;            /* of the face in its file */
    bool candidate;        /* as in kept_face */
    bool optional;         /* a file that can't be used is passed over, with a warning */
    struct pos pos;        /* for reports */
};

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

/* Creates HarfBuzz's objects. False: it finds nothing in the font. The functions that it looks up
 * glyphs with are made once in a process; if there was no memory for them, no font has metrics. */
static bool face_create(struct kept_face *k)
{
    hb_font_extents_t e;
    hb_blob_t *blob = hb_blob_create(k->bytes.p, (unsigned)k->bytes.n, HB_MEMORY_MODE_READONLY, NULL,
                                     NULL);
    k->face.hb = hb_face_create(blob, (unsigned)k->number);
    hb_blob_destroy(blob);
    k->face.font = hb_font_create(k->face.hb);
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
    file_keep(f->kept, file);
    arena_hold(f->kept, face_close, k);
    k->bytes = file->bytes;
    k->number = w->number;
    bool good = face_create(k);
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

/* Notes that this run uses the face `k`, which may be NULL. Returns the face. */
static struct face *face_use(struct fonts *f, struct kept_face *k)
{
    if (k && k->run != f->run) {
        k->run = f->run;
        *vec_push(f->kept, &f->open) = &k->face;
        files_note(f->files, k->kind, k->base, k->name, CVTEX_FOUND);
    }
    return k ? &k->face : NULL;
}

static struct kept_face *kept_find(const struct fonts *f, const struct wanted *w)
{
    for (size_t i = 0; i < f->faces.n; i++) {
        struct kept_face *k = f->faces.at[i];
        if (k->kind == w->kind && k->number == w->number && !k->candidate && !k->stale &&
            str_eq(k->name, w->name) && str_eq(k->base, w->base))
            return k;
    }
    return NULL;
}

/* The face of a file: a kept one if the file has not changed, else a new one. NULL after an error
 * (reported). */
static struct face *face_read(struct fonts *f, const struct wanted *w)
{
    struct kept_face *k = w->candidate ? NULL : kept_find(f, w);
    if (k && (w->kind != CVTEX_FONT || k->run == f->run))
        return face_use(f, k);
    struct answer file = files_read(f->files, w->kind, w->base, w->name);
    if (k && str_eq(k->bytes, file.bytes))
        return face_use(f, k);
    if (k)
        k->stale = true;
    return face_use(f, face_open(f, w, &file));
}

/* ---- choosing */

static struct family *family_find(struct fonts *f, struct str name)
{
    for (size_t i = 0; i < f->families.n; i++)
        if (str_eq_nocase(f->families.at[i]->name, name))
            return f->families.at[i];
    return NULL;
}

static struct face *candidate_face(struct fonts *f, struct family *family, struct candidate *c)
{
    if (!c->face && c->broken != f->run) {
        struct wanted w = {.kind = CVTEX_DATA, .candidate = true, .pos = family->pos,
                           .name = str_printf(f->a, "fonts/%.*s", STRF(c->file))};
        struct face *face = face_read(f, &w);
        if (!face) {
            c->broken = f->run;
            return NULL;
        }
        face->family = family->name;
        face->weight = c->weight;
        face->italic = c->italic;
        c->face = face;
        return face;
    }
    return c->face ? face_use(f, (struct kept_face *)c->face) : NULL;
}

/* How different a candidate is from the arguments. A wrong slope is worse than any wrong weight,
 * and a wrong weight is worse than any wrong optical size. */
static int64_t distance(const struct candidate *c, int weight, bool italic, length size)
{
    int64_t d = c->italic != italic ? 1000000 : 0;
    d += 100 * (c->weight > weight ? c->weight - weight : weight - c->weight);
    length off = c->size ? size - c->size * PT : 0;
    return d * PT + (off < 0 ? -off : off);
}

static struct face *nearest(struct fonts *f, struct family *family, int weight, bool italic,
                            length size)
{
    struct candidate *best = NULL;
    for (size_t i = 0; i < family->faces.n; i++) {
        struct candidate *c = &family->faces.at[i];
        if (c->broken != f->run &&
            (!best || distance(c, weight, italic, size) < distance(best, weight, italic, size)))
            best = c;
    }
    return best ? candidate_face(f, family, best) : NULL;
}

/* ---- families beside a style or a document */

static bool is_font_file(struct str name)
{
    return str_ends(name, STR(".otf")) || str_ends(name, STR(".ttf")) ||
           str_ends(name, STR(".OTF")) || str_ends(name, STR(".TTF"));
}

static int by_name(const void *x, const void *y)
{
    struct str a = *(const struct str *)x, b = *(const struct str *)y;
    int order = memcmp(a.p, b.p, a.n < b.n ? a.n : b.n);
    return order ? order : (a.n > b.n) - (a.n < b.n);
}

/* Adds the face of a file to the family, if the file says that it belongs to it. */
static void add_if_of(struct fonts *f, struct family *family, struct str file)
{
    struct wanted w = {.kind = CVTEX_FONT, .base = file_base(family->pos.source), .name = file,
                       .optional = true, .pos = family->pos};
    struct face *face = face_read(f, &w);
    char name[128];
    static const hb_ot_name_id_t ids[] = {HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY, HB_OT_NAME_ID_FONT_FAMILY};
    bool is = false;
    for (size_t i = 0; face && i < 2 && !is; i++) {
        unsigned n = sizeof name;
        hb_ot_name_get_utf8(face->hb, ids[i], HB_LANGUAGE_INVALID, &n, name);
        is = str_eq_nocase((struct str){name, n}, family->name);
    }
    if (!is)
        return;
    face->family = family->name;
    face->weight = (int)hb_style_get_value(face->font, HB_STYLE_TAG_WEIGHT);
    face->italic = hb_style_get_value(face->font, HB_STYLE_TAG_ITALIC) > 0;
    *vec_push(f->a, &family->faces) = (struct candidate){
        .file = file, .weight = face->weight, .italic = face->italic, .face = face};
}

static void search_folder(struct fonts *f, struct family *family, struct str folder)
{
    VEC(struct str) names = {0};
    struct answer list = files_read(f->files, CVTEX_FONT_LIST, file_base(family->pos.source), folder);
    if (list.failed) {
        diag_report(f->d, DIAG_CODE_CANNOT_READ, family->pos,
                    str_c(f->a, str_printf(f->a, "%.*s: %s", STRF(list.shown), list.fault)));
        return;
    }
    for (size_t at = 0; at < list.bytes.n;) {
        struct str rest = str_sub(list.bytes, at, list.bytes.n);
        struct str name = str_sub(rest, 0, str_find(rest, 0));
        at += name.n + 1;
        if (is_font_file(name))
            *vec_push(f->a, &names) = str_of(file_join(f->a, folder, name));
    }
    if (names.n) /* so that the result is the same on every machine */
        qsort(names.at, names.n, sizeof *names.at, by_name);
    for (size_t i = 0; i < names.n; i++)
        add_if_of(f, family, names.at[i]);
}

/* Looks for files of a family beside the file that names it, and in the folder fonts/ there. */
static void search_beside(struct fonts *f, struct family *family)
{
    if (!family->pos.source)
        return;
    search_folder(f, family, STR("."));
    search_folder(f, family, STR("fonts"));
}

struct system_font {
    struct str family, path;
    int number; /* of the face in its file */
};

/* A face of the system, which the document names at `pos`. NULL: it is none that the document names,
 * and one that can't be used is passed over. A file is opened only once. */
static struct face *system_face(struct fonts *f, const struct system_font *s, int weight,
                                bool italic, const struct pos *pos)
{
    struct wanted w = {.kind = CVTEX_SYSTEM_FONT, .name = s->path, .number = s->number};
    w.optional = !pos;
    if (pos)
        w.pos = *pos;
    for (size_t i = 0; i < f->open.n; i++) {
        const struct kept_face *k = (const struct kept_face *)f->open.at[i];
        if (k->kind == CVTEX_SYSTEM_FONT && str_eq(k->name, s->path))
            return f->open.at[i];
    }
    struct face *face = face_read(f, &w);
    if (face) {
        face->family = s->family;
        face->weight = weight;
        face->italic = italic;
        face->system = true;
    }
    return face;
}

static bool find_at_system(struct fonts *f, struct str family, int32_t c, int weight, bool italic,
                           struct system_font *to)
{
    struct cvtex_font_wanted wanted = {family.n ? str_c(f->a, family) : NULL, c, weight, italic};
    struct cvtex_font_found found = {0};
    if (!files_find_font(f->files, &wanted, &found))
        return false;
    to->path = str_copy(f->a, str_of(found.path));
    to->family = found.family ? str_copy(f->a, str_of(found.family)) : family;
    to->number = found.face;
    return true;
}

/* The names of the bundled families, separated by commas. */
static const char *families_list(const struct fonts *f)
{
    struct buf list = {.a = f->a};
    for (size_t i = 0; i < f->families.n; i++)
        if (!f->families.at[i]->pos.source) /* only families of the document have a position */
            buf_printf(&list, "%s%.*s", list.n ? ", " : "", STRF(f->families.at[i]->name));
    return str_c(f->a, buf_str(&list));
}

/* A face without glyphs. With it, a run can go on without a font, and find more mistakes. */
static struct face *stand_in(struct fonts *f)
{
    if (f->stand_in)
        return f->stand_in;
    struct face *face = f->stand_in = arena_new_of(f->kept, struct face);
    face->hb = hb_face_get_empty();
    face->font = hb_font_get_empty();
    face->upem = 1000;
    face->space = 250;
    return face;
}

static struct face *face_of(struct fonts *f, struct markup name, int weight, bool italic,
                            length size)
{
    struct family *family = family_find(f, name.text);
    if (!family) {
        family = arena_new_of(f->a, struct family);
        family->name = name.text;
        family->pos = name.pos;
        *vec_push(f->kept, &f->families) = family;
        search_beside(f, family);
        family->system = !family->faces.n;
        struct system_font s;
        if (family->system && !find_at_system(f, name.text, 0, weight, italic, &s)) {
            const char **names = arena_array_of(f->a, const char *, f->families.n);
            for (size_t i = 0; i + 1 < f->families.n; i++)
                names[i] = str_c(f->a, f->families.at[i]->name);
            diag_report(f->d, DIAG_CODE_UNKNOWN_FONT, name.pos, STRF(name.text),
                        diag_suggest(f->d, name.text, names, f->families.n - 1),
                        families_list(f));
            family->system = false;
        }
    }
    if (!family->system)
        return nearest(f, family, weight, italic, size);
    struct system_font s;
    return find_at_system(f, name.text, 0, weight, italic, &s)
               ? system_face(f, &s, weight, italic, &name.pos)
               : NULL;
}

struct face *fonts_face(struct fonts *f, struct markup name, int weight, bool italic, length size)
{
    struct face *face = face_of(f, name, weight, italic, size);
    return face ? face : stand_in(f);
}

struct face *fonts_fallback(struct fonts *f, const struct face *like, int32_t c)
{
    for (size_t i = 0; i < f->fallback.n; i++) {
        struct family *family = family_find(f, f->fallback.at[i]);
        struct face *face = family ? nearest(f, family, like->weight, like->italic, 0) : NULL;
        if (face && face_glyph(face, c))
            return face;
    }
    for (size_t i = 0; i < f->open.n; i++)
        if (f->open.at[i]->system && f->open.at[i]->weight == like->weight &&
            face_glyph(f->open.at[i], c))
            return f->open.at[i];
    if (codes_has(&f->missing, c))
        return NULL;
    struct system_font s;
    if (find_at_system(f, (struct str){0}, c, like->weight, like->italic, &s)) {
        struct face *face = system_face(f, &s, like->weight, like->italic, NULL);
        if (face && face_glyph(face, c))
            return face;
    }
    codes_add(f->a, &f->missing, c);
    return NULL;
}

/* ---- icons */

struct icon_keys {
    struct markup file;
    int code;
};

static const struct bind_key icon_keys[] = {
    KEY("file", BIND_WORD, icon_keys, file, "The font's file, from this folder."),
    KEY("code", BIND_INT, icon_keys, code, "The icon's code point in it."),
};
static const struct bind_table icon_table = BIND_TABLE(icon_keys, "an icon");

struct face *fonts_icon(struct fonts *f, struct str name, uint32_t *glyph)
{
    struct icon_keys k = {0};
    const struct node *n = node_find(f->icons, name);
    if (!n || !bind_map(&f->b, n, &icon_table, &k))
        return NULL;
    struct wanted w = {.kind = CVTEX_DATA, .pos = n->pos,
                       .name = str_printf(f->a, "fonts/%.*s", STRF(k.file.text))};
    struct face *face = NULL;
    for (size_t i = 0; i < f->open.n && !face; i++) {
        const struct kept_face *kept = (const struct kept_face *)f->open.at[i];
        if (kept->kind == CVTEX_DATA && str_eq(kept->name, w.name))
            face = f->open.at[i];
    }
    if (!face)
        face = face_read(f, &w);
    *glyph = face ? face_glyph(face, k.code) : 0;
    return *glyph ? face : NULL;
}

void fonts_icon_report(struct fonts *f, struct markup name)
{
    size_t n = f->icons ? f->icons->pairs.n : 0;
    const char **names = arena_array_of(f->a, const char *, n + 1);
    for (size_t i = 0; i < n; i++)
        names[i] = str_c(f->a, f->icons->pairs.at[i].key);
    diag_report(f->d, DIAG_CODE_UNKNOWN_ICON, name.pos, STRF(name.text),
                diag_suggest(f->d, name.text, names, n));
}
