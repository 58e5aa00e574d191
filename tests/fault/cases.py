"""cases.py: the runs whose calls fail: their inputs, and their arguments."""
import os
import shutil
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

# Without a font of the system, except where a case has one. No cache is written.
NO_FONTS = "<fontconfig></fontconfig>\n"
SYSTEM_FONTS = """<fontconfig><dir prefix="cwd">system</dir>\
<cachedir>/nowhere</cachedir></fontconfig>
"""
# What the output replaces. It is a PDF, as cvtex wants.
OLD = b"%PDF-1.4\n% an old one\n"

SMALL = """cv:
  name: Ada Example
  email: ada@example.org
  sections:
    experience:
      - company: Example Works
        position: Engineer
        start_date: 2019-02
        end_date: 2021-10
        highlights: [Built the office ﬁle system., "**Led** 3 people."]
"""
STYLED = """style:
  extends: default
  fonts:
    text: {family: %s}
"""


def write(folder, name, text):
    with open(os.path.join(folder, name), "wb") as f:
        f.write(text if isinstance(text, bytes) else text.encode())


def example(folder, *names):
    for name in names:
        shutil.copy(os.path.join(ROOT, "examples", name), folder)


def font(folder, name):
    shutil.copy(os.path.join(ROOT, "fonts", name), folder)


def make_small(folder, cvtex):
    write(folder, "cv.yaml", SMALL)
    return ["cv.yaml", "-o", "cv.pdf"]


def make_text(folder, cvtex):
    write(folder, "cv.yaml", SMALL)
    return ["cv.yaml", "--to", "text", "-o", "-"]


def make_works(folder, cvtex):
    example(folder, "zhewei-yao.yaml")
    return ["zhewei-yao.yaml", "--style", "banking", "-o", "cv.pdf"]


def make_bib(folder, cvtex):
    example(folder, "edda-brandt.yaml", "edda-brandt.bib")
    return ["edda-brandt.yaml", "-o", "cv.pdf"]


def make_jpeg(folder, cvtex):
    example(folder, "portrait.jpg")
    write(folder, "cv.yaml", SMALL.replace("  email", "  photo: portrait.jpg\n  email"))
    return ["cv.yaml", "-o", "cv.pdf", "--style", "sidebar"]


def make_png(folder, cvtex):
    example(folder, "signature.png")
    write(folder, "cv.yaml", SMALL.replace("  email", "  photo: signature.png\n  email"))
    return ["cv.yaml", "-o", "cv.pdf", "--style", "sidebar"]


def make_embed(folder, cvtex):
    example(folder, "edda-brandt.yaml", "edda-brandt.bib")
    return ["edda-brandt.yaml", "-o", "cv.pdf", "--embed"]


VARIANTS = """private: [email]
variants: {a: {sections: [works, experience], limits: {highlights: 1}, locale: de}, b: {}}
"""


def make_variants(folder, cvtex):
    example(folder, "edda-brandt.bib")
    write(folder, "jobs.yaml", "- {company: {en: One, de: Eins}, position: Engineer, highlights: [a, b]}\n"
                               "- {company: Two, position: Engineer, private: yes}\n")
    write(folder, "cv.yaml", "cv:\n  name: Ada Example\n  email: ada@example.org\n  sections:\n"
                             "    experience: !include jobs.yaml\n    works: {from: edda-brandt.bib}\n" + VARIANTS)
    write(folder, "over.yaml", "style: plain\n")
    return ["cv.yaml", "over.yaml", "--all-variants", "--public", "--embed", "-o", "{variant}.pdf"]


def make_beside(folder, cvtex):
    os.mkdir(os.path.join(folder, "fonts"))
    font(os.path.join(folder, "fonts"), "roboto/Roboto_300Light.ttf")
    font(folder, "latin-modern/lmroman10-regular.otf")
    write(folder, "cv.yaml", SMALL + STYLED % "LM Roman 10")
    return ["cv.yaml", "-o", "cv.pdf"]


def make_system(folder, cvtex):
    os.mkdir(os.path.join(folder, "system"))
    font(os.path.join(folder, "system"), "latin-modern/lmroman10-regular.otf")
    font(os.path.join(folder, "system"), "latin-modern/lmroman10-bold.otf")
    write(folder, "fonts.conf", SYSTEM_FONTS)
    write(folder, "cv.yaml", SMALL + STYLED % "LM Roman 10")
    return ["cv.yaml", "-o", "cv.pdf"]


def make_extract(folder, cvtex):
    example(folder, "edda-brandt.yaml", "edda-brandt.bib")
    subprocess.run([cvtex, "edda-brandt.yaml", "-o", "made.pdf", "--embed"], cwd=folder,
                   check=True, capture_output=True,
                   env={"SOURCE_DATE_EPOCH": "1700000000"})
    os.remove(os.path.join(folder, "edda-brandt.yaml"))
    os.remove(os.path.join(folder, "edda-brandt.bib"))
    os.mkdir(os.path.join(folder, "there"))
    write(os.path.join(folder, "there"), "other", "other\n")
    return ["extract", "made.pdf", "-o", "there/"]


MAKERS = {name[5:]: f for name, f in globals().items() if name.startswith("make_")}
NAMES = list(MAKERS)


def make(name, folder, cvtex):
    """Writes the inputs of a case. Returns the arguments of the program."""
    args = MAKERS[name](folder, cvtex)
    if not os.path.exists(os.path.join(folder, "fonts.conf")):
        write(folder, "fonts.conf", NO_FONTS)
    if "cv.pdf" in args:
        write(folder, "cv.pdf", OLD)
    return args
