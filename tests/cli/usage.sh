#!/bin/sh
# The command line: its answers, and exit status 2 if it is wrong.
#
#   usage.sh CVTEX
. "$(dirname "$0")/../checks.sh"

printf 'cv: {name: A}\n' >cv.yaml

# wrong PATTERN ARGUMENT...: is refused with one line before anything is read or written.
wrong() {
    pattern=$1
    shift
    "$cvtex" "$@" >out 2>err
    status=$?
    check "'$*': exit status $status, not 2" [ $status = 2 ]
    check "'$*': says '$(cat err)'" grep -q -- "$pattern" err
    check "'$*': says not one line" [ "$(wc -l <err)" -eq 1 ]
    check "'$*': writes to standard output" [ ! -s out ]
    check "'$*': makes a file" [ ! -e cv.pdf ]
}

wrong "no file or name is given"
wrong "unknown option --nope" cv.yaml --nope
wrong "unknown option -x" -x cv.yaml
wrong "too many documents" cv.yaml $(seq -f "%g.yaml" 32)
wrong "value is missing" cv.yaml -o
wrong "value is missing" cv.yaml --output=
wrong "value is missing" cv.yaml --style
wrong "not docx" cv.yaml --to docx
wrong "value is missing" cv.yaml --to
wrong "not dpf (did you mean 'pdf'?)" cv.yaml --to dpf
for pages in x 0 -1 1.5 2x 1000 99999999999999999999; do
    wrong "fit takes a number of pages, not $pages" cv.yaml --fit $pages
done
wrong "value is missing" cv.yaml --set
wrong "value is missing" cv.yaml --only=
wrong "no file or name is given" style
wrong "no file or name is given" extract
wrong "extract has only the options -o, --sandbox and --no-sandbox, not --style" extract cv.pdf --style plain
wrong "one document at a time" extract a.pdf b.pdf
wrong "unknown option --embed=x" cv.yaml --embed=x
wrong "unknown option --strict=yes" cv.yaml --strict=yes
wrong "unknown option --force=1" cv.yaml --force=1
wrong "ats belongs to 'cvtex check" cv.yaml --ats
wrong "unknown option --ats=yes" check cv.yaml --ats=yes
wrong "value is missing" cv.yaml --allow
wrong "value is missing" cv.yaml --allow=
wrong "--sandbox and --no-sandbox exclude each other" cv.yaml --sandbox --no-sandbox
wrong "extract has only the options -o, --sandbox and --no-sandbox, not --force" extract cv.pdf --force
many=
for i in $(seq 65); do many="$many --allow ."; done
wrong "too many --allow" cv.yaml $many
wrong "not also x" styles x
wrong "keys takes document, style, locale or check, not styel (did you mean 'style'?)" keys styel
wrong "keys takes no further word, so not also style" keys style style
wrong "unknown option --stlye (did you mean '--style'?)" cv.yaml --stlye plain
wrong "unknown option --stritc (did you mean '--strict'?)" cv.yaml --stritc
wrong "unknown option --zzzzzz;" cv.yaml --zzzzzz
wrong "unknown option -qx" cv.yaml -qx
wrong "no command or file is called chekc (did you mean 'check'?)" chekc cv.yaml
wrong "style has no option --embed; see 'cvtex style --help'" style plain --embed
wrong "check has no option -o; see 'cvtex check --help'" check cv.yaml -o out
wrong "check has no option --to; see 'cvtex check --help'" check cv.yaml --to text
wrong "kind belongs to 'cvtex new NAME'" cv.yaml --kind phd
wrong "kind belongs to 'cvtex new NAME'" check cv.yaml --kind phd
wrong "quiet and --verbose exclude" cv.yaml -qv
wrong "version takes only --verbose, not cv.yaml" --version cv.yaml

"$cvtex" --help >out 2>err
check "--help: exit status" [ $? = 0 ]
check "--help" grep -q '^usage: cvtex' out
check "--help says something on standard error" [ ! -s err ]
for option in --output --style --set --fit --only --to --embed --allow --strict --force extract --version --help; do
    check "--help knows nothing of $option" grep -q -- "$option" out
done
"$cvtex" --help >overview
for command in check convert extract new fonts icons styles style locales locale keys schema; do
    "$cvtex" $command --help >out 2>err
    check "$command --help: exit status" [ $? = 0 ]
    check "$command --help" grep -q "^usage: cvtex $command" out
    check "$command --help: no option" grep -q -- "--help" out
    check "--help does not name $command" grep -q "^  $command" overview
    check "$command -h is another help" [ "$("$cvtex" $command -h)" = "$(cat out)" ]
done
check "-h is another help" [ "$("$cvtex" -h)" = "$("$cvtex" --help)" ]
check "-V is another version" [ "$("$cvtex" -V)" = "$("$cvtex" --version)" ]
check "a line of help is longer than 80" not sh -c '"$1" --help | grep -q ".\{81\}"' - "$cvtex"
"$cvtex" --version >out
check "--version" grep -Eq '^cvtex [0-9]+\.[0-9]+\.[0-9]+$' out

"$cvtex" cv.yaml --style plain --to trace >plain
"$cvtex" cv.yaml --style=plain --to=trace >plain2
check "--style=plain is not --style plain" cmp plain plain2
"$cvtex" --style plain --to=trace -- cv.yaml >plain2
check "a document after --" cmp plain plain2
"$cvtex" -o plain2 --to trace --style plain cv.yaml
check "-o FILE" cmp plain plain2
"$cvtex" -oplain3 --to trace --style plain cv.yaml
check "-oFILE" cmp plain plain3
"$cvtex" --style plain check cv.yaml
check "options before a command" [ $? = 0 ]
check "options before a command: it was typeset" [ ! -e cv.pdf ]
cp cv.yaml check
"$cvtex" ./check -o - --to text >out
check "a document that is called like a command" grep -q A out
"$cvtex" --to text -- check >out
check "it stands after --" grep -q A out
"$cvtex" --to trace cv.yaml >default
check "--style changes nothing" not cmp -s plain default
"$cvtex" --style bankign cv.yaml 2>err
check "--style bankign" grep -q "unknown style 'bankign' (did you mean 'banking'?)" err

# What needs no document
"$cvtex" styles >out 2>err
check "styles: exit status" [ $? = 0 ]
check "styles: says something on standard error" [ ! -s err ]
check "styles: not 14 of them" [ "$(grep -c '^[a-z]' out)" = 14 ]
check "styles: one has no text" [ "$(grep -Ec '^[a-z]+ +[A-Z].{19}' out)" = 14 ]
check "styles: a line is longer than 96" not grep -q '.\{97\}' out
sed -n 's/^\([a-z][a-z]*\) .*/\1/p' out >names
check "styles: not in order" sort -c names
for style in $(cat names) base; do
    "$cvtex" style "$style" >out 2>err
    check "style $style: exit status" [ $? = 0 ]
    check "style $style is not its file" cmp out "$tests/../styles/$style.yaml"
done
"$cvtex" style bankign >out 2>err
check "style bankign: exit status" [ $? = 1 ]
check "style bankign: says '$(cat err)'" grep -q "unknown style 'bankign' (did you mean 'banking'?)" err
check "style bankign: writes to standard output" [ ! -s out ]
"$cvtex" fonts >out 2>err
check "fonts: exit status" [ $? = 0 ]
check "fonts: says something on standard error" [ ! -s err ]
sed -n '/^families:/,/^[a-z]*:$/s/^  \([^ ].*\):$/\1/p' "$tests/../fonts/index.yaml" >families
check "there are no families" [ "$(wc -l <families)" -ge 15 ]
check "fonts: not each family once" [ "$(sed 's/   *.*//' out)" = "$(cat families)" ]
check "fonts: the faces of EB Garamond" grep -Eq '^EB Garamond +400 600 700, italic 400 600 700 +comes with cvtex$' out
mkdir own
cp "$tests"/../fonts/source-sans/SourceSans3-Light*.otf own
"$cvtex" fonts --fonts own >out
check "fonts: not those of --fonts" grep -Eq '^Source Sans 3 Light +300, italic 300 +.*own$' out
"$cvtex" icons >out 2>err
check "icons: exit status" [ $? = 0 ]
check "icons: says something on standard error" [ ! -s err ]
sed -n '/^icons:/,$s/^  \([^ #].*\): {.*/\1/p' "$tests/../fonts/index.yaml" | sort >icons
check "icons: not each name once" [ "$(sed 's/, /\n/g' out | sort)" = "$(cat icons)" ]
check "icons: email and mail are two" grep -q '^email, mail' out

for what in "" style locale; do
    "$cvtex" keys $what >out 2>err
    check "keys $what: exit status" [ $? = 0 ]
    check "keys $what: no table" grep -q '^| key | value | meaning | default | example |$' out
    check "keys $what: says something on standard error" [ ! -s err ]
done
check "keys locale does not begin with the locale" grep -q '^### locale$' out
"$cvtex" keys style >out
check "keys style does not begin with the style" grep -q '^### style$' out
"$cvtex" keys >out
check "keys does not begin with the document" grep -q '^### document$' out

# -o FOLDER/
"$cvtex" cv.yaml -o made/
check "-o FOLDER/ makes no PDF named after the document" [ -s made/cv.pdf ]
"$cvtex" cv.yaml -o made/ --to text
check "-o FOLDER/ makes no text" grep -q A made/cv.txt
"$cvtex" - -o made/ <cv.yaml
check "-o FOLDER/ of standard input" [ -s made/stdin.pdf ]
printf 'cv: {name: A}\nvariants: {one: {}, two: {}}\n' >several.yaml
"$cvtex" several.yaml -o made/ --all-variants
check "-o FOLDER/ of all variants" [ -s made/several-one.pdf -a -s made/several-two.pdf ]
"$cvtex" several.yaml -o made/ --variant two --to text
check "-o FOLDER/ of a variant" [ -s made/several-two.txt ]
printf 'cv: {nam: A}\n' >bad.yaml
"$cvtex" bad.yaml -o new/ 2>err
check "-o FOLDER/ after a mistake: exit status" [ $? = 1 ]
check "-o FOLDER/ after a mistake: an empty folder is left" [ ! -e new ]
"$cvtex" cv.yaml -o no/such/ 2>err
check "-o FOLDER/ in no folder: exit status" [ $? = 3 ]
check "-o FOLDER/ in no folder: says '$(cat err)'" grep -q "cannot make the folder no/such/: No such file" err
wrong "no document gives the file its name in made/" styles -o made/

# -q and -v
printf 'cv: {name: A}\npages: 3\n' >noted.yaml
noted="$tests/../examples/edda-brandt.yaml"
"$cvtex" $noted -o made/ 2>err
check "there is no note" grep -q ': note:' err
"$cvtex" $noted -o made/ -q 2>err
check "-q: a note is told" [ ! -s err ]
"$cvtex" $noted -o made/ -q --format json 2>err
check "-q: a note is told as JSON" [ "$(cat err)" = "[]" ]
"$cvtex" noted.yaml -o made/ -q 2>err
check "-q: a warning is not told" grep -q 'warning: cannot fill 3 pages' err
"$cvtex" bad.yaml --quiet 2>err
check "-q: an error is not told" grep -q "unknown key 'nam'" err
"$cvtex" cv.yaml -v --style plain --set locale=de -o made/ 2>err
check "-v tells no style" grep -q '^cvtex: style: plain, base$' err
check "-v tells no locale" grep -q '^cvtex: locale: de$' err
check "-v tells no fonts" grep -q '^cvtex: fonts: fonts/' err
check "-v tells no output: $(tail -n 1 err)" grep -Eq "^cvtex: 1 page, $(wc -c <made/cv.pdf) bytes to made/cv.pdf, [0-9.]+ ms$" err
printf '{extends: plain}\n' >own.yaml
"$cvtex" cv.yaml --style ./own.yaml -vo - 2>err >made/x.pdf
check "-v tells no style of one's own" grep -q '^cvtex: style: \./own.yaml, plain, base$' err
check "-v tells no standard output" grep -q 'bytes to standard output, [0-9.]* ms$' err
"$cvtex" check cv.yaml --verbose 2>err
check "check -v tells no pages" grep -Eq '^cvtex: 1 page, [0-9.]+ ms$' err
"$cvtex" cv.yaml -v --format json -o made/ 2>err
check "-v spoils data" [ "$(cat err)" = "[]" ]

# Colors are for terminals alone.
if command -v script >/dev/null; then
    shown() {
        printf '%s\n' "$*" >command
        TERM=${term:-xterm} script -qec "sh ./command" /dev/null </dev/null >typed
        tr -d '\r' <typed | sed "s/$(printf '\033')/ESC/g" >shown
    }
    "$cvtex" bad.yaml 2>plain.err
    shown "'$cvtex' bad.yaml"
    check "no colors on a terminal: $(cat shown)" grep -q '^ESC\[1mbad.yaml:1:6: ESC\[1;31merrorESC\[0m: unknown key' shown
    check "the caret has no color" grep -q 'ESC\[1;31m^ESC\[0m$' shown
    check "with colors, another text" [ "$(sed 's/ESC\[[0-9;]*m//g' shown)" = "$(cat plain.err)" ]
    shown "NO_COLOR=1 '$cvtex' bad.yaml"
    check "colors with NO_COLOR: $(cat shown)" [ "$(cat shown)" = "$(cat plain.err)" ]
    shown "NO_COLOR= '$cvtex' bad.yaml"
    check "no colors with an empty NO_COLOR" grep -q ESC shown
    term=dumb shown "'$cvtex' bad.yaml"
    check "colors on a dumb terminal" not grep -q ESC shown
    shown "'$cvtex' bad.yaml 2>&1 | cat"
    check "colors in a pipe" not grep -q ESC shown
    shown "'$cvtex' bad.yaml --format gcc"
    check "colors in a form for programs" not grep -q ESC shown
fi

# What the command line lays over the document
page_size() {
    "$cvtex" "$@" --to trace | sed -n 's/^page 1 //p'
}
printf 'cv: {name: A}\nstyle: {extends: banking, page: {size: a5}}\n' >sized.yaml
check "the document's size" [ "$(page_size sized.yaml)" = "419.528 595.276" ]
check "--set over the document's style" [ "$(page_size sized.yaml --set style.page.size=letter)" = "612 792" ]
check "--style is not in place of the document's" [ "$(page_size sized.yaml --style banking)" = "595.276 841.89" ]
for order in "--style plain --set style.page.size=legal" "--set style.page.size=legal --style plain"; do
    check "$order" [ "$(page_size sized.yaml $order)" = "612 1008" ]
done
"$cvtex" sized.yaml --style plain --set style.page.size=legal --to style >out
check "--set takes the place of --style" grep -q "plain.yaml" out
check "the last --set does not win" [ "$(page_size cv.yaml --set style.page.size=a5 --set style.page.size=letter)" = "612 792" ]
mkdir sub
cp cv.yaml sub/cv.yaml
echo '{extends: plain, page: {size: letter}}' >mine.yaml
echo '{extends: plain, page: {size: a5}}' >sub/mine.yaml
check "--style looks for files beside the document" [ "$(page_size sub/cv.yaml --style ./mine.yaml)" = "612 792" ]
check "--style sub/mine.yaml" [ "$(page_size sub/cv.yaml --style ./sub/mine.yaml)" = "419.528 595.276" ]
printf 'cv: {name: A}\nstyle: ./mine.yaml\n' >sub/own.yaml
check "a document's style is not beside it" [ "$(page_size sub/own.yaml)" = "419.528 595.276" ]

# --only
printf 'cv: {name: A, sections: {One: [first], Two: [second]}}\nletter: {opening: Dear B}\n' >both.yaml
"$cvtex" both.yaml --only letter --to trace >out
check "--only letter: no letter" grep -q '"Dear B"' out
check "--only letter: a section" not grep -Eq '"(first|second)"' out
"$cvtex" both.yaml --only Two --to trace >out
check "--only Two: it is not there" grep -q '"second"' out
check "--only Two: something else" not grep -Eq '"(first|Dear B)"' out
"$cvtex" both.yaml --only Tow 2>err
check "--only Tow: exit status" [ $? = 1 ]
check "--only Tow: says '$(cat err)'" grep -q "no section is called 'Tow' (did you mean 'Two'?)" err

finish
