#!/bin/sh
# Each value with markup is parsed once in a run, even if it is printed in several places and if
# fitting makes the lines several times.
#
#   parse_once.sh CVTEX COUNT_MD    COUNT_MD: the library of count_md.c
. "$(dirname "$0")/checks.sh"
counter=$2

# parsed FILE OPTION...: prints the texts that a run parses.
parsed() {
    file=$1
    shift
    : >texts
    COUNT_MD=$PWD/texts LD_PRELOAD=$counter "$cvtex" "$file" "$@" -o out.pdf 2>err
    LC_ALL=C sort texts
}

# All values differ. Each is printed in several places: on the page, in bookmarks, in the foot, in
# the title of the PDF, in the JSON that it carries.
cat >cv.yaml <<'CV'
cv:
  name: "*Robin* Example"
  headline: "**One** headline"
  summary: "A `summary`\n\nof **two** paragraphs"
  sections:
    "*First* section":
      - {company: "An *employer*", position: "A **role**", start_date: 2019,
         highlights: ["*one*", ["*below* one"], "Key: `two`"]}
    Papers:
      note: "a *note*"
      groups:
        "**Group**":
          - {title: "On *Trees*", authors: ["A. *Able*", R. Example], venue: "In **Venue**",
             links: {"`code`": "https://example.org/c"}}
style:
  extends: plain
  page_footer: {pages: all, rows: ["{name} · {headline} · {section} · {page}"]}
CV
wanted=16
parsed cv.yaml >plain
check "$(wc -l <plain) texts are parsed, not $wanted" [ "$(wc -l <plain)" -eq $wanted ]
check "a text is parsed twice: $(uniq -d plain | head -1)" [ -z "$(uniq -d plain)" ]
parsed cv.yaml --embed >embed
check "a PDF that carries JSON parses other texts" cmp plain embed
for pages in 1 2 3; do
    parsed cv.yaml --fit $pages >fit
    check "--fit $pages parses other texts" cmp plain fit
done
for example in zhewei-yao ada-nilsson; do
    parsed "$tests/../examples/$example.yaml" >plain
    parsed "$tests/../examples/$example.yaml" --fit 5 >fit
    check "$example with --fit 5 parses other texts" cmp plain fit
done
finish
