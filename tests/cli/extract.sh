#!/bin/sh
# A PDF that carries its source: its properties, and the output of 'cvtex extract'.
#
#   extract.sh CVTEX
. "$(dirname "$0")/../checks.sh"
need qpdf pdfdetach

# fails WHAT PATTERN COMMAND...: exit status 1, or 3 if files are the reason, and one line that
# matches PATTERN.
fails() {
    what=$1 pattern=$2
    shift 2
    "$@" >out 2>err
    status=$?
    case $pattern in
    *"another file has this name"* | *cannot\ [rmw]* | "it is the PDF itself") wanted=3 ;;
    *) wanted=1 ;;
    esac
    check "$what: exit status $status" [ $status = $wanted ]
    check "$what: says '$(cat err)', not '$pattern'" grep -q -- "$pattern" err
    check "$what: says not one line" [ "$(wc -l <err)" -eq 1 ]
    check "$what: writes to standard output" [ ! -s out ]
}

# A document with every kind of file that can be embedded.
mkdir home
cp "$tests/../examples/portrait.jpg" "$tests/../examples/signature.png" home
cat >home/cv.yaml <<'END'
# A comment, "signs" -- and Åsk.
cv:
  name: Kim Sample
  photo: portrait.jpg
  sections:
    publications: {from: [works.bib, csl.json]}
    Free: [A text]
letter: {opening: Dear B, closing: Yours, signature: signature.png}
style: ./mine.yaml
locale: {extends: ./words.yaml, present: now}
END
printf '@article{a, title={A work}, author={Kim Sample}, journal={J}, year=2020}\n' >home/works.bib
printf '[{"id": "b", "type": "book", "title": "A book", "author": [{"family": "Sample", "given": "Kim"}]}]\n' >home/csl.json
printf '\357\273\277{extends: sidebar, page: {size: a5}}\r\n' >home/mine.yaml # with a byte order mark
cp "$tests/../styles/locales/en.yaml" home/words.yaml

"$cvtex" home/cv.yaml --embed -o first.pdf 2>err
check "--embed: $(cat err)" [ -s first.pdf ]
check "qpdf --check" qpdf --check first.pdf >out 2>&1
cat >wanted <<'END'
csl.json
cv.yaml
mine.yaml
person.jsonld
portrait.jpg
resume.json
signature.png
words.yaml
works.bib
END
pdfdetach -list first.pdf | sed -n 's/^[0-9]*: //p' >list
check "not all is attached, or not in order" diff wanted list

# What it says of itself
qpdf --qdf --object-streams=disable first.pdf flat.pdf
for part in '<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A<' '<pdfuaid:part>1<' /AF /OutputIntents \
    '/Subtype /application#2fyaml' '/AFRelationship /Source' '/AFRelationship /Supplement' \
    '/AFRelationship /Data' '/AFRelationship /Alternative'; do
    check "no $part" grep -aqi -- "$part" flat.pdf
done
check "parameters without a date" not grep -aq /Params flat.pdf
SOURCE_DATE_EPOCH=86400 "$cvtex" home/cv.yaml --embed -o dated.pdf 2>err
qpdf --qdf --object-streams=disable dated.pdf flat.pdf
check "no date of the files" grep -aq "/ModDate (D:19700102000000+00'00')" flat.pdf
if command -v md5sum >/dev/null; then
    sum=$(md5sum <home/cv.yaml | cut -c 1-32)
    check "no checksum of the document" grep -aq "/CheckSum <$sum>" flat.pdf
fi
check "dated: qpdf --check" qpdf --check dated.pdf >out 2>&1

# Back to where it came from
round_trip() {
    rm -rf back
    "$cvtex" extract "$1" -o back/
    check "$1: extract" [ $? = 0 ]
    for file in $(cat wanted); do
        [ ! -e "home/$file" ] || check "$1: $file" cmp "home/$file" "back/$file"
    done
    check "$1: not all is written" [ "$(ls back)" = "$(cat wanted)" ]
    "$cvtex" back/cv.yaml --embed -o back.pdf 2>err
    check "$1: typeset again, it differs" cmp first.pdf back.pdf
    "$cvtex" extract "$1" >out 2>err
    check "$1: to standard output" cmp home/cv.yaml out
}
round_trip first.pdf
for how in --object-streams=generate --object-streams=disable --linearize --qdf --stream-data=uncompress \
    "--recompress-flate --compression-level=9" --newline-before-endstream; do
    qpdf $how first.pdf "rewritten.pdf"
    round_trip rewritten.pdf
done

"$cvtex" extract first.pdf -o there-first/

# Several in one: the first is given back, with all its files and none of the others under their names.
mkdir second
printf 'cv: {name: Another}\n' >second/cv.yaml
"$cvtex" second/cv.yaml --embed -o second.pdf
for other in cv.yaml other.yaml; do
    [ $other = cv.yaml ] || mv second/cv.yaml second/$other
    "$cvtex" second/$other --embed -o second.pdf
    qpdf first.pdf --copy-attachments-from second.pdf --prefix=second- -- joined.pdf
    rm -rf back
    "$cvtex" extract joined.pdf -o back/
    for file in $(cat wanted); do
        check "joined with $other: $file" cmp "there-first/$file" "back/$file"
    done
    "$cvtex" extract joined.pdf -o - >out
    check "joined with $other: to standard output" cmp home/cv.yaml out
done

# Where it goes
"$cvtex" extract first.pdf -o one.yaml
check "-o FILE" cmp home/cv.yaml one.yaml
mkdir there
"$cvtex" extract first.pdf -o there
check "-o FOLDER without a slash" cmp home/works.bib there/works.bib
"$cvtex" extract first.pdf -o there
check "a second time" [ $? = 0 ]
echo mine >there/resume.json
rm there/works.bib
fails "a file that is different" "there/resume.json: another file has this name; nothing was written" "$cvtex" extract first.pdf -o there/
check "a different file is replaced" [ "$(cat there/resume.json)" = mine ]
check "something was written all the same" [ ! -e there/works.bib ]
rm there/resume.json
ln -s ../escaped there/resume.json
fails "a link" "another file has this name" "$cvtex" extract first.pdf -o there/
check "a link is followed" [ ! -e escaped ]
fails "a folder in a missing one" "cannot make the folder" "$cvtex" extract first.pdf -o no/where/
fails "a file as folder" "cannot write one.yaml/.*: Not a directory" "$cvtex" extract first.pdf -o one.yaml/
cp first.pdf same.pdf
fails "onto itself" "it is the PDF itself" "$cvtex" extract same.pdf -o same.pdf
check "the PDF is overwritten" cmp first.pdf same.pdf

# From elsewhere, and without a name
mkdir deep
cp home/works.bib deep
printf 'cv: {name: A, sections: {One: {from: ../deep/works.bib}, Two: {from: works.bib}}}\nstyle: plain\n' >home/far.yaml
"$cvtex" home/far.yaml --allow deep --embed -o far.pdf 2>err
check "elsewhere: says '$(cat err)'" grep -q "note: 'home/../deep/works.bib' is attached as 'works-2.bib', not under the path that the document gives" err
"$cvtex" extract far.pdf -o far/
check "elsewhere" cmp home/works.bib far/works-2.bib
printf 'cv: {name: A}\nstyle: plain\n' >plain.yaml
"$cvtex" - --embed -o - <plain.yaml >stdin.pdf
"$cvtex" extract - -o stdin/ <stdin.pdf
check "from standard input, it is no cv.yaml" cmp plain.yaml stdin/cv.yaml

# What the document asks for
says() {
    "$cvtex" "$@" -o said.pdf 2>err || echo failed
    qpdf --qdf --object-streams=disable said.pdf flat.pdf
    grep -ao '<pdfaid:part>.</pdfaid:part><pdfaid:conformance>.' flat.pdf | tr -cd '0-9A-Z'
    grep -aq '<pdfuaid:part>1<' flat.pdf && printf ' UA'
    grep -aq /OutputIntents flat.pdf && printf ' intent'
    grep -aq /EmbeddedFile flat.pdf && printf ' files'
}
check "the default" [ "$(says plain.yaml)" = "2A UA intent" ]
check "a-2u" [ "$(says plain.yaml --set pdf.standard=a-2u)" = "2U UA intent" ]
check "a-3a" [ "$(says plain.yaml --set pdf.standard=a-3a)" = "3A UA intent" ]
check "none" [ "$(says plain.yaml --set pdf.standard=none)" = " UA" ]
check "none, with files" [ "$(says plain.yaml --set pdf.standard=none --embed)" = " UA files" ]
check "embed: yes" [ "$(says plain.yaml --set pdf.embed=yes)" = "3A UA intent files" ]
check "embed: no" [ "$(says plain.yaml --set pdf.embed=no)" = "2A UA intent" ]
for standard in a-2a a-2u; do
    fails "$standard with files" "PDF/A-2 forbids attachments" \
        sh -c '"$0" plain.yaml --embed --set pdf.standard='$standard' -o - 2>&1 >&3 | head -n 1 >&2; exit 1' "$cvtex" 3>&1
done

# Names that begin alike: they are sorted in the PDF, the shorter one first
printf '@misc{a, title={A}, author={Robin Example}}\n' >b.bib
printf '@misc{b, title={B}, author={Robin Example}}\n' >b.bib.bib
printf '@misc{c, title={C}, author={Robin Example}}\n' >b.bib.bib.bib
printf 'cv: {name: Robin Example, sections: {P: {from: [b.bib.bib, b.bib, b.bib.bib.bib]}}}\npdf: {embed: yes}\n' >alike.yaml
"$cvtex" alike.yaml -o alike.pdf
mkdir alike
"$cvtex" extract alike.pdf -o alike/ >out 2>err
check "names that begin alike: exit status, $(cat err)" [ $? = 0 ]
for file in alike.yaml b.bib b.bib.bib b.bib.bib.bib; do
    check "names that begin alike: $file" cmp "$file" "alike/$file"
done

# What cannot be read
fails "no file" "cannot read nowhere.pdf" "$cvtex" extract nowhere.pdf
fails "no PDF" "cannot extract from plain.yaml: it is not a PDF" "$cvtex" extract plain.yaml
"$cvtex" plain.yaml -o bare.pdf
fails "nothing in it" "it has no files that cvtex attached" "$cvtex" extract bare.pdf
qpdf --empty --add-attachment plain.yaml -- foreign.pdf
fails "of another program" "it has no files that cvtex attached" "$cvtex" extract foreign.pdf
for how in --object-streams=generate --object-streams=disable; do
    qpdf --encrypt a b 256 -- $how first.pdf secret.pdf
    fails "encrypted, $how" "it is encrypted" "$cvtex" extract secret.pdf
done
size=$(wc -c <first.pdf)
for part in 2 3 4 5 10; do
    head -c $((size / part)) first.pdf >cut.pdf
    "$cvtex" extract cut.pdf -o cut/ >out 2>err
    status=$?
    check "cut to 1/$part: exit status $status" [ $status = 0 -o $status = 1 ]
    rm -rf cut
done
if command -v python3 >/dev/null; then
    python3 -c 'import zlib
data = zlib.compress(bytes(400 << 20), 9)
open("bomb.pdf", "wb").write(b"%%PDF-1.7\n1 0 obj\n<</Type/EmbeddedFile/CvtexName(a)/CvtexDocument true"
    b"/Filter/FlateDecode/Length %d>>stream\n%s\nendstream\nendobj\n" % (len(data), data))'
    fails "a stream that grows without end" "its attached files are too large" "$cvtex" extract bomb.pdf
fi
finish
