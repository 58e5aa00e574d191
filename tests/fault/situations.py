#!/usr/bin/env python3
"""situations.py: what may happen around a run: signals, full and slow outputs, no handles, files
that change.

usage: situations.py CVTEX INTERPOSE.so [--rounds N] [--seed N] [--clean]

--clean: SIGINT, SIGTERM and SIGHUP also have to leave no temporary file, and to give 128 + n.
"""
import argparse
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time

import cases

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
ENV = {"PATH": os.environ["PATH"], "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1700000000",
       "FONTCONFIG_FILE": "fonts.conf"}
wrong = []


def complain(what, text):
    wrong.append(what)
    print("%s: %s" % (what, text), flush=True)


def check(what, good, text=""):
    if not good:
        complain(what, text)


class Place:
    """A folder with the inputs of a case."""

    def __init__(self, cvtex, name):
        self.made = tempfile.TemporaryDirectory()
        self.folder = self.made.name
        self.args = [cvtex] + cases.make(name, self.folder, cvtex)
        self.output = os.path.join(self.folder, "cv.pdf")
        self.names = set(os.listdir(self.folder))
        self.old = self.read()
        self.run()
        self.new = self.read()
        self.restore()

    def read(self):
        with open(self.output, "rb") as f:
            return f.read()

    def restore(self):
        cases.write(self.folder, "cv.pdf", self.old)

    def start(self, args=None, env=None, **more):
        return subprocess.Popen(args or self.args, cwd=self.folder, env=dict(ENV, **(env or {})),
                                stdin=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                **dict({"stdout": subprocess.PIPE}, **more))

    def run(self, *args, **more):
        process = self.start(*args, **more)
        out, said = process.communicate(timeout=120)
        return process.returncode, out, said.decode(errors="replace")

    def check(self, what, status, said, failed=(1, 3)):
        """The old file or the whole new one, as the status says, and nothing else."""
        now = self.read()
        check(what, now == self.new if status == 0 else now == self.old, "status %d, %s" % (
            status, "old" if now == self.old else "new" if now == self.new else "half a file"))
        check(what, status == 0 or status in failed, "exit status %d: %s" % (status, said))
        check(what, status == 0 or said, "nothing is said")
        self.check_left(what)
        self.restore()

    def check_left(self, what):
        left = set(os.listdir(self.folder)) - self.names
        check(what, not left, "left: %s" % ", ".join(left))
        for name in left:
            os.remove(os.path.join(self.folder, name))


def has_unnamed(folder):
    """True if a file can be written there that has no name yet."""
    try:
        os.close(os.open(folder, os.O_TMPFILE | os.O_WRONLY, 0o600))
    except OSError:
        return False
    return True


def check_signalled(place, what, number, status, clean, named=True):
    """`named`: SIGKILL may come while the temporary file has a name."""
    now = place.read()
    check(what, now in (place.old, place.new), "half a file")
    if number in ENDING and clean:
        check(what, status in (0, 128 + number, -number), "status %d" % status)
        place.check_left(what)
    else:
        for name in set(os.listdir(place.folder)) - place.names:
            check(what, named and name.startswith(".cvtex-"), "left: " + name)
            os.remove(os.path.join(place.folder, name))
    place.restore()


def signals_at_calls(place, interpose, clean):
    """A signal at each call that has to do with the output."""
    unnamed = has_unnamed(place.folder)
    for kind, count in (("open", 18), ("write", 2), ("close", 16), ("rename", 2), ("mode", 1)):
        for n in range(1, count + 1, 1 if count < 3 else 5):
            for number in (signal.SIGKILL, signal.SIGTERM):
                env = {"LD_PRELOAD": interpose, "FAULT_KIND": kind, "FAULT_AT": str(n),
                       "FAULT_SIGNAL": str(int(number))}
                status = place.run(env=env)[0]
                named = not unnamed or kind in ("close", "rename")
                check_signalled(place, "%s at %s %d" % (number.name, kind, n), number, status, clean, named)


def signals_by_chance(place, chance, rounds, clean):
    started = time.monotonic()
    place.run()
    took = time.monotonic() - started
    place.restore()
    for _ in range(rounds):
        number = chance.choice(ENDING + (signal.SIGKILL,))
        process = place.start()
        time.sleep(chance.random() * took * 1.2)
        process.send_signal(number)
        process.communicate(timeout=120)
        check_signalled(place, "%s by chance" % number.name, number, process.returncode, clean)


def limited(which, value):
    return lambda: resource.setrlimit(which, (value, value))


def no_room(place):
    for n in (0, 1, 100, 4096):
        status, _, said = place.run(preexec_fn=limited(resource.RLIMIT_FSIZE, n))
        place.check("files of %d bytes at most" % n, status, said)
        check("files of %d bytes at most" % n, status != 0, "exit status 0")
    for n in range(3, 9):
        status, _, said = place.run(preexec_fn=limited(resource.RLIMIT_NOFILE, n))
        if status != 127:  # not even its libraries could be opened
            place.check("%d file handles" % n, status, said)
    for mib in (12, 16, 24, 32, 48):
        status, _, said = place.run(preexec_fn=limited(resource.RLIMIT_AS, mib << 20))
        if status != 127:
            place.check("%d MiB" % mib, status, said, (1, 3, 4))


def to_stdout(place):
    args = place.args[:-1] + ["-"]
    if os.path.exists("/dev/full"):
        with open("/dev/full", "wb") as full:
            status = place.run(args, stdout=full)[0]
        check("a full output", status in (1, 3), "exit status %d" % status)
    status = place.run(args, stdout=None, preexec_fn=lambda: os.close(1))[0]
    check("a closed output", status in (1, 3), "exit status %d" % status)
    unread, output = os.pipe()
    os.close(unread)  # before the program starts: a PDF that fits the pipe could be there sooner
    status = place.run(args, stdout=output)[0]
    os.close(output)
    check("an output that nobody reads", status in (1, 3), "exit status %d" % status)
    process = place.start(args)
    got = b""
    while True:
        piece = os.read(process.stdout.fileno(), 700)
        got += piece
        if not piece:
            break
        time.sleep(0.001)
    process.communicate(timeout=120)
    check("a slow output", process.returncode == 0 and got == place.new,
          "status %d, %d bytes of %d" % (process.returncode, len(got), len(place.new)))


def read_only(place):
    """As a user who may not write there; root becomes nobody."""
    os.chmod(place.folder, 0o555)
    nobody = (lambda: os.setuid(65534)) if os.getuid() == 0 else None
    status, _, said = place.run(preexec_fn=nobody)
    os.chmod(place.folder, 0o755)
    place.check("a folder that is read-only", status, said)
    check("a folder that is read-only", status != 0, "exit status 0")


def two_writers(place, rounds):
    for _ in range(rounds):
        both = [place.start(), place.start()]
        for process in both:
            said = process.communicate(timeout=120)[1]
            check("two writers", process.returncode == 0, said.decode())
        place.check("two writers", 0, "")


def changed(place, name, rounds):
    """An input that another program cuts off and writes again, all the time."""
    path = os.path.join(place.folder, name)
    with open(path, "rb") as f:
        whole = f.read()
    ended = threading.Event()

    def change():
        while not ended.is_set():
            for n in (0, len(whole) // 3, len(whole)):
                with open(path, "r+b") as f:
                    f.write(whole[:n])
                    f.truncate(n)
                time.sleep(0.001)

    thread = threading.Thread(target=change)
    thread.start()
    try:
        for _ in range(rounds):
            status, _, said = place.run()
            now = place.read()
            check(name + " changes", status in (0, 1, 3), "status %d: %s" % (status, said))
            check(name + " changes", now == place.old if status else now.rstrip().endswith(b"%%EOF"),
                  "half a file")
            place.check_left(name + " changes")
            place.restore()
    finally:
        ended.set()
        thread.join()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("cvtex")
    parser.add_argument("interpose")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 30))
    parser.add_argument("--clean", action="store_true")
    options = parser.parse_args()
    cvtex, interpose = os.path.abspath(options.cvtex), os.path.abspath(options.interpose)
    print("seed %d" % options.seed)
    place = Place(cvtex, "small")
    signals_at_calls(place, interpose, options.clean)
    signals_by_chance(place, random.Random(options.seed), 4 * options.rounds, options.clean)
    no_room(place)
    to_stdout(place)
    read_only(place)
    two_writers(place, options.rounds)
    for case, name in (("small", "cv.yaml"), ("jpeg", "portrait.jpg"), ("png", "signature.png"),
                       ("bib", "edda-brandt.bib"), ("beside", "lmroman10-regular.otf")):
        changed(Place(cvtex, case), name, options.rounds)
    print("%d wrong" % len(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
