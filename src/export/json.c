/* json.c: writes brackets, commas and escapes of JSON. */
#include "export/json.h"

static void put_string(struct buf *b, struct str s)
{
    size_t n;
    buf_char(b, '"');
    for (size_t i = 0; i < s.n; i += n) {
        int32_t c = utf8_at(s, i, &n);
        if (c == '"' || c == '\\') {
            buf_char(b, '\\');
            buf_char(b, (char)c);
        } else if (c == '\n') {
            buf_add(b, STR("\\n"));
        } else if (c < ' ') {
            buf_printf(b, "\\u%04x", (unsigned)c);
        } else {
            buf_code(b, c);
        }
    }
    buf_char(b, '"');
}

static void new_line(struct json *j)
{
    buf_char(&j->b, '\n');
    for (int i = 0; i < j->depth; i++)
        buf_add(&j->b, STR("  "));
}

static void begin(struct json *j, const char *key)
{
    if (j->some)
        buf_char(&j->b, ',');
    if (j->depth)
        new_line(j);
    j->some = true;
    if (key) {
        put_string(&j->b, str_of(key));
        buf_add(&j->b, STR(": "));
    }
}

void json_open(struct json *j, const char *key, char bracket)
{
    begin(j, key);
    buf_char(&j->b, bracket);
    j->depth++;
    j->some = false;
}

void json_close(struct json *j, char bracket)
{
    j->depth--;
    if (j->some)
        new_line(j);
    buf_char(&j->b, bracket);
    j->some = true;
    if (!j->depth)
        buf_char(&j->b, '\n');
}

void json_text(struct json *j, const char *key, struct str text)
{
    if (!text.n)
        return;
    begin(j, key);
    put_string(&j->b, text);
}

void json_raw(struct json *j, const char *key, struct str value)
{
    begin(j, key);
    buf_add(&j->b, value);
}

void json_members(struct json *j, struct str members)
{
    json_raw(j, NULL, members);
}
