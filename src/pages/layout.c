/* layout.c: setting lines and breaking pages, as often as fitting needs. */
#include "pages/layout.h"

#include "base/limit.h"
#include "lines/cuts.h"
#include "pages/contrast.h"
#include "pages/fit.h"
#include "pages/pages.h"
#include "text/font_script.h"

/* Sections side by side are set one below the other when they are higher than this share of the
 * page [1/100]. */
#define BESIDE_MOST 60

struct run {
    struct arena *a;
    struct diag *d;
    const struct content *content;
    const struct layout_options *options;
    const struct style *style;
    struct lines lines;
    struct pages pages;
    bool no_side;     /* nothing stands in the side column */
    size_t wide_from; /* the block that begins the pages without a side column; 0: all have it */
    bool wide_asked;  /* the document has a page break there itself */
    /* What was found while lines were set. Only what is found in those that stay is reported. */
    struct diag finder;
    VEC(struct diagnostic) found;
};

static void find(void *user, const struct diagnostic *d)
{
    struct run *r = user;
    struct diagnostic *kept = vec_push(r->a, &r->found);
    *kept = *d;
    kept->message = str_copy(r->a, d->message);
}

static void forget_found(struct run *r)
{
    r->found.n = 0;
    r->finder = (struct diag){.arena = r->a, .limits = r->d->limits, .report = find, .user = r};
    limit_again(&r->finder, LIMIT_GLYPHS);
}

/* ---- setting all lines */

/* Where the columns stand. */
static void frames(struct run *r, const struct fit_setting *fit)
{
    const struct style *s = r->style;
    struct frame *f = r->pages.frames;
    length left = pages_share(s->left, fit->margins), right = pages_share(s->right, fit->margins);
    length label = r->lines.shared_width ? r->lines.shared_width + s->label_column.gap : 0;
    length side = s->side.width ? s->side.width + s->side.gap : 0;
    struct frame *main = &f[AREA_MAIN], *aside = &f[AREA_SIDE], *header = &f[AREA_HEADER];
    main->column_x = left + (s->side.right ? 0 : side);
    main->column_width = s->width - left - right - side;
    main->x = main->column_x + label;
    main->width = main->column_width - label;
    main->page_x = 0;
    main->page_width = s->width;
    aside->x = aside->column_x = s->side.right ? s->width - right - s->side.width : left;
    aside->width = aside->column_width = s->side.width;
    aside->page_x = s->side.right ? aside->x - s->side.padding : 0;
    aside->page_width = s->side.right ? s->width - aside->page_x
                                      : left + s->side.width + s->side.padding;
    length margin = s->side.margin ? s->side.margin : left;
    length bare = s->width - 2 * margin, x = margin;
    if (!r->no_side) /* the edge away from the column stays where it is, unless text would run off the page */
        x = s->side.right ? length_min(left, margin) : length_max(margin, s->width - right - bare);
    f[AREA_BARE] = (struct frame){x + label, bare - label, x, bare, 0, s->width};
    if (r->no_side)
        *main = f[AREA_BARE];
    f[AREA_FOOT] = r->no_side || r->wide_from
                       ? f[AREA_BARE]
                       : (struct frame){left, s->width - left - right, left, s->width - left - right, 0, s->width};
    *header = (struct frame){left, s->width - left - right, left, s->width - left - right,
                             0, s->width};
}

static void set_area(struct run *r, enum area area)
{
    const struct blocks *blocks = &r->pages.blocks->areas[area];
    struct flow *flow = &r->pages.flows[area];
    struct room room = {.frame = &r->pages.frames[area]};
    struct forms forms = {0};
    for (size_t i = 0; i < blocks->list.n; i++) {
        bool wide = area == AREA_MAIN && r->wide_from;
        if (wide && flow->extents.n >= r->wide_from)
            room.frame = &r->pages.frames[AREA_BARE];
        struct block b = blocks->list.at[i];
        enum form form = lines_form(&r->lines, blocks, i, &room, &forms);
        if (wide && flow->extents.n == r->wide_from) {
            r->wide_asked = b.breaks == BREAK_ALWAYS;
            b.breaks = BREAK_ALWAYS;
        }
        lines_block(&r->lines, &b, form, &room, flow);
    }
    price_lines(flow);
}

static void set_lines(struct run *r, const struct fit_setting *fit)
{
    struct pages *p = &r->pages;
    forget_found(r);
    lines_start(&r->lines, fit->size);
    frames(r, fit);
    p->top = pages_share(r->style->top, fit->margins);
    p->bottom = pages_share(r->style->bottom, fit->margins);
    p->cap = type_of(&r->lines.types, r->content->text)->size * 7 / 10;
    for (int i = 0; i < AREAS; i++)
        p->flows[i] = (struct flow){.after = -1};
    p->flows[AREA_MAIN].limit = (r->style->height - p->top - p->bottom) * BESIDE_MOST / 100;
    for (int i = 0; i < AREAS; i++)
        set_area(r, i);
}

/* Pages behind the end of the side column have no such column: what begins there is set anew, wider.
 * A paragraph that began on the page before goes there as a whole, with what must not part from it. */
static bool bare_pages(struct run *r, const struct fit_setting *fit)
{
    const struct page_column *main = &r->pages.columns[AREA_MAIN];
    const struct flow *f = &r->pages.flows[AREA_MAIN];
    size_t side = r->pages.columns[AREA_SIDE].n, k = 0;
    r->pages.side_pages = r->no_side ? 0 : r->pages.n;
    if (!r->style->side.width || r->style->side.pages != SIDE_NEEDED || main->n <= side || r->no_side)
        return false;
    if (!side) {
        r->no_side = true;
        r->pages.side_pages = 0;
        set_lines(r, fit);
        return true;
    }
    while (k + 1 < f->extents.n && f->extents.at[k + 1].first <= main->starts[side])
        k++;
    while (k && f->lines.at[f->extents.at[k].first].penalty >= PAGEBREAK_NEVER)
        k--;
    if (!k)
        return false;
    r->wide_from = k;
    r->pages.side_pages = side;
    set_lines(r, fit);
    return true;
}

static struct fit_measure measure(void *user, const struct fit_setting *fit)
{
    struct run *r = user;
    if (r->wide_from) { /* another setting has the end of the side column elsewhere */
        r->wide_from = 0;
        set_lines(r, fit);
    }
    struct fit_measure m = pages_break(&r->pages, fit, r->options->pages);
    return bare_pages(r, fit) ? pages_break(&r->pages, fit, r->options->pages) : m;
}

/* Sets the lines for another setting. */
static void set_again(void *user, const struct fit_setting *fit)
{
    struct run *r = user;
    r->wide_from = 0;
    set_lines(r, fit);
}

static int room(void *user, int margins)
{
    const struct run *r = user;
    const struct style *s = r->style;
    length side = s->side.width ? s->side.width + s->side.gap : 0;
    length across = s->width - side, down = s->height;
    length plain = length_scale(across - s->left - s->right, down - s->top - s->bottom, PT);
    length now = length_scale(across - pages_share(s->left + s->right, margins),
                              down - pages_share(s->top + s->bottom, margins), PT);
    return plain > 0 && now > 0 ? (int)length_scale(now, 1000, plain) : 1000;
}

/* ---- what was done to fit */

static void say_change(struct buf *to, const char *what, int thousandths)
{
    int percent = (thousandths - 1000 + (thousandths > 1000 ? 5 : -5)) / 10;
    if (thousandths != 1000 && percent)
        buf_printf(to, "%s%s %+d %%", to->n ? ", " : "", what, percent);
    else if (thousandths != 1000)
        buf_printf(to, "%s%s by less than 1 %%", to->n ? ", " : "", what);
}

/* "page 2", "pages 2 to 4": those that are too many. */
static const char *pages_beyond(struct run *r, size_t last)
{
    size_t first = (size_t)r->options->pages + 1;
    return str_c(r->a, first < last ? str_printf(r->a, "pages %zu to %zu", first, last) : str_printf(r->a, "page %zu", last));
}

static void say(struct run *r, enum fit_end end, const struct fit_setting *s,
                const struct fit_measure *m)
{
    struct buf what = {.a = r->a};
    struct pos pos = {r->content->cv->name.pos.source, 0, 0};
    int pages = end == FIT_CHANGED ? (int)m->pages : r->options->pages; /* fewer, where the grid has no step between */
    const char *plural = pages == 1 ? "" : "s";
    say_change(&what, "spacing", s->spacing);
    say_change(&what, "leading", s->leading);
    say_change(&what, "size", s->size);
    say_change(&what, "margins", s->margins);
    if (end == FIT_CHANGED)
        diag_report(r->d, DIAG_CODE_FITTED, pos, pages, plural, m->fill / 10,
                    what.n ? str_c(r->a, buf_str(&what)) : "nothing changed");
    else if (end == FIT_TOO_LONG)
        diag_report(r->d, DIAG_CODE_TOO_LONG, pos, pages, plural, m->beyond, pages_beyond(r, m->pages),
                    str_c(r->a, buf_str(&what)));
    else if (end == FIT_TOO_SHORT)
        diag_report(r->d, DIAG_CODE_TOO_SHORT, pos, pages, plural, m->pages,
                    m->fill / 10);
}

/* Lines are set as drafts from now on, which is quicker, again and again. */
static void begin_drafts(struct run *r)
{
    r->lines.draft = true;
    r->lines.cuts = cuts_new(r->a);
}

/* Sets the lines for good. */
static void end_drafts(struct run *r, const struct fit_setting *s)
{
    r->lines.draft = false;
    set_again(r, s);
    measure(r, s);
    cuts_free(r->lines.cuts);
    r->lines.cuts = NULL;
}

/* Finds the setting that fits on drafts, which were begun, then sets the lines in it. */
static void fit(struct run *r, struct fit_setting *to)
{
    struct fit_measure m;
    struct fit_job job = {&r->style->fit, (size_t)r->options->pages, r, set_again, measure, room,
                          r->options->most};
    enum fit_end end = fit_run(&job, to, &m);
    end_drafts(r, to);
    say(r, end, to, &m);
}

/* A last page that is used to less than this looks forgotten [1/1000]. */
enum { LAST_LEAST = 250 };

/* Whether the document itself asks for a new page where the last one begins. */
static bool last_is_asked_for(const struct run *r)
{
    for (int i = 0; i < AREA_HEADER; i++) {
        const struct page_column *c = &r->pages.columns[i];
        bool wide = i == AREA_MAIN && r->wide_from && c->n == r->pages.side_pages + 1;
        if ((!wide || r->wide_asked) && c->n == r->pages.n && c->lines[c->starts[c->n - 1]].penalty <= PAGEBREAK_FORCE)
            return true;
    }
    return false;
}

/* On how many pages the text can be set if at most those that `job` wants are asked for; 0: it cannot. */
static size_t could_fit(struct run *r, const struct fit_job *job, const struct fit_setting *plain)
{
    struct fit_setting tried;
    struct fit_measure m;
    if (!r->style->grid && fit_is_easy(job)) {
        measure(r, plain);
        return job->wanted;
    }
    begin_drafts(r);
    bool can = fit_run(job, &tried, &m) != FIT_TOO_LONG;
    end_drafts(r, plain);
    return can ? m.pages : 0;
}

/* Tells that the last page is nearly empty, and what would end that. */
static void tell_last(struct run *r, const struct fit_job *job, const struct fit_setting *plain,
                      const struct fit_measure *m)
{
    struct pos pos = {r->content->cv->name.pos.source, 0, 0};
    size_t pages = could_fit(r, job, plain);
    struct str way = {0};
    if (pages)
        way = str_printf(r->a, "; --fit %zu would set all on %zu page%s", pages, pages, pages == 1 ? "" : "s");
    diag_report(r->d, DIAG_CODE_LAST_PAGE, pos, m->pages, m->fill / 10, str_c(r->a, way));
}

/* Breaks pages as they come. The lines of a last page that is nearly empty are taken in by the pages before it if a
 * little of their space is enough for that; if not, it is told. */
static void break_pages(struct run *r, struct fit_setting *to)
{
    if (r->options->pages) {
        fit(r, to);
        return;
    }
    struct fit_measure m = measure(r, to), taken;
    struct fit_job job = {&r->style->fit, m.pages - 1, r, set_again, measure, room, true};
    struct fit_setting tighter;
    if (!job.wanted || m.fill >= LAST_LEAST || r->options->balance || last_is_asked_for(r))
        return;
    if (fit_take_in(&job, &tighter, &taken))
        *to = tighter;
    else
        tell_last(r, &job, to, &m);
}

/* ---- the whole */

static void start(struct run *r, const struct composed *blocks, const struct layout_tools *tools,
                  struct display *to)
{
    const struct content *c = r->content;
    struct str lang = c->locale->language.text;
    r->lines = (struct lines){.a = r->a, .set = arena_beside(r->a), .scratch = arena_beside(r->a),
                              .d = &r->finder, .content = c, .shaper = tools->shaper,
                              .opportunities = tools->opportunities,
                              .hyphens = tools->hyphens,
                              .patterns = hyphen_find(tools->hyphens, lang),
                              .hyphenation = r->options->hyphenation, .lang = lang, .rules = linebreak_rules(lang),
                              .leftward = c->leftward, .mixed = c->inliner.mixed,
                              .upright = !font_script_has_italics(lang), .tall = font_script_is_tall(lang)};
    r->lines.types.fonts = tools->fonts;
    shaper_start(tools->shaper, lang);
    r->pages = (struct pages){.a = r->a, .scratch = r->lines.set, .d = &r->finder,
                              .style = r->style, .content = c, .blocks = blocks,
                              .lines = &r->lines, .display = to};
    r->pages.targets = arena_array_of(r->a, struct placed_target, c->targets.all.n + 1);
    *to = (struct display){.arena = r->a, .lang = lang, .title = c->title, .author = c->author,
                           .subject = c->subject, .leftward = c->leftward};
    to->elements.at = arena_copy(r->a, c->elements.at, c->elements.n * sizeof *to->elements.at);
    to->elements.n = to->elements.cap = c->elements.n;
    if (!r->lines.patterns && !r->lines.hyphenation->off && locale_divides_words(lang))
        diag_report(r->d, DIAG_CODE_UNKNOWN_HYPHENATION, c->locale->language.pos, STRF(lang));
}

/* Places everything, unless there are too many pages. */
static void finish_pages(struct run *r)
{
    struct pos pos = {r->content->cv->name.pos.source, 0, 0};
    if (!limit_holds(r->d, LIMIT_PAGES, r->pages.n, pos))
        return;
    place_pages(&r->pages);
    margin_tell(&r->pages);
    anchors_finish(&r->pages);
    if (r->content->leftward)
        mirror_pages(r->pages.display);
    contrast_check(r->a, &r->finder, r->style, r->pages.display);
}

void layout_run(struct arena *a, struct diag *d, const struct content *content,
                const struct composed *blocks, const struct layout_tools *tools,
                const struct layout_options *options, struct display *to)
{
    struct run r = {.a = a, .d = d, .content = content, .options = options,
                    .style = content->style};
    struct fit_setting setting = {1000, 1000, 1000, 1000};
    start(&r, blocks, tools, to);
    if (options->pages > 0)
        begin_drafts(&r);
    set_lines(&r, &setting);
    if (r.finder.count[DIAG_ERROR] == 0 && d->count[DIAG_ERROR] == 0) {
        break_pages(&r, &setting);
        if (options->balance)
            pages_balance(&r.pages);
        finish_pages(&r);
    }
    for (size_t i = 0; i < r.found.n; i++)
        diag_pass(d, &r.found.at[i], r.found.at[i].level);
    cuts_free(r.lines.cuts);
    arena_free(r.lines.scratch);
    arena_free(r.lines.set);
}
