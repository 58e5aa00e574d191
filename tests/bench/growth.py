"""Measures how the cost of a run grows with its input: each shape of shapes.py at one size and at
four times as much. A cost that grows with the square of the size grows 16 times.

    growth.py CVTEX [SHAPE...]            counts instructions (valgrind) at half the size and at
                                          twice the size of the table; exit status 1 if a shape
                                          grows more than MOST times, 77 if there is no valgrind
    growth.py CVTEX --time [SHAPE...]     prints seconds and memory at 32 and 128 times the size
    growth.py CVTEX --scale K [SHAPE...]  at K and 4 K times the size
    growth.py CVTEX --part I/N            only each N-th shape, from the I-th on

Instructions are counted because they are the same on a busy machine. The test takes some two minutes
on two cores.

What every run costs (START) is not counted. What only some cost at any size, such as a font, is:
sizes are large enough that this hardly matters.
"""
import concurrent.futures
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time

import shapes

MOST = 5.0  # 4 is linear, 4.6 is n log n from 1,000 to 4,000
TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
START = 3500000  # instructions of a run with an empty CV
SECONDS = 40  # processor time of a run that is timed
LARGE = 32  # how many times the tested size a run is that is timed


def write(folder, files):
    for name, data in files.items():
        with open(os.path.join(folder, name), "wb") as f:
            f.write(data.encode() if isinstance(data, str) else data)


def environment():
    kept = {k: v for k, v in os.environ.items() if k != "CVTEX_DATA"}
    return dict(kept, FONTCONFIG_FILE=os.path.join(TESTS, "golden", "no-fonts.conf"))


def count(cvtex, name, size):
    """The instructions of a run; None: valgrind failed."""
    files, args = shapes.SHAPES[name][0](size)
    with tempfile.TemporaryDirectory() as folder:
        write(folder, files)
        done = subprocess.run(
            ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", cvtex, *args],
            cwd=folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            errors="replace")
    found = re.search(r"Collected : (\d+)", done.stderr)
    if not found or done.returncode not in (0, 1):
        return None
    return int(found[1])


def measure(cvtex, name, size):
    """Processor time [s], memory [MB] and exit status of a run."""
    files, args = shapes.SHAPES[name][0](size)
    with tempfile.TemporaryDirectory() as folder:
        write(folder, files)
        pid = os.fork()
        if pid == 0:
            os.chdir(folder)
            resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, 1)
            os.dup2(null, 2)
            os.execve(cvtex, [cvtex, *args], os.environ)
        _, status, used = os.wait4(pid, 0)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1000, os.waitstatus_to_exitcode(status)


def counted(cvtex, name, scale):
    size = int(shapes.SHAPES[name][1] * scale)
    one, four = (count(cvtex, name, n) for n in (size, 4 * size))
    if None in (one, four):
        return "%-26s valgrind failed" % name, False
    times = (four - START) / max(one - START, 1)
    return "%-26s %8d %9.1f %9.1f %6.2f%s" % (
        name, size, one / 1e6, four / 1e6, times, "" if times <= MOST else "  too much"), times <= MOST


def timed(cvtex, name, scale):
    size = int(shapes.SHAPES[name][1] * scale)
    one, four = measure(cvtex, name, size), measure(cvtex, name, 4 * size)
    return "%-26s %8d %9.2f %9.2f %6.2f %8.0f %8.0f %4d" % (
        name, size, one[0], four[0], four[0] / max(one[0], 0.001), one[1], four[1], four[2]), True


def main():
    args = sys.argv[1:]
    cvtex, names, times, scale, part = os.path.abspath(args[0]), [], False, 0.5, (1, 1)
    rest = iter(args[1:])
    for word in rest:
        if word == "--time":
            times, scale = True, LARGE
        elif word == "--scale":
            scale = float(next(rest))
        elif word == "--part":
            part = tuple(int(n) for n in next(rest).split("/"))
        else:
            names.append(word)
    if not times and not shutil.which("valgrind"):
        print("valgrind is not installed: skipped")
        return 77
    names = names or list(shapes.SHAPES)[part[0] - 1::part[1]]
    if times:
        print("%-26s %8s %9s %9s %6s %8s %8s" % ("shape", "size", "1x [s]", "4x [s]", "times", "1x [MB]", "4x [MB]"))
    else:
        print("%-26s %8s %9s %9s %6s" % ("shape", "size", "1x [M]", "4x [M]", "times"))
    good = True
    with concurrent.futures.ThreadPoolExecutor(1 if times else 2) as pool:
        for line, fine in pool.map(lambda name: (timed if times else counted)(cvtex, name, scale), names):
            print(line, flush=True)
            good &= fine
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
