/* font_icon.c: icons and their glyphs. */
#include "text/font_internal.h"

struct icon_keys {
    struct markup file;
    int code;
};

static const struct bind_key icon_keys[] = {
    FONT_KEY("file", BIND_WORD, icon_keys, file, "The font's file, from this folder."),
    FONT_KEY("code", BIND_INT, icon_keys, code, "The icon's code point in it."),
};
static const struct bind_table icon_table = BIND_TABLE(icon_keys, "an icon");

/* The face of a file of icons; NULL after an error (reported). */
static struct face *icon_face(struct fonts *f, struct str file, struct pos pos)
{
    struct wanted w = {.kind = CVTEX_DATA, .pos = pos, .name = str_printf(f->a, "fonts/%.*s", STRF(file))};
    for (size_t i = 0; i < f->open.n; i++) {
        const struct kept_face *kept = (const struct kept_face *)f->open.at[i];
        if (kept->kind == CVTEX_DATA && str_eq(kept->name, w.name))
            return f->open.at[i];
    }
    return fonts_read(f, &w);
}

/* An icon by the name that the font itself has for it. */
static struct face *named_icon(struct fonts *f, struct str name, uint32_t *glyph)
{
    static const char *const files[] = {"font-awesome/fa-solid-900.ttf", "font-awesome/fa-brands-400.ttf",
                                        "font-awesome/fa-regular-400.ttf"};
    struct str own = str_copy(f->a, name);
    for (size_t i = 0; i < own.n; i++)
        if (own.p[i] == ' ' || own.p[i] == '_')
            ((char *)own.p)[i] = '-';
    for (size_t i = 0; own.n && i < sizeof files / sizeof *files; i++) {
        struct face *face = icon_face(f, str_of(files[i]), (struct pos){0});
        hb_codepoint_t found;
        if (face && hb_font_get_glyph_from_name(face->font, own.p, (int)own.n, &found) && found) {
            *glyph = found;
            return face;
        }
    }
    return NULL;
}

struct face *fonts_icon(struct fonts *f, struct str name, uint32_t *glyph)
{
    struct icon_keys k = {0};
    const struct node *n = node_find(f->icons, name);
    if (!n)
        return named_icon(f, name, glyph);
    if (!bind_map(&f->b, n, &icon_table, &k))
        return NULL;
    struct face *face = icon_face(f, k.file.text, n->pos);
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
