/* latex.c: LaTeX -> a draft (latex_internal.h), in one pass without recursion.
 *
 * TeX's groups are a stack. Each group has closing marks in `ends`, which are written when it
 * closes. The closing marks of a command with one argument wait in `once`. If the argument is a
 * group, they become marks of that group; if it is a character, they are written after it. */
#include "load/latex.h"

#include "base/grapheme.h"
#include "load/dollars.h"
#include "load/latex_texer.h"
#include "load/tags.h"

/* ---- writing the draft */

static void once(struct texer *t, char end)
{
    if (t->once_n < ONCE_MAX)
        t->once[t->once_n++] = end;
}

static void end_put(struct texer *t, char end)
{
    if (end == MARK_LINK_END) {
        buf_char(&t->out, MARK_LINK_URI);
        buf_add(&t->out, t->uri);
        t->in_link = false;
    }
    if (end == MARK_QUOTE)
        buf_code(&t->out, 0x201D);
    else
        buf_char(&t->out, end);
}

/* Writes the closing marks in `once`, after the argument. */
static void once_flush(struct texer *t)
{
    char ends[ONCE_MAX];
    int n = t->once_n;
    memcpy(ends, t->once, sizeof ends);
    t->once_n = 0;
    while (n)
        end_put(t, ends[--n]);
}

/* Opens `mark` for the next argument. If too many marks are open, it is left out. */
static void wrap(struct texer *t, char mark)
{
    if (t->once_n == ONCE_MAX || t->ends_n + t->once_n >= ENDS_MAX)
        return;
    buf_char(&t->out, mark);
    once(t, (char)(mark + 1));
}

static void accents_alone(struct texer *t)
{
    while (t->accents_n) {
        struct str s = str_of(t->accents[--t->accents_n]->text);
        size_t n;
        utf8_at(s, 0, &n);
        buf_add(&t->out, str_sub(s, n, s.n));
    }
}

void texer_put(struct texer *t, int32_t c)
{
    if (t->accents_n && (c <= ' ' || (c < 0x80 && !is_letter((char)c) && !(c >= '0' && c <= '9'))))
        accents_alone(t);
    if (t->accents_n && (c == 0x131 || c == 0x237))
        c = c == 0x131 ? 'i' : 'j';
    buf_code(&t->out, c);
    while (t->accents_n) { /* the innermost accent first */
        size_t n;
        buf_code(&t->out, utf8_at(str_of(t->accents[--t->accents_n]->text), 0, &n));
    }
    if (c != ' ' && t->once_n)
        once_flush(t);
}

void texer_put_text(struct texer *t, struct str s)
{
    int waiting = t->once_n;
    for (size_t i = 0, n; i < s.n; i += n) {
        int32_t c = utf8_at(s, i, &n);
        t->once_n = i + n == s.n ? waiting : 0; /* the whole text is the argument */
        texer_put(t, c);
    }
}

/* ---- groups */

static void group_open(struct texer *t)
{
    if (t->depth == DEPTH_MAX || t->ends_n + t->once_n > ENDS_MAX) {
        once_flush(t);
        t->beyond++;
        return;
    }
    t->groups[t->depth++] = t->ends_n;
    for (int k = 0; k < t->once_n; k++)
        t->ends[t->ends_n++] = t->once[k];
    t->once_n = 0;
}

static void ends_put(struct texer *t, int down_to)
{
    accents_alone(t);
    once_flush(t);
    while (t->ends_n > down_to)
        end_put(t, t->ends[--t->ends_n]);
}

static void group_close(struct texer *t)
{
    if (t->beyond) {
        t->beyond--;
    } else if (t->depth) {
        ends_put(t, t->groups[--t->depth]);
    } else {
        texer_put(t, '}');
    }
}

/* ---- formulas */

static void step(struct texer *t);

/* The character that a formula is if it is one sign, such as "\\times", "<" or "-"; 0: it is not. */
static int32_t one_sign(struct str f)
{
    size_t n;
    if (f.n == 1)
        return f.p[0] == '-' ? 0x2212 : strchr("<>=+*/|%", f.p[0]) ? f.p[0] : 0;
    const struct command *c = f.n > 2 && f.p[0] == '\\' ? latex_command(str_sub(f, 1, f.n)) : NULL;
    if (!c || c->kind != SIGN || !c->text[0])
        return 0;
    int32_t sign = utf8_at(str_of(c->text), 0, &n);
    return n == strlen(c->text) && !grapheme_is_letter(sign) ? sign : 0;
}

/* Writes a formula that is raised or lowered figures and signs, such as "^{-1}", or a degree. */
static bool put_script(struct texer *t, struct str f)
{
    struct str inner = str_trim(str_sub(f, f.n > 0, f.n));
    if (!f.n || (f.p[0] != '^' && f.p[0] != '_'))
        return false;
    if (inner.n > 2 && inner.p[0] == '{' && inner.p[inner.n - 1] == '}')
        inner = str_trim(str_sub(inner, 1, inner.n - 1));
    int32_t one = one_sign(inner);
    if (one && f.p[0] == '^' && (one == 0x2218 || one == 0x2032)) {
        texer_put(t, one == 0x2218 ? 0xB0 : one);
        return true;
    }
    for (size_t i = 0; !one && i < inner.n; i++)
        if (!strchr("0123456789+-,*", inner.p[i]))
            return false;
    if (!inner.n)
        return false;
    buf_char(&t->out, f.p[0] == '^' ? MARK_SUP : MARK_SUB);
    for (size_t i = 0; !one && i < inner.n; i++)
        buf_code(&t->out, inner.p[i] == '-' ? 0x2212 : inner.p[i]);
    if (one)
        buf_code(&t->out, one);
    buf_char(&t->out, f.p[0] == '^' ? MARK_SUP + 1 : MARK_SUB + 1);
    return true;
}

/* Writes a formula as it is, for text/formula.h; what is one sign or number becomes text. */
static void put_formula(struct texer *t, struct str f)
{
    f = str_trim(f);
    int32_t sign = one_sign(f);
    if (!f.n)
        return;
    if (t->once_n == 0 && sign) {
        texer_put(t, sign);
        return;
    }
    accents_alone(t);
    int waiting = t->once_n;
    if (!put_script(t, f)) {
        buf_char(&t->out, MARK_MATH);
        for (size_t i = 0, n; i < f.n; i += n) {
            int32_t c = utf8_at(f, i, &n);
            buf_code(&t->out, c < ' ' || c == 0x7F ? ' ' : c);
        }
        buf_char(&t->out, MARK_MATH + 1);
    }
    if (waiting)
        once_flush(t);
}

/* True for an accent on a letter of a word, which was written as a formula: "Jos$\\acute{e}$". */
static bool is_letter_of_word(const struct texer *t, size_t from, size_t end, size_t close)
{
    struct str f = str_sub(t->s, from, end);
    char before = from > close ? t->s.p[from - close - 1] : 0, after = at(t, end + close);
    size_t name = 1;
    if (f.n < 3 || f.p[0] != '\\' || (!is_letter(before) && !is_letter(after)))
        return false;
    while (name < f.n && is_letter(f.p[name]))
        name++;
    const struct command *c = name > 1 ? latex_command(str_sub(f, 1, name)) : latex_accent(f.p[1]);
    return c && c->kind == ACCENT && str_find(f, '^') == f.n && str_find(f, '_') == f.n;
}

/* Handles a dollar: a formula up to the closing one, if there is one. */
static void dollar(struct texer *t)
{
    struct str f;
    size_t signs = at(t, t->i + 1) == '$' ? 2 : 1, from = t->i + signs, end = from;
    size_t quoted = str_starts(str_sub(t->s, t->i, t->s.n), STR("$`")) ? dollars_end(t->s, t->i, &f) : 0;
    if (t->plain || quoted) {
        quoted = dollars_end(t->s, t->i, &f);
        if (quoted)
            put_formula(t, f);
        else
            texer_put(t, '$');
        t->i = quoted ? quoted : t->i + 1;
        return;
    }
    while (end < t->s.n && !(t->s.p[end] == '$' && (signs == 1 || at(t, end + 1) == '$')))
        end += t->s.p[end] == '\\' ? 2 : 1;
    if (end >= t->s.n || end == from || dollars_are_money(str_sub(t->s, from, end))) {
        t->i++;
        texer_put(t, '$');
        return;
    }
    if (is_letter_of_word(t, from, end, signs)) {
        for (t->i = from; t->i < end;)
            step(t);
    } else {
        put_formula(t, str_sub(t->s, from, end));
    }
    t->i = end + signs;
}

/* Handles \( or \[, whose closing sign is '\' and `close`. */
static void bracket(struct texer *t, char close)
{
    bool *unclosed = &t->unclosed[close == ']'];
    for (size_t i = t->i; i + 1 < t->s.n && !*unclosed; i++) {
        if (t->s.p[i] == '\\' && t->s.p[i + 1] == close) {
            put_formula(t, str_sub(t->s, t->i, i));
            t->i = i + 2;
            return;
        }
        i += t->s.p[i] == '\\';
    }
    *unclosed = true;
    texer_put(t, close == ')' ? '(' : '[');
}

/* ---- commands */

void texer_report(struct texer *t, size_t from, const char *what)
{
    struct str name = str_sub(t->s, from, t->i);
    for (int k = 0; k < t->reported_n; k++)
        if (str_eq(t->reported[k], name))
            return;
    if (t->reported_n == REPORTED_MAX)
        return;
    t->reported[t->reported_n++] = name;
    diag_report(t->d, DIAG_CODE_MARKUP_AS_TEXT, latex_place(t->s, t->pos, t->s.p + from), what,
                STRF(name));
}

/* Prints an unknown command, which starts at `from`, as text, with the braces of its argument. */
static void unknown(struct texer *t, size_t from)
{
    texer_report(t, from, "the LaTeX command");
    once_flush(t);
    texer_put_text(t, str_sub(t->s, from, t->i));
    if (at(t, t->i) == '{' && t->depth < DEPTH_MAX && t->ends_n < ENDS_MAX) {
        texer_put(t, '{');
        once(t, '}');
    }
}

/* Reads the group at the cursor as it is. False if there is none. */
static bool raw_group(struct texer *t, struct str *to)
{
    skip_blanks(t);
    size_t depth = 0, end = t->s.n < t->i + RAW_MAX ? t->s.n : t->i + RAW_MAX;
    for (size_t i = t->i; at(t, t->i) == '{' && i < end; i++) {
        depth += t->s.p[i] == '{';
        if (t->s.p[i] == '}' && --depth == 0) {
            *to = str_trim(str_sub(t->s, t->i + 1, i));
            t->i = i + 1;
            return true;
        }
    }
    return false;
}

static void link_to(struct texer *t, size_t from, bool labelled)
{
    struct str uri;
    if (!raw_group(t, &uri)) {
        unknown(t, from);
        return;
    }
    uri = latex_address(t->a, uri);
    if (!labelled && !t->in_link) {
        buf_char(&t->out, MARK_URL);
        buf_add(&t->out, uri);
        buf_char(&t->out, MARK_URL + 1);
        once_flush(t);
    } else if (!labelled) {
        texer_put_text(t, uri);
    } else if (t->in_link || t->once_n == ONCE_MAX || t->ends_n + t->once_n >= ENDS_MAX) {
        texer_report(t, from, "the link inside a link");
    } else {
        t->uri = uri;
        t->in_link = true;
        wrap(t, MARK_LINK);
        skip_blanks(t);
    }
}

void texer_open(struct texer *t, char mark)
{
    if (t->ends_n + t->once_n >= ENDS_MAX || t->beyond)
        return;
    once_flush(t);
    buf_char(&t->out, mark);
    t->ends[t->ends_n++] = (char)(mark + 1);
}

void texer_settle(struct texer *t)
{
    accents_alone(t);
    once_flush(t);
}

void texer_close(struct texer *t, char mark)
{
    int floor = t->depth ? t->groups[t->depth - 1] : 0, k = t->ends_n;
    while (k > floor && t->ends[k - 1] != mark + 1)
        k--;
    if (k > floor)
        ends_put(t, k - 1);
}

static void accent(struct texer *t, const struct command *c)
{
    if (t->accents_n == PENDING_MAX)
        accents_alone(t);
    t->accents[t->accents_n++] = c;
    skip_blanks(t);
}

/* Skips "[...]", such as the color model of \textcolor[rgb]{...}{...}. */
static void option(struct texer *t)
{
    struct str near = str_ahead(t->s, t->i, OPTION_MAX);
    size_t end = str_find(near, ']');
    if (at(t, t->i) == '[' && end < near.n)
        t->i += end + 1;
}

/* \frac{a}{b} and \sqrt{a} outside of formulas are some; so is \ensuremath{a}. */
static void formula_command(struct texer *t, enum command_kind kind, size_t from)
{
    struct str inner = {0};
    if (kind == ROOT)
        option(t);
    bool good = raw_group(t, &inner) && (kind != FRACTION || raw_group(t, &inner));
    if (good)
        put_formula(t, kind == MATH ? inner : str_sub(t->s, from, t->i));
    else
        unknown(t, from);
}

static void apply(struct texer *t, const struct command *c, size_t from)
{
    struct str dropped;
    skip_blanks(t);
    switch (c->kind) {
    case SIGN:
    case FUNCTION:
        texer_put_text(t, str_of(c->text));
        break;
    case ACCENT:
        accent(t, c);
        break;
    case WRAP:
        wrap(t, c->text[0]);
        break;
    case DECLARE:
        texer_open(t, c->text[0]);
        break;
    case DROP:
        option(t);
        raw_group(t, &dropped);
        break;
    case DELIMITER:
        t->i += at(t, t->i) == '.';
        break;
    case SPACE:
        texer_put(t, ' ');
        break;
    case PAR:
        buf_char(&t->out, MARK_PAR);
        break;
    case QUOTE:
        buf_code(&t->out, 0x201C);
        once(t, MARK_QUOTE);
        break;
    case URL:
    case HREF:
        link_to(t, from, c->kind == HREF);
        break;
    case MATH:
    case FRACTION:
    case ROOT:
        formula_command(t, c->kind, from);
        break;
    case SECOND:
        option(t);
        raw_group(t, &dropped);
        skip_blanks(t);
        break;
    case ARGUMENT:
    case NOTHING:
        break;
    }
}

/* Handles a command of one character, such as \, or \", at the cursor. */
static void sign(struct texer *t)
{
    char c = t->s.p[t->i++];
    const struct command *over = latex_accent(c);
    size_t n;
    int32_t entity = c == '&' ? tag_entity(t->s, t->i - 1, &n) : -1;
    if (entity >= 0) { /* \&amp; */
        t->i += n - 1;
        texer_put(t, entity);
    } else if (over)
        accent(t, over);
    else if (c == '(' || c == '[')
        bracket(t, c == '(' ? ')' : ']');
    else if (is_blank(c) || c == '\\')
        texer_put(t, ' ');
    else if (c == '-')
        texer_put(t, 0xAD);
    else if (c == ',' || c == ';' || c == ':' || c == '>')
        texer_put(t, c == ',' ? 0x202F : 0x2009);
    else if (!strchr("/@!", c))
        texer_put(t, c);
}

static void command(struct texer *t)
{
    size_t from = t->i++;
    char c = at(t, t->i);
    if (!is_letter(c)) {
        if (c && (unsigned char)c < 0x7F)
            sign(t);
        else
            texer_put(t, '\\');
        return;
    }
    while (is_letter(at(t, t->i)))
        t->i++;
    struct str name = str_sub(t->s, from + 1, t->i);
    const struct command *known = latex_command(name);
    const char *journal = known ? NULL : latex_journal(name);
    if (known) {
        apply(t, known, from);
    } else if (journal) {
        skip_blanks(t);
        texer_put_text(t, str_of(journal));
    } else {
        unknown(t, from);
    }
}

/* ---- the value */

static void step(struct texer *t)
{
    char c = t->s.p[t->i];
    if (strchr("<&{\\$", c) && latex_text_tag(t))
        return;
    if (t->plain && c != '$') {
        latex_text_character(t);
        return;
    }
    switch (c) {
    case '\\':
        command(t);
        break;
    case '{':
        t->i++;
        group_open(t);
        break;
    case '}':
        t->i++;
        group_close(t);
        break;
    case '$':
        dollar(t);
        break;
    case '~':
        t->i++;
        texer_put(t, 0xA0);
        break;
    case '`':
    case '\'':
        latex_text_quote(t);
        break;
    default:
        latex_text_character(t);
    }
}

static struct str converted(struct arena *a, struct diag *d, struct str value, struct pos pos, bool plain)
{
    const char *start = value.p;
    value = str_trim(value);
    if (!value.n)
        return STR("");
    if (latex_is_plain(value))
        return value;
    struct texer t = {.a = a, .d = d, .s = value, .out = {.a = a}, .plain = plain};
    t.pos = latex_place((struct str){start, (size_t)(value.p - start) + value.n}, pos, value.p);
    while (t.i < t.s.n)
        step(&t);
    ends_put(&t, 0);
    once_flush(&t);
    return latex_write(a, buf_str(&t.out));
}

struct str latex_markup(struct arena *a, struct diag *d, struct str value, struct pos pos)
{
    return converted(a, d, value, pos, false);
}

struct str latex_plain_markup(struct arena *a, struct diag *d, struct str value, struct pos pos)
{
    return converted(a, d, value, pos, true);
}
