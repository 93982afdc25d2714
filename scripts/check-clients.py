"""Compares what icalendar + recurring-ical-events, and khal, make of every published feed with `kring sessions --json`."""
import datetime
import glob
import json
import os
import subprocess
import sys
import tempfile

import icalendar
import recurring_ical_events

KRING, WORKSPACE, KHAL = sys.argv[1:4]
FROM, TO = datetime.date(2027, 1, 1), datetime.date(2027, 12, 31)


def sessions(*arguments):
    command = [KRING, "sessions", "--json", "--workspace", WORKSPACE, *arguments]
    listed = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)["sessions"]
    return [s for s in listed if s["status"] != "cancelled"]


def moments(listed):
    return sorted(
        (utc(datetime.datetime.fromisoformat(s["start"])), utc(datetime.datetime.fromisoformat(s["end"]))) for s in listed
    )


def utc(moment):
    return moment.astimezone(datetime.timezone.utc).strftime("%Y-%m-%d %H:%M")


def by_icalendar(data):
    calendar = icalendar.Calendar.from_ical(data)
    for event in calendar.walk("VEVENT"):
        assert not event.errors, event.errors
    events = recurring_ical_events.of(calendar).between(FROM, TO)
    return sorted((utc(e["DTSTART"].dt), utc(e["DTEND"].dt)) for e in events if e.get("STATUS") != "CANCELLED")


def by_khal(path):
    with tempfile.TemporaryDirectory() as home:
        folder = os.path.join(home, "calendar")
        os.mkdir(folder)
        config = os.path.join(home, "config")
        with open(config, "w", encoding="utf-8") as file:
            file.write(
                f"[calendars]\n[[feed]]\npath = {folder}\n[locale]\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\n"
                "longdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
                "default_timezone = UTC\nlocal_timezone = UTC\n"
                f"[sqlite]\npath = {home}/khal.db\n"
            )
        environment = {**os.environ, "HOME": home, "XDG_DATA_HOME": home, "LC_ALL": "C.UTF-8", "TZ": "UTC"}
        khal = [KHAL, "-c", config]
        subprocess.run([*khal, "import", "--batch", "-a", "feed", path], check=True, capture_output=True, env=environment)
        command = [*khal, "list", "--format", "{start}|{end}|{title}", "--day-format", "", str(FROM), str(TO)]
        shown = subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout
    lines = {tuple(line.split("|")[:2]) + (line,) for line in shown.splitlines() if "|" in line}
    return sorted(line[:2] for line in lines if "Vervallen:" not in line[2] and "Cancelled:" not in line[2])


def compare(name, path, expected):
    with open(path, "rb") as file:
        data = file.read()
    for client, shown in (("icalendar", by_icalendar(data)), ("khal", by_khal(path))):
        if shown != expected:
            missing, extra = [m for m in expected if m not in shown], [m for m in shown if m not in expected]
            sys.exit(f"{name}: {client} shows {len(shown)} of {len(expected)} sessions; missing {missing[:3]}, extra {extra[:3]}")


def main():
    count = 0
    public = os.path.join(WORKSPACE, "public", "feeds")
    compare("organisation", f"{public}/organisation.ics", moments(sessions()))
    for path in sorted(glob.glob(f"{public}/community/*.ics")):
        community = os.path.basename(path)[:-4]
        compare(community, path, moments(sessions("--community", community)))
        count += 1
    everything = sessions()
    for path in sorted(glob.glob(f"{public}/room/*.ics")):
        room = os.path.basename(path)[:-4]
        if not room.startswith("meet"):
            compare(room, path, moments([s for s in everything if s["room"] == room]))
            count += 1
    with tempfile.TemporaryDirectory() as folder:
        for style in ("flat", "series"):
            scopes = [("community", os.path.basename(p)[:-4]) for p in glob.glob(f"{public}/community/*.ics")]
            scopes += [("member", person) for person in ("lotte", "eva", "noor", "hassan")]
            for kind, name in sorted(scopes):
                path = os.path.join(folder, f"{style}-{name}.ics")
                command = [KRING, "feed", kind, name, "--style", style, "--workspace", WORKSPACE, "--now", "2027-01-11T09:00:00Z"]
                with open(path, "wb") as file:
                    file.write(subprocess.run(command, check=True, capture_output=True).stdout)
                compare(f"{style} {name}", path, moments(sessions(f"--{kind}", name)))
                count += 1
    print(f"{count + 1} feeds: icalendar {icalendar.__version__} and khal show exactly the published sessions")


main()
