/* cvtex.c: the pipeline: one call a stage, in order. */
#include "cvtex.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "layout/layout.h"
#include "model/library.h"
#include "model/works.h"
#include "pdf/pdf.h"

/* More mistakes than a person reads at once are only counted. */
#define SHOWN_MOST 100

struct run {
    const struct cvtex_options *o;
    size_t shown;
    struct arena *a;
    struct diag d;
    struct binder b;
    struct style_places places;
    struct source source;
};

static void report(void *user, const struct diagnostic *d)
{
    struct run *r = user;
    if (!r->o->report || ++r->shown > SHOWN_MOST)
        return;
    struct str text = diag_text(r->a, d);
    r->o->report(r->o->user, (enum cvtex_level)d->level, str_c(r->a, text));
}

static void report_rest(struct run *r)
{
    if (r->shown <= SHOWN_MOST)
        return;
    struct str text = str_printf(r->a, "cvtex: note: and %zu more\n", r->shown - SHOWN_MOST);
    r->o->report(r->o->user, CVTEX_NOTE, str_c(r->a, text));
}

struct document {
    const struct node *cv, *style, *locale;
};

#define KEY(key, member, doc) {key, BIND_NODE, offsetof(struct document, member), doc, {NULL}}
static const struct bind_key keys[] = {
    KEY("cv", cv, "What the CV says."),
    KEY("style", style, "How it looks: a style's name, its file, or a mapping with 'extends'."),
    KEY("locale", locale, "Its language: a locale's name, its file, or a mapping."),
};
static const struct bind_table table = {"a document", keys, sizeof keys / sizeof *keys};

static struct node *read_document(struct run *r)
{
    struct str input = str_of(r->o->input);
    r->source.name = str_eq(input, STR("-")) ? STR("<stdin>") : input;
    int error = file_read(r->a, r->o->input, &r->source.text);
    if (error) {
        diag_report(&r->d, DIAG_CODE_CANNOT_READ, (struct pos){&r->source, 0, 0}, strerror(error));
        return NULL;
    }
    r->source.text = str_without_bom(r->source.text);
    struct node *tree = yaml_parse(r->a, &r->d, &r->source);
    if (tree && tree->kind == NODE_NULL) {
        diag_report(&r->d, DIAG_CODE_EMPTY_INPUT, (struct pos){&r->source, 0, 0});
        return NULL;
    }
    return tree;
}

static struct node *name_node(struct run *r, const char *name)
{
    struct node *n = arena_new_of(r->a, struct node);
    n->kind = NODE_SCALAR;
    n->text = str_of(name);
    return n;
}

/* The tree of the style or locale that is named, or of the one called "default". */
static struct node *cascade(struct run *r, const struct node *named, const char *folder,
                            struct str *name)
{
    bool none = !named || named->kind == NODE_NULL;
    return cascade_read(&r->b, &r->places, folder, none ? name_node(r, "default") : named, name);
}

static bool sound(const struct run *r)
{
    return r->d.count[DIAG_ERROR] == 0;
}

static struct str set(struct run *r, const struct cv *cv, const struct style *style,
                      const struct locale *locale)
{
    struct str out = {0};
    struct display display = {0};
    struct fonts *fonts = fonts_new(r->a, &r->d, str_of(file_join(r->a, str_of(r->o->data),
                                                                  STR("fonts"))));
    if (fonts)
        layout_run(r->a, &r->d, cv, style, locale, fonts, &display);
#ifndef NDEBUG
    struct str fault = display_check(r->a, &display);
    if (fault.n && r->d.count[DIAG_WARNING] == 0) {
        fprintf(stderr, "cvtex: %.*s\n", STRF(fault));
        abort();
    }
#endif
    if (fonts && sound(r) && r->o->output == CVTEX_CHECK) {
        works_check(r->a, &r->d, cv, 1970 + (int)(r->o->date / 31556952)); /* mean Gregorian year */
        out = STR("");
    }
    if (fonts && sound(r) && r->o->output == CVTEX_TRACE)
        out = display_trace(r->a, &display);
    if (fonts && sound(r) && r->o->output == CVTEX_PDF) {
        struct pdf_options options = {.dated = r->o->dated, .date = r->o->date,
                                      .producer = STR("cvtex " CVTEX_VERSION)};
        if (!pdf_write(r->a, &r->d, &display, &options, &out))
            out = (struct str){0};
    }
    fonts_free(fonts);
    return out;
}

static struct str run(struct run *r)
{
    struct document document = {0};
    struct locale locale = {0};
    struct style style = {0};
    struct cv cv = {0};
    struct str locale_name;
    struct node *tree = read_document(r);
    if (!tree)
        return (struct str){0};
    if (r->o->output == CVTEX_NODES)
        return sound(r) ? node_trace(r->a, tree, false) : (struct str){0};
    bool good = bind_map(&r->b, tree, &table, &document);
    if (tree->kind == NODE_MAP && !document.cv) {
        if (good)
            diag_report(&r->d, DIAG_CODE_MISSING_KEY, tree->pos, "a document", "cv");
        good = false;
    }
    struct node *words = cascade(r, document.locale, "locales", &locale_name);
    struct node *named = r->o->style ? name_node(r, r->o->style) : NULL;
    struct node *looks = cascade(r, named ? named : document.style, ".", &style.name);
    good &= words && locale_read(&r->b, words, &locale);
    struct str name = style.name;
    good &= looks && style_read(&r->b, looks, &style);
    style.name = name;
    if (document.cv) {
        struct library *library = library_new(&r->b, r->places.document);
        good &= cv_read(&r->b, document.cv, &locale, library, &cv);
    }
    if (!good || !sound(r))
        return (struct str){0};
    if (r->o->output == CVTEX_STYLE)
        return node_trace(r->a, looks, true);
    return set(r, &cv, &style, &locale);
}

bool cvtex_run(const struct cvtex_options *options, struct cvtex_result *result)
{
    struct run r = {.o = options, .a = arena_new()};
    r.d = (struct diag){.arena = r.a, .report = report, .user = &r};
    r.b = (struct binder){r.a, &r.d};
    r.places.styles = str_of(file_join(r.a, str_of(options->data), STR("styles")));
    r.places.document = file_folder(str_of(options->input));
    struct str out = run(&r);
    report_rest(&r);
    *result = (struct cvtex_result){.notes = r.d.count[DIAG_NOTE],
                                    .warnings = r.d.count[DIAG_WARNING],
                                    .errors = r.d.count[DIAG_ERROR]};
    if (out.p && result->errors == 0 && (result->bytes = malloc(out.n + 1))) {
        memcpy(result->bytes, out.p, out.n);
        result->size = out.n;
    }
    arena_free(r.a);
    return result->bytes != NULL;
}

void cvtex_free(struct cvtex_result *result)
{
    free(result->bytes);
    result->bytes = NULL;
}
