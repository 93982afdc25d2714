"""Servers that put off, hang, talk nonsense and say the opposite of what they do, while sessions are cancelled and moved:
nothing is sent that no longer holds, nobody is left with what they heard first, and a copy comes of a fault."""

import collections
import email.utils
import json
import pathlib
import random
import re
import signal
import sqlite3
import subprocess
import time
from datetime import datetime, timedelta

from ground import ENVIRONMENT, KILLS, SEED, check, command, copied, kring
from mailserver import MailServer, Message

START = datetime.fromisoformat("2027-02-15T12:00:00+01:00")
STEP = timedelta(minutes=7)
ROUNDS = max(6, KILLS // 8)


def servers(chance):
    """By their kind: what they do at a step."""
    seen = set()

    def greylisting(step, recipient):
        if step == "rcpt" and recipient not in seen:
            seen.add(recipient)
            return "451 4.7.1 greylisted"
        return None

    def sometimes(share, faults):
        return lambda step, _: chance.choice(faults[step]) if step in faults and chance.random() < share else None

    return {
        "flaky": sometimes(0.15, {
            "banner": ["421 4.3.2 closing", "cut"], "mail": ["450 4.2.0 later", "cut"], "rcpt": ["451 4.7.1 no", "cut"],
            "data": ["452 4.3.1 no room", "cut"], "body": ["454 4.7.0 not now", "forget"]}),
        "greylisting": greylisting,
        "hanging": sometimes(0.08, {
            "banner": [("hang", 1.5)], "mail": [("hang", 1.5)], "rcpt": [("hang", 1.5)], "body": [("hang", 1.5)]}),
        "talking nonsense": sometimes(0.15, {"banner": ["garbage"], "mail": ["garbage"], "data": ["garbage"]}),
        "ambiguous": sometimes(0.25, {"body": ["cut", "forget", ("keep", "451 4.3.0 try again"), ("hang", 0.5)]}),
    }


def told(data):
    """UID and SEQUENCE of each session in a message's calendars, and what it says: the start, or that it is off."""
    found = set()
    for part in email.message_from_bytes(data).walk():
        if part.get_content_type() in ("text/calendar", "application/ics"):
            text = part.get_payload(decode=True).decode().replace("\r\n ", "")
            for event in text.split("BEGIN:VEVENT")[1:]:
                uid = re.search(r"^UID:(.*?)\r?$", event, re.M)[1]
                sequence = re.search(r"^SEQUENCE:(\d+)", event, re.M)
                start = re.search(r"^DTSTART[^:]*:(\d{8}T\d{4})", event, re.M)[1]
                fact = "off" if "STATUS:CANCELLED" in event else start
                found.add((uid, int(sequence[1]) if sequence else 0, fact))
    return found


class Mailbag:
    """A mail program that fails now and then, and the folder into which it puts messages."""

    PROGRAM = """#!/bin/bash
keep() { cat > "$file.tmp"; mv "$file.tmp" "$file"; }
file="FOLDER/$(date +%s%N).$$"
[ -e FOLDER.well ] && { keep; exit 0; }
case $((RANDOM % 20)) in
    0 | 1) exit 75 ;;
    2 | 3) echo x >> FOLDER.doubtful; keep; kill -9 $$ ;;
    4) echo x >> FOLDER.doubtful; basename "$file" >> FOLDER.denied; keep; exit 75 ;;
    5) sleep 1; exit 71 ;;
    *) keep ;;
esac
"""

    def __init__(self, folder):
        self.folder = folder / "mails"
        self.folder.mkdir()
        self.program = folder / "mail-program"
        self.program.write_text(self.PROGRAM.replace("FOLDER", str(self.folder)))
        self.program.chmod(0o755)
        self.well = pathlib.Path(f"{self.folder}.well")

    def set_kind(self, kind):
        if kind == "well":
            self.well.touch()

    def messages(self):
        found = []
        for path in self.folder.iterdir():
            if path.suffix == ".tmp":
                continue
            data = path.read_bytes().replace(b"\n", b"\r\n")
            recipient = email.message_from_bytes(data)["To"]
            heard = int(path.name.split(".")[0]) / 1e9 - time.time() + time.monotonic()
            found.append(Message(recipient, data, heard))
        return found

    def denied(self):
        path = pathlib.Path(f"{self.folder}.denied")
        names = path.read_text().split() if path.exists() else []
        return {Message("", (self.folder / name).read_bytes().replace(b"\n", b"\r\n")).identity for name in names}

    def doubtful(self):
        path = pathlib.Path(f"{self.folder}.doubtful")
        return len(path.read_text().splitlines()) if path.exists() else 0


def play(folder, name, transport, set_kind, messages, denied, doubtful, chance):
    """Plays the rounds over one way out.

    - set_kind: lets the way out go wrong in that way; "well" is not at all.
    - messages: what was taken so far; denied: the identities of those that it said it did not take; doubtful: how often the way out said something else than what it did."""
    place = copied(folder / "kept", f"changes-{name}", transport)
    changed = []  # when it was done, whose, the SEQUENCE since
    sequences = {}

    def published(now):
        listed = json.loads(kring(place, "sessions", "--json", now=now).stdout)["sessions"]
        return {one["uid"]: one for one in listed}

    known = published(START)
    sequences.update({uid: one["sequence"] for uid, one in known.items()})
    alive = []  # when runs began and ended
    kills = 0

    def change(now):
        near = [
            one for _, one in sorted(known.items())
            if timedelta(hours=3) < datetime.fromisoformat(one["start"]) - now < timedelta(days=21)]
        one = chance.choice(near)
        start = datetime.fromisoformat(one["start"])
        words = chance.choice([
            ["cancel", one["id"], "--reason", "ziek"], ["restore", one["id"]], ["move", one["id"], "--online"],
            ["move", one["id"], "--to", (start + timedelta(days=1)).strftime("%Y-%m-%d %H:%M"), "--force"]])
        began = time.monotonic()
        result = kring(place, *words, now=now)
        if result.returncode == 75:
            check(False, f"{name}: {' '.join(words)} had to wait: {result.stderr.strip()}")
        # It need not wait for a mail server: its own work takes well under this.
        if time.monotonic() - began > 20:
            check(False, f"{name}: {' '.join(words)} took {time.monotonic() - began:.0f} s")
        done = time.monotonic()
        for uid, one in published(now).items():
            if sequences.get(uid, 0) != one["sequence"]:
                sequences[uid] = one["sequence"]
                changed.append((done, uid, one["sequence"]))

    now = START
    kinds = ["flaky", "greylisting", "hanging", "talking nonsense", "ambiguous"]
    for number in range(ROUNDS):
        now = START + STEP * number
        set_kind(kinds[number * len(kinds) // ROUNDS])
        began = time.monotonic()
        runs = [subprocess.Popen(
            command(place, "run", "--accept-clock", "--max-time", "4s", now=now), env=ENVIRONMENT,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for _ in range(2)]
        if number % 3 < 2:
            time.sleep(chance.random() * 0.5)
            change(now)
        if number % 4 == 1:
            time.sleep(chance.random() * 0.6)
            for run in runs:
                if run.poll() is None:
                    run.send_signal(signal.SIGKILL)
                    kills += 1
        for run in runs:
            run.wait(120)
        alive.append((began, time.monotonic()))
    set_kind("well")
    for calm in range(60):
        now += STEP
        result = kring(place, "run", "--accept-clock", now=now)
        waiting = json.loads(kring(place, "outbox", "--json", now=now).stdout)["messages"]
        # Changes rest for a while, an hour at most, before anybody hears of them.
        if calm * STEP > timedelta(hours=1) and result.returncode == 0 and not waiting:
            break
    check(result.returncode == 0 and not waiting, f"{name}: in the end nothing waits: {waiting[:2]}")

    taken = messages()
    stale, last = [], {}
    refused = denied()
    for message in taken:
        for uid, sequence, fact in told(message.data):
            # Who has what their server said it refused knows something that nobody can know of.
            heard = (sequence, None if message.identity in refused else fact)
            last[message.recipient, uid] = max(last.get((message.recipient, uid), (0, "")), heard, key=lambda of: of[0])
            # What was done before every run that was alive began, none of them could overlook.
            began = min((begin for begin, end in alive if begin <= message.heard <= end), default=message.heard)
            known_then = max((to for done, of, to in changed if of == uid and done < began), default=0)
            if sequence < known_then:
                stale.append((message.recipient, uid, sequence, known_then))
    check(not stale, f"{name}: of {len(taken)} messages none tells what no longer holds: {stale[:2]}")

    def fact(session):
        return "off" if session["status"] == "cancelled" else session["start"][:16].replace("-", "").replace(":", "")

    # Who had not heard of a change that was taken back hears nothing: what they know is true. A mail of several changes
    # has no calendar; that it went stands in the ledger.
    final = published(now)
    ledger = sqlite3.connect(f"file:{place}/state/ledger.sqlite?mode=ro", uri=True)
    together = set(ledger.execute(
        "SELECT whole.recipient, part.uid, part.tells FROM delivery part JOIN delivery whole "
        "ON part.state = 'covered' AND whole.state = 'sent' AND instr(part.detail, whole.message_id) > 0"))
    ledger.close()
    left = [
        (who, uid, heard, fact(final[uid])) for (who, uid), heard in last.items()
        if uid in final and datetime.fromisoformat(final[uid]["start"]) > now + timedelta(hours=1)
        and heard[1] not in (None, fact(final[uid]))
        and (email.utils.parseaddr(who)[1], uid, final[uid]["sequence"]) not in together]
    check(not left, f"{name}: nobody is left with what they heard first, of {len(changed)} changes: {left[:2]}")
    counts = collections.Counter(message.identity for message in taken)
    faults = doubtful()
    twice = sum(counts.values()) - len(counts)
    check(twice <= faults + kills * 3, f"{name}: {twice} copies of {faults} doubtful answers and {kills} kills")
    check(len(taken) > 20 and len(changed) > 2, f"{name}: {len(taken)} messages, {len(changed)} changed sessions")


def changes(folder):
    chance = random.Random(SEED + 1000)
    for name, connections in (("one connection", 1), ("three connections", 3)):
        kind = {"now": "well"}
        ways = servers(random.Random(SEED + connections))
        server = MailServer(
            lambda step, recipient: None if kind["now"] == "well" else ways[kind["now"]](step, recipient))
        play(folder, name.replace(" ", "-"),
             f"transport: smtp, smtp: {{host: 127.0.0.1, port: {server.port}, timeout: 1, security: none, "
             f"connections: {connections}}}",
             lambda now: kind.update(now=now), lambda: list(server.taken), lambda: set(server.denied),
             lambda: len(server.unanswered), chance)
        server.close()
    bag = Mailbag(folder)
    play(folder, "mail-program", f"transport: sendmail, sendmail: {bag.program}", bag.set_kind, bag.messages, bag.denied,
         bag.doubtful, chance)
