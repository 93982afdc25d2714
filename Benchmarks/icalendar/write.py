"""Writes the same calendar with the Python package icalendar. usage: write.py EVENTS FILE; prints SECONDS (CPU)"""
import datetime
import sys
import time
import zoneinfo

import icalendar

count = int(sys.argv[1])
zone = zoneinfo.ZoneInfo("Europe/Amsterdam")


def moment(day: int, minutes: int, tz: datetime.tzinfo) -> datetime.datetime:
    return datetime.datetime(2027, day // 28 % 12 + 1, day % 28 + 1, minutes // 60, minutes % 60, tzinfo=tz)


start = time.process_time()
calendar = icalendar.Calendar()
calendar.add("version", "2.0")
calendar.add("prodid", "-//Kring//bench//EN")
calendar.add("calscale", "GREGORIAN")
for index in range(count):
    day, minutes = index % 336, 540 + index % 32 * 15
    event = icalendar.Event()
    event.add("uid", f"session-{index}@kring.example.org")
    event.add("dtstamp", moment(index % 28, 480, datetime.timezone.utc))
    event.add("dtstart", moment(day, minutes, zone))
    event.add("dtend", moment(day, minutes + 90, zone))
    event.add("summary", f"Eigentijds toetsen {index}")
    event.add(
        "description",
        "Waar: R1 2.41, Eindhoven\nJouw rol: gastheer\n15:00 Openen en inchecken\n15:10 Casusronde; twee groepen"
        "\n16:20 Oogst, afspraken en vooruitblik\nMeenemen: een casus\nhttps://kring.example.org/s/intervisie-1",
    )
    event.add("location", "R1 2.41, Rachelsmolen 1, Eindhoven")
    event.add("url", f"https://kring.example.org/s/session-{index}")
    event.add("status", "CONFIRMED")
    event.add("categories", ["Leren, doen", "Hybride"])
    event.add(
        "conference",
        "https://meet.example.org/abc-defg-hij",
        parameters={"VALUE": "URI", "FEATURE": ["AUDIO", "VIDEO"], "LABEL": "Doe mee"},
    )
    event.add("sequence", index % 4)
    event.add("created", moment(index % 28, 420, datetime.timezone.utc))
    event.add("last-modified", moment(index % 28, 480, datetime.timezone.utc))
    calendar.add_component(event)
data = calendar.to_ical()
end = time.process_time()
with open(sys.argv[2], "wb") as file:
    file.write(data)
print(f"{end - start:.6f}")
