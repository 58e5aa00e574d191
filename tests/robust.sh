#!/bin/sh
# Documents and styles with impossible requests: nothing crashes, and each request gives an error of
# one line, with its position and without control characters. The wording does not matter.
#
#   robust.sh CVTEX
. "$(dirname "$0")/checks.sh"

# refused NAME PATTERN: the document in standard input gives an error that matches PATTERN.
refused() {
    cat >"$1.yaml"
    "$cvtex" "$1.yaml" 2>err
    status=$?
    check "$1: exit status $status, not 1" [ $status = 1 ]
    check "$1: a PDF was written" [ ! -e "$1.pdf" ]
    check "$1: does not say '$2'" grep -q -- "$2" err
    check "$1: an error names no place" not grep '^cvtex: error' err
    check "$1: says (null)" not grep '(null)' err
    check "$1: control characters in what it says" not grep -q "[$(printf '\001-\011\013-\037\177')]" err
}

# survives NAME: the document gives a PDF or an error, but no crash.
survives() {
    cat >"$1.yaml"
    "$cvtex" "$1.yaml" 2>err
    status=$?
    check "$1: exit status $status" [ $status -le 1 ]
    if [ $status = 0 ]; then check "$1: no PDF" [ -e "$1.pdf" ]; fi
}

# What stops a run is told, however much was said before it.
{ echo 'cv:
  name: A
  summary: "日"
  sections:
    S:'; i=0; while [ $i -lt 1200 ]; do echo "      - {bullet: '[x](#n$i)'}"; i=$((i + 1)); done; } |
    refused last-of-many 'no font has a glyph'
refused year-with-month "{month" <<'Y'
cv: {name: A, sections: {S: [{name: N, date: 2016}]}}
style: {extends: plain, dates: {year: "{month} {year}"}}
Y
refused year-with-day "{day" <<'Y'
cv: {name: A, sections: {S: [{name: N, date: 2016}]}}
style: {extends: plain, dates: {year: "{day}.{year}"}}
Y
refused no-width margin <<'Y'
cv: {name: A, summary: x}
style: {extends: plain, page: {margins: {left: 150mm, right: 150mm}}}
Y
refused no-height margin <<'Y'
cv: {name: A, summary: x}
style: {extends: plain, page: {margins: {top: 150mm, bottom: 150mm}}}
Y
refused negative-size size <<'Y'
cv: {name: A, summary: x}
style: {extends: plain, fonts: {text: {size: -10pt}}}
Y
refused no-size size <<'Y'
cv: {name: A, summary: x}
style: {extends: plain, fonts: {text: {size: 0pt}}}
Y
refused negative-leading leading <<'Y'
cv: {name: A, summary: x}
style: {extends: plain, fonts: {text: {leading: -10pt}}}
Y
survives wide-indent <<'Y'
cv: {name: A, sections: {S: [{bullet: b}]}}
style: {extends: plain, lists: [{marker: x, indent: 1000pt, marker_width: 10pt}]}
Y
survives wide-label <<'Y'
cv: {name: A, sections: {S: [{title: b, authors: C}]}}
style: {extends: banking, entries: {publication: {label: {width: 2000pt, gap: 5pt}}}}
Y
survives wide-gaps <<'Y'
cv: {name: A, email: a@example.org, phone: "1", sections: {S: [{item: a, date: 2016}]}}
style: {extends: banking, header: [{cells: "{contact}", separator: "|", separator_gap: 2000pt, icon_gap: 2000pt}]}
Y
echo 'extends: cycle-style.yaml' >cycle-style.yaml
refused cycle "'cycle-style.yaml' extends itself" <<'Y'
cv: {name: A}
style: cycle-style.yaml
Y
echo 'extends: cycle-locale.yaml' >cycle-locale.yaml
refused locale-cycle "extends itself" <<'Y'
cv: {name: A}
locale: cycle-locale.yaml
Y
refused locale-incomplete months <<'Y'
cv: {name: A}
locale: {language: de, months: [Jan]}
Y
refused icon "unknown icon 'emial'" <<'Y'
cv: {name: A, contact: [{icon: emial, text: B}]}
style: banking
Y
refused escapes "unknown key" <<'Y'
cv: {name: A, "a\e[31mb\nc": x}
Y
refused escapes-in-value "unknown style" <<'Y'
cv: {name: A}
style: "x\e]0;title\a\ny"
Y

# Numbers that are whole, but too large
for pages in 1000000000 99999999999999999999 0xffffffffffffffff 0x40000000; do
    refused "pages-$pages" "'$pages' is not a whole number of at most 999999999" <<Y
cv: {name: A}
pages: $pages
Y
done
# --set with a path or a value that is deeper than any document: an error, told in a few lines.
names=$(printf 'a.%.0s' $(seq 20000)) open=$(printf '[%.0s' $(seq 60000)) items=$(printf -- '- %.0s' $(seq 50000))
printf 'cv: {name: A}\n' >set.yaml
deep() {
    "$cvtex" set.yaml --set "$1" -o set.pdf 2>err
    status=$?
    start=$(printf '%.20s' "$1")
    check "--set $start...: exit status $status, not 1" [ $status = 1 ]
    check "--set $start...: does not say '$2'" grep -q -- "$2" err
    check "--set $start...: not one error" grep -q 'set.pdf was not written: 1 error$' err
    check "--set $start...: says too much" [ "$(wc -c <err)" -lt 1000 ]
}
for start in "" style. cv. cv.sections. locale. letter. pdf. style.colors. cv.sections.A. cv.social_networks.; do
    deep "$start${names}b=1" "over the limit 'depth'"
done
for path in cv.name style locale cv.sections.A pages cv style.colors.accent letter cv.sections.A.note pdf; do
    deep "$path=$open" "over the limit 'depth'"
    deep "$path=$items" "over the limit 'depth'"
done

finish
