/* test_bibtex.c: good and broken .bib files -> entries and diagnostics. */
#include <string.h>

#include "load/bibtex.h"
#include "unit.h"

struct listener {
    struct arena *arena;
    struct diag diag;
    struct buf seen; /* "line:col message" on a line each */
};

static void listen(void *user, const struct diagnostic *d)
{
    struct listener *l = user;
    buf_printf(&l->seen, "%u:%u %.*s\n", d->pos.line, d->pos.col, STRF(d->message));
}

static void listener_open(struct listener *l)
{
    *l = (struct listener){.arena = arena_new()};
    l->seen.a = l->arena;
    l->diag = (struct diag){.arena = l->arena, .report = listen, .user = l};
}

static struct node *read_bib(struct listener *l, struct str text)
{
    struct source *s = arena_new_of(l->arena, struct source);
    *s = (struct source){.name = STR("a.bib"), .text = text};
    return bibtex_parse(l->arena, &l->diag, s);
}

/* "type:key field=value@line:col ..." on a line for each entry. */
static struct str print(struct arena *a, const struct node *list)
{
    struct buf b = {.a = a};
    for (size_t i = 0; i < list->items.n; i++) {
        const struct node *e = list->items.at[i];
        buf_printf(&b, "%.*s:%.*s", STRF(e->pairs.at[0].value->text),
                   STRF(e->pairs.at[1].value->text));
        for (size_t k = 2; k < e->pairs.n; k++) {
            const struct node *v = e->pairs.at[k].value;
            buf_printf(&b, " %.*s=%.*s@%u:%u", STRF(e->pairs.at[k].key), STRF(v->text),
                       v->pos.line, v->pos.col);
        }
        buf_char(&b, '\n');
    }
    return buf_str(&b);
}

static const struct {
    const char *in, *entries, *reports;
} cases[] = {
    /* the grammar */
    {"@article{a, title = {T}, year = 2020}", "article:a title=T@1:22 year=2020@1:33\n", ""},
    {"@ARTICLE(a, Title = \"T {\"}x\", Year = 2020)",
     "article:a title=T {\"}x@1:22 year=2020@1:38\n", ""},
    {"@article{a,\n  title = {\n    T},\n}", "article:a title=T@3:5\n", ""},
    {"\xEF\xBB\xBF@a{b,\r\n c={d},\r\n}\r\n", "a:b c=d@2:5\n", ""},
    {"@a{b,\r c={d}}", "a:b c=d@2:5\n", ""},
    {"@a{b, é={é}, c={d}}", "a:b é=é@1:10 c=d@1:17\n", ""},
    {"@a{b}", "a:b\n", ""},
    {"@a{b,}", "a:b\n", ""},
    {"@a{b,,c={d},,}", "a:b c=d@1:10\n", ""},
    {"@a{,c={d}}", "a: c=d@1:8\n", ""},
    {"@a{DBLP:conf/icml/Yao,c={}}", "a:DBLP:conf/icml/Yao c=@1:26\n", ""},
    {"@a{van der Berg 2020,c={d}}", "a:van der Berg 2020 c=d@1:25\n", ""},
    {"@a{b, author+an = {1=equal; 3=corresponding}, key={k}}",
     "a:b author+an=1=equal; 3=corresponding@1:20 sortkey=k@1:52\n", ""},
    {"@a{b, c={  d \n  e  }}", "a:b c=d \n  e@1:12\n", ""},
    {"@a{b, c={{Names}}, d={\\{}}", "", "1:1 entry 'b' is left out: a '}' is missing at its end\n"},
    {"@a{b, c={{Names}}, d={{\\'e}}}", "a:b c={Names}@1:10 d={\\'e}@1:23\n", ""},
    {"@unheard{b, c={d}}", "unheard:b c=d@1:16\n", ""},
    /* between entries */
    {"me@home.org (x) @ {y}\n% @a{no, c={d}}\n@a{b, c={d}} junk @c{d, e={f}}",
     "a:b c=d@3:10\nc:d e=f@3:28\n", ""},
    {"@comment{x, {@a{b}} }@a{b}", "a:b\n", ""},
    {"@comment never closed { \n@a{b}", "a:b\n", ""},
    {"@comment{ never closed\n@a{b}\n@comment{ nor this\n@a{c}\n@Comment{jabref-meta: {}}\n",
     "a:b\na:c\n", ""},
    {"@preamble{\"x\" # {y}}@preamble(\"x\")@a{b}", "a:b\n", ""},
    {"@a{b, % c={x},\n d={y}}", "a:b d=y@2:5\n", ""},
    {"@a{b, c={50% of}}", "a:b c=50% of@1:10\n", ""},
    /* @string and # */
    {"@string{x = \"One\"}@a{b, c = x # \" and \" # {two} # 3, d=X}",
     "a:b c=One and two3@1:29 d=One@1:56\n", ""},
    {"@string(x = {One}, y = {Two})@a{b, c=y}", "a:b c=Two@1:38\n", ""},
    {"@string{x = y}@string{y = x}@a{b, c=x # y}", "a:b c=yy@1:37\n",
     "1:13 no @string defines 'y': used as text\n"},
    {"@string{x = x}@a{b, c=x}", "a:b c=x@1:23\n", "1:13 no @string defines 'x': used as text\n"},
    {"@a{b, c=nips}", "a:b c=nips@1:9\n", "1:9 no @string defines 'nips': used as text\n"},
    {"@a{b, month=Jan}@a{c, month=dec # {~} # 5}@a{d, note=feb}@a{e, month={mar}}",
     "a:b month=1@1:13\na:c month=December~5@1:29\na:d note=February@1:54\na:e month=mar@1:71\n",
     ""},
    {"@string{may={Mai}}@a{b, month=may}", "a:b month=Mai@1:31\n", ""},
    /* mistakes that are mended */
    {"@a{b, c={d}\n e={f}\n}", "a:b c=d@1:10 e=f@2:5\n",
     "2:2 entry 'b': ',' is missing before this field: repaired\n"},
    {"@a{b\n c={d}}", "a:b c=d@2:5\n",
     "2:2 entry 'b': ',' is missing before this field: repaired\n"},
    {"@a{c={d}, e={f}}", "a: c=d@1:7 e=f@1:14\n", "1:4 @a: it has no citation key: repaired\n"},
    {"@a{b, c {d}}", "a:b c=d@1:10\n",
     "1:9 entry 'b': '=' is missing before this value: repaired\n"},
    {"@a{b, c={d}}, e={f}\n}\n@a{g}", "a:b c=d@1:10 e=f@1:18\na:g\n",
     "1:12 entry 'b': it goes on after this brace, so the brace is ignored: repaired\n"},
    {"@a{b, c={d}},\n@a{e}", "a:b c=d@1:10\na:e\n", ""},
    {"@a{b, c=, e={f}, g}", "a:b e=f@1:14\n",
     "1:7 field 'c' is left out: it has no value\n1:18 field 'g' is left out: it has no value\n"},
    {"@a{b, c={d}, C={e}}", "a:b c=d@1:10\n",
     "1:14 duplicate field 'c' (first used on line 1): left out\n"},
    {"@a{b, c={d}}\n@b{b, c={e}}", "a:b c=d@1:10\n",
     "2:1 duplicate entry 'b' (first used on line 1): left out\n"},
    {"@a{b}\n@a{B}", "a:b\na:B\n", ""},
    /* mistakes that cost the entry */
    {"@a{a0}\n@a{a,\n t={One {two},\n y=2,\n}\n@b{b,t={T}}\n@c{c}", "a:a0\nb:b t=T@6:9\nc:c\n",
     "2:1 entry 'a' is left out: a '}' is missing at its end\n"},
    {"@a{a, t={One {{two}, y=2}\n@b{b,t={T}}\n  @c{c}", "b:b t=T@2:9\nc:c\n",
     "1:1 entry 'a' is left out: '}' is missing at the end of the value of 't' in line 1\n"},
    {"@a{a, t={One {{two}, y=2}\n@b{b,t={T}}}}\n", "b:b t=T@2:9\n",
     "1:1 entry 'a' is left out: '}' is missing at the end of the value of 't' in line 1\n"},
    {"@a{a, t=\"One}, y=2}\n@b{b}", "b:b\n",
     "1:1 entry 'a' is left out: '\"' is missing at the end of the value of 't' in line 1\n"},
    {"@a{a, t={T},\n@b{b}", "b:b\n", "1:1 entry 'a' is left out: a '}' is missing at its end\n"},
    {"@a{a, t={T},", "", "1:1 entry 'a' is left out: a '}' is missing at its end\n"},
    {"@a(a, t={T}}\n@b{b}", "b:b\n",
     "1:1 entry 'a' is left out: found '}' in line 1 instead of a field\n"},
    {"@a{a, t=", "", "1:1 entry 'a' is left out: the file ends inside it\n"},
    {"@a{a, t = # {x}}\n@b{b}", "b:b\n", "1:1 entry 'a' is left out: a value is missing\n"},
    {"@a{a, t x={x}}\n@b{b}", "b:b\n",
     "1:1 entry 'a' is left out: '=' is missing after 't' in line 1\n"},
    {"@a{a \"\n@b{b}", "b:b\n", "1:1 entry 'a' is left out: no ',' follows its citation key\n"},
    {"@a{", "", "1:1 @a is left out: no ',' follows its citation key\n"},
    {"@a{\n@b{b}", "b:b\n", "1:1 @a is left out: no ',' follows its citation key\n"},
    {"@string{a = \"x}\n@b{b}", "b:b\n",
     "1:1 @string is left out: '\"' is missing at the end of the value of 'a' in line 1\n"},
    {"@preamble{\"x\" y}\n@b{b}", "b:b\n",
     "1:1 @preamble is left out: a '}' is missing at its end\n"},
    {"@a", "", ""},
    {"@", "", ""},
    {"@a{b, n={see\n @x}}", "a:b n=see\n @x@1:10\n", ""},
    /* bytes */
    {"@a{b, c={caf\xE9 \x93x\x94 é}}", "a:b c=café “x” é@1:10\n",
     "1:13 byte 0xE9 is not UTF-8: read as Latin-1\n"},
    {"@a{b\xE9, c=\"x\" # {\xFC}}", "a:bé c=xü@1:11\n",
     "1:5 byte 0xE9 is not UTF-8: read as Latin-1\n"
     "1:17 byte 0xFC is not UTF-8: read as Latin-1\n"},
    {"\xFF\xFE@", "", "1:1 byte 0xFF shows that the file is UTF-16: no entries are found in it\n"},
    /* inheritance */
    {"@inproceedings{a, crossref={p}, title={T}}\n"
     "@proceedings{p, title={Proc}, subtitle={S}, editor={E}, year=2020, shorttitle={x}}",
     "inproceedings:a crossref=p@1:29 title=T@1:40 booktitle=Proc@2:24 booksubtitle=S@2:41 "
     "editor=E@2:53 year=2020@2:62\n"
     "proceedings:p title=Proc@2:24 subtitle=S@2:41 editor=E@2:53 year=2020@2:62 "
     "shorttitle=x@2:80\n", ""},
    {"@inbook{a, crossref=p}@book{p, title={B}, author={A}, label={x}}",
     "inbook:a crossref=p@1:21 booktitle=B@1:39 bookauthor=A@1:51 author=A@1:51\n"
     "book:p title=B@1:39 author=A@1:51 label=x@1:62\n",
     "1:21 no @string defines 'p': used as text\n"},
    {"@article{a, crossref={p}, date={2021-03}}@periodical{p, title={J}, year=2020, month=3}",
     "article:a crossref=p@1:23 date=2021-03@1:33 journaltitle=J@1:64\n"
     "periodical:p title=J@1:64 year=2020@1:73 month=3@1:85\n", ""},
    {"@misc{a, crossref={b}}@misc{b, crossref={c}}@misc{c, title={T}}",
     "misc:a crossref=b@1:20 title=T@1:61\nmisc:b crossref=c@1:42 title=T@1:61\n"
     "misc:c title=T@1:61\n", ""},
    {"@misc{a, xdata={x, y}, url={u}}@xdata{x, url={v}, eprint={e}}@xdata{y, eprint={f}, z={z}}",
     "misc:a xdata=x, y@1:17 url=u@1:29 eprint=e@1:59 z=z@1:87\n", ""},
    {"@misc{a, crossref={b}}@misc{b, crossref={a}, title={T}}",
     "misc:a crossref=b@1:20 title=T@1:53\nmisc:b crossref=a@1:42 title=T@1:53\n",
     "1:42 'b' inherits nothing from 'a': it inherits from itself, or through too many entries\n"},
    {"@misc{a, crossref={a}}", "misc:a crossref=a@1:20\n",
     "1:20 'a' inherits nothing from 'a': it inherits from itself, or through too many entries\n"},
    {"@misc{a, crossref={gone}}", "misc:a crossref=gone@1:20\n",
     "1:20 'a' inherits nothing from 'gone': no entry has this key\n"},
    {"", "", ""},
};

static void check(struct str in, const char *entries, const char *reports)
{
    struct listener l;
    listener_open(&l);
    struct node *list = read_bib(&l, in);
    struct str got = print(l.arena, list);
    if (!CHECK(str_eq(got, str_of(entries))) || !CHECK(str_eq(buf_str(&l.seen), str_of(reports))))
        fprintf(stderr, "  in:\n%.*s\n  gave:\n%.*s  and said:\n%.*s", STRF(in), STRF(got),
                STRF(buf_str(&l.seen)));
    CHECK(list->kind == NODE_LIST && list->pos.line == 1);
    arena_free(l.arena);
}

static void test_nul(void)
{
    check(STR("@a{n, t={a\0b}, y=1}\n@a{c}"), "a:n t=a b@1:10 y=1@1:18\na:c\n",
          "1:11 byte 0x00 is not text: read as a space\n");
    check(STR("\0@a{c}\0"), "a:c\n", "");
    check(STR("@a{n,\0}\n@a{c}"), "a:c\n",
          "1:1 entry 'n' is left out: found 0x00 in line 1 instead of a field\n");
}

static void test_shape(void)
{
    struct listener l;
    listener_open(&l);
    struct node *list = read_bib(&l, STR("\n @misc{b, c={d}, e=1}"));
    const struct node *e = list->items.at[0];
    CHECK_EQ(e->kind, NODE_MAP);
    CHECK(e->pos.line == 2 && e->pos.col == 2);
    CHECK(str_eq(e->pairs.at[0].key, STR("entrytype")) && str_eq(e->pairs.at[1].key, STR("key")));
    CHECK_EQ(e->pairs.at[0].pos.col, 3);
    CHECK_EQ(e->pairs.at[1].pos.col, 8);
    CHECK_EQ(e->pairs.at[2].pos.col, 11);
    CHECK_EQ(node_find(e, STR("c"))->quoted, true);
    CHECK_EQ(node_find(e, STR("e"))->quoted, true);
    CHECK_EQ(list->weight, 6);
    arena_free(l.arena);
}

static struct str repeat(struct arena *a, const char *head, const char *each, size_t n,
                         const char *tail)
{
    struct buf b = {.a = a};
    buf_add(&b, str_of(head));
    for (size_t i = 0; i < n; i++)
        buf_printf(&b, each, (unsigned)i, (unsigned)i);
    buf_add(&b, str_of(tail));
    return buf_str(&b);
}

static const char paper[] = "@inproceedings{key%u,\n"
                            "  title = {The {T}itle of paper %u: with some more words},\n"
                            "  author = {Zhewei Yao and Amir Gholami and Michael W. Mahoney},\n"
                            "  booktitle = \"Proc. of the Conference on Things\",\n"
                            "  year = 2020,\n  month = jul,\n  pages = {1--20},\n"
                            "  doi = {10.1000/1234},\n}\n\n";

static double timed(const char *what, struct listener *l, struct str text, size_t entries)
{
    double start = unit_ms();
    struct node *list = read_bib(l, text);
    double ms = unit_ms() - start;
    printf("%s: %.1f ms for %.1f MB\n", what, ms, (double)text.n / 1e6);
    CHECK_EQ(list->items.n, entries);
    return ms;
}

/* What is large or deep, or looks as if it needed quadratic time; each in well under a second. */
static void test_sizes(void)
{
    static const struct {
        const char *what, *head, *each;
        size_t n;
        const char *tail;
        size_t entries;
    } sizes[] = {
        {"5,000 entries", "", paper, 5000, "", 5000},
        {"100,000 entries", "", paper, 100000, "", 100000},
        {"a value of 1 MB", "@a{a, t={", "word ", 200000, "}}\n@b{b}", 2},
        {"braces 100,000 deep", "@a{a, t={", "{", 100000, "\n@b{b}", 1},
        {"100,000 braces too many", "@a{a, t={", "}", 100000, "\n@b{b}", 2},
        {"one line", "", "@a{k%u, t={%u}} ", 100000, "", 100000},
        {"all without an end", "", "@a{k%u, t={{x},\n", 100000, "", 0},
        {"all on one line without an end", "", "@a{k%u, t={{x}, ", 100000, "", 0},
        {"all missing a comma", "", "@a{k%u, t={x} y={x}}\n", 100000, "", 100000},
        {"quotation marks without an end", "", "@a{k%u, t=\"{x},\n", 100000, "", 0},
        {"comments without an end", "", "@comment{ x\n", 100000, "@a{a}", 1},
        {"one key", "", "@a{k, t={x}}\n", 100000, "", 1},
        {"many fields", "@a{a", ",f%u={x}", 100000, "}", 1},
        {"one field many times", "@a{a", ",f={x}", 100000, "}", 1},
        {"many strings", "", "@string{s%u = {x}}", 100000, "@a{a, t=s99999}", 1},
        {"doubled strings", "@string{s=\"0123456789\"}", "@string{s = s # s}\n", 100, "@a{a, t=s}",
         1},
        {"a long join", "@a{a, t={x}", " # {x%u}", 100000, "}", 1},
        {"parents of parents", "", "@a{k%u, crossref={k%u1}}\n", 100000, "", 100000},
        {"a parent of many", "@b{b, x={1}, y={2}, z={3}}", "@a{k%u, crossref={b}}\n", 100000, "",
         100001},
        {"blanks before signs", "", "     @", 200000, "", 0},
        {"bad bytes", "@a{a, t={", "\xE9", 100000, "}}", 1},
    };
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct listener l;
        listener_open(&l);
        l.diag.report = NULL;
        timed(sizes[i].what, &l,
              repeat(l.arena, sizes[i].head, sizes[i].each, sizes[i].n, sizes[i].tail),
              sizes[i].entries);
        arena_free(l.arena);
    }
}

static const char sample[] =
    "@string{nips = \"Advances in \" # {Neural}}\n"
    "@comment{jabref-meta: {x}}\n"
    "@preamble{ \"\\newcommand{\\x}{y}\" }\n"
    "@article{a, title = {One {T}wo}, year = 2020, month = jan,\n"
    "  author = \"Zhewei Yao and {NVIDIA Corp} and J{\\'e}r\\^ome L\",\n"
    "  journal = nips # \" 33\", note = {caf\xC3\xA9, \xE9}\n}\n"
    "@inproceedings(b, crossref = {p}, title={T})\n"
    "@proceedings{p, title={P}, year=2021, xdata={x}}\n"
    "@xdata{x, publisher={ACM}}\n";

/* Written out as BibTeX and read again, nothing changes but the places. */
static struct str written(struct arena *a, const struct node *list)
{
    struct buf b = {.a = a};
    for (size_t i = 0; i < list->items.n; i++) {
        const struct node *e = list->items.at[i];
        buf_printf(&b, "@%.*s{%.*s", STRF(e->pairs.at[0].value->text),
                   STRF(e->pairs.at[1].value->text));
        for (size_t k = 2; k < e->pairs.n; k++)
            if (!str_eq(e->pairs.at[k].key, STR("xdata"))) /* whose entry is no longer there */
                buf_printf(&b, ",\n  %.*s = {%.*s}", STRF(e->pairs.at[k].key),
                           STRF(e->pairs.at[k].value->text));
        buf_add(&b, STR("\n}\n"));
    }
    return buf_str(&b);
}

static void test_round_trip(void)
{
    struct listener l;
    listener_open(&l);
    struct str once = written(l.arena, read_bib(&l, STR(sample)));
    struct str reports = str_copy(l.arena, buf_str(&l.seen));
    l.seen.n = 0;
    struct str again = written(l.arena, read_bib(&l, STR(sample)));
    CHECK(str_eq(once, again) && str_eq(reports, buf_str(&l.seen)));
    l.seen.n = 0;
    struct str twice = written(l.arena, read_bib(&l, once));
    CHECK(once.n > 300 && str_eq(once, twice));
    CHECK_EQ(l.seen.n, 0);
    arena_free(l.arena);
}

/* Every place lies in the file, every list is in order, nothing stands twice. */
static bool sound(const struct node *list, struct str text)
{
    uint32_t lines = 1;
    for (size_t i = 0; i < text.n; i++)
        lines += text.p[i] == '\n' || text.p[i] == '\r' || (unsigned char)text.p[i] == 0x85;
    for (size_t i = 0; i < list->items.n; i++) {
        const struct node *e = list->items.at[i];
        if (e->kind != NODE_MAP || e->pairs.n < 2 || e->pos.line < 1 || e->pos.line > lines)
            return false;
        for (size_t k = 0; k < e->pairs.n; k++) {
            const struct node *v = e->pairs.at[k].value;
            if (v->kind != NODE_SCALAR || !v->text.p || v->pos.line > lines || !v->pos.col ||
                utf8_invalid(v->text) < v->text.n || node_find(e, e->pairs.at[k].key) != v)
                return false;
        }
    }
    return true;
}

static void test_mutations(void)
{
    static const char signs[] = "{}\"@,=#()%\\\n \r\0\xE9\xC3";
    uint64_t state = 7;
    bool all = true;
    size_t entries = 0;
    for (int round = 0; round < 20000; round++) {
        char text[sizeof sample];
        size_t n = sizeof sample - 1;
        memcpy(text, sample, n);
        for (int64_t k = unit_random_in(&state, 1, 8); k > 0; k--) {
            size_t at = (size_t)unit_random_in(&state, 0, (int64_t)n - 1);
            if (unit_random_in(&state, 0, 2)) {
                text[at] = signs[unit_random_in(&state, 0, sizeof signs - 2)];
            } else {
                memmove(text + at, text + at + 1, n - at - 1);
                n--;
            }
        }
        if (unit_random_in(&state, 0, 3) == 0)
            n = (size_t)unit_random_in(&state, 0, (int64_t)n);
        struct listener l;
        listener_open(&l);
        struct str s = str_copy(l.arena, (struct str){text, n});
        struct node *list = read_bib(&l, s);
        entries += list->items.n;
        if (!sound(list, s) && all) {
            all = false;
            fprintf(stderr, "unsound in round %d:\n%.*s\n", round, STRF(s));
        }
        arena_free(l.arena);
    }
    CHECK(all);
    printf("20,000 mutations: %.2f of 3 entries left\n", (double)entries / 20000);
}

int main(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check(str_of(cases[i].in), cases[i].entries, cases[i].reports);
    test_nul();
    test_shape();
    test_sizes();
    test_round_trip();
    test_mutations();
    return unit_result();
}
