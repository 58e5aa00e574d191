#!/bin/sh
# What a package of Debian has besides what is installed.
#
#   files.sh SHARE NAME VERSION CONTACT
#
# Writes copyright, changelog.gz and the exceptions for lintian into SHARE, the package's /usr/share, and
# compresses its man pages. The day of the changelog is that of CHANGES.md, or today if that names none.
set -eu
share=$1 name=$2 version=$3 contact=$4
debian=$(cd "$(dirname "$0")" && pwd)
top=$debian/../..
doc=$share/doc/$name
umask 022
mkdir -p "$doc"
sh "$debian/copyright.sh" >"$doc/copyright"

day=$(sed -n "s/^## $version (\([0-9-]*\))\$/\1/p" "$top/CHANGES.md")
{
    printf 'cvtex (%s) unstable; urgency=low\n\n  * What has changed stands in /usr/share/doc/cvtex/CHANGES.md.gz.\n\n' "$version"
    printf ' -- %s  %s\n' "$contact" "$(LC_ALL=C date -u -R ${day:+-d "$day"})"
} | gzip -9n >"$doc/changelog.gz"

# The paragraphs of this package, and those of all.
mkdir -p "$share/lintian/overrides"
sed "s/^\*:/$name:/" "$debian/lintian-overrides" | awk -v name="\n$name: " 'BEGIN { RS = "" } index($0, name)' \
    >"$share/lintian/overrides/$name"
find "$share" -path '*/man/man*' -type f ! -name '*.gz' -exec gzip -9n {} +
[ ! -e "$doc/CHANGES.md" ] || gzip -9n "$doc/CHANGES.md"
rm -rf "$doc/LICENSE" "$doc/hyphens.txt" "$doc/unicode" # they stand in copyright
