/* yamlresume.c: files of YAMLResume (yamlresume.dev): `content`, `locale`, `layouts`. */
#include "import/data.h"
#include "import/readers.h"
#include "import/resume.h"
#include "model/locale.h"

/* The order of the sections where the file has none. */
static const char *const usual_order[] = {"education", "work", "languages", "skills", "awards", "certificates",
                                          "publications", "references", "projects", "interests", "volunteer"};

struct reader {
    struct resume r;
    const struct node *content, *layout, *aliases;
    struct node *to;
};

/* ---- the look */

/* The first layout that makes a PDF. Others are outputs of their own, and count as used. */
static const struct node *layout_of(struct import *i, const struct node *tree)
{
    const struct node *list = import_take(i, tree, "layouts"), *found = NULL;
    if (!list || list->kind != NODE_LIST)
        return list && list->kind == NODE_MAP ? list : import_take(i, tree, "layout");
    for (size_t k = 0; k < list->items.n; k++) {
        const struct node *one = list->items.at[k], *engine = node_find(one, STR("engine"));
        bool pdf = import_absent(engine) || str_eq_nocase(engine->text, STR("latex"));
        if (pdf && one->kind == NODE_MAP && !found)
            found = one;
        else
            import_used_below(i, one);
    }
    return found;
}

static bool is_length(struct str s)
{
    static const char *const units[] = {"cm", "mm", "in", "pt"};
    for (size_t u = 0; u < sizeof units / sizeof *units; u++)
        if (str_ends(s, str_of(units[u])) && s.n > 2 && s.p[0] >= '0' && s.p[0] <= '9')
            return true;
    return false;
}

/* Puts a length under a key of the style, if it is one that the style understands. */
static void put_length(struct import *i, const struct node *from, const char *key, struct node *to)
{
    const struct node *n = node_find(from, str_of(key));
    if (!import_absent(n) && n->kind == NODE_SCALAR && is_length(n->text))
        import_move(i, from, key, to, key);
}

static void put_margins(struct import *i, const struct node *layout, const struct node *page, struct node *to)
{
    static const char *const sides[] = {"top", "bottom", "left", "right"};
    const struct node *from = import_take(i, page, "margins");
    from = from ? from : import_take(i, layout, "margins");
    struct node *margins = import_map(i, to->pos);
    for (int k = 0; k < 4; k++)
        put_length(i, from, sides[k], margins);
    if (margins->pairs.n)
        import_put(i, to, "margins", margins);
}

static void put_paper(struct import *i, const struct node *page, struct node *to)
{
    const struct node *paper = node_find(page, STR("paperSize"));
    if (!import_absent(paper) && (str_eq_nocase(paper->text, STR("a4")) || str_eq_nocase(paper->text, STR("letter"))))
        import_put(i, to, "size", import_text(i, str_lower(i->a, import_take(i, page, "paperSize")->text), paper->pos));
}

/* The size of the text, and its leading in sizes of letters. */
static void put_typography(struct import *i, const struct node *layout, struct node *style)
{
    static const struct {
        const char *word, *leading;
    } spacings[] = {{"tight", "1.17em"}, {"snug", "1.22em"}, {"normal", "1.27em"}, {"relaxed", "1.37em"},
                    {"loose", "1.5em"}};
    const struct node *from = import_take(i, layout, "typography"), *spacing = node_find(from, STR("lineSpacing"));
    const struct node *size = node_find(from, STR("fontSize"));
    if (!from)
        return;
    struct node *text = import_map(i, from->pos), *fonts = import_map(i, from->pos);
    const char *leading = size ? spacings[2].leading : NULL;
    for (size_t k = 0; !import_absent(spacing) && k < sizeof spacings / sizeof *spacings; k++)
        if (str_eq_nocase(spacing->text, str_of(spacings[k].word))) {
            import_take(i, from, "lineSpacing");
            leading = spacings[k].leading;
        }
    if (!import_absent(size) && str_ends(size->text, STR("pt")))
        put_length(i, from, "fontSize", text);
    if (text->pairs.n)
        text->pairs.at[0].key = STR("size");
    if (leading && (text->pairs.n || spacing))
        import_put(i, text, "leading", import_text(i, str_of(leading), from->pos));
    if (text->pairs.n) {
        import_put(i, fonts, "text", text);
        import_put(i, style, "fonts", fonts);
    }
}

static void put_style(struct reader *y)
{
    struct import *i = y->r.i;
    struct node *template = import_take(i, y->layout, "template");
    const struct node *page = import_take(i, y->layout, "page");
    struct str name = template && template->kind == NODE_SCALAR ? template->text : STR("*");
    const struct node *nearest = import_data(i, "looks", "yamlresume", name);
    struct pos pos = template ? template->pos : y->layout ? y->layout->pos : y->to->pos;
    struct node *style = import_map(i, pos), *paper = import_map(i, pos);
    import_take(i, y->layout, "engine");
    if (!nearest)
        return;
    import_put(i, style, "extends", import_text(i, nearest->text, pos));
    put_paper(i, page, paper);
    put_margins(i, y->layout, page, paper);
    if (paper->pairs.n)
        import_put(i, style, "page", paper);
    put_typography(i, y->layout, style);
    const struct node *numbers = import_take(i, page, "showPageNumbers");
    if (numbers && str_eq(numbers->text, STR("false")))
        import_put(i, style, "page_footer", import_text(i, STR("none"), numbers->pos));
    import_put(i, y->to, "style", style->pairs.n > 1 ? style : style->pairs.at[0].value);
}

/* ---- the language */

/* Names of languages that are no tags of languages. */
static struct str tag_of(struct str s)
{
    return str_eq_nocase(s, STR("cat")) ? STR("ca") : s;
}

static void put_locale(struct reader *y, const struct node *tree)
{
    struct import *i = y->r.i;
    const struct node *map = import_take(i, tree, "locale");
    struct str tag;
    map = map ? map : import_take(i, y->layout, "locale");
    struct node *language = map && map->kind == NODE_MAP ? import_take(i, map, "language") : (struct node *)map;
    if (!language || language->kind != NODE_SCALAR)
        return;
    struct str name = tag_of(language->text);
    struct str own = locale_find(i->a, name, &tag);
    if (!own.p)
        return;
    y->r.english = str_starts(tag, STR("en"));
    y->r.language = y->r.english ? (struct str){0} : str_lower(i->a, own);
    import_put(i, y->to, "locale", import_text(i, name, language->pos));
}

/* ---- the content */

static struct str title_of(struct reader *y, const char *key)
{
    const struct node *title = import_take(y->r.i, y->aliases, key);
    return title && title->kind == NODE_SCALAR ? str_trim(title->text) : (struct str){0};
}

static void put_section(struct reader *y, struct str key)
{
    for (size_t k = 0; k < y->content->pairs.n; k++) {
        const struct pair *p = &y->content->pairs.at[k];
        if (str_eq(p->key, key) && !import_is_used(y->r.i, p))
            resume_section(&y->r, p, title_of(y, str_c(y->r.i->a, key)));
    }
}

static void put_sections(struct reader *y, const struct node *sections)
{
    const struct node *order = import_take(y->r.i, sections, "order");
    for (size_t k = 0; order && k < order->items.n; k++)
        put_section(y, order->items.at[k]->text);
    for (size_t k = 0; k < sizeof usual_order / sizeof *usual_order; k++)
        put_section(y, str_of(usual_order[k]));
    for (size_t k = 0; k < y->content->pairs.n; k++) {
        const struct node *n = y->content->pairs.at[k].value;
        if (!resume_is_design(y->content->pairs.at[k].key) && n->kind >= NODE_LIST)
            put_section(y, y->content->pairs.at[k].key);
    }
}

/* A summary that has a title of its own is a section. */
static void put_summary(struct reader *y)
{
    struct str title = title_of(y, "basics");
    struct node *cv = y->r.cv, *list, *entry;
    if (!title.n || !import_get(cv, "summary"))
        return;
    for (size_t k = 0; k < cv->pairs.n; k++)
        if (str_eq(cv->pairs.at[k].key, STR("summary"))) {
            struct node *text = cv->pairs.at[k].value;
            list = import_list(y->r.i, text->pos);
            entry = import_map(y->r.i, text->pos);
            import_put(y->r.i, entry, "text", text);
            import_push(y->r.i, list, entry);
            import_put_str(y->r.i, y->r.sections, title, text->pos, list);
            memmove(&cv->pairs.at[k], &cv->pairs.at[k + 1], (cv->pairs.n - k - 1) * sizeof *cv->pairs.at);
            cv->pairs.n--;
            return;
        }
}

struct node *import_yaml_resume(struct import *i, const struct node *tree)
{
    struct reader y = {.to = import_map(i, tree->pos)};
    resume_start(&y.r, i, tree->pos);
    y.content = import_take(i, tree, "content");
    y.content = y.content ? y.content : import_map(i, tree->pos);
    y.layout = layout_of(i, tree);
    const struct node *sections = import_take(i, y.layout, "sections");
    y.aliases = import_take(i, sections, "aliases");
    import_put(i, y.to, "cv", y.r.cv);
    put_locale(&y, tree);
    put_style(&y);
    struct node *place = import_take(i, y.content, "location"), *profiles = import_take(i, y.content, "profiles");
    resume_basics(&y.r, import_take(i, y.content, "basics"), place, profiles);
    import_take_any(i, y.aliases, "location, profiles");
    put_summary(&y);
    put_sections(&y, sections);
    resume_end(&y.r);
    return y.to;
}
