/* hyphen_compile.c: TeX hyphenation patterns -> one C file of tables in the form of
 * hyphen_table.h. This tool runs in the build, before the program exists; it needs libc only.
 *
 *     hyphen_compile OUT.c TAG=FILE...
 *
 * Files with the same tag are joined. If two of them spell out the same word, the later one counts.
 * A file has the form of hyph-utf8: \patterns{...} and \hyphenation{...} in UTF-8, with small
 * letters (ASCII capitals are changed to small letters). One file of each tag must have comments at
 * its head: "hyphenmins:", below it "typesetting:" or else "generation:", below that the numbers
 * "left:" and "right:". Everything else is skipped, \input too: name that file as well.
 *
 * The same input gives the same bytes. If the input has a mistake, the tool says where, leaves
 * OUT.c unchanged and exits with status 1. */
#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/hyphen_trie.h"

enum {
    LEVEL_KEEP = 10,   /* in a spelt-out word: no division here */
    LEVEL_DIVIDE = 11, /* in a spelt-out word: a division here */
    MAX_SYMBOLS = 255,
};

/* ---- a pattern file -> entries ---- */

struct language {
    char tag[64];
    /* [0: generation, 1: typesetting][0: left, 1: right]; 0: the files do not say it */
    int minima[2][2];
    struct entry *entries;
    size_t entry_count;
    uint32_t letters[MAX_SYMBOLS + 1]; /* sorted; letter i has symbol i + 2 */
    int letter_count;
};

enum head_part { HEAD_ELSE, HEAD_MINIMA, HEAD_GENERATION, HEAD_TYPESETTING };

/* The next code point of a NUL-terminated text; -1 if the text is not UTF-8 there. */
static int32_t next_code(const unsigned char **p)
{
    static const int32_t least[] = {0, 0x80, 0x800, 0x10000};
    unsigned char c = *(*p)++;
    int more = c < 0x80 ? 0 : c >= 0xC2 && c < 0xE0 ? 1 : c >= 0xE0 && c < 0xF0 ? 2
             : c >= 0xF0 && c < 0xF5 ? 3 : -1;
    if (more < 0)
        return -1;
    int32_t code = more == 0 ? c : c & (0x3F >> more);
    for (int i = 0; i < more; i++, (*p)++) {
        if ((**p & 0xC0) != 0x80)
            return -1;
        code = code << 6 | (**p & 0x3F);
    }
    return code < least[more] || code > 0x10FFFF ? -1 : code;
}

static void add_symbol(struct entry *e, uint32_t code, const char *word, struct place at)
{
    if (e->n == HYPHEN_LONGEST)
        fail(at, "'%s' is longer than %d letters", word, HYPHEN_LONGEST);
    e->symbols[e->n++] = code >= 'A' && code <= 'Z' ? code + ('a' - 'A') : code;
}

static bool is_letter(int32_t code)
{
    return code >= 0x80 || (code > 0 && isalpha(code)) || code == '\'';
}

static struct entry read_pattern(const char *word, struct place at)
{
    struct entry e = {0};
    const unsigned char *p = (const unsigned char *)word;
    bool level_before = false;
    while (*p) {
        bool first = p == (const unsigned char *)word;
        int32_t c = next_code(&p);
        if (c >= '0' && c <= '9') {
            if (level_before)
                fail(at, "pattern '%s' has two levels in one place", word);
            e.levels[e.n] = (uint8_t)(c - '0');
            level_before = true;
            continue;
        }
        if (c == '.' ? !first && *p : !is_letter(c))
            fail(at, "pattern '%s' may have only letters, levels, and '.' at its ends",
                 word);
        add_symbol(&e, (uint32_t)c, word, at);
        level_before = false;
    }
    if (e.n == 0)
        fail(at, "pattern '%s' has no letter", word);
    return e;
}

static struct entry read_spelt(const char *word, struct place at)
{
    struct entry e = {.spelt = true};
    const unsigned char *p = (const unsigned char *)word;
    add_symbol(&e, '.', word, at);
    while (*p) {
        int32_t c = next_code(&p);
        if (c == '-' && e.n > 1 && e.levels[e.n] != LEVEL_DIVIDE && *p) {
            e.levels[e.n] = LEVEL_DIVIDE;
            continue;
        }
        if (!is_letter(c))
            fail(at, "word '%s' may have only letters, and '-' between letters", word);
        if (e.n > 1 && !e.levels[e.n])
            e.levels[e.n] = LEVEL_KEEP;
        add_symbol(&e, (uint32_t)c, word, at);
    }
    add_symbol(&e, '.', word, at);
    return e;
}

static char *read_whole(const char *path)
{
    struct place at = {path, 0};
    FILE *f = fopen(path, "rb");
    if (!f)
        fail(at, "cannot open");
    size_t n = 0, cap = 1 << 16;
    char *text = NULL;
    for (;;) {
        text = realloc(text, cap + 1);
        if (!text)
            fail(at, "out of memory");
        size_t got = fread(text + n, 1, cap - n, f);
        n += got;
        if (n < cap)
            break;
        cap *= 2;
    }
    if (ferror(f))
        fail(at, "cannot read");
    fclose(f);
    text[n] = 0;
    if (strlen(text) != n)
        fail(at, "has a zero byte");
    return text;
}

/* Reads one comment of the head: "hyphenmins:", "typesetting:", "left: 2", "right: 3". *part is the
 * part of the head that the previous comment was in. */
static void read_minimum(struct language *l, const char *comment, enum head_part *part,
                         struct place at)
{
    comment += strspn(comment, "% \t");
    int value = 0;
    if (!strncmp(comment, "hyphenmins:", 11)) {
        *part = HEAD_MINIMA;
    } else if (*part && !strncmp(comment, "typesetting:", 12)) {
        *part = HEAD_TYPESETTING;
    } else if (*part && !strncmp(comment, "generation:", 11)) {
        *part = HEAD_GENERATION;
    } else if (*part > HEAD_MINIMA && (sscanf(comment, "left: %d", &value) == 1 ||
                                       sscanf(comment, "right: %d", &value) == 1)) {
        int *minimum = &l->minima[*part == HEAD_TYPESETTING][comment[0] == 'r'];
        if (value < 1 || value > 15)
            fail(at, "the number of letters must be 1 to 15, not %d", value);
        if (*minimum && *minimum != value)
            fail(at, "another file of '%s' has the number %d here", l->tag, *minimum);
        *minimum = value;
    } else {
        *part = HEAD_ELSE;
    }
}

static void read_file(struct language *l, const char *path)
{
    struct place at = {path, 1};
    char *text = read_whole(path), *p = text;
    char group = 0; /* the first letter of the group's name; 0: outside any group */
    enum head_part part = HEAD_ELSE;
    int group_line = 0;
    size_t found = 0;
    while (*p) {
        if (*p == '\n') {
            at.line++, p++;
        } else if (*p == '%') {
            if (!group)
                read_minimum(l, p, &part, at);
            p += strcspn(p, "\n");
        } else if (isspace((unsigned char)*p)) {
            p++;
        } else if (!group) {
            size_t name = !strncmp(p, "\\patterns{", 10)      ? 10
                          : !strncmp(p, "\\hyphenation{", 13) ? 13
                                                              : 0;
            group = name ? p[1] : 0;
            group_line = at.line;
            p += name ? name : 1;
        } else if (*p == '}') {
            group = 0, p++;
        } else {
            size_t n = strcspn(p, " \t\r\n%}");
            char end = p[n];
            p[n] = 0;
            l->entries = room(l->entries, l->entry_count, sizeof *l->entries);
            l->entries[l->entry_count++] = group == 'p' ? read_pattern(p, at) : read_spelt(p, at);
            p[n] = end;
            p += n;
            found++;
        }
    }
    if (group)
        fail((struct place){path, group_line}, "'{' is not closed");
    if (!found)
        fail((struct place){path, 0}, "no \\patterns{...} and no \\hyphenation{...}");
    free(text);
}

/* ---- code points -> symbols ---- */

static int letter_place(const struct language *l, uint32_t code)
{
    int i = 0;
    while (i < l->letter_count && l->letters[i] < code)
        i++;
    return i;
}

static void number_letters(struct language *l)
{
    for (size_t k = 0; k < l->entry_count; k++)
        for (int j = 0; j < l->entries[k].n; j++) {
            uint32_t code = l->entries[k].symbols[j];
            int i = letter_place(l, code);
            if (code == '.' || (i < l->letter_count && l->letters[i] == code))
                continue;
            if (l->letter_count == MAX_SYMBOLS - HYPHEN_EDGE)
                fail((struct place){0}, "'%s' has more than %d letters", l->tag, l->letter_count);
            memmove(l->letters + i + 1, l->letters + i,
                    (size_t)(l->letter_count - i) * sizeof *l->letters);
            l->letters[i] = code;
            l->letter_count++;
        }
    for (size_t k = 0; k < l->entry_count; k++)
        for (int j = 0; j < l->entries[k].n; j++) {
            uint32_t *s = &l->entries[k].symbols[j];
            *s = *s == '.' ? HYPHEN_EDGE : (uint32_t)(letter_place(l, *s) + HYPHEN_EDGE + 1);
        }
}

/* ---- cells -> C ---- */

/* Writes one item of an array, with a comma, and a line break if needed. *col is 0 at first. */
static void put_number(FILE *f, int *col, unsigned long value)
{
    char digits[32];
    int n = snprintf(digits, sizeof digits, "%lu,", value);
    if (*col == 0 || *col + n > 100) {
        fprintf(f, "%s    ", *col ? "\n" : "");
        *col = 4;
    }
    fputs(digits, f);
    *col += n;
}

static void write_arrays(FILE *f, const struct language *l, const struct trie *t, size_t k)
{
    struct trie_arrays a = trie_arrays(t);
    int col = 0;
    fprintf(f, "/* %s */\nstatic const uint32_t cells_%zu[] = {\n", l->tag, k);
    for (size_t i = 0; i < a.cell_count; i++)
        put_number(f, &col, a.cells[i]);
    fprintf(f, "\n};\nstatic const uint16_t ops_%zu[] = {\n", k);
    col = 0;
    for (size_t i = 0; i < a.cell_count; i++)
        put_number(f, &col, a.ops[i]);
    fprintf(f, "\n};\nstatic const uint8_t levels_%zu[] = {\n", k);
    col = 0;
    for (size_t i = 0; i < a.level_count; i++)
        put_number(f, &col, a.levels[i]);
    fprintf(f, "\n};\nstatic const struct hyphen_letter letters_%zu[] = {\n", k);
    for (int i = 0; i < l->letter_count; i++)
        if (l->letters[i] >= 128)
            fprintf(f, "    {0x%lX, %d},\n", (unsigned long)l->letters[i], i + HYPHEN_EDGE + 1);
    /* C has no empty array. */
    fprintf(f, "    {0, 0},\n};\n\n");
}

/* How many letters stay together on the left (0) or right (1) side of a word. */
static int least(const struct language *l, int side)
{
    return l->minima[1][side] ? l->minima[1][side] : l->minima[0][side];
}

static void write_table(FILE *f, const struct language *l, const struct trie *t, size_t k)
{
    int beyond = 0;
    fprintf(f, "    {\n        .tag = \"%s\", .left = %d, .right = %d,\n", l->tag, least(l, 0),
            least(l, 1));
    fprintf(f, "        .ascii = {\n");
    for (int i = 0; i < l->letter_count; i++) {
        if (l->letters[i] < 128)
            fprintf(f, "            [%lu] = %d,\n", (unsigned long)l->letters[i],
                    i + HYPHEN_EDGE + 1);
        else
            beyond++;
    }
    fprintf(f, "        },\n        .letters = letters_%zu, .letter_count = %d,\n", k, beyond);
    fprintf(f, "        .cells = cells_%zu, .ops = ops_%zu, .levels = levels_%zu, .root = %lu,\n",
            k, k, k, (unsigned long)trie_arrays(t).root);
    fprintf(f, "    },\n");
}

/* Writes the file `path`: first under another name, then renamed when it is complete. */
static void write_all(const char *path, struct language *languages, size_t n)
{
    struct place at = {path, 0};
    char *part = malloc(strlen(path) + 6);
    struct trie **tries = calloc(n, sizeof *tries);
    if (!part || !tries)
        fail(at, "out of memory");
    for (size_t i = 0; i < n; i++) {
        number_letters(&languages[i]);
        tries[i] = trie_new(languages[i].entries, languages[i].entry_count);
    }
    sprintf(part, "%s.part", path);
    FILE *f = fopen(part, "wb");
    if (!f)
        fail(at, "cannot write");
    fprintf(f, "/* Made by hyphen_compile from TeX hyphenation patterns; not to be edited. */\n"
               "#include \"text/hyphen_table.h\"\n\n");
    for (size_t i = 0; i < n; i++)
        write_arrays(f, &languages[i], tries[i], i);
    fprintf(f, "const struct hyphen_patterns hyphen_tables[] = {\n");
    for (size_t i = 0; i < n; i++)
        write_table(f, &languages[i], tries[i], i);
    fprintf(f, "};\n\nconst size_t hyphen_table_count = %zu;\n", n);
    bool bad = ferror(f);
    if (fclose(f) || bad || rename(part, path)) {
        remove(part);
        fail(at, "cannot write");
    }
    for (size_t i = 0; i < n; i++)
        trie_free(tries[i]);
    free(tries);
    free(part);
}

/* The language of "TAG=FILE"; a new one if the tag is new. */
static struct language *language_of(struct language *languages, size_t *n, const char *arg)
{
    const char *equals = strchr(arg, '=');
    size_t tag_n = equals ? (size_t)(equals - arg) : 0;
    struct language made = {0};
    if (!tag_n || tag_n >= sizeof made.tag)
        fail((struct place){0}, "'%s' is not TAG=FILE", arg);
    for (size_t i = 0; i < tag_n; i++) {
        if (!isalnum((unsigned char)arg[i]) && arg[i] != '-')
            fail((struct place){0}, "'%s' does not begin with a language tag", arg);
        made.tag[i] = (char)tolower((unsigned char)arg[i]);
    }
    for (size_t i = 0; i < *n; i++)
        if (!strcmp(languages[i].tag, made.tag))
            return &languages[i];
    languages[*n] = made;
    return &languages[(*n)++];
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: hyphen_compile OUT.c TAG=FILE...\n");
        return 1;
    }
    struct language *languages = calloc((size_t)argc, sizeof *languages);
    size_t n = 0;
    if (!languages)
        fail((struct place){0}, "out of memory");
    for (int i = 2; i < argc; i++)
        read_file(language_of(languages, &n, argv[i]), strchr(argv[i], '=') + 1);
    for (size_t i = 0; i < n; i++)
        if (!least(&languages[i], 0) || !least(&languages[i], 1))
            fail((struct place){0},
                 "no file of '%s' has 'hyphenmins:' with 'left:' and 'right:' at its head",
                 languages[i].tag);
    write_all(argv[1], languages, n);
    for (size_t i = 0; i < n; i++)
        free(languages[i].entries);
    free(languages);
    return 0;
}
