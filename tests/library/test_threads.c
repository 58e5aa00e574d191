/* test_threads.c: several sessions at the same time, each in its own thread; best run with the
 * thread sanitizer.
 *
 * usage: test_threads FOLDER, with styles/, fonts/ and examples/ */
#include <pthread.h>

#include "host.h"

enum { THREADS = 3, RUNS = 4 };

struct work {
    struct host_document documents[2];
    uint64_t sums[RUNS];
};

static void *work(void *user)
{
    struct work *w = user;
    struct cvtex_session *s = host_open(0);
    for (int i = 0; i < RUNS; i++)
        w->sums[i] = host_run(s, &w->documents[i % 2], i % 2 ? "sidebar" : NULL);
    cvtex_close(s);
    return NULL;
}

int main(int argc, char **argv)
{
    host_data = argc > 1 ? argv[1] : ".";
    struct work all[THREADS + 1];
    pthread_t threads[THREADS];
    for (int i = 0; i <= THREADS; i++)
        all[i] = (struct work){.documents = {host_read("zhewei-yao.yaml"), host_read("ada-nilsson.yaml")}};
    for (int i = 0; i < THREADS; i++)
        CHECK(pthread_create(&threads[i], NULL, work, &all[i]) == 0);
    for (int i = 0; i < THREADS; i++)
        CHECK(pthread_join(threads[i], NULL) == 0);
    work(&all[THREADS]); /* alone */
    for (int i = 0; i <= THREADS; i++) {
        for (int k = 0; k < RUNS; k++)
            CHECK(all[i].sums[k] == all[THREADS].sums[k % 2]);
        free(all[i].documents[0].bytes);
        free(all[i].documents[1].bytes);
    }
    return unit_result();
}
