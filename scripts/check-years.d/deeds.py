"""What all that people do stands on: editing files, choosing a session, planning and publishing."""
import re
from datetime import timedelta

from world import Impossible

STEPS = "20000"
SEASONS = [("2027-02", "2027-02-01", "2027-07-09"), ("2027-09", "2027-09-01", "2028-01-31"), ("2028-02", "2028-02-07", "2028-07-07")]


class Deeds:
    def __init__(self, world, timeline, tellings, export, chance):
        self.world, self.timeline, self.tellings, self.export, self.chance = world, timeline, tellings, export, chance
        self.by_hand, self.lineage, self.decided = set(), [], None
        self.number = 0
        # Before there was a merge, a pause was told with its sessions alone.
        self.are_decisions_told = world.help("merge")

    def after(self):
        self.timeline.after_a_change()

    def publish(self):
        """Plans and publishes every season that people know and that is not over."""
        today = self.world.now.date().isoformat()
        for id, _, last in SEASONS:
            if id in self.world.read("kring.yaml") and last > today:
                self.plan(id)

    def plan(self, season):
        self.world.can("plan", "--season", season, "--steps", STEPS, "--seed", "1")
        self.world.can("publish", "--season", season)

    def replan(self):
        """Nothing is wished otherwise: a new plan changes what it must."""
        self.publish()
        self.after()

    def edit(self, community, pattern, replacement):
        name = f"communities/{community}.yaml"
        text, count = re.subn(pattern, replacement, self.world.read(name), count=1, flags=re.M)
        if not count:
            raise Impossible(f"{name} has no {pattern}")
        self.world.write(name, text)

    def to_come(self, least=2, most=30, state="confirmed"):
        """Sessions that begin in so many days."""
        now = self.world.now
        found = [
            one for one in self.world.sessions().values()
            if one["status"] == state and timedelta(days=least) < one["from"] - now < timedelta(days=most)]
        return sorted(found, key=lambda one: one["id"])

    def choose(self, found):
        if not found:
            raise Impossible("nothing to choose from")
        return self.chance.choice(found)

    def alive(self):
        """Communities that meet: neither ended nor paused."""
        return [id for id, facts in self.world.communities().items() if not facts.get("ended") and not facts.get("paused")]

    def decide(self, *communities):
        """Whose members hear of it."""
        if self.are_decisions_told:
            self.decided = communities
