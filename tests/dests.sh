#!/bin/sh
# Named destinations of the PDF lead to the same page as in the trace, and are sorted as readers
# need them. Links inside the document lead to names that exist.
#
#   dests.sh CVTEX
. "$(dirname "$0")/checks.sh"
need qpdf pdfinfo

# pages FILE: prints "PAGE NAME" for every destination, as a reader finds them.
pages() {
    LC_ALL=C.UTF-8 pdfinfo -enc UTF-8 -dests "$1" | sed -n 's/^ *\([0-9]*\) \[.*\] "\(.*\)"$/\1 \2/p' | sort
}

# judge WHAT YAML: typesets the file, and compares the PDF with its trace.
judge() {
    check "$1: is not set" "$cvtex" "$2" -o cv.pdf
    "$cvtex" "$2" --to trace 2>/dev/null | sed -n 's/^dest "\(.*\)" page \([0-9]*\) .*/\2 \1/p' | sort >wanted
    pages cv.pdf >found
    check "$1: names lead elsewhere" diff wanted found
    check "$1: qpdf --check" qpdf --check cv.pdf >qpdf.out
    check "$1: qpdf warns" not grep -qi warning qpdf.out
    qpdf --json cv.pdf >json 2>qpdf.err
    check "$1: qpdf --json" [ $? = 0 ]
    # Names, as qpdf prints them, in "/Names" arrays; and those that annotations lead to.
    tr -d '\n' <json | sed 's/"\/Names": \[/\n&/g' | sed -n 's/^"\/Names": \[//p' |
        grep -o '"[ub]:[^"]*", *\[[^]]*XYZ' | sed 's/", *\[.*//' >names
    grep -o '"/Dest": "[ub]:[^"]*' json | sed 's/.*": //' | sort -u >linked
    sort names >sorted
    check "$1: not all names are in the tree" [ "$(wc -l <names)" = "$(wc -l <wanted)" ]
    check "$1: links lead nowhere" [ -z "$(comm -23 linked sorted)" ]
}

in_order() {
    check "$1: names are not in order" cmp names sorted
}

cat >plain.yaml <<'YAML'
cv:
  name: A
  summary: "[b](#b), [J2](#J2), [a (b)](#a-(b))"
  sections:
    b: [x]
    A (b): {break: always, entries: ["[up](#b)"]}
    Papers:
      numbering: {label: "[{n}]"}
      groups:
        J: {prefix: J, entries: [{title: S, authors: [T. U]}, {title: V, authors: [W. X], url: "#papers"}]}
YAML
judge plain plain.yaml
in_order plain
check "plain: the label that nothing leads to is named" not grep -q J1 names
check "plain: page of 'a-(b)'" grep -qx '2 a-(b)' found
check "plain: /XYZ without zoom" grep -q null json

sed 's/Papers:/Ämter:/; s/#papers/#ämter/; s/A (b):/B é:/; s/#a-(b)/#b-é/' plain.yaml >wide.yaml
judge wide wide.yaml
in_order wide
check "wide: links" [ "$(wc -l <linked)" = 4 ]

{
    echo 'cv: {name: A, summary: "[last](#s699)", sections: {'
    i=0
    while [ $i -lt 700 ]; do
        echo "s$i: [x],"
        i=$((i + 1))
    done
    echo '}}'
} >many.yaml
judge many many.yaml
in_order many
check "many: no leaves" grep -q '"/Limits"' json

for example in "$tests"/../examples/*.yaml; do
    judge "$(basename "$example")" "$example" 2>/dev/null
done
finish
