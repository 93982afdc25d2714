"""Who is where, came, went and goes on; that who comes is welcomed once, and the administrator hears once who is gone from the list."""
import collections
import re
from datetime import timedelta


class Belonging:
    def __init__(self):
        self.addresses = {}  # every address there was, to its person
        self.names = collections.defaultdict(set)  # community to all its names
        self.belonged = collections.defaultdict(set)  # person to all communities ever
        self.since = {}  # (person, community) to the moment of joining
        self.again, self.goes_on = set(), set()  # who came back; who is there since their community became this one
        self.lineage = []  # pairs of communities of which one became the other
        self.welcomed, self.expected = collections.Counter(), set()
        self.welcomes = {}  # person to the text of a welcome
        self.missed = set()  # who is gone from the list and still in a community

    def note(self):
        """Takes in who is where now: before and after each step."""
        members, people, now = self.world.members(), self.world.people(), self.world.now
        for id, row in people.items():
            self.addresses[row["email"]] = id
        for id, facts in self.world.communities().items():
            name = facts["name"]
            self.names[id] |= set(name.values()) if isinstance(name, dict) else {name}
        present = {(person, id) for id, those in members.items() for person in those}
        for pair in present - self.since.keys():
            person, home = pair
            # Who was in what it comes from is no newcomer.
            if any(new == home and old in self.belonged[person] for old, new in self.lineage):
                self.goes_on.add(pair)
                self.again.add(pair)
            self.since[pair] = now
            self.belonged[person].add(home)
        for pair in self.since.keys() - present:
            del self.since[pair]
            self.again.add(pair)
            self.welcomed.pop(pair, None)
        self.members, self.people = members, people

    def became(self, old, new):
        """A community, or a part of it, goes on as another: who was in it is no newcomer."""
        self.lineage.append((old, new))
        self.names[new] |= self.names[old]

    def take_welcome(self, person, letter):
        self.welcomes[person] = letter.body
        subject = re.sub(r"^(Welkom bij|Welcome to) ", "", letter.subject)
        for home, names in sorted(self.names.items()):
            if any(name in subject for name in names) and (person, home) in self.since:
                if (person, home) in self.goes_on and letter.at > self.since[person, home]:
                    self.faults.amiss("somebody who goes on is welcomed", f"{person}: {home}")
                self.welcomed[person, home] += 1
                if self.welcomed[person, home] == 2:
                    self.faults.amiss("somebody is welcomed twice", f"{person}: {home}")

    def check_welcomes(self, after):
        held = {home for one in after.values() if one["status"] != "cancelled" for home in (one["community"], *one["with"])}
        for (person, home), since in self.since.items():
            if home not in held or person not in self.people or self.amount.get(person) in ("none", "changes"):
                continue
            if since < self.world.now - timedelta(days=1):
                self.looked["welcomes for a person"] += (person, home) not in self.expected
                self.expected.add((person, home))
            if not self.welcomed[person, home] and (person, home) not in self.again and since < self.world.now - timedelta(days=1):
                self.welcomed[person, home] = 1
                self.faults.amiss("somebody is not welcomed", f"{person}: {home}, there since {since:%Y-%m-%d %H:%M}")

    def check_reports(self, letters, faults):
        """The administrator hears once of each fault, and once of who is gone from the list and still in a community."""
        gone = {person for person, _ in self.since if person not in self.people}
        about_people = [letter for letter in letters if re.search(r"^people.csv:1:1: waarschuwing", letter.body, re.M)]
        words = " / ".join(f"{one.at:%m-%d %H:%M} {' '.join(one.body.split())[:200]}" for one in letters)
        about_files = [letter for letter in letters if re.search(r"^\S+:\d+:\d+: fout", letter.body, re.M)]
        if len(about_files) != faults:
            self.faults.amiss("a fault of a file is not told once", f"{len(about_files)} mails to the administrator, {faults} expected: {words}")
        for person in gone - self.missed:
            if not any(f"'{person}'" in letter.body for letter in about_people):
                self.faults.amiss("the administrator is not told who is gone", person)
        # While a file is broken it cannot be seen who is in what, and it is told again afterwards.
        if not faults and (len(about_people) > 1 or about_people and not gone - self.missed):
            self.faults.amiss("the administrator is told again who is gone", words)
        self.missed = gone
