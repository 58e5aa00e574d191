"""What readers that are Python libraries take from PDFs: one JSON object, for each file its text, with
a form feed between pages. words.py runs this by a Python that has the library.

  python_readers.py pdfminer|pypdf FILE..."""
import json
import logging
import sys


def pdfminer(path):
    from pdfminer.high_level import extract_text
    return extract_text(path)


def pypdf(path):
    from pypdf import PdfReader
    return "\f".join(page.extract_text() for page in PdfReader(path).pages)


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    reader = {"pdfminer": pdfminer, "pypdf": pypdf}[sys.argv[1]]
    json.dump({path: reader(path) for path in sys.argv[2:]}, sys.stdout)
