/* yaml_slips.c: finds what YAML takes for something else than the user meant. */
#include "load/yaml_slips.h"

#include "base/table.h"

/* True for a byte of a text rather than of a comment. Bytes of characters beyond ASCII are text. */
static bool is_word(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           c == ',' || (unsigned char)c >= 0x80;
}

/* Counts lines and columns on the way from one offset to a later one. */
static void walk(struct str text, size_t from, size_t to, struct place *p)
{
    for (size_t i = from; i < to; i++) {
        if (text.p[i] == '\n')
            p->line++, p->col = 1;
        else if ((text.p[i] & 0xC0) != 0x80)
            p->col++;
    }
}

places slips_signs(struct arena *a, struct str text)
{
    places found = {0};
    struct place p = {1, 1};
    size_t at = 0;
    for (size_t i = 1; i + 1 < text.n; i++) {
        i += str_find(str_sub(text, i, text.n), '#');
        if (i + 1 >= text.n)
            break;
        char before = text.p[i - 1];
        if ((before != ' ' && before != '\t') || !is_word(text.p[i + 1]))
            continue;
        walk(text, at, i, &p);
        at = i;
        *vec_push(a, &found) = p;
    }
    return found;
}

/* The first place that is not before `p`. */
static size_t first_from(const places *list, struct place p)
{
    size_t low = 0, high = list->n;
    while (low < high) {
        size_t mid = (low + high) / 2;
        struct place m = list->at[mid];
        if (m.line < p.line || (m.line == p.line && m.col < p.col))
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

const struct place *slips_after(const places *signs, struct pos end)
{
    size_t i = first_from(signs, (struct place){end.line, end.col});
    uint32_t col = end.col;
    if (i == signs->n || signs->at[i].line != end.line)
        return NULL;
    struct str rest = pos_text(end);
    for (size_t k = 0; col < signs->at[i].col; k++, col++)
        if (k >= rest.n || (rest.p[k] != ' ' && rest.p[k] != '\t'))
            return NULL;
    return &signs->at[i];
}

bool slips_dash(struct pos at)
{
    struct str line = pos_text((struct pos){at.source, at.line, 1}), rest = pos_text(at);
    char next = rest.n > 1 ? rest.p[1] : ' ';
    bool first = !str_trim(str_sub(line, 0, (size_t)(rest.p - line.p))).n;
    return first && next != '-' && (is_word(next) || strchr("\"'*[", next)) && !(next >= '0' && next <= '9');
}

/* The value of "\uXXXX" at the start of a text; -1 if there is none. */
static int32_t escape(struct str s)
{
    int32_t value = 0;
    if (s.n < 6 || s.p[0] != '\\' || s.p[1] != 'u')
        return -1;
    for (int i = 2; i < 6; i++) {
        char c = s.p[i];
        int digit = c >= '0' && c <= '9'   ? c - '0'
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                           : -1;
        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

struct str slips_pairs(struct arena *a, struct str text, places *moved)
{
    enum { ESCAPE = 6, FIRST = 0xD800, SECOND = 0xDC00, BITS = 10, HALF = 1 << BITS };
    struct buf out = {.a = a};
    struct place p = {1, 1};
    size_t copied = 0;
    for (size_t i = 0; i < text.n; i++) {
        i += str_find(str_sub(text, i, text.n), '\\');
        int32_t first = escape(str_sub(text, i, text.n));
        int32_t second = first < 0 ? -1 : escape(str_sub(text, i + ESCAPE, text.n));
        if (first >= FIRST && first < FIRST + HALF && second >= SECOND && second < SECOND + HALF) {
            walk(text, copied, i, &p);
            buf_add(&out, str_sub(text, copied, i));
            buf_printf(&out, "\\U%08x",
                       (unsigned)(0x10000 + ((first - FIRST) << BITS) + (second - SECOND)));
            i += ESCAPE;
            copied = i + ESCAPE;
            p.col += 2 * ESCAPE - SLIPS_SHORTER; /* the places are those of the new text */
            *vec_push(a, moved) = p;
            i += ESCAPE - 1;
        } else if (i + 1 < text.n && (text.p[i + 1] == '\\' || first < 0)) {
            i++; /* "\\u" is a backslash and a letter */
        }
    }
    if (!moved->n)
        return text;
    buf_add(&out, str_sub(text, copied, text.n));
    return buf_end(&out);
}

uint32_t slips_col(const places *moved, struct place p)
{
    if (!moved->n)
        return p.col;
    struct place line = {p.line, 0}, behind = {p.line, p.col + 1};
    size_t before = first_from(moved, behind) - first_from(moved, line);
    return p.col + (uint32_t)before * SLIPS_SHORTER;
}

/* ---- stars */

static bool ends_name(char c)
{
    return strchr(" \t\r\n,[]{}", c) != NULL;
}

/* The name behind a sign at byte i. */
static struct str name_at(struct str text, size_t i)
{
    size_t to = i + 1;
    while (to < text.n && !ends_name(text.p[to]))
        to++;
    return str_sub(text, i + 1, to);
}

/* True if a value may start at byte i: only a blank, a bracket, a comma or the line's start is before it. */
static bool may_start(struct str text, size_t i)
{
    return i == 0 || strchr(" \t\n[{,", text.p[i - 1]) != NULL;
}

/* True if only blanks stand before byte i in its line. */
static bool begins_line(struct str text, size_t i)
{
    while (i > 0 && strchr(" \t", text.p[i - 1]))
        i--;
    return i == 0 || text.p[i - 1] == '\n';
}

/* The names of the anchors of the text, in a table. */
static struct table anchors_of(struct arena *a, struct str text)
{
    struct table names = {0};
    for (size_t i = 0; i < text.n; i++) {
        i += str_find(str_sub(text, i, text.n), '&');
        if (i < text.n && may_start(text, i) && name_at(text, i).n)
            table_set(a, &names, name_at(text, i), &names);
    }
    return names;
}

/* True if the star at byte i is one of a text. */
static bool is_text_star(struct str text, size_t i, const struct table *anchors)
{
    struct str name = name_at(text, i), rest = str_sub(text, i + 1 + name.n, text.n);
    if (!may_start(text, i) || (name.n && table_find(anchors, name)))
        return false;
    if (!name.n && (!rest.n || strchr(" \t\n", *rest.p)) && begins_line(text, i)) /* a star in place of a dash */
        return false;
    bool word = name.n && str_find(name, '*') == name.n;
    struct str behind = str_trim(str_sub(rest, 0, str_find(rest, '\n')));
    bool alone = !behind.n || strchr(",]}#", *behind.p) != NULL;
    return !(anchors->n && word && alone); /* else a slip in a name */
}

struct str slips_stars(struct arena *a, struct str text)
{
    struct buf out = {.a = a};
    size_t copied = 0;
    struct table anchors = {0};
    bool looked = false;
    for (size_t i = 0; i < text.n; i++) {
        i += str_find(str_sub(text, i, text.n), '*');
        if (i >= text.n || !may_start(text, i))
            continue;
        if (!looked)
            anchors = anchors_of(a, text);
        looked = true;
        if (!is_text_star(text, i, &anchors))
            continue;
        buf_add(&out, str_sub(text, copied, i));
        buf_add(&out, STR(SLIPS_STAR));
        copied = i + 1;
    }
    if (!copied || str_find_str(text, STR(SLIPS_STAR)) < text.n)
        return text;
    buf_add(&out, str_sub(text, copied, text.n));
    return buf_end(&out);
}

struct str slips_starred(struct arena *a, struct str s)
{
    struct buf out = {.a = a};
    size_t at;
    if (str_find_str(s, STR(SLIPS_STAR)) == s.n)
        return s;
    for (; (at = str_find_str(s, STR(SLIPS_STAR))) < s.n; s = str_sub(s, at + strlen(SLIPS_STAR), s.n)) {
        buf_add(&out, str_sub(s, 0, at));
        buf_char(&out, '*');
    }
    buf_add(&out, s);
    return buf_end(&out);
}
