/* latex.c: LaTeX -> a draft (latex_internal.h), in one pass without recursion.
 *
 * TeX's groups are a stack. Each group has closing marks in `ends`, which are written when it
 * closes. The closing marks of a command with one argument wait in `once`. If the argument is a
 * group, they become marks of that group; if it is a character, they are written after it. */
#include "load/latex.h"

#include "load/latex_texer.h"
#include "load/tags.h"

/* ---- writing the draft */

/* True if the argument at the cursor needs brackets when it is written on one line, as in
 * (a+b)/c. */
static bool is_compound(const struct texer *t)
{
    size_t depth = 0;
    if (at(t, t->i) != '{')
        return false;
    for (size_t i = t->i; i < t->s.n && i < t->i + COMPOUND_MAX; i++) {
        char c = t->s.p[i];
        depth += c == '{';
        if (c == '}' && --depth == 0)
            return false;
        if (depth == 1 && strchr("+-= ", c))
            return true;
    }
    return false;
}

static void once(struct texer *t, char end)
{
    if (t->once_n < ONCE_MAX)
        t->once[t->once_n++] = end;
}

static void argument_in_brackets(struct texer *t)
{
    skip_blanks(t);
    if (is_compound(t)) {
        buf_char(&t->out, '(');
        once(t, ')');
    }
}

static void end_put(struct texer *t, char end)
{
    if (end == MARK_LINK_END) {
        buf_char(&t->out, MARK_LINK_URI);
        buf_add(&t->out, t->uri);
        t->in_link = false;
    }
    t->formula = t->formula && end != MARK_MATH + 1;
    if (end == MARK_QUOTE) {
        buf_code(&t->out, 0x201D);
    } else if (end == MARK_SLASH) {
        buf_char(&t->out, '/');
        argument_in_brackets(t);
    } else {
        buf_char(&t->out, end);
    }
}

/* Writes the closing marks in `once`, after the argument. */
static void once_flush(struct texer *t)
{
    char ends[ONCE_MAX];
    int n = t->once_n;
    memcpy(ends, t->once, sizeof ends);
    t->once_n = 0; /* end_put may add a bracket to `once` */
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
    t->formula = t->formula || mark == MARK_MATH;
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
        t->text_next = t->math_next = false;
        return;
    }
    t->groups[t->depth++] = (struct group){t->ends_n, t->math};
    for (int k = 0; k < t->once_n; k++)
        t->ends[t->ends_n++] = t->once[k];
    t->once_n = 0;
    t->math = t->math_next || (t->math && !t->text_next);
    t->text_next = t->math_next = false;
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
    } else if (t->depth > (t->math_end ? t->math_depth : 0)) {
        struct group g = t->groups[--t->depth];
        t->math = g.math;
        ends_put(t, g.ends);
    } else {
        texer_put(t, '}');
    }
}

/* ---- formulas */

/* Starts a formula from `from` to `end`, where a closing sign of `close` bytes follows. */
static void math_open(struct texer *t, size_t from, size_t end, size_t close)
{
    accents_alone(t);
    once_flush(t);
    buf_char(&t->out, MARK_MATH);
    t->math = t->formula = true;
    t->math_end = end;
    t->math_close = close;
    t->math_depth = t->depth;
    t->math_ends = t->ends_n;
    t->i = from;
}

static void math_close(struct texer *t)
{
    t->beyond = 0;
    ends_put(t, t->math_ends);
    once_flush(t);
    t->depth = t->math_depth;
    buf_char(&t->out, MARK_MATH + 1);
    t->i = t->math_end + t->math_close;
    t->math = t->formula = false;
    t->math_end = 0;
}

/* True if the formula from `from` to `end` is one in a text that is not LaTeX: "$5 and $6" is none. */
static bool is_formula(const struct texer *t, size_t from, size_t end, size_t close)
{
    struct str f = str_sub(t->s, from, end);
    char next = at(t, end + close);
    if (!f.n || is_blank(f.p[0]) || is_blank(f.p[f.n - 1]) || (next >= '0' && next <= '9'))
        return false;
    for (size_t i = 0; i < f.n; i++)
        if (strchr("\\^_", f.p[i]))
            return true;
    return f.n == 1 && is_letter(f.p[0]);
}

/* Handles a dollar: starts a formula if a closing dollar follows. */
static void dollar(struct texer *t)
{
    size_t signs = at(t, t->i + 1) == '$' ? 2 : 1, from = t->i + signs;
    for (size_t i = from; i < t->s.n && !t->formula; i++) {
        if (t->s.p[i] == '\\')
            i++;
        else if (t->s.p[i] == '$' && (signs == 1 || at(t, i + 1) == '$')) {
            if (t->plain && !is_formula(t, from, i, signs))
                break;
            math_open(t, from, i, signs);
            return;
        }
    }
    t->i++;
    texer_put(t, '$');
}

/* Handles \( or \[, whose closing sign is '\' and `close`. */
static void bracket(struct texer *t, char close)
{
    bool *unclosed = &t->unclosed[close == ']'];
    for (size_t i = t->i; i + 1 < t->s.n && !t->formula && !*unclosed; i++) {
        if (t->s.p[i] == '\\' && t->s.p[i + 1] == close) {
            math_open(t, t->i, i, 2);
            return;
        }
        i += t->s.p[i] == '\\';
    }
    *unclosed = *unclosed || !t->formula;
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
    size_t depth = 0, end = t->math_end ? t->math_end : t->s.n;
    end = end < t->i + RAW_MAX ? end : t->i + RAW_MAX;
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
    int floor = t->depth ? t->groups[t->depth - 1].ends : 0, k = t->ends_n;
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

/* \frac{a}{b}, \sqrt{a}, \ensuremath{a} */
static void structure(struct texer *t, enum command_kind kind)
{
    if (kind == ROOT)
        buf_code(&t->out, 0x221A);
    if (kind == FRACTION)
        once(t, MARK_SLASH);
    if (kind == MATH && !t->formula && at(t, t->i) == '{') {
        wrap(t, MARK_MATH);
        t->math_next = true;
    } else {
        argument_in_brackets(t);
    }
}

/* True if blanks after a command are printed. They are in "a \times b" and "\log n", but not in
 * "\pm 1" and "a\times b". */
static bool keeps_blanks(const struct texer *t, const struct command *c)
{
    return t->math && c->kind == OPERATOR &&
           (is_letter(c->text[0]) || (t->out.n && t->out.p[t->out.n - 1] == ' '));
}

/* Skips "[...]", such as the color model of \textcolor[rgb]{...}{...}. */
static void option(struct texer *t)
{
    struct str near = str_ahead(t->s, t->i, COMPOUND_MAX);
    size_t end = str_find(near, ']');
    if (at(t, t->i) == '[' && end < near.n)
        t->i += end + 1;
}

static void apply(struct texer *t, const struct command *c, size_t from)
{
    struct str dropped;
    if (!keeps_blanks(t, c))
        skip_blanks(t);
    switch (c->kind) {
    case SIGN:
    case OPERATOR:
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
    case TEXT:
        t->text_next = at(t, t->i) == '{';
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
        structure(t, c->kind);
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
    else if (c == '|' && t->math)
        texer_put(t, 0x2016);
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
    if (strchr("<&{\\$", c) && !t->math && latex_text_tag(t))
        return;
    if (t->plain && !t->math && c != '$') {
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
    case '^':
    case '_':
        t->i++;
        if (t->math) {
            wrap(t, c == '^' ? MARK_SUP : MARK_SUB);
            skip_blanks(t);
        } else {
            texer_put(t, c);
        }
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
    while (t.i < t.s.n || t.math_end) {
        if (t.math_end && t.i >= t.math_end)
            math_close(&t);
        else
            step(&t);
    }
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
