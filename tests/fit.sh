#!/bin/sh
# Fitting on pages: every example in every style is fitted to whole pages if its text ends within
# 15 % of the start or end of a page. Then its last page must be well filled, nothing may overflow,
# and the changes must be reported. And fitting leaves some of the space between entries.
#
#   fit.sh CVTEX [STYLE...]    prints one line for each fit
. "$(dirname "$0")/checks.sh"
shift
[ $# != 0 ] || set -- $("$cvtex" styles | sed -n 's/^\([a-z]*\) .*/\1/p')

# extent: reads a trace and prints how many pages the text takes, in percent: 4 pages with a half
# full last page are 350. The tallest text of any page counts as the height of a page.
extent() {
    awk '
        /^page / { page = $2 }
        /^  text / && !/ in - width/ {
            if ($3 + 0 > low[page]) low[page] = $3 + 0
            if (!top || $3 + 0 < top) top = $3 + 0
        }
        /^page / { height = $4 }
        END {
            deepest = 0.86 * height
            for (p = 1; p <= page; p++) if (low[p] > deepest) deepest = low[p]
            print int(100 * (page - 1) + 100 * (low[page] - top) / (deepest - top) + .5)
        }' "$1"
}

fitted() {
    # The text as it is, without the line of consent that stands at the foot anyway.
    "$cvtex" "$1" --set cv.consent= --set pages=0 --style "$2" --to trace >trace 2>err || return
    natural=$(extent trace)
    pages=$((natural / 100)) rest=$((natural % 100))
    if [ $rest -gt 85 ]; then
        wanted=$((pages + 1))
    elif [ $rest -lt 15 ] && [ $pages -gt 0 ]; then
        wanted=$pages
    else
        return
    fi
    "$cvtex" "$1" --set cv.consent= --set pages=0 --style "$2" --fit $wanted --to trace >trace 2>said
    got=$(grep -c '^page ' trace)
    end=$(extent trace)
    echo "$(basename "$1" .yaml) in $2: $natural % -> $wanted pages: $end %; $(sed -n 's/.*full: //p' said)"
    check "$1 in $2 takes $wanted pages" test "$got" = "$wanted"
    check "$1 in $2 fills them" test "$end" -ge $((100 * wanted - 18))
    check "$1 in $2 does not overflow" not grep -q -e overflow -e wider -e 'too wide' said
}

# As many jobs as one page takes: between two of them is more space than between the lines of one.
jobs() {
    printf 'cv:\n  name: A B\n  sections:\n    experience:\n'
    seq "$1" | sed 's/.*/      - {company: Begin&, position: Begin&, date: 2015, highlights: [Within&, Within&, End&]}/'
}

spaced() {
    for n in 18 17 16 15 14 13 12 11 10 9 8 7 6; do
        jobs $n >jobs.yaml
        "$cvtex" jobs.yaml --style "$1" --fit 1 --to trace >trace 2>/dev/null
        [ "$(grep -c '^page ' trace)" != 1 ] || break
    done
    gaps=$(awk '
        /^  text / && /"Within/ { if (within && $3 > within) { if ($3 - within > most) most = $3 - within } within = $3 }
        /^  text / && /"End/ { end = $3; within = 0 }
        /^  text / && /"Begin/ && end { if (!least || $3 - end < least) least = $3 - end; end = 0 }
        END { print least, most, (least > most * 1.05) }' trace)
    echo "$n jobs on a page in $1: between two and between lines: $gaps"
    check "the space between entries stays in $1" test "${gaps##* }" = 1
}

for style; do
    spaced "$style"
    for yaml in "$tests"/../examples/*.yaml; do
        fitted "$yaml" "$style"
    done
done
finish
