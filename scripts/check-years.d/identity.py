"""What holds of UIDs and versions from one published state to the next (docs/feeds.md, docs/replanning.md)."""
import re
from datetime import timedelta

SAID = ("from", "until", "room", "mode", "link", "status", "facilitator", "title")
# Three months back, the shortest there are.
BACK = timedelta(days=88)


class Identity:
    def __init__(self, faults):
        self.faults = faults
        self.home = {}  # UID to community
        self.names = {}  # identifier to UID
        self.known = {}  # UID to what was seen last

    def check(self, after, now, by_hand=(), lineage=(), shifts=None):
        """Compares with the state before.

        - by_hand: the UIDs that a person moved; lineage: pairs of communities of which one became the other in this step."""
        before, amiss = self.known, self.faults.amiss
        for uid, one in after.items():
            old = before.get(uid)
            if self.names.setdefault(one["id"], uid) != uid:
                amiss("an identifier names two sessions", f"{one['id']}: {self.names[one['id']]} and {uid}")
            home = self.home.setdefault(uid, one["community"])
            if home != one["community"]:
                if (home, one["community"]) not in lineage:
                    amiss("a UID goes to another community", f"{uid}: {home}, {one['community']}")
                self.home[uid] = one["community"]
            if not old:
                continue
            if one["sequence"] < old["sequence"]:
                amiss("SEQUENCE falls", f"{uid}: {old['sequence']} to {one['sequence']}")
            differs = [key for key in SAID if one[key] != old[key]]
            if differs and one["sequence"] == old["sequence"]:
                amiss("a session changes without SEQUENCE", f"{uid}: {', '.join(differs)}")
            if old["from"] < now and [key for key in differs if key in ("from", "until", "status")]:
                amiss("the past changes", f"{uid}: {old['start']} {old['status']} to {one['start']} {one['status']}")
            days = abs((one["from"].date() - old["from"].date()).days)
            most = max(6, (shifts or {}).get(one["community"], 6))
            if days > most and uid not in by_hand:
                amiss("a UID names two promises", f"{uid}: {old['start']} to {one['start']}, {days} days")
        for uid, old in before.items():
            if uid not in after and old["from"] > now - BACK:
                amiss("a session is gone", f"{uid} {old['start']} {old['status']}")
        self.check_kept(before, after, by_hand, lineage)
        self.known = after

    def check_kept(self, before, after, by_hand, lineage):
        """Who holds a date before and after is the same event, if it is the only one of its community there."""
        became = dict(lineage)
        def by_date(sessions, key):
            found = {}
            for uid, one in sessions.items():
                if one["status"] != "cancelled":
                    place = (became.get(one["community"], one["community"]) if sessions is before else one["community"], key(one))
                    found.setdefault(place, []).append(uid)
            return found
        for words, key in (("date and time", lambda one: one["from"]), ("date", lambda one: one["from"].date())):
            old, new = by_date(before, key), by_date(after, key)
            for place in old.keys() & new.keys():
                if len(old[place]) == len(new[place]) == 1 and old[place] != new[place]:
                    pair = old[place][0], new[place][0]
                    if set(pair) & set(by_hand):
                        continue
                    self.faults.amiss(f"a kept {words} changes its UID", f"{place[0]} {place[1]}: {pair[0]} to {pair[1]}")


def shifts(communities):
    """Days by which sessions of each community may move from their usual day."""
    return {
        id: int(match[1]) if (match := re.match(r"(\d+)", str(facts.get("shift", "")))) else 3 for id, facts in communities.items()}
