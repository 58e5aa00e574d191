/* authors.c: reads people, written as a list or as one text, as names or as their parts. */
#include "model/cv.h"

#include "load/bind.h"
#include "model/block.h"

struct reading {
    struct binder *b;
    const struct person *self;
    struct value *to;
    bool credited; /* their word, "(eds.)", is printed by itself */
};

/* Adds an author whose name is written as a text. */
static struct author *add(struct reading *r, struct str text, struct str joint, struct pos pos)
{
    struct name_written w;
    struct author *author = vec_push(r->b->a, &r->to->authors);
    author->joint = joint;
    author->name.pos = pos;
    author->others = name_is_others(text);
    if (author->others)
        return author;
    name_marks(r->b->a, text, &w);
    author->marks = w.marks;
    author->before = w.before;
    author->after = w.after;
    author->name.text = name_without_number(w.name);
    name_parse(r->b->a, author->name.text, &author->parts);
    return author;
}

/* Adds the names of a text. `item`: it is an item of a list. */
static void add_text(struct reading *r, struct str text, bool item, struct pos pos)
{
    name_pieces pieces = {0};
    bool others, doubt = false;
    text = r->credited ? name_without_credit(str_trim(text)) : str_trim(text);
    if (name_is_others(text)) {
        add(r, text, (struct str){0}, pos);
        return;
    }
    text = name_without_others(text, &others);
    bool may_be_several = !item || str_find(text, ',') < text.n || str_find(text, ';') < text.n ||
                          str_find(text, '&') < text.n ||
                          names_joined(text) || name_has_east(text);
    if (may_be_several)
        names_split(r->b->a, text, item, &pieces, &doubt);
    else if (text.n)
        add(r, text, (struct str){0}, pos);
    if (doubt)
        diag_report(r->b->d, DIAG_CODE_NAMES_IN_ONE, pos, STRF(text));
    if (!r->to->authors.cap)
        vec_room(r->b->a, &r->to->authors, pieces.n + others);
    for (size_t i = 0; i < pieces.n; i++)
        add(r, pieces.at[i].name, item ? (struct str){0} : pieces.at[i].joint, pos);
    if (others)
        vec_push(r->b->a, &r->to->authors)->others = true;
}

/* ---- mappings */

struct name_keys {
    struct markup name, given, family, particle, dropping, suffix, title, degrees, nickname, script,
        literal;
    int others, guessed;
    const struct node *roles;
};

#define KEY(key, type, member, doc, ...) BIND_KEY(key, type, name_keys, member, doc, __VA_ARGS__)
#define NAME_KEYS                                                                                 \
    KEY("name", BIND_WORD, name, "Name as it is written.",                                        \
        .example = "Robin Example", .also = "full_name"),                                         \
    KEY("given", BIND_WORD, given, "Given names; with 'family', in place of 'name'.",             \
        .example = "Robin", .also = "first, first_name, given_name, firstname"),                  \
    KEY("family", BIND_WORD, family, "Family name, or the whole name of a group.",                \
        .example = "Example", .also = "last, last_name, surname, family_name, lastname"),         \
    KEY("particle", BIND_WORD, particle, "Particle that belongs to the family name.",             \
        .example = "van der", .also = "prefix, von, non-dropping-particle"),                      \
    KEY("dropping_particle", BIND_WORD, dropping,                                                 \
        "Particle that is printed before the family name but is no part of it.",                  \
        .example = "de", .also = "dropping, dropping-particle"),                                  \
    KEY("suffix", BIND_WORD, suffix, "Suffix of the name.", .example = "Jr.",                     \
        .also = "jr, generation"),                                                                \
    KEY("title", BIND_WORD, title, "Title before the name.", .example = "Dr.",                    \
        .also = "honorific, salutation"),                                                         \
    KEY("degrees", BIND_WORD, degrees, "Degrees behind the name.", .example = "PhD",              \
        .also = "degree, credentials, postnominals"),                                             \
    KEY("nickname", BIND_WORD, nickname, "Another given name that the person uses.",              \
        .example = "Bob", .also = "nick, preferred"),                                             \
    KEY("script", BIND_WORD, script, "Name in another script.", .example = "Робин Пример",        \
        .also = "native, original"),                                                              \
    KEY("literal", BIND_WORD, literal, "Name of a group, or one that is never taken apart.",      \
        .example = "Example Collaboration", .also = "group, organization, collaboration")

static const struct bind_key author_keys[] = {
    NAME_KEYS,
    KEY("roles", BIND_NODE, roles, "Role of this author: equal, corresponding ...",
        .example = "[equal, corresponding]", .also = "role, annotation, marks",
        .takes = "a role, or a list"),
    KEY("others", BIND_BOOL, others, "yes: stands for authors who are not named.",
        .example = "yes", .initial = "no", .also = "et_al, more"),
    KEY("guessed", BIND_BOOL, guessed,
        "yes: which part is the family name is only a guess, so that others are tried, too.",
        .example = "yes", .initial = "no", .also = "uncertain"),
};
const struct bind_table cv_author_table = BIND_TABLE(author_keys, "an author");

static const struct bind_key own_keys[] = {NAME_KEYS};
const struct bind_table cv_name_table = BIND_TABLE(own_keys, "'name'");

static bool roles_read(struct binder *b, const struct node *n, struct author *to)
{
    struct markup role;
    bool good = true;
    for (size_t i = 0; i < n->items.n; i++)
        good &= roles_read(b, n->items.at[i], to);
    if (n->kind == NODE_LIST)
        return good;
    if (!bind_word(b, n, &role, "a role"))
        return false;
    if (role.text.n)
        *vec_push(b->a, &to->roles) = role.text;
    return good;
}

/* A part without marks, which go to *marks. */
static struct str part(struct arena *a, struct str s, struct str *marks)
{
    struct name_written w;
    s = str_trim(s);
    char last = s.n ? s.p[s.n - 1] : '.';
    if (last == '.' || (last >= 'a' && last <= 'z') || (last >= 'A' && last <= 'Z'))
        return s;
    name_marks(a, s, &w);
    if (w.before.n || !w.marks.n)
        return s;
    *marks = marks->n ? str_printf(a, "%.*s%.*s", STRF(*marks), STRF(w.marks)) : w.marks;
    return w.name;
}

/* The parts that a mapping names. */
static void parts_of(struct arena *a, const struct name_keys *k, struct str *marks, struct name *to)
{
    to->literal = part(a, k->literal.text, marks);
    to->family = part(a, k->family.text, marks);
    to->given = part(a, k->given.text, marks);
    to->particle = k->particle.text;
    to->dropping = k->dropping.text;
    to->suffix = part(a, k->suffix.text, marks);
    to->title = k->title.text;
    to->degrees = k->degrees.text;
    to->nickname = k->nickname.text;
    to->script = k->script.text;
    if (!to->family.n && !to->literal.n) { /* a single name */
        to->family = to->given;
        to->given = (struct str){0};
    }
    to->told = k->guessed <= 0;
    name_refine(a, to);
}

/* What a mapping says beside a name as it is written. False: nothing. */
static bool parts_beside(const struct name_keys *k, struct name *to)
{
    const struct markup *from[] = {&k->particle, &k->dropping, &k->suffix, &k->title, &k->degrees, &k->nickname, &k->script};
    struct str *parts[] = {&to->particle, &to->dropping, &to->suffix, &to->title, &to->degrees, &to->nickname, &to->script};
    bool any = false;
    for (size_t i = 0; i < sizeof from / sizeof *from; i++) {
        *parts[i] = from[i]->text.n ? from[i]->text : *parts[i];
        any |= from[i]->text.n > 0;
    }
    return any;
}

static bool author_map(struct reading *r, const struct node *n)
{
    struct name_keys k = {0};
    struct binder *b = r->b;
    if (!bind_map(b, n, &cv_author_table, &k))
        return false;
    bool parts = k.family.text.p || k.literal.text.p || k.given.text.p;
    if (!k.name.text.p && !parts && k.others <= 0) {
        diag_report(b->d, DIAG_CODE_MISSING_KEY, n->pos, cv_author_table.what, "name");
        return false;
    }
    struct author *author;
    if (parts) {
        struct str written = {0};
        author = vec_push(b->a, &r->to->authors);
        author->name.pos = n->pos;
        if (k.name.text.p)
            written = part(b->a, k.name.text, &author->marks);
        parts_of(b->a, &k, &author->marks, &author->parts);
        author->name.text = written.n ? written : name_full(b->a, &author->parts);
    } else {
        author = add(r, k.name.text.p ? k.name.text : STR(""), (struct str){0}, n->pos);
        if (parts_beside(&k, &author->parts))
            author->name.text = name_full(b->a, &author->parts);
    }
    author->others |= k.others > 0;
    return k.roles ? roles_read(b, k.roles, author) : true;
}

bool name_read(struct binder *b, const struct node *n, struct markup *text, struct name *to)
{
    struct name_keys k = {0};
    struct str marks = {0};
    if (n->kind != NODE_MAP) {
        if (!bind_word(b, n, text, "name"))
            return false;
        if (utf8_invalid(text->text) == text->text.n)
            name_parse(b->a, text->text, to);
        return true;
    }
    if (!bind_map(b, n, &cv_name_table, &k))
        return false;
    text->pos = n->pos;
    bool parts = k.family.text.n || k.literal.text.n || k.given.text.n, beside = false;
    if (parts) {
        parts_of(b->a, &k, &marks, to);
    } else {
        name_parse(b->a, k.name.text, to);
        beside = k.name.text.n && parts_beside(&k, to);
    }
    text->text = k.name.text.n && !beside ? k.name.text : name_display(b->a, to);
    if (text->text.n)
        return true;
    diag_report(b->d, DIAG_CODE_MISSING_KEY, n->pos, cv_name_table.what, "family");
    return false;
}

/* ---- lists */

/* Marks those who agree best with the person of the CV. */
static void find_self(struct reading *r, size_t from)
{
    enum agreement best = PERSON_OTHER;
    size_t count = r->to->authors.n - from, loose = 0;
    enum agreement *each = arena_array_of(r->b->a, enum agreement, count + 1);
    for (size_t i = 0; i < count; i++) {
        const struct author *author = &r->to->authors.at[from + i];
        if (!author->others)
            each[i] = person_match(r->b->a, r->self, &author->parts);
        loose += each[i] == PERSON_LOOSE;
        best = each[i] > best ? each[i] : best;
    }
    if (best == PERSON_OTHER || (best == PERSON_LOOSE && loose > 1))
        return;
    for (size_t i = 0; i < count; i++)
        r->to->authors.at[from + i].self = each[i] == best;
}

bool names_read(struct binder *b, const struct node *n, enum field f, const struct person *self,
                struct value *to)
{
    struct reading r = {b, self, to, f == FIELD_EDITORS || f == FIELD_TRANSLATORS};
    struct markup name;
    bool good = true;
    size_t from = to->authors.n;
    if (n->kind == NODE_SCALAR) {
        add_text(&r, n->text, false, n->pos);
        if (to->authors.n == from + 1 && block_lacks_dashes(n))
            diag_report(b->d, DIAG_CODE_NO_DASHES, n->pos);
    } else if (n->kind != NODE_LIST) {
        bind_wrong(b, n, field_key(f), "a list of names or a text");
        return false;
    } else {
        vec_room(b->a, &to->authors, n->items.n);
    }
    for (size_t i = 0; i < n->items.n; i++) {
        if (n->items.at[i]->kind == NODE_MAP)
            good &= author_map(&r, n->items.at[i]);
        else if (!bind_word(b, n->items.at[i], &name, "an author"))
            good = false;
        else
            add_text(&r, name.text, true, name.pos);
    }
    find_self(&r, from);
    return good;
}
