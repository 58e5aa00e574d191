/* extract.c: writes the files that a PDF carries: all of them or none. */
#include "extract.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cvtex.h"

static bool is_folder(const char *path)
{
    struct stat st;
    size_t n = strlen(path);
    if (n && path[n - 1] == '/')
        return true;
    return strcmp(path, "-") != 0 && stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* The largest PDF that is read [bytes]. Ours with all that they carry have some megabytes. */
#define PDF_MOST ((uint64_t)1 << 30)

enum place { PLACE_FREE, PLACE_SAME, PLACE_TAKEN };

/* What stands at `path`: nothing, a file with the same bytes, or something else. Links are not
 * followed. */
static enum place place_of(const char *path, const struct cvtex_file *file)
{
    struct stat st;
    char *old;
    size_t n;
    if (lstat(path, &st) != 0)
        return errno == ENOENT || errno == ENOTDIR ? PLACE_FREE : PLACE_TAKEN;
    if (!S_ISREG(st.st_mode) || output_read(path, file->n_bytes, &old, &n, &st) != 0)
        return PLACE_TAKEN;
    bool same = n == file->n_bytes && memcmp(old, file->bytes, n) == 0;
    free(old);
    return same ? PLACE_SAME : PLACE_TAKEN;
}

/* "folder/name" with one slash between; the caller frees it. NULL: no memory. */
static char *path_in(const char *folder, const char *name)
{
    size_t n = strlen(folder), room;
    while (n > 1 && folder[n - 1] == '/')
        n--;
    room = n + strlen(name) + 2;
    char *path = malloc(room);
    if (path)
        snprintf(path, room, "%.*s%s%s", (int)n, folder, *name ? "/" : "", name);
    return path;
}

/* Stages the file, or with `stage` false only checks that it replaces no other. */
static enum status one_file(const char *path, const struct cvtex_file *file, bool stage)
{
    enum place place = place_of(path, file);
    if (place == PLACE_TAKEN)
        return output_error("", path, "another file has this name; nothing was written");
    int error = stage && place == PLACE_FREE ? output_stage(path, file->bytes, file->n_bytes) : 0;
    return error ? output_error("cannot write ", path, strerror(error)) : STATUS_WRITTEN;
}

static enum status each_file(const char *folder, const struct cvtex_files *files, bool stage)
{
    enum status status = STATUS_WRITTEN;
    for (size_t i = 0; i < files->n && status == STATUS_WRITTEN; i++) {
        char *path = path_in(folder, files->at[i]->name);
        status = path ? one_file(path, files->at[i], stage)
                      : output_error("cannot write ", files->at[i]->name, strerror(ENOMEM));
        free(path);
    }
    return status;
}

static enum status commit(void)
{
    const char *path = "";
    int error = output_commit(&path);
    if (error == EEXIST)
        return output_error("", path, "another file has this name; nothing was written");
    return error ? output_error("cannot write ", path, strerror(error)) : STATUS_WRITTEN;
}

/* Writes all files; none if one of them would replace another file. */
static enum status write_folder(const char *folder, const struct cvtex_files *files)
{
    enum status status = each_file(folder, files, false);
    if (status != STATUS_WRITTEN)
        return status;
    char *made = path_in(folder, "");
    int error = made ? output_stage_folder(made) : ENOMEM;
    if (error && error != EEXIST)
        status = output_error("cannot make the folder ", made ? made : folder, strerror(error));
    free(made);
    if (status == STATUS_WRITTEN)
        status = each_file(folder, files, true);
    if (status == STATUS_WRITTEN)
        return commit();
    output_abandon();
    return status;
}

static enum status write_files(const char *to, const char *input, const struct stat *pdf,
                               const struct cvtex_files *files)
{
    if (files->fault) {
        output_error("cannot extract from ", input, files->fault);
        return strcmp(files->fault, "out of memory") == 0 ? STATUS_SYSTEM : STATUS_MISTAKES;
    }
    if (is_folder(to))
        return write_folder(to, files);
    if (output_same(to, pdf))
        return output_error("cannot write ", to, "it is the PDF itself");
    for (size_t i = 0; i < files->n; i++)
        if (files->at[i]->document) {
            int error = output_write(to, files->at[i]->bytes, files->at[i]->n_bytes);
            const char *shown = strcmp(to, "-") == 0 ? "to standard output" : to;
            return error ? output_error("cannot write ", shown, strerror(error)) : STATUS_WRITTEN;
        }
    return STATUS_MISTAKES;
}

enum status extract(const char *input, const char *to)
{
    struct stat st;
    char *pdf = NULL;
    size_t n;
    int error = output_read(input, PDF_MOST, &pdf, &n, &st);
    if (!error && n > PDF_MOST)
        error = EFBIG;
    if (error)
        return output_error("cannot read ", input, strerror(error));
    const struct cvtex_files *files = cvtex_extract(pdf, n);
    enum status status = write_files(to, input, &st, files);
    cvtex_files_free(files);
    free(pdf);
    return status;
}
