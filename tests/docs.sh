#!/bin/sh
# The manual matches the program: its lists of keys and its examples.
#
#   docs.sh CVTEX            compares
#   docs.sh CVTEX --write    writes the lists again
. "$(dirname "$0")/checks.sh"
write=${2:-}
docs=$tests/../docs

# keys FILE WORD...: the part below the mark in FILE equals the output of 'cvtex keys WORD'.
keys() {
    file=$1
    shift
    "$cvtex" keys "$@" >made
    if [ "${write:-}" ]; then
        sed '/^<!-- keys -->$/q' "$docs/$file" >whole
        cat made >>whole
        cp whole "$docs/$file"
    fi
    sed '1,/^<!-- keys -->$/d' "$docs/$file" >written
    check "$file lists all keys" cmp made written
}

# Blocks of YAML in the manual are documents or styles without mistakes.
example() {
    awk -v wanted="$2" '/^```yaml/ { n++; p = n == wanted; next } /^```$/ { p = 0 } p' "$docs/$1" >"$3"
    check "$1 has example $2" test -s "$3"
}

# Each key of a locale stands in the text above the list too.
told() {
    sed '/^<!-- keys -->$/q' "$docs/locales.md" >prose
    "$cvtex" keys locale | sed -n 's/^| `\([a-z_]*\)`.*/\1/p' | sort -u >all
    while read -r key; do
        grep -qw "$key" prose || echo "$key"
    done <all >missing
    cat missing
    [ -s all ] && ! [ -s missing ]
}

quiet() {
    check "$1" "$cvtex" $2 -o out.pdf
    "$cvtex" $2 -o out.pdf >said 2>&1
    check "$1, without a word" test ! -s said
}

keys document.md
keys styles.md style
keys locales.md locale
keys check.md check
check "locales.md tells of each key" told
example styles.md 2 style.yaml
quiet "the style of the manual" "$tests/../examples/yizhen-yao.yaml --style style.yaml"
check "it is short" test "$(wc -l <style.yaml)" -lt 80
example document.md 4 letter.yaml
quiet "the letter of the manual" letter.yaml

# The page on variants: blocks whose fence names a file are that file, blocks of sh are commands, which have
# nothing to say.
page=$docs/variants.md
mkdir page
awk '/^```[a-z]* [a-z.]*$/ { file = "page/" $2; next } /^```/ { file = "" } file { print >file }' "$page"
check "variants.md has files" test -s page/cv.yaml
awk '/^```sh$/ { on = 1; next } /^```/ { on = 0 } on' "$page" >commands
check "variants.md has commands" grep -q '^cvtex ' commands
while read -r command; do
    rm -f page/*.pdf
    (cd page && eval "\"$cvtex\" ${command#cvtex }") >said 2>&1
    check "'$command' succeeds: $(cat said)" test $? = 0
    check "'$command' makes a PDF without a word: $(cat said)" test "$(ls page/*.pdf)" -a ! -s said
done <commands

# The page on builds, in the same way; its rules for make and ninja work.
page=$docs/build.md
mkdir build bin
ln -s "$cvtex" bin/cvtex
PATH=$PWD/bin:$PATH
awk '/^```[a-z]* [A-Za-z.]*$/ { file = "build/" $2; next } /^```/ { file = "" } file { print >file }' "$page"
awk '/^```sh$/ { on = 1; next } /^```/ { on = 0 } on' "$page" | sed 's/ *#.*//' >commands
check "build.md has commands" [ "$(grep -c '^cvtex ' commands)" -ge 5 ]
while read -r command; do
    (cd build && eval "$command") >said 2>&1
    check "'$command' succeeds: $(cat said)" test $? = 0
    check "'$command' has something to say: $(cat said)" test ! -s said
done <commands
for file in out/ada.pdf out/bo.pdf ada.pdf bo.pdf out/bo-de.pdf out/variants-industry-banking.pdf; do
    check "build.md does not make $file" test -s build/$file
done
for program in make ninja; do
    command -v $program >/dev/null || continue
    rm -f build/cv.pdf
    (cd build && $program) >said 2>&1
    check "$program makes nothing: $(cat said)" test -s build/cv.pdf
    (cd build && $program) >said 2>&1
    check "$program makes it again: $(cat said)" grep -q 'up to date\|no work to do' said
    sleep 0.01
    touch build/refs.bib
    (cd build && $program) >said 2>&1
    check "$program does not make it again: $(cat said)" grep -q 'cvtex cv.yaml' said
done
finish
