/* fields.c: the values of fields, as templates print them. */
#include <utf8proc.h>

#include "base/file.h"
#include "content/resolve.h"
#include "model/term.h"
#include "model/work.h"

/* ---- looking up */

static const struct markup *given(const struct markup *m)
{
    return m->text.p && str_trim(m->text).n ? m : NULL;
}

static const struct value *value_of(const struct scope *s, enum field f)
{
    return s->entry ? entry_value(s->entry, f) : NULL;
}

const struct markup *fields_text(const struct resolver *r, const struct scope *s, enum field f)
{
    const struct cv *cv = r->cv;
    const struct value *v = value_of(s, f);
    if (v || (s->entry && !s->letter)) /* a letter is signed with the name of the CV */
        return v && field_holds(f) == FIELD_HOLDS_TEXT ? given(&v->text) : NULL;
    switch (f) {
    case FIELD_TITLE:
        return s->group ? given(&s->group->title) : s->section ? given(&s->section->title) : NULL;
    case FIELD_NOTE:
        return s->section && !s->group ? given(&s->section->note) : NULL;
    case FIELD_ASIDE:
        return s->section && !s->group ? given(&s->section->aside) : NULL;
    case FIELD_NAME:
        return given(&cv->name);
    case FIELD_GIVEN:
        return given(&cv->given);
    case FIELD_NAME_PARTS:
    case FIELD_FAMILY:
        return given(&cv->family);
    case FIELD_HEADLINE:
        return given(&cv->headline);
    case FIELD_LOCATION:
        return given(&cv->location);
    case FIELD_SUMMARY:
        return s->letter ? NULL : given(&cv->summary);
    case FIELD_CONSENT:
        return given(&cv->consent);
    default:
        return NULL;
    }
}

bool fields_is_contact(enum field f, const struct contact *c)
{
    return f == FIELD_CONTACT || (f == FIELD_EMAIL && c->kind == CONTACT_EMAIL) ||
           (f == FIELD_PHONE && c->kind == CONTACT_PHONE) ||
           (f == FIELD_WEBSITE && c->kind == CONTACT_WEBSITE) ||
           (f == FIELD_NETWORKS && c->kind == CONTACT_NETWORK) ||
           (f == FIELD_OTHER_CONTACTS && c->kind == CONTACT_OTHER);
}

/* True if the field stands for contacts of the person. */
static bool is_contact(const struct scope *s, enum field f)
{
    bool own = f == FIELD_EMAIL || f == FIELD_PHONE || f == FIELD_WEBSITE;
    return field_holds(f) == FIELD_HOLDS_CONTACTS || (own && !s->entry);
}

static bool has_contact(const struct resolver *r, enum field f)
{
    for (size_t i = 0; i < r->cv->contacts.n; i++)
        if (fields_is_contact(f, &r->cv->contacts.at[i]))
            return true;
    return false;
}

static bool has_late(const struct scope *s, enum field f)
{
    return f == FIELD_SECTION ? s->running : s->margin;
}

/* What becomes a link of its own if the title does not lead there; where one leads is work.h's. */
static const struct {
    enum field field;
    const char *label; /* in the locale's words */
} own_links[] = {{FIELD_DOI, "doi"}, {FIELD_ARXIV, "arxiv"}, {FIELD_URL, "url"}};
enum { OWN_LINKS = sizeof own_links / sizeof *own_links };

/* True for a DOI, arXiv number or good address that the title does not link to, or where no title is. */
static bool is_link(struct resolver *r, const struct scope *s, enum field f)
{
    const struct value *v = value_of(s, f);
    if (v && !value_of(s, entry_heading(s->entry)))
        return str_trim(v->text.text).n > 0;
    enum field target = v ? work_target(r->a, s->entry) : f;
    return target != f && (f != FIELD_URL || work_has_second_url(r->a, s->entry));
}

static bool has_links(struct resolver *r, const struct scope *s, const struct value *v)
{
    bool any = v && v->links.n;
    for (size_t i = 0; i < OWN_LINKS && !any; i++)
        any = is_link(r, s, own_links[i].field);
    return any;
}

static bool is_no(struct str s)
{
    return str_eq_nocase(str_trim(s), STR("no")) || str_eq_nocase(str_trim(s), STR("false"));
}

bool fields_has(struct resolver *r, const struct scope *s, enum field f)
{
    const struct value *v = value_of(s, f);
    if ((f == FIELD_LEGEND && s->has_legend) || (f == FIELD_ASIDE && s->has_aside))
        return false;
    if (is_contact(s, f))
        return has_contact(r, f);
    switch (field_holds(f)) {
    case FIELD_HOLDS_TEXT:
    case FIELD_HOLDS_PART:
        return fields_text(r, s, f) && !(f == FIELD_VENUE_SHORT && sources_is_said(s));
    case FIELD_HOLDS_STATUS:
    case FIELD_HOLDS_WORD:
        return v && given(&v->text) && !(f == FIELD_INVITED && is_no(v->text.text));
    case FIELD_HOLDS_GENRE:
        return s->entry && sources_genre(r, s->entry).n > 0;
    case FIELD_HOLDS_DATE:
        return v ? v->date.kind != DATE_NONE : f == FIELD_UPDATED && r->cv->updated.kind != DATE_NONE;
    case FIELD_HOLDS_AUTHORS:
        return sources_have_people(s->entry, f);
    case FIELD_HOLDS_LINKS:
        return has_links(r, s, v);
    case FIELD_HOLDS_LIST:
        return v && v->points.n;
    case FIELD_HOLDS_ENTRIES:
        return v && v->entries.n;
    case FIELD_HOLDS_WORDS:
        return v && v->words.n;
    case FIELD_HOLDS_ROLES:
    case FIELD_HOLDS_CREDITS:
        return v && v->roles.n;
    case FIELD_HOLDS_TABLE:
        return v && v->table;
    case FIELD_HOLDS_CONTACTS:
        return has_contact(r, f);
    case FIELD_HOLDS_PICTURE:
        return r->style->photos && r->cv->photo.file.text.n > 0;
    case FIELD_HOLDS_DATES:
        if (f == FIELD_DURATION)
            return s->entry && dates_duration(r, s->entry).n > 0;
        return value_of(s, FIELD_DATE) || value_of(s, FIELD_START_DATE) ||
               value_of(s, FIELD_END_DATE);
    case FIELD_HOLDS_NUMBER:
        return s->entry && s->entry->label.p;
    case FIELD_HOLDS_SOURCE:
        return s->entry && sources_have_source(r, s);
    case FIELD_HOLDS_LEGEND:
        return people_have_legend(r, s);
    case FIELD_HOLDS_MORE:
        return s->entry && more_has(r, s);
    case FIELD_HOLDS_NOTHING:
        return s->awarded && s->entry && entry_value(s->entry, FIELD_ITEM); /* not of others that look as items */
    case FIELD_HOLDS_LATE:
        return has_late(s, f);
    }
    return false;
}

/* ---- accounting */

static void use(struct resolver *r, const struct scope *s, enum field f)
{
    const struct value *v = value_of(s, f);
    if (!v)
        return;
    account_use(r, v);
    r->more.shown[f] = true;
}

void fields_use(struct resolver *r, const struct scope *s, enum field f)
{
    use(r, s, f);
    if (!s->entry || s->letter)
        r->cv_used[f] = true;
    if (s->section && !s->entry && !s->group)
        account_use_section(r, s->section, f);
    if (f == FIELD_DATES) {
        use(r, s, FIELD_DATE);
        use(r, s, FIELD_START_DATE);
        use(r, s, FIELD_END_DATE);
    }
    if (s->entry && f == entry_heading(s->entry)) {
        use(r, s, work_target(r->a, s->entry));
        if (!is_link(r, s, FIELD_URL))
            use(r, s, FIELD_URL); /* a URL that is refused is told */
    }
    if (f == FIELD_VENUE || f == FIELD_JOURNAL)
        sources_use_said(r, s);
    for (size_t i = 0; i < OWN_LINKS && f == FIELD_LINKS; i++)
        if (is_link(r, s, own_links[i].field))
            use(r, s, own_links[i].field);
}

/* ---- texts */

struct str fields_number(struct arena *a, struct str form, struct str number)
{
    return locale_put(a, form, STR("{n}"), number);
}

struct str fields_described(struct resolver *r, const struct markup *form)
{
    struct str name = r->to->author;
    return form->text.n ? locale_put(r->a, form->text, STR("{name}"), name) : name;
}

/* Appends a text and keeps its line breaks. */
static void set_lines(struct resolver *r, const struct markup *m, const struct charstyle *style,
                      struct rich *to)
{
    struct markup rest = *m;
    struct pen pen = resolve_pen(r, style, m->pos);
    rest.text = str_trim(rest.text);
    for (bool first = true; rest.text.n; first = false) {
        size_t end = str_find(rest.text, '\n');
        struct markup line = {str_sub(rest.text, 0, end), m->pos};
        if (!first)
            rich_break(to, &pen);
        resolve_set(r, to, line, style, WRAP_ANYWHERE);
        rest.text = str_sub(rest.text, end + (end < rest.text.n), rest.text.n);
    }
}

struct str fields_numbers(const struct resolver *r, enum field f, struct str value)
{
    bool number = f == FIELD_VOLUME || f == FIELD_NUMBER || f == FIELD_PAGES || f == FIELD_CHAPTER ||
                  f == FIELD_VOLUMES || f == FIELD_PAGE_TOTAL;
    return number ? locale_value(r->a, r->locale, value) : value;
}

/* Appends the name, its parts in fonts of their own. */
static void set_name_parts(struct resolver *r, const struct charstyle *style, struct rich *to)
{
    const struct cv *cv = r->cv;
    bool turned = r->locale->name_order == LOCALE_FAMILY_FIRST;
    const struct charstyle *fonts[] = {resolve_style(r, style, "given-name"),
                                       resolve_style(r, style, "family-name")};
    for (int i = 0; i < 2; i++) {
        bool family = (i == 0) == turned;
        if (i && cv->given.text.n)
            resolve_sign(r, STR(" "), style, cv->name.pos, to);
        if (family || cv->given.text.n)
            resolve_set(r, to, family ? cv->family : cv->given, fonts[family], WRAP_ANYWHERE);
    }
}

static void set_text(struct resolver *r, const struct scope *s, enum field f,
                     const struct charstyle *style, struct rich *to)
{
    const struct markup *m = fields_text(r, s, f);
    if (f == FIELD_NAME_PARTS) {
        set_name_parts(r, style, to);
    } else if (f == FIELD_RECIPIENT || f == FIELD_LOCATION) {
        size_t from = to->text.n;
        set_lines(r, m, style, to);
        if (!s->entry)
            resolve_tie_names(r, to, from); /* lines end between its parts, which are as names are */
        resolve_tie_address(r, to, from);
    } else if (s->entry && f == entry_heading(s->entry)) {
        const struct value *url = value_of(s, FIELD_URL);
        if (url && work_target(r->a, s->entry) != FIELD_URL && str_trim(url->text.text).n)
            inline_uri(&r->to->inliner, url->text.text, url->pos); /* tells why it is refused */
        const char *role = style_font(r->style, STR("title-link")) ? "title-link" : "link";
        resolve_linked(r, to, *m, work_uri(r->a, s->entry), style, resolve_style(r, style, role));
    } else if (f == FIELD_CITATIONS) {
        struct str text = term_number(r->a, r->locale, r->locale->citations, m->text);
        resolve_set(r, to, (struct markup){text, m->pos}, style, WRAP_NOWHERE);
    } else {
        struct markup value = {fields_numbers(r, f, m->text), m->pos};
        phrases_set(r, f, value, style, to);
    }
}

/* Appends a level, given as "4" or "4/5", as a row of dots. */
static void set_level(struct resolver *r, const struct value *v, const struct charstyle *style,
                      struct rich *to)
{
    struct pen pen = resolve_pen(r, style, v->pos);
    struct str s = str_trim(v->text.text);
    bool good = s.n && s.p[0] >= '0' && s.p[0] <= '9' &&
                (s.n == 1 || (s.n == 3 && s.p[1] == '/' && s.p[2] >= '1' && s.p[2] <= '9'));
    struct str count = locale_number(r->a, r->locale, r->style->level.count, 1);
    struct str form = locale_put(r->a, r->locale->level.text, STR("{count}"), count);
    if (good)
        rich_level(to, &pen, &r->style->level, s.p[0] - '0',
                   fields_number(r->a, form, locale_digits(r->a, r->locale, str_sub(s, 0, 1))));
    else
        diag_report(r->d, DIAG_CODE_BAD_VALUE, v->pos, "level", STRF(s), "a number from 0 to 9");
}

/* ---- dates */

/* A date stays on one line, but a text in place of a date may break if it is longer than "3–5 September" and the
 * like. */
static enum wrap wrap_of(const struct date *d)
{
    enum { LONG = 20 };
    return d->kind == DATE_TEXT && utf8_length(d->text.text) > LONG ? WRAP_ANYWHERE : WRAP_NOWHERE;
}

static void set_date(struct resolver *r, const struct scope *s, enum field f,
                     const struct charstyle *style, struct rich *to)
{
    const struct value *v = value_of(s, f); /* NULL: the date of the document */
    const struct date *d = v ? &v->date : &r->cv->updated;
    struct markup m = {dates_one(r, d, s->letter || !v ? DATE_LONG : DATE_SHORT), v ? v->pos : (struct pos){0}};
    resolve_set(r, to, m, style, v ? wrap_of(d) : WRAP_NOWHERE);
}

/* Appends how long it lasted, in parentheses, where section or style wants that. */
static void set_durations(struct resolver *r, const struct scope *s, const struct charstyle *style, struct rich *to)
{
    bool wanted = s->section && s->section->durations >= 0 ? s->section->durations : r->style->durations;
    struct str lasted = wanted ? dates_duration(r, s->entry) : (struct str){0};
    if (!lasted.n)
        return;
    struct str open = locale_signed(r->a, r->locale, STR(" ("), buf_str(&to->text));
    if (str_starts(open, STR(" "))) { /* not before "（" */
        resolve_sign(r, STR(" "), style, s->entry->pos, to);
        open = str_sub(open, 1, open.n);
    }
    struct str close = locale_signed(r->a, r->locale, STR(")"), lasted);
    struct markup m = {str_printf(r->a, "%.*s%.*s%.*s", STRF(open), STRF(lasted), STRF(close)), s->entry->pos};
    resolve_set(r, to, m, style, WRAP_NOWHERE);
}

static void set_dates(struct resolver *r, const struct scope *s, const struct charstyle *style,
                      struct rich *to)
{
    const struct entry *e = s->entry;
    const struct value *v = entry_value(e, FIELD_DATE);
    bool text = v && v->date.kind == DATE_TEXT;
    struct markup m = {text ? dates_range(r, e) : dates_in_text(r, dates_range(r, e), to), text ? v->pos : e->pos};
    resolve_set(r, to, m, style, text ? wrap_of(&v->date) : WRAP_NOWHERE);
    set_durations(r, s, style, to);
}

/* ---- lists in running text */

/* Makes the links that are there of their own. */
static size_t make_own_links(struct resolver *r, const struct scope *s, struct link links[OWN_LINKS])
{
    size_t n = 0;
    for (size_t i = 0; i < OWN_LINKS; i++) {
        enum field f = own_links[i].field;
        if (is_link(r, s, f))
            links[n++] = (struct link){{locale_word(r->locale->words, str_of(own_links[i].label)),
                                        value_of(s, f)->pos},
                                       work_uri_of(r->a, s->entry, f)};
    }
    return n;
}

static void set_links(struct resolver *r, const struct scope *s, const struct charstyle *style,
                      struct rich *to)
{
    const struct charstyle *linked = resolve_style(r, style, "link");
    const struct value *v = value_of(s, FIELD_LINKS);
    struct link ids[OWN_LINKS];
    size_t n = v ? v->links.n : 0, all = n + make_own_links(r, s, ids);
    for (size_t i = 0; i < all; i++) {
        const struct link *l = i < n ? &v->links.at[i] : &ids[i - n];
        if (i)
            resolve_sign(r, r->locale->lists.between.text, style, s->entry->pos, to);
        resolve_linked(r, to, l->label, l->uri, style, linked);
    }
}

static void set_contacts(struct resolver *r, enum field f, const struct charstyle *style,
                         struct rich *to)
{
    bool any = false;
    for (size_t i = 0; i < r->cv->contacts.n; i++) {
        const struct contact *c = &r->cv->contacts.at[i];
        if (!fields_is_contact(f, c))
            continue;
        if (any)
            resolve_sign(r, r->locale->lists.between.text, style, c->text.pos, to);
        items_contact(r, c, NULL, style, to);
        any = true;
    }
}

/* ---- by what the field holds */

static void set_late(struct resolver *r, enum field f, const struct charstyle *style,
                     struct rich *to)
{
    struct pen pen = resolve_pen(r, style, (struct pos){0});
    rich_late(to, &pen, f == FIELD_PAGE         ? LATE_PAGE
                        : f == FIELD_PAGE_COUNT ? LATE_PAGE_COUNT
                                                : LATE_SECTION);
}

static void set_word(struct resolver *r, const struct value *v, const struct charstyle *style,
                     struct rich *to)
{
    if (v->field == FIELD_LEVEL)
        set_level(r, v, style, to);
    else if (v->field == FIELD_INVITED)
        resolve_sign(r, locale_word(r->locale->words, STR("invited")), style, v->pos, to);
    else
        resolve_set(r, to, v->text, style, WRAP_ANYWHERE);
}

static void set_status(struct resolver *r, const struct value *v, const struct charstyle *style,
                       struct rich *to)
{
    struct markup m = {locale_word(r->locale->statuses, v->text.text), v->pos};
    resolve_set(r, to, m, style, WRAP_ANYWHERE);
}

/* Appends a value that is no contact. */
static void set_times(struct resolver *r, const struct scope *s, enum field f, const struct charstyle *style,
                      struct rich *to)
{
    if (f == FIELD_DURATION)
        resolve_sign(r, dates_duration(r, s->entry), style, s->entry->pos, to);
    else
        set_dates(r, s, style, to);
}

static void set_value(struct resolver *r, const struct scope *s, enum field f,
                      const struct charstyle *style, struct rich *to)
{
    const struct value *v = value_of(s, f);
    switch (field_holds(f)) {
    case FIELD_HOLDS_TEXT:
    case FIELD_HOLDS_PART:
        set_text(r, s, f, style, to);
        break;
    case FIELD_HOLDS_STATUS:
        set_status(r, v, style, to);
        break;
    case FIELD_HOLDS_WORD:
        set_word(r, v, style, to);
        break;
    case FIELD_HOLDS_DATE:
        set_date(r, s, f, style, to);
        break;
    case FIELD_HOLDS_AUTHORS:
    case FIELD_HOLDS_GENRE:
    case FIELD_HOLDS_SOURCE:
        sources_set(r, s, f, style, to);
        break;
    case FIELD_HOLDS_LINKS:
        set_links(r, s, style, to);
        break;
    case FIELD_HOLDS_LIST:
        running_points(r, v->points.at, v->points.n, style, to);
        break;
    case FIELD_HOLDS_ENTRIES:
        running_entries(r, s, v, style, to);
        break;
    case FIELD_HOLDS_WORDS:
        running_words(r, v, style, to);
        break;
    case FIELD_HOLDS_ROLES:
    case FIELD_HOLDS_CREDITS:
        running_roles(r, v, style, to);
        break;
    case FIELD_HOLDS_CONTACTS:
        set_contacts(r, f, style, to);
        break;
    case FIELD_HOLDS_TABLE:   /* a row of its own */
    case FIELD_HOLDS_NOTHING:
    case FIELD_HOLDS_PICTURE: /* not in templates: the reader of styles wants a row for it alone */
        break;
    case FIELD_HOLDS_DATES:
        set_times(r, s, f, style, to);
        break;
    case FIELD_HOLDS_NUMBER:
        resolve_sign(r, s->entry->label, style, s->entry->pos, to);
        break;
    case FIELD_HOLDS_LEGEND:
        people_legend(r, s, style, to);
        break;
    case FIELD_HOLDS_MORE:
        more_set(r, s, style, to);
        break;
    case FIELD_HOLDS_LATE:
        set_late(r, f, style, to);
        break;
    }
}

/* Numbers and signs alone: they are read in the direction of what is around them, as a range is. */
static bool has_letters(struct str text)
{
    for (size_t i = 0, n; i < text.n; i += n) {
        utf8proc_category_t k = utf8proc_category(utf8_at(text, i, &n));
        if (k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_LO)
            return true;
    }
    return false;
}

/* Isolates a value from what is beside it. Lists are not: their items are, one by one. */
static void isolate(struct resolver *r, enum field f, struct rich *to, size_t from)
{
    struct str value = str_sub(buf_str(&to->text), from, to->text.n);
    bool leftward;
    switch (field_holds(f)) {
    case FIELD_HOLDS_DATE:
    case FIELD_HOLDS_DATES:
        resolve_isolate(r, to, from, r->to->leftward ? BIDI_LEFTWARD : BIDI_RIGHTWARD);
        break;
    case FIELD_HOLDS_TEXT:
    case FIELD_HOLDS_SOURCE:
        if (!has_letters(value) && str_find_str(value, STR("\xE2\x80\x93")) < value.n)
            break;
        /* "Python ו־C++": the words between are the document's, and order the list. */
        leftward = (f == FIELD_DETAILS || f == FIELD_KEYWORDS) && r->to->leftward && bidi_needed(value);
        resolve_isolate(r, to, from, leftward ? BIDI_LEFTWARD : BIDI_OWN);
        break;
    default:
        break;
    }
}

void fields_set(struct resolver *r, const struct scope *s, enum field f,
                const struct charstyle *style, struct rich *to)
{
    size_t from = to->text.n;
    fields_use(r, s, f);
    r->exact = phrases_are_exact(f);
    if (is_contact(s, f)) {
        set_contacts(r, f, style, to);
        return;
    }
    set_value(r, s, f, style, to);
    r->printed = f;
    r->exact = false;
    if (r->to->inliner.mixed)
        isolate(r, f, to, from);
}

const struct extra *fields_extra(const struct scope *s, struct str key)
{
    for (size_t i = 0; s->entry && i < s->entry->extras.n; i++)
        if (str_eq(s->entry->extras.at[i].key, key) && given(&s->entry->extras.at[i].text))
            return &s->entry->extras.at[i];
    return NULL;
}

void fields_set_extra(struct resolver *r, const struct scope *s, struct str key, const struct charstyle *style,
                      struct rich *to)
{
    const struct extra *e = fields_extra(s, key);
    size_t from = to->text.n;
    if (!e)
        return;
    account_use_extra(r, e);
    resolve_set(r, to, e->text, style, WRAP_ANYWHERE);
    resolve_isolate(r, to, from, BIDI_OWN);
}

/* ---- pictures */

const struct image *fields_picture(struct resolver *r, const struct scope *s, enum field f,
                                   struct str *alt)
{
    const struct value *v = value_of(s, f);
    struct markup file = v ? v->text : r->cv->photo.file;
    *alt = r->cv->photo.alt;
    if (!file.text.n || (!v && !r->style->photos))
        return NULL;
    if (v || !alt->p)
        *alt = fields_described(r, v ? &r->locale->descriptions.signature
                                     : &r->locale->descriptions.photo);
    fields_use(r, s, f);
    struct str path = str_of(file_beside(r->a, file.pos.source, file.text));
    for (size_t i = 0; i < r->pictures.n; i++)
        if (str_eq(r->pictures.at[i].file, path))
            return r->pictures.at[i].image;
    struct picture_read *p = vec_push(r->a, &r->pictures);
    p->file = path;
    p->image = image_read(r->a, r->d, r->files, file);
    return p->image;
}
