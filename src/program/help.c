/* help.c: writes help by the table of options. */
#include "help.h"

#include <string.h>

enum {
    WIDE = 80,
    COLUMN = 22, /* where what is said of an option begins */
};

static const char exit_status[] =
    "Exit status: 0 if the output was written, 1 if there are mistakes in the document (with --strict also "
    "warnings; with --keep-going, the rest was written), 2 for a wrong command line, 3 if files cannot be read or "
    "written or memory ran out, 128 + n after the signal n. With 1, 2 and 3, files are as they were, but for "
    "--keep-going.";

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

void help_overview(FILE *to)
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
    put_wrapped(to, exit_status, sizeof exit_status - 1, 0, 0);
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
