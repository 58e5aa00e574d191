/* bare.c: typesets a document with all files in memory. Standard input has lines "PATH SIZE", each
 * with that many bytes after it. The first file is the document, the others are the files that come
 * with cvtex. Writes the PDF to standard output, and a word to standard error before and after the
 * work, so that a trace of system calls shows what happens between. */
#include <cvtex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct member {
    char path[200];
    char *bytes;
    size_t n;
};

static struct member members[200];
static size_t n_members;

static int read_member(void)
{
    struct member *m = &members[n_members];
    if (n_members == 200 || scanf("%199s %zu", m->path, &m->n) != 2 || getchar() != '\n')
        return 0;
    m->bytes = malloc(m->n + 1);
    n_members++;
    return m->bytes && fread(m->bytes, 1, m->n, stdin) == m->n;
}

static void answer(void *user, const struct cvtex_question *q, struct cvtex_answer *a)
{
    (void)user;
    for (size_t i = 1; i < n_members; i++)
        if (q->kind == CVTEX_DATA && strcmp(members[i].path, q->path) == 0) {
            a->status = CVTEX_FOUND;
            a->bytes = members[i].bytes;
            a->n_bytes = members[i].n;
        }
}

static void say(const char *word)
{
    if (write(STDERR_FILENO, word, strlen(word)) < 0)
        exit(3);
}

int main(void)
{
    while (read_member())
        ;
    struct cvtex_config config = {.size = sizeof config, .read = answer};
    struct cvtex_job job = {.size = sizeof job, .bytes = members[0].bytes, .n_bytes = members[0].n};
    say("begin\n");
    struct cvtex_session *session = cvtex_open(&config);
    const struct cvtex_result *r = session ? cvtex_run(session, &job) : NULL;
    say("end\n");
    for (size_t i = 0; r && i < r->n_diagnostics; i++)
        fprintf(stderr, "%s\n", r->diagnostics[i]->message);
    int good = r && r->bytes && fwrite(r->bytes, 1, r->n_bytes, stdout) == r->n_bytes;
    cvtex_free(r);
    cvtex_close(session);
    for (size_t i = 0; i < n_members; i++)
        free(members[i].bytes);
    return !good;
}
