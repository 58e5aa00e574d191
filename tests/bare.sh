#!/bin/sh
# As a new user would, on bare systems that debootstrap makes: builds from the sources by the commands of README.md,
# makes packages by them, and installs those in another bare system. Not in every run of the tests, since it takes
# a quarter of an hour for each, root and the network.
#
#   bare.sh CODENAME...
#
# The sources are those of the last commit. The single file is tried by single_file.sh --debian.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
clean() {
    for folder in "$work"/*/proc; do
        ! mountpoint -q "$folder" || umount "$folder"
    done
    rm -rf "$work"
}
trap clean EXIT
trap 'exit 130' INT TERM
failed=0

# check WHAT COMMAND...
check() {
    what=$1
    shift
    echo "== $what"
    "$@" >"$work/log" 2>&1 || {
        tail -n 30 "$work/log" >&2
        echo "failed: $what" >&2
        failed=1
    }
}

# system NAME: a bare system in $work/NAME.
system() {
    sh tests/bare_system.sh "$codename" "$work/$1"
    mount -t proc proc "$work/$1/proc"
}

# inside NAME COMMANDS: by a shell, as root, in /src if that is there.
inside() {
    mkdir -p "$work/$1/src"
    chroot "$work/$1" env -i PATH=/usr/local/bin:/usr/bin:/usr/sbin:/bin:/sbin HOME=/root LC_ALL=C.UTF-8 \
        DEBIAN_FRONTEND=noninteractive sh -ec "cd /src; $2"
}

# Block N of commands of README.md.
block() {
    awk -v n="$1" '/^```sh$/ { k++; on = k == n; next } /^```$/ { on = 0 } on' README.md
}

typeset='cvtex /tmp/cv.yaml -o /tmp/cv.pdf --force && head -c 5 /tmp/cv.pdf | grep -q %PDF'
for codename; do
    system "$codename-build"
    build=$codename-build
    mkdir -p "$work/$build/src"
    git archive HEAD | tar -x -C "$work/$build/src"
    cp examples/ruben-voorbeeld.yaml "$work/$build/tmp/cv.yaml"
    check "$codename: the examples" inside "$build" "sh examples/run.sh"
    check "$codename: by hand, as README.md says" inside "$build" "rm -rf build; $(block 2)"
    check "$codename: it runs from ~/.local" inside "$build" "PATH=~/.local/bin:\$PATH; $typeset"
    check "$codename: packages, as README.md says" inside "$build" \
        "apt-get install -y --no-install-recommends dpkg-dev file; $(block 3)"

    system "$codename-use"
    use=$codename-use
    cp "$work/$build"/src/packages/*.deb "$work/$build"/src/packages/*.tar.xz "$work/$use/tmp"
    cp examples/*.yaml examples/*.bib examples/*.jpg examples/*.png "$work/$use/tmp"
    cp "$work/$build/tmp/cv.yaml" "$work/$use/tmp"
    check "$codename: the package installs" inside "$use" \
        "apt-get update; apt-get install -y --no-install-recommends /tmp/cvtex_*.deb"
    check "$codename: it runs" inside "$use" "$typeset"
    check "$codename: all examples" inside "$use" \
        'cd /tmp; for cv in *-*.yaml; do cvtex $cv -o out.pdf --force; done'
    check "$codename: photographs, and text from right to left, need no other package" inside "$use" \
        'cd /tmp; printf "cv: {name: Robin, photo: portrait.jpg, sections: {A: [אבג 123]}}\nstyle: classic\n" >l.yaml
         cvtex l.yaml -o out.pdf --force'
    check "$codename: nor do fonts of the system" inside "$use" \
        'apt-get install -y --no-install-recommends fonts-dejavu-core; cd /tmp
         printf "cv: {name: Robin}\nstyle: {extends: plain, fonts: {text: {family: DejaVu Sans}}}\n" >f.yaml
         cvtex f.yaml -o out.pdf --force'
    check "$codename: the library installs" inside "$use" \
        "apt-get install -y --no-install-recommends /tmp/libcvtex*.deb; ldconfig -p | grep -q libcvtex.so.1"
    check "$codename: it is removed without a trace" inside "$use" \
        "apt-get purge -y cvtex libcvtex1 libcvtex-dev; [ ! -e /usr/share/cvtex ] && [ ! -e /usr/bin/cvtex ]"
    check "$codename: the archive runs" inside "$use" \
        "mkdir /opt/cvtex; tar -xf /tmp/cvtex-*.tar.xz -C /opt/cvtex --strip-components 1 2>/tmp/said ||
            { apt-get install -y --no-install-recommends xz-utils
              tar -xf /tmp/cvtex-*.tar.xz -C /opt/cvtex --strip-components 1; }
         PATH=/opt/cvtex/bin:\$PATH; $typeset"
    check "$codename: the archive runs after it was moved" inside "$use" \
        "mv /opt/cvtex '/srv/moved here'; PATH='/srv/moved here/bin':\$PATH; $typeset"
    for folder in "$work"/*/proc; do
        umount "$folder"
    done
    rm -rf "$work/$build" "$work/$use"
done
exit $failed
