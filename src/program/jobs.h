/* jobs.h: many documents in one call, each in a process of its own. */
#ifndef JOBS_H
#define JOBS_H

#include "run.h"

/* Typesets each document of the command on its own, some at once. What is told comes in the order of the command
 * line. One that fails, or crashes, stops no other. Nothing is written if two outputs would be the same file. */
enum status jobs_run(const struct command *c);

#endif
