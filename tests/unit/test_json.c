/* test_json.c: JSON: brackets, commas, escapes. */
#include "export/json.h"
#include "unit.h"

static struct arena *arena;

static bool is(const struct json *j, const char *what)
{
    if (str_eq(buf_str(&j->b), str_of(what)))
        return true;
    fprintf(stderr, "    '%.*s' is not '%s'\n", STRF(buf_str(&j->b)), what);
    return false;
}

static void test_structure(void)
{
    struct json j = {.b = {.a = arena}};
    json_open(&j, NULL, '{');
    json_close(&j, '}');
    CHECK(is(&j, "{}\n"));
    j = (struct json){.b = {.a = arena}};
    json_open(&j, NULL, '{');
    json_text(&j, "a", STR("1"));
    json_text(&j, "nothing", STR(""));
    json_open(&j, "list", '[');
    json_text(&j, NULL, STR("x"));
    json_open(&j, NULL, '{');
    json_close(&j, '}');
    json_close(&j, ']');
    json_open(&j, "empty", '[');
    json_close(&j, ']');
    json_text(&j, "z", STR("2"));
    json_close(&j, '}');
    CHECK(is(&j, "{\n  \"a\": \"1\",\n  \"list\": [\n    \"x\",\n    {}\n  ],\n  \"empty\": [],\n"
                 "  \"z\": \"2\"\n}\n"));
}

static void test_escapes(void)
{
    static const struct {
        struct str in;
        const char *out;
    } cases[] = {
        {STR("a\"b\\c/d"), "a\\\"b\\\\c/d"},
        {STR("line\nline\ttab"), "line\\nline\\u0009tab"},
        {STR("\0\x1F"), "\\u0000\\u001f"},
        {STR("Åsk – “x” 姚 🎓"), "Åsk – “x” 姚 🎓"},
        {STR("a\xFFz"), "a\xEF\xBF\xBDz"},
        {STR("\xE2\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD"},
        {STR("</script>\x7F"), "</script>\x7F"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct json j = {.b = {.a = arena}};
        json_open(&j, NULL, '[');
        json_text(&j, NULL, cases[i].in);
        json_close(&j, ']');
        CHECK(is(&j, str_c(arena, str_printf(arena, "[\n  \"%s\"\n]\n", cases[i].out))));
    }
}

int main(void)
{
    arena = arena_new();
    test_structure();
    test_escapes();
    arena_free(arena);
    return unit_result();
}
