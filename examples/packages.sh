# What building and testing need, as Debian and Ubuntu name it; sourced by examples/run.sh and tests/run.sh.

BUILD_PACKAGES="cmake gcc libc6-dev make pkgconf
libdeflate-dev libfontconfig-dev libfribidi-dev libharfbuzz-dev libhpdf-dev libjpeg-dev
libmd4c-dev libpng-dev libutf8proc-dev libyaml-dev zlib1g-dev"

TEST_PACKAGES="bash-completion clang dpkg-dev emacs-nox file fish fontconfig fonts-noto-core git jq libclang-rt-dev
libqpdf-dev lintian llvm mandoc mupdf-tools neovim nodejs poppler-utils pre-commit python3 python3-pdfminer python3-pypdf
python3-yaml qpdf unicode-cldr-core unicode-data valgrind zsh"

ANALYZE_PACKAGES="cppcheck"

SINGLE_FILE_PACKAGES="g++ libbrotli-dev libexpat1-dev libfreetype-dev xz-utils"

# The same libraries, as pkg-config names them; libharu has no file for it.
BUILD_MODULES="fontconfig fribidi harfbuzz harfbuzz-subset libdeflate libjpeg libpng libutf8proc md4c yaml-0.1 zlib"

# need_packages NAME...: installs those that are not installed; without apt or rights, says which. Where there is
# no dpkg, it only looks for what a build needs.
need_packages() {
    if ! command -v dpkg-query >/dev/null; then
        need_modules
        return
    fi
    missing=
    for name; do
        dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'ok installed' ||
            missing="$missing $name"
    done
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        echo "These packages are missing:$missing" >&2
        echo "Run this as root on Debian or Ubuntu, or install them first." >&2
        exit 1
    fi
    echo "Installing:$missing" >&2
    export DEBIAN_FRONTEND=noninteractive
    { apt-get update && apt-get install -y --no-install-recommends $missing; } >apt.log 2>&1 || {
        cat apt.log >&2
        exit 1
    }
    rm -f apt.log
}

# need_modules: says what a build needs and this system has not. CMake looks for libharu, and tells of it.
need_modules() {
    missing=
    for name in cmake cc make pkg-config; do
        command -v $name >/dev/null || missing="$missing $name"
    done
    for name in $BUILD_MODULES; do
        pkg-config --exists $name 2>/dev/null || missing="$missing $name"
    done
    [ -n "$missing" ] || return 0
    echo "This system has no dpkg, so nothing is installed. A build still needs:$missing" >&2
    echo "(libraries as pkg-config names them, with their headers, and libharu, whose header is hpdf.h)." >&2
    echo "README.md says what Fedora, Arch and Homebrew call their packages." >&2
    exit 1
}
