"""Prints how many lines of each target's reader the seeds, the finds and the corpus reach.

  coverage.py [STATE [TARGET...]]   STATE: the folder of run.sh; default $CVTEX_FUZZ or build-fuzz/state

It makes a build with clang's counters in build-fuzz-coverage (llvm-profdata and llvm-cov of the same
version are needed), replays all, and fails when a reader has less than LEAST percent."""
import glob
import json
import os
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.abspath(os.path.join(HERE, "..", ".."))
BUILD = os.path.join(TOP, "build-fuzz-coverage")
LEAST = 90
FLAGS = "-fprofile-instr-generate -fcoverage-mapping -O1"
# The files that read what the target changes; a '*' stands for any name.
READERS = {
    "document": "load/yaml load/node load/bind load/bind_hint load/overlay model/document model/cv model/section "
                "model/entry model/contact model/field model/target",
    "style": "style/cascade style/style style/style_* style/template",
    "locale": "model/locale",
    "bib": "load/bibtex load/bibparent load/foreign model/library model/work",
    "csl": "load/foreign",
    "inline": "text/inline text/inline_link base/entity text/rich",
    "latex": "load/latex load/latex_*",
    "formula": "text/formula text/formula_* text/alphabet load/dollars load/tags_formula",
    "names": "model/name model/authors",
    "dates": "model/date content/dates",
    "picture": "load/image_*",
    "font": "text/font text/sfnt pdf/cff pdf/subset",
    "extract": "pdf/extract pdf/scan",
    "pdf": "pdf/[d-z]*",
}
# In these folders, what a target does not call.
NOT_READ = {"pdf": "pdf/extract pdf/scan"}
# Lines that only another target's input reaches are counted with both.
WITH = {"bib": ["csl", "document"], "csl": ["bib"], "inline": ["document", "style"], "picture": ["pdf"],
        "names": ["latex", "document", "bib"], "dates": ["document"]}


def program(name):
    for version in ("-14", "", "-15", "-16", "-17", "-18", "-19"):
        found = shutil.which(name + version)
        if found:
            return found
    raise SystemExit(name + " is not installed")


def build():
    subprocess.check_call(["cmake", "-S", TOP, "-B", BUILD, "-DCMAKE_C_COMPILER=clang", "-DCMAKE_BUILD_TYPE=Debug",
                           "-DCMAKE_C_FLAGS=" + FLAGS], stdout=subprocess.DEVNULL)
    subprocess.check_call(["cmake", "--build", BUILD, "--parallel", "2", "--target", "fuzz"],
                          stdout=subprocess.DEVNULL)
    seeds = os.path.join(BUILD, "seeds")
    os.makedirs(seeds, exist_ok=True)
    subprocess.check_call([sys.executable, "-B", os.path.join(HERE, "seeds.py"), BUILD, seeds],
                          stdout=subprocess.DEVNULL, env=dict(os.environ, LLVM_PROFILE_FILE="/dev/null"))
    return seeds


def sources(patterns):
    return {p for of in patterns.split() for p in glob.glob(os.path.join(TOP, "src", of + ".c"))}


def lines(target, seeds, state):
    """[(file, lines, lines reached)] of a target's reader."""
    raw, merged = (os.path.join(BUILD, target + end) for end in (".profraw", ".profdata"))
    of = [target] + WITH.get(target, [])
    replays = [os.path.join(BUILD, "tests", "fuzz", "replay_" + t) for t in of]
    raws = []
    for t, replay in zip(of, replays):
        raws.append("%s.%s" % (raw, t))
        paths = [p for p in (os.path.join(seeds, t), os.path.join(HERE, "finds", t),
                             os.path.join(state, "corpus", t)) if os.path.isdir(p)]
        subprocess.check_call([replay] + paths, env=dict(os.environ, LLVM_PROFILE_FILE=raws[-1]),
                              stdout=subprocess.DEVNULL)
    subprocess.check_call([program("llvm-profdata"), "merge", "-o", merged] + raws)
    command = [program("llvm-cov"), "export", "-summary-only", "-instr-profile", merged, replays[0]]
    for replay in replays[1:]:
        command += ["-object", replay]
    said = json.loads(subprocess.check_output(command))
    wanted = sources(READERS[target]) - sources(NOT_READ.get(target, ""))
    return [(os.path.relpath(f["filename"], os.path.join(TOP, "src")), f["summary"]["lines"]["count"],
             f["summary"]["lines"]["covered"])
            for f in said["data"][0]["files"] if os.path.abspath(f["filename"]) in wanted]


def main():
    state = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else
                            os.environ.get("CVTEX_FUZZ", os.path.join(TOP, "build-fuzz", "state")))
    seeds, bad = build(), False
    for target in sys.argv[2:] or READERS:
        of = lines(target, seeds, state)
        if not of:
            raise SystemExit(target + ": no lines are known")
        count, reached = (sum(x[i] for x in of) for i in (1, 2))
        share = 100 * reached / count
        bad |= share < LEAST
        print("%-9s %5.1f %% of %5d lines   %s" % (target, share, count, "  ".join(
            "%s %.0f" % (f, 100 * r / n) for f, n, r in of if 100 * r / n < 95)), flush=True)
    sys.exit(bad)


if __name__ == "__main__":
    main()
