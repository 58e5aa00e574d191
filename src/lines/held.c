/* held.c: what holds together at a space, by the signs beside it: numbers and what they count or name, initials and
 * surnames, abbreviations, dates. */
#include <utf8proc.h>

#include "base/grapheme.h"
#include "lines/cutter.h"
#include "model/name.h"

/* A word of up to so many letters may stand inside a date. A longer one than the other is no title. */
enum { LITTLE_WORD = 3, TITLE = 10 };

static bool is_digit(int32_t c)
{
    return c >= '0' && c <= '9';
}

/* A digit of any script: "٣", "৩". */
static bool is_number(int32_t c)
{
    return c < 0x0660 ? is_digit(c) : utf8proc_category(c) == UTF8PROC_CATEGORY_ND;
}

/* A letter, or a vowel sign as words of India end in. */
static bool ends_word(int32_t c)
{
    utf8proc_category_t k = c >= 0x0900 ? utf8proc_category(c) : UTF8PROC_CATEGORY_CN;
    return grapheme_is_letter(c) || k == UTF8PROC_CATEGORY_MC || k == UTF8PROC_CATEGORY_MN;
}

/* A sign that stands alone between what it joins: it ends a line rather than begins one. */
static bool is_joint(struct str s, size_t at)
{
    size_t n, more;
    int32_t c = at < s.n ? utf8_at(s, at, &n) : 0;
    bool sign = c == 0xB7 || c == 0x2022 || c == '|' || c == 0x2013 || c == 0x2014 || c == '/';
    return sign && at + n < s.n && utf8_at(s, at + n, &more) == ' ';
}

/* True for an abbreviation that stands before a name: "Proc.", "Prof.". Before numbers there are too many
 * to be listed: "Sec. 3", "Abb. 4", "č. 5". */
static bool is_held(struct str word, int32_t after)
{
    enum { ABBREVIATION = 7 }; /* letters, with the stop: "approx." */
    static const char *const names[] = {"Conf.",  "Dept.", "Inst.", "Int.",  "Mt.",   "Proc.", "St.",  "Symp.",
                                        "Trans.", "Univ.", "Nat.",  "Natl.", "Sr.",   "Srta.", "Ste.", "av.", "Lt.",  "Col.",
                                        "Gen.",   "Capt.", "nat.",  "med.",  "phil.", "jur.",  "h.c.", "habil.",  "Sig.", "MM.", "ul.", "ул.", "г."};
    if (is_digit(after))
        return utf8_length(word) <= ABBREVIATION && !is_digit(word.p[0]);
    if (!cutter_is_capital(after))
        return false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_eq(word, str_of(names[i])))
            return true;
    return name_is_title(word);
}

/* True if a month in this form stands there, perhaps without its stop. */
static bool is_word(struct str s, struct str form)
{
    size_t n = form.n && form.p[form.n - 1] == '.' ? form.n - 1 : form.n;
    return n && str_starts(s, str_sub(form, 0, n)) && (n == s.n || !grapheme_is_letter(utf8_at(s, n, &(size_t){0})));
}

/* True if a further word for a month stands there: Hebrew "במאי", Polish "maju". */
static bool is_month_word(const struct node *months, struct str s)
{
    for (size_t i = 0; months && i < months->items.n; i++) {
        const struct node *words = months->items.at[i];
        for (size_t k = 0; k < words->items.n; k++)
            if (is_word(s, words->items.at[k]->text))
                return true;
    }
    return false;
}

/* True if a month of the locale stands there. */
static bool is_month(const struct cutter *c, struct str s)
{
    const struct locale *l = c->s->content->locale;
    for (size_t i = 0; i < 12; i++)
        if (is_word(s, l->month_names[i]) || is_word(s, l->day_month_names[i]) || is_word(s, l->months[i]))
            return true;
    return is_month_word(l->month_words, s);
}

/* The same for months that are a word and a number: "tháng 5". */
static bool is_numbered_month(const struct cutter *c, struct str s)
{
    struct str first = c->s->content->locale->month_names[0];
    return first.n && is_digit(first.p[first.n - 1]) && is_month(c, s);
}

/* What it costs to part a month from its day or year. Only justified lines would become loose by keeping them. */
static int price_inside_date(const struct cutter *c)
{
    return c->forced ? INSIDE_DATE : c->type->align == ALIGN_JUSTIFY ? BEFORE_UNIT : BEFORE_NUMBERS;
}

/* True if the word at byte `at` is as short as "to" or "bis", and stands between two numbers. */
static bool joins_numbers(struct str s, size_t at)
{
    size_t end = at + str_find(str_sub(s, at, s.n), ' ');
    return at > 1 && is_digit(s.p[at - 2]) && grapheme_is_letter(utf8_at(s, at, &(size_t){0})) && end + 1 < s.n &&
           is_digit(s.p[end + 1]) && utf8_length(str_sub(s, at, end)) <= 3;
}

/* What it costs to part two numbers beside such a word. */
static int price_between_numbers(const struct cutter *c)
{
    return c->type->align == ALIGN_JUSTIFY ? BEFORE_UNIT : BEFORE_NUMBERS;
}

/* Longer words that are units, or count thousands; those of up to three letters are taken for units. */
static bool is_long_unit(struct str word)
{
    static const char *const words[] = {
        "mmol", "µmol", "μmol", "nmol", "pmol", "kmol", "mbar", "hbar", "kbar", "Torr", "kcal", "mmHg", "Gbit", "Mbit", "kbit",
        "Tbit", "Byte", "MByte", "GByte", "Mbps", "Gbps", "kbps", "Tbps", "FLOPS", "MFLOPS", "GFLOPS", "TFLOPS", "PFLOPS",
        "kVAr", "mrad", "Watt", "Volt", "Euro", "euro", "euros", "million", "billion", "trillion", "thousand", "millions",
        "milliard", "milliards", "Million", "Millionen", "Milliarde", "Milliarden", "millón", "millones", "milione", "milioni",
        "miliardi", "milhão", "milhões", "miljoen", "miljard", "miljon", "miljoner", "millioner", "percent", "Prozent",
        "procent", "prosent", "milionů", "milionów", "млрд", "тыс", "миллионов", "εκατ"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_eq(word, str_of(words[i])))
            return true;
    return false;
}

/* Short words that are no units: "in 2019 | and". */
static bool is_small_word(struct str word)
{
    static const char *const words[] = {
        "and", "the", "of",  "in",  "on",  "at",  "to",  "for", "as",  "by",  "or",  "an",  "we",  "he",  "she", "it",  "is",
        "was", "had", "has", "our", "my",  "but", "so",  "who", "und", "im",  "am",  "an",  "der", "die", "das", "den", "dem",
        "des", "von", "vom", "mit", "auf", "aus", "als", "für", "bei", "zum", "zur", "zu",  "ist", "war", "et",  "de",  "la",
        "le",  "les", "du",  "en",  "au",  "aux", "par", "sur", "une", "est", "el",  "los", "las", "del", "con", "por", "que",
        "al",  "se",  "di",  "da",  "il",  "lo",  "gli", "per", "non", "che", "och", "på",  "av",  "för", "med", "till", "og",
        "het", "van", "op",  "te",  "een", "do",  "na",  "się", "dla", "jak", "nie", "и",   "в",   "на",  "по",  "для", "из"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_eq(word, str_of(words[i])))
            return true;
    return false;
}

/* What it costs to part a number from what follows it at `to`. */
static int price_behind_number(const struct cutter *c, size_t to)
{
    struct str s = c->r->text;
    size_t end = to, n, letters = 0;
    int32_t after = utf8_at(s, to, &n);
    if (after == '(')
        return BEFORE_ISSUE;
    if (after == '%' || after == 0x2030 || after == 0xB0 || utf8proc_category(after) == UTF8PROC_CATEGORY_SC)
        return BEFORE_UNIT;
    while (end < s.n && grapheme_is_letter(utf8_at(s, end, &n)))
        end += n, letters++;
    if (joins_numbers(s, to))
        return price_between_numbers(c);
    if (is_digit(after)) /* "+49 30 1234567", "Q3 2020" */
        return BEFORE_UNIT;
    bool capitals = letters == 4 && s.p[to + 3] >= 'A' && s.p[to + 3] <= 'Z'; /* ECTS */
    struct str word = str_sub(s, to, end);
    bool stop = end < s.n && s.p[end] == '.'; /* "12 in." */
    bool unit = letters <= 3 ? letters && (stop || !is_small_word(word)) : capitals || is_long_unit(word);
    unit = unit && (end == s.n || s.p[end] != '-');
    if (letters > 2 && is_month(c, str_sub(s, to, s.n)))
        return price_inside_date(c);
    return unit ? BEFORE_UNIT : 0;
}

/* True for what counts as a number does, behind a word: "C1", "B", "II". Not for "I", who speaks. */
static bool is_code(struct str s, size_t at)
{
    size_t end = at;
    while (end < s.n && (strchr("IVXLC", s.p[end]) || (end > at && is_digit(s.p[end]))))
        end++;
    if (end == at && s.p[at] >= 'A' && s.p[at] <= 'Z')
        for (end++; end < s.n && is_digit(s.p[end]); end++)
            ;
    bool speaker = end - at == 1 && s.p[at] == 'I';
    return end > at && end - at <= 5 && !speaker && (end == s.n || strchr(" .,;:)\n", s.p[end]));
}

/* True for "2019", which words stand before that it does not number: "Since 2019". */
static bool is_year(struct str s, size_t at)
{
    size_t end = at;
    while (end < s.n && is_digit(s.p[end]))
        end++;
    return end - at == 4 && (s.p[at] == '1' || s.p[at] == '2');
}

/* True for "12–34". */
static bool is_range(struct str s, size_t at)
{
    while (at < s.n && is_digit(s.p[at]))
        at++;
    return str_starts(str_sub(s, at, s.n), STR("\xE2\x80\x93")) && at + 3 < s.n && is_digit(s.p[at + 3]);
}

/* What it costs to part a word from a number behind it, or from what is like one: "Theorem | 5", "since | 2019",
 * "Level | C1", "pages | 3–9". */
static int price_before_number(const struct cutter *c, size_t from, size_t to)
{
    struct str s = c->r->text;
    bool number = is_number(utf8_at(s, to, &(size_t){0}));
    if (!number && !is_code(s, to))
        return 0;
    struct str word = cutter_word_before(s, from);
    if (number && (is_month(c, word) || is_numbered_month(c, str_sub(s, (size_t)(word.p - s.p), s.n))))
        return price_inside_date(c);
    if (word.n && cutter_is_capital(utf8_at(word, 0, &(size_t){0})) && (number ? !is_year(s, to) : word.n > 2))
        return BEFORE_UNIT;
    return number && is_range(s, to) ? BEFORE_UNIT : BEFORE_NUMBER;
}

/* True for signs of mathematics but bars: "<", "×", "∈". */
static bool is_mathematical(int32_t c)
{
    if (c < 0x80)
        return c == '<' || c == '=' || c == '>' || c == '+' || c == '~';
    return (c == 0xB1 || c == 0xD7 || c == 0xF7 || c >= 0x2000) && utf8proc_category(c) == UTF8PROC_CATEGORY_SM;
}

/* True if a sign before a number belongs to it: "§ 4", "€ 20", "n° 3", "≤ 5", "1914 – 1918". */
static bool is_number_sign(struct str s, size_t from, int32_t sign)
{
    if (sign == 0x2013)
        return from > 4 && s.p[from - 4] == ' ' && is_digit(s.p[from - 5]);
    if (sign == '/' || sign == ')') /* "3.9 / 4.0", "(030) 123456" */
        return from > 2 && (sign == ')' || s.p[from - 2] == ' ') && is_digit(s.p[from - 2 - (sign == '/')]);
    if (sign == '#' || sign == '%') /* "# 4", and Turkish "% 20", but not "C# 12", "5% 20" */
        return from == 1 || s.p[from - 2] == ' ';
    return sign == 0xA7 || sign == 0xB6 || sign == 0xB0 || sign == 0xBA || sign == 0x2116 ||
           utf8proc_category(sign) == UTF8PROC_CATEGORY_SC || (is_mathematical(sign) && sign != '+');
}

/* True if byte `at` is behind a number, or a letter alone, or a bracket: what a sign of mathematics joins. */
static bool is_operand(struct str s, size_t at)
{
    char last = at ? s.p[at - 1] : ' ';
    return is_digit(last) || last == ')' ||
           (at && grapheme_is_letter(cutter_before(s, at)) && utf8_length(cutter_word_before(s, at)) == 1);
}

/* What it costs to end a line beside a sign of mathematics with spaces around it: "p < 0.05", "1.5 × 10". */
static int price_of_mathematics(struct str s, size_t from, size_t to, int32_t last, int32_t after)
{
    size_t n, sign = from;
    if (is_mathematical(after) && utf8_at(s, to, &n) && to + n < s.n && s.p[to + n] == ' ')
        return is_operand(s, from) ? AFTER_OPERATOR : 0;
    if (!is_mathematical(last))
        return 0;
    while (sign > 0 && s.p[sign - 1] != ' ')
        sign--;
    return sign > 0 && cutter_before(s, from) == utf8_at(s, sign, &n) && sign + n == from && is_operand(s, sign - 1)
               ? AFTER_RELATION
               : 0;
}

/* True for "(eds.)", "(Oral)" and the like: one short word in brackets. */
static bool is_remark(struct str s, size_t at)
{
    size_t end = at + 1;
    while (end < s.n && end <= at + 8 && s.p[end] != ' ' && s.p[end] != ')')
        end++;
    return s.p[at] == '(' && end < s.n && s.p[end] == ')' && utf8_at(s, at + 1, &(size_t){0}) != ')' &&
           !is_digit(s.p[end - 1]);
}

/* Of a remark: "(LLM)", "(FedDG)", which is short for the words before it; not "(Oral)". */
static bool is_short_for_words(struct str s, size_t at)
{
    size_t capitals = 0;
    for (at++; at < s.n && s.p[at] != ')'; at++)
        capitals += s.p[at] >= 'A' && s.p[at] <= 'Z';
    return capitals > 1;
}

/* Of a remark: "(eds.)". */
static bool is_abbreviated(struct str s, size_t at)
{
    size_t stop = str_find(str_sub(s, at, s.n), '.');
    return at + stop + 1 < s.n && s.p[at + stop + 1] == ')';
}

/* True if "2.", "2nd", "3-е", "3.ª" or the like ends before byte `at`, which follows no digit. */
static bool follows_ordinal(struct str s, size_t at)
{
    enum { ORDINAL_BYTES = 8 };
    size_t from = at;
    while (from > 0 && s.p[from - 1] != ' ')
        if (at - --from > ORDINAL_BYTES)
            return false;
    return from < at && is_digit(s.p[from]);
}

/* True for a word of few letters with a stop: "ed.", "Aufl."; not for the start of "ada.lovelace@example.org". */
static bool is_short_form(struct str s, size_t at)
{
    enum { SHORT_FORM = 5 };
    size_t n = 1, letters = 0;
    for (; at < s.n && letters <= SHORT_FORM && grapheme_is_letter(utf8_at(s, at, &n)); at += n)
        letters++;
    return letters && letters <= SHORT_FORM && at < s.n && s.p[at] == '.' &&
           (at + 1 == s.n || !grapheme_is_letter(utf8_at(s, at + 1, &n)));
}

/* True if the text at byte `at` starts so. */
static bool begins_with(struct str s, size_t at, const char *word)
{
    return str_starts(str_sub(s, at, s.n), str_of(word));
}

/* True for "xii" and "iv–ix" behind "pp.". */
static bool is_roman_page(struct str s, size_t at)
{
    size_t end = at;
    while (end < s.n && strchr("ivxlc", s.p[end]))
        end++;
    return end > at && end - at <= 6 && (end == s.n || !grapheme_is_letter(utf8_at(s, end, &(size_t){0})));
}

/* True if what starts at `to` is numbered by the abbreviation before it: "Eq. (5)", "Ref. [3]", "Vol. IV", "pp. xii".
 */
static bool is_numbered(struct str s, struct str word, size_t to)
{
    enum { SHORT_WORD = 6 };
    if (word.n > SHORT_WORD)
        return false;
    if (s.p[to] == '(' || s.p[to] == '[')
        return to + 1 < s.n && is_digit(s.p[to + 1]);
    bool code = s.p[to] >= 'A' && s.p[to] <= 'Z' && to + 1 < s.n && strchr("IVXLC0123456789", s.p[to + 1]) != NULL;
    return (code && is_code(s, to)) || (word.n <= 3 && is_roman_page(s, to));
}

/* What it costs to end a line behind a word with a stop that is no single capital. */
static int price_behind_stop(const struct cutter *c, size_t from, size_t to, int32_t after)
{
    struct str s = c->r->text, word = cutter_word_before(s, from);
    int name = c->type->align == ALIGN_JUSTIFY ? BEFORE_UNIT : HELD;
    if (is_held(word, after))
        return name;
    if (is_numbered(s, word, to))
        return BEFORE_UNIT;
    if (str_eq(word, STR("rer.")) || begins_with(s, to, "h.c.") || begins_with(s, to, "cit."))
        return HELD;
    if (is_short_form(s, to)) { /* "z. B.", "Dr. rer. nat.", "Ph. D." */
        bool capital = cutter_is_capital(after),
             one = utf8_length(word) == 2 && grapheme_is_letter(utf8_at(word, 0, &(size_t){0}));
        bool degree =
            word.n <= 4 && to + 1 < s.n && s.p[to + 1] == '.' && cutter_is_capital(utf8_at(word, 0, &(size_t){0}));
        bool few = utf8_length(str_sub(s, to, to + str_find(str_sub(s, to, s.n), '.'))) <= LITTLE_WORD;
        bool doubled = word.n == 3 && capital && word.p[0] == word.p[1] && to + 1 < s.n && s.p[to] == s.p[to + 1];
        if (doubled) /* "EE. UU." */
            return HELD;
        if ((one && few && !is_digit(word.p[0])) || (capital ? degree : name_is_title(word)))
            return HELD;
    }
    if (begins_with(word, 0, "cf.") || begins_with(word, 0, "vgl.") || begins_with(word, 0, "e.g.") ||
        begins_with(word, 0, "i.e.") || begins_with(word, 0, "vs."))
        return BEFORE_NUMBER;
    return 0;
}

/* What it costs to end a line behind "2." or "2nd": before a month or "ed.", and where ordinals have stops. */
static int price_behind_ordinal(const struct cutter *c, size_t from, size_t to)
{
    enum { ORDINAL_DIGITS = 2 };
    struct str s = c->r->text;
    const struct node *form = c->s->content->locale->terms.ordinal;
    if (is_short_form(s, to))
        return HELD;
    if (is_month(c, str_sub(s, to, s.n)))
        return price_inside_date(c);
    bool stops = s.p[from - 1] == '.' && form && form->kind == NODE_SCALAR && str_ends(form->text, STR("."));
    return stops && cutter_word_before(s, from).n <= ORDINAL_DIGITS + 1 &&
                   grapheme_is_letter(utf8_at(s, to, &(size_t){0}))
               ? BEFORE_UNIT
               : 0;
}

/* True if a word of few bytes stands between the space and a number, before or behind it; or ", 2019" is behind. */
static bool may_be_date(struct str s, size_t from, size_t to)
{
    if (is_digit(s.p[to]))
        return from &&
               (s.p[from - 1] == ',' || (from > LITTLE_WORD && memchr(s.p + from - LITTLE_WORD, ' ', LITTLE_WORD)));
    for (size_t i = 1; i <= LITTLE_WORD; i++)
        if ((to + i + 1 < s.n && s.p[to + i] == ' ' && is_digit(s.p[to + i + 1])) ||
            (from > i + 1 && s.p[from - i] == ' ' && is_digit(s.p[from - i - 1])))
            return true;
    return false;
}

/* True if the space stands in a date: "May 12, | 2019", "12 de | mayo | de | 2019". */
static bool is_in_date(const struct cutter *c, size_t from, size_t to)
{
    struct str s = c->r->text;
    if (!may_be_date(s, from, to))
        return false;
    struct str word = cutter_word_before(s, from);
    size_t start = (size_t)(word.p - s.p), end = to + str_find(str_sub(s, to, s.n), ' ');
    if (!start || !word.n)
        return false;
    if (is_digit(s.p[to])) {
        bool day = word.p[word.n - 1] == ',' && is_digit(word.p[0]);
        return is_year(s, to) && word.n <= LITTLE_WORD &&
               (day || grapheme_is_letter(utf8_at(word, 0, &(size_t){0}))) &&
               is_month(c, cutter_word_before(s, start - 1));
    }
    if (end - to <= LITTLE_WORD && end + 1 < s.n && is_digit(s.p[end + 1]))
        return is_year(s, end + 1) && is_month(c, word);
    return word.n <= LITTLE_WORD && start > 1 && is_digit(s.p[start - 2]) && is_month(c, str_sub(s, to, s.n));
}

/* True for "von" and "de", not for "of", "in" and "and". */
static bool is_particle(struct str word)
{
    bool may = word.n && word.n <= 6 && ((unsigned char)word.p[0] >= 0x80 || strchr("vdzle", word.p[0]));
    return may && name_is_particle(word);
}

/* What it costs to end a line behind the particle that starts there: dear behind "A. van der", little behind "Anna van",
 * which may be a place, nothing in other sentences. */
static int price_behind_particle(struct str s, size_t start)
{
    enum { PARTICLES = 3 };
    struct str before = {0};
    for (int i = 0; i < PARTICLES && start > 2; i++, start = (size_t)(before.p - s.p)) {
        before = cutter_word_before(s, start - 1);
        if (!is_particle(before))
            break;
    }
    bool name = before.n && cutter_is_capital(utf8_at(before, 0, &(size_t){0}));
    return !name ? 0 : before.n > 1 && str_ends(before, STR(".")) ? BEFORE_UNIT : BEFORE_NUMBER;
}

/* What it costs to part the words of a name or of "et al." in running text: "A. von | Beispiel", "Mme | Exemple". */
static int price_of_words(const struct cutter *c, size_t from, size_t to, int32_t after)
{
    struct str s = c->r->text, rest = str_sub(s, to, s.n), et_al = c->s->content->locale->et_al.text;
    if (after == 'a' && str_starts(rest, STR("al.")) && str_eq(cutter_word_before(s, from), STR("et")))
        return HELD;
    if ((after == 'e' && str_starts(rest, STR("et al."))) ||
        (et_al.n > 3 && et_al.p[0] == s.p[to] && str_starts(rest, et_al)))
        return BEFORE_UNIT;
    bool particle = !cutter_is_capital(after) && is_particle(str_sub(rest, 0, str_find(rest, ' ')));
    bool small = !cutter_is_capital(after) && !particle;
    if (small && (!from || s.p[from - 1] != 'r' || !is_short_form(s, to))) /* "mgr | inż." */
        return 0;
    if (str_starts(rest, STR("Jr.")) || str_starts(rest, STR("Sr.")))
        return BEFORE_UNIT;
    size_t start = from;
    while (start > 0 && s.p[start - 1] != ' ' && from - start <= TITLE)
        start--;
    struct str word = str_sub(s, start, from);
    if (!word.n || word.n > TITLE)
        return 0;
    if (small)
        return name_is_title(str_sub(rest, 0, str_find(rest, ' '))) && name_is_title(word) ? HELD : 0;
    if (word.p[0] >= 'A' && word.p[0] <= 'Z') {
        if (particle || name_is_title(word))
            return particle ? 0 : BEFORE_UNIT;
        bool name = start > 1 && s.p[start - 2] == '.' && name_is_title(cutter_word_before(s, start - 1));
        return !name ? 0 : c->type->align == ALIGN_JUSTIFY ? BEFORE_UNIT : INSIDE_NAME; /* "Prof. Anna | Example" */
    }
    if (is_particle(word))
        return price_behind_particle(s, start);
    return !particle && s.p[from - 1] == 'r' && name_is_title(word) ? BEFORE_UNIT : 0; /* Polish "dr" */
}

/* False for most words that are no legal form, and for initials: it saves looking for them. */
static bool may_be_legal_form(struct str s, size_t at)
{
    if (s.n - at < 3)
        return s.n - at == 2;
    const char *p = s.p + at;
    bool is_long = s.n - at > 4 && p[2] >= 'a' && p[3] >= 'a' && p[4] >= 'a';
    if (p[1] >= 'a' && p[2] != '.')
        return p[0] < 'a' && !is_long && strchr("ACGILOPS", p[0]) != NULL;
    return p[1] != '.' || p[2] != ' ' || p[0] == 'e'; /* e. V. */
}

/* True if what companies and societies are by law, or a later word of that, is at byte `at`: "Ltd.", "& Co. KG". */
static bool is_legal_form(struct str s, size_t at)
{
    static const char *const forms[] = { /* in order of their first letters */
        "& Co", "A.G.", "A.S.", "A/S", "AG", "ASA", "ApS", "B.V.", "BV", "C.V.", "Co KG", "Co.", "Corp", "GmbH", "Inc", "KG", "KGaA",
        "LLC", "LLP", "Ltd", "Ltda", "N.V.", "OHG", "OÜ", "Oy", "Oyj", "Pte", "Pty", "S.A.", "S.L.", "S.p.A.", "S.r.l.", "SARL",
        "Sp. z o.o.", "SpA", "Srl", "a.s.", "d.o.o.", "e. V.", "e.V.", "eG", "gGmbH", "o.o.", "s.r.o.", "sp. z o.o.", "z o.o."};
    struct str rest = str_sub(s, at, s.n);
    for (size_t i = 0; i < sizeof forms / sizeof *forms && forms[i][0] <= rest.p[0]; i++) {
        if (forms[i][0] < rest.p[0])
            continue;
        struct str form = str_of(forms[i]);
        if (str_starts(rest, form) &&
            (form.n == rest.n || strchr(" .,;:)", rest.p[form.n]) || (unsigned char)rest.p[form.n] == 0xC2))
            return true;
    }
    return false;
}

/* What it costs to end a line before or inside of such a form: "Example | GmbH", "Co., | Ltd.". */
static int price_of_legal_form(const struct cutter *c, size_t from, size_t to)
{
    struct str s = c->r->text, word;
    if (!may_be_legal_form(s, to) || !is_legal_form(s, to) || !(word = cutter_word_before(s, from)).n)
        return 0;
    if (word.p[0] == '&' || str_eq(word, STR("de")) || is_legal_form(s, from - word.n)) /* S.A. de | C.V. */
        return HELD;
    return !cutter_is_capital(utf8_at(word, 0, &(size_t){0})) ? 0
           : c->type->align == ALIGN_JUSTIFY                  ? BEFORE_UNIT
                                                              : INSIDE_NAME;
}

int held_price(const struct cutter *c, size_t from, size_t to)
{
    struct str s = c->r->text;
    int32_t last = cutter_before(s, from), after = utf8_at(s, to, &(size_t){0});
    size_t at = from;
    bool stop = last == '.';
    if (stop)
        at--;
    int32_t letter = cutter_before(s, at);
    if (cutter_is_capital(letter)) {
        size_t one = at;
        while (--one > 0 && (s.p[one] & 0xC0) == 0x80)
            ;
        int32_t before = cutter_before(s, one);
        bool starts = before < 0x80 ? !before || strchr(" (\n-.\"'[", before)
                                    : before == 0xA0 || before == 0xAB || (before >= 0x2018 && before <= 0x201F);
        if (starts)
            return stop ? AFTER_INITIAL : AFTER_LETTER;
    }
    if (is_joint(s, to))
        return TOTALFIT_NEVER;
    int price = price_of_legal_form(c, from, to);
    if (!price)
        price = stop ? price_behind_stop(c, from, to, after) : price_of_mathematics(s, from, to, last, after);
    if (price)
        return price;
    if (is_remark(s, to))
        return is_short_for_words(s, to)                            ? BEFORE_BRACKET
               : c->type->align != ALIGN_JUSTIFY                    ? HELD
               : !c->r->n_phrases && !is_abbreviated(s, to) ? BEFORE_BRACKET
                                                            : BEFORE_ISSUE;
    if (is_number(last))
        return price_behind_number(c, to);
    if (is_digit(after) && is_number_sign(s, from, last))
        return BEFORE_UNIT;
    if (is_in_date(c, from, to))
        return price_inside_date(c);
    if (is_digit(after) && !ends_word(last))
        return 0;
    if (follows_ordinal(s, from))
        return price_behind_ordinal(c, from, to);
    if (is_digit(after) && joins_numbers(s, from - cutter_word_before(s, from).n))
        return price_between_numbers(c);
    price = ends_word(last) ? price_before_number(c, from, to) : 0;
    return price || stop ? price : price_of_words(c, from, to, after);
}
