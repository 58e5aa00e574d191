#!/bin/sh
# The examples in other languages: each is set without a warning in every built-in style, and has a picture in
# docs/languages.md, made by the command that stands there.
#
#   languages.sh CVTEX            checks
#   languages.sh CVTEX COMPARE    makes the pictures again; COMPARE is the program of tests/pixel
#
# A document whose script has no font on this machine is left out, which is said.
[ $# -lt 2 ] || compare=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
. "$(dirname "$0")/checks.sh"
unset FONTCONFIG_FILE # fonts of the system, of whose memory fontconfig forgets some
export ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0"
root=$tests/..
pictures=$root/docs/languages

# "examples/NAME.yaml STYLE" for each command of the page.
sed -n 's/^cvtex \(examples[^ ]*\) --style \([a-z]*\)$/\1 \2/p' "$root/docs/languages.md" >commands
"$cvtex" styles | sed -n 's/^\([^ ][^ ]*\) .*/\1/p' >styles

# set_in STYLE FILE: the document as set.pdf; 2: a font is missing.
set_in() {
    "$cvtex" "$root/$2" --style "$1" -o set.pdf --force 2>said && ! grep -E ': (warning|error): ' said && return
    grep -q 'no font has' said && return 2
    cat said
    return 1
}

for example in "$root"/examples/*.yaml "$root"/examples/scripts/*.yaml; do
    file=${example#"$root"/}
    if grep -q '^locale: en' "$example" || ! grep -q '^locale: ' "$example"; then
        continue
    fi
    check "$file is in docs/languages.md" grep -q "^$file " commands
    set_in modern "$file" >/dev/null
    if [ $? = 2 ]; then
        echo "left out: $file needs a font"
        continue
    fi
    while read -r style; do
        check "$file in $style" set_in "$style" "$file"
    done <styles
done

# picture FILE STYLE: the first page, 60 dots an inch.
picture() {
    set_in "$2" "$1" &&
        pdftoppm -r 300 -f 1 -l 1 -singlefile set.pdf page &&
        "$compare" --shrink 5 page.ppm "$pictures/$(basename "$1" .yaml).png"
}

mkdir -p "$pictures"
while read -r file style; do
    name=$(basename "$file" .yaml)
    [ $# -lt 2 ] || check "picture of $name" picture "$file" "$style"
    check "$name has a picture" test -s "$pictures/$name.png"
    check "docs/languages.md shows $name" grep -q "(languages/$name.png)" "$root/docs/languages.md"
    check "the picture of $name is small" test "$(wc -c <"$pictures/$name.png")" -le 40960
done <commands
for file in "$pictures"/*.png; do
    check "$file is in docs/languages.md" grep -q "(languages/$(basename "$file"))" "$root/docs/languages.md"
done
finish
