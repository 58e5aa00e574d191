#!/bin/sh
# Installs pdf.js, MuPDF, the schema of JSON Resume and its validator, the server of editors for YAML, and the checkers of
# SBOMs and Dockerfiles in a build folder, in the versions of package-lock.json. Without npm or a network, the tests that need them are skipped.
#
#   install.sh BUILD
set -eu
from=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1/tests/readers"
cd "$1/tests/readers"
[ -d node_modules/pdfjs-dist ] && cmp -s "$from/package-lock.json" package-lock.json && exit 0
rm -rf node_modules
cp "$from/package.json" "$from/package-lock.json" .
if ! command -v npm >/dev/null; then
    echo "npm is not installed: tests with what it has are skipped" >&2
elif ! npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >npm.log 2>&1; then
    cat npm.log >&2
    rm -rf node_modules
    echo "npm cannot fetch packages: tests with them are skipped" >&2
fi
