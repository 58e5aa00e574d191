/* shut.h: what a run needs to read and write while the program is shut in (sandbox.h). */
#ifndef SHUT_H
#define SHUT_H

#include "input.h"
#include "run.h"
#include "sandbox.h"

/* True if the program shuts itself in: it does so unless it is told not to. */
bool shut_is_wanted(const struct command *c);
/* Begins with what the command line names, the program's own data and the system's libraries and fonts. */
void shut_open(struct sandbox *s, const struct command *c, const char *data);
/* Adds the folder of a document, which has been read; where it is to be mended (--fix), to write too. */
void shut_read(struct sandbox *s, const struct command *c, const struct input *in);
/* Adds the folder of an output, perhaps with "{variant}" or the like in its path. */
void shut_write(struct sandbox *s, const struct command *c, const char *output);
/* Shuts the process in. With --sandbox, a wall that is not there is an error: the user relies on it. Without, the
 * program goes on. */
enum status shut_enter(struct sandbox *s, const struct command *c);

#endif
