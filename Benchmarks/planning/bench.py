#!/usr/bin/env python3
"""Kring beside first come, first served and CP-SAT, on the same instances, the same cost and the same cores.

usage: bench.py [INSTANCE.json ...] [--kring KRING] [--seconds S] [--workers W] [--sizes "small medium large huge"]
                [--seeds "1 2 3"] [--quick] [--json FILE]

Makes the instances (generate.py) unless some are given, and runs everybody one after another, never at once. Every
plan is scored by score.py. One row each: broken hard rules, cost, proved bound, the gap between them, wall seconds,
CPU seconds and peak memory of the whole process, and the cost as a multiple of Kring's. The last rows are a
replanning. CP-SAT comes from PyPI into a virtual environment in .build/bench; without it its rows say so."""
import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import threading
import time

from lose_room import lose_busiest_room
import score

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
WORK = os.path.join(ROOT, ".build", "bench")
ORTOOLS = "ortools==9.15.6755"
BUILDING_SECONDS = 300
REPLANNED, REPLANNING_SECONDS = 200, 2
COLUMNS = (("instance", -22), ("who", -11), ("hard", 5), ("cost", 8), ("bound", 7), ("gap", 5), ("seconds", 8),
           ("CPU s", 7), ("MB", 6), ("ratio", 6))


def measure(command, limit):
    """Runs a command to its end: exit code (None when stopped), stdout, last line of stderr, wall, CPU, peak memory."""
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=err)
        stopped = threading.Event()
        timer = threading.Timer(limit, lambda: (stopped.set(), process.kill()))
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        timer.cancel()
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        return {
            "code": None if stopped.is_set() else process.returncode, "out": out.read(),
            "said": (err.read().strip().splitlines() or [""])[-1], "seconds": wall,
            "cpu": usage.ru_utime + usage.ru_stime, "megabytes": usage.ru_maxrss / 1024,
        }


class Bench:
    def __init__(self, options):
        self.options, self.rows = options, []
        self.python = None

    def print_row(self, row):
        self.rows.append(row)
        cells = []
        for name, width in COLUMNS:
            value = row.get(name)
            digits = {"seconds": 1, "CPU s": 1, "MB": 0, "ratio": 2}.get(name)
            text = "–" if value is None else f"{value:.{digits}f}" if digits is not None else str(value)
            cells.append(text.ljust(-width) if width < 0 else text.rjust(width))
        print(" ".join(cells) + (f"  {row['note']}" if "note" in row else ""), flush=True)

    def row(self, instance, who, run, told, bound=None, ours=None):
        row = {"instance": instance["name"], "who": who, "hard": told["hard"], "cost": told["soft"], "bound": bound}
        if bound is not None and told["hard"] == 0:
            row["gap"] = f"{(told['soft'] - bound) / max(1, told['soft']):.0%}"
        row |= {"seconds": run["seconds"], "CPU s": run["cpu"], "MB": run["megabytes"]}
        row["ratio"] = told["soft"] / max(1, told["soft"] if ours is None else ours)
        return row

    def failed(self, instance, who, run, reason):
        return {"instance": instance["name"], "who": who, "note": reason, "seconds": run["seconds"],
                "CPU s": run["cpu"], "MB": run["megabytes"]}

    def plan_file(self, instance, who):
        name = f"{instance['name']}-{who}".replace(" ", "-").replace(",", "").replace("/", "-")
        return os.path.join(WORK, "plans", f"{name}.json")

    def kring(self, path, instance, who, seconds):
        out = self.plan_file(instance, who)
        command = [self.options.kring, "solve", path, "--seconds", str(seconds), "--seed", "1", "--out", out]
        run = measure(command + ["--workers", str(self.options.workers)], seconds + BUILDING_SECONDS)
        if run["code"] not in (0, 1):
            sys.exit(f"{path}: kring ended with {run['code']}: {run['said']}")
        answer, plan = json.loads(run["out"]), read(out)
        told = score.score(score.Instance(instance), plan)
        if (told["hard"], told["soft"]) != (answer["hard"], answer["soft"]):
            sys.exit(f"{path}: kring says {answer['hard']}/{answer['soft']}, score.py {told['hard']}/{told['soft']}")
        if told["hard"] == 0 and answer["bound"] > told["soft"]:
            sys.exit(f"{path}: kring's bound {answer['bound']} is above the cost {told['soft']} of its own plan")
        return run, told, answer["bound"], plan

    def first_come(self, path, instance):
        out = self.plan_file(instance, "first come")
        run = measure([sys.executable, os.path.join(HERE, "first_come.py"), path, "--out", out], BUILDING_SECONDS)
        return run, score.score(score.Instance(instance), read(out))

    def cp_sat(self, path, instance, ours):
        if self.python is None:
            self.python = virtual_environment()
        if not self.python:
            return {"instance": instance["name"], "who": "CP-SAT", "note": "OR-Tools cannot be installed from PyPI here"}
        out = self.plan_file(instance, "cp-sat")
        if os.path.exists(out):
            os.remove(out)
        command = [self.python, os.path.join(HERE, "cp_sat.py"), path, "--out", out]
        command += ["--seconds", str(self.options.seconds), "--workers", str(self.options.workers)]
        run = measure(command, self.options.seconds + BUILDING_SECONDS)
        if run["code"] is None:
            return self.failed(instance, "CP-SAT", run, "stopped: the model was not built in time")
        if run["code"] != 0:
            return self.failed(instance, "CP-SAT", run, f"ended with {run['code']} (memory?): {run['said'][:80]}")
        answer = json.loads(run["out"])
        if answer["status"] == "SKIPPED":
            return self.failed(instance, "CP-SAT", run, "skipped: " + answer["reason"])
        if not os.path.exists(out):
            row = self.failed(instance, "CP-SAT", run, "no plan found")
            return row | {"bound": answer["bound"]}
        told = score.score(score.Instance(instance), read(out))
        if (told["hard"], told["soft"]) != (answer["hard"], answer["soft"]):
            sys.exit(f"{path}: CP-SAT says {answer['hard']}/{answer['soft']}, score.py {told['hard']}/{told['soft']}")
        return self.row(instance, "CP-SAT", run, told, answer["bound"], ours)

    def compare(self, path):
        """All rows of one instance, and Kring's plan."""
        instance, seconds = read(path), self.options.seconds
        baseline = self.first_come(path, instance)
        run, told, bound, plan = self.kring(path, instance, "kring", seconds)
        ours = told["soft"]
        self.print_row(self.row(instance, "first come", *baseline, ours=ours))
        self.print_row(self.cp_sat(path, instance, ours))
        quick_run, quick_told, quick_bound, _ = self.kring(path, instance, "kring 1 s", 1)
        self.print_row(self.row(instance, "kring 1 s", quick_run, quick_told, quick_bound, ours))
        self.print_row(self.row(instance, f"kring {seconds} s", run, told, bound, ours))
        return instance, plan

    def replan(self, instance, plan):
        """Publishes Kring's own plan, takes its most used room away, and counts what a replanning changes."""
        found = lose_busiest_room(instance, plan)
        if found is None:
            print(f"{instance['name']}: the plan can miss none of its rooms, so nothing is replanned")
            return
        changed, _, lost = found
        path = os.path.join(WORK, "instances", "replanning.json")
        write(path, changed)
        run, told, bound, after = self.kring(path, changed, "replan", REPLANNING_SECONDS)
        before = [entry for entries in plan["occurrences"] for entry in entries]
        now = [entry for entries in after["occurrences"] for entry in entries]
        others = [(a, b) for a, b in zip(before, now) if a is not None and a["room"] != lost]
        moved, homeless = sum(a != b for a, b in others), sum(a is not None and a["room"] == lost for a in before)
        row = self.row({"name": f"{instance['name']} -1 room"}, f"replan {REPLANNING_SECONDS} s", run, told, bound)
        note = f"{homeless} sessions lost their room; {moved} of {len(others)} others changed ({moved / len(others):.1%})"
        self.print_row(row | {"ratio": None, "changedOthers": moved, "others": len(others), "note": note})


def virtual_environment():
    """The Python that has OR-Tools, or an empty string."""
    folder = os.path.join(WORK, "venv")
    python = os.path.join(folder, "bin", "python")
    works = [python, "-c", "import ortools.sat.python.cp_model"]
    if os.path.exists(python) and subprocess.run(works, capture_output=True, check=False).returncode == 0:
        return python
    print(f"installing {ORTOOLS} from PyPI in {os.path.relpath(folder)}", file=sys.stderr)
    for command in ([sys.executable, "-m", "venv", folder], [python, "-m", "pip", "install", "-q", ORTOOLS], works):
        try:
            done = subprocess.run(command, stdout=sys.stderr, check=False)
        except OSError:
            return ""
        if done.returncode:
            return ""
    return python


def make_instance(size, seed):
    path = os.path.join(WORK, "instances", f"{size}-{seed}.json")
    with open(path, "w", encoding="utf-8") as file:
        subprocess.run([sys.executable, os.path.join(HERE, "generate.py"), size, seed], stdout=file, check=True)
    return path


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def write(path, value):
    with open(path, "w", encoding="utf-8") as file:
        json.dump(value, file, separators=(",", ":"))


def parse_options():
    parser = argparse.ArgumentParser(description="Kring beside first come, first served and CP-SAT.")
    parser.add_argument("instances", nargs="*", metavar="INSTANCE", help="measure on these instead of generated ones")
    parser.add_argument("--kring", default=os.path.join(ROOT, ".build", "release", "kring"))
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--sizes", default="small medium large huge")
    parser.add_argument("--seeds", default="1 2 3")
    parser.add_argument("--quick", action="store_true", help="small and medium, 10 seconds, one seed")
    parser.add_argument("--json", metavar="FILE", help="write the rows to this file too")
    options = parser.parse_args()
    if options.quick:
        options.sizes, options.seconds, options.seeds = "small medium", 10, "1"
    return options


def main():
    options = parse_options()
    for folder in ("instances", "plans"):
        os.makedirs(os.path.join(WORK, folder), exist_ok=True)
    paths = options.instances or [
        make_instance(size, seed) for size in options.sizes.split() for seed in options.seeds.split()
    ]
    bench = Bench(options)
    print(f"{options.seconds} s and {options.workers} workers each, on {os.cpu_count()} cores; {platform.platform()}")
    print(" ".join(name.ljust(-width) if width < 0 else name.rjust(width) for name, width in COLUMNS))
    replanned = None
    for path in paths:
        instance, plan = bench.compare(path)
        size = len(instance["communities"])
        if size <= REPLANNED and (replanned is None or size > len(replanned[0]["communities"])):
            replanned = (instance, plan)
    if replanned:
        bench.replan(*replanned)
    if options.json:
        write(options.json, {"seconds": options.seconds, "workers": options.workers, "rows": bench.rows})
    broken = [row["instance"] for row in bench.rows if row["who"] == f"kring {options.seconds} s" and row["hard"]]
    if broken and not options.instances:
        sys.exit("a feasible instance was planned with broken hard rules: " + ", ".join(broken))


if __name__ == "__main__":
    main()
