"""Tests what machines read from the pages: every example in every built-in style, by six readers.

  words.py CVTEX                  pdftotext and mutool, and the document's own words
  words.py CVTEX --pdfjs MODULES  pdf.js, from the folder MODULES (with pdfjs-dist)
  words.py CVTEX --marks READER MODULES
                                  pdfminer, pypdf, or pdfium (from MODULES): readers that do not get
                                  every word right, whose marks must not fall (LEAST)

Each other reader must give every word of the pages, in order and letter by letter, as in `--to trace`. A
divided word counts as one word. Spaces count, but after a hyphen inside a word at the end of a line
a space is allowed and not required.

Compared with the document: all its words occur, no other text comes inside a value, dates are near
their entries, titles come first, and columns follow each other."""
import collections
import difflib
import json
import os
import re
import subprocess
import sys
import tempfile
import types
import unicodedata

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import made  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
MARKS = "*\u2020\u2021\u00a7\u00b6\u2225"

failures = 0


def fail(what):
    global failures
    failures += 1
    print("failed:", what)


# --- one reader against one trace ---

Fault = collections.namedtuple("Fault", "kind word got")


def read_characters(text):
    """As Trace.characters: those that are no spaces, and what is before each."""
    chars, before, gap = [], [], " "
    for c in made.clean(text):
        if c.isspace():
            gap = " "
        else:
            chars.append(c)
            before.append(gap)
            gap = ""
    return chars, before


# Signs that only order a text or say where it may break.
CONTROLS = re.compile("[\u061c\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


class Clean:
    """A trace whose text has no such signs."""

    def __init__(self, trace):
        of = [c for c in zip(*trace.characters()) if not CONTROLS.match(c[0])]
        self.of = [list(part) for part in zip(*of)]

    def characters(self):
        return self.of


class Reading:
    """What a reader made of a page's words: `words` wanted, `right` of them, and the faults."""

    def __init__(self, trace, text):
        self.faults, self.order = [], 100.0
        want, want_gap, _ = trace.characters()
        got, got_gap = read_characters(text)
        starts = [i for i, g in enumerate(want_gap) if g == " "] + [len(want)]
        self.words = len(starts) - 1
        word_of, wrong = {}, {}
        for n in range(self.words):
            for i in range(starts[n], starts[n + 1]):
                word_of[i] = n

        def spoil(i, kind):
            n = word_of[i]
            if n in wrong:
                return
            wrong[n] = Fault(kind, "".join(want[starts[n]:starts[n + 1]]),
                             "".join(got_gap[k] + got[k] for k in
                                     range(max(0, j - 12), min(len(got), j + 12))))

        j = 0
        for i, c in enumerate(want):
            if j < len(got) and want_gap[i] != "|" and want_gap[i] != got_gap[j]:
                spoil(i, "glued" if want_gap[i] else "split")
            if j >= len(got) or got[j].casefold() != c.casefold():
                self.astray(want, want_gap, got, got_gap)
                return
            if got[j] != c:
                spoil(i, "case")
            j += 1
        if j < len(got):
            self.astray(want, want_gap, got, got_gap)
            return
        self.right = self.words - len(wrong)
        self.faults = [wrong[n] for n in sorted(wrong)]

    def astray(self, want, want_gap, got, got_gap):
        """Letters are lost, added, or in another order: words are counted without it."""
        def words(chars, gaps):
            return "".join((" " if g == " " else "") + c for c, g in zip(chars, gaps)).split()
        a, b = words(want, want_gap), words(got, got_gap)
        lost = collections.Counter(a) - collections.Counter(b)
        more = collections.Counter(b) - collections.Counter(a)
        self.words, self.right = len(a), len(a) - sum(lost.values())
        match = difflib.SequenceMatcher(None, a, b, False)
        self.order = 100.0 * sum(m.size for m in match.get_matching_blocks()) / len(a)
        self.faults = [Fault("lost", w, "") for w in lost] + [Fault("added", w, w) for w in more]
        if not self.faults:
            tag = next(t for t in match.get_opcodes() if t[0] != "equal")
            self.faults = [Fault("order", " ".join(a[tag[1]:tag[2] + 3]),
                                 " ".join(b[tag[3]:tag[4] + 3]))]


# --- what holds for any text of any reader ---

def check_characters(reader, m, text, trace):
    for c in sorted(set(text)):
        code = ord(c)
        if unicodedata.category(c) == "Co":
            fail("%s, %s: the private-use character U+%04X" % (reader, m.name, code))
        elif code == 0xFFFD:
            fail("%s, %s: U+FFFD" % (reader, m.name))
        elif 0xFB00 <= code <= 0xFB06:
            fail("%s, %s: the ligature U+%04X" % (reader, m.name, code))
        elif unicodedata.category(c) == "Cc" and c not in "\n\r\t\f":
            fail("%s, %s: the control character U+%04X" % (reader, m.name, code))
    for found in re.finditer("\u00ad", text):
        fail("%s, %s: a divided word: %r" %
             (reader, m.name, text[max(0, found.start() - 12):found.end() + 12]))
    # A mark stands at its author; behind a comma, in the legend, it begins a word; French has " :" there.
    for found in re.finditer(r"[^\W\d_.,;:]\s+[%s]+(?=[,.;)]|\s(?!:)|$)" % re.escape(MARKS), text):
        fail("%s, %s: a mark left its author: %r" %
             (reader, m.name, text[max(0, found.start() - 12):found.end() + 6]))


def columns(m, trace):
    """On a page of two columns one is read as a whole before the other; returns how many such
    pages there are. Between them is the edge of a ground as high as the page, or white (deedy)."""
    pages = collections.defaultdict(list)
    for r in trace.runs:
        if r.element is not None and trace.section(r.element) is not None and r.text.strip():
            pages[r.page].append(r)
    divided, gutter = 0, None
    for page, runs in sorted(pages.items()):
        edge = widest_gutter(runs) if m.style == "deedy" else trace.grounds.get(page)
        gutter = gutter or edge
        # Entries side by side leave white, too, but elsewhere.
        if not edge or abs(edge - gutter) > 1:
            continue
        divided += 1
        sides = [r.x >= edge for r in runs]
        turns = sum(a != b for a, b in zip(sides, sides[1:]))
        if turns > 1:
            fail("%s, page %d: the columns are read %d times in turn" % (m.name, page, turns + 1))
    return divided


def headings(m, trace):
    """Nothing of a section is read before its title; returns how many titles there are."""
    begun, titles = set(), 0
    for r in trace.runs:
        section = trace.section(r.element) if r.element is not None else None
        if section is None or section in begun or not r.read.strip():
            continue
        begun.add(section)
        has = [e for e, parent in trace.parents.items()
               if parent == section and trace.roles[e] in ("H2", "H3")]
        titles += bool(has)
        if has and trace.block(r.element) != has[0]:
            title = "".join(q.read for q in trace.runs if q.element is not None and
                            trace.block(q.element) == has[0])
            fail("%s: %r is read before the title of its section, %r" % (m.name, r.read, title))
    return titles


def widest_gutter(runs):
    edges = sorted((r.x, r.x + r.width - (3 if r.text.endswith(" ") else 0)) for r in runs)
    right, found, widest = edges[0][1], None, 8
    for x, end in edges:
        if x - right > widest:
            found, widest = x, x - right
        right = max(right, end)
    return found


# --- the document itself ---

NODE = re.compile(r'( *)(?:' + made.QUOTED + r':|-) *@\d+:\d+(?: ' + made.QUOTED + r')?$')
# Not words of the text: dates, names of files, settings; and what is written in another form.
SILENT = set("""start_date end_date date year month updated doi url website email phone key from
    sort select numbering group prefix bibliography network username photo signature file alt style
    locale pages level links_title orcid isbn number volume issn arxiv type fit icon look header invited
    expires variants private tags de""".split())
SILENT.add("abstract")  # only a style of the document's own shows it


def node_texts(nodes):
    """(key, text) of each text of the document, and ("", title) of sections and groups."""
    stack = []
    for line in nodes.split("\n"):
        found = NODE.match(line)
        if not found:
            continue
        depth = len(found[1]) // 2
        key = made.unquoted(found[2]) if found[2] is not None else "-"
        del stack[depth:]
        while len(stack) < depth:
            stack.append("-")
        stack.append(key)
        if any(k in SILENT for k in stack):
            continue
        # Sections under names that are known take their title from the locale.
        if stack[-2:-1] in (["sections"], ["groups"]) and re.search("[A-Z]", key):
            yield "", key, depth
        if found[3] is not None:
            name = next((k for k in reversed(stack) if k != "-"), "")
            yield name, made.unquoted(found[3]), depth


def plain(text):
    """Without the signs of Markdown and formulas, and without addresses."""
    text = re.sub(r"\$\^?\{?(\w+)\}?\$", r"\1", text)
    text = re.sub(r"\]\((?:[^()]|\([^()]*\))*\)", "] ", text)
    return re.sub(r"\{\w+:\w+\}|https?://\S*", " ", re.sub(r"</?\w+(?: [^<>]*)?>", "", text))


def words_of(text):
    return re.findall(r"[^\W_]+", made.clean(text).casefold())


def left_out(m):
    """The keys of which the program says that this style does not show them."""
    said = subprocess.run([m.cvtex, m.yaml, "--style", m.style, "--to", "trace"], env=made.ENV,
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE).stderr.decode()
    return set(re.findall(r"does not show '([^']*)'", said))


def bib_texts(m):
    """Titles and where they appeared, from the .bib file of the example."""
    path = m.yaml[:-5] + ".bib"
    if not os.path.exists(path):
        return
    with open(path, encoding="utf-8") as f:
        text = f.read()
    for found in re.finditer(r"^\s*(title|journal)\s*=\s*\{((?:[^{}]|\{[^{}]*\})*)\}", text, re.M):
        value = re.sub(r"\\[a-zA-Z]+|[{}\\]", "", re.sub(r"\s+", " ", found[2]))
        yield found[1], value


def translated(m):
    """Keys whose values are words of the locale, if it is not English; "et al." is one too."""
    with open(m.yaml, encoding="utf-8") as f:
        return {"status"} if re.search(r"^locale: (?!en)", f.read(), re.M) else set()


def recall(m, text):
    """The document's words that don't occur in what was read."""
    got = set(words_of(text))
    # What stands on both sides of a hyphen.
    got |= set(words_of(re.sub(r"-\s+", "", text)))
    foreign = translated(m)
    hidden, wanted = left_out(m) | foreign, 0
    missing = []
    for key, value in [(k, v) for k, v, _ in m.texts] + list(bib_texts(m)):
        if key in hidden:
            continue
        for word in words_of(plain(value)):
            if foreign and key == "authors" and word in ("et", "al"):
                continue
            wanted += 1
            ordinal = key == "edition" and any(w.startswith(word) for w in got)  # "2nd"
            if word not in got and not ordinal:
                missing.append((key, word))
    return wanted, missing


def whole(m):
    """Nothing stands amid the words of a value but a page's edge; returns how many were looked
    for. That the readers give the trace in its order is known here."""
    if m.style in ("sidebar", "deedy") and any(r.page > 1 for r in m.traced.runs):
        return 0  # a column goes on behind the other
    got = " %s " % " ".join(words_of(m.traced.body()))
    hidden, checked = left_out(m), 0
    for key, value, _ in m.texts:
        words = words_of(plain(value))
        # Names of authors have forms of their own; {count:...} becomes a number.
        if key in hidden or key == "authors" or len(words) < 3 or "{" in value:
            continue
        checked += 1
        if " %s " % " ".join(words) not in got:
            fail("%s: the words of '%s' are not read as a whole: %s" %
                 (m.name, key, " ".join(words[:12])))
    return checked


def dates(m, text):
    """The years of each entry stand within the entry: near its title, or what comes first."""
    got, checked = words_of(re.sub("\u00ad\\s*", "", text)), 0
    place = collections.defaultdict(list)
    for n, word in enumerate(got):
        place[word].append(n)
    for entry in m.entries:
        head = next((entry[k] for k in ("position", "degree", "course", "item", "name", "company")
                     if k in entry), None)
        years = set(re.findall(r"\b(?:19|20)\d\d\b", " ".join(
            v for k, v in entry.items() if k in ("start_date", "end_date", "date"))))
        if not head or not years:
            continue
        words = words_of(plain(head))
        length = sum(len(words_of(plain(v))) for v in entry.values())
        at = [n for n in place[words[0]] if got[n:n + len(words)] == words]
        near = any(years <= set(got[max(0, n - 20):n + length + 20]) for n in at)
        checked += 1
        if not near and at:
            fail("%s: %s is not beside %r" % (m.name, "/".join(sorted(years)), head))
    return checked


def entries_of(nodes):
    """Mappings in lists: what an entry says, by key."""
    entries, open_ = [], {}
    for line in nodes.split("\n"):
        found = NODE.match(line)
        if not found:
            continue
        depth = len(found[1])
        for d in [d for d in open_ if d >= depth]:
            del open_[d]
        if found[2] is None:
            open_[depth] = {}
            entries.append(open_[depth])
            if found[3] is not None:
                for d in open_:
                    if d < depth:
                        open_[d].setdefault("list", "")
                        open_[d]["list"] += " " + made.unquoted(found[3])
        elif found[3] is not None and open_:
            open_[max(open_)].setdefault(found[2], made.unquoted(found[3]))
    return entries


# --- all of it ---

def pdfjs(modules, every):
    out = made.run("node", os.path.join(HERE, "pdfjs.mjs"), modules, "text",
                   *[m.pdf for m in every])
    read = json.loads(out)
    return ["\f".join(read[m.pdf]) for m in every]


def report(reader, every, texts):
    words = right = 0
    recalls, orders = [], []
    kinds = collections.Counter()
    for m, text in zip(every, texts):
        r = Reading(m.traced, text)
        kinds.update(fault.kind for fault in r.faults)
        words += r.words
        right += r.right
        recalls.append(100.0 * r.right / r.words)
        orders.append(r.order)
        for fault in r.faults[:5]:
            fail("%s, %s: %s %r%s" % (reader, m.name, fault.kind, fault.word,
                                      fault.got and ", read as %r" % fault.got))
        if len(r.faults) > 5:
            fail("%s, %s: %d more" % (reader, m.name, len(r.faults) - 5))
        check_characters(reader, m, text, m.traced)
    print("%s: %d words in %d documents, recall %.3f %% (least %.2f %%), order %.3f %% (least "
          "%.2f %%)%s" % (
              reader, words, len(every), 100.0 * right / words, min(recalls),
              sum(orders) / len(orders), min(orders),
              kinds and "; faults: " + ", ".join("%d %s" % (n, k) for k, n in kinds.items()) or ""))


# The least that readers must reach, in percent: recall in each document, and order in the mean of a
# style's documents. Beside each the reason why it is not 100.
LEAST = {
    # It takes raised marks for words of their own, and drops a hyphen that ends a line before a capital
    # ("A-").
    "pdfium": {"": (99.0, 99.9)},
    # It takes kerning of more than half a space for a space: "W .", "Y our". The faces of garamond and
    # vita, EB Garamond and the like, kern most; and cells beside dots of a level are glued to them.
    "pypdf": {"": (97.5, 100), "garamond": (89, 100), "vita": (89, 100)},
    # It has every word. It orders what it finds by position: a label or a column beside long text may
    # come before or after it, above all beside a second column, the more of it is filled. One column with
    # all in rows of its own (submission) is in order.
    "pdfminer": {"": (100, 98.2), "deedy": (100, 89), "sidebar": (100, 89.5), "submission": (100, 100)},
}


def marks(reader, every, texts):
    """Prints the marks of a reader, and fails where one is less than it was."""
    known = LEAST[reader]
    by_style = collections.defaultdict(list)
    words = right = 0
    for m, text in zip(every, texts):
        r = Reading(m.traced, text)
        words += r.words
        right += r.right
        recall = 100.0 * r.right / r.words
        by_style[m.style].append((recall, r.order))
        if recall < known.get(m.style, known[""])[0]:
            fail("%s, %s: recall %.2f %%, for example %s" % (reader, m.name, recall, r.faults[:3]))
    for style, of in sorted(by_style.items()):
        order = sum(o for _, o in of) / len(of)
        print("%s: %-12s recall at least %6.2f %%, order %6.2f %% in the mean, at least %6.2f %%" %
              (reader, style, min(r for r, _ in of), order, min(o for _, o in of)))
        if order < known.get(style, known[""])[1] - 1e-9:
            fail("%s, %s: order %.2f %% in the mean" % (reader, style, order))
    print("%s: %d words in %d documents, recall %.3f %%" %
          (reader, words, len(every), 100.0 * right / words))


def python_with(library):
    """A Python that has the library: this one or the system's. Ends the test as skipped if none has."""
    for python in (sys.executable, "/usr/bin/python3"):
        if os.path.exists(python) and not subprocess.run(
                [python, "-c", "import " + library], stderr=subprocess.DEVNULL).returncode:
            return python
    print(library, "is not installed: skipped")
    sys.exit(made.SKIPPED)


def other_reader(reader, modules):
    """A function that gives the texts of some files, or the end of the test."""
    if reader == "pdfium":
        made.need("node")
        if not os.path.isdir(os.path.join(modules, "@hyzyla", "pdfium")):
            print("PDFium is not installed in %s: skipped" % modules)
            sys.exit(made.SKIPPED)
        command = ["node", os.path.join(HERE, "pdfium.mjs"), modules]
    else:
        command = [python_with(reader), "-B", os.path.join(HERE, "python_readers.py"), reader]

    def read(part):
        return list(json.loads(made.run(*command, *[m.pdf for m in part])).values())
    return read


def tracked(cvtex, reader, read):
    """PDFium and pypdf find words in text with wide tracking."""
    cv = """cv: {name: Ada Vander, sections: {Working To Learn: [x]}}
style: {extends: %s, fonts: {name: {tracking: 0.3em}, section: {small_caps: %s, tracking: 0.2em}}}
"""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "cv.yaml")
        for style, small_caps in (("banking", "no"), ("plain", "no"), ("garamond", "all"), ("vita", "all")):
            with open(path, "w") as f:
                f.write(cv % (style, small_caps))
            made.run(cvtex, path, "-o", path + ".pdf", "--force")
            text = " ".join(read([types.SimpleNamespace(pdf=path + ".pdf")])[0].split())
            for words in ("Ada Vander", "Working To Learn"):
                if words not in text:
                    fail("%s reads tracked text in %s as %r" % (reader, style, text))


def main():
    cvtex, modules = sys.argv[1], None
    other = None
    if sys.argv[2:3] == ["--marks"]:
        other = other_reader(*sys.argv[3:5])
    elif sys.argv[2:3] == ["--pdfjs"]:
        modules = sys.argv[3]
        made.need("node")
        if not os.path.isdir(os.path.join(modules, "pdfjs-dist")):
            print("pdf.js is not installed in %s: skipped" % modules)
            sys.exit(made.SKIPPED)
    else:
        made.need("pdftotext", "mutool")
    folder, every = made.make_all(cvtex)

    def traced(m):
        m.traced = made.Trace(m.trace())
    made.each(traced, every)
    if other:
        half = len(every) // 2
        texts = sum(made.each(other, [every[:half], every[half:]]), [])
        marks(sys.argv[3], every, texts)
        if sys.argv[3] != "pdfminer":
            tracked(cvtex, sys.argv[3], other)
    elif modules:
        report("pdfjs", every, pdfjs(modules, every))
    else:
        texts = made.each(lambda m: made.run("pdftotext", "-raw", m.pdf, "-").decode(), every)
        report("pdftotext", every, texts)
        mutool = made.each(lambda m: made.run("mutool", "draw", "-q", "-F", "txt", m.pdf).decode(),
                           every)
        report("mutool", every, mutool)
        nodes = {}
        wanted = lost = checked = titles = values = 0
        two = collections.Counter()
        for m, text in zip(every, texts):
            if m.example not in nodes:
                nodes[m.example] = m.to("nodes")
            m.texts = list(node_texts(nodes[m.example]))
            m.entries = entries_of(nodes[m.example])
            n, missing = recall(m, text)
            wanted += n
            lost += len(missing)
            if missing:
                fail("%s: the page lacks %s" % (m.name, ", ".join(
                    "%s (%s)" % (w, k) for k, w in missing[:8])))
            checked += dates(m, text)
            titles += headings(m, m.traced)
            values += whole(m)
            if m.style in ("sidebar", "deedy"):
                two[m.style] += columns(m, m.traced)
        print("documents: %d words, recall %.3f %%; %d values whole; %d dates beside their "
              "entries; %d titles before their sections; pages of two columns: %s" %
              (wanted, 100.0 * (wanted - lost) / wanted, values, checked, titles, dict(two)))
        if wanted < 10000 or checked < 100 or min(titles, values) < 100 or min(two["sidebar"], two["deedy"]) < 5:
            fail("too little was compared")
    sys.exit(failures != 0)


if __name__ == "__main__":
    main()
