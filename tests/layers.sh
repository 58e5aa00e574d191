#!/bin/sh
# Data flows one way: a folder of src/ includes only itself and the folders before it in this list.
# Also: only src/pdf knows libharu, and no source file decides how something looks.
layers="base load model import variant style text display content compose lines pages export readback check pdf host program"

cd "$(dirname "$0")/.." || exit 2
failed=0

# complain WHAT LINES
complain() {
    if [ -n "$2" ]; then
        printf '%s\n%s\n' "$1" "$2" >&2
        failed=1
    fi
}

above=
for layer in $layers; do
    [ -d "src/$layer" ] || complain "no folder src/$layer" "it was renamed, and this list was not"
    above="$above${above:+\\|}$layer"
    complain "src/$layer includes what stands after it:" \
        "$(grep -n '#include "[a-z_]*/' src/$layer/*.[ch] | grep -v "#include \"\\($above\\)/")"
done
for folder in src/*/; do
    folder=$(basename "$folder")
    case " $layers " in
    *" $folder "*) ;;
    *) complain "a folder without a place in the list:" "src/$folder" ;;
    esac
done
complain "hpdf.h outside src/pdf:" "$(grep -ln 'hpdf\.h' src/*.c src/*/*.[ch] include/*.h | grep -v '^src/pdf/')"

# The program is a host like any other, and hosts see cvtex.h only; no one includes them.
complain "the program includes more than cvtex.h:" \
    "$(grep -n '#include "' src/program/*.[ch] src/host/*.c | grep -vE -e '^src/program/[^:]*:[^:]*:#include "[a-z]+\.h"' -e '"cvtex\.h"' -e '^src/host/.*"host/' -e '"base/late\.h"')"
complain "the program is included:" "$(grep -n '#include "program/' src/*.[ch] src/*/*.[ch])"
complain "host/ is for programs:" "$(grep -n '#include "host/' src/*.[ch] src/*/*.[ch] | grep -v '^src/host/')"
# The library opens no file, prints nothing and ends nothing. Libraries that few documents need are
# opened in base/late.h.
core=$(ls src/cvtex.c src/extraction.c src/result.c src/session.c src/*/*.c | grep -v '^src/host/\|^src/program/\|_compile\.c$')
complain "the library does what its host is for:" \
    "$(grep -nE '\<(f?open|opendir|access|getenv|stat|readlink|dlopen|printf|fputs|puts|fprintf|exit|_exit)\(' $core | grep -v -e ':[0-9]*: \* ')"
complain "the library may be ended:" "$(grep -nE '\<(abort|assert|arena_new)\(' $core | grep -v '^src/base/arena\.c:')"

# Names of styles and of families, as strings. "base" is the one that all others extend. Examples in
# the tables of keys are only printed.
for style in styles/*.yaml; do
    name=$(basename "$style" .yaml)
    case $name in base | default) continue ;; esac
    complain "the style '$name' is named in C:" "$(grep -n "\"$name\"" src/*.c src/*/*.[ch] | grep -v -e '^src/style/style_keys.c.*names' -e '\.example = ')"
done
sed -n '/^families:/,/^[a-z]*:.*[^:]$/s/^  \([A-Z].*\):$/\1/p' fonts/index.yaml | while read -r family; do
    grep -n "\"$family\"" src/*.c src/*/*.[ch] | grep -v '\.example = '
done >"${TMPDIR:-/tmp}/layers.$$"
complain "a font family is named in C:" "$(cat "${TMPDIR:-/tmp}/layers.$$")"
rm -f "${TMPDIR:-/tmp}/layers.$$"
complain "a colour stands in C:" "$(grep -n '"#[0-9A-Fa-f]\{3\}\([0-9A-Fa-f]\{3\}\)\{0,1\}"' src/*.c src/*/*.[ch])"
complain "a length of a page stands in C:" "$(grep -nE '[0-9.]+(pt|mm|cm|in)"' src/*.c src/*/*.[ch] | grep -v '\.example = ')"

[ $failed = 0 ] && echo "The layers are as they should be."
exit $failed
