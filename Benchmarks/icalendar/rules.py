"""Random rules as people write them for meetings, by seed; and what python-dateutil makes of them.

usage: rules.py fixture COUNT SEED > FILE: START, RULE, instances among the first 40, the first three, and FNV-1a of them all.
"""
import datetime
import itertools
import random
import sys

codes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
form = "%Y%m%dT%H%M%S"


def some(generator: random.Random, values: range | list, most: int) -> list:
    return sorted(generator.sample(list(values), generator.randint(1, most)), key=list(values).index)


def joined(values: list) -> str:
    return ",".join(str(value) for value in values)


def rule(generator: random.Random) -> tuple[datetime.datetime, str]:
    """DTSTART and a rule; nothing on which dateutil is known to differ from RFC 5545 by design."""
    start = datetime.datetime(2020, 1, 1) + datetime.timedelta(
        days=generator.randrange(7_300), minutes=generator.randrange(28, 80) * 15
    )
    frequency = generator.choice(["DAILY", "WEEKLY", "WEEKLY", "MONTHLY", "MONTHLY", "YEARLY"])
    parts = [f"FREQ={frequency}"]
    if generator.random() < 0.5:
        parts.append(f"INTERVAL={generator.randint(1, 12 if frequency == 'DAILY' else 6)}")
    if frequency == "DAILY":
        if generator.random() < 0.4:
            parts.append("BYDAY=" + joined(some(generator, codes, 5)))
        if generator.random() < 0.3:
            parts.append("BYMONTH=" + joined(some(generator, range(1, 13), 4)))
        if generator.random() < 0.2:
            parts.append("BYMONTHDAY=" + joined(some(generator, range(1, 32), 4)))
    if frequency == "WEEKLY":
        if generator.random() < 0.8:
            parts.append("BYDAY=" + joined(some(generator, codes, 5)))
        if generator.random() < 0.15:
            parts.append("BYMONTH=" + joined(some(generator, range(1, 13), 6)))
    if frequency in ("MONTHLY", "YEARLY"):
        if frequency == "YEARLY" or generator.random() < 0.2:
            parts.append("BYMONTH=" + joined(some(generator, range(1, 13), 4)))
        kind = generator.random()
        if kind < 0.35:
            days = [day for day in range(-5, 32) if day]
            parts.append("BYMONTHDAY=" + joined(some(generator, days, 3)))
        elif kind < 0.7:
            ordinals = [1, 2, 3, 4, 5, -1, -2]
            parts.append("BYDAY=" + joined([f"{generator.choice(ordinals)}{code}" for code in some(generator, codes, 2)]))
        elif kind < 0.9:
            parts.append("BYDAY=" + joined(some(generator, codes, 5)))
            parts.append("BYSETPOS=" + joined(some(generator, [1, 2, 3, -1, -2], 2)))
    if generator.random() < 0.1:
        parts.append("BYHOUR=" + joined(some(generator, range(8, 20), 3)))
    if generator.random() < 0.15:
        parts.append(f"WKST={generator.choice(codes)}")
    end = generator.random()
    if end < 0.25:
        parts.append(f"COUNT={generator.randint(1, 60)}")
    elif end < 0.5:
        until = start + datetime.timedelta(days=generator.randrange(10, 1_500))
        parts.append("UNTIL=" + until.strftime(form))
    return start, ";".join(parts)


def by_dateutil(start: datetime.datetime, text: str, most: int = 40) -> list[str]:
    from dateutil.rrule import rrulestr

    return [instance.strftime(form) for instance in itertools.islice(rrulestr(text, dtstart=start), most)]


def is_safe_for_libical(start: datetime.datetime, text: str, instances: list[str]) -> bool:
    """What libical 3.0.16 is known to get right: DTSTART in the rule, weeks from Monday or Sunday, no lone filters."""
    parts = dict(part.split("=") for part in text.split(";"))
    days = [int(day) for day in parts.get("BYMONTHDAY", "").split(",") if day]
    if parts["FREQ"] == "DAILY" and "BYMONTHDAY" in parts:
        return False
    return (
        instances[:1] == [start.strftime(form)]
        and parts.get("WKST", "MO") in ("MO", "SU")
        and "BYHOUR" not in parts
        and days == sorted(days, key=abs)
    )


def digest(instances: list[str]) -> str:
    value = 0xCBF29CE484222325
    for byte in "\n".join(instances).encode():
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return f"{value:016x}"


def fixture(count: int, seed: int) -> None:
    generator = random.Random(seed)
    for _ in range(count):
        start, text = rule(generator)
        instances = by_dateutil(start, text)
        first = ",".join(instances[:3])
        print(start.strftime(form), text, len(instances), first, digest(instances), sep="\t")


if __name__ == "__main__":
    fixture(int(sys.argv[2]), int(sys.argv[3]))
