#!/bin/sh
# An example, word for word: what comes out of its PDF is what its source document says.
#
#   words.sh CVTEX NAME PAGES     examples/NAME.yaml makes at most PAGES pages with the words of
#                                 NAME.words, in that order
#
# A word is a run of letters and digits, without regard to case. NAME.words follows the source
# document in the order of our pages, one of its lines on each line; what a page has at its foot is
# no part of it.
. "$(dirname "$0")/../checks.sh"
need pdftotext pdffonts pdfinfo qpdf
name=$2 pages=$3
yaml=$tests/../examples/$name.yaml

# Words of standard input, one a line. Signs of Unicode's general punctuation, no-break spaces,
# middle dots and white bullets part words as spaces do.
words() {
    sed "s/$(printf '\342')[$(printf '\200-\201')]./ /g; s/$(printf '\302')[$(printf '\240\267')]/ /g
         s/$(printf '\342\227\246')/ /g" |
        tr -cs "A-Za-z0-9$(printf '\200')-$(printf '\377')" '\n' | tr A-Z a-z | sed '/^$/d'
}

# The text without what stands at the foot of pages: the last line of each that is "2/4" or ends
# in "· 2".
without_feet() {
    awk -v dot="$(printf '\302\267')" '
        function flush() { if (kept) print last; kept = 0 }
        {
            starts = sub(/^\f/, "")
            if (starts && last ~ ("^[0-9]+/[0-9]+$|" dot " [0-9]+$")) kept = 0
            flush()
            last = $0
            kept = $0 != ""
        }
        END { if (last !~ ("^[0-9]+/[0-9]+$|" dot " [0-9]+$")) flush() }'
}

check "no PDF" "$cvtex" "$yaml" -o cv.pdf
pdftotext -raw cv.pdf cv.txt
without_feet <cv.txt | words >found
words <"$tests/text/$name.words" >wanted
check "the words differ (< the source's, > ours)" diff wanted found
check "there are no words" [ "$(wc -l <found)" -gt 100 ]

# holds WHAT BYTES...: no character with these bytes (a bracket expression each) comes out.
check "private-use characters" not grep -q "$(printf '\356')\|$(printf '\357')[$(printf '\200-\243')]\|$(printf '\363')[$(printf '\260-\277')]\|$(printf '\364')" cv.txt
check "replacement characters" not grep -q "$(printf '\357\277\275')" cv.txt
check "ligature characters" not grep -q "$(printf '\357\254')[$(printf '\200-\206')]" cv.txt
check "soft hyphens" not grep -q "$(printf '\302\255')" cv.txt
check "control characters" not grep -q "[$(printf '\001-\011\013\016-\037\177')]" cv.txt

pdfinfo cv.pdf >info
count=$(sed -n 's/^Pages: *//p' info)
check "$count pages, more than $pages" [ "$count" -le "$pages" ]
check "no page" [ "$count" -ge 1 ]

# Columns of pdffonts from the end: object (two), uni, sub, emb.
pdffonts cv.pdf | sed 1,2d >fonts
check "no font" [ -s fonts ]
check "a font is not embedded, no subset or without ToUnicode" \
    awk '$(NF - 4) != "yes" || $(NF - 3) != "yes" || $(NF - 2) != "yes" { print; bad = 1 } END { exit bad }' fonts
qpdf --check cv.pdf >qpdf.out 2>&1
status=$?
[ $status = 0 ] || cat qpdf.out >&2
check "qpdf --check" [ $status = 0 ]

# The same document, the same bytes; a date only where one is asked for.
"$cvtex" "$yaml" -o again.pdf
check "two runs differ" cmp cv.pdf again.pdf
SOURCE_DATE_EPOCH=86400 "$cvtex" "$yaml" -o dated.pdf
SOURCE_DATE_EPOCH=86400 "$cvtex" "$yaml" -o dated-again.pdf
check "two runs with a date differ" cmp dated.pdf dated-again.pdf
check "SOURCE_DATE_EPOCH changes nothing" not cmp -s cv.pdf dated.pdf
check "the date is not that of SOURCE_DATE_EPOCH" \
    [ "$(TZ=UTC pdfinfo dated.pdf | sed -n 's/^CreationDate: *//p')" = "Fri Jan  2 00:00:00 1970 UTC" ]
SOURCE_DATE_EPOCH=yesterday "$cvtex" "$yaml" -o undated.pdf 2>err
check "SOURCE_DATE_EPOCH=yesterday is not complained about" grep -q "SOURCE_DATE_EPOCH 'yesterday'" err
check "SOURCE_DATE_EPOCH=yesterday does something" cmp cv.pdf undated.pdf

finish
