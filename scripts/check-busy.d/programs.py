"""What three calendar programs take for busy time.

Each answers with stretches (seconds since 1970, and the number by which the event is known), or None.
"""
import collections
import contextlib
import datetime
import logging
import os
import tempfile

import icalendar
import pytz
import recurring_ical_events
import vobject

from calendar_facts import MARK, READER

logging.disable(logging.CRITICAL)
UTC = datetime.timezone.utc


def moment(value):
    """Days and times without a zone are the reader's."""
    if not isinstance(value, datetime.datetime):
        value = datetime.datetime.combine(value, datetime.time())
    if value.tzinfo is None:
        value = value.replace(tzinfo=READER)
    return int(value.astimezone(UTC).timestamp())


def stretch(start, end, number):
    if end is None:
        end = start if isinstance(start, datetime.datetime) else start + datetime.timedelta(days=1)
    return moment(start), moment(end), int(number)


def text(component, name):
    return str(component.get(name, "")).upper()


def blocks(status, transparency):
    return status != "CANCELLED" and transparency != "TRANSPARENT"


def with_icalendar(data, first, last):
    found = []
    for calendar in icalendar.Calendar.from_ical(data, multiple=True):
        for event in recurring_ical_events.of(calendar, skip_bad_series=True).between(first, last):
            if blocks(text(event, "STATUS"), text(event, "TRANSP")):
                found.append(stretch(event.start, event.end, event[MARK]))
    return found


def with_vobject(data, first, last):
    """Its rule sets; calendars with overrides are left out, since it is for callers to put them in place."""
    found = []
    for calendar in vobject.readComponents(data.decode(errors="replace"), ignoreUnreadable=True):
        events = calendar.contents.get("vevent", [])
        if calendar.name != "VCALENDAR" or any(hasattr(event, "recurrence_id") for event in events):
            return None
        for event in events:
            # An event that it cannot work out hides no others.
            with contextlib.suppress(Exception):
                found += instances(event, first, last)
    return found


def instances(event, first, last):
    values = {name: lines[0].value for name, lines in event.contents.items() if hasattr(lines[0], "value")}
    if "dtstart" not in values or not blocks(
        str(values.get("status", "")).upper(), str(values.get("transp", "")).upper()
    ):
        return []
    start = values["dtstart"]
    end = values.get("dtend")
    if end is None and "duration" in values:
        end = start + values["duration"]
    one = stretch(start, end, values[MARK.lower()])
    rules = event.getrruleset(addRDate=True) if {"rrule", "rdate"} & values.keys() else None
    if rules is None:
        return [one]
    found = []
    lower, upper = bounds(rules, first, last)
    for count, at in enumerate(rules.xafter(lower, inc=True)):
        if at > upper or count > 6_000:
            break
        begin = moment(at if isinstance(start, datetime.datetime) else at.date())
        found.append((begin, begin + one[1] - one[0], one[2]))
    return found


def bounds(rules, first, last):
    dates = [rule._dtstart for rule in rules._rrule] + rules._rdate
    zone = dates[0].tzinfo if dates else None
    start = datetime.datetime.combine(first - datetime.timedelta(days=32), datetime.time(), zone)
    return start, datetime.datetime.combine(last, datetime.time(), zone)


def with_khal(data, first, last):
    """Through its own storage, as its command line does."""
    from khal.khalendar import CalendarCollection

    locale = {
        "local_timezone": pytz.timezone(READER.key), "default_timezone": pytz.timezone(READER.key), "timeformat": "%H:%M",
        "dateformat": "%Y-%m-%d", "longdateformat": "%Y-%m-%d", "datetimeformat": "%Y-%m-%d %H:%M",
        "longdatetimeformat": "%Y-%m-%d %H:%M", "unicode_symbols": True, "firstweekday": 0,
        "weeknumbers": False,
    }
    found = []
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "calendar")
        os.mkdir(path)
        for index, part in enumerate(files_of_one_uid(data.decode(errors="replace"), locale["default_timezone"])):
            with open(os.path.join(path, f"{index}.ics"), "w", newline="") as file:
                file.write(part)
        calendars = {
            "c": {
                "name": "c", "path": path, "readonly": True, "color": "", "priority": 10, "ctype": "calendar",
                "addresses": [],
            }
        }
        collection = CalendarCollection(
            calendars=calendars, dbpath=":memory:", locale=locale, color="", priority=10,
            highlight_event_days=False)
        day, seen = first, set()
        while day < last:
            for event in collection.get_events_on(day):
                raw = event._vevents[event.ref]
                if not blocks(text(raw, "STATUS"), text(raw, "TRANSP")):
                    continue
                if event.allday:
                    one = stretch(event.start, event.end + datetime.timedelta(days=1), raw[MARK])
                else:
                    one = stretch(event.start, event.end, raw[MARK])
                seen.add(one)
            day += datetime.timedelta(days=1)
        found = list(seen)
    return found


def files_of_one_uid(text, zone):
    """As khal's own splitter makes them for its storage, which gives up all when it cannot read one."""
    from khal.icalendar import cal_from_ics, ics_from_list

    calendar = cal_from_ics(text)
    zones = {definition["TZID"]: definition for definition in calendar.walk("VTIMEZONE") if "TZID" in definition}
    groups = collections.defaultdict(list)
    for event in calendar.walk("VEVENT"):
        if "UID" not in event:
            event["UID"] = "none-" + event[MARK]
        groups[event["UID"]].append(event)
    for events in groups.values():
        with contextlib.suppress(Exception):
            yield ics_from_list(events, zones, False, zone)


PROGRAMS = {"icalendar": with_icalendar, "vobject": with_vobject, "khal": with_khal}
