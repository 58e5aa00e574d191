/* items.c: fields that are lists -> items in running lines, in lines of their own, in columns.
 *
 * Items are contacts, lines of an address, the parts of details, keywords or links. */
#include "layout/fill.h"

/* One item of a field. */
struct item_text {
    const struct contact *contact; /* or a text: */
    struct markup text;
    struct str uri;
    const char *icon; /* the one of its field; NULL: none */
};

/* The end of the part of a list in one text that starts at `from`: a comma outside of brackets. */
static size_t part_end(struct str s, size_t from)
{
    int depth = 0;
    for (size_t i = from; i < s.n; i++) {
        char c = s.p[i];
        depth += (c == '(' || c == '[' || c == '{') - (c == ')' || c == ']' || c == '}');
        if ((c == ',' || c == ';') && depth <= 0 && i + 1 < s.n && s.p[i + 1] == ' ')
            return i;
    }
    return s.n;
}

static bool is_contact(enum field f, const struct contact *c)
{
    return f == FIELD_CONTACT || (f == FIELD_EMAIL && c->kind == CONTACT_EMAIL) ||
           (f == FIELD_PHONE && c->kind == CONTACT_PHONE) ||
           (f == FIELD_WEBSITE && c->kind == CONTACT_WEBSITE) ||
           (f == FIELD_NETWORKS && c->kind == CONTACT_NETWORK) ||
           (f == FIELD_OTHER_CONTACTS && c->kind == CONTACT_OTHER);
}

static size_t count_lines(struct str s)
{
    size_t n = 0;
    for (size_t at = 0; at < s.n; at++) {
        size_t end = str_find(str_sub(s, at, s.n), '\n');
        n += str_trim(str_sub(s, at, at + end)).n > 0;
        at += end;
    }
    return n;
}

static struct str line_at(struct str s, size_t i)
{
    for (size_t at = 0; at < s.n; at++) {
        size_t end = str_find(str_sub(s, at, s.n), '\n');
        struct str line = str_trim(str_sub(s, at, at + end));
        if (line.n && i-- == 0)
            return line;
        at += end;
    }
    return (struct str){0};
}

static size_t count_parts(struct str s)
{
    size_t n = 0;
    for (size_t at = 0; at < s.n; at++, n++)
        at = part_end(s, at);
    return n;
}

static size_t field_count(const struct scope *s, enum field f)
{
    const struct value *v = s->entry ? entry_value(s->entry, f) : NULL;
    const struct markup *m = fill_text(s, f);
    size_t n = 0;
    if (v && field_holds(f) == FIELD_HOLDS_WORDS)
        return v->words.n;
    if (v && field_holds(f) == FIELD_HOLDS_LINKS)
        return v->links.n;
    if (v && field_holds(f) == FIELD_HOLDS_LIST)
        return v->points.n;
    if (!s->entry)
        for (size_t i = 0; i < s->cv->contacts.n; i++)
            n += is_contact(f, &s->cv->contacts.at[i]);
    if (n || !m)
        return n;
    return f == FIELD_LOCATION ? count_lines(m->text) : s->entry ? count_parts(m->text) : 1;
}

size_t items_count(const struct scope *s, const struct row *row)
{
    size_t n = 0;
    for (size_t i = 0; i < row->n_items; i++)
        n += field_count(s, row->items[i]);
    return n;
}

static struct item_text field_item(const struct scope *s, enum field f, size_t i)
{
    const struct value *v = s->entry ? entry_value(s->entry, f) : NULL;
    const struct markup *m = fill_text(s, f);
    if (v && field_holds(f) == FIELD_HOLDS_WORDS)
        return (struct item_text){.text = {v->words.at[i], v->pos}};
    if (v && field_holds(f) == FIELD_HOLDS_LINKS)
        return (struct item_text){.text = v->links.at[i].label, .uri = v->links.at[i].uri};
    if (v && field_holds(f) == FIELD_HOLDS_LIST)
        return (struct item_text){.text = v->points.at[i].text};
    for (size_t k = 0; !s->entry && k < s->cv->contacts.n; k++)
        if (is_contact(f, &s->cv->contacts.at[k]) && i-- == 0)
            return (struct item_text){.contact = &s->cv->contacts.at[k]};
    if (f == FIELD_LOCATION)
        return (struct item_text){.text = {line_at(m->text, i), m->pos},
                                  .icon = i ? NULL : "location"};
    if (!s->entry)
        return (struct item_text){.text = *m};
    size_t from = 0;
    while (i--)
        from = part_end(m->text, from) + 1;
    struct str part = str_trim(str_sub(m->text, from, part_end(m->text, from)));
    return (struct item_text){.text = {part, pos_of_text(m->pos, part)}};
}

static void set_icon(const struct filler *f, const struct row *row, struct markup name,
                     const struct type *type, struct rich *to)
{
    bool wanted = row->icons < 0 ? f->style->icons : row->icons;
    struct pen pen = fill_pen(f, fill_role(f, type, "icon"), name.pos);
    uint32_t glyph;
    struct face *face = NULL;
    if (wanted && name.text.p)
        face = fonts_icon(f->types->fonts, name.text, &glyph);
    if (face)
        rich_icon(to, &pen, face, glyph, name.text, row->icon_width, row->icon_gap);
    else if (wanted && name.pos.line) /* one that the user named */
        fonts_icon_report(f->types->fonts, name);
}

/* An address may be divided behind a slash when a line is too short for it: there stands a space
 * without width. */
static struct markup divisible(struct arena *a, struct markup address)
{
    struct buf b = {.a = a};
    for (size_t i = 0; i < address.text.n; i++) {
        buf_char(&b, address.text.p[i]);
        if (address.text.p[i] == '/')
            buf_code(&b, 0x200B);
    }
    return (struct markup){buf_str(&b), address.pos};
}

void items_contact(const struct filler *f, const struct contact *c, const struct row *row,
                   const struct type *type, struct rich *to)
{
    struct markup text = c->text;
    if (!f->style->network_names && c->address.text.p)
        text = divisible(f->a, c->address);
    else if (!f->style->network_names && c->labelled && str_find(text.text, '.') == text.text.n)
        text.text = str_printf(f->a, "%.*s: %.*s", STRF(c->network), STRF(text.text));
    const struct role *role = style_role(f->style, STR("contact-link"));
    const struct type *linked = role ? type_role(f->types, type, role) : type;
    if (row)
        set_icon(f, row, c->icon, type, to);
    size_t first = to->spans.n;
    fill_linked(f, text, c->uri, type, linked ? linked : type, to);
    for (size_t k = first; k < to->spans.n; k++)
        to->spans.at[k].hold = HOLD_TOGETHER;
}

void items_set(const struct filler *f, const struct scope *s, const struct row *row, size_t i,
               const struct type *type, struct rich *to)
{
    size_t k = 0;
    for (size_t n; k < row->n_items && i >= (n = field_count(s, row->items[k])); k++)
        i -= n;
    if (k == row->n_items)
        return;
    struct item_text t = field_item(s, row->items[k], i);
    bool boxed = row->tag.ground.name.text.p || row->tag.border.name.text.p;
    struct pen pen = fill_pen(f, type, t.text.pos);
    if (boxed)
        rich_pad(to, &pen, &row->tag, true);
    size_t first = to->spans.n;
    if (t.contact) {
        items_contact(f, t.contact, row, type, to);
    } else {
        if (t.icon)
            set_icon(f, row, (struct markup){.text = str_of(t.icon)}, type, to);
        else if (row->icon_width && (row->icons < 0 ? f->style->icons : row->icons))
            rich_space(to, &pen, row->icon_width + row->icon_gap);
        first = to->spans.n;
        fill_linked(f, t.text, t.uri, type, fill_role(f, type, "link"), to);
    }
    for (; (boxed || row->layout == LAYOUT_LINE) && first < to->spans.n; first++)
        to->spans.at[first].hold = HOLD_TOGETHER;
    if (boxed)
        rich_pad(to, &pen, &row->tag, false);
}

void items_run(const struct filler *f, const struct scope *s, const struct row *row,
               const struct type *type, struct rich *to)
{
    size_t n = items_count(s, row);
    for (size_t i = 0; i < n; i++) {
        struct pen pen = fill_pen(f, fill_role(f, type, "separator"), row->pos);
        if (i)
            rich_separator(to, &pen, row->separator.text, row->separator_gap);
        items_set(f, s, row, i, type, to);
    }
}
