#!/bin/sh
# The command line: what it answers, and exit status 2 for one that is wrong.
#
#   usage.sh CVTEX
. "$(dirname "$0")/../checks.sh"

printf 'cv: {name: A}\n' >cv.yaml

# wrong PATTERN ARGUMENT...: refused with one line, before anything is read or written.
wrong() {
    pattern=$1
    shift
    "$cvtex" "$@" >out 2>err
    status=$?
    check "'$*': exit status $status, not 2" [ $status = 2 ]
    check "'$*': says '$(cat err)'" grep -q -- "$pattern" err
    check "'$*': says not one line" [ "$(wc -l <err)" -eq 1 ]
    check "'$*': writes to standard output" [ ! -s out ]
    check "'$*': makes a file" [ ! -e cv.pdf ]
}

wrong "which document"
wrong "unknown option --nope" cv.yaml --nope
wrong "unknown option -x" -x cv.yaml
wrong "one document at a time" cv.yaml cv.yaml
wrong "value is missing" cv.yaml -o
wrong "value is missing" cv.yaml --output=
wrong "value is missing" cv.yaml --style
wrong "not docx" cv.yaml --to docx
wrong "to takes" cv.yaml --to

"$cvtex" --help >out 2>err
check "--help: exit status" [ $? = 0 ]
check "--help" grep -q '^usage: cvtex' out
check "--help says something on standard error" [ ! -s err ]
for option in --output --style --to --version --help; do
    check "--help knows nothing of $option" grep -q -- "$option" out
done
"$cvtex" --version >out
check "--version" grep -Eq '^cvtex [0-9]+\.[0-9]+\.[0-9]+$' out

"$cvtex" cv.yaml --style plain --to trace >plain
"$cvtex" cv.yaml --style=plain --to=trace >plain2
check "--style=plain is not --style plain" cmp plain plain2
"$cvtex" --to trace cv.yaml >default
check "--style changes nothing" not cmp -s plain default
"$cvtex" --style bankign cv.yaml 2>err
check "--style bankign" grep -q "unknown style 'bankign' (did you mean 'banking'?)" err

finish
