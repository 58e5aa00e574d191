"""Tests that 'check --ats' tells what programs that extract text really make of the pages.

  ats.py CVTEX

Two CVs in each built-in style are read by pdftotext -raw, pdftotext -layout and pdfminer. In each text
the script looks where the employer or school of an entry stands, and where its dates, and whether other
texts are between; and whether titles of sections have a line to themselves. That must
be what the notes say for this way of reading. A few places may differ, where the programs have rules of
their own; ALLOWED says how many of a hundred."""

import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
DOCUMENTS = [os.path.join(HERE, "golden", "ats", "engineer.yaml"),
             os.path.join(HERE, "..", "examples", "ada-nilsson.yaml")]
ENV = dict(os.environ, LC_ALL="C.UTF-8", FONTCONFIG_FILE=os.path.join(HERE, "golden", "no-fonts.conf"))
MINER = ("import sys; from pdfminer.high_level import extract_text; "
         "sys.stdout.buffer.write(extract_text(sys.argv[1]).encode())")
READERS = {
    "in the order of the file": ["pdftotext", "-raw", "PDF", "-"],
    "line by line": ["pdftotext", "-layout", "PDF", "-"],
    "block by block": ["PYTHON", "-c", MINER, "PDF"],
}
ALLOWED = 5
# Between a place and its dates may be "in" and the names of two months.
MONTHS = 12


def python_with_miner():
    for python in sys.executable, "/usr/bin/python3":
        if python and subprocess.run([python, "-c", "import pdfminer"], stderr=subprocess.DEVNULL).returncode == 0:
            return python
    return None


def entries_of(path):
    """Jobs and degrees of a document: the line of each, its place, years and other parts; and sections."""
    entries, sections = [], []
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        start = re.match(r"      - (?:company|institution): (.*)", line)
        section = re.match(r"    (experience|education|skills):", line)
        if section:
            sections.append((number, section[1].capitalize()))
        elif start:
            entries.append({"line": number, "place": start[1].strip(), "years": [], "own": []})
        elif entries and re.match(r"        (start_date|end_date): ", line):
            entries[-1]["years"].append(line.split(": ")[1].strip()[:4].replace("pres", "Present"))
        if entries:
            entries[-1]["end"] = number
            own = re.match(r"        (?:position|degree|area|location): (.*)", line)
            if own:
                entries[-1]["own"].append(own[1].strip())
    return entries, sections


def flat(text):
    return re.sub(r"\s+", " ", text)


def parted(text, entry):
    """True if the dates of an entry are away from its place; None: one of them is not to be found."""
    place = text.find(entry["place"])
    years = r"[^0-9]{1,12}".join(dict.fromkeys(entry["years"]))
    found = [m.start() for m in re.finditer(years, text)]
    if place < 0 or not found:
        return None
    dates = min(found, key=lambda at: abs(at - place))
    between = text[min(place, dates):max(place, dates)]
    for own in sorted([entry["place"]] + entry["own"], key=len, reverse=True):
        between = between.replace(own, "")
    return len(re.findall(r"[^\W\d_]", between)) > MONTHS


def notes_of(cvtex, document, style):
    said = subprocess.run([cvtex, "check", "--ats", document, "--style", style], env=ENV,
                          stderr=subprocess.PIPE, check=True).stderr.decode()
    return [(int(m[1]), m[2]) for m in re.finditer(r"^.*\.yaml:(\d+):\d+: note: (programs.*)$", said, re.M)]


def tells(notes, way, first, last, word):
    return any(first <= line <= last and word in text and (way in text or "in any order" in text)
               for line, text in notes)


def compare(cvtex, python, document, style, folder, count):
    pdf = os.path.join(folder, "cv.pdf")
    subprocess.run([cvtex, document, "--style", style, "-o", pdf], env=ENV, stderr=subprocess.DEVNULL, check=True)
    notes = notes_of(cvtex, document, style)
    entries, sections = entries_of(document)
    for way, words in READERS.items():
        words = [{"PDF": pdf, "PYTHON": python}.get(w, w) for w in words]
        text = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout.decode()
        cases = [(e["place"], parted(flat(text), e),
                  tells(notes, way, e["line"], e["end"], "dates of this")) for e in entries]
        cases += [(title, not re.search(r"^\s*%s\s*$" % title, text, re.M),
                   tells(notes, way, line, line, "do not see the heading")) for line, title in sections]
        for name, is_so, told in cases:
            if is_so is None:
                continue
            count["all"] += 1
            count["faults"] += is_so
            if is_so != told:
                count["differ"] += 1
                print("%s, %s, %s: '%s' is %s, and a note %s it" %
                      (os.path.basename(document), style, way, name, "away" if is_so else "in its place",
                       "tells" if told else "does not tell"))


def main():
    cvtex = os.path.abspath(sys.argv[1])
    python = python_with_miner()
    if not python or not shutil.which("pdftotext"):
        print("pdfminer or pdftotext is not installed: skipped")
        return 77
    styles = [line.split()[0].decode() for line in
              subprocess.run([cvtex, "styles"], stdout=subprocess.PIPE, check=True).stdout.splitlines()
              if re.match(rb"[a-z]", line)]
    count = {"all": 0, "faults": 0, "differ": 0}
    with tempfile.TemporaryDirectory() as folder:
        for document in DOCUMENTS:
            for style in styles:
                compare(cvtex, python, document, style, folder, count)
    print("%(all)d places, %(faults)d of them away; %(differ)d are told otherwise" % count)
    good = count["faults"] > 10 and count["differ"] * 100 <= ALLOWED * count["all"]
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
