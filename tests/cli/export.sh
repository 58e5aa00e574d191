#!/bin/sh
# The files that a PDF carries for other programs, JSON Resume and JSON-LD, equal those in
# golden/export/.
#
#   export.sh CVTEX             compares
#   export.sh CVTEX --write     writes them again
. "$(dirname "$0")/../checks.sh"
write=${2:-}
goldens=$tests/golden/export

for document in "$goldens"/*.yaml "$tests/../examples/ada-nilsson.yaml" "$tests/../examples/zhewei-yao.yaml"; do
    name=$(basename "$document" .yaml)
    "$cvtex" "$document" --embed -o "$name.pdf" 2>err
    "$cvtex" extract "$name.pdf" -o "$name/"
    for kind in resume.json person.jsonld; do
        golden=$goldens/$name.$kind
        [ -z "$write" ] || cp "$name/$kind" "$golden"
        check "$name: $kind" diff -u "$golden" "$name/$kind"
    done
done
for golden in "$goldens"/*.json*; do
    name=$(basename "$golden")
    check "$name belongs to no case" [ -d "${name%%.*}" ]
done
if command -v python3 >/dev/null; then
    check "not JSON" python3 -c 'import json, sys
for name in sys.argv[1:]:
    json.load(open(name, encoding="utf-8"))' "$goldens"/*.json*
fi
finish
