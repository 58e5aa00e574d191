#!/bin/sh
# What a build needs: README.md, examples/packages.sh and CMakeLists.txt say the same, the scripts say it in words
# where there is no dpkg, and the Dockerfile is as its linter wants it.
#
#   needs.sh CVTEX MODULES
modules=$2
. "$(dirname "$0")/checks.sh"
root=$(cd "$tests/.." && pwd)
need pkg-config cmake
. "$root/examples/packages.sh"

# In README.md, each system has a row: Debian's is the list of the scripts, and all rows have all libraries.
row() {
    sed -n "s/^| $1[^|]*| \`\(.*\)\` |\$/\1/p" "$root/README.md"
}
words() {
    echo $1 | tr ' ' '\n' | sort
}
words "$BUILD_PACKAGES" >wanted
words "$(row Debian)" >found
check "README.md names Debian's packages" cmp wanted found
check "README.md names what the single file needs" grep -q "\`$SINGLE_FILE_PACKAGES\`" "$root/README.md"
for system in Debian Fedora Arch Homebrew; do
    for library in deflate fontconfig fribidi harfbuzz 'haru|hpdf' jpeg md4c png utf8proc yaml 'zlib'; do
        check "README.md names $library of $system" sh -c "echo '$(row $system)' | grep -qE '$library'"
    done
done

# CMakeLists.txt looks for the modules that packages.sh asks for.
sed -n '/^pkg_check_modules/,/)/p' "$root/CMakeLists.txt" | sed 's/#.*//' | tr -s '() \n' '\n' |
    grep -vE '^(pkg_check_modules|REQUIRED|IMPORTED_TARGET|[A-Z]+)?$' | sort -u >found
words "$BUILD_MODULES" >wanted
check "CMakeLists.txt looks for the same modules" cmp wanted found

# Without dpkg: a folder of programs stands for such a system.
mkdir bin
for name in sh cat sed grep cmake cc make pkg-config; do
    ln -s "$(command -v $name)" "bin/$name"
done
elsewhere() {
    env -i PATH="$PWD/bin" "$@" sh -ec ". '$root/examples/packages.sh'; need_packages \$BUILD_PACKAGES; echo on" \
        >said 2>&1
}
check "without dpkg, it goes on if all is there: $(elsewhere; cat said)" elsewhere
check "and says nothing else" [ "$(cat said)" = on ]
check "without dpkg, it stops if a library is missing" not elsewhere PKG_CONFIG_LIBDIR="$PWD"
for name in $BUILD_MODULES hpdf.h README.md; do
    check "it says that $name is missing" grep -q "$name" said
done
rm bin/cmake
check "without dpkg, it stops if a program is missing" not elsewhere
check "which it names: $(cat said)" grep -q 'needs: cmake$' said

if [ -d "$modules/dockerfilelint" ] && command -v node >/dev/null; then
    check "the Dockerfile" node "$modules/dockerfilelint/bin/dockerfilelint" "$root/Dockerfile" >log
    printf 'FROM debian\nMAINTAINER x\n' >wrong
    check "its linter finds what is wrong" not node "$modules/dockerfilelint/bin/dockerfilelint" wrong >log
fi
finish
