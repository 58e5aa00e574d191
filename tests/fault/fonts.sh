#!/bin/sh
# Fonts that can't be used, as a file of the document, of cvtex, and beside a good one.
# usage: fonts.sh CVTEX
cvtex=$1
root=$(cd "$(dirname "$0")/../.." && pwd)
dir=$(mktemp -d) || exit 2
trap 'rm -rf "$dir"' EXIT
cd "$dir" || exit 2
echo '<fontconfig></fontconfig>' >fonts.conf
export FONTCONFIG_FILE="$dir/fonts.conf" SOURCE_DATE_EPOCH=1700000000
good=$root/fonts/latin-modern/lmroman10-regular.otf
truetype=$root/fonts/roboto/Roboto_300Light.ttf
failed=0

wrong() {
    echo "$*" >&2
    cat said >&2
    failed=1
}

# document ROLE: names the family "LM Roman 10" for a role, or for all text.
document() {
    printf 'cv:\n  name: Ada Example\n  email: ada@example.org\n  sections:\n'
    printf '    one: ["A **bold** *line*, `code`."]\n'
    printf 'style:\n  extends: default\n  fonts:\n    %s: {family: %s}\n' "$1" "$2"
}

# expect STATUS TEXT WHAT
expect() {
    "$cvtex" cv.yaml -o cv.pdf >said 2>&1
    status=$?
    [ $status = "$1" ] || wrong "$3: exit status $status, not $1"
    grep -q "$2" said || wrong "$3: it does not say '$2'"
    if [ "$1" != 0 ] && [ -e cv.pdf ]; then wrong "$3: there is a file"; fi
    rm -f cv.pdf
}

# Each way in which a font may be bad: its only file, then beside a good one.
bad() {
    document text "LM Roman 10" >cv.yaml
    rm -f good.otf
    expect 1 "bad.otf' as a font: $1" "$2"
    cp "$good" good.otf
    expect 0 "bad.otf' as a font: $1.*; it is passed over" "$2, beside a good one"
    [ "$(grep -c 'passed over' said)" = 1 ] || wrong "$2 is not reported once"
    rm -f bad.otf
}
: >bad.otf
bad "it is empty" "an empty file"
head -c 3000 /dev/zero >bad.otf
bad "it is not a TrueType" "zeros"
echo "no font at all" >bad.otf
bad "it is not a TrueType" "a text"
printf '%%!PS-AdobeFont-1.0: Example\n' >bad.otf
bad "it is a Type 1 font" "a Type 1 font"
printf '\200\001\1\0\0\0%%!PS' >bad.otf
bad "it is a Type 1 font" "a binary Type 1 font"
printf 'wOF2\0\1\0\0' >bad.otf
bad "it is a web font" "a web font"
printf 'ttcf\0\1\0\0\377\377\377\377' >bad.otf
bad "it has no face of this number" "a collection without faces"
size=$(wc -c <"$good")
for n in 5 11 12 40 200 1000 $((size / 2)) $((size - 5)); do
    head -c $n "$good" >bad.otf
    bad "it is cut off" "$n bytes of a font"
done
size=$(wc -c <"$truetype")
for n in 100 1000 $((size / 2)) $((size - 40000)); do
    head -c $n "$truetype" >bad.otf
    bad "it is cut off" "$n bytes of a TrueType font"
done
# The directory names no outlines, and no characters.
LC_ALL=C sed 's/CFF /CFX /' "$good" >bad.otf
bad "it has no TrueType or CFF outlines" "a font without outlines"
LC_ALL=C sed 's/cmap/cmax/' "$good" >bad.otf
bad "a table that every font has is missing" "a font without characters"
ln -s nothing bad.otf
document text "LM Roman 10" >cv.yaml
expect 0 "bad.otf" "a link to nothing, beside a good font"
rm -f bad.otf good.otf

# A family that is not there, and a font of cvtex that is broken, in each role.
mkdir data data/fonts
cp -R "$root/styles" data/
cp -R "$root/fonts/"* data/fonts/
roles=$(sed -n '/^fonts:/,/^[a-z]/s/^  \([a-z-]*\): .*/\1/p' "$root/styles/base.yaml")
[ "$(echo "$roles" | wc -l)" -ge 8 ] || wrong "there are no roles: $roles"
for role in $roles; do
    document "$role" "Latin Moderm Roman" >cv.yaml
    "$cvtex" cv.yaml -o cv.pdf >said 2>&1
    [ $? -le 1 ] || wrong "a family that is not there, for $role"
    document "$role" "Source Serif 4" >cv.yaml
    head -c 2000 "$root/fonts/source-serif/SourceSerif4-Regular.otf" \
        >data/fonts/source-serif/SourceSerif4-Regular.otf
    CVTEX_DATA=$dir/data "$cvtex" cv.yaml -o cv.pdf >said 2>&1
    [ $? -le 1 ] || wrong "a broken font of cvtex, for $role"
    rm -f cv.pdf
done
document text "Source Serif 4" >cv.yaml
CVTEX_DATA=$dir/data "$cvtex" cv.yaml -o cv.pdf >said 2>&1 && wrong "a broken font is taken"
grep -q "SourceSerif4-Regular.otf' as a font: it is cut off" said || wrong "a font cut off"

# A font whose characters lead to glyphs that it does not have.
mkdir fonts
cp "$root/tests/fuzz/finds/font/glyph-not-there" fonts/fuzzed.otf
document text Fuzzed >cv.yaml
sed 's/name: .*/name: ABC abc 123/' cv.yaml >glyph.yaml
"$cvtex" glyph.yaml -o glyph.pdf >said 2>&1
[ $? = 1 ] || wrong "a glyph that is not there"
grep -q "cannot use 'fonts/fuzzed.otf' as a font: a character leads to a glyph that is not there" said ||
    wrong "a glyph that is not there: $(head -n 3 said)"
rm -r fonts

# No file handle is left. Whatever is not opened, there is an error.
document text "LM Roman 10" >cv.yaml
cp "$good" good.otf
"$cvtex" cv.yaml -o whole.pdf >said 2>&1 || wrong "a good font"
for n in 3 4 5 6; do
    (ulimit -n $n && exec "$cvtex" cv.yaml -o cv.pdf) >said 2>&1
    status=$?
    case $status in
    0) cmp -s whole.pdf cv.pdf || wrong "with $n file handles: other bytes" ;;
    1 | 3) ;;
    *) [ $status = 127 ] || wrong "with $n file handles: exit status $status" ;;
    esac
    rm -f cv.pdf
done
exit $failed
