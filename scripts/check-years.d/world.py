"""The workspace, the command with its rehearsed clock, and what is known of people, communities and sessions."""
import csv
import io
import json
import os
import pathlib
import shutil
import subprocess
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import yaml

from letters import Letter

ROOT = pathlib.Path(__file__).resolve().parents[2]
ZONE = ZoneInfo("Europe/Amsterdam")
REPORT = "beheer@example.org"


class Impossible(Exception):
    """A step that cannot be done as things are: nothing is wrong, it is left out."""


class World:
    def __init__(self, kring, place, now):
        self.kring_path, self.place, self.now = kring, place, now
        self.letters, self.runs, self.due = [], 0, now
        self.log = None
        self.acted = None  # when the first thing of a step was done

    @classmethod
    def new(cls, kring, folder, now):
        world = cls(kring, folder / "workspace", now)
        shutil.copytree(ROOT / "config", world.place, ignore=shutil.ignore_patterns("state", "public", "outbox"))
        world.log = open(folder / "commands.sh", "w", encoding="utf-8")
        world.log.write(f'# What was done, to be done again in a copy of config/.\nexport KRING_HOME={ROOT}\n')
        world.write("kring.yaml", world.read("kring.yaml") + f"\nrun: {{report: {REPORT}}}\n")
        return world

    def twin(self):
        """A copy that goes on by itself from here."""
        place = self.place.with_name("twin")
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self.place, place)
        other = World(self.kring_path, place, self.now)
        other.due = self.due
        return other

    # -- files --

    def read(self, name):
        return (self.place / name).read_text(encoding="utf-8")

    def write(self, name, text):
        """Writes a file that people write; None: it is gone."""
        path = self.place / name
        if text is None:
            path.unlink()
        else:
            path.write_text(text, encoding="utf-8")
        self.act()
        if self.log:
            self.log.write(f"rm {name}\n" if text is None else f"cat > {name} <<'END'\n{text}END\n")

    def act(self):
        """Somebody did something: the next run may have something to do."""
        self.due = self.now
        self.acted = self.acted or self.now

    def files(self):
        """All that people write."""
        names = ["kring.yaml", "spaces.yaml", "people.csv", *(f"communities/{p.name}" for p in (self.place / "communities").iterdir())]
        return {name: self.read(name) for name in names}

    def restore(self, files):
        for name in set(self.files()) - set(files):
            self.write(name, None)
        for name, text in files.items():
            if not (self.place / name).exists() or self.read(name) != text:
                self.write(name, text)

    def people(self):
        return {row["id"]: row for row in csv.DictReader(io.StringIO(self.read("people.csv")))}

    def communities(self):
        return {
            path.name[:-5]: yaml.safe_load(path.read_text(encoding="utf-8"))
            for path in sorted((self.place / "communities").glob("*.yaml"))}

    def members(self):
        """Of each community who is in it, with the level; also who is gone from the list of people."""
        return {
            id: {person: level for level in ("peripheral", "active", "core") for person in (facts.get("members") or {}).get(level) or []}
            for id, facts in self.communities().items()}

    # -- the command --

    def kring(self, *words, allowed=(0,)):
        at = self.now.isoformat()
        if self.log:
            self.log.write(" ".join(f"'{w}'" if " " in w or "&" in w else w for w in ("kring", *words)) + f" --now {at}\n")
        environment = {**os.environ, "KRING_HOME": os.environ.get("KRING_HOME", str(ROOT)), "LC_ALL": "C.UTF-8"}
        done = subprocess.run(
            [self.kring_path, *words, "--workspace", str(self.place), "--now", at], env=environment, stdin=subprocess.DEVNULL,
            capture_output=True, text=True)
        if allowed and done.returncode not in allowed:
            raise SystemExit(f"kring {' '.join(words)} --now {at}: exit {done.returncode}\n{done.stdout[-1000:]}{done.stderr[-3000:]}")
        return done

    def can(self, *words):
        """A command that may be refused: then the step is left out."""
        done = self.kring(*words, allowed=None)
        if done.returncode not in (0, 1, 64, 65, 66, 78):
            raise SystemExit(f"kring {' '.join(words)}: exit {done.returncode}\n{done.stdout[-1000:]}{done.stderr[-3000:]}")
        if done.returncode:
            raise Impossible(f"{' '.join(words)}: {(done.stderr or done.stdout).strip()[:300]}")
        self.act()
        return done.stdout

    def help(self, verb):
        """Whether there is such a command."""
        done = self.kring(verb, "--help", allowed=None)
        return done.returncode == 0 and f"kring {verb}" in done.stdout

    def sessions(self, *more):
        listed = json.loads(self.kring("sessions", "--json", *more).stdout)["sessions"]
        for one in listed:
            one["from"], one["until"] = datetime.fromisoformat(one["start"]), datetime.fromisoformat(one["end"])
        return {one["uid"]: one for one in listed}

    # -- runs --

    def run(self):
        """One run, and the mails it left: taken out of the folder, so that one that is handed over again is seen. The exit code."""
        done = self.kring("run", allowed=None)
        self.runs += 1
        status = json.loads(self.read("state/status.json"))
        # Without a next moment there is nothing until something changes.
        self.due = datetime.fromisoformat(status["nextDue"].replace("Z", "+00:00")).astimezone(ZONE) if status.get("nextDue") \
            else self.now + timedelta(days=7)
        self.due = max(self.due, self.now + timedelta(seconds=1))
        self.last_run = done
        self.fresh = []
        outbox = self.place / "outbox"
        if outbox.exists():
            for path in sorted(outbox.iterdir()):
                self.fresh.append(Letter(path.name, path.read_bytes(), self.now))
                path.unlink()
        self.letters += self.fresh
        return done.returncode


def concerned(session, members):
    """Who takes part in a session, with the level."""
    found = {}
    for community in [session["community"], *session["with"]]:
        for person, level in members.get(community, {}).items():
            if person not in found or ["peripheral", "active", "core"].index(level) > ["peripheral", "active", "core"].index(found[person]):
                found[person] = level
    return found
