/* latex_signs.c: the known commands, sorted by their bytes. */
#include "load/latex_internal.h"

#define TO_EM "\x01"
#define TO_STRONG "\x03"
#define TO_SUP "\x05"
#define TO_SUB "\x07"
#define TO_CODE "\x09"

static const struct command commands[] = {
    {"AA", SIGN, "Å"}, {"AE", SIGN, "Æ"}, {"BibTeX", SIGN, "BibTeX"}, {"Big", NOTHING, ""},
    {"Bigg", NOTHING, ""}, {"Bigl", NOTHING, ""}, {"Bigr", NOTHING, ""}, {"DH", SIGN, "Ð"},
    {"DJ", SIGN, "Đ"}, {"Delta", SIGN, "Δ"}, {"EUR", SIGN, "€"}, {"Gamma", SIGN, "Γ"},
    {"H", ACCENT, "\u030B" "˝"}, {"Huge", NOTHING, ""}, {"Im", SIGN, "ℑ"}, {"L", SIGN, "Ł"},
    {"LARGE", NOTHING, ""}, {"LaTeX", SIGN, "LaTeX"}, {"LaTeXe", SIGN, "LaTeX2ε"},
    {"Lambda", SIGN, "Λ"}, {"Large", NOTHING, ""}, {"Leftarrow", OPERATOR, "⇐"},
    {"Leftrightarrow", OPERATOR, "⇔"}, {"LuaTeX", SIGN, "LuaTeX"}, {"MakeLowercase", ARGUMENT, ""},
    {"MakeUppercase", ARGUMENT, ""}, {"NG", SIGN, "Ŋ"}, {"NoCaseChange", ARGUMENT, ""},
    {"O", SIGN, "Ø"}, {"OE", SIGN, "Œ"}, {"Omega", SIGN, "Ω"}, {"P", SIGN, "¶"}, {"Phi", SIGN, "Φ"},
    {"Pi", SIGN, "Π"}, {"Pr", OPERATOR, "Pr"}, {"Psi", SIGN, "Ψ"}, {"Re", SIGN, "ℜ"},
    {"Rightarrow", OPERATOR, "⇒"}, {"S", SIGN, "§"}, {"SORTNOOP", DROP, ""}, {"SS", SIGN, "SS"},
    {"Sigma", SIGN, "Σ"}, {"SortNoop", DROP, ""}, {"TH", SIGN, "Þ"}, {"TeX", SIGN, "TeX"},
    {"Theta", SIGN, "Θ"}, {"Upsilon", SIGN, "Υ"}, {"Vert", SIGN, "‖"}, {"XeTeX", SIGN, "XeTeX"},
    {"Xi", SIGN, "Ξ"}, {"aa", SIGN, "å"}, {"acute", ACCENT, "\u0301" "´"}, {"ae", SIGN, "æ"},
    {"aleph", SIGN, "ℵ"}, {"allowbreak", NOTHING, ""}, {"alpha", SIGN, "α"}, {"angle", SIGN, "∠"},
    {"approx", OPERATOR, "≈"}, {"arg", OPERATOR, "arg"}, {"ast", SIGN, "*"},
    {"b", ACCENT, "\u0331" "_"}, {"backslash", SIGN, "\\"}, {"bar", ACCENT, "\u0304" "¯"},
    {"beta", SIGN, "β"}, {"bf", DECLARE, TO_STRONG}, {"bfseries", DECLARE, TO_STRONG},
    {"big", NOTHING, ""}, {"bigcap", OPERATOR, "⋂"}, {"bigcup", OPERATOR, "⋃"},
    {"bigg", NOTHING, ""}, {"bigl", NOTHING, ""}, {"bigr", NOTHING, ""}, {"bm", WRAP, TO_STRONG},
    {"bmod", OPERATOR, "mod"}, {"boldmath", NOTHING, ""}, {"boldsymbol", WRAP, TO_STRONG},
    {"bot", SIGN, "⊥"}, {"breve", ACCENT, "\u0306" "˘"}, {"bullet", SIGN, "•"},
    {"c", ACCENT, "\u0327" "¸"}, {"cal", NOTHING, ""}, {"cap", OPERATOR, "∩"},
    {"cdot", OPERATOR, "·"}, {"cdots", SIGN, "⋯"}, {"cfrac", FRACTION, ""},
    {"check", ACCENT, "\u030C" "ˇ"}, {"checkmark", SIGN, "✓"}, {"chi", SIGN, "χ"},
    {"circ", SIGN, "∘"}, {"colon", OPERATOR, ":"}, {"cong", OPERATOR, "≅"},
    {"copyright", SIGN, "©"}, {"cos", OPERATOR, "cos"}, {"cup", OPERATOR, "∪"},
    {"d", ACCENT, "\u0323" "."}, {"dag", SIGN, "†"}, {"dagger", SIGN, "†"}, {"ddag", SIGN, "‡"},
    {"ddagger", SIGN, "‡"}, {"ddot", ACCENT, "\u0308" "¨"}, {"deg", OPERATOR, "deg"},
    {"degree", SIGN, "°"}, {"delta", SIGN, "δ"}, {"det", OPERATOR, "det"}, {"dfrac", FRACTION, ""},
    {"dh", SIGN, "ð"}, {"dim", OPERATOR, "dim"}, {"displaystyle", NOTHING, ""},
    {"div", OPERATOR, "÷"}, {"dj", SIGN, "đ"}, {"dot", ACCENT, "\u0307" "˙"}, {"dots", SIGN, "…"},
    {"dotsb", SIGN, "⋯"}, {"dotsc", SIGN, "…"}, {"downarrow", OPERATOR, "↓"}, {"ell", SIGN, "ℓ"},
    {"em", DECLARE, TO_EM}, {"emph", WRAP, TO_EM}, {"emptyset", SIGN, "∅"}, {"enquote", QUOTE, ""},
    {"enspace", SPACE, ""}, {"ensuremath", MATH, ""}, {"epsilon", SIGN, "ε"},
    {"equiv", OPERATOR, "≡"}, {"eta", SIGN, "η"}, {"euro", SIGN, "€"}, {"exists", SIGN, "∃"},
    {"exp", OPERATOR, "exp"}, {"fbox", TEXT, ""}, {"flqq", SIGN, "«"},
    {"footnotesize", NOTHING, ""}, {"forall", SIGN, "∀"}, {"frac", FRACTION, ""},
    {"frenchspacing", NOTHING, ""}, {"frqq", SIGN, "»"}, {"gamma", SIGN, "γ"},
    {"gcd", OPERATOR, "gcd"}, {"ge", OPERATOR, "≥"}, {"geq", OPERATOR, "≥"},
    {"geqslant", OPERATOR, "≥"}, {"gets", OPERATOR, "←"}, {"gg", OPERATOR, "≫"},
    {"glqq", SIGN, "„"}, {"grave", ACCENT, "\u0300" "`"}, {"grqq", SIGN, "“"},
    {"gt", OPERATOR, ">"}, {"gtrsim", OPERATOR, "≳"}, {"guillemotleft", SIGN, "«"},
    {"guillemotright", SIGN, "»"}, {"guilsinglleft", SIGN, "‹"}, {"guilsinglright", SIGN, "›"},
    {"hat", ACCENT, "\u0302" "^"}, {"hbar", SIGN, "ℏ"}, {"hbox", TEXT, ""}, {"hfill", NOTHING, ""},
    {"href", HREF, ""}, {"hspace", DROP, ""}, {"huge", NOTHING, ""}, {"i", SIGN, "ı"},
    {"iff", OPERATOR, "⇔"}, {"ignorespaces", NOTHING, ""}, {"imath", SIGN, "ı"},
    {"implies", OPERATOR, "⇒"}, {"in", OPERATOR, "∈"}, {"inf", OPERATOR, "inf"},
    {"infty", SIGN, "∞"}, {"int", SIGN, "∫"}, {"iota", SIGN, "ι"}, {"it", DECLARE, TO_EM},
    {"itshape", DECLARE, TO_EM}, {"j", SIGN, "ȷ"}, {"jmath", SIGN, "ȷ"},
    {"k", ACCENT, "\u0328" "˛"}, {"kappa", SIGN, "κ"}, {"ker", OPERATOR, "ker"}, {"l", SIGN, "ł"},
    {"label", DROP, ""}, {"lambda", SIGN, "λ"}, {"land", OPERATOR, "∧"}, {"langle", SIGN, "⟨"},
    {"large", NOTHING, ""}, {"lbrace", SIGN, "{"}, {"lbrack", SIGN, "["}, {"lceil", SIGN, "⌈"},
    {"ldots", SIGN, "…"}, {"le", OPERATOR, "≤"}, {"leavevmode", NOTHING, ""},
    {"left", DELIMITER, ""}, {"leftarrow", OPERATOR, "←"}, {"leftrightarrow", OPERATOR, "↔"},
    {"leq", OPERATOR, "≤"}, {"leqslant", OPERATOR, "≤"}, {"lesssim", OPERATOR, "≲"},
    {"lfloor", SIGN, "⌊"}, {"lg", OPERATOR, "lg"}, {"lim", OPERATOR, "lim"},
    {"limits", NOTHING, ""}, {"limsup", OPERATOR, "lim sup"}, {"linebreak", SPACE, ""},
    {"ll", OPERATOR, "≪"}, {"ln", OPERATOR, "ln"}, {"lnot", SIGN, "¬"}, {"log", OPERATOR, "log"},
    {"longleftarrow", OPERATOR, "←"}, {"longrightarrow", OPERATOR, "→"}, {"lor", OPERATOR, "∨"},
    {"lowercase", ARGUMENT, ""}, {"lq", SIGN, "‘"}, {"lt", OPERATOR, "<"},
    {"mapsto", OPERATOR, "↦"}, {"mathbb", ARGUMENT, ""}, {"mathbf", WRAP, TO_STRONG},
    {"mathbin", ARGUMENT, ""}, {"mathcal", ARGUMENT, ""}, {"mathclose", ARGUMENT, ""},
    {"mathfrak", ARGUMENT, ""}, {"mathit", ARGUMENT, ""}, {"mathnormal", ARGUMENT, ""},
    {"mathopen", ARGUMENT, ""}, {"mathord", ARGUMENT, ""}, {"mathrel", ARGUMENT, ""},
    {"mathring", ACCENT, "\u030A" "˚"}, {"mathrm", TEXT, ""}, {"mathscr", ARGUMENT, ""},
    {"mathsf", ARGUMENT, ""}, {"mathtt", ARGUMENT, ""}, {"max", OPERATOR, "max"},
    {"mbox", TEXT, ""}, {"mdseries", NOTHING, ""}, {"mid", OPERATOR, "|"},
    {"middle", DELIMITER, ""}, {"min", OPERATOR, "min"}, {"mkbibbold", WRAP, TO_STRONG},
    {"mkbibemph", WRAP, TO_EM}, {"mkbibitalic", WRAP, TO_EM}, {"mkbibquote", QUOTE, ""},
    {"mkbibsuperscript", WRAP, TO_SUP}, {"mod", OPERATOR, "mod"}, {"mp", OPERATOR, "∓"},
    {"mu", SIGN, "μ"}, {"nabla", SIGN, "∇"}, {"ne", OPERATOR, "≠"}, {"neg", SIGN, "¬"},
    {"neq", OPERATOR, "≠"}, {"newblock", NOTHING, ""}, {"newline", SPACE, ""}, {"ng", SIGN, "ŋ"},
    {"ni", OPERATOR, "∋"}, {"nicefrac", FRACTION, ""}, {"nobreak", NOTHING, ""},
    {"nobreakspace", SIGN, "\u00A0"}, {"noindent", NOTHING, ""}, {"nolimits", NOTHING, ""},
    {"nolinkurl", URL, ""}, {"noopsort", DROP, ""}, {"normalfont", NOTHING, ""},
    {"normalsize", NOTHING, ""}, {"notin", OPERATOR, "∉"}, {"nu", SIGN, "ν"}, {"null", NOTHING, ""},
    {"o", SIGN, "ø"}, {"odot", OPERATOR, "⊙"}, {"oe", SIGN, "œ"}, {"omega", SIGN, "ω"},
    {"omicron", SIGN, "ο"}, {"operatorname", TEXT, ""}, {"oplus", OPERATOR, "⊕"},
    {"otimes", OPERATOR, "⊗"}, {"overline", ARGUMENT, ""}, {"par", PAR, ""},
    {"parallel", OPERATOR, "∥"}, {"partial", SIGN, "∂"}, {"path", WRAP, TO_CODE},
    {"pdfTeX", SIGN, "pdfTeX"}, {"perp", OPERATOR, "⊥"}, {"phantom", DROP, ""}, {"phi", SIGN, "φ"},
    {"pi", SIGN, "π"}, {"pm", OPERATOR, "±"}, {"pounds", SIGN, "£"}, {"prime", SIGN, "′"},
    {"prod", SIGN, "∏"}, {"propto", OPERATOR, "∝"}, {"protect", NOTHING, ""}, {"psi", SIGN, "ψ"},
    {"qquad", SPACE, ""}, {"quad", SPACE, ""}, {"quotedblbase", SIGN, "„"},
    {"quotesinglbase", SIGN, "‚"}, {"r", ACCENT, "\u030A" "˚"}, {"raggedright", NOTHING, ""},
    {"rangle", SIGN, "⟩"}, {"rbrace", SIGN, "}"}, {"rbrack", SIGN, "]"}, {"rceil", SIGN, "⌉"},
    {"relax", NOTHING, ""}, {"rfloor", SIGN, "⌋"}, {"rho", SIGN, "ρ"}, {"right", DELIMITER, ""},
    {"rightarrow", OPERATOR, "→"}, {"rm", NOTHING, ""}, {"rmfamily", NOTHING, ""},
    {"rq", SIGN, "’"}, {"sc", NOTHING, ""}, {"scriptsize", NOTHING, ""}, {"scshape", NOTHING, ""},
    {"setminus", OPERATOR, "∖"}, {"sf", NOTHING, ""}, {"sffamily", NOTHING, ""},
    {"sfrac", FRACTION, ""}, {"sigma", SIGN, "σ"}, {"sim", OPERATOR, "∼"}, {"simeq", OPERATOR, "≃"},
    {"sin", OPERATOR, "sin"}, {"sl", DECLARE, TO_EM}, {"slash", SIGN, "/"}, {"sloppy", NOTHING, ""},
    {"slshape", DECLARE, TO_EM}, {"small", NOTHING, ""}, {"space", SPACE, ""}, {"sqrt", ROOT, ""},
    {"square", SIGN, "□"}, {"ss", SIGN, "ß"}, {"star", SIGN, "⋆"}, {"subset", OPERATOR, "⊂"},
    {"subseteq", OPERATOR, "⊆"}, {"sum", SIGN, "∑"}, {"sup", OPERATOR, "sup"},
    {"supset", OPERATOR, "⊃"}, {"supseteq", OPERATOR, "⊇"}, {"surd", SIGN, "√"},
    {"t", ACCENT, "\u0361"}, {"tan", OPERATOR, "tan"}, {"tau", SIGN, "τ"}, {"text", TEXT, ""},
    {"textasciicircum", SIGN, "^"}, {"textasciigrave", SIGN, "`"},
    {"textasciitilde", SIGN, "~"},
    {"textasteriskcentered", SIGN, "*"}, {"textbackslash", SIGN, "\\"}, {"textbar", SIGN, "|"},
    {"textbf", WRAP, TO_STRONG}, {"textbraceleft", SIGN, "{"}, {"textbraceright", SIGN, "}"},
    {"textbullet", SIGN, "•"}, {"textcent", SIGN, "¢"}, {"textcopyright", SIGN, "©"},
    {"textdagger", SIGN, "†"}, {"textdaggerdbl", SIGN, "‡"}, {"textdegree", SIGN, "°"},
    {"textdollar", SIGN, "$"}, {"textellipsis", SIGN, "…"}, {"textemdash", SIGN, "—"},
    {"textendash", SIGN, "–"}, {"texteuro", SIGN, "€"}, {"textexclamdown", SIGN, "¡"},
    {"textgreater", SIGN, ">"}, {"textit", WRAP, TO_EM}, {"textleftarrow", OPERATOR, "←"},
    {"textless", SIGN, "<"}, {"textmd", ARGUMENT, ""}, {"textmu", SIGN, "µ"},
    {"textnormal", TEXT, ""}, {"textnumero", SIGN, "№"},
    {"textogonekcentered", ACCENT, "\u0328" "˛"}, {"textonehalf", SIGN, "½"},
    {"textonequarter", SIGN, "¼"}, {"textonesuperior", SIGN, "¹"}, {"textordfeminine", SIGN, "ª"},
    {"textordmasculine", SIGN, "º"}, {"textparagraph", SIGN, "¶"},
    {"textperiodcentered", SIGN, "·"}, {"textpm", SIGN, "±"}, {"textquestiondown", SIGN, "¿"},
    {"textquotedbl", SIGN, "\""}, {"textquotedblleft", SIGN, "“"}, {"textquotedblright", SIGN, "”"},
    {"textquoteleft", SIGN, "‘"}, {"textquoteright", SIGN, "’"}, {"textquotesingle", SIGN, "'"},
    {"textregistered", SIGN, "®"}, {"textrightarrow", OPERATOR, "→"}, {"textrm", TEXT, ""},
    {"textsc", ARGUMENT, ""}, {"textsection", SIGN, "§"}, {"textsf", ARGUMENT, ""},
    {"textsl", WRAP, TO_EM}, {"textsterling", SIGN, "£"}, {"textstyle", NOTHING, ""},
    {"textsubscript", WRAP, TO_SUB}, {"textsuperscript", WRAP, TO_SUP},
    {"textthreequarters", SIGN, "¾"}, {"textthreesuperior", SIGN, "³"}, {"texttimes", SIGN, "×"},
    {"texttrademark", SIGN, "™"}, {"texttt", WRAP, TO_CODE}, {"texttwosuperior", SIGN, "²"},
    {"textunderscore", SIGN, "_"}, {"textup", ARGUMENT, ""}, {"textvisiblespace", SIGN, "␣"},
    {"textyen", SIGN, "¥"}, {"tfrac", FRACTION, ""}, {"th", SIGN, "þ"}, {"theta", SIGN, "θ"},
    {"thinspace", SIGN, "\u202F"}, {"tilde", ACCENT, "\u0303" "~"}, {"times", OPERATOR, "×"},
    {"tiny", NOTHING, ""}, {"to", OPERATOR, "→"}, {"top", SIGN, "⊤"}, {"triangle", SIGN, "△"},
    {"tt", DECLARE, TO_CODE}, {"ttfamily", DECLARE, TO_CODE}, {"u", ACCENT, "\u0306" "˘"},
    {"ul", ARGUMENT, ""}, {"uline", ARGUMENT, ""}, {"unboldmath", NOTHING, ""},
    {"underline", ARGUMENT, ""}, {"unskip", NOTHING, ""}, {"uparrow", OPERATOR, "↑"},
    {"uppercase", ARGUMENT, ""}, {"upshape", NOTHING, ""}, {"upsilon", SIGN, "υ"}, {"url", URL, ""},
    {"v", ACCENT, "\u030C" "ˇ"}, {"varepsilon", SIGN, "ε"}, {"varkappa", SIGN, "ϰ"},
    {"varnothing", SIGN, "∅"}, {"varphi", SIGN, "φ"}, {"varpi", SIGN, "ϖ"}, {"varrho", SIGN, "ϱ"},
    {"varsigma", SIGN, "ς"}, {"vartheta", SIGN, "ϑ"}, {"vec", ACCENT, "\u20D7"},
    {"vee", OPERATOR, "∨"}, {"vert", SIGN, "|"}, {"vspace", DROP, ""}, {"wedge", OPERATOR, "∧"},
    {"widehat", ACCENT, "\u0302" "^"}, {"widetilde", ACCENT, "\u0303" "~"}, {"xi", SIGN, "ξ"},
    {"xspace", NOTHING, ""}, {"yen", SIGN, "¥"}, {"zeta", SIGN, "ζ"},
};

const struct command *latex_command(struct str name)
{
    size_t low = 0, high = sizeof commands / sizeof *commands;
    while (low < high) {
        size_t mid = (low + high) / 2;
        struct str s = str_of(commands[mid].name);
        int order = memcmp(name.p, s.p, name.n < s.n ? name.n : s.n);
        if (order == 0 && name.n == s.n)
            return &commands[mid];
        if (order < 0 || (order == 0 && name.n < s.n))
            high = mid;
        else
            low = mid + 1;
    }
    return NULL;
}

const struct command *latex_accent(char c)
{
    static const struct command accents[] = {
        {"'", ACCENT, "\u0301" "´"}, {"`", ACCENT, "\u0300" "`"}, {"^", ACCENT, "\u0302" "^"},
        {"\"", ACCENT, "\u0308" "¨"}, {"~", ACCENT, "\u0303" "~"}, {"=", ACCENT, "\u0304" "¯"},
        {".", ACCENT, "\u0307" "˙"},
    };
    for (size_t i = 0; i < sizeof accents / sizeof *accents; i++)
        if (accents[i].name[0] == c)
            return &accents[i];
    return NULL;
}
