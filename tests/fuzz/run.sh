#!/bin/sh
# Fuzzes the library (clang 14 or newer, with libFuzzer).
#
#   run.sh HOURS [TARGET...]      for HOURS in all, in slices; the target with the least time is next
#   run.sh --each SECONDS         each target for SECONDS, two at a time: for CI. Each time it starts
#                                 with the same random numbers
#   run.sh --table                what was done so far, with tests/fuzz/long-runs
#   run.sh --record               adds the figures of the state to tests/fuzz/long-runs
#   run.sh --merge                replaces each corpus by the smallest that reaches as much
#   run.sh --pack                 writes the smallest corpora to tests/fuzz/corpus.tar.xz, from which a
#                                 run for HOURS with a new state starts
#
# The state is a folder, $CVTEX_FUZZ or build-fuzz/state: corpora, figures, and what was found. A run
# can be stopped at any time (Ctrl-C); the next one goes on, and the figures add up. Two runs may share
# a state if their targets differ. SLICE is the length of a slice in seconds (300), TIMEOUT what one input
# may take (10). The exit status is 1 when something was found.
set -eu
cd "$(dirname "$0")/../.."
build=$PWD/build-fuzz
state=${CVTEX_FUZZ:-$build/state}
random=
runs=tests/fuzz/long-runs
packed=tests/fuzz/corpus.tar.xz
targets="document style locale bib csl inline latex formula names dates picture font extract pdf"
export ASAN_OPTIONS="allocator_may_return_null=1:detect_stack_use_after_return=0:${ASAN_OPTIONS:-}"
export UBSAN_OPTIONS="print_stacktrace=1:${UBSAN_OPTIONS:-}"

# prepare: one run after the other, since they share folders.
prepare() {
    mkdir -p "$state"
    exec 9>"$state/lock"
    flock 9
    make_ready
    exec 9>&-
}

make_ready() {
    [ -f "$build/CMakeCache.txt" ] ||
        cmake -S . -B "$build" -DCMAKE_C_COMPILER=clang -DFUZZ=ON -DCMAKE_BUILD_TYPE=Debug >"$build.log" 2>&1
    cmake --build "$build" --parallel 2 --target fuzz >"$build.log" 2>&1 || {
        cat "$build.log" >&2
        exit 2
    }
    rm -f "$build.log"
    mkdir -p "$state/finds" "$state/figures" "$state/seeds.$$"
    python3 -B tests/fuzz/seeds.py "$build" "$state/seeds.$$" >"$state/seeds.log"
    rm -rf "$state/seeds"
    mv "$state/seeds.$$" "$state/seeds"
}

# The longest input that is tried, in bytes.
longest() {
    case $1 in
    latex | names | dates | inline) echo 400 ;;
    document | style | locale | bib | csl) echo 6000 ;;
    *) echo 30000 ;;
    esac
}

# fuzz TARGET SECONDS: goes on with its corpus. The figures are a line "SECONDS RUNS COVERED".
fuzz() {
    mkdir -p "$state/corpus/$1" "$state/finds/$1"
    log=$state/figures/$1.log
    status=0
    began=$(date +%s)
    "$build/tests/fuzz/fuzz_$1" -max_total_time="$2" -max_len="$(longest "$1")" -timeout="${TIMEOUT:-10}" \
        -rss_limit_mb=2048 -dict="$state/seeds/$1.dict" -artifact_prefix="$state/finds/$1/" \
        -print_final_stats=1 -verbosity=1 $random "$state/corpus/$1" "$state/seeds/$1" \
        $([ ! -d "tests/fuzz/finds/$1" ] || echo "tests/fuzz/finds/$1") >"$log" 2>&1 || status=$?
    took=$(($(date +%s) - began))
    awk -v took="$took" '
        /cov: [0-9]+/ { for (i = 1; i < NF; i++) if ($i == "cov:") cov = $(i + 1); split($1, n, "#"); last = n[2] }
        /^stat::number_of_executed_units:/ { runs = $2 }
        END { print took, runs ? runs : last + 0, cov + 0 }' "$log" >>"$state/figures/$1"
    if [ "$status" != 0 ] && [ "$status" != 72 ]; then # 72: stopped by a signal
        echo "$1: found something:" >&2
        grep -E 'ERROR:|runtime error|SUMMARY|qpdf|Test unit written' "$log" | head -5 >&2
        return 1
    fi
}

# Lines "SECONDS RUNS COVERED" of a target: what was recorded, and then the state's.
figures_of() {
    awk -v t="$1" '$1 == t { print $2, $3, 0 }' $runs
    [ ! -f "$state/figures/$1" ] || cat "$state/figures/$1"
}

# sum_of TARGET: seconds, executions, edges.
sum_of() {
    figures_of "$1" | awk '{ s += $1; n += $2; if ($3) cov = $3 } END { printf "%d %d %d\n", s, n, cov }'
}

table() {
    printf '%-10s %9s %12s %9s %9s %6s\n' target seconds executions 'per s' edges finds
    for t in $targets; do
        echo "$t $(sum_of "$t") $(ls "$state/finds/$t" 2>/dev/null | wc -l)"
    done | awk '
        { s += $2; n += $3
          printf "%-10s %9d %12d %9.0f %9d %6d\n", $1, $2, $3, $3 / ($2 ? $2 : 1), $4, $5 }
        END { printf "%-10s %9d %12d\n", "all", s, n }'
}

# The figures go from the state into the file, so that they are not counted twice.
record() {
    sed '/^#/!d' $runs >"$state/long-runs"
    for t in $targets; do
        set -- $(sum_of "$t")
        echo "$t $1 $2" >>"$state/long-runs"
        [ ! -f "$state/figures/$t" ] || echo "0 0 $3" >"$state/figures/$t"
    done
    cp "$state/long-runs" $runs
}

least() {
    for t in $targets; do
        echo "$(sum_of "$t") $t"
    done | sort -n | awk 'NR == 1 { print $4 }'
}

case ${1:-} in
--table)
    table
    ;;
--record)
    record
    table
    ;;
--each)
    prepare
    random=-seed=1
    bad=0
    set -- "$2" $targets
    seconds=$1
    shift
    while [ $# -gt 0 ]; do
        fuzz "$1" "$seconds" &
        one=$!
        two=
        shift
        [ $# = 0 ] || { fuzz "$1" "$seconds" & two=$!; shift; }
        wait $one || bad=1
        [ -z "$two" ] || wait "$two" || bad=1
    done
    table
    exit $bad
    ;;
--pack)
    rm -rf "$state/packed" && mkdir -p "$state/packed"
    for t in $targets; do
        [ "$t" != font ] || continue # changed fonts are not for others: their licences want another name
        [ -d "$state/corpus/$t" ] || continue
        mkdir "$state/packed/$t"
        "$build/tests/fuzz/fuzz_$t" -set_cover_merge=1 -timeout="${TIMEOUT:-10}" -max_len="$(longest "$t")" \
            "$state/packed/$t" "$state/corpus/$t" "$state/seeds/$t" >"$state/figures/$t.log" 2>&1
        for seed in "$state/seeds/$t"/*; do # those are made anyway
            name=$(sha1sum "$seed" | cut -d' ' -f1)
            rm -f "$state/packed/$t/$name"
        done
        echo "$t: $(ls "$state/packed/$t" | wc -l) inputs"
    done
    tar -C "$state/packed" --sort=name --owner=0 --group=0 --mtime=@0 -cJf $packed .
    ls -l $packed
    ;;
--merge)
    for t in $targets; do
        [ -d "$state/corpus/$t" ] || continue
        rm -rf "$state/merged" && mkdir "$state/merged"
        "$build/tests/fuzz/fuzz_$t" -merge=1 -timeout="${TIMEOUT:-10}" -max_len="$(longest "$t")" "$state/merged" \
            "$state/corpus/$t" "$state/seeds/$t" >"$state/figures/$t.log" 2>&1
        rm -rf "$state/corpus/$t" && mv "$state/merged" "$state/corpus/$t"
        echo "$t: $(ls "$state/corpus/$t" | wc -l) inputs"
    done
    ;;
[0-9]* | .[0-9]*)
    end=$(awk -v now="$(date +%s)" -v hours="$1" 'BEGIN { printf "%d", now + hours * 3600 }')
    shift
    [ $# = 0 ] || targets=$*
    prepare
    if [ -f $packed ] && [ ! -d "$state/corpus" ]; then
        mkdir "$state/corpus" && tar -C "$state/corpus" -xJf $packed
    fi
    bad=0
    stopped=0
    trap 'stopped=1' INT TERM
    while left=$((end - $(date +%s))); [ "$left" -gt 5 ] && [ $stopped = 0 ]; do
        slice=${SLICE:-300}
        [ "$slice" -lt "$left" ] || slice=$left
        fuzz "$(least)" "$slice" || bad=1
    done
    table
    exit $bad
    ;;
*)
    sed -n '2,17s/^# \{0,1\}//p' "$0" >&2
    exit 2
    ;;
esac
