"""Typesets files in the manner of other tools' users, as they are.

  imports.py CVTEX [-v]

For each file in import/*/: there is no error; 'convert' writes a document with the same trace; and at least 99 %
of the words of content are in the text, those of a value one after the other and no place for two of them; an
address may be that of a link. What is not content is listed below. -v lists the words that are missing."""
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
# Paths that are no content: what files say of themselves and of looks, and numbers of data bases.
DESIGN = re.compile(r"^(\$schema|meta|layouts?|locale|design|settings|rendercv_settings|locale_catalog|bio)(\.|$)|"
                    r"(^|\.)(image|picture|images|photo|sort_entries|id|authorId|color|icon|hidden|network|fontawesome_icon)(\.|$)")
DATE = re.compile(r"(^|\.)(startDate|endDate|date|releaseDate|start_date|end_date|birthDate)$")
COUNTRY = re.compile(r"(^|\.)(country|countryCode)$")
LEAST = 0.99
# Words that the tool itself does not print: a start and an end beside a date, a url beside a doi, a server of Mastodon.
UNSEEN = {"keys-2.8.yaml": 9}
LEVEL = re.compile(r"content\..*(fluency|level|degree)$")
NEAR = 8  # words from one of a value to the next: a label or a mark may stand between
EAST = re.compile("[\u0e00-\u0eff\u3000-\u9fff\uac00-\ud7af]")


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
    s = re.sub(r"\$\$[^$]*\$\$", "", s)
    s = re.sub(r"\$[^$]*\\[^$]*\$", "", s)  # a formula
    s = re.sub(r"https?://(www\.)?|mailto:|tel:", " ", s)
    s = re.sub(r"(?<=\d)-(?=\d)", " ", s)  # a range, whose hyphen becomes a dash
    return [w.strip(".") for w in re.findall(r"[\w@./+#&%$€£₹^-]*\w[\w#+%]*", s) if re.search(r"\w", w)]


def letters(s):
    return re.sub(r"[^\w@+#&%$€£₹]", "", plain(s).lower())


def countries():
    """The names of countries by their codes."""
    with open(os.path.join(made.TESTS, "..", "styles", "import", "countries.yaml"), encoding="utf-8") as f:
        return dict(re.findall(r'^  "?([A-Z]{2})"?: *"?([^"\n]*?)"?$', f.read(), re.M))


def translated():
    """What stands for the words of YAMLResume in other languages, each word in lower case."""
    words = {}
    with open(os.path.join(made.TESTS, "..", "styles", "import", "levels.yaml"), encoding="utf-8") as f:
        for key, value in re.findall(r"(?:^  |[{,] ?)([a-z ]+): ([^,}\n]+)", f.read(), re.M):
            words.setdefault(key, []).append(value)
    return words


def place(printed, found):
    """Takes the words out of those printed where most of them stand one behind the other; which do not."""
    best, missing, length = [], found, 0
    for first in range(min(3, len(found))):
        for at in (i for i, word in enumerate(printed) if word == found[first]):
            taken, lost, end = [at], list(found[:first]), at + 1
            for word in found[first + 1:]:
                near = printed[end:end + NEAR]
                if word in near:
                    end += near.index(word) + 1
                    taken.append(end - 1)
                else:
                    lost.append(word)
            if (len(lost), end - at) < (len(missing), length):
                best, missing, length = taken, lost, end - at
    for i in best:
        printed[i] = None
    return missing


def count(cvtex, name, verbose):
    """How many words the file has, and how many of them are not in what is printed."""
    _, nodes, _ = run(cvtex, name, "--to", "nodes")
    _, content, _ = run(cvtex, name, "--to", "content")
    _, text, _ = run(cvtex, name, "--to", "text")
    codes, theirs, total, missing = countries(), translated(), 0, []
    printed = [letters(w) for w in words("", text)]
    links = letters(" ".join(re.findall(r'"([^"]*)"', content)))
    values = [(path, value.strip()) for path, value in scalars(nodes) if not DESIGN.search(path)]
    values = [(path, value) for path, value in values if value not in ("true", "false", "-", "null")]
    for path, value in sorted(values, key=lambda v: -len(v[1])):
        country = COUNTRY.search(path)
        if country and letters(codes.get(value, value)) in letters(text):
            continue  # once, though it may stand under two keys
        if LEVEL.search(path) and any(letters(v) in letters(text) for v in theirs.get(value.lower(), [])):
            continue
        found = [letters(w) for w in words(path, value)]
        total += len(found)
        for w in place(printed, found):
            address = re.search(r"[/@.]", value) or re.search(r"username$|profiles\.", path)
            if not (address and w in links or any(w in p for p in joined(printed))):
                missing.append("%s: %s" % (path, w))
    if verbose and missing:
        print("  %s: %s" % (os.path.basename(name), "; ".join(missing)))
    return total, len(missing)


def joined(printed):
    """Words printed without blanks between, as in Chinese."""
    return (p for p in printed if p and EAST.search(p))


def pages(trace):
    """Without places in the file, which '--to content' has."""
    return re.sub(r"(?<=cell )\d+:\d+ |\d+:\d+", "", trace)


def check_file(cvtex, name, folder, verbose):
    """What is wrong with a file, and its count of words."""
    wrong = []
    with open(name, encoding="utf-8") as f:
        east = EAST.search(f.read())
    to = "content" if east else "trace"  # there may be no fonts
    status, trace, said = run(cvtex, name, "--to", to)
    if status != 0 or "error:" in said:
        return ["it is not typeset:\n" + said], (0, 0)
    if said.count("note: read as ") != 1:
        wrong.append("its tool is not named:\n" + said)
    for beside in glob.glob(os.path.join(os.path.dirname(name), "_*")):
        shutil.copy(beside, folder)
    native = os.path.join(folder, "cv.yaml")
    status, _, said = run(cvtex, "convert", name, "-o", native, "--force")
    if status != 0:
        return wrong + ["it is not converted:\n" + said], (0, 0)
    status, again, said = run(cvtex, native, "--to", to)
    if status != 0 or "read as" in said:
        wrong.append("what it becomes is not typeset:\n" + said)
    elif pages(again) != pages(trace):
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
        for tool in sorted(t for t in os.listdir(FILES) if os.path.isdir(os.path.join(FILES, t))):
            total = missing = files = 0
            for name in sorted(glob.glob(os.path.join(FILES, tool, "[!_]*.*"))):
                wrong, (n, lost) = check_file(cvtex, name, folder, verbose)
                lost -= min(lost, UNSEEN.get(os.path.basename(name), 0))
                if lost > 1 + n * (1 - LEAST):  # one may stand too far off
                    wrong.append("of %d words %d are missing" % (n, lost))
                total, missing, files = total + n, missing + lost, files + 1
                for what in wrong:
                    print("%s: %s" % (os.path.relpath(name, FILES), what))
                failed |= bool(wrong)
            failed |= missing > total * (1 - LEAST)
            print("%s: %d files" % (tool, files) +
                  (", %d words, %.2f %% of them printed" % (total, 100 * (total - missing) / total) if total else ""))
        for what in check_program(cvtex, folder) + check_embedded(cvtex, folder):
            print(what)
            failed = True
    sys.exit(failed)


if __name__ == "__main__":
    main()
