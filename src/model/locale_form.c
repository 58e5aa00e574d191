/* locale_form.c: forms and phrases of a locale: their keys, and the names in braces that they may have. */
#include "load/bind.h"
#include "model/locale.h"

#define FORM(key, member, doc, ...) \
    BIND_KEY(key, BIND_WORD, date_forms, member, doc, .takes = "text with {...}", __VA_ARGS__)
/* What a date may have that a phrase has a form for. */
#define PHRASES "year, month, season, spring ... winter, day, 1 ... 31"
#define PHRASE(key, member, doc, ...) \
    BIND_KEY(key, BIND_NODE, date_forms, member, doc, \
             .takes = "text with {date}, or a mapping of " PHRASES " and other to texts", __VA_ARGS__)
static const struct bind_key date_keys[] = {
    FORM("day", day, "Form of a date with its day. {month} is named as in the style's dates without a day.",
         .example = "\"{day}. {month} {year}\"", .also = "short_day"),
    FORM("long_day", long_day, "Form of the date of a letter, and of the last change of the document.",
         .example = "\"{day}. {month_name} {year}\"", .also = "full, full_day"),
    FORM("month", month, "Form of a date without a day. {month} is a season too.",
         .example = "\"{month_name} {year}\"", .also = "single_date, year_month"),
    FORM("long_month", long_month,
         "The same where the style wants months in full, if it differs.",
         .example = "\"{month_name} de {year}\"", .also = "full_month"),
    FORM("season", season, "The same for a season, if it differs.", .example = "\"{month} de {year}\""),
    FORM("month_number", month_number,
         "Form of a date without a day where the style wants months in figures: {mm}, or {m} without a "
         "zero.", .example = "\"{mm}.{year}\"", .also = "numeric_month"),
    FORM("year", year, "Form of a year alone.", .example = "\"({year})\"", .also = "year_only"),
    FORM("range", range,
         "Between two dates. {dash} is the sign of the style.", .example = "\"{from} bis {to}\"",
         .also = "from_to"),
    FORM("years", years, "Between two years alone.", .example = "\"{from}/{to}\"",
         .also = "year_range"),
    FORM("days", days, "Several days of one month, in place of {day}.",
         .example = "\"{from}.{dash}{to}\"", .also = "day_range"),
    BIND_KEY("first_day", BIND_WORD, date_forms, first_day, "In place of 1 as the day of a month.",
             .example = "\"1er\"", .also = "first"),
    FORM("to_present", to_present,
         "Of what has not ended, where 'range' with the word of 'present' does not say it.",
         .example = "\"seit {from}\"", .also = "ongoing, from_present"),
    PHRASE("since", since, "Around a start without an end. {date_with_day} in place of {date}: the date "
           "with its month as beside a day, \"od září\"; so in the next three. {to_present}: the range "
           "from the date until now. A month in figures is as 'other'.",
           .example = "\"seit {date}\"", .also = "from"),
    PHRASE("until", until, "Around an end without a start.",
           .example = "{day: \"bis zum {date}\", other: \"bis {date}\"}", .also = "to, till"),
    PHRASE("expected", expected, "Around a date to come.",
           .example = "\"voraussichtlich {date}\"", .also = "anticipated"),
    FORM("about", about, "Around a date that is not certain.",
         .example = "\"um {date}\"", .also = "circa, approximate"),
};
const struct bind_table locale_dates_table = BIND_TABLE(date_keys, "the 'dates' of a locale");

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
const struct bind_table locale_descriptions_table =
    BIND_TABLE(description_keys, "the 'descriptions' of a locale");

#define PERSONAL(key, member, doc, ...) \
    BIND_KEY(key, BIND_WORD, personal_forms, member, doc, .takes = "text with {value}", __VA_ARGS__)
static const struct bind_key personal_keys[] = {
    PERSONAL("birthdate", birthdate, "Around the date of birth.", .example = "\"* {value}\"", .also = "born"),
    PERSONAL("birthplace", birthplace, "Around the place of birth.", .example = "\"from {value}\"",
             .also = "place_of_birth"),
    PERSONAL("nationality", nationality, "Around the nationality.", .example = "\"Citizen: {value}\"",
             .also = "citizenship"),
    PERSONAL("pronouns", pronouns, "Around the pronouns.", .example = "\"({value})\"", .also = "pronoun"),
    PERSONAL("gender", gender, "Around the gender.", .example = "\"Sex: {value}\"", .also = "sex"),
    PERSONAL("marital_status", marital_status, "Around the marital status.", .example = "\"Family: {value}\"",
             .also = "civil_status"),
    PERSONAL("driving_licence", driving_licence, "Around the classes of a driving licence.",
             .example = "\"I drive: {value}\"", .also = "driving_license"),
    PERSONAL("work_permit", work_permit, "Around the right to work.", .example = "\"Visa: {value}\"", .also = "visa"),
};
const struct bind_table locale_personal_table = BIND_TABLE(personal_keys, "the 'personal' of a locale");

#define DURATION(key, type, member, doc, ...) BIND_KEY(key, type, durations, member, doc, __VA_ARGS__)
static const struct bind_key duration_keys[] = {
    DURATION("years", BIND_NODE, years, "A number of years, around {n}.",
             .example = "{one: \"{n} Jahr\", other: \"{n} Jahre\"}", .also = "year",
             .takes = "text with {n}, or a mapping of categories to texts"),
    DURATION("months", BIND_NODE, months, "A number of months, around {n}.",
             .example = "{one: \"{n} Monat\", other: \"{n} Monate\"}", .also = "month",
             .takes = "text with {n}, or a mapping of categories to texts"),
    DURATION("both", BIND_WORD, both, "Years and months.", .example = "\"{years}, {months}\"",
             .also = "years_and_months", .takes = "text with {...}"),
};
const struct bind_table locale_durations_table =
    BIND_TABLE(duration_keys, "the 'durations' of a locale");

#define BETWEEN(key, member, doc, ...) BIND_KEY(key, BIND_WORD, list_words, member, doc, __VA_ARGS__)
static const struct bind_key list_keys[] = {
    BETWEEN("between", between, "Between two things of a list.", .example = "\"; \"",
            .also = "separator, middle, comma"),
    BETWEEN("last", last, "Before the last of three or more.", .example = "\" und \"",
            .also = "end, and, final"),
    BETWEEN("two", two, "Between the only two.", .example = "\" und \"", .also = "pair"),
    BETWEEN("editors", editors,
            "Between editors and other people of a work with names in Han, kana or Hangul, if not as between authors.",
            .example = "、", .also = "people, translators"),
};
const struct bind_table locale_lists_table = BIND_TABLE(list_keys, "the 'lists' of a locale");

#define SPACE(key, member, doc, ...) \
    BIND_KEY(key, BIND_NAMED, sign_spaces, member, doc, .takes = "a space", __VA_ARGS__)
static const struct bind_key space_keys[] = {
    SPACE("before", before, "The space before each of these signs.",
          .example = "{\";\": \"\\u202F\"}", .also = "left"),
    SPACE("after", after, "The space behind each of these signs.",
          .example = "{«: \"\\u00A0\"}", .also = "right, behind"),
};
const struct bind_table locale_spaces_table = BIND_TABLE(space_keys, "the 'spaces' of a locale");

#define SIGN(key, member, doc, ...) BIND_KEY(key, BIND_WORD, locale_signs, member, doc, __VA_ARGS__)
static const struct bind_key sign_keys[] = {
    SIGN("comma", comma, "In place of a comma and the space behind it.", .example = "\" · \"",
         .also = "commas"),
    SIGN("semicolon", semicolon, "In place of a semicolon and the space behind it.", .example = "\" / \"",
         .also = "semicolons"),
    SIGN("colon", colon, "In place of a colon and the space behind it.", .example = "\" = \"",
         .also = "colons"),
    SIGN("stop", stop, "In place of a full stop and the space behind it.", .example = "\" | \"",
         .also = "full_stop, period"),
    SIGN("open", open, "In place of '(' and the space before it.", .example = "\" [\"",
         .also = "left_parenthesis"),
    SIGN("close", close, "In place of ')'.", .example = "\"]\"", .also = "right_parenthesis"),
    SIGN("dot", dot, "In place of '·' between things, where it looks like a digit.", .example = "\"|\"",
         .also = "middle_dot, separator"),
    SIGN("slash", slash, "In place of '/' between a page and the number of pages, and between other two fields.",
         .example = "\" of \"", .also = "of"),
};
const struct bind_table locale_signs_table = BIND_TABLE(sign_keys, "the 'signs' of a locale");

/* ---- names in braces */

/* The keys of phrases around dates, beside the numbers of days. */
static const char *const precisions[] = {"year", "month", "season", "spring", "summer", "autumn", "winter", "day", "other"};

static bool is_precision(struct str key)
{
    for (size_t i = 0; i < sizeof precisions / sizeof *precisions; i++)
        if (str_eq(key, str_of(precisions[i])))
            return true;
    bool digits = key.n == 1 || key.n == 2;
    int day = 0;
    for (size_t i = 0; i < key.n && digits; i++) {
        digits = key.p[i] >= (i ? '0' : '1') && key.p[i] <= '9';
        day = 10 * day + key.p[i] - '0';
    }
    return digits && day <= 31;
}

/* Reports what a form would lose. A month or day may be left out on purpose, and a name be said otherwise. */
static void report_lost(struct binder *b, const struct markup *form, enum form_kind kind)
{
    static const char *const needed[][2] = {
        [FORM_YEAR] = {"year"},
        [FORM_PHRASE] = {"date"},
        [FORM_RANGE] = {"from", "to"},
        [FORM_PRESENT] = {"from"},
        [FORM_LENGTH] = {"years", "months"},
        [FORM_PEOPLE] = {NULL},
        [FORM_VALUE] = {"value"},
        [FORM_SINCE] = {"date"},
    };
    bool dated = (kind == FORM_PHRASE || kind == FORM_SINCE) && (str_find_str(form->text, STR("{date_with_day}")) < form->text.n ||
                                         str_find_str(form->text, STR("{to_present}")) < form->text.n);
    for (size_t i = 0; i < 2 && needed[kind][i] && !dated; i++)
        bind_brace_needed(b, *form, needed[kind][i]);
}

bool locale_check_form(struct binder *b, const struct markup *form, enum form_kind kind)
{
    static const char *const all[] = {"to_present", "date_with_day", "date", "year", "month", "mon", "month_name",
                                      "mm", "m", "day", "dd", "name", "present", "from", "dash",
                                      "to", "years", "months", "authors", "value"};
    static const struct {
        size_t from, to;
    } kinds[] = {{3, 4},   {3, 9},   {3, 11},  {1, 3},  {11, 12},
                 {13, 16}, {12, 15}, {16, 18}, {18, 19}, {19, 20}, {0, 3}};
    const char *const *names = all + kinds[kind].from;
    size_t n = kinds[kind].to - kinds[kind].from;
    bool good = bind_braces(b, *form, names, n);
    if (good)
        report_lost(b, form, kind);
    return good;
}

/* Checks a phrase around dates: a text, or a mapping by what the dates have. */
static bool phrase_check(struct binder *b, const struct node *n, enum form_kind kind, const char *what)
{
    bool good = true;
    if (!n || n->kind == NODE_NULL)
        return true;
    if (n->kind == NODE_SCALAR)
        return locale_check_form(b, &(struct markup){n->text, n->pos}, kind);
    if (n->kind != NODE_MAP) {
        bind_wrong(b, n, what, "a text, or a mapping of texts");
        return false;
    }
    for (size_t i = 0; i < n->pairs.n; i++) {
        const struct pair *p = &n->pairs.at[i];
        bool known = is_precision(p->key);
        if (!known)
            diag_report(b->d, DIAG_CODE_BAD_VALUE, p->pos, what, STRF(p->key), PHRASES " or other");
        else if (p->value->kind != NODE_SCALAR)
            bind_wrong(b, p->value, what, "a text");
        good &= known && p->value->kind == NODE_SCALAR && phrase_check(b, p->value, kind, what);
    }
    if (!node_find(n, STR("other"))) {
        diag_report(b->d, DIAG_CODE_MISSING_KEY, n->pos, what, "other");
        good = false;
    }
    return good;
}

struct str locale_phrase(const struct node *phrase, struct str one, struct str kind)
{
    if (!phrase || phrase->kind == NODE_SCALAR)
        return phrase ? phrase->text : (struct str){0};
    const struct node *form = one.n ? node_find(phrase, one) : NULL;
    if (!form)
        form = node_find(phrase, kind);
    if (!form)
        form = node_find(phrase, STR("other"));
    return form ? form->text : (struct str){0};
}

bool locale_check_forms(struct binder *b, const struct locale *l, const struct source *own)
{
    const struct date_forms *f = &l->dates;
    const struct descriptions *d = &l->descriptions;
    const struct personal_forms *p = &l->personal;
    const struct {
        const struct markup *form;
        enum form_kind kind;
    } all[] = {{&f->day, FORM_DAY},          {&f->long_day, FORM_DAY},   {&f->month, FORM_MONTH},
               {&f->long_month, FORM_MONTH}, {&f->season, FORM_MONTH},
               {&f->month_number, FORM_MONTH}, {&f->year, FORM_YEAR},    {&f->range, FORM_RANGE},
               {&f->years, FORM_RANGE},      {&f->days, FORM_RANGE},     {&f->to_present, FORM_PRESENT},
               {&f->about, FORM_PHRASE},     {&d->cv, FORM_NAME},        {&d->letter, FORM_NAME},
               {&d->both, FORM_NAME},        {&d->photo, FORM_NAME},     {&d->signature, FORM_NAME},
               {&l->durations.both, FORM_LENGTH}, {&l->et_al, FORM_PEOPLE},
               {&p->birthdate, FORM_VALUE},  {&p->birthplace, FORM_VALUE}, {&p->nationality, FORM_VALUE},
               {&p->pronouns, FORM_VALUE},   {&p->gender, FORM_VALUE},   {&p->marital_status, FORM_VALUE},
               {&p->driving_licence, FORM_VALUE}, {&p->work_permit, FORM_VALUE}};
    bool good = true;
    if (!own || !f->since || f->since->pos.source != own)
        good &= phrase_check(b, f->since, FORM_SINCE, "since");
    if (!own || !f->until || f->until->pos.source != own)
        good &= phrase_check(b, f->until, FORM_PHRASE, "until");
    if (!own || !f->expected || f->expected->pos.source != own)
        good &= phrase_check(b, f->expected, FORM_PHRASE, "expected");
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (!own || all[i].form->pos.source != own)
            good &= locale_check_form(b, all[i].form, all[i].kind);
    return good;
}
