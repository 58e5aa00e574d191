/* cvtex.c: the pipeline: one call a stage, in order. */
#include "cvtex.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "export/attach.h"
#include "layout/layout.h"
#include "model/document.h"
#include "model/library.h"
#include "model/works.h"
#include "pdf/extract.h"
#include "pdf/pdf.h"
#include "style/reference.h"

/* More mistakes than a person reads at once are only counted. */
#define SHOWN_MOST 100

struct run {
    const struct cvtex_options *o;
    size_t shown;
    struct arena *a;
    struct diag d;
    struct binder b;
    struct str styles; /* the folder of the built-in ones */
    struct source source;
    struct str whole; /* the document, byte for byte */
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

static struct node *read_document(struct run *r)
{
    struct str input = str_of(r->o->input);
    r->source.name = str_eq(input, STR("-")) ? STR("<stdin>") : input;
    int error = file_read(r->a, r->o->input, &r->source.text);
    if (error) {
        diag_report(&r->d, DIAG_CODE_CANNOT_READ, (struct pos){&r->source, 0, 0}, strerror(error));
        return NULL;
    }
    r->whole = r->source.text;
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

/* "style.colors.accent=red" -> {style: {colors: {accent: red}}}; NULL after reporting. */
static struct node *set_tree(struct run *r, const char *text)
{
    struct source *source = arena_new_of(r->a, struct source);
    struct str s = str_of(text);
    size_t cut = str_find(s, '=');
    source->name = str_printf(r->a, "--set %s", text);
    source->text = cut < s.n ? str_sub(s, cut + 1, s.n) : (struct str){0};
    struct node *value = NULL;
    if (cut && cut < s.n && str_starts(source->text, STR("#"))) { /* a colour, not a comment */
        value = name_node(r, source->text.p);
        value->pos = (struct pos){source, 1, 1};
    } else if (cut && cut < s.n) {
        value = yaml_parse(r->a, &r->d, source);
    }
    if (!cut || cut == s.n)
        diag_report(&r->d, DIAG_CODE_OUT_OF_LIMITS, (struct pos){source, 0, 0},
                    "a path, '=' and a value are needed: style.colors.accent=navy");
    for (size_t end = cut; value && end;) {
        size_t start = end;
        while (start && s.p[start - 1] != '.')
            start--;
        struct node *map = arena_new_of(r->a, struct node);
        map->kind = NODE_MAP;
        map->pos = value->pos;
        *vec_push(r->a, &map->pairs) =
            (struct pair){str_sub(s, start, end), value->pos, value};
        value = map;
        end = start ? start - 1 : 0;
    }
    return value;
}

/* The document with what the command line lays over it. A style or locale that is only named
 * becomes one that is extended. */
static struct node *with_sets(struct run *r, struct node *tree)
{
    static const char *const named[] = {"style", "locale"};
    if (r->o->style && tree->kind == NODE_MAP) {
        struct node *over = arena_new_of(r->a, struct node);
        over->kind = NODE_MAP;
        *vec_push(r->a, &over->pairs) =
            (struct pair){STR("style"), {0}, name_node(r, r->o->style)};
        tree = node_overlay(r->a, tree, over);
    }
    for (const char *const *set = r->o->sets; set && *set; set++) {
        struct node *over = set_tree(r, *set);
        if (!over || tree->kind != NODE_MAP)
            continue;
        for (size_t i = 0; i < 2; i++) {
            struct node *under = node_find(tree, str_of(named[i]));
            struct node *mine = node_find(over, str_of(named[i]));
            if (under && under->kind == NODE_SCALAR && mine && mine->kind == NODE_MAP &&
                !node_find(mine, STR("extends")))
                *vec_push(r->a, &mine->pairs) = (struct pair){STR("extends"), under->pos, under};
        }
        tree = node_overlay(r->a, tree, over);
    }
    return tree;
}

/* The tree of the style or locale that is named, or of the one called "default". */
static struct node *cascade(struct run *r, const struct node *named, const char *folder,
                            struct str *name)
{
    bool none = !named || named->kind == NODE_NULL;
    return cascade_read(&r->b, r->styles, folder, none ? name_node(r, "default") : named, name);
}

static bool sound(const struct run *r)
{
    return r->d.count[DIAG_ERROR] == 0;
}

/* What kind of PDF the document and the command line ask for. */
static bool check_pdf(struct run *r, const struct node *tree, struct pdf_keys *to)
{
    const struct node *standard = node_find(node_find(tree, STR("pdf")), STR("standard"));
    to->embed = to->embed > 0 || r->o->embed;
    if (to->standard < 0)
        to->standard = to->embed ? PDF_A3A : PDF_A2A;
    bool good = !to->embed || to->standard == PDF_A3A || to->standard == PDF_NO_STANDARD;
    if (!good)
        diag_report(&r->d, DIAG_CODE_EMBED_FORBIDDEN, standard->pos);
    return good;
}

static struct str make_pdf(struct run *r, const struct cv *cv, const struct locale *locale,
                           const struct display *display, const struct pdf_keys *keys)
{
    struct str out = {0};
    attachments attached = {0};
    struct pdf_options options = {.dated = r->o->dated, .date = r->o->date,
                                  .producer = STR("cvtex " CVTEX_VERSION),
                                  .standard = (enum pdf_standard)keys->standard,
                                  .attached = &attached};
    struct attach_sources sources = {.input = str_of(r->o->input), .bytes = r->whole,
                                     .pos = {&r->source, 0, 0}, .own = &r->b.own,
                                     .display = display};
    if (keys->embed)
        attach_all(r->a, &r->d, &sources, cv, locale, &attached);
    return pdf_write(r->a, &r->d, display, &options, &out) ? out : (struct str){0};
}

static struct str set(struct run *r, const struct cv *cv, const struct style *style,
                      const struct locale *locale, const struct layout_options *wishes,
                      const struct pdf_keys *keys)
{
    struct str out = {0};
    struct display display = {0};
    struct fonts *fonts = fonts_new(r->a, &r->d, str_of(file_join(r->a, str_of(r->o->data),
                                                                  STR("fonts"))));
    if (fonts)
        layout_run(r->a, &r->d, cv, style, locale, fonts, wishes, &display);
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
    if (fonts && sound(r) && r->o->output == CVTEX_TEXT)
        out = display_text(r->a, &display);
    if (fonts && sound(r) && r->o->output == CVTEX_PDF)
        out = make_pdf(r, cv, locale, &display, keys);
    fonts_free(fonts);
    return out;
}

/* Whether there is what alone is to be set. */
static bool check_only(struct run *r, const struct cv *cv)
{
    struct str only = str_of(r->o->only);
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
                    diag_suggest(r->a, only, keys, n));
    return found;
}

/* A line for each style, its name first, broken at `WIDTH` characters. */
static struct str styles_list(struct run *r)
{
    enum { NAME = 14, WIDTH = 96 };
    struct buf b = {.a = r->a};
    style_notices list = {0};
    if (!cascade_list(&r->b, r->styles, &list))
        return (struct str){0};
    for (size_t i = 0; i < list.n; i++) {
        struct str rest = list.at[i].notice;
        buf_printf(&b, "%-*.*s", NAME, STRF(list.at[i].name));
        for (bool first = true; rest.n; first = false) {
            size_t cut = rest.n < WIDTH - NAME ? rest.n : WIDTH - NAME;
            while (cut < rest.n && cut > 1 && rest.p[cut] != ' ')
                cut--;
            buf_printf(&b, "%*s%.*s\n", first ? 0 : NAME, "", STRF(str_sub(rest, 0, cut)));
            rest = str_trim(str_sub(rest, cut, rest.n));
        }
    }
    return buf_str(&b);
}

/* The tree of one of the program's own files, or NULL after reporting. */
static struct node *data_tree(struct run *r, const char *name)
{
    struct source *s = arena_new_of(r->a, struct source);
    const char *path = file_join(r->a, str_of(r->o->data), str_of(name));
    s->name = str_of(path);
    int error = file_read(r->a, path, &s->text);
    if (error)
        diag_report(&r->d, DIAG_CODE_CANNOT_READ, (struct pos){s, 0, 0}, strerror(error));
    return error ? NULL : yaml_parse(r->a, &r->d, s);
}

/* The keys of styles, and the names that they take: of families, icons and words. */
static struct str style_reference(struct run *r)
{
    struct buf b = {.a = r->a};
    const struct node *fonts = data_tree(r, "fonts/index.yaml");
    const struct node *words = data_tree(r, "styles/locales/en.yaml");
    buf_add(&b, reference_style(r->a, data_tree(r, "styles/base.yaml")));
    reference_names(&b, "families", node_find(fonts, STR("families")));
    reference_names(&b, "icons", node_find(fonts, STR("icons")));
    reference_names(&b, "words", node_find(words, STR("words")));
    reference_names(&b, "words that are titles too", node_find(words, STR("sections")));
    return buf_str(&b);
}

/* What needs no document; p NULL: something else was asked for. */
static bool without_document(struct run *r, struct str *out)
{
    switch (r->o->output) {
    case CVTEX_STYLES:
        *out = styles_list(r);
        return true;
    case CVTEX_STYLE_FILE:
        *out = cascade_text(&r->b, r->styles, str_of(r->o->input));
        return true;
    case CVTEX_STYLE_KEYS:
        *out = style_reference(r);
        return true;
    case CVTEX_DOCUMENT_KEYS:
        *out = reference_document(r->a);
        return true;
    case CVTEX_LOCALE_KEYS:
        *out = reference_locale(r->a, data_tree(r, "styles/locales/en.yaml"));
        return true;
    default:
        return false;
    }
}

static struct str run(struct run *r)
{
    struct document document = {.pdf = {-1, -1}};
    struct locale locale = {0};
    struct style style = {0};
    struct cv cv = {0};
    struct str locale_name, out;
    if (without_document(r, &out))
        return out;
    struct node *tree = read_document(r);
    if (!tree)
        return (struct str){0};
    tree = with_sets(r, tree);
    if (r->o->output == CVTEX_NODES)
        return sound(r) ? node_trace(r->a, tree, false) : (struct str){0};
    bool good = bind_map(&r->b, tree, &document_table, &document);
    if (tree->kind == NODE_MAP && !document.cv) {
        if (good)
            diag_report(&r->d, DIAG_CODE_MISSING_KEY, tree->pos, "a document", "cv");
        good = false;
    }
    struct node *words = cascade(r, document.locale, "locales", &locale_name);
    struct node *looks = cascade(r, document.style, ".", &style.name);
    good &= words && locale_read(&r->b, words, &locale);
    struct str name = style.name;
    good &= looks && style_read(&r->b, looks, &style);
    style.name = name;
    if (document.cv) {
        struct library *library = library_new(&r->b, file_folder(str_of(r->o->input)));
        good &= cv_read(&r->b, document.cv, &locale, library, r->o->date, &cv);
    }
    if (document.letter && document.letter->kind != NODE_NULL)
        good &= letter_read(&r->b, document.letter, &locale, r->o->date, &cv);
    struct layout_options wishes = {
        .only = str_of(r->o->only),
        .pages = r->o->pages ? r->o->pages : document.pages,
        .balance = document.balance,
    };
    good &= check_only(r, &cv);
    good &= check_pdf(r, tree, &document.pdf);
    if (!good || !sound(r))
        return (struct str){0};
    if (r->o->output == CVTEX_STYLE)
        return node_trace(r->a, looks, true);
    return set(r, &cv, &style, &locale, &wishes, &document.pdf);
}

bool cvtex_run(const struct cvtex_options *options, struct cvtex_result *result)
{
    struct run r = {.o = options, .a = arena_new()};
    r.d = (struct diag){.arena = r.a, .report = report, .user = &r};
    r.b = (struct binder){.a = r.a, .d = &r.d, .roots = reference_roots};
    r.styles = str_of(file_join(r.a, str_of(options->data), STR("styles")));
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

bool cvtex_extract(const char *pdf, size_t size, struct cvtex_files *files)
{
    struct arena *a = arena_new();
    extracted list = {0};
    const char *fault = extract_files(a, (struct str){pdf, size}, &list);
    struct cvtex_file *at = arena_array_of(a, struct cvtex_file, list.n + 1);
    for (size_t i = 0; i < list.n; i++)
        at[i] = (struct cvtex_file){str_c(a, list.at[i].name), list.at[i].bytes.p,
                                    list.at[i].bytes.n, list.at[i].document};
    *files = (struct cvtex_files){.at = at, .n = fault ? 0 : list.n, .fault = fault, .memory = a};
    return !fault;
}

void cvtex_files_free(struct cvtex_files *files)
{
    if (files->memory)
        arena_free(files->memory);
    *files = (struct cvtex_files){0};
}
