"""Everybody who should be reminded of a session is, and nobody twice at once."""
import collections
from datetime import timedelta

from world import concerned

# Nobody has two reminders of a session so soon after one another.
CLOSE = timedelta(hours=3)


class Reminders:
    def __init__(self):
        self.reminded = collections.defaultdict(list)  # (person, UID) to moment, start and kind of all mails that name it
        self.held = set()  # sessions of which it was looked whether people were reminded

    def check_reminders(self, sessions):
        """Everybody of the core and the active heard of what has begun, in the two weeks and a day before."""
        now = self.world.now
        for uid, one in sessions.items():
            if uid in self.held or one["from"] > now:
                continue
            self.held.add(uid)
            if one["status"] == "cancelled" or self.changed.get(uid, one["from"] - timedelta(days=30)) > one["from"] - timedelta(days=8):
                continue
            for person, level in concerned(one, self.members).items():
                homes = [h for h in (one["community"], *one["with"]) if (person, h) in self.since]
                if level == "peripheral" or person not in self.people or self.amount.get(person) in ("none", "changes"):
                    continue
                if (person, uid) in self.declined or min(self.since[person, h] for h in homes) > one["from"] - timedelta(days=8):
                    continue
                self.looked["reminders for a person"] += 1
                if not any(one["from"] - timedelta(days=15) < at < one["from"] == start for at, start, _ in self.reminded[person, uid]):
                    self.faults.amiss("somebody is not reminded", f"{person}: {one['id']} {one['start']}")
