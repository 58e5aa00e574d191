/* file.h: the names of files, and asking the host for what is in them.
 *
 * Nothing here opens a file. A question goes to the host's function (cvtex.h) and into the record of
 * the run, whatever the answer is. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"
#include "cvtex.h"

/* What was asked, and how it was answered. All on the arena of the run. */
struct asked {
    int32_t kind;
    struct str base, name, path;
    int32_t status;
};
typedef VEC(struct asked *) asked_list;

/* The host, and the record of one run. */
struct files {
    struct arena *a;
    cvtex_read_fn *read; /* NULL: all is absent */
    void *read_user;
    cvtex_find_font_fn *find_font; /* NULL: it has none */
    void *find_font_user;
    asked_list record; /* each question once */
};

/* An answer. Its bytes live as long as the run, or as file_keep says. */
struct answer {
    struct str bytes;  /* p NULL: it was not found */
    struct str shown;  /* what messages call it */
    const char *fault; /* why it was not found, in words */
    bool silent;       /* it is absent, and the host had no words for that */
    struct file_owner *owner;
};

/* Asks for what `name` says in the file `base`, p NULL: in none. `name` becomes a path as file_from
 * makes it. */
struct answer files_read(struct files *f, int32_t kind, struct str base, struct str name);
/* Lets the bytes live as long as the arena. */
void file_keep(struct arena *a, struct answer *file);
/* Records a question whose answer is known from another run. */
void files_note(struct files *f, int32_t kind, struct str base, struct str name, int32_t status);
/* Records again what was recorded for something that is kept. */
void files_note_all(struct files *f, const asked_list *list);
/* The record from entry `from` on, copied. */
asked_list files_since(const struct files *f, struct arena *to, size_t from);

/* `folder`/`name`; `name` itself in the folder ".". */
char *file_join(struct arena *a, struct str folder, struct str name);
/* A path that the file `base` names, from where that is; `path` itself when it is absolute or `base`
 * is empty. */
char *file_from(struct arena *a, struct str base, struct str path);
/* The same for a source, which may be NULL. */
char *file_beside(struct arena *a, const struct source *source, struct str path);
/* The part of a path before its last '/', "." when there is none. */
struct str file_folder(struct str path);
/* Whether a character may stand in the name of a file that comes from elsewhere, `first` in it or
 * not: no part of a path, no drive, nothing that hides it, that an option begins with or that a
 * terminal obeys. */
bool file_name_takes(int32_t c, bool first);

#endif
