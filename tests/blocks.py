"""blocks.py: the fenced blocks of Markdown files, for tests that run them."""


class Block:
    """A block: its language, the name of a file behind it ("```yaml cv.yaml"), its first line's number, its text, the
    heading that it stands under, and the paragraph before it."""

    def __init__(self, path, info, line, heading, before):
        words = info.split()
        self.path, self.line, self.heading, self.before = path, line, heading, before
        self.language = words[0] if words else ""
        self.name = words[1] if len(words) > 1 else ""
        self.text = ""

    def __str__(self):
        return "%s:%d" % (self.path, self.line)


def of(path, shown=None):
    """All blocks of a file, in order. A block in a list may be indented."""
    found, block, heading, before, fence = [], None, "", "", ""
    with open(path, encoding="utf-8") as f:
        for number, line in enumerate(f, 1):
            text = line.strip()
            if block is not None:
                if text.startswith(fence) and not text.strip(fence[0]):
                    block = None
                    continue
                indent = min(depth, len(line) - len(line.lstrip(" ")))
                block.text += line[indent:]
            elif text.startswith("```") or text.startswith("~~~"):
                fence = text[:len(text) - len(text.lstrip(text[0]))]
                depth = len(line) - len(line.lstrip(" "))
                block = Block(shown or path, text[len(fence):], number + 1, heading, before)
                found.append(block)
                before = ""
            elif line.startswith("#"):
                heading, before = line.lstrip("#").strip(), ""
            elif text:
                before += text + " "
    return found
