/* template.h: "**{company}**[, {department}]" -> parts that content/ fills with an entry's values.
 *
 * {field} is a value, {word:skills} a word of the locale, {icon:phone} an icon. [ ... ] is set only
 * if every field directly inside is there; of [ ... || ... ] the first part of which that holds.
 * **bold**, *italic* and <font>...</font>, the name of a font, go around what they enclose. A backslash takes the next
 * sign as it is. Nothing else: no loops, no conditions. */
#ifndef STYLE_TEMPLATE_H
#define STYLE_TEMPLATE_H

#include "base/markup.h"
#include "model/field.h"

enum part_kind {
    PART_TEXT,
    PART_FIELD,
    PART_WORD, /* of the locale: its name is the text */
    PART_ICON, /* its name is the text */
    PART_OPTIONAL,
    PART_CHOICE, /* of optional parts: the first that is all there */
    PART_BOLD,
    PART_ITALIC,
    PART_FONT,
};

struct binder;
struct fontstyle;

struct part {
    enum part_kind kind;
    struct str text;         /* PART_TEXT, PART_WORD, PART_ICON */
    enum field field;        /* PART_FIELD */
    const struct fontstyle *font; /* PART_FONT */
    VEC(struct part) parts;  /* inside the others */
};

struct template {
    VEC(struct part) parts;
    struct pos pos;
};

typedef const struct fontstyle *font_find_fn(const void *user, struct str name);

/* False, after reporting, when the text is no template. `find` looks up fonts by name. */
bool template_read(struct binder *b, struct markup text, font_find_fn *find, const void *user,
                   struct template *to);
/* Calls `see` for every field in the template, optional or not. */
void template_fields(const struct template *t, void (*see)(void *user, enum field f), void *user);

#endif
