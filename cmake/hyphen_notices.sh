#!/bin/sh
# Prints whose the hyphenation patterns in a folder are, and their licences: those stand in the heads of the files.
#
#   hyphen_notices.sh FOLDER
set -eu
cat "$1/ORIGIN.md"
for file in "$1"/*.tex; do
    printf '\n== %s\n\n' "${file##*/}"
    sed -n '/^%/!q; 80q; s/^% \{0,1\}//p' "$file" # no notice is longer; some are followed by essays
done
