/* schema_types.c: what the values of keys are in JSON. */
#include "export/schema.h"

#define REF(name) "{'$ref': '#/$defs/" name "'}"
#define ANY2(a, b) "'anyOf': [" a ", " b "]"
#define ANY3(a, b, c) "'anyOf': [" a ", " b ", " c "]"
#define ANY4(a, b, c, d) "'anyOf': [" a ", " b ", " c ", " d "]"
#define IN_LANGUAGES "'minProperties': 1, 'propertyNames': " REF("language")
#define NOTHING "{'type': 'null'}"
#define HAS(key) "{'required': ['" key "']}"
#define LIST_OF(item) "{'type': 'array', 'items': " item "}"
#define SCALAR "'type': ['string', 'number', 'boolean']"
#define MAP_OF(value) "{'type': 'object', 'additionalProperties': " value "}"
/* Numbers as bind.c reads them: at most 20,000, without blanks before. */
#define NUMBER "(0*[0-9]{1,5}([.][0-9]*)?|[.][0-9]+)"
#define ZERO "(0+([.]0*)?|[.]0+)"
#define LENGTH(units) \
    ANY2("{'type': 'string', 'pattern': '^(" NUMBER "|-" ZERO ") *(" units ")$|^-?" ZERO "$'}", "{'const': 0}")
#define CATEGORIES "{'enum': ['zero', 'one', 'two', 'few', 'many', 'other']}"

const struct schema_type schema_types[] = {
    {"nothing", "'type': 'null'"},
    {"none", "'enum': ['none', null]"},
    /* A value in several languages: any value may stand under each. */
    {"in_languages", "'type': 'object', " IN_LANGUAGES},
    {"language", "'type': 'string', 'pattern': '^([a-z]{2}|[a-z]{3}[-_][A-Za-z]{2,4})([-_][A-Za-z0-9]{2,8})*$'"},
    {"text", "'type': ['string', 'number', 'boolean', 'null', 'object'], " IN_LANGUAGES},
    {"some_text", SCALAR},
    /* Two numbers of two digits may be a pair of years. */
    {"date", "'type': ['string', 'number', 'boolean', 'null'], 'pattern': '^(?![0-9]{4}-(00|(00|1[3-9]|[2-9][0-9])-[0-9]{2}|"
             "[0-9]{2}-(00|3[2-9]|[4-9][0-9])|02-3[01]|(04|06|09|11)-31)$)'"},
    {"texts", ANY2(REF("text"), LIST_OF(REF("texts")))},
    {"yes_or_no",
     ANY3("{'type': 'boolean'}", "{'enum': ['yes', 'no']}",
         "{'type': 'string', 'pattern': "
         "'^([Yy][Ee][Ss]|[Nn][Oo]|[Oo][Nn]|[Oo][Ff][Ff]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$'}")},
    {"switch", ANY2(REF("yes_or_no"), NOTHING)},
    {"whole_number", ANY2("{'type': 'integer', 'minimum': 0, 'maximum': 999999999}",
                         "{'type': 'string', 'pattern': '^(0*[0-9]{1,9}|0x0*[0-9A-Fa-f]{1,8})$'}")},
    {"length", LENGTH("pt|mm|cm|in|em|lh")},
    {"signed_length",
     ANY2("{'type': 'string', 'pattern': '^-?" NUMBER " *(pt|mm|cm|in|em|lh)$|^-?" ZERO "$'}", "{'const': 0}")},
    {"absolute_length", LENGTH("pt|mm|cm|in")},
    {"length_or_natural", ANY3("{'const': 'natural'}", REF("length"), NOTHING)},
    {"lengths", "'type': 'array', 'maxItems': 4, 'items': " REF("length")},
    {"percentages", "'type': 'array', 'minItems': 2, 'maxItems': 2, 'prefixItems': ["
                    "{'type': ['integer', 'string'], 'minimum': 30, 'maximum': 100, 'pattern': "
                    "'^0*([3-9][0-9]|100)%?$'}, {'type': ['integer', 'string'], 'minimum': 100, 'maximum': 300, "
                    "'pattern': '^0*([12][0-9][0-9]|300)%?$'}]"},
    {"expansion", "'type': ['string', 'null'], 'pattern': '^([0-4]([.][0-9])?|5([.]0)?)%$'"},
    {"color", "'type': ['string', 'number', 'boolean', 'null'], "
              "'pattern': '^[^#]|^$|^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})( .*)?$'"},
    {"weight", ANY4("{'type': 'integer', 'minimum': 1, 'maximum': 1000}", NOTHING,
                   "{'enum': ['thin', 'light', 'regular', 'medium', 'semibold', 'bold', 'black']}",
                   "{'type': 'string', 'pattern': '^0*([1-9][0-9]{0,2}|1000)$'}")},
    {"paper", ANY3("{'enum': ['locale', 'a4', 'a5', 'letter', 'legal']}",
                  "{'type': 'string', 'pattern': "
                  "'^([Ll][Oo][Cc][Aa][Ll][Ee]|[Aa][45]|[Ll][Ee][Tt][Tt][Ee][Rr]|[Ll][Ee][Gg][Aa][Ll])$'}",
                  "{'type': 'array', 'minItems': 2, 'maxItems': 2, 'items': " REF("length") "}")},
    {"cells", ANY2(REF("text"), "{'type': 'array', 'maxItems': 3, 'items': " REF("text") "}")},
    {"cells_with_widths", ANY2(REF("text"), "{'type': 'array', 'maxItems': 4, 'items': " REF("text") "}")},
    {"english_paper", "'type': ['string', 'null'], 'pattern': "
                      "'^([Aa][45]|[Ll][Ee][Tt][Tt][Ee][Rr]|[Ll][Ee][Gg][Aa][Ll])$'"},
    {"levels_of_lists", "'type': 'array', 'minItems': 1, 'items': " REF("level_of_lists")},
    {"row_or_cells", ANY2(REF("cells"), REF("row"))},
    {"rows", ANY2(NOTHING, LIST_OF(REF("row_or_cells")))},
    {"stacks", "'type': 'array', 'items': {" ANY2(REF("rows"), REF("stack_of_rows")) "}"},
    {"alignments", "'type': 'array', 'items': {'enum': ['justify', 'even', 'left', 'balance', 'center', "
                   "'right', 'spread']}"},
    {"fields", ANY2(REF("field"), LIST_OF(REF("field")))},
    {"four_texts", "'type': 'array', 'minItems': 4, 'maxItems': 4, 'items': " REF("text")},
    {"twelve_texts", "'type': 'array', 'minItems': 12, 'maxItems': 12, 'items': " REF("text")},
    {"twelve_lists", "'type': 'array', 'minItems': 12, 'maxItems': 12, 'items': {'type': 'array'}"},
    {"date_word", "'enum': ['spring', 'summer', 'autumn', 'winter', 'since', 'until', 'about', "
                  "'expected', 'present', 'today', 'ignored']"},
    {"word_list", "'type': 'array'"},
    {"text_list", ANY2(NOTHING, LIST_OF(REF("text")))},
    {"words_of_locale", ANY2(REF("text"), LIST_OF(REF("words_of_locale")))},
    {"ten_digits", "'type': ['string', 'integer', 'null'], 'pattern': '^.{10}$'"},
    {"forms", ANY2(REF("some_text"),
                  "{'type': 'object', 'propertyNames': " CATEGORIES ", 'additionalProperties': "
                  REF("some_text") "}")},
    {"phrases", ANY3(NOTHING, REF("some_text"),
                     "{'type': 'object', 'propertyNames': {'anyOf': [{'enum': ['year', 'month', 'season', 'spring', 'summer', "
                     "'autumn', 'winter', 'day', 'other']}, {'pattern': '^([1-9]|[12][0-9]|3[01])$'}]}, "
                     "'additionalProperties': " REF("some_text") "}")},
    {"rules_of_numbers", ANY2(NOTHING, "{'type': 'object', 'propertyNames': " CATEGORIES ", "
                                      "'additionalProperties': " REF("text") "}")},
    {"email", ANY2("{'type': ['string', 'null'], 'pattern': '^ *$|^ *\\\\[.*\\\\][(].*[)] *$|"
                  "^ *(mailto:)?[^@ ,]+@[^@ ,]+ *$'}",
                  "{'type': 'array', 'items': {'type': ['string', 'null'], 'pattern': '^ *$|"
                  "^ *\\\\[.*\\\\][(].*[)] *$|^ *(mailto:)?[^@ ,]+@[^@ ,]+ *$'}}")},
    {"joined_texts", ANY2(REF("text"), "{'type': 'array', 'minItems': 1, 'items': " REF("some_text") "}")},
    {"text_or_texts", ANY2(REF("text"), LIST_OF(REF("text")))},
    {"me", ANY3(REF("text"), REF("name"), LIST_OF(REF("me")))},
    {"names", ANY2(REF("text"), LIST_OF("{" ANY2(REF("text"), REF("author")) "}"))},
    {"roles", ANY2(NOTHING, MAP_OF(REF("texts")))},
    {"credits", ANY2(NOTHING, MAP_OF(REF("names")))},
    {"table_of_entry",
     ANY2(REF("text"), "{'type': 'array', 'items': {'type': 'array', 'maxItems': 12, 'items': " REF("text") "}}")},
    {"looks", ANY2(NOTHING, MAP_OF(REF("anything")))},
    {"anything", "'type': ['string', 'number', 'boolean', 'null', 'array', 'object']"},
    {"links", ANY3(REF("text"), LIST_OF(REF("links")), MAP_OF(REF("text")))},
    {"points", ANY3(REF("text"), LIST_OF(REF("points")), REF("point"))},
    {"point",
     "'type': 'object', " ANY2(
         "{'anyOf': [{'required': ['text']}, {'required': ['lines']}], 'additionalProperties': false, 'properties': "
         "{'text': " REF("text") ", 'lines': " REF("text_or_texts") ", 'highlights': " REF("points") ", "
         "'tags': " REF("texts") ", 'private': " REF("marks_of_private") "}}",
         "{'minProperties': 1, 'maxProperties': 1, 'not': {'anyOf': [{'required': ['text']}, {'required': ['lines']}]}, "
         "'additionalProperties': " REF("points") "}")},
    {"break", "'enum': ['auto', 'avoid', 'always', null]"},
    {"column", "'enum': ['auto', 'main', 'side', 'full', null]"},
    {"language_levels", "'type': 'object', 'additionalProperties': {"
                        ANY3(REF("text"), LIST_OF(REF("text")), MAP_OF(REF("text"))) "}"},
    {"look", "'type': 'object', 'propertyNames': " REF("kind")},
    {"numbering_form",
     ANY2("{'enum': ['none', false, 'yes', true, 'ascending', 'descending', null]}",
         "{'type': 'string', 'pattern': "
         "'[{]n[}]|^([Nn][Oo]|[Nn][Oo][Nn][Ee]|[Oo][Ff][Ff]|[Ff][Aa][Ll][Ss][Ee])$'}")},
    {"order", ANY2("{'type': 'string', 'pattern': "
                  "'^-?(date|year|title|name|author|venue|type|key|citations|status)$'}",
                  LIST_OF(REF("order")))},
    {"marks_of_private", ANY2(REF("switch"), REF("texts"))},
    {"variant_name", "'pattern': '^(?![.-])[^\\\\u0000- \\\\u007F-\\\\u009F/\\\\\\\\:,;]+$'"},
    {"counts", ANY2(NOTHING, MAP_OF(REF("whole_number")))},
    {"sections_of_variant", ANY3(REF("text"), LIST_OF(REF("some_text")), MAP_OF(REF("anything")))},
    {"selects", ANY2(REF("select"), LIST_OF(REF("select")))},
    {"hyphenation", ANY2(REF("switch"), LIST_OF(REF("some_text")))},
    {"style_value", ANY2(REF("text"), REF("style"))},
    {"locale_value", ANY2(REF("text"), REF("locale"))},
    {"letter", ANY2(NOTHING, "{'$ref': '#/$defs/fields_of_entry', 'required': ['opening']}")},
    {"entry", ANY3(REF("text"), "{'allOf': [" REF("fields_of_entry") ", " REF("fields_that_decide") "]}",
                   REF("labelled_text"))},
    {"entry_below", ANY3(REF("text"), REF("fields_of_entry"), REF("labelled_text"))},
    {"labelled_text", "'type': 'object', 'minProperties': 1, 'maxProperties': 1, 'propertyNames': "
                      "{'pattern': '^[A-Z]|^[^\\u0000-\\u007F]| '}, 'additionalProperties': "
                      REF("some_text")},
    {"entries", ANY2(REF("entry"), LIST_OF(REF("entry")))},
    {"entry_list", ANY2(NOTHING, LIST_OF(REF("entry_below")))},
    {"sub_section", "'allOf': [" REF("section") "], 'not': {'anyOf': [" HAS("group") ", " HAS("groups") ", " HAS("numbering")
                    ", " HAS("note") ", " HAS("aside") ", " HAS("durations") ", " HAS("break") ", " HAS("keep") ", "
                    HAS("beside") ", " HAS("column") "]}"},
    {"group", ANY3(REF("entries"), REF("sub_section"), NOTHING)},
    {"groups", "'type': 'object', 'additionalProperties': " REF("group")},
    {"grouping", ANY2("{'enum': ['year', 'type', 'status', 'keyword']}", REF("groups"))},
    {"section_value", ANY2(REF("text"), LIST_OF(REF("entry")))},
};
const size_t schema_n_types = sizeof schema_types / sizeof *schema_types;

/* What `takes` in a table of keys says, and what that is. */
static const struct {
    const char *takes, *type;
    bool whole;
} in_words[] = {
    {"[least, most]", "percentages", false},
    {"a", "cells", false},
    {"entries", "look", false},
    {"a 'select', or a list", "selects", false},
    {"a color", "color", false},
    {"a date", "date", false},
    {"a date, or today", "date", false},
    {"a field, or a list", "fields", false},
    {"a field, or a list of fields", "fields", false},
    {"a key, or a list", "texts", false},
    {"a form with {n}, yes, descending, none, or", "numbering_form", false},
    {"a length, or natural", "length_or_natural", false},
    {"a list of", "entries", true},
    {"a list of entries, or", "section_value", false},
    {"a list of entries, or a query", "group", false},
    {"a list of four names", "four_texts", false},
    {"a list of keys", "texts", false},
    {"a list of lengths", "lengths", false},
    {"a list of names", "text_list", false},
    {"a list of twelve lists", "twelve_lists", false},
    {"a list of twelve names", "twelve_texts", false},
    {"a list, as 'align'", "alignments", false},
    {"a list: each a list of rows, or", "stacks", true},
    {"a list: each a word, or a list of words", "words_of_locale", false},
    {"a mapping of keys to numbers", "counts", false},
    {"a mapping of categories to rules of Unicode's CLDR", "rules_of_numbers", false},
    {"a name", "text", false},
    {"a name, or [width, height]", "paper", false},
    {"a name, or a list, or", "me", true},
    {"a name, or a list", "texts", false},
    {"a name, or a locale", "locale_value", false},
    {"a name, or a style", "style_value", false},
    {"a number, or a list", "text_or_texts", false},
    {"a number, or a name", "weight", false},
    {"a path, or", "text", false},
    {"a path, or a list", "texts", false},
    {"a percentage", "expansion", false},
    {"a role, or a list", "texts", false},
    {"a space", "text", false},
    {"a tag", "text", false},
    {"a template", "text", false},
    {"a template, a list of cells, or a", "cells", false},
    {"a template, or", "text", false},
    {"a template, or a list", "cells_with_widths", false},
    {"a text, or a list of texts", "text_or_texts", false},
    {"a web address, or a list", "text_or_texts", false},
    {"a word", "text", false},
    {"a word, or a list", "texts", false},
    {"a word, or as 'groups'", "grouping", false},
    {"an address, or a list", "email", false},
    {"an order, or a list", "order", false},
    {"any keys of a style", "style", false},
    {"keys of a document and of `cv`, and", "nothing", false},
    {"lists", "word_list", false},
    {"number, or", "whole_number", false},
    {"one length, or", "length", false},
    {"rows, or", "rows", false},
    {"ten digits", "ten_digits", false},
    {"text", "text", false},
    {"text with {...}", "text", false},
    {"text with {...}, or a mapping of categories to texts", "forms", false},
    {"text with {date}, or a mapping of year, month, season, spring ... winter, day, 1 ... 31 and other to texts",
     "phrases", false},
    {"text with {name}", "text", false},
    {"text with {n} and {count}", "text", false},
    {"text with {n}, or a mapping of categories to texts", "forms", false},
    {"text with {n}, or none", "numbering_form", false},
    {"text with {value}", "text", false},
    {"text with {year}", "text", false},
    {"text, or", "text", false},
    {"titles with commas between", "some_text", false},
    {"words with blanks between", "text", false},
    {"words with blanks between, or a list", "words_of_locale", false},
    {"yes, no, or words", "hyphenation", false},
    {"yes, or a list", "marks_of_private", false},
};

const char *schema_type_of(const char *takes, bool *whole)
{
    for (size_t i = 0; takes && i < sizeof in_words / sizeof *in_words; i++)
        if (strcmp(in_words[i].takes, takes) == 0) {
            *whole = in_words[i].whole;
            return in_words[i].type;
        }
    return NULL;
}

const char *schema_needs(const char *what)
{
    static const char *const needs[][2] = {
        {"a document", "'required': ['cv']"},
        {"'cv'", "'required': ['name']"},
        {"'pdf'", "'not': {'required': ['embed', 'standard'], 'properties': {'embed': {'enum': [true, 'yes', 'on']}, "
                  "'standard': {'enum': ['a-2a', 'a-2u']}}}"},
        {"'photo'", "'required': ['file']"},
        {"an item of 'contact'", "'required': ['text']"},
        {"an item of 'social_networks'",
         "'required': ['network'], 'anyOf': [{'required': ['username']}, {'required': ['url']}, "
         "{'required': ['label']}]"},
        {"an author",
         "'anyOf': [{'required': ['name']}, {'required': ['family']}, {'required': ['given']}, "
         "{'required': ['literal']}, {'required': ['others']}]"},
        {"a section", "'not': {'required': ['group', 'groups']}"},
    };
    for (size_t i = 0; i < sizeof needs / sizeof *needs; i++)
        if (strcmp(needs[i][0], what) == 0)
            return needs[i][1];
    return NULL;
}

const char *schema_type_of_key(const char *what, const char *key)
{
    static const char *const keys[][3] = {
        {"a document", "letter", "letter"},
        {"a variant", "sections", "sections_of_variant"},
        {"a style", "lists", "levels_of_lists"},
        {"a style", "looks", "looks"},
        {"'page'", "english_size", "english_paper"},
        {"a section", "break", "break"},
        {"a section", "column", "column"},
        {"an entry", "break", "break"},
        {"an entry", "header", "switch"},
        {"an entry", "keep", "switch"},
        {"an entry", "levels", "language_levels"},
        {"an entry", "lines", "text_or_texts"},
        {"an entry", "private", "marks_of_private"},
        {"an entry", "roles", "roles"},
    };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strcmp(keys[i][0], what) == 0 && strcmp(keys[i][1], key) == 0)
            return keys[i][2];
    return NULL;
}

const char *schema_names_of(const char *what, const char *key)
{
    static const char *const keys[][3] = {
        {"a document", "variants", "variant_name"},
        {"a style", "entries", "kind"},
        {"a locale", "date_words", "date_word"},
    };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strcmp(keys[i][0], what) == 0 && strcmp(keys[i][1], key) == 0)
            return keys[i][2];
    return NULL;
}
