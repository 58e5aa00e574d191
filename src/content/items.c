/* items.c: fields that are lists -> items, as running text, one per line, or in columns.
 *
 * Items are contacts, lines of an address, parts of a text between commas, keywords or links. */
#include "content/resolve.h"

/* One item of a field. */
struct item_text {
    const struct contact *contact; /* NULL: the item is a text: */
    struct markup text;
    struct str uri;
    const char *icon; /* the icon of its field; NULL: none */
};

/* Behind what opens at `i` and closes again: emphasis, code, a formula, a quotation. `i`: nothing does, or only so
 * far away that looking for it would take long. */
static size_t enclosed_end(struct str s, size_t i)
{
    size_t n = 1;
    while (i + n < s.n && s.p[i + n] == s.p[i])
        n++;
    if (i + n >= s.n || s.p[i + n] == ' ' || (i && s.p[i - 1] != ' ' && s.p[i - 1] != '('))
        return i;
    struct str mark = str_sub(s, i, i + n);
    for (size_t k = i + n + 1; k + n <= s.n && k < i + 400; k++)
        if (s.p[k] == s.p[i] && s.p[k - 1] != ' ' && str_starts(str_sub(s, k, s.n), mark))
            return k + n;
    return i;
}

/* The bytes of a comma or semicolon at `i` that ends a part: with a space after it, where the script has them. */
static size_t separator_at(struct str s, size_t i, bool *strong)
{
    static const struct {
        const char *sign;
        bool strong, bare; /* bare: no space is behind it */
    } signs[] = {{",", false, false}, {";", true, false}, {"،", false, false}, {"؛", true, false},
                 {"、", false, true}, {"；", true, true}};
    struct str rest = str_sub(s, i, s.n);
    for (size_t k = 0; k < sizeof signs / sizeof *signs; k++) {
        struct str sign = str_of(signs[k].sign);
        *strong = signs[k].strong;
        if (str_starts(rest, sign) && (signs[k].bare || sign.n == rest.n || rest.p[sign.n] == ' '))
            return sign.n;
    }
    return 0;
}

/* Where the part of a text that starts at `from` ends: at a semicolon or, but for `strong`, a comma outside of
 * brackets and the like, or at the end of the text. *n: the bytes of that sign. */
static size_t part_end(struct str s, size_t from, bool strong, size_t *n)
{
    int depth = 0;
    bool semicolon;
    for (size_t i = from; i < s.n; i++) {
        size_t behind = s.p[i] && strchr("*_`$\"", s.p[i]) ? enclosed_end(s, i) : i;
        if (behind > i) {
            i = behind - 1;
            continue;
        }
        char c = s.p[i];
        depth += (c == '(' || c == '[' || c == '{') - (c == ')' || c == ']' || c == '}');
        bool may = depth <= 0 && (c == ',' || c == ';' || (unsigned char)c >= 0xD8);
        if (may && (*n = separator_at(s, i, &semicolon)) && (semicolon || !strong))
            return i;
    }
    *n = 1;
    return s.n;
}

/* True if semicolons part the things of a list: commas are inside them then: "Oslo, Norway; Rome, Italy". */
static bool has_semicolons(struct str s)
{
    size_t n;
    return memchr(s.p, ';', s.n) || str_find_str(s, STR("；")) < s.n || str_find_str(s, STR("؛")) < s.n
               ? part_end(s, 0, true, &n) < s.n
               : false;
}

/* The end of the item that starts at `from`; *next: where the next one does. `lines`: each line is one. */
static size_t item_end(const struct part_cursor *c, struct str s, size_t from, bool lines, size_t *next)
{
    size_t n = 1;
    size_t end = lines ? from + str_find(str_sub(s, from, s.n), '\n') : part_end(s, from, c->strong, &n);
    bool parted = from < c->and && c->and < end;
    *next = parted ? c->rest : end + n;
    return parted ? c->and : end;
}

/* The item that starts at *at or the next one that is not blank; *at moves there, *next behind it. */
static struct str item_at(const struct part_cursor *c, struct str s, size_t *at, bool lines, size_t *next)
{
    for (; *at < s.n; *at = *next) {
        struct str part = str_trim(str_sub(s, *at, item_end(c, s, *at, lines, next)));
        if (part.n)
            return part;
    }
    return (struct str){0};
}

/* What the language has for "and" in lists, without spaces. */
static struct str word_and(const struct locale *l)
{
    struct str and = str_trim(l->lists.two.text);
    return str_ends(and, STR("\xC2\xA0")) ? str_sub(and, 0, and.n - 2) : and;
}

/* True for "and so on", which is no item. */
static bool is_rest(struct str s)
{
    static const char *const ends[] = {"so on", "so forth", "more", "others", "many more", "the like", "so weiter", "mehr",
                                       "andere", "cetera", "autres", "más", "otros", "altri", "outros"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (str_starts(s, str_of(ends[i])) && s.n <= strlen(ends[i]) + 1) /* "and more." */
            return true;
    return false;
}

/* The last part of "a, b, and c": without the word that joined it to the others. */
static struct str without_and(const struct locale *l, struct str part)
{
    struct str and = str_starts(part, STR("& ")) ? STR("&") : word_and(l);
    size_t n;
    if (!and.n || !str_starts(part, and))
        return part;
    struct str rest = str_trim(str_sub(part, and.n, part.n));
    if (!rest.n || (part.p[and.n] != ' ' && !utf8_is_unspaced(utf8_at(part, and.n, &n))))
        return part;
    return is_rest(rest) ? part : rest;
}

/* True for one or two words without marks: not "Englisch in Wort", "Vor-". */
static bool is_plain_item(struct str s)
{
    size_t spaces = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (strchr("()[]{}*_`$\"", s.p[i]))
            return false;
        spaces += s.p[i] == ' ';
    }
    return s.n && spaces <= 1 && s.p[s.n - 1] != '-';
}

/* Where languages have no comma before "and", it parts the last two items: "Lesen, Schach und Klavier". Not where the
 * list has another one: then it joins words of an item. */
static void find_and(struct part_cursor *c, const struct locale *l, struct str s)
{
    struct str two = l->lists.two.text, and = word_and(l);
    size_t n, at = 0, from = 0;
    if (!and.n || str_ends(two, and) || strchr(" ,", s.n ? s.p[s.n - 1] : ' ') || l->lists.last.text.p[0] != ' ')
        return;
    for (size_t end; (end = part_end(s, from, c->strong, &n)) < s.n;)
        from = end + n;
    size_t found = 0;
    for (size_t i = 0; i + and.n + 1 < s.n; i++)
        if (s.p[i] == ' ' && s.p[i + and.n + 1] == ' ' && str_starts(str_sub(s, i + 1, s.n), and))
            at = i, found++;
    if (!from || found != 1 || at < from)
        return;
    struct str last = str_trim(str_sub(s, from, at)), rest = str_sub(s, at + and.n + 2, s.n);
    bool letters = last.n == 1 && rest.n == 1; /* "R and D" */
    if (is_plain_item(last) && is_plain_item(rest) && !is_rest(rest) && !letters) {
        c->and = at;
        c->rest = at + and.n + 2;
    }
}

static void cursor_begin(struct part_cursor *c, const struct locale *l, struct str s, bool lines)
{
    if (c->text == s.p && c->n == s.n)
        return;
    *c = (struct part_cursor){.text = s.p, .n = s.n, .strong = !lines && has_semicolons(s)};
    if (!lines && !c->strong)
        find_and(c, l, s);
}

/* How many items a text has. */
static size_t count_parts(struct part_cursor *c, const struct locale *l, struct str s, bool lines)
{
    cursor_begin(c, l, s, lines);
    if (!c->count)
        for (size_t at = 0, next; item_at(c, s, &at, lines, &next).n; at = next)
            c->count++;
    return c->count;
}

/* Item `i` of a text. */
static struct str find_part(struct part_cursor *c, const struct locale *l, struct str s, size_t i, bool lines)
{
    size_t next = s.n;
    cursor_begin(c, l, s, lines);
    if (c->i > i)
        c->i = c->at = 0;
    struct str part = item_at(c, s, &c->at, lines, &next);
    for (; c->i < i; c->i++) {
        c->at = next;
        part = item_at(c, s, &c->at, lines, &next);
    }
    return part;
}

/* The contacts that a field prints. */
static const struct contact **contacts_of(struct resolver *r, enum field f, size_t *n)
{
    if (!r->contacts_of[f]) {
        size_t all = r->cv->contacts.n;
        r->contacts_of[f] = arena_array_of(r->a, const struct contact *, all + 1);
        for (size_t i = 0; i < all; i++)
            if (fields_is_contact(f, &r->cv->contacts.at[i]))
                r->contacts_of[f][r->n_contacts_of[f]++] = &r->cv->contacts.at[i];
    }
    *n = r->n_contacts_of[f];
    return r->contacts_of[f];
}

static size_t field_count(struct resolver *r, const struct scope *s, enum field f)
{
    const struct value *v = s->entry ? entry_value(s->entry, f) : NULL;
    const struct markup *m = fields_text(r, s, f);
    size_t n = 0;
    if (v && field_holds(f) == FIELD_HOLDS_WORDS)
        return v->words.n;
    if (v && field_holds(f) == FIELD_HOLDS_LINKS)
        return v->links.n;
    if (v && field_holds(f) == FIELD_HOLDS_LIST)
        return v->points.n;
    if (!s->entry)
        contacts_of(r, f, &n);
    if (n || !m)
        return n;
    return f == FIELD_LOCATION ? count_parts(&r->parts[f], r->locale, m->text, true)
           : s->entry          ? count_parts(&r->parts[f], r->locale, m->text, false)
                               : 1;
}

size_t items_count(struct resolver *r, const struct scope *s, const struct row *row)
{
    size_t n = 0;
    for (size_t i = 0; i < row->n_items; i++)
        n += field_count(r, s, row->items[i]);
    return n;
}

static struct item_text field_item(struct resolver *r, const struct scope *s, enum field f, size_t i)
{
    const struct value *v = s->entry ? entry_value(s->entry, f) : NULL;
    const struct markup *m = fields_text(r, s, f);
    if (v && field_holds(f) == FIELD_HOLDS_WORDS)
        return (struct item_text){.text = {v->words.at[i], v->pos}};
    if (v && field_holds(f) == FIELD_HOLDS_LINKS)
        return (struct item_text){.text = v->links.at[i].label, .uri = v->links.at[i].uri};
    if (v && field_holds(f) == FIELD_HOLDS_LIST)
        return (struct item_text){.text = v->points.at[i].text};
    size_t n = 0;
    const struct contact **contacts = s->entry ? NULL : contacts_of(r, f, &n);
    if (i < n)
        return (struct item_text){.contact = contacts[i]};
    if (f == FIELD_LOCATION)
        return (struct item_text){.text = {find_part(&r->parts[f], r->locale, m->text, i, true), m->pos},
                                  .icon = i ? NULL : "location"};
    if (!s->entry)
        return (struct item_text){.text = *m};
    struct str part = find_part(&r->parts[f], r->locale, m->text, i, false);
    if (i && i + 1 == count_parts(&r->parts[f], r->locale, m->text, false))
        part = without_and(r->locale, part);
    return (struct item_text){.text = {part, pos_of_text(m->pos, part)}};
}

static void set_icon(struct resolver *r, const struct row *row, struct markup name,
                     const struct charstyle *style, struct rich *to)
{
    bool wanted = row->icons < 0 ? r->style->icons : row->icons;
    struct pen pen = resolve_pen(r, resolve_style(r, style, "icon"), name.pos);
    if (wanted && name.text.p)
        rich_icon(to, &pen, name.text, name.pos.line > 0, row->icon_width,
                  (struct dim){row->icon_gap, DIM_PT});
}

/* A web address with a zero-width space after each slash, so that a line may break there. */
static struct markup divisible(struct arena *a, struct markup address)
{
    struct buf b = {.a = a};
    for (size_t i = 0; i < address.text.n; i++) {
        buf_char(&b, address.text.p[i]);
        if (address.text.p[i] == '/')
            buf_code(&b, 0x200B);
    }
    return (struct markup){buf_end(&b), address.pos};
}

/* An icon is part of the link beside it. It says which network it stands for, unless the text does:
 * what stands before the text in the network's address, or its name. */
static void join_icon(struct resolver *r, const struct contact *c, struct str shown,
                      struct span *icon, const struct span *text)
{
    struct str name = str_lower(r->a, c->network);
    icon->link = text->link;
    if (!c->network.n || str_find_str(str_lower(r->a, shown), name) < shown.n)
        return;
    icon->says = str_ends(c->address.text, shown)
                     ? str_sub(c->address.text, 0, c->address.text.n - shown.n)
                     : str_printf(r->a, "%.*s: ", STRF(c->network));
}

/* Appends a value within the words that the locale has for it: "Nationality: ..." */
static void set_contact(struct resolver *r, const struct contact *c, struct markup text,
                        const struct charstyle *style, struct rich *to)
{
    struct pen pen = resolve_pen(r, style, text.pos);
    size_t at = str_find(c->form, '{');
    struct str rest = str_sub(c->form, at, c->form.n);
    size_t end = str_find(rest, '}');
    rich_text(to, &pen, str_sub(c->form, 0, at));
    if (c->date.kind != DATE_NONE)
        text.text = dates_one(r, &c->date, DATE_LONG);
    r->exact = true;
    resolve_linked(r, to, text, c->uri, style, resolve_style(r, style, "contact-link"));
    r->exact = false;
    if (end < rest.n)
        rich_text(to, &pen, str_sub(rest, end + 1, rest.n));
}

void items_contact(struct resolver *r, const struct contact *c, const struct row *row,
                   const struct charstyle *style, struct rich *to)
{
    struct markup text = c->text;
    if (!r->style->network_names && c->address.text.p)
        text = divisible(r->a, c->address);
    else if (!r->style->network_names && c->labelled && str_find(text.text, '.') == text.text.n)
        text.text = str_printf(r->a, "%.*s%.*s%.*s", STRF(c->network),
                               STRF(locale_signed(r->a, r->locale, STR(": "), c->network)),
                               STRF(text.text));
    r->contacts_used[c - r->cv->contacts.at] = true;
    if (row)
        set_icon(r, row, c->icon, style, to);
    size_t first = to->spans.n, from = to->text.n;
    set_contact(r, c, text, style, to);
    bool own = r->to->inliner.mixed && (c->form.n || bidi_needed(text.text));
    resolve_isolate(r, to, from, own ? BIDI_OWN : BIDI_RIGHTWARD);
    if (row && first < to->spans.n && first && to->spans.at[first - 1].kind == SPAN_ICON)
        join_icon(r, c, text.text, &to->spans.at[first - 1], &to->spans.at[first]);
    for (size_t k = first; k < to->spans.n; k++)
        to->spans.at[k].wrap = WRAP_NOWHERE;
}

void items_set(struct resolver *r, const struct scope *s, const struct row *row, size_t i,
               const struct charstyle *style, struct rich *to)
{
    size_t k = 0;
    for (size_t n; k < row->n_items && i >= (n = field_count(r, s, row->items[k])); k++)
        i -= n;
    if (k == row->n_items)
        return;
    fields_use(r, s, row->items[k]);
    struct item_text t = field_item(r, s, row->items[k], i);
    bool boxed = row->tag.background.name.text.p || row->tag.border.name.text.p;
    struct pen pen = resolve_pen(r, style, t.text.pos);
    if (boxed)
        rich_pad(to, &pen, &row->tag, true);
    size_t first = to->spans.n;
    if (t.contact) {
        items_contact(r, t.contact, row, style, to);
    } else {
        if (t.icon)
            set_icon(r, row, (struct markup){.text = str_of(t.icon)}, style, to);
        else if (row->icon_width && (row->icons < 0 ? r->style->icons : row->icons))
            rich_space(to, &pen, row->icon_width + row->icon_gap);
        first = to->spans.n;
        size_t from = to->text.n;
        r->exact = phrases_are_exact(row->items[k]);
        resolve_linked(r, to, t.text, t.uri, style, resolve_style(r, style, "link"));
        if (row->items[k] == FIELD_LOCATION && row->layout != LAYOUT_LINE) {
            resolve_tie_names(r, to, from); /* lines end between its parts, which are as names are */
            resolve_tie_address(r, to, from);
        }
        r->exact = false;
        resolve_isolate(r, to, from, BIDI_OWN);
    }
    for (; (boxed || row->layout == LAYOUT_LINE) && first < to->spans.n; first++)
        to->spans.at[first].wrap = WRAP_NOWHERE;
    if (boxed)
        rich_pad(to, &pen, &row->tag, false);
}

void items_run(struct resolver *r, const struct scope *s, const struct row *row,
               const struct charstyle *style, struct rich *to)
{
    size_t n = items_count(r, s, row);
    for (size_t i = 0; i < n; i++) {
        struct pen pen = resolve_pen(r, resolve_style(r, style, "separator"), row->pos);
        if (i)
            rich_separator(to, &pen, locale_separator(r->a, r->locale, row->separator.text),
                           (struct dim){row->separator_gap, DIM_PT}, false); /* items are whole on their lines */
        items_set(r, s, row, i, style, to);
    }
}
