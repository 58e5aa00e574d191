#!/bin/sh
# Builds the single file and tries it where nothing else is: not in every run of the tests, since it takes
# minutes, and root for chroot.
#
#   single_file.sh CVTEX SPAWN [--debian CODENAME...]
#
# CVTEX is the usual program, SPAWN tests/bench/spawn. In an empty folder, as its root, the single file must
# make the same bytes as CVTEX, of each example in each style. Then both are timed. With --debian it is tried
# in bare systems too, which debootstrap makes (from the network).
set -eu
cvtex=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
spawn=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
shift 2
cd "$(dirname "$0")/.."
. examples/packages.sh
need_packages $BUILD_PACKAGES $SINGLE_FILE_PACKAGES
build=${SINGLE_FILE_BUILD:-build-single}
cmake -S . -B "$build" -DSINGLE_FILE=ON >/dev/null
cmake --build "$build" --parallel 2 --target cvtex >/dev/null
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export SOURCE_DATE_EPOCH=1700000000
unset CVTEX_DATA
mkdir -p "$work/root/home" "$work/usual"
cp "$build/cvtex" "$work/root/cvtex"
cp examples/*.yaml examples/*.bib examples/*.jpg examples/*.png "$work/root/home"
failed=0 same=0
# It says what is in it, with the licences; and that it has no fonts of the system, where one is asked for.
python3 cmake/sbom.py "$build/cvtex" "$build/cvtex.map" "$build/static" >"$work/sbom.json" || failed=1
echo "$(grep -c '"type": "library"' "$work/sbom.json") libraries are in it, each with its licence"
printf 'cv: {name: Robin Example}\nstyle: {extends: plain, fonts: {text: {family: DejaVu Sans}}}\n' >"$work/root/home/f.yml"
chroot "$work/root" /cvtex home/f.yml >"$work/out" 2>&1 || true
grep -q "knows no fonts of the system; '--fonts FOLDER' adds some" "$work/out" || {
    echo "it does not say that it knows no fonts of the system:" >&2
    cat "$work/out" >&2
    failed=1
}
for style in $("$cvtex" styles | sed -n 's/^\([a-z][a-z]*\) .*/\1/p'); do
    for file in "$work"/root/home/*.yaml; do
        name=$(basename "$file")
        (cd "$work/root" && "$cvtex" "home/$name" --style "$style" -o "$work/usual/out.pdf" --force) \
            >"$work/usual/out" 2>&1 || true
        chroot "$work/root" /cvtex "home/$name" --style "$style" -o home/out.pdf --force >"$work/out" 2>&1 || true
        if cmp -s "$work/usual/out.pdf" "$work/root/home/out.pdf"; then
            same=$((same + 1))
        else
            echo "other bytes: $name in $style" >&2
            cat "$work/out" >&2
            failed=1
        fi
        rm -f "$work/usual/out.pdf" "$work/root/home/out.pdf"
    done
done
echo "$same documents, each the same bytes in an empty folder"
for kind in phd letter; do
    mkdir -p "$work/root/home/new-$kind"
    chroot "$work/root" /cvtex new "Robin $kind" --kind $kind --style modern --with make -o home/new-$kind/ -q &&
        chroot "$work/root" /cvtex home/new-$kind/robin-$kind.yaml --strict &&
        [ -s "$work/root/home/new-$kind/robin-$kind.pdf" ] || failed=1
done
chroot "$work/root" /cvtex help highlights | grep -q 'a key of an entry' || failed=1
"$spawn" 100 "$cvtex" "$work/root/home/zhewei-yao.yaml" --style banking -o "$work/a.pdf" --force -- \
    "$work/root/cvtex" "$work/root/home/zhewei-yao.yaml" --style banking -o "$work/b.pdf" --force
[ "${1:-}" = --debian ] && shift || set --
for codename; do
    sh tests/bare_system.sh "$codename" "$work/$codename"
    cp -r "$work/root/home" "$work/root/cvtex" "$work/$codename"
    chroot "$work/$codename" /cvtex home/zhewei-yao.yaml --style banking -o home/out.pdf || failed=1
    cmp "$work/b.pdf" "$work/$codename/home/out.pdf" && echo "$codename: the same bytes" || failed=1
    # From nothing to a PDF of one's own.
    start=$(date +%s%N)
    chroot "$work/$codename" /bin/sh -ec 'cd /tmp; /cvtex new "Robin Example"; /cvtex robin-example.yaml; ls robin-example.pdf' || failed=1
    echo "$codename: a PDF of one's own in $((($(date +%s%N) - start) / 1000000)) ms"
done
exit $failed
