"""Tests what programs of employers find: two CVs in every built-in style, by four extractors.

  hiring.py CVTEX            every style reaches its figures in WANTED
  hiring.py CVTEX STYLE...   the same for these, and what is not found
  hiring.py CVTEX --table    the figures as rows of docs/gallery.md

A part counts as found where a simple program looks for it: the name and the titles of sections have
a line of their own; title, employer, degree and school stand between separators (the edge of a line,
two spaces, a comma, a dash, a bar or a dot); the dates of a job are as near to it as to no other."""
import json
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import made  # noqa: E402

PDFMINER = "import sys; from pdfminer.high_level import extract_text; sys.stdout.write(extract_text(sys.argv[1]))"
PYTHONS = [sys.executable, "/usr/bin/python3"]

EXTRACTORS = ("content", "place", "layout", "pdfminer")
# The least share of parts that each extractor finds, in per cent. A program that prints what stands at
# one height in one line can't keep two columns apart.
ONE = (100, 100, 100, 100)
WANTED = {
    "banking": (95, 95, 95, 95),   # the headline is in the line of the name
    "classic": (100, 100, 97, 100),  # contacts stand beside the name
    "deedy": (97, 73, 26, 97),     # a long name of a school takes two lines, and lines of both columns have one height
    "sidebar": (100, 100, 78, 100),
}

ENGINEER = {
    "name": "Robin Sample", "headline": "Staff Software Engineer", "location": "Springfield, IL",
    "email": "robin.sample@example.com", "phone": "(217) 555-0142",
    "website": "https://robin.example.com",
    "social_networks": [{"network": "GitHub", "username": "robin-sample"}],
    "summary": "Engineer of systems for billing and freight, for twelve years, in small teams.",
    "sections": {
        "experience": [
            {"company": "Example Freight, Inc.", "location": "Springfield, IL",
             "position": "Staff Software Engineer", "start_date": "2021-04", "end_date": "present",
             "highlights": ["Rebuilt the ledger in Go; it settles four million payments a day",
                            "Guided five engineers, two of whom now lead teams of their own"]},
            {"company": "Sample Logistics", "location": "Peoria, IL",
             "position": "Software Engineer, Routing", "start_date": "2017-07", "end_date": "2021-03",
             "highlights": ["Wrote the routing of 300 depots in Python and kept it running through every"
                            " storm of four winters, without an hour of downtime in all of that time"]},
            {"company": "Placeholder Software LLC", "location": "Chicago, IL",
             "position": "Software Developer", "start_date": "2014-06", "end_date": "2017-06",
             "highlights": ["Built reports for 40 customers in TypeScript"]}],
        "education": [
            {"institution": "University of Invented Places", "location": "Shelbyville, IL",
             "degree": "Master of Science", "area": "Computer Science",
             "start_date": "2012-08", "end_date": "2014-05"},
            {"institution": "Fictional State College", "location": "Capital City, IL",
             "degree": "Bachelor of Science", "area": "Mathematics",
             "start_date": "2008-08", "end_date": "2012-05"}],
        "skills": [{"label": "Programming", "details": "Go, Java, Python, TypeScript, SQL"},
                   {"label": "Platforms", "details": "Linux, Kubernetes, Terraform"}]}}

RESEARCHER = {
    "name": "Mira Beispiel", "headline": "Research Engineer", "location": "Lund, Sweden",
    "email": "mira@example.org", "phone": "+46 31 555 01 99", "website": "https://mira.example.org",
    "sections": {
        "education": [
            {"institution": "University of Northern Examples", "location": "Northhaven",
             "degree": "Ph.D.", "area": "Numerical Analysis", "start_date": "2015-09", "end_date": "2019-08"},
            {"institution": "Lakeside Sample College", "location": "Lakeside",
             "degree": "M.Sc.", "area": "Mathematics", "start_date": "2010-09", "end_date": "2015-06"}],
        "experience": [
            {"company": "Example Observatory", "location": "Lund, Sweden", "position": "Research Engineer",
             "start_date": "2022-01", "end_date": "present",
             "summary": "Keeps the pipeline of a survey of invented stars."},
            {"company": "Institute of Placeholders", "location": "Uppsala, Sweden",
             "position": "Postdoctoral Researcher", "start_date": "2019-09", "end_date": "2021-12",
             "highlights": ["Shared a code for shallow water with nine groups"]}],
        "publications": {"aside": "[all](https://mira.example.org/works)", "entries": [
            {"title": "Sums that come out the same on every machine", "authors": ["M. Beispiel*", "T. Sample*"],
             "journal": "Journal of Invented Computation", "year": 2021},
            {"title": "A small benchmark", "authors": ["M. Beispiel"], "venue": "Nordic Example Days", "year": 2018}]},
        "awards": [{"item": "Prize for Reproducible Software", "date": 2020}]}}

CVS = {"engineer": ENGINEER, "researcher": RESEARCHER}
TITLES = {"experience": "Experience", "education": "Education", "skills": "Skills",
          "publications": "Publications", "awards": "Honors and Awards"}
ALL_TITLES = [t.casefold() for t in TITLES.values()] + ["contact", "summary", "profile", "links"]


# --- extractors ---

def pdfminer():
    """A Python that has pdfminer; None: there is none."""
    for python in PYTHONS:
        try:
            if not subprocess.run([python, "-c", "import pdfminer.high_level"], stderr=subprocess.DEVNULL).returncode:
                return python
        except OSError:
            pass
    return None


def extractors(all_of_them):
    found = {"content": lambda f: made.run("pdftotext", "-raw", f, "-"),
             "place": lambda f: made.run("pdftotext", f, "-"),
             "layout": lambda f: made.run("pdftotext", "-layout", f, "-")}
    python = pdfminer()
    if python:
        found["pdfminer"] = lambda f: made.run(python, "-c", PDFMINER, f)
    elif all_of_them:
        sys.exit("The figures need pdfminer.")
    else:
        print("pdfminer is not installed: its figures are not tested")
    return found


# --- what is found in a text ---

BREAK = r"(?:^|$|\s{2,}|\s*[,|·•–—(]\s*|\s[-]\s)"


def line_of(lines, value, after=0):
    """The first line from `after` on that has the value between separators; None: there is none."""
    want = re.compile(BREAK + re.escape(value) + r"\.?" + BREAK, re.I)
    return next((i for i in range(after, len(lines)) if want.search(lines[i])), None)


def years(entry):
    end = entry["end_date"]
    return re.compile(r"%s\s*[–-]\s*(?:\S+ |\d\d/)?%s" % (
        entry["start_date"][:4], "Present" if end == "present" else end[:4]), re.I)


def entry_parts(lines, entry, others):
    """(name of a part, found) for a job or a degree."""
    names = [k for k in ("company", "position", "institution") if k in entry]
    at = {k: line_of(lines, entry[k]) for k in names}
    if "degree" in entry:
        forms = [w % (entry["degree"], entry["area"]) for w in ("%s in %s", "%s, %s", "%s %s")]
        at["degree"] = next((n for n in (line_of(lines, f) for f in forms) if n is not None), None)
    for k, n in at.items():
        yield k, n is not None
    wanted, mine = years(entry), [n for n in at.values() if n is not None]
    dated = next((i for i, line in enumerate(lines) if wanted.search(line)), None)
    if dated is None or not mine:
        yield "dates", False
        return
    others = [n for n in (line_of(lines, o.get("company") or o["institution"]) for o in others) if n is not None]
    near = min(abs(dated - n) for n in mine)
    yield "dates", near <= 2 and all(abs(dated - n) >= near for n in others)


def section(lines, whole, title):
    """The lines below a title, up to the next one."""
    if title.casefold() not in whole:
        return []
    start = whole.index(title.casefold()) + 1
    ends = [i for i in range(start, len(whole)) if whole[i] in ALL_TITLES]
    return lines[start:min(ends + [len(lines)])]


def parts(text, cv):
    """(name of a part, found) for all of a CV."""
    lines = [line.strip() for line in made.clean(text).replace("\f", "\n").split("\n")]
    lines = [line for line in lines if line]
    whole = [line.casefold() for line in lines]
    flat = " ".join(lines)
    yield "name", cv["name"].casefold() in whole
    yield "email", re.search(r"[\w.+-]+@[\w.-]+\w", flat) is not None and cv["email"] in flat
    yield "phone", cv["phone"] in flat
    yield "location", line_of(lines, cv["location"]) is not None
    for key in cv["sections"]:
        yield "title " + key, TITLES[key].casefold() in whole
    for key in ("experience", "education"):
        entries, of = cv["sections"][key], section(lines, whole, TITLES[key])
        for n, entry in enumerate(entries):
            for part, found in entry_parts(of, entry, entries[:n] + entries[n + 1:]):
                yield "%s %d %s" % (key, n + 1, part), found


# --- all of it ---

def figures(cvtex, folder, style, found, faults):
    """The share of parts that each extractor finds, in per cent. `faults`, if any, gets the others."""
    right, of = dict.fromkeys(found, 0), 0
    for name, cv in CVS.items():
        pdf = os.path.join(folder, "%s-%s.pdf" % (name, style))
        made.run(cvtex, os.path.join(folder, name + ".json"), "--style", style, "-o", pdf)
        for extractor, read in found.items():
            result = list(parts(read(pdf).decode(), cv))
            right[extractor] += sum(ok for _, ok in result)
            if faults is not None:
                faults += ["%s in %s, %s: %s" % (name, style, extractor, p) for p, ok in result if not ok]
        of += len(result)
    return {extractor: 100 * n // of for extractor, n in right.items()}


def report(styles, got, faults):
    """Prints the figures; True if a style misses its own."""
    failed = False
    for style, of in zip(styles, got):
        print("%-12s %s" % (style, "  ".join("%s %d %%" % item for item in of.items())))
        for extractor, least in zip(EXTRACTORS, WANTED.get(style, ONE)):
            if of.get(extractor, 100) < least:
                failed = True
                print("failed: %s: %s finds %d %%, not %d" % (style, extractor, of[extractor], least))
    print("".join("not found: %s\n" % f for f in faults), end="")
    return failed


def main():
    cvtex, table = sys.argv[1], sys.argv[2:] == ["--table"]
    made.need("pdftotext")
    found = extractors(table)
    styles = [] if table else sys.argv[2:]
    faults = [] if styles else None
    styles = styles or made.styles(cvtex)
    with tempfile.TemporaryDirectory() as folder:
        for name, cv in CVS.items():
            with open(os.path.join(folder, name + ".json"), "w", encoding="utf-8") as f:
                json.dump({"cv": cv}, f)
        got = made.each(lambda style: figures(cvtex, folder, style, found, faults), styles)
    if table:
        for style, of in zip(styles, got):
            print("| `%s` | %s |" % (style, " | ".join("%d %%" % of[e] for e in EXTRACTORS)))
    else:
        sys.exit(report(styles, got, faults or []))


main()
