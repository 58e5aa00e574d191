/* sample.h: displays made by hand, without the layout, for the tests of the PDF writer. */
#ifndef SAMPLE_H
#define SAMPLE_H

#include "display/display.h"

struct sample {
    struct arena *arena;
    struct display display;
    struct face *faces[16];
    size_t n_faces;
};

/* NULL when the file isn't there. */
struct face *sample_face(struct sample *s, const char *path);
void sample_free(struct sample *s);
struct page *sample_page(struct sample *s, length width, length height);
uint32_t sample_element(struct sample *s, enum element_type type, uint32_t parent);
/* Sets text at (x, y), spread to `measure` at its spaces unless that is 0. Returns the item. */
struct item *sample_text(struct sample *s, uint32_t element, struct face *face, length size,
                         length x, length y, length measure, const char *text);
struct item *sample_item(struct sample *s, enum item_kind kind, uint32_t element, length x,
                         length y);
struct item *sample_link(struct sample *s, uint32_t element, const struct item *text,
                         const char *uri);
void sample_bookmark(struct sample *s, int level, length y, const char *title);
void sample_dest(struct sample *s, length x, length y, const char *name);
/* What a command prints, then its status; NULL when its program isn't installed. */
char *sample_output(struct arena *a, const char *program, const char *command);

#endif
