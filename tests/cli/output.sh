#!/bin/sh
# Where the output goes. If it cannot be written, there is one clear line, no partly written file,
# and the old file stays as it was.
#
#   output.sh CVTEX
. "$(dirname "$0")/../checks.sh"

printf 'cv: {name: Ada Lovelace}\nstyle: plain\n' >cv.yaml
printf 'cv: {nmae: Ada Lovelace}\n' >bad.yaml
"$cvtex" cv.yaml -o expected.pdf

is_pdf() {
    cmp -s "$1" expected.pdf
}

# fails STATUS WHAT PATTERN COMMAND...: exit status STATUS and one line that matches PATTERN; no
# file is added or removed.
fails() {
    wanted=$1 what=$2 pattern=$3
    shift 3
    ls -a >before
    "$@" 2>err
    status=$?
    ls -a >after
    check "$what: exit status $status, not $wanted" [ $status = "$wanted" ]
    check "$what: says not one line: $(cat err)" [ "$(wc -l <err)" -eq 1 ]
    check "$what: says '$(cat err)', not '$pattern'" grep -q -- "$pattern" err
    check "$what: leaves files behind" diff before after
}
: >before
: >after
: >err

# Where it goes
"$cvtex" cv.yaml
check "cv.yaml does not make cv.pdf" is_pdf cv.pdf
rm -f cv.pdf
cp cv.yaml short.yml
"$cvtex" short.yml
check "short.yml does not make short.pdf" is_pdf short.pdf
cp cv.yaml bare
"$cvtex" bare
check "bare does not make bare.pdf" is_pdf bare.pdf
mkdir in.yaml
cp cv.yaml in.yaml/cv
"$cvtex" in.yaml/cv
check "in.yaml/cv does not make in.yaml/cv.pdf" is_pdf in.yaml/cv.pdf
"$cvtex" cv.yaml --output=long.pdf
check "--output=long.pdf" is_pdf long.pdf
"$cvtex" cv.yaml -o - >dash.pdf
check "-o -" is_pdf dash.pdf
check "-o - makes a file" [ ! -e cv.pdf ]
"$cvtex" - <cv.yaml >stdin.pdf
check "- alone" is_pdf stdin.pdf
"$cvtex" - -o both.pdf <cv.yaml
check "- -o both.pdf" is_pdf both.pdf
"$cvtex" - -o - <cv.yaml | cat >pipe.pdf
check "- -o - into a pipe" is_pdf pipe.pdf
"$cvtex" cv.yaml --to trace >trace
check "--to trace goes to standard output" grep -q '^page 1 ' trace
"$cvtex" cv.yaml --to trace -o trace.txt
check "--to trace -o trace.txt" cmp trace trace.txt
check "--to trace makes a PDF" [ ! -e cv.pdf ]

# What stands there already
echo %PDF-older >over.pdf
chmod 640 over.pdf
"$cvtex" cv.yaml -o over.pdf
check "an older file is not replaced" is_pdf over.pdf
check "its mode is not kept" [ "$(ls -l over.pdf | cut -c 1-10)" = -rw-r----- ]
(umask 027 && "$cvtex" cv.yaml -o new.pdf)
check "umask is not minded" [ "$(ls -l new.pdf | cut -c 1-10)" = -rw-r----- ]
echo %PDF-older >target.pdf
ln -s target.pdf link.pdf
"$cvtex" cv.yaml -o link.pdf
check "a link is replaced" [ -L link.pdf ]
check "what a link leads to is not written" is_pdf target.pdf
echo %PDF-older >kept.pdf
"$cvtex" bad.yaml -o kept.pdf 2>err
check "an error ends with exit status 0" [ $? = 1 ]
check "an error takes the older file" [ "$(cat kept.pdf)" = %PDF-older ]
check "an error writes to standard output" [ -z "$("$cvtex" bad.yaml -o - 2>err)" ]

# Where it cannot go
fails 3 "missing folder" "cannot write nowhere/cv.pdf: No such file" "$cvtex" cv.yaml -o nowhere/cv.pdf
fails 3 "a file as folder" "cannot write cv.yaml/cv.pdf: Not a directory" "$cvtex" cv.yaml -o cv.yaml/cv.pdf
mkdir folder.pdf
fails 3 "output is a folder" "cannot write folder.pdf: Is a directory" "$cvtex" cv.yaml -o folder.pdf
long=$(printf '%0300d' 0)
fails 3 "name too long" "File name too long" "$cvtex" cv.yaml -o "$long.pdf"
mkdir read-only
chmod 555 read-only
if (: >read-only/x) 2>/dev/null; then # root writes everywhere
    rm -f read-only/x
    [ ! -d /proc/self ] || fails 3 "read-only folder" "cannot write /proc/cv.pdf: " "$cvtex" cv.yaml -o /proc/cv.pdf
else
    fails 3 "read-only folder" "cannot write read-only/cv.pdf: Permission denied" "$cvtex" cv.yaml -o read-only/cv.pdf
    echo %PDF-older >read-only.pdf
    chmod 444 read-only.pdf
    fails 3 "read-only file" "cannot write read-only.pdf: Permission denied" "$cvtex" cv.yaml -o read-only.pdf
    check "a read-only file is replaced" [ "$(cat read-only.pdf)" = %PDF-older ]
fi
if [ -c /dev/full ]; then
    fails 3 "full device" "cannot write /dev/full: No space left" "$cvtex" cv.yaml -o /dev/full
    fails 3 "full standard output" "cannot write to standard output: No space left" \
        sh -c '"$0" cv.yaml -o - >/dev/full' "$cvtex"
fi
[ ! -c /dev/null ] || check "a device" "$cvtex" cv.yaml -o /dev/null
fails 3 "closed standard output" "cannot write to standard output: Bad file" \
    sh -c '"$0" cv.yaml -o - >&-' "$cvtex"
sh -c '"$0" cv.yaml -o closed.pdf >&-' "$cvtex"
check "a closed standard output spoils a file" is_pdf closed.pdf
fails 3 "closed pipe" "cannot write to standard output: Broken pipe" \
    sh -c '{ sleep 1; "$0" cv.yaml -o -; echo $? >status; } | true; read s <status; rm status; exit "$s"' "$cvtex"
# The disk fills up half-way: a limit on the size of files stands in for it.
echo %PDF-older >full.pdf
fails 3 "disk full" "cannot write full.pdf: File too large" \
    sh -c 'trap "" XFSZ; ulimit -f 1; "$0" cv.yaml -o full.pdf' "$cvtex"
check "a full disk takes the older file" [ "$(cat full.pdf)" = %PDF-older ]

# What cannot be read
fails 3 "missing document" "error: cannot read: No such file" sh -c '"$0" nowhere.yaml -o - ' "$cvtex"
fails 3 "the document is a folder" "error: cannot read: Is a directory" sh -c '"$0" in.yaml -o -' "$cvtex"
fails 3 "closed standard input" "error: cannot read: Bad file" sh -c '"$0" - <&-' "$cvtex"
printf 'cv: {nmae: x}\n' | "$cvtex" - 2>err >out
check "standard input has no name" grep -q '^<stdin>:1:6: error: ' err
# The document is no place for the output.
cp cv.yaml same.yaml
"$cvtex" same.yaml -o same.yaml 2>err
check "the document is overwritten by its PDF" cmp cv.yaml same.yaml
# Nor is any other file that is no PDF: the bibliography, a picture, a style.
printf '@article{a, title={T}, author={Ada Lovelace}, year=2020}\n' >refs.bib
cp refs.bib refs.copy
printf 'cv: {name: Ada Lovelace, sections: {works: {from: refs.bib}}}\n' >bib.yaml
fails 3 "output is the bibliography" "cannot write refs.bib: it is one of the files that were read" \
    "$cvtex" bib.yaml -o refs.bib
check "the bibliography is overwritten" cmp refs.bib refs.copy
fails 3 "text output is the bibliography" "cannot write ./refs.bib: it is one of the files that were read" \
    "$cvtex" bib.yaml --to text -o ./refs.bib
check "the bibliography is overwritten by text" cmp refs.bib refs.copy
printf 'colors: {accent: navy}\n' >mine.yaml
cp mine.yaml mine.copy
fails 3 "output is the style" "cannot write mine.yaml: it is one of the files that were read" \
    "$cvtex" cv.yaml --style ./mine.yaml --to trace -o mine.yaml
check "the style is overwritten" cmp mine.yaml mine.copy
# By whatever name, and with --force
ln -s refs.bib link.bib
ln refs.bib hard.pdf
mkdir sub
ln -s .. sub/up
cp "$tests/../examples/portrait.jpg" me.jpg
printf 'cv: {name: Ada Lovelace, photo: me.jpg, sections: {works: {from: link.bib}}}\nstyle: sidebar\n' >all.yaml
for target in refs.bib link.bib hard.pdf ./refs.bib sub/../refs.bib sub/up/refs.bib "$(pwd)/refs.bib" me.jpg; do
    for options in "" --force "--to text" "--to trace --force"; do
        case "$options $target" in *text*me.jpg) continue ;; esac # a text has no photograph
        fails 3 "$target $options" "cannot write $target: it is one of the files that were read" \
            "$cvtex" all.yaml $options -o $target
    done
done
check "a file that was read is changed" cmp refs.bib refs.copy
cmp me.jpg "$tests/../examples/portrait.jpg"
check "the photograph is changed" [ $? = 0 ]
# The document itself, also from standard input or through standard output
ln -s cv.yaml alias.yaml
ln cv.yaml twin.pdf
cp cv.yaml cv.copy
for target in cv.yaml ./cv.yaml alias.yaml twin.pdf sub/up/cv.yaml; do
    for options in "" --force "--to text"; do
        fails 3 "the document as $target $options" "cannot write $target: it is the document itself" "$cvtex" cv.yaml $options -o $target
        fails 3 "standard input as $target $options" "cannot write $target: it is the document itself" \
            sh -c '"$0" - '"$options -o $target <cv.yaml" "$cvtex"
    done
done
fails 3 "the document as standard output" "cannot write to standard output: it is the document itself" \
    sh -c '"$0" cv.yaml --to text >>cv.yaml' "$cvtex"
fails 3 "the bibliography as standard output" "cannot write to standard output: it is one of the files that were read" \
    sh -c '"$0" bib.yaml -o - >>refs.bib' "$cvtex"
check "the document is changed" cmp cv.yaml cv.copy
check "the bibliography is changed by standard output" cmp refs.bib refs.copy
rm twin.pdf hard.pdf
# What is no PDF is replaced only by --force.
for text in notes "%!PS-Adobe" "%PD" " %PDF-1.4"; do
    echo "$text" >notes.pdf
    fails 3 "over '$text'" "cannot write notes.pdf: the file there is not a PDF (--force replaces it)" "$cvtex" cv.yaml -o notes.pdf
    check "'$text' is replaced" [ "$(cat notes.pdf)" = "$text" ]
    check "--force over '$text'" "$cvtex" cv.yaml --force -o notes.pdf
    check "--force does not replace '$text'" is_pdf notes.pdf
done
# A link to no file is made good, and not left half written.
ln -s later.pdf early.pdf
check "a link to no file" "$cvtex" cv.yaml -o early.pdf
check "a link to no file is replaced" [ -L early.pdf ]
check "a link to no file: its target" is_pdf later.pdf
rm later.pdf
fails 3 "a link to no file, disk full" "cannot write early.pdf: File too large" \
    sh -c 'trap "" XFSZ; ulimit -f 1; "$0" cv.yaml -o early.pdf' "$cvtex"
ln -s round.pdf round.pdf
fails 3 "a link in a circle" "cannot write round.pdf: Too many levels" "$cvtex" cv.yaml -o round.pdf
# --strict
printf 'cv: {name: Ada Lovelace, sections: {One: []}}\nstyle: plain\n' >warned.yaml
echo %PDF-older >warned.pdf
check "a warning without --strict" "$cvtex" warned.yaml 2>err
check "a warning: no PDF" [ "$(head -c 8 warned.pdf)" = %PDF-1.7 ]
echo %PDF-older >warned.pdf
"$cvtex" warned.yaml --strict 2>err
check "--strict: exit status" [ $? = 1 ]
check "--strict: says '$(tail -1 err)'" [ "$(tail -1 err)" = "cvtex: warned.pdf was not written: 1 warning" ]
check "--strict takes the older file" [ "$(cat warned.pdf)" = %PDF-older ]
check "--strict without warnings" "$cvtex" cv.yaml --strict -o strict.pdf
check "--strict, standard output" [ -z "$("$cvtex" warned.yaml --strict --to text 2>err)" ]
"$cvtex" check warned.yaml --strict 2>err
check "check --strict: exit status" [ $? = 1 ]
check "check: exit status" "$cvtex" check warned.yaml 2>err
SOURCE_DATE_EPOCH=soon "$cvtex" cv.yaml --strict -o dated.pdf 2>err
check "--strict, SOURCE_DATE_EPOCH: exit status" [ $? = 1 ]
check "--strict, SOURCE_DATE_EPOCH: a file" [ ! -e dated.pdf ]
: >nothing.pdf
"$cvtex" cv.yaml -o nothing.pdf
check "an empty file is not replaced" is_pdf nothing.pdf

# What belongs to the program
CVTEX_DATA=nowhere "$cvtex" cv.yaml -o data.pdf 2>err
check "missing data: exit status" [ $? = 1 ]
check "missing data: does not say where it was looked for: $(cat err)" grep -q nowhere err
check "missing data makes a file" [ ! -e data.pdf ]
mkdir -p data
cp -r "$tests/../styles" data/styles
mkdir data/fonts
sed 's/tex-gyre/broken/' "$tests/../fonts/index.yaml" >data/fonts/index.yaml
mkdir data/fonts/broken
for font in regular bold italic bolditalic; do
    echo 'no font' >data/fonts/broken/texgyretermes-$font.otf
done
CVTEX_DATA=data "$cvtex" cv.yaml -o broken.pdf 2>err
check "a broken font is no error" [ $? = 1 ]
check "a broken font: says $(cat err)" grep -q "error: cannot use 'data/fonts/broken/texgyretermes-regular.otf' as a font" err
check "a broken font makes a file" [ ! -e broken.pdf ]
# The index of fonts: missing, broken, without families.
rm data/fonts/index.yaml
CVTEX_DATA=data "$cvtex" cv.yaml -o broken.pdf 2>err
check "no index of fonts: exit status" [ $? = 1 ]
check "no index of fonts: says $(cat err)" grep -q "data/fonts/index.yaml: error: cannot read: No such file" err
echo 'families: [' >data/fonts/index.yaml
CVTEX_DATA=data "$cvtex" cv.yaml -o broken.pdf 2>err
check "a broken index of fonts: exit status" [ $? = 1 ]
check "a broken index of fonts: says $(cat err)" grep -q "index.yaml:2:1: error: not valid YAML" err
echo 'fallback: []' >data/fonts/index.yaml
CVTEX_DATA=data "$cvtex" cv.yaml -o broken.pdf 2>err
check "an index without families: exit status" [ $? = 1 ]
check "an index without families: says $(cat err)" grep -q "the index of fonts needs the key 'families'" err
check "without an index there is a file" [ ! -e broken.pdf ]
# A file that was changed since the program was built is read as it is now.
cp -r "$tests/../fonts/index.yaml" data/fonts/index.yaml
sed 's/^baseline_grid: 0pt /baseline_grid: 0px /' "$tests/../styles/base.yaml" >data/styles/base.yaml
line=$(grep -n '^baseline_grid: 0px ' data/styles/base.yaml | cut -d: -f1)
CVTEX_DATA=data "$cvtex" cv.yaml --to style >changed 2>err
check "a mistake in a changed style is no error" [ $? = 1 ]
check "a mistake in a changed style: says $(cat err)" grep -q "^base.yaml:$line:16: error: .*'0px'" err
check "a mistake in a changed style: its line is not shown" grep -q '^    baseline_grid: 0px ' err
sed 's/burgundy: "#[0-9A-F]*"/burgundy: "#123456"/' "$tests/../styles/base.yaml" >data/styles/base.yaml
CVTEX_DATA=data "$cvtex" cv.yaml --to style >changed
check "a changed style is not read anew" grep -q '"#123456"' changed

finish
