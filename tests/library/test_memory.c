/* test_memory.c: if memory runs out, this is an error of that run and of no other run.
 *
 * First the session has limits. Then the n-th call for memory fails, for a sample of n: either one
 * of our own calls only, or one call of any library and all calls after it, as on a machine without
 * memory. (HarfBuzz does not report every failure; but if it gets no memory, we get none either.)
 * If the build has sanitizers, they report leaks; the calls of other libraries then belong to the
 * sanitizers and do not fail.
 *
 * usage: test_memory FOLDER, with styles/, fonts/ and examples/ */
#include <errno.h>

#include "host.h"

static long calls, failing; /* number of our own call that fails; 0: none */

static bool fails(void)
{
    return ++calls == failing;
}

/* Linked in place of what libcvtex calls, by --wrap. */
void *__real_malloc(size_t n);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *p, size_t n);
void *__wrap_malloc(size_t n);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *p, size_t n);

void *__wrap_malloc(size_t n)
{
    return fails() ? NULL : __real_malloc(n);
}

void *__wrap_calloc(size_t n, size_t size)
{
    return fails() ? NULL : __real_calloc(n, size);
}

void *__wrap_realloc(void *p, size_t n)
{
    return fails() ? NULL : __real_realloc(p, n);
}

static long all_calls, exhausted; /* the call of all from which on all fail; 0: none */

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define ALL_CALLS 1
void *__libc_malloc(size_t n);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t n);

static bool is_exhausted(void)
{
    bool is = ++all_calls >= exhausted && exhausted;
    if (is)
        errno = ENOMEM;
    return is;
}

void *malloc(size_t n)
{
    return is_exhausted() ? NULL : __libc_malloc(n);
}

void *calloc(size_t n, size_t size)
{
    return is_exhausted() ? NULL : __libc_calloc(n, size);
}

void *realloc(void *p, size_t n)
{
    return is_exhausted() ? NULL : __libc_realloc(p, n);
}
#else
#define ALL_CALLS 0
#endif

static bool is_out_of_memory(const struct cvtex_result *r)
{
    return !r->bytes && r->errors == 1 && r->n_diagnostics == 1 &&
           strcmp(r->diagnostics[0]->code, "out-of-memory") == 0 &&
           strstr(r->diagnostics[0]->message, "out of memory");
}

/* What a run needs, to 16 kB: the least limit under which it ends well. */
static uint64_t needed(const struct host_document *d, const char *style)
{
    uint64_t low = 0, high = (uint64_t)1 << 28;
    while (high - low > 16384) {
        uint64_t limit = low + (high - low) / 2;
        struct cvtex_session *s = host_open(limit);
        struct cvtex_job job = host_job(d, style);
        const struct cvtex_result *r = cvtex_run(s, &job);
        *(r->bytes ? &high : &low) = limit;
        CHECK(r->bytes || is_out_of_memory(r));
        cvtex_free(r);
        cvtex_close(s);
    }
    return high;
}

/* A small document goes in a session whose limit a large one has just met. */
static void test_limits(const struct host_document *large, const char *style,
                        const struct host_document *small)
{
    struct cvtex_session *s = host_open(0);
    uint64_t good = host_run(s, small, NULL);
    cvtex_close(s);
    uint64_t most = needed(large, style), least = needed(small, NULL);
    if (!CHECK(most > least && most < (uint64_t)64 << 20))
        fprintf(stderr, "    %llu %llu\n", (unsigned long long)most, (unsigned long long)least);
    enum { LIMITS = ALL_CALLS ? 8 : 3 };
    int failed = 0;
    for (int i = 0; i < LIMITS; i++) {
        uint64_t limit = least + (most - least) * (uint64_t)i / LIMITS;
        s = host_open(limit);
        struct cvtex_job job = host_job(large, style);
        for (int k = 0; k < 2; k++) {
            const struct cvtex_result *r = cvtex_run(s, &job);
            failed += is_out_of_memory(r);
            CHECK(is_out_of_memory(r));
            cvtex_free(r);
            CHECK(host_run(s, small, NULL) == good);
        }
        cvtex_close(s);
    }
    CHECK_EQ(failed, 2 * LIMITS);
    for (uint64_t limit = 0; limit < least; limit += least / 20 + 1) { /* too little for anything */
        s = host_open(limit + 1);
        struct cvtex_job job = host_job(small, NULL);
        const struct cvtex_result *r = cvtex_run(s, &job);
        CHECK(is_out_of_memory(r));
        cvtex_free(r);
        cvtex_close(s);
    }
}

/* A failure gives an error, and the next run the right bytes. `count` and `which`: the calls meant. */
static void test_calls(const struct host_document *d, const char *style, int sample, long *count,
                       long *which)
{
    struct cvtex_session *s = host_open(0);
    struct cvtex_job job = host_job(d, style);
    *count = 0;
    uint64_t good = host_run(s, d, style);
    long all = *count, errors = 0;
    cvtex_close(s);
    CHECK(all > 10);
    for (int i = 0; i < sample && all; i++) {
        *count = 0;
        *which = 1 + (all - 1) * i / sample;
        s = host_open(0);
        const struct cvtex_result *r = s ? cvtex_run(s, &job) : NULL;
        long n = *which;
        *which = 0;
        errors += r && is_out_of_memory(r);
        if (r && !CHECK(!r->bytes || host_sum(r) == good))
            fprintf(stderr, "    call %ld of %ld gives other bytes\n", n, all);
        cvtex_free(r);
        if (s && !CHECK(host_run(s, d, style) == good))
            fprintf(stderr, "    behind call %ld of %ld\n", n, all);
        cvtex_close(s);
    }
    fprintf(stderr, "%ld calls, %d of them failed: %ld errors\n", all, sample, errors);
    CHECK(errors > 0);
}

static void test_file(const char *file, const char *style, int sample)
{
    struct host_document d = host_read(file);
    test_calls(&d, style, sample, &calls, &failing);
    if (ALL_CALLS)
        test_calls(&d, style, sample, &all_calls, &exhausted);
    free(d.bytes);
}

int main(int argc, char **argv)
{
    host_data = argc > 1 ? argv[1] : ".";
    struct host_document large = host_read("amir-gholami.yaml");
    struct host_document small = host_text("cv.yaml", "cv: {name: A}\n");
    test_limits(&large, "plain", &small);
    free(large.bytes);
    large = host_read("zhewei-yao-works.yaml");
    test_limits(&large, NULL, &small);
    free(large.bytes);
    free(small.bytes);
    test_file("ada-nilsson.yaml", "sidebar", ALL_CALLS ? 60 : 20);
    test_file("zhewei-yao.yaml", NULL, ALL_CALLS ? 120 : 40);
    return unit_result();
}
