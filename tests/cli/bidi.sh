#!/bin/sh
# Without a FriBidi that can be used, text that runs to the left is an error, told once, and other text needs none.
# usage: bidi.sh CVTEX
. "$(dirname "$0")/../checks.sh"

mkdir lib
echo 'no library' >lib/libfribidi.so.0
cat >left.yaml <<'END'
cv:
  name: A
  sections:
    s: ["a ‏b", "c ‏d"]
END
echo 'cv: {name: A, sections: {s: [a]}}' >right.yaml

check "such text is an error" not env LD_LIBRARY_PATH="$folder/lib" "$cvtex" left.yaml -o a.pdf 2>said
check "which is told at its place" grep -q '^left.yaml:4:9: error: right-to-left text needs the library FriBidi' said
check "and once" test "$(grep -c "FriBidi" said)" = 1
check "no file is written" test ! -e a.pdf
check "other text needs no such library" env LD_LIBRARY_PATH="$folder/lib" "$cvtex" right.yaml -o b.pdf
if "$cvtex" left.yaml -o c.pdf 2>said; then
    passed=$((passed + 1))
else
    grep -q FriBidi said || check "with the library all is well" false
fi
finish
