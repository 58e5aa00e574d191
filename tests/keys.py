"""Tests that the tables of 'cvtex keys', 'keys style' and 'keys locale' are true.

  keys.py CVTEX

For each key, the script makes a document with the example of the key. The program must accept it,
and its PDF must differ from the PDF without the key (except for the keys in SAME, each with the
reason). If a default is printed, the PDF with it must equal the PDF without the key. A document
without the key is the same template without the line. Each table needs a template in PLACES, so
that nobody forgets a new table."""

import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
EXAMPLES = os.path.join(HERE, "..", "examples")
ENV = dict(os.environ, LC_ALL="C", FONTCONFIG_FILE=os.path.join(HERE, "golden", "no-fonts.conf"))

# A document with something in it for each key to change. In templates '@' is where the key goes; what
# stands below it at the same depth under the same key gives way, also in the document without it.
BODY = '''
cv:
  name: Robin Example
  headline: Tester
  location: Exampleton
  email: robin@example.org
  phone: +1 555 0100
  website: https://robin.example.org
  social_networks: [{network: GitHub, username: robin-example}]
  photo: portrait.jpg
  summary: |
    A "text that 'quotes' words" and isn't short, so that it takes a few lines on the page and must be
    broken into lines by internationalization and characteristically long words here and there, in some place or another, as it comes, by all its long words.

    A second paragraph.
  consent: I agree.
  updated: 2024-06-01
  sections:
    awards:
      - {item: One, location: Here, date: 2019}
      - {item: Two, location: There, date: 2019-03-05, highlights: [an item that takes more than one line on the page since it is so long and goes on and on until there is no room left for it, [b, c], d]}
      - {item: Three, start_date: 2018-03, end_date: present}
    publications:
      entries:
        - {title: First, authors: [Robin Example*, Sam Third†, Ann One*, Bea Two¶], date: 2019, journal: J, status: under review, citations: 4, type: article}
        - {title: Second, authors: [S. Third, {others: yes}], year: 2020, venue: V, note: Oral, type: book, keywords: [x]}
        - {title: Third, authors: [A. One, R. Example, B. Two, C. Three], venue: W, selected: yes, type: misc}
    grouped:
      group: type
      entries:
        - {title: Fourth, authors: [R. Example], type: article}
        - {title: Fifth, authors: [R. Example], year: 2018, type: book}
    languages: [{label: Examples, level: 3, details: good}]
    texts: [A paragraph., Another.]
'''
STYLE = BODY + "style:\n  extends: base\n"
WORKS = '''
cv:
  name: Robin Example
  bibliography: papers.bib
  sections:
    Before: [One]
    S:
%s
      entries:
        - {title: First, authors: [R. Example, B. Two], year: 2019, journal: Journal of EXC, type: article, status: under review, keywords: [examples], selected: yes, key: example2021}
        - {title: Second, authors: [S. Third, {name: B. Two}], year: 2009, type: book}
        - {title: Third, authors: [S. Third], year: 2020, type: misc}
    S2: {groups: {One: [{title: Fourth}], Two: [{title: Fifth}]}}
'''
ENTRY = '''
cv:
  name: Robin Example
  bibliography: papers.bib
  sections:
    S:
      -
        @
        %s
'''
ROWS = STYLE + '''
  label_column: {width: 30mm, gap: 5mm}
  fonts: {headline: {weight: bold, italic: yes}}
  header:
    -
      @
%s
    - {cells: "{headline}", before: 20pt}
'''


KINDS = "letter publication teaching education experience level details item bullet normal text"
# A style that shows one field in entries of all kinds.
SHOWING = "style:\n  extends: base\n  author_roles: {equal: {typed: '*', mark: '*'}}\n  entries:\n" + "".join(
    "    %s: {label: none, rows: ['{item}', '{%%(key)s}']}\n" % kind for kind in KINDS.split())
LONG = "\ncv:\n  name: Robin Example\n  sections:\n    S:\n" + "      - {item: One, date: 2019}\n" * 58
LONGER = LONG + "      - {item: One, date: 2019}\n" * 5


def rows(*lines):
    return ROWS % "\n".join("      " + line for line in lines)


def title(more=""):
    return STYLE + '''
  label_column: {width: 30mm, gap: 5mm}
  section:
    @
    cells: "{title}"
''' + more


ITEMS = rows("items: [location, contact]")
BOX = rows('cells: "{summary}"', "box:") .replace("      @\n", "").replace(
    "      box:", "      box:\n        @\n        background: accent 10%\n        border_color: accent\n"
    "        border_width: 2pt")
RULE = STYLE + '''
  label_column: {width: 30mm, gap: 5mm}
  section:
    cells: "{title}"
    rule:
      @
      thickness: 2pt
      gap: 5pt
'''
IMAGE = rows('cells: "{photo}"', "image:").replace("      @\n", "").replace(
    "      image:", "      image:\n        @\n        height: 30mm")


def style(text):
    """A template: a document in the style base with these lines under 'style:'."""
    return STYLE + text


def locale(text="  @\n"):
    return BODY + "style:\n  extends: base\n  page_footer: {pages: all, row: \"{word:page} {page}\"}\n" \
        "  authors: {max: 2}\n  entries: {publication: {rows: [\"{authors} {n} {status} {citations} {date}\"]}}\n" \
        "locale:\n  extends: en\n" + text


# Entries with a logo, and with a table.
LOGO = "cv:\n  name: R\n  sections: {S: [{company: A, position: B, logo: portrait.jpg}]}\nstyle:\n  extends: base\n"
TABLE = "cv:\n  name: R\n  sections: {S: [{item: A, table: [[Year, Talks], [2020, 3]], header: yes}]}\n" \
    "style:\n  extends: base\n"
ROWS_OF_TABLE = ENTRY % "item: One\n        table: [[Year, Talks given], [in 2020, 3]]"

# Dates of each form that a locale has, one with words that are not in any bundled locale.
DATED = '''
cv:
  name: R
  sections:
    S:
      - {item: One, date: 2019-03-05}
      - {item: Two, date: 2019-04}
      - {item: Three, date: 2019}
      - {item: Four, date: Summer 2019}
      - {item: Five, start_date: 2018}
      - {item: Six, date: until 2021}
      - {item: Seven, date: expected 2030}
      - {item: Eight, date: ca. 2012}
      - {item: Nine, date: since 2010}
      - {item: Ten, date: ex anno 2011}
locale:
  extends: en
'''

# Works of several kinds, for the words around their values.
TERMS = '''
cv:
  name: Robin Example
  sections:
    publications:
      - {title: One, authors: [R. Example], type: book, volume: tome 3, edition: 21, citations: 0}
      - {title: Two, authors: [R. Example], type: book, volume: 4, edition: zweite, citations: 1}
      - {title: Three, authors: [R. Example], type: phdthesis, publisher: P, citations: 3}
      - {title: Four, authors: [R. Example], type: book, edition: Third impression, collaboration: EXC Chorus}
'''
# What else a locale decides on: signs and lists of styles, nested quotes, durations, the order of names.
# A journal whose name has no italics.
BOOKISH = '''
cv:
  name: Robin Example
  sections:
    publications:
      - {title: One, authors: [R. Example], journal: 大学, date: 2020}
style: {extends: plain, fonts: {text: {family: Han Boxes}}}
locale:
  extends: en
  @
'''
SIGNED = '''
cv:
  name: Robin Example
  sections:
    experience:
      - {company: One, position: Two; three!, note: "«four»", start_date: 2018-03, end_date: 2021-05}
      - {company: Five, position: Six, start_date: 2018, end_date: 2020}
      - {company: Six, position: Seven, start_date: 2018-03-01, end_date: 2018-05-02}
      - {company: Seven, position: Eight, start_date: 2019-02, end_date: 2019-07}
    publications:
      - {title: One, authors: ["Example, Robin", "Bee, B", "Cee, C"], journal: J, citations: 1.5, keywords: [a, b]}
      - {title: Two, authors: ["Example, Robin", "Bee, B"], journal: J, citations: 2}
    things:
      - {item: One, date: 2019-03-05/2019-03-07}
      - {item: Two, date: primo 2019}
style:
  extends: base
  dates: {month: ""}
  authors: {last: "{last}"}
  entries:
    experience: ["{company}[, {position}][; {company}][: {position}][. {company}][ ({note})] {dates} {duration}"]
    publication: ["{authors}[, \\"{title}.\\"] {keywords} {citations}"]
locale:
  extends: en
'''.replace('\n  dates: {month: ""}', "")
NUMBERED = SIGNED.replace("  authors: {last", "  dates: {months: number}\n  authors: {last")


def signed(name):
    return SIGNED + "  %s:\n    @\n" % name


# A document of several CVs, of which one is made, and one that is made for the public. A first line may name
# options.
VARIANT = """# options: --variant v
cv:
  name: R
  sections:
    Talks:
      - {item: One, tags: [industry]}
      - {item: Two, tags: [teaching]}
      - {item: Three, highlights: [a, b, c]}
      - Four
      - Five
    Education: [Six]
variants:
  industry: {headline: Engineer}
  v:
    @
"""
PUBLIC = "# options: --public\n"

# A letter, alone or with a CV behind it, and what its locale tells of it.
LETTER = "cv:\n  name: R\n%sletter:\n  opening: Dear B,\n  signature: signature.png\n  closing: Yours\n" \
    "locale:\n  extends: en\n  descriptions:\n    @\n"
LOCALE_TERMS = TERMS + "locale:\n  extends: en\n  @\n"

PLACES = {
    "document": "@\ncv: {name: R, sections: {A: [One], B: [{title: T, authors: [A. B], journal: J}]}}\n",
    "pdf": BODY + "pdf:\n  @\n",
    "check": BODY + "check:\n  @\n",
    "variant": VARIANT,
    "cv": "cv:\n  @\n  name: Robin Sample\n  sections: {S: [{title: T, authors: [Example R., B. Two]}]}\n",
    "name": "cv:\n  name:\n    @\n    given: Ann\n    family: Able\n  sections: {S: [{title: T, authors: [Bob Able, B. Two], journal: J}]}\n",
    "item of social_networks": "cv:\n  name: R\n  social_networks:\n    -\n      @\n      network: LinkedIn\n      username: r\n",
    "item of contact": "cv:\n  name: R\n  contact:\n    -\n      @\n      text: T\n",
    "photo": "cv:\n  name: R\n  photo:\n    @\n    file: signature.png\nstyle: sidebar\n",
    "entry": ENTRY % "item: One",
    "author": ENTRY.replace("@", "title: T\n        authors:\n          -\n            @\n            name: A. Able\n          - B. Bee") % "journal: J",
    "section": WORKS % "      @",
    "select": WORKS % "      select:\n        @",
    "numbering": WORKS % "      numbering:\n        @\n        label: \"[{n}]\"",
    "style": style("  @\n"),
    "page": style("  page:\n    @\n"),
    "margins": style("  page:\n    margins:\n      @\n"),
    "first": style("  page:\n    first:\n      @\n"),
    "label_column": style("  label_column:\n    @\n    width: 20mm\n    gap: 4mm\n  entries: {item: {label: \"{dates}\"}}\n"),
    "side_column": style("  side_column:\n    @\n    width: 40mm\n    background: accent 20%\n    sections: [texts]\n  page_footer: {pages: none}\n"),
    "font in fonts": style("  fonts:\n    text:\n      @\n"),
    "dates": style("  dates:\n    @\n"),
    "logo": LOGO + "  logo:\n    @\n",
    "table": TABLE + "  table:\n    @\n",
    "row": rows('cells: "{summary}"'),
    "style of an entry": style("  entries:\n    item:\n      @\n      rows: [[\"{item}\", \"{location}\"], \"{highlights}\", \"{summary}\"]\n"),
    "level of lists": style("  lists:\n    -\n      @\n      marker: •\n"),
    "items": style("  items:\n    @\n"),
    "levels": style("  levels:\n    @\n  entries: {level: {rows: [[\"{label}\", \"{level}\"]]}}\n"),
    "authors": style("  authors:\n    @\n    max: 3\n    first: 1\n"),
    "role in author_roles": style("  author_roles:\n    equal:\n      @\n  section: {cells: \"{title} ({legend})\"}\n"),
    "page_footer": style("  page_footer:\n    @\n    pages: all\n"),
    "page_header": style("  page_header:\n    @\n    pages: all\n"),
    "pages": LONG + "pages:\n  @\n",
    "fit": LONG + "style:\n  extends: base\n  fit:\n    @\npages: 1\n",
    "box": BOX,
    "image": IMAGE,
    "rule": RULE,
    "first_letters": title("    first_letters:\n      @@\n").replace("    @\n", "", 1).replace("@@", "@"),
    "stack of rows": rows("stacks:").replace("      @\n", "").replace(
        "      stacks:", "      stacks:\n        -\n          @\n          rows: [\"{name}\"]\n        - [\"{phone}\"]"),
    "label of an entry": style("  entries:\n    item:\n      label:\n        @\n        text: \"{dates}\"\n        width: 20mm\n"),
    "timeline": style("  entries:\n    item:\n      timeline:\n        @\n        thickness: 2pt\n        dot: 4pt\n"),
    "locale": locale(),
    "durations of a locale": signed("durations"),
    "lists of a locale": signed("lists").replace("journal: J, citations: 2}", "journal: J, editors: [大学, 学大]}")
                                        .replace("{citations}", "[{editors}]")
                                        .replace("  authors: {last", "  fonts: {text: {family: Han Boxes}}\n  authors: {last"),
    "signs of a locale": signed("signs"),
    "spaces of a locale": signed("spaces"),
    "dates of a locale": DATED + "  dates:\n    @\n",
    "personal of a locale": "cv:\n  name: R\n  birthdate: 1990\n  birthplace: P\n  nationality: N\n  pronouns: they\n"
                            "  gender: G\n  marital_status: S\n  driving_licence: B\n  work_permit: W\n"
                            "locale:\n  extends: en\n  personal:\n    @\n",
    "descriptions of a locale": "cv:\n  name: R\n  photo: portrait.jpg\nstyle: sidebar\n"
                                "locale:\n  extends: en\n  descriptions:\n    @\n",
}

# A work with an author of whom some parts are given.
AUTHOR = "cv:\n  name: %s\n  sections:\n    S:\n      - title: T\n        journal: J\n        authors:\n          -\n            @\n            %s\n          - B. Bee\n"
# A date of which the month has its full name.
LONG_DATE = "cv:\n  updated: 2020-10-03\n  name: R\nstyle: {extends: base, page_footer: {pages: all, row: \"{updated}\"}}\nlocale:\n"
CONTACTS = {
    "item of social_networks": "cv:\n  name: R\n  social_networks:\n    -\n      @\n      network: LinkedIn\n      username: r\n",
    "item of contact": "cv:\n  name: R\n  contact:\n    -\n      @\n      text: T\n",
}
# Keys that need another template than their table: in it, they have something to change.
CASES = {
    ("document", "variants"): "# options: --variant industry\ncv: {name: R, sections: {A: [{item: One, tags: teaching}, Two]}}\n@\n",
    ("document", "private"): PUBLIC + "cv: {name: R, phone: +1 555 0100}\n@\n",
    ("cv", "private"): PUBLIC + "cv:\n  @\n  name: R\n  phone: +1 555 0100\n",
    ("photo", "private"): PUBLIC + "cv:\n  name: R\n  photo:\n    @\n    file: signature.png\nstyle: sidebar\n",
    ("section", "private"): PUBLIC + WORKS % "      @",
    ("section", "tags"): "# options: --variant v\n" + (WORKS % "      @") + "variants: {industry: {}, v: {}}\n",
    **{(table, "private"): PUBLIC + lines for table, lines in CONTACTS.items()},
    **{(table, "tags"): "# options: --variant v\n" + lines + "variants: {industry: {}, v: {}}\n"
       for table, lines in CONTACTS.items()},
    ("document", "pages"): LONG + "      - {item: One, date: 2019}\n" * 34 + "@\n",
    ("document", "balance"): LONGER + "@\n",
    ("document", "hyphenation"): "cv: {name: A, summary: %s}\n@\nstyle: {extends: base, page: {margins: {left: 90mm, "
                                 "right: 90mm}}}\n" % ("any database foobar of a database " * 9),
    ("style", "photos"): "cv: {name: R, photo: portrait.jpg}\nstyle:\n  @\n  extends: sidebar\n",
    ("cv", "photo"): "cv:\n  @\n  name: R\nstyle: {extends: base, header: [\"{photo}\"]}\n",
    ("cv", "updated"): "cv:\n  @\n  name: R\nstyle: {extends: base, page_footer: {pages: all, row: \"{updated}\"}}\n",
    ("cv", "bibliography"): "cv:\n  @\n  name: R\n  sections: {S: [{key: example2021}]}\n",
    ("numbering", "stable"): WORKS % "      select: {type: book}\n      numbering:\n        @\n        label: \"[{n}]\"",
    ("numbering", "restart"): WORKS % "      group: type\n      numbering:\n        @\n        label: \"[{n}]\"",
    ("author", "given"): ENTRY.replace("@", "title: T\n        authors:\n          -\n            @\n            family: Able") % "journal: J",
    ("author", "family"): ENTRY.replace("@", "title: T\n        authors:\n          -\n            @\n            given: Ann") % "journal: J",
    **{("author", key): AUTHOR % ("Robin Example", "given: Ann\n            family: Able")
       for key in ("particle", "dropping_particle", "suffix", "literal", "title", "degrees")},
    ("author", "nickname"): AUTHOR % ("Bob Able", "given: Robert\n            family: Able"),
    ("author", "script"): AUTHOR % ("Робин Пример", "given: R.\n            family: Example"),
    ("author", "guessed"): AUTHOR % ("Robin Example", "given: Example\n            family: Robin"),
    ("style", "extends"): BODY + "style:\n  @\n",
    ("locale", "extends"): BODY + "locale:\n  @\n  language: en\n",
    ("style", "logos"): LOGO + "  @\n",
    ("style", "logo"): LOGO + "  @\n",
    ("style", "table"): TABLE + "  @\n",
    ("style", "looks"): LOGO.replace("S: [{company: A, position: B, logo: portrait.jpg}]",
                                     "S: {look: short, entries: [{item: One, date: 2019}]}") + "  @\n",
    ("section", "look"): "cv:\n  name: R\n  sections:\n    S:\n      @\n      entries:\n"
                         "        - {company: A, position: B, location: C, start_date: 2019, highlights: [D]}\n",
    ("entry", "table"): ENTRY % "item: One",
    ("entry", "header"): ROWS_OF_TABLE,
    ("entry", "align"): ROWS_OF_TABLE,
    ("style", "sources"): TERMS + "style:\n  extends: base\n  @\n",
    ("entry", "editors"): ENTRY % "title: T\n        authors: [A]",
    ("locale", "plurals"): LOCALE_TERMS,
    ("locale", "ordinals"): LOCALE_TERMS,
    ("locale", "ordinal"): LOCALE_TERMS,
    ("locale", "ordinal_words"): LOCALE_TERMS,
    ("locale", "terms"): LOCALE_TERMS,
    ("locale", "term_words"): LOCALE_TERMS,
    ("locale", "complete_words"): LOCALE_TERMS,
    ("locale", "genres"): LOCALE_TERMS,
    ("locale", "citations"): LOCALE_TERMS,
    ("locale", "small_words"): "cv:\n  name: A B\n  sections:\n    talks_at_home_and_of_note: [x]\n"
                               "locale:\n  extends: en\n  @\n",
    ("locale", "personal"): "cv: {name: R, birthdate: 1990}\nlocale:\n  @\n  extends: en\n",
    ("locale", "descriptions"): "cv:\n  name: R\n  photo: portrait.jpg\nstyle: sidebar\n"
                               "locale:\n  extends: en\n  @\n",
    ("descriptions of a locale", "letter"): LETTER % "",
    ("descriptions of a locale", "letter_and_cv"): LETTER % "  sections: {S: [T]}\n",
    ("descriptions of a locale", "signature"): LETTER % "",
    ("dates of a locale", "month_number"): NUMBERED + "  dates:\n    @\n",
    ("lists of a locale", "editors"): BOOKISH.replace("journal: 大学", "editors: [大学, 学大], venue: V, type: incollection")
                                      .replace("  @\n", "  lists:\n    @\n"),
    ("dates of a locale", "long_month"): NUMBERED.replace("months: number", "months: full") + "  dates:\n    @\n",
    ("dates of a locale", "range"): signed("dates"),
    ("dates of a locale", "years"): signed("dates"),
    ("dates of a locale", "days"): signed("dates"),
    ("dates of a locale", "first_day"): "cv:\n  name: R\n  sections:\n    S:\n      - {item: I, date: 2021-05-01}\n"
                                        "locale:\n  extends: en\n  dates:\n    @\n",
    ("locale", "seasons_with_day"): "cv:\n  name: R\n  sections:\n    S:\n      - {item: I, date: since Spring 2021}\n"
                                    "locale:\n  extends: en\n  dates: {since: \"{date_with_day}\"}\n  @\n",
    ("locale", "decimal"): SIGNED + "  @\n",
    ("locale", "durations"): SIGNED + "  @\n",
    ("locale", "lists"): SIGNED + "  @\n",
    ("locale", "signs"): SIGNED + "  @\n",
    ("locale", "spaces"): SIGNED + "  @\n",
    ("locale", "name_order"): SIGNED + "  @\n",
    ("locale", "title_open"): BOOKISH,
    ("locale", "title_close"): BOOKISH,
    ("locale", "punctuation_in_quotes"): SIGNED + "  @\n",
    ("locale", "sentences_apart"): "cv:\n  name: R\n  sections:\n    S:\n      - One ends. Another one begins.\n"
                                   "style:\n  fonts: {text: {sentence_space: 1em}}\nlocale:\n  extends: en\n  @\n",
    ("locale", "tied_words"): "cv:\n  name: R\n  sections:\n    S:\n      - %s\nlocale:\n  extends: en\n  @\n"
                              % " w ".join(["word" * (1 + i % 5) for i in range(60)]),
    ("locale", "bare_months"): NUMBERED.replace("months: number", "months: bare") + "  @\n",
    ("locale", "works_in_latin"): "cv:\n  name: R\n  sections:\n    publications:\n"
                                  "      - {title: T, authors: [A. Able, et al.], venue: V}\n"
                                  "locale:\n  extends: ru\n  @\n",
    ("signs of a locale", "slash"): SIGNED.replace("[; {company}]", "/{company}") + "  signs:\n    @\n",
    ("lists of a locale", "editors"): BOOKISH.replace("journal: 大学", "type: incollection, venue: V, editors: [大学, 学大]")
                                      .replace("  @\n", "  lists:\n    @\n"),
    ("signs of a locale", "dot"): SIGNED.replace("[; {company}]", "[ · {company}]") + "  signs:\n    @\n",
    ("locale", "month_words"): SIGNED + "  @\n",
    ("locale", "month_names_with_day"): LONG_DATE + "  @\n",
    ("locale", "seasons"): DATED + "  @\n",
    ("locale", "level"): locale().replace("  entries: {", "  entries: {level: {rows: [[\"{label}\", \"{level}\"]]}, "),
    ("locale", "date_words"): DATED + "  @\n",
    ("locale", "month_names"): LONG_DATE + "  @\n",
    ("dates of a locale", "long_day"): LONG_DATE + "  dates:\n    @\n",
    ("locale", "dates"): DATED + "  @\n",
    ("locale", "undated"): locale().replace("group: type", "group: year"),
    ("locale", "others"): locale().replace("group: type", "group: keyword"),
    ("entry", "entries"): ENTRY % "label: One",
    ("authors", "marks"): style("  authors:\n    @\n"),
    ("authors", "last"): style("  authors:\n    @\n"),
    ("style", "colors"): style("  @\n  fonts: {name: {color: accent}}\n"),
    ("font in fonts", "hyphenate"): style("  page: {margins: 88mm}\n  fonts:\n    text:\n      @\n"),
    ("style of an entry", "before"): style("  entries:\n    education:\n      @\n      rows: [\"{institution}\"]\n").replace("[A paragraph., Another.]", "[{institution: A}, {institution: B}]"),
    ("row", "before"): title(),
    ("first_letters", "count"): title("    first_letters:\n      @@\n      font: name\n").replace("    @\n", "", 1).replace("@@", "@"),
    ("first_letters", "font"): title("    first_letters:\n      @@\n      count: 2\n").replace("    @\n", "", 1).replace("@@", "@"),
    ("label of an entry", "font"): style("  fonts: {headline: {italic: yes}}\n  entries:\n    item:\n      label:\n        @\n        text: \"{dates}\"\n        width: 20mm\n"),
    ("section", "limit"): WORKS % "      @",
    ("section", "prefix"): WORKS % "      @\n      numbering: \"[{n}]\"",
    ("section", "durations"): "cv:\n  name: R\n  sections:\n    S:\n      @\n      entries: [{company: A, start_date: 2019-01, end_date: 2020-02}]\n",
    ("section", "column"): (WORKS % "      @") + "style: {extends: base, side_column: {width: 40mm, sections: [skills]}}\n",
    ("side_column", "margin"): LONGER + "    texts: [A paragraph.]\nstyle:\n  extends: base\n" + ("  side_column:\n    @\n    width: 40mm\n    pages: needed\n    sections: [texts]\n  page: {size: a5}\n"),
    ("side_column", "pages"): style("  side_column:\n    @\n    width: 40mm\n    sections: [texts]\n  page: {size: a5}\n"),
    ("page", "two_sided"): style("  page:\n    @\n    margins: {left: 20mm, right: 40mm, top: 20mm, bottom: 100mm}\n"),
    ("label of an entry", "align"): style("  entries:\n    item:\n      label:\n        @\n        text: \"{item}\"\n        width: 40mm\n"),
    ("row", "widths"): rows('cells: ["{name}", "{email}"]'),
    ("row", "aligns"): rows('cells: ["{name}", "{email}"]', "widths: [100pt, 100pt]"),
    ("row", "gap"): rows('cells: ["{name}", "{email}"]', "widths: [100pt, 100pt]"),
    ("row", "items"): ROWS % "      font: contact",
    ("row", "stacks"): ROWS % "      font: contact",
    ("row", "layout"): ITEMS,
    ("row", "columns"): rows("items: [location, contact]", "layout: columns"),
    ("row", "separator"): ITEMS,
    ("row", "separator_gap"): ITEMS,
    ("row", "icons"): ITEMS,
    ("row", "icon_gap"): ITEMS,
    ("row", "icon_width"): rows("items: [location, contact]", "layout: lines"),
    ("row", "item_box"): ITEMS,
    ("row", "valign"): rows('stacks: [["{name}", "{phone}"], ["{email}"]]'),
    ("row", "image"): rows('cells: "{photo}"', "image: {width: 40mm}"),
    ("row", "section"): rows('rows: ["{email}"]'),
    ("row", "rows"): rows("section: contact"),
    ("side_column", "unused"): style("  side_column:\n    @\n    width: 40mm\n    sections: [none of them]\n"),
    ("row", "too_long"): rows('cells: "{name}, {headline}, {email}, {phone}, {website}, {location}, {networks}"', "font: name"),
    ("row", "before_first"): style("  subsection:\n    @\n    cells: \"{title}\"\n"),
    ("row", "place"): title(),
    ("row", "first_letters"): title(),
    ("row", "rule"): title(),
    ("row", "align"): rows('cells: "{headline}"'),
    ("row", "font"): rows('cells: "{headline}"'),
    ("rule", "raise"): RULE + "      place: end\n",
    ("rule", "color"): RULE,
    ("image", "radius"): IMAGE.replace("height: 30mm", "height: 30mm\n        shape: rounded"),
    ("box", "from"): BOX,
    ("style", "baseline_grid"): style("  @\n"),
    ("style", "header_reach"): style("  @\n  side_column: {width: 40mm, sections: [texts]}\n"),
    ("style", "label_column"): style("  @\n  entries: {item: {label: \"{dates}\"}}\n"),
    ("style", "side_column"): style("  @\n"),
    ("style", "authors"): style("  @\n"),
    ("style", "author_roles"): style("  @\n"),
    ("style", "items"): style("  @\n"),
    ("style", "end"): style("  @\n"),
    ("style", "fit"): LONG + "style:\n  extends: base\n  @\npages: 1\n",
    ("style", "levels"): style("  @\n  entries: {level: {rows: [[\"{label}\", \"{level}\"]]}}\n"),
    ("style", "section_end"): style("  @\n"),
    ("style", "networks"): style("  @\n"),
    ("style of an entry", "align"): style("  entries:\n    item:\n      @\n      width: 200pt\n"),
    ("font in fonts", "extends"): style("  fonts:\n    headline: {italic: yes}\n    name:\n      @\n"),
    ("font in fonts", "figures"): style("  fonts:\n    text:\n      @\n      family: EB Garamond\n"),
    ("font in fonts", "han_latin_space"): style("  fonts:\n    text:\n      @\n      family: Han Boxes\n").replace(
        "[A paragraph., Another.]", "[中A国, Another.]"),
    ("font in fonts", "sentence_space"): style("  fonts:\n    text:\n      @\n").replace(
        "[A paragraph., Another.]", "[A paragraph. A second one.]"),
    ("font in fonts", "tabular"): style("  fonts:\n    text:\n      @\n      family: Source Sans 3\n"),
}

# Keys whose example changes nothing on the page, and why.
AT_END = "only where a page ends"
LATIN = "behind Latin letters signs are those of English"
REPORTED = "it changes what is reported, not the page"
QUERIED = "for queries and marks, not printed by itself"
FORMAT = "it says which program reads the file, not what it shows"
SAME = {
    ("document", "format"): FORMAT,
    ("style", "format"): FORMAT,
    ("locale", "format"): FORMAT,
    ("document", "check"): REPORTED,
    ("check", "ignore"): REPORTED,
    ("check", "gaps"): REPORTED,
    ("check", "overlaps"): REPORTED,
    ("document", "locale"): "there is no other locale",
    ("locale", "extends"): "there is no other locale",
    ("locale", "names"): "what it is found by",
    ("locale", "signs"): LATIN,
    ("entry", "updated"): "the field is the document's",
    ("entry", "keep"): AT_END,
    ("section", "keep"): AT_END,
    ("section", "self"): REPORTED,
    ("author", "title"): "lists of authors print no titles",
    ("author", "degrees"): "lists of authors print no degrees",
    ("entry", "break"): AT_END,
    ("style of an entry", "keep_lines"): AT_END,
    ("locale", "known_headings"): REPORTED,
    ("style of an entry", "omit"): REPORTED,
}
for name in "comma semicolon colon stop open close".split():
    SAME["signs of a locale", name] = LATIN
for name in "type key keywords tags private selected roles equal senior corresponding mentee presenter".split():
    SAME["entry", name] = QUERIED


class Reference:
    """The printed tables: (table, key, default, example)."""

    def __init__(self, cvtex, *words):
        text = subprocess.run([cvtex, "keys", *words], env=ENV, stdout=subprocess.PIPE, check=True,
                              encoding="utf-8").stdout
        self.lines = []
        table = None
        for line in text.split("\n"):
            if line.startswith("### "):
                table = line[4:].replace("`", "")
            cells = line[2:-2].split(" | ") if line.startswith("| `") else []
            if len(cells) == 5:
                self.lines.append((table, cells[0].strip("` "), code(cells[3]), code(cells[4])))


def code(cell):
    m = re.fullmatch(r" ?`(.*)` ?", cell)
    return m.group(1).replace("\\|", "|") if m else None


def with_key(template, key, value):
    """The template with 'key: value' in place of '@', or with nothing there."""
    out, dropping = [], False
    lines = template.split("\n")
    at = next(i for i, line in enumerate(lines) if line.strip() == "@")
    indent = lines[at][:lines[at].index("@")]
    for i, line in enumerate(lines):
        beside = i > at and line.startswith("%s%s:" % (indent, key))
        dropping = beside or (dropping and line.startswith(indent + " "))
        if i == at and value is not None:
            out.append("%s%s: %s" % (indent, key, value))
        elif i != at and not dropping:
            out.append(line)
    return "\n".join(out)


class Tries:
    def __init__(self, cvtex, folder):
        self.cvtex, self.folder, self.done, self.made, self.failed = cvtex, folder, 0, {}, 0

    def pdf(self, text):
        """The PDF of a document, or None with what was said."""
        if text not in self.made:
            first = text.split("\n", 1)[0]
            options = first.split()[2:] if first.startswith("# options: ") else []
            run = subprocess.run([self.cvtex, "-", "-o", "-", *options], input=text.encode(), cwd=self.folder,
                                 env=ENV, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            self.made[text] = (run.stdout if run.returncode == 0 else None, run.stderr.decode())
        return self.made[text]

    def check(self, good, what, text, said=""):
        self.done += 1
        if not good:
            self.failed += 1
            print("failed: %s\n%s%s" % (what, said, text if os.environ.get("VERBOSE") else ""),
                  file=sys.stderr)

    def line(self, table, key, default, example):
        what = "%s in '%s'" % (key, table)
        if table not in PLACES:
            self.check(False, "no template for the table '%s'" % table, "")
            return
        template = CASES.get((table, key), PLACES[table])
        if table == "entry" and (table, key) not in CASES:
            template += SHOWING % {"key": key}
        without = with_key(template, key, None)
        self.check(example is not None, what + " has an example", "")
        text = with_key(template, key, example)
        got, said = self.pdf(text)
        self.check(got is not None, what + ": the example is accepted", text, said)
        plain, said = self.pdf(without)
        if (table, key) not in SAME:
            self.check(got != plain, what + ": the example changes something", text)
        if default is not None:
            text = with_key(template, key, default)
            got, said = self.pdf(text)
            self.check(got is not None and got == plain, what + ": the default is " + default, text, said)


def main():
    cvtex = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        for name in ("portrait.jpg", "signature.png"):
            shutil.copy(os.path.join(EXAMPLES, name), folder)
        shutil.copy(os.path.join(EXAMPLES, "signature.png"), os.path.join(folder, "works.png"))  # a logo
        shutil.copy(os.path.join(HERE, "golden", "trace", "fonts", "Han.ttf"), folder)  # Han and Latin
        with open(os.path.join(folder, "papers.bib"), "w", encoding="utf-8") as f:
            f.write("@article{example2021, title={A Title}, author={R. Example}, year=2021}\n"
                    "@book{other2020, title={Another}, author={S. Third}, year=2020}\n")
        tries = Tries(cvtex, folder)
        for words, least in ((), 100), (("style",), 150), (("locale",), 20):
            lines = Reference(cvtex, *words).lines
            tries.check(len(lines) >= least, "the reference %s has few keys" % " ".join(words), "")
            for line in lines:
                tries.line(*line)
    print("%d passed, %d failed" % (tries.done - tries.failed, tries.failed))
    sys.exit(tries.failed != 0)


main()
