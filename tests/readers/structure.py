"""Compares the structure of some documents, as readers see it, with NAME.tree beside this file.

  structure.py CVTEX                    pdfinfo -struct-text; it must have every word of the pages
  structure.py CVTEX --pdfjs MODULES    pdf.js, from the folder MODULES (with pdfjs-dist)
  structure.py CVTEX ... --regen        writes the goldens again, and prints which changed"""
import difflib
import json
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import made  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
CASES = [("ada-nilsson", "sidebar"), ("zhewei-yao", "banking"), ("ada-nilsson-letter", "modern")]
# It takes poppler seconds to walk the tree of many pages: for these, some styles must do.
LONG = ("amir-gholami", "edda-brandt", "zhewei-yao", "zhewei-yao-home")
SOME = ("banking", "sidebar")


def spoken(text):
    """Letters and digits in the order of the text, for comparing it with what has quotes,
    indents and breaks of lines of its own. Capitals are the business of words.py."""
    return re.sub(r"[\W_]+", "", made.clean(text)).casefold()


def struct_text(pdf):
    tree = made.run("pdfinfo", "-struct-text", pdf).decode()
    return re.sub(r"Object \d+ 0", "Object", tree)  # the numbers are of no importance


def said_in(tree):
    """What stands in quotes behind the elements of pdfinfo's tree."""
    return "".join(re.findall(r'^ *"(.*?)"$', tree, re.S | re.M))


def every_word(cvtex):
    """In every example and style: the tree says all that is not at the pages' edges."""
    folder, every = made.make_all(cvtex)
    every = [m for m in every if m.example not in LONG or m.style in SOME]
    failures = 0

    def compare(m):
        trace = made.Trace(m.trace())
        # Elements go on over pages: a second column comes behind all of the first.
        runs = [r for r in trace.runs if r.element is not None]
        first = {}
        for n, r in enumerate(runs):
            for e in trace.line_to(r.element):
                first.setdefault(e, n)
        runs.sort(key=lambda r: [first[e] for e in trace.line_to(trace.block(r.element))])
        want = "".join(r.read for r in runs)
        return spoken(want), spoken(said_in(struct_text(m.pdf)))
    for m, (want, got) in zip(every, made.each(compare, every)):
        if want != got:
            failures += 1
            at = next((i for i, (a, b) in enumerate(zip(want, got)) if a != b),
                      min(len(want), len(got)))
            print("failed: %s: pdfinfo -struct-text says %r where %r stands (%d of %d)" %
                  (m.name, got[max(0, at - 15):at + 25], want[max(0, at - 15):at + 25],
                   at, len(want)))
    print("pdfinfo -struct-text: %d of %d documents whole" % (len(every) - failures, len(every)))
    return failures


def main():
    arguments = sys.argv[1:]
    regen = "--regen" in arguments
    arguments = [a for a in arguments if a != "--regen"]
    cvtex, modules = arguments[0], None
    failures = 0
    if arguments[1:2] == ["--pdfjs"]:
        modules = arguments[2]
        made.need("node")
        if not os.path.isdir(os.path.join(modules, "pdfjs-dist")):
            print("pdf.js is not installed in %s: skipped" % modules)
            sys.exit(made.SKIPPED)
    else:
        made.need("pdfinfo")
        failures += every_word(cvtex)
    folder, every = made.make_all(cvtex, CASES)
    if modules:
        out = made.run("node", os.path.join(HERE, "pdfjs.mjs"), modules, "tree",
                       *[m.pdf for m in every])
        trees = json.loads(out)
    for m in every:
        reader = "pdfjs" if modules else "pdfinfo"
        path = os.path.join(HERE, "%s-%s.%s.tree" % (m.example, m.style, reader))
        text = "".join(trees[m.pdf]) if modules else struct_text(m.pdf)
        old = ""
        if os.path.exists(path):
            with open(path, encoding="utf-8") as f:
                old = f.read()
        if text == old:
            continue
        if regen:
            with open(path, "w", encoding="utf-8") as f:
                f.write(text)
            print("changed:", os.path.basename(path))
        else:
            failures += 1
            print("failed:", os.path.basename(path))
            sys.stdout.writelines(difflib.unified_diff(
                old.splitlines(True), text.splitlines(True), "wanted", "found", n=2))
    print("%d goldens compared" % len(every))
    sys.exit(failures != 0)


main()
