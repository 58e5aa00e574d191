#!/bin/sh
# Prints what each example costs: instructions (valgrind), memory (GNU time), file size and time
# (hyperfine). Tools that are not installed are left out. Fails if an example costs more
# instructions than budget.txt allows.
#
#   bench/run.sh CVTEX              a release build
#   bench/run.sh CVTEX --short      instructions, memory and sizes only
#   bench/run.sh CVTEX BEFORE       the same, beside the figures of an earlier build
set -eu
cvtex=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
before= short=
case ${2-} in
"") ;;
--short) short=yes ;;
*) before=$(cd "$(dirname "$2")" && pwd)/$(basename "$2") short=yes ;;
esac
budgets=$(cd "$(dirname "$0")" && pwd)/budget.txt
cd "$(dirname "$0")/../../examples"
unset CVTEX_DATA
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
pdf=$folder/cv.pdf
printf 'cv: {name: A}\n' >"$folder/empty.yaml"
over=0

has() {
    command -v "$1" >/dev/null 2>&1
}

# In millions, with one decimal; "-" without valgrind.
instructions() {
    has valgrind || { echo -; return; }
    valgrind --tool=callgrind --callgrind-out-file="$folder/callgrind" "$@" -o "$pdf" >"$folder/log" 2>&1 || :
    awk '/Collected/ { printf "%.1f\n", $4 / 1000000 }' "$folder/log"
}

# The median of nine runs [MB]: it changes with where the system puts things.
memory() {
    [ -x /usr/bin/time ] || { echo -; return; }
    for i in 1 2 3 4 5 6 7 8 9; do
        /usr/bin/time -f %M -a -o "$folder/memory" "$@" -o "$pdf" 2>"$folder/log"
    done
    sort -n "$folder/memory" | awk 'NR == 5 { printf "%.1f\n", $1 / 1000 }'
    rm "$folder/memory"
}

size() {
    "$@" -o "$pdf" 2>"$folder/log"
    wc -c <"$pdf" | awk '{ printf "%.1f\n", $1 / 1000 }'
}

# cost NAME ARGUMENTS...: a row of the table.
cost() {
    name=$1
    shift
    now=$(instructions "$cvtex" "$@")
    budget=$(awk -v name="$name" '$1 == name { print $2 }' "$budgets")
    printf '%-22s %9s %9s %10s %8s' "$name" "$now" "${budget:--}" "$(memory "$cvtex" "$@")" "$(size "$cvtex" "$@")"
    if [ -n "$before" ]; then
        printf ' %12s %10s %8s' "$(instructions "$before" "$@")" "$(memory "$before" "$@")" "$(size "$before" "$@")"
    fi
    if [ -z "$short" ] && has hyperfine; then
        hyperfine -N --warmup 5 --min-runs 50 --export-csv "$folder/times" \
            "$cvtex $* -o $pdf" >"$folder/log" 2>&1
        # command,mean,stddev,median,user,system,min,max
        awk -F, 'NR == 2 { printf " %10.1f %10.1f", $4 * 1000, $7 * 1000 }' "$folder/times"
    fi
    if awk "BEGIN { exit !(${now#-} + 0 > ${budget:-1000000} + 0) }"; then
        printf '  over its budget'
        over=1
    fi
    echo
}

printf '%-22s %9s %9s %10s %8s' '' 'M instr.' 'budget' 'memory MB' 'file kB'
[ -z "$before" ] || printf ' %12s %10s %8s' 'before: M i.' 'memory MB' 'file kB'
[ -n "$short" ] || printf ' %10s %10s' 'median ms' 'least ms'
echo
cost empty "$folder/empty.yaml"
cost zhewei-yao-banking zhewei-yao.yaml --style banking
for yaml in *.yaml; do
    cost "${yaml%.yaml}" "$yaml"
done
[ -z "$short" ] || exit $over

# One session: a word of a document that was set before is changed; then many runs.
warm=$(dirname "$cvtex")/tests/warm
if [ -x "$warm" ]; then
    echo
    for kind in same new; do
        case $kind in same) what='no new glyph' ;; new) what='a new glyph' ;; esac
        has valgrind || continue
        valgrind --tool=callgrind --callgrind-out-file="$folder/callgrind" --toggle-collect=warm_run \
            "$warm" .. $kind >/dev/null 2>"$folder/log" || :
        awk -v what="$what" '/Collected/ { printf "zhewei-yao again, a word changed, %s: %.1f M instructions\n", what, $4 / 1000000 }' "$folder/log"
    done
    "$warm" .. runs 10000
fi

# The same CV in each style, as it is and fitted to the pages before the next: how many times as long.
if has hyperfine; then
    printf '\n%-14s %8s %10s %14s\n' 'zhewei-yao in' pages 'median ms' 'times, fitted'
    for style in $("$cvtex" styles | sed -n 's/^\([a-z]*\) .*/\1/p'); do
        "$cvtex" zhewei-yao.yaml --style "$style" --to trace >"$folder/trace" 2>/dev/null
        pages=$(grep -c '^page ' "$folder/trace")
        hyperfine -N -i --warmup 3 --min-runs 20 --export-csv "$folder/times" \
            "$cvtex zhewei-yao.yaml --style $style -o $pdf" \
            "$cvtex zhewei-yao.yaml --style $style --fit $((pages - 1)) -o $pdf" >"$folder/log" 2>&1
        awk -F, -v style="$style" -v pages="$pages" '
            NR == 2 { plain = $4 }
            NR == 3 { printf "%-14s %8d %10.1f %14.1f\n", style, pages, plain * 1000, $4 / plain }
        ' "$folder/times"
    done
fi

# Bibliographies of 5,000 and of ten times as many works, read, sorted, grouped and typeset.
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
exit $over
