/* test_disk.c: the reader of files as a host uses it: what it allows, and what it has read. */
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host.h"

static void put(const char *path, const char *text)
{
    FILE *f = fopen(path, "wb");
    if (!f || fputs(text, f) < 0 || fclose(f) != 0)
        exit(2);
}

static struct cvtex_disk *open_disk(const char *option)
{
    struct cvtex_disk_config c = {.size = sizeof c, .data = host_data, .option = option};
    return cvtex_disk_open(&c);
}

/* The answer's status for a question of the document "a/cv.yaml"; *why is copied. */
static int32_t status_of(struct cvtex_disk *d, int32_t kind, const char *base, const char *path,
                         char why[200])
{
    struct cvtex_question q = {.kind = kind, .base = base, .name = path, .path = path};
    struct cvtex_answer a = {0};
    cvtex_disk_read(d, &q, &a);
    snprintf(why, 200, "%s", a.why ? a.why : "");
    if (a.release)
        a.release(a.token);
    return a.status;
}

static const struct {
    int32_t kind;
    const char *base, *path;
    int32_t status;
    const char *why;
} table[] = {
    {CVTEX_BIBLIOGRAPHY, "a/cv.yaml", "a/in.bib", CVTEX_FOUND, ""},
    {CVTEX_BIBLIOGRAPHY, "a/cv.yaml", "a/../a/in.bib", CVTEX_FOUND, ""},
    {CVTEX_BIBLIOGRAPHY, "a/cv.yaml", "b/out.bib", CVTEX_FORBIDDEN, "--allow b/out.bib"},
    {CVTEX_BIBLIOGRAPHY, "a/cv.yaml", "a/.in.bib", CVTEX_FORBIDDEN, "hidden"},
    {CVTEX_BIBLIOGRAPHY, "a/cv.yaml", "a/link.bib", CVTEX_FORBIDDEN, "a link that leads out"},
    {CVTEX_BIBLIOGRAPHY, "a/cv.yaml", "a/none.bib", CVTEX_ABSENT, "No such file"},
    {CVTEX_PICTURE, "a/cv.yaml", "/dev/null", CVTEX_FORBIDDEN, "not a regular file"},
    {CVTEX_PICTURE, "a/cv.yaml", "a", CVTEX_ABSENT, "directory"},
    {CVTEX_FONT_LIST, "a/cv.yaml", "a/.", CVTEX_FOUND, ""},
    {CVTEX_FONT_LIST, "a/cv.yaml", "b", CVTEX_FORBIDDEN, "outside"},
    {CVTEX_FONT_LIST, "", ".", CVTEX_FORBIDDEN, "outside"},
    {CVTEX_STYLE_FILE, "a/cv.yaml", "b/style.yaml", CVTEX_FORBIDDEN, "outside"},
    {CVTEX_LOCALE_FILE, "a/cv.yaml", "b/style.yaml", CVTEX_FORBIDDEN, "outside"},
    {CVTEX_FONT, "a/cv.yaml", "b/out.bib", CVTEX_FORBIDDEN, "outside"},
    {CVTEX_DATA, "", "styles/plain.yaml", CVTEX_FOUND, ""},
    {CVTEX_DATA, "", "styles/none.yaml", CVTEX_ABSENT, "No such file"},
    {CVTEX_DATA, "", "../etc/passwd", CVTEX_ABSENT, "No such file"},
    {CVTEX_DATA, "", "styles/../../x", CVTEX_ABSENT, "No such file"},
    {CVTEX_DATA, "", "/etc/passwd", CVTEX_ABSENT, "No such file"},
    {CVTEX_DATA_LIST, "", "styles", CVTEX_FOUND, ""},
    /* What the job names is allowed as such, and then its folder. */
    {CVTEX_STYLE_FILE, "", "b/style.yaml", CVTEX_FOUND, ""},
    {CVTEX_BIBLIOGRAPHY, "a/cv.yaml", "b/out.bib", CVTEX_FOUND, ""},
};

static void test_answers(void)
{
    char why[200];
    struct cvtex_disk *d = open_disk("--allow");
    CHECK_EQ(cvtex_disk_allow_beside(d, "a/cv.yaml"), 0);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        int32_t status = status_of(d, table[i].kind, table[i].base, table[i].path, why);
        if (!CHECK(status == table[i].status && strstr(why, table[i].why)))
            fprintf(stderr, "    row %zu, %s: %d, %s\n", i, table[i].path, (int)status, why);
    }
    cvtex_disk_close(d);
}

static void test_allow(void)
{
    char why[200];
    struct cvtex_disk *d = open_disk(NULL);
    CHECK_EQ(cvtex_disk_allow(d, "nowhere"), ENOENT);
    CHECK_EQ(cvtex_disk_allow_beside(d, "/cv.yaml"), 0); /* all files are not allowed in this way */
    CHECK_EQ(status_of(d, CVTEX_BIBLIOGRAPHY, "/cv.yaml", "/etc/passwd", why), CVTEX_FORBIDDEN);
    CHECK(strcmp(why, "it is outside the document's folder") == 0);
    CHECK_EQ(cvtex_disk_allow(d, "a/in.bib"), 0);
    CHECK_EQ(status_of(d, CVTEX_BIBLIOGRAPHY, "", "a/../b/../a/in.bib", why), CVTEX_FOUND);
    for (int i = 0; i < 3; i++)
        CHECK_EQ(cvtex_disk_allow(d, "b"), 0);
    CHECK_EQ(status_of(d, CVTEX_BIBLIOGRAPHY, "x", "b/out.bib", why), CVTEX_FOUND);
    CHECK_EQ(status_of(d, CVTEX_BIBLIOGRAPHY, "x", "a/link.bib", why), CVTEX_FOUND);
    cvtex_disk_close(d);
    cvtex_disk_close(NULL);
    struct cvtex_disk_config none = {0};
    CHECK(!cvtex_disk_open(&none));
}

static void test_has_read(void)
{
    char why[200];
    struct cvtex_disk *d = open_disk(NULL);
    CHECK_EQ(cvtex_disk_allow(d, "."), 0);
    CHECK(!cvtex_disk_has_read(d, "a/in.bib"));
    CHECK_EQ(status_of(d, CVTEX_BIBLIOGRAPHY, "x", "a/link.bib", why), CVTEX_FOUND);
    CHECK(cvtex_disk_has_read(d, "b/out.bib") && cvtex_disk_has_read(d, "a/link.bib"));
    CHECK(cvtex_disk_has_read(d, "b/twin.bib"));
    CHECK(!cvtex_disk_has_read(d, "a/in.bib") && !cvtex_disk_has_read(d, "nowhere"));
    cvtex_disk_close(d);
}

static void test_visible(void)
{
    static const char *const pairs[][2] = {
        {"plain/\xC3\xA9\xE2\x80\x8D.yaml", "plain/\xC3\xA9\xE2\x80\x8D.yaml"},
        {"\xE2\x80\xAEx", "<U+202E>x"}, {"\xC2\x9Bx", "<U+009B>x"}, {"a\x1B[1m", "a<U+001B>[1m"},
        {"\xEF\xBB\xBF", "<U+FEFF>"}, {"\xF3\xA0\x81\x81", "<U+E0041>"}, {"\x9B", "\xEF\xBF\xBD"},
        {"\xD8\x9C", "<U+061C>"}, {"\xD8\x80", "\xD8\x80"}, {"a\nb\x7F", "a<U+000A>b<U+007F>"},
    };
    char text[64];
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        size_t n = cvtex_visible(pairs[i][0], text, sizeof text);
        CHECK(strcmp(text, pairs[i][1]) == 0 && n == strlen(text));
    }
    CHECK_EQ(cvtex_visible("\xE2\x80\xAE", text, 4), 8);
    CHECK(strcmp(text, "<U+") == 0);
}

int main(int argc, char **argv)
{
    char folder[] = "/tmp/cvtex-disk-XXXXXX";
    host_data = argc > 1 ? argv[1] : ".";
    if (!mkdtemp(folder) || chdir(folder) != 0 || mkdir("a", 0777) != 0 || mkdir("b", 0777) != 0)
        return 2;
    put("a/in.bib", "@book{a}");
    put("a/.in.bib", "@book{a}");
    put("b/out.bib", "@book{a}");
    put("b/style.yaml", "extends: plain");
    if (symlink("../b/out.bib", "a/link.bib") != 0 || link("b/out.bib", "b/twin.bib") != 0)
        return 2;
    test_answers();
    test_allow();
    test_has_read();
    test_visible();
    static const char *const made[] = {"a/in.bib", "a/.in.bib", "a/link.bib", "b/out.bib",
                                       "b/style.yaml", "b/twin.bib", "a", "b"};
    for (size_t i = 0; i < sizeof made / sizeof *made; i++)
        remove(made[i]);
    if (chdir("/") != 0 || rmdir(folder) != 0)
        return 2;
    return unit_result();
}
