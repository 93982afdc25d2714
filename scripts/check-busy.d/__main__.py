"""Busy times of calendars beside those of icalendar, vobject and khal: never fewer than any shows, but where the page says why."""
import bisect
import collections
import datetime
import json
import multiprocessing
import os
import re
import subprocess
import sys
import tempfile
import warnings

from calendar_facts import Facts, marked
from damage import damaged
from explained import Explanations
from programs import PROGRAMS, UTC, moment

SECONDS = 8


def windows(data):
    """Three months from the first start, and three around the year most starts are in."""
    days = sorted(
        datetime.datetime.strptime(text.decode(), "%Y%m%d").date()
        for text in re.findall(rb"^DTSTART[^\r\n]*?:((?:19[789]|20)\d\d(?:0[1-9]|1[012])(?:0[1-9]|1\d|2[0-8]))", data, re.M))
    days = [day for day in days if day.year >= 1980]
    if not days:
        return [(datetime.date(2027, 1, 1), datetime.date(2027, 4, 1))]
    found = []
    for day in {days[0], days[len(days) // 2], days[-1]}:
        first = day - datetime.timedelta(days=7)
        found.append((first, first + datetime.timedelta(days=92)))
    return sorted(found)


def seconds(text):
    return int(datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp())


def kring(command, path, first, last):
    run = subprocess.run(
        [command, "busy", path, "--from", str(first), "--to", str(last - datetime.timedelta(days=1)),
         "--zone", "Europe/Amsterdam", "--json", "--language", "en"],
        capture_output=True, timeout=120)
    if run.returncode not in (0, 65):
        raise SystemExit(f"{path}: exit {run.returncode}: {run.stderr.decode()}")
    busy = json.loads(run.stdout)["busy"] if run.returncode == 0 else []
    return [(seconds(one["start"]), seconds(one["end"])) for one in busy], run.stderr.decode()


def union(stretches, first, last):
    """As seconds, cut to the window, without what has no length."""
    low, high = moment(first), moment(last)
    merged = []
    for start, end in sorted((max(a, low), min(b, high)) for a, b, *_ in stretches if a < b):
        if start >= end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    return merged


def missing(theirs, ours):
    """What they have and we do not."""
    left = []
    for start, end in theirs:
        position = start
        for low, high in ours:
            if high <= position or low >= end:
                continue
            if low > position:
                left.append((position, low))
            position = max(position, high)
        if position < end:
            left.append((position, end))
    return left


def covers(merged, stretch, first, last):
    """Whether the part of a stretch that lies in the window is in one of those of a union."""
    start, end = max(stretch[0], moment(first)), min(stretch[1], moment(last))
    index = bisect.bisect_right(merged, start, key=lambda one: one[0]) - 1
    return start >= end or index >= 0 and merged[index][1] >= end


def answer(program, data, first, last, pipe):
    warnings.simplefilter("ignore")
    try:
        pipe.send(PROGRAMS[program](data, first, last))
    except BaseException:
        # A program that gives up shows nothing.
        pipe.send(None)


def shown(program, data, first, last):
    ours, theirs = multiprocessing.Pipe(False)
    # What a program warns of is its own affair.
    process = multiprocessing.Process(target=answer, args=(program, data, first, last, theirs))
    process.start()
    found = ours.recv() if ours.poll(SECONDS) else None
    process.kill()
    process.join()
    return found


def compare(command, name, data, explanations, tally):
    lacks = []
    facts, numbered = Facts(data), marked(data)
    with tempfile.NamedTemporaryFile(suffix=".ics") as file:
        file.write(data)
        file.flush()
        for first, last in windows(data):
            ours, words = kring(command, file.name, first, last)
            ours = union(ours, first, last)
            found = {program: shown(program, numbered, first, last) for program in PROGRAMS}
            theirs = {program: union(all or [], first, last) for program, all in found.items()}
            for program in PROGRAMS:
                if found[program] is None:
                    tally[program + " gave up"] += 1
                    continue
                tally[program] += 1
                tally[program + " busy hours"] += sum(b - a for a, b in theirs[program]) // 3600
                lack = missing(theirs[program], ours)
                if not lack:
                    continue
                # What is explained is taken away; what is left then is not.
                reasons, left = set(), []
                for one in found[program]:
                    if covers(ours, one, first, last):
                        continue
                    showing = {other for other in PROGRAMS if covers(theirs[other], one, first, last)}
                    reason = explanations.reason(
                        name, showing, facts.events[one[2]], one[:2],
                        lambda *meant: covers(ours, meant, first, last))
                    if reason:
                        reasons.add(reason)
                    else:
                        left.append(one)
                lack = missing(union(left, first, last), ours)
                if lack:
                    lacks.append((program, name, lack, words.replace(file.name, name)))
                else:
                    explanations.count(program, reasons)
    return lacks


def show(program, name, lack, words):
    print(f"{program}: {name}")
    for start, end in lack[:4]:
        print("    " + " to ".join(
            datetime.datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%d %H:%M") for at in (start, end)))
    if len(lack) > 4:
        print(f"    and {len(lack) - 4} more")
    for line in words.splitlines()[:3]:
        print("    " + line, flush=True)


def main(command, folder, count="300", seed="1"):
    calendars = {}
    for name in sorted(os.listdir(folder)):
        if name.endswith(".ics"):
            with open(os.path.join(folder, name), "rb") as file:
                calendars[name] = file.read()
    cases = list(calendars.items())
    names = list(calendars)
    number = 0
    ways = collections.Counter()
    while len(cases) < len(calendars) + int(count) and number < 20 * int(count):
        name = names[number % len(names)]
        made = damaged(calendars[name], f"{seed} {number}")
        number += 1
        if made:
            ways.update(made[1])
            cases.append((f"{name} #{number} ({', '.join(made[1])})", made[0]))
    tally = collections.Counter()
    explanations = Explanations()
    lacks = 0
    for name, data in cases:
        for lack in compare(command, name, data, explanations, tally):
            lacks += 1
            show(*lack)
    print(f"{len(cases)} calendars, {len(cases) - len(calendars)} of them damaged: {dict(ways)}")
    print(dict(tally))
    explanations.show()
    print(f"busy time that Kring lacks and docs/icalendar.md does not explain: {lacks} calendars, windows and programs")
    return 1 if lacks else 0


sys.exit(main(*sys.argv[1:]))
