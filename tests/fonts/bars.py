"""Makes Bars.ttf, a variable font of two axes, weight from 300 to 800 and slope to -20: python3 bars.py
Each letter is an upright bar, so that a test can say how wide it must be: a fourth of the weight, and
letters are 300 wider than that; the top moves 10 to the right for each degree. It is our own, and needs fontTools (Debian: python3-fonttools) only to be
made again."""
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables.TupleVariation import TupleVariation

LETTERS = ("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,:;@-"
           "王小明がカ김สνκ")
DEFAULT, LEAST, MOST, SLOPE = 400, 300, 800, -20


def bar(weight):
    pen = TTGlyphPen(None)
    pen.moveTo((150, 0))
    pen.lineTo((150, 700))
    pen.lineTo((150 + weight // 4, 700))
    pen.lineTo((150 + weight // 4, 0))
    pen.closePath()
    return pen.glyph()


def deltas(weight):
    """From the default to `weight`: the corners at the right, and the phantom point of the advance."""
    by = (weight - DEFAULT) // 4
    return [(0, 0), (0, 0), (by, 0), (by, 0), (0, 0), (by, 0), (0, 0), (0, 0)]


def slope():
    """The upper two corners, to the right."""
    return [(0, 0), (-10 * SLOPE, 0), (-10 * SLOPE, 0), (0, 0)] + [(0, 0)] * 4


def main():
    names = ["uni%04X" % ord(c) for c in LETTERS]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "space"] + names)
    builder.setupCharacterMap({ord(" "): "space", **{ord(c): n for c, n in zip(LETTERS, names)}})
    builder.setupGlyf({".notdef": bar(DEFAULT), "space": TTGlyphPen(None).glyph(), **{n: bar(DEFAULT) for n in names}})
    builder.setupHorizontalMetrics({".notdef": (400, 150), "space": (250, 0), **{n: (400, 150) for n in names}})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Bars", "styleName": "Regular", "psName": "Bars-Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200,
                     usWeightClass=DEFAULT, sxHeight=500, sCapHeight=700)
    builder.setupPost()
    builder.setupFvar([("wght", LEAST, DEFAULT, MOST, "Weight"), ("slnt", SLOPE, 0, 0, "Slant")], [])
    builder.setupGvar({n: [TupleVariation({"wght": (-1, -1, 0)}, deltas(LEAST)),
                           TupleVariation({"wght": (0, 1, 1)}, deltas(MOST)),
                           TupleVariation({"slnt": (-1, -1, 0)}, slope())] for n in names})
    builder.font["head"].created = builder.font["head"].modified = 3786912000
    builder.font.recalcTimestamp = False
    builder.save("Bars.ttf")


main()
