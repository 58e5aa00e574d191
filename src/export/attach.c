/* attach.c: collects the files to attach to a PDF, and chooses their names. */
#include "export/attach.h"

#include "base/file.h"
#include "export/export.h"
#include "model/cv.h"

struct attacher {
    struct arena *a;
    struct diag *d;
    const struct attach_sources *s;
    struct str folder; /* of the document */
    attachments *to;
    struct str photo, photo_name; /* path of the portrait; its name as an attachment, once chosen */
};

/* Removes the parts of a path that change nothing: "a/./b//c" becomes "a/b/c". */
static struct str straight(struct arena *a, struct str path)
{
    struct buf b = {.a = a};
    bool root = str_starts(path, STR("/"));
    for (size_t i = 0; i <= path.n;) {
        size_t end = i + str_find(str_sub(path, i, path.n), '/');
        struct str part = str_sub(path, i, end);
        if (part.n && !str_eq(part, STR("."))) {
            if (b.n || root)
                buf_char(&b, '/');
            buf_add(&b, part);
        }
        i = end + 1;
    }
    return buf_end(&b);
}

static struct str last_part(struct str path)
{
    size_t start = path.n;
    while (start && path.p[start - 1] != '/')
        start--;
    return str_sub(path, start, path.n);
}

/* Replaces characters that some systems do not allow in names of files. */
static struct str fit_name(struct arena *a, struct str name)
{
    struct buf b = {.a = a};
    size_t n;
    for (size_t i = 0; i < name.n; i += n) {
        int32_t c = utf8_at(name, i, &n);
        buf_code(&b, file_name_takes(c, i == 0) ? c : '_');
    }
    return b.n ? buf_end(&b) : STR("file");
}

static bool taken(const attachments *list, struct str name)
{
    for (size_t i = 0; i < list->n; i++)
        if (str_eq_nocase(list->at[i].name, name))
            return true;
    return false;
}

/* A name that is not taken: "resume.json", else "resume-2.json", "resume-3.json" ... */
static struct str free_name(struct attacher *t, struct str name)
{
    size_t dot = name.n;
    for (size_t i = name.n; i > 1 && dot == name.n; i--)
        if (name.p[i - 1] == '.')
            dot = i - 1;
    struct str one = name;
    for (int k = 2; taken(t->to, one); k++)
        one = str_printf(t->a, "%.*s-%d%.*s", STRF(str_sub(name, 0, dot)), k,
                         STRF(str_sub(name, dot, name.n)));
    return one;
}

/* Adds a file under the last part of `path`. If `elsewhere` is true, adds only files from other
 * folders than the document's, else only files from its folder. These come first, so that they keep
 * their names. */
static void add(struct attacher *t, struct str path, bool elsewhere, struct attachment file)
{
    path = straight(t->a, path);
    if (str_eq(file_folder(path), t->folder) == elsewhere)
        return;
    file.name = free_name(t, fit_name(t->a, last_part(path)));
    if (!file.document && !str_eq(elsewhere ? path : last_part(path), file.name))
        diag_report(t->d, DIAG_CODE_ATTACHED_AS, t->s->pos, STRF(path), STRF(file.name));
    if (str_eq(path, t->photo))
        t->photo_name = file.name;
    *vec_push(t->a, t->to) = file;
}

static const char *bibliography_type(struct str path)
{
    return str_ends(path, STR(".bib"))    ? "application/x-bibtex"
           : str_ends(path, STR(".json")) ? "application/vnd.citationstyles.csl+json"
                                          : "application/yaml";
}

static void add_own(struct attacher *t, bool elsewhere)
{
    static const char *const descriptions[] = {
        [OWN_STYLE] = "Style or language file that the source names",
        [OWN_BIBLIOGRAPHY] = "Publications that the source names",
        [OWN_DOCUMENT] = "Part of the source",
    };
    for (size_t i = 0; i < t->s->own->n; i++) {
        const struct own_file *f = &t->s->own->at[i];
        add(t, f->path, elsewhere, (struct attachment){
            .bytes = f->bytes,
            .mime = f->kind == OWN_BIBLIOGRAPHY ? bibliography_type(f->path) : "application/yaml",
            .relation = f->kind == OWN_STYLE ? "Supplement" : "Source",
            .description = descriptions[f->kind],
        });
    }
}

typedef VEC(const struct image *) images;

static void add_pictures(struct attacher *t, const images *list, bool elsewhere)
{
    for (size_t i = 0; i < list->n; i++)
        add(t, list->at[i]->path, elsewhere, (struct attachment){
            .bytes = list->at[i]->file,
            .mime = list->at[i]->jpeg ? "image/jpeg" : "image/png",
            .relation = "Data",
            .description = "A picture that the source names",
        });
}

/* The pictures on all pages, each once. */
static void collect_pictures(struct arena *a, const struct display *d, images *to)
{
    for (size_t i = 0; i < d->pages.n; i++)
        for (size_t k = 0; k < d->pages.at[i].items.n; k++) {
            const struct item *item = &d->pages.at[i].items.at[k];
            bool known = item->kind != ITEM_IMAGE;
            for (size_t j = 0; j < to->n && !known; j++)
                known = str_eq(to->at[j]->path, item->image.image->path);
            if (!known)
                *vec_push(a, to) = item->image.image;
        }
}

/* The path of the portrait from the current folder; empty: there is none. */
static struct str photo_of(struct arena *a, const struct cv *cv)
{
    struct markup file = cv->photo.file;
    return file.text.n ? straight(a, str_of(file_beside(a, file.pos.source, file.text))) : file.text;
}

void attach_all(struct arena *a, struct diag *d, const struct attach_sources *s,
                struct content *content, attachments *to)
{
    struct str input = str_starts(s->input, STR("<")) ? STR("cv.yaml") : s->input;
    struct attacher t = {.a = a, .d = d, .s = s, .folder = file_folder(straight(a, input)),
                         .to = to, .photo = photo_of(a, content->cv)};
    images pictures = {0};
    collect_pictures(a, s->display, &pictures);
    add(&t, input, false, (struct attachment){
        .bytes = s->bytes, .mime = "application/yaml", .relation = "Source", .document = true,
        .description = "What this document was typeset from, by cvtex",
    });
    for (int elsewhere = 0; elsewhere < 2; elsewhere++) {
        add_own(&t, elsewhere);
        add_pictures(&t, &pictures, elsewhere);
    }
    *vec_push(a, to) = (struct attachment){
        .name = free_name(&t, STR("resume.json")),
        .bytes = export_jsonresume(a, content, t.photo_name),
        .mime = "application/json", .relation = "Alternative",
        .description = "The same CV as JSON Resume",
    };
    *vec_push(a, to) = (struct attachment){
        .name = free_name(&t, STR("person.jsonld")), .bytes = export_jsonld(a, content),
        .mime = "application/ld+json", .relation = "Data",
        .description = "The person and the publications for machines (schema.org)",
    };
}
