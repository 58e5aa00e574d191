/* linebreak_compile.c: LineBreak.txt and EastAsianWidth.txt -> one C file with the table of
 * linebreak_class.h. This tool runs in the build, before the program exists.
 *
 *     linebreak_compile OUT.c LINEBREAK EASTASIANWIDTH
 *
 * The same input gives the same bytes. A line that it does not understand ends it with status 1, and
 * OUT.c stays as it was. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/linebreak_class.h"

enum { STAGES = LINEBREAK_CODES / LINEBREAK_BLOCK };

static uint8_t classes[LINEBREAK_CODES]; /* zeroed: LB_AL */
static uint8_t stage[STAGES], *blocks[256];

_Noreturn static void fail(const char *path, int line, const char *what)
{
    fprintf(stderr, "linebreak_compile: %s:%d: %s\n", path, line, what);
    exit(1);
}

/* A line of the data: "FROM..TO;NAME # CATEGORY ...". */
struct entry {
    const char *path;
    int line;
    unsigned long from, to;
    char name[8], category[8];
};

typedef void take_entry(const struct entry *e);

static void read_data(const char *path, take_entry *take)
{
    FILE *f = fopen(path, "rb");
    char text[1024];
    struct entry e = {.path = path};
    if (!f)
        fail(path, 0, "cannot open");
    while (fgets(text, sizeof text, f)) {
        e.line++;
        if (text[0] == '#' || text[0] == '\n')
            continue;
        char *rest, *name = strchr(text, ';');
        e.from = e.to = strtoul(text, &rest, 16);
        if (!strncmp(rest, "..", 2))
            e.to = strtoul(rest + 2, &rest, 16);
        if (!name || e.to < e.from || e.to >= LINEBREAK_CODES ||
            sscanf(name, ";%7[A-Za-z0-9] # %7[A-Za-z&]", e.name, e.category) != 2)
            fail(path, e.line, "not a range with a value and a category");
        take(&e);
    }
    bool bad = ferror(f);
    fclose(f);
    if (bad || !e.line)
        fail(path, e.line, "cannot read");
}

static int class_named(const struct entry *e)
{
    static const char *const NAMES[] = {
#define X(name) #name,
        LINEBREAK_CLASSES(X)
#undef X
    };
    bool letters = !strcmp(e->name, "AI") || !strcmp(e->name, "SG") || !strcmp(e->name, "XX");
    if (!strcmp(e->name, "SA"))
        return e->category[0] == 'M' ? LB_CM : LB_AL;
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        if (!strcmp(e->name, NAMES[i]))
            return (int)i;
    if (!letters)
        fail(e->path, e->line, "an unknown class");
    return LB_AL;
}

static void take_class(const struct entry *e)
{
    int class = class_named(e);
    bool emoji = e->from >= 0x1F000 && e->to < 0x20000; /* no ideograph is there */
    if (class == LB_ID && emoji && !strcmp(e->category, "Cn"))
        class = LB_ID_FREE;
    memset(classes + e->from, class, e->to - e->from + 1);
}

static void take_width(const struct entry *e)
{
    if (strcmp(e->name, "W") && strcmp(e->name, "F") && strcmp(e->name, "H"))
        return;
    for (unsigned long c = e->from; c <= e->to; c++)
        classes[c] = classes[c] == LB_OP   ? LB_OP_EAST
                     : classes[c] == LB_CP ? LB_CP_EAST
                                           : classes[c];
}

/* Equal blocks are kept once. Their number. */
static int fold(void)
{
    int n = 0, k;
    for (int i = 0; i < STAGES; i++) {
        uint8_t *block = classes + i * LINEBREAK_BLOCK;
        for (k = 0; k < n && memcmp(blocks[k], block, LINEBREAK_BLOCK); k++)
            ;
        if (k == 256)
            fail("the table", i, "has too many blocks");
        if (k == n)
            blocks[n++] = block;
        stage[i] = (uint8_t)k;
    }
    return n;
}

static void put_bytes(FILE *f, const uint8_t *at, int n)
{
    for (int i = 0; i < n; i++)
        fprintf(f, "%d,%s", at[i], i % 32 == 31 ? "\n" : "");
}

static void put_all(FILE *f, int n)
{
    fprintf(f, "/* Made by linebreak_compile; not to be edited. */\n#include \"text/linebreak_class.h\"\n\n"
               "const uint8_t linebreak_stage[] = {\n");
    put_bytes(f, stage, STAGES);
    fprintf(f, "};\n\nconst uint8_t linebreak_blocks[][LINEBREAK_BLOCK] = {\n");
    for (int i = 0; i < n; i++) {
        fputs("{", f);
        put_bytes(f, blocks[i], LINEBREAK_BLOCK);
        fputs("},\n", f);
    }
    fputs("};\n", f);
}

int main(int argc, char **argv)
{
    char part[4096];
    if (argc != 4 || snprintf(part, sizeof part, "%s.part", argv[1]) >= (int)sizeof part)
        fail("usage", 0, "linebreak_compile OUT.c LINEBREAK EASTASIANWIDTH");
    read_data(argv[2], take_class);
    read_data(argv[3], take_width);
    int n = fold();
    FILE *f = fopen(part, "wb");
    if (!f)
        fail(argv[1], 0, "cannot write");
    put_all(f, n);
    bool bad = ferror(f);
    if (fclose(f) || bad || rename(part, argv[1])) {
        remove(part);
        fail(argv[1], 0, "cannot write");
    }
    return 0;
}
