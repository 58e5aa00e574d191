#!/usr/bin/env python3
"""Checks for each constant of the layout that a test fails if the constant changes.

    constants.py CVTEX                 every constant, once zeroed and once doubled
    constants.py CVTEX NAME...         only these
    constants.py CVTEX --sample N      N mutants chosen by --seed (default 1), as ctest does
    constants.py CVTEX --list          the constants that were found, and those that are left out
    constants.py CVTEX --all-tests     every trace golden and unit test of the layout, not only the
                                       short cases

CVTEX is the program in its build folder. Nothing in the folder or in the tree is changed: the
script copies the sources, changes the copy of one file, compiles the files that depend on it, and
links them with the objects of the build folder. Then the cases run until one fails: the mutant is
killed.

A mutant that no case notices is a survivor. The exit status is 1 when a survivor is not listed in
constants.equivalent, or when that file names what is killed or what does not exist."""
import argparse
import concurrent.futures
import glob
import os
import queue
import random
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77
TESTS = os.path.dirname(os.path.abspath(__file__))
TREE = os.path.dirname(TESTS)
EQUIVALENT = os.path.join(TESTS, "constants.equivalent")
EQUIVALENT_MOST = 10

# Where constants decide how a page looks, by folder or by file; what is not there is left out, since
# folders come and go. EXPECTED says how many constants must be found at least.
PLACES = ["content", "compose", "lines", "pages", "text/rich.c", "text/rich.h",
          "text/type.c", "text/type.h"]
EXPECTED = 50

# Names that decide nothing: they count things, name bits, or stand for a place in memory.
NO_PRICE = {
    "LABELS_MAX": "the size of an array",
    "MARKS_MAX": "the size of an array",
    "BUCKETS": "the size of a table",
    "ALL_LINES": "more lines than any page holds",
    "BANDS": "how many lists the shapes of a page are sorted into",
    "FIRST_BYTES": "the room that a new text gets first",
}

# The short cases: goldens whose names begin so, and these unit tests. They take a second together.
CASES = ("price-", "cjk-", "thai-", "formula", "protrusion", "kern", "expansion", "letter-fit", "held", "names-whole")
UNITS = ["price", "fit", "rich", "totalfit"]
SLOW_UNITS = ["totalfit", "pagebreak", "inline"]
TIME_MOST = 60  # seconds a case may take: what runs for ever is noticed too

DEFINE = re.compile(r"^([ \t]*#[ \t]*define[ \t]+([A-Z][A-Z0-9_]*)(\([a-z_, ]*\))?[ \t]+)"
                    r"([^\n]*?)([ \t]*(?:/\*.*)?)$", re.M)
ENUM = re.compile(r"\benum\b[^;{}()]*\{([^{}]*)\}")
ENUMERATOR = re.compile(r"(\b([A-Z][A-Z0-9_]*)\s*=\s*)([^,}/]+?)(\s*(?:/\*|,|$))", re.M)
CONSTANT = re.compile(r"^(static const (?:int|int64_t|uint32_t|size_t|length) ([A-Z][A-Z0-9_]*) = )"
                      r"([^;\n]+)(;)", re.M)
# A value is made of numbers, of other constants and of a macro's parameters.
VALUE = re.compile(r"^[-+*/()<\s\w]+$")


class Constant:
    def __init__(self, path, name, start, end, value, enumerator):
        self.path, self.name, self.value = path, name, value
        self.start, self.end, self.enumerator = start, end, enumerator

    def changed(self, text, how):
        value = "(0)" if how == "zeroed" else "(2 * (%s))" % self.value
        if self.enumerator and how == "zeroed":
            value = "0"
        return text[:self.start] + value + text[self.end:]


def constants_of(path, text):
    for m in DEFINE.finditer(text):
        if re.search(r"\d", m[4]) and VALUE.match(m[4]):
            yield Constant(path, m[2], m.start(4), m.end(4), m[4], False)
    for m in CONSTANT.finditer(text):
        if VALUE.match(m[3]):
            yield Constant(path, m[2], m.start(3), m.end(3), m[3], False)
    for enum in ENUM.finditer(text):
        for m in ENUMERATOR.finditer(enum[1]):
            if re.search(r"\d", m[3]) and VALUE.match(m[3]):
                at = enum.start(1)
                yield Constant(path, m[2], at + m.start(3), at + m.end(3), m[3], True)


def find_constants():
    found = {}
    for place in PLACES:
        path = os.path.join(TREE, "src", place)
        files = sorted(glob.glob(path + "/*.[ch]")) if os.path.isdir(path) else [path]
        for file in filter(os.path.isfile, files):
            with open(file, encoding="utf-8") as f:
                text = f.read()
            for c in constants_of(os.path.relpath(file, TREE), text):
                if c.name in found:  # two files may use one name
                    c.name = "%s:%s" % (os.path.basename(c.path), c.name)
                found[c.name] = c
    return found


def read(path):
    with open(path, encoding="utf-8") as f:
        return f.read()


def run(command, cwd, env=None, time=None):
    """The exit status and all that was said; None where it took too long."""
    try:
        done = subprocess.run(command, cwd=cwd, env=env, timeout=time, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT)
    except subprocess.TimeoutExpired:
        return None, "took too long"
    return done.returncode, done.stdout.decode(errors="replace")


class Build:
    """What a build folder made by make tells: how objects are compiled and programs linked."""

    def __init__(self, program):
        self.folder = os.path.dirname(program)
        self.program = os.path.basename(program)
        self.links = {}      # program -> (folder, command)
        self.members = {}    # archive -> its objects
        self.objects = {}    # object -> (folder of its flags, source, files that it depends on)
        for path in self.found("/**/*.dir/link.txt"):
            command = shlex.split(read(path).splitlines()[0])
            folder = os.path.dirname(os.path.dirname(os.path.dirname(path)))
            whole = [os.path.normpath(os.path.join(folder, c)) for c in command]
            if "-o" in command:
                name = os.path.basename(command[command.index("-o") + 1])
                self.links[name] = (folder, command)
            else:
                archive = next((c for c in whole if c.endswith(".a")), None)
                self.members[archive] = {c for c in whole if c.endswith(".o")}
        for path in self.found("/**/*.dir/**/*.o.d"):
            files = read(path).replace("\\\n", " ").split(":", 1)[1].split()
            target = re.match(r".*?\.dir(?=/)", path)[0]
            if os.path.exists(files[0]): # else it is left from a source that was removed
                self.objects[path[:-2]] = (target, files[0],
                                           {os.path.relpath(f, TREE) for f in files})
        if self.program not in self.links or not self.objects:
            print("%s: no build folder of make with gcc or clang: skipped" % self.folder)
            sys.exit(SKIPPED)
        self.compiler = self.links[self.program][1][0]

    def found(self, pattern):
        """The files of this build, but not those of builds that tests made inside its folder."""
        inner = [os.path.dirname(p) + "/" for p in
                 glob.glob(self.folder + "/*/**/CMakeCache.txt", recursive=True)]
        return [p for p in glob.glob(self.folder + pattern, recursive=True)
                if not any(p.startswith(i) for i in inner)]

    def flags(self, target):
        text = read(os.path.join(target, "flags.make"))
        flags = []
        for name in ("C_DEFINES", "C_INCLUDES", "C_FLAGS"):
            m = re.search(r"^%s = (.*)$" % name, text, re.M)
            flags += shlex.split(m[1]) if m else []
        return flags

    def sanitized(self):
        targets = {o[0] for o in self.objects.values()}
        return any(f.startswith("-fsanitize") for t in targets for f in self.flags(t))


class Workshop:
    """A copy of the sources in which one file at a time is another."""

    def __init__(self, build):
        self.build = build
        self.folder = tempfile.mkdtemp(prefix="constants-")
        for name in ("src", "include", "tests/unit"):
            if os.path.isdir(os.path.join(TREE, name)):
                shutil.copytree(os.path.join(TREE, name), os.path.join(self.folder, name))

    def here(self, path):
        """The copy of a file of the tree; what is in the build folder stays there."""
        if path.startswith(TREE + "/") and not path.startswith(self.build.folder + "/"):
            return self.folder + path[len(TREE):]
        return path

    def compile(self, path, programs):
        """The objects that depend on the file, {the build's: ours}, and what went wrong."""
        made = {}
        for obj, (target, source, files) in sorted(self.build.objects.items()):
            name = os.path.basename(target)[:-len(".dir")]
            if path not in files or (name in self.build.links and name not in programs):
                continue
            flags = ["-I" + self.here(f[2:]) if f.startswith("-I") else f
                     for f in self.build.flags(target)]
            ours = os.path.join(self.folder, "%d.o" % len(made))
            status, said = run([self.build.compiler] + flags +
                               ["-O0", "-w", "-c", self.here(source), "-o", ours], target)
            if status:
                return made, said
            made[obj] = ours
        return made, ""

    def link(self, program, made):
        """Our program: the objects that were made stand in for those of the build's."""
        folder, command = self.build.links[program]
        whole = [os.path.normpath(os.path.join(folder, c)) for c in command]
        out = os.path.join(self.folder, program)
        changed, placed = [], set()
        for word, full in zip(command, whole):
            inside = [o for o in made if o in self.build.members.get(full, ())]
            changed += [made[o] for o in inside]  # found before the archive is asked
            changed.append(made.get(full, word))
            placed.update(inside + [full])
        changed[changed.index("-o") + 1] = out
        if not placed & set(made):
            raise SystemExit("%s: linked with neither the changed objects nor their archive" % program)
        status, said = run(changed, folder)
        if status:
            raise SystemExit("%s: %s" % (program, said))
        return out

    def verdict(self, constant, how, tests):
        """What killed the mutant, or None."""
        path = os.path.join(self.folder, constant.path)
        text = read(path)
        try:
            with open(path, "w", encoding="utf-8") as f:
                f.write(constant.changed(text, how))
            made, said = self.compile(constant.path, {self.build.program} |
                                      {t[1] for t in tests if t[0] == "unit"})
        finally:
            with open(path, "w", encoding="utf-8") as f:
                f.write(text)
        if said:
            return "the compiler: " + said.strip().splitlines()[0]
        if not made:
            raise SystemExit("nothing is made of %s: is the build up to date?" % constant.path)
        return first_red(tests, lambda program: self.link(program, made), self.build.program,
                         self.folder)

    def close(self):
        shutil.rmtree(self.folder)


def first_red(tests, program_of, cvtex, folder):
    """The first test that fails, or None. program_of says where a program is."""
    env = dict(os.environ, LC_ALL="C", FONTCONFIG_FILE=os.path.join(TESTS, "golden", "no-fonts.conf"))
    made = {}
    for stage, name in tests:
        program = name if stage == "unit" else cvtex
        if program not in made:
            made[program] = program_of(program)
        command = [made[program], os.path.join(TREE, "fonts")]
        if stage != "unit":
            command = ["sh", os.path.join(TESTS, "golden", "run.sh"), made[program], stage, name]
        if run(command, folder, env, TIME_MOST)[0] != 0:
            return "%s-%s" % (stage, name.replace("test_", ""))
    return None


def read_equivalents(found):
    """(NAME, how) -> reason. A line is 'NAME zeroed|doubled: reason'; '#' starts a comment."""
    equivalents = {}
    for line in read(EQUIVALENT).splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        m = re.match(r"([\w.:]+) (zeroed|doubled): (\S.*)$", line)
        if not m:
            raise SystemExit("constants.equivalent: no 'NAME zeroed|doubled: reason': " + line)
        if m[1] not in found:
            raise SystemExit("constants.equivalent: there is no constant " + m[1])
        equivalents[m[1], m[2]] = m[3]
    if len(equivalents) > EQUIVALENT_MOST:
        raise SystemExit("constants.equivalent: more than %d" % EQUIVALENT_MOST)
    return equivalents


def tests_of(every):
    """(stage, name) of the tests that are run, the quickest first."""
    tests = []
    for stage in ("trace", "diag"):
        for path in sorted(glob.glob(os.path.join(TESTS, "golden", stage, "*.yaml"))):
            name = os.path.basename(path)[:-len(".yaml")]
            if every or name.startswith(CASES):
                tests.append((stage, name))
    return tests + [("unit", "test_" + u) for u in UNITS + (SLOW_UNITS if every else [])]


def mutants_of(options, found):
    mutants = [(name, how) for name in sorted(found) if name not in NO_PRICE
               for how in ("zeroed", "doubled")]
    if options.names:
        for name in options.names:
            if name not in found:
                raise SystemExit("there is no constant " + name)
        mutants = [m for m in mutants if m[0] in options.names]
    if options.sample:
        chosen = random.Random(options.seed).sample(mutants, min(options.sample, len(mutants)))
        mutants = sorted(chosen)
    return mutants


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("cvtex")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--all-tests", action="store_true")
    options = parser.parse_args()

    found = find_constants()
    if options.list:
        for name in sorted(found, key=lambda n: (found[n].path, found[n].start)):
            print("%-24s %-28s %-30s %s" % (name, found[name].path, found[name].value,
                                            NO_PRICE.get(name, "")))
        return 0
    if len(found) < EXPECTED:
        raise SystemExit("only %d constants were found: is PLACES right?" % len(found))
    for name in NO_PRICE:
        if name not in found:
            raise SystemExit("NO_PRICE: there is no constant " + name)
    equivalents = read_equivalents(found)
    build = Build(os.path.abspath(options.cvtex))
    if build.sanitized():
        print("built with sanitizers: skipped")
        return SKIPPED
    tests = tests_of(options.all_tests)
    programs = {build.program: os.path.join(build.folder, build.program)}
    for stage, name in tests:
        if stage == "unit":
            if name not in build.links:
                raise SystemExit("%s is not built" % name)
            folder, command = build.links[name]
            programs[name] = os.path.join(folder, command[command.index("-o") + 1])
    red = first_red(tests, programs.get, build.program, TESTS)
    if red:
        raise SystemExit("%s fails though nothing was changed" % red)

    workshops = queue.Queue()
    every = [Workshop(build) for _ in range(max(1, options.jobs))]
    for w in every:
        workshops.put(w)

    def judge(mutant):
        w = workshops.get()
        try:
            return mutant, w.verdict(found[mutant[0]], mutant[1], tests)
        finally:
            workshops.put(w)

    mutants, survivors, wrong = mutants_of(options, found), [], []
    try:
        with concurrent.futures.ThreadPoolExecutor(len(every)) as pool:
            for (name, how), killer in pool.map(judge, mutants):
                print("%-24s %-8s %s" % (name, how, "killed by " + killer if killer else "survived"),
                      flush=True)
                if killer and (name, how) in equivalents:
                    wrong.append("%s %s is listed as equivalent, and %s notices it" %
                                 (name, how, killer))
                elif not killer:
                    survivors.append((name, how))
    finally:
        for w in every:
            w.close()
    print("%d mutants, %d survivors" % (len(mutants), len(survivors)))
    for name, how in survivors:
        reason = equivalents.get((name, how))
        print("  %s %s: %s" % (name, how, reason or "NO CASE NOTICES IT"))
        if not reason:
            wrong.append("%s %s: no case notices it" % (name, how))
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
