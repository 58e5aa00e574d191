/* tags.c: writes the structure tree (ISO 32000-1, 14.7), one dictionary for each element. */
#include "pdf/tags.h"

enum kid_kind { KID_MARK, KID_ELEMENT, KID_ANNOTATION };

struct kid {
    enum kid_kind kind;
    size_t page;
    uint32_t value; /* marked-content number, index of a tag, or object number */
    struct kid *next;
};

/* The rectangle around the pictures of a figure, on the first page that has one of them. */
struct figure {
    size_t page;
    length left, top, right, bottom;
};

struct tag {
    enum element_type type;
    uint32_t parent;
    const struct element *from; /* NULL: a link that tags_annotation made */
    struct object *object;
    struct kid *first, *last;
    size_t kids;
    bool placed;  /* true: it is a kid of its parent */
    bool decimal; /* true: a list with numbers as labels */
    bool labels;  /* true: a list with labels */
    bool empty;   /* true: a cell without text, which its row needs all the same */
    struct figure *figure; /* NULL: not a figure, or without a picture */
};

typedef VEC(uint32_t) owners; /* indices of tags */

struct tags {
    VEC(struct tag) all;
    owners *marks;      /* for each page, the owners of its marked content, by number */
    owners annotations; /* owners of the annotations, in the order in which these were added */
};

static bool has_digit(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] >= '0' && s.p[i] <= '9')
            return true;
    return false;
}

static void look_at_label(struct tag *all, const struct item *it)
{
    struct tag *list = &all[all[all[it->element].parent].parent];
    list->labels = true;
    list->decimal = list->decimal || has_digit(it->run.text);
}

static void look_at_figure(struct pdf *p, struct tag *n, size_t page, const struct item *it)
{
    struct figure *f = n->figure;
    if (!f) {
        f = n->figure = arena_new_of(p->arena, struct figure);
        *f = (struct figure){page, it->x, it->y, it->x, it->y};
    }
    if (f->page != page)
        return;
    f->left = length_min(f->left, it->x);
    f->top = length_min(f->top, it->y);
    f->right = length_max(f->right, it->x + it->image.width);
    f->bottom = length_max(f->bottom, it->y + it->image.height);
}

/* Finds lists with labels, and the kind of these labels, for ListNumbering. Finds the places of
 * figures, for BBox. */
static void look_at_items(struct pdf *p)
{
    const struct display *d = p->display;
    struct tag *all = p->tags->all.at;
    for (size_t i = 0; i < d->pages.n; i++)
        for (size_t k = 0; k < d->pages.at[i].items.n; k++) {
            const struct item *it = &d->pages.at[i].items.at[k];
            if (it->element >= p->tags->all.n)
                continue;
            if (it->kind == ITEM_GLYPHS && all[it->element].type == ELEMENT_LABEL)
                look_at_label(all, it);
            else if (it->kind == ITEM_IMAGE && all[it->element].type == ELEMENT_FIGURE)
                look_at_figure(p, &all[it->element], i, it);
        }
}

/* The type of the first heading that is read; ELEMENT_TITLE if there is none. */
static enum element_type first_heading(const struct pdf *p)
{
    const struct display *d = p->display;
    const struct tag *all = p->tags->all.at;
    for (size_t i = 0; i < d->pages.n; i++)
        for (size_t k = 0; k < d->pages.at[i].items.n; k++) {
            uint32_t e = d->pages.at[i].items.at[k].element;
            for (; e && e < p->tags->all.n; e = all[e].parent)
                if (all[e].type >= ELEMENT_TITLE && all[e].type <= ELEMENT_HEADING6)
                    return all[e].type;
        }
    return ELEMENT_TITLE;
}

/* The first heading must be an H1 (PDF/UA-1, 7.4.2). In a document that does not begin with the
 * name, all headings are raised until it is. */
static void raise_headings(struct pdf *p)
{
    struct tag *all = p->tags->all.at;
    enum element_type first = first_heading(p);
    for (size_t i = 0; i < p->tags->all.n && first > ELEMENT_TITLE; i++)
        if (all[i].type >= first && all[i].type <= ELEMENT_HEADING6)
            all[i].type -= first - ELEMENT_TITLE;
        else if (all[i].type == ELEMENT_HEADING)
            all[i].type = ELEMENT_TITLE;
}

void tags_open(struct pdf *p)
{
    const struct display *d = p->display;
    struct tags *t = p->tags = arena_new_of(p->arena, struct tags);
    t->marks = arena_array_of(p->arena, owners, d->pages.n);
    for (size_t i = 0; i < d->elements.n; i++) {
        struct tag *n = vec_push(p->arena, &t->all);
        n->type = d->elements.at[i].type;
        n->parent = d->elements.at[i].parent;
        n->from = &d->elements.at[i];
        if (i && n->parent >= i) {
            object_fail(p, "a structure element comes before its parent");
            n->parent = 0;
        }
    }
    look_at_items(p);
    raise_headings(p);
}

const char *tags_role(const struct pdf *p, uint32_t element)
{
    return element_name(p->tags->all.at[element].type);
}

static void add_kid(struct pdf *p, uint32_t node, struct kid kid)
{
    struct tag *n = &p->tags->all.at[node];
    struct kid *k = arena_copy(p->arena, &kid, sizeof kid);
    if (n->last)
        n->last->next = k;
    else
        n->first = k;
    n->last = k;
    n->kids++;
}

/* Makes the cells of a row before `end`, which have no text, kids of it. */
static void place_cells(struct pdf *p, uint32_t row, uint32_t end)
{
    struct tag *all = p->tags->all.at;
    for (uint32_t i = row + 1; i < end; i++) {
        bool cell = all[i].type == ELEMENT_TABLE_CELL || all[i].type == ELEMENT_TABLE_HEAD;
        if (all[i].parent != row || !cell || all[i].placed)
            continue;
        all[i].placed = all[i].empty = true;
        add_kid(p, row, (struct kid){.kind = KID_ELEMENT, .value = i});
    }
}

/* Makes an element and all elements around it kids of their parents, if they are not yet. */
static void place(struct pdf *p, uint32_t tag)
{
    struct tag *all = p->tags->all.at;
    while (tag && !all[tag].placed) {
        all[tag].placed = true;
        if (all[tag].type == ELEMENT_TABLE_CELL || all[tag].type == ELEMENT_TABLE_HEAD)
            place_cells(p, all[tag].parent, tag);
        add_kid(p, all[tag].parent, (struct kid){.kind = KID_ELEMENT, .value = tag});
        tag = all[tag].parent;
    }
}

unsigned tags_mark(struct pdf *p, size_t page, uint32_t element)
{
    owners *marks = &p->tags->marks[page];
    uint32_t number = (uint32_t)marks->n;
    place(p, element);
    *vec_push(p->arena, marks) = element;
    add_kid(p, element, (struct kid){.kind = KID_MARK, .page = page, .value = number});
    return number;
}

unsigned tags_annotation(struct pdf *p, size_t page, uint32_t element, uint32_t annotation)
{
    struct tags *t = p->tags;
    if (element == NO_ELEMENT)
        element = 0;
    if (t->all.at[element].type != ELEMENT_LINK) {
        struct tag *made = vec_push(p->arena, &t->all);
        made->type = ELEMENT_LINK;
        made->parent = element;
        element = (uint32_t)t->all.n - 1;
    }
    place(p, element);
    add_kid(p, element,
            (struct kid){.kind = KID_ANNOTATION, .page = page, .value = annotation});
    *vec_push(p->arena, &t->annotations) = element;
    return (unsigned)(p->display->pages.n + t->annotations.n - 1);
}

/* Writes a kid. `page` is the page of the element; NULL: it has none. A kid on another page names
 * its own page. */
static void write_kid(struct pdf *p, struct buf *b, const struct kid *k, const size_t *page)
{
    bool other = !page || k->page != *page;
    switch (k->kind) {
    case KID_ELEMENT:
        write_ref(b, p->tags->all.at[k->value].object->id);
        return;
    case KID_MARK:
        if (!other) {
            write_int(b, k->value);
            return;
        }
        write_raw(b, "<</Type/MCR/MCID ");
        write_int(b, k->value);
        break;
    case KID_ANNOTATION:
        write_raw(b, "<</Type/OBJR/Obj ");
        write_ref(b, k->value);
        break;
    }
    if (other) {
        write_raw(b, "/Pg ");
        write_ref(b, p->sheets[k->page].id);
    }
    write_raw(b, ">>");
}

static void write_kids(struct pdf *p, struct buf *b, const struct tag *n)
{
    const size_t *page = NULL;
    for (const struct kid *k = n->first; k && !page; k = k->next)
        if (k->kind != KID_ELEMENT)
            page = &k->page;
    if (page) {
        write_raw(b, "/Pg ");
        write_ref(b, p->sheets[*page].id);
    }
    write_raw(b, n->kids == 1 ? "/K " : "/K[");
    for (const struct kid *k = n->first; k; k = k->next) {
        write_kid(p, b, k, page);
        if (k->next)
            buf_char(b, ' ');
    }
    write_raw(b, n->kids == 1 ? "" : "]");
}

/* Writes the place of a figure, in the coordinates of the page. PDF/UA requires it. */
static void write_figure(const struct pdf *p, struct buf *b, const struct figure *f)
{
    length height = p->display->pages.at[f->page].height;
    const length corners[] = {f->left, height - f->bottom, f->right, height - f->top};
    write_raw(b, "/A<</O/Layout/Placement/Block/BBox[");
    for (int i = 0; i < 4; i++) {
        if (i)
            buf_char(b, ' ');
        write_fixed(b, hundredths(corners[i]), 2);
    }
    write_raw(b, "]>>");
}

static void write_element(struct pdf *p, const struct tag *n, uint32_t root)
{
    struct buf b = {.a = p->arena};
    const struct element *e = n->from;
    bool top = n == p->tags->all.at;
    write_raw(&b, "/S/");
    write_raw(&b, element_name(n->type));
    write_raw(&b, "/P ");
    write_ref(&b, top ? root : p->tags->all.at[n->parent].object->id);
    if (e && e->lang.n) {
        write_raw(&b, "/Lang");
        write_text(&b, e->lang);
    }
    if (e && e->alt.n) {
        write_raw(&b, "/Alt");
        write_text(&b, e->alt);
    }
    bool turned = e && e->turned, leftward = p->display->leftward != turned;
    const char *mode = !turned && !(top && leftward) ? "" /* inherited */
                       : leftward                    ? "<</O/Layout/WritingMode/RlTb>>"
                                                     : "<</O/Layout/WritingMode/LrTb>>";
    const char *list = n->type != ELEMENT_LIST || !n->labels ? ""
                       : n->decimal                          ? "<</O/List/ListNumbering/Decimal>>"
                                                             : "<</O/List/ListNumbering/Disc>>";
    if (n->type == ELEMENT_TABLE_HEAD)
        write_raw(&b, e->of_row ? "/A<</O/Table/Scope/Row>>" : "/A<</O/Table/Scope/Column>>");
    else if (n->figure)
        write_figure(p, &b, n->figure);
    else if (*mode || *list)
        buf_printf(&b, *mode && *list ? "/A[%s%s]" : "/A%s%s", list, mode);
    write_kids(p, &b, n);
    n->object->body = buf_end(&b);
}

/* Writes the parent tree: for the number of each page and annotation, the elements that own its
 * content. */
static void write_parents(struct pdf *p, struct object *o)
{
    const struct tags *t = p->tags;
    size_t pages = p->display->pages.n;
    struct buf b = {.a = p->arena};
    write_raw(&b, "/Nums[");
    for (size_t i = 0; i < pages; i++) {
        write_int(&b, (int64_t)i);
        buf_char(&b, '[');
        for (size_t k = 0; k < t->marks[i].n; k++) {
            if (k)
                buf_char(&b, ' ');
            write_ref(&b, t->all.at[t->marks[i].at[k]].object->id);
        }
        buf_char(&b, ']');
    }
    for (size_t i = 0; i < t->annotations.n; i++) {
        if (i)
            buf_char(&b, ' ');
        write_int(&b, (int64_t)(pages + i));
        buf_char(&b, ' ');
        write_ref(&b, t->all.at[t->annotations.at[i]].object->id);
    }
    buf_char(&b, ']');
    o->body = buf_end(&b);
}

/* Gives elements of one type successive objects. Similar objects side by side compress better. */
static void number_elements(struct pdf *p)
{
    struct tags *t = p->tags;
    size_t left = 0;
    for (size_t i = 0; i < t->all.n; i++)
        if (t->all.at[i].type == ELEMENT_TABLE_ROW && t->all.at[i].kids)
            place_cells(p, (uint32_t)i, (uint32_t)p->display->elements.n);
    for (size_t i = 0; i < t->all.n; i++)
        left += t->all.at[i].kids || t->all.at[i].empty || i == 0;
    for (int type = 0; left; type++)
        for (size_t i = 0; i < t->all.n; i++)
            if ((int)t->all.at[i].type == type && (t->all.at[i].kids || t->all.at[i].empty || i == 0)) {
                t->all.at[i].object = object_new(p);
                left--;
            }
}

uint32_t tags_write(struct pdf *p)
{
    struct tags *t = p->tags;
    struct object *root = object_new(p), *parents = object_new(p);
    struct buf b = {.a = p->arena};
    number_elements(p);
    if (p->failure)
        return 0;
    for (size_t i = 0; i < t->all.n; i++)
        if (t->all.at[i].object)
            write_element(p, &t->all.at[i], root->id);
    write_parents(p, parents);
    write_raw(&b, "/Type/StructTreeRoot/K ");
    write_ref(&b, t->all.at[0].object->id);
    write_raw(&b, "/ParentTree ");
    write_ref(&b, parents->id);
    root->body = buf_end(&b);
    return root->id;
}
