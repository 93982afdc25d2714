"""What was found amiss, each so that a person can find it again, and how much was looked at."""
import collections


class Faults:
    SHOWN = 4

    def __init__(self, seed):
        self.seed = seed
        self.step, self.name, self.now = 0, "", None
        self.found = collections.Counter()
        self.counts = collections.Counter()

    def begin(self, name, now):
        self.step += 1
        self.name, self.now = name, now

    def amiss(self, title, detail):
        """A fault by its title; of one title in one step only the first few are shown, the rest is counted."""
        self.found[title] += 1
        key = (self.step, title)
        self.counts[key] += 1
        if self.counts[key] <= self.SHOWN:
            print(f"AMISS  seed {self.seed}, step {self.step} ({self.now:%Y-%m-%d %H:%M} {self.name}): {title}: {detail}", flush=True)

    def last(self):
        """How many were found in this step."""
        return sum(count for (step, _), count in self.counts.items() if step == self.step)

    def total(self):
        return sum(self.found.values())
