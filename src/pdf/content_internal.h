/* content_internal.h: the operators of a page while they are written, shared by content*.c. */
#ifndef PDF_CONTENT_INTERNAL_H
#define PDF_CONTENT_INTERNAL_H

#include "pdf/content.h"
#include "pdf/fonts.h"
#include "pdf/leftward.h"

enum mark { MARK_NONE, MARK_ARTIFACT, MARK_ELEMENT };

struct content {
    struct pdf *p;
    size_t page;
    length height;
    struct buf b;
    /* marked content that is open */
    enum mark mark;
    uint32_t element;
    bool actual; /* true: it has an ActualText, so nothing more may be added to it */
    /* graphics state as written */
    color fill, stroke;
    int64_t line_width, pitch; /* of dots; -1: not set yet */
    /* text state as written */
    bool in_text;
    const struct pdf_font *font;
    int64_t size;           /* [1/100 pt] */
    int64_t scale;          /* of its width [1/1000] */
    int64_t spacing;        /* behind each glyph [1/1000 pt] */
    int64_t line_x, line_y; /* origin of the next Td [1/100 pt, y upwards] */
    int64_t pen;            /* x of the next glyph [1e-9 pt] */
    int64_t error;          /* how far right of its place the last glyph was shown [1e-9 pt] */
    bool lost;              /* true: a reader may have skipped silent glyphs, with their widths */
    /* glyphs that are not written yet */
    struct buf show;
    bool in_string, adjusted;
    struct joint {
        bool open;   /* no space was written behind the last text */
        length x, y; /* where it ends, on its line */
    } joint;         /* kept only if some text is read from right to left */
    VEC(const struct glyph_use *) uses; /* of a run */
    size_t rightward; /* the first item behind the text that is read to the right */
    const struct item *right; /* the last item of this text, if it is to get a mark at its right edge */
    struct leftward_found found;
    VEC(size_t) parts; /* where the parts of a stretch end (leftward.h) */
};

/* Shows glyphs [from, to) of a run. */
void content_glyphs(struct content *c, const struct item *it, size_t from, size_t to,
                    const struct glyph_use *const *uses);
/* Sets how wide glyphs are [1/1000]. */
void content_scale(struct content *c, int64_t scale);
/* Shows a glyph as wide as `width`, from x on the line of the run. */
void content_wide(struct content *c, const struct item *it, length x, length width, const struct glyph_use *use);
/* Writes glyphs [from, to) of a run so that nothing is drawn: text of rendering mode 3, from x on the
 * line, as wide as that. */
void content_hidden(struct content *c, const struct item *it, size_t from, size_t to, length x, length width);
/* Writes a space as wide as the white from it->x + x on. Programs that go by place then find one line,
 * and not two columns. White between cells, and any of more than an em, is read as `two` spaces, as
 * many give for a tab, so that the parts of the line can still be told apart. (Poppler would leave
 * out a single space.) */
void content_white(struct content *c, const struct item *it, length x, length width, bool two);
/* Writes a space that is read as a part of the text right of it, which runs to the left; as wide as `width`, from
 * it->x + x on. */
void content_inner(struct content *c, const struct item *it, length x, length width);
/* Text that follows is read, but not seen (rendering mode 3); or it is seen again. */
void content_unseen(struct content *c, bool unseen);
/* Sets the white behind each glyph. */
void content_spacing(struct content *c, length tracking);
/* Sets the font once more. Pypdf then begins another text; it would read this one, and all before it, backwards. */
void content_again(struct content *c);
/* Writes the glyph of bridge.h that runs to the left, or to the right. */
void content_bridge(struct content *c, length x, length y, bool leftward);
/* Marks all that follows as content of `element`. If `actual` is not NULL, it is the text to read. */
void content_mark(struct content *c, uint32_t element, const struct str *actual);
/* Writes the glyphs that wait. */
void content_flush(struct content *c);
/* Sets the color of what follows; the font, its size [1/100 pt] and how wide its glyphs are [1/1000]. */
void content_fill(struct content *c, color v);
void content_font(struct content *c, const struct pdf_font *font, int64_t size, int64_t scale);
/* content_joined.c */
/* Shows a run of which `joined` is true, item `item` of the page. */
void content_joined(struct content *c, const struct item *it, size_t item, const struct pdf_font *font);
/* content_leftward.c */
/* Shows glyphs [from, to) of a run that is read to the right. */
void content_rightward(struct content *c, const struct item *it, size_t from, size_t to);
/* Begins a text at x on the line of an item: bridges what stands between it and the last text, if no space does and
 * it stands left of that, by a glyph that runs to the left or to the right: not as the text does. True if it did. */
bool content_join(struct content *c, const struct item *it, length x, bool leftward);
/* Begins and ends a run that is read to the right, item `i` of the page. */
void content_turn(struct content *c, const struct item *it, size_t i);
void content_return(struct content *c, const struct item *it);
/* Writes a mark at the left edge, x, of figures, signs or Latin letters: what stands right of it is read before what
 * stands left of it. Poppler would take a space, or a sign, for a part of them, and read both to the right. */
void content_edge(struct content *c, const struct item *it, length x);
/* Shows a stretch of a run that is read from right to left. c->uses are those of the run. */
void content_stretch(struct content *c, const struct item *it, const struct leftward_stretch *s);

#endif
