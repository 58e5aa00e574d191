/* report.c: writes diagnostics in one of the forms of report.h. */
#define _POSIX_C_SOURCE 200809L /* fileno */
#include "report.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Nobody reads more diagnostics at once; of the others only errors are shown, as many again: they say why
 * there is no output. */
enum { SHOWN_MOST = 100 };

static const char *const levels[] = {"note", "warning", "error"};

bool report_is_data(enum report_form form)
{
    return form == REPORT_JSON || form == REPORT_SARIF;
}

/* ---- text */

/* Colors are for people who look at a terminal, and want them. */
static bool has_colors(FILE *to)
{
    const char *none = getenv("NO_COLOR"), *term = getenv("TERM");
    return !(none && *none) && term && strcmp(term, "dumb") != 0 && isatty(fileno(to));
}

/* The text with its place in bold, and its level and caret in the color of the level. */
static void put_colored(FILE *to, const struct cvtex_diagnostic *d, const char *text)
{
    static const char *const colors[] = {"36", "35", "31"}; /* cyan, magenta, red */
    const char *color = colors[d->level], *level = levels[d->level], *caret = strrchr(text, '^');
    const char *at = text + (d->file ? cvtex_visible(d->file, NULL, 0) : 0);
    size_t n = strlen(text);
    const char *found = n > (size_t)(at - text) ? strstr(at, level) : NULL, *rest = text;
    if (found) {
        fprintf(to, "\033[1m%.*s\033[1;%sm%s\033[0m", (int)(found - text), text, color, level);
        rest = found + strlen(level);
    }
    if (d->excerpt && caret && caret > rest) {
        fwrite(rest, 1, (size_t)(caret - rest), to);
        size_t wide = strcspn(caret, "\n");
        fprintf(to, "\033[1;%sm%.*s\033[0m%s", color, (int)wide, caret, caret + wide);
    } else {
        fwrite(rest, 1, n - (size_t)(rest - text), to);
    }
}

static void put_text(FILE *to, const struct cvtex_diagnostic *d, bool colors)
{
    char start[256]; /* shown if there is no memory for all of the text */
    size_t n = cvtex_text(d, start, sizeof start);
    char *text = n < sizeof start ? NULL : malloc(n + 1);
    if (text)
        cvtex_text(d, text, n + 1);
    if (colors)
        put_colored(to, d, text ? text : start);
    else
        fputs(text ? text : start, to);
    free(text);
}

static void write_text(FILE *to, const struct cvtex_result *result)
{
    size_t all = result->notes + result->warnings + result->errors;
    size_t shown = 0;
    bool colors = all && has_colors(to);
    for (size_t i = 0; i < result->n_diagnostics && shown < 2 * SHOWN_MOST; i++) {
        if (shown >= SHOWN_MOST && result->diagnostics[i]->level != CVTEX_ERROR)
            continue;
        shown++;
        put_text(to, result->diagnostics[i], colors);
    }
    if (all > shown)
        fprintf(to, "cvtex: note: and %zu more\n", all - shown);
}

/* The message with its hint, in one line. */
static void put_message(FILE *to, const struct cvtex_diagnostic *d, void (*put)(FILE *, const char *, size_t))
{
    size_t n = strlen(d->message), at = d->hint && d->hint_at < n ? d->hint_at : n;
    put(to, d->message, at);
    if (d->hint) {
        put(to, " (", 2);
        put(to, d->hint, strlen(d->hint));
        put(to, ")", 1);
    }
    put(to, d->message + at, n - at);
}

static void put_plain(FILE *to, const char *s, size_t n)
{
    fwrite(s, 1, n, to);
}

static void write_gcc(FILE *to, const struct cvtex_result *result)
{
    for (size_t i = 0; i < result->n_diagnostics; i++) {
        const struct cvtex_diagnostic *d = result->diagnostics[i];
        const char *file = d->file ? d->file : "cvtex";
        size_t n = cvtex_visible(file, NULL, 0);
        char *name = malloc(n + 1);
        if (name)
            cvtex_visible(file, name, n + 1);
        fputs(name ? name : "cvtex", to);
        free(name);
        if (d->file && d->line)
            fprintf(to, ":%u:%u", (unsigned)d->line, (unsigned)d->column);
        fprintf(to, ": %s: ", levels[d->level]);
        put_message(to, d, put_plain);
        fprintf(to, " [%s]\n", d->code);
    }
}

/* ---- GitHub */

/* What would end a message of a command, and in a property also what would end that. */
static void put_escaped(FILE *to, const char *s, size_t n, const char *escaped)
{
    for (size_t i = 0; i < n; i++)
        if (strchr(escaped, s[i]))
            fprintf(to, "%%%02X", (unsigned char)s[i]);
        else
            fputc(s[i], to);
}

static void put_data(FILE *to, const char *s, size_t n)
{
    put_escaped(to, s, n, "%\r\n");
}

static void write_github(FILE *to, const struct cvtex_result *result)
{
    static const char *const commands[] = {"notice", "warning", "error"};
    for (size_t i = 0; i < result->n_diagnostics; i++) {
        const struct cvtex_diagnostic *d = result->diagnostics[i];
        fprintf(to, "::%s ", commands[d->level]);
        if (d->file) {
            fputs("file=", to);
            put_escaped(to, d->file, strlen(d->file), "%\r\n:,");
            fputc(',', to);
        }
        if (d->file && d->line)
            fprintf(to, "line=%u,col=%u,", (unsigned)d->line, (unsigned)d->column);
        if (d->file && d->line && d->length)
            fprintf(to, "endColumn=%u,", (unsigned)(d->column + d->length));
        fprintf(to, "title=%s::", d->code);
        put_message(to, d, put_data);
        fputc('\n', to);
    }
}

/* ---- JSON */

/* The inside of a string. File names need not be UTF-8: what is not becomes U+FFFD. */
static void put_json(FILE *to, const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)s[i];
        size_t more = c < 0x80 ? 0 : c >= 0xC2 && c < 0xE0 ? 1 : (c & 0xF0) == 0xE0 ? 2 : c >= 0xF0 && c < 0xF5 ? 3 : 9;
        size_t k = 1;
        while (k <= more && i + k < n && ((unsigned char)s[i + k] & 0xC0) == 0x80)
            k++;
        if (c == '"' || c == '\\')
            fprintf(to, "\\%c", c);
        else if (c < ' ')
            fprintf(to, "\\u%04x", c);
        else if (k <= more)
            fputs("\xEF\xBF\xBD", to);
        else {
            fwrite(s + i, 1, k, to);
            i += k - 1;
        }
    }
}

static void put_string(FILE *to, const char *key, const char *s)
{
    fprintf(to, "\"%s\": \"", key);
    put_json(to, s, strlen(s));
    fputc('"', to);
}

/* The columns of what is wrong. A diagnostic that does not know how long that is ends where it begins. */
static void put_columns(FILE *to, const char *names[3], const struct cvtex_diagnostic *d)
{
    fprintf(to, "\"%s\": %u, \"%s\": %u, \"%s\": %u", names[0], (unsigned)d->line, names[1], (unsigned)d->column,
            names[2], (unsigned)(d->column + d->length));
}

static bool is_fix(const struct cvtex_diagnostic *d)
{
    return d->replacement && d->replace_column;
}

static void put_object(FILE *to, const struct cvtex_diagnostic *d)
{
    const char *names[] = {"line", "column", "endColumn"};
    fputc('{', to);
    put_string(to, "level", levels[d->level]);
    fputs(", ", to);
    put_string(to, "code", d->code);
    if (d->file) {
        fputs(", ", to);
        put_string(to, "file", d->file);
    }
    if (d->file && d->line) {
        fputs(", ", to);
        put_columns(to, names, d);
    }
    fputs(", ", to);
    put_string(to, "message", d->message);
    if (d->hint) {
        fputs(", ", to);
        put_string(to, "hint", d->hint);
    }
    if (is_fix(d)) {
        fputs(", \"replacement\": {", to);
        put_string(to, "text", d->replacement);
        fprintf(to, ", \"line\": %u, \"column\": %u, \"endColumn\": %u, \"safe\": %s}", (unsigned)d->line,
                (unsigned)d->replace_column, (unsigned)(d->replace_column + d->replace_length),
                d->safe ? "true" : "false");
    }
    fputc('}', to);
}

static void write_json(FILE *to, const struct cvtex_result *result)
{
    for (size_t i = 0; i < result->n_diagnostics; i++) {
        put_object(to, result->diagnostics[i]);
        fputc('\n', to);
    }
}

/* ---- SARIF */

/* The file as the path of an address. */
static void put_artifact(FILE *to, const char *file)
{
    fputs("\"artifactLocation\": {\"uri\": \"", to);
    if (*file == '/')
        fputs("file://", to);
    for (; *file; file++)
        if ((*file >= 'a' && *file <= 'z') || (*file >= 'A' && *file <= 'Z') || (*file >= '0' && *file <= '9') ||
            strchr("-._~/", *file))
            fputc(*file, to);
        else
            fprintf(to, "%%%02X", (unsigned char)*file);
    fputs("\"}", to);
}

static void put_fix(FILE *to, const struct cvtex_diagnostic *d)
{
    fputs(", \"fixes\": [{\"artifactChanges\": [{", to);
    put_artifact(to, d->file);
    fprintf(to, ", \"replacements\": [{\"deletedRegion\": {\"startLine\": %u, \"startColumn\": %u, \"endColumn\": %u}, "
                "\"insertedContent\": {", (unsigned)d->line, (unsigned)d->replace_column,
            (unsigned)(d->replace_column + d->replace_length));
    put_string(to, "text", d->replacement);
    fputs("}}]}]}]", to);
}

static void put_result(FILE *to, const struct cvtex_diagnostic *d)
{
    const char *names[] = {"startLine", "startColumn", "endColumn"};
    fputc('{', to);
    put_string(to, "ruleId", d->code);
    fputs(", ", to);
    put_string(to, "level", levels[d->level]);
    fputs(", \"message\": {\"text\": \"", to);
    put_message(to, d, put_json);
    fputs("\"}", to);
    if (d->file) {
        fputs(", \"locations\": [{\"physicalLocation\": {", to);
        put_artifact(to, d->file);
        if (d->line) {
            fputs(", \"region\": {", to);
            put_columns(to, names, d);
            fputc('}', to);
        }
        fputs("}}]", to);
    }
    if (d->file && is_fix(d))
        put_fix(to, d);
    fputc('}', to);
}

static void write_sarif(FILE *to, const struct cvtex_result *result)
{
    for (size_t i = 0; i < result->n_diagnostics; i++) {
        put_result(to, result->diagnostics[i]);
        fputc('\n', to);
    }
}

/* ---- all that was told, as one file */

static const char *next_line(const char *line)
{
    const char *end = strchr(line, '\n');
    return end ? end + 1 : line + strlen(line);
}

/* What stands between the quotes after "ruleId"; 0: the line is no result. */
static size_t rule_of(const char *line, const char **rule)
{
    static const char start[] = "{\"ruleId\": \"";
    *rule = line + sizeof start - 1;
    return strncmp(line, start, sizeof start - 1) == 0 ? strcspn(*rule, "\"") : 0;
}

/* The codes of all results, each once. */
static void put_rules(FILE *to, const char *lines)
{
    bool any = false;
    for (const char *line = lines; *line; line = next_line(line)) {
        const char *rule, *other;
        size_t n = rule_of(line, &rule);
        bool told = n == 0;
        for (const char *before = lines; before < line && !told; before = next_line(before))
            told = rule_of(before, &other) == n && memcmp(rule, other, n) == 0;
        if (told)
            continue;
        fprintf(to, "%s{\"id\": \"%.*s\"}", any ? ", " : "", (int)n, rule);
        any = true;
    }
}

/* What the program itself said, in words. */
static void put_said(FILE *to, enum report_form form, const char *line, size_t n)
{
    static const char json[] = "{\"level\": \"error\", \"code\": \"program\", \"message\": \"";
    static const char sarif[] = "{\"ruleId\": \"program\", \"level\": \"error\", \"message\": {\"text\": \"";
    fputs(form == REPORT_SARIF ? sarif : json, to);
    put_json(to, line, n);
    fputs(form == REPORT_SARIF ? "\"}}" : "\"}", to);
}

static size_t put_lines(FILE *to, enum report_form form, const char *lines, const char *indent)
{
    size_t n = 0;
    for (const char *line = lines; *line; line = next_line(line), n++) {
        size_t length = strcspn(line, "\n");
        fprintf(to, "%s%s", n ? ",\n" : "\n", indent);
        if (*line == '{')
            fwrite(line, 1, length, to);
        else
            put_said(to, form, line, length);
    }
    return n;
}

void report_close(FILE *to, enum report_form form, const char *lines)
{
    if (form == REPORT_JSON) {
        fputc('[', to);
        fputs(put_lines(to, form, lines, " ") ? "\n]\n" : "]\n", to);
    } else if (form == REPORT_SARIF) {
        fputs("{\"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\", \"version\": \"2.1.0\", \"runs\": [{\n"
              " \"columnKind\": \"unicodeCodePoints\",\n"
              " \"tool\": {\"driver\": {\"name\": \"cvtex\", \"version\": \"" CVTEX_VERSION "\", \"rules\": [", to);
        put_rules(to, lines);
        fputs("]}},\n \"results\": [", to);
        put_lines(to, form, lines, "  ");
        fputs("]\n}]}\n", to);
    } else {
        fputs(lines, to);
    }
}

void report_write(FILE *to, enum report_form form, const struct cvtex_result *result)
{
    switch (form) {
    case REPORT_GCC:
        write_gcc(to, result);
        break;
    case REPORT_JSON:
        write_json(to, result);
        break;
    case REPORT_SARIF:
        write_sarif(to, result);
        break;
    case REPORT_GITHUB:
        write_github(to, result);
        break;
    default:
        write_text(to, result);
    }
}
