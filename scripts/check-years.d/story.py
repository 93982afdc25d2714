"""What people do in three seasons: a card a week, the export each month, a broken file each week, the next season in time."""
import re
from datetime import datetime, timedelta, timezone

import broken
from world import ZONE, Impossible, concerned

STEPS = "20000"
# They have sessions as invitations in the place of a feed.
INVITED = ["eva", "bram"]
SEASONS = [("2027-02", "2027-02-01", "2027-07-09"), ("2027-09", "2027-09-01", "2028-01-31"), ("2028-02", "2028-02-07", "2028-07-07")]
HOLIDAYS = {
    "2027-09": [("Herfstvakantie", "2027-10-16", "2027-10-24"), ("Kerstvakantie", "2027-12-25", "2028-01-09")],
    "2028-02": [("Voorjaarsvakantie", "2028-02-26", "2028-03-05"), ("Pasen", "2028-04-14", "2028-04-17"), ("Meivakantie", "2028-04-29", "2028-05-07")]}
BASIC = ["join", "leave", "cancel", "restore", "move", "online", "illness", "flicker", "double", "near", "decline", "skip", "replan"]
CARDS = [
    ["join", "leave", "cancel", "move", "online", "restore", "slower", "illness", "pause", "decline", "choose_mails", "flicker", "double", "near", "skip", "level"],
    ["quicker", "merge", "rename", "join", "leave", "illness", "move", "cancel", "restore", "pause", "choose_mails", "near", "resume", "replan", "turn"],
    ["split", "end", "slower", "join", "leave", "illness", "move", "cancel", "restore", "quicker", "choose_mails", "double", "flicker", "resume", "level"]]


def local(text, hour=9):
    return datetime.fromisoformat(f"{text}T{hour:02}:00:00").replace(tzinfo=ZONE)


START = local("2026-12-21")


class Story:
    def __init__(self, world, timeline, tellings, export, chance, without):
        self.world, self.timeline, self.tellings, self.export, self.chance = world, timeline, tellings, export, chance
        self.without = without
        self.by_hand, self.lineage, self.decided = set(), [], None
        # Before there was a merge, a pause was told with its sessions alone.
        self.are_decisions_told = world.help("merge")
        self.reports = 0
        self.number = 0

    # -- when what happens --

    def steps(self, seasons, stride=1):
        """Moments, names, what is done, and how long it lasts, in order; a card and a broken file in each of so many weeks."""
        chance = self.chance
        yield START, "first season", self.first, None
        planned, over, cards, dealt, exported = 0, 0, [], 0, None
        week = local("2027-01-04", 0)
        while over < seasons:
            day = lambda n, low, high: week + timedelta(days=n, hours=chance.randint(low, high), minutes=chance.randint(0, 59))
            if dealt < seasons and week > local(SEASONS[dealt][1]) - timedelta(weeks=4):
                cards = self.deck(dealt)
                dealt += 1
            if planned + 1 < seasons and week >= local(SEASONS[planned + 1][1]) - timedelta(weeks=6, days=6):
                planned += 1
                yield day(0, 8, 11), f"next season {SEASONS[planned][0]}", lambda: self.next_season(planned), None
            elif week.month != exported:
                exported = week.month
                yield day(0, 8, 16), "export of people", self.month, None
            card = cards.pop() if cards else chance.choice(BASIC)
            if card not in self.without:
                yield day(chance.choice([2, 2, 3]), 8, 20), card, getattr(self, card), None
            # Between the quiet after the card and the next Monday.
            yield day(4, 10, 17), "broken file", self.break_file, timedelta(hours=chance.randint(3, 50))
            week += timedelta(weeks=stride)
            if week > local(SEASONS[over][2], 20):
                yield week, f"end of season {SEASONS[over][0]}", None, None
                over += 1

    def deck(self, number):
        cards = list(CARDS[number])
        self.chance.shuffle(cards)
        return cards

    # -- seasons --

    def publish(self):
        """Plans and publishes every season that people know and that is not over."""
        today = self.world.now.date().isoformat()
        for id, _, last in SEASONS:
            if id in self.world.read("kring.yaml") and last > today:
                self.plan(id)

    def plan(self, season):
        self.world.can("plan", "--season", season, "--steps", STEPS, "--seed", "1")
        self.world.can("publish", "--season", season)

    def first(self):
        for person in INVITED:
            self.world.can("mail", "choose", person, "--calendar", "invitations")
            self.tellings.invited.add(person)
        self.plan(SEASONS[0][0])
        self.after()

    def next_season(self, number):
        id, first, last = SEASONS[number]
        world = self.world
        world.can("season", "next", "--write")
        text = world.read("kring.yaml")
        proposed = re.search(rf"^.*\{{id: {id}, .*$", text, re.M)
        if not proposed:
            raise SystemExit(f"kring season next --write did not add {id}:\n{text[:3000]}")
        days = ", ".join(f"{{name: {name}, from: {a}, to: {b}}}" for name, a, b in HOLIDAYS[id])
        line = f"  - {{id: {id}, from: {first}, to: {last}, holidays: [{days}]}}"
        world.write("kring.yaml", text.replace(proposed[0], line))
        # It may have fewer of them; how many there are is seen later.
        lectures = world.read("communities/lectoraten.yaml") if "lectoraten" in world.communities() else ""
        if "sessions: [1, 5]" in lectures:
            world.write("communities/lectoraten.yaml", lectures.replace("sessions: [1, 5]", "sessions: [1, last]"))
        self.plan(id)
        self.after()

    def after(self):
        self.timeline.after_a_change()

    # -- helpers --

    def edit(self, community, pattern, replacement):
        name = f"communities/{community}.yaml"
        text, count = re.subn(pattern, replacement, self.world.read(name), count=1, flags=re.M)
        if not count:
            raise Impossible(f"{name} has no {pattern}")
        self.world.write(name, text)

    def to_come(self, least=2, most=30, state="confirmed"):
        """Sessions that begin in so many days."""
        now = self.world.now
        found = [
            one for one in self.world.sessions().values()
            if one["status"] == state and timedelta(days=least) < one["from"] - now < timedelta(days=most)]
        return sorted(found, key=lambda one: one["id"])

    def choose(self, found):
        if not found:
            raise Impossible("nothing to choose from")
        return self.chance.choice(found)

    def alive(self):
        """Communities that meet: neither ended nor paused."""
        return [id for id, facts in self.world.communities().items() if not facts.get("ended") and not facts.get("paused")]

    # -- people come and go --

    def join(self):
        community = self.choose(self.alive())
        if not broken.join(self.world, community, self.chance):
            raise Impossible("everybody is in it")
        if self.chance.random() < 0.5:
            self.publish()
        self.after()

    def leave(self):
        """Who is gone from the list first; otherwise somebody who is in no role."""
        world = self.world
        members, people, holding = world.members(), world.people(), self.export.holding()
        gone = [(person, id) for id, those in members.items() for person in those if person not in people]
        others = [
            (person, id) for id, those in members.items() for person, level in those.items() if level != "core" and person not in holding]
        leaving = gone or [self.choose(sorted(others))]
        for person, community in leaving:
            self.take_out(person, community)
        if self.chance.random() < 0.5:
            self.publish()
        self.after()

    def take_out(self, person, community):
        name = f"communities/{community}.yaml"
        word = rf"(?<![\w.-]){re.escape(person)}(?![\w.-])"
        lines = []
        for line in self.world.read(name).split("\n"):
            if re.match(r"  (core|active|peripheral): \[", line):
                line = re.sub(rf"{word}, |, {word}(?=\])|{word}(?=\])", "", line)
            lines.append(line)
        self.world.write(name, "\n".join(lines))

    def level(self):
        """Somebody peripheral takes part from now on."""
        community = self.choose(self.alive())
        those = [p for p, level in self.world.members()[community].items() if level == "peripheral" and p in self.world.people()]
        person = self.choose(sorted(those))
        self.take_out(person, community)
        self.edit(community, r"^(  active: \[)", rf"\g<1>{person}, ")
        self.after()

    def month(self):
        self.words = self.export.month()
        self.after()

    def choose_mails(self):
        wish = self.choose(["none", "changes", "fewer", "all"])
        person = self.choose(sorted((set(self.world.people()) - set(INVITED)) & {p for those in self.world.members().values() for p in those}))
        self.world.can("mail", "choose", person, "--amount", wish)
        self.tellings.amount[person] = wish
        self.after()

    # -- decisions --

    def cancel(self):
        self.world.can("cancel", self.choose(self.to_come())["id"], "--reason", "Ziek, helaas")
        self.after()

    def skip(self):
        self.world.can("skip", self.choose(self.to_come(least=10))["id"])
        self.after()

    def restore(self):
        one = self.choose(self.to_come(least=1, most=60, state="cancelled"))
        self.world.can("restore", one["id"], "--force")
        self.after()

    def online(self):
        one = self.choose([one for one in self.to_come() if one["mode"] != "online"])
        self.world.can("move", one["id"], "--online", "--force")
        self.after()

    def move(self):
        self.move_one(self.choose(self.to_come()))
        self.after()

    def move_one(self, one):
        """To the first of some times that is free."""
        for days in self.chance.sample([1, 2, 3, 7, 9, 14], 6):
            to = one["from"] + timedelta(days=days, minutes=30 * self.chance.randint(-3, 3))
            try:
                self.world.can("move", one["id"], "--to", to.strftime("%Y-%m-%d %H:%M"), "--force")
                self.by_hand.add(one["uid"])
                return
            except Impossible:
                pass
        raise Impossible(f"{one['id']} can go nowhere")

    def flicker(self):
        """Cancelled, and restored before anybody hears of it."""
        one = self.choose(self.to_come())
        self.world.can("cancel", one["id"], "--reason", "Vergissing")
        self.after()
        self.world.now += timedelta(minutes=2)
        self.world.can("restore", one["id"], "--force")
        self.after()

    def double(self):
        """Two changes of one session within ten minutes, and one of another: one mail, of what is different in the end."""
        first, second = self.choose(self.to_come()), self.choose(self.to_come())
        self.world.can("move", first["id"], "--online", "--force")
        self.after()
        self.world.now += timedelta(minutes=1)
        self.move_one(first)
        if first["uid"] != second["uid"]:
            self.world.can("cancel", second["id"], "--reason", "Studiedag")
        self.after()

    def near(self):
        """A change within six hours of the session: told at once."""
        one = self.choose(self.to_come(least=0, most=12))
        self.timeline.until(one["from"] - timedelta(hours=self.chance.choice([2, 4, 5]), minutes=7))
        if self.chance.random() < 0.5:
            self.world.can("cancel", one["id"], "--reason", "De trein staat stil")
        else:
            self.world.can("move", one["id"], "--online", "--force")
        self.after()

    def decline(self):
        """Somebody says no; later changes are for them as for all."""
        one = self.choose(self.to_come(least=3))
        who = [p for p in concerned(one, self.world.members()) if p in self.world.people() and p != one["facilitator"]]
        self.answer(one, self.choose(sorted(who)), "DECLINED")
        self.after()

    def answer(self, one, person, said):
        address = self.world.people()[person]["email"]
        stamp = lambda moment: moment.astimezone(timezone.utc).strftime("%Y%m%dT%H%M%SZ")
        lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//check-years//EN", "METHOD:REPLY", "BEGIN:VEVENT", f"UID:{one['uid']}",
            f"SEQUENCE:{one['sequence']}", f"DTSTART:{stamp(one['from'])}", f"DTSTAMP:{stamp(self.world.now)}",
            "ORGANIZER:mailto:kring@example.org", f"ATTENDEE;PARTSTAT={said}:mailto:{address}", "END:VEVENT", "END:VCALENDAR", ""]
        file = self.world.place.with_name("reply.ics")
        file.write_text("\r\n".join(lines), encoding="utf-8")
        self.world.can("answer", str(file))
        self.tellings.declined.add((person, one["uid"]))

    def illness(self):
        """Who facilitates is ill: says no, and somebody else takes over."""
        people = self.world.people()
        found = [one for one in self.to_come(least=2, most=25) if one["facilitator"] in people]
        one = self.choose(found)
        ill = one["facilitator"]
        self.answer(one, ill, "DECLINED")
        members = self.world.members()
        others = sorted(p for p, level in concerned(one, members).items() if level != "peripheral" and p != ill and p in people)
        self.chance.shuffle(others)
        for other in others[:8]:
            try:
                self.world.can("roles", "swap", ill, other, one["id"], "--role", "facilitator")
                break
            except Impossible:
                pass
        self.after()

    def replan(self):
        """Nothing is wished otherwise: a new plan changes what it must."""
        self.publish()
        self.after()

    # -- rhythms and lives --

    def rhythm(self, wanted):
        """Every week, two weeks, three weeks: one step slower or quicker."""
        steps = [("wekelijks", "weekly"), ("elke 2 weken", "every 2 weeks"), ("elke 3 weken", "every 3 weeks")]
        found = []
        for id in self.alive():
            for number, words in enumerate(steps):
                if 0 <= number + wanted < len(steps) and re.search(rf"^rhythm: ({'|'.join(words)})", self.world.read(f"communities/{id}.yaml"), re.M):
                    found.append((id, number))
        self.chance.shuffle(found)
        for id, number in found:
            kept = self.world.files()
            language = 0 if re.search(rf"^rhythm: {steps[number][0]}", self.world.read(f"communities/{id}.yaml"), re.M) else 1
            self.edit(id, rf"^rhythm: {steps[number][language]}", f"rhythm: {steps[number + wanted][language]}")
            try:
                self.publish()
                return self.after()
            except Impossible:
                self.world.restore(kept)
        raise Impossible("no community can")

    def slower(self):
        self.rhythm(1)

    def quicker(self):
        self.rhythm(-1)

    def turn(self):
        """A community meets on another day from now on."""
        id = self.choose([one for one in self.alive() if re.search(r"^  preferred: \[", self.world.read(f"communities/{one}.yaml"), re.M)])
        day = self.chance.choice(["Mon", "Tue", "Thu"])
        self.edit(id, r"^  preferred: \[.*\]", f"  preferred: [{day} 10:00-16:00]")
        self.publish()
        self.after()

    def decide(self, *communities):
        """Whose members hear of it."""
        if self.are_decisions_told:
            self.decided = communities

    def pause(self):
        id = self.choose(self.alive())
        on = self.world.now + timedelta(days=self.chance.randint(1, 10))
        until = on + timedelta(weeks=self.chance.randint(3, 5))
        self.decide(id)
        self.world.can("pause", id, "--on", f"{on:%Y-%m-%d}", "--until", f"{until:%Y-%m-%d}", "--reason", "Tentamens")
        self.after()

    def resume(self):
        found = [id for id, facts in self.world.communities().items() if facts.get("paused") or facts.get("ended")]
        id = self.choose(found)
        self.decide(id)
        self.world.can("resume", id)
        self.publish()
        self.after()

    def end(self):
        id = self.choose(self.alive())
        core = [p for p, level in self.world.members()[id].items() if level == "core"]
        on = self.world.now + timedelta(days=self.chance.randint(15, 30))
        self.decide(id)
        self.world.can("end", id, "--on", f"{on:%Y-%m-%d}", "--with", self.choose(core), "--reason", "Het is af")
        self.after()

    # -- communities become others --

    def rename(self):
        self.number += 1
        id = self.choose(self.alive())
        new = f"{id.split('_')[0]}_{self.number}"
        core = [p for p, level in self.world.members()[id].items() if level == "core"]
        self.become("rename", id, new, "--with", self.choose(core), "--reason", "Een betere naam", pairs=[(id, new)])

    def merge(self):
        self.number += 1
        one, other = self.chance.sample(self.alive(), 2)
        new = f"samen_{self.number}"
        core = [p for p, level in self.world.members()[one].items() if level == "core"]
        on = self.world.now + timedelta(days=self.chance.randint(2, 15))
        self.become(
            "merge", one, other, "--into", new, "--on", f"{on:%Y-%m-%d}", "--with", self.choose(core), "--reason", "Samen verder",
            pairs=[(one, new), (other, new)])

    def split(self):
        self.number += 1
        id = self.choose(self.alive())
        members = self.world.members()[id]
        leaving = sorted(p for p, level in members.items() if level != "core" and p not in self.export.holding())
        leaving = self.chance.sample(leaving, min(6, len(leaving)))
        new = f"{id.split('_')[0]}_{self.number}"
        core = [p for p, level in members.items() if level == "core"]
        self.become(
            "split", id, "--into", new, "--members", ",".join(leaving), "--with", self.choose(core), "--reason", "Te groot", pairs=[(id, new)])

    def become(self, verb, *words, pairs):
        if not self.world.help(verb):
            raise SystemExit(f"check-years: this kring has no `kring {verb}`; leave it out with --without {verb}")
        self.decide(*dict.fromkeys(id for pair in pairs for id in pair))
        self.world.can(verb, *words)
        for old, new in pairs:
            self.lineage.append((old, new))
            self.tellings.became(old, new)
            if verb != "split":
                self.follow(old, new)
        self.publish()
        self.after()

    def follow(self, old, new):
        """Files of others that name a community by a name that it has no more, as the command says."""
        for id in self.world.communities():
            text = self.world.read(f"communities/{id}.yaml")
            changed = re.sub(rf"(community: ){re.escape(old)}(?![\w.-])", rf"\g<1>{new}", text)
            if id == new:
                changed = re.sub(rf"^with: .*community: {re.escape(new)}(?![\w.-]).*\n", "", changed, flags=re.M)
            if changed != text and id != old:
                self.world.write(f"communities/{id}.yaml", changed)

    # -- broken files --

    def break_file(self, length):
        end = self.world.now + length
        self.words = broken.episode(self.world, self.timeline, self.chance, self.timeline.faults, end)
        self.reports = 1
