"""Feeds in calendar clients that keep what they had: after each version they show what `kring sessions` says."""
import concurrent.futures
import hashlib
import pathlib
import re
import sys
from datetime import date

from world import ROOT, concerned

sys.path.append(str(ROOT / "scripts/check-clients.d"))
import clients  # noqa: E402
from season import Feed, as_shown, is_gone, places  # noqa: E402

clients.FIRST, clients.LAST = date(2026, 12, 1), date(2029, 6, 30)


class Keeper:
    """The calendar of one subscriber: takes over an event when its version is higher, lets go of what is no longer there."""

    def __init__(self):
        self.events = {}

    def take(self, data):
        """The calendar as it stands now; and the UIDs whose bytes changed without a higher version."""
        head, events = apart(data)
        fresh, still = {}, []
        for event in events:
            uid = field(event, b"UID")
            old = self.events.get(uid)
            # What somebody's level changes needs no new version (docs/feeds.md).
            if old and version(event) <= version(old) and without(event) != without(old):
                still.append(uid.decode())
                event = old
            fresh[uid] = event
        self.events = fresh
        return whole(head, fresh.values()), still


def apart(data):
    """What stands before the events, and each of them."""
    head, *blocks = data.removesuffix(b"END:VCALENDAR\r\n").split(b"BEGIN:VEVENT\r\n")
    return head, [block.split(b"END:VEVENT\r\n")[0] for block in blocks]


def whole(head, events):
    return head + b"".join(b"BEGIN:VEVENT\r\n" + event + b"END:VEVENT\r\n" for event in events) + b"END:VCALENDAR\r\n"


def field(event, name):
    match = re.search(rb"^" + name + rb"(?:;[^:\r\n]*)?:(.*)\r$", event, re.M)
    return match[1] if match else b""


def version(event):
    return int(field(event, b"SEQUENCE") or 0), field(event, b"LAST-MODIFIED")


def without(event):
    return re.sub(rb"^(TRANSP|X-MICROSOFT-CDO-[A-Z]+):.*\r\n", b"", event, flags=re.M)


class KeptRadicale(clients.Radicale):
    """The server of somebody whose program puts into their calendar what is new in the feed, and takes out what is gone."""

    def __init__(self, folder):
        super().__init__(folder)
        self.kept = {}

    def show(self, feeds):
        shown = {}
        for feed, data in feeds.items():
            if data not in self.known:
                self.known[data] = sorted(self.put(feed, data))
            shown[feed] = self.known[data]
        return shown

    def put(self, feed, data):
        address = f"http://127.0.0.1:{self.port}/kring/{feed.name}/"
        if feed not in self.kept:
            self.ask(address, "MKCALENDAR", b"", "application/xml")
            self.kept[feed] = {}
        head, events = apart(data)
        fresh = {hashlib.sha256(field(event, b"UID")).hexdigest()[:20]: event for event in events}
        old = self.kept[feed]
        for name in old.keys() - fresh.keys():
            self.ask(f"{address}{name}.ics", "DELETE", None, "text/calendar")
        for name, event in fresh.items():
            if old.get(name) != event:
                self.ask(f"{address}{name}.ics", "PUT", whole(head, [event]), "text/calendar; charset=utf-8")
        self.kept[feed] = fresh
        return self.all(address)


GROUPS = [[KeptRadicale if one is clients.Radicale else one for one in group] for group in clients.GROUPS]


class Calendars:
    def __init__(self, world, faults, welcomes, folder, chosen):
        self.world, self.faults, self.welcomes = world, faults, welcomes
        self.groups = [[c(str(folder)) for c in group if not chosen or c.name in chosen] for group in GROUPS]
        self.readers = sum(self.groups, [])
        self.pool = concurrent.futures.ThreadPoolExecutor(2)
        self.keepers, self.addresses, self.cancelled, self.languages = {}, {}, {}, {}
        self.feeds = self.asked = self.comparisons = self.lines = 0

    def close(self):
        for reader in self.readers:
            reader.close()

    def note(self, sessions, changed_at):
        """Since when what is cancelled is as it is: a new text makes it stay anew."""
        for uid, one in sessions.items():
            if one["status"] != "cancelled":
                self.cancelled.pop(uid, None)
            elif self.cancelled.get(uid, (None,))[0] != one["sequence"]:
                self.cancelled[uid] = (one["sequence"], changed_at)

    def published(self, person):
        """The feed that everybody's client fetches; its address never changes."""
        if person not in self.addresses:
            # Who was welcomed read it in that mail.
            text = self.welcomes.get(person) or self.world.kring("feed", "member", person).stdout.replace("\r\n", "\n").replace("\n ", "")
            self.addresses[person] = re.search(r"/(f/\w+\.ics)", text)[1]
        path = pathlib.Path(self.world.place) / "public" / self.addresses[person]
        return path.read_bytes() if path.exists() else None

    def check(self, people, asked, sessions, members, named=None):
        """Compares the feeds of some people in all clients.

        What each is to attend is asked of `kring sessions --member`, of the others worked out from all sessions and members, by the
        rule that those who were asked show to be Kring's."""
        rooms, now = places(str(self.world.place)), self.world.now
        rows = self.world.people()
        shown, truths = {}, {}
        for person in people:
            data = self.published(person)
            if data is None:
                self.faults.amiss("a feed is gone", person)
                continue
            language = rows[person]["language"]
            keeper = self.keepers.setdefault(person, Keeper())
            data, still = keeper.take(data)
            if still and self.languages.get(person, language) == language:
                self.faults.amiss("an event changes without a higher version", f"{person}: {', '.join(still[:3])}")
            self.languages[person] = language
            feed = Feed("member", person, "flat")
            mine = {uid: one for uid, one in sessions.items() if person in concerned(one, members) or person == one["facilitator"]}
            if person in asked:
                self.asked += 1
                said = self.world.sessions("--member", person)
                if said != mine:
                    self.faults.amiss("somebody's sessions are not those of their communities", f"{person}: {sorted(said.keys() ^ mine.keys())[:4]}")
                mine = said
            if named:
                named(person, mine)
            shown[feed] = data
            truths[feed] = sorted(
                self.plain(as_shown(one, rooms, True), language) for uid, one in mine.items()
                if one["status"] != "cancelled" or not is_gone(one, self.cancelled[uid][1], now))
        answers = sum(self.pool.map(lambda group: [reader.show(shown) for reader in group], self.groups), [])
        for reader, answer in zip(self.readers, answers):
            for feed, truth in truths.items():
                self.comparisons += 1
                self.lines += len(truth)
                seen = sorted(self.plain(line, rows[feed.name]["language"]) for line in answer[feed])
                if seen != truth:
                    self.report(reader.name, feed.name, seen, truth)
        self.feeds += len(truths)

    @staticmethod
    def plain(line, language):
        """`kring sessions --json` has titles in the organisation's language only; times are compared for everybody."""
        return line if language == "nl" else line._replace(summary="", location="")

    def report(self, client, person, seen, truth):
        extra, missing = list(seen), []
        for line in truth:
            if line in extra:
                extra.remove(line)
            else:
                missing.append(line)
        words = [f"shows {' | '.join(line)}" for line in extra[:2]] + [f"wanted {' | '.join(line)}" for line in missing[:2]]
        self.faults.amiss("a calendar shows something else", f"{person} in {client}: " + "; ".join(words))
