/* entry.c: reads entries and finds out their kind. */
#include "model/cv.h"

#include "base/limit.h"
#include "load/bind.h"
#include "model/block.h"
#include "model/document.h"
#include "model/library.h"
#include "model/range.h"
#include "model/grid.h"
#include "model/work.h"

const struct value *entry_value(const struct entry *e, enum field f)
{
    for (size_t i = 0; i < e->values.n; i++)
        if (e->values.at[i].field == f)
            return &e->values.at[i];
    return NULL;
}

static void wrong(struct cv_reader *r, const struct node *n, const char *what, const char *must)
{
    bind_wrong(r->b, n, what, must);
    r->good = false;
}

/* ---- texts with a colon */

/* True if what stands before a colon is a label, which is set bold: one or two words without digits,
 * at most 30 characters. "Mentored 6 engineers: 3 promoted" is a sentence. */
static bool is_label(struct str s)
{
    enum { WORDS = 2, CHARACTERS = 30 };
    size_t words = 1, characters = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] >= '0' && s.p[i] <= '9')
            return false;
        words += s.p[i] == ' ';
        characters += (s.p[i] & 0xC0) != 0x80;
    }
    return words <= WORDS && characters <= CHARACTERS;
}

/* The text that YAML has cut into a key and its value. */
static struct markup rejoined(struct cv_reader *r, const struct pair *p)
{
    return (struct markup){str_printf(r->b->a, "%.*s: %.*s", STRF(p->key), STRF(p->value->text)),
                           p->pos};
}

/* True if the field alone makes an entry. */
static bool decides(enum field f)
{
    for (size_t i = 0; i < FIELD_KINDS_ALONE; i++)
        if (field_kinds[i].decides == f)
            return true;
    return false;
}

/* True if a mapping was typed as a text with a colon in it: "- Languages: C, Python". Then its key
 * is no field, nor like one, and looks like the beginning of a text. */
static bool is_text(struct arena *a, const struct node *n)
{
    if (n->pairs.n != 1 || n->pairs.at[0].value->kind != NODE_SCALAR)
        return false;
    struct str key = n->pairs.at[0].key;
    bool begins = key.n && ((*key.p >= 'A' && *key.p <= 'Z') || (unsigned char)*key.p >= 0x80);
    if (!begins && str_find(key, ' ') == key.n)
        return false;
    enum field f = field_find(str_lower(a, key)); /* "Tools: C": no entry has but tools */
    return f != FIELD_COUNT ? !decides(f) : !bind_near(&field_table, key);
}

/* ---- lists */

typedef VEC(struct point) points;

static const struct bind_key point_keys[] = {
    {"text", BIND_MARKUP, 0, "Text of the item.", {NULL}, "Made examples", NULL, "item, bullet",
     NULL, NULL, NULL},
    {"lines", BIND_NODE, 0, "The same, each line on its own.", {NULL}, "[Road 1, Town]", NULL, "verse",
     "a text, or a list", NULL, NULL},
    {"highlights", BIND_NODE, 0, "List below it.", {NULL}, "[small ones, large ones]", NULL,
     "items, points", "a list", NULL, NULL},
    {"tags", BIND_NODE, 0, "Words that variants choose the item by.", {NULL}, "[industry]", NULL,
     "keywords", "a word, or a list", NULL, NULL},
    {"private", BIND_NODE, 0, "yes: --public leaves the item out.", {NULL}, "yes", NULL,
     "confidential, hidden", "yes, or a list", NULL, NULL},
};
static const struct bind_table point_table = BIND_TABLE(point_keys, "an item of a list");

static void points_read(struct cv_reader *r, const struct node *n, bool letter, void *list);

/* Reads {text: ..., highlights: [...]}, lines in place of the text, or {Label: text}. YAML reads "- Keywords: a, b" without quotes
 * so. */
static void point_map(struct cv_reader *r, const struct node *n, points *to)
{
    const struct node *lines = node_find(n, STR("lines"));
    const struct node *text = lines ? lines : node_find(n, STR("text"));
    const struct node *below = node_find(n, STR("highlights"));
    struct point *p = vec_push(r->b->a, to);
    if (text) {
        r->good &= lines ? block_lines_read(r->b, lines, &p->text) : bind_word(r->b, text, &p->text, "text");
        for (size_t i = 0; i < n->pairs.n; i++)
            if (!bind_find(&point_table, n->pairs.at[i].key)) {
                bind_unknown(r->b, &n->pairs.at[i], &point_table);
                r->good = false;
            }
        if (below)
            points_read(r, below, false, &p->below);
        return;
    }
    if (n->pairs.n != 1) {
        wrong(r, n, "an item of a list", "a text, 'text:' with 'highlights:', or 'Label: text'");
        return;
    }
    const struct pair *pair = &n->pairs.at[0];
    if (pair->value->kind == NODE_SCALAR && !is_label(pair->key)) {
        p->text = rejoined(r, pair);
    } else if (pair->value->kind == NODE_SCALAR) {
        p->label = (struct markup){pair->key, pair->pos};
        p->text = (struct markup){pair->value->text, pair->value->pos};
    } else { /* "- text:" followed by a list */
        p->text = (struct markup){pair->key, pair->pos};
        points_read(r, pair->value, false, &p->below);
    }
}

/* Reads what follows the first text of an item: lists, and texts that belong to the last item above. */
static void point_below(struct arena *a, struct markup *rest, block_points *below)
{
    struct markup text = *rest;
    for (;;) {
        enum block_kind kind = block_next(a, rest, &text, below, NULL);
        if (kind == BLOCK_END)
            return;
        struct str *last = kind == BLOCK_TEXT && below->n ? &below->at[below->n - 1].text.text : NULL;
        if (last)
            *last = str_printf(a, "%.*s\n\n%.*s", STRF(*last), STRF(text.text));
    }
}

/* Reads a text. Lines that start with "- " or numbers in it are a list below it. A text that is all list
 * stands for the items, except in a letter, whose paragraphs have no bullets. */
static void point_text(struct cv_reader *r, const struct node *n, bool letter, points *to)
{
    struct arena *a = r->b->a;
    struct markup rest = {block_lines(a, n), n->pos}, text = rest;
    block_points below = {0};
    bool list = str_find(rest.text, '\n') < rest.text.n && block_has_list(rest.text);
    bool first = list && block_next(a, &rest, &text, &below, NULL) == BLOCK_LIST;
    if (list)
        point_below(a, &rest, &below);
    if (first && !letter) {
        for (size_t i = 0; i < below.n; i++)
            *vec_push(a, to) = below.at[i];
        return;
    }
    struct point *p = vec_push(a, to);
    p->text = first ? (struct markup){STR(""), n->pos} : text;
    for (size_t i = 0; i < below.n; i++)
        *vec_push(a, &p->below) = below.at[i];
}

static void points_read(struct cv_reader *r, const struct node *n, bool letter, void *list)
{
    points *to = list;
    if (n->kind == NODE_SCALAR) { /* a single item instead of a list */
        point_text(r, n, letter, to);
        return;
    }
    if (n->kind == NODE_MAP) {
        point_map(r, n, to);
        return;
    }
    for (size_t i = 0; i < n->items.n; i++) {
        const struct node *item = n->items.at[i];
        if (item->kind == NODE_LIST && to->n)
            points_read(r, item, letter, &to->at[to->n - 1].below);
        else if (item->kind == NODE_NULL)
            diag_report(r->b->d, DIAG_CODE_EMPTY_ITEM, item->pos);
        else
            points_read(r, item, letter, to);
    }
}

/* ---- links */

static struct str target(struct str uri)
{
    return uri.n == 0 || str_eq(uri, STR("#")) ? (struct str){0} : uri;
}

static void links_read(struct cv_reader *r, const struct node *n, struct value *to)
{
    struct markup uri;
    if (n->kind == NODE_SCALAR)
        vec_push(r->b->a, &to->links)->label = (struct markup){n->text, n->pos};
    for (size_t i = 0; i < n->items.n; i++)
        links_read(r, n->items.at[i], to);
    for (size_t i = 0; i < n->pairs.n; i++) {
        const struct pair *p = &n->pairs.at[i];
        if (!bind_word(r->b, p->value, &uri, "a link's address")) {
            r->good = false;
            continue;
        }
        *vec_push(r->b->a, &to->links) =
            (struct link){{p->key, p->pos}, target(str_trim(uri.text))};
    }
}

/* ---- entries */

/* A list of texts where one text is expected: they are joined; paragraphs stay apart. False: it is no such
 * list, or the field is a heading, whose bracket was meant. */
static bool joined_read(struct cv_reader *r, const struct node *n, enum field f, struct markup *to)
{
    struct buf b = {.a = r->b->a};
    bool apart = f == FIELD_SUMMARY || f == FIELD_TEXT || f == FIELD_ABSTRACT;
    for (size_t i = 0; i < n->items.n; i++) {
        if (n->items.at[i]->kind != NODE_SCALAR || (f != FIELD_COUNT && decides(f) && !apart))
            return false;
        if (i)
            buf_add(&b, apart ? STR("\n\n") : r->locale->lists.between.text);
        buf_add(&b, n->items.at[i]->text);
    }
    *to = (struct markup){buf_end(&b), n->pos};
    return n->kind == NODE_LIST && n->items.n > 0;
}

static void dates_check(struct cv_reader *r, const struct entry *e)
{
    const struct value *start = entry_value(e, FIELD_START_DATE);
    const struct value *end = entry_value(e, FIELD_END_DATE);
    const struct value *date = entry_value(e, FIELD_DATE);
    if (date && date->date.kind != DATE_NONE && (start || end)) {
        diag_report(r->b->d, DIAG_CODE_DATE_TWICE, date->pos, start ? "start_date" : "end_date");
        r->good = false;
    }
    if (!start || !end || start->date.kind < DATE_DAY || end->date.kind < DATE_DAY ||
        date_compare(&start->date, &end->date) <= 0)
        return;
    diag_report(r->b->d, DIAG_CODE_END_BEFORE_START, end->pos, STRF(end->date.text.text),
                STRF(start->date.text.text));
    r->good = false;
}

/* ---- words */

/* Reads a list of words, or one text with commas or semicolons between the words. */
static void words_read(struct cv_reader *r, const struct node *n, const char *what,
                       struct value *to)
{
    struct markup m;
    for (size_t i = 0; i < n->items.n; i++)
        words_read(r, n->items.at[i], what, to);
    if (n->kind == NODE_LIST)
        return;
    if (!bind_word(r->b, n, &m, what)) {
        r->good = false;
        return;
    }
    for (size_t i = 0, start = 0; i <= m.text.n; i++) {
        if (i < m.text.n && m.text.p[i] != ',' && m.text.p[i] != ';')
            continue;
        struct str word = str_trim(str_sub(m.text, start, i));
        if (word.n)
            *vec_push(r->b->a, &to->words) = word;
        start = i + 1;
    }
}

static void below_read(struct cv_reader *r, const struct node *n, enum field f, struct value *to)
{
    if (n->kind != NODE_LIST) {
        wrong(r, n, field_key(f), "a list of entries");
        return;
    }
    to->field = FIELD_ENTRIES; /* 'positions' and 'degrees' are other words for it */
    for (size_t i = 0; i < n->items.n; i++) {
        struct entry *e = entry_read(r, n->items.at[i]);
        if (e)
            *vec_push(r->b->a, &to->entries) = e;
    }
}

/* A text or a word; of several lines, if it is a block or in quotes. */
static void word_read(struct cv_reader *r, const struct node *n, enum field f, struct value *to)
{
    r->good &= bind_word(r->b, n, &to->text, field_key(f));
    if (n->kind == NODE_SCALAR && (n->quoted || f == FIELD_SUMMARY || f == FIELD_TEXT))
        to->text.text = block_lines(r->b->a, n);
}

static void value_read(struct cv_reader *r, const struct pair *p, enum field f, struct value *to)
{
    struct binder *b = r->b;
    to->field = f;
    to->pos = p->value->pos;
    if (f == FIELD_LINES) {
        to->field = FIELD_TEXT;
        r->good &= block_lines_read(r->b, p->value, &to->text);
        return;
    }
    switch (field_holds(f)) {
    case FIELD_HOLDS_STATUS:
        r->good &= bind_word(b, p->value, &to->text, field_key(f));
        to->text.text = work_state(to->text.text);
        break;
    case FIELD_HOLDS_TEXT:
        if (!joined_read(r, p->value, f, &to->text))
            word_read(r, p->value, f, to);
        break;
    case FIELD_HOLDS_GENRE:
    case FIELD_HOLDS_WORD:
        word_read(r, p->value, f, to);
        break;
    case FIELD_HOLDS_DATE:
        r->good &= date_read(b, r->locale, p->value, field_key(f), f != FIELD_DATE && f != FIELD_YEAR,
                             r->now, &to->date);
        break;
    case FIELD_HOLDS_AUTHORS:
        r->good &= names_read(b, p->value, f, &r->cv->self, to);
        break;
    case FIELD_HOLDS_LINKS:
        links_read(r, p->value, to);
        break;
    case FIELD_HOLDS_LIST:
        if (f != FIELD_PARAGRAPHS && block_lacks_dashes(p->value))
            diag_report(b->d, DIAG_CODE_NO_DASHES, p->value->pos);
        points_read(r, p->value, f == FIELD_PARAGRAPHS, &to->points);
        break;
    case FIELD_HOLDS_ENTRIES:
        below_read(r, p->value, f, to);
        break;
    case FIELD_HOLDS_WORDS:
        words_read(r, p->value, field_key(f), to);
        break;
    case FIELD_HOLDS_ROLES:
        entry_roles(r, p->value, f, to);
        break;
    case FIELD_HOLDS_CREDITS:
        entry_credits(r, p->value, to);
        break;
    case FIELD_HOLDS_TABLE: /* its other keys belong to it: entry_map reads it */
    case FIELD_HOLDS_PART:
    case FIELD_HOLDS_CONTACTS:
    case FIELD_HOLDS_PICTURE:
    case FIELD_HOLDS_DATES:
    case FIELD_HOLDS_NUMBER:
    case FIELD_HOLDS_SOURCE:
    case FIELD_HOLDS_LEGEND:
    case FIELD_HOLDS_MORE:
    case FIELD_HOLDS_NOTHING:
    case FIELD_HOLDS_LATE:
        break;
    }
}

bool breaks_read(struct binder *b, const struct markup *m, int *to)
{
    static const char *const names[] = {"auto", "avoid", "always"};
    for (int i = 0; i < 3; i++)
        if (str_eq(m->text, str_of(names[i]))) {
            *to = i;
            return true;
        }
    diag_report(b->d, DIAG_CODE_BAD_VALUE, m->pos, "break", STRF(m->text),
                "one of auto, avoid, always");
    return false;
}

/* Reads `break` and `keep`. */
static void requests_read(struct cv_reader *r, struct entry *e)
{
    const struct value *breaks = entry_value(e, FIELD_BREAK), *keep = entry_value(e, FIELD_KEEP);
    if (breaks)
        r->good &= breaks_read(r->b, &breaks->text, &e->breaks);
    if (!keep)
        return;
    struct node n = {.kind = NODE_SCALAR, .text = keep->text.text, .pos = keep->pos};
    r->good &= bind_bool(r->b, &n, &e->keep, "keep");
}

/* `alone`: the entry has no other key, so it may have been typed as a text. */
static void unknown_field(struct cv_reader *r, const struct pair *p, enum field f, bool alone)
{
    if (f == FIELD_COUNT && alone && p->value->kind == NODE_SCALAR &&
        !bind_near(&field_table, p->key))
        diag_report(r->b->d, DIAG_CODE_UNKNOWN_KEY, p->pos, STRF(p->key), field_table.what,
                    diag_hint(r->b->d, STR(" (a text with ': ' in it needs quotes)")));
    else if (f == FIELD_COUNT)
        bind_unknown(r->b, p, &field_table);
    else
        diag_report(r->b->d, DIAG_CODE_COMPUTED_KEY, p->pos, STRF(p->key),
                    f != FIELD_DATES ? "" : diag_hint(r->b->d, STR(" (write 'date', or 'start_date' and 'end_date')")));
}

/* Reads a field of the user's own, which a template may name; a web address becomes one of the links. False:
 * the key is a slip, or its value is no text. */
static bool extra_read(struct cv_reader *r, const struct pair *p, struct entry *e)
{
    struct str key = p->key;
    struct markup text = {p->value->text, p->value->pos};
    bool plain = key.n && !strchr("0123456789-", *key.p);
    for (size_t i = 0; i < key.n; i++)
        plain &= strchr(" .:{}[]<>|*", key.p[i]) == NULL;
    bool of_other = bind_find(&document_table, key) ||
                    (bind_find(&cv_table, key) && !bind_find(&locale_personal_table, key)); /* of a student, say */
    if (!plain || of_other || (p->value->kind != NODE_SCALAR && !joined_read(r, p->value, FIELD_COUNT, &text)))
        return false;
    if (!str_starts(text.text, STR("https://")) && !str_starts(text.text, STR("http://"))) {
        if (bind_is_slip(p, &field_table))
            return false;
        *vec_push(r->b->a, &e->extras) = (struct extra){key, text};
        return true;
    }
    struct value *links = NULL;
    for (size_t i = 0; i < e->values.n; i++)
        if (e->values.at[i].field == FIELD_LINKS)
            links = &e->values.at[i];
    if (!links) {
        links = vec_push(r->b->a, &e->values);
        *links = (struct value){.field = FIELD_LINKS, .pos = p->pos};
    }
    struct str label = str_copy(r->b->a, key);
    for (size_t i = 0; i < label.n; i++)
        if (label.p[i] == '_')
            ((char *)label.p)[i] = ' ';
    *vec_push(r->b->a, &links->links) = (struct link){{label, p->pos}, str_trim(text.text)};
    return true;
}

static struct entry *entry_map(struct cv_reader *r, const struct node *n)
{
    struct entry *e = arena_new_of(r->b->a, struct entry);
    struct markup key = {0};
    bool known = true, tables = false;
    const struct node *named = node_find(n, STR("key"));
    if (named && bind_word(r->b, named, &key, "key") && !r->from_file)
        n = library_pick(r->books, key, n);
    if (!n || n->dropped) {
        r->good &= n != NULL;
        return NULL;
    }
    e->key = key.text;
    vec_room(r->b->a, &e->values, n->pairs.n);
    e->pos = n->pos;
    for (size_t i = 0; i < n->pairs.n; i++) {
        const struct pair *p = &n->pairs.at[i];
        enum field f = field_find(p->key);
        if (f == FIELD_COUNT && n->pairs.n > 1 && extra_read(r, p, e))
            continue;
        if (f == FIELD_COUNT || field_is_computed(f)) {
            unknown_field(r, p, f, n->pairs.n == 1);
            known = false;
        } else if (p->value->kind != NODE_NULL) {
            value_read(r, p, f, vec_push(r->b->a, &e->values));
            tables |= field_holds(f) == FIELD_HOLDS_TABLE || f == FIELD_HEADER || f == FIELD_ALIGN;
        }
    }
    for (size_t i = 0; !e->values.n && known && i < n->pairs.n; i++) /* there is no entry that they belong to */
        unknown_field(r, &n->pairs.at[i], FIELD_COUNT, false);
    known &= e->values.n > 0 || !n->pairs.n;
    r->good &= known;
    if (tables)
        grid_settle(r, n, e);
    dates_check(r, e);
    requests_read(r, e);
    entry_roles_assign(r, e);
    ranges_set(r->b->a, e);
    entry_settle(r, e, known);
    return e->kind ? e : NULL;
}

static struct entry *entry_of(struct cv_reader *r, const char *kind, struct pos pos)
{
    struct entry *e = arena_new_of(r->b->a, struct entry);
    e->pos = pos;
    e->kind = kind;
    return e;
}

static void text_add(struct cv_reader *r, struct entry *e, enum field f, struct markup text)
{
    struct value *v = vec_push(r->b->a, &e->values);
    v->field = f;
    v->pos = text.pos;
    v->text = text;
}

/* An entry that is a text; with a label before a colon, as its items of a list may have one. */
static struct entry *entry_text(struct cv_reader *r, const struct node *n)
{
    if (n->kind == NODE_SCALAR) {
        struct entry *e = entry_of(r, "text", n->pos);
        text_add(r, e, FIELD_TEXT, (struct markup){block_lines(r->b->a, n), n->pos});
        return e;
    }
    const struct pair *p = &n->pairs.at[0];
    bool labelled = is_label(p->key);
    struct entry *e = entry_of(r, labelled ? "details" : "text", n->pos);
    if (!labelled) {
        text_add(r, e, FIELD_TEXT, rejoined(r, p));
        return e;
    }
    text_add(r, e, FIELD_LABEL, (struct markup){p->key, p->pos});
    text_add(r, e, FIELD_DETAILS, (struct markup){p->value->text, p->value->pos});
    return e;
}

struct entry *entry_read(struct cv_reader *r, const struct node *n)
{
    struct diag *d = r->from_file ? r->hard : r->b->d; /* for this, an error always */
    if (n->kind == NODE_NULL || limit_passed(d, LIMIT_ENTRIES))
        return NULL;
    if (!limit_take(d, LIMIT_ENTRIES, 1, n->pos)) {
        r->good = false;
        return NULL;
    }
    if (n->kind == NODE_LIST) {
        wrong(r, n, "an entry", "a text or a mapping");
        return NULL;
    }
    return n->kind == NODE_MAP && !is_text(r->b->a, n) ? entry_map(r, n) : entry_text(r, n);
}

bool letter_read(struct binder *b, const struct node *n, const struct locale *l, int64_t now,
                 struct cv *to)
{
    struct cv_reader r = {.b = b, .locale = l, .cv = to, .now = now, .good = true};
    if (n->kind == NODE_MAP && !node_find(n, STR("opening"))) {
        for (size_t i = 0; i < n->pairs.n; i++)
            if (field_find(n->pairs.at[i].key) == FIELD_COUNT) /* it tells what they are called here */
                return entry_read(&r, n) && false;
        diag_report(b->d, DIAG_CODE_MISSING_KEY, n->pos, "'letter'", "opening");
        return false;
    }
    if (n->kind != NODE_MAP)
        wrong(&r, n, "letter", "a mapping, such as {opening: Dear Reader, closing: Yours}");
    else
        to->letter = entry_read(&r, n);
    return r.good;
}
