/* test_pdf_fault.c: libharu without memory: there is an error, but no crash and no file.
 *
 * HPDF_GetMem of this program replaces that of libharu, which all of libharu calls. Each allocation
 * fails in turn, alone or with all that follow.
 *
 * usage: test_pdf_fault [FOLDER OF FONTS] */
#include <hpdf.h>
#include <stdlib.h>

#include "../unit/unit.h"
#include "base/file.h"
#include "pdf/pdf.h"
#include "sample.h"

static long allocations, failing; /* which one fails; 0: none */
static bool for_good;             /* and all that follow */

void *HPDF_GetMem(HPDF_MMgr mmgr, HPDF_UINT size)
{
    allocations++;
    if (failing && (for_good ? allocations >= failing : allocations == failing)) {
        HPDF_SetError(mmgr->error, HPDF_FAILD_TO_ALLOC_MEM, HPDF_NOERROR);
        return NULL;
    }
    return malloc(size);
}

/* libharu leaks a part of a page that it fails to make. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "detect_leaks=0";
}

static bool build(struct sample *s, const char *fonts)
{
    s->arena = arena_new();
    struct face *face =
        sample_face(s, file_join(s->arena, str_of(fonts),
                                 STR("latin-modern/lmroman10-regular.otf")));
    if (!face)
        return false;
    uint32_t document = sample_element(s, ELEMENT_DOCUMENT, 0);
    uint32_t link = sample_element(s, ELEMENT_LINK, sample_element(s, ELEMENT_PARAGRAPH, document));
    for (int page = 0; page < 2; page++) {
        sample_page(s, 595 * PT, 842 * PT);
        sample_link(s, link,
                    sample_text(s, link, face, 10 * PT, 60 * PT, 60 * PT, 0, "Some words"),
                    page ? "#there" : "https://example.org/");
        sample_bookmark(s, 1 + page, 60 * PT, "Words");
    }
    sample_dest(s, 60 * PT, 60 * PT, "there");
    return true;
}

struct job {
    const struct sample *s;
    struct memory *memory;
    struct str *bytes;
    bool ok;
};

static void work(void *user)
{
    struct job *j = user;
    struct arena *a = arena_open(j->memory);
    struct diag d = {.arena = a};
    struct pdf_options options = {.date = 0, .producer = STR("cvtex (test)")};
    j->ok = pdf_write(a, &d, &j->s->display, &options, j->bytes);
    if (j->ok)
        *j->bytes = str_copy(j->s->arena, *j->bytes);
    else if (d.count[DIAG_ERROR] != 1)
        j->ok = true; /* a failure has to be reported, once */
}

/* False where the run ended because memory ran out, or with an error. */
static bool write_pdf(const struct sample *s, struct str *bytes)
{
    struct memory m = {0};
    struct job j = {s, &m, bytes, false};
    bool whole = memory_run(&m, work, &j);
    memory_free(&m);
    return whole && j.ok && CHECK(m.used == 0);
}

int main(int argc, char **argv)
{
    struct sample s = {0};
    struct str whole = STR(""), bytes = STR("");
    if (!build(&s, argc > 1 ? argv[1] : "fonts"))
        return !CHECK(!"the bundled fonts are not where they are looked for");
    CHECK(write_pdf(&s, &whole));
    long all = allocations;
    CHECK(all > 50);
    for (int good = 0; good < 2; good++) {
        long bad = 0;
        for_good = good;
        for (failing = 1; failing <= all; failing++) {
            allocations = 0;
            if (write_pdf(&s, &bytes))
                bad++;
        }
        CHECK_EQ(bad, 0);
    }
    failing = 0;
    CHECK(write_pdf(&s, &bytes));
    CHECK(str_eq(bytes, whole));
    sample_free(&s);
    return unit_result();
}
