#!/bin/sh
# 'cvtex schema' as other programs use it: ajv judges files as cvtex does, and an editor explains and completes.
#
#   schema.sh CVTEX MODULES TEST    MODULES: node_modules (tests/readers/install.sh); TEST: verdicts or editor
. "$(dirname "$0")/../checks.sh"
need node
[ -d "$2/yaml-language-server" ] && [ -d "$2/ajv" ] || {
    echo "what npm has is not installed: skipped" >&2
    exit 77
}
exec node "$tests/schema/$3.mjs" "$cvtex" "$2"
