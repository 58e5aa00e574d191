"""Typesets files in the manner of other tools' users, as they are.

  imports.py CVTEX [-v]

For each file in import/*/: there is no error; at least 99 % of the words of content are in the text, or in the
address of a link; 'convert' writes a document with the same trace, and without a word about it. What is not
content is listed below. -v lists the words that are missing."""
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import made  # noqa: E402

FILES = os.path.join(made.TESTS, "import")
# Paths that are no content: what files say of themselves and of looks. A country's code becomes its name.
DESIGN = re.compile(r"^(\$schema|meta|layouts?|locale|design|settings|rendercv_settings|locale_catalog|bio)(\.|$)|"
                    r"(^|\.)(image|picture|images|countryCode|id|color|icon|hidden|network|fontawesome_icon)(\.|$)")
DATE = re.compile(r"(^|\.)(startDate|endDate|date|releaseDate|start_date|end_date)$")
LEAST = 0.99


def run(cvtex, *args):
    """Exit status, output and messages."""
    env = dict(os.environ, FONTCONFIG_FILE=os.path.join(made.TESTS, "golden", "no-fonts.conf"), LC_ALL="C")
    env.pop("SOURCE_DATE_EPOCH", None)
    done = subprocess.run([cvtex, *args], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def unescape(s):
    return re.sub(r"\\(x..|.)", lambda m: chr(int(m[1][1:], 16)) if m[1][0] == "x" and len(m[1]) > 1
                  else {"n": "\n", "t": "\t"}.get(m[1], m[1]), s)


def scalars(nodes):
    """The texts of '--to nodes', each with its path."""
    path = []
    for line in nodes.splitlines():
        m = re.match(r'^( *)(- ?|"((?:[^"\\]|\\.)*)": ?)? *@\d+:\d+ ?(.*)$', line)
        if not m:
            continue
        depth, value = len(m[1]) // 2, m[4]
        path[depth:] = [m[3] if m[3] is not None else ""]
        if value.startswith('"'):
            yield ".".join(p for p in path if p), unescape(value[1:-1])


def plain(s):
    """Text without what is markup in HTML and Markdown, in one form."""
    s = re.sub(r"<(https?:[^>]*)>", r" \1 ", s)
    s = re.sub(r"<!--.*?-->|</?[a-zA-Z][^<>]*>", " ", s)
    s = s.replace("&amp;", "&").replace("&nbsp;", " ").replace("&rarr;", "→").replace("\u00a0", " ")
    return re.sub("[’‘'`]", "'", s)


def words(path, s):
    """The words of a text. Of a date, only the year: months are printed in words."""
    if DATE.search(path):
        found = re.findall(r"\b(?:19|20)\d\d\b", s)
        return found[:1]
    s = re.sub(r"\]\(([^)]*)\)", r" \1 ", plain(s))
    s = re.sub(r"(?<!\w)[_*]+|[_*]+(?!\w)", "", s)  # emphasis
    s = re.sub(r"\$[^$]*\\[^$]*\$", "", s)  # a formula
    s = re.sub(r"https?://(www\.)?|mailto:|tel:", " ", s)
    return [w.strip(".") for w in re.findall(r"[\w@./+#&%$€£₹^-]*\w[\w#+%]*", s) if re.search(r"\w", w)]


def letters(s):
    return re.sub(r"[^\w@+#&%$€£₹]", "", plain(s).lower())


def count(cvtex, name, verbose):
    """How many words the file has, and how many of them are not in what is printed."""
    _, nodes, _ = run(cvtex, name, "--to", "nodes")
    _, content, _ = run(cvtex, name, "--to", "content")
    _, text, _ = run(cvtex, name, "--to", "text")
    text = letters(text) + " " + letters(" ".join(re.findall(r'"([^"]*)"', content)))
    total, missing = 0, []
    for path, value in scalars(nodes):
        country = path.endswith("country") and len(value) == 2  # becomes its name
        if DESIGN.search(path) or country or value in ("true", "false"):
            continue
        for word in words(path, value):
            total += 1
            if letters(word) not in text:
                missing.append("%s: %s" % (path, word))
    if verbose and missing:
        print("  %s: %s" % (os.path.basename(name), "; ".join(missing)))
    return total, len(missing)


def check_file(cvtex, name, folder, verbose):
    """What is wrong with a file, and its count of words."""
    wrong = []
    with open(name, encoding="utf-8") as f:
        east = re.search("[\u0e00-\u0eff\u3000-\u9fff\uac00-\ud7af]", f.read())
    to = "content" if east else "trace"  # there may be no fonts
    status, trace, said = run(cvtex, name, "--to", to)
    if status != 0 or "error:" in said:
        return ["it is not typeset:\n" + said], (0, 0)
    if said.count("note: read as ") != 1:
        wrong.append("its tool is not named:\n" + said)
    extra = [line for line in said.splitlines() if "warning:" in line]
    if extra:
        wrong.append("it gives warnings:\n" + "\n".join(extra))
    native = os.path.join(folder, "cv.yaml")
    status, _, said = run(cvtex, "convert", name, "-o", native, "--force")
    if status != 0:
        return wrong + ["it is not converted:\n" + said], (0, 0)
    status, again, said = run(cvtex, native, "--to", to)
    if status != 0 or "read as" in said:
        wrong.append("what it becomes is not typeset:\n" + said)
    elif (re.sub(r"\d+:\d+", "", again) if east else again) != (re.sub(r"\d+:\d+", "", trace) if east else trace):
        wrong.append("what it becomes has another trace")
    return wrong, count(cvtex, name, verbose)


def check_program(cvtex, folder):
    """What the program does around such files."""
    name, wrong = os.path.join(folder, "resume.json"), []
    with open(name, "w", encoding="utf-8") as f:
        f.write('{"basics": {"name": "Robin Example"}}')
    for suffix in (".json", ".json5", ".yml"):
        own = os.path.join(folder, "own" + suffix)
        shutil.copy(name, own)
        if run(cvtex, own)[0] != 0 or not os.path.exists(os.path.join(folder, "own.pdf")):
            wrong.append("the PDF of %s is not beside it" % os.path.basename(own))
        os.remove(os.path.join(folder, "own.pdf"))
    native = os.path.join(folder, "native.yaml")
    if run(cvtex, "convert", name, "-o", native)[0] != 0 or run(cvtex, "convert", name, "-o", native)[0] == 0:
        wrong.append("convert replaces a file without --force")
    status, out, said = run(cvtex, "convert", native)
    if status != 1 or out or "nothing to convert" not in said:
        wrong.append("convert takes a document of its own")
    if run(cvtex, name, "--from", "YAMLResume", "--to", "text")[1].startswith("Robin"):
        wrong.append("--from does not say whose file it is")
    return wrong


def check_embedded(cvtex, folder):
    """The resume.json that a PDF carries is read, too."""
    wrong = []
    for name in sorted(glob.glob(os.path.join(made.EXAMPLES, "*.yaml"))):
        pdf, to = os.path.join(folder, "cv.pdf"), os.path.join(folder, "embedded", "")
        shutil.rmtree(to, ignore_errors=True)
        if run(cvtex, name, "--embed", "--force", "-o", pdf)[0] == 0 and run(cvtex, "extract", pdf, "-o", to)[0] == 0:
            wrong += ["%s: %s" % (os.path.basename(name), what)
                      for what in check_file(cvtex, to + "resume.json", folder, False)[0]]
    return wrong


def main():
    cvtex, verbose = os.path.abspath(sys.argv[1]), "-v" in sys.argv
    made.need("sh")
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for tool in sorted(os.listdir(FILES)):
            total = missing = files = 0
            for name in sorted(glob.glob(os.path.join(FILES, tool, "*.*"))):
                wrong, (n, lost) = check_file(cvtex, name, folder, verbose)
                if n and (n - lost) / n < LEAST:
                    wrong.append("of %d words %d are missing" % (n, lost))
                total, missing, files = total + n, missing + lost, files + 1
                for what in wrong:
                    print("%s: %s" % (os.path.relpath(name, FILES), what))
                failed |= bool(wrong)
            print("%s: %d files, %d words, %.2f %% of them printed" %
                  (tool, files, total, 100 * (total - missing) / max(total, 1)))
        for what in check_program(cvtex, folder) + check_embedded(cvtex, folder):
            print(what)
            failed = True
    sys.exit(failed)


if __name__ == "__main__":
    main()
