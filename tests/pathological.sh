#!/bin/sh
# Extreme inputs, unlike any CV: each gives a PDF or an error, within limits of time and memory.
#
#   pathological.sh CVTEX
#
# The limits are ten times what a fast machine needs, and far below what an algorithm with quadratic
# time or memory would need. With SANITIZE set, memory is not limited: sanitizers map terabytes.
. "$(dirname "$0")/checks.sh"

seconds=60 kilobytes=4000000
[ -z "${SANITIZE:-}" ] || seconds=600 kilobytes=unlimited

# ends STATUS NAME: NAME.yaml ends with this exit status (a pattern) within the limits.
ends() {
    (
        ulimit -t $seconds
        ulimit -v $kilobytes
        exec "$cvtex" "$2.yaml" -o "$2.pdf" 2>err
    )
    status=$?
    case $status in
    $1) check "$2" true ;;
    *)
        head -c 1000 err >&2
        check "$2: exit status $status, not $1" false
        ;;
    esac
    if [ $status = 0 ]; then
        check "$2: no PDF" [ "$(head -c 5 "$2.pdf")" = %PDF- ]
    else
        check "$2: left a file" [ ! -e "$2.pdf" ]
    fi
    rm -f "$2.yaml" "$2.pdf"
}

# many N TEXT: the text N times, and the end of the line.
many() {
    awk -v n="$1" -v text="$2" 'BEGIN { for (i = 0; i < n; i++) printf "%s", text; print "" }'
}

head='cv:
  name: A
  sections:
    S:'

{ echo "cv: {name: A}"; printf 'x: '; many 100000 '['; } >lists-open.yaml
ends 1 lists-open
{ echo "cv: {name: A}"; printf 'x: '; many 100000 '{a: '; } >maps-open.yaml
ends 1 maps-open
{ echo "$head"; awk 'BEGIN { for (i = 0; i < 20000; i++) { for (k = 0; k < i % 200 + 3; k++) printf "  "; print "- a:" } }'; } >deep-blocks.yaml
ends 1 deep-blocks
{ # as deep as lists may be
    echo "$head"
    echo "      - {name: N, highlights: [$(awk 'BEGIN {
        for (i = 0; i < 28; i++) printf "{text: a, highlights: ["
        printf "b"
        for (i = 0; i < 28; i++) printf "]}" }')]}"
} >deep-list.yaml
ends 0 deep-list
{ printf 'cv: {name: A, summary: "'; many 200000 '*' | tr -d '\n'; echo '"}'; } >stars.yaml
ends 0 stars
{ printf 'cv: {name: A, summary: "'; many 100000 '**a ' | tr -d '\n'; echo '"}'; } >bolds.yaml
ends 0 bolds
{ printf "cv: {name: A, summary: '"; many 100000 '[a](' | tr -d '\n'; echo "'}"; } >links-open.yaml
ends 0 links-open
{ printf "cv: {name: A, summary: '"; many 200000 '<b>' | tr -d '\n'; echo "'}"; } >tags-open.yaml
ends 0 tags-open
{ printf 'cv: {name: A, summary: '; many 1000000 a | tr -d '\n'; echo '}'; } >word.yaml
ends 0 word
{ printf 'cv: {name: '; many 200000 a | tr -d '\n'; echo '}'; } >name.yaml
ends 0 name
{ printf 'cv: {name: A, summary: '; many 100000 'word word ' | tr -d '\n'; echo '}'; } >paragraph.yaml
ends 0 paragraph
{ printf 'cv: {name: A, summary: '; many 100000 'internationalization ' | tr -d '\n'; echo '}'; } >syllables.yaml
ends 0 syllables
{ echo 'locale: he'; printf 'cv: {name: A, summary: "'; many 40000 'שלום ' | tr -d '\n'; echo '"}'; } >joined-words.yaml
ends '[01]' joined-words # one line; without a font for it, an error
{ echo "$head"; many 10000 '      - {title: T, authors: "A. B, C. D", venue: V, links: [x, y]}
' | sed '/^$/d'; } >entries.yaml
ends 0 entries
{ echo "$head"; printf '      - {title: T, authors: "'; many 20000 'A. Able, ' | tr -d '\n'; echo '"}'; } >authors.yaml
ends 0 authors
{ echo "$head"; printf '      - {title: '; many 3000 'a word of the title and ' | tr -d '\n'; echo '}'; } >title.yaml
ends 0 title # taller than a page, and kept together
{ echo "$head"; awk 'BEGIN { for (i = 0; i < 3000; i++) print "    Section " i ": [x]" }'; } >sections.yaml
ends 0 sections
{ echo 'cv:'; echo '  name: A'; awk 'BEGIN { for (i = 0; i < 20000; i++) print "  key" i ": x" }'; } >keys.yaml
ends 1 keys
{ echo "$head"; awk 'BEGIN { for (i = 0; i < 2000; i++) printf "      - {item: a, date: 2016-09-%02d}\n", i % 40 }'; } >wrong-dates.yaml
ends 1 wrong-dates
{ printf 'cv: {name: A, contact: ['; many 5000 'contact, ' | tr -d '\n'; echo ']}'; } >contacts.yaml
ends 0 contacts
{ printf 'cv: {name: A}\nstyle: {extends: plain, header: ["'; many 100000 '[' | tr -d '\n'; echo '"]}'; } >template.yaml
ends 1 template
head -c 1000000 /dev/zero >zeros.yaml
ends 1 zeros
awk 'BEGIN { srand(7); for (i = 0; i < 20000; i++) printf "%c", 32 + int(rand() * 95) }' >noise.yaml
ends 1 noise

finish
