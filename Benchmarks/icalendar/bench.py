#!/usr/bin/env python3
"""Measures expanding and writing beside libical (C), python-dateutil and icalendar, one after another, and prints one table.

usage: bench.py [--seconds S] [--events N] [--json FILE]. Rates are per CPU second of the process, the best of three runs.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import venv

here = pathlib.Path(__file__).resolve().parent
build = here.parent.parent / ".build" / "bench" / "icalendar"


def run(*command: object) -> str:
    return subprocess.run([str(part) for part in command], check=True, stdout=subprocess.PIPE, text=True).stdout


def prepare() -> tuple[pathlib.Path, pathlib.Path]:
    build.mkdir(parents=True, exist_ok=True)
    for name in ("expand", "write"):
        run("gcc", "-O2", "-o", build / name, here / f"{name}.c", "-lical")
    python = build / "venv" / "bin" / "python"
    if not python.exists():
        venv.create(build / "venv", with_pip=True)
    wanted = [python, "-c", "import dateutil, icalendar, recurring_ical_events"]
    if subprocess.run(wanted, stderr=subprocess.DEVNULL, check=False).returncode:
        run(python, "-m", "pip", "-q", "install", "python-dateutil", "icalendar", "recurring-ical-events")
    run("swift", "build", "-c", "release", "--package-path", here, "--scratch-path", build / "swift")
    return python, build / "swift" / "release" / "bench-icalendar"


def rates(*command: object) -> dict[tuple[str, str], float]:
    """Occurrences a second by rule and by whether they were turned into moments."""
    best: dict[tuple[str, str], float] = {}
    for _ in range(3):
        for line in run(*command).splitlines():
            name, zoned, count, seconds = line.split("\t")
            best[name, zoned] = max(best.get((name, zoned), 0), int(count) / float(seconds))
    return best


def expand(python: pathlib.Path, ours: pathlib.Path, seconds: float) -> list[dict]:
    rules = here / "rules.tsv"
    kring = rates(ours, "expand", rules, seconds)
    libical = rates(build / "expand", rules, seconds)
    dateutil = rates(python, here / "expand.py", rules, seconds)
    print(f"{'occurrences a second, 2027 to 2127':40}{'Kring':>12}{'libical':>12}{'dateutil':>12}{'to libical':>12}{'to dateutil':>12}")
    rows = []
    for name, zoned in kring:
        title = name + (", as moments" if zoned == "1" else "")
        values = [table[name, zoned] for table in (kring, libical, dateutil)]
        print(
            f"{title:40}" + "".join(f"{value:12,.0f}" for value in values)
            + f"{values[0] / values[1]:11.0f}×{values[0] / values[2]:11.0f}×"
        )
        rows.append({"rule": title, "kring": values[0], "libical": values[1], "dateutil": values[2]})
    least = [min(row["kring"] / row[peer] for row in rows) for peer in ("libical", "dateutil")]
    print(f"{'the least of these':76}{least[0]:11.0f}×{least[1]:11.0f}×")
    return rows


def whole(python: pathlib.Path, ours: pathlib.Path, events: int) -> list[dict]:
    """Whole calendars: seconds, the best of three."""
    def best(*command: object) -> tuple[str, float]:
        runs = [run(*command).split("\t") for _ in range(3)]
        return runs[0][0], min(float(columns[-1]) for columns in runs)

    recurring = build / "recurring.ics"
    run(python, here / "recurring.py", events, recurring, here / "rules.tsv")
    window = (recurring, "20270101", "20270401")
    count, kring = best(ours, "window", *window)
    peer_count, peer = run(python, here / "window.py", *window).split("\t")
    print(f"\nread {events:,} recurring events and expand three months, CPU seconds")
    print(f"  Kring {kring:.3f} ({count} occurrences), icalendar + recurring-ical-events {float(peer):.3f}"
          f" ({peer_count}): {float(peer) / kring:.0f}×")
    if count != peer_count:
        sys.exit("bench: the counts differ")
    files = [build / f"{name}.ics" for name in ("kring", "libical", "icalendar")]
    written = min(float(run(ours, "write", events, files[0]).split("\t")[0]) for _ in range(3))
    in_c = min(float(run(build / "write", events, files[1])) for _ in range(3))
    in_python = float(run(python, here / "write.py", events, files[2]))
    if files[0].read_bytes() != files[1].read_bytes():
        sys.exit("bench: Kring and C wrote different bytes")
    print(f"\nwrite {events:,} events ({files[0].stat().st_size / 1e6:.1f} MB), CPU seconds")
    print(f"  Kring {written:.3f}, the same libical calls from C {in_c:.3f} (the same bytes): {written / in_c:.2f} times as long;"
          f" icalendar {in_python:.3f}: {in_python / written:.0f}×")
    return [
        {"task": "window", "kring": kring, "recurring-ical-events": float(peer)},
        {"task": "write", "kring": written, "libical": in_c, "icalendar": in_python},
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=0.2, help="CPU seconds a rule and run")
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--json", type=pathlib.Path)
    options = parser.parse_args()
    python, ours = prepare()
    rows = expand(python, ours, options.seconds) + whole(python, ours, options.events)
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1))


if __name__ == "__main__":
    main()
