"""Makes Han.ttf: boxes as wide as characters of Chinese, Japanese and Korean are, with the white of their
marks where fonts have it, and narrow ones for Thai and Lao. Widths can be added up by hand, and the font is
on every machine.

    python3 han.py Han.ttf
"""
import struct
import sys
import unicodedata

EM = 1000
FULL, OPEN, CLOSE, MIDDLE, LATIN, MARK, BLANK = "full", "open", "close", "middle", "latin", "mark", "blank"
HALF_OPEN, HALF_CLOSE = "half open", "half close"  # not as wide as the em, as in a proportional font
INK = {FULL: (1000, 50, 950), OPEN: (1000, 600, 950), CLOSE: (1000, 50, 400), MIDDLE: (1000, 330, 670),
       LATIN: (500, 50, 450), MARK: (0, -300, -200), BLANK: (250, 0, 0), HALF_OPEN: (500, 250, 450),
       HALF_CLOSE: (500, 50, 250)}


def kind(char):
    if char in " \u00a0":
        return BLANK
    if ord(char) < 0x2000:
        return MARK if unicodedata.category(char) == "Mn" else LATIN
    if char in "「『（《〈【“‘":
        return OPEN
    if char in "」』）》〉】”’、。，．：；！":
        return CLOSE
    if char in "〔〕":
        return HALF_OPEN if char == "〔" else HALF_CLOSE
    return MIDDLE if char in "・？" else FULL


CHARS = sorted(set("".join(map(chr, range(0x20, 0x7F))) + "\u00a0" + "「『（《〈【“‘」』）》〉】”’、。，．：；！・？…—～％〔〕"
                   + "".join(map(chr, range(0x3041, 0x3097))) + "".join(map(chr, range(0x30A1, 0x30FD)))
                   + "々〇一二三四五六七八九十百千万年月日人大小中国文字行首尾研究学生教授北京上海東南西田山川"
                   + "".join(map(chr, [*range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C), *range(0x0E81, 0x0EC5),
                                      *range(0x0EC8, 0x0ECE)]))
               + "가나다라마바사아자차카타파하대학교연구를에서의한수"))


def glyph(width, left, right):
    if left == right:
        return b""
    box = struct.pack(">hhhhhHH", 1, left, 0, right, 700, 3, 0)
    flags = bytes([1, 1, 1, 1])
    xs = struct.pack(">hhhh", left, 0, right - left, 0)
    ys = struct.pack(">hhhh", 0, 700, 0, -700)
    data = box + flags + xs + ys
    return data + b"\0" * (-len(data) % 4)


def cmap():
    groups = b"".join(struct.pack(">III", ord(c), ord(c), i + 1) for i, c in enumerate(CHARS))
    table = struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, len(CHARS)) + groups
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + table


def name():
    texts = {1: "Han Boxes", 2: "Regular", 4: "Han Boxes", 6: "HanBoxes"}
    records, data = b"", b""
    for number, text in texts.items():
        bytes_ = text.encode("utf-16-be")
        records += struct.pack(">HHHHHH", 3, 1, 0x409, number, len(bytes_), len(data))
        data += bytes_
    return struct.pack(">HHH", 0, len(texts), 6 + len(records)) + records + data


def tables():
    shapes = [(EM, 50, 950)] + [INK[kind(c)] for c in CHARS]
    glyphs = [glyph(*s) for s in shapes]
    offsets, at = [], 0
    for g in glyphs:
        offsets.append(at)
        at += len(g)
    n = len(glyphs)
    os2 = struct.pack(">HhHHHhhhhhhhhhhh10sIIII4sHHHhhhHH", 4, EM, 400, 5, 0, 650, 600, 0, 75, 650, 600, 0,
                      350, 50, 300, 0, bytes(10), 0, 0, 0, 0, b"cvtx", 0x40, 32, 0xFFFF, 800, -200, 0, 900, 300)
    os2 += struct.pack(">IIhhHHH", 0, 0, 500, 700, 0, 32, 1)
    return {
        b"OS/2": os2,
        b"cmap": cmap(),
        b"glyf": b"".join(glyphs),
        b"head": struct.pack(">IIIIHHQQhhhhHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 3, EM, 0, 0, 0, 0, EM, 700,
                             0, 8, 2, 1, 0),
        b"hhea": struct.pack(">IhhhHhhhhhhhhhhhH", 0x10000, 800, -200, 0, EM, 0, 0, EM, 1, 0, 0, 0, 0, 0, 0, 0, n),
        b"hmtx": b"".join(struct.pack(">Hh", w, left) for w, left, _ in shapes),
        b"loca": b"".join(struct.pack(">I", o) for o in offsets + [at]),
        b"maxp": struct.pack(">IHHHHHHHHHHHHHH", 0x10000, n, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
        b"name": name(),
        b"post": struct.pack(">IIhhIIIII", 0x30000, 0, -100, 50, 0, 0, 0, 0, 0),
    }


def checksum(data):
    data += b"\0" * (-len(data) % 4)
    return sum(struct.unpack(">%dI" % (len(data) // 4), data)) & 0xFFFFFFFF


def main(path):
    found = tables()
    n = len(found)
    head = struct.pack(">IHHHH", 0x10000, n, 128, 3, n * 16 - 128)
    at = 12 + 16 * n
    records, body = b"", b""
    for tag in sorted(found):
        data = found[tag]
        records += struct.pack(">4sIII", tag, checksum(data), at + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    with open(path, "wb") as f:
        f.write(head + records + body)


main(sys.argv[1])
