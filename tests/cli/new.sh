#!/bin/sh
# cvtex new: starter CVs of all kinds typeset without a word in every style and locale, whatever the name, and no
# file is ever replaced.
#
#   new.sh CVTEX
. "$(dirname "$0")/../checks.sh"

kinds=$(cd "$tests/../styles/new" && ls *.yaml | sed 's/\.yaml$//')
check "there are no kinds: $kinds" [ "$(echo $kinds | wc -w)" = 7 ]
styles=$("$cvtex" styles | sed -n 's/^\([a-z][a-z]*\) .*/\1/p')

# quiet WHAT ARGUMENT...: 'cvtex new' writes a document to made.yaml and says nothing, and so does typesetting it.
quiet() {
    what=$1
    shift
    "$cvtex" new "$@" -o - >made.yaml 2>said
    check "$what: exit status $?" [ -s made.yaml ]
    check "$what: says '$(cat said)'" [ ! -s said ]
    rm -f made.pdf
    "$cvtex" made.yaml --strict 2>said
    check "$what: there is no PDF" [ -s made.pdf ]
    check "$what: typesetting says '$(cat said)'" [ ! -s said ]
}

for kind in $kinds; do
    check "--help does not name $kind" sh -c '"$1" new --help | grep -q "^ *$2: "' - "$cvtex" $kind
    check "$kind: the first line is not that of the schema" \
        [ "$(sed 1q "$tests/../styles/new/$kind.yaml")" = '# yaml-language-server: $schema=./cvtex.json' ]
    for style in $styles; do
        quiet "$kind in $style" "Robin Example" --kind $kind --style $style
        check "$kind in $style: more than a page" [ "$("$cvtex" made.yaml --to trace | grep -c '^page')" = 1 ]
    done
done
(
    # Fonts of the system stand in where no bundled one has a script, which is said; so is that there is none.
    unset FONTCONFIG_FILE
    export ASAN_OPTIONS="$ASAN_OPTIONS:detect_leaks=0"
    for locale in $("$cvtex" locales | sed 's/ .*//'); do
        for kind in $kinds; do
            "$cvtex" new "Robin Example" --kind $kind --locale $locale --style modern -o - >made.yaml 2>said ||
                echo "$kind in $locale fails"
            grep -E '^[^ ]*: ' said | grep -vE 'lacks letters of the script|is not in font|no font has' |
                sed "s/^/$kind in $locale: /"
        done
        case $locale in
        ar | bn | fa | hi | ja | ko | ta | th | zh*) ;;
        *) sed "s/^/$locale: /" said ;;
        esac
    done
) >wrong 2>&1
check "locales: $(cat wrong)" [ ! -s wrong ]
"$cvtex" new A --locale de --kind phd -o - >made.yaml
"$cvtex" made.yaml --to text >out
check "titles are not those of the locale" grep -qi 'Ausbildung' out
check "titles are those of English" not grep -q '^Education$' out

# Names
name() {
    rm -rf named
    mkdir named
    cd named
    quiet "the name $1" "$1"
    "$cvtex" new "$1" --kind phd 2>said || echo "failed: new '$1' $(cat said)"
    check "$1: there is no $2" [ -s "$2" ]
    "$cvtex" "$2" --to text -o - >text 2>said
    check "$1: the text begins with '$(sed 1q text)'" [ "$(sed 1q text)" = "${3-$1}" ]
    check "$1: it is not among the authors" [ "$(grep -cF "${3-$1}" text)" -ge 2 ]
    cd ..
}
name "My Name" my-name.yaml
name "Prince" prince.yaml
name "María José de la Cruz" maría-josé-de-la-cruz.yaml
name "Ångström Öberg" Ångström-Öberg.yaml
name "O'Brien" o-brien.yaml "O’Brien"
name "J. R. Example: Jr." j-r-example-jr.yaml
name "Null" null.yaml
name "No" no.yaml
name "yes Example" yes-example.yaml
name "#hash example" hash-example.yaml
name "Robin [Bob] Example" robin-bob-example.yaml
name "Robin {Bob} Example" robin-bob-example.yaml
name "Robin_the_Example Third" robin-the-example-third.yaml
name "Robin \\ Example" robin-example.yaml "Robin \\ Example"
name "Robin \$x\$ Example" robin-x-example.yaml
name "Иван Примеров" Иван-Примеров.yaml
for odd in "" "a
b" "a	b" "$(printf 'a\302\205b')" "$(printf 'a\342\200\250b')" "$(printf 'a\033[1mb')"; do
    "$cvtex" new "$odd" 2>said
    check "the name '$odd': exit status" [ $? = 2 ]
    check "the name '$odd': says '$(cat said)'" [ "$(wc -l <said)" = 1 ]
done
"$cvtex" new "$(printf 'a\377b')" 2>said
check "a name that is not UTF-8: exit status" [ $? = 1 ]
check "odd names make files: $(ls *.json 2>&1)" not ls *.json 2>/dev/null
"$cvtex" new My Name 2>said
check "a name of two words: exit status" [ $? = 2 ]
check "a name of two words: says '$(cat said)'" grep -q 'quotes: cvtex new "My Name"' said

# Nothing is replaced, and all is written or nothing.
mkdir all
cd all
"$cvtex" new "Robin Example" --with make,github,gitlab 2>said
check "says '$(cat said)'" grep -q "^cvtex: wrote robin-example.yaml, cvtex.json, Makefile, .github/workflows/cv.yml, .gitlab-ci.yml; 'cvtex robin-example.yaml' makes the PDF$" said
for file in robin-example.yaml cvtex.json Makefile .github/workflows/cv.yml .gitlab-ci.yml; do
    check "$file is missing" [ -s $file ]
    check "$file has a word that was not replaced" not grep -q '@[a-z]*@' $file
done
"$cvtex" schema >schema
check "cvtex.json is not the schema" cmp schema cvtex.json
for taken in robin-example.yaml Makefile .github/workflows/cv.yml .gitlab-ci.yml; do
    rm -rf robin-example.yaml Makefile .github .gitlab-ci.yml cvtex.json
    mkdir -p "$(dirname $taken)"
    echo mine >$taken
    find . -type f | sort >before
    "$cvtex" new "Robin Example" --with make,github,gitlab 2>said
    check "$taken is there: exit status" [ $? = 3 ]
    check "$taken is there: says '$(cat said)'" grep -q "cannot write $taken: a file is there already" said
    check "$taken was replaced" [ "$(cat $taken)" = mine ]
    find . -type f | sort >after
    check "$taken is there, and others were written: $(diff before after)" [ "$(diff before after | grep -c yaml)" = 0 ]
    check "$taken is there: a part is left" [ -z "$(find . -name '.cvtex-*')" ]
done
rm -rf .github .gitlab-ci.yml Makefile cvtex.json
echo mine >cvtex.json
"$cvtex" new "Robin Example" -q --with make,github,gitlab 2>said
check "-q says '$(cat said)'" [ ! -s said ]
check "cvtex.json was replaced" [ "$(cat cvtex.json)" = mine ]
"$cvtex" new "Jo Sample" 2>said
check "says '$(cat said)'" grep -q "^cvtex: wrote jo-sample.yaml; 'cvtex jo-sample.yaml' makes the PDF$" said
cd ..
mkdir sub
"$cvtex" new "Robin Example" -o sub/ 2>said
check "-o FOLDER/: no file" [ -s sub/robin-example.yaml -a -s sub/cvtex.json ]
"$cvtex" new "Robin Example" --with make -o fresh/ 2>said
check "-o FOLDER/ that is not there: $(ls -A fresh 2>&1)" [ -s fresh/robin-example.yaml -a -s fresh/Makefile ]
"$cvtex" new "Robin Example" -o none/fresh/ 2>said
check "-o FOLDER/ in no folder: exit status, says '$(cat said)'" [ $? = 3 ]
check "-o FOLDER/ in no folder: a folder is left" [ ! -e none ]
"$cvtex" new "Robin Example" --style bankign -o unmade/ 2>said
check "-o FOLDER/ after a mistake: a folder is left" [ ! -e unmade ]
"$cvtex" new "Robin Example" -o sub/mine.yml 2>said
check "-o FILE: no file" [ -s sub/mine.yml ]
"$cvtex" new "Robin Example" -o none/cv.yaml 2>said
check "-o in no folder: exit status" [ $? = 3 ]
"$cvtex" new "Robin Example" -o "sub/a b.yaml" --with make 2>said
check "a Makefile with a blank: exit status" [ $? = 2 ]
"$cvtex" new "Robin Example" --with make,githbu 2>said
check "--with githbu: exit status" [ $? = 2 ]
"$cvtex" new "Robin Example" --kind docter 2>said
check "--kind docter: exit status" [ $? = 2 ]
"$cvtex" new "Robin Example" --style bankign 2>said
check "--style bankign: exit status" [ $? = 1 ]
check "--style bankign: says '$(cat said)'" grep -q "did you mean 'banking'?" said
"$cvtex" new "Robin Example" --locale no --style ./mine.yaml 2>said
check "a style that is not there: exit status" [ $? = 1 ]
check "something was written" not ls robin-example.yaml 2>/dev/null

# What --with writes is run as its tool would run it.
cd all
mkdir bin
ln -s "$cvtex" bin/cvtex
if command -v make >/dev/null; then
    PATH=$PWD/bin:$PATH make >out 2>said
    check "make: exit status, says '$(cat said)'" [ $? = 0 ]
    check "make: no PDF" [ -s robin-example.pdf ]
    PATH=$PWD/bin:$PATH make >out 2>said
    check "make typesets again: '$(cat out)'" not grep -q '^cvtex' out
    PATH=$PWD/bin:$PATH make check >out 2>said
    check "make check" grep -q 'belongs to nobody' said
    make clean >out
    check "make clean" [ ! -e robin-example.pdf ]
fi
ln -s "$cvtex" cvtex
sed -n 's/^ *\(- \)*run: \(\.\/cvtex.*\)/\2/p' .github/workflows/cv.yml >github
sed -n 's/^ *- \(\.\/cvtex.*\)/\1/p' .gitlab-ci.yml >gitlab
for host in github gitlab; do
    rm -f robin-example.pdf
    check "$host: there is no command" [ -s $host ]
    sh -e ./$host >said 2>&1
    check "$host: '$(cat $host)' says '$(cat said)'" [ $? = 0 -a -s robin-example.pdf -a ! -s said ]
done
if python3 -c 'import yaml' 2>/dev/null; then
    python3 -c 'import yaml; [yaml.safe_load(open(f)) for f in (".github/workflows/cv.yml", ".gitlab-ci.yml")]'
    check "the files of CI are no YAML" [ $? = 0 ]
fi
finish
