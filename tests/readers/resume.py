"""Checks the JSON Resume of every document in the tests against the schema.

  resume.py CVTEX MODULES      MODULES: the folder where install.sh put the schema and ajv"""
import glob
import os
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import made  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    cvtex, modules = sys.argv[1:]
    made.need("node")
    if not os.path.isdir(os.path.join(modules, "@jsonresume", "schema")):
        print("the schema is not installed in %s: skipped" % modules)
        sys.exit(made.SKIPPED)
    documents = glob.glob(os.path.join(made.EXAMPLES, "*.yaml"))
    for kind in ("trace", "export"):
        documents += glob.glob(os.path.join(made.TESTS, "golden", kind, "*.yaml"))
    with tempfile.TemporaryDirectory() as folder:
        def extract(n):
            pdf, to = os.path.join(folder, "%d.pdf" % n), os.path.join(folder, "%d" % n, "")
            made.run(cvtex, documents[n], "--embed", "-o", pdf,
                     "--allow", os.path.join(made.TESTS, "golden"), "--allow", made.EXAMPLES)
            made.run(cvtex, "extract", pdf, "-o", to)
            return os.path.join(to, "resume.json")
        found = made.each(extract, range(len(documents)))
        print(made.run("node", os.path.join(HERE, "resume.mjs"), modules, *found).decode(), end="")


main()
