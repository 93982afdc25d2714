"""A mail as its reader sees it: of what kind it is, and which sessions it names."""
import email
import email.policy
import re
from datetime import datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Amsterdam")
MONTHS = {
    name: number % 12 + 1 for number, name in enumerate(
        "januari februari maart april mei juni juli augustus september oktober november december "
        "January February March April May June July August September October November December".split())}
WHEN = re.compile(r"^\w+ (\d{1,2}) (\w+) (\d{4}), (\d{1,2}):(\d\d)–(\d{1,2}):(\d\d)")
OFF = ("Gaat niet door.", "Does not take place.")
# By the first sentence after the greeting, or the subject.
KINDS = [
    ("welcome", r"^(Welkom bij|Welcome to) ", None),
    ("notice", None, r"(Dit gaat niet door:|This does not take place:|Er is iets veranderd|Something has changed)"),
    ("season", r"^(De periode eindigt op|The season ends on) ", None),
    ("role", None, r"(Jij begeleidt deze|You facilitate this|Deze keer breng jij|This time you bring)"),
    ("harvest", None, r"(Schrijf kort op|Write down briefly)"),
    ("reminder", None, r"(Je krijgt deze herinnering|You get this reminder|Dit komt eraan, van al|This is coming up, of all)"),
]


# What was decided about a community, beside changes of sessions or alone: its subject says it.
DECIDED = re.compile(
    r"pauze tot|a pause until|komt weer bijeen|meets again|toch zoals het was|as it was after all|stopt op|ends on|verder als|going on as"
    r"|heet voortaan|is now called|goes on as")


class Item:
    def __init__(self, title, start, end):
        self.title, self.start, self.end = title, start, end
        self.note = []

    @property
    def is_off(self):
        return any(line.startswith(OFF) for line in self.note)

    def __str__(self):
        return f"{self.title}, {self.start:%Y-%m-%d %H:%M}{' (off)' if self.is_off else ''}"


class Letter:
    def __init__(self, name, data, at):
        self.name, self.at = name, at
        mail = email.message_from_bytes(data, policy=email.policy.default)
        self.to = mail["To"].addresses[0].addr_spec
        self.subject, self.id, self.language = mail["Subject"], mail["Message-ID"], mail["Content-Language"]
        parts = list(mail.walk())
        text = next((p.get_content() for p in parts if p.get_content_type() == "text/plain"), "")
        self.body = text
        self.events = [e for p in parts for e in self.read_events(p)]
        self.items = list(self.read_items(text.split("\n-- \n")[0].splitlines()))
        self.kind = self.read_kind(text)
        self.decides = self.kind in ("notice", "other") and bool(DECIDED.search(self.subject))
        if self.decides and self.kind == "other":
            self.kind = "decision"

    def read_kind(self, text):
        # A mail with a method asks the calendar for something.
        if any(method for method, *_ in self.events):
            return "withdrawal" if all(method == "CANCEL" for method, *_ in self.events) else "invitation"
        for kind, subject, body in KINDS:
            if subject and re.search(subject, self.subject) or body and re.search(body, text):
                return kind
        return "other"

    @staticmethod
    def read_items(lines):
        item = None
        for before, line in zip(["", *lines], lines):
            match = WHEN.match(line)
            if match:
                day, month, year, *clock = match.groups()
                start = datetime(int(year), MONTHS[month], int(day), int(clock[0]), int(clock[1]), tzinfo=ZONE)
                item = Item(before, start, start.replace(hour=int(clock[2]), minute=int(clock[3])))
                yield item
            elif item:
                item.note.append(line)

    @staticmethod
    def read_events(part):
        """Method, UID, SEQUENCE, start and whether it is off of each event for the calendar."""
        if part.get_content_type() != "text/calendar" or part.is_attachment():
            return
        text = part.get_content().replace("\r\n", "\n").replace("\n ", "")
        method = re.search(r"^METHOD:(.*)$", text, re.M)
        for event in text.split("BEGIN:VEVENT\n")[1:]:
            field = lambda name: (re.search(rf"^{name}(?:;[^:\n]*)?:(.*)$", event, re.M) or [None, None])[1]
            yield method and method[1], field("UID"), int(field("SEQUENCE") or 0), field("DTSTART"), field("STATUS")
