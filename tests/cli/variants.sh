#!/bin/sh
# One source, many CVs: documents laid over others, variants, and what --public leaves out.
#
#   variants.sh CVTEX
. "$(dirname "$0")/../checks.sh"

# text ARGUMENT...: the words of the document, in `out`; what is said, in `err`.
text() {
    "$cvtex" "$@" --to text >out 2>err
}

# ---- several documents
mkdir -p over/parts
cat >base.yaml <<'END'
cv:
  name: Robin Example
  headline: Academic
  sections:
    Work: [{company: First, position: Engineer}]
    Talks: [one, two]
style: {extends: plain, colors: {accent: navy}}
END
cat >over/industry.yaml <<'END'
cv:
  headline: Engineer
  sections:
    Talks: !include parts/talks.yaml
END
echo '[three]' >over/parts/talks.yaml
text base.yaml over/industry.yaml
check "a document over another: $(cat err)" [ $? = 0 ]
check "what it says wins" grep -q Engineer out
check "what it says wins over a text" not grep -q Academic out
check "lists are replaced" not grep -q two out
check "and may be included beside it" grep -q three out
check "the rest stays" grep -q First out
"$cvtex" base.yaml over/industry.yaml 2>err
check "the PDF is named after the last: $(cat err)" [ -s over/industry.pdf ]
"$cvtex" base.yaml over/industry.yaml -o '{name}-{name}.pdf' 2>err
check "{name} is that of the last" [ -s industry-industry.pdf ]
printf 'cv:\n  headlin: X\n' >wrong.yaml
"$cvtex" base.yaml wrong.yaml over/industry.yaml 2>err
check "a mistake is told at its own file: $(cat err)" grep -q '^wrong.yaml:2:3: error' err
printf '# nothing\n' >empty.yaml
"$cvtex" base.yaml empty.yaml 2>err
check "an empty one: $(cat err)" grep -q '^empty.yaml: error: the file is empty' err
echo '- cv: 1' >list.yaml
"$cvtex" base.yaml list.yaml 2>err
check "a list over a document: $(cat err)" grep -q '^list.yaml:1:1: error: what is laid over .* not a list' err
"$cvtex" base.yaml none.yaml 2>err
check "one that is not there: exit status" [ $? = 3 ]
check "one that is not there: $(cat err)" grep -q '^none.yaml: error: cannot read' err
for path in base.yaml over/industry.yaml; do
    "$cvtex" base.yaml over/industry.yaml -o $path --force 2>err
    check "$path is not written over" grep -q 'it is the document itself' err
done
printf 'cv: {headline: Piped}\n' | "$cvtex" base.yaml - --to text >out 2>err
check "standard input over a file: $(cat err)" grep -q Piped out
"$cvtex" base.yaml over/industry.yaml --embed -o attached.pdf 2>err
"$cvtex" extract attached.pdf -o attached/ 2>err
for file in base.yaml industry.yaml talks.yaml; do
    check "$file is attached: $(ls attached)" [ -s attached/$file ]
done
check "as they are" cmp base.yaml attached/base.yaml

# ---- variants
cat >cv.yaml <<'END'
cv:
  name: Robin Example
  headline: {en: Researcher, de: Forscherin}
  sections:
    Work: [{company: First, position: Engineer, tags: industry}, {company: Second, position: Lecturer, tags: academic}]
    Talks: [one, two]
variants:
  academic: {style: plain}
  industry: {headline: Engineer, limits: {Talks: 1}}
  german: {extends: academic, locale: de}
END
printf '%s' '{cv: {name: "R", headline: {en: "Researcher", de: "Forscherin"}, sections: {x: ["y"]}}, locale: "de"}' >spoken.json
text spoken.json
check "languages in JSON: $(cat err)" grep -q Forscherin out
"$cvtex" cv.yaml --variant industry 2>err
check "--variant: the PDF has its name: $(cat err)" [ -s cv-industry.pdf ]
"$cvtex" cv.yaml --variant=industry -o 'x-{variant}-{name}.pdf' 2>err
check "--variant: a pattern: $(cat err)" [ -s x-industry-cv.pdf ]
text cv.yaml --variant german
check "one variant: $(cat err)" grep -q Forscherin out
check "one variant: what another wants" not grep -q First out
mkdir all
"$cvtex" cv.yaml --all-variants -o 'all/{name}-{variant}.pdf' 2>err
check "--all-variants: exit status $?: $(cat err)" [ "$(echo all/*)" = 'all/cv-academic.pdf all/cv-german.pdf all/cv-industry.pdf' ]
for variant in academic german industry; do
    "$cvtex" cv.yaml --variant $variant -o one.pdf
    check "--all-variants makes what --variant $variant makes" cmp -s one.pdf all/cv-$variant.pdf
done
"$cvtex" cv.yaml --all-variants --sandbox -o 'all/s-{variant}.pdf' 2>err
status=$?
check "--all-variants in the sandbox: $(cat err)" [ $status = 0 -o "$(grep -c 'no landlock' err)" = 1 ]
"$cvtex" cv.yaml --all-variants --to text -o '{variant}.txt' 2>err
check "--all-variants: texts: $(cat err)" grep -q Engineer industry.txt
"$cvtex" check cv.yaml --all-variants 2>err
check "check --all-variants: $(cat err)" [ $? = 0 -a ! -s err ]
sed 's/company: First/compani: First/' cv.yaml >bad.yaml
rm -f all/*
"$cvtex" bad.yaml --all-variants -o 'all/{variant}.pdf' 2>err
check "a mistake in one of them: exit status" [ $? = 1 ]
check "then none is written" [ "$(ls all)" = '' ]
check "what is said of several is said once: $(cat err)" [ "$(grep -c compani err)" -le 2 ]
"$cvtex" base.yaml --all-variants 2>err
check "no variants: exit status $?" grep -q "has no 'variants'" err
text cv.yaml --set variants.industry.headline=Changed --variant industry
check "a value of a variant is set: $(cat err)" grep -q Changed out
text cv.yaml --set cv.headline=Said --variant industry
check "what is set wins" grep -q Said out
for wrong in "--all-variants --variant industry" "--all-variants --to text" "--all-variants -o x.pdf" "-o x-{variant}.pdf"; do
    "$cvtex" cv.yaml $wrong 2>err
    check "'$wrong': exit status $?, not 2" [ $? = 2 -o -s err ]
    check "'$wrong' is refused: $(cat err)" [ "$(wc -l <err)" -eq 1 -a ! -e x.pdf ]
done

# ---- --public
need qpdf pdftotext
mkdir secret
cp "$tests/../examples/portrait.jpg" secret/xqfile.jpg
cat >secret/cv.yaml <<'END'
# xqcomment
private: [phone, Xqsection, entries.amount, "cv.sections.Talks[1]", photo, birthdate, gender]
cv:
  name: Robin Example
  birthdate: born xqbirth
  nationality: [xqnation, xqsecond]
  phone: +1 555 0100 xqphone
  photo: {file: xqfile.jpg, alt: xqalt}
  location: Exampleton
  private: [summary, nationality]
  summary: xqsummary
  contact: [{text: xqcontact, private: yes}, {text: open}]
  social_networks: [{network: GitHub, username: xqnetwork, private: yes}]
  bibliography: picked.bib
  sections:
    Work:
      - {company: Shown, position: Engineer, amount: xqamount, private: [note], note: xqnote}
      - {company: xqcompany, private: yes}
      - {company: Other, position: xqlanguage, highlights: [{text: xqhighlight, private: yes}, shown], entries: [{item: Sub, amount: xqinner}]}
    Talks: [one, xqtalk, three]
    Xqsection: [xqentry]
    Marked: {private: yes, title: Xqmarked, entries: [xqmarkedentry]}
    Single: {entries: {item: One, amount: xqsingle}}
    Spoken: [{en: {item: Two, amount: xqspoken}, de: {item: Zwei, amount: xqgerman}}, {en: {item: xqwholespoken, private: yes}, de: {item: x}}]
    Groups: {groups: {A: [{item: xqgroup, private: yes}, open], B: [{item: Xqalone, private: yes}], C: {item: Three, amount: xqsinglegroup}}}
    Included: !include part.yaml
    Picked: [{key: xqpick}, {key: openpick}]
    Papers: {from: [papers.bib, works.yaml], entries: [{key: xqkey, private: yes}, {key: known, private: [abstract]}]}
letter: {opening: Xqletter, private: yes, paragraphs: [xqparagraph], closing: x}
variants: {other: {headline: xqvariant}}
pdf: {embed: yes}
END
sed -i 's/position: xqlanguage/position: Engineer/' secret/cv.yaml
printf '# xqpart\n- {item: xqincluded, private: yes}\n- {item: shown}\n' >secret/part.yaml
printf '# xqover\nprivate: [phone, Xqsection, entries.amount, "cv.sections.Talks[1]", photo, birthdate, gender, location]\ncv: {location: xqplace}\n' >secret/over.yaml
cat >secret/papers.bib <<'END'
@article{open, title={Open}, author={Robin Example}, journal={J}, year=2020}
@article{xqkey, title={Xqoverridden}, author={Robin Example}, journal={J}, year=2020}
@article{xqfield, title={Xqbibtitle}, author={Robin Example}, journal={J}, year=2020, private={yes}}
@article{known, title={Known}, author={Robin Example}, journal={J}, year=2020, abstract={xqabstract}}
END
cat >secret/works.yaml <<'END'
- {key: xqyaml, title: Xqyamltitle, authors: [Robin Example], year: 2020, private: yes}
- {key: more, title: More, authors: [Robin Example], year: 2020, note: xqworknote, private: [note]}
END
cat >secret/picked.bib <<'END'
@article{xqpick, title={Xqpicked}, author={Robin Example}, journal={J}, year=2020, private={yes}}
@article{openpick, title={Openpick}, author={Robin Example}, journal={J}, year=2020}
END
cd secret || exit 2
# found FILE: the words that are private in any part of a PDF, in any way that a PDF writes texts.
found() {
    qpdf --qdf --object-streams=disable "$1" plain.pdf
    pdftotext "$1" - >words.txt
    tr -d '\000' <plain.pdf | cat - words.txt | grep -a -i -o 'xq[a-z]*'
    # as hexadecimal digits of ASCII and of UTF-16
    tr -d '\n' <plain.pdf | grep -a -i -o '[57]8[57]1[0-9a-f]*\|00[57]800[57]1[0-9a-f]*'
}
"$cvtex" cv.yaml over.yaml --public -o public.pdf 2>err
check "--public: exit status $?: $(cat err)" [ $? = 0 ]
check "--public leaves in: $(found public.pdf | sort -u | tr '\n' ' ')" [ -z "$(found public.pdf)" ]
check "what is not private is there" grep -q Openpick words.txt
check "and so is what is left of an entry" grep -q Other words.txt
mkdir files
"$cvtex" extract public.pdf -o files/ 2>err
check "the document that is attached is YAML of the rest: $(cat err)" "$cvtex" files/*.yaml --to nodes -o /dev/null
check "no bibliography is attached: $(ls files)" [ ! -e files/papers.bib ]
# The tree of a document knows no works of bibliographies: there the key of xqpick may stand.
for kind in --to\ text --to\ nodes --to\ content --to\ trace; do
    "$cvtex" cv.yaml over.yaml --public $kind >out 2>err
    check "--public $kind: $(grep -i -o 'xq[a-z]*' out | sort -u | tr '\n' ' ')" not grep -q -i 'xq[a-oq-z]\|xqp[a-hj-z]' out
done
# Paths count items as the document has them, whatever a variant leaves out before.
cat >paths.yaml <<'END'
private: ["cv.sections.Talks[1]", "cv.sections.Talks[2].location"]
cv: {name: R, sections: {Talks: [{item: first, tags: a}, {item: xqsecond}, {item: third, location: xqthird}, {item: fourth}]}}
variants: {a: {}, b: {}}
END
"$cvtex" paths.yaml --public --variant b --to text >out 2>err
check "paths in a variant: $(cat out err)" not grep -q xq out
check "paths in a variant leave the rest: $(cat out)" [ "$(grep -c 'third\|fourth' out)" = 2 ]
# The test sees the words where they are not left out.
"$cvtex" cv.yaml over.yaml -o whole.pdf 2>err
found whole.pdf | tr A-Z a-z | sort -u >whole.txt
for word in $(cat cv.yaml part.yaml over.yaml papers.bib works.yaml picked.bib | grep -i -o 'xq[a-z]*' | tr A-Z a-z | sort -u); do
    check "without --public, $word is found" grep -q "$word" whole.txt
done
finish
