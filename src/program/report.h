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
void report_write(FILE *to, enum report_form form, const struct cvtex_result *result);

#endif
