"""The planning problem of docs/planning-format.md as a CP-SAT model with exactly its cost."""
from ortools.sat.python import cp_model

from cp_sat_places import shared_people

MODES = ("physical", "hybrid", "online")
BROKEN_RULE = 1000


class Session:
    """The literals of one occurrence: `at` by (day, start), `within` by (mode, room), and those derived from them."""

    def __init__(self, community, index):
        self.community, self.index = community, index
        self.at, self.within = {}, {}
        self.skip = self.day = self.time = None
        self.others, self.when_skipped = [], []
        self.on_day, self.at_start, self.in_mode, self.in_room, self.at_site = {}, {}, {}, {}, {}


class Pair:
    """Two sessions of different communities that share people; `clash` is None where it is forbidden, `far` has a
    literal per travel time between them."""

    def __init__(self, one, other, before, after, clash, far):
        self.one, self.other, self.before, self.after, self.clash, self.far = one, other, before, after, clash, far


class Whole:
    """The model of one instance.

    Without `costs` it is only about the hard rules. With `slack` the three that first come, first served breaks (skips,
    mode counts, clashes of core members) may be broken at a high price: then its plan is a complete hint, and the bound
    still holds for every plan that breaks none."""

    def __init__(self, told, places, costs=True, slack=False):
        self.told, self.data, self.places = told, told.data, places
        self.costs_count, self.slack = costs, slack
        instance = self.data
        self.weights = self.told.weights
        self.model = cp_model.CpModel()
        self.costs, self.coefficients, self.constant = [], [], 0
        travel = max((max(row) for row in instance.get("travel") or [[0]]), default=0)
        buffer = max((room.get("buffer", 0) for room in instance["rooms"]), default=0)
        self.stride = instance["slotsPerDay"] + max(travel, buffer)
        self.misses = {}
        self.pairs, self.excess, self.series, self.sessions = [], {}, [], []
        self.slacks = []
        for index in range(len(instance["communities"])):
            self.add_community(index)
        self.add_rooms()
        self.add_resources()
        if not slack:
            self.add_core()
        self.add_pairs()
        if costs:
            self.add_fairness()
        self.model.minimize(cp_model.LinearExpr.weighted_sum(self.costs, self.coefficients) + self.constant)

    def pay(self, literal, price):
        if price and self.costs_count:
            self.costs.append(literal)
            self.coefficients.append(price)

    def allow(self, most, name):
        """How often a rule is broken: 0 unless there is slack, `most` times at worst."""
        if not self.slack:
            return 0
        broken = self.model.new_int_var(0, most, "")
        self.costs.append(broken)
        self.coefficients.append(BROKEN_RULE)
        self.slacks.append((broken, name))
        return broken

    # One community

    def add_community(self, index):
        community, model = self.data["communities"][index], self.model
        patterns, modes = community["patterns"], [m for m in MODES if m in community["modes"]]
        count = len(patterns[0]["days"])
        series = {
            "pattern": {p: model.new_bool_var("") for p in range(len(patterns))},
            "mode": {m: model.new_bool_var("") for m in modes}, "start": {}, "room": {},
        }
        sessions = []
        places = self.places[index]
        for i in range(count):
            session = Session(index, i)
            self.add_session(session, community, places)
            sessions.append(session)
            self.add_change(session)
        self.add_series(community, series, sessions, places)
        self.add_gaps(community, sessions)
        model.add(sum(s.skip for s in sessions) <= community["maxSkips"] + self.allow(count, (index, None)))
        for mode in modes:
            offer = community["modes"][mode]
            held = sum(s.in_mode[mode] for s in sessions)
            least = offer.get("min", 0)
            if least:
                model.add(held + self.allow(least, (index, mode)) >= least)
            model.add(held <= offer.get("max", count))
        self.series.append(series)
        self.sessions.append(sessions)

    def add_session(self, session, community, places):
        model = self.model
        session.skip = model.new_bool_var("")
        for (day, start), price in self.allowed_times(session, places).items():
            session.at[day, start] = model.new_bool_var("")
            self.pay(session.at[day, start], price)
        model.add_exactly_one([session.skip, *session.at.values()])
        for mode, offer in community["modes"].items():
            for room in places.rooms[mode]:
                literal = session.within[mode, room] = model.new_bool_var("")
                empty = 0
                if room is not None:
                    empty = max(0, self.data["rooms"][room]["capacity"] - offer["seats"]) // 10
                self.pay(literal, offer.get("cost", 0) + self.weights["emptySeats"] * empty)
        model.add_exactly_one([session.skip, *session.within.values()])
        self.pay(session.skip, self.weights["skip"])
        session.on_day = self.sums({(d, s): d for d, s in session.at}, session.at)
        session.at_start = self.sums({(d, s): s for d, s in session.at}, session.at)
        session.in_mode = self.sums({key: key[0] for key in session.within}, session.within)
        session.in_room = self.sums({key: key[1] for key in session.within}, session.within)
        for mode in community["modes"]:
            session.in_mode.setdefault(mode, 0)
        sites = {key: self.told.data["rooms"][key[1]]["site"] for key in session.within if key[1] is not None}
        session.at_site = self.sums(sites, {key: session.within[key] for key in sites})
        days = sorted(session.on_day) or [0]
        session.day = model.new_int_var(days[0], days[-1], "")
        model.add(session.day == sum(d * literal for d, literal in session.on_day.items()) + days[0] * session.skip)
        times = sorted(d * self.stride + s for d, s in session.at) or [0]
        session.time = model.new_int_var_from_domain(cp_model.Domain.from_values(times), "")
        for (day, start), literal in session.at.items():
            model.add(session.time == day * self.stride + start).only_enforce_if(literal)
        model.add(session.time == times[0]).only_enforce_if(session.skip)
        session.when_skipped = [(session.day, days[0]), (session.time, times[0])]
        for room, literal in session.in_room.items():
            if room is not None:
                model.add_at_most_one([literal, *(session.at[key] for key in session.at if not places.is_open(room, *key))])
        for person, rank in self.told.ranks[session.community].items():
            if rank and self.costs_count:
                terms = [literal for key, literal in session.at.items() if key in places.missed[person]]
                if terms:
                    self.misses.setdefault(person, []).append(terms)

    def sums(self, groups, literals):
        """A literal per group that is the sum of the group's (at most one of them is true)."""
        members, sums = {}, {}
        for key, group in groups.items():
            members.setdefault(group, []).append(literals[key])
        for group, own in members.items():
            if len(own) == 1:
                sums[group] = own[0]
            else:
                sums[group] = self.model.new_bool_var("")
                self.model.add(sum(own) == sums[group])
        return sums

    def allowed_times(self, session, places):
        published = self.data.get("published")
        before = self.published_entry(session)
        frozen, fixed = self.data.get("frozenBefore", 0), False
        if published:
            fixed = [session.community, session.index] in self.data.get("pinned", [])
            fixed = fixed or (before is not None and before["day"] < frozen)
        days = places.days(session.index)
        allowed = {(day, start): price for day in days for start, price in places.times(day)}
        if published and fixed:
            key = None if before is None else (before["day"], before["start"])
            return {k: v for k, v in allowed.items() if k == key}
        if published:
            return {k: v for k, v in allowed.items() if k[0] >= frozen}
        return allowed

    def published_entry(self, session):
        entries = (self.data.get("published") or {}).get("occurrences")
        entries = entries[session.community] if entries else None
        return entries[session.index] if entries else None

    def add_change(self, session):
        published = self.data.get("published")
        if not published:
            return
        before, weights = self.published_entry(session), self.weights
        frozen = self.data.get("frozenBefore", 0)
        fixed = [session.community, session.index] in self.data.get("pinned", [])
        if fixed or (before is not None and before["day"] < frozen):
            self.model.add(session.skip == (before is None))
            if before is not None:
                self.model.add((session.within.get((before["mode"], before["room"]), 0)) == 1)
        if published["occurrences"][session.community] is None:
            return
        if before is None:
            self.constant += weights["changeTime"]
            self.pay(session.skip, -weights["changeTime"])
            return
        self.constant += weights["changeTime"]
        as_before = session.at.get((before["day"], before["start"]))
        if as_before is not None:
            self.pay(as_before, -weights["changeTime"])
        for same, weight in ((session.in_room.get(before["room"]), weights["changeRoom"]),
                             (session.in_mode.get(before["mode"]), weights["changeMode"])):
            self.constant += weight
            self.pay(session.skip, -weight)
            if same is not None:
                self.pay(same, -weight)

    def add_series(self, community, series, sessions, places):
        model, weights = self.model, self.weights
        starts = sorted({start for s in sessions for start in s.at_start}) or [0]
        series["start"] = {start: model.new_bool_var("") for start in starts}
        rooms = sorted({room for s in sessions for room in s.in_room if room is not None}) or [0]
        series["room"] = {room: model.new_bool_var("") for room in rooms}
        online = series["mode"].get("online", 0)
        model.add_exactly_one(series["pattern"].values())
        model.add_exactly_one(series["mode"].values())
        model.add_exactly_one(series["start"].values())
        model.add(sum(series["room"].values()) + online == 1)
        for session in sessions:
            others = [model.new_bool_var("") for _ in range(4)]
            for literal, rule in zip(others, ("otherDay", "otherTime", "otherRoom", "otherMode")):
                self.pay(literal, weights[rule])
            session.others = others
            nominal = {}
            for p, pattern in enumerate(community["patterns"]):
                nominal.setdefault(pattern["days"][session.index], []).append(series["pattern"][p])
            for day, literal in session.on_day.items():
                near = [x for d, xs in nominal.items() if abs(d - day) <= community["maxShift"] for x in xs]
                model.add_bool_or([*near, literal.negated()])
                model.add_bool_or([*nominal.get(day, []), literal.negated(), others[0]])
            for start, literal in session.at_start.items():
                model.add_bool_or([series["start"][start], literal.negated(), others[1]])
            for room, literal in session.in_room.items():
                if room is not None:
                    usual = [series["room"][room]] + ([online] if "online" in series["mode"] else [])
                    model.add_bool_or([*usual, literal.negated(), others[2]])
            for mode, literal in session.in_mode.items():
                if not isinstance(literal, int):
                    model.add_bool_or([series["mode"][mode], literal.negated(), others[3]])

    def add_gaps(self, community, sessions):
        for i, one in enumerate(sessions):
            for j in range(i + 1, len(sessions)):
                other, between = sessions[j], sessions[i + 1:j]
                if len(between) > community["maxSkips"] and not self.slack:
                    break
                held = [one.skip.negated(), other.skip.negated()]
                skipped = [session.skip for session in between]
                self.model.add(other.day - one.day >= community["minGap"]).only_enforce_if(held)
                self.model.add(other.day - one.day <= community["maxGap"]).only_enforce_if(held + skipped)

    # All together

    def all_sessions(self):
        return (session for sessions in self.sessions for session in sessions)

    def duration(self, session):
        return self.data["communities"][session.community]["duration"]

    def interval(self, session, longer, literal):
        return self.model.new_optional_fixed_size_interval_var(session.time, self.duration(session) + longer, literal, "")

    def add_rooms(self):
        intervals = [[] for _ in self.data["rooms"]]
        for session in self.all_sessions():
            for room, literal in session.in_room.items():
                if room is not None:
                    buffer = self.data["rooms"][room].get("buffer", 0)
                    intervals[room].append(self.interval(session, buffer, literal))
        for own in intervals:
            self.model.add_no_overlap(own)

    def add_resources(self):
        uses = [([], []) for _ in self.data.get("resources", [])]
        for session in self.all_sessions():
            for mode, offer in self.data["communities"][session.community]["modes"].items():
                literal = session.in_mode[mode]
                for k, amount in offer.get("uses", {}).items():
                    if not isinstance(literal, int):
                        uses[int(k)][0].append(self.interval(session, 0, literal))
                        uses[int(k)][1].append(amount)
        for (intervals, amounts), entry in zip(uses, self.data.get("resources", [])):
            self.model.add_cumulative(intervals, amounts, entry["capacity"])

    def add_core(self):
        own = {}
        for index, community in enumerate(self.data["communities"]):
            for person in community.get("core", []):
                own.setdefault(person, []).append(index)
        for communities in own.values():
            if len(communities) > 1:
                self.model.add_no_overlap([
                    self.interval(session, 0, session.skip.negated()) for c in communities for session in self.sessions[c]
                ])

    def add_pairs(self):
        for (one, other), people in shared_people(self.told).items():
            ranks = [max(self.told.ranks[one][p], self.told.ranks[other][p]) for p in people]
            core = ranks.count(0)
            if not core and not self.costs_count:
                continue
            price = sum(self.weights["missActive" if rank == 1 else "missPeripheral"] for rank in ranks if rank)
            missing = [person for person, rank in zip(people, ranks) if rank]
            for left in self.sessions[one]:
                for right in self.sessions[other]:
                    if left.on_day.keys() & right.on_day.keys():
                        pair = self.add_pair(left, right, core > 0 and not self.slack)
                        if pair.clash is not None:
                            self.pay(pair.clash, price)
                            for person in missing if self.costs_count else ():
                                self.misses.setdefault(person, []).append([pair.clash])
                            if core:
                                self.costs.append(pair.clash)
                                self.coefficients.append(core * BROKEN_RULE)

    def add_pair(self, left, right, forbidden):
        model = self.model
        before, after = model.new_bool_var(""), model.new_bool_var("")
        clash = None if forbidden else model.new_bool_var("")
        model.add_bool_or([before, after, left.skip, right.skip] + ([] if forbidden else [clash]))
        far = self.add_travel(left, right)
        for literal, first, second in ((before, left, right), (after, right, left)):
            length = self.duration(first)
            model.add(second.time >= first.time + length).only_enforce_if(literal)
            for travel, apart in far.items():
                model.add(second.time >= first.time + length + travel).only_enforce_if([literal, apart])
        pair = Pair(left, right, before, after, clash, far)
        self.pairs.append(pair)
        return pair

    def add_travel(self, left, right):
        """Per travel time a literal that is true when the two sessions are so far apart."""
        far = {}
        for site, here in left.at_site.items():
            for other, there in right.at_site.items():
                travel = self.data["travel"][site][other]
                if travel:
                    if travel not in far:
                        far[travel] = self.model.new_bool_var("")
                    self.model.add_bool_or([here.negated(), there.negated(), far[travel]])
        return far

    def add_fairness(self):
        free = self.weights["freeMisses"]
        for person, events in self.misses.items():
            most = len(events)
            if most <= free:
                continue
            self.excess[person] = self.model.new_int_var(0, most - free, "")
            literals = [literal for terms in events for literal in terms]
            self.model.add(sum(literals) - self.excess[person] <= free)
            self.pay(self.excess[person], self.weights["unfair"])

    # Plans in and out

    def values(self, plan):
        """Every variable's value in a plan; only those of choices that the model has."""
        chosen = []
        for series, usual in zip(self.series, plan["series"]):
            for kind in ("pattern", "start", "room", "mode"):
                wanted = usual[kind]
                if wanted is not None and wanted not in series[kind]:
                    # A series without sessions may name a start or a room that no session of it could have.
                    wanted = next(iter(series[kind]))
                chosen += [(literal, int(key == wanted)) for key, literal in series[kind].items()]
        misses = {person: 0 for person in self.excess}
        place, busy = {}, {}
        for session in self.all_sessions():
            entry = plan["occurrences"][session.community][session.index]
            usual = plan["series"][session.community]
            place[session] = entry
            at = within = None
            if entry is not None:
                at, within = (entry["day"], entry["start"]), (entry["mode"], entry["room"])
                time_of_day = self.stride * entry["day"] + entry["start"]
                chosen += [(session.day, entry["day"]), (session.time, time_of_day)]
                nominal = self.data["communities"][session.community]["patterns"][usual["pattern"]]["days"]
                others = (entry["day"] != nominal[session.index], entry["start"] != usual["start"],
                          None not in (entry["room"], usual["room"]) and entry["room"] != usual["room"],
                          entry["mode"] != usual["mode"])
                chosen += [(literal, int(value)) for literal, value in zip(session.others, others)]
                for person, rank in self.told.ranks[session.community].items():
                    if rank and person in misses:
                        calendar = busy.setdefault(person, self.data["people"][person])
                        end = entry["start"] + self.duration(session)
                        misses[person] += self.told.is_busy(calendar, entry["day"], entry["start"], end)
            else:
                chosen += session.when_skipped + [(literal, 0) for literal in session.others]
            chosen += [(session.skip, int(entry is None))]
            site = None if entry is None or entry["room"] is None else self.data["rooms"][entry["room"]]["site"]
            groups = [(session.at, at), (session.within, within), (session.on_day, at and at[0]),
                      (session.at_start, at and at[1]), (session.in_mode, within and within[0])]
            for literals, key in groups:
                chosen += [(literal, int(name == key)) for name, literal in literals.items()]
            room = "none" if within is None else within[1]
            chosen += [(literal, int(name == room)) for name, literal in session.in_room.items()]
            chosen += [(literal, int(name == site)) for name, literal in session.at_site.items()]
        for pair in self.pairs:
            chosen += self.pair_values(pair, place[pair.one], place[pair.other], misses)
        for literal, (index, mode) in self.slacks:
            chosen.append((literal, self.times_broken(plan["occurrences"][index], index, mode)))
        free = self.weights["freeMisses"]
        chosen += [(literal, max(0, misses[person] - free)) for person, literal in self.excess.items()]
        # A literal may stand for several sums (a single start, a single room): once is enough.
        return {literal.index: (literal, value) for literal, value in chosen if not isinstance(literal, int)}.values()

    def times_broken(self, entries, index, mode):
        community = self.data["communities"][index]
        if mode is None:
            return max(0, sum(entry is None for entry in entries) - community["maxSkips"])
        held = sum(entry is not None and entry["mode"] == mode for entry in entries)
        return max(0, community["modes"][mode]["min"] - held)

    def pair_values(self, pair, one, other, misses):
        before = after = clash = travel = 0
        if one is not None and other is not None:
            if one["room"] is not None and other["room"] is not None:
                sites = [self.data["rooms"][entry["room"]]["site"] for entry in (one, other)]
                travel = self.data["travel"][sites[0]][sites[1]]
            first, second = (self.stride * entry["day"] + entry["start"] for entry in (one, other))
            before = int(first + self.duration(pair.one) + travel <= second)
            after = int(second + self.duration(pair.other) + travel <= first)
            clash = int(not before and not after)
        values = [(pair.before, before), (pair.after, after)]
        values += [(literal, int(distance == travel)) for distance, literal in pair.far.items()]
        if pair.clash is not None:
            values.append((pair.clash, clash))
            ranks = (self.told.ranks[pair.one.community], self.told.ranks[pair.other.community])
            for person in (ranks[0].keys() & ranks[1].keys() & misses.keys()) if clash else ():
                misses[person] += max(ranks[0][person], ranks[1][person]) > 0
        return values

    def hint(self, plan):
        for literal, value in self.values(plan):
            self.model.add_hint(literal, value)

    def fix(self, plan):
        """Leaves the solver nothing to choose but what follows from the plan."""
        for series, usual in zip(self.series, plan["series"]):
            for kind in ("pattern", "start", "room", "mode"):
                for key, literal in series[kind].items():
                    self.model.add(literal == int(key == usual[kind]))
        for session in self.all_sessions():
            entry = plan["occurrences"][session.community][session.index]
            if entry is None:
                self.model.add(session.skip == 1)
            else:
                self.model.add(session.at.get((entry["day"], entry["start"]), 0) == 1)
                self.model.add(session.within.get((entry["mode"], entry["room"]), 0) == 1)

    def plan(self, solver):
        def chosen(literals):
            return next((key for key, literal in literals.items() if solver.boolean_value(literal)), None)

        occurrences = []
        for sessions in self.sessions:
            entries = []
            for session in sessions:
                at, within = chosen(session.at), chosen(session.within)
                entries.append(at and {"day": at[0], "start": at[1], "room": within[1], "mode": within[0]})
            occurrences.append(entries)
        series = [{kind: chosen(one[kind]) for kind in ("pattern", "start", "room", "mode")} for one in self.series]
        return {"series": series, "occurrences": occurrences}
