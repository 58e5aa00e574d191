#!/bin/sh
# Installs what is missing (Debian, as root), builds cvtex and typesets the examples.
set -eu
cd "$(dirname "$0")/.."
. examples/packages.sh
need_packages $BUILD_PACKAGES
cmake -S . -B build -DBUILD_TESTING=OFF >build.log 2>&1 && cmake --build build --parallel 2 >>build.log 2>&1 || {
    cat build.log >&2
    exit 1
}
rm -f build.log
for cv in examples/*.yaml; do
    pdf=${cv%.yaml}.pdf
    build/cvtex "$cv" -o "$pdf"
    echo "$pdf"
done
