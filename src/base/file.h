/* file.h: paths of files, and requests to the host for their contents.
 *
 * Nothing here opens a file. The host's functions (cvtex.h) answer each question. The run records
 * every question, whatever the answer is. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"
#include "cvtex.h"

/* A question and its answer. Everything is on the arena of the run. */
struct asked {
    int32_t kind;
    struct str base, name, path;
    int32_t status;
};
typedef VEC(struct asked *) asked_list;

struct table;

/* The host, and the record of one run. */
struct files {
    struct arena *a;
    cvtex_read_fn *read; /* NULL: no file is ever found */
    void *read_user;
    cvtex_find_font_fn *find_font; /* NULL: no font is ever found */
    void *find_font_user;
    cvtex_list_fonts_fn *list_fonts; /* of the same user; NULL: none are listed */
    asked_list record; /* each question once */
    struct table *recorded; /* what is in the record; NULL: nothing */
    size_t largest;    /* larger files are refused [bytes]; 0: none is */
};

/* An answer. Its bytes live as long as the run, or longer after file_keep. */
struct answer {
    struct str bytes;  /* p NULL: the file was not found */
    struct str shown;  /* the file's name in messages */
    const char *fault; /* why the file was not found, in words */
    bool failed;       /* the file may be there, but the system could not read it */
    bool silent;       /* the file is absent, and the host gave no reason */
    struct file_owner *owner;
};

/* Asks for the file that the file `base` calls `name`; file_from makes the path. base.p NULL:
 * `name` does not come from a file. */
struct answer files_read(struct files *f, int32_t kind, struct str base, struct str name);
/* Asks for a font of the system. False: there is none. */
bool files_find_font(struct files *f, const struct cvtex_font_wanted *wanted,
                     struct cvtex_font_found *found);
/* Makes `a` the owner of the bytes: they now live as long as that arena. */
void file_keep(struct arena *a, struct answer *file);
/* Records a question that is not asked, because its answer is known from another run. */
void files_note(struct files *f, int32_t kind, struct str base, struct str name, int32_t status);
/* Records all questions of a list, when something is reused that needed them. */
void files_note_all(struct files *f, const asked_list *list);
/* A copy of the record, from entry `from` to the end. */
asked_list files_since(const struct files *f, struct arena *to, size_t from);

/* `folder`/`name`; just `name` if the folder is ".". */
char *file_join(struct arena *a, struct str folder, struct str name);
/* Resolves a path that is written in the file `base`, relative to the folder of that file. `path`
 * itself if it is absolute or `base` is empty. */
char *file_from(struct arena *a, struct str base, struct str path);
/* What paths in a source start from, as an argument of files_read: the name of its file, or nothing
 * if it is NULL or of the job. */
struct str file_base(const struct source *source);
/* As file_from for a source, which may be NULL. */
char *file_beside(struct arena *a, const struct source *source, struct str path);
/* The part of a path before its last '/'; "." if there is no '/'. */
struct str file_folder(struct str path);
/* True if an untrusted file name may contain `c`, or begin with it if `first`. Not allowed: '/',
 * '\', ':' and control characters; '.' (a hidden file) and '-' (an option) at the start. */
bool file_name_takes(int32_t c, bool first);

#endif
