#!/bin/sh
# Finds the program: $PROGRAM, the one in PATH, or the place where make.sh would put one.
#
# Outputs: program, its path; missing, "true" if it has yet to be fetched or built; then also folder and key, for
# the cache.
set -eu
tell() {
    printf '%s=%s\n' "$1" "$2" >>"$GITHUB_OUTPUT"
}

program=${PROGRAM:-$(command -v cvtex || :)}
if [ -n "$program" ]; then
    case $program in */*) ;; *) program=$(command -v "$program") ;; esac
    version=$("$program" --version) || {
        echo "::error::$program is no cvtex that runs here"
        exit 1
    }
    echo "$version: $program"
    tell program "$program"
    tell missing false
    exit
fi
# The same sources on the same kind of machine make the same program.
sources=$(cd "$GITHUB_ACTION_PATH" && find CMakeLists.txt cmake fonts include src styles examples/packages.sh -type f |
    LC_ALL=C sort | xargs sha256sum | sha256sum | cut -c 1-20)
folder=${RUNNER_TOOL_CACHE:-$RUNNER_TEMP}/cvtex/$sources
tell program "$folder/cvtex"
tell missing true
tell folder "$folder"
tell key "cvtex-$(uname -s)-$(uname -m)-$sources"
