/* locale.c: binding of a locale's file. */
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

#define KEY(key, type, member, doc) {key, type, offsetof(struct raw, member), doc, {NULL}}
static const struct bind_key keys[] = {
    KEY("extends", BIND_WORD, extends, "The locale that this one changes."),
    KEY("language", BIND_WORD, locale.language, "The language as a BCP 47 tag."),
    KEY("months", BIND_NODE, months.shorts, "Twelve short names of months."),
    KEY("month_names", BIND_NODE, months.names, "Twelve names of months."),
    KEY("present", BIND_WORD, locale.present, "The end of what has not ended."),
    KEY("quote_open", BIND_WORD, locale.quote_open, "Before a quotation."),
    KEY("quote_close", BIND_WORD, locale.quote_close, "After a quotation."),
    KEY("inner_open", BIND_WORD, locale.inner_open, "Before a quotation in a quotation."),
    KEY("inner_close", BIND_WORD, locale.inner_close, "After a quotation in a quotation."),
    KEY("apostrophe", BIND_WORD, locale.apostrophe, "The apostrophe."),
    KEY("types", BIND_NODE, locale.types, "Titles of groups of works by type."),
    KEY("statuses", BIND_NODE, locale.statuses, "The states of a work as they are set."),
    KEY("author_roles", BIND_NODE, locale.roles, "What the marks of roles mean."),
    KEY("et_al", BIND_WORD, locale.et_al, "In place of further authors."),
    KEY("authors_count", BIND_WORD, locale.authors_count, "How many there are: {n} authors."),
    KEY("citations", BIND_WORD, locale.citations, "How often a work was cited: {n} citations."),
    KEY("words", BIND_NODE, locale.words, "Words that templates name."),
    KEY("undated", BIND_WORD, locale.undated, "The group of works without a year."),
    KEY("others", BIND_WORD, locale.others, "The group of works without a keyword."),
    KEY("sections", BIND_NODE, locale.sections, "Titles of the sections that have a known key."),
};
static const struct bind_table table = {"a locale", keys, sizeof keys / sizeof *keys};

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
    bool good = bind_map(b, n, &table, &raw);
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
