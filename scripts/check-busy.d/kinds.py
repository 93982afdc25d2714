"""The kinds of difference that docs/icalendar.md explains, each as narrow as its reason.

A kind is asked about one stretch that a program shows of one event and that Kring does not; where the page says that
Kring shows the event elsewhere, it must do so.
"""
import datetime
import re

from calendar_facts import exact


def hour_for_no_length(event, stretch, shown):
    start, end = event.start, event.end
    if start.is_day or "DURATION" in event.lines:
        return False
    # An hour on the clock, which may change meanwhile.
    hour = stretch[0] + 3600, start.at(start.clock + datetime.timedelta(hours=1))
    if stretch[1] not in hour:
        return False
    return "DTEND" not in event.lines or end is not None and event.seconds() == 0 and end.clock == start.clock


def day_in_a_zone(event, stretch, shown):
    return event.start.is_day and event.start.tzid is not None and elsewhere(event, stretch, shown)


def day_ended_by_a_time(event, stretch, shown):
    start, end = event.start, event.end
    return (
        start.is_day and end is not None and not end.is_day and event.facts.own is not None
        and elsewhere(event, stretch, shown))


def end_on_the_day_of_the_start(event, stretch, shown):
    start, end = event.start, event.end
    if end is None or not end.is_day or start.is_day or end.clock.date() != start.clock.date():
        return False
    # For the program it starts at midnight, where no exception meets it.
    return stretch[1] in left_out(event) or elsewhere(event, stretch, shown)


def end_comes_first(event, stretch, shown):
    start, end = event.start, event.end
    if end is None or start.is_day or end.is_day or event.seconds() != 0:
        return False
    return end.at() < start.at() and (event.repeats or stretch == (end.at(), start.at()))


def end_without_a_zone(event, stretch, shown):
    start, end = event.start, event.end
    return (
        end is not None and not end.is_day and end.tzid is None and not end.is_utc and start.zone is not None
        and elsewhere(event, stretch, shown))


def zone_by_its_name(event, stretch, shown):
    return any(
        time.tzid not in event.facts.defined and exact(time.tzid) is None and time.zone is not None
        for time in zoned(event)) and elsewhere(event, stretch, shown)


def defined_for_less_than_named(event, stretch, shown):
    return any(
        time.tzid in event.facts.defined and exact(time.tzid) is not None for time in zoned(event)
    ) and elsewhere(event, stretch, shown)


def comma_in_a_zone(event, stretch, shown):
    return any("," in time.tzid and time.tzid in event.facts.defined for time in zoned(event)) and elsewhere(
        event, stretch, shown)


def blank_before_a_zone(event, stretch, shown):
    return any(
        time.tzid != time.tzid.strip() and time.tzid in event.facts.defined for time in zoned(event)
    ) and elsewhere(event, stretch, shown)


def clock_of_the_calendar(event, stretch, shown):
    """Neither the start nor what stands in its place names a zone that anybody knows."""
    start = event.start
    return (
        not start.is_day and start.zone is None and event.facts.own is not None and elsewhere(event, stretch, shown))


def exception_to_an_interval_of_none(event, stretch, shown):
    rules = ";".join(value.upper() for _, value in event.lines.get("RRULE", []))
    return "INTERVAL=0" in rules and stretch[0] in left_out(event)


def left_out(event):
    """The starts that EXDATE takes out, as far as they are on the clock of the start."""
    return {
        event.start.at(datetime.datetime.strptime(value.upper(), "%Y%m%dT%H%M%S"))
        for parameters, values in event.lines.get("EXDATE", []) for value in values.split(",")
        if parameters.get("TZID") == event.start.tzid and re.fullmatch(r"\d{8}[Tt]\d{6}", value)
    }


def zoned(event):
    return [time for time in (event.start, event.end) if time is not None and time.tzid is not None and not time.is_day]


def elsewhere(event, stretch, shown):
    """Whether Kring shows the event, about then, as the page says."""
    return any(shown(first, last) for first, last in event.near(stretch[0]))


KINDS = {
    function.__name__.replace("_", " "): function
    for function in (
        hour_for_no_length, day_in_a_zone, day_ended_by_a_time, end_on_the_day_of_the_start, end_comes_first,
        end_without_a_zone, zone_by_its_name, defined_for_less_than_named, comma_in_a_zone, blank_before_a_zone, clock_of_the_calendar,
        exception_to_an_interval_of_none)
}
