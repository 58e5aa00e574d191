/* test_prepared.c: trees made while the program is built equal those made by parsing.
 *
 *     test_prepared FILE...     the same files as for prepared_compile */
#include "disk.h"
#include "load/prepared.h"
#include "sink.h"
#include "unit.h"

static struct sink sink;

static bool same_pos(struct pos a, struct pos b)
{
    return a.source == b.source && a.line == b.line && a.col == b.col;
}

/* Compares all that a node says. */
static bool same(const struct node *a, const struct node *b)
{
    bool is = a->kind == b->kind && a->quoted == b->quoted && same_pos(a->pos, b->pos) &&
              str_eq(a->text, b->text) && a->weight == b->weight && a->items.n == b->items.n &&
              a->pairs.n == b->pairs.n;
    for (size_t i = 0; is && i < a->items.n; i++)
        is = same(a->items.at[i], b->items.at[i]);
    for (size_t i = 0; is && i < a->pairs.n; i++) {
        const struct pair *p = &a->pairs.at[i], *q = &b->pairs.at[i];
        is = str_eq(p->key, q->key) && same_pos(p->pos, q->pos) && same(p->value, q->value);
    }
    return is;
}

/* A file as it is, and three that differ from it by one byte. */
static void test_file(const char *path)
{
    struct source s = {.name = str_of(path)};
    if (!CHECK(disk_read(sink.arena, path, &s.text)))
        return;
    CHECK(prepared_knows(s.text));
    struct node *prepared = prepared_parse(sink.arena, &sink.diag, &s);
    struct node *parsed = yaml_parse(sink.arena, &sink.diag, &s);
    if (CHECK(prepared && parsed))
        CHECK(same(prepared, parsed));
    CHECK_EQ(sink.reports, 0);

    struct str with_more = str_printf(sink.arena, "%.*s#", STRF(s.text));
    CHECK(!prepared_knows(with_more));
    CHECK(!prepared_knows(str_sub(s.text, 0, s.text.n - 1)));
    char *changed = str_c(sink.arena, s.text);
    changed[s.text.n - 2] ^= 1;
    CHECK(!prepared_knows((struct str){changed, s.text.n}));
}

static void test_others(void)
{
    struct source s = {.name = STR("other.yaml"), .text = STR("a: [1, 'two']\n")};
    CHECK(!prepared_knows(s.text));
    struct node *n = prepared_parse(sink.arena, &sink.diag, &s);
    if (CHECK(n && n->kind == NODE_MAP && n->pairs.n == 1))
        CHECK_EQ(n->pairs.at[0].value->items.n, 2);
    CHECK(!prepared_knows(STR("")));
    s.text = STR("a: [");
    CHECK(!prepared_parse(sink.arena, &sink.diag, &s));
    CHECK_EQ(sink.reports, 1);
    CHECK_EQ(sink.code, DIAG_CODE_BAD_YAML);
}

int main(int argc, char **argv)
{
    sink_open(&sink);
    for (int i = 1; i < argc; i++)
        test_file(argv[i]);
    CHECK(argc > 1);
    test_others();
    sink_close(&sink);
    return unit_result();
}
