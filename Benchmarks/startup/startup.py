#!/usr/bin/env python3
"""Start-up time and peak memory of `kring --help` and an idle `kring run`, beside a Python interpreter that starts and stops.

usage: startup.py KRING [RUNS]"""
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def once(command):
    """Wall seconds and peak kilobytes of one process."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    return time.perf_counter() - start, usage.ru_maxrss


def measure(name, command, runs):
    once(command)
    samples = [once(command) for _ in range(runs)]
    milliseconds = [1000 * wall for wall, _ in samples]
    peak = max(memory for _, memory in samples) / 1024
    middle = statistics.median(milliseconds)
    print(f"{name:<28} {min(milliseconds):7.1f} {middle:7.1f} {max(milliseconds):7.1f} ms {peak:7.1f} MB")
    return middle


def main():
    kring, runs = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 30
    with tempfile.TemporaryDirectory() as folder:
        workspace = os.path.join(folder, "workspace")
        ignored = shutil.ignore_patterns("state", "public", "outbox")
        shutil.copytree(os.path.join(REPOSITORY, "config"), workspace, ignore=ignored)
        published = ["--workspace", workspace, "--now", "2027-01-11T09:00:00+01:00"]
        idle = ["--workspace", workspace, "--now", "2027-02-16T08:00:00+01:00"]
        subprocess.run([kring, "plan", "--steps", "20000", *published], check=True, capture_output=True)
        subprocess.run([kring, "publish", *published], check=True, capture_output=True)
        subprocess.run([kring, "run", *idle], check=True)
        print(f"{'start-up, ' + str(runs) + ' runs':<28} {'least':>7} {'median':>7} {'most':>7}    {'peak memory':>10}")
        peer = measure("python3 -c pass", [sys.executable, "-c", "pass"], runs)
        for name, command in (
            ("kring --help", [kring, "--help"]),
            ("kring run, nothing due", [kring, "run", *idle]),
            ("kring check", [kring, "check", "--workspace", workspace]),
        ):
            middle = measure(name, command, runs)
            print(f"{'':<28} {middle / peer:.2f} × python3 -c pass")


main()
