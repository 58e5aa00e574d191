#!/bin/sh
# cvtex watch: a new PDF whenever the document changes or anything that it reads, however editors save.
#
#   watch.sh CVTEX
. "$(dirname "$0")/../checks.sh"

cp -r "$tests/../styles" "$tests/../fonts" . 2>/dev/null
mkdir data doc doc/parts doc/fonts
mv styles fonts data
font=data/fonts/tex-gyre
cp $font/texgyreheros-regular.otf doc/fonts/mine.otf
cat >doc/cv.yaml <<'EOF'
cv:
  name: Ada Lovelace
  headline: Mathematician
  photo: me.jpg
  sections:
    works: {from: refs.bib}
    Talks: !include parts/talks.yaml
style: ./mine.yaml
locale: ./words.yaml
EOF
echo '[First talk]' >doc/parts/talks.yaml
echo '@book{a, title={First title}, author={Ada Lovelace}, year=2000}' >doc/refs.bib
printf 'extends: classic\nfonts: {text: {family: TeX Gyre Heros}}\n' >doc/mine.yaml
printf 'extends: en\n' >doc/words.yaml
cp "$tests/../examples/portrait.jpg" doc/me.jpg

# soon COMMAND...: true if the command succeeds within ten seconds.
soon() {
    for try in $(seq 500); do
        "$@" && return 0
        sleep 0.02
    done
    return 1
}

runs() {
    grep -c ' ms$' out
}

has_runs() {
    [ "$(runs)" -ge "$1" ]
}

# begin ARGUMENT...
begin() {
    : >out
    : >err
    "$cvtex" watch "$@" >out 2>err &
    pid=$!
    soon has_runs 1 || echo "watch does not begin: $(cat err)" >&2
}

# stop WHAT: ends it, with status 143.
stop() {
    kill -TERM $pid
    wait $pid 2>/dev/null
    status=$?
    check "$1: exit status $status, not 143" [ $status = 143 ]
    check "$1: temporary files are left" [ -z "$(find . -name '.cvtex-*')" ]
}

# changes WHAT COMMAND...: the command is followed by a new PDF, which is that of a run now.
changes() {
    what=$1
    shift
    before=$(runs)
    "$@"
    check "$what: nothing happens: $(tail -3 err)" soon has_runs $((before + 1))
    "$cvtex" doc/cv.yaml -o now.pdf $options 2>/dev/null
    check "$what: the PDF is not that of a run now" soon cmp -s doc/cv.pdf now.pdf
}

write() {
    printf '%b' "$2" >"$1"
}

renamed() {
    printf '%b' "$2" >"$1.new"
    mv "$1.new" "$1"
}

# As vim does: the old file is moved away, the new one is written, the old one removed.
moved() {
    mv "$1" "$1~"
    printf '%b' "$2" >"$1"
    rm "$1~"
}

removed() {
    rm "$1"
    printf '%b' "$2" >"$1"
}

works() {
    echo "@book{a, title={$1}, author={Ada Lovelace}, year=2000}\n"
}

options=
begin doc/cv.yaml
check "the first line: $(cat out)" grep -q '^doc/cv.pdf, 1 page, [0-9.]* ms$' out
for how in write renamed moved removed; do
    changes "$how: a bibliography" $how doc/refs.bib "$(works "By $how")"
    changes "$how: a part" $how doc/parts/talks.yaml "[Talk by $how]"
    changes "$how: the document" $how doc/cv.yaml "$(sed "s/headline: .*/headline: By $how/" doc/cv.yaml)\n"
    changes "$how: the style" $how doc/mine.yaml "extends: classic\nfonts: {text: {family: TeX Gyre Heros}}\ncolors: {accent: '#$(echo $how | cksum | cut -c 1-6 | tr 0-9 a-f0-9 | cut -c 1-3)'}\n"
    changes "$how: the locale" $how doc/words.yaml "extends: en\n# $how\n"
done
changes "a picture" cp "$tests/../examples/portrait.jpg" doc/me.jpg
changes "settings come to be" write doc/.cvtex 'pages: {most: 2}\n'
changes "settings change" write doc/.cvtex 'pages: {most: 3}\n'
changes "settings go" rm doc/.cvtex
mkdir elsewhere
cp doc/parts/talks.yaml elsewhere
rm -r doc/parts
check "a folder that goes is not told: $(cat err)" soon grep -q "parts/talks.yaml" err
changes "a folder comes to be" cp -r elsewhere doc/parts
check "mended is not told" soon grep -q '^mended$' out

# Mistakes: the last good PDF stays.
cp doc/cv.pdf good.pdf
cp doc/cv.yaml good.yaml
: >err
sed 's/name:/nmae:/' good.yaml >doc/cv.yaml
check "a mistake is not told" soon grep -q "unknown key 'nmae'" err
check "that nothing was written is not told" soon grep -q "doc/cv.pdf was not written" err
check "a mistake takes the PDF" cmp -s doc/cv.pdf good.pdf
mended=$(grep -c '^mended$' out)
changes "a mistake is mended" cp good.yaml doc/cv.yaml
is_mended() { [ "$(grep -c '^mended$' out)" -gt "$mended" ]; }
check "mended is not told again" soon is_mended
: >err
mv doc/refs.bib refs.bib
check "a file that goes is not told" soon grep -q "cannot read: .*refs.bib" err
changes "a missing file comes to be" mv refs.bib doc/refs.bib
: >err
rm doc/cv.yaml
check "a document that goes is not told" soon grep -q "doc/cv.yaml: error: cannot read" err
check "a document that goes takes the PDF" cmp -s doc/cv.pdf good.pdf
changes "the document comes back" cp good.yaml doc/cv.yaml
# Nothing happens without a change.
before=$(runs)
touch doc/other.txt
cat doc/cv.yaml >/dev/null
sleep 0.4
check "a run without a change" [ "$(runs)" = "$before" ]
# Many changes at once are few runs, and the last one counts.
for i in $(seq 40); do
    works "Number $i" >doc/refs.bib
done
printf '%b' "$(works "The last")" >doc/refs.bib
"$cvtex" doc/cv.yaml -o now.pdf
check "many changes: the last one does not count" soon cmp -s doc/cv.pdf now.pdf
check "many changes: $(($(runs) - before)) runs" [ $(($(runs) - before)) -le 25 ]
# The PDF is made anew when it was removed and the document changes.
rm doc/cv.pdf
changes "the PDF was removed" sh -c 'echo "# end" >>doc/cv.yaml'
stop "watch"

# Styles and fonts that come with the program, which a session keeps
CVTEX_DATA=data
export CVTEX_DATA
sed -i '/^style\|^locale/d' doc/cv.yaml
echo 'style: {extends: plain, fonts: {text: {family: TeX Gyre Heros}}}' >>doc/cv.yaml
begin doc/cv.yaml
changes "a style of the program" sed -i 's/size: 10pt, leading: 12.2pt}/size: 11pt, leading: 13pt}/' data/styles/plain.yaml
changes "a font of the program" cp $font/texgyretermes-regular.otf $font/texgyreheros-regular.otf
stop "watch with data of one's own"
unset CVTEX_DATA

# Links, options, several outputs
mkdir real
cp doc/refs.bib real/refs.bib
rm doc/refs.bib
ln -s ../real/refs.bib doc/refs.bib
options="--allow real --style plain"
begin doc/cv.yaml --allow real --style plain
changes "a file behind a link" renamed real/refs.bib "$(works "Behind a link")"
options="--allow real --style plain"
stop "watch with options"
options=
printf 'cv: {name: A}\nvariants: {a: {}, b: {style: plain}}\n' >doc/v.yaml
begin doc/v.yaml --all-variants --depfile doc/v.d --if-changed
check "variants: $(cat out)" soon grep -q '^doc/v-b.pdf, 1 page' out
check "variants with a rule for make" soon grep -q '^doc/v-a.pdf doc/v-b.pdf: doc/v.yaml' doc/v.d
echo 'locale: de' >doc/over.yaml
stop "watch with variants"
begin doc/v.yaml doc/over.yaml -o doc/cv.pdf
before=$(runs)
echo 'locale: fr' >doc/over.yaml
check "a document over the first changes" soon has_runs $((before + 1))
stop "watch with two documents"

# Confinement holds in each run.
mkdir secret
works Secret >secret/refs.bib
begin doc/v.yaml -o doc/cv.pdf
echo 'cv: {name: A, sections: {works: {from: ../secret/refs.bib}}}' >doc/v.yaml
check "a document reads elsewhere: $(cat err)" soon grep -q "outside the document's folder" err
stop "watch, confined"
# The sandbox, where the kernel has it
echo 'cv: {name: A}' >doc/v.yaml
if "$cvtex" doc/v.yaml --sandbox -o doc/cv.pdf 2>err; then
    begin doc/v.yaml --sandbox -o doc/cv.pdf
    for how in write renamed moved; do
        before=$(runs)
        $how doc/v.yaml "cv: {name: A $how}\n"
        check "in the sandbox, $how: $(cat err)" soon has_runs $((before + 1))
    done
    stop "watch in the sandbox"
fi

# No inotify: files are looked at.
if command -v strace >/dev/null && strace -o trace true 2>/dev/null; then
    ASAN_OPTIONS=$ASAN_OPTIONS:detect_leaks=0
    : >out
    strace -f -o trace -e inject=inotify_init1:error=EMFILE "$cvtex" watch doc/v.yaml -o doc/cv.pdf >out 2>err &
    pid=$!
    soon has_runs 1
    if grep -q 'inotify_init1.*INJECTED' trace; then
        before=$(runs)
        sleep 0.05
        echo 'cv: {name: Another}' >doc/v.yaml
        check "without inotify: $(cat err)" soon has_runs $((before + 1))
    fi
    kill $(sed -n 's/^\([0-9]*\) .*/\1/p' trace | sort -u) 2>/dev/null
    wait $pid 2>/dev/null
fi

# Ends
echo 'cv: {name: A}' >doc/v.yaml
if env --default-signal=INT true 2>/dev/null; then
    : >out
    env --default-signal=INT "$cvtex" watch doc/v.yaml -o doc/cv.pdf >out 2>err &
    pid=$!
    soon has_runs 1
    kill -INT $pid
    wait $pid 2>/dev/null
    status=$?
    check "SIGINT: exit status $status" [ $status = 130 ]
fi
"$cvtex" watch none.yaml 2>err
check "no document: exit status" [ $? = 3 ]
"$cvtex" watch - 2>err
check "standard input: exit status" [ $? = 2 ]
"$cvtex" watch doc/v.yaml -o - 2>err
check "standard output: exit status" [ $? = 2 ]
"$cvtex" watch doc/v.yaml --fix 2>err
check "--fix: exit status" [ $? = 2 ]
"$cvtex" watch doc/v.yaml --nosuch 2>err
check "an unknown option: exit status" [ $? = 2 ]
"$cvtex" watch doc/v.yaml -o no/such/folder.pdf >out 2>err
check "an output that cannot be written: exit status" [ $? = 3 ]

# On a terminal, mistakes that are told again come in place of the old ones.
if command -v script >/dev/null; then
    echo 'cv: {nmae: A}' >doc/v.yaml
    script -qfec "'$cvtex' watch doc/v.yaml -o doc/cv.pdf" typed >/dev/null 2>&1 </dev/null &
    pid=$!
    soon grep -q nmae typed
    echo 'cv: {name: A}' >doc/v.yaml
    check "on a terminal, mistakes stay: $(cat typed)" soon grep -q '\[H.*\[2J' typed
    kill $pid 2>/dev/null
    wait $pid 2>/dev/null
fi
finish
