"""Reads what tests/locales.py needs of Unicode's CLDR, from Debian's package unicode-cldr-core."""

import os
import re
import xml.etree.ElementTree as tree

FOLDER = "/usr/share/unicode/cldr/common"


def _parse(path):
    return tree.parse(os.path.join(FOLDER, path)).getroot()


class Cldr:
    """One language: its file, then those that it inherits from, without root's aliases."""

    parents = None

    def __init__(self, tag):
        if Cldr.parents is None:
            Cldr.parents = {}
            for e in _parse("supplemental/supplementalData.xml").iter("parentLocale"):
                for child in e.get("locales").split():
                    Cldr.parents[child] = e.get("parent")
        self.tag = tag.replace("-", "_")
        self.files = []
        name = self.tag
        while name and name != "root":
            path = "main/%s.xml" % name
            if os.path.exists(os.path.join(FOLDER, path)):
                self.files.append(_parse(path))
            name = Cldr.parents.get(name, name.rpartition("_")[0])
        self.files.append(_parse("main/root.xml"))

    def find(self, path, root=True):
        """The first text at a path that is not "inherited"; None: there is none."""
        for f in self.files if root else self.files[:-1]:
            for e in f.findall(path):
                if e.text and e.text != "↑↑↑" and e.get("alt") is None and e.get("draft") != "provisional":
                    return e.text
        return None

    def months(self, context, width):
        gregorian = "dates/calendars/calendar[@type='gregorian']/months/"
        tries = [(context, width), ("format", width), ("format", "wide"), ("stand-alone", "wide")]
        names = []
        for m in range(1, 13):
            for c, w in tries:
                name = self.find(gregorian + "monthContext[@type='%s']/monthWidth[@type='%s']/"
                                 "month[@type='%d']" % (c, w, m), root=False)
                if name:
                    break
            names.append(name)
        return names

    def pattern(self, name):
        """A pattern of dates: yMMM and its like, or "long"."""
        gregorian = "dates/calendars/calendar[@type='gregorian']/dateTimeFormats/"
        if name in ("long", "medium"):
            return self.find("dates/calendars/calendar[@type='gregorian']/dateFormats/"
                             "dateFormatLength[@type='%s']/dateFormat/pattern" % name)
        return self.find(gregorian + "availableFormats/dateFormatItem[@id='%s']" % name)

    def date(self, name, year, month, day, alone=False):
        """A date in a pattern, in European digits; None: there is no pattern. `alone`: with the name that
        the month has by itself, whatever the pattern says."""
        pattern = self.pattern(name)
        if not pattern:
            return None

        def part(found):
            quoted, letters = found.group(1), found.group(2)
            if quoted is not None:
                return quoted or "'"
            if letters[0] == "y":
                return str(year)
            if letters[0] == "d":
                return str(day)
            if letters[0] in "ML" and len(letters) < 3:
                return str(month)
            if letters[0] in "ML":
                context = "format" if letters[0] == "M" and not alone else "stand-alone"
                width = "abbreviated" if len(letters) == 3 else "wide"
                return self.months(context, width)[month - 1]
            if letters[0] == "G":
                return self.find("dates/calendars/calendar[@type='gregorian']/eras/eraAbbr/era[@type='1']") or ""
            return ""
        return re.sub(r"'([^']*)'|(y+|M+|L+|d+|G+|E+)", part, pattern)

    def quotes(self):
        marks = [self.find("delimiters/" + name) for name in
                 ("quotationStart", "quotationEnd", "alternateQuotationStart", "alternateQuotationEnd")]
        return dict(zip(("quote_open", "quote_close", "inner_open", "inner_close"), marks))

    def lists(self):
        found = {}
        for name, kind in (("between", "middle"), ("last", "end"), ("two", "2")):
            for f in self.files:
                for e in f.findall("listPatterns/listPattern"):
                    if e.get("type") is None and name not in found:
                        for part in e.findall("listPatternPart[@type='%s']" % kind):
                            if part.text != "↑↑↑":
                                found[name] = part.text.replace("{0}", "").replace("{1}", "")
        return found

    def numbering(self):
        return self.find("numbers/defaultNumberingSystem") or "latn"

    def digits(self):
        for e in _parse("supplemental/numberingSystems.xml").iter("numberingSystem"):
            if e.get("id") == self.numbering():
                return e.get("digits")
        return None

    def decimal(self):
        return self.find("numbers/symbols[@numberSystem='%s']/decimal" % self.numbering())


def plural_rules(kind, language):
    """The rules of a language: category -> rule. `kind`: plurals or ordinals."""
    for e in _parse("supplemental/%s.xml" % kind).iter("pluralRules"):
        if language in e.get("locales").split():
            return {r.get("count"): r.text.split("@")[0].strip() for r in e if r.get("count") != "other"}
    return {}


def holds(rule, number):
    """True if a number, as text, meets a rule (UTS #35, part 3, section 5)."""
    whole, _, fraction = number.partition(".")
    values = {"n": float(number), "i": int(whole), "v": len(fraction), "w": len(fraction.rstrip("0")),
              "f": int(fraction or 0), "t": int(fraction.rstrip("0") or 0), "c": 0, "e": 0}

    def relation(text):
        left, sign, right = re.match(r"\s*(.+?)\s*(!=|=)\s*(.+?)\s*$", text).groups()
        name, _, by = left.partition("%")
        value = values[name.strip()]
        value = value % int(by) if by else value
        within = any(value == int(value) and int(part.split("..")[0]) <= value <= int(part.split("..")[-1])
                     for part in right.split(","))
        return within == (sign == "=")
    return any(all(relation(r) for r in part.split(" and ")) for part in rule.split(" or "))


def category(rules, number):
    for name, rule in rules.items():
        if holds(rule, number):
            return name
    return "other"
