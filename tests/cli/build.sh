#!/bin/sh
# In a build: rules for make and ninja of what was read, outputs that keep their time, and the thesis of examples/.
#
#   build.sh CVTEX
. "$(dirname "$0")/../checks.sh"
need make

mkdir -p doc/parts doc/looks
cat >doc/cv.yaml <<'EOF'
cv:
  name: Ada Lovelace
  photo: me.jpg
  sections:
    works: {from: refs.bib}
    Talks: !include parts/talks.yaml
style: ./looks/mine.yaml
locale: ./words.yaml
EOF
echo '[First talk]' >doc/parts/talks.yaml
echo '@book{a, title={First title}, author={Ada Lovelace}, year=2000}' >doc/refs.bib
printf 'extends: ./under.yaml\nfonts: {text: {family: Mine, files: [mine.otf]}}\n' >doc/looks/mine.yaml
echo 'extends: classic' >doc/looks/under.yaml
echo 'extends: en' >doc/words.yaml
echo 'cv: {headline: Over}' >doc/over.yaml
echo 'pages: {most: 9}' >doc/.cvtex
cp "$tests/../examples/portrait.jpg" doc/me.jpg
sed -i 's/^fonts.*//' doc/looks/mine.yaml

rule() {
    tr -d '\\\n' <"$1" | sed 's/:.*//'
}

# What is in a rule
"$cvtex" doc/cv.yaml doc/over.yaml -o cv.pdf --depfile cv.d -q
check "the exit status" [ $? = 0 ]
cat >wanted <<'EOF'
cv.pdf: doc/cv.yaml \
  doc/over.yaml \
  doc/.cvtex \
  doc/looks/mine.yaml \
  doc/looks/under.yaml \
  doc/me.jpg \
  doc/parts/talks.yaml \
  doc/refs.bib \
  doc/words.yaml
EOF
{
    sed -n 1p cv.d
    sed -n '2,/[^\\]$/p' cv.d | sed 's/ \\$//' | sort -u
} | sed 's/ \\$//' >found
sed 's/ \\$//' wanted | { read -r first; echo "$first"; sort -u; } >sorted
check "the rule: $(diff found sorted)" diff found sorted
for file in doc/over.yaml doc/.cvtex doc/refs.bib doc/me.jpg doc/parts/talks.yaml doc/looks/under.yaml; do
    check "no empty rule for $file" grep -q "^$file:$" cv.d
done
check "an empty rule for the document" not grep -q "^doc/cv.yaml:" cv.d
check "files of the program are in the rule" not grep -q "base.yaml\|fonts/index" cv.d
cp -r "$tests/../styles" "$tests/../fonts" . && mkdir data && mv styles fonts data
CVTEX_DATA=data "$cvtex" doc/cv.yaml -o own.pdf --depfile own.d -q
check "files of one's own data are not in the rule" grep -q "data/styles/base.yaml" own.d
for divide in yes no; do
    printf 'locale: lv\nhyphenation: %s\ncv: {name: A}\n' "$divide" >$divide.yaml
    CVTEX_DATA=data "$cvtex" $divide.yaml -o lv.pdf --depfile $divide.d -q --force
done
check "the patterns of the language were not read" grep -q "data/styles/hyphens/hyph-lv.tex" yes.d
check "patterns are read that nothing asks for" not grep -q "hyph-" no.d
mkdir myfonts
cp data/fonts/tex-gyre/texgyreheros-regular.otf myfonts/mine.otf
if FONTCONFIG_FILE= "$cvtex" doc/cv.yaml -o font.pdf --fonts myfonts --set 'style.fonts.text.family=TeX Gyre Heros' --depfile font.d -q 2>err; then
    check "the system's fonts are in the rule" not grep -q "^  /usr" font.d
fi

# What is replaced
"$cvtex" doc/cv.yaml -o cv.pdf --depfile cv.d -q
check "a rule is not replaced" [ $? = 0 ]
for file in doc/cv.yaml doc/refs.bib cv.pdf; do
    cp "$file" keep
    "$cvtex" doc/cv.yaml -o cv.pdf --depfile "$file" -q 2>err
    check "--depfile $file: exit status" [ $? = 3 ]
    check "--depfile $file: $(cat err)" grep -q "one of the files that were read or written" err
    check "--depfile $file: it is another" cmp -s "$file" keep
done
echo 'all: my rules' >Makefile
"$cvtex" doc/cv.yaml -o cv.pdf --depfile Makefile -q 2>err
check "another file than a rule: exit status" [ $? = 3 ]
check "another file than a rule is replaced" grep -q 'my rules' Makefile
"$cvtex" doc/cv.yaml -o cv.pdf --depfile Makefile -q --force
check "--force" grep -q '^cv.pdf: ' Makefile
"$cvtex" doc/cv.yaml -o - --depfile new.d -q >out 2>err
check "a rule for standard output: exit status" [ $? = 3 ]
echo 'cv: {nmae: A}' >bad.yaml
"$cvtex" bad.yaml --depfile new.d 2>err
check "a rule after a mistake" [ ! -e new.d ]
"$cvtex" check doc/cv.yaml --depfile new.d 2>err
check "check has no --depfile" [ $? = 2 ]
rm Makefile

# Names, as make reads them
n=0
for name in 'a b' 'a#b' 'a$b' 'a:b' 'a\b' 'a\ b' 'a\\ b' 'a*b' 'a[1]' "a'b" 'a"b' 'a&b' '~a' 'a(b)' 'a\#b' 'a:' 'é' 'a%b' '%'; do
    n=$((n + 1))
    mkdir in$n
    cp doc/refs.bib "in$n/$name.bib"
    printf 'cv: {name: Ada Lovelace, sections: {works: {from: %s}}}\n' "'$(printf '%s' "$name" | sed "s/'/''/g").bib'" >in$n/cv.yaml
    cat >in$n/Makefile <<'EOF'
cv.pdf: cv.yaml
	@"$(CVTEX)" cv.yaml -o cv.pdf --depfile cv.d -q && echo made
-include cv.d
EOF
    (cd in$n && CVTEX=$cvtex make && CVTEX=$cvtex make) >out 2>&1
    check "$name: $(cat out)" grep -q 'up to date' out
    sleep 0.01
    touch "in$n/$name.bib"
    (cd in$n && CVTEX=$cvtex make) >out 2>&1
    check "$name: not made again: $(cat out)" grep -q made out
    case $name in
    *%*) continue ;;
    esac
    # As an output
    (cd in$n && "$cvtex" cv.yaml -o "$name.pdf" --depfile out.d -q && rm "$name.pdf" && echo 'include out.d' >m &&
        make -rnf m "$name.pdf") >out 2>&1
    check "$name as an output: $(cat out)" [ $? = 0 ]
done
for name in 'a;b' 'a|b'; do
    cp doc/refs.bib "$name.bib"
    printf 'cv: {name: Ada Lovelace, sections: {works: {from: "%s.bib"}}}\n' "$name" >no.yaml
    "$cvtex" no.yaml --depfile no.d -q 2>err
    check "$name: exit status" [ $? = 3 ]
    check "$name: $(cat err)" grep -q "make cannot read the name" err
done
"$cvtex" doc/cv.yaml -o 'a=b.pdf' --depfile no.d -q 2>err
check "an output with '=': exit status" [ $? = 3 ]

# make goes on when a file was removed, and is told of it by cvtex.
sed -i '/photo/d' doc/cv.yaml
cat >Makefile <<'EOF'
cv.pdf: doc/cv.yaml
	@"$(CVTEX)" doc/cv.yaml -o $@ --depfile cv.d -q && echo made
-include cv.d
EOF
CVTEX=$cvtex make >out 2>&1
CVTEX=$cvtex make >out 2>&1
check "make: $(cat out)" grep -q 'up to date' out
for file in doc/refs.bib doc/parts/talks.yaml doc/looks/mine.yaml doc/looks/under.yaml doc/words.yaml doc/.cvtex; do
    sleep 0.01
    touch $file
    CVTEX=$cvtex make >out 2>&1
    check "make after $file: $(cat out)" grep -q made out
    CVTEX=$cvtex make >out 2>&1
    check "make again after $file: $(cat out)" grep -q 'up to date' out
done
rm doc/.cvtex
CVTEX=$cvtex make >out 2>&1
check "make without the settings: $(cat out)" grep -q made out
CVTEX=$cvtex make >out 2>&1
check "make again without the settings: $(cat out)" grep -q 'up to date' out

# ninja
if command -v ninja >/dev/null; then
    cat >build.ninja <<EOF
rule cv
  command = $cvtex \$in -o \$out --depfile \$out.d --if-changed -q
  depfile = \$out.d
  deps = gcc
  restat = 1
rule copy
  command = cp \$in \$out
build ninja.pdf: cv doc/cv.yaml
build copy.pdf: copy ninja.pdf
EOF
    ninja >out 2>&1
    check "ninja: $(cat out)" [ -s copy.pdf ]
    ninja >out 2>&1
    check "ninja again: $(cat out)" grep -q 'no work to do' out
    sleep 0.01
    sed -i 's/First/Second/' doc/refs.bib
    ninja -v >out 2>&1
    check "ninja after a change: $(cat out)" grep -q 'cp ninja.pdf' out
    sleep 0.01
    echo '% a comment' >>doc/refs.bib
    ninja -v >out 2>&1
    check "ninja after what changes nothing: $(cat out)" grep -q -- --depfile out
    check "ninja copies an equal file: $(cat out)" not grep -q 'cp ninja.pdf' out
fi

# --if-changed
"$cvtex" doc/cv.yaml -o same.pdf -q
touch -d '2020-01-01' same.pdf
old=$(ls -l --time-style=full-iso same.pdf)
"$cvtex" doc/cv.yaml -o same.pdf -q --if-changed
check "--if-changed: exit status" [ $? = 0 ]
check "--if-changed writes an equal file" [ "$old" = "$(ls -l --time-style=full-iso same.pdf)" ]
"$cvtex" doc/cv.yaml -o same.pdf -q
check "without --if-changed, an equal file keeps its time" [ "$old" != "$(ls -l --time-style=full-iso same.pdf)" ]
touch -d '2020-01-01' same.pdf
"$cvtex" doc/cv.yaml -o same.pdf -q --if-changed --style plain
check "--if-changed does not write another file" [ -z "$(find same.pdf ! -newermt 2020-01-02)" ]
echo notes >notes.txt
"$cvtex" doc/cv.yaml -o notes.txt -q --if-changed 2>err
check "--if-changed: a file that is no PDF" [ $? = 3 ]

# A line that tells of long work is on terminals alone, and is gone at the end.
if command -v script >/dev/null && command -v strace >/dev/null && strace -o trace true 2>/dev/null; then
    "$cvtex" doc/cv.yaml -o cv.pdf -q 2>err
    slow="strace -o trace -P $PWD/doc/refs.bib -e trace=openat,openat2 -e inject=openat,openat2:delay_enter=1500000"
    ASAN_OPTIONS=$ASAN_OPTIONS:detect_leaks=0 script -qec "$slow '$cvtex' $PWD/doc/cv.yaml -o cv.pdf -q --no-sandbox" typed >/dev/null 2>&1 </dev/null
    if grep -q INJECTED trace || grep -q DELAYED trace; then
        check "no line tells of long work" grep -q 'doc/cv.yaml \.\.\. [01] s' typed
        check "the line stays" grep -q "$(printf '\r\033\\[K')" typed
    fi
    ASAN_OPTIONS=$ASAN_OPTIONS:detect_leaks=0 $slow "$cvtex" "$PWD/doc/cv.yaml" -o cv.pdf -q --no-sandbox 2>err
    check "a line without a terminal: $(cat err)" [ ! -s err ]
fi

# The thesis: its bibliography and the CV come from one file.
cp -r "$tests/../examples/thesis" thesis
cd thesis || exit 2
CVTEX=$cvtex make >../out 2>&1
check "thesis: make: $(cat ../out)" [ -s cv/cv.pdf ]
CVTEX=$cvtex make >../out 2>&1
check "thesis: make again: $(cat ../out)" grep -qi 'nothing to be done\|up to date' ../out
sleep 0.01
cp cv/cv.pdf ../before.pdf
cp cv/cv.yaml ../cv.yaml
sed -i 's/{On Examples}/{On Further Examples}/' refs.bib
CVTEX=$cvtex make >../out 2>&1
check "thesis: the CV is as it was" not cmp -s cv/cv.pdf ../before.pdf
check "thesis: it is not the CV alone that is made: $(cat ../out)" [ "$(grep -c 'cvtex' ../out)" = 1 ]
CVTEX=$cvtex make >../out 2>&1
check "thesis: make after the edit: $(cat ../out)" grep -qi 'nothing to be done\|up to date' ../out
CVTEX=$cvtex make clean >../out 2>&1
check "thesis: make clean: $(ls cv)" [ ! -e cv/cv.pdf -a ! -e cv/cv.d ]
cd ..
finish
