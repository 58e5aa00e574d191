/* host.h: what the tests of the library share: documents, runs, and sums of what came out. */
#ifndef LIBRARY_HOST_H
#define LIBRARY_HOST_H

#include <cvtex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../unit/unit.h"

/* The folder with styles/, fonts/ and examples/. */
static const char *host_data;

struct host_document {
    char name[512];
    char *bytes;
    size_t n;
};

/* A file of examples/; the test ends without it. */
static inline struct host_document host_read(const char *file)
{
    struct host_document d = {.n = 0};
    snprintf(d.name, sizeof d.name, "%s/examples/%s", host_data, file);
    FILE *f = fopen(d.name, "rb");
    d.bytes = f ? malloc(1 << 20) : NULL;
    if (!d.bytes) {
        fprintf(stderr, "%s cannot be read\n", d.name);
        exit(2);
    }
    d.n = fread(d.bytes, 1, 1 << 20, f);
    fclose(f);
    return d;
}

static inline struct host_document host_text(const char *name, const char *text)
{
    struct host_document d = {.n = strlen(text)};
    snprintf(d.name, sizeof d.name, "%s", name);
    d.bytes = malloc(d.n + 1);
    if (!d.bytes)
        exit(2);
    memcpy(d.bytes, text, d.n + 1);
    return d;
}

static inline struct cvtex_session *host_open(uint64_t memory_limit)
{
    struct cvtex_config c = {.size = sizeof c, .read = cvtex_read_disk,
                             .read_user = (void *)host_data, .memory_limit = memory_limit};
    return cvtex_open(&c);
}

static inline struct cvtex_job host_job(const struct host_document *d, const char *style)
{
    struct cvtex_job j = {.size = sizeof j, .name = d->name, .bytes = d->bytes, .n_bytes = d->n,
                          .style = style, .date = 1700000000};
    return j;
}

static inline uint64_t host_add(uint64_t h, const void *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        h = (h ^ ((const unsigned char *)p)[i]) * 1099511628211u; /* FNV-1a */
    return h;
}

static inline uint64_t host_add_text(uint64_t h, const char *s)
{
    return s ? host_add(h, s, strlen(s) + 1) : host_add(h, "", 1);
}

/* Of all that a result says: bytes, diagnostics and questions. */
static inline uint64_t host_sum(const struct cvtex_result *r)
{
    uint64_t h = host_add(14695981039346656037u, r->bytes ? r->bytes : "", r->n_bytes);
    for (size_t i = 0; i < r->n_diagnostics; i++) {
        const struct cvtex_diagnostic *d = r->diagnostics[i];
        char text[4096];
        cvtex_text(d, text, sizeof text);
        h = host_add_text(host_add_text(host_add_text(h, text), d->code), d->replacement);
        h = host_add(h, &d->length, sizeof d->length);
    }
    for (size_t i = 0; i < r->n_asked; i++) {
        h = host_add_text(host_add_text(h, r->asked[i]->question.path), r->asked[i]->question.base);
        h = host_add(h, &r->asked[i]->status, sizeof r->asked[i]->status);
    }
    return h;
}

/* Runs and sums. */
static inline uint64_t host_run(struct cvtex_session *s, const struct host_document *d,
                                const char *style)
{
    struct cvtex_job job = host_job(d, style);
    const struct cvtex_result *r = cvtex_run(s, &job);
    uint64_t sum = host_sum(r);
    cvtex_free(r);
    return sum;
}

#endif
