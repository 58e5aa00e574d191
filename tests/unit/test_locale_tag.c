/* test_locale_tag.c: what is a tag of BCP 47, and the tag that a PDF gets for one that a document names. */
#include <string.h>

#include "model/locale.h"
#include "sink.h"
#include "unit.h"

static struct sink sink;

static const char *const good[] = {
    "de",          "DE",           "fil",          "de-DE",        "es-419",      "zh-Hant",   "zh-Hant-HK",
    "zh-cmn-Hans", "de-1901",      "de-CH-1901",   "ca-valencia",  "sl-rozaj-biske", "de-x-own", "de-x-a-b",
    "ja-u-lb-loose", "en-US-u-hc-h12", "en-a-bb-x-y", "de-DE-1901-1996",
};

static const char *const bad[] = {
    "",       "d",       "deutsch",   "de-",     "-de",      "de--DE",  "de_DE",   "de-D",    "de-x",          "de-u",
    "de-ü",   "de-DE-DE", "de-DE-Latn", "de-Latn-Latn", "en-a-b", "en-a-x-y", "en-a-bb-a-cc", "de-1901-1901",
    "de-abcdefghi", "de-x-abcdefghi", "en-GB-oed", "i-klingon", "d3",
};

/* What documents write, and the tag; NULL: there is no such locale. */
static const char *const asked[][2] = {
    {"de", "de"},                 {"German", "de"},            {"Deutsch", "de"},        {"de-at", "de-AT"},
    {"de_AT.UTF-8", "de-AT"},     {"de_DE@euro", "de-DE"},     {"pt-br", "pt-BR"},       {"pt_PT", "pt-PT"},
    {"no", "nb"},                 {"no-NO", "nb-NO"},          {"iw", "he"},             {"iw_IL", "he-IL"},
    {"zh", "zh-Hans"},            {"zh-TW", "zh-Hant-TW"},     {"zh_HK", "zh-Hant-HK"},  {"zh-cmn-Hans", "zh-Hans"},
    {"de-CH-1901", "de-CH-1901"}, {"en-u-ca-buddhist", "en-u-ca-buddhist"},
    {"en-us-U-hc-h12", "en-US-u-hc-h12"},                      {"ja-u-lb-loose", "ja-u-lb-loose"},
    {"en-x-ab", "en-x-ab"},       {"de_DEE", "de"},            {"de-D", NULL},           {"de-x", NULL},
    {"de-DE-DE", NULL},           {"sr", NULL},                {"", NULL},
};

int main(void)
{
    sink_open(&sink);
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        if (!CHECK(locale_is_language(str_of(good[i]))))
            fprintf(stderr, "    %s\n", good[i]);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (!CHECK(!locale_is_language(str_of(bad[i]))))
            fprintf(stderr, "    %s\n", bad[i]);
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        struct str tag = {0};
        bool found = locale_find(sink.arena, str_of(asked[i][0]), &tag).p;
        if (!CHECK(asked[i][1] ? found && str_eq(tag, str_of(asked[i][1])) : !found))
            fprintf(stderr, "    %s: %.*s\n", asked[i][0], STRF(tag));
    }
    CHECK(str_eq(locale_nearest(sink.arena, STR("de-DE-DE")), STR("de")));
    CHECK(str_eq(locale_nearest(sink.arena, STR("nn-NO")), STR("nb")));
    CHECK(!locale_nearest(sink.arena, STR("sr")).n);
    CHECK(!locale_uses_letter(STR("en-u-ca-buddhist")));
    CHECK(locale_uses_letter(STR("fr-CA")));
    sink_close(&sink);
    return unit_result();
}
