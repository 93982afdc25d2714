"""A hidden plan for an instance whose calendars are still empty. What is made around it keeps out of its way, so that
the finished instance has a plan without a broken hard rule."""
from bookings import Bookings

ENOUGH, TRIES = 3, 120


def plant(rng, instance):
    """The plan, or None for want of a place. Communities that may not skip go first, then those with many seats."""
    bookings = Bookings(instance)
    communities = instance["communities"]
    order = sorted(range(len(communities)), key=lambda c: (communities[c]["maxSkips"], -most_seats(communities[c]), c))
    series, occurrences = [None] * len(order), [None] * len(order)
    for index in order:
        found = plant_series(rng, bookings, index)
        if found is None:
            return None
        series[index], occurrences[index] = found
        for entry in occurrences[index]:
            if entry is not None:
                bookings.add(index, entry)
    return {"series": series, "occurrences": occurrences}


def most_seats(community):
    return max(offer["seats"] for offer in community["modes"].values())


def plant_series(rng, bookings, index):
    """The best of a few series that work: fewest skips, then fewest sessions unlike the series."""
    best, found = None, 0
    for _ in range(TRIES):
        series = draw_series(rng, bookings, index)
        if series is None:
            continue
        entries = lay_out(bookings, index, series)
        if entries is None:
            continue
        skips = sum(entry is None for entry in entries)
        unlike = sum(entry is not None and entry["start"] != series["start"] for entry in entries)
        if best is None or (skips, unlike) < best[0]:
            best = ((skips, unlike), series, entries)
        found += 1
        if found == ENOUGH:
            break
    return best and best[1:]


def draw_series(rng, bookings, index):
    community = bookings.instance["communities"][index]
    pattern = rng.randrange(len(community["patterns"]))
    weekday = bookings.weekday(community["patterns"][pattern]["days"][0])
    starts = bookings.starts[index].get(weekday)
    modes = [mode for mode in community["modes"] if bookings.rooms[index][mode]]
    if not starts or not modes:
        return None
    mode = modes[0] if rng.randrange(3) else rng.choice(modes)
    rooms = bookings.rooms[index][mode]
    room = rooms[rng.randrange(1 + len(rooms) // 2)] if mode != "online" else None
    return {"pattern": pattern, "start": rng.choice(starts), "room": room, "mode": mode}


def lay_out(bookings, index, series):
    """The sessions of one series, or None when it would break a rule of the whole series."""
    community = bookings.instance["communities"][index]
    entries, counts, last = [], {}, None

    def keeps_gaps(day):
        return last is None or community["minGap"] <= day - last <= community["maxGap"]

    for nominal in community["patterns"][series["pattern"]]["days"]:
        entry = bookings.nearest(index, nominal, series, counts, keeps_gaps)
        entries.append(entry)
        if entry is not None:
            last = entry["day"]
            counts[entry["mode"]] = counts.get(entry["mode"], 0) + 1
        elif sum(e is None for e in entries) > community["maxSkips"]:
            return None
    for mode, offer in community["modes"].items():
        if counts.get(mode, 0) < offer.get("min", 0):
            return None
    return entries
