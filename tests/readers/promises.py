"""Tests what the structure promises to who does not see the page, in every built-in style: each job and
degree has a heading that names it, works and bullets are one list, what stands beside a title is no
part of it, the parts of a letter are paragraphs, titles and pictures are described. Addresses of networks
are read in one piece, whatever the order.

  promises.py CVTEX

The trees are those that pdfinfo -struct-text reads from the PDFs."""
import os
import re
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import made  # noqa: E402

CV = """
cv:
  name: Robin Example
  photo: portrait.jpg
  social_networks:
    - {network: GitHub, username: robin-example}
    - {network: LinkedIn, username: robin-example}
  sections:
    experience:
      - company: Windrose Works
        position: Chief Tester
        location: Exampleton
        start_date: 2011-03
        end_date: 2014-05
        highlights: [First of three, Second of three, Third of three]
      - {company: Second Firm, position: Junior Tester, location: Sampleton, start_date: 2007-03, end_date: 2010-05}
    education:
      - {institution: University of Exampleton, degree: Ph.D., area: Testing, start_date: 2003, end_date: 2006}
      - {institution: Sampleton College, degree: M.Sc., area: Trying, location: Sampleton, date: 2002}
    teaching:
      - {course: Testing for All, institution: Sampleton College, role: Lecturer, date: 2005}
    projects:
      - {name: Testmaker, date: 2009, location: Exampleton, links: ["[code](https://example.org/c)"]}
    publications:
      note: Newest first
      aside: "[All works](https://example.org/works)"
      entries:
        - {title: Third work, authors: [Robin Example*, Ann Able*], journal: Journal of Tests, year: 2013}
        - {title: Second work, authors: [Robin Example], venue: Test Days, year: 2012}
        - {title: First work, authors: [Ann Able, Robin Example], type: book, publisher: Test Press, year: 2008}
    talks:
      groups:
        Invited:
          - {name: Of Examples, date: 2010, location: Exampleton}
        Other:
          - {name: Of Samples, date: 2011, location: Sampleton}
    service:
      - bullet: Bullet one
      - bullet: Bullet two
      - bullet: Bullet three
    others:
      - label: Courses
        entries:
          - {course: Inner Course, institution: Sampleton College, date: 2001}
"""
LETTER = """
cv: {name: Robin Example}
letter:
  recipient: |
    Ann Able
    Test Works
  date: 2020-02-03
  subject: Tester
  opening: Dear Ann Able,
  paragraphs: [One paragraph., Another one.]
  closing: Yours sincerely,
  signature: signature.png
"""
# The names that headings of entries must have one of, and the year that they must not have.
NAMED = [(("Windrose Works", "Chief Tester"), "2011"), (("Second Firm", "Junior Tester"), "2007"),
         (("University of Exampleton", "Ph.D."), "2003"), (("Sampleton College", "M.Sc."), "2002"),
         (("Testing for All",), "2005"), (("Testmaker",), "2009"), (("Of Examples",), "2010"),
         (("Of Samples",), "2011"), (("Courses",), "2001"), (("Inner Course",), "2001")]
WORKS = [("Third work", "2013"), ("Second work", "2012"), ("First work", "2008")]

failures = 0


def fail(what):
    global failures
    failures += 1
    print("failed:", what)


class Element:
    def __init__(self, role):
        self.role, self.kids, self.said = role, [], ""

    def text(self):
        return re.sub(r"\s+", " ", self.said).strip()

    def all(self):
        """This element and those in it, in order."""
        yield self
        for kid in self.kids:
            yield from kid.all()


def tree_of(pdf):
    """The Document of a PDF; the text of each element has that of those in it."""
    above, top = [], None
    for line in made.run("pdfinfo", "-struct-text", pdf).decode().split("\n"):
        depth = (len(line) - len(line.lstrip())) // 2
        words = line.strip()
        if words.startswith('"') and words.endswith('"'):
            for e in above[:depth]:
                e.said += words[1:-1] + " "
        elif re.match(r"[A-Z][A-Za-z0-9]*( \((block|inline)\))?:?$", words):
            e = Element(re.match(r"\w+", words)[0])
            del above[depth:]
            if above:
                above[-1].kids.append(e)
            top = top or e
            above.append(e)
    return top


def check_headings(name, every):
    last = 0
    for e in every:
        if re.fullmatch("H[1-6]", e.role):
            if int(e.role[1]) > last + 1:
                fail("%s: the %s %r follows an H%d" % (name, e.role, e.text(), last))
            last = int(e.role[1])
    headings = [e for e in every if re.fullmatch("H[3-6]", e.role)]
    for names, year in NAMED:
        found = [e for e in headings if any(n in e.text() for n in names)]
        if not found:
            fail("%s: no heading has %s" % (name, " or ".join(names)))
        elif any(year in e.text() for e in found):
            fail("%s: the heading %r has the year" % (name, found[0].text()))
    levels = {e.text(): e.role for e in headings}
    inner = next((r for t, r in levels.items() if "Inner Course" in t), "")
    outer = next((r for t, r in levels.items() if "Courses" in t), "")
    if inner <= outer:
        fail("%s: an entry inside another one is an %s, the other one an %s" % (name, inner, outer))


def check_lists(name, every):
    lists = [e for e in every if e.role == "L"]
    for what, wanted in (("works", WORKS), ("bullets", [("Bullet one",), ("Bullet two",), ("Bullet three",)]),
                         ("points", [("First of three",), ("Second of three",), ("Third of three",)])):
        found = [e for e in lists if wanted[0][0] in e.text()]
        items = found[0].kids if found else []
        if len(found) != 1 or len(items) != 3 or \
                not all(all(w in i.text() for w in words) for words, i in zip(wanted, items)):
            fail("%s: the %s are no list of three: %s" % (name, what, [i.text() for i in items]))


def check_titles(name, every):
    titles = [e.text() for e in every if e.role == "H2"]
    if "Publications" not in titles:
        fail("%s: the title of the publications is one of %s" % (name, titles))
    for words in ("Newest first", "equal contribution", "All works"):
        found = [e for e in every if words in e.text() and not e.kids]
        if any(re.match("H[1-6]", e.role) for e in found):
            fail("%s: %r is part of a heading" % (name, words))


def check_cv(style, pdf):
    top = tree_of(pdf)
    every = list(top.all())
    check_headings(style, every)
    check_lists(style, every)
    check_titles(style, every)
    check_addresses(style, pdf)
    # A date in a column is in one group with the heading.
    for e in every:
        if e.role == "Sect" and "Windrose Works" in e.text():
            loose = [k for k in e.kids if k.role == "P" and re.fullmatch(r"\D*2011\D*2014", k.text())]
            heads = [k for k in e.kids if re.match("H[3-6]", k.role)]
            if loose and (not heads or e.kids.index(loose[0]) < e.kids.index(heads[0])):
                fail("%s: the dates of a job come before its heading" % style)


def check_addresses(style, pdf):
    """What an icon stands for is as wide as the icon, and joined to the name beside it."""
    for order in ([], ["-layout"], ["-raw"]):
        words = made.run("pdftotext", *order, pdf, "-").decode().split()
        for address in ("github.com/robin-example", "linkedin.com/in/robin-example"):
            if address not in words:
                near = [w for w in words if address.split("/")[0] in w]
                fail("%s: pdftotext %s reads %s as %s" % (style, " ".join(order), address, near))


def check_letter(style, pdf):
    said = [e.text() for e in tree_of(pdf).all() if e.role == "P"]
    for words in ("Ann Able Test Works", "Tester", "Dear Ann Able,", "Yours sincerely,"):
        if words not in said:
            fail("%s: %r is no paragraph of the letter: %s" % (style, words, said))
    if not any(re.fullmatch(r"[^,]*2020", words) for words in said):
        fail("%s: the date is no paragraph of the letter: %s" % (style, said))


def title_of(pdf):
    return re.search(r"^Title: *(.*)$", made.run("pdfinfo", pdf).decode(), re.M)[1]


def check_words(cvtex, folder):
    """Titles, and what pictures show, in English and German, and in the document's own words."""
    german = "locale: de\n"
    own = "locale: {extends: de, descriptions: {cv: '{name}, CV', photo: 'Bild', signature: 'Hand'}}\n"
    cases = [(CV, "", "Robin Example: curriculum vitae", "Photo of Robin Example"),
             (CV, german, "Robin Example: Lebenslauf", "Foto von Robin Example"),
             (CV, own, "Robin Example, CV", "Bild"),
             (CV.replace("photo: portrait.jpg", "photo: {file: portrait.jpg, alt: At work}"), german,
              "Robin Example: Lebenslauf", "At work"),
             (LETTER, "", "Robin Example: letter", "Signature of Robin Example"),
             (LETTER, german, "Robin Example: Brief", "Unterschrift von Robin Example"),
             (LETTER, own, "Robin Example: Brief", "Hand"),
             (LETTER.replace("cv: {name: Robin Example}", "cv: {name: Robin Example, sections: {S: [One]}}"),
              german, "Robin Example: Brief und Lebenslauf", "Unterschrift von Robin Example")]
    for n, (document, more, title, alt) in enumerate(cases):
        yaml, pdf = (os.path.join(folder, "words.%s" % e) for e in ("yaml", "pdf"))
        with open(yaml, "w", encoding="utf-8") as f:
            f.write(document + more)
        made.run(cvtex, yaml, "--style", "sidebar", "--allow", made.EXAMPLES, "-o", pdf, "--force")
        trace = made.run(cvtex, yaml, "--style", "sidebar", "--allow", made.EXAMPLES, "--to", "trace",
                         "-o", "-").decode()
        if title_of(pdf) != title:
            fail("case %d: the title is %r, not %r" % (n, title_of(pdf), title))
        if not re.search('Figure .*"%s"$' % re.escape(alt), trace, re.M):
            fail("case %d: no picture is described as %r" % (n, alt))


def main():
    cvtex = os.path.abspath(sys.argv[1])
    made.need("pdfinfo", "pdftotext")
    styles = made.styles(cvtex)
    with tempfile.TemporaryDirectory() as folder:
        for name in ("portrait.jpg", "signature.png"):
            with open(os.path.join(made.EXAMPLES, name), "rb") as f:
                picture = f.read()
            with open(os.path.join(folder, name), "wb") as f:
                f.write(picture)
        for what, document, check in (("cv", CV, check_cv), ("letter", LETTER, check_letter)):
            yaml = os.path.join(folder, what + ".yaml")
            with open(yaml, "w", encoding="utf-8") as f:
                f.write(document)
            for style in styles:
                pdf = os.path.join(folder, "%s-%s.pdf" % (what, style))
                made.run(cvtex, yaml, "--style", style, "-o", pdf)
                check(style, pdf)
        check_words(cvtex, folder)
    print("%d styles, %d failures" % (len(styles), failures))
    sys.exit(failures != 0)


main()
