/* display.c: the names of element types in PDF. */
#include "display/display.h"

const char *element_name(enum element_type t)
{
    static const char *const names[] = {
        [ELEMENT_DOCUMENT] = "Document", [ELEMENT_SECTION] = "Sect",  [ELEMENT_TITLE] = "H1",
        [ELEMENT_HEADING] = "H2",        [ELEMENT_SUBHEADING] = "H3",
        [ELEMENT_HEADING4] = "H4",       [ELEMENT_HEADING5] = "H5",   [ELEMENT_HEADING6] = "H6",
        [ELEMENT_GROUP] = "Div",         [ELEMENT_PARAGRAPH] = "P",
        [ELEMENT_LIST] = "L",            [ELEMENT_ITEM] = "LI",       [ELEMENT_LABEL] = "Lbl",
        [ELEMENT_BODY] = "LBody",        [ELEMENT_LINK] = "Link",     [ELEMENT_SPAN] = "Span",
        [ELEMENT_FIGURE] = "Figure",     [ELEMENT_FORMULA] = "Formula",
        [ELEMENT_TABLE] = "Table",       [ELEMENT_TABLE_ROW] = "TR",
        [ELEMENT_TABLE_HEAD] = "TH",     [ELEMENT_TABLE_CELL] = "TD",
    };
    return names[t];
}
