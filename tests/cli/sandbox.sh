#!/bin/sh
# usage: sandbox.sh CVTEX TEST_SANDBOX
# --sandbox: the kernel refuses what it must, and typesetting goes on. Skipped if this kernel has no
# landlock or no seccomp; then only that the program says so is tested.
set -u
cvtex=$1 walls=$2
# What fontconfig keeps is no leak of the program, and the search for leaks needs more than is allowed.
ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0
export ASAN_OPTIONS
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
fail=0
bad() {
    echo "FAIL: $*"
    fail=1
}

printf 'cv: {name: A}\n' >"$work/cv.yaml"
"$cvtex" "$work/cv.yaml" --sandbox -o "$work/cv.pdf" 2>"$work/said"
status=$?
if grep -q 'this kernel has no' "$work/said"; then
    [ $status = 3 ] || bad "no sandbox, and exit status $status"
    [ -e "$work/cv.pdf" ] && bad "no sandbox, and a PDF"
    [ $fail = 1 ] && exit 1
    echo "this kernel has no landlock or no seccomp: skipped"
    exit 77
fi
[ $status = 0 ] || bad "exit status $status: $(cat "$work/said")"

# What is refused, tried by a program that is shut in; sanitizers need some of it themselves.
mkdir "$work/read" "$work/write" "$work/secret"
echo x >"$work/read/here" && echo x >"$work/secret/here"
ln -s ../secret/here "$work/read/link" && ln -s ../write/none "$work/read/dangling"
if ! nm "$walls" | grep -qE '__[at]san_init'; then
    "$walls" "$work" || bad "$walls"
fi

# The same bytes as without it: pictures (libjpeg is opened late), fonts of the system (fontconfig),
# a style elsewhere, a bibliography, standard input and output, the stages as text.
same() {
    "$cvtex" "$@" -o - >"$work/open" 2>"$work/said.open"
    status=$?
    "$cvtex" "$@" --sandbox -o - >"$work/shut" 2>"$work/said.shut" || [ $status != 0 ] || bad "$*: exit status"
    cmp -s "$work/open" "$work/shut" || bad "$*: not the same output"
    cmp -s "$work/said.open" "$work/said.shut" || bad "$*: not the same messages"
}
export SOURCE_DATE_EPOCH=1700000000
cd "$root/examples" || exit 2
same ada-nilsson.yaml
same edda-brandt.yaml
same amir-gholami.yaml --embed
same zhewei-yao.yaml --to trace
mkdir "$work/styles"
printf 'extends: plain\nfonts: {text: {family: DejaVu Sans}}\n' >"$work/styles/own.yaml"
same ada-nilsson.yaml --style "$work/styles/own.yaml"
"$cvtex" styles --sandbox >/dev/null || bad "styles"
"$cvtex" style plain --sandbox >/dev/null || bad "style plain"
"$cvtex" - --sandbox -o - <zhewei-yao.yaml >"$work/shut" || bad "standard input"
"$cvtex" zhewei-yao.yaml --sandbox -o /dev/null || bad "/dev/null"

# An output in another folder, over an old one, through a link.
cd "$work" || exit 2
"$cvtex" cv.yaml --sandbox && [ -s cv.pdf ] || bad "cv.pdf beside cv.yaml"
"$cvtex" cv.yaml --sandbox -o write/cv.pdf && "$cvtex" cv.yaml --sandbox -o write/cv.pdf || bad "write/cv.pdf"
ln -s ../write/cv.pdf read/out.pdf
"$cvtex" cv.yaml --sandbox -o read/out.pdf && [ -h read/out.pdf ] || bad "through a link"
"$cvtex" cv.yaml --sandbox -o no/such/cv.pdf 2>said && bad "an output in no folder"

# extract: one file, and a folder that is made
"$cvtex" cv.yaml --embed -o embedded.pdf
"$cvtex" extract embedded.pdf --sandbox | cmp -s - cv.yaml || bad "extract to standard output"
"$cvtex" extract embedded.pdf --sandbox -o write/got.yaml && cmp -s write/got.yaml cv.yaml || bad "extract to a file"
"$cvtex" extract embedded.pdf --sandbox -o write/all/ && cmp -s write/all/cv.yaml cv.yaml || bad "extract to a folder"

# One folder up: refused with the option that allows it, and then allowed.
mkdir below
printf '@article{a, title={T}, author={A, B}, year={2020}}\n' >refs.bib
printf 'cv: {name: A, bibliography: ../refs.bib}\n' >below/cv.yaml
"$cvtex" below/cv.yaml --sandbox -o below/cv.pdf 2>said && bad "../refs.bib was read"
grep -q -e "--allow" said || bad "the message names no option: $(cat said)"
"$cvtex" below/cv.yaml --sandbox --allow refs.bib -o below/cv.pdf 2>said || bad "--allow: $(cat said)"

# A font of the system outside the usual folders.
font=$(fc-match -f '%{file}' 'DejaVu Sans' 2>/dev/null)
case $font in *DejaVuSans*.ttf)
    mkdir fonts cache && cp "$font" fonts
    printf '<fontconfig><dir>%s/fonts</dir><cachedir>%s/cache</cachedir></fontconfig>\n' "$work" "$work" >fonts.conf
    export FONTCONFIG_FILE="$work/fonts.conf"
    fc-cache "$work/fonts"
    printf 'cv: {name: A}\nstyle: {extends: plain, fonts: {name: {family: DejaVu Sans}}}\n' >below/cv.yaml
    "$cvtex" below/cv.yaml --sandbox --allow cache -o below/cv.pdf 2>said && bad "a font outside was read"
    grep -q -e "--allow FOLDER" said || bad "the message names no option: $(cat said)"
    "$cvtex" below/cv.yaml --sandbox --allow cache --allow fonts -o below/cv.pdf 2>said ||
        bad "a font that is allowed: $(cat said)" ;;
esac
[ $fail = 0 ] && echo "shut in, and it goes on"
exit $fail
