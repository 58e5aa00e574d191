# What the steps share; sourced by them.
tab=$(printf '\t')

# Finds the documents for `run`. Fails if there is none.
documents() {
    list=$RUNNER_TEMP/cvtex-documents
    printf '%s\n' "$FILES" | while read -r pattern; do
        [ -n "$pattern" ] || continue
        IFS=
        for file in $pattern; do
            [ -f "$file" ] && printf '%s\n' "$file"
        done || :
    done >"$list"
    [ -s "$list" ] && return
    echo "::error::no document is called $(printf '%s' "$FILES" | tr '\n' ' ')"
    return 1
}

# run OPTION...: typesets all documents, each on its own, with the options of the step too.
run() (
    set -f
    set -- -j "$@" $OPTIONS --
    IFS='
'
    set -- "$@" $(cat "$RUNNER_TEMP/cvtex-documents")
    "$PROGRAM" "$@"
)

# pages_of LOG: the number of pages and the path of each output, from what -v tells.
pages_of() {
    sed -n "s/^cvtex: \([0-9][0-9]*\) pages\{0,1\}, [0-9]* bytes to \(.*\), [0-9.]* ms\$/\1$tab\2/p" "$1"
}

# folder_of PATTERN: the folder of outputs.
folder_of() {
    folder=${1%%\{*}
    case $folder in */*) printf '%s\n' "${folder%/*}" ;; *) echo . ;; esac
}

# code TEXT: as a span of code in a table of Markdown.
code() {
    printf '`%s`' "$(printf '%s' "$1" | tr '`|\n' "'/ ")"
}
