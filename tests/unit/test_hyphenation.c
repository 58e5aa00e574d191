/* test_hyphenation.c: words that a document spells out, read and found in texts. */
#include "model/hyphenation.h"

#include "load/node.h"
#include "sink.h"
#include "unit.h"

static struct arena *a;
static struct sink sink;

static const char *shown(const struct hyphenation *h, const char *text)
{
    static char out[400];
    bool points[200] = {false, true}; /* as a pattern would have it */
    size_t n = strlen(text), k = 0;
    hyphenation_apply(h, a, (struct str){text, n}, points);
    for (size_t i = 0; i < n; i++) {
        if (points[i])
            out[k++] = '|';
        out[k++] = text[i];
    }
    out[k] = 0;
    return out;
}

static void check(const struct hyphenation *h, const char *text, const char *expected)
{
    const char *got = shown(h, text);
    if (!CHECK(strcmp(got, expected) == 0))
        fprintf(stderr, "    %s, not %s\n", got, expected);
}

/* Reads one word; false if it is refused. */
static bool reads(struct hyphenation *to, const char *word)
{
    struct binder b = {.a = a, .d = &sink.diag};
    struct node item = {.kind = NODE_SCALAR, .text = str_of(word)}, list = {.kind = NODE_LIST};
    *vec_push(a, &list.items) = &item;
    return hyphenation_read(&b, &list, to);
}

int main(void)
{
    sink_open(&sink);
    a = sink.arena;
    struct hyphenation none = {0}, h = {0};
    check(&none, "database", "d|atabase");
    static const char *const words[] = {"data-base", "Foobar", "na\u00EF-ve", "Stra-ße", "из-дание",
                                        "a\u0301b-c", "l-l-ama"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        CHECK(reads(&h, words[i]));
    check(&h, "database", "data|base");
    check(&h, "Database", "Data|base");
    check(&h, "DATABASE", "DATA|BASE");
    check(&h, "databases", "d|atabases");
    check(&h, "(database),", "(data|base),");
    check(&h, "a database, a Database-database", "a| data|base, a Data|base-data|base");
    check(&h, "foobar", "foobar");
    check(&h, "naïve", "naï|ve");
    check(&h, "nai\u0308ve", "nai\u0308|ve");
    check(&h, "NAI\u0308VE", "NAI\u0308|VE");
    check(&h, "straße", "stra|ße");
    check(&h, "STRASSE", "STRA|SSE");
    check(&h, "ИЗДАНИЕ", "ИЗ|ДАНИЕ");
    check(&h, "\u00E1bc", "\u00E1b|c");
    check(&h, "llama", "l|l|ama");
    check(&h, "", "");
    check(&h, "\xFF\xC3" "database", "\xFF|\xC3" "data|base");
    static const char *const wrong[] = {"", "-", "a-", "-a", "a--b", "a b", "3-D", "x.y", "\u0301a",
                                        "a-\u0301b", "a\u00ADb", "\xFF"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        CHECK(!reads(&h, wrong[i]));
    sink_close(&sink);
    return unit_result();
}
