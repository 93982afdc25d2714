"""When and where the sessions of an instance may be, by the rules that concern one community alone."""
import first_come


class Places:
    """The rooms and times of one community. `calendars` holds those of all people and rooms."""

    def __init__(self, told, index, calendars):
        self.told, data = told, told.data
        self.community = community = data["communities"][index]
        self.rooms = {
            mode: [None] if mode == "online" else [
                r for r, room in enumerate(data["rooms"])
                if room["capacity"] >= offer["seats"] and set(offer.get("features", [])) <= set(room.get("features", []))
            ]
            for mode, offer in community["modes"].items()
        }
        self.ranks, self.calendars = told.ranks[index], calendars
        self.missed = {person: set() for person, rank in self.ranks.items() if rank}
        self.known, self.open = {}, {}

    def days(self, position):
        """The days on which an occurrence may be, whatever the pattern."""
        shifts = range(-self.community["maxShift"], self.community["maxShift"] + 1)
        return sorted({p["days"][position] + shift for p in self.community["patterns"] for shift in shifts})

    def times(self, day):
        """The allowed starts of a day with their price: the window's and the misses of members' own calendars."""
        if day not in self.known:
            self.known[day] = list(self.find_times(day))
        return self.known[day]

    def find_times(self, day):
        data, community = self.told.data, self.community
        if not 0 <= day < data["days"] or day in data.get("closed", []) or day in community.get("blackout", []):
            return
        weekday, duration = self.told.weekday(day), community["duration"]
        prices = {}
        for w, begin, end, price in community["windows"]:
            for start in range(max(0, begin), min(end, data["slotsPerDay"]) - duration + 1) if w == weekday else ():
                prices[start] = min(price, prices.get(start, price))
        taken = [(person, rank, self.calendars["people"][person].taken(day, weekday)) for person, rank in self.ranks.items()]
        for start, price in sorted(prices.items()):
            span = first_come.mask(start, start + duration)
            busy = [(person, rank) for person, rank, own in taken if own & span]
            if any(rank == 0 for _, rank in busy):
                continue
            for person, rank in busy:
                self.missed[person].add((day, start))
                price += self.told.weights["missActive" if rank == 1 else "missPeripheral"]
            yield start, price

    def is_open(self, room, day, start):
        key = (room, day, start)
        if key not in self.open:
            place, weekday = self.told.data["rooms"][room], self.told.weekday(day)
            end = start + self.community["duration"]
            within = any(w == weekday and a <= start and end <= b for w, a, b in place["open"])
            kept = first_come.mask(start, end + place.get("buffer", 0))
            self.open[key] = within and not self.calendars["rooms"][room].taken(day, weekday) & kept
        return self.open[key]


def all_places(told):
    calendars = {kind: [first_come.Calendar(owner) for owner in told.data[kind]] for kind in ("people", "rooms")}
    return [Places(told, index, calendars) for index in range(len(told.data["communities"]))]


def shared_people(told):
    """Per pair of communities the people in both."""
    own, pairs = {}, {}
    for index, ranks in enumerate(told.ranks):
        for person in ranks:
            own.setdefault(person, []).append(index)
    for person, communities in own.items():
        for i, one in enumerate(communities):
            for other in communities[i + 1:]:
                pairs.setdefault((one, other), []).append(person)
    return pairs
