#!/usr/bin/env python3
"""Expands random meeting-like rules with Kring, python-dateutil and, where it is right, libical, and compares them.

usage: compare.py [--rules N] [--seed S]. Ends with 1 when an answer differs.
"""
import argparse
import pathlib
import random
import subprocess
import sys

from bench import build, here, prepare, run

MOST = 40


def listed(command: list, lines: list[str]) -> list[list[str]]:
    output = subprocess.run(
        [str(part) for part in command], input="\n".join(lines) + "\n", check=True, stdout=subprocess.PIPE, text=True
    ).stdout
    return [line.split(",") if line else [] for line in output.split("\n")[: len(lines)]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rules", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    python, ours = prepare()
    run("gcc", "-O2", "-o", build / "list", here / "list.c", "-lical")
    if pathlib.Path(sys.executable).resolve() != python.resolve() or "dateutil" not in sys.modules:
        sys.path[:0] = [str(path) for path in (build / "venv" / "lib").glob("python3*/site-packages")]
    import rules

    generator = random.Random(options.seed)
    chosen = [rules.rule(generator) for _ in range(options.rules)]
    lines = [f"{start.strftime(rules.form)}\t{text}" for start, text in chosen]
    kring = listed([ours, "list", MOST], lines)
    dateutil = [rules.by_dateutil(start, text, MOST) for start, text in chosen]
    wrong = 0
    for line, mine, theirs in zip(lines, kring, dateutil):
        if mine != theirs:
            wrong += 1
            print(f"dateutil differs: {line}\n  Kring    {mine[:5]}\n  dateutil {theirs[:5]}")
    safe = [
        index for index, (start, text) in enumerate(chosen)
        if rules.is_safe_for_libical(start, text, dateutil[index])
    ]
    libical = listed([build / "list", MOST], [lines[index] for index in safe])
    for index, theirs in zip(safe, libical):
        if kring[index] != theirs:
            wrong += 1
            print(f"libical differs: {lines[index]}\n  Kring   {kring[index][:5]}\n  libical {theirs[:5]}")
    print(f"{len(lines)} rules against dateutil, {len(safe)} of them against libical: {wrong} answers differ")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
