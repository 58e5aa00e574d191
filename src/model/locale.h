/* locale.h: the words and signs of a language, from styles/locales/. */
#ifndef MODEL_LOCALE_H
#define MODEL_LOCALE_H

#include "base/markup.h"
#include "load/node.h"

struct binder;
struct bind_table;

/* How dates are written where the style says nothing, as texts with {year}, {month} ...; and phrases
 * around one, with {date}. */
struct date_forms {
    struct markup day, long_day, month, year;
    struct markup since, until, expected, about;
};

/* What readers that do not see the page are told, with {name}. Empty: the name alone. */
struct descriptions {
    struct markup cv, letter, both; /* titles of documents */
    struct markup photo, signature; /* what the pictures show */
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

struct locale {
    struct markup language; /* a BCP 47 tag */
    struct str months[12];  /* short names, as in "Sep. 2016" */
    struct str month_names[12];
    struct str seasons[4];  /* from spring to winter */
    struct date_forms dates;
    const struct node *month_list, *month_name_list, *date_words; /* as read, for reading dates */
    struct markup present;
    /* Opening and closing quotes, outer and inner, and the apostrophe. */
    struct markup quote_open, quote_close, inner_open, inner_close, apostrophe;
    const struct node *sections; /* key of a section -> its title */
    const struct node *known_headings; /* kind of section -> titles that programs know */
    struct markup small_words;   /* of titles made from keys; empty: capitals are for nouns */
    const struct node *words;    /* words for templates: {word:last_updated} */
    const struct node *types;    /* type of a work -> title of a group of such works */
    const struct node *statuses; /* status of a work -> text to print */
    const struct node *roles;    /* role of an author -> what its mark means */
    struct markup et_al, level; /* "et al.", "{n} of {count}" */
    const struct node *authors_count, *citations; /* "{n} authors", perhaps by category */
    struct locale_terms terms;
    struct descriptions descriptions;
    struct markup undated, others;      /* titles of groups of works */
};

/* The keys of a locale. */
extern const struct bind_table locale_table;

/* True if `tag` has the form of a BCP 47 tag (RFC 5646, 2.1): subtags of one to eight letters and
 * digits. The first has two or three letters: longer ones are not in use. */
bool locale_is_language(struct str tag);
/* True if the language of a tag is written from right to left, by the script that the tag names or,
 * without one, that the language has. */
bool locale_runs_left(struct str tag);
/* The tag of a language that is called by its name ("english", "Deutsch"); else the text itself. */
struct str locale_tag(struct str name);
/* The title of a section by its key: the word of the locale or, for a key such as selected_honors,
 * its words as the locale writes titles; another key is a title already. */
struct str locale_title(struct arena *a, const struct locale *l, struct str key);
/* Reads the tree of a locale. False after reporting. */
bool locale_read(struct binder *b, const struct node *n, struct locale *to);
/* Which names in braces a form may have: those of a year, a month, or a day; {date}; or {name}. */
enum form_kind { FORM_YEAR, FORM_MONTH, FORM_DAY, FORM_PHRASE, FORM_NAME };
/* True if a form has no other names in braces; else reports them. */
bool locale_check_form(struct binder *b, const struct markup *form, enum form_kind kind);
/* Looks a key up in one of the locale's mappings. The key itself if it is not there. */
struct str locale_word(const struct node *words, struct str key);

#endif
