/* phrases.c: what the value of a field is in a text: which phrase (rich.h), and whether its numbers stay as
 * they were typed. */
#include "content/resolve.h"

/* What a field is in a text of several fields. */
static enum phrase_kind phrase_of(const struct scope *s, enum field f)
{
    switch (f) {
    case FIELD_TITLE:
        return PHRASE_TITLE;
    case FIELD_VENUE:
    case FIELD_JOURNAL:
    case FIELD_SERIES:
        return PHRASE_SOURCE;
    case FIELD_VOLUME:
    case FIELD_VOLUMES:
    case FIELD_NUMBER:
    case FIELD_PAGES:
    case FIELD_PAGE_TOTAL:
    case FIELD_EDITION:
    case FIELD_CHAPTER:
    case FIELD_VERSION:
    case FIELD_CITATIONS:
        return PHRASE_NUMBER;
    case FIELD_LABEL:
        return PHRASE_LABEL;
    case FIELD_NAME:
    case FIELD_NAME_PARTS:
    case FIELD_GIVEN:
    case FIELD_FAMILY:
        return s->entry && !s->letter ? PHRASE_TEXT : PHRASE_PEOPLE;
    default:
        break;
    }
    enum field_holds holds = field_holds(f);
    return holds == FIELD_HOLDS_AUTHORS || holds == FIELD_HOLDS_ROLES ? PHRASE_PEOPLE
           : holds == FIELD_HOLDS_LINKS                               ? PHRASE_LINKS
           : holds == FIELD_HOLDS_DATE || holds == FIELD_HOLDS_DATES ? PHRASE_NUMBER
                                                                          : PHRASE_TEXT;
}

void phrases_note(struct resolver *r, const struct scope *s, const struct template *t, enum field f,
                  size_t from, struct rich *to)
{
    const struct part *p = t->parts.at;
    size_t n = t->parts.n;
    if (f == FIELD_SOURCE || to->text.n == from)
        return;
    while (n == 1 && p->kind != PART_FIELD)
        n = p->parts.n, p = p->parts.at;
    enum phrase_kind kind = phrase_of(s, f);
    if (n > 1 || kind == PHRASE_PEOPLE || kind == PHRASE_LABEL)
        rich_phrase(to, r->a, from, kind);
}

bool phrases_are_exact(enum field f)
{
    static const enum field exact[] = {FIELD_LOCATION, FIELD_EMAIL, FIELD_PHONE, FIELD_WEBSITE, FIELD_RECIPIENT,
                                       FIELD_DOI, FIELD_ARXIV, FIELD_URL, FIELD_VOLUME, FIELD_NUMBER,
                                       FIELD_PAGES, FIELD_VERSION};
    for (size_t i = 0; i < sizeof exact / sizeof *exact; i++)
        if (f == exact[i])
            return true;
    return false;
}

/* True for names that may stand on one line: "Prize for the Best Student Paper of the Year". */
static bool is_few(struct str s)
{
    enum { FEW = 10 };
    size_t words = 1;
    for (size_t i = 0; i < s.n; i++)
        words += s.p[i] == ' ';
    return words <= FEW;
}

void phrases_set(struct resolver *r, enum field f, struct markup m, const struct charstyle *style, struct rich *to)
{
    size_t from = to->text.n;
    bool name = (f == FIELD_AWARD || f == FIELD_GIVER) && is_few(m.text);
    resolve_set(r, to, m, style, f == FIELD_PHONE ? WRAP_NOWHERE : name ? WRAP_BETWEEN_NAMES : WRAP_ANYWHERE);
    if (f >= FIELD_ADVISOR && f <= FIELD_COLLABORATORS)
        resolve_tie_names(r, to, from);
}
