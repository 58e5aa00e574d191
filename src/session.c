/* session.c: keeps fonts, shaped words, subsets, styles and locales from run to run. */
#include "session.h"

#include <stdlib.h>

#include "text/hyphen_read.h"

/* How many styles and locales are cached: enough for all built-in ones and some of the host. Each
 * takes about 100 kB. */
#define LOOKS_MOST 24

/* A style or a locale, with its own arena. */
struct kept_look {
    struct arena *a;
    struct kept_look *next;
    struct str name;
    bool locale;
    asked_list questions;
    union {
        struct style style;
        struct locale words;
    };
};

struct cvtex_session *cvtex_open(const struct cvtex_config *config)
{
    struct cvtex_config c = {0};
    if (!config || config->size < offsetof(struct cvtex_config, read))
        return NULL;
    memcpy(&c, config, config->size < sizeof c ? config->size : sizeof c);
    struct cvtex_session *s = calloc(1, sizeof *s);
    if (!s)
        return NULL;
    s->memory.limit = c.memory_limit < SIZE_MAX ? (size_t)c.memory_limit : SIZE_MAX;
    s->once = c.once != 0;
    s->host = (struct files){.read = c.read, .read_user = c.read_user, .find_font = c.find_font,
                             .find_font_user = c.find_font_user, .list_fonts = c.list_fonts};
    return s;
}

void cvtex_close(struct cvtex_session *session)
{
    if (!session)
        return;
    session_forget(session);
    free(session);
}

void session_forget(struct cvtex_session *s)
{
    memory_free(&s->memory);
    *s = (struct cvtex_session){.memory = s->memory, .host = s->host, .once = s->once};
}

/* ---- fonts and what comes from them */

/* True if the cache was opened now. */
static bool cache_open(struct cvtex_session *s, struct cache *c)
{
    if (c->a)
        return false;
    *c = (struct cache){.a = arena_open(&s->memory)};
    return true;
}

static void cache_free(struct cache *c)
{
    if (c->a)
        arena_free(c->a);
    *c = (struct cache){0};
}

/* A cache may take twice what its first run took, and a quarter of a megabyte. So the memory of a session
 * depends on the documents, not on how many there were, and each edit of a document of any length
 * finds the rest of it in the caches. */
static void cache_trim(struct cache *c)
{
    enum { MORE = 256 << 10 };
    if (!c->a)
        return;
    size_t size = arena_size(c->a);
    if (!c->first)
        c->first = size;
    if (size > 2 * c->first + MORE)
        cache_free(c);
}

bool session_fonts(struct cvtex_session *s, struct arena *a, struct diag *d, struct files *files)
{
    if (!s->font_arena) {
        s->font_arena = arena_open(&s->memory);
        s->fonts = fonts_new(s->font_arena);
    }
    if (cache_open(s, &s->text)) {
        s->shaper = shaper_new(s->text.a);
        s->opportunities = opportunities_new(s->text.a);
    }
    if (!s->once && cache_open(s, &s->pdf))
        s->subsets = subsets_new(s->pdf.a);
    opportunities_start(s->opportunities, files);
    return fonts_start(s->fonts, a, d, files);
}

void session_layout_done(struct cvtex_session *s)
{
    cache_free(&s->text);
    s->shaper = NULL;
    s->opportunities = NULL;
}

static void trim_fonts(struct cvtex_session *s)
{
    if (s->font_arena && fonts_keep(s->fonts)) {
        cache_trim(&s->text);
        cache_trim(&s->pdf);
        return;
    }
    cache_free(&s->text); /* they point to fonts */
    cache_free(&s->pdf);
    if (s->font_arena)
        arena_free(s->font_arena);
    s->font_arena = NULL;
}

/* ---- hyphenation patterns */

/* How many languages are cached. One takes about 50 kB. */
#define HYPHENS_MOST 16

/* The file that has the patterns of a language. */
static struct str hyphen_file(struct arena *a, struct str lang)
{
    return str_printf(a, "styles/hyphens/hyph-%.*s.tex", STRF(lang));
}

/* Reads the patterns for the first part of a language tag. */
static void read_hyphens(struct cvtex_session *s, struct diag *d, struct files *files,
                         struct str lang)
{
    struct hyphen_fault fault = {0};
    lang = str_lower(files->a, str_sub(lang, 0, str_find(lang, '-')));
    struct str name = hyphen_file(files->a, lang);
    struct answer file = files_read(files, CVTEX_DATA, (struct str){0}, name);
    if (!file.bytes.p)
        return;
    if (!s->hyphen_arena)
        s->hyphen_arena = arena_open(&s->memory);
    struct source *source = arena_new_of(files->a, struct source);
    *source = (struct source){.name = file.shown, .text = file.bytes};
    if (!hyphen_add(s->hyphen_arena, &s->hyphens, lang, file.bytes, &fault))
        diag_report(d, DIAG_CODE_BAD_PATTERNS,
                    (struct pos){source, (uint32_t)fault.line, fault.line > 0}, fault.text);
}

void session_hyphens(struct cvtex_session *s, struct diag *d, struct files *files, struct str lang)
{
    static const struct hyphens none;
    if (!lang.n || hyphen_find(&none, lang))
        return;
    const struct hyphen_patterns *read = hyphen_find(&s->hyphens, lang);
    if (read)
        files_note(files, CVTEX_DATA, (struct str){0}, hyphen_file(files->a, hyphen_tag(read)),
                   CVTEX_FOUND);
    else
        read_hyphens(s, d, files, lang);
}

void session_hyphens_within(struct cvtex_session *s, struct diag *d, struct files *files,
                            const struct content *content)
{
    const struct charstyles *styles = &content->inliner.styles;
    for (size_t i = 0; i < styles->n_buckets; i++)
        for (const struct charstyle *c = styles->buckets[i]; c; c = c->next)
            if (c->change == CHARSTYLE_LANGUAGE)
                session_hyphens(s, d, files, c->lang);
}

static void trim_hyphens(struct cvtex_session *s)
{
    if (s->hyphens.read.n <= HYPHENS_MOST)
        return;
    arena_free(s->hyphen_arena);
    s->hyphen_arena = NULL;
    s->hyphens = (struct hyphens){0};
}

/* ---- styles and locales */

static void free_looks(struct kept_look **list)
{
    for (struct kept_look *k = *list, *next; k; k = next) {
        next = k->next;
        arena_free(k->a);
    }
    *list = NULL;
}

void session_trim(struct cvtex_session *s)
{
    trim_fonts(s);
    trim_hyphens(s);
    free_looks(&s->loose);
    if (s->n_looks > LOOKS_MOST) {
        free_looks(&s->looks);
        s->n_looks = 0;
    }
}

/* True for a name that only a built-in style or locale can have. */
static bool is_built_in(const struct node *n)
{
    return n->kind == NODE_SCALAR && str_find(n->text, '/') == n->text.n &&
           !str_ends(n->text, STR(".yaml")) && !str_ends(n->text, STR(".yml"));
}

static struct kept_look *find(const struct cvtex_session *s, struct str name, bool locale)
{
    for (struct kept_look *k = s->looks; k; k = k->next)
        if (k->locale == locale && str_eq(k->name, name))
            return k;
    return NULL;
}

static bool look_read(struct binder *b, const struct node *n, struct kept_look *k)
{
    struct str name = {0};
    struct node *tree = cascade_read(b, k->locale ? "locales" : ".", n, &name);
    if (!tree)
        return false;
    bool good = k->locale ? locale_read(b, tree, &k->words) : style_read(b, tree, &k->style);
    if (!k->locale)
        k->style.name = str_copy(b->a, name);
    return good;
}

/* Reads a style or locale on its own arena. A built-in one is cached if nothing was reported; else
 * each run must read it again, in order to report the same. */
static struct kept_look *look_new(struct cvtex_session *s, struct binder *run, const struct node *n,
                                  bool locale)
{
    struct arena *a = arena_open(&s->memory);
    struct kept_look *k = arena_new_of(a, struct kept_look);
    size_t asked = run->files->record.n, said = 0, now = 0;
    for (int i = 0; i <= DIAG_ERROR; i++)
        said += run->d->count[i];
    k->a = a;
    k->locale = locale;
    k->next = s->loose;
    s->loose = k;
    struct binder b = {.a = a, .d = run->d, .files = run->files, .prune = run->prune, .roots = run->roots};
    bool good = look_read(&b, n, k);
    for (size_t i = 0; i < b.own.n; i++)
        bind_own(run, b.own.at[i].kind, b.own.at[i].path, b.own.at[i].bytes);
    for (int i = 0; i <= DIAG_ERROR; i++)
        now += run->d->count[i];
    if (good && said == now && is_built_in(n)) {
        k->name = str_copy(a, n->text);
        k->questions = files_since(run->files, a, asked);
        s->loose = k->next;
        k->next = s->looks;
        s->looks = k;
        s->n_looks++;
    }
    return good ? k : NULL;
}

static struct kept_look *look(struct cvtex_session *s, struct binder *b, const struct node *n,
                              bool locale)
{
    struct kept_look *k = is_built_in(n) ? find(s, n->text, locale) : NULL;
    if (!k)
        return look_new(s, b, n, locale);
    files_note_all(b->files, &k->questions);
    return k;
}

const struct style *session_style(struct cvtex_session *s, struct binder *b, const struct node *n)
{
    struct kept_look *k = look(s, b, n, false);
    return k ? &k->style : NULL;
}

const struct locale *session_locale(struct cvtex_session *s, struct binder *b,
                                    const struct node *n)
{
    struct kept_look *k = look(s, b, n, true);
    return k ? &k->words : NULL;
}
