# What building and testing need, as Debian names it; sourced by examples/run.sh and tests/run.sh.

BUILD_PACKAGES="cmake gcc libc6-dev make pkgconf
libdeflate-dev libfontconfig-dev libfribidi-dev libharfbuzz-dev libhpdf-dev libjpeg62-turbo-dev
libmd4c-dev libpng-dev libutf8proc-dev libyaml-dev zlib1g-dev"

TEST_PACKAGES="clang emacs-nox fontconfig fonts-noto-core git jq libclang-rt-dev libqpdf-dev llvm mupdf-tools neovim
nodejs poppler-utils pre-commit python3 python3-pdfminer python3-pypdf python3-yaml qpdf unicode-cldr-core unicode-data
valgrind"

ANALYZE_PACKAGES="cppcheck"

SINGLE_FILE_PACKAGES="g++ libbrotli-dev libexpat1-dev libfreetype-dev"

# need_packages NAME...: installs those that are not installed; without apt or rights, says which.
need_packages() {
    missing=
    for name; do
        dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'ok installed' ||
            missing="$missing $name"
    done
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        echo "These packages are missing:$missing" >&2
        echo "Run this as root on Debian, or install them first." >&2
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
