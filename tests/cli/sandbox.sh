#!/bin/sh
# usage: sandbox.sh CVTEX TEST_SANDBOX BROKEN.so
# The program shuts itself in: the kernel refuses what it must, and typesetting goes on. Skipped if this kernel
# has no landlock or no seccomp; then only that --sandbox says so, and that nothing else does, is tested.
set -u
cvtex=$1 walls=$2 broken=$3
# What fontconfig keeps is no leak of the program, and the search for leaks needs more than is allowed.
ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0
export ASAN_OPTIONS
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
fail=0
bad() {
    echo "FAIL: $*"
    fail=1
}

printf 'cv: {name: A}\n' >"$work/cv.yaml"
"$cvtex" "$work/cv.yaml" --sandbox -o "$work/cv.pdf" 2>"$work/said"
status=$?
if grep -q 'this kernel has no' "$work/said"; then
    [ $status = 3 ] || bad "no sandbox, and exit status $status"
    [ -e "$work/cv.pdf" ] && bad "no sandbox, and a PDF"
    "$cvtex" "$work/cv.yaml" -o "$work/cv.pdf" 2>"$work/said" && [ ! -s "$work/said" ] || bad "without --sandbox"
    [ $fail = 1 ] && exit 1
    echo "this kernel has no landlock or no seccomp: skipped"
    exit 77
fi
[ $status = 0 ] || bad "exit status $status: $(cat "$work/said")"

# What is refused, tried by a program that is shut in; sanitizers need some of it themselves, and programs
# with them do not shut themselves in.
mkdir "$work/read" "$work/write" "$work/secret" "$work/beside"
echo x >"$work/read/here" && echo x >"$work/secret/here"
ln -s ../secret/here "$work/read/link" && ln -s ../write/none "$work/read/dangling"
if nm "$walls" | grep -qE '__[at]san_init'; then
    usual=no
else
    usual=yes
    "$walls" "$work" || bad "$walls"
fi

# The program itself, taken over by its input: what it tries is refused without an option, too, and the PDF is
# the same. With --no-sandbox the attempts succeed, or they would show nothing.
export BROKEN_SECRET="$work/secret/here" BROKEN_FOLDER="$work/secret"
printf 'cv: {name: A}\n' >"$work/beside/cv.yaml"
taken() {
    LD_PRELOAD=$broken "$cvtex" "$work/beside/cv.yaml" -o "$work/beside/$1.pdf" $2 2>"$work/said"
}
if [ $usual = yes ]; then
    export SOURCE_DATE_EPOCH=1700000000
    "$cvtex" "$work/beside/cv.yaml" || bad "beside/cv.yaml"
    taken default "" || bad "taken over: exit status"
    [ -s "$work/said" ] && bad "taken over: $(cat "$work/said")"
    taken asked --sandbox || bad "taken over, --sandbox: exit status"
    [ -s "$work/said" ] && bad "taken over, --sandbox: $(cat "$work/said")"
    cmp "$work/beside/default.pdf" "$work/beside/cv.pdf" || bad "taken over: another PDF"
    [ "$(ls "$work/secret")" = here ] || bad "taken over: $(ls "$work/secret")"
    export BROKEN_QUIETLY=1
    taken open --no-sandbox
    for what in "$work/secret/here" /etc/passwd /proc/self/environ 'a file is made outside' 'a file is removed outside' \
        'a socket is opened'; do
        grep -qF "broken: $what" "$work/said" || bad "--no-sandbox: '$what' fails: $(cat "$work/said")"
    done
    rm -rf "$work/secret/planted" && echo x >"$work/secret/here"
fi

# The same bytes as without it: pictures (libjpeg is opened late), fonts of the system (fontconfig),
# a style elsewhere, a bibliography, standard input and output, the stages as text.
same() {
    "$cvtex" "$@" --no-sandbox -o - >"$work/open" 2>"$work/said.open"
    status=$?
    "$cvtex" "$@" --sandbox -o - >"$work/shut" 2>"$work/said.shut" || [ $status != 0 ] || bad "$*: exit status"
    cmp -s "$work/open" "$work/shut" || bad "$*: not the same output"
    cmp -s "$work/said.open" "$work/said.shut" || bad "$*: not the same messages"
}
export SOURCE_DATE_EPOCH=1700000000
cd "$root/examples" || exit 2
same ada-nilsson.yaml
same edda-brandt.yaml
same amir-gholami.yaml --embed
same zhewei-yao.yaml --to trace
mkdir "$work/styles"
printf 'extends: plain\nfonts: {text: {family: DejaVu Sans}}\n' >"$work/styles/own.yaml"
same ada-nilsson.yaml --style "$work/styles/own.yaml"
"$cvtex" styles --sandbox >/dev/null || bad "styles"
"$cvtex" style plain --sandbox >/dev/null || bad "style plain"
"$cvtex" - --sandbox -o - <zhewei-yao.yaml >"$work/shut" || bad "standard input"
"$cvtex" zhewei-yao.yaml --sandbox -o /dev/null || bad "/dev/null"

# An output in another folder, over an old one, through a link.
cd "$work" || exit 2
"$cvtex" cv.yaml --sandbox && [ -s cv.pdf ] || bad "cv.pdf beside cv.yaml"
"$cvtex" cv.yaml --sandbox -o write/cv.pdf && "$cvtex" cv.yaml --sandbox -o write/cv.pdf || bad "write/cv.pdf"
ln -s ../write/cv.pdf read/out.pdf
"$cvtex" cv.yaml --sandbox -o read/out.pdf && [ -h read/out.pdf ] || bad "through a link"
"$cvtex" cv.yaml --sandbox -o no/such/cv.pdf 2>said && bad "an output in no folder"

# extract: one file, and a folder that is made
"$cvtex" cv.yaml --embed -o embedded.pdf
"$cvtex" extract embedded.pdf --sandbox | cmp -s - cv.yaml || bad "extract to standard output"
"$cvtex" extract embedded.pdf --sandbox -o write/got.yaml && cmp -s write/got.yaml cv.yaml || bad "extract to a file"
"$cvtex" extract embedded.pdf --sandbox -o write/all/ && cmp -s write/all/cv.yaml cv.yaml || bad "extract to a folder"

# One folder up: refused with the option that allows it, and then allowed.
mkdir below
printf '@article{a, title={T}, author={A, B}, year={2020}}\n' >refs.bib
printf 'cv: {name: A, bibliography: ../refs.bib}\n' >below/cv.yaml
"$cvtex" below/cv.yaml --sandbox -o below/cv.pdf 2>said && bad "../refs.bib was read"
grep -q -e "--allow" said || bad "the message names no option: $(cat said)"
"$cvtex" below/cv.yaml --sandbox --allow refs.bib -o below/cv.pdf 2>said || bad "--allow: $(cat said)"

# What the command line names is read from where it is: values of --set, styles, links to documents, whose folder
# is the one where they are named.
mkdir -p apart/sub pictures mine
cp "$root/examples/portrait.jpg" pictures/me.jpg && cp pictures/me.jpg apart/beside.jpg && cp pictures/me.jpg bare.jpg
printf 'extends: plain\n' >mine/style.yaml
printf 'extends: mine\n' >mine/other.yaml
printf 'cv: {name: A}\nstyle: sidebar\n' >apart/sub/cv.yaml
printf 'cv: {name: A, photo: beside.jpg}\nstyle: sidebar\n' >pictures/linked.yaml
ln -s ../pictures/linked.yaml apart/cv.yaml
goes() {
    "$cvtex" "$@" --sandbox --strict -o write/goes.pdf --force 2>said || bad "$*: $(cat said)"
}
goes apart/sub/cv.yaml --set cv.photo=pictures/me.jpg
goes apart/sub/cv.yaml --set cv.photo=bare.jpg
goes apart/sub/cv.yaml --set 'style={extends: mine/style.yaml}'
goes apart/sub/cv.yaml --set style=./mine
goes apart/sub/cv.yaml --style mine/style.yaml
goes apart/sub/cv.yaml --style ./mine/
goes apart/sub/cv.yaml --style plain
goes apart/cv.yaml
goes apart/sub/cv.yaml cv.yaml
cat apart/sub/cv.yaml | goes -
goes /dev/fd/5 5<apart/sub/cv.yaml
cat mine/style.yaml | "$cvtex" cv.yaml --sandbox --style /dev/stdin/style.yaml -o write/goes.pdf 2>said &&
    bad "a folder that is none"

# Outputs: several, by pattern, to descriptors, pipes and devices; where there are no files without a name.
printf 'cv: {name: A}\nvariants: {x: {}, y: {}}\n' >many.yaml
"$cvtex" many.yaml --all-variants --sandbox -o 'write/{name}-{variant}.pdf' 2>said && [ -s write/many-y.pdf ] || bad "variants: $(cat said)"
"$cvtex" cv.yaml --sandbox -o /dev/stdout >write/stdout.pdf 2>said && [ -s write/stdout.pdf ] || bad "/dev/stdout: $(cat said)"
"$cvtex" cv.yaml --sandbox -o /dev/stdout 2>said | cmp -s - write/stdout.pdf || bad "/dev/stdout, a pipe: $(cat said)"
"$cvtex" cv.yaml --sandbox -o /dev/fd/6 6>write/fd.pdf 2>said && [ -s write/fd.pdf ] || bad "/dev/fd/6: $(cat said)"
mkfifo fifo
cat fifo >write/fifo.pdf &
"$cvtex" cv.yaml --sandbox -o fifo 2>said && wait && cmp -s write/fifo.pdf write/stdout.pdf || bad "a FIFO: $(cat said)"
(cd write && "$cvtex" ../cv.yaml --sandbox -o here.pdf && [ -s here.pdf ]) || bad "an output in the current folder"
printf 'cv: {name: A, nam: B}\n' >wrong.yaml
"$cvtex" wrong.yaml --sandbox --strict -o made/ 2>said
[ ! -e made ] || bad "a folder that was made for nothing stays"
"$cvtex" cv.yaml --sandbox -o made/ 2>said && [ -s made/cv.pdf ] || bad "-o FOLDER/: $(cat said)"
"$cvtex" cv.yaml many.yaml -j --sandbox -o 'write/all-{name}.pdf' 2>said && [ -s write/all-cv.pdf -a -s write/all-many.pdf ] ||
    bad "many documents: $(cat said)"
"$cvtex" cv.yaml --sandbox -o write/dep.pdf --depfile read/dep.d 2>said && [ -s read/dep.d ] || bad "--depfile: $(cat said)"
cp read/dep.d said.d
"$cvtex" cv.yaml --sandbox --if-changed -o write/dep.pdf --depfile read/dep.d 2>said && cmp -s read/dep.d said.d ||
    bad "--depfile, again: $(cat said)"

# watch goes on where editors give a new file the old one's name: the document, what it is a link to, a file of --allow.
printf 'cv: {name: A, bibliography: ../../refs.bib, sections: {publications: {from: ../../refs.bib}}}\n' >write/real.yaml
mkdir -p apart/seen && ln -s ../../write/real.yaml apart/seen/cv.yaml
"$cvtex" watch apart/seen/cv.yaml --sandbox --allow refs.bib -o write/seen.pdf 2>said.watch &
watching=$!
comes() {
    for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        "$cvtex" apart/seen/cv.yaml --no-sandbox --allow refs.bib -o - 2>/dev/null | cmp -s - write/seen.pdf && return
        sleep 0.2
    done
    bad "watch: $1: $(cat said.watch)"
}
comes "first"
for what in refs.bib write/real.yaml refs.bib; do
    sed 's/={T/={Tx/; s/name: A/name: Ax/' $what >new && mv new $what
    comes "$what is renamed"
done
kill $watching
wait $watching 2>/dev/null

# By pattern, a link's folder is not known before; the message says what follows it.
ln -sf ../read/elsewhere.pdf write/many-x.pdf
echo %PDF-1.7 >read/elsewhere.pdf
"$cvtex" many.yaml --all-variants --sandbox -o 'write/{name}-{variant}.pdf' 2>said && bad "a link to another folder was followed"
grep -q -e "--no-sandbox" said || bad "the message names no option: $(cat said)"
"$cvtex" many.yaml --all-variants --no-sandbox -o 'write/{name}-{variant}.pdf' 2>said || bad "--no-sandbox: $(cat said)"

# Fonts of the system outside the usual folders: those that the user's configuration names are read; of those that
# only a file knows which it includes, a note says what allows them.
font=$(fc-match -f '%{file}' 'DejaVu Sans' 2>/dev/null)
case $font in *DejaVuSans*.ttf)
    mkdir fonts cache config && cp "$font" fonts
    folders="<dir>$work/fonts</dir><cachedir>$work/cache</cachedir>"
    export HOME="$work/config" XDG_CONFIG_HOME="$work/config" XDG_DATA_HOME="$work/config/data"
    printf 'cv: {name: A}\nstyle: {extends: plain, fonts: {name: {family: DejaVu Sans}}}\n' >below/cv.yaml
    families() {
        fc-cache "$work/fonts"
        "$cvtex" below/cv.yaml --sandbox -o below/cv.pdf 2>said
    }
    echo "<fontconfig>$folders</fontconfig>" >fonts.conf
    export FONTCONFIG_FILE="$work/fonts.conf"
    families || bad "fonts of FONTCONFIG_FILE: $(cat said)"
    mkdir config/fontconfig config/data config/data/fonts
    echo "<fontconfig><include ignore_missing=\"yes\">$work/hidden.conf</include></fontconfig>" >fonts.conf
    echo "<fontconfig>$folders</fontconfig>" >hidden.conf
    families && bad "a font outside was read"
    "$cvtex" below/cv.yaml --sandbox --allow hidden.conf -o below/cv.pdf 2>said && bad "a font outside was read"
    grep -q -e "--allow $work/fonts'" said || bad "the message names no option: $(cat said)"
    "$cvtex" below/cv.yaml --sandbox --allow hidden.conf --allow cache --allow fonts -o below/cv.pdf 2>said ||
        bad "a font that is allowed: $(cat said)"
    "$cvtex" below/cv.yaml --no-sandbox -o below/cv.pdf 2>said || bad "--no-sandbox: $(cat said)"
    if [ $usual = yes ]; then
        "$cvtex" below/cv.yaml -o below/cv.pdf 2>said && bad "a font outside was read without an option"
    fi
    printf 'cv: {name: A}\nstyle: {extends: plain, fonts: {name: {family: No Such Family}}}\n' >below/none.yaml
    echo "<fontconfig></fontconfig>" >fonts.conf
    "$cvtex" below/none.yaml --sandbox 2>said
    grep -q note: said && bad "a family that is nowhere: $(cat said)"
    # In the user's own folders, by each name that a configuration has for them.
    unset FONTCONFIG_FILE
    for named in "<dir>~/own</dir>" '<dir prefix="xdg">own</dir>' "<dir>$work/own</dir>"; do
        rm -rf own config/own config/data/own && mkdir own config/own config/data/own
        case $named in *~*) at=config/own ;; *xdg*) at=config/data/own ;; *) at=own ;; esac
        cp "$root/tests/fonts/Bars.ttf" $at
        printf 'cv: {name: AB}\nstyle: {extends: plain, fonts: {name: {family: Bars}}}\n' >below/cv.yaml
        echo "<fontconfig>$named</fontconfig>" >config/fontconfig/fonts.conf
        "$cvtex" below/cv.yaml --sandbox -o below/cv.pdf 2>said || bad "$named: $(cat said)"
    done ;;
esac
[ $fail = 0 ] && echo "shut in, and it goes on"
exit $fail
