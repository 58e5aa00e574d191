/* locale_text.c: numbers and signs as a locale writes them. */
#include "model/locale.h"

#include "model/name.h"

/* ---- numbers */

/* Digit `d` of the locale. */
static struct str digit(struct str digits, int d)
{
    size_t at = 0, n;
    for (utf8_at(digits, 0, &n); d > 0; d--, utf8_at(digits, at, &n))
        at += n;
    return str_sub(digits, at, at + n);
}

struct str locale_digits(struct arena *a, const struct locale *l, struct str number)
{
    struct str digits = l->digits.text, decimal = l->decimal.text;
    bool point = decimal.n && !str_eq(decimal, STR(".")) && str_find(number, '.') < number.n;
    if (!digits.n && !point)
        return number;
    struct buf b = {.a = a};
    for (size_t i = 0; i < number.n; i++) {
        char c = number.p[i];
        bool inside = i && i + 1 < number.n && number.p[i + 1] >= '0' && number.p[i + 1] <= '9';
        if (digits.n && c >= '0' && c <= '9')
            buf_add(&b, digit(digits, c - '0'));
        else if (point && c == '.' && inside)
            buf_add(&b, decimal);
        else
            buf_char(&b, c);
    }
    return buf_end(&b);
}

struct str locale_value(struct arena *a, const struct locale *l, struct str value)
{
    bool any = false;
    if (!l->digits.text.n)
        return value;
    for (size_t i = 0, n; i < value.n; i += n) {
        int32_t c = utf8_at(value, i, &n);
        bool digit = c >= '0' && c <= '9';
        if (!digit && (c >= 0x80 || !strchr(" -,;/&()+", c)) && (c < 0x2010 || c > 0x2015))
            return value;
        any |= digit;
    }
    return any ? locale_digits(a, l, value) : value;
}

struct str locale_number(struct arena *a, const struct locale *l, int64_t n, int width)
{
    char digits[24], *end = digits + sizeof digits, *p = end;
    do /* of whole numbers that are not negative */
        *--p = (char)('0' + n % 10);
    while ((n /= 10) > 0 || end - p < width);
    return locale_digits(a, l, str_copy(a, (struct str){p, (size_t)(end - p)}));
}

struct str locale_put(struct arena *a, struct str form, struct str name, struct str value)
{
    size_t cut = str_find_str(form, name);
    if (cut == form.n)
        return form;
    return str_printf(a, "%.*s%.*s%.*s", STRF(str_sub(form, 0, cut)), STRF(value),
                      STRF(str_sub(form, cut + name.n, form.n)));
}

/* ---- scripts */

enum { LATIN = 1, GREEK = 1000 };

/* The script of the first letter as name_script tells it, but for Greek, which is none of Cyrillic. */
static int script_of(struct str s)
{
    int script = name_script(s);
    for (size_t i = 0, n; script == 2 && i < s.n; i += n) {
        int32_t c = utf8_at(s, i, &n);
        if (c >= 0x370)
            return c < 0x400 ? GREEK : script;
    }
    return script;
}

static int own_script(const struct locale *l)
{
    int script = script_of(l->month_names[0]);
    return script ? script : script_of(l->present.text);
}

bool locale_wants_english(const struct locale *l)
{
    return l->latin_works == LOCALE_LATIN_ENGLISH && own_script(l) > LATIN;
}

bool locale_is_foreign(const struct locale *l, struct str text)
{
    size_t latin = 0, owned = 0;
    int own = own_script(l);
    for (size_t i = 0, n; i < text.n; i += n) {
        utf8_at(text, i, &n);
        int script = script_of(str_sub(text, i, i + n));
        latin += script == LATIN;
        owned += script == own;
    }
    return owned ? own == GREEK && latin > 2 * owned : latin; /* "β-decay" is not in Greek */
}

/* ---- signs */

/* True if the text ends with a sign that has its space inside: "。", "）". */
static bool ends_wide(struct str s)
{
    size_t n, at = s.n;
    while (at && ((unsigned char)s.p[--at] & 0xC0) == 0x80)
        ;
    int32_t c = s.n ? utf8_at(s, at, &n) : 0;
    return (c >= 0x3001 && c <= 0x303F) || (c >= 0xFF01 && c <= 0xFF60);
}

/* True if the last letter of the text is Latin, Greek or Cyrillic: what comes behind it has the signs of
 * these scripts, whatever the language around it, unless ideographs stand before it: 专利 CN 1 A。 Letters in
 * brackets say it only if there are no others, or if they are of neither: "学会 (EXC 2021)、", "E. Ed (編)". */
static bool is_western(struct str s)
{
    size_t n, at = s.n, depth = 0;
    bool inside = false;
    while (at) {
        while (--at && ((unsigned char)s.p[at] & 0xC0) == 0x80)
            ;
        int32_t c = utf8_at(s, at, &n);
        depth += c == ')' || c == ']' || c == 0xFF09;
        depth -= depth && (c == '(' || c == '[' || c == 0xFF08);
        bool latin = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
        bool letter = latin || (c >= 0xC0 && (c < 0x2000 || c > 0x206F) && /* no dash, no quotation mark */
                                c != 0xFF08 && c != 0xFF09);
        if (letter && (!depth || c >= 0x530))
            return c < 0x530 && !name_has_east(str_sub(s, 0, at));
        inside |= letter;
    }
    return inside;
}

/* True if the last open parenthesis is the locale's. */
static bool opened(const struct locale_signs *signs, struct str s)
{
    struct str open = str_trim(signs->open.text);
    for (size_t i = s.n; i > 0; i--) {
        struct str rest = str_sub(s, i - 1, s.n);
        if (open.n && str_starts(rest, open))
            return true;
        if (s.p[i - 1] == '(')
            return false;
    }
    return true;
}

static const struct markup *sign_for(const struct locale_signs *signs, char c)
{
    switch (c) {
    case ',':
        return &signs->comma;
    case ';':
        return &signs->semicolon;
    case ':':
        return &signs->colon;
    case '.':
        return &signs->stop;
    case '(':
        return &signs->open;
    case ')':
        return &signs->close;
    default:
        return NULL;
    }
}

struct str locale_separator(struct arena *a, const struct locale *l, struct str sign)
{
    return l->signs.dot.text.p ? locale_put(a, sign, STR("\xC2\xB7"), l->signs.dot.text) : sign;
}

struct str locale_with_signs(struct arena *a, const struct locale *l, struct str text, struct str before)
{
    struct buf b = {.a = a};
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        const struct markup *sign = sign_for(&l->signs, c);
        bool joins = strchr(",;:.", c) != NULL; /* a sign with a space behind it */
        bool last = i + 1 == text.n, spaced = !last && text.p[i + 1] == ' ';
        if (c == ' ' && ends_wide(b.n ? buf_str(&b) : before))
            continue;
        bool taken = sign && sign->text.p && (!joins || last || spaced) &&
                     (c == ')' ? opened(&l->signs, before) : !is_western(before));
        if (!taken) {
            buf_char(&b, c);
            continue;
        }
        if (c == '(')
            while (b.n && b.p[b.n - 1] == ' ')
                b.n--;
        struct str s = sign->text;
        if (c == '(' && !b.n && !before.n)
            s = str_trim(s);
        if (joins && last) /* what follows brings its own space */
            while (str_ends(s, STR(" ")))
                s.n--;
        buf_add(&b, s);
        i += joins && spaced;
    }
    return buf_end(&b);
}
