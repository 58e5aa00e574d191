#!/bin/sh
# --fonts: families of fonts in a folder, which neither the program nor the system has.
#
#   fonts.sh CVTEX
. "$(dirname "$0")/../checks.sh"

mkdir -p mine/deeper empty
cp "$tests/fonts/Bars.ttf" mine/deeper
cat >cv.yaml <<'X'
cv: {name: AB}
style: {extends: base, fonts: {text: {family: Bars}}}
X

"$cvtex" cv.yaml -o cv.pdf 2>err
check "without --fonts: exit status 0" [ $? = 1 ]
check "without --fonts: says '$(head -1 err)'" grep -q "unknown font family 'Bars'" err
for place in mine mine/deeper; do
    "$cvtex" cv.yaml --fonts $place --to trace >out 2>err
    check "--fonts $place: fails: $(head -1 err)" [ $? = 0 ]
    check "--fonts $place: not in Bars" grep -q 'text .* "AB" Bars' out
done
"$cvtex" cv.yaml --fonts empty --fonts mine -o cv.pdf 2>err
check "two folders: $(head -1 err)" [ -s cv.pdf ]
rm -f cv.pdf
"$cvtex" cv.yaml --sandbox --fonts mine -o cv.pdf 2>err
case $(cat err) in
*"this kernel has no"*) ;;
*) check "with --sandbox: $(head -1 err)" [ -s cv.pdf ] ;;
esac
# fontconfig has nothing to say of a cache that it cannot write.
mkdir home
for where in --sandbox --no-sandbox; do
    rm -rf home/.cache
    HOME=$PWD/home XDG_CACHE_HOME= "$cvtex" cv.yaml $where --fonts mine -o cv.pdf 2>err
    check "$where, without a cache: says '$(head -1 err)'" [ ! -s err -o "$(grep -c 'this kernel has no' err)" = 1 ]
done
"$cvtex" cv.yaml --fonts empty -o new.pdf 2>err
check "an empty folder: exit status 0" [ $? = 1 ]
for place in absent cv.yaml; do
    "$cvtex" cv.yaml --fonts $place -o new.pdf 2>err
    check "--fonts $place: exit status" [ $? = 3 ]
    check "--fonts $place: says '$(cat err)'" grep -q "cannot use the fonts in $place: " err
done
check "a PDF is written in spite of a mistake" [ ! -e new.pdf ]
finish
