/* json.h: writing JSON (RFC 8259), indented by two spaces. */
#ifndef EXPORT_JSON_H
#define EXPORT_JSON_H

#include "base/str.h"

/* A JSON text that is being written. At the start all is zero, except the arena of `b`. */
struct json {
    struct buf b;
    int depth;
    bool some; /* true: the innermost open bracket is not empty */
};

/* Opens '{' or '[' under a key. `key` is NULL inside a list and for the whole text. */
void json_open(struct json *j, const char *key, char bracket);
/* Closes it with '}' or ']'. The last one adds a line feed. */
void json_close(struct json *j, char bracket);
/* Writes a string under a key (NULL inside a list), or nothing if `text` is empty. Bytes that are
 * not UTF-8 become U+FFFD. */
void json_text(struct json *j, const char *key, struct str text);
/* Writes a value that is JSON already: a number, or a whole object. */
void json_raw(struct json *j, const char *key, struct str value);
/* Writes members that are JSON already into an open object: "\"a\": 1, \"b\": 2". */
void json_members(struct json *j, struct str members);

#endif
