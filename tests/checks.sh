# Sourced by the scripts that test cvtex from outside: `$1` is the program. They run in a folder
# of their own, which goes when they end.
#
#   check WHAT COMMAND...    runs the command; when it fails, says WHAT and counts it
#   not COMMAND...           succeeds when the command fails
#   need PROGRAM...          ends the test as skipped (77) without them
#   finish                   the last line: fails when a check failed or there was none

cvtex=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
tests=$(cd "$(dirname "$0")" && pwd)
while [ ! -e "$tests/checks.sh" ]; do
    tests=$(dirname "$tests")
done
export FONTCONFIG_FILE="$tests/golden/no-fonts.conf" LC_ALL=C
unset SOURCE_DATE_EPOCH CVTEX_DATA
# What sanitizers find must not look like an error in the document, which is exit status 1.
export ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}exitcode=99" UBSAN_OPTIONS="${UBSAN_OPTIONS:+$UBSAN_OPTIONS:}exitcode=99"
folder=$(mktemp -d) || exit 2
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM
cd "$folder" || exit 2
passed=0 failed=0

check() {
    what=$1
    shift
    if "$@"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "failed: $what" >&2
    fi
}

not() {
    ! "$@"
}

need() {
    for program; do
        command -v "$program" >/dev/null || {
            echo "$program is not installed: skipped" >&2
            exit 77
        }
    done
}

finish() {
    echo "$passed passed, $failed failed"
    [ $failed = 0 ] && [ $passed != 0 ]
    exit
}
