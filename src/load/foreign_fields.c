/* foreign_fields.c: the tables. */
#include "load/foreign_fields.h"

const struct foreign_field foreign_bibtex_fields[] = {
    {"journaltitle", "journal", 'm'},  {"journal", "journal", 'm'},
    {"journalsubtitle", "journal", 's'},
    {"booktitle", "venue", 'm'},       {"booksubtitle", "venue", 's'},
    {"booktitleaddon", "venue", 'm'},  {"eventtitle", "venue", 'm'},
    {"venue", "venue", 'm'},           {"shortjournal", "venue_short", 'm'},
    {"maintitle", "main_title", 'm'},  {"mainsubtitle", "main_title", 's'},
    {"series", "series", 'm'},         {"volume", "volume", 'm'},
    {"part", "volume", 'p'},           {"number", "number", 'm'},
    {"issue", "number", 'm'},          {"pages", "pages", 'm'},
    {"eid", "pages", 'm'},             {"articleno", "pages", 'm'},
    {"chapter", "chapter", 'm'},       {"edition", "edition", 'm'},
    {"version", "version", 'm'},       {"type", "genre", 'm'},
    {"volumes", "volumes", 'm'},       {"pagetotal", "page_total", 'm'},
    {"collaboration", "collaboration", 'n'},
    {"publisher", "publisher", 'm'},   {"school", "publisher", 'm'},
    {"institution", "publisher", 'm'}, {"organization", "publisher", 'm'},
    {"holder", "publisher", 'n'},      {"assignee", "publisher", 'n'},
    {"location", "location", 'm'},     {"address", "location", 'm'},
    {"nationality", "location", 'm'},  {"doi", "doi", 'w'},
    {"url", "url", 'w'},               {"note", "note", 'm'},
    {"titleaddon", "note", 'm'},       {"addendum", "note", 'm'},
    {"howpublished", "note", 'm'},     {"pubstate", "status", 'm'},
    {"status", "status", 'm'},         {"award", "award", 'm'},
    {"abstract", "abstract", 'm'},     {"summary", "summary", 'm'},
    {"keywords", "keywords", 'w'},     {"tags", "tags", 'w'},
    {"private", "private", 'w'},
    {"selected", "selected", 'w'},     {"citations", "citations", 'w'},
    {"authors", "authors", 'm'},       {NULL, NULL, 0},
};

const struct foreign_field foreign_csl_fields[] = {
    {"id", "key", 'w'},                {"title", "title", 'm'},
    {"volume", "volume", 'm'},         {"part-number", "volume", 'p'},
    {"part", "volume", 'p'},           {"issue", "number", 'm'},
    {"number", "number", 'm'},         {"collection-number", "number", 'm'},
    {"page", "pages", 'm'},            {"chapter-number", "chapter", 'm'},
    {"edition", "edition", 'm'},       {"version", "version", 'm'},
    {"number-of-volumes", "volumes", 'm'}, {"number-of-pages", "page_total", 'm'},
    {"genre", "genre", 'm'},           {"publisher", "publisher", 'm'},
    {"authority", "publisher", 'm'},   {"publisher-place", "location", 'm'},
    {"DOI", "doi", 'w'},               {"URL", "url", 'w'},
    {"abstract", "abstract", 'm'},     {"collection-title", "series", 'm'},
    {"status", "status", 'm'},         {"keyword", "keywords", 'w'},
    {"event-title", "venue", 'm'},     {"event", "venue", 'm'},
    {"container-title-short", "venue_short", 'm'},
    {"journalAbbreviation", "venue_short", 'm'},
    {"reviewed-title", "reviewed", 'm'}, {NULL, NULL, 0},
};

const struct foreign_people foreign_bibtex_people[] = {
    {"author", "authors", "author+an"},
    {"editor", "editors", "editor+an"},
    {"translator", "translators", "translator+an"},
    {NULL, NULL, NULL},
};

/* Where CSL has no author, it names the one who made the work by what they did. */
const struct foreign_people foreign_csl_people[] = {
    {"author", "authors", NULL},    {"inventor", "authors", NULL},
    {"director", "authors", NULL},  {"composer", "authors", NULL},
    {"performer", "authors", NULL}, {"editor", "editors", NULL},
    {"translator", "translators", NULL}, {NULL, NULL, NULL},
};

bool foreign_is_private(struct str field)
{
    static const char *const starts[] = {"bdsk-", "mendeley-", "citeulike-", "jabref-", "__", "tex.",
                                         "zotero", "date-", "biburl", "bibsource", "related"};
    static const char *const names[] = {
        /* of programs */
        "file", "timestamp", "owner", "groups", "username", "creationdate", "modificationdate",
        "added-at", "interhash", "intrahash", "biburl", "bibsource", "bibcode", "adsurl", "adsnote",
        "read", "readstatus", "ranking", "relevance", "priority", "qualityassured", "printed",
        "search", "rating", "posted-at", "date-added", "date-modified", "acmid", "pmid", "pmcid",
        "localfile", "local-url", "comment", "review", "annote", "annotation", "annotator-note",
        "citation-key", "citation key", "call-number", "library", "source", "archiveprefix",
        "dimensions", "contents", "pdf", "internal-note",
        /* about the entry */
        "options", "presort", "sortname", "sorttitle", "sortyear", "sortshorthand", "shorthand",
        "shorthandintro", "shorttitle", "title-short", "shortTitle", "shortauthor", "shorteditor",
        "shortseries", "label", "keylabel", "ids", "xref", "entryset", "execute", "hyphenation",
        "indextitle", "indexsorttitle", "langid", "langidopts", "language", "gender", "nameaddon",
        "usera", "userb", "userc", "userd", "usere", "userf", "verba", "verbb", "verbc", "urldate",
        "accessed", "submitted", "issn", "ISSN", "bibid", "mrnumber", "mrclass", "mrreviewer",
        "zblnumber", "copyright", "rights", "license", "coden", "lccn", "refid",
        "urlaccessdate", "lastchecked", "schema", "custom", "categories", "system_id", "multimedia-type",
    };
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (str_starts(field, str_of(starts[i])))
            return true;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_eq_nocase(field, str_of(names[i])))
            return true;
    return false;
}

/* The types of BibTeX's standard styles and of BibLaTeX (manual, section 2.1.1), and types that
 * people use for other works. */
static const char *const types[] = {
    "article",      "book",          "mvbook",        "inbook",        "bookinbook",
    "suppbook",     "booklet",       "collection",    "mvcollection",  "incollection",
    "suppcollection", "dataset",     "manual",        "misc",          "online",
    "patent",       "periodical",    "suppperiodical", "proceedings",  "mvproceedings",
    "inproceedings", "reference",    "mvreference",   "inreference",   "report",
    "software",     "thesis",        "unpublished",   "conference",    "electronic",
    "mastersthesis", "phdthesis",    "techreport",    "www",           "artwork",
    "audio",        "image",         "movie",         "music",         "performance",
    "review",       "standard",      "video",         "preprint",      "talk",
    "presentation", "poster",        "bachelorsthesis", "legislation", "legal",
    "jurisdiction", "letter",        "bibnote",       "commentary",
};

bool foreign_is_bibtex_type(struct str type)
{
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (str_eq_nocase(type, str_of(types[i])))
            return true;
    return false;
}

struct str foreign_csl_type(struct str type)
{
    static const struct {
        const char *csl, *type;
    } types_of_csl[] = {
        {"article-journal", "article"},   {"article-magazine", "article"},
        {"article-newspaper", "article"}, {"paper-conference", "inproceedings"},
        {"chapter", "incollection"},      {"entry", "inreference"},
        {"entry-dictionary", "inreference"}, {"entry-encyclopedia", "inreference"},
        {"article", "preprint"},          {"webpage", "online"},
        {"post", "online"},               {"post-weblog", "online"},
        {"manuscript", "unpublished"},    {"pamphlet", "booklet"},
        {"speech", "talk"},               {"review-book", "review"},
        {"broadcast", "audio"},           {"motion_picture", "movie"},
        {"song", "music"},                {"musical_score", "music"},
        {"graphic", "image"},             {"figure", "image"},
        {"map", "image"},
    };
    for (size_t i = 0; i < sizeof types_of_csl / sizeof *types_of_csl; i++)
        if (str_eq(type, str_of(types_of_csl[i].csl)))
            return str_of(types_of_csl[i].type);
    return type;
}
