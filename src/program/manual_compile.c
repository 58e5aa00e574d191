/* manual_compile.c: a program that writes the manual pages cvtex(1), cvtex(5), cvtex-style(5) and cvtex-locale(5)
 * when cvtex is built, from the tables of options and keys.
 *
 *   manual_compile DATA FOLDER      DATA has styles/ and fonts/ */
#define _POSIX_C_SOURCE 200809L /* open_memstream */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cvtex.h"
#include "options.h"

static const char date[] = "2026-11-30"; /* when what is written here changed last */

/* ---- text of man(7) */

/* Writes `n` bytes so that nothing in them is a command of the page; `dashes`: '-' is one that can be typed. */
static void put(FILE *to, const char *text, size_t n, bool dashes)
{
    for (size_t i = 0; i < n; i++) {
        bool first = i == 0 || text[i - 1] == '\n';
        if (first && (text[i] == '.' || text[i] == '\''))
            fputs("\\&", to);
        if (text[i] == '\\')
            fputs("\\e", to);
        else if (text[i] == '-' && dashes)
            fputs("\\-", to);
        else if (text[i] == '`' || text[i] == '^' || text[i] == '~')
            fputs(text[i] == '`' ? "\\(ga" : text[i] == '^' ? "\\(ha" : "\\(ti", to);
        else if (text[i] == '\'' && dashes)
            fputs("\\(aq", to);
        else
            fputc(text[i], to);
    }
}

static void put_bold(FILE *to, const char *text, size_t n)
{
    fputs("\\fB", to);
    put(to, text, n, true);
    fputs("\\fR", to);
}

/* A text of the tables, whose options and quoted words can be typed. Sentences begin lines, as pages have them. */
static void put_text(FILE *to, const char *text)
{
    size_t n = strlen(text);
    for (size_t i = 0, from = 0; i <= n; i++) {
        bool stop = i + 1 < n && strchr(".?!", text[i]) && text[i + 1] == ' ' && i + 2 < n && text[i + 2] >= 'A' && text[i + 2] <= 'Z';
        if (i < n && !stop)
            continue;
        put(to, text + from, (i < n ? i + 1 : n) - from, strstr(text, "-") != NULL);
        fputc('\n', to);
        from = ++i + 1;
        i = from - 1;
    }
}

/* Text of Markdown as the library writes it: `code` is bold, links are their words. */
static void put_markdown(FILE *to, const char *text, size_t n)
{
    const char *end = text + n;
    while (text < end) {
        const char *close = *text == '`' ? memchr(text + 1, '`', (size_t)(end - text) - 1) : NULL;
        if (close) {
            char code[1024];
            size_t k = 0;
            for (const char *p = text + 1; p < close && k < sizeof code; p++)
                if (*p != '\\' || p[1] != '|')
                    code[k++] = *p;
            put_bold(to, code, k);
            text = close + 1;
        } else if (*text == '[' && strstr(text, "](#") && strstr(text, "](#") < end) {
            const char *middle = strstr(text, "](#");
            put_markdown(to, text + 1, (size_t)(middle - text) - 1);
            text = strchr(middle, ')') + 1;
        } else {
            put(to, text++, 1, true);
        }
    }
}

/* ---- tables of keys */

enum { CELLS_MOST = 8 };

/* Takes a row of a table apart. Returns how many cells it has. */
static size_t cells_of(const char *line, size_t n, const char *at[CELLS_MOST], size_t length[CELLS_MOST])
{
    size_t cells = 0, from = 2;
    for (size_t i = 1; i < n && cells < CELLS_MOST; i++) {
        if (line[i] != '|' || line[i - 1] == '\\')
            continue;
        at[cells] = line + from;
        length[cells] = i > from ? i - from - 1 : 0;
        cells++;
        from = i + 2;
    }
    return cells;
}

/* A row: the key, then its meaning, then the rest of its cells under their headings. */
static void put_row(FILE *to, const char *line, size_t n, const char *head, size_t n_head)
{
    const char *at[CELLS_MOST], *name[CELLS_MOST];
    size_t length[CELLS_MOST], wide[CELLS_MOST];
    size_t cells = cells_of(line, n, at, length), names = cells_of(head, n_head, name, wide), meaning = 0;
    fputs(".TP\n", to);
    put_markdown(to, at[0], length[0]);
    fputc('\n', to);
    for (size_t i = 1; i < cells && i < names; i++)
        if (wide[i] == 7 && strncmp(name[i], "meaning", 7) == 0)
            meaning = i;
    if (meaning) {
        put_markdown(to, at[meaning], length[meaning]);
        fputc('\n', to);
    }
    for (size_t i = 1, k = 0; i < cells && i < names; i++) {
        if (i == meaning || !length[i])
            continue;
        fputs(k++ || meaning ? ".br\n" : "", to);
        fprintf(to, "%.*s: ", (int)wide[i], name[i]);
        put_markdown(to, at[i], length[i]);
        fputc('\n', to);
    }
}

/* A page of keys of the library. */
static void put_keys(FILE *to, const char *text)
{
    const char *head = NULL;
    size_t n_head = 0;
    bool blank = false, fresh = true; /* a heading stands above */
    for (size_t n; *text; text += n + (text[n] == '\n')) {
        n = strcspn(text, "\n");
        if (!n || strncmp(text, "|---", 4) == 0) {
            blank = !n && !fresh;
            head = n ? head : NULL;
            continue;
        }
        if (strncmp(text, "### ", 4) == 0) {
            fputs(".SS ", to);
            for (size_t i = 4; i < n; i++)
                if (text[i] != '`')
                    put(to, text + i, 1, false);
            fputc('\n', to);
            blank = false;
            fresh = true;
            continue;
        } else if (*text == '|' && head) {
            put_row(to, text, n, head, n_head);
        } else if (*text == '|') {
            head = text;
            n_head = n;
        } else {
            fputs(blank ? ".PP\n" : "", to);
            put_markdown(to, text, n);
            fputc('\n', to);
            blank = false;
        }
        fresh = false;
    }
}

/* ---- pages */

static void put_head(FILE *to, const char *name, const char *section, const char *kind, const char *what)
{
    fprintf(to, ".\\\" Made by manual_compile.c from the tables of the program.\n.TH %s %s %s \"cvtex " CVTEX_VERSION
                "\" \"%s\"\n.SH NAME\n", name, section, date, kind);
    fprintf(to, "%s\n.nh\n", what);
}

static void put_example(FILE *to, const char *text)
{
    fputs(".EX\n", to);
    put(to, text, strlen(text), true);
    fputs(".EE\n", to);
}

static void put_option(FILE *to, const struct option *o)
{
    fputs(".TP\n", to);
    if (o->letter)
        fprintf(to, "\\fB\\-%c\\fR, ", o->letter);
    fputs("\\fB\\-\\-", to);
    put(to, o->name, strlen(o->name), true);
    fputs("\\fR", to);
    if (o->takes)
        fprintf(to, " \\fI%s\\fR", o->takes);
    fputc('\n', to);
    put_text(to, o->doc);
    for (const struct options_choice *c = o->choices; c && c->name; c++) {
        fputs(".br\n\\fB", to);
        put(to, c->name, strlen(c->name), true);
        fputs("\\fR: ", to);
        put(to, c->doc, strlen(c->doc), true);
        fputc('\n', to);
    }
    if (options_common(o))
        return;
    fputs(".br\nOf ", to);
    for (int v = 0, n = 0; v < VERBS; v++)
        if (options_has(o, v))
            fprintf(to, "%s%s", n++ ? ", " : "", v == VERB_TYPESET ? "typesetting" : options_verbs[v].name);
    fputs(".\n", to);
}

static void put_commands(FILE *to)
{
    for (int v = 1; v < VERBS; v++) {
        fprintf(to, ".TP\n\\fB%s\\fR %s\n", options_verbs[v].name, options_verbs[v].takes);
        put_text(to, options_verbs[v].doc);
        for (const struct options_choice *c = options_verbs[v].choices; c && c->name; c++)
            fprintf(to, ".br\n\\fB%s\\fR: %s\n", c->name, c->doc);
    }
}

static void put_topic(FILE *to, const char *heading, const char *name)
{
    fprintf(to, ".SH %s\n", heading);
    for (size_t i = 0; i < OPTIONS_TOPICS; i++)
        if (strcmp(options_topics[i].name, name) == 0)
            put_text(to, options_topics[i].text);
}

static void put_program(FILE *to)
{
    put_head(to, "CVTEX", "1", "User Commands", "cvtex \\- typeset a CV");
    fputs(".SH SYNOPSIS\n\\fBcvtex\\fR \\fIFILE.yaml\\fR... [\\fIOPTION\\fR]...\n", to);
    for (int v = 1; v < VERBS; v++)
        fprintf(to, ".br\n\\fBcvtex %s\\fR %s\n", options_verbs[v].name, options_verbs[v].takes);
    fputs(".SH DESCRIPTION\n", to);
    put_text(to, options_verbs[VERB_TYPESET].doc);
    fputs(".SH COMMANDS\n", to);
    put_commands(to);
    fputs(".SH OPTIONS\nA value stands behind its option, or behind '='.\nAfter '\\-\\-', no word is an option.\n", to);
    for (size_t i = 0; i < options_count; i++)
        put_option(to, &options_table[i]);
    put_topic(to, "OUTPUT", "output");
    put_topic(to, "EXIT STATUS", "exit-status");
    put_topic(to, "ENVIRONMENT", "environment");
    fputs(".SH EXAMPLES\nA CV to begin with, and its PDF:\n", to);
    fputs(".PP\n", to);
    put_example(to, "cvtex new \"Robin Example\" --kind phd --style modern\ncvtex robin-example.yaml\n");
    fputs(".PP\nAnother style, two pages, and what looks wrong:\n", to);
    fputs(".PP\n", to);
    put_example(to, "cvtex robin-example.yaml --style banking --set style.colors.accent=navy -o navy.pdf\n"
                    "cvtex robin-example.yaml --style garamond -o out/\ncvtex check robin-example.yaml\n");
    fputs(".PP\nThe PDF carries its source:\n", to);
    fputs(".PP\n", to);
    put_example(to, "cvtex robin-example.yaml --embed -o carrier.pdf\ncvtex extract carrier.pdf -o back.yaml\n");
    fputs(".PP\nTo look things up:\n", to);
    fputs(".PP\n", to);
    put_example(to, "cvtex help highlights\ncvtex styles\ncvtex style swiss >mine.yaml\ncvtex keys style\n");
    fputs(".SH SEE ALSO\n.BR cvtex (3),\n.BR cvtex (5),\n.BR cvtex\\-locale (5),\n.BR cvtex\\-style (5)\n", to);
}

static const char document_example[] =
    "cv:\n"
    "  name: Robin Example\n"
    "  location: Exampleton\n"
    "  email: robin@example.org\n"
    "  sections:\n"
    "    education:                   # a known key takes its title from the locale\n"
    "      - institution: University of Exampleton\n"
    "        degree: Ph.D.\n"
    "        area: Applied Mathematics\n"
    "        start_date: 2016-09\n"
    "        end_date: 2021-05\n"
    "    Research Experience:         # any other key is its own title\n"
    "      - company: Example Laboratory\n"
    "        position: Intern\n"
    "        start_date: 2020-05\n"
    "        end_date: present\n"
    "        highlights:\n"
    "          - Made **two** kinds of examples\n"
    "style: banking\n"
    "locale: en\n";

static const char style_example[] =
    "extends: plain\n"
    "page: {size: a4}\n"
    "colors: {accent: navy}\n"
    "fonts:\n"
    "  text: {size: 10pt}\n";

static const char locale_example[] =
    "extends: en\n"
    "sections: {experience: Posts}\n";

static void put_document(FILE *to, const char *keys)
{
    put_head(to, "CVTEX", "5", "File Formats", "cvtex \\- documents of cvtex: a CV in YAML");
    fputs(".SH DESCRIPTION\nA document is a file of YAML, or of JSON.\nWhat the CV says stands under \\fBcv\\fR, how it looks "
          "under \\fBstyle\\fR, its language under \\fBlocale\\fR, a cover letter under \\fBletter\\fR.\nSections are lists of "
          "entries; what an entry is follows from its keys.\nTexts are Markdown.\nA file of RenderCV, JSON Resume or "
          "YAMLResume is a document too.\n.SH EXAMPLES\n", to);
    put_example(to, document_example);
    fputs(".SH KEYS\n", to);
    put_keys(to, keys);
    fputs(".SH SEE ALSO\n.BR cvtex (1),\n.BR cvtex\\-locale (5),\n.BR cvtex\\-style (5)\n", to);
}

static void put_style(FILE *to, const char *keys)
{
    put_head(to, "CVTEX\\-STYLE", "5", "File Formats", "cvtex\\-style \\- styles of cvtex: how a CV looks");
    fputs(".SH DESCRIPTION\nA style is a file of YAML that a document names under \\fBstyle\\fR, or a mapping there.\nIt says "
          "what is different from the style that it \\fBextends\\fR.\n.SH EXAMPLES\n", to);
    put_example(to, style_example);
    fputs(".SH KEYS\n", to);
    put_keys(to, keys);
    fputs(".SH SEE ALSO\n.BR cvtex (1),\n.BR cvtex (5),\n.BR cvtex\\-locale (5)\n", to);
}

static void put_locale(FILE *to, const char *keys)
{
    put_head(to, "CVTEX\\-LOCALE", "5", "File Formats", "cvtex\\-locale \\- locales of cvtex: the words of a language");
    fputs(".SH DESCRIPTION\nA locale is a file of YAML that a document names under \\fBlocale\\fR, or a mapping there.\n"
          "It has the words, dates, signs and rules of a language, or what is different from the locale that it "
          "\\fBextends\\fR.\n.SH EXAMPLES\n", to);
    put_example(to, locale_example);
    fputs(".SH KEYS\n", to);
    put_keys(to, keys);
    fputs(".SH SEE ALSO\n.BR cvtex (1),\n.BR cvtex (5),\n.BR cvtex\\-style (5)\n", to);
}

/* Writes a page with lines of at most 80 bytes, where that is possible, and without spaces at their ends. */
static void fold(FILE *to, const char *page)
{
    enum { WIDE = 80 };
    bool example = false;
    for (size_t n; *page; page += n + (page[n] == '\n')) {
        size_t from = 0, end;
        n = strcspn(page, "\n");
        example = strncmp(page, ".EX", 3) == 0 || (example && strncmp(page, ".EE", 3) != 0);
        for (end = n; end && page[end - 1] == ' ';)
            end--;
        while (!example && *page != '.' && end - from > WIDE) {
            size_t at = from + WIDE;
            while (at > from && page[at] != ' ')
                at--;
            if (at == from || at + 1 >= end || strchr(".'", page[at + 1]))
                break;
            fprintf(to, "%.*s\n", (int)(at - from), page + from);
            from = at + 1;
        }
        fprintf(to, "%.*s\n", (int)(end - from), page + from);
    }
}

/* Writes a page; `output` of the library is its text, if `with_keys`. Returns false after saying why it failed. */
static bool write_page(struct cvtex_session *session, const char *folder, const char *name, int32_t output,
                       void (*with_keys)(FILE *, const char *))
{
    char path[4096];
    struct cvtex_job job = {.size = sizeof job, .output = output};
    const struct cvtex_result *result = with_keys ? cvtex_run(session, &job) : NULL;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    char *page = NULL;
    size_t length;
    FILE *text = open_memstream(&page, &length), *to = fopen(path, "w");
    bool good = text && to && (!with_keys || result->bytes);
    if (good && with_keys)
        with_keys(text, result->bytes);
    else if (good)
        put_program(text);
    good = text && fclose(text) == 0 && good;
    if (good)
        fold(to, page);
    good = to && fclose(to) == 0 && good;
    free(page);
    if (!good)
        fprintf(stderr, "manual_compile: cannot write %s\n", path);
    cvtex_free(result);
    return good;
}

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    struct cvtex_config config = {.size = sizeof config, .read = cvtex_read_disk, .read_user = argv[1]};
    struct cvtex_session *session = cvtex_open(&config);
    bool good = session && write_page(session, argv[2], "cvtex.1", 0, NULL) &&
                write_page(session, argv[2], "cvtex.5", CVTEX_DOCUMENT_KEYS, put_document) &&
                write_page(session, argv[2], "cvtex-style.5", CVTEX_STYLE_KEYS, put_style) &&
                write_page(session, argv[2], "cvtex-locale.5", CVTEX_LOCALE_KEYS, put_locale);
    cvtex_close(session);
    return !good;
}
