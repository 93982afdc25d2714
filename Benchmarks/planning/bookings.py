"""What is taken in an instance of the exchange format: rooms, people and shared equipment, day by day.

Used to plant plans and to mend them. `score.py` does not use it, so that it can check what is made here."""
import datetime


class Bookings:
    def __init__(self, instance):
        self.instance = instance
        self.slots = instance["slotsPerDay"]
        self.first_weekday = datetime.date.fromisoformat(instance["start"]).weekday()
        self.closed = set(instance.get("closed", []))
        self.calendars = {
            kind: [Calendar(owner) for owner in instance[kind]] for kind in ("rooms", "people")
        }
        self.open = [opening_masks(room, self.slots) for room in instance["rooms"]]
        self.core = [community.get("core", []) for community in instance["communities"]]
        self.rooms = [self.fitting_rooms(community) for community in instance["communities"]]
        self.starts = [self.window_starts(community) for community in instance["communities"]]
        self.in_room, self.of_person, self.used = {}, {}, {}

    def weekday(self, day):
        return (self.first_weekday + day) % 7

    def fitting_rooms(self, community):
        """Per mode the rooms that are large enough and fitted out, the tightest first."""
        fitting = {}
        for mode, offer in community["modes"].items():
            if mode == "online":
                fitting[mode] = [None]
                continue
            needs = set(offer.get("features", []))
            rooms = [
                index for index, room in enumerate(self.instance["rooms"])
                if room["capacity"] >= offer["seats"] and needs <= set(room.get("features", []))
            ]
            fitting[mode] = sorted(rooms, key=lambda r: self.instance["rooms"][r]["capacity"])
        return fitting

    def window_starts(self, community):
        """Per weekday the starts that lie in a window, the liked ones first."""
        starts = {}
        for weekday, begin, end, cost in community["windows"]:
            prices = starts.setdefault(weekday, {})
            for start in range(begin, end - community["duration"] + 1):
                prices[start] = min(cost, prices.get(start, cost))
        return {w: sorted(prices, key=lambda s: (prices[s], s)) for w, prices in starts.items()}

    def site(self, room):
        return None if room is None else self.instance["rooms"][room]["site"]

    def allows_day(self, index, day):
        if not 0 <= day < self.instance["days"] or day in self.closed:
            return False
        return day not in self.instance["communities"][index].get("blackout", [])

    def fits(self, index, day, start, room, mode):
        """Whether the session keeps every hard rule but those of its whole series (gaps, skips, mode counts)."""
        community = self.instance["communities"][index]
        weekday, end = self.weekday(day), start + community["duration"]
        if not self.allows_day(index, day) or start not in self.starts[index].get(weekday, ()):
            return False
        if room not in self.rooms[index][mode]:
            return False
        span = mask(start, end)
        if room is not None:
            if not any(span & ~opening == 0 for opening in self.open[room].get(weekday, ())):
                return False
            kept = mask(start, end + self.instance["rooms"][room].get("buffer", 0))
            taken = self.calendars["rooms"][room].taken(day, weekday) | self.in_room.get((room, day), 0)
            if kept & taken:
                return False
        for resource, amount in community["modes"][mode].get("uses", {}).items():
            capacity = self.instance["resources"][int(resource)]["capacity"]
            if any(self.used.get((int(resource), day, t), 0) + amount > capacity for t in range(start, end)):
                return False
        return all(self.is_free(person, day, weekday, start, end, room) for person in self.core[index])

    def is_free(self, person, day, weekday, start, end, room):
        if self.calendars["people"][person].taken(day, weekday) & mask(start, end):
            return False
        here = self.site(room)
        for other_start, other_end, there in self.of_person.get((person, day), ()):
            travel = 0 if here is None or there is None else self.instance["travel"][here][there]
            if start < other_end + travel and other_start < end + travel:
                return False
        return True

    def add(self, index, entry):
        day, start, room, mode = entry["day"], entry["start"], entry["room"], entry["mode"]
        community = self.instance["communities"][index]
        end = start + community["duration"]
        if room is not None:
            kept = mask(start, end + self.instance["rooms"][room].get("buffer", 0))
            self.in_room[room, day] = self.in_room.get((room, day), 0) | kept
        for resource, amount in community["modes"][mode].get("uses", {}).items():
            for t in range(start, end):
                key = (int(resource), day, t)
                self.used[key] = self.used.get(key, 0) + amount
        for person in self.core[index]:
            self.of_person.setdefault((person, day), []).append((start, end, self.site(room)))

    def remove(self, index, entry):
        day, start, room, mode = entry["day"], entry["start"], entry["room"], entry["mode"]
        community = self.instance["communities"][index]
        end = start + community["duration"]
        if room is not None:
            self.in_room[room, day] &= ~mask(start, end + self.instance["rooms"][room].get("buffer", 0))
        for resource, amount in community["modes"][mode].get("uses", {}).items():
            for t in range(start, end):
                self.used[int(resource), day, t] -= amount
        for person in self.core[index]:
            self.of_person[person, day].remove((start, end, self.site(room)))

    def nearest(self, index, nominal, series, counts, keeps_gaps, tries=4):
        """The first fitting place for one session, in the order a careful secretary looks: as usual, another room,
        online, another time, and then the same on the days around. None when there is none."""
        community = self.instance["communities"][index]
        for shift in sorted(range(-community["maxShift"], community["maxShift"] + 1), key=abs):
            day = nominal + shift
            if not keeps_gaps(day) or not self.allows_day(index, day):
                continue
            for start, room, mode in self.places(index, self.weekday(day), series, tries):
                offer = community["modes"][mode]
                if counts.get(mode, 0) < offer.get("max", 10**9) and self.fits(index, day, start, room, mode):
                    return {"day": day, "start": start, "room": room, "mode": mode}
        return None

    def places(self, index, weekday, series, tries):
        """Places on such a day that are worth a look; so many rooms of each mode."""
        modes = self.instance["communities"][index]["modes"]
        starts = sorted(self.starts[index].get(weekday, ()), key=lambda s: abs(s - series["start"]))
        for start in starts:
            yield start, series["room"], series["mode"]
            for mode in sorted(modes, key=lambda m: m != series["mode"]):
                for room in self.rooms[index][mode][:tries]:
                    yield start, room, mode


class Calendar:
    def __init__(self, owner):
        self.weekly, self.busy = {}, {}
        for spans, masks in ((owner.get("weekly", []), self.weekly), (owner.get("busy", []), self.busy)):
            for key, start, end in spans:
                masks[key] = masks.get(key, 0) | mask(start, end)

    def taken(self, day, weekday):
        return self.weekly.get(weekday, 0) | self.busy.get(day, 0)


def mask(start, end):
    return (1 << max(end, start)) - (1 << start)


def opening_masks(room, slots):
    masks = {}
    for weekday, start, end in room["open"]:
        masks.setdefault(weekday, []).append(mask(start, min(end, slots)))
    return masks
