#!/bin/sh
# usage: coverage.sh [BUILD-FOLDER [ctest argument...]]
# Builds with gcov, runs the tests (all, or those that the arguments select), and prints which part
# of the lines and branches of src/ they reach, and the lines of the font code that none reaches.
# The program does not shut itself in: what counts lines writes files at its end.
# All takes some ten minutes; '-R unit' some seconds, and tells only what the unit tests reach.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
build=${1:-$root/build-coverage}
[ $# = 0 ] || shift
gcov=${GCOV:-gcov}
for tool in "$gcov" python3 ctest; do
    command -v "$tool" >/dev/null || { echo "$tool is not installed: skipped"; exit 77; }
done
cmake -S "$root" -B "$build" -DCMAKE_BUILD_TYPE=Debug -DCMAKE_C_FLAGS='--coverage -O0 -DSANDBOX_USUAL=0' \
    -DCMAKE_EXE_LINKER_FLAGS=--coverage -DCMAKE_SHARED_LINKER_FLAGS=--coverage >/dev/null
cmake --build "$build" -j"$(nproc)" >/dev/null
find "$build" -name '*.gcda' -delete # what earlier runs reached
# Those left out read the build itself, or would take hours in a build that counts.
(cd "$build" && ctest -j"$(nproc)" --output-on-failure "$@" \
    -E '^(constants|library-install|library-bare|library-race|hardening|cli-sandbox|parse-once)$' | tail -20) ||
    echo "some tests failed: the figures below are of those that ran"
GCOV=$gcov python3 "$root/tests/coverage.py" "$build" "$root"
