#!/bin/sh
# Prints whose cvtex and everything that comes with it is, and the licences: from LICENSE, and from where each
# font, hyphenation pattern and list says it. Licences that Debian has in full are named, as its policy asks.
set -eu
cd "$(dirname "$0")/../.."

# section TITLE FILE...
section() {
    printf '\n==== %s\n\n' "$1"
    shift
    cat "$@"
}

echo 'cvtex, and what comes with it. Below, each part is followed by its licence. Where a part is under the GNU'
echo 'GPL or LGPL, the full texts are /usr/share/common-licenses/GPL-2 and /usr/share/common-licenses/LGPL-2.1.'
section 'cvtex' LICENSE
for folder in fonts/*/; do
    set --
    for file in "$folder"*; do
        case ${file##*/} in
        OFL* | LICENSE* | COPYRIGHT* | GUST* | AUTHORS*) set -- "$@" "$file" ;;
        esac
    done
    section "$folder" "$folder/ORIGIN.md" "$@"
done
section 'the table of line breaks, from data of Unicode' src/text/unicode/ORIGIN.md src/text/unicode/LICENSE
section 'words of Thai (styles/words)' styles/words/ORIGIN.md
for folder in src/text/hyphens styles/hyphens; do
    printf '\n==== hyphenation (%s)\n\n' "$folder"
    sh cmake/hyphen_notices.sh "$folder"
done
