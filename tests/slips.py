"""Slips of those who type YAML or JSON: what comes out, and what is told.

  slips.py CVTEX            compares tests/slips/KIND.cases with KIND.told
  slips.py CVTEX --write    makes the files .told again: look at each difference

A line "==== WHAT" begins a case. Its document is run to text, or for LOOKS to content, which shows what is
bold. A line "---- NAME" in it begins another file, which stands beside the document. Under the same line, .told
has the page, what was said, and the exit status."""

import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.path.join(HERE, "slips")
ENV = dict(os.environ, LC_ALL="C", FONTCONFIG_FILE=os.path.join(HERE, "golden", "no-fonts.conf"))
LEAST = 10  # cases of each kind
LOOKS = ("bold",)  # kinds whose looks count


def cases(path):
    """The cases of a file: what, document."""
    with open(path, encoding="utf-8") as f:
        for part in ("\n" + f.read()).split("\n==== ")[1:]:
            what, document = part.split("\n", 1)
            yield what, document.rstrip("\n") + "\n"


def told(cvtex, folder, document, to):
    for part in ("cv.yaml\n" + document).split("\n---- "):
        name, text = part.split("\n", 1)
        with open(os.path.join(folder, name), "w", encoding="utf-8") as f:
            f.write(text.rstrip("\n") + "\n")
    run = subprocess.run([cvtex, "cv.yaml", "--to", to], env=ENV, cwd=folder, stdout=subprocess.PIPE,
                         stderr=subprocess.PIPE, encoding="utf-8")
    return "%s%s[exit status %d]\n" % (run.stderr, run.stdout and run.stdout.rstrip("\n") + "\n",
                                      run.returncode)


def main():
    cvtex = os.path.abspath(sys.argv[1])
    write = sys.argv[2:] == ["--write"]
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for name in sorted(n[:-6] for n in os.listdir(FOLDER) if n.endswith(".cases")):
            all_cases = list(cases(os.path.join(FOLDER, name + ".cases")))
            path = os.path.join(FOLDER, name + ".told")
            to = "content" if name in LOOKS else "text"
            made = [(what, told(cvtex, folder, document, to)) for what, document in all_cases]
            if write:
                with open(path, "w", encoding="utf-8") as f:
                    f.write("".join("==== %s\n%s" % m for m in made))
            wanted = dict(cases(path))
            failed += len(made) < LEAST or len(wanted) != len(made)
            for what, said in made:
                good = wanted.get(what) == said
                passed += good
                failed += not good
                if not good:
                    print("failed: %s: %s\n%sshould be\n%s" % (name, what, said, wanted.get(what)),
                          file=sys.stderr)
    print("%d passed, %d failed" % (passed, failed))
    return failed > 0


sys.exit(main())
