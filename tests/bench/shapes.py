"""Kinds of large input: each with a size, so that the cost at one size and at four times as much
can be compared.

A shape is a function that takes a size and returns the files to write, by name, and the arguments of
cvtex. `SHAPES` has each with the size at which it is tested. Sizes are chosen so that a run costs
some ten million instructions more than one of an empty document: what grows as a square then shows
at four times the size, and the test stays cheap. growth.py measures.
"""
import json
import struct
import zlib

HEAD = "cv:\n  name: A. Able\n  sections:\n"
SHAPES = {}


def shape(size):
    def add(function):
        SHAPES[function.__name__.replace("_", "-")] = (function, size)
        return function
    return add


def document(text, *options, **files):
    """A document of this text, and further files: name_ending=text."""
    named = {"cv.yaml": text}
    named.update({name.replace("_", "."): data for name, data in files.items()})
    return named, ["cv.yaml", *options]


def entries(lines):
    return HEAD + "    S:\n" + "".join("      - %s\n" % line for line in lines)


def joined(n, text, between=" "):
    return between.join(text % i if "%" in text else text for i in range(n))


# ---- documents


@shape(250)
def sections(n):
    return document(HEAD + "".join("    Section %d: [x]\n" % i for i in range(n)))


@shape(400)
def items(n):
    return document(entries("{item: Award %d, date: %d}" % (i, 1900 + i % 100) for i in range(n)))


@shape(60)
def experience(n):
    return document(entries(
        "{company: C%d, position: P, start_date: 2016-09, end_date: 2021-05, highlights: [One, Two]}"
        % i for i in range(n)))


@shape(1000)
def highlights(n):
    return document(entries(["{name: N, highlights: [%s]}" % joined(n, "done %d", ", ")]))


@shape(200)
def works(n):
    return document(entries('{title: On Examples %d, authors: "A. Able, C. Chase", venue: V, date: 2016}'
                            % i for i in range(n)))


@shape(300)
def works_by_year(n):
    works = "".join('        - {title: T%d, authors: "A. Able", venue: V, date: %d}\n'
                    % (i, 1000 + i * 7919 % 1000) for i in range(n))
    return document(HEAD + "    S:\n      group: year\n      entries:\n" + works)


@shape(1500)
def authors(n):
    return document(entries(["{title: T, authors: [%s]}" % joined(n, "B. Baker%d", ", ")]))


@shape(1000)
def authors_with_roles(n):
    return document(entries(["{title: T, authors: [%s]}" % joined(n, "B. Baker%d*", ", ")]))


@shape(400)
def links(n):
    return document(entries('"[l%d](https://example.org/%d)"' % (i, i) for i in range(n)))


@shape(500)
def links_in_a_paragraph(n):
    return document(entries(['"%s"' % " ".join("[l%d](https://example.org/%d)" % (i, i)
                                               for i in range(n))]))


@shape(250)
def links_inside(n):
    return document(entries('{name: N%d, key: k%d, highlights: ["see [x](#k%d)"]}' % (i, i, i * 7 % n)
                            for i in range(n)))


@shape(250)
def sections_of_one_name(n):
    def spelt(i):
        return "".join(c.upper() if i >> k & 1 else c for k, c in enumerate("abcdefghijklmnop"))
    return document(HEAD + "".join("    %s: [x]\n" % spelt(i) for i in range(n)))


@shape(2000)
def footnote_marks(n):
    return document(entries(['"%s"' % " ".join("a<sup>%d</sup>" % i for i in range(n))]))


@shape(2000)
def spans(n):
    return document(entries(['"%s"' % joined(n, "**b** *i*")]))


@shape(800)
def contacts(n):
    return document("cv: {name: A, contact: [%s]}\n" % joined(n, "contact %d", ", "))


@shape(600)
def private_sections(n):
    return document(HEAD + "".join("    s%d: [x]\n" % i for i in range(n)) +
                    "private: [%s]\n" % joined(n, "s%d", ", "), "--public")


@shape(800)
def private_fields(n):
    return document(entries("{name: x%d}" % i for i in range(n)) +
                    "private: [%s]\n" % joined(n, "entries.amount", ", "), "--public")


@shape(400)
def jobs_at_one_time(n):
    jobs = "{company: x%d, position: p, start_date: 2000-01, end_date: 2020-01}"
    named, _ = document(entries(jobs % i for i in range(n)) + "check: {overlaps: yes}\n")
    return named, ["check", "cv.yaml"]


@shape(400)
def titles_alike(n):
    work = "{title: On the %s Samples of Example, authors: [A. Able], venue: V, date: 2001}"
    names = ("".join(chr(97 + (i * 7919 >> s) % 26) for s in range(0, 30, 3)) for i in range(n))
    named, _ = document(entries(work % name for name in names))
    return named, ["check", "cv.yaml"]


@shape(400)
def bold_keywords(n):
    return document(entries(["word%d is here and there" % i for i in range(n)]) +
                    "settings: {bold_keywords: [%s]}\n" % joined(n, "keyword%d", ", "))


@shape(100)
def nested_lists(n):
    deep = "{text: a, highlights: [" * 12 + "b" + "]}" * 12
    return document(entries("{name: N, highlights: [%s]}" % deep for i in range(n // 4)))


# ---- texts


@shape(600)
def long_paragraph(n):
    """Up to some 5,000 words the breaker keeps more and more places open, then 256 (MOST_OPEN)."""
    return document(entries([joined(n, "word lorem ipsum")]))


@shape(8000)
def different_words(n):
    return document(entries(["lorem " + joined(n, "a%xb")]))


@shape(100)
def paragraphs(n):
    return document(entries(joined(60, "word lorem ipsum") for i in range(n // 4)))


@shape(20000)
def long_word(n):
    return document(entries(["a" * n]))


@shape(40000)  # at both sizes, both passes of the breaker
def long_address(n):
    return document(entries(["https://example.org/" + "abc/de-" * (n // 7)]))


@shape(6000)
def no_break(n):
    return document(entries(['"%s"' % ("a\u00a0b" * n)]))


@shape(1500)
def syllables(n):
    return document(entries([joined(n, "internationalization")]))


@shape(4000)
def combining_marks(n):
    return document(entries(['"a%s"' % ("\u0301" * n)]))


@shape(4000)
def combining_marks_mixed(n):
    return document(entries(['"a%s"' % ("\u0301\u0323" * (n // 2))]))


@shape(2000)
def without_a_font(n):
    return document(entries(['"%s"' % "".join(chr(0x20000 + i) for i in range(n))]))


@shape(400)
def private_use(n):
    return document(entries('"a %s b"' % chr(0xF0000 + i) for i in range(n)))


@shape(4000)
def open_marks(n):
    return document(entries(['"%s"' % ("*a **b [c](" * n)]))


@shape(16000)
def open_tags(n):
    return document(entries(['"%s x"' % ("<sup>" * n)]))


@shape(4000)
def open_formulas(n):
    return document(entries(['"%s x"' % ("$x^{" * n)]))


@shape(4000)
def code(n):
    return document(entries(['"`%s`"' % ("a  b " * n)]))


# ---- YAML


@shape(1500)
def anchors(n):
    return document(entries(["&a%d x" % i for i in range(n)] + ["*a%d" % i for i in range(n)]))


@shape(3000)
def aliases(n):
    return document(entries(["&a {item: b}"] + ["*a"] * n))


@shape(4000)
def merge_keys(n):
    own = "".join(", k%d: x" % i for i in range(n))
    return document("x: &a {j: x%s}\ny: {<<: *a, z: 1}\ncv: {name: A}\n" % own)


@shape(300)
def merge_lists(n):
    maps = "".join("  - &m%d {k%d: x}\n" % (i, i) for i in range(n))
    return document("x:\n%sy: {<<: [%s]}\ncv: {name: A}\n" % (maps, joined(n, "*m%d", ", ")))


@shape(150)
def unknown_keys(n):
    return document(entries(["{item: x, %s}" % joined(n, "comapny%d: x", ", ")]))


@shape(800)
def wrong_values(n):
    return document(entries("{item: a, date: 2016-09-%02d}" % (32 + i % 60) for i in range(n)))


@shape(400)
def warnings(n):
    return document(entries('"[l%d](nowhere:%d)"' % (i, i) for i in range(n)))


@shape(400)
def warnings_on_one_line(n):
    return document(entries(['"%s"' % " ".join("[l%d](#none%d)" % (i, i) for i in range(n))]))


@shape(150)
def wrong_keys_in_one_line(n):
    return document("cv: {name: A, %s}\n" % joined(n, "k%d: x", ", "))


@shape(20000)
def deep_nesting(n):
    return document("cv: {name: A}\nx: %s\n" % ("[" * n))


@shape(1500)
def changes(n):
    """Changes of the command line reach as deep as their path."""
    path = ".".join("k%d" % i for i in range(min(n // 4, 200000)))
    return document("cv: {name: A}\n", "--set", path + "=1")


@shape(1500)
def json_document(n):
    cv = {"cv": {"name": "A", "sections": {"S": [{"item": "x %d" % i} for i in range(n // 4)]}}}
    return document(json.dumps(cv) + "\n")


# ---- styles


@shape(1000)
def fonts_of_a_style(n):
    fonts = joined(n, "f%d: {size: 9pt}", ", ")
    return document("cv: {name: A}\nstyle: {extends: plain, fonts: {%s}}\n" % fonts)


@shape(1000)
def colors_of_a_style(n):
    colors = joined(n, "c%d: navy", ", ")
    return document("cv: {name: A}\nstyle: {extends: plain, colors: {%s}}\n" % colors)


@shape(3000)
def rows_of_a_style(n):
    rows = joined(n, '"{name}"', ", ")
    return document("cv: {name: A}\nstyle: {extends: plain, header: [%s]}\n" % rows)


@shape(6000)  # at both sizes, both passes of the breaker
def long_template(n):
    return document("cv: {name: A}\nstyle: {extends: plain, header: [\"%s\"]}\n"
                    % ("{name}[, {email}] " * n))


@shape(100)
def fonts_in_use(n):
    fonts = joined(n, "f%d: {size: 9pt, color: text}", ", ")
    text = "".join("{name} [%s]{font}" % i for i in range(0))
    rows = ", ".join('{cells: "{name} x", font: f%d}' % i for i in range(n))
    return document("cv: {name: A}\nstyle: {extends: plain, fonts: {%s}, header: [%s]}\n%s"
                    % (fonts, rows, text))


# ---- bibliographies


def bibliography(text, ending="bib", more=""):
    return document("cv: {name: A. Able, sections: {P: {from: refs.%s%s}}}\n" % (ending, more),
                    **{"refs_" + ending: text})


@shape(150)
def bib_entries(n):
    return bibliography("".join(
        "@article{k%d, title={On {E}xamples %d}, author={A. Able and B. Baker%d and C. Chase}, "
        "journal={J. Ex}, year={%d}}\n" % (i, i, i, 1900 + i % 120) for i in range(n)))


@shape(150)
def bib_duplicates(n):
    return bibliography("".join("@misc{k, title={T %d}, author={A. Able}, year=2000}\n" % i
                                for i in range(n)))


@shape(2400)
def bib_fields(n):
    fields = "".join("x%d = {v}, " % i for i in range(n))
    return bibliography("@misc{k, %s title={T}, author={A}, year=2000}\n" % fields)


@shape(1500)
def bib_strings(n):
    chain = "".join('@string{s%d = "x"}\n' % i for i in range(n))
    return bibliography(chain + "@misc{k, title=s%d, author={A B}, year=2000}\n" % (n - 1))


@shape(300)
def bib_string_chain(n):
    chain = '@string{s0 = "x"}\n' + "".join('@string{s%d = s%d}\n' % (i + 1, i) for i in range(n))
    return bibliography(chain + "@misc{k, title=s%d, author={A B}, year=2000}\n" % n)


@shape(150)
def bib_parents(n):
    works = "".join("@inproceedings{k%d, title={T %d}, author={A. Able}, crossref={p}}\n" % (i, i)
                    for i in range(n))
    return bibliography(works + "@proceedings{p, title={Proc}, year=2000}\n")


@shape(150)
def bib_broken(n):
    return bibliography("".join("@article{k%d, title={On %d \\foo%d, author={A}\n" % (i, i, i)
                                for i in range(n)))


@shape(1000)
def bib_unclosed(n):
    return bibliography("@article{k, title={T}, year=2000}\n" + "@misc{" * n)


@shape(2000)
def bib_groups(n):
    return bibliography("@misc{k, title={%sx%s}, author={A B}, year=2000}\n" % ("{" * n, "}" * n))


@shape(800)
def bib_authors(n):
    return bibliography("@misc{k, title={T}, author={%s}, year=2000}\n"
                        % joined(n, "A. Baker%d", " and "))


@shape(100)
def bib_named_often(n):
    text = "".join("@misc{k%d, title={T %d}, author={A. Able}, year=2000}\n" % (i, i)
                   for i in range(50))
    names = joined(n // 4, "refs.bib", ", ")
    return document("cv: {name: A, sections: {P: {from: [%s], keys: [k1]}}}\n" % names, refs_bib=text)


@shape(60)
def bib_named_by_sections(n):
    text = "".join("@misc{k%d, title={T %d}, author={A. Able}, year=2000}\n" % (i, i)
                   for i in range(50))
    named = "".join("    S%d: {from: refs.bib, keys: [k1]}\n" % i for i in range(n // 4))
    return document(HEAD + named, refs_bib=text)


@shape(200)
def bib_works_by_key(n):
    text = "".join("@misc{k%d, title={T %d}, author={A. Able}, year=2000}\n" % (i, i)
                   for i in range(n))
    return document("cv:\n  name: A\n  bibliography: refs.bib\n  sections:\n    S:\n"
                    + "".join("      - key: k%d\n" % i for i in range(n)), refs_bib=text)


@shape(150)
def csl_items(n):
    return bibliography(json.dumps([
        {"id": "k%d" % i, "type": "article-journal", "title": "T %d" % i,
         "author": [{"family": "Able", "given": "A."}], "issued": {"date-parts": [[2000]]}}
        for i in range(n)]), "json")


@shape(150)
def checked(n):
    works = "".join("@misc{k%d, title={T %d}, doi={10.1/%d}, author={A. Able}, year=2000}\n" % (i, i, i)
                    for i in range(n))
    files, _ = bibliography(works)
    return files, ["check", "cv.yaml"]


# ---- pictures and PDFs


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(side, more=b""):
    rows = b"".join(b"\0" + bytes((x * y) & 255 for x in range(side * 3)) for y in range(side))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
            + more + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


@shape(10000)
def picture(n):
    return document("cv: {name: A, photo: a.png}\nstyle: sidebar\n", a_png=png(int(n ** 0.5)))


@shape(3000)
def picture_chunks(n):
    more = b"".join(chunk(b"tEXt", b"k%d\0x" % i) for i in range(n))
    return document("cv: {name: A, photo: a.png}\nstyle: sidebar\n", a_png=png(8, more))


def pdf(objects, end=b"trailer<</Root 1 0 R>>\n%%EOF\n"):
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (i + 1, o) for i, o in enumerate(objects))
    return {"cv.pdf": b"%PDF-1.7\n" + body + end}, ["extract", "cv.pdf", "-o", "out.yaml"]


def attached(name, more=b"/CvtexDocument true", data=b"x", length=None):
    length = b"%d" % len(data) if length is None else length
    return (b"<</Type/EmbeddedFile/CvtexName(%s)%s/Length %s>>stream\n" % (name, more, length)
            + data + b"\nendstream")


@shape(30000)
def pdf_objects(n):
    return pdf([attached(b"cv.yaml")] + [b"<</A 1>>"] * n)


@shape(400)
def pdf_files(n):
    return pdf([attached(b"cv.yaml")] + [attached(b"f%d" % i, b"") for i in range(n)])


@shape(6000)
def pdf_files_twice(n):
    return pdf([attached(b"cv.yaml")] + [attached(b"f", b"")] * n)


@shape(5000)
def pdf_lengths(n):
    return pdf([attached(b"cv.yaml", length=b"999999 0 R")] * n)


@shape(5000)
def pdf_lengths_elsewhere(n):
    return pdf([b"<</A 1/Length %d 0 R>>stream\nx\nendstream" % (n + 1)] * n
               + [b"1", attached(b"cv.yaml")])


@shape(5000)
def pdf_streams_open(n):
    return pdf([attached(b"cv.yaml")] + [b"<</A 1/Length 9999999>>stream\n"] * n)


@shape(40000)
def pdf_dictionaries_open(n):
    return pdf([attached(b"cv.yaml")], b"1 0 obj<<" * n)


@shape(40000)
def pdf_texts_open(n):
    return pdf([attached(b"cv.yaml")], b"1 0 obj<</A(((" * n)


@shape(40000)
def pdf_trailers(n):
    return pdf([attached(b"cv.yaml")], b"trailer<<" * n)


@shape(20000)
def pdf_keys(n):
    return pdf([attached(b"cv.yaml"), b"<<%s>>stream\nx\nendstream" % (b"/A<<" * n + b">>" * n)])


# ---- formulas, ranges, phrases, and words that meet


@shape(400)
def formulas_in_a_paragraph(n):
    return document(entries(["'%s'" % joined(n, r"$\frac{a+%d}{\bar x_i}$")]))


@shape(500)
def long_formula(n):
    return document(entries(["'$%s$'" % joined(n, r"a_i^{%d} + \sqrt{b}", " = ")]))


@shape(2000)
def ranges_without_spaces(n):
    return document(entries(["'%s'" % ("\"123-456" * n)]))


@shape(400)
def links_that_meet(n):
    return document(entries(['"%s"' % "".join("[l%d](https://example.org/%d)" % (i, i) for i in range(n))]))


@shape(300)
def venue_of_one_word(n):
    return document(entries(["{title: T, authors: [A B], venue: '%s %s', year: 2020}" % ("v" * 10 * n, "x " * 10 * n)]))


@shape(200)
def scripts_that_meet(n):
    return document(entries(["'%s'" % ("word\u0434\u0435\u03b1\u03b2" * n)]))


@shape(1000)
def joined_marks(n):
    return document(entries(["'\u0628%sb'" % ("<b>\u064e</b><i>\u064e</i>" * n)]))


# ---- variants


@shape(1500)
def variants_in_a_chain(n):
    return document(HEAD + "    S: [x]\nvariants:\n  v0: {}\n" +
                    "".join("  v%d: {extends: v%d}\n" % (i, i - 1) for i in range(1, n)),
                    "--variant", "v%d" % (n - 1), "--to", "nodes")


@shape(1000)
def limits_of_sections(n):
    return document(HEAD + "".join("    S%d: [x, y]\n" % i for i in range(n)) + "variants: {v: {limits: {" +
                    ", ".join("S%d: 1" % i for i in range(n)) + "}}}\n", "--variant", "v", "--to", "nodes")
