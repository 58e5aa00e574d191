#!/bin/sh
# Pages as pictures: some pages of each built-in style must look like those in references/.
#
#   run.sh CVTEX COMPARE STYLE      the pages of one style
#   run.sh CVTEX COMPARE --strays   fails for references without a page, and for styles that are
#                                   missing in the gallery of the manual
#   run.sh CVTEX COMPARE --regen    replaces all references that differ, prints which they are and
#                                   how they differ, and removes those without a page
#
# If a page looks different, a picture in out/ beside COMPARE shows the difference. compare.c says
# what counts as different. PIXEL_OPTIONS: further options for pdftoppm, for experiments ("-aa no").
compare=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
. "$(dirname "$0")/../checks.sh"
references=$tests/pixel/references
examples=$tests/../examples
out=$(dirname "$compare")/out
mkdir -p "$out"

styles() {
    for yaml in "$tests"/../styles/*.yaml; do
        style=$(basename "$yaml" .yaml)
        case $style in base | default) continue ;; esac
        echo "$style"
    done
}

# pages_of STYLE: a line each, document and page. Page 1 of an engineer, what follows in a long
# vita, a letter.
pages_of() {
    echo "ada-nilsson 1"
    echo "edda-brandt 2"
    echo "ada-nilsson-letter 1"
    if [ "$1" = banking ]; then
        echo "zhewei-yao 1"
        echo "zhewei-yao 3"
    fi
}

# render STYLE DOCUMENT PAGE: makes page.pgm, ten times as fine as the references' 60 dpi.
render() {
    rm -f page.pgm
    "$cvtex" "$examples/$2.yaml" --style "$1" -o page.pdf 2>said || {
        cat said >&2
        return 1
    }
    pdftoppm -r 600 -gray $PIXEL_OPTIONS -f "$3" -l "$3" -singlefile page.pdf page && [ -e page.pgm ]
}

# one STYLE DOCUMENT PAGE
one() {
    name=$1-$2-$3
    render "$@" || {
        echo "$name: there is no such page" >&2
        return 1
    }
    [ -e "$references/$name.png" ] || {
        echo "$name has no reference yet: 'cmake --build BUILD -t regen-pixel' makes it" >&2
        return 1
    }
    rm -f "$out/$name.png"
    verdict=$("$compare" page.pgm "$references/$name.png" "$out/$name.png")
    status=$?
    echo "$name: $verdict"
    return $status
}

names() {
    for style in $(styles); do
        pages_of "$style" | sed "s/^/$style-/; s/ /-/; s/\$/.png/"
    done | sort
}

# The names of references without a page.
strays() {
    names >wanted
    ls "$references" | sort | comm -13 wanted -
}

regen() {
    bad=0
    mkdir -p "$references"
    for style in $(styles); do
        pages_of "$style" >pages
        while read -r document page; do
            name=$style-$document-$page
            if [ -e "$references/$name.png" ]; then
                one "$style" "$document" "$page" >told </dev/null
                [ -e page.pgm ] || {
                    bad=1
                    continue
                }
                grep -q ': SAME$' told && continue
                cat told
            else
                render "$style" "$document" "$page" </dev/null || {
                    echo "$name: there is no such page" >&2
                    bad=1
                    continue
                }
                echo "$name: new"
            fi
            "$compare" --keep page.pgm "$references/$name.png" || bad=1
        done <pages
    done
    for stray in $(strays); do
        echo "$stray: gone"
        rm "$references/$stray"
    done
    echo "All other references are as they were."
    return $bad
}

need pdftoppm
case $3 in
--regen)
    regen
    exit
    ;;
--strays)
    check "references without a page: $(strays | tr '\n' ' ')" [ -z "$(strays)" ]
    for style in $(styles); do
        check "$style is not in the gallery: 'cmake --build BUILD -t gallery'" \
            grep -q "(gallery/$style.png)" "$tests/../docs/gallery.md"
        check "$style has no picture in the gallery" [ -s "$tests/../docs/gallery/$style.png" ]
    done
    ;;
*)
    pages_of "$3" >pages
    while read -r document page; do
        check "$3, page $page of $document" one "$3" "$document" "$page" </dev/null
    done <pages
    ;;
esac
finish
