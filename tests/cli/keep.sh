#!/bin/sh
# --keep-going sets the sound rest; mistakes that only show on pages are told in the same run as all others.
. "$(dirname "$0")/../checks.sh"

cat >cv.yaml <<'EOF'
cv:
  name: Robin Example
  headlin: not known
  email: nobody at all
  social_networks: [{network: Nothing, username: a}, {network: GitHub, username: robin}]
  sections:
    jobs:
      - company: Sound Works
        start_date: last spring
        highlights: [good, {text: [a], highlights: [b]}, better]
      - compny: Only this
        position: Lost
      - position: without employer
      - name: Named
        name: twice
    more:
      - first
      - item: Late
        url: "{nothing"
    other: {entries: [{item: X}], colum: side}
style:
  extends: plain
  fonts: {text: {size: 11}, section: {family: Nothing Sans}}
  colors: {accent: reed}
EOF
"$cvtex" cv.yaml >out 2>said
check "without the option nothing is written" test $? = 1 -a ! -e cv.pdf
check "a font that only pages need is told at once" grep -q "cv.yaml:23:[0-9]*: error: unknown font family 'Nothing Sans'" said
grep ': error: ' said | cut -d: -f2,3 >places
sort -n -t: -k1,1 -k2,2 places >sorted
check "in the order of the file" cmp places sorted
check "each once" test -z "$(uniq -d places)"
check "nothing that comes of what is left out" not grep -q "needs the key" said

"$cvtex" cv.yaml --keep-going >out 2>kept
check "the rest is written, and the status says that there were mistakes" test $? = 1 -a -s cv.pdf
grep -c ': error: ' said >errors
grep -c ': error: ' kept >kept-errors
check "the same mistakes are told" cmp errors kept-errors
"$cvtex" cv.yaml --keep-going --to text >text 2>/dev/null
cat >wanted <<'EOF'
jobs

Sound Works
• good
• better
Lost
without employer
Named

more
first
Late

other
X
EOF
sed -n '/^jobs/,$p' text >rest
check "what is sound is there, and nothing else" diff wanted rest
check "also of the header" grep -q github.com/robin text

# Without one of its conditions a selection would show what nobody chose.
cat >chosen.yaml <<'EOF'
cv:
  name: A
  sections:
    Chosen:
      select: {year: ">=20x0"}
      entries: [{title: Not chosen, authors: [A], date: 2001, journal: J}]
    Other: [seen]
EOF
"$cvtex" chosen.yaml --keep-going --to text >text 2>said
check "a section whose selection is wrong" test "$(grep -c chosen text)" = 0 -a "$(grep -c seen text)" = 1

# Nothing is left of these.
printf 'cv: [a]\n' >list.yaml
"$cvtex" list.yaml --keep-going >out 2>said
check "a document that is none" test $? = 1 -a ! -e list.pdf
printf 'cv: {name: [A]}\n' >nameless.yaml
"$cvtex" nameless.yaml --keep-going >out 2>said
check "a CV without a name" test $? = 1 -a ! -e nameless.pdf
check "of which one mistake is told" test "$(grep -c ': error: ' said)" = 1
"$cvtex" cv.yaml --set style.page.sise=a4 --keep-going -o set.pdf >out 2>said
check "a wrong command line is not mended" test $? = 1 -a ! -e set.pdf
"$cvtex" cv.yaml --keep-going --strict >out 2>said
check "not with --strict" test $? = 2

# A style of one's own is mended like the document.
printf 'extends: plain\nfonts: {text: {size: 11}}\nsection: {cells: "{titel}"}\n' >mine.yaml
printf 'cv: {name: A, sections: {x: [y]}}\nstyle: ./mine.yaml\n' >styled.yaml
"$cvtex" styled.yaml --keep-going >out 2>said
check "mistakes of a style" test $? = 1 -a -s styled.pdf
check "are told in it" test "$(grep -c '^./mine.yaml:[23]:.*: error: ' said)" = 2

# Without mistakes it changes nothing.
printf 'cv: {name: A, sections: {x: [y]}}\n' >sound.yaml
"$cvtex" sound.yaml -o one.pdf && "$cvtex" sound.yaml --keep-going -o two.pdf
check "without mistakes the status is 0" test $? = 0
check "and the output the same" cmp one.pdf two.pdf

# Whatever is wrong: the rest is a PDF, or there is none.
cp -r "$tests"/golden/diag/*.yaml "$tests/golden/diag/parts" .
made=0
for golden in "$tests"/golden/diag/*.yaml; do
    file=$(basename "$golden")
    options=$(sed -n '1{s/^# options: //;s/--strict//;t found
}
d
:found
p' "$golden")
    rm -f out.pdf
    "$cvtex" $options "$file" --keep-going -o out.pdf >out 2>said
    status=$?
    check "$file: it ends as it should" test $status -le 3
    [ -e out.pdf ] || continue
    made=$((made + 1))
    check "$file: the status tells of mistakes" test $status = "$(grep -q ': error: ' said && echo 1 || echo 0)"
    check "$file: a PDF" test "$(head -c 5 out.pdf)" = %PDF-
done
check "most have a rest" test $made -gt 100
finish
