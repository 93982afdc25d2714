#!/usr/bin/env python3
"""A morning of many reminders: Kring sends them to a mail server on the loopback, beside smtplib on the same server.

usage: bench.py [--kring KRING] [--people N] [--communities M] [--connections C]

A workspace of N people in M communities is planned and published; then one run sends a reminder to everybody. smtplib
sends the very same messages over one connection, and nothing else: no text is made, nothing is kept. The server is a
C-like loop in Python that answers and forgets. Idle runs are measured before."""
import argparse
import json
import os
import pathlib
import re
import resource
import shutil
import smtplib
import socket
import sqlite3
import subprocess
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]


class Sink:
    """Takes everything, keeps nothing but the number of messages."""

    def __init__(self):
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.count, self.first, self.last = 0, None, None
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            connection, _ = self.listener.accept()
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection):
        send, waiting = connection.sendall, b""
        send(b"220 sink\r\n")
        while True:
            part = connection.recv(65536)
            if not part:
                return
            waiting += part
            while (end := waiting.find(b"\r\n")) >= 0:
                line, waiting = waiting[:end], waiting[end + 2:]
                word = line[:4].upper()
                if word == b"DATA":
                    send(b"354 go\r\n")
                    while (end := waiting.find(b"\r\n.\r\n")) < 0:
                        waiting += connection.recv(65536)
                    waiting = waiting[end + 5:]
                    self.count += 1
                    self.last = time.monotonic()
                    self.first = self.first or self.last
                    send(b"250 ok\r\n")
                elif word == b"EHLO":
                    send(b"250 sink\r\n")
                elif word == b"QUIT":
                    send(b"221 bye\r\n")
                    return
                else:
                    send(b"250 ok\r\n")


def workspace(folder, people, communities):
    place = folder / "workspace"
    (place / "communities").mkdir(parents=True)
    (place / "kring.yaml").write_text(
        "name: Hogeschool\ntimezone: Europe/Amsterdam\nlanguages: [nl, en]\n"
        "sites: [{id: a, name: A}]\nseason: {id: 2027-02, from: 2027-02-01, to: 2027-03-31}\n"
        "mail: {from: \"Kring <kring@example.org>\", transport: outbox}\nweb: {address: https://kring.example.org}\n")
    online = "\n".join(f"  - {{id: o{n}, name: Online {n}, link: 'https://meet.example.org/{n}', capacity: 5000}}"
                       for n in range(communities))
    (place / "spaces.yaml").write_text(f"rooms: []\nonline:\n{online}\n")
    rows = ["id,name,email,language"] + [
        f"p{n},Persoon Nummer {n},p{n}@example.org,{'nl' if n % 4 else 'en'}" for n in range(people)]
    (place / "people.csv").write_text("\n".join(rows) + "\n")
    for number in range(communities):
        members = [f"p{n}" for n in range(number, people, communities)]
        (place / f"communities/c{number}.yaml").write_text(
            f"name: Kring {number}\nrhythm: every 3 weeks on Tuesday for 90 minutes\n"
            "season: {keep: 2 sessions}\nwhen: {preferred: [Tue 13:00-17:00]}\nmodes: {online: any}\n"
            f"remind: 1 day before\nmembers:\n  core: [{', '.join(members[:3])}]\n  active: [{', '.join(members[3:])}]\n")
    return place


def kring(args, place, *words, now):
    result = subprocess.run(
        [args.kring, *words, "--workspace", place, "--now", now], capture_output=True, text=True,
        env={"KRING_HOME": str(ROOT), "PATH": "/usr/bin:/bin", "LC_ALL": "en_GB.UTF-8"})
    if result.returncode:
        raise SystemExit(f"{words}: {result.returncode} {result.stderr[-2000:]}")
    return result


def timed(args, place, *words, now):
    """Seconds and peak memory in MB."""
    before = time.monotonic()
    process = subprocess.Popen(
        [args.kring, *words, "--workspace", place, "--now", now], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={"KRING_HOME": str(ROOT), "PATH": "/usr/bin:/bin", "LC_ALL": "en_GB.UTF-8"})
    said = process.stderr.read().decode() + process.stdout.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{words}: {status} {said[-2000:]}")
    return time.monotonic() - before, usage.ru_maxrss / 1024, said


def idle(args, place, now_of):
    seconds = []
    for minute in range(12):
        took, memory, _ = timed(args, place, "run", "--accept-clock", now=now_of(minute))
        seconds.append(took)
    return sorted(seconds[2:])[len(seconds[2:]) // 2], memory


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kring", default=ROOT / ".build/release/kring")
    parser.add_argument("--people", type=int, default=20_000)
    parser.add_argument("--communities", type=int, default=40)
    parser.add_argument("--connections", type=int, default=4)
    args = parser.parse_args()
    args.kring = os.path.realpath(args.kring)
    with tempfile.TemporaryDirectory(prefix="kring-sending-") as name:
        place = workspace(pathlib.Path(name), args.people, args.communities)
        published = "2027-01-20T09:00:00+01:00"
        kring(args, place, "plan", "--steps", "2000", now=published)
        kring(args, place, "publish", now=published)
        sessions = json.loads(kring(args, place, "sessions", "--json", now=published).stdout)["sessions"]
        first = min(session["start"] for session in sessions)
        print(f"{args.people} people, {args.communities} communities, {len(sessions)} sessions, the first {first}")
        # Old enough for nobody to be welcomed; a day before the first sessions begins the morning of reminders.
        quiet = "2027-01-29T09:{:02}:00+01:00"
        took, memory = idle(args, place, quiet.format)
        print(f"idle run: {took * 1000:.0f} ms, {memory:.0f} MB")
        sink = Sink()
        file = place / "kring.yaml"
        file.write_text(file.read_text().replace(
            "transport: outbox", f"transport: smtp, smtp: {{host: 127.0.0.1, port: {sink.port}, security: none, connections: {args.connections}}}"))
        # All at once: the evening before, when every reminder of the next afternoon has fallen due.
        day = first[:10]
        before = (int(day[8:]) - 1)
        moment = f"{day[:8]}{before:02}T17:30:00+01:00"
        if os.environ.get("KEEP"):
            shutil.copytree(place, os.environ["KEEP"])
        took, memory, said = timed(args, place, "run", "--accept-clock", "--verbose", now=moment)
        print(said.strip())
        count = sink.count
        handing = sink.last - sink.first
        print(f"at the server: the first after {took - handing:.1f} s, then {count / handing:.0f} a second")
        print(f"Kring: {count} reminders written, queued and handed over in {took:.1f} s: {count / took:.0f} a second, "
              f"{memory:.0f} MB")
        ledger = sqlite3.connect(place / "state/ledger.sqlite")
        messages = ledger.execute("SELECT recipient, message FROM delivery WHERE state = 'sent'").fetchall()
        sink.count, started = 0, time.monotonic()
        with smtplib.SMTP("127.0.0.1", sink.port) as client:
            for recipient, message in messages:
                client.sendmail("kring@example.org", [recipient], message)
        theirs = time.monotonic() - started
        print(f"smtplib: {sink.count} of the same messages handed over in {theirs:.1f} s: {sink.count / theirs:.0f} a second")
        print(f"ratio: Kring takes {took / theirs:.2f} times as long, making and keeping every message included")
        size = (place / "state/ledger.sqlite").stat().st_size / 1e6
        print(f"ledger: {size:.0f} MB, {size * 1e6 / max(1, count):.0f} bytes a message")


main()
