/* locale.h: the words and signs of a language, from styles/locales/. */
#ifndef MODEL_LOCALE_H
#define MODEL_LOCALE_H

#include "base/markup.h"
#include "load/node.h"

struct binder;
struct bind_table;

/* How dates are written where the style says nothing, as texts with {year}, {month} ...; ranges, with
 * {from} and {to}; and phrases around one date, with {date}. */
struct date_forms {
    struct markup day, long_day, month, month_number, year;
    struct markup long_month, season; /* p NULL: as `month` */
    struct markup range, years, days; /* between any dates, two years, two days of one month */
    struct markup first_day;          /* in place of 1 as the day of a month */
    struct markup to_present;         /* empty: as `range` */
    const struct node *since, *until, *expected; /* texts, or mappings by what a date has: locale_phrase */
    struct markup about;
};

/* "2 yrs 3 mos": forms with {n}, perhaps by category; and with {years} and {months}. */
struct durations {
    const struct node *years, *months;
    struct markup both;
};

/* What stands between the things of a list, before the last of several, and between two. */
struct list_words {
    struct markup between, last, two;
    struct markup editors; /* between editors, translators and others who are no authors; empty: as authors */
};

/* What stands in place of the signs of English texts in styles, with the space beside them. p NULL:
 * the sign stays. */
struct locale_signs {
    struct markup comma, semicolon, colon, stop, open, close;
    struct markup dot; /* in place of "·" between things */
    struct markup slash; /* in place of "/" between two fields */
};

/* Spaces beside signs: mappings from a sign to its space, NULL: none. */
struct sign_spaces {
    const struct node *before, *after;
};

enum name_order { LOCALE_GIVEN_FIRST, LOCALE_FAMILY_FIRST };
enum latin_works { LOCALE_LATIN_ENGLISH, LOCALE_LATIN_OWN };

/* What readers that do not see the page are told, with {name}. Empty: the name alone. */
struct descriptions {
    struct markup cv, letter, both; /* titles of documents */
    struct markup photo, signature; /* what the pictures show */
};

/* What a person says about themselves, in words around {value}: "Born {value}". */
struct personal_forms {
    struct markup birthdate, birthplace, nationality, pronouns, gender, marital_status, driving_licence, work_permit;
};

/* Words around values, and the forms that go with numbers (model/term.h). All are as read. */
struct locale_terms {
    const struct node *forms;    /* name of a term -> "vol. {volume}", perhaps by category */
    const struct node *said;     /* key of a field -> words that a value may have already */
    const struct node *complete; /* key of a field -> words that make a value complete as it is */
    const struct node *genres;   /* genre or type of a work -> what it is called */
    const struct node *plurals, *ordinals; /* category -> rule */
    const struct node *ordinal;  /* form of "2nd", with {n} */
    const struct node *ordinal_words; /* "first", "second" ..., each perhaps in several forms */
};

/* Years of the Buddhist era of Thailand are 543 more; its months and days are the common ones. */
enum locale_calendar { CALENDAR_GREGORIAN, CALENDAR_BUDDHIST };
enum { BUDDHIST_YEARS = 543 };

struct locale {
    struct markup language; /* a BCP 47 tag */
    struct str months[12];  /* short names, as in "Sep. 2016" */
    struct str month_names[12];
    struct str day_months[12], day_month_names[12]; /* beside a day: "3 września" */
    struct str seasons[4], day_seasons[4]; /* from spring to winter; and in phrases with {date_with_day} */
    struct date_forms dates;
    struct durations durations;
    /* As read, for reading dates; those behind the first two may be NULL. */
    const struct node *month_list, *month_name_list, *day_month_list, *day_month_name_list;
    const struct node *month_words, *date_words;
    int bare_months;               /* true: styles may write short months without their stop */
    int calendar;                  /* enum locale_calendar */
    struct markup paper;           /* a4 or letter; empty: a4 */
    struct markup digits, decimal; /* ten digits, empty: 0 to 9; the sign before a fraction */
    int name_order;                /* of names that are not written in Chinese characters or Hangul */
    int latin_works;               /* the words of works in Latin letters */
    const struct locale *english;  /* these words; NULL: the locale's own, as in languages in Latin letters */
    struct markup present;
    /* Opening and closing quotes, outer and inner, and the apostrophe. */
    struct markup quote_open, quote_close, inner_open, inner_close, apostrophe;
    struct markup title_open, title_close; /* around titles whose letters have no italics; empty: none */
    int punctuation_in_quotes;     /* true: a stop or comma comes before the closing quote */
    int sentences_apart;           /* true: styles may set wider spaces between sentences */
    struct sign_spaces spaces;
    bool has_spaces;               /* one of them is there */
    struct markup tied_words;      /* no line ends with one of these */
    struct locale_signs signs;
    bool has_signs;                /* one of them is there */
    struct list_words lists;
    const struct node *sections; /* key of a section -> its title */
    const struct node *known_headings; /* kind of section -> titles that programs know */
    struct markup small_words;   /* of titles made from keys; empty: capitals are for nouns */
    const struct node *words;    /* words for templates: {word:last_updated} */
    const struct node *types;    /* type of a work -> title of a group of such works */
    const struct node *statuses; /* status of a work -> text to print */
    const struct node *roles;    /* role of an author -> what its mark means */
    struct markup et_al, level; /* "et al." or "{authors} et al.", "{n} of {count}" */
    const struct node *authors_count, *citations; /* "{n} authors", perhaps by category */
    struct locale_terms terms;
    struct descriptions descriptions;
    struct personal_forms personal;
    struct markup undated, others;      /* titles of groups of works */
};

/* A year as it is printed. */
static inline int locale_year(const struct locale *l, int year)
{
    return l->calendar == CALENDAR_BUDDHIST ? year + BUDDHIST_YEARS : year;
}

/* The keys of a locale. */
extern const struct bind_table locale_table;

/* Reads the tree of a locale. False after reporting. */
bool locale_read(struct binder *b, const struct node *n, struct locale *to);
/* Looks a key up in one of the locale's mappings. The key itself if it is not there. */
struct str locale_word(const struct node *words, struct str key);
/* The title of a section by its key: the word of the locale or, for a key such as selected_honors,
 * its words as the locale writes titles; another key is a title already. */
struct str locale_title(struct arena *a, const struct locale *l, struct str key);

/* True if works in Latin letters have English words: the language has other letters. */
bool locale_wants_english(const struct locale *l);
/* True for a text in Latin letters, and none of the language's own, where it has others. A Greek letter may be
 * a sign in such a text. */
bool locale_is_foreign(const struct locale *l, struct str text);

/* ---- locale_tag.c: tags and names of languages */

/* True if `tag` has the form of a BCP 47 tag (RFC 5646, 2.1): language, script, region, variants, extensions,
 * each once and in this order. The language has two or three letters: longer ones are not in use. */
bool locale_is_language(struct str tag);
/* True if the language of a tag is written from right to left, by the script that the tag names or,
 * without one, that the language has. */
bool locale_runs_left(struct str tag);
/* The tag of a language that is called by its name ("english", "Deutsch"); else the text itself. */
struct str locale_tag(struct arena *a, struct str name);
/* The built-in locale that answers to a name or code: "german", "de_AT.UTF-8" -> "de". *tag becomes
 * the tag that was asked for: "de-AT". p NULL: there is none. */
struct str locale_find(struct arena *a, struct str name, struct str *tag);
/* All names and codes that locale_find knows. */
const char **locale_names(struct arena *a, size_t *n);
/* The locale nearest to a language that has none, or to a country, by its code: "nb" for "nn", "cs" for "cz"; empty:
 * none is known. */
struct str locale_nearest(struct arena *a, struct str name);
/* True if people in the tag's region print on paper of the size "letter". */
bool locale_uses_letter(struct str tag);
/* True for languages of countries that count years by the Persian or the Islamic calendar. */
bool locale_has_other_calendar(struct str tag);
/* True if texts in the language divide words at the ends of lines with a hyphen. */
bool locale_divides_words(struct str tag);

/* ---- locale_text.c: numbers and signs as the locale writes them */

/* A sign between things, "|" or " · ", as the locale has it. */
struct str locale_separator(struct arena *a, const struct locale *l, struct str sign);
/* A number of at least `width` digits, and a number that is written already, in the locale's digits. */
struct str locale_number(struct arena *a, const struct locale *l, int64_t n, int width);
struct str locale_digits(struct arena *a, const struct locale *l, struct str number);
/* A value of a document in the locale's digits if it is numbers alone: "12", "77–98", but not "TR-5". */
struct str locale_value(struct arena *a, const struct locale *l, struct str value);
struct str locale_with_signs(struct arena *a, const struct locale *l, struct str text, struct str before);
/* A text of a style with the locale's signs for its commas, colons and so on; `before` is what it
 * comes behind. */
static inline struct str locale_signed(struct arena *a, const struct locale *l, struct str text,
                                       struct str before)
{
    return l->has_signs ? locale_with_signs(a, l, text, before) : text;
}
/* `form` with `value` in place of the first `name` ("{n}"); as it is if it has none. */
struct str locale_put(struct arena *a, struct str form, struct str name, struct str value);

/* ---- locale_form.c: mappings within a locale */

/* The keys of mappings within a locale. */
extern const struct bind_table locale_dates_table, locale_durations_table, locale_lists_table,
    locale_spaces_table, locale_signs_table, locale_descriptions_table, locale_personal_table;

/* Which names in braces a form may have: those of a year, a month, or a day; {date}; {name}; {from},
 * {dash} and {to}; {from}, {dash} and {present}; {years} and {months}; {authors}; {value}; or {date} or
 * {to_present}. */
enum form_kind {
    FORM_YEAR,
    FORM_MONTH,
    FORM_DAY,
    FORM_PHRASE,
    FORM_NAME,
    FORM_RANGE,
    FORM_PRESENT,
    FORM_LENGTH,
    FORM_PEOPLE,
    FORM_VALUE,
    FORM_SINCE,
};
/* True if a form has no other names in braces; else reports them. */
bool locale_check_form(struct binder *b, const struct markup *form, enum form_kind kind);
/* The same for all forms of a locale but those of the source `own`. */
bool locale_check_forms(struct binder *b, const struct locale *l, const struct source *own);
/* The phrase around a date: the form for `one` ("spring", "8"), for its `kind` ("year", "month", "season", "day"), or
 * for "other". */
struct str locale_phrase(const struct node *phrase, struct str one, struct str kind);

#endif
