/* layout.c: compose, set, fit, break, place. */
#include "layout/layout.h"

#include "layout/compose.h"
#include "layout/contrast.h"
#include "layout/fit.h"
#include "layout/flow.h"
#include "layout/place.h"

/* Sections side by side are set one below the other when they are higher than this share of the
 * page [1/100]. */
#define BESIDE_MOST 60

struct run {
    struct arena *a;
    struct diag *d;
    const struct cv *cv;
    const struct layout_options *options;
    const struct style *style;
    const struct locale *locale;
    struct arena *blocks;
    struct composer composer;
    struct setter setter;
    struct types types[AREAS];
    pictures pictures;
    struct anchors anchors;
    struct pages pages;
    bool sets; /* there is a font to set with */
    bool no_side;     /* nothing stands in the side column */
    size_t wide_from; /* the block that begins the pages without a side column; 0: all have it */
    /* What is said while lines are set counts only if those lines are the ones that stay. */
    VEC(struct diagnostic) said;
    struct diag silent;
};

static void hold_back(void *user, const struct diagnostic *d)
{
    struct run *r = user;
    struct diagnostic *kept = vec_push(r->a, &r->said);
    *kept = *d;
    kept->message = str_copy(r->a, d->message);
}

/* From the main column to that of pages without a side column. */
static void widen(struct block *b, const struct frame *from, const struct frame *to, length dx)
{
    length more = to->width - from->width;
    b->x += dx;
    b->width += more;
    b->frame = to;
    for (size_t i = 0; i < b->n_leads; i++)
        b->leads[i].x += dx;
    for (size_t i = 0; i < b->n_stacks; i++)
        for (size_t k = 0; k < b->stacks[i].list.n; k++)
            widen(&b->stacks[i].list.at[k], from, to, 0);
}

static void take_blocks(void *user, enum area area, const struct blocks *blocks)
{
    struct run *r = user;
    struct flow *flow = &r->pages.flows[area];
    const struct frame *f = r->composer.frames;
    for (size_t i = 0; r->sets && !r->composer.narrow && i < blocks->list.n; i++) {
        struct block *b = &blocks->list.at[i];
        if (area == AREA_MAIN && r->wide_from && flow->extents.n >= r->wide_from) {
            if (flow->extents.n == r->wide_from)
                b->breaks = BREAK_ALWAYS;
            widen(b, &f[AREA_MAIN], &f[AREA_BARE], f[AREA_BARE].x - f[AREA_MAIN].x);
        }
        flow_block(&r->setter, b, flow);
    }
}

static length measure_text(void *user, const struct rich *text, const struct type *type)
{
    struct run *r = user;
    return type->face ? paragraph_natural(&r->setter, text, type) : 0;
}

/* ---- setting all lines */

static length share(length l, int thousandths)
{
    return thousandths == 1000 ? l : length_scale(l, thousandths, 1000);
}

/* Where the columns stand. */
static void frames(struct run *r, const struct fit_setting *fit)
{
    const struct style *s = r->style;
    struct frame *f = r->composer.frames;
    length left = share(s->left, fit->margins), right = share(s->right, fit->margins);
    length lead = r->composer.lead_width ? r->composer.lead_width + s->lead.gap : 0;
    length side = s->side.width ? s->side.width + s->side.gap : 0;
    struct frame *main = &f[AREA_MAIN], *aside = &f[AREA_SIDE], *header = &f[AREA_HEADER];
    main->column_x = left + (s->side.right ? 0 : side);
    main->column_width = s->width - left - right - side;
    main->x = main->column_x + lead;
    main->width = main->column_width - lead;
    main->page_x = 0;
    main->page_width = s->width;
    aside->x = aside->column_x = s->side.right ? s->width - right - s->side.width : left;
    aside->width = aside->column_width = s->side.width;
    aside->page_x = s->side.right ? aside->x - s->side.padding : 0;
    aside->page_width = s->side.right ? s->width - aside->page_x
                                      : left + s->side.width + s->side.padding;
    length margin = s->side.margin ? s->side.margin : left;
    length bare = s->width - 2 * margin;
    f[AREA_BARE] = (struct frame){margin + lead, bare - lead, margin, bare, 0, s->width};
    if (r->no_side)
        *main = f[AREA_BARE];
    *header = (struct frame){left, s->width - left - right, left, s->width - left - right,
                             0, s->width};
}

static void composer_start(struct run *r, const struct fit_setting *fit)
{
    struct composer *c = &r->composer;
    *c = (struct composer){.keep = r->a, .display = r->pages.display,
                           .anchors = &r->anchors, .done = take_blocks,
                           .measure = measure_text, .user = r,
                           .style = r->style};
    for (int i = 0; i < AREAS; i++) {
        bool side = i == AREA_SIDE && r->style->side.style;
        r->types[i] = (struct types){r->blocks, r->types[i].fonts,
                                     side ? r->style->side.style : r->style, fit->size};
        c->types[i] = &r->types[i];
    }
    c->fill = (struct filler){r->blocks, r->a, &r->silent, r->style, c->types[0], r->locale,
                              {r->blocks, &r->silent, c->types[0], r->locale, r->cv,
                               &r->anchors.targets}, &r->pictures, r->options->files};
    frames(r, fit); /* so that there is a column of leads to be measured for */
    c->lead_width = r->style->lead.width ? compose_lead_width(c, r->cv) : 0;
    frames(r, fit);
}

static struct str plain(struct run *r, struct markup m, const struct type *type)
{
    return m.text.p ? str_copy(r->a, inline_plain(&r->composer.fill.inliner, m, type))
                    : (struct str){0};
}

static void set_lines(void *user, const struct fit_setting *fit)
{
    struct run *r = user;
    struct display *to = r->pages.display;
    r->said.n = 0;
    r->silent = (struct diag){.arena = r->a, .report = hold_back, .user = r};
    *to = (struct display){.arena = r->a, .lang = r->locale->language.text};
    arena_reset(r->blocks);
    arena_reset(r->setter.lines);
    anchors_reset(&r->anchors);
    for (int i = 0; i < AREAS; i++)
        r->pages.flows[i] = (struct flow){.after = -1};
    r->pages.top = share(r->style->top, fit->margins);
    r->pages.bottom = share(r->style->bottom, fit->margins);
    r->pages.flows[AREA_MAIN].limit =
        (r->style->height - r->pages.top - r->pages.bottom) * BESIDE_MOST / 100;
    r->setter.told = (struct told){0};
    composer_start(r, fit);
    const struct type *text = type_role(&r->types[0], NULL, style_role(r->style, STR("text")));
    r->sets = text != NULL;
    if (r->sets) {
        to->title = to->author = plain(r, r->cv->name, text);
        to->subject = plain(r, r->cv->headline, text);
        r->pages.cap = text->size * 7 / 10;
    }
    compose_cv(&r->composer, r->cv, r->options->only);
    for (int i = 0; i < AREAS; i++)
        flow_price(&r->pages.flows[i]);
}

static struct fit_measure measure(void *user, const struct fit_setting *fit)
{
    struct run *r = user;
    return pages_break(&r->pages, fit, r->options->pages);
}

/* Pages behind the end of the side column have no such column: what begins there is set anew, wider.
 * An entry that began on the page before goes there as a whole. */
static void bare_pages(struct run *r, const struct fit_setting *fit)
{
    const struct page_column *main = &r->pages.columns[AREA_MAIN];
    const struct flow *f = &r->pages.flows[AREA_MAIN];
    size_t side = r->pages.columns[AREA_SIDE].n, k = 0;
    r->pages.side_pages = r->pages.n;
    if (!r->style->side.width || r->style->side.pages != SIDE_NEEDED || main->n <= side)
        return;
    if (!side) {
        r->no_side = true;
        set_lines(r, fit);
        measure(r, fit);
        r->pages.side_pages = 0;
        return;
    }
    while (k + 1 < f->extents.n && f->extents.at[k + 1].first <= main->starts[side])
        k++;
    while (k && f->extents.at[k].entry && f->extents.at[k - 1].entry == f->extents.at[k].entry)
        k--;
    while (k && f->extents.at[k - 1].heading)
        k--;
    if (!k)
        return;
    r->wide_from = k;
    set_lines(r, fit);
    measure(r, fit);
    r->pages.side_pages = side;
}

/* ---- what was done to fit */

static void say_change(struct buf *to, const char *what, int thousandths)
{
    int percent = (thousandths - 1000 + (thousandths > 1000 ? 5 : -5)) / 10;
    if (thousandths != 1000)
        buf_printf(to, "%s%s %+d %%", to->n ? ", " : "", what, percent);
}

static void say(struct run *r, enum fit_end end, const struct fit_setting *s,
                const struct fit_measure *m)
{
    struct buf what = {.a = r->a};
    struct pos pos = {r->cv->name.pos.source, 0, 0};
    const char *plural = r->options->pages == 1 ? "" : "s";
    say_change(&what, "spacing", s->spacing);
    say_change(&what, "leading", s->leading);
    say_change(&what, "size", s->size);
    say_change(&what, "margins", s->margins);
    if (end == FIT_CHANGED)
        diag_report(r->d, DIAG_CODE_FITTED, pos, r->options->pages, plural, m->fill / 10,
                    what.n ? str_c(r->a, buf_str(&what)) : "nothing changed");
    else if (end == FIT_TOO_LONG)
        diag_report(r->d, DIAG_CODE_TOO_LONG, pos, r->options->pages, plural, m->beyond, m->pages,
                    str_c(r->a, buf_str(&what)));
    else if (end == FIT_TOO_SHORT)
        diag_report(r->d, DIAG_CODE_TOO_SHORT, pos, r->options->pages, plural, m->pages,
                    m->fill / 10);
}

static void fit(struct run *r, struct fit_setting *to)
{
    struct fit_measure m;
    if (!r->options->pages) {
        measure(r, to);
        bare_pages(r, to);
        return;
    }
    struct fit_job job = {&r->style->fit, (size_t)r->options->pages, r, set_lines, measure};
    say(r, fit_run(&job, to, &m), to, &m);
    r->pages.side_pages = r->pages.n;
}

/* ---- the whole */

static void run_start(struct run *r, struct fonts *fonts, struct shaper *shaper)
{
    struct str lang = r->locale->language.text;
    r->blocks = arena_beside(r->a);
    r->setter.a = r->a;
    r->setter.lines = arena_beside(r->a);
    r->setter.scratch = arena_beside(r->a);
    r->setter.d = &r->silent;
    r->setter.shaper = shaper;
    shaper_start(shaper, lang);
    r->setter.types = &r->types[0];
    r->setter.patterns = hyphen_find(lang);
    r->setter.lang = lang;
    r->setter.display = r->pages.display;
    for (int i = 0; i < AREAS; i++)
        r->types[i].fonts = fonts;
    r->pages.a = r->a;
    r->pages.scratch = r->setter.lines;
    r->pages.style = r->style;
    r->pages.composer = &r->composer;
    r->pages.setter = &r->setter;
    if (!r->setter.patterns)
        diag_report(r->d, DIAG_CODE_UNKNOWN_HYPHENATION, r->locale->language.pos, STRF(lang));
}

static void run_end(struct run *r)
{
    arena_free(r->setter.scratch);
    arena_free(r->setter.lines);
    arena_free(r->blocks);
}

void layout_run(struct arena *a, struct diag *d, const struct cv *cv, const struct style *style,
                const struct locale *locale, struct fonts *fonts, struct shaper *shaper,
                const struct layout_options *options, struct display *to)
{
    struct run r = {.a = a, .d = d, .cv = cv, .options = options, .style = style, .locale = locale,
                    .pages.display = to};
    struct fit_setting setting = {1000, 1000, 1000, 1000};
    run_start(&r, fonts, shaper);
    anchors_open(&r.anchors, a, cv);
    set_lines(&r, &setting);
    bool sound = r.sets && r.silent.count[DIAG_ERROR] == 0 && d->count[DIAG_ERROR] == 0;
    if (sound)
        fit(&r, &setting);
    for (size_t i = 0; i < r.said.n; i++)
        diag_pass(d, &r.said.at[i], r.said.at[i].level);
    r.said.n = 0;
    if (sound) {
        if (options->balance)
            pages_balance(&r.pages);
        pages_place(&r.pages, cv);
        anchors_finish(&r.anchors, &r.silent, to);
        contrast_check(a, d, style, to);
    }
    for (size_t i = 0; i < r.said.n; i++)
        diag_pass(d, &r.said.at[i], r.said.at[i].level);
    run_end(&r);
}
