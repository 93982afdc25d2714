#!/usr/bin/env python3
"""Kring's agendas beside an optimum by CP-SAT, on random briefs.

usage: bench.py [--kring KRING] [--briefs N] [--seed S]

Each brief is a template of the library, 30 to 480 minutes, 3 to 60 people and a mode; one in three knows what an earlier
session had. Kring's answer is checked against a model of docs/agenda-fitting.md that shares no code with it: an agenda
fills its session to the minute and costs what the optimum costs, rank by rank; an impossible brief is proved
impossible, its fixes work, need the fewest minutes, and no smaller set of changes does. CP-SAT and PyYAML come from PyPI
into a virtual environment in .build/bench."""
import argparse
import itertools
import json
import os
import random
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
ENVIRONMENT = os.path.join(ROOT, ".build", "bench", "agenda-env")
NEEDED = ["ortools==9.15.6755", "PyYAML==6.0.2"]


def with_libraries():
    """Runs this script again in an environment that has the libraries."""
    python = os.path.join(ENVIRONMENT, "bin", "python")
    if not os.path.exists(os.path.join(ENVIRONMENT, "ready")):
        subprocess.run([sys.executable, "-m", "venv", ENVIRONMENT], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet"] + NEEDED, check=True)
        open(os.path.join(ENVIRONMENT, "ready"), "w").close()
    os.execv(python, [python] + sys.argv)


def briefs(library, count, seed):
    chance = random.Random(seed)
    names, methods = sorted(library.templates), sorted(library.methods)
    for _ in range(count):
        template = chance.choice(names)
        length = library.templates[template].get("length")
        minutes = chance.randint(30, 480)
        # Half of them near what the template is for: else most would be impossible.
        if length and chance.random() < 0.5:
            minutes = min(480, max(30, chance.randint(length["least"], length["most"])))
        earlier = chance.sample(methods, 4) if chance.random() < 1 / 3 else []
        yield {"template": template, "minutes": minutes, "people": chance.randint(3, 60),
               "mode": chance.choice(["physical", "hybrid", "online"]), "start": chance.choice([540, 600, 785, 900]),
               "earlier": earlier}


def ask(program, brief):
    command = [program, "agenda", "--workspace", os.path.join(ROOT, "config"), "--json", "--template", brief["template"],
               "--minutes", str(brief["minutes"]), "--people", str(brief["people"]), "--mode", brief["mode"],
               "--start", f"{brief['start'] // 60:02}:{brief['start'] % 60:02}"]
    if brief["earlier"]:
        command += ["--earlier"] + brief["earlier"]
    start = time.perf_counter()
    # The fixes are read from what it says in English.
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "LC_ALL": "en_GB.UTF-8"})
    return done, time.perf_counter() - start


def check_agenda(brief, agenda):
    clock = brief["start"]
    for block in agenda["blocks"]:
        hours, minutes = map(int, block["start"].split(":"))
        assert hours * 60 + minutes == clock % 1440, f"{block['id']} begins at {block['start']}"
        if block["steps"]:
            assert sum(step["minutes"] for step in block["steps"]) == block["minutes"], f"steps of {block['id']}"
        for strand in block.get("strands", []):
            assert sum(one["minutes"] for one in strand["blocks"]) == block["minutes"], f"strands of {block['id']}"
        clock += block["minutes"]
    assert clock - brief["start"] == brief["minutes"], "the session is not filled"
    cost = agenda["cost"]
    return (cost["needlessBreaks"], cost["laterChoices"]) + tuple(cost["leftOut"]) + (cost["breaks"], cost["points"])


class Fixes:
    """All sets of changes of a size that make a brief possible."""
    def __init__(self, blocks, situation, rest, model):
        self.blocks, self.situation, self.rest, self.model = blocks, situation, rest, model
        self.always = [block.name for block in blocks if not block.choices]
        self.changes = ["more", "less"]
        self.changes += [("leave", block.name) for block in blocks if block.priority is None and block.choices]
        self.changes += [("unpin", block.name) for block in blocks if block.pin is not None]

    def minutes(self, changes):
        """What a set of changes comes to: None, or the minutes it adds (below zero: takes) with 0 for none."""
        leave = self.always + [name for kind, name in (c for c in changes if isinstance(c, tuple)) if kind == "leave"]
        unpin = [name for kind, name in (c for c in changes if isinstance(c, tuple)) if kind == "unpin"]
        now = self.situation.minutes
        if "more" in changes or "less" in changes:
            # One length after the other: each alone is proved in a moment, the nearest of all of them is not.
            lengths = range(now + 1, min(720, now + 180) + 1) if "more" in changes else range(now - 1, 0, -1)
            return next((length - now for length in lengths
                         if self.model(self.blocks, self.situation, self.rest, length, leave, unpin).fits()), None)
        return 0 if self.model(self.blocks, self.situation, self.rest, None, leave, unpin).fits() else None

    def of_size(self, size):
        found = []
        for changes in itertools.combinations(self.changes, size):
            if "more" in changes and "less" in changes:
                continue
            if any(("leave", name) in changes and ("unpin", name) in changes
                   for name in {change[1] for change in changes if isinstance(change, tuple)}):
                continue
            minutes = self.minutes(changes)
            if minutes is not None:
                found.append(self.words(changes, minutes))
        return found

    def words(self, changes, minutes):
        words = {f"leave out '{name}'" for name in self.always}
        for change in changes:
            if isinstance(change, tuple):
                words.add(f"leave out '{change[1]}'" if change[0] == "leave"
                          else f"let go of the fixed time of '{change[1]}'")
        if minutes:
            many = abs(minutes)
            words.add(f"{many} minute{'' if many == 1 else 's'} {'more' if minutes > 0 else 'less'}")
        return frozenset(words)


def check_fixes(answer, fixes):
    """The named ways are ways, of the smallest size, and as many as there are."""
    line = next((line for line in answer.splitlines() if line.startswith("Maybe: ")), None)
    ways = line[len("Maybe: "):].split(", or ") if line else []
    others = 0
    if ways and ways[-1].startswith("one of "):
        others = int(ways.pop().split()[2])
    named = [frozenset(way.split(" and ")) for way in ways]
    for size in range(0, 4):
        found = fixes.of_size(size)
        if found:
            assert set(named) <= set(found), f"no ways: {set(named) - set(found)}"
            assert len(named) + others == len(found), f"{len(named)} + {others} ways named, {len(found)} are there"
            return size
    assert not named, "more than three changes were named, and fewer were not tried"
    return None


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--kring", default=os.path.join(ROOT, ".build", "release", "kring"))
    options.add_argument("--briefs", type=int, default=300)
    options.add_argument("--seed", type=int, default=1)
    options = options.parse_args()
    try:
        import ortools  # noqa: F401
        import yaml  # noqa: F401
    except ImportError:
        with_libraries()
    from cp_sat_agenda import AgendaModel
    from library import Library, Situation, programme
    library = Library(os.path.join(ROOT, "templates"))
    rest = library.methods.get("break")
    fitted, impossible, wrong, ours, theirs = 0, 0, 0, 0.0, 0.0
    for number, brief in enumerate(briefs(library, options.briefs, options.seed)):
        done, seconds = ask(options.kring, brief)
        ours += seconds
        situation = Situation(brief["minutes"], brief["people"], brief["mode"], brief["start"],
                              [brief["earlier"]] if brief["earlier"] else [])
        start = time.perf_counter()
        try:
            blocks = programme(library.templates[brief["template"]], library, situation)
            best = AgendaModel(blocks, situation, rest).best()
            theirs += time.perf_counter() - start
            if done.returncode == 0:
                fitted += 1
                cost = check_agenda(brief, json.loads(done.stdout))
                assert cost == best, f"Kring {cost}, CP-SAT {best}"
            else:
                assert done.returncode == 1, done.stderr
                impossible += 1
                assert best is None, f"CP-SAT fits it for {best}"
                check_fixes(done.stderr, Fixes(blocks, situation, rest, AgendaModel))
        except AssertionError as fault:
            wrong += 1
            print(f"{number}: {brief}\n    {fault}", flush=True)
    print(f"{fitted + impossible} briefs: {fitted} agendas, {impossible} impossible, {wrong} otherwise than CP-SAT")
    print(f"seconds a brief: kring {ours / options.briefs:.3f} (the whole process), CP-SAT {theirs / options.briefs:.3f}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
