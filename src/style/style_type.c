/* style_type.c: reads the colours and the fonts of a style. */
#include "style/style_read.h"

#include <ctype.h>

/* ---- colours */

static bool hex(struct str s, color *to)
{
    if (s.n != 4 && s.n != 7)
        return false;
    *to = 0;
    for (size_t i = 1; i < s.n; i++) {
        char c = s.p[i];
        int d = c >= '0' && c <= '9'   ? c - '0'
                : c >= 'a' && c <= 'f' ? c - 'a' + 10
                : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                       : -1;
        if (d < 0)
            return false;
        *to = s.n == 4 ? *to << 8 | (color)(d * 17) : *to << 4 | (color)d;
    }
    return true;
}

/* "accent 40%" -> "accent". *percent becomes 40: this much of the colour, mixed with white. */
static struct str without_tint(struct str name, int *percent)
{
    size_t cut = name.n, digits = 0;
    *percent = 100;
    if (!str_ends(name, STR("%")))
        return name;
    while (cut && name.p[cut - 1] != ' ')
        cut--;
    int value = 0;
    for (size_t i = cut; i + 1 < name.n; i++, digits++) {
        if (name.p[i] < '0' || name.p[i] > '9' || digits > 2)
            return name;
        value = value * 10 + (name.p[i] - '0');
    }
    if (!cut || !digits || value > 100)
        return name;
    *percent = value;
    return str_trim(str_sub(name, 0, cut));
}

static color tint(color c, int percent)
{
    color to = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
        int channel = (int)(c >> shift & 255);
        to |= (color)(255 - (255 - channel) * percent / 100) << shift;
    }
    return to;
}

/* Follows names through the palette to a colour. NULL: *to is the colour. Otherwise returns the
 * name that is not a colour. */
static const struct markup *resolve(const struct style_reader *r, struct markup name, color *to,
                                    struct markup *last)
{
    int share = 100, percent;
    *last = name;
    for (int depth = 0; depth < 8; depth++) {
        struct str bare = without_tint(last->text, &percent);
        share = share * percent / 100;
        if (bare.n && bare.p[0] == '#' && hex(bare, to)) {
            *to = tint(*to, share);
            return NULL;
        }
        const struct node *n = node_find(r->palette, bare);
        if (!n || n->kind != NODE_SCALAR)
            break;
        *last = (struct markup){n->text, n->pos};
    }
    return last;
}

static bool is_none(struct str name)
{
    return !name.p || str_eq(name, STR("none"));
}

/* Reports a key without a value, followed by a colour such as #ABC. YAML takes a colour without
 * quotes for a comment, which the user did not mean. */
static void comment_color(struct style_reader *r, struct pos pos)
{
    struct str s = pos_text(pos);
    size_t at = 0, digits = 0;
    while (at < s.n && (s.p[at] == ' ' || s.p[at] == ':'))
        at++;
    if (at == s.n || s.p[at] != '#')
        return;
    while (at + 1 + digits < s.n && isxdigit((unsigned char)s.p[at + 1 + digits]))
        digits++;
    if (digits != 3 && digits != 6)
        return;
    diag_report(r->b->d, DIAG_CODE_COMMENT_COLOR, pos);
    r->good = false;
}

static void unknown_color(struct style_reader *r, const struct markup *name)
{
    size_t count = r->palette ? r->palette->pairs.n : 0;
    const char **names = arena_array_of(r->b->a, const char *, count + 1);
    for (size_t i = 0; i < count; i++)
        names[i] = str_c(r->b->a, r->palette->pairs.at[i].key);
    diag_report(r->b->d, DIAG_CODE_UNKNOWN_COLOR, name->pos, STRF(name->text),
                diag_suggest(r->b->d, name->text, names, count));
    r->good = false;
}

void style_palette(struct style_reader *r, const struct node *palette)
{
    struct markup last;
    color c;
    r->palette = palette;
    for (size_t i = 0; palette && i < palette->pairs.n; i++) {
        const struct node *n = palette->pairs.at[i].value;
        if (n->kind == NODE_NULL)
            comment_color(r, n->pos);
        if (n->kind == NODE_SCALAR && !is_none(n->text) &&
            resolve(r, (struct markup){n->text, n->pos}, &c, &last))
            unknown_color(r, &last);
    }
}

/* Darkens a colour until text of any size can be read on white: a contrast of 4.5, as level AA of
 * WCAG 2 asks. */
static color readable(color c)
{
    while (color_contrast(c, COLOR_WHITE) < 450)
        c = (c >> 16 & 255) * 15 / 16 << 16 | (c >> 8 & 255) * 15 / 16 << 8 | (c & 255) * 15 / 16;
    return c;
}

void style_paint(struct style_reader *r, struct paint *p)
{
    struct markup last;
    int percent;
    if (!p->name.text.p)
        comment_color(r, p->name.pos);
    const struct node *named = node_find(r->palette, without_tint(p->name.text, &percent));
    if (is_none(p->name.text) || (named && is_none(named->text)))
        p->name.text.p = NULL;
    else if (resolve(r, p->name, &p->color, &last) && !named) /* else style_palette reported it */
        unknown_color(r, &last);
    else if (str_eq(p->name.text, STR("link")))
        p->color = readable(p->color);
}

/* ---- fonts */

const char *const style_align_names[] = {"justify", "even",  "left",   "balance",
                                         "center",  "right", "spread", NULL};
static const char *const case_names[] = {"as-typed", "upper", "lower", NULL};
static const char *const small_caps_names[] = {"no", "yes", "all", NULL};
static const char *const figures_names[] = {"default", "lining", "oldstyle", NULL};

/* Letters that are wider or narrower than this look like another font [1/1000]. */
#define EXPANSION_MOST 50

struct font_keys {
    struct fontstyle font;
    struct markup weight, bold_weight, extends, expansion;
    const struct node *families;
};

#define FONT(key, type, member, doc, ...) KEY(key, type, font_keys, member, doc, __VA_ARGS__)
#define FONT_ENUM(key, member, doc, names, ...) \
    KEY_OF(key, BIND_ENUM, font_keys, font.member, doc, names, __VA_ARGS__)
static const struct bind_key font_keys[] = {
    FONT("extends", BIND_WORD, extends, "Another font, which applies where this one says nothing.",
         .example = "headline", .also = "base, inherits, parent"),
    FONT("family", BIND_SOME, families,
         "Font family: a bundled one, a file, or one of the system. Further ones set what it lacks: a "
         "script goes to the first that has its letters.",
         .example = "[EB Garamond, Noto Serif CJK SC]", .takes = "a word", .also = "font_family, fontfamily, font, setmainfont"),
    FONT("size", BIND_DIM, font.size, "Size; 1em is the size of the text around it.",
         .example = "11pt", .also = "font_size, fontsize"),
    FONT("leading", BIND_DIM, font.leading, "From baseline to baseline.",
         .example = "15pt", .also = "line_height, line_spacing, baselineskip"),
    FONT("weight", BIND_WORD, weight,
         "1 to 1000, or thin, light, regular, medium, semibold, bold, black.",
         .example = "bold", .also = "font_weight, bold, fontseries", .takes = "a number, or a name"),
    FONT("bold_weight", BIND_WORD, bold_weight, "Weight of what is bold in it: **...**, and fonts of weight bold.",
         .example = "semibold", .also = "bold_is, bfseries", .takes = "a number, or a name"),
    FONT("italic", BIND_BOOL, font.italic, "yes: italic or oblique.",
         .example = "yes", .also = "font_style, slanted, oblique, fontshape, style"),
    FONT("color", BIND_COLOR, font.color.name, "Color of the text.",
         .example = "accent", .also = "colour, textcolor, fill"),
    FONT("tracking", BIND_SIGNED, font.tracking, "Space added between letters. Some programs read words letter by letter from 0.1em on.",
         .example = "0.05em", .also = "letter_spacing, letterspacing, letterspace"),
    FONT("han_latin_space", BIND_DIM, font.han_latin_space,
         "Space between a Chinese or Japanese character and a Latin letter or digit; a quarter of the size if "
         "nothing is said.",
         .example = "0.125em", .also = "text_autospace, text_spacing, xkanjiskip, cjk_latin_space"),
    FONT("sentence_space", BIND_DIM, font.sentence_space,
         "Space added between the sentences of running text, as old American books have it; not behind initials and "
         "abbreviations, and only in languages whose locale has `sentences_apart`.",
         .example = "0.1em", .also = "sentence_spacing, nonfrenchspacing, frenchspacing, xspaceskip"),
    FONT_ENUM("align", align,
            "How lines fill their width; even: as justify, but a line whose spaces would be wider than 1.25 times "
            "their width ends early; balance: left, and of similar length; spread: to both edges, "
            "by the space between items. In columns of less than about 40 letters, such as side columns, left reads "
            "better than justify, which has no room for even spaces there.", style_align_names,
            .example = "left", .also = "text_align, alignment, justify"),
    FONT("hyphenate", BIND_BOOL, font.hyphenate, "Whether words may be divided.",
         .example = "no", .also = "hyphens, hyphenation, hyphenpenalty"),
    FONT("protrusion", BIND_BOOL, font.protrusion,
         "Whether hyphens, stops and quotes stand out of the lines that they end or start, a little, so that edges "
         "look straight.",
         .example = "no", .also = "margin_kerning, optical_margin, hanging_punctuation, microtype"),
    FONT("expansion", BIND_WORD, expansion,
         "How much wider or narrower the words of a justified line may be set, so that its spaces are like others: "
         "their letters by up to 2%, the white between letters by the rest. Where its spaces would still be wide, up to "
         "2% more. 0%: not at all.",
         .example = "1%", .also = "font_expansion, stretch, hz", .takes = "a percentage"),
    FONT_ENUM("case", letter_case, "Capitals or small letters; PhD and GmbH stay. Copied text stays as it was typed.", case_names,
            .example = "upper", .also = "text_transform, uppercase, all_caps, capitals"),
    FONT_ENUM("small_caps", small_caps, "Small capitals for small letters; all: for capitals too.",
            small_caps_names, .example = "yes", .also = "font_variant, smallcaps, scshape"),
    FONT_ENUM("figures", figures, "Form of digits.", figures_names,
            .example = "oldstyle", .also = "numbers, numerals, digits, font_variant_numeric"),
    FONT("underline", BIND_BOOL, font.underline, "Thin line below.",
         .example = "yes", .also = "text_decoration, underlined"),
    FONT("tabular", BIND_BOOL, font.tabular, "yes: all digits have one width; no: each its own.",
         .example = "no", .also = "monospaced_numbers, tnum, tabular_nums"),
};
const struct bind_table style_font_table = TABLE(font_keys, "a font in 'fonts'");

const struct fontstyle *style_font(const struct style *s, struct str name)
{
    for (size_t i = 0; i < s->fonts.n; i++)
        if (str_eq(s->fonts.at[i]->name, name))
            return s->fonts.at[i];
    return NULL;
}

const struct fontstyle *style_font_of(struct style_reader *r, struct markup name, struct str otherwise)
{
    struct str wanted = name.text.p ? name.text : otherwise;
    const struct fontstyle *font = style_font(r->s, wanted);
    if (font)
        return font;
    const char **names = arena_array_of(r->b->a, const char *, r->s->fonts.n + 1);
    for (size_t i = 0; i < r->s->fonts.n; i++)
        names[i] = str_c(r->b->a, r->s->fonts.at[i]->name);
    diag_report(r->b->d, DIAG_CODE_UNKNOWN_FONT_NAME, name.pos, STRF(wanted),
                diag_suggest(r->b->d, wanted, names, r->s->fonts.n));
    r->good = false;
    return NULL;
}

static int weight_read(struct style_reader *r, struct markup m)
{
    static const struct {
        const char *name;
        int weight;
    } names[] = {{"thin", 100},     {"light", 300}, {"regular", 400}, {"medium", 500},
                 {"semibold", 600}, {"bold", WEIGHT_BOLD}, {"black", 900}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_eq(m.text, str_of(names[i].name)))
            return names[i].weight;
    int weight = 0;
    for (size_t i = 0; i < m.text.n && weight <= 1000; i++)
        weight = m.text.p[i] >= '0' && m.text.p[i] <= '9' ? weight * 10 + (m.text.p[i] - '0') : 9999;
    if (weight >= 1 && weight <= 1000)
        return weight;
    diag_report(r->b->d, DIAG_CODE_BAD_VALUE, m.pos, "weight", STRF(m.text),
                "1 to 1000, or thin, light, regular, medium, semibold, bold, black");
    r->good = false;
    return 400;
}

/* "2%" or "1.5%". */
static int expansion_read(struct style_reader *r, struct markup m)
{
    int value = 0, decimals = -1;
    size_t i = 0;
    for (; i + 1 < m.text.n && decimals < 1 && value <= EXPANSION_MOST; i++)
        if (m.text.p[i] == '.' && decimals < 0 && i)
            decimals = 0;
        else if (m.text.p[i] >= '0' && m.text.p[i] <= '9')
            value = value * 10 + m.text.p[i] - '0', decimals += decimals >= 0;
        else
            break;
    value *= decimals > 0 ? 1 : 10;
    if (i && i + 1 == m.text.n && m.text.p[i] == '%' && decimals && value <= EXPANSION_MOST)
        return value;
    diag_report(r->b->d, DIAG_CODE_BAD_VALUE, m.pos, "expansion", STRF(m.text), "0% to 5%");
    r->good = false;
    return 0;
}

static struct node *font_tree(struct style_reader *r, const struct node *fonts, struct node *n,
                              int depth)
{
    const struct node *extends = node_find(n, STR("extends"));
    if (!extends)
        return n;
    struct node *under = node_find(fonts, extends->text);
    if (!under || under == n || depth > 8) {
        diag_report(r->b->d, DIAG_CODE_UNKNOWN_FONT_NAME, extends->pos, STRF(extends->text), "");
        r->good = false;
        return n;
    }
    return node_overlay(r->b->a, font_tree(r, fonts, under, depth + 1), n);
}

/* Reports a length that is far too small or far too large: a typing mistake. With lines almost upon
 * each other, a page would hold a whole book. Tracking may be negative, and there may be no space. */
static void limit(struct style_reader *r, const struct fontstyle *font, const char *what, struct dim d,
                  length most, length most_em)
{
    bool tracking = what[0] == 't', space = what[0] == 'h' || (what[0] == 's' && what[1] == 'e');
    length bound = d.unit == DIM_PT ? most : most_em;
    length least = tracking ? -PT / 2 : space ? 0 : d.unit == DIM_PT ? PT : PT / 20;
    if (d.unit == DIM_NONE || (d.value <= bound && d.value >= least))
        return;
    struct buf got = {.a = r->b->a};
    length_print(&got, d.value, 4);
    diag_report(r->b->d, DIAG_CODE_BAD_LENGTH, font->pos, what, STRF(font->name),
                str_c(r->b->a, buf_str(&got)),
                d.unit == DIM_PT ? "pt" : d.unit == DIM_EM ? "em" : "lh");
    r->good = false;
}

/* One family, or a list of them. */
static bool families_read(struct style_reader *r, const struct node *n, struct fontstyle *to)
{
    size_t all = n->kind == NODE_LIST ? n->items.n : 1;
    struct markup *names = arena_array_of(r->b->a, struct markup, all + 1);
    bool good = all > 0;
    for (size_t i = 0; i < all && good; i++)
        good = bind_word(r->b, n->kind == NODE_LIST ? n->items.at[i] : n, &names[i], "family");
    if (!all)
        bind_wrong(r->b, n, "family", "a name or a list of names");
    to->family = names[0];
    to->companions = names + 1;
    to->n_companions = good ? all - 1 : 0;
    return good;
}

static void font_read(struct style_reader *r, const struct node *fonts, const struct pair *p)
{
    struct font_keys k = {.font = {.name = p->key, .pos = p->pos, .weight = -1, .bold_weight = -1}};
    k.font.italic = k.font.align = k.font.hyphenate = k.font.letter_case = FLAG_UNSET;
    k.font.small_caps = k.font.figures = k.font.tabular = k.font.underline = FLAG_UNSET;
    k.font.protrusion = k.font.expansion = FLAG_UNSET;
    r->good &= bind_map(r->b, font_tree(r, fonts, p->value, 0), &style_font_table, &k);
    if (k.families)
        r->good &= families_read(r, k.families, &k.font);
    if (k.weight.text.p)
        k.font.weight = weight_read(r, k.weight);
    if (k.bold_weight.text.p)
        k.font.bold_weight = weight_read(r, k.bold_weight);
    if (k.expansion.text.p)
        k.font.expansion = expansion_read(r, k.expansion);
    limit(r, &k.font, "size", k.font.size, 1000 * PT, 20 * PT);
    limit(r, &k.font, "leading", k.font.leading, 2000 * PT, 20 * PT);
    limit(r, &k.font, "tracking", k.font.tracking, 100 * PT, 2 * PT);
    limit(r, &k.font, "sentence_space", k.font.sentence_space, 100 * PT, 2 * PT);
    limit(r, &k.font, "han_latin_space", k.font.han_latin_space, 100 * PT, 2 * PT);
    style_paint(r, &k.font.color);
    *vec_push(r->b->a, &r->s->fonts) = arena_copy(r->b->a, &k.font, sizeof k.font);
}

void style_fonts(struct style_reader *r, const struct node *fonts)
{
    for (size_t i = 0; fonts && i < fonts->pairs.n; i++)
        font_read(r, fonts, &fonts->pairs.at[i]);
}
