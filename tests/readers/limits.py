"""Tests what pdftotext -raw and mutool make of text from right to left, on pages of one word: why cvtex
writes it as it does, and what no way of writing gives to both. If one of these fails, a reader has changed, and
what src/pdf/leftward.h, src/pdf/bridge.h and docs/quality.md say of it has to be looked at again.

  limits.py CVTEX    (not used: the pages are made here)

The word is alef, bet, gimel. A font gives the codes a, b, c these letters, each half an em wide; "." a comma and
"|" nothing that is seen, a right-to-left mark. B is the font of src/pdf/bridge.h."""
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import made  # noqa: E402
from words import CONTROLS  # noqa: E402

WORD = "\u05d0\u05d1\u05d2"
CODES = {"a": "\u05d0", "b": "\u05d1", "c": "\u05d2", ".": ",", "|": "\u200f", "w": WORD}
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
              "<</Type/Font/Subtype/Type3/FontBBox[0 0 0 0]/FontMatrix[.001 0 0 .3 0 0]/Resources<<>>/FirstChar 32/LastChar 32"
              "/Widths[0]/Encoding<</Differences[32/space]>>/CharProcs<</space 8 0 R>>/ToUnicode 9 0 R>>",
              stream("0 0 d0"), stream(cmap({" ": "\u200f"})),
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


def read(path):
    raw = made.run("pdftotext", "-raw", path, "-").decode()
    return raw.strip(), made.run("mutool", "draw", "-q", "-F", "txt", path).decode().strip()


def expect(what, reader, got, want):
    global failures
    if got != want:
        failures += 1
        print("changed: %s: %s gives %s" % (what, reader, ascii(got)))


def main():
    made.need("pdftotext", "mutool")
    said = subprocess.run(["mutool", "-v"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout.decode()
    old = tuple(map(int, re.search(r"(\d+)\.(\d+)", said).groups())) < (1, 22)
    turned, comma = WORD[::-1], WORD + ","
    bridge = "/B 10 Tf %d 0 Td ( )Tj /F 10 Tf %d 0 Td "
    # what, operators, pdftotext -raw and mutool without controls, whether the word has no controls in it
    cases = [
        ("letters from left to right", "100 50 Td (cba) Tj", WORD, turned, True),
        ("one after the other, as they are read", "110 50 Td (a) Tj -5 0 Td (b) Tj -5 0 Td (c) Tj",
         "\n".join(WORD), WORD, None),
        ("the same, bridged", "110 50 Td (a) Tj " + bridge % (5, -10) + "(b) Tj " + bridge % (5, -10) + "(c) Tj",
         WORD, WORD, False),
        ("one code for the word", "100 50 Td (w) Tj", turned, WORD, None),
        ("ActualText over letters from left to right", "100 50 Td " + ACTUAL + "(cba) Tj EMC", turned, turned, None),
        ("ActualText over letters as they are read", "110 50 Td " + ACTUAL + "[(a) 1000 (b) 1000 (c)] TJ EMC", turned, WORD, None),
        ("ReversedChars", "100 50 Td /ReversedChars BMC (cba) Tj EMC", WORD, turned, True),
        ("a comma", "100 50 Td (cba) Tj -5 0 Td (.) Tj", WORD + "\n,", turned + ",", True),
        ("a comma, bridged", "100 50 Td (cba) Tj " + bridge % (15, -20) + "(.) Tj", comma, turned + ",", True),
        ("a comma in one text with the word", "95 50 Td (|.cba) Tj", "," + WORD, "," + turned, True),
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "page.pdf")
        for what, operators, raw, mupdf, whole in cases:
            pdf(path, operators)
            got = read(path)
            expect(what, "pdftotext", CONTROLS.sub("", got[0]), raw)
            if whole is not None and (WORD in got[0]) != whole:
                expect(what, "pdftotext", got[0], "the word %s controls in it" % ("without" if whole else "with"))
            if old:
                expect(what, "mutool", CONTROLS.sub("", got[1]), mupdf)
    print("%d cases; %d changed" % (len(cases), failures))
    sys.exit(failures > 0)


main()
