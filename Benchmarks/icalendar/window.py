"""Expands a calendar in a window with icalendar and recurring-ical-events. usage: window.py FILE FROM TO (YYYYMMDD); prints OCCURRENCES<TAB>SECONDS (CPU)"""
import datetime
import sys
import time

import icalendar
import recurring_ical_events


def day(text: str) -> datetime.datetime:
    return datetime.datetime.strptime(text, "%Y%m%d").replace(tzinfo=datetime.timezone.utc)


with open(sys.argv[1], "rb") as file:
    data = file.read()
start = time.process_time()
calendar = icalendar.Calendar.from_ical(data)
count = len(recurring_ical_events.of(calendar).between(day(sys.argv[2]), day(sys.argv[3])))
print(count, f"{time.process_time() - start:.6f}", sep="\t")
