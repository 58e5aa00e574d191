#!/bin/sh
# Prints what the examples cost: instructions (valgrind), time (hyperfine), memory (GNU time) and
# the size of the file. Asserts nothing; what is not installed is left out.
#
#   bench/run.sh CVTEX      a release build
set -eu
cvtex=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
cd "$(dirname "$0")/../../examples"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
pdf=$folder/cv.pdf

has() {
    command -v "$1" >/dev/null 2>&1
}

printf '%-14s %14s %10s %10s %10s %8s\n' '' instructions 'median ms' 'least ms' 'memory MB' 'file kB'
for yaml in *.yaml; do
    instructions=- median=- least=- memory=-
    "$cvtex" "$yaml" -o "$pdf"
    size=$(wc -c <"$pdf" | awk '{ printf "%.1f", $1 / 1000 }')
    if has valgrind; then
        valgrind --tool=callgrind --callgrind-out-file="$folder/callgrind" "$cvtex" "$yaml" -o "$pdf" 2>"$folder/log" || :
        instructions=$(awk '/Collected/ { printf "%.1f M", $4 / 1000000 }' "$folder/log")
    fi
    if has hyperfine; then
        hyperfine -N --warmup 5 --min-runs 50 --export-csv "$folder/times" \
            "$cvtex $yaml -o $pdf" >"$folder/log" 2>&1
        # command,mean,stddev,median,user,system,min,max
        median=$(awk -F, 'NR == 2 { printf "%.1f", $4 * 1000 }' "$folder/times")
        least=$(awk -F, 'NR == 2 { printf "%.1f", $7 * 1000 }' "$folder/times")
    fi
    if [ -x /usr/bin/time ]; then
        /usr/bin/time -f %M -o "$folder/memory" "$cvtex" "$yaml" -o "$pdf"
        memory=$(awk '{ printf "%.1f", $1 / 1000 }' "$folder/memory")
    fi
    printf '%-14s %14s %10s %10s %10s %8s\n' "${yaml%.yaml}" "$instructions" "$median" "$least" "$memory" "$size"
done
