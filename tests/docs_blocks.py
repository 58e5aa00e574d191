#!/usr/bin/env python3
"""docs_blocks.py: every block and every command in the README and the docs does what its page says.

usage: docs_blocks.py CVTEX [PAGE]

Blocks of sh are run line by line, in a folder with the examples and what the pages name. Blocks of YAML are typeset:
a document as it is, a part of one in the place that its keys or its page give it. What a block shows of messages
must be one that the program has. A block that is none of these fails, so that none is passed over.
"""
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import blocks

ROOT = Path(__file__).resolve().parent.parent
PAGES = ["README.md", "SECURITY.md", "tests/README.md"] + sorted(
    str(p.relative_to(ROOT)) for p in (ROOT / "docs").glob("*.md"))
# Lines that are not run, by how they begin, each with its reason.
NOT_RUN = {
    "sh examples/run.sh": "installs packages",
    "sh tests/run.sh": "runs all tests, this one too",
    "cmake -S . -B": "takes minutes; tests/run.sh, single_file.sh and package.sh do it",
    "cmake --build": "the same; some make pictures of this repository anew",
    "cmake --install": "the same; tests/library/install.sh runs it",
    "cpack": "the same; tests/package.sh runs it",
    "sh cmake/release.sh": "takes minutes",
    "docker": "wants an engine; tests/dockerfile.sh runs its steps",
    "python3 tests/constants.py": "takes minutes; ctest runs a sample",
    "sh tests/fuzz/run.sh": "takes hours",
    "python3 tests/fuzz/coverage.py": "builds all targets",
    "build/tests/fuzz/replay_bib": "is built where fuzzing is; ctest runs it",
    "git diff --cached": "tests/ci/others.py runs it, as a hook",
}
# Pages whose named blocks are files of tests of their own.
TESTED_BY = {"docs/build.md": "cli/build.sh and docs.sh", "docs/ci.md": "ci/others.py and ci/action.py",
             "docs/editors.md": "editors/editors.py", "docs/variants.md": "docs.sh"}
# Blocks of other languages that have no name, each with its reason.
OTHERS = {("docs/build.md", "make"): "a rule that cvtex writes; cli/build.sh runs make with one",
          ("docs/build.md", "perl"): "wants TeX"}
PERSON = "name: Robin Example"
WORK = "{title: On Examples, authors: [R. Example], year: 2020}"
# Where a part of a document stands, by its first key. %s is the part.
FRAMES = {
    "sections": "cv:\n  " + PERSON + "\n%s",
    "languages": "cv:\n  " + PERSON + "\n  sections:\n%s",
    "publications": "cv:\n  " + PERSON + "\n  sections:\n%s",
    "numbering": "cv:\n  " + PERSON + "\n  sections:\n    publications:\n%s\n      entries:\n        - " + WORK + "\n",
    "-": "cv:\n  " + PERSON + "\n  me: [A. Able, Wei Zhang]\n  sections:\n    %s:\n%s",
}
# A role that a block of that page names, and another one describes.
ROLES = "style: {author_roles: {visitor: {mark: '§', legend: visiting student}}}\n"
DEPTH = {"sections": 2, "languages": 4, "publications": 4, "numbering": 6, "-": 6}
# What may stand beside "cv", and so may be shown without it.
DOCUMENT_KEYS = {"style", "locale", "check", "format", "hyphenation"}
failures, checks = [], []


def check(what, good, detail=""):
    checks.append(what)
    if not good:
        failures.append(what)
        print("failed: %s\n%s" % (what, detail))


# ---- the folder


def prepare(folder, cvtex, page):
    """What commands and blocks of all pages name."""
    for path in (ROOT / "examples").iterdir():
        if path.suffix in (".yaml", ".bib", ".json", ".jpg", ".png"):
            shutil.copy(path, folder)
    # Some pages begin where the repository is, and some where the CV is.
    (folder / "examples").mkdir()
    for path in (ROOT / "examples").rglob("*"):
        if path.suffix in (".yaml", ".bib", ".jpg", ".png") and "gallery" not in path.parts:
            to = folder / path.relative_to(ROOT)
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, to)
    if page != "docs/import.md": # where it is made of another file
        text = (ROOT / "examples" / "zhewei-yao.yaml").read_text(encoding="utf-8")
        (folder / "cv.yaml").write_text(text + "\nvariants: {industry: {style: plain}}\n", encoding="utf-8")
    for other in ("docs/variants.md", page):
        for block in blocks.of(ROOT / other):
            if block.name and block.name != "cv.yaml" and "/" not in block.name:
                (folder / block.name).write_text(block.text, encoding="utf-8")
    for name in ("a", "b"):
        (folder / (name + ".yaml")).write_text("cv: {%s}\n" % PERSON, encoding="utf-8")
    shutil.copy(ROOT / "tests" / "docs" / "resume.json", folder)
    for name in ("papers.bib", "zotero.json"):
        shutil.copy(ROOT / "tests" / "docs" / name, folder)
    what = "locale" if page == "docs/locales.md" else "style"
    own = "extends: fr\n" if what == "locale" else "extends: banking\n"
    (folder / "mine.yaml").write_text(own, encoding="utf-8")
    (folder / "mine").mkdir()
    (folder / "mine" / "style.yaml").write_text("extends: banking\n", encoding="utf-8")
    for home in (".zfunc", ".config/fish/completions"):
        (folder / home).mkdir(parents=True)
    programs = folder / "programs"
    programs.mkdir()
    (programs / "cvtex").symlink_to(cvtex)
    # fontconfig loses 288 bytes of its own where it finds a font of the system.
    sanitizer = ":".join(filter(None, [os.environ.get("ASAN_OPTIONS"), "detect_leaks=0"]))
    return dict(os.environ, PATH="%s:%s" % (programs, os.environ["PATH"]), HOME=str(folder), LC_ALL="C.UTF-8",
                ASAN_OPTIONS=sanitizer)


def run(command, folder, env, wait=60):
    shell = "bash" if "<(" in command else "sh"
    done = subprocess.run([shell, "-c", command], cwd=folder, env=env, check=False, text=True, timeout=wait,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.returncode, done.stdout


# ---- kinds of blocks


def run_watch(block, line, folder, env):
    """A command that does not end: what it writes comes, and it ends when it is told to."""
    pdf = folder / "cv.pdf"
    pdf.unlink(missing_ok=True)
    process = subprocess.Popen(shlex.split(line, comments=True), cwd=folder, env=env, stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE, text=True)
    try:
        process.communicate(timeout=3)
    except subprocess.TimeoutExpired:
        pass
    check("%s: '%s' writes" % (block, line), process.poll() is None and pdf.exists())
    process.terminate()
    process.communicate()


def run_shell(block, folder, env):
    for line in block.text.replace("\\\n", " ").splitlines():
        if not line.strip() or line.startswith("#") or any(line.startswith(begin) for begin in NOT_RUN):
            continue
        if line.startswith("cvtex watch"):
            run_watch(block, line, folder, env)
            continue
        status, said = run(line, folder, env)
        check("%s: '%s'" % (block, line), status == 0, said)


def alternatives(text):
    """A block in which a key stands several times shows several documents."""
    parts, keys = [""], set()
    for line in text.splitlines(keepends=True):
        key = re.match(r"([\w.-]+):", line)
        if key and key[1] in keys:
            parts.append("")
            keys = set()
        if key:
            keys.add(key[1])
        parts[-1] += line
    return parts


def indented(text, depth):
    return "".join(" " * depth + line if line.strip() else line for line in text.splitlines(keepends=True))


def document_of(block, text):
    """The document that a part stands in, or None."""
    first = re.match(r"(?:\s*#.*\n)*(?:(-) |([\w.-]+):)", text)
    if not first:
        return None
    key = first[1] or first[2]
    if re.search(r"^cv:", text, re.M):
        return text
    if key in DOCUMENT_KEYS:
        return "cv: {%s}\n%s" % (PERSON, text)
    if key == "-":
        works = block.path == "docs/publications.md"
        return FRAMES["-"] % ("publications" if works else "Examples", indented(text, DEPTH["-"])) + works * ROLES
    if key in FRAMES:
        return FRAMES[key] % indented(text, DEPTH[key])
    if block.path == "docs/styles.md":
        return "cv: {%s}\nstyle:\n  extends: plain\n%s" % (PERSON, indented(text, 2))
    if block.path == "docs/locales.md":
        return "cv: {%s}\nlocale:\n  extends: en\n%s" % (PERSON, indented(text, 2))
    return None


def run_yaml(block, folder, env):
    for number, text in enumerate(alternatives(block.text), 1):
        document = document_of(block, text)
        check("%s: a document, or a known part of one" % block, document, text)
        (folder / "block.yaml").write_text(document or "", encoding="utf-8")
        status, said = run("cvtex block.yaml --strict -o block.pdf", folder, env)
        check("%s: is typeset (%d)" % (block, number), status == 0, said + (document or ""))


def messages():
    """A pattern for each message of the program."""
    text = (ROOT / "src" / "base" / "diag.h").read_text(encoding="utf-8").replace("\\\n", " ")
    found = []
    for parts in re.findall(r"X\(\w+, (?:ERROR|WARNING|NOTE),((?:\s*\"(?:[^\"\\]|\\.)*\")+)\)", text):
        message = "".join(re.findall(r"\"((?:[^\"\\]|\\.)*)\"", parts)).replace("\\\"", "\"")
        found.append(re.sub(r"%(?:\\?\.\\?\*)?\d*z?[a-z]", ".*", re.escape(message).replace("\\%", "%")))
    return found


def run_shown(block, folder, env):
    """What is shown of a terminal: a command, or messages that the program has."""
    known = messages()
    for line in block.text.splitlines():
        if line.startswith("cvtex "):
            block.text = line
            run_shell(block, folder, env)
            continue
        told = re.match(r"\S+:\d+:\d+: (?:error|warning|note): (.*?)(?:, \.\.\.| \[[\w-]+\])?$", line)
        fixed = re.match(r"\S+:\d+:\d+: fixed: '.*' is now '.*'$", line)
        source = re.match(r"    .*$|cvtex: .* was not written: \d+ (errors?|warnings?)$|# yaml-language-server: "
                          r"|\S+\.pdf, \d+ pages?, [\d.]+ ms$", line)
        check("%s: shows a message of the program: %s" % (block, line),
              fixed or source or (told and any(re.match(k, told[1]) for k in known)))


def run_page(page, cvtex):
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        env = prepare(folder, cvtex, page)
        for block in blocks.of(ROOT / page, page):
            if block.name and page in TESTED_BY:
                continue
            if block.language == "sh" and TESTED_BY.get(page) == "docs.sh":
                continue
            if block.language == "sh":
                run_shell(block, folder, env)
            elif block.language == "yaml":
                run_yaml(block, folder, env)
            elif block.language == "":
                run_shown(block, folder, env)
            else:
                check("%s: a block that is tried" % block, block.language == "sh" or (page, block.language) in OTHERS,
                      block.language)
        # Commands within the text: each of their words is known.
        text = re.sub(r"^```.*?^```$", "", (ROOT / page).read_text(encoding="utf-8"), flags=re.S | re.M)
        for command in sorted(set(re.findall(r"`(cvtex [^`]*)`", text))):
            words = [w for w in shlex.split(command.split(">")[0]) if "|" not in w or not w.isupper()]
            words = [w.split("|")[0] for w in words]
            words = words[:2] + ["highlights"] if words[1] == "help" else words + ["--help"]
            status, said = run(" ".join(shlex.quote(w) for w in words), folder, env)
            check("%s: `%s`" % (page, command), status == 0, said)


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    pages = sys.argv[2:] or PAGES
    for page in pages:
        run_page(page, os.path.abspath(sys.argv[1]))
    # A reason that no line has any more would hide another line.
    everything = "\n".join(b.text for page in PAGES for b in blocks.of(ROOT / page, page))
    for begin in NOT_RUN:
        check("'%s' stands in a page" % begin, sys.argv[2:] or re.search("^" + re.escape(begin), everything, re.M))
    print("%d passed, %d failed" % (len(checks) - len(failures), len(failures)))
    sys.exit(bool(failures))


main()
