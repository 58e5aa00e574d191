#!/bin/sh
# What a document may read: files in its folder and below, and what --allow names. And that nothing
# is told of a file that is not what it should be.
#
#   confined.sh CVTEX
. "$(dirname "$0")/../checks.sh"

secret='hunter2'
mkdir -p doc/sub doc/.git doc/fonts out/deep style
entry='@article{a, title={T}, author={Ada Lovelace}, year=2020}'
echo "$entry" >doc/refs.bib
cp doc/refs.bib doc/sub/refs.bib
cp doc/refs.bib doc/.git/refs.bib
cp doc/refs.bib doc/.refs.bib
cp doc/refs.bib out/out.bib
cp doc/refs.bib out/deep/deep.bib
cp "$tests/../examples/portrait.jpg" out/me.jpg
cp out/me.jpg doc/me.jpg
here=$(pwd)

# reads WHAT ARGUMENT...: doc/cv.yaml, whose bibliography is $file, becomes a PDF.
reads() {
    what=$1
    shift
    printf 'cv: {name: A, sections: {publications: {from: "%s"}}}\n' "$file" >doc/cv.yaml
    rm -f doc/cv.pdf
    timeout 20 "$cvtex" doc/cv.yaml "$@" 2>err
    check "$what: exit status $?: $(cat err)" [ -s doc/cv.pdf ]
}

# denied WHAT PATTERN ARGUMENT...: the same is an error that matches PATTERN, at the place where the
# document names the file, and without a word of what is in it.
denied() {
    what=$1 pattern=$2
    shift 2
    printf 'cv: {name: A, sections: {publications: {from: "%s"}}}\npdf: {embed: yes}\n' "$file" >doc/cv.yaml
    rm -f doc/cv.pdf
    timeout 20 "$cvtex" doc/cv.yaml "$@" 2>err
    status=$?
    check "$what: exit status $status, not 1" [ $status = 1 ]
    check "$what: a PDF was written" [ ! -e doc/cv.pdf ]
    check "$what: says '$(head -1 err)', not '$pattern'" grep -q -- "^doc/cv.yaml:1:47: error: cannot read: .*$pattern" err
    check "$what: tells the text of the file" not grep -q "$secret\|Lovelace" err
}

# Inside
for file in refs.bib ./refs.bib sub/refs.bib sub/../refs.bib ../doc/refs.bib sub/../../doc/refs.bib \
    "$here/doc/refs.bib" "$here/out/../doc/sub/refs.bib" sub//refs.bib ./././sub/refs.bib; do
    reads "inside: $file"
done
ln -s refs.bib doc/link.bib
ln -s sub doc/folder
ln -s "$here/doc/refs.bib" doc/absolute.bib
ln -s ../doc/sub/refs.bib doc/around.bib
ln -s link.bib doc/twice.bib
for file in link.bib folder/refs.bib absolute.bib around.bib twice.bib folder/../refs.bib; do
    reads "a link that stays: $file"
done
ln -s doc linked
(cd linked && printf 'cv: {name: A, sections: {publications: {from: refs.bib}}}\n' >cv.yaml)
check "the document's folder is a link" "$cvtex" linked/cv.yaml -o linked.pdf
ln -s doc/cv.yaml alias.yaml
"$cvtex" alias.yaml -o alias.pdf 2>err
check "a link to the document: its folder is where it is named: $(cat err)" [ $? = 1 ]

# Outside
for file in ../out/out.bib ../out/deep/deep.bib "$here/out/out.bib" sub/../../out/out.bib ../out/nothing.bib \
    /etc/passwd /nothing/at/all ../doc/../out/out.bib folder/../../out/out.bib ../../../../../../../../etc/passwd; do
    denied "outside: $file" "outside the document's folder; '--allow .*' allows it"
done
ln -s ../out/out.bib doc/leads.bib
ln -s "$here/out/out.bib" doc/leads-absolute.bib
ln -s ../out doc/away
ln -s nothing doc/dangling.bib
ln -s ../out/nothing doc/dangling-out.bib
ln -s circle.bib doc/circle.bib
ln -s leads.bib doc/leads-twice.bib
for file in leads.bib leads-absolute.bib away/out.bib dangling.bib dangling-out.bib circle.bib leads-twice.bib away/deep/deep.bib; do
    denied "a link that leads out: $file" "it is a link that leads out of the folders that may be read, or to nothing"
done
for file in nothing.bib sub/nothing.bib nothing/refs.bib sub/../nothing.bib; do
    denied "absent: $file" "No such file"
done
file=refs.bib/x
denied "a file as folder" "Not a directory"
for file in "" . sub ./sub/ folder .. ../out; do
    case $file in ..*) pattern="outside" ;; *) pattern="Is a directory" ;; esac
    denied "a folder: $file" "$pattern"
done

# Hidden files: what tools keep their passwords in
echo "machine example login x password $secret" >doc/.netrc
ln -s .netrc doc/netrc.bib
ln -s .git/refs.bib doc/git.bib
ln -s .git doc/git
for file in .refs.bib .git/refs.bib .netrc netrc.bib git.bib git/refs.bib sub/../.refs.bib ./.netrc "$here/doc/.netrc" ../doc/.git/refs.bib; do
    denied "hidden: $file" "hidden files are not read; '--allow .*' allows it"
done
mkdir .home
cp -r doc/refs.bib .home
printf 'cv: {name: A, sections: {publications: {from: refs.bib}}}\n' >.home/cv.yaml
check "the folder itself may be hidden" "$cvtex" .home/cv.yaml -o home.pdf

# What is no file of a disk
mkfifo doc/fifo doc/fifo.bib
ln -s /proc/self/environ doc/environ.bib
ln -s /dev/zero doc/zero.bib
ln -s fifo doc/to-fifo.bib
special="fifo fifo.bib to-fifo.bib environ.bib zero.bib /dev/zero /dev/null /dev/stdin /dev/tty /proc/self/environ /proc/self/cmdline /proc/version"
if command -v python3 >/dev/null; then
    python3 -c 'import socket
socket.socket(socket.AF_UNIX).bind("doc/socket")'
    special="$special socket"
fi
for file in $special; do
    [ -e "$file" ] || [ -e "doc/$file" ] || continue
    denied "special: $file" "it is not a regular file$" </dev/null
    denied "special, allowed: $file" "it is not a regular file$" --allow /dev --allow /proc --allow doc/fifo </dev/null
done

# Every kind of file, not only bibliographies
printf 'extends: plain\n' >out/style.yaml
cp "$tests/../styles/locales/en.yaml" out/words.yaml
cp out/style.yaml out/words.yaml style
kinds() {
    printf 'cv: {name: A, photo: %s/me.jpg}\nstyle: sidebar\n' "$1" >doc/photo.yaml
    printf 'cv: {name: A}\nletter: {opening: B, signature: %s/me.jpg}\n' "$1" >doc/signature.yaml
    printf 'cv: {name: A}\nstyle: %s/style.yaml\n' "$1" >doc/style.yaml
    printf 'cv: {name: A}\nstyle: {extends: %s/style.yaml}\n' "$1" >doc/extends.yaml
    printf 'cv: {name: A}\nlocale: %s/words.yaml\n' "$1" >doc/locale.yaml
    printf 'cv: {name: A, photo: %s}\nstyle: sidebar\n' "$1" >doc/folder.yaml
}
for path in ../out away "$here/out"; do
    kinds "$path"
    for kind in photo signature style extends locale; do
        "$cvtex" doc/$kind.yaml -o kind.pdf 2>err
        check "$kind of $path: exit status" [ $? = 1 ]
        check "$kind of $path: says '$(head -1 err)'" grep -q "^doc/$kind.yaml:[12]:[0-9]*: error: cannot read: .*allow" err
        "$cvtex" doc/$kind.yaml -o kind.pdf --allow out 2>err
        check "$kind of $path, allowed: $(cat err)" [ $? = 0 ]
        rm -f kind.pdf
    done
done
for special in fifo /dev/zero environ.bib; do
    for text in "cv: {name: A, photo: $special}" "cv: {name: A}\nletter: {opening: B, signature: $special}"; do
        printf "$text\nstyle: sidebar\n" >doc/special.yaml
        timeout 20 "$cvtex" doc/special.yaml 2>err
        check "$special as a picture: exit status $?" [ ! -e doc/special.pdf ]
        check "$special as a picture: says '$(head -1 err)'" grep -q "it is not a regular file" err
    done
done

# --allow
file=../out/out.bib
reads "a folder" --allow out
reads "a folder with a slash" --allow out/
reads "a folder, absolute" "--allow=$here/out"
reads "a folder, by another way" --allow doc/../out
reads "the folder above" --allow .
reads "a file" --allow out/out.bib
reads "a file, absolute" --allow "$here/out/out.bib"
reads "what the message says" --allow doc/../out/out.bib
reads "several" --allow style --allow out/me.jpg --allow out/out.bib
denied "another file" "outside" --allow out/me.jpg
denied "another folder" "outside" --allow style
denied "a folder of which it is no part, but its name begins so" "outside" --allow out/deep
file=../out/deep/deep.bib
reads "below a folder" --allow out
denied "beside a file" "outside" --allow out/out.bib
file=leads.bib
reads "a link, by its target's folder" --allow out
reads "a link, by its target" --allow out/out.bib
reads "a link, by itself" --allow doc/leads.bib
file=.git/refs.bib
reads "a hidden folder" --allow doc/.git
reads "a hidden file" --allow doc/.git/refs.bib
denied "the folder of a hidden one" "hidden" --allow doc
file=netrc.bib
denied "a hidden file by a link" "no entry starts in it" --allow doc/.netrc
"$cvtex" doc/cv.yaml --allow nowhere 2>err
check "--allow nowhere: exit status" [ $? = 3 ]
check "--allow nowhere: says '$(cat err)'" grep -q "cannot allow nowhere: No such file" err

# Given on the command line
printf 'fonts: {text: {size: 9pt}}\n' >out/mine.yaml
check "--style elsewhere" "$cvtex" doc/photo.yaml --style out/mine.yaml --set cv.photo=out/me.jpg -o given.pdf 2>err
check "--set style" "$cvtex" doc/locale.yaml --set style=./out/mine.yaml --set locale=out/words.yaml -o given.pdf 2>err
printf 'cv: {name: A}\n' >doc/plain.yaml
mkfifo pipe pipe.yaml
(cat out/mine.yaml >pipe.yaml &)
check "--style of a pipe" timeout 20 "$cvtex" doc/plain.yaml --style ./pipe.yaml -o given.pdf
(cat doc/plain.yaml >pipe &)
timeout 20 "$cvtex" pipe >given.pdf 2>err
check "a document from a pipe: $(cat err)" [ "$(head -c 5 given.pdf)" = %PDF- ]
(cd doc && printf 'cv: {name: A, sections: {publications: {from: refs.bib}}}\n' | "$cvtex" - >../given.pdf 2>../err)
check "standard input reads the current folder: $(cat err)" [ "$(head -c 5 given.pdf)" = %PDF- ]
printf 'cv: {name: A, sections: {publications: {from: ../out/out.bib}}}\n' >in.yaml
(cd doc && "$cvtex" - <../in.yaml >../given.pdf 2>../err)
check "standard input reads elsewhere" [ $? = 1 ]
(cd doc && "$cvtex" /dev/stdin <../in.yaml >../given.pdf 2>../err)
check "/dev/stdin reads elsewhere" grep -q "^<stdin>:.*'--allow ../out/out.bib' allows it" err

mkdir gone
(cd gone && rmdir ../gone && "$cvtex" styles >../given && "$cvtex" - <../in.yaml >../given.pdf 2>../err)
check "the current folder was removed: $(cat err)" grep -q "outside the document's folder" err
check "the current folder was removed: styles" grep -q '^plain ' given

# Files that are not what they should be: nothing of them is told or attached.
denied_text() {
    file=$1
    printf '%b' "$2" >"doc/$file"
    denied "no bibliography: $file" "$3"
}
denied_text secrets.bib "password = $secret\n" "no entry starts in it"
denied_text mail.bib "ada@example.org: $secret\n" "no entry starts in it"
denied_text environment.bib "TOKEN=$secret\0HOME=/\0" "no entry starts in it"
denied_text secrets.yaml "password: $secret\n" "nothing in it has a 'title'"
denied_text secrets.json "{\"password\": \"$secret\"}\n" "nothing in it has a 'title'"
denied_text list.json "[\"$secret\"]\n" "nothing in it has a 'title'"
denied_text broken.yaml "a: [$secret\nb: }\n" "nothing in it has a 'title'"
denied_text netrc.txt "machine a password $secret\n" "nothing in it has a 'title'"
denied_text key.pem "-----BEGIN KEY-----\n$secret\n" "nothing in it has a 'title'"
denied_text twice.yaml "$secret: 1\n$secret: 2\n" "nothing in it has a 'title'"
look() {
    printf '%b' "$2" >"doc/$1"
    for key in style locale; do
        printf 'cv: {name: A}\n%s: ./%s\npdf: {embed: yes}\n' $key "$1" >doc/look.yaml
        "$cvtex" doc/look.yaml 2>err
        check "$key $1: exit status" [ $? = 1 ]
        check "$key $1: says '$(head -1 err)'" grep -q "^doc/look.yaml:2:[0-9]*: error: cannot read: doc/./$1: no line starts with a key of a $key" err
        check "$key $1: tells the text of the file" not grep -q "$secret" err
    done
}
look secrets.yaml "password: $secret\n"
look deploy.yml "jobs:\n  page: $secret\n  language: $secret\n"
look broken.yaml "a: [$secret\nb: }\n"
look scalar.yaml "$secret\n"
look twice.yaml "$secret: 1\n$secret: 2\n"
look latin.yaml "pass\0351: $secret\n"
look tab.yaml "\tpassword: $secret\n"
look braces.yaml "{password: $secret}\n"
look list.yaml "- $secret\n"
look env.yaml "PASSWORD=$secret\n"
document() {
    printf '%b' "$1" >secret.txt
    ln -sf secret.txt cv.yaml
    "$cvtex" cv.yaml 2>err
    check "the document '$1': exit status" [ $? = 1 ]
    check "the document '$1': says '$(head -1 err)'" grep -q "^cv.yaml: error: not a CV" err
    check "the document '$1': tells its text" not grep -q "$secret" err
}
document "password: $secret\n"
document "machine a password $secret\n"
document "$secret: 1\n$secret: 2\n"
document "a: [$secret\nb: }\n"
document "TOKEN=$secret\0HOME=/\0"
document "\0351$secret"
document "[\"$secret\"]"
document "{\"$secret\": 1}"
document "\"$secret"
document "- $secret\n- $secret: [\n"
# What looks as it should is shown, as far as there is a mistake.
printf 'page: {margins: {left: 2}}\n' >doc/wrong.yaml
printf 'cv: {name: A}\nstyle: ./wrong.yaml\n' >doc/look.yaml
"$cvtex" doc/look.yaml 2>err
check "a mistake in a style is not shown" grep -q '^    page: {margins: {left: 2}}$' err

# Signs that would control the terminal
esc=$(printf '\033') csi=$(printf '\302\233') rtl=$(printf '\342\200\256') mark=$(printf '\342\200\217') lone=$(printf '\233')
separator=$(printf '\342\200\250') isolate=$(printf '\342\201\246') tag=$(printf '\363\240\201\201') bom=$(printf '\357\273\277')
clean() {
    check "$1: signs that control the terminal" not grep -q "$esc\|$csi\|$rtl\|$mark\|$separator\|$isolate\|$tag\|$bom" err
    check "$1: a lone byte" not grep -q "$(printf '[^\300-\377\200-\277]')$lone" err
    check "$1: says '$(head -1 err)', not '$2'" grep -q -- "$2" err
}
for pair in "$csi U+009B" "$rtl U+202E" "$mark U+200F" "$separator U+2028" "$isolate U+2066" "$tag U+E0041" "$bom U+FEFF" "$esc U+001B"; do
    sign=${pair% *} name="<${pair#* }>"
    "$cvtex" "no${sign}where.yaml" 2>err
    clean "name of the document" "no${name}where.yaml: error: cannot read"
    printf 'cv: {nmae: A}\n' >"a${sign}b.yaml"
    "$cvtex" "a${sign}b.yaml" 2>err
    clean "name of a document with a mistake" "^a${name}b.yaml:1:6: error: unknown key"
    clean "name of the output" "a${name}b.pdf was not written"
    "$cvtex" doc/plain.yaml -o "no/${sign}/x.pdf" 2>err
    clean "output" "cannot write no/${name}/x.pdf"
    "$cvtex" doc/plain.yaml --allow "x${sign}" 2>err
    clean "--allow" "cannot allow x${name}"
    "$cvtex" doc/plain.yaml --style "x${sign}" 2>err
    clean "--style" "unknown style 'x${name}'"
    "$cvtex" doc/plain.yaml --only "x${sign}" 2>err
    clean "--only" "no section is called 'x${name}'"
    "$cvtex" doc/plain.yaml "--x${sign}" 2>err
    clean "an option" "unknown option --x${name}"
    "$cvtex" extract "x${sign}.pdf" 2>err
    clean "extract" "cannot read x${name}.pdf"
    "$cvtex" doc/plain.yaml --set "cv.x${sign}=1" 2>err
    clean "--set" "x${name}"
    SOURCE_DATE_EPOCH="x${sign}" "$cvtex" doc/plain.yaml -o date.pdf 2>err
    clean "SOURCE_DATE_EPOCH" "'x${name}' is ignored"
    case ${pair#* } in U+001B | U+009B | U+2028 | U+FEFF) continue ;; esac # YAML does not take these
    printf 'cv: {name: A, "x%s": 1}\n' "$sign" >doc/sign.yaml
    "$cvtex" doc/sign.yaml 2>err
    clean "a key" "unknown key 'x${name}' in 'cv'"
    clean "the line" "^    cv: {name: A, \"x${name}\": 1}"
    printf 'cv: {name: A, photo: "x%s.jpg"}\nstyle: sidebar\n' "$sign" >doc/sign.yaml
    "$cvtex" doc/sign.yaml 2>err
    clean "the name of a picture" "cannot read: doc/x${name}.jpg"
done
"$cvtex" "x$lone.yaml" 2>err
clean "a byte that is not UTF-8" "^x$(printf '\357\277\275').yaml: error"
printf 'cv: {name: A, a: "%s", nmae: B}\n' "$rtl" >doc/caret.yaml
"$cvtex" doc/caret.yaml 2>err
check "the caret is not under the key" grep -q '^                                 ^$' err
finish
