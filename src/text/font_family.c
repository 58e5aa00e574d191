/* font_family.c: families: bundled ones, those beside a style or a document, those of the system. */
#include "text/font_internal.h"

#include <stdlib.h>

#include <hb-ot.h>

struct family *fonts_family(struct fonts *f, struct str name)
{
    struct family *bundled = fonts_index_family(f, name);
    if (bundled)
        return bundled;
    for (size_t i = 0; i < f->families.n; i++)
        if (str_eq_nocase(f->families.at[i]->name, name))
            return f->families.at[i];
    return NULL;
}

/* The face of a candidate; of a variable font the one of this weight. */
static struct face *candidate_face(struct fonts *f, struct family *family, struct candidate *c, int weight,
                                   bool italic)
{
    struct wanted w = {.kind = CVTEX_DATA, .candidate = true, .pos = family->pos, .weight = weight,
                       .italic = italic};
    if (c->face)
        return fonts_use(f, (struct kept_face *)c->face);
    if (c->broken == f->run)
        return NULL;
    if (c->variable) {
        w.kind = CVTEX_FONT;
        w.base = file_base(family->pos.source);
        w.name = c->file;
        w.candidate = false;
    } else {
        w.name = str_printf(f->a, "fonts/%.*s", STRF(c->file));
    }
    struct face *face = fonts_read(f, &w);
    if (!face) {
        c->broken = f->run;
        return NULL;
    }
    face->family = family->name;
    face->unkerned = c->unkerned;
    face->weight = c->variable ? weight : c->weight;
    face->italic = c->italic;
    c->face = c->variable ? NULL : face;
    return face;
}

/* How different a candidate is from the arguments. A wrong slope is worse than any wrong weight,
 * and a wrong weight is worse than any wrong optical size. */
static int64_t distance(const struct candidate *c, int weight, bool italic, length size)
{
    int64_t d = c->italic != italic ? 1000000 : 0;
    d += 100 * (c->weight > weight ? c->weight - weight : c->weight_to < weight ? weight - c->weight_to : 0);
    length off = c->size ? size - c->size * PT : 0;
    return d * PT + (off < 0 ? -off : off);
}

struct face *fonts_nearest(struct fonts *f, struct family *family, int weight, bool italic,
                            length size)
{
    struct candidate *best = NULL;
    for (size_t i = 0; i < family->faces.n; i++) {
        struct candidate *c = &family->faces.at[i];
        if (c->broken != f->run &&
            (!best || distance(c, weight, italic, size) < distance(best, weight, italic, size)))
            best = c;
    }
    return best ? candidate_face(f, family, best, weight, italic) : NULL;
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

/* Adds a face, or the weights of a variable font, which may also be italic by an axis. */
static void add_face(struct fonts *f, struct family *family, struct face *face, struct str file)
{
    hb_ot_var_axis_info_t weight, slope;
    struct candidate c = {.file = file, .weight = face->weight, .weight_to = face->weight,
                          .italic = face->italic, .face = face};
    if (face->n_axes) {
        c.variable = true;
        c.face = NULL;
    }
    if (face->n_axes && hb_ot_var_find_axis_info(face->hb, HB_OT_TAG_VAR_AXIS_WEIGHT, &weight)) {
        c.weight = (int)weight.min_value;
        c.weight_to = (int)weight.max_value;
    }
    *vec_push(f->a, &family->faces) = c;
    if (!c.italic && (hb_ot_var_find_axis_info(face->hb, HB_OT_TAG_VAR_AXIS_ITALIC, &slope) ||
                      hb_ot_var_find_axis_info(face->hb, HB_OT_TAG_VAR_AXIS_SLANT, &slope))) {
        c.italic = true;
        *vec_push(f->a, &family->faces) = c;
    }
}

/* Adds the face of a file to the family, if the file says that it belongs to it. */
static void add_if_of(struct fonts *f, struct family *family, struct str file)
{
    struct wanted w = {.kind = CVTEX_FONT, .base = file_base(family->pos.source), .name = file,
                       .optional = true, .pos = family->pos, .weight = 400};
    struct face *face = fonts_read(f, &w);
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
    add_face(f, family, face, file);
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

struct face *fonts_system_face(struct fonts *f, const struct system_font *s, int weight,
                                bool italic, const struct pos *pos)
{
    struct wanted w = {.kind = CVTEX_SYSTEM_FONT, .name = s->path, .number = s->number,
                       .weight = weight, .italic = italic};
    w.optional = !pos;
    if (pos)
        w.pos = *pos;
    struct face *face = fonts_read(f, &w);
    if (face) {
        face->family = str_copy(f->kept, s->family);
        face->weight = (int)hb_style_get_value(face->font, HB_STYLE_TAG_WEIGHT);
        face->italic = hb_style_get_value(face->font, HB_STYLE_TAG_ITALIC) > 0;
        face->system = true;
    }
    return face;
}

bool fonts_system_find(struct fonts *f, const struct cvtex_font_wanted *wanted,
                       struct system_font *to)
{
    struct cvtex_font_found found = {0};
    if (!files_find_font(f->files, wanted, &found))
        return false;
    to->path = str_copy(f->a, str_of(found.path));
    to->family = str_copy(f->a, str_of(found.family ? found.family : wanted->family ? wanted->family : ""));
    to->number = found.face & 0xFFFF; /* above it, fontconfig numbers the instances of a variable font */
    return true;
}

/* The font of the system for a family that the document names. */
static bool system_family(struct fonts *f, struct str family, int weight, bool italic,
                          struct system_font *to)
{
    struct cvtex_font_wanted wanted = {.family = str_c(f->a, family), .weight = weight, .italic = italic};
    return fonts_system_find(f, &wanted, to);
}

/* Reports that no family has this name. */
static void report_unknown(struct fonts *f, struct markup name)
{
    struct buf list = {.a = f->a};
    const char **names = arena_array_of(f->a, const char *, f->named->pairs.n + 1);
    for (size_t i = 0; i < f->named->pairs.n; i++) {
        names[i] = str_c(f->a, f->named->pairs.at[i].key);
        buf_printf(&list, "%s%s", i ? ", " : "", names[i]);
    }
    diag_report(f->d, DIAG_CODE_UNKNOWN_FONT, name.pos, STRF(name.text),
                diag_suggest(f->d, name.text, names, f->named->pairs.n), str_c(f->a, buf_str(&list)));
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
    struct family *family = fonts_family(f, name.text);
    if (!family) {
        family = arena_new_of(f->a, struct family);
        family->name = name.text;
        family->pos = name.pos;
        *vec_push(f->kept, &f->families) = family;
        search_beside(f, family);
        family->system = !family->faces.n;
        struct system_font s;
        if (family->system && !system_family(f, name.text, weight, italic, &s)) {
            report_unknown(f, name);
            family->system = false;
        }
    }
    if (!family->system)
        return fonts_nearest(f, family, weight, italic, size);
    struct system_font s;
    return system_family(f, name.text, weight, italic, &s)
               ? fonts_system_face(f, &s, weight, italic, &name.pos)
               : NULL;
}

struct face *fonts_face(struct fonts *f, struct markup name, int weight, bool italic, length size)
{
    struct face *face = face_of(f, name, weight, italic, size);
    return face ? face : stand_in(f);
}
