"""First come, first served: what an administrator with a shared calendar does, as the baseline for plans.

Each community in turn takes its first pattern, and each session the first day, liked window, mode and room that is
free, without looking at anybody else's wishes."""
from datetime import date


def meets(a, b, c, d):
    return a < d and c < b


class Calendar:
    def __init__(self, entry):
        self.weekly, self.busy = {}, {}
        for weekday, start, end in entry.get("weekly", []):
            self.weekly.setdefault(weekday, []).append((start, end))
        for day, start, end in entry.get("busy", []):
            self.busy.setdefault(day, []).append((start, end))

    def is_busy(self, day, weekday, start, end):
        spans = self.weekly.get(weekday, []) + self.busy.get(day, [])
        return any(meets(start, end, a, b) for a, b in spans)


def plan(instance):
    weekday_of_start = date.fromisoformat(instance["start"]).weekday()
    closed = set(instance.get("closed", []))
    rooms, resources = instance["rooms"], instance.get("resources", [])
    room_calendars = [Calendar(room) for room in rooms]
    people = [Calendar(person) for person in instance["people"]]
    taken, used, core_taken = {}, {}, {}
    series, occurrences = [], []

    def place(community, day):
        weekday = (weekday_of_start + day) % 7
        if not 0 <= day < instance["days"] or day in closed or day in community.get("blackout", []):
            return None
        for _, start, end, _ in sorted((w for w in community["windows"] if w[0] == weekday), key=lambda w: w[3]):
            for s in range(start, end - community["duration"] + 1):
                e = s + community["duration"]
                if any(people[p].is_busy(day, weekday, s, e) for p in community.get("core", [])):
                    continue
                if any(meets(s, e, a, b) for p in community.get("core", []) for a, b in core_taken.get((p, day), [])):
                    continue
                for mode in ("physical", "hybrid", "online"):
                    offer = community["modes"].get(mode)
                    if offer is None or community["held"][mode] >= offer.get("max", 10**9):
                        continue
                    uses = {int(k): q for k, q in offer.get("uses", {}).items()}
                    if any(used.get((k, day, t), 0) + q > resources[k]["capacity"] for k, q in uses.items() for t in range(s, e)):
                        continue
                    if mode == "online":
                        return s, e, None, mode, uses
                    for index, room in enumerate(rooms):
                        buffer = room.get("buffer", 0)
                        fits = room["capacity"] >= offer["seats"] and set(offer.get("features", [])) <= set(room.get("features", []))
                        is_open = any(w == weekday and a <= s and e <= b for w, a, b in room["open"])
                        free = not room_calendars[index].is_busy(day, weekday, s, e + buffer)
                        alone = not any(meets(s, e + buffer, a, b + buffer) for a, b in taken.get((index, day), []))
                        if fits and is_open and free and alone:
                            return s, e, index, mode, uses
        return None

    for community in instance["communities"]:
        community = dict(community, held={"physical": 0, "hybrid": 0, "online": 0})
        held, last, skipped = [], None, 0
        for nominal in community["patterns"][0]["days"]:
            chosen = None
            for shift in sorted(range(-community["maxShift"], community["maxShift"] + 1), key=abs):
                day = nominal + shift
                if last is not None and not community["minGap"] <= day - last <= community["maxGap"]:
                    continue
                found = place(community, day)
                if found:
                    chosen = (day, *found)
                    break
            if chosen is None:
                held.append(None)
                continue
            day, s, e, room, mode, uses = chosen
            last = day
            community["held"][mode] += 1
            if room is not None:
                taken.setdefault((room, day), []).append((s, e))
            for k, q in uses.items():
                for t in range(s, e):
                    used[k, day, t] = used.get((k, day, t), 0) + q
            for p in community.get("core", []):
                core_taken.setdefault((p, day), []).append((s, e))
            held.append({"day": day, "start": s, "room": room, "mode": mode})
        first = next((o for o in held if o), None)
        mode = first["mode"] if first else next(iter(community["modes"]))
        room = first["room"] if first else (None if mode == "online" else 0)
        series.append({"pattern": 0, "start": first["start"] if first else 0, "room": room, "mode": mode})
        occurrences.append(held)
    return {"series": series, "occurrences": occurrences}
