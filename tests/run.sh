#!/bin/sh
# Installs missing packages (Debian, as root), builds cvtex and runs all tests. With CI=true it also
# tests a build with sanitizers and a build by clang, reads the sources with analyzers, and fuzzes each
# reader for a while. Arguments go to ctest.
set -eu
cd "$(dirname "$0")/.."
. examples/packages.sh
need_packages $BUILD_PACKAGES $TEST_PACKAGES
# npm downloads pdf.js. The packages of the Node project contain npm; those of Debian do not.
[ "${CI:-}" != true ] || command -v npm >/dev/null || need_packages npm

# build FOLDER OPTION...
build() {
    folder=$1
    shift
    cmake -S . -B "$folder" "$@" >build.log 2>&1 &&
        cmake --build "$folder" --parallel 2 >>build.log 2>&1 || {
        cat build.log >&2
        exit 1
    }
    if grep -q 'warning:' build.log; then
        grep 'warning:' build.log >&2
        echo "$folder: the build has warnings" >&2
        exit 1
    fi
    rm -f build.log
    sh tests/readers/install.sh "$folder"
}

# What other programs make of PDFs: they are the same bytes from each build, and `readers` makes them in
# each.
once='^(needs|package|sbom)$|readers-|structure-pdfjs|promises|hiring|^ats$'

if [ "${CI:-}" = true ]; then
    echo "== with address and undefined-behaviour sanitizers"
    # Without it the leak detector of GCC 12 crashes now and then: it takes some thread-local memory for
    # that of an old glibc (https://github.com/google/sanitizers/issues/1322).
    export ASAN_OPTIONS="intercept_tls_get_addr=0${ASAN_OPTIONS:+:$ASAN_OPTIONS}"
    build build-sanitize -DSANITIZE=ON -DCMAKE_BUILD_TYPE=Debug
    (cd build-sanitize && ctest --no-tests=error --output-on-failure -j2 -E "$once" "$@")
    echo "== built by clang"
    build build-clang -DCMAKE_C_COMPILER=clang
    (cd build-clang && ctest --no-tests=error --output-on-failure -j2 -E "$once" "$@")
    echo "== fuzzed"
    CVTEX_FUZZ=$(mktemp -d) && export CVTEX_FUZZ # each time anew, so that it depends on the sources alone
    sh tests/fuzz/run.sh --each 20 || {
        echo "the inputs are in $CVTEX_FUZZ/finds" >&2
        exit 1
    }
    rm -rf "$CVTEX_FUZZ"
    echo "== analyzed" # clang-tidy takes too long for each run
    need_packages $ANALYZE_PACKAGES
    sh tests/analyze.sh cppcheck gcc
    echo "== release"
fi
build build -DBUILD_TESTING=ON # the examples are built without
cd build
ctest --no-tests=error --output-on-failure -j2 "$@"
