"""When what happens in three seasons: a card a week, the export each month, a broken file each week, the next season in time."""
import re
from datetime import datetime, timedelta

import broken
from comings import INVITED, Comings
from decisions import Decisions
from deeds import SEASONS
from lives import Lives
from world import ZONE

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


class Story(Comings, Decisions, Lives):
    def __init__(self, world, timeline, tellings, export, chance, without):
        super().__init__(world, timeline, tellings, export, chance)
        self.without = without
        self.reports, self.words = 0, ""

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

    def month(self):
        self.words = self.export.month()
        self.after()

    def break_file(self, length):
        end = self.world.now + length
        self.words = broken.episode(self.world, self.timeline, self.chance, self.timeline.faults, end)
        self.reports = 1
