#!/bin/sh
# Rules for all pages, checked on traces: texts side by side do not touch; nothing stands outside
# the page, or twice in the same place; no heading is the last line of its page; a date stands on
# the first line of its entry.
#
#   pages.sh CVTEX
. "$(dirname "$0")/checks.sh"

# judge WHAT FILE: checks the rules on a trace.
judge() {
    check "$1" awk -v eps=0.02 '
        function wrong(what) { print "page " page ": " what; bad = 1 }
        function close_page(  i, k) {
            for (i = 1; i <= n; i++)
                for (k = i + 1; k <= n; k++)
                    if (y[i] == y[k] && x[i] < x[k] + w[k] - eps && x[k] < x[i] + w[i] - eps)
                        wrong("[" what[i] "] and [" what[k] "] overlap")
            n = 0
        }
        /^page / { close_page(); page = $2; width = $3; height = $4; next }
        /^  (text|icon|rule|dots|link) / {
            kind = $1; px = $2; py = $3; pw = 0
            if (kind == "text") {
                line = $0
                sub(/^  text [^ ]+ [^ ]+ "/, "", line)
                said = line
                match(said, /" [^" ]+ [0-9.]+ #/)
                said = substr(said, 1, RSTART - 1)
                match(line, / in [-0-9]+ width [-0-9.]+ at/)
                pw = substr(line, RSTART, RLENGTH)
                element = pw
                sub(/.* width /, "", pw); sub(/ at$/, "", pw)
                sub(/^ in /, "", element); sub(/ .*/, "", element)
                if (said !~ /^ *$/) { # a space may hang over the edge
                    n++
                    x[n] = px + 0; y[n] = py; w[n] = pw + 0; what[n] = said
                    if (said ~ / $/) w[n] -= 2
                    lowest[page] = py + 0 > lowest[page] && element != "-" ? py + 0 : lowest[page]
                }
            } else if (kind != "icon")
                pw = $4
            if (px < -eps || px + pw > width + 3) wrong("outside, from " px " to " px + pw ": " $0)
            if (py < -eps || py > height + eps) wrong("outside, at " py ": " $0)
            next
        }
        /^bookmark / { headings++; level[headings] = $2; on[headings] = $4; top[headings] = $5; close_page() }
        END {
            close_page()
            if (!page) wrong("there is none")
            # The lowest text of the page is well below the top of a heading that is not its last.
            for (h = 1; h <= headings; h++)
                if (lowest[on[h]] < top[h] + 15) { page = on[h]; wrong("a heading is last, at " top[h]) }
            exit bad
        }' "$2"
}

# Every example in every style on two papers, with no more said than what a look does not show.
for style in $("$cvtex" styles | sed -n 's/^\([a-z]*\) .*/\1/p'); do
    for yaml in "$tests"/../examples/*.yaml; do
        for paper in a4 letter; do
            what="$(basename "$yaml" .yaml) in $style on $paper"
            "$cvtex" "$yaml" --style $style --set style.page.size=$paper --to trace >trace 2>said
            judge "$what" trace
            # Letter paper is 18 mm shorter than the paper that an example was made to fill.
            [ $paper = letter ] && full='does not fit on' || full='fitted to'
            grep -e warning: -e error: -e note: said | grep -v -e 'does not show' -e 'fitted to' -e "$full" \
                -e 'the last one, is only' >wrong
            check "$what: nothing is left out or stands out: $(head -1 wrong)" test ! -s wrong
        done
    done
done
for yaml in "$tests"/golden/trace/*.yaml; do
    "$cvtex" "$yaml" --allow "$tests/golden" --allow "$tests/../examples" --to trace >trace 2>err
    judge "$(basename "$yaml")" trace
done

# Rows whose cells want more than there is.
wide='a long text that goes on for some time and then some more of it until the line is full and over'
for style in banking plain; do
    for row in "{item: $wide, date: $wide}" "{item: $wide $wide, date: 2016}" "{item: x, date: $wide $wide}" \
        "{institution: $wide, location: $wide, degree: $wide, date: 2016}" \
        "{company: Donaudampfschifffahrtsgesellschaftskapitaenswitwenrentenauszahlungsstellenleiter, location: Donaudampfschifffahrtsgesellschaftskapitaenswitwenrentenauszahlungsstellenleiter}" \
        "{item: x, location: y, start_date: 2016-09-01, end_date: 2016-09-02}" \
        "{title: $wide, authors: '$wide, $wide', venue: $wide, date: 2016}" \
        "{label: $wide, details: $wide}"; do
        printf 'cv: {name: A, sections: {S: {note: "%s", aside: "%s", entries: [%s]}}}\nstyle: %s\n' \
            "note" "aside" "$row" $style >row.yaml
        "$cvtex" row.yaml --to trace >trace 2>err
        judge "$style: $row" trace
        printf 'cv: {name: A, sections: {S: {note: "%s", aside: "%s", entries: [%s]}}}\nstyle: {extends: %s, page: {margins: {left: 60mm, right: 60mm}}}\n' \
            "$wide" "$wide" "$row" $style >row.yaml
        "$cvtex" row.yaml --to trace >trace 2>err
        judge "$style, narrow, with a wide title: $row" trace
    done
done

# Pages of all heights: headings, entries and paragraphs meet the foot in every way.
entries='{company: C, position: P, highlights: [a, b, c]}, {item: x, date: 2016}, text'
for bottom in 40 55 70 85 100 115 130 145 160 175 190 205 220; do
    printf 'cv: {name: A, sections: {S: [%s], T: {groups: {G: [%s], H: [%s]}}, U: [x, y], V: [z]}}\nstyle: {extends: banking, page: {margins: {bottom: %smm}}}\n' \
        "$entries" "$entries" "$entries" $bottom >tall.yaml
    "$cvtex" tall.yaml --to trace >trace 2>err
    judge "margin of $bottom mm" trace
done

finish
