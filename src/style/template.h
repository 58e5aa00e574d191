/* template.h: "**{company}**[, {department}]" -> parts that content/ fills with an entry's values.
 *
 * {field} is a value, {word:skills} a word of the locale, {icon:phone} an icon,
 * {term:volume} a value within the words that the locale has for it: "vol. 4". {term:volume.series}
 * takes two fields. A field that is none of ours is the document's own. [ ... ] is printed
 * only if the entry has all fields directly inside it. [ ... || ... ] prints the first of its parts
 * that passes this test. **...** is bold, *...* italic, <name>...</name> the font of that name. A
 * backslash takes the next character literally. There is nothing else: no loops, no conditions. */
#ifndef STYLE_TEMPLATE_H
#define STYLE_TEMPLATE_H

#include "base/markup.h"
#include "model/field.h"

enum part_kind {
    PART_TEXT,
    PART_FIELD,
    PART_EXTRA, /* a field of the user's own; `text` is its key */
    PART_WORD, /* of the locale; `text` is its name */
    PART_ICON, /* `text` is its name */
    PART_TERM, /* `text` is its name; `parts` are its fields */
    PART_OPTIONAL,
    PART_CHOICE, /* its parts are optional ones: the first whose fields are all there */
    PART_BOLD,
    PART_ITALIC,
    PART_FONT,
};

struct binder;
struct fontstyle;

struct part {
    enum part_kind kind;
    struct str text;         /* PART_TEXT, PART_EXTRA, PART_WORD, PART_ICON, PART_TERM */
    enum field field;        /* PART_FIELD */
    const struct fontstyle *font; /* PART_FONT */
    VEC(struct part) parts;  /* inside this one; other kinds */
};

struct template {
    VEC(struct part) parts;
    struct pos pos;
};

typedef const struct fontstyle *font_find_fn(const void *user, struct str name);

/* Reads a template; `find` looks up fonts by name. False if `text` is no template (reported). */
bool template_read(struct binder *b, struct markup text, font_find_fn *find, const void *user,
                   struct template *to);
/* Calls `see` for every field of the template, also for optional ones. */
void template_fields(const struct template *t, void (*see)(void *user, enum field f), void *user);

#endif
