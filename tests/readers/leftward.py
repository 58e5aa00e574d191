"""Tests Arabic, Hebrew and Persian CVs, and such text in others (tests/leftward/): what four readers
take from their PDFs, and where things stand on the pages.

  leftward.py CVTEX MODULES    with pdf.js and MuPDF from the folder MODULES, if they are there

Without fonts for these scripts it is skipped: Debian has them in fonts-dejavu-core, fonts-hosny-amiri,
fonts-sil-ezra or fonts-noto-core.

What must hold, character for character, in the order of the document's text:
  pdf.js              spaces and all
  pdftotext -raw      spaces and all
  MuPDF               spaces and all
  mutool              the letters, in any order: before MuPDF 1.22 it gives them as they stand"""
import collections
import glob
import json
import os
import re
import sys
import tempfile
import unicodedata

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import made  # noqa: E402
from made import run_with_fonts as run  # noqa: E402
from words import CONTROLS, Clean, Reading  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
CASES = os.path.join(HERE, "..", "leftward")
STYLES = ["banking", "plain", "sidebar"]

failures = 0


def fail(what):
    global failures
    failures += 1
    print("failed:", what)


def clean(text):
    return unicodedata.normalize("NFC", CONTROLS.sub("", text))


def squashed(text):
    return re.sub(r"\s", "", clean(text))


def runs_of(trace):
    """The texts of the pages in the order of reading: (x, y, text, element, width)."""
    pattern = re.compile(r'  text (\S+) (\S+) "((?:[^"\\]|\\.)*)" .* in (\S+) .*?width (\S+) at')
    runs = []
    for line in trace.splitlines():
        m = pattern.match(line)
        if not m or m[4] == "-":
            continue
        actual = re.search(r' actual "((?:[^"\\]|\\.)*)"$', line)
        text = re.sub(r"\\(.)", r"\1", actual[1] if actual else m[3])
        runs.append((float(m[1]), float(m[2]), text, m[4], float(m[5])))
    return runs


def differ(name, reader, want, got):
    if want == got:
        return
    at = next((i for i, (a, b) in enumerate(zip(want, got)) if a != b), min(len(want), len(got)))
    fail("%s, %s: %r, not %r" % (name, reader, got[max(0, at - 10):at + 15], want[max(0, at - 10):at + 15]))


def letters(text):
    """All letters, whatever their order."""
    return collections.Counter(re.findall(r"[^\W\d_]", clean(text)))


def words(name, reader, trace, want, got):
    """All characters, and the spaces."""
    differ(name, reader, squashed(want), squashed(got))
    reading = Reading(Clean(made.Trace(trace)), CONTROLS.sub("", got))
    if reading.right < reading.words or reading.order < 100:
        fail("%s, %s: %s" % (name, reader, reading.faults[:4]))


def read(name, pdf, trace, text, modules):
    want = "".join(r[2] for r in runs_of(trace))
    raw = run("pdftotext", "-raw", pdf, "-")
    words(name, "pdftotext -raw", trace, want, raw)
    got = letters(run("mutool", "draw", "-q", "-F", "txt", pdf))
    if got != letters(want):
        fail("%s, mutool: %s are lost, %s are more" % (name, letters(want) - got, got - letters(want)))
    if not modules:
        return
    if os.path.isdir(os.path.join(modules, "mupdf")):
        words(name, "MuPDF", trace, want, json.loads(run("node", os.path.join(HERE, "mupdf.mjs"), modules, pdf))[pdf])
    pages = json.loads(run("node", os.path.join(HERE, "pdfjs.mjs"), modules, "text", pdf))[pdf]
    found = clean("\n".join(pages))
    differ(name, "pdf.js", squashed(want), squashed(found))
    wanted = re.findall(r"\w{2,}", re.sub("[\u0591-\u05c7\u064b-\u0655\u0670\u200c]", "", clean(text)))
    whole = re.findall(r"\w{2,}", re.sub("[\u0591-\u05c7\u064b-\u0655\u0670\u200c]", "", found))
    missing = [w for w in wanted if w not in whole]
    if missing:
        fail("%s, pdf.js: words are glued or split: %s" % (name, missing[:5]))


def x_of(runs, text):
    found = [r for r in runs if text in r[2]]
    if not found:
        fail("'%s' is not on the page" % text)
        return 0
    return found[0][0] + found[0][4] / 2


def places(cvtex, folder):
    """Pages of an Arabic document are those of an English one in a mirror."""
    cv = """cv:
  name: Ada Example
  email: ada@example.org
  sections:
    experience:
      - company: First company
        position: Engineer
        start_date: 2016-09
        end_date: 2021-05
        highlights: [One thing]
    skills:
      - {label: Tools, details: make}
"""
    for style in STYLES:
        pages = []
        for language in ("en", "ar"):
            path = os.path.join(folder, language + ".yaml")
            with open(path, "w") as f:
                f.write("locale: {extends: en, language: %s}\n%s" % (language, cv))
            pages.append(runs_of(run(cvtex, path, "--style", style, "--to", "trace", "-o", "-")))
        width = 595.276
        for text in ("First company", "Engineer", "make", "ada@example.org"):
            left, right = x_of(pages[0], text), x_of(pages[1], text)
            if abs(left - (width - right)) > 30 and abs(left - (612 - right)) > 30:
                fail("%s: '%s' stands at %s in English and at %s in Arabic" % (style, text, left, right))


def joined(cvtex, folder):
    """A word is as wide as it is without a link, or bold of the same width, in it: its letters are joined. What does
    not join (و, ر, a space, a joiner that says so) is not joined either."""
    cases = [("ب[العربية](https://example.org/1)", "بالعربية"), ("[كتا](https://example.org/2)ب", "كتاب"),
             ("بَ[يْت](https://example.org/4)", "بَيْت"), ("و[لد](https://example.org/5)", "ولد"),
             ("می\u200c[روم](https://example.org/6)", "می\u200cروم"), ("ب [ب](https://example.org/7)", "ب ب"),
             ("م[ح](https://example.org/8)م[د](https://example.org/9)", "محمد"), ("ب[A](https://example.org/10)ب", "بAب"),
             ("[س](https://example.org/11)[ل](https://example.org/12)م", "سلم"), ("ها[ن](https://example.org/13)ي", "هاني")]
    path = os.path.join(folder, "joined.yaml")
    for marked, plain in cases:
        widths = []
        for text in (marked, plain):
            with open(path, "w") as f:
                f.write("cv: {name: A, sections: {Z: [%s]}}\n" % json.dumps(text, ensure_ascii=False))
            runs = runs_of(run(cvtex, path, "--style", "banking", "--to", "trace", "-o", "-"))
            widths.append(sum(r[4] for r in runs if r[1] == max(r[1] for r in runs)))
        if abs(widths[0] - widths[1]) > 0.05:
            fail("'%s' is %s pt wide, '%s' %s pt" % (marked, widths[0], plain, widths[1]))


def order(cvtex):
    """What stands right of what."""
    runs = runs_of(run(cvtex, os.path.join(CASES, "he.yaml"), "--style", "banking", "--to", "trace", "-o", "-"))
    if not x_of(runs, "2012") > x_of(runs, "2016"):
        fail("a range of dates does not go from right to left")
    if not x_of(runs, "ד״ר") > x_of(runs, "חוקרת"):
        fail("a headline does not stand left of the name")
    runs = runs_of(run(cvtex, os.path.join(CASES, "works-ar.yaml"), "--style", "banking", "--to", "trace", "-o", "-"))
    edges = {round(max(r[0] + r[4] for r in runs if r[1] == line[1]))
             for line in runs if "A short one" in line[2] or "ضغط" in line[2]}
    if len(edges) != 1:
        fail("works in two directions do not begin at one edge: %s" % edges)


def main():
    cvtex, modules = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None
    made.need("pdftotext", "mutool")
    modules = modules if modules and os.path.isdir(modules) else None
    made.need("fc-list")
    if not all(run("fc-list", ":lang=" + language).strip() for language in ("ar", "fa", "he", "ur")):
        print("there are no fonts with Arabic, Persian, Urdu and Hebrew letters: skipped")
        sys.exit(made.SKIPPED)
    cases = sorted(glob.glob(os.path.join(CASES, "*.yaml")))
    if len(cases) < 20:
        raise SystemExit("there are no cases")
    with tempfile.TemporaryDirectory() as folder:
        for case in cases:
            own = "style:" in open(case).read()
            for style in [None] if own else STYLES:
                options = ["--style", style] if style else []
                name = os.path.basename(case) + (" in " + style if style else "")
                pdf = os.path.join(folder, "cv.pdf")
                run(cvtex, case, *options, "-o", pdf, "--force")
                trace, text = [run(cvtex, case, *options, "--to", to, "-o", "-") for to in ("trace", "text")]
                read(name, pdf, trace, text, modules)
        places(cvtex, folder)
        joined(cvtex, folder)
    order(cvtex)
    print("%d cases%s; %d failures" % (len(cases), "" if modules else " (without pdf.js and MuPDF)", failures))
    sys.exit(failures > 0)


main()
