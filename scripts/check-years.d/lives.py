"""Communities meet less or more often, pause, go on, end, and become others."""
import re
from datetime import timedelta

from deeds import Deeds
from world import Impossible


class Lives(Deeds):
    def rhythm(self, wanted):
        """Every week, two weeks, three weeks: one step slower or quicker."""
        steps = [("wekelijks", "weekly"), ("elke 2 weken", "every 2 weeks"), ("elke 3 weken", "every 3 weeks")]
        found = []
        for id in self.alive():
            for number, words in enumerate(steps):
                if 0 <= number + wanted < len(steps) and re.search(rf"^rhythm: ({'|'.join(words)})", self.world.read(f"communities/{id}.yaml"), re.M):
                    found.append((id, number))
        self.chance.shuffle(found)
        for id, number in found:
            kept = self.world.files()
            language = 0 if re.search(rf"^rhythm: {steps[number][0]}", self.world.read(f"communities/{id}.yaml"), re.M) else 1
            self.edit(id, rf"^rhythm: {steps[number][language]}", f"rhythm: {steps[number + wanted][language]}")
            try:
                self.publish()
                return self.after()
            except Impossible:
                self.world.restore(kept)
        raise Impossible("no community can")

    def slower(self):
        self.rhythm(1)

    def quicker(self):
        self.rhythm(-1)

    def turn(self):
        """A community meets on another day from now on."""
        id = self.choose([one for one in self.alive() if re.search(r"^  preferred: \[", self.world.read(f"communities/{one}.yaml"), re.M)])
        day = self.chance.choice(["Mon", "Tue", "Thu"])
        self.edit(id, r"^  preferred: \[.*\]", f"  preferred: [{day} 10:00-16:00]")
        self.publish()
        self.after()

    def pause(self):
        id = self.choose(self.alive())
        on = self.world.now + timedelta(days=self.chance.randint(1, 10))
        until = on + timedelta(weeks=self.chance.randint(3, 5))
        self.decide(id)
        self.world.can("pause", id, "--on", f"{on:%Y-%m-%d}", "--until", f"{until:%Y-%m-%d}", "--reason", "Tentamens")
        self.after()

    def resume(self):
        found = [id for id, facts in self.world.communities().items() if facts.get("paused") or facts.get("ended")]
        id = self.choose(found)
        self.decide(id)
        self.world.can("resume", id)
        self.publish()
        self.after()

    def end(self):
        id = self.choose(self.alive())
        core = [p for p, level in self.world.members()[id].items() if level == "core"]
        on = self.world.now + timedelta(days=self.chance.randint(15, 30))
        self.decide(id)
        self.world.can("end", id, "--on", f"{on:%Y-%m-%d}", "--with", self.choose(core), "--reason", "Het is af")
        self.after()

    def rename(self):
        self.number += 1
        id = self.choose(self.alive())
        new = f"{id.split('_')[0]}_{self.number}"
        core = [p for p, level in self.world.members()[id].items() if level == "core"]
        self.become("rename", id, new, "--with", self.choose(core), "--reason", "Een betere naam", pairs=[(id, new)])

    def merge(self):
        self.number += 1
        one, other = self.chance.sample(self.alive(), 2)
        new = f"samen_{self.number}"
        core = [p for p, level in self.world.members()[one].items() if level == "core"]
        on = self.world.now + timedelta(days=self.chance.randint(2, 15))
        self.become(
            "merge", one, other, "--into", new, "--on", f"{on:%Y-%m-%d}", "--with", self.choose(core), "--reason", "Samen verder",
            pairs=[(one, new), (other, new)])

    def split(self):
        self.number += 1
        id = self.choose(self.alive())
        members = self.world.members()[id]
        leaving = sorted(p for p, level in members.items() if level != "core" and p not in self.export.holding())
        leaving = self.chance.sample(leaving, min(6, len(leaving)))
        new = f"{id.split('_')[0]}_{self.number}"
        core = [p for p, level in members.items() if level == "core"]
        self.become(
            "split", id, "--into", new, "--members", ",".join(leaving), "--with", self.choose(core), "--reason", "Te groot", pairs=[(id, new)])

    def become(self, verb, *words, pairs):
        if not self.world.help(verb):
            raise SystemExit(f"check-years: this kring has no `kring {verb}`; leave it out with --without {verb}")
        self.decide(*dict.fromkeys(id for pair in pairs for id in pair))
        self.world.can(verb, *words)
        for old, new in pairs:
            self.tellings.became(old, new)
            # Who splits off leaves the sessions where they are.
            if verb != "split":
                self.lineage.append((old, new))
                self.follow(old, new)
        self.publish()
        self.after()

    def follow(self, old, new):
        """Files of others that name a community by a name that it has no more, as the command says."""
        for id in self.world.communities():
            text = self.world.read(f"communities/{id}.yaml")
            changed = re.sub(rf"(community: ){re.escape(old)}(?![\w.-])", rf"\g<1>{new}", text)
            if id == new:
                changed = re.sub(rf"^with: .*community: {re.escape(new)}(?![\w.-]).*\n", "", changed, flags=re.M)
            if changed != text and id != old:
                self.world.write(f"communities/{id}.yaml", changed)
