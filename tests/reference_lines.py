#!/usr/bin/env python3
"""Counts lines of references that end at a bad place, in all examples and styles.

    reference_lines.py CVTEX [--list]

Counted are lines that end in "Proc." or inside of a range, lines that part a volume from its journal or pages
from their volume, and lines below others that hold links alone. The exit status is 1 where there are more than
MOST has. --list shows the lines."""
import collections
import glob
import os
import re
import subprocess
import sys

TREE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
MOST = {"ends in Proc.": 0, "parted range": 0, "parted volume": 0, "links alone": 10}
LINK = r"(arXiv|code|codes|data|slides|DOI|poster|video)( \(\w+\))?"
KINDS = [
    ("ends in Proc.", re.compile(r"(^|\s)Proc\.$")),
    ("parted range", re.compile(r"\d–$")),
    ("parted volume", re.compile(r"^\d+ ?\(\d+(–\d+)?\), \d|\s\d+ ?\(\d+(–\d+)?\),$")),
    ("links alone", re.compile("^%s(, %s)*\\.?$" % (LINK, LINK))),
]
ITEM = re.compile(r'^  text (\S+) (\S+) "(.*?)" \S+ ([\d.]+) .* in (\S+) .*?width ([\d.]+)')


def lines_of(trace):
    """The lines of a trace: page, baseline, where it begins, size and text."""
    page, last, lines = 0, None, []
    for item in trace.splitlines():
        page += item.startswith("page ")
        m = ITEM.match(item)
        if not m:
            continue
        x, y, text, size, width = float(m[1]), float(m[2]), m[3], float(m[4]), float(m[6])
        near = last and abs(last["y"] - y) < 0.6 * size and -1 < x - last["end"] < size
        if near:
            last["text"] += text
            last["end"] = x + width
        else:
            last = {"page": page, "x": x, "y": y, "size": size, "text": text, "end": x + width}
            lines.append(last)
    return lines


def follows(line, lines):
    """True if there is another line directly above."""
    return any(l["page"] == line["page"] and 0.6 < (line["y"] - l["y"]) / line["size"] < 1.6 and
               l["x"] < line["end"] and l["end"] > line["x"] for l in lines)


def main():
    cvtex, listed = sys.argv[1], "--list" in sys.argv
    counts = collections.Counter()
    styles = [os.path.basename(s)[:-5] for s in sorted(glob.glob(os.path.join(TREE, "styles", "*.yaml")))]
    for example in sorted(glob.glob(os.path.join(TREE, "examples", "*.yaml"))):
        for style in styles:
            if style in ("base", "default", "submission"):  # the last has a row for each part
                continue
            made = subprocess.run([cvtex, example, "--style", style, "--to", "trace"], capture_output=True, text=True)
            lines = lines_of(made.stdout)
            for line in lines:
                text = line["text"].replace("\u00AD", "").strip()
                for kind, pattern in KINDS:
                    if pattern.search(text) and (kind != "links alone" or follows(line, lines)):
                        counts[kind] += 1
                        if listed:
                            print("%s, %s: page %d: %s" % (os.path.basename(example), style, line["page"], text))
    for kind, _ in KINDS:
        print("%s: %d (at most %d)" % (kind, counts[kind], MOST[kind]))
    return any(counts[kind] > MOST[kind] for kind in MOST)


sys.exit(main())
