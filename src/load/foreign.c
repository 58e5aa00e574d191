/* foreign.c: turns fields of BibTeX, BibLaTeX and CSL-JSON into keys of a document. */
#include "load/foreign.h"

#include "load/latex.h"

/* ---- building */

struct builder {
    struct arena *a;
    struct diag *d;
    struct node *to;
};

static struct node *scalar(struct arena *a, struct str text, struct pos pos)
{
    struct node *n = arena_new_of(a, struct node);
    n->kind = NODE_SCALAR;
    n->quoted = true;
    n->text = text;
    n->pos = pos;
    n->weight = 1;
    return n;
}

static struct node *empty(struct arena *a, enum node_kind kind, struct pos pos)
{
    struct node *n = arena_new_of(a, struct node);
    n->kind = kind;
    n->pos = pos;
    n->weight = 1;
    return n;
}

/* Adds a key, unless it is there already. */
static void put(struct builder *b, const char *key, struct node *value)
{
    if (!node_find(b->to, str_of(key)))
        *vec_push(b->a, &b->to->pairs) = (struct pair){str_of(key), value->pos, value};
}

/* Adds a key with a text. If the key has a text already (`addendum` after `note`), joins them. */
static void put_text(struct builder *b, const char *key, struct str text, struct pos pos)
{
    struct node *there = node_find(b->to, str_of(key));
    text = str_trim(text);
    if (text.n && !there)
        put(b, key, scalar(b->a, text, pos));
    else if (text.n && there->kind == NODE_SCALAR && !str_eq(there->text, text))
        there->text = str_printf(b->a, "%.*s, %.*s", STRF(there->text), STRF(text));
}

static void put_in(struct builder *b, struct node *map, const char *key, struct str text,
                   struct pos pos)
{
    *vec_push(b->a, &map->pairs) = (struct pair){str_of(key), pos, scalar(b->a, text, pos)};
}

/* ---- BibTeX */

/* Fields of BibTeX and BibLaTeX, and their keys in a document. 'm': the value is LaTeX and becomes
 * markup; 'w': it is used as it is. */
static const struct {
    const char *field, *key;
    char how;
} fields[] = {
    {"journaltitle", "journal", 'm'}, {"journal", "journal", 'm'},
    {"booktitle", "venue", 'm'},      {"eventtitle", "venue", 'm'},
    {"venue", "venue", 'm'},          {"shortjournal", "venue_short", 'm'},
    {"series", "series", 'm'},        {"volume", "volume", 'm'},
    {"number", "number", 'm'},        {"issue", "number", 'm'},
    {"pages", "pages", 'm'},          {"eid", "pages", 'm'},
    {"publisher", "publisher", 'm'},  {"school", "publisher", 'm'},
    {"institution", "publisher", 'm'}, {"organization", "publisher", 'm'},
    {"edition", "edition", 'm'},      {"doi", "doi", 'w'},
    {"url", "url", 'w'},              {"note", "note", 'm'},
    {"addendum", "note", 'm'},        {"howpublished", "note", 'm'},
    {"pubstate", "status", 'm'},      {"status", "status", 'm'},
    {"award", "award", 'm'},          {"abstract", "abstract", 'm'},
    {"summary", "summary", 'm'},      {"keywords", "keywords", 'w'},
    {"tags", "tags", 'w'},            {"selected", "selected", 'w'},
    {"citations", "citations", 'w'},  {"authors", "authors", 'm'},
};

/* Fields that have functions of their own. */
static const char *const read_apart[] = {
    "entrytype", "key",      "sortkey",  "title",  "subtitle",   "author",        "author+an",
    "editor",    "date",     "year",     "month",  "eprint",     "eprinttype",    "archiveprefix",
    "links",     "crossref", "xdata",    "primaryclass", "eprintclass",
};

bool foreign_bibtex_knows(struct str field)
{
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (str_eq(field, str_of(fields[i].field)))
            return true;
    for (size_t i = 0; i < sizeof read_apart / sizeof *read_apart; i++)
        if (str_eq(field, str_of(read_apart[i])))
            return true;
    return false;
}

static void title(struct builder *b, const struct node *e)
{
    const struct node *t = node_find(e, STR("title")), *sub = node_find(e, STR("subtitle"));
    if (!t)
        return;
    struct str text = latex_markup(b->a, b->d, t->text, t->pos);
    if (sub)
        text = str_printf(b->a, "%.*s: %.*s", STRF(text),
                          STRF(latex_markup(b->a, b->d, sub->text, sub->pos)));
    put_text(b, "title", text, t->pos);
}

/* Writes the date, or the month and year: 2021, 2021-07, Sep/Oct 2021. The reader of dates knows the
 * words. */
static void date(struct builder *b, const struct node *e)
{
    const struct node *d = node_find(e, STR("date")), *y = node_find(e, STR("year"));
    const struct node *m = node_find(e, STR("month"));
    if (!d && !y)
        return;
    const struct node *n = d ? d : y;
    struct str text = str_trim(n->text), month = m && !d ? str_trim(m->text) : (struct str){0};
    int number = 0;
    for (size_t i = 0; i < month.n; i++)
        number = month.p[i] >= '0' && month.p[i] <= '9' ? number * 10 + (month.p[i] - '0') : 99;
    if (number >= 1 && number <= 12)
        text = str_printf(b->a, "%.*s-%02d", STRF(text), number);
    else if (month.n)
        text = str_printf(b->a, "%.*s %.*s", STRF(month), STRF(text));
    if (d)
        put_text(b, text.n > 4 ? "date" : "year", text, n->pos);
    else
        put_text(b, text.n > 4 ? "date" : "year", latex_markup(b->a, b->d, text, n->pos), n->pos);
}

/* The roles of author number `index`, from 1, in "1=equal; 3=corresponding, senior". */
static struct node *annotated(struct builder *b, const struct node *an, size_t index)
{
    struct node *roles = empty(b->a, NODE_LIST, an->pos);
    for (size_t i = 0; i < an->text.n;) {
        struct str rest = str_sub(an->text, i, an->text.n);
        struct str part = str_sub(rest, 0, str_find(rest, ';'));
        size_t eq = str_find(part, '='), number = 0;
        i += part.n + 1;
        for (size_t k = 0; k < eq && number < 100000; k++)
            if (part.p[k] >= '0' && part.p[k] <= '9')
                number = number * 10 + (size_t)(part.p[k] - '0');
        if (eq == part.n || number != index)
            continue;
        struct str names = str_sub(part, eq + 1, part.n);
        for (size_t k = 0; k < names.n;) {
            struct str more = str_sub(names, k, names.n);
            struct str one = str_sub(more, 0, str_find(more, ','));
            k += one.n + 1;
            one = str_trim(one);
            if (one.n > 1 && one.p[0] == '"')
                one = str_sub(one, 1, one.n - 1);
            if (one.n)
                *vec_push(b->a, &roles->items) = scalar(b->a, one, an->pos);
        }
    }
    return roles;
}

static struct str join(struct arena *a, struct str x, const char *between, struct str y)
{
    return x.n && y.n ? str_printf(a, "%.*s%s%.*s", STRF(x), between, STRF(y)) : x.n ? x : y;
}

/* The parts of a name as keys; those that it does not have are left out. */
static void put_parts(struct builder *b, struct node *author, const struct latex_name *name)
{
    if (name->corporate) {
        put_in(b, author, "literal", name->family, name->pos);
        return;
    }
    put_in(b, author, "family", name->family, name->pos);
    if (name->given.n)
        put_in(b, author, "given", name->given, name->pos);
    if (name->particle.n)
        put_in(b, author, "particle", name->particle, name->pos);
    if (name->suffix.n)
        put_in(b, author, "suffix", name->suffix, name->pos);
    if (name->guessed)
        put_in(b, author, "guessed", STR("true"), name->pos);
    if (name->turned)
        put_in(b, author, "name", join(b->a, name->family, " ", name->given), name->pos);
}

static void authors(struct builder *b, const struct node *e)
{
    const struct node *n = node_find(e, STR("author")), *an = node_find(e, STR("author+an"));
    if (!n)
        n = node_find(e, STR("editor"));
    if (!n)
        return;
    struct node *list = empty(b->a, NODE_LIST, n->pos);
    struct latex_names all = latex_names(b->a, b->d, n->text, n->pos);
    vec_room(b->a, &list->items, all.names.n);
    for (size_t i = 0; i < all.names.n; i++) {
        const struct latex_name *name = &all.names.at[i];
        struct node *author = empty(b->a, NODE_MAP, name->pos);
        vec_room(b->a, &author->pairs, 3 + (an != NULL));
        if (name->others) {
            put_in(b, author, "others", STR("true"), name->pos);
        } else {
            put_parts(b, author, name);
        }
        if (an) {
            struct node *roles = annotated(b, an, i + 1);
            if (roles->items.n)
                *vec_push(b->a, &author->pairs) = (struct pair){STR("roles"), an->pos, roles};
        }
        *vec_push(b->a, &list->items) = author;
    }
    if (list->items.n)
        put(b, "authors", list);
}

/* Finds an arXiv identifier. It is in `eprint`; DBLP has it in `volume`: "abs/2101.08940". */
static void eprint(struct builder *b, const struct node *e)
{
    const struct node *n = node_find(e, STR("eprint")), *type = node_find(e, STR("eprinttype"));
    if (!type)
        type = node_find(e, STR("archiveprefix"));
    const struct node *volume = node_find(e, STR("volume"));
    if (n && (!type || str_eq_nocase(type->text, STR("arxiv"))))
        put_text(b, "arxiv", n->text, n->pos);
    else if (volume && str_starts(volume->text, STR("abs/")))
        put_text(b, "arxiv", str_sub(volume->text, 4, volume->text.n), volume->pos);
}

/* Reads "arXiv: https://...; code": labels with or without an address. */
static void links(struct builder *b, const struct node *e)
{
    const struct node *n = node_find(e, STR("links"));
    if (!n)
        return;
    struct node *list = empty(b->a, NODE_LIST, n->pos);
    for (size_t i = 0; i < n->text.n;) {
        struct str rest = str_sub(n->text, i, n->text.n);
        struct str one = str_sub(rest, 0, str_find(rest, ';'));
        i += one.n + 1;
        one = str_trim(one);
        size_t colon = str_find(one, ':');
        if (!one.n)
            continue;
        if (colon == one.n) {
            *vec_push(b->a, &list->items) =
                scalar(b->a, latex_markup(b->a, b->d, one, n->pos), n->pos);
            continue;
        }
        struct node *link = empty(b->a, NODE_MAP, n->pos);
        struct pair *p = vec_push(b->a, &link->pairs);
        p->key = latex_markup(b->a, b->d, str_trim(str_sub(one, 0, colon)), n->pos);
        p->pos = n->pos;
        p->value = scalar(b->a, str_trim(str_sub(one, colon + 1, one.n)), n->pos);
        *vec_push(b->a, &list->items) = link;
    }
    put(b, "links", list);
}

/* The types of BibTeX's standard styles and of BibLaTeX (manual, section 2.1.1), and types that
 * people use for other works. */
static const char *const types[] = {
    "article",      "book",          "mvbook",        "inbook",        "bookinbook",
    "suppbook",     "booklet",       "collection",    "mvcollection",  "incollection",
    "suppcollection", "dataset",     "manual",        "misc",          "online",
    "patent",       "periodical",    "suppperiodical", "proceedings",  "mvproceedings",
    "inproceedings", "reference",    "mvreference",   "inreference",   "report",
    "software",     "thesis",        "unpublished",   "conference",    "electronic",
    "mastersthesis", "phdthesis",    "techreport",    "www",           "artwork",
    "audio",        "image",         "movie",         "music",         "performance",
    "review",       "standard",      "video",         "preprint",      "talk",
    "presentation", "poster",
};

static bool is_type(struct str type)
{
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (str_eq_nocase(type, str_of(types[i])))
            return true;
    return false;
}

/* biblatex's words for states (manual, 4.9.2.11) as the vocabulary of documents; others as they are. */
static struct str state(struct str s)
{
    static const char *const words[][2] = {{"inpreparation", "in preparation"},
                                           {"inpress", "in press"},
                                           {"underreview", "under review"},
                                           {"prepublished", "preprint"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_eq_nocase(s, str_of(words[i][0])))
            return str_of(words[i][1]);
    return s;
}

struct node *foreign_bibtex(struct arena *a, struct diag *d, const struct node *e)
{
    struct builder b = {a, d, empty(a, NODE_MAP, e->pos)};
    const struct node *key = node_find(e, STR("key")), *type = node_find(e, STR("entrytype"));
    if (key)
        put_text(&b, "key", key->text, key->pos);
    if (type)
        put_text(&b, "type", str_lower(a, type->text), type->pos);
    if (type && !is_type(type->text))
        diag_report(d, DIAG_CODE_BIB_TYPE, type->pos, STRF(type->text));
    title(&b, e);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        const struct node *n = node_find(e, str_of(fields[i].field));
        if (!n)
            continue;
        bool volume_is_id = str_eq(n->text, STR("")) || (str_starts(n->text, STR("abs/")));
        struct str text = fields[i].how == 'm' ? latex_markup(a, d, n->text, n->pos) : n->text;
        if (!volume_is_id)
            put_text(&b, fields[i].key, str_eq(str_of(fields[i].key), STR("status")) ? state(text) : text,
                     n->pos);
    }
    authors(&b, e);
    date(&b, e);
    eprint(&b, e);
    links(&b, e);
    return b.to;
}

/* ---- CSL-JSON */

static const struct {
    const char *field, *key;
    bool plain; /* the value has no markup */
} csl_fields[] = {
    {"id", "key", true}, {"title", "title", false},
    {"volume", "volume", false}, {"issue", "number", false},
    {"page", "pages", false}, {"publisher", "publisher", false},
    {"DOI", "doi", true}, {"URL", "url", true},
    {"note", "note", false}, {"abstract", "abstract", false},
    {"edition", "edition", false}, {"collection-title", "series", false},
    {"status", "status", false}, {"keyword", "keywords", true},
    {"event-title", "venue", false}, {"container-title-short", "venue_short", false},
    {"journalAbbreviation", "venue_short", false},
};

bool foreign_csl_knows(struct str field)
{
    static const char *const apart[] = {"type", "container-title", "author", "issued", "editor"};
    for (size_t i = 0; i < sizeof csl_fields / sizeof *csl_fields; i++)
        if (str_eq(field, str_of(csl_fields[i].field)))
            return true;
    for (size_t i = 0; i < sizeof apart / sizeof *apart; i++)
        if (str_eq(field, str_of(apart[i])))
            return true;
    return false;
}

/* CSL's types whose names are different in BibTeX. */
static const struct {
    const char *csl, *type;
} csl_types[] = {
    {"article-journal", "article"}, {"paper-conference", "inproceedings"},
    {"chapter", "incollection"},    {"thesis", "thesis"},
    {"report", "report"},           {"article", "preprint"},
    {"webpage", "online"},          {"manuscript", "unpublished"},
};

/* A text of CSL-JSON; if it is a list, its first item. */
static struct str csl_text(const struct node *n)
{
    if (n && n->kind == NODE_LIST)
        n = n->items.n ? n->items.at[0] : NULL;
    return n && n->kind == NODE_SCALAR ? n->text : (struct str){0};
}

/* Turns a text of CSL-JSON into markup. Only HTML tags for emphasis have a meaning in it; other
 * special characters are escaped. */
static struct str csl_markup(struct arena *a, struct str s)
{
    static const char *const tags[] = {"<i>",   "</i>",   "<b>",   "</b>",
                                       "<sup>", "</sup>", "<sub>", "</sub>"};
    struct buf b = {.a = a};
    for (size_t i = 0; i < s.n; i++) {
        bool tag = false;
        for (size_t k = 0; k < sizeof tags / sizeof *tags && s.p[i] == '<'; k++)
            tag |= str_starts(str_sub(s, i, s.n), str_of(tags[k]));
        if (!tag && strchr("\\*_`[]<${", s.p[i]))
            buf_char(&b, '\\');
        buf_char(&b, s.p[i]);
    }
    return buf_end(&b);
}

static void csl_author(struct builder *b, const struct node *n, struct node *to)
{
    static const char *const parts[][2] = {
        {"given", "given"},   {"family", "family"}, {"dropping-particle", "dropping_particle"},
        {"suffix", "suffix"}, {"literal", "literal"}, {"non-dropping-particle", "particle"}};
    struct str family = csl_text(node_find(n, STR("family")));
    struct str given = csl_text(node_find(n, STR("given")));
    struct node *author = empty(b->a, NODE_MAP, n->pos);
    if (n->kind == NODE_SCALAR) {
        put_in(b, author, "name", csl_markup(b->a, n->text), n->pos);
        *vec_push(b->a, &to->items) = author;
        return;
    }
    if (str_eq(family, given))
        given = (struct str){0};
    if (!family.n && !given.n && !csl_text(node_find(n, STR("literal"))).n)
        return;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct str text = i ? csl_text(node_find(n, str_of(parts[i][0]))) : given;
        bool literal = str_eq(str_of(parts[i][0]), STR("literal")) && (family.n || given.n);
        if (text.n && !literal)
            put_in(b, author, parts[i][1], csl_markup(b->a, text), n->pos);
    }
    *vec_push(b->a, &to->items) = author;
}

static void csl_authors(struct builder *b, const struct node *list)
{
    struct node *to = empty(b->a, NODE_LIST, list->pos);
    if (list->kind != NODE_LIST)
        csl_author(b, list, to);
    for (size_t i = 0; i < list->items.n; i++)
        csl_author(b, list->items.at[i], to);
    if (to->items.n)
        put(b, "authors", to);
}

/* Reads {"date-parts": [[2021, 7, 9]]}, or a date as text. */
static void csl_date(struct builder *b, const struct node *n)
{
    const struct node *parts = node_find(n, STR("date-parts"));
    const struct node *first = parts && parts->items.n ? parts->items.at[0] : NULL;
    const struct node *literal = node_find(n, STR("literal")), *raw = node_find(n, STR("raw"));
    struct buf text = {.a = b->a};
    for (size_t i = 0; first && i < first->items.n && i < 3; i++) {
        struct str s = first->items.at[i]->text;
        if (first->items.at[i]->kind != NODE_SCALAR)
            break;
        buf_printf(&text, "%s%s%.*s", i ? "-" : "", i && s.n == 1 ? "0" : "", STRF(s));
    }
    struct str s = text.n    ? buf_end(&text)
                   : literal ? literal->text
                   : raw     ? raw->text
                             : csl_text(n);
    put_text(b, s.n > 4 ? "date" : "year", s, n->pos);
}

struct node *foreign_csl(struct arena *a, struct diag *d, const struct node *item)
{
    struct builder b = {a, d, empty(a, NODE_MAP, item->pos)};
    const struct node *type = node_find(item, STR("type"));
    struct str t = type ? type->text : (struct str){0};
    for (size_t i = 0; i < sizeof csl_types / sizeof *csl_types; i++)
        if (str_eq(t, str_of(csl_types[i].csl)))
            t = str_of(csl_types[i].type);
    if (t.n)
        put_text(&b, "type", t, type->pos);
    const struct node *where = node_find(item, STR("container-title"));
    if (where)
        put_text(&b, str_eq(t, STR("article")) ? "journal" : "venue",
                 csl_markup(a, csl_text(where)), where->pos);
    for (size_t i = 0; i < sizeof csl_fields / sizeof *csl_fields; i++) {
        const struct node *n = node_find(item, str_of(csl_fields[i].field));
        if (n)
            put_text(&b, csl_fields[i].key,
                     csl_fields[i].plain ? csl_text(n) : csl_markup(a, csl_text(n)), n->pos);
    }
    const struct node *list = node_find(item, STR("author"));
    if (!list)
        list = node_find(item, STR("editor"));
    const struct node *issued = node_find(item, STR("issued"));
    if (list)
        csl_authors(&b, list);
    if (issued)
        csl_date(&b, issued);
    return b.to;
}
