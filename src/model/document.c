/* document.c: the table of a document's keys. */
#include "model/document.h"

#include "model/cv.h"

static const char *const standard_names[] = {"a-2a", "a-2u", "a-3a", "none", NULL};
static const struct bind_key pdf_keys[] = {
    {"standard", BIND_ENUM, offsetof(struct pdf_keys, standard),
     "The part and level of PDF/A; a-2a, with 'embed' a-3a.", {standard_names}},
    {"embed", BIND_BOOL, offsetof(struct pdf_keys, embed),
     "yes: the PDF carries its source, and the CV as JSON Resume and JSON-LD.", {NULL}},
};
static const struct bind_table pdf_table = {"'pdf'", pdf_keys, sizeof pdf_keys / sizeof *pdf_keys};

#define KEY(key, type, member, doc) {key, type, offsetof(struct document, member), doc, {NULL}}
static const struct bind_key document_keys[] = {
    {"cv", BIND_NODE, offsetof(struct document, cv), "What the CV says.", {&cv_table}},
    KEY("letter", BIND_NODE, letter, "A cover letter, in place of the sections or before them."),
    KEY("style", BIND_NODE, style,
        "How it looks: a style's name, its file or folder, or a mapping with 'extends'."),
    KEY("locale", BIND_NODE, locale, "Its language: a locale's name, its file, or a mapping."),
    KEY("pages", BIND_INT, pages, "How many pages it is to fill; 0: as many as it takes."),
    KEY("balance", BIND_BOOL, balance, "yes: all pages are filled alike."),
    {"pdf", BIND_MAP, offsetof(struct document, pdf), "What kind of PDF it becomes.", {&pdf_table}},
};
const struct bind_table document_table = {"a document", document_keys,
                                          sizeof document_keys / sizeof *document_keys};

bool document_read(struct binder *b, const struct node *tree, struct document *to)
{
    *to = (struct document){.pdf = {-1, -1}};
    bool good = bind_map(b, tree, &document_table, to);
    if (tree->kind != NODE_MAP || to->cv)
        return good;
    if (good)
        diag_report(b->d, DIAG_CODE_MISSING_KEY, tree->pos, "a document", "cv");
    return false;
}
