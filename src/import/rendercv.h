/* rendercv.h: what the parts of the reader of RenderCV's files share.
 *
 * In: the tree of a file of RenderCV 1, 2.0 to 2.3 (design.text, locale_catalog, rendercv_settings) or later
 * (design.typography, locale, settings). Out: the nodes of a document. What themes and keys of a design mean
 * stands in styles/import/rendercv.yaml. */
#ifndef IMPORT_RENDERCV_H
#define IMPORT_RENDERCV_H

#include "import/take.h"

struct rendercv {
    struct import *i;
    struct arena *a;
    const struct node *data; /* of styles/import/rendercv.yaml */
    const struct node *cv, *design, *locale, *settings; /* NULL: none */
    struct table bold;       /* words that are bold wherever they stand */
    VEC(size_t) bold_bytes;  /* how long these are, each once, the longest first */
    struct table own;        /* keys of entries that only the design's templates print -> their names here */
    bool photo, noted;       /* the CV has a picture; its header says when it was last changed */
};

/* ---- texts */

/* The text with its formulas and dollars, bold words and, if `lines`, line breaks as ours are written. */
struct node *rendercv_text(struct rendercv *r, struct node *n, bool lines);
/* The title that RenderCV makes of a key: "selected_honors" is "Selected Honors". */
struct str rendercv_title(struct rendercv *r, struct str key);
/* The words that settings.bold_keywords makes bold. */
void rendercv_bold(struct rendercv *r, const struct node *list);

/* ---- parts of the file */

/* The sections; NULL if there is none. */
struct node *rendercv_sections(struct rendercv *r, const struct node *sections);
/* One entry. */
struct node *rendercv_entry(struct rendercv *r, struct node *entry);
/* The style; NULL without a design. */
struct node *rendercv_style(struct rendercv *r);
/* The template of a row, such as "**COMPANY**, POSITION -- LOCATION", in our notation. */
struct str rendercv_template(struct rendercv *r, struct str line);
/* What a key of entries that is no field of ours is called here if a template of the design prints it; NULL. */
const char *rendercv_own(struct rendercv *r, struct str key);
/* The styles of entries that the design's templates ask for; NULL: none does. `labels`: dates have a column
 * of their own. */
struct node *rendercv_entries(struct rendercv *r, bool labels);
/* A copy of a part of the data under this name, with values of the design in it; NULL: there is none. */
struct node *rendercv_part(struct rendercv *r, const char *name, struct pos pos);
/* The locale; NULL: the file says nothing of it. */
struct node *rendercv_locale(struct rendercv *r);

#endif
