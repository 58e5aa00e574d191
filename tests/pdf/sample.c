/* sample.c: faces, shaping and items for display lists made by hand. */
#define _POSIX_C_SOURCE 200809L /* popen */
#include "sample.h"

#include <hb-ot.h>
#include <stdio.h>
#include <stdlib.h>

#include "../unit/disk.h"

static int metric(hb_font_t *font, hb_ot_metrics_tag_t tag, int otherwise)
{
    hb_position_t v;
    return hb_ot_metrics_get_position(font, tag, &v) ? v : otherwise;
}

struct face *sample_face(struct sample *s, const char *path)
{
    struct str bytes;
    if (!disk_read(s->arena, path, &bytes))
        return NULL;
    struct face *f = arena_new_of(s->arena, struct face);
    hb_blob_t *blob = hb_blob_create(bytes.p, (unsigned)bytes.n, HB_MEMORY_MODE_READONLY, NULL,
                                     NULL);
    f->hb = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    f->font = hb_font_create(f->hb);
    f->upem = hb_face_get_upem(f->hb);
    hb_font_set_scale(f->font, (int)f->upem, (int)f->upem);
    char name[128] = "Unnamed";
    unsigned n = sizeof name;
    hb_ot_name_get_utf8(f->hb, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &n, name);
    f->postscript_name = str_copy(s->arena, str_of(name));
    f->index = (int)s->n_faces;
    f->weight = strstr(path, "old") ? 700 : 400;
    f->italic = strstr(path, "talic") != NULL;
    f->italic_angle = f->italic ? -1400 : 0;
    hb_blob_t *cff = hb_face_reference_table(f->hb, HB_TAG('C', 'F', 'F', ' '));
    f->cff = hb_blob_get_length(cff) > 0;
    hb_blob_destroy(cff);
    f->ascender = metric(f->font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, (int)f->upem * 3 / 4);
    f->descender = metric(f->font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, -(int)f->upem / 4);
    f->cap_height = metric(f->font, HB_OT_METRICS_TAG_CAP_HEIGHT, (int)f->upem * 7 / 10);
    f->x_height = metric(f->font, HB_OT_METRICS_TAG_X_HEIGHT, (int)f->upem / 2);
    s->faces[s->n_faces++] = f;
    return f;
}

void sample_free(struct sample *s)
{
    for (size_t i = 0; i < s->n_faces; i++) {
        hb_font_destroy(s->faces[i]->font);
        hb_face_destroy(s->faces[i]->hb);
    }
    arena_free(s->arena);
}

struct page *sample_page(struct sample *s, length width, length height)
{
    struct page *p = vec_push(s->arena, &s->display.pages);
    p->width = width;
    p->height = height;
    return p;
}

uint32_t sample_element(struct sample *s, enum element_type type, uint32_t parent)
{
    struct element *e = vec_push(s->arena, &s->display.elements);
    e->type = type;
    e->parent = parent;
    return (uint32_t)s->display.elements.n - 1;
}

struct item *sample_item(struct sample *s, enum item_kind kind, uint32_t element, length x,
                         length y)
{
    struct page *p = &s->display.pages.at[s->display.pages.n - 1];
    struct item *it = vec_push(s->arena, &p->items);
    it->kind = kind;
    it->element = element;
    it->x = x;
    it->y = y;
    return it;
}

static size_t spaces_of(struct str text)
{
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++)
        n += text.p[i] == ' ';
    return n;
}

struct item *sample_text(struct sample *s, uint32_t element, struct face *face, length size,
                         length x, length y, length measure, const char *text)
{
    struct item *it = sample_item(s, ITEM_GLYPHS, element, x, y);
    it->run.face = face;
    it->run.size = size;
    it->run.text = str_copy(s->arena, str_of(text));
    hb_buffer_t *b = hb_buffer_create();
    hb_buffer_add_utf8(b, it->run.text.p, (int)it->run.text.n, 0, -1);
    hb_buffer_guess_segment_properties(b);
    hb_shape(face->font, b, NULL, 0);
    unsigned n;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(b, &n);
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(b, &n);
    struct glyph *glyphs = arena_array_of(s->arena, struct glyph, n);
    length natural = 0, pen = 0;
    for (unsigned i = 0; i < n; i++)
        natural += at[i].x_advance;
    natural = length_scale(natural, size, face->upem);
    size_t spaces = spaces_of(it->run.text);
    length extra = measure && spaces ? (measure - natural) / (length)spaces : 0;
    for (unsigned i = 0; i < n; i++) {
        glyphs[i] = (struct glyph){
            .id = info[i].codepoint,
            .cluster = info[i].cluster,
            .x = pen + length_scale(at[i].x_offset, size, face->upem),
            .y = -length_scale(at[i].y_offset, size, face->upem),
        };
        pen += length_scale(at[i].x_advance, size, face->upem);
        if (text[info[i].cluster] == ' ')
            pen += extra;
    }
    it->run.glyphs = glyphs;
    it->run.n = n;
    it->run.advance = pen;
    hb_buffer_destroy(b);
    return it;
}

struct item *sample_link(struct sample *s, uint32_t element, const struct item *text,
                         const char *uri)
{
    struct item from = *text; /* the push may move it */
    struct item *it = sample_item(s, ITEM_LINK, element, from.x, from.y - from.run.size * 3 / 4);
    it->link.width = from.run.advance;
    it->link.height = from.run.size;
    it->link.uri = str_of(uri);
    it->link.text = from.run.text;
    return it;
}

void sample_bookmark(struct sample *s, int level, length y, const char *title)
{
    struct bookmark *m = vec_push(s->arena, &s->display.bookmarks);
    *m = (struct bookmark){.title = str_of(title), .level = level,
                           .page = s->display.pages.n - 1, .y = y};
}

void sample_dest(struct sample *s, length x, length y, const char *name)
{
    *vec_push(s->arena, &s->display.dests) =
        (struct dest){str_of(name), s->display.pages.n - 1, x, y};
}

char *sample_output(struct arena *a, const char *program, const char *command)
{
    struct buf b = {.a = a};
    if (system(str_c(a, str_printf(a, "command -v %s >/dev/null 2>&1", program))))
        return NULL;
    FILE *f = popen(command, "r");
    for (int c; f && (c = getc(f)) != EOF;)
        buf_char(&b, (char)c);
    int status = f ? pclose(f) : -1;
    buf_printf(&b, "\nstatus %d", status);
    buf_char(&b, '\0');
    return b.p;
}
