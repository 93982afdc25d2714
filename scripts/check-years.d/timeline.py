"""Plays `kring run` at every moment at which something may be due, and at some in between."""
from datetime import timedelta


class Timeline:
    # A run doubts a clock that jumps a month.
    LONGEST = timedelta(days=6)

    def __init__(self, world, chance, faults):
        self.world, self.chance, self.faults = world, chance, faults

    def next_moment(self, end, *worlds):
        """The first moment at which one of the worlds may have something to do; now and then one before it."""
        now = self.world.now
        wanted = min([end, now + self.LONGEST, *(max(one.due, now + timedelta(seconds=1)) for one in worlds)])
        if self.chance.random() < 0.08:
            between = now + (wanted - now) * self.chance.random()
            wanted = max(between.replace(microsecond=0), now + timedelta(seconds=1))
        return wanted

    def until(self, end):
        world = self.world
        while world.now < end:
            world.now = self.next_moment(end, world)
            self.run_well()

    def run_well(self):
        code = self.world.run()
        if code:
            self.faults.amiss("a run ends otherwise", f"{code} at {self.world.now:%Y-%m-%d %H:%M:%S}: {self.world.last_run.stderr.strip()[:300]}")

    def after_a_change(self):
        """The next tick of cron after somebody did something."""
        self.world.now += timedelta(seconds=self.chance.randint(20, 290))
        self.run_well()
