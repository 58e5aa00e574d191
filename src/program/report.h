/* report.h: the diagnostics of a run -> text for people, or what editors and programs that check code read. */
#ifndef REPORT_H
#define REPORT_H

#include <stdbool.h>
#include <stdio.h>

#include "cvtex.h"

enum report_form {
    REPORT_TEXT,   /* with the line and a caret; at most 100, then errors only */
    REPORT_GCC,    /* one line each: "file:line:column: error: message [code]" */
    REPORT_JSON,   /* one array of objects */
    REPORT_SARIF,  /* SARIF 2.1.0 */
    REPORT_GITHUB, /* commands of GitHub's workflows: "::error file=...,line=...::message" */
};

/* True if nothing but the diagnostics may stand in the file: a program reads it. */
bool report_is_data(enum report_form form);
/* Writes what was told of one run. Of a form that is data these are lines, which report_close makes a file of. */
void report_write(FILE *to, enum report_form form, const struct cvtex_result *result);
/* Writes all that was told of some runs as one file: their `lines`. Lines in words are of the program itself. */
void report_close(FILE *to, enum report_form form, const char *lines);

#endif
