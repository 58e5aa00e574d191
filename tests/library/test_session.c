/* test_session.c: many runs in one session: no run changes another, and memory does not grow.
 *
 * usage: test_session FOLDER, with styles/, fonts/ and examples/ */
#include "host.h"

struct one {
    struct host_document document;
    const char *style;
};

/* Outputs are the same as in a separate session, in any order and when repeated. */
static void test_independent(const struct one *all, size_t n)
{
    uint64_t alone[32];
    for (size_t i = 0; i < n; i++) {
        struct cvtex_session *s = host_open(0);
        alone[i] = host_run(s, &all[i].document, all[i].style);
        cvtex_close(s);
    }
    struct cvtex_session *s = host_open(0);
    uint64_t state = 7;
    for (int k = 0; k < 60; k++) {
        size_t i = k < (int)n ? (size_t)k : (size_t)unit_random_in(&state, 0, (int64_t)n - 1);
        if (!CHECK(host_run(s, &all[i].document, all[i].style) == alone[i]))
            fprintf(stderr, "    %s in %s, run %d\n", all[i].document.name,
                    all[i].style ? all[i].style : "its style", k);
    }
    cvtex_close(s);
}

/* A line of /proc/self/status [kB], or the number of mappings of fonts; 0 where there is no /proc. */
static long of_process(const char *file, const char *what)
{
    char line[1000];
    long n = 0;
    FILE *f = fopen(file, "r");
    while (f && fgets(line, sizeof line, f)) {
        const char *at = strstr(line, what);
        if (at && *what == '/')
            n++;
        else if (at == line)
            n = strtol(line + strlen(what), NULL, 10);
    }
    if (f)
        fclose(f);
    return n;
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define COSTLY 1 /* memory is kept back on purpose, and time is short */
#else
#define COSTLY 0
#endif

/* Runs over a hundred documents: after the first hundred runs no more is taken. */
static void test_constant(const struct one *all, size_t n)
{
    enum { DOCUMENTS = 100 };
    int runs = COSTLY ? 20 : 300;
    struct cvtex_session *s = host_open(0);
    long before = 0;
    char text[400];
    for (int i = 0; i < runs; i++) {
        if (i % 10 == 0) {
            host_run(s, &all[(size_t)i / 10 % n].document, all[(size_t)i / 10 % n].style);
        } else {
            snprintf(text, sizeof text,
                     "cv:\n  name: Person %d\n  sections:\n    notes: [word%d and others]\n", i,
                     i % DOCUMENTS);
            struct host_document d = host_text("made.yaml", text);
            host_run(s, &d, NULL);
            free(d.bytes);
        }
        if (i == runs / 3)
            before = of_process("/proc/self/status", "VmRSS:");
    }
    long after = of_process("/proc/self/status", "VmRSS:");
    if (!COSTLY && !CHECK(after <= before + 6000))
        fprintf(stderr, "    %ld kB after a third of the runs, %ld kB after all\n", before, after);
    CHECK(of_process("/proc/self/maps", "/fonts/") <= 40);
    cvtex_close(s);
    CHECK_EQ(of_process("/proc/self/maps", "/fonts/"), 0);
}

/* A warm session asks for the document's files again, and for nothing else, and records all. */
struct counting {
    size_t data, others;
    const char *bibliography;
};

static void read_counting(void *user, const struct cvtex_question *q, struct cvtex_answer *a)
{
    struct counting *c = user;
    *(q->kind >= CVTEX_DATA ? &c->data : &c->others) += 1;
    if (q->kind == CVTEX_BIBLIOGRAPHY) {
        a->status = CVTEX_FOUND;
        a->bytes = c->bibliography;
        a->n_bytes = strlen(c->bibliography);
    } else {
        cvtex_read_disk((void *)host_data, q, a);
    }
}

static void test_record(void)
{
    struct counting counts = {.bibliography = "@book{a, title={First}, author={A. Able}, year=2020}"};
    struct cvtex_config c = {.size = sizeof c, .read = read_counting, .read_user = &counts};
    struct cvtex_session *s = cvtex_open(&c);
    struct host_document d = host_text(
        "dir/cv.yaml", "cv: {name: A, photo: no.png, sections: {works: {from: refs.bib}}}\n");
    struct cvtex_job job = host_job(&d, NULL);
    job.output = CVTEX_TEXT;
    const struct cvtex_result *first = cvtex_run(s, &job);
    size_t data = counts.data;
    const struct cvtex_result *again = cvtex_run(s, &job);
    CHECK(first->bytes && strstr(first->bytes, "First"));
    CHECK(data > 2 && counts.data == data);
    CHECK(counts.others >= 2 && host_sum(first) == host_sum(again));
    counts.bibliography = "@book{a, title={Second}, author={A. Able}, year=2020}";
    const struct cvtex_result *changed = cvtex_run(s, &job);
    CHECK(changed->bytes && strstr(changed->bytes, "Second") && !strstr(changed->bytes, "First"));
    bool found = false;
    for (size_t i = 0; i < again->n_asked; i++) {
        const struct cvtex_question *q = &again->asked[i]->question;
        found |= q->kind == CVTEX_BIBLIOGRAPHY && strcmp(q->base, "dir/cv.yaml") == 0 &&
                 strcmp(q->name, "refs.bib") == 0 && strcmp(q->path, "dir/refs.bib") == 0 &&
                 again->asked[i]->status == CVTEX_FOUND;
    }
    CHECK(found);
    cvtex_free(first);
    cvtex_close(s);
    cvtex_free(again); /* results outlive their session */
    cvtex_free(changed);
    free(d.bytes);
}

/* Parts of a document come from the host, further documents from the job. */
static void read_parts(void *user, const struct cvtex_question *q, struct cvtex_answer *a)
{
    (void)user;
    if (q->kind != CVTEX_INCLUDE) {
        cvtex_read_disk((void *)host_data, q, a);
        return;
    }
    a->status = strcmp(q->path, "dir/parts/talks.yaml") == 0 ? CVTEX_FOUND : CVTEX_ABSENT;
    a->bytes = "[First talk]";
    a->n_bytes = strlen(a->bytes);
}

/* The text of a job, or what it says first. */
static const char *said(const struct cvtex_result *r)
{
    return r->bytes ? r->bytes : r->n_diagnostics ? r->diagnostics[0]->code : "";
}

static void test_variants(void)
{
    struct cvtex_config c = {.size = sizeof c, .read = read_parts};
    struct cvtex_session *s = cvtex_open(&c);
    struct host_document d = host_text(
        "dir/cv.yaml", "cv:\n  name: {en: Robin, de: Robert}\n  phone: +1 555 0100\n"
                       "  sections: {Talks: !include parts/talks.yaml, Work: [{item: Job, tags: work}]}\n"
                       "private: phone\nvariants: {talks: {}, work: {sections: [Work]}}\n");
    struct cvtex_input over = {.size = sizeof over, .name = "dir/over.yaml", .bytes = "locale: de\n",
                               .n_bytes = 11};
    const struct cvtex_input *overs[] = {&over, NULL};
    struct cvtex_job job = host_job(&d, NULL);
    const struct {
        const char *variant;
        int32_t public_only, output;
        const struct cvtex_input *const *over;
        const char *there, *not_there;
    } cases[] = {
        {NULL, 0, CVTEX_TEXT, NULL, "First talk", "Robert"},
        {NULL, 0, CVTEX_TEXT, overs, "Robert", "Robin"},
        {NULL, 0, CVTEX_TEXT, NULL, "555", "Robert"},
        {NULL, 1, CVTEX_TEXT, NULL, "Robin", "555"},
        {"work", 0, CVTEX_TEXT, NULL, "Job", "First talk"},
        {"talks", 0, CVTEX_TEXT, overs, "First talk", "Job"},
        {"wrok", 0, CVTEX_TEXT, NULL, "unknown-variant", "Job"},
        {NULL, 0, CVTEX_VARIANTS, NULL, "talks\nwork\n", "Job"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        job.variant = cases[i].variant;
        job.public_only = cases[i].public_only;
        job.output = cases[i].output;
        job.over = cases[i].over;
        const struct cvtex_result *r = cvtex_run(s, &job);
        CHECK(strstr(said(r), cases[i].there) && !strstr(said(r), cases[i].not_there));
        cvtex_free(r);
    }
    job.size = offsetof(struct cvtex_job, over); /* a host that was built with an older header */
    job.output = CVTEX_TEXT;
    job.variant = "wrok";
    const struct cvtex_result *r = cvtex_run(s, &job);
    CHECK(r->bytes && strstr(r->bytes, "Job"));
    cvtex_free(r);
    cvtex_close(s);
    free(d.bytes);
}

/* Settings lie under a document and its variants, and hold nothing else than looks. */
static void test_settings(void)
{
    const struct {
        const char *settings, *document, *style, *locale, *code;
    } cases[] = {
        {"style: plain\nlocale: de\n", "cv: {name: A}\n", "plain", "de", NULL},
        {"style: plain\n", "cv: {name: A}\nstyle: swiss\n", "swiss", "en", NULL},
        {"style: plain\n", "cv: {name: A}\nstyle: {colors: {accent: navy}}\n", "plain", "en", NULL},
        {"style: {colors: {accent: navy}}\n", "cv: {name: A}\nstyle: plain\n", "plain", "en", NULL},
        {"style: plain\n", "cv: {name: A}\nvariants: {v: {style: swiss}}\n", "swiss", "en", NULL},
        {"locale: fr\npages: {most: 1}\ncheck: {ignore: gap}\n", "{\"cv\": {\"name\": \"A\"}}", "default", "fr", NULL},
        {"", "cv: {name: A}\n", "default", "en", NULL},
        {"# nothing\n", "cv: {name: A}\n", "default", "en", NULL},
        {"stlye: plain\n", "cv: {name: A}\n", NULL, NULL, "no-setting"},
        {"allow: ..\n", "cv: {name: A}\n", NULL, NULL, "no-setting"},
        {"cv: {name: B}\n", "cv: {name: A}\n", NULL, NULL, "no-setting"},
        {"pdf: {embed: yes}\n", "cv: {name: A}\n", NULL, NULL, "no-setting"},
        {"- style\n", "cv: {name: A}\n", NULL, NULL, "wrong-type"},
        {"style: ]\n", "cv: {name: A}\n", NULL, NULL, "bad-yaml"},
        {"style: nosuch\n", "cv: {name: A}\n", NULL, NULL, "unknown-style"},
    };
    struct cvtex_session *s = host_open(0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cvtex_input in = {sizeof in, "dir/.cvtex", cases[i].settings, strlen(cases[i].settings)};
        struct host_document d = host_text("dir/cv.yaml", cases[i].document);
        struct cvtex_job job = host_job(&d, NULL);
        job.settings = &in;
        job.variant = strstr(cases[i].document, "variants") ? "v" : NULL;
        const struct cvtex_result *r = cvtex_run(s, &job);
        bool said = r->n_diagnostics && strcmp(r->diagnostics[0]->file, "dir/.cvtex") == 0;
        if (cases[i].code)
            CHECK(!r->bytes && said && strcmp(r->diagnostics[0]->code, cases[i].code) == 0 && r->diagnostics[0]->line == 1);
        else
            CHECK(r->bytes && r->pages == 1 && strcmp(r->style, cases[i].style) == 0 &&
                  strcmp(r->locale, cases[i].locale) == 0);
        cvtex_free(r);
        free(d.bytes);
    }
    cvtex_close(s);
}

/* Misses and refusals are recorded too, and told. */
static void refuse_all(void *user, const struct cvtex_question *q, struct cvtex_answer *a)
{
    (void)user;
    if (q->kind == CVTEX_BIBLIOGRAPHY)
        a->status = CVTEX_FORBIDDEN;
    else
        cvtex_read_disk((void *)host_data, q, a);
}

static void test_refusal(void)
{
    struct cvtex_config c = {.size = sizeof c, .read = refuse_all};
    struct cvtex_session *s = cvtex_open(&c);
    struct host_document d = host_text("cv.yaml", "cv: {name: A, sections: {w: {from: /etc/x.bib}}}\n");
    struct cvtex_job job = host_job(&d, NULL);
    const struct cvtex_result *r = cvtex_run(s, &job);
    CHECK(!r->bytes && r->errors == 1 && r->n_diagnostics == 1);
    CHECK(strcmp(r->diagnostics[0]->message, "cannot read: /etc/x.bib: not allowed") == 0);
    bool found = false;
    for (size_t i = 0; i < r->n_asked; i++)
        found |= r->asked[i]->status == CVTEX_FORBIDDEN;
    CHECK(found);
    cvtex_free(r);
    cvtex_close(s);
    s = cvtex_open(&(struct cvtex_config){.size = sizeof c}); /* nothing to read with */
    r = cvtex_run(s, &job);
    CHECK(!r->bytes && r->errors > 0);
    cvtex_free(r);
    cvtex_close(s);
    CHECK(!cvtex_open(&(struct cvtex_config){.size = 0}));
    free(d.bytes);
}

static void test_diagnostics(void)
{
    struct cvtex_session *s = host_open(0);
    struct host_document d = host_text("cv.yaml", "cv:\n  nmae: A\n");
    struct cvtex_job job = host_job(&d, NULL);
    const struct cvtex_result *r = cvtex_run(s, &job);
    if (CHECK(!r->bytes && r->n_diagnostics >= 1 && r->errors >= 1)) {
        const struct cvtex_diagnostic *one = r->diagnostics[0];
        char text[300], cut[10];
        CHECK_EQ(one->level, CVTEX_ERROR);
        CHECK(strcmp(one->code, "unknown-key") == 0 && strcmp(one->file, "cv.yaml") == 0);
        CHECK(one->line == 2 && one->column == 3 && one->length == 4 && one->blanks == 2);
        CHECK(strcmp(one->message, "unknown key 'nmae' in 'cv'") == 0);
        CHECK(one->hint && strcmp(one->hint, "did you mean 'name'?") == 0);
        CHECK(one->replacement && strcmp(one->replacement, "name") == 0);
        CHECK(one->excerpt && strcmp(one->excerpt, "  nmae: A") == 0);
        size_t n = cvtex_text(one, text, sizeof text);
        CHECK_EQ(n, strlen(text));
        if (!CHECK(strcmp(text, "cv.yaml:2:3: error: unknown key 'nmae' in 'cv' (did you mean 'name'?)\n"
                                "      nmae: A\n      ^\n") == 0))
            fputs(text, stderr);
        CHECK(cvtex_text(one, cut, sizeof cut) == n && strcmp(cut, "cv.yaml:2") == 0);
        CHECK_EQ(cvtex_text(one, NULL, 0), n);
    }
    cvtex_free(r);
    free(d.bytes);
    d = host_text("cv.yaml", "cv: {name: A}\nstyle: {fonts: {text: {family: Tex Gyre Terms}}}\n");
    job = host_job(&d, NULL);
    r = cvtex_run(s, &job);
    bool found = false; /* the hint stands in the midst of the message */
    for (size_t i = 0; i < r->n_diagnostics; i++) {
        const struct cvtex_diagnostic *one = r->diagnostics[i];
        found |= one->replacement && strcmp(one->replacement, "TeX Gyre Termes") == 0 &&
                 one->hint_at > 0 && one->hint_at < strlen(one->message) && one->length == 14;
    }
    CHECK(found);
    cvtex_free(r);
    cvtex_close(s);
    free(d.bytes);
}

int main(int argc, char **argv)
{
    host_data = argc > 1 ? argv[1] : ".";
    struct one all[] = {
        {host_read("zhewei-yao.yaml"), NULL},
        {host_read("ada-nilsson.yaml"), "sidebar"},
        {host_text("wrong.yaml", "cv:\n  nmae: A\n"), NULL},
        {host_read("edda-brandt.yaml"), NULL},
        {host_text("font.yaml", "cv: {name: A}\nstyle: {fonts: {text: {family: Nosuch}}}\n"), NULL},
        {host_read("zhewei-yao.yaml"), "plain"},
        {host_text("style.yaml", "cv: {name: A}\nstyle: nosuch\nlocale: nosuch\n"), NULL},
        {host_text("signs.yaml", "cv: {name: \"A \xE5\xA7\x9A \xE2\x99\xAB\"}\n"), NULL},
        {host_text("mine.yaml", "cv: {name: A}\nstyle: {extends: swiss, colors: {accent: navy}}\n"), NULL},
    };
    size_t n = sizeof all / sizeof *all;
    test_independent(all, n);
    test_record();
    test_refusal();
    test_variants();
    test_settings();
    test_diagnostics();
    test_constant(all, n);
    for (size_t i = 0; i < n; i++)
        free(all[i].document.bytes);
    return unit_result();
}
