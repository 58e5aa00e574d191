/* fonts.c: which glyphs a display uses, what they are read as, and the dictionaries of a font. */
#include "pdf/fonts_internal.h"

#include <stdlib.h>

/* FontDescriptor flags (ISO 32000-1, table 123). Symbolic: no use is made of standard encodings. */
#define FLAG_SYMBOLIC 4
#define FLAG_ITALIC 64

struct cluster fonts_cluster(const struct item *run, size_t at)
{
    const struct glyph *g = run->run.glyphs;
    struct str text = run->run.text;
    size_t n = run->run.n, end = at + 1;
    uint32_t from = g[at].cluster, to;
    while (end < n && g[end].cluster == from)
        end++;
    bool backwards = n && g[0].cluster > g[n - 1].cluster;
    if (backwards)
        to = at ? g[at - 1].cluster : (uint32_t)text.n;
    else
        to = end < n ? g[end].cluster : (uint32_t)text.n;
    if (to > text.n)
        to = (uint32_t)text.n;
    return (struct cluster){at, end - at, from < to ? str_sub(text, from, to) : STR("")};
}

const struct pdf_font *fonts_find(const struct pdf *p, const struct face *face)
{
    for (size_t i = 0; i < p->fonts->at.n; i++)
        if (p->fonts->at.at[i].face == face)
            return &p->fonts->at.at[i];
    return NULL;
}

static struct pdf_font *font_of(struct pdf *p, const struct face *face)
{
    const struct pdf_font *known = fonts_find(p, face);
    if (known)
        return &p->fonts->at.at[known - p->fonts->at.at];
    struct pdf_font *f = vec_push(p->arena, &p->fonts->at);
    f->face = face;
    f->number = (unsigned)p->fonts->at.n - 1;
    f->n = hb_face_get_glyph_count(face->hb);
    f->uses = arena_array_of(p->arena, struct glyph_use, f->n);
    return f;
}

static bool shows(const struct pdf_font *f, uint32_t glyph, int32_t c)
{
    hb_codepoint_t nominal;
    return hb_font_get_nominal_glyph(f->face->font, (hb_codepoint_t)c, &nominal) &&
           nominal == glyph;
}

/* A no-break space is a space to whoever copies text. */
static struct str plain_text(struct str text)
{
    return str_eq(text, STR("\xC2\xA0")) ? STR(" ") : text;
}

static void read_as(struct pdf_font *f, uint32_t glyph, struct str text, bool sure)
{
    struct glyph_use *u = &f->uses[glyph];
    if (!text.n || (u->text.n && (u->sure || !sure)))
        return;
    u->text = plain_text(text);
    u->sure = sure;
}

/* A cluster of several glyphs: those that the character map knows are read as their own
 * characters; what is left of the text goes to the first of the others. */
static void read_cluster(struct pdf *p, struct pdf_font *f, const struct item *run,
                         const struct cluster *c)
{
    const struct glyph *g = run->run.glyphs + c->glyph;
    bool *done = arena_array_of(p->arena, bool, c->n);
    struct buf rest = {.a = p->arena};
    size_t n;
    for (size_t i = 0; i < c->text.n; i += n) {
        int32_t code = utf8_at(c->text, i, &n);
        size_t k = 0;
        while (k < c->n && (done[k] || !shows(f, g[k].id, code)))
            k++;
        if (k < c->n) {
            done[k] = true;
            read_as(f, g[k].id, str_sub(c->text, i, i + n), true);
        } else {
            buf_add(&rest, str_sub(c->text, i, i + n));
        }
    }
    for (size_t k = 0; k < c->n && rest.n; k++)
        if (!done[k]) {
            read_as(f, g[k].id, buf_str(&rest), false);
            break;
        }
}

static void collect_run(struct pdf *p, const struct item *run)
{
    struct pdf_font *f = font_of(p, run->run.face);
    for (size_t i = 0; i < run->run.n;) {
        struct cluster c = fonts_cluster(run, i);
        for (size_t k = i; k < i + c.n; k++) {
            if (run->run.glyphs[k].id >= f->n) {
                object_fail(p, "a glyph is not in its font");
                return;
            }
            f->uses[run->run.glyphs[k].id].used = true;
        }
        uint32_t glyph = run->run.glyphs[i].id;
        if (c.n > 1) {
            read_cluster(p, f, run, &c);
        } else if (c.text.n && !f->uses[glyph].sure) {
            size_t n;
            int32_t code = utf8_at(c.text, 0, &n);
            read_as(f, glyph, c.text, n == c.text.n && shows(f, glyph, code));
        }
        i += c.n;
    }
}

uint32_t fonts_space(const struct pdf_font *f)
{
    uint32_t space = face_glyph(f->face, ' ');
    return space < f->n ? space : 0;
}

void fonts_collect(struct pdf *p)
{
    const struct display *d = p->display;
    p->fonts = arena_new_of(p->arena, struct fonts_used);
    for (size_t i = 0; i < d->pages.n; i++)
        for (size_t k = 0; k < d->pages.at[i].items.n && !p->failure; k++)
            if (d->pages.at[i].items.at[k].kind == ITEM_GLYPHS)
                collect_run(p, &d->pages.at[i].items.at[k]);
    for (size_t i = 0; i < p->fonts->at.n && p->tags; i++) {
        struct pdf_font *f = &p->fonts->at.at[i];
        uint32_t space = fonts_space(f);
        if (space) {
            f->uses[space].used = true;
            read_as(f, space, STR(" "), true);
        }
    }
}

bool fonts_reads(const struct pdf_font *f, const struct item *run, const struct cluster *c)
{
    if (c->n == 1)
        return str_eq(f->uses[run->run.glyphs[c->glyph].id].text, plain_text(c->text));
    size_t at = 0;
    for (size_t k = c->glyph; k < c->glyph + c->n; k++) {
        struct str t = f->uses[run->run.glyphs[k].id].text;
        if (!str_starts(str_sub(c->text, at, c->text.n), t))
            return false;
        at += t.n;
    }
    return at == c->text.n;
}

/* Six letters that depend on the font and its glyphs only (32-bit FNV-1a). */
static void write_tag(struct buf *b, const struct pdf_font *f)
{
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < f->face->postscript_name.n; i++)
        h = (h ^ (unsigned char)f->face->postscript_name.p[i]) * 16777619u;
    for (unsigned g = 0; g < f->n; g++)
        if (f->uses[g].used)
            h = ((h ^ (g & 255)) * 16777619u ^ g >> 8) * 16777619u;
    for (int i = 0; i < 6; i++, h /= 26)
        buf_char(b, (char)('A' + h % 26));
    buf_char(b, '+');
}

static struct str base_name(struct pdf *p, const struct pdf_font *f)
{
    struct buf b = {.a = p->arena};
    write_tag(&b, f);
    for (size_t i = 0; i < f->face->postscript_name.n; i++)
        buf_char(&b, f->face->postscript_name.p[i]);
    return buf_str(&b);
}

static int compare_codes(const void *a, const void *b)
{
    return (*(struct glyph_use *const *)a)->code - (*(struct glyph_use *const *)b)->code;
}

/* The used glyphs by rising code; *n of them. */
static struct glyph_use **by_code(struct pdf *p, const struct pdf_font *f, size_t *n)
{
    struct glyph_use **list = arena_array_of(p->arena, struct glyph_use *, f->n);
    *n = 0;
    for (unsigned g = 0; g < f->n; g++)
        if (f->uses[g].used)
            list[(*n)++] = &f->uses[g];
    qsort(list, *n, sizeof *list, compare_codes);
    return list;
}

/* All from the first code to the last. */
static void write_simple_widths(struct pdf *p, struct buf *b, const struct pdf_font *f)
{
    size_t n;
    struct glyph_use **list = by_code(p, f, &n);
    int first = n ? list[0]->code : 0, last = n ? list[n - 1]->code : 0;
    write_raw(b, "/FirstChar ");
    write_int(b, first);
    write_raw(b, "/LastChar ");
    write_int(b, last);
    write_raw(b, "/Widths[");
    for (size_t i = 0; i < n; first++) {
        bool used = list[i]->code == first;
        write_fixed(b, used ? list[i++]->width : 0, 1);
        if (i < n)
            buf_char(b, ' ');
    }
    buf_char(b, ']');
}

static void write_widths(struct pdf *p, struct buf *b, const struct pdf_font *f)
{
    size_t n;
    struct glyph_use **list = by_code(p, f, &n);
    write_raw(b, "/W[");
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || list[i]->code != list[i - 1]->code + 1) {
            if (i)
                buf_char(b, ']');
            write_int(b, list[i]->code);
            buf_char(b, '[');
        } else {
            buf_char(b, ' ');
        }
        write_fixed(b, list[i]->width, 1);
    }
    write_raw(b, n ? "]]" : "]");
}

static int per_mille(const struct face *f, int units)
{
    int64_t scaled = (int64_t)units * 2000 / (int)f->upem;
    return (int)((scaled + (scaled < 0 ? -1 : 1)) / 2);
}

/* xMin, yMin, xMax and yMax stand at byte 36 of the table 'head'. */
static void write_box(struct buf *b, const struct face *f)
{
    hb_blob_t *head = hb_face_reference_table(f->hb, HB_TAG('h', 'e', 'a', 'd'));
    unsigned n;
    const unsigned char *at = (const unsigned char *)hb_blob_get_data(head, &n);
    write_raw(b, "/FontBBox[");
    for (int i = 0; i < 4; i++) {
        int v = n >= 44 ? (int16_t)(at[36 + 2 * i] << 8 | at[37 + 2 * i]) : 0;
        if (i)
            buf_char(b, ' ');
        write_int(b, per_mille(f, v));
    }
    buf_char(b, ']');
    hb_blob_destroy(head);
}

static struct object *descriptor(struct pdf *p, const struct pdf_font *f, struct str name)
{
    const struct face *face = f->face;
    struct object *file = object_new(p), *o = object_new(p);
    struct buf b = {.a = p->arena};
    object_stream(p, file, f->program);
    if (face->cff) {
        file->body = f->simple ? STR("/Subtype/Type1C") : STR("/Subtype/CIDFontType0C");
    } else {
        write_raw(&b, "/Length1 ");
        write_int(&b, (int64_t)f->program.n);
        file->body = buf_str(&b);
        b = (struct buf){.a = p->arena};
    }
    write_raw(&b, "/Type/FontDescriptor/FontName");
    write_name(&b, name);
    write_raw(&b, "/Flags ");
    write_int(&b, FLAG_SYMBOLIC | (face->italic ? FLAG_ITALIC : 0));
    write_box(&b, face);
    write_raw(&b, "/ItalicAngle ");
    write_fixed(&b, face->italic_angle, 2);
    write_raw(&b, "/Ascent ");
    write_int(&b, per_mille(face, face->ascender));
    write_raw(&b, "/Descent ");
    write_int(&b, per_mille(face, face->descender));
    write_raw(&b, "/CapHeight ");
    write_int(&b, per_mille(face, face->cap_height));
    /* Stems of a family grow with its weight: 88 for regular and 165 for bold are usual. */
    write_raw(&b, "/StemV ");
    write_int(&b, 50 + (int64_t)face->weight * face->weight / 4225);
    write_raw(&b, face->cff ? "/FontFile3 " : "/FontFile2 ");
    write_ref(&b, file->id);
    o->body = buf_str(&b);
    return o;
}

/* A glyph that got no text of its own (a mark of a letter in pieces, say) is read as a character
 * that shows it, or as U+200B, which is nothing. */
static void read_leftovers(struct pdf *p, struct pdf_font *f)
{
    hb_set_t *all = NULL;
    for (unsigned g = 0; g < f->n; g++) {
        hb_codepoint_t c = HB_SET_VALUE_INVALID;
        if (!f->uses[g].used || f->uses[g].text.n)
            continue;
        if (!all) {
            all = hb_set_create();
            hb_face_collect_unicodes(f->face->hb, all);
        }
        struct buf b = {.a = p->arena};
        while (hb_set_next(all, &c) && !shows(f, g, (int32_t)c))
            ;
        bool private_use = (c >= 0xE000 && c < 0xF900) || c >= 0xF0000; /* or none at all */
        buf_code(&b, private_use ? 0x200B : (int32_t)c);
        f->uses[g].text = buf_str(&b);
    }
    hb_set_destroy(all);
}

/* The map from codes to text, which all simple fonts share. */
static struct object *characters(struct pdf *p, const struct pdf_font *f)
{
    struct fonts_used *all = p->fonts;
    if (f->simple && all->characters)
        return all->characters;
    struct object *o = object_new(p);
    if (f->simple)
        all->characters = o;
    object_stream(p, o, f->simple ? tounicode_make(p, all->at.at, all->at.n, true)
                                  : tounicode_make(p, f, 1, false));
    return o;
}

static void embed_simple(struct pdf *p, struct pdf_font *f)
{
    struct str name = base_name(p, f);
    struct buf b = {.a = p->arena};
    f->object = object_new(p);
    write_raw(&b, "/Type/Font/Subtype/Type1/BaseFont");
    write_name(&b, name);
    write_simple_widths(p, &b, f);
    write_raw(&b, "/ToUnicode ");
    write_ref(&b, characters(p, f)->id);
    write_raw(&b, "/FontDescriptor ");
    write_ref(&b, descriptor(p, f, name)->id);
    f->object->body = buf_str(&b);
}

static void embed_composite(struct pdf *p, struct pdf_font *f)
{
    struct str name = base_name(p, f);
    struct buf b = {.a = p->arena}, c = {.a = p->arena};
    struct object *top = object_new(p), *cid = object_new(p);
    f->object = top;
    write_raw(&b, "/Type/Font/Subtype/Type0/BaseFont");
    write_name(&b, name);
    write_raw(&b, "/Encoding/Identity-H/DescendantFonts[");
    write_ref(&b, cid->id);
    write_raw(&b, "]/ToUnicode ");
    write_ref(&b, characters(p, f)->id);
    top->body = buf_str(&b);
    write_raw(&c, "/Type/Font/Subtype/CIDFontType");
    write_raw(&c, f->face->cff ? "0" : "2/CIDToGIDMap/Identity");
    write_raw(&c, "/BaseFont");
    write_name(&c, name);
    write_raw(&c, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
                  "/FontDescriptor ");
    write_ref(&c, descriptor(p, f, name)->id);
    write_widths(p, &c, f);
    cid->body = buf_str(&c);
}

void fonts_embed(struct pdf *p)
{
    struct fonts_used *all = p->fonts;
    for (size_t i = 0; i < all->at.n && !p->failure; i++) {
        struct pdf_font *f = &all->at.at[i];
        read_leftovers(p, f);
        subset_make(p, f);
        for (unsigned g = 0; g < f->n; g++)
            if (f->uses[g].used)
                f->uses[g].width = (uint32_t)((int64_t)face_advance(f->face, g) * 20000 /
                                                  (int)f->face->upem + 1) / 2;
    }
    for (size_t i = 0; i < all->at.n && !p->failure; i++)
        (all->at.at[i].simple ? embed_simple : embed_composite)(p, &all->at.at[i]);
}

void fonts_resources(const struct pdf *p, struct buf *b)
{
    write_raw(b, "<<");
    for (size_t i = 0; i < p->fonts->at.n; i++) {
        write_raw(b, "/F");
        write_int(b, p->fonts->at.at[i].number);
        buf_char(b, ' ');
        write_ref(b, p->fonts->at.at[i].object ? p->fonts->at.at[i].object->id : 0);
    }
    write_raw(b, ">>");
}
