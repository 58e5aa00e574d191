"""Fonts for seeds: hand-made ones of each kind that the shipped fonts lack, and changed ones."""
import struct

NAME = "Fuzzed"
# What the target's document has: letters, marks, and a block of characters that no other font has.
CHARACTERS = sorted({*range(0x20, 0x180), 0x301, 0x323, 0x391, 0x2019, 0x201c, 0x201d, 0x2022, 0x2020,
                     *range(0x4e00, 0x4f2c), 0x1D50, 0x262f, 0x10384})


def tables(font):
    n = struct.unpack(">H", font[4:6])[0]
    for i in range(n):
        tag, _, at, size = struct.unpack(">4sIII", font[12 + 16 * i:28 + 16 * i])
        yield tag, font[at:at + size]


def sfnt(kind, of, base=0):
    """A font file of these tables, which starts at byte `base` of the whole."""
    head, body, at = b"", b"", base + 12 + 16 * len(of)
    for tag in sorted(of):
        data = of[tag]
        padded = data + b"\0" * (-len(data) % 4)
        total = sum(struct.unpack(">%dI" % (len(padded) // 4), padded)) & 0xffffffff
        head += struct.pack(">4sIII", tag, total, at + len(body), len(data))
        body += padded
    return kind + struct.pack(">HHHH", len(of), 0, 0, 0) + head + body


def name_table(family=NAME):
    family = family.encode("utf-16-be")
    return (struct.pack(">HHH", 0, 1, 18) +
            struct.pack(">HHHHHH", 3, 1, 0x409, 1, len(family), 0) + family)


def renamed(font):
    """The font with the family name that the target's document asks for."""
    return sfnt(font[:4], {**dict(tables(font)), b"name": name_table()})


def collection(*fonts):
    """A collection of fonts, with a last byte that says which of them is meant."""
    offsets, body = [], b""
    for font in fonts:
        offsets.append(12 + 4 * len(fonts) + len(body))
        body += sfnt(font[:4], dict(tables(font)), offsets[-1])
    return b"ttcf" + struct.pack(">HHI", 1, 0, len(fonts)) + struct.pack(">%dI" % len(fonts), *offsets) + body


# ---- CFF (Adobe technical note 5176)


def index(items):
    if not items:
        return b"\0\0"
    offsets = [1]
    for item in items:
        offsets.append(offsets[-1] + len(item))
    size = 1 if offsets[-1] < 256 else 2 if offsets[-1] < 65536 else 4
    return (struct.pack(">HB", len(items), size) + b"".join(o.to_bytes(size, "big") for o in offsets) +
            b"".join(items))


def entry(operator, *operands):
    return b"".join(b"\x1d" + struct.pack(">i", v) for v in operands) + operator


def charset(form, n):
    """The names or CIDs of n glyphs: some in a row, some not."""
    if form == 0:
        return b"\0" + b"".join(struct.pack(">H", 3 * g if g > 3 else g) for g in range(1, n))
    size = "B" if form == 1 else "H"
    return bytes([form]) + struct.pack(">H" + size, 1, 2) + struct.pack(">H" + size, 400, n - 5)


def charstring(g):
    def number(v):
        return b"\x1c" + struct.pack(">h", v)
    width, height = 100 + 10 * g, 400 + 20 * g
    return (number(50) + number(0) + b"\x15" + number(width) + b"\x06" + number(height) + b"\x07" +
            number(-width) + b"\x06\x0e")


def cff(n, cid=False, form=0, subroutines=False, matrix=False, names=True, named=False):
    """A table of n glyphs. `form` is that of its charset; `named`: it has a charset of the standard."""
    strings = [b"Adobe", b"Identity"] + ([b"name%d" % i for i in range(3 * n + 10)] if names else [])
    private = entry(b"\x14", 500) + (entry(b"\x13", 17) if subroutines else b"") + b"\x1e\x0a\x14\x1f\x09"
    parts, at = {}, {}

    def top():
        d = entry(b"\x0c\x1e", 391, 392, 0) if cid else b""
        d += b"\x8b\xf7\x10\xfb\x10\x1c\x03\xe8\x05"  # a box in each way to write a number
        d += b"\x1e\xe2\xa2\x5f\x8b\x8b\x1e\xe2\xa2\x5f\x8b\x8b\x0c\x07" if matrix else b""
        d += entry(b"\x0f", 0 if named else at.get("charset", 0)) + entry(b"\x11", at.get("glyphs", 0))
        if cid:
            return d + entry(b"\x0c\x25", at.get("select", 0)) + entry(b"\x0c\x24", at.get("fonts", 0))
        return d + entry(b"\x12", len(private), at.get("private", 0))

    for _ in range(2):
        out = b"\1\0\4\4" + index([b"Fuzzed"]) + index([top()]) + index(strings) + index([])
        parts["charset"] = charset(form, n)
        parts["select"] = b"\0" + b"\0" * n
        parts["glyphs"] = index([charstring(g) for g in range(n)])
        parts["private"] = private + (index([b"\x0b"]) if subroutines else b"")
        parts["fonts"] = index([entry(b"\x12", len(private), at.get("private", 0))])
        for name, data in parts.items():
            at[name] = len(out)
            out += data
    return out


# ---- the other tables


def truetype(n):
    glyf, loca = b"", [0]
    for g in range(n):
        w = 100 + 10 * g
        glyf += struct.pack(">hhhhhHH", 1, 0, 0, w, 500, 3, 0) + b"\1\1\1\1"
        glyf += struct.pack(">hhhhhhhh", 0, w, 0, -w, 0, 0, 500, 0)
        loca.append(len(glyf))
    return {b"glyf": glyf, b"loca": struct.pack(">%dI" % (n + 1), *loca),
            b"maxp": struct.pack(">IH13H", 0x10000, n, *[4] * 13)}


def cmap(n):
    """Each character has a glyph; each glyph has many characters."""
    groups = b"".join(struct.pack(">III", c, c, 1 + i % (n - 1)) for i, c in enumerate(CHARACTERS))
    return (struct.pack(">HHHHI", 0, 1, 3, 10, 12) +
            struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, len(CHARACTERS)) + groups)


def font(n, outlines, kind=b"OTTO", box=(0, -200, 700, 900)):
    of = {b"head": struct.pack(">IIIIHHQQ4hHHhhh", 0x10000, 0, 0, 0x5F0F3CF5, 0, 1000, 0, 0, *box, 0, 8, 2, 1, 0),
          b"hhea": struct.pack(">I3hH3h3h4hhH", 0x10000, 800, -200, 90, 900, 0, 0, 700, 1, 0, 0, 0, 0, 0, 0, 0, n),
          b"hmtx": struct.pack(">Hh", 500, 0) * n, b"maxp": struct.pack(">IH", 0x5000, n),
          b"cmap": cmap(n), b"name": name_table(), **outlines}
    return sfnt(kind, of)


def refused():
    """Files that are no font that can be used."""
    yield b"%!PS-AdobeFont-1.0: Fuzzed\n"
    yield b"\x80\x01\x10\0\0\0%!PS-AdobeFont-1.0"
    yield b"wOFF\0\1\0\0"
    yield b"wOF2OTTO"
    yield b"ttcf\0\1\0\0\0\0\0\1\0\0\0\x10"
    yield b"OTTO\0\1"
    good = font(8, {b"CFF ": cff(8)})
    yield good[:60]
    yield good[:-300]
    for tag in (b"cmap", b"head", b"hhea", b"CFF "):
        yield sfnt(b"OTTO", {t: d for t, d in tables(good) if t != tag})
    yield font(8, {b"CFF ": b"\1\0\4\4" + b"\0" * 40})
    yield font(8, {b"maxp": struct.pack(">IH", 0x5000, 0), b"CFF ": cff(8)})
    yield font(8, {b"hhea": b"\0" * 36, b"CFF ": cff(8)})


def broken():
    """CFF tables that their reader must refuse."""
    good = cff(8)
    for n in (3, 5, 7, 20, 60, 300, len(good) - 1):
        yield good[:n]
    yield good[:6] + b"\5" + good[7:]  # offsets of five bytes
    yield good[:7] + b"\2\1" + good[9:]  # an item that ends before it starts
    yield good[:4] + index([b"Fuzzed"]) + index([b""]) + index([]) + index([])
    yield good[:4] + index([b"Fuzzed"]) + index([b"\x1e" + b"\x11" * 20]) + index([]) + index([])
    yield cff(5)  # fewer glyphs than are asked for
    for cid in (False, True):
        yield cff(8, cid=cid, named=True)
        table = cff(8, cid=cid)
        yield table.replace(charset(0, 8), b"\3" + charset(0, 8)[1:])


def hand_made():
    true = font(9, truetype(9), b"\0\1\0\0")
    yield true
    yield b"true" + true[4:]
    for form in (0, 1, 2):
        yield font(12, {b"CFF ": cff(12, form=form)})
        yield font(12, {b"CFF ": cff(12, cid=True, form=form)})
    yield font(8, {b"CFF ": cff(8, subroutines=True)})
    yield font(8, {b"CFF ": cff(8, matrix=True)})
    plain = font(8, {b"CFF ": cff(8)})
    yield collection(plain, true) + b"\0"
    yield collection(plain, true) + b"\1"
    yield collection(plain, true) + b"\2"
    yield from refused()
    for n in (8, 40, 121):
        for form in (0, 1, 2):
            yield cff(n, form=form)
            yield cff(n, cid=True, form=form)
    yield from broken()
    yield cff(40, form=1, names=False)
    yield cff(8, subroutines=True)
    yield cff(8, matrix=True)
