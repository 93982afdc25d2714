#!/usr/bin/env python3
"""First come, first served: what an administrator with a shared calendar does, as the baseline for plans.

Each community in turn takes its first pattern, and each session the first day, liked window, mode and room that is
free, without looking at anybody else's wishes.

usage: first_come.py INSTANCE --out PLAN"""
import argparse
import json
from datetime import date

MODES = ("physical", "hybrid", "online")


class Calendar:
    """What is taken on each day, one bit a slot."""

    def __init__(self, entry):
        self.weekly, self.days = {}, {}
        for spans, masks in ((entry.get("weekly", []), self.weekly), (entry.get("busy", []), self.days)):
            for key, start, end in spans:
                masks[key] = masks.get(key, 0) | mask(start, end)

    def taken(self, day, weekday):
        return self.weekly.get(weekday, 0) | self.days.get(day, 0)

    def take(self, day, start, end):
        self.days[day] = self.days.get(day, 0) | mask(start, end)


def mask(start, end):
    return (1 << max(start, end)) - (1 << start)


def plan(instance):
    first_weekday = date.fromisoformat(instance["start"]).weekday()
    closed = set(instance.get("closed", []))
    rooms, resources = instance["rooms"], instance.get("resources", [])
    calendars = [Calendar(room) for room in rooms]
    people = [Calendar(person) for person in instance["people"]]
    used = {}

    def fitting(community):
        return {
            mode: [
                index for index, room in enumerate(rooms)
                if room["capacity"] >= offer["seats"] and set(offer.get("features", [])) <= set(room.get("features", []))
            ]
            for mode, offer in community["modes"].items()
        }

    def free_room(candidates, day, weekday, start, end):
        for index in candidates:
            room = rooms[index]
            if calendars[index].taken(day, weekday) & mask(start, end + room.get("buffer", 0)):
                continue
            if any(w == weekday and a <= start and end <= b for w, a, b in room["open"]):
                return index
        return None

    def place(community, candidates, counts, day):
        weekday = (first_weekday + day) % 7
        if not 0 <= day < instance["days"] or day in closed or day in community.get("blackout", []):
            return None
        core_taken = 0
        for person in community.get("core", []):
            core_taken |= people[person].taken(day, weekday)
        tried = set()
        for _, begin, finish, _ in sorted((w for w in community["windows"] if w[0] == weekday), key=lambda w: w[3]):
            for start in range(begin, finish - community["duration"] + 1):
                end = start + community["duration"]
                if start in tried or core_taken & mask(start, end):
                    continue
                tried.add(start)
                for mode in MODES:
                    offer = community["modes"].get(mode)
                    if offer is None or counts[mode] >= offer.get("max", 10**9):
                        continue
                    uses = {int(k): q for k, q in offer.get("uses", {}).items()}
                    if any(used.get((k, day, t), 0) + q > resources[k]["capacity"] for k, q in uses.items() for t in range(start, end)):
                        continue
                    if mode == "online":
                        return start, end, None, mode, uses
                    room = free_room(candidates[mode], day, weekday, start, end)
                    if room is not None:
                        return start, end, room, mode, uses
        return None

    series, occurrences = [], []
    for community in instance["communities"]:
        candidates, counts = fitting(community), dict.fromkeys(MODES, 0)
        held, last = [], None
        for nominal in community["patterns"][0]["days"]:
            chosen = None
            for shift in sorted(range(-community["maxShift"], community["maxShift"] + 1), key=abs):
                day = nominal + shift
                if last is not None and not community["minGap"] <= day - last <= community["maxGap"]:
                    continue
                found = place(community, candidates, counts, day)
                if found:
                    chosen = (day, *found)
                    break
            if chosen is None:
                held.append(None)
                continue
            day, start, end, room, mode, uses = chosen
            last = day
            counts[mode] += 1
            if room is not None:
                calendars[room].take(day, start, end + rooms[room].get("buffer", 0))
            for resource, amount in uses.items():
                for slot in range(start, end):
                    used[resource, day, slot] = used.get((resource, day, slot), 0) + amount
            for person in community.get("core", []):
                people[person].take(day, start, end)
            held.append({"day": day, "start": start, "room": room, "mode": mode})
        first = next((o for o in held if o), None)
        mode = first["mode"] if first else next(iter(community["modes"]))
        room = first["room"] if first else (None if mode == "online" else 0)
        series.append({"pattern": 0, "start": first["start"] if first else 0, "room": room, "mode": mode})
        occurrences.append(held)
    return {"series": series, "occurrences": occurrences}


def main():
    parser = argparse.ArgumentParser(description="Plan an instance first come, first served.")
    parser.add_argument("instance")
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    with open(options.instance, encoding="utf-8") as file:
        instance = json.load(file)
    with open(options.out, "w", encoding="utf-8") as file:
        json.dump(plan(instance), file, separators=(",", ":"))


if __name__ == "__main__":
    main()
