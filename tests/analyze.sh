#!/bin/sh
# usage: analyze.sh [gcc | clang-tidy | cppcheck]... [-- FILE...]
# Reads the sources with analyzers, all of them or those that are named, and fails if one finds
# something: gcc -fanalyzer, clang-tidy (.clang-tidy says what it looks for), cppcheck
# (cppcheck.suppressions). With FILEs only these. On two cores gcc takes a minute, cppcheck one,
# clang-tidy five; what is not installed is skipped, and said.
set -u
cd "$(dirname "$0")/.." || exit 2
build=build-analyze
tools=
while [ $# -gt 0 ] && [ "$1" != -- ]; do
    tools="$tools $1" && shift
done
[ $# = 0 ] || shift
[ -n "$tools" ] || tools="gcc clang-tidy cppcheck"
jobs=$(nproc)
cmake -S . -B $build -DBUILD_TESTING=OFF -DCMAKE_C_COMPILER=gcc -DCMAKE_EXPORT_COMPILE_COMMANDS=ON >/dev/null || exit 2
if [ $# = 0 ]; then
    set -- src/*.c src/*/*.c
fi
flags="-std=gnu17 -Isrc -Iinclude -DCVTEX_DATA_FOLDER=\"\" $(pkg-config --cflags fribidi harfbuzz harfbuzz-subset yaml-0.1 libpng fontconfig)"
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
fail=0

# run TOOL FILE...: `analyze_TOOL FILE`, several at once; what they say is a finding.
run() {
    tool=$1 && shift
    printf '%s\n' "$@" | xargs -P "$jobs" -n 4 sh "$work/$tool" >"$work/said" 2>&1
    if [ -s "$work/said" ]; then
        cat "$work/said"
        echo "FAIL: $tool: see above"
        fail=1
    else
        echo "$tool: $# files, nothing found"
    fi
}

for tool in $tools; do
    program=$tool
    [ "$tool" = gcc ] && program=${GCC:-gcc}
    command -v "$program" >/dev/null || { echo "$program is not installed: skipped"; continue; }
    case $tool in
    gcc)
        # -Wanalyzer-malloc-leak: it does not follow memory into arenas and unions (gcc 12), and
        # the sanitizers look for leaks in each test.
        # -Wanalyzer-use-of-uninitialized-value: gcc 12 loses what a function fills in by pointer;
        # valgrind and clang-tidy find these.
        # -Wanalyzer-null-dereference, -Wanalyzer-null-argument: it does not know what callers have seen to
        # (that a field has a value, that a buffer has bytes), and clang-tidy looks for the same.
        echo "for f; do $program -fanalyzer -Wno-analyzer-malloc-leak -Wno-analyzer-use-of-uninitialized-value -Wno-analyzer-null-dereference -Wno-analyzer-null-argument -O1 $(printf %s "$flags" | sed 's/"/\\"/g') -c -o /dev/null \$f; done" >"$work/gcc" ;;
    clang-tidy)
        echo "clang-tidy --quiet -p $build \"\$@\" 2>&1 | grep -v -e '^[0-9]* warnings\\? ' -e '^Suppressed ' -e '^Use -header' -e '^Error while' " >"$work/clang-tidy" ;;
    cppcheck)
        echo "cppcheck --quiet --std=c11 --enable=warning,portability,performance --inline-suppr --suppressions-list=tests/cppcheck.suppressions -Isrc -Iinclude -D__linux__ -D__x86_64__ \"\$@\"" >"$work/cppcheck" ;;
    *)
        echo "unknown analyzer '$tool'" && exit 2 ;;
    esac
    run "$tool" "$@"
done
exit $fail
