# Publications from a bibliography. Those of the first example look the same as from the document;
# five thousand are typeset; in a broken file, only the broken entries are lost.
#
#   bib.sh CVTEX
. "$(dirname "$0")/checks.sh"

# The example with its publications taken from the .bib.
awk -v part="$tests/bib/groups.part" -v bib="$tests/bib/zhewei-yao.bib" '
    /^      groups:$/ {
        while ((getline line <part) > 0) { sub(/BIB/, "zhewei-yao.bib", line); print line }
        skip = 1
        next
    }
    /^    Research Experiences:/ { skip = 0 }
    !skip' "$tests/../examples/zhewei-yao.yaml" >cv.yaml
cp "$tests/bib/zhewei-yao.bib" .
"$cvtex" "$tests/../examples/zhewei-yao.yaml" --to trace >from-document
"$cvtex" cv.yaml --to trace 2>notes >from-bib
grep -v "the last one, is only" notes >said
check "nothing is said" test ! -s said
check "31 publications from a .bib, from the document: one result" cmp from-document from-bib
check "and there are 31" test "$(grep -c '^@misc' zhewei-yao.bib)" = 31

# Broken in every way, one file after the other; what is sound is typeset.
good='@article{good, title = {A Sound Entry}, author = {Ada Lovelace}, journal = {J}, year = 1843}'
printf 'cv: {name: Ada Lovelace, sections: {P: {from: broken.bib}}}\n' >broken.yaml
broken() {
    "$cvtex" broken.yaml --to trace >trace 2>said
    check "$1: an exit status of 0" test $? = 0
    check "$1: the sound entry is set" grep -q Sound trace
    check "$1: its place is told" grep -q 'broken.bib:[0-9]*:[0-9]*: ' said
}
printf '@article{a, title = {No end, year = 2020\n\n%s\n' "$good" >broken.bib
broken "unbalanced brace"
printf '@article{a, title = {T} author = {Ada Lovelace}, year = 2020}\n%s\n' "$good" >broken.bib
broken "missing comma"
printf '%s\n%s\n' "$good" "$good" >broken.bib
broken "duplicate key"
printf '@artikel{a, title = {T}, author = {Ada Lovelace}, year = 2020}\n%s\n' "$good" >broken.bib
broken "unknown type"
printf '@article{a, title = {Caf\351}, year = 2020}\n%s\n' "$good" >broken.bib
broken "Latin-1"
printf '@article{a, title = {a\000b}, year = 2020}\n%s\n' "$good" >broken.bib
broken "NUL"
printf '@string{a = b}\n@string{b = a}\n@article{a, title = a # b, year = 2020}\n%s\n' "$good" >broken.bib
broken "a cycle of strings"
{ printf '@article{a, title = {'; head -c 1000000 /dev/zero | tr '\0' x; printf '}}\n%s\n' "$good"; } >broken.bib
"$cvtex" broken.yaml --to trace >trace 2>said
check "a value of a megabyte: the sound entry is set" grep -q Sound trace

# CSL-JSON, as Zotero writes it; what has no place is named once.
cat >z.json <<'X'
[{"id": "a", "type": "article-journal", "title": "Caf\u00e9 and more", "container-title": "Journal of Examples",
  "author": [{"family": "Lovelace", "given": "Ada"}, {"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"}, {"literal": "The Group"}],
  "issued": {"date-parts": [[1843, 7, 9]]}, "volume": "3", "page": "1-9", "DOI": "10.1000\/182", "ISBN": "0000"},
 {"id": "b", "type": "article", "title": "Second", "author": [{"family": "Kim 0001", "given": "S."}], "ISBN": "1", "ISSN": "1"}]
X
printf 'cv: {name: Ada Lovelace, sections: {P: {from: z.json}}}\n' >csl.yaml
"$cvtex" csl.yaml --to trace >trace 2>said
check "CSL-JSON: title" grep -q 'Café and more' trace
check "CSL-JSON: oneself" grep -q '"Ada Lovelace" .*Bold' trace
check "CSL-JSON: particle and group" grep -q 'Ludwig van Beethoven, The Group' trace
check "CSL-JSON: the DOI is a link" grep -q 'https://doi.org/10.1000/182' trace
check "CSL-JSON: the date" grep -q '9 Jul. 1843' trace
check "CSL-JSON: no number of DBLP" grep -q '"S. Kim"' trace
check "CSL-JSON: what is left out is told once" grep -q "'ISBN' (2)\$" said
check "CSL-JSON: what is never meant for a page is not" sh -c "! grep -q \"'ISSN'\" said"
printf '@article{a, title={T}, author={Ada Lovelace}, journal={J}, year=1843, note={Oral}, addendum={More}, isbn={1}, origdate=1822, file={x}}\n' >two.bib
printf 'cv: {name: Ada Lovelace, sections: {P: {from: two.bib}}}\n' >two.yaml
"$cvtex" two.yaml --to trace >trace 2>said
check "note and addendum both" grep -q 'Oral, More' trace
check "fields without a place are named" grep -q "two.bib:1:.*'isbn' (1), 'origdate' (1)\$" said

# Two files with one key: each keeps its own work; what is added keeps its order.
printf '@article{k, title={From the First}, author={Ada Lovelace}, journal={J1}, year=1843}\n' >one.bib
printf '@article{k, title={From the Second}, author={Ada Lovelace}, year=1844}\n' >two.bib
printf 'cv: {name: Ada Lovelace, bibliography: one.bib, sections: {P: {from: two.bib, entries: [{key: k, note: Changed}, First, Second, Third]}}}\n' >two.yaml
"$cvtex" two.yaml --to trace >trace 2>said
check "a change goes to the section's own file" grep -q 'From the Second' trace
check "and mixes nothing into it" test "$(grep -c 'J1' trace)" = 0
check "what is added keeps its order" test "$(grep -oE '"(First|Second|Third)"' trace | tr -d '\n')" = '"First""Second""Third"'
printf '@article{x, title={Good}, author={Ada Lovelace}, date={2021-13-45}}\n@misc{n, note={x}}\n' >bad.bib
printf 'cv: {name: Ada Lovelace, sections: {P: {from: bad.bib}, Q: {from: bad.bib}}}\n' >bad.yaml
"$cvtex" bad.yaml --to trace >trace 2>said
check "an impossible date costs the date" grep -q Good trace
check "and is told once" test "$(grep -c impossible said)" = 1
printf '[{"id": "a", "title": "*Star* {count} <i>x</i> $1", "author": [{"given": "Plato"}]}]' >m.json
printf 'cv: {name: Plato, sections: {P: {from: m.json}}}\n' >m.yaml
"$cvtex" m.yaml --to trace >trace 2>said
check "CSL-JSON: signs stay signs" grep -q '"\*Star\* {count} ' trace
check "CSL-JSON: tags are emphasis, one name is a name" grep -q '"Plato" ' trace
printf 'cv: {name: A, sections: {P: [{title: T, authors: [A, {others: true}, {name: B, roles: [equl]}]}]}}\n' >r.yaml
"$cvtex" r.yaml --to trace >trace 2>said
check "a role without a mark is told" grep -q equl said
check "others stand last" grep -q 'et al' trace

# What the linter says.
cat >lint.bib <<'X'
@article{a, title = {On the Lint of Bibliographies}, author = {Ada Lovelace and B. B.}, journal = {J}, year = 2020, doi = {10.1000/1}}
@article{b, title = {On the Lint of Bibliography}, author = {Ada Lovelace and C. C.}, author+an = {1=equal}, journal = {J}, year = 2990, doi = {10.1000/2}}
@article{c, title = {Another}, author = {C. C.}, journal = {J}, year = 2020, doi = {10.1000/1}}
@misc{d, title = {Nothing Known}, author = {Ada Lovelace}, eprint = {21.1}, doi = {none}}
X
printf 'cv: {name: Ada Lovelace, sections: {P: {from: lint.bib}}}\n' >lint.yaml
"$cvtex" check lint.yaml 2>said
check "check: nothing stands in the way of typesetting" test $? = 0
for what in 'same title' 'same DOI' 'marked as equal' '2990' 'not among these authors' 'is not a DOI' \
    'is not an arXiv identifier' 'no year'; do
    check "check: $what" grep -q "$what" said
done
printf '@article{a, title={The Lint of Bibliographies}, author={Ada Lovelace}, journal={J}, year=1843}\n@article{b, title={Xhe Lint of Bibliographiez}, author={Ada Lovelace}, journal={J}, year=1843}\n' >lint.bib
"$cvtex" check lint.yaml 2>said
check "check: a title that differs at both ends" grep -q 'same title' said
printf '@misc{a, title={Plain}, author={Ada Lovelace}, year=1843, url={http://example.org/a}}\n' >lint.bib
"$cvtex" check lint.yaml 2>said
check "check: a link without encryption" grep -q 'not encrypted' said
"$cvtex" lint.yaml --to trace >/dev/null 2>said
check "which is nothing to say otherwise" test ! -s said
check "check writes nothing" test ! -e lint.pdf

# Marks that look shifted, or that nothing explains.
cat >marks.yaml <<'X'
cv:
  name: Ada Able
  sections:
    Shifted:
      - {title: Skipped, authors: [A. Able, B. Bee*, C. Sea*], journal: J, year: 2020}
    Right:
      - {title: First and second, authors: [A. Able*, B. Bee*, C. Sea], journal: J, year: 2020}
      - {title: In the middle, authors: [A. Able, B. Bee*, C. Sea*, D. Dee], journal: J, year: 2020}
      - {title: All of them, authors: [A. Able*, B. Bee*, C. Sea*], journal: J, year: 2020}
    Alone:
      - {title: One star, authors: [A. Able, B. Bee*], journal: J, year: 2020}
    Numbers:
      - {title: Institutes, authors: [A. Able<sup>1</sup>, "B. Bee<sup>1,2</sup>"], journal: J, year: 2020}
    Explained:
      note: 1 at Exampleton
      entries:
        - {title: One institute, authors: [A. Able<sup>1</sup>, "B. Bee"], journal: J, year: 2020}
    Noted:
      note: with others
      entries:
        - {title: Hidden legend, authors: [A. Able†, B. Bee†], journal: J, year: 2020}
X
"$cvtex" check marks.yaml 2>said
check "check: marks that skip the first" test "$(grep -c 'skip the first author' said)" = 1
check "check: their place" grep -q '^marks.yaml:5:.*skip the first author' said
check "check: one mark alone" grep -q '^marks.yaml:11:.*only one author is marked' said
check "check: numbers that nothing explains, each once" test "$(grep -c "what the mark '[12]' means" said)" = 2
check "check: a note in place of the legend explains nothing" grep -q "^marks.yaml:21:.*what the mark '†' means" said
check "check: no more than these marks" test "$(grep -c 'what the mark' said)" = 3
"$cvtex" marks.yaml --style harvard --to text >text 2>said
check "a plain run says none of it" test "$(grep -c 'mark' said)" = 0

finish
