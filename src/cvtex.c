/* cvtex.c: the pipeline: one call for each stage, in order. */
#include "cvtex.h"

#include <stdlib.h>

#include "base/limit.h"
#include "base/mapped.h"
#include "check/check.h"
#include "check/lookup.h"
#include "export/attach.h"
#include "content/content.h"
#include "import/import.h"
#include "pages/layout.h"
#include "load/include.h"
#include "load/looks.h"
#include "load/overlay.h"
#include "load/prune.h"
#include "model/document.h"
#include "model/library.h"
#include "model/settings.h"
#include "readback/ats.h"
#include "result.h"
#include "session.h"
#include "style/reference.h"
#include "text/language.h"
#include "variant/languages.h"
#include "variant/private.h"
#include "variant/variants.h"

struct run {
    struct cvtex_session *session;
    struct cvtex_job job;
    struct arena *a;
    struct diag d;
    struct limits limits;
    struct files files;
    struct binder b;
    struct prune *prune;         /* what is left out; NULL: nothing */
    const struct result *before; /* of the run that this one mends */
    struct source source; /* the document */
    struct check_held *held; /* what `check` says; NULL: another output */
    struct str converted; /* the document as YAML, if that is wanted of another tool's */
    const struct node *tree;      /* of the document, as it is typeset */
    const struct private *hidden; /* NULL: nothing is listed as private */
    struct table hidden_works;    /* keys of works that are private */
    const struct locale *locale;  /* once it was read; NULL: it has mistakes */
    bool locale_read;
    struct result *result;
    const struct cvtex_result *finished;
};

static bool sound(const struct run *r)
{
    return r->d.count[DIAG_ERROR] == 0;
}

/* The tree as that of a document, whoever's file it is. NULL after reporting. */
static struct node *read_foreign(struct run *r, const struct source *source, struct node *tree)
{
    bool first = source == &r->source, convert = r->job.output == CVTEX_CONVERT && first;
    struct str from = str_of(first ? r->job.from : NULL);
    enum import_tool tool = from.p ? import_named(from) : import_detect(tree);
    if (tool == IMPORT_NONE && from.p) {
        diag_report(&r->d, DIAG_CODE_UNKNOWN_TOOL, (struct pos){source, 0, 0}, STRF(from));
        return NULL;
    }
    if (tool == IMPORT_NONE && convert)
        diag_report(&r->d, DIAG_CODE_NATIVE, tree->pos);
    return tool == IMPORT_NONE ? tree : import_tree(&r->b, tree, tool, convert ? &r->converted : NULL);
}

/* Reads a document; NULL after reporting. */
static struct node *read_input(struct run *r, const struct source *source)
{
    struct pos whole = {source, 0, 0};
    if (!limit_holds(&r->d, LIMIT_INPUT, source->text.n, whole))
        return NULL;
    bool shown = r->job.output == CVTEX_NODES; /* whatever it is */
    if (!shown && !r->job.from && !document_is_like(source->text)) {
        diag_report(&r->d, DIAG_CODE_NOT_A_CV, whole,
                    diag_hint(&r->d, str_of(looks_foreign(source->text))));
        return NULL;
    }
    struct node *tree = include_parse(&r->b, source);
    prune_tree(r->prune, tree);
    if (tree && tree->kind == NODE_NULL) {
        diag_report(&r->d, DIAG_CODE_EMPTY_INPUT, whole);
        return NULL;
    }
    tree = tree && !shown ? read_foreign(r, source, tree) : tree;
    return tree && !shown && !bind_format(&r->b, tree) ? NULL : tree;
}

/* A further input of the job as a source, which is a part of the document. */
static struct source *further(struct run *r, const struct cvtex_input *in, const char *name)
{
    struct source *s = arena_new_of(r->a, struct source);
    struct str bytes = {in->bytes ? in->bytes : "", in->n_bytes};
    *s = (struct source){str_of(in->name ? in->name : name), str_without_bom(bytes), .index = source_index(r->a)};
    bind_own(&r->b, OWN_DOCUMENT, s->name, bytes);
    return s;
}

/* Reads the document, lays the job's others over it, and all of it over the settings; NULL after reporting. */
static struct node *read_inputs(struct run *r)
{
    struct node *tree = read_input(r, &r->source);
    for (const struct cvtex_input *const *over = r->job.over; over && *over; over++) {
        struct node *mine = read_input(r, further(r, *over, "over.yaml"));
        if (mine && mine->kind != NODE_MAP)
            bind_wrong(&r->b, mine, "what is laid over a document", "a mapping");
        tree = tree && mine ? overlay_tree(&r->b, tree, mine) : NULL;
    }
    if (tree && tree->kind == NODE_MAP && r->job.settings && r->job.output != CVTEX_CONVERT)
        tree = settings_under(&r->b, further(r, r->job.settings, ".cvtex"), tree);
    return tree;
}

/* `n`, or the name "default" if the document names nothing. */
static const struct node *or_default(const struct node *n)
{
    static const struct node by_name = {.kind = NODE_SCALAR, .text = {"default", 7}};
    return !n || n->kind == NODE_NULL ? &by_name : n;
}

/* The locale that the document names, read once; NULL after reporting. */
static const struct locale *read_locale(struct run *r, const struct node *n)
{
    if (!r->locale_read)
        r->locale = session_locale(r->session, &r->b, or_default(n));
    r->locale_read = true;
    return r->locale;
}

/* What is shown of a work of a bibliography, which no stage before has seen. */
static const struct node *shown_work(void *user, const struct node *work)
{
    struct run *r = user;
    if (work->spoken && r->locale)
        work = languages_choose(&r->b, work, r->locale->language.text);
    return r->job.public_only ? private_work(&r->b, r->hidden, work, &r->hidden_works) : work;
}

/* Leaves out of the tree what this run does not show. */
static struct node *show(struct run *r, struct node *tree, const struct variant *variant)
{
    struct binder *b = &r->b;
    b->shown = shown_work;
    b->shown_user = r;
    if (node_find(tree, STR("private")))
        r->hidden = private_read(b, tree);
    if (r->job.public_only)
        tree = private_mark(b, r->hidden, tree);
    if (variant->name.p)
        tree = variants_choose(b, variant, tree);
    const struct locale *locale = tree->spoken ? read_locale(r, node_find(tree, STR("locale"))) : NULL;
    if (locale)
        tree = (struct node *)languages_choose(b, tree, locale->language.text);
    return r->job.public_only ? private_leave_out(b, r->hidden, tree) : tree;
}

/* The tree of what is typeset: the document with all that the job says of it. NULL after reporting. */
static struct node *read_tree(struct run *r)
{
    struct variant variant = {0};
    struct node *tree = read_inputs(r);
    if (!tree || tree->kind != NODE_MAP)
        return tree;
    tree = overlay_sets(&r->b, tree, r->job.sets, true);
    if (r->job.variant || node_find(tree, STR("variants")))
        tree = variants_lay(&r->b, tree, r->job.variant, &variant);
    tree = tree ? overlay_style(&r->b, tree, r->job.style) : NULL;
    tree = tree ? overlay_sets(&r->b, tree, r->job.sets, false) : NULL;
    return tree ? show(r, tree, &variant) : NULL;
}

static bool read_cv(struct run *r, const struct document *document, const struct locale *locale,
                    struct cv *cv)
{
    bool good = true;
    if (document->cv) {
        struct library *library = library_new(&r->b, r->source.name);
        good &= cv_read(&r->b, document->cv, locale, library, r->job.date, cv);
    }
    if (document->letter && document->letter->kind != NODE_NULL)
        good &= letter_read(&r->b, document->letter, locale, r->job.date, cv);
    return good;
}

/* True if the section named by --only exists, or all are printed. Reports otherwise. */
static bool check_only(struct run *r, const struct cv *cv)
{
    struct str only = str_of(r->job.only);
    const char **keys = arena_array_of(r->a, const char *, cv->sections.n + 2);
    size_t n = 0;
    bool found = !only.p || (cv->letter && str_eq(only, STR("letter")));
    for (size_t i = 0; i < cv->sections.n; i++) {
        found |= str_eq(cv->sections.at[i].key, only);
        keys[n++] = str_c(r->a, cv->sections.at[i].key);
    }
    keys[n] = "letter";
    n += cv->letter != NULL;
    if (!found)
        diag_report(&r->d, DIAG_CODE_UNKNOWN_SECTION, (struct pos){&r->source, 0, 0}, STRF(only),
                    diag_suggest(&r->d, only, keys, n));
    return found;
}

/* Decides the standard of the PDF from the document and the job; false after reporting. */
static bool check_pdf(struct run *r, const struct node *tree, struct pdf_keys *to)
{
    const struct node *standard = node_find(node_find(tree, STR("pdf")), STR("standard"));
    to->embed = to->embed > 0 || r->job.embed;
    if (to->standard < 0)
        to->standard = to->embed ? PDF_A3A : PDF_A2A;
    bool good = !to->embed || to->standard == PDF_A3A || to->standard == PDF_NO_STANDARD;
    if (!good)
        diag_report(&r->d, DIAG_CODE_EMBED_FORBIDDEN, standard->pos);
    return good;
}

static struct str make_pdf(struct run *r, struct content *content, const struct display *display,
                           const struct pdf_keys *keys)
{
    struct str out = {0};
    attachments attached = {0};
    struct pdf_options options = {.subsets = r->session->subsets, .dated = r->job.dated,
                                  .date = r->job.date, .producer = STR("cvtex " CVTEX_VERSION),
                                  .standard = (enum pdf_standard)keys->standard,
                                  .attached = &attached};
    struct attach_sources sources = {.input = r->source.name,
                                     .bytes = {r->job.bytes, r->job.n_bytes},
                                     .pos = {&r->source, 0, 0}, .own = &r->b.own,
                                     .display = display};
    own_files styles = {0};
    for (size_t i = 0; r->job.public_only && i < r->b.own.n; i++)
        if (r->b.own.at[i].kind == OWN_STYLE)
            *vec_push(r->a, &styles) = r->b.own.at[i];
    if (r->job.public_only) { /* the files have what is private */
        const struct node *rest = private_without(&r->b, &r->hidden_works, r->tree);
        sources.bytes = node_yaml(r->a, rest, (struct str){0});
        sources.own = &styles;
    }
    if (keys->embed)
        attach_all(r->a, &r->d, &sources, content, &attached);
    return pdf_write(r->a, &r->d, display, &options, &out) ? out : (struct str){0};
}

static void check_display(struct run *r, const struct display *display)
{
    display_overlaps(r->a, &r->d, (struct pos){&r->source, 0, 0}, display);
#ifndef NDEBUG
    struct str fault = display_check(r->a, display);
    if (fault.n && !r->d.count[DIAG_WARNING])
        diag_report(&r->d, DIAG_CODE_OUT_OF_LIMITS, (struct pos){0}, str_c(r->a, fault));
#endif
}

/* Reports what programs that read CVs will not find on the pages. */
static void read_back(struct run *r, struct content *content, const struct display *display)
{
    static const struct node english = {.kind = NODE_SCALAR, .text = {"en", 2}};
    ats_check(r->a, &r->d, content, display, session_locale(r->session, &r->b, &english));
}

static struct str output_of(struct run *r, struct content *content, const struct display *display,
                            const struct document *document)
{
    struct check check = {.a = r->a, .d = &r->d, .document = document, .content = content,
                          .display = display, .now = r->job.date};
    switch (r->job.output) {
    case CVTEX_CHECK:
        check_run(&check);
        if (r->job.ats)
            read_back(r, content, display);
        return STR("");
    case CVTEX_TRACE:
        return display_trace(r->a, display);
    default:
        return make_pdf(r, content, display, &document->pdf);
    }
}

/* The tree of the style as text; p NULL after reporting. */
static struct str style_tree(struct run *r, const struct document *document)
{
    struct str name;
    const struct node *tree = cascade_read(&r->b, ".", or_default(document->style), &name);
    return tree ? node_trace(r->a, tree, NULL) : (struct str){0};
}

/* The pages of a resolved document; p NULL after reporting. */
static struct str make_pages(struct run *r, struct content *content,
                             const struct document *document)
{
    struct composed blocks = {0};
    struct display display = {0};
    struct layout_options options = {.balance = document->balance,
                                     .hyphenation = &document->hyphenation,
                                     .pages = r->job.pages ? r->job.pages : document->pages,
                                     .most = !r->job.pages && document->most};
    if (!session_fonts(r->session, r->a, &r->d, &r->files))
        return (struct str){0};
    if (!document->hyphenation.off)
        session_hyphens_within(r->session, &r->d, &r->files, content);
    struct arena *composed = arena_beside(r->a);
    compose_run(composed, content, &blocks);
    struct layout_tools tools = {r->session->fonts, r->session->shaper, r->session->opportunities,
                                 &r->session->hyphens};
    layout_run(r->a, &r->d, content, &blocks, &tools, &options, &display);
    arena_free(composed);
    r->result->public.pages = display.pages.n;
    check_display(r, &display);
    static const char here;
    if (r->session->once) { /* layout is done: its code and its words make room for what writes the PDF */
        session_layout_done(r->session);
        mapped_give_back(&here);
    }
    return sound(r) ? output_of(r, content, &display, document) : (struct str){0};
}

/* Reports that a document without a locale is in another language than English, if its letters tell. */
static void check_language(struct run *r, const struct document *document, const struct content *content)
{
    struct language_letters letters = {0};
    if (language_is_western(r->source.text))
        return;
    language_count_values(&letters, &content->inliner);
    struct language_found likely = language_of(&letters);
    if (likely.tag)
        diag_report(&r->d, DIAG_CODE_LOCALE_LIKELY, (document->cv ? document->cv : document->letter)->pos,
                    likely.letters, likely.tag);
}

static struct str make_content(struct run *r, const struct cv *cv, const struct style *style,
                               const struct locale *locale, const struct document *document)
{
    struct content content = {0};
    bool text = r->job.output == CVTEX_TEXT || r->job.output == CVTEX_CONTENT;
    if (!text && !document->hyphenation.off)
        session_hyphens(r->session, &r->d, &r->files, locale->language.text);
    content_resolve(r->a, &r->d, &r->files, cv, style, locale, str_of(r->job.only), &content);
    if (!document->locale || document->locale->kind == NODE_NULL)
        check_language(r, document, &content);
    switch (r->job.output) {
    case CVTEX_TEXT:
        return sound(r) ? content_text(r->a, &content) : (struct str){0};
    case CVTEX_CONTENT:
        return sound(r) ? content_trace(r->a, &content) : (struct str){0};
    default:
        return make_pages(r, &content, document);
    }
}

/* The locale, with the English words for works in Latin letters where its language has other letters. */
static const struct locale *with_english(struct run *r, const struct locale *locale)
{
    static const struct node english = {.kind = NODE_SCALAR, .text = {"en", 2}};
    if (!locale_wants_english(locale))
        return locale;
    struct locale *own = arena_new_of(r->a, struct locale);
    *own = *locale;
    own->english = session_locale(r->session, &r->b, &english);
    return own;
}

/* The names of the document's variants; p NULL after reporting. */
static struct str variant_names(struct run *r)
{
    struct variant variant;
    struct node *tree = read_inputs(r);
    tree = tree ? overlay_sets(&r->b, tree, r->job.sets, true) : NULL;
    tree = tree ? variants_lay(&r->b, tree, NULL, &variant) : NULL;
    return tree && sound(r) ? variants_list(r->a, tree) : (struct str){0};
}

static struct str typeset(struct run *r)
{
    struct document document;
    struct cv cv = {0};
    if (r->job.output == CVTEX_VARIANTS)
        return variant_names(r);
    struct node *tree = read_tree(r);
    if (!tree)
        return (struct str){0};
    r->tree = tree;
    if (r->job.output == CVTEX_NODES)
        return sound(r) ? node_trace(r->a, tree, &r->source) : (struct str){0};
    if (r->job.output == CVTEX_CONVERT)
        return sound(r) ? r->converted : (struct str){0};
    bool good = document_read(&r->b, tree, &document);
    if (r->held)
        r->held->ignore = document.check.ignore;
    const struct locale *locale = read_locale(r, document.locale);
    const struct style *style = session_style(r->session, &r->b, or_default(document.style));
    static const struct locale no_words;
    good &= read_cv(r, &document, locale ? locale : &no_words, &cv);
    good &= check_only(r, &cv);
    good &= check_pdf(r, tree, &document.pdf);
    if (!good || !locale || !style || !sound(r))
        return (struct str){0};
    result_looks(r->result, style->name, locale->language.text);
    if (r->job.output == CVTEX_STYLE_TREE)
        return style_tree(r, &document);
    style = style_on_paper(r->a, style, locale->paper.text, locale->language.text);
    return make_content(r, &cv, style, with_english(r, locale), &document);
}

static struct str run(struct run *r)
{
    struct str out;
    return lookup_text(&r->b, &r->job, &out) ? out : typeset(r);
}

/* The same, where what is said can be silenced. */
static struct str run_check(struct run *r)
{
    struct check_held held = {.d = &r->d, .report = r->d.report, .user = r->d.user, .source = &r->source,
                              .ats = r->job.ats};
    r->held = &held;
    r->d.report = check_hold;
    r->d.user = &held;
    struct str out = run(r);
    check_release(&held);
    r->held = NULL;
    return out;
}

/* The memory of this run: the limit of the job, if the session has no lower one. */
static void limit_memory(struct run *r)
{
    struct memory *m = &r->session->memory;
    uint64_t most = r->limits.most[LIMIT_MEMORY];
    if (most < SIZE_MAX && (!m->limit || most < m->limit))
        m->limit = (size_t)most;
}

/* In a run that leaves something out, what comes from that is not told, nor what would come of pages that
 * nobody gets. */
static void report(void *user, const struct diagnostic *d)
{
    struct run *r = user;
    bool error = d->level == DIAG_ERROR;
    result_add(r->result, d, r->prune && (error ? prune_explains(r->prune, d) : !r->job.keep_going));
}

static void prepare(struct run *r, const char *name)
{
    r->result = result_new(r->a, name);
    r->result->before = r->before;
    r->d = (struct diag){.arena = r->a, .limits = &r->limits, .report = report, .user = r,
                         .doubles = r->prune != NULL};
    if (r->prune)
        prune_start(r->prune, r->a);
    r->files = r->session->host;
    r->files.a = r->a;
    r->b = (struct binder){.a = r->a, .d = &r->d, .files = &r->files, .prune = r->prune,
                           .roots = reference_roots};
    r->source.name = str_of(name);
    r->source.text = (struct str){r->job.bytes ? r->job.bytes : "", r->job.n_bytes};
    r->source.text = str_without_bom(r->source.text);
    r->source.index = source_index(r->a);
}

static void run_whole(void *user)
{
    struct run *r = user;
    const char *name = r->job.name ? r->job.name : "cv.yaml";
    struct str out = {0};
    memory_watch();
    r->a = arena_open(&r->session->memory);
    r->hidden = NULL;
    r->hidden_works = (struct table){0};
    r->locale = NULL;
    r->locale_read = false;
    prepare(r, name);
    if (!r->job.size) {
        diag_report(&r->d, DIAG_CODE_OUT_OF_LIMITS, (struct pos){0},
                    "the `size` of the job is not set");
    } else if (limits_set(&r->d, &r->limits, r->job.limits)) {
        r->files.largest = r->limits.most[LIMIT_INPUT];
        limit_memory(r);
        out = r->job.output == CVTEX_CHECK ? run_check(r) : run(r);
    }
    arena_check(r->a);
    bool suspect = r->result->suspect;
    r->finished = result_finish(r->result, &r->d, &r->files, out, r->job.keep_going);
    arena_free(r->a);
    if (suspect)
        session_forget(r->session);
    else
        session_trim(r->session);
}

/* Makes the run once. False: memory ran out; *over: it was the job's limit. */
static bool attempt(struct run *r, bool *over)
{
    struct memory *m = &r->session->memory;
    size_t limit = m->limit;
    limits_start(&r->limits);
    m->over = false;
    bool good = memory_run(m, run_whole, r);
    *over = m->over && m->limit != limit;
    m->limit = limit;
    if (good)
        return true;
    arena_free(r->a); /* first: libraries may still use a font of the session */
    r->a = NULL;
    session_forget(r->session);
    return false;
}

/* A run without what `prune` says, which mends the result before. Both may be NULL. */
static const struct cvtex_result *run_once(struct cvtex_session *session, const struct cvtex_job *job,
                                           struct prune *prune, const struct result *before)
{
    struct run r = {.session = session, .prune = prune, .before = before};
    bool over = false;
    if (job->size >= offsetof(struct cvtex_job, output))
        memcpy(&r.job, job, job->size < sizeof r.job ? job->size : sizeof r.job);
    for (int tries = 0; tries < 2; tries++) {
        if (attempt(&r, &over))
            return r.finished;
        if (over || !session->memory.doubtful)
            break;
    }
    return over ? result_over_memory(r.job.name ? r.job.name : "cv.yaml", &r.limits)
                : result_out_of_memory();
}

/* A run that found mistakes is made again without what they are about, until the rest is sound: so all mistakes
 * are told at once, also those that only show on pages, and there is something to keep. */
static const struct cvtex_result *run_rest(struct cvtex_session *session, const struct cvtex_job *job,
                                           const struct cvtex_result *first)
{
    /* One more run tells what was inside of what is left out, another what shows on pages. What is kept must be
     * sound, so that goes on as long as something wrong comes to light: mostly once. */
    enum { ROUNDS_TOLD = 2, ROUNDS_KEPT = 12 };
    bool keep = job->size > offsetof(struct cvtex_job, keep_going) && job->keep_going;
    struct prune *prune = calloc(1, sizeof *prune);
    for (int i = 0, most = keep ? ROUNDS_KEPT : ROUNDS_TOLD;
         prune && i < most && result_leave_out((const struct result *)first, prune); i++) {
        const struct result *next =
            (const struct result *)run_once(session, job, prune, (const struct result *)first);
        if (!next->before) { /* no memory: what is known stands */
            cvtex_free(&next->public);
            break;
        }
        first = &next->public;
    }
    free(prune);
    return first;
}

const struct cvtex_result *cvtex_run(struct cvtex_session *session, const struct cvtex_job *job)
{
    const struct cvtex_result *result = run_once(session, job, NULL, NULL);
    if (!result->errors || job->size < offsetof(struct cvtex_job, style))
        return result;
    bool pages = job->output == CVTEX_PDF || job->output == CVTEX_TRACE || job->output == CVTEX_TEXT ||
                 job->output == CVTEX_CONTENT || job->output == CVTEX_CHECK;
    return pages ? run_rest(session, job, result) : result;
}

uint64_t cvtex_limit(const char *const *limits, const char *name)
{
    return limit_after(limits, str_of(name));
}

const char *cvtex_version(void)
{
    return CVTEX_VERSION;
}
