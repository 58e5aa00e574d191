"""Tests that no value of an entry vanishes: it is on the page in each style, whatever the entry's kind.

  fields.py CVTEX

For each kind of entry and each field that a document may set, the script makes an entry whose value
is a word of its own. The text has the word, and the program has nothing to say. Words
that the program obeys (KEYS) are not for the page. OMITTED is what the styles leave out by name. works.py does the same for works alone, and counts."""

import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ENV = dict(os.environ, LC_ALL="C", FONTCONFIG_FILE=os.path.join(HERE, "golden", "no-fonts.conf"))
SOURCE = open(os.path.join(HERE, "..", "src", "model", "field.h"), encoding="utf-8").read()
FIELDS = re.findall(r'^    X\(\w+, "(\w+)", ([A-Z]+),', SOURCE, re.M)
KINDS = re.findall(r'^    X\("(\w+)", (\w+),', SOURCE[SOURCE.index("#define KINDS"):], re.M)
COMPUTED = {"PART", "MORE", "CONTACTS", "PICTURE", "DATES", "NUMBER", "SOURCE", "LEGEND", "LATE", "NOTHING"}
# The program obeys these. A key finds a work, a type chooses its template, a role marks an author.
KEYS = {"key", "type", "selected", "break", "keep", "level", "signature", "roles", "equal", "senior",
        "corresponding", "mentee", "presenter", "kind", "invited", "tags", "private",
        "table", "header", "align", "levels", "logo"}
SAME = [{"positions", "degrees", "entries"}, {"text", "lines"}]  # words for one thing
TOLD = {"letter"}  # kinds that have no room for others' fields, and say so
OMITTED = {("publication", "keywords"), ("publication", "abstract")}
LINKS = {"url", "doi", "arxiv"}  # addresses, which the text does not show
STYLES = sorted(f[:-5] for f in os.listdir(os.path.join(HERE, "..", "styles"))
                if f.endswith(".yaml") and f not in ("base.yaml", "default.yaml"))
NEEDS = {"publication": {"title": "T", "authors": "[Robin Example]"},
         "letter": {"opening": "Dear"},
         "organization": {"company": "C", "entries": "[{position: P}]"},
         "level": {"label": "L", "level": "3"}}


def value(holds, field, word):
    """A value of the field with the word in it."""
    if field in LINKS:
        return '"https://example.org/%s"' % word if field == "url" else "10.1000/%s" % word
    return {"AUTHORS": "[Ann %s]", "LINKS": "{%s: 'https://example.org'}", "LIST": "[%s]",
            "CREDITS": "{Role: %s}", "ENTRIES": "[{text: %s}]", "WORDS": "[%s]", "DATE": '"%s"'}.get(holds, "%s") % word


def entries():
    """Entries of one kind and one more field each: (kind, field, word, the entry)."""
    made = []
    for kind, decides in KINDS:
        if kind == "table":  # it has no other fields
            continue
        base = dict(NEEDS.get(kind, {decides.lower(): "B"}))
        for field, holds in FIELDS:
            if holds in COMPUTED or field in KEYS or field in base or field == "opening" or \
                    any(field in one and (kind in TOLD or one & set(base)) for one in SAME):
                continue
            if holds == "DATE" and field != "date":
                word = str(1000 + len(made) % 900)
                entry = dict(base, **{field: word})
            else:
                word = "Q%05d" % len(made)
                entry = dict(base, **{field: value(holds, field, word)})
            made.append((kind, field, word, "{%s}" % ", ".join("%s: %s" % i for i in entry.items())))
    return made


def main():
    cvtex = os.path.abspath(sys.argv[1])
    made = entries()
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        document = os.path.join(folder, "entries.yaml")
        for style, kind in [(s, k) for s in STYLES for k in dict.fromkeys(k for k, _ in KINDS)]:
            # A run says a hundred things at most, so there is one for each kind.
            mine = [m for m in made if m[0] == kind]
            if not mine:
                continue
            with open(document, "w", encoding="utf-8") as f:
                f.write("cv:\n  name: Robin Example\n  sections:\n    s:\n")
                f.write("".join("      - %s\n" % m[3] for m in mine))
            run = subprocess.run([cvtex, document, "--style", style, "--to", "text"], env=ENV,
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
            links = subprocess.run([cvtex, document, "--style", style, "--to", "content"], env=ENV,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
            told = set(re.findall(r"no place for '(\w+)' in an entry", run.stderr))
            bad = run.returncode or (told and kind not in TOLD)
            failed += bool(bad)
            if bad:
                print("failed: %s: %s" % (style, run.stderr[:2000]), file=sys.stderr)
            for _, field, word, entry in mine:
                page = links.stdout if field in LINKS else run.stdout
                good = word in page or (kind, field) in OMITTED or (kind in TOLD and field in told)
                passed += good
                failed += not good
                if not good:
                    print("failed: %s: %s of kind %s is not on the page: %s"
                          % (style, field, kind, entry), file=sys.stderr)
    print("%d passed, %d failed" % (passed, failed))
    sys.exit(failed != 0 or passed == 0)


main()
