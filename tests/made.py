"""Shared by the tests of readers and of the PDF's objects: makes every example in every built-in
style, once, in a folder that is removed at the end, and reads the words from its trace."""
import concurrent.futures
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

SKIPPED = 77
TESTS = os.path.dirname(os.path.abspath(__file__))
EXAMPLES = os.path.join(TESTS, "..", "examples")

ENV = dict(os.environ, LC_ALL="C", FONTCONFIG_FILE=os.path.join(TESTS, "golden", "no-fonts.conf"))
for name in ("SOURCE_DATE_EPOCH", "CVTEX_DATA"):
    ENV.pop(name, None)
for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS"):
    ENV[name] = ":".join(filter(None, [ENV.get(name), "exitcode=99"]))


def run(*command, env=ENV):
    """Standard output of a command that must succeed."""
    done = subprocess.run(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode:
        raise SystemExit("%s: exit status %d\n%s" % (
            " ".join(command)[:1000], done.returncode,
            (done.stdout[-4000:] + done.stderr).decode(errors="replace")))
    return done.stdout


def run_with_fonts(*command):
    """The same as text, of a command that may use the fonts of the system."""
    env = {k: v for k, v in ENV.items() if k != "FONTCONFIG_FILE"}
    return run(*command, env=env).decode()


def need(*programs):
    """Ends the test as skipped when a program is missing."""
    for program in programs:
        if not shutil.which(program):
            print(program, "is not installed: skipped")
            sys.exit(SKIPPED)


def each(function, of):
    """The results for all of a list, two at a time."""
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        return list(pool.map(function, of))


class Made:
    """One example in one style."""

    def __init__(self, cvtex, folder, yaml, style):
        self.cvtex, self.yaml, self.style = cvtex, yaml, style
        self.example = os.path.basename(yaml)[:-5]
        self.name = self.example + " in " + style
        self.pdf = os.path.join(folder, self.example + "-" + style + ".pdf")

    def make(self):
        run(self.cvtex, self.yaml, "--style", self.style, "-o", self.pdf)
        return self

    def trace(self):
        return self.to("trace")

    def to(self, stage):
        out = run(self.cvtex, self.yaml, "--style", self.style, "--to", stage, "-o", "-")
        return out.decode()


def styles(cvtex):
    listed = run(cvtex, "styles").decode()
    return re.findall(r"^([a-z]\S*) ", listed, re.M)


def make_all(cvtex, only=None):
    """All examples in all styles; *only* is a list of (example, style)."""
    folder = tempfile.TemporaryDirectory()
    all_styles = styles(cvtex)
    yamls = sorted(glob.glob(os.path.join(EXAMPLES, "*.yaml")))
    if len(all_styles) < 2 or not yamls:
        raise SystemExit("there are no styles or no examples")
    every = [Made(cvtex, folder.name, yaml, style) for yaml in yamls for style in all_styles]
    if only:
        every = [m for m in every if (m.example, m.style) in only]
        if len(every) != len(only):
            raise SystemExit("not all of these are there: %s" % only)
    each(Made.make, every)
    return folder, every


# --- traces ---

QUOTED = r'"((?:[^"\\]|\\.)*)"'
TEXT = re.compile(r"  text (\S+) (\S+) " + QUOTED + r" (\S+) (\S+) #\w+ in (\S+) (leftward )?(hidden )?width (\S+)(?: expanded \S+)? at"
                  r"([-\d. ]*?)(?: raised [-\d. raised]*?)?(?: actual " + QUOTED + r")?$")
ELEMENT = re.compile(r"( *)element (\d+) (\w+)")


def unquoted(text):
    return re.sub(r"\\(?:x([0-9A-F]{2})|(.))",
                  lambda m: chr(int(m[1], 16)) if m[1] else {"n": "\n", "t": "\t"}.get(m[2], m[2]),
                  text)


def clean(text):
    """NFC, without what is never seen and belongs to no word."""
    return unicodedata.normalize("NFC", re.sub("[\u200b\u2060\ufeff]", "", text))


class Run:
    def __init__(self, m, page):
        self.page = page
        self.x, self.y = float(m[1]), float(m[2])
        self.text = unquoted(m[3])
        self.size, self.width = float(m[5]), float(m[9])
        self.element = None if m[6] == "-" else int(m[6])
        self.hidden = m[8] is not None
        self.leftward = m[7] is not None
        self.has_actual = m[11] is not None
        self.read = clean(unquoted(m[11]) if self.has_actual else self.text)


class Trace:
    def __init__(self, text):
        self.runs, self.roles, self.parents = [], {}, {}
        self.grounds = {}  # by page: the inner edge of a ground as high as the page
        page, above = 0, []
        for line in text.split("\n"):
            if line.startswith("page "):
                page, width, height = int(line.split()[1]), *map(float, line.split()[2:4])
            elif line.startswith("  rule "):
                x, _, wide, high = map(float, line.split()[1:5])
                if high >= height - 1:
                    self.grounds[page] = x + wide if x < width / 2 else x
            elif line.startswith("  text "):
                m = TEXT.match(line)
                if not m:
                    raise SystemExit("cannot read the trace: " + line)
                self.runs.append(Run(m, page))
            elif ELEMENT.match(line):
                m = ELEMENT.match(line)
                depth, number = len(m[1]) // 2, int(m[2])
                self.roles[number] = m[3]
                self.parents[number] = above[depth - 1] if depth else None
                above[depth:] = [number]
        self.leftward = any(r.leftward for r in self.runs)
        if not self.runs or not self.roles:
            raise SystemExit("the trace has no text")

    def line_to(self, element):
        """An element and those around it, the outermost first."""
        line = []
        while element is not None:
            line.insert(0, element)
            element = self.parents[element]
        return line

    def block(self, element):
        """The paragraph, title or item that an element stands in."""
        while element is not None and self.roles[element] in ("Link", "Span"):
            element = self.parents[element]
        return element

    def section(self, element):
        """The section that an element stands in; None: it is above all."""
        while element is not None and self.roles[element] != "Sect":
            element = self.parents[element]
        return element

    def body(self):
        """The text without what stands at the edges of pages."""
        chars, before, _ = self.characters([r for r in self.runs if r.element is not None])
        return "".join(b.strip("|") + c for b, c in zip(before, chars))

    def characters(self, of=None):
        """What must be read, as characters that are no spaces; and before each of them whether
        there is "" nothing, " " a space, or "|" either, where a line ends within a word."""
        chars, before, runs = [], [], []
        last = None
        for r in self.runs if of is None else of:
            gap = self.between(last, r) if last else " "
            for c in r.read:
                if c.isspace():
                    gap = " "
                elif c != "\u00ad":
                    chars.append(c)
                    before.append(gap)
                    runs.append(r)
                    gap = ""
            # A space at the end of a run belongs before the next character.
            if r.read.strip() or gap == " ":
                last = r
                self.pending = gap if not r.read or r.read[-1].isspace() else ""
        return chars, before, runs

    def between(self, a, b):
        if self.pending == " " or a.page != b.page:
            return " "
        if b.has_actual and not b.read:
            return ""
        low = min(a.size, b.size)
        if abs(a.y - b.y) < low * 0.7 and (b.x > a.x or self.leftward):
            gap = b.x - a.x - a.width
            if self.leftward:
                gap = max(gap, a.x - b.x - b.width)
            mark = a.element is not None and self.roles[self.block(a.element)] == "Lbl"
            return " " if gap > max(a.size, b.size) * 0.15 or mark and gap > 0.01 else ""
        inside = re.search("(^|[^ ])[-/\u2010\u2013\u2014]$", a.read)
        same = self.block(a.element) == self.block(b.element)
        return "|" if inside and same else " "
