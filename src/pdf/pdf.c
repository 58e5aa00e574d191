/* pdf.c: the steps from a display to a file, in order. */
#include "pdf/pdf.h"

#include "pdf/bridge.h"
#include "pdf/content.h"
#include "pdf/dests.h"
#include "pdf/file.h"
#include "pdf/fonts.h"
#include "pdf/icons.h"
#include "pdf/images.h"
#include "pdf/leftward.h"
#include "pdf/links.h"
#include "pdf/meta.h"
#include "pdf/tags.h"

/* The limits of PDF for the sides of a page, which libharu enforces. */
#define MIN_SIDE (3 * PT)
#define MAX_SIDE (14400 * PT)

/* Checks sizes of pages, and that elements, pictures and pages that are named exist. */
static void check(struct pdf *p)
{
    const struct display *d = p->display;
    if (!d->pages.n)
        object_fail(p, "there are no pages");
    for (size_t i = 0; i < d->pages.n; i++) {
        length width = d->pages.at[i].width, height = d->pages.at[i].height;
        if (length_min(width, height) < MIN_SIDE || length_max(width, height) > MAX_SIDE)
            object_fail(p, "a page is smaller than 3 pt or larger than 14400 pt");
        for (size_t k = 0; k < d->pages.at[i].items.n; k++) {
            const struct item *it = &d->pages.at[i].items.at[k];
            if (it->element != NO_ELEMENT && it->element >= d->elements.n)
                object_fail(p, "the structure element of an item does not exist");
            if (it->kind == ITEM_IMAGE && !it->image.image)
                object_fail(p, "a picture is missing");
        }
    }
    for (size_t i = 0; i < d->dests.n; i++)
        if (d->dests.at[i].page >= d->pages.n)
            object_fail(p, "the page of a destination does not exist");
}

/* True if a page is as large as the first page, whose size is in the root of the page tree. */
static bool same_size(const struct display *d, size_t page)
{
    return d->pages.at[page].width == d->pages.at[0].width &&
           d->pages.at[page].height == d->pages.at[0].height;
}

/* Adds the pages. libharu checks their sizes, but writes them as inexact floats, so fill_pages
 * writes the size of the first page for all pages of that size. */
static void add_pages(struct pdf *p)
{
    const struct display *d = p->display;
    p->sheets = arena_array_of(p->arena, struct sheet, d->pages.n);
    for (size_t i = 0; i < d->pages.n && !p->failure; i++) {
        HPDF_Page page = HPDF_AddPage(p->doc);
        if (!page) {
            object_ok(p);
            object_fail(p, "a page cannot be made");
            return;
        }
        p->sheets[i] = (struct sheet){.page = page, .id = object_id(page)};
        HPDF_Page_SetWidth(page, (float)hundredths(d->pages.at[i].width) / 100);
        HPDF_Page_SetHeight(page, (float)hundredths(d->pages.at[i].height) / 100);
        HPDF_Dict_RemoveElement(page, "Resources"); /* all pages share one object */
        if (same_size(d, i))
            HPDF_Dict_RemoveElement(page, "MediaBox");
        if (p->tags) {
            HPDF_Dict_AddNumber(page, "StructParents", (HPDF_INT32)i);
            HPDF_Dict_AddName(page, "Tabs", "S");
        }
        object_ok(p);
    }
}

static struct object *resources(struct pdf *p)
{
    struct object *o = object_new(p);
    struct buf b = {.a = p->arena}, objects = {.a = p->arena};
    write_raw(&b, "/Font");
    fonts_resources(p, &b);
    icons_resources(p, &objects);
    images_resources(p, &objects);
    if (objects.n) {
        write_raw(&b, "/XObject<<");
        buf_add(&b, buf_str(&objects));
        write_raw(&b, ">>");
    }
    o->body = buf_end(&b);
    return o;
}

/* Writes the contents of the pages. Pages inherit their size from the root, but they must not
 * inherit resources (PDF/A-2, 6.2.2). */
static void fill_pages(struct pdf *p)
{
    const struct page *first = &p->display->pages.at[0];
    struct buf box = {.a = p->arena}, content = {.a = p->arena};
    write_raw(&box, "/MediaBox[0 0 ");
    write_fixed(&box, hundredths(first->width), 2);
    buf_char(&box, ' ');
    write_fixed(&box, hundredths(first->height), 2);
    buf_char(&box, ']');
    p->resources = resources(p);
    buf_room(&content, 60 * 1024);
    if (!p->failure)
        object_extend(p, p->doc->root_pages, buf_end(&box));
    for (size_t i = 0; i < p->display->pages.n && !p->failure; i++) {
        content.n = 0;
        content_make(p, i, &content);
        if (!p->failure)
            object_replace(p, HPDF_Dict_GetItem(p->sheets[i].page, "Contents", HPDF_OCLASS_DICT),
                           buf_str(&content));
        object_ok(p);
    }
}

bool pdf_write(struct arena *a, struct diag *d, const struct display *display,
               const struct pdf_options *options, struct str *bytes)
{
    struct pdf p = {.arena = a, .display = leftward_display(a, display), .options = options};
    struct str made = STR("");
    p.leftward = p.display != display;
    check(&p);
    if (!p.failure && object_open(&p)) {
        if (display->elements.n)
            tags_open(&p);
        add_pages(&p);
        links_outline(&p);
        object_begin(&p);
        dests_open(&p);
        fonts_collect(&p);
        icons_collect(&p);
        images_embed(&p);
        fonts_embed(&p);
        bridge_embed(&p);
        fill_pages(&p);
        uint32_t tree = p.tags ? tags_write(&p) : 0;
        meta_write(&p, tree, dests_names(&p));
        made = file_make(&p);
        object_close(&p);
    }
    if (p.unusable)
        diag_report(d, DIAG_CODE_BAD_FONT, (struct pos){0}, str_c(a, p.unusable->file), p.failure);
    else if (p.failure)
        diag_report(d, DIAG_CODE_PDF_FAILED, (struct pos){0}, p.failure);
    if (p.failure)
        return false;
    *bytes = made;
    return true;
}
