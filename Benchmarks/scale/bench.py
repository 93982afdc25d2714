#!/usr/bin/env python3
"""What commands cost as the organisation grows: CPU (user and system) and wall of whole processes.

usage: bench.py [--kring KRING] [--before KRING] [--sizes "25 100 400"] [--steps N] [--seed K] [--keep FOLDER]

For each size a workspace with twenty people a community is made and planned with few steps (the search is not the
subject), then measured: check, the first publish, a publish with nothing to do, the cancelling of one session, an idle
run, a run with an evening of reminders, each kept in the outbox folder, and a run that has to look at everything and
finds nothing due: what the run with reminders takes beside the writing of its messages. Times are rehearsed with --now. With
--before the same is done with another program on a workspace of its own, and both stand side by side. --keep leaves
the published and idle workspaces in a folder."""
import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import time

import workspace

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Published well before; everybody who joined is old news when the morning of reminders comes.
PUBLISHED, LATER, QUIET, CANCELLED = (
    "2027-01-11T09:00:00+01:00", "2027-01-11T09:30:00+01:00", "2027-01-11T10:{:02}:00+01:00", "2027-01-11T11:00:00+01:00")
WORDS = {
    "check": "`kring check`", "first": "first `kring publish`", "same": "`kring publish`, nothing changed",
    "cancel": "`kring cancel`, one session", "idle": "`kring run`, idle", "reminders": "`kring run`, reminders due",
    "whole": "`kring run` that looks at everything, nothing due",
}


class Kring:
    """One program on one workspace."""

    def __init__(self, program, place):
        self.program, self.place = os.path.realpath(program), place

    def run(self, *words, now):
        """CPU and wall seconds, memory in MB, and what was said."""
        started = time.monotonic()
        process = subprocess.Popen(
            [self.program, *words, "--workspace", self.place, "--now", now], stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, env={"KRING_HOME": str(ROOT), "PATH": "/usr/bin:/bin"})
        said = process.stdout.read().decode()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{words}: {process.returncode} {said[-2000:]}")
        return {"cpu": usage.ru_utime + usage.ru_stime, "wall": time.monotonic() - started,
                "memory": usage.ru_maxrss / 1024, "said": said}


def files(place):
    """Every published file with its moment of writing."""
    return {path: path.stat().st_mtime_ns for path in (place / "public").rglob("*") if path.is_file()}


def least(runs):
    """The quietest of several: what else the machine does can only add."""
    return min(runs, key=lambda run: run["cpu"])


def measure(program, place, steps):
    kring, found = Kring(program, place), {}

    def writing(name, *words, now):
        before = files(place)
        found[name] = kring.run(*words, now=now)
        found[name]["files"] = sum(before.get(path) != age for path, age in files(place).items())

    kring.run("plan", "--steps", str(steps), now=PUBLISHED)
    found["check"] = least([kring.run("check", now=PUBLISHED) for _ in range(3)])
    writing("first", "publish", now=PUBLISHED)
    total = len(files(place))
    writing("same", "publish", now=LATER)
    # The first runs welcome nobody and note when there will be something to do.
    for minute in range(3):
        kring.run("run", "--accept-clock", now=QUIET.format(minute))
    found["idle"] = least([kring.run("run", "--accept-clock", now=QUIET.format(minute)) for minute in range(10, 15)])
    sessions = json.loads(kring.run("sessions", "--json", now=LATER)["said"])["sessions"]
    held = sorted((session["start"], session["id"]) for session in sessions if session["status"] != "cancelled")
    writing("cancel", "cancel", held[len(held) // 2][1], now=CANCELLED)
    # The evening before the day with most sessions, when every reminder of one day before has fallen due.
    days = [start[:10] for start, _ in held]
    day = max(sorted(set(days)), key=days.count)
    evening = (time.strptime(day, "%Y-%m-%d"))
    eve = time.strftime("%Y-%m-%d", time.gmtime(time.mktime(evening) - time.timezone - 86_400))
    noon = f"{eve}T17:45:00{held[days.index(day)][0][-6:]}"
    # What else fell due since January goes first: only one day's reminders are the subject.
    kring.run("run", "--accept-clock", now=f"{eve}T07:00:00{noon[-6:]}")
    before = len(list((place / "outbox").rglob("*.eml")))
    writing("reminders", "run", "--accept-clock", now=noon)
    messages = len(list((place / "outbox").rglob("*.eml"))) - before
    # A touched file says nothing new, but no earlier run can have foreseen it.
    os.utime(place / "kring.yaml")
    writing("whole", "run", "--accept-clock", now=f"{eve}T18:00:00{noon[-6:]}")
    return found, {"sessions": len(held), "files": total, "messages": messages}


def seconds(value):
    return f"{value:.2f}" if value < 10 else f"{value:.1f}"


def table(sizes, results, label):
    """Markdown: CPU and wall by size, and by how much CPU grows from the smallest size to the largest."""
    head = [f"{size} communities" for size in sizes]
    print(f"\n{label}\n\n| seconds of CPU (wall) | {' | '.join(head)} | grows by |")
    print("| --- |" + " --- |" * (len(sizes) + 1))
    for name, words in WORDS.items():
        runs = [results[size][0][name] for size in sizes]
        cells = [f"{seconds(run['cpu'])} ({seconds(run['wall'])})" for run in runs]
        print(f"| {words} | {' | '.join(cells)} | {runs[-1]['cpu'] / max(runs[0]['cpu'], 0.001):.1f} |")
    for name in ("first", "same", "cancel", "reminders", "whole"):
        cells = [str(results[size][0][name]["files"]) for size in sizes]
        print(f"| files written: {WORDS[name]} | {' | '.join(cells)} | |")
    for key in ("sessions", "files", "messages"):
        print(f"| {key} | {' | '.join(str(results[size][1][key]) for size in sizes)} | |")
    memory = [f"{max(run['memory'] for run in results[size][0].values()):.0f} MB" for size in sizes]
    print(f"| most memory | {' | '.join(memory)} | |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kring", default=ROOT / ".build/release/kring")
    parser.add_argument("--before", help="another program, measured beside it")
    parser.add_argument("--sizes", default="25 100 400")
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=pathlib.Path)
    args = parser.parse_args()
    sizes = [int(size) for size in args.sizes.split()]
    programs = ([("Before", args.before)] if args.before else []) + [("Now" if args.before else "Kring", args.kring)]
    results = {label: {} for label, _ in programs}
    for size in sizes:
        for label, program in programs:
            with tempfile.TemporaryDirectory(prefix="kring-scale-") as name:
                place = pathlib.Path(name) / "workspace"
                people = workspace.write(place, size, args.seed)
                results[label][size] = measure(program, place, args.steps)
                facts = results[label][size][1]
                print(f"{label}: {size} communities, {people} people, {facts['sessions']} sessions, {facts['files']} files",
                      flush=True)
                if args.keep:
                    shutil.copytree(place, args.keep / f"{label.lower()}-{size}", dirs_exist_ok=True)
    for label, _ in programs:
        table(sizes, results[label], label)


main()
