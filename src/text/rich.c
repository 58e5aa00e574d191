/* rich.c: writes rich text. */
#include "text/rich.h"

#include <utf8proc.h>

#include "base/grapheme.h"
#include "model/range.h"

/* Most texts are short, and all of a document's are kept: they begin with room for one span and a few
 * words. */
enum { FIRST_BYTES = 32 };

static void begin(struct rich *r, struct arena *a)
{
    r->text = (struct buf){.a = a, .p = arena_room(a, FIRST_BYTES), .cap = FIRST_BYTES};
    vec_room(a, &r->spans, 1);
}

/* Which of the texts of one span the span is found at: rather a value of a bibliography, or at least of
 * the document, than a style's words around it. */
static int rank(struct pos p)
{
    return !p.source || p.source->of_style ? 0 : p.source->of_library ? 2 : 1;
}

static struct span *span_for(struct rich *r, const struct pen *pen, enum span_kind kind)
{
    struct span *last = r->spans.n ? &r->spans.at[r->spans.n - 1] : NULL;
    if (last && kind == SPAN_TEXT && last->kind == SPAN_TEXT && last->link == pen->link &&
        last->wrap == pen->wrap && last->style == pen->style && last->says.p == pen->formula.p &&
        last->gap.value == pen->gap.value && !(last->stack | pen->stack)) {
        if (pen->pos.source != last->pos.source && rank(pen->pos) > rank(last->pos))
            last->pos = pen->pos;
        return last;
    }
    if (!r->spans.cap && !r->text.cap)
        begin(r, pen->a);
    struct span *s = vec_push(pen->a, &r->spans);
    s->kind = kind;
    s->start = s->end = r->text.n;
    s->style = pen->style;
    s->link = pen->link;
    s->wrap = pen->wrap;
    s->pos = pen->pos;
    s->says = pen->formula;
    s->gap = pen->gap;
    s->stack = pen->stack;
    r->text.a = pen->a;
    return s;
}

static void put(struct rich *r, int32_t c)
{
    static const char *const ligatures[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
    if (c >= 0xFB00 && c <= 0xFB06) /* split typed ligatures: the font makes its own */
        buf_add(&r->text, str_of(ligatures[c - 0xFB00]));
    else
        buf_code(&r->text, c);
}

static int32_t last_code(const struct rich *r)
{
    size_t n, at = r->text.n;
    if (!at)
        return 0;
    while (--at > 0 && (r->text.p[at] & 0xC0) == 0x80)
        ;
    return utf8_at(buf_str(&r->text), at, &n);
}

/* True if the text ends with a mark that opens a quotation, and only opens one. */
static bool is_opened(const struct rich *r, struct str open, struct str close)
{
    return open.n && !str_eq(open, close) && str_ends(buf_str(&r->text), open);
}

/* True if the text ends with a mark that closes a quotation, and opens none: ‘ in German. */
static bool is_closed(const struct rich *r, const struct locale *l)
{
    const struct str marks[] = {l->quote_close.text, l->inner_close.text};
    for (int i = 0; i < 2; i++) {
        struct str close = marks[i];
        if (close.n && str_ends(buf_str(&r->text), close) && !str_eq(close, l->quote_open.text) &&
            !str_eq(close, l->inner_open.text))
            return true;
    }
    return false;
}

/* True if a quotation mark after `before` is an opening one. */
static bool opens(int32_t before)
{
    static const int32_t signs[] = {0, ' ', '(', '[', '{', '/', '|', '\n', 0xA0, 0xB7, 0x2013, 0x2014, 0x2022,
                                    0x2018, 0x201C, 0x201E, 0xAB, 0x2039};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (before == signs[i])
            return true;
    return false;
}

/* True if an inner quotation is open. Where inner marks are those of outer ones, it may be any. */
static bool inner_is_open(const struct rich *r, const struct locale *l)
{
    struct str open = l->inner_open.text, close = l->inner_close.text, s = buf_str(&r->text);
    bool any = str_eq(open, l->quote_open.text);
    size_t closed = 0;
    for (size_t i = s.n; i > 0; i--) {
        struct str rest = str_sub(s, i - 1, s.n);
        if (open.n && str_starts(rest, open) && closed-- == 0)
            return true;
        if (close.n && str_starts(rest, close) && !str_eq(close, l->apostrophe.text)) {
            if (!any)
                return false;
            closed++;
        }
    }
    return false;
}

/* True if the last of two marks in the text is the opening one. */
static bool is_open(const struct rich *r, struct str open, struct str close)
{
    struct str s = buf_str(&r->text);
    for (size_t i = s.n; i > 0; i--) {
        struct str rest = str_sub(s, i - 1, s.n);
        if (open.n && str_starts(rest, open))
            return true;
        if (close.n && str_starts(rest, close))
            return false;
    }
    return false;
}

/* The mark beside letters that have no blanks around them: marks open and close in turn. */
static struct str quote_in_turn(const struct rich *r, const struct locale *l, char c)
{
    const struct markup *open = c == '"' ? &l->quote_open : &l->inner_open;
    const struct markup *close = c == '"' ? &l->quote_close : &l->inner_close;
    return is_open(r, open->text, close->text) ? close->text : open->text;
}

/* True if the straight sign behind a digit is one of feet or inches, which stays as it is: 6'2", a 27" display.
 * Far behind the start of a text nobody looks for the quotation that it may end. */
static bool is_measure(const struct rich *r, const struct locale *l, char sign, int32_t before, int32_t after)
{
    enum { FAR = 1000 };
    const struct markup *open = sign == '"' ? &l->quote_open : &l->inner_open;
    const struct markup *close = sign == '"' ? &l->quote_close : &l->inner_close;
    return before >= '0' && before <= '9' && !grapheme_is_letter(after) && r->text.n < FAR &&
           !is_open(r, open->text, close->text);
}

/* True for what begins with an apostrophe: '90s; 't Hooft and 's-Hertogenbosch; rock 'n' roll; 'tis. */
static bool is_elided(struct str s)
{
    static const char *const words[] = {"t", "n", "k", "s", "tis", "twas", "em", "til"};
    if (s.n && s.p[0] >= '0' && s.p[0] <= '9')
        return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct str word = str_of(words[i]);
        char next = s.n > word.n ? s.p[word.n] : ' ';
        bool ends = strchr(" ,.;:!?", next) || (next == '-' && *words[i] == 's') || (next == '\'' && *words[i] == 'n');
        if (ends && s.n >= word.n && str_eq_nocase(str_sub(s, 0, word.n), word))
            return s.p[0] >= 'a' || word.n > 2;
    }
    return false;
}

/* The mark that the straight quote at `i` becomes. */
static struct str quote(const struct rich *r, const struct locale *l, struct str s, size_t i)
{
    size_t n;
    int32_t before = last_code(r), after = i + 1 < s.n ? utf8_at(s, i + 1, &n) : 0;
    bool open = (opens(before) && !is_closed(r, l)) || is_opened(r, l->quote_open.text, l->quote_close.text) ||
                is_opened(r, l->inner_open.text, l->inner_close.text);
    if (utf8_is_unspaced(before) || utf8_is_unspaced(after))
        return quote_in_turn(r, l, s.p[i]);
    if (is_measure(r, l, s.p[i], before, after))
        return str_sub(s, i, i + 1);
    if (s.p[i] == '"') {
        open |= before == 0x2019 && str_eq(l->apostrophe.text, STR("’")) && grapheme_is_letter(after); /* d’« ordre » */
        return open ? l->quote_open.text : l->quote_close.text;
    }
    if (open && !is_elided(str_sub(s, i + 1, s.n)))
        return l->inner_open.text;
    if (after == '"' && i + 2 < s.n && grapheme_is_letter(utf8_at(s, i + 2, &n)))
        return l->apostrophe.text; /* d'"ordre" */
    return !grapheme_is_letter(after) && inner_is_open(r, l) ? l->inner_close.text : l->apostrophe.text;
}

/* Counts the same sign from `i` on. *c: the one sign that they become; 0: they stay as typed. */
static size_t joined(struct str s, size_t i, int32_t *c)
{
    size_t n = 1;
    while (i + n < s.n && s.p[i + n] == s.p[i])
        n++;
    *c = s.p[i] == '-' ? (n == 2 ? 0x2013 : n == 3 ? 0x2014 : 0) : n == 3 ? 0x2026 : 0;
    return n;
}

/* Brings the text from byte `from` on into the normal form C. */
static void compose(struct rich *r, size_t from)
{
    struct str text = str_sub(buf_str(&r->text), from, r->text.n);
    struct str composed = utf8_composed(r->text.a, text);
    if (composed.p == text.p)
        return;
    r->text.n = from;
    buf_add(&r->text, composed);
}

/* ---- spaces beside signs */

/* The space that the mapping has for the sign at the start of `s`; *n: the sign's bytes. */
static struct str space_at(const struct node *spaces, struct str s, size_t *n)
{
    for (size_t i = 0; spaces && i < spaces->pairs.n; i++) {
        struct str sign = spaces->pairs.at[i].key;
        if (sign.n && str_starts(s, sign)) {
            *n = sign.n;
            return spaces->pairs.at[i].value->text;
        }
    }
    return (struct str){0};
}

/* The length of a blank at the start of `s`, plain or not to break at. */
static size_t blank_at(struct str s)
{
    return str_starts(s, STR(" "))              ? 1
           : str_starts(s, STR("\xC2\xA0"))     ? 2
           : str_starts(s, STR("\xE2\x80\xAF")) ? 3
           : str_starts(s, STR("\xE2\x80\x89")) ? 3
                                               : 0;
}

/* Takes the blanks off the end of what is written; they are part of its last span. */
static void drop_blanks(struct rich *r)
{
    static const char *const blanks[] = {" ", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"};
    struct span *last = r->spans.n ? &r->spans.at[r->spans.n - 1] : NULL;
    for (size_t i = 0; last && last->kind == SPAN_TEXT && i < sizeof blanks / sizeof *blanks; i++) {
        struct str text = buf_str(&r->text);
        if (!str_ends(text, str_of(blanks[i])) || r->text.n - strlen(blanks[i]) < last->start)
            continue;
        r->text.n -= strlen(blanks[i]);
        last->end = r->text.n;
        i = (size_t)-1;
    }
}

/* True if a sign that needs a space before it ends a word here: "Paris :", not "12:30" or "http://". */
static bool ends_word(struct str after)
{
    static const char *const ends[] = {" ", "\n", "\t", "\xC2\xA0", "\xE2\x80\xAF", ")", "]", "\"", "»", "”",
                                       "!", "?", "…", "."};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (str_starts(after, str_of(ends[i])))
            return true;
    return !after.n;
}

/* Writes the text from `from` to `to`, without blanks where the space of a sign stands already. */
static void flush(struct rich *r, const struct pen *pen, struct str s, size_t from, size_t to, bool spaced)
{
    for (size_t n; spaced && from < to && (n = blank_at(str_sub(s, from, to)));)
        from += n;
    if (from < to)
        rich_text(r, pen, str_sub(s, from, to));
}

/* The quotation mark that '"' or '\'' at `i` becomes; p NULL: there is another sign, or an apostrophe. */
static struct str mark_at(const struct rich *r, const struct pen *pen, struct str s, size_t i)
{
    if (s.p[i] != '"' && s.p[i] != '\'')
        return (struct str){0};
    struct str mark = quote(r, pen->locale, s, i);
    bool apostrophe = s.p[i] == '\'' && str_eq(mark, pen->locale->apostrophe.text);
    return apostrophe ? (struct str){0} : mark;
}

/* Writes a text in a language that has spaces beside some signs, as French does. */
static void text_spaced(struct rich *r, const struct pen *pen, struct str s)
{
    const struct sign_spaces *spaces = &pen->locale->spaces;
    struct pen own = *pen, exact = *pen;
    size_t from = 0;
    bool spaced = false; /* the space of a sign was written */
    own.spaced = exact.spaced = exact.verbatim = true;
    for (size_t i = 0, n, more; i < s.n; i += n) {
        n = 1;
        struct str rest = str_sub(s, i, s.n);
        if (s.p[i] == '"' || s.p[i] == '\'') { /* which mark it is depends on what comes before */
            flush(r, &own, s, from, i, spaced);
            spaced &= from == i;
            from = i;
        }
        struct str mark = mark_at(r, pen, s, i), sign = mark.p ? mark : rest;
        bool quoted = mark.p != NULL;
        struct str before = space_at(spaces->before, sign, &n), after = space_at(spaces->after, sign, &more);
        size_t last;
        bool two = before.p && i && n == 1 && space_at(spaces->before, str_sub(s, i - 1, s.n), &last).p;
        if (before.p && (two || (!quoted && n == 1 && !ends_word(str_sub(rest, n, rest.n)))))
            before.p = NULL;
        if (!quoted && !before.p && !after.p) {
            n = 1;
            continue;
        }
        n = quoted ? 1 : before.p ? n : more;
        flush(r, &own, s, from, i, spaced);
        if (before.p && r->text.n) {
            drop_blanks(r);
            rich_text(r, &exact, before);
        }
        rich_text(r, &exact, quoted ? mark : str_sub(rest, 0, n));
        if (after.p)
            rich_text(r, &exact, after);
        spaced = after.p != NULL;
        from = i + n;
    }
    flush(r, &own, s, from, s.n, spaced);
}

/* True for a text that gets the document's spaces: no code, and in no other language. */
static bool is_spaced(const struct pen *pen)
{
    return !pen->verbatim && !pen->spaced && !pen->style->lang.n;
}

/* Whether two words differ in no more than capitals. */
static bool is_same_word(struct str a, struct str b)
{
    if (a.n != b.n)
        return false;
    for (size_t i = 0, n, m; i < a.n; i += n)
        if (utf8proc_tolower(utf8_at(a, i, &n)) != utf8proc_tolower(utf8_at(b, i, &m)))
            return false;
    return true;
}

/* True if the text ends in a word that should not be the last of a line, such as a preposition of one
 * letter in Polish. */
static bool ends_tied(const struct rich *r, struct str words)
{
    struct str s = buf_str(&r->text);
    size_t start = s.n, n;
    for (size_t at = s.n; at; start = at) {
        while (--at > 0 && (s.p[at] & 0xC0) == 0x80)
            ;
        if (!grapheme_is_letter(utf8_at(s, at, &n)))
            break;
    }
    struct rich head = {.text = {.p = r->text.p, .n = start}};
    if (!opens(last_code(&head)))
        return false;
    struct str last = str_sub(s, start, s.n);
    for (size_t i = 0; last.n && i < words.n;) {
        struct str rest = str_sub(words, i, words.n), one = str_sub(rest, 0, str_find(rest, ' '));
        if (is_same_word(one, last))
            return true;
        i += one.n + 1;
    }
    return false;
}

void rich_text(struct rich *r, const struct pen *pen, struct str s)
{
    struct span *span = NULL;
    size_t from = r->text.n, n;
    int32_t all = 0; /* bits of the characters */
    struct str tied = pen->verbatim || pen->style->lang.n ? (struct str){0} : pen->locale->tied_words.text;
    if (pen->locale->has_spaces && is_spaced(pen)) {
        text_spaced(r, pen, s);
        return;
    }
    for (size_t i = 0; i < s.n; i += n) {
        int32_t sign, c = utf8_at(s, i, &n);
        bool space = c == ' ' || (c >= '\t' && c <= '\r');
        if (c < 0x20 || (c >= 0x7F && c < 0xA0)) /* no control character reaches a font */
            c = ' ';
        if (space && !pen->verbatim && (last_code(r) == ' ' || last_code(r) == '\n'))
            continue;
        if (tied.n && c == ' ' && last_code(r) == 0xA0)
            continue;
        if (tied.n && c == ' ' && ends_tied(r, tied))
            c = 0xA0;
        if (!span)
            span = span_for(r, pen, SPAN_TEXT);
        if (!pen->verbatim && (c == '"' || c == '\''))
            buf_add(&r->text, quote(r, pen->locale, s, i));
        else if (!pen->verbatim && (c == '-' || c == '.')) {
            n = joined(s, i, &sign);
            if (c == '-' && n == 1 && !pen->exact && range_in_text(s, i))
                sign = 0x2013;
            if (sign)
                buf_code(&r->text, sign);
            else
                buf_add(&r->text, str_sub(s, i, i + n));
        } else
            put(r, c);
        span->end = r->text.n;
        all |= c;
    }
    if (all >= 0x300 && span) {
        compose(r, from);
        span->end = r->text.n;
    }
}

void rich_break(struct rich *r, const struct pen *pen)
{
    struct span *s = span_for(r, pen, SPAN_BREAK);
    buf_char(&r->text, '\n');
    s->end = r->text.n;
}

/* Adds a span of one sign that stands for an object, such as an icon. */
static struct span *object(struct rich *r, const struct pen *pen, enum span_kind kind, int32_t sign)
{
    struct span *s = span_for(r, pen, kind);
    buf_code(&r->text, sign);
    s->end = r->text.n;
    return s;
}

void rich_icon(struct rich *r, const struct pen *pen, struct str name, bool named, length width,
               struct dim gap)
{
    struct span *s = object(r, pen, SPAN_ICON, 0xFFFC);
    s->name = name;
    s->named = named;
    s->width = width;
    s->gap = gap;
}

void rich_pad(struct rich *r, const struct pen *pen, const struct box *box, bool opens)
{
    struct span *s = object(r, pen, SPAN_PAD, 0x2060);
    s->gap = box->padding;
    s->box = box;
    s->opens = opens;
}

void rich_space(struct rich *r, const struct pen *pen, length width)
{
    struct span *s = object(r, pen, SPAN_PAD, 0x2060);
    s->gap = (struct dim){width, DIM_PT};
    s->opens = true;
}

void rich_level(struct rich *r, const struct pen *pen, const struct level_style *dots, int level,
                struct str says)
{
    struct span *s = object(r, pen, SPAN_LEVEL, 0xFFFC);
    s->dots = dots;
    s->level = level;
    s->says = says;
}

void rich_late(struct rich *r, const struct pen *pen, enum late what)
{
    object(r, pen, SPAN_LATE, 0xFFFC)->late = what;
}

void rich_separator(struct rich *r, const struct pen *pen, struct str sign, struct dim gap, bool ends)
{
    struct span *s = span_for(r, pen, SPAN_SEPARATOR);
    buf_add(&r->text, sign);
    s->end = r->text.n;
    s->gap = gap;
    s->opens = ends;
}

uint32_t rich_link(struct rich *r, struct arena *a, struct str uri)
{
    *vec_push(a, &r->links) = uri;
    return (uint32_t)r->links.n;
}
