/* complete.c: writes completions for bash, zsh and fish. */
#include "complete.h"

#include <stdbool.h>
#include <string.h>

#include "options.h"

/* How the program is asked for names, one a line. `cvtex` is the word that was typed before them. */
static const char *names_of(enum options_value value)
{
    switch (value) {
    case VALUE_STYLE:
        return "styles 2>/dev/null | sed -n \"s/^\\([a-z][^ ]*\\) .*/\\1/p\"";
    case VALUE_LOCALE:
        return "locales 2>/dev/null | sed \"s/ .*//\"";
    case VALUE_TOPIC:
        return "help topics 2>/dev/null";
    default:
        return NULL;
    }
}

static bool has_value(const struct option *o)
{
    return o->holds != HOLDS_SWITCH && o->holds != HOLDS_COUNT;
}

static void put_choices(FILE *to, const struct options_choice *choices)
{
    for (const struct options_choice *c = choices; c->name; c++)
        fprintf(to, "%s%s", c == choices ? "" : " ", c->name);
}

/* The length of the first sentence, without its stop. */
static size_t first_sentence(const char *text)
{
    const char *end = strstr(text, ". ");
    size_t n = end ? (size_t)(end - text) : strlen(text);
    return n && text[n - 1] == '.' ? n - 1 : n;
}

/* The first sentence in single quotes; `escaped` get a backslash, and `quote` stands for a quote. */
static void put_doc(FILE *to, const char *doc, const char *escaped, const char *quote)
{
    for (size_t i = 0, n = first_sentence(doc); i < n; i++) {
        if (doc[i] == '\'') {
            fputs(quote, to);
            continue;
        }
        if (strchr(escaped, doc[i]))
            fputc('\\', to);
        fputc(doc[i], to);
    }
}

/* ---- bash */

static void bash_values(FILE *to, enum options_value value, const struct options_choice *choices)
{
    if (names_of(value))
        fprintf(to, "_cvtex_words \"$(\"$1\" %s)\"", names_of(value));
    else if (choices) {
        fputs("_cvtex_words \"", to);
        put_choices(to, choices);
        fputs("\"", to);
    } else if (value == VALUE_FOLDER)
        fputs("_cvtex_files '' -d", to);
    else if (value == VALUE_DOCUMENT)
        fputs("_cvtex_files '!*.@(yaml|yml|json|json5|jsonc)'", to);
    else if (value == VALUE_PDF)
        fputs("_cvtex_files '!*.pdf'", to);
    else if (value == VALUE_FILE)
        fputs("_cvtex_files ''", to);
    else
        fputs(":", to);
}

static void bash_names(FILE *to, const struct option *o)
{
    fprintf(to, "--%s", o->name);
    if (o->letter)
        fprintf(to, " -%c", o->letter);
}

/* What stands before a value: the options that have one. */
static void bash_options(FILE *to)
{
    fputs("    case $prev in\n", to);
    for (size_t i = 0; i < options_count; i++) {
        const struct option *o = &options_table[i];
        if (!has_value(o))
            continue;
        fprintf(to, "    --%s", o->name);
        if (o->letter)
            fprintf(to, "|-%c", o->letter);
        fputs(") ", to);
        bash_values(to, o->value, o->choices);
        if (o->value == VALUE_STYLE || o->value == VALUE_LOCALE)
            fputs("; _cvtex_files '!*.yaml'", to);
        fputs("; return ;;\n", to);
    }
    fputs("    esac\n", to);
}

static void bash_verbs(FILE *to)
{
    fputs("    case $verb in\n", to);
    for (int v = 0; v < VERBS; v++) {
        fprintf(to, "    '%s')\n        if [[ $cur == -* ]]; then\n            _cvtex_words \"", options_verbs[v].name);
        for (size_t i = 0, n = 0; i < options_count; i++)
            if (options_has(&options_table[i], v)) {
                fputs(n++ ? " " : "", to);
                bash_names(to, &options_table[i]);
            }
        fputs("\"\n        else\n            ", to);
        bash_values(to, options_verbs[v].value, options_verbs[v].choices);
        if (v == VERB_TYPESET) {
            fputs("\n            [[ $first ]] && _cvtex_words \"", to);
            for (int k = 1; k < VERBS; k++)
                fprintf(to, "%s%s", k == 1 ? "" : " ", options_verbs[k].name);
            fputs("\"", to);
        }
        fputs("\n        fi ;;\n", to);
    }
    fputs("    esac\n", to);
}

static void put_bash(FILE *to)
{
    fputs("# bash completion for cvtex, made by 'cvtex completions bash'\n\n"
          "_cvtex_words() {\n    COMPREPLY+=($(compgen -W \"$1\" -- \"$cur\"))\n}\n\n"
          "# The files that a pattern does not leave out, and folders.\n"
          "_cvtex_files() {\n"
          "    local IFS=$'\\n' glob=0\n"
          "    shopt -q extglob && glob=1\n"
          "    shopt -s extglob\n"
          "    compopt -o filenames 2>/dev/null\n"
          "    COMPREPLY+=($(compgen ${2:--f} -X \"$1\" -- \"$cur\"))\n"
          "    [[ $1 ]] && COMPREPLY+=($(compgen -d -- \"$cur\"))\n"
          "    ((glob)) || shopt -u extglob\n"
          "}\n\n"
          "_cvtex() {\n"
          "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} verb= first=1 i\n"
          "    COMPREPLY=()\n"
          "    [[ $cur == = ]] && cur=\n"
          "    [[ $prev == = ]] && prev=${COMP_WORDS[COMP_CWORD - 2]}\n"
          "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
          "        case ${COMP_WORDS[i]} in\n        ", to);
    for (size_t i = 0, n = 0; i < options_count; i++)
        if (has_value(&options_table[i])) {
            fprintf(to, "%s--%s", n++ ? "|" : "", options_table[i].name);
            if (options_table[i].letter)
                fprintf(to, "|-%c", options_table[i].letter);
        }
    fputs(")\n            [[ ${COMP_WORDS[i + 1]} == = ]] && ((i++))\n            ((i++)) ;;\n        -*|=) ;;\n        ", to);
    for (int v = 1; v < VERBS; v++)
        fprintf(to, "%s%s", v == 1 ? "" : "|", options_verbs[v].name);
    fputs(") [[ $first ]] && verb=${COMP_WORDS[i]}; first= ;;\n        *) first= ;;\n        esac\n    done\n", to);
    bash_options(to);
    bash_verbs(to);
    fputs("}\n\ncomplete -F _cvtex cvtex\n", to);
}

/* ---- zsh */

/* The space before a function keeps zsh from giving it arguments of its own. */
static void zsh_values(FILE *to, enum options_value value, const struct options_choice *choices)
{
    if (names_of(value))
        fprintf(to, " _cvtex_names %s", value == VALUE_STYLE ? "styles" : value == VALUE_LOCALE ? "locales" : "topics");
    else if (choices) {
        fputs("(", to);
        put_choices(to, choices);
        fputs(")", to);
    } else if (value == VALUE_FOLDER)
        fputs("_files -/", to);
    else if (value == VALUE_DOCUMENT)
        fputs("_files -g \"*.(yaml|yml|json|json5|jsonc)(-.)\"", to);
    else if (value == VALUE_PDF)
        fputs("_files -g \"*.pdf(-.)\"", to);
    else if (value == VALUE_FILE)
        fputs("_files", to);
}

static void zsh_option(FILE *to, const struct option *o)
{
    const char *often = o->holds == HOLDS_LIST ? "*" : "";
    const char *end = has_value(o) ? "=" : o->holds == HOLDS_COUNT ? "=-" : "";
    fputs(" \\\n            ", to);
    if (o->letter)
        fprintf(to, "%s'(-%c --%s)'{-%c%s,--%s%s}'[", often, o->letter, o->name, o->letter, has_value(o) ? "+" : end[0] ? "-" : "",
                o->name, end);
    else
        fprintf(to, "'%s--%s%s[", often, o->name, end);
    put_doc(to, o->doc, "[]:\\", "'\\''");
    fputc(']', to);
    if (has_value(o)) {
        fprintf(to, ":%s:", o->takes);
        zsh_values(to, o->value, o->choices);
    }
    fputc('\'', to);
}

static void zsh_verb(FILE *to, int v)
{
    const struct verb *verb = &options_verbs[v];
    fprintf(to, "    %s)\n        _arguments -s -S", v == VERB_TYPESET ? "*" : verb->name);
    for (size_t i = 0; i < options_count; i++)
        if (options_has(&options_table[i], v))
            zsh_option(to, &options_table[i]);
    if (v == VERB_TYPESET)
        fputs(" \\\n            '1: :_cvtex_first'", to);
    else
        fprintf(to, " \\\n            '1: :(%s)'", verb->name);
    if (verb->arguments != TAKES_NOTHING) {
        fprintf(to, " \\\n            '%s:%s:", verb->arguments == TAKES_DOCUMENTS ? "*" : "2", "argument");
        zsh_values(to, verb->value, verb->choices);
        fputc('\'', to);
    }
    fputs(" ;;\n", to);
}

static void put_zsh(FILE *to)
{
    fputs("#compdef cvtex\n# zsh completion for cvtex, made by 'cvtex completions zsh'\n\n"
          "_cvtex_names() {\n"
          "    local -a names\n"
          "    case $1 in\n", to);
    fprintf(to, "    styles) names=(${(f)\"$($cvtex %s)\"}) ;;\n", names_of(VALUE_STYLE));
    fprintf(to, "    locales) names=(${(f)\"$($cvtex %s)\"}) ;;\n", names_of(VALUE_LOCALE));
    fprintf(to, "    topics) names=(${(f)\"$($cvtex %s)\"}) ;;\n", names_of(VALUE_TOPIC));
    fputs("    esac\n"
          "    compadd -a names\n"
          "    [[ $1 == topics ]] || _files -g '*.yaml(-.)'\n"
          "}\n\n"
          "_cvtex_first() {\n"
          "    local -a verbs\n"
          "    verbs=(", to);
    for (int v = 1; v < VERBS; v++) {
        fprintf(to, "\n        '%s:", options_verbs[v].name);
        put_doc(to, options_verbs[v].doc, ":\\", "'\\''");
        fputc('\'', to);
    }
    fputs(")\n    _describe command verbs\n    ", to);
    zsh_values(to, VALUE_DOCUMENT, NULL);
    fputs("\n}\n\n_cvtex() {\n    local cvtex=$words[1] verb word\n    for word in ${words[2,CURRENT-1]}; do\n"
          "        [[ $word == -* ]] || { verb=$word; break }\n    done\n    case $verb in\n", to);
    for (int v = 1; v < VERBS; v++)
        zsh_verb(to, v);
    zsh_verb(to, VERB_TYPESET);
    fputs("    esac\n}\n\n_cvtex \"$@\"\n", to);
}

/* ---- fish */

/* The condition that the command is one of those that have the option. */
static void fish_condition(FILE *to, const struct option *o)
{
    if (options_common(o))
        return;
    fputs(" -n '__cvtex_is", to);
    for (int v = 0; v < VERBS; v++)
        if (options_has(o, v))
            fprintf(to, " %s", v == VERB_TYPESET ? "typeset" : options_verbs[v].name);
    fputc('\'', to);
}

static void fish_values(FILE *to, enum options_value value, const struct options_choice *choices)
{
    if (names_of(value))
        fprintf(to, " -a '(cvtex %s)'", names_of(value));
    else if (choices) {
        fputs(" -a '", to);
        put_choices(to, choices);
        fputc('\'', to);
    } else if (value == VALUE_FOLDER)
        fputs(" -a '(__fish_complete_directories)'", to);
    else if (value == VALUE_DOCUMENT)
        fputs(" -a '(__cvtex_files \"yaml|yml|json5?|jsonc\")'", to);
    else if (value == VALUE_PDF)
        fputs(" -a '(__cvtex_files pdf)'", to);
    else if (value == VALUE_FILE)
        fputs(" -F", to);
}

static void fish_option(FILE *to, const struct option *o)
{
    fputs("complete -c cvtex", to);
    fish_condition(to, o);
    fprintf(to, " -l %s", o->name);
    if (o->letter)
        fprintf(to, " -s %c", o->letter);
    if (has_value(o)) {
        fputs(o->value == VALUE_FILE ? " -r" : " -x", to);
        fish_values(to, o->value, o->choices);
    }
    fputs(" -d '", to);
    put_doc(to, o->doc, "\\", "\\'");
    fputs("'\n", to);
}

static void put_fish(FILE *to)
{
    fputs("# fish completion for cvtex, made by 'cvtex completions fish'\n\n"
          "# The words before the cursor that are no options and no values of options.\n"
          "function __cvtex_words\n"
          "    set -l value no\n"
          "    for word in (commandline -opc)[2..-1]\n"
          "        if test $value = yes\n"
          "            set value no\n"
          "            continue\n"
          "        end\n"
          "        switch $word\n"
          "            case", to);
    for (size_t i = 0; i < options_count; i++)
        if (has_value(&options_table[i])) {
            fprintf(to, " --%s", options_table[i].name);
            if (options_table[i].letter)
                fprintf(to, " -%c", options_table[i].letter);
        }
    fputs("\n                set value yes\n"
          "            case '-*'\n"
          "            case '*'\n"
          "                echo $word\n"
          "        end\n    end\nend\n\n"
          "function __cvtex_first\n    test (count (__cvtex_words)) -eq 0\nend\n\n"
          "# True if the command is one of these; without a command it is 'typeset'.\n"
          "function __cvtex_is\n"
          "    set -l verb (__cvtex_words)[1]\n"
          "    contains -- \"$verb\"", to);
    for (int v = 1; v < VERBS; v++)
        fprintf(to, " %s", options_verbs[v].name);
    fputs("; or set verb typeset\n    contains -- $verb $argv\nend\n\n"
          "function __cvtex_files\n"
          "    __fish_complete_path (commandline -ct) | string replace -r '\\t.*' '' | string match -r \".*(?:/|\\.(?:$argv))\\$\"\n"
          "end\n\ncomplete -c cvtex -f\n", to);
    for (int v = 1; v < VERBS; v++) {
        fprintf(to, "complete -c cvtex -n __cvtex_first -a %s -d '", options_verbs[v].name);
        put_doc(to, options_verbs[v].doc, "\\", "\\'");
        fputs("'\n", to);
    }
    for (int v = 0; v < VERBS; v++) {
        if (options_verbs[v].value == VALUE_ANY)
            continue;
        fprintf(to, "complete -c cvtex -n '__cvtex_is %s'", v == VERB_TYPESET ? "typeset" : options_verbs[v].name);
        fish_values(to, options_verbs[v].value, options_verbs[v].choices);
        fputc('\n', to);
    }
    for (size_t i = 0; i < options_count; i++)
        fish_option(to, &options_table[i]);
}

void complete_write(FILE *to, enum complete_shell shell)
{
    if (shell == COMPLETE_BASH)
        put_bash(to);
    else if (shell == COMPLETE_ZSH)
        put_zsh(to);
    else
        put_fish(to);
}
