/* options_table.c: the table of commands and options. */
#include "options.h"

#include "complete.h"
#include "cvtex.h"

enum { PAGES_MAX = 999, JOBS_MAX = 999 };

static const struct options_choice formats[] = {
    {"pdf", CVTEX_PDF, "the PDF (the default)"},
    {"text", CVTEX_TEXT, "plain text"},
    {"trace", CVTEX_TRACE, "positions on the pages"},
    {"content", CVTEX_CONTENT, "the resolved document"},
    {"nodes", CVTEX_NODES, "the document as it was read"},
    {"style", CVTEX_STYLE_TREE, "the style with all that it extends"},
    {NULL, 0, NULL},
};

static const struct options_choice forms[] = {
    {"text", REPORT_TEXT, "with the line and a caret (the default)"},
    {"gcc", REPORT_GCC, "one line each"},
    {"json", REPORT_JSON, "an array of objects"},
    {"sarif", REPORT_SARIF, "SARIF 2.1.0"},
    {"github", REPORT_GITHUB, "commands of GitHub's workflows"},
    {NULL, 0, NULL},
};

static const struct options_choice tools[] = {
    {"rendercv", 0, "RenderCV"},
    {"jsonresume", 0, "JSON Resume"},
    {"yamlresume", 0, "YAMLResume"},
    {NULL, 0, NULL},
};

static const struct options_choice key_lists[] = {
    {"document", CVTEX_DOCUMENT_KEYS, "the keys of documents (the default)"},
    {"style", CVTEX_STYLE_KEYS, "the keys of styles"},
    {"locale", CVTEX_LOCALE_KEYS, "the keys of locales"},
    {"check", CVTEX_RULES, "the rules of check"},
    {NULL, 0, NULL},
};

static const struct options_choice schemas[] = {
    {"document", CVTEX_DOCUMENT_SCHEMA, "of documents (the default)"},
    {"style", CVTEX_STYLE_SCHEMA, "of styles"},
    {"locale", CVTEX_LOCALE_SCHEMA, "of locales"},
    {NULL, 0, NULL},
};

static const struct options_choice kinds[] = {
    {"phd", 0, "a doctoral student (the default)"},
    {"professor", 1, "a professor"},
    {"engineer", 2, "an engineer"},
    {"physician", 3, "a physician"},
    {"student", 4, "a student"},
    {"artist", 5, "an artist"},
    {"letter", 6, "a cover letter"},
    {NULL, 0, NULL},
};

static const struct options_choice withs[] = {
    {"make", 0, "a Makefile"},
    {"github", 0, "a workflow of GitHub"},
    {"gitlab", 0, "a pipeline of GitLab"},
    {NULL, 0, NULL},
};

static const struct options_choice shells[] = {
    {"bash", COMPLETE_BASH, "in ~/.local/share/bash-completion/completions/cvtex"},
    {"zsh", COMPLETE_ZSH, "as _cvtex in a folder of $fpath"},
    {"fish", COMPLETE_FISH, "in ~/.config/fish/completions/cvtex.fish"},
    {NULL, 0, NULL},
};

const struct verb options_verbs[VERBS] = {
    [VERB_TYPESET] = {"", "FILE.yaml...",
        "Typesets a CV. FILE '-' is standard input. Without -o, the PDF is written beside its source (cv.yaml "
        "gives cv.pdf). Further files are laid over the first one, key by key; the PDF is named after the last. "
        "With -o FOLDER/ or -j, each file is a document of its own.",
        CVTEX_PDF, TAKES_DOCUMENTS, VALUE_DOCUMENT, NULL},
    [VERB_WATCH] = {"watch", "FILE.yaml...",
        "Typesets a CV, and again whenever it or a file that it reads changes (docs/build.md).",
        CVTEX_PDF, TAKES_DOCUMENTS, VALUE_DOCUMENT, NULL},
    [VERB_CHECK] = {"check", "FILE.yaml...",
        "Reports what looks wrong (placeholders, addresses, entries that stand there twice, publications ...) and "
        "writes nothing. The word in brackets silences a note: in the document 'check: {ignore: [WORD]}', or on "
        "its line '# cvtex: ignore WORD'.",
        CVTEX_CHECK, TAKES_DOCUMENTS, VALUE_DOCUMENT, NULL},
    [VERB_CONVERT] = {"convert", "FILE",
        "Writes a file of RenderCV, JSON Resume or YAMLResume as a document of cvtex.",
        CVTEX_CONVERT, TAKES_DOCUMENTS, VALUE_DOCUMENT, NULL},
    [VERB_EXTRACT] = {"extract", "FILE.pdf",
        "Writes the document that a PDF carries or, with '-o FOLDER/', all files that it carries. If one of them "
        "would replace a different file in that folder, nothing is written.",
        CVTEX_PDF, TAKES_ONE, VALUE_PDF, NULL},
    [VERB_NEW] = {"new", "NAME",
        "Writes a CV to begin with for the person NAME, into a file that is called like the person (or -o), and "
        "beside it cvtex.json, by which editors complete keys. No file is replaced.",
        CVTEX_PDF, TAKES_ONE, VALUE_ANY, NULL},
    [VERB_STYLES] = {"styles", "", "Lists the built-in styles.", CVTEX_STYLES, TAKES_NOTHING, VALUE_ANY, NULL},
    [VERB_STYLE] = {"style", "NAME", "Prints a style, to copy and change.",
        CVTEX_STYLE_SOURCE, TAKES_ONE, VALUE_STYLE, NULL},
    [VERB_LOCALES] = {"locales", "", "Lists the built-in locales.", CVTEX_LOCALES, TAKES_NOTHING, VALUE_ANY, NULL},
    [VERB_LOCALE] = {"locale", "NAME", "Prints a locale, to copy and change.",
        CVTEX_LOCALE_SOURCE, TAKES_ONE, VALUE_LOCALE, NULL},
    [VERB_FONTS] = {"fonts", "", "Lists the families of fonts that a style may name, with their weights and where they "
        "come from.", CVTEX_FONTS, TAKES_NOTHING, VALUE_ANY, NULL},
    [VERB_ICONS] = {"icons", "", "Lists the names of icons.", CVTEX_ICONS, TAKES_NOTHING, VALUE_ANY, NULL},
    [VERB_KEYS] = {"keys", "[WHAT]", "Prints all keys of documents, styles or locales, or the rules of check.",
        CVTEX_DOCUMENT_KEYS, TAKES_CHOICE, VALUE_CHOICE, key_lists},
    [VERB_SCHEMA] = {"schema", "[WHAT]", "Prints the keys as JSON Schema, for editors (docs/checking.md).",
        CVTEX_DOCUMENT_SCHEMA, TAKES_CHOICE, VALUE_CHOICE, schemas},
    [VERB_COMPLETIONS] = {"completions", "SHELL", "Prints what makes a shell complete commands, options and names.",
        COMPLETE_BASH, TAKES_CHOICE, VALUE_CHOICE, shells},
    [VERB_HELP] = {"help", "[TOPIC]", "Tells of a command, an option, a key, a kind of entry, or another topic: 'cvtex "
        "help' lists them.", CVTEX_PDF, TAKES_WORD, VALUE_TOPIC, NULL},
};

#define ON(verb) (1U << VERB_##verb)
/* The commands that read a document, those that write it too, and all that make an output of the library. */
#define READS (ON(TYPESET) | ON(WATCH) | ON(CHECK) | ON(CONVERT))
#define WRITES (ON(TYPESET) | ON(WATCH) | ON(CONVERT))
#define MAKES (READS | ON(STYLES) | ON(STYLE) | ON(LOCALES) | ON(LOCALE) | ON(FONTS) | ON(ICONS) | \
               ON(KEYS) | ON(SCHEMA))
#define MANY (ON(TYPESET) | ON(CHECK))
#define ALL ((1U << VERBS) - 1)
#define COMMON (ALL | 1U << 31) /* an option that is about the program, not about the command */

/* What is the same in lines of one kind; after it come members by name. */
#define SWITCH(member) HOLDS_SWITCH, offsetof(struct command, member), 0, 0, VALUE_ANY, NULL, NULL
#define TEXT(member, value) HOLDS_TEXT, offsetof(struct command, member), 0, 0, value, NULL, NULL
#define LIST(member, most, value) \
    HOLDS_LIST, offsetof(struct command, member), offsetof(struct command, n_##member), most, value, NULL, NULL
#define CHOICE(member, choices) HOLDS_CHOICE, offsetof(struct command, member), 0, 0, VALUE_CHOICE, choices, NULL
#define NUMBER(member, most, what) HOLDS_NUMBER, offsetof(struct command, member), 0, most, VALUE_ANY, NULL, what

const struct option options_table[] = {
    {"output", 'o', "FILE", "Where the output goes: '-' is standard output, and 'FOLDER/' is a file there that is "
     "named after the document. In it, '{name}' is the document's name, '{variant}', '{style}' and '{locale}' those of "
     "what is typeset.",
     ALL & ~(ON(CHECK) | ON(HELP) | ON(COMPLETIONS)), TEXT(output, VALUE_FILE)},
    {"kind", 0, "KIND", "Whose CV it is.", ON(NEW), CHOICE(kind, kinds)},
    {"locale", 0, "NAME", "The language of its headings and dates: 'cvtex locales' lists all.",
     ON(NEW), TEXT(locale, VALUE_LOCALE)},
    {"with", 0, "LIST", "Writes these too, as in --with make,github.",
     ON(NEW), HOLDS_TEXT, offsetof(struct command, with), 0, 0, VALUE_CHOICE, withs, NULL},
    {"jobs", 'j', "N", "Each file is a document of its own, and N of them are typeset at once; without N, as many as "
     "there are processors.", MANY, HOLDS_COUNT, offsetof(struct command, jobs), 0, JOBS_MAX, VALUE_ANY, NULL,
     "a number of processes"},
    {"style", 0, "NAME", "Name or file of a style, used instead of the document's.",
     READS | ON(NEW), TEXT(style, VALUE_STYLE)},
    {"set", 0, "PATH=VALUE", "Changes the document: style.colors.accent=navy, cv.headline=Résumé, "
     "'cv.sections.Education[0].degree=Ph.D.'", READS, LIST(sets, SETS_MAX, VALUE_ANY)},
    {"fit", 0, "PAGES", "Changes spacing, leading, size and margins so that the text fills this number of pages.",
     ON(TYPESET) | ON(WATCH) | ON(CHECK), NUMBER(pages, PAGES_MAX, "a number of pages")},
    {"variant", 0, "NAME", "Typesets one of the document's 'variants': cv.yaml gives cv-NAME.pdf.",
     READS, TEXT(variant, VALUE_ANY)},
    {"all-variants", 0, NULL, "Typesets all of them, as -o 'out/{name}-{variant}.pdf' says.",
     READS, SWITCH(all_variants)},
    {"public", 0, NULL, "Leaves out what is marked as private, also from --embed.", READS, SWITCH(public)},
    {"only", 0, "SECTION", "Prints only this section below the header, or only the letter.",
     READS, TEXT(only, VALUE_ANY)},
    {"to", 0, "FORMAT", "What is made.", ON(TYPESET) | ON(WATCH), CHOICE(to, formats)},
    {"embed", 0, NULL, "The PDF (PDF/A-3) carries its source and the files read with it.",
     ON(TYPESET) | ON(WATCH) | ON(CHECK), SWITCH(embed)},
    {"from", 0, "TOOL", "The tool whose file it is; its keys tell otherwise.",
     READS, HOLDS_TEXT, offsetof(struct command, from), 0, 0, VALUE_CHOICE, tools, NULL},
    {"allow", 0, "PATH", "The document may name this file, or files in this folder; without it, only files in its "
     "own folder and below.", MAKES, LIST(allowed, ALLOWED_MAX, VALUE_FILE)},
    {"fonts", 0, "FOLDER", "Styles may name the families of the fonts in this folder and below.",
     MAKES, LIST(fonts, FONTS_MAX, VALUE_FOLDER)},
    {"sandbox", 0, NULL, "An error if the kernel cannot shut the program in. It does so where it can: only the files "
     "above can be read, only where the output goes can be written, and no network and no program is reached.",
     MAKES | ON(EXTRACT), SWITCH(sandbox)},
    {"no-sandbox", 0, NULL, "The kernel does not shut the program in.", MAKES | ON(EXTRACT), SWITCH(no_sandbox)},
    {"limit", 0, "NAME=N", "Changes what a run may use at most, such as pages=100, memory=500M (docs/limits.md has "
     "all names and defaults).", MAKES, LIST(limits, LIMITS_MAX, VALUE_ANY)},
    {"strict", 0, NULL, "Warnings count as mistakes: nothing is written.", MAKES, SWITCH(strict)},
    {"keep-going", 0, NULL, "Leaves out values and entries with mistakes, each told as an error, and writes the "
     "rest; the exit status is 1.", READS, SWITCH(keep_going)},
    {"fix", 0, NULL, "Writes replacements that are beyond doubt into FILE: misspelt keys and words, and what other "
     "tools call them.", READS, SWITCH(fix)},
    {"force", 0, NULL, "The PDF may replace a file that is not a PDF.", WRITES, SWITCH(force)},
    {"if-changed", 0, NULL, "A file that would stay the same is not written, and keeps its time.",
     WRITES, SWITCH(if_changed)},
    {"depfile", 0, "FILE", "Also writes a rule for make: which files the output was made from.",
     ON(TYPESET) | ON(WATCH), TEXT(depfile, VALUE_FILE)},
    {"ats", 0, NULL, "Also reads the finished pages back as other programs do, and reports which jobs, degrees, "
     "dates, headings and contacts a program that reads CVs (an applicant tracking system) will not find.",
     ON(CHECK), SWITCH(ats)},
    {"format", 0, "FORM", "How mistakes are told (docs/checking.md).", MAKES | ON(NEW), CHOICE(form, forms)},
    {"quiet", 'q', NULL, "Tells no notes. Warnings and errors stay.", COMMON, SWITCH(quiet)},
    {"verbose", 'v', NULL, "Tells what was used: style, locale, fonts, pages, where the output went, the time.",
     COMMON, SWITCH(verbose)},
    {"help", 'h', NULL, "Prints this help; after a command, that of the command.", COMMON, SWITCH(help)},
    {"version", 'V', NULL, "Prints the version; with --verbose, also what the program comes with.",
     COMMON, SWITCH(version)},
};
const size_t options_count = sizeof options_table / sizeof *options_table;

const struct options_topic options_topics[OPTIONS_TOPICS] = {
    {"exit-status", "Exit status: 0 if the output was written, 1 if there are mistakes in the document (with --strict also "
        "warnings; with --keep-going, the rest was written), 2 for a wrong command line, 3 if files cannot be read or "
        "written or memory ran out, 128 + n after the signal n. With 1, 2 and 3, files are as they were, but for "
        "--keep-going."},
    {"environment",
     "CVTEX_DATA is the folder of styles/ and fonts/, in place of the program's own. SOURCE_DATE_EPOCH, in seconds "
     "since 1970, is the date of the document and makes the PDF tell it. NO_COLOR, if it is not empty, keeps mistakes "
     "on a terminal without color. FONTCONFIG_FILE and the like say where fontconfig finds fonts of the system."},
    {"output",
     "Without -o, the PDF of a document is written beside it, and all else to standard output. '-o -' is standard output, "
     "'-o FOLDER/' a file there that is named after the document. A PDF replaces only a PDF, unless --force is given, "
     "and no output replaces a file that was read. A file is written completely or not at all."},
    {"documents",
     "A document is a file of YAML: what the CV says is under 'cv', how it looks under 'style', its language under "
     "'locale', a cover letter under 'letter'. 'cvtex new' writes one to begin with; 'cvtex keys' lists all keys, and "
     "cvtex(5) is their manual page."},
};

const char *options_kind(int32_t kind)
{
    return kinds[kind].name;
}

bool options_has(const struct option *o, int verb)
{
    return o->verbs >> verb & 1;
}

bool options_common(const struct option *o)
{
    return o->verbs == COMMON;
}
