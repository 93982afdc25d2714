"""Who heard what: each change once, to those it concerns, and nothing to anybody else (docs/messages.md)."""
import collections
from datetime import timedelta

from belonging import Belonging
from invitations import Invitations
from reminders import CLOSE, Reminders
from world import REPORT, concerned

SOON = timedelta(minutes=12)


def parts(old, new):
    """What of a change people are told."""
    was_off, is_off = old["status"] == "cancelled", new["status"] == "cancelled"
    if was_off or is_off:
        return {"restored" if was_off else "cancelled"} if was_off != is_off else set()
    found = set()
    if (old["from"], old["until"]) != (new["from"], new["until"]):
        found.add("time")
    if (old["room"], old["mode"]) != (new["room"], new["mode"]):
        found.add("place")
    elif old["link"] != new["link"]:
        found.add("link")
    if old["facilitator"] != new["facilitator"]:
        found.add("facilitator")
    return found


class Tellings(Belonging, Reminders, Invitations):
    def __init__(self, world, faults):
        self.world, self.faults = world, faults
        self.looked, self.by_kind = collections.Counter(), collections.Counter()  # what was held against mails; mails
        self.amount, self.declined = {}, set()  # what people chose; who said no to which session
        self.changed = {}  # UID to the moment of its last change
        self.read = 0
        Belonging.__init__(self)
        Reminders.__init__(self)
        Invitations.__init__(self)

    def fresh(self):
        letters = self.world.letters[self.read:]
        self.read = len(self.world.letters)
        return letters

    def check(self, before, after, members_before, changed_at, reports=0, decided=None):
        """Holds the mails since the last time against what changed."""
        letters = self.fresh()
        amiss = self.faults.amiss
        for uid, new in after.items():
            if changed_at and uid in before and parts(before[uid], new):
                self.changed[uid] = changed_at
        told = collections.defaultdict(list)
        asked = collections.defaultdict(set)
        reported = []
        for letter in letters:
            self.by_kind[letter.kind if letter.to != REPORT else "report"] += 1
            if letter.to == REPORT:
                reported.append(letter)
                continue
            person = self.addresses.get(letter.to)
            if person is None:
                amiss("a mail to nobody", f"{letter.to}: {letter.subject}")
                continue
            self.check_reader(person, letter)
            if letter.kind == "welcome":
                self.take_welcome(person, letter)
            for method, uid, sequence, start, status in letter.events:
                if method:
                    self.take_in(person, letter, method, uid, sequence, start)
                    asked[person].add(uid)
            for item in letter.items:
                uid = self.session_of(item, before, after)
                if uid is None:
                    amiss("a mail names a time that no session has", f"{person}: {letter.subject} | {item} ({letter.kind}, {letter.at:%m-%d %H:%M})")
                    continue
                is_before = changed_at and letter.at <= changed_at and uid in before
                self.check_item(person, letter, item, before[uid] if is_before else after.get(uid) or before[uid], before.get(uid))
                if letter.kind == "notice":
                    told[person, uid].append((letter, item))
                if letter.kind == "reminder" and any(
                        letter.at - at < CLOSE and start == item.start and kind == "reminder" for at, start, kind in self.reminded[person, uid]):
                    amiss("somebody is reminded twice", f"{person}: {item} at {letter.at:%m-%d %H:%M}")
                if letter.kind in ("reminder", "notice", "role", "invitation"):
                    self.reminded[person, uid].append((letter.at, item.start, letter.kind))
        self.check_reports(reported, reports)
        if decided is not None:
            self.check_decision(letters, decided, members_before)
        self.check_changes(before, after, members_before, changed_at, told, asked)
        self.check_welcomes(after)

    def check_reader(self, person, letter):
        amiss = self.faults.amiss
        if person not in self.people:
            amiss("a mail to somebody who is gone", f"{person}: {letter.subject}")
        elif letter.to != self.people[person]["email"] and letter.at > self.world.now - timedelta(hours=1):
            amiss("a mail to an old address", f"{person}: {letter.subject}")
        if self.amount.get(person) == "none":
            amiss("a mail to who turned mails off", f"{person}: {letter.subject}")
        if self.amount.get(person) == "changes" and letter.kind in ("reminder", "welcome"):
            amiss("more than changes to who wants only these", f"{person}: {letter.subject}")
        if letter.kind == "other":
            amiss("a mail of no known kind", f"{person}: {letter.subject}")

    def session_of(self, item, before, after):
        found = []
        for sessions in (after, before):
            found += [
                uid for uid, one in sessions.items()
                if (one["from"], one["until"]) == (item.start, item.end) and uid not in found and self.is_named(item.title, one)]
        # Of two at one time: the one that is as the mail says.
        found.sort(key=lambda uid: (uid not in after, (after.get(uid) or before[uid])["status"] == "cancelled") != (False, item.is_off))
        return found[0] if found else None

    def is_named(self, title, session):
        homes = {session["community"], *session["with"]}
        return any(title.startswith(name) for home in homes for name in self.names[home])

    def check_item(self, person, letter, item, session, old):
        homes = {session["community"], *session["with"], *((old or session)["with"])}
        if not homes & self.belonged[person]:
            self.faults.amiss("somebody hears of what is none of theirs", f"{person}: {letter.subject} | {item}")
        is_off = session["status"] == "cancelled"
        if letter.kind in ("notice", "invitation") and item.start == session["from"]:
            if item.is_off != is_off and letter.kind == "notice":
                self.faults.amiss("a change is told otherwise than it is", f"{person}: {item}, but it is {session['status']}")
        elif letter.kind in ("reminder", "role", "welcome", "harvest"):
            changed = self.changed.get(session["uid"])
            # What changed and was changed back within a step is of no state that was looked at.
            if (is_off or item.start != session["from"]) and (changed is None or letter.at > changed + SOON):
                self.faults.amiss(
                    f"a {letter.kind} of what no longer holds", f"{person}: {item}, but it is {session['start']} {session['status']}")

    def check_changes(self, before, after, members_before, changed_at, told, asked):
        amiss = self.faults.amiss
        for uid, new in after.items():
            old = before.get(uid)
            news = parts(old, new) if old else set()
            was = concerned(old, members_before) if old else {}
            now = {**concerned(new, self.members), **(concerned(old, self.members) if old else {})}
            if news == {"facilitator"}:
                both = {old["facilitator"], new["facilitator"]}
                now, was = ({p: l for p, l in those.items() if p in both} for those in (now, was))
            must = {p for p in now if p in was and p in self.people and self.amount.get(p) != "none"} if news else set()
            may = (set(now) | set(was)) if news else set()
            last = max(old["from"], new["from"]) if old else new["from"]
            if changed_at is None or last <= changed_at + SOON:
                must = set()
            self.looked["changes for a person"] += len(must)
            for person in must:
                if person in self.invited:
                    if uid not in asked[person]:
                        amiss("a change is not told", f"{person} (by invitation): {new['id']} {sorted(news)} {new['start']}")
                elif (person, uid) not in told:
                    amiss("a change is not told", f"{person}: {new['id']} {sorted(news)} {old['start']} to {new['start']}")
            for (person, about), heard in told.items():
                if about != uid:
                    continue
                if len(heard) > 1:
                    amiss("a change is told twice", f"{person}: {new['id']}: " + "; ".join(f"{l.at:%m-%d %H:%M} {l.subject}" for l, _ in heard))
                if not news:
                    amiss("a change is told that is none", f"{person}: {new['id']}: {heard[0][0].subject}")
                elif person not in may:
                    amiss("a change is told to somebody else", f"{person}: {new['id']}: {heard[0][0].subject}")

    def check_decision(self, letters, communities, members_before):
        """What was decided about communities everybody hears once who is or was in them."""
        concerned = {person for members in (members_before, self.members) for id in communities for person in members.get(id, {})}
        heard = collections.Counter(self.addresses.get(letter.to) for letter in letters if letter.decides)
        for person in concerned:
            if person in self.people and self.amount.get(person) != "none":
                self.looked["decisions for a person"] += 1
                if heard[person] != 1:
                    self.faults.amiss("a decision is not told once", f"{person}: {heard[person]} times, of {', '.join(communities)}")
        for person in heard.keys() - concerned:
            self.faults.amiss("a decision is told to somebody else", f"{person}: of {', '.join(communities)}")
