#!/bin/sh
# The forms in which mistakes are told.
. "$(dirname "$0")/../checks.sh"

name='a,b:c%d "e"ü.yaml'
cat >"$name" <<'EOF'
cv:
  name: Ä
  headlin: 'ä "\ x'
  "locatoin": here
pdf: {standard: none?}
EOF
told() {
    "$cvtex" "$name" --format "$@" -o out.pdf >out 2>said
}

told gcc
check "gcc: the exit status is that of mistakes" test $? = 1
cat >wanted <<'EOF'
a,b:c%d "e"ü.yaml:3:3: error: unknown key 'headlin' in 'cv' (did you mean 'headline'?) [unknown-key]
a,b:c%d "e"ü.yaml:4:3: error: unknown key 'locatoin' in 'cv' (did you mean 'location'?) [unknown-key]
a,b:c%d "e"ü.yaml:5:17: error: standard: 'none?' is not one of a-2a, a-2u, a-3a, none (did you mean 'none'?) [bad-value]
cvtex: out.pdf was not written: 3 errors
EOF
check "gcc" cmp said wanted

told github
cat >wanted <<'EOF'
::error file=a%2Cb%3Ac%25d "e"ü.yaml,line=3,col=3,endColumn=10,title=unknown-key::unknown key 'headlin' in 'cv' (did you mean 'headline'?)
::error file=a%2Cb%3Ac%25d "e"ü.yaml,line=4,col=3,endColumn=13,title=unknown-key::unknown key 'locatoin' in 'cv' (did you mean 'location'?)
::error file=a%2Cb%3Ac%25d "e"ü.yaml,line=5,col=17,endColumn=22,title=bad-value::standard: 'none?' is not one of a-2a, a-2u, a-3a, none (did you mean 'none'?)
cvtex: out.pdf was not written: 3 errors
EOF
check "github" cmp said wanted

told json
cat >wanted <<'EOF'
[
 {"level": "error", "code": "unknown-key", "file": "a,b:c%d \"e\"ü.yaml", "line": 3, "column": 3, "endColumn": 10, "message": "unknown key 'headlin' in 'cv'", "hint": "did you mean 'headline'?", "replacement": {"text": "headline", "line": 3, "column": 3, "endColumn": 10, "safe": true}},
 {"level": "error", "code": "unknown-key", "file": "a,b:c%d \"e\"ü.yaml", "line": 4, "column": 3, "endColumn": 13, "message": "unknown key 'locatoin' in 'cv'", "hint": "did you mean 'location'?", "replacement": {"text": "location", "line": 4, "column": 4, "endColumn": 12, "safe": true}},
 {"level": "error", "code": "bad-value", "file": "a,b:c%d \"e\"ü.yaml", "line": 5, "column": 17, "endColumn": 22, "message": "standard: 'none?' is not one of a-2a, a-2u, a-3a, none", "hint": "did you mean 'none'?", "replacement": {"text": "none", "line": 5, "column": 17, "endColumn": 22, "safe": true}}
]
EOF
check "json, and nothing else" cmp said wanted
check "with nothing on standard output, where a PDF may go" test ! -s out
"$cvtex" check "$name" --format json >out 2>said
check "check: on standard output" cmp out wanted
check "and nothing else" test ! -s said

cat >good.yaml <<'EOF'
cv: {name: A, sections: {x: [y]}}
EOF
"$cvtex" check good.yaml --format json >out 2>&1
echo "[]" >wanted
check "json: nothing is wrong" cmp out wanted

told sarif
if command -v python3 >/dev/null; then
    python3 - said >out 2>&1 <<'EOF'
import json, sys
whole = json.load(open(sys.argv[1], encoding="utf-8"))
run, = whole["runs"]
first, second, third = run["results"]
place = first["locations"][0]["physicalLocation"]
assert whole["version"] == "2.1.0" and run["columnKind"] == "unicodeCodePoints"
assert [r["id"] for r in run["tool"]["driver"]["rules"]] == ["unknown-key", "bad-value"]
assert (first["ruleId"], first["level"]) == ("unknown-key", "error")
assert place["artifactLocation"]["uri"] == "a%2Cb%3Ac%25d%20%22e%22%C3%BC.yaml"
assert place["region"] == {"startLine": 3, "startColumn": 3, "endColumn": 10}
change = first["fixes"][0]["artifactChanges"][0]["replacements"][0]
assert change == {"deletedRegion": {"startLine": 3, "startColumn": 3, "endColumn": 10},
                  "insertedContent": {"text": "headline"}}
EOF
    check "sarif: $(cat out)" test ! -s out
fi
told other
check "there is no other form" test $? = 2
finish
