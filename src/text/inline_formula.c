/* inline_formula.c: formulas between dollars -> runs of text. */
#include "base/grapheme.h"
#include "load/dollars.h"
#include "load/latex.h"
#include "text/inline.h"

/* A mark: its first byte, the number of a formula in hexadecimal figures (MARK_FIGURE and the next fifteen
 * control characters), its last byte. */
enum { MARK_FIRST = 2, MARK_LAST = 3, MARK_FIGURE = 16 };

/* A formula of so few characters is not broken. A warning shows so many of it. */
enum { SHORT = 20, TOLD = 60 };

/* ---- marks */

static void put_mark(struct buf *b, size_t number)
{
    buf_char(b, MARK_FIRST);
    for (int shift = 12; shift >= 0; shift -= 4)
        if (number >> shift || !shift)
            buf_char(b, (char)(MARK_FIGURE + (number >> shift & 15)));
    buf_char(b, MARK_LAST);
}

size_t inline_formulas_find(struct str text, size_t *n, size_t *number)
{
    size_t at = str_find(text, MARK_FIRST), end = at;
    *number = 0;
    while (++end < text.n && text.p[end] != MARK_LAST)
        *number = *number * 16 + (unsigned char)text.p[end] - MARK_FIGURE;
    *n = at < text.n ? end + 1 - at : 0;
    return at;
}

struct str inline_formulas_back(struct arena *a, const struct inline_formulas *f, struct str text)
{
    struct buf b = {.a = a};
    size_t n, number, at;
    if (!f->formulas.n) /* what looks like a mark was typed */
        return text;
    while ((at = inline_formulas_find(text, &n, &number)) < text.n) {
        buf_add(&b, str_sub(text, 0, at));
        buf_add(&b, f->formulas.at[number].source);
        text = str_sub(text, at + n, text.n);
    }
    buf_add(&b, text);
    return buf_end(&b);
}

/* ---- taking formulas out */

/* Reads a formula, whose source with its dollars is `all`. *pos: where to look for it; if it cannot be read, then behind
 * its first dollar, so that the same formula is found where it stands next. */
static void read(struct inliner *in, struct str source, struct str all, struct pos *pos, struct inline_formulas *to)
{
    struct inline_formula *f = vec_push(in->a, &to->formulas);
    struct str unread;
    f->source = str_copy(in->a, all);
    f->inner = str_trim(str_sub(f->source, (size_t)(source.p - all.p), (size_t)(source.p - all.p) + source.n));
    f->good = formula_read(in->a, source, &f->read, &unread);
    if (f->good)
        return;
    *pos = pos_of_text(*pos, all);
    struct str what = grapheme_shortened(unread, TOLD), where = grapheme_shortened(all, TOLD);
    diag_report(in->d, DIAG_CODE_FORMULA_AS_TEXT, pos_of_text(*pos, unread), STRF(what), STRF(where));
    pos->col += str_starts(pos_text(*pos), STR("$"));
}

/* Behind an address in the text that begins at byte `i`, whose dollars are its own; `i`: there is none. */
static size_t address_end(struct str s, size_t i)
{
    if (!str_starts(str_sub(s, i, s.n), STR("://")) && !str_starts(str_sub(s, i, s.n), STR("www.")))
        return i;
    while (i < s.n && !strchr(" \t\n)", s.p[i]))
        i++;
    return i;
}

struct str inline_formulas_out(struct inliner *in, struct str text, struct pos pos, struct inline_formulas *to)
{
    struct buf b = {.a = in->a};
    for (size_t i = 0, end; i < text.n; i = end) {
        struct str source;
        end = text.p[i] == '$' ? dollars_end(text, i, &source) : 0;
        if (end && to->formulas.n <= UINT16_MAX) {
            put_mark(&b, to->formulas.n);
            read(in, source, str_sub(text, i, end), &pos, to);
            continue;
        }
        end = address_end(text, i);
        if (end == i)
            end = strchr("`<", text.p[i]) ? latex_skipped(text, i) : i;
        if (end == i)
            end = i + 1 + (text.p[i] == '\\' && i + 1 < text.n);
        for (; i < end; i++)
            buf_char(&b, text.p[i] == MARK_FIRST || text.p[i] == MARK_LAST ? ' ' : text.p[i]);
    }
    return buf_end(&b);
}

/* ---- runs */

static const struct charstyle *style_of(struct charstyles *all, const struct charstyle *style,
                                        const struct formula_style *part)
{
    style = charstyle_add(all, style, CHARSTYLE_FORMULA);
    for (int i = 0; i <= part->depth; i++) {
        if (part->stroke && i == part->under)
            style = charstyle_of(all, style, CHARSTYLE_STROKE, part->stroke);
        if (i < part->depth)
            style = charstyle_script(all, style, part->scripts[i]);
    }
    if (part->bold)
        style = charstyle_add(all, style, CHARSTYLE_BOLD);
    if (part->italic)
        style = charstyle_add(all, style, CHARSTYLE_ITALIC);
    return part->alphabet ? charstyle_of(all, style, CHARSTYLE_ALPHABET, part->alphabet) : style;
}

void inline_formulas_add(struct inliner *in, struct inline_text *to, const struct inline_formula *f,
                         const struct charstyle *style, uint32_t link)
{
    size_t characters = 0;
    struct inline_run run = {.style = style, .link = link, .verbatim = true};
    for (size_t i = 0; i < f->read.parts.n; i++)
        characters += utf8_length(f->read.parts.at[i].text);
    if (!f->good) {
        run.text = f->source;
        run.wrap = utf8_length(f->source) <= SHORT ? WRAP_NOWHERE : WRAP_BETWEEN_NAMES;
        *vec_push(in->a, &to->runs) = run;
        return;
    }
    run.formula = f->read.plain ? (struct str){0} : f->inner;
    for (size_t i = 0; i < f->read.parts.n; i++) {
        const struct formula_part *p = &f->read.parts.at[i];
        run.text = p->text;
        run.style = style_of(&in->styles, style, &p->style);
        run.gap = p->gap;
        run.stack = p->stack;
        run.wrap = f->read.plain && !p->gap                                  ? WRAP_ANYWHERE
                   : p->breaks == FORMULA_NO_BREAK || characters <= SHORT ? WRAP_NOWHERE
                   : p->breaks == FORMULA_AFTER_RELATION                ? WRAP_AFTER_RELATION
                   : p->breaks == FORMULA_AFTER_OPERATOR                ? WRAP_AFTER_OPERATOR
                                                                        : WRAP_AT_WORST;
        *vec_push(in->a, &to->runs) = run;
    }
}

void inline_formulas_isolate(const struct inliner *in, struct rich *to, const struct inline_text *t, size_t i,
                             size_t from)
{
    const struct inline_run *r = &t->runs.at[i];
    bool ends = r->formula.n && (i + 1 == t->runs.n || r[1].formula.p != r->formula.p);
    if (ends && in->mixed)
        rich_isolate(to, in->a, from, BIDI_RIGHTWARD);
}
