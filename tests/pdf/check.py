"""Checks the objects of a PDF against the standards for archives and for accessible documents.

  check.py CVTEX       every example, and every document of odd/, in every built-in style
  check.py --pdf FILE...

It checks the requirements of ISO 32000-1 (14.6 to 14.9), PDF/A-2a and PDF/UA-1 that need no drawing
of pages. `faults.py` breaks a PDF in each of these ways, and this script must find it."""
import glob
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as xml

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import made  # noqa: E402

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
STANDARD = set("""Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct P H L LI Lbl
    LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby
    Warichu Figure Formula Form""".split()) | set(HEADINGS)
SHOW = ("Tj", "TJ", "'", '"')
PAINT = ("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "EI") + SHOW


# --- content streams ---

TOKEN = re.compile(rb"""
    (?P<space>[\x00\t\n\f\r ]+|%[^\r\n]*)
  | (?P<number>[-+]?(?:\d+\.?\d*|\.\d+))(?=[\x00\t\n\f\r \[\]<>()/%]|$|[A-Za-z'"])
  | (?P<name>/[^\x00\t\n\f\r \[\]<>()/%{}]*)
  | (?P<open><<|\[) | (?P<close>>>|\])
  | <(?P<hex>[0-9A-Fa-f\x00\t\n\f\r ]*)>
  | (?P<paren>\()
  | (?P<word>[A-Za-z'"*][A-Za-z0-9'"*]*)""", re.X)
ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def literal(data, at):
    """A string in parentheses whose first one is behind us; and where it ends."""
    out, depth = bytearray(), 1
    while True:
        c = data[at:at + 1]
        at += 1
        if not c:
            raise ValueError("a string has no end")
        if c == b"\\":
            octal = re.compile(rb"[0-7]{1,3}").match(data, at)
            if octal:
                out.append(int(octal[0], 8) & 255)
                at = octal.end()
            elif data[at:at + 2] == b"\r\n":
                at += 2
            else:
                c = data[at:at + 1]
                at += 1
                if c not in b"\r\n":
                    out += ESCAPES.get(c, c)
        elif c == b"\r":
            at += data[at:at + 1] == b"\n"
            out += b"\n"
        else:
            depth += (c == b"(") - (c == b")")
            if not depth:
                return bytes(out), at
            out += c


def operators(data):
    """(operator, operands) of a content stream; dictionaries are dicts, names begin with '/'."""
    stack, at = [[]], 0
    while at < len(data):
        m = TOKEN.match(data, at)
        if not m:
            raise ValueError("content cannot be read at byte %d: %r" % (at, data[at:at + 20]))
        at, kind, text = m.end(), m.lastgroup, m[m.lastgroup]
        if kind == "number":
            stack[-1].append(float(text))
        elif kind == "name":
            stack[-1].append(text.decode("latin-1"))
        elif kind == "hex":
            digits = re.sub(rb"\s", b"", text)
            stack[-1].append(bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode()))
        elif kind == "paren":
            value, at = literal(data, at)
            stack[-1].append(value)
        elif kind == "open":
            stack.append([])
        elif kind == "close":
            done = stack.pop()
            if text == b">>":
                done = dict(zip(done[::2], done[1::2]))
            stack[-1].append(done)
        elif kind == "word":
            yield text.decode(), stack[0]
            stack = [[]]


# --- a document ---

class Pdf:
    """The objects of a file as qpdf's JSON tells them; `wrong` gathers the faults."""

    def __init__(self, raw):
        document = json.loads(raw)
        self.version = document["qpdf"][0]["pdfversion"]
        self.objects = document["qpdf"][1]
        self.trailer = self.objects["trailer"]["value"]
        self.faults = []

    def wrong(self, kind, what):
        self.faults.append((kind, what))

    def get(self, value):
        """What a reference leads to; streams as their dictionaries."""
        seen = 0
        while isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value) and seen < 20:
            found = self.objects.get("obj:" + value, {})
            value = found["stream"]["dict"] if "stream" in found else found.get("value")
            seen += 1
        return value

    def data(self, reference):
        import base64
        found = self.objects.get("obj:" + str(reference), {})
        return base64.b64decode(found["stream"]["data"]) if "stream" in found else b""

    def all(self):
        """(reference, dictionary) of each object that is a dictionary or a stream."""
        for name, found in self.objects.items():
            value = found["stream"]["dict"] if "stream" in found else found.get("value")
            if name != "trailer" and isinstance(value, dict):
                yield name[4:], value


def text_of(value):
    """A text string, or None."""
    if isinstance(value, str) and value.startswith("u:"):
        return value[2:]
    if isinstance(value, str) and value.startswith("b:"):
        return bytes.fromhex(value[2:]).decode("latin-1")
    return None


def as_list(value):
    return [] if value is None else value if isinstance(value, list) else [value]


# --- fonts ---

def to_unicode(data):
    """The codes that a character map tells the text of."""
    known = {}

    def text(digits):
        return bytes.fromhex(digits).decode("utf-16-be", "replace")
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", data, re.S):
        for code, to in re.findall(r"<(\w+)>\s*<(\w*)>", block.decode("latin-1")):
            known[int(code, 16)] = text(to)
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", data, re.S):
        for low, high, to, many in re.findall(r"<(\w+)>\s*<(\w+)>\s*(?:<(\w*)>|\[(.*?)\])",
                                              block.decode("latin-1"), re.S):
            ends = re.findall(r"<(\w*)>", many)
            for n, code in enumerate(range(int(low, 16), int(high, 16) + 1)):
                if many:
                    known[code] = text(ends[n]) if n < len(ends) else ""
                else:
                    start = text(to)
                    known[code] = start[:-1] + chr(ord(start[-1]) + n) if start else ""
    return known


class Codes(dict):
    """What a font's codes are read as, and of how many bytes a code is."""
    size = 2


def tables_of(program):
    """The tables of a TrueType font."""
    return {program[at:at + 4]: program[int.from_bytes(program[at + 8:at + 12], "big"):]
            for at in range(12, 12 + 16 * int.from_bytes(program[4:6], "big"), 16)}


def numbers(table, at, n):
    return [int.from_bytes(table[i:i + 2], "big") for i in range(at, at + 2 * n, 2)]


def check_cmap(pdf, name, font, program):
    """Whether a TrueType font's own table leads from each code that has a width to a glyph."""
    tables = tables_of(program)
    glyphs, cmap = numbers(tables.get(b"maxp", b""), 4, 1)[0], tables.get(b"cmap", b"")
    of = []
    if numbers(cmap, 0, 4) == [0, 1, 1, 0] and numbers(cmap, 12, 1) == [6]: # one, for Macintosh, of format 6
        first, n = numbers(cmap, 18, 2)
        of = [0] * first + numbers(cmap, 22, n)
    codes = [font.get("/FirstChar", 0) + i for i, w in enumerate(pdf.get(font.get("/Widths")) or []) if w]
    if not codes or not all(c < len(of) and 0 < of[c] < glyphs for c in codes):
        pdf.wrong("font", "%s has codes without glyphs" % name)


def check_glyph_map(pdf, name, way, program, widths):
    """Whether each CID that has a width leads to a glyph of a TrueType font."""
    glyphs = numbers(tables_of(program).get(b"maxp", b""), 4, 1)[0]
    runs = pdf.get(widths) or []
    cids = max([first + len(run) for first, run in zip(runs[::2], runs[1::2])], default=0)
    if way == "/Identity":
        all_there = cids <= glyphs
    else:
        data = pdf.data(way)
        all_there = len(data) // 2 >= cids and len(data) % 2 == 0 and \
            all(0 < int.from_bytes(data[i:i + 2], "big") < glyphs for i in range(2, len(data), 2))
    if not all_there:
        pdf.wrong("font", "%s has CIDs without glyphs" % name)


def check_program(pdf, name, font):
    """Whether the font, or the descendant of a composite one, is embedded, and as a subset."""
    descriptor = pdf.get(font.get("/FontDescriptor")) or {}
    cff, ttf = descriptor.get("/FontFile3"), descriptor.get("/FontFile2")
    kinds = {"/CIDFontType0": ("/CIDFontType0C", "/OpenType"), "/Type1": ("/Type1C", "/OpenType")}
    if font.get("/Subtype") in kinds:
        good = cff and (pdf.get(cff) or {}).get("/Subtype") in kinds[font.get("/Subtype")]
        good = good and len(pdf.data(cff)) > 60
    else:
        good = ttf and len(pdf.data(ttf)) > 100
        if font.get("/Subtype") == "/TrueType":
            check_cmap(pdf, name, font, pdf.data(ttf))
        elif font.get("/Subtype") == "/CIDFontType2":
            check_glyph_map(pdf, name, font.get("/CIDToGIDMap"), pdf.data(ttf), font.get("/W"))
        else:
            good = False
    if not good:
        pdf.wrong("embedded", "%s is not embedded" % name)
    if not re.fullmatch(r"/[A-Z]{6}\+.+", str(font.get("/BaseFont"))) or \
            font.get("/BaseFont") != descriptor.get("/FontName"):
        pdf.wrong("font", "%s does not tell that it is a subset" % name)


def check_font(pdf, name, reference):
    """Returns what the font's codes are read as."""
    font = pdf.get(reference) or {}
    known = Codes()
    if font.get("/Subtype") in ("/Type1", "/TrueType"):
        known.size = 1
        if "/Encoding" in font:
            pdf.wrong("font", "%s has another encoding than its program's own" % name)
        check_program(pdf, name, font)
    elif font.get("/Subtype") == "/Type0" and font.get("/Encoding") == "/Identity-H":
        kid = pdf.get(as_list(pdf.get(font.get("/DescendantFonts")))[0]) or {}
        system = pdf.get(kid.get("/CIDSystemInfo")) or {}
        if text_of(system.get("/Registry")) != "Adobe" or \
                text_of(system.get("/Ordering")) is None or "/Supplement" not in system:
            pdf.wrong("cidsysteminfo", "%s has no CIDSystemInfo" % name)
        if font.get("/BaseFont") != kid.get("/BaseFont"):
            pdf.wrong("font", "%s has two names" % name)
        check_program(pdf, name, kid)
    else:
        pdf.wrong("font", "%s is neither a simple font nor one with Identity-H" % name)
        return known
    if not font.get("/ToUnicode"):
        pdf.wrong("tounicode", "%s has no ToUnicode" % name)
    known.update(to_unicode(pdf.data(font.get("/ToUnicode"))))
    for code, text in known.items():
        if not text or re.search("[\0\ufffd\ufeff\ufffe\ue000-\uf8ff]", text):
            pdf.wrong("tounicode", "%s: code %04X is read as %r" % (name, code, text))
    return known


# --- structure ---

class Element:
    def __init__(self, reference, value, parent):
        self.reference, self.value, self.parent = reference, value, parent
        self.role = str(value.get("/S", ""))[1:]
        self.kids, self.marks, self.annotations = [], [], []


class Structure:
    def __init__(self, pdf, root_reference):
        self.pdf, self.all, self.by_reference = pdf, [], {}
        root = pdf.get(root_reference)
        self.parents = {}
        self.numbers(root.get("/ParentTree"))
        tops = as_list(pdf.get(root.get("/K"))) if isinstance(pdf.get(root.get("/K")), list) \
            else as_list(root.get("/K"))
        for kid in tops:
            self.walk(kid, None, None, root_reference)
        self.check()

    def numbers(self, reference):
        node = self.pdf.get(reference) or {}
        nums = self.pdf.get(node.get("/Nums")) or []
        for key, value in zip(nums[::2], nums[1::2]):
            owner = self.pdf.get(value)
            self.parents[key] = owner if isinstance(owner, list) else value
        for kid in as_list(self.pdf.get(node.get("/Kids"))):
            self.numbers(kid)

    def walk(self, reference, parent, page, above):
        value = self.pdf.get(reference)
        if not isinstance(value, dict) or "/S" not in value:
            self.pdf.wrong("structure", "%s is no structure element" % reference)
            return
        if reference in self.by_reference:
            self.pdf.wrong("structure", "%s stands in the tree twice" % reference)
            return
        e = Element(reference, value, parent)
        self.by_reference[reference] = e
        self.all.append(e)
        if value.get("/P") != above:
            self.pdf.wrong("parent", "%s %s names another parent" % (e.role, reference))
        page = value.get("/Pg", page)
        for kid in as_list(value.get("/K")):
            inner = self.pdf.get(kid)
            if isinstance(kid, int):
                e.marks.append((page, kid))
            elif isinstance(inner, dict) and inner.get("/Type") == "/MCR":
                e.marks.append((inner.get("/Pg", page), inner.get("/MCID")))
            elif isinstance(inner, dict) and inner.get("/Type") == "/OBJR":
                e.annotations.append(inner.get("/Obj"))
            else:
                self.walk(kid, e, page, reference)
        if parent:
            parent.kids.append(e)

    def check(self):
        pdf, last = self.pdf, 0
        for e in self.all:
            name = "%s %s" % (e.role, e.reference)
            roles = [k.role for k in e.kids]
            above = e.parent.role if e.parent else ""
            if e.role not in STANDARD:
                pdf.wrong("role", "%s is no standard type" % name)
            if not (e.kids or e.marks or e.annotations or e.role in ("TD", "TH")):  # cells may be empty
                pdf.wrong("empty", "%s has no content" % name)
            if e.role in HEADINGS:
                level = int(e.role[1])
                if level > last + 1:
                    pdf.wrong("headings", "%s follows H%d" % (name, last))
                last = level
                # The name is the only H1, unless titles of sections come first.
                ones = [o for o in self.all if o.role == "H1"]
                if len(ones) > 1 and e is ones[0] and e.parent.role != "Sect":
                    pdf.wrong("headings", "there are several H1")
            if e.role == "L":
                if not roles or any(r not in ("LI", "Caption") for r in roles):
                    pdf.wrong("list", "%s holds %s" % (name, " ".join(roles) or "nothing"))
                labels = any(k.role == "Lbl" for item in e.kids for k in item.kids)
                numbering = [a.get("/ListNumbering") for a in
                             map(pdf.get, as_list(e.value.get("/A"))) if a]
                if labels and not any(n and n != "/None" for n in numbering):
                    pdf.wrong("list", "%s has labels but no ListNumbering" % name)
            if e.role == "LI" and (above != "L" or roles not in (["Lbl", "LBody"], ["LBody"])):
                pdf.wrong("list", "%s in %s holds %s" % (name, above, " ".join(roles)))
            if e.role == "LBody" and roles == ["P"] and not e.marks:
                pdf.wrong("list", "%s holds a P that says nothing" % name)
            if e.role in ("Lbl", "LBody") and above != "LI":
                pdf.wrong("list", "%s stands in %s" % (name, above))
            if e.role == "Formula" and not text_of(e.value.get("/Alt")):
                pdf.wrong("alt", "%s has no Alt" % name)
            if e.role == "Figure":
                if not text_of(e.value.get("/Alt")):
                    pdf.wrong("alt", "%s has no Alt" % name)
                boxes = [a.get("/BBox") for a in map(pdf.get, as_list(e.value.get("/A"))) if a]
                box = next((b for b in boxes if b), None)
                if not box or len(box) != 4 or box[0] >= box[2] or box[1] >= box[3]:
                    pdf.wrong("bbox", "%s has no BBox" % name)
            if e.role == "Link" and not e.annotations:
                pdf.wrong("link", "%s has no annotation" % name)
            if e.annotations and e.role not in ("Link", "Annot"):
                pdf.wrong("link", "%s holds an annotation" % name)
        if not self.all or self.all[0].role != "Document" or \
                sum(e.parent is None for e in self.all) != 1:
            pdf.wrong("structure", "the tree's top is not one Document")
        if not any(e.role == "H1" for e in self.all):
            pdf.wrong("headings", "there is no H1")


# --- pages ---

def check_content(pdf, page, number, fonts, data):
    """Returns the MCIDs of the page and their roles."""
    marks, stack, font, in_text = {}, [], None, False
    saved = []
    for operator, operands in operators(data):
        if operator in ("BDC", "BMC"):
            tag = operands[0]
            properties = operands[1] if len(operands) > 1 else {}
            mcid = properties.get("/MCID") if isinstance(properties, dict) else None
            if mcid is not None:
                if int(mcid) in marks:
                    pdf.wrong("mcid", "page %d has MCID %d twice" % (number, mcid))
                marks[int(mcid)] = tag[1:]
            artifact = tag == "/Artifact"
            if stack and (artifact or stack[-1][0] == "artifact"):
                pdf.wrong("artifact", "page %d: an artifact in or around other content" % number)
            stack.append(("artifact" if artifact else "mark" if mcid is not None else "none",
                          in_text))
        elif operator == "EMC":
            if not stack or stack[-1][1] != in_text:
                pdf.wrong("marked", "page %d: marked content straddles text" % number)
            stack = stack[:-1]
        elif operator in ("BT", "ET"):
            in_text = operator == "BT"
        elif operator == "q":
            saved.append(font)
        elif operator == "Q":
            font = saved.pop() if saved else None
        elif operator == "Tf":
            font = operands[0]
        elif operator in ("gs", "sh", "BI"):
            pdf.wrong("operator", "page %d uses %s" % (number, operator))
        if operator in PAINT and not any(kind != "none" for kind, _ in stack):
            pdf.wrong("unmarked", "page %d: %s outside marked content" % (number, operator))
        if operator in SHOW:
            if font not in fonts:
                pdf.wrong("font", "page %d shows text without a font" % number)
                continue
            for string in [s for o in operands for s in as_list(o) if isinstance(s, bytes)]:
                size = fonts[font].size
                if len(string) % size:
                    pdf.wrong("tounicode", "page %d: a string of %d bytes" % (number, len(string)))
                for k in range(0, len(string) - size + 1, size):
                    code = int.from_bytes(string[k:k + size], "big")
                    if not code:
                        pdf.wrong("notdef", "page %d: code 0 of %s" % (number, font))
                    if code not in fonts[font]:
                        pdf.wrong("tounicode", "page %d: code %04X of %s is not in ToUnicode" %
                                  (number, code, font))
                        fonts[font][code] = ""
    if stack or in_text:
        pdf.wrong("marked", "page %d: what was begun does not end" % number)
    return marks


def inherited(pdf, page, key):
    while isinstance(page, dict):
        if key in page:
            return pdf.get(page[key])
        page = pdf.get(page.get("/Parent"))
    return None


def check_annotation(pdf, structure, reference, number):
    a = pdf.get(reference) or {}
    what = "page %d: the annotation %s" % (number, reference)
    if a.get("/F") != 4:
        pdf.wrong("annotation-f", what + " has not the flags 4")
    if not text_of(a.get("/Contents")):
        pdf.wrong("annotation-contents", what + " has no Contents")
    elif re.search("[\u200b\u00ad\u2060\ufeff]", text_of(a.get("/Contents"))):
        pdf.wrong("annotation-contents", what + " has unseen characters in its Contents: %r" %
                  text_of(a.get("/Contents")))
    if "/StructParent" not in a:
        pdf.wrong("structparent", what + " has no StructParent")
    owners = [e for e in structure.all if reference in e.annotations]
    if len(owners) != 1:
        pdf.wrong("objr", what + " stands in %d elements" % len(owners))
    elif structure.parents.get(a.get("/StructParent")) != owners[0].reference:
        pdf.wrong("structparent", what + " names another element than the one it stands in")
    if a.get("/Subtype") != "/Link":
        pdf.wrong("annotation", what + " is no link")
    action = pdf.get(a.get("/A")) or {}
    uri = text_of(action.get("/URI"))
    target = a.get("/Dest") or action.get("/S") == "/GoTo" and action.get("/D")
    if not target and (action.get("/S") != "/URI" or not uri or not re.fullmatch(r"[!-~]+", uri)):
        pdf.wrong("annotation", what + " leads nowhere: %r" % uri)


def check_pages(pdf, structure):
    fonts_read, pages = {}, []

    def walk(reference):
        node = pdf.get(reference) or {}
        if node.get("/Type") == "/Pages":
            for kid in as_list(pdf.get(node.get("/Kids"))):
                walk(kid)
        else:
            pages.append((reference, node))
    walk(pdf.get(pdf.trailer["/Root"])["/Pages"])
    owned = {}
    for e in structure.all:
        for page, mcid in e.marks:
            if (page, mcid) in owned:
                pdf.wrong("mcid", "MCID %s of %s has two owners" % (mcid, page))
            owned[page, mcid] = e
    links = set()
    for number, (reference, page) in enumerate(pages, 1):
        fonts = {}
        resources = pdf.get(page.get("/Resources"))
        if not isinstance(resources, dict):
            pdf.wrong("resources", "page %d has none of its own" % number)
            resources = inherited(pdf, page, "/Resources") or {}
        for name, font in (pdf.get(resources.get("/Font")) or {}).items():
            if font not in fonts_read:
                fonts_read[font] = check_font(pdf, name, font)
            fonts[name] = fonts_read[font]
        data = b"\n".join(pdf.data(r) for r in as_list(page.get("/Contents")))
        try:
            marks = check_content(pdf, page, number, fonts, data)
        except ValueError as e:
            pdf.wrong("content", "page %d: %s" % (number, e))
            continue
        table = structure.parents.get(page.get("/StructParents"))
        if not isinstance(table, list):
            pdf.wrong("parenttree", "page %d is not in the ParentTree" % number)
            table = []
        for mcid, tag in sorted(marks.items()):
            e = owned.pop((reference, mcid), None)
            if not e:
                pdf.wrong("unreachable", "page %d: MCID %d is in no element" % (number, mcid))
            elif mcid >= len(table) or table[mcid] != e.reference:
                pdf.wrong("parenttree", "page %d: the ParentTree has MCID %d wrong" %
                          (number, mcid))
            elif tag not in (e.role, "Span"):
                pdf.wrong("role", "page %d: MCID %d is marked %s in %s" %
                          (number, mcid, tag, e.role))
        annotations = as_list(pdf.get(page.get("/Annots")))
        for annotation in annotations:
            links.add(annotation)
            check_annotation(pdf, structure, annotation, number)
        if annotations and page.get("/Tabs") != "/S":
            pdf.wrong("tabs", "page %d has not the Tabs S" % number)
        for key in ("/AA", "/Group", "/PresSteps"):
            if key in page:
                pdf.wrong("page", "page %d has %s" % (number, key))
    for page, mcid in owned:
        pdf.wrong("unreachable", "MCID %s of %s is not on the page" % (mcid, page))
    for e in structure.all:
        for annotation in e.annotations:
            if annotation not in links:
                pdf.wrong("objr", "%s refers to %s, which is on no page" % (e.role, annotation))
    if not pages:
        pdf.wrong("page", "there is none")
    return len(pages)


# --- the document ---

SPACES = {"dc": "http://purl.org/dc/elements/1.1/", "xmp": "http://ns.adobe.com/xap/1.0/",
          "pdf": "http://ns.adobe.com/pdf/1.3/", "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
          "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
          "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}
SAME = (("Title", "dc:title"), ("Author", "dc:creator"), ("Subject", "dc:description"),
        ("Keywords", "pdf:Keywords"), ("Producer", "pdf:Producer"), ("Creator", "xmp:CreatorTool"),
        ("CreationDate", "xmp:CreateDate"), ("ModDate", "xmp:ModifyDate"))


def iso_date(text):
    m = re.fullmatch(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:([-+]\d\d)'(\d\d)'?|Z)", text)
    return m and "%s-%s-%sT%s:%s:%s%s:%s" % (*m.groups()[:6], m[7] or "+00", m[8] or "00")


def check_metadata(pdf, catalog):
    data = pdf.data(catalog.get("/Metadata"))
    try:
        xmp = xml.fromstring(data)
    except xml.ParseError as e:
        pdf.wrong("xmp", "the metadata is no XML: %s" % e)
        return

    def said(path):
        found = xmp.find(".//" + path, SPACES)
        return None if found is None else "".join(found.itertext())
    info = pdf.get(pdf.trailer.get("/Info")) or {}
    for key, path in SAME:
        ours, theirs = text_of(info.get("/" + key)), said(path)
        if ours and key.endswith("Date"):
            ours = iso_date(ours)
        if (ours or None) != (theirs or None):
            pdf.wrong("xmp", "%s is %r in Info, %r in XMP" % (key, ours, theirs))
    if not said("dc:title"):
        pdf.wrong("xmp", "there is no title")
    if said("dc:title") == said("dc:creator"):
        pdf.wrong("title", "the title does not say what the document is")
    for path, want in (("pdfaid:part", "2"), ("pdfaid:conformance", "A"), ("pdfuaid:part", "1")):
        if said(path) != want:
            pdf.wrong("claims", "%s is %r, not %r" % (path, said(path), want))


def check_catalog(pdf, catalog):
    if not re.fullmatch(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]+)*", text_of(catalog.get("/Lang")) or ""):
        pdf.wrong("lang", "the document has no Lang")
    if (pdf.get(catalog.get("/MarkInfo")) or {}).get("/Marked") is not True:
        pdf.wrong("markinfo", "the document is not Marked")
    if (pdf.get(catalog.get("/ViewerPreferences")) or {}).get("/DisplayDocTitle") is not True:
        pdf.wrong("displaydoctitle", "the title is not displayed")
    for key in ("/OpenAction", "/AA", "/OCProperties", "/AcroForm", "/Collection"):
        if key in catalog:
            pdf.wrong("catalog", "the catalogue has %s" % key)
    intents = [pdf.get(i) for i in as_list(pdf.get(catalog.get("/OutputIntents")))]
    if len(intents) != 1 or intents[0].get("/S") != "/GTS_PDFA1":
        pdf.wrong("outputintent", "there is not one output intent")
        return
    reference = intents[0].get("/DestOutputProfile")
    profile, n = pdf.data(reference), (pdf.get(reference) or {}).get("/N")
    good = len(profile) > 128 and int.from_bytes(profile[:4], "big") == len(profile) and \
        profile[36:40] == b"acsp" and profile[12:16] in (b"mntr", b"prtr") and \
        profile[16:20] == b"RGB " and profile[8] in (2, 4) and n == 3
    if not good:
        pdf.wrong("icc", "the profile of the output intent has a bad header")


def check_dangers(pdf):
    if "/Encrypt" in pdf.trailer:
        pdf.wrong("encryption", "it is encrypted")
    ids = pdf.trailer.get("/ID")
    if not isinstance(ids, list) or len(ids) != 2 or any(len(i) < 18 for i in ids):
        pdf.wrong("id", "the trailer has no ID")
    stencils = {v["/SMask"] for _, v in pdf.all() if "/SMask" in v and v.get("/Subtype") == "/Image"}
    for reference, value in pdf.all():
        text = json.dumps(value)
        if '"/JavaScript"' in text or '"/JS"' in text:
            pdf.wrong("javascript", "%s has JavaScript" % reference)
        if '"/XFA"' in text:
            pdf.wrong("xfa", "%s has XFA" % reference)
        if re.search('"/(Launch|EmbeddedFiles|Movie|Sound|RichMedia)"', text):
            pdf.wrong("action", "%s does more than to lead somewhere" % reference)
        if "/BM" in value or "/ca" in value or "/CA" in value or \
                (pdf.get(value.get("/Group")) or {}).get("/S") == "/Transparency":
            pdf.wrong("transparency", "%s is transparent" % reference)
        if value.get("/Subtype") == "/Image":
            mask = pdf.get(value.get("/SMask"))
            if mask and (mask.get("/ColorSpace") != "/DeviceGray" or "/SMask" in mask):
                pdf.wrong("transparency", "%s has a bad soft mask" % reference)
            if value.get("/Interpolate") is True or "/Alternates" in value or "/OPI" in value:
                pdf.wrong("image", "%s is interpolated or has others in its place" % reference)
            if value.get("/ColorSpace") not in ("/DeviceRGB", "/DeviceGray") and \
                    reference not in stencils:
                pdf.wrong("image", "%s has the colour space %s" %
                          (reference, value.get("/ColorSpace")))
        if value.get("/Filter") == "/LZWDecode":
            pdf.wrong("filter", "%s is compressed by LZW" % reference)


def check(raw):
    """(faults, pages, elements, annotations); each fault is a kind and what is wrong."""
    pdf = Pdf(raw)
    catalog = pdf.get(pdf.trailer["/Root"]) or {}
    check_dangers(pdf)
    check_catalog(pdf, catalog)
    check_metadata(pdf, catalog)
    if pdf.version != "1.7":
        pdf.wrong("version", "it is PDF %s" % pdf.version)
    if not any(v.get("/Type") == "/ObjStm" for _, v in pdf.all()):
        pdf.wrong("objstm", "it has no object streams")
    pages = elements = links = 0
    if not isinstance(pdf.get(catalog.get("/StructTreeRoot")), dict):
        pdf.wrong("structure", "there is no structure tree")
    else:
        structure = Structure(pdf, catalog["/StructTreeRoot"])
        pages = check_pages(pdf, structure)
        elements = len(structure.all)
        links = sum(len(e.annotations) for e in structure.all)
    return pdf.faults, pages, elements, links


def read(path):
    """qpdf's JSON; its exit status is 3 where it warns."""
    done = subprocess.run(["qpdf", "--json=2", "--json-stream-data=inline",
                           "--decode-level=generalized", path], stdout=subprocess.PIPE)
    if done.returncode not in (0, 3):
        raise SystemExit("qpdf cannot read " + path)
    return done.stdout


def main():
    made.need("qpdf")
    if sys.argv[1] == "--pdf":
        files = [(path, path) for path in sys.argv[2:]]
    else:
        folder, every = made.make_all(sys.argv[1])
        odd = glob.glob(os.path.join(os.path.dirname(os.path.abspath(__file__)), "odd", "*.yaml"))
        every += [made.Made(sys.argv[1], folder.name, path, style).make()
                  for path in sorted(odd) for style in made.styles(sys.argv[1])]
        files = [(m.name, m.pdf) for m in every]
    bad, sums = 0, [0, 0, 0]
    # Processes, as threads would wait for each other.
    import multiprocessing
    with multiprocessing.Pool(2) as pool:
        results = pool.map(check_file, [path for _, path in files], 4)
    for (name, _), (faults, *counts) in zip(files, results):
        sums = [a + b for a, b in zip(sums, counts)]
        bad += bool(faults)
        for kind, what in faults[:10]:
            print("failed: %s: %s: %s" % (name, kind, what))
        if len(faults) > 10:
            print("failed: %s: %d more" % (name, len(faults) - 10))
    print("%d documents of %d pages with %d elements and %d links; %d with faults" %
          (len(files), *sums, bad))
    sys.exit(bad != 0 or not files)


def check_file(path):
    """The faults of the objects, unless qpdf finds some in the file's syntax."""
    done = subprocess.run(["qpdf", "--check", path], stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT)
    said = done.stdout.decode(errors="replace")
    if done.returncode or "WARNING" in said:
        return [("syntax", said)], 0, 0, 0
    return check(read(path))


if __name__ == "__main__":
    main()
