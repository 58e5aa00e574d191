/* test_latex.c: LaTeX in values of .bib files -> markup; lists of names. */
#include <string.h>

#include "load/dollars.h"
#include "load/latex.h"
#include "sink.h"
#include "unit.h"

static struct sink sink;

#define NB "\u00A0"  /* no-break space */
#define THIN "\u202F"
#define SHY "\u00AD"

static const struct {
    const char *in, *out;
    int reports;
} cases[] = {
    {"", "", 0},
    {"  ", "", 0},
    {"plain text, 1--2 --- 3.", "plain text, 1--2 --- 3.", 0},
    {" a\n  b\tc ", "a b c", 0},
    {"caf\u00e9 cafe\u0301", "caf\u00e9 caf\u00e9", 0}, /* NFC */
    /* accents */
    {"\\'e \\'{e} {\\'e} {\\'{e}} \\' e", "é é é é é", 0},
    {"\\`a\\^o\\\"o\\~n\\=a\\.z", "àôöñāż", 0},
    {"\\c{c}\\c c\\v{s}\\v s\\H{o}\\k{a}\\r{a}\\u{g}\\d{a}\\b{d}", "ççššőąåğạḏ", 0},
    {"\\t{oo}", "o\u0361o", 0},
    {"\\'{\\i}\\\"\\i\\v{\\j}\\'\\i{}", "íïǰí", 0},
    {"\\d{\\^a} \\'{\\^e} \\^{\\'e}", "ậ ế é\u0302", 0},
    {"G\\\"{o}del, Erd{\\H o}s, Ho\\`ang", "Gödel, Erdős, Hoàng", 0},
    {"\\^{} \\~{}x \\\"{} \\'", "^ ~x ¨ ´", 0},
    {"\\'\\alpha", "ά", 0},
    {"\\u\\'1", "1\u0301\u0306", 0},
    /* letters and signs */
    {"\\ss\\ae\\oe\\o\\l\\aa \\AE\\OE\\O\\L\\AA", "ßæœøłåÆŒØŁÅ", 0},
    {"Stra{\\ss}e, \\L{}\\'od\\'z, {\\O}re", "Straße, Łódź, Øre", 0},
    {"\\i \\j \\i{}x", "ıȷıx", 0},
    {"a~b\\,c\\;d\\:e\\!f\\quad g\\ h\\\\i", "a" NB "b" THIN "c\u2009d\u2009ef g h i", 0},
    {"\\& \\% \\$ \\# \\_ \\{ \\}", "& % \\$ # \\_ { }", 0},
    {"R\\&D 5\\% \\#1 50% of", "R\\&D 5% #1 50% of", 0},
    {"hy\\-phen, \\ldots{} \\dots, \\LaTeX\\ \\TeX{} x", "hy" SHY "phen, … …, LaTeX TeX x", 0},
    {"\\textdegree C \\textregistered{} \\pounds5 \\S1", "°C ® £5 §1", 0},
    {"a\\par b\\par", "a\n\nb", 0},
    {"?`Qu\\'e? !`Ol\\'e!", "¿Qué? ¡Olé!", 0},
    /* quotation marks */
    {"``a'' `b' c's", "“a” ‘b’ c’s", 0},
    {"'a' '90s (`x')", "'a' ’90s (‘x’)", 0},
    {"\\enquote{a b} c", "“a b” c", 0},
    /* markup */
    {"\\emph{a b} \\textit{c} {\\em d} {\\it e f} g", "*a b* *c* *d* *e f* g", 0},
    {"\\textbf{a} {\\bf b} {\\bfseries c}", "**a** **b** **c**", 0},
    {"\\texttt{a_b*} {\\tt x} \\texttt{a\\textasciigrave b}", "`a_b*` `x` ``a`b``", 0},
    {"\\textsc{Abc} \\underline{x} {\\sc y} \\mbox{z}", "Abc x y z", 0},
    {"1\\textsuperscript{st} H\\textsubscript{2}O", "1<sup>st</sup> H<sub>2</sub>O", 0},
    {"a\\emph{b}c", "a*b*c", 0},
    {"\\emph{(b)} \\emph{ b } \\emph{b}\\emph{c}", "<i>(b)</i> <i>b</i> *b*<i>c</i>", 0},
    {"\\emph{a \\emph{b} c} \\textbf{\\emph{d}}", "*a <i>b</i> c* <b><i>d</i></b>", 0},
    {"\\emph x \\textbf\\alpha{} \\textbf\\textit{y}", "*x* **α** <b><i>y</i></b>", 0},
    {"\\emph{} a \\emph{ } b {} {{}}", "a b", 0},
    {"\\bf a {\\it b}", "<b>a <i>b</i></b>", 0},
    {"\\url{https://a.org/x_y~z?a=1&b=2}", "<https://a.org/x_y~z?a=1&b=2>", 0},
    {"\\url{https://a.org/\\~me/a\\_b\\%20c}", "<https://a.org/~me/a_b%20c>", 0},
    {"\\url{www.a.org/x_y} \\url{a.org}", "[www.a.org/x\\_y](https://www.a.org/x_y) a.org", 0},
    {"\\href{https://a.org/(x)}{the \\emph{page}}", "[the *page*](https://a.org/%28x%29)", 0},
    {"\\href{https://a.org/?a&amp;b}{\\url{https://b.org}}",
     "[https://b.org](https://a.org/?a&amp;b)", 0},
    {"\\href{https://a.org}{}", "[https://a.org](https://a.org)", 0},
    {"\\href{}{x}", "x", 0},
    {"\\href{https://a.org}{a \\href{https://b.org}{b}} c", "[a b](https://a.org) c", 1},
    {"see https://a.org/x_y. Ok", "see <https://a.org/x_y>. Ok", 0},
    {"Hi!\\href{https://a.org}{x}", "Hi\\![x](https://a.org)", 0},
    {"{T}he {BERT} {{X}}", "The BERT X", 0},
    {"\\noopsort{1973b}1973 \\relax x", "1973 x", 0},
    /* what the markup would take for its own */
    {"a*b_c`d[e]f<g&amp;h & i\\textbackslash", "a\\*b\\_c‘d\\[e\\]f\\<g\\&h & i\\\\", 0},
    {"2 < 3, \\$5,$x^2$ and \\$6", "2 \\< 3, \\$5,$x^2$ and \\$6", 0},
    /* formulas */
    {"R$^3$-SQL, CO$_2$, 10$^{-3}$", "R<sup>3</sup>-SQL, CO<sub>2</sub>, 10<sup>−3</sup>", 0},
    {"$x^2$ and $y^{10}$ \\(z^{n}\\) \\[x\\]", "$x^2$ and $y^{10}$ $z^{n}$ $x$", 0},
    {"$x_i$ and $x_{ij}$", "$x_i$ and $x_{ij}$", 0},
    {"$\\epsilon$-greedy, 4.5$\\times$ \\ensuremath{\\alpha}", "$\\epsilon$-greedy, 4.5× $\\alpha$", 0},
    {"$\\sim$10, $-$, $\\rightarrow$, $>$90", "∼10, −, →, >90", 0},
    {"$\\sim 10$0 and $x$1, a$x$, $ x $", "$\\sim 10$0 and $`x`$1, a$`x`$, $x$", 0},
    {"${\\cal O}(\\log n)$, $\\mathbb{R}^d$", "${\\cal O}(\\log n)$, $\\mathbb{R}^d$", 0},
    {"$x\n  < y$, $a`b$, \\ensuremath{<}", "$x   < y$, $a`b$, \\<", 0},
    {"$^\\circ$ 90$^{\\circ}$C $x^\\prime$", "° 90°C $x^\\prime$", 0},
    {"10$^6$0, Wei$^{1,2}$, Li$^*$, Ng$^\\dagger$",
     "10<sup>6</sup>0, Wei<sup>1,2</sup>, Li<sup>\\*</sup>, Ng<sup>†</sup>", 0},
    {"$\\frac{1}{2}$ \\frac{a}{b} \\sqrt[3]{x}", "$\\frac{1}{2}$ $\\frac{a}{b}$ $\\sqrt[3]{x}$", 0},
    {"Jos$\\acute{e}$, G$\\ddot o$del, $\\acute{E}$cole, $\\hat{x}$", "José, Gödel, École, $\\hat{x}$", 0},
    {"\\mathbf{x} \\mathrm{CO}_2", "**x** CO\\_2", 0},
    {"$$x^2$$ $ x^2 $ $`y`$", "$x^2$ $x^2$ $y$", 0},
    {"\\emph{R$^3$ $x$}", "<i>R<sup>3</sup> $x$</i>", 0},
    {"costs $5", "costs \\$5", 0},
    {"$", "\\$", 0},
    {"$$", "\\$\\$", 0},
    {"$x^$ $^$", "$x^$ $^$", 0},
    /* what isn't known */
    {"\\foo{a \\emph{b}} c", "\\\\foo{a *b*} c", 1},
    {"\\foo \\baz \\foo", "\\\\foo \\\\baz \\\\foo", 2},
    {"$\\foo{x}^2$", "$\\foo{x}^2$", 0}, /* it is told when the formula is set */
    /* broken */
    {"{a", "a", 0},
    {"a}", "a}", 0},
    {"\\", "\\\\", 0},
    {"a\\emph", "a", 0},
    {"\\emph{a", "*a*", 0},
    {"\\emph{a $x^{2$ b}", "*a $x^{2$ b*", 0},
    {"\\textbf{\\emph{a} b", "<b><i>a</i> b</b>", 0},
    {"\\url{https://a.org", "\\\\url{<https://a.org>}", 1},
    {"\\href{a}", "[a](a)", 0},
    {"$x^{y}}$", "$x^{y}}$", 0},
    {"\\'", "´", 0},
    {"\\'}", "´}", 0},
    {"\\(x", "(x", 0},
    {"\\frac", "\\\\frac", 1},
    {"\\frac{a}", "\\\\frac{a}", 1},
    {"a\x01" "b\x7F" "c", "a b c", 0},
    {"a\xE9z \\\xE9", "a\uFFFDz \\\\\uFFFD", 0},
};

static struct str markup(const char *in)
{
    return latex_markup(sink.arena, &sink.diag, str_of(in), (struct pos){0});
}

static void test_markup(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t before = sink.reports;
        struct str got = markup(cases[i].in);
        if (!CHECK(str_eq(got, str_of(cases[i].out))))
            fprintf(stderr, "    %s\n    gave     '%.*s'\n    and not  '%s'\n", cases[i].in,
                    STRF(got), cases[i].out);
        if (!CHECK(sink.reports - before == (size_t)cases[i].reports))
            fprintf(stderr, "    %s\n", cases[i].in);
        CHECK(got.p != NULL);
    }
}

static struct pos seen;

static void keep_place(void *user, const struct diagnostic *d)
{
    (void)user;
    seen = d->pos;
}

static void test_places(void)
{
    struct source s = {.name = STR("a.bib"), .text = STR("@a{b,\n t = {é {\\'e}\n  x \\foo y}}")};
    struct diag d = {.arena = sink.arena, .report = keep_place};
    struct str value = str_sub(s.text, 12, s.text.n - 2);
    latex_markup(sink.arena, &d, value, (struct pos){&s, 2, 7});
    CHECK(seen.line == 3 && seen.col == 5);
    /* put together from several: where the value starts is all that is known */
    latex_markup(sink.arena, &d, STR("x \\foo"), (struct pos){&s, 2, 7});
    CHECK(seen.line == 2 && seen.col == 7);
    struct source list = {.name = STR("a.bib"), .text = STR("A B and\n C \\foo and D")};
    struct latex_names n = latex_names(sink.arena, &d, list.text, (struct pos){&list, 1, 1});
    CHECK(seen.line == 2 && seen.col == 4);
    CHECK_EQ(n.names.n, 3);
    CHECK(n.names.at[1].pos.line == 2 && n.names.at[1].pos.col == 2);
    CHECK(n.names.at[2].pos.line == 2 && n.names.at[2].pos.col == 13);
}

/* What went through once as text goes through again without change. */
static void test_again(void)
{
    static const char *const texts[] = {"“Ünïcode” – 1/2 ‘x’", "a, b; c: d. (e)!", "Łódź"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        CHECK(str_eq(markup(texts[i]), str_of(texts[i])));
        CHECK(str_eq(markup(str_c(sink.arena, markup(texts[i]))), str_of(texts[i])));
    }
}

/* "given|particle|family|suffix" for each, ';' between; C: corporate, O: others */
static const struct {
    const char *in, *out;
    int reports;
} lists[] = {
    {"", "", 0},
    {"Zhewei Yao", "Zhewei||Yao|", 0},
    {"Yao, Zhewei", "Zhewei||Yao|", 0},
    {"Zhewei Yao and Amir Gholami AND\n Kurt Keutzer",
     "Zhewei||Yao|;Amir||Gholami|;Kurt||Keutzer|", 0},
    {"Michael W. Mahoney", "Michael W.||Mahoney|", 0},
    {"M.~W. Mahoney", "M." NB "W.||Mahoney|", 0},
    {"Ludwig van Beethoven", "Ludwig|van|Beethoven|", 0},
    {"van Beethoven, Ludwig", "Ludwig|van|Beethoven|", 0},
    {"Charles Louis Xavier Joseph de la Vallée Poussin",
     "Charles Louis Xavier Joseph|de la|Vallée Poussin|", 0},
    {"de la Vallée Poussin, Charles", "Charles|de la|Vallée Poussin|", 0},
    {"Garcia de Cruz, Maria", "Maria||Garcia de Cruz|", 0},
    {"King, Jr., Martin Luther", "Martin Luther||King|Jr.", 0},
    {"von Last, III, First", "First|von|Last|III", 0},
    {"Guy L. Steele Jr.", "Guy L.||Steele|Jr.", 0},
    {"{\\'E}tienne {\\'e}cole Name", "Étienne|école|Name|", 0},
    {"Jean {\\'E}cole Name", "Jean École||Name|", 0},
    {"J\\'er\\^ome {\\O}re", "Jérôme||Øre|", 0},
    {"jane {\\o}re smith", "|jane øre|smith|", 0},
    {"Ursula {le} Guin", "Ursula le||Guin|", 0},
    {"{NVIDIA Corporation}", "C||NVIDIA Corporation|", 0},
    {"{Barnes and Noble, Inc.} and A B", "C||Barnes and Noble, Inc.|;A||B|", 0},
    {"{A} {B}", "A||B|", 0},
    {"A B and others", "A||B|;O|||", 0},
    {"A B and and C D and ", "A||B|;C||D|", 0},
    {"Sehoon Kim 0001 and Yao 0002, Zhewei and Agent 007",
     "Sehoon||Kim|;Zhewei||Yao|;Agent||007|", 0},
    {"姚哲维", "||姚哲维|", 0},
    {"Plato", "||Plato|", 0},
    {"family=Beethoven, given={Ludwig}, prefix=van, useprefix=true and given=\"A\", family=B",
     "Ludwig|van|Beethoven|;A||B|", 0},
    {"A. Gholami*", "A.||Gholami\\*|", 0},
    {"A B, C D, E F, G H", "A||B|;C||D|;E||F|;G||H|", 1},
    {",", "|||", 0},
    {"A {B", "A||B|", 0},
    {"Anderson Bandy", "Anderson||Bandy|", 0},
    {"Able, A., Bee, B., Yao, Z. W.", "A.||Able|;B.||Bee|;Z. W.||Yao|", 1},
    {"Fuller ME", "ME||Fuller|", 0},
    {"van der Berg A", "A|van der|Berg|", 0},
    {"Mary Ann LI", "Mary Ann||LI|", 0},
    {"Stewart, Thomas W., Jr.", "Thomas W.||Stewart|Jr.", 0},
    {"Able, A. et al.", "A.||Able|;O|||", 0},
    {"A \\foo{B} C", "A \\\\foo{B}||C|", 1},
};

static void test_names(void)
{
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        size_t before = sink.reports;
        struct latex_names n =
            latex_names(sink.arena, &sink.diag, str_of(lists[i].in), (struct pos){0});
        struct buf b = {.a = sink.arena};
        for (size_t k = 0; k < n.names.n; k++) {
            const struct latex_name *one = &n.names.at[k];
            buf_printf(&b, "%s%s%s%.*s|%.*s|%.*s|%.*s", k ? ";" : "", one->corporate ? "C" : "",
                       one->others ? "O" : "", STRF(one->given), STRF(one->particle),
                       STRF(one->family), STRF(one->suffix));
            CHECK(one->given.p && one->particle.p && one->family.p && one->suffix.p);
        }
        if (!CHECK(str_eq(buf_str(&b), str_of(lists[i].out))) ||
            !CHECK(sink.reports - before == (size_t)lists[i].reports))
            fprintf(stderr, "    '%s' gave '%.*s'\n", lists[i].in, STRF(buf_str(&b)));
    }
}

static void test_sizes(void)
{
    static const char *const parts[] = {
        "word ", "{", "}", "$", "$$", "\\(", "$\\(", "\\[", "\\'", "\\emph{", "{\\it ", "\\url{",
        "$\\url{$", "\\href{a}{", "\\sqrt{", "\\frac{", "$x_1$ ", "$x^{", "$x^2$", "\\foo{", "\\",
        "\\textbf", "e\u0301", "\u0301\u0323", "`", "''", "\\it ", "\\ensuremath{", "\\text{$",
        "https://a ", "*", "\\texttt{`", "a and ", "A, B, ", "{a and ", "family=a, ", " and",
        "\\par ", "\\noopsort{", "&a", "x 0001 ", "\\frac\\emph", "$\\text{$", "^", "$^",
        "<i>", "<a", "<!--", "<mml:math>", "<math>", "{\\textless}i{\\textgreater}", "&amp;", "'a ", "<i></i>",
        "<x>a</y>", "{\\&}", "\\color["};
    double worst = 0;
    const char *which = "";
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct arena *a = arena_new();
        struct diag d = {.arena = a};
        struct buf b = {.a = a};
        while (b.n < 1000000)
            buf_add(&b, str_of(parts[i]));
        struct source s = {.name = STR("a.bib"), .text = buf_str(&b)};
        double start = unit_ms();
        struct str out = latex_markup(a, &d, s.text, (struct pos){&s, 1, 1});
        latex_names(a, &d, s.text, (struct pos){&s, 1, 1});
        double ms = unit_ms() - start;
        CHECK(utf8_invalid(out) == out.n && out.n < 16 * b.n);
        if (ms > worst)
            worst = ms, which = parts[i];
        arena_free(a);
    }
    printf("1 MB of one thing: %.0f ms at most, for '%s'\n", worst, which);
    double start = unit_ms();
    struct arena *a = arena_new();
    struct diag d = {.arena = a};
    for (int i = 0; i < 100000; i++) {
        latex_markup(a, &d, STR("The {T}itle of \\emph{paper} $x^2$: G\\\"odel -- and more words"),
                     (struct pos){0});
        latex_names(a, &d, STR("Zhewei Yao and Amir Gholami and Michael W. Mahoney"),
                    (struct pos){0});
    }
    printf("100,000 titles and author lists: %.0f ms\n", unit_ms() - start);
    arena_free(a);
}

/* Tags that were opened are closed, in order. */
static bool tags_nest(struct str s)
{
    char open[64];
    int n = 0;
    bool code = false;
    for (size_t i = 0; i < s.n; i++) {
        struct str formula;
        size_t end = s.p[i] == '$' && !code ? dollars_end(s, i, &formula) : 0;
        if (end) {
            i = end - 1;
            continue;
        }
        code = code != (s.p[i] == '`');
        if (s.p[i] == '\\')
            i++;
        else if (s.p[i] == '<' && !code && i + 3 < s.n && strchr("bis/", s.p[i + 1])) {
            bool close = s.p[i + 1] == '/';
            char c = s.p[i + 1 + close] == 's' ? s.p[i + 3 + close] : s.p[i + 1 + close];
            if (close ? n == 0 || open[--n] != c : n == 64)
                return false;
            if (!close)
                open[n++] = c;
        }
    }
    return n == 0;
}

static void test_mutations(void)
{
    static const char *const parts[] = {
        "{", "}", "$", "\\", "\\emph", "\\emph{", "{\\bf ", "\\textbf{", "\\'", "\\c", "^", "_",
        "\\(", "\\)", "\\href{https://a.org}", "\\url{https://b.org}", "\\frac", "\\sqrt{", "\\foo",
        "\\text{", "\\ensuremath{", "\\enquote{", "\\textsuperscript{", "\\it ", "a", "Bc ", " ",
        "é", "\xE9", "~", "``", "'", "-", "and ", ",", "\\alpha", "\\times ", "\\par", "2", "*",
        "\\left.", "\\\"", "(", "\\mathbf{", "\\circ"};
    uint64_t state = 11;
    bool all = true;
    for (int round = 0; round < 30000; round++) {
        struct arena *a = arena_new();
        struct diag d = {.arena = a};
        struct buf b = {.a = a};
        for (int64_t k = unit_random_in(&state, 1, 30); k > 0; k--)
            buf_add(&b, str_of(parts[unit_random_in(&state, 0, sizeof parts / sizeof *parts - 1)]));
        struct source s = {.name = STR("a.bib"), .text = buf_str(&b)};
        struct str out = latex_markup(a, &d, s.text, (struct pos){&s, 1, 1});
        struct str again = latex_markup(a, &d, s.text, (struct pos){&s, 1, 1});
        latex_names(a, &d, s.text, (struct pos){&s, 1, 1});
        bool controls = false;
        for (size_t i = 0; i < out.n; i++)
            controls |= (unsigned char)out.p[i] < ' ' && out.p[i] != '\n';
        if (all && (controls || !str_eq(out, again) || !tags_nest(out) ||
                    utf8_invalid(out) < out.n)) {
            all = false;
            fprintf(stderr, "unsound in round %d:\n  %.*s\n  %.*s\n", round, STRF(s.text),
                    STRF(out));
        }
        arena_free(a);
    }
    CHECK(all);
}

int main(void)
{
    sink_open(&sink);
    test_markup();
    test_places();
    test_again();
    test_names();
    test_sizes();
    test_mutations();
    sink_close(&sink);
    return unit_result();
}
