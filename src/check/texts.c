/* texts.c: texts with spaced letters or in letters of another language, and keys without a value. */
#include "check/check.h"
#include "text/language.h"

/* ---- letters with blanks between them */

/* The size of a letter at `at`; 0: it is none, or of a script whose letters are words. */
static size_t letter_at(struct str s, size_t at, bool *lower)
{
    size_t n;
    int32_t c = utf8_at(s, at, &n);
    bool small = c >= 'a' && c <= 'z', large = c >= 'A' && c <= 'Z';
    *lower |= small;
    return small || large || (c >= 0xC0 && c < 0x530) ? n : 0;
}

/* The size of one blank; 0: none. */
static size_t blank_at(struct str s, size_t at)
{
    size_t n;
    int32_t c = utf8_at(s, at, &n);
    return c == ' ' || c == 0xA0 || c == 0x2009 || c == 0x200A || c == 0x202F ? n : 0;
}

/* The end of the letters from `at` on that have a blank each between them; *letters: how many. */
static size_t spaced_end(struct str s, size_t at, size_t *letters, bool *lower)
{
    size_t end = at, size;
    *letters = 0;
    while ((size = letter_at(s, at, lower)) && (at + size == s.n || blank_at(s, at + size) ||
                                                !letter_at(s, at + size, &(bool){false}))) {
        ++*letters;
        end = at + size;
        if (end == s.n || !blank_at(s, end))
            break;
        at = end + blank_at(s, end);
    }
    return end;
}

/* True if each letter is the next of the alphabet: they count something. */
static bool is_alphabet(struct str s)
{
    int before = 0;
    for (size_t i = 0; i < s.n; i++) {
        int c = s.p[i] | 0x20;
        if (s.p[i] == ' ')
            continue;
        if (before && c != before + 1)
            return false;
        before = c;
    }
    return true;
}

void check_spaced(const struct check *c, const struct check_text *t)
{
    enum { LETTERS = 5 }; /* "A B C D" may be grades or vitamins */
    struct str s = t->text;
    for (size_t at = 0, step; at < s.n; at += step) {
        size_t letters = 0;
        bool lower = false, start = !at || blank_at(s, at - 1) || s.p[at - 1] == '*' || s.p[at - 1] == '_';
        size_t end = start ? spaced_end(s, at, &letters, &lower) : at;
        utf8_at(s, at, &step);
        if (end == at)
            continue;
        struct str word = str_sub(s, at, end);
        if (letters >= LETTERS && !is_alphabet(word)) {
            diag_report(c->d, DIAG_CODE_LINT_SPACED, pos_of_text(t->pos, word), STRF(word));
            return;
        }
        step = end - at;
    }
}

/* ---- scripts */

/* True for keys whose values are sentences, not names of things. */
static bool is_prose(struct str key)
{
    static const char *const keys[] = {"highlights", "summary", "details", "text", "bullet", "paragraphs",
                                       "abstract", "description"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (str_eq(key, str_of(keys[i])))
            return true;
    return false;
}

/* The script that nearly all letters are of: an enum language_script, LANGUAGE_SCRIPTS for Latin;
 * -1: mixed, or too few letters to tell. */
static int script_of(struct str text, size_t least)
{
    struct language_letters l = {0};
    size_t all = 0, most = 0;
    int best = LANGUAGE_SCRIPTS;
    language_count(&l, text);
    l.of[LANGUAGE_HAN] += l.of[LANGUAGE_KANA]; /* a Japanese text has both */
    l.of[LANGUAGE_KANA] = 0;
    all = most = l.latin;
    for (int i = 0; i < LANGUAGE_SCRIPTS; i++) {
        all += l.of[i];
        if (l.of[i] > most) {
            most = l.of[i];
            best = i;
        }
    }
    return all >= least && most * 10 >= all * 9 ? best : -1;
}

/* The script of the locale, by the names of its months and its word for "present". */
static int locale_script(const struct locale *l)
{
    int script = script_of(l->present.text, 1);
    return script >= 0 ? script : script_of(l->month_names[0], 1);
}

void check_script(const struct check *c, const struct check_text *t)
{
    static const char *const names[] = {"Greek", "Cyrillic", "Hebrew", "Arabic", "Devanagari", "Bengali", "Tamil",
                                        "Thai", "Chinese", "Japanese", "Korean", "Bopomofo", "Latin"};
    enum { LATIN_LEAST = 60, LEAST = 12 }; /* less is a name, or a title that was not translated */
    const struct locale *l = c->content->locale;
    if (!c->document->locale || !is_prose(t->key) || str_find_str(t->text, STR("<span")) < t->text.n)
        return;
    int own = locale_script(l), script = script_of(t->text, LEAST);
    if (script < 0 || own < 0 || script == own || (script == LANGUAGE_SCRIPTS && t->text.n < LATIN_LEAST))
        return;
    if (own == LANGUAGE_HANGUL && script == LANGUAGE_HAN) /* Korean texts may be in hanja */
        return;
    size_t end = 0;
    for (size_t i = 0, n; i < 12 && end < t->text.n && t->text.p[end] != '\n'; i++, end += n)
        utf8_at(t->text, end, &n);
    struct str start = str_sub(t->text, 0, end);
    diag_report(c->d, DIAG_CODE_LINT_SCRIPT, t->pos, STRF(start), names[script], STRF(l->language.text));
}

/* ---- empty keys */

void check_empty(const struct check *c, const struct pair *p)
{
    const struct node *n = p->value;
    bool nothing = n->kind == NODE_NULL || (n->kind == NODE_SCALAR && !str_trim(n->text).n) ||
                   (n->kind == NODE_LIST && !n->items.n) || (n->kind == NODE_MAP && !n->pairs.n);
    bool meant = n->kind == NODE_SCALAR && (str_eq(p->key, STR("title")) || str_eq(p->key, STR("label")));
    if (!nothing || meant) /* a section without a title has an empty one */
        return;
    diag_report(c->d, DIAG_CODE_LINT_EMPTY, p->pos, STRF(p->key));
}
