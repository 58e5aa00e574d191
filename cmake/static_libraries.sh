#!/bin/sh
# The libraries that a single file needs and that Debian has as shared ones alone: libharu, HarfBuzz, MD4C.
#
#   static_libraries.sh FOLDER [SOURCES]
#
# Writes libhpdf.a, libharfbuzz.a and libmd4c.a to FOLDER. SOURCES is a folder with their sources as Debian
# names them (harfbuzz_VERSION.orig.tar.*); without it they are fetched from the sources of this machine's own
# distribution, whose signatures apt checks. Needs gcc and g++.
set -eu
to=$1
mkdir -p "$to"
to=$(cd "$to" && pwd)
sources=${2:-$to/sources}
flags="-O2 -fPIE -ffunction-sections -fdata-sections -fstack-protector-strong -fstack-clash-protection -w"
[ "$(uname -m)" != x86_64 ] || flags="$flags -fcf-protection=full"

# fetch: the upstream archives, into $sources.
fetch() {
    mkdir -p "$sources/lists/partial" "$sources/cache/archives/partial"
    # The places that this machine's own packages come from have their sources too.
    . /etc/os-release
    key=/usr/share/keyrings/$ID-archive-keyring.gpg
    [ -e "$key" ] && key=" [signed-by=$key]" || key=
    apt-get indextargets --format "deb-src$key \$(REPO_URI) \$(RELEASE) \$(COMPONENT)" \
        "Created-By: Packages" "Codename: $VERSION_CODENAME" | sort -u >"$sources/sources.list"
    set -- -o Dir::Etc::sourcelist="$sources/sources.list" -o Dir::Etc::sourceparts=- \
        -o Dir::State::lists="$sources/lists" -o Dir::Cache="$sources/cache" -o APT::Sandbox::User=root
    apt-get "$@" update >"$sources/log" 2>&1 &&
        (cd "$sources" && apt-get "$@" --download-only --tar-only source harfbuzz libharu md4c) \
            >>"$sources/log" 2>&1 || {
        cat "$sources/log" >&2
        echo "The sources of harfbuzz, libharu and md4c can't be fetched; give a folder with them." >&2
        exit 1
    }
}

# unpack NAME: its folder.
unpack() {
    mkdir -p "$to/$1"
    tar -xf "$(ls "$sources/$1"_*.orig.tar.* | head -n 1)" -C "$to/$1" --strip-components 1
}

[ $# -gt 1 ] || fetch
for name in harfbuzz libharu md4c; do
    unpack $name
done

# Without GLib, FreeType, Graphite and ICU: cvtex uses none of them.
g++ -std=c++11 $flags -fno-exceptions -fno-rtti -fno-threadsafe-statics -DHAVE_PTHREAD -DHB_NO_OPEN \
    -c "$to/harfbuzz/src/harfbuzz-subset.cc" -o "$to/harfbuzz.o" &

mkdir -p "$to/hpdf"
printf '#define LIBHPDF_HAVE_LIBPNG\n#define LIBHPDF_HAVE_LIBZ\n#define LIBHPDF_STDC_HEADERS\n' \
    >"$to/hpdf/hpdf_config.h"
for file in "$to"/libharu/src/*.c; do
    gcc $flags -I"$to/hpdf" -I"$to/libharu/include" -c "$file" -o "$to/hpdf/$(basename "$file" .c).o"
done
gcc $flags -DMD4C_USE_UTF8 -c "$to/md4c/src/md4c.c" -o "$to/md4c.o"
wait $!

rm -f "$to"/lib*.a
ar rcs "$to/libharfbuzz.a" "$to/harfbuzz.o"
ar rcs "$to/libhpdf.a" "$to"/hpdf/*.o
ar rcs "$to/libmd4c.a" "$to/md4c.o"
