#!/bin/sh
# 'cvtex schema' prints a schema and reads no document.
. "$(dirname "$0")/../checks.sh"

"$cvtex" schema >document.json 2>said
check "a schema of documents" grep -q '"\$id": "urn:cvtex:document:1"' document.json
check "without a word" test ! -s said
"$cvtex" schema document >again.json
check "which is the default" cmp document.json again.json
"$cvtex" schema style >style.json
check "a schema of styles" grep -q '"\$id": "urn:cvtex:style:1"' style.json
check "with the defaults of styles/base.yaml" grep -q '"default": "210mm"\|"default": "locale"' style.json
"$cvtex" schema locale -o locale.json
check "a schema of locales, in a file" grep -q '"\$id": "urn:cvtex:locale:1"' locale.json
check "every value in words has a type" not grep -q '\$defs/anything' document.json style.json locale.json
"$cvtex" schema other >out 2>said
check "there is no other" test $? = 2
finish
