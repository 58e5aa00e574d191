/* test_inline.c: the Markdown of a value -> spans, in the bundled faces.
 *
 *     test_inline FOLDER     the folder of fonts */
#include <string.h>

#include "sink.h"
#include "text/inline.h"
#include "text/type.h"
#include "disk.h"
#include "unit.h"

static struct sink sink;
static struct inliner in;
static struct types types;
static struct style style;
static const struct locale locale = {
    .quote_open = {STR("“"), {0}},  .quote_close = {STR("”"), {0}}, .inner_open = {STR("‘"), {0}},
    .inner_close = {STR("’"), {0}}, .apostrophe = {STR("’"), {0}},
};

/* Spans on one line: b bold, i italic, ^ raised, _ lowered, "fr:" French, "->URI" a link; '|' between
 * spans. */
static struct str print(const struct rich *r)
{
    struct buf b = {.a = sink.arena};
    for (size_t i = 0; i < r->spans.n; i++) {
        const struct span *s = &r->spans.at[i];
        const struct type *type = type_of(&types, s->style);
        if (i)
            buf_char(&b, '|');
        if (s->kind == SPAN_BREAK) {
            buf_add(&b, STR("BREAK"));
            continue;
        }
        if (type->weight > 400)
            buf_char(&b, 'b');
        if (type->italic)
            buf_char(&b, 'i');
        if (type->raise)
            buf_char(&b, type->raise > 0 ? '^' : '_');
        if (type->lang.n)
            buf_printf(&b, "%.*s:", STRF(type->lang));
        buf_printf(&b, "'%.*s'", STRF(str_sub(buf_str(&r->text), s->start, s->end)));
        if (s->link)
            buf_printf(&b, "->%.*s", STRF(r->links.at[s->link - 1]));
    }
    return buf_str(&b);
}

static const struct {
    const char *in, *out;
    int reports;
} cases[] = {
    {"plain", "'plain'", 0},
    {"a **b** c", "'a '|b'b'|' c'", 0},
    {"a *b* _c_", "'a '|i'b'|' '|i'c'", 0},
    {"***x***", "bi'x'", 0},
    {"*a **b** c*", "i'a '|bi'b'|i' c'", 0},
    {"*a *b* c*", "i'a '|'b'|i' c'", 0}, /* emphasis inside emphasis is upright */
    {"5 * 3 * 2", "'5 * 3 * 2'", 0},
    {"snake_case_name", "'snake_case_name'", 0},
    {"2 < 3 & 4 > 1", "'2 < 3 & 4 > 1'", 0},
    {"\\*not\\* \\_this\\_", "'*not* _this_'", 0},
    {"`a  --b`", "'a  --b'", 0},
    {"`\x02\x1F\x1F\x03`", "'    '", 0}, /* what looks like the mark of a formula is none */
    {"`\x02\x1F\x1F\x03` $x_1$", "'  '|i'x'|_'1'", 0},
    /* what starts a block elsewhere */
    {"# 3 in the world", "'# 3 in the world'", 0},
    {"1. FC Köln", "'1. FC Köln'", 0},
    {"- not a list", "'- not a list'", 0},
    {"> quoted", "'> quoted'", 0},
    {"a\n# b\n1. c *d*", "'a # b 1. c '|i'd'", 1},
    {"    code?", "'code?'", 0},
    {"***", "'***'", 0},
    {"---", "'—'", 0},
    {"| a | b |\n|---|---|", "'| a | b | |—|—|'", 1},
    /* links */
    {"[t](https://e.org/a_b?x=1&y=2)", "'t'->https://e.org/a_b?x=1&y=2", 0},
    {"[t](mailto:a@e.org)", "'t'->mailto:a@e.org", 0},
    {"[**b** c](https://e.org)", "b'b'->https://e.org|' c'->https://e.org", 0},
    {"[t](#)", "'t'", 0},
    {"[t]()", "'t'", 0},
    {"[t]", "'[t]'", 0},
    {"[Google Scholar]", "'[Google Scholar]'", 0},
    {"[t](javascript:alert)", "'t'", 1},
    {"[t](file:///etc/passwd)", "'t'", 1},
    {"[t](https://)", "'t'", 1},
    {"[t](<https://e.org/a b\"c>)", "'t'->https://e.org/a%20b%22c", 0},
    {"[t](https://e.org/é)", "'t'->https://e.org/%C3%A9", 0},
    {"[t](HTTPS://E.org)", "'t'->HTTPS://E.org", 0},
    {"see https://e.org/x.", "'see '|'https://e.org/x'->https://e.org/x|'.'", 0},
    {"at www.e.org now", "'at '|'www.e.org'->https://www.e.org|' now'", 0},
    {"<https://e.org>", "'https://e.org'->https://e.org", 0},
    {"ask ada.b@e-f.org.", "'ask '|'ada.b@e-f.org'->mailto:ada.b@e-f.org|'.'", 0},
    {"*a_b@e.org*: c+d@e.org, <x@e.org>",
     "i'a_b@e.org'->mailto:a_b@e.org|': '|'c+d@e.org'->mailto:c+d@e.org|', '|'x@e.org'->mailto:x@e.org", 0},
    {"[a@e.org](https://e.org) `a@e.org`", "'a@e.org'->https://e.org|' a@e.org'", 0},
    {"mAP@0.5, P@1.x, a@b, @a@e.org, {a,b}@e.org, jörg@e.org, a@é.org, git@e.org:a/b, x@1.2.3, a@e.org/b, Talk @ e.org",
     "'mAP@0.5, P@1.x, a@b, @a@e.org, {a,b}@e.org, jörg@e.org, a@é.org, git@e.org:a/b, x@1.2.3, a@e.org/b, Talk @ e.org'", 0},
    {"mail:a@e.org: b", "'mail:'|'a@e.org'->mailto:a@e.org|': b'", 0},
    {"[t](http://e.org)", "'t'->http://e.org", 0},
    {"<http://www.e.org>", "'http://www.e.org'->http://www.e.org", 0},
    {"http://www.e.org", "'http://www.e.org'->http://www.e.org", 0},
    {"[t](www.e.org/a)", "'t'->https://www.e.org/a", 0},
    {"[t](doi:10.1000/182)", "'t'->https://doi.org/10.1000/182", 0},
    {"[t](orcid:0000-0002-1825-0097)", "'t'->https://orcid.org/0000-0002-1825-0097", 0},
    {"[t](ftp://e.org)", "'t'", 1},
    {"[t](http://arxiv.org/abs/1)", "'t'->https://arxiv.org/abs/1", 0},
    /* raised and lowered */
    {"5<sup>th</sup>/40", "'5'|^'th'|'/40'", 0},
    {"H<sub>2</sub>O", "'H'|_'2'|'O'", 0},
    {"Name$^3$ and", "'Name'|^'3'|' and'", 0},
    {"x$^{th}$y$_2$", "'x'|^'th'|'y'|_'2'", 0},
    {"$x^2$, $O(n^2)$", "i'x'|^'2'|', '|i'O'|'('|i'n'|^'2'|')'", 0},
    {"$x_{ij}^*$", "i'x'|i_'ij'|^'∗'", 0},
    {"*$x^2$*", "i'x'|^'2'", 0},
    {"$^{th$", "'$^{th$'", 1},
    {"$5 and $6", "'$5 and $6'", 0},
    {"from $5 to $^2$", "'from $5 to '|^'2'", 0},
    {"$\\alpha$", "i'α'", 0},
    {"on $\\ell_1$ and $k$-means: $O(n \\log n)$", "'on '|'ℓ'|_'1'|' and '|i'k'|'-means: '|i'O'|'('|i'n'|' '|'log'|' '|i'n'|')'", 0},
    {"G\\\"odel, Poincar\\'e, {\\'E}cole, Gro\\ss mann", "'Gödel, Poincaré, École, Großmann'", 0},
    {"\\emph{so} H\\textsubscript{2}O, 10\\,\\%", "i'so'|' H'|_'2'|'O, 10 %'", 0},
    {"C:\\temp\\to, `\\alpha`, 1\\. \\*a\\*", "'C:\\temp\\to, \\alpha, 1. *a*'", 0},
    {"$5 and $6, $20k, US$5M", "'$5 and $6, $20k, US$5M'", 0},
    {"$", "'$'", 0},
    {"$^$", "'$^$'", 1},
    {"**$a * b * c$** _d_", "bi'a'|b' '|b'∗'|b' '|bi'b'|b' '|b'∗'|b' '|bi'c'|' '|i'd'", 0},
    {"`$x$` and [$x$](https://e.org/$y$), https://e.org/$z$",
     "'$x$ and '|i'x'->https://e.org/$y$|', '|'https://e.org/$z$'->https://e.org/$z$", 0},
    {"<https://e.org/$y$>", "'https://e.org/$y$'->https://e.org/$y$", 0},
    {"a `b $c` d$", "'a b $c d$'", 0},
    {"\\$x$ and $\\foo$", "'$x$ and '|'$\\foo$'", 1},
    {"13$\\,$TeV, 4.5$\\times$, $5,000 and $10,000", "'13'|' '|'TeV, 4.5'|'×'|', $5,000 and $10,000'", 0},
    {"x\x02\x10\x03y $z$", "'x  y '|i'z'", 0},
    /* HTML */
    {"a <span lang=\"fr\">b</span> c", "'a '|fr:'b'|' c'", 0},
    {"<span lang=fr>a *b <span lang=de>c</span>* d</span>",
     "fr:'a '|ifr:'b '|ide:'c'|fr:' d'", 0},
    {"<SPAN LANG='pt-BR'>b</span>", "pt-BR:'b'", 0},
    {"<span lang=zh-Hant>b</span></span>", "zh-Hant:'b'|'</span>'", 1},
    {"<span lang=e>b", "'<span lang=e>b'", 1},
    {"<span lang=>b", "'<span lang=>b'", 0},
    {"<span lang=\"\">b", "'<span lang=\"\">b'", 1},
    {"<span lang=\"fr>b", "'<span lang=”fr>b'", 0},
    {"<span lang=fr", "'<span lang=fr'", 0},
    {"<span lang>b", "'<span lang>b'", 1},
    {"a<br>b<br/>c<BR />d", "'a'|BREAK|'b'|BREAK|'c'|BREAK|'d'", 0},
    {"<b>x</b> <i>y</i> <EM>z</EM>", "b'x'|' '|i'y'|' '|i'z'", 0},
    {"a <!-- b --> c", "'a c'", 0},
    {"a <u>b</u>", "'a <u>b</u>'", 2},
    {"</sup>x</b>", "'x'", 0},
    {"&eacute;&#8212;&amp;", "'é—&'", 0},
    {"AT&T R&D; x", "'AT&T R&D; x'", 0},
    {"x &nope; y", "'x &nope; y'", 1},
    {"&quot;x&quot;", "'\"x\"'", 0}, /* an entity is the sign itself */
    /* quotes beside markup */
    {"\"**b**\"", "'“'|b'b'|'”'", 0},
    {"*x*'s", "i'x'|'’s'", 0},
    {"![alt](https://e.org/i.png)", "'alt'", 1},
    {"~~a~~", "'~~a~~'", 0},
    {"", "", 0},
    {"   ", "", 0},
};

static void set(struct rich *to, struct str text)
{
    struct inline_use use = {&style, charstyle_root(&in.styles, &style), 0, WRAP_ANYWHERE, false};
    inline_set(&in, to, (struct markup){text, {0}}, &use);
}

static void test_cases(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct rich r = {0};
        size_t before = sink.reports;
        set(&r, str_of(cases[i].in));
        int reports = (int)(sink.reports - before);
        if (!CHECK(str_eq(print(&r), str_of(cases[i].out)) && reports == cases[i].reports))
            fprintf(stderr, "    '%s' became %.*s with %d reports\n    not %s\n", cases[i].in,
                    STRF(print(&r)), reports, cases[i].out);
    }
}

/* What the memory behind a text holds does not change how the text is read. */
static void test_end(void)
{
    static const char *const texts[] = {"[a](b", "[a](", "![a](b", "[a](b \"c\"", "a **b [a](b",
                                        "[a](b-", "[a](/b?c", "*[a `b` c](d"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct rich r = {0};
        char *room = arena_room(sink.arena, 4096);
        memset(room, ')', 4096);
        arena_shrink(sink.arena, room, 4096, 0);
        set(&r, str_copy(sink.arena, str_of(texts[i])));
        for (size_t k = 0; k < r.spans.n; k++)
            CHECK(!r.spans.at[k].link);
        CHECK(str_find(buf_str(&r.text), '[') < r.text.n);
    }
}

static void test_plain(void)
{
    struct markup m = {STR("a **b** [c](javascript:x) `d` \"e\" x<sup>2</sup>"), {0}};
    CHECK(str_eq(inline_plain(&in, m), STR("a b c d “e” x²")));
    struct markup f = {STR("so $x^2_i$, $\\foo$ and 4$\\times$"), {0}};
    CHECK(str_eq(inline_plain(&in, f), STR("so x_i², $\\foo$ and 4×")));
    CHECK(str_eq(inline_as_read(&in, f), STR("so xi2, $\\foo$ and 4×")));
    struct rich r = {0};
    size_t before = sink.reports;
    set(&r, m.text);
    CHECK_EQ(sink.reports, before); /* a value is parsed, and what is wrong in it told, once */
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct rich own = {0};
        struct markup one = {str_of(cases[i].in), {0}};
        set(&own, one.text);
        rich_trim(&own);
        CHECK(str_eq(inline_as_read(&in, one), buf_str(&own.text)));
    }
}

/* A value takes the style around it, and is part of a link as a whole where it is one. */
static void test_around(void)
{
    struct rich r = {0};
    const struct charstyle *root = charstyle_root(&in.styles, &style);
    struct inline_use use = {&style, charstyle_add(&in.styles, root, CHARSTYLE_BOLD), 0,
                             WRAP_NOWHERE, false};
    struct markup m = {STR("a *b* [c](https://e.org)"), {0}};
    inline_set(&in, &r, m, &use);
    CHECK(str_eq(print(&r), STR("b'a '|bi'b'|b' '|b'c'->https://e.org")));
    CHECK_EQ(r.spans.at[0].wrap, WRAP_NOWHERE);
    struct rich whole = {0};
    use.link = rich_link(&whole, sink.arena, STR("https://example.org"));
    inline_set(&in, &whole, m, &use);
    CHECK_EQ(whole.links.n, 1);
    CHECK(str_eq(buf_str(&whole.text), STR("a b c")));
    for (size_t i = 0; i < whole.spans.n; i++)
        CHECK_EQ(whole.spans.at[i].link, 1);
}

/* Deeper nesting than pens are kept for: the text is all there, and the pens find back. */
static void test_deep(void)
{
    struct buf b = {.a = sink.arena};
    for (int i = 0; i < 100; i++)
        buf_add(&b, STR("<b>"));
    buf_add(&b, STR("x"));
    for (int i = 0; i < 100; i++)
        buf_add(&b, STR("</b>"));
    buf_add(&b, STR("y"));
    struct rich r = {0};
    set(&r, buf_str(&b));
    CHECK(str_eq(print(&r), STR("b'x'|'y'")));
}

int main(int argc, char **argv)
{
    static struct fontstyle role = {.name = STR("text"), .weight = -1};
    sink_open(&sink);
    role.family = (struct markup){STR("Latin Modern Roman"), {0}};
    role.size = (struct dim){10 * PT, DIM_PT};
    role.leading = (struct dim){12 * PT, DIM_PT};
    role.italic = role.align = role.hyphenate = role.letter_case = FLAG_UNSET;
    role.figures = role.tabular = role.small_caps = FLAG_UNSET;
    *vec_push(sink.arena, &style.fonts) = &role;
    types.a = sink.arena;
    struct arena *kept = arena_new();
    struct files files = disk_files(sink.arena, argc > 1 ? argv[1] : ".");
    types.fonts = fonts_new(kept);
    bool good = fonts_start(types.fonts, sink.arena, &sink.diag, &files);
    inline_open(&in, sink.arena, &sink.diag, &locale, NULL, NULL);
    if (CHECK(good)) {
        test_cases();
        test_end();
        test_plain();
        test_around();
        test_deep();
    }
    arena_free(kept);
    sink_close(&sink);
    return unit_result();
}
