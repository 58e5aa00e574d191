/* people.c: lists of authors: names, marks, the CV's own name, and a legend of the marks. */
#include "content/resolve.h"
#include "model/term.h"

/* ---- names */

static struct str form_of(struct resolver *r, const struct author *author)
{
    const struct name *n = &author->parts;
    enum name_form form = (enum name_form)r->style->authors.form;
    bool turned = r->locale->name_order == LOCALE_FAMILY_FIRST && n->told && form != NAME_FAMILY_FIRST;
    if (turned)
        return name_turned(r->a, n, form == NAME_INITIALS);
    switch (form) {
    case NAME_FULL:
        return name_full(r->a, n);
    case NAME_INITIALS:
        return name_initials(r->a, n);
    case NAME_FAMILY_FIRST:
        return name_family_first(r->a, n);
    default:
        return author->name.text;
    }
}

/* The name with an apostrophe in "'t" and "'s", where quotes would open. */
static struct str with_apostrophe(struct resolver *r, struct str name)
{
    struct buf b = {.a = r->a};
    for (size_t i = 0; i < name.n; i++) {
        bool start = i == 0 || name.p[i - 1] == ' ';
        bool short_word = i + 2 < name.n && strchr("tsd", name.p[i + 1]) && strchr(" -", name.p[i + 2]);
        if (name.p[i] == '\'' && start && short_word)
            buf_add(&b, r->locale->apostrophe.text);
        else
            buf_char(&b, name.p[i]);
    }
    return buf_end(&b);
}

/* The name in the style's form, in the link or emphasis that is around it. */
static struct str printed(struct resolver *r, const struct author *author)
{
    struct str name = form_of(r, author);
    if (str_find(name, '\'') < name.n)
        name = with_apostrophe(r, name);
    return author->before.n ? str_printf(r->a, "%.*s%.*s%.*s", STRF(author->before), STRF(name),
                                         STRF(author->after))
                            : name;
}

/* ---- roles */

static bool has_role(const struct author *a, const struct author_role *role)
{
    for (size_t i = 0; i < a->roles.n; i++)
        if (str_eq(a->roles.at[i], role->name))
            return true;
    struct str typed = role->typed.text;
    for (size_t i = 0; typed.n && i + typed.n <= a->marks.n; i++)
        if (str_eq(str_sub(a->marks, i, i + typed.n), typed))
            return true;
    return false;
}

/* True if the sign, typed after a name, stands for one of the style's roles. */
static bool is_typed(const struct style *s, struct str sign)
{
    for (size_t i = 0; i < s->author_roles.n; i++)
        if (str_eq(s->author_roles.at[i].typed.text, sign))
            return true;
    return false;
}

static void set_mark(struct resolver *r, struct str mark, const struct charstyle *style,
                     struct pos pos, struct rich *to)
{
    struct pen pen = resolve_pen(r, style, pos);
    pen.verbatim = true;
    for (size_t i = 0, n; i < mark.n; i += n) {
        int32_t c = utf8_at(mark, i, &n);
        int place = r->style->authors.marks;
        bool level = place == MARKS_LEVEL || (place == MARKS_AUTO && c == '*');
        pen.style = level ? style : charstyle_script(&r->to->inliner.styles, style, 1);
        rich_text(to, &pen, str_sub(mark, i, i + n));
    }
}

static void set_marks(struct resolver *r, const struct author *a, const struct charstyle *style,
                      struct rich *to)
{
    for (size_t i = 0; i < r->style->author_roles.n; i++) {
        const struct author_role *role = &r->style->author_roles.at[i];
        if (role->mark.text.n && has_role(a, role))
            set_mark(r, role->mark.text, style, a->name.pos, to);
    }
    bool comma = false, any = false;
    for (size_t i = 0, n; i < a->marks.n; i += n) { /* signs of no role stay as typed */
        int32_t c = utf8_at(a->marks, i, &n);
        struct str sign = str_sub(a->marks, i, i + n);
        comma |= c == ',';
        if (c == ',' || c == '\\' || is_typed(r->style, sign))
            continue;
        if (comma && any)
            set_mark(r, STR(","), style, a->name.pos, to);
        set_mark(r, sign, style, a->name.pos, to);
        any = true;
        comma = false;
    }
}

/* ---- lists */

size_t people_count(const struct value *v, bool *others)
{
    size_t n = 0;
    *others = false;
    for (size_t i = 0; i < v->authors.n; i++) {
        n += !v->authors.at[i].others;
        *others |= v->authors.at[i].others;
    }
    return n;
}

/* True if a list of authors is longer than the style allows. */
static bool is_cut(const struct author_style *s, const struct value *v)
{
    bool others;
    return s->max > 0 && people_count(v, &others) > (size_t)s->max;
}

static void set_author(struct resolver *r, const struct author *a, const struct charstyle *style,
                       struct rich *to)
{
    const struct charstyle *own = style;
    for (size_t i = 0; i < r->style->author_roles.n; i++) {
        const struct author_role *role = &r->style->author_roles.at[i];
        if (role->type.text.p && has_role(a, role))
            own = resolve_style(r, own, str_c(r->a, role->type.text));
    }
    if (a->self)
        own = resolve_style(r, own, "self");
    size_t from = to->text.n;
    resolve_set(r, to, (struct markup){printed(r, a), a->name.pos}, own,
                WRAP_BETWEEN_NAMES);
    set_marks(r, a, own, to);
    resolve_isolate(r, to, from, BIDI_OWN);
}

static void set_text(struct resolver *r, struct str s, const struct charstyle *style,
                     struct pos pos, struct rich *to)
{
    resolve_sign(r, s, style, pos, to);
}

/* Appends what stands between two authors. No line ends in "and". */
static void set_joint(struct resolver *r, struct str joint, const struct charstyle *style, struct pos pos, struct rich *to)
{
    size_t word = to->text.n;
    set_text(r, joint, style, pos, to);
    while (word < to->text.n && strchr(" ,;", to->text.p[word]))
        word++;
    if (word < to->text.n)
        resolve_tie(r, to, word, to->text.n, WRAP_NOWHERE);
}

/* What the style puts before the last author. "{last}" is what the locale has there in lists. */
static struct str last_joint(const struct resolver *r, size_t people)
{
    const struct list_words *words = &r->locale->lists;
    struct str two = words->two.text, more = words->last.text;
    return locale_put(r->a, r->style->authors.last.text, STR("{last}"), people == 2 ? two : more);
}

/* Appends the part of "{authors} et al." before or after the list. Without {authors}, all of it comes
 * after the list and a space. */
static void set_et_al(struct resolver *r, bool after, const struct charstyle *style, struct pos pos,
                      struct rich *to)
{
    struct str form = r->locale->et_al.text, list = STR("{authors}");
    size_t cut = str_find_str(form, list), rest = cut + list.n < form.n ? cut + list.n : form.n;
    if (cut == form.n && after)
        set_text(r, STR(" "), style, pos, to);
    struct str part = cut == form.n ? str_sub(form, 0, after ? cut : 0)
                      : after       ? str_sub(form, rest, form.n)
                                    : str_sub(form, 0, cut);
    if (part.n)
        set_text(r, part, style, pos, to);
}

/* What the language puts between those who are no authors, so that nobody counts authors among them; empty: nothing
 * of its own, or a name has it or is in Latin letters. */
static struct str own_joint(const struct resolver *r, const struct value *v)
{
    struct str joint = v->field == FIELD_AUTHORS ? STR("") : r->locale->lists.editors.text;
    for (size_t i = 0; i < v->authors.n && joint.n; i++) {
        struct str name = v->authors.at[i].name.text;
        if (!name_has_east(name) || str_find_str(name, joint) < name.n)
            return STR("");
    }
    return joint;
}

/* What the style or, as `own`, the language puts before author `i` of those that are printed up to `last`. */
static struct str joint_before(const struct resolver *r, const struct value *v, struct str own, size_t i, size_t last,
                               bool whole)
{
    const struct author_style *s = &r->style->authors;
    bool others;
    if (own.n)
        return own;
    if (i != last || !s->last.text.p || !whole)
        return s->separator.text;
    size_t people = people_count(v, &others);
    return others ? s->separator.text : last_joint(r, people);
}

void people_set(struct resolver *r, const struct value *v, const struct charstyle *style,
                struct rich *to)
{
    const struct author_style *s = &r->style->authors;
    size_t n = v->authors.n, last = n;
    bool others, cut = is_cut(s, v);
    size_t people = people_count(v, &others);
    struct str own = own_joint(r, v);
    bool gap = false; /* authors were left out after the last name */
    if (n && (cut || others))
        set_et_al(r, false, style, v->authors.at[0].name.pos, to);
    for (size_t i = 0; i < n; i++)
        if (!v->authors.at[i].others && (!cut || i < (size_t)s->first || v->authors.at[i].self))
            last = i;
    for (size_t i = 0, set = 0; i < n; i++) {
        const struct author *a = &v->authors.at[i];
        if (a->others)
            continue;
        if (cut && i >= (size_t)s->first && !a->self) {
            gap = true;
            continue;
        }
        if (set++)
            set_joint(r, a->joint.p && !cut ? a->joint : joint_before(r, v, own, i, last, !cut), style, a->name.pos, to);
        if (gap) {
            set_text(r, STR("…"), style, a->name.pos, to);
            set_text(r, s->separator.text, style, a->name.pos, to);
        }
        gap = false;
        set_author(r, a, style, to);
    }
    if (!n || (!cut && !others))
        return;
    struct pos pos = v->authors.at[n - 1].name.pos;
    set_et_al(r, true, style, pos, to);
    if (!cut || others)
        return;
    struct str number = str_printf(r->a, "%zu", people);
    set_text(r, STR(" ("), style, pos, to);
    set_text(r, term_number(r->a, r->locale, r->locale->authors_count, number), style, pos, to);
    set_text(r, STR(")"), style, pos, to);
}

/* ---- legend */

/* True if one of the printed authors has the role. */
static bool entry_has(const struct entry *e, const struct author_role *role,
                      const struct author_style *s)
{
    const struct value *v = entry_value(e, FIELD_AUTHORS);
    for (size_t i = 0; v && i < v->authors.n; i++) {
        bool cut = is_cut(s, v) && i >= (size_t)s->first && !v->authors.at[i].self;
        if (!cut && has_role(&v->authors.at[i], role))
            return true;
    }
    return false;
}

static bool section_has(const struct section *s, const struct author_role *role,
                        const struct author_style *list)
{
    for (size_t i = 0; i < s->groups.n; i++)
        for (size_t k = 0; k < s->groups.at[i].entries.n; k++)
            if (entry_has(s->groups.at[i].entries.at[k], role, list))
                return true;
    return false;
}

static bool scope_has(const struct resolver *r, const struct scope *s, const struct author_role *role)
{
    if (!role->mark.text.n || s->entry || s->group)
        return false;
    if (s->section) /* the section has its own note, so needs no legend */
        return !s->section->note.text.p && section_has(s->section, role, &r->page->authors);
    for (size_t i = 0; i < r->cv->sections.n; i++)
        if (section_has(&r->cv->sections.at[i], role, &r->page->authors))
            return true;
    return false;
}

bool people_have_legend(const struct resolver *r, const struct scope *s)
{
    for (size_t i = 0; i < r->page->author_roles.n; i++)
        if (scope_has(r, s, &r->page->author_roles.at[i]))
            return true;
    return false;
}

void people_legend(struct resolver *r, const struct scope *s, const struct charstyle *style,
                   struct rich *to)
{
    bool any = false;
    *vec_push(r->a, &r->to->legends) = s->section;
    for (size_t i = 0; i < r->style->author_roles.n; i++) {
        const struct author_role *role = &r->style->author_roles.at[i];
        if (!scope_has(r, s, role))
            continue;
        struct str means = role->legend.text.p ? role->legend.text
                                               : locale_word(r->locale->roles, role->name);
        if (any)
            set_text(r, STR(", "), style, role->mark.pos, to);
        any = true;
        size_t from = to->text.n;
        set_mark(r, role->mark.text, style, role->mark.pos, to);
        set_text(r, STR(": "), style, role->mark.pos, to);
        resolve_tie(r, to, from, to->text.n, WRAP_NOWHERE);
        resolve_set(r, to, (struct markup){means, role->mark.pos}, style, WRAP_BETWEEN_NAMES);
    }
}

static bool is_role(const struct style *s, struct str name)
{
    for (size_t i = 0; i < s->author_roles.n; i++)
        if (str_eq(s->author_roles.at[i].name, name))
            return true;
    return false;
}

void people_check_roles(struct resolver *r, const struct entry *e)
{
    const struct value *v = entry_value(e, FIELD_AUTHORS);
    for (size_t i = 0; v && i < v->authors.n; i++)
        for (size_t k = 0; k < v->authors.at[i].roles.n; k++) {
            struct str role = v->authors.at[i].roles.at[k];
            bool known = is_role(r->style, role);
            for (size_t j = 0; j < r->roles.n && !known; j++)
                known = str_eq(r->roles.at[j], role);
            if (known)
                continue;
            *vec_push(r->a, &r->roles) = role;
            diag_report(r->d, DIAG_CODE_ROLE_UNMARKED, v->authors.at[i].name.pos, STRF(role));
        }
}

/* ---- marks without a legend */

struct unexplained {
    struct arena *a;
    struct diag *d;
    const struct content *content;
    const struct section *section;
    bool legend;           /* the roles of the section are explained */
    VEC(struct str) told;
};

static void tell(struct unexplained *u, struct str sign, struct pos pos)
{
    if (str_find_str(u->section->note.text, sign) < u->section->note.text.n)
        return;
    for (size_t i = 0; i < u->told.n; i++)
        if (str_eq(u->told.at[i], sign))
            return;
    *vec_push(u->a, &u->told) = sign;
    diag_report(u->d, DIAG_CODE_LINT_MARK, pos, STRF(sign));
}

static void check_author(struct unexplained *u, const struct author *a)
{
    const struct style *s = u->content->style;
    for (size_t i = 0; i < s->author_roles.n && !u->legend; i++)
        if (s->author_roles.at[i].mark.text.n && has_role(a, &s->author_roles.at[i]))
            tell(u, s->author_roles.at[i].mark.text, a->name.pos);
    for (size_t i = 0, n; i < a->marks.n; i += n) {
        utf8_at(a->marks, i, &n);
        struct str sign = str_sub(a->marks, i, i + n);
        if (a->marks.p[i] != ',' && a->marks.p[i] != ' ' && !is_typed(s, sign))
            tell(u, sign, a->name.pos);
    }
}

void content_check_marks(struct arena *a, struct diag *d, const struct content *c)
{
    for (size_t i = 0; i < c->cv->sections.n; i++) {
        const struct section *s = &c->cv->sections.at[i];
        struct unexplained u = {.a = a, .d = d, .content = c, .section = s};
        for (size_t k = 0; k < c->legends.n; k++)
            u.legend |= !c->legends.at[k] || c->legends.at[k] == s;
        for (size_t k = 0; k < s->groups.n; k++)
            for (size_t e = 0; e < s->groups.at[k].entries.n; e++) {
                const struct value *v = entry_value(s->groups.at[k].entries.at[e], FIELD_AUTHORS);
                for (size_t j = 0; v && j < v->authors.n; j++)
                    check_author(&u, &v->authors.at[j]);
            }
    }
}
