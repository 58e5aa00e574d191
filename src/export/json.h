/* json.h: writing JSON (RFC 8259), indented by two spaces. */
#ifndef EXPORT_JSON_H
#define EXPORT_JSON_H

#include "base/str.h"

/* Zeroed but for the arena of its bytes: nothing written. */
struct json {
    struct buf b;
    int depth;
    bool some; /* what is open has something in it */
};

/* A '{' or '[' under a key; `key` NULL: in a list, or the whole. */
void json_open(struct json *j, const char *key, char bracket);
/* Its '}' or ']'. The whole ends with a line feed. */
void json_close(struct json *j, char bracket);
/* A text; nothing for an empty one. What is not UTF-8 becomes U+FFFD. */
void json_text(struct json *j, const char *key, struct str text);

#endif
