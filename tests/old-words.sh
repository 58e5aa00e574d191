#!/bin/sh
# old-words.sed replaces old words of styles by the current ones. It turns each
# cases/renamed/NAME-old.yaml into NAME.yaml, which the program accepts without diagnostics. The
# test needs every rule of the script.
. "$(dirname "$0")/checks.sh"
need sed
cases=$tests/cases/renamed

# translated SED TO: writes all translated cases to the folder TO.
translated() {
    mkdir "$2"
    for old in "$cases"/*-old.yaml; do
        sed -f "$1" "$old" >"$2/$(basename "$old" -old.yaml).yaml"
    done
}

# quiet COMMAND...: checks that the command succeeds and prints nothing.
quiet() {
    "$@" >said 2>&1 && [ ! -s said ]
}

translated "$tests/old-words.sed" new
for new in new/*.yaml; do
    name=$(basename "$new" .yaml)
    check "$name in the words of today" cmp "$cases/$name.yaml" "$new"
done
printf 'cv: {name: Robin Example}\nstyle: ./file.yaml\n' >new/document.yaml
printf 'cv: {name: Robin Example}\nstyle: %s/file-old.yaml\n' "$cases" >old.yaml
check "block is read" quiet "$cvtex" new/block.yaml -o new.pdf
check "flow is read" quiet "$cvtex" new/flow.yaml -o new.pdf
check "the style is read" quiet "$cvtex" new/document.yaml -o new.pdf
check "block in old words is not" not quiet "$cvtex" "$cases/block-old.yaml" -o old.pdf
check "flow in old words is not" not quiet "$cvtex" "$cases/flow-old.yaml" -o old.pdf
check "the style in old words is not" not quiet "$cvtex" old.yaml -o old.pdf
rm new/document.yaml
grep -n '^[s/]' "$tests/old-words.sed" | cut -d: -f1 >rules
check "there are rules" test -s rules
while read -r line; do
    sed "${line}d" "$tests/old-words.sed" >fewer.sed
    rm -rf fewer
    translated fewer.sed fewer
    check "the rule in line $line of old-words.sed does something" not diff -r new fewer >differences
done <rules
finish
