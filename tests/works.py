"""Tests that no value of a work vanishes: it is on the page once, or it is told, in each style.

  works.py CVTEX

For each type of work and each field, alone and beside others, the script makes a work whose value is
a word of its own. The text must have the word once. A word that it lacks must be among the values
that the program says it left out, by field and count.

Then that a group of works of each type has a title, in each locale."""

import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ENV = dict(os.environ, LC_ALL="C", FONTCONFIG_FILE=os.path.join(HERE, "golden", "no-fonts.conf"))

TYPES = [None] + """article inproceedings incollection inbook book collection proceedings inreference
    phdthesis mastersthesis thesis techreport report standard patent software dataset talk poster
    review video misc online preprint unpublished manual booklet""".split()
# Types of CSL that are no other type's.
CSL_TYPES = """bill classic collection document event hearing interview legal_case legislation
    performance periodical personal_communication regulation software standard treaty""".split()
OTHERS = {"misc", "bibnote", "document", "event"}  # their groups say no more than that
FIELDS = """venue venue_short journal series volume number pages edition publisher location editors
    translators collaboration main_title volumes page_total chapter version genre reviewed status note award citations
    summary""".split()
TOGETHER = [[f] for f in FIELDS]
TOGETHER += [[beside, f] for beside in ("venue", "journal") for f in FIELDS if f != beside]
TOGETHER += [["volume", "series", "number"], ["volume", "main_title", "series", "number"],
             ["publisher", "location"], ["editors", "venue", "publisher"]]
STYLES = sorted(f[:-5] for f in os.listdir(os.path.join(HERE, "..", "styles"))
                if f.endswith(".yaml") and f not in ("base.yaml", "default.yaml"))
LEFT_OUT = re.compile(r"no place for '(\w+)' in an entry of kind 'publication': left out(?:, in (\d+) entries)?")


def works():
    """The lines of a list of works, and the words in them: word -> type, field, fields."""
    lines, words = [], {}
    for kind in TYPES:
        for fields in TOGETHER:
            entry = {"title": "T", "authors": "[Robin Example]", "year": "2001"}
            if kind:
                entry["type"] = kind
            for f in fields:
                word = "Q%05d" % len(words)
                words[word] = kind, f, fields
                entry[f] = "[Ann %s]" % word if f in ("editors", "translators") else word
            lines.append("      - {%s}" % ", ".join("%s: %s" % item for item in entry.items()))
    return lines, words


def untitled(cvtex, folder):
    """What is wrong with the titles of groups: types without one, by locale. And how many were right."""
    source = open(os.path.join(HERE, "..", "src", "load", "foreign_fields.c"), encoding="utf-8").read()
    types = re.findall(r'"([a-z]+)"', source[source.index("types[] = {"):source.index("bool foreign_is_bibtex_type")])
    types += re.findall(r'\{"[a-z_-]+", "([a-z]+)"\}', source[source.index("types_of_csl[] = {"):])
    types = list(dict.fromkeys(types + TYPES[1:] + CSL_TYPES))
    locales = os.path.join(HERE, "..", "styles", "locales")
    wrong, right = [], 0
    for locale in sorted(f[:-5] for f in os.listdir(locales) if f.endswith(".yaml") and f != "default.yaml"):
        words = subprocess.run([cvtex, "locale", locale], env=ENV, stdout=subprocess.PIPE, encoding="utf-8").stdout
        other = re.search(r"^  misc: (.*)$", words, re.M).group(1).strip('"')
        document = os.path.join(folder, "groups.yaml")
        with open(document, "w", encoding="utf-8") as f:
            f.write("cv:\n  name: Robin Example\n  sections:\n")
            for kind in types:
                f.write("    Kind %s: {group: type, entries: [{title: T, authors: [Robin Example], type: %s}]}\n"
                        % (kind, kind))
            f.write("locale: %s\n" % locale)
        text = subprocess.run([cvtex, document, "--to", "text"], env=ENV, stdout=subprocess.PIPE,
                              encoding="utf-8").stdout
        titles = dict(re.findall(r"^Kind (\S+)\n\n(.*)\n", text, re.M))
        for kind in types:
            bad = titles.get(kind) in (None, "", kind) or (titles[kind] == other and kind not in OTHERS)
            right += not bad
            if bad:
                wrong.append("%s: a group of type %s has the title %s" % (locale, kind, titles.get(kind)))
    return wrong, right


def main():
    cvtex = os.path.abspath(sys.argv[1])
    lines, words = works()
    with tempfile.TemporaryDirectory() as folder:
        wrong, passed = untitled(cvtex, folder)
        failed = len(wrong)
        for line in wrong:
            print("failed: " + line, file=sys.stderr)
        document = os.path.join(folder, "works.yaml")
        with open(document, "w", encoding="utf-8") as f:
            f.write("cv:\n  name: Robin Example\n  sections:\n    publications:\n" + "\n".join(lines) + "\n")
        for style in STYLES:
            run = subprocess.run([cvtex, document, "--style", style, "--to", "text"], env=ENV,
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
            told, missing = {}, {}
            for field, count in LEFT_OUT.findall(run.stderr):
                told[field] = told.get(field, 0) + int(count or 1)
            seen = re.findall(r"Q\d{5}", run.stdout)
            counts = {}
            for word in seen:
                counts[word] = counts.get(word, 0) + 1
            for word, (kind, field, fields) in words.items():
                n = counts.get(word, 0)
                passed += n == 1
                if n == 0:
                    missing.setdefault(field, []).append((kind, fields))
                elif n > 1:
                    failed += 1
                    print("failed: %s: %s of a work of type %s with %s stands %d times"
                          % (style, field, kind, fields, n), file=sys.stderr)
            for field, where in missing.items():
                good = told.get(field, 0) == len(where) and run.returncode == 0
                passed += good
                failed += not good
                if not good:
                    print("failed: %s: %s is missing %d times and told %d times, such as with %s"
                          % (style, field, len(where), told.get(field, 0), where[:3]), file=sys.stderr)
    print("%d passed, %d failed" % (passed, failed))
    sys.exit(failed != 0 or passed == 0)


main()
