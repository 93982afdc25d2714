"""The method library and session templates as docs/methods.md and docs/agenda-fitting.md describe them: which blocks a
template has in a situation, what each can be, and what its minutes cost. Written from the documents, for comparison;
shares no code with Kring."""
import glob
import os
from fractions import Fraction

import yaml

ARCS = ["open", "diverge", "explore", "converge", "close"]


def triple(value, default=None):
    """{least, ideal, most} or one number."""
    if value is None:
        return default
    if isinstance(value, dict):
        return value["least"], value["ideal"], value["most"]
    return value, value, value


class Library:
    def __init__(self, folder):
        def load(kind):
            found = {}
            for path in glob.glob(os.path.join(folder, kind, "*.yaml")):
                with open(path, encoding="utf-8") as file:
                    found[os.path.basename(path)[:-5]] = yaml.load(file, yaml.CSafeLoader)
            return found
        self.methods, self.templates = load("methods"), load("sessions")


class Situation:
    def __init__(self, minutes, people, mode, start, earlier):
        self.minutes, self.people, self.mode, self.start, self.earlier = minutes, people, mode, start, earlier
        self.longest = 75 if mode == "online" else 90


def suits(method, situation, people):
    given = method.get("people", {})
    mode = (method.get("modes") or {}).get(situation.mode)
    return given.get("least", 1) <= people <= given.get("most", 10**9) and mode is not False


def extra(method, mode):
    variant = (method.get("modes") or {}).get(mode)
    return variant.get("extra", 0) if isinstance(variant, dict) else 0


def groups(method, people):
    """How many groups, and how many people are in the largest."""
    if "group" not in method:
        return 1, people
    least, ideal, most = triple(method["group"])
    count = max(-(-people // most), min((people + ideal // 2) // ideal, people // least), 1)
    return count, -(-people // count)


def need(method, people, mode, rounds):
    """Seconds that the steps need."""
    variant = (method.get("modes") or {}).get(mode)
    steps = method["steps"]
    if isinstance(variant, dict) and variant.get("steps"):
        steps = variant["steps"]
    count, largest = groups(method, people)
    total = 0
    for step in steps:
        minutes = step["minutes"]
        parts = minutes if isinstance(minutes, dict) else {"fixed": minutes}
        seconds = {key: int(Fraction(str(value)) * 60) for key, value in parts.items()}
        total += (seconds.get("fixed", 0) + seconds.get("per-person", 0) * largest
                  + seconds.get("per-group", 0) * count + seconds.get("per-round", 0) * rounds)
    return total


def own_minutes(method, people, mode, rounds):
    least, usual, most = triple(method["minutes"])
    ideal = min(most, max(least, -(-need(method, people, mode, rounds) // 60)))
    grown = min(ideal, max(least, -(-ideal * least // usual)))
    more = extra(method, mode)
    return grown + more, ideal + more, most + more


def away(minutes, least, ideal, most):
    share = (ideal - minutes) * 100 // max(1, ideal - least) if minutes < ideal else (
        (minutes - ideal) * 100 // max(1, most - ideal))
    return share * share


def timing(method, block, situation, people):
    """Points of each number of minutes a method can take in a block; None when it cannot take any."""
    rounds = triple(block.get("rounds"), triple(method.get("rounds"), (1, 1, 1)))
    more = extra(method, situation.mode)
    least, ideal, most = limits = own_minutes(method, people, situation.mode, rounds[1])
    if block.get("minutes") is not None:
        low, best, high = (value + more for value in triple(block["minutes"]))
        if "arc" in block:
            low, high = max(low, limits[0]), min(high, limits[2])
            if low > high:
                return None
            best = limits[1]
        least, ideal, most = low, min(high, max(low, best)), high
    points = {}
    for minutes in range(least, most + 1):
        cost = away(minutes, least, ideal, most)
        if rounds[0] < rounds[2]:
            seconds = (minutes - more) * 60
            hurry = min(
                min(100, abs(seconds - wanted) * 100 // max(1, wanted)) ** 2
                for wanted in (need(method, people, situation.mode, count) for count in range(rounds[0], rounds[2] + 1)))
            cost += hurry
        points[minutes] = cost * block.get("wish", 1)
    return points


class Choice:
    """Something a block can be."""
    def __init__(self, method, arc, energy, number, points, strands=None):
        self.method, self.arc, self.energy, self.number, self.points = method, arc, energy, number, points
        self.strands = strands


class Block:
    """A block with all it can be. priority: None when it must be held. pin: minutes after the start."""
    def __init__(self, name, choices, priority, pin, is_open):
        self.name, self.choices, self.priority, self.pin, self.is_open = name, choices, priority, pin, is_open


def listed(block):
    value = block.get("method", [])
    return value if isinstance(value, list) else [value]


def priority(block):
    value = block.get("optional", False)
    return {False: None, True: 3, "no": None, "yes": 3}.get(value, value) if not isinstance(value, int) or isinstance(
        value, bool) else value


def complete(template, library):
    """The template's blocks with those put in, each with its name."""
    blocks, seen = [], {}
    for block in template["blocks"]:
        blocks.append(dict(block))
    def arcs(block):
        return {library.methods[name]["arc"] for name in listed(block)} | ({block["arc"]} if "arc" in block else set())
    def has(name):
        return any(block.get("id") == name or name in listed(block) for block in blocks)
    before = []
    if not any("open" in arcs(block) and set(listed(block)) - {"tech-check"} or block.get("arc") == "open"
               for block in blocks):
        before = [{"method": "check-in"}]
    after = [] if any("close" in arcs(block) for block in blocks) else [{"method": "check-out"}]
    blocks = before + blocks + after
    return blocks, has


def name_all(blocks):
    used = {}
    for block in blocks:
        base = block.get("id") or (listed(block)[0] if listed(block) else block.get("arc", "strands"))
        used[base] = used.get(base, 0) + 1
        block["name"] = base if used[base] == 1 else f"{base}-{used[base]}"


def recent(name, library, situation):
    method = library.methods[name]
    again = method.get("again-after", 2 if method["arc"] in ("diverge", "explore", "converge") else 0)
    return any(name in session for session in situation.earlier[:again])


def choices_of_list(block, library, situation, people):
    able = [name for name in listed(block) if suits(library.methods[name], situation, people)]
    due = [name for name in able if not recent(name, library, situation)]
    found = []
    for number, name in enumerate((due or able)[:8]):
        method = library.methods[name]
        points = timing(method, block, situation, people)
        if points:
            found.append(Choice(name, method["arc"], method.get("energy", "steady"), number, points))
    return found


TRUST = ["low", "medium", "high"]


def choices_of_arc(block, library, situation, people, named):
    able = []
    for name, method in sorted(library.methods.items()):
        most = triple(method["minutes"])[2]
        if (method["arc"] == block["arc"] and most >= 15 and name not in named
                and TRUST.index(method.get("trust", "low")) <= 1 and suits(method, situation, people)
                and timing(method, block, situation, people)):
            able.append(name)
    due = [name for name in able if not recent(name, library, situation)]
    found = []
    for name in due or able:
        method = library.methods[name]
        points = timing(method, block, situation, people)
        met = next((ago for ago, session in enumerate(situation.earlier) if name in session), None)
        more = 0 if met is None else max(0, 2000 - 250 * met)
        found.append(Choice(name, method["arc"], method.get("energy", "steady"), 0,
                            {minutes: cost + more for minutes, cost in points.items()}))
    return found


def programme(template, library, situation):
    """The blocks in order; a block that must be held may have no choices."""
    blocks, has = complete(template, library)
    if situation.mode != "physical" and not has("tech-check"):
        blocks.insert(0, {"method": "tech-check"})
    name_all(blocks)
    inner = [one for block in blocks for strand in block.get("strands", []) for one in strand["blocks"]]
    named = {name for block in blocks + inner for name in listed(block)}
    result = []
    for block in blocks:
        strands = None
        if "strands" in block:
            count = len(block["strands"])
            strands = []
            for number, strand in enumerate(block["strands"]):
                share = max(1, situation.people // count + (number < situation.people % count))
                parts = [dict(one) for one in strand["blocks"]]
                name_all(parts)
                made = [make(one, library, situation, share, named) for one in parts]
                for one in made:
                    one.choices = [choice for choice in one.choices if choice.arc != "pause"]
                strands.append(made)
            own = block.get("minutes")
            points = {}
            for minutes in range(1, situation.longest + 1):
                cost = 0
                if own is not None:
                    least, ideal, most = triple(own)
                    if not least <= minutes <= most:
                        continue
                    cost = block.get("wish", 1) * away(minutes, least, ideal, most)
                points[minutes] = cost
            made = Block(block["name"], [Choice("strands", "explore", "steady", 0, points, strands)],
                         priority(block), pin(block, situation), False)
        else:
            made = make(block, library, situation, situation.people, named)
        if made.choices or made.priority is None:
            result.append(made)
    return result


def pin(block, situation):
    at = block.get("at")
    if at is None:
        return None
    if isinstance(at, str):
        hours, minutes = map(int, at.split(":"))
        return (hours * 60 + minutes - situation.start) % 1440
    return at


def make(block, library, situation, people, named):
    if "arc" in block:
        choices = choices_of_arc(block, library, situation, people, named)
    else:
        choices = choices_of_list(block, library, situation, people)
    return Block(block["name"], choices, priority(block), pin(block, situation), "arc" in block)
