#!/bin/sh
# Makes a release: all files that are published, and the commit and the tag. docs/releasing.md says how it is used.
#
#   release.sh VERSION FOLDER
#
# Works in a clone of its own. Only when everything was made and looked at, the branch here goes on to the commit
# "Release VERSION" and gets the tag vVERSION; nothing is pushed. FOLDER must not be there.
set -eu
version=$1 to=$2
cd "$(dirname "$0")/.."
here=$PWD
case $to in /*) ;; *) to=$OLDPWD/$to ;; esac

stop() {
    echo "release.sh: $1" >&2
    exit 1
}

echo "$version" | grep -qE '^[0-9]+\.[0-9]+\.[0-9]+$' || stop "'$version' is not like 1.2.3"
[ ! -e "$to" ] || stop "$to is there already"
[ -z "$(git status --porcelain)" ] || stop "not everything here is committed"
! git rev-parse -q --verify "refs/tags/v$version" >/dev/null || stop "the tag v$version is there already"
grep -q "^## $version (" CHANGES.md || stop "CHANGES.md has no section '## $version (not released)'"
[ "$(grep -m 1 '^## ' CHANGES.md | cut -d ' ' -f 2)" = "$version" ] || stop "$version is not the first section of CHANGES.md"
for program in cmake cpack dpkg-shlibdeps file python3 xz; do
    command -v $program >/dev/null || stop "$program is not installed"
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
log=$work/log

# step WHAT COMMAND...
step() {
    echo "== $1"
    shift
    "$@" >"$log" 2>&1 || {
        tail -n 40 "$log" >&2
        stop "that failed; nothing was changed"
    }
}

# 1. The version, its day and the commit.
git clone -q "$here" "$work/git"
cd "$work/git"
git config user.name "$(git -C "$here" config user.name)"
git config user.email "$(git -C "$here" config user.email)"
day=$(date -u +%Y-%m-%d)
sed -i "s/^#define CVTEX_VERSION \".*\"/#define CVTEX_VERSION \"$version\"/" include/cvtex.h
sed -i "s/^## $version (.*)\$/## $version ($day)/" CHANGES.md
git commit -qam "Release $version"
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH
mkdir "$work/out"
awk -v start="## $version (" 'index($0, start) == 1 { on = 1; next } /^## / { on = 0 } on' CHANGES.md |
    sed '/./,$!d' >"$work/out/NOTES.md"
[ -s "$work/out/NOTES.md" ] || stop "CHANGES.md says nothing about $version"

# 2. The sources, from which all others are made.
git -c tar.umask=022 archive --prefix="cvtex-$version/" HEAD | xz -9 >"$work/out/cvtex-$version.tar.xz"
tar -xf "$work/out/cvtex-$version.tar.xz" -C "$work"
cd "$work/cvtex-$version"

# 3. Packages for this Debian, and the archive.
. /etc/os-release
system=$ID-$VERSION_ID
step "packages for $system" sh -ec '
    cmake -S . -B package -DCMAKE_INSTALL_PREFIX=/usr -DCVTEX_DATA_FOLDER=/usr/share/cvtex -DBUILD_TESTING=OFF
    cmake --build package --parallel 2
    cpack --config package/CPackConfig.cmake -B packages'
mkdir "$work/out/$system"
mv packages/*.deb packages/*.tar.xz "$work/out/$system"
if command -v lintian >/dev/null; then
    step "lintian" lintian --allow-root --fail-on error,warning "$work/out/$system"/*.deb
fi

# 4. The single file, and what is inside.
step "the single file" sh -ec '
    cmake -S . -B single -DSINGLE_FILE=ON
    cmake --build single --parallel 2 --target cvtex'
single=cvtex-$version-linux-$(uname -m)
cp single/cvtex "$work/out/$single"
python3 cmake/sbom.py "$work/out/$single" single/cvtex.map single/static >"$work/out/$single.cdx.json"

# 5. Do they run, and say which version they are? All from the same archive, so their pages are the same.
cp examples/zhewei-yao.yaml "$work/cv.yaml"
cd "$work"
tar -xf "out/$system"/*.tar.xz
for deb in "out/$system/cvtex_"*.deb; do
    dpkg-deb -x "$deb" deb
done
for program in "out/$single" cvtex-*/bin/cvtex deb/usr/bin/cvtex; do
    step "$program runs" "$program" cv.yaml --style banking -o "$(echo "$program" | tr / -).pdf"
    [ "$("$program" --version)" = "cvtex $version" ] || stop "$program says $("$program" --version)"
done
cmp "$(echo cvtex-*/bin/cvtex | tr / -).pdf" deb-usr-bin-cvtex.pdf || stop "the archive and the package differ"

# 6. Checksums; then the branch here and the tag.
(cd out && find . -type f ! -name SHA256SUMS -printf '%P\n' | LC_ALL=C sort | xargs sha256sum >SHA256SUMS)
git -C "$here" pull -q --ff-only "$work/git" HEAD
git -C "$here" tag -a --cleanup=verbatim -F "out/NOTES.md" "v$version"
cp -r out "$to"
ls -R "$to"
echo "The release stands in $to. To publish it:"
echo "    git push origin HEAD v$version"
echo "and put these files on the page of that tag, with NOTES.md as its text."
