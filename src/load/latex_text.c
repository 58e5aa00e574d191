/* latex_text.c: characters, quotation marks, tags and entities in LaTeX. */
#include "load/latex_texer.h"
#include "load/tags.h"

/* ---- quotation marks */

static bool is_word_byte(char c)
{
    return is_letter(c) || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

static char before(const struct texer *t, size_t i)
{
    return i ? t->s.p[i - 1] : ' ';
}

static bool opens(const struct texer *t, size_t i)
{
    return strchr(" \t\r\n([{/-~", before(t, i)) != NULL;
}

/* Words that begin with an apostrophe: "'t Hooft", "rock 'n' roll". */
static bool is_elided(const struct texer *t, size_t i)
{
    static const char *const words[] = {"t", "n", "s", "d", "k", "m", "r", "em", "tis", "twas", "til", "cause"};
    size_t end = i;
    while (is_letter(at(t, end)))
        end++;
    struct str word = str_sub(t->s, i, end);
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (str_eq_nocase(word, str_of(words[k])))
            return true;
    return at(t, i) >= '0' && at(t, i) <= '9';
}

/* True if the ' at `i` is the first of a pair around a word or more. TeX would set two closing quotes
 * there; who types that means quotation marks. */
static bool is_pair(const struct texer *t, size_t i)
{
    enum { FAR = 300 };
    if (is_elided(t, i + 1))
        return false;
    for (size_t k = i + 1; k < t->s.n && k < i + FAR; k++) {
        if (t->s.p[k] == '\\')
            k++;
        else if (t->s.p[k] == '\'' && opens(t, k))
            return false;
        else if (t->s.p[k] == '\'' && !is_word_byte(at(t, k + 1)))
            return k > i + 1;
    }
    return false;
}

/* Handles ` and ', single or double. A ' before a word is an apostrophe, as TeX sets it, or the start of
 * a pair; text/rich.c chooses the marks of a pair. */
void latex_text_quote(struct texer *t)
{
    size_t from = t->i;
    char c = t->s.p[t->i++];
    if (at(t, t->i) == c) {
        t->i++;
        texer_put(t, c == '`' ? 0x201C : 0x201D);
    } else if (c == '`') {
        t->inner = true;
        texer_put(t, 0x2018);
    } else if (t->paired) {
        t->paired = is_word_byte(at(t, t->i)) || opens(t, from);
        texer_put(t, t->paired ? 0x2019 : '\'');
    } else if (!t->inner && opens(t, from) && is_pair(t, from)) {
        t->paired = true;
        texer_put(t, c);
    } else {
        t->inner = t->inner && is_word_byte(at(t, t->i));
        texer_put(t, 0x2019);
    }
}

/* ---- characters */

void latex_text_character(struct texer *t)
{
    size_t n;
    int32_t c = utf8_at(t->s, t->i, &n);
    t->i += n;
    if ((c == '?' || c == '!') && at(t, t->i) == '`' && !t->plain) {
        t->i++;
        texer_put(t, c == '?' ? 0xBF : 0xA1);
    } else if (c < ' ' || c == 0x7F) {
        texer_put(t, ' ');
    } else {
        texer_put(t, c);
    }
}

/* ---- tags */

/* "{\&}amp;" and Crossref's "{\&}amp$\mathsemicolon$". */
static int32_t escaped_entity(const struct texer *t, size_t *n)
{
    static const char *const ends[] = {";", "$\\mathsemicolon$", "\\mathsemicolon"};
    size_t i = t->i + 4;
    if (t->plain || !str_starts(str_sub(t->s, t->i, t->s.n), STR("{\\&}")))
        return -1;
    while (is_word_byte(at(t, i)) || at(t, i) == '#')
        i++;
    struct str name = str_sub(t->s, t->i + 4, i), rest = str_sub(t->s, i, t->s.n);
    for (size_t k = 0; k < sizeof ends / sizeof *ends && name.n && name.n < 10; k++)
        if (str_starts(rest, str_of(ends[k]))) {
            *n = 4 + name.n + strlen(ends[k]);
            return tag_entity(str_printf(t->a, "&%.*s;", STRF(name)), 0, &(size_t){0});
        }
    return -1;
}

/* "&amp;", and "&amp;lt;", which was escaped twice. */
static bool entity(struct texer *t)
{
    size_t n, more;
    int32_t c = tag_entity(t->s, t->i, &n), inner = -1;
    if (c == '&') {
        struct str rest = str_ahead(t->s, t->i + n, 12);
        inner = tag_entity(str_printf(t->a, "&%.*s", STRF(rest)), 0, &more);
    }
    n += inner < 0 ? 0 : more - 1;
    c = inner < 0 ? c : inner;
    c = c < 0 ? escaped_entity(t, &n) : c;
    if (c < 0)
        return false;
    t->i += n;
    texer_put(t, c);
    return true;
}

bool latex_text_tag(struct texer *t)
{
    size_t from = t->i;
    struct tag tag = tag_at(t->s, t->i, !t->plain);
    switch (tag.kind) {
    case TAG_NONE:
        return entity(t);
    case TAG_UNKNOWN:
        t->i += tag.n;
        texer_report(t, from, "the tag");
        texer_put_text(t, str_sub(t->s, from, t->i));
        return true;
    case TAG_OPEN:
        texer_open(t, tag.mark);
        break;
    case TAG_CLOSE:
        texer_close(t, tag.mark);
        break;
    case TAG_FORMULA:
        texer_settle(t);
        tag_formula(&t->out, str_sub(t->s, t->i, t->i + tag.n));
        break;
    case TAG_BLANK:
        texer_put(t, ' ');
        break;
    case TAG_NOTHING:
        break;
    }
    t->i += tag.n;
    return true;
}
