#!/bin/sh
# Each limit of a run: it is reached, the message names it and the place, and one more is allowed
# when it is set higher. The table of docs/limits.md is the one that the program has.
#
#   limits.sh CVTEX
. "$(dirname "$0")/checks.sh"

# over LIMIT=N FILE PLACE [OPTIONS...]: with this limit, FILE.yaml gives the error at PLACE, and no
# PDF. With a limit one higher, given as the last argument of `within`, there is a PDF.
over() {
    setting=$1 file=$2 place=$3
    shift 3
    rm -f "$file.pdf"
    "$cvtex" "$file.yaml" --limit "$setting" "$@" 2>err
    status=$?
    check "$setting: exit status $status, not 1" [ $status = 1 ]
    check "$setting: a PDF was written" [ ! -e "$file.pdf" ]
    check "$setting: not said at '$place': $(head -n 1 err)" \
        grep -q "^$place: error: .*limit '${setting%%=*}'" err
    check "$setting: said more than once" [ "$(grep -c "limit '" err)" = 1 ]
}

within() {
    rm -f "$2.pdf"
    "$cvtex" "$2.yaml" --limit "$1" 2>err
    check "$1: no PDF: $(head -n 1 err)" [ -s "$2.pdf" ]
}

printf '%s\n' 'cv:' '  name: A. Able' '  sections:' '    S:' '      - one' '      - &a {item: two, date: 2016}' \
    '      - *a' >cv.yaml
size=$(wc -c <cv.yaml)
over input=$((size - 1)) cv cv.yaml
within input=$size cv

# What is larger than the limit is not read: neither a file without an end nor one of a terabyte.
truncate -s 1T big.bib
printf '%s\n' 'cv:' '  name: A. Able' '  sections:' '    P: {from: big.bib}' >big.yaml
for input in - /dev/zero big; do
    [ "$input" = big ] && input=big.yaml
    timeout 20 "$cvtex" "$input" -o big.pdf </dev/zero >out 2>err
    status=$?
    check "$input without an end: exit status $status, not 1" [ $status = 1 ]
    check "$input without an end: $(head -n 1 err)" grep -q "limit 'input'" err
done
rm -f big.bib
over depth=3 cv cv.yaml:5:9 # the list of the section is the third level
over depth=4 cv cv.yaml:6:13
over depth=1 cv cv.yaml:2:3
within depth=5 cv
over nodes=12 cv 'cv.yaml:6:19'
within nodes=100 cv
over expanded=30 cv 'cv.yaml:[0-9]*:[0-9]*'
within expanded=60 cv
over entries=2 cv cv.yaml:6:9 # where the alias leads to
within entries=3 cv
over glyphs=9 cv cv.yaml:5:9
within glyphs=100 cv
over pages=1 cv cv.yaml --set 'cv.sections.S={break: always, entries: [{item: a, break: always}, {item: b, break: always}]}'
within pages=1 cv
over memory=200000 cv cv.yaml
within memory=100M cv

# Aliases: few bytes, many values, much text, many pairs by merge keys.
{
    echo 'cv: {name: A}'
    printf 'x: &x "'
    awk 'BEGIN { for (i = 0; i < 2000; i++) printf "0123456789"; print "\"" }'
    printf 'y: &y ['
    awk 'BEGIN { for (i = 0; i < 100; i++) printf "*x,"; print "]" }'
    printf 'z: ['
    awk 'BEGIN { for (i = 0; i < 100; i++) printf "*y,"; print "]" }'
} >text.yaml
over expanded=64M text text.yaml:4:101 # the alias that is too much
{
    printf 'x: &x {'
    awk 'BEGIN { for (i = 0; i < 3000; i++) printf "k%d: ,", i; print "}" }'
    awk 'BEGIN { for (i = 0; i < 1000; i++) printf "y%d: {<<: *x}\n", i }'
    echo 'cv: {name: A}'
} >merged.yaml
over nodes=1000k merged 'merged.yaml:[0-9]*:[0-9]*'

# Files that the document names.
printf '@misc{a, title={A}, author={B}, year=2000}\n@misc{b, title={B}, author={B}, year=2000}\n' >refs.bib
echo '[{"id": "a", "title": "A", "type": "book"}, {"id": "b", "title": "B", "type": "book"}]' >refs.json
for ending in bib json; do
    echo "cv: {name: A, sections: {P: {from: refs.$ending}}}" >"from-$ending.yaml"
    over works=1 "from-$ending" "refs.$ending:[0-9]*:[0-9]*"
    within works=2 "from-$ending"
    over entries=1 "from-$ending" "refs.$ending:[0-9]*:[0-9]*"
done
over input=60 from-bib 'from-bib.yaml:1:[0-9]*'
cp "$tests/../examples/portrait.jpg" .
printf 'cv: {name: A, photo: portrait.jpg}\nstyle: sidebar\n' >photo.yaml
over pixels=1000 photo photo.yaml:1:22
within pixels=100M photo

# Wrong limits.
for wrong in foo=1 pages=0 pages=x pages= pages pages=-1 depth=501 =3 pages=1000000000000000; do
    "$cvtex" cv.yaml -o wrong.pdf --limit "$wrong" 2>err
    check "--limit $wrong: exit status $?" [ ! -e wrong.pdf ]
    check "--limit $wrong: says $(head -n 1 err)" grep -q "limit" err
done
"$cvtex" cv.yaml -o wrong.pdf --limit paegs=1 2>err
check "no suggestion" grep -q "did you mean 'pages'" err

# A path of --set is as deep as the mappings that it makes.
path=$(awk 'BEGIN { for (i = 0; i < 60000; i++) printf "a." }')
"$cvtex" cv.yaml -o set.pdf --set "${path}a=1" 2>err
check "deep --set: exit status $?" [ ! -e set.pdf ]
check "deep --set: not said" grep -q "limit 'depth'" err

# The manual.
sed -n 's/^    X([A-Z]*, "\([a-z]*\)", \([0-9]*\), .*/| `\1` | \2 |/p' "$tests/../src/base/limit.h" >table
check "no table of limits" [ "$(wc -l <table)" -ge 10 ]
while read -r row; do
    check "docs/limits.md lacks '$row'" grep -qF "$row" "$tests/../docs/limits.md"
done <table
finish
