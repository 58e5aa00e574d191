"""Tests the manual of entries: each entry of its table, and each whole document, in three styles.

  entries.py CVTEX

Nothing may be said, and each word that an entry's values have must be on the page."""

import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ENV = dict(os.environ, LC_ALL="C", FONTCONFIG_FILE=os.path.join(HERE, "golden", "no-fonts.conf"))
STYLES = ("banking", "classic", "modern")
TABLE = re.compile(r"^\| ([^|]*) \| `([^`]*)` \|$", re.M)
BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.M | re.S)
# Not on the page as they are written: keys that the program obeys, addresses, dates, words of the locale.
APART = re.compile(r"\b(?:kind|invited|status|doi|url|slides|code|\w*date|expires|phone): ?(?:\"[^\"]*\"|[^,}]*)|"
                   r"type: (?:talk|poster|dataset|patent)")
LEAST = 50


def words(entry):
    """The words of the values of an entry."""
    values = re.sub(r"(?<=[{,] )\w+: |(?<={)\w+: ", " ", APART.sub("", entry))
    return set(re.findall(r"[^\W_]{4,}", values))


def run(cvtex, text, style):
    done = subprocess.run([cvtex, "-", "--style", style, "--to", "text"], input=text, env=ENV, cwd=HERE,
                          capture_output=True, encoding="utf-8")
    return done.stdout, done.stderr, done.returncode


def main():
    cvtex = os.path.abspath(sys.argv[1])
    manual = open(os.path.join(HERE, "..", "docs", "entries.md"), encoding="utf-8").read()
    entries, blocks = TABLE.findall(manual), BLOCK.findall(manual)
    done = failed = 0

    def check(good, what, said):
        nonlocal done, failed
        done += 1
        if not good:
            failed += 1
            print("failed: %s: %s" % (what, said), file=sys.stderr)

    check(len(entries) >= LEAST and len(blocks) > 2, "the manual has entries and documents", len(entries))
    for what, entry in entries:
        for style in STYLES:
            text = "cv:\n  name: Robin Example\n  sections:\n    S:\n      - %s\n" % entry
            page, said, status = run(cvtex, text, style)
            missing = sorted(w for w in words(entry) if w.lower() not in page.lower())
            check(status == 0 and not said and not missing, "%s (%s)" % (what, style), said or missing)
    for i, block in enumerate(blocks):
        own = "\nstyle:" in block
        for style in ("",) if own else STYLES:
            page, said, status = run(cvtex, block, style) if style else run_own(cvtex, block)
            check(status == 0 and not said, "document %d (%s)" % (i + 1, style), said)
    print("%d passed, %d failed" % (done - failed, failed))
    sys.exit(failed != 0)


def run_own(cvtex, text):
    """A document with its own style."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "cv.yaml")
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)
        done = subprocess.run([cvtex, path, "--to", "text"], env=ENV, capture_output=True, encoding="utf-8")
        return done.stdout, done.stderr, done.returncode


main()
