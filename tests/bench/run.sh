#!/bin/sh
# Prints one table of what cvtex costs: an example cold, warm, and with ten, a hundred and a thousand
# times as many works; beside it an earlier build, and other programs that are installed.
#
#   bench/run.sh CVTEX [--before OTHER] [--peers FOLDER] [--short]
#
# OTHER is a cvtex of an earlier build. FOLDER holds a program for each other way to make such a CV:
# it is called with how many times as many works it shall set, and the name of the PDF to write.
# Without FOLDER, those of typst, lualatex, pdflatex, tectonic, groff and mandoc that are there set
# a list of the same works (peers.awk). --short leaves out what takes long: 1000 times, and peers.
#
# Times are medians and least of some runs [ms], all programs in turn, so that a busy machine is as
# busy for each. Instructions are callgrind's [millions]. Memory is the most that was resident [MB].
# Nothing here fails: the test "budget" says what an example may cost (budget.sh).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
absolute() { echo "$(cd "$(dirname "$1")" && pwd)/$(basename "$1")"; }
cvtex=$(absolute "$1")
shift
before= peers= short=
while [ $# != 0 ]; do
    case $1 in
    --before) before=$(absolute "$2"); shift ;;
    --peers) peers=$(absolute "$2"); shift ;;
    --short) short=yes ;;
    *) echo "run.sh: unknown argument $1" >&2; exit 2 ;;
    esac
    shift
done
unset CVTEX_DATA
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

has() { command -v "$1" >/dev/null 2>&1; }

# The example with its works $1 times.
input() {
    awk -v n="$1" -f "$here/times.awk" "$here/../../examples/zhewei-yao.yaml" >"x$1.yaml"
}

# In millions, with one decimal; "-" without valgrind, or where it takes minutes.
instructions() {
    { [ "$factor" -le 100 ] && has valgrind; } || { echo -; return; }
    valgrind --tool=callgrind --trace-children=yes --callgrind-out-file=callgrind "$@" >log 2>&1 || :
    awk '/Collected/ { n = $4 } END { printf "%.1f\n", n / 1000000 }' log
}

# The median of five runs, or one of a long one.
memory() {
    [ -x /usr/bin/time ] || { echo -; return; }
    for i in 1 2 3 4 5; do
        [ "$i" = 1 ] || [ "$factor" -lt 100 ] || continue
        /usr/bin/time -f %M -a -o memory "$@" >log 2>&1
    done
    sort -n memory | awk '{ at[NR] = $1 } END { printf "%.1f\n", at[int((NR + 1) / 2)] / 1000 }'
    rm memory
}

# Reads lines of "SECONDS" and prints the median and the least in ms.
median() {
    sort -n "$1" | awk '{ at[NR] = $1 * 1000 } END { printf "%.1f %.1f\n", at[int((NR + 1) / 2)], at[1] }'
}

row() { printf '%-24s %6s %10s %10s %10s %9s %10s %6s\n' "$@"; }

# Runs each command of `commands` (lines of NAME|COMMAND|PDF) in turn, and prints a row for each.
table() {
    for round in $(seq "$rounds"); do
        while IFS='|' read -r name command pdf; do
            start=$(date +%s%N)
            sh -c "exec $command" >log 2>&1 || { echo failed >"$name.failed"; continue; }
            end=$(date +%s%N)
            echo $(((end - start) / 1000)) | awk '{ print $1 / 1000000 }' >>"$name.times"
        done <commands
    done
    while IFS='|' read -r name command pdf; do
        if [ -e "$name.failed" ]; then
            row "$name" "x$factor" failed - - - - -
            rm -f "$name.failed" "$name.times"
            continue
        fi
        set -- $(median "$name.times")
        rm "$name.times"
        cost=-
        case $name in cvtex*) cost=$(instructions sh -c "exec $command") ;; esac
        row "$name" "x$factor" "$1" "$2" "$cost" "$(memory sh -c "exec $command")" "$(wc -c <"$pdf")" "$(pages "$pdf")"
    done <commands
}

pages() {
    has pdfinfo || { echo -; return; }
    pdfinfo "$1" 2>/dev/null | awk '/^Pages:/ { n = $2 } END { print n ? n : "-" }'
}

# peer NAME FORMAT ENDING COMMAND: one that is on PATH.
peer() {
    has "$1" || return 0
    awk -v to="$2" -f "$here/peers.awk" "x$factor.yaml" >"$1.$3"
    echo "$1|$4|$1.pdf" >>commands
}

peers_of() {
    if [ -n "$peers" ]; then
        for program in "$peers"/*; do
            name=$(basename "$program")
            [ ! -x "$program" ] || [ -d "$program" ] || echo "$name|'$program' $factor $name.pdf|$name.pdf" >>commands
        done
        return
    fi
    peer typst typst typ "typst compile typst.typ typst.pdf"
    peer lualatex latex tex "lualatex -interaction=batchmode lualatex.tex"
    peer pdflatex latex tex "pdflatex -interaction=batchmode pdflatex.tex"
    peer tectonic latex tex "tectonic tectonic.tex"
    ! has gropdf || peer groff ms ms "groff -k -ms -Tpdf groff.ms >groff.pdf"
    peer mandoc man 7 "mandoc -Tpdf -Opaper=a4 mandoc.7 >mandoc.pdf"
}

# In a process that has run before: with nothing kept, and in one session.
warm() {
    program=$(dirname "$cvtex")/tests/warm
    [ -x "$program" ] || return 0
    for kind in process session; do
        set -- $("$program" "$here/../.." "$kind" 100)
        row "cvtex, same $kind" x1 "$1" "$2" - - - -
    done
    program=$(dirname "$cvtex")/tests/bench_watch
    [ -x "$program" ] || return 0
    set -- $("$program" "$cvtex" x1.yaml 40 --style banking)
    row "cvtex watch, from a save" x1 "$1" "$2" - - - -
}

# The earlier build and this one in turn, without a shell between: what a shell takes hides the rest.
against() {
    spawn=$(dirname "$cvtex")/tests/spawn
    { [ -n "$before" ] && [ -x "$spawn" ]; } || return 0
    "$spawn" "$rounds" "$before" $options before.pdf -- "$cvtex" $options cvtex.pdf
}

row '' works 'median ms' 'least ms' 'M instr.' 'MB' bytes pages
for factor in 1 10 100 1000; do
    [ "$factor" != 1000 ] || [ -z "$short" ] || continue
    rounds=40
    [ "$factor" -lt 10 ] || rounds=10
    [ "$factor" -lt 100 ] || rounds=3
    [ "$factor" -lt 1000 ] || rounds=1
    input "$factor"
    options="x$factor.yaml --style banking -o"
    echo "cvtex|'$cvtex' $options cvtex.pdf|cvtex.pdf" >commands
    [ -z "$before" ] || echo "cvtex before|'$before' $options before.pdf|before.pdf" >>commands
    [ -n "$short" ] || [ "$factor" -gt 100 ] || peers_of
    table
    [ "$factor" != 1 ] || warm
    [ "$factor" = 1000 ] || against
done
