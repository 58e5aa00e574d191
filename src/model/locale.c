/* locale.c: reads a locale. */
#include "model/locale.h"

#include "load/bind.h"
#include "load/prepared.h"
#include "model/date.h"
#include "model/term.h"

struct raw {
    struct locale locale;
    struct markup extends;
    int format;
    const struct node *seasons, *day_seasons, *names;
};

static const char *const calendars[] = {"gregorian", "buddhist", NULL};
static const char *const name_orders[] = {"given-first", "family-first", NULL};
static const char *const latin_works[] = {"english", "own", NULL};

#define KEY(key, type, member, doc, ...) BIND_KEY(key, type, raw, member, doc, __VA_ARGS__)
#define PART(key, member, doc, table, ...) \
    BIND_KEY_OF(key, BIND_MAP, raw, locale.member, doc, table, __VA_ARGS__)
static const struct bind_key keys[] = {
    BIND_FORMAT_KEY(raw, format),
    KEY("extends", BIND_WORD, extends, "Name or file of the locale that this one changes; unset in a document: that of its language.",
        .example = "en", .also = "base, parent, inherit"),
    KEY("language", BIND_WORD, locale.language, "Language, as a BCP 47 tag.",
        .example = "en-GB", .also = "lang, code, tag", .takes = "a tag"),
    KEY("names", BIND_NODE, names,
        "What the locale is called: in English, in the language itself, then other names and codes.",
        .example = "[German, Deutsch]", .also = "name, aliases, native_name", .takes = "a list of names"),
    KEY("paper", BIND_WORD, locale.paper, "Paper where the style leaves it to the locale: a4 or letter.",
        .example = "letter", .otherwise = "letter in regions that use it, else a4",
        .also = "paper_size, size"),
    KEY("digits", BIND_WORD, locale.digits, "The digits from 0 to 9, for numbers that cvtex writes.",
        .example = "\"⁰¹²³⁴⁵⁶⁷⁸⁹\"", .also = "numerals, numbering_system", .takes = "ten digits"),
    KEY("decimal", BIND_WORD, locale.decimal, "Sign before a fraction.",
        .example = "\",\"", .also = "decimal_sign, decimal_point"),
    BIND_KEY_OF("name_order", BIND_ENUM, raw, locale.name_order,
        "Order of names in Latin and other letters; in Chinese characters, Kana and Hangul the family "
        "name is first everywhere.", name_orders, .example = "family-first", .initial = "given-first",
        .also = "order_of_names"),
    BIND_KEY_OF("works_in_latin", BIND_ENUM, raw, locale.latin_works,
        "Words, signs and digits of works whose titles are in Latin letters, where the language has other "
        "letters: English ones or the locale's own.", latin_works, .example = "own", .initial = "english",
        .also = "latin_works, foreign_works"),
    KEY("months", BIND_NODE, locale.month_list, "Short names of the twelve months.",
        .example = "[Jan, Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec]",
        .also = "month_abbreviations, abbreviations_for_months", .takes = "a list of twelve names"),
    KEY("month_names", BIND_NODE, locale.month_name_list, "Full names of the twelve months.",
        .example = "[Januar, Februar, März, April, Mai, Juni, Juli, August, September, Oktober, "
                   "November, Dezember]",
        .also = "full_names_of_months, full_months", .takes = "a list of twelve names"),
    KEY("months_with_day", BIND_NODE, locale.day_month_list, "Short names of months beside a day.",
        .example = "[sty, lut, mar, kwi, maj, cze, lip, sie, wrz, paź, lis, gru]",
        .otherwise = "as in 'months'", .also = "months_format", .takes = "a list of twelve names"),
    KEY("month_names_with_day", BIND_NODE, locale.day_month_name_list,
        "Full names of months beside a day.",
        .example = "[stycznia, lutego, marca, kwietnia, maja, czerwca, lipca, sierpnia, września, "
                   "października, listopada, grudnia]",
        .otherwise = "as in 'month_names'", .also = "genitive_months", .takes = "a list of twelve names"),
    KEY("month_words", BIND_NODE, locale.month_words,
        "Further words for each month that documents may write in dates.",
        .example = "[[primo], [], [tertio], [], [], [], [], [], [], [], [], []]", .also = "month_synonyms",
        .takes = "a list of twelve lists"),
    KEY("bare_months", BIND_BOOL, locale.bare_months,
        "yes: short months lose their stop where a style wants it so (Sep for Sep.).", .example = "no",
        .also = "months_without_stop"),
    KEY("seasons", BIND_NODE, seasons, "Names of the seasons, from spring to winter.",
        .example = "[Frühling, Sommer, Herbst, Winter]", .also = "season_names",
        .takes = "a list of four names"),
    KEY("seasons_with_day", BIND_NODE, day_seasons, "Names of the seasons in phrases with {date_with_day}.",
        .example = "[wiosny, lata, jesieni, zimy]", .otherwise = "as in 'seasons'", .also = "genitive_seasons",
        .takes = "a list of four names"),
    BIND_KEY_OF("calendar", BIND_ENUM, raw, locale.calendar,
        "How years are counted; buddhist: from 543 years before, as in Thailand (a date may be written so, too).",
        calendars, .example = "buddhist", .initial = "gregorian", .also = "era, year_system"),
    PART("dates", dates, "Forms of dates, where the style has none of its own.", &locale_dates_table,
         .example = "{month: \"{month_name} {year}\"}", .also = "date_formats"),
    KEY("date_words", BIND_NAMED, locale.date_words,
        "Words that documents may write in dates: spring, summer, autumn, winter, since, until, "
        "about, expected, present, today; and 'ignored': words inside dates that say nothing. Each a list.",
        .example = "{present: [nunc, hodie], since: [ex anno]}", .also = "date_terms",
        .takes = "lists"),
    PART("durations", durations, "How long something lasted.", &locale_durations_table,
         .example = "{years: \"{n}a\", months: \"{n}m\", both: \"{years} {months}\"}",
         .also = "time_span, periods"),
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
    KEY("title_open", BIND_WORD, locale.title_open,
        "Mark before the title of a journal or book that something appeared in, and before one that a style sets in italics.",
        .example = "《", .also = "book_open"),
    KEY("title_close", BIND_WORD, locale.title_close, "Mark after such a title.", .example = "》",
        .also = "book_close"),
    KEY("apostrophe", BIND_WORD, locale.apostrophe, "Apostrophe.",
        .example = "\"'\"", .also = "apos"),
    KEY("punctuation_in_quotes", BIND_BOOL, locale.punctuation_in_quotes,
        "yes: a stop or comma of a style comes before a closing quotation mark.", .example = "no",
        .also = "american_punctuation"),
    KEY("sentences_apart", BIND_BOOL, locale.sentences_apart,
        "yes: where a style has a `sentence_space`, it stands between sentences, as in American English; "
        "other languages have none (\"French spacing\").", .example = "no",
        .also = "american_spacing, sentence_spacing"),
    PART("spaces", spaces, "Spaces beside signs, in texts and styles alike.", &locale_spaces_table,
         .example = "{before: {\":\": \"\\u00A0\"}}", .also = "spacing"),
    KEY("tied_words", BIND_WORD, locale.tied_words,
        "Words that no line ends with: the space behind them does not break.",
        .example = "a i o u w z", .also = "unbreakable_words", .takes = "words with blanks between"),
    PART("signs", signs, "Signs in place of those of English, in styles.", &locale_signs_table,
         .example = "{comma: \" · \"}", .also = "punctuation"),
    PART("lists", lists, "Between the things of a list.", &locale_lists_table,
         .example = "{last: \" and \"}", .also = "list, enumerations"),
    KEY("small_words", BIND_WORD, locale.small_words,
        "Words without a capital in titles made from keys (selected_honors); none: only the first "
        "word of a title has one.",
        .example = "a and of the", .also = "minor_words", .takes = "words with blanks between"),
    KEY("sections", BIND_NAMED, locale.sections, "Titles of sections that have a known key.",
        .example = "{awards: Prizes}", .also = "section_titles, titles", .takes = "text"),
    KEY("known_headings", BIND_NAMED, locale.known_headings,
        "Titles of sections that programs which read CVs know (cvtex check --ats), by what is in "
        "such a section; the first of 'experience' and 'education' is suggested.",
        .example = "{experience: \"Jobs, Work\", contact: Contact}", .also = "parsers, headings",
        .takes = "titles with commas between"),
    KEY("types", BIND_NAMED, locale.types, "Titles of groups of works, by the works' type.",
        .example = "{article: Papers}", .also = "publication_types", .takes = "text"),
    KEY("statuses", BIND_NAMED, locale.statuses, "States of works, as they are printed.",
        .example = "{under review: in review}", .also = "states, pubstates", .takes = "text"),
    KEY("author_roles", BIND_NAMED, locale.roles, "What the marks of authors' roles mean.",
        .example = "{equal: joint first author}", .also = "roles, legends", .takes = "text"),
    KEY("et_al", BIND_WORD, locale.et_al, "Words in place of further authors, behind the list or around {authors}.",
        .example = "\"{authors} and others\"", .also = "and_others"),
    KEY("level", BIND_WORD, locale.level, "What a row of dots says to readers that do not see it.",
        .example = "\"{n} out of {count}\"", .also = "rating", .takes = "text with {n} and {count}"),
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
    KEY("authors_count", BIND_NODE, locale.authors_count, "How many authors there are, around {n}.",
        .example = "\"{n} people\"", .also = "number_of_authors",
        .takes = "text with {n}, or a mapping of categories to texts"),
    KEY("citations", BIND_NODE, locale.citations, "How often a work was cited, around {n}.",
        .example = "{one: cited once, other: \"cited {n} times\"}", .also = "cited_by",
        .takes = "text with {n}, or a mapping of categories to texts"),
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
    PART("descriptions", descriptions,
         "What programs, and readers that do not see the page, are told: titles, pictures.",
         &locale_descriptions_table, .example = "{photo: \"Portrait of {name}\"}",
         .also = "alternatives, alt_texts"),
    PART("personal", personal, "Words around what people say about themselves.", &locale_personal_table,
         .example = "{birthdate: \"* {value}\"}", .also = "personal_data, personal_info"),
    KEY("words", BIND_NAMED, locale.words, "Words that templates name: {word:page}.",
        .example = "{page: p.}", .also = "strings, translations", .takes = "text"),
    KEY("undated", BIND_WORD, locale.undated, "Title of the group of works without a year.",
        .example = "No date", .also = "no_date"),
    KEY("others", BIND_WORD, locale.others, "Title of the group of works without a keyword.",
        .example = "More", .also = "other, rest"),
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

/* Months or seasons as beside a day: the list that is given, or else the names that stand alone. */
static bool day_names_read(struct binder *b, const struct node *n, size_t count, const struct str *alone,
                           struct str *to, const char *what)
{
    if (n)
        return names_read(b, n, count, to, what);
    memcpy(to, alone, count * sizeof *to);
    return true;
}

static bool months_read(struct binder *b, struct locale *l)
{
    bool good = names_read(b, l->month_list, 12, l->months, "months");
    good &= names_read(b, l->month_name_list, 12, l->month_names, "month_names");
    good &= day_names_read(b, l->day_month_list, 12, l->months, l->day_months, "months_with_day");
    good &= day_names_read(b, l->day_month_name_list, 12, l->month_names, l->day_month_names,
                           "month_names_with_day");
    const struct node *more = l->month_words;
    bool lists = !more || (more->kind == NODE_LIST && more->items.n == 12);
    for (size_t i = 0; more && lists && i < 12; i++)
        lists = more->items.at[i]->kind == NODE_LIST;
    if (!lists)
        bind_wrong(b, more, "month_words", "a list of twelve lists");
    return good && lists;
}

static bool has_wrong(struct binder *b, const struct markup *m, bool wrong, const char *what,
                      const char *must)
{
    if (m->text.p && wrong)
        diag_report(b->d, DIAG_CODE_BAD_VALUE, m->pos, what, STRF(m->text), must);
    return m->text.p && wrong;
}

static size_t letters_of(struct str s)
{
    size_t count = 0, n;
    for (size_t i = 0; i < s.n; i += n, count++)
        utf8_at(s, i, &n);
    return count;
}

static bool signs_check(struct binder *b, struct locale *l)
{
    const struct locale_signs *s = &l->signs;
    struct str paper = l->paper.text;
    l->has_signs = s->comma.text.p || s->semicolon.text.p || s->colon.text.p || s->stop.text.p ||
                   s->open.text.p || s->close.text.p;
    l->has_spaces = l->spaces.before || l->spaces.after;
    bool size = str_eq_nocase(paper, STR("a4")) || str_eq_nocase(paper, STR("letter"));
    return !has_wrong(b, &l->paper, !size, "paper", "a4 or letter") &&
           !has_wrong(b, &l->digits, letters_of(l->digits.text) != 10, "digits", "ten digits");
}

static bool numbers_check(struct binder *b, const struct locale *l, const struct source *own)
{
    const struct {
        const struct node *form;
        const char *what;
    } all[] = {{l->citations, "citations"},
               {l->authors_count, "authors_count"},
               {l->durations.years, "years"},
               {l->durations.months, "months"}};
    bool good = true;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i].form && (!own || all[i].form->pos.source != own))
            good &= term_check_number(b, all[i].form, all[i].what);
    return good;
}

/* The file of the months, if it comes with the program: tests check what it says. */
static const struct source *own_source(const struct locale *l)
{
    const struct source *s = l->month_list ? l->month_list->pos.source : NULL;
    return s && prepared_knows(s->text) ? s : NULL;
}

bool locale_read(struct binder *b, const struct node *n, struct locale *to)
{
    struct raw raw = {0};
    bool good = bind_map(b, n, &locale_table, &raw);
    struct markup lang = raw.locale.language;
    *to = raw.locale;
    to->language.text = lang.text = locale_tag(b->a, lang.text);
    if (good && lang.text.p && !locale_is_language(lang.text)) {
        diag_report(b->d, DIAG_CODE_BAD_VALUE, lang.pos, "language", STRF(lang.text),
                    "a BCP 47 tag, such as en or de-CH");
        good = false;
    }
    const struct source *own = own_source(to);
    good &= months_read(b, to);
    good &= locale_check_forms(b, to, own);
    good &= signs_check(b, to);
    if (!own || !to->date_words || to->date_words->pos.source != own)
        good &= date_words_check(b, to->date_words);
    if (to->sections && to->sections->kind != NODE_MAP && to->sections->kind != NODE_NULL) {
        bind_wrong(b, to->sections, "sections", "a mapping of keys to titles, such as {skills: Skills}");
        good = false;
    }
    good &= headings_check(b, to->known_headings);
    good &= term_check(b, &to->terms);
    good &= numbers_check(b, to, own);
    good &= names_read(b, raw.seasons, 4, to->seasons, "seasons");
    good &= day_names_read(b, raw.day_seasons, 4, to->seasons, to->day_seasons, "seasons_with_day");
    return good;
}

struct str locale_word(const struct node *words, struct str key)
{
    const struct node *n = node_find(words, key);
    return n && n->kind == NODE_SCALAR ? n->text : key;
}
