"""Tests Chinese, Japanese, Korean, Thai, Hindi, Bengali and Malayalam CVs (tests/east/), and the pages of boxes of
tests/golden/trace/: what three readers take from their PDFs is what was typed.

  east.py CVTEX MODULES    with pdf.js from the folder MODULES, if it is there

Without fonts for a script, its case is skipped, which is said: Debian has them in fonts-noto-cjk,
fonts-thai-tlwg and fonts-noto-core. The boxes are on every machine.

What must hold for each text of a document, in pdftotext -raw, pdf.js and mutool: its characters stand there
one after the other; a line may end between two of them, or where there is a space. No space is added, as
beside Latin letters in Chinese or where a line is stretched, and none is lost. mutool may give zero-width
spaces, and two spaces behind a mark."""
import glob
import json
import os
import re
import shutil
import sys
import tempfile
import unicodedata

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from made import need, run_with_fonts as run  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
TESTS = os.path.dirname(HERE)
STYLES = ["plain", "banking", "sidebar"]
FONTS = {"zh": "zh-cn", "ja": "ja", "ko": "ko", "th": "th", "hi": "hi", "ml": "ml", "bn": "bn"}
passed = failed = skipped = 0


def texts(path):
    """The bullets and items of a document, without marks of emphasis and spans."""
    with open(path, encoding="utf-8") as f:
        for line in f:
            item = re.match(r"\s+- (?!\w+:)(.*)", line)
            if item:
                text = item.group(1).strip()
                text = text[1:-1].replace('\\"', '"') if text.startswith('"') else text
                yield re.sub(r"<[^>]*>|\*", "", text).replace("\u200b", "")


def pattern(text):
    """The text, with ends of lines between its characters and instead of its spaces."""
    parts = [r"(?: ?\n ?| )" if c == " " else re.escape(c) for c in text]
    return re.compile(r"(?: ?\n)?".join(parts))


def readings(pdf, modules):
    yield "pdftotext", run("pdftotext", "-raw", pdf, "-")
    if shutil.which("mutool"):
        text = run("mutool", "draw", "-q", "-F", "text", pdf).replace("\u200b", "")
        yield "mutool", re.sub(" +", " ", text)
    if shutil.which("node") and os.path.isdir(os.path.join(modules, "pdfjs-dist")):
        pages = json.loads(run("node", os.path.join(HERE, "pdfjs.mjs"), modules, "text", pdf))
        yield "pdf.js", "\n".join("\n".join(p) if isinstance(p, list) else p for p in pages.values())


def check(cvtex, path, folder, modules, options):
    global passed, failed
    pdf = os.path.join(folder, "cv.pdf")
    run(cvtex, path, "-o", pdf, "--force", *options)
    for reader, found in readings(pdf, modules):
        found = unicodedata.normalize("NFC", found).replace("’", "'").replace("‘", "'")
        for text in texts(path):
            good = pattern(unicodedata.normalize("NFC", text).replace("’", "'").replace("‘", "'")).search(found)
            passed += good is not None
            failed += good is None
            if not good:
                print("failed: %s %s: %s\n%s" % (os.path.basename(path), " ".join(options), reader, text))


def main():
    global skipped
    cvtex, modules = sys.argv[1:3]
    need("pdftotext")
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted(glob.glob(os.path.join(TESTS, "east", "*.yaml"))):
            lang = FONTS[os.path.basename(path)[:2]]
            if not shutil.which("fc-list") or not run("fc-list", ":lang=" + lang, "family").strip():
                print("%s: no font of this machine has its script: skipped" % os.path.basename(path))
                skipped += 1
                continue
            for style in STYLES:
                for align in "justify", "left":
                    check(cvtex, path, folder, modules, ["--style", style, "--set", "style.fonts.text.align=" + align])
        for name in "cjk-marks", "cjk-kinsoku", "cjk-korean", "thai-words":
            check(cvtex, os.path.join(TESTS, "golden", "trace", name + ".yaml"), folder, modules, [])
    print("%d passed, %d failed, %d skipped" % (passed, failed, skipped))
    sys.exit(failed > 0 or not passed)


main()
