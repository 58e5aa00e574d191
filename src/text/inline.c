/* inline.c: md4c's events -> spans. */
#include "text/inline.h"

#include <md4c.h>

#include "model/works.h"
#include "text/entity.h"

enum {
    DEPTH_MAX = 32,
    URI_MAX = 10000, /* bytes, so that no PDF string is too long, with three for each */
};

struct state {
    const struct inliner *in;
    struct rich *to;
    struct pos pos;
    struct str source;
    struct pen pen[DEPTH_MAX];
    int depth;
    uint32_t link;    /* that was opened last, and where its text begins */
    size_t link_from;
    int beyond; /* spans nested deeper than DEPTH_MAX: set like the one around them */
    int languages; /* tags of languages that are open */
    bool first; /* the guard before the text is still to come */
};

static struct pen *pen(struct state *s)
{
    return &s->pen[s->depth];
}

static void push(struct state *s)
{
    if (s->depth + 1 == DEPTH_MAX) {
        s->beyond++;
        return;
    }
    s->pen[s->depth + 1] = s->pen[s->depth];
    s->depth++;
}

static void pop(struct state *s)
{
    if (s->beyond)
        s->beyond--;
    else if (s->depth)
        s->depth--;
}

/* Types for what stands inside another; NULL where only the text is wanted. */

static const struct type *bold(const struct state *s, const struct type *type)
{
    return s->in->types ? type_bold(s->in->types, type) : NULL;
}

static const struct type *emphasis(const struct state *s, const struct type *type)
{
    return s->in->types ? type_emphasis(s->in->types, type) : NULL;
}

static const struct type *script(const struct state *s, const struct type *type, int direction)
{
    return s->in->types ? type_script(s->in->types, type, direction) : NULL;
}

static const struct type *role_type(const struct state *s, const struct type *type, struct str name)
{
    const struct role *role = s->in->types ? style_role(s->in->types->style, name) : NULL;
    return role ? type_role(s->in->types, type, role) : NULL;
}

/* ---- links */

/* "#NAME", when something has the name. */
static struct str internal_uri(const struct inliner *in, struct str uri, struct pos pos)
{
    struct str name = str_sub(uri, 1, uri.n);
    struct target *t = targets_find(in->targets, name);
    pos = pos_of_text(pos, uri);
    if (!t) {
        diag_report(in->d, DIAG_CODE_UNKNOWN_TARGET, pos, STRF(name),
                    targets_suggest(in->d, in->targets, name));
        return (struct str){0};
    }
    if (!t->linked)
        t->from = pos;
    t->linked = true;
    return uri;
}

/* Of the sites that bibliographies name by "http:", those that are known to answer to "https:" too
 * are led to by this; other addresses stay as they are. */
static struct str encrypted(struct arena *a, struct str uri)
{
    static const char *const sites[] = {"http://arxiv.org/", "http://doi.org/",
                                        "http://dx.doi.org/"};
    for (size_t i = 0; i < sizeof sites / sizeof *sites; i++)
        if (str_starts(uri, str_of(sites[i])))
            return str_printf(a, "https%.*s", STRF(str_sub(uri, 4, uri.n)));
    return uri;
}

struct str inline_uri(const struct inliner *in, struct str uri, struct pos pos)
{
    static const char *const schemes[] = {"https://", "mailto:", "tel:"};
    uri = encrypted(in->a, str_trim(uri));
    const char *why = str_starts(uri, STR("http:")) ? "nothing protects its way: try 'https:'"
                                                    : "its scheme is not https, mailto or tel";
    if (in->targets && uri.n > 1 && uri.p[0] == '#')
        return internal_uri(in, uri, pos);
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        size_t n = strlen(schemes[i]);
        if (uri.n < n || !str_eq_nocase(str_sub(uri, 0, n), str_of(schemes[i])))
            continue;
        if (uri.n == n || uri.n > URI_MAX) {
            why = uri.n == n ? "nothing follows its scheme" : "it is too long";
            break;
        }
        struct buf b = {.a = in->a};
        for (size_t k = 0; k < uri.n; k++) {
            unsigned char c = (unsigned char)uri.p[k];
            if (c <= ' ' || c >= 0x7F || strchr("\"<>\\^`{|}", c))
                buf_printf(&b, "%%%02X", c);
            else
                buf_char(&b, (char)c);
        }
        return buf_str(&b);
    }
    diag_report(in->d, DIAG_CODE_BAD_LINK, pos_of_text(pos, uri), STRF(uri), why);
    return (struct str){0};
}

/* "www.e.org" in a text leads to "http://www.e.org" for the parser. */
static struct str with_scheme(const struct state *s, struct str uri)
{
    struct str www = STR("http://www.");
    if (!str_starts(uri, www))
        return uri;
    struct str site = str_sub(uri, 0, www.n + str_find(str_sub(uri, www.n, uri.n), '/'));
    if (str_find_str(s->source, site) < s->source.n)
        return uri;
    return str_printf(s->in->a, "https%.*s", STRF(str_sub(uri, 4, uri.n)));
}

static void link_open(struct state *s, const MD_SPAN_A_DETAIL *detail)
{
    struct str uri = {detail->href.text, detail->href.size};
    push(s);
    if (uri.n == 0 || str_eq(uri, STR("#")) || pen(s)->link) /* no target, or one already */
        return;
    struct buf b = {.a = s->in->a};
    for (size_t i = 0; i < uri.n;) {
        bool amp = str_starts(str_sub(uri, i, uri.n), STR("&amp;"));
        buf_char(&b, uri.p[i]);
        i += amp ? 5 : 1;
    }
    uri = inline_uri(s->in, with_scheme(s, buf_str(&b)), s->pos);
    if (!uri.p)
        return;
    const struct type *type = role_type(s, pen(s)->type, STR("link"));
    pen(s)->type = type ? type : pen(s)->type;
    pen(s)->link = s->link = rich_link(s->to, s->in->a, uri);
    s->link_from = s->to->text.n;
}

/* Whether the text has the address in it, however that may be divided. */
static bool says(struct str text, struct str address)
{
    size_t at = 0, n;
    for (size_t i = 0; i < text.n && at < address.n; i += n) {
        int32_t c = utf8_at(text, i, &n);
        if (c == 0x200B)
            continue;
        at = n == 1 && text.p[i] == address.p[at] ? at + 1 : 0;
    }
    return at == address.n || (at + 1 == address.n && address.p[at] == '/');
}

void inline_address(const struct inliner *in, struct rich *to, const struct pen *pen,
                    struct str uri, size_t from)
{
    struct pen own = *pen;
    size_t cut = str_find(uri, '/') + 2;
    struct str shown = str_sub(buf_str(&to->text), from, to->text.n);
    bool web = str_starts(uri, STR("http")) && cut < uri.n;
    bool print = in->types && in->types->style && in->types->style->print_links;
    if (!print || !web ||
        says(shown, str_sub(uri, cut, uri.n)))
        return;
    own.verbatim = true;
    rich_text(to, &own, str_printf(in->a, " (%.*s)", STRF(str_sub(uri, cut, uri.n))));
}

static void link_close(struct state *s)
{
    uint32_t link = pen(s)->link;
    if (link && link == s->link && s->depth && s->pen[s->depth - 1].link != link)
        inline_address(s->in, s->to, pen(s), s->to->links.at[link - 1], s->link_from);
}

/* ---- spans */

static void code_open(struct state *s)
{
    const struct type *type = role_type(s, pen(s)->type, STR("code"));
    push(s);
    pen(s)->verbatim = true;
    pen(s)->type = type ? type : pen(s)->type;
}

static void type_open(struct state *s, const struct type *type)
{
    push(s);
    pen(s)->type = type ? type : pen(s)->type;
}

static int span_enter(MD_SPANTYPE kind, void *detail, void *user)
{
    struct state *s = user;
    const struct type *type = pen(s)->type;
    switch (kind) {
    case MD_SPAN_STRONG:
        type_open(s, bold(s, type));
        break;
    case MD_SPAN_EM:
        type_open(s, emphasis(s, type));
        break;
    case MD_SPAN_A:
        link_open(s, detail);
        break;
    case MD_SPAN_CODE:
        code_open(s);
        break;
    case MD_SPAN_IMG: {
        const MD_SPAN_IMG_DETAIL *image = detail;
        struct str src = {image->src.text, image->src.size};
        diag_report(s->in->d, DIAG_CODE_MARKUP_AS_TEXT, pos_of_text(s->pos, src), "the image",
                    STRF(src));
        push(s);
        break;
    }
    default:
        push(s);
    }
    return 0;
}

static int span_leave(MD_SPANTYPE kind, void *detail, void *user)
{
    (void)detail;
    if (kind == MD_SPAN_A)
        link_close(user);
    pop(user);
    return 0;
}

static int block(MD_BLOCKTYPE kind, void *detail, void *user)
{
    (void)kind, (void)detail, (void)user;
    return 0;
}

/* ---- text */

/* What '<span lang="fr">' says; empty for another tag. */
static struct str language_of(struct str html)
{
    struct str start = STR("<span lang="), lang;
    if (html.n <= start.n || !str_eq_nocase(str_sub(html, 0, start.n), start))
        return STR("");
    lang = str_trim(str_sub(html, start.n, html.n - 1));
    bool quoted = lang.n > 2 && (lang.p[0] == '"' || lang.p[0] == '\'');
    lang = quoted ? str_sub(lang, 1, lang.n - 1) : lang;
    return locale_is_language(lang) ? lang : STR("");
}

static void language_open(struct state *s, struct str lang)
{
    const struct types *types = s->in->types;
    type_open(s, types ? type_language(types, pen(s)->type, lang) : NULL);
    s->languages++;
}

static void tag(struct state *s, struct str html)
{
    const struct type *type = pen(s)->type;
    struct str lang = language_of(html);
    if (lang.n) {
        language_open(s, lang);
    } else if (s->languages && str_eq_nocase(html, STR("</span>"))) {
        s->languages--;
        pop(s);
    } else if (str_eq_nocase(html, STR("<sup>")) || str_eq_nocase(html, STR("<sub>")))
        type_open(s, script(s, type, (html.p[3] | 0x20) == 'p' ? 1 : -1));
    else if (str_eq_nocase(html, STR("<b>")) || str_eq_nocase(html, STR("<strong>")))
        type_open(s, bold(s, type));
    else if (str_eq_nocase(html, STR("<i>")) || str_eq_nocase(html, STR("<em>")))
        type_open(s, emphasis(s, type));
    else if (str_eq_nocase(html, STR("</sup>")) || str_eq_nocase(html, STR("</sub>")) ||
             str_eq_nocase(html, STR("</b>")) || str_eq_nocase(html, STR("</strong>")) ||
             str_eq_nocase(html, STR("</i>")) || str_eq_nocase(html, STR("</em>")))
        pop(s);
    else if (str_eq_nocase(html, STR("<br>")) || str_eq_nocase(html, STR("<br/>")) ||
             str_eq_nocase(html, STR("<br />")))
        rich_break(s->to, pen(s));
    else if (!str_starts(html, STR("<!--"))) {
        diag_report(s->in->d, DIAG_CODE_MARKUP_AS_TEXT, pos_of_text(s->pos, html), "the tag",
                    STRF(html));
        struct pen plain = *pen(s);
        plain.verbatim = true;
        rich_text(s->to, &plain, html);
    }
}

/* The part of a formula at `i`: "^3", "_{ij}" or one letter. False for what is more than that. */
struct atom {
    int direction; /* of a raised or lowered part; 0: on the baseline */
    struct str text;
    size_t end;
};

static bool atom_at(struct str f, size_t i, struct atom *a)
{
    size_t n;
    a->direction = f.p[i] == '^' ? 1 : f.p[i] == '_' ? -1 : 0;
    i += a->direction != 0;
    bool group = a->direction && i < f.n && f.p[i] == '{';
    size_t end = group ? i + str_find(str_sub(f, i, f.n), '}') : i;
    if (i >= f.n || end >= f.n)
        return false;
    utf8_at(f, i, &n);
    a->text = group ? str_sub(f, i + 1, end) : str_sub(f, i, i + n);
    a->end = group ? end + 1 : i + n;
    for (size_t k = 0; k < a->text.n; k++)
        if (strchr("\\{}^_$", a->text.p[k]))
            return false;
    return a->text.n > 0;
}

/* Letters, signs and raised or lowered parts, as in x^2 or ^{th}; nothing more. */
static bool is_formula(struct str f)
{
    struct atom a;
    bool script = false;
    if (!f.n || f.p[0] == ' ' || f.p[f.n - 1] == ' ')
        return false;
    for (size_t i = 0; i < f.n; i = a.end) {
        if (!atom_at(f, i, &a))
            return false;
        script |= a.direction != 0;
    }
    return script;
}

static void formula(struct state *s, struct str f)
{
    struct atom a;
    for (size_t i = 0; i < f.n && atom_at(f, i, &a); i = a.end) {
        const struct type *type = pen(s)->type;
        bool letter = (f.p[i] >= 'a' && f.p[i] <= 'z') || (f.p[i] >= 'A' && f.p[i] <= 'Z');
        type_open(s, a.direction               ? script(s, type, a.direction)
                     : letter && !type->italic ? emphasis(s, type)
                                               : type);
        rich_text(s->to, pen(s), a.text);
        pop(s);
    }
}

/* Text with formulas between dollars. As in Pandoc, no space stands inside the dollars and no
 * digit behind the second, so that "$5 and $6" stays what it is. */
static void text(struct state *s, struct str t)
{
    for (size_t start = 0, at = 0; at <= t.n;) {
        size_t open = at + str_find(str_sub(t, at, t.n), '$');
        size_t close = open < t.n ? open + 1 + str_find(str_sub(t, open + 1, t.n), '$') : t.n;
        if (close >= t.n) {
            rich_text(s->to, pen(s), str_sub(t, start, t.n));
            return;
        }
        struct str f = str_sub(t, open + 1, close);
        bool digit = close + 1 < t.n && t.p[close + 1] >= '0' && t.p[close + 1] <= '9';
        if (digit || !is_formula(f)) {
            at = close;
            continue;
        }
        rich_text(s->to, pen(s), str_sub(t, start, open));
        formula(s, f);
        start = at = close + 1;
    }
}

static void entity(struct state *s, struct str e)
{
    int32_t c = entity_code(e);
    char bytes[4];
    if (c < 0)
        diag_report(s->in->d, DIAG_CODE_MARKUP_AS_TEXT, pos_of_text(s->pos, e), "the entity",
                    STRF(e));
    struct pen plain = *pen(s);
    plain.verbatim = true;
    rich_text(s->to, &plain, c < 0 ? e : (struct str){bytes, utf8_put(bytes, c)});
}

/* A no-break space before the text keeps md4c from seeing a heading, a list or a quotation; the
 * blank behind it lets all versions of md4c see an address that starts the text. */
#define GUARD "\xC2\xA0 "

static int text_seen(MD_TEXTTYPE kind, const MD_CHAR *p, MD_SIZE n, void *user)
{
    struct state *s = user;
    struct str t = {p, n};
    if (s->first) {
        s->first = false;
        if (str_starts(t, STR(GUARD)))
            t = str_sub(t, sizeof GUARD - 1, t.n);
    }
    switch (kind) {
    case MD_TEXT_BR:
        rich_break(s->to, pen(s));
        s->first = true;
        break;
    case MD_TEXT_SOFTBR:
        rich_text(s->to, pen(s), STR(" "));
        break;
    case MD_TEXT_ENTITY:
        entity(s, t);
        break;
    case MD_TEXT_HTML:
        tag(s, t);
        break;
    case MD_TEXT_NULLCHAR:
        break;
    default:
        text(s, t);
    }
    return 0;
}

/* ---- what md4c calls
 *
 * Memory that runs out in one of these stops md4c; the run ends behind it (arena.h). */

struct call {
    struct state *s;
    int (*enter)(MD_SPANTYPE, void *, void *);
    MD_SPANTYPE span;
    void *detail;
    MD_TEXTTYPE kind;
    const MD_CHAR *p;
    MD_SIZE n;
};

static void call_span(void *user)
{
    struct call *c = user;
    c->enter(c->span, c->detail, c->s);
}

static void call_text(void *user)
{
    struct call *c = user;
    text_seen(c->kind, c->p, c->n, c->s);
}

static int on_enter(MD_SPANTYPE span, void *detail, void *user)
{
    struct call c = {.s = user, .enter = span_enter, .span = span, .detail = detail};
    return arena_guard(c.s->in->a, call_span, &c) ? 0 : -1;
}

static int on_leave(MD_SPANTYPE span, void *detail, void *user)
{
    struct call c = {.s = user, .enter = span_leave, .span = span, .detail = detail};
    return arena_guard(c.s->in->a, call_span, &c) ? 0 : -1;
}

static int on_text(MD_TEXTTYPE kind, const MD_CHAR *p, MD_SIZE n, void *user)
{
    struct call c = {.s = user, .kind = kind, .p = p, .n = n};
    return arena_guard(c.s->in->a, call_text, &c) ? 0 : -1;
}

/* ---- the whole */

static bool has_markup(struct str s)
{
    static const char signs[] = "\\*_[<&`!~$";
    for (size_t i = 0; i < s.n; i++)
        if (strchr(signs, s.p[i]) || str_starts(str_sub(s, i, s.n), STR("  \n")) ||
            str_starts(str_sub(s, i, s.n), STR("://")) ||
            str_starts(str_sub(s, i, s.n), STR("www.")))
            return true;
    return false;
}

void inline_set(const struct inliner *in, struct rich *to, struct markup m,
                const struct type *type, uint32_t link, enum hold hold)
{
    struct state s = {.in = in, .to = to, .pos = m.pos, .first = true};
    struct str t = str_trim(m.text);
    for (size_t i = 0; in->cv && i < t.n; i++)
        if (t.p[i] == '{' && str_starts(str_sub(t, i, t.n), STR("{count"))) {
            t = works_counted(in->a, in->d, in->cv, (struct markup){t, m.pos});
            break;
        }
    s.pen[0] = (struct pen){.a = in->a, .locale = in->locale, .type = type, .hold = hold,
                             .pos = m.pos, .link = link};
    if (!has_markup(t)) {
        rich_text(to, &s.pen[0], t);
        return;
    }
    static const MD_PARSER parser = {
        .flags = MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_NOHTMLBLOCKS |
                 MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_PERMISSIVEWWWAUTOLINKS,
        .enter_block = block,
        .leave_block = block,
        .enter_span = on_enter,
        .leave_span = on_leave,
        .text = on_text,
    };
    struct buf guarded = {.a = in->a};
    buf_add(&guarded, STR(GUARD));
    for (size_t i = 0; i < t.n; i++) { /* later lines must not start blocks either */
        bool back = i && t.p[i - 1] == '\\', blanks = i > 1 && t.p[i - 1] == ' ' && t.p[i - 2] == ' ';
        if (t.p[i] != '\n')
            buf_char(&guarded, t.p[i]);
        else if (back || blanks)
            buf_add(&guarded, back ? STR("\n" GUARD) : STR("\\\n" GUARD));
        else
            buf_char(&guarded, ' ');
    }
    s.source = buf_str(&guarded);
    if (md_parse(guarded.p, (MD_SIZE)guarded.n, &parser, &s) != 0)
        arena_fail(in->a);
}

struct str inline_plain(const struct inliner *in, struct markup m, const struct type *type)
{
    struct rich r = {0};
    struct diag quiet = {.arena = in->a};
    struct inliner silent = *in;
    static const struct type none = {.letter_case = CASE_AS_TYPED};
    silent.d = &quiet; /* what is wrong is said where the value is set */
    inline_set(&silent, &r, m, type ? type : &none, 0, HOLD_NOT);
    rich_trim(&r);
    return buf_str(&r.text);
}
