/* test_dollars.c: which dollars are around a formula. */
#include <stdio.h>

#include "load/dollars.h"
#include "unit.h"

/* Formulas are printed in brackets. */
static const struct {
    const char *in, *out;
} cases[] = {
    {"$x$", "[x]"},
    {"the $\\ell_1$-regularised $k$-means", "the [\\ell_1]-regularised [k]-means"},
    {"$O(n \\log n)$ and $\\mathbb{R}^n$", "[O(n \\log n)] and [\\mathbb{R}^n]"},
    {"$^{13}$C, CO$_2$, 10$^{-3}$, x$^{th}$y", "[^{13}]C, CO[_2], 10[^{-3}], x[^{th}]y"},
    {"$a = b$, $n + 1$, $f(x, y)$, $f: X$", "[a = b], [n + 1], [f(x, y)], [f: X]"},
    {"$5$, $-1$, $10,000$, $<$ ten", "[5], [-1], [10,000], [<] ten"},
    {"4.5$\\times$, $\\sim$ten", "4.5[\\times], [\\sim]ten"},
    {"$$E = mc^2$$", "[E = mc^2]"},
    {"$`\\sim`$10, US$`x`$", "[\\sim]10, US[x]"},
    {"($x$)", "([x])"},
    {"the $k$th, $k$NN and ($t$SNE)", "the [k]th, [k]NN and ([t]SNE)"},
    {"$\\sim$5, $\\pm$10%, $<$5 ms, $>$100, $-$3", "[\\sim]5, [\\pm]10%, [<]5 ms, [>]100, [-]3"},
    {"p$<$0.05, N$=$3, 2$-$10 keV, 5$+$1", "p[<]0.05, N[=]3, 2[-]10 keV, 5[+]1"},
    {"US$-$5, a$-$b, $5-$10, C$*$2", "US$-$5, a$-$b, $5-$10, C$*$2"},
    {"$x_i y_j$, x$_i$y, $SO_{10} x$, $a_1$b", "[x_i y_j], x[_i]y, [SO_{10} x], [a_1]b"},
    {"$x, y$, $(a, b)$, $n = 5, m$, $2x + 1 > 0$", "[x, y], [(a, b)], [n = 5, m], [2x + 1 > 0]"},
    {"H$_2$$^{18}$O, $\\alpha$$x$, $x$$y$", "H[_2][^{18}]O, [\\alpha][x], [x][y]"},
    {"在$O(n)$时间，设$k$为“$n$”", "在[O(n)]时间，设[k]为“[n]”"},
    {"ال$x$ و$n$ $k$개의 $\\alpha$と$x$軸", "ال[x] و[n] [k]개의 [\\alpha]と[x]軸"},
    {"“$k$”, ‘$n$’, «$m$», $k$–$n$, $α$…", "“[k]”, ‘[n]’, «[m]», [k]–[n], [α]…"},
    /* money */
    {"价格$5和$10，约$100万，合$90万", "价格$5和$10，约$100万，合$90万"},
    {"「$」と「$」、用$表示美元，$也", "「$」と「$」、用$表示美元，$也"},
    {"“$”/“$”, A$–HK$, $é$x, é$x$", "“$”/“$”, A$–HK$, $é$x, é$x$"},
    {"$5,000 and $10,000", "$5,000 and $10,000"},
    {"from $5,C$ on, $5;A$7", "from $5,C$ on, $5;A$7"},
    {"$5\\,000 and $6, $5\\,$6", "$5\\,000 and $6, $5\\,$6"},
    {"$(pwd)/$(date), ${HOME}/${USER}", "$(pwd)/$(date), ${HOME}/${USER}"},
    {"^a$|^b$", "^a$|^b$"},
    {"$5 and $6", "$5 and $6"},
    {"$x$5, a$x$b, US$x$y, $HOME$dir", "$x$5, a$x$b, US$x$y, $HOME$dir"},
    {"$5 and 6$", "$5 and 6$"},
    {"5 $ et 6 $", "5 $ et 6 $"},
    {"5$/6$", "5$/6$"},
    {"10$-20$", "10$-20$"},
    {"(US$/A$)", "(US$/A$)"},
    {"$5,000 and $10,000 (US$/A$)", "$5,000 and $10,000 (US$/A$)"},
    {"Costs: $5/$10 per user; $40k/yr to $10k/yr", "Costs: $5/$10 per user; $40k/yr to $10k/yr"},
    {"ARR $1M→$4M, ~$5k (~$1k/month)", "ARR $1M→$4M, ~$5k (~$1k/month)"},
    {"$3,5 Mio. and $4,2 Mio.", "$3,5 Mio. and $4,2 Mio."},
    {"$1:$1 matching; $2x$3; $5=£4, $6=£5", "$1:$1 matching; $2x$3; $5=£4, $6=£5"},
    {"a $20,B note for $7,A", "a $20,B note for $7,A"},
    {"R$ 5 and R$ 10; $ 5 and $ 6", "R$ 5 and R$ 10; $ 5 and $ 6"},
    {"a $5-a-day plan and a $7-a-day plan", "a $5-a-day plan and a $7-a-day plan"},
    {"$9.99/mo, $99/yr; ($5, $7, and $9)", "$9.99/mo, $99/yr; ($5, $7, and $9)"},
    {"$5k, C$ and A$", "$5k, C$ and A$"},
    {"$10 (A$), $10 [A$]", "$10 (A$), $10 [A$]"},
    {"$20 to $30 a day; $40/h, A$", "$20 to $30 a day; $40/h, A$"},
    {"US$5 per A$", "US$5 per A$"},
    {"$5 in A$ of today", "$5 in A$ of today"},
    {"US$5M, $20k, $1.2m", "US$5M, $20k, $1.2m"},
    {"$10K-$20K", "$10K-$20K"},
    {"$1M/$2M", "$1M/$2M"},
    {"from $$ to $$$", "from $$ to $$$"},
    {"$$-$$$", "$$-$$$"},
    {"A$AP, Ke$ha, Micro$oft", "A$AP, Ke$ha, Micro$oft"},
    {"$HOME/$USER", "$HOME/$USER"},
    {"$HOME_DIR and B$ or $MY_X/$MY_Y", "$HOME_DIR and B$ or $MY_X/$MY_Y"},
    {"$5k, rising to $6k, then $7k", "$5k, rising to $6k, then $7k"},
    {"grants of $2M ($1M as PI)", "grants of $2M ($1M as PI)"},
    {"\\$5 and \\$x^2\\$", "\\$5 and \\$x^2\\$"},
    {"$5\\$", "$5\\$"},
    /* neither */
    {"$ x $", "$ x $"},
    {"$x^2 $", "$x^2 $"},
    {"$x^2", "$x^2"},
    {"$", "$"},
    {"$$", "$$"},
    {"$$$$", "$$$$"},
    {"$$x$", "$$x$"},
    {"$x$$", "$x$$"},
    {"$x$$5$", "$x$$5$"},
    {"$_2$$O$ $x$$y", "[_2][O] $x$$y"},
    {"$``$", "$``$"},
    {"from $5 to $^2$", "from $5 to [^2]"},
};

static struct str marked(struct arena *a, struct str s)
{
    struct buf b = {.a = a};
    for (size_t i = 0; i < s.n;) {
        struct str f;
        size_t end = s.p[i] == '$' ? dollars_end(s, i, &f) : 0;
        if (end)
            buf_printf(&b, "[%.*s]", STRF(f));
        else
            buf_char(&b, s.p[i]);
        if (s.p[i] == '\\' && i + 1 < s.n)
            buf_char(&b, s.p[++i]);
        i = end ? end : i + 1;
    }
    return buf_str(&b);
}

int main(void)
{
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str out = marked(a, str_of(cases[i].in));
        if (!CHECK(str_eq(out, str_of(cases[i].out))))
            fprintf(stderr, "    '%s' became '%.*s'\n    not '%s'\n", cases[i].in, STRF(out), cases[i].out);
    }
    arena_free(a);
    return unit_result();
}
