/* file.c: asks the host for files and records the questions; joins paths. */
#include "base/file.h"

#include "base/table.h"

/* What makes two questions the same, as one text. */
static struct str key_of(struct arena *a, const struct asked *one)
{
    return str_printf(a, "%d %zu %zu %.*s%.*s", one->kind, one->path.n, one->base.n,
                      STRF(one->path), STRF(one->base));
}

static struct asked *record(struct files *f, const struct asked *one)
{
    struct str key = key_of(f->a, one);
    if (!f->recorded)
        f->recorded = arena_new_of(f->a, struct table);
    struct asked *noted = table_find(f->recorded, key);
    if (noted) {
        noted->status = one->status;
        return noted;
    }
    noted = arena_new_of(f->a, struct asked);
    *noted = *one;
    *vec_push(f->a, &f->record) = noted;
    table_set(f->a, f->recorded, key, noted);
    return noted;
}

static struct str kept(struct arena *a, struct str s)
{
    return (struct str){str_c(a, s), s.n}; /* the public interface wants a NUL at the end */
}

void files_note(struct files *f, int32_t kind, struct str base, struct str name, int32_t status)
{
    record(f, &(struct asked){.kind = kind, .base = kept(f->a, base), .name = kept(f->a, name),
                              .path = str_of(file_from(f->a, base, name)), .status = status});
}

void files_note_all(struct files *f, const asked_list *list)
{
    for (size_t i = 0; i < list->n; i++)
        files_note(f, list->at[i]->kind, list->at[i]->base, list->at[i]->name,
                   list->at[i]->status);
}

asked_list files_since(const struct files *f, struct arena *to, size_t from)
{
    asked_list list = {0};
    for (size_t i = from; i < f->record.n; i++) {
        const struct asked *one = f->record.at[i];
        struct asked *copy = arena_new_of(to, struct asked);
        *copy = (struct asked){one->kind, kept(to, one->base), kept(to, one->name),
                               kept(to, one->path), one->status};
        *vec_push(to, &list) = copy;
    }
    return list;
}

/* What releases the host's bytes. */
struct file_owner {
    void (*release)(void *token);
    void *token;
};

static void owner_close(void *owner)
{
    struct file_owner *o = owner;
    if (o->release)
        o->release(o->token);
}

static struct file_owner *owner_open(struct arena *a)
{
    struct file_owner *o = arena_new_of(a, struct file_owner);
    arena_hold(a, owner_close, o);
    return o;
}

static const char *fault_of(const struct cvtex_answer *answer)
{
    return answer->status == CVTEX_FOUND ? NULL
           : answer->why                 ? answer->why
           : answer->status == CVTEX_FORBIDDEN ? "not allowed"
                                         : "not found";
}

/* How many bytes a file may have. Files of the program and of the system may have any number. */
static uint64_t most_of(const struct files *f, int32_t kind)
{
    bool of_document = kind != CVTEX_DATA && kind != CVTEX_DATA_LIST && kind != CVTEX_SYSTEM_FONT;
    return of_document && f->largest ? f->largest : UINT64_MAX;
}

/* A host that can't answer because it has no memory leaves ENOMEM in errno. What else it leaves there
 * says nothing. */
static void host_answered(struct arena *a, bool found)
{
    if (!found)
        arena_check(a);
    memory_watch();
}

/* Allocates the owner of the answer before asking, so that the answer is released even if memory
 * runs out afterwards. */
struct answer files_read(struct files *f, int32_t kind, struct str base, struct str name)
{
    struct arena *a = f->a;
    struct cvtex_answer answer = {0};
    struct answer file = {.owner = owner_open(a)};
    struct cvtex_question q = {.kind = kind, .base = str_c(a, base), .name = str_c(a, name),
                               .path = file_from(a, base, name), .most = most_of(f, kind)};
    struct asked one = {kind, str_of(q.base), str_of(q.name), str_of(q.path), CVTEX_ABSENT};
    struct asked *noted = record(f, &one);
    arena_check(a);
    if (f->read)
        f->read(f->read_user, &q, &answer);
    file.owner->release = answer.release;
    file.owner->token = answer.token;
    host_answered(a, answer.status == CVTEX_FOUND);
    noted->status = answer.status;
    if (answer.status == CVTEX_FOUND && answer.n_bytes > q.most)
        file.fault = str_c(a, str_printf(a, "it has more bytes than the limit 'input', %llu",
                                         (unsigned long long)q.most));
    else if (answer.status == CVTEX_FOUND)
        file.bytes = (struct str){answer.bytes ? answer.bytes : "", answer.n_bytes};
    file.failed = answer.status == CVTEX_FAILED;
    file.silent = answer.status == CVTEX_ABSENT && !answer.why;
    file.shown = kept(a, str_of(answer.shown ? answer.shown : q.path));
    if (answer.status != CVTEX_FOUND && (str_starts(name, STR("https://")) || str_starts(name, STR("http://"))))
        file.fault = "nothing is read from the web: save the file beside the document, and name it";
    else if (answer.status != CVTEX_FOUND && str_starts(name, STR("~")))
        file.fault = "'~' has no meaning here: write the whole path, and '--allow' it";
    else if (answer.status != CVTEX_FOUND)
        file.fault = str_c(a, str_of(fault_of(&answer)));
    return file;
}

bool files_find_font(struct files *f, const struct cvtex_font_wanted *wanted,
                     struct cvtex_font_found *found)
{
    arena_check(f->a);
    bool is = f->find_font && f->find_font(f->find_font_user, wanted, found) && found->path;
    host_answered(f->a, is);
    return is;
}

void file_keep(struct arena *a, struct answer *file)
{
    struct file_owner *from = file->owner, *to = owner_open(a);
    *to = *from;
    from->release = NULL;
    file->owner = to;
    file->shown = kept(a, file->shown);
}

char *file_join(struct arena *a, struct str folder, struct str name)
{
    if (str_eq(folder, STR(".")))
        return str_c(a, name);
    return str_c(a, str_printf(a, "%.*s/%.*s", STRF(folder), STRF(name)));
}

struct str file_folder(struct str path)
{
    for (size_t i = path.n; i > 0; i--)
        if (path.p[i - 1] == '/')
            return str_sub(path, 0, i > 1 ? i - 1 : 1);
    return STR(".");
}

char *file_from(struct arena *a, struct str base, struct str path)
{
    bool as_it_is = !base.n || str_starts(path, STR("/"));
    return as_it_is ? str_c(a, path) : file_join(a, file_folder(base), path);
}

struct str file_base(const struct source *source)
{
    return source && !source->of_job ? source->name : (struct str){0};
}

char *file_beside(struct arena *a, const struct source *source, struct str path)
{
    return file_from(a, file_base(source), path);
}

bool file_name_takes(int32_t c, bool first)
{
    bool control = c < ' ' || (c >= 0x7F && c < 0xA0), path = c == '/' || c == '\\' || c == ':';
    return !control && !path && !(first && (c == '.' || c == '-'));
}
