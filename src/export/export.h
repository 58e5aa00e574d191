/* export.h: a CV as data that other programs know.
 *
 * Nothing is invented: what a format has no place for is left out, and so is a date that is no
 * date. */
#ifndef EXPORT_EXPORT_H
#define EXPORT_EXPORT_H

#include "content/content.h"

/* JSON Resume 1.0.0 (jsonresume.org). What an entry is follows from its kind; which list a line or
 * a pair of label and details belongs to, from the key of its section. `image`: where the portrait
 * is; p NULL: none goes with it. */
struct str export_jsonresume(struct arena *a, struct content *content, struct str image);
/* schema.org in JSON-LD: the person, and the publications with their authors. */
struct str export_jsonld(struct arena *a, struct content *content);

/* The part of a CV that an entry speaks of. */
enum topic {
    TOPIC_NONE,
    TOPIC_WORK,
    TOPIC_VOLUNTEER,
    TOPIC_EDUCATION,
    TOPIC_AWARDS,
    TOPIC_CERTIFICATES,
    TOPIC_SKILLS,
    TOPIC_LANGUAGES,
    TOPIC_INTERESTS,
    TOPIC_REFERENCES,
    TOPIC_PROJECTS,
};

struct plain;
typedef void topic_fn(void *user, const struct entry *e);
/* Calls for each entry of a topic, also for those in others, in the order of the document. */
void export_each(struct plain *p, enum topic topic, topic_fn *call, void *user);

#endif
