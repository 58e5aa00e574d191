#!/bin/sh
# The manual pages: they have all commands, options and keys, mandoc and man find nothing wrong in them, and their
# examples run.
#
#   manual.sh CVTEX FOLDER       FOLDER has cvtex.1, cvtex.5, cvtex-style.5 and cvtex-locale.5
pages=$(cd "$2" && pwd)
. "$(dirname "$0")/../checks.sh"

cp "$tests/../docs/cvtex.3" .
cp "$pages"/cvtex.1 "$pages"/cvtex.5 "$pages"/cvtex-style.5 "$pages"/cvtex-locale.5 .
for page in cvtex.1 cvtex.3 cvtex.5 cvtex-style.5 cvtex-locale.5; do
    check "$page is empty" [ -s $page ]
    if command -v mandoc >/dev/null; then
        mandoc -Tlint -W warning $page >said 2>&1
        check "$page: mandoc says '$(sed 3q said)'" [ ! -s said ]
    fi
    if command -v man >/dev/null && command -v groff >/dev/null; then
        LC_ALL=C.UTF-8 MANROFFSEQ= man --warnings -E UTF-8 -l -Tutf8 -Z $page 2>&1 >/dev/null | grep -v "can't break line\|cannot adjust line" >said
        check "$page: man says '$(sed 3q said)'" [ ! -s said ]
    fi
done

# What begins an item, as it can be typed.
items() {
    sed -n '/^\.TP$/{n;p;}' "$1" | sed 's/\\f[BIR]//g; s/\\-/-/g; s/\\(aq/'"'"'/g; s/\\e/\\/g; s/\\(ga/`/g'
}
items cvtex.1 >all
"$cvtex" --help | sed -n '/^Commands:$/,/^$/s/^  \([a-z][a-z]*\).*/\1/p' >commands
check "there are no commands" [ "$(wc -l <commands)" -gt 12 ]
while read -r command; do
    check "cvtex.1 has no $command" grep -Eq "^$command( |$)" all
    "$cvtex" $command --help | sed -n 's/^  *\(-., \)*\(--[a-z-]*\).*/\2/p'
done <commands | sort -u >options
"$cvtex" --help | sed -n 's/^  *\(-., \)*\(--[a-z-]*\).*/\2/p' >>options
check "there are no options" [ "$(sort -u options | wc -l)" -gt 25 ]
for option in $(sort -u options); do
    check "cvtex.1 has no $option" grep -Eq "(^|, )$option( |$)" all
done
for part in EXAMPLES OPTIONS COMMANDS "EXIT STATUS" ENVIRONMENT OUTPUT "SEE ALSO"; do
    check "cvtex.1 has no part $part" grep -q "^\.SH $part$" cvtex.1
done
for kind in document:cvtex.5 style:cvtex-style.5 locale:cvtex-locale.5; do
    "$cvtex" keys ${kind%:*} >keys
    sed -n 's/^| `\([^`]*\)` |.*/\1/p' keys | sort >wanted
    items ${kind#*:} | sort >there
    check "${kind#*:} has other keys: $(diff wanted there | sed 5q)" cmp -s wanted there
    check "${kind#*:} has other headings" [ "$(grep -c '^### ' keys)" = "$(grep -c '^\.SS ' ${kind#*:})" ]
    check "${kind#*:} has marks of Markdown" not grep -q '](#' ${kind#*:}
done

# What stands between .EX and .EE, as it can be typed.
examples() {
    sed -n '/^\.EX$/,/^\.EE$/p' "$1" | sed '/^\.E[XE]$/d; s/\\-/-/g; s/\\(aq/'"'"'/g; s/\\&//; s/\\e/\\/g; s/\\(ga/`/g'
}
mkdir bin
ln -s "$cvtex" bin/cvtex
PATH=$PWD/bin:$PATH
examples cvtex.1 >commands
check "cvtex.1 has no examples" [ "$(wc -l <commands)" -ge 10 ]
while read -r command; do
    sh -c "$command" >typed 2>said </dev/null
    check "'$command': exit status, says '$(cat said)'" [ $? = 0 ]
    case $command in
    *" check "* | *" new "*) ;;
    *) check "'$command' says '$(cat said)'" [ ! -s said ] ;;
    esac
done <commands
for file in robin-example.pdf navy.pdf out/robin-example.pdf back.yaml mine.yaml; do
    check "the examples make no $file" [ -s $file ]
done
examples cvtex.5 >document.yaml
examples cvtex-style.5 >style.yaml
examples cvtex-locale.5 >locale.yaml
for more in "" "--style ./style.yaml" "--set locale=./locale.yaml"; do
    "$cvtex" document.yaml $more -o - >made.pdf 2>said
    check "the example of cvtex.5 $more: exit status, says '$(cat said)'" [ $? = 0 -a ! -s said ]
done
"$cvtex" document.yaml --set locale=./locale.yaml --set 'cv.sections.experience=[a]' --to text >shown
check "the example of cvtex-locale.5 has no effect" grep -qi '^posts$' shown
finish
