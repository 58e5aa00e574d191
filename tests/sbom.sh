#!/bin/sh
# cmake/sbom.py, on a small static program in place of a single file: it names the libraries that are linked, with
# the versions that dpkg knows, and nothing else; it fails where a licence or a notice is missing. CycloneDX's own
# validator takes what it prints.
#
#   sbom.sh CVTEX CC MODULES
cc=$2 readers=$3
. "$(dirname "$0")/checks.sh"
need python3 dpkg-query
sbom=$tests/../cmake/sbom.py

mkdir -p static/sources CMakeFiles # where CMake has the objects of the program itself
printf '#include <zlib.h>\nint part(void);\nint main(void) { return zlibVersion()[0] == part(); }\n' >main.c
echo 'int part(void) { return 1; }' >part.c
echo >static/sources/md4c_1.2.3.orig.tar.gz
$cc -c part.c -o part.o && ar rcs static/libmd4c.a part.o && $cc -c main.c -o CMakeFiles/main.o &&
    $cc -static CMakeFiles/main.o -o main static/libmd4c.a -lz -lpng16 -Wl,-Map=main.map 2>log || {
    echo "no static program can be linked here: skipped" >&2
    exit 77
}

# program NOTICE...: what stands for the single file.
program() {
    {
        printf '#!/bin/sh\necho "cvtex 1.0.0"\n[ $# = 1 ] || echo "'
        printf '\n==== notices/%s\n' "$@"
        echo '"'
    } >program
    chmod +x program
}

program libc6 zlib1g md4c
SOURCE_DATE_EPOCH=1700000000 python3 "$sbom" program main.map static >sbom.json 2>said
check "it can be made: $(cat said)" [ $? = 0 ]
cat >look.py <<'END'
import json, subprocess, sys
bom = json.load(open("sbom.json"))
libraries = {c["name"]: c for c in bom["components"] if c["type"] == "library"}
assert set(libraries) - {"gcc"} == {"glibc", "zlib", "md4c"}, libraries.keys()
zlib = subprocess.check_output(["dpkg-query", "-W", "-f", "${source:Upstream-Version}", "zlib1g-dev"], text=True)
assert libraries["zlib"]["version"] == zlib, libraries["zlib"]
assert libraries["md4c"]["version"] == "1.2.3"
names = {c["name"] for c in bom["components"]}
assert {"EB Garamond", "Unicode Character Database", "hyph-de-1996.tex"} <= names, names
assert all(c.get("licenses") for c in bom["components"])
assert bom["metadata"]["timestamp"] == "2023-11-14T22:13:20Z"
assert len(bom["dependencies"][0]["dependsOn"]) == len(bom["components"])
END
check "it says what is inside" python3 look.py

program zlib1g md4c
check "a notice that is missing is an error" not python3 "$sbom" program main.map static >log 2>said
check "which names it: $(cat said)" grep -q 'notice of glibc' said
mv static/sources/md4c_1.2.3.orig.tar.gz static/sources/other_1.orig.tar.gz
check "so is a library whose sources are not there" not python3 "$sbom" program main.map static >log 2>said
mkdir elsewhere && cp static/libmd4c.a elsewhere
sed 's,static/libmd4c,elsewhere/libmd4c,' main.map >other.map
check "so is one that no package has" not python3 "$sbom" program other.map static >log 2>said
check "which names it: $(cat said)" grep -q 'no package has .*libmd4c' said

if [ -d "$readers/@cyclonedx/cyclonedx-library" ] && command -v node >/dev/null; then
    cat >"valid.cjs" <<END
const { Spec, Validation } = require('$readers/@cyclonedx/cyclonedx-library')
const text = require('fs').readFileSync(process.argv[2], 'utf8')
new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(text).then(said => {
    if (said)
        console.error(said)
    process.exitCode = said ? 1 : 0
})
END
    check "it is valid CycloneDX" node valid.cjs sbom.json
    sed 's/"data"/"dada"/' sbom.json >wrong.json
    check "the validator finds what is not" not node valid.cjs wrong.json 2>said
fi
finish
