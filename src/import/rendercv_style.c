/* rendercv_style.c: the design of RenderCV as a style.
 *
 * styles/import/rendercv.yaml says what each key of a design sets. A rule has
 *   was     other places of the key, from older versions; "locale.KEY" is in the locale
 *   is      what the value is: color, length (in points, with 'plus' and 'times'), size, family, date, footer
 *           (templates), range, dash (what is between two dates); else a text
 *   words   what single values set: a value, and a part of a style
 *   set     what any other value sets; "$" in it is the value, "$KEY" that of another key
 *   silent  values that need nothing, since all looks are so
 *   default the value where the design has none, for "$KEY"
 * What no rule takes is named as not used. */
#include <math.h>

#include "import/rendercv.h"

static const struct node *data(const struct rendercv *r, const char *key)
{
    return node_find(r->data, str_of(key));
}

/* ---- finding */

/* True if the value says nothing; an empty text in quotes does. */
static bool is_blank(const struct node *n)
{
    return import_absent(n) && !(n->kind == NODE_SCALAR && n->quoted);
}

/* The pair at a path such as "page.size"; NULL: there is none, or it says nothing. */
static const struct pair *pair_at(const struct node *n, struct str path)
{
    for (;;) {
        size_t dot = str_find(path, '.');
        const struct pair *found = NULL;
        for (size_t k = 0; n && k < n->pairs.n; k++)
            if (str_eq(n->pairs.at[k].key, str_sub(path, 0, dot)))
                found = &n->pairs.at[k];
        if (!found || dot == path.n)
            return found && !is_blank(found->value) ? found : NULL;
        n = found->value;
        path = str_sub(path, dot + 1, path.n);
    }
}

/* The pair of a rule's key, in any of its places. */
static const struct pair *pair_of(const struct rendercv *r, const struct pair *rule)
{
    const struct node *was = node_find(rule->value, STR("was"));
    const struct pair *found = pair_at(r->design, rule->key);
    for (struct str rest = was ? was->text : STR(""); !found && rest.n;) {
        struct str path = str_next(&rest, ',');
        bool locale = str_starts(path, STR("locale."));
        found = pair_at(locale ? r->locale : r->design, locale ? str_sub(path, 7, path.n) : path);
    }
    return found;
}

/* ---- values */

static struct str without_blanks(struct rendercv *r, struct str s)
{
    struct buf out = {.a = r->a};
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] != ' ')
            buf_char(&out, s.p[i]);
    return buf_end(&out);
}

/* Numbers are counted in parts of this, so that they are read alike whatever the host's locale is. */
#define ONE 10000
#define MOST (1000000 * (int64_t)ONE)

/* The number at the start of a text, and how many bytes it has; 0: there is none. */
static int64_t number_at(struct str s, size_t *n)
{
    int64_t value = 0, step = 0;
    size_t i = s.n && *s.p == '-', first = i;
    for (; i < s.n && value < MOST && ((s.p[i] >= '0' && s.p[i] <= '9') || (s.p[i] == '.' && !step)); i++) {
        if (s.p[i] == '.') {
            step = ONE;
        } else if (!step) {
            value = value * 10 + (s.p[i] - '0') * ONE;
        } else {
            step /= 10;
            value += (s.p[i] - '0') * step;
        }
    }
    *n = i > first ? i : 0;
    return first ? -value : value;
}

static int64_t number(const struct node *n, int64_t otherwise)
{
    size_t used;
    int64_t value = n ? number_at(n->text, &used) : 0;
    return n && used ? value : otherwise;
}

/* Points in a unit; 0: no unit. */
static int64_t unit(const struct rendercv *r, struct str name)
{
    const struct pair *body = pair_at(r->design, STR("typography.font_size.body"));
    int64_t em = number(data(r, "em"), 0);
    if (body && str_ends(body->value->text, str_of("pt")))
        em = number(body->value, em);
    int64_t in_em = number(node_find(data(r, "ems"), name), 0);
    return in_em ? em * in_em / ONE : number(node_find(data(r, "units"), name), 0);
}

/* A length in points, with what the rule adds; p NULL: it is none. */
static struct str length_of(struct rendercv *r, struct str s, const struct node *rule)
{
    size_t used;
    s = without_blanks(r, s);
    int64_t value = number_at(s, &used), one = unit(r, str_sub(s, used, s.n));
    if (!used || (!one && value))
        return (struct str){0};
    value = value * one / ONE * number(node_find(rule, STR("times")), ONE) / ONE;
    value += number(node_find(rule, STR("plus")), 0);
    return value < 0 || value > MOST ? (struct str){0}
                                     : str_printf(r->a, "%d.%02dpt", (int)(value / ONE), (int)(value % ONE / 100));
}

static int channel(double v)
{
    return v < 0 ? 0 : v > 255 ? 255 : (int)(v + 0.5);
}

/* A channel of a color of this hue, from 0 to 360, saturation and lightness, from 0 to 1. */
static int from_hue(double hue, double saturation, double light, double shift)
{
    double k = fmod(shift + hue / 30, 12), a = saturation * fmin(light, 1 - light);
    return channel(255 * (light - a * fmax(-1, fmin(fmin(k - 3, 9 - k), 1))));
}

/* "rgb(0, 79, 144)" or "hsl(270, 60%, 70%)" as six digits behind a hash; p NULL: it is neither. */
static struct str function_color(struct rendercv *r, struct str s)
{
    bool hsl = str_starts(s, STR("hsl"));
    size_t at = str_find(s, '('), used;
    double v[3];
    if (!hsl && !str_starts(s, STR("rgb")))
        return (struct str){0};
    for (int k = 0; k < 3; k++) {
        while (at < s.n && strchr("(,/ ", s.p[at]))
            at++;
        v[k] = (double)number_at(str_sub(s, at, s.n), &used) / ONE;
        at += used;
        if (!used)
            return (struct str){0};
        if (!hsl && at < s.n && s.p[at] == '%')
            v[k] *= 2.55;
        while (at < s.n && !strchr(",/ ", s.p[at]))
            at++;
    }
    double hue = fmod(fmod(v[0], 360) + 360, 360);
    int to[3];
    for (int k = 0; k < 3; k++)
        to[k] = hsl ? from_hue(hue, v[1] / 100, v[2] / 100, (12 - 4 * k) % 12) : channel(v[k]);
    return str_printf(r->a, "#%02x%02x%02x", (unsigned)to[0], (unsigned)to[1], (unsigned)to[2]);
}

static bool is_hex(struct str s)
{
    size_t digits = 0;
    while (digits < s.n && strchr("0123456789abcdefABCDEF", s.p[digits]))
        digits++;
    return s.n == digits && (s.n == 3 || s.n == 6);
}

static struct str color_of(struct rendercv *r, struct str s)
{
    s = str_lower(r->a, str_trim(s));
    const struct node *named = node_find(data(r, "colors"), s);
    if (named)
        return named->text;
    if (s.n && *s.p == '#')
        return is_hex(str_sub(s, 1, s.n)) ? s : (struct str){0};
    return is_hex(s) ? str_printf(r->a, "#%.*s", STRF(s)) : function_color(r, s);
}

/* A family that comes with cvtex, that of the system, or one like it; p NULL: none. */
static struct str family_of(struct rendercv *r, struct str s)
{
    const struct node *like = node_find(data(r, "families"), s);
    struct cvtex_font_wanted wanted = {.family = str_c(r->a, s), .weight = 400};
    struct cvtex_font_found found = {0};
    if (like && str_eq(like->text, s))
        return s;
    if (files_find_font(r->i->b->files, &wanted, &found))
        return s;
    return like ? like->text : (struct str){0};
}

/* A template with our fields for its words in capitals; p NULL: one of them is 'none'. */
static struct str fields_of(struct rendercv *r, struct str s, const struct node *map)
{
    struct buf out = {.a = r->a};
    for (size_t i = 0; i < s.n;) {
        size_t n = 0;
        while (i + n < s.n && ((s.p[i + n] >= 'A' && s.p[i + n] <= 'Z') || s.p[i + n] == '_'))
            n++;
        const struct node *field = n ? node_find(map, str_sub(s, i, i + n)) : NULL;
        if (field && str_eq(field->text, STR("none")))
            return (struct str){0};
        buf_add(&out, field ? field->text : str_sub(s, i, i + (n ? n : 1)));
        i += n ? n : 1;
    }
    return buf_end(&out);
}

/* What stands between two dates: a dash, or a word with blanks around. */
static struct str dash(struct rendercv *r, struct str s)
{
    s = str_trim(s);
    bool sign = !s.n || strchr("-~\xE2", *s.p); /* it gets its spaces from the style */
    return sign ? s : str_printf(r->a, " %.*s ", STRF(s));
}

/* The same in "START_DATE to END_DATE"; p NULL: it is no such text. */
static struct str between(struct rendercv *r, struct str s)
{
    static const char start[] = "START_DATE", end[] = "END_DATE";
    size_t to = str_find_str(s, str_of(end));
    bool both = str_starts(s, str_of(start)) && to < s.n;
    return both ? dash(r, str_sub(s, sizeof start - 1, to)) : (struct str){0};
}

/* The value as our styles write it; p NULL: they cannot. */
static struct str value_of(struct rendercv *r, const struct node *rule, const struct node *value)
{
    const struct node *is = node_find(rule, STR("is"));
    struct str kind = is ? is->text : STR("");
    if (value->kind != NODE_SCALAR)
        return (struct str){0};
    if (str_eq(kind, STR("color")))
        return color_of(r, value->text);
    if (str_eq(kind, STR("length")))
        return length_of(r, value->text, rule);
    if (str_eq(kind, STR("family")))
        return family_of(r, value->text);
    if (str_eq(kind, STR("range")))
        return between(r, value->text);
    if (str_eq(kind, STR("dash")))
        return dash(r, value->text);
    if (str_eq(kind, STR("date")) || str_eq(kind, STR("footer")))
        return fields_of(r, value->text, node_find(r->data, kind));
    if (str_eq(kind, STR("size")))
        return without_blanks(r, value->text);
    return value->text;
}

/* ---- setting */

/* The value of another key, or its default. */
static struct str other_value(struct rendercv *r, struct str key)
{
    const struct node *keys = data(r, "keys");
    for (size_t k = 0; keys && k < keys->pairs.n; k++) {
        const struct pair *rule = &keys->pairs.at[k];
        if (!str_eq(rule->key, key))
            continue;
        const struct pair *p = pair_of(r, rule);
        const struct node *otherwise = node_find(rule->value, STR("default"));
        struct str s = p ? value_of(r, rule->value, p->value) : (struct str){0};
        return s.p ? s : otherwise ? value_of(r, rule->value, otherwise) : s;
    }
    return (struct str){0};
}

/* A copy of a part of a style, with the values for each "$" in it. Its place is that of the design. */
static struct node *filled(struct rendercv *r, const struct node *n, struct str value, struct pos pos)
{
    struct node *to = arena_new_of(r->a, struct node);
    *to = *n;
    to->pos = pos;
    memset(&to->items, 0, sizeof to->items);
    memset(&to->pairs, 0, sizeof to->pairs);
    if (n->kind == NODE_SCALAR && n->text.n && *n->text.p == '$') {
        if (str_eq(n->text, STR("$rows")))
            return filled(r, node_find(data(r, "header"), STR("rows")), value, pos);
        to->text = n->text.n == 1 ? value : other_value(r, str_sub(n->text, 1, n->text.n));
    }
    for (size_t k = 0; k < n->items.n; k++)
        import_push(r->i, to, filled(r, n->items.at[k], value, pos));
    for (size_t k = 0; k < n->pairs.n; k++)
        import_put_str(r->i, to, n->pairs.at[k].key, pos, filled(r, n->pairs.at[k].value, value, pos));
    return to;
}

static void lay(struct rendercv *r, struct node **style, const struct node *part, struct str value, struct pos pos)
{
    if (part && part->kind == NODE_MAP)
        *style = node_overlay(r->a, *style, filled(r, part, value, pos));
}

/* The value as a word of 'words' and 'silent': "yes" and "no" for what is true and false in YAML. */
static struct str word_of(struct rendercv *r, struct str s)
{
    s = str_lower(r->a, s);
    if (str_eq(s, STR("true")) || str_eq(s, STR("on")))
        return STR("yes");
    return str_eq(s, STR("false")) || str_eq(s, STR("off")) ? STR("no") : s;
}

/* True if the list of the rule has the value, or says 'any'. */
static bool is_silent(const struct node *rule, struct str value)
{
    const struct node *silent = node_find(rule, STR("silent"));
    for (size_t k = 0; silent && k < silent->items.n; k++)
        if (str_eq(silent->items.at[k]->text, value))
            return true;
    return silent && str_eq(silent->text, STR("any"));
}

/* Obeys one rule; false if it does not know what the value is to set. */
static bool obey(struct rendercv *r, const struct node *rule, const struct node *value, struct node **style)
{
    struct str word = value->kind == NODE_SCALAR ? word_of(r, value->text) : (struct str){0};
    const struct node *set = word.p ? node_find(node_find(rule, STR("words")), word) : NULL;
    struct str own = word.p ? value_of(r, rule, value) : (struct str){0};
    if (!set && own.p)
        set = node_find(rule, STR("set"));
    lay(r, style, set, own, value->pos);
    return set || is_silent(rule, word);
}

/* Counts the mappings as used, so that only keys with values are named as not used. */
static void use_maps(struct rendercv *r, const struct node *n)
{
    for (size_t k = 0; n && k < n->pairs.n; k++)
        if (n->pairs.at[k].value->kind == NODE_MAP) {
            import_used(r->i, &n->pairs.at[k]);
            use_maps(r, n->pairs.at[k].value);
        }
}

struct node *rendercv_part(struct rendercv *r, const char *name, struct pos pos)
{
    const struct node *part = data(r, name);
    return part ? filled(r, part, (struct str){0}, pos) : NULL;
}

/* The rows at the top: perhaps the date of the last change, and a picture beside the others. */
static void set_header(struct rendercv *r, struct node **style, struct pos pos)
{
    const struct node *header = data(r, "header");
    struct str note = word_of(r, other_value(r, STR("page.show_top_note")));
    struct node *over = import_map(r->i, pos), *rows = import_list(r->i, pos);
    const struct node *row = node_find(header, STR("top_note"));
    r->noted = str_eq(note, STR("yes"));
    if (!r->photo && !r->noted)
        return;
    if (r->noted && row)
        import_push(r->i, rows, filled(r, row, (struct str){0}, pos));
    row = node_find(header, r->photo ? other_value(r, STR("header.photo_position")) : STR("rows"));
    struct node *others = row ? filled(r, row, (struct str){0}, pos) : rows;
    for (size_t k = 0; k < others->items.n && others != rows; k++)
        import_push(r->i, rows, others->items.at[k]);
    import_put(r->i, over, "header", rows);
    *style = node_overlay(r->a, *style, over);
}

struct node *rendercv_style(struct rendercv *r)
{
    const struct node *keys = data(r, "keys"), *themes = data(r, "themes");
    struct pos pos = r->design ? r->design->pos : r->cv ? r->cv->pos : (struct pos){0};
    struct node *style = import_map(r->i, pos);
    const struct node *theme = node_find(r->design, STR("theme"));
    const struct node *look = theme ? node_find(themes, str_lower(r->a, theme->text)) : NULL;
    if (look) /* else it is somebody's own */
        import_take(r->i, r->design, "theme");
    if (!themes)
        return NULL;
    lay(r, &style, look ? look : node_find(themes, STR("others")), (struct str){0}, theme ? theme->pos : pos);
    set_header(r, &style, pos);
    use_maps(r, r->design);
    for (size_t k = 0; keys && k < keys->pairs.n; k++) {
        const struct pair *p = pair_of(r, &keys->pairs.at[k]);
        if (p && obey(r, keys->pairs.at[k].value, p->value, &style))
            import_used(r->i, p);
    }
    struct node *entries = r->design ? rendercv_entries(r, look && node_find(look, STR("label_column"))) : NULL;
    if (entries) {
        struct node *over = import_map(r->i, pos);
        import_put(r->i, over, "entries", entries);
        style = node_overlay(r->a, style, over);
    }
    return style;
}
