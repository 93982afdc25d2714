"""The fitting of an agenda as a model in CP-SAT, from docs/agenda-fitting.md."""
from ortools.sat.python import cp_model

from library import ARCS, away, own_minutes

BASE = 32
FRESH, SHORT_PAUSE, LONG_PAUSE = "fresh", "short pause", "long pause"
MOODS = [FRESH, SHORT_PAUSE, LONG_PAUSE] + [(arc, calm) for arc in ARCS for calm in (False, True)]


class AgendaModel:
    """length: minutes, when not the situation's. leave: names of blocks left out. unpin: names let go."""
    def __init__(self, blocks, situation, rest, length=None, leave=(), unpin=()):
        self.model = model = cp_model.CpModel()
        self.situation = situation
        self.blocks = [block for block in blocks if block.name not in leave]
        self.ranks = {"later": [], 1: [], 2: [], 3: [], 4: [], 5: []}
        self.points, self.breaks = [], []
        longest = situation.longest
        self.impossible = any(not block.choices for block in self.blocks)
        if self.impossible:
            return
        pause_points = {minutes: away(minutes, *own_minutes_of_rest(rest, situation))
                        for minutes in range(own_minutes_of_rest(rest, situation)[0],
                                             own_minutes_of_rest(rest, situation)[2] + 1)} if rest else {}
        time, sitting = 0, 0
        mood = {state: int(state == FRESH) for state in MOODS}
        # What has begun: FRESH stands for the start and for nothing else, a break has no block of its own.
        claims = {}
        for number, block in enumerate(self.blocks):
            held, duration, takes = self.block(block, f"{number}")
            for name, var in takes["methods"].items():
                if block.is_open:
                    claims.setdefault(name, []).append(var)
            rests = {minutes: model.new_bool_var(f"rest {number} {minutes}") for minutes in pause_points}
            resting = model.new_bool_var(f"resting {number}")
            model.add(sum(rests.values()) == resting)
            model.add_implication(resting, held)
            model.add(resting + takes["pause"] <= 1)
            for state in (FRESH, SHORT_PAUSE, LONG_PAUSE):
                model.add(resting + mood[state] <= 1)
            self.breaks.append(resting)
            self.points += [(var, pause_points[minutes]) for minutes, var in rests.items()]
            after_open = model.new_bool_var("")
            model.add(after_open >= resting + mood[("open", False)] + mood[("open", True)] - 1)
            before_close = model.new_bool_var("")
            model.add(before_close >= resting + takes["arcs"]["close"] - 1)
            self.points += [(after_open, 4000), (before_close, 4000)]
            self.order(block, takes, mood, resting)
            begins = time + sum(minutes * var for minutes, var in rests.items())
            if block.pin is not None and block.name not in unpin:
                model.add(begins == block.pin).only_enforce_if(held)
            ends = model.new_int_var(0, 900, f"ends {number}")
            model.add(ends == begins + duration)
            time = ends
            sat = model.new_int_var(0, longest, f"sat {number}")
            model.add(sat == 0).only_enforce_if(takes["pause"])
            active = model.new_bool_var("")
            model.add(active == held - takes["pause"])
            model.add(sat == duration).only_enforce_if([active, resting])
            model.add(sat == sitting + duration).only_enforce_if([active, resting.Not()])
            model.add(sat == sitting).only_enforce_if(held.Not())
            sitting = sat
            following = {state: model.new_bool_var(f"mood {number} {state}") for state in MOODS}
            model.add_exactly_one(following.values())
            for state, var in takes["moods"]:
                model.add_implication(var, following[state])
            for state in MOODS:
                model.add(following[state] == mood[state]).only_enforce_if(held.Not())
            mood = following
        for users in claims.values():
            if len(users) > 1:
                model.add_at_most_one(users)
        model.add(time == (length or situation.minutes))

    def block(self, block, label):
        """Whether it is held, its minutes, and what it is."""
        model = self.model
        held = model.new_bool_var(f"held {label}")
        terms, takes = [], {"moods": [], "arcs": {arc: 0 for arc in ARCS}, "methods": {}, "choices": []}
        pausing = []
        for choice in block.choices:
            chosen = model.new_bool_var(f"choice {label} {choice.method}")
            lengths = {minutes: model.new_bool_var(f"{label} {choice.method} {minutes}") for minutes in choice.points}
            model.add(sum(lengths.values()) == chosen)
            self.points += [(lengths[minutes], cost) for minutes, cost in choice.points.items()]
            terms += [(minutes, var) for minutes, var in lengths.items()]
            self.ranks["later"].append((chosen, choice.number))
            takes["methods"][choice.method] = chosen
            takes["choices"].append((choice, chosen))
            if choice.arc == "pause":
                pausing.append(chosen)
                for minutes, var in lengths.items():
                    takes["moods"].append((LONG_PAUSE if minutes >= 30 else SHORT_PAUSE, var))
            else:
                takes["arcs"][choice.arc] = takes["arcs"][choice.arc] + chosen
                takes["moods"].append(((choice.arc, choice.energy == "calm"), chosen))
            if choice.strands:
                self.strands(choice, chosen, lengths, label)
        model.add(sum(var for _, var in takes["choices"]) == held)
        if block.priority is None:
            model.add(held == 1)
        else:
            self.ranks[block.priority].append(held)
        takes["pause"] = model.new_bool_var("")
        model.add(takes["pause"] == sum(pausing))
        return held, sum(minutes * var for minutes, var in terms), takes

    def strands(self, choice, chosen, lengths, label):
        model = self.model
        whole = sum(minutes * var for minutes, var in lengths.items())
        for index, strand in enumerate(choice.strands):
            total = 0
            for number, block in enumerate(strand):
                if not block.choices:
                    if block.priority is None:
                        model.add(chosen == 0)
                    continue
                held = model.new_bool_var("")
                here = []
                for inner in block.choices:
                    taken = model.new_bool_var("")
                    minutes = {m: model.new_bool_var(f"{label}.{index}.{number} {inner.method} {m}") for m in inner.points}
                    model.add(sum(minutes.values()) == taken)
                    self.points += [(minutes[m], cost) for m, cost in inner.points.items()]
                    self.ranks["later"].append((taken, inner.number))
                    total = total + sum(m * var for m, var in minutes.items())
                    here.append(taken)
                model.add(sum(here) == held)
                if block.priority is None:
                    model.add(held == chosen)
                else:
                    model.add(held <= chosen)
                    left = model.new_bool_var("")
                    # Left out only when the strands are held at all.
                    model.add(left == chosen - held)
                    self.ranks[block.priority].append(left.Not())
            model.add(total == whole)

    def order(self, block, takes, mood, resting):
        model = self.model
        for choice, chosen in takes["choices"]:
            if choice.arc == "pause":
                continue
            for state in MOODS:
                if state in (FRESH, SHORT_PAUSE):
                    continue
                cost = 0
                if choice.energy == "calm" and (state == LONG_PAUSE or state[1]):
                    cost += 1600
                if state != LONG_PAUSE and ARCS.index(choice.arc) < ARCS.index(state[0]):
                    cost += 1600
                if cost:
                    both = model.new_bool_var("")
                    model.add(both >= chosen + mood[state] - 1 - resting)
                    self.points.append((both, cost))

    def ranked(self):
        """The ranks above the points as one number, and how to take it apart."""
        breaks = sum(self.breaks)
        needless = self.situation.minutes <= self.situation.longest
        parts = [breaks if needless else 0, sum(number * var for var, number in self.ranks["later"])]
        parts += [sum(1 - held for held in self.ranks[level]) for level in (5, 4, 3, 2, 1)]
        parts.append(0 if needless else breaks)
        total = 0
        for part in parts:
            total = total * BASE + part
        return total

    def solver(self, workers=8):
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = workers
        solver.parameters.max_time_in_seconds = 120
        return solver

    def best(self):
        """(needless, later, left out 5…1, breaks, points) of the optimum; None when nothing fits."""
        if self.impossible:
            return None
        ranked = self.ranked()
        self.model.minimize(ranked)
        solver = self.solver()
        status = solver.solve(self.model)
        if status == cp_model.INFEASIBLE:
            return None
        assert status == cp_model.OPTIMAL, solver.status_name(status)
        top = round(solver.objective_value)
        self.model.add(ranked == top)
        points = sum(var * cost for var, cost in self.points)
        self.model.minimize(points)
        solver = self.solver()
        status = solver.solve(self.model)
        assert status == cp_model.OPTIMAL, solver.status_name(status)
        digits, rest = [], top
        for _ in range(8):
            digits.insert(0, rest % BASE)
            rest //= BASE
        return tuple(digits) + (round(solver.objective_value),)

    def fits(self):
        if self.impossible:
            return False
        solver = self.solver()
        status = solver.solve(self.model)
        assert status in (cp_model.INFEASIBLE, cp_model.OPTIMAL, cp_model.FEASIBLE), solver.status_name(status)
        return status != cp_model.INFEASIBLE


def own_minutes_of_rest(rest, situation):
    rounds = rest.get("rounds", 1)
    return own_minutes(rest, situation.people, situation.mode, rounds if isinstance(rounds, int) else rounds["ideal"])
