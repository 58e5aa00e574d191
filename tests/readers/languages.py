"""Tests what machines read from the examples in other languages, in three styles, by three readers.

  languages.py CVTEX MODULES    with pdf.js and MuPDF from the folder MODULES, if they are there

pdftotext -raw, mutool and pdf.js must give every word of the pages, in order and letter by letter, as in
`--to trace`: recall and order are 100 %, and what they give is NFC. "MuPDF" is the package mupdf of the folder
MODULES, which knows that some text runs from right to left. Mutool before 1.22 does not, and gives it as it stands,
from left to right; so only the letters of each word are compared (tests/readers/limits.py says why).

Of text from right to left also pdftotext without -raw must find nearly all words, in lines as they stand.

The structure says the language of the document and which way it runs. Fonts are those of the system; an
example whose script no font has is skipped, which is said."""
import collections
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import made  # noqa: E402
from made import run_with_fonts as run  # noqa: E402
from words import CONTROLS, Clean, Reading  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
STYLES = ["plain", "banking", "sidebar"]
# The words of text from right to left that pdftotext must find without -raw [%].
LEAST = 97

failures = 0


def fail(what):
    global failures
    failures += 1
    print("failed:", what)


def is_letter(c):
    return unicodedata.category(c)[0] in "LMN"


def direction(c):
    return unicodedata.bidirectional(c)


def mutool_is_old():
    """Whether mutool gives what runs to the left as it stands; None: it is not installed."""
    if not shutil.which("mutool"):
        return None
    said = subprocess.run(["mutool", "-v"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout.decode()
    return tuple(map(int, re.search(r"(\d+)\.(\d+)", said).groups())) < (1, 22)


def in_any_order(text):
    """The letters of each word in one direction, in any order."""
    words, kind = [[]], None
    for c in text:
        now = (direction(c) in ("R", "AL", "NSM")) if is_letter(c) else None
        if now is None or now != kind:
            words.append([])
        kind = now
        if now is not None:
            words[-1].append(c)
    return collections.Counter("".join(sorted(word)) for word in words if word)


def compare_letters(name, trace, got):
    want = in_any_order("".join(" " * (b == " ") + c for c, b in zip(*Clean(trace).of[:2])))
    words, right = sum(want.values()), sum((want & in_any_order(CONTROLS.sub("", got))).values())
    print("%-34s %-14s %5d words, their letters %6.2f %%" % (name, "mutool", words, 100.0 * right / words))
    if right < words:
        fail("%s, mutool: letters of other words: %s" % (name, list((want - in_any_order(CONTROLS.sub("", got))).elements())[:4]))


def compare(name, reader, reading, least=100):
    recall = 100.0 * reading.right / reading.words
    print("%-34s %-14s %5d words, recall %6.2f %%, order %6.2f %%" % (
        name, reader, reading.words, recall, reading.order))
    if recall < least or (least == 100 and reading.order < 100):
        fail("%s, %s: %s" % (name, reader, reading.faults[:4]))


def structure(name, pdf, lang, leftward, english):
    """The languages of the document and of its English works, and which way the text runs."""
    found = re.search(r"/Lang\s*\(([^)]*)\)", pdf)
    if not found or not found[1].startswith(lang):
        fail("%s: the language is %s" % (name, found and found[1]))
    if english and "/Lang (en" not in pdf:
        fail("%s: no element is in English" % name)
    if ("/RlTb" in pdf) != leftward:
        fail("%s: the structure says the wrong direction" % name)


def check(name, pdf, trace, modules, old):
    text = {"pdftotext -raw": run("pdftotext", "-raw", pdf, "-")}
    if trace.leftward:
        text["pdftotext"] = run("pdftotext", pdf, "-")
    if old is not None:
        text["mutool"] = run("mutool", "draw", "-q", "-F", "text", pdf)
    if modules:
        pages = json.loads(run("node", os.path.join(HERE, "pdfjs.mjs"), modules, "text", pdf))
        text["pdf.js"] = "\n".join(pages[pdf])
    if modules and os.path.isdir(os.path.join(modules, "mupdf")):
        text["MuPDF"] = json.loads(run("node", os.path.join(HERE, "mupdf.mjs"), modules, pdf))[pdf]
    for reader, got in text.items():
        if reader == "mutool" and old and trace.leftward:
            compare_letters(name, trace, got)
            continue
        got = CONTROLS.sub("", got)
        if got != unicodedata.normalize("NFC", got):
            fail("%s, %s: not in NFC" % (name, reader))
        compare(name, reader, Reading(Clean(trace), got), LEAST if reader == "pdftotext" else 100)


def is_mixed(path):
    """Whether a document in other letters has a work in English."""
    with open(path, encoding="utf-8") as f:
        return "scripts" in path and "Certified low-rank" in f.read()


def examples():
    """(path, language) of those that are not in English."""
    for path in sorted(glob.glob(os.path.join(made.EXAMPLES, "*.yaml")) +
                       glob.glob(os.path.join(made.EXAMPLES, "scripts", "*.yaml"))):
        with open(path, encoding="utf-8") as f:
            found = re.search(r"^locale: (\S+)", f.read(), re.M)
        if found and not found[1].startswith("en"):
            yield path, found[1]


def main():
    cvtex, modules = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None
    made.need("pdftotext", "fc-list", "qpdf")
    modules = modules if modules and os.path.isdir(modules) else None
    old = mutool_is_old()
    seen = 0
    with tempfile.TemporaryDirectory() as folder:
        pdf = os.path.join(folder, "cv.pdf")
        for path, lang in examples():
            name = os.path.basename(path)[:-5]
            if "scripts" in path and not run("fc-list", ":lang=" + lang.lower().replace("zh-hans", "zh-cn")).strip():
                print("%s: no font of this machine has its script: skipped" % name)
                continue
            for style in STYLES:
                run(cvtex, path, "--style", style, "-o", pdf, "--force")
                trace = made.Trace(run(cvtex, path, "--style", style, "--to", "trace", "-o", "-"))
                check(name + " in " + style, pdf, trace, modules, old)
                objects = made.run("qpdf", "--qdf", "--object-streams=disable", pdf, "-").decode("latin1")
                structure(name + " in " + style, objects, lang, trace.leftward, is_mixed(path))
                seen += 1
    print("%d documents%s; %d failures" % (seen, "" if modules else " (without pdf.js and MuPDF)", failures))
    sys.exit(failures > 0 or not seen)


main()
