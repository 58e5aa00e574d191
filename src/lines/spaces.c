/* spaces.c: what it costs to end a line at a space: by the signs beside it (held.c), and by the phrases (rich.h)
 * that it divides or stands between. */
#include <utf8proc.h>

#include "base/grapheme.h"
#include "lines/cutter.h"
#include "model/name.h"

/* Phrases of up to so many words are short, or rather short; the last, names of conferences and journals that fit a line. */
enum { FEW_WORDS = 2, SOME_WORDS = 6, VENUE_WORDS = 9, FEW_IN_BRACKETS = 4, FEW_NUMBERS = 4, FEW_LINKS = 6 };

/* A last word of more letters is as good as a line, and so is an address that is not short: of more than the other. */
enum { LONG_LAST = 20, SHORT_LAST = 10 };

/* A word of up to so many letters is one that goes with the next. */
enum { LITTLE_WORD = 3 };

static bool is_digit(int32_t c)
{
    return c >= '0' && c <= '9';
}

/* True if lines need not reach the right edge, so that what belongs together can be kept so. */
static bool may_end_early(const struct cutter *c)
{
    return c->type->align == ALIGN_LEFT || c->type->align == ALIGN_EVEN;
}

/* True if a bracket is open at byte `at`. One that is longer is no remark. */
static bool is_in_brackets(struct str s, size_t at)
{
    enum { REMARK_BYTES = 100 };
    size_t least = at > REMARK_BYTES ? at - REMARK_BYTES : 0;
    while (at > least && !strchr("()", s.p[at - 1]))
        at--;
    return at > least && s.p[at - 1] == '(';
}

/* True for a short word of small letters, which goes with the next one: "of", "von". */
static bool is_little(struct str word)
{
    int32_t first = word.n ? utf8_at(word, 0, &(size_t){0}) : 0;
    return utf8proc_category(first) == UTF8PROC_CATEGORY_LL && utf8_length(word) <= LITTLE_WORD &&
           grapheme_is_letter(cutter_before(word, word.n));
}

/* What it costs to end a balanced line there, by the sense of a title or name: it rather ends behind a comma or colon
 * than elsewhere, and least behind a short word, which goes with the next one: "of", "von". */
static int price_of_sense(const struct cutter *c, size_t from)
{
    int32_t last = cutter_before(c->r->text, from);
    if (last == ',' || last == ':' || last == ';' || last == 0x2013 || last == 0x2014)
        return is_in_brackets(c->r->text, from) ? INSIDE_SENSE : 0;
    return is_little(cutter_word_before(c->r->text, from)) ? AFTER_LITTLE : INSIDE_SENSE;
}

/* How long a text is, in letters of Europe: one of Asia, which has three bytes, counts as three. */
static size_t letters_of(struct str s)
{
    size_t n = s.n;
    for (size_t i = 0; i < s.n; i++)
        n -= ((unsigned char)s.p[i] & 0xE0) == 0xC0; /* the first of two bytes */
    return n;
}

size_t spaces_last(struct str text)
{
    size_t at = text.n;
    while (at > 0 && text.p[at - 1] != ' ')
        at--;
    size_t n = text.n - at;
    if (n > LONG_LAST)
        n = letters_of(str_sub(text, at, text.n));
    bool address = n > SHORT_LAST && hyphen_is_address(str_sub(text, at, text.n));
    return at && n <= LONG_LAST && !address ? at : SIZE_MAX;
}

/* ---- sentences */

/* Closing or opening signs beside a space. */
static bool is_closing(int32_t c)
{
    utf8proc_category_t k = utf8proc_category(c);
    return c == '"' || c == '\'' || k == UTF8PROC_CATEGORY_PE || k == UTF8PROC_CATEGORY_PF;
}

static bool is_opening(int32_t c)
{
    utf8proc_category_t k = utf8proc_category(c);
    return c == '"' || c == '\'' || k == UTF8PROC_CATEGORY_PS || k == UTF8PROC_CATEGORY_PI;
}

/* Whether the stop behind a word makes it an abbreviation: "M.", "Ph.D.", "USA.", "Prof.", "vol.". As in TeX, what
 * ends in a capital is one. */
static bool is_abbreviation(struct str word)
{
    static const char *const small[] = {"al",  "approx", "ca",  "cf",    "dept", "ed",  "eds",  "esp", "etc", "fig",
                                        "figs", "incl",  "no",  "nos",   "pp",   "resp", "sec", "univ", "vol", "vols", "vs"};
    size_t letters = utf8_length(word);
    if (letters < 2 || str_find(word, '.') < word.n || cutter_is_capital(cutter_before(word, word.n)))
        return true;
    if (cutter_is_capital(utf8_at(word, 0, &(size_t){0}))) /* "Java." is one too, and gets a plain space */
        return letters <= 4 || name_is_title(word);
    for (size_t i = 0; i < sizeof small / sizeof *small; i++)
        if (str_eq(word, str_of(small[i])))
            return true;
    return false;
}

bool spaces_ends_sentence(struct str text, size_t from, size_t to)
{
    size_t n, at = to, end = from;
    while (at < text.n && is_opening(utf8_at(text, at, &n)))
        at += n;
    if (at == text.n || !cutter_is_capital(utf8_at(text, at, &n)))
        return false;
    while (end > 0 && is_closing(cutter_before(text, end)))
        while (--end > 0 && (text.p[end] & 0xC0) == 0x80)
            ;
    char stop = end ? text.p[end - 1] : ' ';
    return stop == '!' || stop == '?' || (stop == '.' && !is_abbreviation(cutter_word_before(text, end - 1)));
}

/* ---- labels */

/* True for what stands before a label: what ends a sentence or item, or opens a bracket. */
static bool ends_part(int32_t code)
{
    if (code < 0x80)
        return strchr(".;!?])|", code) != NULL;
    utf8proc_category_t k = utf8proc_category(code);
    return k >= UTF8PROC_CATEGORY_PC && k <= UTF8PROC_CATEGORY_PO;
}

/* Where the label of one to three words begins that ends before byte `at`, at the start of the text or behind another
 * part of it: "Advisor:", "В кн.:". In a reference, a place behind a comma is one too: ", Berlin:". SIZE_MAX: there is none. */
static size_t label_start(const struct typed *r, size_t at)
{
    enum { LABEL_WORDS = 3 };
    struct str s = r->text;
    if (at < 2 || s.p[at - 1] != ':')
        return SIZE_MAX;
    size_t end = at - 1;
    if (s.p[end - 1] == ' ' || str_ends(str_sub(s, 0, end), STR("\xC2\xA0"))) /* French */
        end -= s.p[end - 1] == ' ' ? 1 : 2;
    for (int words = 1; words <= LABEL_WORDS && end > 0; words++) {
        struct str word = cutter_word_before(s, end);
        size_t start = end - word.n, open = word.n && word.p[0] == '[';
        int32_t first = open < word.n ? utf8_at(word, open, &(size_t){0}) : 0;
        size_t gap = !start ? 0 : s.p[start - 1] == ' ' ? 1 : s.p[start - 1] == '\xA0' ? 2 : 0;
        int32_t before = gap ? cutter_before(s, start - gap) : 0;
        if (!grapheme_is_letter(first))
            return SIZE_MAX;
        if (!before || ends_part(before))
            return start;
        if (before == ',')
            return words == 1 && r->n_phrases && cutter_is_capital(first) ? start : SIZE_MAX;
        end = start - gap;
    }
    return SIZE_MAX;
}

bool spaces_ends_label(const struct cutter *c, size_t at)
{
    return label_start(c->r, at) != SIZE_MAX;
}

/* ---- by phrases */

/* The first phrase that does not end before byte `at`; NULL: none. */
static const struct phrase *phrase_at(struct cutter *c, size_t at)
{
    const struct typed *r = c->r;
    if (c->phrase && r->phrases[c->phrase - 1].end > at) /* a span is cut once more */
        c->phrase = c->in_phrase = 0;
    for (; c->phrase < r->n_phrases && r->phrases[c->phrase].end <= at; c->phrase++)
        c->in_phrase = 0;
    return c->phrase < r->n_phrases ? &r->phrases[c->phrase] : NULL;
}

/* Whether the word at this byte is a name: a title stands before it, or up to two names behind a title: "Frau Beispiel",
 * "Dr. Anna Maria Beispiel"; or an initial. */
static bool follows_initial(struct str s, size_t at)
{
    enum { NAMES = 2 };
    if (at < 3 || s.p[at - 1] != ' ' || !cutter_is_capital(utf8_at(s, at, &(size_t){0})))
        return false;
    for (int names = 0; names <= NAMES && at > 2; names++) {
        struct str word = cutter_word_before(s, at - 1);
        bool capital = word.n > 1 && cutter_is_capital(utf8_at(word, 0, &(size_t){0}));
        bool stop = str_ends(word, STR("."));
        if (!capital || (!stop && !grapheme_is_letter(cutter_before(word, word.n))))
            return false;
        if (name_is_title(word))
            return true;
        if (stop)
            return !names && (utf8_length(word) == 2 || (word.n > 4 && word.p[word.n - 3] == '-'));
        at = (size_t)(word.p - s.p);
    }
    return false;
}

bool spaces_in_short(const struct cutter *c, size_t at)
{
    enum { LONGEST = 60 };
    const struct typed *r = c->r;
    size_t i = 0;
    while (i < r->n_phrases && r->phrases[i].end <= at)
        i++;
    const struct phrase *p = i < r->n_phrases ? &r->phrases[i] : NULL;
    return p && p->start <= at && letters_of(str_sub(r->text, p->start, p->end)) <= LONGEST;
}

static size_t words_of(struct cutter *c, const struct phrase *p)
{
    if (c->in_phrase)
        return c->in_phrase;
    c->in_phrase = 1;
    for (size_t i = p->start; i < p->end; i++)
        c->in_phrase += c->r->text.p[i] == ' ';
    return c->in_phrase;
}

bool spaces_in_name(struct cutter *c, size_t at)
{
    if (follows_initial(c->r->text, at))
        return true;
    const struct phrase *p = c->r->n_phrases ? phrase_at(c, at) : NULL;
    if (!p || p->start > at)
        return false;
    return p->kind == PHRASE_PEOPLE || p->kind == PHRASE_LABEL || (p->kind == PHRASE_TEXT && words_of(c, p) == 1);
}

/* True for a value such as an institution in ragged text, which has no need to divide it. */
static bool is_ragged(struct cutter *c, const struct phrase *p)
{
    return p->kind == PHRASE_TEXT && c->type->align == ALIGN_LEFT && words_of(c, p) <= SOME_WORDS;
}

bool spaces_in_value(struct cutter *c, size_t at)
{
    const struct phrase *p = c->r->n_phrases ? phrase_at(c, at) : NULL;
    return spaces_in_name(c, at) || (p && p->start <= at && is_ragged(c, p));
}

/* What it costs to divide links, at a comma or elsewhere. If they end the text, a line of nothing else would remain. */
static int price_inside_links(const struct cutter *c, const struct phrase *p, bool comma, size_t words)
{
    bool ends = c->r->text.n - p->end <= 1;
    if (words > FEW_LINKS)
        return comma ? 0 : HELD;
    return ends ? BEFORE_LINKS + (comma ? 0 : INSIDE_NAME) : comma ? INSIDE_PHRASE : HELD;
}

/* What it costs to divide the name of an institution or of a journal in ragged text. */
static int price_inside_ragged(struct str s, size_t from, int inside)
{
    return inside + (is_little(cutter_word_before(s, from)) ? AFTER_LITTLE : 0);
}

/* What it costs to divide a phrase. */
static int price_inside(struct cutter *c, const struct phrase *p, size_t from, size_t to)
{
    struct str s = c->r->text;
    if (p->kind == PHRASE_PEOPLE)
        return 0;
    size_t words = words_of(c, p), start = from;
    bool comma = s.p[from - 1] == ',' && !is_in_brackets(s, from);
    int few = comma ? 0 : INSIDE_PHRASE;
    int many = few && c->type->align == ALIGN_BALANCE ? INSIDE_BALANCED : 0;
    switch (p->kind) {
    case PHRASE_NUMBER:
        return words <= FEW_NUMBERS ? HELD : 0;
    case PHRASE_LINKS:
        return price_inside_links(c, p, s.p[from - 1] == ',', words);
    case PHRASE_SOURCE:
        if (s.p[from - 1] == '.') /* perhaps the first word of the phrase */
            while (start > p->start && s.p[start - 1] != ' ')
                start--;
        if (start == p->start || is_digit(s.p[to]))
            return HELD;
        if (words > FEW_WORDS && words <= VENUE_WORDS && c->type->align == ALIGN_LEFT && !comma)
            return price_inside_ragged(s, from, INSIDE_SOURCE);
        return words <= FEW_WORDS ? INSIDE_PHRASE : many;
    default: /* "Gothenburg, | Sweden" is as good a place as any; "(First edition 2011)" is one thing */
        if (words <= (p->start && s.p[p->start - 1] == '(' ? FEW_IN_BRACKETS : FEW_WORDS))
            return few;
        if (comma || s.p[from - 1] == ':' || !is_ragged(c, p))
            return many;
        return price_inside_ragged(s, from, INSIDE_RAGGED);
    }
}

static bool is_short(struct str s)
{
    size_t words = 1;
    for (size_t i = 0; i < s.n && words <= FEW_WORDS; i++)
        words += s.p[i] == ' ';
    return words <= FEW_WORDS;
}

/* True if ", " and before it a number, or one in brackets, stand before: pages behind a volume. */
static bool follows_number(struct str s, size_t at)
{
    size_t comma = at > 3 && s.p[at - 1] == ' ' && s.p[at - 2] == ',' ? at - 3 : 0;
    if (comma && s.p[comma] == ')')
        comma--;
    return comma && is_digit(s.p[comma]);
}

/* True for a short word before a phrase: "in", "In", "dans". */
static bool leads(struct str word)
{
    size_t letters = utf8_length(word);
    return letters && letters <= LITTLE_WORD + 1 && grapheme_is_letter(cutter_before(word, word.n));
}

/* What it costs to begin a line with a phrase, or with a sign or word before it. */
static int price_before(struct cutter *c, const struct phrase *p, size_t from)
{
    bool held;
    switch (p->kind) {
    case PHRASE_NUMBER:
        held = c->r->text.p[p->start - 1] == '(' || follows_number(c->r->text, p->start);
        return words_of(c, p) > FEW_NUMBERS ? 0 : held ? HELD : BEFORE_NUMBERS;
    case PHRASE_LINKS:
        return words_of(c, p) <= FEW_LINKS ? BEFORE_LINKS : 0;
    case PHRASE_TEXT:
        if (p->end < c->r->text.n && c->r->text.p[p->end] == ':') /* Томск: */
            return 0;
        held = may_end_early(c) && c->r->text.n - p->end <= 1;
        return words_of(c, p) > FEW_WORDS ? 0 : held ? INSIDE_RAGGED : BEFORE_LAST;
    default: /* a title or venue begins a line well, if there is more than a word or two: with "in" before it */
        if (may_end_early(c) && leads(cutter_word_before(c->r->text, from)))
            return INSIDE_SOURCE;
        if (c->last != SIZE_MAX && is_short(str_sub(c->r->text, p->start, c->r->text.n)))
            return BEFORE_LAST;
        return c->type->align == ALIGN_LEFT ? BEFORE_PART : 0;
    }
}

static int price_of_phrases(struct cutter *c, size_t from, size_t to)
{
    struct str s = c->r->text;
    const struct phrase *p = phrase_at(c, from);
    if (!p)
        return 0;
    if (p->start < from)
        return price_inside(c, p, from, to);
    for (size_t i = to; i < p->start; i++)
        if (s.p[i] == ' ') /* "In: Example Conference" begins as it would without its label */
            return p->kind != PHRASE_TEXT && label_start(c->r, p->start - 1) == to ? price_before(c, p, from) : 0;
    return price_before(c, p, from);
}

/* What it costs to part a label from its value. A title may begin like one: "ANODE: | A Framework". */
static int price_behind_label(struct cutter *c, size_t from)
{
    bool balanced = !may_end_early(c) && c->type->align != ALIGN_JUSTIFY;
    if (from < 2 || c->r->text.p[from - 1] != ':' || balanced || !spaces_ends_label(c, from))
        return 0;
    const struct phrase *p = c->r->n_phrases ? phrase_at(c, from) : NULL;
    bool title = p && p->start < from && p->kind == PHRASE_TITLE;
    return title ? 0 : c->type->align == ALIGN_JUSTIFY ? BEFORE_UNIT : AFTER_LABEL;
}

/* What it costs to set the last word alone. In justified text, which has spaces to spoil, less, above all where the
 * word is not short, and no item of a list: the line above it stood at spaces of 1.26. In ragged text more, where a line may end early. */
static int price_of_last(const struct cutter *c, size_t to, bool separator)
{
    bool listed = to > 1 && c->r->text.p[to - 2] == ',';
    if (c->type->align == ALIGN_JUSTIFY)
        return letters_of(str_sub(c->r->text, to, c->r->text.n)) > SHORT_LAST && !listed ? BEFORE_LAST / 6 : BEFORE_LAST / 2;
    if (may_end_early(c))
        return separator ? LISTED_LAST : RAGGED_LAST;
    return c->r->n_phrases ? RAGGED_LAST : BEFORE_LAST;
}

/* True if the last word of the text is behind that space. In ragged text all words count, but addresses, which are
 * rather whole. Of two words each is alone: "Spoken | interaction". */
static bool is_last(const struct cutter *c, size_t from, size_t to)
{
    struct str rest = str_sub(c->r->text, to, c->r->text.n);
    bool last = to == c->last || (may_end_early(c) && !memchr(rest.p, ' ', rest.n) && letters_of(rest) > LONG_LAST &&
                                  !hyphen_is_address(rest));
    return last && memchr(c->r->text.p, ' ', from);
}

int spaces_price(struct cutter *c, size_t from, size_t to)
{
    int signs = held_price(c, from, to), label = price_behind_label(c, from);
    signs = label > signs ? label : signs;
    int phrases = c->r->n_phrases ? price_of_phrases(c, from, to) : 0;
    if (c->type->align == ALIGN_JUSTIFY && phrases > BEFORE_UNIT) /* it has spaces to spoil */
        phrases = BEFORE_UNIT;
    int last = is_last(c, from, to) ? price_of_last(c, to, false) : 0;
    bool balanced = c->type->align != ALIGN_JUSTIFY && !may_end_early(c);
    int sense = balanced ? price_of_sense(c, from) : 0;
    int price = !signs || phrases > signs ? phrases : signs;
    int other = last > sense ? last : sense;
    return other > 0 && other > price ? other : price;
}

int spaces_separator(struct cutter *c, const struct typed_span *span)
{
    const struct typed_span *end = c->r->spans + c->r->n, *next = span + 1;
    struct str rest = str_sub(c->r->text, span->end, c->r->text.n);
    int price = c->r->n_phrases ? price_of_phrases(c, span->start, span->end) : 0;
    while (next < end && next->kind != SPAN_SEPARATOR)
        next++;
    bool last = next == end && rest.n && (!span->opens || !memchr(rest.p, ' ', rest.n));
    int alone = last ? price_of_last(c, span->end, true) : 0;
    return alone > price ? alone : price ? price : AT_SEPARATOR;
}
