"""usage: coverage.py BUILD ROOT

Reads what gcov counted in a build folder (see coverage.sh). Prints for each folder of src/, and for
each file of the font code, the part of lines and branches that the tests reached; then the lines of
the font code that no test reached. Code that is compiled into several programs is one line."""
import collections
import json
import os
import subprocess
import sys

# The code that reads fonts and writes their subsets: a mistake in it makes PDFs that look wrong.
FONTS = ("src/pdf/cff", "src/pdf/subset", "src/pdf/fonts", "src/pdf/uses", "src/pdf/tounicode",
         "src/pdf/embed", "src/pdf/font_", "src/pdf/sfnt", "src/pdf/icons", "src/text/font")


def counted(build, root):
    """Yields (file, line, count, counts of branches) of all that gcov knows."""
    build = os.path.abspath(build)
    data = [os.path.join(at, name) for at, _, names in os.walk(build) for name in names
            if name.endswith(".gcda")]
    for some in (data[i:i + 50] for i in range(0, len(data), 50)):
        out = subprocess.run([os.environ.get("GCOV", "gcov"), "--json-format", "--stdout", "--branch-probabilities",
                              *some], capture_output=True, text=True, cwd=build, check=True).stdout
        for document in out.splitlines():
            whole = json.loads(document)
            for f in whole["files"]:
                path = os.path.join(whole["current_working_directory"], f["file"])
                name = os.path.relpath(os.path.realpath(path), root)
                if name.startswith("src/") and "compile.c" not in name and name.endswith(".c"):
                    for line in f["lines"]:
                        yield (name, line["line_number"], line["count"],
                               [b["count"] for b in line["branches"] if not b["throw"]])


def collect(build, root):
    lines, branches = collections.Counter(), {}
    for name, line, count, ways in counted(build, root):
        lines[name, line] += count
        old = branches.setdefault((name, line), [0] * len(ways))
        for i, n in enumerate(ways[:len(old)]):
            old[i] += n
    return lines, branches


def figures(lines, branches, chosen):
    some = [n for key, n in lines.items() if chosen(key[0])]
    ways = [n for key, all_ways in branches.items() if chosen(key[0]) for n in all_ways]
    return "%5.1f %% of %5d lines, %5.1f %% of %5d branches" % (
        100 * sum(n > 0 for n in some) / max(1, len(some)), len(some),
        100 * sum(n > 0 for n in ways) / max(1, len(ways)), len(ways))


def main(build, root):
    lines, branches = collect(build, os.path.realpath(root))
    if not lines:
        sys.exit("coverage.py: gcov counted nothing in " + build)
    files = sorted({name for name, _ in lines})
    for folder in sorted({os.path.dirname(name) for name in files}):
        print("%-24s %s" % (folder, figures(lines, branches, lambda f: os.path.dirname(f) == folder)))
    print("%-24s %s" % ("all", figures(lines, branches, lambda f: True)))
    print("\nthe font code:")
    for name in (f for f in files if f.startswith(FONTS)):
        print("%-24s %s" % (name, figures(lines, branches, lambda f: f == name)))
    print("\nlines of the font code that no test reached:")
    for name, line in sorted(key for key, n in lines.items() if not n and key[0].startswith(FONTS)):
        text = open(os.path.join(root, name), encoding="utf-8").read().split("\n")[line - 1]
        print("%s:%d: %s" % (name, line, text.strip()))


main(*sys.argv[1:])
