#!/bin/sh
# Prints the time and memory of bibliographies of 5,000 and of ten times as many works.
#
#   bench/works.sh CVTEX
set -eu
cvtex=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
unset CVTEX_DATA
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
pdf=$folder/cv.pdf

works() {
    awk -v n="$1" 'BEGIN {
        split("efficient neural quantization training inference of large models with adaptive sparse second order attention", word)
        split("Able Bee Sea Dee Example Quill Roe Stone", family)
        split("Anna B. Carl-Otto D. Eva F. G. Hugo", given)
        for (i = 1; i <= n; i++) {
            printf "@%s{k%d,\n  title = {", i % 3 ? "article" : "inproceedings", i
            for (k = 0; k < 4 + i % 9; k++) printf "%s%s", k ? " " : "", word[1 + (i * 7 + k * 5) % 13]
            printf " %d},\n  author = {", i
            for (k = 0; k <= i % 8; k++) printf "%s%s, %s", k ? " and " : "", family[1 + (i + 3 * k) % 8], given[1 + (i * 5 + k) % 8]
            printf "},\n  year = %d,\n  %s = {Journal of Examples},\n  pages = {%d--%d},\n  doi = {10.1234/x.%d}\n}\n\n", 1990 + i % 37, i % 3 ? "journal" : "booktitle", i, i + 9, i
        }
    }'
}
for n in 5000 50000; do
    works $n >"$folder/$n.bib"
    printf 'cv:\n  name: Anna Able\n  sections:\n    publications: {from: %s.bib, sort: [-date, title], group: year}\n' $n >"$folder/$n.yaml"
    echo
    echo "$n works from a .bib:"
    if [ -x /usr/bin/time ]; then
        /usr/bin/time -f '%e s, of which %U s computing; %M kB at most' "$cvtex" "$folder/$n.yaml" -o "$pdf"
    else
        time "$cvtex" "$folder/$n.yaml" -o "$pdf"
    fi
done
