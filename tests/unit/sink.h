/* sink.h: a diagnostics sink for unit tests: counts by code and keeps the last message. */
#ifndef UNIT_SINK_H
#define UNIT_SINK_H

#include "base/diag.h"

struct sink {
    struct arena *arena;
    struct diag diag;
    size_t reports;
    enum diag_code code; /* of the last report */
    struct str message;
};

static void sink_report(void *user, const struct diagnostic *d)
{
    struct sink *s = user;
    s->reports++;
    s->code = d->code;
    s->message = str_copy(s->arena, d->message);
}

static inline void sink_open(struct sink *s)
{
    *s = (struct sink){.arena = arena_new()};
    s->diag = (struct diag){.arena = s->arena, .report = sink_report, .user = s};
}

static inline void sink_close(struct sink *s)
{
    arena_free(s->arena);
}

#endif
