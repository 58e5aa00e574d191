/* locale.c: reads a locale. */
#include "model/locale.h"

#include "load/bind.h"

struct months {
    const struct node *shorts, *names;
};

struct raw {
    struct locale locale;
    struct markup extends;
    struct months months;
};

#define KEY(key, type, member, doc, ...) BIND_KEY(key, type, raw, member, doc, __VA_ARGS__)
static const struct bind_key keys[] = {
    KEY("extends", BIND_WORD, extends, "Name or file of the locale that this one changes.",
        .example = "en", .also = "base, parent, inherit"),
    KEY("language", BIND_WORD, locale.language, "Language, as a BCP 47 tag.",
        .example = "en-GB", .also = "lang, code, tag", .takes = "a tag"),
    KEY("months", BIND_NODE, months.shorts, "Short names of the twelve months.",
        .example = "[Jan, Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec]",
        .also = "month_abbreviations, abbreviations_for_months", .takes = "a list of twelve names"),
    KEY("month_names", BIND_NODE, months.names, "Full names of the twelve months.",
        .example = "[Januar, Februar, März, April, Mai, Juni, Juli, August, September, Oktober, "
                   "November, Dezember]",
        .also = "full_names_of_months, full_months", .takes = "a list of twelve names"),
    KEY("present", BIND_WORD, locale.present, "Word in place of an end date: it has not ended.",
        .example = "today", .also = "now, current, ongoing"),
    KEY("quote_open", BIND_WORD, locale.quote_open, "Mark before a quotation.",
        .example = "„", .also = "left_quote, opening_quote"),
    KEY("quote_close", BIND_WORD, locale.quote_close, "Mark after a quotation.",
        .example = "“", .also = "right_quote, closing_quote"),
    KEY("inner_open", BIND_WORD, locale.inner_open, "Mark before a quotation inside a quotation.",
        .example = "‚", .also = "inner_quote_open"),
    KEY("inner_close", BIND_WORD, locale.inner_close, "Mark after a quotation inside a quotation.",
        .example = "‘", .also = "inner_quote_close"),
    KEY("apostrophe", BIND_WORD, locale.apostrophe, "Apostrophe.",
        .example = "\"'\"", .also = "apos"),
    KEY("types", BIND_NAMED, locale.types, "Titles of groups of works, by the works' type.",
        .example = "{article: Papers}", .also = "publication_types", .takes = "text"),
    KEY("statuses", BIND_NAMED, locale.statuses, "States of works, as they are printed.",
        .example = "{under review: in review}", .also = "states, pubstates", .takes = "text"),
    KEY("author_roles", BIND_NAMED, locale.roles, "What the marks of authors' roles mean.",
        .example = "{equal: joint first author}", .also = "roles, legends", .takes = "text"),
    KEY("et_al", BIND_WORD, locale.et_al, "Words in place of further authors.",
        .example = "and others", .also = "and_others"),
    KEY("authors_count", BIND_WORD, locale.authors_count, "How many authors there are, around {n}.",
        .example = "\"{n} people\"", .also = "number_of_authors", .takes = "text with {n}"),
    KEY("citations", BIND_WORD, locale.citations, "How often a work was cited, around {n}.",
        .example = "\"cited {n} times\"", .also = "cited_by", .takes = "text with {n}"),
    KEY("words", BIND_NAMED, locale.words, "Words that templates name: {word:page}.",
        .example = "{page: p.}", .also = "terms, strings, translations", .takes = "text"),
    KEY("undated", BIND_WORD, locale.undated, "Title of the group of works without a year.",
        .example = "No date", .also = "no_date"),
    KEY("others", BIND_WORD, locale.others, "Title of the group of works without a keyword.",
        .example = "More", .also = "other, rest"),
    KEY("sections", BIND_NAMED, locale.sections, "Titles of sections that have a known key.",
        .example = "{awards: Prizes}", .also = "section_titles, titles", .takes = "text"),
};
const struct bind_table locale_table = BIND_TABLE(keys, "a locale");

static bool twelve(struct binder *b, const struct node *n, struct str *to, const char *what)
{
    struct markup m;
    if (n && n->kind == NODE_LIST && n->items.n != 12) {
        diag_report(b->d, DIAG_CODE_OUT_OF_LIMITS, n->pos,
                    str_c(b->a, str_printf(b->a, "%s needs twelve names", what)));
        return false;
    }
    if (!n || n->kind != NODE_LIST) {
        static const struct node nothing;
        bind_wrong(b, n ? n : &nothing, what, "a list of twelve names");
        return false;
    }
    bool good = true;
    for (size_t i = 0; i < 12; i++)
        if ((good &= bind_word(b, n->items.at[i], &m, what)))
            to[i] = m.text;
    return good;
}

bool locale_read(struct binder *b, const struct node *n, struct locale *to)
{
    struct raw raw = {0};
    bool good = bind_map(b, n, &locale_table, &raw);
    struct markup lang = raw.locale.language;
    *to = raw.locale;
    if (good && lang.text.p && !locale_is_language(lang.text)) {
        diag_report(b->d, DIAG_CODE_BAD_VALUE, lang.pos, "language", STRF(lang.text),
                    "a BCP 47 tag, such as en or de-CH");
        good = false;
    }
    good &= twelve(b, raw.months.shorts, to->months, "months");
    good &= twelve(b, raw.months.names, to->month_names, "month_names");
    return good;
}

bool locale_is_language(struct str tag)
{
    size_t start = 0;
    for (size_t i = 0; i <= tag.n; i++) {
        char c = i < tag.n ? tag.p[i] : '-';
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (c == '-' && (i == start || i - start > 8 || (!start && i < 2)))
            return false;
        if (c == '-')
            start = i + 1;
        else if (!letter && (!start || c < '0' || c > '9'))
            return false;
    }
    return true;
}

struct str locale_word(const struct node *words, struct str key)
{
    const struct node *n = node_find(words, key);
    return n && n->kind == NODE_SCALAR ? n->text : key;
}
