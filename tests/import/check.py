#!/usr/bin/env python3
"""Files of other tools are typeset as they are: no error, all words of content on the page, and only keys of
looks are named as not used.

  check.py CVTEX FOLDER...          the files of these folders
  check.py CVTEX FOLDER... --list   with the share of words of each

FOLDER is named after the tool. Other files in it, whose names start with '_', are named by these.
"""
import os
import re
import subprocess
import sys
from collections import Counter

LEAST = 0.99  # of the words of a file

# Keys of looks, which need not be obeyed.
LOOKS = {"rendercv": "design", "yamlresume": "layouts", "jsonresume": "meta"}
# Where content is.
CONTENT = {"rendercv": ("cv",), "yamlresume": ("content",), "jsonresume": ()}
# Values that are no words of the page: addresses, names of icons, words for programs.
NO_WORDS = {
    "rendercv": "network username fontawesome_icon url website photo sort_entries tags start_date end_date date",
    "yamlresume": "network username url image startDate endDate date id iconName",
    "jsonresume": "network username url image startDate endDate date releaseDate countryCode website $schema "
                  "canonical version lastModified theme",
}


def run(cvtex, file, stage):
    return subprocess.run([cvtex, file, "--to", stage], capture_output=True, text=True)


def texts(nodes, tool):
    """The texts of content in the output of --to nodes."""
    skip, path = set(NO_WORDS[tool].split()), []
    for line in nodes.split("\n"):
        m = re.match(r'^( *)(?:"((?:[^"\\]|\\.)*)":|(-)|) *@\d+:\d+(?: "((?:[^"\\]|\\.)*)")?$', line)
        if not m:
            continue
        depth = len(m[1]) // 2
        del path[depth:]
        path += [m[2] or "-"] * (depth + 1 - len(path))
        roots = CONTENT[tool]
        if m[4] is None or roots and path[0] not in roots or path[0] == LOOKS[tool] or path[-1] in skip:
            continue
        yield m[4].replace("\\n", "\n").replace("\\\"", '"').replace("\\\\", "\\")


def words(text):
    """The words of a text, without Markdown, HTML and addresses."""
    text = re.sub(r"\]\([^)\s]*\)", "]", text)
    text = re.sub(r"</?[A-Za-z][^>]*>", " ", text)
    text = re.sub(r"\$\$.*?\$\$", " ", text)
    text = re.sub(r"(https?://|www\.|\btel:)", " ", text)
    text = text.replace("\u00ad", "").replace("’", "'")
    # Words of Chinese have no blanks between them: each character counts.
    return re.findall(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+", text.lower())


def check(cvtex, tool, file):
    """What is wrong with a file, the share of its words that are on the page, and the others."""
    made = run(cvtex, file, "text")
    faults = ["exit status %d" % made.returncode] if made.returncode else []
    faults += re.findall(r".*: error: .*", made.stderr)
    left = re.search(r"not used: (.*)", made.stderr)
    faults += ["not used: " + key for key in (left[1].split(", ") if left else [])
               if key.split(".")[0] != LOOKS[tool]]
    wanted = Counter()
    for text in texts(run(cvtex, file, "nodes").stdout, tool):
        wanted.update(words(text))
    found, total = Counter(words(made.stdout)), sum(wanted.values())
    missing = wanted - found
    share = 1 - sum(missing.values()) / total if total else 0
    if share < LEAST:
        faults.append("%.1f %% of the words; missing: %s" % (100 * share, " ".join(sorted(missing)[:20])))
    return faults, share, "".join(" " + word for word in missing)


def main(arguments):
    cvtex, listed = os.path.abspath(arguments[0]), "--list" in arguments
    bad = n = 0
    for folder in [a for a in arguments[1:] if a != "--list"]:
        tool = os.path.basename(os.path.abspath(folder))
        for name in sorted(os.listdir(folder)):
            if name.startswith("_") or not re.search(r"\.(ya?ml|json5?)$", name):
                continue
            faults, share, missing = check(cvtex, tool, os.path.join(folder, name))
            n += 1
            bad += bool(faults)
            if listed:
                print("%6.2f %% %s%s" % (100 * share, name, missing))
            for fault in faults:
                print("%s/%s: %s" % (tool, name, fault))
    print("%d of %d files are as they should be." % (n - bad, n))
    return 1 if bad or not n else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
