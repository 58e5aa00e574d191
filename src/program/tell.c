/* tell.c: says what a run used, by the files that it asked for. */
#include "tell.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "output.h"

/* The kinds of files, in the order in which they are told. */
enum heap { STYLES, LOCALES, FONTS, OTHERS, HEAPS };

static bool starts(const char *s, const char *with)
{
    return strncmp(s, with, strlen(with)) == 0;
}

static bool ends(const char *s, const char *with)
{
    size_t n = strlen(s), m = strlen(with);
    return n >= m && strcmp(s + n - m, with) == 0;
}

static enum heap heap_of(const struct cvtex_question *q)
{
    if (q->kind == CVTEX_SYSTEM_FONT || q->kind == CVTEX_FONT)
        return FONTS;
    if (q->kind == CVTEX_STYLE_FILE || q->kind == CVTEX_LOCALE_FILE)
        return q->kind == CVTEX_STYLE_FILE ? STYLES : LOCALES;
    if (q->kind != CVTEX_DATA)
        return OTHERS;
    if (starts(q->path, "styles/locales/"))
        return LOCALES;
    if (starts(q->path, "styles/") && ends(q->path, ".yaml") && !strchr(q->path + 7, '/'))
        return STYLES;
    return starts(q->path, "fonts/") && !ends(q->path, ".yaml") ? FONTS : OTHERS;
}

/* A style or locale of the program is told by its name, other files by their path. */
static void say(enum heap heap, const struct cvtex_question *q)
{
    char name[64];
    const char *path = q->path, *slash = strrchr(path, '/'), *last = slash ? slash + 1 : path, *dot = strrchr(last, '.');
    if (heap > LOCALES || q->kind != CVTEX_DATA || !dot || (size_t)(dot - last) >= sizeof name) {
        output_say(path);
        return;
    }
    snprintf(name, sizeof name, "%.*s", (int)(dot - last), last);
    output_say(name);
}

/* [ms] */
static double since(const struct timespec *start)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start->tv_sec) * 1e3 + (double)(now.tv_nsec - start->tv_nsec) / 1e6;
}

void tell_run(const char *path, const char *settings, const struct cvtex_result *result, const struct timespec *start)
{
    static const char *const names[HEAPS] = {"style", "locale", "fonts", "other files"};
    if (settings) {
        fputs("cvtex: settings: ", stderr);
        output_say(settings);
        fputc('\n', stderr);
    }
    for (int heap = 0; heap < HEAPS; heap++) {
        size_t n = 0;
        for (size_t i = 0; i < result->n_asked; i++) {
            const struct cvtex_question *q = &result->asked[i]->question;
            bool read = q->kind != CVTEX_FONT_LIST && q->kind != CVTEX_DATA_LIST;
            if (!read || result->asked[i]->status != CVTEX_FOUND || (int)heap_of(q) != heap)
                continue;
            fprintf(stderr, n++ ? ", " : "cvtex: %s: ", names[heap]);
            say((enum heap)heap, q);
        }
        if (n)
            fputc('\n', stderr);
    }
    fputs("cvtex: ", stderr);
    if (result->pages)
        fprintf(stderr, "%zu page%s, ", result->pages, result->pages == 1 ? "" : "s");
    if (path) {
        fprintf(stderr, "%zu bytes to ", result->n_bytes);
        output_say(strcmp(path, "-") == 0 ? "standard output, " : path);
        if (strcmp(path, "-") != 0)
            fputs(", ", stderr);
    }
    fprintf(stderr, "%.1f ms\n", since(start));
}

void tell_briefly(const char *path, const struct cvtex_result *result, const struct timespec *start)
{
    char shown[1024];
    cvtex_visible(path, shown, sizeof shown);
    printf("%s, ", shown);
    if (result->pages)
        printf("%zu page%s, ", result->pages, result->pages == 1 ? "" : "s");
    printf("%.1f ms\n", since(start));
    fflush(stdout);
}

void tell_anew(void)
{
    if (isatty(STDERR_FILENO))
        (void)!write(STDERR_FILENO, "\033[H\033[2J", 7);
}

void tell_mended(void)
{
    if (!isatty(STDERR_FILENO))
        puts("mended");
    fflush(stdout);
}
