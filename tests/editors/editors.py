#!/usr/bin/env python3
"""editors.py: the settings of docs/editors.md, in the editors that can be had.

usage: editors.py CVTEX MODULES nvim|emacs|server    MODULES: node_modules (tests/readers/install.sh)
"""
import json
import os
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import blocks  # pylint: disable=wrong-import-position

ROOT = Path(__file__).resolve().parent.parent.parent
WAIT = 60  # seconds, for a slow machine
# What is told stands behind letters that are more bytes than letters: errors in one, warnings and notes in the other.
DOCUMENTS = ["""cv:
  name: Rößler Example
  sections:
    jobs:
      - {company: Bäckerei, comapny: Two, start_date: 2020-13}
""", """cv:
  name: Rößler Example
  sections:
    text: ["ä öü [Lorem ipsum](http://example.org) dolor sit amet"]
"""]
failures, checks = [], []


def check(what, good, detail=""):
    checks.append(what)
    if not good:
        failures.append(what)
        print("failed: %s %s" % (what, detail))


def settings(name):
    found = [b.text for b in blocks.of(ROOT / "docs" / "editors.md") if b.name == name]
    assert len(found) == 1, name
    return found[0]


class Place:
    """A folder with a document, its schema, and programs in PATH."""

    def __init__(self, folder, cvtex, modules, text):
        self.folder = Path(folder)
        programs = self.folder / "programs"
        programs.mkdir()
        (programs / "cvtex").symlink_to(cvtex)
        server = programs / "yaml-language-server"
        server.write_text('#!/bin/sh\nexec node "%s/yaml-language-server/bin/yaml-language-server" "$@"\n' % modules)
        server.chmod(0o755)
        self.env = dict(os.environ, PATH="%s:%s" % (programs, os.environ["PATH"]), HOME=folder, LC_ALL="C.UTF-8",
                        XDG_CONFIG_HOME=folder + "/config", XDG_DATA_HOME=folder + "/data",
                        XDG_STATE_HOME=folder + "/state", XDG_CACHE_HOME=folder + "/cache")
        self.write("cvtex.json", subprocess.run([cvtex, "schema"], check=True, capture_output=True, text=True).stdout)
        self.write("cv.yaml", text)
        told = self.run("cvtex", "check", "--format", "gcc", "cv.yaml")
        self.told = [re.match(r"cv\.yaml:(\d+):(\d+): (error|warning|note): (.*)", line)
                     for line in told.splitlines() if line.startswith("cv.yaml:")]
        self.told = [(int(m[1]), int(m[2]), m[3], m[4]) for m in self.told]
        kinds = {kind for _, _, kind, _ in self.told}
        assert kinds == ({"error"} if text == DOCUMENTS[0] else {"warning", "note"}), told

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return str(path)

    def run(self, *args):
        done = subprocess.run(args, cwd=self.folder, env=self.env, check=False, text=True, timeout=2 * WAIT,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return done.stdout


# ---- Neovim


def case_nvim(place):
    place.write("vim/compiler/cvtex.vim", settings("compiler/cvtex.vim"))
    said = place.run("nvim", "--headless", "-u", "NONE", "-i", "NONE", "--cmd", "set runtimepath^=%s/vim" % place.folder,
                     "cv.yaml", "-c", "compiler cvtex", "-c", "silent make!",
                     "-c", "call writefile([json_encode(getqflist())], 'quickfix.json')",
                     "-c", "cfirst", "-c", "call writefile([virtcol('.')], 'column')", "-c", "qall!")
    path = place.folder / "quickfix.json"
    found = json.loads(path.read_text()) if path.exists() else []
    check("nvim: quickfix", [(f["lnum"], f["col"], f["type"].lower(), f["valid"]) for f in found] ==
          [(line, column, kind[0], 1) for line, column, kind, _ in place.told], said + str(found))
    check("nvim: texts", [f["text"].strip() for f in found] == [text for _, _, _, text in place.told], found)
    check("nvim: the cursor stands at the letter", place.told and (place.folder / "column").exists() and
          int((place.folder / "column").read_text()) == place.told[0][1])
    place.write("init.lua", settings("init.lua"))
    place.write("seen.yaml", "# yaml-language-server: $schema=./cvtex.json\ncv: {name: A}\nballance: yes\n")
    place.write("wait.lua", "vim.wait(%d, function() return #vim.diagnostic.get(0) > 0 end)\n"
                "local said = {}\nfor _, d in ipairs(vim.diagnostic.get(0)) do table.insert(said, d.lnum .. ' ' .. d.message) end\n"
                "vim.fn.writefile(said, 'diagnostics')\n" % (WAIT * 1000))
    said = place.run("nvim", "--headless", "-u", "init.lua", "-i", "NONE", "seen.yaml", "-c", "luafile wait.lua", "-c", "qall!")
    path = place.folder / "diagnostics"
    check("nvim: the schema", path.exists() and path.read_text().startswith("2 "), said)


# ---- Emacs

COMPILE = """
(find-file "cv.yaml")
(compile "cvtex check --format gcc cv.yaml")
(let ((process (get-buffer-process "*compilation*")))
  (while (process-live-p process) (accept-process-output process 1))
  (accept-process-output nil 0.1))
(with-current-buffer "*compilation*"
  (compilation--ensure-parse (point-max))
  (princ (format "%d %d %d\\n" compilation-num-errors-found compilation-num-warnings-found compilation-num-infos-found)))
(setq compilation-skip-threshold 0)
(condition-case nil
    (while t
      (next-error)
      (with-current-buffer "cv.yaml"
        (princ (format "%d %d\\n" (line-number-at-pos) (1+ (- (point) (line-beginning-position)))))))
  (error nil))
"""

FLYMAKE = """
(find-file "cv.yaml")
(flymake-start)
(let ((end (+ (float-time) %d)))
  (while (and (not (flymake-diagnostics)) (< (float-time) end)) (accept-process-output nil 0.1)))
(dolist (d (flymake-diagnostics))
  (save-excursion
    (goto-char (flymake-diagnostic-beg d))
    (princ (format "%%d %%d %%s %%s\\n" (line-number-at-pos) (1+ (- (point) (line-beginning-position)))
                   (flymake-diagnostic-type d) (flymake-diagnostic-text d)))))
"""


def case_emacs(place):
    def emacs(name, script):
        place.write(name, settings(name))
        place.write("test-" + name, script)
        return place.run("emacs", "--batch", "-Q", "-l", name, "-l", "test-" + name)
    said = emacs("compile.el", COMPILE)
    kinds = [kind for _, _, kind, _ in place.told]
    check("emacs: kinds", "%d %d %d\n" % tuple(kinds.count(k) for k in ("error", "warning", "note")) in said, said)
    places = list(dict.fromkeys((str(line), str(column)) for line, column, _, _ in place.told)) # each is stopped at once
    check("emacs: places", re.findall(r"^(\d+) (\d+)$", said, re.M) == places, said + str(place.told))
    said = emacs("cvtex-flymake.el", FLYMAKE % WAIT)
    found = re.findall(r"^(\d+) (\d+) :(\w+) (.*)$", said, re.M)
    check("emacs: flymake", sorted(found) == sorted((str(line), str(c), k, t) for line, c, k, t in place.told), said)


# ---- yaml-language-server, with the settings of VS Code and Helix


class Server:
    """Speaks with the server as an editor does."""

    def __init__(self, place, yaml_settings):
        self.given, self.next, self.buffer = yaml_settings, 0, b""
        self.process = subprocess.Popen(["yaml-language-server", "--stdio"], cwd=place.folder, env=place.env,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        root = place.folder.as_uri()
        self.send({"id": 1, "method": "initialize", "params": {
            "processId": os.getpid(), "rootUri": root, "workspaceFolders": [{"uri": root, "name": "cv"}],
            "capabilities": {"workspace": {"configuration": True, "workspaceFolders": True}}}})
        while self.receive().get("id") != 1:
            pass
        self.send({"method": "initialized", "params": {}})
        self.send({"method": "workspace/didChangeConfiguration", "params": {"settings": {"yaml": yaml_settings}}})

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def receive(self):
        end = time.monotonic() + WAIT
        while True:
            head = re.match(rb"Content-Length: (\d+)\r\n(?:.*?\r\n)?\r\n", self.buffer, re.S | re.I)
            if head and len(self.buffer) >= head.end() + int(head[1]):
                body = self.buffer[head.end():head.end() + int(head[1])]
                self.buffer = self.buffer[head.end() + int(head[1]):]
                return json.loads(body)
            if not select.select([self.process.stdout], [], [], max(0, end - time.monotonic()))[0]:
                return {"method": "nothing came"}
            self.buffer += os.read(self.process.stdout.fileno(), 65536)

    def open(self, path, text):
        """What the server says of a document."""
        uri = path.as_uri()
        self.send({"method": "textDocument/didOpen", "params": {"textDocument": {
            "uri": uri, "languageId": "yaml", "version": 1, "text": text}}})
        while True:
            message = self.receive()
            if message.get("method") == "nothing came":
                return None
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri:
                return [d["message"] for d in message["params"]["diagnostics"]]
            if "id" in message and "method" in message:
                items = message.get("params", {}).get("items", [])
                self.send({"id": message["id"], "result": [self.given if i.get("section") == "yaml" else {} for i in items]
                           if message["method"] == "workspace/configuration" else None})

    def close(self):
        self.process.kill()
        self.process.wait()


def nested(flat):
    """{"yaml.schemas": x} as VS Code sends it."""
    return {name.removeprefix("yaml."): value for name, value in flat.items() if name.startswith("yaml.")}


def case_server(place):
    code = nested(json.loads(settings(".vscode/settings.json")))
    line = settings("cv.yaml").splitlines()[0] + "\n"
    wrong, right = "cv: {name: A}\nballance: yes\n", "cv: {name: A, sections: {text: !include more.yaml}}\n"
    for name, given, head in (("code", code, ""), ("helix", {}, line), ("no schema", {}, "")):
        server = Server(place, dict({"schemaStore": {"enable": False}, "validate": True}, **given))
        told = server.open(place.folder / "cv-wrong.yaml", head + wrong)
        check(name + ": a wrong key", told is not None and any("ballance" in t for t in told) == (name != "no schema"), told)
        told = server.open(place.folder / "cv-right.yaml", head + right)
        check(name + ": a right document", told == [], told)
        server.close()
    # The tasks of VS Code.
    tasks = {t["label"]: t for t in json.loads(settings(".vscode/tasks.json"))["tasks"]}
    task = tasks["check CV"]
    said = place.run(task["command"], *[a.replace("${file}", "cv.yaml") for a in task["args"]])
    pattern = task["problemMatcher"]["pattern"]
    matched = [re.match(pattern["regexp"], text) for text in said.splitlines()]
    check("code: the matcher", [(int(m[pattern["line"]]), int(m[pattern["column"]]), m[pattern["severity"]],
                                 m[pattern["message"]]) for m in matched if m] == place.told, said)
    watch = tasks["watch CV"]
    (place.folder / "cv-two.yaml").write_text("cv: {name: A}\n")
    process = subprocess.Popen([watch["command"]] + [a.replace("${file}", "cv-two.yaml") for a in watch["args"]],
                               cwd=place.folder, env=place.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    end = time.monotonic() + WAIT
    while not (place.folder / "cv-two.pdf").exists() and time.monotonic() < end:
        time.sleep(0.05)
    process.terminate()
    process.wait()
    check("code: watch", (place.folder / "cv-two.pdf").exists())


def main():
    cases = {"nvim": case_nvim, "emacs": case_emacs, "server": case_server}
    if len(sys.argv) != 4 or sys.argv[3] not in cases:
        sys.exit(__doc__)
    cvtex, modules, name = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), sys.argv[3]
    wanted = ["node"] if name == "server" else [name]
    for program in wanted:
        if not shutil.which(program):
            print("%s is not installed: skipped" % program)
            sys.exit(77)
    if name != "emacs" and not os.path.isdir(os.path.join(modules, "yaml-language-server")):
        print("yaml-language-server is not installed: skipped")
        sys.exit(77)
    for text in DOCUMENTS:
        with tempfile.TemporaryDirectory() as folder:
            cases[name](Place(folder, cvtex, modules, text))
    print("%d passed, %d failed" % (len(checks) - len(failures), len(failures)))
    sys.exit(bool(failures))


main()
