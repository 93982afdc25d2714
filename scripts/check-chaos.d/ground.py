"""What all parts of the chaos stand on: a published workspace, its copies, and what was found amiss."""

import pathlib
import shutil
import subprocess
import sys
from datetime import datetime

KRING, KILLS, SEED = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
ROOT = pathlib.Path(__file__).resolve().parents[2]
PUBLISHED = datetime.fromisoformat("2027-01-11T09:00:00+01:00")
ENVIRONMENT = {"KRING_HOME": str(ROOT), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
failures = []


def check(is_well, what):
    print(("well   " if is_well else "AMISS  ") + what, flush=True)
    if not is_well:
        failures.append(what)


def command(place, *words, now=None):
    at = ["--now", now.isoformat()] if now else []
    return [KRING, *words, "--workspace", str(place), *at]


def kring(place, *words, now=None, **more):
    return subprocess.run(
        command(place, *words, now=now), env=ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        **more)


def new_workspace(folder):
    place = folder / "kept"
    shutil.copytree(ROOT / "config", place, ignore=shutil.ignore_patterns("state", "public", "outbox"))
    for words in (["plan", "--steps", "20000"], ["publish"]):
        result = kring(place, *words, now=PUBLISHED)
        if result.returncode:
            sys.exit(result.stderr)
    return place


def copied(place, name, transport):
    copy = place.parent / name
    shutil.copytree(place, copy)
    file = copy / "kring.yaml"
    text = file.read_text()
    assert "transport: outbox, outbox: outbox" in text
    file.write_text(text.replace("transport: outbox, outbox: outbox", transport))
    return copy


def smtp(port, more="security: none"):
    return f"transport: smtp, smtp: {{host: 127.0.0.1, port: {port}, timeout: 5, {more}}}"
