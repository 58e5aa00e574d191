/* jsonresume.c: files of JSON Resume (jsonresume.org), of schema 1.0 and before. */
#include "import/data.h"
#include "import/readers.h"
#include "import/resume.h"
#include "model/locale.h"

/* The words of the document, if `meta` says its language. */
static void put_locale(struct resume *r, const struct node *meta, struct node *to)
{
    struct node *language = import_take_any(r->i, meta, "language, lang, locale");
    struct str tag;
    if (!language || language->kind != NODE_SCALAR || !locale_find(r->i->a, language->text, &tag).p)
        return;
    r->english = str_starts(tag, STR("en"));
    import_put(r->i, to, "locale", language);
}

static void put_style(struct resume *r, const struct node *meta, struct node *to)
{
    const struct node *theme = node_find(meta, STR("theme"));
    if (import_absent(theme) || theme->kind != NODE_SCALAR)
        return;
    struct str name = theme->text;
    struct str prefix = STR("jsonresume-theme-");
    if (str_starts(name, prefix))
        name = str_sub(name, prefix.n, name.n);
    const struct node *style = import_data(r->i, "looks", "jsonresume", name);
    if (style && import_take(r->i, meta, "theme"))
        import_put(r->i, to, "style", import_text(r->i, style->text, theme->pos));
}

/* True for words with a blank between, and for scripts that have none; not for dates. */
static bool is_prose(struct str s)
{
    bool blank = false, letter = false, other = false;
    for (size_t i = 0; i < s.n; i++) {
        blank |= s.p[i] == ' ';
        letter |= (s.p[i] | 0x20) >= 'a' && (s.p[i] | 0x20) <= 'z';
        other |= (unsigned char)s.p[i] >= 0x80;
    }
    return other || (blank && letter);
}

/* A key that is none of the schema: a section, unless it says how something looks. */
static bool is_content(const struct pair *p)
{
    const struct node *n = p->value;
    if (resume_is_design(p->key) || str_eq(p->key, STR("basics")))
        return false;
    return n->kind != NODE_SCALAR || is_prose(n->text);
}

struct node *import_json_resume(struct import *i, const struct node *tree)
{
    struct resume r;
    struct node *to = import_map(i, tree->pos);
    resume_start(&r, i, tree->pos);
    import_take(i, tree, "$schema");
    const struct node *meta = import_take(i, tree, "meta");
    import_take_any(i, meta, "canonical, version, lastModified");
    import_put(i, to, "cv", r.cv);
    put_locale(&r, meta, to);
    put_style(&r, meta, to);
    resume_basics(&r, import_take(i, tree, "basics"), NULL, NULL);
    for (size_t k = 0; k < tree->pairs.n; k++)
        if (is_content(&tree->pairs.at[k]))
            resume_section(&r, &tree->pairs.at[k], (struct str){0});
    resume_end(&r);
    return to;
}
