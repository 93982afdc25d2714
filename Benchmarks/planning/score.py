#!/usr/bin/env python3
"""An independent scorer of the exchange format (docs/planning-format.md), sharing no code with Kring: plain loops, one
rule after the other.

usage: score.py INSTANCE PLAN"""
import collections
import datetime
import itertools
import json
import sys

RANK = {"core": 0, "active": 1, "peripheral": 2}
WEIGHTS = {
    "missActive": 4, "missPeripheral": 1, "freeMisses": 3, "unfair": 5, "otherDay": 10, "otherTime": 6, "otherRoom": 3,
    "otherMode": 5, "skip": 30, "emptySeats": 1, "changeTime": 12, "changeRoom": 4, "changeMode": 6,
}
Held = collections.namedtuple("Held", "community day start end room mode")


class Instance:
    def __init__(self, data):
        self.data = data
        self.weights = {**WEIGHTS, **data.get("weights", {})}
        self.first_weekday = datetime.date.fromisoformat(data["start"]).weekday()
        self.ranks = [
            {person: rank for level, rank in RANK.items() for person in community.get(level, [])}
            for community in data["communities"]
        ]

    def weekday(self, day):
        return (self.first_weekday + day) % 7

    def is_busy(self, calendar, day, start, end):
        weekly = (span[1:] for span in calendar.get("weekly", []) if span[0] == self.weekday(day))
        single = (span[1:] for span in calendar.get("busy", []) if span[0] == day)
        return any(start < b and a < end for a, b in itertools.chain(weekly, single))


def score(instance, plan):
    data, weights = instance.data, instance.weights
    hard, soft = collections.Counter(), collections.Counter()
    misses = collections.Counter()
    held = []
    for c, community in enumerate(data["communities"]):
        series, entries = plan["series"][c], plan["occurrences"][c]
        held += score_series(instance, c, community, series, entries, hard, soft, misses)
    score_together(instance, held, hard, soft, misses)
    soft["unfair"] = weights["unfair"] * sum(max(0, m - weights["freeMisses"]) for m in misses.values())
    return {
        "hard": sum(hard.values()), "soft": sum(soft.values()), "held": len(held),
        "hardRules": {k: v for k, v in hard.items() if v}, "softRules": {k: v for k, v in soft.items() if v},
    }


def score_series(instance, c, community, series, entries, hard, soft, misses):
    data, weights = instance.data, instance.weights
    modes, patterns = community["modes"], community["patterns"]
    well_formed = (
        0 <= series["pattern"] < len(patterns)
        and 0 <= series["start"] <= data["slotsPerDay"] - community["duration"]
        and series["mode"] in modes
        and (series["room"] is None) == (series["mode"] == "online")
    )
    if not well_formed:
        hard["series"] += 1
        return []
    published = (data.get("published") or {}).get("occurrences", [None] * len(data["communities"]))[c]
    nominal = patterns[series["pattern"]]["days"]
    held, counts, previous = [], collections.Counter(), None
    for i, entry in enumerate(entries):
        score_change(instance, c, i, entry, published, hard, soft)
        if entry is None:
            soft["skip"] += weights["skip"]
            continue
        day, start, room, mode = entry["day"], entry["start"], entry["room"], entry["mode"]
        end = start + community["duration"]
        if mode not in modes or (room is None) != (mode == "online"):
            hard["mode"] += 1
            continue
        if not 0 <= day < data["days"] or start < 0 or end > data["slotsPerDay"]:
            hard["day"] += 1
            continue
        counts[mode] += 1
        hard["day"] += day in data.get("closed", [])
        hard["day"] += day in community.get("blackout", [])
        hard["day"] += abs(day - nominal[i]) > community["maxShift"]
        weekday = instance.weekday(day)
        prices = [price for w, a, b, price in community["windows"] if w == weekday and a <= start and end <= b]
        hard["window"] += not prices
        soft["window"] += min(prices, default=0)
        soft["mode"] += modes[mode].get("cost", 0)
        if room is not None:
            place = data["rooms"][room]
            seats, features = modes[mode]["seats"], set(modes[mode].get("features", []))
            hard["roomFit"] += place["capacity"] < seats
            hard["roomFit"] += not features <= set(place.get("features", []))
            hard["roomOpen"] += not any(w == weekday and a <= start and end <= b for w, a, b in place["open"])
            hard["roomBusy"] += instance.is_busy(place, day, start, end + place.get("buffer", 0))
            soft["emptySeats"] += weights["emptySeats"] * (max(0, place["capacity"] - seats) // 10)
            if series["room"] is not None and series["room"] != room:
                soft["otherRoom"] += weights["otherRoom"]
        soft["otherDay"] += weights["otherDay"] * (day != nominal[i])
        soft["otherTime"] += weights["otherTime"] * (start != series["start"])
        soft["otherMode"] += weights["otherMode"] * (mode != series["mode"])
        if previous is not None:
            hard["gap"] += day - previous < community["minGap"]
            hard["gap"] += day - previous > community["maxGap"]
        previous = day
        for person, rank in instance.ranks[c].items():
            if instance.is_busy(data["people"][person], day, start, end):
                if rank == RANK["core"]:
                    hard["coreBusy"] += 1
                else:
                    miss(weights, rank, person, soft, misses)
        held.append(Held(c, day, start, end, room, mode))
    hard["skips"] += max(0, sum(entry is None for entry in entries) - community["maxSkips"])
    for mode, offer in modes.items():
        hard["modeCount"] += max(0, offer.get("min", 0) - counts[mode])
        hard["modeCount"] += max(0, counts[mode] - offer.get("max", len(entries)))
    return held


def score_change(instance, c, i, entry, published, hard, soft):
    data, weights = instance.data, instance.weights
    if not data.get("published"):
        return
    before = published[i] if published is not None else None
    if entry != before:
        frozen = data.get("frozenBefore", 0)
        touches_frozen_day = any(e is not None and e["day"] < frozen for e in (entry, before))
        hard["frozen"] += touches_frozen_day or [c, i] in data.get("pinned", [])
    if published is None:
        return
    if entry is None or before is None:
        soft["changeTime"] += weights["changeTime"] * ((entry is None) != (before is None))
        return
    soft["changeTime"] += weights["changeTime"] * ((entry["day"], entry["start"]) != (before["day"], before["start"]))
    soft["changeRoom"] += weights["changeRoom"] * (entry["room"] != before["room"])
    soft["changeMode"] += weights["changeMode"] * (entry["mode"] != before["mode"])


def miss(weights, rank, person, soft, misses):
    soft["miss"] += weights["missActive" if rank == RANK["active"] else "missPeripheral"]
    misses[person] += 1


def score_together(instance, held, hard, soft, misses):
    data, weights = instance.data, instance.weights
    use = collections.Counter()
    for one in held:
        uses = data["communities"][one.community]["modes"][one.mode].get("uses", {})
        for resource, amount in uses.items():
            for slot in range(one.start, one.end):
                use[int(resource), one.day, slot] += amount
    for (resource, _, _), amount in use.items():
        hard["resource"] += max(0, amount - data["resources"][resource]["capacity"])
    held = sorted(held, key=lambda h: h.day)
    for _, group in itertools.groupby(held, key=lambda h: h.day):
        for one, other in itertools.combinations(group, 2):
            if one.room is not None and one.room == other.room:
                buffer = data["rooms"][one.room].get("buffer", 0)
                hard["roomDouble"] += one.start < other.end + buffer and other.start < one.end + buffer
            if one.community == other.community:
                continue
            travel = 0
            if one.room is not None and other.room is not None:
                travel = data["travel"][data["rooms"][one.room]["site"]][data["rooms"][other.room]["site"]]
            if one.start < other.end + travel and other.start < one.end + travel:
                left, right = instance.ranks[one.community], instance.ranks[other.community]
                for person in left.keys() & right.keys():
                    rank = max(left[person], right[person])
                    if rank == RANK["core"]:
                        hard["coreClash"] += 1
                    else:
                        miss(weights, rank, person, soft, misses)


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as first, open(sys.argv[2], encoding="utf-8") as second:
        print(json.dumps(score(Instance(json.load(first)), json.load(second)), indent=1))
