"""In every built-in style, the letters of many languages are set from bundled fonts without a note, in
every weight and slope that the style has, and no word is mixed from two families.

    styles.py CVTEX

Also what variable fonts and fonts of the system are like in the PDF: that part needs the system's fonts,
and says so where one is missing."""
import os
import re
import struct
import subprocess
import sys
import tempfile
import unicodedata
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, ".."))
import made  # noqa: E402

# Names, and a line with every letter of the language.
LANGUAGES = {
    "el": ("Γιώργος Παπαδόπουλος", "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ ΆΈΉΊΌΎΏΪΫ αβγδεζηθικλμνξοπρσςτυφχψω άέήίόύώϊϋΐΰ"),
    "el-polyton": ("Ἀριστοφάνης", "ἀἁἂἃἄἅἆἇ ἐἑἒἓἔἕ ἠἡἢἣἤἥἦἧ ἰἱἲἳἴἵἶἷ ὀὁὂὃὄὅ ὐὑὒὓὔὕὖὗ ὠὡὢὣὤὥὦὧ ᾳᾴᾶᾷ ῃῄῆῇ ῖῗ ῥῦῧ ῳῴῶῷ"),
    "ru": ("Иван Иванович Иванов", "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ абвгдеёжзийклмнопрстуфхцчшщъыьэюя"),
    "uk": ("Євген Їжакевич", "ҐЄІЇ ґєії"),
    "bg": ("Цветан Щъркелов", "ЍЪЬЮЯ ѝъьюя"),
    "sr": ("Ђорђе Љубић", "ЂЈЉЊЋЏ ђјљњћџ"),
    "mk": ("Ѓорѓи Ќосев", "ЃЅЌЀ ѓѕќѐ"),
    "kk": ("Әлия Ғалым", "ӘҒҚҢӨҰҮҺІ әғқңөұүһі"),
    "vi": ("Nguyễn Thị Hương", "ẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ ăđơư ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"),
    "pl": ("Łukasz Żądło", "ĄĆĘŁŃÓŚŹŻ ąćęłńóśźż"),
    "cs": ("Jiří Šťastný", "ÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ áčďéěíňóřšťúůýž ĽĹŔ ľĺŕ"),
    "tr": ("Ayşe Yıldız", "ÇĞİIÖŞÜ çğıiöşü"),
    "ro": ("Ștefan Țăranu", "ĂÂÎȘȚ ăâîșț"),
    "lv": ("Ģirts Ķēniņš", "ĀČĒĢĪĶĻŅŠŪŽ āčēģīķļņšūž"),
    "lt": ("Žydrūnė Šėtaitė", "ĄČĘĖĮŠŲŪŽ ąčęėįšųūž"),
    "cy": ("Siân Ŵyn", "ÂÊÎÔÛŴŶ âêîôûŵŷ ẁẃẅỳ"),
    "ga": ("Seán Ó Néill", "ÁÉÍÓÚ áéíóú"),
    "is": ("Þórður Æðarson", "ÁÐÉÍÓÚÝÞÆÖ áðéíóúýþæö"),
    "eu": ("Iñaki Güell", "ÑÇÜ ñçü"),
    "hu": ("Őrsi Űző", "ÁÉÍÓÖŐÚÜŰ áéíóöőúüű"),
}

DOCUMENT = """cv:
  name: %(name)s
  headline: %(name)s
  location: %(name)s
  email: a@example.org
  sections:
    education:
      - {institution: %(name)s, area: %(name)s, degree: %(name)s, start_date: 2016-09, end_date: 2021-05,
         highlights: ["%(letters)s", "**%(letters)s**", "*%(letters)s*", "***%(letters)s***"]}
    "%(name)s":
      - {company: %(name)s, position: %(name)s, location: %(name)s, start_date: 2020, end_date: 2021}
      - {label: %(name)s, details: "`%(name)s`"}
    publications:
      - {title: "%(name)s", authors: ["%(name)s"], venue: "%(name)s", year: 2020}
"""

failed = 0


def fail(*what):
    global failed
    failed += 1
    print(*what, file=sys.stderr)


def scripts(text):
    return {unicodedata.name(c).split()[0] for c in text if c.isalpha()}


def check_style(cvtex, folder, style, lang):
    name, letters = LANGUAGES[lang]
    path = os.path.join(folder, "%s-%s.yaml" % (style, lang))
    with open(path, "w") as f:
        f.write(DOCUMENT % {"name": name, "letters": re.sub(r"(\S{6})(?=\S)", r"\1 ", letters)})
    done = subprocess.run([cvtex, path, "--style", style, "--to", "trace", "-o", "-"], env=made.ENV,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    said = [line for line in done.stderr.decode().splitlines()
            if re.search(r"(error|warning|note):", line) and "write 'locale:" not in line]
    if done.returncode or said:
        fail("%s in %s:" % (lang, style), done.stderr.decode()[:600])
        return
    # Of each script, a style's text in one weight and slope is in one face.
    families = {}
    for line in done.stdout.decode().splitlines():
        m = re.match(r"  text \S+ \S+ " + made.QUOTED + r" (\S+) ", line)
        for script in scripts(made.unquoted(m[1])) if m else ():
            families.setdefault(script, set()).add(m[2].split("-")[0])
    for script, names in families.items():
        if script in ("GREEK", "CYRILLIC") and len(names) > 3:
            fail("%s in %s: %s is set in %s" % (lang, style, script, sorted(names)))
    if lang in ("el", "ru") and not families.keys() & {"GREEK", "CYRILLIC"}:
        fail("%s in %s: the letters are not there" % (lang, style))


# --- the fonts in a PDF ---

def programs(pdf):
    """Each FontFile2 with the name of its font, by a look at the objects of the file."""
    objects = {int(m[1]): m[2] for m in re.finditer(rb"(\d+) 0 obj(.*?)endobj", pdf, re.S)}
    for body in list(objects.values()):
        if b"/ObjStm" in body:
            stream = zlib.decompress(body.split(b"stream", 1)[1].lstrip(b"\r\n"))
            first, n = (int(re.search(rb"/%s (\d+)" % key, body)[1]) for key in (b"First", b"N"))
            numbers = list(map(int, stream[:first].split()))[:2 * n]
            ends = numbers[3::2] + [len(stream) - first]
            for number, start, end in zip(numbers[::2], numbers[1::2], ends):
                objects[number] = stream[first + start:first + end]
    for body in objects.values():
        m = re.search(rb"/FontFile2 (\d+) 0 R", body)
        name = re.search(rb"/FontName\s*/(\S+?)[\s/>]", body)
        if m and name:
            stream = objects[int(m[1])].split(b"stream", 1)[1].lstrip(b"\r\n")
            yield name[1].decode(), zlib.decompressobj().decompress(stream)


def tables(font):
    for i in range(struct.unpack(">H", font[4:6])[0]):
        tag, _, at, size = struct.unpack(">4sIII", font[12 + 16 * i:28 + 16 * i])
        yield tag.decode(), font[at:at + size]


def bars(font):
    """The widths of the glyphs' outlines, and their advances."""
    of = dict(tables(font))
    n, long = struct.unpack(">H", of["maxp"][4:6])[0], struct.unpack(">h", of["head"][50:52])[0]
    loca = struct.unpack(">%d%s" % (n + 1, "I" if long else "H"), of["loca"][:(n + 1) * (4 if long else 2)])
    widths, metrics = set(), struct.unpack(">H", of["hhea"][34:36])[0]
    for at, end in zip(loca, loca[1:]):
        if end > at:
            at *= 1 if long else 2
            x_min, _, x_max, _ = struct.unpack(">hhhh", of["glyf"][at + 2:at + 10])
            widths.add(x_max - x_min)
    advances = {struct.unpack(">H", of["hmtx"][4 * i:4 * i + 2])[0] for i in range(metrics)}
    return of, widths, advances


def check_variable(cvtex, folder):
    """Bars.ttf (bars.py): a letter of weight w is w/4 wide and takes 300 more; it leans by 10 a degree."""
    yaml, pdf = os.path.join(HERE, "variable.yaml"), os.path.join(folder, "variable.pdf")
    made.run(cvtex, yaml, "-o", pdf)
    with open(pdf, "rb") as f:
        found = {re.sub(".*Regular_", "", name): font for name, font in programs(f.read()) if "Bars" in name}
    if set(found) != {"300wght", "700wght", "300wght_-12slnt"}:
        fail("the variable font is embedded as", sorted(found))
    for name, font in found.items():
        weight = int(name[:3])
        of, widths, advances = bars(font)
        lean = 120 if "slnt" in name else 0 # .notdef is a bar too, which does not lean
        if weight // 4 + lean not in widths or 300 + weight // 4 not in advances or set(of) & {"fvar", "gvar"}:
            fail("the instance %s has bars of %s, advances of %s, tables %s" % (
                name, widths, advances, sorted(of)))


# --- fonts of the system ---

# A text, its language, the file that sets it in Debian, and the name of its face.
SYSTEM = [
    ("王小明", "zh-Hans", "NotoSerifCJK-Regular.ttc", "NotoSerifCJKsc", "NotoSerifCJKsc-Bold"),
    ("王小明", "zh-Hant", "NotoSerifCJK-Regular.ttc", "NotoSerifCJKtc", "NotoSerifCJKtc-Bold"),
    ("山田太郎", "ja", "NotoSerifCJK-Regular.ttc", "NotoSerifCJKjp", "NotoSerifCJKjp-Bold"),
    ("김철수", "ko", "NotoSerifCJK-Regular.ttc", "NotoSerifCJKkr", "NotoSerifCJKkr-Bold"),
    ("राम", "hi", "NotoSerifDevanagari-Regular.ttf", "NotoSerifDevanagari", "NotoSerifDevanagari-Bold"),
]


def config(folder, fonts):
    """A fontconfig that knows these fonts and no preferences."""
    path = os.path.join(folder, "fonts.conf")
    with open(path, "w") as f:
        f.write('<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>%s</dir>'
                '<cachedir>%s</cachedir></fontconfig>' % (fonts, os.path.join(folder, "cache")))
    return dict(made.ENV, FONTCONFIG_FILE=path)


def check_system(cvtex, folder, sample):
    text, lang, needs, family, bold = sample
    installed = subprocess.run(["fc-list", ":", "file"], stdout=subprocess.PIPE).stdout.decode()
    there = re.search(r"^(\S*)/%s:" % needs, installed, re.M)
    if not there:
        print("%s is not installed: %s is not checked" % (needs, lang))
        return
    path = os.path.join(folder, lang + ".yaml")
    with open(path, "w") as f:
        f.write("cv: {name: A, summary: '<span lang=\"%s\">%s **%s**</span>'}\nstyle: engineering\n" % (lang, text, text))
    done = subprocess.run([cvtex, path, "--to", "trace", "-o", "-"], env=config(folder, there[1]),
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    trace, said = done.stdout.decode(), done.stderr.decode()
    if done.returncode or " %s-Regular " % family not in trace or " %s " % bold not in trace:
        fail("%s is not set in %s and bold:" % (lang, family), said, "\n".join(re.findall("  text.*", trace)))
    if said.count("note:") != 1:
        fail("%s: one note should say which font was taken:" % lang, said)


def check_pinned(cvtex, folder):
    """A system whose only font is variable: it is found by the character, and pinned at each weight."""
    yaml = os.path.join(folder, "pinned.yaml")
    with open(yaml, "w") as f:
        f.write('cv: {name: A, summary: "王 **王** *王*"}\nstyle: engineering\n')
    done = subprocess.run([cvtex, yaml, "--to", "trace", "-o", "-"], env=config(folder, HERE),
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    found = re.findall(r'"王 ?" (\S+) ', done.stdout.decode())
    if found != ["Bars-Regular_400wght", "Bars-Regular_700wght", "Bars-Regular_700wght"]:
        fail("a variable font of the system is set as", found, done.stderr.decode())


def main():
    cvtex = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        styles = made.styles(cvtex)
        made.each(lambda pair: check_style(cvtex, folder, *pair),
                  [(style, lang) for style in styles for lang in LANGUAGES])
        check_variable(cvtex, folder)
        check_pinned(cvtex, folder)
        for sample in SYSTEM if made.shutil.which("fc-list") else []:
            check_system(cvtex, folder, sample)
    print("%d styles, %d languages, %d failures" % (len(styles), len(LANGUAGES), failed))
    sys.exit(failed > 0 or len(styles) < 14)


main()
