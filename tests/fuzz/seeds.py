"""Seeds and dictionaries of the fuzzer, from the cases, goldens and examples that are there.

  seeds.py BUILD TO

BUILD has the programs cvtex and small_font. TO gets a folder and a file TARGET.dict for each target.
Seeds stay small: what is over MOST bytes is cut at a line, or left out."""
import glob
import json
import os
import re
import subprocess
import sys
import tempfile
import zlib

import seed_fonts

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.join(HERE, "..", "..")
MOST = 6000
ENV = dict(os.environ, LC_ALL="C",
           FONTCONFIG_FILE=os.path.join(HERE, "..", "golden", "no-fonts.conf"))


def files(*patterns):
    return sorted(f for p in patterns for f in glob.glob(os.path.join(TOP, p)))


def read(path):
    with open(path, "rb") as f:
        return f.read()


def cut(data):
    return data if len(data) <= MOST else data[:data.rfind(b"\n", 0, MOST) + 1]


class Seeds:
    def __init__(self, to, target, kind="seed"):
        self.folder, self.kind = os.path.join(to, target), kind
        os.makedirs(self.folder, exist_ok=True)
        self.seen = set()

    def add(self, data):
        data = data.encode() if isinstance(data, str) else data
        if data and data not in self.seen:
            with open(os.path.join(self.folder, "%s-%04d" % (self.kind, len(self.seen))), "wb") as f:
                f.write(data)
            self.seen.add(data)


# --- texts ---

YAML = ("tests/golden/*/*.yaml", "tests/cases/*/*.yaml", "tests/golden/styles/*.yaml",
        "examples/*.yaml")


def rooted(tree, key):
    """The lines under a key of the first level, without their indent; "": there are none."""
    m = re.search(r"^%s:[ \t]*\n((?:[ \t]+.*\n|\n)+)" % key, tree, re.M)
    if not m:
        return ""
    lines = m[1].split("\n")
    indent = min((len(x) - len(x.lstrip()) for x in lines if x.strip()), default=0)
    return "\n".join(x[indent:] for x in lines)


# A value in braces or quotes after a field's name.
FIELD = re.compile(r"^\s*(\w+)\s*=\s*[{\"](.*)[}\"],?\s*}?$", re.M)
STRINGS = re.compile(r'"((?:[^"\\\n]|\\.)*)"')


def strings_of_tests(*names):
    """The strings of unit tests: their tables are the oddest texts that there are."""
    for path in files(*("tests/unit/test_%s.c" % n for n in names)):
        for s in STRINGS.findall(read(path).decode()):
            if s.strip() and not s.endswith(".h"):
                yield s.encode().decode("unicode_escape").encode("latin-1", "replace")


def add_texts(to):
    document, style, locale = Seeds(to, "document"), Seeds(to, "style"), Seeds(to, "locale")
    pdf, bib, csl = Seeds(to, "pdf"), Seeds(to, "bib"), Seeds(to, "csl")
    inline, latex, formula = Seeds(to, "inline"), Seeds(to, "latex"), Seeds(to, "formula")
    for path in files(*YAML):
        data = read(path)
        document.add(cut(data))
        pdf.add(cut(data))
        text = data.decode(errors="replace") + "\n"
        style.add(cut(rooted(text, "style").encode()))
        locale.add(cut(rooted(text, "locale").encode()))
    for path in files("tests/slips/*.cases"):
        for case in re.split(rb"^==== .*\n", read(path), flags=re.M)[1:]:
            document.add(cut(case))
    for path in files("styles/*.yaml", "tests/golden/styles/*.yaml"):
        style.add(read(path))
        pdf.add(read(os.path.join(HERE, "parts", "whole.yaml")).replace(b"locale:", b"#") +
                b"%%% style.yaml\n" + read(path))
    for path in files("styles/locales/*.yaml"):
        locale.add(read(path))
    for path in files("tests/golden/bib/*.bib", "tests/cases/*/*.bib", "tests/golden/*/parts/*.bib",
                      "tests/fuzz/parts/*.bib", "examples/*.bib"):
        data = read(path)
        for i in range(0, min(len(data), 8 * MOST), MOST):
            part = data[i and data.find(b"\n@", i):]
            bib.add(cut(part))
        for name, value in FIELD.findall(data.decode(errors="replace")):
            latex.add(value)
            inline.add(value)
            if "$" in value or "<m" in value:
                formula.add(value)
    for path in files("tests/golden/*/*.json", "tests/golden/*/parts/*.json", "tests/cases/*/*.json",
                      "tests/fuzz/parts/*.json"):
        csl.add(cut(read(path)))
    for target, names in (("bib", ["bibtex"]), ("latex", ["latex", "bibtex"]),
                          ("formula", ["formula", "dollars"]),
                          ("inline", ["inline", "rich", "entity", "cuts", "shape", "dollars"])):
        for s in strings_of_tests(*names):
            {"bib": bib, "latex": latex, "inline": inline, "formula": formula}[target].add(s)
    names, dates = list(strings_of_tests("name")), list(strings_of_tests("date"))
    each, all_names = Seeds(to, "names"), Seeds(to, "dates")
    for i in range(0, len(names), 3):
        each.add(b"\n".join(names[i:i + 2] + [b""] + names[i + 1:i + 4]))
    for i in range(0, len(dates), 2):
        all_names.add(b"\n".join(dates[i:i + 5]))
    for name in ("bib", "csl"):
        path = os.path.join(HERE, "parts", "refs." + {"bib": "bib", "csl": "json"}[name])
        pdf.add(b"cv: {name: R. Example, sections: {s: {from: %s, group: type}}}\n%%%%%% %s\n" % (
            os.path.basename(path).encode(), os.path.basename(path).encode()) + read(path))
    queries = read(os.path.join(HERE, "parts", "queries.yaml"))
    head, *sections = re.split(rb"^(?=    \w+: )", queries, flags=re.M)
    document.add(queries)
    for section in sections[1:]:  # one mistake then hides no other section
        document.add(head + sections[0] + section)
    csl.add(json.dumps([every_csl(t) for t in ("article-journal", "book", "chapter", "thesis",
                                                "paper-conference", "patent", "report")]))
    document.add("# set cv.headline=New\n# set style.extends=plain\n# set cv.sections.s.0.item=Two\n"
                 "cv: {name: R. Example, sections: {s: [{item: One}], t: {from: refs.json}}}\n")
    document.add("cv: {name: R. Example, bibliography: [refs.bib, works.yaml], sections: "
                 "{s: [{key: one}], t: {from: works.yaml, select: {type: book}}}}\n")


def every_csl(kind):
    person = [{"given": "Robin", "family": "Example", "suffix": "Jr.", "non-dropping-particle": "van",
               "dropping-particle": "de"}, {"literal": "A Group"}]
    item = {"id": kind, "type": kind, "title": "A <i>title</i> <span class=\"nocase\">X</span>",
            "author": person, "editor": person, "translator": person,
            "issued": {"date-parts": [[2020, 5, 1], [2021, 2]]}, "accessed": {"raw": "2020-01"},
            "submitted": {"literal": "in press"}, "event-date": {"season": 2, "date-parts": [["2019"]]},
            "note": "PMID: 12\nCitation Key: x", "keyword": "a, b"}
    for key in ("container-title collection-title publisher publisher-place volume issue page number "
                "edition DOI URL ISBN ISSN PMID PMCID genre status language event abstract version "
                "number-of-pages chapter-number event-place medium archive title-short").split():
        item[key] = "10.1000/1" if key == "DOI" else "3"
    return item


# --- pictures ---

def add_pictures(to, build):
    pictures = Seeds(to, "picture")
    subprocess.check_call([os.path.join(build, "tests", "fuzz", "seed_pictures"), pictures.folder])
    for path in files("tests/golden/*/parts/*.png", "tests/golden/*/parts/*.jp*g", "examples/*.jpg"):
        pictures.add(read(path))


# --- fonts ---

def add_fonts(to, build):
    fonts = Seeds(to, "font")
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "small")
        for path in files("fonts/*/*.otf", "fonts/*/*.ttf"):
            for text in ("Robin Example fi1", "aé ño.ﬁ"):
                if subprocess.call([os.path.join(build, "tests", "fuzz", "small_font"), path, out,
                                    text]) == 0 and os.path.getsize(out) < 30000:
                    fonts.add(seed_fonts.renamed(read(out)))
    for font in seed_fonts.hand_made():
        fonts.add(font)


# --- whole runs ---

WHOLE = """# dated %d
cv:
  name: Robin Example
  headline: 'Tester, <span lang="el">αβγ</span>, 𐎄\u0301, 丁\u0301丂\u0323\u0301, q\u0301\u0323\u0302 ffi \u2011'
  email: robin@example.org
  website: https://robin.example.org/a%%20b?c=d&e=f|g^h`i{j}
  social_networks: [{network: GitHub, username: robin-example}, {network: ORCID, username: 0000-0002-1825-0097}]
  photo: picture
  sections:
    A Sectión: &all
      - {item: 'One [here](#k2), [there](https://exämple.org/ü"x), <sup>a</sup> `code`', key: k1, date: 2019}
      - {title: Two, key: k2, authors: [R. Example*, Sam Third], doi: 10.1000/1, url: 'http://a.example', date: 2020}
      - {label: Three, details: 'x **b** *i*', level: 2}
    other: [{company: C, position: P, start_date: 2019-01, end_date: present, highlights: [a, [b, [c]]]}]
%s"""
TABLES = """style:
  extends: %s
  header:
    - {cells: "{photo}", image: {width: 20mm, shape: %s, radius: 2mm}}
    - {cells: "{name}", font: name, box: {background: accent, border_color: muted, border_width: 1pt, radius: 3pt}}
    - {cells: "{headline}", rule: {thickness: 1pt, place: below, color: accent}}
    - {items: contact}
"""


def add_runs(to):
    """Documents with what a PDF may have: pictures, files, many places and links, fonts of all kinds."""
    pdf = Seeds(to, "pdf", "whole")
    pictures = [read(p) for p in files("tests/golden/*/parts/*.png")]
    pictures += [read(os.path.join(to, "picture", p)) for p in sorted(os.listdir(os.path.join(to, "picture")))]
    more = ["pdf: {embed: yes}\n", "pdf: {standard: a-2u}\n", "pdf: {standard: none}\n"]
    fonts = list(seed_fonts.hand_made())
    for i, picture in enumerate(pictures):
        style = TABLES % (("plain", "banking", "sidebar")[i % 3], ("square", "rounded", "circle")[i // 3 % 3])
        text = WHOLE % (-10 ** (i % 12) if i % 2 else 10 ** (i % 12), more[i % 3] + style * (i % 4 > 0))
        if i % 5 == 4:
            text = "# only other\n" + text
        pdf.add(text.encode() + b"%%% picture\n" + picture + b"\n%%% system.otf\n" + fonts[i % 10])
    words = " ".join(chr(c) for c in seed_fonts.CHARACTERS if c > 0x4dff)
    for font in fonts[:12]:
        pdf.add(("cv: {name: A, headline: '丁\u0301丂\u0323\u0301', sections: {s: ['%s']}}\n" % words).encode() +
                b"%%% system.otf\n" + font)
    places = "".join("      - {item: 'a [b](#k%d)', key: k%s%d}\n" % (i, "ü" * (i % 7 > 5), i) for i in range(300))
    pdf.add("cv:\n  name: A\n  sections:\n    s:\n" + places)
    pdf.add("cv:\n  name: A\n  sections:\n    s:\n" + places.replace("ü", ""))
    refs = read(os.path.join(HERE, "parts", "refs.bib"))
    for name in ("refs.bib", "refs.json"):
        pdf.add(("cv: {name: R. Example, photo: picture, sections: {s: {from: %s, group: type}}}\n"
                 "pdf: {embed: yes}\nstyle: style.yaml\nlocale: locale.yaml\n%%%%%% %s\n" % (name, name)).encode() +
                (refs if name == "refs.bib" else read(os.path.join(HERE, "parts", name))) +
                b"\n%%% style.yaml\nextends: plain\n%%% locale.yaml\n" +
                read(os.path.join(TOP, "styles/locales/en.yaml")) + b"%%% picture\n" + pictures[0])


# --- PDFs ---

def add_pdfs(to, build):
    pdfs = Seeds(to, "extract")
    with tempfile.TemporaryDirectory() as folder:
        cv, out, other = (os.path.join(folder, n) for n in ("cv.yaml", "cv.pdf", "other.pdf"))
        for path, text in (("own.bib", read(os.path.join(HERE, "parts", "refs.bib"))),
                           ("cv.yaml", b"cv: {name: R. Example, sections: {s: {from: own.bib}}}\n"
                                       b"pdf: {embed: yes}\n")):
            with open(os.path.join(folder, path), "wb") as f:
                f.write(text)
        subprocess.check_call([os.path.join(build, "cvtex"), cv, "-o", out], env=ENV,
                              stderr=subprocess.DEVNULL)
        whole = read(out)
        # Streams that are fonts or pages say nothing to the reader: they make a seed large.
        for options in ([], ["--object-streams=generate"], ["--qdf"], ["--linearize"],
                        ["--object-streams=generate", "--compress-streams=n"],
                        ["--stream-data=uncompress"], ["--coalesce-contents"],
                        ["--encrypt", "", "x", "256", "--"]):
            if subprocess.call(["qpdf", *options, out, other], stderr=subprocess.DEVNULL) == 0:
                pdfs.add(slim(read(other)))
                pdfs.add(read(other))
        pdfs.add(whole)
        pdfs.add(slim(whole))
    for s in hand_made_pdfs():
        pdfs.add(s)


def slim(pdf):
    """The PDF without what is in its long streams. Its places in the file are then wrong, so that a
    reader must look for the objects."""
    return re.sub(rb"stream\r?\n.{3000,}?endstream", b"stream\nendstream", pdf, flags=re.S)


def hand_made_pdfs():
    text = b"cv: {name: R. Example}\n"
    packed = zlib.compress(text)
    head = (b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/AF[3 0 R]/Names<</EmbeddedFiles<</Names[(cv.yaml)"
            b"3 0 R]>>>>>>\nendobj\n3 0 obj\n<</Type/Filespec/F(cv.yaml)/UF(cv.yaml)/AFRelationship"
            b"/Source/EF<</F 4 0 R/UF 4 0 R>>>>\nendobj\n")
    tail = b"\ntrailer\n<</Root 1 0 R/Size 5>>\nstartxref\n0\n%%EOF\n"
    hexed = packed.hex().encode() + b">"
    import base64
    a85 = base64.a85encode(packed) + b"~>"
    for filters, data in ((b"", text), (b"/Filter/FlateDecode", packed),
                          (b"/Filter[/ASCIIHexDecode/FlateDecode]", hexed),
                          (b"/Filter[/ASCII85Decode/FlateDecode]", a85),
                          (b"/Filter[/FlateDecode]/DecodeParms<</Predictor 12/Columns 4>>",
                           zlib.compress(b"\0cv: \2{nam\1e: R")),
                          (b"/Filter/RunLengthDecode", b"\3cv: \xfdx\x80"),
                          (b"/Filter/LZWDecode", b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01")):
        for length in (b"%d" % len(data), b"5 0 R", b"99999"):
            yield (head + b"4 0 obj\n<</Type/EmbeddedFile/Length " + length + filters + b">>\nstream\n" +
                   data + b"\nendstream\nendobj\n5 0 obj\n%d\nendobj" % len(data) + tail)
    yield head.replace(b"/Names[(cv.yaml)3 0 R]", b"/Kids[<</Limits[(a)(z)]/Names[(cv.yaml)3 0 R]>>]") + tail
    yield head.replace(b"(cv.yaml)", b"<FEFF00630076>") + tail


# --- dictionaries ---

WORDS = {
    "bib": "@article{ @book{ @string{ @preamble{ @comment{ @xdata{ @inproceedings{ crossref xdata "
           "author title year journal month date = # {} and others jan eprint doi url keywords",
    "latex": "\\textbf{ \\emph{ \\'{ \\\"{ \\~ \\c{ \\v \\href{ \\url{ \\ss \\oe $^{ $_{ \\alpha { } "
             "and others ~ -- `` '' \\\\ \\& \\% von family= given= prefix= suffix= \\textsc{ \\verb| "
             "\\begin{ \\end{ \\char` \\symbol{ \\mathrm{ \\frac{",
    "formula": "$ $` `$ $$ { } ^ _ ^{ _{ \\frac{ \\sqrt{ \\sqrt[3]{ \\overline{ \\hat{ \\text{ \\mathrm{ \\mathbb{ "
               "\\bm{ {\\bf \\left( \\right) \\not \\alpha \\times \\to \\log \\sum \\operatorname{ \\pmod{ \\textcolor{ "
               "\\, ' ~ - * <math> <msup> <mfrac> <mover> <msqrt> <mtext> <mi> <mo> </mi> </mo> &amp;",
    "inline": "** * ` [ ]( ) <sup> </sup> <sub> </sub> <br> <span </span> lang=\" $ ^ _ \\ &amp; "
              "&#x41; https:// mailto: tel: {count} # \\n\\n",
    "names": "von van de Jr. III , . * † ‡ § ¶ # 0001 ' - é Dr. PhD 张伟",
    "dates": "present 2016 -09 -01 0000 -13 -02-29 Spring & / today",
    "picture": "\\x89PNG IHDR PLTE tRNS IDAT IEND gAMA iCCP \\xff\\xd8 \\xff\\xe1 Exif\\x00\\x00 II*\\x00 "
               "MM\\x00* \\xff\\xc0 \\xff\\xc2 \\xff\\xc4 \\xff\\xda \\xff\\xd9 \\xff\\xdb \\xff\\xee Adobe",
    "font": "OTTO true \\x00\\x01\\x00\\x00 CFF\\x20 glyf loca head hhea hmtx maxp cmap name OS/2 post GSUB "
            "GPOS GDEF kern fvar gvar HVAR CFF2 VORG vhea STAT BASE COLR ttcf wOFF",
    "extract": "obj endobj stream endstream xref trailer startxref %%EOF /Type /Catalog /EmbeddedFiles "
               "/Names /Kids /Limits /AF /EF /F /UF /Filter /FlateDecode /ASCIIHexDecode /ASCII85Decode "
               "/LZWDecode /RunLengthDecode /DecodeParms /Predictor /Columns /ObjStm /First /N /Extends "
               "/XRef /W /Index /Prev /Length /Root /Size /Encrypt /AFRelationship /Source R << >> [ ]",
}
YAML_WORDS = ("- : , { } [ ] & * ! | > |- >- # % << ? ~ yes no true null .inf 0x1 1e9 0pt 1pt 10mm 1em "
              "1lh 50% -1 accent none extends: default").split()


def add_dictionaries(to, build):
    keys = {}
    for table in ("", "style", "locale"):
        said = subprocess.check_output([os.path.join(build, "cvtex"), "keys"] + table.split(), env=ENV)
        keys[table] = re.findall(r"^\| `([^`]+)` \| ([^|]*) \|.*\| (`[^|]*`|) \|$", said.decode(), re.M)
    for target, tables in (("document", [""]), ("style", ["style"]), ("locale", ["locale"]),
                           ("pdf", ["", "style", "locale"])):
        words = set(YAML_WORDS)
        for table in tables:
            for key, value, example in keys[table]:
                words |= {key + ": "} | set(re.findall("`([^`]+)`", value))
                words |= {"%s: %s" % (key, example.strip("`"))} if example else set()
        write(to, target, words)
    source = read(os.path.join(TOP, "src/load/foreign.c")).decode()
    write(to, "csl", {'"%s": ' % s for s in STRINGS.findall(source) if re.fullmatch("[A-Za-z-]+", s)} |
          set('[ ] { } , : null true "date-parts" 2020'.split()))
    for target, words in WORDS.items():
        write(to, target, set(words.split()), raw=target in ("picture", "font"))
    more = {s for s in STRINGS.findall(source) if re.fullmatch("[a-z]+", s)}
    write(to, "bib", set(WORDS["bib"].split()) | {s + " = {" for s in more})


def write(to, target, words, raw=False):
    with open(os.path.join(to, target + ".dict"), "w", encoding="utf-8") as f:
        for word in sorted(words):
            data = word.encode().decode("unicode_escape").encode("latin-1") if raw else word.encode()
            f.write('"%s"\n' % "".join(chr(c) if 32 < c < 127 and chr(c) not in '"\\' else "\\x%02X" % c
                                       for c in data))


def main():
    build, to = sys.argv[1:]
    add_texts(to)
    add_pictures(to, build)
    add_fonts(to, build)
    add_runs(to)
    add_pdfs(to, build)
    add_dictionaries(to, build)
    for target in sorted(os.listdir(to)):
        if os.path.isdir(os.path.join(to, target)):
            print("%-9s %4d seeds" % (target, len(os.listdir(os.path.join(to, target)))))


if __name__ == "__main__":
    main()
