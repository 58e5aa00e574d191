#!/bin/sh
# One source, many CVs: documents laid over others.
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
finish
