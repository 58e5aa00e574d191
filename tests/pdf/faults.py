"""Tests that check.py finds faults: breaks a PDF, as JSON of qpdf, in one way after another.

  faults.py CVTEX"""
import base64
import copy
import json
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import made  # noqa: E402
from check import check, read  # noqa: E402

# A picture, links, labels, sub-sections and several pages; a picture with a soft mask; TrueType fonts;
# composite fonts; formulas.
MAIN, MASKED = ("edda-brandt", "sidebar"), ("ada-nilsson-letter", "modern")
TRUETYPE = ("edda-brandt", "deedy")
COMPOSITE, FORMULA = ("many-letters", "deedy"), ("formulas", "classic")  # of odd/


class Broken:
    """A copy of a document, with what is often looked for in it."""

    def __init__(self, document):
        self.document = copy.deepcopy(document)
        self.objects = self.document["qpdf"][1]
        self.trailer = self.objects["trailer"]["value"]
        self.catalog = self.at(self.trailer["/Root"])
        self.info = self.at(self.trailer["/Info"])

    def at(self, reference):
        found = self.objects["obj:" + reference]
        return found["stream"]["dict"] if "stream" in found else found["value"]

    def find(self, **entries):
        """The first dictionary with these entries; None as a value: it has that key."""
        for name, found in self.objects.items():
            value = found["stream"]["dict"] if "stream" in found else found.get("value")
            if name != "trailer" and isinstance(value, dict) and \
                    all("/" + k in value and (v is None or value["/" + k] == v)
                        for k, v in entries.items()):
                return value
        raise SystemExit("the document has no %s" % entries)

    def edit(self, reference, pattern, by, count=1):
        """Changes a stream; the pattern must be in it."""
        stream = self.objects["obj:" + reference]["stream"]
        data, n = re.subn(pattern, by, base64.b64decode(stream["data"]), count=count, flags=re.S)
        if not n:
            raise SystemExit("%r is not in %s" % (pattern, reference))
        stream["data"] = base64.b64encode(data).decode()

    def page(self):
        return self.find(Type="/Page", Annots=None)

    def content(self, pattern, by):
        self.edit(self.page()["/Contents"], pattern, by)

    def font(self):
        return self.find(Type="/Font", Subtype="/Type1")

    def kid(self):
        return self.font()

    def descriptor(self):
        return self.at(self.kid()["/FontDescriptor"])

    def xmp(self, pattern, by):
        self.edit(self.catalog["/Metadata"], pattern, by)

    def annotation(self):
        return self.find(Subtype="/Link", StructParent=None)

    def element(self, role):
        return self.find(S="/" + role, P=None)

    def parent_tree(self):
        return self.at(self.at(self.catalog["/StructTreeRoot"])["/ParentTree"])["/Nums"]

    def profile(self, at, byte):
        stream = self.objects["obj:" + self.catalog["/OutputIntents"][0]["/DestOutputProfile"]]
        data = bytearray(base64.b64decode(stream["stream"]["data"]))
        data[at] = byte
        stream["stream"]["data"] = base64.b64encode(bytes(data)).decode()


def drop(where, key):
    def change(b):
        del where(b)[key]
    return change


def put(where, key, value):
    def change(b):
        where(b)[key] = value
    return change


def cid_font(b):
    return b.find(Type="/Font", Subtype="/CIDFontType2")


def put_map(data):
    def change(b):
        cid_font(b)["/CIDToGIDMap"] = "9999 0 R"
        b.objects["obj:9999 0 R"] = {
            "stream": {"data": base64.b64encode(data).decode(), "dict": {}}}
    return change


def put_cmap(pattern, by):
    def change(b):
        font = b.find(Type="/Font", Subtype="/TrueType")
        b.edit(b.at(font["/FontDescriptor"])["/FontFile2"], pattern, by)
    return change


def swap_parents(b):
    owners = b.parent_tree()[1]
    owners[0], owners[1] = owners[1], owners[0]


def lose_annotation(b):
    """A link's element without its annotation, and with text all the same."""
    link = b.element("Link")
    kids = link["/K"]
    link["/K"] = [k for k in kids if not isinstance(k, dict) or k.get("/Type") != "/OBJR"]
    if len(link["/K"]) == len(kids):
        raise SystemExit("a link has no annotation")


def misplace(role, other):
    def change(b):
        b.element(role)["/S"] = "/" + other
    return change


def wrap_body(b):
    """Puts a P into the body of an item."""
    body = next(v["value"] for n, v in b.objects.items() if n != "trailer" and
                isinstance(v.get("value"), dict) and v["value"].get("/S") == "/LBody" and
                isinstance(v["value"]["/K"], int))
    b.objects["obj:9999 0 R"] = {"value": dict(body, **{"/S": "/P"})}
    body["/K"] = "9999 0 R"


FAULTS = [
    # text
    ("tounicode", "a code that the map does not know",
     lambda b: b.content(rb"Tj", b"Tj(\xfe)Tj")),
    ("tounicode", "an entry less in the map",
     lambda b: b.edit(b.font()["/ToUnicode"], rb"<20><\w\w><0020>", b"")),
    ("tounicode", "a character for private use",
     lambda b: b.edit(b.font()["/ToUnicode"], rb"(\n<\w\w> *<)\w{4}>", rb"\1E000>")),
    ("notdef", "a glyph that isn't there", lambda b: b.content(rb"\(\w", rb"(\\000")),
    ("tounicode", "no map", drop(Broken.font, "/ToUnicode")),
    ("font", "another encoding", put(Broken.font, "/Encoding", "/WinAnsiEncoding")),
    ("font", "a name without the tag of subsets", put(Broken.kid, "/BaseFont", "/Some-Font")),
    ("embedded", "a font without its file", lambda b: b.descriptor().pop(
        "/FontFile3" if "/FontFile3" in b.descriptor() else "/FontFile2")),
    # marked content
    ("unmarked", "a rule outside marked content", lambda b: b.content(rb"^", b"0 0 9 9 re f\n")),
    ("unmarked", "text outside marked content",
     lambda b: b.content(rb"\n/P ?<</MCID \d+>>BDC\n(.*?)EMC\n", rb"\n\1")),
    ("unmarked", "a picture outside marked content",
     lambda b: b.content(rb"$", b"\nq 1 0 0 1 0 0 cm /P0 Do Q\n")),
    ("mcid", "a number twice", lambda b: b.content(rb"/MCID 2>>", b"/MCID 1>>")),
    ("unreachable", "content that no element has",
     lambda b: b.content(rb"/MCID 2>>", b"/MCID 4000>>")),
    ("unreachable", "an element of content that is not there",
     put(lambda b: b.element("H1"), "/K", [0, 4000])),
    ("mcid", "two owners", lambda b: b.element("H1").__setitem__("/K", [0, 1])),
    ("parenttree", "owners in another order", swap_parents),
    ("parenttree", "a page that is not in the tree of parents",
     put(Broken.page, "/StructParents", 4000)),
    ("marked", "an end too few", lambda b: b.content(rb"EMC\n$|EMC\nET\n$", b"")),
    ("marked", "an end beyond the text", lambda b: b.content(rb"EMC\nET\n", b"ET\nEMC\n")),
    ("artifact", "an artifact in an element's content",
     lambda b: b.content(rb"(/MCID 0>>BDC\n)", rb"\1/Artifact BMC\nEMC\n")),
    ("role", "content marked as another role",
     lambda b: b.content(rb"/H1 ?<</MCID", b"/H2<</MCID")),
    # structure
    ("structure", "no tree", drop(lambda b: b.catalog, "/StructTreeRoot")),
    ("structure", "a top that is no document", misplace("Document", "Sect")),
    ("structure", "an element twice", lambda b: b.element("Document")["/K"].append(
        b.element("Document")["/K"][0])),
    ("parent", "an element with another parent",
     lambda b: b.element("H2").__setitem__("/P", b.element("Document")["/P"])),
    ("role", "a type of one's own", misplace("P", "Absatz")),
    ("empty", "an element without content", put(lambda b: b.element("P"), "/K", [])),
    ("headings", "a level left out", misplace("H2", "H3")),
    ("headings", "no H1", misplace("H1", "P")),
    ("headings", "two H1", misplace("H2", "H1")),
    ("list", "an item that is none", misplace("LI", "P")),
    ("list", "a body that is none", misplace("LBody", "P")),
    ("list", "a list that is none", misplace("L", "Div")),
    ("list", "a body with a P that says nothing", wrap_body),
    ("list", "labels without their kind", lambda b: b.find(S="/L", A=None).pop("/A")),
    ("alt", "a figure without words", drop(lambda b: b.element("Figure"), "/Alt")),
    ("bbox", "a figure without a place", drop(lambda b: b.element("Figure"), "/A")),
    ("link", "a link without its annotation", lose_annotation),
    ("link", "an annotation in a paragraph", misplace("Link", "P")),
    # annotations
    ("objr", "an annotation of no element", lose_annotation),
    ("objr", "an annotation that is on no page", lambda b: b.page()["/Annots"].pop(0)),
    ("structparent", "none", drop(Broken.annotation, "/StructParent")),
    ("structparent", "another's", put(Broken.annotation, "/StructParent", 0)),
    ("annotation-contents", "none", drop(Broken.annotation, "/Contents")),
    ("annotation-contents", "unseen characters", put(Broken.annotation, "/Contents", "u:a\u200bb")),
    ("annotation-f", "not printed", put(Broken.annotation, "/F", 0)),
    ("annotation-f", "no flags", drop(Broken.annotation, "/F")),
    ("annotation", "one that leads nowhere", drop(Broken.annotation, "/A")),
    ("tabs", "none", drop(Broken.page, "/Tabs")),
    # the document
    ("title", "the name alone",
     lambda b: b.xmp(rb"(<dc:title>.*?<rdf:li[^>]*>)[^<]*", rb"\1" + b.info["/Author"][2:].encode())),
    ("lang", "none", drop(lambda b: b.catalog, "/Lang")),
    ("markinfo", "none", drop(lambda b: b.catalog, "/MarkInfo")),
    ("displaydoctitle", "none", drop(lambda b: b.catalog, "/ViewerPreferences")),
    ("catalog", "a form", put(lambda b: b.catalog, "/AcroForm", {})),
    ("xfa", "an XFA form", put(lambda b: b.catalog, "/AcroForm", {"/XFA": []})),
    ("javascript", "a script", put(Broken.annotation, "/A", {"/S": "/JavaScript", "/JS": "u:0"})),
    ("action", "a program", put(Broken.annotation, "/A", {"/S": "/Launch"})),
    ("encryption", "encryption", put(lambda b: b.trailer, "/Encrypt", "1 0 R")),
    ("id", "none", drop(lambda b: b.trailer, "/ID")),
    ("objstm", "no object streams",
     lambda b: b.find(Type="/ObjStm").__setitem__("/Type", "/Other")),
    ("version", "another", lambda b: b.document["qpdf"][0].__setitem__("pdfversion", "1.4")),
    ("outputintent", "none", drop(lambda b: b.catalog, "/OutputIntents")),
    ("icc", "another length", lambda b: b.profile(3, 1)),
    ("icc", "another signature", lambda b: b.profile(36, 0)),
    ("icc", "another kind of colours", lambda b: b.profile(16, 67)),
    ("transparency", "a group", put(Broken.page, "/Group", {"/S": "/Transparency"})),
    ("page", "a group", put(Broken.page, "/Group", {"/S": "/Transparency"})),
    ("operator", "a state of its own", lambda b: b.content(rb"^", b"/G0 gs\n")),
    ("content", "rubbish in a page", lambda b: b.content(rb"^", b"{ )\n")),
    ("image", "a picture of another space",
     put(lambda b: b.find(Subtype="/Image"), "/ColorSpace", "/DeviceCMYK")),
    ("image", "an interpolated picture",
     put(lambda b: b.find(Subtype="/Image"), "/Interpolate", True)),
    ("resources", "inherited resources", lambda b: b.find(Type="/Pages").__setitem__(
        "/Resources", b.page().pop("/Resources"))),
    ("filter", "LZW", put(lambda b: b.find(Subtype="/Image"), "/Filter", "/LZWDecode")),
    # metadata
    ("xmp", "another title", put(lambda b: b.info, "/Title", "u:Another")),
    ("xmp", "another author", put(lambda b: b.info, "/Author", "u:Another")),
    ("xmp", "another subject", put(lambda b: b.info, "/Subject", "u:Another")),
    ("xmp", "keywords in one place", put(lambda b: b.info, "/Keywords", "u:Another")),
    ("xmp", "another producer", put(lambda b: b.info, "/Producer", "u:Another")),
    ("xmp", "another date", put(lambda b: b.info, "/CreationDate", "u:D:19700103000000+00'00'")),
    ("xmp", "another date of change", put(lambda b: b.info, "/ModDate",
                                          "u:D:19700103000000+00'00'")),
    ("xmp", "no title", lambda b: (b.info.pop("/Title"),
                                   b.xmp(rb"<dc:title>.*</dc:title>", b""))),
    ("xmp", "no XML", lambda b: b.xmp(rb"</rdf:RDF>", b"")),
    ("claims", "PDF/A of another part", lambda b: b.xmp(rb"<pdfaid:part>2", b"<pdfaid:part>1")),
    ("claims", "PDF/A without structure", lambda b: b.xmp(rb"conformance>A", b"conformance>B")),
    ("claims", "no PDF/UA", lambda b: b.xmp(rb"<pdfuaid:part>1</pdfuaid:part>", b"")),
]
MASK_FAULTS = [
    ("transparency", "a soft mask in colours", lambda b: b.at(
        b.find(Subtype="/Image", SMask=None)["/SMask"]).__setitem__("/ColorSpace", "/DeviceRGB")),
]
TRUETYPE_FAULTS = [
    ("font", "a table of codes for another system",
     put_cmap(rb"(\x00\x00\x00\x01\x00)\x01\x00\x00(\x00\x00\x00\x0C\x00\x06)", lambda m: m[1] + b"\3\0\1" + m[2])),
    ("font", "a table of fewer codes",
     put_cmap(rb"(\x00\x00\x00\x01\x00\x01\x00\x00\x00\x00\x00\x0C\x00\x06....\x00\x00)..", lambda m: m[1] + b"\0\x21")),
]
COMPOSITE_FAULTS = [
    ("font", "no way from CIDs to glyphs", drop(cid_font, "/CIDToGIDMap")),
    ("font", "a map of CIDs to glyphs that aren't there", put_map(b"\xFF\xFF" * 1000)),
    ("font", "a map of too few CIDs", put_map(b"\0\1")),
    ("font", "two names", put(cid_font, "/BaseFont", "/ABCDEF+Other")),
    ("cidsysteminfo", "no CIDSystemInfo", drop(cid_font, "/CIDSystemInfo")),
]
FORMULA_FAULTS = [
    ("alt", "a formula without its source", drop(lambda b: b.element("Formula"), "/Alt")),
]


def main():
    made.need("qpdf")
    cvtex = sys.argv[1]
    # With a date, so that there is one to break.
    made.ENV["SOURCE_DATE_EPOCH"] = "86400"
    all_faults = {MAIN: FAULTS, MASKED: MASK_FAULTS, TRUETYPE: TRUETYPE_FAULTS}
    folder, every = made.make_all(cvtex, list(all_faults))
    for (name, style), faults in ((COMPOSITE, COMPOSITE_FAULTS), (FORMULA, FORMULA_FAULTS)):
        odd = os.path.join(os.path.dirname(os.path.abspath(__file__)), "odd", name + ".yaml")
        every.append(made.Made(cvtex, folder.name, odd, style).make())
        all_faults[name, style] = faults
    bad, count = 0, 0
    for m in every:
        faults = all_faults[m.example, m.style]
        raw = read(m.pdf)
        document = json.loads(raw)
        clean = check(raw)[0]
        if clean:
            bad += 1
            print("failed: %s has faults unbroken: %s" % (m.name, clean[:3]))
        for kind, what, change in faults:
            broken = Broken(document)
            change(broken)
            found = check(json.dumps(broken.document))[0]
            count += 1
            if kind not in [k for k, _ in found]:
                bad += 1
                print("failed: %s, %s: not found, but %s" % (kind, what, found[:3]))
    print("%d faults made, %d not found" % (count, bad))
    sys.exit(bad != 0)


main()
