#!/usr/bin/env python3
"""Plans of `kring solve` beside first come, first served, on the same instances and the same cost.

usage: compare.py KRING [SECONDS]"""
import json
import os
import subprocess
import sys
import tempfile
import time

import first_come
import score

HERE = os.path.dirname(os.path.abspath(__file__))
FIXTURES = os.path.join(HERE, "..", "..", "Tests", "PlanningTests", "Fixtures")


def main():
    kring, seconds = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "10"
    print(f"{'instance':<12} {'first come':>16} {'kring ' + seconds + ' s':>16} {'bound':>8} {'seconds':>8} {'ratio':>6}")
    for path in [os.path.join(FIXTURES, name) for name in ("small.json", "medium.json")]:
        with open(path, encoding="utf-8") as file:
            instance = json.load(file)
        baseline = score.score(score.Instance(instance), first_come.plan(instance))
        with tempfile.TemporaryDirectory() as folder:
            out = os.path.join(folder, "plan.json")
            start = time.perf_counter()
            result = subprocess.run([kring, "solve", path, "--seconds", seconds, "--out", out], capture_output=True, check=False)
            wall = time.perf_counter() - start
            answer = json.loads(result.stdout)
            with open(out, encoding="utf-8") as file:
                ours = score.score(score.Instance(instance), json.load(file))
        if (ours["hard"], ours["soft"]) != (answer["hard"], answer["soft"]):
            sys.exit(f"{path}: kring says {answer['hard']}/{answer['soft']}, the independent scorer {ours['hard']}/{ours['soft']}")
        ratio = ours["soft"] / baseline["soft"] if baseline["soft"] else 1
        shown = f"{baseline['soft']} ({baseline['hard']} hard)"
        print(f"{instance['name']:<12} {shown:>16} {ours['soft']:>16} {answer['bound']:>8} {wall:>8.1f} {ratio:>6.2f}")


main()
