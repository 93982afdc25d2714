#!/usr/bin/env python3
"""How the time of a step grows with the size of an instance, its density kept: people and rooms per community are the same.

usage: scaling.py --kring PATH [--sizes "50 100 200 400 800"] [--steps 1000]

One worker, so many steps a session. The time is the processor's, taken between half of the steps and all of them, so
that reading and the first plan do not count."""
import argparse
import json
import math
import pathlib
import resource
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent


def generate(communities, path):
    command = [sys.executable, HERE / "generate.py", "1", "--communities", str(communities),
               "--rooms", str(max(4, communities * 3 // 10)), "--people", str(communities * 20)]
    with open(path, "w", encoding="utf-8") as file:
        subprocess.run(command, check=True, stdout=file, stderr=subprocess.DEVNULL)


def solve(kring, path, steps):
    """Steps taken, and the processor's seconds they took: another program on the same machine counts less that way."""
    command = [kring, "solve", path, "--steps", str(steps), "--workers", "1", "--seed", "1"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    spent = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    return json.loads(done.stdout)["steps"], spent


def density(instance):
    """Communities that share a person with a community, on average."""
    of = {}
    for c, community in enumerate(instance["communities"]):
        for person in community["core"] + community["active"] + community["peripheral"]:
            of.setdefault(person, set()).add(c)
    met = [set() for _ in instance["communities"]]
    for group in of.values():
        for c in group:
            met[c] |= group
    return sum(len(m) - 1 for m in met) / len(met)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--kring", required=True)
    parser.add_argument("--sizes", default="50 100 200 400 800")
    parser.add_argument("--steps", type=int, default=1000)
    options = parser.parse_args()
    print(f"{'communities':>11} {'sessions':>9} {'neighbours':>10} {'steps/s':>10} {'µs/step':>8} {'per log2':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for size in map(int, options.sizes.split()):
            path = f"{folder}/{size}.json"
            generate(size, path)
            with open(path, encoding="utf-8") as file:
                instance = json.load(file)
            sessions = sum(len(c["patterns"][0]["days"]) for c in instance["communities"])
            few, short = solve(options.kring, path, sessions * options.steps // 2)
            many, long = solve(options.kring, path, sessions * options.steps)
            micro = (long - short) * 1e6 / max(1, many - few)
            print(f"{size:>11} {sessions:>9} {density(instance):>10.1f} {1e6 / micro:>10,.0f} {micro:>8.2f} "
                  f"{micro / math.log2(sessions):>9.3f}", flush=True)


main()
