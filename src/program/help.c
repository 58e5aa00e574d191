/* help.c: writes help by the table of options, and of keys by what the library knows. */
#define _GNU_SOURCE /* open_memstream, strdup */
#include "help.h"

#include <stdlib.h>
#include <string.h>

#include "cvtex.h"
#include "setup.h"

enum {
    WIDE = 80,
    COLUMN = 22, /* where what is said of an option begins */
};

static size_t columns_of(const char *text, size_t n)
{
    size_t columns = 0;
    for (size_t i = 0; i < n; i++)
        columns += ((unsigned char)text[i] & 0xC0) != 0x80;
    return columns;
}

/* Writes `n` bytes of text in lines that begin at the column `indent`; the first one has `at` columns already. */
static void put_wrapped(FILE *to, const char *text, size_t n, size_t at, size_t indent)
{
    const char *end = text + n;
    while (text < end) {
        size_t word = strcspn(text, " ");
        word = word < (size_t)(end - text) ? word : (size_t)(end - text);
        size_t wide = columns_of(text, word);
        if (at > indent && at + 1 + wide > WIDE) {
            fputc('\n', to);
            at = 0;
        }
        fprintf(to, "%*s", (int)(at < indent ? indent - at : at > indent), "");
        fwrite(text, 1, word, to);
        at = (at < indent ? indent : at + (at > indent)) + wide;
        text += word + (text + word < end);
    }
    fputc('\n', to);
}

/* What stands before a text in a list; the text then begins at COLUMN, perhaps on the next line. */
static size_t put_term(FILE *to, const char *start, const char *takes)
{
    size_t n = (size_t)fprintf(to, "  %s%s%s", start, takes && *takes ? " " : "", takes ? takes : "");
    if (n + 1 < COLUMN)
        return n;
    fputc('\n', to);
    return 0;
}

static void put_option(FILE *to, const struct option *o)
{
    char start[48];
    if (o->letter)
        snprintf(start, sizeof start, "-%c, --%s", o->letter, o->name);
    else
        snprintf(start, sizeof start, "    --%s", o->name);
    size_t at = put_term(to, start, o->takes);
    put_wrapped(to, o->doc, strlen(o->doc), at, COLUMN);
    for (const struct options_choice *c = o->choices; c && c->name; c++) {
        char choice[96];
        snprintf(choice, sizeof choice, "%s: %s", c->name, c->doc);
        put_wrapped(to, choice, strlen(choice), 0, COLUMN + 2);
    }
}

/* The options of a command: those that all have stand last. */
static void put_options(FILE *to, enum options_verb verb)
{
    for (int common = 0; common < 2; common++)
        for (size_t i = 0; i < options_count; i++)
            if (options_has(&options_table[i], verb) && options_common(&options_table[i]) == common)
                put_option(to, &options_table[i]);
}

/* The length of the first sentence. */
static size_t sentence(const char *text)
{
    const char *end = strstr(text, ". ");
    return end ? (size_t)(end - text) + 1 : strlen(text);
}

/* Writes what the program can do. */
static void help_overview(FILE *to)
{
    fputs("usage: cvtex FILE.yaml... [OPTION]...\n"
          "       cvtex COMMAND ... ('cvtex COMMAND --help' has its options)\n\n", to);
    put_wrapped(to, options_verbs[0].doc, strlen(options_verbs[0].doc), 0, 0);
    fputs("\nCommands:\n", to);
    for (int i = 1; i < VERBS; i++) {
        const struct verb *v = &options_verbs[i];
        size_t at = put_term(to, v->name, v->takes);
        put_wrapped(to, v->doc, sentence(v->doc), at, COLUMN);
    }
    fputs("\nOptions:\n", to);
    put_options(to, VERB_TYPESET);
    fputc('\n', to);
    put_wrapped(to, options_topics[0].text, strlen(options_topics[0].text), 0, 0);
}

void help_verb(FILE *to, enum options_verb verb)
{
    const struct verb *v = &options_verbs[verb];
    if (verb == VERB_TYPESET) {
        help_overview(to);
        return;
    }
    fprintf(to, "usage: cvtex %s%s%s [OPTION]...\n\n", v->name, *v->takes ? " " : "", v->takes);
    put_wrapped(to, v->doc, strlen(v->doc), 0, 0);
    for (const struct options_choice *c = v->choices; c && c->name; c++)
        put_wrapped(to, c->doc, strlen(c->doc), put_term(to, c->name, NULL), COLUMN);
    fputs("\nOptions:\n", to);
    put_options(to, verb);
}

/* ---- topics */

/* What the library knows of a name; NULL: of all names. The caller frees it; NULL: no memory, or no files. */
static char *library_topic(const char *name)
{
    char *data = setup_data(), *text = NULL;
    struct cvtex_disk_config disk = {.size = sizeof disk, .data = data};
    struct cvtex_disk *reader = data ? cvtex_disk_open(&disk) : NULL;
    struct cvtex_config config = {.size = sizeof config, .read_user = reader, .once = 1};
    if (reader)
        config.read = setup_read(data);
    struct cvtex_session *session = cvtex_open(&config);
    if (session) {
        struct cvtex_job job = {.size = sizeof job, .output = CVTEX_TOPIC, .only = name};
        const struct cvtex_result *result = cvtex_run(session, &job);
        text = result->bytes ? strdup(result->bytes) : NULL;
        cvtex_free(result);
    }
    cvtex_close(session);
    cvtex_disk_close(reader);
    free(data);
    return text;
}

static int by_name(const void *x, const void *y)
{
    return strcmp(*(const char *const *)x, *(const char *const *)y);
}

/* All topics, one a line, sorted; the caller frees it. NULL: no memory. */
static char *all_topics(void)
{
    char *keys = library_topic(NULL), *text = NULL;
    size_t n = 0, room = 1 + VERBS + options_count + OPTIONS_TOPICS + 3, length = 0;
    for (const char *p = keys; p && *p; p++)
        room += *p == '\n';
    const char **names = calloc(room, sizeof *names);
    if (!keys || !names) {
        free(keys);
        free(names);
        return NULL;
    }
    for (int i = 1; i < VERBS; i++)
        names[n++] = options_verbs[i].name;
    for (size_t i = 0; i < options_count; i++)
        names[n++] = options_table[i].name;
    for (int i = 0; i < OPTIONS_TOPICS; i++)
        names[n++] = options_topics[i].name;
    names[n++] = "kinds";
    names[n++] = "limits";
    for (char *word = strtok(keys, "\n"); word; word = strtok(NULL, "\n"))
        names[n++] = word;
    qsort(names, n, sizeof *names, by_name);
    FILE *to = open_memstream(&text, &length);
    if (to) {
        for (size_t i = 0; i < n; i++)
            if (!i || strcmp(names[i], names[i - 1]) != 0)
                fprintf(to, "%s\n", names[i]);
        fclose(to);
    }
    free(keys);
    free(names);
    return text;
}

/* The commands that have the option. */
static void put_owners(FILE *to, const struct option *o)
{
    char text[512] = "of ";
    size_t n = 3;
    for (int v = 0; v < VERBS && n < sizeof text; v++)
        if (options_has(o, v))
            n += (size_t)snprintf(text + n, sizeof text - n, "%s%s", n > 3 ? ", " : "",
                                  v == VERB_TYPESET ? "typesetting" : options_verbs[v].name);
    put_wrapped(to, text, strlen(text), 0, COLUMN);
}

/* Writes what the program itself knows of the topic. Returns how much there was. */
static int own_topic(FILE *to, const char *topic)
{
    int n = 0;
    const char *name = topic + 2 * (strncmp(topic, "--", 2) == 0);
    for (int i = 1; i < VERBS; i++)
        if (strcmp(options_verbs[i].name, topic) == 0 && ++n)
            help_verb(to, (enum options_verb)i);
    for (size_t i = 0; i < options_count; i++) {
        const struct option *o = &options_table[i];
        char letter[] = {'-', o->letter, 0};
        if (strcmp(o->name, name) != 0 && (!o->letter || strcmp(letter, topic) != 0))
            continue;
        fprintf(to, "%s%s, an option\n", n++ ? "\n" : "", o->name);
        put_option(to, o);
        if (!options_common(o))
            put_owners(to, o);
    }
    for (int i = 0; i < OPTIONS_TOPICS; i++)
        if (strcmp(options_topics[i].name, topic) == 0 && ++n)
            put_wrapped(to, options_topics[i].text, strlen(options_topics[i].text), 0, 0);
    return n;
}

/* Each line of the library's text, wrapped behind its indent. */
static void put_lines(FILE *to, const char *text)
{
    for (size_t n; *text; text += n + (text[n] == '\n')) {
        size_t indent = strspn(text, " ");
        n = strcspn(text, "\n");
        if (!n)
            fputc('\n', to);
        else
            put_wrapped(to, text + indent, n - indent, 0, indent);
    }
}

static void put_overview(FILE *to)
{
    fputs("cvtex help TOPIC tells of\n\n", to);
    fputs("  a command: ", to);
    for (int i = 1; i < VERBS; i++)
        fprintf(to, "%s%s", i == 1 ? "" : i == VERBS / 2 ? ",\n             " : ", ", options_verbs[i].name);
    fputs("\n  an option: --style, or -o\n"
          "  a key of documents, styles or locales: highlights\n"
          "  kinds (of entries), or one of them: education\n"
          "  limits (of a run), or one of them: pages\n"
          "  a rule of check: placeholder\n  ", to);
    for (int i = 0; i < OPTIONS_TOPICS; i++)
        fprintf(to, "%s%s", i ? ", " : "", options_topics[i].name);
    fputs("\n  topics: the names of all of them, one a line\n", to);
}

enum status help_topic(FILE *to, const char *topic)
{
    enum status status = STATUS_WRITTEN;
    char *names = NULL, *text = NULL;
    if (!topic) {
        put_overview(to);
        return status;
    }
    if (strcmp(topic, "topics") == 0) {
        names = all_topics();
        fputs(names ? names : "", to);
        free(names);
        return names ? status : STATUS_SYSTEM;
    }
    int own = own_topic(to, topic);
    text = library_topic(topic);
    if (text && *text) {
        fputs(own ? "\n" : "", to);
        put_lines(to, text);
    } else if (!own) {
        names = all_topics();
        status = names ? options_no_topic(topic, names) : STATUS_SYSTEM;
    }
    free(names);
    free(text);
    return status;
}
