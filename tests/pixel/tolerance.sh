#!/bin/sh
# Differences on a page that the comparer must find, and differences that it must accept.
#
#   tolerance.sh CVTEX COMPARE
compare=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
. "$(dirname "$0")/../checks.sh"
need pdftoppm

# page YAML OPTION...: makes page.pgm.
page() {
    yaml=$1
    shift
    "$cvtex" "$yaml" -o page.pdf && pdftoppm -r 600 -gray "$@" -singlefile page.pdf page
}

# verdict WANTED WHAT: checks the verdict about page.pgm.
verdict() {
    rm -f bad.png
    said=$("$compare" page.pgm reference.png bad.png)
    status=$?
    echo "$2: $said"
    check "$2 is $said" [ "${said%%[ :]*}" = "$1" ]
    wanted=0
    [ "$1" != BAD ] || wanted=1
    check "$2: exit status $status" [ $status = $wanted ]
    check "$2: a picture when it is BAD, and only then" [ "$([ -e bad.png ]; echo $?)" != $wanted ]
}

# change WHAT SED: the page with an edit is found.
change() {
    sed "$2" "$tests/pixel/tolerance.yaml" >changed.yaml
    check "$1: the edit does something" not cmp -s changed.yaml "$tests/pixel/tolerance.yaml"
    check "$1: is set" page changed.yaml
    verdict BAD "$1"
}

cp "$tests/pixel/tolerance.yaml" page.yaml
check "the page is set" page page.yaml
check "it is kept" "$compare" --keep page.pgm reference.png
cp reference.png first.png
check "it is kept again" "$compare" --keep page.pgm reference.png
check "a page kept twice differs" cmp first.png reference.png
verdict SAME "the same page"
page page.yaml -aa no
verdict GOOD "letters not smoothed"
page page.yaml -aaVector no
verdict GOOD "strokes not smoothed"
page page.yaml -aa no -aaVector no
verdict GOOD "nothing smoothed"
if command -v mutool >/dev/null; then
    mutool draw -q -r 600 -c gray -o page.pgm page.pdf 2>/dev/null
    verdict GOOD "another renderer"
fi

change "rules moved by 1 pt" 's/gap: 4pt/gap: 5pt/'
change "rules thicker by 0.4 pt" 's/thickness: 0.4pt/thickness: 0.8pt/'
change "a word changed" 's/many pages/five pages/'
change "another colour" 's/#14507A/#3873B3/'
change "a line lost" '/label: Languages/d'
change "a line lost amid others" '/summary: Read/d'
change "a bullet missing" 's/marker: •/marker: " "/'
change "another paper" 's/extends: base/&\n  page: {size: letter}/'

# Files that are no pictures.
says() {
    "$compare" "$@" >/dev/null 2>told
    check "compare $*: exit status 2" [ $? = 2 ]
    check "compare $*: says why" [ -s told ]
}
page page.yaml
head -c 1000 page.pgm >short.pgm
says short.pgm reference.png bad.png
says reference.png reference.png bad.png
says page.pgm page.pgm bad.png
says none.pgm reference.png bad.png
says page.pgm none.png bad.png
says --keep page.pgm none/reference.png
says --shrink 4 page.pgm small.png
says --shrink 0 page.pgm small.png
says
finish
