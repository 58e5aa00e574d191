"""Random documents, styles and bibliographies, each made into a PDF that qpdf and check.py look at.

  generate.py CVTEX [--each N] [--seed N] [--keep FOLDER]

Makes N PDFs (default 12) of each of the three. Documents have keys of every table of 'cvtex keys',
styles those of 'cvtex keys style', with values that the tables allow, plausible and odd ones. An
input that is refused with a message counts apart, and another one takes its place. A fault is a
crash, an internal error, an output beside an error, or anything that qpdf or check.py finds. What
has a fault is left in FOLDER. The seed is printed: with it the same inputs are made again."""
import argparse
import collections
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, ".."))
sys.path.insert(0, os.path.join(HERE, "..", "pdf"))
import check  # noqa: E402
import made  # noqa: E402

TEXTS = """A plain text.|Ünïcödé čšž Łódź Ørsted ß|"Quotes" and 'others' -- dashes --- and ...|**Bold** *it* `c`
|***|[link](https://example.org/a_b?x=1&y=%20)|x<sup>2</sup> and H<sub>2</sub>O|$x^2 + y_i$|a<br>b|&amp; &lt; &#8364;
|ﬁ ﬂ ligatures, office affluent|Α Ω β Ελληνικά|Привет мир|e\u0301 a\u0308 n\u0303 combining|\u00a0no-break\u00a0space|soft\u00adhyphen|zero\u200bwidth\u200djoin
|100 % & #1 _x_ ^y^ ~z~ \\\\* |Donaudampfschifffahrtsgesellschaftskapitän|averyveryverylongwordthatneverendsandneverbreaksanywherebecauseithasnoblanks
|(((((|. . . . .|1|0|-|–|’|€ £ ¥ © ® ™|½ ² ³ ° ±|→ ← ≤ ≥ ≠ ∞|<span lang="fr">c'est</span>|[a]()|[b](#nowhere)|![i](x.png)
|<b>tag</b>|{name}|[[x]]|A: B: C|semi; colon, comma|https://example.org/very/long/path/that/goes/on/and/on/without/end/index.html
|robin@example.org|tab\there|CAPITALS AND Small Caps|word \u2011 word|1–10, pp. 3--5|O'Neill-Smith Jr.|Nº 5|x"""
TEXTS = [t for t in TEXTS.replace("\n|", "|").split("|") if t]
LONG = " ".join(["internationalization of characteristically long words, and short ones"] * 9) + "."
DATES = """2016|2016-09|2016-09-01|present|1900|9999-12-31|0001|2016-02-29|Spring 2017|2017 & 2018|n.d.|in press
|c. 1850|2020/21|Today|May 2019""".replace("\n", "").split("|")
DAYS = DATES[:8]
NAMES = """Robin Example|R. Example*|Example, Robin|van der Berg, Anna|Jean-Paul Sartre†|X|Wei Li|Sammy Davis, Jr.
|O'Neill M|S. Third¶|Ünal Çelik|{name: A. B.}|{given: A, family: B, roles: [equal]}|{others: yes}|A Group of People§
|Zhang Wei 0001""".replace("\n", "").split("|")
COLORS = ["black", "accent", "muted", '"#123456"', '"#ABCDEF"', "burgundy", "accent 20%", "text 50%",
          "link", "navy 10%"]
LANGUAGES = ["en", "en-GB", "de", "fr", "tr", "zxx", "pt-BR"]


class Maker:
    """Values for keys of a table, as text in YAML's flow style."""

    def __init__(self, cvtex, random_source):
        self.r = random_source
        self.tables = {}
        self.styles = made.styles(cvtex)
        for of in ("", "style", "locale"):
            self.read(made.run(cvtex, "keys", *of.split()).decode(), of or "document")

    def read(self, text, of):
        """Tables by name; a name is "style/row" where documents and styles may share it."""
        for part in text.split("\n### ")[1:]:
            keys = {}
            for m in re.finditer(r"^\| `([^`{]+)` \| ([^|]*) \| [^|]* \| (.*?) \| (.*?) \|$", part, re.M):
                keys[m[1]] = (m[2], self.safe(m[4].strip("`")))
            if keys:
                self.tables[of + "/" + part.split("\n")[0].replace("`", "")] = keys

    def safe(self, example):
        """As it may stand among others in braces."""
        return json.dumps(example) if example and re.search("[,:{}#|]|^[-+@]", example) and \
            example[0] not in "[{\"'" else example

    def quoted(self, text):
        return json.dumps(text, ensure_ascii=self.r.random() < .2)

    def text(self):
        r = self.r.random()
        if r < .06:
            return self.quoted(LONG)
        return self.quoted(" ".join(self.r.choice(TEXTS) for _ in range(1 + int(self.r.expovariate(.8)))))

    def list_of(self, one, most=4):
        return "[%s]" % ", ".join(one() for _ in range(self.r.randint(1, most)))

    def name(self):
        name = self.r.choice(NAMES)
        return name if name[0] == "{" else self.quoted(name)

    def length(self, key, absolute):
        """Plausible for the key in most cases, else any."""
        r = self.r
        if r.random() < .1:
            return r.choice(["0pt", "0.1pt", "100pt", "3mm", "1in", "0.5cm"])
        if key in ("left", "right", "top", "bottom"):
            return "%dmm" % r.randint(5, 45)
        if key == "size":
            return "%.1fpt" % r.uniform(5, 20)
        if key == "leading":
            return "%.1fpt" % r.uniform(6, 26)
        some = ["%.1fpt" % r.uniform(0, 30), "%dmm" % r.randint(0, 12)]
        return r.choice(some if absolute else some + ["%.2fem" % r.uniform(0, 2), "%.2flh" % r.uniform(0, 2)])

    def value(self, table, key, depth=0):
        kind, example = self.tables[table][key]
        of = table.split("/")[0]
        r = self.r
        if r.random() < .3 and example:
            return example
        tables = ["%s/%s" % (of, t.replace("`", "")) for t in re.findall(r"\[([^\]]+)\]\(#", kind)]
        tables = [t for t in tables if t in self.tables]
        if tables and depth < 3:
            inner = self.mapping(r.choice(tables), depth + 1, .25)
            if kind.startswith("your own names"):
                return "{visitor: %s}" % inner
            if kind.startswith("a list:"):
                return "[%s, %s]" % (inner, self.mapping(tables[0], depth + 1, .25))
            return "[%s]" % inner if kind.startswith("list of") or "a list of [" in kind else inner
        words = re.findall("`([^`]+)`", kind)
        if words and not tables:
            return r.choice(words)
        return self.by_kind(kind, key, example)

    def by_kind(self, kind, key, example):
        r = self.r
        if kind.startswith("yes or no"):
            return r.choice(["yes", "no"])
        if kind == "a list of lengths":
            return self.list_of(lambda: self.length(key, True), 2)
        if "{n}" in kind:
            return r.choice(["none", '"{n}."', '"[{n}]"', '"(J{n})"', '"Ü{n}"'])
        if "length" in kind:
            return self.length(key, "not in em" in kind)
        if kind.startswith("number"):
            return str(r.choice([0, 1, 1, 2, 3, 5, 8]))
        if kind.startswith("[least"):
            return "[%d%%, %d%%]" % (r.randint(60, 100), r.randint(100, 150))
        if "color" in kind:
            return r.choice(COLORS)
        if kind.startswith("a date"):
            return self.quoted(r.choice(DATES if key == "date" else DAYS))
        if kind.startswith("names"):
            return self.list_of(self.name, 7)
        if kind.startswith("text"):
            return self.text()
        if kind == "a list":
            return self.list_of(self.text)
        return example or self.text()

    def mapping(self, table, depth=0, share=.3, first=(), without=()):
        first = first or NEEDED.get(table, ())
        keys = [k for k in self.tables[table] if k not in without and k not in first and
                self.r.random() < share]
        self.r.shuffle(keys)
        return "{%s}" % ", ".join("%s: %s" % (json.dumps(k), self.value(table, k, depth))
                                  for k in list(first) + keys)


# Without these a mapping is refused.
NEEDED = {"document/photo": ("file",), "document/item of contact": ("text",), "style/rule": ("thickness",),
          "document/item of social_networks": ("network", "username"), "style/image": ("width",),
          "style/box": (), "document/author": ("name",)}
# What must match other parts of a document, or leads to files that are not there.
REFERRING = ("key", "signature", "from", "break", "keep", "roles", "equal", "senior", "corresponding",
             "mentee", "level", "entries", "select", "groups", "group", "limit", "selected", "type",
             "beside", "column")
KINDS = (("institution",), ("company",), ("course",), ("title", "authors"), ("label", "details"), ("item",),
         ("bullet",), ("name",), ("text",))


def entry(m):
    """Not with both dates, which must be in order."""
    without = REFERRING + ("opening", m.r.choice(("start_date", "end_date")))
    return m.mapping("document/entry", 1, m.r.choice((.05, .15, .5)), m.r.choice(KINDS), without)


def document(m, folder):
    r = m.r
    lines = ["cv:", "  name: %s" % m.quoted(r.choice(["Robin Example", "R", "Ünal Çelik", "Łukasz van der Berg"]))]
    for key in m.tables["document/cv"]:
        if key not in ("name", "sections", "bibliography") and r.random() < .4:
            lines.append("  %s: %s" % (key, m.value("document/cv", key)))
    if r.random() < .95:
        lines.append("  sections:")
        for i in range(r.randint(1, 6)):
            lines.append("    %s%d:" % (r.choice(["Section ", "awards", "É", "x "]), i))
            if r.random() < .3:
                keys = [k for k in ("title", "note", "aside", "break", "keep", "numbering", "column")
                        if r.random() < .4]
                lines += ["      %s: %s" % (k, m.value("document/section", k)) for k in keys]
                lines.append("      entries:")
            kind = r.random()
            for _ in range(r.choice((1, 2, 5, 12))):
                lines.append("      - " + (entry(m) if kind < .8 else m.text()))
    if r.random() < .3:
        lines.append("letter: " + m.mapping("document/entry", 1, .1, ("opening", "paragraphs", "closing"),
                                            REFERRING + ("highlights",)))
    lines.append("style: " + r.choice(m.styles))
    for key, value in (("pages", "1"), ("balance", "yes"), ("locale", "{extends: en, language: %s}" %
                                                            r.choice(LANGUAGES))):
        if r.random() < .2:
            lines.append("%s: %s" % (key, value))
    write(folder, "cv.yaml", "\n".join(lines) + "\n")


def style(m, folder):
    keys = m.tables["style/style"]
    lines = ["extends: " + m.r.choice(m.styles)]
    for key in keys:
        if key == "extends" or m.r.random() > .3:
            continue
        if key == "fonts":
            value = "{%s}" % ", ".join(
                "%s: %s" % (f, m.mapping("style/font in fonts", 1, .2)) for f in m.r.sample(
                    ["text", "name", "section", "label", "link", "cells", "title", "label-column"], 3))
        elif key == "colors":
            value = "{accent: %s, mine: '#445566'}" % m.r.choice(COLORS[:1] + COLORS[3:6])
        elif key == "entries":
            value = "{%s: %s}" % (m.r.choice(["item", "education", "publication", "default"]),
                                  m.mapping("style/style of an entry", 1, .2))
        elif key in ("section", "subsection"):
            value = m.mapping("style/row", 1, .2, ("cells",), ("items", "stacks", "section", "rows", "image"))
        else:
            value = m.value("style/style", key)
        lines.append("%s: %s" % (key, value))
    write(folder, "style.yaml", "\n".join(lines) + "\n")
    with open(os.path.join(HERE, "parts", "whole.yaml"), encoding="utf-8") as f:
        write(folder, "cv.yaml", f.read().replace("locale: ./locale.yaml\n", ""))


# --- bibliographies ---

TYPES = """article book inproceedings incollection phdthesis mastersthesis techreport misc online unpublished
    patent proceedings inbook manual thesis report dataset software periodical weird""".split()
FIELDS = """title booktitle journal volume number pages publisher address series edition note annote abstract doi url
    eprint eprinttype archiveprefix keywords howpublished institution school organization chapter isbn issn pubstate
    language langid subtitle titleaddon eventtitle venue urldate addendum type version""".split()
LATEX = r"""One {Two} Three|G{\"o}del \& {\'E}t\'e|$\alpha^2$ of $H_2O$|\textbf{Bold} \emph{it} \texttt{code}|10.1000/x_y%z
|https://example.org/a_b|1--10|a~b\,c|\ss{} \o \L \aa{} \i|``quoted''|{{Very} {nested {braces}}}|100\% \# \_ \$|\unknown{arg}
|\href{https://example.org}{text}|{\it old style}|\textsuperscript{th}|--- and --|3|xii+300|\"{u}\v{c}\c{s}\k{a}|\url{https://example.org}
|Łódź Ünïcödé|\textsc{Caps} \underline{u}|\LaTeX{} and \TeX|\o|x\\y|{}|2nd|arXiv:2101.00001v2|C++ \textbackslash n""".replace("\n", "").split("|")
PEOPLE = r"""Example, Robin|Robin Example|van der Berg, Anna|Davis, Jr., Sammy|{A Group}|Third, S.|G{\"o}del, Kurt|others
|Smith JA|de la Cruz, M.-J.|Li, Wei* |{\'E}. Dupont|A. and B. Bee""".replace("\n", "").split("|")


def bibtex(m):
    r = m.r
    out = ["@string{pub = {A {Publisher}}}\n"]
    for i in range(r.randint(1, 12)):
        fields = ["author = {%s}" % " and ".join(r.choice(PEOPLE) for _ in range(r.randint(1, 6))),
                  r.choice(["year = %d" % r.randint(1000, 2030), "date = {%s}" % r.choice(DATES), "year = {in press}"])]
        for key in r.sample(FIELDS, r.randint(1, 12)):
            value = " ".join(r.choice(LATEX) for _ in range(r.choice((1, 1, 2))))
            fields.append(r.choice(['%s = "%s"', "%s = {%s}", "%s={%s}"]) % (
                key, value.replace('"', "{\"}") if r.random() < .9 else value))
        if r.random() < .2:
            fields.append("publisher = pub # { and more}")
        if r.random() < .2:
            fields.append("month = " + r.choice(["may", "{May}", "12", "{5--6}"]))
        if r.random() < .1 and i:
            fields.append("crossref = {k0}")
        out.append("@%s{k%d,\n  %s%s\n%s" % (r.choice(TYPES), i, ",\n  ".join(fields), r.choice(["", ","]),
                                             "}" if r.random() < .97 else ""))
    return "\n\n".join(out) + "\n"


def csl(m):
    r = m.r
    keys = """title container-title collection-title publisher publisher-place volume issue page number edition DOI URL
        ISBN genre note abstract event-title keyword language version status""".split()
    kinds = """article-journal book chapter paper-conference thesis report patent webpage article dataset software
        speech motion_picture weird""".split()
    items = []
    for i in range(r.randint(1, 12)):
        people = [r.choice([{"family": "Example", "given": "Robin"}, {"literal": "A Group"}, {"family": "X"},
                            {"family": "Berg", "given": "A.", "non-dropping-particle": "van der"},
                            {"family": "Davis", "given": "S.", "suffix": "Jr."}]) for _ in range(r.randint(1, 5))]
        item = {"id": r.choice(["k%d" % i, i]), "type": r.choice(kinds), "author": people,
                "issued": r.choice([{"date-parts": [[2020]]}, {"date-parts": [["2020", "5"]]}, {"raw": "May 2020"},
                                    {"literal": "n.d."}, {"date-parts": [[2019, 1, 2], [2020, 3]]}, {}])}
        for key in r.sample(keys, r.randint(1, 10)):
            item[key] = r.choice([r.choice(TEXTS), "<i>it</i> %s" % r.choice(TEXTS), r.randint(0, 99)])
        items.append(item)
    return json.dumps(items, ensure_ascii=False, indent=1)


def bibliography(m, folder):
    r = m.r
    name, text = ("refs.bib", bibtex(m)) if r.random() < .65 else ("refs.json", csl(m))
    write(folder, name, text)
    keys = ["from: " + name]
    for key, values in (("group", ["year", "type", "status"]), ("sort", ["date", "[-date, title]", "author", "venue"]),
                        ("limit", ["3"]), ("numbering", ["none", '"[{n}]"', "{order: descending}"])):
        if r.random() < .4:
            keys.append("%s: %s" % (key, r.choice(values)))
    write(folder, "cv.yaml", "cv:\n  name: Robin Example\n  sections:\n    Papers: {%s}\nstyle: %s\n" % (
        ", ".join(keys), r.choice(m.styles)))


# --- runs ---

def write(folder, name, text):
    with open(os.path.join(folder, name), "w", encoding="utf-8") as f:
        f.write(text)


def try_one(cvtex, folder):
    """(the faults, whether there is a PDF, codes or messages of the refusal)"""
    pdf = os.path.join(folder, "cv.pdf")
    try:
        done = subprocess.run([cvtex, os.path.join(folder, "cv.yaml"), "-o", pdf], env=made.ENV, timeout=60,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    except subprocess.TimeoutExpired:
        return ["over 60 seconds"], False, []
    said = done.stderr.decode(errors="replace")
    errors = re.findall(r"^\S+: error: (.*)$", said, re.M)
    if done.returncode not in (0, 1):
        return ["exit status %d: %s" % (done.returncode, said[-600:])], False, errors
    if "cannot make the PDF" in said or "out of memory" in said:
        return ["internal error: " + said[-600:]], False, errors
    if os.path.exists(pdf) != (done.returncode == 0) or bool(errors) != (done.returncode == 1):
        return ["exit status %d, %d errors" % (done.returncode, len(errors))], False, errors
    if done.returncode:
        return [], False, errors
    faults, *_ = check.check_file(pdf)
    return ["%s: %s" % f for f in faults], True, []


def try_kind(make, seed, options):
    """Tries inputs until enough PDFs are made. The numbers of PDFs, refusals, faults; messages."""
    cvtex, each, keep = options
    source = random.Random()
    m = Maker(cvtex, source)
    count, refused = [0, 0, 0], collections.Counter()
    number = 0
    while count[0] < each and number < 12 * each:
        source.seed("%d %s %d" % (seed, make.__name__, number))
        with tempfile.TemporaryDirectory() as folder:
            for name in ("portrait.jpg", "signature.png"):
                shutil.copy(os.path.join(made.EXAMPLES, name), folder)
            shutil.copy(os.path.join(HERE, "..", "golden", "trace", "parts", "photo.png"), folder)
            make(m, folder)
            faults, good, errors = try_one(cvtex, folder)
            count[0] += good
            count[1] += not good and not faults
            count[2] += bool(faults)
            refused.update(errors[:1])
            for fault in faults[:3]:
                print("failed: %s %d: %s" % (make.__name__, number, fault))
            if faults and keep:
                shutil.copytree(folder, os.path.join(keep, "%s-%d-%d" % (make.__name__, seed, number)),
                                dirs_exist_ok=True)
        number += 1
    return make.__name__, count, refused


def main():
    p = argparse.ArgumentParser()
    p.add_argument("cvtex")
    p.add_argument("--each", type=int, default=12)
    p.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10 ** 6))
    p.add_argument("--keep")
    p.add_argument("--refusals", action="store_true", help="print why inputs were refused")
    p.add_argument("--only", help="document, style or bibliography")
    o = p.parse_args()
    made.need("qpdf")
    print("seed", o.seed)
    bad = False
    for make in (document, style, bibliography):
        if o.only and o.only != make.__name__:
            continue
        name, count, refused = try_kind(make, o.seed, (os.path.abspath(o.cvtex), o.each, o.keep))
        print("%d PDFs by random %s; %d inputs refused, %d with faults" % (
            count[0], {"style": "styles", "document": "documents"}.get(name, "bibliographies"), *count[1:]))
        if o.refusals:
            for message, n in refused.most_common(25):
                print("    %3d %s" % (n, message))
        bad |= count[2] > 0 or count[0] < o.each
    sys.exit(bad)


if __name__ == "__main__":
    main()
