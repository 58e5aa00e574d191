/* options.h: all commands and options, in one table: argv -> struct command. Help, manual pages and completions
 * are made of the same table.
 *
 * To add an option: a member of struct command (run.h) and a line in `options`. To add a command: a name in
 * enum options_verb and a line in `verbs`, in the same order. */
#ifndef OPTIONS_H
#define OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "output.h"
#include "run.h"

enum options_verb {
    VERB_TYPESET, /* has no word of its own */
    VERB_WATCH,
    VERB_CHECK,
    VERB_CONVERT,
    VERB_EXTRACT,
    VERB_NEW,
    VERB_STYLES,
    VERB_STYLE,
    VERB_LOCALES,
    VERB_LOCALE,
    VERB_FONTS,
    VERB_ICONS,
    VERB_KEYS,
    VERB_SCHEMA,
    VERB_COMPLETIONS,
    VERB_HELP,
    VERBS
};

/* What stands for a value or an argument: completions need it. */
enum options_value {
    VALUE_ANY,
    VALUE_DOCUMENT, /* a file of a document */
    VALUE_PDF,
    VALUE_FILE,
    VALUE_FOLDER,
    VALUE_STYLE,
    VALUE_LOCALE,
    VALUE_TOPIC,  /* of help */
    VALUE_CHOICE, /* one of the `choices` */
};

/* A word that an option or a command takes, and what it stands for. A list ends with a name of NULL. */
struct options_choice {
    const char *name;
    int32_t value;
    const char *doc;
};

struct verb {
    const char *name; /* "": typesetting */
    const char *takes; /* its arguments, for people: "FILE.yaml..." */
    const char *doc;
    int32_t to;   /* `output` of the job */
    enum {
        TAKES_NOTHING,
        TAKES_CHOICE,    /* one of `choices`, which gives `to`, or nothing */
        TAKES_WORD,      /* one name, or nothing */
        TAKES_ONE,       /* one name or file */
        TAKES_DOCUMENTS, /* one document, and others */
    } arguments;
    enum options_value value; /* what the arguments are */
    const struct options_choice *choices;
};

enum options_holds {
    HOLDS_SWITCH, /* bool; the option has no value */
    HOLDS_TEXT,   /* const char *: the value */
    HOLDS_LIST,   /* const char *[]: the option may be repeated; `count` is a size_t */
    HOLDS_CHOICE, /* int32_t: what the word stands for */
    HOLDS_NUMBER, /* int, at least 1 */
    HOLDS_COUNT,  /* the same, and it may be left out: -1. "-j", "-j4", "-j 4" */
};

struct option {
    const char *name; /* "output", for "--output" */
    char letter;      /* 'o', for "-o"; 0: none */
    const char *takes; /* the value's name, for people: "FILE"; NULL: a switch */
    const char *doc;   /* what it does: a sentence or two */
    uint32_t verbs;    /* the commands that have it, 1 << VERB each */
    enum options_holds holds;
    size_t at;         /* where the value goes in struct command */
    size_t count;      /* HOLDS_LIST: where the number of values is */
    size_t most;       /* HOLDS_LIST: how many there may be; HOLDS_NUMBER, HOLDS_COUNT: the largest */
    enum options_value value;
    const struct options_choice *choices;
    const char *what;  /* HOLDS_NUMBER, HOLDS_COUNT: "a number of pages", for messages */
};

/* What else there is to say of the program; the first is that of exit statuses. */
struct options_topic {
    const char *name, *text;
};
enum { OPTIONS_TOPICS = 4 };

extern const struct options_topic options_topics[OPTIONS_TOPICS];
extern const struct verb options_verbs[VERBS];
extern const struct option options_table[];
extern const size_t options_count;

/* Reads the command line into *c, which is all zero before. STATUS_WRITTEN: there is a command to run; with
 * c->help or c->version, only that. Otherwise it was said what is wrong. */
enum status options_read(char **argv, struct command *c);
/* True if the command has this option. */
bool options_has(const struct option *o, int verb);
/* True if it is about the program, not about the command: all commands have it. */
bool options_common(const struct option *o);
/* The name of a kind of starter CV. */
const char *options_kind(int32_t kind);
/* Says what is wrong with the command line: `what`, then `word`; returns STATUS_USAGE. */
enum status options_complain(const char *what, const char *word);
/* Says that there is no topic of this name, with the nearest of `names`, one a line; returns STATUS_USAGE. */
enum status options_no_topic(const char *word, const char *names);

#endif
