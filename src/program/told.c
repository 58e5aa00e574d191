/* told.c: diagnostics of runs, each once, as text at once or as data at the end. */
#define _POSIX_C_SOURCE 200809L /* open_memstream */
#include "told.h"

#include <stdlib.h>
#include <string.h>

#include "report.h"

static bool is_same(const char *x, const char *y)
{
    return x && y ? strcmp(x, y) == 0 : x == y;
}

/* True if this was said of one of the `n` variants before. */
static bool is_said(const struct made *made, size_t n, const struct cvtex_diagnostic *d)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < made[i].result->n_diagnostics; k++) {
            const struct cvtex_diagnostic *other = made[i].result->diagnostics[k];
            if (other->line == d->line && other->column == d->column && is_same(other->file, d->file) &&
                is_same(other->message, d->message))
                return true;
        }
    return false;
}

FILE *told_to(const struct command *c)
{
    return report_is_data((enum report_form)c->form) && c->to == CVTEX_CHECK ? stdout : stderr;
}

void told_add(struct told *t, const struct cvtex_result *result, const struct made *made, size_t n_made)
{
    const struct command *c = t->c;
    struct cvtex_result left = *result;
    const struct cvtex_diagnostic **new = n_made || c->quiet ? calloc(result->n_diagnostics + 1, sizeof *new) : NULL;
    size_t n = 0;
    for (size_t i = 0; new && i < result->n_diagnostics; i++) {
        const struct cvtex_diagnostic *d = result->diagnostics[i];
        size_t *count = d->level == CVTEX_ERROR ? &left.errors : d->level == CVTEX_WARNING ? &left.warnings : &left.notes;
        if ((c->quiet && d->level == CVTEX_NOTE) || is_said(made, n_made, d))
            --*count;
        else
            new[n++] = d;
    }
    if (new) {
        left.diagnostics = new;
        left.n_diagnostics = n;
    }
    t->said |= left.n_diagnostics > 0;
    if (c->quiet) /* also those that are not in the list */
        left.notes = 0;
    if (report_is_data((enum report_form)c->form) && !t->lines)
        t->lines = open_memstream(&t->text, &t->n);
    report_write(t->lines ? t->lines : told_to(c), (enum report_form)c->form, &left);
    fflush(t->lines ? t->lines : told_to(c));
    free(new);
}

void told_end(struct told *t)
{
    if (!t->lines)
        return;
    fclose(t->lines);
    if (t->text && t->c->part)
        fputs(t->text, told_to(t->c));
    else if (t->text)
        report_close(told_to(t->c), (enum report_form)t->c->form, t->text);
    fflush(told_to(t->c));
    free(t->text);
    *t = (struct told){.c = t->c};
}
