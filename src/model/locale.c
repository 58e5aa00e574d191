/* locale.c: reads a locale. */
#include "model/locale.h"

#include "load/bind.h"
#include "model/date.h"
#include "model/term.h"

struct raw {
    struct locale locale;
    struct markup extends;
    const struct node *seasons;
};

#define KEY(key, type, member, doc, ...) BIND_KEY(key, type, raw, member, doc, __VA_ARGS__)
#define FORM(key, member, doc, ...) \
    BIND_KEY(key, BIND_WORD, date_forms, member, doc, .takes = "text with {...}", __VA_ARGS__)
static const struct bind_key date_keys[] = {
    FORM("day", day, "Form of a date with its day. {month} is named as in the style's dates without a day.",
         .example = "\"{day}. {month} {year}\"", .also = "short_day"),
    FORM("long_day", long_day, "Form of the date of a letter, and of the last change of the document.",
         .example = "\"{day}. {month_name} {year}\"", .also = "full, full_day"),
    FORM("month", month, "Form of a date without a day. {month} is a season too.",
         .example = "\"{month_name} {year}\"", .also = "single_date, year_month"),
    FORM("year", year, "Form of a year alone.", .example = "\"({year})\"", .also = "year_only"),
    FORM("since", since, "Around a start without an end.",
         .example = "\"seit {date}\"", .also = "from"),
    FORM("until", until, "Around an end without a start.",
         .example = "\"bis {date}\"", .also = "to, till"),
    FORM("expected", expected, "Around a date to come.",
         .example = "\"voraussichtlich {date}\"", .also = "anticipated"),
    FORM("about", about, "Around a date that is not certain.",
         .example = "\"um {date}\"", .also = "circa, approximate"),
};
static const struct bind_table date_table = BIND_TABLE(date_keys, "the 'dates' of a locale");

#define TOLD(key, member, doc, ...) \
    BIND_KEY(key, BIND_WORD, descriptions, member, doc, .takes = "text with {name}", __VA_ARGS__)
static const struct bind_key description_keys[] = {
    TOLD("cv", cv, "Title of the file of a CV.", .example = "\"{name}: resume\"",
         .also = "resume"),
    TOLD("letter", letter, "Title of the file of a letter.",
         .example = "\"{name}: application\"", .also = "cover_letter"),
    TOLD("letter_and_cv", both, "Title of a file that has both.",
         .example = "\"{name}: application and resume\"", .also = "both"),
    TOLD("photo", photo, "What the portrait shows, if the document does not say it.",
         .example = "\"Portrait of {name}\"", .also = "portrait, picture"),
    TOLD("signature", signature, "What the picture of the signature shows.",
         .example = "\"{name} in handwriting\"", .also = "autograph"),
};
static const struct bind_table description_table =
    BIND_TABLE(description_keys, "the 'descriptions' of a locale");

static const struct bind_key keys[] = {
    KEY("extends", BIND_WORD, extends, "Name or file of the locale that this one changes.",
        .example = "en", .also = "base, parent, inherit"),
    KEY("language", BIND_WORD, locale.language, "Language, as a BCP 47 tag.",
        .example = "en-GB", .also = "lang, code, tag", .takes = "a tag"),
    KEY("months", BIND_NODE, locale.month_list, "Short names of the twelve months.",
        .example = "[Jan, Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec]",
        .also = "month_abbreviations, abbreviations_for_months", .takes = "a list of twelve names"),
    KEY("month_names", BIND_NODE, locale.month_name_list, "Full names of the twelve months.",
        .example = "[Januar, Februar, März, April, Mai, Juni, Juli, August, September, Oktober, "
                   "November, Dezember]",
        .also = "full_names_of_months, full_months", .takes = "a list of twelve names"),
    KEY("seasons", BIND_NODE, seasons, "Names of the seasons, from spring to winter.",
        .example = "[Frühling, Sommer, Herbst, Winter]", .also = "season_names",
        .takes = "a list of four names"),
    BIND_KEY_OF("dates", BIND_MAP, raw, locale.dates,
        "Forms of dates, where the style has none of its own.", &date_table,
        .example = "{month: \"{month_name} {year}\"}", .also = "date_formats"),
    KEY("date_words", BIND_NAMED, locale.date_words,
        "Words that documents may write in dates: spring, summer, autumn, winter, since, until, "
        "about, expected, present, today; each a list.",
        .example = "{present: [nunc, hodie], since: [ex anno]}", .also = "date_terms",
        .takes = "lists"),
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
    KEY("authors_count", BIND_NODE, locale.authors_count, "How many authors there are, around {n}.",
        .example = "\"{n} people\"", .also = "number_of_authors",
        .takes = "text with {n}, or a mapping of categories to texts"),
    KEY("citations", BIND_NODE, locale.citations, "How often a work was cited, around {n}.",
        .example = "{one: cited once, other: \"cited {n} times\"}", .also = "cited_by",
        .takes = "text with {n}, or a mapping of categories to texts"),
    KEY("plurals", BIND_NODE, locale.terms.plurals,
        "Rules that say to which category a number belongs: one, few, other ...",
        .example = "{one: \"i = 0,1\"}", .also = "plural_rules",
        .takes = "a mapping of categories to rules of Unicode's CLDR"),
    KEY("ordinals", BIND_NODE, locale.terms.ordinals, "The same for 1st, 2nd, 3rd.",
        .example = "{one: n = 1}", .also = "ordinal_rules",
        .takes = "a mapping of categories to rules of Unicode's CLDR"),
    KEY("ordinal", BIND_NODE, locale.terms.ordinal, "Form of a number in order, around {n}.",
        .example = "\"{n}.\"", .also = "ordinal_form",
        .takes = "text with {n}, or a mapping of categories to texts"),
    KEY("ordinal_words", BIND_NODE, locale.terms.ordinal_words,
        "Words for the first, the second and so on, which documents may write.",
        .example = "[[erste, first], [zweite, second]]", .also = "ordinal_names",
        .takes = "a list: each a word, or a list of words"),
    KEY("terms", BIND_NAMED, locale.terms.forms,
        "Values within their words: {term:volume} in a template prints the form under 'volume'.",
        .example = "{volume: \"v. {volume}\", editors: {one: \"{editors} (ed.)\", other: "
                   "\"{editors} (eds.)\"}}",
        .also = "phrases, labels", .takes = "text with {...}, or a mapping of categories to texts"),
    KEY("term_words", BIND_NAMED, locale.terms.said,
        "Words that a value may have before or behind it already; they are not printed twice.",
        .example = "{volume: vol tome}", .also = "term_synonyms", .takes = "words with blanks between, or a list"),
    KEY("complete_words", BIND_NAMED, locale.terms.complete,
        "Words that make a value complete: it is printed as it is.",
        .example = "{edition: impression, collaboration: chorus}", .also = "whole_words",
        .takes = "words with blanks between, or a list"),
    KEY("genres", BIND_NAMED, locale.terms.genres,
        "What works are called: {genre}, by their genre or type.",
        .example = "{phdthesis: doctoral thesis}", .also = "thesis_types, report_types",
        .takes = "text"),
    KEY("level", BIND_WORD, locale.level, "What a row of dots says to readers that do not see it.",
        .example = "\"{n} out of {count}\"", .also = "rating", .takes = "text with {n} and {count}"),
    BIND_KEY_OF("descriptions", BIND_MAP, raw, locale.descriptions,
        "What programs, and readers that do not see the page, are told: titles, pictures.",
        &description_table, .example = "{photo: \"Portrait of {name}\"}",
        .also = "alternatives, alt_texts"),
    KEY("words", BIND_NAMED, locale.words, "Words that templates name: {word:page}.",
        .example = "{page: p.}", .also = "strings, translations", .takes = "text"),
    KEY("undated", BIND_WORD, locale.undated, "Title of the group of works without a year.",
        .example = "No date", .also = "no_date"),
    KEY("others", BIND_WORD, locale.others, "Title of the group of works without a keyword.",
        .example = "More", .also = "other, rest"),
    KEY("sections", BIND_NAMED, locale.sections, "Titles of sections that have a known key.",
        .example = "{awards: Prizes}", .also = "section_titles, titles", .takes = "text"),
    KEY("known_headings", BIND_NAMED, locale.known_headings,
        "Titles of sections that programs which read CVs know (cvtex check --ats), by what is in "
        "such a section; the first of 'experience' and 'education' is suggested.",
        .example = "{experience: \"Jobs, Work\", contact: Contact}", .also = "parsers, headings",
        .takes = "titles with commas between"),
    KEY("small_words", BIND_WORD, locale.small_words,
        "Words without a capital in titles made from keys (selected_honors); none: only the first "
        "word of a title has one.",
        .example = "a and of the", .also = "minor_words", .takes = "words with blanks between"),
};
const struct bind_table locale_table = BIND_TABLE(keys, "a locale");

/* Reads the names of the twelve months or four seasons. */
static bool names_read(struct binder *b, const struct node *n, size_t count, struct str *to,
                       const char *what)
{
    struct markup m;
    if (n && n->kind == NODE_LIST && n->items.n != count) {
        diag_report(b->d, DIAG_CODE_OUT_OF_LIMITS, n->pos,
                    str_c(b->a, str_printf(b->a, "%s needs %zu names", what, count)));
        return false;
    }
    if (!n || n->kind != NODE_LIST) {
        static const struct node nothing;
        bind_wrong(b, n ? n : &nothing, what, "a list of names");
        return false;
    }
    bool good = true;
    for (size_t i = 0; i < count; i++)
        if ((good &= bind_word(b, n->items.at[i], &m, what)))
            to[i] = m.text;
    return good;
}

bool locale_check_form(struct binder *b, const struct markup *form, enum form_kind kind)
{
    static const char *const all[] = {"date", "year", "month", "mon", "month_name", "mm", "day", "dd",
                                      "name"};
    static const struct {
        size_t from, to;
    } kinds[] = {{1, 2}, {1, 6}, {1, 8}, {0, 1}, {8, 9}};
    const char *const *names = all + kinds[kind].from;
    size_t n = kinds[kind].to - kinds[kind].from;
    return bind_braces(b, *form, names, n);
}

static bool forms_check(struct binder *b, const struct date_forms *forms)
{
    const struct markup *phrases[] = {&forms->since, &forms->until, &forms->expected, &forms->about};
    bool good = locale_check_form(b, &forms->day, FORM_DAY);
    good &= locale_check_form(b, &forms->long_day, FORM_DAY);
    good &= locale_check_form(b, &forms->month, FORM_MONTH);
    good &= locale_check_form(b, &forms->year, FORM_YEAR);
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        good &= locale_check_form(b, phrases[i], FORM_PHRASE);
    return good;
}

/* Titles of each kind of section are one text: a list would cost every document time. */
static bool headings_check(struct binder *b, const struct node *kinds)
{
    bool good = true;
    for (size_t i = 0; kinds && i < kinds->pairs.n; i++) {
        const struct node *titles = kinds->pairs.at[i].value;
        if (titles->kind == NODE_SCALAR)
            continue;
        bind_wrong(b, titles, "known_headings", "titles with commas between");
        good = false;
    }
    return good;
}

static bool descriptions_check(struct binder *b, const struct descriptions *d)
{
    const struct markup *forms[] = {&d->cv, &d->letter, &d->both, &d->photo, &d->signature};
    bool good = true;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        good &= locale_check_form(b, forms[i], FORM_NAME);
    return good;
}

bool locale_read(struct binder *b, const struct node *n, struct locale *to)
{
    struct raw raw = {0};
    bool good = bind_map(b, n, &locale_table, &raw);
    struct markup lang = raw.locale.language;
    *to = raw.locale;
    to->language.text = lang.text = locale_tag(lang.text);
    if (good && lang.text.p && !locale_is_language(lang.text)) {
        diag_report(b->d, DIAG_CODE_BAD_VALUE, lang.pos, "language", STRF(lang.text),
                    "a BCP 47 tag, such as en or de-CH");
        good = false;
    }
    good &= names_read(b, to->month_list, 12, to->months, "months");
    good &= names_read(b, to->month_name_list, 12, to->month_names, "month_names");
    good &= forms_check(b, &to->dates);
    good &= descriptions_check(b, &to->descriptions);
    good &= date_words_check(b, to->date_words);
    good &= headings_check(b, to->known_headings);
    good &= term_check(b, &to->terms);
    good &= term_check_number(b, to->citations, "citations");
    good &= term_check_number(b, to->authors_count, "authors_count");
    good &= names_read(b, raw.seasons, 4, to->seasons, "seasons");
    return good;
}

bool locale_is_language(struct str tag)
{
    size_t start = 0;
    for (size_t i = 0; i <= tag.n; i++) {
        char c = i < tag.n ? tag.p[i] : '-';
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (c == '-' && (i == start || i - start > 8 || (!start && (i < 2 || i > 3))))
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
