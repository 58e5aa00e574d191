#!/bin/sh
# What cpack makes: Debian's packages name all libraries that the program needs, also those that it opens late,
# carry all licences, and lintian (if it is there) finds nothing but what cmake/debian/lintian-overrides gives
# reasons for; the archive runs from any folder. That both run on a bare system: bare.sh.
#
#   package.sh CVTEX BUILD SANITIZE
build=$2
[ "$3" != ON ] || exit 77 # nobody packages that
. "$(dirname "$0")/checks.sh"
need cpack dpkg-shlibdeps dpkg-deb file pkg-config
root=$(cd "$tests/.." && pwd)

# In a folder of its own: cpack leaves everything that it made on the way.
umask 002 # no package has it
cpack --config "$build/CPackConfig.cmake" -B "$PWD/made" >log 2>&1
check "cpack: $(tail log)" [ $? = 0 ]
umask 022
version=$(sed -n 's/^#define CVTEX_VERSION "\(.*\)"/\1/p' "$root/include/cvtex.h")
architecture=$(dpkg --print-architecture)

# package NAME: unpacks it to its own folder, and its control files to NAME/DEBIAN.
package() {
    check "there is a package $1" dpkg-deb -R "made/$1_${version}_$architecture.deb" "$1"
}

package cvtex
package libcvtex1
package libcvtex-dev
program=cvtex/usr/bin/cvtex
shared=$(echo libcvtex1/usr/lib/libcvtex.so.$version libcvtex1/usr/lib/*/libcvtex.so.$version)
shared=${shared%% *}

# depends NAME LIBRARY: the package of the library is among those of package NAME.
depends() {
    owner=$(dpkg -S "$(realpath "$2")" "$2" 2>/dev/null | sed -n 's/:.*//p' | head -n 1)
    sed -n 's/^Depends: //p' "$1/DEBIAN/control" | tr ',' '\n' | grep -q "^ *$owner\( \|\$\)" || {
        echo "$1 does not depend on $owner ($2)" >&2
        return 1
    }
}

LC_ALL=C ldconfig -p 2>/dev/null >libraries || LC_ALL=C /sbin/ldconfig -p >libraries
for file in $program $shared; do
    for name in $(readelf -d "$file" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p'); do
        path=$(sed -n "s/^\t$name (.*=> //p" libraries | head -n 1)
        check "$name is a dependency" depends "${file%%/*}" "$path"
    done
done
late=$(strings "$program" | grep -E '^lib[a-z]+\.so\.[0-9]+$' | grep -v '^libjpeg' || true)
check "libraries are opened late: $late" [ "$(echo "$late" | wc -l)" -ge 2 ]
for name in $late $(readelf -d "$(pkg-config --variable=libdir libjpeg)/libjpeg.so" | sed -n 's/.*(SONAME).*\[\(.*\)\]/\1/p'); do
    path=$(sed -n "s/^\t$name (.*=> //p" libraries | head -n 1)
    check "$name, which is opened late, is a dependency" depends cvtex "$path"
    check "$name, which is opened late, is a dependency of the library" depends libcvtex1 "$path"
done
for name in cvtex libcvtex1 libcvtex-dev; do
    check "all of $name may be read, and written by nobody else" \
        [ -z "$(find "$name" ! -type l \( -perm /022 -o ! -perm -044 \))" ]
done
check "no dependency stands there twice" \
    [ -z "$(sed -n 's/^Depends: //p' cvtex/DEBIAN/control | tr ',' '\n' | awk '{ print $1 }' | sort | uniq -d)" ]
check "the library activates ldconfig" grep -q ldconfig libcvtex1/DEBIAN/triggers

# Licences: of every font, list and pattern.
for name in cvtex libcvtex1 libcvtex-dev; do
    copyright=$name/usr/share/doc/$name/copyright
    check "$name has a copyright file" [ -s "$copyright" ]
    zcat "$name/usr/share/doc/$name/changelog.gz" >changelog
    check "$name has a changelog: $(cat changelog)" grep -q "^cvtex ($version)" changelog
done
for font in "$root"/fonts/*/; do
    check "the licence of ${font#"$root"/} is told" grep -q "fonts/$(basename "$font")/" "$copyright"
done
for file in "$root"/src/text/hyphens/*.tex "$root"/styles/hyphens/*.tex; do
    check "the licence of $(basename "$file") is told" grep -q "^== $(basename "$file")\$" "$copyright"
done
check "the licence of Unicode is told" grep -q 'UNICODE, INC. LICENSE AGREEMENT' "$copyright"
check "man pages are compressed" [ -z "$(find */usr/share/man -type f ! -name '*.gz')" ]
check "the exceptions for lintian are there" [ -s cvtex/usr/share/lintian/overrides/cvtex ]
if command -v lintian >/dev/null; then
    # Only packages that are built with -DCMAKE_INSTALL_PREFIX=/usr have the folders of Debian.
    unasked=pkg-config-unavailable-for-cross-compilation
    [ -e "$build/man/cvtex.1" ] || unasked=$unasked,no-manual-page
    lintian --allow-root --fail-on error,warning --suppress-tags $unasked \
        made/*.deb >said 2>&1
    check "lintian: $(cat said)" [ $? = 0 ]
fi

# The archive, and what is in the packages, runs wherever it stands, with the data beside it.
unset CVTEX_DATA
yaml=$root/examples/zhewei-yao.yaml
"$cvtex" "$yaml" -o wanted.pdf 2>/dev/null

# moved PREFIX
moved() {
    rm -f out.pdf
    "$1/bin/cvtex" "$yaml" -o out.pdf 2>/dev/null && cmp out.pdf wanted.pdf || return 1
    "$1/bin/cvtex" --version --verbose >said
    grep -q "$(realpath "$1")" said
}

mkdir unpacked
tar -xf made/cvtex-*.tar.xz -C unpacked --strip-components 1
check "the archive runs" moved unpacked
mv unpacked "moved to here"
check "the archive runs after it was moved" moved "moved to here"
for name in LICENSE CHANGES.md hyphens.txt unicode/LICENSE; do
    check "the archive has $name" [ -s "moved to here/share/doc/cvtex/$name" ]
done
check "the package's program runs" moved cvtex/usr
finish
