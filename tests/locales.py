"""Walks through all locales: complete, in their own language, and equal to Unicode's CLDR.

  locales.py CVTEX [TAG...]

For each: all keys of a complete locale are there; no value is that of English, unless it may be; months,
forms of dates, quotes, plurals, digits and lists are those of CLDR, unless the head of the file gives
a reason; dates that are printed in the locale are read back; and a CV with every section and the
longest titles has no text over another, and none that is too wide, in each style."""

import os
import re
import subprocess
import sys
import tempfile

import cldr

HERE = os.path.dirname(os.path.abspath(__file__))
LOCALES = os.path.join(HERE, "..", "styles", "locales")
STYLES = sorted(f[:-5] for f in os.listdir(os.path.join(HERE, "..", "styles"))
                if f.endswith(".yaml") and f not in ("base.yaml", "default.yaml"))
ENV = dict(os.environ, LC_ALL="C")
ENV.pop("SOURCE_DATE_EPOCH", None)

# Names that CLDR has for our files, where they differ.
CLDR_NAMES = {"pt": "pt-PT", "pt-BR": "pt", "en-US": "en"}
# What English has as the default, in a form of its own.
EXCEPTIONS = {"en": "months dates.day dates.long_day month_number"}

# What a phrase around dates may have a form of its own for.
PRECISIONS = {"year", "month", "season", "spring", "summer", "autumn", "winter", "day", "other"} | \
    {str(day) for day in range(1, 32)}
SEASONS = ("spring", "summer", "autumn", "winter")

# Sections that are titled well by their keys in English, and need a title in other languages.
TITLES = """work_experience professional_experience research_experience teaching_experience
    selected_publications selected_honors honors_and_awards technical_skills selected_projects
    volunteer_experience""".split()
# Keys of a complete locale that English has for itself or not at all.
OF_ENGLISH = {"small_words", "punctuation_in_quotes", "sentences_apart", "bare_months", "ordinals", "extends"}
# Mappings whose keys differ from language to language.
FREE = {"ordinal", "authors_count", "citations", "plurals", "known_headings", "term_words", "complete_words", "ordinal_words", "date_words", "names"}
DATE_WORDS = "spring summer autumn winter since until about expected present today".split()
# Values that are the same in many languages: names, signs, forms of figures alone.
SAME = re.compile(r"""^(arXiv|DOI|URL|et[ ]al\.|CV|Software|Preprints?|Poster|Videos?|Audio|Film|Links|Links?
    |Patente?|Standard|Version|Interviews?|[\W\d_]*|(\{\w+\}|[\W_])+|\d+|.)$""", re.VERBOSE)
# Keys with signs and forms of figures, which languages share.
SIGNS = re.compile(r"^(language|names|decimal|months|month_names|seasons|quote_|inner_|apostrophe|lists|"
                   r"known_headings|term_words|complete_words|date_words|plurals|ordinal|"
                   r"dates\.(day|long_day|month|month_number|year|range|years|days|to_present)$|durations\.both)")

faults = []


def fault(tag, text):
    faults.append("%s: %s" % (tag, text))


def run(cvtex, *args, **more):
    return subprocess.run([cvtex, *args], env=ENV, capture_output=True, text=True, encoding="utf-8", **more)


def tree_of(cvtex, path):
    """A YAML file as dicts, lists and texts, read by cvtex itself."""
    done = run(cvtex, path, "--to", "nodes")
    lines = [re.match(r'( *)(- |"((?:[^"\\]|\\.)*)":)? *@\d+:\d+ ?(.*)$', line)
             for line in done.stdout.splitlines()]
    lines = [(len(m.group(1)), m.group(2), m.group(3), m.group(4)) for m in lines if m]

    def text(s):
        return re.sub(r"\\(x..|n|.)", lambda m: chr(int(m.group(1)[1:], 16)) if m.group(1)[0] == "x" and
                      len(m.group(1)) == 3 else "\n" if m.group(1) == "n" else m.group(1), s[1:-1])

    def node(i, depth):
        value = lines[i][3]
        i += 1
        if value:
            return (text(value) if value.startswith('"') else None), i
        if i == len(lines) or lines[i][0] != depth:
            return {}, i
        items, mapping = [], {}
        listed = lines[i][1] == "- "
        while i < len(lines) and lines[i][0] == depth:
            key = lines[i][2]
            child, i = node(i, depth + 2)
            if listed:
                items.append(child)
            else:
                mapping[text('"%s"' % key)] = child
        return (items if listed else mapping), i
    return node(0, 0)[0] if lines else None


def flat(value, path=""):
    """All texts of a tree: "terms.volume.one" -> "vol. {volume}"."""
    if isinstance(value, dict):
        return {p: t for k, v in value.items() for p, t in flat(v, "%s.%s" % (path, k) if path else k).items()}
    if isinstance(value, list):
        return {p: t for i, v in enumerate(value) for p, t in flat(v, "%s.%d" % (path, i)).items()}
    return {path: value or ""}


class Locale:
    def __init__(self, cvtex, tag, folder):
        path = os.path.join(LOCALES, tag + ".yaml")
        self.tag = tag
        self.source = open(path, encoding="utf-8").read()
        self.own = tree_of(cvtex, path)
        self.whole = self.own
        if "extends" in self.own:
            merged = os.path.join(folder, tag + ".yaml")
            open(merged, "w", encoding="utf-8").write(run(cvtex, "locale", tag).stdout)
            self.whole = tree_of(cvtex, merged)
        head = re.match(r"(#.*\n)*", self.source).group(0)
        parent = os.path.join(LOCALES, "%s.yaml" % self.own.get("extends"))
        if os.path.exists(parent):
            head += re.match(r"(#.*\n)*", open(parent, encoding="utf-8").read()).group(0)
        self.head = re.sub(r"\n#\s*", " ", head)
        # A name stands before its reason, perhaps with others.
        told = re.findall(r"other than CLDR: (.*?)(?:, because|, for)", self.head)
        told = " ".join(told + [EXCEPTIONS.get(tag, "")])
        self.told = {re.sub(r"^dates\.", "", w) for w in re.split(r"[, ]+", told)}

    def excused(self, *names):
        return any(re.sub(r"^dates\.", "", n) in self.told for n in names)


# ---- complete, and in one language

def check_complete(l, english):
    whole = l.whole
    if l.own.get("language") != l.tag:
        fault(l.tag, "its language is %r" % l.own.get("language"))
    for key, value in english.items():
        if key in OF_ENGLISH or (key == "names" and "extends" in l.own and key in l.own):
            continue
        if key not in whole:
            fault(l.tag, "no key '%s'" % key)
        elif isinstance(value, dict) and key not in FREE:
            wanted = list(value) + (TITLES if key == "sections" else [])
            for k in wanted:
                if k not in whole[key] and not (l.tag.startswith("en") and k in TITLES):
                    fault(l.tag, "no key '%s.%s'" % (key, k))
    for key in DATE_WORDS:
        if not whole.get("date_words", {}).get(key):
            fault(l.tag, "no words in date_words.%s" % key)
    for key, count in (("months", 12), ("month_names", 12), ("months_with_day", 12),
                       ("month_names_with_day", 12), ("seasons", 4)):
        if key in whole and len(set(whole[key])) != count:
            fault(l.tag, "%d different %s" % (len(set(whole[key])), key))
    if len(l.own.get("names", [])) < 2:
        fault(l.tag, "'names' needs the English and the own name")


def check_english(l, english):
    if l.tag.startswith("en-") or l.tag == "en":
        return
    ours, theirs = flat(l.own), flat(english) # what it extends was looked at there
    for path, text in ours.items():
        plain = re.sub(r"\.(one|other)$", "", path)
        if theirs.get(path) != text or SIGNS.match(path) or SAME.match(text):
            continue
        words = re.sub(r"\{\w+\}", "", text).strip(" .:()").lower()
        if words and words not in l.head.lower() and text.lower() not in l.head.lower():
            fault(l.tag, "%s is that of English: %r" % (plain, text))


# ---- CLDR

def plain(s):
    """For comparing: no stop behind an abbreviation, one kind of blank, small letters."""
    s = re.sub(r"[\u00A0\u202F\u2009\u200F\u200E\u061C]", " ", s or "")
    return re.sub(r"(?<=[^\W\d])\.", "", s).strip().casefold()


def compare(l, key, ours, *theirs):
    theirs = [t for t in theirs if t]
    if theirs and plain(ours) not in [plain(t) for t in theirs] and not l.excused(key, key.split(".")[-1]):
        fault(l.tag, "%s is %r, in CLDR %r" % (key, ours, theirs[0]))


def check_months(l, c):
    for key, context, width in (("months", "stand-alone", "abbreviated"), ("month_names", "stand-alone", "wide"),
                                ("months_with_day", "format", "abbreviated"),
                                ("month_names_with_day", "format", "wide")):
        ours = l.whole.get(key) or l.whole[key.replace("_with_day", "")]
        for i, name in enumerate(c.months(context, width)):
            compare(l, key, ours[i], name, c.months("format", width)[i] if key == "months" else None)


def rendered(l, form, year, month, day, beside=None):
    w = l.whole
    beside = day is not None if beside is None else beside
    short = (w.get("months_with_day") or w["months"]) if beside else w["months"]
    full = (w.get("month_names_with_day") or w["month_names"]) if beside else w["month_names"]
    values = {"year": year, "day": day, "dd": day, "month": short[month - 1], "month_name": full[month - 1],
              "mon": short[month - 1].rstrip("."), "mm": month, "m": month}
    return re.sub(r"\{(\w+)\}", lambda m: str(values[m.group(1)]), form)


def check_dates(l, c):
    dates = l.whole["dates"]
    for month in (5, 9, 12):
        date = (2021, month, 3)
        compare(l, "dates.day", rendered(l, dates["day"], *date), c.date("yMMMd", *date), c.date("medium", *date))
        compare(l, "dates.long_day", rendered(l, dates["long_day"], *date), c.date("long", *date))
        compare(l, "dates.month", rendered(l, dates["month"], 2021, month, None), c.date("yMMM", *date),
                c.date("yMMMM", *date), c.date("yMMM", *date, alone=True))
        if "long_month" in dates:
            compare(l, "dates.long_month", rendered(l, dates["long_month"], 2021, month, None), c.date("yMMMM", *date))
        compare(l, "dates.month_number", rendered(l, dates["month_number"], 2021, month, None), (c.date("yM", *date) or "").replace("\u200F", ""))
        compare(l, "dates.year", rendered(l, dates["year"], 2021, month, None), c.date("y", *date))


def check_signs(l, c):
    for key, mark in c.quotes().items():
        if l.whole[key].strip("\u00A0\u202F") != (mark or "").strip("\u00A0\u202F") and not l.excused(key, "quotes"):
            fault(l.tag, "%s is %r, in CLDR %r" % (key, l.whole[key], mark))
    for key, sign in c.lists().items():
        if l.whole["lists"][key].strip() != sign.replace("\u200F", "").strip() and not l.excused("lists", "lists." + key):
            fault(l.tag, "lists.%s is %r, in CLDR %r" % (key, l.whole["lists"][key], sign))
    digits = c.digits() if c.numbering() != "latn" else None
    if l.whole.get("digits") != digits and not l.excused("digits"):
        fault(l.tag, "digits are %r, in CLDR %r" % (l.whole.get("digits"), digits))
    if l.whole["decimal"] != c.decimal() and not l.excused("decimal"):
        fault(l.tag, "decimal is %r, in CLDR %r" % (l.whole["decimal"], c.decimal()))


def check_plurals(l):
    language = re.split("-", l.tag)[0]
    numbers = [str(n) for n in list(range(0, 205)) + [1000, 1001, 100000, 1000000, 2000000]]
    for key, kind in (("plurals", "plurals"), ("ordinals", "ordinals")):
        own = l.whole.get(key) or {}
        name = CLDR_NAMES.get(l.tag, l.tag).replace("-", "_")
        rules = cldr.plural_rules(kind, name) or cldr.plural_rules(kind, language)
        for n in numbers + (["1.0", "1.5", "0.5", "2.3"] if key == "plurals" else []):
            ours, theirs = cldr.category(own, n), cldr.category(rules, n)
            if ours != theirs and not l.excused(key):
                # A language without forms of numbers in order needs no rules for them.
                if key == "ordinals" and not isinstance(l.whole["ordinal"], dict):
                    break
                fault(l.tag, "%s of %s are %r, in CLDR %r" % (key, n, ours, theirs))
                break
    known = set(cldr.plural_rules("plurals", language)) | {"other"}
    for path, forms in [("terms." + k, v) for k, v in l.whole["terms"].items()] + \
            [(k, l.whole[k]) for k in ("citations", "authors_count")] + \
            [("durations." + k, l.whole["durations"][k]) for k in ("years", "months")]:
        if isinstance(forms, dict) and ("other" not in forms or not set(forms) <= known):
            fault(l.tag, "%s has the categories %s" % (path, ", ".join(forms)))


# ---- reading dates back

def european(s):
    """With the digits from 0 to 9."""
    return "".join(str(int(c)) if c.isdecimal() else c for c in s)


def put(phrase, date):
    return re.sub(r"\{date(_with_day)?\}", lambda m: date, phrase)


def check_reading(cvtex, l, folder):
    """Dates in each form of the locale, typed into a document, are read as what they are."""
    d, w, cases = l.whole["dates"], l.whole, []
    for month in range(1, 13):
        iso = "2021-%02d" % month
        short = rendered(l, d["month"], 2021, month, None)
        cases += [(short, iso), (rendered(l, d["day"], 2021, month, 3), iso + "-03"),
                  (rendered(l, d["long_day"], 2021, month, 13), iso + "-13"),
                  (rendered(l, re.sub("{month}", "{month_name}", d["month"]), 2021, month, None), iso)]
    for season in range(4):
        form = d.get("season", d["month"]).replace("{month_name}", "{month}").replace("{mon}", "{month}")
        cases.append((form.replace("{month}", l.whole["seasons"][season]).replace("{year}", "2021"), "S%d" % season))
    for way in ("since", "until", "expected", "about"):
        forms = d[way] if isinstance(d[way], dict) else {"other": d[way]}
        if not {"other"} <= set(forms) <= PRECISIONS:
            fault(l.tag, "dates.%s has forms for %s" % (way, ", ".join(forms)))
        forms = {k: form.replace("{to_present}", "{date} – " + l.whole["present"]) for k, form in forms.items()}
        year = put(forms.get("year") or forms["other"], "2021")
        cases.append((year, year))
        # Seasons within the phrase are read as what was printed, and months and days as what they are.
        for season in range(4 if way != "about" else 0):
            names = l.whole.get("seasons_with_day") or l.whole["seasons"]
            form = forms.get(SEASONS[season]) or forms.get("season") or forms["other"]
            name = (names if "{date_with_day}" in form else l.whole["seasons"])[season]
            date = d.get("season", d["month"]).replace("{month}", name).replace("{year}", "2021")
            cases.append((put(form, date), "S%d" % season))
        for month in range(1, 13 if way != "about" else 1):
            for day in (None, 1, 8, 11):
                form = forms.get("month") if day is None else forms.get(str(day)) or forms.get("day")
                form = form or forms["other"]
                beside = day is not None or "{date_with_day}" in form
                date = rendered(l, d["month"] if day is None else d["day"], 2021, month, day, beside)
                iso = "2021-%02d" % month if day is None else "2021-%02d-%02d" % (month, day)
                said = forms["other"] if day is None and w["present"] not in form else form # in figures: as 'other'
                cases.append((put(form, date), put(said, iso)))
    digits = l.whole.get("digits")
    lines = []
    for typed, _ in cases:
        typed = "".join(digits[int(c)] if digits and c in "0123456789" else c for c in typed)
        lines.append("      - {item: Q, date: '%s'}" % typed.replace("'", "''"))
    path = os.path.join(folder, "dates.yaml")
    with open(path, "w", encoding="utf-8") as f:
        f.write("locale: %s\nstyle: {extends: submission, dates: {day: '{year}-{mm}-{dd}', month: '{year}-{mm}', "
                "year: '{year}'}, entries: {item: ['@{dates}@']}}\ncv:\n  name: A\n  sections:\n    t:\n%s\n"
                % (l.tag, "\n".join(lines)))
    text = run(cvtex, path, "--to", "content")
    # A date stays on one line, so it is a part of its own; a text that was not read as one is not.
    shown = [european(re.sub("[\u2066-\u2069]", "", a)) if a else "no date: " + b for a, b in
             re.findall(r'cell [^"]*(?:"@" \{[^}]*\} \| "(.*?)" \{|"@(.*?)@")', text.stdout)]
    if text.returncode or len(shown) != len(cases):
        fault(l.tag, "dates: %d of %d printed: %s" % (len(shown), len(cases), text.stderr[:300]))
        return
    for (typed, wanted), got in zip(cases, shown):
        if wanted.startswith("S"):
            # A season has no number: it is printed in the locale's form, so it must come back as typed.
            good = plain(european(typed)) == plain(got)
        else:
            good = re.sub(" *– *", "–", plain(european(wanted))) == re.sub(" *– *", "–", plain(got))
        if not good and not (wanted.startswith("S") and l.excused("seasons")):
            fault(l.tag, "the date %r was read as %r, not %r" % (typed, got, wanted))


def check_copy(cvtex, l, folder):
    """What 'cvtex locale' prints, with a word changed, is a locale of one's own, without a complaint."""
    copy = re.sub(r"(?m)^  experience: .*", "  experience: XYZ", run(cvtex, "locale", l.tag).stdout, count=1)
    with open(os.path.join(folder, "copy.yaml"), "w", encoding="utf-8") as f:
        f.write(copy)
    path = os.path.join(folder, "copied.yaml")
    with open(path, "w", encoding="utf-8") as f:
        f.write("locale: ./copy.yaml\ncv:\n  name: A\n  sections:\n    experience:\n"
                "      - {company: B, position: C, start_date: 2021, end_date: present}\n")
    done = run(cvtex, path, "--to", "content")
    if done.returncode or done.stderr or "XYZ" not in done.stdout:
        fault(l.tag, "its copy with a word changed: %s" % done.stderr[:300])


# ---- pages

def document(l, path):
    """A CV with every section of the locale, each with an entry of every kind, and long titles."""
    w = l.whole
    longest = max(w["sections"].values(), key=len)
    degree = "{institution: Universitas, degree: Ph.D., area: Ars, location: Oppidum, start_date: 2016-09, " \
             "end_date: present, highlights: [Unum]}"
    job = "{company: Societas, position: Magister, location: Oppidum, start_date: 2014-12-23, end_date: 2016-09-28}"
    work = "{title: Opus, authors: [A. Exemplar, B. Altera], editors: [C. Tertia, D. Quarta], venue: Liber, volume: 4, " \
           "series: Seriei, edition: 2, pages: 1--10, type: incollection, status: under review, year: 2020, " \
           "citations: 12, publisher: Typographus}"
    item = "{item: Praemium, date: 2015-09/2016-12, amount: 100}"
    lines = ["locale: %s" % l.tag, "cv:", "  name: A. Exemplar", "  headline: Ars", "  updated: 2024-09-24",
             "  email: a@example.org", "  location: Oppidum", "  birthdate: 1990-09-24", "  sections:"]
    for i, key in enumerate(w["sections"]):
        lines.append("    %s: [%s]" % (key, (degree, job, work, item)[i % 4]))
    lines.append("    '%s %s': [%s, %s, %s, %s]" % (longest, longest, degree, job, "{item: Q, date: 2011-09-24}",
                                                   "{label: L, details: D}"))
    with open(path, "w", encoding="utf-8") as f:
        f.write("\n".join(lines) + "\n")


# A word or a date that is wider than a narrow column of the style, and is broken or stands out by some
# points: what the longest words of these languages cost there.
WIDE = {
    "bg": "vita", "bn": "sidebar swiss", "cs": "sidebar", "et": "vita", "ja": "classic", "ko": "classic", "ru": "swiss",
    "ta": "vita", "th": "vita",
    "zh-Hans": "classic", "zh-Hant": "classic",
}
# What says that a text does not stand where it should; what a machine without a font says is no fault here.
WRONG = re.compile(r"(wider than|too wide|overlap|runs into|stands over|over another)")
NO_FONT = re.compile(r"(no font|lacks|cannot be set|not supported|right to left|right-to-left|fonts? that has)")


def check_pages(cvtex, l, folder):
    path = os.path.join(folder, "pages.yaml")
    document(l, path)
    for style in STYLES:
        done = run(cvtex, path, "--style", style, "--to", "trace")
        if done.returncode and NO_FONT.search(done.stderr):
            return False
        known = style in WIDE.get(l.tag, "").split()
        if done.returncode or (WRONG.search(done.stderr) and not known):
            fault(l.tag, "in %s: %s" % (style, done.stderr.strip()[:400]))
    return True


def main(cvtex, *tags):
    if not os.path.isdir(cldr.FOLDER):
        print("no %s: install unicode-cldr-core" % cldr.FOLDER)
        return 77
    tags = tags or sorted(f[:-5] for f in os.listdir(LOCALES) if f != "default.yaml")
    unset = []
    with tempfile.TemporaryDirectory() as folder:
        english = Locale(cvtex, "en", folder).whole
        for tag in tags:
            l = Locale(cvtex, tag, folder)
            before = len(faults)
            check_complete(l, english)
            if len(faults) > before:
                continue # what follows needs all keys
            check_english(l, english)
            c = cldr.Cldr(CLDR_NAMES.get(tag, tag))
            check_months(l, c)
            check_dates(l, c)
            check_signs(l, c)
            check_plurals(l)
            check_reading(cvtex, l, folder)
            check_copy(cvtex, l, folder)
            if not check_pages(cvtex, l, folder):
                unset.append(tag)
    for f in faults:
        print(f)
    if unset:
        print("not set for want of fonts: %s" % " ".join(unset))
    print("%d locales, %d faults" % (len(tags), len(faults)))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1]), *sys.argv[2:]))
