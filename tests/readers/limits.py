"""Tests what pdftotext -raw, mutool before 1.22 and MuPDF from 1.22 on make of text from right to left, on pages of
one word or two: why cvtex writes it as it does, and what no way of writing gives to all of them. If one of these
fails, a reader has changed, and what src/pdf/leftward.h, src/pdf/bridge.h and docs/quality.md say of it has to be
looked at again.

  limits.py CVTEX MODULES    with MuPDF from the folder MODULES, if it is there (CVTEX is not used: the pages
                             are made here)

The word is alef, bet, gimel. A font gives the codes a, b, c these letters, each half an em wide; "." a comma and
"|" nothing that is seen, a right-to-left mark. B is the font of src/pdf/bridge.h, whose "!" is a right-to-left mark as
well, and its space a left-to-right one.

What MuPDF from 1.22 on does (source/fitz/stext-device.c, guess_bidi_level in source/pdf/pdf-op-run.c): the first
character of a code says which way it runs, if it has a direction; else it is that of the code before. A line goes on
where two codes differ in it, or stand less than 0.8 of their size apart. If two neighbors of a line that run to the left
stand from left to right, all that runs to the left is turned around, from one code that runs to the right to the next.
Figures of Arabic run to the left, and 1.28 gives a code that begins with a mark no width."""
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, ".."))
import made  # noqa: E402
from words import CONTROLS  # noqa: E402

WORD = "\u05d0\u05d1\u05d2"
CODES = {"a": "\u05d0", "b": "\u05d1", "c": "\u05d2", ".": ",", "|": "\u200f", "w": WORD,
         "d": "\u05b4\u05d1", "m": "\u05b4", "1": "\u0661", "2": "\u0662", ">": "\u200e",
         "s": "\u200f ", "t": "\u2069\u200f ", "3": "3", "h": "\u5e74", "z": "\u200b"}
CMAP = """/CIDInit/ProcSet findresource begin 12 dict begin begincmap /CMapName/X def /CMapType 2 def
1 begincodespacerange <00><FF> endcodespacerange %d beginbfchar %s endbfchar endcmap end end"""
ACTUAL = "/Span<</ActualText<FEFF05D005D105D2>>>BDC "

failures = 0


def cmap(codes):
    lines = ["<%02X><%s>" % (ord(c), t.encode("utf-16-be").hex()) for c, t in codes.items()]
    return CMAP % (len(lines), " ".join(lines))


def pdf(path, content):
    """A page with these operators between BT and ET."""
    def stream(text):
        return "<</Length %d>>stream\n%s\nendstream" % (len(text), text)
    widths = " ".join("0" if chr(c) == "|" else "500" for c in range(32, 127))
    bodies = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
              "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]/Contents 4 0 R/Resources<</Font<</F 5 0 R/B 7 0 R>>>>>>",
              stream("BT /F 10 Tf " + content + " ET"),
              "<</Type/Font/Subtype/TrueType/BaseFont/Helvetica/FirstChar 32/LastChar 126/Widths[%s]/ToUnicode 6 0 R"
              "/Encoding/WinAnsiEncoding/FontDescriptor 10 0 R>>" % widths, stream(cmap(CODES)),
              "<</Type/Font/Subtype/Type3/FontBBox[0 0 0 0]/FontMatrix[.001 0 0 .3 0 0]/Resources<<>>/FirstChar 32/LastChar 33"
              "/Widths[0 0]/Encoding<</Differences[32/space/exclam]>>/CharProcs<</space 8 0 R/exclam 8 0 R>>"
              "/ToUnicode 9 0 R>>",
              stream("0 0 d0"), stream(cmap({" ": "\u200e", "!": "\u200f"})),
              "<</Type/FontDescriptor/FontName/Helvetica/Flags 32/FontBBox[0 -200 1000 800]/ItalicAngle 0/Ascent 800"
              "/Descent -200/CapHeight 700/StemV 80>>"]
    out, places = "%PDF-1.7\n", []
    for i, body in enumerate(bodies):
        places.append(len(out))
        out += "%d 0 obj\n%s\nendobj\n" % (i + 1, body)
    table = "".join("%010d 00000 n \n" % p for p in places)
    out += "xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(bodies) + 1, table, len(bodies) + 1, len(out))
    with open(path, "w", encoding="latin1") as f:
        f.write(out)


def read(path, modules):
    raw = made.run("pdftotext", "-raw", path, "-").decode()
    new = modules and json.loads(made.run("node", os.path.join(HERE, "mupdf.mjs"), modules, path).decode())[path]
    return raw.strip(), made.run("mutool", "draw", "-q", "-F", "txt", path).decode().strip(), new and new.strip()


def expect(what, reader, got, want):
    global failures
    if got != want:
        failures += 1
        print("changed: %s: %s gives %s" % (what, reader, ascii(got)))


def main():
    made.need("pdftotext", "mutool")
    said = subprocess.run(["mutool", "-v"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout.decode()
    old = tuple(map(int, re.search(r"(\d+)\.(\d+)", said).groups())) < (1, 22)
    modules = sys.argv[2] if len(sys.argv) > 2 and os.path.isdir(os.path.join(sys.argv[2], "mupdf")) else None
    turned, comma = WORD[::-1], WORD + ","
    bridge, again = "/B 10 Tf %d 0 Td (%s)Tj /F 10 Tf %d 0 Td ", "\u05d0\u05d1\u05b4\u05d2"
    number = "/Span<</ActualText()>>BDC (%s) Tj EMC /Span<</ActualText<FEFF06610662>>>BDC -%d 0 Td (>>) Tj EMC "
    filled = "100 50 Td /Span<</ActualText(3)>>BDC (3%s) Tj %s 50 Tz (z) Tj 100 Tz %s EMC (hh) Tj"
    blank = filled % ("", "/Blank<</ActualText<FEFF200B>>>BDC", "EMC")
    # what, operators; what pdftotext -raw, mutool before 1.22 and MuPDF give without controls (None: not looked at);
    # whether pdftotext gives the word without controls in it
    cases = [
        ("letters from left to right", "100 50 Td (cba) Tj", WORD, turned, WORD, True),
        ("one after the other, as they are read", "110 50 Td (a) Tj -5 0 Td (b) Tj -5 0 Td (c) Tj",
         "\n".join(WORD), WORD, WORD, None),
        ("the same, bridged", "110 50 Td (a) Tj " + bridge % (5, "!", -10) + "(b) Tj " + bridge % (5, "!", -10) + "(c) Tj",
         WORD, WORD, None, False),
        ("one code for the word", "100 50 Td (w) Tj", turned, WORD, WORD, None),
        ("ActualText over letters from left to right", "100 50 Td " + ACTUAL + "(cba) Tj EMC", turned, turned, None, None),
        ("ActualText over letters as they are read", "110 50 Td " + ACTUAL + "[(a) 1000 (b) 1000 (c)] TJ EMC",
         turned, WORD, None, None),
        ("ReversedChars", "100 50 Td /ReversedChars BMC (cba) Tj EMC", WORD, turned, WORD, True),
        ("white between a figure and Han", "100 50 Td [(3) -250 (hh)] TJ", "3 \u5e74\u5e74", "3 \u5e74\u5e74", "3 \u5e74\u5e74", None),
        ("the same, filled with a code that is read as nothing", filled % ("", "", ""),
         "3\u5e74\u5e74", "3\u5e74\u5e74", "3 \u5e74\u5e74", None),
        ("the same, in a sequence of its own", blank, "3\u5e74\u5e74", "3\u5e74\u5e74", "3\u5e74\u5e74", None),
        ("a comma", "100 50 Td (cba) Tj -5 0 Td (.) Tj", WORD + "\n,", turned + ",", None, True),
        ("a comma, bridged to the left", "100 50 Td (cba) Tj " + bridge % (15, "!", -21) + "(|) Tj 1 0 Td (.) Tj",
         comma, turned + ",", WORD + "\n,", True),
        ("a comma, bridged to the right", "100 50 Td (cba) Tj " + bridge % (15, " ", -21) + "(|) Tj 1 0 Td (.) Tj",
         comma, turned + ",", comma, True),
        ("a comma in one text with the word", "95 50 Td (|.cba) Tj", "," + WORD, "," + turned, None, True),
        ("two words, and a space that runs to the left", "100 50 Td (c) Tj -5 0 Td (s) Tj -10 0 Td (cb) Tj",
         None, None, "\u05d1\u05d2 \u05d2", None),
        ("two words, and a space that turns", "100 50 Td (c) Tj -5 0 Td (t) Tj -10 0 Td (cb) Tj",
         None, None, "\u05d2 \u05d1\u05d2", None),
        ("a mark in one code with its letter", "100 50 Td (cda) Tj", again, again[::-1], "\u05d0 \u05d1\u05b4\u05d2", None),
        ("a mark of its own", "100 50 Td (c) Tj 4 0 Td 22 Tz (m) Tj 100 Tz 1.1 0 Td (ba) Tj", again, again[::-1], again, None),
        ("Arabic figures", "110 50 Td (12) Tj", "\u0661\u0662", "\u0661\u0662", "\u0662\u0661", None),
        ("the same, read as a mark", "110 50 Td " + number % ("12", 0), "\u0661\u0662", None, "\u0661\u0662", None),
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "page.pdf")
        for what, operators, raw, mutool, mupdf, whole in cases:
            pdf(path, operators)
            got = [text and CONTROLS.sub("", text) for text in read(path, modules)]
            wanted = [("pdftotext", raw), ("mutool", mutool if old else mupdf), ("MuPDF", modules and mupdf)]
            for (reader, want), text in zip(wanted, got):
                if want is not None:
                    expect(what, reader, text, want)
            if whole is not None and (WORD in read(path, None)[0]) != whole:
                expect(what, "pdftotext", got[0], "the word %s controls in it" % ("without" if whole else "with"))
    print("%d cases; %d changed" % (len(cases), failures))
    sys.exit(failures > 0)


main()
