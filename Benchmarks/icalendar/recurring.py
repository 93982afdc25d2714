"""Makes a calendar of recurring events, the same for the same number. usage: recurring.py EVENTS FILE RULES"""
import sys

count = int(sys.argv[1])
rules = [line.rstrip("\n").split("\t")[1] for line in open(sys.argv[3], encoding="utf-8")]
lines = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Kring//bench//EN", "BEGIN:VTIMEZONE", "TZID:Europe/Amsterdam",
    "BEGIN:STANDARD", "DTSTART:19701025T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100", "TZNAME:CET", "END:STANDARD", "BEGIN:DAYLIGHT", "DTSTART:19700329T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "TZNAME:CEST", "END:DAYLIGHT",
    "END:VTIMEZONE",
]
for index in range(count):
    day, hour = index % 28 + 1, 8 + index % 9
    date = f"2026{index % 12 + 1:02}{day:02}"
    lines += [
        "BEGIN:VEVENT", f"UID:r{index}@kring.example.org", "DTSTAMP:20260101T080000Z",
        f"DTSTART;TZID=Europe/Amsterdam:{date}T{hour:02}0000", f"DTEND;TZID=Europe/Amsterdam:{date}T{hour + 1:02}3000",
        f"RRULE:{rules[index % len(rules)]}", f"SUMMARY:Overleg {index}", "END:VEVENT",
    ]
lines.append("END:VCALENDAR")
with open(sys.argv[2], "w", encoding="utf-8", newline="") as file:
    file.write("".join(line + "\r\n" for line in lines))
