#!/usr/bin/env python3
"""Publishes a plan and takes away the room it uses most: an instance for replanning.

usage: lose_room.py INSTANCE PLAN [--plan FILE] > instance.json

The lost room is busy all season. A plan that keeps every hard rule without it is worked out first (and written with
--plan), so that the instance is known to be feasible; a room whose loss cannot be mended so is left alone."""
import argparse
import json
import random
import sys

from bookings import Bookings
from planting import plant_series


def lose_busiest_room(instance, plan):
    """The instance with the plan published and one room gone, the mended plan, and which room it was; or None."""
    sessions = [0] * len(instance["rooms"])
    for entry in (e for entries in plan["occurrences"] for e in entries):
        if entry is not None and entry["room"] is not None:
            sessions[entry["room"]] += 1
    for lost in sorted((r for r, count in enumerate(sessions) if count), key=lambda r: (-sessions[r], r)):
        changed = without_room(instance, plan, lost)
        mended = mend(changed, plan, lost)
        if mended is not None:
            return changed, mended, lost
    return None


def without_room(instance, plan, lost):
    rooms = list(instance["rooms"])
    every_day = [[day, 0, instance["slotsPerDay"]] for day in range(instance["days"])]
    rooms[lost] = {**rooms[lost], "weekly": [], "busy": every_day}
    name = f"{instance['name']}, {rooms[lost]['id']} lost"
    return {**instance, "name": name, "rooms": rooms, "published": plan, "frozenBefore": 0, "pinned": []}


def mend(instance, plan, lost):
    """The plan with the sessions of the lost room elsewhere, or None. A community whose sessions find no other place
    one by one gets a new series."""
    bookings, rng = Bookings(instance), random.Random(lost)
    series = list(plan["series"])
    occurrences = [list(entries) for entries in plan["occurrences"]]
    for index, entries in enumerate(occurrences):
        for entry in entries:
            if entry is not None and entry["room"] != lost:
                bookings.add(index, entry)
    for index, entries in enumerate(occurrences):
        if not rehouse_all(bookings, series[index], index, entries, lost):
            for entry in entries:
                if entry is not None and entry["room"] != lost:
                    bookings.remove(index, entry)
            found = plant_series(rng, bookings, index)
            if found is None:
                return None
            series[index], occurrences[index] = found
            for entry in occurrences[index]:
                if entry is not None:
                    bookings.add(index, entry)
    return {"series": series, "occurrences": occurrences}


def rehouse_all(bookings, series, index, entries, lost):
    community = bookings.instance["communities"][index]
    for position, entry in enumerate(entries):
        if entry is not None and entry["room"] == lost and not rehouse(bookings, series, index, position, entries):
            return False
    counts = mode_counts(entries)
    return all(counts.get(mode, 0) >= offer.get("min", 0) for mode, offer in community["modes"].items())


def rehouse(bookings, series, index, position, entries):
    community = bookings.instance["communities"][index]
    old, entries[position] = entries[position], None
    before = next((e["day"] for e in reversed(entries[:position]) if e), None)
    after = next((e["day"] for e in entries[position + 1:] if e), None)

    def keeps_gaps(day):
        gaps = [day - before] if before is not None else []
        gaps += [after - day] if after is not None else []
        return all(community["minGap"] <= gap <= community["maxGap"] for gap in gaps)

    nominal = community["patterns"][series["pattern"]]["days"][position]
    usual = {"start": old["start"], "room": old["room"], "mode": old["mode"]}
    found = bookings.nearest(index, nominal, usual, mode_counts(entries), keeps_gaps, tries=30)
    if found is None:
        too_far = before is not None and after is not None and after - before > community["maxGap"]
        return not too_far and sum(e is None for e in entries) <= community["maxSkips"]
    entries[position] = found
    bookings.add(index, found)
    return True


def mode_counts(entries):
    counts = {}
    for entry in entries:
        if entry is not None:
            counts[entry["mode"]] = counts.get(entry["mode"], 0) + 1
    return counts


def main():
    parser = argparse.ArgumentParser(description="Publish a plan and take away the room it uses most.")
    parser.add_argument("instance")
    parser.add_argument("published")
    parser.add_argument("--plan", metavar="FILE", help="write the plan that shows the instance is feasible")
    options = parser.parse_args()
    with open(options.instance, encoding="utf-8") as instance, open(options.published, encoding="utf-8") as plan:
        found = lose_busiest_room(json.load(instance), json.load(plan))
    if found is None:
        raise SystemExit("this plan can miss none of its rooms")
    changed, mended, _ = found
    json.dump(changed, sys.stdout, separators=(",", ":"))
    if options.plan:
        with open(options.plan, "w", encoding="utf-8") as file:
            json.dump(mended, file, separators=(",", ":"))


if __name__ == "__main__":
    main()
