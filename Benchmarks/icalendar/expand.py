"""Expands rules with python-dateutil. usage: expand.py RULES SECONDS_EACH; prints NAME<TAB>ZONED<TAB>OCCURRENCES<TAB>SECONDS"""
import datetime
import sys
import time
import zoneinfo

from dateutil.rrule import rrulestr

zone = zoneinfo.ZoneInfo("Europe/Amsterdam")
utc = datetime.timezone.utc
limit = float(sys.argv[2])
for line in open(sys.argv[1], encoding="utf-8"):
    name, text = line.rstrip("\n").split("\t")
    for zoned in (0, 1):
        first = datetime.datetime(2027, 1, 5, 15, tzinfo=zone if zoned else None)
        count = 0
        start = time.process_time()
        while time.process_time() - start < limit:
            for instance in rrulestr(text, dtstart=first):
                if instance.year >= 2127:
                    break
                if zoned:
                    instance = instance.astimezone(utc)
                count += 1
                if count & 255 == 0 and time.process_time() - start > limit:
                    break
        print(name, zoned, count, f"{time.process_time() - start:.6f}", sep="\t")
