"""Five clients: each is given the feeds of a step and says what it shows of them."""
import datetime
import functools
import http.server
import json
import os
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.request

import defusedxml.ElementTree
import icalendar
import recurring_ical_events
import vobject

from season import Shown, utc

FIRST, LAST = datetime.date(2027, 1, 1), datetime.date(2027, 12, 31)
BIN = os.path.dirname(sys.executable)


class Stateless:
    """A client that reads each feed by itself; the same bytes are shown to it once."""

    def __init__(self, folder):
        self.known = {}

    def show(self, feeds):
        return {feed: self.once(data) for feed, data in feeds.items()}

    def once(self, data):
        if data not in self.known:
            self.known[data] = sorted(self.expand(data))
        return self.known[data]

    def close(self):
        pass


class Icalendar(Stateless):
    name = "icalendar"

    def expand(self, data):
        calendar = icalendar.Calendar.from_ical(data)
        for event in calendar.walk("VEVENT"):
            if event.errors:
                raise ValueError(event.errors)
        return [of_component(e) for e in recurring_ical_events.of(calendar).between(FIRST, LAST)]


class Vobject(Stateless):
    """vobject's own parser, zones and rule sets; putting overrides in place is left to its callers."""

    name = "vobject"

    def expand(self, data):
        calendar = vobject.readOne(data.decode())
        events = calendar.contents.get("vevent", [])
        replaced = {(e.uid.value, self.moment(e.recurrence_id.value)) for e in events if "recurrence-id" in e.contents}
        for event in events:
            length = self.moment(event.dtend.value) - self.moment(event.dtstart.value)
            starts = [event.dtstart.value]
            if event.rruleset:
                starts = list(event.rruleset)
            for start in starts:
                # vobject yields the wall clock; its zone is that of DTSTART.
                start = start if start.tzinfo else start.replace(tzinfo=event.dtstart.value.tzinfo)
                start = self.moment(start)
                if "recurrence-id" not in event.contents and (event.uid.value, start) in replaced:
                    continue
                text = lambda name: event.contents[name][0].value if name in event.contents else ""
                yield Shown(utc(start), utc(start + length), text("summary"), text("location"), text("status"))

    @staticmethod
    def moment(time):
        return time.astimezone(datetime.timezone.utc)


class Radicale(Stateless):
    """A CalDAV server: each feed is put as a collection, and expanded by the server."""

    name = "Radicale"

    def __init__(self, folder):
        super().__init__(folder)
        self.port, self.count = free_port(), 0
        options = ["--server-hosts", f"127.0.0.1:{self.port}", "--auth-type", "none", "--storage-filesystem-folder", f"{folder}/radicale"]
        # It flushes every event to the disk; nothing here needs to survive a power cut.
        program = "from radicale import __main__, pathutils; pathutils.fsync = lambda file: None; __main__.run()"
        self.server = subprocess.Popen(
            [sys.executable, "-c", program, "--config", "", *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for(self.port)

    def expand(self, data):
        self.count += 1
        address = f"http://127.0.0.1:{self.port}/kring/feed{self.count}.ics/"
        self.ask(address, "PUT", data, "text/calendar; charset=utf-8")
        return self.all(address)

    def all(self, address):
        """What the server makes of a collection."""
        span = f'start="{FIRST:%Y%m%d}T000000Z" end="{LAST:%Y%m%d}T000000Z"'
        query = (
            '<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:prop><C:calendar-data>'
            f"<C:expand {span}/></C:calendar-data></D:prop><C:filter><C:comp-filter name=\"VCALENDAR\">"
            f'<C:comp-filter name="VEVENT"><C:time-range {span}/></C:comp-filter></C:comp-filter></C:filter></C:calendar-query>'
        )
        answer = self.ask(address, "REPORT", query.encode(), "application/xml", {"Depth": "1"})
        for node in defusedxml.ElementTree.fromstring(answer).iter("{urn:ietf:params:xml:ns:caldav}calendar-data"):
            for event in icalendar.Calendar.from_ical(node.text).walk("VEVENT"):
                yield of_component(event)

    def ask(self, address, method, body, kind, headers={}):
        # Whoever logs in as kring, with any password, owns /kring/.
        headers = {"Content-Type": kind, "Authorization": "Basic a3Jpbmc6", **headers}
        request = urllib.request.Request(address, body, headers, method=method)
        with urllib.request.urlopen(request, timeout=20) as response:
            return response.read()

    def close(self):
        self.server.terminate()
        self.server.wait()


class Vdirsyncer:
    """Fetches all feeds over http into folders of files, step after step into the same ones."""

    name = "vdirsyncer"

    def __init__(self, folder):
        self.served, self.vdirs, self.config = f"{folder}/served", f"{folder}/vdirs", f"{folder}/vdirsyncer.conf"
        self.status, self.paired, self.known = f"{folder}/status", set(), {}
        os.makedirs(self.served)
        handler = functools.partial(Quiet, directory=self.served)
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def show(self, feeds):
        names = {file_name(feed): feed for feed in feeds}
        for name, feed in names.items():
            with open(f"{self.served}/{name}.ics", "wb") as file:
                file.write(feeds[feed])
        if set(names) != self.paired:
            self.configure(names)
        self.run("sync")
        return {feed: sorted(self.read(f"{self.vdirs}/{name}")) for name, feed in names.items()}

    def configure(self, names):
        with open(self.config, "w", encoding="utf-8") as file:
            file.write(f'[general]\nstatus_path = "{self.status}"\n')
            for name in names:
                os.makedirs(f"{self.vdirs}/{name}", exist_ok=True)
                file.write(
                    f'[pair {name}]\na = "{name}_web"\nb = "{name}_here"\ncollections = null\nconflict_resolution = "a wins"\n'
                    f'[storage {name}_web]\ntype = "http"\nurl = "http://127.0.0.1:{self.server.server_port}/{name}.ics"\n'
                    f'[storage {name}_here]\ntype = "filesystem"\npath = "{self.vdirs}/{name}"\nfileext = ".ics"\n'
                )
        self.paired = set(names)
        self.run("discover")

    def run(self, verb):
        command = [f"{BIN}/vdirsyncer", "-c", self.config, verb]
        # All of a community may be gone from a feed: that is meant.
        extra = ["--force-delete"] if verb == "sync" else []
        done = subprocess.run([*command, *extra], capture_output=True, text=True)
        if done.returncode:
            raise ValueError(done.stderr[-2000:])

    def read(self, folder):
        for name in os.listdir(folder):
            with open(f"{folder}/{name}", "rb") as file:
                data = file.read()
            if data not in self.known:
                events = recurring_ical_events.of(icalendar.Calendar.from_ical(data)).between(FIRST, LAST)
                self.known[data] = [of_component(event) for event in events]
            yield from self.known[data]

    def close(self):
        self.server.shutdown()


class Khal:
    """Reads the folders that vdirsyncer keeps, all in one call, with a cache that lives through the season."""

    name = "khal"
    fields = ("calendar", "start-date-long", "start-time", "end-date-long", "end-time", "title", "location", "status")

    def __init__(self, folder):
        self.folder, self.home = f"{folder}/vdirs", f"{folder}/khal"
        os.makedirs(self.home)

    def show(self, feeds):
        names = {file_name(feed): feed for feed in feeds}
        with open(f"{self.home}/config", "w", encoding="utf-8") as file:
            file.write("[calendars]\n")
            for name in names:
                file.write(f"[[{name}]]\npath = {self.folder}/{name}\n")
            file.write(
                "[locale]\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
                "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
                f"default_timezone = UTC\nlocal_timezone = UTC\n[sqlite]\npath = {self.home}/khal.db\n"
            )
        environment = {**os.environ, "HOME": self.home, "XDG_DATA_HOME": self.home, "LC_ALL": "C.UTF-8", "TZ": "UTC"}
        command = [f"{BIN}/khal", "-c", f"{self.home}/config", "list"]
        for field in self.fields:
            command += ["--json", field]
        done = subprocess.run([*command, str(FIRST), str(LAST)], capture_output=True, text=True, env=environment)
        if done.returncode:
            raise ValueError(done.stderr[-2000:])
        shown = {feed: [] for feed in feeds}
        for line in done.stdout.splitlines():
            for event in json.loads(line):
                calendar, day, clock, last_day, last_clock, title, place, status = (event[f] for f in self.fields)
                shown[names[calendar]].append(
                    Shown(f"{day} {clock}", f"{last_day} {last_clock}", title, place, status.strip()))
        return {feed: sorted(rows) for feed, rows in shown.items()}

    def close(self):
        pass


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


def of_component(event):
    start, end = event["DTSTART"].dt, event["DTEND"].dt
    return Shown(
        utc(start), utc(end), str(event.get("SUMMARY", "")), str(event.get("LOCATION", "")), str(event.get("STATUS", "")))


def file_name(feed):
    return re.sub(r"[^a-z0-9]", "_", f"{feed.style}_{feed.kind}_{feed.name}")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port):
    for _ in range(100):
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
    raise SystemExit("Radicale does not start")


# Two groups that work side by side; khal reads what vdirsyncer fetched.
GROUPS = [[Icalendar, Vobject, Radicale], [Vdirsyncer, Khal]]
