#!/usr/bin/env python3
"""others.py: GitLab's pipeline and the hooks of docs/ci.md, as their runners run them.

usage: others.py CVTEX
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import blocks  # pylint: disable=wrong-import-position

try:
    import yaml
except ImportError:
    print("python3-yaml is not installed: skipped")
    sys.exit(77)

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
failures, checks = [], []


def check(what, good, detail=""):
    checks.append(what)
    if not good:
        failures.append(what)
        print("failed: %s %s" % (what, detail))


def program(folder, name, text):
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as f:
        f.write("#!/bin/sh\n" + text)
    os.chmod(path, 0o755)


def write(folder, name, text):
    with open(os.path.join(folder, name), "w", encoding="utf-8") as f:
        f.write(text)


def block(name):
    found = [b for b in blocks.of(os.path.join(ROOT, "docs", "ci.md")) if b.name == name]
    assert len(found) == 1, name
    return found[0]


def case_gitlab(work, cvtex):
    job = yaml.safe_load(block(".gitlab-ci.yml").text)["cv"]
    check("gitlab: keys", set(job) <= {"image", "before_script", "script", "artifacts"}, job)
    if not shutil.which("jq"):
        print("jq is not installed: the pipeline is not run")
        return
    here, fakes = os.path.join(work, "gitlab"), os.path.join(work, "fakes")
    os.mkdir(here)
    program(fakes, "apt-get", "exit 0\n")
    program(fakes, "curl", '[ "$1 $3" = "-fsSLo https://example.org/cvtex" ] && printf \'#!/bin/sh\\nexec "%s" "$@"\\n\' >"$2"\n' % cvtex)
    write(here, "cv.yaml", "cv:\n  name: A\n  headlin: B\n")
    write(here, "cv-two.yaml", "cv: {name: C}\n")
    env = {"PATH": "%s:/usr/bin:/bin" % fakes, "HOME": work, "CI": "true", "GITLAB_CI": "true",
           "CVTEX_URL": "https://example.org/cvtex"}

    def pipeline():
        lines = job["before_script"] + job["script"]
        return subprocess.run(["sh", "-e"], input="\n".join(lines) + "\n", cwd=here, env=env, text=True, check=False,
                              capture_output=True)
    done = pipeline()
    with open(os.path.join(here, job["artifacts"]["reports"]["codequality"]), encoding="utf-8") as f:
        report = json.load(f)
    check("gitlab: the report", [(r["location"], r["check_name"]) for r in report] ==
          [({"path": "cv.yaml", "lines": {"begin": 3}}, report[0]["check_name"])] and "headlin" in report[0]["description"], report)
    check("gitlab: severities", all(r["severity"] in ("info", "minor", "major", "critical", "blocker") for r in report))
    check("gitlab: the other one", os.path.exists(os.path.join(here, job["artifacts"]["paths"][0], "cv-two.pdf")), done.stderr)
    write(here, "cv.yaml", "cv:\n  name: A\n  headline: B\n")
    done = pipeline()
    check("gitlab: good", done.returncode == 0, done.stderr)
    check("gitlab: PDFs", sorted(os.listdir(os.path.join(here, "out"))) == ["cv-two.pdf", "cv.pdf"])


def case_hooks(work, cvtex):
    with open(os.path.join(ROOT, ".pre-commit-hooks.yaml"), encoding="utf-8") as f:
        hooks = yaml.safe_load(f)
    used = yaml.safe_load(block(".pre-commit-config.yaml").text)["repos"][0]["hooks"]
    check("hooks: those of the docs are there", {h["id"] for h in used} == {h["id"] for h in hooks}, used)
    if not shutil.which("pre-commit") or not shutil.which("git"):
        print("pre-commit is not installed: its hooks are not run")
        return
    hooked, here = os.path.join(work, "hooks"), os.path.join(work, "repository")
    env = {"PATH": "%s:/usr/bin:/bin" % os.path.join(work, "path"), "HOME": work, "LC_ALL": "C.UTF-8",
           "GIT_CONFIG_COUNT": "2", "GIT_CONFIG_KEY_0": "user.name", "GIT_CONFIG_VALUE_0": "Robin Example",
           "GIT_CONFIG_KEY_1": "user.email", "GIT_CONFIG_VALUE_1": "robin@example.org"}
    os.mkdir(os.path.join(work, "path"))
    os.symlink(cvtex, os.path.join(work, "path", "cvtex"))

    def run(*args, folder=here):
        return subprocess.run(args, cwd=folder, env=env, text=True, check=False, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT)
    for folder in (hooked, here):
        os.mkdir(folder)
        run("git", "init", "-q", "-b", "main", folder=folder)
    shutil.copy(os.path.join(ROOT, ".pre-commit-hooks.yaml"), hooked)
    run("git", "add", "-A", folder=hooked)
    run("git", "commit", "-qm", "hooks", folder=hooked)
    revision = run("git", "rev-parse", "HEAD", folder=hooked).stdout.strip()
    config = {"repos": [{"repo": hooked, "rev": revision, "hooks": used}]}
    write(here, ".pre-commit-config.yaml", yaml.safe_dump(config))
    check("hooks: the manifest", run("pre-commit", "validate-manifest", os.path.join(ROOT, ".pre-commit-hooks.yaml")).returncode == 0)
    check("hooks: the configuration", run("pre-commit", "validate-config").returncode == 0)
    installed = run("pre-commit", "install")
    check("hooks: installed", installed.returncode == 0, installed.stdout)
    write(here, "cv.yaml", "cv: {name: A, headlin: B}\n")
    write(here, "cv two.yaml", "cv: {name: B}\n")
    write(here, "other.yaml", "no: [CV\n")
    run("git", "add", "-A")
    done = run("git", "commit", "-qm", "first")
    check("hooks: the mended file stops the commit", done.returncode != 0 and "mend CVs" in done.stdout, done.stdout)
    with open(os.path.join(here, "cv.yaml"), encoding="utf-8") as f:
        check("hooks: the file is mended", "headline" in f.read())
    run("git", "add", "-A")
    done = run("git", "commit", "-qm", "first")
    check("hooks: the second commit", done.returncode == 0, done.stdout)
    write(here, "cv.yaml", "cv: {name: A, headline: [B]}\n")
    run("git", "add", "-A")
    done = run("git", "commit", "-qm", "second")
    check("hooks: a mistake stops the commit, with its place", done.returncode != 0 and "cv.yaml:1:25: error:" in done.stdout,
          done.stdout)
    # Without pre-commit.
    line = [b for b in blocks.of(os.path.join(ROOT, "docs", "ci.md")) if "git diff --cached" in b.text][0]
    hook = os.path.join(here, ".git", "hooks")
    os.remove(os.path.join(hook, "pre-commit"))
    program(hook, "pre-commit", line.text)
    done = run("git", "commit", "-qm", "second")
    check("a hook of its own: a mistake stops the commit", done.returncode != 0 and "cv.yaml:1:25: error:" in done.stdout, done.stdout)
    write(here, "cv.yaml", "cv: {name: A, headline: B2}\n")
    run("git", "add", "-A")
    done = run("git", "commit", "-qm", "second")
    check("a hook of its own: the mended commit", done.returncode == 0, done.stdout)
    write(here, "else", "x")
    run("git", "add", "-A")
    check("a hook of its own: no CV", run("git", "commit", "-qm", "third").returncode == 0)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    cvtex = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as work:
        case_gitlab(work, cvtex)
        case_hooks(work, cvtex)
    print("%d passed, %d failed" % (len(checks) - len(failures), len(failures)))
    sys.exit(bool(failures))


main()
