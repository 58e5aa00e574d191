/* display.c: names of what elements mean. */
#include "display/display.h"

const char *role_name(enum element_role r)
{
    static const char *const names[] = {
        [ROLE_DOCUMENT] = "Document", [ROLE_SECTION] = "Sect",  [ROLE_TITLE] = "H1",
        [ROLE_HEADING] = "H2",        [ROLE_SUBHEADING] = "H3", [ROLE_PARAGRAPH] = "P",
        [ROLE_LIST] = "L",            [ROLE_ITEM] = "LI",       [ROLE_LABEL] = "Lbl",
        [ROLE_BODY] = "LBody",        [ROLE_LINK] = "Link",     [ROLE_SPAN] = "Span",
        [ROLE_FIGURE] = "Figure",
    };
    return names[r];
}
