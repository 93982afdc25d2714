#!/usr/bin/env python3
"""Makes instances of the exchange format (docs/planning-format.md) that are known to be feasible.

usage: generate.py SIZE SEED [--plan FILE] [--published] > instance.json
       generate.py SEED --communities N --rooms M --people P > instance.json

SIZE is small, medium, large or huge. People, communities and empty rooms come first; then a plan is hidden in them
(planting.py); then lessons fill the rooms and other work the people's weeks, around what the hidden plan needs of
them. The same seed gives the same bytes on every machine. A word on stderr says how full the rooms are."""
import argparse
import datetime
import json
import random
import sys

from bookings import mask
from lose_room import lose_busiest_room
from planting import plant
import score

SIZES = {"small": (6, 4, 60), "medium": (40, 15, 600), "large": (200, 60, 4000), "huge": (1000, 250, 20000)}
SLOTS, SLOT_MINUTES = 48, 30
DAY_BEGINS, DAY_ENDS, PEAK = 17, 36, (20, 32)
SEASONS = [
    ("2026-08-31", 147, [("2026-10-19", "2026-10-23"), ("2026-12-21", "2027-01-01")]),
    ("2027-02-01", 154, [
        ("2027-02-08", "2027-02-12"), ("2027-03-26", "2027-03-26"), ("2027-03-29", "2027-03-29"),
        ("2027-04-26", "2027-05-07"), ("2027-05-17", "2027-05-17"),
    ]),
]
# interval in weeks (0: monthly), most shift, least and greatest gap, most skips; biweekly and monthly are the usual ones
RHYTHMS = [(1, 2, 4, 28, 5), (2, 4, 8, 42, 3), (2, 4, 8, 42, 3), (2, 4, 8, 42, 3), (3, 7, 12, 56, 2),
           (0, 9, 14, 63, 1), (0, 9, 14, 63, 1)]
CAPACITIES = [8, 8, 8, 8, 12, 12, 12, 16, 16, 20, 24, 32, 40, 60]
DURATIONS = [2, 3, 3, 3, 4, 4, 4, 6]
ACTIVE = [3, 4, 5, 5, 6, 6, 7, 7, 7, 8, 8, 9, 9, 10, 10, 11, 12, 13, 14, 16, 18, 21, 25, 32, 43]
PERIPHERAL = [4, 5, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 13, 14, 16, 18, 20, 25, 31, 40, 54]
FEATURES = [["screen", "whiteboard"]] * 4 + [["screen", "whiteboard", "camera"]] * 2 + [
    ["screen", "camera"], ["screen"], ["screen", "whiteboard", "lab"], []]
NEEDS = [[], ["screen"], ["screen"], ["whiteboard"], ["screen", "whiteboard"]]
MODE_SETS = [["physical", "hybrid", "online"]] * 9 + [["physical", "online"]] * 5 + [["physical", "hybrid"]] * 4 + [
    ["physical"]] * 2
WEEKDAYS = ["MO", "TU", "WE", "TH", "FR"]
WEIGHTS = {
    "missActive": 4, "missPeripheral": 1, "freeMisses": 3, "unfair": 5, "otherDay": 10, "otherTime": 6, "otherRoom": 3,
    "otherMode": 5, "skip": 30, "emptySeats": 1, "changeTime": 12, "changeRoom": 4, "changeMode": 6,
}


def generate(name, seed, communities, rooms, people):
    """Instances with the plan hidden in each; the first that serves is taken."""
    for attempt in range(20):
        rng = random.Random(f"{name} {seed} {attempt}")
        instance = empty_house(rng, name, communities, rooms, people)
        plan = plant(rng, instance)
        if plan is not None:
            fill_rooms(rng, instance, plan)
            fill_weeks(rng, instance, plan)
            yield instance, plan
    raise SystemExit("too few rooms for so many communities; give more")


def empty_house(rng, name, communities, rooms, people):
    start, days, holidays = rng.choice(SEASONS)
    sites = 2 if communities < 100 else 3 if communities < 500 else 4
    travel = [[0] * sites for _ in range(sites)]
    for i in range(sites):
        for j in range(i):
            travel[i][j] = travel[j][i] = rng.choice([1, 1, 2, 4] if sites > 2 else [1, 2])
    instance = {
        "format": "kring-planning-1", "name": name, "start": start, "days": days, "slotsPerDay": SLOTS,
        "slotMinutes": SLOT_MINUTES, "closed": closed_days(start, holidays),
        "sites": [f"site{i}" for i in range(sites)], "travel": travel,
        "rooms": [make_room(rng, i, sites) for i in range(rooms)],
        "resources": [
            {"id": "licence", "capacity": max(2, communities * 8 // 100)},
            {"id": "conference-kit", "capacity": max(1, communities * 6 // 100)},
        ],
        "people": [{"id": f"p{i}", "weekly": [], "busy": []} for i in range(people)],
        "communities": [], "weights": WEIGHTS, "published": None, "frozenBefore": 0, "pinned": [],
    }
    woven = communities // 25
    urns, cores = make_urns(rng, people, sites), [0] * people
    for i in range(communities - woven):
        instance["communities"].append(make_community(rng, instance, i, urns, cores))
    for i in range(communities - woven, communities):
        instance["communities"].append(weave(rng, instance, i))
    return instance


def closed_days(start, holidays):
    first, closed = datetime.date.fromisoformat(start), []
    for begin, end in holidays:
        begin, end = (datetime.date.fromisoformat(day) for day in (begin, end))
        closed += [(begin - first).days + i for i in range((end - begin).days + 1)]
    return closed


def make_room(rng, index, sites):
    # The first rooms are an auditorium and a large room with a camera: whatever the seed, there is room for all.
    fixed = [(60, ["screen", "whiteboard"]), (40, ["screen", "whiteboard", "camera"])]
    capacity, features = fixed[index] if index < 2 else (rng.choice(CAPACITIES), rng.choice(FEATURES))
    ends = 44 if rng.randrange(4) == 0 else DAY_ENDS
    return {
        "id": f"room{index}", "site": index % sites, "capacity": capacity, "features": features,
        "buffer": rng.randrange(2), "open": [[weekday, 16, ends] for weekday in range(5)], "weekly": [], "busy": [],
    }


def make_urns(rng, people, sites):
    """Per site the people who work there; a connector is drawn from it more often."""
    urns = [[] for _ in range(sites)]
    for person in range(people):
        chance = rng.randrange(100)
        urns[rng.randrange(sites)] += [person] * (15 if chance == 0 else 4 if chance < 10 else 1)
    return urns


def make_community(rng, instance, index, urns, cores):
    home = urns[rng.randrange(len(urns))]
    members = []

    def draw(count, is_wanted=lambda person: True):
        drawn, tries = [], 0
        while len(drawn) < count and tries < 20 * count:
            person, tries = rng.choice(home if rng.randrange(4) else rng.choice(urns)), tries + 1
            if person not in members and is_wanted(person):
                members.append(person)
                drawn.append(person)
        return sorted(drawn)

    most = max(2, len(instance["people"]) // 4)
    core = draw(rng.choice([2, 2, 2, 3, 3, 3, 4]), lambda person: cores[person] < 4)
    for person in core:
        cores[person] += 1
    active = draw(min(most, rng.choice(ACTIVE)))
    peripheral = draw(min(most, rng.choice(PERIPHERAL)))
    duration = rng.choice(DURATIONS)
    weekdays = sorted(rng.sample(range(5), rng.choice([3, 4, 5, 5])))
    interval, shift, least, greatest, skips = rng.choice(RHYTHMS)
    patterns = rhythm_patterns(instance, weekdays, interval)
    return {
        "id": f"c{index}", "core": core, "active": active, "peripheral": peripheral, "duration": duration,
        "patterns": patterns, "windows": make_windows(rng, weekdays, duration), "blackout": draw_days(rng, instance, 2),
        "maxShift": shift, "minGap": least, "maxGap": greatest, "maxSkips": skips,
        "modes": make_modes(rng, instance, len(members), len(patterns[0]["days"])),
    }


def weave(rng, instance, index):
    """A joint session of two communities: their people together, the higher level wins, once, on one of a few days."""
    levels = {}
    for partner in rng.sample(instance["communities"], 2):
        for rank, level in enumerate(("core", "active", "peripheral")):
            for person in partner[level]:
                levels[person] = min(rank, levels.get(person, rank))
    people = [sorted(p for p in levels if levels[p] == rank) for rank in range(3)]
    weekdays = sorted(rng.sample(range(5), 3))
    closed = set(instance["closed"])
    days = [d for d in range(21, instance["days"] - 14) if d % 7 in weekdays and d not in closed]
    patterns = [{"rrule": "", "days": [day]} for day in sorted(rng.sample(days, 6))]
    duration = rng.choice([4, 6])
    return {
        "id": f"c{index}", "core": people[0], "active": people[1], "peripheral": people[2], "duration": duration,
        "patterns": patterns, "windows": [[weekday, DAY_BEGINS, 35, 0] for weekday in weekdays], "blackout": [],
        "maxShift": 3, "minGap": 1, "maxGap": instance["days"], "maxSkips": 0,
        "modes": make_modes(rng, instance, len(levels), 1),
    }


def rhythm_patterns(instance, weekdays, interval):
    days, first = instance["days"], datetime.date.fromisoformat(instance["start"])
    if interval:
        return [
            {"rrule": f"FREQ=WEEKLY;INTERVAL={interval};BYDAY={WEEKDAYS[weekday]}",
             "days": same_length(days, interval, week * 7 + weekday)}
            for week in range(interval) for weekday in weekdays
        ]
    patterns = []
    for nth in range(1, 5):
        for weekday in weekdays:
            dates = [first + datetime.timedelta(days=day) for day in range(weekday, days, 7)]
            held = [(date - first).days for date in dates if (date.day - 1) // 7 == nth - 1]
            patterns.append({"rrule": f"FREQ=MONTHLY;BYDAY={nth}{WEEKDAYS[weekday]}", "days": held})
    least = min(len(pattern["days"]) for pattern in patterns)
    return [{**pattern, "days": pattern["days"][:least]} for pattern in patterns]


def same_length(days, interval, first):
    """Every phase of a rhythm has as many days as the latest one."""
    step = 7 * interval
    return [first + step * i for i in range(days // step)]


def make_windows(rng, weekdays, duration):
    kind = rng.randrange(10)
    begin, end = (25, 35) if kind == 0 else (DAY_BEGINS, 28) if kind == 1 else (DAY_BEGINS, 35)
    windows = [[weekday, begin, end, 4] for weekday in weekdays]
    if kind == 2:
        windows += [[weekday, 37, 43, 6] for weekday in weekdays[:2]]
    for _ in range(rng.choice([1, 2, 2, 3])):
        length = max(duration + 1, rng.choice([4, 5, 6, 6]))
        start = rng.randrange(begin, end - length + 2)
        windows.append([rng.choice(weekdays), start, start + length, 0])
    return windows


def make_modes(rng, instance, members, sessions):
    largest = max(room["capacity"] for room in instance["rooms"])
    needs = rng.choice(NEEDS)
    if rng.randrange(20) == 0 and any("lab" in room["features"] for room in instance["rooms"]):
        needs = ["lab"]
    seats = min(largest, members * 4 // 5)
    if not any_room(instance, seats, needs):
        needs = []
    modes = {}
    for mode in rng.choice(MODE_SETS):
        if mode == "physical":
            modes[mode] = {"seats": seats, "features": needs, "cost": 0}
            if sessions >= 5 and rng.randrange(4) == 0:
                modes[mode]["min"] = 2
        elif mode == "hybrid":
            with_kit = rng.randrange(2) == 0
            offer = {"seats": members // 2, "features": needs if with_kit else sorted({"camera", *needs})}
            offer["uses"] = {"0": 1, "1": 1} if with_kit else {"0": 1}
            modes[mode] = {**offer, "cost": rng.choice([1, 2, 3])}
            if not any_room(instance, offer["seats"], offer["features"]):
                del modes[mode]
        else:
            modes[mode] = {"seats": 0, "uses": {"0": 1}, "cost": rng.choice([2, 4, 8]), "max": max(1, sessions // 2)}
    return modes


def any_room(instance, seats, needs):
    return any(room["capacity"] >= seats and set(needs) <= set(room["features"]) for room in instance["rooms"])


def draw_days(rng, instance, most):
    days = [day for day in range(instance["days"]) if day % 7 < 5]
    return sorted(rng.sample(days, rng.randrange(most + 1)))


def fill_rooms(rng, instance, plan):
    """Lessons in every room. One that would meet a hidden session is not held on that day."""
    taken = [{} for _ in instance["rooms"]]
    for community, entries in zip(instance["communities"], plan["occurrences"]):
        for entry in entries:
            if entry is not None and entry["room"] is not None:
                end = entry["start"] + community["duration"] + instance["rooms"][entry["room"]]["buffer"]
                masks = taken[entry["room"]]
                masks[entry["day"]] = masks.get(entry["day"], 0) | mask(entry["start"], end)
    closed = set(instance["closed"])
    for room, masks in zip(instance["rooms"], taken):
        chance = rng.randrange(35, 66)
        for weekday in range(5):
            slot = DAY_BEGINS
            while slot < DAY_ENDS - 2:
                if rng.randrange(100) >= chance:
                    slot += 1
                    continue
                end = min(DAY_ENDS, slot + rng.choice([2, 3, 3, 4]))
                days = [day for day in range(weekday, instance["days"], 7) if day not in closed]
                free = [day for day in days if not masks.get(day, 0) & mask(slot, end)]
                if len(free) == len(days):
                    room["weekly"].append([weekday, slot, end])
                elif rng.randrange(3):
                    room["busy"] += [[day, slot, end] for day in free]
                slot = end
        quiet = [day for day in range(instance["days"]) if day % 7 < 5 and not masks.get(day)]
        _, opens, closes = room["open"][0]
        room["busy"] += [[day, opens, closes] for day in sorted(rng.sample(quiet, min(4, len(quiet))))]
        room["busy"].sort()


def fill_weeks(rng, instance, plan):
    """Other work in every person's week; a core member's keeps clear of the sessions that count on them."""
    needed = {}
    for community, entries in zip(instance["communities"], plan["occurrences"]):
        for entry in (e for e in entries if e is not None):
            span = mask(entry["start"], entry["start"] + community["duration"])
            for person in community["core"]:
                days = needed.setdefault(person, {})
                days[entry["day"]] = days.get(entry["day"], 0) | span
    for index, person in enumerate(instance["people"]):
        days = needed.get(index, {})
        for _ in range(rng.randrange(2, 8)):
            weekday = rng.randrange(5)
            start = rng.randrange(DAY_BEGINS, 34)
            end = min(DAY_ENDS, start + rng.choice([2, 3, 4, 4, 6, 6]))
            if rng.randrange(16) == 0:
                start, end = 16, 44
            if not any(day % 7 == weekday and span & mask(start, end) for day, span in days.items()):
                person["weekly"].append([weekday, start, end])
        away = rng.sample(range(instance["days"]), rng.choice([0, 1, 2, 3, 5]))
        person["weekly"].sort()
        person["busy"] = [[day, 0, SLOTS] for day in sorted(away) if day not in days]


def peak_use(instance, plan):
    """The share of room time between 10:00 and 16:00 on open weekdays that is in use."""
    peak = mask(*PEAK)
    used, closed = {}, set(instance["closed"])
    for index, room in enumerate(instance["rooms"]):
        for day in (d for d in range(instance["days"]) if d % 7 < 5 and d not in closed):
            spans = [span[1:] for span in room["weekly"] if span[0] == day % 7]
            spans += [span[1:] for span in room["busy"] if span[0] == day]
            used[index, day] = 0
            for start, end in spans:
                used[index, day] |= mask(start, end)
    for community, entries in zip(instance["communities"], plan["occurrences"]):
        for entry in (e for e in entries if e is not None and e["room"] is not None):
            used[entry["room"], entry["day"]] |= mask(entry["start"], entry["start"] + community["duration"])
    return sum((spans & peak).bit_count() for spans in used.values()) / (len(used) * (PEAK[1] - PEAK[0]))


def main():
    parser = argparse.ArgumentParser(description="Make a planning instance that is known to be feasible.")
    parser.add_argument("size", nargs="?", choices=SIZES, help="or give the numbers")
    parser.add_argument("seed", type=int)
    for option in ("communities", "rooms", "people"):
        parser.add_argument(f"--{option}", type=int)
    parser.add_argument("--plan", metavar="FILE", help="write a plan that keeps every hard rule")
    parser.add_argument("--published", action="store_true", help="publish the hidden plan and take one room away")
    options = parser.parse_args()
    numbers = (options.communities, options.rooms, options.people)
    if options.size is None and None in numbers:
        parser.error("give a size, or --communities, --rooms and --people")
    numbers = [given or usual for given, usual in zip(numbers, SIZES.get(options.size, numbers))]
    kind = options.size or f"{numbers[0]}-communities"
    for instance, plan in generate(f"planted-{kind}-{options.seed}", options.seed, *numbers):
        use = peak_use(instance, plan)
        changed = lose_busiest_room(instance, plan) if options.published else (instance, plan, None)
        if changed is not None:
            instance, plan, _ = changed
            break
    told = score.score(score.Instance(instance), plan)
    if told["hard"]:
        raise SystemExit(f"a defect of the generator: the hidden plan breaks {told['hardRules']}")
    print(f"{instance['name']}: rooms {use:.0%} used at peak hours, hidden plan {told['soft']}", file=sys.stderr)
    json.dump(instance, sys.stdout, separators=(",", ":"))
    if options.plan:
        with open(options.plan, "w", encoding="utf-8") as file:
            json.dump(plan, file, separators=(",", ":"))


if __name__ == "__main__":
    main()
