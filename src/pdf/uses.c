/* uses.c: finds the glyphs that a display uses, and the texts that they show. */
#include "pdf/fonts_internal.h"
#include "pdf/leftward.h"
#include "text/bidi.h"

#include <hb-ot.h>
#include <utf8proc.h>

/* The text of a glyph that shows no text of its own: readers then take nothing from it. */
#define NOTHING STR("\xE2\x80\x8B") /* U+200B */

/* A space within a text that runs to the left. Alone, it would be lost (pdf.js); behind a right-to-left mark it
 * is a letter like others. */
#define LEFTWARD_SPACE STR("\xE2\x80\x8F ")
/* A space between texts the second of which stands left of the first. MuPDF takes the end of an isolate, which
 * means nothing where none began, for something that runs to the right. So it turns each of these texts around
 * alone. */
#define TURN_SPACE STR("\xE2\x81\xA9\xE2\x80\x8F ")

/* Marks alone. */
#define LEFTWARD_MARK STR("\xE2\x80\x8F")
#define RIGHTWARD_MARK STR("\xE2\x80\x8E")

/* A space that is read as two. In a run that is read from right to left, Poppler takes it for a letter, and
 * so does not take the words before it for those behind it. */
#define WIDE_SPACE STR("  ")

/* Where the last `n` characters of a text begin. */
static size_t last_characters(struct str text, size_t n)
{
    size_t at = text.n;
    while (at && n) {
        at--;
        n -= ((unsigned char)text.p[at] & 0xC0) != 0x80;
    }
    return at;
}

/* Removes characters of private use. They mean nothing to readers, and PDF/A would require an
 * ActualText for them. */
static struct str without_private(struct arena *a, struct str text)
{
    struct buf b = {.a = a};
    bool private = false;
    size_t n;
    for (size_t i = 0; i + 2 < text.n; i++) /* they have three bytes or more */
        private |= utf8_is_private(utf8_at(text, i, &n));
    for (size_t i = 0; i < text.n && private; i += n)
        if (!utf8_is_private(utf8_at(text, i, &n)))
            buf_add(&b, str_sub(text, i, i + n));
    return private ? buf_end(&b) : text;
}

static bool is_mn(int32_t code)
{
    return utf8proc_category(code) == UTF8PROC_CATEGORY_MN;
}

bool fonts_has_mark(struct str text)
{
    bool mark = false;
    for (size_t i = 0, n; i < text.n && !mark; i += n)
        mark = is_mn(utf8_at(text, i, &n));
    return mark;
}

/* True if the letter before a space has a mark. Pdf.js would find the space behind this letter then. */
static bool marked(const struct item *run, size_t space)
{
    const struct glyph *g = run->run.glyphs + space;
    return fonts_has_mark(str_sub(run->run.text, g[1].cluster, g->cluster));
}

/* Whether the stretch of a glyph begins at glyph `before`. */
static bool is_leftmost(struct pdf *p, const struct item *run, size_t before, size_t glyph)
{
    struct leftward_stretch s = leftward_stretch(run, glyph, &p->fonts->found);
    return s.whole && before == s.from;
}

/* What the space at a glyph is read as. */
static struct str space_text(struct pdf *p, const struct item *run, size_t space)
{
    struct leftward_stretch s = leftward_stretch(run, space, &p->fonts->found);
    const struct leftward_stretch *all = &p->fonts->found.stretch; /* also if the space has no letters around it */
    if (!all->whole || space < all->from || space >= all->to)
        return TURN_SPACE;
    return leftward_is_inside(&s, space) && !marked(run, space) ? WIDE_SPACE : LEFTWARD_SPACE;
}

/* The text of a cluster that is read from right to left, as its glyphs stand: readers take all such text
 * for what they see, and turn it around. The cluster begins with `glyph`, and nothing of it stands left of
 * `before`. */
static struct str turned(struct pdf *p, const struct item *run, size_t before, size_t glyph, struct str text)
{
    struct buf b = {.a = p->arena};
    if (str_eq(text, STR(" ")) || str_eq(text, STR("\xC2\xA0")))
        return space_text(p, run, glyph);
    for (size_t end = text.n, at = end; end; end = at) {
        while (at && ((unsigned char)text.p[--at] & 0xC0) == 0x80)
            ;
        int32_t code = utf8_at(text, at, &(size_t){0});
        if (end == text.n && !bidi_runs_left(code) && !is_mn(code) && is_leftmost(p, run, before, glyph))
            buf_code(&b, 0x200F); /* Poppler would read a sign at the left end before the rest */
        buf_add(&b, str_sub(text, at, end));
    }
    return b.n ? buf_end(&b) : STR("");
}

/* The cluster whose first glyph is `at`. Its text is the part of the run's text that it shows. With
 * `read`, its text is the part of the run's ActualText to read. The last cluster gets the rest of a
 * longer ActualText; if that is more than one code can have, the clusters before it get some. */
static struct cluster any_cluster(struct pdf *p, const struct item *run, size_t at, bool read)
{
    const struct glyph *g = run->run.glyphs;
    struct str text = run->run.text;
    size_t n = run->run.n, end = at + 1, from = g[at].cluster, to, before = at;
    while (end < n && g[end].cluster == from)
        end++;
    if (run->run.leftward)
        to = from + leftward_text(run, at, &before).n;
    else
        to = end < n ? g[end].cluster : text.n;
    if (read && run->run.has_actual && !run->run.joined) {
        text = run->run.actual;
        size_t first = at ? last_characters(text, GLYPH_READS * (n - at)) : 0;
        size_t next = last_characters(text, GLYPH_READS * (n - end));
        from = first > from ? first : from;
        to = next > to ? next : to;
    }
    if (to > text.n)
        to = text.n;
    text = from < to ? str_sub(text, from, to) : STR("");
    text = without_private(p->arena, text);
    if (run->run.leftward) {
        text.n -= leftward_marks(run, text); /* they have codes of their own */
        text = turned(p, run, before, at, text);
    }
    return (struct cluster){at, end - at, text};
}

/* The same, short for the usual case: one glyph for one or two bytes, which private characters are
 * longer than. */
static inline struct cluster cluster_of(struct pdf *p, const struct item *run, size_t at, bool read)
{
    const struct glyph *g = run->run.glyphs + at;
    if ((!run->run.has_actual || run->run.joined) && at + 1 < run->run.n && g[1].cluster > g->cluster &&
        g[1].cluster <= g->cluster + 2 && g[1].cluster <= run->run.text.n)
        return (struct cluster){at, 1, {run->run.text.p + g->cluster, g[1].cluster - g->cluster}};
    return any_cluster(p, run, at, read);
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
    f->by_glyph = arena_array_of(p->arena, struct glyph_use *, f->n);
    return f;
}

/* ---- what the glyphs of a cluster are read as */

static bool shows(const struct pdf_font *f, uint32_t glyph, int32_t c)
{
    hb_codepoint_t nominal;
    return hb_font_get_nominal_glyph(f->face->font, (hb_codepoint_t)c, &nominal) &&
           nominal == glyph;
}

/* The text for a glyph that shows `text` alone. A no-break space is read as a space. */
static struct str plain_text(struct str text)
{
    if (!text.n)
        return NOTHING;
    return text.n == 2 && memcmp(text.p, "\xC2\xA0", 2) == 0 ? STR(" ") : text;
}

/* The glyphs of a cluster, and what each is read as. */
struct readings {
    const struct glyph *g;
    struct str *texts;
    size_t n;
    size_t first; /* all glyphs before this one have a text */
    bool joined;  /* struct item */
};

/* Makes `c` the text of the first glyph that shows it and has no text yet. False: there is none
 * among the next NEAR glyphs; no letter of a script has so many. */
static bool give(struct pdf *p, const struct pdf_font *f, struct readings *r, int32_t c)
{
    enum { NEAR = 64 };
    struct buf b = {.a = p->arena};
    struct str *texts = r->texts;
    while (r->first < r->n && texts[r->first].n)
        r->first++;
    size_t k = r->first, n = r->n - k < NEAR ? r->n : k + NEAR;
    while (k < n && (texts[k].n || !shows(f, r->g[k].id, c)))
        k++;
    if (k == n)
        return false;
    buf_code(&b, c);
    texts[k] = buf_end(&b);
    return true;
}

static bool reads_as(const struct str *texts, size_t n, struct str text)
{
    size_t at = 0;
    for (size_t k = 0; k < n; k++) {
        if (!str_starts(str_sub(text, at, text.n), texts[k]))
            return false;
        at += texts[k].n;
    }
    return at == text.n;
}

/* The texts of the glyphs of a cluster that is read from right to left: the first that is no mark gets
 * all of it; marks are not shown as text (leftward.h). */
static struct str *leftward_texts(struct pdf *p, const struct item *run, const struct cluster *c)
{
    struct str *texts = arena_array_of(p->arena, struct str, c->n);
    size_t base = c->n;
    for (size_t k = c->n; k-- > 0;) {
        base = leftward_is_mark(run, c->glyph + k) ? base : k;
        texts[k] = NOTHING;
    }
    texts[base < c->n ? base : 0] = c->text.n ? c->text : NOTHING;
    return texts;
}

/* A mark of the blocks of combining marks. Poppler takes such a mark for a line of its own where it stands
 * below its letter. */
static bool is_loose_mark(int32_t c)
{
    return (c >= 0x300 && c <= 0x36F) || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x1DC0 && c <= 0x1DFF) ||
           (c >= 0x20D0 && c <= 0x20FF);
}

/* Not a space that stands in white (struct item: joined). */
static bool has_ink(const struct pdf_font *f, uint32_t glyph)
{
    hb_glyph_extents_t ink;
    return hb_font_get_glyph_extents(f->face->font, glyph, &ink) && ink.width;
}

/* True if a glyph moves the pen. A mark does not, though its font may give it a width. */
static bool is_wide(const struct pdf_font *f, uint32_t glyph)
{
    return face_advance(f->face, glyph) > 0 &&
           hb_ot_layout_get_glyph_class(f->face->hb, glyph) != HB_OT_LAYOUT_GLYPH_CLASS_MARK;
}

/* A character that is read with the one before it: a mark, or a joiner, of which alone pdf.js reads nothing. */
static bool follows(int32_t c)
{
    return is_mn(c) || utf8proc_category(c) == UTF8PROC_CATEGORY_CF;
}

/* The next glyph from `k` on that is dealt something; n: there is none. Spaces that stand in white are not. */
static size_t dealt(const struct pdf_font *f, const struct readings *r, size_t k)
{
    while (k < r->n && r->joined && !has_ink(f, r->g[k].id))
        r->texts[k++] = NOTHING;
    return k;
}

/* Deals a text out to the glyphs of its cluster in the order in which it is read, although they may show other
 * parts of it: a character for each, and the rest for the last one. A glyph with a width begins with no mark.
 * False: there are too few characters for the glyphs that have a width, or too many for the last one. */
static bool deal(const struct pdf_font *f, struct readings *r, struct str text)
{
    size_t wide = 0, n, at = 0, letters = 0, first = dealt(f, r, 0);
    for (size_t k = first; k < r->n; k = dealt(f, r, k + 1))
        wide += is_wide(f, r->g[k].id);
    for (size_t i = 0; i < text.n; i += n)
        letters += !follows(utf8_at(text, i, &n));
    for (size_t k = first, more; k < r->n; k = more) {
        more = dealt(f, r, k + 1);
        size_t from = at;
        bool here = is_wide(f, r->g[k].id), next = more < r->n && is_wide(f, r->g[more].id);
        int32_t code = at < text.n ? utf8_at(text, at, &n) : 0;
        bool mark = follows(code);
        if (here && (!code || mark))
            return false;
        wide -= here;
        if (code && (here || mark || letters > wide)) {
            at += n;
            letters -= !mark;
        }
        while (next && at > from && at < text.n && follows(utf8_at(text, at, &n)))
            at += n;
        if (more == r->n)
            at = text.n;
        r->texts[k] = at > from ? str_sub(text, from, at) : NOTHING;
        if (utf8_length(r->texts[k]) > GLYPH_READS)
            return false;
    }
    return first < r->n;
}

/* The texts of the glyphs of a cluster with several glyphs. A glyph that the font has for one of the
 * characters gets that character, and the first of the others what is left, if the glyphs then read as the
 * cluster. Otherwise the text is dealt out to them. If that cannot be, or with loose marks, the first one gets
 * the whole text. */
static struct str *texts_of(struct pdf *p, const struct pdf_font *f, const struct item *run,
                            const struct cluster *c)
{
    if (run->run.leftward)
        return leftward_texts(p, run, c);
    struct str *texts = arena_array_of(p->arena, struct str, c->n);
    struct readings r = {.g = run->run.glyphs + c->glyph, .texts = texts, .n = c->n, .joined = run->run.joined};
    struct buf rest = {.a = p->arena};
    bool loose = false;
    size_t n;
    for (size_t i = 0; i < c->text.n; i += n) {
        int32_t code = utf8_at(c->text, i, &n);
        loose |= is_loose_mark(code);
        if (!give(p, f, &r, code))
            buf_add(&rest, str_sub(c->text, i, i + n));
    }
    for (size_t k = 0; k < c->n && rest.n; k++)
        if (!texts[k].n && (!run->run.joined || has_ink(f, r.g[k].id))) {
            texts[k] = buf_end(&rest);
            rest.n = 0;
        }
    bool wrong = !reads_as(texts, c->n, c->text);
    if (wrong && !loose && deal(f, &r, c->text))
        return texts;
    bool whole = (loose || wrong) && utf8_length(c->text) <= GLYPH_READS;
    size_t first = 0;
    while (run->run.joined && first + 1 < c->n && !has_ink(f, r.g[first].id))
        first++;
    for (size_t k = 0; k < c->n && whole; k++)
        texts[k] = k == first ? c->text : NOTHING;
    for (size_t k = 0; k < c->n; k++)
        if (!texts[k].n)
            texts[k] = NOTHING;
    return texts;
}

/* ---- uses */

/* str_eq without a call in the usual case of one byte. */
static inline bool same_bytes(struct str a, struct str b)
{
    return a.n == b.n && (!a.n || (*a.p == *b.p && (a.n == 1 || memcmp(a.p, b.p, a.n) == 0)));
}

/* The use of a glyph for a text; NULL: there is none. */
static inline struct glyph_use *find_use(const struct pdf_font *f, uint32_t glyph, struct str text)
{
    struct glyph_use *u = f->by_glyph[glyph];
    while (u && !same_bytes(u->text, text))
        u = u->next;
    return u;
}

bool fonts_is_silent(const struct glyph_use *use)
{
    return same_bytes(use->text, NOTHING);
}

bool fonts_is_blank(const struct pdf_font *f, const struct glyph_use *use)
{
    return fonts_is_silent(use) && !has_ink(f, use->glyph);
}

static struct glyph_use *use(struct pdf *p, struct pdf_font *f, uint32_t glyph, struct str text)
{
    struct glyph_use **at = &f->by_glyph[glyph];
    for (; *at; at = &(*at)->next)
        if (same_bytes((*at)->text, text) || !glyph) /* .notdef has one code, 0 */
            return *at;
    *at = arena_new_of(p->arena, struct glyph_use);
    (*at)->glyph = glyph;
    (*at)->text = text;
    (*at)->own = text.n;
    return *at;
}

/* A glyph of the face without ink and width; 0: there is none. */
static uint32_t blank_of(struct pdf_font *f)
{
    static const int32_t blanks[] = {0x200C, 0x200D, 0x200B, 0x2060, 0xFEFF};
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks && !f->blank_sought; i++) {
        uint32_t glyph = face_glyph(f->face, blanks[i]);
        if (glyph && glyph < f->n && !face_advance(f->face, glyph) && !has_ink(f, glyph) && !f->blank)
            f->blank = glyph;
    }
    f->blank_sought = true;
    return f->blank;
}

/* How much of a text a glyph with a width may have: pdf.js takes a text with a mark in it for one without a
 * width, and then finds white behind it. */
static size_t own_part(struct str text)
{
    size_t n, at = 0;
    utf8_at(text, 0, &n);
    for (at = n; at < text.n && !is_mn(utf8_at(text, at, &n)); at += n)
        ;
    return at;
}

/* The use of a glyph of a text that runs to the right. Marks of its text, and what is read behind them, are
 * left to a blank glyph behind it. */
static void use_in_parts(struct pdf *p, struct pdf_font *f, uint32_t glyph, struct str text)
{
    struct glyph_use *u = use(p, f, glyph, text);
    size_t own = own_part(text);
    if (!glyph || u->tail || own == text.n || !is_wide(f, glyph) || !blank_of(f))
        return;
    u->own = own;
    u->tail = use(p, f, f->blank, str_sub(text, own, text.n));
}

/* The use of a glyph of the cluster at glyph `at`, and one for each mark of this cluster: PDFium leaves out the
 * text of a glyph that draws nothing. */
static void use_leftward(struct pdf *p, struct pdf_font *f, const struct item *run, size_t at, uint32_t glyph,
                         struct str text)
{
    struct str all = leftward_text(run, at, &(size_t){0});
    use(p, f, glyph, text);
    for (size_t i = all.n - leftward_marks(run, all), n; i < all.n; i += n) {
        utf8_at(all, i, &n);
        use(p, f, glyph, str_sub(all, i, i + n));
    }
}

bool fonts_white(const struct item *run)
{
    return run->run.white > run->run.size * 7 / 10; /* Poppler joins what is less apart */
}

static void collect_run(struct pdf *p, const struct item *run, bool read)
{
    struct pdf_font *f = font_of(p, run->run.face);
    f->white |= fonts_white(run);
    f->leftward |= run->run.leftward || p->display->leftward;
    const struct glyph *g = run->run.glyphs;
    for (size_t i = 0; i < run->run.n; i++)
        if (g[i].id >= f->n) {
            p->unusable = run->run.face; /* a damaged font names glyphs that it does not have */
            object_fail(p, "a character leads to a glyph that is not there");
            return;
        }
    for (size_t i = 0; i < run->run.n;) {
        struct cluster c = cluster_of(p, run, i, read);
        const struct glyph_use *first = f->by_glyph[g[i].id];
        if (c.n == 1 && first && c.text.n == 1 && same_bytes(first->text, c.text)) {
            i++; /* the usual case: it is known */
            continue;
        }
        if (c.n == 1 && leftward_is_narrow(run, i)) {
            i++; /* it is drawn */
            continue;
        }
        struct str one = plain_text(c.text), *texts = c.n == 1 ? &one : texts_of(p, f, run, &c);
        for (size_t k = 0; k < c.n; k++)
            if (!run->run.leftward)
                use_in_parts(p, f, g[i + k].id, texts[k]);
            else if (c.n == 1 || !leftward_is_mark(run, i + k))
                use_leftward(p, f, run, i, g[i + k].id, texts[k]);
        i += c.n;
    }
}

static uint32_t space_of(const struct pdf_font *f)
{
    uint32_t space = face_glyph(f->face, ' ');
    return space < f->n ? space : 0;
}

/* Collects the texts that all runs show; with `read`, the texts of runs that have an ActualText. */
static void collect_runs(struct pdf *p, bool read)
{
    const struct display *d = p->display;
    for (size_t i = 0; i < d->pages.n; i++)
        for (size_t k = 0; k < d->pages.at[i].items.n && !p->failure; k++) {
            const struct item *it = &d->pages.at[i].items.at[k];
            if (it->kind == ITEM_GLYPHS && (!read || it->run.has_actual))
                collect_run(p, it, read);
        }
}

void fonts_collect(struct pdf *p)
{
    p->fonts = arena_new_of(p->arena, struct fonts_used);
    collect_runs(p, false); /* these come first: if a glyph can have only one code, it is theirs */
    collect_runs(p, true);
    for (size_t i = 0; i < p->fonts->at.n; i++) {
        struct pdf_font *f = &p->fonts->at.at[i];
        if (p->tags && space_of(f))
            use(p, f, space_of(f), STR(" "));
        if (f->white && space_of(f))
            use(p, f, space_of(f), WIDE_SPACE);
        if (f->leftward && space_of(f)) {
            use(p, f, space_of(f), LEFTWARD_SPACE);
            use(p, f, space_of(f), TURN_SPACE);
            use(p, f, space_of(f), LEFTWARD_MARK);
            use(p, f, space_of(f), RIGHTWARD_MARK);
        }
        for (unsigned g = 0; g < f->n; g++)
            for (struct glyph_use *u = f->by_glyph[g]; u; u = u->next)
                *vec_push(p->arena, &f->uses) = u;
    }
}

static const struct glyph_use *space_read_as(const struct pdf_font *f, struct str text)
{
    uint32_t space = space_of(f);
    const struct glyph_use *u = space ? find_use(f, space, text) : NULL;
    return u && u->coded ? u : NULL;
}

const struct glyph_use *fonts_space(const struct pdf_font *f)
{
    return space_read_as(f, f->leftward ? TURN_SPACE : STR(" "));
}

const struct glyph_use *fonts_inner_space(const struct pdf_font *f)
{
    return space_read_as(f, LEFTWARD_SPACE);
}

const struct glyph_use *fonts_reading(const struct pdf_font *f, uint32_t glyph, struct str text)
{
    const struct glyph_use *u = find_use(f, glyph, text);
    return u && u->coded ? u : NULL;
}

const struct glyph_use *fonts_wide_space(const struct pdf_font *f)
{
    return space_read_as(f, f->leftward ? TURN_SPACE : WIDE_SPACE);
}

const struct glyph_use *fonts_mark(const struct pdf_font *f, bool leftward)
{
    return space_read_as(f, leftward ? LEFTWARD_MARK : RIGHTWARD_MARK);
}

/* Finds the use of each glyph of a cluster: to[0 .. c->n - 1]. True if readers get the text of the
 * cluster from these uses. */
static bool any_uses(struct pdf *p, const struct pdf_font *f, const struct item *run,
                     const struct cluster *c, const struct glyph_use **to)
{
    const struct glyph *g = run->run.glyphs + c->glyph;
    struct str one = plain_text(c->text), *texts = &one;
    struct buf all = {.a = p->arena};
    bool coded = true;
    if (c->n > 1)
        texts = texts_of(p, f, run, c);
    for (size_t k = 0; k < c->n; k++) {
        const struct glyph_use *u = find_use(f, g[k].id, texts[k]);
        coded = coded && u && u->coded && (!u->tail || u->tail->coded);
        to[k] = u && u->coded ? u : f->by_glyph[g[k].id];
        if (c->n > 1)
            buf_add(&all, texts[k]);
    }
    return coded && (c->n == 1 || str_eq(buf_str(&all), c->text));
}

struct cluster fonts_read_wrong(struct pdf *p, const struct pdf_font *f, const struct item *run,
                                size_t from, const struct glyph_use **to)
{
    struct cluster k = {.glyph = from};
    while (k.glyph < run->run.n) {
        k = cluster_of(p, run, k.glyph, true);
        const struct glyph_use *u = f->by_glyph[run->run.glyphs[k.glyph].id];
        if (k.n == 1 && u && u->coded && k.text.n && same_bytes(u->text, k.text))
            to[k.glyph] = u; /* the usual case */
        else if (!any_uses(p, f, run, &k, to + k.glyph) && !run->run.has_actual && !run->run.leftward)
            break;
        k.glyph += k.n;
    }
    return k;
}
