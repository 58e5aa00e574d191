/* typeset.c: typesets a CV with libcvtex.
 *
 *     cc typeset.c -o typeset $(pkg-config --cflags --libs cvtex)
 *     ./typeset "$(pkg-config --variable=datadir cvtex)" cv.yaml cv.pdf */
#include <cvtex.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    static char document[1 << 20];
    FILE *f = argc == 4 ? fopen(argv[2], "rb") : NULL;
    if (!f) {
        fputs("usage: typeset DATA-FOLDER CV.yaml CV.pdf\n", stderr);
        return 2;
    }
    struct cvtex_disk_config files = {.size = sizeof files, .data = argv[1]};
    struct cvtex_disk *disk = cvtex_disk_open(&files); /* reads only what is allowed */
    if (!disk || cvtex_disk_allow_beside(disk, argv[2]) != 0)
        return 1;
    struct cvtex_config config = {.size = sizeof config, .read = cvtex_disk_read, .read_user = disk};
    struct cvtex_job job = {.size = sizeof job, .name = argv[2], .bytes = document};
    job.n_bytes = fread(document, 1, sizeof document, f);
    fclose(f);

    struct cvtex_session *session = cvtex_open(&config); /* would serve many documents */
    const struct cvtex_result *result = cvtex_run(session, &job);
    for (size_t i = 0; i < result->n_diagnostics; i++) {
        char text[2000];
        cvtex_text(result->diagnostics[i], text, sizeof text);
        fputs(text, stderr);
    }
    f = result->bytes ? fopen(argv[3], "wb") : NULL;
    int good = f && fwrite(result->bytes, 1, result->n_bytes, f) == result->n_bytes;
    if (f && fclose(f) != 0)
        good = 0;
    cvtex_free(result);
    cvtex_close(session);
    cvtex_disk_close(disk);
    return good ? 0 : 1;
}
