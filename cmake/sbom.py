#!/usr/bin/python3
"""Prints what is inside a single file, as CycloneDX 1.6 (JSON).

    sbom.py PROGRAM MAP STATIC

PROGRAM is the single file, MAP what the linker said of it (build-single/cvtex.map): the libraries are those whose
objects stand in there. STATIC is the folder of those that were built with it (build-single/static). Versions come
from dpkg and from the sources' names; fonts, patterns and lists from their ORIGIN.md. It fails if a library is
neither's, if LICENCES does not know it, or if PROGRAM does not carry its notice.
"""
import hashlib
import json
import os
import re
import subprocess
import sys
import uuid
from datetime import datetime, timezone
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent

# The licence of what of each source package is linked, as SPDX writes it.
LICENCES = {
    "brotli": "MIT",
    "expat": "MIT",
    "fontconfig": "HPND AND Unicode-DFS-2016",
    "freetype": "FTL OR GPL-2.0-or-later",
    "fribidi": "LGPL-2.1-or-later",
    "gcc": "GPL-3.0-or-later WITH GCC-exception-3.1",
    "glibc": "LGPL-2.1-or-later",
    "harfbuzz": "MIT-Modern-Variant",
    "libdeflate": "MIT",
    "libharu": "Zlib",
    "libjpeg-turbo": "IJG AND BSD-3-Clause AND Zlib",
    "libpng": "libpng-2.0",
    "libyaml": "MIT",
    "md4c": "MIT",
    "utf8proc": "MIT AND Unicode-DFS-2015",
    "zlib": "Zlib",
}
# What the licences of data are called, as their ORIGIN.md says it.
DATA_LICENCES = {
    "SIL Open Font License 1.1": {"id": "OFL-1.1"},
    "GUST Font License": {"name": "GUST Font License"},
    "Unicode-DFS-2016": {"id": "Unicode-DFS-2016"},
    "GNU LGPL, version 2.1": {"id": "LGPL-2.1-or-later"},
}
NO_NOTICE = {"gcc"}  # its exception asks for none


def fail(why):
    sys.exit(f"sbom.py: {why}")


def sha256(path):
    return [{"alg": "SHA-256", "content": hashlib.sha256(Path(path).read_bytes()).hexdigest()}]


def output(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    return done.stdout if done.returncode == 0 else ""


def linked(path):
    """The archives and objects in the linker's map of which something is in the program, as paths."""
    found, part = set(), None
    folder = Path(path).resolve().parent
    for line in open(path):
        if line.startswith("Archive member included"):
            part = "members"
        elif line.startswith(("Discarded input", "As-needed", "Memory Configuration", "There are no discarded")):
            part = None
        match = re.match(r"(\S+\.a)\(", line) if part else re.match(r"LOAD (\S+\.o)$", line)
        if match and not match[1].startswith("CMakeFiles/"):
            found.add((folder / match[1]).resolve())
    if not found:
        fail(f"no library stands in {path}")
    return sorted(found)


def debian(path):
    """The package of a file: its name, version, source, version of that and upstream version."""
    owner = ""
    for name in (path, str(path).removeprefix("/usr")):  # dpkg may know it from before /lib was a link
        owner = owner or output("dpkg", "-S", str(name)).split(": ")[0]
    if not owner:
        fail(f"no package has {path}")
    form = "${Package}\n${Version}\n${Architecture}\n${source:Package}\n${source:Upstream-Version}"
    return output("dpkg-query", "-W", "-f", form, owner.split(",")[0]).split("\n")


def built(name, static):
    """A library that was built with the program: its source package, version, and archive."""
    source = {"hpdf": "libharu"}.get(name, name)
    archives = sorted((static / "sources").glob(f"{source}_*.orig.tar.*"))
    if len(archives) != 1:
        fail(f"there is not one archive of the sources of {source} in {static}/sources")
    return source, re.match(r".*_(.*)\.orig\.tar", archives[0].name)[1], archives[0]


def libraries(map_file, static):
    system = "debian"
    for line in open("/etc/os-release"):
        if line.startswith("ID="):
            system = line[3:].strip().strip('"')
    found = {}
    for path in linked(map_file):
        if path.is_relative_to(static):
            source, version, archive = built(path.name[3:-2], static)
            purl = f"pkg:deb/{system}/{source}@{version.replace('+', '%2B')}?arch=source"
            more = {"hashes": sha256(archive), "description": "built from the sources of the distribution"}
            package = source
        else:
            package, debian_version, architecture, source, version = debian(path)
            source = re.sub(r"^gcc-[0-9]+$", "gcc", re.sub(r"^libpng1\.6$", "libpng", source))
            quoted = debian_version.replace("+", "%2B").replace(":", "%3A")
            purl = f"pkg:deb/{system}/{package}@{quoted}?arch={architecture}"
            more = {"description": f"the static library of the package {package}"}
        if source not in LICENCES:
            fail(f"LICENCES does not say the licence of {source}")
        found[source] = (package, {
            "type": "library", "bom-ref": purl, "name": source, "version": version, "purl": purl,
            "licenses": [{"expression": LICENCES[source]}], **more})
    return found


def told(program):
    """The names of the notices that the program prints."""
    text = output(program, "--version", "--verbose")
    return set(re.findall(r"^==== notices/(\S+)$", text, re.M))


def data(folder, version_of, name=None):
    """A folder with an ORIGIN.md, as one component with its files."""
    text = (TOP / folder / "ORIGIN.md").read_text()
    licence = [value for key, value in DATA_LICENCES.items() if key in text]
    if not licence:
        fail(f"DATA_LICENCES does not have the licence of {folder}")
    version = re.search(version_of, text)
    files = re.findall(r"^\| (\S+) \|.* ([0-9a-f]{64}) \|$", text, re.M)
    if not files or not version:
        fail(f"{folder}/ORIGIN.md does not say its files or its version")
    return {
        "type": "data", "bom-ref": folder, "name": name or text.split("\n")[0].lstrip("# "), "version": version[1],
        "licenses": [{"license": licence[0]}],
        "components": [{"type": "file", "bom-ref": f"{folder}/{name}", "name": f"{folder}/{name}",
                        "hashes": [{"alg": "SHA-256", "content": digest}]} for name, digest in files]}


def patterns():
    folder = "src/text/hyphens"
    text = (TOP / folder / "ORIGIN.md").read_text()
    licences = dict(re.findall(r"^\| (\S+\.tex) \|[^|\n]*\|[^|\n]*\| ([^|\n]*) \|[^|\n]*\|$", text, re.M))
    for name, digest in re.findall(r"^\| (\S+\.tex) \| ([0-9a-f]{64}) \|$", text, re.M):
        yield {
            "type": "data", "bom-ref": f"{folder}/{name}", "name": name, "description": "hyphenation patterns",
            "licenses": [{"license": {"name": licences.get(name) or "as the head of the file says"}}],
            "hashes": [{"alg": "SHA-256", "content": digest}]}


def main(program, map_file, static):
    program, static = Path(program).resolve(), Path(static).resolve()
    found = libraries(map_file, static)
    notices = told(program)
    for source, (package, _) in found.items():
        name = re.sub("-dev$", "", package)
        if source not in NO_NOTICE and name not in notices:
            fail(f"the program does not carry the notice of {source} ({name})")
    parts = [component for _, component in found.values()]
    parts += [data(str(path.relative_to(TOP)), r" ([0-9]+(?:\.[0-9]+)+|[0-9]{8})\b")
              for path in sorted(TOP.glob("fonts/*/"))]
    parts.append(data("src/text/unicode", r"Database ([0-9.]*[0-9])", "Unicode Character Database"))
    parts.append(data("styles/words", r"libthai ([0-9.]*[0-9])", "lists of words of libthai"))
    parts += patterns()
    version = output(program, "--version").split()[1]
    root = f"pkg:generic/cvtex@{version}"
    hashes = sha256(program)
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.fromtimestamp(int(epoch), timezone.utc) if epoch else datetime.now(timezone.utc)
    json.dump({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, root + hashes[0]['content'])}",
        "metadata": {
            "timestamp": now.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {"type": "application", "bom-ref": root, "name": "cvtex", "version": version, "purl": root,
                          "licenses": [{"license": {"id": "MIT"}}], "hashes": hashes}},
        "components": parts,
        "dependencies": [{"ref": root, "dependsOn": [part["bom-ref"] for part in parts]}]},
        sys.stdout, indent=2, ensure_ascii=False)
    print()


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
