/* foreign.c: turns fields of BibTeX, BibLaTeX and CSL-JSON into keys of a document. */
#include "load/foreign.h"

#include "load/foreign_fields.h"
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

/* Adds a field's text as the table says. */
static void take(struct builder *b, const struct foreign_field *f, struct str text, struct pos pos)
{
    struct node *there = node_find(b->to, str_of(f->key));
    const char *between = f->how == 's' ? ": " : f->how == 'p' ? "." : NULL;
    text = str_trim(text);
    bool said = there && there->kind == NODE_SCALAR && strcmp(f->key, "venue") == 0 &&
                str_find_str(there->text, text) < there->text.n;
    if (said || !text.n)
        return;
    if (between && there)
        there->text = str_printf(b->a, "%.*s%s%.*s", STRF(there->text), between, STRF(text));
    else
        put_text(b, f->key, text, pos);
}

static void put_in(struct builder *b, struct node *map, const char *key, struct str text,
                   struct pos pos)
{
    *vec_push(b->a, &map->pairs) = (struct pair){str_of(key), pos, scalar(b->a, text, pos)};
}

/* ---- BibTeX */

/* Fields that have functions of their own. */
static const char *const read_apart[] = {
    "entrytype", "key",        "sortkey",       "title", "subtitle", "date",  "year",         "month",
    "eprint",    "eprinttype", "archiveprefix", "links", "crossref", "xdata", "primaryclass", "eprintclass",
};

/* True if the field is in one of the tables, or private. */
static bool is_known(struct str field, const struct foreign_field *fields,
                     const struct foreign_people *people)
{
    for (size_t i = 0; fields[i].field; i++)
        if (str_eq(field, str_of(fields[i].field)))
            return true;
    for (size_t i = 0; people[i].field; i++)
        if (str_eq(field, str_of(people[i].field)) ||
            (people[i].roles && str_eq(field, str_of(people[i].roles))))
            return true;
    return foreign_is_private(field);
}

bool foreign_bibtex_knows(struct str field)
{
    if (is_known(field, foreign_bibtex_fields, foreign_bibtex_people))
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
    for (size_t i = 0; i < month.n && number <= 12; i++)
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

static void people(struct builder *b, const struct node *e, const struct foreign_people *how)
{
    const struct node *n = node_find(e, str_of(how->field)), *an = node_find(e, str_of(how->roles));
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
        put(b, how->key, list);
}

/* Finds an arXiv identifier. It is in `eprint`; DBLP has it in `volume`: "abs/2101.08940". */
static void eprint(struct builder *b, const struct node *e)
{
    const struct node *n = node_find(e, STR("eprint")), *type = node_find(e, STR("eprinttype"));
    if (!type)
        type = node_find(e, STR("archiveprefix"));
    const struct node *volume = node_find(e, STR("volume"));
    if (n && (!type || str_eq_nocase(type->text, STR("arxiv"))))
        put_text(b, "arxiv", latex_address(b->a, n->text), n->pos);
    else if (volume && str_starts(volume->text, STR("abs/")))
        put_text(b, "arxiv", str_sub(volume->text, 4, volume->text.n), volume->pos);
    if (n && type && !str_eq_nocase(type->text, STR("arxiv")) &&
        !str_eq_nocase(type->text, STR("pubmed"))) /* PubMed's numbers are for programs */
        put_text(b, "note", str_printf(b->a, "%.*s: %.*s", STRF(latex_markup(b->a, b->d, type->text, type->pos)),
                                       STRF(latex_markup(b->a, b->d, n->text, n->pos))), n->pos);
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

/* "A and B" -> "A, B", for names without structure. */
static struct str listed(struct arena *a, struct str s)
{
    struct buf b = {.a = a};
    for (size_t i = 0; i < s.n;) {
        struct str rest = str_sub(s, i, s.n);
        size_t cut = str_find_str(rest, STR(" and "));
        buf_printf(&b, "%s%.*s", i ? ", " : "", STRF(str_trim(str_sub(rest, 0, cut))));
        i += cut + (cut < rest.n ? 5 : 0);
    }
    return buf_end(&b);
}

/* Takes one field of BibTeX. */
static void field(struct builder *b, const struct node *e, const struct foreign_field *f)
{
    const struct node *n = node_find(e, str_of(f->field));
    bool is_id = n && str_starts(n->text, STR("abs/")); /* DBLP's arXiv number, under `volume` */
    if (!n || is_id)
        return;
    bool address = strcmp(f->key, "doi") == 0 || strcmp(f->key, "url") == 0;
    struct str text = address          ? latex_address(b->a, n->text)
                      : f->how == 'w' ? n->text
                                      : latex_markup(b->a, b->d, n->text, n->pos);
    if (f->how == 'n')
        text = listed(b->a, text);
    take(b, f, text, n->pos);
}

struct node *foreign_bibtex(struct arena *a, struct diag *d, const struct node *e)
{
    struct builder b = {a, d, empty(a, NODE_MAP, e->pos)};
    const struct node *key = node_find(e, STR("key")), *type = node_find(e, STR("entrytype"));
    if (key)
        put_text(&b, "key", key->text, key->pos);
    if (type)
        put_text(&b, "type", str_lower(a, type->text), type->pos);
    if (type && !foreign_is_bibtex_type(type->text))
        diag_report(d, DIAG_CODE_BIB_TYPE, type->pos, STRF(type->text));
    title(&b, e);
    for (size_t i = 0; foreign_bibtex_fields[i].field; i++)
        field(&b, e, &foreign_bibtex_fields[i]);
    for (size_t i = 0; foreign_bibtex_people[i].field; i++)
        people(&b, e, &foreign_bibtex_people[i]);
    date(&b, e);
    eprint(&b, e);
    links(&b, e);
    return b.to;
}

/* ---- CSL-JSON */

bool foreign_csl_knows(struct str field)
{
    static const char *const apart[] = {"type", "container-title", "issued", "note", "event-place"};
    for (size_t i = 0; i < sizeof apart / sizeof *apart; i++)
        if (str_eq(field, str_of(apart[i])))
            return true;
    return is_known(field, foreign_csl_fields, foreign_csl_people);
}

/* A text of CSL-JSON; if it is a list, its first item. */
static struct str csl_text(const struct node *n)
{
    if (n && n->kind == NODE_LIST)
        n = n->items.n ? n->items.at[0] : NULL;
    return n && n->kind == NODE_SCALAR ? n->text : (struct str){0};
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
        put_in(b, author, "name", latex_plain_markup(b->a, b->d, n->text, n->pos), n->pos);
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
            put_in(b, author, parts[i][1], latex_plain_markup(b->a, b->d, text, n->pos), n->pos);
    }
    *vec_push(b->a, &to->items) = author;
}

static void csl_people(struct builder *b, const struct node *list, const char *key)
{
    struct node *to = empty(b->a, NODE_LIST, list->pos);
    if (list->kind != NODE_LIST)
        csl_author(b, list, to);
    for (size_t i = 0; i < list->items.n; i++)
        csl_author(b, list->items.at[i], to);
    if (to->items.n)
        put(b, key, to);
}

/* "2021-07-09" of [2021, 7, 9]. */
static void csl_day(struct buf *to, const struct node *parts, int season)
{
    for (size_t i = 0; i < parts->items.n && i < 3 && parts->items.at[i]->kind == NODE_SCALAR; i++) {
        struct str s = str_trim(parts->items.at[i]->text);
        if (s.n && !(s.n == 1 && s.p[0] == '0' && i))
            buf_printf(to, "%s%s%.*s", i ? "-" : "", i && s.n == 1 ? "0" : "", STRF(s));
    }
    if (season && parts->items.n == 1)
        buf_printf(to, "-2%d", season);
}

/* Reads {"date-parts": [[2021, 7, 9]]} with one or two days, "season" and "circa", or a date as text. */
static void csl_date(struct builder *b, const struct node *n)
{
    const struct node *parts = node_find(n, STR("date-parts")), *season = node_find(n, STR("season"));
    const struct node *circa = node_find(n, STR("circa"));
    struct str about = csl_text(circa), when = csl_text(season);
    int number = when.n == 1 && when.p[0] >= '1' && when.p[0] <= '4' ? when.p[0] - '0' : 0;
    struct buf text = {.a = b->a};
    for (size_t i = 0; parts && i < parts->items.n && i < 2; i++) {
        size_t from = text.n;
        if (i)
            buf_char(&text, '/');
        csl_day(&text, parts->items.at[i], i ? 0 : number);
        if (i && text.n == from + 1)
            text.n = from; /* [0]: an open end, or nothing */
    }
    if (text.n && about.n && !str_eq(about, STR("0")) && !str_eq_nocase(about, STR("false")))
        buf_char(&text, '~');
    if (text.n && when.n && !number) /* "Spring" */
        text = (struct buf){.a = b->a};
    struct str s = text.n ? buf_end(&text) : STR("");
    static const char *const others[] = {"literal", "raw", "edtf"};
    for (size_t i = 0; i < 3 && !s.n; i++)
        s = csl_text(node_find(n, str_of(others[i])));
    if (!s.n && when.n && parts && parts->items.n && parts->items.at[0]->items.n)
        s = str_printf(b->a, "%.*s %.*s", STRF(when), STRF(csl_text(parts->items.at[0]->items.at[0])));
    s = s.n ? s : csl_text(n);
    put_text(b, s.n > 4 ? "date" : "year", s, n->pos);
}

/* Takes one field of CSL-JSON. Zotero keeps the arXiv identifier of a preprint as its number. */
static void csl_field(struct builder *b, const struct foreign_field *f, struct str text,
                      struct pos pos)
{
    if (strcmp(f->field, "number") == 0 && str_starts(text, STR("arXiv:")))
        put_text(b, "arxiv", str_sub(text, 6, str_find(text, ' ')), pos);
    else
        take(b, f, f->how == 'w' ? text : latex_plain_markup(b->a, b->d, text, pos), pos);
}

/* True if "Publisher Place" names the variable "publisher-place". */
static bool is_variable(struct str name, const char *variable)
{
    if (name.n != strlen(variable))
        return false;
    for (size_t i = 0; i < name.n; i++) {
        char c = name.p[i] == ' ' ? '-' : name.p[i];
        if (c != variable[i] && !str_eq_nocase((struct str){&c, 1}, (struct str){&variable[i], 1}))
            return false;
    }
    return true;
}

/* Takes a line "name: value" in a note, as Zotero writes what it has no field for. False: it is
 * none. */
static bool csl_extra(struct builder *b, struct str line, struct pos pos)
{
    size_t colon = str_find(line, ':');
    struct str name = str_trim(str_sub(line, 0, colon));
    if (colon == line.n || !name.n)
        return false;
    struct str value = str_trim(str_sub(line, colon + 1, line.n));
    for (size_t i = 0; foreign_csl_fields[i].field; i++)
        if (is_variable(name, foreign_csl_fields[i].field)) {
            if (!node_find(b->to, str_of(foreign_csl_fields[i].key)))
                csl_field(b, &foreign_csl_fields[i], value, pos);
            return true;
        }
    return str_eq(name, STR("type")) || foreign_is_private(name);
}

static void csl_note(struct builder *b, const struct node *n)
{
    struct str s = csl_text(n);
    for (size_t i = 0; i < s.n;) {
        struct str rest = str_sub(s, i, s.n);
        struct str line = str_sub(rest, 0, str_find(rest, '\n'));
        i += line.n + 1;
        line = str_trim(line);
        if (line.n && !csl_extra(b, line, n->pos))
            put_text(b, "note", latex_plain_markup(b->a, b->d, line, n->pos), n->pos);
    }
}

/* The type in a line "type: dataset" of a note, which Zotero means to win; else the item's. */
static struct str csl_type(const struct node *item)
{
    struct str s = csl_text(node_find(item, STR("note")));
    for (size_t i = 0; i < s.n;) {
        struct str rest = str_sub(s, i, s.n);
        struct str line = str_sub(rest, 0, str_find(rest, '\n'));
        i += line.n + 1;
        if (str_starts(line, STR("type: ")))
            return foreign_csl_type(str_trim(str_sub(line, 6, line.n)));
    }
    return foreign_csl_type(csl_text(node_find(item, STR("type"))));
}

struct node *foreign_csl(struct arena *a, struct diag *d, const struct node *item)
{
    struct builder b = {a, d, empty(a, NODE_MAP, item->pos)};
    struct str t = csl_type(item);
    const struct node *where = node_find(item, STR("container-title"));
    const struct node *place = node_find(item, STR("event-place"));
    const struct node *issued = node_find(item, STR("issued")), *note = node_find(item, STR("note"));
    if (t.n)
        put_text(&b, "type", t, item->pos);
    if (where)
        put_text(&b, str_eq(t, STR("article")) || str_eq(t, STR("review")) ? "journal" : "venue",
                 latex_plain_markup(a, d, csl_text(where), where->pos), where->pos);
    for (size_t i = 0; foreign_csl_fields[i].field; i++) {
        const struct node *n = node_find(item, str_of(foreign_csl_fields[i].field));
        if (n)
            csl_field(&b, &foreign_csl_fields[i], csl_text(n), n->pos);
    }
    if (place && !node_find(b.to, STR("location")))
        put_text(&b, "location", latex_plain_markup(a, d, csl_text(place), place->pos), place->pos);
    for (size_t i = 0; foreign_csl_people[i].field; i++) {
        const struct node *list = node_find(item, str_of(foreign_csl_people[i].field));
        if (list)
            csl_people(&b, list, foreign_csl_people[i].key);
    }
    if (issued)
        csl_date(&b, issued);
    if (note)
        csl_note(&b, note);
    return b.to;
}
