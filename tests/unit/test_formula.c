/* test_formula.c: formulas in TeX's notation -> parts. */
#include <stdio.h>
#include <stdlib.h>

#include "sink.h"
#include "text/formula.h"
#include "unit.h"

static struct sink sink;

/* Parts on one line, with '|' between them: b bold, i italic, c f s m r an alphabet, ^ and _ scripts from
 * the outermost on, twice where they are far
 * apart; <, : and > where a lowered script, the raised one above it, and both end; - a stroke over it, u under it, w a wide accent, / a root; 5r is a space of 5/18 em where a line may end behind a
 * relation, 4o behind an operator, 3w at worst, 3 where it may not. */
static struct str print(const struct formula *f)
{
    static const char *const breaks[] = {"", "r", "o", "w"};
    struct buf b = {.a = sink.arena};
    for (size_t i = 0; i < f->parts.n; i++) {
        const struct formula_part *p = &f->parts.at[i];
        buf_add(&b, i ? STR("|") : STR(""));
        if (p->gap) {
            buf_printf(&b, "%d%s", p->gap, breaks[p->breaks]);
            continue;
        }
        for (int k = p->stack & FORMULA_LOWERED_ALL; k > 0; k--)
            buf_char(&b, '<');
        if (p->stack & FORMULA_RAISED)
            buf_char(&b, ':');
        for (int k = 0; k < p->style.depth; k++)
            buf_printf(&b, "%.*s", abs(p->style.scripts[k]) > 2 ? 2 : 1, p->style.scripts[k] > 0 ? "^^" : "__");
        if (p->style.stroke)
            buf_char(&b, "?/-uwww"[p->style.stroke]);
        if (p->style.bold)
            buf_char(&b, 'b');
        if (p->style.italic)
            buf_char(&b, 'i');
        if (p->style.alphabet)
            buf_char(&b, "?cfsm?r"[p->style.alphabet]);
        buf_printf(&b, "'%.*s'", STRF(p->text));
        for (int k = p->stack & FORMULA_STACKED_ALL; k > 0; k -= FORMULA_STACKED)
            buf_char(&b, '>');
    }
    return buf_str(&b);
}

/* As they stand in titles, most of them on arXiv and in INSPIRE and DBLP. */
static const struct {
    const char *in, *out;
} cases[] = {
    /* letters and figures */
    {"k", "i'k'"},
    {"xy", "i'xy'"},
    {"\\alpha", "i'α'"},
    {"\\Lambda\\mathrm{CDM}", "'ΛCDM'"},
    {"\\epsilon", "i'ϵ'"},
    {"\\phi\\varphi\\vartheta", "i'ϕφϑ'"},
    {"3.14", "'3.14'"},
    {"10,000", "'10,000'"},
    {"N = 10{,}000", "i'N'|5|'='|5r|'10,000'"},
    {"\\ell_1", "'ℓ'|_'1'"},
    {"\\hbar\\omega", "'ℏ'|i'ω'"},
    {"µ", "i'µ'"},
    /* scripts */
    {"x^2", "i'x'|^'2'"},
    {"x^10", "i'x'|^'1'|'0'"},
    {"x^{y^2}", "i'x'|^i'y'|^^'2'"},
    {"x_i^2", "i'x'|<_i'i'|:^'2'>"},
    {"x^2_i", "i'x'|<_i'i'|:^'2'>"},
    {"x_{ab}^{n+1}y", "i'x'|<_i'ab'|:^i'n'|^'+1'>|i'y'"},
    {"f'_n", "i'f'|<_i'n'|:'′'>"},
    {"f_n''x", "i'f'|<_i'n'|:'′'|'′'>|i'x'"},
    {"A_1'2", "i'A'|<_'1'|:'′'>|'2'"},
    {"A'2", "i'A'|'′2'"},
    {"f'^2", "i'f'|'′'|^'2'"},
    {"T^\\circ_0", "i'T'|<_'0'|:'°'>"},
    {"{}^{13}_6C", "<_'6'|:^'13'>|i'C'"},
    {"\\sum_{i=1}^n a_i", "'∑'|<_i'i'|_'=1'|:^i'n'>|3|i'a'|_i'i'"},
    {"x_{i_1^2}^2", "i'x'|<__i'i'|<___'1'|:__^'2'>|:^^'2'>"},
    {"x_{i_1}^{2^n}", "i'x'|<_i'i'|__'1'|:^'2'|^^i'n'>"},
    {"x_1^{y_2^3}", "i'x'|<__'1'|:^^i'y'|<^^_'2'|:^^^'3'>>"},
    {"x_{}^2", "i'x'|^'2'"},
    {"\\sqrt{x_1^2+y}", "/r'√'|'('|i'x'|<_'1'|:^'2'>|4|'+'|4o|i'y'|')'"},
    {"H_2O", "i'H'|_'2'|i'O'"},
    {"\\mathrm{CO}_2", "'CO'|_'2'"},
    {"^{13}", "^'13'"},
    {"{}^{13}\\mathrm{C}", "^'13'|'C'"},
    {"\\alpha_{s}(m_Z)", "i'α'|_i's'|'('|i'm'|_i'Z'|')'"},
    {"p_{T}^{miss}", "i'p'|<_i'T'|:^i'miss'>"},
    {"p_{\\mathrm{T}}^{\\text{miss}}", "i'p'|<_'T'|:^'miss'>"},
    {"2^{\\mathrm{nd}}", "'2'|^'nd'"},
    {"x^\\mathrm{T}", "i'x'|^'T'"},
    {"L^\\infty", "i'L'|^'∞'"},
    {"f'", "i'f'|'′'"},
    {"f'' + x'^2", "i'f'|'′′'|4|'+'|4o|i'x'|'′'|^'2'"},
    {"30^\\circ", "'30°'"},
    {"30^{\\circ}\\mathrm{C}", "'30°C'"},
    {"x^\\prime", "i'x'|'′'"},
    {"^*", "^'∗'"},
    {"G_{\\mu\\nu}", "i'G'|_i'μν'"},
    {"\\sum_{i=1}^n x_i", "'∑'|<_i'i'|_'=1'|:^i'n'>|3|i'x'|_i'i'"},
    /* operators and relations */
    {"a+b", "i'a'|4|'+'|4o|i'b'"},
    {"-1", "'−1'"},
    {"a=-1", "i'a'|5|'='|5r|'−1'"},
    {"(-x)", "'(−'|i'x'|')'"},
    {"3 \\times 10^{-5}", "'3'|4|'×'|4o|'10'|^'−5'"},
    {"\\pm 1", "'±1'"},
    {"n \\leq 10 \\to \\infty", "i'n'|5|'≤'|5r|'10'|5|'→'|5r|'∞'"},
    {"a\\sim b", "i'a'|5|'∼'|5r|i'b'"},
    {"\\sim 10", "'∼'|5r|'10'"},
    {"<", "'<'"},
    {"B^+", "i'B'|^'+'"},
    {"x+", "i'x'|'+'"},
    {"B^0 \\to K^{*0}\\mu^+\\mu^-", "i'B'|^'0'|5|'→'|5r|i'K'|^'∗0'|i'μ'|^'+'|i'μ'|^'−'"},
    {"e^+e^- \\to \\pi^+\\pi^-\\gamma", "i'e'|^'+'|i'e'|^'−'|5|'→'|5r|i'π'|^'+'|i'π'|^'−'|i'γ'"},
    {"W \\to \\mu\\nu", "i'W'|5|'→'|5r|i'μν'"},
    {"\\nabla\\cdot u", "'∇'|4|'⋅'|4o|i'u'"},
    {"\\partial u/\\partial t", "i'∂u'|'/'|i'∂t'"},
    {"x \\in \\mathbb{R}^n", "i'x'|5|'∈'|5r|'ℝ'|^i'n'"},
    {"\\mathbb{E}[X]", "'𝔼['|i'X'|']'"},
    {"f\\colon X\\to Y", "i'f'|':'|3w|i'X'|5|'→'|5r|i'Y'"},
    {"p(x \\mid y)", "i'p'|'('|i'x'|5|'|'|5r|i'y'|')'"},
    {"f(x,y)", "i'f'|'('|i'x'|','|3w|i'y'|')'"},
    {"x_1,\\ldots,x_n", "i'x'|_'1'|','|3w|'…'|3|','|3w|i'x'|_i'n'"},
    {"a \\not= b \\not\\in C", "i'a'|5|'≠'|5r|i'b'|5|'∉'|5r|i'C'"},
    {"a \\bmod n", "i'a'|4|'mod'|4o|i'n'"},
    {"a \\equiv b \\pmod{p}", "i'a'|5|'≡'|5r|i'b'|8|'(mod'|6|i'p'|')'"},
    {"{a = b}", "i'a'|5|'='|5r|i'b'"},
    {"{a = b}{c}", "i'a'|5|'='|5w|i'bc'"},
    {"\\mathrm{C \\to D}", "'C'|5|'→'|5r|'D'"},
    {"SU(3)_C \\otimes U(1)", "i'SU'|'(3)'|_i'C'|4|'⊗'|4o|i'U'|'(1)'"},
    {"H \\rightarrow \\gamma\\gamma", "i'H'|5|'→'|5r|i'γγ'"},
    {"V\\boxtimes W \\trianglelefteq \\bigoplus_n X", "i'V'|4|'⊠'|4o|i'W'|5|'⊴'|5r|'⨁'|_i'n'|3|i'X'"},
    {"X\\rightrightarrows Y\\upharpoonright_A", "i'X'|5|'⇉'|5r|i'Y'|5|'↾'|_i'A'"},
    {"a\\hspace{2pt}b\\phantom{xy}c\\mspace{3mu}d", "i'a'|3|i'bc'|3|i'd'"},
    {"\\phantom{}^{13}C \\scriptstyle x", "^'13'|i'Cx'"},
    /* functions */
    {"O(n \\log n)", "i'O'|'('|i'n'|3|'log'|3|i'n'|')'"},
    {"\\mathcal{O}(n\\log n)", "c'O'|'('|i'n'|3|'log'|3|i'n'|')'"},
    {"{\\cal O}(\\alpha_s^2)", "c'O'|'('|i'α'|<_i's'|:^'2'>|')'"},
    {"\\sin^2\\theta_W", "'sin'|^'2'|3|i'θ'|_i'W'"},
    {"\\operatorname{arg\\,max}_x", "'arg'|3|'max'|_i'x'"},
    {"\\argmax_x f, \\SL_2(\\mathbb{Z})", "'arg max'|_i'x'|3|i'f'|','|3w|'SL'|_'2'|'(ℤ)'"},
    {"\\max(a,b)", "'max('|i'a'|','|3w|i'b'|')'"},
    /* accents */
    {"\\hat{x}", "i'x\u0302'"},
    {"\\bar B^0_s", "i'B\u0304'|<_i's'|:^'0'>"},
    {"\\tilde{\\chi}^0_1", "i'χ\u0303'|<_'1'|:^'0'>"},
    {"\\vec{E}\\times\\vec{B}", "wi'E'|4|'×'|4o|wi'B'"},
    {"\\sqrt{\\vec{x}}", "/r'√'|/i'x\u20D7'"},
    {"\\dot x", "i'x\u0307'"},
    {"\\overline{\\nu}_e", "i'ν\u0304'|_i'e'"},
    {"\\overline{\\mathrm{MS}}", "-'MS'"},
    {"\\widehat{HF}(Y)", "wi'HF'|'('|i'Y'|')'"},
    {"\\widetilde{\\mathrm{SL}}_2", "w'SL'|_'2'"},
    {"X^{\\widehat{\\mathfrak{sl}}_2}", "i'X'|^wf'sl'|^_'2'"},
    {"\\vec{AB}", "wi'AB'"},
    {"\\underline{x}\\underline{\\mathrm{Hom}}(X)", "ui'x'|u'Hom'|'('|i'X'|')'"},
    {"\\widehat{f}", "i'f\u0302'"},
    {"\\hat\\imath", "i'i\u0302'"},
    /* roots and fractions */
    {"\\sqrt{s} = 13", "/r'√'|/i's'|5|'='|5r|'13'"},
    {"\\sqrt{s_{NN}}=5.02", "/r'√'|/i's'|_/i'NN'|5|'='|5r|'5.02'"},
    {"\\sqrt 2", "/r'√'|/'2'"},
    {"\\sqrt{x+1}", "/r'√'|'('|i'x'|4|'+'|4o|'1)'"},
    {"\\sqrt{x^2}", "/r'√'|'('|i'x'|^'2'|')'"},
    {"\\sqrt[3]{n}", "^'3'|/r'√'|/i'n'"},
    {"2\\sqrt[k+1]{n}", "'2'|3|^i'k'|^'+1'|/r'√'|/i'n'"},
    {"\\sqrt{\\smash[b]{s_{_{NN}}}}", "/r'√'|/i's'|__/i'NN'"},
    {"\\frac{1}{2}", "'1/'|'2'"},
    {"\\frac12", "'1/'|'2'"},
    {"\\frac{a+b}{2x}", "'('|i'a'|4|'+'|4w|i'b'|')/'|'('|'2'|i'x'|')'"},
    {"\\frac{dx}{dt}", "i'dx'|'/'|i'dt'"},
    {"\\frac{n(n+1)}{2}", "i'n'|'('|i'n'|4|'+'|4w|'1)/'|'2'"},
    /* looks */
    {"\\mathit{\\Lambda 12(x)}\\varLambda\\Lambda", "i'Λ12'|'('|i'x'|')'|i'Λ'|'Λ'"},
    {"\\mathbf{x}\\bm{\\beta}", "b'x'|bi'β'"},
    {"\\mathfrak{sl}_2", "f'sl'|_'2'"},
    {"\\mathsf{NP}\\mathtt{a}", "s'NP'|m'a'"},
    {"{\\bf v}_0", "b'v'|_'0'"},
    {"D^{\\star}\\text{-meson if }x", "i'D'|^'⋆'|'-meson if '|i'x'"},
    {"\\text{G\\\"odel}", "'Gödel'"},
    {"\\textcolor{red}{x}", "i'x'"},
    {"\\left(\\frac{p}{q}\\right)", "'('|i'p'|'/'|i'q'|')'"},
    {"\\langle 0 | T | 0 \\rangle", "'⟨0|'|i'T'|'|0⟩'"},
    {"13\\,\\text{TeV}", "'13'|3|'TeV'"},
    {"\\,", "3"},
    {"95\\%", "'95%'"},
};

/* What cannot be read, and the part that is told. */
static const struct {
    const char *in, *unread;
} faults[] = {
    {"\\begin{pmatrix}a\\end{pmatrix}", "\\begin"},
    {"x \\foo y", "\\foo"},
    {"\\binom{n}{k}", "\\binom"},
    {"\\overset{a}{b}", "\\overset"},
    {"\\hat{x_y}", "\\hat{x_y}"},
    {"\\widehat{\\overline{MS}}", "\\widehat{\\overline{MS}}"},
    {"\\widehat{x y+z}", "\\widehat{x y+z}"},
    {"\\acute{xy}", "\\acute{xy}"},
    {"a & b", "&"},
    {"a \\\\ b", "\\\\"},
    {"x^", "x^"},
    {"x^a^b", "^"},
    {"{x", "{x"},
    {"x}", "}"},
    {"\\frac{a}", "\\frac{a}"},
    {"", ""},
    {" ", " "},
    {"{}", "{}"},
    {"a^{b^{c^{d^{e^f}}}}", "f"},
    {"\\sqrt[n{x}", "\\sqrt[n{x}"},
    {"\\sqrt[n]", "\\sqrt[n]"},
};

static void test_cases(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct formula f;
        struct str unread;
        bool good = formula_read(sink.arena, str_of(cases[i].in), &f, &unread);
        if (!CHECK(good && str_eq(print(&f), str_of(cases[i].out))))
            fprintf(stderr, "    '%s' became %.*s\n    not %s\n", cases[i].in,
                    STRF(good ? print(&f) : unread), cases[i].out);
    }
}

static void test_faults(void)
{
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        struct formula f;
        struct str unread;
        bool good = formula_read(sink.arena, str_of(faults[i].in), &f, &unread);
        if (!CHECK(!good && str_eq(unread, str_of(faults[i].unread))))
            fprintf(stderr, "    '%s': '%.*s' is told\n    not '%s'\n", faults[i].in, STRF(unread),
                    faults[i].unread);
    }
}

static void test_plain(void)
{
    static const char *const plain[] = {"\\times", "<", "^\\circ", "50", "\\,", "\\rightarrow"};
    static const char *const formulas[] = {"x", "\\alpha", "x^2", "3 \\times 4", "\\mathrm{d}"};
    struct formula f;
    struct str unread;
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        CHECK(formula_read(sink.arena, str_of(plain[i]), &f, &unread) && f.plain);
    for (size_t i = 0; i < sizeof formulas / sizeof *formulas; i++)
        CHECK(formula_read(sink.arena, str_of(formulas[i]), &f, &unread) && !f.plain);
}

static void test_in_plain_characters(void)
{
    static const char *const pairs[][2] = {
        {"O(n \\log n)", "O(n log n)"},
        {"H_2O", "H₂O"},
        {"3 \\times 10^{-5}", "3 × 10⁻⁵"},
        {"B^0 \\to K^{*0}\\mu^+\\mu^-", "B⁰ → K*⁰μ⁺μ⁻"},
        {"\\mathbb{R}^n", "ℝ^n"},
        {"p_T^{miss}", "p_T^(miss)"},
        {"2^{2^n}, x_{n_1}", "2^(2^n), x_(n₁)"},
        {"\\alpha_s(m_Z)", "α_s(m_Z)"},
        {"5^{th}", "5th"},
        {"\\overline{\\mathrm{MS}}", "M\u0305S\u0305"},
        {"\\widehat{HF}, \\widetilde{SL}_2, \\underline{x}", "H\u0302F\u0302, S\u0303L\u0303₂, x\u0332"},
        {"\\sqrt{s_{NN}} = 5", "√s_(NN) = 5"},
        /* fractions beside other factors */
        {"\\frac{1}{2}mv^2", "(1/2)mv²"},
        {"\\frac{d}{dx}f(x), \\frac12(x+1)", "(d/dx)f(x), (1/2)(x + 1)"},
        {"{\\frac ab}^2, \\frac{n}{k}!", "(a/b)², (n/k)!"},
        {"\\frac{\\frac ab}{c}, \\frac{a}{\\frac bc}", "(a/b)/c, a/(b/c)"},
        {"x\\frac ab, a/\\frac bc, 2\\frac12", "x(a/b), a/(b/c), 2 1/2"},
        {"-\\frac12, \\frac ab + c, x = \\frac ab", "−1/2, a/b + c, x = a/b"},
        {"|\\frac ab|, \\frac12|x|, \\|\\frac ab\\|", "|a/b|, (1/2)|x|, ‖a/b‖"},
        {"\\sqrt{\\frac ab}, \\frac1n \\sum_i x_i", "√(a/b), (1/n) ∑_i x_i"},
        {"\\foo", "\\foo"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct str plain = formula_plain(sink.arena, str_of(pairs[i][0]));
        if (!CHECK(str_eq(plain, str_of(pairs[i][1]))))
            fprintf(stderr, "    '%s' became '%.*s'\n", pairs[i][0], STRF(plain));
    }
}

static void test_alphabets(void)
{
    CHECK(alphabet_letter('x', ALPHABET_TEXT, false, true) == 0x1D465);
    CHECK(alphabet_letter('h', ALPHABET_TEXT, false, true) == 0x210E);
    CHECK(alphabet_letter('h', ALPHABET_TEXT, true, true) == 0x1D489);
    CHECK(alphabet_letter('x', ALPHABET_TEXT, false, false) == 'x');
    CHECK(alphabet_letter(0x3B1, ALPHABET_TEXT, false, true) == 0x1D6FC);
    CHECK(alphabet_letter(0x3D5, ALPHABET_TEXT, true, true) == 0x1D753);
    CHECK(alphabet_letter(0x393, ALPHABET_TEXT, false, false) == 0x393);
    CHECK(alphabet_letter('L', ALPHABET_CALLIGRAPHIC, false, false) == 0x2112);
    CHECK(alphabet_letter('O', ALPHABET_CALLIGRAPHIC, false, false) == 0x1D4AA);
    CHECK(alphabet_letter('R', ALPHABET_DOUBLE, false, false) == 0x211D);
    CHECK(alphabet_letter('1', ALPHABET_DOUBLE, false, false) == 0x1D7D9);
    CHECK(alphabet_letter('!', ALPHABET_SANS, true, false) == '!');
}

/* The time grows as the text does. */
static void test_long(void)
{
    static const char *const texts[] = {"{", "^{", "\\frac{", "\\text{", "x+", "\\sqrt{a}", "\\text{a}",
                                        "x^2_1", "\\hat a", "\\textcolor{", "a\\frac12"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct buf b = {.a = sink.arena};
        struct formula f;
        struct str unread;
        while (b.n < 20000)
            buf_add(&b, str_of(texts[i]));
        formula_read(sink.arena, buf_str(&b), &f, &unread);
    }
}

int main(void)
{
    sink_open(&sink);
    test_cases();
    test_faults();
    test_plain();
    test_in_plain_characters();
    test_alphabets();
    test_long();
    sink_close(&sink);
    return unit_result();
}
