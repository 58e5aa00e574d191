#!/bin/sh
# Prints what --fit costs: for each example, the instructions of a run as it is [millions], and how
# many times as many it takes to fit the text on 1 to 5 pages. Needs valgrind.
#
#   bench/fit.sh CVTEX [EXAMPLE...]     a release build; EXAMPLE: zhewei-yao
set -eu
cvtex=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
shift
cd "$(dirname "$0")/../../examples"
unset CVTEX_DATA
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
[ $# != 0 ] || set -- $(ls | sed -n 's/\.yaml$//p')

# In thousands. A document that says how many pages it fills is taken without that.
instructions() {
    valgrind --tool=callgrind --callgrind-out-file="$folder/callgrind" "$cvtex" --no-sandbox "$@" --set pages=0 \
        -o "$folder/cv.pdf" >"$folder/log" 2>&1 || :
    awk '/Collected/ { printf "%d\n", $4 / 1000 }' "$folder/log"
}

printf '%-22s %9s %6s %6s %6s %6s %6s   fitted on pages\n' '' 'M instr.' 1 2 3 4 5
for name; do
    plain=$(instructions "$name.yaml")
    printf '%-22s %9s' "$name" "$(awk "BEGIN { printf \"%.1f\", $plain / 1000 }")"
    for pages in 1 2 3 4 5; do
        fitted=$(instructions "$name.yaml" --fit $pages)
        printf ' %6s' "$(awk "BEGIN { printf \"%.2f\", $fitted / $plain }")"
    done
    echo
done
