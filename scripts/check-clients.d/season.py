"""A season of changes in a workspace of its own, played through the command, and what is true after each of them."""
import collections
import datetime
import json
import os
import subprocess

import yaml

Shown = collections.namedtuple("Shown", "start end summary location status")
Feed = collections.namedtuple("Feed", "kind name style")

MEMBERS = ("noor", "lotte", "hassan", "eva")
ROOMS = ("r3.41", "r5-atelier", "s2.10", "t1-leerplein", "s0-forum")
GRACE = datetime.timedelta(days=14)


class Season:
    def __init__(self, kring, folder):
        self.kring, self.folder = kring, os.path.join(folder, "workspace")
        self.now = datetime.datetime(2027, 1, 11, 8, 0, tzinfo=datetime.timezone.utc)
        self.cancelled = {}
        subprocess.run([kring, "init", self.folder], check=True, capture_output=True)

    # -- the command --

    def run(self, *arguments, allowed=(0,)):
        command = [self.kring, *arguments, "--workspace", self.folder]
        done = subprocess.run(command, capture_output=True)
        if done.returncode not in allowed:
            raise SystemExit(f"{' '.join(command)}: exit {done.returncode}\n{done.stderr.decode()[-2000:]}")
        return done.stdout

    def at(self):
        return ["--now", self.now.strftime("%Y-%m-%dT%H:%M:%SZ")]

    def wait(self, days):
        self.now += datetime.timedelta(days=days, minutes=7)

    def plan(self):
        self.run("plan", "--steps", "20000", "--seed", "1", *self.at())
        self.run("publish", *self.at())

    def decide(self, verb, session, *arguments):
        self.run(verb, session, *arguments, *self.at())

    def edit(self, name, *replacements):
        path = os.path.join(self.folder, name)
        with open(path, encoding="utf-8") as file:
            text = file.read()
        for old, new in replacements:
            if old not in text:
                raise SystemExit(f"{name} no longer says '{old}'")
            text = text.replace(old, new)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    # -- the steps --

    def steps(self):
        yield "first publication", self.plan
        yield "a session moves in time", lambda: self.decide("move", "studentcoaching-4", "--to", "16:00", "--force", "--reason", "Ziek, helaas; later")
        yield "a session moves online", lambda: self.decide("move", "plgs-3", "--online", "--force")
        yield "a session is cancelled", lambda: self.decide("cancel", "studentcoaching-6", "--reason", "Studiedag")
        yield "another is skipped", lambda: self.decide("skip", "eigentijds-toetsen-3")
        yield "only an agenda changes", self.change_agenda
        yield "two weeks later", self.two_weeks
        yield "the cancelled is restored", lambda: self.decide("restore", "studentcoaching-6")
        yield "a community is renamed", self.rename
        yield "its rhythm turns", self.turn
        yield "a community is new", self.found
        yield "nothing happens", lambda: self.run("run", *self.at())

    def change_agenda(self):
        self.edit("communities/studentcoaching.yaml", ("cycle: [online-45]", "cycle: [regular-60]"))
        self.plan()

    def two_weeks(self):
        self.wait(15)
        self.run("run", *self.at(), allowed=(0, 75))

    def rename(self):
        self.edit("communities/studentcoaching.yaml", ("nl: Studentcoaching,", "nl: \"Coaching, samen; \\\\ en 'anders'\","))
        self.run("publish", *self.at())

    def turn(self):
        self.edit("communities/studentcoaching.yaml", ("preferred: [ma 12:00-14:00, do 12:00-14:00]", "preferred: [wo 09:00-11:00]"))
        self.plan()

    def found(self):
        with open(os.path.join(self.folder, "communities/nieuwkomers.yaml"), "w", encoding="utf-8") as file:
            file.write(
                "name: Nieuwkomers\npurpose: Wegwijs worden\nstage: potential\nrhythm: weekly for 45 minutes\n"
                "season: {from: 2027-04-12, to: 2027-06-11, skips: 5}\nmodes: {online: any}\n"
                "members: {core: [noor], active: [eva], peripheral: [lotte]}\n"
            )
        self.plan()

    # -- feeds and what they must show --

    def feeds(self):
        communities = sorted(n[:-5] for n in os.listdir(os.path.join(self.folder, "communities")) if n.endswith(".yaml"))
        scopes = [("all", "")] + [("community", c) for c in communities]
        scopes += [("room", r) for r in ROOMS] + [("member", m) for m in MEMBERS]
        return [Feed(kind, name, style) for kind, name in scopes for style in ("flat", "series")]

    def bytes(self, feed):
        """The published file where there is one, so that publishing is checked as well; otherwise what the command prints."""
        names = [feed.name] if feed.name else []
        command = ["feed", feed.kind, *names, "--style", feed.style, *self.at()]
        public = {"all": "organisation.ics", "community": f"community/{feed.name}.ics", "room": f"room/{feed.name}.ics"}
        if feed.style == "series" or feed.kind not in public:
            return self.run(*command)
        with open(os.path.join(self.folder, "public/feeds", public[feed.kind]), "rb") as file:
            published = file.read()
        if feed.kind == "all" and self.run(*command) != published:
            raise SystemExit("kring feed prints other bytes than were published")
        return published

    def read(self):
        """What is published now, and where things are."""
        self.places = places(self.folder)
        self.sessions = json.loads(self.run("sessions", "--json"))["sessions"]
        self.mine = {
            m: {s["id"] for s in json.loads(self.run("sessions", "--json", "--member", m))["sessions"]} for m in MEMBERS
        }
        for session in self.sessions:
            if session["status"] != "cancelled":
                self.cancelled.pop(session["id"], None)
            else:
                self.cancelled.setdefault(session["id"], self.now)

    def truth(self, feed):
        return sorted(self.shown(s, feed) for s in self.sessions if self.belongs(s, feed))

    def belongs(self, session, feed):
        if session["status"] == "cancelled" and is_gone(session, self.cancelled[session["id"]], self.now):
            return False
        if feed.kind == "community":
            return feed.name in [session["community"], *session["with"]]
        if feed.kind == "room":
            return session["room"] == feed.name
        return feed.kind == "all" or session["id"] in self.mine[feed.name]

    def shown(self, session, feed):
        return as_shown(session, self.places, feed.kind == "member")


def places(folder):
    """Each room as calendars name it."""
    with open(os.path.join(folder, "kring.yaml"), encoding="utf-8") as file:
        sites = {s["id"]: s for s in yaml.safe_load(file)["sites"]}
    with open(os.path.join(folder, "spaces.yaml"), encoding="utf-8") as file:
        rooms = {r["id"]: r for r in yaml.safe_load(file)["rooms"]}
    return {id: ", ".join([r["name"], sites[r["site"]]["name"], sites[r["site"]]["address"]]) for id, r in rooms.items()}


def is_gone(session, since, now):
    """Whether what was cancelled at a moment has left the feeds: its day is over, and two weeks are."""
    day = datetime.datetime.fromisoformat(session["end"]).date()
    return now.date() > max(day, (since + GRACE).date())


def as_shown(session, rooms, is_members_own):
    """What a calendar shows of a session of `kring sessions --json`."""
    is_cancelled = session["status"] == "cancelled"
    place = rooms.get(session["room"]) or (session["link"] if is_members_own else "Online")
    return Shown(
        utc(datetime.datetime.fromisoformat(session["start"])), utc(datetime.datetime.fromisoformat(session["end"])),
        ("Vervallen: " if is_cancelled else "") + session["title"], place, "CANCELLED" if is_cancelled else "CONFIRMED",
    )


def utc(moment):
    return moment.astimezone(datetime.timezone.utc).strftime("%Y-%m-%d %H:%M")
