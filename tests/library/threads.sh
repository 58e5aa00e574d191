#!/bin/sh
# Builds test_threads and the library with the thread sanitizer in a folder of the build, and runs
# it. 77: the compiler has no thread sanitizer, or the build has other sanitizers.
#
#   threads.sh FOLDER COMPILER SANITIZE
source=$(cd "$(dirname "$0")/../.." && pwd)
[ "$3" != ON ] || exit 77
mkdir -p "$1" && cd "$1" || exit 2
echo 'int main(void) { return 0; }' >try.c
"$2" -fsanitize=thread try.c -o try 2>try.log && ./try || {
    echo "there is no thread sanitizer: skipped" >&2
    exit 77
}
{ cmake -S "$source" -B tsan -DSANITIZE_THREAD=ON -DCMAKE_BUILD_TYPE=Release -DCMAKE_C_COMPILER="$2" &&
    cmake --build tsan --parallel 2 --target test_threads; } >build.log 2>&1 || {
    cat build.log >&2
    exit 1
}
TSAN_OPTIONS="halt_on_error=1 suppressions=$source/tests/library/threads.suppressions" tsan/tests/test_threads "$source"
