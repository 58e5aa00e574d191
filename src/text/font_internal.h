/* font_internal.h: shared by the files that open fonts and choose among them. */
#ifndef TEXT_FONT_INTERNAL_H
#define TEXT_FONT_INTERNAL_H

#include "base/codes.h"
#include "load/bind.h"
#include "text/font.h"

/* A face that a family offers. */
struct candidate {
    struct str file;
    int weight, weight_to; /* two weights of a variable font: all between them */
    int italic;
    int size;          /* optical size in points; 0: for any size */
    struct str unkerned;
    bool variable;     /* each weight is a face of its own */
    struct face *face; /* the first member of a kept_face; NULL: not opened yet, or variable */
    uint64_t broken;   /* the last run in which the file could not be used */
};

/* The look of a family. The numbers are those of cvtex.h. */
enum font_look { FONT_ANY, FONT_SERIF, FONT_SANS, FONT_MONO };

struct family {
    struct str name;
    bool system;
    struct pos pos;
    VEC(struct candidate) faces;
};

/* A face that is kept, and the question to the host whose answer it is. */
struct kept_face {
    struct face face;
    int32_t kind;
    struct str base, name;   /* of the question */
    int number;              /* of the face in its file */
    struct str bytes;
    bool candidate;          /* true: it belongs to a bundled family, which finds it */
    bool stale;              /* true: its file has changed since it was read */
    uint64_t run;            /* the last run that used it */
};

/* A face of the system that was found for a script. */
struct font_taken {
    hb_script_t script;
    struct str lang;
    enum font_look look;
    int weight;
    bool italic;
    struct face *face;
};

/* A question for a script that it has no font for. */
struct font_refused {
    struct font_taken question;
    struct str text; /* all of these characters */
};

struct fonts {
    struct arena *kept; /* lasts as long as the fonts */
    /* Of one run: */
    struct arena *a;
    struct diag *d;
    struct binder b;
    struct files *files;
    uint64_t run;
    VEC(struct face *) open; /* faces in use, in the order of first use */
    struct codes missing;    /* characters that no font of the system has */
    VEC(struct family *) families; /* that are not bundled */
    bool lent_asked;         /* this run has read fonts/fallback.yaml, or tried to */
    VEC(struct font_taken) taken;
    VEC(struct font_refused) refused;
    VEC(struct str) passed;  /* files that can't be used, each reported once */
    /* Of all runs: */
    bool indexed;
    asked_list questions; /* asked while the index was read */
    const struct node *named;      /* families of fonts/index.yaml */
    const struct node *lent;       /* fonts/fallback.yaml; NULL: not read */
    const struct node *icons;
    VEC(struct family *) bundled;  /* those of its families that were asked for */
    VEC(struct kept_face *) faces;
    struct face *stand_in; /* used in place of missing faces; NULL: not needed yet */
};

/* A face to find or to open. */
struct wanted {
    int32_t kind;
    struct str base, name; /* of the question to the host */
    int number;            /* of the face in its file */
    int weight;            /* where a variable font is pinned; others are as they are */
    bool italic;
    bool candidate;        /* as in kept_face */
    bool optional;         /* a file that can't be used is passed over, with a warning */
    struct pos pos;        /* for reports */
};

struct system_font {
    struct str family, path;
    int number; /* of the face in its file */
};

/* A key of the index. */
#define FONT_KEY(key, type, T, member, doc) BIND_KEY(key, type, T, member, doc, .example = NULL)

/* Reads fonts/index.yaml. False after an error (reported). */
bool fonts_index_read(struct fonts *f);
/* A bundled family; NULL: none has this name. */
struct family *fonts_index_family(struct fonts *f, struct str name);
/* How a bundled family looks; FONT_ANY: it is none. */
enum font_look fonts_index_look(struct fonts *f, struct str name);
/* True if the small letters of a bundled family are small capitals. */
bool fonts_index_small_caps(struct fonts *f, struct str name);
/* Names number i of lists in fonts/fallback.yaml, empty behind their ends: families for what a family lacks, those
 * that lend signs to all, those of the system that are best for a script (font_script_key). */
struct str fonts_index_companion(struct fonts *f, struct str name, size_t i);
struct str fonts_index_fallback(struct fonts *f, size_t i);
struct str fonts_index_formula(struct fonts *f);
struct str fonts_index_system(struct fonts *f, const char *key, enum font_look look, size_t i);
/* The face of a file: a kept one if the file has not changed, else a new one. NULL after an error
 * (reported). */
struct face *fonts_read(struct fonts *f, const struct wanted *w);
/* True if the table GSUB or GPOS of the face has a feature. */
bool fonts_has_feature(const struct face *face, hb_tag_t table, hb_tag_t feature);
/* Notes that this run uses the face `k`, which may be NULL. Returns the face. */
struct face *fonts_use(struct fonts *f, struct kept_face *k);
/* A family that is bundled or that this run has asked for; NULL: there is none. */
struct family *fonts_family(struct fonts *f, struct str name);
/* The face of the family that is nearest to the arguments; NULL: none can be used. */
struct face *fonts_nearest(struct fonts *f, struct family *family, int weight, bool italic,
                           length size);
/* Asks the host for a font. False: there is none. */
bool fonts_system_find(struct fonts *f, const struct cvtex_font_wanted *wanted,
                       struct system_font *to);
/* A face of the system, which the document names at `pos`. NULL: it is none that the document names,
 * and one that can't be used is passed over. A file is opened only once. */
struct face *fonts_system_face(struct fonts *f, const struct system_font *s, int weight,
                               bool italic, const struct pos *pos);

#endif
