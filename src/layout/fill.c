/* fill.c: setting fields by templates. */
#include "layout/fill.h"

#include "base/file.h"
#include "model/work.h"

/* ---- looking up */

static const struct markup *given(const struct markup *m)
{
    return m->text.p && str_trim(m->text).n ? m : NULL;
}

const struct markup *fill_text(const struct scope *s, enum field f)
{
    if (s->entry) {
        const struct value *v = entry_value(s->entry, f);
        if (v || !s->letter) /* a letter is signed with the name of the CV */
            return v && field_holds(f) == FIELD_HOLDS_TEXT ? given(&v->text) : NULL;
    }
    switch (f) {
    case FIELD_TITLE:
        return s->group ? given(&s->group->title) : s->section ? given(&s->section->title) : NULL;
    case FIELD_NOTE:
        return s->section && !s->group ? given(&s->section->note) : NULL;
    case FIELD_ASIDE:
        return s->section && !s->group ? given(&s->section->aside) : NULL;
    case FIELD_NAME:
        return given(&s->cv->name);
    case FIELD_GIVEN:
        return given(&s->cv->given);
    case FIELD_FAMILY:
        return given(&s->cv->family);
    case FIELD_HEADLINE:
        return given(&s->cv->headline);
    case FIELD_LOCATION:
        return given(&s->cv->location);
    case FIELD_SUMMARY:
        return s->letter ? NULL : given(&s->cv->summary);
    case FIELD_CONSENT:
        return given(&s->cv->consent);
    case FIELD_SECTION:
        return s->running ? given(s->running) : NULL;
    default:
        return NULL;
    }
}

static const struct value *value_of(const struct scope *s, enum field f)
{
    return s->entry ? entry_value(s->entry, f) : NULL;
}

static bool value_given(const struct value *v)
{
    switch (field_holds(v->field)) {
    case FIELD_HOLDS_TEXT:
    case FIELD_HOLDS_STATUS:
    case FIELD_HOLDS_WORD:
        return given(&v->text) != NULL;
    case FIELD_HOLDS_DATE:
        return v->date.kind != DATE_NONE;
    case FIELD_HOLDS_AUTHORS:
        return v->authors.n > 0;
    case FIELD_HOLDS_LIST:
        return v->points.n > 0;
    case FIELD_HOLDS_ENTRIES:
        return v->entries.n > 0;
    case FIELD_HOLDS_LINKS:
        return v->links.n > 0;
    case FIELD_HOLDS_WORDS:
        return v->words.n > 0;
    case FIELD_HOLDS_ROLES:
        return v->roles.n > 0;
    case FIELD_HOLDS_MADE:
        break;
    }
    return false;
}

/* The kind of contacts that a field stands for outside of entries; CONTACT_OTHER: none. */
static enum contact_kind contact_of(enum field f)
{
    return f == FIELD_EMAIL      ? CONTACT_EMAIL
           : f == FIELD_PHONE    ? CONTACT_PHONE
           : f == FIELD_WEBSITE  ? CONTACT_WEBSITE
           : f == FIELD_NETWORKS ? CONTACT_NETWORK
                                 : CONTACT_OTHER;
}

static bool has_contact(const struct scope *s, enum contact_kind kind)
{
    for (size_t i = 0; i < s->cv->contacts.n; i++)
        if (s->cv->contacts.at[i].kind == kind)
            return true;
    return false;
}

bool fill_has(const struct scope *s, enum field f)
{
    const struct value *v = value_of(s, f);
    if (!s->entry && contact_of(f) != CONTACT_OTHER)
        return has_contact(s, contact_of(f));
    switch (f) {
    case FIELD_PHOTO:
        return s->cv->photo.file.text.n > 0;
    case FIELD_UPDATED:
        return s->cv->updated.kind != DATE_NONE;
    case FIELD_DATES:
        return value_of(s, FIELD_DATE) || value_of(s, FIELD_START_DATE) ||
               value_of(s, FIELD_END_DATE);
    case FIELD_N:
        return s->entry && s->entry->label.p;
    case FIELD_LEGEND:
        return fill_has_legend(s);
    case FIELD_CONTACT:
        return s->cv->contacts.n > 0;
    case FIELD_PAGE:
        return s->page > 0;
    case FIELD_PAGE_COUNT:
        return s->pages > 0;
    case FIELD_LINKS: /* identifiers are links where the title leads elsewhere */
        return (v && v->links.n) || (value_of(s, FIELD_DOI) && value_of(s, FIELD_URL)) ||
               (value_of(s, FIELD_ARXIV) && (value_of(s, FIELD_URL) || value_of(s, FIELD_DOI)));
    default:
        return v ? value_given(v) : fill_text(s, f) != NULL;
    }
}

/* ---- dates */

static struct str without_stop(struct str s)
{
    return str_ends(s, STR(".")) ? str_sub(s, 0, s.n - 1) : s;
}

static void date_form(const struct filler *f, const struct date *d, struct buf *to)
{
    const struct style *s = f->style;
    struct str form = d->day     ? s->date_day.text
                      : d->month ? s->date_month.text
                                 : s->date_year.text;
    for (size_t i = 0; i < form.n; i++) {
        struct str rest = str_sub(form, i, form.n);
        size_t end = form.p[i] == '{' ? str_find(rest, '}') : rest.n;
        struct str key = end < rest.n ? str_sub(rest, 1, end) : (struct str){0};
        if (str_eq(key, STR("year")))
            buf_printf(to, "%d", d->year);
        else if (str_eq(key, STR("month")))
            buf_add(to, f->locale->months[d->month - 1]);
        else if (str_eq(key, STR("mon")))
            buf_add(to, without_stop(f->locale->months[d->month - 1]));
        else if (str_eq(key, STR("month_name")))
            buf_add(to, f->locale->month_names[d->month - 1]);
        else if (str_eq(key, STR("mm")))
            buf_printf(to, "%02d", d->month);
        else if (str_eq(key, STR("day")))
            buf_printf(to, "%d", d->day);
        else if (str_eq(key, STR("dd")))
            buf_printf(to, "%02d", d->day);
        else {
            buf_char(to, form.p[i]);
            continue;
        }
        i += end;
    }
}

static struct str date_str(const struct filler *f, const struct date *d)
{
    struct buf b = {.a = f->a};
    if (d->kind == DATE_DAY)
        date_form(f, d, &b);
    else if (d->kind == DATE_PRESENT)
        buf_add(&b, f->locale->present.text);
    else if (d->kind == DATE_TEXT)
        buf_add(&b, d->text.text);
    return buf_str(&b);
}

struct str fill_dates(const struct filler *f, const struct entry *e)
{
    static const struct date present = {.kind = DATE_PRESENT};
    const struct value *date = entry_value(e, FIELD_DATE);
    const struct value *start = entry_value(e, FIELD_START_DATE);
    const struct value *end = entry_value(e, FIELD_END_DATE);
    if (date || !start)
        return date_str(f, date ? &date->date : end ? &end->date : &present);
    struct str from = date_str(f, &start->date);
    struct str to = date_str(f, end ? &end->date : &present);
    if (str_eq(from, to))
        return from;
    /* Thin spaces around the dash, none between bare years. */
    bool bare = str_find(from, ' ') == from.n && str_find(to, ' ') == to.n && from.n == 4;
    const char *space = bare ? "" : "\xE2\x80\x89";
    return str_printf(f->a, "%.*s%s%.*s%s%.*s", STRF(from), space, STRF(f->style->date_dash.text),
                      space, STRF(to));
}

/* ---- setting */

const struct type *fill_role(const struct filler *f, const struct type *type, const char *name)
{
    const struct role *role = style_role(f->style, str_of(name));
    const struct type *t = role ? type_role(f->types, type, role) : type;
    return t ? t : type;
}

struct pen fill_pen(const struct filler *f, const struct type *type, struct pos pos)
{
    return (struct pen){.a = f->a, .locale = f->locale, .type = type, .pos = pos};
}

/* `type` is that of the text, `linked` the one it takes as a link. */
void fill_linked(const struct filler *f, struct markup label, struct str uri,
                 const struct type *type, const struct type *linked, struct rich *to)
{
    struct str sound = uri.p ? inline_uri(&f->inliner, uri, label.pos) : (struct str){0};
    uint32_t link = sound.p ? rich_link(to, f->a, sound) : 0;
    size_t from = to->text.n;
    inline_set(&f->inliner, to, label, link ? linked : type, link, HOLD_NOT);
    if (link) {
        struct pen pen = fill_pen(f, linked, label.pos);
        pen.link = link;
        inline_address(&f->inliner, to, &pen, sound, from);
    }
}

/* Identifiers that the title doesn't lead to stand among the links. */
static size_t id_links(const struct filler *f, const struct scope *s, struct link links[2])
{
    const struct value *url = value_of(s, FIELD_URL), *doi = value_of(s, FIELD_DOI);
    const struct value *arxiv = value_of(s, FIELD_ARXIV);
    size_t n = 0;
    if (doi && url)
        links[n++] = (struct link){{STR("DOI"), doi->pos}, work_id_uri(f->a, s->entry, FIELD_DOI)};
    if (arxiv && (url || doi))
        links[n++] = (struct link){{STR("arXiv"), arxiv->pos},
                                   work_id_uri(f->a, s->entry, FIELD_ARXIV)};
    return n;
}

static void set_links(const struct filler *f, const struct scope *s, const struct type *type,
                      struct rich *to)
{
    const struct type *linked = fill_role(f, type, "link");
    const struct value *v = value_of(s, FIELD_LINKS);
    struct pen pen = fill_pen(f, type, s->entry->pos);
    struct link ids[2];
    size_t n = v ? v->links.n : 0, all = n + id_links(f, s, ids);
    for (size_t i = 0; i < all; i++) {
        const struct link *l = i < n ? &v->links.at[i] : &ids[i - n];
        if (i)
            rich_text(to, &pen, STR(", "));
        fill_linked(f, l->label, l->uri, type, linked, to);
    }
}

struct str fill_number(struct arena *a, struct str form, struct str number)
{
    size_t cut = 0;
    while (cut < form.n && !str_starts(str_sub(form, cut, form.n), STR("{n}")))
        cut++;
    if (cut == form.n)
        return form;
    return str_printf(a, "%.*s%.*s%.*s", STRF(str_sub(form, 0, cut)), STRF(number),
                      STRF(str_sub(form, cut + 3, form.n)));
}

static void set_number(const struct filler *f, int number, const struct type *type,
                       struct rich *to)
{
    struct pen pen = fill_pen(f, type, (struct pos){0});
    rich_text(to, &pen, str_printf(f->a, "%d", number));
}

/* Whether the entry's dates are a text of the user's, which stands at *pos and may break. */
static bool has_date_text(const struct entry *e, struct pos *pos)
{
    const struct value *v = entry_value(e, FIELD_DATE);
    if (v)
        *pos = v->pos;
    return v && v->date.kind == DATE_TEXT;
}

/* A text whose lines stay lines. */
static void set_lines(const struct filler *f, const struct markup *m, const struct type *type,
                      struct rich *to)
{
    struct markup rest = *m;
    struct pen pen = fill_pen(f, type, m->pos);
    rest.text = str_trim(rest.text);
    for (bool first = true; rest.text.n; first = false) {
        size_t end = str_find(rest.text, '\n');
        struct markup line = {str_sub(rest.text, 0, end), m->pos};
        if (!first)
            rich_break(to, &pen);
        inline_set(&f->inliner, to, line, type, 0, HOLD_NOT);
        rest.text = str_sub(rest.text, end + (end < rest.text.n), rest.text.n);
    }
}

static void set_contacts(const struct filler *f, const struct scope *s, enum field field,
                         const struct type *type, struct rich *to)
{
    bool any = false;
    for (size_t i = 0; i < s->cv->contacts.n; i++) {
        const struct contact *c = &s->cv->contacts.at[i];
        struct pen pen = fill_pen(f, type, c->text.pos);
        if (field != FIELD_CONTACT && c->kind != contact_of(field))
            continue;
        if (any)
            rich_text(to, &pen, STR(", "));
        items_contact(f, c, NULL, type, to);
        any = true;
    }
}

/* "4" or "4/5" of a level. */
static void set_level(const struct filler *f, const struct value *v, const struct type *type,
                      struct rich *to)
{
    struct pen pen = fill_pen(f, type, v->pos);
    struct str s = str_trim(v->text.text);
    bool good = s.n && s.p[0] >= '0' && s.p[0] <= '9' &&
                (s.n == 1 || (s.n == 3 && s.p[1] == '/' && s.p[2] >= '1' && s.p[2] <= '9'));
    if (good)
        rich_level(to, &pen, &f->style->level, s.p[0] - '0');
    else
        diag_report(f->d, DIAG_CODE_BAD_VALUE, v->pos, "level", STRF(s), "a number from 0 to 9");
}

void fill_field(const struct filler *f, const struct scope *s, enum field field,
                const struct type *type, struct rich *to)
{
    const struct value *v = value_of(s, field);
    const struct markup *m = fill_text(s, field);
    if (field == FIELD_CONTACT || (!s->entry && contact_of(field) != CONTACT_OTHER)) {
        set_contacts(f, s, field, type, to);
    } else if (field == FIELD_LEVEL && v) {
        set_level(f, v, type, to);
    } else if (field == FIELD_UPDATED) {
        inline_set(&f->inliner, to, (struct markup){date_str(f, &s->cv->updated), {0}}, type, 0,
                   HOLD_TOGETHER);
    } else if (m && (field == FIELD_RECIPIENT || field == FIELD_LOCATION)) {
        set_lines(f, m, type, to);
    } else if (field == FIELD_DATES) {
        struct markup dates = {fill_dates(f, s->entry), s->entry->pos};
        enum hold hold = has_date_text(s->entry, &dates.pos) ? HOLD_NOT : HOLD_TOGETHER;
        inline_set(&f->inliner, to, dates, type, 0, hold);
    } else if (field == FIELD_N) {
        struct pen pen = fill_pen(f, type, s->entry->pos);
        rich_text(to, &pen, s->entry->label);
    } else if (field == FIELD_LEGEND) {
        fill_legend(f, s, type, to);
    } else if (field == FIELD_STATUS) {
        struct markup status = {locale_word(f->locale->statuses, v->text.text), v->pos};
        inline_set(&f->inliner, to, status, type, 0, HOLD_NOT);
    } else if (field == FIELD_CITATIONS) {
        struct str text = fill_number(f->a, f->locale->citations.text, v->text.text);
        inline_set(&f->inliner, to, (struct markup){text, v->pos}, type, 0, HOLD_TOGETHER);
    } else if (field == FIELD_PAGE || field == FIELD_PAGE_COUNT) {
        set_number(f, field == FIELD_PAGE ? s->page : s->pages, type, to);
    } else if (field == FIELD_AUTHORS && v) {
        fill_authors(f, v, type, to);
    } else if (field == FIELD_LINKS) {
        set_links(f, s, type, to);
    } else if (field == FIELD_TITLE && s->entry && m) {
        const char *role = style_role(f->style, STR("title-link")) ? "title-link" : "link";
        fill_linked(f, *m, work_uri(f->a, s->entry), type, fill_role(f, type, role), to);
    } else if (v && field_holds(field) == FIELD_HOLDS_DATE) {
        inline_set(&f->inliner, to, (struct markup){date_str(f, &v->date), v->pos}, type, 0,
                   v->date.kind == DATE_TEXT ? HOLD_NOT : HOLD_TOGETHER);
    } else if (m) {
        inline_set(&f->inliner, to, *m, type, 0, HOLD_NOT);
    }
}

/* ---- pictures */

const struct image *fill_picture(const struct filler *f, const struct scope *s, enum field field,
                                 struct str *alt)
{
    const struct value *v = value_of(s, field);
    struct markup file = v ? v->text : s->cv->photo.file;
    *alt = v ? s->cv->name.text : s->cv->photo.alt;
    if (!file.text.n)
        return NULL;
    struct str path = str_of(file_beside(f->keep, file.pos.source, file.text));
    for (size_t i = 0; i < f->pictures->n; i++)
        if (str_eq(f->pictures->at[i].file, path))
            return f->pictures->at[i].image;
    struct picture_read *p = vec_push(f->keep, f->pictures);
    p->file = str_copy(f->keep, path);
    p->image = image_read(f->keep, f->d, f->files, file);
    return p->image;
}
