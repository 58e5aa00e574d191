/* test_template.c: templates -> parts; mistakes in templates. */
#include <string.h>

#include "load/bind.h"
#include "sink.h"
#include "style/style.h"
#include "style/template.h"
#include "unit.h"

static struct sink sink;
static const struct fontstyle note = {.name = STR("note")};

static const struct fontstyle *find(const void *user, struct str name)
{
    (void)user;
    return str_eq(name, note.name) ? &note : NULL;
}

/* Parts on one line: 'text', {field}, [optional], B(bold), I(italic), R(role). */
static void print(struct buf *b, const struct part *p, size_t n)
{
    static const char *const open[] = {[PART_OPTIONAL] = "[", [PART_BOLD] = "B(",
                                       [PART_ITALIC] = "I(", [PART_FONT] = "R(",
                                       [PART_CHOICE] = "C("};
    for (size_t i = 0; i < n; i++) {
        if (p[i].kind == PART_TEXT) {
            buf_printf(b, "'%.*s'", STRF(p[i].text));
        } else if (p[i].kind == PART_WORD || p[i].kind == PART_ICON) {
            buf_printf(b, "%c(%.*s)", p[i].kind == PART_WORD ? 'W' : 'S', STRF(p[i].text));
        } else if (p[i].kind == PART_TERM) {
            buf_printf(b, "T(%.*s)", STRF(p[i].text));
        } else if (p[i].kind == PART_FIELD) {
            buf_printf(b, "{%s}", field_key(p[i].field));
        } else {
            buf_add(b, str_of(open[p[i].kind]));
            print(b, p[i].parts.at, p[i].parts.n);
            buf_char(b, p[i].kind == PART_OPTIONAL ? ']' : ')');
        }
    }
}

static bool read_template(const char *text, struct template *t)
{
    struct binder b = {.a = sink.arena, .d = &sink.diag};
    *t = (struct template){0};
    return template_read(&b, (struct markup){str_of(text), {0}}, find, NULL, t);
}

static const struct {
    const char *text, *parts;
} good[] = {
    {"", ""},
    {"plain", "'plain'"},
    {"{name}", "{name}"},
    {"{name}, {location}", "{name}', '{location}"},
    {"**{company}**[, {department}]", "B({company})[', '{department}]"},
    {"*{degree}[ in {area}]*", "I({degree}[' in '{area}])"},
    {"**a *b* c**", "B('a 'I('b')' c')"},
    {"*a **b** c*", "I('a 'B('b')' c')"},
    {"[a [b [{name}]]]", "['a '['b '[{name}]]]"},
    {"[]", "[]"},
    {"[{name} || {item} || {text}]", "C([{name}' '][' '{item}' '][' '{text}])"},
    {"[ | {name}]", "[' | '{name}]"},
    {"{word:skills} {icon:phone}", "W(skills)' 'S(phone)"},
    {"[, {term:volume.series}||{term:area}]", "C([', 'T(volume.series)][T(area)])"},
    {"{title}[ <note>{note}</note>]", "{title}[' 'R({note})]"},
    {"<note>a **b**</note>", "R('a 'B('b'))"},
    {"\\[{n}\\]", "'['{n}']'"},
    {"\\*\\{\\\\\\<", "'*{\\<'"},
    {"ends in \\", "'ends in \\'"},
    {"a } b > c", "'a } b > c'"}, /* closing signs of nothing */
    {"姚 {name} –", "'姚 '{name}' –'"},
};

static void test_good(void)
{
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        struct template t;
        struct buf b = {.a = sink.arena};
        size_t before = sink.reports;
        bool ok = read_template(good[i].text, &t);
        print(&b, t.parts.at, t.parts.n);
        if (!CHECK(ok && sink.reports == before && str_eq(buf_str(&b), str_of(good[i].parts))))
            fprintf(stderr, "    '%s' was read as %.*s\n", good[i].text, STRF(buf_str(&b)));
    }
}

static const struct {
    const char *text;
    enum diag_code code;
    const char *message; /* a part of it */
} bad[] = {
    {"{name", DIAG_CODE_BAD_TEMPLATE, "'{' without '}'"},
    {"[a", DIAG_CODE_BAD_TEMPLATE, "']' is missing"},
    {"a]", DIAG_CODE_BAD_TEMPLATE, "']' without '['"},
    {"**a", DIAG_CODE_BAD_TEMPLATE, "'**' is missing"},
    {"*a", DIAG_CODE_BAD_TEMPLATE, "'*' is missing"},
    {"**a*", DIAG_CODE_BAD_TEMPLATE, "'*' is missing"},
    {"<note>a", DIAG_CODE_BAD_TEMPLATE, "'</note>' is missing"},
    {"<note", DIAG_CODE_BAD_TEMPLATE, "'<' without '>'"},
    {"[**a]**", DIAG_CODE_BAD_TEMPLATE, "']' without '['"},
    {"{nmae}", DIAG_CODE_UNKNOWN_FIELD, "did you mean 'name'?"},
    {"{}", DIAG_CODE_UNKNOWN_FIELD, "'{}'"},
    {"{ name }", DIAG_CODE_UNKNOWN_FIELD, "'{ name }'"},
    {"<nope>a</nope>", DIAG_CODE_UNKNOWN_FONT_NAME, "'nope'"},
};

static void test_bad(void)
{
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct template t;
        size_t before = sink.reports;
        bool ok = read_template(bad[i].text, &t);
        if (!CHECK(!ok && sink.reports == before + 1 && sink.code == bad[i].code &&
                   strstr(str_c(sink.arena, sink.message), bad[i].message)))
            fprintf(stderr, "    '%s': %zu reports, the last: %.*s\n", bad[i].text,
                    sink.reports - before, STRF(sink.message));
    }
}

/* Sixteen levels are enough for anyone; a million must not fill the stack. */
static void test_deep(void)
{
    enum { DEEP = 1000000 };
    struct template t;
    struct buf b = {.a = sink.arena};
    for (int i = 0; i < 16; i++)
        buf_char(&b, '[');
    for (int i = 0; i < 16; i++)
        buf_char(&b, ']');
    buf_char(&b, 0);
    CHECK(read_template(b.p, &t));
    char *deep = arena_alloc(sink.arena, DEEP + 1);
    memset(deep, '[', DEEP);
    size_t before = sink.reports;
    CHECK(!read_template(deep, &t) && sink.reports == before + 1);
    CHECK(strstr(str_c(sink.arena, sink.message), "nested too deeply") != NULL);
}

static void count(void *user, enum field f)
{
    ((int *)user)[f]++;
}

static void test_fields(void)
{
    struct template t;
    int seen[FIELD_COUNT] = {0};
    CHECK(read_template("{name}[, <note>{note}[ {url}]</note>] **{name}**", &t));
    template_fields(&t, count, seen);
    CHECK(seen[FIELD_NAME] == 2 && seen[FIELD_NOTE] == 1 && seen[FIELD_URL] == 1);
    CHECK_EQ(seen[FIELD_DOI], 0);
}

int main(void)
{
    sink_open(&sink);
    test_good();
    test_bad();
    test_deep();
    test_fields();
    sink_close(&sink);
    return unit_result();
}
