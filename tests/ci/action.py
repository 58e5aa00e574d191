#!/usr/bin/env python3
"""action.py: the steps of action.yml, as the runner of GitHub's workflows runs them.

usage: action.py CVTEX

The expressions of action.yml are evaluated, each script of a step runs in its shell with what the runner
sets, and the two actions of others, a cache and an upload, are played here.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

try:
    import yaml
except ImportError:
    print("python3-yaml is not installed: skipped")
    sys.exit(77)

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import blocks  # pylint: disable=wrong-import-position

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# What the actions of others take, as their action.yml says.
INPUTS = {
    "actions/cache@v4": {"path", "key", "restore-keys", "enableCrossOsArchive", "fail-on-cache-miss", "lookup-only"},
    "actions/upload-artifact@v4": {"name", "path", "if-no-files-found", "retention-days", "compression-level",
                                   "overwrite", "include-hidden-files"},
}
failures, checks = [], []


def check(what, good, detail=""):
    checks.append(what)
    if not good:
        failures.append(what)
        print("failed: %s %s" % (what, detail))


def run(*args, **more):
    return subprocess.run(args, check=True, capture_output=True, text=True, **more).stdout


# ---- expressions


class Values(dict):
    """A mapping whose missing members are empty, as in expressions."""

    def __getitem__(self, name):
        return self.get(name, Values())


def wrap(value):
    if isinstance(value, dict):
        return Values((k, wrap(v)) for k, v in value.items())
    return value


def evaluate(text, context, failed):
    """The value of an expression: of those that action.yml uses, and an exception for any other."""
    def name(match):
        parts = match.group(0).split(".")
        return parts[0] + "".join("['%s']" % p for p in parts[1:])
    strings = []

    def keep(match):
        strings.append(match.group(0))
        return "STRING%d " % (len(strings) - 1)
    python = re.sub(r"'[^']*'", keep, text)
    python = re.sub(r"\b(?:inputs|steps|github|runner)(?:\.[\w-]+)+", name, python)
    python = python.replace("&&", " and ").replace("||", " or ").replace("!=", "~=").replace("!", " not ")
    python = re.sub(r"STRING(\d+) ", lambda m: strings[int(m.group(1))], python.replace("~=", "!="))
    functions = {"always": lambda: True, "cancelled": lambda: False, "failure": lambda: failed,
                 "success": lambda: not failed, "true": True, "false": False}
    return eval(python, {"__builtins__": {}}, dict(context, **functions))  # pylint: disable=eval-used


def fill(text, context):
    """A text with ${{ expressions }}."""
    def one(match):
        value = evaluate(match.group(1), context, False)
        return "" if isinstance(value, Values) else str(value).lower() if isinstance(value, bool) else str(value)
    return re.sub(r"\$\{\{(.*?)\}\}", one, str(text))


def holds(condition, context, failed):
    text = re.sub(r"^\$\{\{(.*)\}\}$", r"\1", condition.strip())
    status = any(word in text for word in ("always()", "failure()", "cancelled()", "success()"))
    return (status or not failed) and bool(evaluate(text, context, failed))


# ---- the runner


class Runner:
    """One job's workspace, and what lasts from job to job: the cache."""

    def __init__(self, folder, workspace, cvtex=None, fakes=None, event=None):
        self.folder, self.workspace, self.event = folder, workspace, event or {}
        self.temp = os.path.join(folder, "temp")
        self.tools = os.path.join(folder, "tools")
        self.cache = os.path.join(folder, "cache")
        self.uploads = os.path.join(folder, "uploads")
        for path in (self.temp, self.uploads): # new for each job
            shutil.rmtree(path, ignore_errors=True)
        for path in (self.temp, self.tools, self.cache, self.uploads):
            os.makedirs(path, exist_ok=True)
        # Without the folders of the machine, in which there may be a cvtex.
        self.path = ":".join(([fakes] if fakes else []) + ([cvtex] if cvtex else []) + ["/usr/bin", "/bin"])
        self.log = ""
        self.summary = ""

    def script(self, step, context):
        assert step["shell"] in ("sh", "bash"), step["shell"]
        script = os.path.join(self.temp, "step.sh")
        with open(script, "w", encoding="utf-8") as f:
            f.write(fill(step["run"], context))
        files = {}
        for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_ENV", "GITHUB_PATH"):
            files[name] = os.path.join(self.temp, name)
            open(files[name], "w", encoding="utf-8").close()
        env = dict(files, PATH=self.path, HOME=self.folder, LC_ALL="C.UTF-8", CI="true", GITHUB_ACTIONS="true",
                   GITHUB_ACTION_PATH=ROOT, GITHUB_WORKSPACE=self.workspace, GITHUB_REPOSITORY="robin/thesis",
                   GITHUB_SERVER_URL="https://github.example", RUNNER_TEMP=self.temp, RUNNER_TOOL_CACHE=self.tools,
                   FAKES_LOG=os.path.join(self.folder, "fakes"))
        for name, value in step.get("env", {}).items():
            env[name] = fill(value, context)
        done = subprocess.run([step["shell"], "-e", script], cwd=self.workspace, env=env, check=False, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.log += done.stdout
        with open(files["GITHUB_STEP_SUMMARY"], encoding="utf-8") as f:
            self.summary += f.read()
        with open(files["GITHUB_OUTPUT"], encoding="utf-8") as f:
            lines = f.read().splitlines()
        check("lines of GITHUB_OUTPUT", all("=" in line for line in lines), lines)
        return done.returncode, dict(line.split("=", 1) for line in lines)

    def uses(self, step, context):
        given = {name: fill(value, context) for name, value in step["with"].items()}
        check("inputs of %s" % step["uses"], set(given) <= INPUTS[step["uses"]], given)
        if step["uses"].startswith("actions/cache@"):
            kept = os.path.join(self.cache, given["key"])
            if os.path.isdir(kept):
                shutil.copytree(kept, given["path"], dirs_exist_ok=True)
            self.after = (given["path"], kept)
            return 0, {"cache-hit": "true" if os.path.isdir(kept) else ""}
        found = os.path.join(self.workspace, given["path"])
        if os.path.isdir(found):
            shutil.copytree(found, os.path.join(self.uploads, given["name"]))
        return 0, {}

    def action(self, **inputs):
        """Runs all steps. Returns whether the job is good, and the action's outputs."""
        with open(os.path.join(ROOT, "action.yml"), encoding="utf-8") as f:
            action = yaml.safe_load(f)
        check("composite", action["runs"]["using"] == "composite")
        check("inputs are known", set(inputs) <= set(action["inputs"]), inputs)
        github = wrap({"token": "secret", "action_repository": "robin/cvtex", "action_ref": self.event.get("ref", "main"),
                       "event_name": self.event.get("name", "push"), "event": self.event})
        steps = Values()
        context = {"github": github, "steps": steps}
        context["inputs"] = Values((name, inputs.get(name, fill(one.get("default", ""), context)))
                                   for name, one in action["inputs"].items())
        failed, self.after = False, None
        for step in action["runs"]["steps"]:
            if not holds(step.get("if", "success()"), context, failed):
                steps[step["id"]] = wrap({"outcome": "skipped", "outputs": {}})
                continue
            status, outputs = self.uses(step, context) if "uses" in step else self.script(step, context)
            steps[step["id"]] = wrap({"outcome": "failure" if status else "success", "outputs": outputs})
            failed = failed or status != 0
        if self.after and not failed and os.path.isdir(self.after[0]):
            shutil.copytree(self.after[0], self.after[1], dirs_exist_ok=True)
        self.steps = {name: step["outcome"] for name, step in steps.items()}
        return not failed, {name: fill(one["value"], context) for name, one in action["outputs"].items()}


# ---- what the scripts find on the runner's machine, played


def fake(folder, name, text):
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as f:
        f.write("#!/bin/sh\necho \"%s $*\" >>\"$FAKES_LOG\"\n%s" % (name, text))
    os.chmod(path, 0o755)


def log_of(folder):
    path = os.path.join(folder, "fakes")
    text = open(path, encoding="utf-8").read() if os.path.exists(path) else ""
    if os.path.exists(path):
        os.remove(path)
    return text


# Says what it was asked for, and keeps the body of the last comment.
GH = """
for word; do
    case $word in
    body=@*) cp "${word#body=@}" "$HOME/body" ;;
    esac
done
case "$*" in
*--jq*) cat "$HOME/old-comment" 2>/dev/null ;;
esac
[ ! -e "$HOME/no-rights" ]
"""


def git(folder, *args):
    return run("git", "-c", "user.name=Robin Example", "-c", "user.email=robin@example.org", "-C", folder, *args)


def write(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)


def repository(work):
    """A repository and a clone of its head alone, as actions/checkout makes it. Returns the clone and the base."""
    own = os.path.join(work, "own")
    os.mkdir(own)
    git(own, "init", "-q", "-b", "main")
    write(own, "cv.yaml", "cv:\n  name: Robin Example\n  sections:\n    jobs:\n      - {company: One, position: Baker}\n")
    write(own, "other cv.yaml", "cv: {name: Other Example}\n")
    git(own, "add", "-A")
    git(own, "commit", "-qm", "first")
    base = git(own, "rev-parse", "HEAD").strip()
    git(own, "config", "uploadpack.allowAnySHA1InWant", "true")
    return own, base


def clone(own, work, name):
    to = os.path.join(work, name)
    run("git", "clone", "-q", "--depth=1", "file://" + own, to)
    return to


# ---- cases


def case_push(work, cvtex, own):
    folder = os.path.join(work, "push")
    os.mkdir(folder)
    r = Runner(folder, clone(own, work, "push-clone"), os.path.dirname(cvtex))
    good, out = r.action(files="cv.yaml\nother*.yaml\n", options="--style plain --set cv.location=Exampleton")
    check("push: good", good, r.log)
    check("push: two pages", out == {"pages": "2", "folder": "cv-pdf", "changed": ""}, out)
    check("push: kept", sorted(os.listdir(os.path.join(r.uploads, "cv"))) == ["cv.pdf", "other cv.pdf"])
    check("push: summary", "| `cv-pdf/other cv.pdf` | 1 |" in r.summary, r.summary)
    check("push: no comment", r.steps["comment"] == r.steps["compare"] == r.steps["cache"] == "skipped", r.steps)
    text = run("pdftotext", os.path.join(r.uploads, "cv", "cv.pdf"), "-") if shutil.which("pdftotext") else "Exampleton"
    check("push: options", "Exampleton" in text, text)
    r = Runner(folder, r.workspace, os.path.dirname(cvtex))
    good, _ = r.action(files="nothing*.yaml")
    check("no document", not good and "::error::no document is called nothing*.yaml" in r.log, r.log)
    r = Runner(folder, r.workspace, os.path.dirname(cvtex))
    good, _ = r.action(artifact="")
    check("no artifact", good and r.steps["upload"] == "skipped" and not os.listdir(r.uploads), r.steps)
    r = Runner(folder, r.workspace)
    good, _ = r.action(program=cvtex)
    check("a program that is named", good, r.log)
    r = Runner(folder, r.workspace)
    good, _ = r.action(program="/bin/true/none")
    check("a program that is none", not good and "::error::" in r.log, r.log)


def case_mistakes(work, cvtex, own):
    folder = os.path.join(work, "mistakes")
    os.mkdir(folder)
    there = clone(own, work, "mistakes-clone")
    write(there, "cv.yaml", "cv:\n  name: A\n  headlin: B\n")
    write(there, "::warning::x.yaml", "cv: {name: C}\n")
    write(there, "a|b`c<d.yaml", "cv: {name: D}\n")
    r = Runner(folder, there, os.path.dirname(cvtex))
    good, out = r.action(files="*.yaml", options="--strict")
    check("mistakes: fails", not good)
    check("mistakes: beside the line", re.search(r"^::(error|warning) file=cv\.yaml,line=3,col(umn)?=3.*headlin", r.log, re.M), r.log)
    check("mistakes: the others are kept", len(os.listdir(os.path.join(r.uploads, "cv"))) == 3, r.log)
    check("mistakes: pages of the others", out["pages"] == "3", out)
    check("mistakes: no name is a command", not re.search(r"^::warning::x", r.log, re.M), r.log)
    check("mistakes: no name leaves its cell", "`cv-pdf/a/b'c<d.pdf`" in r.summary, r.summary)


def case_pull(work, cvtex, own, base):
    folder, fakes = os.path.join(work, "pull"), os.path.join(work, "pull-fakes")
    os.mkdir(folder)
    fake(fakes, "gh", GH)
    write(own, "cv.yaml", "cv:\n  name: Robin Example\n  sections:\n    jobs:\n      - {company: One, position: Cook}\n"
          "    more: ['~~~~', '@someone </details>']\n    much: [" + ", ".join("w%d" % i for i in range(400)) + "]\n")
    write(own, "new.yaml", "cv: {name: New Example}\n")
    git(own, "add", "-A")
    git(own, "commit", "-qm", "second")
    there = clone(own, work, "pull-clone")
    event = {"name": "pull_request", "pull_request": {"number": 7, "base": {"sha": base}}}

    def again(options="", files="*.yaml"):
        r = Runner(folder, there, os.path.dirname(cvtex), fakes, event)
        good, out = r.action(files=files, options=options)
        check("pull: good", good, r.log)
        body = os.path.join(folder, "body")
        text = open(body, encoding="utf-8").read() if os.path.exists(body) else ""
        if text:
            os.remove(body)
        return out, text, log_of(folder), r
    out, body, calls, _ = again()
    check("pull: changed", out["changed"] == "true", out)
    check("pull: a new comment", "gh api --silent --method POST repos/robin/thesis/issues/7/comments" in calls, calls)
    check("pull: words", re.search(r"^-.*Baker", body, re.M) and re.search(r"^\+.*Cook", body, re.M), body)
    check("pull: pages", re.search(r"^\| `cv` \| 1 → \d+ \| \+\d+ −\d+ \|$", body, re.M), body)
    check("pull: a new CV", "| `new` | - → 1 |" in body, body)
    check("pull: what stays the same is not told", "other" not in body, body)
    check("pull: fences hold", body.count("\n~~~~\n") == 2 and not re.search(r"^[ +-]~~~~", body, re.M), body)
    check("pull: long ones are cut", "\n...\n" in body and len(body) < 65536, len(body))
    check("pull: nothing is left", not os.path.exists(os.path.join(there, ".git", "worktrees")) or
          not os.listdir(os.path.join(there, ".git", "worktrees")))
    write(folder, "old-comment", "41\n42\n")
    out, body, calls, _ = again()
    check("pull: the comment is replaced", "PATCH repos/robin/thesis/issues/comments/41" in calls, calls)
    out, body, calls, _ = again(files="other*.yaml")
    check("pull: an old comment is taken back", out["changed"] == "false" and "PATCH" in calls and
          "No CV changes" in body, body)
    os.remove(os.path.join(folder, "old-comment"))
    out, body, calls, _ = again(files="other*.yaml")
    check("pull: no comment about nothing", "POST" not in calls and "PATCH" not in calls, calls)
    write(folder, "no-rights", "")
    _, _, _, r = again()
    check("pull: without rights", "::notice::the comment cannot be written" in r.log, r.log)


def case_make(work, cvtex, own):
    folder, fakes = os.path.join(work, "make"), os.path.join(work, "make-fakes")
    os.mkdir(folder)
    there = clone(own, work, "make-clone")
    # Built: cmake "builds" the program that is there.
    fake(fakes, "cmake", 'case "$*" in *--build*) mkdir -p "$2" && cp "%s" "$2/cvtex" ;; esac\n' % cvtex)
    fake(fakes, "curl", "exit 22\n")
    fake(fakes, "sudo", 'case "$*" in *need_packages*) ;; *) exec "$@" ;; esac\n')
    fake(fakes, "strip", "")
    fake(fakes, "dpkg-query", "echo 'ok installed'\n")
    r = Runner(folder, there, None, fakes)
    good, _ = r.action()
    calls = log_of(folder)
    check("make: good", good, r.log)
    check("make: a single file is built", "-DSINGLE_FILE=ON" in calls and "curl" not in calls, calls)
    r = Runner(folder, there, None, fakes)
    shutil.rmtree(r.tools)
    good, _ = r.action()
    check("make: the second time it is in the cache", good and "cmake" not in log_of(folder) and
          r.steps["make"] == "skipped", r.log)
    # Fetched: the release has it, with its sum.
    for which in ("good", "wrong"):
        shutil.rmtree(r.cache)
        shutil.rmtree(r.tools)
        sums = "sha256sum <%s | sed 's/-/cvtex-1.2.3-linux-%s/'" % (cvtex if which == "good" else "/dev/null", os.uname().machine)
        fake(fakes, "curl", 'case "$*" in *SHA256SUMS) %s ;; *) cat "%s" ;; esac >"$5"\n' % (sums, cvtex))
        r = Runner(folder, there, None, fakes, {"ref": "v1.2.3"})
        good, _ = r.action()
        calls = log_of(folder)
        check("fetch, %s: works" % which, good, r.log)
        check("fetch, %s: from the release" % which, "https://github.example/robin/cvtex/releases/download/v1.2.3/"
              "cvtex-1.2.3-linux-" in calls, calls)
        check("fetch, %s: a wrong sum is not taken" % which, ("cmake" in calls) == (which == "wrong"), calls)


def case_docs(work, cvtex, own):
    """The workflow of docs/ci.md, with what it says about the action."""
    block = [b for b in blocks.of(os.path.join(ROOT, "docs", "ci.md")) if b.name.startswith(".github/workflows/")][0]
    workflow = yaml.safe_load(block.text)
    steps = workflow["jobs"]["cv"]["steps"]
    used = [step for step in steps if step["uses"].startswith("OWNER/cvtex@")]
    check("docs: one step", len(used) == 1 and steps[0]["uses"].startswith("actions/checkout@"))
    check("docs: it may comment", workflow["permissions"]["pull-requests"] == "write")
    there = clone(own, work, "docs-clone")
    write(there, "letters/one.yaml", "cv: {name: A}\nletter: {opening: Dear B}\n")
    folder = os.path.join(work, "docs")
    os.mkdir(folder)
    r = Runner(folder, there, os.path.dirname(cvtex))
    good, out = r.action(**used[0]["with"])
    check("docs: good", good and int(out["pages"]) >= 2, r.log)
    check("docs: two PDFs", len(os.listdir(os.path.join(r.uploads, "cv"))) == 2)
    with open(os.path.join(ROOT, "action.yml"), encoding="utf-8") as f:
        action = yaml.safe_load(f)
    with open(os.path.join(ROOT, "docs", "ci.md"), encoding="utf-8") as f:
        text = f.read()
    for name in set(action["inputs"]) - {"files", "comment", "token"} | set(action["outputs"]):
        check("docs: '%s' is told" % name, "`%s" % name in text)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    cvtex = os.path.abspath(sys.argv[1])
    for program in ("git", "diff"):
        if not shutil.which(program):
            print("%s is not installed: skipped" % program)
            sys.exit(77)
    with tempfile.TemporaryDirectory() as work:
        own, base = repository(work)
        case_push(work, cvtex, own)
        case_mistakes(work, cvtex, own)
        case_make(work, cvtex, own)
        case_docs(work, cvtex, own)
        case_pull(work, cvtex, own, base)
    print("%d passed, %d failed" % (len(checks) - len(failures), len(failures)))
    sys.exit(bool(failures))


main()
