"""What stands in a calendar's lines, and the times that docs/icalendar.md gives it: a second, smaller reader than Kring's."""
import datetime
import functools
import io
import re
import zoneinfo

from dateutil.tz import tzical
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from damage import lines

READER = zoneinfo.ZoneInfo("Europe/Amsterdam")
UTC = datetime.timezone.utc
MARK = "X-CHECK-BUSY"
# dateutil takes no others.
ZONE_LINES = {"BEGIN", "END", "TZID", "DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME", "RRULE"}
NAMES = {name.lower(): name for name in zoneinfo.available_timezones()}


def marked(data):
    """The calendar with a number in each event, by which what a program shows is known again."""
    count = 0

    def number(match):
        nonlocal count
        count += 1
        return match[0] + b"%s:%d" % (MARK.encode(), count - 1) + match[1]

    return re.sub(rb"(?mi)^BEGIN:VEVENT[ \t]*(\r\n|\n|\r)", number, data)


def property_line(row):
    """Name, parameters and value of a line; names in capitals."""
    match = re.match(r'([^;:]+)((?:;[^=;:]+=(?:"[^"]*"|[^";:])*)*):(.*)', row, re.S)
    if not match:
        return None
    pairs = re.findall(r';([^=;:]+)=("[^"]*"|[^;:]*)', match[2])
    return match[1].upper(), {name.upper(): value.strip('"') for name, value in pairs}, match[3]


class Facts:
    """The calendar's events in order, its zones and its own clock."""

    def __init__(self, data):
        self.events, self.defined, self.own = [], {}, None
        opened, event, zone = [], None, []
        for row in (row.decode(errors="replace") for row in lines(data)):
            known = property_line(row)
            if not known:
                continue
            name, parameters, value = known
            inner = value.strip().upper()
            if name == "BEGIN":
                opened.append(inner)
                if inner == "VEVENT":
                    event = Event(self)
                    self.events.append(event)
                elif inner == "VTIMEZONE":
                    zone = []
            if "VTIMEZONE" in opened and name in ZONE_LINES:
                # dateutil would walk such a rule for ever.
                zone.append(re.sub(r";INTERVAL=0(?=;|$)", "", row, flags=re.I))
                if name == "TZID":
                    zone_name = re.sub(r"\\(.)", r"\1", value)
            if name == "END" and opened:
                if inner == "VTIMEZONE" and any(row.upper().startswith("TZID") for row in zone):
                    self.defined.setdefault(zone_name, "\r\n".join(zone))
                opened.pop()
            elif opened and opened[-1] == "VEVENT" and event is not None:
                event.lines.setdefault(name, []).append((parameters, value.strip()))
            elif name == "X-WR-TIMEZONE" and self.own is None:
                self.own = exact(value.strip())

    @functools.cache
    def zone(self, tzid):
        """What docs/icalendar.md says a TZID means ("Which zone a TZID means"); None when nothing explains it."""
        return exact(tzid) or self.definition(tzid) or guessed(tzid)

    def definition(self, tzid):
        text = self.defined.get(tzid)
        if text is None:
            return None
        try:
            return tzical(io.StringIO("BEGIN:VCALENDAR\r\n" + text + "\r\nEND:VCALENDAR\r\n")).get()
        except ValueError:
            return None


def exact(tzid):
    name = tzid.strip("\"' ")
    for part in [name] + ["/".join(name.split("/")[-count:]) for count in (3, 2)] + [name.removeprefix("/")]:
        if part in NAMES.values() and part:
            return zoneinfo.ZoneInfo(part)
    windows = WINDOWS_TO_OLSON.get(name)
    return zoneinfo.ZoneInfo(windows) if windows else None


def guessed(tzid):
    """Letters of another size, a number behind the name, an offset."""
    name = tzid.strip("\"' ").lower()
    offset = re.fullmatch(r"(?:gmt|utc)?([+-])(\d\d)(\d\d)", name)
    if offset:
        minutes = int(offset[2]) * 60 + int(offset[3])
        return datetime.timezone((1 if offset[1] == "+" else -1) * datetime.timedelta(minutes=minutes))
    windows = {key.lower(): value for key, value in WINDOWS_TO_OLSON.items()}
    for spelling in (name, re.sub(r"[ (_#-]*\d{1,3}\)?$", "", name)):
        for part in (spelling, spelling.removeprefix("/"), *("/".join(spelling.split("/")[-n:]) for n in (3, 2))):
            if part in NAMES:
                return zoneinfo.ZoneInfo(NAMES[part])
            if part in windows:
                return zoneinfo.ZoneInfo(windows[part])
    return None


class Time:
    """A DTSTART or DTEND as it is written."""

    def __init__(self, facts, parameters, value):
        self.tzid = parameters.get("TZID")
        self.is_utc = value.upper().endswith("Z")
        self.is_day = len(value) == 8
        form = "%Y%m%d" if self.is_day else "%Y%m%dT%H%M%S"
        self.clock = datetime.datetime.strptime(value.upper().rstrip("Z"), form)
        named = facts.zone(self.tzid) if self.tzid and not self.is_utc and not self.is_day else None
        #: Its own zone: None where none is named, or one that nothing explains.
        self.zone = UTC if self.is_utc else named
        #: The zone it is read in by itself.
        self.read_in = READER if self.is_day else self.zone or facts.own or READER

    def at(self, clock=None, zone=None):
        return int((clock or self.clock).replace(tzinfo=zone or self.read_in).timestamp())


class Event:
    """An event's lines, and the stretch that the page gives it."""

    def __init__(self, facts):
        self.facts, self.lines = facts, {}

    def time(self, name):
        for parameters, value in self.lines.get(name, [])[:1]:
            try:
                return Time(self.facts, parameters, value)
            except ValueError:
                return None
        return None

    @functools.cached_property
    def start(self):
        return self.time("DTSTART")

    @functools.cached_property
    def end(self):
        return self.time("DTEND")

    @property
    def repeats(self):
        return bool({"RRULE", "RDATE"} & self.lines.keys())

    def seconds(self):
        """How long an instance lasts, for one of times; None when it is not DTEND that says it."""
        start, end = self.start, self.end
        if start.is_day or end is None:
            return None
        if end.is_day:
            here = datetime.datetime.fromtimestamp(start.at(), READER) if start.is_utc else start.clock
            days = 1 if here.date() == end.clock.date() else 0
            zone = READER if start.is_utc else start.read_in
            return max(0, start_of(end.clock, days, zone) - start.at())
        own = end.at() if end.zone else end.at(zone=start.read_in)
        if own < start.at():
            own = end.at(zone=start.read_in)
        return max(0, own - start.at())

    def near(self, moment):
        """The stretches that the page gives instances about a day from a moment."""
        start = self.start
        if start.is_day:
            days = (self.end.clock.date() - start.clock.date()).days if self.end else 1
            if self.end and self.end.clock.time() != datetime.time():
                days += 1
            days = max(1, days)
        found = []
        for shift in (-1, 0, 1):
            clock = start.clock
            if self.repeats:
                day = datetime.datetime.fromtimestamp(moment, start.read_in).date()
                clock = datetime.datetime.combine(day, clock.time()) + datetime.timedelta(days=shift)
            first = start.at(clock)
            last = start_of(clock, days, READER) if start.is_day else first + (self.seconds() or 0)
            if abs(first - moment) <= 26 * 3600:
                found.append((first, last))
        return found


def start_of(clock, days, zone):
    day = datetime.datetime.combine(clock.date() + datetime.timedelta(days=days), datetime.time(), zone)
    return int(day.timestamp())
