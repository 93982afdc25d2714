"""People come into communities, leave them, take part more, and choose what they hear."""
import re

import broken
from deeds import Deeds
from world import Impossible

# They have sessions as invitations in the place of a feed.
INVITED = ["eva", "bram"]


class Comings(Deeds):
    def join(self):
        community = self.choose(self.alive())
        if not broken.join(self.world, community, self.chance):
            raise Impossible("everybody is in it")
        if self.chance.random() < 0.5:
            self.publish()
        self.after()

    def leave(self):
        """Who is gone from the list first; otherwise somebody who is in no role."""
        world = self.world
        members, people, holding = world.members(), world.people(), self.export.holding()
        gone = [(person, id) for id, those in members.items() for person in those if person not in people]
        others = [
            (person, id) for id, those in members.items() for person, level in those.items() if level != "core" and person not in holding]
        leaving = gone or [self.choose(sorted(others))]
        for person, community in leaving:
            self.take_out(person, community)
        if self.chance.random() < 0.5:
            self.publish()
        self.after()

    def take_out(self, person, community):
        name = f"communities/{community}.yaml"
        word = rf"(?<![\w.-]){re.escape(person)}(?![\w.-])"
        lines = []
        for line in self.world.read(name).split("\n"):
            if re.match(r"  (core|active|peripheral): \[", line):
                line = re.sub(rf"{word}, |, {word}(?=\])|{word}(?=\])", "", line)
            lines.append(line)
        self.world.write(name, "\n".join(lines))

    def level(self):
        """Somebody peripheral takes part from now on."""
        community = self.choose(self.alive())
        those = [p for p, level in self.world.members()[community].items() if level == "peripheral" and p in self.world.people()]
        person = self.choose(sorted(those))
        self.take_out(person, community)
        self.edit(community, r"^(  active: \[)", rf"\g<1>{person}, ")
        self.after()

    def choose_mails(self):
        wish = self.choose(["none", "changes", "fewer", "all"])
        person = self.choose(sorted((set(self.world.people()) - set(INVITED)) & {p for those in self.world.members().values() for p in those}))
        self.world.can("mail", "choose", person, "--amount", wish)
        self.tellings.amount[person] = wish
        self.after()
