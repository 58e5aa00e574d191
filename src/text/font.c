/* font.c: the index of bundled fonts, opening of faces, choosing among them. */
#include "text/font.h"

#include <dirent.h>
#include <stdlib.h>

#include <hb-ot.h>

#include "base/file.h"
#include "load/bind.h"
#include "text/system_fonts.h"

struct candidate {
    struct str file;
    int weight, italic;
    int size;          /* optical size in points; 0: for any */
    struct face *face; /* NULL: not opened yet */
    bool broken;
};

struct family {
    struct str name;
    bool system;
    struct pos pos;
    VEC(struct candidate) faces;
};

struct fonts {
    struct arena *a;
    struct diag *d;
    struct binder b;
    struct str folder;
    VEC(struct family *) families;
    VEC(struct str) fallback;
    const struct node *icons;
    VEC(struct face *) open;
    struct system_fonts *system;
    bool system_tried;
    struct face *stand_in; /* for faces that are not there; NULL: not needed yet */
    VEC(int32_t) missing; /* characters that the system was asked for in vain */
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
static const struct bind_table candidate_table = {
    "a face of a family", candidate_keys, sizeof candidate_keys / sizeof *candidate_keys};

static void family_read(struct fonts *f, const struct pair *p)
{
    struct family *family = arena_new_of(f->a, struct family);
    family->name = p->key;
    for (size_t i = 0; i < p->value->items.n; i++) {
        struct candidate_keys k = {.weight = 400};
        bind_map(&f->b, p->value->items.at[i], &candidate_table, &k);
        *vec_push(f->a, &family->faces) =
            (struct candidate){.file = k.file.text, .weight = k.weight, .italic = k.italic,
                               .size = k.size};
    }
    *vec_push(f->a, &f->families) = family;
}

struct fonts *fonts_new(struct arena *a, struct diag *d, struct str folder)
{
    struct fonts *f = arena_new_of(a, struct fonts);
    struct source *s = arena_new_of(a, struct source);
    f->a = a;
    f->d = d;
    f->b = (struct binder){.a = a, .d = d};
    f->folder = folder;
    const char *path = file_join(a, folder, STR("index.yaml"));
    s->name = str_of(path);
    int error = file_read(a, path, &s->text);
    if (error) {
        diag_report(d, DIAG_CODE_CANNOT_READ, (struct pos){s, 0, 0}, strerror(error));
        return NULL;
    }
    const struct node *n = yaml_parse(a, d, s);
    if (!n)
        return NULL;
    const struct node *families = node_find(n, STR("families"));
    const struct node *fallback = node_find(n, STR("fallback"));
    f->icons = node_find(n, STR("icons"));
    if (!families) {
        diag_report(d, DIAG_CODE_MISSING_KEY, n->pos, "the index of fonts", "families");
        return NULL;
    }
    for (size_t i = 0; families && i < families->pairs.n; i++)
        family_read(f, &families->pairs.at[i]);
    for (size_t i = 0; fallback && i < fallback->items.n; i++)
        *vec_push(a, &f->fallback) = fallback->items.at[i]->text;
    return f;
}

void fonts_free(struct fonts *f)
{
    for (size_t i = 0; f && i < f->open.n; i++) {
        hb_font_destroy(f->open.at[i]->font);
        hb_face_destroy(f->open.at[i]->hb);
    }
    if (f)
        system_fonts_close(f->system);
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

static struct face *face_open(struct fonts *f, const char *path, int face_index, struct pos pos)
{
    struct str bytes;
    int error = file_map(path, &bytes);
    if (error) {
        diag_report(f->d, DIAG_CODE_BAD_FONT, pos, path, strerror(error));
        return NULL;
    }
    hb_blob_t *blob = hb_blob_create(bytes.p, (unsigned)bytes.n, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *hb = hb_face_create(blob, (unsigned)face_index);
    hb_blob_destroy(blob);
    hb_blob_t *cff = hb_face_reference_table(hb, HB_TAG('C', 'F', 'F', ' '));
    hb_blob_t *glyf = hb_face_reference_table(hb, HB_TAG('g', 'l', 'y', 'f'));
    bool is_cff = hb_blob_get_length(cff) > 0, is_glyf = hb_blob_get_length(glyf) > 0;
    hb_blob_destroy(cff);
    hb_blob_destroy(glyf);
    if (hb_face_get_glyph_count(hb) == 0 || (!is_cff && !is_glyf)) {
        diag_report(f->d, DIAG_CODE_BAD_FONT, pos, path, "it has no TrueType or CFF outlines");
        hb_face_destroy(hb);
        return NULL;
    }
    struct face *face = arena_new_of(f->a, struct face);
    char name[128];
    unsigned size = sizeof name;
    hb_ot_name_get_utf8(hb, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, name);
    face->path = str_of(path);
    face->postscript_name = str_copy(f->a, (struct str){name, size});
    face->index = (int)f->open.n;
    face->cff = is_cff;
    face->small_caps = has_feature(hb, HB_TAG('s', 'm', 'c', 'p'));
    face->hb = hb;
    face->font = hb_font_create(hb);
    face->upem = hb_face_get_upem(hb);
    metrics_read(face);
    *vec_push(f->a, &f->open) = face;
    return face;
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
    if (!c->face && !c->broken) {
        c->face = face_open(f, file_join(f->a, f->folder, c->file), 0, family->pos);
        c->broken = !c->face;
        if (c->face) {
            c->face->family = family->name;
            c->face->weight = c->weight;
            c->face->italic = c->italic;
        }
    }
    return c->face;
}

/* How far a candidate is from what is asked: a wrong slope is worse than any weight, a weight
 * worse than any optical size. */
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
        if (!c->broken &&
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

static int by_file(const void *x, const void *y)
{
    const struct candidate *a = x, *b = y;
    size_t n = a->file.n < b->file.n ? a->file.n : b->file.n;
    int order = memcmp(a->file.p, b->file.p, n);
    return order ? order : (a->file.n > b->file.n) - (a->file.n < b->file.n);
}

/* Adds the file's face when it belongs to the family. */
static void add_if_of(struct fonts *f, struct family *family, const char *path)
{
    struct face *face = face_open(f, path, 0, family->pos);
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
        .file = face->path, .weight = face->weight, .italic = face->italic, .face = face};
}

static void search_folder(struct fonts *f, struct family *family, const char *folder)
{
    VEC(struct candidate) files = {0};
    DIR *dir = opendir(folder);
    for (struct dirent *e; dir && (e = readdir(dir));)
        if (is_font_file(str_of(e->d_name)))
            vec_push(f->a, &files)->file =
                str_of(file_join(f->a, str_of(folder), str_copy(f->a, str_of(e->d_name))));
    if (dir)
        closedir(dir);
    if (files.n) /* the same on every machine */
        qsort(files.at, files.n, sizeof *files.at, by_file);
    for (size_t i = 0; i < files.n; i++)
        add_if_of(f, family, files.at[i].file.p);
}

/* The files of a family that stand beside the file which names it. */
static void search_beside(struct fonts *f, struct family *family)
{
    if (!family->pos.source)
        return;
    struct str folder = file_folder(family->pos.source->name);
    search_folder(f, family, str_c(f->a, folder));
    search_folder(f, family, file_join(f->a, folder, STR("fonts")));
}

/* A face of the system, opened once for a file. */
static struct face *system_face(struct fonts *f, const struct system_font *s, int weight,
                                bool italic, struct pos pos)
{
    for (size_t i = 0; i < f->open.n; i++)
        if (str_eq(f->open.at[i]->path, s->path) && f->open.at[i]->system)
            return f->open.at[i];
    struct face *face = face_open(f, s->path.p, s->face_index, pos);
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
    if (!f->system_tried)
        f->system = system_fonts_open(f->a);
    f->system_tried = true;
    return system_fonts_find(f->system, f->a, family, c, weight, italic, to);
}

/* The names of the bundled families, with commas. */
static const char *families_list(const struct fonts *f)
{
    struct buf list = {.a = f->a};
    for (size_t i = 0; i < f->families.n; i++)
        if (!f->families.at[i]->pos.source) /* one that was asked for has a place */
            buf_printf(&list, "%s%.*s", list.n ? ", " : "", STRF(f->families.at[i]->name));
    return str_c(f->a, buf_str(&list));
}

/* A face without glyphs. It keeps a run going after a font was reported as missing, so that more
 * mistakes are found. */
static struct face *stand_in(struct fonts *f)
{
    if (f->stand_in)
        return f->stand_in;
    struct face *face = f->stand_in = arena_new_of(f->a, struct face);
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
        *vec_push(f->a, &f->families) = family;
        search_beside(f, family);
        family->system = !family->faces.n;
        struct system_font s;
        if (family->system && !find_at_system(f, name.text, 0, weight, italic, &s)) {
            const char **names = arena_array_of(f->a, const char *, f->families.n);
            for (size_t i = 0; i + 1 < f->families.n; i++)
                names[i] = str_c(f->a, f->families.at[i]->name);
            diag_report(f->d, DIAG_CODE_UNKNOWN_FONT, name.pos, STRF(name.text),
                        diag_suggest(f->a, name.text, names, f->families.n - 1),
                        families_list(f));
            family->system = false;
        }
    }
    if (!family->system)
        return nearest(f, family, weight, italic, size);
    struct system_font s;
    return find_at_system(f, name.text, 0, weight, italic, &s)
               ? system_face(f, &s, weight, italic, name.pos)
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
    for (size_t i = 0; i < f->missing.n; i++)
        if (f->missing.at[i] == c)
            return NULL;
    struct system_font s;
    if (find_at_system(f, (struct str){0}, c, like->weight, like->italic, &s)) {
        struct face *face = system_face(f, &s, like->weight, like->italic, (struct pos){0});
        if (face && face_glyph(face, c))
            return face;
    }
    *vec_push(f->a, &f->missing) = c;
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
static const struct bind_table icon_table = {"an icon", icon_keys,
                                             sizeof icon_keys / sizeof *icon_keys};

struct face *fonts_icon(struct fonts *f, struct str name, uint32_t *glyph)
{
    struct icon_keys k = {0};
    const struct node *n = node_find(f->icons, name);
    if (!n || !bind_map(&f->b, n, &icon_table, &k))
        return NULL;
    const char *path = file_join(f->a, f->folder, k.file.text);
    struct face *face = NULL;
    for (size_t i = 0; i < f->open.n && !face; i++)
        if (str_eq(f->open.at[i]->path, str_of(path)))
            face = f->open.at[i];
    if (!face)
        face = face_open(f, path, 0, n->pos);
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
                diag_suggest(f->a, name.text, names, n));
}
