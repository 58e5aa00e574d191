# The scripts that test cvtex from outside source this file. `$1` is the program. Each script runs
# in its own folder, which is removed at the end.
#
#   check WHAT COMMAND...    runs the command; if it fails, prints WHAT and counts the failure
#   not COMMAND...           succeeds if the command fails
#   need PROGRAM...          ends the test as skipped (77) if one of the programs is missing
#   finish                   the last line: fails if a check failed or if there was no check

cvtex=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
tests=$(cd "$(dirname "$0")" && pwd)
while [ ! -e "$tests/checks.sh" ]; do
    tests=$(dirname "$tests")
done
export FONTCONFIG_FILE="$tests/golden/no-fonts.conf" LC_ALL=C
unset SOURCE_DATE_EPOCH CVTEX_DATA
# Findings of sanitizers must differ from errors in the document, which have exit status 1.
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
