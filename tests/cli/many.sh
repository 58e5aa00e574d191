#!/bin/sh
# Many documents in one call: each gives its own PDF, one that fails stops no other, and what is told comes in the
# order of the command line.
#
#   many.sh CVTEX
. "$(dirname "$0")/../checks.sh"

cv() {
    printf 'cv: {name: %s, sections: {Talks: [One, Two]}}\nstyle: plain\n' "$1"
}

# 200 documents, one of them bad
mkdir in
for i in $(seq 200); do
    cv "Person $i" >in/cv$i.yaml
done
echo 'cv: {nmae: A}' >in/cv77.yaml
"$cvtex" in/*.yaml -o out/ -j -q 2>err
check "one of 200 is bad: exit status" [ $? = 1 ]
check "one of 200 is bad: $(ls out | wc -l) were written" [ "$(ls out | wc -l)" = 199 ]
check "one of 200 is bad: it was written" [ ! -e out/cv77.pdf ]
check "one of 200 is bad: not told" grep -q "^in/cv77.yaml:1:6: error: unknown key 'nmae'" err
check "one of 200 is bad: no sum" grep -q "^cvtex: 199 of 200 documents" err
check "one of 200 is bad: more is told" [ "$(grep -c error: err)" = 2 ]
check "temporary files are left" [ -z "$(find . -name '.cvtex-*')" ]
for i in 1 200; do
    "$cvtex" in/cv$i.yaml -o alone.pdf
    check "cv$i.pdf is another PDF than alone" cmp -s alone.pdf out/cv$i.pdf
done
rm -r out in

# Order: the first takes longest.
i=0
while [ $i -lt 600 ]; do
    echo "  s$i: [some text of $i, 'and $i']"
    i=$((i + 1))
done >sections
{
    printf 'style: plain\ncv:\n  name: Slow\n  nmae: x\n  sections:\n'
    sed 's/^/  /' sections
} >slow.yaml
for i in 1 2 3 4; do
    echo "cv: {name: A$i, nmae: $i}" >bad$i.yaml
done
for jobs in -j1 -j4 '-j 3' --jobs=2; do
    "$cvtex" slow.yaml bad1.yaml bad2.yaml bad3.yaml bad4.yaml $jobs --format gcc 2>err
    check "$jobs: exit status" [ $? = 1 ]
    check "$jobs: the order is $(grep -o '^[a-z0-9]*.yaml' err | tr '\n' ' ')" \
        [ "$(grep -o '^[a-z0-9]*.yaml' err | uniq | tr '\n' ' ')" = "slow.yaml bad1.yaml bad2.yaml bad3.yaml bad4.yaml " ]
done

# Places
mkdir a b
cv A >a/cv.yaml
cv B >b/cv.yaml
"$cvtex" a/cv.yaml b/cv.yaml -j
check "-j: not beside the sources" [ -s a/cv.pdf -a -s b/cv.pdf ]
rm a/cv.pdf b/cv.pdf
for to in "-o out/" "-o out.pdf -j" "-o {name}-{style}.pdf -j" "-o out/{name}.pdf -j2"; do
    "$cvtex" a/cv.yaml b/cv.yaml $to 2>err
    check "$to: two documents for one file: exit status" [ $? = 2 ]
    check "$to: two documents for one file: $(cat err)" grep -q "^cvtex: error: a/cv.yaml and b/cv.yaml would both be written to " err
    check "$to: something was written" [ "$(find . -name '*.pdf' | wc -l)" = 1 ]
done
rm -f alone.pdf
"$cvtex" a/cv.yaml b/cv.yaml -o out/ 2>err
check "a collision: exit status" [ $? = 2 ]
check "a collision: the folder was made" [ ! -e out ]
ln -s a c
"$cvtex" a/cv.yaml c/cv.yaml -j 2>err
check "one document by two names: exit status" [ $? = 2 ]
check "one document by two names: written" [ ! -e a/cv.pdf ]
"$cvtex" a/cv.yaml a/cv.yaml -j 2>err
check "one document twice" [ $? = 2 ]
"$cvtex" - a/cv.yaml -j <b/cv.yaml 2>err
check "standard input among many: exit status" [ $? = 3 ]
check "standard input among many: $(cat err)" grep -q "no file for the PDF of -" err
cv X >x.yaml
cv Y >y.yaml
cp y.yaml keep
"$cvtex" x.yaml y.yaml -j --to text -o y.yaml 2>err
check "an output over a document: exit status" [ $? = 2 ]
check "an output over a document" cmp -s y.yaml keep
"$cvtex" x.yaml y.yaml --to text -j >out.txt
check "--to text: not in order" [ "$(grep -o '^[XY]$' out.txt | tr -d '\n')" = XY ]
"$cvtex" x.yaml y.yaml --to text -o texts/
check "--to text -o FOLDER/" [ -s texts/x.txt -a -s texts/y.txt ]
"$cvtex" x.yaml y.yaml
check "without -j, not laid over each other" [ -s y.pdf -a ! -e x.pdf ]
"$cvtex" x.yaml none.yaml y.yaml -o some/ 2>err
check "one is missing: exit status" [ $? = 3 ]
check "one is missing: the others" [ -s some/x.pdf -a -s some/y.pdf ]
"$cvtex" none.yaml gone.yaml -o nothing/ 2>err
check "all are missing: the folder is left" [ ! -e nothing ]

# Variants, styles and languages in names
cat >v.yaml <<'EOF'
cv: {name: V}
variants: {one: {}, two: {locale: de, style: plain}}
EOF
cat >w.yaml <<'EOF'
cv: {name: W}
locale: fr
variants: {one: {style: ./mine.yaml}}
EOF
echo 'extends: plain' >mine.yaml
mkdir vs
"$cvtex" v.yaml w.yaml --all-variants -j -o 'vs/{name}-{variant}-{locale}-{style}.pdf'
check "patterns: exit status" [ $? = 0 ]
check "patterns: $(ls vs)" [ "$(ls vs | tr '\n' ' ')" = "v-one-en-default.pdf v-two-de-plain.pdf w-one-fr-mine.pdf " ]
"$cvtex" v.yaml w.yaml --variant one -o vs/
check "--variant -o FOLDER/" [ -s vs/v-one.pdf -a -s vs/w-one.pdf ]
"$cvtex" v.yaml -o '{name}.{locale}.pdf' --all-variants
check "{locale} in place of {variant}" [ -s v.en.pdf -a -s v.de.pdf ]
printf 'cv: {name: V}\nvariants: {a-b: {}}\n' >n.yaml
printf 'cv: {name: V}\nvariants: {b: {}}\n' >n-a.yaml
"$cvtex" n.yaml n-a.yaml --all-variants -j 2>err
check "variants of two documents for one file: exit status" [ $? = 2 ]
check "variants of two documents for one file" [ ! -e n-a-b.pdf ]
"$cvtex" v.yaml -o '{name}-{style}.pdf' --all-variants --style plain 2>err
check "variants for one file: exit status" [ $? = 2 ]
check "variants for one file: $(cat err)" grep -q "several variants would be written to v-plain.pdf" err
"$cvtex" x.yaml --to nodes -o '{style}.txt' 2>err
check "{style} of what has none: exit status" [ $? = 3 ]

# One file of data, whatever the documents are
if command -v python3 >/dev/null; then
    for form in json sarif; do
        "$cvtex" check bad1.yaml x.yaml none.yaml bad2.yaml -j --format $form >listed 2>err
        check "check $form: exit status" [ $? = 3 ]
        check "check $form: no mistake of one is told" grep -q none.yaml err
        "$cvtex" x.yaml bad1.yaml none.yaml bad2.yaml -o some/ --format $form 2>all
        "$cvtex" v.yaml --all-variants --format $form --set cv.nmae=x 2>variants
        for file in listed all variants; do
            python3 - $form $file >found 2>&1 <<'EOF'
import json, sys
form, file = sys.argv[1:]
data = json.load(open(file))
items = data if form == "json" else data["runs"][0]["results"]
codes = [i.get("code") or i.get("ruleId") for i in items]
assert codes.count("unknown-key") == (1 if file == "variants" else 2), codes
assert ("program" in codes) == (file == "all"), codes
if form == "sarif":
    assert len(data["runs"]) == 1
    assert "unknown-key" in [r["id"] for r in data["runs"][0]["tool"]["driver"]["rules"]]
EOF
            check "$form, $file: $(cat found)" [ ! -s found ]
        done
    done
fi
"$cvtex" bad1.yaml bad2.yaml x.yaml -j --format github 2>err
check "github" [ "$(grep -c '^::error file=bad' err)" = 2 ]

# Each document may read its own folder only.
mkdir mine other
echo '@book{a, title={T}, author={A}, year=2000}' >other/refs.bib
printf 'cv: {name: A, sections: {p: {from: ../other/refs.bib}}}\n' >mine/cv.yaml
cv B >other/b.yaml
"$cvtex" other/b.yaml mine/cv.yaml -j1 2>err
check "a document reads in the folder of another: exit status" [ $? = 1 ]
check "a document reads in the folder of another: $(cat err)" grep -q "outside the document's folder" err
"$cvtex" other/b.yaml mine/cv.yaml -j1 --allow other
check "--allow is for all" [ $? = 0 ]

# The command line
"$cvtex" x.yaml y.yaml -j0 2>err
check "-j0" [ $? = 2 ]
"$cvtex" x.yaml y.yaml -jx 2>err
check "-jx" [ $? = 2 ]
"$cvtex" x.yaml y.yaml -o out/ --depfile all.d 2>err
check "--depfile of many needs {name}" [ $? = 2 ]
"$cvtex" x.yaml y.yaml -o out/ --depfile 'out/{name}.d'
check "--depfile with {name}" grep -q "^out/x.pdf: x.yaml$" out/x.d
set --
for i in $(seq 40); do
    set -- "$@" x.yaml
done
"$cvtex" "$@" -o over.pdf 2>err
check "too many documents to lay over each other" [ $? = 2 ]

# Signals end all processes, and nothing is left.
if [ -e /proc/self/stat ]; then
    mkdir many done
    for i in $(seq 60); do
        cp slow.yaml many/s$i.yaml
        sed -i '/nmae/d' many/s$i.yaml
    done
    for signal in TERM HUP; do
        "$cvtex" many/*.yaml -o done/ -j3 -q 2>err &
        pid=$!
        for try in $(seq 200); do
            [ "$(ls done | wc -l)" -lt 2 ] || break
            sleep 0.02
        done
        kill -$signal $pid
        wait $pid 2>/dev/null
        status=$?
        [ $signal = TERM ] && number=15 || number=1
        check "SIG$signal: exit status $status" [ $status = $((128 + number)) ]
        check "SIG$signal: temporary files: $(find . -name '.cvtex-*')" [ -z "$(find . -name '.cvtex-*')" ]
        check "SIG$signal: all were written" [ "$(ls done | wc -l)" -lt 60 ]
        left=$(grep -l "^PPid:.*\b$pid$" /proc/[0-9]*/status 2>/dev/null)
        check "SIG$signal: processes are left" [ -z "$left" ]
        rm -f done/*
    done
fi
finish
