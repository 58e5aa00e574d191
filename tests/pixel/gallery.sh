#!/bin/sh
# Makes the gallery of the manual, docs/gallery.md: a picture of each built-in style, and the text
# below its marks. Nothing there is typed by hand. And the picture of the README, the first example.
#
#   gallery.sh CVTEX COMPARE
compare=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
. "$(dirname "$0")/../checks.sh"
command -v pdftoppm >/dev/null && command -v pdfinfo >/dev/null || {
    echo "The gallery needs pdftoppm and pdfinfo." >&2
    exit 1
}
docs=$tests/../docs
examples=$tests/../examples
mkdir -p "$docs/gallery"
columns=3

# Names and purposes, one style per line.
"$cvtex" styles | awk '
    /^[^ ]/ { if (name) print name "\t" text; name = $1; $1 = ""; text = "" }
    { sub(/^ +/, ""); text = text (text ? " " : "") $0 }
    END { print name "\t" text }' >styles

# The document that shows a style best.
shown() {
    case $1 in
    banking | vita) echo edda-brandt ;;
    *) echo ada-nilsson ;;
    esac
}

# make STYLE DOCUMENT: DOCUMENT.pdf
make() {
    "$cvtex" "$examples/$2.yaml" --style "$1" -o "$2.pdf" 2>said || {
        cat said >&2
        return 1
    }
}

pages() {
    pdfinfo "$1.pdf" | sed -n 's/^Pages: *//p'
}

# value FILE KEY...: of what '--to style' printed.
value() {
    awk -v path="$2" '
        {
            depth = match($0, /"/) - 1
            split(substr($0, depth + 2), part, "\"")
            name[depth / 2 + 1] = part[1]
            all = name[1]
            for (i = 2; i <= depth / 2 + 1; i++) all = all "." name[i]
            if (all == path) { print part[3]; exit }
        }' "$1"
}

make_style() {
    style=$1
    check "$style: the engineer" make "$style" ada-nilsson || return
    check "$style: the professor" make "$style" edda-brandt
    pdftoppm -r 300 -f 1 -l 1 -singlefile "$(shown "$style").pdf" page
    check "$style: its picture" "$compare" --shrink 4 page.ppm "$docs/gallery/$style.png"
    "$cvtex" "$examples/ada-nilsson.yaml" --style "$style" --to style >all 2>said
    paper=$(value all page.size)
    case $paper in a?) paper=A${paper#a} ;; letter) paper=Letter ;; esac
    size=$(value all fonts.text.size | sed 's/pt$/ pt/')
    echo "| \`$style\` | $paper | $(value all fonts.text.family) | $size |" \
        "$(pages ada-nilsson) | $(pages edda-brandt) |" >>table
}

make_first() {
    "$cvtex" "$examples/zhewei-yao.yaml" -o first.pdf 2>said &&
        pdftoppm -r 360 -f 1 -l 1 -singlefile first.pdf page &&
        "$compare" --shrink 4 page.ppm "$docs/zhewei-yao-1.png"
}

check "the picture of the README" make_first
cut -f 1 styles >names
while read -r style; do
    make_style "$style" </dev/null
done <names
check "what programs of employers find" python3 -B "$tests/readers/hiring.py" "$cvtex" --table
python3 -B "$tests/readers/hiring.py" "$cvtex" --table >hiring
for picture in "$docs"/gallery/*.png; do
    grep -qx "$(basename "$picture" .png)" names || rm "$picture"
done

{
    sed '/^<!-- pictures -->$/q' "$docs/gallery.md"
    echo
    awk -F '\t' -v columns=$columns '
        function row(  i, a, b, c) {
            for (i = 1; i <= columns; i++) {
                a = a "| " (i <= n ? "**" name[i] "**" : "") " "
                b = b "|---"
                c = c "| " (i <= n ? "[![The style " name[i] "](gallery/" name[i] ".png)](gallery/" name[i] ".png)" : "") " "
                d = d "| " (i <= n ? text[i] "<br>`style: " name[i] "`" : "") " "
            }
            print a "|\n" b "|\n" c "|\n" d "|\n"
            n = 0; d = ""
        }
        { n++; name[n] = $1; text[n] = $2; if (n == columns) row() }
        END { if (n) row() }' styles
    echo "<!-- end of pictures -->"
    sed '1,/^<!-- end of pictures -->$/d; /^<!-- table -->$/q' "$docs/gallery.md"
    echo
    echo "| style | paper | text | size | pages: engineer | pages: professor |"
    echo "|---|---|---|---|---|---|"
    cat table
    echo
    echo "<!-- end of table -->"
    sed '1,/^<!-- end of table -->$/d; /^<!-- hiring -->$/q' "$docs/gallery.md"
    echo
    echo "| style | order of the content | by place | with layout | pdfminer |"
    echo "|---|---|---|---|---|"
    cat hiring
    echo
    echo "<!-- end of hiring -->"
    sed '1,/^<!-- end of hiring -->$/d' "$docs/gallery.md"
} >gallery.md
if [ $failed = 0 ]; then
    cmp -s gallery.md "$docs/gallery.md" || cp gallery.md "$docs/gallery.md"
    ls -l "$docs/gallery" | awk 'NR > 1 { n++; s += $5; if ($5 > m) m = $5 }
        END { print n " pictures, " s " bytes, the largest " m }'
fi
finish
