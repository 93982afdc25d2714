"""The calendar of who has sessions as invitations: what they ask for adds up to what is to come."""
import collections


class Invitations:
    def __init__(self):
        self.invited = set()
        self.calendars = collections.defaultdict(dict)  # person to UID to sequence, start and whether it is off

    def take_in(self, person, letter, method, uid, sequence, start):
        known = self.calendars[person].get(uid)
        if person not in self.invited and method == "REQUEST":
            self.faults.amiss("an invitation to who has the feed", f"{person}: {letter.subject}")
        if known and sequence < known[0]:
            self.faults.amiss("an invitation with a lower SEQUENCE", f"{person}: {uid} {known[0]} to {sequence}")
            return
        self.calendars[person][uid] = (sequence, start, method == "CANCEL")

    def check_invited(self, person, mine):
        """What stands in the calendar of somebody with invitations is what is to come for them."""
        now = self.world.now
        wanted = {uid: f"{one['from']:%Y%m%dT%H%M%S}" for uid, one in mine.items() if one["from"] > now and one["status"] != "cancelled"}
        shown = {uid: start for uid, (_, start, is_off) in self.calendars[person].items() if not is_off and start > f"{now:%Y%m%dT%H%M%S}"}
        for uid in wanted.keys() | shown.keys():
            if wanted.get(uid) != shown.get(uid):
                self.faults.amiss("invitations do not add up", f"{person}: {uid} is {wanted.get(uid)}, the calendar says {shown.get(uid)}")
