"""Makes calendars like others, in the ways in which programs get them wrong."""
import random
import re

EOL = b"\r\n"


def lines(data):
    return re.split(rb"\r\n|\n|\r", re.sub(rb"(\r\n|\n|\r)[ \t]", b"", data))


def change(name, edit):
    """A change of one line of a name, chosen by chance."""

    def apply(rows, chance):
        found = [i for i, row in enumerate(rows) if re.match(name, row)]
        if not found:
            return False
        index = chance.choice(found)
        new = edit(rows[index], chance)
        if new == rows[index]:
            return False
        rows[index] = new
        return True

    return apply


def drop_zone(row, _):
    return re.sub(rb";TZID=(\"[^\"]*\"|[^;:]*)", b"", row)


def zone(spelling):
    return lambda row, _: re.sub(
        rb";TZID=(\"[^\"]*\"|[^;:]*)", lambda m: b";TZID=" + spelling(m[1].strip(b'"')), row)


def part(text):
    return lambda row, _: row + b";" + text


WAYS = {
    "count and until": change(rb"RRULE", lambda row, _: row + (
        b";UNTIL=20400101T000000Z" if b"COUNT" in row else b";COUNT=40" if b"UNTIL" in row else
        b";COUNT=40;UNTIL=20400101T000000Z")),
    "ordinal": change(rb"RRULE", lambda row, _: re.sub(rb"BYDAY=([A-Z])", rb"BYDAY=1\1", row)),
    "escaped rule": change(rb"RRULE", lambda row, _: row.replace(b";", b"\\;")),
    "x part": change(rb"RRULE", part(b"X-PART=1")),
    "until as a day": change(rb"RRULE", lambda row, _: re.sub(rb"(UNTIL=\d{8})T\d{6}Z?", rb"\1", row)),
    "until in ISO 8601": change(rb"RRULE", lambda row, _: re.sub(
        rb"UNTIL=(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z", rb"UNTIL=\1-\2-\3T\4:\5:\6Z", row)),
    "interval of none": change(rb"RRULE", part(b"INTERVAL=0")),
    "small letters": change(rb"RRULE", lambda row, _: row.lower().replace(b"rrule", b"RRULE")),
    "no zone": change(rb"(DTSTART|DTEND|EXDATE|RDATE|RECURRENCE-ID).*TZID", drop_zone),
    "solidus": change(rb"DT.*TZID", zone(lambda name: b"/" + name)),
    "small zone": change(rb"DT.*TZID", zone(bytes.lower)),
    "numbered zone": change(rb"DT.*TZID", zone(lambda name: name + b" 1")),
    "offset for a zone": change(rb"DT.*TZID", zone(lambda _: b"GMT-0500")),
    "zone nobody knows": change(rb"DT.*TZID", zone(lambda _: b"Kantoor")),
    "end as a day": change(rb"DTEND", lambda row, _: re.sub(
        rb"DTEND[^:]*:(\d{8})T.*", rb"DTEND;VALUE=DATE:\1", row)),
    "end as a time": change(rb"DTEND;VALUE=DATE:", lambda row, _: b"DTEND:" + row[-8:] + b"T120000Z"),
    "no end": change(rb"DTEND", lambda row, _: b"X-END:1"),
    "declined": change(rb"ATTENDEE", lambda row, _: row.replace(b"ATTENDEE", b"ATTENDEE;PARTSTAT=DECLINED", 1)),
    "exception as a day": change(rb"EXDATE", lambda row, _: re.sub(
        rb"EXDATE[^:]*:(\d{8}).*", rb"EXDATE;VALUE=DATE:\1", row)),
    "line lost": change(rb"(SUMMARY|STATUS|TRANSP|UID|SEQUENCE|DTSTAMP|END:VALARM)", lambda row, _: b"X-LOST:1"),
    "broken text": change(rb"SUMMARY", lambda row, _: row + b"\\"),
}


def damaged(data, seed):
    """A calendar with one to three damages, and what they are; None when nothing of it can be damaged."""
    chance = random.Random(seed)
    rows, done = lines(data), []
    for _ in range(chance.randint(1, 3)):
        ways = list(WAYS)
        chance.shuffle(ways)
        for way in ways:
            if way not in done and WAYS[way](rows, chance):
                done.append(way)
                break
    return (EOL.join(rows), done) if done else None
