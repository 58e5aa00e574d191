#!/usr/bin/env python3
"""run.py: calls that fail, one after the other, and what the program makes of it.

usage: run.py CVTEX INTERPOSE.so [--all] [--case NAME] [--kind KIND] [--sample N] [--seed N]
              [--verbose]

Each case is a run of the program. interpose.c counts its calls of a kind; then each n-th call
fails, alone and with all calls after it. Without --all, a sample of n is taken: of each case and
kind the first and the last, and others by chance.

What must hold for each run:
- exit status 0: the same bytes as without a failure, in every file that the run writes
- any other: the old file is unchanged, or whole and new; something is said; the status is one of
  those for a failed run
- no temporary file is left, no signal ends the process, and no sanitizer reports anything
"""
import argparse
import concurrent.futures
import os
import random
import shutil
import subprocess
import sys
import tempfile

import cases

KINDS = ["memory", "open", "read", "map", "write", "close", "rename", "mode", "stat"]
# Statuses of a run that failed, by what failed.
FAILED = {"memory": {1, 3}}
FAILED_FILE = {1, 3}
# Without memory, fontconfig 2.14 crashes in itself. Without file handles it finds other fonts, and
# does not tell. So the calls that it makes are left out, unless FAULT_FONTCONFIG is set.
FONTCONFIG = "FAULT_FONTCONFIG" in os.environ
# glibc ends a process if it has no memory for the thread-local data of a library that was opened late,
# which libjpeg-turbo has. No file is touched.
THREAD_LOCAL = "cannot allocate memory for thread-local data: ABORT"
SANITIZED = ("AddressSanitizer", "LeakSanitizer", "runtime error:")


def environment(interpose, folder, kind=None, n=0, always=False, spared=False, count=None):
    env = {"PATH": os.environ["PATH"], "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1700000000",
           "HOME": folder, "FONTCONFIG_FILE": os.path.join(folder, "fonts.conf"),
           "LD_PRELOAD": interpose, "ASAN_OPTIONS": "verify_asan_link_order=0:detect_leaks=%s:"
           "allocator_may_return_null=1" % os.environ.get("FAULT_LEAKS", "0")}
    if kind:
        env["FAULT_KIND"] = kind
        env["FAULT_AT"] = str(n)
    if always:
        env["FAULT_ALWAYS"] = "1"
    if spared:
        env["FAULT_SPARED"] = "1"
    if count:
        env["FAULT_COUNT"] = count
    return env


def tree(folder):
    """The bytes of all files under a folder, by name."""
    found = {}
    for top, folders, files in os.walk(folder):
        for name in files:
            path = os.path.join(top, name)
            with open(path, "rb") as f:
                found[os.path.relpath(path, folder)] = f.read()
        for name in folders:
            if not os.listdir(os.path.join(top, name)):
                found[os.path.relpath(os.path.join(top, name), folder) + "/"] = b""
    return found


class Case:
    """A case, its folder of inputs, and what a run without failures gives."""

    def __init__(self, name, cvtex, interpose, work):
        self.name, self.cvtex, self.interpose = name, cvtex, interpose
        self.inputs = os.path.join(work, name)
        os.mkdir(self.inputs)
        self.args = cases.make(name, self.inputs, cvtex)
        self.before = tree(self.inputs)
        self.good = self.run()
        if self.good["status"] != 0:
            sys.exit("%s: %s" % (name, self.good["said"]))

    def run(self, **fault):
        with tempfile.TemporaryDirectory(dir=os.path.dirname(self.inputs)) as top:
            folder = os.path.join(top, "in")
            shutil.copytree(self.inputs, folder, symlinks=True)
            env = environment(self.interpose, folder, **fault)
            if self.name == "system" and not FONTCONFIG:
                env["FAULT_EXCEPT"] = ":libfontconfig:libexpat:libfreetype:libc:"
            done = subprocess.run([self.cvtex] + self.args, cwd=folder, env=env, timeout=120,
                                  stdin=subprocess.DEVNULL, capture_output=True)
            return {"status": done.returncode, "after": tree(folder), "out": done.stdout,
                    "said": done.stderr.decode(errors="replace")}

    def count(self, kind):
        with tempfile.NamedTemporaryFile(dir=os.path.dirname(self.inputs)) as f:
            self.run(kind=kind, count=f.name)
            return int(f.read() or 0)

    def faults(self, got, kind):
        """What is wrong with a run, in words."""
        wrong = []
        status, said = got["status"], got["said"]
        if any(mark in said for mark in SANITIZED):
            wrong.append("a sanitizer reports: " + said[:2000])
        elif status < 0:
            wrong.append("ended by signal %d" % -status)
        elif status == 0:
            if got["after"] != self.good["after"] or got["out"] != self.good["out"]:
                wrong.append("false success: exit status 0, but other bytes")
        elif status == 127 and THREAD_LOCAL in said:
            pass
        elif status not in FAILED.get(kind, FAILED_FILE):
            wrong.append("exit status %d" % status)
        elif not said and kind != "write":
            wrong.append("nothing is said")
        for name in sorted(set(got["after"]) | set(self.before)):
            old, new = self.before.get(name), self.good["after"].get(name)
            if status != 0 and got["after"].get(name) not in (old, new):
                wrong.append("%s is neither old nor new" % name)
            elif name not in self.before and name not in self.good["after"]:
                wrong.append("%s is left" % name)
        return wrong


def spare(case):
    """What is wrong where errno alone says that memory has run out."""
    count = case.count("memory")
    wrong = []
    for n in sorted({1, count // 3, count // 2, count}):
        got = case.run(kind="memory", n=n, spared=True)
        if got["status"] != 0 or got["after"] != case.good["after"]:
            wrong.append("%s, errno set by call %d: status %d" % (case.name, n, got["status"]))
    return wrong


def chosen(count, options, seed):
    numbers = list(range(1, count + 1))
    if options.all or count <= options.sample:
        return numbers
    return sorted({1, count} | set(random.Random(seed).sample(numbers, options.sample)))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("cvtex")
    parser.add_argument("interpose")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--case", action="append")
    parser.add_argument("--kind", action="append")
    parser.add_argument("--sample", type=int, default=6)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 30))
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    cvtex, interpose = os.path.abspath(options.cvtex), os.path.abspath(options.interpose)
    total, bad = 0, 0
    print("seed %d" % options.seed)
    with tempfile.TemporaryDirectory() as work:
        for name in options.case or cases.NAMES:
            case = Case(name, cvtex, interpose, work)
            for text in spare(case):
                print(text)
                bad += 1
            for kind in options.kind or KINDS:
                count = case.count(kind)
                jobs = [(n, always) for n in chosen(count, options, options.seed)
                        for always in (False, True)]
                with concurrent.futures.ThreadPoolExecutor(2) as pool:
                    runs = pool.map(lambda j: case.run(kind=kind, n=j[0], always=j[1]), jobs)
                    tally, n_bad = {}, 0
                    for (n, always), got in zip(jobs, runs):
                        tally[got["status"]] = tally.get(got["status"], 0) + 1
                        wrong = case.faults(got, kind)
                        n_bad += bool(wrong)
                        for text in wrong:
                            print("%s, %s %d%s of %d: %s" % (name, kind, n,
                                  " and all after it" if always else "", count, text))
                        if wrong and options.verbose:
                            print("    status %d: %s" % (got["status"], got["said"][:300]))
                total += len(jobs)
                bad += n_bad
                print("%-10s %-7s %5d calls, %5d failed; exit statuses %s; wrong: %d" % (
                    name, kind, count, len(jobs),
                    " ".join("%d: %d" % s for s in sorted(tally.items())), n_bad), flush=True)
    print("%d runs, %d wrong" % (total, bad))
    return 1 if bad or not total else 0


if __name__ == "__main__":
    sys.exit(main())
