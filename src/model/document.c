/* document.c: reads the keys at the top of a document. */
#include "model/document.h"

#include "load/looks.h"
#include "model/cv.h"
#include "model/slips.h"

/* In the order of enum pdf_standard (pdf.h). */
static const char *const standard_names[] = {"a-2a", "a-2u", "a-3a", "none", NULL};

static const struct bind_key pdf_keys[] = {
    BIND_KEY_OF("standard", BIND_ENUM, pdf_keys, standard,
                "Part and level of PDF/A; with 'embed' it is a-3a.", standard_names,
                .example = "a-2u", .initial = "a-2a", .also = "conformance, pdfa, version"),
    BIND_KEY("embed", BIND_BOOL, pdf_keys, embed,
             "yes: the PDF carries its source, and the CV as JSON Resume and JSON-LD.",
             .example = "yes", .initial = "no", .also = "attach, attachments, source"),
};
static const struct bind_table pdf_table = BIND_TABLE(pdf_keys, "'pdf'");

struct pages_keys {
    int most;
};

static const struct bind_key pages_keys[] = {
    BIND_KEY("most", BIND_INT, pages_keys, most,
             "Pages that the text may take; a shorter one is left as it is.", .example = "1",
             .initial = "0", .also = "max, at_most, limit, page_limit, max_pages"),
};
static const struct bind_table pages_table = BIND_TABLE(pages_keys, "'pages'");

/* Reads "2" or {most: 2}. */
static bool pages_read(struct binder *b, const struct node *n, struct document *to)
{
    struct pages_keys k = {0};
    if (!n || n->kind == NODE_NULL)
        return true;
    if (n->kind != NODE_MAP)
        return bind_int(b, n, &to->pages, "pages");
    bool good = bind_map(b, n, &pages_table, &k);
    to->pages = k.most;
    to->most = true;
    return good;
}

static const struct bind_key check_keys[] = {
    BIND_KEY("ignore", BIND_SOME, check_keys, ignore, "Names of rules that say nothing of this document.",
             .example = "[placeholder, gap]", .also = "silence, disable, off, skip", .takes = "a name"),
    BIND_KEY("gaps", BIND_INT, check_keys, gaps,
             "Months without a job or degree that may pass; more are told. 0: nothing is.", .example = "6",
             .initial = "0", .also = "gap, max_gap"),
    BIND_KEY("overlaps", BIND_BOOL, check_keys, overlaps, "yes: two jobs at the same time are told.",
             .example = "yes", .initial = "no", .also = "overlap"),
};
static const struct bind_table check_table = BIND_TABLE(check_keys, "'check'");

#define VARIANT(key, member, doc, ...) BIND_KEY(key, BIND_NODE, variant_keys, member, doc, __VA_ARGS__)
static const struct bind_key variant_keys[] = {
    VARIANT("tags", tags,
            "Shown of what has tags that variants name: what has one of these, or the variant's name as a tag.",
            .example = "[industry]", .also = "with, only, include, keep, show",
            .takes = "a word, or a list"),
    VARIANT("without", without, "Not shown: what has one of these tags.", .example = "[teaching]",
            .also = "exclude, except, hide, omit, skip, not", .takes = "a word, or a list"),
    VARIANT("sections", sections, "The sections that are shown, in this order; or a mapping: as in `cv`.",
            .example = "[Education, Talks]", .also = "order, section_order", .takes = "a list of keys",
            .otherwise = "all"),
    VARIANT("limits", limits,
            "How many items are shown at most, by the key of a section or of a list of entries.",
            .example = "{Talks: 3, highlights: 2}", .also = "limit, most, max, top",
            .takes = "a mapping of keys to numbers"),
    VARIANT("extends", extends, "The variant that this one changes.", .example = "industry",
            .also = "inherits, base, parent", .takes = "a name"),
};
const struct bind_table variant_table = BIND_TABLE(variant_keys, "a variant");

static const struct bind_key document_keys[] = {
    BIND_FORMAT_KEY(document, format),
    BIND_KEY_OF("cv", BIND_NODE, document, cv, "What the CV says.", &cv_table,
                .example = "{name: Robin Example}", .also = "resume, basics, content, data"),
    BIND_KEY_OF("letter", BIND_NODE, document, letter, "Cover letter, before the sections.",
                &field_table, .example = "{opening: Dear Reader, closing: Yours}",
                .also = "cover_letter, coverletter"),
    BIND_KEY("style", BIND_NODE, document, style,
             "How it looks: name, file or folder of a style, or a mapping with 'extends'.",
             .example = "plain", .initial = "default", .also = "design, theme, template, layout",
             .takes = "a name, or a style"),
    BIND_KEY("locale", BIND_NODE, document, locale,
             "Its language: name or file of a locale, or a mapping with 'extends'.",
             .example = "en", .initial = "default", .also = "language, lang, locale_catalog",
             .takes = "a name, or a locale"),
    BIND_KEY_OF("pages", BIND_NODE, document, fit, "Pages to fill; 0: as many as the text needs.",
                &pages_table, .example = "2", .initial = "0", .also = "fit, page_count",
                .takes = "number, or"),
    BIND_KEY("balance", BIND_BOOL, document, balance, "yes: fill all pages equally.",
             .example = "yes", .initial = "no", .also = "even, flushbottom, balanced"),
    BIND_KEY("hyphenation", BIND_NODE, document, division,
             "no: words are not divided; a list: words with '-' where they may be divided.",
             .example = "[data-base, Foobar]", .initial = "yes",
             .also = "hyphenate, hyphens, hyphenation_exceptions", .takes = "yes, no, or words"),
    BIND_KEY_OF("variants", BIND_NAMED, document, variants,
                "Other CVs from this document: what each chooses, and other keys that it changes (--variant).",
                &variant_table, .example = "{industry: {without: [teaching]}}",
                .also = "versions, flavors, flavours, editions", .takes = "keys of a document and of `cv`, and"),
    BIND_KEY("private", BIND_NODE, document, hidden,
             "What --public leaves out: keys of `cv`, sections, paths, or entries.FIELD.",
             .example = "[phone, location]", .also = "confidential, secret, hidden, hide",
             .takes = "a name, or a list"),
    BIND_KEY_OF("pdf", BIND_MAP, document, pdf, "What kind of PDF is written.", &pdf_table,
                .example = "{standard: a-2u}", .also = "output, rendercv_settings, settings"),
    BIND_KEY_OF("check", BIND_MAP, document, check, "What 'cvtex check' says of this document.",
                &check_table, .example = "{ignore: [placeholder]}", .also = "lint, checks"),
};
const struct bind_table document_table = BIND_TABLE_SLIPS(document_keys, "a document", slips_of_document);

bool document_is_like(struct str text)
{
    static const struct bind_key keys[] = {{.name = "sections"}}, others[] = {{.name = "basics"}, {.name = "work"}, {.name = "content"},
                                          {.name = "education"}, {.name = "skills"}};
    static const struct bind_table table = BIND_TABLE(keys, "a CV"), foreign = BIND_TABLE(others, "a CV");
    return looks_keyed(text, &document_table, true) || looks_keyed(text, &table, false) ||
           looks_keyed(text, &foreign, true);
}

bool document_read(struct binder *b, const struct node *tree, struct document *to)
{
    *to = (struct document){.pdf = {-1, -1}};
    bool good = bind_map(b, tree, &document_table, to);
    good &= pages_read(b, to->fit, to);
    good &= hyphenation_read(b, to->division, &to->hyphenation);
    if (tree->kind != NODE_MAP || to->cv)
        return good;
    if (good)
        diag_report(b->d, DIAG_CODE_MISSING_KEY, tree->pos, "a document", "cv");
    return false;
}
