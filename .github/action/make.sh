#!/bin/sh
# Puts the single file to $PROGRAM: the one of the release, if the action is used by a release's tag, or one that is
# built of the action's own sources.
set -eu
mkdir -p "$(dirname "$PROGRAM")"
work=$(mktemp -d "$RUNNER_TEMP/cvtex-XXXXXX")

# fetch NAME: one file of the release.
fetch() {
    curl -fsSL --retry 2 -o "$work/$1" \
        "$GITHUB_SERVER_URL/$ACTION_REPOSITORY/releases/download/$ACTION_REF/$1"
}

case ${ACTION_REF:-} in v[0-9]*)
    name=cvtex-${ACTION_REF#v}-linux-$(uname -m)
    if fetch SHA256SUMS && fetch "$name" &&
        (cd "$work" && grep " [ *]\{0,1\}$name\$" SHA256SUMS >sum && sha256sum -c sum) && chmod +x "$work/$name" &&
        "$work/$name" --version; then
        mv "$work/$name" "$PROGRAM"
        exit
    fi
    echo "release $ACTION_REF has no program for this machine: it is built" ;;
esac

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}
cd "$GITHUB_ACTION_PATH"
echo "::group::packages"
as_root sh -c '. examples/packages.sh && need_packages $BUILD_PACKAGES $SINGLE_FILE_PACKAGES'
echo "::endgroup::"
echo "::group::build"
cmake -S . -B "$work/build" -DSINGLE_FILE=ON
cmake --build "$work/build" --parallel --target cvtex
echo "::endgroup::"
cp "$work/build/cvtex" "$PROGRAM"
strip "$PROGRAM"
rm -rf "$work"
"$PROGRAM" --version
