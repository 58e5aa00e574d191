/* inline.c: events of md4c -> runs of text. */
#include "text/inline.h"

#include <md4c.h>

#include "base/entity.h"
#include "load/latex.h"
#include "model/works.h"

enum { DEPTH_MAX = 32 };

/* The properties inside an open tag or span. */
struct frame {
    const struct charstyle *style;
    uint32_t link;
    bool verbatim;
};

struct state {
    struct inliner *in;
    struct inline_text *to;
    struct pos pos;
    struct str source;
    struct frame frames[DEPTH_MAX];
    int depth;
    int beyond; /* open spans deeper than DEPTH_MAX; they look like the span around them */
    int languages; /* open <span lang> tags */
    bool first; /* the next text may begin with GUARD */
    bool icons; /* there may be icons */
    struct inline_formulas formulas;
};

static struct frame *top(struct state *s)
{
    return &s->frames[s->depth];
}

/* False: the span is too deep. It looks like the span around it. */
static bool push(struct state *s)
{
    if (s->depth + 1 == DEPTH_MAX) {
        s->beyond++;
        return false;
    }
    s->frames[s->depth + 1] = s->frames[s->depth];
    s->depth++;
    return true;
}

static void pop(struct state *s)
{
    if (s->beyond)
        s->beyond--;
    else if (s->depth)
        s->depth--;
}

static void open_style(struct state *s, const struct charstyle *style)
{
    if (push(s))
        top(s)->style = style;
}

static void open_change(struct state *s, enum charstyle_change change)
{
    open_style(s, charstyle_add(&s->in->styles, top(s)->style, change));
}

/* ---- adding runs */

/* Copies the text, because md4c frees it after the parse. */
static void add_text(struct state *s, struct str text, bool verbatim)
{
    const struct frame *f = top(s);
    if (!text.n)
        return;
    struct inline_run *r = vec_push(s->in->a, &s->to->runs);
    r->text = str_copy(s->in->a, text);
    r->style = f->style;
    r->link = f->link;
    r->verbatim = verbatim || f->verbatim;
}

static void add_break(struct state *s)
{
    struct inline_run *r = vec_push(s->in->a, &s->to->runs);
    r->style = top(s)->style;
    r->link = top(s)->link;
}

/* ---- links */

/* md4c makes "http://www.e.org" from "www.e.org". Replaces "http:" by "https:" if the source does
 * not contain it. */
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

/* Makes the open span a link, if links may lead there. */
static void link_to(struct state *s, struct str uri)
{
    uri = inline_uri(s->in, uri, s->pos);
    if (!uri.p)
        return;
    *vec_push(s->in->a, &s->to->links) = uri;
    top(s)->link = (uint32_t)s->to->links.n;
    if (!s->beyond)
        top(s)->style = charstyle_named(&s->in->styles, top(s)->style, STR("link"));
}

static void link_open(struct state *s, const MD_SPAN_A_DETAIL *detail)
{
    struct str uri = {detail->href.text, detail->href.size};
    push(s);
    if (uri.n == 0 || str_eq(uri, STR("#")) || top(s)->link) /* empty, or inside a link */
        return;
    struct buf b = {.a = s->in->a};
    for (size_t i = 0; i < uri.n;) {
        bool amp = str_starts(str_sub(uri, i, uri.n), STR("&amp;"));
        buf_char(&b, uri.p[i]);
        i += amp ? 5 : 1;
    }
    link_to(s, with_scheme(s, inline_formulas_back(s->in->a, &s->formulas, buf_str(&b))));
}

/* ---- spans */

static void image_open(struct state *s, const MD_SPAN_IMG_DETAIL *image)
{
    struct str src = inline_formulas_back(s->in->a, &s->formulas, (struct str){image->src.text, image->src.size});
    diag_report(s->in->d, DIAG_CODE_MARKUP_AS_TEXT, pos_of_text(s->pos, src), "the image",
                STRF(src));
    push(s);
}

static int span_enter(MD_SPANTYPE kind, void *detail, void *user)
{
    struct state *s = user;
    switch (kind) {
    case MD_SPAN_STRONG:
        open_change(s, CHARSTYLE_BOLD);
        break;
    case MD_SPAN_EM:
        open_change(s, CHARSTYLE_EMPHASIS);
        break;
    case MD_SPAN_A:
        link_open(s, detail);
        break;
    case MD_SPAN_CODE:
        open_style(s, charstyle_named(&s->in->styles, top(s)->style, STR("code")));
        top(s)->verbatim = true;
        break;
    case MD_SPAN_IMG:
        image_open(s, detail);
        break;
    default:
        push(s);
    }
    return 0;
}

static int span_leave(MD_SPANTYPE kind, void *detail, void *user)
{
    (void)kind, (void)detail;
    pop(user);
    return 0;
}

static int block(MD_BLOCKTYPE kind, void *detail, void *user)
{
    (void)kind, (void)detail, (void)user;
    return 0;
}

/* ---- text */

/* The language of '<span lang="fr">'; empty for another tag. */
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
    lang = str_copy(s->in->a, lang);
    open_style(s, charstyle_language(&s->in->styles, top(s)->style, lang));
    s->languages++;
}

static bool is_tag(struct str html, const char *a, const char *b, const char *c)
{
    return str_eq_nocase(html, str_of(a)) || str_eq_nocase(html, str_of(b)) ||
           str_eq_nocase(html, str_of(c));
}

static void tag(struct state *s, struct str html)
{
    struct str lang = language_of(html);
    if (lang.n) {
        language_open(s, lang);
    } else if (s->languages && is_tag(html, "</span>", "", "")) {
        s->languages--;
        pop(s);
    } else if (is_tag(html, "<sup>", "<sub>", "")) {
        int direction = (html.p[3] | 0x20) == 'p' ? 1 : -1;
        open_style(s, charstyle_script(&s->in->styles, top(s)->style, direction));
    } else if (is_tag(html, "<b>", "<strong>", "")) {
        open_change(s, CHARSTYLE_BOLD);
    } else if (is_tag(html, "<i>", "<em>", "")) {
        open_change(s, CHARSTYLE_EMPHASIS);
    } else if (is_tag(html, "</sup>", "</sub>", "</b>") || is_tag(html, "</strong>", "</i>", "</em>")) {
        pop(s);
    } else if (is_tag(html, "<br>", "<br/>", "<br />")) {
        add_break(s);
    } else if (!str_starts(html, STR("<!--"))) {
        diag_report(s->in->d, DIAG_CODE_MARKUP_AS_TEXT, pos_of_text(s->pos, html), "the tag",
                    STRF(html));
        add_text(s, html, true);
    }
}

/* Adds text in which bare e-mail addresses are links. Markdown's own reader would take "mAP@0.5" for one. */
static void add_mails(struct state *s, struct str t)
{
    size_t n;
    for (size_t at; !top(s)->link && (at = inline_mail_find(t, &n)) < t.n;) {
        struct str mail = str_sub(t, at, at + n);
        add_text(s, str_sub(t, 0, at), false);
        push(s);
        link_to(s, str_printf(s->in->a, "mailto:%.*s", STRF(mail)));
        add_text(s, mail, false);
        pop(s);
        t = str_sub(t, at + n, t.n);
    }
    add_text(s, t, false);
}

/* Adds text with its icons; a line does not end behind one. */
static void add_words(struct state *s, struct str t)
{
    size_t n;
    for (size_t at; s->icons && (at = inline_icon_find(t, &n)) < t.n;) {
        add_mails(s, str_sub(t, 0, at));
        add_break(s);
        s->to->runs.at[s->to->runs.n - 1].icon = str_copy(s->in->a, str_sub(t, at, at + n));
        t = str_sub(t, at + n, t.n);
        if (t.n > 1 && *t.p == ' ') {
            add_text(s, STR("\xC2\xA0"), false);
            t = str_sub(t, 1, t.n);
        }
    }
    add_mails(s, t);
}

/* Adds text with its formulas. */
static void text(struct state *s, struct str t, bool verbatim)
{
    size_t n, number, at;
    if (verbatim)
        t = inline_formulas_back(s->in->a, &s->formulas, t);
    while (s->formulas.formulas.n && (at = inline_formulas_find(t, &n, &number)) < t.n) {
        add_words(s, str_sub(t, 0, at));
        inline_formulas_add(s->in, s->to, &s->formulas.formulas.at[number], top(s)->style, top(s)->link);
        t = str_sub(t, at + n, t.n);
    }
    if (verbatim)
        add_text(s, t, true);
    else
        add_words(s, t);
}

static void entity(struct state *s, struct str e)
{
    int32_t c = entity_code(e);
    char bytes[4];
    if (c < 0)
        diag_report(s->in->d, DIAG_CODE_MARKUP_AS_TEXT, pos_of_text(s->pos, e), "the entity",
                    STRF(e));
    add_text(s, c < 0 ? e : (struct str){bytes, utf8_put(bytes, c)}, true);
}

/* A no-break space before the text prevents that md4c sees a heading, a list or a quotation. The
 * space after it lets all versions of md4c find an address at the start of the text. */
#define GUARD "\xC2\xA0 "

/* Blanks before the end of a line are no part of it. */
static void trim_end(struct state *s)
{
    struct inline_run *last = s->to->runs.n ? &s->to->runs.at[s->to->runs.n - 1] : NULL;
    while (last && last->text.n > 1 && !last->verbatim && last->text.p[last->text.n - 1] == ' ')
        last->text.n--;
}

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
        trim_end(s);
        add_break(s);
        s->first = true;
        break;
    case MD_TEXT_SOFTBR:
        add_text(s, STR(" "), false);
        break;
    case MD_TEXT_ENTITY:
        entity(s, t);
        break;
    case MD_TEXT_HTML:
        tag(s, inline_formulas_back(s->in->a, &s->formulas, t));
        break;
    case MD_TEXT_NULLCHAR:
        break;
    default:
        text(s, t, kind == MD_TEXT_CODE);
    }
    return 0;
}

/* ---- called by md4c
 *
 * If memory runs out in one of these functions, it stops md4c; then the run ends (arena.h). */

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
    static const char signs[] = "\\*_[<&`!~$|\n";
    for (size_t i = 0; i < s.n; i++)
        if (strchr(signs, s.p[i]) || str_starts(str_sub(s, i, s.n), STR("  \n")) ||
            str_starts(str_sub(s, i, s.n), STR("://")) ||
            str_starts(str_sub(s, i, s.n), STR("www.")))
            return true;
    return false;
}

/* The text with "{count ...}" replaced by numbers of works. */
static struct str counted(const struct inliner *in, struct str t, struct pos pos)
{
    for (size_t i = 0; in->cv && i < t.n; i++)
        if (t.p[i] == '{' && str_starts(str_sub(t, i, t.n), STR("{count")))
            return works_counted(in->a, in->d, in->cv, in->locale, (struct markup){t, pos});
    return t;
}

/* What a line of a block text would begin in Markdown that no style sets; NULL: nothing. */
static const char *block_unread(struct str line, bool alone)
{
    size_t sharps = 0, signs = 0;
    while (sharps < line.n && line.p[sharps] == '#')
        sharps++;
    while (signs < line.n && strchr("|-: \t\r", line.p[signs]))
        signs++;
    bool dash = str_find(line, '-') < line.n;
    if (signs == line.n && dash && str_find(line, '|') < line.n)
        return "the table";
    if (str_find_str(line, STR("|---")) < line.n || str_find_str(line, STR("| ---")) < line.n)
        return "the table";
    size_t from = sharps ? sharps + 1 : 2;
    bool number = from < line.n && line.p[from] >= '0' && line.p[from] <= '9';
    if (alone || from >= line.n || number || line.p[from - 1] != ' ') /* "# 4 of 20", "> 50 talks" */
        return NULL;
    if (sharps)
        return sharps <= 6 ? "the heading" : NULL;
    return line.p[0] == '>' ? "the quotation" : NULL;
}

/* Tables, headings and quotations are told; of each table its row of dashes. */
static void tell_blocks(const struct state *s, struct str t)
{
    bool alone = str_find(t, '\n') == t.n;
    for (size_t at = 0, end; at < t.n; at = end + 1) {
        end = at + str_find(str_sub(t, at, t.n), '\n');
        struct str line = str_trim(str_sub(t, at, end));
        const char *what = block_unread(line, alone);
        if (what)
            diag_report(s->in->d, DIAG_CODE_MARKUP_AS_TEXT, pos_of_text(s->pos, line), what,
                        STRF(line));
    }
}

/* Puts GUARD before the text and before each line after a line break, because they must not start
 * blocks either. Other line ends become spaces. A zero byte follows the text: behind "[a](b" at its end,
 * md4c 0.4.8 reads one byte more, and took a link from a bracket there. */
static struct str guarded(struct arena *a, struct str t)
{
    struct buf b = {.a = a};
    buf_add(&b, STR(GUARD));
    for (size_t i = 0; i < t.n; i++) {
        bool back = i && t.p[i - 1] == '\\', blanks = i > 1 && t.p[i - 1] == ' ' && t.p[i - 2] == ' ';
        if (t.p[i] != '\n')
            buf_char(&b, t.p[i]);
        else if (back || blanks)
            buf_add(&b, back ? STR("\n" GUARD) : STR("\\\n" GUARD));
        else
            buf_char(&b, ' ');
    }
    buf_char(&b, 0);
    struct str all = buf_end(&b);
    return str_sub(all, 0, all.n - 1);
}

static void parse(struct inliner *in, struct str t, struct inline_text *to)
{
    static const MD_PARSER parser = {
        .flags = MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_NOHTMLBLOCKS |
                 MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_PERMISSIVEWWWAUTOLINKS,
        .enter_block = block,
        .leave_block = block,
        .enter_span = on_enter,
        .leave_span = on_leave,
        .text = on_text,
    };
    struct state s = {.in = in, .to = to, .pos = to->pos, .first = true};
    s.frames[0].style = charstyle_around(&in->styles);
    s.icons = inline_icons_in(t);
    if (!has_markup(t) && !s.icons) {
        add_mails(&s, t);
        return;
    }
    tell_blocks(&s, t);
    if (str_find(t, '$') < t.n)
        t = inline_formulas_out(in, t, to->pos, &s.formulas);
    s.source = guarded(in->a, t);
    if (md_parse(s.source.p, (MD_SIZE)s.source.n, &parser, &s) != 0)
        arena_fail(in->a);
}

void inline_open(struct inliner *in, struct arena *a, struct diag *d, const struct locale *locale,
                 const struct cv *cv, struct targets *targets)
{
    *in = (struct inliner){.a = a, .d = d, .locale = locale, .cv = cv, .targets = targets};
    charstyles_open(&in->styles, a);
}

const struct inline_text *inline_parse(struct inliner *in, struct markup m)
{
    struct { const char *p; size_t n; } place = {m.text.p, m.text.n};
    struct str key = {(const char *)&place, sizeof place};
    struct inline_text *to = table_find(&in->parsed, key);
    if (to)
        return to;
    to = arena_new_of(in->a, struct inline_text);
    to->pos = m.pos;
    struct str text = str_trim(m.text);
    if (str_find(text, '\\') < text.n || str_find(text, '$') < text.n)
        text = latex_in_markup(in->a, in->d, text, m.pos);
    in->mixed |= bidi_needed(text);
    parse(in, counted(in, text, m.pos), to);
    table_set(in->a, &in->parsed, str_copy(in->a, key), to);
    return to;
}

/* Ends a link inside a value, which began at byte `from`. */
static void end_link(const struct inliner *in, struct rich *to, const struct pen *pen,
                     const struct style *look, struct str uri, size_t from)
{
    inline_address(in, look, to, pen, uri, from);
    if (in->mixed && (in->leftward || bidi_needed(str_sub(buf_str(&to->text), from, to->text.n))))
        rich_isolate(to, in->a, from, BIDI_OWN);
}

void inline_set(struct inliner *in, struct rich *to, struct markup m, const struct inline_use *use)
{
    const struct inline_text *t = inline_parse(in, m);
    uint32_t links = (uint32_t)to->links.n;
    struct pen pen = {.a = in->a, .locale = in->locale, .link = use->link, .wrap = use->wrap,
                      .pos = m.pos, .exact = use->exact};
    size_t from = to->text.n, formula = from;
    for (size_t i = 0; !use->link && i < t->links.n; i++)
        rich_link(to, in->a, t->links.at[i]);
    for (size_t i = 0; i < t->runs.n; i++) {
        const struct inline_run *r = &t->runs.at[i];
        bool own = r->link && !use->link;
        if (own && (!i || r[-1].link != r->link))
            from = to->text.n;
        pen.style = charstyle_inside(&in->styles, r->style, use->style, use->look, use->link != 0);
        pen.link = own ? links + r->link : use->link;
        pen.verbatim = r->verbatim;
        pen.formula = r->formula;
        pen.stack = r->stack;
        pen.gap = (struct dim){r->gap * PT / 18, r->gap ? DIM_EM : DIM_NONE};
        pen.wrap = r->wrap && use->wrap != WRAP_NOWHERE ? (enum wrap)r->wrap : use->wrap;
        size_t at = to->text.n;
        formula = i && r->formula.n && r[-1].formula.p == r->formula.p ? formula : at;
        if (r->text.p)
            rich_text(to, &pen, r->text);
        if (r->text.n && (unsigned char)r->text.p[0] >= 0xCC)
            rich_join_marks(to, at);
        if (r->icon.n)
            inline_icon_set(in, to, t, r, &pen);
        else if (!r->text.p)
            rich_break(to, &pen);
        inline_formulas_isolate(in, to, t, i, formula);
        if (own && (i + 1 == t->runs.n || r[1].link != r->link))
            end_link(in, to, &pen, use->look, t->links.at[r->link - 1], from);
    }
}

struct markup inline_paragraph(struct markup *m)
{
    struct str rest = str_trim(m->text);
    size_t cut = 0, end;
    for (end = 0; cut < rest.n; cut++) {
        if (rest.p[cut] != '\n')
            continue;
        for (end = cut + 1; end < rest.n && strchr(" \t\r", rest.p[end]); end++)
            ;
        if (end < rest.n && rest.p[end] == '\n')
            break;
    }
    m->text = str_trim(str_sub(rest, cut, rest.n));
    return (struct markup){str_sub(rest, 0, cut), m->pos};
}
