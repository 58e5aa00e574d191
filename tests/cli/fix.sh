#!/bin/sh
# --fix puts replacements that are beyond doubt into the document, and nothing else.
. "$(dirname "$0")/../checks.sh"

fix() {
    "$cvtex" "$@" --fix >out 2>said
}

# A file as editors of all systems leave it: a mark of its encoding, ends of lines of Windows, blanks at their ends,
# no end of the last line.
printf '\357\273\277# "Ä"   \r\ncv:\r\n  name: A\t \r\n  headlin: "ö – x"\r\n  sections: {jobs: [{employer: B, since: 2020}]}\r\nballance: yes' >cv.yaml
sed 's/headlin/headline/; s/employer/company/; s/since/start_date/; s/ballance/balance/' cv.yaml >wanted
chmod 640 cv.yaml
fix cv.yaml
check "the document is typeset at once" test $? = 0 -a -s cv.pdf
check "only the words are replaced" cmp cv.yaml wanted
check "the file keeps its mode" test "$(ls -l cv.yaml | cut -c1-10)" = -rw-r-----
cat >wanted-said <<'EOF'
cv.yaml:4:3: fixed: 'headlin' is now 'headline'
cv.yaml:5:22: fixed: 'employer' is now 'company'
cv.yaml:5:35: fixed: 'since' is now 'start_date'
cv.yaml:6:1: fixed: 'ballance' is now 'balance'
EOF
grep fixed said >fixed
check "each is told" cmp fixed wanted-said
touch -d 2001-01-01 cv.yaml
fix cv.yaml
check "once is enough" cmp cv.yaml wanted
check "then the file is not written" test -z "$(find cv.yaml -newermt 2001-01-02)"
check "and nothing is told" not grep -q fixed said

# What another tool calls so is found inside of what has become known.
cat >nested.yaml <<'EOF'
cv:
  name: A
  profiles: [{site: GitHub, user: ada}]
EOF
fix check nested.yaml
check "keys of another tool in each other" grep -qx '  social_networks: \[{network: GitHub, username: ada}\]' nested.yaml

# More mistakes than one run tells.
{
    printf 'cv:\n  name: A\n  sections:\n    jobs:\n'
    yes '      - {company: B, higlights: [c]}' | head -n 2500
} >many.yaml
fix check many.yaml
check "thousands in one run" test "$(grep -c higlights many.yaml)" = 0

# Each of these is in doubt, or makes another mistake.
cat >doubt.yaml <<'EOF'
cv:
  name: A
  sections:
    jobs:
      - {employer: B, company: C}
      - company: D
        style: two letters of five are too many
        nmae: x
      - company: E
        employer: F
    works:
      from: works.bib
      entries: [{key: smith2021}]
style: {fonts: {text: {bold: yes}}, colors: {mine: accnt}}
pdf: {standard: a-2}
EOF
printf '@misc{smith2020, title={T}, author={A}}\n' >works.bib
cp doubt.yaml before
fix doubt.yaml
check "what is in doubt stays" diff before doubt.yaml
check "and is a mistake" grep -q "unknown key 'employer'" said

# JSON: quotes stay.
printf '{"cv": {"name": "A", "headlin": "x"}}\n' >cv.json
fix cv.json -o out.pdf
check "JSON stays JSON" test "$(cat cv.json)" = '{"cv": {"name": "A", "headline": "x"}}'

# Two on one line, of which one is refused.
printf 'cv: {name: A}\nstyle: {fonts: {text: {bold: yes, align: centre, font: EB Garamond}}}\n' >line.yaml
fix line.yaml
check "the others on a line are replaced" grep -qx 'style: {fonts: {text: {bold: yes, align: center, family: EB Garamond}}}' line.yaml

printf 'cv: {name: A, headlin: x}\n' >read-only.yaml
cp read-only.yaml before
chmod 444 read-only.yaml
fix read-only.yaml
status=$?
[ "$(id -u)" = 0 ] || check "a file that must not be written" test $status = 3
[ "$(id -u)" = 0 ] || check "stays" cmp before read-only.yaml
fix - <before
check "standard input has no file" test $? = 2
printf 'cv: {name: A, headlin: x}\n' >shut.yaml
mkdir -p shut
mv shut.yaml shut
fix shut/shut.yaml -o shut.pdf
check "the document's folder, not that of the output: $(cat said)" grep -q headline shut/shut.yaml
ln -s before link.yaml
fix link.yaml
check "a link stays one" test -h link.yaml
check "and what it leads to is mended" grep -q headline before
printf 'cv: {name: A, headlin: x}\n' >data.yaml
fix check data.yaml --format json
check "json: the document is mended" grep -q headline data.yaml
check "and nothing is wrong with it" test "$(cat out)" = "[]"

# Whatever is wrong: what is mended once is mended.
cp -r "$tests"/golden/diag/*.yaml "$tests/golden/diag/parts" .
for golden in "$tests"/golden/diag/*.yaml; do
    file=$(basename "$golden")
    options=$(sed -n '1s/^# options: //p' "$golden")
    "$cvtex" check $options "$file" --fix >out 2>&1
    check "$file: it ends as it should" test $? -le 3
    cmp -s "$golden" "$file" && continue
    cp "$file" once
    "$cvtex" check $options "$file" --fix >out 2>&1
    check "$file: once is enough" cmp "$file" once
done
finish
