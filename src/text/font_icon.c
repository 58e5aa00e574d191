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
        face = fonts_read(f, &w);
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
