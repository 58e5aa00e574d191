/* range.c: finds ranges of numbers, and sets en dashes in them. */
#include "model/range.h"

#include "base/east.h"

#define DASH "–"

/* ---- numbers */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A number of a page: "12", "S12", "e1003", "12a", "23:1", "xii". */
struct number {
    struct str before; /* letters, or an article and its colon */
    struct str digits; /* of a Roman number: none */
};

static bool is_roman(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!strchr("ivxlcdm", s.p[i]) && !strchr("IVXLCDM", s.p[i]))
            return false;
    return s.n > 0;
}

static bool number_read(struct str s, struct number *to)
{
    size_t from = 0, end;
    if (is_roman(s)) {
        *to = (struct number){s, {0}};
        return true;
    }
    while (from < s.n && is_letter(s.p[from]) && from < 3)
        from++;
    for (end = from; end < s.n && is_digit(s.p[end]); end++)
        ;
    if (end > from && end + 1 < s.n && s.p[end] == ':' && is_digit(s.p[end + 1])) {
        from = end + 1;
        for (end = from; end < s.n && is_digit(s.p[end]); end++)
            ;
    }
    *to = (struct number){str_sub(s, 0, from), str_sub(s, from, end)};
    end += end < s.n && is_letter(s.p[end]); /* "12a" */
    return to->digits.n && end == s.n;
}

static int order(struct str x, struct str y)
{
    return x.n != y.n ? (x.n > y.n) - (x.n < y.n) : memcmp(x.p, y.p, x.n);
}

/* True if a hyphen between them says "to". */
static bool is_range(struct str left, struct str right)
{
    struct number x, y;
    if (!number_read(left, &x) || !number_read(right, &y))
        return false;
    if (!x.digits.n || !y.digits.n)
        return !x.digits.n && !y.digits.n && left.n < 10 && right.n < 10;
    if (y.before.n && !str_eq_nocase(x.before, y.before))
        return false;
    bool shortened = y.digits.n < x.digits.n; /* "579-83" */
    if (y.digits.p[0] == '0' && x.digits.p[0] != '0')
        return shortened && x.digits.n >= 3 && y.digits.n == 2 && !x.before.n && x.digits.n != 4; /* "199-05" */
    if (x.digits.p[0] == '0' && x.digits.n > 4 && shortened)
        return false; /* "045001-5" */
    if (shortened)
        return x.digits.n < 6 || y.digits.n > 2;
    return order(x.digits, y.digits) <= 0 && !(x.before.n && !y.before.n && y.digits.n > x.digits.n);
}

/* ---- texts */

/* The length of a hyphen at `i`, however it is written; 0: there is none. */
static size_t hyphen_at(struct str s, size_t i)
{
    static const char *const signs[] = {"‐", "‑", "‒", "−", "—"};
    struct str rest = str_sub(s, i, s.n);
    if (rest.p[0] == '-')
        return 1;
    for (size_t k = 0; k < sizeof signs / sizeof *signs; k++)
        if (str_starts(rest, str_of(signs[k])))
            return 3;
    return 0;
}

/* The place of hyphen number `which` of a part, from 0; s.n: there is none. *count: how many there are. */
static size_t hyphen(struct str s, size_t which, size_t *count, size_t *n)
{
    size_t found = s.n;
    *count = 0;
    for (size_t i = 0; i < s.n; i++) {
        size_t one = hyphen_at(s, i);
        if (one && (*count)++ == which) {
            found = i;
            *n = one;
        }
        i += one ? one - 1 : 0;
    }
    return found;
}

/* Writes a part between commas. */
static void part(struct buf *to, struct str s)
{
    size_t count, n = 0, at = hyphen(s, 0, &count, &n);
    if (count == 3) { /* "045001-1-045001-5" */
        size_t first = at, first_n = n, last, last_n = 0;
        at = hyphen(s, 1, &count, &n);
        last = hyphen(s, 2, &count, &last_n);
        struct str x = str_trim(str_sub(s, 0, first));
        struct str y = last > at + n ? str_trim(str_sub(s, at + n, last)) : STR("");
        if (at == first + first_n || !str_eq(x, y))
            at = s.n;
    } else if (count != 1 || !is_range(str_trim(str_sub(s, 0, at)), str_trim(str_sub(s, at + n, s.n)))) {
        at = s.n;
    }
    if (at == s.n) {
        buf_add(to, s);
        return;
    }
    size_t end = at;
    while (end && s.p[end - 1] == ' ')
        end--;
    buf_add(to, str_sub(s, 0, end));
    buf_add(to, STR(DASH));
    buf_add(to, str_trim(str_sub(s, at + n, s.n)));
}

struct str range_dashed(struct arena *a, struct str s)
{
    struct buf b = {.a = a};
    size_t count, n;
    if (hyphen(s, 0, &count, &n) == s.n)
        return s;
    for (size_t i = 0; i <= s.n;) {
        size_t end = i;
        while (end < s.n && !strchr(",;&+", s.p[end]))
            end++;
        struct str one = str_sub(s, i, end);
        size_t lead = 0;
        while (lead < one.n && one.p[lead] == ' ')
            lead++;
        size_t word = lead; /* "pp. 12-33" */
        while (word < one.n && is_letter(one.p[word]))
            word++;
        if (word > lead && str_starts(str_sub(one, word, one.n), STR(". ")))
            lead = word + 2;
        buf_add(&b, str_sub(one, 0, lead));
        part(&b, str_sub(one, lead, one.n));
        if (end < s.n)
            buf_char(&b, s.p[end]);
        i = end + 1;
    }
    return buf_end(&b);
}

/* True if a letter of Chinese, Japanese or Korean, or a mark of theirs, is there, beside which numbers stand without spaces. */
static bool is_east(struct str s, size_t at, bool before)
{
    size_t n, from = at;
    while (before && from > 0 && (s.p[--from] & 0xC0) == 0x80)
        ;
    int32_t c = (before ? at > 0 : at < s.n) && (unsigned char)s.p[from] >= 0xE3 ? utf8_at(s, from, &n) : 0;
    return east_is_wide(c) || east_is_hangul(c);
}

/* True if text that has a number may end or begin beside it: "(8", "€8", "11)", "11 %". */
static bool is_edge(struct str s, size_t at, bool before)
{
    static const char *const signs[] = {"€", "£", "“", "„", "«", "‘", "\xC2\xA0", "°", "”", "’", "»", "…", "×"};
    if (before ? at == 0 : at == s.n)
        return true;
    struct str rest = before ? str_sub(s, 0, at) : str_sub(s, at, s.n);
    char c = before ? s.p[at - 1] : s.p[at], next = at + 1 < s.n ? s.p[at + 1] : ' ';
    if (strchr(before ? " ([$\"'" : " )]%;!?\"'", c))
        return true;
    if (!before && strchr(",.:", c))
        return !is_digit(next);
    if (!before && strchr("kKMx", c))
        return at + 1 == s.n || strchr(" ,.;)", next);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (before ? str_ends(rest, str_of(signs[i])) : str_starts(rest, str_of(signs[i])))
            return true;
    return is_east(s, at, before);
}

static int value_of(struct str digits)
{
    int value = 0;
    for (size_t i = 0; i < digits.n; i++)
        value = 10 * value + digits.p[i] - '0';
    return value;
}

static bool is_year(int n)
{
    return n >= 1500 && n <= 2100;
}

/* The longest word that is looked at, so that the time is linear. */
enum { WORD_MOST = 64 };

/* The bytes of a space at `at`, or before it; 0: there is none. */
static size_t space_at(struct str s, size_t at, bool before)
{
    struct str rest = before ? str_sub(s, 0, at) : str_sub(s, at, s.n);
    struct str wide = STR("\xC2\xA0"), space = STR(" ");
    if (before ? str_ends(rest, space) : str_starts(rest, space))
        return 1;
    return (before ? str_ends(rest, wide) : str_starts(rest, wide)) ? 2 : 0;
}

/* The word before the number at `at`, with its stop: "pp."; none: "". */
static struct str word_before(struct str s, size_t at)
{
    size_t end = at - space_at(s, at, true), from = end;
    while (end < at && from > 0 && end - from < WORD_MOST && !strchr(" ([\"", s.p[from - 1]) && !space_at(s, from, true))
        from--;
    return str_sub(s, from, end);
}

/* The word behind the number that ends at `at`. */
static struct str word_behind(struct str s, size_t at)
{
    size_t from = at + space_at(s, at, false), end = from;
    while (from > at && end < s.n && end - from < WORD_MOST && !strchr(" ,.;:!?)]\"'/-", s.p[end]) && !space_at(s, end, false))
        end++;
    return str_sub(s, from, end);
}

/* True if the word is one of `list`, words between blanks. */
static bool is_one_of(struct str word, const char *list)
{
    struct str rest = str_of(list);
    while (word.n && rest.n) {
        size_t n = str_find(rest, ' ');
        if (str_eq_nocase(word, str_sub(rest, 0, n)))
            return true;
        rest = str_sub(rest, n < rest.n ? n + 1 : n, rest.n);
    }
    return false;
}

/* Words before a number that has a hyphen of its own. */
static bool names_number(struct str word)
{
    size_t digits = 0;
    while (digits < word.n && strchr("0123456789+().-", word.p[digits]))
        digits++;
    word.n -= str_ends(word, STR(":"));
    if (digits && digits >= word.n) /* the number goes on: "+852 2000-2050" */
        return true;
    return is_one_of(word, "no no. nr nr. n° nº № num. number # case docket file ref ref. reference id serial "
                           "account license licence grant award contract patent part badge form rule law act "
                           "directive decree loi décret order room office building bldg. apt apt. suite "
                           "issn isbn pmid pmc pmcid sn tel tel. telephone mobile telefon phone call fax ext "
                           "ext. code course model version type "
                           "iso iec iso/iec ieee en din bs ansi astm nist sae itu vdi rfc iso/iec/ieee");
}

/* Words before numbers from one to another: "ages 6-12"; and before any count: "of 5-7". */
static bool names_range(struct str word)
{
    return is_one_of(word, "pages ages aged grades chapters chs. sections secs. §§ years weeks days months "
                           "levels layers phases stages volumes vols. nos. figures figs. tables questions "
                           "ranks seiten kapitel bände klassen vol. bd. bde. jg. páginas capítulos "
                           "january february march april may june july august september october november "
                           "december jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec.");
}

static bool names_count(struct str word)
{
    return is_one_of(word, "of about around approximately approx. roughly between within von mit ca. etwa rund");
}

/* Units of measure. */
static bool is_symbol(struct str word)
{
    return is_one_of(word, "nm µm μm mm cm km kg mg ml ms µs ns Hz kHz MHz GHz THz kB MB GB TB PB mV kV mA µA μA kW MW GW "
                           "eV keV MeV GeV TeV dB ppm ppb fps px kJ MJ kN kcal mrad nM µM μM mM pM Å Ω kΩ MΩ");
}

/* Words of measure, and what is counted, in the plural. */
static bool is_unit(struct str word)
{
    if (is_symbol(word) || is_one_of(word, "percent per prozent m g l s h min hr v w k j cal rad mol bit am pm mph rpm fte ftes "
                        "people children women men staff million billion thousand fold times "
                        "january february march april may june july august september october november december "
                        "jan feb mar apr jun jul aug sep sept oct nov dec "
                        "jahre jahren monate monaten wochen tage tagen stunden minuten personen mitarbeiter "
                        "mitarbeitern studierende studierenden millionen mal uhr ans mois jours años meses días anni "
                        "mesi anos jaar lat lata miesięcy tygodni dni godzin osób лет года месяцев недель дней часов "
                        "человек"))
        return true;
    char last = word.n > 3 ? word.p[word.n - 2] : 's';
    for (size_t i = 0; i < word.n; i++)
        if (word.p[i] >= 'A' && word.p[i] <= 'Z')
            return false;
    return word.n > 3 && word.p[word.n - 1] == 's' && last != 's' && last != 'u' && last != 'i';
}

/* True if a name may be before the number: a word with a capital or a digit that is no verb at a start. */
static bool is_name(struct str s, struct str word)
{
    if (word.n && strchr(",;:", word.p[word.n - 1]))
        return false;
    bool starts = word.p == s.p || str_ends(str_sub(s, 0, (size_t)(word.p - s.p)), STR(". "));
    if (starts && (str_ends(word, STR("ed")) || str_ends(word, STR("ing")) ||
                   is_one_of(word, "ran taught grew built wrote made sold took held gave over up every only for in "
                                   "with the")))
        return false;
    for (size_t i = 0; i < word.n; i++)
        if ((word.p[i] >= 'A' && word.p[i] <= 'Z') || is_digit(word.p[i]))
            return true;
    return false;
}

/* True if what stands around the numbers from `from` to `to` says that they are counted or measured. */
static bool is_measured(struct str s, size_t from, size_t to, bool well_known)
{
    static const char *const signs[] = {"%", "°", "×"};
    struct str before = str_sub(s, 0, from), word = word_before(s, from);
    struct str behind = str_sub(s, to + space_at(s, to, false), s.n);
    if (str_ends(before, STR("$")) || str_ends(before, STR("€")) || str_ends(before, STR("£")))
        return true;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (str_starts(behind, str_of(signs[i])))
            return true;
    static const char *const counters[] = {"年", "月", "日", "页", "頁", "ページ", "人", "名", "个", "個", "回", "章", "节",
                                           "節", "倍", "岁", "歳", "小时", "時間", "년", "월", "쪽", "명"};
    for (size_t i = 0; i < sizeof counters / sizeof *counters; i++)
        if (str_starts(behind, str_of(counters[i])))
            return true;
    if (names_range(word) || is_symbol(word_behind(s, to)))
        return true;
    if (well_known || is_name(s, word))
        return false;
    return names_count(word) || is_unit(word_behind(s, to)) || (to < s.n && is_letter(s.p[to]));
}

/* True for pages behind the volume and number of a journal: "332, 492-503", "5 (1), 6-10". */
static bool are_pages(struct str s, size_t from, struct str x, struct str y)
{
    struct str before = str_sub(s, 0, from);
    if (!str_ends(before, STR(", ")) || before.n < 4)
        return false;
    char last = before.p[before.n - 3], second = before.p[before.n - 4];
    return last == ')' ? is_digit(second) : is_digit(last) && x.n >= 3 && x.n == y.n;
}

/* True for numbers of a volume: "12(3-4)", "12 (3-4),". */
static bool are_issues(struct str s, size_t from, size_t to)
{
    if (from < 2 || s.p[from - 1] != '(' || to >= s.n || s.p[to] != ')')
        return false;
    bool blank = s.p[from - 2] == ' ';
    return from > 1u + blank && is_digit(s.p[from - 2 - blank]) && (!blank || (to + 1 < s.n && strchr(",:", s.p[to + 1])));
}

/* True for numbers that can be the ends of a range, not for "15-440" and "1-888". */
static bool are_ends(int low, int high)
{
    bool round = low % 10 == 0 && high % 10 == 0;
    if (low >= 1000)
        return round || high - low < 100;
    return round || high <= 100 || (high <= 5 * low && (low >= 100 || high % 5 == 0));
}

/* A number with a second part: "9:30", "0.5", "1,000"; or without one. */
struct parted {
    int whole, part;
    size_t digits; /* of the second part */
    char sign;     /* between them; 0: there is no second part */
};

static bool parted_read(struct str s, struct parted *to)
{
    size_t cut = 0, end;
    while (cut < s.n && is_digit(s.p[cut]))
        cut++;
    for (end = cut + (cut < s.n); end < s.n && is_digit(s.p[end]);)
        end++;
    *to = (struct parted){value_of(str_sub(s, 0, cut)), cut < s.n ? value_of(str_sub(s, cut + 1, s.n)) : 0,
                          cut < s.n ? s.n - cut - 1 : 0, cut < s.n ? s.p[cut] : 0};
    return cut && cut <= 3 && end == s.n && to->digits <= 3 && (!to->sign || to->digits);
}

static bool is_time(const struct parted *p)
{
    return p->sign == ':' && p->digits == 2 && p->whole <= 24 && p->part < 60;
}

/* Which is larger; the second parts are those of decimals, or of thousands, which have as many digits. */
static bool is_less(struct parted x, struct parted y)
{
    for (; x.digits < y.digits; x.digits++)
        x.part *= 10;
    for (; y.digits < x.digits; y.digits++)
        y.part *= 10;
    return x.whole < y.whole || (x.whole == y.whole && x.part < y.part);
}

/* True for times of a day, and for what is measured in decimals or thousands: "9:30-10:45", "0.5-1.5 mm". */
static bool is_parted_range(struct str s, size_t from, size_t at, size_t to)
{
    enum { DIGITS = 8 }; /* and signs: so that the time is linear */
    struct parted x, y;
    while (from > 1 && at - from < DIGITS && (is_digit(s.p[from - 1]) || (strchr(".,:", s.p[from - 1]) && is_digit(s.p[from - 2]))))
        from--;
    while (to + 1 < s.n && to - at <= DIGITS && (is_digit(s.p[to]) || (strchr(".,:", s.p[to]) && is_digit(s.p[to + 1]))))
        to++;
    to += to + 1 == s.n && is_digit(s.p[to]);
    from -= from == 1 && is_digit(s.p[0]);
    if (!parted_read(str_sub(s, from, at), &x) || !parted_read(str_sub(s, at + 1, to), &y) ||
        !is_edge(s, from, true) || !is_edge(s, to, false))
        return false;
    if (x.sign == ':' || y.sign == ':')
        return is_time(&x) && is_time(&y);
    bool one_sign = !x.sign || !y.sign || x.sign == y.sign;
    struct str word = word_before(s, from);
    bool thousands = x.sign == ',' && y.sign == ',' && x.digits == 3 && y.digits == 3 && !is_name(s, word);
    return one_sign && is_less(x, y) && !names_number(word) && (thousands || is_measured(s, from, to, false));
}

static bool is_range_at(struct str s, size_t at, int most);

/* True if the number at `at` goes on with a list of ranges: "chapters 3-5, 7-9 and 95-105". */
static bool goes_on(struct str s, size_t at, int most)
{
    static const char *const signs[] = {", ", " and ", ", and ", " & ", " und ", " et ", " y "};
    for (size_t i = 0; most > 0 && i < sizeof signs / sizeof *signs; i++) {
        struct str before = str_sub(s, 0, at);
        size_t k = str_ends(before, str_of(signs[i])) ? at - strlen(signs[i]) : 0, end = k;
        while (k > 0 && is_digit(s.p[k - 1]))
            k--;
        if (k > 0 && k < end && s.p[k - 1] == '-')
            return is_range_at(s, k - 1, most - 1);
    }
    return false;
}

/* `most`: how many ranges of a list before it may tell what it is. */
static bool is_range_at(struct str s, size_t at, int most)
{
    size_t from = at, to = at + 1;
    while (from > 0 && is_digit(s.p[from - 1]))
        from--;
    while (to < s.n && is_digit(s.p[to]))
        to++;
    struct str x = str_sub(s, from, at), y = str_sub(s, at + 1, to);
    bool parted = (from > 1 && strchr(".,:", s.p[from - 1])) || (to + 1 < s.n && strchr(".,:", s.p[to]) && is_digit(s.p[to + 1]));
    if (x.n && y.n && x.n < 4 && y.n < 4 && parted)
        return is_parted_range(s, from, at, to);
    if (!x.n || !y.n || x.n > 4 || y.n > 4 || !is_edge(s, from, true) || !is_edge(s, to, false))
        return false;
    struct str word = word_before(s, from);
    if (is_one_of(word, "pp. p. s. ss. str. стр. с. σσ. σ. pág. págs. pagg. pág págs"))
        return is_range(x, y);
    int low = value_of(x), high = value_of(y);
    if ((x.p[0] == '0' && x.n > 1) || y.p[0] == '0' || names_number(word))
        return false;
    if (x.n == 4 && y.n == 2) /* not "2010-11", which may be a month, nor "2014-65" */
        return is_year(low) && high > low % 100 && high > 12 && low - low % 100 + high <= 2050;
    if (low >= high)
        return false;
    if (x.n == 4 && is_year(low) && is_year(high))
        return true;
    bool well_known = (low == 0 && high == 1) || (low == 9 && high == 11) || (low == 7 && high == 11);
    return are_ends(low, high) && (is_measured(s, from, to, well_known) || goes_on(s, from, most) ||
                                     are_pages(s, from, x, y) || are_issues(s, from, to));
}

/* ---- ranges that say twice what they measure: "5%-10%", "$20k-$30k" */

/* The sign behind a number, and the power of ten that a letter behind an amount means; 0: there is none. */
static size_t mark_at(struct str s, size_t at, bool amount, int *power)
{
    static const char *const marks[] = {"%", "°C", "°F", "°"};
    char c = at < s.n ? s.p[at] : ' ';
    *power = amount ? (c == 'k' || c == 'K' ? 3 : c == 'M' || c == 'm' ? 6 : 0) : 0;
    for (size_t i = 0; !amount && i < sizeof marks / sizeof *marks; i++)
        if (str_starts(str_sub(s, at, s.n), str_of(marks[i])))
            return strlen(marks[i]);
    return *power > 0;
}

/* The sign of a currency that ends before `at`. */
static struct str currency_before(struct str s, size_t at)
{
    static const char *const signs[] = {"$", "€", "£", "¥"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (str_ends(str_sub(s, 0, at), str_of(signs[i])))
            return str_of(signs[i]);
    return STR("");
}

/* Where the number at `at` begins or ends. */
static size_t number_end(struct str s, size_t at, bool before)
{
    enum { DIGITS = 8 };
    size_t k = at, last = at;
    for (size_t n = 0; n < DIGITS && (before ? k > 0 : k < s.n); n++) {
        char c = before ? s.p[k - 1] : s.p[k];
        if (!is_digit(c) && c != '.' && c != ',')
            break;
        k = before ? k - 1 : k + 1;
        last = is_digit(c) ? k : last;
    }
    return last;
}

/* True if `at` is between "5%" and "10%", "$20k" and "$30k". */
static bool is_marked_range(struct str s, size_t at)
{
    size_t to = at + 1, left = at, mark = 0;
    int low, high = 0;
    struct parted x, y;
    while (left > 0 && at - left < 4 && !is_digit(s.p[left - 1]))
        left--;
    size_t from = number_end(s, left, true);
    struct str sign = currency_before(s, from);
    bool amount = sign.n > 0;
    if (amount && !str_starts(str_sub(s, to, s.n), sign))
        return false;
    to += sign.n;
    size_t end = number_end(s, to, false);
    if (from == left || end == to || mark_at(s, left, amount, &low) != at - left)
        return false;
    mark = mark_at(s, end, amount, &high);
    bool same = amount || (mark && str_eq(str_sub(s, left, at), str_sub(s, end, end + mark)));
    return same && parted_read(str_sub(s, from, left), &x) && parted_read(str_sub(s, to, end), &y) &&
           (low < high || (low == high && is_less(x, y))) && is_edge(s, from - sign.n, true) &&
           (end + mark == s.n || !(is_letter(s.p[end + mark]) || is_digit(s.p[end + mark]) || s.p[end + mark] == '-'));
}

bool range_in_text(struct str s, size_t at)
{
    return is_range_at(s, at, 8) || (at > 1 && at + 2 < s.n && is_marked_range(s, at));
}

/* ---- entries */

/* Types whose number is an identifier. */
static bool has_identifier(const struct entry *e)
{
    static const char *const types[] = {"report", "techreport", "patent", "standard", "manual", "software",
                                        "dataset", "thesis", "phdthesis", "mastersthesis", "misc"};
    const struct value *type = entry_value(e, FIELD_TYPE);
    for (size_t i = 0; type && i < sizeof types / sizeof *types; i++)
        if (str_eq_nocase(type->text.text, str_of(types[i])))
            return true;
    return false;
}

/* True for "1-2", "11-12" and "2019-2020", not for "12-345" and "2019-3". */
static bool is_numbers(struct str s)
{
    size_t count, n = 0, at = hyphen(s, 0, &count, &n);
    struct str x = str_trim(str_sub(s, 0, at)), y = count == 1 ? str_trim(str_sub(s, at + n, s.n)) : STR("");
    for (size_t i = 0; i < x.n; i++)
        if (!is_digit(x.p[i]))
            return false;
    return y.n >= x.n && y.n <= x.n + 1 && y.n < 5;
}

void ranges_set(struct arena *a, struct entry *e)
{
    for (size_t i = 0; i < e->values.n; i++) {
        struct value *v = &e->values.at[i];
        bool number = v->field == FIELD_NUMBER || v->field == FIELD_VOLUME;
        if (v->field == FIELD_PAGES || (number && is_numbers(v->text.text) && !has_identifier(e)))
            v->text.text = range_dashed(a, v->text.text);
    }
}
