"""Seasons in a row, as people live them: what calendars show and who hears what is right after every step.

usage: check-years.d KRING [--seed N] [--seasons N] [--quick] [--verbose] [--keep FOLDER] [--clients icalendar,khal]
    [--stride WEEKS] [--without merge,split,rename]

Something is done and a file broken in each week, or in each of so many (--stride). --quick is one season in two clients, each fourth
week. With --keep the workspace stays in that folder, with commands.sh: everything that was done.
"""
import argparse
import contextlib
import pathlib
import random
import signal
import sys
import tempfile
import time
from datetime import timedelta

from calendars import Calendars
from export import Export
from faults import Faults
from identity import Identity, shifts
from story import START, Story
from tellings import Tellings
from timeline import Timeline
from world import Impossible, World, concerned

OTHERS = 10


class Years:
    def __init__(self, arguments, folder):
        self.arguments = arguments
        self.faults = Faults(arguments.seed)
        self.world = World.new(arguments.kring, folder, START)
        # A chance of its own for each, so that one does not shift the others.
        chance = lambda name: random.Random(f"{arguments.seed} {name}")
        self.others = chance("others")
        self.timeline = Timeline(self.world, chance("timeline"), self.faults)
        self.tellings = Tellings(self.world, self.faults)
        self.export = Export(self.world, chance("export"))
        self.story = Story(
            self.world, self.timeline, self.tellings, self.export, chance("story"), set(filter(None, arguments.without.split(","))))
        self.identity = Identity(self.faults)
        self.calendars = Calendars(
            self.world, self.faults, self.tellings.welcomes, folder, arguments.clients.split(",") if arguments.clients else [])
        self.sessions, self.left_out, self.began = {}, 0, time.monotonic()

    def play(self):
        self.tellings.note()
        for moment, name, deed, length in self.story.steps(self.arguments.seasons, self.arguments.stride):
            if moment > self.world.now:
                self.timeline.until(moment)
            self.step(name, deed, length)
        return self.faults.total()

    def step(self, name, deed, length):
        world, story = self.world, self.story
        self.faults.begin(name, world.now)
        # What happened by itself since the last step.
        self.compare(None)
        world.acted = None
        members, people, files = world.members(), world.people(), world.files()
        story.by_hand, story.lineage, story.decided, story.reports, story.words = set(), [], None, 0, ""
        outcome = ""
        began = world.now
        try:
            if deed:
                deed(length) if length else deed()
        except Impossible as impossible:
            # A draft that nobody publishes changes nothing for people.
            world.restore(files)
            story.after()
            story.decided = None
            outcome = f"not possible: {impossible}"
            self.left_out += 1
        if deed:
            # Quiet again: the night is over, and what was to be told is told.
            self.timeline.until((world.now + timedelta(days=1)).replace(hour=9, minute=30, second=0))
        touched = self.compare(world.acted, members)
        touched |= self.moved(members, world.members()) | {p for p in people if people[p] != world.people().get(p)}
        everybody = sorted(person for person in world.people() if person in self.tellings.belonged)
        touched &= set(everybody)
        some = lambda people, number: self.others.sample(sorted(people), min(number, len(people)))
        if deed is None:
            chosen, asked = everybody, set(some(everybody, OTHERS)) if self.arguments.quick else everybody
        else:
            most = 4 if self.arguments.quick else len(touched)
            others = some(set(everybody) - touched, min(most, OTHERS) if self.arguments.quick else OTHERS)
            # Who has invitations is looked at each time.
            chosen = sorted({*some(touched, most), *others, *(self.tellings.invited & set(everybody))})
            asked = {*some(chosen, 2 if self.arguments.quick else 8), *(others[:2] if self.arguments.quick else others)}
        self.calendars.check(chosen, asked, self.sessions, self.tellings.members, self.see)
        if self.arguments.verbose or deed is None:
            print(f"{self.faults.step:>4} {began:%Y-%m-%d %H:%M} {name:18} {len(touched):>3} touched, {len(chosen):>3} compared, "
                  f"{self.faults.last()} amiss, {world.runs} runs, {time.monotonic() - self.began:.0f} s  {story.words or outcome}"[:200], flush=True)

    def compare(self, changed_at, members=None):
        """What changed since the last time, who it touches, and whether it was told; None: nobody did anything."""
        world, story = self.world, self.story
        before = self.sessions
        self.tellings.note()
        after = world.sessions()
        self.identity.check(after, changed_at or world.now, story.by_hand, story.lineage, shifts(world.communities()))
        self.calendars.note(after, changed_at or world.now)
        self.tellings.check(before, after, members or self.tellings.members, changed_at, story.reports, story.decided)
        self.tellings.check_reminders(after)
        self.sessions = after
        touched = set()
        for uid in before.keys() | after.keys():
            old, new = before.get(uid), after.get(uid)
            if old != new:
                for one in filter(None, (old, new)):
                    touched |= set(concerned(one, self.tellings.members))
        story.reports, story.decided = 0, None
        if changed_at is None:
            for uid, one in after.items():
                if uid in before and before[uid] != one:
                    self.faults.amiss("a session changes by itself", f"{uid}: {before[uid]['start']} to {one['start']}, {one['status']}")
        return touched

    def see(self, person, mine):
        if person in self.tellings.invited:
            self.tellings.check_invited(person, mine)

    @staticmethod
    def moved(before, after):
        found = set()
        for home in before.keys() | after.keys():
            old, new = before.get(home, {}), after.get(home, {})
            found |= {person for person in old.keys() | new.keys() if old.get(person) != new.get(person)}
        return found

    def table(self):
        faults, calendars = self.faults, self.calendars
        rows = [
            ("seed", self.arguments.seed), ("steps", faults.step), ("steps that were not possible", self.left_out), ("runs", self.world.runs),
            ("mails", sum(self.tellings.by_kind.values())), *((f"  {kind}", count) for kind, count in sorted(self.tellings.by_kind.items())),
            *((f"held: {what}", count) for what, count in sorted(self.tellings.looked.items())), ("sessions", len(self.identity.home)),
            ("feeds compared", calendars.feeds), ("  of them asked with --member", calendars.asked), ("clients", len(calendars.readers)),
            ("feeds x clients", calendars.comparisons), ("sessions in them", calendars.lines),
            ("minutes", f"{(time.monotonic() - self.began) / 60:.1f}"), ("faults", faults.total())]
        rows += [(f"  {title}", count) for title, count in faults.found.most_common()]
        for words, number in rows:
            print(f"{words:60}{number:>10}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kring")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seasons", type=int, default=3)
    parser.add_argument("--stride", type=int, default=1)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--keep")
    parser.add_argument("--without", default="")
    parser.add_argument("--clients")
    arguments = parser.parse_args()
    if arguments.quick:
        arguments.seasons, arguments.stride, arguments.clients = 1, 4, arguments.clients or "icalendar,vobject"
    # Whoever ends it leaves no server behind, and reads what was held so far.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("check-years: ended"))
    with contextlib.ExitStack() as stack:
        folder = pathlib.Path(arguments.keep or stack.enter_context(tempfile.TemporaryDirectory(prefix="kring-years-")))
        folder.mkdir(parents=True, exist_ok=True)
        years = Years(arguments, folder)
        try:
            amiss = years.play()
        finally:
            years.calendars.close()
            years.table()
    return 1 if amiss else 0


if __name__ == "__main__":
    raise SystemExit(main())
