/* export.h: a CV as data that other programs can read.
 *
 * Nothing is invented. A value is left out if the format has no place for it, or if it should be a
 * date and is none. */
#ifndef EXPORT_EXPORT_H
#define EXPORT_EXPORT_H

#include "content/content.h"

/* The CV as JSON Resume 1.0.0 (jsonresume.org). The kind of an entry and the key of its section
 * decide which list it goes into; topic.c says how. `image` is the path of the portrait; p NULL:
 * there is none. */
struct str export_jsonresume(struct arena *a, struct content *content, struct str image);
/* The person, and the publications with their authors, in the words of schema.org, as JSON-LD. */
struct str export_jsonld(struct arena *a, struct content *content);

/* What an entry is about. */
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
/* Calls `call` for each entry of a topic, in the order of the document. Entries inside other
 * entries count too. */
void export_each(struct plain *p, enum topic topic, topic_fn *call, void *user);

#endif
