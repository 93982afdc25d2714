"""People decide about single sessions, say no, and fall ill."""
from datetime import timedelta, timezone

from deeds import Deeds
from world import Impossible, concerned


class Decisions(Deeds):
    def cancel(self):
        self.world.can("cancel", self.choose(self.to_come())["id"], "--reason", "Ziek, helaas")
        self.after()

    def skip(self):
        self.world.can("skip", self.choose(self.to_come(least=10))["id"])
        self.after()

    def restore(self):
        one = self.choose(self.to_come(least=1, most=60, state="cancelled"))
        self.world.can("restore", one["id"], "--force")
        self.after()

    def online(self):
        one = self.choose([one for one in self.to_come() if one["mode"] != "online"])
        self.world.can("move", one["id"], "--online", "--force")
        self.after()

    def move(self):
        self.move_one(self.choose(self.to_come()))
        self.after()

    def move_one(self, one):
        """To the first of some times that is free."""
        for days in self.chance.sample([1, 2, 3, 7, 9, 14], 6):
            to = one["from"] + timedelta(days=days, minutes=30 * self.chance.randint(-3, 3))
            try:
                self.world.can("move", one["id"], "--to", to.strftime("%Y-%m-%d %H:%M"), "--force")
                self.by_hand.add(one["uid"])
                return
            except Impossible:
                pass
        raise Impossible(f"{one['id']} can go nowhere")

    def flicker(self):
        """Cancelled, and restored before anybody hears of it."""
        one = self.choose(self.to_come())
        self.world.can("cancel", one["id"], "--reason", "Vergissing")
        self.after()
        self.world.now += timedelta(minutes=2)
        self.world.can("restore", one["id"], "--force")
        self.after()

    def double(self):
        """Two changes of one session within ten minutes, and one of another: one mail, of what is different in the end."""
        first, second = self.choose(self.to_come()), self.choose(self.to_come())
        self.world.can("move", first["id"], "--online", "--force")
        self.after()
        self.world.now += timedelta(minutes=1)
        self.move_one(first)
        if first["uid"] != second["uid"]:
            self.world.can("cancel", second["id"], "--reason", "Studiedag")
        self.after()

    def near(self):
        """A change within six hours of the session: told at once."""
        one = self.choose(self.to_come(least=0, most=12))
        self.timeline.until(one["from"] - timedelta(hours=self.chance.choice([2, 4, 5]), minutes=7))
        if self.chance.random() < 0.5:
            self.world.can("cancel", one["id"], "--reason", "De trein staat stil")
        else:
            self.world.can("move", one["id"], "--online", "--force")
        self.after()

    def decline(self):
        """Somebody says no; later changes are for them as for all."""
        one = self.choose(self.to_come(least=3))
        who = [p for p in concerned(one, self.world.members()) if p in self.world.people() and p != one["facilitator"]]
        self.answer(one, self.choose(sorted(who)), "DECLINED")
        self.after()

    def answer(self, one, person, said):
        address = self.world.people()[person]["email"]
        stamp = lambda moment: moment.astimezone(timezone.utc).strftime("%Y%m%dT%H%M%SZ")
        lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//check-years//EN", "METHOD:REPLY", "BEGIN:VEVENT", f"UID:{one['uid']}",
            f"SEQUENCE:{one['sequence']}", f"DTSTART:{stamp(one['from'])}", f"DTSTAMP:{stamp(self.world.now)}",
            "ORGANIZER:mailto:kring@example.org", f"ATTENDEE;PARTSTAT={said}:mailto:{address}", "END:VEVENT", "END:VCALENDAR", ""]
        file = self.world.place.with_name("reply.ics")
        file.write_text("\r\n".join(lines), encoding="utf-8")
        self.world.can("answer", str(file))
        self.tellings.declined.add((person, one["uid"]))

    def illness(self):
        """Who facilitates is ill: says no, and somebody else takes over."""
        people = self.world.people()
        found = [one for one in self.to_come(least=2, most=25) if one["facilitator"] in people]
        one = self.choose(found)
        ill = one["facilitator"]
        self.answer(one, ill, "DECLINED")
        members = self.world.members()
        others = sorted(p for p, level in concerned(one, members).items() if level != "peripheral" and p != ill and p in people)
        self.chance.shuffle(others)
        for other in others[:8]:
            try:
                self.world.can("roles", "swap", ill, other, one["id"], "--role", "facilitator")
                break
            except Impossible:
                pass
        self.after()
